//! Figures that a line holds with all that belongs to them: groups behind a title and a colon, a number with those of earlier
//! years in brackets behind it, values that each bring their unit.

use std::ops::Range;

use super::*;

/// Bytes of such a line.
const LINE: usize = 4 * HEAD_BYTES;
/// Groups of a list.
const MOST_GROUPS: usize = 9;

impl Walk<'_> {
    /// `Employees by gender: Male 1,200 (34%); Female 2,300 (66%)`: groups behind what says of whom they are and what tells them apart.
    pub(super) fn listed_behind_colon(&mut self, text: &Text, item: &Item) -> bool {
        let t = text.text.trim_end_matches(['.', ' ']);
        let Some(colon) = document::find(t, ": ").filter(|_| t.len() <= LINE && has_digit(t)) else {
            return false;
        };
        if !t[..colon].contains(" by ") || self.header.values().len() > 1 {
            return false;
        }
        let title = self.label(&text.slice(0..colon));
        if !title.reading.has_subject() || title.reading.unexplained > 0 {
            return false;
        }
        let mut rows: Vec<(Range<usize>, Vec<Range<usize>>)> = vec![];
        let mut at = colon + 2;
        for piece in t[at..].split("; ").flat_map(|p| p.split(", ")) {
            let Some((name, values)) = group_of(piece, at) else { return false };
            at += piece.len() + 2;
            let label = self.label(&text.slice(name.clone()));
            let reading = &label.reading;
            let plain = reading.tags.without(tags!("employee", "people")).is_empty();
            let group = !reading.axes.is_empty() && plain && reading.unexplained == 0;
            if !group && (rows.is_empty() || !is_rest(&label)) {
                return false;
            }
            rows.push((name, values));
        }
        if rows.len() < 2 {
            return false;
        }
        let header = std::mem::replace(&mut self.header, super::lists::one_column());
        self.group_row(&title);
        for (name, values) in rows {
            for value in values {
                self.row_within(text, name.clone(), None, vec![value], item);
            }
        }
        self.header = header;
        true
    }

    /// `Capital goods 0.5% (3,848 tCO2e)`, `Scope 1` / `1.9% (15,339 tCO2e)`: the legend of a chart, each part with its share and its
    /// amount.
    pub(super) fn share_and_amount(&mut self, text: &Text, items: &[&Item], at: usize) -> bool {
        let t = text.text.trim_end();
        let Some(inner) = t.strip_suffix(')').filter(|t| t.len() <= HEAD_BYTES && has_digit(t)) else {
            return false;
        };
        let Some(open) = inner.rfind('(') else { return false };
        let amount = open + 1..inner.len();
        let measured = matches!(cell_value(&t[amount.clone()]), CellValue::Number(q)
            if q.unit.as_ref().is_some_and(|u| u.is_measure() && u.per.is_none()));
        let head = t[..open].trim_end();
        let (name, share) = head.rsplit_once(' ').unwrap_or(("", head));
        let is_share = share.ends_with('%') && share.starts_with(|c: char| c.is_ascii_digit());
        if !measured || !is_share {
            return false;
        }
        let above = || {
            passage(items, at.checked_sub(1)?)
                .filter(|t| t.text.len() <= HEAD_BYTES && !has_digit_behind(&t.text))
        };
        let label = if name.trim().is_empty() { above().cloned() } else { Some(text.slice(0..name.len())) };
        let Some(label) = label.filter(|l| self.label(l).reading.is_telling()) else { return false };
        let header = std::mem::replace(&mut self.header, super::lists::one_column());
        let row = self.row_of(label, None, vec![text.slice(amount)]);
        self.row(&row, items[at]);
        self.header = header;
        true
    }

    /// `Lost days due to work injury: 123 days (2023: 98 days; 2022: 45 days)`: a figure with those of earlier years.
    pub(super) fn figure_of_years(&mut self, text: &Text, item: &Item) -> bool {
        let t = text.text.trim_end_matches(['.', '。', ' ']);
        let Some(own) = self.profile.year.filter(|_| t.len() <= LINE && t.ends_with(')')) else {
            return false;
        };
        let Some(open) = t.rfind('(').filter(|open| period::may_name_one(&t[*open..])) else { return false };
        let head = t[..open].trim_end();
        let Some(colon) = head.rfind(": ").or_else(|| head.rfind(':')) else { return false };
        let number = |range: Range<usize>| {
            let body = &t[range.clone()];
            let (from, to) = (body.len() - body.trim_start().len(), body.trim_end().len());
            let range = range.start + from.min(to)..range.start + to;
            matches!(cell_value(&t[range.clone()]), CellValue::Number(q) if q.kind == Kind::Amount)
                .then_some(range)
        };
        let mut years = vec![own];
        let mut values = vec![];
        let Some(value) = number(colon + 1..head.len()) else { return false };
        values.push(value);
        let mut at = open + 1;
        for piece in t[at..t.len() - 1].split([';', '；', '、']) {
            let Some((year, value)) = piece.split_once([':', '：']) else { return false };
            let begin = at + year.len() + piece[year.len()..].chars().next().map_or(1, char::len_utf8);
            let Some(year) = period::of_header(year.trim(), Some(own)).filter(|y| *y < own) else {
                return false;
            };
            let Some(value) = number(begin..begin + value.len()) else { return false };
            at += piece.len() + t[at + piece.len()..].chars().next().map_or(1, char::len_utf8);
            years.push(year);
            values.push(value);
        }
        let label = 0..t[..colon].trim_end().len();
        let reading = &self.label(&text.slice(label.clone())).reading;
        if !reading.has_subject() || reading.unexplained > 0 {
            return false;
        }
        let columns = years.iter().zip(&values).map(|(year, value)| (*year, text.slice(value.clone())));
        let header = super::lists::columns_of(columns);
        let before = std::mem::replace(&mut self.header, header);
        self.row_within(text, label, None, values, item);
        self.header = before;
        true
    }

    /// `Male 2,345` / `Female 2,167` below a heading of the staff: lines of a group and its number each, two of an axis or more. Gives how
    /// many items it took.
    pub(super) fn groups_a_line(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let row = |i: usize| {
            let text = passage(items, i).filter(|t| t.text.len() <= HEAD_BYTES)?;
            let (name, value) = text.text.trim_end().rsplit_once(' ')?;
            let digits = value.bytes().all(|b| b.is_ascii_digit() || b == b',');
            // 30-50 is no number of people, and 2024 a year
            (digits && value.len() != 4 && !name.is_empty()).then_some((text, name.len(), value.len()))
        };
        let apart = |(text, name, value): (&Text, usize, usize)| {
            (text.slice(0..name), text.slice(name + 1..name + 1 + value))
        };
        // most lines are none
        row(at).and(row(at + 1))?;
        let axis = |name: &Text| {
            let reading = &self.label(name).reading;
            let plain = reading.tags.without(tags!("employee", "people")).is_empty();
            let group = reading.axes.len() == 1 && plain && reading.unexplained == 0;
            reading.axes.keys().next().filter(|_| group).cloned()
        };
        let rows: Vec<(Text, Text)> = (at..).map_while(row).take(MOST_GROUPS).map(apart).collect();
        let first = axis(&rows[0].0)?;
        let same = rows.iter().take_while(|(name, _)| axis(name).as_ref() == Some(&first)).count();
        let staff = |l: &Rc<Label>| {
            let own = l.reading.tags.without(tags!("headcount", "sum", "people"));
            own == tags!("employee") || own == tags!("hire") || own == tags!("employee", "hire")
        };
        let told =
            self.groups.path().into_iter().chain(self.section.clone()).find(|l| l.reading.has_subject());
        if same < 2 || self.header.values().len() > 1 || !told.as_ref().is_some_and(staff) {
            return None;
        }
        let bare = std::mem::replace(&mut self.header, super::lists::one_column());
        for (name, value) in rows.into_iter().take(same) {
            let row = self.row_of(name, None, vec![value]);
            self.row(&row, items[at]);
        }
        self.header = bare;
        Some(same)
    }

    /// `2024: 0 (0%)` / `2023: 1 (0.02%)` below what they are the numbers of. Gives how many items it took.
    pub(super) fn years_a_line(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let row = |i: usize| {
            let text = passage(items, i).filter(|t| t.text.len() <= HEAD_BYTES)?;
            let (year, rest) = text.text.split_at(find(&text.text, ": ")?);
            let rest = &rest[2..];
            let year = period::of_header(year, self.profile.year)?;
            let value = rest.split(" (").next()?.trim_end_matches(['.', ' ']);
            let counted = matches!(cell_value(value), CellValue::Number(q) if q.kind == Kind::Amount);
            let from = text.text.len() - rest.len();
            counted.then(|| (year, text.slice(from..from + value.len())))
        };
        row(at).and(row(at + 1))?;
        let title = passage(items, at.checked_sub(1)?)?.clone();
        let reading = &self.label(&title).reading;
        let rows: Vec<(i32, Text)> = (at..).map_while(row).take(MOST_GROUPS).collect();
        let turns = rows.windows(2).all(|w| w[0].0.abs_diff(w[1].0) == 1);
        if !turns || !reading.has_subject() || reading.unexplained > 0 {
            return None;
        }
        let header = super::lists::columns_of(rows.iter().cloned());
        let before = std::mem::replace(&mut self.header, header);
        let taken = rows.len();
        let row = self.row_of(title, None, rows.into_iter().map(|(_, value)| value).collect());
        self.row(&row, items[at]);
        self.header = before;
        Some(taken)
    }
}

