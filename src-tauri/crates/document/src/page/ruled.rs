//! Tables whose rows are parted by lines or colours, and whose columns by nothing but gutters: the gutters become lines too, what
//! stands above the first line or left of all of them comes in, and text between two tables stays out.

use pdf::Rect;

use super::segments::Segment;
use super::table::stretched;
use super::words::Word;

/// A table, and the lines that its rows tell of and nobody has drawn.
#[derive(Default)]
pub(super) struct Ruled {
    pub at: Rect,
    pub level: Vec<Rect>,
    pub upright: Vec<Rect>,
}

/// Level lines at one height, side by side.
#[derive(Debug, Clone, Copy)]
struct Strip {
    y: f32,
    x0: f32,
    x1: f32,
}

/// In points: lines at one height; ends of lines that are one.
const LEVEL: f32 = 1.2;
const END: f32 = 3.0;
/// In points: lines of neighbouring cells are no further apart.
const GAP: f32 = 6.0;
/// In points: a row is no higher, a table no narrower.
const HIGHEST: f32 = 130.0;
const NARROWEST: f32 = 80.0;
/// Lines of a page that are looked at.
const MOST: usize = 1500;

/// `level` by y, `upright` by x.
pub(super) fn ruled(segments: &[Segment], words: &[Word], level: &[Rect], upright: &[Rect]) -> Vec<Ruled> {
    let mut out = vec![];
    if level.len() > MOST || segments.len() > MOST {
        return out;
    }
    for strips in stacks(&strips(level)) {
        let Strip { x0, x1, .. } = around(&strips);
        let inside: Vec<&Segment> =
            segments.iter().filter(|s| x0 - END <= s.at.centre().0 && s.at.centre().0 <= x1 + END).collect();
        for part in tables(&strips, &inside) {
            let Strip { x0, x1, .. } = around(&part.strips);
            let mut table = Table { x0, x1, ..part };
            table.beside(segments);
            table.part(segments);
            out.extend(table.draw(segments, words, upright));
        }
    }
    out
}

fn strips(level: &[Rect]) -> Vec<Strip> {
    let mut strips: Vec<Strip> = vec![];
    let mut rest = level;
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|r| r.y0 <= first.y0 + LEVEL).count();
        let mut own: Vec<&Rect> = rest[..count].iter().collect();
        own.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let begun = strips.len();
        for r in own {
            match strips[begun..].last_mut().filter(|s| r.x0 <= s.x1 + GAP) {
                Some(strip) => strip.x1 = strip.x1.max(r.x1),
                None => strips.push(Strip { y: first.y0, x0: r.x0, x1: r.x1 }),
            }
        }
        rest = &rest[count..];
    }
    strips.retain(|s| s.x1 - s.x0 >= 0.5 * NARROWEST);
    strips
}

/// Strips one below the other that have their ends in common, or are part of such.
fn stacks(strips: &[Strip]) -> Vec<Vec<Strip>> {
    let mut stacks: Vec<Vec<Strip>> = vec![];
    for strip in strips {
        let own = stacks.iter_mut().rev().take(6).find(|own| {
            let Strip { y, x0, x1 } = around(own);
            let wide = |s: &Strip| s.x1 - s.x0;
            let part = strip.x0 >= x0 - END && strip.x1 <= x1 + END && wide(strip) >= 0.3 * (x1 - x0);
            let wider = x0 >= strip.x0 - END && x1 <= strip.x1 + END && x1 - x0 >= 0.3 * wide(strip);
            let whole = wider && (own.len() <= 2 || (x1 - strip.x1).abs() <= END);
            // a line over two tables side by side makes them no table
            let over = |s: &Strip| s.x1.min(strip.x1) - s.x0.max(strip.x0) > 0.3 * wide(s).min(wide(strip));
            strip.y - y <= HIGHEST && (part || whole) && own.iter().all(over)
        });
        match own {
            Some(own) => own.push(*strip),
            None => stacks.push(vec![*strip]),
        }
    }
    for own in &mut stacks {
        let mut ends: Vec<f32> = own.iter().map(|s| s.x1).collect();
        let middle = ends.len() / 2;
        let end = *ends.select_nth_unstable_by(middle, f32::total_cmp).1;
        own.retain(|s| s.x1 <= end + END);
    }
    stacks.retain(|own| own.len() > 2 && around(own).x1 - around(own).x0 >= NARROWEST);
    stacks
}

