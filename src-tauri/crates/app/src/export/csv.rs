//! CSV: UTF-8 with a byte order mark, without which spreadsheets take Chinese for something else.

use compare::{Cell, Row, Scorecard};
use disclosure::catalogue::metric;

use super::tables::{self, Field, Table};
use super::{About, Compared, Contents};
use crate::words::{FileWords, Words, file_words, words};

/// All facts, a line each, and where they come from in the lines below.
pub(super) fn facts(contents: &Contents) -> String {
    let Compared { about, language, .. } = &contents.compared;
    let (words, file) = (words(*language), file_words(*language));
    let Table { head, rows, .. } = tables::facts(&contents.facts, words, file);
    let width = head.len();
    let mut lines = Lines::new();
    lines.write(head.iter().map(|word| text(word)).collect());
    rows.iter().for_each(|row| lines.write(row.iter().map(field).collect()));
    lines.about(about, file, 0, width);
    lines.text()
}

/// The scorecard: value, unit, source, status and doubts of each company.
pub(super) fn scorecard(compared: &Compared) -> String {
    let (words, file) = (words(compared.language), file_words(compared.language));
    let scorecard = &compared.scorecard;
    let mut lines = Lines::new();
    let header = header(scorecard, words);
    let width = header.len();
    lines.write(header);
    for pillar in &scorecard.pillars {
        pillar.rows.iter().for_each(|row| lines.write(record(&pillar.pillar, row, words)));
    }
    lines.about(&compared.about, file, 2, width);
    lines.text()
}

struct Lines(csv::Writer<Vec<u8>>);

impl Lines {
    fn new() -> Lines {
        Lines(csv::Writer::from_writer(vec![]))
    }

    fn write(&mut self, fields: Vec<String>) {
        self.0.write_record(fields).expect("memory takes all");
    }

    /// Where the file comes from, as records as wide as all the others: name in one column, value in the next.
    fn about(&mut self, about: &About, file: &FileWords, column: usize, width: usize) {
        for (name, value) in tables::about(about, file) {
            let mut record = vec![String::new(); width];
            record[column] = text(&name);
            record[column + 1] = text(&value);
            self.write(record);
        }
    }

    fn text(self) -> String {
        let bytes = self.0.into_inner().expect("memory takes all");
        format!("\u{feff}{}", String::from_utf8(bytes).expect("strings went in"))
    }
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

fn field(field: &Field) -> String {
    match field {
        Field::Text(given) => text(given),
        Field::Number(value) => value.to_string(),
        Field::Whole(value) => value.to_string(),
        Field::Empty => String::new(),
    }
}

/// A text that a spreadsheet would take for a formula is kept from being one. The full-width signs count, since
/// spreadsheets in East Asian settings read them as the others.
fn text(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
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
            ("\n=1", "'\n=1"),
            ("＝1", "'＝1"),
            ("绿水", "绿水"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(text(given), expect);
            assert_eq!(field(&Field::Text(given.to_owned())), expect);
        }
        assert_eq!(field(&Field::Number("-1.50".parse().unwrap())), "-1.50");
    }
}
