//! What stands over the columns of a table whose cells nothing but blanks part: a line of heads falls into so many names, by what
//! each would say and by how names are printed, and a second line into what is over several of them.

use std::ops::Range;

use super::*;

/// What stands in a column behind the labels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Year,
    /// an amount, or by how much the years differ
    Value,
    /// what an aim is, which rows may lack
    Aim,
    Unit,
    /// where a standard asks for the row
    Code,
    /// words, or nothing
    Note,
}

/// A column behind the labels.
pub(super) struct Head {
    pub(super) text: Text,
    pub(super) kind: Kind,
}

/// What stands over the columns of a table.
pub(super) struct Heads {
    pub(super) corner: Text,
    pub(super) columns: Vec<Head>,
    /// over several of these
    pub(super) above: Vec<(Text, Range<usize>)>,
    /// what speaks against them
    pub(super) cost: u32,
}

/// What stands over the columns, before it is known which is whose.
pub(super) enum Over {
    /// names parted by single blanks
    Line(Text),
    /// a name each
    Cells(Vec<Text>),
}

/// Words of one head.
const MOST_WORDS: usize = 8;
/// Words of a line of heads.
const MOST_HEADS: usize = 40;
/// Heads of columns of values that say no more than that.
const VALUES: [&str; 9] =
    ["Overall", "Amount", "Value", "Figure", "Percentage", "Performance", "Result", "Quantity", "Count"];
/// Ways in which a line may fall into heads: of more nobody can say which it is.
pub(super) const MOST_WAYS: usize = 64;
/// What a head costs that says nothing we know.
const UNKNOWN: u32 = 4;

