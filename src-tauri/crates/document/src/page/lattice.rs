//! Tables whose cells are drawn: each piece of text looks for the lines around it, and what has the same lines is a cell.

use pdf::Rect;

use super::segments::Segment;
use super::table::{Cell, Row};

/// A table that lines or coloured cells show, and where it is.
pub(super) struct Lattice {
    pub at: Rect,
    pub rows: Vec<Row>,
    /// where its columns are
    pub columns: Vec<(f32, f32)>,
    /// which segments are in it
    pub segments: Vec<usize>,
}

/// The lines around some text, and which text.
struct Drawn {
    at: Rect,
    segments: Vec<usize>,
    /// no upright line is beside it
    open: bool,
}

/// In points: lines of neighbouring cells are no further apart.
const BESIDE: f32 = 4.0;
/// The same line seen from two pieces of text.
const SAME: f32 = 1.5;
/// Pieces of text of a page that are looked at.
const MOST: usize = 3000;

/// `level` by y, `upright` by x; what is around one of the `tables` is not in it.
pub(super) fn lattices(
    segments: &[Segment],
    level: &[Rect],
    upright: &[Rect],
    tables: &[Rect],
) -> Vec<Lattice> {
    if upright.is_empty() || level.len() < 3 || segments.len() > MOST {
        return vec![];
    }
    let mut cells: Vec<Drawn> = vec![];
    let mut across = vec![];
    for (i, segment) in segments.iter().enumerate() {
        let (x, y) = segment.at.centre();
        let known = tables.iter().any(|t| t.x0 <= x && x <= t.x1 && t.y0 < y && y < t.y1);
        let Some((at, open)) = around(segment, level, upright, known) else { continue };
        let beyond = |t: &Rect| {
            let level = t.x0 <= x && x <= t.x1;
            let beside = |edge: f32| t.x0 - 1.0 <= edge && edge <= t.x1 + 1.0;
            open && level && (near(at.y1, t.y0, SAME) || near(at.y0, t.y1, SAME))
                || !level && t.y0 < y && y < t.y1 && (beside(at.x0) || beside(at.x1))
        };
        if tables.iter().any(beyond) {
            continue;
        }
        let inside =
            segment.at.x0 >= at.x0 - 0.5 * segment.size && segment.at.x1 <= at.x1 + 0.5 * segment.size;
        if !inside {
            across.push(segment.at.centre());
            continue;
        }
        match cells.iter_mut().rev().find(|c| same(&c.at, &at)) {
            Some(cell) => cell.segments.push(i),
            None => cells.push(Drawn { at, segments: vec![i], open }),
        }
    }
    without_text_between(&mut cells, &across, segments, tables);
    hanging(cells).into_iter().filter_map(|cells| lattice(cells, segments)).collect()
}

/// A row across a whole table is as high as its other rows. What else stands between two lines and no upright ones is text
/// between two tables.
fn without_text_between(
    cells: &mut Vec<Drawn>,
    across: &[(f32, f32)],
    segments: &[Segment],
    tables: &[Rect],
) {
    let mut heights: Vec<f32> = cells.iter().filter(|c| !c.open).map(|c| c.at.height()).collect();
    heights.sort_by(f32::total_cmp);
    let Some(usual) = heights.get(heights.len() / 2).copied() else { return };
    let beside = |a: &Rect, b: &Rect| a.y1.min(b.y1) - a.y0.max(b.y0) > BESIDE;
    let alone: Vec<bool> =
        cells.iter().map(|c| cells.iter().filter(|o| beside(&c.at, &o.at)).count() == 1).collect();
    let mut alone = alone.into_iter();
    cells.retain(|c| {
        let alone = alone.next().unwrap_or_default();
        let high = c.at.height() > 1.6 * usual;
        let crossed = || across.iter().any(|(_, y)| c.at.y0 < *y && *y < c.at.y1);
        let row = crowded(c, segments) || in_line(c, segments) && !high || close(c, segments);
        let (x, y) = segments[c.segments[0]].at.centre();
        let known = tables.iter().any(|t| t.x0 <= x && x <= t.x1 && t.y0 < y && y < t.y1);
        !c.open || known || !(high && crossed()) && (!alone || row)
    });
}

