//! What a drawing is: the SVG, and where each mark lies, so that the page can lead from a mark to its fact.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Light for paper and exports, dark for the page at night.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// on white
    #[default]
    Light,
    /// on near black
    Dark,
}

/// How sure a mark is; drawn as solid, pale with outline, hatched, or ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// the report says it
    Reported,
    /// computed from reported values
    Derived,
    /// with a factor
    Estimated,
    /// typed by the user
    Entered,
}

/// A colour by its role in `tokens.css`; the theme says which colour that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// `--c1` … `--c6`, from 1: things without an order, at most four in one chart
    Category(u8),
    /// `--s1` … `--s5`, from 1: ordered groups, pale to deep
    Step(u8),
}

/// What every chart has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// what the chart shows, for `<title>`; the page writes its own heading above
    pub title: String,
    /// the values in words, for `<desc>`
    pub description: String,
    /// BCP 47; chooses the Han font
    pub language: String,
    /// light or dark
    pub theme: Theme,
    /// user units; 360 at least
    pub width: u32,
}

/// The words beside a row: who, and below it when or how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowLabel {
    /// company; cut with an ellipsis where even two lines are too short, the whole name is then its `<title>`
    pub name: String,
    /// year, or headcount; may be empty
    pub detail: String,
}

/// Horizontal bars, one a company. Log axis where the greatest is over 100 times the least (zero left out), else linear from zero.
#[derive(Debug, Clone, PartialEq)]
pub struct BarChart {
    /// title, language, theme, width
    pub frame: Frame,
    /// below the axis: unit; [`is_log`] tells the caller whether to say so
    pub axis: String,
    /// in the order in which they are drawn
    pub rows: Vec<BarRow>,
    /// names of the parts in the 100 % bars beside; empty: no such bars
    pub parts: Vec<Series>,
    /// the words for each certainty that occurs; empty: no legend, where the page has one already
    pub legend: Vec<(Certainty, String)>,
}

/// One company of a [`BarChart`].
#[derive(Debug, Clone, PartialEq)]
pub struct BarRow {
    /// company and year
    pub label: RowLabel,
    /// the bar, or the words that stand in its place: not disclosed
    pub bar: Result<Bar, String>,
    /// one a part of the chart, in the same order, or the words in its place; ignored where the chart has no parts.
    /// `Ok` with nothing in it draws nothing
    pub parts: Result<Vec<Segment>, String>,
}

/// A value as a bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// the mark's key
    pub key: String,
    /// not negative
    pub value: f64,
    /// the value as the reader sees it, `1,430`; `≈` or `=` is put before it here
    pub text: String,
    /// how it is drawn
    pub certainty: Certainty,
    /// the mark's label
    pub label: String,
}

/// A part that several rows have, with its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// for the legend
    pub name: String,
    /// its colour in all rows
    pub tone: Tone,
}

/// A part of one row.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// the mark's key
    pub key: String,
    /// not negative
    pub value: f64,
    /// the value as the reader sees it: `41`, `41.3%`
    pub text: String,
    /// the same in fewer characters, where the part is too narrow for it: `41%`
    pub brief: String,
    /// the mark's label
    pub label: String,
}

/// Whether rows are drawn as shares of their own sum or on one axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stack {
    /// every bar is as long as the next
    Shares,
    /// lengths compare between rows; an axis at the foot
    Amounts,
}

/// Horizontal stacked bars, one a company.
#[derive(Debug, Clone, PartialEq)]
pub struct StackedChart {
    /// title, language, theme, width
    pub frame: Frame,
    /// shares or amounts
    pub stack: Stack,
    /// below the axis of [`Stack::Amounts`]: unit; empty for shares
    pub axis: String,
    /// in the order in which they are stacked
    pub series: Vec<Series>,
    /// in the order in which they are drawn
    pub rows: Vec<StackedRow>,
}

/// One company of a [`StackedChart`].
#[derive(Debug, Clone, PartialEq)]
pub struct StackedRow {
    /// company, and year or headcount
    pub label: RowLabel,
    /// one a series, in the same order, or the words in their place: not disclosed
    pub segments: Result<Vec<Segment>, String>,
}

/// A rectangle of the drawing that stands for one value.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Mark {
    /// the caller's key for what it stands for
    pub key: String,
    /// left edge, in the SVG's user units
    pub x: f64,
    /// top edge
    pub y: f64,
    /// width
    pub width: f64,
    /// height
    pub height: f64,
    /// what a screen reader says and a hover shows: `name, 2024: ≈ 181 tCO2e/person (estimated)`
    pub label: String,
}

/// A chart as drawn.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Drawing {
    /// a whole `<svg>` element with `role="img"`, title and description
    pub svg: String,
    /// user units
    pub width: f64,
    /// user units
    pub height: f64,
    /// in reading order
    pub marks: Vec<Mark>,
}

/// Columns of bars, one bar a company in each.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelChart {
    /// title, language, theme, width
    pub frame: Frame,
    /// the heads: group, or figure and unit
    pub panels: Vec<String>,
    /// all columns are of one unit, so that lengths compare between them too
    pub shared: bool,
    /// in the order in which they are drawn
    pub rows: Vec<PanelRow>,
}

/// One company of a [`PanelChart`].
#[derive(Debug, Clone, PartialEq)]
pub struct PanelRow {
    /// company and year
    pub label: RowLabel,
    /// one a column, or the words in its place: not disclosed
    pub bars: Vec<Result<Bar, String>>,
}

/// How much of what is asked is there; drawn as a full, a half and an empty square.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    /// all
    Full,
    /// some
    Half,
    /// nothing
    Empty,
}

/// Items by companies.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatChart {
    /// title, language, theme, width; many companies make it wider
    pub frame: Frame,
    /// companies, numbered in this order
    pub columns: Vec<String>,
    /// what the squares mean
    pub key: Vec<(Filled, String)>,
    /// in the order in which they are drawn
    pub rows: Vec<HeatRow>,
}

/// One item of a [`HeatChart`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatRow {
    /// what is asked; cut where two lines are too short
    pub name: String,
    /// one a column, with the mark's label
    pub cells: Vec<(Filled, String)>,
}

/// Values over years, one line a company. Log axis where the greatest is over 100 times the least.
#[derive(Debug, Clone, PartialEq)]
pub struct LineChart {
    /// title, language, theme, width
    pub frame: Frame,
    /// above the axis: unit
    pub axis: String,
    /// first and last year
    pub years: std::ops::RangeInclusive<i32>,
    /// in the order in which they are drawn
    pub series: Vec<Line>,
}

/// One company of a [`LineChart`].
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// at the line's end
    pub name: String,
    /// by year, ascending, each within the chart's years
    pub points: Vec<Point>,
}

/// A value of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// the mark's key
    pub key: String,
    /// when
    pub year: i32,
    /// not negative
    pub value: f64,
    /// the mark's label
    pub label: String,
}

/// Two values of each company.
#[derive(Debug, Clone, PartialEq)]
pub struct ScatterChart {
    /// title, language, theme, width
    pub frame: Frame,
    /// below: name and unit
    pub across: String,
    /// above: name and unit
    pub up: String,
    /// companies
    pub points: Vec<Pair>,
}

/// One company of a [`ScatterChart`].
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// the mark's key
    pub key: String,
    /// beside the point
    pub name: String,
    /// not negative
    pub x: f64,
    /// not negative
    pub y: f64,
    /// the mark's label
    pub label: String,
}
