//! What goes into a file as rows: the same for a workbook's sheets and for CSV.

use std::collections::BTreeMap;

use compare::{Cell, Derivation, Row, Scorecard, UsedFactor};
use disclosure::Status;
use disclosure::catalogue::metric;
use rust_decimal::Decimal;
use store::{ExportedDoubt, ExportedFact};

use super::About;
use crate::cells;
use crate::words::{FileWords, Words};

/// One field of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Field {
    Text(String),
    Number(Decimal),
    Whole(u32),
    Empty,
}

impl Field {
    fn optional(text: Option<&str>) -> Field {
        text.map_or(Field::Empty, Field::from)
    }

    /// A year, or a period that is no year as it is.
    fn year(period: &str) -> Field {
        period.parse().map_or_else(|_| Field::from(period), Field::Whole)
    }
}

impl From<&str> for Field {
    fn from(text: &str) -> Field {
        if text.is_empty() { Field::Empty } else { Field::Text(text.to_owned()) }
    }
}

/// Rows under their heads.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    pub name: &'static str,
    pub head: Vec<&'static str>,
    pub rows: Vec<Vec<Field>>,
}

fn name<'a>(id: &'a str, words: &Words) -> &'a str {
    metric(id).map_or(id, |metric| metric.name(words.language))
}

pub(super) fn status(status: Status, words: &Words, file: &FileWords) -> &'static str {
    match status {
        Status::Accepted => file.accepted,
        Status::NeedsReview => words.needs_review,
        Status::Corrected => file.corrected,
        Status::Rejected => file.rejected,
    }
}

/// All facts with their evidence.
pub(super) fn facts(facts: &[ExportedFact], words: &Words, file: &FileWords) -> Table {
    let row = |fact: &ExportedFact| {
        vec![
            Field::Whole(fact.id),
            Field::from(&*fact.company_name),
            Field::optional(fact.stock_code.as_deref()),
            Field::from(&*fact.file),
            fact.report_year.and_then(|year| u32::try_from(year).ok()).map_or(Field::Empty, Field::Whole),
            Field::from(&*fact.metric),
            Field::from(name(&fact.metric, words)),
            Field::from(&*words.breakdown(&fact.breakdown)),
            Field::year(&fact.period),
            Field::Number(fact.value),
            Field::from(&*fact.unit),
            Field::from(words.source_of(fact.source.tag())),
            Field::from(status(fact.status, words, file)),
            Field::Number(Decimal::try_from(fact.confidence).unwrap_or_default().round_dp(3)),
            Field::Whole(fact.doubts),
            Field::Whole(fact.page),
            Field::Whole(fact.line),
            Field::optional(fact.cell.as_deref()),
            Field::from(&*fact.section),
            Field::from(&*fact.label),
            Field::from(&*fact.raw_value),
            Field::from(&*fact.raw_unit),
            Field::from(&*fact.quote),
        ]
    };
    let head = [
        &[file.fact, words.company, file.code, file.report, file.report_year, "id", words.metric][..],
        &[words.breakdown, words.published_for, words.value, words.unit, words.source, words.status],
        &[file.confidence, words.doubts, file.page, file.line, file.cell, file.section, file.label],
        &[words.as_printed, file.raw_unit, words.quote],
    ];
    Table { name: file.facts, head: head.concat(), rows: facts.iter().map(row).collect() }
}

/// What does not add up, both sides beside each other.
pub(super) fn doubts(doubts: &[ExportedDoubt], words: &Words, file: &FileWords) -> Table {
    let row = |doubt: &ExportedDoubt| {
        let facts: Vec<_> = doubt.facts.iter().map(ToString::to_string).collect();
        vec![
            Field::from(&*doubt.company_name),
            Field::from(&*doubt.file),
            doubt.report_year.and_then(|year| u32::try_from(year).ok()).map_or(Field::Empty, Field::Whole),
            Field::from((file.rule)(&doubt.rule).unwrap_or(&doubt.rule)),
            Field::from((file.severity)(doubt.severity)),
            Field::from(&*doubt.left),
            Field::from(&*doubt.right),
            Field::Number(doubt.tolerance),
            Field::from(&*facts.join(" ")),
        ]
    };
    let head = vec![
        words.company,
        file.report,
        file.report_year,
        words.doubts,
        file.how_grave,
        file.left,
        file.right,
        file.tolerance,
        file.facts,
    ];
    Table { name: words.doubts, head, rows: doubts.iter().map(row).collect() }
}

