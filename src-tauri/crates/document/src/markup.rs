//! Tags and Markdown off the text, tables among the tags kept as rows of cells. Not a browser: unknown tags are text,
//! since `<30` is a number in a report and `<p>` is not.

use crate::layout::MOST_PIECES;
use crate::{RawLine, formula, trim};

/// Tags that end the line they stand in.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "header",
    "footer",
    "dl",
    "dt",
    "dd",
    "hr",
    "body",
    "html",
    "center",
    "figure",
    "figcaption",
    "blockquote",
    "pre",
    "main",
    "nav",
    "caption",
    "details",
    "summary",
];
/// Tags that leave no trace.
const INLINE: &[&str] = &[
    "b", "strong", "i", "em", "u", "span", "a", "font", "sup", "sub", "img", "small", "mark", "s", "ins",
    "del", "label", "thead", "tbody", "tfoot", "colgroup", "col", "meta", "link", "input", "button", "abbr",
    "code", "tt", "svg", "path",
];
/// Tags whose content is no text of the report.
const SILENT: &[&str] = &["script", "style", "head", "noscript", "template", "textarea", "select"];
/// Tags around text that was struck out.
const STRUCK: &[&str] = &["del", "s"];
/// Tags that hold nothing and have no end.
const VOID: &[&str] = &["br", "hr", "img", "input", "meta", "link", "col"];
/// Tags whose end may be left out: the next of their kind ends them, or the end of what they stand in.
const OPEN_ENDED: &[&str] = &["p", "li", "dt", "dd", "tr", "td", "th"];

