//! What a person decided about a fact. A decision hangs on the report's content and on what the fact was read to be about,
//! not on the fact's row, so it outlives every re-import; undoing one leaves it in the history.

use rusqlite::{Connection, Row, params};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::actions::{self, Deed};
use crate::codec::{self, FactKey};
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

/// Decisions belong to actions, may be mere notes, and may say that a fact is about something else than was read.
pub(crate) const OF_ACTIONS: &str = "
DROP VIEW standing_doubts;
DROP VIEW judged_facts;
DROP VIEW standing_decisions;
INSERT INTO actions (id, kind, about, done_at, undone_at, given_up)
    SELECT id, kind, '{}', decided_at, undone_at, undone_at IS NOT NULL FROM decisions;
ALTER TABLE decisions RENAME TO decisions_before;
DROP INDEX decisions_by_fact;
CREATE TABLE decisions (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    action       INTEGER NOT NULL REFERENCES actions (id),
    sha256       TEXT NOT NULL,
    metric       TEXT NOT NULL,
    breakdown    TEXT NOT NULL,
    period       TEXT NOT NULL,
    unit         TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('accept', 'correct', 'reject', 'note')),
    value        TEXT NOT NULL,
    as_metric    TEXT,
    as_breakdown TEXT,
    as_period    TEXT,
    as_unit      TEXT,
    place        TEXT,
    note         TEXT NOT NULL
) STRICT;
INSERT INTO decisions (id, action, sha256, metric, breakdown, period, unit, kind, value, note)
    SELECT id, id, sha256, metric, breakdown, period, unit, kind, value, note FROM decisions_before;
DROP TABLE decisions_before;
CREATE INDEX decisions_by_fact ON decisions (sha256, metric, breakdown, period, unit);
CREATE INDEX decisions_by_action ON decisions (action);

CREATE VIEW standing_decisions AS
SELECT d.* FROM decisions d JOIN actions a ON a.id = d.action
WHERE a.undone_at IS NULL AND d.kind <> 'note' AND NOT EXISTS (
    SELECT 1 FROM decisions later JOIN actions b ON b.id = later.action
    WHERE later.sha256 = d.sha256 AND later.metric = d.metric AND later.breakdown = d.breakdown
      AND later.period = d.period AND later.unit = d.unit
      AND b.undone_at IS NULL AND later.kind <> 'note' AND later.id > d.id);

CREATE VIEW judged_facts AS
SELECT f.id, f.report,
       coalesce(d.as_metric, f.metric) AS metric,
       coalesce(d.as_breakdown, f.breakdown) AS breakdown,
       coalesce(d.as_period, CASE
           WHEN r.year IS NOT r.read_year AND f.period = CAST(r.read_year AS TEXT)
            AND EXISTS (SELECT 1 FROM json_each(f.reasons) WHERE value = 'period_of_report')
           THEN CAST(r.year AS TEXT) ELSE f.period END) AS period,
       coalesce(d.as_unit, f.unit) AS unit,
       f.metric AS read_metric, f.breakdown AS read_breakdown, f.period AS read_period, f.unit AS read_unit,
       CASE WHEN d.kind IN ('accept', 'correct') THEN d.value ELSE f.value END AS value,
       f.value AS read_value,
       CASE WHEN d.kind = 'correct' AND d.place IS NULL THEN 'entered' ELSE f.source END AS source,
       CASE d.kind WHEN 'accept' THEN 'accepted' WHEN 'correct' THEN 'corrected' WHEN 'reject' THEN 'rejected'
                   ELSE f.status END AS status,
       f.confidence, f.approximate, f.reasons, d.kind AS decision, d.id AS decided
FROM facts f JOIN reports r ON r.id = f.report AND NOT r.removed
LEFT JOIN standing_decisions d ON d.sha256 = r.sha256 AND d.metric = f.metric AND d.breakdown = f.breakdown
                              AND d.period = f.period AND d.unit = f.unit;

CREATE VIEW standing_doubts AS
SELECT d.*, link.fact FROM doubts d JOIN doubt_facts link ON link.doubt = d.id AND link.accused
WHERE NOT EXISTS (SELECT 1 FROM doubt_facts x JOIN judged_facts f ON f.id = x.fact
                  WHERE x.doubt = d.id AND f.decision IN ('reject', 'correct'))
  AND EXISTS (SELECT 1 FROM doubt_facts x JOIN judged_facts f ON f.id = x.fact
              WHERE x.doubt = d.id AND x.accused AND f.decision IS NULL);
";

/// Which decision holds and which doubt stands is written down with every change ([`settle`]): reading a fact must not cost more
/// the more was decided.
pub(crate) const HELD: &str = "
DROP VIEW standing_doubts;
DROP VIEW judged_facts;
DROP VIEW standing_decisions;
ALTER TABLE facts ADD COLUMN decided INTEGER REFERENCES decisions (id);
ALTER TABLE doubts ADD COLUMN stands INTEGER NOT NULL DEFAULT 1 CHECK (stands IN (0, 1));

