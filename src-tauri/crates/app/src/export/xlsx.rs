//! A workbook: the scorecard as people read it, and behind it all that it rests on. Numbers stay numbers: what a value is
//! (`=` derived, `≈` estimated, `!` in doubt) is said by its number format, which neither sorting nor a formula loses.

use std::collections::BTreeMap;

use compare::{Cell, Column, Row};
use disclosure::catalogue::metric;
use disclosure::{Source, Status};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::tables::{self, Field, Table};
use super::{About, Compared, Contents};
use crate::cells;
use crate::numbers;
use crate::words::{FileWords, Words, file_words, words};

type Result<T> = std::result::Result<T, XlsxError>;

/// A cell holds 32,767 characters.
const LONGEST: usize = 32_000;
/// Column widths, in characters: Han characters take two.
const WIDTHS: (usize, usize) = (6, 60);
/// Of a company's column, which is never too narrow for its numbers: a spreadsheet would show none of them.
const NARROWEST: usize = 14;
/// Height of a line, in points.
const LINE: f64 = 15.0;
/// Characters on a line of a page that can still be read.
const PAGE: usize = 260;
/// Columns of the scorecard before the companies: pillar, id, metric, part, unit.
const FIXED: u16 = 5;
/// Above the scorecard's rows: title, codes, how much is disclosed, data quality, the heads that filter.
const HEAD: u32 = 4;

/// The file's bytes.
pub(super) fn workbook(contents: &Contents) -> Result<Vec<u8>> {
    let Contents { compared, facts, doubts, .. } = contents;
    let Compared { about, scorecard: card, language, .. } = compared;
    let (words, file) = (words(*language), file_words(*language));
    let mut book = Workbook::new();
    // Most of the time would go into the last few per cent of the size.
    book.set_zip_compression_level(1);
    // `written_at` ends in a Z that the reader of dates does not know.
    let written = ExcelDateTime::parse_from_str(about.written_at.trim_end_matches('Z'))?;
    let title = format!("{}{}{}", words.program, words.colon, words.scorecard);
    book.set_properties(
        &DocProperties::new().set_title(title).set_author(&about.program).set_creation_datetime(&written),
    );
    let mut formats = Formats::new();
    scorecard(book.add_worksheet(), compared, words, file, &mut formats)?;
    for table in [
        tables::facts(facts, words, file),
        tables::doubts(doubts, words, file),
        tables::computed(card, words, file),
    ] {
        sheet(book.add_worksheet(), &table, &mut formats)?;
    }
    let factors = tables::factors(card, words);
    method(book.add_worksheet(), about, &factors, file, &mut formats)?;
    book.save_to_buffer()
}

/// Formats, each made once.
struct Formats {
    head: Format,
    /// over numbers, which stand at the right
    head_right: Format,
    right: Format,
    /// in the place of a number
    pale: Format,
    /// counts and years
    whole: Format,
    /// by decimals and by what stands before and after
    numbers: BTreeMap<(usize, &'static str, String), Format>,
}

impl Formats {
    fn new() -> Formats {
        let head = Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0xE8F1ED))
            .set_border_bottom(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let right = Format::new().set_align(FormatAlign::Right);
        Formats {
            head_right: head.clone().set_align(FormatAlign::Right),
            head,
            pale: right.clone().set_font_color(Color::RGB(0x5F6C66)),
            right,
            whole: Format::new().set_num_format("0_)"),
            numbers: BTreeMap::new(),
        }
    }

    /// As many decimals as the value has, up to six, with what stands before and after it, and clear of the next column.
    fn number(&mut self, value: Decimal, before: &'static str, after: String) -> &Format {
        let quoted = |text: &str| if text.is_empty() { String::new() } else { format!("\"{text}\"") };
        let decimals = decimals(value);
        self.numbers.entry((decimals, before, after)).or_insert_with_key(|(_, _, after)| {
            let digits = format!("#,##0{}{}", if decimals == 0 { "" } else { "." }, "0".repeat(decimals));
            let format =
                Format::new().set_num_format(format!("{}{digits}{}_)", quoted(before), quoted(after)));
            if before == "≈ " { format.set_italic().set_font_color(Color::RGB(0x54479E)) } else { format }
        })
    }
}

fn decimals(value: Decimal) -> usize {
    value.normalize().scale().min(6) as usize
}

/// Of a number as its format shows it.
fn number_width(value: Decimal, before: &str, after: &str) -> usize {
    let digits = numbers::parted(value.round_dp(decimals(value) as u32).normalize());
    wide(before) + wide(&digits) + wide(after)
}

