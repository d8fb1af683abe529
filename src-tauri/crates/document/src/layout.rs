//! Lines to rows and passages: which layout a line is in, which lines belong together.

use crate::norm::normalise;
use crate::{
    Cell, CellStart, Item, Line, Parted, Printed, RawLine, Row, Text, columns, heads, holds, may_hold_marks,
    rail, stubs, trim,
};

/// A line on its way: its text, and what it looks like.
pub(crate) struct Shaped {
    /// empty where it is a row, whose cells have theirs
    pub(crate) text: Text,
    /// columns that the text takes
    pub(crate) width: u32,
    pub(crate) shape: Shape,
    /// blank lines before it
    pub(crate) gap: u32,
    pub(crate) new_page: bool,
}

impl Shaped {
    /// It stands right below the line before it.
    pub(crate) fn is_below(&self) -> bool {
        self.gap == 0 && !self.new_page
    }

    /// A row's cells are one text after all.
    pub(crate) fn put_in_one(&mut self, bullet: bool) {
        let Shape::Row(Row { cells, .. }) = &self.shape else { return };
        let [first, rest @ ..] = &cells[..] else { return };
        let mut text = first.text.clone();
        rest.iter().for_each(|cell| text.append(&cell.text));
        let (from, to) = extent(&self.shape);
        self.width = width(&text.text);
        self.text = text;
        self.shape = Shape::Plain { from, to, heading: None, bullet };
    }
}

pub(crate) enum Shape {
    Row(Row),
    /// one cell; where it lies on the line, for columns kept by spaces
    Plain {
        from: u32,
        to: u32,
        heading: Option<u8>,
        bullet: bool,
    },
}

/// Lines and cells of a file that are read: no report comes near it, and each takes a hundred times the room of the digit
/// that it may be of.
pub(crate) const MOST_PIECES: usize = 1_000_000;

/// What a text weighs, as pieces: a long one, which may be repeated in many cells, weighs as much as many.
pub(crate) fn weight(text: &str) -> usize {
    1 + text.len() / 100
}

/// What a file's lines come to.
pub(crate) struct Laid {
    pub(crate) lines: Vec<Line>,
    pub(crate) items: Vec<Item>,
    /// the page of the first line that there was no room for
    pub(crate) left: Option<u32>,
}

pub(crate) fn items(raw: Vec<RawLine>) -> Laid {
    let grid = Grid::of(&raw);
    let mut lines: Vec<Line> = Vec::with_capacity(raw.len());
    let mut shaped: Vec<Shaped> = Vec::with_capacity(raw.len());
    let (mut gap, mut page) = (0, 1);
    let (mut pieces, mut left) = (0, None);
    let barred = rows_of_bars(&raw);
    let stopped = has_stops_of_a_reader(&raw);
    for (at, mut line) in raw.into_iter().enumerate() {
        // and that ends the block, unless a word at its end leads on: 10,000 t of / CO2e 6,862
        let mut ended = false;
        if stopped {
            let body = line.print.strip_suffix(STOP).map(str::len);
            line.print.truncate(body.unwrap_or(line.print.len()));
            // it puts none behind a bracket and a percent sign
            ended = (body.is_some() || line.print.ends_with([')', '）', '%']))
                && !LEADING.iter().any(|word| line.print.ends_with(word));
        }
        let body = trim(&line.print);
        // a picture's place says nothing, and parts no table
        if line.cells.is_none() && is_picture(body) {
            continue;
        }
        if line.cells.is_none() && is_blank_or_rule(body) {
            // the rule under a table's head parts it from nothing
            let under_head = body.starts_with('|') && shaped.last().is_some_and(is_head);
            gap += u32::from(!under_head);
            continue;
        }
        if pieces >= MOST_PIECES {
            left = Some(line.page);
            break;
        }
        let index = lines.len() as u32;
        let new_page = line.page != page;
        page = line.page;
        let mut cells = vec![];
        let (print, text, shape) = match line.cells {
            Some(row) => tagged(index, row, &mut cells),
            None => {
                cells.extend(line.column.map(|column| CellStart { byte: 0, number: line.number, column }));
                let below = gap == 0 && shaped.last().is_some_and(is_row_of_tags);
                plain(index, line.print, line.heading, barred.binary_search(&at).is_ok(), below, grid)
            }
        };
        lines.push(Line { number: line.number, page: line.page, print, cells, spots: vec![] });
        let whole = line.whole;
        pieces += 1 + if let Shape::Row(row) = &shape { row.cells.len() } else { 0 };
        let mut line = Shaped { width: width(&text.text), text, shape, gap, new_page };
        // a row among lines of single blanks whose first value stands a blank behind its label, as theirs do
        if shaped.last().is_some_and(|l| matches!(l.shape, Shape::Plain { .. })) && holds_value(&line.shape) {
            line.put_in_one(false);
        }
        shaped.push(line);
        gap = if whole || ended { 2 } else { 0 };
    }
    join_upright(&mut shaped);
    rail::take_off(&mut shaped);
    set_heads_apart(&mut shaped);
    let mut shaped = columns::part(shaped);
    heads::lower_raised(&mut shaped);
    part_narrow_columns(&mut shaped);
    heads::part(&mut shaped);
    heads::join_beside(&mut shaped);
    stubs::part(&mut shaped);
    join_split_cells(&mut shaped);
    join_wrapped_heads(&mut shaped);
    join_rows_around_values(&mut shaped);
    join_wrapped_cells(&mut shaped);
    join_split_labels(&mut shaped);
    Laid { lines, items: assemble(shaped), left }
}

/// `Electricity kWh 2,467 | 2,286 | 2,348`: a row of values the first of which has stayed in the cell of its label.
fn holds_value(shape: &Shape) -> bool {
    let Shape::Row(Row { cells, parted: Parted::Spaces }) = shape else { return false };
    let [label, values @ ..] = &cells[..] else { return false };
    let words: Vec<&str> = label.text.text.split(' ').collect();
    let first = words.last().copied().unwrap_or_default();
    words.len() > 2
        && first.contains([',', '.'])
        && is_number(first)
        && !values.is_empty()
        && values.iter().all(|c| is_value(&c.text.text))
}

/// A row of words and years: a table that Markdown has given its first row as a head has values in it.
fn is_head(line: &Shaped) -> bool {
    let value = |c: &Cell| is_number(&c.text.text) && !heads::is_year(&c.text.text);
    matches!(&line.shape, Shape::Row(row) if !row.cells.iter().any(value))
}

/// `![chart](chart.png)`: where Markdown has a picture.
fn is_picture(body: &str) -> bool {
    body.starts_with("![") && body.ends_with(')') && body.contains("](")
}

/// Nothing, or a row of dashes, as Markdown has them under a table's head.
fn is_blank_or_rule(body: &str) -> bool {
    // - -: two cells without a value
    let cells = || body.split(' ').all(|word| word == "-");
    body.is_empty()
        || body.len() >= 3
            && body
                .chars()
                .all(|c| matches!(c, '-' | '|' | '\t' | ' ' | ':' | '=' | '_' | '+' | '─' | '━' | '═' | '—'))
            && !cells()
}

/// A row written in tags; `starts` gets where each cell begins in the print, and its line in the file.
fn tagged(
    index: u32,
    cells: Vec<(u32, crate::markup::TaggedCell)>,
    starts: &mut Vec<CellStart>,
) -> (String, Text, Shape) {
    let mut print = String::new();
    let mut row = vec![];
    for (column, cell) in cells {
        if !print.is_empty() {
            print.push('\t');
        }
        let start = print.len() as u32;
        starts.push(CellStart { byte: start, number: cell.number, column });
        let folded: Vec<&str> = cell.print.split_whitespace().collect();
        print.push_str(&folded.join(" "));
        let text = with_mark(text_of(index, start, &print[start as usize..]));
        row.push(Cell { text, from: column, to: column + cell.colspan });
    }
    (print, Text::default(), Shape::Row(Row { cells: row, parted: Parted::Tags }))
}

/// The form of a part of a print that begins at a byte of its line.
fn text_of(line: u32, start: u32, print: &str) -> Text {
    normalise(print, Printed { line, byte: start })
}

/// The lines that are rows of tables in Markdown without bars at their ends, `Total | 1,204 | 1,187`: two or more in turn with
/// as many bars. A single one is the head of a page.
fn rows_of_bars(raw: &[RawLine]) -> Vec<usize> {
    let bars = |line: &RawLine| {
        let print = line.print.as_str();
        // most lines have none
        memchr::memchr(b'|', print.as_bytes())?;
        let inner = line.cells.is_none() && line.heading.is_none() && !trim(print).starts_with('|');
        let bars = print.matches(" | ").count();
        (inner && bars > 1 && !print.contains('\t')).then_some(bars)
    };
    let mut found: Vec<usize> = vec![];
    let mut above = None;
    for (at, line) in raw.iter().enumerate() {
        let own = bars(line);
        if own.is_some() && own == above {
            if found.last() != Some(&(at - 1)) {
                found.push(at - 1);
            }
            found.push(at);
        }
        above = own;
    }
    found
}

/// What a reader of PDFs puts behind each block that ends without a mark: a full stop and a blank.
const STOP: &str = ". ";

/// No block ends in these.
const LEADING: [&str; 6] = [" of", " per", " and", " the", " for", "/"];

/// Whether a reader has put full stops behind the titles and rows of a text. The print's own stand at the line's end, without a blank.
fn has_stops_of_a_reader(raw: &[RawLine]) -> bool {
    let (mut short, mut stopped, mut own) = (0, 0, 0);
    for line in raw.iter().filter(|l| l.cells.is_none() && !trim(&l.print).is_empty()) {
        own += u32::from(line.print.ends_with('.'));
        if line.print.len() < COLUMN as usize {
            short += 1;
            stopped += u32::from(line.print.ends_with(STOP));
        }
    }
    short >= 10 && stopped * 2 > short && own * 5 > short
}

