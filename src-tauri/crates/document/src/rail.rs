//! Rails: the names of a report's chapters that stand in the margin of every page. They are none of the text beside them.

use std::collections::{BTreeMap, BTreeSet};

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

/// Takes rails off the lines, and lines of chapters' names off the pages.
pub(crate) fn take_off(shaped: &mut Vec<Shaped>) {
    let strips = on_most_pages(shaped, strip);
    if !strips.is_empty() {
        let taken: Vec<bool> =
            shaped.iter().map(|line| strip(line).is_some_and(|words| strips.contains(&words))).collect();
        drop_lines(shaped, &taken);
    }
    let rail = on_most_pages(shaped, marginal);
    if rail.len() < WORDS {
        return;
    }
    let rail: BTreeSet<String> = rail.into_iter().map(str::to_owned).collect();
    let mut taken = vec![false; shaped.len()];
    for (line, taken) in shaped.iter_mut().zip(&mut taken) {
        if !marginal(line).is_some_and(|word| rail.contains(word)) {
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
    drop_lines(shaped, &taken);
}

/// What stands on most pages of all that is found on lines; the first pages are covers.
fn on_most_pages<'s, W: Ord>(shaped: &'s [Shaped], find: impl Fn(&'s Shaped) -> Option<W>) -> BTreeSet<W> {
    // a text without pages has no rails
    if shaped.iter().filter(|line| line.new_page).count() + 1 < PAGES as usize {
        return BTreeSet::new();
    }
    let mut seen: BTreeMap<W, (u32, u32)> = BTreeMap::new();
    let mut page = 1;
    for line in shaped {
        page += u32::from(line.new_page);
        if let Some(words) = find(line) {
            let (pages, last) = seen.entry(words).or_insert((0, 0));
            *pages += u32::from(*last != page);
            *last = page;
        }
    }
    seen.retain(|_, (pages, _)| *pages >= PAGES && *pages * 5 >= page * 3);
    seen.into_keys().collect()
}

/// Leaves lines out; what a line was the first of, the next is.
fn drop_lines(shaped: &mut Vec<Shaped>, taken: &[bool]) {
    let mut begun = false;
    for (line, taken) in shaped.iter_mut().zip(taken) {
        begun |= line.new_page;
        if !taken {
            line.new_page = begun;
            begun = false;
        }
    }
    keep(shaped, taken);
}

/// A line of several names side by side, without a number.
fn strip(line: &Shaped) -> Option<String> {
    let Shape::Row(Row { cells, parted: Parted::Spaces }) = &line.shape else { return None };
    (cells.len() > WORDS && cells.iter().all(|c| is_name(&c.text.text)))
        .then(|| cells.iter().map(|c| c.text.text.as_str()).collect::<Vec<_>>().join("\t"))
}

/// Words, perhaps behind a chapter's number.
fn is_name(text: &str) -> bool {
    let name = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let name = if name.len() == text.len() { text } else { name.trim_start_matches(['.', ' ']) };
    !name.is_empty() && !name.contains(|c: char| c.is_ascii_digit())
}

/// A short text in the margin, beside others or alone.
fn marginal(line: &Shaped) -> Option<&str> {
    let word = |text: &'_ Text| text.text.chars().nth(WORD).is_none() && is_name(&text.text);
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

#[cfg(test)]
mod tests {
    use crate::{Item, read};

    #[test]
    fn names_of_chapters_are_none_of_the_pages() {
        let page = |n: u32| {
            format!(
                "About us    Climate    Water    People\n\n1 Climate     Emissions were {n} t.\n2 People      Water was {n} m3.\nAppendix      We have {n} sites.\n\u{c}"
            )
        };
        let text: String = (10..16).map(page).collect();
        let document = read(text.as_bytes(), "x.txt").unwrap();
        let rows = document.items.iter().filter(|item| matches!(item, Item::Row(_))).count();
        let shown = format!("{:?}", document.items);
        assert_eq!(rows, 0);
        assert!(shown.contains("Emissions were 15 t.") && !shown.contains("About us"), "{shown}");
    }
}
