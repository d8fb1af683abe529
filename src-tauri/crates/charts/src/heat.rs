//! Items by companies: a full square, a half one, an empty one. What it says stands in the shape, not in the colour.
//! Companies are numbered, since twelve names do not fit above twelve squares; the numbers are explained above.

use crate::layout::{GAP, baseline_at, mark};
use crate::model::{Drawing, Filled, HeatChart, Mark};
use crate::palette::Palette;
use crate::scene::{Anchor, Area, Label, SMALL, Scene};
use crate::text;

const EDGE: f64 = 2.0;
const LINE: f64 = 16.0;
/// Of a square, and from one to the next.
const SQUARE: f64 = 14.0;
const WIDEST: f64 = 44.0;
const NARROWEST: f64 = 20.0;

/// Items by companies with their key.
pub fn heat(chart: &HeatChart) -> Drawing {
    let (scene, height, marks, width) = scene(chart);
    Drawing { svg: scene.svg(&chart.frame, width, height), width, height, marks }
}

pub(crate) fn scene(chart: &HeatChart) -> (Scene, f64, Vec<Mark>, f64) {
    let palette = Palette::of(chart.frame.theme);
    let mut scene = Scene::new();
    let count = chart.columns.len().max(1) as f64;
    // many companies need more width than the frame has: the picture grows
    let width = f64::from(chart.frame.width.max(360)).max(260.0 + count * NARROWEST);
    let step = ((width * 0.45) / count).clamp(NARROWEST, WIDEST);
    let left = width - EDGE - step * count;
    let names = left - GAP - EDGE;
    let mut top = key(&mut scene, chart, width, palette);
    top = numbers(&mut scene, chart, top, width, palette) + LINE;
    for n in 0..chart.columns.len() {
        let x = left + (n as f64 + 0.5) * step;
        let label = Label::small(&(n + 1).to_string(), x, top - 4.0, palette.text3);
        scene.label(label.anchored(Anchor::Middle));
    }
    let mut marks = Vec::new();
    for (n, row) in chart.rows.iter().enumerate() {
        let name = text::wrap(&row.name, names, SMALL, false);
        let height = (name.lines.len() as f64 * LINE).max(SQUARE) + 6.0;
        let middle = top + height / 2.0;
        let first = middle - (name.lines.len() as f64 - 1.0) * LINE / 2.0;
        for (line, words) in name.lines.iter().enumerate() {
            let title = name.cut.then(|| row.name.clone());
            let baseline = baseline_at(first + line as f64 * LINE, SMALL);
            scene.label(Label { title, ..Label::small(words, EDGE, baseline, palette.text) });
        }
        for (column, (filled, said)) in row.cells.iter().enumerate() {
            let x = left + (column as f64 + 0.5) * step - SQUARE / 2.0;
            let area = Area { x, y: middle - SQUARE / 2.0, width: SQUARE, height: SQUARE };
            square(&mut scene, area, *filled, palette);
            marks.push(mark(&format!("{n}:{column}"), area, said));
        }
        top += height;
    }
    (scene, top + 4.0, marks, width)
}

fn square(scene: &mut Scene, area: Area, filled: Filled, palette: &Palette) {
    match filled {
        Filled::Full => scene.fill(area, palette.bar),
        Filled::Half => {
            scene.outline(area, palette.bar);
            scene
                .fill(Area { y: area.y + area.height / 2.0, height: area.height / 2.0, ..area }, palette.bar);
        }
        Filled::Empty => scene.outline(area, palette.grid),
    }
}

/// What the squares mean.
fn key(scene: &mut Scene, chart: &HeatChart, width: f64, palette: &Palette) -> f64 {
    let (mut x, mut middle) = (EDGE, LINE / 2.0 + EDGE);
    for (filled, words) in &chart.key {
        let label = Label::small(words, x + SQUARE + 5.0, 0.0, palette.text);
        let end = label.x + label.width();
        if x > EDGE && end > width - EDGE {
            x = EDGE;
            middle += LINE + 4.0;
        }
        square(scene, Area { x, y: middle - SQUARE / 2.0, width: SQUARE, height: SQUARE }, *filled, palette);
        let label = Label { x: x + SQUARE + 5.0, baseline: baseline_at(middle, SMALL), ..label };
        x = label.x + label.width() + GAP;
        scene.label(label);
    }
    middle + LINE / 2.0 + 8.0
}

/// Which number is whom, in as many lines as it takes.
fn numbers(scene: &mut Scene, chart: &HeatChart, top: f64, width: f64, palette: &Palette) -> f64 {
    let limit = width - 2.0 * EDGE;
    let names: Vec<_> = chart.columns.iter().zip(1..).map(|(name, n)| format!("{n} {name}")).collect();
    let cut: Vec<_> = names.iter().map(|name| text::cut_to(name, limit, SMALL)).collect();
    let (mut x, mut baseline) = (EDGE, top + LINE * 0.76);
    for (shown, whole) in cut.iter().zip(&names) {
        let wide = text::width(shown, SMALL, false);
        if x > EDGE && x + wide > width - EDGE {
            x = EDGE;
            baseline += LINE + 2.0;
        }
        let title = (shown != whole).then(|| whole.clone());
        scene.label(Label { title, ..Label::small(shown, x, baseline, palette.text) });
        x += wide + GAP;
    }
    baseline + LINE * 0.24 + 8.0
}
