//! Of which year a number is, and the numbers of other years that stand with it: in brackets, or as what it is compared with.

use std::ops::Range;

use document::Text;

use super::text::{boundaries, share_between_commas};
use crate::counting;
use crate::lexicon;
use crate::period;
use crate::profile::Profile;
use crate::quantity::{Kind, Quantity, is_month, quantities};
use crate::statement::{Counted, Statement};

/// The year that a number is for: the last one named before it, years that it is compared with apart.
pub(super) fn year(text: &str, years: &[(usize, i32)], number: usize) -> Option<i32> {
    years
        .iter()
        .filter(|(at, _)| *at < number)
        // 任期自2023年5月至2026年5月: how long someone serves, and no period of the numbers behind it
        .filter(|(at, _)| {
            let clause = text[..*at].rfind(['，', '；', '。']).map_or(0, |i| i);
            !text[clause..*at].contains("任期")
        })
        // 由2023年的A降至B: B is of the year that the sentence is of
        .filter(|(at, _)| {
            let from = text[..*at].trim_end().ends_with(['由', '从']);
            !from || !text.get(*at..number).is_some_and(|t| t.contains(['至', '到', '为']))
        })
        .filter(|(at, _)| {
            let before = text[..*at].trim_end();
            // compared with that of 2020
            let before = [" that of", " those of", " that in", " those in"]
                .iter()
                .find_map(|w| before.strip_suffix(w))
                .unwrap_or(before);
            ![
                "较",
                "比",
                "相比",
                "同比",
                "与",
                "于",
                "自",
                "compared with",
                "compared to",
                "from",
                "since",
                "Since",
                "than",
            ]
            .iter()
            .any(|w| *w != "于" && before.ends_with(w))
        })
        .map(|(_, year)| *year)
        .next_back()
}

/// Dates are no words of a label; other digits may be an age band's.
pub(super) fn without_years(text: &str) -> String {
    let mut out = text.to_owned();
    // the 2 of CO2 is a letter of its name
    let of_gas = |q: &Quantity| {
        let before = &text[..q.number.start];
        ["CO", "SO", "NO", "PM", "CH"].iter().any(|gas| before.ends_with(gas))
    };
    let no_word = |q: &Quantity| q.kind == Kind::Year || q.kind == Kind::Other && !of_gas(q);
    for quantity in quantities(text).into_iter().filter(no_word) {
        out.replace_range(quantity.number.clone(), &" ".repeat(quantity.number.len()));
    }
    blank_spelled_dates(&mut out);
    out
}

/// 于二零二四年十二月三十一日共有: dates in words are none of a label either.
fn blank_spelled_dates(text: &mut String) {
    let mut from = 0;
    while let Some(zero) = text[from..].find(['零', '〇']).map(|i| from + i) {
        from = zero + '零'.len_utf8();
        // 二零二四: the year's first letter stands before
        let Some(start) = text[..zero].char_indices().next_back().map(|(i, _)| i) else { continue };
        let of_date = |c: &char| "〇零一二三四五六七八九十年月日".contains(*c);
        let length: usize = text[start..].chars().take_while(of_date).map(char::len_utf8).sum();
        if text[start..start + length].contains('年') {
            text.replace_range(start..start + length, &" ".repeat(length));
            from = start + length;
        }
    }
}

/// The same statement for the other years that stand in brackets behind it.
pub fn of_earlier(sentence: &Text, stated: &Statement, profile: &Profile) -> Vec<Statement> {
    let earlier = earlier(sentence, &stated.quantity, profile.year).into_iter();
    earlier.map(|(year, quantity)| of_year(sentence, stated, year, quantity)).collect()
}

/// The same statement for another year, with its number.
pub(super) fn of_year(sentence: &Text, stated: &Statement, year: i32, quantity: Quantity) -> Statement {
    Statement {
        number: sentence.slice(quantity.number.clone()),
        raw_unit: sentence.text[quantity.unit_at.clone()].to_owned(),
        counted: quantity.unit.clone().map_or(stated.counted.clone(), Counted::In),
        quantity,
        year: Some(year),
        ..stated.clone()
    }
}

