//! Bytes to pages, lines, table rows and passages, each with its place. Knows no word of the domain.
//!
//! Three layouts give one structure: columns kept by spaces, cells parted by tabs or bars or tags, and plain text. What
//! could be read is always given; only a file of which nothing can be said is an error.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod columns;
mod decimal;
mod decode;
mod formula;
mod heads;
mod layout;
mod markup;
mod norm;
mod note;
mod package;
mod page;
mod rail;
mod shown;
mod stubs;
mod word;
mod workbook;

use layout::Laid;

pub use norm::{MONTHS, NOTE_MARK};
pub use note::{Note, NoteCode, notes};
pub use page::{Recognition, Sheet, bind, lay_out};
pub use pdf::Rect;

/// Why nothing at all can be said of a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// nothing in it, or only white space
    #[error("the file is empty")]
    Empty,
    /// bytes that are no text in any encoding that we know; `kind` where the first bytes tell (`pdf`, `zip`, …)
    #[error("not a text file{}", kind.map(|k| format!(" (looks like {k})")).unwrap_or_default())]
    NotText {
        /// what it looks like
        kind: Option<&'static str>,
    },
    /// a kind of file that is known and not read: `DOC`, `PPTX`, `PNG`, …
    #[error("{kind} files are not read")]
    Unsupported {
        /// what it is
        kind: &'static str,
    },
    /// it wants a password
    #[error("the file is encrypted")]
    Encrypted,
    /// of a kind that is read, and broken
    #[error("the {kind} file is damaged")]
    Damaged {
        /// what it is
        kind: &'static str,
    },
    /// larger than we read
    #[error("the file has {size} bytes, more than the {limit} that are read")]
    TooLarge {
        /// bytes in the file
        size: u64,
        /// bytes that are read at most
        limit: u64,
    },
}

/// Files larger than this are refused: no report comes near it, and reading stays within memory.
pub const MAX_BYTES: u64 = 64 << 20;

/// A line as the file has it, markup off.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawLine {
    number: u32,
    page: u32,
    print: String,
    /// column and cell, where the line is a row of a table written in tags
    cells: Option<Vec<(u32, markup::TaggedCell)>>,
    /// a tag ended it: it is no line of a paragraph that goes on
    whole: bool,
    /// depth, where the file itself says that it is a heading
    heading: Option<u8>,
    /// column of a sheet that it stands in, from 0, where it is no row
    column: Option<u32>,
}

/// A line of the file as a person would see it.
#[derive(Debug, Clone)]
pub struct Line {
    /// line in the file, from 1
    pub number: u32,
    /// page, from 1
    pub page: u32,
    /// as printed, markup off
    pub print: String,
    /// of a row written in tags, or of a sheet's
    cells: Vec<CellStart>,
    /// on a PDF's page, where its words are
    spots: Vec<page::Spot>,
}

/// Where a cell begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellStart {
    /// byte of the line's print
    byte: u32,
    /// its line in the file, or row of the sheet
    number: u32,
    /// from 0
    column: u32,
}

/// Where a character stands: a line and a byte of its print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// index into [`Document::lines`]
    pub line: usize,
    /// byte of the line's print
    pub byte: usize,
}

/// A piece of text in its form for matching (NFKC, simplified), which knows where each character stands, also when it
/// was joined from several lines.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// for matching
    pub text: String,
    begin: Printed,
    /// where print and form do not go on byte by byte, by the byte of `text`; most texts have no such place
    jumps: Vec<(u32, Printed)>,
    end: Printed,
}

/// A line, as an index, and a byte of its print.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Printed {
    line: u32,
    byte: u32,
}

impl Printed {
    fn after(self, bytes: usize) -> Printed {
        Printed { byte: self.byte + bytes as u32, ..self }
    }
}

impl Text {
    /// Nothing yet, to be filled from a place on.
    fn beginning(begin: Printed, capacity: usize) -> Text {
        Text { text: String::with_capacity(capacity), begin, jumps: vec![], end: begin }
    }