/// The nearest lines around a piece of text, and whether none is upright. At the open side of a table its level lines end.
fn around(segment: &Segment, level: &[Rect], upright: &[Rect], known: bool) -> Option<(Rect, bool)> {
    let (x, y) = segment.at.centre();
    let over = |r: &&Rect| r.x0 - 1.0 <= x && x <= r.x1 + 1.0;
    let middle = level.partition_point(|r| r.y0 < y);
    let above = level[..middle].iter().rev().find(over)?;
    let below = level[middle..].iter().find(over)?;
    let beside = |r: &&Rect| r.y0 - 1.0 <= y && y <= r.y1 + 1.0;
    let middle = upright.partition_point(|r| r.x0 < x);
    let left = upright[..middle].iter().rev().find(beside).map(|r| r.x0);
    let right = upright[middle..].iter().find(beside).map(|r| r.x0);
    // in a table that is known, the longest of those at one height: cells' edges are parts of a row's
    let ends = |edge: &Rect| {
        if !known {
            return (edge.x0, edge.x1);
        }
        let same = level[level.partition_point(|r| r.y0 < edge.y0 - 1.0)..].iter();
        let same = same.take_while(|r| r.y0 <= edge.y0 + 1.0).filter(over);
        same.fold((edge.x0, edge.x1), |(x0, x1), r| (x0.min(r.x0), x1.max(r.x1)))
    };
    let (above_ends, below_ends) = (ends(above), ends(below));
    let (first, last) = (above_ends.0.max(below_ends.0), above_ends.1.min(below_ends.1));
    let left = left.filter(|left| *left >= first - BESIDE);
    let right = right.filter(|right| *right <= last + BESIDE);
    let open = left.is_none() && right.is_none();
    let (left, right) = (left.unwrap_or(first), right.unwrap_or(last));
    let at = Rect { x0: left, y0: above.y0, x1: right, y1: below.y0 };
    (at.height() >= 0.6 * segment.size).then_some((at, open))
}

fn near(a: f32, b: f32, reach: f32) -> bool {
    (a - b).abs() <= reach
}

fn same(a: &Rect, b: &Rect) -> bool {
    near(a.x0, b.x0, SAME) && near(a.y0, b.y0, SAME) && near(a.x1, b.x1, SAME) && near(a.y1, b.y1, SAME)
}

/// Cells that hang together by their lines.
fn hanging(cells: Vec<Drawn>) -> Vec<Vec<Drawn>> {
    let mut table: Vec<usize> = (0..cells.len()).collect();
    fn root(table: &mut [usize], mut i: usize) -> usize {
        while table[i] != i {
            table[i] = table[table[i]];
            i = table[i];
        }
        i
    }
    for i in 0..cells.len() {
        for j in 0..i {
            let (a, b) = (&cells[i].at, &cells[j].at);
            let x = a.x1.min(b.x1) - a.x0.max(b.x0);
            let y = a.y1.min(b.y1) - a.y0.max(b.y0);
            // an edge in common, or an empty cell between
            if x > BESIDE && y >= -BESIDE || y > BESIDE && x >= -BESIDE {
                let (a, b) = (root(&mut table, i), root(&mut table, j));
                table[a] = b;
            }
        }
    }
    let mut tables: Vec<Vec<Drawn>> = (0..cells.len()).map(|_| vec![]).collect();
    for (i, cell) in cells.into_iter().enumerate() {
        tables[root(&mut table, i)].push(cell);
    }
    tables.retain(|t| t.len() >= 4);
    tables
}

/// Where lines are, each once.
fn edges(mut all: Vec<f32>) -> Vec<f32> {
    all.sort_by(f32::total_cmp);
    let mut edges: Vec<f32> = vec![];
    for edge in all {
        if edges.last().is_none_or(|last| edge - last > BESIDE) {
            edges.push(edge);
        }
    }
    edges
}

/// Between which lines a cell is.
fn between(edges: &[f32], from: f32, to: f32) -> (usize, usize) {
    let at = |x: f32| edges.partition_point(|e| *e < x - BESIDE).min(edges.len() - 1);
    (at(from), at(to).max(at(from) + 1))
}