/// 过去三年(包括报告年度)并无因工死亡, 近三年均为零: what did not happen in any of the years that end with the report's. The
/// frameworks ask for deaths at work in this way.
pub(super) fn in_years_before(sentence: &Text, stated: &Statement, profile: &Profile) -> Vec<Statement> {
    let Some(own) = profile.year.filter(|_| stated.quantity.value.is_zero()) else { return vec![] };
    let (before, behind) = sentence.text.split_at(stated.quantity.number.start);
    // 过去三年…: 2023年1人、2024年0人: each year has a number of its own
    let counted = |q: &Quantity| q.kind == Kind::Amount && q.unit == stated.quantity.unit;
    let many = || quantities(&sentence.text).iter().filter(|q| counted(q)).count() > 1;
    if stated.year.is_some() && period::years(&sentence.text).len() > 1 && many() {
        return vec![];
    }
    let Some(count) = years_back(before).or_else(|| years_back_in_english(behind)) else { return vec![] };
    let year = |back| Statement { year: Some(own - back), ..stated.clone() };
    (1..count).map(year).collect()
}

/// How many years 过去三年, 近两年, 过往三个财政年度 goes back; 本年度及过去两年 are three.
fn years_back(text: &str) -> Option<i32> {
    ["过去", "过往", "近", "最近", "前", "连续"].iter().find_map(|w| {
        let at = text.rfind(w)?;
        let rest = &text[at + w.len()..];
        let rest = rest.strip_prefix("的").unwrap_or(rest);
        let count = [("三", 3), ("3", 3), ("两", 2), ("二", 2), ("2", 2)]
            .iter()
            .find_map(|(word, count)| Some((rest.strip_prefix(word)?, *count)));
        let (rest, count) = count?;
        let rest = rest.strip_prefix('个').unwrap_or(rest);
        ["年", "财政年", "财年", "报告年", "汇报年", "历年"]
            .iter()
            .any(|w| rest.starts_with(w))
            .then_some(count + i32::from(text[..at].ends_with(['及', '和', '与'])))
    })
}

/// `in the past three years`, `over the last two financial years`: how many years that end with the report's.
fn years_back_in_english(text: &str) -> Option<i32> {
    let at = [" past ", " last "].iter().find_map(|w| Some(document::find(text, w)? + w.len()))?;
    let (count, rest) = text[at..].split_once(' ')?;
    let years = ["years", "financial years", "fiscal years", "reporting years", "consecutive years"];
    let count = counting::numeral(count).or_else(|| count.parse().ok())?;
    (count <= 3 && years.iter().any(|w| rest.starts_with(w))).then_some(count as i32)
}

/// `612 employees left us, a turnover rate of 8.6% (2023: 655 and 9.1%)`: as many numbers of another year in brackets as the
/// sentence has right before them.
pub(super) fn all_of_earlier(sentence: &Text, stated: &[Statement]) -> Vec<Statement> {
    let t = &sentence.text;
    let mut found = vec![];
    for (open, _) in t.match_indices('(') {
        let Some(close) = t[open..].find(')').filter(|end| *end <= 60) else { continue };
        let inner = &t[open + 1..open + close];
        let [(at, year)] = period::years(inner)[..] else { continue };
        let list: Vec<Quantity> = quantities(inner)
            .into_iter()
            .filter(|q| q.kind == Kind::Amount && q.number.start > at)
            .map(|q| shifted(q, open + 1))
            .collect();
        let joined = list.windows(2).all(|pair| {
            matches!(
                inner[pair[0].whole.end - open - 1..pair[1].whole.start - open - 1].trim(),
                "and" | "," | "、" | "及" | "和"
            )
        });
        if at > 2 || list.len() < 2 || !joined {
            continue;
        }
        let here = sentence.slice(open..open + 1).place(0);
        let before: Vec<&Statement> =
            stated.iter().filter(|s| s.number.place(0) < here && s.year != Some(year)).collect();
        let mut places: Vec<_> = before.iter().map(|s| s.number.place(0)).collect();
        places.dedup();
        let Some(skipped) = places.len().checked_sub(list.len()) else { continue };
        let of = |place: &_| before.iter().find(|s| s.number.place(0) == *place);
        let dimension = |q: &Quantity| q.unit.as_ref().map(crate::unit::Unit::dimension);
        let pairs: Vec<_> = places[skipped..].iter().filter_map(of).zip(&list).collect();
        let alike =
            |(s, q): &(&&Statement, &Quantity)| q.unit.is_none() || dimension(&s.quantity) == dimension(q);
        if pairs.iter().all(alike) {
            found.extend(pairs.into_iter().map(|(s, q)| of_year(sentence, s, year, q.clone())));
        }
    }
    found
}