fn is_row_of_tags(line: &Shaped) -> bool {
    matches!(&line.shape, Shape::Row(row) if row.parted == Parted::Tags)
}

fn plain(
    index: u32,
    print: String,
    heading: Option<u8>,
    barred: bool,
    below_row: bool,
    grid: Grid,
) -> (String, Text, Shape) {
    let body = trim(&print);
    let hashes = body.bytes().take_while(|b| *b == b'#').count();
    let heading = heading.or((1..=6).contains(&hashes).then_some(hashes as u8));
    let bullet = is_bullet(body);
    if heading.is_none() {
        // | Scope 1 |: a group among rows of bars
        let alone = || below_row && body.len() > 2 && body.ends_with('|');
        if body.contains('\t')
            || barred
            || (body.starts_with('|') && (body.matches('|').count() > 2 || alone()))
        {
            let separator = if body.contains('\t') { '\t' } else { '|' };
            let cells = by_marks(index, &print, separator);
            let parted = if separator == '|' { Parted::Tags } else { Parted::Marks };
            // a row of bars with one cell is a title; below others of its table it is a group of the rows to come
            if let (Parted::Tags, [cell]) =
                (parted, &cells.iter().filter(|c| !c.text.text.is_empty()).collect::<Vec<_>>()[..])
            {
                // | | 2024 |: and the head of its last column is one
                let heads =
                    cells[0].text.text.is_empty() && is_number(&cell.text.text) && cell.text.text.len() == 4;
                if (below_row || heads) && (cells.len() > 1 || alone()) {
                    return (print, Text::default(), Shape::Row(Row { cells, parted }));
                }
                let text = cell.text.clone();
                let shape = Shape::Plain { from: 0, to: width(&text.text), heading: None, bullet: true };
                return (print, text, shape);
            }
            let page = separator == '\t' && cells.iter().any(|c| c.text.text.len() > 4 * PAGE);
            if !page
                && (cells.iter().filter(|c| !c.text.text.is_empty()).count() > 1
                    || (separator == '\t' && cells.len() > 2))
            {
                return (print, Text::default(), Shape::Row(Row { cells, parted }));
            }
        } else if body.contains("  ") || body.contains('\u{3000}') {
            let cells = by_spaces(index, &print, grid);
            // a whole page on one line, with two blanks behind some of its sentences, has no columns
            let page = body.len() > PAGE && cells.iter().any(|c| c.text.text.len() > PAGE / 3);
            if cells.len() > 1 && !page {
                return (print, Text::default(), Shape::Row(Row { cells, parted: Parted::Spaces }));
            }
        }
    }
    let from = grid.columns(&print[..print.len() - print.trim_start().len()]);
    let to = from + grid.columns(body);
    let whole = trimmed(text_of(index, 0, &print), heading.is_some());
    (print, whole, Shape::Plain { from, to, heading, bullet })
}

/// `1.`, `(2)`, `3)`, `一、`: the head of a list's entry.
fn is_numbered(body: &str) -> bool {
    let mut chars = body.chars().peekable();
    let open = chars.next_if(|c| matches!(c, '(' | '（')).is_some();
    let mut count = 0;
    let han = |c: char| matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    while chars.next_if(|c| c.is_ascii_digit() || han(*c)).is_some() {
        count += 1;
    }
    let closed = match chars.next() {
        Some(')' | '）') => true,
        Some('、') => !open,
        Some('.') => !open && chars.peek().is_none_or(|c| !c.is_ascii_digit()),
        _ => false,
    };
    (1..=3).contains(&count) && closed
}

/// Cuts white space, emphasis and bullets off both ends.
fn trimmed(text: Text, heading: bool) -> Text {
    let junk = |c: char| {
        c.is_whitespace()
            || c == '*'
            || (heading && c == '#')
            || matches!(c, '•' | '●' | '■' | '◆' | '▪' | '\u{f0b7}')
    };
    let text = without_bold(text);
    let start = text.text.len() - text.text.trim_start_matches(junk).len();
    let end = text.text.trim_end_matches(|c: char| c.is_whitespace() || c == '*').len().max(start);
    text.cut(start..end)
}

/// `营业收入 **58.64** 亿元`: what sets words in bold stands around them and is none of them.
fn without_bold(text: Text) -> Text {
    const BOLD: &str = "**";
    // most texts have no star at all
    if memchr::memchr(b'*', text.text.as_bytes()).is_none() {
        return text;
    }
    let marks: Vec<usize> = text.text.match_indices(BOLD).map(|(at, _)| at).collect();
    let bold = |pair: &[usize]| {
        let words = pair.get(1).map(|end| &text.text[pair[0] + BOLD.len()..*end]);
        words.is_some_and(|words| !words.is_empty() && words.trim() == words)
    };
    if marks.is_empty() || !marks.chunks(2).all(bold) {
        return text;
    }
    let mut plain = text.slice(0..marks[0]);
    for (i, mark) in marks.iter().enumerate() {
        plain.join(&text.slice(mark + BOLD.len()..marks.get(i + 1).copied().unwrap_or(text.text.len())));
    }
    plain
}

/// Bytes of a line that may be a whole page: no row of a print is as wide.
const PAGE: usize = 500;

/// Cells of a row that are read: no report has more columns, and a file of nothing but tabs must not take an hour.
const MOST_CELLS: usize = 200;

fn by_marks(index: u32, print: &str, separator: char) -> Vec<Cell> {
    let mut cells = vec![];
    let mut start = 0;
    let bars = separator == '|';
    // the last bar closes the row; a bar before it closes a cell that is empty
    let body = print.trim_end();
    let body = if bars { body.strip_suffix('|').unwrap_or(body) } else { print };
    for (column, part) in body.split(separator).enumerate().take(MOST_CELLS) {
        let text = trimmed(text_of(index, start as u32, part), false);
        let text = if bars { single_spaced(text) } else { text };
        // Col5: what a reader of pages puts where the fifth column has no head
        let unnamed = bars && text.text.strip_prefix("Col").is_some_and(|n| n.parse() == Ok(column));
        let text = if unnamed { Text::default() } else { text };
        let text = if bars && column == 0 { without_number(text) } else { text };
        let text = if bars { with_mark(text) } else { text };
        start += part.len() + 1;
        if bars && column == 0 && text.text.is_empty() {
            continue;
        }
        let (from, to) = (column as u32, column as u32 + 1);
        match cells.last_mut() {
            Some(last) if bars && is_spread(last, &text.text) => last.to = to,
            _ => cells.push(Cell { text, from, to }),
        }
    }
    cells
}

/// `1602)`, `6 3043)` in a cell: a number with the mark of a note, whose bracket opens nowhere.
fn with_mark(mut text: Text) -> Text {
    let marked = text.text.strip_suffix(')').and_then(|t| t.strip_suffix(|c: char| c.is_ascii_digit()));
    let number = marked.filter(|number| {
        number.len() > 1
            && number.starts_with(|c: char| c.is_ascii_digit())
            && number.ends_with(|c: char| c.is_ascii_digit())
            && number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b' '))
    });
    // the sign takes as many bytes as the digit and the bracket
    if let Some(length) = number.map(str::len) {
        text.text.truncate(length);
        text.text.push(crate::NOTE_MARK);
    }
    text
}

/// `2. Total employees`: without the number that a row is listed under.
fn without_number(text: Text) -> Text {
    let digits = text.text.bytes().take_while(u8::is_ascii_digit).count();
    let listed = (1..=3).contains(&digits)
        && text.text[digits..].strip_prefix('.').is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    if listed { text.slice((digits + 2).min(text.text.len())..text.text.len()) } else { text }
}

/// `Million kilowatt  hours`: the lines of a cell that were joined with the blanks at their ends.
fn single_spaced(text: Text) -> Text {
    if !text.text.contains("  ") {
        return text;
    }
    let mut out = text.slice(0..0);
    let mut at = 0;
    for word in text.text.split(' ') {
        if !word.is_empty() {
            out.push(&text.slice(at..at + word.len()), !out.text.is_empty());
        }
        at += word.len() + 1;
    }
    out
}

/// The same words in the cell beside it: Markdown has no cell over several columns, so what makes it says it in each.
fn is_spread(last: &Cell, text: &str) -> bool {
    text == last.text.text && text.chars().filter(|c| c.is_alphabetic()).count() > 2 && !is_value(text)
}

fn by_spaces(index: u32, print: &str, grid: Grid) -> Vec<Cell> {
    spaced(print)
        .take(MOST_CELLS)
        .map(|part| Cell {
            text: trimmed(text_of(index, part.bytes.start as u32, &print[part.bytes]), false),
            from: grid.of_both(part.from),
            to: grid.of_both(part.to),
        })
        .filter(|c| !c.text.text.is_empty())
        .enumerate()
        .flat_map(|(i, c)| if i > 0 { values_apart(c) } else { vec![c] })
        .collect()
}

/// `21,905 18,642`: where columns are narrow, a blank alone parts values. `12 345` may be one.
fn values_apart(cell: Cell) -> Vec<Cell> {
    let text = &cell.text.text;
    let (first, rest) = (text.split(' ').next().unwrap_or_default(), || text.split(' ').skip(1));
    let thousands = first.len() <= 3 && rest().all(|t| t.len() == 3 && t.bytes().all(|b| b.is_ascii_digit()));
    // 81,225.0 1: a footnote's mark
    let marked = first.len() > 1 && rest().any(|t| t.len() == 1 && t != "-");
    if thousands || marked || !are_values(text) { vec![cell] } else { words_apart(&cell) }
}