#[derive(Debug, Default)]
struct OpenTable {
    rows: Vec<Vec<TaggedCell>>,
    /// a `<td>` is open
    in_cell: bool,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct TaggedCell {
    pub print: String,
    pub number: u32,
    pub rowspan: u32,
    pub colspan: u32,
}

/// Bytes of a cell that the rows below it have too: what reaches down is a label, and a long text is read once.
const REACHING: usize = 1000;

impl TaggedCell {
    /// The cell with the beginning of its text.
    pub(crate) fn begun(&self) -> TaggedCell {
        let end = self.print.floor_char_boundary(REACHING);
        TaggedCell { print: self.print[..end].to_owned(), ..*self }
    }
}

/// The depth of the heading that a tag ends.
fn heading_of(tag: &Tag) -> Option<u8> {
    let depth = tag.name.strip_prefix('h').filter(|_| tag.closing)?;
    depth.parse().ok().filter(|depth| (1..=6).contains(depth))
}

/// A raised character: a power, or the mark of a note.
pub(crate) fn raised(c: char) -> char {
    match c {
        '2' => '²',
        '3' => '³',
        // numbers and letters of notes
        '0'..='9' | 'a'..='z' => '¹',
        c => c,
    }
}

/// One word in small letters, `bar_chart`: titles begin with a capital letter.
fn names_a_picture(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

/// An element that is not shown, while it is open.
struct Silent {
    name: String,
    /// elements of its name that are open in it, itself included
    depth: u32,
}

impl Silent {
    /// Whether a tag ends it, and is itself a tag of what is shown.
    fn is_ended(&mut self, tag: &Tag) -> (bool, bool) {
        let (name, same) = (self.name.as_str(), tag.name == self.name);
        if OPEN_ENDED.contains(&name)
            && (same || matches!(tag.name.as_str(), "tr" | "table" | "ul" | "ol" | "dl" | "div"))
        {
            return (tag.closing || same || tag.name == "tr", !(same && tag.closing));
        }
        if same && tag.closing {
            self.depth -= 1;
        } else if same && !SILENT.contains(&name) {
            self.depth += 1;
        }
        (self.depth == 0, false)
    }
}

struct Cleaner {
    lines: Vec<RawLine>,
    print: String,
    /// line of the file that is being read
    number: u32,
    /// line of the file that `print` began in
    begun: u32,
    page: u32,
    tables: Vec<OpenTable>,
    silent: Option<Silent>,
    raised: bool,
    /// the line that is being read is a row by tabs or bars
    in_row: bool,
}

/// Splits a text into lines with markup taken off; tables written in tags come out as rows. What is left behind the last
/// line that may be read comes with them.
pub(crate) fn clean(text: &str) -> (Vec<RawLine>, &str) {
    let mut cleaner = Cleaner {
        lines: Vec::with_capacity(text.len() / 40),
        print: String::new(),
        number: 0,
        begun: 1,
        page: 1,
        tables: vec![],
        silent: None,
        raised: false,
        in_row: false,
    };
    let mut rest = Some(text);
    while let Some(text) = rest.filter(|_| cleaner.lines.len() < MOST_PIECES) {
        let line = next_line(text);
        cleaner.number += 1;
        rest = line.rest;
        match goes_on(&line, text) {
            // <span class="tooltip" over its title: a tag may take lines to be written
            Some(lines) => {
                let (whole, behind) = text.split_at(lines);
                cleaner.number += whole.matches('\n').count() as u32;
                let whole = whole.replace(['\r', '\n'], " ");
                cleaner.line(&whole, marks(&whole));
                rest = behind.strip_prefix("\r\n").or_else(|| behind.strip_prefix('\n'));
            }
            None => cleaner.line(line.text, line.marks),
        }
    }
    while let Some(table) = cleaner.tables.pop() {
        cleaner.emit(table);
    }
    cleaner.end_line();
    (cleaner.lines, rest.unwrap_or_default())
}

/// Where the line ends in which a tag closes that a text's first line leaves open, in bytes of the text.
fn goes_on(line: &TextLine<'_>, whole: &str) -> Option<usize> {
    if line.marks & TAG == 0 {
        return None;
    }
    let (at, rest) = (line.text.rfind('<')?, line.rest?);
    let open = &line.text[at + 1..];
    if open.contains('>') || known_name(open).is_none() {
        return None;
    }
    let near = rest.char_indices().nth(LONGEST_TAG).map_or(rest.len(), |(i, _)| i);
    let close = rest[..near].find(['>', '<']).filter(|close| rest[*close..].starts_with('>'))?;
    // age <b over a 5 > 3: attributes alone stand in a tag
    if !rest[..close].trim().is_empty() && !open.contains('=') && !rest[..close].contains('=') {
        return None;
    }
    let end = rest[close..].find('\n').map_or(rest.len(), |end| close + end);
    Some(whole.len() - rest.len() + rest[..end].trim_end_matches('\r').len())
}

/// What a line holds of the characters that say that more is to be done with it than to take it as it is: a bit each.
type Marks = u8;
const FORMULA: Marks = 1;
const TAG: Marks = 2;
const TAB: Marks = 4;
const FEED: Marks = 8;

/// Compares without a branch, many bytes at once.
fn marks(text: &str) -> Marks {
    let mark = |mark: Marks, is: bool| mark * u8::from(is);
    text.bytes().fold(0, |all, b| {
        all | mark(FORMULA, (b == b'$') | (b == b'\\'))
            | mark(TAG, (b == b'<') | (b == b'&'))
            | mark(TAB, b == b'\t')
            | mark(FEED, b == b'\x0C')
    })
}

struct TextLine<'t> {
    text: &'t str,
    marks: Marks,
    /// what follows its end
    rest: Option<&'t str>,
}

/// A line that ends in any way; a form feed stays at the head of its line.
fn next_line(text: &str) -> TextLine<'_> {
    let bytes = text.as_bytes();
    let end = memchr::memchr2(b'\n', b'\r', bytes).unwrap_or(text.len());
    // next line, line separator
    let ends = |at: &usize| matches!(bytes[*at..], [0xC2, 0x85, ..] | [0xE2, 0x80, 0xA8, ..]);
    let end = memchr::memchr2_iter(0xC2, 0xE2, &bytes[..end]).find(ends).unwrap_or(end);
    let length = match bytes[end..] {
        [] => None,
        [b'\r', b'\n', ..] | [0xC2, ..] => Some(2),
        [0xE2, ..] => Some(3),
        _ => Some(1),
    };
    let line = &text[..end];
    TextLine { text: line, marks: marks(line), rest: length.map(|length| &text[end + length..]) }
}

impl Cleaner {
    fn line(&mut self, line: &str, marks: Marks) {
        // a picture is no text
        let body = trim(line);
        if body.starts_with("![") && body.ends_with(')') {
            return self.end_line();
        }
        if marks & FORMULA == 0 {
            return self.written_out(line, marks);
        }
        let line = formula::written_out(line);
        self.written_out(&line, self::marks(&line));
    }