    /// Where the character at a byte of `text` is printed; the end of the text for the byte after the last.
    pub fn place(&self, byte: usize) -> Place {
        let Printed { line, byte } = self.printed(byte);
        Place { line: line as usize, byte: byte as usize }
    }

    fn printed(&self, byte: usize) -> Printed {
        if byte >= self.text.len() {
            return self.end;
        }
        // a byte within a character is where the character is
        let byte = self.text.floor_char_boundary(byte);
        let jumps = &self.jumps[..self.jumps.partition_point(|(at, _)| *at as usize <= byte)];
        jumps.last().map_or(self.begin.after(byte), |(at, place)| place.after(byte - *at as usize))
    }

    /// Up to where the text goes on as it is printed, byte by byte.
    pub fn end_of_run(&self, byte: usize) -> usize {
        let next = self.jumps.partition_point(|(at, _)| *at as usize <= byte);
        self.jumps.get(next).map_or(self.text.len(), |(at, _)| *at as usize)
    }

    /// A part of the text.
    pub fn slice(&self, range: std::ops::Range<usize>) -> Text {
        let text = self.text[range.clone()].to_owned();
        let begin = self.printed(range.start);
        let within = |(at, _): &&(u32, Printed)| range.start < *at as usize && (*at as usize) < range.end;
        let moved = |(at, place): &(u32, Printed)| (at - range.start as u32, *place);
        let jumps = self.jumps.iter().filter(within).map(moved).collect();
        Text { text, begin, jumps, end: self.printed(range.end) }
    }

    /// The same part, without a copy.
    pub(crate) fn cut(mut self, range: std::ops::Range<usize>) -> Text {
        if range == (0..self.text.len()) {
            return self;
        }
        self.end = self.printed(range.end);
        self.begin = self.printed(range.start);
        self.text.truncate(range.end);
        self.text.drain(..range.start);
        self.jumps.retain(|(at, _)| range.start < *at as usize && (*at as usize) < range.end);
        self.jumps.iter_mut().for_each(|(at, _)| *at -= range.start as u32);
        self
    }

    /// Index of the line that the text begins in.
    pub fn line(&self) -> usize {
        self.place(0).line
    }

    /// Puts another text behind, a space between them.
    pub fn append(&mut self, other: &Text) {
        self.push(other, true);
    }

    /// Goes on with another text, as a word that was broken over two lines.
    pub fn join(&mut self, other: &Text) {
        self.push(other, false);
    }

    /// The same in brackets.
    pub fn bracketed(&self) -> Text {
        let mut text = self.slice(0..0);
        text.put("(", self.begin);
        text.join(self);
        text.put(")", text.end);
        text
    }

    fn push(&mut self, other: &Text, space: bool) {
        if space {
            self.put(" ", self.end);
        }
        let shift = self.text.len() as u32;
        self.put(&other.text, other.begin);
        self.jumps.extend(other.jumps.iter().map(|(at, place)| (at + shift, *place)));
        self.end = other.end;
    }

    /// Puts characters behind that are printed byte by byte from a place on.
    fn put(&mut self, text: &str, place: Printed) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        let (from, last) = self.jumps.last().copied().unwrap_or((0, self.begin));
        if at == 0 {
            self.begin = place;
        } else if last.after(at - from as usize) != place {
            self.jumps.push((at as u32, place));
        }
        self.text.push_str(text);
        self.end = place.after(text.len());
    }
}

/// A cell of a row.
#[derive(Debug, Clone)]
pub struct Cell {
    /// trimmed; may be empty
    pub text: Text,
    /// first column that it covers: an index, or a position on the line where columns are kept by spaces
    pub from: u32,
    /// first column after it
    pub to: u32,
}

impl Cell {
    /// Whether two cells stand under one another.
    pub fn overlaps(&self, other: &Cell) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// How a row's cells are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parted {
    /// by tabs: a cell's column is its index
    Marks,
    /// by tags, spans resolved, or by bars: a table that begins and ends
    Tags,
    /// by two spaces or more: a cell's column is its position
    Spaces,
}