/// Values with a blank between them, and nothing else.
fn are_values(text: &str) -> bool {
    text.contains(' ') && text.split(' ').all(is_value)
}

/// `’000 kWh 112,319 116,748`: the words before values with a blank between them, and these.
fn ends_in_values(cell: &Cell) -> Option<Vec<Cell>> {
    let words = words_apart(cell);
    let first = words.iter().rposition(|w| !is_number(&w.text.text))? + 1;
    let begin = words.get(first)?.from - 1;
    let byte = cell.text.text.rsplitn(words.len() - first + 1, ' ').last()?.len();
    let [unit, _] = parted_at(cell, byte, begin);
    Some(std::iter::once(unit).chain(words[first..].iter().cloned()).collect())
}

/// What stands on both sides of a blank of a cell, by its byte and its column.
pub(crate) fn parted_at(cell: &Cell, byte: usize, column: u32) -> [Cell; 2] {
    let text = |range| cell.text.slice(range);
    let left = Cell { text: text(0..byte), from: cell.from, to: column };
    [left, Cell { text: text(byte + 1..cell.text.text.len()), from: column + 1, to: cell.to }]
}

/// The words of a cell as cells.
pub(crate) fn words_apart(cell: &Cell) -> Vec<Cell> {
    let (mut byte, mut column) = (0, cell.from);
    let text = cell.text.text.as_str();
    let part = |word: &str| {
        let (start, from) = (byte, column);
        (byte, column) = (start + word.len() + 1, from + word.chars().count() as u32 + 1);
        Cell { text: cell.text.slice(start..start + word.len()), from, to: column - 1 }
    };
    text.split(' ').map(part).collect()
}

/// What a blank alone parts is told by the row above, of values, or below, of the words that head these.
fn part_narrow_columns(shaped: &mut [Shaped]) {
    let values = |line: Option<&Shaped>| match line.map(|l| &l.shape) {
        Some(Shape::Row(Row { cells, parted: Parted::Spaces })) => {
            cells.iter().filter(|c| is_value(&c.text.text)).count()
        }
        _ => 0,
    };
    for i in (0..shaped.len()).rev() {
        let above = values(i.checked_sub(1).map(|j| &shaped[j]));
        let below = values(shaped.get(i + 1).filter(|l| l.is_below()));
        match &mut shaped[i].shape {
            Shape::Row(Row { cells, parted: Parted::Spaces }) => {
                unit_apart(cells);
                if let Some(apart) = cells_apart(cells, above, below) {
                    *cells = apart;
                }
            }
            // 废气 氮氧化物 硫氧化物: heads alone on their line
            Shape::Plain { from, heading: None, bullet: false, .. } if below > 1 => {
                let words = Cell { text: shaped[i].text.clone(), from: *from, to: *from };
                let text = &words.text.text;
                if is_of_han_words(text) && text.split(' ').count() == below + 1 {
                    let row = Row { cells: words_apart(&words), parted: Parted::Spaces };
                    shaped[i].shape = Shape::Row(row);
                    shaped[i].text = Text::default();
                }
            }
            _ => {}
        }
    }
}

fn is_of_han_words(text: &str) -> bool {
    let han =
        |word: &str| !word.is_empty() && word.chars().all(|c| c as u32 >= 0x2E80 || matches!(c, '(' | ')'));
    text.contains(' ') && text.split(' ').all(han)
}

/// `3,860 | 1,240 公吨`: a unit behind the last of several values is a cell of its own.
fn unit_apart(cells: &mut Vec<Cell>) {
    let [.., before, last] = &cells[..] else { return };
    let Some((number, unit)) = last.text.text.split_once(' ') else { return };
    if is_number(&before.text.text)
        && is_number(number)
        && !unit.contains(|c: char| c.is_ascii_digit())
        && width(unit) <= 28
    {
        let apart = parted_at(last, number.len(), last.from + number.len() as u32);
        cells.splice(cells.len() - 1.., apart);
    }
}

/// The cells of a row with those apart that blanks alone part, if the rows beside it say so.
fn cells_apart(cells: &[Cell], above: usize, below: usize) -> Option<Vec<Cell>> {
    if let [label, only] = cells
        && are_values(&only.text.text)
        && only.text.text.split(' ').count() == above
    {
        return Some(std::iter::once(label.clone()).chain(words_apart(only)).collect());
    }
    let own = cells.iter().filter(|c| is_value(&c.text.text)).count();
    // ’000 kWh 112,319 116,748: a unit that the values have come near
    if own < above
        && let Some((at, values)) =
            cells.iter().enumerate().skip(1).find_map(|(at, c)| Some((at, ends_in_values(c)?)))
        && own + values.len() - 1 == above
    {
        return Some([&cells[..at], &values, &cells[at + 1..]].concat());
    }
    // 2024(公吨) 28.4 | 9.6 | 6.1 beside rows of one value more
    if let [label, rest @ ..] = cells
        && own == rest.len()
        && own > 0
        && (above == own + 1 || below == own + 1)
        && let Some((name, value)) = label.text.text.rsplit_once(' ')
        && is_number(value)
        && value.contains('.')
    {
        let apart = parted_at(label, name.len(), label.to - value.len() as u32 - 1);
        return Some(apart.into_iter().chain(rest.iter().cloned()).collect());
    }
    if below < 2 || own > 0 || !cells.iter().any(|c| is_of_han_words(&c.text.text)) {
        return None;
    }
    let apart = |c: &Cell| if is_of_han_words(&c.text.text) { words_apart(c) } else { vec![c.clone()] };
    let apart: Vec<Cell> = cells.iter().flat_map(apart).collect();
    (apart.len() == below || apart.len() == below + 1).then_some(apart)
}

/// A part of a line between blanks of two columns; its ends in characters, and in columns of which a wide character takes two.
struct Part {
    bytes: std::ops::Range<usize>,
    from: (u32, u32),
    to: (u32, u32),
}

/// The parts of a line between blanks of two columns; a wide blank at the head is an indent.
fn spaced(print: &str) -> impl Iterator<Item = Part> + '_ {
    let mut chars = print.char_indices();
    let mut place = (0, 0);
    let mut begun = None;
    std::iter::from_fn(move || {
        let mut open: Option<Part> = begun.take();
        for (byte, c) in chars.by_ref() {
            let from = place;
            place = (place.0 + 1, place.1 + char_width(c));
            if c == ' ' || c == '\u{3000}' {
                continue;
            }
            let end = byte + c.len_utf8();
            match &mut open {
                Some(part) if from.1 - part.to.1 >= 2 => {
                    begun = Some(Part { bytes: byte..end, from, to: place });
                    return open;
                }
                Some(part) => (part.bytes.end, part.to) = (end, place),
                None => open = Some(Part { bytes: byte..end, from, to: place }),
            }
        }
        open
    })
}

/// What columns kept by spaces are counted in: `pdftotext -layout` gives every character one, so that what stands one above
/// the other on the page does so by characters; people and programs that write for a screen give a wide one two.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grid {
    Characters,
    Columns,
}

/// Rows from which a file's grid is told.
const TELLING: usize = 1_000;

impl Grid {
    /// The grid in which more cells begin or end below those of the row above.
    fn of(raw: &[RawLine]) -> Self {
        let spaced_row =
            |l: &&RawLine| l.cells.is_none() && trim(&l.print).contains("  ") && !l.print.is_ascii();
        let mut above: Vec<Part> = vec![];
        let (mut characters, mut columns) = (0, 0);
        for line in raw.iter().filter(spaced_row).take(TELLING) {
            let parts: Vec<Part> = spaced(&line.print).take(MOST_CELLS).skip(1).collect();
            for (part, over) in parts.iter().flat_map(|p| above.iter().map(move |o| (p, o))) {
                characters += usize::from(part.from.0 == over.from.0) + usize::from(part.to.0 == over.to.0);
                columns += usize::from(part.from.1 == over.from.1) + usize::from(part.to.1 == over.to.1);
            }
            above = parts;
        }
        if characters > columns { Self::Characters } else { Self::Columns }
    }

    fn of_both(self, (characters, columns): (u32, u32)) -> u32 {
        match self {
            Self::Characters => characters,
            Self::Columns => columns,
        }
    }

    /// What a text takes.
    fn columns(self, text: &str) -> u32 {
        match self {
            Self::Characters => text.chars().count() as u32,
            Self::Columns => width(text),
        }
    }
}

fn char_width(c: char) -> u32 {
    match c as u32 {
        0..=0x10FF => 1,
        0x2010..=0x2027 | 0x20A0..=0x2BFF => 1,
        _ => 2,
    }
}

pub(crate) fn width(text: &str) -> u32 {
    if text.is_ascii() {
        return text.len() as u32;
    }
    // A character's first byte tells its columns, but for U+1000 to U+2FFF. Told of many bytes at once: as many as a byte can
    // count, at two each.
    const PIECE: usize = 120;
    let mut sum = 0;
    for piece in text.as_bytes().chunks(PIECE) {
        let (mut columns, mut unsure) = (0, false);
        for byte in piece {
            let first = !matches!(byte, 0x80..=0xBF);
            columns += u8::from(first) + u8::from(*byte >= 0xE3);
            unsure |= matches!(byte, 0xE1 | 0xE2);
        }
        if unsure {
            return text.chars().map(char_width).sum();
        }
        sum += u32::from(columns);
    }
    sum
}

