//! Columns of a page that a print keeps side by side by spaces: each is read to its end, as its reader does.
//!
//! A table's columns are no columns of a page. These hold something of their own on both sides of the gutter: running text,
//! or rows that begin with their label and end in their values.

use crate::layout::{Shape, Shaped, is_bullet, is_code, is_number, parted_at, width};
use crate::{Cell, Parted, Row, Text};

/// Lines that must stand at a gutter, and the columns of print that a line of running text takes at least.
const LINES: usize = 3;
const PROSE: u32 = 24;
/// A part of a print that is looked at in one go, if no page ends before.
const MOST_LINES: usize = 200;
/// Columns that what stands right of a gutter may be off.
const SLACK: u32 = 2;
/// Gutters of a page that are tried, those at which most begins first.
const MOST_GUTTERS: usize = 12;
/// Columns within columns.
const DEEPEST: usize = 3;

/// The lines in reading order.
pub(crate) fn part(shaped: Vec<Shaped>) -> Vec<Shaped> {
    let mut out = Vec::with_capacity(shaped.len());
    let mut page: Vec<Shaped> = vec![];
    let mut spaced = false;
    for line in shaped {
        if line.new_page || page.len() >= MOST_LINES || !may_be_parted(&line) {
            flush(&mut page, &mut out, spaced);
            spaced = false;
        }
        if may_be_parted(&line) {
            spaced |= matches!(line.shape, Shape::Row(_));
            page.push(line);
        } else {
            out.push(line);
        }
    }
    flush(&mut page, &mut out, spaced);
    out
}

fn flush(page: &mut Vec<Shaped>, out: &mut Vec<Shaped>, spaced: bool) {
    let page = std::mem::take(page);
    if spaced {
        let begun = out.len();
        part_page(page, out, DEEPEST);
        for i in begun + 1..out.len() {
            if is_justified(&out[i - 1], &out[i], out.get(i + 1)) {
                out[i].put_in_one(false);
            }
        }
    } else {
        out.extend(page);
    }
}

/// A line of running text whose words have been set apart so that it fills its column: `employees     were    trained`.
fn is_justified(above: &Shaped, line: &Shaped, below: Option<&Shaped>) -> bool {
    let (Shape::Plain { from, to, heading: None, .. }, Shape::Row(row)) = (&above.shape, &line.shape) else {
        return false;
    };
    let [first, .., last] = &row.cells[..] else { return false };
    let small = |text: &str| text.starts_with(|c: char| c.is_ascii_lowercase());
    let running = row.cells.iter().filter(|c| small(&c.text.text)).count();
    let begins = first.from.abs_diff(*from) <= 1;
    let fills = || {
        let near = row.cells.windows(2).all(|pair| pair[1].from - pair[0].to <= 8);
        near && last.to.abs_diff(*to) <= 3 && running * 2 >= row.cells.len()
    };
    // not every print keeps the line's width; then the sentence around it tells: it breaks above, goes on below
    let within = || {
        let follows =
            below.is_some_and(|l| l.gap == 0 && l.width >= PROSE && is_plain(l) && small(&l.text.text));
        let marked = row.cells[..row.cells.len() - 1].iter().any(|c| c.text.text.ends_with(['.', ',']));
        follows
            && runs_on(&above.text.text)
            && (marked || running * 2 >= row.cells.len() && !is_value(&last.text.text))
    };
    line.gap == 0 && above.width >= PROSE && begins && (fills() || within())
}

fn is_plain(line: &Shaped) -> bool {
    matches!(line.shape, Shape::Plain { heading: None, .. })
}

fn may_be_parted(line: &Shaped) -> bool {
    match &line.shape {
        Shape::Row(row) => row.parted == Parted::Spaces,
        Shape::Plain { heading, .. } => heading.is_none(),
    }
}

/// Parts what stands side by side in a page, and what is side by side within its columns.
fn part_page(mut page: Vec<Shaped>, out: &mut Vec<Shaped>, deep: usize) {
    let Some(Block { first, end, gutter }) = (deep > 0).then(|| widest_block(&page)).flatten() else {
        out.extend(page);
        return;
    };
    let after = page.split_off(end);
    let block = page.split_off(first);
    let [left, right] = parted(block, gutter);
    part_page(page, out, deep);
    part_page(left, out, deep - 1);
    part_page(right, out, deep - 1);
    part_page(after, out, deep);
}

