//! Charts, coverage and scores from the command line, of the reports of the corpus.

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
        assert!(!title.is_empty() && svg.contains(&format!("<title>{title}")), "{kind}: {title}");
        let rows = chart["rows"].as_array().unwrap();
        assert!(!rows.is_empty(), "{kind}");
        let marks = chart["drawing"]["marks"].as_array().unwrap();
        assert!(!marks.is_empty(), "{kind}: nothing is drawn");
        for mark in marks {
            let (row, column) = mark["key"].as_str().unwrap().split_once(':').unwrap();
            let cell = &rows[row.parse::<usize>().unwrap()]["cells"][column.parse::<usize>().unwrap()];
            assert!(cell["text"].is_string(), "{kind}: {mark} leads to no value");
            let leads = cell["cell"].is_object() || cell["text"] == "not disclosed";
            assert!(leads, "{kind}: {mark} leads to no evidence: {cell}");
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
    // Each says where it comes from: an SVG in terms of Dublin Core, a PNG in chunks of text.
    let program = acceptance::program::evenhand(["--version"]).expect(0).stdout;
    let library = LIBRARY.path().to_str().unwrap();
    for (term, keyword, text) in [
        ("creator", "Software", program.trim()),
        ("source", "Source", library),
        ("date", "Creation Time", "2026-11-28T02:17:35Z"),
        ("description", "Description", "Reported values stand in the report"),
    ] {
        assert!(svg.contains(&format!("<dc:{term}>{text}")), "{term}: {svg}");
        let chunk = [&b"iTXt"[..], keyword.as_bytes(), &[0; 5], text.as_bytes()].concat();
        assert!(one.windows(chunk.len()).any(|bytes| bytes == chunk), "{keyword}: {text}");
    }
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

/// The printed weights, with one text in them replaced.
fn weights(old: &str, new: &str) -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("weights.toml");
    let printed = run("score", &["--print-weights"]).expect(0).stdout;
    assert!(printed.contains(old));
    fs::write(&file, printed.replacen(old, new, 1)).unwrap();
    let path = file.to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn a_score_is_what_its_parts_make() {
    let (_folder, same) = weights("= 1", "= 1");
    let (_other, heavier) = weights("\"training.hours_avg\" = 1", "\"training.hours_avg\" = 9");
    let scores = json(&run("score", &["--json"]).expect(0).stdout);
    assert_eq!(json(&run("score", &["--json", "--weights", &same]).expect(0).stdout), scores);
    let other = json(&run("score", &["--json", "--weights", &heavier]).expect(0).stdout);
    assert_ne!(other, scores);
    let mut ranked = 0;
    for pillar in scores["pillars"].as_array().unwrap() {
        let metrics = pillar["metrics"].as_array().unwrap();
        let all = pillar["scores"].as_array().unwrap();
        assert_eq!(all.len(), reports().len());
        for (column, score) in all.iter().enumerate() {
            let parts: Vec<f64> =
                metrics.iter().filter_map(|m| m["parts"][column]["percentile"].as_f64()).collect();
            assert_eq!(score["counted"].as_u64().unwrap(), parts.len() as u64);
            assert_eq!(score["asked"].as_u64().unwrap(), metrics.len() as u64);
            // all weigh the same
            let mean = parts.iter().sum::<f64>() / parts.len() as f64;
            assert!(score["score"].as_f64().is_none_or(|own| (own - mean).abs() < 0.0501), "{score}: {mean}");
            assert_eq!(score["score"].is_null(), parts.is_empty());
        }
        let scored = all.iter().filter(|score| !score["score"].is_null()).count();
        let with_rank = all.iter().filter(|score| !score["rank"].is_null()).count();
        assert_eq!(with_rank, if scored < 3 { 0 } else { scored });
        ranked += with_rank;
        for metric in metrics {
            let parts = metric["parts"].as_array().unwrap();
            let compared = parts.iter().filter(|part| !part["percentile"].is_null()).count();
            assert!(compared == 0 || compared >= 3, "{metric}");
        }
    }
    assert!(ranked > 0, "of the corpus some can be compared");
}

#[test]
fn a_pillar_without_three_companies_has_no_rank_and_says_so() {
    let two: Vec<OsString> = corpus_paths()
        .into_iter()
        .take(2)
        .map(OsString::from)
        .chain(["--lang".into(), "en".into()])
        .collect();
    let ran = acceptance::program::evenhand([OsString::from("score")].into_iter().chain(two)).expect(0);
    let said = ran.stdout.matches("Fewer than three comparable companies: no rank.").count();
    assert_eq!(said, 3, "{}", ran.stdout);
    assert!(!ran.stdout.contains("Rank"), "{}", ran.stdout);
}

#[test]
fn a_mistake_in_the_weights_is_told_with_line_and_column() {
    let (_folder, path) = weights("\"turnover.rate\" = 1", "\"turnover.rats\" = 1");
    let ran = run("score", &["--weights", &path]).expect(NOT_UNDERSTOOD);
    let printed = run("score", &["--print-weights"]).stdout;
    let line = printed.lines().position(|line| line.starts_with("\"turnover.rate\"")).unwrap() + 1;
    let said = format!("line {line}, column 1: the catalogue has no metric turnover.rats");
    assert!(ran.stderr.contains(&said), "{}", ran.stderr);
}
