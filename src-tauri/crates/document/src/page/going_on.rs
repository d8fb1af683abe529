//! Tables that go on over a page, or at the head of the next column: columns are what they were, heads are not said again.

use std::collections::BTreeSet;

use super::segments::{is_value, is_year};
use super::{Sheet, SheetBlock, SheetRow};

/// A table that the next page may go on with.
struct Open {
    /// page, and block on it
    at: (usize, usize),
    columns: Vec<(f32, f32)>,
    /// what its first rows say
    heads: Vec<String>,
}

/// Rows at the beginning of a table that may be said again.
const HEADS: usize = 4;

/// Gives tables that go on the columns of what they go on with, takes their repeated heads off, and says which they are, by page
/// and block. `skipped` are blocks at a page's edge that are no part of the text.
pub(super) fn going_on(
    sheets: &mut [Sheet],
    skipped: impl Fn(&Sheet, &SheetBlock) -> bool,
) -> BTreeSet<(usize, usize)> {
    let mut found = BTreeSet::new();
    let mut open: Option<Open> = None;
    for (page, sheet) in sheets.iter_mut().enumerate() {
        let aside: Vec<bool> = sheet.blocks.iter().map(|block| skipped(sheet, block)).collect();
        for (block, item) in sheet.blocks.iter_mut().enumerate().filter(|(block, _)| !aside[*block]) {
            let SheetBlock::Table { rows, columns } = item else {
                open = None;
                continue;
            };
            let last = open.take().filter(|last| last.at.0 + 1 >= page);
            let map = last.as_ref().and_then(|last| map(&last.columns, columns, last.at.0 == page));
            let (Some(mut last), Some(map)) = (last, map) else {
                open = Some(Open { at: (page, block), columns: columns.clone(), heads: heads(rows) });
                continue;
            };
            let again =
                rows.iter().zip(&last.heads).take_while(|(row, head)| row.line.print == **head).count();
            if again == 0 && rows.first().is_some_and(is_head) {
                open = Some(Open { at: (page, block), columns: columns.clone(), heads: heads(rows) });
                continue;
            }
            rows.drain(..again);
            let to = map.last().map_or(0, |m| m + 1);
            for cell in rows.iter_mut().flat_map(|r| &mut r.cells) {
                let end = map.get(cell.to as usize).copied().unwrap_or(to);
                cell.from = map.get(cell.from as usize).copied().unwrap_or(to);
                // a column that is empty here
                cell.to = end.min(map.get(cell.to as usize - 1).map_or(to, |m| m + 1)).max(cell.from + 1);
            }
            found.insert((page, block));
            last.at = (page, block);
            open = Some(last);
        }
    }
    found
}

fn heads(rows: &[SheetRow]) -> Vec<String> {
    rows.iter().take(HEADS).map(|r| r.line.print.clone()).collect()
}

/// A row that names columns: several cells, no value in them but years.
fn is_head(row: &SheetRow) -> bool {
    let text = |c: &super::SheetCell| &row.line.print[c.start as usize..c.end as usize];
    row.cells.len() > 1
        && row.cells.iter().all(|c| !is_value(text(c)) || is_year(text(c)))
        && (row.cells.len() > 2 || row.cells.iter().any(|c| is_year(text(c))))
}

/// Which columns of a table are those of another one: by their places, in their order, and none twice. `beside` says that it stands
/// on the same page, in another column of it.
fn map(columns: &[(f32, f32)], others: &[(f32, f32)], beside: bool) -> Option<Vec<u32>> {
    let ends = |c: &[(f32, f32)]| Some((c.first()?.0, c.last()?.1));
    let ((x0, x1), (y0, y1)) = (ends(columns)?, ends(others)?);
    if others.len() > columns.len() || beside && y0 < x1 {
        return None;
    }
    let width = x1 - x0;
    let same = (width - (y1 - y0)).abs() <= 0.03 * width;
    let shift = if same { y0 - x0 } else { 0.0 };
    let mut map: Vec<u32> = vec![];
    for other in others {
        let (from, to) = (other.0 - shift, other.1 - shift);
        let common = |c: &(f32, f32)| c.1.min(to) - c.0.max(from);
        let best = (0..columns.len()).max_by(|a, b| common(&columns[*a]).total_cmp(&common(&columns[*b])))?;
        // side by side is not below one another
        if common(&columns[best]) < -0.25 * (to - from) - 6.0
            || map.last().is_some_and(|last| *last >= best as u32)
        {
            return None;
        }
        map.push(best as u32);
    }
    Some(map)
}
