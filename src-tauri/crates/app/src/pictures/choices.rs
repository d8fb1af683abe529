//! What a chart can be of: only what at least one of the companies states.

use compare::coverage::{self, Framework};
use compare::{Picked, Scorecard};
use disclosure::catalogue::{self, Kind, Metric, metrics};

use super::values::found;
use crate::cells;
use crate::contract::{ChartChoice, ChartField, ChartKind, ChartOption, ChartSpec};
use crate::words::{ChartWords, Words, chart_words};

/// A metric that is drawn, and what else it could be.
pub(super) struct Chosen {
    pub metric: &'static Metric,
    pub choice: ChartChoice,
}

/// What people ask first.
fn first(field: ChartField, kind: ChartKind) -> &'static str {
    match (field, kind) {
        (ChartField::Against, _) => "training.hours_avg",
        (_, ChartKind::Years) => "ghg.total",
        (_, ChartKind::Scatter) => "ghg.per_employee",
        (_, ChartKind::Groups) => "turnover.rate",
        _ => "ghg.per_revenue",
    }
}

/// The metric of a field: the one that is asked for, else the one that people ask first, else the first that there is.
pub(super) fn metric(field: ChartField, spec: &ChartSpec, card: &Scorecard, words: &Words) -> Chosen {
    let states = |metric: &&Metric| (0..card.columns.len()).any(|c| found(card, metric, c).is_some());
    among(field, spec, metrics().iter().filter(states).collect(), words)
}

/// The same for a chart that looks at one metric alone, for which a scorecard of all of them would be too much.
pub(super) fn metric_alone(spec: &ChartSpec, picked: &[Picked], words: &Words) -> Chosen {
    let states = |metric: &&Metric| picked.iter().any(|of| of.has_total(metric));
    among(ChartField::Metric, spec, metrics().iter().filter(states).collect(), words)
}

/// A rate or an average that somebody states by groups.
pub(super) fn grouped(spec: &ChartSpec, card: &Scorecard, words: &Words) -> Chosen {
    let states = |metric: &&Metric| {
        matches!(metric.kind, Kind::Rate | Kind::Intensity) && axes(card, &[&metric.id]).next().is_some()
    };
    among(ChartField::Metric, spec, metrics().iter().filter(states).collect(), words)
}

fn among(field: ChartField, spec: &ChartSpec, mut there: Vec<&'static Metric>, words: &Words) -> Chosen {
    let asked = if field == ChartField::Against { &spec.against } else { &spec.metric };
    let default = first(field, spec.kind);
    let asked = asked.as_deref().and_then(catalogue::metric);
    let usual = there.iter().find(|m| m.id == default).or(there.first()).copied();
    let metric = asked.or(usual).or_else(|| catalogue::metric(default)).unwrap_or(&metrics()[0]);
    if !there.iter().any(|m| m.id == metric.id) {
        there.insert(0, metric);
    }
    let own = chart_words(words.language);
    let label = match (field, spec.kind) {
        (ChartField::Against, _) => own.upwards,
        (_, ChartKind::Scatter) => own.across,
        _ => words.metric,
    };
    let options = there.iter().map(|m| option(&m.id, m.name(words.language)));
    Chosen { metric, choice: choice(field, label, &metric.id, options) }
}

/// The axes along which somebody states one of these metrics, those that have a name.
fn axes<'a>(card: &'a Scorecard, of: &'a [&str]) -> impl Iterator<Item = &'a str> {
    let rows = cells::rows(card).filter(|row| of.contains(&&*row.metric) && row.breakdown.len() == 1);
    rows.flat_map(|row| row.breakdown.keys().map(String::as_str)).filter(|axis| ChartWords::knows(axis))
}

/// The axis that is asked for, else the usual one, else the first that there is.
pub(super) fn axis(
    spec: &ChartSpec,
    card: &Scorecard,
    of: &[&str],
    usual: &str,
    words: &Words,
) -> ChartChoice {
    let mut there: Vec<&str> = axes(card, of).collect();
    there.sort_unstable();
    there.dedup();
    let first = there.iter().find(|axis| **axis == usual).or(there.first()).copied();
    let axis = spec.axis.as_deref().or(first).unwrap_or(usual);
    if !there.contains(&axis) {
        there.insert(0, axis);
    }
    let own = chart_words(words.language);
    choice(ChartField::Axis, own.groups, axis, there.iter().map(|axis| option(axis, own.axis(axis))))
}

/// The framework that is asked for, else that of the exchange of Hong Kong.
pub(super) fn framework(spec: &ChartSpec, words: &Words) -> (&'static Framework, ChartChoice) {
    let all = coverage::frameworks();
    let asked = spec.framework.as_deref().and_then(coverage::framework);
    let framework = asked.or_else(|| coverage::framework("hkex")).unwrap_or(&all[0]);
    let options = all.iter().map(|of| option(&of.id, of.name(words.language)));
    let label = chart_words(words.language).framework;
    (framework, choice(ChartField::Framework, label, &framework.id, options))
}

fn choice(
    field: ChartField,
    label: &str,
    value: &str,
    options: impl Iterator<Item = ChartOption>,
) -> ChartChoice {
    ChartChoice { field, label: label.to_owned(), value: value.to_owned(), options: options.collect() }
}

fn option(value: &str, text: &str) -> ChartOption {
    ChartOption { value: value.to_owned(), text: text.to_owned() }
}
