//! `evenhand coverage`: what each company states of what a framework asks numbers for, and what not.

use std::io::Write;

use app::Language;
use app::contract::Basis;

use crate::source::Source;
use crate::{Outcome, Stop, chart};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    source: Source,
    /// The framework: hkex, hkex-2024, gri, sse14
    #[arg(long, value_name = "ID", default_value = "hkex", value_parser = chart::framework)]
    framework: &'static app::Framework,
    /// One line of JSON a company
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: Arguments, language: Language, out: &mut impl Write) -> Result<Outcome, Stop> {
    let framework = arguments.framework;
    let Some(opened) = arguments.source.open(language)? else { return Ok(Outcome::SomeFailed) };
    let companies =
        opened.library.coverage(framework, &opened.query(Basis::Absolute, false), opened.language)?;
    if !arguments.json {
        writeln!(out, "{}", framework.name(opened.language))?;
    }
    for company in &companies {
        if arguments.json {
            serde_json::to_writer(&mut *out, company).map_err(std::io::Error::from)?;
            writeln!(out)?;
            continue;
        }
        writeln!(out, "\n{}  {}/{}", company.label, company.disclosed, company.asked)?;
        for item in &company.missing {
            let sign = if item.partly { "◐" } else { "○" };
            writeln!(out, "  {sign} {} {}: {}", item.code, item.name, item.lacking)?;
        }
    }
    Ok(opened.outcome)
}
