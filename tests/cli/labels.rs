//! Labels and sentences of the field's vocabulary, each standing alone: what reports word in a hundred ways is one metric.
//!
//! The tables under `tests/expected/labels` were written by persons who know reports and did not know the program: a letter
//! (R a row, S a sentence, N what is none), the words, the unit of a column, the number as printed, the metric, the breakdown
//! and the value.

use std::fs;
use std::path::Path;

use acceptance::corpus::{self, eprint_line};
use acceptance::output::Report;
use acceptance::program::extract;
use acceptance::score::Expected;

/// A line of a table.
struct Wording<'t> {
    kind: &'t str,
    words: &'t str,
    unit: &'t str,
    printed: &'t str,
    metric: &'t str,
    stated: String,
}

fn wordings(table: &str) -> Vec<Wording<'_>> {
    let of = |line| {
        let cells: Vec<&str> = str::split(line, '\t').collect();
        let [kind, words, unit, printed, metric, breakdown, value] = cells[..] else { panic!("{line}") };
        let stated = format!("{metric}\t{breakdown}\t2023\t{value}");
        Wording { kind, words, unit, printed, metric, stated }
    };
    table.lines().map(of).collect()
}

/// A report that says nothing else.
fn report(wording: &Wording<'_>) -> String {
    let Wording { words, unit, printed, .. } = wording;
    let han = words.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let (title, heading, heads) = match han {
        true => ("环境、社会及管治报告 2023", "绩效数据", "指标 | 单位"),
        false => ("Sustainability Report 2023", "Performance data", "Indicator | Unit"),
    };
    if printed.is_empty() {
        return format!("{title}\n\n{words}\n");
    }
    format!(
        "{title}\n\n## {heading}\n\n| {heads} | 2023 |\n|---|---|---|\n| {words} | {unit} | {printed} |\n"
    )
}

fn read(wordings: &[Wording<'_>]) -> Vec<Report> {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = (0..wordings.len()).map(|i| folder.path().join(format!("{i:05}.md"))).collect();
    for (path, wording) in paths.iter().zip(wordings) {
        fs::write(path, report(wording)).unwrap();
    }
    paths.chunks(200).flat_map(|some| extract(some).expect(0).reports()).collect()
}

/// When these tables were written, of the rows 0.766, 0.813, 0.901, 0.926, 0.914 and 0.957 were read as meant.
#[test]
fn words_of_the_field() {
    for (name, rows, sentences) in [
        ("english_environment", 0.90, 0.87),
        ("english_social", 0.95, 0.93),
        ("chinese", 0.965, 0.97),
        ("english_a", 0.935, 0.92),
        ("english_b", 0.94, 0.905),
        ("chinese_b", 0.965, 0.985),
    ] {
        let path = corpus::root().join("tests/expected/labels").join(name).with_extension("tsv");
        check(&path, rows, sentences);
    }
}

fn check(path: &Path, rows: f64, sentences: f64) {
    let table = fs::read_to_string(path).unwrap();
    let wordings = wordings(&table);
    let (mut missed, mut taken) = (vec![], vec![]);
    for (wording, report) in wordings.iter().zip(read(&wordings)) {
        let stated = Expected::parse(&wording.stated);
        let found = &report.observations;
        match wording.kind {
            "N" if found.iter().any(|o| o.metric == wording.metric) => taken.push(wording.words),
            "N" => {}
            kind if !found.iter().any(|o| stated.states(o)) => missed.push((kind, wording.words)),
            _ => {}
        }
    }
    let share = |kind: &str| {
        let all = wordings.iter().filter(|w| w.kind == kind).count();
        let missed = missed.iter().filter(|(of, _)| *of == kind).count();
        (all - missed) as f64 / all as f64
    };
    eprint_line(&format!("{}: rows {:.3}, sentences {:.3}", path.display(), share("R"), share("S")));
    assert!(taken.is_empty(), "{taken:#?}");
    assert!(share("R") >= rows && share("S") >= sentences, "{missed:#?}");
}
