//! Who reports, for which year, in which language and currency, and which other companies the text speaks of.

mod code;
mod company;
mod currency;
mod definitions;
mod latin;
mod marks;
mod titled;
mod year;

use std::borrow::Cow;
use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use document::{Document, Item, Text, count};

use crate::declared::{Declared, declared};
use crate::lexicon::{self, Tags, tags};
use crate::model::{Company, Language};
use code::stock_code;
use company::{bare, company, names};
use currency::currency;
use definitions::definitions;
use marks::{Mark, Marked};
use year::year;

/// What is known of a report before its facts.
#[derive(Debug, Clone)]
pub struct Profile {
    /// of most of the text
    pub language: Language,
    /// who reports
    pub company: Company,
    /// the report's own title
    pub title: Option<String>,
    /// the year reported on
    pub year: Option<i32>,
    /// ISO 4217
    pub currency: &'static str,
    /// the reporter's names, for matching, longest first
    pub own: Vec<String>,
    /// other companies that the text defines a name for, for matching
    pub others: Vec<String>,
    /// what sentences say that kinds of waste consist of: 无害废弃物主要为固废物、污泥
    pub items: BTreeMap<String, Tags>,
    /// what is said of units once and for all
    pub declared: Declared,
    /// finds the names of others, and words for them
    foreign: AhoCorasick,
    /// finds the reporter's names of more than two characters
    reporter: AhoCorasick,
}

/// Words by which a sentence speaks of a company, plant or project that is not the reporter.
const FOREIGN: &[&str] = &["该公司", "该厂", "该项目", "该企业", "该子公司", "该基地"];
/// Legal forms: what bears one and is not the reporter is another.
const FORMS_OF_OTHERS: &[&str] = &["有限公司", "基金会", "合资公司"];

impl Profile {
    /// Another company, by a name that the text defines, by its legal form, or by 该公司.
    pub fn speaks_of_others(&self, text: &str) -> bool {
        if self.foreign.is_match(text) {
            return true;
        }
        let formed = |t: &str| !t.is_ascii() && FORMS_OF_OTHERS.iter().any(|w| t.contains(w));
        formed(text) && formed(&self.without_own(text))
    }

    /// The reporter's names are no words of a label.
    pub fn without_own<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !self.reporter.is_match(text) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        self.reporter.replace_all_with(text, &mut out, |_, _, out| {
            out.push(' ');
            true
        });
        Cow::Owned(out)
    }
}

/// A finder of names; the longest at a place counts.
fn finder<'n>(names: impl Iterator<Item = &'n str>) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        // made anew for each report: what is quick to make
        .kind(Some(AhoCorasickKind::NoncontiguousNFA))
        .build(names)
        .expect("a report's few names")
}

/// How much of a report's beginning names its author.
const HEAD: usize = 60;

/// Reads the profile of a document.
pub fn profile(document: &Document) -> Profile {
    let texts = texts(document);
    let language = language(document);
    let year = year(&texts);
    let definitions = definitions(&texts);
    let company = company(&texts, &definitions, language);
    let (own, others) = names(&company, &definitions);
    let printed = |text: &Text, range| print(document, text, range);
    let name = company.as_ref().map(|c| printed(c.0, c.1.clone())).unwrap_or_default();
    let short_name = company.as_ref().and_then(|c| {
        let (text, range) = definitions.iter().find(|d| d.full == c.2)?.short.first()?;
        Some(printed(text, range.clone()))
    });
    let currency = currency(&texts, language);
    Profile {
        language,
        title: title(document),
        year,
        currency,
        foreign: finder(others.iter().map(String::as_str).chain(FOREIGN.iter().copied())),
        reporter: finder(own.iter().map(String::as_str).filter(|n| n.chars().count() > 2)),
        own,
        others,
        items: items(&texts),
        declared: declared(texts.iter().filter(|t| t.has(Mark::Declared)).map(|t| t.text.text.as_str())),
        company: Company {
            short_name: short_name.or_else(|| bare(&name)),
            name,
            stock_code: stock_code(&texts),
        },
    }
}

/// All texts in reading order.
fn texts(document: &Document) -> Vec<Marked<'_>> {
    let mut all = vec![];
    for item in &document.items {
        match item {
            Item::Row(row) => all.extend(row.cells.iter().map(|c| Marked::new(&c.text))),
            Item::Passage { text, .. } => all.push(Marked::new(text)),
            Item::Gap => {}
        }
    }
    all
}

fn print(document: &Document, text: &Text, range: std::ops::Range<usize>) -> String {
    let printed = document.print(&text.slice(range));
    // a name broken over two lines has no blank in it, unless it is a Latin one
    let han = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
    let mut out = String::with_capacity(printed.len());
    let chars: Vec<char> = printed.chars().collect();
    for (i, c) in chars.iter().enumerate() {
        let blank = *c == ' ' && han(chars.get(i.wrapping_sub(1)).copied()) && han(chars.get(i + 1).copied());
        if !blank {
            out.push(*c);
        }
    }
    out
}

