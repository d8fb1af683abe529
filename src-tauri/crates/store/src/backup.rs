//! The library as one file elsewhere, and back.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use crate::{Result, Store, StoreError, migrations};

impl Store {
    /// Writes the library as it is now into one file, while it is open and in use. The copy is checked before it takes the
    /// file's name: what stood there before stays until then.
    ///
    /// # Errors
    /// Where the file cannot be written or the copy is not whole; then nothing has the file's name that had not before.
    pub fn back_up(&self, to: &Path) -> Result<()> {
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let part = to.with_file_name(name);
        if part.exists() {
            fs::remove_file(&part)?;
        }
        // SQLite takes the copy for a change of what is only read.
        let only_read = |on| self.connection.pragma_update(None, "query_only", on);
        only_read(false)?;
        let copied = self.connection.execute("VACUUM INTO ?", [part.to_string_lossy()]);
        only_read(self.read_only)?;
        let written = copied
            .map_err(StoreError::from)
            .and_then(|_| whole(&part).map(drop))
            .and_then(|()| Ok(fs::rename(&part, to)?));
        if written.is_err() {
            // What is left of a copy that failed is of no use; that it cannot be removed changes nothing.
            drop(fs::remove_file(&part));
        }
        written
    }

    /// Puts what a back-up holds in the place of what the library holds, after writing the latter to `kept`: that is the way
    /// back.
    ///
    /// # Errors
    /// Where the file is no library, is damaged, or was written by a newer program, and where the library is only read; then
    /// nothing is changed.
    pub fn restore(&mut self, from: &Path, kept: &Path) -> Result<()> {
        self.may_write()?;
        let source = whole(from)?;
        self.back_up(kept)?;
        Backup::new(&source, &mut self.connection)?.run_to_completion(1024, Duration::ZERO, None)?;
        migrations::run(&mut self.connection)
    }
}

/// Opens a library's file for reading, once it is seen to be one and whole.
fn whole(file: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 {
        return Err(StoreError::Foreign);
    }
    migrations::refuse_unknown(&connection)?;
    let said: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if said == "ok" { Ok(connection) } else { Err(StoreError::Damaged(said)) }
}