pub(crate) fn is_bullet(body: &str) -> bool {
    // most lines of words are none
    if body.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    body.starts_with(['•', '●', '■', '◆', '▪', '\u{f0b7}', '·', '○', '◎', '➢', '►'])
        || body.starts_with("- ")
        || body.starts_with("* ")
        || is_numbered(body)
}

/// Goes on with a cell in what stands under it; Latin words are two.
pub(crate) fn go_on(cell: &mut Cell, rest: &Cell) {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let space = latin(cell.text.text.chars().next_back()) && latin(rest.text.text.chars().next());
    cell.text.push(&rest.text, space);
    (cell.from, cell.to) = (cell.from.min(rest.from), cell.to.max(rest.to));
}

/// The lines that have not been put into others.
pub(crate) fn keep(shaped: &mut Vec<Shaped>, taken: &[bool]) {
    let mut taken = taken.iter();
    shaped.retain(|_| taken.next() != Some(&true));
}

/// A page's head, its parts at both ends of the line and blank lines below, heads no columns.
fn set_heads_apart(shaped: &mut [Shaped]) {
    for i in 1..shaped.len() {
        let parted = shaped[i - 1].new_page && shaped[i].gap > 1;
        let head = &mut shaped[i - 1];
        let Shape::Row(Row { cells, parted: Parted::Spaces }) = &head.shape else { continue };
        let far = cells.windows(2).any(|pair| pair[1].from - pair[0].to > HEAD_GAP);
        let valued = cells.iter().any(|c| is_number(&c.text.text));
        if !parted || !far || valued || cells.len() > 3 {
            continue;
        }
        head.put_in_one(true);
    }
}

/// Text set upright, a margin's as a rule, comes a character a line: it is one line.
fn join_upright(shaped: &mut Vec<Shaped>) {
    let single = |l: &Shaped| {
        let mut chars = l.text.text.chars();
        matches!(l.shape, Shape::Plain { heading: None, .. })
            && chars.next().is_some_and(|c| c as u32 >= 0x2E80)
            && chars.next().is_none()
    };
    let mut taken = vec![false; shaped.len()];
    let mut at = 0;
    while at < shaped.len() {
        let first = at;
        at += 1;
        if !single(&shaped[first]) {
            continue;
        }
        while at < shaped.len() && !shaped[at].new_page && single(&shaped[at]) {
            at += 1;
        }
        // 男 / 女 are labels
        for i in first + 1..if at - first > 3 { at } else { first } {
            let character = std::mem::take(&mut shaped[i].text);
            shaped[first].text.join(&character);
            shaped[first].width += shaped[i].width;
            taken[i] = true;
        }
    }
    keep(shaped, &taken);
}

/// In columns kept by spaces a cell of two lines leaves its row without values, and the values a line below without a label:
/// `Energy intensity   MWh per HK$ million` / `                   revenue              19.02    19.32`. They are one row.
fn join_split_cells(shaped: &mut Vec<Shaped>) {
    let value = |c: &Cell| {
        c.text.text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '(' | '-' | '+' | '—'))
    };
    let mut taken = vec![false; shaped.len()];
    for i in 1..shaped.len() {
        let (above, below) = shaped.split_at_mut(i);
        let (above, below) = (&mut above[i - 1], &mut below[0]);
        let near = below.is_below() && !taken[i - 1];
        let (Shape::Row(upper), Shape::Row(lower)) = (&mut above.shape, &mut below.shape) else { continue };
        let spaced = upper.parted == Parted::Spaces && lower.parted == Parted::Spaces;
        let ([_, broken], [rest, values @ ..]) = (&mut upper.cells[..], &lower.cells[..]) else { continue };
        let goes_on = broken.from.abs_diff(rest.from) <= 2
            && !values.is_empty()
            && values.iter().all(value)
            && !value(broken)
            && rest.text.text.starts_with(|c: char| c.is_ascii_lowercase());
        if !(near && spaced && goes_on) {
            continue;
        }
        taken[i] = true;
        broken.text.push(&rest.text, true);
        broken.to = broken.to.max(rest.to);
        let values = lower.cells.split_off(1);
        upper.cells.extend(values);
    }
    keep(shaped, &taken);
}

/// In columns kept by spaces values stand halfway down a row whose label and unit take two lines: `Total emissions  10,000 t`
/// / `2,018.4  1,986.2` / `(scopes 1 and 2)  of CO2e`. They are one row.
fn join_rows_around_values(shaped: &mut Vec<Shaped>) {
    let is_value = |c: &Cell| {
        c.text.text.trim_start_matches(['-', '+', '(', '—']).starts_with(|c: char| c.is_ascii_digit())
    };
    let spaced = |s: &Shaped| match &s.shape {
        Shape::Row(Row { cells, parted: Parted::Spaces }) => Some(cells.clone()),
        _ => None,
    };
    let values = |s: &Shaped| matches!(&s.shape, Shape::Row(Row { cells, parted: Parted::Spaces }) if cells.iter().all(is_value));
    // of the line below: a row, or what is left of one
    let words = |s: &Shaped| {
        let cells = match s.shape {
            Shape::Plain { from, to, heading: None, .. } => {
                Some(vec![Cell { text: s.text.clone(), from, to }])
            }
            _ => spaced(s),
        };
        cells.filter(|cells| !cells.iter().any(is_value))
    };
    let mut taken = vec![false; shaped.len()];
    for i in 1..shaped.len() {
        if taken[i - 1] || !shaped[i].is_below() || !values(&shaped[i]) {
            continue;
        }
        let (Some(above), Some(own)) = (spaced(&shaped[i - 1]), spaced(&shaped[i])) else { continue };
        let right = above.last().zip(own.first()).is_some_and(|(last, first)| last.to <= first.from);
        if above.len() < 2 || !right || above.iter().any(is_value) {
            continue;
        }
        let mut row = above;
        let under = |c: &Cell, over: &Cell| c.from < over.to + 2 && over.from < c.to + 2;
        let next_has_own = shaped.get(i + 2).is_some_and(|s| s.is_below() && values(s));
        let below = shaped.get(i + 1).filter(|s| s.is_below() && !next_has_own).and_then(words);
        let below = below.filter(|b| b.iter().all(|c| row.iter().any(|over| under(c, over))));
        for cell in below.into_iter().flatten() {
            let Some(over) = row.iter_mut().find(|over| under(&cell, over)) else { continue };
            go_on(over, &cell);
            taken[i + 1] = true;
        }
        taken[i - 1] = true;
        row.extend(own);
        let (gap, new_page) = (shaped[i - 1].gap, shaped[i - 1].new_page);
        shaped[i] = Shaped {
            shape: Shape::Row(Row { cells: row, parted: Parted::Spaces }),
            gap,
            new_page,
            width: 0,
            text: Text::default(),
        };
    }
    keep(shaped, &taken);
}

/// In columns kept by spaces the heads of columns may each take several lines: rows of words right below each other, each
/// cell of the lower under one of the upper, and most of these with one. They are one row.
fn join_wrapped_heads(shaped: &mut Vec<Shaped>) {
    let is_word = |c: &Cell| {
        let text = trim(&c.text.text);
        text.chars().any(char::is_alphabetic)
            && !text.starts_with(|c: char| c.is_ascii_digit())
            && !matches!(text, "无" | "是" | "否" | "不适用" | "N/A" | "nil" | "Nil" | "None" | "Yes" | "No")
    };
    let mut taken = vec![false; shaped.len()];
    let mut head = 0;
    for i in 1..shaped.len() {
        if !taken[i - 1] {
            head = i - 1;
        }
        let (above, below) = shaped.split_at_mut(i);
        let near = below[0].is_below();
        let above_years = below.get(1).map(|l| &l.shape);
        let (Shape::Row(upper), Shape::Row(lower)) = (&mut above[head].shape, &below[0].shape) else {
            continue;
        };
        let spaced = upper.parted == Parted::Spaces && lower.parted == Parted::Spaces;
        let many = upper.cells.len() > 3 && lower.cells.len() * 2 >= upper.cells.len();
        // told only of rows that may be heads
        let over_years = || match above_years {
            Some(Shape::Row(row)) => row.cells.iter().all(|c| heads::is_year(&c.text.text)),
            _ => false,
        };
        let dated = |c: &Cell| c.text.text.chars().any(char::is_alphabetic) && over_years();
        // 2024 over 财年
        let goes_on = |c: &Cell| {
            let rest = lower.cells.iter().find(|l| l.from < c.to && c.from < l.to);
            heads::is_year(&c.text.text) && rest.is_some_and(|l| l.text.text.starts_with(['年', '财']))
        };
        let words = || upper.cells.iter().chain(&lower.cells).all(|c| is_word(c) || dated(c) || goes_on(c));
        if !near || !spaced || !many || !words() || is_code(&lower.cells[0].text.text) {
            continue;
        }
        let under = |c: &Cell| {
            let mut over = (0..upper.cells.len())
                .filter(|at| upper.cells[*at].from < c.to && c.from < upper.cells[*at].to);
            over.next().filter(|_| over.next().is_none())
        };
        let places: Option<Vec<usize>> = lower.cells.iter().map(under).collect();
        let Some(places) = places.filter(|p| p.windows(2).all(|w| w[0] < w[1])) else { continue };
        for (at, cell) in places.into_iter().zip(&lower.cells) {
            go_on(&mut upper.cells[at], cell);
        }
        taken[i] = true;
    }
    keep(shaped, &taken);
}

