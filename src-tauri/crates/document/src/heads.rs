//! Heads of tables whose columns are kept by spaces. A print sets heads in the middle of narrow columns and over several
//! lines, and a blank alone parts them: the columns of the rows below tell which words are whose.

use crate::layout::{Shape, Shaped, go_on, is_number, is_value, keep, words_apart};
use crate::{Cell, Parted, Row, Text};

/// Lines below a head within which its rows begin.
const FIRST_ROW: usize = 5;
/// Rows by which columns are told.
const ROWS: usize = 16;
/// Words of a line of heads at most: more are a sentence.
const MOST_WORDS: usize = 16;

/// A column of the rows below a head: where it lies, and whether it holds numbers.
struct Column {
    from: u32,
    to: u32,
    numbers: bool,
}

/// Parts heads at single blanks, sets them over their columns, and puts heads of two lines together.
pub(crate) fn part(shaped: &mut Vec<Shaped>) {
    let mut taken = vec![false; shaped.len()];
    // where the heads of the line below stand in print
    let mut below: Option<Vec<(u32, u32)>> = None;
    for i in (0..shaped.len()).rev() {
        let Some(cells) = may_head(&shaped[i]).then(|| cells_of(&shaped[i])) else {
            below = None;
            continue;
        };
        let near = below.take().filter(|_| shaped[i + 1].is_below());
        if let Some(printed) = near
            && let Shape::Row(lower) = &mut shaped[i + 1].shape
            && joined(&cells, &printed, lower)
        {
            taken[i] = true;
            shaped[i + 1].gap = shaped[i].gap;
            below = Some(printed);
            continue;
        }
        let Some(columns) = columns_below(&shaped[i + 1..]) else { continue };
        let Some(parted) = parted(&cells, &columns) else {
            below = (cells.len() > 1).then(|| cells.iter().map(|c| (c.from, c.to)).collect());
            continue;
        };
        below = Some(parted.iter().map(|(printed, _)| (printed.from, printed.to)).collect());
        let cells = parted.into_iter().map(|(_, set)| set).collect();
        shaped[i].shape = Shape::Row(Row { cells, parted: Parted::Spaces });
        shaped[i].text = Text::default();
    }
    keep(shaped, &taken);
}

/// A line of words and years and no other number.
fn may_head(line: &Shaped) -> bool {
    let word = |t: &str| !is_number(t) || is_year(t);
    match &line.shape {
        Shape::Row(Row { cells, parted: Parted::Spaces }) => {
            cells.len() > 1 && cells.iter().all(|c| word(&c.text.text))
        }
        Shape::Plain { heading: None, bullet: false, .. } => {
            let text = &line.text.text;
            line.width < 80 && !text.ends_with(['。', '，', '；', ':', ',']) && text.split(' ').any(is_year)
        }
        _ => false,
    }
}

fn cells_of(line: &Shaped) -> Vec<Cell> {
    match &line.shape {
        Shape::Row(row) => row.cells.clone(),
        Shape::Plain { from, to, .. } => vec![Cell { text: line.text.clone(), from: *from, to: *to }],
    }
}

/// `2024`, `2024年`, `2023/24`, `FY2024`, `二零二五财年`: a year that heads a column, marked or not.
pub(crate) fn is_year(word: &str) -> bool {
    // most words are told by their first letter
    if !word.starts_with(['F', '1', '2', '一', '二']) {
        return false;
    }
    let word = word.strip_prefix("FY").unwrap_or(word);
    let word = word.split('(').next().unwrap_or_default().trim_end_matches(['*', '年', '度', '财']);
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    if let Some((year, end)) = word.split_once(['/', '-', '–']) {
        return is_year_number(year) && digits(end) && matches!(end.len(), 2 | 4);
    }
    is_year_number(word)
        || word.chars().count() == 4
            && word.starts_with(['二', '一'])
            && word.chars().all(|c| "零〇一二三四五六七八九".contains(c))
}

fn is_year_number(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("20") || text.starts_with("19"))
        && text.bytes().all(|b| b.is_ascii_digit())
}