/// From the first to the last end of strips, at the height of the last.
fn around(strips: &[Strip]) -> Strip {
    let all = |a: Strip, b: &Strip| Strip { y: b.y, x0: a.x0.min(b.x0), x1: a.x1.max(b.x1) };
    strips.iter().fold(Strip { y: 0.0, x0: f32::MAX, x1: f32::MIN }, all)
}

/// The tables of a stack of strips.
fn tables(strips: &[Strip], inside: &[&Segment]) -> Vec<Table> {
    let begun = |top: f32| Table { top, strips: vec![], x0: 0.0, x1: 0.0 };
    let mut tables = vec![];
    let mut last = head(&strips[0], inside).map_or(Some(begun(strips[0].y)), |head| {
        // where rows of values stand above a head of values, lines part only some rows
        (!head.cut).then(|| begun(head.top))
    });
    let mut values = false;
    for (i, pair) in strips.windows(2).enumerate() {
        let (above, below) = (pair[0], pair[1]);
        last.iter_mut().for_each(|t| t.strips.push(above));
        // a row that names columns follows
        let heads = strips.get(i + 2).is_some_and(|next| {
            let own = between_lines(inside, below.y, next.y);
            own.len() > 1 && !own.iter().any(|s| s.value && !s.year)
        });
        let head = head(&below, inside).filter(|head| !head.valued);
        let own = between_lines(inside, above.y, below.y);
        values |= own.len() > 1 && own.iter().any(|s| s.value && !s.year);
        if values && (heads || head.is_some()) && parted(above, below, inside, heads) {
            let top = head.map_or(below.y, |head| head.top.max(above.y));
            // a title between lines close to it is a row
            let title = own.iter().filter(|s| s.at.centre().1 < top).collect::<Vec<_>>();
            let row = title.len() == 1 && top - above.y < 2.8 * title[0].size;
            let top = if row { above.y } else { top };
            tables.extend(last.replace(begun(top)));
            values = false;
        }
    }
    if let (Some(table), Some(end)) = (&mut last, strips.last()) {
        table.strips.push(*end);
    }
    tables.extend(last);
    tables.retain(|t| t.strips.len() > 2);
    tables
}

fn between_lines<'p>(inside: &[&'p Segment], above: f32, below: f32) -> Vec<&'p Segment> {
    let own = |s: &&&Segment| above < s.at.centre().1 && s.at.centre().1 < below;
    inside.iter().filter(own).copied().collect()
}

/// Whether a table ends at a line and another one begins before the next: what a row holds is as far from the line above as from
/// the one below, and close together; and no row of one cell, or of none, is followed by one that names columns.
fn parted(above: Strip, below: Strip, inside: &[&Segment], heads: bool) -> bool {
    let mut own = between_lines(inside, above.y, below.y);
    own.sort_by(|a, b| a.at.y0.total_cmp(&b.at.y0));
    let height = below.y - above.y;
    let Some(first) = own.first() else { return height > END && heads };
    let em = first.size;
    let mut bottom = first.at.y1;
    for s in &own {
        if s.at.y0 - bottom > 0.9 * em {
            return true;
        }
        bottom = bottom.max(s.at.y1);
    }
    heads && own.len() == 1 || height > 2.0 * em && (first.at.y0 - above.y) - (below.y - bottom) > 0.9 * em
}

/// What stands above the first line of a table.
struct Head {
    top: f32,
    /// it has values, and no years only
    valued: bool,
    /// so has what stands above it
    cut: bool,
}

