//! Where a value lies along an axis, and the ticks that a person would choose. The mapping is plotters' own.

use plotters::coord::combinators::{IntoLogRange, LogCoord};
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

/// Over this ratio of greatest to least a linear axis shows nothing of the least.
const LOG_FROM: f64 = 100.0;
/// plotters counts in whole pixels: ten to a user unit give a tenth's precision.
pub(crate) const FINE: f64 = 10.0;

/// Whether these values need a log axis: the greatest is over 100 times the least; zero has no say.
pub fn is_log(values: impl IntoIterator<Item = f64>) -> bool {
    extent(values).is_some_and(|(least, greatest)| greatest > LOG_FROM * least)
}

fn extent(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values.into_iter().filter(|v| v.is_finite() && *v > 0.0).fold(None, |extent, v| match extent {
        None => Some((v, v)),
        Some((least, greatest)) => Some((v.min(least), v.max(greatest))),
    })
}

enum Scale {
    Linear(RangedCoordf64),
    Log(LogCoord<f64>),
}

/// An axis that all given values lie on.
pub(crate) struct Axis {
    scale: Scale,
    /// from the foot to the end
    pub ticks: Vec<f64>,
}

impl Axis {
    pub fn of(values: &[f64]) -> Axis {
        let Some((least, greatest)) = extent(values.iter().copied()) else {
            return Axis::linear(1.0);
        };
        if greatest > LOG_FROM * least { Axis::log(least, greatest) } else { Axis::linear(greatest) }
    }

    /// An axis from zero whatever the values: for lengths that add up.
    pub fn linear_of(values: &[f64]) -> Axis {
        Axis::linear(extent(values.iter().copied()).map_or(1.0, |(_, greatest)| greatest))
    }

    /// From zero to the first tick at or above the greatest, three to five ticks above zero.
    fn linear(greatest: f64) -> Axis {
        let magnitude = 10_f64.powi(decade(greatest) - 1);
        let step = [1.0, 2.0, 2.5, 5.0, 10.0, 20.0, 25.0, 50.0]
            .map(|s| s * magnitude)
            .into_iter()
            .find(|step| steps_to(greatest, *step) <= 5)
            .unwrap_or(greatest);
        let ticks: Vec<f64> = (0..=steps_to(greatest, step)).map(|n| f64::from(n) * step).collect();
        let end = ticks.last().copied().unwrap_or(greatest);
        Axis { scale: Scale::Linear((0.0..end).into()), ticks }
    }

    /// Powers of ten; the least keeps a bar that can be seen.
    fn log(least: f64, greatest: f64) -> Axis {
        let mut low = decade(least);
        if least < 1.25 * 10_f64.powi(low) {
            low -= 1;
        }
        let top = decade(greatest);
        let high = if greatest > 10_f64.powi(top) { top + 1 } else { top };
        let ticks: Vec<f64> = (low..=high).map(|n| 10_f64.powi(n)).collect();
        let range = (10_f64.powi(low)..10_f64.powi(high)).log_scale();
        Axis { scale: Scale::Log(range.into()), ticks }
    }

    /// The place of a value between two ends; zero and less lie at the foot.
    pub fn place(&self, value: f64, left: f64, right: f64) -> f64 {
        let ends = (fine(left), fine(right));
        let foot = self.ticks.first().copied().unwrap_or_default();
        let place = if value.is_finite() && value > foot {
            match &self.scale {
                Scale::Linear(scale) => scale.map(&value, ends),
                Scale::Log(scale) => scale.map(&value, ends),
            }
        } else {
            ends.0
        };
        f64::from(place) / FINE
    }

    /// The ticks that have room for their labels: all, or every second, third … counted from the foot.
    pub fn labelled(&self, room: f64, width: impl Fn(&str) -> f64) -> Vec<(f64, String)> {
        let labels: Vec<(f64, String)> = self.ticks.iter().map(|t| (*t, tick_label(*t))).collect();
        let widest = labels.iter().map(|(_, l)| width(l)).fold(0.0, f64::max);
        let apart = room / (labels.len().max(2) - 1) as f64;
        let every = (1..labels.len()).find(|n| *n as f64 * apart >= widest + 8.0).unwrap_or(labels.len());
        labels.into_iter().step_by(every.max(1)).collect()
    }
}

