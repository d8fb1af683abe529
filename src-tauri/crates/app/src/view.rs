//! Values and names in words, one by one: for who shows a scorecard on a terminal.

use compare::{Cell, Column, Row};
use disclosure::catalogue;
use disclosure::{Breakdown, Language, Status};

use crate::cells;
use crate::contract::ChartCell;
use crate::words::{Words, file_words, words};

/// Company and year.
pub fn column(column: &Column, language: Language) -> String {
    cells::label(column, words(language))
}

/// Metric and part.
pub fn metric(id: &str, breakdown: &Breakdown, language: Language) -> String {
    let words = words(language);
    let name = catalogue::metric(id).map_or(id, |metric| metric.name(language));
    let part = words.breakdown(breakdown);
    if part.is_empty() { name.to_owned() } else { format!("{name}{}", (words.aside)(&part)) }
}

/// A row's name and its unit; a part is set in below its total.
pub fn row(row: &Row, language: Language) -> (String, String) {
    let words = words(language);
    let name = if row.depth == 0 {
        metric(&row.metric, &row.breakdown, language)
    } else {
        format!("  {}", words.breakdown(&row.breakdown))
    };
    (name, words.unit_of(&row.metric, &row.unit))
}

/// A value as a reader sees it, with the sign of what it is, and `!` where it is in doubt or to be reviewed.
pub fn cell(cell: Option<&Cell>, row: &Row, language: Language) -> String {
    let words: &Words = words(language);
    let Some(cell) = cell else { return "—".to_owned() };
    if let Some(missing) = &cell.missing {
        return words.missing(missing).to_owned();
    }
    let unit = if cell.unit == row.unit { String::new() } else { format!(" {}", words.unit(&cell.unit)) };
    let doubted = cell.doubts > 0 || cell.status == Status::NeedsReview.tag();
    format!("{}{}{unit}{}", cells::sign(cell), cells::shown(cell), if doubted { " !" } else { "" })
}

/// A value of a chart's table with the sign of what it is.
pub fn in_chart(of: &ChartCell) -> String {
    let sign = of.cell.as_ref().map(cells::sign).unwrap_or_default();
    of.text.as_ref().map_or_else(|| "—".to_owned(), |text| format!("{sign}{text}"))
}

/// What a doubt is about.
pub fn rule(code: &str, language: Language) -> &str {
    (file_words(language).rule)(code).unwrap_or(code)
}
