//! What something is made of: energy by carrier, employees by age or level. Shares of each company's own sum.

use charts::{Segment, Series, Stack, StackedChart, StackedRow, Tone};
use compare::{Carrier, Cell, Column, Scorecard};
use disclosure::Breakdown;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Look, choices, derived, frame, row_label};
use crate::cells;
use crate::contract::{ChartCell, ChartRow, ChartSpec, ChartView};
use crate::numbers;
use crate::words::{Words, chart_words};

/// One part of one company, in percent of all its parts.
struct Share {
    name: String,
    percent: Decimal,
    /// what the percentage is of
    cell: Cell,
}

/// Energy by carrier; the oil products together.
pub(super) fn energy(of: &[(Column, Vec<Carrier>)], look: &Look) -> ChartView {
    let words = look.words;
    let chart = chart_words(words.language);
    let names = [chart.electricity, chart.heat, chart.gas, chart.coal, chart.oil];
    let place = |metric: &str| match metric {
        "energy.electricity" => 0,
        "energy.heat" => 1,
        "energy.natural_gas" => 2,
        "energy.coal" => 3,
        _ => 4,
    };
    let rows = of.iter().map(|(column, carriers)| {
        let parts = names.iter().enumerate().filter_map(|(n, name)| {
            let cell = together(carriers.iter().filter(|carrier| place(carrier.metric) == n))?;
            Some(((*name).to_owned(), cell))
        });
        (column, shares(parts).ok_or(words.not_disclosed))
    });
    let tones = [1, 2, 5, 4, 6].map(Tone::Category);
    let series: Vec<_> = names.iter().map(|n| (*n).to_owned()).zip(tones).collect();
    draw(&rows.collect::<Vec<_>>(), &series, false, (chart.energy_mix, chart.energy_note), look)
}

/// One carrier as it is, several as their sum; none where there is none.
fn together<'a>(carriers: impl Iterator<Item = &'a Carrier>) -> Option<Cell> {
    let carriers: Vec<_> = carriers.filter(|carrier| carrier.cell.number >= 0.0).collect();
    let [first, others @ ..] = carriers.as_slice() else { return None };
    if others.is_empty() {
        return Some(first.cell.clone());
    }
    let values: Vec<Decimal> = carriers.iter().filter_map(|carrier| cells::value(&carrier.cell)).collect();
    let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
    let terms: Vec<_> = values.iter().map(ToString::to_string).collect();
    let inputs: Vec<_> = carriers.iter().map(|c| (c.metric, Breakdown::new(), &c.cell)).collect();
    derived(sum, &first.cell.unit, "sum_of_parts", format!("{} = {sum}", terms.join(" + ")), &inputs)
}

/// Each value's percent of their sum; none where that is zero.
fn shares(parts: impl Iterator<Item = (String, Cell)>) -> Option<Vec<Share>> {
    let parts: Vec<_> =
        parts.map(|(name, cell)| Some((name, cells::value(&cell)?, cell))).collect::<Option<_>>()?;
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, (_, value, _)| sum.checked_add(*value))?;
    let share = |(name, value, cell): (String, Decimal, Cell)| {
        let percent = value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(sum)?;
        Some(Share { name, percent, cell })
    };
    if sum.is_zero() { None } else { parts.into_iter().map(share).collect() }
}

/// Employees along an axis, where the groups leave nobody out.
pub(super) fn composition(card: &Scorecard, spec: &ChartSpec, look: &Look) -> ChartView {
    let words = look.words;
    let chart = chart_words(words.language);
    let choice = choices::axis(spec, card, &["workforce.total", "workforce.share"], "age", words);
    let axis = choice.value.as_str();
    let rows: Vec<_> =
        (0..card.columns.len()).map(|c| (&card.columns[c], staff(card, axis, c, words))).collect();
    // in the order of the scorecard's rows, which is that of people
    let mut values: Vec<String> = Vec::new();
    let order: Vec<String> = cells::rows(card)
        .filter(|row| row.metric.starts_with("workforce.") && row.breakdown.len() == 1)
        .filter_map(|row| row.breakdown.get(axis).map(|_| words.breakdown(&row.breakdown)))
        .collect();
    for share in rows.iter().filter_map(|(_, shares)| shares.as_ref().ok()).flatten() {
        if !values.contains(&share.name) {
            values.push(share.name.clone());
        }
    }
    values.sort_by_key(|value| order.iter().position(|o| o == value));
    let longest = rows.iter().filter_map(|(_, s)| s.as_ref().ok()).map(Vec::len).max().unwrap_or(0);
    // bands of ages that differ from company to company share no name, only their order
    let own = values.len() > longest.max(1) && axis == "age" || values.len() > 6;
    let names = if own { (1..=longest).map(chart.group).collect() } else { values };
    let tone = |n: usize| match axis {
        "age" | "level" | "education" => Tone::Step(step(n, names.len())),
        _ => Tone::Category(n as u8 + 1),
    };
    let series: Vec<_> = names.iter().cloned().enumerate().map(|(n, name)| (name, tone(n))).collect();
    let title = (chart.composition)(chart.axis(axis));
    let chart = draw(&rows, &series, own, (&title, if own { chart.own_groups } else { "" }), look);
    ChartView { choices: vec![choice], ..chart }
}

/// Pale to deep over however many groups there are.
fn step(n: usize, of: usize) -> u8 {
    let place = if of < 2 { 4 } else { n * 4 / (of - 1) };
    place.min(4) as u8 + 1
}

