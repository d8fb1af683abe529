//! Units in which values are shown. What is stored and what is computed with never changes: this comes last.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::{Cell, Scorecard};

/// More digits than reports print of energy, and fewer than a division leaves behind.
const DIGITS: u32 = 10;

/// How energy, masses and money are shown; energy, mass and money of an intensity's numerator too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Units {
    /// of energy
    pub energy: EnergyUnit,
    /// of masses and emissions
    pub mass: MassUnit,
    /// of money
    pub money: MoneyUnit,
}

/// How energy is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum EnergyUnit {
    /// as it is stored
    #[default]
    MWh,
    /// 3.6 of them are a MWh
    GJ,
    /// tonnes of standard coal, of 8.141 MWh (GB/T 2589-2020), as they are read
    #[serde(rename = "tce")]
    Tce,
}

/// How masses and emissions are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MassUnit {
    /// tonnes, as they are stored
    #[default]
    T,
    /// kilograms
    Kg,
}

/// How money is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MoneyUnit {
    /// as it is stored
    #[default]
    One,
    /// in thousands
    Thousand,
    /// in millions
    Million,
}

/// A value with its unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Amount {
    /// every digit
    pub value: String,
    /// as [`Cell::unit`]
    pub unit: String,
}

/// A unit to show, and how many of it are so many of the stored one.
type Scale = (String, Decimal, Decimal);

impl EnergyUnit {
    const ALL: [EnergyUnit; 3] = [EnergyUnit::Tce, EnergyUnit::MWh, EnergyUnit::GJ];

    fn scale(self) -> (&'static str, Decimal, Decimal) {
        match self {
            EnergyUnit::MWh => ("MWh", Decimal::ONE, Decimal::ONE),
            EnergyUnit::GJ => ("GJ", Decimal::new(36, 1), Decimal::ONE),
            EnergyUnit::Tce => ("tce", Decimal::ONE, Decimal::new(8141, 3)),
        }
    }
}

impl Units {
    /// How a stored unit is called where it is shown.
    pub fn name(self, unit: &str) -> String {
        self.scale(unit).map_or_else(|| unit.to_owned(), |(unit, ..)| unit)
    }

    /// A scorecard's values in these units, energy in the other units beside.
    pub(crate) fn show(self, card: &mut Scorecard) {
        for row in card.pillars.iter_mut().flat_map(|pillar| &mut pillar.rows) {
            row.unit = self.name(&row.unit);
            row.cells.iter_mut().flatten().for_each(|cell| self.show_cell(cell));
        }
    }

    pub(crate) fn show_cell(self, cell: &mut Cell) {
        cell.also = self.also(&cell.value, &cell.unit);
        let Some((unit, times, by)) = self.scale(&cell.unit) else { return };
        let shown = cell.value.parse().ok().and_then(|value| converted(value, times, by));
        match shown {
            Some(value) => {
                cell.value = value.to_string();
                cell.number = value.to_f64().unwrap_or_default();
                cell.unit = unit;
            }
            None if cell.missing.is_some() => cell.unit = unit,
            // a number too great to be shown otherwise stays as it is
            None => {}
        }
    }

    /// Energy in the units that were not chosen.
    fn also(self, value: &str, unit: &str) -> Vec<Amount> {
        let rest = unit.strip_prefix("MWh").filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let (Some(rest), Ok(value)) = (rest, value.parse()) else { return vec![] };
        let others = EnergyUnit::ALL.into_iter().filter(|other| *other != self.energy);
        let amount = |other: EnergyUnit| {
            let (unit, times, by) = other.scale();
            let value = converted(value, times, by)?;
            Some(Amount { value: value.to_string(), unit: format!("{unit}{rest}") })
        };
        others.filter_map(amount).collect()
    }

    /// None where a unit is shown as it is stored.
    fn scale(self, unit: &str) -> Option<Scale> {
        let end = unit.find('/').unwrap_or(unit.len());
        let (shown, rest) = unit.split_at(end);
        let (shown, times, by) = match (shown, self) {
            ("MWh", Units { energy: EnergyUnit::GJ | EnergyUnit::Tce, .. }) => {
                let (unit, times, by) = self.energy.scale();
                (unit.to_owned(), times, by)
            }
            ("t", Units { mass: MassUnit::Kg, .. }) => ("kg".to_owned(), Decimal::ONE_THOUSAND, Decimal::ONE),
            ("tCO2e", Units { mass: MassUnit::Kg, .. }) => {
                ("kgCO2e".to_owned(), Decimal::ONE_THOUSAND, Decimal::ONE)
            }
            (money, Units { money: MoneyUnit::Thousand, .. }) if is_money(money) => {
                (format!("thousand {money}"), Decimal::ONE, Decimal::ONE_THOUSAND)
            }
            (money, Units { money: MoneyUnit::Million, .. }) if is_money(money) => {
                (format!("million {money}"), Decimal::ONE, Decimal::new(1_000_000, 0))
            }
            _ => return None,
        };
        Some((shown + rest, times, by))
    }
}

