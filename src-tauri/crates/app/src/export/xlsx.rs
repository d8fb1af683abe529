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
use super::{About, Contents};
use crate::cells;
use crate::words::{FileWords, Words, file_words, words};

type Result<T> = std::result::Result<T, XlsxError>;

/// A cell holds 32,767 characters.
const LONGEST: usize = 32_000;
/// Column widths, in characters: Han characters take two.
const WIDTHS: (usize, usize) = (6, 60);
/// Columns of the scorecard before the companies: pillar, id, metric, part, unit.
const FIXED: u16 = 5;
/// Above the scorecard's rows: title, codes, how much is disclosed, data quality, the heads that filter.
const HEAD: u32 = 4;

/// The file's bytes.
pub(super) fn workbook(contents: &Contents) -> Result<Vec<u8>> {
    let (words, file) = (words(contents.language), file_words(contents.language));
    let mut book = Workbook::new();
    // Most of the time would go into the last few per cent of the size.
    book.set_zip_compression_level(1);
    let about = &contents.about;
    // `written_at` ends in a Z that the reader of dates does not know.
    let written = ExcelDateTime::parse_from_str(about.written_at.trim_end_matches('Z'))?;
    let title = format!("{}{}{}", words.program, words.colon, words.scorecard);
    book.set_properties(
        &DocProperties::new().set_title(title).set_author(&about.program).set_creation_datetime(&written),
    );
    let mut formats = Formats::default();
    scorecard(book.add_worksheet(), contents, words, file, &mut formats)?;
    for table in [
        tables::facts(&contents.facts, words, file),
        tables::doubts(&contents.doubts, words, file),
        tables::computed(&contents.scorecard, words, file),
    ] {
        sheet(book.add_worksheet(), &table, &mut formats)?;
    }
    let factors = tables::factors(&contents.scorecard, words);
    method(book.add_worksheet(), about, &factors, file, &mut formats)?;
    book.save_to_buffer()
}

/// Formats, each made once.
#[derive(Default)]
struct Formats {
    /// by decimals and by what stands before and after
    numbers: BTreeMap<(usize, String, String), Format>,
}

impl Formats {
    fn head() -> Format {
        Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0xE8F1ED))
            .set_border_bottom(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap()
    }

    /// As many decimals as the value has, up to six, with what stands before and after it.
    fn number(&mut self, value: Decimal, before: &str, after: &str) -> &Format {
        let quoted = |text: &str| if text.is_empty() { String::new() } else { format!("\"{text}\"") };
        let decimals = value.normalize().scale().min(6) as usize;
        self.numbers.entry((decimals, before.to_owned(), after.to_owned())).or_insert_with(|| {
            let digits = format!("#,##0{}{}", if decimals == 0 { "" } else { "." }, "0".repeat(decimals));
            let format = Format::new().set_num_format(format!("{}{digits}{}", quoted(before), quoted(after)));
            if before == "≈ " { format.set_italic().set_font_color(Color::RGB(0x54479E)) } else { format }
        })
    }
}

fn scorecard(
    sheet: &mut Worksheet,
    contents: &Contents,
    words: &Words,
    file: &FileWords,
    formats: &mut Formats,
) -> Result<()> {
    let card = &contents.scorecard;
    sheet.set_name(words.scorecard)?;
    let title = format!("{}{}{}", words.program, words.colon, words.scorecard);
    sheet.write_string_with_format(0, 0, title, &Format::new().set_bold().set_font_size(14))?;
    sheet.write_string(1, 0, file.signs)?;
    let basis = crate::report::of_basis(contents.query.basis, words);
    sheet.write_string(2, 0, (words.scorecard_note)(basis))?;
    let head = Formats::head();
    let fixed = [words.pillar, "id", words.metric, words.breakdown, words.unit];
    for (column, word) in (0..).zip(fixed) {
        sheet.write_string_with_format(HEAD, column, word, &head)?;
    }
    for (column, company) in (FIXED..).zip(&card.columns) {
        company_head(sheet, column, company, words, &head)?;
        sheet.set_column_width(column, 20)?;
    }
    let mut line = HEAD + 1;
    for (pillar, pillar_name) in card.pillars.iter().zip(words.pillars) {
        for row in &pillar.rows {
            scorecard_row(sheet, line, (pillar_name, row), words, formats)?;
            line += 1;
        }
    }
    for (column, width) in (0..).zip([12.0, 24.0, 34.0, 18.0, 18.0]) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(HEAD + 1, FIXED)?;
    let last = FIXED + u16::try_from(card.columns.len()).unwrap_or(u16::MAX - FIXED);
    sheet.autofilter(HEAD, 0, line.saturating_sub(1).max(HEAD), last.saturating_sub(1))?;
    paper(sheet, HEAD)
}

/// How much and how well a company discloses, and the head under which its values stand.
fn company_head(
    sheet: &mut Worksheet,
    column: u16,
    company: &Column,
    words: &Words,
    head: &Format,
) -> Result<()> {
    let right = Format::new().set_align(FormatAlign::Right);
    sheet.write_string_with_format(1, column, (words.disclosed)(company.disclosed, company.asked), &right)?;
    if let Some(quality) = company.quality {
        sheet.write_string_with_format(2, column, (words.quality)(&format!("{quality:.1}")), &right)?;
    }
    sheet.write_string_with_format(3, column, company.stock_code.as_deref().unwrap_or_default(), &right)?;
    let name = cells::label(company, words);
    sheet.write_string_with_format(HEAD, column, name, &head.clone().set_align(FormatAlign::Right))?;
    Ok(())
}

