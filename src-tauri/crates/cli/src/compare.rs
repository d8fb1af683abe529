//! `evenhand compare`: the scorecard to a file.

use std::io::Write;
use std::path::PathBuf;

use app::contract::{Basis, Pick, Problem, ProblemCode, Query};
use app::{Language, Library, export};
use clap::ValueEnum;

use crate::{Outcome, Place, Stop, Tongue, tell};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// Only companies that have this year [default: the latest year of each company]
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    /// All metrics, not the core alone
    #[arg(long)]
    all: bool,
    /// How amounts are shown
    #[arg(long, value_enum, default_value = "absolute")]
    basis: Shown,
    /// The language of names and words [default: the system's]
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    lang: Option<Tongue>,
    /// csv for spreadsheets, json for programs, html for people: one file with the charts, which prints on A4
    #[arg(long, value_enum)]
    format: Format,
    /// Where to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Shown {
    Absolute,
    PerEmployee,
    PerRevenue,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Csv,
    Json,
    Html,
}

pub(crate) fn run(arguments: Arguments, language: Language, out: &mut impl Write) -> Result<Outcome, Stop> {
    let library = Library::open_existing(&arguments.place.folder()?)?;
    let language = arguments.lang.map_or(language, Language::from);
    let basis = match arguments.basis {
        Shown::Absolute => Basis::Absolute,
        Shown::PerEmployee => Basis::PerEmployee,
        Shown::PerRevenue => Basis::PerRevenue,
    };
    let mut query = Query { companies: vec![], basis, all: arguments.all };
    if let Some(year) = arguments.year {
        query.companies = with_year(&library, year)?;
        if query.companies.is_empty() {
            tell(&format!("evenhand: no company in the library has the year {year}"));
            return Ok(Outcome::SomeFailed);
        }
    }
    let bytes = match arguments.format {
        Format::Csv => export::csv(&library.scorecard(&query)?, language),
        Format::Json => export::json(&library.scorecard(&query)?, &query),
        Format::Html => library.html_report(&query, language)?,
    };
    match arguments.output {
        None => out.write_all(bytes.as_bytes())?,
        Some(path) => std::fs::write(&path, bytes)
            .map_err(|error| Problem::at(ProblemCode::NotWritten, &path).with("detail", error))?,
    }
    Ok(Outcome::Complete)
}

fn with_year(library: &Library, year: i32) -> Result<Vec<Pick>, Problem> {
    let columns = library.scorecard(&Query::default())?.columns;
    let with = columns.into_iter().filter(|column| column.years.contains(&year));
    Ok(with.map(|column| Pick { company: column.company, year: Some(year) }).collect())
}
