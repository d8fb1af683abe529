//! Reports, known by the hash of their content. Adding one is one transaction.

use std::collections::BTreeSet;

use disclosure::{Language, Report};
use document::Note;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::actions::{self, Deed};
use crate::codec::{self, FactKey};
use crate::{Result, Store, companies, decisions, doubts, facts};

pub(crate) const TABLE: &str = "
CREATE TABLE reports (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    company     INTEGER NOT NULL REFERENCES companies (id),
    sha256      TEXT NOT NULL UNIQUE,
    file        TEXT NOT NULL,
    path        TEXT NOT NULL,
    language    TEXT NOT NULL CHECK (language IN ('en', 'zh-Hans', 'zh-Hant')),
    title       TEXT,
    year        INTEGER,
    pages       INTEGER NOT NULL,
    bytes       INTEGER NOT NULL,
    imported_at INTEGER NOT NULL,
    engine      TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by_company ON reports (company);
";

pub(crate) const NOTES: &str = "ALTER TABLE reports ADD COLUMN notes TEXT NOT NULL DEFAULT '[]'";

/// What a person took out, and whose and which year's a person says it is. `company`, `year` and `removed` of a report follow
/// from what was read and from these: see [`settle`].
pub(crate) const CORRECTIONS: &str = "
ALTER TABLE reports ADD COLUMN read_company INTEGER REFERENCES companies (id);
ALTER TABLE reports ADD COLUMN read_year INTEGER;
ALTER TABLE reports ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
UPDATE reports SET read_company = company, read_year = year;
CREATE TABLE removals (
    action INTEGER NOT NULL REFERENCES actions (id),
    sha256 TEXT NOT NULL,
    PRIMARY KEY (action, sha256)
) STRICT, WITHOUT ROWID;
CREATE TABLE report_corrections (
    action  INTEGER NOT NULL REFERENCES actions (id),
    sha256  TEXT NOT NULL,
    company INTEGER REFERENCES companies (id),
    year    INTEGER,
    PRIMARY KEY (action, sha256)
) STRICT, WITHOUT ROWID;
";

/// A report as read, and where it came from.
#[derive(Debug, Clone, Copy)]
pub struct NewReport<'a> {
    /// hash of the file's bytes, lower-case hex
    pub sha256: &'a str,
    /// the file's name without its folder
    pub file: &'a str,
    /// where it was imported from
    pub path: &'a str,
    /// size of the file
    pub bytes: u64,
    /// version of the program that read it
    pub engine: &'a str,
    /// seconds since 1970, UTC
    pub imported_at: i64,
    /// what it says
    pub report: &'a Report,
    /// what is to be known beside it
    pub notes: &'a [Note],
}

/// What a person says about a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportCorrection<'a> {
    /// the company's full name; none: as it was
    pub company: Option<&'a str>,
    /// the reporting year; none: as it was
    pub year: Option<i32>,
}

/// What adding a report did. Each holds its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// it is in the library now
    New(u32),
    /// the same content, read by the same program, is there already: nothing changed
    Duplicate(u32),
    /// the same content, read before by another version of the program: its facts are read anew, decisions are kept
    Refreshed(u32),
}

impl Added {
    /// The report's id.
    pub fn id(self) -> u32 {
        match self {
            Added::New(id) | Added::Duplicate(id) | Added::Refreshed(id) => id,
        }
    }
}

/// A report with its counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// the report
    pub id: u32,
    /// the file's name without its folder
    pub file: String,
    /// where it was imported from
    pub path: String,
    /// hash of the file's bytes, lower-case hex
    pub sha256: String,
    /// the company
    pub company: u32,
    /// its full name
    pub company_name: String,
    /// as printed
    pub stock_code: Option<String>,
    /// the report's own title
    pub title: Option<String>,
    /// reporting year
    pub year: Option<i32>,
    /// a person said whose it is, or for which year
    pub corrected: bool,
    /// of most of its text
    pub language: Language,
    /// 1 for a file without pages
    pub pages: u32,
    /// size of the file
    pub bytes: u64,
    /// seconds since 1970, UTC
    pub imported_at: i64,
    /// version of the program that read it
    pub engine: String,
    /// facts that stand
    pub facts: u32,
    /// of which a person should look at
    pub to_review: u32,
    /// doubts that stand
    pub doubts: u32,
    /// what is to be known beside what it says
    pub notes: Vec<Note>,
}

