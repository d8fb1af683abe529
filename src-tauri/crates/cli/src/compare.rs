//! `evenhand compare`: the scorecard, for the terminal or to a file.

use std::io::Write;
use std::path::PathBuf;

use app::Language;
use app::contract::{Basis, Scorecard};
use clap::ValueEnum;
use comfy_table::{CellAlignment, Table, presets};

use crate::source::{self, InUnits, Opened, Shown, Source};
use crate::{Outcome, Stop, lines};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    source: Source,
    /// All metrics, not the core alone
    #[arg(long)]
    all: bool,
    /// How amounts are shown
    #[arg(long, value_enum, default_value = "absolute")]
    basis: Shown,
    #[command(flatten)]
    units: InUnits,
    /// text for the terminal, csv for spreadsheets, json for programs, html for people: one file with the charts, which
    /// prints on A4
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Where to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Csv,
    Json,
    Html,
}

pub(crate) fn run(arguments: Arguments, language: Language, out: &mut impl Write) -> Result<Outcome, Stop> {
    let Some(opened) = arguments.source.open(language)? else { return Ok(Outcome::SomeFailed) };
    let Opened { library, language, .. } = &opened;
    let query = arguments.units.of(opened.query(Basis::from(arguments.basis), arguments.all));
    let format = if arguments.json { Format::Json } else { arguments.format };
    let compared = || library.compared(&query, *language, app::now());
    let text = match format {
        Format::Text => table(&library.scorecard(&query)?, *language),
        Format::Csv => compared()?.csv(),
        Format::Json => compared()?.json(),
        Format::Html => library.html_report(&query, *language)?,
    };
    source::write(text.as_bytes(), arguments.output.as_deref(), out)?;
    Ok(opened.outcome)
}

/// Companies as columns, in the terminal.
fn table(card: &Scorecard, language: Language) -> String {
    let mut table = Table::new();
    let head = ["", ""].map(str::to_owned).into_iter();
    let names = card.columns.iter().map(|column| app::view::column(column, language));
    table.load_style(presets::NOTHING).set_header(head.chain(names));
    for row in card.pillars.iter().flat_map(|pillar| &pillar.rows) {
        let (name, unit) = app::view::row(row, language);
        let cells = row.cells.iter().map(|cell| app::view::cell(cell.as_ref(), row, language));
        table.add_row([name, unit].into_iter().chain(cells));
    }
    for column in 2..card.columns.len() + 2 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    lines(&table)
}