/// `Male 2,345 (52%)`: the name of a group and its values, perhaps a share behind a number; bytes from `from` on.
fn group_of(piece: &str, from: usize) -> Option<(Range<usize>, Vec<Range<usize>>)> {
    let words = words(piece);
    let bracketed = |w: &Range<usize>| {
        let inner = piece[w.clone()].strip_prefix('(')?.strip_suffix(')')?;
        inner.ends_with('%').then_some(w.start + 1 + from..w.end - 1 + from)
    };
    let share = words.last().and_then(bracketed);
    let (value, names) = words[..words.len() - usize::from(share.is_some())].split_last()?;
    let amount = |q: &Quantity| q.kind == Kind::Amount;
    let counted = matches!(cell_value(&piece[value.clone()]), CellValue::Number(q) if amount(&q));
    let name = names.first()?.start + from..names.last()?.end + from;
    let values = std::iter::once(value.start + from..value.end + from).chain(share).collect();
    counted.then_some((name, values))
}

/// `12,345 MWh 11,222 MWh`: as many values at the end of a line as there are years, each with the same Latin words behind it. Gives
/// where they begin, the first one's unit, and the values.
pub(super) fn each_with_unit(
    text: &str,
    words: &[Range<usize>],
    years: usize,
) -> Option<(usize, Range<usize>, Vec<Range<usize>>)> {
    let is_value =
        |w: &Range<usize>| matches!(cell_value(&text[w.clone()]), CellValue::Number(q) if q.unit.is_none());
    (1..=3).find_map(|each| {
        let taken = years * (each + 1);
        let first = words.len().checked_sub(taken).filter(|first| *first > 0)?;
        let groups: Vec<&[Range<usize>]> = words[first..].chunks(each + 1).collect();
        let unit = |group: &[Range<usize>]| group[1].start..group[each].end;
        let own = unit(groups[0]);
        let same = |group: &&[Range<usize>]| is_value(&group[0]) && text[unit(group)] == text[own.clone()];
        (groups.iter().all(same) && whole_unit(&text[own.clone()]).is_some())
            .then(|| (first, own.clone(), groups.iter().map(|g| g[0].clone()).collect()))
    })
}

/// Whether a text ends in a number: it is another figure, and no name. Scope 1 ends in its own.
fn has_digit_behind(text: &str) -> bool {
    let last = text.trim_end().rsplit(' ').next().unwrap_or_default();
    last.len() > 1 && matches!(cell_value(last), CellValue::Number(_))
}
