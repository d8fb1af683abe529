//! Numbers to SVG through plotters, with the marks' places. Deterministic; knows numbers and labels, no metric.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod model;

pub use model::*;

/// Horizontal bars with their axis, and the 100 % bars beside where there are parts.
pub fn bars(chart: &BarChart) -> Drawing {
    empty(&chart.frame)
}

/// Horizontal stacked bars with their legend.
pub fn stacked(chart: &StackedChart) -> Drawing {
    empty(&chart.frame)
}

/// Whether these values need a log axis: the greatest is over 100 times the least; zero has no say.
pub fn is_log(values: impl IntoIterator<Item = f64>) -> bool {
    let mut least = f64::INFINITY;
    let mut greatest = 0.0_f64;
    for value in values.into_iter().filter(|v| v.is_finite() && *v > 0.0) {
        least = least.min(value);
        greatest = greatest.max(value);
    }
    greatest > 100.0 * least
}

fn empty(frame: &Frame) -> Drawing {
    Drawing { svg: String::new(), width: f64::from(frame.width), height: 0.0, marks: Vec::new() }
}
