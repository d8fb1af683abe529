//! Finding values in a scorecard.

use compare::{Cell, Column, Row, Scorecard};
use disclosure::{Breakdown, Source};
use rust_decimal::Decimal;

use crate::numbers;
use crate::words::Words;

/// Axes and their values.
pub(crate) type Axes<'a> = [(&'a str, &'a str)];

/// The rows of all pillars, in order.
pub(crate) fn rows(scorecard: &Scorecard) -> impl Iterator<Item = &Row> {
    scorecard.pillars.iter().flat_map(|pillar| &pillar.rows)
}

/// The value of a company's metric, where there is one.
pub(crate) fn find<'a>(
    scorecard: &'a Scorecard,
    metric: &str,
    axes: &Axes<'_>,
    column: usize,
) -> Option<&'a Cell> {
    let wanted: Breakdown =
        axes.iter().map(|(axis, value)| ((*axis).to_owned(), (*value).to_owned())).collect();
    let row = rows(scorecard).find(|row| row.metric == metric && row.breakdown == wanted)?;
    row.cells.get(column)?.as_ref().filter(|cell| cell.missing.is_none())
}

/// The cell's value with every digit.
pub(crate) fn value(cell: &Cell) -> Option<Decimal> {
    cell.value.parse().ok()
}

pub(crate) fn source(cell: &Cell) -> Source {
    Source::from_tag(&cell.source).unwrap_or(Source::Reported)
}

/// The value as a reader sees it; a value that is no number as it is.
pub(crate) fn shown(cell: &Cell) -> String {
    value(cell).map_or_else(|| cell.value.clone(), |value| numbers::shown(value, source(cell)))
}

/// The sign that goes before a computed value.
pub(crate) fn sign(cell: &Cell) -> &'static str {
    match source(cell) {
        Source::Derived => "= ",
        Source::Estimated => "≈ ",
        Source::Reported | Source::Entered => "",
    }
}

/// Company and year.
pub(crate) fn label(column: &Column, words: &Words) -> String {
    let year = column.year.map(|year| format!(" {}", (words.year)(year))).unwrap_or_default();
    format!("{}{year}", column.short_name)
}
