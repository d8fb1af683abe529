//! A page to columns in reading order. A gutter through text parts columns of a page; a gutter through a table does not.

use pdf::Rect;

use super::segments::Segment;

/// Which segments, in which order they are read: top to bottom each.
pub(super) type Flow = Vec<usize>;

enum Part {
    Flow(Flow),
    Columns { gutters: Vec<f32>, columns: Vec<Vec<Part>> },
}

/// In ems, between the em boxes of lines: a gap as wide parts blocks.
const BLOCK: f32 = 0.45;
/// In ems: a page's gutter is at least this wide.
const GUTTER: f32 = 0.9;
/// Times that a page is cut: a designed page has dozens of blocks.
const DEEPEST: usize = 120;

/// What the page is cut by.
pub(super) struct Cutter<'p> {
    pub segments: &'p [Segment],
    /// horizontal lines, and edges of cells, by y
    pub level: &'p [Rect],
}

fn flatten(parts: Vec<Part>, out: &mut Vec<Flow>) {
    for part in parts {
        match part {
            Part::Flow(flow) => out.push(flow),
            Part::Columns { columns, .. } => columns.into_iter().for_each(|c| flatten(c, out)),
        }
    }
}

impl Cutter<'_> {
    /// Columns in reading order.
    pub fn flows(&self, region: Vec<usize>) -> Vec<Flow> {
        let mut flows = vec![];
        flatten(self.cut(region, 0), &mut flows);
        flows
    }

    fn cut(&self, region: Vec<usize>, depth: usize) -> Vec<Part> {
        if region.len() < 2 || depth > DEEPEST {
            return vec![Part::Flow(region)];
        }
        let em = self.em(&region);
        let (columns, gutters) = self.columns(&region, em);
        if columns.len() > 1 {
            let columns = columns.into_iter().map(|c| self.cut(c, depth + 1)).collect();
            return vec![Part::Columns { gutters, columns }];
        }
        let mut order = region;
        order.sort_by(|a, b| self.segments[*a].at.y0.total_cmp(&self.segments[*b].at.y0));
        let Some(split) = self.widest(&order, BLOCK * em) else { return vec![Part::Flow(order)] };
        let below = order.split_off(split);
        joined(self.cut(order, depth + 1), self.cut(below, depth + 1))
    }

    fn em(&self, region: &[usize]) -> f32 {
        let mut sizes: Vec<f32> = region.iter().map(|i| self.segments[*i].size).collect();
        let middle = sizes.len() / 2;
        *sizes.select_nth_unstable_by(middle, f32::total_cmp).1
    }

    /// Where the widest horizontal gap is, in segments sorted by their upper edge.
    fn widest(&self, order: &[usize], least: f32) -> Option<usize> {
        let mut bottom = f32::MIN;
        let mut best = (least, None);
        for (i, at) in order.iter().map(|s| self.segments[*s].at).enumerate() {
            if i > 0 && at.y0 - bottom > best.0 {
                best = (at.y0 - bottom, Some(i));
            }
            bottom = bottom.max(at.y1);
        }
        best.1
    }

    /// The region parted at the gutters that part columns of the page.
    fn columns(&self, region: &[usize], em: f32) -> (Vec<Vec<usize>>, Vec<f32>) {
        let mut order = region.to_vec();
        order.sort_by(|a, b| self.segments[*a].at.x0.total_cmp(&self.segments[*b].at.x0));
        let mut parts: Vec<Vec<usize>> = vec![];
        let mut gaps = vec![];
        let mut right = f32::MIN;
        for i in order {
            let at = self.segments[i].at;
            match parts.last_mut() {
                Some(part) if at.x0 - right < GUTTER * em => part.push(i),
                Some(_) => {
                    gaps.push((right, at.x0));
                    parts.push(vec![i]);
                }
                None => parts.push(vec![i]),
            }
            right = right.max(at.x1);
        }
        let widest = gaps.iter().map(|(a, b)| b - a).fold(0.0, f32::max);
        let mut columns: Vec<Vec<usize>> = vec![];
        let mut gutters = vec![];
        for (k, part) in parts.iter().enumerate() {
            let page = k > 0 && {
                let gap = gaps[k - 1];
                let next = parts.get(k + 1).map_or(&[][..], |next| next);
                let left = &parts[k - 1];
                let all = parts[k..].concat();
                !self.groups(left, &all, em)
                    && !self.labels(&parts[..k].concat(), &all)
                    && self.parts_columns(left, part, next, gap, k > 1, gap.1 - gap.0 >= widest)
            };
            match columns.last_mut() {
                Some(last) if !page => last.extend(part),
                _ => {
                    if k > 0 {
                        gutters.push((gaps[k - 1].0 + gaps[k - 1].1) / 2.0);
                    }
                    columns.push(part.clone());
                }
            }
        }
        (columns, gutters)
    }

    /// Whether what stands on the left names groups of a table's rows: short labels beside a row each, or midway between two.
    fn groups(&self, left: &[usize], right: &[usize], em: f32) -> bool {
        let (a, b) = (self.side(left), self.side(right));
        if a.values > 0.1 || b.values < 0.25 || a.letters > 26.0 || a.table || b.table {
            return false;
        }
        if a.lines.len() > b.lines.len() || a.top < b.top - 1.5 * em || a.bottom > b.bottom + 1.5 * em {
            return false;
        }
        let middles = b.lines.windows(2).map(|w| (w[0] + w[1]) / 2.0);
        let places: Vec<f32> = middles.chain(b.lines.iter().copied()).collect();
        let beside = |base: &&f32| places.iter().any(|p| (p - **base).abs() <= 0.25 * em);
        a.lines.iter().filter(beside).count() as f32 >= 0.8 * a.lines.len() as f32
    }

    /// Whether what stands on the left names the rows of values on the right, which say nothing of themselves but a unit: a label
    /// is beside its values, or its two lines are above and below.
    fn labels(&self, left: &[usize], right: &[usize]) -> bool {
        let (a, b) = (self.side(left), self.side(right));
        if a.values > 0.1 || b.values < 0.4 || a.letters > 45.0 || a.table || b.table || b.letters > 14.0 {
            return false;
        }
        let near = |w: &&[f32]| w[1] - w[0] <= 1.7 * a.em;
        let middles = a.lines.windows(2).filter(near).map(|w| (w[0] + w[1]) / 2.0);
        let places: Vec<f32> = middles.chain(a.lines.iter().copied()).collect();
        let mut values: Vec<f32> =
            right.iter().map(|i| &self.segments[*i]).filter(|s| s.value).map(|s| s.base).collect();
        values.sort_by(f32::total_cmp);
        values.dedup_by(|below, above| *below - *above < 0.3 * b.em);
        let named = |base: &&f32| places.iter().any(|p| (p - **base).abs() <= 0.25 * b.em);
        values.iter().filter(named).count() as f32 >= 0.9 * values.len() as f32
    }

    /// Whether what stands left and right of a gap are columns of a page, and not of a table.
    fn parts_columns(
        &self,
        left: &[usize],
        right: &[usize],
        next: &[usize],
        gap: (f32, f32),
        inner: bool,
        widest: bool,
    ) -> bool {
        let (a, b) = (self.side(left), self.side(right));
        let (top, bottom) = (a.top.max(b.top), a.bottom.min(b.bottom));
        if a.table || b.table {
            return true;
        }
        if self.crossed(gap, top, bottom, a.em.min(b.em), a.lines.len().min(b.lines.len())) {
            return false;
        }
        if a.lines.len() < 2 || b.lines.len() < 2 {
            // a line beside a block
            return bottom <= top && (a.lines.len() > 2 || b.lines.len() > 2);
        }
        let aligned = aligned(&a, &b);
        if aligned < 0.6 {
            let beside = |few: &Side, many: &Side| {
                few.values >= 0.6
                    && few.letters < 14.0
                    && few.lines.len() <= many.lines.len()
                    && many.letters < 60.0
            };
            return !(beside(&b, &a) && b.top >= a.top - 4.0 * a.em);
        }
        // a table's last column beside another's labels
        if inner && widest && a.values >= 0.4 && b.values < 0.2 && b.letters > 10.0 {
            return true;
        }
        // labels, then a column of units, then numbers
        let beyond = !next.is_empty() && a.letters < 45.0 && self.side(next).values >= 0.5;
        let values = a.values >= 0.4 || b.values >= 0.4 || beyond;
        let short = a.letters < 14.0 && b.letters < 14.0 || b.letters < 7.0;
        !values && !short
    }

    /// Lines that go through a gap between two rows of text: a table's.
    fn crossed(&self, gap: (f32, f32), top: f32, bottom: f32, em: f32, lines: usize) -> bool {
        let first = self.level.partition_point(|r| r.y0 < top + 0.5 * em);
        let across = |r: &&Rect| r.x0 < gap.0 - em && gap.1 + em < r.x1;
        let inside = self.level[first..].iter().take_while(|r| r.y0 < bottom - 0.5 * em);
        inside.filter(across).take(2).count() > usize::from(lines > 4)
    }

    fn side(&self, part: &[usize]) -> Side {
        let segments = || part.iter().map(|i| &self.segments[*i]);
        let mut lines: Vec<f32> = segments().map(|s| s.base).collect();
        lines.sort_by(f32::total_cmp);
        let em = self.em(part);
        lines.dedup_by(|a, b| *a - *b < 0.3 * em);
        let count = part.len() as f32;
        Side {
            em,
            top: segments().map(|s| s.at.y0).fold(f32::MAX, f32::min),
            bottom: segments().map(|s| s.at.y1).fold(f32::MIN, f32::max),
            values: segments().filter(|s| s.value).count() as f32 / count,
            letters: segments().map(|s| s.letters as f32).sum::<f32>() / count,
            lines,
            table: segments().any(|s| s.table.is_some()),
        }
    }
}

