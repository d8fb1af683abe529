//! How sure the program is, against how often it is right: by bands of confidence, and by the reasons that lower it.

use std::fmt;

use crate::output::{Observation, Report};
use crate::score::Expected;

/// The lower ends of the bands.
const BANDS: [f64; 8] = [0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98];

/// How many there are, and how many of them are right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Tally {
    right: usize,
    all: usize,
}

impl Tally {
    fn of<'f>(facts: impl Iterator<Item = &'f (Observation, bool)>) -> Tally {
        facts.fold(Tally::default(), |t, (_, right)| Tally {
            right: t.right + usize::from(*right),
            all: t.all + 1,
        })
    }

    /// Where the true share lies with 95 % (Wilson): also where all are right, which ten of ten does not prove.
    fn interval(self) -> (f64, f64) {
        const Z: f64 = 1.96;
        let (n, share) = (self.all as f64, self.right as f64 / self.all as f64);
        let middle = share + Z * Z / (2.0 * n);
        let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        let below = 1.0 + Z * Z / n;
        ((middle - half) / below, (middle + half) / below)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.all == 0 {
            return write!(f, "{:28}", "-");
        }
        let (low, high) = self.interval();
        let share = self.right as f64 / self.all as f64;
        write!(f, "{:5} {share:6.3}  ({low:.3} to {high:.3})", self.all)
    }
}

/// Facts that were found, each with whether it is stated.
#[derive(Debug, Clone, Default)]
pub struct Calibration(Vec<(Observation, bool)>);

impl Calibration {
    /// Adds what was found in a report.
    pub fn add(&mut self, report: &Report, expected: &Expected) {
        let reported = report.observations.iter().filter(|o| o.source == "reported");
        self.0.extend(reported.map(|o| (o.clone(), expected.states(o))));
    }

    fn tally(&self, asked: impl Fn(&Observation) -> bool) -> Tally {
        Tally::of(self.0.iter().filter(|(o, _)| asked(o)))
    }

    fn reasons(&self) -> Vec<&str> {
        let mut reasons: Vec<_> = self.0.iter().flat_map(|(o, _)| &o.reasons).map(String::as_str).collect();
        reasons.sort_unstable();
        reasons.dedup();
        reasons
    }
}

impl fmt::Display for Calibration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:26}  {:34}needs review", "confidence", "accepted")?;
        for (i, low) in BANDS.iter().enumerate() {
            let high = BANDS.get(i + 1).copied().unwrap_or(f64::INFINITY);
            let tally = |status| {
                self.tally(|o| o.status == status && (*low..high).contains(&o.confidence)).to_string()
            };
            let name = if high > 1.0 { format!("{low} and more") } else { format!("{low} to {high}") };
            writeln!(f, "{name:26}{:34}  {}", tally("accepted"), tally("needs_review"))?;
        }
        writeln!(f, "\n{:26}  {:34}without it", "reason", "with it")?;
        for reason in self.reasons() {
            let tally = |has| self.tally(|o| o.reasons.iter().any(|r| r == reason) == has).to_string();
            writeln!(f, "{reason:26}{:34}  {}", tally(true), tally(false))?;
        }
        write!(f, "{:26}{}", "all", self.tally(|_| true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals() {
        for (right, all, low, high) in
            [(10, 10, 0.722, 1.0), (95, 100, 0.888, 0.978), (0, 4, 0.0, 0.490), (1, 2, 0.095, 0.905)]
        {
            let (a, b) = Tally { right, all }.interval();
            assert!((a - low).abs() < 0.001 && (b - high).abs() < 0.001, "{right} of {all}: {a:.3} {b:.3}");
        }
    }
}
