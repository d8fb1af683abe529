//! What bars and stacks share: the column of names, the legend, the foot of the axis, and marks.

use plotters::style::RGBColor;

use crate::axis::Axis;
use crate::model::{Bar, Certainty, Frame, Mark, RowLabel, Tone};
use crate::palette::Palette;
use crate::scene::{Anchor, Area, BODY, Label, SMALL, Scene};
use crate::text::{self, Wrapped};

/// Of bars, as in the mock-ups.
pub(crate) const BAR: f64 = 18.0;
/// Between things side by side.
pub(crate) const GAP: f64 = 12.0;
/// A segment this wide holds a label.
pub(crate) const LABELLED_FROM: f64 = 22.0;
const NARROWEST: u32 = 360;
const LINE: f64 = 16.0;
const KEY: f64 = 10.0;
/// Free space around the drawing's edge.
const EDGE: f64 = 2.0;

/// The rows: where each one lies, and the names at their left.
pub(crate) struct Rows {
    names: Vec<Wrapped>,
    /// width of the drawing
    pub width: f64,
    /// where bars begin
    pub left: f64,
    /// where bars may end
    pub right: f64,
    top: f64,
    height: f64,
}

impl Rows {
    /// Names take what they need up to about a quarter of the width. `least` is the height of what stands at the right.
    pub fn new<'a>(
        frame: &Frame,
        labels: impl Iterator<Item = &'a RowLabel> + Clone,
        top: f64,
        least: f64,
    ) -> Rows {
        let width = f64::from(frame.width.max(NARROWEST));
        let limit = (width * 0.28).clamp(96.0, 176.0);
        let names: Vec<Wrapped> = labels.clone().map(|l| text::wrap(&l.name, limit, BODY, true)).collect();
        let lines = names.iter().flat_map(|n| &n.lines).map(|l| text::width(l, BODY, true));
        let details = labels.clone().map(|l| text::width(&l.detail, SMALL, false));
        let column = lines.chain(details.map(|d| d.min(limit))).fold(0.0, f64::max).ceil();
        let deepest = names.iter().map(|n| n.lines.len()).max().unwrap_or(0);
        let detail = if labels.clone().any(|l| !l.detail.is_empty()) { LINE } else { 0.0 };
        let height = (deepest as f64 * LINE + detail).max(least) + 8.0;
        Rows { names, width, left: EDGE + column + GAP, right: width - EDGE, top, height }
    }

    /// The middle of a row.
    pub fn middle(&self, row: usize) -> f64 {
        self.top + (row as f64 + 0.5) * self.height
    }

    pub fn top(&self) -> f64 {
        self.top
    }

    pub fn bottom(&self) -> f64 {
        self.top + self.names.len() as f64 * self.height
    }

    /// Name and detail, as a block in the middle of the row.
    pub fn name(&self, scene: &mut Scene, row: usize, label: &RowLabel, palette: &Palette) {
        let Some(name) = self.names.get(row) else { return };
        let column = self.left - GAP - EDGE;
        let detail = text::wrap(&label.detail, column, SMALL, false);
        let detail_line = detail.lines.first().filter(|d| !d.is_empty());
        let lines = name.lines.len() as f64 + if detail_line.is_some() { 1.0 } else { 0.0 };
        // the baseline lies three quarters down its line
        let mut baseline = self.middle(row) - lines * LINE / 2.0 + 0.76 * LINE;
        for line in &name.lines {
            let title = name.cut.then(|| label.name.clone());
            scene.label(Label { title, ..Label::small(line, EDGE, baseline, palette.text).bold() });
            baseline += LINE;
        }
        if let Some(line) = detail_line {
            let title = (detail.lines.len() > 1 || detail.cut).then(|| label.detail.clone());
            scene.label(Label { title, ..Label::small(line, EDGE, baseline, palette.text3) });
        }
    }

    /// The words where a row has nothing to draw.
    pub fn absent(&self, scene: &mut Scene, row: usize, words: &str, x: f64, palette: &Palette) {
        scene.label(Label::small(words, x, baseline_at(self.middle(row), SMALL), palette.text3));
    }

    /// The grid, the line that bars stand on, ticks and the axis' own words; returns how far down it reaches.
    pub fn axis(&self, scene: &mut Scene, axis: &Axis, right: f64, words: &str, palette: &Palette) -> f64 {
        let bottom = self.bottom();
        for (value, tick) in axis.labelled(right - self.left, |l| text::width(l, SMALL, false)) {
            let x = axis.place(value, self.left, right);
            let foot = x <= self.left;
            scene.upright(x, self.top(), bottom, if foot { palette.axis } else { palette.grid });
            scene.label(Label::small(&tick, x, bottom + LINE, palette.text3).anchored(Anchor::Middle));
        }
        if words.is_empty() {
            return bottom + LINE + 6.0;
        }
        let baseline = bottom + 2.0 * LINE + 4.0;
        let words = text::wrap(words, self.width - self.left, SMALL, false);
        for (n, line) in words.lines.iter().enumerate() {
            scene.label(Label::small(line, self.left, baseline + n as f64 * LINE, palette.text3));
        }
        baseline + (words.lines.len() as f64 - 1.0) * LINE + 6.0
    }
}

