//! Numbers to SVG through plotters, with the marks' places. Deterministic; knows numbers and labels, no metric.

pub mod model;

pub use model::*;