/// The head above the first line of a table: lines close to it and to each other, of several pieces. A title above them is none.
fn head(strip: &Strip, inside: &[&Segment]) -> Option<Head> {
    let above = |s: &&&Segment| strip.y - HIGHEST < s.at.y0 && s.at.centre().1 < strip.y;
    let beside = |s: &&&Segment| strip.x0 - END <= s.at.x1 && s.at.x0 <= strip.x1 + END;
    let mut own: Vec<&Segment> = inside.iter().filter(above).filter(beside).copied().collect();
    own.sort_by(|a, b| b.base.total_cmp(&a.base));
    let em = own.first()?.size;
    let (mut top, mut several, mut valued) = (strip.y - 0.6 * em, false, false);
    let mut cut = false;
    for line in own.chunk_by(|a, b| a.base - b.base < 0.3 * a.size) {
        let y0 = line.iter().map(|s| s.at.y0).fold(f32::MAX, f32::min);
        let y1 = line.iter().map(|s| s.at.y1).fold(f32::MIN, f32::max);
        let left = line.iter().all(|s| s.at.x0 < strip.x0 + 2.0 * em);
        let wide = line.iter().any(|s| s.at.width() > 0.6 * (strip.x1 - strip.x0));
        let values = line.iter().any(|s| s.value && !s.year);
        if y1 < top - 0.6 * em || wide || several && left {
            cut = valued && values && line.len() > 1 && y1 > top - 1.6 * em;
            break;
        }
        several |= line.len() > 1;
        valued |= values;
        top = top.min(y0);
    }
    several.then_some(Head { top: top - 0.3 * em, valued, cut })
}

/// A table that level lines part.
struct Table {
    /// where its head begins
    top: f32,
    strips: Vec<Strip>,
    x0: f32,
    x1: f32,
}

/// A piece of text, and between which heights it stands.
struct Piece<'p> {
    of: &'p Segment,
    y0: f32,
    y1: f32,
}

impl Piece<'_> {
    fn level(&self, band: &(f32, f32)) -> bool {
        self.y0 < band.1 - LEVEL && band.0 + LEVEL < self.y1
    }
}

impl Table {
    fn bottom(&self) -> f32 {
        self.strips[self.strips.len() - 1].y
    }

    /// Rows, from line to line.
    fn bands(&self) -> Vec<(f32, f32)> {
        let mut ys: Vec<f32> = std::iter::once(self.top).chain(self.strips.iter().map(|s| s.y)).collect();
        ys.dedup_by(|below, above| *below - *above < 3.0);
        ys.windows(2).map(|w| (w[0], w[1])).collect()
    }