/// A company's groups along an axis: the shares it states, else its counts, if they add up to all.
fn staff<'a>(card: &Scorecard, axis: &str, column: usize, words: &'a Words) -> Result<Vec<Share>, &'a str> {
    let groups = |metric: &str| {
        let along = |b: &Breakdown| b.len() == 1 && b.contains_key(axis);
        let rows = cells::rows(card).filter(|row| row.metric == metric && along(&row.breakdown));
        let group = rows.filter_map(|row| {
            let cell = row.cells.get(column)?.as_ref()?;
            let drawable = cell.missing.is_none() && cell.number >= 0.0;
            drawable.then(|| (words.breakdown(&row.breakdown), cell.clone()))
        });
        group.collect::<Vec<_>>()
    };
    let total = cells::find(card, "workforce.total", &[], column).and_then(cells::value);
    let (stated, counted) = (groups("workforce.share"), groups("workforce.total"));
    for (parts, whole) in [(&stated, Some(Decimal::ONE_HUNDRED)), (&counted, total)] {
        let sum: Decimal = parts.iter().filter_map(|(_, cell)| cells::value(cell)).sum();
        // a hundredth: rounded shares rarely come to 100 exactly
        let close = |whole: Decimal| (sum - whole).abs() * Decimal::ONE_HUNDRED <= whole;
        if parts.len() > 1 && whole.is_some_and(close) {
            return shares(parts.iter().cloned()).ok_or(words.not_disclosed);
        }
    }
    let none = stated.is_empty() && counted.is_empty();
    Err(if none { words.not_disclosed } else { chart_words(words.language).incomplete })
}

fn draw(
    rows: &[(&Column, Result<Vec<Share>, &str>)],
    series: &[(String, Tone)],
    own: bool,
    (title, note): (&str, &str),
    look: &Look,
) -> ChartView {
    let words = look.words;
    let percent = |share: &Share| format!("{}%", numbers::parted(share.percent.round_dp(1).normalize()));
    // one a series, in its order; parts that go by their place alone as they come
    let placed = |shares: &'_ [Share]| -> Vec<Option<usize>> {
        let at = |(n, (name, _)): (usize, &(String, Tone))| {
            if own { (n < shares.len()).then_some(n) } else { shares.iter().position(|s| s.name == *name) }
        };
        series.iter().enumerate().map(at).collect()
    };
    let row = |(n, (column, shares)): (usize, &(&Column, Result<Vec<Share>, &str>))| {
        let segments = shares.as_ref().map_err(|words| (*words).to_owned()).map(|shares| {
            let segment = |(at, share): (usize, Option<usize>)| {
                let share = share.map(|index| &shares[index]);
                let text = share.map(percent).unwrap_or_default();
                let name = share.map(|share| share.name.as_str()).unwrap_or_default();
                let who = cells::label(column, words);
                Segment {
                    key: format!("{n}:{at}"),
                    value: share.and_then(|share| share.percent.to_f64()).unwrap_or_default(),
                    label: format!("{who}{}{name} {text}", words.colon),
                    brief: share.map(|share| format!("{}%", share.percent.round())).unwrap_or_default(),
                    text: if own { format!("{name} {text}") } else { text },
                }
            };
            placed(shares).into_iter().enumerate().map(segment).collect()
        });
        StackedRow { label: row_label(column, words), segments }
    };
    let said = |(column, shares): &(&Column, Result<Vec<Share>, &str>)| {
        let parts = match shares {
            Ok(shares) => shares.iter().map(|s| format!("{} {}", s.name, percent(s))).collect(),
            Err(words) => vec![(*words).to_owned()],
        };
        format!("{}{}{}", cells::label(column, words), words.colon, parts.join(words.comma))
    };
    let drawing = charts::stacked(&StackedChart {
        frame: frame(title, &rows.iter().map(said).collect::<Vec<_>>(), look),
        stack: Stack::Shares,
        axis: String::new(),
        series: series.iter().map(|(name, tone)| Series { name: name.clone(), tone: *tone }).collect(),
        rows: rows.iter().enumerate().map(row).collect(),
    });
    let table = |(column, shares): &(&Column, Result<Vec<Share>, &str>)| {
        let in_table = |share: Option<&Share>| ChartCell {
            text: share.map(|s| if own { format!("{} {}", s.name, percent(s)) } else { percent(s) }),
            cell: share.map(|share| share.cell.clone()),
        };
        let cells = match shares {
            Ok(shares) => placed(shares).into_iter().map(|at| in_table(at.map(|at| &shares[at]))).collect(),
            Err(_) => series.iter().map(|_| in_table(None)).collect(),
        };
        ChartRow { label: cells::label(column, words), cells }
    };
    let mut header = vec![words.company.to_owned()];
    header.extend(series.iter().map(|(name, _)| name.clone()));
    ChartView {
        title: title.to_owned(),
        scale: "%".to_owned(),
        note: note.to_owned(),
        drawing,
        header,
        rows: rows.iter().map(table).collect(),
        choices: vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_the_sum() {
        let cell = |value: &i64| derived(Decimal::from(*value), "MWh", "", String::new(), &[]).unwrap();
        let of = |values: &[i64]| {
            let parts = values.iter().map(|value| (value.to_string(), cell(value)));
            shares(parts).map(|s| s.iter().map(|s| s.percent.to_string()).collect::<Vec<_>>())
        };
        assert_eq!(of(&[1, 3]), Some(vec!["25".to_owned(), "75".to_owned()]));
        assert_eq!(of(&[0, 0]), None);
        assert_eq!([step(0, 3), step(1, 3), step(2, 3), step(0, 1), step(6, 7)], [1, 3, 5, 5, 5]);
    }
}
