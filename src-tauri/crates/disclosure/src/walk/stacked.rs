//! Heads on two lines of plain text, parted by single blanks: what sets of years are of, what is counted in each year, and
//! a title that ends in the years of the table below it.

use super::*;

/// Values of a row at its end: more are no table's.
const MOST_VALUES: usize = 24;

impl Walk<'_> {
    /// `EMEA Americas Group` over `2022 2021 2022 2021 2022 2021`: each head is over a set of years. Of three and more sets
    /// that nothing tells apart none is known to be the group's.
    pub(super) fn heads_over_years(&mut self, items: &[&Item], at: usize) {
        let year = |c: &Cell| year_of_head(&c.text.text, self.profile.year);
        let columns = &self.header.columns;
        let years: Vec<(usize, i32)> =
            columns.iter().enumerate().filter_map(|(i, (c, _))| Some((i, year(c)?))).collect();
        let Some(each) = years.iter().skip(1).position(|(_, y)| *y == years[0].1).map(|i| i + 1) else {
            return;
        };
        let sets = years.len() / each;
        let same = |set: &[(usize, i32)]| set.iter().map(|y| y.1).eq(years[..each].iter().map(|y| y.1));
        if each < 2 || sets * each != years.len() || !years.chunks(each).all(same) {
            return;
        }
        let line = at.checked_sub(1).and_then(|above| passage(items, above));
        let heads = line.and_then(|line| self.heads_of_sets(line, sets));
        let Some(heads) = heads else {
            if sets > 2 {
                years.iter().for_each(|(i, _)| self.header.columns[*i].1 = Column::Other);
            }
            return;
        };
        let strange = || {
            let reading = crate::lexicon::Reading { unexplained: 4, ..Default::default() };
            Column::Label(Rc::new(Label { reading, ..Label::default() }))
        };
        let mut above = vec![];
        for (set, head) in years.chunks(each).zip(heads) {
            let (from, to) =
                (self.header.columns[set[0].0].0.from, self.header.columns[set[each - 1].0].0.to);
            let column = head.as_ref().map_or_else(strange, |head| self.column(head));
            set.iter().for_each(|(i, year)| self.header.columns[*i].1 = Column::Year(*year));
            above.push((Cell { from, to, text: head.unwrap_or_default() }, column));
        }
        self.header.above = above;
        // the line is no heading of what comes
        let is_line = |l: &Rc<Label>| line.is_some_and(|line| l.text.text == line.text);
        let title = at.checked_sub(2).and_then(|title| passage(items, title)).map(|title| self.label(title));
        if self.section.as_ref().is_some_and(is_line) {
            self.section.clone_from(&title);
        }
        for group in [&mut self.groups.group, &mut self.groups.axis] {
            if group.as_ref().is_some_and(is_line) {
                group.clone_from(&title);
            }
        }
    }

    /// The heads that a line has for sets of columns: its words, where there are as many, or the names that it falls into in one
    /// way only; else the last alone, where that is all of the group.
    fn heads_of_sets(&self, line: &Text, sets: usize) -> Option<Vec<Option<Text>>> {
        let t = line.text.trim_end_matches([' ', '.']);
        let mut words = bracketed(t, words(t));
        // 类别 受训雇员人数 受训时数: the first is the head of the labels
        if words.len() == sets + 1 && is_header_word(&t[words[0].clone()]) {
            words.remove(0);
        }
        if words.len() < sets || t.len() > 2 * HEAD_BYTES || t.contains(['。', '，', ',', ';', ':']) {
            return None;
        }
        // EMEA52: the number of a note behind a name
        let head = |words: &[std::ops::Range<usize>]| {
            let (from, to) = (words[0].start, words[words.len() - 1].end);
            line.slice(from..from + t[from..to].trim_end_matches(|c: char| c.is_ascii_digit()).len().max(1))
        };
        let alike = |words: &[std::ops::Range<usize>]| {
            let reading = &self.label(&head(words)).reading;
            reading.unexplained == 0 && !reading.axes.is_empty() || names_all(&head(words).text)
        };
        if words.len() == sets {
            return Some(words.chunks(1).map(|word| Some(head(word))).collect());
        }
        if let Some(parts) = only_split(&words, sets, &alike) {
            return Some(parts.into_iter().map(|part| Some(head(part))).collect());
        }
        let whole = head(&words[words.len() - 1..]);
        names_all(&whole.text).then(|| {
            let mut heads = vec![None; sets - 1];
            heads.push(Some(whole));
            heads
        })
    }

    /// `Headcount % Headcount % Headcount %` under three years: what is counted in each of them, as many as the rows below have
    /// values for a year. Gives how many items it took.
    pub(super) fn heads_under_years(&mut self, items: &[&Item], at: usize) -> usize {
        let year = |(c, column): &(Cell, Column)| match column {
            Column::Year(year) => Some((c.clone(), *year)),
            _ => None,
        };
        let years: Vec<(Cell, i32)> = self.header.columns.iter().filter_map(year).collect();
        let plain = self.header.values().iter().all(|(_, c)| matches!(c, Column::Year(_)));
        let (Some(line), Some(row)) = (passage(items, at), passage(items, at + 1)) else { return 0 };
        if years.len() < 2 || !plain || !self.header.above.is_empty() || line.text.len() > 240 {
            return 0;
        }
        let values = values_at_end(&row.text);
        let each = values / years.len();
        if each < 2 || values != each * years.len() || values_at_end(&line.text) > 0 {
            return 0;
        }
        let t = line.text.trim_end_matches([' ', '.']);
        let words = words(t);
        let word = |w: &std::ops::Range<usize>| &t[w.clone()];
        let counts = |words: &[std::ops::Range<usize>]| {
            let head = line.slice(words[0].start..words[words.len() - 1].end);
            let label = self.label(&head);
            let counted = label.reading.has_subject() && label.reading.unexplained == 0;
            // `of employees` ends a head, and begins none
            let begins = !head.text.starts_with(|c: char| c.is_ascii_lowercase());
            begins && counted || whole_unit(&head.text).is_some() || matches!(&*head.text, "Number" | "Rate")
        };
        let heads = (each..=words.len() / years.len()).find_map(|length| {
            let tail = &words[words.len() - length * years.len()..];
            let same =
                |set: &[std::ops::Range<usize>]| set.iter().map(word).eq(tail[..length].iter().map(word));
            let split = || only_split(&tail[..length], each, &counts);
            tail.chunks(length).all(same).then(split).flatten()
        });
        let Some(heads) = heads else { return 0 };
        let heads: Vec<Text> =
            heads.into_iter().map(|part| line.slice(part[0].start..part[part.len() - 1].end)).collect();
        let mut columns = vec![(Cell { text: Text::default(), from: 0, to: 1 }, Column::Value)];
        let mut above = vec![];
        for (i, (cell, year)) in years.into_iter().enumerate() {
            let from = 1 + (i * each) as u32;
            above.push((Cell { from, to: from + each as u32, ..cell }, Column::Year(year)));
            columns.extend(
                (from..)
                    .zip(&heads)
                    .map(|(from, head)| (Cell { text: head.clone(), from, to: from + 1 }, self.column(head))),
            );
        }
        shares(&mut columns);
        (self.header.columns, self.header.above) = (columns, above);
        1
    }

    /// Whether a line ends in a value for each column of heads on two lines: a row of their table, and no list of its own.
    pub(super) fn is_under_two_heads(&self, text: &str) -> bool {
        let plain = self.header.parted == Some(Parted::Marks) && !self.header.above.is_empty();
        plain && values_at_end(text) == self.header.values().len()
    }

    /// `Total 6,279 4,335 5,231 56 - More details about …`: where the values of a row end that the page's foot has run on to.
    pub(super) fn before_note(&self, text: &str) -> Option<usize> {
        let columns = Some(self.header.values().len()).filter(|columns| *columns > 1)?;
        let at = text.match_indices([' ']).map(|(at, _)| at).find(|at| {
            let rest = &text[at + 1..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let behind = rest[digits..].strip_prefix(" - ").or_else(|| rest[digits..].strip_prefix(" – "));
            let sentence =
                |t: &str| t.starts_with(|c: char| c.is_ascii_uppercase()) && t.split(' ').nth(4).is_some();
            (1..=3).contains(&digits) && behind.is_some_and(sentence)
        })?;
        (values_at_end(&text[..at]) == columns).then_some(at)
    }

    /// `Women 130 1.0% 2023 2024`: where a row ends that the years over the next table have run on to.
    pub(super) fn before_years(&self, text: &str) -> Option<usize> {
        let columns = Some(self.header.values().len()).filter(|columns| *columns > 1)?;
        let mut years = text.rmatch_indices(' ').map_while(|(at, _)| {
            let year = text[at + 1..].split([' ', '.']).next()?;
            period::of_header(year, self.profile.year).filter(|_| year.len() == 4).map(|year| (at, year))
        });
        let (last, before) = (years.next()?, years.next()?);
        let (at, _) = years.last().unwrap_or(before);
        let in_turn = last.1.abs_diff(before.1) == 1;
        (in_turn && values_at_end(&text[..at]) == columns).then_some(at)
    }

    /// Whether a line that ends in so many years is the title of a table: the rows below have a value, or as many values, for
    /// each.
    pub(super) fn titles_rows(items: &[&Item], at: usize, years: usize) -> bool {
        let counted = |i: usize| {
            let values = passage(items, i).map_or(0, |row| values_at_end(&row.text));
            values >= years && values.is_multiple_of(years)
        };
        years > 1 && (counted(at + 1) || counted(at + 2)) && counted(at + 3)
    }
}

