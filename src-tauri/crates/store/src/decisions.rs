//! What a person decided about a fact. A decision hangs on the report's content and on what the fact is about, not on
//! the fact's row, so it outlives every re-import; undoing one leaves it in the history.

use rusqlite::{Connection, OptionalExtension, Row, params};
use rust_decimal::Decimal;

use crate::codec;
use crate::{Result, Store};

pub(crate) const TABLE: &str = "
CREATE TABLE decisions (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256     TEXT NOT NULL,
    metric     TEXT NOT NULL,
    breakdown  TEXT NOT NULL,
    period     TEXT NOT NULL,
    unit       TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('accept', 'correct', 'reject')),
    value      TEXT NOT NULL,
    note       TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    undone_at  INTEGER
) STRICT;
CREATE INDEX decisions_by_fact ON decisions (sha256, metric, breakdown, period, unit);
";

/// The last decision that is not undone holds. An accepted value holds even where a later reading gives another.
/// A doubt stands, for the facts that are in doubt, until one of its facts is rejected or corrected, or all that are in
/// doubt are accepted by a person.
pub(crate) const VIEWS: &str = "
CREATE VIEW standing_decisions AS
SELECT * FROM decisions d
WHERE undone_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM decisions later
    WHERE later.sha256 = d.sha256 AND later.metric = d.metric AND later.breakdown = d.breakdown
      AND later.period = d.period AND later.unit = d.unit AND later.undone_at IS NULL AND later.id > d.id);

CREATE VIEW judged_facts AS
SELECT f.id, f.report, f.metric, f.breakdown, f.period, f.unit,
       CASE WHEN d.kind IN ('accept', 'correct') THEN d.value ELSE f.value END AS value,
       f.value AS read_value,
       CASE d.kind WHEN 'correct' THEN 'entered' ELSE f.source END AS source,
       CASE d.kind WHEN 'accept' THEN 'accepted' WHEN 'correct' THEN 'corrected' WHEN 'reject' THEN 'rejected'
                   ELSE f.status END AS status,
       f.confidence, f.approximate, f.reasons, d.kind AS decision
FROM facts f JOIN reports r ON r.id = f.report
LEFT JOIN standing_decisions d ON d.sha256 = r.sha256 AND d.metric = f.metric AND d.breakdown = f.breakdown
                              AND d.period = f.period AND d.unit = f.unit;

CREATE VIEW standing_doubts AS
SELECT d.*, link.fact FROM doubts d JOIN doubt_facts link ON link.doubt = d.id AND link.accused
WHERE NOT EXISTS (SELECT 1 FROM doubt_facts x JOIN judged_facts f ON f.id = x.fact
                  WHERE x.doubt = d.id AND f.decision IN ('reject', 'correct'))
  AND EXISTS (SELECT 1 FROM doubt_facts x JOIN judged_facts f ON f.id = x.fact
              WHERE x.doubt = d.id AND x.accused AND f.decision IS NULL);
";

/// What a person says about a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// the value is right
    Accept,
    /// another value is right, in the fact's unit
    Correct(Decimal),
    /// it is no fact
    Reject,
}

impl Decision {
    fn tag(self) -> &'static str {
        match self {
            Decision::Accept => "accept",
            Decision::Correct(_) => "correct",
            Decision::Reject => "reject",
        }
    }
}

/// A decision in a fact's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// the decision
    pub id: u32,
    /// what
    pub decision: Decision,
    /// the value as the person saw it; the new one where it was corrected
    pub value: Decimal,
    /// in the person's words, may be empty
    pub note: String,
    /// seconds since 1970, UTC
    pub decided_at: i64,
    /// none while it holds
    pub undone_at: Option<i64>,
}

impl Store {
    /// Writes a decision down; its id, or none where there is no such fact.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing is changed.
    pub fn decide(&mut self, fact: u32, decision: Decision, note: &str, at: i64) -> Result<Option<u32>> {
        let corrected = match decision {
            Decision::Correct(value) => Some(value.to_string()),
            Decision::Accept | Decision::Reject => None,
        };
        let transaction = self.write()?;
        let id = transaction
            .query_row(
                "INSERT INTO decisions (sha256, metric, breakdown, period, unit, kind, value, note, decided_at)
                 SELECT r.sha256, f.metric, f.breakdown, f.period, f.unit, ?2, coalesce(?3, f.value), ?4, ?5
                 FROM judged_facts f JOIN reports r ON r.id = f.report WHERE f.id = ?1 RETURNING id",
                params![fact, decision.tag(), corrected, note, at],
                |row| row.get(0),
            )
            .optional()?;
        transaction.commit()?;
        Ok(id)
    }

    /// Takes a decision back; the one before it holds again. False where there is none or it is undone already.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing is changed.
    pub fn undo(&mut self, decision: u32, at: i64) -> Result<bool> {
        let undone = self.connection.execute(
            "UPDATE decisions SET undone_at = ?2 WHERE id = ?1 AND undone_at IS NULL",
            params![decision, at],
        )?;
        Ok(undone > 0)
    }
}

pub(crate) fn of_fact(connection: &Connection, fact: u32) -> rusqlite::Result<Vec<DecisionRow>> {
    let mut select = connection.prepare_cached(
        "SELECT d.* FROM facts f JOIN reports r ON r.id = f.report
         JOIN decisions d ON d.sha256 = r.sha256 AND d.metric = f.metric AND d.breakdown = f.breakdown
                         AND d.period = f.period AND d.unit = f.unit
         WHERE f.id = ? ORDER BY d.id DESC",
    )?;
    select.query_map([fact], decision_row)?.collect()
}

fn decision_row(row: &Row<'_>) -> rusqlite::Result<DecisionRow> {
    let value = codec::decimal(row, "value")?;
    let decision = |tag: &str| {
        [Decision::Accept, Decision::Correct(value), Decision::Reject].into_iter().find(|d| d.tag() == tag)
    };
    Ok(DecisionRow {
        id: row.get("id")?,
        decision: codec::word(row, "kind", decision)?,
        value,
        note: row.get("note")?,
        decided_at: row.get("decided_at")?,
        undone_at: row.get("undone_at")?,
    })
}