fn scorecard(
    sheet: &mut Worksheet,
    compared: &Compared,
    words: &Words,
    file: &FileWords,
    formats: &mut Formats,
) -> Result<()> {
    let card = &compared.scorecard;
    sheet.set_name(words.scorecard)?;
    let title = format!("{}{}{}", words.program, words.colon, words.scorecard);
    sheet.write_string_with_format(0, 0, title, &Format::new().set_bold().set_font_size(14))?;
    sheet.write_string(1, 0, file.signs)?;
    sheet.write_string(2, 0, crate::report::of_basis(compared.query.basis, words))?;
    let mut widths: Vec<usize> = vec![];
    let fixed = [words.pillar, "id", words.metric, words.breakdown, words.unit];
    for (column, word) in (0..).zip(fixed) {
        sheet.write_string_with_format(HEAD, column, word, &formats.head)?;
        // the button that filters
        widths.push(wide(word) + 3);
    }
    for (column, company) in (FIXED..).zip(&card.columns) {
        widths.push(company_head(sheet, column, company, words, formats)?);
    }
    let mut line = HEAD + 1;
    for (pillar, pillar_name) in card.pillars.iter().zip(words.pillars) {
        for row in &pillar.rows {
            scorecard_row(sheet, line, (pillar_name, row), words, (formats, &mut widths))?;
            line += 1;
        }
    }
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width(column, *width as f64)?;
    }
    sheet.set_freeze_panes(HEAD + 1, FIXED)?;
    let last = FIXED + u16::try_from(card.columns.len()).unwrap_or(u16::MAX - FIXED);
    sheet.autofilter(HEAD, 0, line.saturating_sub(1).max(HEAD), last.saturating_sub(1))?;
    // metric, part and unit on every page across
    sheet.set_repeat_columns(2, FIXED - 1)?;
    paper(sheet, HEAD, &widths)
}

/// How much and how well a company discloses, and the head under which its values stand; how wide that is.
fn company_head(
    sheet: &mut Worksheet,
    column: u16,
    company: &Column,
    words: &Words,
    formats: &Formats,
) -> Result<usize> {
    let disclosed = (words.disclosed)(company.disclosed, company.asked);
    let name = cells::label(company, words);
    // a long name takes two lines
    let width = wide(&disclosed).max(wide(&name).div_ceil(2) + 4).max(NARROWEST);
    sheet.write_string_with_format(1, column, disclosed, &formats.right)?;
    if let Some(quality) = company.quality {
        let quality = (words.quality)(&format!("{quality:.1}"));
        sheet.write_string_with_format(2, column, quality, &formats.right)?;
    }
    let code = company.stock_code.as_deref().unwrap_or_default();
    sheet.write_string_with_format(3, column, code, &formats.right)?;
    sheet.write_string_with_format(HEAD, column, name, &formats.head_right)?;
    sheet.set_row_height(HEAD, 2.0 * LINE)?;
    Ok(width)
}

fn scorecard_row(
    sheet: &mut Worksheet,
    line: u32,
    (pillar, row): (&str, &Row),
    words: &Words,
    (formats, widths): (&mut Formats, &mut [usize]),
) -> Result<()> {
    let name = metric(&row.metric).map_or(row.metric.as_str(), |metric| metric.name(words.language));
    let unit = words.unit_of(&row.metric, &row.unit);
    let part = words.breakdown(&row.breakdown);
    let depth = row.depth.min(1) as u8;
    let fixed = [pillar, &row.metric, name, &part, &unit];
    for ((column, given), width) in (0..).zip(fixed).zip(&mut *widths) {
        *width = (*width).max(wide(given) + usize::from(column == 2 && depth > 0) * 2).min(WIDTHS.1);
        if column == 2 && depth > 0 {
            sheet.write_string_with_format(line, column, given, &Format::new().set_indent(depth))?;
        } else {
            sheet.write_string(line, column, given)?;
        }
    }
    for ((column, cell), width) in (FIXED..).zip(&row.cells).zip(&mut widths[usize::from(FIXED)..]) {
        let taken = match cell {
            Some(cell) => value(sheet, (line, column), cell, row, words, formats)?,
            None => in_place(sheet, (line, column), "—", formats)?,
        };
        *width = (*width).max(taken);
    }
    Ok(())
}

/// How wide it is.
fn value(
    sheet: &mut Worksheet,
    (line, column): (u32, u16),
    cell: &Cell,
    row: &Row,
    words: &Words,
    formats: &mut Formats,
) -> Result<usize> {
    if let Some(missing) = &cell.missing {
        return in_place(sheet, (line, column), words.missing(missing), formats);
    }
    let Some(value) = cells::value(cell) else {
        return in_place(sheet, (line, column), &cell.value, formats);
    };
    // An estimate has three digits that say something; its cell keeps them all.
    let shown = match cells::source(cell) {
        Source::Estimated => value.round_sf(3).unwrap_or(value),
        Source::Derived => value.round_sf(6).unwrap_or(value),
        Source::Reported | Source::Entered => value,
    };
    let unit = if cell.unit == row.unit { String::new() } else { format!(" {}", words.unit(&cell.unit)) };
    let doubted = cell.doubts > 0 || cell.status == Status::NeedsReview.tag();
    let after = format!("{unit}{}", if doubted { " !" } else { "" });
    let width = number_width(shown, cells::sign(cell), &after);
    let format = formats.number(shown, cells::sign(cell), after);
    sheet.write_number_with_format(line, column, value.to_f64().unwrap_or_default(), format)?;
    Ok(width)
}

