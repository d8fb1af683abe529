//! What a drawing is: the SVG, and where each mark lies, so that the page can lead from a mark to its fact.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Light for paper and exports, dark for the page at night.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// on white
    #[default]
    Light,
    /// on near black
    Dark,
}

/// How sure a mark is; drawn as solid, pale with outline, hatched, or ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// the report says it
    Reported,
    /// computed from reported values
    Derived,
    /// with a factor
    Estimated,
    /// typed by the user
    Entered,
}

/// A rectangle of the drawing that stands for one value.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Mark {
    /// the caller's key for what it stands for
    pub key: String,
    /// left edge, in the SVG's user units
    pub x: f64,
    /// top edge
    pub y: f64,
    /// width
    pub width: f64,
    /// height
    pub height: f64,
    /// what a screen reader says and a hover shows: `name, 2024: ≈ 181 tCO2e/person (estimated)`
    pub label: String,
}

/// A chart as drawn.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Drawing {
    /// a whole `<svg>` element with `role="img"`, title and description
    pub svg: String,
    /// user units
    pub width: f64,
    /// user units
    pub height: f64,
    /// in reading order
    pub marks: Vec<Mark>,
}