/// Numbers and dashes that a row ends in, behind its label.
pub(super) fn values_at_end(text: &str) -> usize {
    let text = text.trim_end_matches([' ', '.']);
    // <30, 30-50, >50 end a label
    let band = |word: &str| word.starts_with(['<', '>']) || word.trim_start_matches('-').contains('-');
    let value = |word: &&str| !band(word) && cell_value(word) != CellValue::Text;
    let words = text.rsplit([' ', '\t']).filter(|word| !word.is_empty());
    // the first of them that is none begins the label
    words.take(MOST_VALUES + 1).position(|word| !value(&word)).unwrap_or(0)
}

/// All of the group, where a line of heads ends in it.
fn names_all(head: &str) -> bool {
    const WHOLES: [&str; 5] = ["group", "total", "consolidated", "集团", "合计"];
    WHOLES.contains(&head.trim().to_ascii_lowercase().as_str())
}

/// Words fallen into so many names that are each `alike`, where there is one way only.
pub(super) fn only_split<'w>(
    words: &'w [std::ops::Range<usize>],
    parts: usize,
    alike: &impl Fn(&[std::ops::Range<usize>]) -> bool,
) -> Option<Vec<&'w [std::ops::Range<usize>]>> {
    /// words of a line of heads: more ways than these are not looked at
    const MOST: usize = 16;
    if parts == 1 {
        return (!words.is_empty() && alike(words)).then(|| vec![words]);
    }
    if words.len() < parts || words.len() > MOST {
        return None;
    }
    let mut ways =
        (1..=words.len() + 1 - parts).filter(|first| alike(&words[..*first])).filter_map(|first| {
            let mut rest = only_split(&words[first..], parts - 1, alike)?;
            rest.insert(0, &words[..first]);
            Some(rest)
        });
    ways.next().filter(|_| ways.next().is_none())
}
