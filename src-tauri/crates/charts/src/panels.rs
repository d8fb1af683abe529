//! Bars in columns side by side, one a company in each: groups of people, or figures that share no unit. Every column has a
//! head and, unless they are of one unit, a length of its own; each bar has its value, so there is no axis to read.

use crate::layout::{self, BAR, GAP, Rows, baseline_at, mark};
use crate::model::{Bar, Certainty, Drawing, Mark, PanelChart};
use crate::palette::Palette;
use crate::scene::{Area, Label, SMALL, Scene};
use crate::text;

/// Between a bar and its value.
const BESIDE: f64 = 5.0;
const LINE: f64 = 16.0;

/// Bars in columns with their heads.
pub fn panels(chart: &PanelChart) -> Drawing {
    let (scene, height, marks, width) = scene(chart);
    Drawing { svg: scene.svg(&chart.frame, width, height), width, height, marks }
}

pub(crate) fn scene(chart: &PanelChart) -> (Scene, f64, Vec<Mark>, f64) {
    let palette = Palette::of(chart.frame.theme);
    let mut scene = Scene::new();
    let labels = chart.rows.iter().map(|r| &r.label);
    let across = Rows::new(&chart.frame, labels.clone(), 0.0, BAR);
    let count = chart.panels.len().max(1) as f64;
    let wide = ((across.right - across.left - GAP * (count - 1.0)) / count).max(1.0);
    let heads: Vec<_> = chart.panels.iter().map(|head| text::wrap(head, wide, SMALL, true)).collect();
    let deepest = heads.iter().map(|head| head.lines.len()).max().unwrap_or(0) as f64;
    let rows = Rows::new(&chart.frame, labels, deepest * LINE + 8.0, BAR);
    let left = |panel: usize| rows.left + panel as f64 * (wide + GAP);
    for (panel, head) in heads.iter().enumerate() {
        for (n, line) in head.lines.iter().enumerate() {
            let title = head.cut.then(|| chart.panels[panel].clone());
            let label = Label::small(line, left(panel), (n as f64 + 0.8) * LINE, palette.text);
            scene.label(Label { title, ..Label { bold: true, ..label } });
        }
        scene.upright(left(panel), rows.top(), rows.bottom(), palette.axis);
    }
    let lengths = lengths(chart, wide);
    let mut marks = Vec::new();
    for (n, row) in chart.rows.iter().enumerate() {
        rows.name(&mut scene, n, &row.label, palette);
        for (panel, bar) in row.bars.iter().enumerate().take(heads.len()) {
            let place = (left(panel), rows.middle(n));
            match bar {
                Ok(bar) => marks.push(draw(&mut scene, bar, lengths[panel], place, palette)),
                Err(words) => {
                    let words = text::wrap(words, wide - BESIDE, SMALL, false).lines.swap_remove(0);
                    let baseline = baseline_at(place.1, SMALL);
                    scene.label(Label::small(&words, place.0 + BESIDE, baseline, palette.text3));
                }
            }
        }
    }
    (scene, rows.bottom() + 4.0, marks, rows.width)
}

/// User units for a value of one, in each column, so that bar and value fit; the same in all where they share a unit.
fn lengths(chart: &PanelChart, wide: f64) -> Vec<f64> {
    let bars = |panel: usize| chart.rows.iter().filter_map(move |row| row.bars.get(panel)?.as_ref().ok());
    let fits = |panel: usize| {
        let units = bars(panel).filter(|bar| bar.value.is_finite() && bar.value > 0.0).map(|bar| {
            let room = wide - 2.0 * BESIDE - text::width(&layout::signed(bar), SMALL, true);
            room.max(4.0) / bar.value
        });
        units.fold(f64::INFINITY, f64::min)
    };
    let each: Vec<f64> = (0..chart.panels.len()).map(fits).collect();
    let all = each.iter().copied().fold(f64::INFINITY, f64::min);
    each.into_iter().map(|own| if chart.shared { all } else { own }).collect()
}

fn draw(scene: &mut Scene, bar: &Bar, unit: f64, (left, middle): (f64, f64), palette: &Palette) -> Mark {
    let length = if bar.value.is_finite() && bar.value > 0.0 { (bar.value * unit).max(2.0) } else { 0.0 };
    let area = Area { x: left.floor(), y: middle - BAR / 2.0, width: length, height: BAR };
    if length > 0.0 {
        scene.bar(area, bar.certainty, palette);
    }
    let colour = if bar.certainty == Certainty::Estimated { palette.src_est } else { palette.text };
    let label =
        Label::small(&layout::signed(bar), left + length + BESIDE, baseline_at(middle, SMALL), colour);
    scene.label(Label { bold: true, ..label });
    mark(&bar.key, Area { width: length.max(6.0), ..area }, &bar.label)
}
