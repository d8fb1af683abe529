//! The form of what `extract --json` prints.

use std::fs;
use std::sync::LazyLock;

use acceptance::corpus::{self, reports};
use acceptance::output::{Line, Observation, Report};
use acceptance::program::extract;
use disclosure::catalogue;
use proptest::prelude::*;
use proptest::sample::subsequence;
use sha2::{Digest, Sha256};

fn paths() -> Vec<std::path::PathBuf> {
    reports().iter().map(corpus::Report::path).collect()
}

#[test]
fn a_line_a_report_in_the_order_of_the_paths() {
    let paths = paths();
    for paths in [paths.clone(), paths.into_iter().rev().collect()] {
        let found = extract(&paths).expect(0).reports();
        let files: Vec<_> = found.iter().map(|report| report.file.clone()).collect();
        let expect: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
        assert_eq!(files, expect);
    }
}

#[test]
fn the_hash_is_that_of_the_files_bytes() {
    for (found, path) in extract(paths()).expect(0).reports().iter().zip(paths()) {
        let hash: String =
            Sha256::digest(fs::read(path).unwrap()).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(found.sha256, hash);
    }
}

#[test]
fn the_same_bytes_on_every_run() {
    assert_eq!(extract(paths()).expect(0).stdout, extract(paths()).expect(0).stdout);
}

/// Each report of the corpus, read alone.
static ALONE: LazyLock<Vec<Report>> = LazyLock::new(|| {
    let alone = |path| extract([path]).expect(0).reports().remove(0);
    paths().into_iter().map(alone).collect()
});

proptest! {
    // each case starts the program, which reads on all cores
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.div_ceil(64), ..Default::default() })]

    #[test]
    fn what_is_read_beside_a_report_changes_nothing(
        order in subsequence((0..ALONE.len()).collect::<Vec<_>>(), 1..=ALONE.len()).prop_shuffle()
    ) {
        let together = extract(order.iter().map(|i| &ALONE[*i].file)).expect(0).reports();
        prop_assert!(together.iter().eq(order.iter().map(|i| &ALONE[*i])));
    }
}

#[test]
fn every_fact_is_in_the_catalogue_and_has_its_place() {
    for report in extract(paths()).expect(0).reports() {
        assert!(!report.observations.is_empty(), "{}", report.file);
        for fact in &report.observations {
            check_fact(fact, &report);
        }
    }
}

#[test]
fn a_fact_is_printed_once_and_a_doubt_names_facts_that_are_there() {
    for report in extract(paths()).expect(0).reports() {
        let mut keys: Vec<_> =
            report.observations.iter().map(|o| (&o.metric, &o.breakdown, &o.period)).collect();
        keys.sort();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all, "{}", report.file);
        for doubt in &report.doubts {
            assert!(!doubt.observations.is_empty() && !doubt.message.is_empty(), "{doubt:?}");
            assert!(doubt.observations.iter().all(|&i| i < all), "{doubt:?}");
            assert!(["note", "warning", "error"].contains(&&*doubt.severity), "{doubt:?}");
        }
    }
}

fn check_fact(fact: &Observation, report: &Report) {
    let seen = format!("{} in {}: {:?}", fact.fact(), report.file, fact.evidence);
    let Some(metric) = catalogue::metric(&fact.metric) else { panic!("no such metric: {seen}") };
    assert!(fact.breakdown.keys().all(|axis| metric.axes.contains(axis)), "no such axis: {seen}");
    assert!(!fact.unit.is_empty() && !fact.unit.contains("CUR"), "{seen}");
    assert!(fact.period.len() == 4 && fact.period.parse::<i32>().is_ok(), "{seen}");
    assert_eq!(fact.source, "reported", "{seen}");
    assert!(["accepted", "needs_review"].contains(&&*fact.status), "{seen}");
    assert!((0.0..=1.0).contains(&fact.confidence), "{seen}");
    let evidence = &fact.evidence;
    assert!(evidence.page >= 1 && evidence.line >= 1, "{seen}");
    assert!(evidence.quote.contains(&evidence.raw_value), "the quote does not hold the number: {seen}");
    assert!(!evidence.raw_value.is_empty() && !evidence.label.is_empty(), "{seen}");
}

/// The line that a fact names is the line that the number stands in.
#[test]
fn the_number_stands_in_its_line() {
    for (report, path) in extract(paths()).expect(0).reports().iter().zip(paths()) {
        // Other encodings give the same lines: `encodings` holds that.
        let Ok(text) = fs::read_to_string(path) else { continue };
        let lines: Vec<_> = text.lines().collect();
        for fact in &report.observations {
            let line = lines[fact.evidence.line as usize - 1];
            assert!(line.contains(&fact.evidence.raw_value), "{}: {line}", fact.fact());
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_has_its_line_too() {
    let missing = corpus::folder().join("nowhere.txt");
    let run = extract([&paths()[0], &missing, &paths()[1]]).expect(1);
    let [Line::Report(_), Line::Failure(failure), Line::Report(_)] = &run.lines()[..] else {
        panic!("{run:?}")
    };
    assert_eq!((&*failure.file, &*failure.error.code), (&*missing.display().to_string(), "file_missing"));
    assert!(!failure.error.message.is_empty());
}
