//! The charts: which values of the scorecard go into them, with their words and their table. `charts` draws.

mod emissions;
mod workforce;

use std::cmp::Ordering;

use charts::{Frame, Theme};
use compare::{Cell, Column, Query, Scorecard};
use disclosure::{Language, Source};
use rust_decimal::Decimal;

use crate::cells;
use crate::contract::{ChartKind, ChartView, Problem};
use crate::library::Library;
use crate::words::{Words, words};

/// User units: as wide as a card of the page at its smallest window; the page and the report scale it.
const WIDTH: u32 = 546;

impl Library {
    /// A chart with its words and its table.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn chart(
        &self,
        kind: ChartKind,
        query: &Query,
        language: Language,
        theme: Theme,
    ) -> Result<ChartView, Problem> {
        // A chart has its own denominator, whatever the table shows.
        let query = Query { basis: compare::Basis::Absolute, ..query.clone() };
        // The page has one legend for all its charts.
        let look = Look { words: words(language), theme, legend: false };
        Ok(draw(kind, &self.scorecard(&query)?, &look))
    }
}

/// In which words and colours, and whether the drawing must be read without the page around it.
pub(crate) struct Look {
    pub words: &'static Words,
    pub theme: Theme,
    pub legend: bool,
}

/// A chart of a scorecard in absolute values.
pub(crate) fn draw(kind: ChartKind, scorecard: &Scorecard, look: &Look) -> ChartView {
    match kind {
        ChartKind::EmissionsIntensity => emissions::draw(scorecard, look),
        ChartKind::WorkforceGender => workforce::draw(scorecard, look),
    }
}

fn frame(title: &str, rows: &[String], look: &Look) -> Frame {
    Frame {
        title: title.to_owned(),
        description: rows.join(look.words.semicolon),
        language: look.words.language.tag().to_owned(),
        theme: look.theme,
        width: WIDTH,
    }
}

/// `≈ 181 tCO₂e/person (estimated)`.
fn said(cell: &Cell, words: &Words) -> String {
    let aside = match cells::source(cell) {
        Source::Reported => String::new(),
        Source::Derived | Source::Estimated | Source::Entered => {
            (words.aside)(&words.source_of(&cell.source).to_lowercase())
        }
    };
    format!("{}{}{aside}", cells::sign(cell), words.amount(&cells::shown(cell), &cell.unit))
}

/// Column indexes, the greatest first, those without a value last in their own order.
fn greatest_first(count: usize, value: impl Fn(usize) -> Option<Decimal>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| match (value(a), value(b)) {
        (Some(a), Some(b)) => b.cmp(&a),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    order
}

fn names(columns: &[&Column], words: &Words) -> String {
    columns.iter().map(|column| column.short_name.as_str()).collect::<Vec<_>>().join(words.comma)
}

/// Sentences one after the other.
fn paragraph(sentences: &[String], words: &Words) -> String {
    sentences.join(if words.language == Language::En { " " } else { "" })
}
