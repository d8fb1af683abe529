//! Lines with columns to the rows and cells of a table: which column a piece of text is in, which lines are one row.

use pdf::Rect;

use super::blocks::Line;
use super::lattice::Lattice;
use super::segments::{Segment, is_value};
use super::words::Word;

/// A cell: first column, the column after its last, and what is in it from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub from: u32,
    pub to: u32,
    pub segments: Vec<usize>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub cells: Vec<Cell>,
    /// of its first and last line
    first: usize,
    last: usize,
    data: bool,
    /// its label began above its values
    hung: bool,
}

impl Row {
    /// A row that lines show.
    pub fn of(cells: Vec<Cell>) -> Row {
        Row { cells, first: 0, last: 0, data: true, hung: false }
    }
}

pub(super) struct Builder<'p> {
    pub words: &'p [Word],
    pub segments: Vec<Segment>,
    /// tables that lines show
    pub lattices: &'p [Lattice],
    /// horizontal lines, by y
    pub level: &'p [Rect],
}

/// In ems: a number this far behind another word may stand in a column of its own.
const PARTED: f32 = 0.25;
/// In ems, from baseline to baseline: lines of one text are no further apart.
const LEADING: f32 = 1.5;

impl Builder<'_> {
    /// The rows of lines that make a table, where its columns are, and how many of the last lines are none of it.
    pub fn rows(&mut self, lines: &mut [Line]) -> (Vec<Row>, Vec<(f32, f32)>, usize) {
        let columns = self.columns(lines);
        lines.iter_mut().for_each(|line| self.split(line, &columns));
        let lines = &*lines;
        let labels = self.labels(lines, &columns);
        let bands = self.bands(lines);
        let pitch = self.pitch(lines);
        let mut rows: Vec<Row> = vec![];
        for (i, line) in lines.iter().enumerate() {
            let row = self.row(i, line, &columns);
            match rows.last() {
                Some(last) if self.goes_on(last, &row, lines, &bands, labels, &columns, pitch) => {
                    let last = rows.last_mut().expect("it is there");
                    join(last, row);
                }
                _ => rows.push(row),
            }
        }
        let mut left = 0;
        while let Some(row) = rows.pop_if(|r| !r.data && r.cells.len() == 1) {
            left += row.last + 1 - row.first;
        }
        self.span_heads(&mut rows, lines, &columns);
        (rows, columns, left)
    }

    /// How many lines do not fit the columns that all of them have in common: two pieces in one column, a value over several.
    pub fn unfit(&self, lines: &[Line]) -> usize {
        let columns = self.columns(lines);
        let unfit = |line: &&Line| {
            let segments = || line.segments.iter().map(|s| &self.segments[*s]);
            let places: Vec<(u32, u32)> = segments().map(|s| covers(&columns, s.at)).collect();
            let wide = segments().zip(&places).any(|(s, place)| s.value && place.1 > place.0 + 1);
            wide || places.windows(2).any(|w| w[1].0 < w[0].1)
        };
        lines.iter().filter(unfit).count()
    }

    /// Numbers that come close to each other, or to a label or unit, are parted where the columns are.
    fn split(&mut self, line: &mut Line, columns: &[(f32, f32)]) {
        for at in (0..line.segments.len()).rev() {
            let segment = &self.segments[line.segments[at]];
            let mut words = segment.words.clone();
            let (from, to) = covers(columns, segment.at);
            if to < from + 2 {
                continue;
            }
            for middle in (words.start + 1..words.end).rev() {
                let (number, before) = (&self.words[middle], &self.words[middle - 1]);
                let own = covers(columns, number.at);
                let parted = own.1 == own.0 + 1
                    && covers(columns, before.at).1 <= own.0
                    && number.at.x0 - before.at.x1 >= PARTED * number.size;
                if !parted || !is_value(&number.text) {
                    continue;
                }
                self.segments.push(Segment::of(self.words, middle..words.end));
                line.segments.insert(at + 1, self.segments.len() - 1);
                words.end = middle;
                self.segments.push(Segment::of(self.words, words.clone()));
                line.segments[at] = self.segments.len() - 1;
            }
        }
    }

    fn row(&self, index: usize, line: &Line, columns: &[(f32, f32)]) -> Row {
        let mut cells: Vec<Cell> = vec![];
        for segment in &line.segments {
            let (from, to) = covers(columns, self.segments[*segment].at);
            match cells.last_mut() {
                // two pieces in one column are one text
                Some(last) if last.to > from => {
                    last.to = last.to.max(to);
                    last.segments.push(*segment);
                }
                _ => cells.push(Cell { from, to, segments: vec![*segment] }),
            }
        }
        let data = line.segments.iter().any(|s| self.segments[*s].value);
        Row { cells, first: index, last: index, data, hung: false }
    }

    /// Where columns are: what is narrow says where, what is wider stretches them, what lies over several spans them.
    fn columns(&self, lines: &[Line]) -> Vec<(f32, f32)> {
        // a label whose two lines are above and below its values has none beside it
        let around = |at: usize| {
            let of = |other: usize| {
                lines.get(other).is_some_and(|l| {
                    l.segments.len() > 1
                        && lines[at].at.x1 < l.at.x0
                        && (l.base - lines[at].base).abs() <= l.em
                })
            };
            of(at + 1) || at > 0 && of(at - 1)
        };
        let columnar = (0..lines.len()).filter(|at| lines[*at].segments.len() > 1 || around(*at));
        let many: Vec<&Line> = columnar.map(|at| &lines[at]).collect();
        let all = many.iter().flat_map(|l| &l.segments).map(|i| &self.segments[*i]);
        let columns = stretched(vec![], all, true);
        self.without_company(&many, columns)
    }

    /// Columns side by side that no line has both of are one.
    fn without_company(&self, lines: &[&Line], mut columns: Vec<(f32, f32)>) -> Vec<(f32, f32)> {
        let mut at = 1;
        while at < columns.len() {
            let (a, b) = (at as u32 - 1, at as u32);
            let both = lines.iter().any(|line| {
                let place = |s: &usize| covers(&columns, self.segments[*s].at);
                let has = |column: u32| line.segments.iter().any(|s| place(s) == (column, column + 1));
                has(a) && has(b)
            });
            if both || at == 1 && self.labels_between(lines, &columns) {
                at += 1;
            } else {
                columns[at - 1].1 = columns[at].1;
                columns.remove(at);
            }
        }
        columns
    }

    /// Whether the first column has the labels of the values in the second, none of them on a line with its values.
    fn labels_between(&self, lines: &[&Line], columns: &[(f32, f32)]) -> bool {
        let of = |column: u32, value: bool| {
            let segments = lines.iter().flat_map(|l| &l.segments).map(|s| &self.segments[*s]);
            segments.filter(|s| s.value == value && covers(columns, s.at) == (column, column + 1)).count()
        };
        of(0, false) > 1 && of(0, true) == 0 && of(1, true) > 1
    }

    /// How many columns of labels there are, before the first of values.
    fn labels(&self, lines: &[Line], columns: &[(f32, f32)]) -> u32 {
        let mut counts = vec![(0, 0); columns.len()];
        for segment in lines.iter().filter(|l| l.segments.len() > 1).flat_map(|l| &l.segments) {
            let s = &self.segments[*segment];
            let count = &mut counts[covers(columns, s.at).0 as usize];
            count.0 += usize::from(s.value);
            count.1 += 1;
        }
        let first = counts.iter().position(|(values, all)| values * 2 >= *all && *all > 0);
        first.unwrap_or(columns.len()).max(1) as u32
    }

    /// The band between ruling lines that each line is in; none where lines part no rows.
    fn bands(&self, lines: &[Line]) -> Option<Vec<usize>> {
        let left = lines.iter().map(|l| l.at.x0).fold(f32::MAX, f32::min);
        let right = lines.iter().map(|l| l.at.x1).fold(f32::MIN, f32::max);
        let wide = |r: &&Rect| r.x1.min(right) - r.x0.max(left) > 0.5 * (right - left);
        let (top, bottom) = (lines.first()?.base, lines.last()?.base);
        let first = self.level.partition_point(|r| r.y0 < top);
        let mut rules: Vec<f32> =
            self.level[first..].iter().take_while(|r| r.y0 < bottom).filter(wide).map(|r| r.y0).collect();
        rules.dedup_by(|a, b| *a - *b < 3.0);
        let data = lines.iter().filter(|l| l.segments.iter().any(|s| self.segments[*s].value)).count();
        if rules.is_empty() || rules.len() + 1 < data / 2 {
            return None;
        }
        Some(lines.iter().map(|l| rules.partition_point(|y| *y < l.base - 0.3 * l.em)).collect())
    }

    /// From row to row of values.
    fn pitch(&self, lines: &[Line]) -> f32 {
        let bases: Vec<f32> = lines.iter().filter(|l| l.segments.len() > 1).map(|l| l.base).collect();
        let mut steps: Vec<f32> = bases.windows(2).map(|w| w[1] - w[0]).collect();
        steps.sort_by(f32::total_cmp);
        steps.get(steps.len() / 2).copied().unwrap_or(f32::MAX)
    }

    /// Whether a line belongs to the row above it.
    #[expect(clippy::too_many_arguments, reason = "what is known of a table")]
    fn goes_on(
        &self,
        last: &Row,
        next: &Row,
        lines: &[Line],
        bands: &Option<Vec<usize>>,
        labels: u32,
        columns: &[(f32, f32)],
        pitch: f32,
    ) -> bool {
        let (above, line) = (&lines[last.last], &lines[next.first]);
        let em = above.em.min(line.em);
        let step = line.base - above.base;
        let like = (above.em - line.em).abs() <= 0.12 * em;
        if last.data && next.data {
            return false;
        }
        let banded = bands.as_ref().map(|b| b[last.first] == b[next.first]);
        if banded == Some(false) {
            return false;
        }
        // what stands between the same two lines is a row, if it has one line of values
        if let Some(bands) = bands {
            let band = bands[next.first];
            let values = (0..lines.len()).filter(|i| bands[*i] == band);
            let values =
                values.filter(|i| lines[*i].segments.iter().any(|s| self.segments[*s].value)).count();
            let ends = band > 0 && bands.last() != Some(&band);
            if values == 1 && ends && step <= 2.0 * em {
                return true;
            }
        }
        let label = |row: &Row| row.cells.first().filter(|c| c.from < labels).map(|c| c.segments.clone());
        let single = |row: &Row| row.cells.len() == 1 && row.cells[0].from < labels;
        if next.data {
            if !single(last) || last.first + 2 < last.last {
                return false;
            }
            return match label(next) {
                // values beside the middle of their label, or its last line
                None => step <= 1.35 * em && lines[next.first].segments.len() > 1,
                Some(label) => like && step <= LEADING * em && self.cue(&last.cells[0].segments, &label),
            };
        }
        if last.data {
            let fits = next
                .cells
                .iter()
                .all(|c| last.cells.iter().any(|l| l.from <= c.from && c.to <= l.to.max(l.from + 1)));
            if last.hung && single(next) {
                // as many lines of a label are above its values as below
                let valued = |l: &Line| l.segments.iter().any(|s| self.segments[*s].value);
                let values = (last.first..=last.last).find(|at| valued(&lines[*at])).unwrap_or(last.last);
                if last.last - values >= values - last.first {
                    return false;
                }
                if step <= 1.1 * em {
                    return true;
                }
            }
            if !like || step > LEADING * em {
                return false;
            }
            let of_row = single(next)
                && label(last).is_some_and(|l| {
                    let next = &next.cells[0].segments;
                    self.cue(&l, next)
                        || step <= 0.93 * pitch && self.full(&l, next, columns[labels as usize - 1].1)
                });
            // 2023 over 人数: a head of two lines
            let head = fits && next.cells.len() > 1 && last.first == 0;
            // a note or a unit that is broken
            let other = fits && next.cells.iter().all(|c| c.from >= labels) && step <= 0.93 * pitch;
            return of_row || head || other;
        }
        // heads of several lines: each piece goes on with one above
        let under = next.cells.iter().all(|c| last.cells.iter().any(|l| l.from <= c.from && c.to <= l.to));
        like && step <= 1.35 * em && under && last.cells.len() > 1 && next.cells.len() <= last.cells.len()
    }

    fn text(&self, segments: &[usize]) -> String {
        let words = segments.iter().flat_map(|s| &self.words[self.segments[*s].words.clone()]);
        words.map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// What shows that a label goes on in the next line.
    fn cue(&self, label: &[usize], next: &[usize]) -> bool {
        let (label, next) = (self.text(label), self.text(next));
        let count = |c: [char; 2]| label.matches(c).count();
        let open = count(['(', '（']) > count([')', '）']);
        let starts =
            next.starts_with(|c: char| c.is_lowercase() || matches!(c, ')' | '(' | '）' | '（' | '/' | '&'));
        let ends = label.ends_with([',', '-', '/', '&', '、', '，', '及', '和', '与', '與', '的'])
            || [" and", " of", " the", " to", " from", " for", " in", " or", " by", " per", " with"]
                .iter()
                .any(|word| label.ends_with(word));
        open || starts && !numbered(&next) || ends
    }

    /// The next word had no room on the line.
    fn full(&self, label: &[usize], next: &[usize], right: f32) -> bool {
        let (Some(last), Some(first)) = (label.last(), next.first()) else { return false };
        let (last, first) = (&self.segments[*last], &self.segments[*first]);
        let word = &self.words[first.words.start];
        let width = if word.text.starts_with(|c| c >= '\u{2e80}') { first.size } else { word.at.width() };
        last.at.x1 + width + 0.2 * last.size > right
            && last.letters >= 12
            && (first.at.x0 - last.at.x0) < 3.0 * first.size
    }

    /// A head over several columns: a line under it shows how far it goes, or the columns under it do.
    fn span_heads(&self, rows: &mut [Row], lines: &[Line], columns: &[(f32, f32)]) {
        let heads = rows.iter().position(|r| r.cells.len() as u32 + 1 >= columns.len() as u32).unwrap_or(0);
        for at in 0..heads {
            let next: Vec<(u32, u32)> = rows[at + 1].cells.iter().map(|c| (c.from, c.to)).collect();
            let base = lines[rows[at].last].base;
            for cell in &mut rows[at].cells {
                let Some(ruled) = self.underline(cell, base) else { continue };
                let (from, to) = covers(columns, ruled);
                (cell.from, cell.to) = (cell.from.min(from), cell.to.max(to));
            }
            centre(&mut rows[at].cells, &next, columns, |c| self.around(c));
        }
    }

    fn around(&self, cell: &Cell) -> Rect {
        let boxes = cell.segments.iter().map(|s| self.segments[*s].at);
        boxes.reduce(|a, b| Rect { x0: a.x0.min(b.x0), x1: a.x1.max(b.x1), ..a }).unwrap_or_default()
    }

    fn underline(&self, cell: &Cell, base: f32) -> Option<Rect> {
        let at = self.around(cell);
        let em = self.segments[cell.segments[0]].size;
        let first = self.level.partition_point(|r| r.y0 < base);
        let near = self.level[first..].iter().take_while(|r| r.y0 < base + em);
        near.filter(|r| r.x0 <= at.x0 + 2.0 && at.x1 - 2.0 <= r.x1).copied().next()
    }
}

