//! Values that a later report of a company states otherwise than an earlier one.

use disclosure::Breakdown;
use rusqlite::Row;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::{Result, Store, codec};

/// A value that a company's reports state differently, the earliest report first.
#[derive(Debug, Clone, PartialEq)]
pub struct Restated {
    /// id in the catalogue
    pub metric: String,
    /// empty for the total
    pub breakdown: Breakdown,
    /// the year that it is for
    pub period: String,
    /// canonical
    pub unit: String,
    /// what each report says
    pub values: Vec<ReportValue>,
}

/// What one report says.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportValue {
    /// the fact
    pub fact: u32,
    /// the report
    pub report: u32,
    /// its file
    pub file: String,
    /// the year that the report is for
    pub report_year: Option<i32>,
    /// as a person left it
    pub value: Decimal,
}

impl Store {
    /// What the reports of a company state differently, by metric. One that merely rounds more than another is not among it.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn restated(&self, company: u32) -> Result<Vec<Restated>> {
        let mut select = self.connection.prepare_cached(
            "SELECT f.metric, f.breakdown, f.period, f.unit, f.id, f.report, r.file, r.year, f.value
             FROM judged_facts f JOIN reports r ON r.id = f.report
             WHERE r.company = ? AND f.status <> 'rejected'
             ORDER BY f.metric, f.breakdown, f.period DESC, f.unit, r.year, r.id, f.id",
        )?;
        let mut found: Vec<Restated> = vec![];
        let mut rows = select.query([company])?;
        while let Some(row) = rows.next()? {
            let next = restated(row)?;
            match found.last_mut().filter(|last| last.is_about(&next)) {
                Some(last) => last.values.extend(next.values),
                None => found.push(next),
            }
        }
        found.retain(|one| differ(&one.values));
        Ok(found)
    }
}

impl Restated {
    fn is_about(&self, other: &Restated) -> bool {
        (&self.metric, &self.breakdown, &self.period, &self.unit)
            == (&other.metric, &other.breakdown, &other.period, &other.unit)
    }
}

fn restated(row: &Row<'_>) -> rusqlite::Result<Restated> {
    Ok(Restated {
        metric: row.get(0)?,
        breakdown: codec::breakdown(row, 1)?,
        period: row.get(2)?,
        unit: row.get(3)?,
        values: vec![ReportValue {
            fact: row.get(4)?,
            report: row.get(5)?,
            file: row.get(6)?,
            report_year: row.get(7)?,
            value: codec::decimal(row, 8)?,
        }],
    })
}

fn differ(values: &[ReportValue]) -> bool {
    let of_another = |a: &ReportValue, b: &ReportValue| a.report != b.report && !same(a.value, b.value);
    values.iter().enumerate().any(|(n, a)| values[n + 1..].iter().any(|b| of_another(a, b)))
}

/// Fewer digits than this are too few to tell rounding from another value.
const LEAST_DIGITS: u32 = 3;

/// Equal as far as the one with fewer digits goes.
fn same(a: Decimal, b: Decimal) -> bool {
    let digits = digits(a).min(digits(b)).max(LEAST_DIGITS);
    let rounded =
        |value: Decimal| value.round_sf_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    a == b || rounded(a) == rounded(b)
}

fn digits(value: Decimal) -> u32 {
    let mantissa = value.normalize().mantissa().unsigned_abs().to_string();
    u32::try_from(mantissa.trim_end_matches('0').len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_no_other_value() {
        for (a, b, expect) in [
            ("12034", "12000", true),
            ("12034", "12034.4", true),
            ("12034", "12340", false),
            ("0", "0.0", true),
            ("0", "5", false),
            ("102.3", "102", true),
            ("1.2", "1.24", false),
        ] {
            assert_eq!(same(a.parse().unwrap(), b.parse().unwrap()), expect, "{a} {b}");
        }
    }
}