/// A row with at least two cells.
#[derive(Debug, Clone)]
pub struct Row {
    /// in the order of their columns
    pub cells: Vec<Cell>,
    /// by what
    pub parted: Parted,
}

/// What the text consists of, in reading order.
#[derive(Debug, Clone)]
pub enum Item {
    /// a row of a table, or a line with columns
    Row(Row),
    /// a paragraph, a heading, or a short line by itself
    Passage {
        /// its lines joined
        text: Text,
        /// depth of a heading that is marked as one (`##`)
        heading: Option<u8>,
    },
    /// a blank line in a text that has few, or a new page
    Gap,
}

/// A file as read.
#[derive(Debug, Clone)]
pub struct Document {
    /// number of pages, 1 for a file without
    pub pages: u32,
    /// name of the encoding that it was in
    pub encoding: &'static str,
    /// the lines that are not blank
    pub lines: Vec<Line>,
    /// in reading order
    pub items: Vec<Item>,
    /// of a workbook, the names of its sheets, which are its pages
    pub sheets: Vec<String>,
    /// first and last of the pages that were not read to their end, because the file has more lines and cells than any report
    pub left: Option<(u32, u32)>,
    /// pages whose text was recognised in a picture, in ascending order
    pub recognised: Vec<u32>,
}

impl Document {
    /// The line in the file, from 1, of a place: the cells of a row written in tags may have one each.
    pub fn number(&self, place: Place) -> u32 {
        self.start(place).map_or(self.lines[place.line].number, |start| start.number)
    }

    fn start(&self, place: Place) -> Option<&CellStart> {
        self.lines[place.line].cells.iter().rev().find(|start| start.byte as usize <= place.byte)
    }

    /// Whether what stands at a place was recognised in a picture: any letter of it may be another.
    pub fn is_recognised(&self, place: Place) -> bool {
        self.recognised.binary_search(&self.lines[place.line].page).is_ok()
    }

    /// The cell of a workbook that a place is in, as its formulas name it: `Water!C14`.
    pub fn cell(&self, place: Place) -> Option<String> {
        let sheet = self.sheets.get(self.lines[place.line].page.checked_sub(1)? as usize)?;
        let CellStart { number, column, .. } = self.start(place)?;
        Some(workbook::address(sheet, *column, *number))
    }

    /// What a text takes on its PDF page, a box a line, in points from the top left; none in a file that has no such pages.
    pub fn boxes(&self, text: &Text) -> Vec<Rect> {
        page::boxes(self, text)
    }

    /// A text as printed, runs of blanks folded to one. What lies between two parts of it on a line is printed too.
    pub fn print(&self, text: &Text) -> String {
        let mut spans: Vec<(usize, usize, usize)> = vec![];
        let mut at = 0;
        while at < text.text.len() {
            // what goes on byte by byte is printed on one line, from its first character to its last
            let end = text.text.ceil_char_boundary(text.end_of_run(at));
            let c = text.text[..end].chars().next_back().unwrap_or_default();
            let (Place { line: index, byte: from }, last) = (text.place(at), text.place(end - c.len_utf8()));
            at = end;
            let Some(line) = self.lines.get(index) else { continue };
            // the character of the print, which may be longer or shorter than its form
            let length = line
                .print
                .get(last.byte..)
                .and_then(|p| p.chars().next())
                .map_or(0, |p| if c == ' ' && !p.is_whitespace() { 0 } else { p.len_utf8() });
            let to = last.byte + length;
            match spans.iter_mut().find(|s| s.0 == index) {
                Some(span) => *span = (index, span.1.min(from), span.2.max(to)),
                None => spans.push((index, from, to)),
            }
        }
        let mut print = String::with_capacity(text.text.len());
        let parts = spans.iter().map(|(line, from, to)| &self.lines[*line].print[*from..*to]);
        for word in parts.flat_map(str::split_whitespace) {
            if !print.is_empty() {
                print.push(' ');
            }
            print.push_str(word);
        }
        print
    }
}

