//! Runs a page's content and notes what it draws.

use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::dict::keys::{
    ANNOTS, AP, AS, BBOX, CA, CA_NS, CONTENTS, F, FONT, LW, MATRIX, N, OC, RECT, RESOURCES, SUBTYPE,
};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};
use kurbo::{Affine, Point, Vec2};
use rustc_hash::FxHashMap;

use crate::font::{Fonts, Seen};
use crate::geometry::{Rect, Turn};
use crate::ink::{self, Ink, Space};
use crate::layers::Layers;
use crate::path::Path;
use crate::state::{FontUse, Mode, State};
use crate::{Glyph, Rule};

/// More than any page needs; a page that goes on after these is not read further.
const MOST_STEPS: u64 = 20_000_000;
const MOST_FORMS: u32 = 20_000;
const DEEPEST_FORM: u32 = 24;
const DEEPEST_STATE: usize = 10_000;
const MOST_GLYPHS: usize = 500_000;
const MOST_SHAPES: usize = 100_000;

/// A filled box or a stroke no thicker than this is a line.
const THICKEST_RULE: f32 = 2.6;

/// All that a page draws, seen or not.
#[derive(Default)]
pub(crate) struct Drawn {
    pub glyphs: Vec<DrawnGlyph>,
    /// with whether it is white
    pub rules: Vec<(Rule, bool)>,
    pub fills: Vec<Rect>,
    pub images: Vec<Rect>,
    /// where anything but white has been laid: white text on it is seen
    pub painted: Vec<Rect>,
}

pub(crate) struct DrawnGlyph {
    pub glyph: Glyph,
    pub hidden: bool,
    pub white: bool,
}

pub(crate) struct Reader<'a, 'd> {
    fonts: &'d Fonts,
    layers: &'d Layers,
    drawn: &'d mut Drawn,
    state: State<'a>,
    saved: Vec<State<'a>>,
    path: Path,
    /// the path cuts what comes after it
    cuts: bool,
    /// of the marked content that is open, whether each is seen
    marks: Vec<bool>,
    depth: u32,
    steps: u64,
    forms: u32,
    forms_read: FxHashMap<usize, Rc<[u8]>>,
    whole: bool,
}

/// What names mean in one content stream.
struct Names<'a, 'r> {
    resources: &'r Resources<'a>,
    fonts: FxHashMap<Vec<u8>, Option<FontUse<'a>>>,
    spaces: FxHashMap<Vec<u8>, Space>,
}

impl<'a, 'd> Reader<'a, 'd> {
    pub(crate) fn new(
        fonts: &'d Fonts,
        layers: &'d Layers,
        transform: Affine,
        drawn: &'d mut Drawn,
    ) -> Reader<'a, 'd> {
        Reader {
            fonts,
            layers,
            drawn,
            state: State::new(transform),
            saved: vec![],
            path: Path::default(),
            cuts: false,
            marks: vec![],
            depth: 0,
            steps: 0,
            forms: 0,
            forms_read: FxHashMap::default(),
            whole: true,
        }
    }

    /// Whether all of it could be read.
    pub(crate) fn page(&mut self, page: &Page<'a>) -> bool {
        let content = self.content(page);
        self.run(&content, page.resources());
        self.annotations(page);
        self.whole
    }

