//! Companies, the names and codes by which they are known again, and the facts of each over all its reports.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use disclosure::{Breakdown, Company, Source, Status};
use rusqlite::{Connection, OptionalExtension, Row, params};
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::actions::{self, Deed};
use crate::codec;
use crate::reports::{self, Reported};
use crate::{Entry, Result, Store, doubts, entries};

pub(crate) const TABLES: &str = "
CREATE TABLE companies (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL,
    short_name TEXT,
    stock_code TEXT
) STRICT;
CREATE TABLE company_keys (
    kind    TEXT NOT NULL CHECK (kind IN ('name', 'code', 'report')),
    key     TEXT NOT NULL,
    company INTEGER NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX company_keys_by_company ON company_keys (company);
";

/// One company under two spellings: `company` is the same as `into`. A company's root is what it is part of, itself where
/// nothing was merged.
pub(crate) const MERGES: &str = "
ALTER TABLE companies ADD COLUMN root INTEGER REFERENCES companies (id);
UPDATE companies SET root = id;
CREATE TABLE merges (
    action  INTEGER NOT NULL REFERENCES actions (id),
    company INTEGER NOT NULL REFERENCES companies (id),
    into_   INTEGER NOT NULL REFERENCES companies (id),
    PRIMARY KEY (action, company)
) STRICT, WITHOUT ROWID;
";

/// One company with its facts, one a metric, breakdown, period and unit; rejected ones are left out.
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyFacts {
    /// the company
    pub id: u32,
    /// the full name
    pub name: String,
    /// for narrow columns
    pub short_name: Option<String>,
    /// as printed
    pub stock_code: Option<String>,
    /// the years that a report of this company is for, ascending
    pub report_years: Vec<i32>,
    /// the years that its facts are of, ascending
    pub years: Vec<i32>,
    /// those that were asked for, by metric, breakdown, period and unit, then what a person entered
    pub facts: Vec<StoredFact>,
}

/// Which of a company's facts are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// all of them
    All,
    /// those of these years
    Years(Vec<i32>),
    /// those about these metrics
    Metrics(Vec<String>),
}

impl Wanted {
    /// From where SQL takes the facts `f` that are wanted, of those of these periods that nobody decided about, and the lists that
    /// it goes through. Each fact is looked up: left to itself, SQLite goes through all facts of the report.
    fn as_read(&self, periods: &[String]) -> rusqlite::Result<(&'static str, Option<String>)> {
        const OF_PERIODS: &str = "json_each(?2, '$.periods') p CROSS JOIN facts f ON f.period = p.value";
        const OF_METRICS: &str = "json_each(?2, '$.periods') p CROSS JOIN json_each(?2, '$.metrics') m
                              CROSS JOIN facts f ON f.period = p.value AND f.metric = m.value";
        let lists = |periods: &[String], metrics: &[String]| {
            codec::to_json(&BTreeMap::from([("periods", periods), ("metrics", metrics)])).map(Some)
        };
        Ok(match self {
            Wanted::All => ("facts f", None),
            Wanted::Years(years) => {
                let years: Vec<_> = years.iter().map(i32::to_string).collect();
                (OF_PERIODS, lists(&years, &[])?)
            }
            Wanted::Metrics(metrics) => (OF_METRICS, lists(periods, metrics)?),
        })
    }

    fn has(&self, metric: &str, year: Option<i32>) -> bool {
        match self {
            Wanted::All => true,
            Wanted::Years(years) => year.is_some_and(|year| years.contains(&year)),
            Wanted::Metrics(metrics) => metrics.iter().any(|wanted| wanted == metric),
        }
    }
}

/// A fact as a person left it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredFact {
    /// the fact; none for a value that a person entered
    pub id: Option<u32>,
    /// id in the catalogue
    pub metric: String,
    /// empty for the total
    pub breakdown: Breakdown,
    /// the year
    pub period: String,
    /// in `unit`
    pub value: Decimal,
    /// canonical
    pub unit: String,
    /// reported, or entered by a person, as a correction or where no report states it
    pub source: Source,
    /// never rejected
    pub status: Status,
    /// doubts that stand
    pub doubts: u32,
}

