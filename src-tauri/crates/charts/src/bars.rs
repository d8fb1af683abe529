//! Horizontal bars, one a company, and beside them the parts of each as a bar of 100 %.

use crate::axis::Axis;
use crate::layout::{self, BAR, GAP, Key, Rows, baseline_at, legend, legend_width, mark};
use crate::model::{Bar, BarChart, BarRow, Certainty, Drawing, Mark, Segment};
use crate::palette::Palette;
use crate::scene::{Anchor, Area, BODY, Label, SMALL, Scene};
use crate::text;

/// Between a bar and its value.
const BESIDE: f64 = 6.0;
/// Of the bars of parts.
const PARTS_BAR: f64 = 10.0;
/// From there on down are the labels of the parts.
const PARTS_LABEL: f64 = 13.0;
/// The least that can be pointed at.
const MARK: f64 = 6.0;

/// Horizontal bars with their axis, and the 100 % bars beside where there are parts.
pub fn bars(chart: &BarChart) -> Drawing {
    let (scene, height, marks, width) = scene(chart);
    Drawing { svg: scene.svg(&chart.frame, width, height), width, height, marks }
}

pub(crate) fn scene(chart: &BarChart) -> (Scene, f64, Vec<Mark>, f64) {
    let palette = Palette::of(chart.frame.theme);
    let mut scene = Scene::new();
    let labels = chart.rows.iter().map(|r| &r.label);
    let with_parts = !chart.parts.is_empty();
    let least = if with_parts { PARTS_BAR + PARTS_LABEL + 8.0 } else { BAR };

    let across = Rows::new(&chart.frame, labels.clone(), 0.0, least);
    let parts: Vec<_> =
        chart.parts.iter().map(|s| (Key::Colour(palette.tone(s.tone).0), s.name.as_str())).collect();
    // a fifth of the width, a little more where that keeps their names on one line
    let share = (across.width * 0.2).clamp(84.0, 120.0);
    let parts_width = share.max(legend_width(&parts).min(share * 1.2));
    let parts_left = if with_parts { across.right - parts_width } else { across.right };
    let limit = if with_parts { parts_left - 2.0 * GAP } else { across.right };
    let keys: Vec<_> = chart.legend.iter().map(|(c, words)| (Key::Certainty(*c), words.as_str())).collect();
    let legends = [
        legend(&mut scene, &keys, across.left, limit, palette),
        legend(&mut scene, &parts, parts_left, across.right, palette),
    ];
    let rows = Rows::new(&chart.frame, labels, legends[0].max(legends[1]), least);

    let values: Vec<f64> = chart.rows.iter().filter_map(|r| Some(r.bar.as_ref().ok()?.value)).collect();
    let axis = Axis::of(&values);
    let right = axis_end(chart, &axis, rows.left, limit);
    let height = rows.axis(&mut scene, &axis, right, &chart.axis, palette);
    let mut marks = Vec::new();
    for (n, row) in chart.rows.iter().enumerate() {
        rows.name(&mut scene, n, &row.label, palette);
        match &row.bar {
            Ok(bar) => {
                let end = axis.place(bar.value, rows.left, right);
                marks.push(draw_bar(&mut scene, bar, rows.left, end, rows.middle(n), palette));
            }
            Err(words) => rows.absent(&mut scene, n, words, rows.left + BESIDE, palette),
        }
        if with_parts {
            draw_parts(&mut scene, &mut marks, chart, row, (parts_left, rows.right), rows.middle(n));
        }
    }
    (scene, height, marks, rows.width)
}

/// How far right the axis may reach, so that every bar's value and the last tick's label end before `limit`.
fn axis_end(chart: &BarChart, axis: &Axis, left: f64, limit: f64) -> f64 {
    let last = axis.labelled(limit - left, |l| text::width(l, SMALL, false)).pop();
    let overhang = last.map_or(0.0, |(_, l)| text::width(&l, SMALL, false) / 2.0);
    let furthest = limit - overhang;
    chart
        .rows
        .iter()
        .filter_map(|r| r.bar.as_ref().ok())
        .map(|bar| {
            // bar and value share the room: left + share x length + value <= limit
            let share = axis.place(bar.value, 0.0, 1000.0) / 1000.0;
            let value = BESIDE + text::width(&layout::signed(bar), BODY, true);
            if share > 0.0 { left + (limit - value - left) / share } else { furthest }
        })
        .fold(furthest, f64::min)
        .max(left + 40.0)
}

fn draw_bar(scene: &mut Scene, bar: &Bar, left: f64, end: f64, middle: f64, palette: &Palette) -> Mark {
    let area = Area { x: left, y: middle - BAR / 2.0, width: end - left, height: BAR };
    // the line that the bars stand on lies half a unit in
    if area.width > 0.0 {
        let drawn = Area { x: left.floor(), width: (end - left.floor()).max(2.0), ..area };
        scene.bar(drawn, bar.certainty, palette);
    }
    let colour = if bar.certainty == Certainty::Estimated { palette.src_est } else { palette.text };
    let label = Label::small(&layout::signed(bar), end + BESIDE, baseline_at(middle, BODY), colour).bold();
    // the grid does not run through the value
    let height = BODY + 4.0;
    scene.fill(
        Area { x: label.x - 2.0, y: middle - height / 2.0, width: label.width() + 2.0, height },
        palette.surface,
    );
    scene.label(label);
    mark(&bar.key, Area { width: area.width.max(MARK), ..area }, &bar.label)
}

/// The parts end to end, the first one's label below at the left, the last one's at the right.
fn draw_parts(
    scene: &mut Scene,
    marks: &mut Vec<Mark>,
    chart: &BarChart,
    row: &BarRow,
    (left, right): (f64, f64),
    middle: f64,
) {
    let palette = Palette::of(chart.frame.theme);
    let segments = match &row.parts {
        Ok(segments) => segments,
        Err(words) => {
            let words = text::wrap(words, right - left, SMALL, false);
            let first = middle - (words.lines.len() as f64 - 1.0) * 8.0;
            for (n, line) in words.lines.iter().enumerate() {
                let baseline = baseline_at(first + n as f64 * 16.0, SMALL);
                scene.label(Label::small(line, left, baseline, palette.text3));
            }
            return;
        }
    };
    let top = middle - (PARTS_BAR + PARTS_LABEL) / 2.0;
    let values: Vec<f64> = segments.iter().map(|s| s.value).collect();
    for ((segment, series), ends) in segments.iter().zip(&chart.parts).zip(layout::ends(&values, left, right))
    {
        let Some((from, to)) = ends else { continue };
        let area = Area { x: from, y: top, width: to - from, height: PARTS_BAR };
        scene.fill(area, palette.tone(series.tone).0);
        marks.push(mark(&segment.key, area, &segment.label));
    }
    let below = |s: &Segment, x: f64| Label::small(&s.text, x, top + PARTS_BAR + PARTS_LABEL, palette.text3);
    let first = segments.first().map(|s| below(s, left));
    let last = segments.iter().skip(1).next_back().map(|s| below(s, right).anchored(Anchor::End));
    let both = first.as_ref().map_or(0.0, Label::width) + last.as_ref().map_or(0.0, Label::width);
    if both + 4.0 <= right - left {
        first.into_iter().chain(last).for_each(|l| scene.label(l));
    }
}