/// Columns by what stands in them: what is narrow says where they are, what is wider stretches them, what lies over several does
/// nothing. Whether there may be `new` ones.
pub(super) fn stretched<'s>(
    mut columns: Vec<(f32, f32)>,
    all: impl Iterator<Item = &'s Segment>,
    new: bool,
) -> Vec<(f32, f32)> {
    let mut all: Vec<&Segment> = all.collect();
    all.sort_by(|a, b| a.at.width().total_cmp(&b.at.width()));
    for s in all {
        let margin = 0.1 * s.size;
        let (x0, x1) = (s.at.x0 + margin, s.at.x1 - margin);
        let first = columns.partition_point(|c| c.1 <= x0);
        match columns[first..].iter().take_while(|c| c.0 < x1).count() {
            0 if new => columns.insert(first, (s.at.x0, s.at.x1)),
            1 => columns[first] = (columns[first].0.min(s.at.x0), columns[first].1.max(s.at.x1)),
            _ => {}
        }
    }
    columns
}

/// Heads over the middle of as many columns each.
fn centre(heads: &mut [Cell], next: &[(u32, u32)], columns: &[(f32, f32)], around: impl Fn(&Cell) -> Rect) {
    let over = usize::from(heads.first().is_some_and(|h| h.from == 0));
    let Some(heads) = heads.get_mut(over..) else { return };
    let under: Vec<(u32, u32)> = next.iter().copied().filter(|(from, _)| *from > 0).collect();
    if heads.is_empty() || under.len() <= heads.len() || !under.len().is_multiple_of(heads.len()) {
        return;
    }
    let each = under.len() / heads.len();
    let spans: Vec<(u32, u32)> = under.chunks(each).map(|c| (c[0].0, c[c.len() - 1].1)).collect();
    let fits = heads.iter().zip(&spans).all(|(head, (from, to))| {
        let (x, _) = around(head).centre();
        columns[*from as usize].0 <= x && x <= columns[*to as usize - 1].1
    });
    if fits {
        heads.iter_mut().zip(spans).for_each(|(head, (from, to))| (head.from, head.to) = (from, to));
    }
}