fn scorecard_row(
    sheet: &mut Worksheet,
    line: u32,
    (pillar, row): (&str, &Row),
    words: &Words,
    formats: &mut Formats,
) -> Result<()> {
    let name = metric(&row.metric).map_or(row.metric.as_str(), |metric| metric.name(words.language));
    let unit = words.unit_of(&row.metric, &row.unit);
    let indented = Format::new().set_indent(row.depth.min(1) as u8);
    sheet.write_string(line, 0, pillar)?;
    sheet.write_string(line, 1, &row.metric)?;
    sheet.write_string_with_format(line, 2, name, &indented)?;
    sheet.write_string(line, 3, words.breakdown(&row.breakdown))?;
    sheet.write_string(line, 4, unit)?;
    for (column, cell) in (FIXED..).zip(&row.cells) {
        match cell {
            Some(cell) => value(sheet, (line, column), cell, row, words, formats)?,
            None => text(sheet, line, column, "—", true)?,
        }
    }
    Ok(())
}

fn value(
    sheet: &mut Worksheet,
    (line, column): (u32, u16),
    cell: &Cell,
    row: &Row,
    words: &Words,
    formats: &mut Formats,
) -> Result<()> {
    if let Some(missing) = &cell.missing {
        return text(sheet, line, column, words.missing(missing), true);
    }
    let Some(value) = cells::value(cell) else { return text(sheet, line, column, &cell.value, true) };
    // An estimate has three digits that say something; its cell keeps them all.
    let shown = match cells::source(cell) {
        Source::Estimated => value.round_sf(3).unwrap_or(value),
        Source::Derived => value.round_sf(6).unwrap_or(value),
        Source::Reported | Source::Entered => value,
    };
    let unit = if cell.unit == row.unit { String::new() } else { format!(" {}", words.unit(&cell.unit)) };
    let doubted = cell.doubts > 0 || cell.status == Status::NeedsReview.tag();
    let after = format!("{unit}{}", if doubted { " !" } else { "" });
    let format = formats.number(shown, cells::sign(cell), &after);
    sheet.write_number_with_format(line, column, value.to_f64().unwrap_or_default(), format)?;
    Ok(())
}

/// A text is written as a text: no spreadsheet takes it for a formula.
fn text(sheet: &mut Worksheet, line: u32, column: u16, text: &str, pale: bool) -> Result<()> {
    let text = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    };
    if pale {
        let pale = Format::new().set_font_color(Color::RGB(0x5F6C66)).set_align(FormatAlign::Right);
        sheet.write_string_with_format(line, column, text, &pale)?;
    } else {
        sheet.write_string(line, column, text)?;
    }
    Ok(())
}

fn sheet(sheet: &mut Worksheet, table: &Table, formats: &mut Formats) -> Result<()> {
    sheet.set_name(table.name)?;
    rows(sheet, 0, table, formats)?;
    sheet.set_freeze_panes(1, 0)?;
    let last = u16::try_from(table.head.len()).unwrap_or(u16::MAX).saturating_sub(1);
    sheet.autofilter(0, 0, u32::try_from(table.rows.len()).unwrap_or(u32::MAX), last)?;
    paper(sheet, 0)
}

/// A table from a line on, its columns as wide as what is in them.
fn rows(sheet: &mut Worksheet, first: u32, table: &Table, formats: &mut Formats) -> Result<()> {
    let head = Formats::head();
    let mut widths: Vec<usize> = table.head.iter().map(|word| wide(word) + 3).collect();
    for (column, word) in (0..).zip(&table.head) {
        sheet.write_string_with_format(first, column, *word, &head)?;
    }
    for (line, row) in (first + 1..).zip(&table.rows) {
        for ((column, field), width) in (0..).zip(row).zip(&mut widths) {
            match field {
                Field::Text(given) => {
                    *width = (*width).max(wide(given));
                    text(sheet, line, column, given, false)?;
                }
                Field::Number(value) => {
                    *width = (*width).max(value.to_string().len() + 3);
                    let number = value.to_f64().unwrap_or_default();
                    sheet.write_number_with_format(line, column, number, formats.number(*value, "", ""))?;
                }
                Field::Whole(value) => {
                    sheet.write_number(line, column, *value)?;
                }
                Field::Empty => {}
            }
        }
    }
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, width.clamp(WIDTHS.0, WIDTHS.1) as f64)?;
    }
    Ok(())
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
    for (line, (name, value)) in (0..).zip(&said) {
        sheet.write_string_with_format(line, 0, name, &bold)?;
        // over the columns of the factors below, so that a paragraph is not squeezed into one of them
        sheet.merge_range(line, 1, line, 4, value, &wrapped)?;
        let lines = wide(value).div_ceil(100).max(1);
        sheet.set_row_height(line, 15.0 * lines as f64)?;
    }
    for (column, width) in (0..).zip([28.0, 14.0, 14.0, 10.0, 60.0]) {
        sheet.set_column_width(column, width)?;
    }
    paper(sheet, 0)
}

/// A4 across, as many pages down as it takes, the heads on each.
fn paper(sheet: &mut Worksheet, head: u32) -> Result<()> {
    const A4: u8 = 9;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(head, head)?;
    Ok(())
}
