//! The tables of `data/`, as `build.rs` has turned them.

use serde::de::DeserializeOwned;

macro_rules! table {
    ($path:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $path, ".json"))
    };
}

pub(crate) const FACTORS: &str = table!("factors");
pub(crate) const LEXICON: &str = table!("lexicon");
pub(crate) const UNITS: &str = table!("units");
pub(crate) const ENVIRONMENT: &str = table!("metrics/environment");
pub(crate) const SOCIAL: &str = table!("metrics/social");
pub(crate) const GOVERNANCE: &str = table!("metrics/governance");
pub(crate) const FINANCE: &str = table!("metrics/finance");

/// What a table holds; panics where it is not of that form: each is read by a test.
pub(crate) fn read<T: DeserializeOwned>(table: &str) -> T {
    serde_json::from_str(table).expect("embedded, held by a test")
}
