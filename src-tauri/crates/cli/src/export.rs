//! `evenhand export`: everything, for other programs.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use app::contract::{Basis, ExportFormat, Problem, ProblemCode};
use app::{Language, export};
use serde::de::IntoDeserializer;
use serde::de::value::Error as UnknownName;
use serde::{Deserialize, Serialize};

use crate::source::{self, InUnits, Shown, Source};
use crate::{Outcome, Stop};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// xlsx: a workbook with scorecard, facts, doubts, computed values and method. csv: all facts. json: all of it. parquet:
    /// all facts, for DuckDB, pandas and Spark. html: scorecard and charts, which print on A4
    #[arg(value_parser = format, required_unless_present_any = ["json", "schema"])]
    format: Option<ExportFormat>,
    #[command(flatten)]
    source: Source,
    /// All metrics on the scorecard, not the core alone
    #[arg(long)]
    all: bool,
    /// How amounts of the scorecard are shown
    #[arg(long, value_enum, default_value = "absolute")]
    basis: Shown,
    #[command(flatten)]
    units: InUnits,
    /// Print the JSON Schema that `export json` keeps to, and nothing else
    #[arg(long)]
    schema: bool,
    /// The same as the format json; beside another one, and -o, what was written, as JSON
    #[arg(long)]
    json: bool,
    /// Where to [default: standard output, where that is no terminal]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What was written.
#[derive(Serialize)]
struct Answer<'a> {
    format: ExportFormat,
    path: &'a Path,
    bytes: usize,
    companies: usize,
    /// none where files were read without one
    library: Option<&'a Path>,
}

/// By the name that the page uses too.
fn format(name: &str) -> Result<ExportFormat, UnknownName> {
    ExportFormat::deserialize(name.into_deserializer())
}

pub(crate) fn run(arguments: Arguments, language: Language, out: &mut impl Write) -> Result<Outcome, Stop> {
    if arguments.schema {
        source::write(export::SCHEMA_TEXT.as_bytes(), arguments.output.as_deref(), out)?;
        return Ok(Outcome::Complete);
    }
    let format = arguments.format.unwrap_or(ExportFormat::Json);
    let binary = matches!(format, ExportFormat::Xlsx | ExportFormat::Parquet);
    // The answer and the file cannot both go to standard output.
    let answered = arguments.json && format != ExportFormat::Json;
    if arguments.output.is_none() && (answered || binary && std::io::stdout().is_terminal()) {
        let params = [("path", "-".to_owned()), ("detail", "-o FILE".to_owned())];
        return Err(Problem::new(ProblemCode::NotWritten, params).into());
    }
    let Some(opened) = arguments.source.open(language)? else { return Ok(Outcome::SomeFailed) };
    let query = arguments.units.of(opened.query(Basis::from(arguments.basis), arguments.all));
    let (library, language) = (&opened.library, opened.language);
    let bytes = library.exported(format, &query, language)?;
    source::write(&bytes, arguments.output.as_deref(), out)?;
    if let Some(path) = arguments.output.filter(|_| arguments.json) {
        let companies = library.scorecard(&query)?.columns.len();
        let answer = Answer { format, path: &path, bytes: bytes.len(), companies, library: library.folder() };
        serde_json::to_writer(&mut *out, &answer).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    Ok(opened.outcome)
}