/// In columns kept by spaces a line of one cell that begins under a cell of the row above goes on with it: under the label
/// where that ends in a word that more must follow, or the line stands in brackets; under another cell in any case, since
/// rows begin with their label.
fn join_wrapped_cells(shaped: &mut Vec<Shaped>) {
    let mut row = 0;
    let mut taken = vec![false; shaped.len()];
    for i in 1..shaped.len() {
        if !taken[i - 1] {
            row = i - 1;
        }
        let (above, below) = shaped.split_at_mut(i);
        let (Shape::Row(upper), below) = (&mut above[row].shape, &below[0]) else { continue };
        let Shape::Plain { from, to, heading: None, bullet: false } = below.shape else { continue };
        if upper.parted != Parted::Spaces || !below.is_below() || is_number(&below.text.text) {
            continue;
        }
        let text = &below.text.text;
        let label = upper.cells.iter().position(|c| !is_code(&c.text.text)).unwrap_or_default();
        let wraps = |(at, cell): (usize, &Cell)| {
            let inside = cell.from.abs_diff(from) <= 1;
            let room = upper.cells.get(at + 1).is_none_or(|next| to < next.from);
            let bracketed = text.starts_with('(') && text.ends_with(')') && !cell.text.text.ends_with(')');
            let open = leads_on(&cell.text.text) || cell.text.text.ends_with(LEAD_ON) || bracketed;
            inside && room && (at > label || at == label && upper.cells.len() > 1 && open)
        };
        if let Some(at) = upper.cells.iter().enumerate().position(wraps) {
            go_on(&mut upper.cells[at], &Cell { text: below.text.clone(), from, to });
            taken[i] = true;
        }
    }
    keep(shaped, &taken);
}

/// In columns kept by spaces a label of several lines stands above and below its row: it is put back into the row.
fn join_split_labels(shaped: &mut Vec<Shaped>) {
    let mut taken = vec![false; shaped.len()];
    join_open_brackets(shaped, &mut taken);
    join_begun_labels(shaped, &mut taken);
    for i in 0..shaped.len() {
        let Shape::Row(Row { cells, parted: Parted::Spaces }) = &shaped[i].shape else { continue };
        let Some(first) = cells.first() else { continue };
        // 外购电力 | 千瓦时 | 1,000: a short label with its unit has lost nothing
        let next_counts = cells.get(1).is_none_or(|c| c.text.text.contains(|c: char| c.is_ascii_digit()));
        if !starts_like_value(&first.text.text) || !next_counts {
            continue;
        }
        let (left, right) = (first.from, cells.last().map_or(first.to, |c| c.to));
        // a word that begins left of where the lines beside it end is a label below its group, not a unit
        let end = if first.text.text.starts_with(|c: char| c.is_ascii_digit()) { right - 3 } else { left };
        let beside = |s: &Shaped, gap: u32| match s.shape {
            Shape::Plain { from, to, heading: None, .. } => {
                gap == 0 && !s.new_page && from < left && to <= end && !ends_sentence(&s.text.text)
            }
            _ => false,
        };
        let above = i.checked_sub(1).filter(|j| !taken[*j] && beside(&shaped[*j], shaped[i].gap));
        let below = (i + 1 < shaped.len()).then_some(i + 1).filter(|j| beside(&shaped[*j], shaped[*j].gap));
        // a line below alone is the next row's group, not this row's label
        let Some(above) = above else { continue };
        let mut label = shaped[above].text.clone();
        taken[above] = true;
        let (mut from, mut to) = extent(&shaped[above].shape);
        if let Some(below) = below {
            label.push(&shaped[below].text.clone(), false);
            taken[below] = true;
            let (f, t) = extent(&shaped[below].shape);
            (from, to) = (from.min(f), to.max(t));
        }
        let gap = shaped[above].gap;
        shaped[i].gap = gap;
        if let Shape::Row(row) = &mut shaped[i].shape {
            let to = to.min(left);
            row.cells.insert(0, Cell { text: label, from, to });
        }
    }
    keep(shaped, &taken);
}

/// `Food waste and used cooking` over `oil   871   744`: a row that begins in the middle of a label in Latin letters.
fn join_begun_labels(shaped: &mut [Shaped], taken: &mut [bool]) {
    for i in 1..shaped.len() {
        let (above, below) = shaped.split_at_mut(i);
        let (upper, row) = (&above[i - 1], &mut below[0]);
        let Shape::Plain { from, to, heading: None, bullet: false } = upper.shape else { continue };
        let near = row.is_below();
        let Shape::Row(Row { cells, parted: Parted::Spaces }) = &mut row.shape else { continue };
        let [label, value, ..] = &mut cells[..] else { continue };
        let text = &upper.text.text;
        let goes_on = label.text.text.starts_with(|c: char| c.is_ascii_lowercase())
            || leads_on(text) && label.text.text.is_ascii() && !is_number(&label.text.text);
        let begins = text.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        if near
            && goes_on
            && begins
            && !taken[i - 1]
            && from.abs_diff(label.from) <= 2
            && to < value.from
            && !ends_sentence(text)
        {
            let mut whole = upper.text.clone();
            whole.push(&label.text, true);
            label.text = whole;
            row.gap = upper.gap;
            taken[i - 1] = true;
        }
    }
}

/// A label whose bracket opens in one line and closes in the next is one label; so is one that begins with a bracket.
fn join_open_brackets(shaped: &mut [Shaped], taken: &mut [bool]) {
    for i in 0..shaped.len() {
        let Shape::Row(Row { cells, parted: Parted::Spaces }) = &shaped[i].shape else { continue };
        let Some(first) = cells.first() else { continue };
        let (left, text) = (first.from, first.text.text.clone());
        let plain = |s: &Shaped, gap: u32| {
            gap == 0
                && !s.new_page
                && matches!(s.shape, Shape::Plain { from, heading: None, .. } if from.abs_diff(left) <= 8)
                && !ends_sentence(&s.text.text)
        };
        let open = opens(&text);
        let below = (open
            && i + 1 < shaped.len()
            && plain(&shaped[i + 1], shaped[i + 1].gap)
            && shaped[i + 1].text.text.contains(')'))
        .then(|| shaped[i + 1].text.clone());
        let above = i
            .checked_sub(1)
            .filter(|j| !taken[*j] && text.starts_with('(') && plain(&shaped[*j], shaped[i].gap))
            .map(|j| (j, shaped[j].text.clone()));
        if let Some(below) = below {
            taken[i + 1] = true;
            if let Shape::Row(row) = &mut shaped[i].shape {
                row.cells[0].text.push(&below, !text.ends_with('-'));
            }
        }
        if let Some((j, mut label)) = above {
            taken[j] = true;
            if let Shape::Row(row) = &mut shaped[i].shape {
                label.push(&row.cells[0].text, true);
                row.cells[0].text = label;
            }
        }
    }
}

fn extent(shape: &Shape) -> (u32, u32) {
    match shape {
        Shape::Plain { from, to, .. } => (*from, *to),
        Shape::Row(row) => (row.cells.first().map_or(0, |c| c.from), row.cells.last().map_or(0, |c| c.to)),
    }
}

/// A row whose first cell is a number or something as short as a unit has lost its label.
fn starts_like_value(text: &str) -> bool {
    text.chars().count() <= 4 || text.starts_with(|c: char| c.is_ascii_digit())
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '」', '』', ')', ' '])
        .ends_with(['。', '！', '？', '!', '?', '；', ';', ':', '.', '…'])
}

/// 公吨二氧化碳当量/百万港元收益: what the values below are counted in, and no rest of a label.
fn starts_with_measure(text: &str) -> bool {
    const MEASURES: [&str; 10] =
        ["公吨", "吨", "公斤", "千克", "兆瓦时", "千瓦时", "立方米", "tonnes", "tCO2", "metric tons"];
    MEASURES.iter().any(|unit| text.starts_with(unit)) && text.chars().count() <= 40
}

/// A line that ends in a number is complete: a row, not a line broken in a sentence.
fn ends_in_number(text: &str) -> bool {
    let text = without_mark(text);
    let blank = memchr::memrchr2(b' ', b'\t', text.as_bytes());
    let word = blank.map_or(text, |at| &text[at + 1..]);
    // 二零二一年
    let spelled =
        || word.ends_with(['年', '度']) && word.starts_with(['二', '一']) && word.chars().count() <= 6;
    // 41,000 43,500 303-3 EM-EP-140a.1: the codes of standards behind a row
    let coded = || {
        word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.len() <= 14
            && word.contains('-')
            && word.contains(|c: char| c.is_ascii_digit())
            && blank.is_some_and(|at| ends_in_number(text[..at].trim_end()))
    };
    // Unit FY2022 FY2023
    let fiscal = || word.strip_prefix("FY").is_some_and(is_number);
    word != text
        && ((word.len() <= 16 || is_number(word))
            && word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+'))
            || spelled()
            || fiscal()
            || coded())
}

/// 7,516 ☑: a number without the mark of who assured it.
fn without_mark(text: &str) -> &str {
    text.trim_end_matches([' ', '☑', '☒', '✓', '✔', '√', '◊', '†', '‡'])
}

/// `Electricity (kWh) 383,144 371,067 +3.4%`, 范围1 17.42 0.04: a label, and two numbers or more behind it.
fn is_row_of_values(text: &str) -> bool {
    let words = text.rsplit(' ').filter(|w| !without_mark(w).is_empty());
    let mut words = words.map(|w| w.trim_start_matches(['-', '+']));
    if begins_label(text) && words.by_ref().take(2).all(is_number) && words.next().is_some() {
        return true;
    }
    is_han_row(text)
}

