//! What stands on a PDF's page, put into reading order: glyphs to words, lines, columns and tables ([`lay_out`]), and laid-out
//! pages to a document ([`bind`]). The first runs in the process that reads the hostile file, the second in ours: what passes
//! between them is a [`Sheet`].

use serde::{Deserialize, Serialize};

use crate::{Document, RawLine, layout};

/// A page in reading order. What is on it is only for [`bind`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// from 1
    pub number: u32,
    /// in points
    pub width: f32,
    /// in points
    pub height: f32,
    /// a picture of a page: no text, and a large image
    pub scan: bool,
    /// some of it could not be read
    pub incomplete: bool,
    lines: Vec<SheetLine>,
}

/// A line as printed, and what it takes on the page for each character, in the order of the print.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct SheetLine {
    print: String,
}

/// Puts what stands on a page into reading order.
pub fn lay_out(page: &pdf::Page) -> Sheet {
    let mut glyphs: Vec<&pdf::Glyph> = page.glyphs.iter().collect();
    glyphs.sort_by(|a, b| {
        (a.baseline, a.bounds.x0).partial_cmp(&(b.baseline, b.bounds.x0)).unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut lines: Vec<SheetLine> = vec![];
    let mut last: Option<&pdf::Glyph> = None;
    for glyph in glyphs {
        let same = last.is_some_and(|l| (l.baseline - glyph.baseline).abs() < glyph.size * 0.2);
        if !same {
            lines.push(SheetLine::default());
        } else if let Some(last) = last {
            let gap = glyph.bounds.x0 - last.bounds.x1;
            let print = &mut lines.last_mut().expect("a line was begun").print;
            print.push_str(if gap > glyph.size * 1.2 {
                "   "
            } else if gap > glyph.size * 0.2 {
                " "
            } else {
                ""
            });
        }
        lines.last_mut().expect("a line was begun").print.push_str(&glyph.text);
        last = Some(glyph);
    }
    Sheet {
        number: page.number,
        width: page.width,
        height: page.height,
        scan: page.is_scan(),
        incomplete: page.incomplete,
        lines,
    }
}

/// Puts pages together: running heads and feet known as such, tables that go on over a page joined.
pub fn bind(sheets: Vec<Sheet>) -> Document {
    let pages = sheets.last().map_or(1, |s| s.number);
    let raw = sheets.into_iter().flat_map(|sheet| {
        let page = sheet.number;
        (1..).zip(sheet.lines).map(move |(number, line)| RawLine {
            number,
            page,
            print: line.print,
            ..RawLine::default()
        })
    });
    let (lines, items) = layout::items(raw.collect());
    Document { pages, encoding: "PDF", lines, items, sheets: vec![] }
}
