//! What is to be drawn, in user units, and its drawing through plotters' SVG backend.
//!
//! The backend counts in whole pixels and knows neither title, description nor pattern: it draws at ten pixels a user
//! unit into a group that is scaled back, and what it wrote is put into an `<svg>` element of our own, one element a line.

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, IntoFont, RGBColor, TextStyle};

use crate::axis::{FINE, fine};
use crate::model::{Certainty, Frame, Tone};
use crate::palette::Palette;
use crate::text;

/// Names and values.
pub(crate) const BODY: f64 = 13.0;
/// Everything beside them; no text is smaller.
pub(crate) const SMALL: f64 = 12.0;
/// Distance of the hatching's lines along the bar, and their width.
const HATCH: (f64, f64) = (6.0, 1.5);
/// plotters multiplies a font's size by this on the way into the SVG's.
const FONT_SCALE: f64 = 1.24;
/// Distance from the top of a line to its baseline, as the backend writes it for text that hangs from its top.
const ASCENT: f64 = 0.76;

/// A rectangle in user units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Area {
    fn inset(self, by: f64) -> Area {
        let (width, height) = ((self.width - 2.0 * by).max(0.0), (self.height - 2.0 * by).max(0.0));
        Area { x: self.x + by, y: self.y + by, width, height }
    }
}

/// On which end a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Label {
    pub text: String,
    pub x: f64,
    pub baseline: f64,
    pub anchor: Anchor,
    pub size: f64,
    pub bold: bool,
    pub colour: RGBColor,
    /// the whole text where `text` is cut
    pub title: Option<String>,
}

impl Label {
    pub fn small(text: &str, x: f64, baseline: f64, colour: RGBColor) -> Label {
        Label {
            text: text::clean(text),
            x,
            baseline,
            anchor: Anchor::Start,
            size: SMALL,
            bold: false,
            colour,
            title: None,
        }
    }

    pub fn anchored(self, anchor: Anchor) -> Label {
        Label { anchor, ..self }
    }

    pub fn bold(self) -> Label {
        Label { bold: true, size: BODY, ..self }
    }

    pub fn width(&self) -> f64 {
        text::width(&self.text, self.size, self.bold)
    }

    /// Where it will be, as far as can be known without the font.
    pub fn place(&self) -> Area {
        let width = self.width();
        let x = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        // Han characters reach 0.88 em up and 0.12 em down
        Area { x, y: self.baseline - 0.88 * self.size, width, height: self.size }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Fill(Area, RGBColor),
    Path(Vec<(f64, f64)>, RGBColor, f64),
    Polygon(Vec<(f64, f64)>, RGBColor),
}

/// The shapes of points, so that lines are told apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dot {
    Round,
    Square,
    Diamond,
    Triangle,
    EmptyRound,
    EmptySquare,
    EmptyDiamond,
    EmptyTriangle,
}

/// Eight points of a circle and four between them.
const ROUND: [(f64, f64); 12] = [
    (1.0, 0.0),
    (0.866, 0.5),
    (0.5, 0.866),
    (0.0, 1.0),
    (-0.5, 0.866),
    (-0.866, 0.5),
    (-1.0, 0.0),
    (-0.866, -0.5),
    (-0.5, -0.866),
    (0.0, -1.0),
    (0.5, -0.866),
    (0.866, -0.5),
];
const SQUARE: [(f64, f64); 4] = [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)];
const DIAMOND: [(f64, f64); 4] = [(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)];
const TRIANGLE: [(f64, f64); 3] = [(0.0, -1.1), (1.05, 0.8), (-1.05, 0.8)];

impl Dot {
    /// Of the nth line; with six colours, the first 24 lines differ in one of both.
    pub fn of(n: usize) -> Dot {
        use Dot::{Diamond, EmptyDiamond, EmptyRound, EmptySquare, EmptyTriangle, Round, Square, Triangle};
        [Round, Square, Diamond, Triangle, EmptyRound, EmptySquare, EmptyDiamond, EmptyTriangle][n % 8]
    }

    fn corners(self) -> (&'static [(f64, f64)], bool) {
        match self {
            Dot::Round => (&ROUND, true),
            Dot::EmptyRound => (&ROUND, false),
            Dot::Square => (&SQUARE, true),
            Dot::EmptySquare => (&SQUARE, false),
            Dot::Diamond => (&DIAMOND, true),
            Dot::EmptyDiamond => (&DIAMOND, false),
            Dot::Triangle => (&TRIANGLE, true),
            Dot::EmptyTriangle => (&TRIANGLE, false),
        }
    }
}

/// A drawing under way.
#[derive(Debug)]
pub(crate) struct Scene {
    shapes: Vec<Shape>,
    pub labels: Vec<Label>,
}

