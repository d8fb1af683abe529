//! One metric as bars or over the years, and two against each other.

use std::collections::BTreeMap;

use charts::{BarChart, BarRow, Frame, Line, LineChart, Pair, Point, ScatterChart};
use compare::{Cell, Column, Scorecard};
use disclosure::catalogue::Metric;

use super::choices::{self, Chosen};
use super::{
    Look, WIDE, bar, emissions, frame, greatest_first, headed, in_table, names, paragraph, row_label, said,
    told,
};
use crate::cells;
use crate::contract::{ChartField, ChartRow, ChartSpec, ChartView};
use crate::words::{Words, chart_words};

/// The unit that most of the values have: only these are drawn beside each other.
fn common_unit<'a>(cells: impl Iterator<Item = &'a Cell>, metric: &Metric, look: &Look) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    cells.for_each(|cell| *counts.entry(&cell.unit).or_default() += 1);
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map_or_else(|| look.units.name(&metric.unit), |(unit, _)| unit.to_owned())
}

/// The total's value where it can be drawn.
pub(super) fn found<'a>(card: &'a Scorecard, metric: &Metric, column: usize) -> Option<&'a Cell> {
    cells::find(card, &metric.id, &[], column).filter(|cell| cell.number >= 0.0)
}

/// Whom another unit leaves out.
fn left_out(columns: &[&Column], words: &Words) -> String {
    if columns.is_empty() {
        return String::new();
    }
    (chart_words(words.language).other_unit)(&names(columns, words))
}

/// Who has no value to draw.
fn without(columns: &[&Column], words: &Words) -> String {
    if columns.is_empty() {
        return String::new();
    }
    (chart_words(words.language).without)(&names(columns, words))
}

/// One metric, company by company, the greatest first.
pub(super) fn bars(card: &Scorecard, spec: &ChartSpec, look: &Look) -> ChartView {
    let words = look.words;
    let Chosen { metric, choice } = choices::metric(ChartField::Metric, spec, card, words);
    let all: Vec<_> = (0..card.columns.len()).map(|c| found(card, metric, c)).collect();
    let unit = common_unit(all.iter().copied().flatten(), metric, look);
    let of_unit = |c: usize| all[c].filter(|cell| cell.unit == unit);
    let order = greatest_first(card.columns.len(), |c| of_unit(c).and_then(cells::value));
    let others: Vec<_> = order
        .iter()
        .filter(|c| all[**c].is_some_and(|cell| cell.unit != unit))
        .map(|c| &card.columns[*c])
        .collect();
    let log = charts::is_log(order.iter().filter_map(|c| of_unit(*c)).map(|cell| cell.number));
    let mut axis = words.unit_of(&metric.id, &unit);
    if log {
        axis.push_str(words.log_scale);
    }
    let row = |(row, column): (usize, &usize)| {
        let who = cells::label(&card.columns[*column], words);
        let drawn = of_unit(*column).map(|cell| bar(format!("{row}:0"), cell, &who, words));
        BarRow {
            label: row_label(&card.columns[*column], words),
            bar: drawn.ok_or_else(|| {
                all[*column].map_or_else(|| words.not_disclosed.to_owned(), |c| said(c, words))
            }),
            parts: Ok(vec![]),
        }
    };
    let rows: Vec<_> = order.iter().enumerate().map(row).collect();
    let summary: Vec<_> = order
        .iter()
        .map(|c| {
            let value = all[*c].map_or(words.not_disclosed.to_owned(), |cell| said(cell, words));
            format!("{}{}{value}", cells::label(&card.columns[*c], words), words.colon)
        })
        .collect();
    let title = metric.name(words.language).to_owned();
    let drawing = charts::bars(&BarChart {
        frame: frame(&title, &summary, look),
        axis: axis.clone(),
        rows,
        parts: vec![],
        legend: if look.legend {
            emissions::legend(order.iter().filter_map(|c| of_unit(*c)), words)
        } else {
            vec![]
        },
    });
    let note = [if log { words.log_note.to_owned() } else { String::new() }, left_out(&others, words)];
    ChartView {
        title,
        scale: axis,
        note: paragraph(&note, words),
        drawing,
        header: vec![words.company.to_owned(), headed(metric, &unit, words)],
        rows: order
            .iter()
            .map(|c| ChartRow {
                label: cells::label(&card.columns[*c], words),
                cells: vec![in_table(of_unit(*c))],
            })
            .collect(),
        choices: vec![choice],
    }
}

/// A company and its values by year.
type Drawn<'a> = (&'a Column, Vec<&'a (i32, Cell)>);

