//! Notes below tables, for the rows that bear their marks.

use std::collections::BTreeMap;

use document::{Document, Item, NOTE_MARK, Text};

/// Characters of a note that is read.
const LONGEST: usize = 200;

/// On which basis emissions are reckoned, by the page and the number of the note that says so.
#[derive(Debug, Default)]
pub(super) struct Notes {
    bases: BTreeMap<(u32, u32), String>,
    /// page and number of the mark at the end of each line that has one
    marks: BTreeMap<(usize, usize), (u32, u32)>,
}

impl Notes {
    /// Looks through a document: `1. Using the market-based method.` below a table.
    pub(super) fn of(document: &Document) -> Notes {
        let mut notes = Notes::default();
        for item in &document.items {
            match item {
                Item::Passage { text, .. } => notes.note(document, text),
                Item::Row(row) => {
                    if let Some(first) = row.cells.iter().find(|c| !c.text.text.is_empty()) {
                        notes.mark(document, &first.text);
                    }
                }
                Item::Gap => {}
            }
        }
        notes
    }

    fn note(&mut self, document: &Document, text: &Text) {
        let t = text.text.trim_start();
        let numbered = t.starts_with(NOTE_MARK) || t.starts_with(|c: char| c.is_ascii_digit() || c == '(');
        if !numbered || t.len() > LONGEST || !t.contains(['b', 'B']) {
            return;
        }
        let reading = crate::lexicon::read(t);
        let (Some(basis), false) = (reading.axes.get("basis"), reading.conflict) else { return };
        let print = document.print(text);
        let line = text.place(0).line;
        if let Some(number) = number(print.trim_start().trim_start_matches('(')) {
            self.bases.insert((document.lines[line].page, number), basis.clone());
        }
    }

    fn mark(&mut self, document: &Document, label: &Text) {
        let Some(body) = label.text.trim_end().strip_suffix(NOTE_MARK) else { return };
        let (place, page) = (label.place(body.len()), document.lines[label.place(0).line].page);
        let raised = document.lines[place.line].print.get(place.byte..).and_then(number);
        if let Some(number) = raised {
            let at = label.place(0);
            self.marks.insert((at.line, at.byte), (page, number));
        }
    }

    /// The basis that the note says which a label bears the mark of.
    pub(super) fn basis(&self, label: &Text) -> Option<String> {
        let at = label.place(0);
        self.marks.get(&(at.line, at.byte)).and_then(|note| self.bases.get(note)).cloned()
    }
}

/// A number in digits, raised ones among them, at the start of a text.
fn number(text: &str) -> Option<u32> {
    let digit =
        |c: char| c.to_digit(10).or_else(|| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|d| d == c).map(|d| d as u32));
    let digits: Vec<u32> = text.chars().map_while(digit).take(3).collect();
    (1..=2).contains(&digits.len()).then(|| digits.iter().fold(0, |sum, d| sum * 10 + d))
}