    /// Decoded here and not by the page, which would keep it as long as the file.
    fn content(&mut self, page: &Page<'a>) -> Vec<u8> {
        let raw = page.raw();
        if let Some(stream) = raw.get::<Stream<'_>>(CONTENTS) {
            return self.decoded(&stream).into_owned();
        }
        let mut all = vec![];
        for stream in raw.get::<Array<'_>>(CONTENTS).iter().flat_map(|a| a.iter::<Stream<'_>>()) {
            all.extend_from_slice(&self.decoded(&stream));
            all.push(b'\n');
        }
        all
    }

    fn decoded<'s>(&mut self, stream: &Stream<'s>) -> std::borrow::Cow<'s, [u8]> {
        stream.decoded_data().unwrap_or_else(|_| {
            self.whole = false;
            std::borrow::Cow::Borrowed(&[])
        })
    }

    fn run(&mut self, content: &[u8], resources: &Resources<'a>) {
        let mut names = Names { resources, fonts: FxHashMap::default(), spaces: FxHashMap::default() };
        let (saved, marks) = (self.saved.len(), self.marks.len());
        let before = self.state.clone();
        let mut steps = TypedIter::new(content);
        while let Some(op) = steps.next() {
            self.steps += 1;
            if self.steps > MOST_STEPS || self.drawn.glyphs.len() > MOST_GLYPHS {
                self.whole = false;
                break;
            }
            self.step(op, &mut names, saved);
        }
        self.path.clear();
        self.cuts = false;
        self.saved.truncate(saved);
        self.marks.truncate(marks);
        self.state = before;
    }

    fn step(&mut self, op: Op<'_, '_>, names: &mut Names<'a, '_>, floor: usize) {
        let f = |n: Number| n.as_f64();
        let point = |x: Number, y: Number| Point::new(x.as_f64(), y.as_f64());
        let text = &mut self.state.text;
        match op {
            Op::SaveState(_) if self.saved.len() < DEEPEST_STATE => self.saved.push(self.state.clone()),
            Op::RestoreState(_) if self.saved.len() > floor => self.restore(),
            Op::Transform(t) => self.state.ctm *= Affine::new([t.0, t.1, t.2, t.3, t.4, t.5].map(f)),
            Op::LineWidth(w) => self.state.line_width = f(w.0),
            Op::SetGraphicsState(gs) => self.graphics_state(gs.0, names),

            Op::NonStrokeColorDeviceGray(c) => self.state.fill.set(Space::Light, &[c.0]),
            Op::NonStrokeColorDeviceRgb(c) => self.state.fill.set(Space::Light, &[c.0, c.1, c.2]),
            Op::NonStrokeColorCmyk(c) => self.state.fill.set(Space::Ink, &[c.0, c.1, c.2, c.3]),
            Op::NonStrokeColor(c) => self.state.fill.mix(&c.0),
            Op::NonStrokeColorNamed(c) => self.state.fill.mix(&c.0),
            Op::ColorSpaceNonStroke(c) => self.state.fill.change(names.space(c.0)),
            Op::StrokeColorDeviceGray(c) => self.state.stroke.set(Space::Light, &[c.0]),
            Op::StrokeColorDeviceRgb(c) => self.state.stroke.set(Space::Light, &[c.0, c.1, c.2]),
            Op::StrokeColorCmyk(c) => self.state.stroke.set(Space::Ink, &[c.0, c.1, c.2, c.3]),
            Op::StrokeColor(c) => self.state.stroke.mix(&c.0),
            Op::StrokeColorNamed(c) => self.state.stroke.mix(&c.0),
            Op::ColorSpaceStroke(c) => self.state.stroke.change(names.space(c.0)),

            Op::MoveTo(p) => self.path.move_to(point(p.0, p.1)),
            Op::LineTo(p) => self.path.line_to(point(p.0, p.1)),
            Op::CubicTo(c) => self.path.curve_to(&[point(c.0, c.1), point(c.2, c.3), point(c.4, c.5)]),
            Op::CubicStartTo(c) => self.path.curve_to(&[point(c.0, c.1), point(c.2, c.3)]),
            Op::CubicEndTo(c) => self.path.curve_to(&[point(c.0, c.1), point(c.2, c.3)]),
            Op::ClosePath(_) => self.path.close(),
            Op::RectPath(r) => self.path.rect(f(r.0), f(r.1), f(r.2), f(r.3)),
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => {
                self.paint(true, false);
            }
            Op::StrokePath(_) => self.paint(false, true),
            Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => self.paint(true, true),
            Op::CloseAndStrokePath(_) => {
                self.path.close();
                self.paint(false, true);
            }
            Op::CloseFillAndStrokeNonZero(_) | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.path.close();
                self.paint(true, true);
            }
            Op::EndPath(_) => self.paint(false, false),
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.cuts = true,

            Op::BeginText(_) => text.begin(Affine::IDENTITY),
            Op::SetTextMatrix(m) => text.begin(Affine::new([m.0, m.1, m.2, m.3, m.4, m.5].map(f))),
            Op::NextLine(n) => text.next_line(f(n.0), f(n.1)),
            Op::NextLineAndSetLeading(n) => {
                text.leading = -f(n.1);
                text.next_line(f(n.0), f(n.1));
            }
            Op::NextLineUsingLeading(_) => text.next_line(0.0, -text.leading),
            Op::TextFont(font) => {
                text.size = f(font.1);
                text.font = names.font(font.0, self.fonts);
            }
            Op::CharacterSpacing(c) => text.char_space = f(c.0),
            Op::WordSpacing(w) => text.word_space = f(w.0),
            Op::HorizontalScaling(h) => text.stretch = f(h.0) / 100.0,
            Op::TextLeading(l) => text.leading = f(l.0),
            Op::TextRise(r) => text.rise = f(r.0),
            Op::TextRenderingMode(m) => text.mode = Mode::of(m.0.as_i64()),
            Op::ShowText(s) => self.show(s.0.as_bytes()),
            Op::ShowTexts(list) => self.show_all(list.0),
            Op::NextLineAndShowText(s) => {
                text.next_line(0.0, -text.leading);
                self.show(s.0.as_bytes());
            }
            Op::ShowTextWithParameters(s) => {
                (text.word_space, text.char_space) = (f(s.0), f(s.1));
                text.next_line(0.0, -text.leading);
                self.show(s.2.as_bytes());
            }

            Op::BeginMarkedContent(_) => self.mark(true),
            Op::BeginMarkedContentWithProperties(m) => {
                let seen = m.0.as_ref() != OC || self.layer_shows(m.1, names.resources);
                self.mark(seen);
            }
            Op::EndMarkedContent(_) => drop(self.marks.pop()),
            Op::XObject(x) => self.external(x.0, names.resources),
            Op::InlineImage(_) => self.image(),
            Op::Shading(_) => self.shading(),
            _ => {}
        }
    }

    fn restore(&mut self) {
        if let Some(state) = self.saved.pop() {
            // The text matrices are not part of what is saved.
            let (matrix, line) = (self.state.text.matrix, self.state.text.line);
            self.state = state;
            (self.state.text.matrix, self.state.text.line) = (matrix, line);
        }
    }

    fn graphics_state(&mut self, name: &Name<'_>, names: &mut Names<'a, '_>) {
        let Some(dict) = names.resources.get_ext_g_state(name) else { return };
        if let Some(alpha) = dict.get::<f32>(CA_NS) {
            self.state.fill.alpha = alpha;
        }
        if let Some(alpha) = dict.get::<f32>(CA) {
            self.state.stroke.alpha = alpha;
        }
        if let Some(width) = dict.get::<f64>(LW) {
            self.state.line_width = width;
        }
        if let Some(array) = dict.get::<Array<'a>>(FONT) {
            let mut items = array.iter::<Object<'a>>();
            if let (Some(Object::Dict(dict)), Some(size)) = (items.next(), items.next()) {
                self.state.text.font = Some(FontUse { font: self.fonts.get(&dict), dict });
                self.state.text.size = size.into_number().map_or(1.0, |n| n.as_f64());
            }
        }
    }

    fn mark(&mut self, seen: bool) {
        if self.marks.len() < DEEPEST_STATE {
            self.marks.push(seen && self.is_shown());
        }
    }

    fn is_shown(&self) -> bool {
        self.marks.last().copied().unwrap_or(true)
    }

    fn layer_shows(&self, properties: &Object<'_>, resources: &Resources<'_>) -> bool {
        match properties {
            Object::Name(name) => self.layers.shows(&resources.properties, name),
            _ => true,
        }
    }

    // Pictures and forms

    fn external(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(stream) = resources.get_x_object(name) else { return };
        if !self.is_shown() || !self.layers.shows(stream.dict(), OC) {
            return;
        }
        if ink::is_picture(&stream) { self.image() } else { self.form(&stream, resources) }
    }

    fn image(&mut self) {
        let place = Rect::transformed(self.state.ctm, [0.0, 0.0, 1.0, 1.0]);
        if let Some(place) = place.and_then(|place| self.cut(place))
            && self.is_shown()
            && !self.state.fill.is_clear()
            && self.drawn.images.len() < MOST_SHAPES
        {
            self.drawn.images.push(place);
        }
    }

    fn shading(&mut self) {
        if let Some(clip) = self.state.clip
            && self.is_shown()
        {
            self.painted(clip);
        }
    }

    fn form(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) {
        self.forms += 1;
        if self.depth >= DEEPEST_FORM || self.forms > MOST_FORMS {
            self.whole = false;
            return;
        }
        let dict = stream.dict();
        let matrix = dict.get::<[f64; 6]>(MATRIX).map_or(Affine::IDENTITY, Affine::new);
        let own = dict.get::<Dict<'a>>(RESOURCES).map(Resources::new);
        let content = self.form_content(stream);
        let before = self.state.clone();
        self.state.ctm *= matrix;
        if let Some(cut) = dict.get::<[f64; 4]>(BBOX).and_then(|b| Rect::transformed(self.state.ctm, b)) {
            self.state.cut(cut);
        }
        let path = std::mem::take(&mut self.path);
        self.depth += 1;
        self.run(&content, own.as_ref().unwrap_or(resources));
        self.depth -= 1;
        self.path = path;
        self.state = before;
    }

    /// A form that is drawn again on the same page is decoded once.
    fn form_content(&mut self, stream: &Stream<'_>) -> Rc<[u8]> {
        let key = stream.dict().data().as_ptr() as usize;
        if let Some(content) = self.forms_read.get(&key) {
            return content.clone();
        }
        let content: Rc<[u8]> = self.decoded(stream).into();
        self.forms_read.insert(key, content.clone());
        content
    }

    /// What notes and fields show on the page.
    fn annotations(&mut self, page: &Page<'a>) {
        const HIDDEN: u32 = 1 << 1 | 1 << 5;
        let notes = page.raw().get::<Array<'a>>(ANNOTS);
        for note in notes.iter().flat_map(|notes| notes.iter::<Dict<'a>>()) {
            let kind = note.get::<Name<'_>>(SUBTYPE);
            let aside = matches!(kind.as_deref(), Some(b"Link" | b"Popup"));
            if aside || note.get::<u32>(F).unwrap_or(0) & HIDDEN != 0 || !self.layers.shows(&note, OC) {
                continue;
            }
            let before = self.state.clone();
            self.annotation(&note, page.resources());
            self.state = before;
        }
    }

    fn annotation(&mut self, note: &Dict<'a>, resources: &Resources<'a>) -> Option<()> {
        let stream = match note.get::<Dict<'a>>(AP)?.get::<Object<'a>>(N)? {
            Object::Stream(stream) => stream,
            Object::Dict(states) => states.get::<Stream<'a>>(&*note.get::<Name<'_>>(AS)?)?,
            _ => return None,
        };
        let place = note.get::<hayro_syntax::object::Rect>(RECT)?;
        let dict = stream.dict();
        let matrix = dict.get::<[f64; 6]>(MATRIX).map_or(Affine::IDENTITY, Affine::new);
        let from = Rect::transformed(matrix, dict.get::<[f64; 4]>(BBOX)?)?;
        let scale = |to: f64, from: f32| if from > 0.0 { to / f64::from(from) } else { 1.0 };
        let (x, y) = (scale(place.width(), from.width()), scale(place.height(), from.height()));
        let (dx, dy) = (place.x0 - x * f64::from(from.x0), place.y0 - y * f64::from(from.y0));
        self.state.ctm *= Affine::new([x, 0.0, 0.0, y, dx, dy]);
        self.form(&stream, resources);
        Some(())
    }

    // Paths

    fn paint(&mut self, fill: bool, stroke: bool) {
        let ctm = self.state.ctm;
        if self.is_shown() {
            if fill && !self.state.fill.is_clear() {
                self.fill(ctm);
            }
            if stroke && !self.state.stroke.is_clear() {
                self.stroke(ctm);
            }
        }
        if std::mem::take(&mut self.cuts)
            && let Some(extent) = self.path.extent(ctm)
        {
            self.state.cut(extent);
        }
        self.path.clear();
    }

    fn fill(&mut self, ctm: Affine) {
        let ink = self.state.fill;
        for place in self.path.boxes(ctm) {
            let Some(place) = self.cut(place) else { continue };
            if place.width().min(place.height()) <= THICKEST_RULE {
                self.rule(place, ink);
            } else if !ink.white && self.drawn.fills.len() < MOST_SHAPES {
                self.drawn.fills.push(place);
            }
        }
        if !ink.white
            && let Some(extent) = self.path.extent(ctm).and_then(|place| self.cut(place))
        {
            self.painted(extent);
        }
    }

    fn stroke(&mut self, ctm: Affine) {
        let ink = self.state.stroke;
        let thickness = (self.state.line_width * ctm.determinant().abs().sqrt()) as f32;
        for place in self.path.lines(ctm) {
            self.stroked(place, thickness, ink);
        }
        for Rect { x0, y0, x1, y1 } in self.path.boxes(ctm) {
            let edges = [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)];
            for (x0, y0, x1, y1) in edges {
                self.stroked(Rect { x0, y0, x1, y1 }, thickness, ink);
            }
        }
    }

    /// A stroke along an axis; a thick one is a box.
    fn stroked(&mut self, line: Rect, thickness: f32, ink: Ink) {
        let half = thickness / 2.0;
        let (x, y) = if line.width() >= line.height() { (0.0, half) } else { (half, 0.0) };
        let place = Rect { x0: line.x0 - x, y0: line.y0 - y, x1: line.x1 + x, y1: line.y1 + y };
        let Some(place) = self.cut(place) else { return };
        if thickness <= THICKEST_RULE {
            self.rule(place, ink);
        } else if !ink.white {
            self.painted(place);
            if self.drawn.fills.len() < MOST_SHAPES {
                self.drawn.fills.push(place);
            }
        }
    }

    fn rule(&mut self, place: Rect, ink: Ink) {
        const AT_LEAST: f32 = 1.5;
        let (x, y) = place.centre();
        let (width, height) = (place.width(), place.height());
        if width.max(height) < AT_LEAST || self.drawn.rules.len() >= MOST_SHAPES {
            return;
        }
        let rule = if width >= height {
            Rule { x0: place.x0, y0: y, x1: place.x1, y1: y, thickness: height }
        } else {
            Rule { x0: x, y0: place.y0, x1: x, y1: place.y1, thickness: width }
        };
        self.drawn.rules.push((rule, ink.white));
    }

    /// What the clip leaves of it.
    fn cut(&self, place: Rect) -> Option<Rect> {
        match &self.state.clip {
            Some(clip) => place.intersect(clip),
            None => Some(place),
        }
    }

    fn painted(&mut self, place: Rect) {
        if self.drawn.painted.len() < MOST_SHAPES && place.width() >= 3.0 && place.height() >= 3.0 {
            self.drawn.painted.push(place);
        }
    }

    // Text

    fn show_all(&mut self, list: &Array<'_>) {
        for item in list.iter::<Object<'_>>() {
            match item {
                Object::String(string) => self.show(string.as_bytes()),
                Object::Number(number) => self.adjust(number.as_f64()),
                _ => {}
            }
        }
    }

    fn adjust(&mut self, thousandths: f64) {
        let text = &mut self.state.text;
        let by = -thousandths / 1000.0 * text.size;
        match text.font.as_ref().is_some_and(|used| used.font.vertical) {
            true => text.advance(0.0, by),
            false => text.advance(by * text.stretch, 0.0),
        }
    }

    fn show(&mut self, mut bytes: &[u8]) {
        let Some(used) = self.state.text.font.clone() else { return };
        while !bytes.is_empty() {
            let (code, length) = used.font.code(bytes);
            bytes = &bytes[usize::from(length).min(bytes.len())..];
            let seen = used.font.seen(code, length, &used.dict);
            let (advance, vertical) = (seen.advance, used.font.vertical);
            self.glyph(seen, &used);
            let text = &mut self.state.text;
            let space = if code == 32 && length == 1 { text.word_space } else { 0.0 };
            let by = advance * text.size + text.char_space + space;
            match vertical {
                true => text.advance(0.0, by),
                false => text.advance(by * text.stretch, 0.0),
            }
        }
    }

    fn glyph(&mut self, seen: Seen, used: &FontUse<'a>) {
        let state = &self.state;
        let em = state.ctm * state.text.em();
        let [a, b, c, d, ..] = em.as_coeffs();
        let font = &used.font;
        let size = c.hypot(d) * font.scale;
        let up = 0.8 * font.scale;
        let down = -0.2 * font.scale;
        let (place, ahead) = if font.vertical {
            let (x, y) = seen.origin;
            // One em square hangs below the vertical origin, wherever the font's own origin is.
            let top = y.max(0.0) - y;
            ([-x, seen.advance.min(-0.1) + top, seen.width - x, top], Vec2::new(-c, -d))
        } else {
            ([0.0, down, seen.advance, up], Vec2::new(a, b))
        };
        let Some(bounds) = Rect::transformed(em, place) else { return };
        let turn = Turn::of(ahead);
        let origin = em * Point::ZERO;
        let baseline = if turn.is_level() || turn == Turn::Slant { origin.y } else { origin.x };
        let in_clip = state.clip.is_none_or(|clip| clip.contains(bounds.centre()));
        let ink = match state.text.mode {
            Mode::Stroke => state.stroke,
            _ => state.fill,
        };
        let glyph = Glyph {
            text: seen.text,
            bounds,
            baseline: baseline as f32,
            size: size as f32,
            turn,
            bold: font.bold || state.text.mode == Mode::FillAndStroke,
        };
        if in_clip && self.is_shown() {
            let hidden = state.text.mode == Mode::Invisible || ink.is_clear();
            self.drawn.glyphs.push(DrawnGlyph { glyph, hidden, white: ink.white });
        }
    }
}

impl<'a> Names<'a, '_> {
    fn font(&mut self, name: &Name<'_>, fonts: &Fonts) -> Option<FontUse<'a>> {
        if let Some(used) = self.fonts.get(&**name) {
            return used.clone();
        }
        let dict = self.resources.get_font(name);
        let used = dict.map(|dict| FontUse { font: fonts.get(&dict), dict });
        self.fonts.insert(name.to_vec(), used.clone());
        used
    }

    fn space(&mut self, name: &Name<'_>) -> Space {
        if let Some(space) = ink::by_name(name) {
            return space;
        }
        if let Some(space) = self.spaces.get(&**name) {
            return *space;
        }
        let space = self.resources.get_color_space(name).map_or(Space::Light, ink::by_definition);
        self.spaces.insert(name.to_vec(), space);
        space
    }
}
