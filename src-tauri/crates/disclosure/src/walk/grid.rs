//! Tables of plain text under heads that are not years alone, with their cells parted by single blanks or a line each: told by
//! their shape, as many values in each of several rows as there are names over them.

use std::ops::Range;

use super::broken::StreamRow;
use super::stacked::only_split;
use super::*;

/// A line of a table: what it is called, what it is counted in, and what stands in its columns.
struct Line<'t> {
    text: &'t Text,
    label: Range<usize>,
    unit: Option<Range<usize>>,
    values: Vec<Range<usize>>,
    /// its unit stands behind its values
    unit_last: bool,
    /// a year, which its label is
    dated: bool,
}

/// What stands over the columns of values.
struct Heads {
    corner: Text,
    columns: Vec<Text>,
    /// over these, each over as many
    years: Vec<Text>,
}

/// How the cells of a row follow each other, a line each.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shape {
    /// a year, which its label is
    dated: bool,
    unit: bool,
    code: bool,
    values: usize,
    unit_behind: bool,
    code_behind: bool,
}

/// Bytes of a line of heads: what is longer is text.
const LONGEST: usize = 300;
/// Cells over the first row of a table.
const MOST_CELLS: usize = 20;
/// Values of a row.
const MOST_VALUES: usize = 12;