pub(crate) fn fine(units: f64) -> i32 {
    (units * FINE).round() as i32
}

/// The power of ten at or below. By comparison, not by logarithm: 1000 is 3 on every machine.
fn decade(value: f64) -> i32 {
    let mut n = value.log10().floor() as i32;
    while 10_f64.powi(n + 1) <= value {
        n += 1;
    }
    while 10_f64.powi(n) > value {
        n -= 1;
    }
    n
}

fn steps_to(greatest: f64, step: f64) -> u32 {
    // a hair of tolerance: 0.3 is three steps of 0.1
    (greatest / step - 1e-9).ceil().max(1.0) as u32
}

/// `0.25`, `10`, `2,500`, and `1e+15` for what no axis should need.
fn tick_label(value: f64) -> String {
    if value != 0.0 && !(1e-6..1e15).contains(&value) {
        return format!("{value:e}");
    }
    let text = format!("{value:.8}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut grouped = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if fraction.is_empty() { grouped } else { format!("{grouped}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(values: &[f64]) -> String {
        Axis::of(values).ticks.iter().map(|t| tick_label(*t)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ticks_are_those_a_person_would_choose() {
        for (values, expect) in [
            (&[0.32, 3.22, 1430.0][..], "0.1 1 10 100 1,000 10,000"),
            (&[1.0, 1000.0], "0.1 1 10 100 1,000"),
            (&[0.0, 0.456, 181.0], "0.1 1 10 100 1,000"),
            (&[3.0, 7.4], "0 2 4 6 8"),
            (&[1430.0], "0 500 1,000 1,500"),
            (&[910.0, 2647.0], "0 1,000 2,000 3,000"),
            (&[0.3], "0 0.1 0.2 0.3"),
            (&[100.0], "0 20 40 60 80 100"),
            (&[1.0, 100.0], "0 20 40 60 80 100"),
            (&[0.0, 0.0], "0 0.2 0.4 0.6 0.8 1"),
            (&[], "0 0.2 0.4 0.6 0.8 1"),
            (&[f64::NAN, -3.0, 12.0], "0 2.5 5 7.5 10 12.5"),
        ] {
            assert_eq!(labels(values), expect, "{values:?}");
        }
    }

    #[test]
    fn places_are_in_order_and_within_the_ends() {
        for values in [&[0.32, 3.22, 1430.0][..], &[3.0, 7.4], &[0.0, 0.456, 181.0], &[1e-12, 1e12]] {
            let axis = Axis::of(values);
            let places: Vec<f64> = values.iter().map(|v| axis.place(*v, 100.0, 400.0)).collect();
            assert!(places.is_sorted() && places.iter().all(|p| (100.0..=400.0).contains(p)), "{places:?}");
            assert!(values.iter().zip(&places).all(|(v, p)| *v == 0.0 || *p > 100.0), "{places:?}");
        }
        assert_eq!(Axis::of(&[0.1, 1000.0]).place(10.0, 0.0, 500.0), 300.0);
        assert_eq!(Axis::of(&[5.0, 10.0]).place(5.0, 0.0, 500.0), 250.0);
        assert_eq!(Axis::of(&[5.0, 10.0]).place(f64::NAN, 7.0, 500.0), 7.0);
    }

    #[test]
    fn labels_without_room_are_left_out_evenly() {
        let axis = Axis::of(&[0.000_32, 1430.0]);
        let shown = |room: f64| {
            axis.labelled(room, |l| l.len() as f64 * 7.0).into_iter().map(|l| l.1).collect::<Vec<_>>()
        };
        assert_eq!(shown(800.0).len(), axis.ticks.len());
        assert_eq!(shown(250.0), ["0.0001", "0.01", "1", "100", "10,000"]);
    }
}
