//! How every number came about: formulas, factors, and the places in the reports.

use std::collections::BTreeMap;

use compare::{Cell, Scorecard, UsedFactor};
use maud::{Markup, html};

use super::table::name;
use crate::cells;
use crate::contract::{Problem, Statement};
use crate::library::Library;
use crate::words::Words;

/// A number of the scorecard and the best statement of it.
pub(super) struct Place {
    column: usize,
    what: (String, disclosure::Breakdown),
    statement: Statement,
}

/// Every cell with its column and row's metric, company by company.
fn all(scorecard: &Scorecard) -> impl Iterator<Item = (usize, &compare::Row, &Cell)> {
    (0..scorecard.columns.len()).flat_map(move |column| {
        cells::rows(scorecard).filter_map(move |row| Some((column, row, row.cells.get(column)?.as_ref()?)))
    })
}

/// Metric and part.
fn what(metric: &str, breakdown: &disclosure::Breakdown, words: &Words) -> String {
    let part = words.breakdown(breakdown);
    let aside = if part.is_empty() { part } else { (words.aside)(&part) };
    format!("{}{aside}", name(metric, words))
}

pub(super) fn computed(scorecard: &Scorecard, words: &Words) -> Markup {
    let computed: Vec<_> =
        all(scorecard).filter_map(|(c, row, cell)| Some((c, row, cell, cell.derivation.as_ref()?))).collect();
    html! {
        @if !computed.is_empty() {
            section {
                h2 { (words.computed) }
                table.list {
                    thead { tr { @for word in [words.company, words.metric, words.formula, words.notes] { th scope="col" { (word) } } } }
                    tbody {
                        @for (column, row, cell, derivation) in computed {
                            tr {
                                td { (scorecard.columns[column].short_name) }
                                td { (what(&row.metric, &row.breakdown, words)) }
                                td.formula { (derivation.formula) " " (words.unit(&cell.unit)) }
                                td { @for code in &derivation.notes { (words.note(code)) " " } }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn factors(scorecard: &Scorecard, words: &Words) -> Markup {
    let used: BTreeMap<(&str, Option<i32>), &UsedFactor> = all(scorecard)
        .filter_map(|(.., cell)| cell.derivation.as_ref())
        .flat_map(|derivation| &derivation.factors)
        .map(|factor| ((factor.id.as_str(), factor.year), factor))
        .collect();
    html! {
        @if !used.is_empty() {
            section {
                h2 { (words.factors) }
                table.list {
                    thead { tr { @for word in [words.factor, words.value, words.published_for, words.source] { th scope="col" { (word) } } } }
                    tbody {
                        @for factor in used.values() {
                            tr {
                                td { (factor.id) }
                                td { (factor.value) " " (factor.unit) }
                                td { (factor.year.map_or_else(|| words.any_year.to_owned(), |year| year.to_string())) }
                                td { (factor.source) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where the stated numbers of the scorecard stand.
pub(super) fn places(library: &Library, scorecard: &Scorecard) -> Result<Vec<Place>, Problem> {
    let mut places = Vec::new();
    for (column, row, cell) in all(scorecard) {
        let Some(fact) = cell.fact else { continue };
        let Some(detail) = library.fact(fact)? else { continue };
        if let Some(statement) = detail.statements.into_iter().next() {
            places.push(Place { column, what: (row.metric.clone(), row.breakdown.clone()), statement });
        }
    }
    Ok(places)
}

pub(super) fn places_table(places: &[Place], scorecard: &Scorecard, words: &Words) -> Markup {
    html! {
        @if !places.is_empty() {
            section {
                h2 { (words.places) }
                p.note { (words.places_note) }
                table.list {
                    thead { tr { @for word in [words.company, words.metric, words.as_printed, words.page_line, words.quote] { th scope="col" { (word) } } } }
                    tbody { @for place in places { (place_row(place, scorecard, words)) } }
                }
            }
        }
    }
}

fn place_row(place: &Place, scorecard: &Scorecard, words: &Words) -> Markup {
    let Statement { page, pages, line, cell, raw_value, raw_unit, .. } = &place.statement;
    let at = match cell {
        Some(cell) => cell.clone(),
        None if *pages > 1 => format!("{page}{}{line}", words.comma),
        None => line.to_string(),
    };
    html! {
        tr {
            td { (scorecard.columns[place.column].short_name) }
            td { (what(&place.what.0, &place.what.1, words)) }
            td { (raw_value) " " (raw_unit) }
            td { (at) }
            td lang=(place.statement.language) { q { (quote(&place.statement)) } }
        }
    }
}

/// The line that the number stands on.
fn quote(statement: &Statement) -> &str {
    let own = statement.lines.iter().find(|line| line.number == statement.line);
    own.map_or(statement.label.as_str(), |line| line.text.trim())
}
