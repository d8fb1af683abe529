//! What stands on a PDF's page, put into reading order: glyphs to words, lines, columns and tables ([`lay_out`]), and laid-out
//! pages to a document ([`bind`]). The first runs in the process that reads the hostile file, the second in ours: what passes
//! between them is a [`Sheet`].

mod binding;
mod blocks;
mod flow;
mod frame;
mod lattice;
mod segments;
mod table;
mod words;

use pdf::{Rect, Turn};
use serde::{Deserialize, Serialize};

use blocks::Block;
use frame::Frame;
use table::Builder;

pub use binding::bind;
pub(crate) use binding::boxes;

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
    blocks: Vec<SheetBlock>,
}

/// A block of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum SheetBlock {
    Table(Vec<SheetRow>),
    Text(Vec<SheetLine>),
}

/// A row of a table: its cells are parts of its line.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct SheetRow {
    line: SheetLine,
    cells: Vec<SheetCell>,
}

#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
struct SheetCell {
    /// columns
    from: u32,
    to: u32,
    /// bytes of the line
    start: u32,
    end: u32,
}

/// A line as printed, and where it is on the page, by words.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct SheetLine {
    print: String,
    spots: Vec<Spot>,
    /// the em
    size: f32,
    bold: bool,
}

/// Where a word of a line is: its bytes, and its box on the page.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct Spot {
    start: u32,
    end: u32,
    at: Rect,
}

/// Ruling lines of a page that are looked at: a map may have a hundred thousand.
const MOST_RULES: usize = 4000;

/// Puts what stands on a page into reading order.
pub fn lay_out(page: &pdf::Page) -> Sheet {
    let mut counts = [(Turn::Right, 0), (Turn::Down, 0), (Turn::Up, 0), (Turn::Left, 0)];
    for (turn, count) in &mut counts {
        *count = page.glyphs.iter().filter(|g| g.turn == *turn).count();
    }
    // the direction that most is written in goes first
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let used = counts.into_iter().filter(|(_, count)| *count > 0);
    let blocks = used.flat_map(|(turn, _)| blocks_of(page, turn)).collect();
    Sheet {
        number: page.number,
        width: page.width,
        height: page.height,
        scan: page.is_scan(),
        incomplete: page.incomplete,
        blocks,
    }
}

/// What is written in one direction.
fn blocks_of(page: &pdf::Page, turn: Turn) -> Vec<SheetBlock> {
    let frame = Frame::of(page, turn);
    let marks: Vec<_> = page.glyphs.iter().filter(|g| g.turn == turn).map(|g| frame.mark(g)).collect();
    let words = words::words(&marks);
    let (level, upright) = lines_of(page, frame);
    let mut segments = segments::segments(&words, &upright);
    let lattices = lattice::lattices(&segments, &level, &upright);
    let mut free = vec![true; segments.len()];
    for (i, table) in lattices.iter().enumerate() {
        table.segments.iter().for_each(|s| free[*s] = false);
        let size = segments[table.segments[0]].size;
        segments.push(segments::Segment::standing(i, table.at, size));
    }
    free.resize(segments.len(), true);
    let cutter = flow::Cutter { segments: &segments, level: &level };
    let flows = cutter.flows((0..segments.len()).filter(|s| free[*s]).collect());
    let builder = Builder { words: &words, segments: &segments, lattices: &lattices, level: &level };
    let blocks = flows.iter().flat_map(|flow| blocks::blocks(flow, &builder));
    blocks.map(|block| builder.sheet(block, frame)).collect()
}

/// Horizontal lines by y and vertical ones by x, edges of coloured cells among them.
fn lines_of(page: &pdf::Page, frame: Frame) -> (Vec<Rect>, Vec<Rect>) {
    let (mut level, mut upright) = (vec![], vec![]);
    for rule in page.rules.iter().take(MOST_RULES) {
        let line = frame.rule(rule);
        if line.height() <= line.width() { level.push(line) } else { upright.push(line) }
    }
    // what is as large as a part of the page is a background
    let cell = |r: &&Rect| r.height() < 0.12 * page.width.max(page.height);
    for fill in page.fills.iter().take(MOST_RULES).map(|f| frame.read(*f)).filter(|r| cell(&r)) {
        let Rect { x0, y0, x1, y1 } = fill;
        level.extend([Rect { x0, y0, x1, y1: y0 }, Rect { x0, y0: y1, x1, y1 }]);
        if x1 - x0 < 0.6 * frame.width() {
            upright.extend([Rect { x0, y0, x1: x0, y1 }, Rect { x0: x1, y0, x1, y1 }]);
        }
    }
    level.sort_by(|a, b| a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0)));
    upright.sort_by(|a, b| a.x0.total_cmp(&b.x0).then(a.y0.total_cmp(&b.y0)));
    (level, upright)
}

impl Builder<'_> {
    fn text_of(&self, segment: &segments::Segment) -> String {
        let words = self.words[segment.words.clone()].iter();
        words.map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn sheet(&self, block: Block, frame: Frame) -> SheetBlock {
        match block {
            Block::Text(lines) => SheetBlock::Text(
                lines
                    .into_iter()
                    .map(|segment| {
                        let mut line = SheetLine::default();
                        self.write(&mut line, segment, frame);
                        line
                    })
                    .collect(),
            ),
            Block::Table(rows) => SheetBlock::Table(
                rows.into_iter()
                    .map(|row| {
                        let mut out = SheetRow::default();
                        for cell in row.cells {
                            if !out.line.print.is_empty() {
                                out.line.print.push('\t');
                            }
                            let start = out.line.print.len() as u32;
                            for (i, segment) in cell.segments.into_iter().enumerate() {
                                if i > 0 && spaced(&out.line.print, self.first(segment)) {
                                    out.line.print.push(' ');
                                }
                                self.write(&mut out.line, segment, frame);
                            }
                            let end = out.line.print.len() as u32;
                            out.cells.push(SheetCell { from: cell.from, to: cell.to, start, end });
                        }
                        out
                    })
                    .collect(),
            ),
        }
    }

    fn first(&self, segment: usize) -> &str {
        &self.words[self.segments[segment].words.start].text
    }

    fn write(&self, line: &mut SheetLine, segment: usize, frame: Frame) {
        let segment = &self.segments[segment];
        line.size = line.size.max(segment.size);
        line.bold |= segment.bold;
        for (i, word) in self.words[segment.words.clone()].iter().enumerate() {
            if i > 0 {
                line.print.push(' ');
            }
            let start = line.print.len() as u32;
            line.print.push_str(&word.text);
            line.spots.push(Spot { start, end: line.print.len() as u32, at: frame.back(word.at) });
        }
    }
}

/// Whether a blank stands between two lines of a text when they are joined: not between Han letters.
fn spaced(above: &str, below: &str) -> bool {
    let narrow = |c: Option<char>| c.is_some_and(|c| c < '\u{2e80}');
    narrow(above.chars().next_back()) && narrow(below.chars().next()) && !above.ends_with('-')
}
