//! How wide text will be, without a font: estimates on the wide side, so that the drawing is the same on every machine
//! and nothing runs into anything. And names cut to fit.

use unicode_width::UnicodeWidthChar;

/// The width of a text in user units.
pub(crate) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let ems: f64 = text.chars().map(em).sum();
    ems * size * if bold { 1.06 } else { 1.0 }
}

/// Measured on Noto Sans CJK and rounded up; what may be as wide as a Han character counts as one.
fn em(c: char) -> f64 {
    match (c, c.width_cjk()) {
        (_, None | Some(0)) => 0.0,
        (' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'i' | 'j' | 'l' | 'I', _) => 0.3,
        ('(' | ')' | '[' | ']' | '/' | '-' | 'f' | 'r' | 't', _) => 0.4,
        ('m' | 'w' | 'M' | 'W' | '%' | '@', _) => 0.93,
        (_, Some(1)) if c.is_uppercase() => 0.7,
        (_, Some(1)) => 0.57,
        _ => 1.0,
    }
}

/// So much of a line is taken by whole words, or the word after them is torn.
const LEAST_KEPT: f64 = 0.33;

/// A name on one line or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrapped {
    pub lines: Vec<String>,
    /// an ellipsis stands for the rest
    pub cut: bool,
}

/// One line where it fits, else two of about the same length, else two with an ellipsis.
pub(crate) fn wrap(name: &str, limit: f64, size: f64, bold: bool) -> Wrapped {
    let name = clean(name);
    let fits = |t: &str| width(t, size, bold) <= limit;
    if fits(&name) {
        return Wrapped { lines: vec![name], cut: false };
    }
    let halves = breaks(&name).map(|at| (name[..at].trim_end(), name[at..].trim_start()));
    // neither brackets nor words are torn where that can be helped
    let even = |(a, b): &(&str, &str)| {
        let bracket = a.matches(['（', '(']).count() > a.matches(['）', ')']).count();
        let torn = if bracket { 1.0 } else { torn_word(a, b) };
        (width(a, size, bold) - width(b, size, bold)).abs() + torn * limit
    };
    let best = halves.clone().filter(|(a, b)| fits(a) && fits(b)).min_by(|x, y| even(x).total_cmp(&even(y)));
    if let Some((first, second)) = best {
        return Wrapped { lines: vec![first.to_owned(), second.to_owned()], cut: false };
    }
    let whole = halves.filter(|(a, _)| fits(a)).last().map(|(first, rest)| (first.to_owned(), rest));
    let (first, rest) = whole.unwrap_or_else(|| torn(&name, fits));
    let cut = !fits(rest);
    let second = if cut { self::cut(rest, limit, size, bold) } else { rest.to_owned() };
    Wrapped { lines: vec![first, second], cut }
}

/// Where the name of a Chinese company goes on with what kind of company it is.
const FORMS: [&str; 6] = ["集团", "集團", "控股", "股份", "有限", "公司"];

/// How bad it is to break between two Han letters, from 0 to 1: not before a company's form, hardly where whole words stand
/// before that, as most words of names are of two characters, else they may be torn.
fn torn_word(before: &str, after: &str) -> f64 {
    let han = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && c.width() == Some(2));
    if !han(before.chars().last()) || !han(after.chars().next()) {
        return 0.0;
    }
    let form = FORMS.iter().filter_map(|form| after.find(form)).min();
    match form.map(|at| after[..at].chars().count()) {
        Some(0) => 0.0,
        Some(letters) if letters % 2 == 0 => 0.2,
        _ => 0.5,
    }
}

/// A word that is longer than a line, on two: where a name within it begins, else behind as many letters as fit with a hyphen.
fn torn(word: &str, fits: impl Fn(&str) -> bool) -> (String, &str) {
    let hyphened = |at: usize| format!("{}-", &word[..at]);
    let ends = word.char_indices().map(|(at, _)| at).take_while(|at| fits(&hyphened(*at)));
    let letters = ends.last().unwrap_or(0);
    match within(word).take_while(|at| *at <= letters).last() {
        Some(at) => (word[..at].to_owned(), &word[at..]),
        None => (hyphened(letters), &word[letters..]),
    }
}

/// The name where it fits, else as much as fits with an ellipsis after it.
pub(crate) fn cut_to(name: &str, limit: f64, size: f64) -> String {
    let name = clean(name);
    if width(&name, size, false) <= limit { name } else { cut(&name, limit, size, false) }
}

