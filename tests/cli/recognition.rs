//! Pages that are pictures, with tesseract, which `cargo xtask test` installs, and without it.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use acceptance::corpus;
use acceptance::made_pdf::{Page, pdf};
use acceptance::output::Report;
use acceptance::program::{evenhand, path};
use tempfile::TempDir;

fn recognised(file: &std::path::Path) -> Report {
    let ran = evenhand(["extract".as_ref(), "--json".as_ref(), "--ocr".as_ref(), file.as_os_str()]).expect(0);
    ran.reports().remove(0)
}

/// What the table says the scan states: a metric, its part, its year and its value.
fn stated() -> BTreeSet<String> {
    let table = fs::read_to_string(corpus::folder().join("pdf/scan.tsv")).unwrap();
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn what_a_scan_states_is_found_and_goes_to_review() {
    let report = recognised(&corpus::folder().join("pdf/scan.pdf"));
    let notes: Vec<_> = report.notes.iter().map(|note| (note.code.as_str(), note.pages.clone())).collect();
    assert_eq!(notes, [("pages_recognised", vec![(1, 1)])]);
    assert_eq!((report.company.stock_code.as_deref(), report.period.year), (Some("2995"), Some(2023)));
    let found: BTreeSet<String> = report
        .observations
        .iter()
        .map(|o| {
            let part: Vec<_> = o.breakdown.iter().map(|(axis, part)| format!("{axis}={part}")).collect();
            format!("{}\t{}\t{}\t{}", o.metric, part.join(","), o.period, o.value)
        })
        .collect();
    let stated = stated();
    assert_eq!(found.difference(&stated).collect::<Vec<_>>(), Vec::<&String>::new());
    // A letter that tesseract takes for another hides what it names.
    assert!(found.len() + 1 >= stated.len(), "{found:?} of {stated:?}");
    for fact in &report.observations {
        assert_eq!(fact.status, "needs_review", "{fact:?}");
        assert!(fact.reasons.iter().any(|reason| reason == "recognised_text"), "{fact:?}");
    }
}

#[test]
fn pages_of_text_are_read_as_ever_beside_pictures() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("mixed.pdf");
    let text = Page::Text(&[
        "Fallowmere Group plc",
        "Sustainability Report 2023",
        "Our Scope 1 greenhouse gas emissions were 1,234 tCO2e in 2023.",
    ]);
    fs::write(&file, pdf(&[text, Page::Picture, Page::Picture])).unwrap();
    let report = recognised(&file);
    let notes: Vec<_> = report.notes.iter().map(|note| (note.code.as_str(), note.pages.clone())).collect();
    // in which there are no words
    assert_eq!(notes, [("pages_not_recognised", vec![(2, 3)])]);
    let fact = &report.observations[0];
    assert_eq!((fact.metric.as_str(), fact.status.as_str()), ("ghg.scope1", "accepted"));
    assert!(!fact.reasons.iter().any(|reason| reason == "recognised_text"), "{fact:?}");
}

#[cfg(unix)]
#[test]
fn without_tesseract_only_scans_are_not_read() {
    let nothing = TempDir::new().unwrap();
    let mut command = Command::new(path());
    command.env("PATH", nothing.path()).args(["extract", "--ocr", "--json"]);
    let files = ["pdf/scan.pdf", "pdf/en.pdf"].map(|name| corpus::folder().join(name));
    let output = command.args(files).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!((output.status.code(), lines.len()), (Some(1), 2), "{said}");
    assert!(lines[0].contains("\"recogniser_missing\""), "{said}");
    assert!(lines[1].contains("\"observations\":[{"), "{said}");
}

#[cfg(unix)]
#[test]
fn without_tesseract_it_is_said_what_to_install() {
    let nothing = TempDir::new().unwrap();
    for (locale, word) in [("en_GB", "not installed"), ("zh_CN", "没有安装"), ("zh_TW", "沒有安裝")] {
        let scan = corpus::folder().join("pdf/scan.pdf");
        let mut command = Command::new(path());
        command.env("PATH", nothing.path()).env("LC_ALL", format!("{locale}.UTF-8"));
        command.args(["extract", "--ocr"]).arg(scan);
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && output.stdout.is_empty(), "{said}");
        assert!(said.contains(word) && said.contains("tesseract-ocr-chi-sim"), "{said}");
    }
}