impl Scene {
    pub fn new() -> Scene {
        Scene { shapes: Vec::new(), labels: Vec::new() }
    }

    pub fn fill(&mut self, area: Area, colour: RGBColor) {
        self.shapes.push(Shape::Fill(area, colour));
    }

    /// An upright line, one unit wide, sharp on a screen.
    pub fn upright(&mut self, x: f64, top: f64, bottom: f64, colour: RGBColor) {
        let x = x.floor() + 0.5;
        self.shapes.push(Shape::Path(vec![(x, top), (x, bottom)], colour, 1.0));
    }

    /// A level line, one unit wide, sharp on a screen.
    pub fn level(&mut self, left: f64, right: f64, y: f64, colour: RGBColor) {
        let y = y.floor() + 0.5;
        self.shapes.push(Shape::Path(vec![(left, y), (right, y)], colour, 1.0));
    }

    /// A line of a chart.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: RGBColor) {
        self.shapes.push(Shape::Path(vec![from, to], colour, 2.0));
    }

    /// A point, its inside empty where the shape says so.
    pub fn dot(&mut self, (x, y): (f64, f64), size: f64, dot: Dot, colour: RGBColor, paper: RGBColor) {
        let (corners, filled) = dot.corners();
        let mut path: Vec<_> = corners.iter().map(|(dx, dy)| (x + dx * size, y + dy * size)).collect();
        path.extend_from_within(..2);
        self.shapes.push(Shape::Polygon(path.clone(), if filled { colour } else { paper }));
        self.shapes.push(Shape::Path(path, colour, 1.5));
    }

    pub fn label(&mut self, label: Label) {
        if !label.text.is_empty() {
            self.labels.push(label);
        }
    }

    /// A part of a whole with its texture, which keeps clear of a label.
    pub fn part(&mut self, area: Area, tone: Tone, clear: Option<Area>, palette: &Palette) {
        let (colour, on) = palette.tone(tone);
        self.fill(area, colour);
        let end = area.x + area.width;
        let (to, from) = clear.map_or((end, end), |label| (label.x - 2.0, label.x + label.width + 2.0));
        for (left, right) in [(area.x, to), (from, end)] {
            self.texture(Area { x: left, width: right - left, ..area }, tone, between(colour, on));
        }
    }

    /// Categories differ by lines besides their colour; steps go from pale to deep.
    fn texture(&mut self, area: Area, tone: Tone, colour: RGBColor) {
        let Tone::Category(n) = tone else { return };
        let (right, bottom) = (area.x + area.width, area.y + area.height);
        // how far apart the lines are that lie, and those that stand; slanted ones mean an estimate
        let (level, upright) = match n {
            2 => (4.0, f64::INFINITY),
            3 => (f64::INFINITY, 8.0),
            4 => (4.0, 4.0),
            5 => (f64::INFINITY, 4.0),
            _ => return,
        };
        let steps = |from: f64, to: f64, step: f64| {
            std::iter::successors(Some(from + step / 2.0), move |at| Some(at + step))
                .take_while(move |at| *at < to - 0.5)
        };
        if right > area.x {
            steps(area.y, bottom, level).for_each(|y| self.level(area.x, right, y, colour));
        }
        steps(area.x, right, upright).for_each(|x| self.upright(x, area.y, bottom, colour));
    }

    /// A bar that shows how sure its value is.
    pub fn bar(&mut self, area: Area, certainty: Certainty, palette: &Palette) {
        match certainty {
            Certainty::Reported => self.fill(area, palette.bar),
            Certainty::Entered => self.fill(area, palette.src_ent),
            Certainty::Derived => {
                self.fill(area, palette.bar_soft);
                self.outline(area, palette.bar);
            }
            Certainty::Estimated => {
                self.fill(area, palette.surface);
                // the ends of slanted lines stay within the outline
                self.hatch(area.inset(1.0), palette.bar_est);
                self.outline(area, palette.bar_est);
            }
        }
    }

    /// One unit wide, within the area.
    pub fn outline(&mut self, area: Area, colour: RGBColor) {
        let (left, top) = (area.x + 0.5, area.y + 0.5);
        let (right, bottom) = ((area.x + area.width - 0.5).max(left), (area.y + area.height - 0.5).max(top));
        // past the start, so that the first corner is as square as the others
        let round = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top), (right, top)];
        self.shapes.push(Shape::Path(round.to_vec(), colour, 1.0));
    }

    /// Lines at 45° from the foot up to the right, cut off at the area's edges.
    fn hatch(&mut self, area: Area, colour: RGBColor) {
        let (step, stroke) = HATCH;
        let (right, bottom) = (area.x + area.width, area.y + area.height);
        let mut foot = area.x - area.height + step;
        while foot < right {
            let from = foot.max(area.x);
            let to = (foot + area.height).min(right);
            let line = vec![(from, bottom - (from - foot)), (to, bottom - (to - foot))];
            self.shapes.push(Shape::Path(line, colour, stroke));
            foot += step;
        }
    }

    /// The whole `<svg>` element.
    pub fn svg(&self, frame: &Frame, width: f64, height: f64) -> String {
        let palette = Palette::of(frame.theme);
        let mut drawn = String::new();
        {
            let area = SVGBackend::with_string(
                &mut drawn,
                (fine(width).unsigned_abs(), fine(height).unsigned_abs()),
            )
            .into_drawing_area();
            let paper = Shape::Fill(Area { x: 0.0, y: 0.0, width, height }, palette.surface);
            std::iter::once(&paper).chain(&self.shapes).for_each(|s| draw_shape(&area, s));
            self.labels.iter().for_each(|l| draw_label(&area, l));
            area.present().expect(INFALLIBLE);
        }
        let head = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"{lang}\" xml:lang=\"{lang}\" width=\"{width}\" \
             height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{fonts}\">\n<title>{title}</title>\n\
             <desc>{description}</desc>\n<g transform=\"scale({scale})\">\n",
            lang = escaped(&frame.language),
            fonts = escaped(fonts(&frame.language)),
            title = escaped(&frame.title),
            description = escaped(&frame.description),
            scale = 1.0 / FINE,
        );
        head + &self.body(&drawn) + "</g>\n</svg>\n"
    }

    /// The backend's elements without its `<svg>`, without what is said once above, and with the titles of cut labels.
    fn body(&self, drawn: &str) -> String {
        let mut labels = self.labels.iter();
        let mut body = String::new();
        for line in drawn.lines().filter(|l| !l.starts_with("<svg ") && *l != "</svg>") {
            let line = line
                .replace(" opacity=\"1\"", "")
                .replace(" stroke=\"none\"", "")
                .replace(FAMILY_ATTRIBUTE, "");
            body.push_str(&line);
            // a text is three lines: its tag, its content, its end
            if line.starts_with("<text ") {
                if let Some(title) = labels.next().and_then(|l| l.title.as_deref()) {
                    body.push_str(&format!("<title>{}</title>", escaped(title)));
                }
            } else if line.ends_with("/>") || line == "</text>" {
                body.push('\n');
            }
        }
        body
    }
}

