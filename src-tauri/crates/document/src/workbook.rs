//! Workbooks (XLSX) to sheets, rows and cells, each as it is shown: what is hidden is left out, a number has the digits of its
//! format, a formula the value that was saved with it. A sheet is a page, its row the line.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use ssfmt::{DateSystem, FormatOptions, NumberFormat};

use crate::layout::{self, Laid};
use crate::markup::TaggedCell;
use crate::package::{Archive, open, xml};
use crate::{Document, RawLine, ReadError};

const KIND: &str = "XLSX";
const DAMAGED: ReadError = ReadError::Damaged { kind: KIND };

/// Cells that are read, by their [weight](layout::weight), columns of a sheet, and rows that a merged cell is repeated in: no data book comes near it.
const MOST_CELLS: usize = 2_000_000;
/// Texts that cells share.
const MOST_TEXTS: u64 = 10_000_000;
const MOST_COLUMNS: u32 = 300;
const MOST_MERGED: u32 = 1_000;

pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut archive = open(bytes, KIND)?;
    let parts = sheet_parts(&mut archive);
    if claims_too_much(&mut archive) {
        return Err(DAMAGED);
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| DAMAGED)?;
    let shown = |s: &&calamine::Sheet| s.visible == SheetVisible::Visible && s.typ == SheetType::WorkSheet;
    let sheets: Vec<String> = book.sheets_metadata().iter().filter(shown).map(|s| s.name.clone()).collect();
    let (mut raw, mut left, mut readable) = (vec![], MOST_CELLS, false);
    for (page, name) in (1..).zip(&sheets) {
        let hidden = parts.get(name).map(|part| Hidden::of(&mut archive, part)).unwrap_or_default();
        // a broken sheet costs itself
        let Ok(cells) = cells(&mut book, name, &hidden, &mut left) else { continue };
        readable = true;
        let merged = merged(&mut book, name);
        raw.extend(titled(name, page));
        raw.extend(lines(cells, &merged, page));
    }
    if !readable {
        return Err(DAMAGED);
    }
    if raw.iter().all(|line| line.cells.is_none() && line.column.is_none()) {
        return Err(ReadError::Empty);
    }
    let Laid { lines, items, left } = layout::items(raw);
    let pages = sheets.len() as u32;
    Ok(Document {
        pages,
        encoding: KIND,
        lines,
        items,
        sheets,
        left: left.map(|first| (first, pages)),
        recognised: vec![],
    })
}

/// Whether a workbook claims to hold more texts than are read: room is made for as many as it claims before the first is read.
fn claims_too_much(archive: &mut Archive) -> bool {
    let names = archive.file_names().filter_map(Result::ok).map(|name| name.into_owned());
    let parts: Vec<String> =
        names.filter(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml")).collect();
    parts.iter().any(|part| {
        let Some(mut reader) = xml(archive, part) else { return false };
        let mut buffer = vec![];
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(e)) if e.local_name().as_ref() == "sst" => {
                    let claims =
                        attribute(&e, "uniqueCount").and_then(|count| count.trim().parse::<u64>().ok());
                    return claims.is_some_and(|count| count > MOST_TEXTS);
                }
                Ok(Event::Eof) | Err(_) => return false,
                Ok(_) => {}
            }
        }
    })
}

/// The sheet's name is the heading of what stands on it, but for the name that the program gave it.
fn titled(name: &str, page: u32) -> Option<RawLine> {
    let given = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim();
    let is_title = !["Sheet", "工作表", "表"].contains(&given) && !given.is_empty();
    is_title.then(|| RawLine {
        page,
        print: name.to_owned(),
        whole: true,
        heading: Some(1),
        ..RawLine::default()
    })
}

/// A cell as it is shown, by row and column from 0.
type Shown = BTreeMap<(u32, u32), String>;

fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    hidden: &Hidden,
    left: &mut usize,
) -> Result<Shown, calamine::XlsxError> {
    let date_system = if book.has_1904_epoch() { DateSystem::Date1904 } else { DateSystem::Date1900 };
    let mut reader = book.worksheet_cells_reader(sheet)?;
    let mut formats = Formats {
        codes: reader
            .styles()
            .iter()
            .map(|s| s.number_format.as_ref().map(|f| f.format_code.clone()))
            .collect(),
        parsed: BTreeMap::new(),
        options: FormatOptions { date_system, ..FormatOptions::default() },
    };
    let mut shown = Shown::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        if column >= MOST_COLUMNS || hidden.covers(row, column) {
            continue;
        }
        let text = formats.shown(cell.get_value(), style);
        if text.trim().is_empty() {
            continue;
        }
        let Some(rest) = left.checked_sub(layout::weight(&text)) else { break };
        *left = rest;
        shown.insert((row, column), text.trim().to_owned());
    }
    Ok(shown)
}