CREATE VIEW holding_decisions AS
SELECT f.id AS fact, max(d.id) AS decided FROM decisions d
JOIN actions a ON a.id = d.action AND a.undone_at IS NULL
JOIN reports r ON r.sha256 = d.sha256
JOIN facts f ON f.report = r.id AND f.metric = d.metric AND f.breakdown = d.breakdown
            AND f.period = d.period AND f.unit = d.unit
WHERE d.kind <> 'note' GROUP BY f.id;

CREATE VIEW judged_facts AS
SELECT f.id, f.report,
       coalesce(d.as_metric, f.metric) AS metric,
       coalesce(d.as_breakdown, f.breakdown) AS breakdown,
       coalesce(d.as_period, CASE
           WHEN r.year IS NOT r.read_year AND f.period = CAST(r.read_year AS TEXT)
            AND EXISTS (SELECT 1 FROM json_each(f.reasons) WHERE value = 'period_of_report')
           THEN CAST(r.year AS TEXT) ELSE f.period END) AS period,
       coalesce(d.as_unit, f.unit) AS unit,
       f.metric AS read_metric, f.breakdown AS read_breakdown, f.period AS read_period, f.unit AS read_unit,
       CASE WHEN d.kind IN ('accept', 'correct') THEN d.value ELSE f.value END AS value,
       f.value AS read_value,
       CASE WHEN d.kind = 'correct' AND d.place IS NULL THEN 'entered' ELSE f.source END AS source,
       CASE d.kind WHEN 'accept' THEN 'accepted' WHEN 'correct' THEN 'corrected' WHEN 'reject' THEN 'rejected'
                   ELSE f.status END AS status,
       f.confidence, f.approximate, f.reasons, d.kind AS decision, d.id AS decided
FROM facts f JOIN reports r ON r.id = f.report AND NOT r.removed
LEFT JOIN decisions d ON d.id = f.decided;

CREATE VIEW standing_doubts AS
SELECT d.*, link.fact FROM doubts d JOIN reports r ON r.id = d.report AND NOT r.removed
JOIN doubt_facts link ON link.doubt = d.id AND link.accused
WHERE d.stands;

UPDATE facts SET decided = (SELECT h.decided FROM holding_decisions h WHERE h.fact = facts.id)
WHERE id IN (SELECT fact FROM holding_decisions);
UPDATE doubts SET stands = 0 WHERE
    EXISTS (SELECT 1 FROM doubt_facts x JOIN facts f ON f.id = x.fact JOIN decisions d ON d.id = f.decided
            WHERE x.doubt = doubts.id AND d.kind IN ('reject', 'correct'))
    OR NOT EXISTS (SELECT 1 FROM doubt_facts x JOIN facts f ON f.id = x.fact
                   WHERE x.doubt = doubts.id AND x.accused AND f.decided IS NULL);
DROP VIEW holding_decisions;
";

/// Works out anew which decision holds for each fact of a report, and which of its doubts stand. The last decision that is not
/// undone holds. An accepted value holds even where a later reading gives another. A doubt stands, for the facts that are in
/// doubt, until one of its facts is rejected or corrected, or all that are in doubt are accepted by a person.
pub(crate) fn settle(connection: &Connection, report: u32) -> rusqlite::Result<()> {
    let held = "(SELECT max(d.id) FROM decisions d JOIN actions a ON a.id = d.action AND a.undone_at IS NULL
                 WHERE d.sha256 = (SELECT sha256 FROM reports WHERE id = facts.report) AND d.metric = facts.metric
                   AND d.breakdown = facts.breakdown AND d.period = facts.period AND d.unit = facts.unit
                   AND d.kind <> 'note')";
    let update = format!("UPDATE facts SET decided = {held} WHERE report = ? AND decided IS NOT {held}");
    connection.prepare_cached(&update)?.execute([report])?;
    let stands = "(NOT EXISTS (SELECT 1 FROM doubt_facts x JOIN facts f ON f.id = x.fact
                               JOIN decisions d ON d.id = f.decided
                               WHERE x.doubt = doubts.id AND d.kind IN ('reject', 'correct'))
                   AND EXISTS (SELECT 1 FROM doubt_facts x JOIN facts f ON f.id = x.fact
                               WHERE x.doubt = doubts.id AND x.accused AND f.decided IS NULL))";
    let update = format!("UPDATE doubts SET stands = {stands} WHERE report = ? AND stands IS NOT {stands}");
    connection.prepare_cached(&update)?.execute([report])?;
    Ok(())
}

