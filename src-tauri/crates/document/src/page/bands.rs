//! Tables of which every other row is coloured, cell by cell: the columns of the coloured rows are those of the rows between, and of
//! the first and last ones.

use pdf::Rect;

use super::segments::is_value;
use super::words::Word;

/// Coloured cells side by side.
struct Band {
    y0: f32,
    y1: f32,
    /// where its cells begin and end
    xs: Vec<f32>,
}

/// In points: edges that are one.
const SAME: f32 = 1.5;
/// Of a coloured row's height: a row that is not coloured is no higher.
const HIGHEST: f32 = 2.2;
/// The same, for the first and the last row, which other text may be near to.
const HEIGHTS: [f32; 3] = [1.1, 1.6, HIGHEST];
/// Coloured cells, and words, of a page that are looked at.
const MOST: usize = 2000;
const MOST_WORDS: usize = 6000;

/// The lines, level and upright, of rows that are not coloured between, above or below coloured ones.
pub(super) fn uncoloured(cells: &[Rect], words: &[Word]) -> (Vec<Rect>, Vec<Rect>) {
    let (mut level, mut upright) = (vec![], vec![]);
    if cells.len() > MOST || words.len() > MOST_WORDS {
        return (level, upright);
    }
    let bands = bands(cells);
    let lines = |xs: &[f32], y0, y1| xs.iter().map(|x| Rect { x0: *x, y0, x1: *x, y1 }).collect::<Vec<_>>();
    for (i, band) in bands.iter().enumerate() {
        // one coloured row is a head, and says nothing of rows without colour
        if !bands.iter().enumerate().any(|(j, b)| i != j && common(band, b).len() > 2) {
            continue;
        }
        let own = band.y1 - band.y0;
        let height = HIGHEST * own;
        let below = bands[i + 1..].iter().find(|b| b.y0 >= band.y1 - SAME && common(band, b).len() > 2);
        let above = bands[..i].iter().rev().find(|b| b.y1 <= band.y0 + SAME && common(band, b).len() > 2);
        match below.filter(|b| b.y0 - band.y1 <= height) {
            Some(below) => {
                let xs = common(band, below);
                if row(words, &xs, band.y1, below.y0).is_some() {
                    upright.extend(lines(&xs, band.y1, below.y0));
                }
            }
            None => {
                let next = |high: &f32| row(words, &band.xs, band.y1, band.y1 + high * own);
                if let Some((top, bottom)) = HEIGHTS.iter().find_map(next) {
                    let y = bottom + (top - band.y1).max(0.0);
                    level.push(Rect { x0: band.xs[0], y0: y, x1: band.xs[band.xs.len() - 1], y1: y });
                    upright.extend(lines(&band.xs, band.y1, y));
                }
            }
        }
        let before = |high: &f32| row(words, &band.xs, band.y0 - high * own, band.y0);
        if above.is_none_or(|a| band.y0 - a.y1 > height)
            && let Some((top, bottom)) = HEIGHTS.iter().find_map(before)
        {
            let y = top - (band.y0 - bottom).max(0.0);
            level.push(Rect { x0: band.xs[0], y0: y, x1: band.xs[band.xs.len() - 1], y1: y });
            upright.extend(lines(&band.xs, y, band.y0));
        }
    }
    (level, upright)
}

/// Rows of two cells or more.
fn bands(cells: &[Rect]) -> Vec<Band> {
    let mut order = cells.to_vec();
    order.sort_by(|a, b| a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0)));
    let mut bands: Vec<Band> = vec![];
    for cell in order {
        let own = |b: &&mut Band| (b.y0 - cell.y0).abs() <= SAME && (b.y1 - cell.y1).abs() <= SAME;
        match bands.iter_mut().rev().take(4).find(own) {
            Some(band) => band.xs.extend([cell.x0, cell.x1]),
            None => bands.push(Band { y0: cell.y0, y1: cell.y1, xs: vec![cell.x0, cell.x1] }),
        }
    }
    for band in &mut bands {
        band.xs.sort_by(f32::total_cmp);
        band.xs.dedup_by(|next, last| *next - *last <= SAME);
    }
    bands.retain(|b| b.xs.len() > 2 && b.y1 - b.y0 > 4.0);
    bands
}

/// Edges that two rows have in common.
fn common(a: &Band, b: &Band) -> Vec<f32> {
    a.xs.iter().filter(|x| b.xs.iter().any(|y| (*x - y).abs() <= SAME)).copied().collect()
}

/// Upper and lower edge of what is written between two heights, if it is a row of these columns: in several of them, a value in one,
/// and nothing over an edge.
fn row(words: &[Word], xs: &[f32], top: f32, bottom: f32) -> Option<(f32, f32)> {
    let (left, right) = (xs[0], xs[xs.len() - 1]);
    let own = |w: &&Word| {
        let (x, y) = w.at.centre();
        top < y && y < bottom && left < x && x < right
    };
    let own: Vec<&Word> = words.iter().filter(own).collect();
    let over = |w: &&&Word| xs.iter().any(|x| w.at.x0 + 0.1 * w.size < *x && *x < w.at.x1 - 0.1 * w.size);
    let mut columns: Vec<usize> = own.iter().map(|w| xs.partition_point(|x| *x <= w.at.centre().0)).collect();
    columns.sort_unstable();
    columns.dedup();
    let full = columns.len() + 1 == xs.len();
    let value = own.iter().any(|w| is_value(&w.text));
    if own.iter().any(|w| over(&w)) || columns.len() < 2 || !full && !value {
        return None;
    }
    let edges = (own.iter().map(|w| w.at.y0), own.iter().map(|w| w.at.y1));
    let edges = (edges.0.fold(f32::MAX, f32::min), edges.1.fold(f32::MIN, f32::max));
    let lowest = own.iter().map(|w| w.size).fold(f32::MAX, f32::min);
    // several rows are none
    (edges.1 - edges.0 <= 2.6 * lowest).then_some(edges)
}
