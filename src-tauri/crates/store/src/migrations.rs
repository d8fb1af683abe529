//! The schema's history. A migration that has left the house is never changed: append another one.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::{Result, StoreError, actions, companies, decisions, doubts, evidence, facts, imports, reports};

/// `EVEN` in ASCII: tells our files from other programs' databases.
const APPLICATION_ID: i64 = 0x4556_454e;

const HISTORY: &[M<'static>] = &[
    M::up(companies::TABLES),
    M::up(reports::TABLE),
    M::up(facts::TABLE),
    M::up(evidence::TABLE),
    M::up(doubts::TABLES),
    M::up(decisions::TABLE),
    M::up(decisions::VIEWS),
    M::up(imports::TABLE),
    M::up(evidence::BOXES),
    M::up(reports::NOTES),
    M::up(evidence::CELL),
    M::up(evidence::VALUE),
    M::up(actions::TABLE),
    M::up(companies::MERGES),
    M::up(reports::CORRECTIONS),
    M::up(decisions::OF_ACTIONS),
];

/// Refuses a file that this program did not write or does not know yet, before a byte of it changes.
pub(crate) fn refuse_unknown(connection: &Connection) -> Result<()> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 {
        return Ok(());
    }
    if pragma("application_id")? != APPLICATION_ID {
        return Err(StoreError::Foreign);
    }
    let (found, known) = (pragma("user_version")?, HISTORY.len() as i64);
    if found > known { Err(StoreError::Newer { found, known }) } else { Ok(()) }
}

pub(crate) fn run(connection: &mut Connection) -> Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(Migrations::from_slice(HISTORY).to_latest(connection)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_history_runs() {
        Migrations::from_slice(HISTORY).validate().unwrap();
    }
}