/// `NOx 1,284 kg (2023: 1,351 kg), SOx 9.8 kg (10.3 kg)`: the year that the last bracket before names first.
fn year_of_brackets(before: &str) -> Option<i32> {
    let inner = &before[before.rfind('(')? + 1..];
    let [(0, year)] = period::years(inner)[..] else { return None };
    Some(year)
}

pub(super) fn shifted(quantity: Quantity, by: usize) -> Quantity {
    let shift = |r: Range<usize>| r.start + by..r.end + by;
    Quantity {
        number: shift(quantity.number.clone()),
        whole: shift(quantity.whole.clone()),
        unit_at: shift(quantity.unit_at.clone()),
        ..quantity
    }
}

/// The statements of a list for an earlier year, 2023年分别为17.60亿元和4.77%: as many numbers as the sentence before them
/// has, or its own list, and each counted as the one in its place.
pub(super) fn of_year_before(
    sentence: &Text,
    list: &[Quantity],
    year: i32,
    stated: &[Statement],
) -> Vec<Statement> {
    let Some(at) = list.first().map(|q| sentence.slice(q.number.clone()).place(0)) else { return vec![] };
    let mut last: Vec<&Statement> = stated.iter().filter(|s| s.number.place(0) < at).collect();
    last.sort_by_key(|s| s.number.place(0));
    let Some(quote) = last.last().map(|s| s.quote.place(0)) else { return vec![] };
    last.retain(|s| s.quote.place(0) == quote && s.year != Some(year));
    last.dedup_by_key(|s| s.number.place(0));
    let longer = |s: &&Statement| s.quote.text.find("分别").filter(|_| last.len() > list.len());
    if let Some(word) = last.first().copied().as_ref().and_then(longer) {
        last.retain(|s| s.number.place(0) > s.quote.place(word));
        last.truncate(list.len());
    }
    let dimension = |u: &Option<crate::unit::Unit>| u.as_ref().map(crate::unit::Unit::dimension);
    let mass = |d: Option<String>| d.map(|d| if d == "tCO2e" { "t".to_owned() } else { d });
    let alike =
        |(s, q): (&&Statement, &Quantity)| mass(dimension(&s.quantity.unit)) == mass(dimension(&q.unit));
    if last.len() != list.len() || !last.iter().zip(list).all(alike) {
        return vec![];
    }
    let pairs = last.into_iter().zip(list);
    pairs.map(|(like, quantity)| of_year(sentence, like, year, quantity.clone())).collect()
}

/// 上年为1.09亿元, 较上年的368.94亿元: words right before a number by which it is the year's before the report's.
pub(super) fn before_report(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches(['为', '的', ' ']);
    let before = before.strip_suffix('则').unwrap_or(before);
    [
        "上年",
        "上年度",
        "上年同期",
        "上一年",
        "上一年度",
        "上一财年",
        "上一财政年度",
        "上财年",
        "上财政年度",
        "去年",
        "去年同期",
        "去年同日",
        "去年底",
        "去年末",
        "上年末",
        "上年底",
    ]
    .iter()
    .any(|w| before.ends_with(w))
}