/// 范围1 17.42 0.04, 外购电力 兆瓦时 152,386 168,904 A2.1, 2024 5,318 9,846: the same in Chinese, perhaps with a unit or a code behind.
fn is_han_row(text: &str) -> bool {
    let mut words: Vec<&str> = text.split(' ').collect();
    let named = text.starts_with(|c: char| c >= '\u{4e00}');
    let dated = words[0].len() == 4 && words[0].starts_with("20") && is_number(words[0]) && words.len() > 2;
    if !(named || dated) || text.contains(['，', '。', '；']) {
        return false;
    }
    let last = words[words.len() - 1];
    if words.len() > 3 && !is_number(last) && last.chars().count() <= 8 {
        words.pop();
    }
    words.len() > 2 && words.iter().rev().take(2).all(|w| is_number(w))
}

/// A short label, a number or several and their unit, blanks between them, and no more.
fn ends_in_figure(text: &str) -> bool {
    let Some((label, rest)) = text.split_once(' ') else { return false };
    let Some((numbers, unit)) = rest.rsplit_once(' ') else { return false };
    let digits =
        |w: &str| w.starts_with(|c: char| c.is_ascii_digit()) && w.ends_with(|c: char| c.is_ascii_digit());
    numbers.split(' ').all(digits) && !label.contains(['，', '。', '；', '、']) && unit.chars().count() <= 12
}

/// `指标 2024年 2023年 单位`: the heads of a table whose units stand last.
fn ends_in_head_of_units(text: &str) -> bool {
    [" 单位", " Unit", " Units"].iter().any(|head| text.ends_with(head))
}

/// `Revenue for the year: HK$1,037.6 million`: a short name, a colon and a number.
fn is_named_figure(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let Some((name, value)) = text.split_once(": ") else { return false };
    let number = |w: &str| {
        w.starts_with(|c: char| c.is_ascii_digit()) || w.chars().take(5).any(|c| "$€£¥".contains(c))
    };
    name.len() <= 48 && value.split(' ').take(2).any(number)
}

/// `B3.2 `, `A1.1 `: the code of an indicator before its name.
fn is_coded(text: &str) -> bool {
    let code = text.split(' ').next().unwrap_or_default();
    code.len() < text.len() && is_code(code)
}

pub(crate) fn is_code(code: &str) -> bool {
    let bytes = code.as_bytes();
    (4..=5).contains(&code.len())
        && bytes[0].is_ascii_uppercase()
        && bytes[1].is_ascii_digit()
        && bytes[2] == b'.'
        && bytes[3..].iter().all(u8::is_ascii_digit)
}

fn assemble(mut shaped: Vec<Shaped>) -> Vec<Item> {
    let labels = labels_of_columns(&shaped);
    let mut items: Vec<Item> = Vec::with_capacity(shaped.len());
    let mut open: Option<Open> = None;
    for i in 0..shaped.len() {
        let line = &shaped[i];
        let apart = line.new_page || line.gap > 0;
        match line.shape {
            Shape::Plain { heading, .. } => {
                let goes_on = open.as_ref().is_some_and(|o| !labels[i] && o.goes_on(&shaped, i));
                let (width, unfinished, in_sentence) = (line.width, unfinished(line), is_in_sentence(line));
                let at_number = in_sentence && ends_in_number(&line.text.text);
                let begins_sentence = width >= COLUMN && begins_sentence(&line.text.text);
                let text = std::mem::take(&mut shaped[i].text);
                if let Some(o) = open.as_mut().filter(|_| goes_on) {
                    let latin = |c: Option<char>| {
                        c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ',' | ')' | '('))
                    };
                    let space = latin(o.text.text.chars().last()) && latin(text.text.chars().next());
                    o.text.push(&text, space);
                    o.width = width;
                    o.unfinished = unfinished;
                    (o.in_sentence, o.at_number) = (in_sentence, at_number);
                    o.begins_sentence = begins_sentence;
                    continue;
                }
                close(&mut open, &mut items);
                if apart {
                    items.push(Item::Gap);
                }
                open = Some(Open {
                    width,
                    unfinished: heading.is_none() && unfinished,
                    in_sentence,
                    begins_sentence,
                    at_number,
                    text,
                    heading,
                });
            }
            Shape::Row(ref row) => {
                close(&mut open, &mut items);
                // a table written in tags ends with its tag
                if line.new_page || line.gap > 4 || row.parted == Parted::Tags && line.gap > 0 {
                    items.push(Item::Gap);
                }
                if let Shape::Row(row) = &mut shaped[i].shape {
                    items.push(Item::Row(Row { cells: std::mem::take(&mut row.cells), parted: row.parted }));
                }
            }
        }
    }
    close(&mut open, &mut items);
    items
}

struct Open {
    text: Text,
    heading: Option<u8>,
    /// of the last line
    width: u32,
    unfinished: bool,
    in_sentence: bool,
    begins_sentence: bool,
    /// it breaks behind a number
    at_number: bool,
}

impl Open {
    /// A line of an English paragraph that happens to end in a number, and one that goes on in small letters.
    fn stops_at_number(&self, next: &Shaped) -> bool {
        let (own, text) = (&self.text.text, &next.text.text);
        let last_but_one = own.trim_end().rsplit(' ').nth(1).unwrap_or_default();
        let wide = self.width >= FULL
            || self.width >= COLUMN && next.width >= COLUMN && own.split(' ').count() > SENTENCE;
        self.heading.is_none()
            && wide
            && next.gap == 0
            && ends_in_number(own)
            && !last_but_one.starts_with(|c: char| c.is_ascii_digit())
            // 12.6 / MWp, supplied: so does one that goes on in a unit
            && (text.starts_with(|c: char| c.is_ascii_lowercase())
                || begins_in_month(own, text)
                || own.split(' ').count() > 2 * SENTENCE && text.contains(", ") && !begins_label(text))
            && (!ends_in_number(text) || text.contains(", ") || text.contains(". "))
    }

    /// Whether a line is the next of the paragraph.
    fn goes_on(&self, lines: &[Shaped], at: usize) -> bool {
        let line = &lines[at];
        let Shape::Plain { heading: None, bullet: false, .. } = line.shape else { return false };
        let text = line.text.text.as_str();
        if !(self.unfinished || self.stops_at_number(line)) || self.text.text.len() >= LONGEST {
            return false;
        }
        // 用电量(万千瓦 / 时) 3,002.5: a bracket that is open goes on
        let closes = || text.matches(')').count() > text.matches('(').count();
        if line.is_below() && self.width < FULL && opens(&self.text.text) && closes() {
            return true;
        }
        // text set with double spacing has a blank line between two lines of a paragraph too
        let wide = line.gap == 0 && self.width * 10 >= block_width(lines, at) * 6;
        // in stream order columns of other widths stand near
        let narrow = line.gap == 0
            && self.in_sentence
            && self.width * 10 >= line.width * 9
            && (is_in_sentence(line) || ends_sentence(text));
        let spaced = line.gap == 1 && self.width >= FULL;
        let counted = !self.at_number || text.starts_with(COUNTERS);
        let near = !line.new_page && counted && (wide || narrow || spaced);
        // a short line before one that ends in its number is a group above a row
        // unless a bracket is open, or begins: 排放总量(范围一及 / 范围二) 吨 285,170
        let open = || opens(&self.text.text) || goes_on_in_brackets(text);
        let row = || {
            let number = self.width < FULL && ends_in_number(text) || is_row_of_values(text);
            let sentence = || {
                self.begins_sentence
                    || leads_on(&self.text.text)
                    || is_in_sentence(line)
                    || goes_on_in_words(text)
            };
            number && !open() && !sentence()
        };
        // 能源消耗总量 24,035.6 兆瓦时 / 人均能耗 4.61 兆瓦时: figures with their units, a line each; B3.2 begins anew
        let figures = || {
            ends_in_figure(&self.text.text) && ends_in_figure(text)
                || is_coded(text)
                || is_named_figure(&self.text.text) && is_named_figure(text)
        };
        // a unit below a label that is no line of a paragraph
        let short =
            self.width < FULL && line.width < SHORT / 2 || self.width < FULL / 2 && line.width <= SHORT;
        let unit = || short && !ends_sentence(text);
        // 2025 / 2024, 公吨 / 12.5 / 11.9: two lines of nothing but a number are cells, and so is a word above them
        let alone = |i: usize| lines.get(i).is_some_and(|l| l.is_below() && is_number(&l.text.text));
        let cells = || {
            !open()
                && (is_number(text) && (alone(at + 1) || self.text.text.ends_with(')'))
                    || (line.width < SHORT || starts_with_measure(text)) && alone(at + 1) && alone(at + 2)
                    // 人均排放量 / 吨二氧化碳当量/人 / 5.47 / 5.71: a unit is long where it divides
                    || self.width < FULL / 2 && text.contains('/') && alone(at + 1) && alone(at + 2)
                    // 员工情况 / 在职员工的数量合计(人) / 4,133: a unit in brackets above its number
                    || self.width < FULL && text.ends_with(')') && alone(at + 1))
        };
        // Greenhouse gas emissions / Scope 1 (direct) / tonnes / 188 / 203: of such cells each begins with a capital letter
        let labels = || {
            let values = |i: usize| alone(i) && alone(i + 1);
            self.width < FULL
                && !open()
                && begins_label(text)
                && !leads_on(&self.text.text)
                && (1..=LABEL_LINES).any(|behind| values(at + behind))
        };
        // 2017年用水量(吨) / 2018年用水量(吨), 范围一排放量 / 范围二排放量: alike but for their digits, as no two lines of a paragraph are
        let alike = || {
            let digit = |c: char| c.is_ascii_digit() || matches!(c, '一' | '二' | '三' | '四' | '五');
            let (own, next) = (self.text.text.chars(), text.chars());
            let word = |c: &char| !digit(*c) && *c != ' ';
            text.len() == self.text.text.len()
                && text != self.text.text
                && own.filter(word).eq(next.filter(word))
        };
        // 公吨 公吨/人 below the heads of columns and above their rows
        let heads = || {
            let rows = lines.get(at + 1).is_some_and(|l| l.is_below() && is_han_row(&l.text.text));
            let words = text.contains(' ') && self.text.text.contains(' ');
            let mark = |t: &str| t.contains(['，', '。', '；', '、']);
            rows && words && !open() && !mark(text) && !mark(&self.text.text)
        };
        // 排放总量(吨) / 排放密度(吨/百万元): each with its unit
        let counted_each = || {
            let ends = |t: &str| t.ends_with(')') && t.contains('(') && !t.contains(['，', '。', '；']);
            self.width < FULL && line.width < FULL && ends(text) && ends(&self.text.text) && !open()
        };
        near && !heads()
            && !counted_each()
            && !alike()
            && !unit()
            && !row()
            && !figures()
            && !cells()
            && !labels()
    }
}

