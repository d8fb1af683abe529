//! Tables whose cells are parted by single blanks, put together again as they were printed: the line of heads falls into as many
//! names as the rows below it need, and each row is read from its end by what the heads say stands there. What comes out is a
//! table of cells, and is read as one.

use std::ops::Range;

use super::heads::{Head, Heads, Kind, MOST_WAYS};
use super::*;

/// A line of a table.
enum Line {
    Group(Text),
    Row { label: Text, unit: Option<Text>, cells: Vec<Option<Text>> },
}

/// Bytes of a line of heads or of a row: what is longer is text.
const LONGEST: usize = 300;
/// Bytes of a cell over the first row.
const LONGEST_CELL: usize = 120;
/// Cells over the first value.
const MOST_CELLS: usize = 28;
/// Values of a row.
const MOST_VALUES: usize = 14;

impl Walk<'_> {
    /// A table of lines from an item on. Gives how many items it took.
    pub(super) fn rebuilt(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let first = passage(items, at)?;
        let may_head = |t: &Text| {
            let marks = may_hold_marks(&t.text) && t.text.contains(['。', '，', '；']);
            t.text.len() <= LONGEST && !marks && !t.text.ends_with(['.', ':', ';'])
        };
        // most lines have no row below them: told before any is read
        if memchr::memchr(b' ', first.text.as_bytes()).is_none() || !may_head(first) {
            return None;
        }
        // a row of the table that is open is none of another's heads
        let open = self.header.values().len();
        if open > 1 && values_at_end(&first.text) == open {
            return None;
        }
        let ends_in_value = |i: usize| {
            passage(items, i).is_some_and(|t| {
                let last = t.text.trim_end().rsplit(' ').take(2);
                t.text.len() <= LONGEST && last.filter(|w| has_digit(w)).count() > 0
            })
        };
        if !(at + 1..=at + 4).any(ends_in_value) {
            return None;
        }
        for lines in 1..=3 {
            let over: Vec<&Text> = (at..at + lines).map_while(|i| passage(items, i)).collect();
            if over.len() < lines || !over.iter().all(|t| may_head(t)) {
                return None;
            }
            let counts = self.counts(items, at + lines, &over);
            let others =
                counts.iter().flat_map(|columns| (0..=3).map(move |others| (columns + others, others)));
            let mut ways: Vec<Heads> =
                others.filter_map(|(columns, others)| self.heads_of_lines(&over, columns, others)).collect();
            ways.sort_by_key(|heads| heads.cost);
            for heads in ways {
                let rows = self.rows_under(items, at + lines, &heads);
                if let Some((rows, taken)) = rows.filter(|(rows, _)| self.may_have(&heads, rows)) {
                    self.read_rebuilt(&heads, rows, items[at]);
                    return Some(lines + taken);
                }
            }
        }
        None
    }

    /// The same of a table with a cell a line.
    pub(super) fn rebuilt_cells(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let cell = |i: usize| passage(items, i).filter(|t| t.text.len() <= LONGEST_CELL);
        let ends = |t: &Text| t.text.ends_with(['。', '.', ':', '，', ';', '；']);
        // most lines are text, or have no two values below them: told before any is read
        cell(at).filter(|t| !ends(t))?;
        let digit = |i: usize| cell(i).is_some_and(|t| t.text.starts_with(|c: char| c.is_ascii_digit()));
        let amount =
            |i: usize| digit(i) && cell(i).is_some_and(|t| is_value(&t.text) && !self.is_year(&t.text));
        let first = (at + 2..=at + MOST_CELLS).find(|i| amount(*i))?;
        if !(at..first).all(|i| cell(i).is_some_and(|t| !ends(t))) {
            return None;
        }
        let value = |i: &usize| cell(*i).is_some_and(|t| is_value(&t.text) && !self.is_year(&t.text));
        let count = (first..=first + MOST_VALUES).take_while(value).count();
        if !(2..=MOST_VALUES).contains(&count) {
            return None;
        }
        let text = |i: usize| cell(i).map_or("", |t| t.text.as_str());
        let beside = |i: usize| is_unit(text(i)) || is_code(text(i)) || is_value(text(i));
        let mut ways: Vec<(usize, Heads)> = vec![];
        let mut label = first;
        while label > at + 1
            && first - label < 3
            && (label == first || beside(label) && !self.is_year(text(label)))
        {
            label -= 1;
            for back in 0..=2.min(label.saturating_sub(at + 1)) {
                // By gender between the heads and the first row
                if !(label - back..label).all(|i| cell(i).is_some_and(|t| is_axis(&self.label(t)))) {
                    break;
                }
                let over: Vec<Text> = (at..label - back).filter_map(|i| cell(i).cloned()).collect();
                for others in 0..=3 {
                    let Some(heads) = self.heads_of_cells(&over, count + others, others) else { continue };
                    ways.push((label - back, heads));
                }
            }
        }
        ways.sort_by_key(|(_, heads)| heads.cost);
        for (from, heads) in ways {
            // years alone are read as heads elsewhere, but for codes between them and the labels
            let years = |h: &Head| {
                let t = &h.text.text;
                matches!(h.kind, Kind::Year | Kind::Unit) || compares_years(t) || stands_beside_years(t)
            };
            let read_elsewhere = heads.above.is_empty() && heads.columns.iter().all(years);
            if read_elsewhere || heads.columns.iter().any(|h| h.kind == Kind::Note) {
                continue;
            }
            let rows = self.cells_under(items, from, &heads);
            if let Some((rows, taken)) = rows.filter(|(rows, _)| self.may_have(&heads, rows)) {
                self.read_rebuilt(&heads, rows, items[at]);
                return Some(from - at + taken);
            }
        }
        None
    }

    /// The rows of cells below the heads, and how many items they take.
    fn cells_under(&self, items: &[&Item], from: usize, heads: &Heads) -> Option<(Vec<Line>, usize)> {
        let (mut lines, mut taken, mut waiting) = (vec![], 0, vec![]);
        let (mut rows, mut at) = (0, from);
        while let Some(text) = passage(items, at).filter(|t| t.text.len() <= LONGEST) {
            let t = text.text.trim();
            let row = self.row_of_cells(items, at, at + 1, heads).or_else(|| {
                // a label on two lines: its bracket is open, or it is known as a whole
                let next = passage(items, at + 1)?;
                let mut whole = text.clone();
                if t.is_ascii() {
                    whole.append(next)
                } else {
                    whole.join(next)
                }
                let open = t.matches('(').count() > t.matches(')').count();
                let unknown = |t: &Text| self.label(t).reading.unexplained > 0;
                let goes_on = open || unknown(text) && !unknown(&whole);
                let (mut row, end) = self.row_of_cells(items, at, at + 2, heads).filter(|_| goes_on)?;
                if let Line::Row { label, .. } = &mut row {
                    *label = whole;
                }
                Some((row, end))
            });
            if let Some((row, next)) = row {
                lines.append(&mut waiting);
                lines.push(row);
                rows += 1;
                (at, taken) = (next, next - from);
                continue;
            }
            let named = t.chars().count() <= if t.is_ascii() { 48 } else { 24 };
            let group = named
                && !is_value(t)
                && !t.ends_with(['。', '.', ':', '，', ';'])
                && !self.is_year(t)
                && whole_unit(t).is_none()
                && !self.label(text).reading.conflict;
            if !group || waiting.len() > 1 {
                break;
            }
            waiting.push(Line::Group(text.clone()));
            at += 1;
        }
        let enough = rows > 1 || rows == 1 && heads.columns.len() > 2;
        enough.then_some((lines, taken))
    }

    /// The row whose label is these cells, and where the next may begin.
    fn row_of_cells(&self, items: &[&Item], from: usize, end: usize, heads: &Heads) -> Option<(Line, usize)> {
        let cell = |i: usize| passage(items, i).filter(|t| t.text.len() <= LONGEST);
        let label = cell(from)?;
        let years = heads.columns.iter().any(|h| h.kind == Kind::Year);
        let dated = !years && self.is_year(&label.text);
        let grouped = || !self.label(label).reading.axes.is_empty();
        let counts = || self.label(label).reading.tags.has_any(tags!("headcount"));
        if !dated && (is_value(&label.text) && !grouped() || whole_unit(&label.text).is_some() && !counts()) {
            return None;
        }
        let dash = |t: &Text| matches!(t.text.trim(), "-" | "–" | "—" | "/");
        let mut at = end;
        let mut unit = None;
        let counted = heads.columns.iter().any(|h| h.kind == Kind::Unit);
        if !counted && cell(at).is_some_and(|t| is_unit(&t.text) && !is_value(&t.text)) {
            unit = cell(at).cloned();
            at += 1;
        }
        let mut cells = vec![];
        for head in &heads.columns {
            let fits = |t: &&Text| match head.kind {
                Kind::Year | Kind::Value => is_value(&t.text),
                Kind::Aim => is_value(&t.text),
                Kind::Unit => whole_unit(&t.text).is_some() || dash(t),
                Kind::Code => is_code(&t.text) || names_a_standard(&t.text) || dash(t),
                Kind::Note => false,
            };
            let found = cell(at).filter(fits);
            if found.is_none() && matches!(head.kind, Kind::Year | Kind::Value | Kind::Aim) {
                return None;
            }
            at += usize::from(found.is_some());
            cells.push(found.filter(|_| head.kind != Kind::Code).cloned());
        }
        // one value more: of a row of another shape
        let more = cell(at).is_some_and(|t| is_value(&t.text) && self.label(t).reading.axes.is_empty());
        if more && !(dated && cell(at).is_some_and(|t| self.is_year(&t.text))) {
            return None;
        }
        let coded = label
            .text
            .split_once(' ')
            .filter(|(code, _)| is_code(code))
            .map_or(0, |(code, _)| code.len() + 1);
        Some((Line::Row { label: label.slice(coded..label.text.len()), unit, cells }, at))
    }

    /// Whether a table of one column, under the name of what is counted, has rows of groups alone.
    fn may_have(&self, heads: &Heads, lines: &[Line]) -> bool {
        let values = |h: &&Head| matches!(h.kind, Kind::Year | Kind::Value | Kind::Aim);
        if heads.columns.iter().filter(values).count() > 1 || self.names_rows(&heads.corner) {
            return true;
        }
        let rows: Vec<Text> = lines
            .iter()
            .filter_map(|line| match line {
                Line::Row { label, .. } => Some(label.clone()),
                Line::Group(_) => None,
            })
            .collect();
        let group = |t: &Text| {
            let reading = &self.label(t).reading;
            let bare = reading.tags.without(tags!("sum")).is_empty();
            reading.unexplained == 0 && (!reading.axes.is_empty() || bare)
        };
        rows.len() > 2 && rows.iter().all(group)
    }

    /// How many values the rows from an item on may have, the likeliest first.
    fn counts(&self, items: &[&Item], from: usize, over: &[&Text]) -> Vec<usize> {
        let mut found: Vec<usize> = vec![];
        for text in (from..from + 5).map_while(|i| passage(items, i)).filter(|t| t.text.len() <= LONGEST) {
            let words = cells_of(&text.text, false);
            let value = |w: &&Range<usize>| is_value(&text.text[(*w).clone()]);
            let behind = words.iter().rev().take_while(|w| !value(w)).count();
            let count = words.iter().rev().skip(behind).take_while(value).count();
            // 2023 4618 3125: the first is the label
            let dated =
                count > 0 && count == words.len() - behind && self.is_year(&text.text[words[0].clone()]);
            let count = if dated { count.saturating_sub(1) } else { count };
            if (1..=MOST_VALUES).contains(&count) && count < words.len() {
                found.push(count);
            }
        }
        let times = |n: usize| found.iter().filter(|m| **m == n).count();
        let mut counts: Vec<usize> = (1..=MOST_VALUES).filter(|n| times(*n) > 0).collect();
        counts.sort_by_key(|n| std::cmp::Reverse(times(*n)));
        // 3 012 2 914 under two years, or where some rows lack an aim
        let years = |t: &&Text| t.text.split(' ').filter(|w| self.is_year(w)).count();
        let years = over.last().map_or(0, years);
        let others = (years..=years + 1).filter(|n| *n > 1 && !counts.contains(n));
        let others: Vec<usize> = if counts.is_empty() { vec![] } else { others.collect() };
        counts.extend(others);
        counts
    }

    /// The rows below the heads, and how many items they take.
    fn rows_under(&self, items: &[&Item], from: usize, heads: &Heads) -> Option<(Vec<Line>, usize)> {
        let units_apart = heads.columns.iter().any(|h| h.kind == Kind::Unit);
        let (mut lines, mut taken, mut waiting) = (vec![], 0, vec![]);
        let (mut rows, mut at) = (0, from);
        while let Some(text) = passage(items, at).filter(|t| t.text.len() <= LONGEST) {
            at += 1;
            let words = cells_of(&text.text, units_apart);
            if let Some(row) = self.fit(text, &words, heads) {
                lines.append(&mut waiting);
                lines.push(row);
                rows += 1;
                taken = at - from;
                continue;
            }
            let t = text.text.trim();
            let values = words.iter().filter(|w| is_value(&text.text[(*w).clone()])).count();
            // 按性别划分, Employees by gender, B1.2 流失率(%): a name, and no heads of the next table
            let coded = t.split_once(' ').filter(|(code, _)| is_code(code)).map_or(t, |(_, name)| name);
            let named = if t.is_ascii() {
                t.chars().count() <= 48
            } else {
                !coded.contains(' ') && coded.chars().count() <= 24
            };
            let year = |w: &Range<usize>| self.is_year(&text.text[w.clone()]);
            // Women Men Total % women: what tells apart in more than one way heads the next table
            let one = || !self.label(text).reading.conflict;
            let group = values == 0
                && named
                && one()
                && !t.ends_with(['。', '.', ':', '，', ';'])
                && !words.iter().any(year);
            if group && waiting.len() < 2 {
                waiting.push(Line::Group(text.clone()));
                continue;
            }
            // Use of sold products Not relevant Not relevant: a row that states nothing, or lacks a value
            let goes_on = || {
                let next = passage(items, at).filter(|t| t.text.len() <= LONGEST)?;
                self.fit(next, &cells_of(&next.text, units_apart), heads)
            };
            let ends = t.ends_with(['。', '.', ':', '，', ';']) || words.iter().any(year);
            let states = values > 0 || ["Not ", "not ", "不适用"].iter().any(|w| t.contains(w));
            if rows == 0
                || ends
                || !states
                || !waiting.is_empty()
                || t.chars().count() > 100
                || goes_on().is_none()
            {
                break;
            }
        }
        let enough = rows > 1 || rows == 1 && heads.columns.len() > 2;
        enough.then_some((lines, taken))
    }

    /// A line as a row of these columns, perhaps without an aim, perhaps of numbers with blanks.
    fn fit(&self, text: &Text, words: &[Range<usize>], heads: &Heads) -> Option<Line> {
        if words.len() < 2 || text.text.contains(['。', '；', '=']) {
            return None;
        }
        let no_aims = || {
            let aims = heads.columns.iter().any(|h| h.kind == Kind::Aim);
            aims.then(|| self.fit_to(text, words, heads, false)).flatten()
        };
        let blanks = || {
            let values = |h: &&Head| matches!(h.kind, Kind::Year | Kind::Value);
            let aims = heads.columns.iter().filter(|h| h.kind == Kind::Aim).count();
            let count = heads.columns.iter().filter(values).count();
            let joined = |count: usize| joined_thousands(&text.text, words, count);
            joined(count + aims)
                .and_then(|words| self.fit_to(text, &words, heads, true))
                .or_else(|| self.fit_to(text, &joined(count).filter(|_| aims > 0)?, heads, false))
        };
        self.fit_to(text, words, heads, true).or_else(no_aims).or_else(blanks)
    }

    fn fit_to(&self, text: &Text, words: &[Range<usize>], heads: &Heads, aims: bool) -> Option<Line> {
        let t = &text.text;
        let mut end = words.len();
        let mut cells: Vec<Option<Range<usize>>> = vec![];
        let dash = |w: &Range<usize>| matches!(&t[w.clone()], "-" | "–" | "—" | "/");
        for (i, head) in heads.columns.iter().enumerate().rev() {
            let cell = match head.kind {
                Kind::Aim if !aims => None,
                Kind::Year | Kind::Value | Kind::Aim => {
                    let word = words[..end].last().filter(|w| is_value(&t[(*w).clone()]))?;
                    end -= 1;
                    Some(word.clone())
                }
                // right behind the label: told below
                Kind::Unit if i == 0 => None,
                Kind::Unit => {
                    let longest = 6.min(end.saturating_sub(1));
                    let unit = (1..=longest).rev().find_map(|n| {
                        let range = words[end - n].start..words[end - 1].end;
                        whole_unit(&t[range.clone()]).map(|_| (n, range))
                    });
                    let (n, range) = unit.unzip();
                    end -= n.unwrap_or(usize::from(words[..end].last().is_some_and(dash)));
                    range
                }
                Kind::Code => {
                    let code = |w: &str| {
                        let w = w.trim_end_matches([',', ';']);
                        let series = w.len() == 3 && w.bytes().all(|b| b.is_ascii_digit());
                        series || is_code(w) || names_a_standard(w) || matches!(w, "-" | "–" | "—" | "/")
                    };
                    // GRI 305-1, 305-2
                    let goes_on = |w: &str| w.ends_with([',', ';']) || names_a_standard(w);
                    let mut more = true;
                    while more && end > 1 && code(&t[words[end - 1].clone()]) {
                        end -= 1;
                        more = goes_on(&t[words[end - 1].clone()]);
                    }
                    None
                }
                Kind::Note => {
                    while end > 1 && !is_value(&t[words[end - 1].clone()]) {
                        end -= 1;
                    }
                    None
                }
            };
            cells.push(cell);
        }
        cells.reverse();
        let label = words.get(..end).filter(|w| !w.is_empty())?;
        let word = |w: &Range<usize>| &t[w.clone()];
        let coded = label.iter().take_while(|w| is_code(word(w).trim_end_matches(','))).count();
        let label = if coded < label.len() { &label[coded..] } else { label };
        let counted = heads.columns.first().is_some_and(|h| h.kind == Kind::Unit);
        let apart = counted || heads.columns.iter().all(|h| h.kind != Kind::Unit);
        let dated = label.len() == 1 && self.is_year(word(&label[0]));
        let dashed = label.len() > 1 && counted && label.last().is_some_and(dash);
        let (label, unit) = match &label[..label.len() - usize::from(dashed)] {
            [one] => (one.clone(), None),
            many if apart && !dashed => unit_at_end(t, many),
            many => (many[0].start..many[many.len() - 1].end, None),
        };
        let own = words_of_rows(&t[label.clone()]);
        let word = |w: &Range<usize>| &t[label.start + w.start..label.start + w.end];
        // 48,216 45,903 取水总量: another table beside this one; 公噸二氧化碳當量╱: a unit goes on below
        let beside = |w: &Range<usize>| {
            matches!(cell_value(word(w)), CellValue::Number(_)) && word(w).contains([',', '.'])
        };
        // Fatalities person 0 0 0 Rate of fatalities: two rows
        let number = |w: &Range<usize>| matches!(cell_value(word(w)), CellValue::Number(_));
        let rows = own.windows(2).any(|pair| number(&pair[0]) && number(&pair[1]));
        if own.iter().any(beside) || rows || t[label.clone()].ends_with(['/', '╱']) {
            return None;
        }
        // 30 to 50 61: a label may end in a number where nothing in it is unknown
        let reading = || self.label(&text.slice(label.clone())).reading.clone();
        let ends_in_value = own.last().is_some_and(|w| is_value(word(w)));
        let named = !own.iter().all(|w| is_value(word(w)));
        if !dated
            && (ends_in_value && Some(reading()).is_some_and(|r| r.unexplained > 0 || r.is_silent())
                || !named && reading().axes.is_empty())
        {
            return None;
        }
        let unit = if counted {
            cells[0] = unit;
            None
        } else {
            unit
        };
        let cells = cells.into_iter().map(|at| at.map(|at| text.slice(at))).collect();
        Some(Line::Row { label: text.slice(label), unit: unit.map(|unit| text.slice(unit)), cells })
    }

    /// Reads a table as if it had come with its cells.
    fn read_rebuilt(&mut self, heads: &Heads, lines: Vec<Line>, item: &Item) {
        let cell = |text: Text, from: usize, to: usize| Cell { text, from: from as u32, to: to as u32 };
        let units = lines.iter().any(|l| matches!(l, Line::Row { unit: Some(_), .. }));
        // 年龄 性别: the labels stand in two columns, and what the first says is printed once
        let parts =
            |text: &Text| -> Vec<Text> { words(&text.text).into_iter().map(|w| text.slice(w)).collect() };
        let corner = match parts(&heads.corner) {
            parts
                if parts.len() > 1
                    && !heads.corner.text.is_ascii()
                    && self.names_rows(&parts[parts.len() - 1])
                    && !is_code(&parts[0].text) =>
            {
                parts
            }
            _ => vec![heads.corner.clone()],
        };
        let depth = corner.len();
        let mut labels: Vec<Text> = vec![Text::default(); depth];
        let mut label_cells = |label: Text| -> Vec<Cell> {
            let mut own = if depth > 1 { parts(&label) } else { vec![label.clone()] };
            if own.len() > depth {
                own = vec![label];
            }
            let mut from = depth - own.len();
            let sum = tags!("sum", "headcount");
            let reading = &self.label(&own[0]).reading;
            if from > 0 && reading.tags.has_any(sum) && reading.tags.without(sum).is_empty() {
                labels.fill(Text::default());
                from = 0;
            }
            labels.splice(from..from + own.len(), own);
            labels.iter().enumerate().map(|(i, text)| cell(text.clone(), i, i + 1)).collect()
        };
        let shift = depth + usize::from(units);
        let row = |cells: Vec<Cell>| Row { cells, parted: Parted::Tags };
        let mut above: Vec<Row> = vec![];
        let corner: Vec<Cell> =
            corner.into_iter().enumerate().map(|(i, text)| cell(text, i, i + 1)).collect();
        let columns = heads.columns.iter().enumerate();
        let columns: Vec<Cell> =
            columns.map(|(i, head)| cell(head.text.clone(), shift + i, shift + i + 1)).collect();
        if !heads.above.is_empty() {
            let mut cells = corner.clone();
            let alone = |i: &usize| heads.above.iter().all(|(_, over)| !over.contains(i));
            let spans = heads.above.iter();
            cells.extend(spans.map(|(text, over)| cell(text.clone(), shift + over.start, shift + over.end)));
            cells.extend((0..columns.len()).filter(alone).map(|i| columns[i].clone()));
            cells.sort_by_key(|c| c.from);
            above.push(row(cells));
        }
        above.push(row(corner.into_iter().chain(columns).collect()));
        let mut rows = vec![];
        for line in lines {
            let cells = match line {
                Line::Group(text) => {
                    let empty = (1..shift + heads.columns.len()).map(|i| cell(Text::default(), i, i + 1));
                    std::iter::once(cell(text, 0, 1)).chain(empty).collect()
                }
                Line::Row { label, unit, cells } => {
                    let mut row = label_cells(label);
                    row.extend(unit.map(|unit| cell(unit, depth, depth + 1)));
                    let cells = cells.into_iter().enumerate();
                    row.extend(
                        cells.map(|(i, text)| cell(text.unwrap_or_default(), shift + i, shift + i + 1)),
                    );
                    row
                }
            };
            rows.push(row(cells));
        }
        self.new_table(&above[0]);
        self.interrupted = false;
        for head in &above {
            let filled: Vec<&Cell> = head.cells.iter().filter(|c| !c.text.text.is_empty()).collect();
            self.set_header(head, &filled);
        }
        for row in rows {
            self.row(&row, item);
        }
        // what a note or a wrapped label has parted from it goes on as lines
        self.header.parted = Some(Parted::Marks);
    }
}