/// The same company for two spellings of its name: width, case, spaces and punctuation do not count.
fn name_key(name: &str) -> String {
    name.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Hong Kong's codes are printed with and without their leading zeros; six-digit codes always have them.
fn code_key(code: &str) -> String {
    let key = name_key(code);
    if (1..5).contains(&key.len()) && key.chars().all(|c| c.is_ascii_digit()) {
        format!("{key:0>5}")
    } else {
        key
    }
}

/// The company of a report, made where it is new. A report that names nobody is its own company (`fallback` names it):
/// joining two strangers would be worse.
pub(crate) fn find_or_add(
    connection: &Connection,
    company: &Company,
    sha256: &str,
    fallback: &str,
) -> rusqlite::Result<u32> {
    let mut keys = vec![("name", name_key(&company.name))];
    keys.push(("code", code_key(company.stock_code.as_deref().unwrap_or_default())));
    keys.retain(|(_, key)| !key.is_empty());
    if keys.is_empty() {
        keys.push(("report", sha256.to_owned()));
    }
    let mut find =
        connection.prepare_cached("SELECT company FROM company_keys WHERE kind = ? AND key = ?")?;
    let mut id = None;
    for (kind, key) in &keys {
        id = id.or(find.query_row(params![kind, key], |row| row.get(0)).optional()?);
    }
    let id = match id {
        Some(id) => complete(connection, id, company)?,
        None => add(connection, company, fallback)?,
    };
    let mut remember = connection.prepare_cached("INSERT OR IGNORE INTO company_keys VALUES (?, ?, ?)")?;
    for (kind, key) in &keys {
        remember.execute(params![kind, key, id])?;
    }
    Ok(id)
}

fn add(connection: &Connection, company: &Company, fallback: &str) -> rusqlite::Result<u32> {
    let name = if company.name.trim().is_empty() { fallback } else { &company.name };
    connection.execute(
        "INSERT INTO companies (name, short_name, stock_code) VALUES (?, ?, ?)",
        params![name, company.short_name, company.stock_code],
    )?;
    let id = connection.query_row("SELECT last_insert_rowid()", [], |row| row.get(0))?;
    connection.execute("UPDATE companies SET root = id WHERE id = ?", [id])?;
    Ok(id)
}

/// The company of a name that a person gave, made where it is new. A name alone: a person who writes another name beside the
/// same code means another name.
pub(crate) fn named(connection: &Connection, name: &str) -> rusqlite::Result<u32> {
    let key = name_key(name);
    let mut find =
        connection.prepare_cached("SELECT company FROM company_keys WHERE kind = 'name' AND key = ?")?;
    if let Some(id) = find.query_row([&key], |row| row.get(0)).optional()? {
        return Ok(id);
    }
    let company = Company { name: name.trim().to_owned(), short_name: None, stock_code: None };
    let id = add(connection, &company, name)?;
    connection.execute("INSERT OR IGNORE INTO company_keys VALUES ('name', ?, ?)", params![key, id])?;
    Ok(id)
}

/// Works out anew what each company is part of.
pub(crate) fn settle(connection: &Connection) -> rusqlite::Result<()> {
    const STANDING: &str = "FROM merges m JOIN actions a ON a.id = m.action AND a.undone_at IS NULL";
    connection.execute("UPDATE companies SET root = id WHERE root IS NOT id", [])?;
    let step = format!(
        "UPDATE companies SET root = (SELECT m.into_ {STANDING} WHERE m.company = companies.root
                                      ORDER BY m.action DESC LIMIT 1)
         WHERE root IN (SELECT m.company {STANDING})"
    );
    // A merge of a company that was merged before leads one further; a circle, which cannot come about, would end here too.
    let companies: u32 = connection.query_row("SELECT count(*) FROM companies", [], |row| row.get(0))?;
    for _ in 0..companies {
        if connection.execute(&step, [])? == 0 {
            break;
        }
    }
    Ok(())
}

/// A later report may print what an earlier one left out.
fn complete(connection: &Connection, id: u32, company: &Company) -> rusqlite::Result<u32> {
    connection.execute(
        "UPDATE companies SET short_name = coalesce(short_name, ?2), stock_code = coalesce(stock_code, ?3)
         WHERE id = ?1",
        params![id, company.short_name, company.stock_code],
    )?;
    Ok(id)
}

