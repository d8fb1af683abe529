//! The charts: which values of the scorecard go into them, with their words and their table. `charts` draws.

mod choices;
mod coverage;
mod emissions;
mod groups;
mod parts;
mod values;
mod workforce;

pub(crate) use coverage::{heat, lacking};

use std::cell::LazyCell;
use std::cmp::Ordering;
use std::path::Path;

use charts::{Bar, Frame, RowLabel, Theme};
use compare::{Cell, Column, Derivation, DerivedInput, Picked, Query, Scorecard, Units};
use disclosure::catalogue::Metric;
use disclosure::{Breakdown, Language, Source, Status};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::cells;
use crate::clock::now;
use crate::contract::{ChartCell, ChartKind, ChartSpec, ChartView, PictureFormat, Problem};
use crate::library::Library;
use crate::png::png;
use crate::words::{Words, words};

/// User units: as wide as a card of the page at its smallest window; the page and the report scale it.
const WIDTH: u32 = 546;

/// Wide enough for four columns of bars, or for twelve names.
const WIDE: u32 = 760;

/// How a chart leaves the program.
#[derive(Debug, Clone, Copy)]
pub struct Picture {
    /// SVG or PNG
    pub format: PictureFormat,
    /// light for documents
    pub theme: Theme,
    /// pixels of a PNG for a unit of the drawing
    pub scale: f32,
}

impl Picture {
    /// To be put into a document: light, and sharp on paper as wide as a page.
    pub fn of(format: PictureFormat) -> Picture {
        Picture { format, theme: Theme::Light, scale: 2.0 }
    }
}

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
        let on_axis =
            matches!(spec.kind, ChartKind::EmissionsIntensity | ChartKind::Values | ChartKind::Years);
        let scale =
            if on_axis || chart.scale.is_empty() { String::new() } else { (look.words.aside)(&chart.scale) };
        let title = frame(&format!("{}{scale}", chart.title), &[], &look);
        let drawing = charts::titled(&chart.drawing, &title, &chart.note);
        Ok(ChartView { drawing, ..chart })
    }

    /// A chart as a file, with its title and legend and with where it comes from. `path` is where it will lie, for the words
    /// of a problem.
    ///
    /// # Errors
    /// `library_unusable`, `not_written`.
    pub fn exported_chart(
        &self,
        spec: &ChartSpec,
        picture: Picture,
        query: &Query,
        language: Language,
        path: &Path,
    ) -> Result<Vec<u8>, Problem> {
        let svg = self.picture(spec, query, language, picture.theme)?.drawing.svg;
        let said = self.about(language, now()).of_picture(language);
        match picture.format {
            PictureFormat::Svg => {
                let said = said.iter().map(|(term, _, text)| (*term, text.as_str()));
                Ok(charts::with_origin(&svg, said).into_bytes())
            }
            PictureFormat::Png => {
                let said = said.iter().map(|(_, keyword, text)| (*keyword, text.as_str()));
                png(&svg, picture.scale, said, path)
            }
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
        let picked = compare::picked(&companies, &query.companies);
        // not every chart looks at it
        let card = LazyCell::new(|| compare::scorecard_of(&picked, &query));
        Ok(match spec.kind {
            ChartKind::EmissionsIntensity => emissions::draw(&card, look),
            ChartKind::WorkforceGender => workforce::draw(&card, look),
            ChartKind::Values => values::bars(&card, spec, look),
            ChartKind::EnergyMix => parts::energy(&compare::energy_mix(&picked, query.units), look),
            ChartKind::Composition => parts::composition(&card, spec, look),
            ChartKind::Groups => groups::by_group(&card, spec, look),
            ChartKind::Safety => groups::safety(&card, look),
            ChartKind::Years => {
                let chosen = choices::metric_alone(spec, &picked, look.words);
                let companies = self.companies_over_years(&query, chosen.metric)?;
                let years = |of: &Picked| {
                    let column = of.column();
                    let company = companies.iter().find(|company| company.id == column.company);
                    let years = company.map(|c| compare::years(c, query.units, chosen.metric));
                    (column, years.unwrap_or_default())
                };
                let of: Vec<_> = picked.iter().map(years).collect();
                values::years(&of, chosen, look)
            }
            ChartKind::Coverage => {
                let (framework, choice) = choices::framework(spec, look.words);
                let covered = compare::coverage::coverage(&picked, framework);
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
    let values: Vec<_> = (0..count).map(value).collect();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| match (values[a], values[b]) {
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

/// Sentences one after the other, without the empty ones.
fn paragraph(sentences: &[String], words: &Words) -> String {
    let said: Vec<_> = sentences.iter().map(String::as_str).filter(|said| !said.is_empty()).collect();
    said.join(if words.language == Language::En { " " } else { "" })
}
