//! GHG emissions per employee, scope 1 and 2, by company.

use charts::{Bar, BarChart, BarRow, Certainty, RowLabel, Segment, Series, Tone};
use compare::{Cell, Column, Scorecard};
use disclosure::Source;
use rust_decimal::Decimal;

use super::{Look, frame, greatest_first, in_table, names, paragraph, said};
use crate::cells::{self, Axes};
use crate::contract::{ChartRow, ChartView};
use crate::numbers;
use crate::words::Words;

/// One company of the emissions chart.
struct Emitter<'a> {
    column: &'a Column,
    intensity: Option<&'a Cell>,
    scopes: [Option<&'a Cell>; 2],
}

pub(super) fn draw(scorecard: &Scorecard, look: &Look) -> ChartView {
    let words = look.words;
    let total: &Axes<'_> = &[];
    let find = |metric: &str, axes: &[&Axes<'_>], column: usize| {
        axes.iter()
            .find_map(|axes| cells::find(scorecard, metric, axes, column))
            .filter(|cell| cells::value(cell).is_some_and(|v| !v.is_sign_negative()))
    };
    let intensity = |column: usize| find("ghg.per_employee", &[total], column);
    let emitters: Vec<_> = greatest_first(scorecard.columns.len(), |c| intensity(c).and_then(cells::value))
        .into_iter()
        .map(|column| Emitter {
            column: &scorecard.columns[column],
            intensity: intensity(column),
            scopes: [
                find("ghg.scope1", &[total], column),
                find("ghg.scope2", &[total, &[("basis", "location")], &[("basis", "market")]], column),
            ],
        })
        .collect();

    let unit = words.unit(&look.units.name("tCO2e/person"));
    let log = charts::is_log(emitters.iter().filter_map(|e| e.intensity).map(|cell| cell.number));
    let scale = if log { format!("{unit}{}", words.log_scale) } else { unit.clone() };
    let summary: Vec<_> = emitters.iter().map(|e| e.summary(words)).collect();
    let parts = if emitters.iter().any(|e| e.shares().is_some()) {
        vec![
            Series { name: words.scope1.to_owned(), tone: Tone::Step(5) },
            Series { name: words.scope2.to_owned(), tone: Tone::Step(2) },
        ]
    } else {
        vec![]
    };
    let drawing = charts::bars(&BarChart {
        frame: frame(words.emissions_title, &summary, look),
        axis: scale.clone(),
        rows: emitters.iter().enumerate().map(|(row, e)| e.bar_row(row, words)).collect(),
        parts,
        legend: if look.legend { legend(emitters.iter().filter_map(|e| e.intensity), words) } else { vec![] },
    });
    let tonnes = (words.aside)(&words.unit(&look.units.name("tCO2e")));
    ChartView {
        title: words.emissions_title.to_owned(),
        scale,
        note: emissions_note(&emitters, log, words),
        drawing,
        header: vec![
            words.company.to_owned(),
            format!("{}{}", words.emissions_per_employee, (words.aside)(&unit)),
            format!("{}{tonnes}", words.scope1),
            format!("{}{tonnes}", words.scope2),
        ],
        rows: emitters.iter().map(|e| e.table_row(words)).collect(),
        choices: vec![],
    }
}

impl Emitter<'_> {
    fn summary(&self, words: &Words) -> String {
        let value = self.intensity.map_or(words.not_disclosed.to_owned(), |cell| said(cell, words));
        format!("{}{}{value}", cells::label(self.column, words), words.colon)
    }

    fn row_label(&self, words: &Words) -> RowLabel {
        RowLabel {
            name: self.column.short_name.clone(),
            detail: self.column.year.map(words.year).unwrap_or_default(),
        }
    }

    fn bar_row(&self, row: usize, words: &Words) -> BarRow {
        let bar = self.intensity.map(|cell| Bar {
            key: format!("{row}:0"),
            value: cell.number,
            text: cells::shown(cell),
            certainty: certainty(cell),
            label: self.summary(words),
        });
        let parts = match (self.shares(), self.intensity) {
            (Some(shares), _) => Ok((0..2).filter_map(|i| self.part(row, i, shares[i], words)).collect()),
            (None, Some(_)) => Err(words.scopes_not_stated.to_owned()),
            (None, None) => Ok(vec![]),
        };
        BarRow { label: self.row_label(words), bar: bar.ok_or_else(|| words.not_disclosed.to_owned()), parts }
    }

    /// Both scopes in percent of their sum.
    fn shares(&self) -> Option<[Decimal; 2]> {
        let [first, second] = [cells::value(self.scopes[0]?)?, cells::value(self.scopes[1]?)?];
        let share =
            |part: Decimal| part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(first.checked_add(second)?);
        Some([share(first)?, share(second)?])
    }

    fn part(&self, row: usize, index: usize, share: Decimal, words: &Words) -> Option<Segment> {
        let cell = self.scopes[index]?;
        let text = format!("{}%", numbers::parted(share.round()));
        let scope = [words.scope1, words.scope2][index];
        let label = cells::label(self.column, words);
        Some(Segment {
            key: format!("{row}:{}", index + 1),
            value: cell.number,
            label: format!("{label}{}{scope} {text}{}{}", words.colon, words.comma, said(cell, words)),
            brief: text.clone(),
            text,
        })
    }

    fn table_row(&self, words: &Words) -> ChartRow {
        ChartRow {
            label: cells::label(self.column, words),
            cells: [self.intensity, self.scopes[0], self.scopes[1]].map(in_table).to_vec(),
        }
    }

    fn has_note(&self, code: &str) -> bool {
        let derivation = self.intensity.and_then(|cell| cell.derivation.as_ref());
        derivation.is_some_and(|d| d.notes.iter().any(|note| note == code))
    }
}

/// What a reader would get wrong; whom it concerns where that is not everybody.
fn emissions_note(emitters: &[Emitter<'_>], log: bool, words: &Words) -> String {
    let mut sentences = Vec::new();
    if log {
        sentences.push(words.log_note.to_owned());
    }
    for code in ["biomass_left_out", "stated_fuels_only"] {
        let concerned: Vec<_> = emitters.iter().filter(|e| e.has_note(code)).map(|e| e.column).collect();
        if !concerned.is_empty() {
            sentences.push(format!("{}{}{}", names(&concerned, words), words.colon, words.note(code)));
        }
    }
    paragraph(&sentences, words)
}

/// Of the certainties that occur.
pub(super) fn legend<'a>(cells: impl Iterator<Item = &'a Cell>, words: &Words) -> Vec<(Certainty, String)> {
    let occur: Vec<_> = cells.map(certainty).collect();
    [
        (Certainty::Reported, words.reported),
        (Certainty::Derived, words.derived),
        (Certainty::Estimated, words.estimated),
        (Certainty::Entered, words.entered),
    ]
    .into_iter()
    .filter(|(certainty, _)| occur.contains(certainty))
    .map(|(certainty, word)| (certainty, word.to_owned()))
    .collect()
}

pub(super) fn certainty(cell: &Cell) -> Certainty {
    match cells::source(cell) {
        Source::Reported => Certainty::Reported,
        Source::Derived => Certainty::Derived,
        Source::Estimated => Certainty::Estimated,
        Source::Entered => Certainty::Entered,
    }
}
