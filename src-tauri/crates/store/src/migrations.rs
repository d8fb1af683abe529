//! The schema's history. A migration that has left the house is never changed: append another one.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::{
    Result, StoreError, actions, companies, decisions, doubts, entries, evidence, facts, imports, reports,
    settings,
};

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
    M::up(decisions::HELD),
    M::up(entries::TABLE),
    M::up(settings::TABLE),
    M::up(imports::UNREAD),
    M::up(facts::BY_REPORT),
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

/// Whether the file is as this program would have it.
pub(crate) fn are_done(connection: &Connection) -> Result<bool> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(found == HISTORY.len() as i64)
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

    /// Facts 1 to 4 were accepted, rejected (and that undone), only written about, and left alone; doubt 1 is about the first
    /// alone, doubt 2 about the first and the last.
    const BEFORE_HELD: &str = r#"
        INSERT INTO companies (id, name, root) VALUES (1, 'a', 1);
        INSERT INTO reports (id, company, read_company, sha256, file, path, language, pages, bytes, imported_at, engine)
            VALUES (1, 1, 1, 'x', 'x', 'x', 'en', 1, 1, 1, '1');
        INSERT INTO facts (id, report, metric, breakdown, period, value, unit, source, status, confidence, approximate,
                           reasons)
            SELECT value, 1, 'm' || value, '{}', '2024', '7', 't', 'reported', 'needs_review', 0.5, 0, '[]'
            FROM json_each('[1, 2, 3, 4]');
        INSERT INTO doubts VALUES (1, 1, 'r', 'note', '', '', '0'), (2, 1, 'r', 'note', '', '', '0');
        INSERT INTO doubt_facts VALUES (1, 0, 1, 1), (2, 0, 1, 1), (2, 1, 4, 1);
        INSERT INTO actions (id, kind, about, done_at, undone_at)
            VALUES (1, 'accept', '{}', 1, NULL), (2, 'reject', '{}', 2, 3), (3, 'note', '{}', 4, NULL);
        INSERT INTO decisions (action, sha256, metric, breakdown, period, unit, kind, value, note)
            VALUES (1, 'x', 'm1', '{}', '2024', 't', 'accept', '7', ''),
                   (2, 'x', 'm2', '{}', '2024', 't', 'reject', '7', ''),
                   (3, 'x', 'm3', '{}', '2024', 't', 'note', '7', 'why');
    "#;

    #[test]
    fn what_was_decided_before_it_was_written_down_holds() {
        let held = HISTORY.iter().position(|m| *m == M::up(decisions::HELD)).unwrap();
        let mut connection = Connection::open_in_memory().unwrap();
        Migrations::from_slice(&HISTORY[..held]).to_latest(&mut connection).unwrap();
        connection.execute_batch(BEFORE_HELD).unwrap();
        let read = |connection: &Connection| -> (String, String) {
            let list = |sql| connection.query_row(sql, [], |row| row.get(0)).unwrap();
            (
                list("SELECT group_concat(id || coalesce(decision, '-'), ' ' ORDER BY id) FROM judged_facts"),
                list("SELECT group_concat(id || '/' || fact, ' ' ORDER BY id, fact) FROM standing_doubts"),
            )
        };
        let before = read(&connection);
        assert_eq!(before, ("1accept 2- 3- 4-".into(), "2/1 2/4".into()));
        Migrations::from_slice(HISTORY).to_latest(&mut connection).unwrap();
        assert_eq!(read(&connection), before);
    }
}
