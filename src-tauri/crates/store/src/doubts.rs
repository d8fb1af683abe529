//! Doubts and the facts they are about.

use std::collections::BTreeMap;

use disclosure::{Doubt, Severity};
use rusqlite::{Connection, Row, params};
use rust_decimal::Decimal;

use crate::codec;

pub(crate) const TABLES: &str = "
CREATE TABLE doubts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    report     INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    rule       TEXT NOT NULL,
    severity   TEXT NOT NULL CHECK (severity IN ('note', 'warning', 'error')),
    left_side  TEXT NOT NULL,
    right_side TEXT NOT NULL,
    tolerance  TEXT NOT NULL
) STRICT;
CREATE INDEX doubts_by_report ON doubts (report);
CREATE TABLE doubt_facts (
    doubt    INTEGER NOT NULL REFERENCES doubts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    fact     INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
    accused  INTEGER NOT NULL CHECK (accused IN (0, 1)),
    PRIMARY KEY (doubt, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX doubt_facts_by_fact ON doubt_facts (fact);
";

/// A doubt that stands.
#[derive(Debug, Clone, PartialEq)]
pub struct DoubtRow {
    /// the store's id
    pub id: u32,
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
    /// the facts it is about
    pub facts: Vec<u32>,
}

/// `ids` are those of the report's facts, which the doubts know by their place.
pub(crate) fn insert(
    connection: &Connection,
    report: u32,
    doubts: &[Doubt],
    ids: &[u32],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO doubts (report, rule, severity, left_side, right_side, tolerance) VALUES (?, ?, ?, ?, ?, ?)
         RETURNING id",
    )?;
    let mut link = connection.prepare_cached("INSERT INTO doubt_facts VALUES (?, ?, ?, ?)")?;
    for doubt in doubts {
        let tolerance = doubt.tolerance.to_string();
        let id: i64 = insert.query_row(
            params![report, doubt.rule, doubt.severity.tag(), doubt.left, doubt.right, tolerance],
            |row| row.get(0),
        )?;
        for (position, (place, &index)) in (0_u32..).zip(doubt.facts.iter().enumerate()) {
            if let Some(fact) = ids.get(index) {
                link.execute(params![id, position, fact, place < doubt.accused])?;
            }
        }
    }
    Ok(())
}

pub(crate) fn of_fact(connection: &Connection, fact: u32) -> rusqlite::Result<Vec<DoubtRow>> {
    let mut select = connection.prepare_cached(
        "SELECT DISTINCT d.id, d.rule, d.severity, d.left_side, d.right_side, d.tolerance,
                (SELECT json_group_array(fact ORDER BY position) FROM doubt_facts WHERE doubt = d.id) AS facts
         FROM standing_doubts d WHERE d.fact = ? ORDER BY d.id",
    )?;
    select.query_map([fact], doubt_row)?.collect()
}

pub(crate) fn severity(tag: &str) -> Option<Severity> {
    [Severity::Note, Severity::Warning, Severity::Error].into_iter().find(|severity| severity.tag() == tag)
}

/// How many doubts stand about each fact of a report that is in doubt.
pub(crate) fn counts(connection: &Connection, report: u32) -> rusqlite::Result<BTreeMap<u32, u32>> {
    let mut select = connection.prepare_cached("SELECT fact FROM standing_doubts WHERE report = ?")?;
    let mut counts = BTreeMap::new();
    let mut rows = select.query([report])?;
    while let Some(row) = rows.next()? {
        *counts.entry(row.get(0)?).or_default() += 1;
    }
    Ok(counts)
}

/// Every doubt that stands, under each fact that is in doubt.
pub(crate) fn by_fact(connection: &Connection) -> rusqlite::Result<BTreeMap<u32, Vec<DoubtRow>>> {
    let mut select = connection.prepare_cached(
        "SELECT d.id, d.rule, d.severity, d.left_side, d.right_side, d.tolerance, d.fact AS accused,
                (SELECT json_group_array(fact ORDER BY position) FROM doubt_facts WHERE doubt = d.id) AS facts
         FROM standing_doubts d ORDER BY d.id",
    )?;
    let mut found: BTreeMap<u32, Vec<DoubtRow>> = BTreeMap::new();
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        found.entry(row.get("accused")?).or_default().push(doubt_row(row)?);
    }
    Ok(found)
}

fn doubt_row(row: &Row<'_>) -> rusqlite::Result<DoubtRow> {
    Ok(DoubtRow {
        id: row.get("id")?,
        rule: row.get("rule")?,
        severity: codec::word(row, "severity", severity)?,
        left: row.get("left_side")?,
        right: row.get("right_side")?,
        tolerance: codec::decimal(row, "tolerance")?,
        facts: codec::json(row, "facts")?,
    })
}
