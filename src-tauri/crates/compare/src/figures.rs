//! The values of one company in one year. What a person typed goes before what the report says, and that before what
//! follows from other values: a value that stands is never replaced.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use disclosure::catalogue::{Metric, metrics};
use disclosure::{Breakdown, Source, Status};

use crate::model::{InputCompany, InputFact};
use crate::working::Known;
use crate::{estimates, ratios, sums};

/// By their ids, which every fact is looked up by.
static METRICS: LazyLock<HashMap<&str, &Metric>> =
    LazyLock::new(|| metrics().iter().map(|metric| (metric.id.as_str(), metric)).collect());

/// Metric, then breakdown -> value.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// by breakdown: most metrics have one value, for which a list takes the least
    values: BTreeMap<&'static str, Vec<(Breakdown, Known)>>,
    pub year: i32,
}

impl Figures {
    /// The facts of the year and all that follows from them.
    pub fn of(company: &InputCompany, year: i32) -> Figures {
        let mut figures = Figures::stated(company, year);
        promote_totals(&mut figures);
        sums::add(&mut figures);
        estimates::add(&mut figures);
        ratios::add(&mut figures);
        figures
    }

    /// The facts of the year, and nothing that follows.
    fn stated(company: &InputCompany, year: i32) -> Figures {
        let mut figures = Figures { values: BTreeMap::new(), year };
        let of_year = |f: &&InputFact| f.year == year && f.status != Status::Rejected;
        let mut facts: Vec<&InputFact> = company.facts.iter().filter(of_year).collect();
        // stable: of two equal claims the caller's first one stands
        facts.sort_by_key(|f| precedence(f));
        for fact in facts {
            // a metric of another program's catalogue has no row
            if let Some(metric) = METRICS.get(&*fact.metric) {
                figures.add(&metric.id, fact.breakdown.clone(), known(fact));
            }
        }
        figures
    }

    /// Puts a value in where none stands.
    pub fn add(&mut self, metric: &'static str, breakdown: Breakdown, known: Known) {
        let values = self.values.entry(metric).or_insert_with(|| Vec::with_capacity(1));
        if let Err(place) = values.binary_search_by(|(other, _)| other.cmp(&breakdown)) {
            values.insert(place, (breakdown, known));
        }
    }

    pub fn get(&self, metric: &str, breakdown: &Breakdown) -> Option<&Known> {
        let values = self.values.get(metric)?;
        let place = values.binary_search_by(|(other, _)| other.cmp(breakdown)).ok()?;
        Some(&values[place].1)
    }

    pub fn total(&self, metric: &str) -> Option<&Known> {
        self.get(metric, &Breakdown::new())
    }

    /// The metrics that have values, by id.
    pub fn metrics(&self) -> Vec<&'static Metric> {
        self.values.keys().filter_map(|id| METRICS.get(id).copied()).collect()
    }

    /// All values of a metric, the total first.
    pub fn all(&self, metric: &str) -> impl Iterator<Item = (&Breakdown, &Known)> {
        self.values.get(metric).into_iter().flatten().map(|(breakdown, known)| (breakdown, known))
    }

    /// The parts of a metric along one axis alone.
    pub fn parts<'a>(
        &'a self,
        metric: &str,
        axis: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a Breakdown, &'a Known)> {
        self.all(metric).filter_map(move |(breakdown, known)| match breakdown.iter().next() {
            Some((a, value)) if a == axis && breakdown.len() == 1 => Some((value.as_str(), breakdown, known)),
            _ => None,
        })
    }
}

/// A breakdown along one axis.
pub(crate) fn by(axis: &str, value: &str) -> Breakdown {
    Breakdown::from([(axis.to_owned(), value.to_owned())])
}

fn precedence(fact: &InputFact) -> u8 {
    match (fact.source, fact.status) {
        (Source::Entered, _) => 0,
        (_, Status::Corrected) => 1,
        (_, Status::Accepted) => 2,
        _ => 3,
    }
}

fn known(fact: &InputFact) -> Known {
    Known {
        value: fact.value,
        unit: fact.unit.clone(),
        source: fact.source,
        status: fact.status,
        doubts: fact.id.filter(|_| fact.doubts > 0).map(|id| (id, fact.doubts)).into_iter().collect(),
        fact: fact.id,
        derivation: None,
        quality: 2,
    }
}

/// Scope 2 stated by basis, and totals that name what they cover, are the total where none is stated without: the
/// location basis first, as most reports use it. A total with scope 3 does not compare with the others and stays out.
fn promote_totals(figures: &mut Figures) {
    let basis = ["location", "market"].map(|b| by("basis", b));
    let coverage = by("coverage", "1+2");
    let mut totals = vec![coverage.clone()];
    totals.extend(
        basis.iter().map(|b| b.iter().chain(&coverage).map(|(k, v)| (k.clone(), v.clone())).collect()),
    );
    totals.extend(basis.iter().cloned());
    for (metric, candidates) in [("ghg.scope2", &basis[..]), ("ghg.total", &totals)] {
        if let Some(known) = candidates.iter().find_map(|c| figures.get(metric, c)).cloned() {
            figures.add(metric, Breakdown::new(), known);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{company, fact};

    #[test]
    fn what_a_person_typed_goes_first() {
        let mut entered = fact("water.withdrawal", "", "10", "m3");
        entered.source = Source::Entered;
        let mut unsure = fact("water.withdrawal", "", "12", "m3");
        unsure.status = Status::NeedsReview;
        let mut rejected = fact("water.withdrawal", "", "13", "m3");
        rejected.status = Status::Rejected;
        let reported = fact("water.withdrawal", "", "11", "m3");
        for (facts, expect) in [
            (vec![rejected.clone(), unsure.clone(), reported.clone(), entered.clone()], Some("10")),
            (vec![rejected.clone(), unsure.clone(), reported.clone()], Some("11")),
            (vec![rejected.clone(), unsure.clone()], Some("12")),
            (vec![rejected.clone()], None),
        ] {
            let figures = Figures::of(&company(facts), 2024);
            assert_eq!(figures.total("water.withdrawal").map(|k| k.value.to_string()).as_deref(), expect);
        }
    }

    #[test]
    fn a_total_by_basis_or_coverage_stands_for_the_total() {
        for (metric, facts, expect) in [
            ("ghg.scope2", vec![("basis=market", "4"), ("basis=location", "5")], Some("5")),
            ("ghg.scope2", vec![("basis=market", "4")], Some("4")),
            ("ghg.scope2", vec![("", "6"), ("basis=location", "5")], Some("6")),
            ("ghg.total", vec![("coverage=1+2+3", "9"), ("coverage=1+2", "7")], Some("7")),
            ("ghg.total", vec![("basis=location;coverage=1+2", "8")], Some("8")),
            ("ghg.total", vec![("coverage=1+2+3", "9")], None),
        ] {
            let facts = facts.into_iter().map(|(b, v)| fact(metric, b, v, "tCO2e")).collect();
            let figures = Figures::of(&company(facts), 2024);
            assert_eq!(figures.total(metric).map(|k| k.value.to_string()).as_deref(), expect);
        }
    }
}
