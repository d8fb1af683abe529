//! What leaves the program for other programs: XLSX and CSV for spreadsheets, JSON for scripts, Parquet for data tools.
//! Every digit goes out, and each file says which program wrote it, from which library, when, and by which method.

mod csv;
mod json;
mod parquet;
mod tables;
mod xlsx;

use compare::{Query, Scorecard};
use disclosure::Language;
use serde::Serialize;
use store::{ExportedDoubt, ExportedFact};

use crate::clock::{now, utc};
use crate::contract::{ExportFormat, Problem};
use crate::coverage::{self, Covered};
use crate::library::Library;
use crate::words::words;
use crate::{VERSION, problems};

pub use json::SCHEMA_TEXT;

/// The kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// a workbook: scorecard, facts, doubts, computed values, method
    Xlsx,
    /// all facts as a table, in UTF-8 with the mark that spreadsheets want
    Csv,
    /// all of it, in the form of [`SCHEMA_TEXT`]
    Json,
    /// all facts
    Parquet,
}

/// Where a file comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct About {
    /// name and version
    pub program: String,
    /// the library's folder; none where files were read without one
    pub library: Option<String>,
    /// UTC, RFC 3339
    pub written_at: String,
    /// how its values came about, paragraph by paragraph
    pub method: Vec<String>,
}

/// Everything that an export may hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Contents {
    /// where it comes from
    pub about: About,
    /// what the scorecard was asked for
    pub query: Query,
    /// companies by metrics
    pub scorecard: Scorecard,
    /// all facts of the companies, all years
    pub facts: Vec<ExportedFact>,
    /// all doubts of the companies that stand
    pub doubts: Vec<ExportedDoubt>,
    /// how much of each framework each company states
    pub coverage: Vec<Covered>,
    /// of names and words
    pub language: Language,
}

impl Library {
    /// A file of a query's companies: its bytes.
    ///
    /// # Errors
    /// `library_unusable`; `internal`, where a writer does not take what it is given.
    pub fn exported(
        &self,
        format: ExportFormat,
        query: &Query,
        language: Language,
    ) -> Result<Vec<u8>, Problem> {
        let contents = |format| self.contents(query, language, now())?.write(format);
        match format {
            ExportFormat::Html => Ok(self.html_report(query, language)?.into_bytes()),
            ExportFormat::Xlsx => contents(Format::Xlsx),
            ExportFormat::Csv => contents(Format::Csv),
            ExportFormat::Json => contents(Format::Json),
            ExportFormat::Parquet => contents(Format::Parquet),
        }
    }

    /// Where a file that is written at `at` (seconds since 1970) comes from.
    pub(crate) fn about(&self, language: Language, at: i64) -> About {
        About {
            program: format!("evenhand {VERSION}"),
            library: self.folder().map(problems::shown),
            written_at: utc(at),
            method: words(language).method_text.iter().map(|text| (*text).to_owned()).collect(),
        }
    }

    /// Everything that an export of the query's companies may hold; `at` in seconds since 1970.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn contents(&self, query: &Query, language: Language, at: i64) -> Result<Contents, Problem> {
        let picked: Vec<_> = query.companies.iter().map(|pick| pick.company).collect();
        let companies = self.companies(query)?;
        Ok(Contents {
            about: self.about(language, at),
            query: query.clone(),
            scorecard: compare::scorecard(&companies, query),
            facts: self.ask(|store| store.exported_facts(&picked))?,
            doubts: self.ask(|store| store.exported_doubts(&picked))?,
            coverage: coverage::of_all(&companies, query, language),
            language,
        })
    }
}

impl Contents {
    /// The file's bytes.
    ///
    /// # Errors
    /// `internal`, where a writer does not take what it is given.
    pub fn write(&self, format: Format) -> Result<Vec<u8>, Problem> {
        match format {
            Format::Xlsx => xlsx::workbook(self).map_err(Problem::internal),
            Format::Csv => Ok(csv::facts(self).into_bytes()),
            Format::Json => Ok(json::whole(self).into_bytes()),
            Format::Parquet => parquet::facts(self).map_err(Problem::internal),
        }
    }

    /// The scorecard alone as CSV: five columns a company.
    pub fn scorecard_csv(&self) -> String {
        csv::scorecard(self)
    }

    /// The scorecard alone as JSON.
    pub fn scorecard_json(&self) -> String {
        json::scorecard(self)
    }
}
