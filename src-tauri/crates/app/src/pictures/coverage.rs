//! What is disclosed of a framework, items by companies.

use charts::{Filled, Frame, HeatChart, HeatRow};
use compare::coverage::{Ask, Coverage, Disclosed, Framework, Item, ItemCoverage, Wanted};
use compare::{Row, Scorecard};
use disclosure::{Breakdown, catalogue};

use super::{Look, WIDE, frame};
use crate::cells;
use crate::contract::{ChartCell, ChartRow, ChartView};
use crate::words::{ChartWords, Words, chart_words};

/// What is disclosed leads to a fact.
pub(super) fn with_facts(
    framework: &Framework,
    covered: &[Coverage],
    card: &Scorecard,
    look: &Look,
) -> ChartView {
    let mut chart = heat(framework, covered, look);
    let asked = framework.items.iter().filter(|item| !item.asks.is_empty());
    for (row, item) in chart.rows.iter_mut().zip(asked) {
        let stated: Vec<&Row> =
            item.asks.iter().flat_map(|ask| &ask.0).flat_map(|wanted| rows_of(card, wanted)).collect();
        for (column, cell) in row.cells.iter_mut().enumerate() {
            let mut values = stated.iter().filter_map(|row| row.cells.get(column)?.as_ref());
            cell.cell = values.find(|cell| cell.fact.is_some()).cloned();
        }
    }
    chart
}

/// The rows of what is wanted.
fn rows_of<'a>(card: &'a Scorecard, wanted: &'a Wanted) -> impl Iterator<Item = &'a Row> {
    let fits = move |breakdown: &Breakdown| match (&wanted.axis, &wanted.value) {
        (None, _) => true,
        (Some(axis), None) => breakdown.contains_key(axis),
        (Some(axis), Some(value)) => breakdown.get(axis) == Some(value),
    };
    cells::rows(card).filter(move |row| row.metric == wanted.metric && fits(&row.breakdown))
}

pub(crate) fn heat(framework: &Framework, covered: &[Coverage], look: &Look) -> ChartView {
    let words = look.words;
    let chart = chart_words(words.language);
    let asked: Vec<(usize, &Item)> =
        framework.items.iter().enumerate().filter(|(_, item)| !item.asks.is_empty()).collect();
    let title = (chart.coverage)(framework.name(words.language));
    let rows = asked.iter().map(|(n, item)| {
        let name = format!("{} {}", item.code, item.name(words.language));
        let cells = covered.iter().map(|of| {
            let (filled, word) = shown(of.items[*n].as_ref(), chart);
            let lacks = of.items[*n].as_ref().map(|state| lacking(item, state, words)).unwrap_or_default();
            let aside = if lacks.is_empty() { lacks } else { (words.aside)(&lacks) };
            (
                filled,
                format!(
                    "{}{}{name}{} {word}{aside}",
                    cells::label(&of.column, words),
                    words.comma,
                    words.colon
                ),
            )
        });
        HeatRow { cells: cells.collect(), name: name.clone() }
    });
    let summary: Vec<_> = covered
        .iter()
        .map(|of| {
            format!(
                "{}{}{}",
                cells::label(&of.column, words),
                words.colon,
                (words.disclosed)(of.disclosed, of.asked)
            )
        })
        .collect();
    let drawing = charts::heat(&HeatChart {
        frame: Frame { width: WIDE, ..frame(&title, &summary, look) },
        columns: summary.clone(),
        key: vec![
            (Filled::Full, chart.full.to_owned()),
            (Filled::Half, chart.part.to_owned()),
            (Filled::Empty, chart.none.to_owned()),
        ],
        rows: rows.collect(),
    });
    let silent = framework.items.len() - asked.len();
    let word =
        |state: Option<&ItemCoverage>| ChartCell { text: Some(shown(state, chart).1.to_owned()), cell: None };
    let row = |(n, item): &(usize, &Item)| ChartRow {
        label: format!("{} {}", item.code, item.name(words.language)),
        cells: covered.iter().map(|of| word(of.items[*n].as_ref())).collect(),
    };
    let heads = covered.iter().map(|of| cells::label(&of.column, words));
    ChartView {
        title,
        scale: String::new(),
        note: if silent > 0 { (chart.in_words)(silent) } else { String::new() },
        drawing,
        header: std::iter::once(chart.item.to_owned()).chain(heads).collect(),
        rows: asked.iter().map(row).collect(),
        choices: vec![],
    }
}

fn shown(state: Option<&ItemCoverage>, chart: &ChartWords) -> (Filled, &'static str) {
    match state.map(|state| state.disclosed) {
        Some(Disclosed::Full) => (Filled::Full, chart.full),
        Some(Disclosed::Part) => (Filled::Half, chart.part),
        Some(Disclosed::None) | None => (Filled::Empty, chart.none),
    }
}

/// What of an item is not stated, in words.
pub(crate) fn lacking(item: &Item, state: &ItemCoverage, words: &Words) -> String {
    let asks: Vec<_> = state.missing.iter().map(|n| ask(&item.asks[*n], words)).collect();
    asks.join(words.semicolon)
}

/// The facts of which any one would do.
fn ask(ask: &Ask, words: &Words) -> String {
    let wanted = ask.0.iter().map(|wanted| {
        let name = catalogue::metric(&wanted.metric).map_or(&*wanted.metric, |m| m.name(words.language));
        let part = match (&wanted.axis, &wanted.value) {
            (Some(axis), Some(value)) => words.breakdown(&Breakdown::from([(axis.clone(), value.clone())])),
            (Some(axis), None) => chart_words(words.language).axis(axis).to_owned(),
            (None, _) => return name.to_owned(),
        };
        format!("{name}{}", (words.aside)(&part))
    });
    wanted.collect::<Vec<_>>().join(" / ")
}
