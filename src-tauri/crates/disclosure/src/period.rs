//! Years: of a column, of a sentence, of the report.

use document::holds;

use crate::quantity::{Kind, MONTHS, Quantity, YEARS, has_digit, numeral, years_in_digits};
use crate::recent::Recent;

/// The years that a text names, with the byte each begins at: `2024年`, `2024`, `二零二四年`.
pub fn years(text: &str) -> Vec<(usize, i32)> {
    years_with(text, || years_in_digits(text))
}

/// The same, where the text's numbers have been found.
pub fn years_among(text: &str, numbers: &[Quantity]) -> Vec<(usize, i32)> {
    years_with(text, || years_of(numbers))
}

/// The same, given those that are plain numbers.
fn years_with(text: &str, plain: impl FnOnce() -> Vec<(usize, i32)>) -> Vec<(usize, i32)> {
    let (in_digits, prefixed, latin) = (may_name_one(text), holds(text, "FY"), text.is_ascii());
    let (in_words, republic) = (!latin && may_spell_one(text), !latin && holds(text, "民国"));
    if !in_digits && !in_words && !prefixed && !republic {
        return vec![];
    }
    let mut found = if in_digits { plain() } else { vec![] };
    if republic {
        // 民国113年12月31日
        found.extend(text.match_indices("民国").filter_map(|(at, word)| {
            let rest = text[at + word.len()..].trim_start();
            let year: i32 = rest[..rest.find(|c: char| !c.is_ascii_digit())?].parse().ok()?;
            Some((at, year + REPUBLIC)).filter(|(_, y)| YEARS.contains(y))
        }));
    }
    let fiscal = if in_digits || text.contains("二零") { fiscal_years(text) } else { vec![] };
    let prefixed = if prefixed { prefixed_years(text) } else { vec![] };
    for (at, year) in prefixed.into_iter().chain(fiscal) {
        found.retain(|(place, _)| !(at..at + 12).contains(place));
        found.push((at, year));
    }
    if in_words {
        found.extend(spelled_years(text));
    }
    found.sort_unstable();
    // FY2023/24: the letters and the digits behind them say the same year
    found.dedup_by(|second, first| second.0 <= first.0 + 4 && second.1 == first.1);
    found
}

/// 二零二四年, with the byte it begins at.
fn spelled_years(text: &str) -> impl Iterator<Item = (usize, i32)> {
    text.match_indices(['年', '财']).filter_map(|(end, _)| {
        let start = text[..end].char_indices().rev().take(4).last().map_or(end, |(i, _)| i);
        let words = &text[start..end];
        let spelled =
            words.chars().count() == 4 && words.chars().all(|c| "〇零一二三四五六七八九".contains(c));
        let year = numeral(words).filter(|_| spelled).and_then(|y| i32::try_from(y).ok())?;
        YEARS.contains(&year).then_some((start, year))
    })
}

/// `2023/24`, `2023-24`, 二零二三/二四年: fiscal years by the calendar years that they span, with the byte each begins at.
fn fiscal_years(text: &str) -> Vec<(usize, i32)> {
    let mut found = vec![];
    // told by the last byte of what joins them
    if memchr::memchr3(b'/', b'-', 0x94, text.as_bytes()).is_none() {
        return found;
    }
    for (at, joint) in text.match_indices(['/', '-', '—']) {
        let numeral_or_digit = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九".contains(c);
        // FY 2022 - 23
        let (before, after) = (&text[..at], &text[at + joint.len()..]);
        let spaced = before.strip_suffix(' ').zip(after.strip_prefix(' '));
        let (before, after) = spaced.unwrap_or((before, after));
        let head = before.trim_end_matches(numeral_or_digit);
        let tail = &after[..after.find(|c| !numeral_or_digit(c)).unwrap_or(after.len())];
        let first = &before[head.len()..];
        if first.chars().count() != 4 || !matches!(tail.chars().count(), 2 | 4) {
            continue;
        }
        let value = |words: &str| words.parse::<i32>().ok().or_else(|| numeral(words).map(|n| n as i32));
        let (Some(first), Some(second)) = (value(first), value(tail)) else { continue };
        let second = if second < 100 { second + first / 100 * 100 } else { second };
        if YEARS.contains(&first) && second == first + 1 {
            found.push((head.len(), second));
        }
    }
    found
}

