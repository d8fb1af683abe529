//! The charts: which values of the scorecard go into them, with their words and their table. `charts` draws.

mod coverage;
mod emissions;
mod groups;
mod parts;
mod values;
mod workforce;

pub(crate) use coverage::{heat, lacking};

use std::cmp::Ordering;

use charts::{Bar, Drawing, Frame, RowLabel, Theme};
use compare::coverage::Framework;
use compare::{Cell, Column, Query, Scorecard};
use disclosure::catalogue::Metric;
use disclosure::{Language, Source};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::cells;
use crate::contract::{ChartKind, ChartView, Problem};
use crate::library::Library;
use crate::words::{Words, words};

/// User units: as wide as a card of the page at its smallest window; the page and the report scale it.
const WIDTH: u32 = 546;

/// Wide enough for four columns of bars, or for twelve names.
const WIDE: u32 = 760;

/// What a chart is of.
#[derive(Debug, Clone, Copy)]
pub enum Spec<'a> {
    /// GHG scope 1 and 2 per employee, with the scopes beside
    Emissions,
    /// headcount by gender
    Gender,
    /// one metric, an intensity by whatever denominator or any other, as bars
    Values(&'static Metric),
    /// what each company's energy is made of
    EnergyMix,
    /// employees by `age`, `level` or another axis, as shares
    Composition(&'a str),
    /// a rate or an average, of all and by the groups of an axis
    Groups(&'static Metric, &'a str),
    /// deaths, injuries, lost days and rates
    Safety,
    /// one metric over the years
    Years(&'static Metric),
    /// what is disclosed of a framework
    Coverage(&'static Framework),
    /// the second metric against the first
    Scatter(&'static Metric, &'static Metric),
}

/// A chart with its words and its table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// what is shown
    pub title: String,
    /// unit and scale
    pub scale: String,
    /// what a reader would get wrong; may be empty
    pub note: String,
    /// the picture and its marks; a mark's key is an index into `rows` and a column: `row:column`
    pub drawing: Drawing,
    /// the table's header
    pub header: Vec<String>,
    /// the same data as a table
    pub rows: Vec<TableRow>,
}

/// A row of a chart's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableRow {
    /// who, or what
    pub label: String,
    /// one a column of the header after the first; none: not disclosed
    pub cells: Vec<Option<String>>,
}

impl From<ChartView> for Chart {
    fn from(view: ChartView) -> Chart {
        let ChartView { title, scale, note, drawing, header, rows, .. } = view;
        let rows = rows.into_iter().map(|row| TableRow {
            label: row.label,
            cells: row.cells.iter().map(|cell| cell.as_ref().map(told)).collect(),
        });
        Chart { title, scale, note, drawing, header, rows: rows.collect() }
    }
}

impl Library {
    /// A chart of any kind, with its legend, to stand by itself.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn picture(
        &self,
        spec: Spec<'_>,
        query: &Query,
        language: Language,
        theme: Theme,
    ) -> Result<Chart, Problem> {
        let companies = self.companies(query)?;
        let look = Look { words: words(language), theme, legend: true };
        let query = Query { basis: compare::Basis::Absolute, all: true, ..query.clone() };
        let card = || compare::scorecard(&companies, &query);
        let chart = match spec {
            Spec::Emissions => draw(ChartKind::EmissionsIntensity, &card(), &look).into(),
            Spec::Gender => draw(ChartKind::WorkforceGender, &card(), &look).into(),
            Spec::Values(metric) => values::bars(&card(), metric, &look),
            Spec::EnergyMix => parts::energy(&compare::energy_mix(&companies, &query.companies), &look),
            Spec::Composition(axis) => parts::composition(&card(), axis, &look),
            Spec::Groups(metric, axis) => groups::by_group(&card(), metric, axis, &look),
            Spec::Safety => groups::safety(&card(), &look),
            Spec::Years(metric) => {
                values::years(&compare::years(&companies, &query.companies, metric), metric, &look)
            }
            Spec::Coverage(framework) => {
                let covered = compare::coverage::coverage(&companies, &query.companies, framework);
                coverage::heat(framework, &covered, &look)
            }
            Spec::Scatter(x, y) => values::scatter(&card(), x, y, &look),
        };
        Ok(Chart {
            drawing: charts::titled(&chart.drawing, &frame(&chart.title, &[], &look), &chart.note),
            ..chart
        })
    }

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

/// `≈ 181`, for a table whose head has the unit.
fn told(cell: &Cell) -> String {
    format!("{}{}", cells::sign(cell), cells::shown(cell))
}

fn row_label(column: &Column, words: &Words) -> RowLabel {
    RowLabel { name: column.short_name.clone(), detail: column.year.map(words.year).unwrap_or_default() }
}

/// A value as a bar. `who` goes before it in what a hover shows.
fn bar(key: String, cell: &Cell, who: &str, words: &Words) -> Bar {
    Bar {
        key,
        value: cell.number,
        text: cells::shown(cell),
        certainty: emissions::certainty(cell),
        label: format!("{who}{}{}", words.colon, said(cell, words)),
    }
}

/// Metric and unit.
fn headed(metric: &Metric, unit: &str, words: &Words) -> String {
    let unit = words.unit_of(&metric.id, unit);
    format!("{}{}", metric.name(words.language), (words.aside)(&unit))
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
