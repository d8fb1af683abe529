//! Scores, and what is disclosed of the frameworks.

use compare::coverage::{self, Coverage, Framework};
use compare::scores::Scores;
use compare::{Picked, Scorecard};
use maud::{Markup, html};

use super::figure;
use super::table::COLUMNS;
use crate::cells;
use crate::contract::ChartView;
use crate::coverage::in_words;
use crate::pictures::{self, Look};
use crate::scores::score_tables;
use crate::words::{Words, chart_words, score_words};

/// From this year on the exchange of Hong Kong has its Code, before it the Guide.
const HKEX_CODE_FROM: i32 = 2025;

/// One framework: how much each company states of it.
struct Of {
    framework: &'static Framework,
    covered: Vec<Coverage>,
    chart: ChartView,
}

/// What each company states of each framework that asks it.
pub(super) struct Disclosed(Vec<Of>);

impl Disclosed {
    pub fn of(picked: &[Picked], card: &Scorecard, look: &Look) -> Disclosed {
        let years = || card.columns.iter().filter_map(|column| column.year);
        let asks = |framework: &&Framework| match framework.id.as_str() {
            "hkex" => years().any(|year| year >= HKEX_CODE_FROM),
            "hkex-2024" => years().any(|year| year < HKEX_CODE_FROM),
            _ => true,
        };
        let of = |framework: &'static Framework| {
            let covered = coverage::coverage(picked, framework);
            let chart = pictures::heat(framework, &covered, look);
            Of { framework, covered, chart }
        };
        Disclosed(coverage::frameworks().iter().filter(asks).map(of).collect())
    }

    /// How much, as a table of companies by frameworks; what, as a heat map a framework; what not, in words.
    pub fn section(&self, words: &Words) -> Markup {
        let Disclosed(all) = self;
        let columns = all.first().map(|of| of.covered.as_slice()).unwrap_or_default();
        html! {
            @if !columns.is_empty() {
                section {
                    h2 { (chart_words(words.language).coverage_of_frameworks) }
                    table.list {
                        thead { tr { th scope="col" { (words.company) } @for of in all { th scope="col" { (of.framework.name(words.language)) } } } }
                        tbody {
                            @for (n, column) in columns.iter().enumerate() {
                                tr {
                                    th scope="row" { (cells::label(&column.column, words)) }
                                    @for of in all { td { (of.covered[n].disclosed) "/" (of.covered[n].asked) } }
                                }
                            }
                        }
                    }
                    @for of in all {
                        (figure(&of.chart.title, &of.chart.scale, &of.chart.note, &of.chart.drawing.svg))
                    }
                    @for of in all { (missing(of, words)) }
                }
            }
        }
    }
}

/// What each company does not state of a framework.
fn missing(of: &Of, words: &Words) -> Markup {
    let chart = chart_words(words.language);
    html! {
        h3 { (words.not_disclosed) (words.colon) (of.framework.name(words.language)) }
        table.list {
            thead { tr { th scope="col" { (words.company) } th scope="col" { (chart.item) } th scope="col" { (words.not_disclosed) } } }
            tbody {
                @for covered in of.covered.iter().map(|covered| in_words(of.framework, covered, words)) {
                    @for item in &covered.missing {
                        tr {
                            td { (covered.label) }
                            td { (item.code) " " (item.name) }
                            td { (item.lacking) }
                        }
                    }
                }
            }
        }
    }
}

/// A table a pillar, each score below its parts.
pub(super) fn scores(scores: &Scores, words: &Words) -> Markup {
    let (note, tables) = score_tables(scores, words.language);
    html! {
        @if !scores.columns.is_empty() {
            section {
                h2 { (score_words(words.language).scores) }
                p.note { (note) }
                @for table in &tables {
                    h3 { (table.title) }
                    @for from in (0..scores.columns.len()).step_by(COLUMNS) {
                        table.list.scores {
                            thead { tr { @for head in across(&table.header, from) { th scope="col" { (head) } } } }
                            tbody { @for row in &table.parts { (score_row(row, from, false)) } }
                            tfoot { @for row in &table.results { (score_row(row, from, true)) } }
                        }
                    }
                    @if !table.note.is_empty() { p.note { (table.note) } }
                }
            }
        }
    }
}

/// Metric and weight, and as many companies as a sheet of paper holds.
fn across(row: &[String], from: usize) -> impl Iterator<Item = &String> {
    row.iter().take(2).chain(row.iter().skip(2 + from).take(COLUMNS))
}

fn score_row(row: &[String], from: usize, bold: bool) -> Markup {
    html! {
        tr.result[bold] {
            @for (n, cell) in across(row, from).enumerate() {
                @if n == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_is_wider_than_paper() {
        let row: Vec<String> = (0..2 + COLUMNS + 2).map(|n| n.to_string()).collect();
        for (from, expect) in [(0, "0 1 2 3 4 5 6 7"), (COLUMNS, "0 1 8 9")] {
            let across: Vec<_> = across(&row, from).map(String::as_str).collect();
            assert_eq!(across.join(" "), expect);
        }
    }
}
