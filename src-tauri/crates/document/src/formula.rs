//! Formulas as text recognition writes them, `$1 0 0 \%$`, `$\mathrm{tCO_{2}e}$`, to the print that they stand for. A `$`
//! that is a dollar's is left alone.

use std::borrow::Cow;

/// Characters of a formula that is read: a unit or a number; what is longer is mathematics.
const LONGEST: usize = 80;

/// A line with its formulas written out, and the strokes off that shield its signs: `\\$5`, `5\\%`.
pub(crate) fn written_out(line: &str) -> Cow<'_, str> {
    if !line.contains(['$', '\\']) {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['$', '\\']) {
        out.push_str(&rest[..at]);
        let body = &rest[at + 1..];
        if rest[at..].starts_with('\\') {
            let sign = body.chars().next().filter(char::is_ascii_punctuation);
            out.push(sign.unwrap_or('\\'));
            rest = &body[sign.map_or(0, char::len_utf8)..];
            continue;
        }
        match body.find('$').filter(|end| *end <= LONGEST && is_formula(&body[..*end])) {
            Some(close) => {
                // a blank of its own on each side, beside the sentence's: no gap between columns
                if out.ends_with("  ") {
                    out.pop();
                }
                let from = out.len();
                print(&body[..close], &mut out);
                // t C 0 _ { 2 }: a nought for the letter
                if let Some(at) = out[from..].find("C02") {
                    out.replace_range(from + at + 1..from + at + 2, "O");
                }
                rest = &body[close + 1..];
                rest = rest.strip_prefix(' ').filter(|rest| rest.starts_with(' ')).unwrap_or(rest);
            }
            None => {
                out.push('$');
                rest = body;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A command, a raised or lowered letter, or digits set apart: no sum of money between two dollar signs has these.
fn is_formula(body: &str) -> bool {
    let bare = body.trim();
    let only = |set: &str| !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || set.contains(c));
    // tCO_2e: a letter before it and a number behind, and no blank
    let lowered = |(at, _): (usize, &str)| {
        let (before, behind) = (bare[..at].bytes().next_back(), bare[at + 1..].bytes().next());
        before.is_some_and(|b| b.is_ascii_alphabetic()) && behind.is_some_and(|b| b.is_ascii_digit())
    };
    bare.contains('\\')
        || bare.contains("_{")
        || !bare.contains(' ') && bare.match_indices('_').any(lowered)
        || bare.contains('^')
        || bare.contains(' ') && only(" .,%+-")
        || only("+-~%<>≤≥")
}

fn print(body: &str, out: &mut String) {
    const WORDS: &[(&str, &str)] = &[
        ("times", "×"),
        ("leq", "≤"),
        ("leqslant", "≤"),
        ("le", "≤"),
        ("geq", "≥"),
        ("geqslant", "≥"),
        ("ge", "≥"),
        ("sim", "~"),
        ("approx", "≈"),
        ("cdot", "·"),
        ("pm", "±"),
        ("circ", "°"),
        ("mu", "μ"),
        ("div", "÷"),
    ];
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
                let (word, after) = rest.split_at(end);
                if let Some((_, sign)) = WORDS.iter().find(|(w, _)| *w == word) {
                    out.push_str(sign);
                }
                // `\%` is the sign itself, `\,` and `\mathrm` leave nothing
                rest = if word.is_empty() {
                    let sign = after.chars().next();
                    out.extend(sign.filter(|c| matches!(c, '%' | '$' | '&' | '#')));
                    &after[sign.map_or(0, char::len_utf8)..]
                } else {
                    after
                };
            }
            '^' => {
                let inner = rest.trim_start_matches([' ', '{']);
                // ^{\text{1}}
                let command =
                    inner.strip_prefix('\\').map(|i| i.trim_start_matches(|c: char| c.is_ascii_alphabetic()));
                let inner = command.unwrap_or(inner).trim_start_matches([' ', '{']);
                let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
                // 26,505.41^8: the mark of a note, whatever its number; but 10^3
                let noted = out.ends_with(|c: char| c.is_ascii_digit()) && !out.ends_with("10");
                let raised = match &inner[..digits] {
                    "" => continue,
                    "2" if !noted => '²',
                    "3" if !noted => '³',
                    _ => crate::NOTE_MARK,
                };
                out.push(raised);
                rest = &inner[digits..];
            }
            '{' | '}' | '_' | '~' | ' ' => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_what_they_print() {
        for (text, want) in [
            (r"合格率为 $1 0 0 \%$ ", "合格率为 100% "),
            (r"$\mathrm{tCO_{2}e}$", "tCO2e"),
            (r"$26,505.41^8$ | $101.69^{10}$", "26,505.41¹ | 101.69¹"),
            ("$tCO_2e$", "tCO2e"),
            (r"$\mathrm { t C O _ { 2 } / M W h }$", "tCO2/MWh"),
            (r"$9 8 . 1 \%$", "98.1%"),
            (r"$9 . 5$", "9.5"),
            (r"a  $0.6\%$  rise,  $5\%$", "a 0.6% rise, 5%"),
            (r"10 $\mathrm{m}^{3}$ 和 $\leq 5$", "10 m³ 和 ≤5"),
            (r"注$^{1}$", "注¹"),
            (r"流失率 $^{\text{1}}$ 8.21%", "流失率 ¹ 8.21%"),
            (r"$5 6 . 8 \mathrm { t C 0 _ { 2 } }$", "56.8tCO2"),
            ("$74.2 million (2023: $71.0 million)", "$74.2 million (2023: $71.0 million)"),
            ("US$5 and HK$6", "US$5 and HK$6"),
            (r"\$5.9 million, 5\% (\$1.1 million)", "$5.9 million, 5% ($1.1 million)"),
            ("$", "$"),
        ] {
            assert_eq!(written_out(text), want, "{text}");
        }
    }
}
