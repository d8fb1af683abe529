//! Horizontal stacked bars, one a company: shares of each one's own sum, or amounts on one axis.

use crate::axis::Axis;
use crate::layout::{self, BAR, Key, LABELLED_FROM, Rows, baseline_at, legend, mark};
use crate::model::{Drawing, Mark, Segment, Series, Stack, StackedChart};
use crate::palette::Palette;
use crate::scene::{Anchor, Area, Label, SMALL, Scene};
use crate::text;

/// Horizontal stacked bars with their legend.
pub fn stacked(chart: &StackedChart) -> Drawing {
    let (scene, height, marks, width) = scene(chart);
    Drawing { svg: scene.svg(&chart.frame, width, height), width, height, marks }
}

pub(crate) fn scene(chart: &StackedChart) -> (Scene, f64, Vec<Mark>, f64) {
    let palette = Palette::of(chart.frame.theme);
    let mut scene = Scene::new();
    let labels = chart.rows.iter().map(|r| &r.label);
    let across = Rows::new(&chart.frame, labels.clone(), 0.0, BAR);
    let key =
        |s: &Series| if is_textured(chart) { Key::Part(s.tone) } else { Key::Colour(palette.tone(s.tone).0) };
    let keys: Vec<_> = chart.series.iter().map(|s| (key(s), s.name.as_str())).collect();
    let top = legend(&mut scene, &keys, across.left, across.right, palette);
    let rows = Rows::new(&chart.frame, labels, top, BAR);

    let (axis, right) = match chart.stack {
        Stack::Shares => (None, rows.right),
        Stack::Amounts => {
            let sums: Vec<f64> =
                chart.rows.iter().filter_map(|r| Some(sum(r.segments.as_ref().ok()?))).collect();
            let axis = Axis::linear_of(&sums);
            let last = axis.labelled(rows.right - rows.left, |l| text::width(l, SMALL, false)).pop();
            let overhang = last.map_or(0.0, |(_, l)| text::width(&l, SMALL, false) / 2.0);
            (Some(axis), rows.right - overhang)
        }
    };
    let height = match &axis {
        Some(axis) => rows.axis(&mut scene, axis, right, &chart.axis, palette),
        None => rows.bottom() + 2.0,
    };
    let mut marks = Vec::new();
    for (n, row) in chart.rows.iter().enumerate() {
        rows.name(&mut scene, n, &row.label, palette);
        match &row.segments {
            Ok(segments) => {
                let end = axis.as_ref().map_or(right, |a| a.place(sum(segments), rows.left, right));
                draw_segments(&mut scene, &mut marks, chart, segments, (rows.left, end), rows.middle(n));
            }
            Err(words) => {
                // clear of the line that the bars stand on
                let x = if axis.is_some() { rows.left + 6.0 } else { rows.left };
                rows.absent(&mut scene, n, words, x, palette);
            }
        }
    }
    (scene, height, marks, rows.width)
}

fn sum(segments: &[Segment]) -> f64 {
    segments.iter().map(|s| s.value).filter(|v| v.is_finite() && *v > 0.0).sum()
}

fn draw_segments(
    scene: &mut Scene,
    marks: &mut Vec<Mark>,
    chart: &StackedChart,
    segments: &[Segment],
    (left, right): (f64, f64),
    middle: f64,
) {
    let palette = Palette::of(chart.frame.theme);
    let values: Vec<f64> = segments.iter().map(|s| s.value).collect();
    for ((segment, series), ends) in
        segments.iter().zip(&chart.series).zip(layout::ends(&values, left, right))
    {
        let Some((from, to)) = ends else { continue };
        let area = Area { x: from, y: middle - BAR / 2.0, width: to - from, height: BAR };
        marks.push(mark(&segment.key, area, &segment.label));
        let (colour, on) = palette.tone(series.tone);
        let label = |text| Label::small(text, (from + to) / 2.0, baseline_at(middle, SMALL), on);
        let labels = [&segment.text, &segment.brief].map(|text| label(text).anchored(Anchor::Middle));
        let label = labels.into_iter().find(|label| area.width >= LABELLED_FROM.max(label.width() + 4.0));
        if is_textured(chart) {
            scene.part(area, series.tone, label.as_ref().map(Label::place), palette);
        } else {
            scene.fill(area, colour);
        }
        label.into_iter().for_each(|label| scene.label(label));
    }
}

/// Two parts are told apart by their order; more need more than their colour.
fn is_textured(chart: &StackedChart) -> bool {
    chart.series.len() > 2
}