/// `(a)`, `(2)`: the head of a list's entry.
fn numbered(text: &str) -> bool {
    let inner = text.trim_start_matches(['(', '（']);
    inner.len() < text.len() && inner.find([')', '）']).is_some_and(|end| end <= 3)
}

/// The columns that a box lies over; the nearest where it lies over none.
pub(super) fn covers(columns: &[(f32, f32)], at: Rect) -> (u32, u32) {
    let margin = 0.1 * at.height();
    let (x0, x1) = (at.x0 + margin, at.x1 - margin);
    let first = columns.partition_point(|c| c.1 <= x0);
    let over = columns[first..].iter().take_while(|c| c.0 < x1).count();
    if over > 0 {
        return (first as u32, (first + over) as u32);
    }
    let middle = at.centre().0;
    let far = |c: &(f32, f32)| (c.0 - middle).max(middle - c.1);
    let nearest = (0..columns.len()).min_by(|a, b| far(&columns[*a]).total_cmp(&far(&columns[*b])));
    let nearest = nearest.unwrap_or(0) as u32;
    (nearest, nearest + 1)
}

/// Puts a line's cells into a row's.
fn join(row: &mut Row, line: Row) {
    row.hung |= line.data && !row.data;
    row.data |= line.data;
    row.last = line.last;
    for cell in line.cells {
        match row.cells.iter_mut().find(|c| c.from < cell.to && cell.from < c.to) {
            Some(own) => {
                own.segments.extend(cell.segments);
                (own.from, own.to) = (own.from.min(cell.from), own.to.max(cell.to));
            }
            None => row.cells.push(cell),
        }
    }
    row.cells.sort_by_key(|c| c.from);
}