    fn pieces<'p>(&self, segments: &'p [Segment], x0: f32, x1: f32) -> Vec<Piece<'p>> {
        let own = |s: &&Segment| {
            let (x, y) = s.at.centre();
            x0 <= x && x <= x1 && self.top < y && y < self.bottom()
        };
        let piece = |of: &'p Segment| {
            let (x, y) = of.at.centre();
            // what stands left of all lines is parted by them too
            let x = x.max(self.x0);
            let over = |s: &&Strip| s.x0 - 1.0 <= x && x <= s.x1 + 1.0;
            let y0 = self.strips.iter().rev().filter(over).find(|s| s.y < y).map_or(self.top, |s| s.y);
            let y1 = self.strips.iter().filter(over).find(|s| s.y >= y).map_or(self.bottom(), |s| s.y);
            Piece { of, y0, y1 }
        };
        segments.iter().filter(own).map(piece).collect()
    }

    /// Labels stand left of the lines: a row each, and none is over a line.
    fn beside(&mut self, segments: &[Segment]) {
        let bands = self.bands();
        let left = self.pieces(segments, 0.0, self.x0 + 1.0);
        let right = self.pieces(segments, self.x0, self.x1);
        let valued = |b: &&(f32, f32)| right.iter().any(|p| p.of.value && !p.of.year && p.level(b));
        let rows: Vec<_> = bands.iter().filter(valued).collect();
        let named = |b: &&&(f32, f32)| left.iter().any(|p| p.level(b));
        let within =
            |p: &Piece<'_>| p.y0 <= p.of.at.y0 + 0.3 * p.of.size && p.of.at.y1 <= p.y1 + 0.3 * p.of.size;
        let fit = left.iter().filter(|p| within(p) && !p.of.value && p.of.letters < 70).count();
        let many = left.len() > 3 * bands.len();
        if rows.len() < 2
            || rows.iter().filter(named).count() * 10 < rows.len() * 7
            || fit * 10 < left.len() * 9
            || many
        {
            return;
        }
        // a label is level with its values, or around them
        let level = |p: &&Piece<'_>| {
            let middle = |p: &Piece<'_>| p.of.at.centre().1;
            let own = left.iter().filter(|o| o.y0 == p.y0).map(middle);
            let (count, sum) = own.fold((0.0, 0.0), |(n, sum), y| (n + 1.0, sum + y));
            right.iter().any(|r| r.y0 == p.y0 && (middle(r) - sum / count).abs() < 0.35 * p.of.size)
        };
        let beside = left.iter().filter(|p| right.iter().any(|r| r.y0 == p.y0));
        let (all, fit) = (beside.clone().count(), beside.filter(level).count());
        if fit * 10 >= all * 8 {
            self.x0 = left.iter().map(|p| p.of.at.x0).fold(self.x0, f32::min) - 1.0;
        }
    }

    /// Lines between rows that only some rows have: what stands between two lines on several baselines, values on each, are rows.
    fn part(&mut self, segments: &[Segment]) {
        let pieces = self.pieces(segments, self.x0 - END, self.x1 + END);
        let mut more = vec![];
        for band in self.bands() {
            let mut own: Vec<&Segment> = pieces.iter().map(|p| p.of).collect();
            own.retain(|s| band.0 < s.at.centre().1 && s.at.centre().1 < band.1);
            own.sort_by(|a, b| a.base.total_cmp(&b.base));
            let lines: Vec<&[&Segment]> = own.chunk_by(|a, b| b.base - a.base < 0.45 * a.size).collect();
            let value = |s: &&&Segment| s.value && !s.year && s.at.x0 > self.x0 + 2.0 * s.size;
            let all = lines.iter().all(|l| l.len() > 1 && l.iter().filter(value).count() > 0);
            let steps = lines.windows(2).map(|w| (w[1][0].base - w[0][0].base) / w[0][0].size);
            let all = all && steps.fold(f32::MAX, f32::min) > 1.1;
            if lines.iter().filter(|l| l.iter().filter(value).count() > 1).count() > 2 {
                continue;
            }
            let apart = |w: &&[&[&Segment]]| all || w[1][0].base - w[0][0].base > 1.65 * w[0][0].size;
            let middle = |w: &[&[&Segment]]| (w[0][0].base + w[1][0].base) / 2.0 - 0.3 * w[1][0].size;
            more.extend(lines.windows(2).filter(apart).map(middle));
        }
        self.strips.extend(more.into_iter().map(|y| Strip { y, x0: self.x0, x1: self.x1 }));
        self.strips.sort_by(|a, b| a.y.total_cmp(&b.y));
    }

    /// Gutters become lines, if it is a table: most rows have values, and none has two of a column.
    fn draw(&self, segments: &[Segment], words: &[Word], upright: &[Rect]) -> Option<Ruled> {
        let bands = self.bands();
        let pieces = self.pieces(segments, self.x0 - END, self.x1 + END);
        let of = |b: &(f32, f32)| pieces.iter().filter(|p| p.level(b)).collect::<Vec<_>>();
        let valued = |b: &&(f32, f32)| {
            let own = of(b);
            own.len() > 1 && own.iter().any(|p| p.of.value && !p.of.year)
        };
        let rows: Vec<(f32, f32)> = bands.iter().filter(valued).copied().collect();
        let stacked = |b: &&(f32, f32)| {
            // a label may be a number
            let values =
                of(b).into_iter().map(|p| p.of).filter(|s| s.value && s.at.x0 > self.x0 + 2.0 * s.size);
            let values: Vec<&Segment> = values.collect();
            values.iter().any(|a| {
                values
                    .iter()
                    .any(|b| b.base - a.base > 0.5 * a.size && a.at.x0 < b.at.x1 && b.at.x0 < a.at.x1)
            })
        };
        if rows.len() < 2 || rows.len() * 2 < bands.len() || rows.iter().any(|b| stacked(&b)) {
            return None;
        }
        let columns = self.columns(&pieces, &rows);
        if columns.len() < 2 {
            return None;
        }
        let gutters = || columns.windows(2).map(|w| (w[0].1, w[1].0));
        let lined = |b: &(f32, f32), x: f32| {
            let middle = (b.0 + b.1) / 2.0;
            upright.iter().any(|r| (r.x0 - x).abs() < 1.0 && r.y0 <= middle && middle <= r.y1)
        };
        let left = self.strips.iter().map(|s| s.x0).fold(f32::MAX, f32::min);
        let most = |x: f32| rows.iter().filter(|b| lined(b, x)).count() * 5 >= rows.len() * 4;
        let closed = most(self.x0) && most(self.x1);
        if self.x0 > left - END && (closed || gutters().all(|g| drawn(g, self, upright).is_some_and(most))) {
            return None;
        }
        let at = Rect { x0: self.x0, y0: self.top, x1: self.x1, y1: self.bottom() };
        let mut out = Ruled { at, ..Ruled::default() };
        let first = rows[0].0;
        let spans = |s: &[&Segment]| {
            gutters()
                .any(|g| s.iter().any(|s| crosses(s, (g.0 + g.1) / 2.0, words)) || spanned(s, g.1, &columns))
        };
        let mut parts: Vec<(f32, f32)> = vec![];
        for band in &bands {
            let mut y0 = band.0;
            if band.1 <= first + LEVEL {
                // heads over several columns, and those of the columns
                let mut own: Vec<&Segment> = of(band).iter().map(|p| p.of).collect();
                own.sort_by(|a, b| a.base.total_cmp(&b.base));
                let lines: Vec<_> = own.chunk_by(|a, b| b.base - a.base < 0.3 * a.size).collect();
                let title = |l: &[&Segment]| l.len() == 1 && l[0].at.x0 < self.x0 + 2.0 * l[0].size;
                for pair in lines.windows(2).filter(|w| (spans(w[0]) || title(w[0])) && w[1].len() > 1) {
                    let y = (pair[0][0].at.y1 + pair[1][0].at.y0) / 2.0;
                    let x0 = if title(pair[0]) { self.x0 } else { columns[0].1 };
                    out.level.push(Rect { x0, y0: y, x1: self.x1, y1: y });
                    parts.push((y0, y));
                    y0 = y;
                }
            }
            parts.push((y0, band.1));
        }
        for gutter in gutters() {
            // in the middle, or where the fewest pieces go over it
            let em = pieces[0].of.size;
            let places = [(gutter.0 + gutter.1) / 2.0, gutter.1 - 0.25 * em, gutter.0 + 0.25 * em];
            let over = |x: &f32| {
                let own = pieces.iter().filter(|p| rows.iter().any(|b| p.level(b)));
                own.filter(|p| crosses(p.of, *x, words)).count()
            };
            let x = drawn(gutter, self, upright).or(places.into_iter().min_by_key(over)).unwrap_or(gutter.0);
            for band in &parts {
                let head = band.1 <= first + LEVEL;
                let level = |s: &&Segment| !head || band.0 < s.at.centre().1 && s.at.centre().1 < band.1;
                let own: Vec<&Segment> = of(band).iter().map(|p| p.of).filter(level).collect();
                let crossed = own.iter().any(|s| crosses(s, x, words));
                // a title among the rows goes over all of them
                let title = own.len() == 1 && !own[0].value;
                let over = title || head && spanned(&own, x, &columns);
                if !(crossed || over || lined(band, x) || head && celled(&own, upright)) {
                    out.upright.push(Rect { x0: x, y0: band.0, x1: x, y1: band.1 });
                }
            }
        }
        // above and below a title, whatever columns the lines part
        for band in &parts {
            let own: Vec<_> = pieces
                .iter()
                .filter(|p| band.0 < p.of.at.centre().1 && p.of.at.centre().1 < band.1)
                .collect();
            if own.len() == 1 && !own[0].of.value {
                let free = |y: &f32| !pieces.iter().any(|p| p.of.at.y0 < *y && *y < p.of.at.y1);
                let (x0, x1) = (self.x0, self.x1);
                out.level.extend([band.0, band.1].into_iter().filter(free).map(|y| Rect {
                    x0,
                    y0: y,
                    x1,
                    y1: y,
                }));
            }
        }
        let line = |y: f32, x0: f32, x1: f32| Rect { x0, y0: y, x1, y1: y };
        out.level.push(line(self.top, self.x0, self.x1));
        // a line that the labels left of it have none of
        for s in &self.strips {
            let x0 = if s.x0 < left + END { self.x0 } else { s.x0 };
            out.level.push(line(s.y, x0, s.x1));
        }
        (!out.upright.is_empty()).then_some(out)
    }

    /// Where columns are, by the rows of values; their heads stretch them.
    fn columns(&self, pieces: &[Piece<'_>], rows: &[(f32, f32)]) -> Vec<(f32, f32)> {
        let in_row = |p: &&Piece<'_>| rows.iter().any(|b| p.level(b));
        // a note's mark is no column
        let mut sizes: Vec<f32> = pieces.iter().map(|p| p.of.size).collect();
        let em = *sizes.select_nth_unstable_by(pieces.len() / 2, f32::total_cmp).1;
        let mark = |s: &Segment| {
            let letter = s.letters == 1 && !s.value && s.at.width() < 0.7 * s.size;
            letter || s.letters < 3 && s.size < 0.8 * em
        };
        let own = pieces.iter().filter(in_row).map(|p| p.of);
        let marks = own.clone().filter(|s| mark(s)).count();
        let mut columns = stretched(vec![], own.filter(|s| marks * 4 > rows.len() || !mark(s)), true);
        // what no row has both of is one column
        let mut at = 1;
        while at < columns.len() {
            let of = |c: (f32, f32)| {
                let own = move |p: &&Piece<'_>| c.0 < p.of.at.x1 && p.of.at.x0 < c.1;
                pieces.iter().filter(in_row).filter(own)
            };
            let (a, b) = (columns[at - 1], columns[at]);
            let alone = |p: &&Piece<'_>, other: (f32, f32)| !(other.0 < p.of.at.x1 && p.of.at.x0 < other.1);
            let company = of(a)
                .filter(|p| alone(p, b))
                .any(|p| of(b).filter(|q| alone(q, a)).any(|q| p.level(&(q.y0, q.y1))));
            if company {
                at += 1;
            } else {
                columns[at - 1].1 = columns[at].1;
                columns.remove(at);
            }
        }
        let heads: Vec<&Segment> =
            pieces.iter().filter(|p| !in_row(p) && p.y0 < rows[0].0).map(|p| p.of).collect();
        let columns = named(columns, &heads);
        stretched(columns, heads.into_iter(), false)
    }
}