/// The same for the reports that an action decided something about.
pub(crate) fn settle_action(connection: &Connection, action: u32) -> rusqlite::Result<()> {
    let mut select = connection.prepare_cached(
        "SELECT DISTINCT r.id FROM decisions d JOIN reports r ON r.sha256 = d.sha256 WHERE d.action = ?",
    )?;
    let reports = select.query_map([action], |row| row.get(0))?.collect::<rusqlite::Result<Vec<u32>>>()?;
    reports.into_iter().try_for_each(|report| settle(connection, report))
}

/// What a person says about a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// the value is right
    Accept,
    /// something else is right
    Correct(Correction),
    /// it is no fact
    Reject,
    /// nothing is decided; something is written beside it
    Note,
}

/// What is right instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// the value, in the unit that `about` says
    pub value: Decimal,
    /// what the number is about; none: what was read
    pub about: Option<FactKey>,
    /// the statement of a report that it is taken from; none: a person typed it
    pub place: Option<Place>,
}

/// Where a value that was taken instead stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// the report's file
    pub file: String,
    /// from 1
    pub page: u32,
    /// from 1
    pub line: u32,
    /// in a workbook
    pub cell: Option<String>,
}

impl Decision {
    fn tag(&self) -> &'static str {
        match self {
            Decision::Accept => "accept",
            Decision::Correct(_) => "correct",
            Decision::Reject => "reject",
            Decision::Note => "note",
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
    /// Writes down one decision about facts, as one action: its id; none where there are no such facts.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing is changed.
    pub fn decide(
        &mut self,
        facts: &[u32],
        decision: &Decision,
        note: &str,
        deed: Deed<'_>,
    ) -> Result<Option<u32>> {
        let correction = match decision {
            Decision::Correct(correction) => Some(correction),
            Decision::Accept | Decision::Reject | Decision::Note => None,
        };
        let about = correction.and_then(|c| c.about.as_ref());
        let place = correction.and_then(|c| c.place.as_ref()).map(codec::to_json).transpose()?;
        let breakdown = about.map(|key| codec::to_json(&key.breakdown)).transpose()?;
        let transaction = self.write()?;
        let action = actions::begin(&transaction, deed)?;
        let mut written = 0;
        for fact in facts {
            written += transaction.execute(
                "INSERT INTO decisions (action, sha256, metric, breakdown, period, unit, kind, value,
                                        as_metric, as_breakdown, as_period, as_unit, place, note)
                 SELECT ?2, r.sha256, f.read_metric, f.read_breakdown, f.read_period, f.read_unit, ?3,
                        coalesce(?4, f.value), ?5, ?6, ?7, ?8, ?9, ?10
                 FROM judged_facts f JOIN reports r ON r.id = f.report WHERE f.id = ?1",
                params![
                    fact,
                    action,
                    decision.tag(),
                    correction.map(|c| c.value.to_string()),
                    about.map(|key| &key.metric),
                    breakdown,
                    about.map(|key| &key.period),
                    about.map(|key| &key.unit),
                    place,
                    note,
                ],
            )?;
        }
        if written == 0 {
            return Ok(None);
        }
        settle_action(&transaction, action)?;
        transaction.commit()?;
        Ok(Some(action))
    }
}

pub(crate) fn of_fact(connection: &Connection, fact: u32) -> rusqlite::Result<Vec<DecisionRow>> {
    let mut select = connection.prepare_cached(
        "SELECT d.*, a.done_at, a.undone_at FROM facts f JOIN reports r ON r.id = f.report
         JOIN decisions d ON d.sha256 = r.sha256 AND d.metric = f.metric AND d.breakdown = f.breakdown
                         AND d.period = f.period AND d.unit = f.unit
         JOIN actions a ON a.id = d.action
         WHERE f.id = ? ORDER BY d.id DESC",
    )?;
    select.query_map([fact], decision_row)?.collect()
}

fn decision_row(row: &Row<'_>) -> rusqlite::Result<DecisionRow> {
    let value = codec::decimal(row, "value")?;
    let about = row.get::<_, Option<String>>("as_metric")?.map(|_| FactKey::from_row_as(row)).transpose()?;
    let place = row.get::<_, Option<String>>("place")?.map(|_| codec::json(row, "place")).transpose()?;
    let decision = |tag: &str| {
        let correct = Decision::Correct(Correction { value, about: about.clone(), place: place.clone() });
        [Decision::Accept, correct, Decision::Reject, Decision::Note].into_iter().find(|d| d.tag() == tag)
    };
    Ok(DecisionRow {
        id: row.get("id")?,
        decision: codec::word(row, "kind", decision)?,
        value,
        note: row.get("note")?,
        decided_at: row.get("done_at")?,
        undone_at: row.get("undone_at")?,
    })
}
