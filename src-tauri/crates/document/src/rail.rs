//! Rails: the names of a report's chapters that stand in the margin of every page. They are none of the text beside them.

use std::collections::BTreeMap;

use crate::layout::{Shape, Shaped, keep, width};
use crate::{Cell, Parted, Row, Text};

/// Pages on which a rail's words stand at least.
const PAGES: u32 = 4;
/// Words of a rail at least.
const WORDS: usize = 3;
/// Characters of a word of a rail at most.
const WORD: usize = 16;
/// Columns that a rail begins in at most.
const MARGIN: u32 = 2;

/// Takes rails off the lines.
pub(crate) fn take_off(shaped: &mut Vec<Shaped>) {
    let mut seen: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut page = 1;
    for line in shaped.iter() {
        page += u32::from(line.new_page);
        if let Some(word) = marginal(line) {
            let (pages, last) = seen.entry(word.to_owned()).or_insert((0, 0));
            *pages += u32::from(*last != page);
            *last = page;
        }
    }
    // on most pages, of which the first are covers
    seen.retain(|_, (pages, _)| *pages >= PAGES && *pages * 5 >= page * 3);
    if seen.len() < WORDS {
        return;
    }
    let mut taken = vec![false; shaped.len()];
    for (line, taken) in shaped.iter_mut().zip(&mut taken) {
        if !marginal(line).is_some_and(|word| seen.contains_key(word)) {
            continue;
        }
        let Shape::Row(Row { cells, .. }) = &mut line.shape else {
            *taken = true;
            continue;
        };
        cells.remove(0);
        if let [only] = &cells[..] {
            let Cell { text, from, to } = only.clone();
            line.width = width(&text.text);
            line.shape = Shape::Plain { from, to, heading: None, bullet: false };
            line.text = text;
        }
    }
    // what a line was the first of, the next is
    let mut begun = false;
    for (line, taken) in shaped.iter_mut().zip(&taken) {
        begun |= line.new_page;
        if !taken {
            line.new_page = begun;
            begun = false;
        }
    }
    keep(shaped, &taken);
}

/// A short text in the margin, beside others or alone.
fn marginal(line: &Shaped) -> Option<&str> {
    let word = |text: &'_ Text| {
        text.text.chars().nth(WORD).is_none() && !text.text.contains(|c: char| c.is_ascii_digit())
    };
    match &line.shape {
        Shape::Row(Row { cells, parted: Parted::Spaces }) => {
            let [first, next, ..] = &cells[..] else { return None };
            (first.from <= MARGIN && next.from >= first.to + 2 && word(&first.text))
                .then_some(&*first.text.text)
        }
        Shape::Plain { from, heading: None, bullet: false, .. } if *from <= MARGIN => {
            word(&line.text).then_some(&*line.text.text)
        }
        _ => None,
    }
}