/// Every value of the scorecard that the program computed, with its arithmetic.
pub(super) fn computed(scorecard: &Scorecard, words: &Words, file: &FileWords) -> Table {
    let rows = derived(scorecard).map(|(column, row, cell, derivation)| {
        let column = &scorecard.columns[column];
        let inputs = derivation.inputs.iter().map(|input| {
            let part = words.breakdown(&input.breakdown);
            let aside = if part.is_empty() { part } else { (words.aside)(&part) };
            let fact = input.fact.map(|id| format!(" #{id}")).unwrap_or_default();
            format!("{}{aside} {} {}{fact}", name(&input.metric, words), input.value, words.unit(&input.unit))
        });
        let factors = derivation.factors.iter().map(factor);
        let notes: Vec<_> = derivation.notes.iter().map(|code| words.note(code)).collect();
        vec![
            Field::from(&*column.name),
            column.year.and_then(|year| u32::try_from(year).ok()).map_or(Field::Empty, Field::Whole),
            Field::from(&*row.metric),
            Field::from(name(&row.metric, words)),
            Field::from(&*words.breakdown(&row.breakdown)),
            cells::value(cell).map_or(Field::Empty, Field::Number),
            Field::from(&*cell.unit),
            Field::from(words.source_of(&cell.source)),
            Field::from(&*derivation.formula),
            Field::from(&*inputs.collect::<Vec<_>>().join(words.semicolon)),
            Field::from(&*factors.collect::<Vec<_>>().join(words.semicolon)),
            Field::from(&*notes.join(" ")),
        ]
    });
    let head = vec![
        words.company,
        words.published_for,
        "id",
        words.metric,
        words.breakdown,
        words.value,
        words.unit,
        words.source,
        words.formula,
        file.inputs,
        words.factors,
        words.notes,
    ];
    Table { name: words.computed, head, rows: rows.collect() }
}

fn factor(factor: &UsedFactor) -> String {
    let year = factor.year.map(|year| format!(" {year}")).unwrap_or_default();
    format!("{}{year} {} {}", factor.id, factor.value, factor.unit)
}

/// The factors that went into any value, each once.
pub(super) fn factors(scorecard: &Scorecard, words: &Words) -> Table {
    let used: BTreeMap<(&str, Option<i32>), &UsedFactor> = derived(scorecard)
        .flat_map(|(.., derivation)| &derivation.factors)
        .map(|factor| ((factor.id.as_str(), factor.year), factor))
        .collect();
    let row = |factor: &UsedFactor| {
        vec![
            Field::from(&*factor.id),
            factor.value.parse().map_or_else(|_| Field::from(&*factor.value), Field::Number),
            Field::from(&*factor.unit),
            factor
                .year
                .and_then(|year| u32::try_from(year).ok())
                .map_or_else(|| Field::from(words.any_year), Field::Whole),
            Field::from(&*factor.source),
        ]
    };
    Table {
        name: words.factors,
        head: vec![words.factor, words.value, words.unit, words.published_for, words.source],
        rows: used.into_values().map(row).collect(),
    }
}

/// Company by company, every computed cell.
fn derived(scorecard: &Scorecard) -> impl Iterator<Item = (usize, &Row, &Cell, &Derivation)> {
    (0..scorecard.columns.len()).flat_map(move |column| {
        cells::rows(scorecard).filter_map(move |row| {
            let cell = row.cells.get(column)?.as_ref()?;
            Some((column, row, cell, cell.derivation.as_ref()?))
        })
    })
}

/// Where the file comes from, name and value.
pub(super) fn about(about: &About, file: &FileWords) -> Vec<(String, String)> {
    let library = about.library.as_deref().unwrap_or(file.no_library);
    let head = [(file.program, about.program.as_str()), (file.library, library)];
    let head = head.into_iter().chain([(file.written_at, about.written_at.as_str())]);
    let method = about.method.iter().map(|text| (file.method, text.as_str()));
    head.chain(method).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
