//! Laid-out pages to a document: running heads and feet known as such, headings by their size, places kept.

use std::collections::BTreeMap;

use pdf::Rect;

use super::going_on::going_on;
use super::{Recognition, Sheet, SheetBlock, SheetLine, SheetRow, Spot, spaced};
use crate::norm::normalise;
use crate::{Cell, Document, Item, Line, Parted, Printed, Row, Text};

/// Puts pages together: running heads and feet known as such, tables that go on over a page joined.
pub fn bind(mut sheets: Vec<Sheet>) -> Document {
    let done = |sheet: &&Sheet| sheet.recognition == Recognition::Done;
    let recognised = sheets.iter().filter(done).map(|sheet| sheet.number).collect();
    let pages = sheets.last().map_or(1, |s| s.number);
    let body = body_size(&sheets);
    let running = running(&sheets);
    let going_on = going_on(&mut sheets, |sheet, block| {
        margin(block, sheet.width, sheet.height)
            .is_some_and(|key| is_page_number(&key) || running.get(&key).is_some_and(|n| *n > 1))
    });
    let mut seen = std::collections::BTreeSet::new();
    let mut binder = Binder { lines: vec![], items: vec![], page: 0, number: 0, body };
    for (page, sheet) in sheets.into_iter().enumerate() {
        (binder.page, binder.number) = (sheet.number, 0);
        binder.items.push(Item::Gap);
        let (width, height) = (sheet.width, sheet.height);
        for (at, block) in sheet.blocks.into_iter().enumerate() {
            if let Some(key) = margin(&block, width, height) {
                // a running head says whose report it is: once is enough
                if is_page_number(&key) || running.get(&key).is_some_and(|n| *n > 1) && !seen.insert(key) {
                    continue;
                }
            }
            binder.block(block, going_on.contains(&(page, at)));
        }
    }
    let Binder { lines, mut items, .. } = binder;
    crate::join_thousands(&mut items);
    // the numbers of its tables tell it too, among which there are no numbers of sections
    let cells = items.iter().filter_map(|i| if let Item::Row(row) = i { Some(&row.cells) } else { None });
    let numbers = cells.flatten().map(|c| c.text.text.as_str()).filter(|t| !t.contains(char::is_alphabetic));
    if crate::decimal::commas(numbers) || crate::decimal::commas(lines.iter().map(|l| l.print.as_str())) {
        items.iter_mut().flat_map(crate::texts).for_each(|t| crate::decimal::turn(&mut t.text));
    }
    Document { pages, encoding: "PDF", lines, items, sheets: vec![], left: None, recognised }
}

struct Binder {
    lines: Vec<Line>,
    items: Vec<Item>,
    page: u32,
    /// of the last line on the page
    number: u32,
    /// em of the running text
    body: f32,
}

impl Binder {
    fn line(&mut self, line: SheetLine) -> u32 {
        self.number += 1;
        let SheetLine { print, spots, .. } = line;
        self.lines.push(Line { number: self.number, page: self.page, print, cells: vec![], spots });
        self.lines.len() as u32 - 1
    }

    fn part(&self, line: u32, start: u32, end: u32) -> Text {
        let print = &self.lines[line as usize].print[start as usize..end as usize];
        let sign = print.len()
            - print
                .trim_start_matches(|c: char| {
                    matches!(
                        c,
                        ' ' | '•'
                            | '●'
                            | '■'
                            | '◆'
                            | '▪'
                            | '\u{f0b7}'
                            | '○'
                            | '➢'
                            | '►'
                            | '‣'
                            | '✓'
                            | '✔'
                            | '›'
                            | '◼'
                    )
                })
                .len();
        // a list's sign is no word
        let sign = if print[sign..].starts_with("o ") { sign + 2 } else { sign };
        normalise(&print[sign..], Printed { line, byte: start + sign as u32 })
    }

    fn block(&mut self, block: SheetBlock, goes_on: bool) {
        match block {
            SheetBlock::Table { rows, .. } => {
                if goes_on {
                    while self.items.pop_if(|i| matches!(i, Item::Gap)).is_some() {}
                } else {
                    self.items.push(Item::Gap);
                }
                rows.into_iter().for_each(|row| self.row(row));
                self.items.push(Item::Gap);
            }
            SheetBlock::Text(lines) => {
                let heading = self.heading(&lines);
                let mut whole: Option<Text> = None;
                for line in lines {
                    let index = self.line(line);
                    let text = self.part(index, 0, self.lines[index as usize].print.len() as u32);
                    match &mut whole {
                        Some(whole) => {
                            let space = spaced(&whole.text, &text.text);
                            whole.push(&text, space);
                        }
                        None => whole = Some(text),
                    }
                }
                if let Some(text) = whole {
                    self.items.push(Item::Passage { text, heading });
                }
            }
        }
    }

    fn row(&mut self, row: SheetRow) {
        let index = self.line(row.line);
        let cells = row.cells.iter();
        let cells: Vec<Cell> =
            cells.map(|c| Cell { text: self.part(index, c.start, c.end), from: c.from, to: c.to }).collect();
        self.items.push(Item::Row(Row { cells, parted: Parted::Tags }));
    }

