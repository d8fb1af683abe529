//! What leaves the program for other programs: XLSX and CSV for spreadsheets, JSON for scripts, Parquet for data tools.
//! Every digit goes out, and each file says which program wrote it, from which library, when, and by which method.

mod csv;
mod json;
mod parquet;
mod tables;
mod xlsx;

use compare::{Picked, Query, Scorecard};
use disclosure::Language;
use serde::Serialize;
use store::{ExportedDoubt, ExportedFact};

use crate::clock::{now, utc};
use crate::contract::{ExportFormat, Problem};
use crate::coverage::{self, Covered};
use crate::library::Library;
use crate::words::{file_words, words};
use crate::{VERSION, problems};

pub use json::SCHEMA_TEXT;

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

impl About {
    /// For a picture: the term of Dublin Core, under which an SVG says it, the keyword of a PNG, and what is said.
    pub(crate) fn of_picture(&self, language: Language) -> [(&'static str, &'static str, String); 4] {
        let library = self.library.as_deref().unwrap_or(file_words(language).no_library);
        [
            ("creator", "Software", self.program.clone()),
            ("source", "Source", library.to_owned()),
            ("date", "Creation Time", self.written_at.clone()),
            ("description", "Description", self.method.join("\n")),
        ]
    }
}

/// The scorecard alone, for a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// where it comes from
    pub about: About,
    /// what the scorecard was asked for
    pub query: Query,
    /// companies by metrics
    pub scorecard: Scorecard,
    /// of names and words
    pub language: Language,
}

/// Everything that an export may hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Contents {
    /// the scorecard
    pub compared: Compared,
    /// all facts of the companies, all years
    pub facts: Vec<ExportedFact>,
    /// all doubts of the companies that stand
    pub doubts: Vec<ExportedDoubt>,
    /// how much of each framework each company states
    pub coverage: Vec<Covered>,
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
        let contents = || self.contents(query, language, now());
        match format {
            ExportFormat::Html => Ok(self.html_report(query, language)?.into_bytes()),
            ExportFormat::Xlsx => contents()?.xlsx(),
            ExportFormat::Csv => Ok(contents()?.csv().into_bytes()),
            ExportFormat::Json => Ok(contents()?.json().into_bytes()),
            ExportFormat::Parquet => contents()?.parquet(),
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

    /// The scorecard of the query's companies; `at` in seconds since 1970.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn compared(&self, query: &Query, language: Language, at: i64) -> Result<Compared, Problem> {
        let companies = self.companies(query)?;
        let picked = compare::picked(&companies, &query.companies);
        Ok(self.compared_of(&picked, query, language, at))
    }

    fn compared_of(&self, picked: &[Picked], query: &Query, language: Language, at: i64) -> Compared {
        let scorecard = compare::scorecard_of(picked, query);
        Compared { about: self.about(language, at), query: query.clone(), scorecard, language }
    }

    /// Everything that an export of the query's companies may hold; `at` in seconds since 1970.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn contents(&self, query: &Query, language: Language, at: i64) -> Result<Contents, Problem> {
        let ids: Vec<_> = query.companies.iter().map(|pick| pick.company).collect();
        let companies = self.companies(query)?;
        let picked = compare::picked(&companies, &query.companies);
        Ok(Contents {
            compared: self.compared_of(&picked, query, language, at),
            facts: self.ask(|store| store.exported_facts(&ids))?,
            doubts: self.ask(|store| store.exported_doubts(&ids))?,
            coverage: coverage::of_all(&picked, language),
        })
    }
}

impl Contents {
    /// A workbook: scorecard, facts, doubts, computed values, method.
    ///
    /// # Errors
    /// `internal`, where the writer does not take what it is given.
    pub fn xlsx(&self) -> Result<Vec<u8>, Problem> {
        xlsx::workbook(self).map_err(Problem::internal)
    }

    /// All facts as a table, in UTF-8 with the mark that spreadsheets want.
    pub fn csv(&self) -> String {
        csv::facts(self)
    }

    /// All of it, in the form of [`SCHEMA_TEXT`].
    pub fn json(&self) -> String {
        json::whole(self)
    }

    /// All facts, for data tools.
    ///
    /// # Errors
    /// `internal`, where the writer does not take what it is given.
    pub fn parquet(&self) -> Result<Vec<u8>, Problem> {
        parquet::facts(self).map_err(Problem::internal)
    }
}

impl Compared {
    /// As CSV: five columns a company.
    pub fn csv(&self) -> String {
        csv::scorecard(self)
    }

    /// As JSON, in the form of [`SCHEMA_TEXT`].
    pub fn json(&self) -> String {
        json::scorecard(self)
    }
}
