//! Values over years, one line a company. Each line has its own point shape and its name at its end, spread so that no name
//! lies on another.

use crate::axis::Axis;
use crate::layout::{GAP, baseline_at, mark};
use crate::model::{Drawing, LineChart, Mark, Tone};
use crate::palette::Palette;
use crate::scene::{Anchor, Area, Dot, Label, SMALL, Scene};
use crate::text;

const EDGE: f64 = 2.0;
const LINE: f64 = 16.0;
/// Of the plot, at least.
const HEIGHT: f64 = 260.0;
/// Of a point.
const POINT: f64 = 4.0;

/// Lines over years with their names.
pub fn lines(chart: &LineChart) -> Drawing {
    let (scene, height, marks, width) = scene(chart);
    Drawing { svg: scene.svg(&chart.frame, width, height), width, height, marks }
}

pub(crate) fn scene(chart: &LineChart) -> (Scene, f64, Vec<Mark>, f64) {
    let palette = Palette::of(chart.frame.theme);
    let mut scene = Scene::new();
    let width = f64::from(chart.frame.width.max(360));
    let limit = (width * 0.28).clamp(96.0, 176.0);
    let names: Vec<String> = chart.series.iter().map(|s| text::cut_to(&s.name, limit, SMALL)).collect();
    let named = names.iter().map(|name| text::width(name, SMALL, false)).fold(0.0, f64::max);
    let values: Vec<f64> = chart.series.iter().flat_map(|s| &s.points).map(|point| point.value).collect();
    let axis = Axis::of(&values);
    let ticks = axis.labelled(HEIGHT, |_| LINE);
    let ticked = ticks.iter().map(|(_, t)| text::width(t, SMALL, false)).fold(0.0, f64::max);
    let (left, right) = (EDGE + ticked + 8.0, width - EDGE - named - 2.0 * GAP);
    let top = if chart.axis.is_empty() { 10.0 } else { LINE + 10.0 };
    let bottom = top + HEIGHT.max(chart.series.len() as f64 * LINE + 8.0);
    scene.label(Label::small(&text::cut_to(&chart.axis, width, SMALL), EDGE, LINE * 0.8, palette.text3));
    for (value, tick) in &ticks {
        let y = axis.place(*value, bottom, top);
        let foot = y >= bottom;
        scene.level(left, right, y, if foot { palette.axis } else { palette.grid });
        let label = Label::small(tick, left - 6.0, baseline_at(y, SMALL), palette.text3);
        scene.label(label.anchored(Anchor::End));
    }
    let years: Vec<i32> = chart.years.clone().collect();
    let across = (years.len().max(2) - 1) as f64;
    let x = |year: i32| left + 12.0 + f64::from(year - chart.years.start()) * (right - left - 24.0) / across;
    let widest = text::width("2024", SMALL, false) + 8.0;
    let every = years.len().div_ceil(((right - left) / widest).max(1.0) as usize).max(1);
    for year in years.iter().step_by(every) {
        let label = Label::small(&year.to_string(), x(*year), bottom + LINE, palette.text3);
        scene.label(label.anchored(Anchor::Middle));
    }
    let mut marks = Vec::new();
    let mut ends = Vec::new();
    for (n, series) in chart.series.iter().enumerate() {
        let colour = palette.tone(Tone::Category(n as u8 % 6 + 1)).0;
        let at: Vec<_> =
            series.points.iter().map(|p| (x(p.year), axis.place(p.value, bottom, top))).collect();
        // a year that is not stated is a gap, not a straight line over it
        for (pair, place) in series.points.windows(2).zip(at.windows(2)) {
            if pair[1].year == pair[0].year + 1 {
                scene.line(place[0], place[1], colour);
            }
        }
        for (point, (px, py)) in series.points.iter().zip(&at) {
            scene.dot((*px, *py), POINT, Dot::of(n), colour, palette.surface);
            let area = Area { x: px - 6.0, y: py - 6.0, width: 12.0, height: 12.0 };
            marks.push(mark(&point.key, area, &point.label));
        }
        if let Some(last) = at.last() {
            ends.push((n, *last, colour));
        }
    }
    let spread = spread(&ends.iter().map(|(_, (_, y), _)| *y).collect::<Vec<_>>(), top, bottom);
    for ((n, from, colour), y) in ends.into_iter().zip(spread) {
        scene.line((from.0 + POINT + 2.0, from.1), (right + GAP, y), palette.grid);
        scene.dot((right + GAP + 4.0, y), POINT, Dot::of(n), colour, palette.surface);
        let title = (names[n] != chart.series[n].name).then(|| chart.series[n].name.clone());
        let label = Label::small(&names[n], right + GAP + 12.0, baseline_at(y, SMALL), palette.text);
        scene.label(Label { title, ..label });
    }
    (scene, bottom + LINE + 8.0, marks, width)
}

/// Places a line apart, each as near to its own as the others let it, in the same order.
fn spread(wanted: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut placed = vec![0.0; wanted.len()];
    let mut free = top;
    for n in &order {
        placed[*n] = wanted[*n].max(free);
        free = placed[*n] + LINE;
    }
    // what was pushed over the foot comes back up
    let mut free = bottom;
    for n in order.iter().rev() {
        placed[*n] = f64::min(placed[*n], free);
        free = placed[*n] - LINE;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_a_line_apart_and_in_order() {
        for (wanted, expect) in [
            (&[10.0, 100.0][..], &[10.0, 100.0][..]),
            (&[50.0, 50.0, 50.0], &[50.0, 66.0, 82.0]),
            (&[99.0, 98.0], &[100.0, 84.0]),
            (&[], &[]),
        ] {
            let placed = spread(wanted, 0.0, 100.0);
            let same = placed.iter().zip(expect).all(|(a, b)| (a - b).abs() < 16.0);
            assert!(same && placed.len() == expect.len(), "{wanted:?}: {placed:?}");
            let mut sorted = placed.clone();
            sorted.sort_by(f64::total_cmp);
            assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] >= LINE - 1e-9), "{placed:?}");
        }
    }
}
