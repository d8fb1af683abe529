//! Boxes and directions in page space: points, origin top left, y down.

use kurbo::{Affine, Point, Vec2};
use serde::{Deserialize, Serialize};

/// A box; `x0 <= x1` and `y0 <= y1`.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Rect {
    /// left
    pub x0: f32,
    /// top
    pub y0: f32,
    /// right
    pub x1: f32,
    /// bottom
    pub y1: f32,
}

impl Rect {
    /// in points
    pub fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    /// in points
    pub fn height(&self) -> f32 {
        self.y1 - self.y0
    }

    /// in square points
    pub fn area(&self) -> f32 {
        self.width() * self.height()
    }

    /// the middle, x and y
    pub fn centre(&self) -> (f32, f32) {
        ((self.x0 + self.x1) / 2.0, (self.y0 + self.y1) / 2.0)
    }

    /// Whether a point lies in it or on its edge.
    pub fn contains(&self, (x, y): (f32, f32)) -> bool {
        self.x0 <= x && x <= self.x1 && self.y0 <= y && y <= self.y1
    }

    /// What both cover; none where they don't meet.
    pub fn intersect(&self, other: &Rect) -> Option<Rect> {
        let both = Rect {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        };
        (both.x0 <= both.x1 && both.y0 <= both.y1).then_some(both)
    }

    pub(crate) fn around(points: impl IntoIterator<Item = Point>) -> Option<Rect> {
        let mut points = points.into_iter().map(|p| (p.x as f32, p.y as f32));
        let (x, y) = points.next()?;
        let first = Rect { x0: x, y0: y, x1: x, y1: y };
        let all = points.fold(first, |r, (x, y)| Rect {
            x0: r.x0.min(x),
            y0: r.y0.min(y),
            x1: r.x1.max(x),
            y1: r.y1.max(y),
        });
        [all.x0, all.y0, all.x1, all.y1].iter().all(|v| v.is_finite()).then_some(all)
    }

    /// The upright box around a transformed one.
    pub(crate) fn transformed(by: Affine, [x0, y0, x1, y1]: [f64; 4]) -> Option<Rect> {
        Rect::around([(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(|p| by * Point::from(p)))
    }
}

/// The direction that text runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Turn {
    /// as this line
    #[default]
    Right,
    /// turned by a quarter to the right, or vertical writing
    Down,
    /// upside down
    Left,
    /// turned by a quarter to the left
    Up,
    /// none of these, as a watermark across the page
    Slant,
}

impl Turn {
    /// Of a direction on the page. Up to 10° beside an axis is that axis.
    pub(crate) fn of(direction: Vec2) -> Turn {
        const SLOPE: f64 = 0.176; // the tangent of 10°
        let (x, y) = (direction.x, direction.y);
        match (x.abs() * SLOPE >= y.abs(), y.abs() * SLOPE >= x.abs()) {
            (true, _) if x >= 0.0 => Turn::Right,
            (true, _) => Turn::Left,
            (_, true) if y >= 0.0 => Turn::Down,
            (_, true) => Turn::Up,
            _ => Turn::Slant,
        }
    }

    /// Whether it runs along x.
    pub fn is_level(self) -> bool {
        matches!(self, Turn::Right | Turn::Left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions() {
        let cases = [
            ((1.0, 0.0), Turn::Right),
            ((1.0, 0.1), Turn::Right),
            ((-3.0, 0.2), Turn::Left),
            ((0.0, 5.0), Turn::Down),
            ((0.1, -5.0), Turn::Up),
            ((1.0, 1.0), Turn::Slant),
        ];
        for (direction, expect) in cases {
            assert_eq!(Turn::of(Vec2::from(direction)), expect, "{direction:?}");
        }
    }

    #[test]
    fn a_turned_box_is_upright_again() {
        let quarter = Affine::new([0.0, 1.0, -1.0, 0.0, 10.0, 0.0]);
        let expect = Rect { x0: 7.0, y0: 1.0, x1: 8.0, y1: 5.0 };
        assert_eq!(Rect::transformed(quarter, [1.0, 2.0, 5.0, 3.0]), Some(expect));
        assert_eq!(Rect::transformed(Affine::scale(f64::NAN), [0.0; 4]), None);
    }
}