/// `FY2023`, `FY23`, `FY23/24`: years that stick to the letters before them.
fn prefixed_years(text: &str) -> Vec<(usize, i32)> {
    let year = |(at, _): (usize, &str)| {
        let digits = text[at + 2..].trim_start_matches([' ', '\'', '’']);
        let run = |t: &str| t.bytes().take_while(u8::is_ascii_digit).count();
        let value: i32 = digits[..run(digits)].parse().ok()?;
        let value = if run(digits) == 2 { 2000 + value } else { value };
        let rest = &digits[run(digits)..];
        let spans = rest.starts_with(['/', '-']) && matches!(run(&rest[1..]), 2 | 4);
        let starts = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        (starts && YEARS.contains(&value)).then_some((at, value + i32::from(spans)))
    };
    text.match_indices("FY").filter_map(year).collect()
}

/// The years among the numbers of a text.
fn years_of(quantities: &[Quantity]) -> Vec<(usize, i32)> {
    quantities
        .iter()
        .filter(|q| q.kind == Kind::Year)
        .filter_map(|q| Some((q.number.start, i32::try_from(q.value.mantissa()).ok()?)))
        .collect()
}

/// A quick look: 19 or 20 and two more digits.
pub fn may_name_one(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'1', b'2', bytes).any(|at| {
        matches!(&bytes[at..], [b'1', b'9', a, b, ..] | [b'2', b'0', a, b, ..] if a.is_ascii_digit() && b.is_ascii_digit())
    })
}

/// The same for what years in words begin with.
fn may_spell_one(text: &str) -> bool {
    // most characters are neither 二 nor 一, which the third byte tells
    text.as_bytes().windows(6).any(|w| {
        matches!(w[2], 0x8C | 0x80) && ["二零", "二〇", "一九"].iter().any(|begin| w == begin.as_bytes())
    })
}

/// What may stand around a year: marks of notes, and brackets.
const AROUND: [char; 13] = [document::NOTE_MARK, '*', '†', '‡', '#', '^', '§', '(', ')', '[', ']', ':', ' '];

/// The year that a column is for, where its header is one: `2024年`, `FY2024`, `2023/24`, `截至2024年12月31日止年度`, `本年度`,
/// `2023 (restated)`.
/// Marks of a note, of assurance or of a restatement behind a year.
const MARKS: [char; 11] = ['*', '†', '‡', '#', 'Δ', '∆', '§', '^', 'ᴿ', document::NOTE_MARK, ' '];

/// One of these stands in what names a year in Chinese without a digit.
const BESIDE: [char; 7] = ['本', '当', '报', '上', '去', '年', '二'];

/// Whether a text may name a year without a digit, or a part of it may: by the report's own no Latin word alone does.
fn may_be_beside(text: &str) -> bool {
    text.len() >= BESIDE_REPORT && text.contains(' ') || !text.is_ascii() && text.contains(BESIDE)
}

/// Whether a year may be named anywhere in the head of a column, told before any part of it is read.
pub fn may_be_in_header(text: &str) -> bool {
    has_digit(text) || may_be_beside(text)
}

pub fn of_header(text: &str, report: Option<i32>) -> Option<i32> {
    let digit = has_digit(text);
    if !digit && !may_be_beside(text) {
        return None;
    }
    let read = || read_header(text, report, digit);
    let (of, year) = HEADERS.with(|headers| headers.get(text, || (report, read())));
    if of == report { year } else { read() }
}

thread_local! {
    /// the year of the report that they were read for, and theirs
    static HEADERS: Recent<(Option<i32>, Option<i32>)> = Recent::new();
}

