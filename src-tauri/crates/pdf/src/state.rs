//! The graphics state: where, with what, and in which font.

use std::rc::Rc;

use hayro_syntax::object::Dict;
use kurbo::Affine;

use crate::font::Font;
use crate::geometry::Rect;
use crate::ink::Ink;

/// A font in use, and the dictionary that it came from: some of it is only looked at when it is needed.
#[derive(Clone)]
pub(crate) struct FontUse<'a> {
    pub font: Rc<Font>,
    pub dict: Dict<'a>,
}

#[derive(Clone)]
pub(crate) struct State<'a> {
    pub ctm: Affine,
    /// on the page; none: nothing is cut
    pub clip: Option<Rect>,
    pub fill: Ink,
    pub stroke: Ink,
    pub line_width: f64,
    pub text: Text<'a>,
}

#[derive(Clone)]
pub(crate) struct Text<'a> {
    pub font: Option<FontUse<'a>>,
    pub size: f64,
    pub char_space: f64,
    pub word_space: f64,
    /// 1 for 100 %
    pub stretch: f64,
    pub leading: f64,
    pub rise: f64,
    pub mode: Mode,
    pub matrix: Affine,
    pub line: Affine,
}

/// How text is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Fill,
    Stroke,
    FillAndStroke,
    Invisible,
}

impl Mode {
    pub(crate) fn of(number: i64) -> Mode {
        match number {
            1 | 5 => Mode::Stroke,
            2 | 6 => Mode::FillAndStroke,
            3 => Mode::Invisible,
            // 7 only cuts out what is drawn next; that is seen in the letters' form.
            _ => Mode::Fill,
        }
    }
}

impl<'a> State<'a> {
    pub(crate) fn new(ctm: Affine) -> State<'a> {
        State {
            ctm,
            clip: None,
            fill: Ink::BLACK,
            stroke: Ink::BLACK,
            line_width: 1.0,
            text: Text::default(),
        }
    }

    pub(crate) fn cut(&mut self, to: Rect) {
        self.clip = Some(match self.clip {
            // What is left of two that don't meet is nothing: a box without extent.
            Some(now) => now.intersect(&to).unwrap_or(Rect { x0: to.x0, y0: to.y0, x1: to.x0, y1: to.y0 }),
            None => to,
        });
    }
}

impl Default for Text<'_> {
    fn default() -> Self {
        Text {
            font: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: Mode::Fill,
            matrix: Affine::IDENTITY,
            line: Affine::IDENTITY,
        }
    }
}

impl Text<'_> {
    /// From a space in which the em is 1 to that of the content.
    pub(crate) fn em(&self) -> Affine {
        self.matrix * Affine::new([self.size * self.stretch, 0.0, 0.0, self.size, 0.0, self.rise])
    }

    pub(crate) fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.matrix = self.line;
    }

    pub(crate) fn begin(&mut self, at: Affine) {
        (self.line, self.matrix) = (at, at);
    }

    pub(crate) fn advance(&mut self, x: f64, y: f64) {
        self.matrix *= Affine::translate((x, y));
    }
}