/// A value with the sign of what it is.
pub(crate) fn signed(bar: &Bar) -> String {
    match bar.certainty {
        Certainty::Estimated => format!("≈ {}", bar.text),
        Certainty::Derived => format!("= {}", bar.text),
        Certainty::Reported | Certainty::Entered => bar.text.clone(),
    }
}

/// The baseline of a line of text whose middle lies at `middle`.
pub(crate) fn baseline_at(middle: f64, size: f64) -> f64 {
    middle + 0.36 * size
}

/// What a legend's key looks like.
#[derive(Clone, Copy)]
pub(crate) enum Key {
    Colour(RGBColor),
    /// with its texture
    Part(Tone),
    Certainty(Certainty),
}

impl Key {
    fn width(self) -> f64 {
        match self {
            Key::Colour(_) | Key::Part(_) => KEY,
            Key::Certainty(_) => 2.4 * KEY,
        }
    }
}

/// Of all keys and names on one line.
pub(crate) fn legend_width(entries: &[(Key, &str)]) -> f64 {
    let each = entries.iter().map(|(key, name)| key.width() + 5.0 + text::width(name, SMALL, false));
    each.sum::<f64>() + GAP * (entries.len().max(1) - 1) as f64
}

/// Keys with their names from left to right, in as many lines as it takes; returns the height.
pub(crate) fn legend(
    scene: &mut Scene,
    entries: &[(Key, &str)],
    left: f64,
    right: f64,
    palette: &Palette,
) -> f64 {
    let (mut x, mut middle) = (left, LINE / 2.0 + EDGE);
    for (key, name) in entries {
        let width = key.width();
        let label = Label::small(name, x + width + 5.0, 0.0, palette.text);
        if x > left && label.x + label.width() > right + 0.01 {
            x = left;
            middle += LINE + 4.0;
        }
        let area = Area { x, y: middle - KEY / 2.0, width, height: KEY };
        match key {
            Key::Colour(colour) => scene.fill(area, *colour),
            Key::Part(tone) => scene.part(area, *tone, None, palette),
            Key::Certainty(certainty) => scene.bar(area, *certainty, palette),
        }
        let label = Label { x: x + width + 5.0, baseline: baseline_at(middle, SMALL), ..label };
        x = label.x + label.width() + GAP;
        scene.label(label);
    }
    if entries.is_empty() { EDGE } else { middle + LINE / 2.0 + 8.0 }
}

/// A tenth of a unit is as fine as it is drawn.
pub(crate) fn mark(key: &str, area: Area, label: &str) -> Mark {
    let tenth = |v: f64| (v * 10.0).round() / 10.0;
    Mark {
        key: key.to_owned(),
        x: tenth(area.x),
        y: tenth(area.y),
        width: tenth(area.width),
        height: tenth(area.height),
        label: label.to_owned(),
    }
}

/// Left and right ends of parts laid end to end, a unit apart, in proportion to their values.
pub(crate) fn ends(values: &[f64], left: f64, right: f64) -> Vec<Option<(f64, f64)>> {
    let value = |v: &f64| if v.is_finite() { v.max(0.0) } else { 0.0 };
    let sum: f64 = values.iter().map(value).sum();
    let drawn = values.iter().filter(|v| value(v) > 0.0).count();
    let room = right - left - (drawn.max(1) - 1) as f64;
    let mut x = left;
    values
        .iter()
        .map(|v| {
            let share = value(v) / sum;
            (share > 0.0).then(|| {
                let start = x;
                x = start + share * room + 1.0;
                (start, x - 1.0)
            })
        })
        .collect()
}