/// Characters of a passage that are looked at for its language, and of all passages.
const SAMPLE: usize = 64;
const ENOUGH: usize = 40_000;

fn language(document: &Document) -> Language {
    let (mut han, mut latin, mut changed) = (0usize, 0usize, 0usize);
    for item in &document.items {
        let Item::Passage { text, .. } = item else { continue };
        if han + latin > ENOUGH {
            break;
        }
        let mut rest = text.text.chars();
        let _ = rest.nth(SAMPLE - 1);
        let end = text.text.len() - rest.as_str().len();
        let sample = &text.text[..end];
        let bytes = sample.as_bytes();
        latin += count(bytes, |b| b.is_ascii_alphabetic());
        // what `is_han` holds of, told by the first of its three bytes, and where that is 0xE3 by the second
        let next_is_han = |at: &usize| bytes[at + 1] >= 0x90;
        han += count(bytes, |b| matches!(b, 0xE4..=0xE9))
            + memchr::memchr_iter(0xE3, bytes).filter(next_is_han).count();
        let first = text.place(0);
        let as_printed = document.lines[first.line].print[first.byte..].starts_with(sample);
        let mut at = 0;
        while !as_printed && at < end {
            let (run, place) = (at..text.end_of_run(at).min(end), text.place(at));
            let print = document.lines[place.line].print[place.byte..].chars();
            // what else differs is a radical in place of a character
            let pairs = sample[run.clone()].chars().zip(print);
            changed += pairs.filter(|(c, p)| c != p && is_han(*c) && is_han(*p)).count();
            at = run.end;
        }
    }
    match () {
        () if han * 6 < latin => Language::En,
        () if changed * 12 > han => Language::ZhHant,
        () => Language::ZhHans,
    }
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// What a report calls itself.
const REPORTS: &[&str] = &[
    "报告",
    "report",
    "年报",
    "ESG performance",
    "ESG data",
    "sustainability performance",
    "sustainability data",
];

fn speaks_of_report(text: &Marked<'_>) -> bool {
    text.has(Mark::Report)
}

/// The items that a sentence counts up of hazardous or non-hazardous waste.
fn items(texts: &[Marked<'_>]) -> BTreeMap<String, Tags> {
    let (waste, kinds) = (tags!("waste"), tags!("hazardous", "nonhazardous"));
    let mut found = BTreeMap::new();
    let lists = |t: &str| t.contains("包括") || t.contains("主要");
    for text in texts.iter().filter(|t| t.has(Mark::Waste) && lists(&t.text.text)) {
        for sentence in text.text.text.split(['。', '；', '，']).filter(|s| s.contains('废')) {
            let verb = ["主要为", "主要包括", "主要是", "主要有", "包括"]
                .iter()
                .find_map(|v| sentence.split_once(v));
            let Some((subject, list)) = verb.filter(|(s, _)| s.chars().count() <= 40) else { continue };
            let tags = lexicon::read(subject).tags;
            if !tags.has_all(waste) || !tags.has_any(kinds) || tags.has_all(kinds) {
                continue;
            }
            let named =
                if tags.has_any(tags!("nonhazardous")) { tags!("nonhazardous") } else { tags!("hazardous") };
            for item in list.split(['、', '和', '及', '与']).map(str::trim) {
                if (2..=12).contains(&item.chars().count()) {
                    found.insert(item.trim_end_matches(['等', ' ']).to_owned(), waste.with(named));
                }
            }
        }
    }
    found
}

/// A line near the beginning that names the kind of report. Lines, not passages: a title stands alone on its line.
fn title(document: &Document) -> Option<String> {
    let words = [
        "环境",
        "环境",
        "社会",
        "社會",
        "可持续",
        "可持續",
        "责任",
        "責任",
        "esg",
        "年度",
        "sustainability",
        "environmental",
        "annual",
        "responsibility",
    ];
    let kinds = ["报告", "報告", "年报", "年報", "report"];
    let fits = |print: &str| {
        let lower = print.to_lowercase();
        let long = lower.chars().count();
        (4..=60).contains(&long)
            && kinds.iter().any(|k| lower.contains(k))
            && words.iter().any(|w| lower.contains(w))
            && !lower.contains(['。', '…', '•', '；'])
            && !["指引", "指南", "守则", "守則", "guide", "gri", "standard"].iter().any(|w| lower.contains(w))
    };
    let line = document
        .lines
        .iter()
        .take(HEAD * 4)
        .map(|l| l.print.trim().trim_start_matches(['#', '*', ' ']))
        .find(|p| fits(p))?;
    let folded: Vec<&str> = line.split_whitespace().collect();
    Some(folded.join(" ").trim_matches(['《', '》', '“', '”', ' ', '*']).to_owned())
}
