//! Names that a text introduces: 某某有限公司(以下简称“某某”), “某某”指某某有限公司. What is looked for has a bound wherever a text may be
//! a whole report on one line: each search to its end would make the time grow with the square of its length.

use std::ops::Range;

use document::{Text, holds};

use super::company::{LATIN, SUFFIXES};
use super::marks::{Mark, Marked};

/// A name that the text introduces: 某某有限公司(以下简称“某某”).
pub(super) struct Definition<'a> {
    pub(super) full: String,
    pub(super) place: (&'a Text, Range<usize>),
    pub(super) short: Vec<(&'a Text, Range<usize>)>,
    /// one of its short names is 公司, 我们, "the Company"
    pub(super) own: bool,
}

/// What a definition in brackets begins with, where not with the name itself.
const DEFINES: &[&str] = &[
    "以下简称",
    "简称",
    "下称",
    "the “",
    "the \"",
    "hereinafter",
    "hereafter",
    "collectively",
    "together with",
    "or the",
];

/// Names by which a reporter speaks of itself, without their article.
const OWN: &[&str] = &[
    "公司",
    "本公司",
    "集团",
    "本集团",
    "我们",
    "本行",
    "Company",
    "Group",
    "Bank",
    "Corporation",
    "we",
    "our",
    "us",
    "We",
    "Our",
    "Us",
];

/// Characters that a definition in brackets takes at most, both brackets counted. What is looked for has a bound wherever a
/// text may be a whole report on one line: each search to its end would make the time grow with the square of its length.
const DEFINITION: usize = 82;

/// Characters of a list of names that are said to mean a company.
const LIST: usize = 300;

pub(super) fn definitions<'a>(texts: &[Marked<'a>]) -> Vec<Definition<'a>> {
    let mut found: Vec<Definition<'a>> = vec![];
    for Marked { text, .. } in texts.iter().copied().filter(|text| text.has(Mark::Definition)) {
        let t = &text.text;
        let mut at = 0;
        while let Some(open) = t[at..].find('(').map(|i| at + i) {
            at = open + 1;
            let Some(close) = t[open..until(t, open, DEFINITION)].find(')').map(|i| open + i) else {
                continue;
            };
            let inner = &t[open + 1..close];
            let opens = DEFINES.iter().any(|w| inner.starts_with(w)) || inner.starts_with(['“', '「', '"']);
            if !opens {
                continue;
            }
            let Some(range) = name_ending_at(t, before_subsidiaries(t, open)) else { continue };
            let mut definition = Definition {
                full: t[range.clone()].to_owned(),
                place: (text, range),
                short: vec![],
                own: false,
            };
            for (from, to) in quoted(t, open + 1, close) {
                // American print has the comma within the quotes
                let to = from + t[from..to].trim_end_matches(',').len();
                let name = &t[from..to];
                if OWN.contains(&name.trim_start_matches("the ").trim_start_matches("The ")) {
                    definition.own = true;
                } else {
                    definition.short.push((text, from..to));
                }
            }
            found.push(definition);
        }
        found.extend(said_to_mean(text));
    }
    found
}

/// Where the name ends in `Some Foods plc and its subsidiaries (the "Group")`.
fn before_subsidiaries(text: &str, open: usize) -> usize {
    let head = text[..open].trim_end();
    let with = [
        " and its subsidiaries",
        " and subsidiaries",
        " together with its subsidiaries",
        " and its affiliates",
    ];
    with.iter().find_map(|w| head.strip_suffix(w)).map_or(open, |name| name.trim_end_matches(',').len())
}