    fn written_out(&mut self, mut line: &str, mut marks: Marks) {
        self.in_row = marks & TAB != 0 || trim(line).starts_with('|');
        while marks & FEED != 0
            && let Some(feed) = line.find('\u{c}')
        {
            self.text(&line[..feed]);
            self.end_line();
            self.begun = self.number;
            self.page += 1;
            line = &line[feed + 1..];
            marks = self::marks(line);
        }
        if self.tables.is_empty() && self.silent.is_none() && marks & TAG == 0 {
            self.print.push_str(line);
        } else {
            self.text(line);
        }
        // a line takes no more with it, where a struck-out text is not seen to end
        self.silent.take_if(|silent| STRUCK.contains(&silent.name.as_str()));
        if self.tables.is_empty() { self.end_line() } else { self.push_char(' ') }
    }

    fn text(&mut self, mut rest: &str) {
        // no comment opens behind the last end of one: to look for its end each time would be to read the line each time
        let last_end = rest.rfind("-->").map_or(rest.len(), |at| rest.len() - at);
        while let Some(at) = rest.find(['<', '&']) {
            self.push(&rest[..at]);
            rest = &rest[at..];
            let unclosed = rest.len() <= last_end && rest.starts_with("<!--");
            if let Some((tag, length)) = Some(rest).filter(|_| !unclosed).and_then(tag) {
                self.tag(&tag);
                rest = &rest[length..];
            } else if let Some(length) = remark(rest) {
                rest = &rest[length..];
            } else if let Some((c, length)) = entity(rest) {
                self.push_char(c);
                rest = &rest[length..];
            } else {
                self.push(&rest[..1]);
                rest = &rest[1..];
            }
        }
        self.push(rest);
    }

    fn push(&mut self, text: &str) {
        if self.silent.is_some() {
            return;
        }
        let (is_raised, number) = (self.raised, self.number);
        let target = match self.tables.last_mut() {
            Some(table) if table.in_cell => match table.rows.last_mut().and_then(|r| r.last_mut()) {
                // a cell stands where its text begins
                Some(cell) if cell.print.is_empty() => {
                    if text.trim().is_empty() {
                        return;
                    }
                    cell.number = number;
                    &mut cell.print
                }
                Some(cell) => &mut cell.print,
                None => return,
            },
            // between the cells of a table there is only white space, or what a browser would move before it
            Some(_) if text.trim().is_empty() => return,
            _ => &mut self.print,
        };
        if is_raised { target.extend(text.chars().map(raised)) } else { target.push_str(text) }
    }

    fn push_char(&mut self, c: char) {
        self.push(c.encode_utf8(&mut [0; 4]));
    }

    fn end_line(&mut self) {
        let print = std::mem::take(&mut self.print);
        // most lines hold no table of Markdown within
        let tabled =
            print.len() > 40 && memchr::memmem::find(print.as_bytes(), b"|---").is_some_and(|at| at > 0);
        let pieces = if tabled { rows_in_line(&print) } else { vec![] };
        let (number, page) = (self.begun.max(1), self.page);
        let line = |print| RawLine { number, page, print, ..RawLine::default() };
        if pieces.len() > 1 {
            self.lines.extend(pieces.into_iter().map(|piece| line(piece.to_owned())));
        } else {
            self.lines.push(line(print));
        }
        self.begun = self.number + 1;
    }

