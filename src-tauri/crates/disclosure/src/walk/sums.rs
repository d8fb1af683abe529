//! Rows below another that come to what it says: they are its parts.

use rust_decimal::Decimal;

use super::*;

/// Rows that a group is told apart into at most, by gender, age or kind of contract.
const MOST_PARTS: usize = 6;

/// Statements around a part among which its whole staff is looked for: a few tables.
const NEAR: usize = 512;

/// Executives 13 over men 11 and women 2, in each column: these are of the executives, and not of all staff. Under a group that
/// nobody knows they are of that, where others are of all.
pub(super) fn tell_parts_of_row(found: &mut [Statement]) {
    let mut rows: Vec<std::ops::Range<usize>> = vec![];
    for (at, statement) in found.iter().enumerate() {
        let same = |row: &std::ops::Range<usize>| {
            row.end == at && Rc::ptr_eq(&found[row.start].quote, &statement.quote)
        };
        match rows.last_mut().filter(|row| same(row)) {
            Some(row) => row.end = at + 1,
            None if statement.origin == Origin::Table => rows.push(at..at + 1),
            None => {}
        }
    }
    let staff = tags!("employee", "headcount", "people", "sum", "rate");
    for at in 0..rows.len() {
        let whole = rows[at].clone();
        let own = &found[whole.start].inner;
        let strange = own.unexplained > 0;
        // all staff, told apart
        if own.axes.is_empty() && !strange && own.tags.without(staff).is_empty() {
            continue;
        }
        let parts = parts_below(found, &rows, at);
        let sums = |column: usize| {
            let one = &found[whole.start + column];
            let sum: Decimal = parts.iter().map(|part| found[part.start + column].quantity.value).sum();
            // shares are rounded each
            let slack = if one.counted.is_share() { Decimal::new(2, 1) } else { Decimal::ZERO };
            (sum - one.quantity.value).abs() <= slack
        };
        let some = found[whole.clone()].iter().any(|s| s.quantity.value > Decimal::ONE);
        if parts.len() < 2 || !some || !(0..whole.len()).all(sums) {
            continue;
        }
        for part in parts {
            for (column, i) in part.enumerate() {
                let of = found[whole.start + column].inner.clone();
                // directors may be a grade of the staff
                let board = of.tags.has_any(tags!("board"));
                let subject = if board { Default::default() } else { of.tags.without(staff) };
                found[i].inner.tags = found[i].inner.tags.with(subject);
                for (axis, value) in of.axes {
                    found[i].inner.axes.entry(axis).or_insert(value);
                }
                if strange && counts_more(found, i) {
                    found[i].inner.tags = found[i].inner.tags.with(tags!("unknown"));
                }
            }
        }
    }
}

/// Whether another row counts more of the same: Men 3,469 of all, and Men 2,357 of those in shops.
fn counts_more(found: &[Statement], at: usize) -> bool {
    let part = &found[at];
    let plain = |s: &Statement| s.inner.tags.without(tags!("sum", "headcount", "people"));
    let near = &found[at.saturating_sub(NEAR)..(at + NEAR).min(found.len())];
    near.iter().any(|s| {
        let same = s.origin == Origin::Table && s.year == part.year && s.counted == part.counted;
        same && s.inner.axes == part.inner.axes
            && plain(s) == plain(part)
            && s.quantity.value > part.quantity.value
    })
}

/// The rows right below one that tell its number apart along one more axis, each value once.
fn parts_below(
    found: &[Statement],
    rows: &[std::ops::Range<usize>],
    at: usize,
) -> Vec<std::ops::Range<usize>> {
    let whole = &rows[at];
    let mut along: Option<(&String, Vec<&String>)> = None;
    let mut parts = vec![];
    for row in rows[at + 1..].iter().take(MOST_PARTS) {
        let alike = |(i, j): (usize, usize)| {
            found[i].year == found[j].year
                && found[i].counted == found[j].counted
                && same_section(&found[i], &found[j])
        };
        // 按雇佣类型 between 中国大陆 under 按地区 and 全职: all staff told apart once more
        let axis = |at: usize| found[at].outers.iter().find(|o| is_axis(o)).map(|o| &o.text.text);
        if axis(whole.start).is_some_and(|own| axis(row.start) != Some(own)) {
            break;
        }
        if row.len() != whole.len() || !whole.clone().zip(row.clone()).all(alike) {
            break;
        }
        let (of, own) = (&found[whole.start].inner.axes, &found[row.start].inner);
        let mut more = own.axes.iter().filter(|(axis, _)| !of.contains_key(*axis));
        let (Some((axis, value)), None) = (more.next(), more.next()) else { break };
        match &mut along {
            None => along = Some((axis, vec![value])),
            Some((known, values)) if *known == axis && !values.contains(&value) => values.push(value),
            Some(_) => break,
        }
        parts.push(row.clone());
    }
    parts
}