/// 较2023年的461.27亿元: the year whose number stands behind the words that compare with it.
pub(super) fn year_compared(before: &str) -> Option<i32> {
    let words = before.trim_end_matches(' ').strip_suffix(['的', '之'])?;
    let clause = &words[words.rfind(['，', '；', '。', '('])?..];
    let compares = ["，较", "，相较", "，比", "，与", "，对比", "，低于", "，高于", "，少于", "，多于"];
    let compares = compares.iter().any(|w| clause.starts_with(w));
    let [(at, year)] = period::years(clause)[..] else { return None };
    let of_year = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九 年度财同期".contains(c);
    let rest = clause[at..].trim_start_matches(of_year);
    (compares && rest.is_empty()).then_some(year)
}

/// `compared with 264 in FY2023`, `up from 18,900 hours`: what of the same sentence a number is compared with.
pub(super) fn compared<'f>(
    text: &str,
    quantity: &Quantity,
    stated: &'f [Statement],
) -> Option<&'f Statement> {
    let before = text[..quantity.whole.start].trim_end();
    let led =
        ["compared with", "compared to", " from", " against", " versus"].iter().any(|w| before.ends_with(w))
            || before_report(before)
            || year_compared(before).is_some();
    let dimension = |u: &Option<crate::unit::Unit>| u.as_ref().map(crate::unit::Unit::dimension);
    let alike =
        |s: &&Statement| quantity.unit.is_none() || dimension(&s.quantity.unit) == dimension(&quantity.unit);
    stated.iter().rev().filter(|_| led).find(alike)
}

/// The year that a comparison names behind its number.
pub(super) fn year_behind(text: &str, profile: &Profile) -> Option<i32> {
    let clause = &text[..boundaries(text).first().copied().unwrap_or(text.len())];
    let last = ["previous year", "prior year", "preceding year", "last year", "year before", "year earlier"];
    match period::years(clause)[..] {
        [(_, year)] => Some(year),
        [] if last.iter().any(|w| clause.contains(w)) => profile.year.map(|y| y - 1),
        _ => None,
    }
}

/// What years in words are made of, and what joins them to their number.
const SPELLED_YEARS: &str = "〇零一二三四五六七八九十年度财政月日止:： /-0123456789";

/// What names the year before the report's in brackets.
const YEAR_BEFORE: &[&str] = &[
    "上年",
    "上年度",
    "上一年",
    "上一年度",
    "去年",
    "上年同期",
    "去年同期",
    "上财年",
    "上财政年度",
    "上个年度",
    "上一财政年度",
    "last year",
    "prior year",
    "previous year",
];

