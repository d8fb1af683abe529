//! Facts to derived and estimated values, scorecards and ranks. Pure: no clock, no file, no hash-map order.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod model;

pub use model::*;

/// Companies by metrics: reported values as they are, derived and estimated ones where nothing is reported.
pub fn scorecard(companies: &[InputCompany], query: &Query) -> Scorecard {
    let _ = (companies, query);
    Scorecard { columns: Vec::new(), pillars: Vec::new() }
}