/// Where the next digit of a text stands. Pieces without one are passed over in one go: most of a text has none.
pub fn next_digit(text: &str, from: usize) -> Option<usize> {
    const PIECE: usize = 32;
    let digits = |piece: &[u8]| piece.iter().fold(false, |found, b| found | b.is_ascii_digit());
    let bytes = &text.as_bytes()[from..];
    let (pieces, rest) = bytes.as_chunks::<PIECE>();
    let begin = match pieces.iter().position(|piece| digits(piece)) {
        Some(piece) => piece * PIECE,
        // most texts are shorter than a piece: eight bytes of them at once
        None => {
            let (eights, _) = rest.as_chunks();
            let digit = |eight: &[u8; 8]| has_digit(u64::from_le_bytes(*eight));
            let without = eights.iter().take_while(|eight| !digit(eight)).count();
            // and the last eight, which may overlap these
            if without == eights.len() && bytes.last_chunk().is_some_and(|last| !digit(last)) {
                return None;
            }
            bytes.len() - rest.len() + without * 8
        }
    };
    bytes[begin..].iter().position(u8::is_ascii_digit).map(|at| from + begin + at)
}

/// How many bytes are of a kind: many at once, in pieces of as many as a byte can count.
#[inline]
pub fn count(bytes: &[u8], of: impl Fn(u8) -> bool) -> usize {
    let piece = |piece: &[u8]| piece.iter().fold(0, |sum, b| sum + u8::from(of(*b)));
    bytes.chunks(usize::from(u8::MAX)).map(|bytes| usize::from(piece(bytes))).sum()
}

/// Whether one of eight bytes is a digit.
fn has_digit(bytes: u64) -> bool {
    let each = |byte: u8| u64::from_ne_bytes([byte; 8]);
    let low = bytes & each(0x7f);
    let (from_0, behind_9) = (low + each(0x80 - b'0'), low + each(0x7f - b'9'));
    (from_0 ^ behind_9) & !bytes & each(0x80) != 0
}

/// What [`str::trim`] gives. Plain blanks go byte by byte; that there is nothing else to trim, as of most texts, is told by the
/// bytes at both ends: these of letters, digits, marks, Han characters and their marks, which begin with 0xE3 to 0xEF.
#[inline]
pub fn trim(text: &str) -> &str {
    let text = text.trim_ascii();
    let bytes = text.as_bytes();
    let wide = |c: &[u8; 3]| matches!(c[0], 0xE3..=0xEF) && *c != *b"\xE3\x80\x80";
    let begins = bytes.first().is_none_or(u8::is_ascii_graphic) || bytes.first_chunk().is_some_and(wide);
    let ends = bytes.last().is_none_or(u8::is_ascii_graphic) || bytes.last_chunk().is_some_and(wide);
    if begins && ends { text } else { text.trim() }
}

/// Whether a mark of Chinese print, `，` or `。`, may stand in a text: told by the bytes that these begin with, and Han
/// characters do not.
pub fn may_hold_marks(text: &str) -> bool {
    memchr::memchr2(0xE3, 0xEF, text.as_bytes()).is_some()
}

/// What [`str::contains`] gives. Most texts do not hold the word: often they lack its last letter, which is told sooner.
#[inline]
pub fn holds(text: &str, word: &str) -> bool {
    let last = word.trim_ascii_end().as_bytes().last();
    last.is_none_or(|last| memchr::memchr(*last, text.as_bytes()).is_some()) && text.contains(word)
}

/// What [`str::find`] gives, of a word that most texts do not hold.
#[inline]
pub fn find(text: &str, word: &str) -> Option<usize> {
    if holds(text, word) { memchr::memmem::find(text.as_bytes(), word.as_bytes()) } else { None }
}

