//! When imports ran, what came of them, and which of their files are still to be read: those that are left when the program
//! begins were interrupted.

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

pub(crate) const UNREAD: &str = "
CREATE TABLE unread_files (
    path TEXT PRIMARY KEY
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
    /// Writes down that an import begins, and what it is to read; its id.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn begin_import(&mut self, at: i64, paths: &[String]) -> Result<u32> {
        let tx = self.write()?;
        for path in paths {
            tx.execute("INSERT OR IGNORE INTO unread_files (path) VALUES (?)", [path])?;
        }
        let insert = "INSERT INTO imports (started_at) VALUES (?) RETURNING id";
        let id = tx.query_row(insert, [at], |row| row.get(0))?;
        tx.commit()?;
        Ok(id)
    }

    /// Files of imports that have neither been read nor given up, in the order in which they were named.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn unread(&self) -> Result<Vec<String>> {
        let mut select = self.connection.prepare("SELECT path FROM unread_files ORDER BY rowid")?;
        let paths = select.query_map([], |row| row.get(0))?;
        Ok(paths.collect::<rusqlite::Result<_>>()?)
    }

    /// A file is no longer to be read: it is in the library, cannot be read, or the user stopped.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn settle_file(&mut self, path: &str) -> Result<()> {
        self.may_write()?;
        let mut delete = self.connection.prepare_cached("DELETE FROM unread_files WHERE path = ?")?;
        delete.execute([path])?;
        Ok(())
    }

    /// None of the files is to be read any more.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn settle_all_files(&mut self) -> Result<()> {
        self.may_write()?;
        self.connection.execute("DELETE FROM unread_files", [])?;
        Ok(())
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
