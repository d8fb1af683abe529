//! The year that a report covers.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::marks::{Mark, Marked};
use super::{HEAD, speaks_of_report};
use crate::period;
use crate::quantity::MONTHS;

/// No report is of this year: 2050 is a target's, and 2051 a standard's number.
const LATEST: i32 = 2045;

/// Words that a period ends with, or begins.
pub(super) const PERIODS: &[&str] = &[
    "12月31日",
    // as Taiwan's pages and programs that read print it
    "12 月 31 日",
    "止年度",
    "止财政年度",
    "止12个月",
    "年度止",
    "year ended",
    "years ended",
    "31 December",
    "December 31",
    "s at 31 March",
    "s at March 31",
    "s on March 31",
    "s at 30 June",
    "s at June 30",
];
/// Words that name the period reported on.
pub(super) const NAMES: &[&str] = &["时间范围", "报告期", "时间跨度", "reporting period", "Reporting Period"];
/// Words of a standard, whose year is its own.
pub(super) const STANDARDS: &[&str] = &["GRI ", "Management Approach", "ISO ", "SASB"];

/// The year that the report covers: what it says of its period and in its titles goes before how often a year is named,
/// since prose names the year before for each of its figures.
pub(super) fn year(texts: &[Marked<'_>]) -> Option<i32> {
    let mut votes: BTreeMap<i32, (u32, u32)> = BTreeMap::new();
    let mut times: FxHashMap<&str, u32> = FxHashMap::default();
    let mut heads: BTreeMap<i32, u32> = BTreeMap::new();
    for (i, text) in texts.iter().enumerate().filter(|(_, text)| text.has(Mark::Year)) {
        let t = text.text.text.as_str();
        let found: Vec<(usize, i32)> = period::years(t).into_iter().filter(|(_, y)| *y < LATEST).collect();
        let Some((_, last)) = found.last().copied() else { continue };
        if t.trim().trim_end_matches(['年', '度']).len() == 4 {
            *heads.entry(last).or_default() += 1;
        }
        // GRI 103: Management Approach 2016: the year of a standard
        if t.len() < 120 && text.has(Mark::Standard) && STANDARDS.iter().any(|w| t.contains(w)) {
            continue;
        }
        let early = i < HEAD;
        let times = times.entry(t).or_default();
        *times += 1;
        // a cell that spans rows stands in each
        if *times > 1 && t.len() > 120 {
            continue;
        }
        // the foot of the pages
        let repeated = *times == 3;
        // of several years the one beside the words for the period
        let spoken_of = text.has(Mark::Period);
        let first = || PERIODS.iter().find_map(|w| t.find(w));
        let period = || first().or_else(|| period_named(t).filter(|_| t.contains('至')));
        // 14,210人(2023年12月31日：13,230人): the date of what is compared
        let compared = |at: &usize| {
            let opened = t[..*at].trim_end_matches(|c: char| c.is_ascii_digit() || "年于至截止 ".contains(c));
            let mut behind = t[*at..].chars().take(12);
            opened.ends_with('(') && behind.any(|c| c == ':')
        };
        let period = spoken_of.then(period).flatten().filter(|at| !compared(at));
        let covered = period.and_then(|at| {
            let distance = |year: &(usize, i32)| year.0.abs_diff(at);
            let near = found.iter().copied().filter(|y| distance(y) <= 60).min_by_key(distance)?;
            // Year ended December 31, 2019 2020 2021: the last of the years that head a table
            let beside = |pair: &[(usize, i32)]| pair[1].0 - pair[0].0 <= 6 && pair[1].1 == pair[0].1 + 1;
            let row = found.iter().position(|y| *y == near)?;
            let steps = found[row..].windows(2).take_while(|pair| beside(pair)).count();
            Some(found[row + steps])
        });
        // from 1 April 2023 to 31 March 2024: where the period ends
        let until = |pair: &&[(usize, i32)]| {
            let between = &t[pair[0].0..pair[1].0];
            between.len() <= 48 && ["至", "到", " to "].iter().any(|w| between.contains(w))
        };
        let spans = |pair: &&[(usize, i32)]| until(pair) && spans_a_year(t, pair);
        // fiscal 2021 (April 1, 2021–March 31, 2022): how the report itself calls its year
        let called = found.iter().copied().find(|(at, year)| {
            let fiscal = ["fiscal ", "fiscal year ", "FY", "FY "].iter().any(|f| t[..*at].ends_with(f));
            let dates =
                || t.get(at + 4..)?.trim_start().strip_prefix('(')?.split_once(')').map(|(dates, _)| dates);
            let spans = |dates: &str| [*year, year + 1].iter().all(|y| dates.contains(&y.to_string()));
            fiscal && dates().is_some_and(spans)
        });
        let named = spoken_of && period_named(t).is_some() || found.windows(2).any(|p| spans(&p));
        // 截至报告期末，…(2023年：170名): no title, though it names the report's period
        let dated = t.contains("报告期") && period_named(t).is_none();
        let heading = (early || repeated) && speaks_of_report(text) && !dated && t.chars().count() < 60;
        let mut vote = |year: i32, strong: u32| {
            let entry = votes.entry(year).or_default();
            *entry = (entry.0 + strong, entry.1 + 1);
        };
        let until = || found.windows(2).find(|pair| named && until(pair)).map(|pair| pair[1]);
        match called.or_else(until).or(covered) {
            Some((_, year)) if called.is_some() => vote(year, 200),
            Some((_, year)) => vote(year, 12 + 40 * u32::from(named) + 40 * u32::from(early)),
            None if heading => vote(last, 30 + 30 * u32::from(repeated)),
            // by 2030, 2050 targets, 到2030年: an aim is no year that was
            None => {
                if let Some((_, year)) = found.iter().rfind(|(at, _)| !is_aimed_at(t, *at)) {
                    vote(*year, 0);
                }
            }
        }
    }
    // where nothing says which, the last of the years that head columns about as often as the others
    if votes.values().all(|(strong, _)| *strong == 0) {
        let most = heads.values().copied().max().unwrap_or_default();
        let mut usual = heads.iter().filter(|(_, n)| **n * 2 >= most).map(|(year, _)| *year);
        if let (Some(_), Some(last)) = (usual.next(), usual.next_back()) {
            return Some(last);
        }
    }
    // where a text says of several years as much that it covers them, as pages by year do, it is of the last
    let weight =
        |(year, (strong, times)): (i32, (u32, u32))| (strong, if strong > 0 { year } else { 0 }, times, year);
    votes
        .into_iter()
        .max_by_key(|vote| weight(*vote))
        .map(|(year, _)| year)
        .or_else(|| texts.iter().filter_map(|text| of_republic(&text.text.text)).max())
}

/// A year that something is to be reached by.
fn is_aimed_at(text: &str, at: usize) -> bool {
    // 二零三零 is longer than 2030
    let (before, behind) = (text[..at].trim_end(), text.get(at + 4..).unwrap_or_default());
    [" by", "By", "before", "until", "到", "至"].iter().any(|w| before.ends_with(w))
        || [" target", " goal", " vision", "年前", "年目标", "年愿景"].iter().any(|w| behind.starts_with(w))
}

/// 110年: the last year of the Republic's calendar that a text names, for one that names no other.
fn of_republic(text: &str) -> Option<i32> {
    let years = text.match_indices('年').filter_map(|(end, _)| {
        let digits = text.get(end.checked_sub(3)?..end)?;
        let alone = !text[..end - 3].ends_with(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-'));
        period::republic_year(digits).filter(|_| alone)
    });
    years.max()
}

/// Where the period reported on is named. 报告期末, 报告期内 say when something was so, and not which period that is.
fn period_named(text: &str) -> Option<usize> {
    let adverb = |end: usize| text[end..].starts_with(['末', '内', '初']);
    let mut found = NAMES.iter().flat_map(|w| text.match_indices(w));
    found.find(|(at, name)| !adverb(at + name.len())).map(|(at, _)| at)
}

/// `from 1 April 2024 to 31 March 2025`: two dates with their months, a year apart at most.
fn spans_a_year(text: &str, pair: &[(usize, i32)]) -> bool {
    let month = |t: &str| {
        let words = t.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| w.len() > 2);
        words.into_iter().any(|w| MONTHS.contains(&w.to_ascii_lowercase().as_str()))
    };
    // 2023年7月1日至2024年6月30日: twelve months
    let numbered = |(at, _): (usize, i32)| {
        let (month, _) = text[at..].split_once('年')?.1.split_once('月')?;
        month.trim().parse::<i32>().ok()
    };
    if let (Some(first), Some(last)) = (numbered(pair[0]), numbered(pair[1])) {
        return (last - first) + 12 * (pair[1].1 - pair[0].1) == 11;
    }
    let head = &text[..pair[0].0];
    let before = head.char_indices().rev().take(16).last().map_or(head, |(at, _)| &head[at..]);
    (0..=1).contains(&(pair[1].1 - pair[0].1)) && month(before) && month(&text[pair[0].0..pair[1].0])
}
