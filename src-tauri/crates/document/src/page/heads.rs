//! Heads that stand right above the rows of a table whose lines do not draw them: they come into the table, each over its
//! columns.

use pdf::Rect;

use super::segments::{is_value, is_year};
use super::table::covers;
use super::{SheetBlock, SheetCell, SheetLine, SheetRow, Spot, binding, spaced};
use crate::Printed;
use crate::layout::width;
use crate::norm::normalise;

/// Blocks above a table that its heads may stand in.
const BLOCKS: usize = 4;
/// What a block of heads takes at most, a Han letter two.
const WIDEST: u32 = 120;
/// In ems: heads stand no further above what they head, and what is parted by more stands in another column.
const NEAR: f32 = 1.8;
const COLUMN: f32 = 0.8;
/// In points: what a head may stand out of its columns.
const OUT: f32 = 8.0;

/// A word, and where it is.
struct Word {
    text: String,
    at: Rect,
}

/// The blocks with heads in the tables below them.
pub(super) fn taken_in(blocks: Vec<SheetBlock>) -> Vec<SheetBlock> {
    let mut out: Vec<SheetBlock> = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        if let SheetBlock::Table { rows, columns } = &mut block
            && columns.len() > 2
        {
            set_in_order(rows, columns);
            if lacks_heads(rows)
                && let Some(begin) = rows.first().and_then(|r| top(&words(&r.line)))
            {
                let mut top = begin;
                // the uppermost block with heads over values; above it stands a title
                let mut first = out.len();
                for at in (out.len().saturating_sub(BLOCKS)..out.len()).rev() {
                    let Some(own) = heads_in(&out[at], columns, (top, begin)) else { break };
                    let over_values = own.iter().any(|w| w.at.x1 > columns[1].0 + OUT);
                    top = own.iter().map(|w| w.at.y0).fold(top, f32::min);
                    if over_values {
                        first = at;
                    }
                }
                if first < out.len() {
                    let left: Vec<Word> = out[first..].iter().flat_map(block_words).collect();
                    let lowest = has_values(&rows[0]);
                    rows.splice(0..0, rows_of(left, columns, lowest));
                    out.truncate(first);
                }
            }
        }
        out.push(block);
    }
    out
}

/// Heads whose cells lie over each other are set over the columns again.
fn set_in_order(rows: &mut Vec<SheetRow>, columns: &[(f32, f32)]) {
    let overlaps = |row: &SheetRow| row.cells.windows(2).any(|pair| pair[1].from < pair[0].to);
    let heads = rows.iter().take_while(|row| !has_values(row)).count();
    for at in (0..heads).rev() {
        if let Some(row) = by_order(&rows[at], columns.len()) {
            rows[at] = row;
            continue;
        }
        if overlaps(&rows[at]) && width(&rows[at].line.print) <= WIDEST {
            let lowest = rows.get(at + 1).is_some_and(has_values);
            let set = rows_of(words(&rows[at].line), columns, lowest);
            rows.splice(at..=at, set);
        }
    }
}

/// Heads that are years or dates, as many as there are columns of values, go by order: a print may set heads at the left of their
/// columns and values at the right.
fn by_order(row: &SheetRow, columns: usize) -> Option<SheetRow> {
    let words = words(&row.line);
    let dates = words.iter().filter(|w| is_date(&w.text)).count();
    let placed =
        row.cells.iter().rev().zip((1..columns as u32).rev()).all(|(c, at)| c.from == at && c.to == at + 1);
    // 2024 at the end of a title is none of them
    let alone = words.iter().skip_while(|w| !is_date(&w.text)).all(|w| is_date(&w.text));
    if dates < 2 || dates + 1 != columns || placed || !alone {
        return None;
    }
    let mut heads: Vec<Head> = vec![];
    let mut column = 0;
    for word in words {
        column += u32::from(is_date(&word.text));
        match heads.last_mut().filter(|last| last.from == column) {
            Some(last) => last.words.push(word),
            None => heads.push(Head { from: column, to: column + 1, words: vec![word] }),
        }
    }
    Some(written(heads))
}

/// A year, or a day of it: 2025年6月30日, in any letters.
fn is_date(print: &str) -> bool {
    if !print.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let word = normalise(print, Printed::default()).text;
    let year: String = word.chars().take(4).collect();
    let dated = |c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '.' | '-' | '/');
    is_year(&word) || is_year(&year) && word.chars().all(dated)
}