fn read_header(text: &str, report: Option<i32>, digit: bool) -> Option<i32> {
    let text = document::trim(text.trim_end_matches(MARKS));
    if text.len() > 36 * 4 || text.chars().count() > if text.is_ascii() { 36 } else { 24 } {
        return None;
    }
    if digit
        && text.starts_with(|c: char| c.is_ascii_digit())
        && let Some(year) = spanned(text, report)
    {
        return Some(year);
    }
    // FY24, Dec-24: of two digits only behind a name; most numbers have neither
    let named = || {
        text.len() <= 10 && text.starts_with(|c: char| c.is_ascii_alphabetic()) || text.starts_with("Fiscal")
    };
    if text.is_ascii() && !digit {
        return beside_report(text, report);
    }
    if text.is_ascii() && !may_name_one(text) && !named() || !digit && !text.contains(BESIDE) {
        return None;
    }
    match text.trim_end_matches(['度', '期', '数']) {
        "本年" | "本报告" | "当年" | "报告" | "本" => return report,
        "本期发生额" | "本期金额" => return report,
        "上年" | "去年" | "上一年" | "上" | "上期发生额" | "上期金额" | "上年同" => {
            return report.map(|y| y - 1);
        }
        _ => {}
    }
    // 二零二三, alone or with the word for a year behind it
    let spelled = text.trim_end_matches(['年', '度', '财', '政', ' ']);
    if spelled.chars().count() == 4 && spelled.chars().all(|c| "〇零一二三四五六七八九".contains(c))
    {
        return numeral(spelled).and_then(|y| i32::try_from(y).ok()).filter(|y| YEARS.contains(y));
    }
    if let Some(year) = text
        .contains('年')
        .then(|| of_republic(text.trim_end_matches(['年', '度', '底', '末', ' ']), report))
        .flatten()
    {
        return Some(year);
    }
    // what is neither a year in digits nor in words is none
    if !digit && !may_spell_one(text) || !may_name_one(text) && !may_spell_one(text) && !named() {
        return None;
    }
    // a fiscal year has the later of its two calendar years
    if let Some(year) = fiscal(text) {
        return Some(year);
    }
    // FY20225: the mark of a note sticks to the year
    let noted =
        text.strip_prefix("FY").filter(|d| matches!(d.len(), 5 | 6) && d.bytes().all(|b| b.is_ascii_digit()));
    if let Some(year) = noted.and_then(|digits| digits[..4].parse().ok()).filter(|year| YEARS.contains(year))
    {
        return Some(year);
    }
    // FY24, FY'24, 2024财年 apart
    let short = ["FY", "fy", "Fiscal", "fiscal"].iter().find_map(|w| text.strip_prefix(w));
    if let Some(digits) = short.map(|s| s.trim_start_matches([' ', '\'', '’']))
        && digits.len() == 2
        && let Ok(year) = digits.parse::<i32>()
    {
        return Some(2000 + year);
    }
    if let Some(year) = dated(text) {
        return Some(year);
    }
    let text = text.trim_matches(AROUND);
    let stripped = text.trim_start_matches(['F', 'C', 'P', 'Y', 'E', 'f', 'y', ' ']);
    let found = years(stripped);
    match found.as_slice() {
        [(_, year)] => {
            let words: String = stripped.chars().filter(|c| !c.is_ascii_digit()).collect();
            let words = words.trim_matches(|c: char| !c.is_alphanumeric());
            let rest = [
                "年",
                "年度",
                "财年",
                "全年",
                "年数据",
                "年末",
                "年底",
                "年值",
                "年月日",
                "截至年月日止年度",
                "截至年月日",
                "年实际",
                "年实际值",
                "年实际完成",
                "年实际完成值",
                "年完成值",
                "年绩效",
                "年表现",
                "年指标值",
                "年情况",
                "年数值",
                "财政年度",
                "报告期",
                "",
            ];
            let plain: String = words.chars().filter(|c| !c.is_whitespace()).collect();
            (rest.contains(&plain.as_str()) || only_dates(text)).then_some(*year)
        }
        _ => None,
    }
}

/// 113, 民国113: a year of the Republic's calendar, near enough to the report's to be one.
pub fn of_republic(digits: &str, report: Option<i32>) -> Option<i32> {
    let digits = digits.trim();
    // most are no three digits, whatever stands before them
    if digits.len() > 3 && !digits.starts_with(['中', '民']) {
        return None;
    }
    let digits = digits.trim_start_matches("中华").trim_start_matches("民国").trim_start();
    let whole = digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit());
    let year = digits.parse::<i32>().ok().filter(|_| whole)? + REPUBLIC;
    report.filter(|own| (own - 9..=*own).contains(&year)).map(|_| year)
}

/// 110: a year of the Republic's calendar in which there have been reports of this kind.
pub fn republic_year(digits: &str) -> Option<i32> {
    let whole = digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse::<i32>().ok().filter(|year| whole && (95..=130).contains(year)).map(|year| year + REPUBLIC)
}

/// What stands between two years that a text names, without what is the years' own: `、`, ` and `, `至`.
pub fn between(text: &str, one: usize, other: usize) -> &str {
    let own = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九年度 ".contains(c);
    text[one..other].trim_matches(own)
}

/// The Republic's first year is 1912.
const REPUBLIC: i32 = 1911;

