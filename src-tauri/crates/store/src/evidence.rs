//! Where facts stand: one row a statement, rank 0 the best.

use disclosure::{Evidence, Language};
use rusqlite::{Connection, Row, params};

use crate::codec;

pub(crate) const TABLE: &str = "
CREATE TABLE evidence (
    fact      INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
    rank      INTEGER NOT NULL,
    page      INTEGER NOT NULL,
    line      INTEGER NOT NULL,
    quote     TEXT NOT NULL,
    lines     TEXT NOT NULL,
    label     TEXT NOT NULL,
    raw_value TEXT NOT NULL,
    raw_unit  TEXT NOT NULL,
    section   TEXT NOT NULL,
    PRIMARY KEY (fact, rank)
) STRICT, WITHOUT ROWID;
";

pub(crate) const BOXES: &str =
    r#"ALTER TABLE evidence ADD COLUMN boxes TEXT NOT NULL DEFAULT '{"number":[],"label":[]}';"#;

/// In a workbook, the number's cell.
pub(crate) const CELL: &str = "ALTER TABLE evidence ADD COLUMN cell TEXT";

/// What a statement says in the fact's unit; none in libraries that are older than this column.
pub(crate) const VALUE: &str = "ALTER TABLE evidence ADD COLUMN value TEXT";

/// One place where a report states a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// the report
    pub report: u32,
    /// its file's name
    pub file: String,
    /// its language
    pub language: Language,
    /// its number of pages
    pub pages: u32,
    /// of the fact itself, not of another report's
    pub own: bool,
    /// where, and how
    pub evidence: Evidence,
}

pub(crate) fn insert<'a>(
    connection: &Connection,
    fact: u32,
    statements: impl Iterator<Item = &'a Evidence>,
) -> rusqlite::Result<()> {
    let mut insert =
        connection.prepare_cached("INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    for (rank, e) in (0_u32..).zip(statements) {
        let lines = codec::to_json(&e.lines)?;
        insert.execute(params![
            fact,
            rank,
            e.page,
            e.line,
            e.quote,
            lines,
            e.label,
            e.raw_value,
            e.raw_unit,
            e.section,
            codec::to_json(&e.boxes)?,
            e.cell,
            e.value.map(|value| value.to_string()),
        ])?;
    }
    Ok(())
}

/// The statements of a fact, and those of the same fact in the company's other reports unless a person rejected them.
pub(crate) fn of_fact(connection: &Connection, fact: u32) -> rusqlite::Result<Vec<Statement>> {
    let mut select = connection.prepare_cached(
        "SELECT e.*, f.id = own.id AS own, r.id AS report, r.file, r.language, r.pages
         FROM judged_facts own JOIN reports own_report ON own_report.id = own.report
         JOIN reports r ON r.company = own_report.company
         JOIN judged_facts f ON f.report = r.id AND f.metric = own.metric AND f.breakdown = own.breakdown
                            AND f.period = own.period AND f.unit = own.unit
         JOIN evidence e ON e.fact = f.id
         WHERE own.id = ?1 AND (f.id = own.id OR f.status <> 'rejected')
         ORDER BY f.id <> own.id, r.year DESC, f.id, e.rank",
    )?;
    select.query_map([fact], statement)?.collect()
}

fn statement(row: &Row<'_>) -> rusqlite::Result<Statement> {
    Ok(Statement {
        report: row.get("report")?,
        file: row.get("file")?,
        language: codec::word(row, "language", Language::from_tag)?,
        pages: row.get("pages")?,
        own: row.get("own")?,
        evidence: Evidence {
            page: row.get("page")?,
            line: row.get("line")?,
            cell: row.get("cell")?,
            quote: row.get("quote")?,
            lines: codec::json(row, "lines")?,
            label: row.get("label")?,
            raw_value: row.get("raw_value")?,
            raw_unit: row.get("raw_unit")?,
            value: row
                .get::<_, Option<String>>("value")?
                .map(|_| codec::decimal(row, "value"))
                .transpose()?,
            section: row.get("section")?,
            boxes: codec::json(row, "boxes")?,
        },
    })
}