/// Lines of a page that a gutter parts.
struct Block {
    first: usize,
    end: usize,
    /// where what is right of it begins
    gutter: u32,
}

/// Of the blocks of two columns that of the most lines.
fn widest_block(page: &[Shaped]) -> Option<Block> {
    let mut starts: Vec<u32> =
        page.iter().flat_map(|l| spans(l).map(|s| s.0).filter(|from| *from > 0)).collect();
    starts.sort_unstable();
    let mut gutters: Vec<(usize, u32)> =
        starts.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).filter(|(n, _)| *n > 1).collect();
    gutters.sort_unstable_by(|a, b| b.cmp(a));
    let blocks = gutters.into_iter().take(MOST_GUTTERS).filter_map(|(_, gutter)| block_at(page, gutter));
    blocks.max_by_key(|block| block.end - block.first)
}

/// The first and longest run of lines that a gutter parts into two columns.
fn block_at(page: &[Shaped], gutter: u32) -> Option<Block> {
    let mut found: Option<Block> = None;
    let mut at = 0;
    while at < page.len() {
        let first = at;
        let end = (first..page.len()).find(|i| !goes_on(page, first, *i, gutter)).unwrap_or(page.len());
        at = end.max(first + 1);
        let Some(block) = trimmed(page, first, end, gutter) else { continue };
        let longer = found.as_ref().is_none_or(|f| f.end - f.first < block.end - block.first);
        if longer && are_columns(&page[block.first..block.end], gutter) {
            found = Some(block);
        }
    }
    found
}

/// Whether a line may stand in the block that begins at another.
fn goes_on(page: &[Shaped], first: usize, at: usize, gutter: u32) -> bool {
    let line = &page[at];
    let apart = at > first && line.gap > 1;
    let at_gutter = || begins_at(line, gutter);
    fits(line, gutter) && (!apart || line.gap < 4 && at_gutter())
}

/// Nothing stands across the gutter but a value with running text right behind it.
fn fits(line: &Shaped, gutter: u32) -> bool {
    let clear = |(from, to): (u32, u32)| to < gutter || from + SLACK >= gutter;
    spans(line).all(clear)
        || matches!(&line.shape, Shape::Row(row) if row.cells[1..].iter().all(|c| clear((c.from, c.to)) || cut(c, gutter).is_some()))
            && spans(line).next().is_some_and(clear)
}

/// A value and the running text of the next column, which a blank alone parts.
fn cut(cell: &Cell, gutter: u32) -> Option<[Cell; 2]> {
    let text = cell.text.text.as_str();
    let values = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.' | '%' | ' ' | '-'))?;
    let at = text[..values].ends_with(' ').then_some(values)?;
    let column = cell.from + at as u32;
    let prose = column.abs_diff(gutter) <= SLACK && width(&text[at..]) >= PROSE;
    prose.then(|| parted_at(cell, at - 1, column - 1))
}

fn begins_at(line: &Shaped, gutter: u32) -> bool {
    spans(line).find(|s| s.0 + SLACK >= gutter).is_some_and(|s| s.0 <= gutter + SLACK)
}

/// The part of a run that has a right column, with what stands left of it right above and below.
fn trimmed(page: &[Shaped], first: usize, end: usize, gutter: u32) -> Option<Block> {
    // words that begin there; a little off only where no other table's columns stand beside them
    let stands = |i: &usize| {
        let line = &page[*i];
        let Some(at) = spans(line).position(|s| s.0.abs_diff(gutter) <= SLACK) else { return false };
        let part = |at: usize| match &line.shape {
            Shape::Row(row) => row.cells[at].text.text.as_str(),
            Shape::Plain { .. } => line.text.text.as_str(),
        };
        !is_number(part(at)) && (1..at).all(|i| is_value(part(i)))
    };
    let right = (first..end).find(stands)?;
    let last = (right..end).rev().find(stands)?;
    // a heading over both, or a title, is of neither
    let only_left = |l: &Shaped| spans(l).all(|(_, to)| to < gutter);
    let first = (first..right)
        .rev()
        .take_while(|i| page[*i + 1].gap == 0 && (!only_left(&page[*i]) || page[*i].width >= PROSE))
        .last()
        .unwrap_or(right);
    let row = |l: &Shaped| matches!(l.shape, Shape::Row(_)) && l.gap < 2;
    let goes_on = |i: usize| {
        let line = &page[i];
        let prose = line.gap == 0 && (line.width >= PROSE || line.text.text.ends_with(['。', '.']));
        let group = line.gap < 2 && page.get(i + 1).is_some_and(|l| row(l) && only_left(l));
        only_left(line) && (prose || row(line) || group)
    };
    let end = (last + 1..end).take_while(|i| goes_on(*i)).last().map_or(last + 1, |i| i + 1);
    Some(Block { first, end, gutter })
}

