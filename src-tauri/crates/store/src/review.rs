//! Facts that a person should look at, and those that a person has looked at.

use disclosure::{Breakdown, Source, Status};
use rusqlite::Row;
use rust_decimal::Decimal;

use crate::codec::{self, FactKey};
use crate::{DoubtRow, Result, Store, doubts};

/// A fact as the review has it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewFact {
    /// the fact
    pub id: u32,
    /// the report that states it
    pub report: u32,
    /// the report's file
    pub file: String,
    /// the report's year
    pub report_year: Option<i32>,
    /// the company
    pub company: u32,
    /// its full name
    pub company_name: String,
    /// id in the catalogue
    pub metric: String,
    /// empty for the total
    pub breakdown: Breakdown,
    /// the year
    pub period: String,
    /// in `unit`, as a person left it
    pub value: Decimal,
    /// canonical
    pub unit: String,
    /// reported, or entered where a person corrected it
    pub source: Source,
    /// as a person left it
    pub status: Status,
    /// 0 to 1
    pub confidence: f64,
    /// what lowers the confidence, as codes
    pub reasons: Vec<String>,
    /// where it stands: page, from 1
    pub page: u32,
    /// where it stands: the heading above, may be empty
    pub section: String,
    /// doubts that stand
    pub doubts: Vec<DoubtRow>,
    /// the decision that holds, where there is one
    pub decided: Option<u32>,
}

/// Whoever was not sure of them, program or rules, and no person has decided yet; or decided ones.
const OPEN: &str = "f.decision IS NULL AND (f.status = 'needs_review'
                    OR EXISTS (SELECT 1 FROM standing_doubts d WHERE d.fact = f.id))";
const DECIDED: &str = "f.decision IS NOT NULL";

impl Store {
    /// Facts that wait for a person, in the order in which they were read.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn open_facts(&self) -> Result<Vec<ReviewFact>> {
        let mut facts = self.review_facts(OPEN, "f.id")?;
        let mut doubts = doubts::by_fact(&self.connection)?;
        for fact in &mut facts {
            fact.doubts = doubts.remove(&fact.id).unwrap_or_default();
        }
        Ok(facts)
    }

    /// Facts that a person has decided about, the last decision first.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn decided_facts(&self) -> Result<Vec<ReviewFact>> {
        self.review_facts(DECIDED, "f.decided DESC")
    }

    fn review_facts(&self, which: &str, order: &str) -> Result<Vec<ReviewFact>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT f.*, r.file, r.year AS report_year, r.company, c.name AS company_name, e.page, e.section
             FROM judged_facts f JOIN reports r ON r.id = f.report JOIN companies c ON c.id = r.company
             JOIN evidence e ON e.fact = f.id AND e.rank = 0
             WHERE {which} ORDER BY {order}"
        ))?;
        Ok(select.query_map([], review_fact)?.collect::<rusqlite::Result<_>>()?)
    }
}

fn review_fact(row: &Row<'_>) -> rusqlite::Result<ReviewFact> {
    let FactKey { metric, breakdown, period, unit } = FactKey::from_row(row)?;
    Ok(ReviewFact {
        id: row.get("id")?,
        report: row.get("report")?,
        file: row.get("file")?,
        report_year: row.get("report_year")?,
        company: row.get("company")?,
        company_name: row.get("company_name")?,
        metric,
        breakdown,
        period,
        value: codec::decimal(row, "value")?,
        unit,
        source: codec::word(row, "source", Source::from_tag)?,
        status: codec::word(row, "status", Status::from_tag)?,
        confidence: row.get("confidence")?,
        reasons: codec::json(row, "reasons")?,
        page: row.get("page")?,
        section: row.get("section")?,
        doubts: vec![],
        decided: row.get("decided")?,
    })
}
