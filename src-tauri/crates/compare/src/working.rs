//! A computation written down while it is done: what went in, which factors, and how sure the outcome can be.

use std::collections::BTreeMap;

use disclosure::catalogue::Factor;
use disclosure::{Breakdown, Source, Status};
use rust_decimal::Decimal;

use crate::model::{Derivation, DerivedInput, NOTES, RULES, UsedFactor};

/// A value with all that is known of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Known {
    pub value: Decimal,
    pub unit: String,
    pub source: Source,
    pub status: Status,
    /// doubts by fact, so that a fact that goes in by two ways is counted once
    pub doubts: BTreeMap<u32, u32>,
    pub fact: Option<u32>,
    pub derivation: Option<Derivation>,
    /// 1 best to 5, before doubts
    pub quality: u8,
}

impl Known {
    pub fn doubt_count(&self) -> u32 {
        self.doubts.values().fold(0, |sum, n| sum.saturating_add(*n))
    }

    /// The report's own statement, or the user's.
    pub fn is_stated(&self) -> bool {
        matches!(self.source, Source::Reported | Source::Entered)
    }
}

/// How a computed value's quality follows from its inputs' (comparing.md, data quality).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// as good as its worst part, and exact
    Sum,
    /// 4 at best, or 3 from estimates
    Ratio,
    /// 3 at best
    Estimate,
}

/// Collects inputs, factors and notes of one computation.
#[derive(Debug, Default)]
pub(crate) struct Working {
    inputs: Vec<DerivedInput>,
    factors: Vec<UsedFactor>,
    notes: Vec<String>,
    doubts: BTreeMap<u32, u32>,
    estimated: bool,
    needs_review: bool,
    worst: u8,
}

impl Working {
    /// Takes a value in: its doubts, factors and notes pass on.
    pub fn input(&mut self, metric: &str, breakdown: &Breakdown, known: &Known) -> Decimal {
        self.inputs.push(DerivedInput {
            fact: known.fact,
            metric: metric.to_owned(),
            breakdown: breakdown.clone(),
            value: known.value.to_string(),
            unit: known.unit.clone(),
        });
        self.doubts.extend(&known.doubts);
        self.estimated |= known.source == Source::Estimated;
        self.needs_review |= known.status == Status::NeedsReview;
        self.worst = self.worst.max(known.quality);
        if let Some(derivation) = &known.derivation {
            derivation.notes.iter().for_each(|n| self.note(n));
            derivation.factors.iter().for_each(|f| self.push_factor(f.clone()));
        }
        known.value
    }

    /// Takes a factor in; what it gives is an estimate.
    pub fn factor(&mut self, factor: &Factor) -> Decimal {
        self.estimated = true;
        self.conversion(factor)
    }

    /// Takes in what turns one unit into another; what it gives is no less sure for it.
    pub fn conversion(&mut self, factor: &Factor) -> Decimal {
        self.push_factor(UsedFactor {
            id: factor.id.clone(),
            value: factor.value.to_string(),
            unit: factor.unit.clone(),
            year: factor.year,
            source: factor.source.clone(),
        });
        factor.value
    }

    /// Takes over the factors that were tried in another computation.
    pub fn adopt_factors(&mut self, other: Working) {
        self.estimated |= other.estimated;
        other.factors.into_iter().for_each(|f| self.push_factor(f));
    }

    pub fn has_factors(&self) -> bool {
        !self.factors.is_empty()
    }

    /// What a reader would get wrong.
    pub fn note(&mut self, code: &str) {
        debug_assert!(NOTES.contains(&code), "{code}: the page has no words for it");
        if !self.notes.iter().any(|n| n == code) {
            self.notes.push(code.to_owned());
        }
    }

    /// The outcome. `arithmetic` is the left side of the formula.
    pub fn finish(self, way: Way, rule: &str, arithmetic: &str, value: Decimal, unit: &str) -> Known {
        debug_assert!(RULES.contains(&rule), "{rule}: the page has no words for it");
        let estimated = self.estimated || way == Way::Estimate;
        // a sum of rounded terms comes out as it is written: rounding it again would look like a mistake
        let value = if way == Way::Sum { value } else { rounded(value) };
        let floor = match (way, estimated) {
            (Way::Sum, false) => 2,
            (_, true) => 3,
            (_, false) => 4,
        };
        Known {
            value,
            unit: unit.to_owned(),
            source: if estimated { Source::Estimated } else { Source::Derived },
            status: if self.needs_review { Status::NeedsReview } else { Status::Accepted },
            doubts: self.doubts,
            fact: None,
            derivation: Some(Derivation {
                rule: rule.to_owned(),
                formula: format!("{arithmetic} = {value}"),
                inputs: self.inputs,
                factors: self.factors,
                notes: self.notes,
            }),
            quality: self.worst.max(floor),
        }
    }

    fn push_factor(&mut self, factor: UsedFactor) {
        if !self.factors.contains(&factor) {
            self.factors.push(factor);
        }
    }
}

/// Six significant digits, without zeros that say nothing: more than any report's figures carry.
pub(crate) fn rounded(value: Decimal) -> Decimal {
    value.round_sf(6).unwrap_or(value).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_keeps_six_digits() {
        for (given, expect) in [
            ("3670209.3057", "3670210"),
            ("0.3208791208", "0.320879"),
            ("0.000012345678", "0.0000123457"),
            ("746", "746"),
            ("12.500", "12.5"),
            ("0", "0"),
        ] {
            assert_eq!(rounded(given.parse().unwrap()).to_string(), expect, "{given}");
        }
    }
}
