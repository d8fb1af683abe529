//! `evenhand extract`: the facts of reports, as lines of JSON or as tables.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use app::contract::{Note, NoteCode, Problem, ProblemCode, Settings};
use app::{Extracted, Language, facts};
use comfy_table::{CellAlignment, Table, presets};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::{Outcome, Pdf, Stop, complain, words};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Files and folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// One line of JSON a report, in the order of the paths
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    pdf: Pdf,
}

pub(crate) fn run(arguments: &Arguments, language: Language, out: &mut impl Write) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::Complete;
    let mut written = Ok(());
    let stop = AtomicBool::new(false);
    let settings = arguments.pdf.settings(Settings::from_environment());
    app::extract(&arguments.paths, settings, &stop, |path, result| {
        if result.is_err() {
            outcome = Outcome::SomeFailed;
        }
        // What was under way when the pipe broke is read for nobody.
        if written.is_ok() {
            written = if arguments.json { line(path, &result, out) } else { table(&result, language, out) };
            stop.store(written.is_err(), Ordering::Relaxed);
        }
    });
    Ok(written.map(|()| outcome)?)
}

/// A report as the contract has it.
#[derive(Serialize)]
struct Line<'a> {
    file: String,
    sha256: &'a str,
    language: &'static str,
    company: Company<'a>,
    title: Option<&'a str>,
    period: Period,
    observations: Vec<Observation<'a>>,
    doubts: Vec<Doubt<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Noted<'a>>,
}

#[derive(Serialize)]
struct Company<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_name: Option<&'a str>,
    stock_code: Option<&'a str>,
}

#[derive(Serialize)]
struct Period {
    year: Option<i32>,
}

#[derive(Serialize)]
struct Observation<'a> {
    metric: &'a str,
    breakdown: &'a BTreeMap<String, String>,
    period: &'a str,
    value: Box<RawValue>,
    unit: &'a str,
    source: &'static str,
    status: &'static str,
    confidence: f64,
    approximate: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    reasons: &'a [String],
    evidence: Evidence<'a>,
}

#[derive(Serialize)]
struct Evidence<'a> {
    page: u32,
    line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'a str>,
    quote: &'a str,
    label: &'a str,
    raw_value: &'a str,
    raw_unit: &'a str,
    #[serde(rename = "box", skip_serializing_if = "Option::is_none")]
    around: Option<[f32; 4]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<Evidence<'a>>,
}

#[derive(Serialize)]
struct Doubt<'a> {
    rule: &'a str,
    severity: &'static str,
    message: String,
    observations: &'a [usize],
}

#[derive(Serialize)]
struct Noted<'a> {
    code: NoteCode,
    pages: &'a [(u32, u32)],
    message: String,
}

#[derive(Serialize)]
struct Unread {
    file: String,
    error: Failure,
}

#[derive(Serialize)]
struct Failure {
    code: ProblemCode,
    message: String,
}

fn line(path: &Path, result: &Result<Extracted, Problem>, out: &mut impl Write) -> std::io::Result<()> {
    let file = path.display().to_string();
    match result {
        Ok(extracted) => serde_json::to_writer(&mut *out, &Line::of(file, extracted))?,
        Err(problem) => {
            // For programs to read: the same words in every locale.
            let message = words::problem(problem, Language::En);
            serde_json::to_writer(
                &mut *out,
                &Unread { file, error: Failure { code: problem.code, message } },
            )?;
        }
    }
    writeln!(out)?;
    out.flush()
}

impl<'a> Line<'a> {
    fn of(file: String, extracted: &'a Extracted) -> Line<'a> {
        let report = &extracted.report;
        Line {
            file,
            sha256: &extracted.sha256,
            language: report.language.tag(),
            company: Company {
                name: &report.company.name,
                short_name: report.company.short_name.as_deref(),
                stock_code: report.company.stock_code.as_deref(),
            },
            title: report.title.as_deref(),
            period: Period { year: report.year },
            observations: report.facts.iter().map(Observation::of).collect(),
            doubts: report.doubts.iter().map(Doubt::of).collect(),
            notes: extracted.notes.iter().map(Noted::of).collect(),
        }
    }
}

impl<'a> Observation<'a> {
    fn of(fact: &'a facts::Fact) -> Observation<'a> {
        Observation {
            metric: &fact.metric,
            breakdown: &fact.breakdown,
            period: &fact.period,
            value: RawValue::from_string(fact.value.to_string()).expect("decimal digits are JSON"),
            unit: &fact.unit,
            source: fact.source.tag(),
            status: fact.status.tag(),
            confidence: fact.confidence,
            approximate: fact.approximate,
            reasons: &fact.reasons,
            evidence: Evidence {
                others: fact.others.iter().map(Evidence::of).collect(),
                ..Evidence::of(&fact.evidence)
            },
        }
    }
}

impl<'a> Evidence<'a> {
    fn of(evidence: &'a facts::Evidence) -> Evidence<'a> {
        Evidence {
            page: evidence.page,
            line: evidence.line,
            cell: evidence.cell.as_deref(),
            quote: &evidence.quote,
            label: &evidence.label,
            raw_value: &evidence.raw_value,
            raw_unit: &evidence.raw_unit,
            around: evidence.boxes.around(),
            others: vec![],
        }
    }
}

impl<'a> Doubt<'a> {
    fn of(doubt: &'a facts::Doubt) -> Doubt<'a> {
        Doubt {
            rule: &doubt.rule,
            severity: doubt.severity.tag(),
            message: doubt.message(),
            observations: &doubt.facts,
        }
    }
}

impl<'a> Noted<'a> {
    fn of(note: &'a Note) -> Noted<'a> {
        Noted { code: note.code, pages: &note.pages, message: words::note(note, Language::En) }
    }
}

fn table(
    result: &Result<Extracted, Problem>,
    language: Language,
    out: &mut impl Write,
) -> std::io::Result<()> {
    let extracted = match result {
        Ok(extracted) => extracted,
        Err(problem) => {
            complain(problem, language);
            return Ok(());
        }
    };
    let report = &extracted.report;
    let year = report.year.map(|y| y.to_string()).unwrap_or_default();
    let code = report.company.stock_code.as_deref().unwrap_or_default();
    let head = [report.company.name.as_str(), code, &year, report.language.tag()];
    writeln!(out, "{}", extracted.path.display())?;
    writeln!(out, "{}", head.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join("  "))?;
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header([
        "metric",
        "year",
        "value",
        "unit",
        "page:line",
        "status",
        "label",
    ]);
    table.add_rows(report.facts.iter().map(cells));
    if let Some(column) = table.column_mut(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    for row in table.lines() {
        writeln!(out, "{}", row.trim_end())?;
    }
    for doubt in &report.doubts {
        writeln!(out, "! {}", doubt.message())?;
    }
    for note in &extracted.notes {
        writeln!(out, "~ {}", words::note(note, language))?;
    }
    writeln!(out)
}

fn cells(fact: &facts::Fact) -> [String; 7] {
    let breakdown: Vec<_> = fact.breakdown.iter().map(|(axis, value)| format!(" {axis}={value}")).collect();
    [
        fact.metric.clone() + &breakdown.concat(),
        fact.period.clone(),
        fact.value.to_string(),
        fact.unit.clone(),
        fact.evidence
            .cell
            .clone()
            .unwrap_or_else(|| format!("{}:{}", fact.evidence.page, fact.evidence.line)),
        fact.status.tag().to_owned(),
        fact.evidence.label.clone(),
    ]
}