/// What stands in brackets behind a number, or behind what it counts, for other years: 142名(2023年:131名、2022年:120名),
/// 429间供应商(2022/23:441间), 96宗(上年度:104宗).
fn earlier(sentence: &Text, quantity: &Quantity, report: Option<i32>) -> Vec<(i32, Quantity)> {
    let t = &sentence.text;
    let Some(open) = bracket_behind(t, quantity) else { return vec![] };
    let start = open + 1;
    let Some(end) = t[open..].find(')').filter(|end| *end <= 120).map(|end| open + end) else {
        return vec![];
    };
    if let Some(year) = year_of_brackets(&t[..open]) {
        let alone = |q: &Quantity| q.whole == (0..end - start) && q.unit.is_some() && q.unit == quantity.unit;
        if let Some(amount) = quantities(&t[start..end]).into_iter().find(alone) {
            return vec![(year, shifted(amount, start))];
        }
    }
    let mut found = vec![];
    let mut at = start;
    for piece in t[start..end].split_inclusive(['、', ';', '；', '，']).flat_map(|p| p.split_inclusive(", "))
    {
        let offset = at;
        at += piece.len();
        // (2023: £35,000, for a discharge of silt)
        if !found.is_empty() && !piece.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        // the 23 of 2022/23 is no amount
        let head = piece.find([':', '：']).unwrap_or(0);
        let name = piece[..head].trim().to_ascii_lowercase();
        let before = report.filter(|_| YEAR_BEFORE.contains(&name.as_str())).map(|own| own - 1);
        let years = before.map_or_else(|| period::years(piece), |year| vec![(0, year)]);
        let counted = |q: &Quantity| q.kind == Kind::Amount && q.number.start >= head;
        let mut amounts = quantities(piece).into_iter().filter(counted).chain(nil(piece));
        let ([(_, year)], Some(amount), None) = (&years[..], amounts.next(), amounts.next()) else {
            return vec![];
        };
        let from = if before.is_some() { head } else { 0 };
        let lead = without_years(&piece[from..amount.whole.start.max(from)]);
        // 31 December 2023: 3,844 employees
        let dated = |word: &&str| {
            !is_month(word)
                && !matches!(
                    *word,
                    "As" | "as" | "At" | "at" | "by" | "the" | "end" | "of" | "baseline:" | "base"
                )
        };
        let lead = lead.split(' ').filter(dated).collect::<Vec<_>>().join(" ");
        let lead: String = lead.chars().filter(|c| !SPELLED_YEARS.contains(*c)).collect();
        let reading = lexicon::read(&lead);
        if !reading.is_silent() || reading.unexplained > 0 {
            return vec![];
        }
        found.push((*year, shifted(amount, offset)));
    }
    found
}

/// Bytes of English words that may stand between a number and what stands in brackets for other years.
const BETWEEN: usize = 56;

/// `2023: nil`, 2023年：无, 2023年：零宗
fn nil(text: &str) -> Option<Quantity> {
    let words = text.trim_end_matches([',', ' ', ';', '，', '；', '、']);
    // 2023: one
    if let Some((_, word)) = words.rsplit_once(' ')
        && let Some(value) = counting::numeral(word)
    {
        let number = words.len() - word.len()..words.len();
        return Some(Quantity { value: value.into(), ..Quantity::none(number) });
    }
    let at = ["nil", "Nil", "none", "zero", "无", "零", "零宗", "零起", "零名", "零人", "零件"]
        .iter()
        .find_map(|w| words.strip_suffix(w))?
        .len();
    text[..at].ends_with([' ', ':', '：']).then(|| Quantity::none(at..words.len()))
}

/// Where a bracket opens behind a number or what it counts: 142名(…), 39宗工伤个案(…), 14 product-related complaints (…).
pub(super) fn bracket_behind(text: &str, quantity: &Quantity) -> Option<usize> {
    let counted = quantity.unit.as_ref().is_some_and(|u| matches!(u.numerator, "person" | "count"));
    let rest = &text[quantity.whole.end..];
    let open = rest.find('(')?;
    // spent £9m, or 2% of sales, on research (2023: £8m)
    let share = share_between_commas(&rest[..open]).map(|(share, _)| share).filter(|share| share.start == 0);
    let noun = rest[share.map_or(0, |share| share.end)..open].trim();
    let short = noun.chars().count() <= if counted { 16 } else { 0 };
    let word = noun.chars().all(|c| c.is_alphabetic() && !c.is_ascii());
    // 415.6 tonnes were recycled in 2024 (2023: 429.4 tonnes)
    let clause = noun.is_ascii()
        && noun.len() <= BETWEEN
        && !noun.contains([',', ';', ':'])
        && !quantities(noun).iter().any(|q| q.kind == Kind::Amount);
    (short && word || clause).then_some(quantity.whole.end + open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_that_numbers_are_compared_with() {
        for (before, year) in [
            ("共461人，较2023年的", Some(2023)),
            ("共461人，较二零二三年同期的", Some(2023)),
            ("共461人，较截至二零二四年三月三十一日止年度的", None),
            ("共461人，较2023年及2022年的", None),
        ] {
            assert_eq!(year_compared(before), year, "{before}");
        }
    }
}
