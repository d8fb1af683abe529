//! One form for matching: NFKC, simplified, one kind of space and dash; each character keeps its place in the print.

use std::sync::LazyLock;

use memchr::{memchr_iter, memchr2_iter};
use unicode_normalization::UnicodeNormalization;

use crate::{Printed, Text, find};

/// Traditional and simplified character in turn. Made from OpenCC's t2s by the test below; only single characters, so
/// that places stay valid: regional words stay and are synonyms of the vocabulary.
static T2S: &str = include_str!("../data/t2s.txt");

/// Characters of the basic plane to their form, most of them to themselves.
static FORMS: LazyLock<Box<[u16]>> = LazyLock::new(forms);

/// Radicals that NFKC leaves, and the character of each (Unicode's EquivalentUnifiedIdeograph.txt, those that are words).
const RADICALS: &str = "⺁厂⺜日⺝月⺟母⺠民⺧牛⺩王⺫目⺬示⺶羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟\
                       ⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻱龜⻳龟";

/// Leaves nothing.
const DROPPED: u16 = 0;
/// A power or a note's mark, which what stands before it tells.
const RAISED: u16 = 0xFFFE;
/// More than one character.
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
    // a radical is what is made of it: fonts of which both are one glyph are printed with the radical's code
    let mut radicals = RADICALS.chars().filter(|c| !c.is_whitespace());
    while let (Some(from), Some(to)) = (radicals.next(), radicals.next()) {
        table[from as usize] = to as u16;
    }
    for code in 0x2E80..=0x2FDF {
        if table[code] < RAISED {
            table[code] = table[usize::from(table[code])];
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
    for c in ['¹', '²', '³'].into_iter().chain('\u{2070}'..='\u{2079}').chain('\u{2460}'..='\u{2473}') {
        table[c as usize] = RAISED;
    }
    table
}

/// The form of a print that begins at a place.
pub(crate) fn normalise(print: &str, begin: Printed) -> Text {
    let mut out = Text::beginning(begin, print.len());
    let mut done = 0;
    let mut blanks = blanks_in_formulas(print);
    let of_dates = blanks_in_dates(print);
    if !of_dates.is_empty() {
        blanks.extend(of_dates);
        blanks.sort_unstable();
    }
    let mut blanks: Vec<(usize, usize)> = blanks.into_iter().map(|at| (at, 1)).collect();
    let of_thousands = blanks_of_thousands(print);
    if !of_thousands.is_empty() {
        blanks.extend(of_thousands);
        blanks.sort_unstable();
    }
    for (blank, length) in blanks {
        fold(&print[done..blank], begin.after(done), &mut out);
        if length > 1 {
            out.put(",", begin.after(blank));
        }
        done = blank + length;
    }
    fold(&print[done..], begin.after(done), &mut out);
    out.end = begin.after(print.len());
    out
}

/// Where a blank stands before or after a formula's lowered digit, or a unit's power, as extractors set what is not on the line:
/// `tCO 2 e`, `N 2 O`, `NO x`, `m 3`.
fn blanks_in_formulas(print: &str) -> Vec<usize> {
    const LOWERED: &[(&str, &[&str])] = &[
        ("CO", &["2"]),
        ("CH", &["4"]),
        ("N", &["2 O"]),
        ("NO", &["x", "X", "2"]),
        ("SO", &["x", "X", "2"]),
        ("NF", &["3"]),
        ("NH", &["3"]),
        ("SF", &["6"]),
        ("m", &["2", "3"]),
    ];
    let bytes = print.as_bytes();
    let mut blanks = vec![];
    // most prints have none of these behind a blank, which is told of many bytes at once
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let lowers = |a: &u8, b: &u8| (*a == b' ') & matches!(b, b'2' | b'3' | b'4' | b'6' | b'x' | b'X');
    if !pairs.fold(false, |found, (a, b)| found | lowers(a, b)) {
        return blanks;
    }
    for at in memchr_iter(b' ', bytes) {
        let near = |at: usize, of: &[u8]| bytes.get(at).is_some_and(|b| of.contains(b));
        if at == 0 || !near(at - 1, b"OHNFm") || !near(at + 1, b"2346xX") {
            continue;
        }
        let (before, after) = (&print[..at], &print[at + 1..]);
        let ends = |word: &str| {
            // ISO 2, a programm 3: the end of another word
            let parts =
                |c: char| if word == "m" { !c.is_alphabetic() || c == 'k' } else { !c.is_uppercase() };
            before.strip_suffix(word).is_some_and(|head| head.chars().next_back().is_none_or(parts))
        };
        let lowered = LOWERED.iter().filter(|(word, _)| ends(word)).flat_map(|(_, digits)| *digits);
        let Some(rest) = lowered.into_iter().find_map(|digit| after.strip_prefix(digit)) else { continue };
        // CO 2.5, m 3,000, m 2nd: a number of its own
        let mut next = rest.chars();
        let goes_on = match next.next() {
            Some('.' | ',') => next.next().is_some_and(|c| c.is_ascii_digit()),
            Some(c) => c.is_ascii_alphanumeric() && !rest.starts_with("eq") && !is_word(rest, "e"),
            None => false,
        };
        if goes_on {
            continue;
        }
        blanks.push(at);
        let end = print.len() - rest.len();
        if print[..end].ends_with("2 O") {
            blanks.push(end - 2);
        } else if before.ends_with("CO")
            && let Some(equivalent) = rest.strip_prefix(' ')
            && (is_word(equivalent, "e")
                || equivalent.starts_with("eq") && !equivalent.starts_with("equi")
                || equivalent.starts_with("-e"))
        {
            blanks.push(end);
        }
    }
    blanks
}

/// Where a blank at which no line breaks stands between groups of three digits, `4 105 women`, with its bytes: as continental Europe
/// prints thousands.
fn blanks_of_thousands(print: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = vec![];
    let bytes = print.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    for at in memchr2_iter(0xC2, 0xE2, bytes) {
        let length = match &bytes[at..] {
            [0xC2, 0xA0, ..] => 2,
            [0xE2, 0x80, 0xAF | 0x89 | 0x87, ..] => 3,
            _ => continue,
        };
        let (end, before) = (at + length, &print[..at]);
        let group = (end..).take_while(|i| digit(*i)).take(4).count();
        let first = (0..at).rev().take_while(|i| digit(*i)).take(4).count();
        if group != 3 || !(1..=3).contains(&first) {
            continue;
        }
        // 3.5 117: a number of its own, but 1 234 567 goes on
        let head = &before[..at - first];
        let joined = first == 3 && found.last().is_some_and(|(last, length)| last + length == head.len());
        if joined || !head.ends_with(['.', ',']) && !head.ends_with(char::is_alphabetic) {
            found.push((at, length));
        }
    }
    found
}

/// Where a blank stands within a date, as extractors set one between digits and Han characters: `2018 年 12 月 31 日`.
fn blanks_in_dates(print: &str) -> Vec<usize> {
    let mut blanks = vec![];
    if print.is_ascii() {
        return blanks;
    }
    let mut next = 0;
    while let Some(at) = find(&print[next..], " 年") {
        let at = next + at;
        next = at + " 年".len();
        let digits = print[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        if digits != 4 {
            continue;
        }
        blanks.push(at);
        for sign in ["月", "日"] {
            let rest = &print[next..];
            let number = rest.strip_prefix(' ').unwrap_or(rest);
            let digits = number.bytes().take_while(u8::is_ascii_digit).count();
            let after = &number[digits..];
            let sign_at = after.strip_prefix(' ').unwrap_or(after);
            if !(1..=2).contains(&digits) || !sign_at.starts_with(sign) {
                break;
            }
            blanks.extend((number.len() < rest.len()).then_some(next));
            let end = print.len() - sign_at.len();
            blanks.extend((sign_at.len() < after.len()).then(|| end - 1));
            next = end + sign.len();
        }
    }
    blanks
}

/// Whether a text begins with a word that ends there.
fn is_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}

/// Adds the form of a part of a print.
fn fold(print: &str, begin: Printed, out: &mut Text) {
    // none of these has another form
    if print.is_ascii() {
        return out.put(print, begin);
    }
    let forms = &**FORMS;
    // what is printed as it is matched goes over in one piece: `done` bytes of the print have gone
    let mut done = 0;
    // whether print and form go on byte by byte up to there: a simplified character is as long as its traditional one
    let mut aligned = false;
    let mut next = 0;
    while let Some((at, c, form)) = next_with_form(print, next, forms) {
        next = at + c.len_utf8();
        let folded = char::from_u32(u32::from(form))
            .filter(|f| !matches!(form, DROPPED | RAISED | EXPANDS) && f.len_utf8() == c.len_utf8());
        if let Some(folded) = folded {
            if aligned {
                out.text.push_str(&print[done..at]);
                out.text.push(folded);
            } else {
                out.put(&print[done..at], begin.after(done));
                out.put(folded.encode_utf8(&mut [0; 4]), begin.after(at));
                aligned = true;
            }
            done = at + c.len_utf8();
            continue;
        }
        aligned = false;
        out.put(&print[done..at], begin.after(done));
        done = at + c.len_utf8();
        let mark = if form == RAISED { raised(c, tail(&out.text)) } else { c };
        let mut put = |c: char| out.put(c.encode_utf8(&mut [0; 4]), begin.after(at));
        match form {
            DROPPED => {}
            EXPANDS => c.nfkc().for_each(put),
            RAISED => put(mark),
            form => put(char::from_u32(u32::from(form)).unwrap_or(c)),
        }
    }
    out.put(&print[done..], begin.after(done));
}

/// The next character that has another form, from a byte on: where it stands, and its form. Han characters and most marks take three
/// bytes, and their code is told without more ado.
fn next_with_form(print: &str, from: usize, forms: &[u16]) -> Option<(usize, char, u16)> {
    let bytes = print.as_bytes();
    let mut at = from;
    loop {
        match bytes.get(at..)? {
            [] => return None,
            [0..=0x7F, ..] => {
                at += 1;
                continue;
            }
            [a @ 0xE0..=0xEF, b, c, ..] => {
                let code = u16::from(a & 0xF) << 12 | u16::from(b & 0x3F) << 6 | u16::from(c & 0x3F);
                if forms[usize::from(code)] == code {
                    at += 3;
                    continue;
                }
            }
            _ => {}
        }
        let c = print[at..].chars().next()?;
        match forms.get(c as usize).copied().filter(|form| u32::from(*form) != c as u32) {
            Some(form) => return Some((at, c, form)),
            None => at += c.len_utf8(),
        }
    }
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

/// The months, as English dates have them.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

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
            ("董事⻓ ⺠⻛⻋ ⾧⾞", "董事长 民风车 长车"),
            ("30–50岁", "30-50岁"),
            ("（股份代號：9959）", "(股份代号:9959)"),
            ("a\u{200b}b\u{3000}c", "ab c"),
            ("，。；", "，。；"),
            ("4\u{a0}105 women, 1\u{202f}234\u{202f}567,5 t", "4,105 women, 1,234,567,5 t"),
            (
                "2024\u{a0}123, 3.5\u{a0}117, 12\u{a0}3456, CO2\u{a0}123",
                "2024 123, 3.5 117, 12 3456, CO2 123",
            ),
            ("tCO 2 e", "tCO2e"),
            ("kg CO 2 -e, CO 2 equivalent", "kg CO2-e, CO2 equivalent"),
            ("N 2 O, NO x and SO 2", "N2O, NOx and SO2"),
            ("million m 3 | m 2", "million m3 | m2"),
            ("ISO 2, team 3, CO 2.5, 4 m 3,000", "ISO 2, team 3, CO 2.5, 4 m 3,000"),
        ] {
            assert_eq!(normalise(print, Printed::default()).text, text, "{print}");
        }
    }

    #[test]
    fn each_byte_knows_its_print() {
        let print = "　總量㎥１２";
        let form = normalise(print, Printed { line: 7, byte: 2 });
        assert_eq!(form.text, " 总量m312");
        let places: Vec<_> = form.text.char_indices().map(|(i, c)| (c, form.place(i).byte - 2)).collect();
        assert_eq!(places, [(' ', 0), ('总', 3), ('量', 6), ('m', 9), ('3', 9), ('1', 12), ('2', 15)]);
        let end = form.place(form.text.len());
        assert_eq!((end.line, end.byte - 2), (7, print.len()));
        let digits = form.slice(form.text.find('1').unwrap()..form.text.len());
        assert_eq!(
            [digits.place(0).byte - 2, digits.place(1).byte - 2, digits.place(2).byte - 2],
            [12, 15, 18]
        );
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