/// The number formats of a workbook, by style.
struct Formats {
    codes: Vec<Option<String>>,
    parsed: BTreeMap<usize, Option<NumberFormat>>,
    options: FormatOptions,
}

/// Characters of a format: Excel takes no more.
const LONGEST_FORMAT: usize = 255;

impl Formats {
    fn shown(&mut self, value: &DataRef<'_>, style: usize) -> String {
        match value {
            DataRef::String(text) => text.clone(),
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::Int(number) => self.number(*number as f64, style),
            DataRef::Float(number) => self.number(*number, style),
            DataRef::DateTime(date) => self.number(date.as_f64(), style),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
            // a truth, an error: no statement of a report
            DataRef::Bool(_) | DataRef::Error(_) | DataRef::Empty => String::new(),
        }
    }

    fn number(&mut self, number: f64, style: usize) -> String {
        let code = || {
            let code = self.codes.get(style)?.as_deref().unwrap_or("General");
            NumberFormat::parse(code).ok().filter(|_| code.len() <= LONGEST_FORMAT)
        };
        let format = self.parsed.entry(style).or_insert_with(code);
        format.as_ref().map_or_else(|| number.to_string(), |format| format.format(number, &self.options))
    }
}

/// Rows and columns of a sheet that are not shown.
#[derive(Default)]
struct Hidden {
    rows: BTreeSet<u32>,
    /// of those that are read
    columns: BTreeSet<u32>,
}

impl Hidden {
    fn of(archive: &mut Archive, part: &str) -> Hidden {
        let mut hidden = Hidden::default();
        let mut next_row = 0;
        // a sheet has no more columns than this to say something of
        let mut said = 0..1u32 << 14;
        elements(archive, part, |element| {
            let is_hidden = attribute(element, "hidden").is_some_and(|v| v == "1" || v == "true");
            let number = |name| attribute(element, name).and_then(|v| v.parse::<u32>().ok());
            match element.local_name().as_ref() {
                "row" => {
                    let row = number("r").map_or(next_row, |r| r.saturating_sub(1));
                    next_row = row + 1;
                    if is_hidden {
                        hidden.rows.insert(row);
                    }
                }
                "col" if is_hidden => {
                    let (first, last) =
                        (number("min").unwrap_or(1), number("max").unwrap_or(0).min(MOST_COLUMNS));
                    if said.next().is_some() {
                        hidden.columns.extend(first.saturating_sub(1)..last);
                    }
                }
                _ => {}
            }
        });
        hidden
    }

    fn covers(&self, row: u32, column: u32) -> bool {
        self.rows.contains(&row) || self.columns.contains(&column)
    }
}

/// The part of the archive that each sheet is in.
fn sheet_parts(archive: &mut Archive) -> BTreeMap<String, String> {
    let mut targets = BTreeMap::new();
    elements(archive, "xl/_rels/workbook.xml.rels", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            let absolute = target.strip_prefix('/').map(str::to_owned);
            targets.insert(id, absolute.unwrap_or_else(|| format!("xl/{target}")));
        }
    });
    let mut parts = BTreeMap::new();
    elements(archive, "xl/workbook.xml", |element| {
        if element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "r:id"))
            && let Some(part) = targets.get(&id)
        {
            parts.insert(name, part.clone());
        }
    });
    parts
}