/// As much as fits with an ellipsis after it; no word is torn, unless most of the line would stay empty.
fn cut(text: &str, limit: f64, size: f64, bold: bool) -> String {
    let fits = |kept: &str| width(&format!("{kept}…"), size, bold) <= limit;
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| fits(&text[..*end])).last().unwrap_or(0);
    let word = breaks(text).chain(within(text)).filter(|at| *at <= end).max();
    let word = word.filter(|at| width(&text[..*at], size, bold) >= limit * LEAST_KEPT);
    // a bracket that opens nothing is a blemish
    format!("{}…", text[..word.unwrap_or(end)].trim_end_matches([' ', '（', '(', '&', '-', ',', '、', '·']))
}

/// As many lines as it takes; none of an empty text.
pub(crate) fn lines(text: &str, limit: f64, size: f64, bold: bool) -> Vec<String> {
    let text = clean(text);
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let fits = |t: &str| width(t.trim_end(), size, bold) <= limit;
        let longest = breaks(rest).take_while(|at| fits(&rest[..*at])).last();
        // what cannot be broken runs over
        let first = breaks(rest).next();
        let at = if fits(rest) { None } else { longest.or(first) }.unwrap_or(rest.len());
        lines.push(rest[..at].trim_end().to_owned());
        rest = rest[at..].trim_start();
    }
    lines
}

/// Where a line may end: before a space, behind a hyphen, and beside a Han character, but no line begins with closing
/// punctuation.
fn breaks(text: &str) -> impl Iterator<Item = usize> + Clone + '_ {
    text.char_indices().zip(text.chars().skip(1)).filter_map(|((at, a), b)| {
        let wide = |c: char| c.width() == Some(2);
        let may = b == ' ' || wide(a) || wide(b) || a == '-' && b.is_alphabetic();
        let must_not = "）」』”，。、；：)].,".contains(b) || "（「『“([".contains(a);
        (may && !must_not).then_some(at + a.len_utf8())
    })
}

/// Where a word's capitals say that another begins within it.
fn within(text: &str) -> impl Iterator<Item = usize> + '_ {
    let pairs = text.char_indices().zip(text.chars().skip(1));
    pairs.filter(|((_, a), b)| a.is_lowercase() && b.is_uppercase()).map(|((at, a), _)| at + a.len_utf8())
}

/// Text from a report may hold what XML does not allow; a line break is a space.
pub(crate) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_on_two_lines_or_are_cut() {
        for (name, lines, cut) in [
            ("青禾热力", &["青禾热力"][..], false),
            ("东海新能源装备集团股份有限公司", &["东海新能源装备", "集团股份有限公司"], false),
            ("青禾热力与电力集团有限公司", &["青禾热力与电力", "集团有限公司"], false),
            ("东海新能源装备制造技术股份有限公司", &["东海新能源装备制造", "技术股份有限公司"], false),
            ("Northwind Energy Holdings", &["Northwind", "Energy Holdings"], false),
            ("华東（香港）控股有限公司", &["华東（香港）", "控股有限公司"], false),
            (
                "中部地区可再生能源与储能系统集成装备制造集团股份有限公司",
                &["中部地区可再生能源与", "储能系统集成装备制…"],
                true,
            ),
            ("Supercalifragilisticexpialidocious", &["Supercalifragilistic-", "expialidocious"], false),
            ("SuperCaliFragilisticExpialiDocious", &["SuperCaliFragilistic", "ExpialiDocious"], false),
            ("Super-Califragilistic-Expialidocious Ltd", &["Super-", "Califragilistic…"], true),
            ("Northern Isles Containerboard & Packaging", &["Northern Isles", "Containerboard…"], true),
            ("Water Supercalifragilisticexpialidocious Ltd", &["Water", "Supercalifragilisti…"], true),
            ("", &[""], false),
        ] {
            let wrapped = wrap(name, 132.0, 13.0, false);
            assert_eq!(wrapped.lines, lines, "{name}");
            assert_eq!(wrapped.cut, cut, "{name}");
            assert!(wrapped.lines.iter().all(|l| width(l, 13.0, false) <= 132.0), "{name}");
        }
    }

    #[test]
    fn a_note_takes_the_lines_that_it_needs() {
        for (text, expect) in [
            ("", &[][..]),
            ("甲", &["甲"]),
            ("one two three four", &["one two", "three four"]),
            ("甲乙丙丁戊己，庚", &["甲乙丙丁戊", "己，庚"]),
            ("Supercalifragilistic a", &["Supercalifragilistic", "a"]),
        ] {
            assert_eq!(lines(text, 65.0, 12.0, false), expect, "{text}");
        }
    }

    #[test]
    fn text_keeps_what_xml_allows() {
        assert_eq!(clean("a\u{0}b\n\u{1b}c\u{FFFF}"), "ab c");
    }
}
