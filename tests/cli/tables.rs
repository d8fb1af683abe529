//! The tables of expected facts are themselves right: every metric is known, every number stands in its report.

use std::fs;

use acceptance::corpus::{self, reports};
use acceptance::score::Expected;
use encoding_rs::Encoding;

#[test]
fn every_report_has_its_table_and_every_table_its_report() {
    let mut tables: Vec<_> = reports().iter().map(corpus::Report::expected).collect();
    tables.sort();
    assert_eq!(tables, corpus::files(&corpus::root().join("tests/expected"), "tsv"));
}

#[test]
fn tables_agree_with_the_manifest() {
    for report in reports() {
        let expected = Expected::read(&report.expected());
        let name = report.path().file_name().unwrap().to_string_lossy().into_owned();
        let got = (&expected.file, &expected.company, &expected.code, &expected.year);
        assert_eq!(got, (&name, &report.company, &report.code, &report.year.to_string()));
    }
}

#[test]
fn every_metric_is_known_and_every_number_stands_in_the_report() {
    for report in reports() {
        let expected = Expected::read(&report.expected());
        assert_eq!(expected.unknown_metrics(), Vec::<&str>::new(), "{}", report.file);
        let bytes = fs::read(report.path()).unwrap();
        let (text, _, broken) = Encoding::for_label(report.encoding.as_bytes()).unwrap().decode(&bytes);
        assert!(!broken, "{} is not {}", report.file, report.encoding);
        assert_eq!(expected.not_printed(&text), Vec::<String>::new(), "{}", report.file);
        assert!(text.contains(&report.company) && text.contains(&report.code), "{}", report.file);
    }
}
