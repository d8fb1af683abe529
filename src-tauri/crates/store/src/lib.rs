//! The only room that speaks SQL: a library folder with one SQLite file, one Rust file a table, append-only migrations.
//! Knows no metric and computes no value; what a person decided is kept apart from what was read, and applied on reading.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod actions;
mod backup;
mod codec;
mod companies;
mod decisions;
mod doubts;
mod entries;
mod evidence;
mod exported;
mod facts;
mod imports;
mod migrations;
mod reports;
mod restated;
mod review;
mod settings;

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use actions::{Action, Deed};
pub use codec::FactKey;
pub use companies::{CompanyFacts, StoredFact, Wanted};
pub use decisions::{Correction, Decision, DecisionRow, Place};
pub use doubts::DoubtRow;
pub use entries::Entry;
pub use evidence::Statement;
pub use exported::{ExportedDoubt, ExportedFact};
pub use facts::FactDetail;
pub use imports::Counts;
pub use reports::{Added, NewReport, ReportCorrection, ReportRow};
pub use restated::{ReportValue, Restated};
pub use review::ReviewFact;

/// The database's name inside the library's folder.
pub const DATABASE: &str = "library.db";

/// Who locks this file inside the library's folder is the one window that may change the library. Nothing stands in it, and the
/// system lets go of it when the window's process ends, however it ends.
const OCCUPIED: &str = "library.lock";

/// Why the library does not answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// written by a newer program; reading it with this one could lose what the newer one knows
    #[error("the library has version {found}, this program knows versions up to {known}")]
    Newer {
        /// version in the file
        found: i64,
        /// last version known here
        known: i64,
    },
    /// a database of another program
    #[error("the file is a database, but not a library of this program")]
    Foreign,
    /// the folder cannot be made
    #[error("the folder cannot be made: {0}")]
    Folder(#[from] std::io::Error),
    /// a migration did not go through; the transaction is undone
    #[error("the library cannot be brought up to date: {0}")]
    Migration(#[from] rusqlite_migration::Error),
    /// a file of this program in which something is lost
    #[error("the library is damaged: {0}")]
    Damaged(String),
    /// another window has it open, and this one only reads
    #[error("the library is open elsewhere and only read here")]
    ReadOnly,
    /// SQLite's own words: locked, damaged, full, read-only, …
    #[error(transparent)]
    Database(#[from] rusqlite::Error),
}

/// What the store answers.
pub type Result<T> = std::result::Result<T, StoreError>;

/// An open library.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    /// held while a window has the library open
    _occupied: Option<File>,
    read_only: bool,
}

impl Store {
    /// Opens the library in a folder, and makes folder and database where there are none.
    ///
    /// # Errors
    /// Where the folder or the file cannot be used, is another program's, or was written by a newer program.
    pub fn open(folder: &Path) -> Result<Store> {
        std::fs::create_dir_all(folder)?;
        Store::prepare(Connection::open(folder.join(DATABASE))?)
    }

    /// Opens the library for a window, as [`Store::open`] does. Where another window has it open, it is only read: two people
    /// who decide about the same fact without seeing each other would both be right and both be lost.
    ///
    /// # Errors
    /// As [`Store::open`]; `ReadOnly` where another window has it open and it would have to be brought up to date.
    pub fn occupy(folder: &Path) -> Result<Store> {
        std::fs::create_dir_all(folder)?;
        let lock = File::options().create(true).truncate(false).write(true).open(folder.join(OCCUPIED))?;
        match lock.try_lock() {
            Ok(()) => Ok(Store { _occupied: Some(lock), ..Store::open(folder)? }),
            Err(TryLockError::WouldBlock) => Store::only_read(&folder.join(DATABASE)),
            // A file system without locks, as some network drives are: as before there were any.
            Err(TryLockError::Error(_)) => Store::open(folder),
        }
    }

    fn only_read(file: &Path) -> Result<Store> {
        let connection = Connection::open(file)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        migrations::refuse_unknown(&connection)?;
        if !migrations::are_done(&connection)? {
            return Err(StoreError::ReadOnly);
        }
        connection.pragma_update(None, "query_only", true)?;
        Ok(Store { connection, _occupied: None, read_only: true })
    }

    /// Another pair of numbers with everything that is written, here or by another program, but for [`Store::restore`].
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn state(&self) -> Result<(i64, i64)> {
        let mut select = self
            .connection
            .prepare_cached("SELECT total_changes(), data_version FROM pragma_data_version")?;
        Ok(select.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Whether it is only read, since another window has it open.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// A library that is kept nowhere and ends with the program.
    ///
    /// # Errors
    /// Where SQLite has no memory.
    pub fn in_memory() -> Result<Store> {
        Store::prepare(Connection::open_in_memory()?)
    }

    fn prepare(mut connection: Connection) -> Result<Store> {
        // The window and the command line may have the same library open.
        connection.busy_timeout(Duration::from_secs(5))?;
        migrations::refuse_unknown(&connection)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "normal")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        migrations::run(&mut connection)?;
        Ok(Store { connection, _occupied: None, read_only: false })
    }

    /// A transaction that takes the write lock at once: one that begins by reading could be refused it later.
    fn write(&mut self) -> Result<Transaction<'_>> {
        self.may_write()?;
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    fn may_write(&self) -> Result<()> {
        if self.read_only { Err(StoreError::ReadOnly) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests;
