//! What the user set for this library, by name. What a name means, and what is usual, is not known here.

use rusqlite::OptionalExtension;

use crate::{Result, Store};

pub(crate) const TABLE: &str = "
CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
";

impl Store {
    /// What was set under a name; none where nothing was.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        let mut select = self.connection.prepare_cached("SELECT value FROM settings WHERE name = ?")?;
        Ok(select.query_row([name], |row| row.get(0)).optional()?)
    }

    /// Sets a value under a name, in place of what was there.
    ///
    /// # Errors
    /// Where the database does not answer, or is only read.
    pub fn set(&mut self, name: &str, value: &str) -> Result<()> {
        self.may_write()?;
        let insert = "INSERT INTO settings (name, value) VALUES (?, ?)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        self.connection.execute(insert, [name, value])?;
        Ok(())
    }
}
