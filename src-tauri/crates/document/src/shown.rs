//! A document as text for a terminal: what an engineer looks at when a file was read wrongly.

use std::fmt::Write;

use crate::{Cell, Document, Item, Text};

impl Document {
    /// Rows with `|` between their cells, `>` where one spans columns; passages, headings with `#`; a line's number before each.
    pub fn shown(&self, page: Option<u32>) -> String {
        let mut out = String::new();
        let mut last = 0;
        for item in &self.items {
            let line = match item {
                Item::Row(row) => row.cells.first().map(|c| c.text.line()),
                Item::Passage { text, .. } => Some(text.line()),
                Item::Gap => None,
            };
            let Some(line) = line.and_then(|at| self.lines.get(at)) else {
                out.push_str(if last > 0 { "\n" } else { "" });
                continue;
            };
            if page.is_some_and(|p| p != line.page) {
                last = 0;
                continue;
            }
            if std::mem::replace(&mut last, line.page) != line.page {
                let _ = writeln!(out, "== page {}", line.page);
            }
            let text = match item {
                Item::Row(row) => row.cells.iter().map(cell).collect::<Vec<_>>().join(" | "),
                Item::Passage { text: Text { text, .. }, heading } => {
                    format!("{}{text}", "#".repeat(heading.unwrap_or(0).into()))
                }
                Item::Gap => continue,
            };
            let _ = writeln!(out, "{:>4}  {text}", line.number);
        }
        out
    }
}

fn cell(cell: &Cell) -> String {
    let span =
        if cell.to > cell.from + 1 { ">".repeat((cell.to - cell.from) as usize - 1) } else { String::new() };
    format!("{}{span}:{}", cell.from, cell.text.text)
}
