//! `evenhand score`: scores of the pillars, each above opened into its parts.

use std::io::Write;
use std::path::PathBuf;

use app::contract::Basis;
use app::{Language, ScoreTable, WEIGHTS, Weights};
use comfy_table::{CellAlignment, Table, presets};

use crate::source::Source;
use crate::{Outcome, Stop, lines};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    source: Source,
    /// A TOML file that says which metrics make the scores and how much each weighs
    #[arg(long, value_name = "FILE", value_parser = weights)]
    weights: Option<Weights>,
    /// Print the weights that hold without --weights: a file to change
    #[arg(long, conflicts_with_all = ["weights", "json", "estimates"])]
    print_weights: bool,
    /// Compare estimates like what is stated
    #[arg(long)]
    estimates: bool,
    /// Everything as JSON
    #[arg(long)]
    json: bool,
}

fn weights(path: &str) -> Result<Weights, String> {
    let text = std::fs::read_to_string(PathBuf::from(path)).map_err(|error| error.to_string())?;
    Weights::parse(&text).map_err(|error| error.to_string())
}

pub(crate) fn run(arguments: Arguments, language: Language, out: &mut impl Write) -> Result<Outcome, Stop> {
    let Arguments { source, weights, print_weights, estimates, json } = arguments;
    if print_weights {
        out.write_all(WEIGHTS.as_bytes())?;
        return Ok(Outcome::Complete);
    }
    let Some(opened) = source.open(language)? else { return Ok(Outcome::SomeFailed) };
    let query = opened.query(Basis::Absolute, true);
    let scores = opened.library.scores(&query, &weights.unwrap_or_default(), estimates)?;
    if json {
        serde_json::to_writer_pretty(&mut *out, &scores).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(opened.outcome);
    }
    let (note, tables) = app::score_tables(&scores, opened.language);
    for table in &tables {
        out.write_all(text(table).as_bytes())?;
    }
    writeln!(out, "{note}")?;
    Ok(opened.outcome)
}

fn text(scores: &ScoreTable) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(&scores.header);
    for row in scores.parts.iter().chain(&scores.results) {
        table.add_row(row);
    }
    for column in 1..scores.header.len() {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let note = if scores.note.is_empty() { String::new() } else { format!("{}\n", scores.note) };
    format!("{}\n{}{note}\n", scores.title, lines(&table))
}
