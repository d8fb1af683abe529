//! `evenhand doubts`: what does not add up, both sides beside each other.

use std::collections::BTreeMap;
use std::io::Write;

use app::Language;
use app::contract::Basis;
use serde::Serialize;

use crate::source::Source;
use crate::{Outcome, Stop};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    source: Source,
    /// One line of JSON a doubt
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    company: &'a str,
    report: &'a str,
    rule: &'a str,
    severity: &'a str,
    left: &'a str,
    right: &'a str,
    tolerance: String,
    facts: Vec<Fact<'a>>,
}

#[derive(Serialize)]
struct Fact<'a> {
    metric: &'a str,
    breakdown: &'a BTreeMap<String, String>,
    period: &'a str,
    value: String,
    unit: &'a str,
    page: u32,
    line: u32,
}

pub(crate) fn run(arguments: Arguments, language: Language, out: &mut impl Write) -> Result<Outcome, Stop> {
    let Some(opened) = arguments.source.open(language)? else { return Ok(Outcome::SomeFailed) };
    let contents = opened.library.contents(&opened.query(Basis::Absolute, false), opened.language, 0)?;
    let facts: BTreeMap<u32, _> = contents.facts.iter().map(|fact| (fact.id, fact)).collect();
    let mut above = None;
    for doubt in &contents.doubts {
        let facts: Vec<_> = doubt.facts.iter().filter_map(|id| facts.get(id)).collect();
        if arguments.json {
            let facts = facts.iter().map(|fact| Fact {
                metric: &fact.metric,
                breakdown: &fact.breakdown,
                period: &fact.period,
                value: fact.value.to_string(),
                unit: &fact.unit,
                page: fact.page,
                line: fact.line,
            });
            let line = Line {
                company: &doubt.company_name,
                report: &doubt.file,
                rule: &doubt.rule,
                severity: doubt.severity.tag(),
                left: &doubt.left,
                right: &doubt.right,
                tolerance: doubt.tolerance.to_string(),
                facts: facts.collect(),
            };
            serde_json::to_writer(&mut *out, &line).map_err(std::io::Error::from)?;
            writeln!(out)?;
            continue;
        }
        let report = (doubt.company_name.as_str(), doubt.file.as_str());
        if above != Some(report) {
            writeln!(out, "{}{}  {}", if above.is_some() { "\n" } else { "" }, report.0, report.1)?;
            above = Some(report);
        }
        let rule = app::view::rule(&doubt.rule, opened.language);
        writeln!(out, "! {rule}: {} | {}  (± {})", doubt.left, doubt.right, doubt.tolerance)?;
        for fact in facts {
            let place = fact.cell.clone().unwrap_or_else(|| format!("{}:{}", fact.page, fact.line));
            let name = app::view::metric(&fact.metric, &fact.breakdown, opened.language);
            writeln!(out, "    {place}  {name} {}  {} {}", fact.period, fact.value, fact.unit)?;
        }
    }
    Ok(opened.outcome)
}