impl Store {
    /// The id of the report with this content, where it was read by this version of the program: reading it again would
    /// change nothing.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn known(&self, sha256: &str, engine: &str) -> Result<Option<u32>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT id FROM reports WHERE sha256 = ? AND engine = ? AND NOT removed")?;
        Ok(select.query_row([sha256, engine], |row| row.get(0)).optional()?)
    }

    /// Lets a report be read again by this version of the program: its facts stay until it is.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn forget_engine(&mut self, id: u32) -> Result<()> {
        self.may_write()?;
        self.connection.execute("UPDATE reports SET engine = '' WHERE id = ?", [id])?;
        Ok(())
    }

    /// Adds a report with all it says, in one transaction.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing is changed.
    pub fn add_report(&mut self, new: NewReport<'_>) -> Result<Added> {
        let transaction = self.write()?;
        let seen: Option<(u32, String, bool)> = transaction
            .query_row("SELECT id, engine, removed FROM reports WHERE sha256 = ?", [new.sha256], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        if let Some((id, engine, removed)) = &seen {
            if engine == new.engine && !removed {
                return Ok(Added::Duplicate(*id));
            }
            // Who brings a report in again has overtaken its removal.
            transaction.execute("DELETE FROM removals WHERE sha256 = ?", [new.sha256])?;
            settle(&transaction)?;
            clear(&transaction, *id, new.report)?;
        }
        let id = write(&transaction, &new)?;
        let ids = facts::insert(&transaction, id, &new.report.facts)?;
        doubts::insert(&transaction, id, &new.report.doubts, &ids)?;
        decisions::settle(&transaction, id)?;
        settle(&transaction)?;
        transaction.commit()?;
        Ok(if seen.is_some_and(|(.., removed)| !removed) { Added::Refreshed(id) } else { Added::New(id) })
    }

    /// Takes reports out, until that is undone or the same content comes back: the action's id; none where there are no such
    /// reports. Decisions stay and apply again.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing is changed.
    pub fn remove_reports(&mut self, ids: &[u32], deed: Deed<'_>) -> Result<Option<u32>> {
        self.change(ids, deed, |transaction, action, id| {
            transaction.execute(
                "INSERT INTO removals SELECT ?1, sha256 FROM reports WHERE id = ?2 AND NOT removed",
                params![action, id],
            )
        })
    }

    /// Says whose reports are and for which year: the action's id; none where there are no such reports.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing is changed.
    pub fn correct_reports(
        &mut self,
        ids: &[u32],
        correction: &ReportCorrection<'_>,
        deed: Deed<'_>,
    ) -> Result<Option<u32>> {
        self.change(ids, deed, |transaction, action, id| {
            let company = correction.company.map(|name| companies::named(transaction, name)).transpose()?;
            transaction.execute(
                "INSERT INTO report_corrections SELECT ?1, sha256, ?3, ?4 FROM reports WHERE id = ?2 AND NOT removed",
                params![action, id, company, correction.year],
            )
        })
    }

    /// One action about each of some reports.
    fn change(
        &mut self,
        ids: &[u32],
        deed: Deed<'_>,
        each: impl Fn(&Connection, u32, u32) -> rusqlite::Result<usize>,
    ) -> Result<Option<u32>> {
        let transaction = self.write()?;
        let action = actions::begin(&transaction, deed)?;
        let mut written = 0;
        for id in ids {
            written += each(&transaction, action, *id)?;
        }
        if written == 0 {
            return Ok(None);
        }
        settle(&transaction)?;
        transaction.commit()?;
        Ok(Some(action))
    }

    /// All reports with their counts, in the order in which they came.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn reports(&self) -> Result<Vec<ReportRow>> {
        let mut select =
            self.connection.prepare_cached(&format!("{ROWS} WHERE NOT r.removed ORDER BY r.id"))?;
        Ok(select.query_map([], report_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// How many reports there are.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn report_count(&self) -> Result<u32> {
        let mut select = self.connection.prepare_cached("SELECT count(*) FROM reports WHERE NOT removed")?;
        Ok(select.query_row([], |row| row.get(0))?)
    }

    /// One report with its counts.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn report(&self, id: u32) -> Result<Option<ReportRow>> {
        let mut select =
            self.connection.prepare_cached(&format!("{ROWS} WHERE r.id = ? AND NOT r.removed"))?;
        Ok(select.query_row([id], report_row).optional()?)
    }
}

/// A report that is there: whose, and for which year.
pub(crate) struct Reported {
    pub id: u32,
    pub company: u32,
    pub year: Option<i32>,
    /// a person said that it is for another year than was read
    pub moved: bool,
}

/// The reports of the picked companies, of all where none is picked, in the order in which they came.
pub(crate) fn of_companies(connection: &Connection, picked: &[u32]) -> rusqlite::Result<Vec<Reported>> {
    let mut select = connection.prepare_cached(
        "SELECT id, company, year, year IS NOT read_year FROM reports
         WHERE NOT removed AND (?1 IS NULL OR company IN (SELECT value FROM json_each(?1))) ORDER BY id",
    )?;
    let report = |row: &Row<'_>| {
        Ok(Reported { id: row.get(0)?, company: row.get(1)?, year: row.get(2)?, moved: row.get(3)? })
    };
    select.query_map([codec::picked(picked)?], report)?.collect()
}