/// The columns of values of the rows below, or nothing where their rows do not agree on them.
fn columns_below(lines: &[Shaped]) -> Option<Vec<Column>> {
    let value = |t: &str| is_value(t) && !is_year(t);
    let is_data = |line: &Shaped| match &line.shape {
        Shape::Row(Row { cells, parted: Parted::Spaces }) => {
            cells.len() > 1 && cells[1..].iter().any(|c| value(&c.text.text))
        }
        _ => false,
    };
    let near = |line: &&Shaped| line.gap < 3 && !line.new_page;
    let first = lines.iter().take(FIRST_ROW).take_while(near).position(is_data)?;
    let rows: Vec<&[Cell]> = lines[first..]
        .iter()
        .take(ROWS)
        .enumerate()
        .take_while(|(i, line)| *i == 0 || near(line))
        .filter(|(_, line)| is_data(line))
        .filter_map(|(_, line)| match &line.shape {
            Shape::Row(row) if !value(&row.cells[0].text.text) => Some(&row.cells[..]),
            _ => None,
        })
        .collect();
    let rows: Vec<Vec<&Cell>> = rows.into_iter().map(without_signs).collect();
    let most = rows.iter().map(|cells| cells.len()).max()?;
    let full: Vec<Vec<&Cell>> = rows.into_iter().filter(|cells| cells.len() == most).collect();
    if most < 3 || full.len() < 2 {
        return None;
    }
    let numbers =
        |at: usize| full.iter().filter(|cells| value(&cells[at].text.text)).count() * 2 > full.len();
    let column = |at: usize| Column { from: full[0][at].from, to: full[0][at].to, numbers: numbers(at) };
    let mut columns: Vec<Column> = (1..most).map(column).collect();
    let mut astray = 0;
    for cells in &full[1..] {
        let wider = |(column, cell): (&Column, &&Cell)| (column.from.min(cell.from), column.to.max(cell.to));
        let wide: Vec<(u32, u32)> = columns.iter().zip(&cells[1..]).map(wider).collect();
        // a row whose cells are out of line
        if wide.windows(2).any(|w| w[0].1 > w[1].0) {
            astray += 1;
            continue;
        }
        columns.iter_mut().zip(wide).for_each(|(column, wide)| (column.from, column.to) = wide);
    }
    (astray * 2 <= full.len()).then_some(columns)
}

/// `48.8 %`: a sign behind a number has no column of its own.
fn without_signs(cells: &[Cell]) -> Vec<&Cell> {
    cells.iter().filter(|c| c.text.text != "%").collect()
}

/// The heads of a line, each as it is printed and as it stands over its column; nothing where blanks part none of them.
fn parted(cells: &[Cell], columns: &[Column]) -> Option<Vec<(Cell, Cell)>> {
    let plain = cells.len() == 1;
    let words: usize = cells.iter().map(|c| c.text.text.split(' ').count()).sum();
    if words > MOST_WORDS || cells.len() > columns.len() {
        return None;
    }
    let named = |first: &Cell| first.to <= columns[0].from && !is_year(&first.text.text);
    if cells.len() >= columns.len() + usize::from(named(&cells[0])) {
        return None;
    }
    let mut parts: Vec<Cell> = cells.iter().flat_map(by_years).collect();
    let years = parts.len() > cells.len();
    let numbers = columns.iter().filter(|c| c.numbers).count();
    let named = named(&parts[0]);
    let wanted = columns.len() + usize::from(named);
    if parts.len() < wanted {
        let need = wanted - parts.len();
        let mut whole = parts.iter().enumerate().skip(usize::from(named));
        let fits = |c: &Cell| c.text.text.split(' ').count() == need + 1;
        if let Some((at, _)) = whole.find(|(_, c)| fits(c)).filter(|_| years) {
            let apart = words_apart(&parts[at]);
            parts.splice(at..=at, apart);
        }
    }
    // each as printed, and as it stands over the columns, the first of them over none where it heads the labels
    let over = |columns: Vec<Option<&Column>>| {
        let set = |(c, column): (&Cell, Option<&Column>)| {
            let set = column.map_or(c.clone(), |at| Cell { from: at.from, to: at.to, ..c.clone() });
            (c.clone(), set)
        };
        parts.iter().zip(columns.into_iter().chain(std::iter::repeat(None))).map(set).collect()
    };
    if years && parts.len() == wanted {
        return Some(over(named.then_some(None).into_iter().chain(columns.iter().map(Some)).collect()));
    }
    // years alone, over the numbers right of the units
    let only_years = parts.iter().all(|c| is_year(&c.text.text));
    if years && only_years && parts.len() == numbers {
        return Some(over(columns.iter().filter(|c| c.numbers).map(Some).collect()));
    }
    (years && !plain && parts.len() < wanted).then(|| over(vec![]))
}

/// `Unit 2024/25 2023/24 Change`: years apart from the words beside them; `2024 vs 2023` is one head.
fn by_years(cell: &Cell) -> Vec<Cell> {
    let text = &cell.text.text;
    let words: Vec<&str> = text.split(' ').collect();
    // 2024 年主动流失率 is one head too
    let compares = |w: &&str| {
        matches!(*w, "vs" | "vs." | "v" | "to" | "and" | "-" | "–" | "与" | "较" | "/" | "in" | "of")
            || w.starts_with(['年', '度'])
    };
    let years = words.iter().filter(|w| is_year(w)).count();
    if years == 0 || words.len() == 1 || words.iter().any(compares) || years == 1 && words.len() > 2 {
        return vec![cell.clone()];
    }
    let mut parts: Vec<Cell> = vec![];
    let mut ends_in_year = true;
    for word in words_apart(cell) {
        let year = is_year(&word.text.text);
        match parts.last_mut() {
            // 2023 (restated)
            Some(last) if !year && (!ends_in_year || word.text.text.starts_with('(')) => go_on(last, &word),
            _ => {
                ends_in_year = year;
                parts.push(word);
            }
        }
    }
    parts
}

