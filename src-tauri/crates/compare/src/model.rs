//! What goes in and what comes out. What comes out is what the page shows, so these types are its contract too.

use disclosure::{Breakdown, Source, Status};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::units::{Amount, Units};

/// One fact of one company, as the store holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct InputFact {
    /// the store's id; none for a value that a person entered
    pub id: Option<u32>,
    /// id in the catalogue
    pub metric: String,
    /// empty for the total
    pub breakdown: Breakdown,
    /// the year
    pub year: i32,
    /// in `unit`
    pub value: Decimal,
    /// canonical, with currency and output unit put in
    pub unit: String,
    /// reported or entered
    pub source: Source,
    /// rejected ones are left out by the caller
    pub status: Status,
    /// doubts that stand
    pub doubts: u32,
}

/// One company with its facts.
#[derive(Debug, Clone, PartialEq)]
pub struct InputCompany {
    /// the store's id
    pub id: u32,
    /// the full name
    pub name: String,
    /// for narrow columns; the full name where there is none
    pub short_name: String,
    /// as printed
    pub stock_code: Option<String>,
    /// the years that a report of this company is for
    pub report_years: Vec<i32>,
    /// the years that there are facts of
    pub years: Vec<i32>,
    /// of all years and metrics that are asked about: [`crate::years_shown`], [`crate::needed`]
    pub facts: Vec<InputFact>,
}

/// How amounts are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// as reported
    #[default]
    Absolute,
    /// divided by the headcount
    PerEmployee,
    /// divided by revenue in millions
    PerRevenue,
}

/// A company picked for the scorecard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pick {
    /// the company
    pub company: u32,
    /// the year; the latest where none
    pub year: Option<i32>,
}

/// What to show. No companies: all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Query {
    /// in the order of the columns
    pub companies: Vec<Pick>,
    /// absolute, per employee, per revenue
    pub basis: Basis,
    /// the whole catalogue, not the core alone
    pub all: bool,
    /// in which units values are shown
    #[serde(default)]
    pub units: Units,
}

/// Companies by metrics.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Scorecard {
    /// one company and year each
    pub columns: Vec<Column>,
    /// E, S, G, F in this order
    pub pillars: Vec<PillarRows>,
}

/// A company and year.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Column {
    /// the store's id
    pub company: u32,
    /// the full name
    pub name: String,
    /// for narrow columns
    pub short_name: String,
    /// as printed
    pub stock_code: Option<String>,
    /// the year that is shown; none where the company has no fact
    pub year: Option<i32>,
    /// the years there are, newest first
    pub years: Vec<i32>,
    /// core metrics that the report states or that are summed from stated parts
    pub disclosed: u32,
    /// core metrics
    pub asked: u32,
    /// mean data quality over the core metrics, 1 best to 5
    pub quality: Option<f64>,
}

/// The rows of one pillar.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PillarRows {
    /// `E`, `S`, `G`, `F`
    pub pillar: String,
    /// one a column: core metrics of this pillar that are disclosed
    pub disclosed: Vec<u32>,
    /// core metrics of this pillar
    pub asked: u32,
    /// in the catalogue's order
    pub rows: Vec<Row>,
}

/// One metric, or one breakdown of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Row {
    /// id in the catalogue
    pub metric: String,
    /// empty for the total
    #[ts(type = "Record<string, string>")]
    pub breakdown: Breakdown,
    /// breakdown rows follow their total and are folded at first
    pub depth: u32,
    /// canonical unit of the row, after the basis is applied; `CUR` stays where columns differ in currency
    pub unit: String,
    /// one a column; none: not disclosed
    pub cells: Vec<Option<Cell>>,
    /// on a log track: the greatest is over 100 times the least
    pub log: bool,
}

/// One value of the scorecard.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Cell {
    /// the fact behind it; none for a derived or estimated value
    pub fact: Option<u32>,
    /// every digit
    pub value: String,
    /// for sorting and drawing
    pub number: f64,
    /// canonical
    pub unit: String,
    /// `reported`, `derived`, `estimated`, `entered`
    pub source: String,
    /// `accepted`, `needs_review`, `corrected`
    pub status: String,
    /// doubts that stand, its inputs' included
    pub doubts: u32,
    /// 0 to 1 along the row: length of the bar, or place on the log track; none: nothing to draw
    pub bar: Option<f64>,
    /// `1/3` where it is the best of three or more comparable values
    pub rank: Option<String>,
    /// how it was computed, where it was
    pub derivation: Option<Derivation>,
    /// what stops it from being computed: `no_revenue`, `no_employees`; then `value` is empty
    pub missing: Option<String>,
    /// energy in its other units
    pub also: Vec<Amount>,
}

/// Every rule that a [`Derivation`] can name, so that the page has words for each.
pub const RULES: [&str; 12] = [
    "sum_of_parts",
    "share",
    "hours_per_head",
    "per_employee",
    "per_revenue",
    "per_area",
    "per_output",
    "implied_revenue",
    "estimate_scope1",
    "estimate_scope2",
    "energy_by_tce",
    "by_density",
];

/// Every note that a [`Derivation`] can carry.
pub const NOTES: [&str; 13] = [
    // two ways of adding up the parts give two totals; the first is shown
    "sums_differ",
    // the sum of the entities or items that the report names; there may be more
    "stated_entities_only",
    "stated_items_only",
    // fuels that the report does not name, raw materials burnt and process gases are not in it
    "stated_fuels_only",
    "stated_carriers_only",
    // a fuel in a unit that no factor fits
    "fuel_left_out",
    "biomass_left_out",
    // no grid factor is published for the year
    "nearest_grid_year",
    // renewable energy may be part of the electricity or come on top
    "renewable_not_subtracted",
    "renewable_not_added",
    // coal equivalent of gas is published as a range; its middle was taken
    "gas_heat_content_range",
    // divided by the stated headcount, where the mean over the year would be right
    "headcount_at_year_end",
    // from an amount and its share of revenue; the formula gives the interval
    "implied_revenue",
];

/// A formula with everything that went into it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Derivation {
    /// which rule: `sum_of_parts`, `per_employee`, `estimate_scope1`, …; the page words it
    pub rule: String,
    /// arithmetic without words: `292 ÷ 910 = 0.321`
    pub formula: String,
    /// the values that went in
    pub inputs: Vec<DerivedInput>,
    /// the factors that went in
    pub factors: Vec<UsedFactor>,
    /// what a reader would get wrong, as codes: `biomass_left_out`, `nearest_grid_year`, …
    pub notes: Vec<String>,
}

/// A value that went into a derivation.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DerivedInput {
    /// the fact behind it; none where it is itself derived
    pub fact: Option<u32>,
    /// id in the catalogue
    pub metric: String,
    /// empty for the total
    #[ts(type = "Record<string, string>")]
    pub breakdown: Breakdown,
    /// every digit
    pub value: String,
    /// canonical
    pub unit: String,
}

/// A factor that went into an estimate.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct UsedFactor {
    /// e.g. `grid.national`
    pub id: String,
    /// every digit
    pub value: String,
    /// e.g. `kgCO2/kWh`
    pub unit: String,
    /// the year it was published for
    pub year: Option<i32>,
    /// who published it
    pub source: String,
}
