//! Paths, as far as they may be ruling lines or boxes: straight pieces are kept, curves only widen the extent.

use kurbo::{Affine, Point};

use crate::geometry::Rect;

/// A path of more pieces is a drawing, not a table.
const MOST_PIECES: usize = 4_000;

/// The path under construction, in the space of its content.
#[derive(Debug, Default)]
pub(crate) struct Path {
    lines: Vec<(Point, Point)>,
    boxes: Vec<[f64; 4]>,
    extent: Option<[f64; 4]>,
    start: Point,
    here: Point,
    /// the sub-path since its beginning is of straight pieces
    straight: bool,
    from: usize,
}

impl Path {
    pub(crate) fn clear(&mut self) {
        self.lines.clear();
        self.boxes.clear();
        self.extent = None;
        self.from = 0;
    }

    pub(crate) fn move_to(&mut self, p: Point) {
        self.end_of_sub_path();
        (self.start, self.here, self.straight) = (p, p, true);
        self.widen(p);
    }

    pub(crate) fn line_to(&mut self, p: Point) {
        if self.extent.is_none() {
            return;
        }
        if self.lines.len() < MOST_PIECES {
            self.lines.push((self.here, p));
        }
        self.here = p;
        self.widen(p);
    }

    /// A curve to the last of the points.
    pub(crate) fn curve_to(&mut self, points: &[Point]) {
        if self.extent.is_none() {
            return;
        }
        points.iter().for_each(|p| self.widen(*p));
        self.here = points.last().copied().unwrap_or(self.here);
        self.straight = false;
    }

    pub(crate) fn close(&mut self) {
        if self.here != self.start && self.extent.is_some() {
            self.line_to(self.start);
        }
    }

    pub(crate) fn rect(&mut self, x: f64, y: f64, w: f64, h: f64) {
        self.end_of_sub_path();
        if self.boxes.len() < MOST_PIECES {
            self.boxes.push([x, y, x + w, y + h]);
        }
        self.widen(Point::new(x, y));
        self.widen(Point::new(x + w, y + h));
        (self.start, self.here) = (Point::new(x, y), Point::new(x, y));
    }

    /// Four straight pieces along the axes are a box like any other.
    fn end_of_sub_path(&mut self) {
        let piece = &self.lines[self.from..];
        if self.straight
            && let Some(found) = as_box(piece)
        {
            self.lines.truncate(self.from);
            self.boxes.push(found);
        }
        self.from = self.lines.len();
    }

    fn widen(&mut self, p: Point) {
        let [x0, y0, x1, y1] = self.extent.unwrap_or([p.x, p.y, p.x, p.y]);
        self.extent = Some([x0.min(p.x), y0.min(p.y), x1.max(p.x), y1.max(p.y)]);
    }

    /// The box around all of it on the page.
    pub(crate) fn extent(&self, ctm: Affine) -> Option<Rect> {
        Rect::transformed(ctm, self.extent?)
    }

    /// Its boxes on the page; none where the page turns them off the axes.
    pub(crate) fn boxes(&mut self, ctm: Affine) -> Vec<Rect> {
        self.end_of_sub_path();
        if !keeps_axes(ctm) {
            return vec![];
        }
        self.boxes.iter().filter_map(|b| Rect::transformed(ctm, *b)).collect()
    }

    /// Its single straight pieces on the page that run along an axis.
    pub(crate) fn lines(&mut self, ctm: Affine) -> Vec<Rect> {
        self.end_of_sub_path();
        let placed = self.lines.iter().filter_map(|(a, b)| Rect::around([ctm * *a, ctm * *b]));
        placed.filter(|r| r.width().min(r.height()) < 0.7).collect()
    }
}

fn keeps_axes(ctm: Affine) -> bool {
    let [a, b, c, d, ..] = ctm.as_coeffs();
    let small = |x: f64, y: f64| x.abs() <= 0.01 * y.abs();
    (small(b, a) && small(c, d)) || (small(a, b) && small(d, c))
}

/// Three pieces are a box too: a fill closes it.
fn as_box(pieces: &[(Point, Point)]) -> Option<[f64; 4]> {
    if !(3..=5).contains(&pieces.len()) {
        return None;
    }
    let near = |a: f64, b: f64| (a - b).abs() < 0.01;
    let along = |&(a, b): &(Point, Point)| near(a.x, b.x) != near(a.y, b.y) || a == b;
    let turns =
        pieces.windows(2).all(|w| near(w[0].0.x, w[0].1.x) != near(w[1].0.x, w[1].1.x) || w[1].0 == w[1].1);
    if !pieces.iter().all(along) || !turns {
        return None;
    }
    let points = || pieces.iter().flat_map(|(a, b)| [*a, *b]);
    let x = points().map(|p| p.x);
    let y = points().map(|p| p.y);
    Some([
        x.clone().fold(f64::INFINITY, f64::min),
        y.clone().fold(f64::INFINITY, f64::min),
        x.fold(f64::NEG_INFINITY, f64::max),
        y.fold(f64::NEG_INFINITY, f64::max),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(points: &[(f64, f64)], close: bool) -> Path {
        let mut path = Path::default();
        path.move_to(points[0].into());
        points[1..].iter().for_each(|p| path.line_to((*p).into()));
        if close {
            path.close();
        }
        path
    }

    #[test]
    fn straight_pieces_are_boxes_or_lines() {
        let cases: [(&[(f64, f64)], bool, usize, usize); 5] = [
            (&[(0.0, 0.0), (9.0, 0.0), (9.0, 5.0), (0.0, 5.0)], true, 1, 0),
            (&[(0.0, 0.0), (9.0, 0.0), (9.0, 5.0), (0.0, 5.0), (0.0, 0.0)], false, 1, 0),
            (&[(0.0, 0.0), (9.0, 0.0)], false, 0, 1),
            (&[(0.0, 0.0), (9.0, 0.0), (9.0, 5.0)], false, 0, 2),
            (&[(0.0, 0.0), (9.0, 4.0)], false, 0, 0),
        ];
        for (points, close, boxes, lines) in cases {
            let mut path = path(points, close);
            let found = (path.boxes(Affine::IDENTITY).len(), path.lines(Affine::IDENTITY).len());
            assert_eq!(found, (boxes, lines), "{points:?}");
        }
    }
}