    fn tag(&mut self, tag: &Tag) {
        if let Some(silent) = &mut self.silent {
            let (ended, shown) = silent.is_ended(tag);
            if ended {
                self.silent = None;
            }
            if !shown || !ended {
                return;
            }
        }
        if tag.is_silent() {
            self.silent = Some(Silent { name: tag.name.clone(), depth: 1 });
            return;
        }
        match tag.name.as_str() {
            "table" if !tag.closing => {
                if !self.print.trim().is_empty() {
                    self.begun = self.number;
                    self.end_line();
                }
                self.tables.push(OpenTable::default());
            }
            "table" => {
                if let Some(table) = self.tables.pop() {
                    self.emit(table);
                }
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_cell = false;
                    if !tag.closing {
                        table.rows.push(vec![]);
                    }
                }
            }
            "td" | "th" => {
                let number = self.number;
                if let Some(table) = self.tables.last_mut() {
                    table.in_cell = !tag.closing;
                    if !tag.closing {
                        if table.rows.is_empty() {
                            table.rows.push(vec![]);
                        }
                        let span = |name: &str| tag.number(name).unwrap_or(1).clamp(1, 200);
                        let cell = TaggedCell {
                            print: String::new(),
                            number,
                            rowspan: span("rowspan"),
                            colspan: span("colspan"),
                        };
                        if let Some(row) = table.rows.last_mut() {
                            row.push(cell);
                        }
                    }
                }
            }
            "sup" => self.raised = !tag.closing,
            // the title of a table stands before its rows
            "caption" if tag.closing && !self.print.trim().is_empty() => self.end_line(),
            // what a reader of pictures calls a picture, `donut`, is no title
            "summary" if tag.closing && names_a_picture(&self.print) => self.print.clear(),
            name if BLOCKS.contains(&name) => {
                if !self.tables.is_empty() || name == "br" && self.in_row {
                    self.push_char(' ');
                } else if !self.print.trim().is_empty() {
                    self.end_line();
                    // what stands between such tags is whole: no line of it goes on in the next
                    if let Some(last) = self.lines.last_mut() {
                        last.whole = !matches!(name, "br" | "p" | "h");
                        last.heading = heading_of(tag).or(last.heading);
                    }
                    self.begun = self.number;
                }
            }
            _ => {}
        }
    }

    /// Puts a finished table's rows among the lines, spans resolved: a cell that reaches down stands in each row.
    fn emit(&mut self, table: OpenTable) {
        let mut reaching: Vec<(u32, TaggedCell, u32)> = vec![];
        for row in table.rows {
            let mut cells: Vec<(u32, TaggedCell)> = vec![];
            let mut next = 0u32;
            let mut own = row.into_iter();
            let mut above = std::mem::take(&mut reaching);
            above.sort_by_key(|(column, ..)| *column);
            let mut above = above.into_iter().peekable();
            loop {
                if let Some((column, cell, left)) = above.next_if(|(column, ..)| *column <= next) {
                    next = next.max(column + cell.colspan);
                    if left > 1 {
                        reaching.push((column, cell.clone(), left - 1));
                    }
                    cells.push((column, cell));
                } else if let Some(cell) = own.next() {
                    if cell.rowspan > 1 {
                        reaching.push((next, cell.begun(), cell.rowspan - 1));
                    }
                    let width = cell.colspan;
                    cells.push((next, cell));
                    next += width;
                } else if let Some((column, ..)) = above.peek() {
                    next = *column;
                } else {
                    break;
                }
                if next > 500 {
                    break;
                }
            }
            if cells.iter().all(|(_, c)| c.print.trim().is_empty()) {
                continue;
            }
            let number = cells.iter().map(|(_, c)| c.number).max().unwrap_or(self.number);
            self.lines.push(RawLine { number, page: self.page, cells: Some(cells), ..RawLine::default() });
        }
        self.lines.push(RawLine { number: self.number, page: self.page, ..RawLine::default() });
        self.begun = self.number;
    }
}

/// Bytes of what a remark on a block says.
const REMARK: usize = 80;

/// `<|ref|>table<|/ref|>`, `<|det|>[[85, 368, 914, 520]]<|/det|>`: what programs that read pages say of a block, its kind and
/// its place. The bytes that it takes.
fn remark(text: &str) -> Option<usize> {
    let text = &text[..text.floor_char_boundary(REMARK)];
    let name = text.strip_prefix("<|")?;
    let name = &name[..name.find("|>")?];
    let end = format!("<|/{name}|>");
    Some(text.find(&end).map_or(name.len() + "<||>".len(), |at| at + end.len()))
}

struct Tag {
    name: String,
    closing: bool,
    attributes: String,
}

impl Tag {
    /// Whether what it begins is not shown.
    fn is_silent(&self) -> bool {
        let name = self.name.as_str();
        if self.closing || VOID.contains(&name) || self.attributes.ends_with('/') {
            return false;
        }
        SILENT.contains(&name) || STRUCK.contains(&name) || !self.attributes.is_empty() && self.is_hidden()
    }

    /// `hidden`, `style="display: none"`.
    fn is_hidden(&self) -> bool {
        let mut parts = self.attributes.split(['"', '\'']);
        let mut outside = String::new();
        let mut styled = false;
        while let Some(part) = parts.next() {
            outside.push_str(part);
            if let Some(value) = parts.next() {
                let value: String = value.split_whitespace().collect();
                styled |= part.trim_end().ends_with("style=")
                    && (value.contains("display:none") || value.contains("visibility:hidden"));
            }
        }
        styled || outside.split_whitespace().any(|word| matches!(word, "hidden" | "hidden="))
    }

    fn number(&self, attribute: &str) -> Option<u32> {
        let after = &self.attributes[self.attributes.find(attribute)? + attribute.len()..];
        let digits = after.trim_start_matches([' ', '=', '"', '\'']);
        digits.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    }
}