/// What stands on one side of a gutter.
struct Side {
    em: f32,
    top: f32,
    bottom: f32,
    /// of its segments, how many are values
    values: f32,
    /// of a segment, on average
    letters: f32,
    /// baselines
    lines: Vec<f32>,
    /// a table that lines show is on it
    table: bool,
}

/// Of the lines of the side with fewer, how many have one beside them.
fn aligned(a: &Side, b: &Side) -> f32 {
    let (few, many) = if a.lines.len() <= b.lines.len() { (a, b) } else { (b, a) };
    let reach = 0.3 * few.em;
    let beside = |base: &&f32| {
        let next = many.lines.partition_point(|other| *other < **base - reach);
        many.lines.get(next).is_some_and(|other| *other <= **base + reach)
    };
    few.lines.iter().filter(beside).count() as f32 / few.lines.len() as f32
}

/// Two parts of a page one above the other: columns that go on are read to their end.
fn joined(mut above: Vec<Part>, below: Vec<Part>) -> Vec<Part> {
    for part in below {
        match (above.last_mut(), part) {
            (Some(Part::Flow(last)), Part::Flow(next)) => last.extend(next),
            (Some(Part::Columns { gutters, columns }), Part::Columns { gutters: others, columns: next })
                if same(gutters, &others) =>
            {
                for (column, next) in columns.iter_mut().zip(next) {
                    *column = joined(std::mem::take(column), next);
                }
            }
            (_, part) => above.push(part),
        }
    }
    above
}

fn same(gutters: &[f32], others: &[f32]) -> bool {
    gutters.len() == others.len() && gutters.iter().zip(others).all(|(a, b)| (a - b).abs() < 12.0)
}