impl Store {
    /// Says that companies are one, under the name of `into`: the action's id; none where there is nothing to merge.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing is changed.
    pub fn merge(&mut self, companies: &[u32], into: u32, deed: Deed<'_>) -> Result<Option<u32>> {
        let transaction = self.write()?;
        let action = actions::begin(&transaction, deed)?;
        let mut written = 0;
        for company in companies {
            written += transaction.execute(
                "INSERT OR IGNORE INTO merges SELECT ?1, c.id, i.id FROM companies c, companies i
                 WHERE c.id = ?2 AND i.id = ?3 AND c.root <> i.root AND c.root = c.id AND i.root = i.id",
                params![action, company, into],
            )?;
        }
        if written == 0 {
            return Ok(None);
        }
        reports::settle(&transaction)?;
        transaction.commit()?;
        Ok(Some(action))
    }

    /// The picked companies, all where none is picked, in the order in which they came, with their facts. Where several
    /// reports state the same fact, what a person decided goes first, then the report of that very year (as first
    /// reported), then the newest. `wanted` says by a company's id and the years of its reports which of its facts are read.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn companies(
        &self,
        picked: &[u32],
        wanted: impl Fn(u32, &[i32]) -> Wanted,
    ) -> Result<Vec<CompanyFacts>> {
        // One question is many to SQLite, which without this would look each time whether another program wrote.
        let _all_at_once = self.connection.unchecked_transaction()?;
        let mut companies = self.companies_without_facts(picked)?;
        let mut reports: BTreeMap<u32, Vec<Reported>> = BTreeMap::new();
        for report in reports::of_companies(&self.connection, picked)? {
            reports.entry(report.company).or_default().push(report);
        }
        let mut entries = entries::by_company(&self.connection)?;
        for company in &mut companies {
            let wanted = wanted(company.id, &company.report_years);
            self.read_facts(company, &reports.remove(&company.id).unwrap_or_default(), &wanted)?;
            let entries = entries.remove(&company.id).unwrap_or_default();
            company.years.extend(entries.iter().filter_map(|entry| entry.period.parse::<i32>().ok()));
            company.facts.extend(entries.into_iter().map(entered));
            company.years.sort_unstable();
            company.years.dedup();
        }
        Ok(companies)
    }

    fn companies_without_facts(&self, picked: &[u32]) -> Result<Vec<CompanyFacts>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, name, short_name, stock_code,
                    (SELECT json_group_array(DISTINCT year ORDER BY year) FROM reports
                     WHERE company = companies.id AND year IS NOT NULL AND NOT removed) AS years
             FROM companies
             WHERE EXISTS (SELECT 1 FROM reports WHERE company = companies.id AND NOT removed)
               AND (?1 IS NULL OR id IN (SELECT value FROM json_each(?1))) ORDER BY id",
        )?;
        let rows = select.query_map([codec::picked(picked)?], |row| {
            Ok(CompanyFacts {
                id: row.get("id")?,
                name: row.get("name")?,
                short_name: row.get("short_name")?,
                stock_code: row.get("stock_code")?,
                report_years: codec::json(row, "years")?,
                years: vec![],
                facts: vec![],
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The best facts of those that are wanted, and which years there are.
    fn read_facts(
        &self,
        company: &mut CompanyFacts,
        reports: &[Reported],
        wanted: &Wanted,
    ) -> rusqlite::Result<()> {
        let mut found = vec![];
        for report in reports {
            found.extend(self.report_facts(report, wanted, &mut company.years)?);
        }
        company.facts = best(found);
        Ok(())
    }

    /// The facts of a report that are wanted. `years` gets those of all its facts.
    fn report_facts(
        &self,
        report: &Reported,
        wanted: &Wanted,
        years: &mut Vec<i32>,
    ) -> rusqlite::Result<Vec<(Standing, StoredFact)>> {
        let mut found = vec![];
        for (from, lists) in self.sources(report, wanted, years)? {
            // Columns by their place: this reads a whole library, and looking their names up takes a third of the time.
            let mut select = self.connection.prepare_cached(&format!(
                "SELECT f.id, f.metric, f.breakdown, f.period, f.value, f.unit, f.source, f.status, {from}"
            ))?;
            let mut rows = select.query(params![report.id, lists])?;
            while let Some(row) = rows.next()? {
                let year = codec::text(row, 3)?.parse::<i32>().ok();
                years.extend(year);
                if wanted.has(codec::text(row, 1)?, year) {
                    let id: u32 = row.get(0)?;
                    let of_own_year = report.year.map(|own| year == Some(own));
                    found.push(((row.get(8)?, of_own_year, report.year, Reverse(id)), stored_fact(row, id)?));
                }
            }
        }
        if !found.is_empty() {
            let doubts = doubts::counts(&self.connection, report.id)?;
            for ((.., Reverse(id)), fact) in &mut found {
                fact.doubts = doubts.get(id).copied().unwrap_or(0);
            }
        }
        Ok(found)
    }

    /// Where a report's facts stand, each as the rest of a question that says too whether a person decided, with the lists that it
    /// compares with. Those that nobody decided about, which are most, are as they were read, and no others of these are looked
    /// at: `years` gets theirs.
    fn sources(
        &self,
        report: &Reported,
        wanted: &Wanted,
        years: &mut Vec<i32>,
    ) -> rusqlite::Result<Vec<(String, Option<String>)>> {
        const JUDGED: &str = "f.decision IS NOT NULL FROM facts g CROSS JOIN judged_facts f ON f.id = g.id
                              WHERE g.report = ?1 AND f.status <> 'rejected' AND ?2 IS NULL";
        if report.moved {
            // What was read to be of the one year may be of the other.
            return Ok(vec![(JUDGED.to_owned(), None)]);
        }
        let periods = self.undecided_periods(report.id)?;
        years.extend(periods.iter().filter_map(|period| period.parse::<i32>().ok()));
        let (from, lists) = wanted.as_read(&periods)?;
        let as_read = format!("FALSE FROM {from} WHERE f.report = ?1 AND f.decided IS NULL AND (?2 OR TRUE)");
        Ok(vec![(as_read, lists), (format!("{JUDGED} AND g.decided IS NOT NULL"), None)])
    }

    /// The periods of a report's facts that nobody decided about, each looked up behind the one before: most facts have the same.
    fn undecided_periods(&self, report: u32) -> rusqlite::Result<Vec<String>> {
        let mut next = self.connection.prepare_cached(
            "SELECT min(period) FROM facts WHERE report = ? AND decided IS NULL AND period > ?",
        )?;
        let mut periods: Vec<String> = vec![];
        loop {
            let last = periods.last().map_or("", String::as_str);
            match next.query_row(params![report, last], |row| row.get(0))? {
                Some(period) => periods.push(period),
                None => return Ok(periods),
            }
        }
    }
}

/// How well a fact stands beside others about the same: decided by a person; of the report of that very year; the report's
/// year; read first.
type Standing = (bool, Option<bool>, Option<i32>, Reverse<u32>);

/// The best of those about the same.
fn best(mut facts: Vec<(Standing, StoredFact)>) -> Vec<StoredFact> {
    facts.sort_unstable_by(|(a, one), (b, other)| one.about().cmp(&other.about()).then_with(|| b.cmp(a)));
    facts.dedup_by(|(_, next), (_, kept)| next.about() == kept.about());
    facts.into_iter().map(|(_, fact)| fact).collect()
}

impl StoredFact {
    fn about(&self) -> (&str, &Breakdown, &str, &str) {
        (&self.metric, &self.breakdown, &self.period, &self.unit)
    }
}

/// Without its doubts.
fn stored_fact(row: &Row<'_>, id: u32) -> rusqlite::Result<StoredFact> {
    Ok(StoredFact {
        id: Some(id),
        metric: row.get(1)?,
        breakdown: codec::breakdown(row, 2)?,
        period: row.get(3)?,
        value: codec::decimal(row, 4)?,
        unit: row.get(5)?,
        source: codec::word(row, 6, Source::from_tag)?,
        status: codec::word(row, 7, Status::from_tag)?,
        doubts: 0,
    })
}

fn entered(entry: Entry) -> StoredFact {
    StoredFact {
        id: None,
        metric: entry.metric,
        breakdown: Breakdown::new(),
        period: entry.period,
        value: entry.value,
        unit: entry.unit,
        source: Source::Entered,
        status: Status::Accepted,
        doubts: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        for (a, b) in [
            ("绿水股份有限公司", "绿水 股份有限公司"),
            ("Green Water Co., Ltd.", "GREEN WATER CO LTD"),
            ("Ｇｒｅｅｎ（集团）", "green(集团)"),
        ] {
            assert_eq!(name_key(a), name_key(b));
        }
        assert_ne!(name_key("Green Water"), name_key("Green Waters"));
    }

    #[test]
    fn codes_of_one_listing_are_one() {
        for (a, b, same) in [
            ("9959", "09959", true),
            ("600001", "600001", true),
            ("000001", "1", false),
            ("SH600001", "sh600001", true),
        ] {
            assert_eq!(code_key(a) == code_key(b), same, "{a} {b}");
        }
    }
}