/// The words of a row, a number with what belongs to it: its share in brackets, the mark of who assured it, and its unit where
/// units have no column.
fn cells_of(text: &str, units_apart: bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = vec![];
    let words = words_of_rows(text);
    let words = if units_apart { words } else { with_units(text, words) };
    for word in with_shares(text, words) {
        let mark = text[word.clone()].chars().count() <= 3
            && !is_value(&text[word.clone()])
            && !has_digit(&text[word.clone()]);
        let number = |w: &Range<usize>| matches!(cell_value(&text[w.clone()]), CellValue::Number(_));
        match found.last_mut().filter(|last| {
            mark && number(last)
                && number(&(last.start..word.end))
                && whole_unit(&text[word.clone()]).is_none()
        }) {
            Some(last) => last.end = word.end,
            None => found.push(word),
        }
    }
    found
}

/// 3 012 2 914 986 as so many numbers, the way in which they are the most alike.
fn joined_thousands(text: &str, words: &[Range<usize>], count: usize) -> Option<Vec<Range<usize>>> {
    let digits = |w: &Range<usize>| {
        let body = text[w.clone()].trim_end_matches(['*', '†', '‡']);
        let (whole, rest) = body.split_once('.').unwrap_or((body, ""));
        let all = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        ((1..=3).contains(&whole.len()) && all(whole) && all(rest)).then_some(whole.len())
    };
    let dash = |w: &Range<usize>| matches!(&text[w.clone()], "-" | "–" | "—");
    let end = words.iter().rposition(|w| digits(w).is_some())? + 1;
    let from = words[..end].iter().rposition(|w| digits(w).is_none() && !dash(w))? + 1;
    if end - from <= count || count == 0 {
        return None;
    }
    // the ways to part the words, each as the ends of its numbers
    let mut ways: Vec<Vec<usize>> = vec![vec![]];
    for i in from..end {
        let goes_on = i > from
            && digits(&words[i]) == Some(3)
            && !dash(&words[i - 1])
            && !text[words[i - 1].clone()].contains('.');
        let mut next = vec![];
        for way in ways {
            let begin = way.iter().copied().chain([i]).collect::<Vec<usize>>();
            if goes_on {
                next.push(way);
            }
            // a number of several digits does not begin with a nought
            if begin.len() <= count
                && !(digits(&words[i]) > Some(1) && text[words[i].clone()].starts_with('0'))
            {
                next.push(begin);
            }
        }
        ways = next;
        if ways.len() > MOST_WAYS {
            return None;
        }
    }
    let sizes = |way: &[usize]| {
        let ends = way.iter().skip(1).copied().chain([end]);
        let lengths: Vec<usize> = way
            .iter()
            .zip(ends)
            .filter(|(from, _)| !dash(&words[**from]))
            .map(|(from, to)| to - from)
            .collect();
        lengths.iter().max().unwrap_or(&0) - lengths.iter().min().unwrap_or(&0)
    };
    let best =
        ways.into_iter().filter(|way| way.len() == count && way[0] == from).min_by_key(|way| sizes(way))?;
    let ends = best.iter().skip(1).copied().chain([end]);
    let numbers = best.iter().zip(ends).map(|(from, to)| words[*from].start..words[to - 1].end);
    Some(words[..from].iter().cloned().chain(numbers).chain(words[end..].iter().cloned()).collect())
}

/// A cell that says what its row is counted in: 人, and not Number of employees.
fn is_unit(cell: &str) -> bool {
    whole_unit(cell).is_some_and(|unit| unit.is_measure() || cell.chars().count() <= 8)
}

/// A number, or what stands where there is none, or by how much two differ: 减少0.67个百分点.
fn is_value(word: &str) -> bool {
    let differs = || {
        let turn = ["增加", "减少", "上升", "下降", "提高", "降低", "提升", "增长"];
        has_digit(word) && turn.iter().any(|turn| word.starts_with(turn))
    };
    cell_value(word) != CellValue::Text || differs() || word.ends_with("百分点") && has_digit(word)
}
