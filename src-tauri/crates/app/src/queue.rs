//! In which order facts wait for a person, and which are one matter. Pure.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};

use disclosure::catalogue::{metric, metrics};
use disclosure::{Severity, Status};
use store::ReviewFact;

/// What waits for a person, in order, and what was decided, the last first.
#[derive(Debug)]
pub(crate) struct Queue {
    pub open: Vec<Matter>,
    pub decided: Vec<Matter>,
}

/// A fact, and those that wait for nothing but its doubts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Matter {
    pub fact: ReviewFact,
    pub also: Vec<ReviewFact>,
}

/// What matters most first: core metrics; then what is in doubt, the gravest first; then the report's own year before the
/// years it compares itself with, a total before its parts, and the least sure. The catalogue, the company and the order of
/// reading decide the rest, so that the order is always the same.
fn weight(fact: &ReviewFact, places: &BTreeMap<&str, usize>) -> impl Ord + use<> {
    let known = metric(&fact.metric);
    let gravest = fact.doubts.iter().map(|doubt| doubt.severity).map(|severity| match severity {
        Severity::Error => 3,
        Severity::Warning => 2,
        Severity::Note => 1,
    });
    let own_year = fact.report_year.is_some_and(|year| fact.period == year.to_string());
    let place = places.get(&*fact.metric).copied().unwrap_or(usize::MAX);
    (
        Reverse(known.is_some_and(|metric| metric.core)),
        Reverse(gravest.max().unwrap_or(0)),
        Reverse(own_year),
        !fact.breakdown.is_empty(),
        (fact.confidence * 1000.0) as i64,
        (place, fact.company, fact.id),
    )
}

/// The facts as matters, in order. Of a sum that does not come out, the program itself is unsure of what leads it only; the
/// other terms, of which it is sure, are part of that matter: a person looks at a sum once.
pub(crate) fn matters(mut facts: Vec<ReviewFact>) -> Vec<Matter> {
    let places = metrics().iter().enumerate().map(|(place, metric)| (&*metric.id, place)).collect();
    facts.sort_by_cached_key(|fact| weight(fact, &places));
    let (leading, led): (Vec<_>, Vec<_>) =
        facts.into_iter().partition(|fact| fact.status != Status::Accepted || fact.doubts.is_empty());
    let mut by_doubt: BTreeMap<u32, usize> = BTreeMap::new();
    let mut matters: Vec<Matter> = leading.into_iter().map(|fact| Matter { fact, also: vec![] }).collect();
    let mut alone = vec![];
    for (index, matter) in matters.iter().enumerate() {
        for doubt in &matter.fact.doubts {
            by_doubt.entry(doubt.id).or_insert(index);
        }
    }
    for fact in led {
        // Nobody leads its doubts any more: it leads them itself.
        match fact.doubts.iter().filter_map(|doubt| by_doubt.get(&doubt.id)).min() {
            Some(&index) => matters[index].also.push(fact),
            None => alone.push(fact),
        }
    }
    matters.extend(together(alone));
    matters.sort_by_cached_key(|matter| weight(&matter.fact, &places));
    matters
}

