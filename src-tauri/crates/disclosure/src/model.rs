//! What extraction gives: the facts of one report, each with its evidence, and the doubts between them.

use std::collections::BTreeMap;

use document::Rect;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Axis -> value, e.g. `gender` -> `female`; empty for the total. Axes and values are those of the contract.
pub type Breakdown = BTreeMap<String, String>;

/// The language that a report is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    /// Simplified Chinese
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// Traditional Chinese
    #[serde(rename = "zh-Hant")]
    ZhHant,
    /// English
    #[serde(rename = "en")]
    En,
}

impl Language {
    /// The BCP 47 tag: `zh-Hans`, `zh-Hant`, `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::ZhHans => "zh-Hans",
            Language::ZhHant => "zh-Hant",
            Language::En => "en",
        }
    }

    /// The language of a tag as [`Language::tag`] gives it.
    pub fn from_tag(tag: &str) -> Option<Language> {
        [Language::ZhHans, Language::ZhHant, Language::En].into_iter().find(|l| l.tag() == tag)
    }
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// the report says it
    Reported,
    /// computed from reported facts: a sum of parts, a ratio
    Derived,
    /// computed with an emission or energy factor
    Estimated,
    /// typed by the user
    Entered,
}

impl Source {
    /// The word of the contract: `reported`, `derived`, `estimated`, `entered`.
    pub fn tag(self) -> &'static str {
        match self {
            Source::Reported => "reported",
            Source::Derived => "derived",
            Source::Estimated => "estimated",
            Source::Entered => "entered",
        }
    }

    /// The source of a word as [`Source::tag`] gives it.
    pub fn from_tag(tag: &str) -> Option<Source> {
        [Source::Reported, Source::Derived, Source::Estimated, Source::Entered]
            .into_iter()
            .find(|s| s.tag() == tag)
    }
}

/// What is thought of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// sure enough to be shown without a mark, or accepted by a person
    Accepted,
    /// a person should look; the doubts or the reasons say why
    NeedsReview,
    /// a person said that it is no fact
    Rejected,
    /// a person put another value in its place
    Corrected,
}

impl Status {
    /// The word of the contract: `accepted`, `needs_review`, `rejected`, `corrected`.
    pub fn tag(self) -> &'static str {
        match self {
            Status::Accepted => "accepted",
            Status::NeedsReview => "needs_review",
            Status::Rejected => "rejected",
            Status::Corrected => "corrected",
        }
    }

    /// The status of a word as [`Status::tag`] gives it.
    pub fn from_tag(tag: &str) -> Option<Status> {
        [Status::Accepted, Status::NeedsReview, Status::Rejected, Status::Corrected]
            .into_iter()
            .find(|s| s.tag() == tag)
    }
}

/// One line of a quote, as printed (spaces folded, no HTML remains), with the spans to mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteLine {
    /// line in the file, from 1
    pub number: u32,
    /// the line's text
    pub text: String,
    /// spans of `text` in UTF-16 units, as the page counts, that hold the number: `[start, end)`
    pub marks: Vec<[u32; 2]>,
}

/// What a statement takes on its PDF page, a box a line, in points from the page's top left; nothing in a file without such pages.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Boxes {
    /// the number
    pub number: Vec<Rect>,
    /// its label, where it stands on the number's page
    pub label: Vec<Rect>,
}

impl Boxes {
    /// The box that holds the number, `[x0, y0, x1, y1]`.
    pub fn around(&self) -> Option<[f32; 4]> {
        let both = |a: Rect, b: Rect| Rect {
            x0: a.x0.min(b.x0),
            y0: a.y0.min(b.y0),
            x1: a.x1.max(b.x1),
            y1: a.y1.max(b.y1),
        };
        self.number.iter().copied().reduce(both).map(|r| [r.x0, r.y0, r.x1, r.y1])
    }
}

/// Where the report says it, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// page, from 1; a file without pages has one
    pub page: u32,
    /// line in the file, from 1, of the number
    pub line: u32,
    /// in a workbook, the cell of the number: `Water!C14`
    pub cell: Option<String>,
    /// the quoted line or cells
    pub quote: String,
    /// the quote in its surroundings, for the drawer: the line of the number, its label's line, one before and after
    pub lines: Vec<QuoteLine>,
    /// the label as printed, innermost first where it is a path
    pub label: String,
    /// the number as printed
    pub raw_value: String,
    /// the unit as printed, empty where none is
    pub raw_unit: String,
    /// what it says in the fact's canonical unit: of two statements that differ each has its own
    #[serde(default)]
    pub value: Option<Decimal>,
    /// the heading above, where there is one
    pub section: String,
    /// where on the page
    pub boxes: Boxes,
}

/// A number that the report states about the whole group for one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// id in the catalogue
    pub metric: String,
    /// axis -> value
    pub breakdown: Breakdown,
    /// the year it is for, `2024`
    pub period: String,
    /// in the canonical unit
    pub value: Decimal,
    /// canonical, with the currency and the output unit put in: `tCO2e/million CNY`
    pub unit: String,
    /// always [`Source::Reported`] as extraction gives it
    pub source: Source,
    /// accepted or to be reviewed
    pub status: Status,
    /// 0 to 1: the share of such facts that are right
    pub confidence: f64,
    /// `约`, `about`, `over`: the report itself says that the number is rounded
    pub approximate: bool,
    /// where it stands
    pub evidence: Evidence,
    /// further statements of the same fact, best first
    pub others: Vec<Evidence>,
    /// what lowers the confidence, as codes: `unit_assumed`, `period_assumed`, …
    pub reasons: Vec<String>,
}

/// How grave a doubt is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// worth a look
    Note,
    /// a sum that does not come out
    Warning,
    /// cannot be true as it stands
    Error,
}

impl Severity {
    /// `note`, `warning`, `error`.
    pub fn tag(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Statements of one report that cannot all be right, with both sides of the sum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    /// the rule's name in comparing.md: `parts_sum_to_total`, …
    pub rule: String,
    /// how grave
    pub severity: Severity,
    /// indexes into the report's facts, those in doubt first
    pub facts: Vec<usize>,
    /// how many of them are in doubt; the others are what they are held against
    pub accused: usize,
    /// one side, as arithmetic without words: `27 + 82 = 109`
    pub left: String,
    /// the other side: `109`
    pub right: String,
    /// how far apart the sides may be, from the printed digits
    pub tolerance: Decimal,
}

impl Doubt {
    /// One sentence in English, for terminals and the JSON contract; the page words it from the rule itself.
    pub fn message(&self) -> String {
        format!("{}: {} against {} (tolerance {})", self.rule, self.left, self.right, self.tolerance)
    }
}

/// Who reports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    /// the full name as the report prints it
    pub name: String,
    /// the short name the report gives itself, for narrow columns
    pub short_name: Option<String>,
    /// stock code as printed, without the exchange
    pub stock_code: Option<String>,
}

/// All that one report gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// the language of most of its text
    pub language: Language,
    /// who reports
    pub company: Company,
    /// the report's own title, where one is found
    pub title: Option<String>,
    /// the reporting year, where one is found
    pub year: Option<i32>,
    /// number of pages, 1 for a file without
    pub pages: u32,
    /// in the order of the catalogue, then breakdown, then period
    pub facts: Vec<Fact>,
    /// by rule, then by facts
    pub doubts: Vec<Doubt>,
    /// first and last of the pages that were not read to their end: the text has more lines or numbers than any report
    #[serde(default)]
    pub left: Option<(u32, u32)>,
}