/// What the lines of one side are.
#[derive(Default)]
struct Side<'t> {
    lines: usize,
    /// of running text, and those of them with a mark of a sentence
    prose: usize,
    marked: usize,
    /// that begin or end within a sentence
    running: usize,
    /// label and values
    rows: usize,
    /// labels, and those of them that are a unit or have been there before
    labels: Vec<&'t str>,
    units: usize,
    coded: usize,
}

impl<'t> Side<'t> {
    fn add(&mut self, cells: &[&'t str]) {
        // a row may be numbered before its label
        let numbered = matches!(cells, [n, label, _, ..] if is_value(n) && !is_value(label));
        let [first, rest @ ..] = &cells[usize::from(numbered)..] else { return };
        self.lines += 1;
        self.coded += usize::from(is_code(first.split(' ').next().unwrap_or_default()));
        if rest.is_empty() && width(first) >= PROSE {
            self.prose += 1;
            self.marked += usize::from(first.contains(['，', '。', ',', '.']));
            self.running += usize::from(runs_on(first));
        } else if is_set_apart(cells) {
            self.prose += 1;
            self.running += 1;
        } else if !is_value(first) {
            // label, perhaps a unit, and values
            let words = rest.iter().filter(|text| !is_value(text)).count();
            self.rows += usize::from(words < 2 && rest.last().is_some_and(|text| is_value(text)));
            self.units += usize::from(is_like_unit(first));
            self.labels.push(first);
        }
    }

    /// Rows that begin with labels of their own.
    fn is_table(&mut self) -> bool {
        self.labels.sort_unstable();
        let all = self.labels.len();
        self.labels.dedup();
        self.rows >= 2 && self.rows * 2 >= all && self.labels.len() * 10 >= all * 7 && self.units * 2 < all
    }

    fn is_prose(&self) -> bool {
        self.prose >= LINES && self.prose * 2 >= self.lines && self.marked * 3 >= self.prose
    }

    /// It can be told from the labels of a table's rows, of several lines each.
    fn is_running(&self) -> bool {
        self.is_prose() && self.running * 3 >= self.prose
    }
}

fn are_columns(block: &[Shaped], gutter: u32) -> bool {
    let left_of = |line: &Shaped| spans(line).take_while(|s| s.0 + SLACK < gutter).count();
    // before more is asked of its lines: a gutter that parts no two of them makes no columns
    let parts = |line: &&Shaped| (1..spans(line).count()).contains(&left_of(line));
    if block.iter().filter(parts).nth(1).is_none() {
        return false;
    }
    let (mut left, mut right) = (Side::default(), Side::default());
    for line in block {
        let at = left_of(line);
        let cells: Vec<&str> = texts(line).collect();
        left.add(&cells[..at]);
        right.add(&cells[at..]);
    }
    let coded = left.coded * 3 > left.lines && right.coded * 3 <= right.lines;
    let tables = [left.is_table(), right.is_table()];
    !coded
        && match tables {
            [true, true] => true,
            [true, false] => right.is_running(),
            [false, true] => left.is_running(),
            [false, false] => left.is_prose() && right.is_prose(),
        }
}

/// `slips    on ramps.    There    were`: the words of running text that fill their column.
fn is_set_apart(cells: &[&str]) -> bool {
    let small = |c: &&&str| c.starts_with(|c: char| c.is_ascii_lowercase());
    cells.len() > 2
        && cells.iter().filter(small).count() * 2 > cells.len()
        && !cells.iter().any(|text| is_value(text))
}

/// Begins in small letters, or has a mark of a sentence within.
fn runs_on(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase() || matches!(c, ',' | '，' | '。' | '、'))
        || text.contains(['，', '。', '；']) && !text.ends_with('。')
        || text.contains(". ")
        || text.contains(", ")
        || text.ends_with(char::is_lowercase) && text.split(' ').count() > 4
}