/// Whether a row has values other than years behind its label.
fn has_values(row: &SheetRow) -> bool {
    let text = |cell: &SheetCell| &row.line.print[cell.start as usize..cell.end as usize];
    row.cells.iter().skip(1).any(|cell| text(cell).split(' ').any(|w| is_value(w) && !is_date(w)))
}

/// No heads stand over the first values, or none but years.
fn lacks_heads(rows: &[SheetRow]) -> bool {
    let years = |row: &SheetRow| row.line.print.split(['\t', ' ']).all(is_year);
    let begin = rows.iter().find(|row| row.cells.len() > 1);
    begin.is_some_and(|row| has_values(row) || years(row))
}

fn words(line: &SheetLine) -> Vec<Word> {
    let word = |s: &Spot| Word { text: line.print[s.start as usize..s.end as usize].to_owned(), at: s.at };
    line.spots.iter().map(word).collect()
}

fn block_words(block: &SheetBlock) -> Vec<Word> {
    match block {
        SheetBlock::Text(lines) => lines.iter().flat_map(words).collect(),
        SheetBlock::Table { rows, .. } => rows.iter().flat_map(|row| words(&row.line)).collect(),
    }
}

fn top(words: &[Word]) -> Option<f32> {
    words.iter().map(|w| w.at.y0).min_by(f32::total_cmp)
}

/// The words of a block that may head columns, not far above the heads that are known already and above the rows.
fn heads_in(block: &SheetBlock, columns: &[(f32, f32)], (top, begin): (f32, f32)) -> Option<Vec<Word>> {
    let words = block_words(block);
    let em = words.first()?.at.height();
    let wide: u32 = words.iter().map(|w| width(&w.text)).sum();
    let bottom = words.iter().map(|w| w.at.y1).fold(f32::MIN, f32::max);
    let (left, right) = (columns[0].0, columns[columns.len() - 1].1);
    let inside = |w: &Word| (left - OUT..right + OUT).contains(&w.at.centre().0);
    let headlike = |w: &Word| !w.text.contains(['。', '；', '，']);
    // 30 June is a head, 30 is none
    let counted = |piece: &[Word]| piece.iter().all(|w| is_value(&w.text) && !is_year(&w.text));
    let near = top - bottom <= NEAR * em && bottom <= begin + 0.5 * em;
    let whole = near && wide <= WIDEST && words.iter().all(|w| inside(w) && headlike(w));
    // a title over labels and values heads neither
    let over_both = |piece: &[Word]| {
        let Rect { x0, x1, .. } = around(piece);
        x0 < left + OUT && x1 > columns[1].0 + OUT
    };
    let lines = lines(words);
    let parted = whole && !lines.iter().any(|line| pieces(line).iter().any(|p| over_both(p) || counted(p)));
    parted.then(|| lines.into_iter().flatten().collect())
}

/// Words by line, from left to right.
fn lines(mut words: Vec<Word>) -> Vec<Vec<Word>> {
    words.sort_by(|a, b| a.at.y1.total_cmp(&b.at.y1));
    let mut lines: Vec<Vec<Word>> = vec![];
    for word in words {
        let level = |line: &&mut Vec<Word>| (line[0].at.y1 - word.at.y1).abs() < 0.4 * word.at.height();
        match lines.last_mut().filter(level) {
            Some(line) => line.push(word),
            None => lines.push(vec![word]),
        }
    }
    lines.iter_mut().for_each(|line| line.sort_by(|a, b| a.at.x0.total_cmp(&b.at.x0)));
    lines
}

/// What stands together in a line.
fn pieces(line: &[Word]) -> Vec<&[Word]> {
    line.chunk_by(|a, b| b.at.x0 - a.at.x1 <= COLUMN * a.at.height()).collect()
}

fn around(piece: &[Word]) -> Rect {
    piece.iter().fold(piece[0].at, |all, word| binding::around(&all, &word.at))
}

/// The columns that a head is over: what stands in the middle of narrow columns may reach over the labels.
fn over(columns: &[(f32, f32)], at: Rect) -> (u32, u32) {
    let (from, to) = covers(columns, at);
    (if at.centre().0 > columns[1].0 && to > 1 { from.max(1) } else { from }, to)
}

