//! The charts: which values of the scorecard go into them, with their words and their table. `charts` draws.

mod choices;
mod coverage;
mod emissions;
mod groups;
mod parts;
mod values;
mod workforce;

pub(crate) use coverage::{heat, lacking};

use std::cmp::Ordering;
use std::path::Path;

use charts::{Bar, Frame, RowLabel, Theme};
use compare::{Cell, Column, Derivation, DerivedInput, Query, Scorecard, Units};
use disclosure::catalogue::Metric;
use disclosure::{Breakdown, Language, Source, Status};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::cells;
use crate::contract::{ChartCell, ChartField, ChartKind, ChartSpec, ChartView, PictureFormat, Problem};
use crate::library::Library;
use crate::png::png;
use crate::words::{Words, words};

/// User units: as wide as a card of the page at its smallest window; the page and the report scale it.
const WIDTH: u32 = 546;

/// Wide enough for four columns of bars, or for twelve names.
const WIDE: u32 = 760;

/// Pixels of a picture for a unit of the drawing: sharp on paper as wide as a page.
const PIXELS: f32 = 2.0;

impl Library {
    /// A chart with its legend, to stand by itself.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn picture(
        &self,
        spec: &ChartSpec,
        query: &Query,
        language: Language,
        theme: Theme,
    ) -> Result<ChartView, Problem> {
        let look = Look { words: words(language), theme, units: query.units, legend: true };
        let chart = self.drawn(spec, query, &look)?;
        let drawing = charts::titled(&chart.drawing, &frame(&chart.title, &[], &look), &chart.note);
        Ok(ChartView { drawing, ..chart })
    }

    /// A chart of the page as a file to be put into a document: on light ground, with title and legend. `path` is where it
    /// will lie, for the words of a problem.
    ///
    /// # Errors
    /// `library_unusable`, `not_written`.
    pub fn exported_chart(
        &self,
        spec: &ChartSpec,
        format: PictureFormat,
        query: &Query,
        language: Language,
        path: &Path,
    ) -> Result<Vec<u8>, Problem> {
        let svg = self.picture(spec, query, language, Theme::Light)?.drawing.svg;
        match format {
            PictureFormat::Svg => Ok(svg.into_bytes()),
            PictureFormat::Png => png(&svg, PIXELS, path),
        }
    }

    /// A chart for the page, which has one legend for all its charts.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn chart(
        &self,
        spec: &ChartSpec,
        query: &Query,
        language: Language,
        theme: Theme,
    ) -> Result<ChartView, Problem> {
        self.drawn(spec, query, &Look { words: words(language), theme, units: query.units, legend: false })
    }

    fn drawn(&self, spec: &ChartSpec, query: &Query, look: &Look) -> Result<ChartView, Problem> {
        let companies = self.companies(query)?;
        // A chart has its own denominator, whatever the table shows.
        let query = Query { basis: compare::Basis::Absolute, all: true, ..query.clone() };
        let card = compare::scorecard(&companies, &query);
        Ok(match spec.kind {
            ChartKind::EmissionsIntensity => emissions::draw(&card, look),
            ChartKind::WorkforceGender => workforce::draw(&card, look),
            ChartKind::Values => values::bars(&card, spec, look),
            ChartKind::EnergyMix => parts::energy(&compare::energy_mix(&companies, &query), look),
            ChartKind::Composition => parts::composition(&card, spec, look),
            ChartKind::Groups => groups::by_group(&card, spec, look),
            ChartKind::Safety => groups::safety(&card, look),
            ChartKind::Years => {
                let chosen = choices::metric(ChartField::Metric, spec, &card, look.words);
                values::years(&compare::years(&companies, &query, chosen.metric), chosen, look)
            }
            ChartKind::Coverage => {
                let (framework, choice) = choices::framework(spec, look.words);
                let covered = compare::coverage::coverage(&companies, &query.companies, framework);
                ChartView { choices: vec![choice], ..coverage::with_facts(framework, &covered, &card, look) }
            }
            ChartKind::Scatter => values::scatter(&card, spec, look),
        })
    }
}

/// The charts that stand above a report's scorecard, of its companies in absolute values.
pub(crate) fn heading(scorecard: &Scorecard, look: &Look) -> [ChartView; 2] {
    [emissions::draw(scorecard, look), workforce::draw(scorecard, look)]
}

/// In which words and colours, and whether the drawing must be read without the page around it.
pub(crate) struct Look {
    pub words: &'static Words,
    pub theme: Theme,
    pub units: Units,
    pub legend: bool,
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

/// A value in a chart's table, whose head has the unit.
fn in_table(cell: Option<&Cell>) -> ChartCell {
    ChartCell { text: cell.map(cells::shown), cell: cell.cloned() }
}

/// `≈ 181`.
fn told(cell: &Cell) -> String {
    format!("{}{}", cells::sign(cell), cells::shown(cell))
}

/// A value computed here, with what went into it; its inputs' doubts pass on.
fn derived(
    value: Decimal,
    unit: &str,
    rule: &str,
    formula: String,
    inputs: &[(&str, Breakdown, &Cell)],
) -> Option<Cell> {
    let input = |(metric, breakdown, cell): &(&str, Breakdown, &Cell)| DerivedInput {
        fact: cell.fact,
        metric: (*metric).to_owned(),
        breakdown: breakdown.clone(),
        value: cell.value.clone(),
        unit: cell.unit.clone(),
    };
    let review = inputs.iter().any(|(.., cell)| cell.status == Status::NeedsReview.tag());
    let estimated = inputs.iter().any(|(.., cell)| cells::source(cell) == Source::Estimated);
    Some(Cell {
        fact: None,
        value: value.to_string(),
        number: value.to_f64()?,
        unit: unit.to_owned(),
        source: if estimated { Source::Estimated } else { Source::Derived }.tag().to_owned(),
        status: if review { Status::NeedsReview } else { Status::Accepted }.tag().to_owned(),
        doubts: inputs.iter().map(|(.., cell)| cell.doubts).sum(),
        bar: None,
        rank: None,
        derivation: Some(Derivation {
            rule: rule.to_owned(),
            formula,
            inputs: inputs.iter().map(input).collect(),
            factors: vec![],
            notes: vec![],
        }),
        missing: None,
        also: vec![],
    })
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
