//! Rates and averages by group, and safety: columns of bars.

use charts::{Frame, PanelChart, PanelRow};
use compare::{Cell, Scorecard};
use disclosure::catalogue;

use super::{Look, WIDE, bar, choices, frame, headed, in_table, row_label, said};
use crate::cells;
use crate::contract::{ChartRow, ChartSpec, ChartView};
use crate::words::chart_words;

/// More columns have no room for their bars.
const PANELS: usize = 5;
/// What people ask first.
const SAFETY: [&str; 6] = [
    "safety.fatalities",
    "safety.lost_days",
    "safety.injuries",
    "safety.lost_time_rate",
    "safety.recordable_rate",
    "safety.accidents",
];

/// One column of bars: its head, its unit, and a cell a company.
struct Panel<'a> {
    head: String,
    cells: Vec<Option<&'a Cell>>,
}

/// Of all, and by each group of an axis that anybody states.
pub(super) fn by_group(card: &Scorecard, spec: &ChartSpec, look: &Look) -> ChartView {
    let words = look.words;
    let choices::Chosen { metric, choice } = choices::grouped(spec, card, words);
    let axis = choices::axis(spec, card, &[&metric.id], "gender", words);
    let rows = cells::rows(card).filter(|row| row.metric == metric.id);
    let panels: Vec<Panel> = rows
        .filter(|row| {
            row.breakdown.is_empty() || (row.breakdown.len() == 1 && row.breakdown.contains_key(&axis.value))
        })
        .map(|row| Panel {
            head: if row.breakdown.is_empty() {
                chart_words(words.language).all.to_owned()
            } else {
                words.breakdown(&row.breakdown)
            },
            cells: row.cells.iter().map(|cell| drawable(cell.as_ref())).collect(),
        })
        .filter(|panel| panel.cells.iter().any(Option::is_some))
        .take(PANELS)
        .collect();
    let title = (chart_words(words.language).by_group)(metric.name(words.language));
    let unit = words.unit_of(&metric.id, &look.units.name(&metric.unit));
    ChartView { choices: vec![choice, axis], ..draw(card, &panels, &title, &unit, true, look) }
}

/// The figures of occupational safety that anybody states.
pub(super) fn safety(card: &Scorecard, look: &Look) -> ChartView {
    let words = look.words;
    let panel = |id: &&str| {
        let metric = catalogue::metric(id)?;
        let cells: Vec<_> =
            (0..card.columns.len()).map(|c| drawable(cells::find(card, id, &[], c))).collect();
        cells.iter().any(Option::is_some).then(|| Panel { head: headed(metric, &metric.unit, words), cells })
    };
    let panels: Vec<Panel> = SAFETY.iter().filter_map(panel).take(PANELS - 1).collect();
    draw(card, &panels, chart_words(words.language).safety, "", false, look)
}

fn drawable(cell: Option<&Cell>) -> Option<&Cell> {
    cell.filter(|cell| cell.missing.is_none() && cell.number >= 0.0)
}

fn draw(card: &Scorecard, panels: &[Panel], title: &str, unit: &str, shared: bool, look: &Look) -> ChartView {
    let words = look.words;
    let row = |n: usize| {
        let who = cells::label(&card.columns[n], words);
        let bars = panels.iter().enumerate().map(|(panel, of)| {
            let who = format!("{who}{}{}", words.comma, of.head);
            let drawn = of.cells[n].map(|cell| bar(format!("{n}:{panel}"), cell, &who, words));
            drawn.ok_or_else(|| "—".to_owned())
        });
        PanelRow { label: row_label(&card.columns[n], words), bars: bars.collect() }
    };
    let summary = |n: usize| {
        let values = panels.iter().map(|of| {
            let value = of.cells[n].map_or(words.not_disclosed.to_owned(), |cell| said(cell, words));
            format!("{} {value}", of.head)
        });
        let values: Vec<_> = values.collect();
        format!("{}{}{}", cells::label(&card.columns[n], words), words.colon, values.join(words.comma))
    };
    let count = card.columns.len();
    let drawing = charts::panels(&PanelChart {
        frame: Frame { width: WIDE, ..frame(title, &(0..count).map(summary).collect::<Vec<_>>(), look) },
        panels: panels.iter().map(|panel| panel.head.clone()).collect(),
        shared,
        rows: (0..count).map(row).collect(),
    });
    let heads = panels.iter().map(|panel| panel.head.clone());
    ChartView {
        title: title.to_owned(),
        scale: unit.to_owned(),
        note: String::new(),
        drawing,
        header: std::iter::once(words.company.to_owned()).chain(heads).collect(),
        rows: (0..count)
            .map(|n| ChartRow {
                label: cells::label(&card.columns[n], words),
                cells: panels.iter().map(|panel| in_table(panel.cells[n])).collect(),
            })
            .collect(),
        choices: vec![],
    }
}