/// Goes through the elements of a part, as far as it can be read.
fn elements(archive: &mut Archive, part: &str, mut each: impl FnMut(&BytesStart<'_>)) {
    let Some(mut reader) = xml(archive, part) else { return };
    let mut buffer = vec![];
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => each(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// The last row and column of each merged region, by its first cell.
type Merged = BTreeMap<(u32, u32), (u32, u32)>;

fn merged(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Merged {
    let regions = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    let capped = |r: &calamine::Dimensions| {
        let row = r.end.0.min(r.start.0.saturating_add(MOST_MERGED));
        (r.start, (row, r.end.1.min(MOST_COLUMNS)))
    };
    regions.iter().map(capped).collect()
}

/// A merged cell that reaches into the rows below it.
struct Reaching {
    cell: TaggedCell,
    last_row: u32,
}

/// The rows of a sheet. Blank rows part tables; a row with one cell is a line, but for a group within a table.
fn lines(cells: Shown, merged: &Merged, page: u32) -> Vec<RawLine> {
    let mut rows: BTreeMap<u32, Vec<(u32, TaggedCell)>> = BTreeMap::new();
    for ((row, column), print) in cells {
        let (last_row, last_column) = merged.get(&(row, column)).copied().unwrap_or((row, column));
        let colspan = last_column.saturating_sub(column) + 1;
        let rowspan = last_row.saturating_sub(row) + 1;
        let cell = TaggedCell { print, number: row + 1, rowspan, colspan };
        rows.entry(row).or_default().push((column, cell));
    }
    let mut lines = vec![];
    let mut reaching: BTreeMap<u32, Reaching> = BTreeMap::new();
    let (mut next, mut in_table, mut pieces) = (0, false, 0);
    for (row, own) in rows {
        // cells that reach into every row are more than those of the file
        if pieces > 2 * layout::MOST_PIECES {
            break;
        }
        reaching.retain(|_, r| r.last_row >= row);
        if row > next {
            lines.push(RawLine { page, ..RawLine::default() });
            // a merged label that reaches over the blank row holds the table together
            in_table &= !reaching.is_empty();
        }
        next = row + 1;
        let alone = reaching.is_empty() && own.len() == 1;
        let mut cells: BTreeMap<u32, TaggedCell> =
            reaching.iter().map(|(c, r)| (*c, r.cell.begun())).collect();
        for (column, cell) in own {
            if cell.rowspan > 1 {
                let last_row = row + cell.rowspan - 1;
                reaching.insert(column, Reaching { cell: cell.begun(), last_row });
            }
            cells.insert(column, cell);
        }
        if alone && let Some((column, cell)) = cells.first_key_value() {
            if !in_table || is_sentence(&cell.print) {
                lines.extend(passages(&cell.print, cell.number, *column, page));
                continue;
            }
        } else {
            in_table = true;
        }
        pieces += cells.values().map(|cell| layout::weight(&cell.print)).sum::<usize>();
        let cells = cells.into_iter().collect();
        lines.push(RawLine { number: row + 1, page, cells: Some(cells), ..RawLine::default() });
    }
    // what follows on the next sheet is another table
    lines.push(RawLine { page, ..RawLine::default() });
    lines
}

/// A cell that stands alone in its row, a line for each of its own.
fn passages(print: &str, number: u32, column: u32, page: u32) -> impl Iterator<Item = RawLine> {
    let line = move |print: &str| RawLine {
        number,
        page,
        print: print.to_owned(),
        whole: true,
        column: Some(column),
        ..RawLine::default()
    };
    print.lines().map(line)
}

/// Characters of a group's name at most: what is longer is a note.
const LABEL: usize = 40;

fn is_sentence(print: &str) -> bool {
    print.contains(['。', '；', '\n']) || print.ends_with('.') || print.chars().count() > LABEL
}

/// `Water!C14`, `'2024 data'!C14`: the name in quotes where a formula would have it so.
pub(crate) fn address(sheet: &str, column: u32, row: u32) -> String {
    let plain = sheet.chars().all(|c| c.is_alphanumeric() || c == '_')
        && sheet.starts_with(|c: char| !c.is_ascii_digit());
    let sheet = if plain { sheet.to_owned() } else { format!("'{}'", sheet.replace('\'', "''")) };
    format!("{sheet}!{}{row}", letters(column))
}

fn letters(column: u32) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    let before = if column < 26 { String::new() } else { letters(column / 26 - 1) };
    format!("{before}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cell that reaches into rows below it is repeated there, as far as there is room for it.
    #[test]
    fn what_is_repeated_has_a_bound() {
        let cells: Shown = (0..300)
            .map(|column| ((0, column), "x".repeat(1000)))
            .chain((1..1000).map(|row| ((row, 300), "1".to_owned())))
            .collect();
        let merged: Merged = (0..300).map(|column| ((0, column), (MOST_MERGED, column))).collect();
        let made: usize = lines(cells, &merged, 1).iter().flat_map(|l| &l.cells).flatten().count();
        assert!((100_000..250_000).contains(&made), "{made}");
    }

    /// Room is made for as many texts as a workbook claims to have.
    #[test]
    fn what_claims_too_much_is_damaged() {
        for (count, damaged) in [("2", false), ("10000001", true), ("4000000000", true), ("many", false)] {
            let texts = format!("<?xml version='1.0'?><!-- --><sst uniqueCount=' {count}'><si/></sst>");
            let bytes = crate::package::tests::zipped(&[("xl/SharedStrings.xml", &texts)]);
            let mut archive = open(&bytes, KIND).unwrap();
            assert_eq!(claims_too_much(&mut archive), damaged, "{count}");
        }
    }

    #[test]
    fn addresses_are_those_of_formulas() {
        let cases = [
            (("环境", 2, 14), "环境!C14"),
            (("Water_2", 25, 1), "Water_2!Z1"),
            (("2024 data", 26, 9), "'2024 data'!AA9"),
            (("it's", 702, 1), "'it''s'!AAA1"),
        ];
        for ((sheet, column, row), expect) in cases {
            assert_eq!(address(sheet, column, row), expect);
        }
    }

    #[test]
    fn numbers_stand_as_shown() {
        let cases: &[(f64, &str, &str)] = &[
            (0.414, "0.0%", "41.4%"),
            (1234.5, "#,##0", "1,235"),
            (0.1 + 0.2, "General", "0.3"),
            (1_234_567.891, "General", "1234567.891"),
            (2024.0, "0\"年\"", "2024年"),
            (12.5, "0.00\"吨\"", "12.50吨"),
            (-5.0, "#,##0;(#,##0)", "(5)"),
            (0.0, "#,##0;-#,##0;\"-\"", "-"),
            (1234.5, "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "1,234.50"),
            (45291.0, "yyyy-mm-dd", "2023-12-31"),
            (45291.0, "yyyy\"年\"m\"月\"", "2023年12月"),
            (1_234_567.0, "#,##0.0,", "1,234.6"),
        ];
        for (number, code, expect) in cases {
            let mut formats = Formats {
                codes: vec![Some((*code).to_owned())],
                parsed: BTreeMap::new(),
                options: FormatOptions::default(),
            };
            assert_eq!(formats.number(*number, 0).trim(), *expect, "{code}");
        }
    }

    type Corners = ((u32, u32), (u32, u32));

    fn flat(cells: &[(u32, u32, &str)], merged: &[Corners]) -> Vec<String> {
        let cells = cells.iter().map(|(r, c, t)| ((*r, *c), (*t).to_owned())).collect();
        let merged = merged.iter().copied().collect();
        let flat = |line: RawLine| match line.cells {
            Some(cells) => {
                let one = |(c, t): (u32, TaggedCell)| format!("{c}+{}:{}", t.colspan, t.print);
                cells.into_iter().map(one).collect::<Vec<_>>().join("|")
            }
            None => line.print,
        };
        lines(cells, &merged, 1).into_iter().map(flat).collect()
    }

    #[test]
    fn titles_groups_and_notes_are_told_from_rows() {
        let cells = [
            (0, 0, "员工"),
            (1, 0, "指标"),
            (1, 1, "2024"),
            (2, 0, "按性别"),
            (3, 0, "男"),
            (3, 1, "5"),
            (4, 0, "注：截至年末。"),
            (6, 0, "另表"),
        ];
        let expect =
            ["员工", "0+1:指标|1+1:2024", "0+1:按性别", "0+1:男|1+1:5", "注：截至年末。", "", "另表", ""];
        assert_eq!(flat(&cells, &[]), expect);
    }

    #[test]
    fn merged_cells_stand_over_all_that_they_cover() {
        let cells = [(0, 0, "环境"), (0, 1, "排放"), (0, 3, "1"), (1, 3, "2"), (2, 0, "a"), (2, 1, "b")];
        let merged = [((0, 0), (1, 0)), ((0, 1), (0, 2))];
        let expect = ["0+1:环境|1+2:排放|3+1:1", "0+1:环境|3+1:2", "0+1:a|1+1:b", ""];
        assert_eq!(flat(&cells, &merged), expect);
    }
}
