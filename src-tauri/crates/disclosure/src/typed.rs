//! A number as a person types it beside a metric: `12,345` and `kg` become what a fact of that metric holds.

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::catalogue::Metric;
use crate::unit::{Unit, whole_unit};

/// What cannot be made of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untyped {
    /// it is no number
    Value,
    /// it is no unit, or none that the metric can have
    Unit,
}

/// Value and canonical unit. A unit left empty, or as the fact had it, is `current`, and the value is in it already.
///
/// # Errors
/// What cannot be understood.
pub fn typed(metric: &Metric, value: &str, unit: &str, current: &str) -> Result<(Decimal, String), Untyped> {
    let value = number(value).ok_or(Untyped::Value)?;
    let unit = unit.trim();
    let kept = if unit.is_empty() { current } else { unit };
    if fits(metric, kept) {
        return Ok((value, kept.to_owned()));
    }
    let unit = whole_unit(unit).ok_or(Untyped::Unit)?;
    let value = unit.canonical(value).ok_or(Untyped::Value)?;
    if let Some(volume) = water(metric, &unit, value) {
        return Ok((volume, metric.unit.clone()));
    }
    Ok((value, canonical_name(metric, &unit, current).ok_or(Untyped::Unit)?))
}

/// Whether it is one of the metric's canonical units, with a currency in place of `CUR`.
fn fits(metric: &Metric, unit: &str) -> bool {
    let with_currency = currency_of(unit).map(|code| metric.unit.replace("CUR", code));
    // The product that output is counted in is the report's own word.
    let per_output = metric.unit.strip_suffix("output unit").is_some_and(|before| unit.starts_with(before));
    metric.unit == unit
        || with_currency.as_deref() == Some(unit)
        || per_output
        || fuels(metric).any(|d| d == unit)
}

/// A fuel may be counted in each of its dimensions; other metrics keep to their own.
fn fuels(metric: &Metric) -> impl Iterator<Item = &str> {
    metric.dims.iter().filter(|_| metric.id.starts_with("energy.")).map(String::as_str)
}

/// Water is weighed and metered: a tonne of it is a cubic metre.
fn water(metric: &Metric, unit: &Unit, value: Decimal) -> Option<Decimal> {
    let watery = metric.id.starts_with("water.") || metric.id == "wastewater.discharge";
    let dimension = unit.dimension();
    let tonnes = watery && dimension == metric.unit.replacen("m3", "t", 1);
    let litres = watery && dimension == metric.unit.replacen("m3", "L", 1);
    if litres { value.checked_div(Decimal::ONE_THOUSAND) } else { tonnes.then_some(value) }
}

fn canonical_name(metric: &Metric, unit: &Unit, current: &str) -> Option<String> {
    let dimension = unit.dimension();
    if let Some(fuel) = fuels(metric).find(|d| **d == dimension) {
        return Some(fuel.to_owned());
    }
    let code = unit.currency().or(currency_of(current)).unwrap_or("CUR");
    // People are counted as people or as cases.
    let same = metric.unit == dimension || metric.dims.contains(&dimension);
    same.then(|| metric.unit.replace("CUR", code))
}

/// `CNY` of `tCO2e/million CNY`.
fn currency_of(unit: &str) -> Option<&str> {
    unit.rsplit([' ', '/']).next().filter(|c| c.len() == 3 && c.bytes().all(|b| b.is_ascii_uppercase()))
}

/// Digits with or without thousands parted, as East Asian keyboards write them too.
fn number(text: &str) -> Option<Decimal> {
    let plain: String = text
        .trim()
        .chars()
        .filter_map(|c| match c {
            ',' | '，' | ' ' | '\u{a0}' | '\u{3000}' | '\u{2009}' | '\u{202f}' => None,
            '０'..='９' => char::from_u32(u32::from('0') + (u32::from(c) - u32::from('０'))),
            '．' => Some('.'),
            '−' | '－' | '–' => Some('-'),
            c => Some(c),
        })
        .collect();
    let shape = plain.strip_prefix('-').unwrap_or(&plain);
    let digits = shape.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && shape.starts_with(|c: char| c.is_ascii_digit());
    digits.then(|| Decimal::from_str(&plain).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::metric;

    #[test]
    fn numbers_with_their_units() {
        let ok = |value: &str, unit: &str| Ok((value.parse().unwrap(), unit.to_owned()));
        let cases = [
            ("waste.hazardous", "369", "", "t", ok("369", "t")),
            ("waste.hazardous", " 1，234.50 ", "t", "t", ok("1234.50", "t")),
            ("waste.hazardous", "369", "kg", "t", ok("0.369", "t")),
            ("waste.hazardous", "369", "立方米", "t", Err(Untyped::Unit)),
            ("waste.hazardous", "369", "sheep", "t", Err(Untyped::Unit)),
            ("waste.hazardous", "many", "t", "t", Err(Untyped::Value)),
            ("waste.hazardous", "1.2.3", "t", "t", Err(Untyped::Value)),
            ("waste.hazardous", "", "t", "t", Err(Untyped::Value)),
            ("water.consumption", "12", "万吨", "m3", ok("120000", "m3")),
            ("water.consumption", "500", "L", "m3", ok("0.5", "m3")),
            ("safety.fatalities", "0", "宗", "person", ok("0", "person")),
            ("energy.diesel", "12", "吨", "L", ok("12", "t")),
            ("energy.electricity", "１２３", "万千瓦时", "MWh", ok("1230", "MWh")),
            ("workforce.total", "-5", "person", "person", ok("-5", "person")),
            ("finance.revenue", "3", "亿元", "CNY", ok("300000000", "CNY")),
            ("finance.revenue", "3", "USD million", "CNY", ok("3000000", "USD")),
            ("finance.revenue", "3", "HKD", "CNY", ok("3", "HKD")),
        ];
        for (id, value, unit, current, expect) in cases {
            assert_eq!(typed(metric(id).unwrap(), value, unit, current), expect, "{id} {value} {unit}");
        }
    }
}
