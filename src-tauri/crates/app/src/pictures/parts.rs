//! What something is made of: energy by carrier, employees by age or level. Shares of each company's own sum.

use charts::{Segment, Series, Stack, StackedChart, StackedRow, Tone};
use compare::{Carrier, Column, Scorecard};
use disclosure::Breakdown;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Chart, Look, TableRow, frame, row_label};
use crate::cells;
use crate::numbers;
use crate::words::{Words, chart_words};

/// One part of one company, in percent of all its parts.
struct Share {
    name: String,
    percent: Decimal,
}

/// Energy by carrier; the oil products together.
pub(super) fn energy(of: &[(Column, Vec<Carrier>)], look: &Look) -> Chart {
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
        let mut sums = [Decimal::ZERO; 5];
        for carrier in carriers {
            let value = cells::value(&carrier.cell).filter(|v| !v.is_sign_negative()).unwrap_or_default();
            let sum = &mut sums[place(carrier.metric)];
            *sum = sum.saturating_add(value);
        }
        (column, shares(names.iter().map(|n| (*n).to_owned()).zip(sums)).ok_or(words.not_disclosed))
    });
    let tones = [1, 2, 5, 4, 6].map(Tone::Category);
    let series: Vec<_> = names.iter().map(|n| (*n).to_owned()).zip(tones).collect();
    draw(&rows.collect::<Vec<_>>(), &series, false, (chart.energy_mix, chart.energy_note), look)
}

/// Each value's percent of their sum; none where that is zero.
fn shares(parts: impl Iterator<Item = (String, Decimal)>) -> Option<Vec<Share>> {
    let parts: Vec<_> = parts.collect();
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, (_, value)| sum.checked_add(*value))?;
    let share = |(name, value): (String, Decimal)| {
        let percent = value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(sum)?;
        Some(Share { name, percent })
    };
    parts.into_iter().map(share).collect()
}

/// Employees along an axis, where the groups leave nobody out.
pub(super) fn composition(card: &Scorecard, axis: &str, look: &Look) -> Chart {
    let words = look.words;
    let chart = chart_words(words.language);
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
    draw(&rows, &series, own, (&title, if own { chart.own_groups } else { "" }), look)
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
            Some((words.breakdown(&row.breakdown), cells::value(cell)?))
        });
        group.filter(|(_, value)| !value.is_sign_negative()).collect::<Vec<_>>()
    };
    let total = cells::find(card, "workforce.total", &[], column).and_then(cells::value);
    let (stated, counted) = (groups("workforce.share"), groups("workforce.total"));
    for (parts, whole) in [(&stated, Some(Decimal::ONE_HUNDRED)), (&counted, total)] {
        let sum: Decimal = parts.iter().map(|(_, value)| *value).sum();
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
) -> Chart {
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
        let cells = match shares {
            Ok(shares) => placed(shares)
                .into_iter()
                .map(|at| at.map(|at| &shares[at]))
                .map(|s| s.map(|s| if own { format!("{} {}", s.name, percent(s)) } else { percent(s) }))
                .collect(),
            Err(_) => vec![None; series.len()],
        };
        TableRow { label: cells::label(column, words), cells }
    };
    let mut header = vec![words.company.to_owned()];
    header.extend(series.iter().map(|(name, _)| name.clone()));
    Chart {
        title: title.to_owned(),
        scale: "%".to_owned(),
        note: note.to_owned(),
        drawing,
        header,
        rows: rows.iter().map(table).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_the_sum() {
        let of = |values: &[i64]| {
            let parts = values.iter().map(|v| (v.to_string(), Decimal::from(*v)));
            shares(parts).map(|s| s.iter().map(|s| s.percent.to_string()).collect::<Vec<_>>())
        };
        assert_eq!(of(&[1, 3]), Some(vec!["25".to_owned(), "75".to_owned()]));
        assert_eq!(of(&[0, 0]), None);
        assert_eq!([step(0, 3), step(1, 3), step(2, 3), step(0, 1), step(6, 7)], [1, 3, 5, 5, 5]);
    }
}
