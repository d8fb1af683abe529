//! Facts as they were read. What a person decided lies in `decisions` and is laid over them by the view `judged_facts`.

use disclosure::{Breakdown, Fact, Source, Status};
use rusqlite::{Connection, OptionalExtension, Row, params};
use rust_decimal::Decimal;

use crate::codec::{self, FactKey};
use crate::{DecisionRow, DoubtRow, Result, Statement, Store, decisions, doubts, evidence};

pub(crate) const TABLE: &str = "
CREATE TABLE facts (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    report      INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    metric      TEXT NOT NULL,
    breakdown   TEXT NOT NULL,
    period      TEXT NOT NULL,
    value       TEXT NOT NULL,
    unit        TEXT NOT NULL,
    source      TEXT NOT NULL CHECK (source IN ('reported', 'derived', 'estimated', 'entered')),
    status      TEXT NOT NULL CHECK (status IN ('accepted', 'needs_review', 'rejected', 'corrected')),
    confidence  REAL NOT NULL,
    approximate INTEGER NOT NULL,
    reasons     TEXT NOT NULL
) STRICT;
CREATE INDEX facts_by_report ON facts (report);
CREATE INDEX facts_by_metric ON facts (metric, breakdown, period, unit);
";

/// Which of a report's facts are of a year or about a metric, and which a person decided about, is told without reading them.
pub(crate) const BY_REPORT: &str = "
DROP INDEX facts_by_report;
CREATE INDEX facts_by_report ON facts (report, decided, period, metric);
";

/// Everything about one fact.
#[derive(Debug, Clone, PartialEq)]
pub struct FactDetail {
    /// the fact
    pub id: u32,
    /// the company
    pub company: u32,
    /// its full name
    pub company_name: String,
    /// the report that states it
    pub report: u32,
    /// id in the catalogue
    pub metric: String,
    /// empty for the total
    pub breakdown: Breakdown,
    /// the year
    pub period: String,
    /// in `unit`, as a person left it
    pub value: Decimal,
    /// as it was read
    pub read_value: Decimal,
    /// what it was read to be about
    pub read_key: FactKey,
    /// canonical
    pub unit: String,
    /// reported, or entered where a person corrected it
    pub source: Source,
    /// as a person left it
    pub status: Status,
    /// 0 to 1
    pub confidence: f64,
    /// the report itself says about, over, nearly
    pub approximate: bool,
    /// what lowers the confidence, as codes
    pub reasons: Vec<String>,
    /// its own statements, best first, then those of the company's other reports, newest first
    pub statements: Vec<Statement>,
    /// doubts that stand
    pub doubts: Vec<DoubtRow>,
    /// what was decided about it, newest first, undone ones too
    pub decisions: Vec<DecisionRow>,
}

impl FactDetail {
    /// What it is about, as a person left it.
    pub fn key(&self) -> FactKey {
        FactKey {
            metric: self.metric.clone(),
            breakdown: self.breakdown.clone(),
            period: self.period.clone(),
            unit: self.unit.clone(),
        }
    }
}

impl Store {
    /// Everything about one fact.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn fact(&self, id: u32) -> Result<Option<FactDetail>> {
        let mut select = self.connection.prepare_cached(
            "SELECT f.*, r.company, c.name AS company_name FROM judged_facts f
             JOIN reports r ON r.id = f.report JOIN companies c ON c.id = r.company WHERE f.id = ?",
        )?;
        let Some(mut detail) = select.query_row([id], detail).optional()? else { return Ok(None) };
        detail.statements = evidence::of_fact(&self.connection, id)?;
        detail.doubts = doubts::of_fact(&self.connection, id)?;
        detail.decisions = decisions::of_fact(&self.connection, id)?;
        Ok(Some(detail))
    }
}

fn detail(row: &Row<'_>) -> rusqlite::Result<FactDetail> {
    let FactKey { metric, breakdown, period, unit } = FactKey::from_row(row)?;
    Ok(FactDetail {
        id: row.get("id")?,
        company: row.get("company")?,
        company_name: row.get("company_name")?,
        report: row.get("report")?,
        metric,
        breakdown,
        period,
        value: codec::decimal(row, "value")?,
        read_value: codec::decimal(row, "read_value")?,
        read_key: FactKey::from_row_as_read(row)?,
        unit,
        source: codec::word(row, "source", Source::from_tag)?,
        status: codec::word(row, "status", Status::from_tag)?,
        confidence: row.get("confidence")?,
        approximate: row.get("approximate")?,
        reasons: codec::json(row, "reasons")?,
        statements: vec![],
        doubts: vec![],
        decisions: vec![],
    })
}

/// Their ids, in the order of the facts.
pub(crate) fn insert(connection: &Connection, report: u32, facts: &[Fact]) -> rusqlite::Result<Vec<u32>> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO facts (report, metric, breakdown, period, value, unit, source, status, confidence, approximate,
                            reasons)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )?;
    let mut ids = Vec::with_capacity(facts.len());
    for fact in facts {
        let id = insert.query_row(
            params![
                report,
                fact.metric,
                codec::to_json(&fact.breakdown)?,
                fact.period,
                fact.value.to_string(),
                fact.unit,
                fact.source.tag(),
                fact.status.tag(),
                fact.confidence,
                fact.approximate,
                codec::to_json(&fact.reasons)?,
            ],
            |row| row.get(0),
        )?;
        evidence::insert(connection, id, std::iter::once(&fact.evidence).chain(&fact.others))?;
        ids.push(id);
    }
    Ok(ids)
}
