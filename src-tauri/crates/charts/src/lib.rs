//! Numbers to SVG through plotters, with the marks' places. Deterministic; knows numbers and labels, no metric.
//!
//! A chart is laid out into a `scene` in user units, and the scene is drawn: so a test can ask where things lie.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod axis;
mod bars;
mod layout;
pub mod model;
mod palette;
#[cfg(test)]
mod pictures;
mod scene;
mod stacked;
mod text;

pub use axis::is_log;
pub use bars::bars;
pub use model::*;
pub use stacked::stacked;
