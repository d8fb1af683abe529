//! JSON in a form that is written down: `schema.json`, which a test holds to what comes out.

use compare::{Basis, Scorecard};
use disclosure::Breakdown;
use serde::Serialize;

use super::{About, Compared, Contents};
use crate::coverage::Covered;

/// Of the form; any field more or less counts one up, and `schema.json` says which.
const SCHEMA: u32 = 4;

/// The form as a JSON Schema (draft 2020-12).
pub const SCHEMA_TEXT: &str = include_str!("schema.json");

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    card: Card<'a>,
    facts: Vec<Fact<'a>>,
    doubts: Vec<Doubt<'a>>,
    coverage: &'a [Covered],
}

#[derive(Serialize)]
struct Card<'a> {
    schema: u32,
    about: &'a About,
    basis: Basis,
    all: bool,
    #[serde(flatten)]
    scorecard: &'a Scorecard,
}

#[derive(Serialize)]
struct Fact<'a> {
    id: u32,
    company: u32,
    company_name: &'a str,
    stock_code: Option<&'a str>,
    report: &'a str,
    report_sha256: &'a str,
    report_year: Option<i32>,
    language: &'static str,
    metric: &'a str,
    breakdown: &'a Breakdown,
    period: &'a str,
    value: String,
    unit: &'a str,
    source: &'static str,
    status: &'static str,
    confidence: f64,
    approximate: bool,
    reasons: &'a [String],
    doubts: u32,
    evidence: Evidence<'a>,
}

#[derive(Serialize)]
struct Evidence<'a> {
    page: u32,
    line: u32,
    cell: Option<&'a str>,
    section: &'a str,
    label: &'a str,
    raw_value: &'a str,
    raw_unit: &'a str,
    quote: &'a str,
}

#[derive(Serialize)]
struct Doubt<'a> {
    company: u32,
    company_name: &'a str,
    report: &'a str,
    rule: &'a str,
    severity: &'static str,
    left: &'a str,
    right: &'a str,
    tolerance: String,
    facts: &'a [u32],
}

/// Scorecard, facts and doubts.
pub(super) fn whole(contents: &Contents) -> String {
    let facts = contents.facts.iter().map(|fact| Fact {
        id: fact.id,
        company: fact.company,
        company_name: &fact.company_name,
        stock_code: fact.stock_code.as_deref(),
        report: &fact.file,
        report_sha256: &fact.sha256,
        report_year: fact.report_year,
        language: fact.language.tag(),
        metric: &fact.metric,
        breakdown: &fact.breakdown,
        period: &fact.period,
        value: fact.value.to_string(),
        unit: &fact.unit,
        source: fact.source.tag(),
        status: fact.status.tag(),
        confidence: fact.confidence,
        approximate: fact.approximate,
        reasons: &fact.reasons,
        doubts: fact.doubts,
        evidence: Evidence {
            page: fact.page,
            line: fact.line,
            cell: fact.cell.as_deref(),
            section: &fact.section,
            label: &fact.label,
            raw_value: &fact.raw_value,
            raw_unit: &fact.raw_unit,
            quote: &fact.quote,
        },
    });
    let doubts = contents.doubts.iter().map(|doubt| Doubt {
        company: doubt.company,
        company_name: &doubt.company_name,
        report: &doubt.file,
        rule: &doubt.rule,
        severity: doubt.severity.tag(),
        left: &doubt.left,
        right: &doubt.right,
        tolerance: doubt.tolerance.to_string(),
        facts: &doubt.facts,
    });
    text(&Whole {
        card: card(&contents.compared),
        facts: facts.collect(),
        doubts: doubts.collect(),
        coverage: &contents.coverage,
    })
}

/// The scorecard alone, as the page has it.
pub(super) fn scorecard(compared: &Compared) -> String {
    text(&card(compared))
}

fn card(compared: &Compared) -> Card<'_> {
    let Compared { about, query, scorecard, .. } = compared;
    Card { schema: SCHEMA, about, basis: query.basis, all: query.all, scorecard }
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("strings, numbers and lists are JSON") + "\n"
}
