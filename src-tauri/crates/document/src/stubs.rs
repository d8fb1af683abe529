//! Cells of words that a blank alone parts, in columns kept by spaces: a label that its column has no room for comes near its
//! unit, a group near its first row. The rows around tell where their columns begin.

use crate::layout::{Shape, Shaped, go_on, is_value, keep, parted_at, words_apart};
use crate::{Cell, Parted, Row, Text};

/// Lines without values that a table's rows may have between them.
const BETWEEN: usize = 4;
/// Rows that must have a cell of words at a column.
const FEW: usize = 3;
/// Columns that prints of mixed fonts drift by.
const DRIFT: u32 = 2;

/// A column of words that is not the first: where it begins, and what stands in it.
struct Column {
    from: u32,
    texts: Vec<String>,
}

impl Column {
    fn begins_at(&self, at: u32) -> bool {
        self.from.abs_diff(at) <= DRIFT
    }

    /// What recurs is a unit; labels do not.
    fn holds(&self, text: &str) -> bool {
        self.texts.iter().any(|t| begins_with(t, text) || begins_with(text, t))
    }
}

/// Whether a text begins with another, a word in letters whole.
fn begins_with(text: &str, head: &str) -> bool {
    let rest = text.strip_prefix(head);
    rest.is_some_and(|r| {
        !(head.ends_with(|c: char| c.is_ascii_alphabetic())
            && r.starts_with(|c: char| c.is_ascii_alphabetic()))
    })
}

/// Parts cells at the columns of the rows around, and puts together what goes on in the line below.
pub(crate) fn part(shaped: &mut Vec<Shaped>) {
    let mut taken = vec![false; shaped.len()];
    let mut at = 0;
    while at < shaped.len() {
        let end = end_of_block(shaped, at);
        if end > at + FEW {
            let columns = columns_of(&shaped[at..end]);
            if !columns.is_empty() {
                shaped[at..end].iter_mut().for_each(|line| part_line(line, &columns));
                join(&mut shaped[at..end], &columns, &mut taken[at..end]);
            }
        }
        at = end.max(at + 1);
    }
    keep(shaped, &taken);
}

fn row(line: &Shaped) -> Option<&[Cell]> {
    match &line.shape {
        Shape::Row(Row { cells, parted: Parted::Spaces }) => Some(cells),
        _ => None,
    }
}

/// Cells before a row's first value; none where it has no value.
fn words_before_values(cells: &[Cell]) -> Option<usize> {
    cells.iter().position(|c| is_value(&c.text.text))
}

/// Where the rows end that begin at a line: at a page, at a wide gap, at lines that are none.
fn end_of_block(shaped: &[Shaped], from: usize) -> usize {
    let (mut end, mut without) = (from, 0);
    for (at, line) in shaped.iter().enumerate().skip(from) {
        if at > from && (line.new_page || line.gap > 2) {
            break;
        }
        if row(line).and_then(words_before_values).is_some() {
            (end, without) = (at + 1, 0);
        } else {
            without += 1;
        }
        if without > BETWEEN {
            break;
        }
    }
    // a label may go on below the last row
    let below = shaped.get(end).is_some_and(Shaped::is_below);
    if end > from && below { end + 1 } else { end }
}

fn columns_of(block: &[Shaped]) -> Vec<Column> {
    let mut columns: Vec<Column> = vec![];
    for cells in block.iter().filter_map(row) {
        let words = words_before_values(cells).unwrap_or_default();
        for cell in cells.iter().take(words).skip(1) {
            let text = cell.text.text.clone();
            match columns.iter_mut().find(|c| c.from == cell.from) {
                Some(column) => column.texts.push(text),
                None => columns.push(Column { from: cell.from, texts: vec![text] }),
            }
        }
    }
    columns.retain(|c| c.texts.len() >= FEW);
    columns
}

/// Parts the first cell of a line at a column that it runs over.
fn part_line(line: &mut Shaped, columns: &[Column]) {
    let first = match &line.shape {
        Shape::Row(Row { cells, parted: Parted::Spaces }) => cells[0].clone(),
        Shape::Plain { from, to, heading: None, bullet: false } => {
            Cell { text: line.text.clone(), from: *from, to: *to }
        }
        _ => return,
    };
    let Some([label, rest]) = parted(&first, columns) else { return };
    if let Shape::Row(row) = &mut line.shape {
        row.cells.splice(..1, [label, rest]);
    } else {
        line.shape = Shape::Row(Row { cells: vec![label, rest], parted: Parted::Spaces });
        line.text = Text::default();
    }
}

fn parted(cell: &Cell, columns: &[Column]) -> Option<[Cell; 2]> {
    let text = cell.text.text.as_str();
    if !text.contains(' ') {
        return None;
    }
    let column = columns.iter().find(|c| cell.from + DRIFT < c.from && c.from + DRIFT < cell.to)?;
    let mut byte = 0;
    for pair in words_apart(cell).windows(2) {
        byte += pair[0].text.text.len();
        // a blank of a sentence in letters may stand anywhere
        if column.begins_at(pair[1].from) && column.holds(&text[byte + 1..]) {
            return Some(parted_at(cell, byte, pair[1].from - 1));
        }
        byte += 1;
    }
    None
}

/// Puts the words of a line back into the row above whose label and unit they go on with.
fn join(block: &mut [Shaped], columns: &[Column], taken: &mut [bool]) {
    let mut last = 0;
    for i in 1..block.len() {
        if !taken[i - 1] {
            last = i - 1;
        }
        let (above, below) = block.split_at_mut(i);
        let (Some(upper), Some(lower)) = (row_mut(&mut above[last]), row(&below[0])) else { continue };
        if !below[0].is_below() {
            continue;
        }
        // 能源间接排放 | 万吨二氧化碳 over 当量 | 132.84: a unit of two lines, its values beside the second
        let values = words_before_values(lower);
        if let ([_, unit], Some(1)) = (&mut upper[..], values)
            && columns
                .iter()
                .any(|c| c.begins_at(unit.from) && c.begins_at(lower[0].from) && c.holds(&unit.text.text))
        {
            go_on(unit, &lower[0]);
            upper.extend_from_slice(&lower[1..]);
            taken[i] = true;
            continue;
        }
        // 排放密度(按雇员 | 公吨/ | 0.211 over 人数) | 雇员
        let open = |c: &Cell| {
            let text = &c.text.text;
            text.matches('(').count() > text.matches(')').count() || text.ends_with('/')
        };
        let over = |c: &Cell| upper.iter().position(|o| o.from.abs_diff(c.from) <= DRIFT);
        let places: Option<Vec<usize>> = lower.iter().map(over).collect();
        let Some(places) = places.filter(|p| values.is_none() && p.iter().any(|at| open(&upper[*at]))) else {
            continue;
        };
        for (at, cell) in places.into_iter().zip(lower.to_vec()) {
            go_on(&mut upper[at], &cell);
        }
        taken[i] = true;
    }
}

fn row_mut(line: &mut Shaped) -> Option<&mut Vec<Cell>> {
    match &mut line.shape {
        Shape::Row(Row { cells, parted: Parted::Spaces }) => Some(cells),
        _ => None,
    }
}
