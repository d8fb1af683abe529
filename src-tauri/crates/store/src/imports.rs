//! When imports ran and what came of them. One without an end was interrupted.

use rusqlite::params;

use crate::{Result, Store};

pub(crate) const TABLE: &str = "
CREATE TABLE imports (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at  INTEGER NOT NULL,
    finished_at INTEGER,
    imported    INTEGER NOT NULL DEFAULT 0,
    duplicates  INTEGER NOT NULL DEFAULT 0,
    failed      INTEGER NOT NULL DEFAULT 0,
    cancelled   INTEGER NOT NULL DEFAULT 0
) STRICT;
";

/// What came of an import's files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// in the library now
    pub imported: u32,
    /// there already
    pub duplicates: u32,
    /// could not be read
    pub failed: u32,
    /// not begun
    pub cancelled: u32,
}

impl Store {
    /// Writes down that an import begins; its id.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn begin_import(&mut self, at: i64) -> Result<u32> {
        self.may_write()?;
        let insert = "INSERT INTO imports (started_at) VALUES (?) RETURNING id";
        Ok(self.connection.query_row(insert, [at], |row| row.get(0))?)
    }

    /// Writes down how an import ended.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn finish_import(&mut self, id: u32, at: i64, counts: Counts) -> Result<()> {
        self.may_write()?;
        self.connection.execute(
            "UPDATE imports SET finished_at = ?2, imported = ?3, duplicates = ?4, failed = ?5, cancelled = ?6
             WHERE id = ?1",
            params![id, at, counts.imported, counts.duplicates, counts.failed, counts.cancelled],
        )?;
        Ok(())
    }
}
