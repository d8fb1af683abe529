//! The metrics and factors as data: ids, units, axes, names in three languages, and where the frameworks ask for them.

use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::model::Language;
use crate::tables;

/// Which direction is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// less is better
    Lower,
    /// more is better
    Higher,
    /// neither
    Neutral,
}

/// What kind of number a metric is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// an amount in its unit, which adds up
    Amount,
    /// a count of things or people, which adds up
    Count,
    /// a share or frequency, which does not
    Rate,
    /// an amount per something
    Intensity,
}

/// A pillar of the scorecard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pillar {
    /// environment
    E,
    /// social
    S,
    /// governance
    G,
    /// the denominators: revenue, output, floor area
    F,
}

impl Pillar {
    /// `E`, `S`, `G`, `F`.
    pub fn tag(self) -> &'static str {
        match self {
            Pillar::E => "E",
            Pillar::S => "S",
            Pillar::G => "G",
            Pillar::F => "F",
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
struct Names {
    en: String,
    #[serde(rename = "zh-Hans")]
    zh_hans: String,
    #[serde(rename = "zh-Hant")]
    zh_hant: String,
}

/// A metric that a scorecard may show.
#[derive(Debug, Clone, Deserialize)]
pub struct Metric {
    /// e.g. `ghg.scope1`
    pub id: String,
    /// shown on every scorecard
    pub core: bool,
    /// canonical unit; `CUR` stands for the report's currency, `output unit` for the product's
    pub unit: String,
    /// what kind of number
    pub kind: Kind,
    /// the axes along which a report may break it down
    pub axes: Vec<String>,
    /// which direction is better
    pub direction: Direction,
    names: Names,
    /// what a label must say and may say, tag by tag: see `matching`
    #[serde(default)]
    pub find: Vec<String>,
    /// the dimensions that it may be printed in, where they are more than its unit
    #[serde(default)]
    pub dims: Vec<String>,
    /// the counters that it is printed with, where not any will do
    #[serde(default)]
    pub counters: Vec<String>,
    /// "no such case" in a sentence that names it is a zero
    #[serde(default)]
    pub negation_is_zero: bool,
    /// GRI disclosures
    pub gri: Vec<String>,
    /// HKEX ESG Code, before and after 2025
    pub hkex: Vec<String>,
    /// topics of SSE/SZSE Guideline No. 14
    pub sse14: Vec<String>,
    /// filled in on loading, from the file it stands in
    #[serde(skip, default = "environment")]
    pub pillar: Pillar,
}

fn environment() -> Pillar {
    Pillar::E
}

impl Metric {
    /// The name in a language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::En => &self.names.en,
            Language::ZhHans => &self.names.zh_hans,
            Language::ZhHant => &self.names.zh_hant,
        }
    }
}

/// An emission, density or energy factor.
#[derive(Debug, Clone, Deserialize)]
pub struct Factor {
    /// e.g. `grid.national`, `combustion.diesel`
    pub id: String,
    /// in `unit`
    pub value: Decimal,
    /// e.g. `kgCO2/kWh`
    pub unit: String,
    /// the year it was published for; none where it holds for any
    pub year: Option<i32>,
    /// `CN` or a province
    pub region: String,
    /// who published it, where
    pub source: String,
}

#[derive(Deserialize)]
struct MetricFile {
    metric: Vec<Metric>,
}

#[derive(Deserialize)]
struct FactorFile {
    factor: Vec<Factor>,
}

static METRICS: LazyLock<Vec<Metric>> = LazyLock::new(|| {
    [
        (Pillar::E, tables::ENVIRONMENT),
        (Pillar::S, tables::SOCIAL),
        (Pillar::G, tables::GOVERNANCE),
        (Pillar::F, tables::FINANCE),
    ]
    .into_iter()
    .flat_map(|(pillar, text)| {
        let file: MetricFile = tables::read(text);
        file.metric.into_iter().map(move |m| Metric { pillar, ..m })
    })
    .collect()
});

static FACTORS: LazyLock<Vec<Factor>> = LazyLock::new(|| {
    let file: FactorFile = tables::read(tables::FACTORS);
    file.factor
});

/// All metrics, in the order of the scorecard.
pub fn metrics() -> &'static [Metric] {
    &METRICS
}

/// The metric with an id.
pub fn metric(id: &str) -> Option<&'static Metric> {
    METRICS.iter().find(|m| m.id == id)
}

/// All factors.
pub fn factors() -> &'static [Factor] {
    &FACTORS
}
