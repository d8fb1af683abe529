//! Charts and coverage from the command line, of the reports of the corpus.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use acceptance::corpus::reports;
use acceptance::program::Ran;
use serde_json::Value;
use tempfile::TempDir;

use crate::library::{Library, corpus_paths};

/// The exit status where the command line is not understood.
const NOT_UNDERSTOOD: i32 = 2;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::with(&corpus_paths()));

fn run(command: &str, words: &[&str]) -> Ran {
    LIBRARY.run(command, ["--lang", "en"].iter().chain(words).map(OsString::from))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn written(kind: &str, name: &str, more: &[&str]) -> Vec<u8> {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join(name);
    let words = [&[kind, "-o", file.to_str().unwrap()], more].concat();
    run("chart", &words).expect(0);
    fs::read(Path::new(&file)).unwrap()
}

#[test]
fn each_kind_has_a_title_a_table_and_marks_that_lead_into_it() {
    for kind in [
        "emissions",
        "values",
        "energy-mix",
        "gender",
        "composition",
        "groups",
        "safety",
        "years",
        "coverage",
        "scatter",
    ] {
        let chart = json(&run("chart", &[kind, "--json"]).expect(0).stdout);
        let title = chart["title"].as_str().unwrap();
        let svg = chart["drawing"]["svg"].as_str().unwrap();
        assert!(!title.is_empty() && svg.contains(&format!("<title>{title}</title>")), "{kind}: {title}");
        let rows = chart["rows"].as_array().unwrap();
        assert!(!rows.is_empty(), "{kind}");
        let marks = chart["drawing"]["marks"].as_array().unwrap();
        assert!(!marks.is_empty(), "{kind}: nothing is drawn");
        for mark in marks {
            let (row, column) = mark["key"].as_str().unwrap().split_once(':').unwrap();
            let cell = &rows[row.parse::<usize>().unwrap()]["cells"][column.parse::<usize>().unwrap()];
            assert!(cell.is_string(), "{kind}: {mark} leads to no value");
        }
        // the table in the terminal has the same rows
        let table = run("chart", &[kind]).expect(0).stdout;
        assert!(table.starts_with(title), "{kind}: {table}");
        assert!(rows.iter().all(|row| table.contains(row["label"].as_str().unwrap())), "{kind}: {table}");
    }
}

#[test]
fn a_chart_goes_out_as_svg_and_png() {
    let svg = String::from_utf8(written("values", "a.svg", &["--metric", "ghg.per_employee"])).unwrap();
    assert!(svg.starts_with("<svg xmlns=") && svg.trim_end().ends_with("</svg>"), "{svg}");
    let width = |bytes: &[u8]| {
        assert_eq!(bytes[..8], *b"\x89PNG\r\n\x1a\n");
        u32::from_be_bytes(bytes[16..20].try_into().unwrap())
    };
    let (one, two) =
        (written("gender", "a.png", &["--scale", "1"]), written("gender", "a.PNG", &["--scale", "2"]));
    assert_eq!(width(&two), 2 * width(&one));
}

#[test]
fn the_same_chart_has_the_same_bytes() {
    assert_eq!(written("coverage", "a.svg", &[]), written("coverage", "a.svg", &[]));
}

#[test]
fn what_there_is_not_is_refused_and_the_known_is_named() {
    for (words, said) in [
        (&["chart", "values", "--metric", "ghg.scope9"][..], "the catalogue has no such metric"),
        (&["chart", "coverage", "--framework", "sasb"], "there are hkex-2024, hkex, gri, sse14"),
        (&["coverage", "--framework", "sasb"], "there are hkex-2024, hkex, gri, sse14"),
        (&["chart", "values", "--scale", "90"], "from 0.5 to 8"),
    ] {
        let ran = run(words[0], &words[1..]).expect(NOT_UNDERSTOOD);
        assert!(ran.stderr.contains(said), "{words:?}: {}", ran.stderr);
    }
}

#[test]
fn coverage_counts_what_is_stated_and_lists_what_is_not() {
    for framework in ["hkex-2024", "hkex", "gri", "sse14"] {
        let ran = run("coverage", &["--framework", framework, "--json"]).expect(0);
        let companies: Vec<Value> = ran.stdout.lines().map(json).collect();
        assert_eq!(companies.len(), reports().len(), "{framework}");
        for company in &companies {
            let number = |name: &str| company[name].as_u64().unwrap();
            let missing = company["missing"].as_array().unwrap();
            let partly = missing.iter().filter(|item| item["partly"] == true).count() as u64;
            assert_eq!(number("partly"), partly, "{company}");
            assert_eq!(number("disclosed") + missing.len() as u64, number("asked"), "{company}");
            assert!(missing.iter().all(|item| !item["lacking"].as_str().unwrap().is_empty()), "{company}");
        }
        let text = run("coverage", &["--framework", framework]).expect(0).stdout;
        for company in &companies {
            let head = format!(
                "{}  {}/{}",
                company["label"].as_str().unwrap(),
                company["disclosed"],
                company["asked"]
            );
            assert!(text.contains(&head), "{head}: {text}");
        }
    }
}