/// The years of its calendar that a sentence names, 113年: with the byte each begins at.
pub fn years_of_republic(text: &str, report: Option<i32>) -> Vec<(usize, i32)> {
    let years = text.match_indices('年').filter_map(|(end, _)| {
        let before = text[..end].trim_end();
        let start = before.len().checked_sub(3).filter(|at| before.is_char_boundary(*at))?;
        let alone =
            !before[..start].ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | '-'));
        Some((start, of_republic(&before[start..], report).filter(|_| alone)?))
    });
    years.collect()
}

/// `Q4 2024`, `H1 2024`: a part of a year.
pub fn is_part_of_one(text: &str) -> bool {
    // 第一季度(1-3月份), 上半年
    let quarter = text
        .trim_start()
        .strip_prefix('第')
        .is_some_and(|rest| rest.chars().skip(1).take(2).eq("季度".chars()));
    if quarter || matches!(text.trim(), "上半年" | "下半年") {
        return true;
    }
    text.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| {
        matches!(w, "Q1" | "Q2" | "Q3" | "Q4" | "H1" | "H2" | "1H" | "2H" | "1Q" | "2Q" | "3Q" | "4Q")
    })
}

/// Bytes of the shortest of these names.
const BESIDE_REPORT: usize = "this year".len();

/// `Current year`, `Prior year`: years that are named by the report's own.
fn beside_report(text: &str, report: Option<i32>) -> Option<i32> {
    // told by its end that most texts are none
    if !(BESIDE_REPORT..=16).contains(&text.len()) || !text.ends_with(['r', 'd', 'R', 'D']) {
        return None;
    }
    match text.to_ascii_lowercase().as_str() {
        "current year" | "this year" | "reporting year" | "current period" => report,
        "prior year" | "previous year" | "last year" | "prior period" => report.map(|y| y - 1),
        _ => None,
    }
}

/// `31.12.2024`, `31/12/2024`, `2024/3`, `FY3/2024`, `Dec-24`: the day or the month that a year ends with.
fn dated(text: &str) -> Option<i32> {
    let fiscal = text.strip_prefix("FY");
    let text = fiscal.unwrap_or(text).trim();
    let parts: Vec<&str> = text.split(['.', '/', '-', ' ']).filter(|p| !p.is_empty()).collect();
    let number = |p: &str| p.parse::<i32>().ok().filter(|_| p.len() <= 4);
    let month = |p: &str| number(p).filter(|m| p.len() <= 2 && (1..=12).contains(m));
    let short = |p: &str| number(p).filter(|_| p.len() == 2).map(|y| 2000 + y);
    let long = |p: &str| number(p).filter(|y| p.len() == 4 && YEARS.contains(y));
    match parts[..] {
        [day, middle, year] if month(middle).is_some() => {
            number(day).filter(|d| (1..=31).contains(d)).and_then(|_| long(year))
        }
        [year, end] if text.contains('/') && long(year).is_some() && month(end).is_some() => long(year),
        [end, year] if text.contains('/') && month(end).is_some() => {
            long(year).or_else(|| short(year).filter(|_| fiscal.is_some()))
        }
        [name, year] if MONTHS.iter().any(|m| m.get(..3).is_some_and(|m| name.eq_ignore_ascii_case(m))) => {
            short(year.trim_start_matches(['\'', '’']))
        }
        _ => None,
    }
}

/// `Fiscal year ended June 30, 2024`, `2023 restated`: nothing but words of a date, or of what the year's figures are.
fn only_dates(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "fy",
        "cy",
        "fiscal",
        "financial",
        "calendar",
        "year",
        "years",
        "ended",
        "ending",
        "end",
        "as",
        "of",
        "at",
        "for",
        "the",
        "in",
        "to",
        "months",
        "period",
        "reporting",
        "current",
        "previous",
        "prior",
        "actual",
        "actuals",
        "result",
        "results",
        "reported",
        "restated",
        "rebased",
        "comparative",
        "recalculated",
        "revised",
        "updated",
        "verified",
        "assured",
        "audited",
        "unaudited",
        "base",
        "baseline",
        "fye",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ];
    text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).all(|word| {
        let word = word.to_ascii_lowercase();
        WORDS.contains(&word.as_str()) || MONTHS.contains(&word.as_str())
    })
}

/// `As at 31 March`, `Year ended December 31,`: a date, or a part of one, and a month in it.
pub fn is_english_date(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    text.is_ascii()
        && text.len() <= 40
        && words.any(|w| MONTHS.contains(&w.to_ascii_lowercase().as_str()))
        && only_dates(text)
}

