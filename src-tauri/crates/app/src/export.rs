//! A scorecard for other programs: CSV for spreadsheets, JSON for scripts. Every digit goes out.

use compare::{Basis, Cell, Query, Row, Scorecard};
use disclosure::Language;
use disclosure::catalogue::metric;
use serde::Serialize;

use crate::VERSION;
use crate::words::{Words, words};

/// Of the JSON; a change that breaks who reads it counts one up.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Export<'a> {
    schema: u32,
    program: String,
    basis: Basis,
    all: bool,
    #[serde(flatten)]
    scorecard: &'a Scorecard,
}

/// The scorecard as JSON, as the page has it, with the version of its form.
pub fn json(scorecard: &Scorecard, query: &Query) -> String {
    let program = format!("evenhand {VERSION}");
    let export = Export { schema: SCHEMA, program, basis: query.basis, all: query.all, scorecard };
    serde_json::to_string_pretty(&export).expect("strings, numbers and lists are JSON") + "\n"
}

/// The scorecard as CSV: UTF-8 with a byte order mark, without which spreadsheets take Chinese for something else. Five
/// columns a company: value, unit, source, status, doubts.
pub fn csv(scorecard: &Scorecard, language: Language) -> String {
    let words = words(language);
    let mut lines = csv::Writer::from_writer(vec![]);
    let mut write = |fields: Vec<String>| lines.write_record(fields).expect("memory takes all");
    write(header(scorecard, words));
    for pillar in &scorecard.pillars {
        for row in &pillar.rows {
            write(record(&pillar.pillar, row, words));
        }
    }
    let bytes = lines.into_inner().expect("memory takes all");
    format!("\u{feff}{}", String::from_utf8(bytes).expect("strings went in"))
}

fn header(scorecard: &Scorecard, words: &Words) -> Vec<String> {
    let fixed = [words.pillar, "id", words.metric, words.breakdown, words.unit].map(ToOwned::to_owned);
    let of_company = scorecard.columns.iter().flat_map(|column| {
        let year = column.year.map(|year| format!(" {year}")).unwrap_or_default();
        [words.value, words.unit, words.source, words.status, words.doubts]
            .map(|what| text(&format!("{}{year}{}{what}", column.name, words.colon)))
    });
    fixed.into_iter().chain(of_company).collect()
}

fn record(pillar: &str, row: &Row, words: &Words) -> Vec<String> {
    let name = metric(&row.metric).map_or(row.metric.as_str(), |metric| metric.name(words.language));
    let fixed = [pillar, &row.metric, name, &words.breakdown(&row.breakdown), &row.unit].map(text);
    let empty = || [const { String::new() }; 5];
    fixed
        .into_iter()
        .chain(row.cells.iter().flat_map(|cell| cell.as_ref().map_or_else(empty, fields)))
        .collect()
}

fn fields(cell: &Cell) -> [String; 5] {
    if let Some(missing) = &cell.missing {
        return ["", "", "", missing, ""].map(text);
    }
    // Values are digits, and minus signs belong to them.
    [cell.value.clone(), text(&cell.unit), text(&cell.source), text(&cell.status), cell.doubts.to_string()]
}

/// A text that a spreadsheet would take for a formula is kept from being one.
fn text(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_look_like_formulas_are_texts() {
        for (given, expect) in [
            ("=1+1", "'=1+1"),
            ("+86", "'+86"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("绿水", "绿水"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(text(given), expect);
        }
    }
}