/// Facts in order that are in the very same doubts are one matter.
fn together(facts: Vec<ReviewFact>) -> Vec<Matter> {
    let mut found: BTreeMap<BTreeSet<u32>, Matter> = BTreeMap::new();
    for fact in facts {
        match found.entry(fact.doubts.iter().map(|doubt| doubt.id).collect()) {
            Entry::Occupied(matter) => matter.into_mut().also.push(fact),
            Entry::Vacant(place) => {
                place.insert(Matter { fact, also: vec![] });
            }
        }
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use disclosure::Source;
    use store::DoubtRow;

    use super::*;

    /// `metric period status confidence doubt…`, a doubt as its id and the first letter of its severity.
    fn fact(id: u32, line: &str) -> ReviewFact {
        let mut words = line.split(' ');
        let mut next = || words.next().unwrap();
        let (metric, part) =
            next().split_once('|').map_or((line.split(' ').next().unwrap(), None), |(m, p)| (m, Some(p)));
        let period = next().to_owned();
        let status = if next() == "sure" { Status::Accepted } else { Status::NeedsReview };
        let confidence = next().parse().unwrap();
        let doubts = words.map(|doubt| {
            let (id, severity) = doubt.split_at(doubt.len() - 1);
            let severity = match severity {
                "e" => Severity::Error,
                "w" => Severity::Warning,
                _ => Severity::Note,
            };
            DoubtRow {
                id: id.parse().unwrap(),
                rule: "parts_sum_to_total".into(),
                severity,
                left: String::new(),
                right: String::new(),
                tolerance: 0.into(),
                facts: vec![],
            }
        });
        ReviewFact {
            id,
            report: 1,
            file: "a.txt".into(),
            report_year: Some(2024),
            company: 1,
            company_name: "绿水".into(),
            metric: metric.into(),
            breakdown: part.into_iter().map(|p| ("gender".to_owned(), p.to_owned())).collect(),
            period,
            value: 1.into(),
            unit: "t".into(),
            source: Source::Reported,
            status,
            confidence,
            reasons: vec![],
            page: 1,
            section: String::new(),
            doubts: doubts.collect(),
            decided: None,
        }
    }

    /// Ids of the matters in order, what goes along behind a plus.
    fn order(lines: &[&str]) -> Vec<String> {
        let facts = (1..).zip(lines).map(|(id, line)| fact(id, line)).collect();
        let said = |matter: &Matter| {
            std::iter::once(&matter.fact)
                .chain(&matter.also)
                .map(|f| f.id.to_string())
                .collect::<Vec<_>>()
                .join("+")
        };
        matters(facts).iter().map(said).collect()
    }

    #[test]
    fn what_matters_most_comes_first() {
        let cases: [(&str, &[&str], &[&str]); 7] = [
            (
                "core metrics before others, even in doubt",
                &["community.volunteers 2024 unsure 0.5 1e", "ghg.scope1 2024 unsure 0.8"],
                &["2", "1"],
            ),
            (
                "doubts before what is merely unsure, the gravest first",
                &[
                    "ghg.scope1 2024 unsure 0.1",
                    "ghg.scope1 2024 unsure 0.8 1n",
                    "ghg.scope1 2024 unsure 0.8 2w",
                    "ghg.scope1 2024 unsure 0.8 3e",
                ],
                &["4", "3", "2", "1"],
            ),
            (
                "the report's own year first",
                &["ghg.scope1 2023 unsure 0.1", "ghg.scope1 2024 unsure 0.8"],
                &["2", "1"],
            ),
            (
                "a total before its parts, then the least sure",
                &[
                    "workforce.total|male 2024 unsure 0.1",
                    "workforce.total 2024 unsure 0.8",
                    "workforce.total 2024 unsure 0.3",
                ],
                &["3", "2", "1"],
            ),
            (
                "the terms of a sum go with what leads it",
                &[
                    "workforce.total|male 2024 sure 0.9 1w",
                    "workforce.total 2024 unsure 0.7 1w",
                    "workforce.total|female 2024 sure 0.9 1w",
                ],
                &["2+1+3"],
            ),
            (
                "a term that is unsure itself is a matter of its own",
                &["workforce.total 2024 unsure 0.7 1w", "workforce.total|male 2024 unsure 0.6 1w"],
                &["1", "2"],
            ),
            (
                "where what led them is decided, the terms are one matter",
                &["workforce.total|male 2024 sure 0.9 1w", "workforce.total|female 2024 sure 0.95 1w"],
                &["1+2"],
            ),
        ];
        for (what, lines, expect) in cases {
            assert_eq!(order(lines), expect, "{what}");
        }
    }
}