/// “某某”“公司”指代某某有限公司.
fn said_to_mean<'a>(text: &'a Text) -> Vec<Definition<'a>> {
    let t = &text.text;
    let mut found = vec![];
    if !t.contains('指') {
        return found;
    }
    for verb in ["指代", "是指", "均指", "指"] {
        for (at, _) in t.match_indices(verb) {
            let head = &t[..at];
            if !head.ends_with(['”', '」', '"']) {
                continue;
            }
            let after = at + verb.len();
            let name = &t[after..until(t, after, 39)];
            // “万元”均指人民币。…: a name ends with its sentence
            let name = name.split(['。', '；', ';']).next().unwrap_or_default();
            let end = SUFFIXES.iter().filter_map(|s| name.find(s).map(|i| after + i + s.len())).min();
            let Some(range) = end.map(|e| after..e) else { continue };
            let begin = since(t, at, LIST);
            let from = head[begin..]
                .rfind(['；', ';', '。'])
                .map_or(begin, |i| begin + i + t[begin + i..].chars().next().map_or(1, char::len_utf8));
            let mut definition = Definition {
                full: t[range.clone()].to_owned(),
                place: (text, range),
                short: vec![],
                own: false,
            };
            for (a, b) in quoted(t, from, at) {
                if OWN.contains(&&t[a..b]) {
                    definition.own = true;
                } else {
                    definition.short.push((text, a..b));
                }
            }
            if !definition.short.is_empty() || definition.own {
                found.push(definition);
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// The strings in quotes between two bytes.
fn quoted(text: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut found = vec![];
    let mut open: Option<usize> = None;
    for (i, c) in text[from..to].char_indices() {
        let i = i + from;
        match c {
            '“' | '「' | '『' => open = Some(i + c.len_utf8()),
            '”' | '」' | '』' => found.extend(open.take().map(|o| (o, i))),
            '"' => match open.take() {
                Some(o) => found.push((o, i)),
                None => open = Some(i + 1),
            },
            _ => {}
        }
    }
    found.retain(|(a, b)| b > a && b - a < 60);
    found
}

/// The byte some characters before another, or the text's first.
fn since(text: &str, at: usize, most: usize) -> usize {
    text[..at].char_indices().rev().nth(most - 1).map_or(0, |(i, _)| i)
}

/// The byte some characters after another, or the text's end.
fn until(text: &str, at: usize, most: usize) -> usize {
    text[at..].char_indices().nth(most).map_or(text.len(), |(i, _)| at + i)
}

/// A company's name that ends at a byte.
pub(super) fn name_ending_at(text: &str, end: usize) -> Option<Range<usize>> {
    // no name is longer, and a page may be one line
    let from = since(text, end, 101);
    let range = name_at_end_of(&text[from..end])?;
    Some(range.start + from..range.end + from)
}

fn name_at_end_of(head: &str) -> Option<Range<usize>> {
    let head = head.trim_end();
    if let Some(suffix) = SUFFIXES.iter().find(|s| head.ends_with(**s)) {
        let start = name_start(&head[..head.len() - suffix.len()]);
        let length = head[start..].chars().count();
        return (length > suffix.chars().count() + 1 && length < 40).then_some(start..head.len());
    }
    LATIN.iter().find(|s| head.ends_with(**s)).and_then(|form| {
        let start = head.rfind(['。', '.', '\n', '，', ';', ':', '|']).map_or(0, |i| {
            // the dot of "Co." belongs to the name
            if head[i..].starts_with(". L") || head[i..].len() < 3 {
                0
            } else {
                i + head[i..].chars().next().map_or(1, char::len_utf8)
            }
        });
        let start = start + head[start..].len()
            - head[start..].trim_start_matches(|c: char| !c.is_alphabetic()).len();
        // Since 2020, Some Foods Limited: the comma before the legal form belongs to the name, another does not
        let body = head.get(start..head.len() - form.len())?.trim_end_matches([' ', ',']);
        let apart = body
            .rfind(", ")
            .map(|i| i + 2)
            .max(body.rfind(['”', '“', '"', '–']).map(|i| i + char_at(body, i)));
        let start = start + apart.unwrap_or(0);
        let start = start + head[start..].len() - head[start..].trim_start().len();
        let start = start + in_capitals(head.get(start..head.len() - form.len())?);
        let start = start + behind_office(head.get(start..head.len() - form.len())?);
        let name = &head[start..];
        // a legal form alone is no name
        let words =
            name.split_whitespace().filter(|w| w.len() > 2 && *w != "Pty" && !LATIN.contains(w)).count();
        (words > 0 && name.len() < 90 && name.starts_with(|c: char| c.is_ascii_uppercase()))
            .then_some(start..head.len())
    })
}

/// Where the capitalised words begin that a text ends in: `Fell Holdings` of `data of Fell Holdings`, but `Bank of Fell`.
fn in_capitals(text: &str) -> usize {
    let capital =
        |w: &str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "(&".contains(c));
    let joint = |w: &str| matches!(w, "and" | "of" | "the" | "for" | "de" | "du" | "da");
    let words: Vec<&str> = text.split(' ').collect();
    let mut first = words.len();
    while first > 0 {
        let word = words[first - 1].trim_start_matches(['“', '"', '(']);
        let joins = joint(word) && first > 1 && capital(words[first - 2]) && first < words.len();
        if !(word.is_empty() || capital(word) || joins) {
            break;
        }
        first -= 1;
    }
    let lead: usize = words[..first].iter().map(|w| w.len() + 1).sum();
    lead.min(text.len())
}

/// Where the name begins in `Board of Directors and CEO of Fell`: behind an office, but not behind `Bank of`.
fn behind_office(text: &str) -> usize {
    let offices = [
        "Board",
        "CEO",
        "Chair",
        "Chairman",
        "Directors",
        "Management",
        "President",
        "Report",
        "Shareholders",
    ];
    let ends_so = |at: &usize| offices.iter().any(|office| text[..*at].ends_with(office));
    let last = text.match_indices(" of ").map(|(at, _)| at).filter(ends_so).last();
    last.map_or(0, |at| at + " of ".len())
}

/// Where a Han name begins: after punctuation, a digit, or a verb that never is part of one.
fn name_start(head: &str) -> usize {
    let mut start = 0;
    for (i, c) in head.char_indices() {
        if !(('\u{3400}'..='\u{9fff}').contains(&c)
            || c.is_ascii_alphabetic()
            || matches!(c, '(' | ')' | '·'))
        {
            start = i + c.len_utf8();
        }
    }
    // 本报告是某某…, 来自《某某…: what leads to a name
    for word in [
        "报告说明",
        "本报告为",
        "本报告是",
        "本报告",
        "报告是",
        "报告为",
        "说明",
        "披露了",
        "展示了",
        "阐述了",
        "反映了",
        "披露",
        "揭露",
        "来自",
        "覆盖",
        "关于",
        "由",
        "对于",
        "指代",
        "指",
        "介绍",
        "涵盖",
        "控股股东",
        "子公司",
        "及其",
        "包括",
        "旗下",
        "全资",
        "名称",
        "携手",
        "联合",
        "建立了",
    ] {
        if holds(&head[start..], word)
            && let Some(i) = head[start..].rfind(word)
        {
            let after = start + i + word.len();
            if head.len() > after {
                start = after;
            }
        }
    }
    // 于内蒙古某某: where something lies, or whom it is with
    let lead = head[start..].chars().next().filter(|c| matches!(c, '于' | '与'));
    start + lead.filter(|_| head[start..].chars().count() > 4).map_or(0, char::len_utf8)
}

/// Bytes of the character at a place.
fn char_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::name_start;

    #[test]
    fn names_begin_behind_what_leads_to_them() {
        for (head, name) in [
            ("本报告为岚屿陶瓷", "岚屿陶瓷"),
            ("概览 本报告是岚屿陶瓷", "岚屿陶瓷"),
            ("公司指代岚屿陶瓷", "岚屿陶瓷"),
            ("本报告由霽川现代农业科技", "霽川现代农业科技"),
            ("于岚州霽川现代农业", "岚州霽川现代农业"),
            ("霽川时代新能源科技", "霽川时代新能源科技"),
        ] {
            assert_eq!(&head[name_start(head)..], name, "{head}");
        }
    }
}