/// The column whose middle is nearest.
fn nearest(columns: &[(f32, f32)], at: Rect) -> u32 {
    let far = |c: &(f32, f32)| ((c.0 + c.1) / 2.0 - at.centre().0).abs();
    // labels begin at the left of a wide column
    if at.centre().0 < columns[0].1.min(columns[1].0) {
        return 0;
    }
    (1..columns.len()).min_by(|a, b| far(&columns[*a]).total_cmp(&far(&columns[*b]))).unwrap_or(0) as u32
}

/// Rows of the words' lines, with what stands over one column in one cell. The `lowest` line stands right over values: heads that
/// a blank alone parts.
fn rows_of(words: Vec<Word>, columns: &[(f32, f32)], lowest: bool) -> Vec<SheetRow> {
    let lines = lines(words);
    let last = lines.len().saturating_sub(1);
    let mut rows: Vec<Vec<Head>> = vec![];
    for (i, line) in lines.into_iter().enumerate() {
        let heads = heads_of(line, columns, lowest && i == last);
        let years = heads.iter().any(|h| h.from > 0 && h.words.iter().any(|w| is_year(&w.text)));
        let spans = |row: &[Head]| row.iter().map(|h| (h.from, h.to)).collect::<Vec<_>>();
        match rows.last_mut().filter(|above| !years && above.len() > 1 && spans(above) == spans(&heads)) {
            // Headcount at / 30 June: heads of two lines
            Some(above) => above.iter_mut().zip(heads).for_each(|(a, b)| a.words.extend(b.words)),
            None => rows.push(heads),
        }
    }
    rows.into_iter().map(written).collect()
}

/// What stands over columns.
struct Head {
    from: u32,
    to: u32,
    words: Vec<Word>,
}

fn heads_of(line: Vec<Word>, columns: &[(f32, f32)], lowest: bool) -> Vec<Head> {
    let whole: Vec<usize> = pieces(&line).iter().map(|p| p.len()).collect();
    // a word for each column of values: a blank alone parts them
    let own: Vec<(usize, u32)> = line
        .chunk_by(|a, b| nearest(columns, a.at) == nearest(columns, b.at) && !is_year(&b.text))
        .map(|p| (p.len(), nearest(columns, around(p))))
        .collect();
    let values = own.iter().filter(|(_, column)| *column > 0).count();
    let narrow = lowest && values == columns.len() - 1 && own.len() > whole.len();
    let counts = if narrow { own.iter().map(|(n, _)| *n).collect() } else { whole };
    let mut heads: Vec<Head> = vec![];
    let mut rest = line;
    for (i, count) in counts.into_iter().enumerate() {
        let behind = rest.split_off(count);
        let words = std::mem::replace(&mut rest, behind);
        let (from, to) = if narrow { (own[i].1, own[i].1 + 1) } else { over(columns, around(&words)) };
        match heads.last_mut().filter(|last| last.to > from) {
            Some(last) => {
                last.to = last.to.max(to);
                last.words.extend(words);
            }
            None => heads.push(Head { from, to, words }),
        }
    }
    heads
}

