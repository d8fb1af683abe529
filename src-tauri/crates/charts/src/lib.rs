//! Numbers to SVG through plotters, with the marks' places. Deterministic; knows numbers and labels, no metric.
//!
//! A chart is laid out into a `scene` in user units, and the scene is drawn: so a test can ask where things lie.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod axis;
mod bars;
mod heat;
mod layout;
mod lines;
pub mod model;
mod palette;
mod panels;
#[cfg(test)]
mod pictures;
mod scatter;
mod scene;
mod stacked;
mod text;
mod titled;

pub use axis::is_log;
pub use bars::bars;
pub use heat::heat;
pub use lines::lines;
pub use model::*;
pub use panels::panels;
pub use scatter::scatter;
pub use stacked::stacked;
pub use titled::{titled, with_origin};