const ROWS: &str = "
SELECT r.*, c.name AS company_name, c.stock_code,
    EXISTS (SELECT 1 FROM report_corrections x JOIN actions a ON a.id = x.action AND a.undone_at IS NULL
            WHERE x.sha256 = r.sha256) AS corrected,
    (SELECT count(*) FROM judged_facts f WHERE f.report = r.id AND f.status <> 'rejected') AS facts,
    (SELECT count(*) FROM judged_facts f WHERE f.report = r.id AND f.status = 'needs_review') AS to_review,
    (SELECT count(DISTINCT d.id) FROM standing_doubts d WHERE d.report = r.id) AS doubts
FROM reports r JOIN companies c ON c.id = r.company";

fn report_row(row: &Row<'_>) -> rusqlite::Result<ReportRow> {
    Ok(ReportRow {
        id: row.get("id")?,
        file: row.get("file")?,
        path: row.get("path")?,
        sha256: row.get("sha256")?,
        company: row.get("company")?,
        company_name: row.get("company_name")?,
        stock_code: row.get("stock_code")?,
        title: row.get("title")?,
        year: row.get("year")?,
        corrected: row.get("corrected")?,
        language: codec::word(row, "language", Language::from_tag)?,
        pages: row.get("pages")?,
        bytes: row.get::<_, i64>("bytes")?.cast_unsigned(),
        imported_at: row.get("imported_at")?,
        engine: row.get("engine")?,
        facts: row.get("facts")?,
        to_review: row.get("to_review")?,
        doubts: row.get("doubts")?,
        notes: codec::json(row, "notes")?,
    })
}

/// The report's row; of one that was there already, where it came from and when stay as they were.
fn write(connection: &Connection, new: &NewReport<'_>) -> rusqlite::Result<u32> {
    let report = new.report;
    let stem = new.file.rsplit_once('.').map_or(new.file, |(stem, _)| stem);
    let company = companies::find_or_add(connection, &report.company, new.sha256, stem)?;
    connection.query_row(
        "INSERT INTO reports
             (company, read_company, sha256, file, path, language, title, year, read_year, pages, bytes, imported_at,
              engine, notes)
         VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (sha256) DO UPDATE SET read_company = excluded.read_company, language = excluded.language,
             title = excluded.title, read_year = excluded.read_year, pages = excluded.pages,
             engine = excluded.engine, notes = excluded.notes
         RETURNING id",
        params![
            company,
            new.sha256,
            new.file,
            new.path,
            report.language.tag(),
            report.title,
            report.year,
            report.pages,
            new.bytes.cast_signed(),
            new.imported_at,
            new.engine,
            codec::to_json(&new.notes)?
        ],
        |row| row.get(0),
    )
}

/// Works out anew whose each report is, for which year, and whether it is there: what was read, and what a person said last and
/// did not undo.
pub(crate) fn settle(connection: &Connection) -> rusqlite::Result<()> {
    companies::settle(connection)?;
    let said = |column: &str, read: &str| {
        format!(
            "coalesce((SELECT x.{column} FROM report_corrections x
                       JOIN actions a ON a.id = x.action AND a.undone_at IS NULL
                       WHERE x.sha256 = reports.sha256 AND x.{column} IS NOT NULL
                       ORDER BY x.action DESC LIMIT 1), {read})"
        )
    };
    let company =
        format!("(SELECT root FROM companies WHERE id = {})", said("company", "reports.read_company"));
    let removed = "EXISTS (SELECT 1 FROM removals x JOIN actions a ON a.id = x.action AND a.undone_at IS NULL
                           WHERE x.sha256 = reports.sha256)";
    let settled = [("company", company.as_str()), ("year", &said("year", "read_year")), ("removed", removed)];
    for (column, value) in settled {
        // A row that stays as it is is not written.
        let update = format!("UPDATE reports SET {column} = {value} WHERE {column} IS NOT {value}");
        connection.execute(&update, [])?;
    }
    Ok(())
}

/// Makes room for a new reading. What a person accepted or corrected stays with its evidence even where the new reading
/// no longer finds it.
fn clear(connection: &Connection, id: u32, report: &Report) -> rusqlite::Result<()> {
    let found: BTreeSet<FactKey> = report.facts.iter().map(FactKey::of).collect();
    connection.execute("DELETE FROM doubts WHERE report = ?", [id])?;
    let mut select = connection
        .prepare("SELECT *, decision IN ('accept', 'correct') AS kept FROM judged_facts WHERE report = ?")?;
    let gone = select
        .query_map([id], |row| {
            let kept = row.get::<_, Option<bool>>("kept")?.unwrap_or(false);
            let stays = kept && !found.contains(&FactKey::from_row_as_read(row)?);
            Ok((!stays).then_some(row.get::<_, u32>("id")?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut delete = connection.prepare("DELETE FROM facts WHERE id = ?")?;
    for fact in gone.into_iter().flatten() {
        delete.execute([fact])?;
    }
    Ok(())
}