/// `from 1 September 2023 to 31` / `August 2024`: a day, and its month on the next line.
fn begins_in_month(own: &str, next: &str) -> bool {
    let day = own.trim_end().rsplit(' ').next().and_then(|d| d.parse::<u32>().ok());
    let month = next.split([' ', ',']).next().unwrap_or_default();
    // with one capital letter
    let named = |m: &str| m.eq_ignore_ascii_case(month) && month.ends_with(&m[1..]);
    day.is_some_and(|d| (1..=31).contains(&d))
        && month.starts_with(|c: char| c.is_ascii_uppercase())
        && crate::MONTHS.iter().any(|m| named(m))
}

/// The lines that each begin a label in a block to which a block of as many numbers belongs: a table that is printed column
/// after column.
fn labels_of_columns(lines: &[Shaped]) -> Vec<bool> {
    let plain = |l: &Shaped| matches!(l.shape, Shape::Plain { heading: None, .. });
    let goes_on = |l: &Shaped| l.is_below() && plain(l);
    let end_of = |at: usize| {
        let most = lines.len().min(at + COLUMN_ROWS + 2);
        (at + 1..most).find(|i| !goes_on(&lines[*i])).unwrap_or(most)
    };
    let is_label = |l: &Shaped| l.width < FULL && !ends_sentence(&l.text.text) && !is_number(&l.text.text);
    let mut found = vec![false; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let (first, end) = (at, end_of(at));
        at = end;
        let block = &lines[first..end];
        let labels = block.iter().filter(|l| begins_label(&l.text.text)).count();
        let named = labels > 1 && labels * 3 >= block.len() * 2 && block.len() <= COLUMN_ROWS;
        if !named || !plain(&lines[first]) || !block.iter().all(is_label) {
            continue;
        }
        let mut next = end;
        while next < lines.len().min(end + 4 * COLUMN_ROWS) && plain(&lines[next]) {
            let column = &lines[next..end_of(next)];
            // the head of a column may stand on its values
            let head = usize::from(!is_number(&column[0].text.text));
            if column.len() == labels + head && column[head..].iter().all(|l| is_number(&l.text.text)) {
                (first..end).for_each(|i| found[i] = begins_label(&lines[i].text.text));
                break;
            }
            if column.iter().any(|l| l.width >= FULL) {
                break;
            }
            next += column.len();
        }
    }
    found
}

/// Lines from the last of a row's label to its first value: what it is counted in, and of whom it is.
const LABEL_LINES: usize = 4;
/// Rows of a table that is printed column after column.
const COLUMN_ROWS: usize = 30;

fn close(open: &mut Option<Open>, items: &mut Vec<Item>) {
    if let Some(Open { text, heading, .. }) = open.take() {
        items.push(Item::Passage { text, heading });
    }
}

/// Bytes of a paragraph: what is longer is many.
const LONGEST: usize = 16_000;
/// Lines of fewer columns than this are labels and figures, not lines of a paragraph.
const SHORT: u32 = 16;
/// Columns between what stands at both ends of a page's head.
const HEAD_GAP: u32 = 16;
/// Words of a line that are more than a label.
const SENTENCE: usize = 6;
/// Lines of a narrow column of running text have as many.
const COLUMN: u32 = 30;
/// A line of at least this many columns that does not end a sentence goes on in the next.
const FULL: u32 = 48;

fn unfinished(line: &Shaped) -> bool {
    let text = &line.text.text;
    opens(text)
        || line.width >= SHORT
            && !ends_sentence(text)
            && !ends_in_head_of_units(text)
            && (!ends_in_number(text) || is_in_sentence(line))
}

/// What follows a number in a sentence: how it is counted, or a mark.
const COUNTERS: [char; 48] = [
    '人', '名', '位', '项', '次', '家', '个', '间', '件', '吨', '公', '万', '亿', '千', '百', '元', '年',
    '月', '日', '天', '小', '份', '户', '场', '期', '倍', '平', '立', '度', '辆', '台', '套', '座', '批',
    '岁', '分', '吉', '兆', '美', '港', '%', '，', '。', '；', '、', ')', '(', '宗',
];

/// A line of running text in Chinese, wherever it breaks: it has a mark of a sentence within.
fn is_in_sentence(line: &Shaped) -> bool {
    let text = line.text.text.as_str();
    line.width >= COLUMN
        && may_hold_marks(text)
        && text.trim_end_matches(['，', '。', '；']).contains(['，', '。', '；'])
}

/// Small letters, and more words than a label has or the end of a sentence: `complaints was received in the Year (2023: 35`.
fn goes_on_in_words(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && (text.split(' ').count() > SENTENCE || begins_sentence(text))
}

/// A sentence ends within and the next begins: `by 8.2%. The Hong Kong Productivity`.
fn begins_sentence(text: &str) -> bool {
    holds(text, ". ")
        && text.split(". ").skip(1).any(|next| next.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// A capital letter and small ones.
fn begins_label(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_ascii_uppercase())
        && chars.next().is_some_and(|c| c.is_ascii_lowercase())
}

/// Chinese words that more must follow.
const LEAD_ON: [char; 8] = ['之', '的', '及', '和', '与', '或', '、', '于'];

/// Words of an English label that more must follow.
fn leads_on(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    text.ends_with([',', '-', '/', '&', '–'])
        || matches!(last, "of" | "and" | "or" | "the" | "by" | "for" | "in" | "per" | "to" | "with" | "from")
}

/// Nothing but a number, perhaps a share.
pub(crate) fn is_number(text: &str) -> bool {
    let text = trim(text);
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'%'))
}

/// A number, or a dash where none is.
pub(crate) fn is_value(text: &str) -> bool {
    matches!(text, "-" | "–" | "—") || is_number(text)
}

/// A bracket opens and does not close.
fn opens(text: &str) -> bool {
    let count = |bracket: u8| memchr::memchr_iter(bracket, text.as_bytes()).count();
    let opened = count(b'(');
    opened > 0 && opened > count(b')')
}

/// (范围二) 吨二氧化碳当量 186,527: what begins with words in brackets goes on with a label.
fn goes_on_in_brackets(text: &str) -> bool {
    text.starts_with('(') && !is_numbered(text)
}