/// Characters of a tag: what has no end within this is text.
const LONGEST_TAG: usize = 600;

/// The name that a tag begins with, in small letters, where it is one that we know and stands alone.
fn known_name(body: &str) -> Option<String> {
    let name: String =
        body.chars().take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let known = matches!(name.as_str(), "table" | "tr" | "td" | "th")
        || [BLOCKS, INLINE, SILENT].iter().any(|set| set.contains(&name.as_str()));
    let after = &body[name.len()..];
    let whole = after.is_empty() || after.starts_with([' ', '/', '\t', '\n']);
    (known && whole).then_some(name)
}

/// A known tag at the start of a text, and its length in bytes.
fn tag(text: &str) -> Option<(Tag, usize)> {
    let inner = text.strip_prefix('<')?;
    if inner.starts_with("!--") {
        let end = inner.find("-->")?;
        return Some((Tag { name: String::new(), closing: false, attributes: String::new() }, end + 4));
    }
    let limit = inner.char_indices().nth(LONGEST_TAG).map_or(inner.len(), |(i, _)| i);
    let end = inner[..limit].find('>')?;
    let body = &inner[..end];
    if body.starts_with('!') || body.starts_with('?') {
        return Some((Tag { name: String::new(), closing: false, attributes: String::new() }, end + 2));
    }
    let closing = body.starts_with('/');
    let body = body.trim_start_matches('/');
    let name = known_name(body)?;
    let attributes = body[name.len()..].to_ascii_lowercase();
    Some((Tag { name, closing, attributes }, end + 2))
}

/// The few entities that texts of reports hold.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(10).position(|b| b == b';')?;
    let name = &text[1..end];
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ensp" | "emsp" => ' ',
        "ndash" | "minus" => '-',
        "mdash" => '—',
        "times" => '×',
        "middot" => '·',
        "sup2" => '²',
        "sup3" => '³',
        _ => {
            let code = name.strip_prefix('#')?;
            let code = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?
        }
    };
    Some((c, end + 1))
}