/// A number, or what stands for none.
fn is_value(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '+', '(', '–', '—', '<', '≤', '~', '$', '£', '€']);
    text.is_empty()
        || matches!(text, "/" | "无" | "nil" | "Nil" | "NIL" | "n.a." | "n/a" | "N/A" | "不适用")
        || text.starts_with(|c: char| c.is_ascii_digit())
            && text.chars().filter(|c| c.is_alphabetic()).count() <= 6
}

/// 吨, tonnes, tCO2e/m2, MWh, HK$: a short word that a unit may be.
fn is_like_unit(text: &str) -> bool {
    let short = width(text) <= 12;
    let latin = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let small = latin && (text.starts_with(|c: char| c.is_ascii_lowercase()) || text.len() <= 4);
    text.contains(['/', '$', '%'])
        || short
            && (small
                || text.ends_with([
                    '吨', '噸', '次', '时', '時', '米', '升', '度', '焦', '瓦', '克', '元', '家', '件', '个',
                    '個',
                ]))
}

fn parted(block: Vec<Shaped>, gutter: u32) -> [Vec<Shaped>; 2] {
    let (mut left, mut right) = (vec![], vec![]);
    for line in block {
        let (at_left, at_right) = match line.shape {
            Shape::Row(Row { cells, parted }) => {
                let across = |c: &Cell| c.from + SLACK < gutter && c.to >= gutter;
                let cells = cells.into_iter().flat_map(|c| match cut(&c, gutter).filter(|_| across(&c)) {
                    Some([left, right]) => vec![left, right],
                    None => vec![c],
                });
                let (before, behind): (Vec<Cell>, Vec<Cell>) = cells.partition(|c| c.from + SLACK < gutter);
                (side(before, parted), side(behind, parted))
            }
            plain @ Shape::Plain { from, .. } => {
                let whole = Some((line.text, line.width, plain));
                if from + SLACK < gutter { (whole, None) } else { (None, whole) }
            }
        };
        for (side, part) in [(&mut left, at_left), (&mut right, at_right)] {
            let Some((text, width, shape)) = part else { continue };
            side.push(Shaped { text, width, shape, gap: line.gap, new_page: false });
        }
    }
    if let Some(first) = right.first_mut() {
        first.gap = first.gap.max(2);
    }
    [left, right]
}

/// What stands on one side of a gutter: a line of its own, or a row.
fn side(mut cells: Vec<Cell>, parted: Parted) -> Option<(Text, u32, Shape)> {
    if cells.len() > 1 {
        return Some((Text::default(), 0, Shape::Row(Row { cells, parted })));
    }
    let Cell { text, from, to } = cells.pop()?;
    let (bullet, columns) = (is_bullet(&text.text), width(&text.text));
    Some((text, columns, Shape::Plain { from, to, heading: None, bullet }))
}

/// Where each part of a line begins and ends.
fn spans(line: &Shaped) -> impl Iterator<Item = (u32, u32)> + '_ {
    let (cells, plain) = match &line.shape {
        Shape::Row(row) => (&row.cells[..], None),
        Shape::Plain { from, to, .. } => (&[][..], Some((*from, *to))),
    };
    cells.iter().map(|c| (c.from, c.to)).chain(plain)
}

/// Each part of a line.
fn texts(line: &Shaped) -> impl Iterator<Item = &str> + '_ {
    let (cells, plain) = match &line.shape {
        Shape::Row(row) => (&row.cells[..], None),
        Shape::Plain { .. } => (&[][..], Some(line.text.text.as_str())),
    };
    cells.iter().map(|c| c.text.text.as_str()).chain(plain)
}