/// One metric over the years, a line a company.
pub(super) fn years(of: &[(Column, Vec<(i32, Cell)>)], chosen: Chosen, look: &Look) -> ChartView {
    let words = look.words;
    let Chosen { metric, choice } = chosen;
    let unit = common_unit(of.iter().flat_map(|(_, values)| values).map(|(_, cell)| cell), metric, look);
    let drawn: Vec<Drawn> = of
        .iter()
        .map(|(column, values)| {
            (
                column,
                values.iter().filter(|(_, cell)| cell.unit == unit && cell.number >= 0.0).collect::<Vec<_>>(),
            )
        })
        .filter(|(_, values)| !values.is_empty())
        .collect();
    let others: Vec<_> = of
        .iter()
        .filter(|(_, values)| values.iter().any(|(_, cell)| cell.unit != unit))
        .map(|(column, _)| column)
        .collect();
    let none: Vec<_> = of.iter().filter(|(_, values)| values.is_empty()).map(|(column, _)| column).collect();
    let all = || drawn.iter().flat_map(|(_, values)| values.iter().map(|(year, _)| *year));
    let (first, last) = (all().min().unwrap_or(0), all().max().unwrap_or(0));
    let line = |(n, (column, values)): (usize, &Drawn)| Line {
        name: column.short_name.clone(),
        points: values
            .iter()
            .map(|(year, cell)| Point {
                key: format!("{n}:{}", year - first),
                year: *year,
                value: cell.number,
                label: format!(
                    "{} {}{}{}",
                    column.short_name,
                    (words.year)(*year),
                    words.colon,
                    said(cell, words)
                ),
            })
            .collect(),
    };
    let log = charts::is_log(drawn.iter().flat_map(|(_, values)| values).map(|(_, cell)| cell.number));
    let mut axis = words.unit_of(&metric.id, &unit);
    if log {
        axis.push_str(words.log_scale);
    }
    let own = chart_words(words.language);
    let title = (own.over_years)(metric.name(words.language));
    let summary: Vec<_> = drawn
        .iter()
        .map(|(column, values)| {
            let told: Vec<_> = values.iter().map(|(year, cell)| format!("{year} {}", told(cell))).collect();
            format!("{}{}{}", column.short_name, words.colon, told.join(words.comma))
        })
        .collect();
    let drawing = charts::lines(&LineChart {
        frame: Frame { width: WIDE, ..frame(&title, &summary, look) },
        axis: axis.clone(),
        years: first..=last,
        series: drawn.iter().enumerate().map(line).collect(),
    });
    let row = |(column, values): &Drawn| ChartRow {
        label: column.short_name.clone(),
        cells: (first..=last)
            .map(|year| in_table(values.iter().find(|(y, _)| *y == year).map(|(_, cell)| cell)))
            .collect(),
    };
    let year_heads = (first..=last).map(|year| year.to_string());
    ChartView {
        title,
        scale: axis,
        note: paragraph(
            &[
                if log { own.log_lines.to_owned() } else { String::new() },
                left_out(&others, words),
                without(&none, words),
            ],
            words,
        ),
        drawing,
        header: std::iter::once(words.company.to_owned()).chain(year_heads).collect(),
        rows: drawn.iter().map(row).collect(),
        choices: vec![choice],
    }
}

/// The second metric against the first, a point a company that has both.
pub(super) fn scatter(card: &Scorecard, spec: &ChartSpec, look: &Look) -> ChartView {
    let words = look.words;
    let [across, up] =
        [ChartField::Metric, ChartField::Against].map(|field| choices::metric(field, spec, card, words));
    let (choices, x, y) = (vec![across.choice, up.choice], across.metric, up.metric);
    let cells_of = |metric: &Metric| {
        let all: Vec<_> = (0..card.columns.len()).map(|c| found(card, metric, c)).collect();
        let unit = common_unit(all.iter().copied().flatten(), metric, look);
        (all.into_iter().map(|cell| cell.filter(|cell| cell.unit == unit)).collect::<Vec<_>>(), unit)
    };
    let ((xs, x_unit), (ys, y_unit)) = (cells_of(x), cells_of(y));
    let both: Vec<_> =
        (0..card.columns.len()).filter_map(|c| Some((&card.columns[c], xs[c]?, ys[c]?))).collect();
    let (others, none): (Vec<usize>, Vec<usize>) = (0..card.columns.len())
        .filter(|c| xs[*c].is_none() || ys[*c].is_none())
        .partition(|c| found(card, x, *c).is_some() && found(card, y, *c).is_some());
    let of = |columns: Vec<usize>| columns.into_iter().map(|c| &card.columns[c]).collect::<Vec<_>>();
    let note = [left_out(&of(others), words), without(&of(none), words)];
    let head = |metric: &Metric, unit: &str, of: &dyn Fn(&(&Column, &Cell, &Cell)) -> f64| {
        let head = headed(metric, unit, words);
        if charts::is_log(both.iter().map(of)) { head + words.log_scale } else { head }
    };
    let (across, up) = (head(x, &x_unit, &|pair| pair.1.number), head(y, &y_unit, &|pair| pair.2.number));
    let pair = |(n, (column, a, b)): (usize, &(&Column, &Cell, &Cell))| Pair {
        key: format!("{n}:0"),
        name: column.short_name.clone(),
        x: a.number,
        y: b.number,
        label: format!(
            "{}{}{}{}{}",
            cells::label(column, words),
            words.colon,
            said(a, words),
            words.semicolon,
            said(b, words)
        ),
    };
    let points: Vec<_> = both.iter().enumerate().map(pair).collect();
    let title = (chart_words(words.language).against)(x.name(words.language), y.name(words.language));
    let summary: Vec<_> = points.iter().map(|point| point.label.clone()).collect();
    let drawing = charts::scatter(&ScatterChart {
        frame: Frame { width: WIDE, ..frame(&title, &summary, look) },
        across: across.clone(),
        up: up.clone(),
        points,
    });
    let row = |(column, a, b): &(&Column, &Cell, &Cell)| ChartRow {
        label: cells::label(column, words),
        cells: vec![in_table(Some(a)), in_table(Some(b))],
    };
    ChartView {
        title,
        scale: String::new(),
        note: paragraph(&note, words),
        drawing,
        header: vec![words.company.to_owned(), across, up],
        rows: both.iter().map(row).collect(),
        choices,
    }
}