    /// The depth of a heading: by how much larger it is than the text.
    fn heading(&self, lines: &[SheetLine]) -> Option<u8> {
        let first = lines.first()?;
        let letters: usize = lines.iter().map(|l| l.print.chars().count()).sum();
        let word = first.print.chars().find(|c| c.is_alphanumeric())?;
        let digits = lines.iter().any(|l| l.print.chars().any(|c| c.is_ascii_digit()));
        let ends = lines.last()?.print.ends_with(['.', '。', '；', '，', ',', ';']);
        if lines.len() > 3 || letters > 120 || word.is_ascii_digit() || ends {
            return None;
        }
        match first.size / self.body {
            r if r >= 1.9 && !digits => Some(1),
            r if r >= 1.45 && !digits => Some(2),
            r if r >= 1.12 && !digits => Some(3),
            r if r >= 0.95 && first.bold && lines.len() == 1 && !digits => Some(4),
            _ => None,
        }
    }
}

/// The em that most letters have.
fn body_size(sheets: &[Sheet]) -> f32 {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for block in sheets.iter().flat_map(|s| &s.blocks) {
        if let SheetBlock::Text(lines) = block {
            lines.iter().for_each(|l| *sizes.entry((l.size * 4.0) as u32).or_default() += l.print.len());
        }
    }
    sizes.into_iter().max_by_key(|(_, letters)| *letters).map_or(10.0, |(size, _)| size as f32 / 4.0).max(1.0)
}

/// Of a page's height: heads and feet stand in these.
const HEAD: f32 = 0.1;
const FOOT: f32 = 0.9;

/// What a block at the edge of a page says, numbers aside; none for others.
fn margin(block: &SheetBlock, width: f32, height: f32) -> Option<String> {
    let line = match block {
        SheetBlock::Text(lines) if lines.len() <= 2 => lines.first()?,
        SheetBlock::Table { rows, .. } if rows.len() == 1 => &rows.first()?.line,
        _ => return None,
    };
    let at = line.spots.first()?.at;
    let edge = at.y1 < HEAD * height || at.y0 > FOOT * height || at.x1 < 0.06 * width || at.x0 > 0.94 * width;
    let fold = |c: char| if c.is_ascii_digit() { '#' } else { c };
    edge.then(|| line.print.chars().map(fold).collect())
}

fn is_page_number(key: &str) -> bool {
    let key = key.trim_matches(|c: char| !c.is_alphanumeric() && c != '#');
    (1..=4).contains(&key.len()) && key.chars().all(|c| c == '#')
}

/// How many pages have a line at their edge.
fn running(sheets: &[Sheet]) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for sheet in sheets {
        for key in sheet.blocks.iter().filter_map(|b| margin(b, sheet.width, sheet.height)) {
            *counts.entry(key).or_default() += 1;
        }
    }
    counts
}

/// What a text takes on its page, a box a line.
pub(crate) fn boxes(document: &Document, text: &Text) -> Vec<Rect> {
    let mut boxes: Vec<(usize, Rect)> = vec![];
    for (byte, c) in text.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let _ = c;
        let place = text.place(byte);
        let Some(line) = document.lines.get(place.line) else { continue };
        let Some(at) = letter(line, place.byte as u32) else { continue };
        match boxes.last_mut() {
            // what goes on to the right on the same line
            Some((last, all)) if *last == place.line && level(all, &at) => *all = around(all, &at),
            _ => boxes.push((place.line, at)),
        }
    }
    boxes.into_iter().map(|(_, at)| at).collect()
}

fn level(a: &Rect, b: &Rect) -> bool {
    let middle = b.centre();
    a.y0 <= middle.1 && middle.1 <= a.y1 || a.x0 <= middle.0 && middle.0 <= a.x1 && a.height() > a.width()
}

pub(super) fn around(a: &Rect, b: &Rect) -> Rect {
    Rect { x0: a.x0.min(b.x0), y0: a.y0.min(b.y0), x1: a.x1.max(b.x1), y1: a.y1.max(b.y1) }
}

/// The box of the letter at a byte: its share of its word's.
fn letter(line: &Line, byte: u32) -> Option<Rect> {
    let Spot { start, end, at } = *line.spots[..line.spots.partition_point(|s| s.start <= byte)].last()?;
    let word = line.print.get(start as usize..end as usize)?;
    let width = |text: &str| text.chars().map(|c| if c < '\u{2e80}' { 1.0 } else { 2.0 }).sum::<f32>();
    let before = word.get(..(byte.min(end) - start) as usize)?;
    let own = word[before.len()..].chars().next().map_or(0.0, |c| if c < '\u{2e80}' { 1.0 } else { 2.0 });
    let all = width(word).max(1.0);
    let (from, to) = (width(before) / all, (width(before) + own) / all);
    Some(if at.width() >= at.height() || word.chars().count() == 1 {
        Rect { x0: at.x0 + from * at.width(), x1: at.x0 + to * at.width(), ..at }
    } else {
        Rect { y0: at.y0 + from * at.height(), y1: at.y0 + to * at.height(), ..at }
    })
}
