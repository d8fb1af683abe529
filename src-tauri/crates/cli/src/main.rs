//! `evenhand`: the use cases without a window.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod chart;
mod compare;
mod coverage;
mod doubts;
mod export;
mod extract;
mod import;
mod pages;
mod score;
mod source;
mod words;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use app::Language;
use app::contract::{Problem, ProblemCode, Settings};
use clap::{Args, Parser, Subcommand, ValueEnum};

const EXIT_STATUS: &str = "Exit status:
  0  all went well
  1  a file could not be read (the others were), or no company has that year
  2  the command line was not understood
  3  the library could not be opened or written
  4  the output could not be written

Files with the endings .txt, .md, .markdown, .html, .htm, .xhtml, .pdf, .docx, .xlsx and .xlsm are
read; in a folder all others are passed over. PDFs are read in a process of their own, which is held to a memory and a time.
Nothing is sent anywhere: the program opens no network connection.";

/// Reads company sustainability reports, keeps every number with the place it stands at, and compares companies.
#[derive(Parser)]
#[command(name = "evenhand", version, after_help = EXIT_STATUS, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the facts of reports, each with its place; keeps nothing
    #[command(after_help = EXIT_STATUS)]
    Extract(extract::Arguments),
    /// Show for one metric every statement that comes near it, and why it was taken or left
    #[command(after_help = EXIT_STATUS)]
    Explain(Explained),
    /// Show how a file was read: its rows, cell by cell, and its passages, with their lines
    #[command(after_help = EXIT_STATUS)]
    Pages(pages::Arguments),
    /// Bring reports into the library
    #[command(after_help = EXIT_STATUS)]
    Import(import::Arguments),
    /// Show companies side by side: those of the library, or of the files that are named
    #[command(after_help = EXIT_STATUS)]
    Compare(compare::Arguments),
    /// Draw a chart as SVG or PNG, or print its table
    #[command(after_help = EXIT_STATUS)]
    Chart(chart::Arguments),
    /// Show how much of a framework each company states, and what not
    #[command(after_help = EXIT_STATUS)]
    Coverage(coverage::Arguments),
    /// Score companies by pillar: the mean percentile over rates and intensities, opened into its parts
    #[command(after_help = EXIT_STATUS)]
    Score(score::Arguments),
    /// Write everything for other programs: XLSX, CSV, JSON, Parquet, HTML
    #[command(after_help = EXIT_STATUS)]
    Export(export::Arguments),
    /// Show what does not add up in the reports, both sides beside each other
    #[command(after_help = EXIT_STATUS)]
    Doubts(doubts::Arguments),
}

/// What to explain.
#[derive(Args)]
struct Explained {
    /// The report
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The metric, as the catalogue names it: ghg.scope1, training.hours_avg, …
    #[arg(long, value_name = "ID", value_parser = metric, required_unless_present = "line")]
    metric: Option<String>,
    /// All numbers on one line of the file
    #[arg(long, value_name = "N", conflicts_with = "metric")]
    line: Option<u32>,
    #[command(flatten)]
    pdf: Pdf,
}

impl Explained {
    fn what(&self) -> app::Explained<'_> {
        match &self.metric {
            Some(metric) => app::Explained::Metric(metric),
            None => app::Explained::Line(self.line.unwrap_or_default()),
        }
    }
}

fn metric(id: &str) -> Result<String, String> {
    let known = app::catalogue().into_iter().any(|m| m.id == id);
    if known { Ok(id.to_owned()) } else { Err("the catalogue has no such metric".to_owned()) }
}

/// How a PDF is read, and what it may cost.
#[derive(Args, Clone)]
struct Pdf {
    /// Memory that reading a PDF may take [default: 512, or EVENHAND_PDF_MEMORY]
    #[arg(long, value_name = "MB", value_parser = clap::value_parser!(u32).range(1..))]
    pdf_memory: Option<u32>,
    /// Time that reading a PDF may take; a page may take a sixth of it [default: 60, or EVENHAND_PDF_SECONDS]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..))]
    pdf_seconds: Option<u32>,
    /// Recognise the text of pages that are pictures, with tesseract and its Chinese data; all of it goes to review
    #[arg(long)]
    ocr: bool,
}

impl Pdf {
    /// What is given goes before what is usual.
    fn settings(&self, usual: Settings) -> Settings {
        let given = self.pdf_memory.is_some() || self.pdf_seconds.is_some();
        let pdf = if given { usual.pdf.with(self.pdf_memory, self.pdf_seconds) } else { usual.pdf };
        Settings { pdf, recognise: self.ocr || usual.recognise, ..usual }
    }
}

/// Which library.
#[derive(Args, Clone)]
struct Place {
    /// The library's folder [default: the window's library, or EVENHAND_LIBRARY]
    #[arg(long, value_name = "DIR")]
    library: Option<PathBuf>,
}

impl Place {
    fn folder(self) -> Result<PathBuf, Stop> {
        self.library.map_or_else(|| app::default_folder().map_err(Stop::from), Ok)
    }
}

/// A language of the program.
#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    En,
    #[value(name = "zh-Hans")]
    ZhHans,
    #[value(name = "zh-Hant")]
    ZhHant,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Language {
        match tongue {
            Tongue::En => Language::En,
            Tongue::ZhHans => Language::ZhHans,
            Tongue::ZhHant => Language::ZhHant,
        }
    }
}

/// Why the command ends early.
enum Stop {
    Problem(Problem),
    /// standard output is closed or broken
    Output(io::Error),
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Stop {
        Stop::Problem(problem)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Output(error)
    }
}

/// Whether a command got through all its files.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Complete,
    SomeFailed,
}

fn main() -> ExitCode {
    app::serve_if_asked();
    let language = words::system_language();
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = match Arguments::parse().command {
        Command::Extract(arguments) => extract::run(&arguments, language, &mut out),
        Command::Explain(wanted) => {
            app::explain(&wanted.file, wanted.what(), wanted.pdf.settings(Settings::from_environment()))
                .map_err(Stop::from)
                .and_then(|text| Ok(out.write_all(text.as_bytes()).map(|()| Outcome::Complete)?))
        }
        Command::Pages(arguments) => pages::run(&arguments, &mut out),
        Command::Import(arguments) => import::run(arguments, language, &mut out),
        Command::Compare(arguments) => compare::run(arguments, language, &mut out),
        Command::Chart(arguments) => chart::run(arguments, language, &mut out),
        Command::Coverage(arguments) => coverage::run(arguments, language, &mut out),
        Command::Score(arguments) => score::run(arguments, language, &mut out),
        Command::Export(arguments) => export::run(arguments, language, &mut out),
        Command::Doubts(arguments) => doubts::run(arguments, language, &mut out),
    };
    let outcome = outcome.and_then(|outcome| Ok(out.flush().map(|()| outcome)?));
    match outcome {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::from(1),
        // `evenhand … | head` is no failure of ours.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Stop::Output(error)) => {
            let problem =
                Problem::new(ProblemCode::NotWritten, [("path", "-".into()), ("detail", error.to_string())]);
            complain(&problem, language);
            ExitCode::from(4)
        }
        Err(Stop::Problem(problem)) => {
            complain(&problem, language);
            ExitCode::from(if problem.code == ProblemCode::NotWritten { 4 } else { 3 })
        }
    }
}

/// The lines of a table, without the spaces that fill the last column.
fn lines(table: &comfy_table::Table) -> String {
    table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// To standard error; where that is closed there is nobody to tell.
fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn complain(problem: &Problem, language: Language) {
    tell(&format!("evenhand: {}", words::problem(problem, language)));
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