/// `3` over `Natural gas   m   412,600`, `(1)` over a label: what a print sets higher stands on a line of its own. It is put back
/// behind the `m` that it makes square or cubic, or left out as a note's mark.
pub(crate) fn lower_raised(shaped: &mut Vec<Shaped>) {
    let mut taken = vec![false; shaped.len()];
    for i in 1..shaped.len() {
        let (above, below) = shaped.split_at_mut(i);
        let (raised, row) = (&above[i - 1], &mut below[0]);
        let Shape::Plain { from, heading: None, bullet: false, .. } = raised.shape else { continue };
        let text = raised.text.text.trim();
        let power = matches!(text, "2" | "3");
        let mark = text.len() <= 4
            && text.strip_prefix('(').and_then(|t| t.strip_suffix(')')).is_some_and(is_number);
        if !power && !mark || !row.is_below() {
            continue;
        }
        let Shape::Row(Row { cells, parted: Parted::Spaces }) = &mut row.shape else { continue };
        let Some(cell) = cells.iter_mut().find(|c| c.from < from && from <= c.to + 1) else { continue };
        if power {
            let ends = |at: &usize| {
                let rest = &cell.text.text[*at..];
                let metre = cell.text.text[..*at].ends_with('m');
                let near =
                    cell.from.abs_diff(from).abs_diff(cell.text.text[..*at].chars().count() as u32) <= 1;
                metre && near && (rest.is_empty() || rest.starts_with([' ', '/', ')']))
            };
            let bytes = cell.text.text.char_indices().map(|(at, c)| at + c.len_utf8());
            let Some(at) = bytes.collect::<Vec<usize>>().into_iter().find(ends) else { continue };
            let mut whole = cell.text.slice(0..at);
            whole.join(&raised.text);
            whole.join(&cell.text.slice(at..cell.text.text.len()));
            cell.text = whole;
        }
        taken[i - 1] = true;
    }
    keep(shaped, &taken);
}

/// `Group | Total` over `Number | Share | Number | Share`: heads of columns that take all lines of a head stand halfway down it,
/// left and right of the lower heads. They are put into the lower line.
pub(crate) fn join_beside(shaped: &mut Vec<Shaped>) {
    let heads = |line: &Shaped| match &line.shape {
        Shape::Row(Row { cells, parted: Parted::Spaces }) => {
            let words = |c: &Cell| !c.text.text.contains(|c: char| c.is_ascii_digit());
            (cells.len() > 1 && cells.iter().all(words)).then(|| (cells[0].from, cells[cells.len() - 1].to))
        }
        _ => None,
    };
    let has_values = |line: &Shaped| matches!(&line.shape, Shape::Row(row) if row.cells.iter().any(|c| is_value(&c.text.text)));
    let mut taken = vec![false; shaped.len()];
    for i in 1..shaped.len().saturating_sub(1) {
        let (Some(_), Some((from, to))) = (heads(&shaped[i - 1]), heads(&shaped[i])) else { continue };
        if !shaped[i].is_below() || !has_values(&shaped[i + 1]) {
            continue;
        }
        let (above, below) = shaped.split_at_mut(i);
        let (Shape::Row(upper), Shape::Row(lower)) = (&above[i - 1].shape, &mut below[0].shape) else {
            continue;
        };
        if upper.cells.iter().all(|c| c.to <= from || c.from >= to) {
            lower.cells.extend(upper.cells.iter().cloned());
            lower.cells.sort_by_key(|c| c.from);
            below[0].gap = above[i - 1].gap;
            taken[i - 1] = true;
        }
    }
    keep(shaped, &taken);
}

/// Puts a line of heads into the heads right below it, where each of its words stands over one that goes on with it,
/// `Property` over `management`, `2023` over `(restated)`.
fn joined(upper: &[Cell], printed: &[(u32, u32)], lower: &mut Row) -> bool {
    let words: Vec<Cell> = upper.iter().flat_map(words_apart).collect();
    let goes_on = |c: &Cell| c.text.text.starts_with(|c: char| c.is_ascii_lowercase() || c == '(');
    let under = |word: &Cell| {
        let mut over = (0..printed.len()).filter(|at| word.from < printed[*at].1 && printed[*at].0 < word.to);
        over.next().filter(|at| over.next().is_none() && goes_on(&lower.cells[*at]))
    };
    let Some(places) = words.iter().map(under).collect::<Option<Vec<usize>>>() else { return false };
    for at in 0..printed.len() {
        let mut above = words.iter().zip(&places).filter(|(_, place)| **place == at).map(|(word, _)| word);
        if let Some(first) = above.next() {
            let mut text = first.text.clone();
            let mut join = |rest: &Text| text.append(rest);
            above.for_each(|word| join(&word.text));
            join(&lower.cells[at].text);
            lower.cells[at].text = text;
        }
    }
    true
}