/// `23-24`, `23-241,2 (April-March)`, `2023-241`: the end of a fiscal year, near a report's own, with the marks of notes that stick
/// to it and the months behind it.
fn spanned(text: &str, report: Option<i32>) -> Option<i32> {
    let text =
        text.strip_suffix("(April-March)").or_else(|| text.strip_suffix("(July-June)")).unwrap_or(text);
    let text = text.trim_end();
    let joint = text.find(['/', '-']).filter(|at| matches!(at, 2 | 4))?;
    let end = joint + 3;
    let marks = text.get(end..)?;
    let noted = marks.is_empty() || marks.len() == 1 || marks.contains(',');
    let digits =
        text.bytes().enumerate().all(|(i, b)| b.is_ascii_digit() || i == joint || i >= end && b == b',');
    let year = fiscal(&text[..end]).filter(|_| noted && digits && marks.len() <= 5)?;
    report.filter(|own| (own - 9..=own + 1).contains(&year)).map(|_| year)
}

/// `2023/24`, `2023-24`, `FY23/24`, `2023/2024`.
fn fiscal(text: &str) -> Option<i32> {
    if !text.contains(['/', '-']) {
        return None;
    }
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '/' | '-')).collect();
    let rest: String =
        text.chars().filter(|c| !(c.is_ascii_digit() || matches!(c, '/' | '-' | ' '))).collect();
    if !matches!(rest.as_str(), "" | "FY" | "年度" | "财年" | "年" | "财政年度") {
        return None;
    }
    let (first, second) = digits.split_once(['/', '-'])?;
    let first: i32 = first.parse().ok()?;
    let second: i32 = second.parse().ok()?;
    let first = if first < 100 { first + 2000 } else { first };
    let second = if second < 100 { second + first / 100 * 100 } else { second };
    (YEARS.contains(&first) && second == first + 1).then_some(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_texts() {
        for (text, want) in [
            ("截至2021年12月31日", vec![2021]),
            ("2020-2024 年累计", vec![2020, 2024]),
            ("二零二四年", vec![2024]),
            ("二零二三/二四年报", vec![2024]),
            ("2023/24年度及2022-23年度", vec![2024, 2023]),
            ("2024年与2023年相比", vec![2024, 2023]),
            ("投入2024万元", vec![]),
            ("in FY2023 and FY'24, as in FY25/26", vec![2023, 2024, 2026]),
            ("FY2023/24", vec![2024]),
            ("第2024号", vec![]),
        ] {
            assert_eq!(years(text).into_iter().map(|(_, y)| y).collect::<Vec<_>>(), want, "{text}");
        }
    }

    #[test]
    fn years_of_columns() {
        for (text, want) in [
            ("2024年", Some(2024)),
            ("2024", Some(2024)),
            ("二零二三", Some(2023)),
            ("二零二三年度", Some(2023)),
            ("2024 年度", Some(2024)),
            ("FY2024", Some(2024)),
            ("FY24", Some(2024)),
            ("2023/24", Some(2024)),
            ("截至2024年12月31日止年度", Some(2024)),
            ("本年度", Some(2024)),
            ("上年", Some(2023)),
            ("2024年排放限值", None),
            ("指标", None),
            ("2023-2024", Some(2024)),
            ("1,234", None),
            ("Fiscal 2024", Some(2024)),
            ("Year ended June 30, 2024", Some(2024)),
            ("2024 target", None),
            ("Q4 2024", None),
            ("2024*", Some(2024)),
            ("2024\u{b9}", Some(2024)),
            ("2023 (restated)", Some(2023)),
            ("2019 baseline", Some(2019)),
            ("Base year (2019)", Some(2019)),
            ("Reporting year 2024", Some(2024)),
            ("Year to 31 March 2024", Some(2024)),
            ("12 months to 31 March 2024", Some(2024)),
            ("CY2024", Some(2024)),
            ("31.12.2024", Some(2024)),
            ("31/12/2024", Some(2024)),
            ("2024/3", Some(2024)),
            ("FY3/24", Some(2024)),
            ("Dec-24", Some(2024)),
            ("Prior year", Some(2023)),
            // with a note's number printed small behind it
            ("FY20225", Some(2022)),
            ("23-241,2 (April-March)", Some(2024)),
            ("12.2024", None),
        ] {
            assert_eq!(of_header(text, Some(2024)), want, "{text}");
        }
    }
}
