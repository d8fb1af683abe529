//! Facts to derived and estimated values, scorecards and ranks. Pure: no clock, no file, no hash-map order.
//!
//! One company and year at a time: `figures` takes the facts, `sums`, `estimates` and `ratios` add what follows from
//! them, in this order and only where nothing stands yet. `rows` then lays the companies side by side.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod bands;
mod columns;
pub mod coverage;
mod estimates;
mod figures;
pub mod model;
mod needed;
mod order;
mod ratios;
mod rows;
pub mod scores;
mod series;
mod sums;
#[cfg(test)]
mod testing;
mod units;
mod working;

pub use columns::{Picked, picked, years_shown};
pub use model::*;
pub use needed::needed;
pub use series::{Carrier, energy_mix, years};
pub use units::{Amount, EnergyUnit, MassUnit, MoneyUnit, Units};

/// Companies by metrics: stated values as they are, derived and estimated ones where nothing is stated.
pub fn scorecard(companies: &[InputCompany], query: &Query) -> Scorecard {
    scorecard_of(&picked(companies, &query.companies), query)
}

/// The same of companies that were picked: the query says how they are shown.
pub fn scorecard_of(picked: &[Picked], query: &Query) -> Scorecard {
    let columns = picked.iter().map(Picked::column).collect();
    let mut card = Scorecard { columns, pillars: rows::pillars(picked, query) };
    query.units.show(&mut card);
    card
}