/// Tables of Markdown whose lines have run into one, with what stands around them: `Energy: |Parameter|2023| |---|---| |Total|12|
/// Note`. Each row has as many bars as the rule under the heads.
fn rows_in_line(line: &str) -> Vec<&str> {
    let mut pieces = vec![];
    let mut rest = line;
    while let Some(rule) = rest.find("|---") {
        let end =
            rest[rule..].find(|c: char| !matches!(c, '|' | '-' | ':' | ' ')).map_or(rest.len(), |n| rule + n);
        // the rule ends in a bar; a row of its own may begin behind a blank
        let bars = rest[rule..end].trim_end();
        let bars = bars.rsplit_once("- ").or_else(|| bars.split_once("| ")).map_or(bars, |(rule, _)| rule);
        let end = rule + bars.len();
        let end = end + usize::from(!bars.ends_with('|') && rest[end..].starts_with(['|', '-']));
        let columns = rest[rule..end].matches('|').count();
        let head = rest[..rule].trim_end();
        let begins = head.rmatch_indices('|').nth(columns.saturating_sub(1)).map(|(at, _)| at);
        let Some(begins) = begins.filter(|_| head.ends_with('|') && columns > 1) else { break };
        // what the table is of stands behind the last sentence before it
        let (before, title) = before_title(head[..begins].trim());
        pieces.extend([before, title, &head[begins..], &rest[rule..end]]);
        rest = rest[end..].trim_start();
        while rest.starts_with('|') {
            let Some((last, _)) = rest.match_indices('|').nth(columns - 1) else { break };
            pieces.push(&rest[..=last]);
            rest = rest[last + 1..].trim_start();
        }
    }
    pieces.push(rest.trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Parts a text from the title that it ends in, as short as one is: behind a sentence, or behind what is set in bold.
fn before_title(text: &str) -> (&str, &str) {
    const TITLE: usize = 200;
    let ends = [". ", "? ", ".** ", ":** ", "**. "];
    let cut = ends.iter().filter_map(|end| text.rfind(end).map(|at| at + end.len())).max();
    match cut.filter(|at| text.len() - at <= TITLE && text.len() > TITLE) {
        Some(at) => (text[..at].trim(), text[at..].trim()),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_have_run_into_a_line() {
        for (line, want) in [
            (
                "Energy: |Parameter|FY 2023| |---|---| |Total (GJ)|12| |Fuel||  Note 7. |Col1|Col2| |---|---| ||3|",
                vec![
                    "Energy:",
                    "|Parameter|FY 2023|",
                    "|---|---|",
                    "|Total (GJ)|12|",
                    "|Fuel||",
                    "Note 7.",
                    "|Col1|Col2|",
                    "|---|---|",
                    "||3|",
                ],
            ),
            ("no table | here", vec!["no table | here"]),
        ] {
            assert_eq!(rows_in_line(line), want, "{line}");
        }
    }

    fn flat(text: &str) -> Vec<(u32, String)> {
        clean(text)
            .0
            .into_iter()
            .map(|l| {
                let cells = l.cells.iter().flatten();
                let cells: Vec<String> = cells.map(|(c, t)| format!("{c}:{}", t.print.trim())).collect();
                (l.number, if cells.is_empty() { l.print.trim().to_owned() } else { cells.join("|") })
            })
            .filter(|(_, t)| !t.is_empty())
            .collect()
    }

    #[test]
    fn markup_goes_and_text_stays() {
        let cases: &[(&str, &[(u32, &str)])] = &[
            ("a\r\nb\rc\nd", &[(1, "a"), (2, "b"), (3, "c"), (4, "d")]),
            ("年龄<30岁 5 > 3", &[(1, "年龄<30岁 5 > 3")]),
            ("x\n<ul style=\"a: b\"> • 一 • 二 </ul>", &[(1, "x"), (2, "• 一 • 二")]),
            ("a &amp; b&nbsp;c &#20154; R&D", &[(1, "a & b\u{a0}c 人 R&D")]),
            ("<p>一</p><p>二<br/>三</p>", &[(1, "一"), (1, "二"), (1, "三")]),
            ("<style>p { x }</style>甲", &[(1, "甲")]),
            ("甲<span\n title=\"1 &lt;b&gt;\"\r\n>乙</span>丙\n丁", &[(1, "甲乙丙"), (4, "丁")]),
            ("甲 <b\n乙\n丙 5 > 3", &[(1, "甲 <b"), (2, "乙"), (3, "丙 5 > 3")]),
            ("<div style=\"color: red; display: none\">一<div>二</div>三</div>甲", &[(1, "甲")]),
            ("<p hidden>一<p>甲</p><span style='overflow: hidden'>乙</span>", &[(1, "甲"), (1, "乙")]),
            ("共<del>12</del><ins>15</ins>人 <s>\n甲", &[(1, "共15人"), (2, "甲")]),
            ("<script>a = '<p>一</p>'</script>甲<input hidden>乙<select><option>一</select>", &[(1, "甲乙")]),
            ("<!-- <p>一</p> -->甲<![CDATA[一]]>", &[(1, "甲")]),
            ("<|ref|>text<|/ref|><|det|>[[80, 12, 91, 20]]<|/det|>甲 <|乙", &[(1, "甲 <|乙")]),
            ("m<sup>2</sup> 5<sup>1</sup>", &[(1, "m² 5¹")]),
            ("<details><summary>donut</summary>甲</details>", &[(1, "甲")]),
        ];
        for (text, lines) in cases {
            let want: Vec<(u32, String)> = lines.iter().map(|(n, t)| (*n, (*t).to_owned())).collect();
            assert_eq!(flat(text), want, "{text}");
        }
    }

    #[test]
    fn spans_are_resolved() {
        let table = "前<table><tr><th rowspan=2>指标</th><th colspan=\"2\">年</th></tr>\n<tr><td>2023</td><td>2024</td></tr>\n\
                     <tr><td>甲</td><td>1</td>\n<td>2</td></tr></table>后";
        let want =
            [(1, "前"), (1, "0:指标|1:年"), (2, "0:指标|1:2023|2:2024"), (4, "0:甲|1:1|2:2"), (4, "后")];
        assert_eq!(flat(table), want.map(|(n, t)| (n, t.to_owned())));
    }

    #[test]
    fn broken_tables_end_with_the_text() {
        assert_eq!(flat("<table><tr><td>a<td>b"), [(1, "0:a|1:b".to_owned())]);
        assert_eq!(flat("</table></tr></td>x"), [(1, "x".to_owned())]);
        let hidden = "<table><tr><td>a<td>1<tr hidden><td>b<td>2<tr><td>c<td hidden>3</td><td>4</table>";
        assert_eq!(flat(hidden), [(1, "0:a|1:1".to_owned()), (1, "0:c|1:4".to_owned())]);
    }
}