/// The cells' table, if they are one: its rows are level, it has labels, and the lines part what stands beside each other.
fn lattice(cells: Vec<Drawn>, segments: &[Segment]) -> Option<Lattice> {
    let xs = edges(cells.iter().flat_map(|c| [c.at.x0, c.at.x1]).collect());
    let ys = edges(cells.iter().flat_map(|c| [c.at.y0, c.at.y1]).collect());
    if xs.len() < 3 || ys.len() < 3 {
        return None;
    }
    let level = |c: &&Drawn| {
        cells.iter().any(|o| {
            !near(o.at.x0, c.at.x0, SAME) && near(o.at.y0, c.at.y0, 3.0) && near(o.at.y1, c.at.y1, 3.0)
        })
    };
    let several = |c: &&Drawn| stacked(c, segments) > 1 || crowded(c, segments);
    let count = cells.len();
    if cells.iter().filter(level).count() * 2 < count || cells.iter().filter(several).count() * 5 > count {
        return None;
    }
    // labels stand in the first column, or in the second where the first numbers them
    let labelled = |column: usize| {
        let own = cells.iter().filter(|c| between(&xs, c.at.x0, c.at.x1).0 == column);
        let (values, labels): (Vec<&Drawn>, Vec<&Drawn>) = own.partition(|c| numbers(c, segments));
        values.len() <= labels.len()
    };
    if !labelled(0) && (xs.len() < 4 || !labelled(1)) {
        return None;
    }
    let mut rows: Vec<Vec<Cell>> = vec![vec![]; ys.len() - 1];
    for cell in &cells {
        let (from, to) = between(&xs, cell.at.x0, cell.at.x1);
        let (top, bottom) = between(&ys, cell.at.y0, cell.at.y1);
        // a number stands once, a label beside each row that it is of
        let bottom = if values(cell, segments) { top + 1 } else { bottom.min(ys.len() - 1) };
        let mut inner = cell.segments.clone();
        inner.sort_by(|a, b| segments[*a].base.total_cmp(&segments[*b].base));
        let mut rest = &mut inner[..];
        while let [first, ..] = *rest {
            let on = |s: &&usize| segments[**s].base - segments[first].base < 0.35 * segments[first].size;
            let (line, below) = rest.split_at_mut(rest.iter().take_while(on).count().max(1));
            line.sort_by(|a, b| segments[*a].at.x0.total_cmp(&segments[*b].at.x0));
            rest = below;
        }
        for row in &mut rows[top.min(ys.len() - 2)..bottom] {
            row.push(Cell { from: from as u32, to: to as u32, segments: inner.clone() });
        }
    }
    rows.iter_mut().for_each(|row| row.sort_by_key(|c| c.from));
    // a row of which nothing begins in it is none
    rows.dedup_by(|below, above| below.iter().all(|c| above.iter().any(|a| a.segments == c.segments)));
    let rows = rows.into_iter().filter(|row| !row.is_empty()).map(Row::of).collect();
    let at = Rect { x0: xs[0], y0: ys[0], x1: xs[xs.len() - 1], y1: ys[ys.len() - 1] };
    let columns = xs.windows(2).map(|w| (w[0], w[1])).collect();
    Some(Lattice { at, rows, columns, segments: cells.into_iter().flat_map(|c| c.segments).collect() })
}

fn values(cell: &Drawn, segments: &[Segment]) -> bool {
    cell.segments.iter().all(|s| segments[*s].value)
}

/// Whether a cell holds nothing but values that are no years.
fn numbers(cell: &Drawn, segments: &[Segment]) -> bool {
    values(cell, segments) && !cell.segments.iter().all(|s| segments[*s].year)
}

/// Whether what is in a cell stands on one line.
fn in_line(cell: &Drawn, segments: &[Segment]) -> bool {
    let base = segments[cell.segments[0]].base;
    cell.segments.iter().all(|s| near(segments[*s].base, base, 0.3 * segments[*s].size))
}

/// Whether a cell's lines fill it.
fn close(cell: &Drawn, segments: &[Segment]) -> bool {
    let mut lines: Vec<&Segment> = cell.segments.iter().map(|s| &segments[*s]).collect();
    lines.sort_by(|a, b| a.base.total_cmp(&b.base));
    let (first, last) = (lines[0], lines[lines.len() - 1]);
    first.at.y0 - cell.at.y0 <= 0.8 * first.size
        && cell.at.y1 - last.at.y1 <= 0.8 * last.size
        && lines.windows(2).all(|w| w[1].at.y0 - w[0].at.y1 <= 0.85 * w[0].size)
}

/// Numbers one above the other: the lines part no rows.
fn stacked(cell: &Drawn, segments: &[Segment]) -> usize {
    cell.segments.iter().filter(|s| segments[**s].value).count()
}

/// Text side by side: the lines part no columns.
fn crowded(cell: &Drawn, segments: &[Segment]) -> bool {
    cell.segments.iter().enumerate().any(|(i, a)| {
        let a = &segments[*a];
        let beside = |b: &usize| {
            let b = &segments[*b];
            near(a.base, b.base, 0.3 * a.size) && a.at.x1 + 0.8 * a.size < b.at.x0
        };
        cell.segments.iter().enumerate().any(|(j, b)| i != j && beside(b))
    })
}
