//! Two values of each company as a point. A name stands where there is room beside its point, else at the end of a line that
//! leads to it; one that has none is left to the point's mark and the chart's table.

use crate::axis::Axis;
use crate::layout::{baseline_at, mark};
use crate::model::{Drawing, Mark, ScatterChart, Tone};
use crate::palette::Palette;
use crate::scene::{Anchor, Area, Dot, Label, SMALL, Scene};
use crate::text;

const EDGE: f64 = 2.0;
const LINE: f64 = 16.0;
const HEIGHT: f64 = 300.0;
const POINT: f64 = 4.5;
/// Widths of names; the second where there is no room for the first.
const LONGEST: [f64; 2] = [176.0, 100.0];

/// Points with their names.
pub fn scatter(chart: &ScatterChart) -> Drawing {
    let (scene, height, marks, width) = scene(chart);
    Drawing { svg: scene.svg(&chart.frame, width, height), width, height, marks }
}

pub(crate) fn scene(chart: &ScatterChart) -> (Scene, f64, Vec<Mark>, f64) {
    let palette = Palette::of(chart.frame.theme);
    let mut scene = Scene::new();
    let width = f64::from(chart.frame.width.max(360));
    let across = Axis::of(&chart.points.iter().map(|p| p.x).collect::<Vec<_>>());
    let up = Axis::of(&chart.points.iter().map(|p| p.y).collect::<Vec<_>>());
    let ticks = up.labelled(HEIGHT, |_| LINE);
    let ticked = ticks.iter().map(|(_, t)| text::width(t, SMALL, false)).fold(0.0, f64::max);
    let left = EDGE + ticked + 8.0;
    let (top, right) = (LINE + 10.0, width - 40.0);
    let bottom = top + HEIGHT;
    scene.label(Label::small(&text::cut_to(&chart.up, width - 4.0, SMALL), EDGE, LINE * 0.8, palette.text3));
    for (value, tick) in &ticks {
        let y = up.place(*value, bottom, top);
        scene.level(left, right, y, if y >= bottom { palette.axis } else { palette.grid });
        let label = Label::small(tick, left - 6.0, baseline_at(y, SMALL), palette.text3);
        scene.label(label.anchored(Anchor::End));
    }
    for (value, tick) in across.labelled(right - left, |l| text::width(l, SMALL, false)) {
        let x = across.place(value, left, right);
        scene.upright(x, top, bottom, if x <= left { palette.axis } else { palette.grid });
        scene.label(Label::small(&tick, x, bottom + LINE, palette.text3).anchored(Anchor::Middle));
    }
    let words = text::cut_to(&chart.across, right - left, SMALL);
    let baseline = bottom + 2.0 * LINE + 4.0;
    scene.label(Label::small(&words, right, baseline, palette.text3).anchored(Anchor::End));
    let colour = palette.tone(Tone::Category(1)).0;
    let places: Vec<_> =
        chart.points.iter().map(|p| (across.place(p.x, left, right), up.place(p.y, bottom, top))).collect();
    let dots: Vec<Area> = places.iter().map(|place| around(*place)).collect();
    let mut taken: Vec<Area> = Vec::new();
    let plot = Area { x: left, y: top - 8.0, width: width - EDGE - left, height: bottom - top + 8.0 };
    let mut marks = Vec::new();
    for ((point, place), dot) in chart.points.iter().zip(&places).zip(dots.iter().copied()) {
        marks.push(mark(&point.key, dot, &point.label));
        let free = |area: Area| {
            let dots = dots.iter().all(|other| *other == dot || apart(area, *other));
            within(area, plot) && dots && clear(&taken, area)
        };
        let find = |longest: f64| {
            let name = text::cut_to(&point.name, longest, SMALL);
            let near = beside(&name, *place, palette).into_iter().map(|label| (label, None));
            let far = away(&name, *place, palette).into_iter().map(|(label, end)| (label, Some(end)));
            let way_to = |end: Option<(f64, f64)>| end.map(|end| between(*place, end));
            near.chain(far)
                .find(|(label, end)| free(label.place()) && way_to(*end).is_none_or(|way| clear(&taken, way)))
        };
        if let Some((label, end)) = LONGEST.into_iter().find_map(find) {
            taken.push(label.place());
            if let Some(end) = end {
                taken.push(between(*place, end));
                scene.line(*place, end, palette.axis);
            }
            let title = (label.text != point.name).then(|| point.name.clone());
            scene.label(Label { title, ..label });
        }
        scene.dot(*place, POINT, Dot::Round, colour, palette.surface);
    }
    (scene, baseline + 6.0, marks, width)
}

fn around((x, y): (f64, f64)) -> Area {
    Area { x: x - 6.0, y: y - 6.0, width: 12.0, height: 12.0 }
}

/// Where a name may stand, the best place first.
fn beside(name: &str, (x, y): (f64, f64), palette: &Palette) -> Vec<Label> {
    let label = |dx: f64, dy: f64, anchor: Anchor| {
        Label::small(name, x + dx, baseline_at(y + dy, SMALL), palette.text).anchored(anchor)
    };
    vec![
        label(8.0, 0.0, Anchor::Start),
        label(-8.0, 0.0, Anchor::End),
        label(0.0, -14.0, Anchor::Middle),
        label(0.0, 14.0, Anchor::Middle),
        label(6.0, -12.0, Anchor::Start),
        label(6.0, 12.0, Anchor::Start),
        label(-6.0, -12.0, Anchor::End),
        label(-6.0, 12.0, Anchor::End),
    ]
}

/// Where it may stand with a line that leads to it, and where that line ends: the nearest first.
fn away(name: &str, (x, y): (f64, f64), palette: &Palette) -> Vec<(Label, (f64, f64))> {
    let steps = [2.0, 3.0, 4.0].into_iter().flat_map(|n| [(1.0, -n), (1.0, n), (-1.0, -n), (-1.0, n)]);
    let place = |(side, lines): (f64, f64)| {
        let end = (x + side * 12.0, y + lines * LINE);
        let anchor = if side > 0.0 { Anchor::Start } else { Anchor::End };
        let label = Label::small(name, end.0 + side * 3.0, baseline_at(end.1, SMALL), palette.text);
        (label.anchored(anchor), end)
    };
    steps.map(place).collect()
}

/// What a line takes.
fn between(a: (f64, f64), b: (f64, f64)) -> Area {
    Area { x: a.0.min(b.0), y: a.1.min(b.1), width: (a.0 - b.0).abs(), height: (a.1 - b.1).abs() }
}

fn clear(taken: &[Area], area: Area) -> bool {
    taken.iter().all(|other| apart(area, *other))
}

fn within(a: Area, b: Area) -> bool {
    a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height
}

fn apart(a: Area, b: Area) -> bool {
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
}