fn written(heads: Vec<Head>) -> SheetRow {
    let mut row = SheetRow::default();
    for head in heads {
        if !row.line.print.is_empty() {
            row.line.print.push('\t');
        }
        let start = row.line.print.len() as u32;
        for (i, word) in head.words.into_iter().enumerate() {
            if i > 0 && spaced(&row.line.print, &word.text) {
                row.line.print.push(' ');
            }
            let begin = row.line.print.len() as u32;
            row.line.print.push_str(&word.text);
            row.line.spots.push(Spot { start: begin, end: row.line.print.len() as u32, at: word.at });
            row.line.size = row.line.size.max(word.at.height());
        }
        let end = row.line.print.len() as u32;
        row.cells.push(SheetCell { from: head.from, to: head.to, start, end });
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of words, each by its left edge and its height; a letter is 5 wide, and 10 high.
    fn line(words: &[(f32, f32, &str)]) -> SheetLine {
        let heads = words.iter().map(|(x0, y0, text)| Head {
            from: 0,
            to: 1,
            words: vec![Word {
                text: (*text).to_owned(),
                at: Rect { x0: *x0, y0: *y0, x1: x0 + 5.0 * text.chars().count() as f32, y1: y0 + 10.0 },
            }],
        });
        written(heads.collect()).line
    }

    #[test]
    fn heads_come_into_the_table_below() {
        // labels, and three columns of values
        let columns = vec![(20.0, 120.0), (205.0, 225.0), (265.0, 285.0), (325.0, 345.0)];
        let values = |y: f32| {
            let words =
                line(&[(20.0, y, "Male"), (205.0, y, "2,071"), (265.0, y, "2,166"), (325.0, y, "27.3")]);
            let cells = words.spots.iter().zip(0..).map(|(s, i)| SheetCell {
                from: i,
                to: i + 1,
                start: s.start,
                end: s.end,
            });
            SheetRow { cells: cells.collect(), line: words }
        };
        let cases: &[(Vec<SheetLine>, &[&str])] = &[
            // titles of two lines over years; a title of the table stays where it is
            (
                vec![
                    line(&[
                        (20.0, 40.0, "Workforce"),
                        (70.0, 40.0, "and"),
                        (90.0, 40.0, "turnover"),
                        (135.0, 40.0, "of"),
                        (150.0, 40.0, "the"),
                        (170.0, 40.0, "companies"),
                    ]),
                    line(&[(218.0, 60.0, "Headcounts"), (315.0, 60.0, "Turnover")]),
                    line(&[
                        (218.0, 72.0, "as"),
                        (233.0, 72.0, "at"),
                        (248.0, 72.0, "June"),
                        (325.0, 72.0, "rate"),
                    ]),
                    line(&[(205.0, 84.0, "2025"), (265.0, 84.0, "2024"), (325.0, 84.0, "2025")]),
                ],
                &["1-3:Headcounts as at June|3-4:Turnover rate", "1-2:2025|2-3:2024|3-4:2025"],
            ),
            // a blank alone parts what stands right over values
            (
                vec![line(&[(200.0, 84.0, "Hotels"), (233.0, 84.0, "management"), (300.0, 84.0, "2024/25")])],
                &["1-2:Hotels|2-3:management|3-4:2024/25"],
            ),
            // numbers are no heads
            (vec![line(&[(205.0, 84.0, "12"), (265.0, 84.0, "13")])], &[]),
        ];
        for (above, want) in cases {
            let mut blocks: Vec<SheetBlock> =
                above.iter().map(|l| SheetBlock::Text(vec![l.clone()])).collect();
            blocks.push(SheetBlock::Table { rows: vec![values(96.0)], columns: columns.clone() });
            let out = taken_in(blocks);
            let Some(SheetBlock::Table { rows, .. }) = out.last() else { panic!("no table") };
            let cell = |row: &SheetRow, c: &SheetCell| {
                format!("{}-{}:{}", c.from, c.to, &row.line.print[c.start as usize..c.end as usize])
            };
            let shown = |row: &SheetRow| row.cells.iter().map(|c| cell(row, c)).collect::<Vec<_>>().join("|");
            let heads: Vec<String> = rows[..rows.len() - 1].iter().map(shown).collect();
            assert_eq!(heads, *want);
        }
    }

    #[test]
    fn dates_go_by_order() {
        let row = |cells: &[(u32, u32, &str)]| {
            let heads = cells.iter().map(|(from, to, text)| Head {
                from: *from,
                to: *to,
                words: text.split(' ').map(|t| Word { text: t.to_owned(), at: Rect::default() }).collect(),
            });
            written(heads.collect())
        };
        let shown = |row: &SheetRow| {
            let text = |c: &SheetCell| row.line.print[c.start as usize..c.end as usize].to_owned();
            row.cells.iter().map(|c| format!("{}:{}", c.from, text(c))).collect::<Vec<_>>().join("|")
        };
        type Cells = &'static [(u32, u32, &'static str)];
        let cases: [(Cells, Option<&str>); 4] = [
            (
                &[(0, 1, "Staff 2025年6月30日"), (1, 2, "2024年6月30日"), (3, 4, "2024/25")],
                Some("0:Staff|1:2025年6月30日|2:2024年6月30日|3:2024/25"),
            ),
            // where they stand already; as many as some columns; one at the end of a title
            (&[(0, 1, "Staff"), (1, 2, "2025"), (2, 3, "2024"), (3, 4, "2023")], None),
            (&[(0, 1, "Staff 2025"), (1, 2, "2024")], None),
            (&[(0, 1, "Year 2024"), (1, 2, "Workforce"), (2, 4, "2024 2023")], None),
        ];
        for (cells, want) in cases {
            assert_eq!(by_order(&row(cells), 4).as_ref().map(shown).as_deref(), want, "{cells:?}");
        }
    }
}