/// The texts of an item.
fn texts(item: &mut Item) -> Vec<&mut Text> {
    match item {
        Item::Row(row) => row.cells.iter_mut().map(|c| &mut c.text).collect(),
        Item::Passage { text, .. } => vec![text],
        Item::Gap => vec![],
    }
}

/// Whether the bytes are those of a PDF, which is read page by page: [`lay_out`], then [`bind`]. Readers of PDFs look for its
/// mark among the first 1,024 bytes.
pub fn is_pdf(bytes: &[u8]) -> bool {
    memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some()
}

/// Reads the bytes of a file, by their content. `name` is only used for its ending.
///
/// # Errors
/// Only where nothing at all can be said: see [`ReadError`].
pub fn read(bytes: &[u8], _name: &str) -> Result<Document, ReadError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::TooLarge { size: bytes.len() as u64, limit: MAX_BYTES });
    }
    match package::kind(bytes)? {
        Some(package::Kind::Workbook) => return workbook::read(bytes),
        Some(package::Kind::Word) => return word::read(bytes),
        None => {}
    }
    let (text, encoding) = decode::decode(bytes)?;
    let (raw, rest) = markup::clean(&text);
    let unread = memchr::memchr_iter(b'\x0c', rest.as_bytes()).count() as u32;
    let last = raw.last().map_or(1, |l| l.page);
    let pages = last + unread;
    let Laid { lines, mut items, left } = layout::items(raw);
    let left = left.or((!rest.is_empty()).then_some(last)).map(|first| (first, pages));
    if decimal::commas(std::iter::once(&*text)) {
        items.iter_mut().flat_map(texts).for_each(|t| decimal::turn(&mut t.text));
    }
    join_thousands(&mut items);
    Ok(Document { pages, encoding, lines, items, sheets: vec![], left, recognised: vec![] })
}

/// Numbers whose thousands are parted by blanks, as rows of tables print them. In a table that parts them by commas, `196 615`
/// is two numbers.
fn join_thousands(items: &mut [Item]) {
    let row = |item: &Item| matches!(item, Item::Row(_));
    for table in items.chunk_by_mut(|above, below| row(above) && row(below)).filter(|t| row(&t[0])) {
        let mut cells: Vec<&mut Text> = table.iter_mut().flat_map(texts).collect();
        let joined = cells.iter().enumerate().filter_map(|(i, c)| Some((i, decimal::joined(&c.text)?)));
        let joined: Vec<(usize, String)> = joined.collect();
        let by_commas = |t: &str| t.split(' ').any(decimal::parts_by_commas);
        let commas = || cells.iter().filter(|c| by_commas(&c.text)).count();
        if joined.is_empty() || commas() > joined.len() {
            continue;
        }
        for (i, text) in joined {
            cells[i].text = text;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_found_wherever_they_stand() {
        // what stands beside the digits in ASCII, and bytes that are these but for their highest bit
        for other in ['/', ':', 'p', '总', '，', '\u{b9}'] {
            for (before, digit) in (0..70).flat_map(|n| [(n, '0'), (n, '9')]) {
                let text = other.to_string().repeat(before);
                assert_eq!(next_digit(&text, 0), None, "{text}");
                let found = format!("{text}{digit}{text}");
                assert_eq!(next_digit(&found, 0), Some(text.len()), "{found}");
                assert_eq!(next_digit(&found, text.len() + 1), None, "{found}");
            }
        }
    }

    #[test]
    fn blanks_at_the_ends_are_trimmed() {
        let ends = ["", " ", "\t", "\u{3000}", "\u{a0}", "\u{2028}", "总", "，", "x", "é", "\u{b9}"];
        for (begin, end) in ends.iter().flat_map(|begin| ends.iter().map(move |end| (begin, end))) {
            for middle in ["", "量", "12", "a b"] {
                let text = format!("{begin}{middle}{end}");
                assert_eq!(trim(&text), text.trim(), "{text:?}");
            }
        }
    }
}