/// As many heads on a line as there are columns are theirs, in their order, wherever the numbers stand below them.
fn named(columns: Vec<(f32, f32)>, heads: &[&Segment]) -> Vec<(f32, f32)> {
    for head in heads {
        let level = |s: &&&Segment| (s.base - head.base).abs() < 0.3 * head.size;
        let mut line: Vec<&Segment> = heads.iter().filter(level).copied().collect();
        line.sort_by(|a, b| a.at.x0.total_cmp(&b.at.x0));
        let first = usize::from(line.len() + 1 == columns.len());
        if line.len() + first != columns.len() {
            continue;
        }
        let mut wider = columns.clone();
        for (column, head) in wider[first..].iter_mut().zip(&line) {
            *column = (column.0.min(head.at.x0), column.1.max(head.at.x1));
        }
        if wider.windows(2).all(|w| w[0].1 < w[1].0) {
            return wider;
        }
    }
    columns
}

/// A line that is drawn in a gutter somewhere.
fn drawn(gutter: (f32, f32), table: &Table, upright: &[Rect]) -> Option<f32> {
    let own = |r: &&Rect| {
        gutter.0 - 1.0 <= r.x0 && r.x0 <= gutter.1 + 1.0 && r.y0 < table.bottom() && table.top < r.y1
    };
    // a line that goes no further left shows the cells left of it
    let part = |s: &&Strip| table.x0 + END < s.x0 && gutter.0 - 1.0 <= s.x0 && s.x0 <= gutter.1 + 1.0;
    let part = || table.strips.iter().find(part).map(|s| s.x0);
    upright.iter().find(own).map(|r| r.x0).or_else(part)
}

