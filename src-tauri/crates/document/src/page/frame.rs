//! The direction that text is read in: page space to a space where it runs right and lines follow downwards, and back.

use pdf::{Glyph, Page, Rect, Rule, Turn};

/// Reads text of one direction on a page of this size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    turn: Turn,
    width: f32,
    height: f32,
}

/// A glyph as it is read.
pub(super) struct Mark<'p> {
    pub text: &'p str,
    pub at: Rect,
    pub base: f32,
    pub size: f32,
    pub bold: bool,
}

impl Frame {
    pub fn of(page: &Page, turn: Turn) -> Frame {
        Frame { turn, width: page.width, height: page.height }
    }

    /// How wide the page is when it is read.
    pub fn width(&self) -> f32 {
        if self.turn.is_level() { self.width } else { self.height }
    }

    pub fn read(&self, r: Rect) -> Rect {
        let (w, h) = (self.width, self.height);
        match self.turn {
            Turn::Right | Turn::Slant => r,
            Turn::Left => Rect { x0: w - r.x1, y0: h - r.y1, x1: w - r.x0, y1: h - r.y0 },
            Turn::Down => Rect { x0: r.y0, y0: w - r.x1, x1: r.y1, y1: w - r.x0 },
            Turn::Up => Rect { x0: h - r.y1, y0: r.x0, x1: h - r.y0, y1: r.x1 },
        }
    }

    pub fn back(&self, r: Rect) -> Rect {
        let (w, h) = (self.width, self.height);
        match self.turn {
            Turn::Right | Turn::Slant => r,
            Turn::Left => Rect { x0: w - r.x1, y0: h - r.y1, x1: w - r.x0, y1: h - r.y0 },
            Turn::Down => Rect { x0: w - r.y1, y0: r.x0, x1: w - r.y0, y1: r.x1 },
            Turn::Up => Rect { x0: r.y0, y0: h - r.x1, x1: r.y1, y1: h - r.x0 },
        }
    }

    pub fn rule(&self, rule: &Rule) -> Rect {
        self.read(Rect { x0: rule.x0, y0: rule.y0, x1: rule.x1, y1: rule.y1 })
    }

    pub fn mark<'p>(&self, glyph: &'p Glyph) -> Mark<'p> {
        let base = match self.turn {
            Turn::Right | Turn::Slant | Turn::Up => glyph.baseline,
            Turn::Left => self.height - glyph.baseline,
            Turn::Down => self.width - glyph.baseline,
        };
        let Glyph { text, size, bold, .. } = glyph;
        Mark { text, at: self.read(glyph.bounds), base, size: *size, bold: *bold }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_direction_leads_there_and_back() {
        let page = Page { width: 200.0, height: 100.0, ..Page::default() };
        let r = Rect { x0: 10.0, y0: 20.0, x1: 40.0, y1: 25.0 };
        let cases = [
            (Turn::Right, Rect { x0: 10.0, y0: 20.0, x1: 40.0, y1: 25.0 }),
            (Turn::Left, Rect { x0: 160.0, y0: 75.0, x1: 190.0, y1: 80.0 }),
            (Turn::Down, Rect { x0: 20.0, y0: 160.0, x1: 25.0, y1: 190.0 }),
            (Turn::Up, Rect { x0: 75.0, y0: 10.0, x1: 80.0, y1: 40.0 }),
        ];
        for (turn, read) in cases {
            let frame = Frame::of(&page, turn);
            assert_eq!(frame.read(r), read, "{turn:?}");
            assert_eq!(frame.back(read), r, "{turn:?}");
        }
    }
}
