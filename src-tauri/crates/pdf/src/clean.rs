//! From all that was drawn to what is seen: once each.

use crate::content::Drawn;
use crate::geometry::Rect;
use crate::{Glyph, Page, Rule};

/// Of its own advance: a glyph this near to the same glyph is its second drawing.
const REPEAT: f32 = 0.3;
/// A line is at least this long.
const SHORTEST_RULE: f32 = 4.0;
/// Boxes at least this wide and high hold text.
const CELL: (f32, f32) = (8.0, 6.0);
/// An invisible text over a picture at least this share of the page is what a scanner's software read.
const SCANNED: f32 = 0.25;

pub(crate) fn page(drawn: Drawn, width: f32, height: f32) -> Page {
    let whole = Rect { x0: 0.0, y0: 0.0, x1: width, y1: height };
    let images: Vec<Rect> = drawn.images.iter().filter_map(|image| image.intersect(&whole)).collect();
    let scans: Vec<&Rect> = images.iter().filter(|i| i.area() >= SCANNED * whole.area()).collect();
    let seen = |glyph: &Glyph, hidden: bool, white: bool| {
        let at = glyph.bounds.centre();
        whole.contains(at)
            && (!hidden || scans.iter().any(|scan| scan.contains(at)))
            && (!white || drawn.painted.iter().chain(&images).any(|paint| paint.contains(at)))
    };
    let glyphs = drawn.glyphs.into_iter().filter(|g| seen(&g.glyph, g.hidden, g.white)).map(|g| g.glyph);
    let lines = drawn.rules.into_iter().filter(|(rule, white)| {
        let middle = ((rule.x0 + rule.x1) / 2.0, (rule.y0 + rule.y1) / 2.0);
        whole.contains(middle) && (!white || drawn.painted.iter().any(|paint| paint.contains(middle)))
    });
    let rules = joined(lines.map(|(rule, _)| rule).collect());
    let fills = drawn.fills.iter().filter_map(|fill| fill.intersect(&whole));
    let fills = fills.filter(|fill| fill.width() >= CELL.0 && fill.height() >= CELL.1).collect();
    Page { width, height, glyphs: once(glyphs.collect()), rules, fills, images, ..Page::default() }
}

/// Drops second drawings; what is left of a pair that is not exactly in place is bold.
fn once(mut glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut order: Vec<u32> = (0..glyphs.len() as u32).collect();
    let at = |i: u32| &glyphs[i as usize];
    order.sort_by(|a, b| {
        let (a, b) = (at(*a), at(*b));
        a.text.cmp(&b.text).then(a.bounds.x0.total_cmp(&b.bounds.x0))
    });
    let mut repeats = vec![false; glyphs.len()];
    let mut bold = vec![];
    for (place, &i) in order.iter().enumerate() {
        let one = &glyphs[i as usize];
        for &j in &order[place + 1..] {
            let other = &glyphs[j as usize];
            if other.text != one.text || other.bounds.x0 - one.bounds.x0 > reach(one) {
                break;
            }
            if repeats[i as usize] || !is_repeat(one, other) {
                continue;
            }
            repeats[i.max(j) as usize] = true;
            if one.bounds != other.bounds {
                bold.push(i.min(j));
            }
            if i > j {
                break;
            }
        }
    }
    bold.into_iter().for_each(|i| glyphs[i as usize].bold = true);
    let mut repeats = repeats.into_iter();
    glyphs.retain(|_| !repeats.next().unwrap_or_default());
    glyphs
}

fn reach(glyph: &Glyph) -> f32 {
    let advance = if glyph.turn.is_level() { glyph.bounds.width() } else { glyph.bounds.height() };
    REPEAT * advance
}

fn is_repeat(one: &Glyph, other: &Glyph) -> bool {
    let reach = reach(one);
    let near = |a: f32, b: f32| (a - b).abs() <= reach;
    one.turn == other.turn
        && near(one.bounds.x0, other.bounds.x0)
        && near(one.bounds.y0, other.bounds.y0)
        && (one.size - other.size).abs() <= 0.1 * one.size
}

