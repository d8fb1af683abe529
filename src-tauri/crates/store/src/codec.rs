//! How values lie in columns: numbers as decimal text, so that no digit is lost; breakdowns as JSON with sorted keys,
//! so that equal ones are equal texts.

use std::str::FromStr;

use disclosure::Breakdown;
use rusqlite::types::Type;
use rusqlite::{Row, RowIndex};
use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    // The column's number is not known here; SQLite's own message for it is no help to anyone anyway.
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error))
}

#[derive(Debug, thiserror::Error)]
#[error("`{word}` is no word of column {column}")]
struct UnknownWord {
    column: String,
    word: String,
}

/// A decimal number kept as text.
pub(crate) fn decimal(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<Decimal> {
    Decimal::from_str(text(row, column)?).map_err(unreadable)
}

/// One of a closed set of words.
pub(crate) fn word<T>(
    row: &Row<'_>,
    column: impl RowIndex + ToString + Copy,
    read: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let word = text(row, column)?;
    read(word).ok_or_else(|| unreadable(UnknownWord { column: column.to_string(), word: word.to_owned() }))
}

/// Anything kept as JSON.
pub(crate) fn json<T: DeserializeOwned>(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<T> {
    serde_json::from_str(text(row, column)?).map_err(unreadable)
}

/// A breakdown; that of a total, as most are, without asking JSON.
pub(crate) fn breakdown(row: &Row<'_>, column: impl RowIndex + Copy) -> rusqlite::Result<Breakdown> {
    if text(row, column)? == "{}" { Ok(Breakdown::new()) } else { json(row, column) }
}

/// A column's text where it lies.
pub(crate) fn text<'a>(row: &'a Row<'_>, column: impl RowIndex) -> rusqlite::Result<&'a str> {
    row.get_ref(column)?.as_str().map_err(unreadable)
}

/// To JSON; cannot fail for what we keep: lists and maps of strings and numbers.
pub(crate) fn to_json(value: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Ids as a question takes them, whose `?1 IS NULL` stands for all.
pub(crate) fn picked(ids: &[u32]) -> rusqlite::Result<Option<String>> {
    (!ids.is_empty()).then(|| to_json(&ids)).transpose()
}

/// What a fact is about, apart from its value: the same in each reading of a report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactKey {
    /// id in the catalogue
    pub metric: String,
    /// empty for the total
    pub breakdown: Breakdown,
    /// the year
    pub period: String,
    /// canonical; a fuel can be stated in tonnes and in litres: two facts
    pub unit: String,
}

impl FactKey {
    /// As a person left it.
    pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<FactKey> {
        FactKey::columns(row, ["metric", "breakdown", "period", "unit"])
    }

    /// As it was read.
    pub(crate) fn from_row_as_read(row: &Row<'_>) -> rusqlite::Result<FactKey> {
        FactKey::columns(row, ["read_metric", "read_breakdown", "read_period", "read_unit"])
    }

    /// As a decision has it.
    pub(crate) fn from_row_as(row: &Row<'_>) -> rusqlite::Result<FactKey> {
        FactKey::columns(row, ["as_metric", "as_breakdown", "as_period", "as_unit"])
    }

    fn columns(row: &Row<'_>, names: [&'static str; 4]) -> rusqlite::Result<FactKey> {
        let [metric, breakdown, period, unit] = names;
        Ok(FactKey {
            metric: row.get(metric)?,
            breakdown: self::breakdown(row, breakdown)?,
            period: row.get(period)?,
            unit: row.get(unit)?,
        })
    }

    pub(crate) fn of(fact: &disclosure::Fact) -> FactKey {
        FactKey {
            metric: fact.metric.clone(),
            breakdown: fact.breakdown.clone(),
            period: fact.period.clone(),
            unit: fact.unit.clone(),
        }
    }
}