/// Words in the place of a number; how wide they are.
fn in_place(
    sheet: &mut Worksheet,
    (line, column): (u32, u16),
    words: &str,
    formats: &Formats,
) -> Result<usize> {
    sheet.write_string_with_format(line, column, words, &formats.pale)?;
    Ok(wide(words))
}

/// A text is written as a text: no spreadsheet takes it for a formula.
fn text(sheet: &mut Worksheet, line: u32, column: u16, text: &str) -> Result<()> {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => sheet.write_string(line, column, format!("{}…", &text[..end]))?,
        None => sheet.write_string(line, column, text)?,
    };
    Ok(())
}

fn sheet(sheet: &mut Worksheet, table: &Table, formats: &mut Formats) -> Result<()> {
    sheet.set_name(table.name)?;
    let widths = rows(sheet, 0, table, formats)?;
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width(column, *width as f64)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u16::try_from(table.head.len()).unwrap_or(u16::MAX).saturating_sub(1);
    sheet.autofilter(0, 0, u32::try_from(table.rows.len()).unwrap_or(u32::MAX), last)?;
    paper(sheet, 0, &widths)
}

/// A table from a line on; how wide its columns are.
fn rows(sheet: &mut Worksheet, first: u32, table: &Table, formats: &mut Formats) -> Result<Vec<usize>> {
    // the button that filters
    let mut widths: Vec<usize> = table.head.iter().map(|word| wide(word) + 3).collect();
    for (line, row) in (first + 1..).zip(&table.rows) {
        for ((column, field), width) in (0..).zip(row).zip(&mut widths) {
            let taken = match field {
                Field::Text(given) => {
                    text(sheet, line, column, given)?;
                    wide(given)
                }
                Field::Number(value) => {
                    let number = value.to_f64().unwrap_or_default();
                    let format = formats.number(*value, "", String::new());
                    sheet.write_number_with_format(line, column, number, format)?;
                    // with its thousands parted; of a whole library this is too often to work it out
                    value.to_string().len() + 3
                }
                Field::Whole(value) => {
                    // in the format of its column: to look one up takes longer than to write the cell
                    sheet.write_number(line, column, *value)?;
                    0
                }
                Field::Empty => 0,
            };
            *width = (*width).max(taken).clamp(WIDTHS.0, WIDTHS.1);
        }
    }
    for (n, (column, word)) in (0..).zip(&table.head).enumerate() {
        let has = |kind: fn(&Field) -> bool| table.rows.iter().any(|row| kind(&row[n]));
        if has(|field| matches!(field, Field::Whole(_))) {
            sheet.set_column_format(column, &formats.whole)?;
        }
        let right = has(|field| matches!(field, Field::Number(_) | Field::Whole(_)));
        let head = if right { &formats.head_right } else { &formats.head };
        sheet.write_string_with_format(first, column, *word, head)?;
    }
    Ok(widths)
}

fn wide(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() + 1
}

/// Where the file comes from, how values came about, and the factors.
fn method(
    sheet: &mut Worksheet,
    about: &About,
    factors: &Table,
    file: &FileWords,
    formats: &mut Formats,
) -> Result<()> {
    let said = tables::about(about, file);
    let first = u32::try_from(said.len()).unwrap_or_default() + 1;
    if !factors.rows.is_empty() {
        rows(sheet, first, factors, formats)?;
    }
    sheet.set_name(file.method)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let bold = wrapped.clone().set_bold();
    let widths = [28, 14, 14, 10, 60];
    for (line, (name, value)) in (0..).zip(&said) {
        sheet.write_string_with_format(line, 0, name, &bold)?;
        // over the columns of the factors below, so that a paragraph is not squeezed into one of them
        sheet.merge_range(line, 1, line, 4, value, &wrapped)?;
        let lines = wide(value).div_ceil(widths[1..].iter().sum()).max(1);
        sheet.set_row_height(line, LINE * lines as f64)?;
    }
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, width as f64)?;
    }
    paper(sheet, 0, &widths)
}

/// A4 across, the heads on each page, as many pages across and down as it takes.
fn paper(sheet: &mut Worksheet, head: u32, widths: &[usize]) -> Result<()> {
    const A4: u8 = 9;
    let across = widths.iter().sum::<usize>().div_ceil(PAGE).max(1);
    let across = u16::try_from(across).unwrap_or(u16::MAX);
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(across, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
    sheet.set_repeat_rows(head, head)?;
    Ok(())
}