/// Joins pieces that lie in one line and touch.
fn joined(rules: Vec<Rule>) -> Vec<Rule> {
    let (mut level, mut upright): (Vec<_>, Vec<_>) = rules.into_iter().partition(Rule::is_horizontal);
    level.sort_by(|a, b| a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0)));
    upright.sort_by(|a, b| a.x0.total_cmp(&b.x0).then(a.y0.total_cmp(&b.y0)));
    let mut all = joined_along(level, |r| (r.y0, r.x0, r.x1), |r, end| r.x1 = end);
    all.extend(joined_along(upright, |r| (r.x0, r.y0, r.y1), |r, end| r.y1 = end));
    all.retain(|rule| (rule.x1 - rule.x0).max(rule.y1 - rule.y0) >= SHORTEST_RULE);
    all
}

/// `line` says where a rule lies, begins and ends. Sorted by these.
fn joined_along(
    rules: Vec<Rule>,
    line: impl Fn(&Rule) -> (f32, f32, f32),
    lengthen: impl Fn(&mut Rule, f32),
) -> Vec<Rule> {
    const BESIDE: f32 = 0.6;
    const GAP: f32 = 1.0;
    let mut done: Vec<Rule> = vec![];
    let mut first = 0; // of those that may still be beside the next
    for rule in rules {
        let (at, from, to) = line(&rule);
        while first < done.len() && at - line(&done[first]).0 > BESIDE {
            first += 1;
        }
        let touching = done[first..].iter_mut().rev().take(64).find(|other| {
            let (_, start, end) = line(other);
            from <= end + GAP && start <= to + GAP && start <= from + BESIDE
        });
        match touching {
            Some(other) => {
                let end = line(other).2.max(to);
                lengthen(other, end);
                other.thickness = other.thickness.max(rule.thickness);
            }
            None => done.push(rule),
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Turn;

    fn glyph(text: &str, x: f32, y: f32) -> Glyph {
        let bounds = Rect { x0: x, y0: y - 8.0, x1: x + 5.0, y1: y + 2.0 };
        Glyph { text: text.into(), bounds, baseline: y, size: 10.0, turn: Turn::Right, bold: false }
    }

    #[test]
    fn a_glyph_drawn_twice_is_one() {
        let cases: [(&[(&str, f32, f32)], &str, bool); 6] = [
            (&[("a", 0.0, 0.0), ("a", 0.4, 0.0)], "a", true),
            (&[("a", 0.4, 0.0), ("b", 5.0, 0.0), ("a", 0.0, 0.2)], "ab", true),
            (&[("a", 0.0, 0.0), ("a", 0.0, 0.0)], "a", false),
            (&[("1", 0.0, 0.0), ("1", 5.0, 0.0)], "11", false),
            (&[("1", 0.0, 0.0), ("1", 0.0, 12.0)], "11", false),
            (&[("a", 0.0, 0.0), ("a", 0.4, 0.0), ("a", 0.8, 0.0), ("a", 1.2, 0.0)], "a", true),
        ];
        for (drawn, expect, bold) in cases {
            let left = once(drawn.iter().map(|(t, x, y)| glyph(t, *x, *y)).collect());
            let text: String = left.iter().map(|g| g.text.as_str()).collect();
            assert_eq!((text.as_str(), left[0].bold), (expect, bold), "{drawn:?}");
        }
    }

    #[test]
    fn pieces_of_a_line_are_one_line() {
        let level = |x0, x1, y| Rule { x0, x1, y0: y, y1: y, thickness: 0.5 };
        let upright = |y0, y1, x| Rule { x0: x, x1: x, y0, y1, thickness: 0.5 };
        let cases: [(&[Rule], &[Rule]); 4] = [
            (&[level(0.0, 10.0, 5.0), level(10.0, 30.0, 5.1)], &[level(0.0, 30.0, 5.0)]),
            (
                &[level(0.0, 10.0, 5.0), level(20.0, 30.0, 5.0)],
                &[level(0.0, 10.0, 5.0), level(20.0, 30.0, 5.0)],
            ),
            (&[upright(10.0, 20.0, 1.0), upright(0.0, 10.5, 1.0)], &[upright(0.0, 20.0, 1.0)]),
            (&[level(0.0, 2.0, 5.0)], &[]),
        ];
        for (rules, expect) in cases {
            assert_eq!(joined(rules.to_vec()), expect, "{rules:?}");
        }
    }
}
