//! Companies by metrics.

use std::ops::Range;

use compare::{Cell, Column, PillarRows, Row, Scorecard};
use disclosure::catalogue::metric;
use disclosure::{Source, Status};
use maud::{Markup, html};

use super::badge;
use crate::cells;
use crate::words::Words;

/// So many companies fit beside each other on paper; more go into another table below.
pub(super) const COLUMNS: usize = 6;

pub(super) fn tables(scorecard: &Scorecard, words: &Words) -> Markup {
    let count = scorecard.columns.len();
    html! {
        @for start in (0..count).step_by(COLUMNS) {
            (table(scorecard, start..count.min(start + COLUMNS), words))
        }
    }
}

fn table(scorecard: &Scorecard, columns: Range<usize>, words: &Words) -> Markup {
    html! {
        table.scorecard {
            thead {
                tr {
                    th scope="col" { (words.metric) }
                    @for column in &scorecard.columns[columns.clone()] { (head(column, words)) }
                }
            }
            @for (pillar, name) in scorecard.pillars.iter().zip(words.pillars) {
                @if !pillar.rows.is_empty() { (body(pillar, name, &columns, words)) }
            }
        }
    }
}

fn head(column: &Column, words: &Words) -> Markup {
    let year = column.year.map(words.year);
    let second: Vec<_> = year.into_iter().chain(column.stock_code.clone()).collect();
    html! {
        th scope="col" {
            span.name title=(column.name) { (column.short_name) }
            span.note { (second.join(words.comma)) }
            span.note { ((words.disclosed)(column.disclosed, column.asked)) }
            @if let Some(quality) = column.quality {
                span.note { ((words.quality)(&format!("{quality:.1}"))) }
            }
        }
    }
}

fn body(pillar: &PillarRows, name: &str, columns: &Range<usize>, words: &Words) -> Markup {
    html! {
        tbody {
            tr.pillar {
                th scope="rowgroup" { (name) }
                @for disclosed in &pillar.disclosed[columns.clone()] {
                    td { @if pillar.asked > 0 { (disclosed) "/" (pillar.asked) } }
                }
            }
            @for row in &pillar.rows {
                tr {
                    (row_head(row, words))
                    @for cell in &row.cells[columns.clone()] { (self::cell(cell.as_ref(), row, words)) }
                }
            }
        }
    }
}

fn row_head(row: &Row, words: &Words) -> Markup {
    html! {
        @if row.depth == 0 {
            th scope="row" {
                (name(&row.metric, words))
                // a share of groups alone is headed by one of them
                @if !row.breakdown.is_empty() { " (" (words.breakdown(&row.breakdown)) ")" }
                " " span.unit { (words.unit_of(&row.metric, &row.unit)) }
            }
        } @else {
            th.part scope="row" { (words.breakdown(&row.breakdown)) " " span.unit { (words.unit_of(&row.metric, &row.unit)) } }
        }
    }
}

pub(super) fn name<'a>(id: &'a str, words: &Words) -> &'a str {
    metric(id).map_or(id, |metric| metric.name(words.language))
}

/// Of a number that fits in a column of A4 at the size of the others.
const FITS: usize = 11;

fn cell(cell: Option<&Cell>, row: &Row, words: &Words) -> Markup {
    let Some(cell) = cell else {
        return html! { td { span.absent title=(words.not_disclosed) { "—" } } };
    };
    if let Some(missing) = &cell.missing {
        return html! { td { span.lacking { (words.missing(missing)) } } };
    }
    let (symbol, class) = match cells::source(cell) {
        Source::Reported => ("rep", ""),
        Source::Derived => ("der", ""),
        Source::Estimated => ("est", "estimated"),
        Source::Entered => ("ent", ""),
    };
    let doubted = cell.doubts > 0 || cell.status == Status::NeedsReview.tag();
    let shown = cells::shown(cell);
    html! {
        td.doubted[doubted].long[shown.len() > FITS] {
            @if let Some(rank) = &cell.rank { b.rank { (rank) } " " }
            (badge(symbol, words.source_of(&cell.source)))
            span class=(class) title=(format!("{} {}", cell.value, words.unit(&cell.unit))) { (shown) }
            @if cell.unit != row.unit { " " span.unit { (words.unit(&cell.unit)) } }
            @if doubted {
                (badge("dbt", if cell.doubts > 0 { words.in_doubt } else { words.needs_review }))
            }
        }
    }
}
