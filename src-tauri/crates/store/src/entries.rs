//! What a person enters about a company that none of its reports states: revenue, floor area, output. Each with where it is from.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, params};
use rust_decimal::Decimal;

use crate::actions::{self, Deed};
use crate::{Result, Store, codec};

pub(crate) const TABLE: &str = "
CREATE TABLE entries (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    action  INTEGER NOT NULL REFERENCES actions (id),
    company INTEGER NOT NULL REFERENCES companies (id),
    metric  TEXT NOT NULL,
    period  TEXT NOT NULL,
    value   TEXT,
    unit    TEXT NOT NULL,
    source  TEXT NOT NULL,
    note    TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_company ON entries (company, metric, period);

CREATE VIEW standing_entries AS
SELECT c.root AS of_company, e.*, a.done_at FROM entries e
JOIN actions a ON a.id = e.action AND a.undone_at IS NULL JOIN companies c ON c.id = e.company
WHERE e.value IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM entries later JOIN actions b ON b.id = later.action AND b.undone_at IS NULL
    JOIN companies d ON d.id = later.company
    WHERE d.root = c.root AND later.metric = e.metric AND later.period = e.period AND later.id > e.id);
";

/// A value that a person enters, or has entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// id in the catalogue
    pub metric: String,
    /// the year
    pub period: String,
    /// in `unit`
    pub value: Decimal,
    /// canonical
    pub unit: String,
    /// where the value is from, in the person's words
    pub source: String,
    /// in the person's words, may be empty
    pub note: String,
    /// seconds since 1970, UTC
    pub entered_at: i64,
}

impl Store {
    /// Enters a value about a company, in place of the one that was entered before: the action's id.
    ///
    /// # Errors
    /// Where there is no such company or the database does not answer; then nothing is changed.
    pub fn enter(&mut self, company: u32, entry: &Entry, deed: Deed<'_>) -> Result<Option<u32>> {
        self.put(company, entry, Some(entry.value), deed)
    }

    /// Takes a value out that was entered: the action's id.
    ///
    /// # Errors
    /// As [`Store::enter`].
    pub fn take_out(&mut self, company: u32, entry: &Entry, deed: Deed<'_>) -> Result<Option<u32>> {
        self.put(company, entry, None, deed)
    }

    fn put(
        &mut self,
        company: u32,
        entry: &Entry,
        value: Option<Decimal>,
        deed: Deed<'_>,
    ) -> Result<Option<u32>> {
        let transaction = self.write()?;
        let action = actions::begin(&transaction, deed)?;
        let Entry { metric, period, unit, source, note, .. } = entry;
        transaction.execute(
            "INSERT INTO entries (action, company, metric, period, value, unit, source, note)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            params![action, company, metric, period, value.map(|v| v.to_string()), unit, source, note],
        )?;
        transaction.commit()?;
        Ok(Some(action))
    }

    /// What was entered about a company and holds, by metric, the newest year first.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn entries(&self, company: u32) -> Result<Vec<Entry>> {
        Ok(by_company(&self.connection)?.remove(&company).unwrap_or_default())
    }
}

/// What was entered about each company and holds.
pub(crate) fn by_company(connection: &Connection) -> rusqlite::Result<BTreeMap<u32, Vec<Entry>>> {
    let mut select = connection
        .prepare_cached("SELECT * FROM standing_entries ORDER BY of_company, metric, period DESC")?;
    let mut found: BTreeMap<u32, Vec<Entry>> = BTreeMap::new();
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        found.entry(row.get("of_company")?).or_default().push(entry(row)?);
    }
    Ok(found)
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        metric: row.get("metric")?,
        period: row.get("period")?,
        value: codec::decimal(row, "value")?,
        unit: row.get("unit")?,
        source: row.get("source")?,
        note: row.get("note")?,
        entered_at: row.get("done_at")?,
    })
}
