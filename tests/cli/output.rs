//! A line of `evenhand extract --json` as the contract has it. A field that is missing or of another kind is a failure.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A report, or why it could not be read.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Line {
    /// read
    Report(Box<Report>),
    /// not read
    Failure(Failure),
}

/// `{"file": …, "error": …}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// as given
    pub file: String,
    /// why
    pub error: Error,
}

/// Why a file could not be read.
#[derive(Debug, Clone, Deserialize)]
pub struct Error {
    /// for programs
    pub code: String,
    /// for people
    pub message: String,
}

/// What a report states.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Report {
    /// as given
    pub file: String,
    /// of the file's bytes, in lower-case hex
    pub sha256: String,
    /// `zh-Hans`, `zh-Hant`, `en`
    pub language: String,
    /// who reports
    pub company: Company,
    /// the report's own
    pub title: Option<String>,
    /// what for
    pub period: Period,
    /// the facts
    pub observations: Vec<Observation>,
    /// what does not add up
    pub doubts: Vec<Doubt>,
    /// pages that were not read, or not whole
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// What is to be known about a report beside what it says.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Note {
    /// for programs
    pub code: String,
    /// first and last of each run
    pub pages: Vec<(u32, u32)>,
    /// for people
    pub message: String,
}

/// Who reports.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Company {
    /// full name
    pub name: String,
    /// as printed
    pub stock_code: Option<String>,
}

/// What for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Period {
    /// the reporting year
    pub year: Option<i32>,
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Observation {
    /// id in the catalogue
    pub metric: String,
    /// axis -> value
    pub breakdown: BTreeMap<String, String>,
    /// the year
    pub period: String,
    /// in the canonical unit
    pub value: f64,
    /// the canonical unit
    pub unit: String,
    /// `reported`
    pub source: String,
    /// `accepted`, `needs_review`
    pub status: String,
    /// 0 to 1
    pub confidence: f64,
    /// what lowers it
    #[serde(default)]
    pub reasons: Vec<String>,
    /// where it stands
    pub evidence: Evidence,
}

impl Observation {
    /// Everything but where it stands: the same in whatever encoding the report came.
    pub fn fact(&self) -> String {
        format!("{} {:?} {} {} {}", self.metric, self.breakdown, self.period, self.value, self.unit)
    }
}

/// Where a fact stands.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Evidence {
    /// from 1
    pub page: u32,
    /// from 1
    pub line: u32,
    /// of a workbook
    pub cell: Option<String>,
    /// the quoted line or cells
    pub quote: String,
    /// as printed
    pub label: String,
    /// the number as printed
    pub raw_value: String,
    /// the unit as printed
    pub raw_unit: String,
    /// what the number takes on its PDF page, in points from the top left
    #[serde(rename = "box")]
    pub around: Option<[f32; 4]>,
}

/// What does not add up.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Doubt {
    /// the rule's name
    pub rule: String,
    /// `note`, `warning`, `error`
    pub severity: String,
    /// both sides
    pub message: String,
    /// indexes of the observations
    pub observations: Vec<usize>,
}