/// Whether a piece goes over a place: it does not where a value stands beside it, and a gap between.
fn crosses(s: &Segment, x: f32, words: &[Word]) -> bool {
    let margin = 0.1 * s.size;
    if x <= s.at.x0 + margin || s.at.x1 - margin <= x {
        return false;
    }
    let own = &words[s.words.clone()];
    let gap = own.windows(2).find(|w| w[0].at.x1 <= x + margin && x - margin <= w[1].at.x0);
    let value = |w: &&[Word]| {
        w[1].at.x0 - w[0].at.x1 >= 0.2 * s.size && w.iter().any(|w| super::segments::is_value(&w.text))
    };
    !gap.is_some_and(|w| value(&w))
}

/// Whether upright lines part all that stand beside each other.
fn celled(heads: &[&Segment], upright: &[Rect]) -> bool {
    let mut heads = heads.to_vec();
    heads.sort_by(|a, b| a.at.x0.total_cmp(&b.at.x0));
    let lined = |pair: &[&Segment]| {
        let y = pair[1].at.centre().1;
        let between = |r: &Rect| pair[0].at.x1 <= r.x0 + 1.0 && r.x0 <= pair[1].at.x0 + 1.0;
        pair[1].at.x0 < pair[0].at.x1 || upright.iter().any(|r| between(r) && r.y0 <= y && y <= r.y1)
    };
    heads.len() > 1 && heads.windows(2).all(lined)
}

/// Whether a place is under a head that stands over the middle of several columns: as many columns under each of them.
fn spanned(heads: &[&Segment], x: f32, columns: &[(f32, f32)]) -> bool {
    let mut heads: Vec<&Segment> = heads.iter().filter(|s| s.at.x0 > columns[0].1).copied().collect();
    heads.sort_by(|a, b| a.at.x0.total_cmp(&b.at.x0));
    let under = &columns[1..];
    if heads.is_empty() || under.len() <= heads.len() || !under.len().is_multiple_of(heads.len()) {
        return false;
    }
    let chunks: Vec<_> = under.chunks(under.len() / heads.len()).collect();
    let fits = heads.iter().zip(&chunks).all(|(head, chunk)| {
        let middle = (chunk[0].0 + chunk[chunk.len() - 1].1) / 2.0;
        (head.at.centre().0 - middle).abs() <= 2.0 * head.size
    });
    fits && chunks.iter().any(|chunk| chunk[0].0 < x && x < chunk[chunk.len() - 1].1)
}
