//! Tables of plain text that keep their cells parted by single blanks, under heads that are not years alone: told by their
//! shape, as many values in each of several lines as there are names over them.

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

/// Bytes of a line of heads: what is longer is text.
const LONGEST: usize = 300;

impl Walk<'_> {
    /// 类别 人数 占比 / 男性 2,271 27.0% / 女性 6,141 73.0%; years over 排放量 and 密度; 财年 氮氧化物 硫氧化物 over a row a year. Gives how many
    /// items it took.
    pub(super) fn plain_grid(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let first = passage(items, at)?;
        // most lines have no row of values below them: told before any is read
        let may_head = |t: &Text| t.text.len() <= LONGEST && !t.text.contains(['。', '，', '；']);
        let blanks = memchr::memchr(b' ', first.text.as_bytes()).is_some();
        if !blanks || !may_head(first) || first.text.ends_with(['.', ':']) {
            return None;
        }
        let may_count = |t: &Text| {
            let counts = |word: &str| word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | '(' | '<'));
            t.text.len() <= LONGEST && t.text.trim_end().rsplit(' ').take(3).filter(|w| counts(w)).count() > 1
        };
        // 对应条款: a column of codes behind the values
        let codes = |t: &Text| t.text.rsplit(' ').take_while(|w| names_a_standard(w)).count();
        let codes = codes(first).max(passage(items, at + 1).map_or(0, codes));
        let counts = |i: &usize| {
            passage(items, *i).is_some_and(|t| (codes > 0 || may_count(t)) && self.line(t, codes).is_some())
        };
        let below = (at + 1..=at + 3).find(counts)?;
        let (from, line) = (below, self.line(passage(items, below)?, codes)?);
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
        let heads = self.grid_heads(over, count, line.dated)?;
        let dated = |t: &Text| year_of_head(&t.text, self.profile.year).is_some();
        // years alone are read as heads elsewhere, but for units behind the values
        let years = heads.columns.iter().filter(|t| dated(t)).count();
        let alone = years > 0 && !(line.unit_last && years == count);
        if rows.len() < 2 && (count < 3 || rows.is_empty()) || alone {
            return None;
        }
        let unit = |row: &Line<'_>| row.unit.clone().map(|unit| row.text.slice(unit));
        let rows: Vec<StreamRow> = rows
            .into_iter()
            .map(|(groups, row)| StreamRow {
                groups,
                label: row.text.slice(row.label.clone()),
                unit: unit(&row),
                whom: None,
                values: row.values.iter().map(|value| row.text.slice(value.clone())).collect(),
            })
            .collect();
        if heads.years.is_empty() {
            self.stream_head(std::iter::once(heads.corner).chain(heads.columns).collect());
        } else {
            self.stream_head(std::iter::once(heads.corner.clone()).chain(heads.years).collect());
            self.stream_head(std::iter::once(heads.corner).chain(heads.columns).collect());
        }
        self.read_rows(rows, items[at]);
        Some(end - at)
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
        let is_unit = |w: &Range<usize>| !t.as_bytes()[w.start].is_ascii_digit() && whole_unit(&t[w.clone()]).is_some();
        let unit_last = words.len() > 3 && words.last().is_some_and(|w| !is_value(&w) && is_unit(w));
        let behind = unit_last.then(|| words.pop()).flatten();
        let values = words.iter().rev().take_while(is_value).count();
        let dated = values == words.len()
            && words.first().is_some_and(|w| year_of_head(&t[w.clone()], self.profile.year).is_some());
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
    fn lines<'t>(&self, items: &[&'t Item], from: usize, like: &Line<'_>, codes: usize) -> (Vec<(Vec<Text>, Line<'t>)>, usize) {
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
                    let short = text.text.chars().count() <= 24 && !crate::quantity::has_digit(&text.text);
                    if !short || groups.len() > 1 || text.text.contains(' ') || text.text.ends_with(['。', ':', '，']) {
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
    fn grid_heads(&self, over: &[&Text], count: usize, dated: bool) -> Option<Heads> {
        let year = |t: &str| year_of_head(t, self.profile.year).is_some();
        let (last, before) = over.split_last()?;
        // 千瓦时 立方米 千克: of each column
        let units = |line: &Text| -> Option<Vec<Text>> {
            let words = bracketed(&line.text, words(&line.text));
            let units = words.iter().all(|w| whole_unit(&line.text[w.clone()]).is_some());
            let units: Vec<Text> = if units { words.into_iter().map(|w| line.slice(w)).collect() } else { vec![] };
            match &units[..] {
                all if all.len() == count => Some(units),
                // one for all, or one for all and one for each of them behind it
                [one] => Some(vec![one.clone(); count]),
                [all, each] if count > 2 && whole_unit(&each.text).is_some_and(|u| u.per.is_some()) => {
                    let mut units = vec![all.clone(); count - 1];
                    units.push(each.clone());
                    Some(units)
                }
                _ => None,
            }
        };
        let (units, (last, before)) = match units(last).filter(|_| !before.is_empty()) {
            Some(units) => (Some(units), before.split_last()?),
            None => (None, (last, before)),
        };
        let told = |words: &[Range<usize>]| {
            let text = &last.text[words[0].start..words[words.len() - 1].end];
            let label = self.label(&last.slice(words[0].start..words[words.len() - 1].end));
            let reading = &label.reading;
            // words of one name fall into two that mean nothing
            let named = !reading.is_silent() || label.unit.is_some() || !text.is_ascii();
            year(text) || reading.unexplained == 0 && named
        };
        let words = bracketed(&last.text, words(&last.text));
        let words: Vec<Range<usize>> = words.into_iter().filter(|w| !is_unit_header(&last.text[w.clone()]) && !names_a_standard(&last.text[w.clone()])).collect();
        let alone = |words: &[Range<usize>]| words.iter().map(|w| w.start..w.end).collect::<Vec<_>>();
        let joined = |parts: Vec<&[Range<usize>]>| -> Vec<Range<usize>> {
            parts.iter().map(|p| p[0].start..p[p.len() - 1].end).collect()
        };
        let (corner, columns) = if words.len() == count {
            (None, alone(&words))
        } else if words.len() == count + 1 {
            (Some(words[0].clone()), alone(&words[1..]))
        } else if last.text.is_ascii() && words.len() > count {
            // words of names in Latin letters, where they fall into as many in one way only
            let all = only_split(&words, count, &told).map(joined);
            let named = || {
                let corner = words[0].clone();
                Some((Some(corner), joined(only_split(&words[1..], count, &told)?)))
            };
            match all {
                Some(columns) => (None, columns),
                None => named()?,
            }
        } else {
            return None;
        };
        // Hazardous waste: two words of one name, and no heads of two columns
        let apart = |w: &Range<usize>| {
            let label = self.label(&last.slice(w.clone()));
            !label.reading.axes.is_empty() || label.reading.tags.has_any(tags!("sum", "headcount"))
        };
        // A1.1 排放物种类 over rows whose heads are told: a title
        let titles = columns.iter().any(|w| is_code(&last.text[w.clone()]) || names_an_axis(&last.text[w.clone()]));
        let measures = |w: &Range<usize>| {
            let label = self.label(&last.slice(w.clone()));
            label.unit.is_some() || label.reading.tags.has_any(crate::lexicon::measures())
        };
        let values = self.header.values();
        let open = values.len() == count && values.iter().all(|(_, c)| matches!(c, Column::Year(_)));
        let years = columns.iter().all(|w| year(&last.text[w.clone()]));
        let named = columns.iter().filter(|w| apart(w) || measures(w)).count();
        let told_at_all = columns.iter().any(|w| self.label(&last.slice(w.clone())).reading.is_telling());
        if !years && (titles || open && named * 2 < columns.len() || !told_at_all && named == 0) {
            return None;
        }
        if last.text.is_ascii() && columns.iter().filter(|w| apart(w)).count() < 2 {
            return None;
        }
        let known = columns.iter().filter(|w| told(std::slice::from_ref(w))).count();
        let is_value = |w: &Range<usize>| !matches!(cell_value(&last.text[w.clone()]), CellValue::Text) && !year(&last.text[w.clone()]);
        if known * 3 < columns.len() * 2 || columns.iter().any(is_value) || corner.as_ref().is_some_and(is_value) {
            return None;
        }
        let mut columns: Vec<Text> = columns.into_iter().map(|w| last.slice(w)).collect();
        let mut corner = corner.map(|w| last.slice(w)).unwrap_or_default();
        // 财年 性别 年龄 雇佣类别: by what the heads below are told apart; a title is read first
        let spans = |line: &Text| {
            let words = self::words(&line.text);
            let axis = |w: &Range<usize>| is_axis(&self.label(&line.slice(w.clone())));
            words.len() > 1 && words.iter().filter(|w| axis(w)).count() + 1 >= words.len()
        };
        // over these: years, each over as many; of groups the name alone, and perhaps the year of all
        let mut years = vec![];
        if let [line] = before {
            let words = self::words(&line.text);
            let named: Vec<Text> =
                words.iter().filter(|w| year(&line.text[(*w).clone()])).map(|w| line.slice(w.clone())).collect();
            let each = if named.is_empty() { 0 } else { columns.len() / named.len() };
            let again = |each: usize| columns.chunks(each).all(|set| set.iter().map(|t| &t.text).eq(columns[..each].iter().map(|t| &t.text)));
            if named.len() > 1 && each > 1 && each * named.len() == columns.len() && again(each) {
                let first = words.iter().find(|w| year(&line.text[(*w).clone()])).map_or(0, |w| w.start);
                corner = Some(line.slice(0..line.text[..first].trim_end().len())).filter(|t| !t.text.is_empty()).unwrap_or(corner);
                years = named;
            } else if let [one] = &named[..] {
                corner = one.clone();
            } else if !named.is_empty() || words.len() > count || !spans(line) {
                return None;
            }
        } else if !before.is_empty() {
            return None;
        }
        // a name that comes again is of two columns that nobody can tell apart
        let alike = |t: &Text| columns.iter().filter(|other| other.text == t.text).count() > 1;
        if years.is_empty() && columns.iter().any(alike) {
            return None;
        }
        if dated && columns.iter().any(|t| year(&t.text)) {
            return None;
        }
        for (column, unit) in columns.iter_mut().zip(units.into_iter().flatten()) {
            column.join(&unit.bracketed());
        }
        Some(Heads { corner, columns, years })
    }
}
