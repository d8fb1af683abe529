//! One form for matching: NFKC, simplified, one kind of space and dash; each character keeps its place in the print.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Traditional and simplified character in turn. Made from OpenCC's t2s by the test below; only single characters, so
/// that places stay valid: regional words stay and are synonyms of the vocabulary.
static T2S: &str = include_str!("../data/t2s.txt");

/// Characters of the basic plane to their form; 0: dropped; [`EXPANDS`]: more than one character.
static FORMS: LazyLock<Box<[u16]>> = LazyLock::new(forms);

const EXPANDS: u16 = 0xFFFF;

fn forms() -> Box<[u16]> {
    let mut table: Box<[u16]> = (0..=0xFFFFu16).collect();
    // Blocks in which NFKC changes something that reports print; the punctuation of Chinese sentences is not among them.
    let blocks = [
        0x00A0..=0x00BE,
        0x2000..=0x209F,
        0x2100..=0x218F,
        0x2E80..=0x2FDF,
        0x3300..=0x33FF,
        0xF900..=0xFAFF,
        0xFB00..=0xFB06,
        0xFE30..=0xFE6F,
        0xFF01..=0xFF5E,
    ];
    for code in blocks.into_iter().flatten() {
        let Some(c) = char::from_u32(code) else { continue };
        let mut folded = c.nfkc();
        let (first, more) = (folded.next(), folded.next().is_some());
        table[code as usize] = match first {
            Some(f) if !more && (f as u32) < 0xFFFF => f as u16,
            _ => EXPANDS,
        };
    }
    let mut pairs = T2S.chars().filter(|c| !c.is_whitespace());
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if (from as u32) < 0xFFFF && (to as u32) < 0xFFFF {
            table[from as usize] = to as u16;
        }
    }
    let mut set = |from: &str, to: char| from.chars().for_each(|c| table[c as usize] = to as u16);
    set(
        "\u{a0}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200a}\u{202f}\u{205f}\u{3000}",
        ' ',
    );
    set("\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}", '\0');
    set("‐‑‒–−﹣－", '-');
    set("～∼〜", '~');
    set("∕⁄╱", '/');
    // stands in simplified names as often as for "dry"
    set("乾", '乾');
    set("，﹐", '，');
    set("；﹔", '；');
    set("‧・", '·');
    table
}

/// A line in its form for matching, with the way back.
#[derive(Debug, Clone, Default)]
pub(crate) struct Normal {
    pub text: String,
    /// byte of the print for each byte of `text`, and one for its end
    pub at: Vec<u32>,
}

/// The form of a printed text.
pub(crate) fn normalise(print: &str) -> Normal {
    let mut out =
        Normal { text: String::with_capacity(print.len()), at: Vec::with_capacity(print.len() + 1) };
    let mut buffer = [0u8; 4];
    let forms = &**FORMS;
    for (place, c) in print.char_indices() {
        if c.is_ascii() {
            out.text.push(c);
            out.at.push(place as u32);
            continue;
        }
        let form = if (c as u32) < 0xFFFF { forms[c as usize] } else { EXPANDS };
        let mark = is_raised(c).then(|| raised(c, tail(&out.text)));
        let mut put = |c: char| {
            out.text.push(c);
            out.at.extend(std::iter::repeat_n(place as u32, c.encode_utf8(&mut buffer).len()));
        };
        match form {
            _ if mark.is_some() => mark.into_iter().for_each(put),
            0 => {}
            EXPANDS if (c as u32) >= 0xFFFF => put(c),
            EXPANDS => c.nfkc().for_each(put),
            form => put(char::from_u32(u32::from(form)).unwrap_or(c)),
        }
    }
    out.at.push(print.len() as u32);
    out
}

fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '\u{2070}'..='\u{2079}' | '\u{2460}'..='\u{2473}')
}

/// The last two characters.
fn tail(text: &str) -> [Option<char>; 2] {
    let mut back = text.chars().rev();
    [back.next(), back.next()]
}

/// A raised digit is a power only right after the m of a unit; anywhere else it is a note's mark, and no digit.
fn raised(c: char, tail: [Option<char>; 2]) -> char {
    let unit = match tail {
        [Some('m' | 'M'), before] => !before.is_some_and(|b| b.is_ascii_lowercase()) || before == Some('k'),
        [Some(' '), Some('m' | 'M')] => true,
        _ => false,
    };
    match c {
        '²' if unit => '2',
        '³' if unit => '3',
        _ => NOTE_MARK,
    }
}

/// Stands for a note's mark or a circled number: neither letter nor digit.
pub const NOTE_MARK: char = '\u{b9}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_as_matching_needs_them() {
        for (print, text) in [
            ("溫室氣體排放總量", "温室气体排放总量"),
            ("１，２３４．５６％", "1，234.56%"),
            ("tCO₂e", "tCO2e"),
            ("10㎥／人", "10m3/人"),
            ("10 m³", "10 m3"),
            ("mg/m ³", "mg/m 3"),
            ("(GJ) ³", "(GJ) ¹"),
            ("¹脚注", "¹脚注"),
            ("2,390²", "2,390¹"),
            ("①甲", "¹甲"),
            ("⼈⼥⽔", "人女水"),
            ("30–50岁", "30-50岁"),
            ("（股份代號：9959）", "(股份代号:9959)"),
            ("a\u{200b}b\u{3000}c", "ab c"),
            ("，。；", "，。；"),
        ] {
            assert_eq!(normalise(print).text, text, "{print}");
        }
    }

    #[test]
    fn each_byte_knows_its_print() {
        let print = "　總量㎥１２";
        let form = normalise(print);
        assert_eq!(form.text, " 总量m312");
        assert_eq!(form.at.len(), form.text.len() + 1);
        let digit = form.text.find('1').unwrap();
        assert_eq!(&print[form.at[digit] as usize..], "１２");
        assert!(form.at.windows(2).all(|w| w[0] <= w[1]));
    }

    #[test]
    fn the_table_is_what_opencc_says() {
        use ferrous_opencc::{OpenCC, config::BuiltinConfig};
        let opencc = OpenCC::from_config(BuiltinConfig::T2s).unwrap();
        let mut table = String::new();
        for code in (0x3400..=0x9FFFu32).chain(0xF900..=0xFAFF) {
            let from = char::from_u32(code).unwrap();
            let to = opencc.convert(&from.to_string());
            let mut chars = to.chars();
            if let (Some(to), None) = (chars.next(), chars.next())
                && to != from
            {
                table.push(from);
                table.push(to);
                if table.chars().count().is_multiple_of(81) {
                    table.push('\n');
                }
            }
        }
        table.push('\n');
        if std::env::var_os("EVENHAND_WRITE").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/data/t2s.txt"), &table).unwrap();
        }
        assert!(T2S == table, "data/t2s.txt differs: run with EVENHAND_WRITE=1 to write it anew");
    }
}
