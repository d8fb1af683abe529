//! What a person did, in order: the list that undo and redo walk, kept across restarts. What an action changed lies in the
//! tables that name it (decisions, removals, corrections, merges); an action that is undone counts for nothing there.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Result, Store, decisions, reports};

pub(crate) const TABLE: &str = "
CREATE TABLE actions (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      TEXT NOT NULL,
    about     TEXT NOT NULL,
    done_at   INTEGER NOT NULL,
    undone_at INTEGER,
    given_up  INTEGER NOT NULL DEFAULT 0 CHECK (given_up IN (0, 1))
) STRICT;
";

/// Something that a person does now.
#[derive(Debug, Clone, Copy)]
pub struct Deed<'a> {
    /// what kind of thing, as the list shows it; the store gives it no meaning
    pub kind: &'a str,
    /// what the list needs to say it; the store gives it no meaning
    pub about: &'a str,
    /// seconds since 1970, UTC
    pub at: i64,
}

/// Something that a person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// the action
    pub id: u32,
    /// as the deed named it
    pub kind: String,
    /// as the deed described it
    pub about: String,
    /// seconds since 1970, UTC
    pub done_at: i64,
}

/// The last that holds, and the first of those that were undone and have not been overtaken by something else.
const UNDO: &str = "SELECT * FROM actions WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1";
const REDO: &str = "SELECT * FROM actions WHERE undone_at IS NOT NULL AND NOT given_up ORDER BY id LIMIT 1";

impl Store {
    /// Takes back the last thing that was done; none where nothing is left to take back.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing is changed.
    pub fn undo(&mut self, at: i64) -> Result<Option<Action>> {
        self.turn(UNDO, Some(at))
    }

    /// Does again what was undone last; none where there is no such thing, or something else was done since.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing is changed.
    pub fn redo(&mut self) -> Result<Option<Action>> {
        self.turn(REDO, None)
    }

    /// What undo and redo would do.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn next_turns(&self) -> Result<(Option<Action>, Option<Action>)> {
        let next = |sql| self.connection.query_row(sql, [], action).optional();
        Ok((next(UNDO)?, next(REDO)?))
    }

    fn turn(&mut self, which: &str, undone_at: Option<i64>) -> Result<Option<Action>> {
        let transaction = self.write()?;
        let found = transaction.query_row(which, [], action).optional()?;
        if let Some(found) = &found {
            transaction
                .execute("UPDATE actions SET undone_at = ?2 WHERE id = ?1", params![found.id, undone_at])?;
            decisions::settle_action(&transaction, found.id)?;
            reports::settle(&transaction)?;
        }
        transaction.commit()?;
        Ok(found)
    }
}

/// Writes down that something is done; what was undone before can no longer be done again.
pub(crate) fn begin(connection: &Connection, deed: Deed<'_>) -> rusqlite::Result<u32> {
    connection.execute("UPDATE actions SET given_up = 1 WHERE undone_at IS NOT NULL", [])?;
    connection.query_row(
        "INSERT INTO actions (kind, about, done_at) VALUES (?, ?, ?) RETURNING id",
        params![deed.kind, deed.about, deed.at],
        |row| row.get(0),
    )
}

fn action(row: &Row<'_>) -> rusqlite::Result<Action> {
    Ok(Action {
        id: row.get("id")?,
        kind: row.get("kind")?,
        about: row.get("about")?,
        done_at: row.get("done_at")?,
    })
}
