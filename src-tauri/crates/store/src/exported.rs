//! All that stands in the library, for files that leave it: every fact with the place it is best stated at, every doubt.

use disclosure::{Breakdown, Language, Severity, Source, Status};
use rusqlite::Row;
use rust_decimal::Decimal;

use crate::codec::{self, FactKey};
use crate::{Result, Store, doubts};

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
        let picked = (!picked.is_empty()).then(|| codec::to_json(&picked)).transpose()?;
        let mut select = self.connection.prepare_cached(
            "SELECT f.*, r.company, c.name AS company_name, c.stock_code, r.file, r.sha256, r.year AS report_year,
                    r.language, e.page, e.line, e.cell, e.section, e.label, e.raw_value, e.raw_unit, e.quote,
                    coalesce(d.doubts, 0) AS doubts
             FROM judged_facts f JOIN reports r ON r.id = f.report JOIN companies c ON c.id = r.company
             JOIN evidence e ON e.fact = f.id AND e.rank = 0
             LEFT JOIN (SELECT fact, count(*) AS doubts FROM standing_doubts GROUP BY fact) d ON d.fact = f.id
             WHERE f.status <> 'rejected' AND (?1 IS NULL OR r.company IN (SELECT value FROM json_each(?1)))
             ORDER BY r.id, f.id",
        )?;
        Ok(select.query_map([picked], fact)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Every doubt that stands, in the order of the reports. `picked` are companies; none: all.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn exported_doubts(&self, picked: &[u32]) -> Result<Vec<ExportedDoubt>> {
        let picked = (!picked.is_empty()).then(|| codec::to_json(&picked)).transpose()?;
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT d.id, r.company, c.name AS company_name, r.file, r.year AS report_year, d.rule,
                    d.severity, d.left_side, d.right_side, d.tolerance,
                    (SELECT json_group_array(fact ORDER BY position) FROM doubt_facts WHERE doubt = d.id) AS facts
             FROM standing_doubts d JOIN reports r ON r.id = d.report JOIN companies c ON c.id = r.company
             WHERE ?1 IS NULL OR r.company IN (SELECT value FROM json_each(?1)) ORDER BY r.id, d.id",
        )?;
        Ok(select.query_map([picked], doubt)?.collect::<rusqlite::Result<_>>()?)
    }
}

fn fact(row: &Row<'_>) -> rusqlite::Result<ExportedFact> {
    let FactKey { metric, breakdown, period, unit } = FactKey::from_row(row)?;
    Ok(ExportedFact {
        id: row.get("id")?,
        company: row.get("company")?,
        company_name: row.get("company_name")?,
        stock_code: row.get("stock_code")?,
        file: row.get("file")?,
        sha256: row.get("sha256")?,
        report_year: row.get("report_year")?,
        language: codec::word(row, "language", Language::from_tag)?,
        metric,
        breakdown,
        period,
        value: codec::decimal(row, "value")?,
        unit,
        source: codec::word(row, "source", Source::from_tag)?,
        status: codec::word(row, "status", Status::from_tag)?,
        confidence: row.get("confidence")?,
        approximate: row.get("approximate")?,
        reasons: codec::json(row, "reasons")?,
        doubts: row.get("doubts")?,
        page: row.get("page")?,
        line: row.get("line")?,
        cell: row.get("cell")?,
        section: row.get("section")?,
        label: row.get("label")?,
        raw_value: row.get("raw_value")?,
        raw_unit: row.get("raw_unit")?,
        quote: row.get("quote")?,
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