/// The backend writes into a string.
const INFALLIBLE: &str = "writing to a string does not fail";
/// Put on every text by the backend and taken off again: the fonts stand on the `<svg>` element.
const FAMILY: &str = "inherit";
const FAMILY_ATTRIBUTE: &str = " font-family=\"inherit\"";

type Canvas<'a> = DrawingArea<SVGBackend<'a>, Shift>;

fn draw_shape(canvas: &Canvas, shape: &Shape) {
    match shape {
        Shape::Fill(a, colour) => {
            let corners = [(fine(a.x), fine(a.y)), (fine(a.x + a.width), fine(a.y + a.height))];
            canvas.draw(&Rectangle::new(corners, colour.filled())).expect(INFALLIBLE);
        }
        Shape::Polygon(points, colour) => {
            let points: Vec<_> = points.iter().map(|(x, y)| (fine(*x), fine(*y))).collect();
            canvas.draw(&Polygon::new(points, colour.filled())).expect(INFALLIBLE);
        }
        Shape::Path(points, colour, stroke) => {
            let points: Vec<_> = points.iter().map(|(x, y)| (fine(*x), fine(*y))).collect();
            let style = colour.stroke_width(fine(*stroke).unsigned_abs());
            canvas.draw(&PathElement::new(points, style)).expect(INFALLIBLE);
        }
    }
}

fn draw_label(canvas: &Canvas, label: &Label) {
    let anchor = match label.anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let weight = if label.bold { FontStyle::Bold } else { FontStyle::Normal };
    let font = (FAMILY, label.size * FINE * FONT_SCALE).into_font().style(weight);
    let style = TextStyle::from(font).color(&label.colour).pos(Pos::new(anchor, VPos::Top));
    let top = label.baseline - ASCENT * label.size;
    canvas.draw(&Text::new(label.text.clone(), (fine(label.x), fine(top)), style)).expect(INFALLIBLE);
}

/// By name, the Han face of the language first; the last resort is the system's.
fn fonts(language: &str) -> &'static str {
    match language {
        "zh-Hant" => {
            "'Noto Sans CJK HK', 'Noto Sans CJK TC', 'PingFang HK', 'Microsoft JhengHei UI', sans-serif"
        }
        _ => "'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei UI', sans-serif",
    }
}

/// Halfway from one to the other.
fn between(a: RGBColor, b: RGBColor) -> RGBColor {
    RGBColor(a.0.midpoint(b.0), a.1.midpoint(b.1), a.2.midpoint(b.2))
}

pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text::clean(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