impl Walk<'_> {
    /// 类别 人数 占比 / 男性 2,271 27.0% / 女性 6,141 73.0%; years over 排放量 and 密度; 财年 氮氧化物 硫氧化物 over a row a year. Gives how many
    /// items it took.
    pub(super) fn plain_grid(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let first = passage(items, at)?;
        // most lines have no row of values below them: told before any is read
        let marks = |t: &str| may_hold_marks(t) && t.contains(['。', '，', '；']);
        let may_head = |t: &Text| t.text.len() <= LONGEST && !marks(&t.text);
        let blanks = memchr::memchr(b' ', first.text.as_bytes()).is_some();
        if !blanks || !may_head(first) || first.text.ends_with(['.', ':']) {
            return None;
        }
        let may_count = |t: &Text| {
            let counts = |word: &str| {
                word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | '(' | '<'))
            };
            t.text.len() <= LONGEST && t.text.trim_end().rsplit(' ').take(3).filter(|w| counts(w)).count() > 1
        };
        // 对应条款: a column of codes behind the values
        let codes = |t: &Text| t.text.rsplit(' ').take_while(|w| names_a_standard(w)).count();
        let codes = codes(first).max(passage(items, at + 1).map_or(0, codes));
        let counts = |i: &usize| {
            passage(items, *i).is_some_and(|t| (codes > 0 || may_count(t)) && self.line(t, codes).is_some())
        };
        let from = (at + 1..=at + 3).find(counts)?;
        let line = self.line(passage(items, from)?, codes)?;
        let count = line.values.len();
        let over: Vec<&Text> = (at..from).filter_map(|i| passage(items, i)).filter(|t| may_head(t)).collect();
        if over.len() < from - at || over.iter().any(|t| self.line(t, codes).is_some()) {
            return None;
        }
        // 性别 between the heads and the first row
        let group = |t: &&Text| !t.text.contains(' ') && t.text.chars().count() <= 24;
        let named = over.iter().rev().take_while(|t| group(t)).count().min(over.len() - 1);
        let (over, named) = over.split_at(over.len() - named);
        let (mut rows, end) = self.lines(items, from, &line, codes);
        if let Some((groups, _)) = rows.first_mut() {
            groups.extend(named.iter().map(|t| (*t).clone()));
        }
        let Some(heads) = self.heads_on_lines(over, count) else {
            // heads that nobody understands are heads all the same, and those above are none of the rows below
            let led = over.len() == 1 && first.text.split(' ').next().is_some_and(is_header_word);
            let open = self.header.values().len() == count;
            let plain = !crate::quantity::has_digit(&first.text);
            if !led || !open || !plain || rows.len() < 2 {
                return None;
            }
            self.suspend();
            self.suspended = None;
            return Some(1);
        };
        if !self.may_be_read(&heads, line.unit_last) || rows.len() < 2 && (count < 3 || rows.is_empty()) {
            return None;
        }
        // 未满30岁 男 / 女: what the first column names is printed once
        let two = heads.corner.text.contains(' ') && !heads.corner.text.is_ascii();
        let mut above: Option<Text> = None;
        let mut label = |row: &Line<'_>| {
            let label = row.text.slice(row.label.clone());
            match (label.text.split_once(' ').map(|(first, _)| first.len()), &above) {
                (Some(first), _) if two => above = Some(label.slice(0..first)),
                (None, Some(_)) if self.label(&label).reading.tags.has_any(tags!("sum")) => above = None,
                (None, Some(first)) => {
                    let mut whole = first.clone();
                    whole.append(&label);
                    return whole;
                }
                _ => {}
            }
            label
        };
        let unit = |row: &Line<'_>| row.unit.clone().map(|unit| row.text.slice(unit));
        let rows = rows.into_iter().map(|(groups, row)| StreamRow {
            groups,
            label: label(&row),
            unit: unit(&row),
            whom: None,
            values: row.values.iter().map(|value| row.text.slice(value.clone())).collect(),
        });
        let rows = rows.collect();
        self.read_grid(heads, rows, items[at]);
        Some(end - at)
    }

    /// The same, a cell a line: 财年 / 氮氧化物 / 硫氧化物 / 2024 / 2,416.7 / 14.2 / 2023 / 2,288.4 / 13.5.
    pub(super) fn cell_grid(&mut self, items: &[&Item], at: usize, first_of_all: bool) -> Option<usize> {
        let short = |i: usize| passage(items, i).filter(|t| t.text.chars().count() <= HEAD_BYTES / 2);
        // most lines have no two values below them: told before any is read
        let numbers = || self.looks.numbers(at + 2..at + MOST_CELLS + 1);
        numbers().next()?;
        short(at).filter(|t| !t.text.ends_with(['。', '，', ':', '.', '；']))?;
        let amount = |i: usize| self.is_amount(passage(items, i));
        let first = numbers().find(|i| amount(*i) && amount(*i + 1))?;
        // 本科 1,876人 is a row of its own
        let row = |t: &str| {
            t.rsplit_once(' ').is_some_and(|(_, last)| {
                cell_value(last) != CellValue::Text
                    && !last.parse::<i32>().is_ok_and(|y| crate::quantity::YEARS.contains(&y))
            })
        };
        if !(at..first)
            .all(|i| short(i).is_some_and(|t| !t.text.contains(['。', '，', '；']) && !row(&t.text)))
        {
            return None;
        }
        // the label of the first row, with what it is counted in and the code of a standard before its values
        let (from, shape) = (1..=3)
            .filter_map(|back| first.checked_sub(back).filter(|from| *from > at))
            .find_map(|from| Some((from, self.shape_of(items, from, first)?)))?;
        let next = self.row_at(items, from, shape)?.1;
        // 性别 between the heads and the rows of its groups
        let again = (next..=next + 2).any(|i| self.row_at(items, i, shape).is_some());
        // 密度 / (吨/人), Average hours / per head: a head on two lines
        let mut cells: Vec<Text> = vec![];
        for cell in (at..from).filter_map(|i| passage(items, i)) {
            let more = cell.text.starts_with(|c: char| c == '(' || c.is_ascii_lowercase())
                && whole_unit(&cell.text).is_none_or(|_| cell.text.starts_with('('));
            match cells.last_mut().filter(|_| more) {
                Some(last) if last.text.is_ascii() => last.append(cell),
                Some(last) => last.join(cell),
                None => cells.push(cell.clone()),
            }
        }
        let cells: Vec<&Text> = cells.iter().collect();
        let mut heads = self.heads_in_cells(&cells, shape.values)?;
        // one row alone, under groups that are told
        let groups = |t: &Text| !self.label(t).reading.axes.is_empty() && self.is_told(t);
        if !(again || shape.values > 2 && heads.columns.iter().all(groups)) {
            return None;
        }
        let all_dated = heads.columns.iter().all(|t| self.is_year(&t.text));
        if first_of_all == (heads.years.is_empty() && !shape.dated)
            || all_dated && !shape.unit_behind
            || shape.dated && heads.corner.text.is_empty()
        {
            return None;
        }
        let row = self.row_at(items, from, shape)?.0;
        self.put_sum_last(&mut heads.columns, &row.values.iter().collect::<Vec<_>>())?;
        let (mut rows, mut groups, mut end, mut i) = (vec![], vec![], from, from);
        while let Some(text) = short(i) {
            if let Some((mut row, next)) = self.row_at(items, i, shape) {
                row.groups = std::mem::take(&mut groups);
                rows.push(row);
                (i, end) = (next, next);
                continue;
            }
            let group = !crate::quantity::has_digit(&text.text) && !text.text.ends_with(['。', ':', '，']);
            if !group || groups.len() > 1 {
                break;
            }
            groups.push(text.clone());
            i += 1;
        }
        self.read_grid(heads, rows, items[at]);
        Some(end - at)
    }

    /// Years alone are read as heads elsewhere, but for units behind the values.
    fn may_be_read(&self, heads: &Heads, unit_last: bool) -> bool {
        let years = heads.columns.iter().filter(|t| self.is_year(&t.text)).count();
        years == 0 || unit_last && years == heads.columns.len()
    }

    fn read_grid(&mut self, heads: Heads, rows: Vec<StreamRow>, item: &Item) {
        // what stood over the columns of the last table is none of this one's
        if self.last_was_data {
            self.header.above.clear();
        }
        if !heads.years.is_empty() {
            self.stream_head(std::iter::once(heads.corner.clone()).chain(heads.years).collect());
        }
        self.stream_head(std::iter::once(heads.corner).chain(heads.columns).collect());
        self.read_rows(rows, item);
    }

    /// A number of a cell that is no year of a head.
    fn is_amount(&self, text: Option<&Text>) -> bool {
        text.is_some_and(|t| matches!(cell_value(&t.text), CellValue::Number(_)) && !self.is_year(&t.text))
    }

    /// How the cells follow each other in the row whose label is one cell and whose first value another.
    fn shape_of(&self, items: &[&Item], from: usize, first: usize) -> Option<Shape> {
        let text = |i: usize| passage(items, i).map_or("", |t| t.text.as_str());
        let year = self.is_year(text(from));
        let named = cell_value(text(from)) == CellValue::Text
            && whole_unit(text(from)).is_none()
            && !is_code(text(from));
        let (mut unit, mut code) = (false, false);
        for i in from + 1..first {
            if whole_unit(text(i)).is_some() && !unit {
                unit = true;
            } else if is_code(text(i)) && !code {
                code = true;
            } else {
                return None;
            }
        }
        let is_value = |i: usize| {
            passage(items, i).is_some_and(|t| {
                !matches!(cell_value(&t.text), CellValue::Text) && (!year || !self.is_year(&t.text))
            })
        };
        let values = (first..=first + MOST_VALUES).take_while(|i| is_value(*i)).count();
        if !(year && first == from + 1 || named && !year) || !(2..=MOST_VALUES).contains(&values) {
            return None;
        }
        let end = first + values;
        let unit_behind = !unit && whole_unit(text(end)).is_some();
        let behind = end + usize::from(unit_behind);
        let code_behind = !code && is_code(text(behind)) && cell_value(text(behind)) == CellValue::Text;
        Some(Shape { dated: year, unit, code, values, unit_behind, code_behind })
    }

    pub(super) fn is_year(&self, text: &str) -> bool {
        year_of_head(text, self.profile.year).is_some()
    }

    /// The row of a shape that begins at a cell, and where the next one may.
    fn row_at(&self, items: &[&Item], from: usize, shape: Shape) -> Option<(StreamRow, usize)> {
        let label = passage(items, from)?;
        let named = cell_value(&label.text) == CellValue::Text;
        if shape.dated != self.is_year(&label.text)
            || !shape.dated && !named
            || whole_unit(&label.text).is_some()
        {
            return None;
        }
        let mut at = from + 1;
        let mut unit = None;
        for _ in 0..usize::from(shape.unit) + usize::from(shape.code) {
            let cell = passage(items, at)?;
            if shape.unit && unit.is_none() && whole_unit(&cell.text).is_some() {
                unit = Some(cell.clone());
            } else if !(shape.code && is_code(&cell.text)) {
                return None;
            }
            at += 1;
        }
        let values: Vec<&Text> = (at..at + shape.values)
            .map_while(|i| passage(items, i))
            .filter(|t| !matches!(cell_value(&t.text), CellValue::Text))
            .collect();
        at += shape.values;
        if values.len() < shape.values || shape.dated && values.iter().any(|t| self.is_year(&t.text)) {
            return None;
        }
        if shape.unit_behind {
            unit = Some(passage(items, at).filter(|t| whole_unit(&t.text).is_some())?.clone());
            at += 1;
        }
        if shape.code_behind
            && passage(items, at).is_some_and(|t| is_code(&t.text) || cell_value(&t.text) == CellValue::Dash)
        {
            at += 1;
        }
        // one value more: of a row of another shape
        if !shape.unit_behind && !shape.code_behind && !shape.dated && self.is_amount(passage(items, at)) {
            return None;
        }
        let values = values.into_iter().cloned().collect();
        Some((StreamRow { groups: vec![], label: label.clone(), unit, whom: None, values }, at))
    }

    /// A line as a row, where it ends in two values or more.
    fn line<'t>(&self, text: &'t Text, codes: usize) -> Option<Line<'t>> {
        let t = &text.text;
        if t.len() > LONGEST || t.contains(['。', '；', '=']) {
            return None;
        }
        let mut words = with_shares(t, words_of_rows(t));
        for _ in 0..codes {
            words.pop_if(|w| is_code(&t[w.clone()]) || matches!(&t[w.clone()], "-" | "–" | "—" | "/"));
        }
        let is_value = |w: &&Range<usize>| !matches!(cell_value(&t[(*w).clone()]), CellValue::Text);
        let is_unit =
            |w: &Range<usize>| !t.as_bytes()[w.start].is_ascii_digit() && whole_unit(&t[w.clone()]).is_some();
        let unit_last = words.len() > 3 && words.last().is_some_and(|w| !is_value(&w) && is_unit(w));
        let behind = unit_last.then(|| words.pop()).flatten();
        let values = words.iter().rev().take_while(is_value).count();
        let dated = values == words.len() && words.first().is_some_and(|w| self.is_year(&t[w.clone()]));
        let values = if dated { values - 1 } else { values };
        let first = words.len() - values;
        if values < 2 || first == 0 || first > super::broken::LABEL_WORDS {
            return None;
        }
        let (label, unit) = if behind.is_some() || dated {
            (words[0].start..words[first - 1].end, behind)
        } else {
            unit_at_end(t, &words[..first])
        };
        Some(Line { text, label, unit, values: words.split_off(first), unit_last, dated })
    }

    /// The rows from a line on that have as many values, each with the lines above it that name a group; and where they end.
    fn lines<'t>(
        &self,
        items: &[&'t Item],
        from: usize,
        like: &Line<'_>,
        codes: usize,
    ) -> (Vec<(Vec<Text>, Line<'t>)>, usize) {
        let (mut rows, mut groups, mut end, mut at) = (vec![], vec![], from, from);
        while let Some(text) = passage(items, at) {
            at += 1;
            match self.line(text, codes) {
                Some(line) if line.values.len() == like.values.len() && line.dated == like.dated => {
                    rows.push((std::mem::take(&mut groups), line));
                    end = at;
                }
                Some(_) => break,
                // 按性别划分 between two rows
                None => {
                    let t = &text.text;
                    let short = t.chars().count() <= 24 && !crate::quantity::has_digit(t) && !t.contains(' ');
                    if !short || groups.len() > 1 || t.ends_with(['。', ':', '，']) {
                        break;
                    }
                    groups.push(text.clone());
                }
            }
        }
        (rows, end)
    }

    /// The names over as many columns of values: those of the last line above them, below years that are over as many each, or
    /// above what each is counted in.
    fn heads_on_lines(&self, over: &[&Text], count: usize) -> Option<Heads> {
        let (last, before) = over.split_last()?;
        // 千瓦时 立方米 千克: of each column
        let cells = |line: &Text| -> Vec<Text> {
            bracketed(&line.text, words(&line.text)).into_iter().map(|w| line.slice(w)).collect()
        };
        let (units, (last, before)) = match units_of(cells(last), count).filter(|_| !before.is_empty()) {
            Some(units) => (Some(units), before.split_last()?),
            None => (None, (last, before)),
        };
        let told =
            |words: &[Range<usize>]| self.is_told(&last.slice(words[0].start..words[words.len() - 1].end));
        let head = |w: &Range<usize>| {
            let word = &last.text[w.clone()];
            !is_unit_header(word) && !names_a_standard(word)
        };
        let mut words: Vec<Range<usize>> =
            bracketed(&last.text, words(&last.text)).into_iter().filter(head).collect();
        let joined = |parts: Vec<&[Range<usize>]>| -> Vec<Range<usize>> {
            parts.iter().map(|p| p[0].start..p[p.len() - 1].end).collect()
        };
        // Category Employees trained (%) Average training hours: each begins with a capital letter
        let begins = |w: &Range<usize>| {
            last.text[w.clone()].starts_with(|c: char| {
                c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '%' | '<' | '>')
            })
        };
        let mut cased: Vec<Range<usize>> = vec![];
        for word in words.iter().filter(|_| last.text.is_ascii()) {
            match cased.last_mut().filter(|_| !begins(word)) {
                Some(head) => head.end = word.end,
                None => cased.push(word.clone()),
            }
        }
        let led = cased.len() == count + 1 && is_header_word(&last.text[cased[0].clone()]);
        let (corner, columns) = if words.len() == count {
            (None, words)
        } else if cased.len() == count {
            (None, cased)
        } else if led {
            (Some(cased[0].clone()), cased[1..].to_vec())
        } else if words.len() == count + 1 {
            (Some(words[0].clone()), words[1..].to_vec())
        } else if words.len() > count
            && words.len() <= count + 3
            && words[words.len() - count..].iter().all(|w| self.is_year(&last.text[w.clone()]))
        {
            // 关键绩效指标 说明 2024 2023 2022 单位
            let columns = words.split_off(words.len() - count);
            (words.first().map(|first| first.start..words[words.len() - 1].end), columns)
        } else if words.len() == count + 2
            && words[..2].iter().all(|w| is_axis(&self.label(&last.slice(w.clone()))))
        {
            // 年龄 性别 新进人数 新进率: the labels stand in two columns
            (Some(words[0].start..words[1].end), words[2..].to_vec())
        } else if last.text.is_ascii() && words.len() > count {
            // words of names in Latin letters, where they fall into as many in one way only
            match only_split(&words, count, &told).map(joined) {
                Some(columns) => (None, columns),
                None => (Some(words[0].clone()), joined(only_split(&words[1..], count, &told)?)),
            }
        } else {
            return None;
        };
        let columns: Vec<Text> = columns.into_iter().map(|w| last.slice(w)).collect();
        let corner = corner.map(|w| last.slice(w)).unwrap_or_default();
        // Hazardous waste: two words of one name, and no heads of two columns
        let apart = columns.iter().filter(|t| self.tells_apart(t)).count();
        let led = led && columns.iter().all(|t| self.is_told(t));
        if last.text.is_ascii() && apart < 2 && !led {
            return None;
        }
        let over = match before {
            [] => vec![],
            [line] => {
                let words = self::words(&line.text);
                let first = words.iter().find(|w| self.is_year(&line.text[(*w).clone()])).map(|w| w.start);
                let mut over: Vec<Text> =
                    words.iter().filter(|w| Some(w.start) >= first).map(|w| line.slice(w.clone())).collect();
                let head = line.slice(0..line.text[..first.unwrap_or_default()].trim_end().len());
                if first.is_some() && !head.text.is_empty() {
                    over.insert(0, head);
                }
                over
            }
            _ => return None,
        };
        self.heads_of(corner, columns, over, units)
    }

    /// The same of heads a cell a line: those right over the first row, and what stands before them.
    fn heads_in_cells(&self, cells: &[&Text], count: usize) -> Option<Heads> {
        let cells: Vec<&Text> = cells
            .iter()
            .copied()
            .filter(|t| !is_unit_header(&t.text) && !names_a_standard(&t.text))
            .collect();
        let (units, cells) = (1..=count.min(cells.len().saturating_sub(count)))
            .rev()
            .find_map(|n| {
                let (heads, units) = cells.split_at(cells.len() - n);
                Some((Some(units_of(units.iter().map(|t| (*t).clone()).collect(), count)?), heads.to_vec()))
            })
            .unwrap_or((None, cells));
        let (over, columns) = cells.split_at(cells.len().checked_sub(count)?);
        let columns: Vec<Text> = columns.iter().map(|t| (*t).clone()).collect();
        let mut over: Vec<Text> = over.iter().map(|t| (*t).clone()).collect();
        if over.len() < 2 {
            return self.heads_of(over.pop().unwrap_or_default(), columns, vec![], units);
        }
        self.heads_of(Text::default(), columns, over, units)
    }

    /// Names of columns below what stands over them: a corner and years that are each over as many, or by what they are told apart.
    fn heads_of(
        &self,
        mut corner: Text,
        mut columns: Vec<Text>,
        over: Vec<Text>,
        units: Option<Vec<Text>>,
    ) -> Option<Heads> {
        let mut years: Vec<Text> = vec![];
        if !over.is_empty() {
            let named: Vec<Text> = over.iter().filter(|t| self.is_year(&t.text)).cloned().collect();
            let each = if named.is_empty() { 0 } else { columns.len() / named.len() };
            let again = |each: usize| {
                let first = || columns[..each].iter().map(|t| &t.text);
                columns.chunks(each).all(|set| set.iter().map(|t| &t.text).eq(first()))
            };
            // 财年 性别 年龄 雇佣类别: by what the heads below are told apart; a title is read first
            let axis = |t: &&Text| is_axis(&self.label(t));
            let spans = over.iter().skip(1).filter(axis).count() + 1 >= over.len();
            if named.len() > 1 && each > 1 && each * named.len() == columns.len() && again(each) {
                if over.len() > named.len() + 1 {
                    return None;
                }
                if let Some(head) = over.first().filter(|t| !self.is_year(&t.text)) {
                    corner = head.clone();
                }
                years = named;
            } else if let ([one], true) = (&named[..], over.len() < 2 || spans) {
                corner = one.clone();
            } else if !named.is_empty() || over.len() > columns.len() || over.len() < 2 || !spans {
                return None;
            }
        }
        // a name that comes again is of two columns that nobody can tell apart
        let alike = |t: &Text| columns.iter().filter(|other| other.text == t.text).count() > 1;
        if years.is_empty() && columns.iter().any(alike) || !self.may_head(&corner, &columns) {
            return None;
        }
        for (column, unit) in columns.iter_mut().zip(units.into_iter().flatten()) {
            column.join(&unit.bracketed());
        }
        Some(Heads { corner, columns, years })
    }

    /// 男性, 合计, 人数: by which columns differ.
    fn tells_apart(&self, text: &Text) -> bool {
        let reading = &self.label(text).reading;
        !reading.axes.is_empty() || reading.tags.has_any(tags!("sum", "headcount"))
    }

    /// Whether nothing in a head is unknown.
    fn is_told(&self, text: &Text) -> bool {
        let label = self.label(text);
        // words of one name fall into two that mean nothing
        let named = !label.reading.is_silent() || label.unit.is_some() || !text.text.is_ascii();
        self.is_year(&text.text) || label.reading.unexplained == 0 && named && !label.reading.conflict
    }

    /// Whether these may stand over columns of values, and are no title and no row.
    pub(super) fn may_head(&self, corner: &Text, columns: &[Text]) -> bool {
        // 30–50 is an age
        let is_value = |t: &Text| {
            let value = cell_value(&t.text) != CellValue::Text && !self.is_year(&t.text);
            value && self.label(t).reading.axes.is_empty()
        };
        // Women Men Total: the first is no corner
        let axes = &self.label(corner).reading.axes;
        let sibling = |t: &Text| {
            let own = &self.label(t).reading.axes;
            axes.iter().any(|(axis, value)| own.get(axis).is_some_and(|v| v != value))
        };
        if columns.iter().any(sibling) {
            return false;
        }
        // 指标 单位 A工厂 B工厂 合计: names, where one column is of all of them
        let sum = |t: &Text| self.label(t).reading.tags.has_any(tags!("sum"));
        let sites = is_header_word(&corner.text) && columns.iter().any(sum);
        let known = columns.iter().filter(|t| self.is_told(t)).count();
        if known * 3 < columns.len() * 2 && !sites
            || columns.iter().any(is_value)
            || is_value(corner) && !corner.text.is_empty()
        {
            return false;
        }
        if columns.iter().all(|t| self.is_year(&t.text)) {
            return true;
        }
        let measured = |t: &Text| {
            let label = self.label(t);
            label.unit.is_some() || label.reading.tags.has_any(crate::lexicon::measures())
        };
        // A1.1 排放物种类 over rows whose heads are told: a title
        let titles = columns.iter().any(|t| is_code(&t.text) || names_an_axis(&t.text));
        let values = self.header.values();
        let open = values.len() == columns.len() && values.iter().all(|(_, c)| matches!(c, Column::Year(_)));
        let named = columns.iter().filter(|t| self.tells_apart(t) || measured(t)).count();
        let told = columns.iter().any(|t| self.is_year(&t.text) || self.label(t).reading.is_telling());
        let row = open && named * 2 < columns.len();
        !titles && !row && (told || named > 0)
    }
}

/// What each of so many columns is counted in: by a unit for each, one for all, or one for all and one for each of them behind it.
pub(super) fn units_of(cells: Vec<Text>, count: usize) -> Option<Vec<Text>> {
    let units: Option<Vec<Unit>> = cells.iter().map(|t| whole_unit(&t.text)).collect();
    match (&cells[..], &units?[..]) {
        (all, _) if all.len() == count => Some(cells),
        // % beside a number is a head
        ([one], [unit]) if unit.is_measure() => Some(vec![one.clone(); count]),
        ([all, each], [_, unit]) if count > 2 && unit.per.is_some() => {
            let mut units = vec![all.clone(); count - 1];
            units.push(each.clone());
            Some(units)
        }
        _ => None,
    }
}
