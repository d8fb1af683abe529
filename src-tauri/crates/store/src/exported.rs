//! All that stands in the library, for files that leave it: every fact with the place it is best stated at, every doubt.

use disclosure::{Breakdown, Language, Severity, Source, Status};
use rusqlite::Row;
use rust_decimal::Decimal;

use crate::codec;
use crate::{Result, Store, doubts, reports};

/// A fact of one report with its company, its report and its best statement.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportedFact {
    /// the fact
    pub id: u32,
    /// the company
    pub company: u32,
    /// its full name
    pub company_name: String,
    /// as printed
    pub stock_code: Option<String>,
    /// the report's file, without its folder
    pub file: String,
    /// hash of the report's bytes, lower-case hex
    pub sha256: String,
    /// the report's year
    pub report_year: Option<i32>,
    /// of most of the report's text
    pub language: Language,
    /// id in the catalogue
    pub metric: String,
    /// empty for the total
    pub breakdown: Breakdown,
    /// the year it is for
    pub period: String,
    /// in `unit`, as a person left it
    pub value: Decimal,
    /// canonical
    pub unit: String,
    /// reported, or entered where a person corrected it
    pub source: Source,
    /// as a person left it; never rejected
    pub status: Status,
    /// 0 to 1
    pub confidence: f64,
    /// the report itself says about, over, nearly
    pub approximate: bool,
    /// what lowers the confidence, as codes
    pub reasons: Vec<String>,
    /// doubts that stand
    pub doubts: u32,
    /// from 1
    pub page: u32,
    /// from 1
    pub line: u32,
    /// in a workbook, the cell
    pub cell: Option<String>,
    /// the heading above, may be empty
    pub section: String,
    /// as printed
    pub label: String,
    /// as printed
    pub raw_value: String,
    /// as printed, may be empty
    pub raw_unit: String,
    /// the quoted line or cells
    pub quote: String,
}

/// A doubt that stands, with its report and the facts that it accuses.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportedDoubt {
    /// the company
    pub company: u32,
    /// its full name
    pub company_name: String,
    /// the report's file, without its folder
    pub file: String,
    /// the report's year
    pub report_year: Option<i32>,
    /// the rule's name
    pub rule: String,
    /// how grave
    pub severity: Severity,
    /// arithmetic without words
    pub left: String,
    /// arithmetic without words
    pub right: String,
    /// how far apart the sides may be
    pub tolerance: Decimal,
    /// the facts it is about, those in doubt first
    pub facts: Vec<u32>,
}

impl Store {
    /// Every fact of every report that nobody rejected, in the order of the reports. Unlike [`Store::companies`] it keeps
    /// what several reports state of one year apart. `picked` are companies; none: all.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn exported_facts(&self, picked: &[u32]) -> Result<Vec<ExportedFact>> {
        // Report by report, so that nothing has to be sorted. Columns by their place: this reads a whole library, and looking
        // their names up takes half of the time.
        let mut select = self.connection.prepare_cached(
            "SELECT f.id, r.company, c.name, c.stock_code, r.file, r.sha256, r.year, r.language, f.metric,
                    f.breakdown, f.period, f.value, f.unit, f.source, f.status, f.confidence, f.approximate,
                    f.reasons, e.page, e.line, e.cell, e.section, e.label, e.raw_value, e.raw_unit, e.quote
             FROM judged_facts f JOIN reports r ON r.id = f.report JOIN companies c ON c.id = r.company
             JOIN evidence e ON e.fact = f.id AND e.rank = 0
             WHERE f.report = ? AND f.status <> 'rejected' ORDER BY f.id",
        )?;
        let mut found = vec![];
        for report in reports::of_companies(&self.connection, picked)? {
            let doubts = doubts::counts(&self.connection, report.id)?;
            for read in select.query_map([report.id], fact)? {
                let read = read?;
                found.push(ExportedFact { doubts: doubts.get(&read.id).copied().unwrap_or(0), ..read });
            }
        }
        Ok(found)
    }

    /// Every doubt that stands, in the order of the reports. `picked` are companies; none: all.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn exported_doubts(&self, picked: &[u32]) -> Result<Vec<ExportedDoubt>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT d.id, r.company, c.name AS company_name, r.file, r.year AS report_year, d.rule,
                    d.severity, d.left_side, d.right_side, d.tolerance,
                    (SELECT json_group_array(fact ORDER BY position) FROM doubt_facts WHERE doubt = d.id) AS facts
             FROM standing_doubts d JOIN reports r ON r.id = d.report JOIN companies c ON c.id = r.company
             WHERE ?1 IS NULL OR r.company IN (SELECT value FROM json_each(?1)) ORDER BY r.id, d.id",
        )?;
        Ok(select.query_map([codec::picked(picked)?], doubt)?.collect::<rusqlite::Result<_>>()?)
    }
}

/// Without its doubts.
fn fact(row: &Row<'_>) -> rusqlite::Result<ExportedFact> {
    Ok(ExportedFact {
        id: row.get(0)?,
        company: row.get(1)?,
        company_name: row.get(2)?,
        stock_code: row.get(3)?,
        file: row.get(4)?,
        sha256: row.get(5)?,
        report_year: row.get(6)?,
        language: codec::word(row, 7, Language::from_tag)?,
        metric: row.get(8)?,
        breakdown: codec::breakdown(row, 9)?,
        period: row.get(10)?,
        value: codec::decimal(row, 11)?,
        unit: row.get(12)?,
        source: codec::word(row, 13, Source::from_tag)?,
        status: codec::word(row, 14, Status::from_tag)?,
        confidence: row.get(15)?,
        approximate: row.get(16)?,
        reasons: codec::json(row, 17)?,
        doubts: 0,
        page: row.get(18)?,
        line: row.get(19)?,
        cell: row.get(20)?,
        section: row.get(21)?,
        label: row.get(22)?,
        raw_value: row.get(23)?,
        raw_unit: row.get(24)?,
        quote: row.get(25)?,
    })
}

fn doubt(row: &Row<'_>) -> rusqlite::Result<ExportedDoubt> {
    Ok(ExportedDoubt {
        company: row.get("company")?,
        company_name: row.get("company_name")?,
        file: row.get("file")?,
        report_year: row.get("report_year")?,
        rule: row.get("rule")?,
        severity: codec::word(row, "severity", doubts::severity)?,
        left: row.get("left_side")?,
        right: row.get("right_side")?,
        tolerance: codec::decimal(row, "tolerance")?,
        facts: codec::json(row, "facts")?,
    })
}