/// The code of a currency, or the place that is kept for one.
fn is_money(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
}

/// Powers of ten keep every digit. The other scales do not come out even, when a report is read and here.
fn converted(value: Decimal, times: Decimal, by: Decimal) -> Option<Decimal> {
    let shown = value.checked_mul(times)?.checked_div(by)?;
    let is_even = times.scale() == 0 && by.scale() == 0;
    Some(if is_even { shown } else { shown.round_sf(DIGITS)? }.normalize())
}

#[cfg(test)]
mod tests {
    use disclosure::{catalogue::metric, typed};

    use super::*;
    use crate::testing::{company, fact};
    use crate::{Query, scorecard};

    const CHOSEN: Units = Units { energy: EnergyUnit::Tce, mass: MassUnit::Kg, money: MoneyUnit::Million };

    #[test]
    fn values_are_shown_in_the_units_that_were_chosen() {
        let card = scorecard(
            &[company(vec![
                fact("energy.total", "", "40.705", "MWh"),
                fact("energy.per_employee", "", "8.141", "MWh/person"),
                fact("ghg.scope1", "", "292.50", "tCO2e"),
                fact("waste.hazardous", "", "0.0125", "t"),
                fact("finance.revenue", "", "123456789012.34", "CNY"),
                fact("workforce.total", "", "910", "person"),
                fact("water.withdrawal", "", "1.50", "m3"),
            ])],
            &Query { units: CHOSEN, all: true, ..Query::default() },
        );
        for (metric, value, unit) in [
            ("energy.total", "5", "tce"),
            ("energy.per_employee", "1", "tce/person"),
            ("ghg.scope1", "292500", "kgCO2e"),
            ("waste.hazardous", "12.5", "kg"),
            ("finance.revenue", "123456.78901234", "million CNY"),
            ("workforce.total", "910", "person"),
            ("water.withdrawal", "1.50", "m3"),
        ] {
            let row = card.pillars.iter().flat_map(|p| &p.rows).find(|r| r.metric == metric).unwrap();
            let cell = row.cells[0].as_ref().unwrap();
            assert_eq!((cell.value.as_str(), cell.unit.as_str(), row.unit.as_str()), (value, unit, unit));
            assert_eq!(cell.number.to_string(), value.parse::<f64>().unwrap().to_string());
        }
    }

    #[test]
    fn energy_stands_in_all_units() {
        let also = |units: Units, value: &str, unit: &str| {
            let all = units.also(value, unit).into_iter();
            all.map(|amount| format!("{} {}", amount.value, amount.unit)).collect::<Vec<_>>()
        };
        assert_eq!(also(Units::default(), "8.141", "MWh"), ["1 tce", "29.3076 GJ"]);
        assert_eq!(also(CHOSEN, "10", "MWh/person"), ["10 MWh/person", "36 GJ/person"]);
        // 20 GJ as they are stored: no digit of the division is left
        let fives = Decimal::from(200) / Decimal::from(36);
        assert_eq!(also(Units::default(), &fives.to_string(), "MWh")[1], "20 GJ");
        assert_eq!(also(Units::default(), "1", "t"), [""; 0]);
        assert_eq!(also(Units::default(), "", "MWh"), [""; 0]);
    }

    /// The factors are those that reports are read with.
    #[test]
    fn what_is_read_in_a_unit_is_shown_in_it_again() {
        let total = metric("energy.total").unwrap();
        for (unit, energy) in [("tce", EnergyUnit::Tce), ("GJ", EnergyUnit::GJ), ("MWh", EnergyUnit::MWh)] {
            let (value, stored) = typed(total, "123.4", unit, "MWh").unwrap();
            let mut card = scorecard(
                &[company(vec![fact("energy.total", "", &value.to_string(), &stored)])],
                &Query { units: Units { energy, ..Units::default() }, ..Query::default() },
            );
            let rows = card.pillars.iter_mut().flat_map(|p| &mut p.rows);
            let cell = rows.filter(|r| r.metric == "energy.total").find_map(|r| r.cells[0].take()).unwrap();
            assert_eq!((cell.value.as_str(), cell.unit.as_str()), ("123.4", unit));
        }
    }
}