/// The widest of the plain lines around one, as far as they follow each other without a gap.
fn block_width(shaped: &[Shaped], at: usize) -> u32 {
    let near = |s: &Shaped| matches!(s.shape, Shape::Plain { .. }) && s.gap == 0;
    let first = (at.saturating_sub(12)..at).rev().take_while(|j| near(&shaped[j + 1])).last().unwrap_or(at);
    let last = (at + 1..shaped.len().min(at + 12)).take_while(|j| near(&shaped[*j])).last().unwrap_or(at);
    shaped[first..=last].iter().map(|s| s.width).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::{Cell, Document, Item, read};

    fn shown(text: &str) -> Vec<String> {
        let document: Document = read(text.as_bytes(), "x.txt").unwrap();
        let item = |i: &Item| match i {
            Item::Row(row) => row.cells.iter().map(|c| c.text.text.as_str()).collect::<Vec<_>>().join("|"),
            Item::Passage { text, heading } => {
                format!("{}{}", "#".repeat(heading.unwrap_or(0).into()), text.text)
            }
            Item::Gap => String::new(),
        };
        document.items.iter().map(item).filter(|s| !s.is_empty()).collect()
    }

    #[test]
    fn layouts_give_rows_and_passages() {
        let cases: &[(&str, &[&str])] = &[
            ("## 標題\n\n**粗** 字", &["##标题", "粗 字"]),
            ("指标\t单位\t2024\n用水\t吨\t5", &["指标|单位|2024", "用水|吨|5"]),
            ("| a | b |\n|---|---|\n| c | 1 |", &["a|b", "c|1"]),
            (
                "   指标名称       单位      2020年\n\n   员工        人      12",
                &["指标名称|单位|2020年", "员工|人|12"],
            ),
            ("员工总数 人 1,638\n男性员工 人 1,385", &["员工总数 人 1,638", "男性员工 人 1,385"]),
            (
                "   参与履职相关的\n                    人次     2446\n     培训总人次\n\n   别的    小时   3",
                &["参与履职相关的培训总人次|人次|2446", "别的|小时|3"],
            ),
            (
                "公司持续推动自主研发与绿色产品的创新，积极布局全球市场并且不断\n完善治理，员工人数为12人。\n下一段",
                &[
                    "公司持续推动自主研发与绿色产品的创新，积极布局全球市场并且不断完善治理，员工人数为12人。",
                    "下一段",
                ],
            ),
            (
                "   Metric       Unit             2024\n   Intensity    MWh per million\n                revenue          19.02",
                &["Metric|Unit|2024", "Intensity|MWh per million revenue|19.02"],
            ),
            ("本集團員工合共\n341\n名", &["本集团员工合共", "341", "名"]),
        ];
        for (text, want) in cases {
            assert_eq!(shown(text), *want, "{text}");
        }
    }

    #[test]
    fn columns_of_a_page_are_read_one_after_the_other() {
        let cases: &[(&str, &[&str])] = &[
            // two tables
            (
                "Item       2024   2023    Where     Sites\nPaper      12.5   13.1    Japan     4\nGlass       3.0    2.8    India     9",
                &["Item|2024|2023", "Paper|12.5|13.1", "Glass|3.0|2.8", "Where|Sites", "Japan|4", "India|9"],
            ),
            // one table, whose columns these are
            (
                "Item       Unit      2024   2023\nPaper      tonnes    12.5   13.1\nPower      MWh        3.0    2.8",
                &["Item|Unit|2024|2023", "Paper|tonnes|12.5|13.1", "Power|MWh|3.0|2.8"],
            ),
            // a table beside prose that is set apart to fill its column
            (
                "Most injuries come from lifting, and from    Injuries    2024   2023\nslips  on  ramps.  There  were  no  fatal    Fatal          0      1\naccidents in the year, but a loader broke    Recorded      78     81\nhis leg in July.",
                &[
                    "Most injuries come from lifting, and from slips on ramps. There were no fatal accidents in the year, but a loader broke his leg in July.",
                    "Injuries|2024|2023",
                    "Fatal|0|1",
                    "Recorded|78|81",
                ],
            ),
            // a blank alone parts narrow columns
            (
                "伤亡      2022 2023 2024\n工伤        181 165 142",
                &["伤亡|2022|2023|2024", "工伤|181|165|142"],
            ),
            ("煤      3,860   1,240 公吨", &["煤|3,860|1,240|公吨"]),
            ("总量      12 345", &["总量|12,345"]),
            // a margin's words, set upright
            ("幸\n福\n职\n场\n工伤人数", &["幸福职场", "工伤人数"]),
            ("男\n女", &["男", "女"]),
        ];
        for (text, want) in cases {
            assert_eq!(shown(text), *want, "{text}");
        }
    }

    #[test]
    fn a_file_tells_what_its_columns_are_counted_in() {
        let starts = |text: &str| -> Vec<u32> {
            let document = read(text.as_bytes(), "x.txt").unwrap();
            let last = document
                .items
                .into_iter()
                .rev()
                .find_map(|i| if let Item::Row(row) = i { Some(row) } else { None });
            last.unwrap().cells.iter().map(|c| c.from).collect()
        };
        assert_eq!(starts("单位      2024\n万千瓦时    19.1\n吨       3.2"), [0, 8], "each character one");
        assert_eq!(starts("单位      2024\n万千瓦时  19.1\n吨        3.2"), [0, 10], "a wide one two");
    }

    #[test]
    fn what_a_print_breaks_is_put_together() {
        for (text, want) in [
            // heads of several lines
            (
                "公司名称    主要污染物及    排放     排放总量\n            特征污染物      方式     （吨/年）\n甲公司      氨氮            间接         1.86\n",
                vec!["公司名称|主要污染物及特征污染物|排放方式|排放总量(吨/年)", "甲公司|氨氮|间接|1.86"],
            ),
            // values halfway down their label
            (
                "温室气体排放总量         万吨二氧化碳\n                                            2,018.4     1,941.7\n（范围一＋范围二）       当量\n",
                vec!["温室气体排放总量(范围一+范围二)|万吨二氧化碳当量|2,018.4|1,941.7"],
            ),
            // a unit and a label that go on below their row
            (
                "排放密度        公吨／            2.24       2.73\n                百万元收益\n",
                vec!["排放密度|公吨/百万元收益|2.24|2.73"],
            ),
            (
                "运往其他工地再用之      公吨      12,604     15,120\n废弃物\n",
                vec!["运往其他工地再用之废弃物|公吨|12,604|15,120"],
            ),
            // prose beside a table
            (
                "On 30 June the Group employed 2,791 people. We        Directors             5      4\nhired 588 of them in the year. Turnover eased to      Senior management    40     18\n13.8%, its lowest since the pandemic, and has been    All employees     1,775  1,016\n",
                vec![
                    "On 30 June the Group employed 2,791 people. We hired 588 of them in the year. Turnover eased to 13.8%, its lowest since the pandemic, and has been",
                    "Directors|5|4",
                    "Senior management|40|18",
                    "All employees|1,775|1,016",
                ],
            ),
            // labels that have come near their units, the columns of which the rows around tell
            (
                "直接排放（范畴一）  吨二氧化碳     486.37    471.92\n能源间接排放（范畴 吨二氧化碳      132.84    127.43\n二）\n柴油         吨          2,318     2,204\n燃煤         吨          186.4     179.2\n",
                vec![
                    "直接排放(范畴一)|吨二氧化碳|486.37|471.92",
                    "能源间接排放(范畴 二)|吨二氧化碳|132.84|127.43",
                    "柴油|吨|2,318|2,204",
                    "燃煤|吨|186.4|179.2",
                ],
            ),
            // heads that take both lines
            (
                "                 男性                女性\n组别                                             合计\n           人数      占比      人数      占比\n30岁以下     482      7.5%       506      7.9%     988\n",
                vec!["男性|女性", "组别|人数|占比|人数|占比|合计", "30岁以下|482|7.5%|506|7.9%|988"],
            ),
            // a year over what it is called
            (
                "指标             单位         2024      2023\n编号                          财年      财年\n柴油             公升       21,470    24,350\n",
                vec!["指标编号|单位|2024财年|2023财年", "柴油|公升|21,470|24,350"],
            ),
            // columns in blocks
            (
                "Nitrogen oxides\nSulphur oxides\n\n412.6\n2.1\n",
                vec!["Nitrogen oxides", "Sulphur oxides", "412.6", "2.1"],
            ),
            // rows of Markdown without bars at their ends, and a head of a page
            (
                "Brindle Fell | Report | 2024\n\n  1. | 2023 | 2024\n  2. Employees | 90 | 88\n",
                vec!["Brindle Fell | Report | 2024", "2023|2024", "Employees|90|88"],
            ),
            // rows whose last number is a change, and a long title over such a row
            (
                "Direct and/or indirect energy consumption by type and intensity\nElectricity (kWh) 83,144 71,067 +3.47%\nDiesel used by the vehicles of the fleet (L) 578 599 +2.35%\n",
                vec![
                    "Direct and/or indirect energy consumption by type and intensity",
                    "Electricity (kWh) 83,144 71,067 +3.47%",
                    "Diesel used by the vehicles of the fleet (L) 578 599 +2.35%",
                ],
            ),
            // a paragraph whose lines end in numbers
            (
                "During the Year we listened to our customers and a total of 27 product-related\ncomplaints was received through the hotline, the shops and the web (2023: 35\ncomplaints), mainly about the time that a delivery took to arrive.\n",
                vec![
                    "During the Year we listened to our customers and a total of 27 product-related complaints was received through the hotline, the shops and the web (2023: 35 complaints), mainly about the time that a delivery took to arrive.",
                ],
            ),
            // a year alone over the last column
            ("| | 2024 |\n|---|---|\n| Employees | 88 |\n", vec!["|2024", "Employees|88"]),
        ] {
            let found: Vec<String> = shown(text).into_iter().filter(|l| !l.is_empty()).collect();
            assert_eq!(found, want, "{text}");
        }
    }

    #[test]
    fn stops_of_a_reader_are_none_of_the_print() {
        let row = "Diesel t 61.7. \n";
        let text = format!(
            "{}In 2024 we used less of it.\nWe used more gas.\nWe used more oil.\nWe used more heat.\n",
            row.repeat(12)
        );
        let found = shown(&text);
        assert!(
            found.iter().any(|l| l == "Diesel t 61.7") && !found.iter().any(|l| l.contains("61.7.")),
            "{found:?}"
        );
        // where the print's own sentences end in a blank, their stops are theirs
        let found = shown(&"It was 61.7. \n".repeat(12));
        assert!(found.iter().any(|l| l.contains("61.7.")), "{found:?}");
    }

    #[test]
    fn places_lead_back_to_the_print() {
        let document = read("員工　總數\t人\t１，６３８\n".as_bytes(), "x.txt").unwrap();
        let Item::Row(row) = &document.items[0] else { panic!("no row") };
        let cell = &row.cells[2].text;
        let place = cell.place(0);
        assert_eq!(
            &document.lines[place.line].print[place.byte..cell.place(cell.text.len()).byte],
            "１，６３８"
        );
    }

    #[test]
    fn cells_written_in_tags_know_their_lines() {
        let table =
            "<table>\n<tr>\n<td rowspan=2>\n甲</td><td>\n\n1\n</td></tr>\n<tr><td>2</td></tr></table>";
        let document = read(table.as_bytes(), "x.html").unwrap();
        let rows =
            document.items.iter().filter_map(|i| if let Item::Row(row) = i { Some(row) } else { None });
        let numbers =
            |cells: &[Cell]| -> Vec<u32> { cells.iter().map(|c| document.number(c.text.place(0))).collect() };
        assert_eq!(rows.map(|row| numbers(&row.cells)).collect::<Vec<_>>(), [[4, 6], [4, 8]]);
    }

    #[test]
    fn form_feeds_are_pages() {
        let document = read("一\n\u{c}二\n三\n\u{c}四".as_bytes(), "x.txt").unwrap();
        assert_eq!(document.pages, 3);
        assert_eq!(
            document.lines.iter().map(|l| (l.number, l.page)).collect::<Vec<_>>(),
            [(1, 1), (2, 2), (3, 2), (4, 3)]
        );
    }
}