impl Walk<'_> {
    /// The heads of so many columns, so many of which are no values, a cell each.
    pub(super) fn heads_of_cells(&self, over: &[Text], count: usize, others: usize) -> Option<Heads> {
        let one = self.cut_cells(over, count, false).and_then(|heads| self.may_be_heads(heads, others));
        one.or_else(|| {
            let two = (1..over.len()).filter_map(|at| {
                let (above, last) = over.split_at(at);
                let (above, last) = (Over::Cells(above.to_vec()), Over::Cells(last.to_vec()));
                self.may_be_heads(self.heads_on_two(&above, &last, count)?, others)
            });
            two.min_by_key(|heads| heads.cost)
        })
    }

    /// The heads of so many columns, so many of which are no values.
    pub(super) fn heads_of_lines(&self, over: &[&Text], count: usize, others: usize) -> Option<Heads> {
        let (last, before) = over.split_last()?;
        let heads = match before {
            [] => self.only_cut(last, count, false).or_else(|| self.heads_in_one(last, count))?,
            [above] => {
                self.heads_on_two(&Over::Line((*above).clone()), &Over::Line((*last).clone()), count)?
            }
            _ => return None,
        };
        self.may_be_heads(heads, others)
    }

    /// Heads that may stand over columns, so many of which are no values.
    fn may_be_heads(&self, heads: Heads, others: usize) -> Option<Heads> {
        let no_value = |h: &&Head| matches!(h.kind, Kind::Unit | Kind::Code | Kind::Note);
        let fits = heads.columns.iter().filter(no_value).count() == others;
        let texts: Vec<Text> = heads.columns.iter().map(|h| h.text.clone()).collect();
        let pages = |h: &Head| {
            let t = h.text.text.to_ascii_lowercase();
            t.contains('页') || t.contains("page")
        };
        // one column of values: of what tells its rows apart
        let alone = heads.columns.len() == others + 1;
        let listed = || {
            let known = |h: &Head| match self.column(&h.text) {
                Column::Year(_) => true,
                Column::Label(l) => l.unit.is_some() || l.reading.is_telling() || !l.reading.is_silent(),
                _ => false,
            };
            // Employee turnover rate 2024, over its groups
            let counts = || {
                let label = self.label(&heads.corner);
                let year = heads.columns.iter().any(|h| h.kind == Kind::Year);
                year && label.reading.has_subject()
                    && label.reading.unexplained == 0
                    && label.reading.axes.is_empty()
            };
            let led = self.names_rows(&heads.corner) || counts();
            led && heads.columns.iter().all(|h| matches!(h.kind, Kind::Unit | Kind::Code) || known(h))
        };
        if heads.columns.iter().any(pages) || alone && !listed() {
            return None;
        }
        let years = heads.above.iter().filter(|(t, _)| self.is_year(&t.text)).count();
        let spanned = heads.cost == 0 && !heads.above.is_empty();
        (fits
            && (years > 1
                || spanned
                || heads.cost == 0 && self.names_rows(&heads.corner)
                || self.may_stand_over(&heads.corner, &texts)))
        .then_some(heads)
    }

    /// 类别, Region, 31 December: what the rows are, and no row or title.
    pub(super) fn names_rows(&self, corner: &Text) -> bool {
        let first = corner.text.split([',', '，']).next().unwrap_or_default();
        let last = corner.text.rsplit(' ').next().unwrap_or_default();
        is_header_word(first) || is_header_word(last) || is_axis(&self.label(&corner.slice(0..first.len())))
    }

    /// Heads on two lines: those of the lower below what is over several of them, or some of the upper beside them.
    fn heads_on_two(&self, above: &Over, last: &Over, count: usize) -> Option<Heads> {
        self.counted_below(above, last, count)
            .or_else(|| self.heads_in_turn(above, last, count))
            .or_else(|| self.heads_of_axes(above, last, count))
    }

    /// The same on one line: Total Gender Employment type Male Female Full-time Part-time.
    fn heads_in_one(&self, line: &Text, count: usize) -> Option<Heads> {
        let words = words(&line.text);
        let axis = |pair: &[Range<usize>]| {
            is_axis(&self.label(&line.slice(pair[0].start..pair[pair.len() - 1].end)))
        };
        let axes =
            words.windows(1).filter(|w| axis(w)).count() + words.windows(2).filter(|w| axis(w)).count();
        if count < 4 || axes < 2 || words.len() > MOST_HEADS {
            return None;
        }
        (1..words.len()).find_map(|at| {
            let upper = line.slice(0..words[at - 1].end);
            let lower = line.slice(words[at].start..line.text.len());
            self.heads_of_axes(&Over::Line(upper), &Over::Line(lower), count).filter(|heads| heads.cost == 0)
        })
    }

    /// What each column is counted in, below its name: 千瓦时 立方米 千克.
    fn counted_below(&self, above: &Over, last: &Over, count: usize) -> Option<Heads> {
        let units: Vec<Text> = match last {
            Over::Line(last) => {
                bracketed(&last.text, words(&last.text)).into_iter().map(|w| last.slice(w)).collect()
            }
            Over::Cells(cells) => cells.clone(),
        };
        let units = super::grid::units_of(units, count)?;
        let mut heads = self.cut(above, count, false)?;
        for (head, unit) in heads.columns.iter_mut().zip(units) {
            head.text.join(&unit.bracketed());
        }
        Some(heads)
    }

    /// 2023年 2022年 over 人数 流失率 人数 流失率: the same heads for each of those above.
    fn heads_in_turn(&self, above: &Over, last: &Over, count: usize) -> Option<Heads> {
        let mut heads = self.cut(last, count, true).or_else(|| self.periods(last, count))?;
        let text = |i: usize| heads.columns[i].text.text.as_str();
        let mut sets: Vec<Range<usize>> = vec![];
        for i in 0..heads.columns.len() {
            match sets.last_mut().filter(|set| (**set).clone().all(|j| text(j) != text(i))) {
                Some(set) => set.end = i + 1,
                None => sets.push(i..i + 1),
            }
        }
        let celled = matches!(last, Over::Cells(_));
        if self.is_year(&heads.corner.text) || celled && !heads.corner.text.is_empty() {
            return None;
        }
        if sets.len() == 1 {
            // 2024年 over 男 女
            let above = match above {
                Over::Line(above) => above,
                Over::Cells(cells) => <&[Text; 1]>::try_from(&cells[..]).ok().map(|[one]| one)?,
            };
            let whole = self.is_year(&above.text) && heads.corner.text.is_empty();
            return whole.then(|| {
                heads.above = vec![(above.clone(), 0..count)];
                heads
            });
        }
        let names = self.cut(above, sets.len(), false)?;
        let titled = |h: &Head| h.kind == Kind::Year || self.label(&h.text).reading.unexplained == 0;
        if sets.iter().all(|set| set.len() < 2) || !names.columns.iter().all(titled) {
            return None;
        }
        if heads.corner.text.is_empty() {
            heads.corner = names.corner;
        }
        heads.cost += names.cost;
        heads.above = names.columns.into_iter().map(|h| h.text).zip(sets).collect();
        Some(heads)
    }

    /// Names that nobody knows before one of all of them, again for each of the years above: UK, Rest of Group, Total, UK, Rest
    /// of Group, Total.
    fn periods(&self, line: &Over, count: usize) -> Option<Heads> {
        let Over::Line(line) = line else { return None };
        let words = words(&line.text);
        let word = |w: &Range<usize>| &line.text[w.clone()];
        let each = (2..=words.len() / 2).find(|n| {
            let first = words[..*n].iter().map(word);
            words.len().is_multiple_of(*n)
                && words.chunks(*n).all(|set| set.iter().map(word).eq(first.clone()))
        })?;
        let sets = words.len() / each;
        let names = count / sets;
        if !count.is_multiple_of(sets) || names < 2 || each < names {
            return None;
        }
        let mut columns = vec![];
        for set in words.chunks(each) {
            let (last, others) = set.split_last()?;
            if !self.label(&line.slice(last.clone())).reading.tags.has_any(tags!("sum")) {
                return None;
            }
            // where one name ends and the next begins does not matter: of none is known what it is
            for i in 0..names - 1 {
                let end = if i + 2 == names { others.len() } else { i + 1 };
                let text = line.slice(others[i].start..others[end - 1].end);
                columns.push(Head { text, kind: Kind::Value });
            }
            columns.push(Head { text: line.slice(last.clone()), kind: Kind::Value });
        }
        Some(Heads { corner: Text::default(), columns, above: vec![], cost: UNKNOWN })
    }

    /// 员工总数 性别 年龄 over 男 女 30岁以下 30-50岁 50岁以上: what tells apart over its groups, beside what has none.
    fn heads_of_axes(&self, above: &Over, last: &Over, count: usize) -> Option<Heads> {
        for beside in 0..=3.min(count.saturating_sub(2)) {
            let Some(lower) = self.cut(last, count - beside, false) else { continue };
            if !lower.corner.text.is_empty() {
                continue;
            }
            let axis = |h: &Head| self.label(&h.text).reading.axes.keys().next().cloned();
            let mut sets: Vec<Range<usize>> = vec![];
            for i in 0..lower.columns.len() {
                let of = axis(&lower.columns[i])?;
                match sets.last_mut().filter(|set| axis(&lower.columns[set.start]).as_ref() == Some(&of)) {
                    Some(set) => set.end = i + 1,
                    None => sets.push(i..i + 1),
                }
            }
            let Some(upper) = self.cut(above, sets.len() + beside, false) else { continue };
            let over = |h: &Head| is_axis(&self.label(&h.text)) || is_header_word(&h.text.text);
            if upper.columns.iter().filter(|h| over(h)).count() != sets.len() {
                continue;
            }
            let mut heads =
                Heads { corner: upper.corner, columns: vec![], above: vec![], cost: upper.cost + lower.cost };
            let mut sets = sets.into_iter();
            let mut lower = lower.columns.into_iter();
            for head in upper.columns {
                if over(&head) {
                    let from = heads.columns.len();
                    heads.columns.extend(lower.by_ref().take(sets.next()?.len()));
                    heads.above.push((head.text, from..heads.columns.len()));
                } else {
                    heads.columns.push(head);
                }
            }
            return Some(heads);
        }
        None
    }

    fn cut(&self, over: &Over, count: usize, again: bool) -> Option<Heads> {
        match over {
            Over::Line(line) => self.only_cut(line, count, again),
            Over::Cells(cells) => self.cut_cells(cells, count, again),
        }
    }

    /// As many names, behind one or two that stand over the labels.
    fn cut_cells(&self, cells: &[Text], count: usize, again: bool) -> Option<Heads> {
        let (corner, columns) = cells.split_at(cells.len().checked_sub(count)?);
        let column = |t: &Text| is_unit_header(&t.text) || compares_years(&t.text);
        let named = corner.len() < 2 || corner.iter().all(|t| self.names_rows(t));
        let several = corner.len() > 1 && corner.iter().any(|t| self.is_year(&t.text));
        // 2024 | Male | Female: a year alone among others is the corner's
        let year = |t: &Text| self.is_year(&t.text);
        let lone = count > 1 && year(&columns[0]) && columns.iter().filter(|t| year(t)).count() == 1;
        // tCO2e, years ended 31 March: what is counted below, and no head
        let title = |t: &Text| {
            let first = t.text.split([',', '，']).next().unwrap_or_default();
            t.text.starts_with("单位") || corner.len() > 1 && whole_unit(first).is_some()
        };
        // 年龄 契约类型 合计 男 女 未满30岁: heads of two lines
        let axes = |t: &Text| self.label(t).reading.axes.keys().next().cloned();
        let told: HashSet<String> = columns.iter().filter_map(axes).collect();
        let several = several || corner.len() > 1 && told.len() > 1;
        if corner.len() > 2 || corner.iter().any(|t| column(t) || title(t)) || !named || several || lone {
            return None;
        }
        let cost = columns.iter().map(|t| self.cost_of_cell(t)).sum::<u32>();
        let alike = |t: &Text| columns.iter().filter(|other| other.text == t.text).count() > 1;
        if !again && (columns.iter().any(alike) || cost >= UNKNOWN * (1 + count as u32 / 3)) {
            return None;
        }
        let mut named = Text::default();
        corner.iter().enumerate().for_each(|(i, t)| if i == 0 { named = t.clone() } else { named.append(t) });
        let columns = columns.iter().map(|t| Head { text: t.clone(), kind: self.kind(t) }).collect();
        Some(Heads { corner: named, columns, above: vec![], cost })
    }

    /// What speaks against a cell being a head.
    fn cost_of_cell(&self, text: &Text) -> u32 {
        let words = words(&text.text);
        if words.is_empty() { UNKNOWN } else { self.cost(text, &words, 0..words.len()) }
    }

    /// The heads into which a line falls in one way that is better than all others.
    fn only_cut(&self, line: &Text, count: usize, again: bool) -> Option<Heads> {
        let words = self.with_dates(&line.text, bracketed(&line.text, words(&line.text)));
        if words.len() < count || words.len() > MOST_HEADS {
            return None;
        }
        let latin = line.text.chars().all(|c| c.len_utf8() < 3 || !c.is_alphabetic());
        let longest = if latin { MOST_WORDS } else { 1 };
        // the least that the words from one on cost in so many heads
        let mut best: Vec<Vec<u32>> = vec![vec![u32::MAX; words.len() + 1]; count + 1];
        best[0][words.len()] = 0;
        for n in 1..=count {
            for from in 0..=words.len() - n {
                let to = from + 1..=(from + longest).min(words.len());
                let ways = to.filter(|to| best[n - 1][*to] < u32::MAX);
                best[n][from] = ways
                    .map(|to| best[n - 1][to] + self.cost(line, &words, from..to))
                    .min()
                    .unwrap_or(u32::MAX);
            }
        }
        let corner = |from: usize| {
            if from == 0 { (count > 1).then_some(0) } else { self.cost_of_corner(line, &words[..from]) }
        };
        let starts: Vec<(u32, usize)> = (0..=words.len() - count)
            .filter(|from| best[count][*from] < u32::MAX)
            .filter_map(|from| Some((best[count][from] + corner(from)?, from)))
            .collect();
        // 2024 | Male | Female: a year alone among others is the corner's
        let year = |w: &Range<usize>| self.is_year(&line.text[w.clone()]);
        let lone =
            words.first().is_some_and(year) && words.iter().filter(|w| year(w)).count() == 1 && count > 1;
        let starts: Vec<(u32, usize)> = starts.into_iter().filter(|start| start.1 > 0 || !lone).collect();
        let cost = starts.iter().map(|start| start.0).min()?;
        if cost >= UNKNOWN * (1 + count as u32 / 3) {
            return None;
        }
        // a name that comes again is of two columns that nobody can tell apart
        let apart = |ends: &[usize]| {
            let text = |i: usize| &line.text[words[ends[i]].start..words[ends[i + 1] - 1].end];
            again || (0..count).all(|i| (0..i).all(|j| text(i) != text(j)))
        };
        let mut ways: Vec<Vec<usize>> = vec![];
        for (_, from) in starts.iter().filter(|start| start.0 == cost) {
            let mut open = vec![vec![*from]];
            while let Some(ends) = open.pop() {
                let (n, from) = (count + 1 - ends.len(), *ends.last()?);
                if n == 0 {
                    if apart(&ends) {
                        ways.push(ends);
                    }
                    continue;
                }
                for to in from + 1..=(from + longest).min(words.len()) {
                    let rest = best[n - 1][to];
                    if rest < u32::MAX && rest + self.cost(line, &words, from..to) == best[n][from] {
                        open.push(ends.iter().copied().chain([to]).collect());
                    }
                }
                if open.len() + ways.len() > MOST_WAYS {
                    return None;
                }
            }
        }
        // 31 March 2025 | 2024, or 2025 | 2024: the same years; of one column the name is the shortest
        let years = |ends: &[usize]| -> Option<Vec<i32>> {
            let head = |pair: &[usize]| {
                year_of_head(&line.text[words[pair[0]].start..words[pair[1] - 1].end], self.profile.year)
            };
            ends.windows(2).map(head).collect()
        };
        ways.sort_by_key(|ends| std::cmp::Reverse(ends[0]));
        let first = ways.first()?;
        let alike =
            || count == 1 || years(first).is_some_and(|y| ways.iter().all(|w| years(w).as_ref() == Some(&y)));
        if ways.len() > 1 && !alike() {
            return None;
        }
        let ends = first;
        let from = ends[0];
        let columns = ends.windows(2).map(|pair| {
            let text = line.slice(words[pair[0]].start..words[pair[1] - 1].end);
            Head { kind: self.kind(&text), text }
        });
        let columns: Vec<Head> = columns.collect();
        let corner =
            if from == 0 { Text::default() } else { line.slice(words[0].start..words[from - 1].end) };
        Some(Heads { corner, columns, above: vec![], cost })
    }

    /// Words with dates as one: Year ended 31 March 2024.
    fn with_dates(&self, text: &str, words: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = vec![];
        let mut at = 0;
        while at < words.len() {
            let date = (at + 1..words.len().min(at + 7)).rev().find(|end| {
                let whole = &text[words[at].start..words[*end].end];
                // Employees at 31 March 2025 2024: heads of two columns
                let year = words.get(*end + 1).is_some_and(|w| self.is_year(&text[w.clone()]));
                period::is_english_date(whole)
                    && whole.ends_with(|c: char| c.is_ascii_digit())
                    && !year
                    && period::years(whole).len() < 2
            });
            let end = date.unwrap_or(at);
            let whole = words[at].start..words[end].end;
            // Share of employees, FY24
            let comma = |last: &&mut Range<usize>| {
                text[..last.end].ends_with(',') && self.is_year(&text[whole.clone()])
            };
            match found.last_mut().filter(comma) {
                Some(last) => last.end = whole.end,
                None => found.push(whole),
            }
            at = end + 1;
        }
        found
    }

    fn kind(&self, text: &Text) -> Kind {
        let t = &text.text;
        if t.split([' ', '/']).filter(|w| !w.is_empty()).all(names_a_standard) {
            return Kind::Code;
        }
        match self.column(text) {
            Column::Year(_) => Kind::Year,
            Column::Unit => Kind::Unit,
            _ if compares_years(t) => Kind::Value,
            Column::Other if matches!(t.as_str(), "No." | "No" | "Nos.") => Kind::Value,
            Column::Other if stands_beside_years(t) || is_no_value(t) => Kind::Note,
            Column::Label(label) if label.reading.tags.has_any(tags!("target", "limit")) => Kind::Aim,
            _ => Kind::Value,
        }
    }

    /// What speaks against some words of a line being one head.
    fn cost(&self, line: &Text, words: &[Range<usize>], part: Range<usize>) -> u32 {
        let own = &words[part.clone()];
        let text = line.slice(own[0].start..own[own.len() - 1].end);
        let t = &text.text;
        let mut cost = match self.column(&text) {
            Column::Year(_) | Column::Unit | Column::Other => 0,
            _ if is_axis(&self.label(&text)) => 0,
            _ if t.len() > 1 && whole_unit(t.trim_start_matches("Thousand ")).is_some() => 0,
            // FY25 tCO2e
            _ if beside_year(t)
                .is_some_and(|(year, unit)| self.is_year(year) && whole_unit(unit).is_some()) =>
            {
                0
            }
            // March: no name of a column
            Column::Value
                if t.len() > 3
                    && t.is_ascii()
                    && !VALUES.iter().any(|v| t.eq_ignore_ascii_case(v))
                    && !self.label(&text).reading.tags.has_any(tags!("sum", "headcount")) =>
            {
                UNKNOWN
            }
            Column::Value => 0,
            Column::Label(_) if t.split([' ', '/']).filter(|w| !w.is_empty()).all(names_a_standard) => 0,
            Column::Label(label) if label.reading.conflict => UNKNOWN,
            Column::Label(label) if label.reading.unexplained == 0 => 0,
            Column::Label(label) => UNKNOWN + label.reading.unexplained.min(12) / 4,
        };
        let word = |w: &Range<usize>| &line.text[w.clone()];
        let years = own.iter().filter(|w| self.is_year(word(w))).count();
        // the number of a title, a list of standards, a day of a month; 2024 2023: heads of two columns
        let compared = [" v ", " vs", "较", "比", "hange", "/", "-", "–"].iter().any(|w| t.contains(w));
        let no_head =
            t.starts_with(['(', '/', '–', '-']) || t.ends_with('/') || is_code(t) || t.contains('、');
        let number =
            cell_value(t) != CellValue::Text && !self.is_year(t) && self.label(&text).reading.axes.is_empty();
        // 27,751 21,133, 14 12 11: a row
        let counts = |w: &Range<usize>| {
            let word = word(w).trim_end_matches(',');
            matches!(cell_value(word), CellValue::Number(_)) && !self.is_year(word)
        };
        let of_row = own.iter().any(|w| {
            let digits = word(w).bytes().filter(u8::is_ascii_digit).count();
            counts(w) && (digits > 2 || word(w).trim_end_matches(',').contains(['.', ',', '%']))
        });
        let bare = || {
            let reading = &self.label(&text).reading;
            reading.axes.is_empty() && !reading.tags.has_any(tags!("scope1", "scope2", "scope3"))
        };
        let of_row = of_row || own.last().is_some_and(counts) && bare();
        if no_head || of_row || number && t != "%" && t != "#" || years > 1 && !compared {
            cost += 2 * UNKNOWN;
        }
        // 类别: what the rows are
        if is_header_word(t)
            && !matches!(t.to_ascii_lowercase().as_str(), "数量" | "数值" | "数据" | "data")
            && !is_unit_header(t)
        {
            cost += UNKNOWN;
        }
        if !t.chars().any(|c| c >= '\u{2e80}') {
            // names begin with a capital letter, and do not end within
            if part.start > 0 && t.starts_with(|c: char| c.is_ascii_lowercase()) {
                cost += UNKNOWN;
            }
            if own.last().is_some_and(|w| goes_on_in_word(word(w))) {
                cost += UNKNOWN;
            }
            // Total energy (MWh) Energy intensity: brackets end a name
            let closed = own[..own.len() - 1].iter().any(|w| word(w).ends_with(')'));
            cost += UNKNOWN * u32::from(closed);
            // 2024 Target
            // Category FY25 tCO2e: a year stands before what is counted in it, or behind
            let within = own.len() > 2 && own[1..own.len() - 1].iter().any(|w| self.is_year(word(w)));
            cost += 2 * u32::from(within && !self.is_year(t) && !compared);
            let aim = || {
                self.label(&text).reading.tags.has_any(tags!("target", "limit"))
                    && !self.is_year(word(&own[0]))
            };
            cost += u32::from(
                years > 0
                    && own.len() > 1
                    && (!self.is_year(t) && !aim() || t.ends_with(char::is_alphabetic)),
            );
            cost += UNKNOWN * u32::from(own.len() > 1 && own.iter().any(|w| is_unit_header(word(w))));
            // Year Electricity (MWh): the head of the labels before another
            let led = matches!(word(&own[0]), "Year" | "Category" | "Indicator" | "Metric" | "Item" | "KPI");
            cost += 2 * u32::from(led && own.len() > 1 && !self.is_year(t));
            cost += UNKNOWN * u32::from(t.ends_with(','));
            // Women % Total: heads of two columns
            let share = own.iter().position(|w| word(w) == "%").filter(|at| at + 1 < own.len());
            cost += 2 * u32::from(share.is_some_and(|at| word(&own[at + 1]) != "of"));
            cost += 2 * u32::from(own.len() > 1 && word(&own[0]).starts_with("CO2"));
            // Employment type Male: what tells apart, and one of what it does
            let axis = |end: usize| is_axis(&self.label(&line.slice(own[0].start..own[end - 1].end)));
            cost += UNKNOWN * u32::from((1..own.len()).any(axis) && !is_axis(&self.label(&text)));
            let again = own.iter().enumerate().any(|(i, w)| own[..i].iter().any(|v| word(v) == word(w)));
            cost += 2 * u32::from(again);
        }
        cost
    }

    /// The same of the words before all columns: nothing, where they may not stand there.
    fn cost_of_corner(&self, line: &Text, words: &[Range<usize>]) -> Option<u32> {
        let text = line.slice(words[0].start..words[words.len() - 1].end);
        let t = &text.text;
        if self.is_year(t) {
            return Some(0);
        }
        let word = |w: &Range<usize>| &line.text[w.clone()];
        let column =
            |w: &Range<usize>| self.is_year(word(w)) || is_unit_header(word(w)) || compares_years(word(w));
        let codes = words.iter().skip(1).any(|w| names_a_standard(word(w)));
        let goes_on = goes_on_in_word(word(&words[words.len() - 1]));
        if words.iter().any(column) || codes || goes_on || t.ends_with(',') {
            return None;
        }
        let label = self.label(&text);
        let known = is_header_word(t) || is_axis(&label) || label.reading.unexplained == 0 && !is_date(t);
        Some(u32::from(!known))
    }

    /// Whether these may stand over columns of values, and are no title and no row.
    fn may_stand_over(&self, corner: &Text, columns: &[Text]) -> bool {
        let years = columns.iter().filter(|t| self.is_year(&t.text)).count();
        years > 1 || self.may_head(corner, columns)
    }
}

/// A name does not end in it.
fn goes_on_in_word(word: &str) -> bool {
    matches!(word, "of" | "by" | "per" | "and" | "in" | "for" | "the" | "to" | "&")
}
