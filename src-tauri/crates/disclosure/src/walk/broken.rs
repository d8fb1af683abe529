//! Tables that the way from the page to text has broken: rows parted by single blanks, a cell a line, column after column,
//! many rows on one line. Each is put together again as rows under a header.

use std::collections::BTreeSet;

use super::rows::{says_of_whom, says_where_from};
use super::*;
/// A row of a table that was broken to a cell a line.
pub(super) struct StreamRow {
    /// lines above the label that name no row themselves
    pub(super) groups: Vec<Text>,
    pub(super) label: Text,
    pub(super) unit: Option<Text>,
    /// of whom it is, where the table has a column for that
    pub(super) whom: Option<Text>,
    pub(super) values: Vec<Text>,
}

impl StreamRow {
    pub(super) fn new(mut texts: Vec<Text>, values: Vec<Text>) -> StreamRow {
        // a unit may be broken over lines too: 吨二氧化碳 / 当量
        let unit = (1..=3.min(texts.len().saturating_sub(1))).rev().find_map(|lines| {
            let from = texts.len() - lines;
            let mut unit = texts[from].clone();
            // words in Latin letters are two
            let latin = |unit: &Text, t: &Text| unit.text.is_ascii() && t.text.is_ascii();
            texts[from + 1..]
                .iter()
                .for_each(|t| if latin(&unit, t) { unit.append(t) } else { unit.join(t) });
            whole_unit(&unit.text).is_some().then_some((from, unit))
        });
        let unit = unit.map(|(from, unit)| {
            texts.truncate(from);
            unit
        });
        let mut label = texts.pop().unwrap_or_default();
        // a label broken over two lines
        while let Some(above) = texts.last() {
            let open = above.text.matches('(').count() > above.text.matches(')').count();
            let goes_on = open
                || label.text.starts_with('(')
                || above.text.is_ascii() && label.text.starts_with(|c: char| c.is_ascii_lowercase())
                || above.text.ends_with(['及', '和', '、', '-', '/', '的', '与', '(']);
            if !goes_on {
                break;
            }
            let mut whole = texts.pop().unwrap_or_default();
            whole.append(&label);
            label = whole;
        }
        StreamRow { groups: texts, label, unit, whom: None, values }
    }
}

/// Parts the lines of a row from those behind its unit that say of whom it is: Total workforce / Number / The Group. Of lines
/// behind a unit those are a label that no row before had there; beside a known one a line that `names` nothing is another.
fn apart_from_whom(
    texts: Vec<Text>,
    known: &mut Vec<String>,
    names: impl Fn(&Text) -> bool,
) -> (Vec<Text>, Option<Text>) {
    let counts =
        |t: &Text| whole_unit(&t.text).is_some() || matches!(t.text.trim(), "Number" | "Rate" | "Age");
    let unit = texts.iter().rposition(counts);
    let Some(unit) = unit else { return (texts, None) };
    let all = ["group", "the group", "consolidated", "集团", "本集团"];
    let says = |t: &Text, known: &[String]| {
        let whom = t.text.trim();
        known.iter().any(|k| k == whom) || all.iter().any(|a| a.eq_ignore_ascii_case(whom))
    };
    let behind = &texts[unit + 1..];
    let beside_known = unit > 0 && behind.iter().any(|t| says(t, known));
    let new = behind.iter().filter(|t| !says(t, known) && (!beside_known || !names(t)));
    known.extend(new.map(|t| t.text.trim().to_owned()).collect::<Vec<_>>());
    let (whom, label): (Vec<&Text>, Vec<&Text>) = behind.iter().partition(|t| says(t, known));
    let whom = whom.first().map(|t| (*t).clone());
    let mut rest = texts[..unit].to_vec();
    rest.extend(label.into_iter().cloned());
    rest.push(texts[unit].clone());
    (rest, whom)
}

/// Bytes of a column's head: what is longer is text.
pub(super) const HEAD_BYTES: usize = 72;

/// The columns of a table that was broken to a cell a line.
pub(super) struct StreamHead {
    pub(super) columns: Vec<Text>,
    /// of these, years, and what compares them
    pub(super) years: usize,
    /// of these the last, which a row may leave empty: targets, and what compares years
    pub(super) beside: usize,
    /// heads that come again under each year, all of them: male and female under 2024, and under 2023
    pub(super) under: Vec<Text>,
    /// lines that it stands on
    pub(super) taken: usize,
}

impl StreamHead {
    fn of_whom(&self) -> bool {
        self.columns.iter().any(|c| says_of_whom(&c.text))
    }

    /// 指标 / 单位 / 2024年: units stand between the labels and their values.
    fn units_first(&self) -> bool {
        !self.units_last() && self.columns.iter().any(|c| is_unit_header(&c.text))
    }

    /// The column of units stands right of the years.
    fn units_last(&self) -> bool {
        self.columns.last().is_some_and(|last| is_unit_header(&last.text))
    }
}

/// A row found in a line: bytes of its parts, and the word after it.
pub(super) struct LineRow {
    pub(super) label: std::ops::Range<usize>,
    pub(super) unit: Option<std::ops::Range<usize>>,
    pub(super) values: Vec<std::ops::Range<usize>>,
    pub(super) end: usize,
}

/// Lines of a block of labels: more are no table's.
const MOST_ROWS: usize = 40;

/// Columns of values that a table a cell a line has at most.
const MOST_HEADS: usize = 9;
/// Lines within which a table of plain text goes on.
const INTERRUPTED: usize = 16;
/// Words that a label has at most.
pub(super) const LABEL_WORDS: usize = 24;

impl Walk<'_> {
    /// `用水总量 吨 19,150`: label, unit and values parted by single spaces, as a row under the header's columns.
    pub(super) fn plain_row(&self, text: &Text) -> Option<Row> {
        let t = &text.text;
        // a word alone is no row
        memchr::memchr2(b' ', b'\t', t.as_bytes())?;
        if t.chars().count() > 240 || t.contains(['。', '；', '=', '÷', '×']) {
            return None;
        }
        let mut words = with_units(t, words_of_rows(t));
        // 环境 温室气体排放 范围一: the first of several columns of labels says of which part of the report it is
        let pillar =
            |w: &str| matches!(w, "环境" | "社会" | "治理" | "管治" | "公司治理" | "经济" | "E" | "S" | "G");
        if words.len() > 3 && pillar(&t[words[0].clone()]) {
            words.remove(0);
        }
        // 1,041 (81.6%): a number and its share
        if t.contains(" (") {
            words = with_shares(t, words);
        }
        let years = self.header.values().len();
        if years > 1
            && let Some((first, unit, values)) = super::oneline::each_with_unit(t, &words, years)
        {
            let label = text.slice(words[0].start..words[first - 1].end);
            let values = values.into_iter().map(|v| text.slice(v)).collect();
            return (!self.label(&label).reading.is_silent() || !self.groups.path().is_empty())
                .then(|| self.row_of(label, Some(text.slice(unit)), values));
        }
        // a label so long that it may be a sentence ends in as many values as there are years
        let is_cell = |w: &std::ops::Range<usize>| !matches!(cell_value(&t[w.clone()]), CellValue::Text);
        let cells = words.iter().rev().take_while(|w| is_cell(w)).count();
        let whole = || cells > 1 && cells == years && line_rows(t, &words, 0, cells).len() == 1;
        if t.chars().count() > 120 && !whole() {
            return None;
        }
        let mut first = words.len() - cells;
        // a label that ends in a number of its own: `Scope 1 1,234 1,300`
        if years > 1 && words.len() - first == years + 1 && t[words[first].clone()].len() < 3 {
            first += 1;
        }
        let cells = &words[first.min(words.len())..];
        if cells.is_empty() || first == 0 {
            return None;
        }
        let (label, unit) = unit_at_end(t, &words[..first]);
        let inline = cells
            .iter()
            .any(|c| matches!(cell_value(&t[c.clone()]), CellValue::Number(q) if q.unit.is_some()));
        let assigned = cells.len() == years && years > 0;
        // 在职员工的数量合计(人) 10,800: in brackets that the label ends in
        let bracketed = || {
            t[..words[first - 1].end].ends_with(')') && self.label(&text.slice(label.clone())).unit.is_some()
        };
        // 研发投入合计 135,146,015.22 below 单位:元
        let said = || {
            let reading = &self.label(&text.slice(label.clone())).reading;
            let told = reading.has_subject() && reading.unexplained == 0;
            told && self.header.columns.is_empty()
                && self.unit_line.as_ref().is_some_and(|u| u.currency().is_some())
        };
        if unit.is_none() && !inline && !assigned && !bracketed() && !said() || !assigned && cells.len() > 1 {
            return None;
        }
        // The Board met five times, and the attendance rate was 95%.
        let says = |w: &std::ops::Range<usize>| {
            matches!(
                &t[w.clone()],
                "was" | "were" | "is" | "are" | "met" | "had" | "has" | "held" | "reached" | "received"
            )
        };
        let leads = words[..first].last().is_some_and(says);
        // We recorded 2 fatalities in 2024.
        let when = |w: &std::ops::Range<usize>| matches!(&t[w.clone()], "in" | "during" | "since");
        let when_it_was = t.ends_with('.') && words[..first].last().is_some_and(when);
        let sentence =
            when_it_was || words.len() > 6 && (leads || t.ends_with('.') && words.iter().any(says));
        let outside = crate::lexicon::brackets(&t[label.clone()]).0;
        if outside.contains('，') && unit.is_none() || sentence {
            return None;
        }
        // Women in management 36.1% 2023: 34.6%
        if unit.is_none() && t[label.clone()].contains('%') && t[label.clone()].ends_with(':') {
            return None;
        }
        // what names nothing is an item of what stands above it, and there must be something
        let dated = || year_of_head(&t[label.clone()], self.profile.year).is_some();
        if self.label(&text.slice(label.clone())).reading.is_silent()
            && (!assigned || self.groups.path().is_empty() && !dated())
        {
            return None;
        }
        let mut values: Vec<Text> = cells.iter().map(|c| text.slice(c.clone())).collect();
        let mut unit = unit.map(|u| text.slice(u));
        // 外购电力 3,126.4 3,208.5 万千瓦时: the last value's unit is the row's
        if let [first, .., last] = &mut values[..]
            && unit.is_none()
            && let CellValue::Number(one) = cell_value(&first.text)
            && let CellValue::Number(q) = cell_value(&last.text)
            && one.unit.is_none()
            && q.unit.is_some()
            && last.text[..q.unit_at.start].ends_with(' ')
        {
            unit = Some(last.slice(q.unit_at.clone()));
            *last = last.slice(q.number.clone());
        }
        Some(self.row_of(text.slice(label), unit, values))
    }

    /// Prose between two rows of plain text, or what looks like it, has not ended their table where a row with a unit and as
    /// many values comes right after.
    pub(super) fn resume(&mut self, text: &Text) {
        let Some((header, _)) = self.suspended.as_ref().filter(|_| self.header.columns.is_empty()) else {
            return;
        };
        let years = header.values().len();
        let near = self.found.last().is_some_and(|s| {
            let last = s.number.place(0).line;
            text.place(0).line.saturating_sub(last) <= INTERRUPTED
        });
        if !near || years < 2 || header.parted == Some(Parted::Tags) || text.text.len() > 240 {
            return;
        }
        let Some((parts, values)) = with_values(text, years) else { return };
        // people are counted by their names: `Total number of employees 3,384 100.00`
        let unit = parts.last().and_then(|t| whole_unit(&t.text)).filter(|u| u.numerator != "person");
        if unit.is_none() || values.len() != years {
            return;
        }
        if let Some((header, _)) = self.suspended.take() {
            self.header = header;
        }
    }

    /// `ton/RMB 10,000 1.353 1.212`: the bytes of a unit that values alone follow.
    fn unit_alone(&self, text: &Text) -> Option<usize> {
        let t = &text.text;
        let first = t.find(' ')?;
        // most lines begin with a word that is no unit
        if !t.as_bytes().last().is_some_and(|b| b.is_ascii_digit() || *b == b'%') || t.len() > 120 {
            return None;
        }
        let ends = t.match_indices(' ').map(|(at, _)| at).filter(|at| *at >= first);
        let (end, _) = ends.take(5).filter_map(|at| Some((at, whole_unit(&t[..at])?))).last()?;
        let is_value = |w: &str| !matches!(cell_value(w), CellValue::Text);
        t[end..].split_whitespace().all(is_value).then_some(end)
    }

    /// Fresh water per RMB 10,000 of / operating revenue / ton/RMB 10,000 1.353 1.212: a row whose label stands in the
    /// lines above it.
    pub(super) fn labelled_above(&self, text: &Text, items: &[&Item], at: usize) -> Option<Row> {
        let years = Some(self.header.values().len()).filter(|years| *years > 1)?;
        if let Some((said, values)) = values_behind_mark(&text.text, years) {
            let mut label = passage(items, at.checked_sub(1)?)?.clone();
            let values = values.into_iter().map(|v| text.slice(v)).collect();
            let reading = &self.label(&label).reading;
            let named = reading.has_subject() || !reading.axes.is_empty();
            let ends = label.text.ends_with(['.', '。']);
            // (metric tons) (in millions): what it is counted in
            let mut brackets =
                text.text[said.clone()].split(['(', ')']).map(str::trim).filter(|b| !b.is_empty());
            if brackets.all(|b| whole_unit(b).is_some() || crate::unit::scale_alone(b).is_some()) {
                label.append(&text.slice(said));
            }
            return (named && !ends).then(|| self.row_of(label, None, values));
        }
        let end = self.unit_alone(text)?;
        let values: Vec<Text> =
            words(&text.text[end..]).into_iter().map(|w| text.slice(w.start + end..w.end + end)).collect();
        let mut label = passage(items, at.checked_sub(1)?)?.clone();
        let begun = |t: &str| {
            t.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '(') && t.is_ascii()
        };
        if begun(trim(&label.text)) {
            let mut whole = passage(items, at.checked_sub(2)?)?.clone();
            whole.append(&label);
            label = whole;
        }
        // neither a sentence nor a row of its own
        let ends = |c: char| matches!(c, '。' | '；' | '.' | '%') || c.is_ascii_digit();
        let short = label.text.chars().count() <= 2 * HEAD_BYTES && !label.text.trim_end().ends_with(ends);
        (values.len() == years && short).then(|| self.row_of(label, Some(text.slice(0..end)), values))
    }

    /// The bars of a chart, a number and its year in turn below a title: Total energy (MWh) / 66,902 / 2022 / 65,645 / 2023.
    /// Gives how many items it took.
    pub(super) fn bars(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let title = passage(items, at)?;
        let year = |i: usize| {
            let text = passage(items, i)?;
            (text.text.len() <= 12).then(|| year_of_head(&text.text, self.profile.year)).flatten()
        };
        let number = |i: usize| {
            passage(items, i)
                .filter(|t| matches!(cell_value(&t.text), CellValue::Number(q) if q.kind == Kind::Amount))
        };
        let digit =
            |i: usize| passage(items, i).is_some_and(|t| t.text.starts_with(|c: char| c.is_ascii_digit()));
        // most lines have no two numbers below them
        let first = (at + 1..=at + 2).find(|i| digit(*i))?;
        if !digit(first + 1) || !digit(first + 2) || !digit(first + 3) {
            return None;
        }
        let of_years = usize::from(year(first).is_none());
        let pair = |i: usize| Some((year(i + of_years)?, number(i + 1 - of_years)?));
        let pairs: Vec<(i32, &Text)> = (first..).step_by(2).map_while(pair).take(8).collect();
        let steps: Vec<i32> = pairs.windows(2).map(|w| w[1].0 - w[0].0).collect();
        let in_turn = steps.iter().all(|s| *s == 1) || steps.iter().all(|s| *s == -1);
        if pairs.len() < 2 || !in_turn || !self.label(title).reading.has_subject() {
            return None;
        }
        let unit = (first == at + 2).then(|| passage(items, at + 1)).flatten();
        if unit.is_some_and(|t| whole_unit(&t.text).is_none()) {
            return None;
        }
        let years = (first + of_years..).step_by(2).take(pairs.len()).filter_map(|i| passage(items, i));
        let heads: Vec<Text> = std::iter::once(Text::default()).chain(years.cloned()).collect();
        let values = pairs.iter().map(|(_, value)| (*value).clone()).collect();
        let (title, unit) = (title.clone(), unit.cloned());
        self.stream_head(heads);
        let row = self.row_of(title, unit, values);
        self.row(&row, items[at]);
        self.header = Header::default();
        Some(first - at + 2 * pairs.len())
    }

    /// Heads of columns a line each, above rows with as many values that bring their units: 受训百分比 / 平均时数 / 男性 84.5% 8.2小时.
    /// Gives how many items it took.
    pub(super) fn stacked_heads(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let passage = |i: usize| passage(items, i);
        // most lines have no such row below them: told before a label is read
        self.looks.of_values(at + 2..at + 6).next()?;
        let short = |t: &Text| {
            t.text.chars().count() <= if t.text.is_ascii() { HEAD_BYTES } else { 30 }
                && matches!(cell_value(&t.text), CellValue::Text)
        };
        // Lost days 35 28 over Employees trained (%) is a row, and no head
        let row_of_values = |t: &Text| values_at_end(&t.text) > 1;
        // nor is 员工流失率 2024年 2023年, the head of a table itself, nor what is told apart below it
        let heads_a_table = |t: &Text| {
            let last = t.text.rsplit(' ').next().unwrap_or_default();
            t.text.starts_with('按')
                || last.len() < t.text.len() && year_of_head(last, self.profile.year).is_some()
        };
        let head = |t: &&Text| {
            let reading = &self.label(t).reading;
            !reading.tags.is_empty()
                && reading.axes.is_empty()
                && reading.unexplained == 0
                && !row_of_values(t)
                && !heads_a_table(t)
        };
        // one alone is none: where a second can't be, the label of the first is not read
        let lines: Vec<&Text> = (at..).map_while(passage).take_while(|t| short(t)).take(5).collect();
        let may_head = lines.len() > 1 && !lines[..2].iter().any(|t| row_of_values(t) || heads_a_table(t));
        let heads: Vec<Text> = lines.into_iter().take_while(|t| may_head && head(t)).cloned().collect();
        // Number of participants among heads of training
        let told = heads.iter().filter(|t| self.label(t).reading.has_subject()).count();
        let heads = if told * 2 > heads.len() { heads } else { vec![] };
        // Number of / employees (person) / Proportion (%): each ends in its measure, and the values need not
        let of_words = |i: usize| {
            passage(i).is_some_and(|t| !t.text.ends_with(|c: char| c.is_ascii_digit()) && !row_of_values(t))
        };
        // most lines have no row of bare values below them
        let bare_row = |i: usize| {
            passage(i).is_some_and(|t| {
                t.text.ends_with(|c: char| c.is_ascii_digit() || c == '%')
                    && t.text.contains(' ')
                    && !t.text.starts_with(|c: char| c.is_ascii_digit())
            })
        };
        let may_wrap = heads.len() < 2 && of_words(at) && (at + 3..=at + 7).any(bare_row);
        let wrapped = may_wrap
            .then(|| wrapped_heads(items, at))
            .flatten()
            .filter(|(_, taken)| *taken <= 6 && (at..at + taken).all(of_words))
            .filter(|_| !passage(at).is_some_and(|t| is_header_word(&t.text)));
        let (heads, taken, bare) = match wrapped {
            Some((heads, taken)) => (heads, taken, true),
            None => {
                let taken = heads.len();
                // Training sessions Training hours: two heads that have come on one line
                let parted = (taken > 1).then(|| self.parted_heads(&heads, passage(at + taken)?)).flatten();
                match parted {
                    Some(parted) => (parted, taken, true),
                    None => (heads, taken, false),
                }
            }
        };
        if heads.len() < 2 {
            return None;
        }
        let fits = |t: &Text| {
            let words = with_units(&t.text, words_of_rows(&t.text));
            let counted = |w: &std::ops::Range<usize>| matches!(cell_value(&t.text[w.clone()]), CellValue::Number(q) if bare || q.unit.is_some());
            // several groups on the line, each with as many values
            let groups = line_rows(&t.text, &words, 0, heads.len());
            if groups.len() > 1 && groups.last().is_some_and(|row| row.end == words.len()) {
                return groups.iter().all(|row| {
                    let reading = &self.label(&t.slice(row.label.clone())).reading;
                    !reading.axes.is_empty() || row.label.start > 0
                });
            }
            let Some(label) = words.len().checked_sub(heads.len()).filter(|n| *n > 0 && (bare || *n == 1))
            else {
                return false;
            };
            let reading = || self.label(&t.slice(words[0].start..words[label - 1].end)).reading.clone();
            !counted(&words[0])
                && words[label..].iter().all(counted)
                && Some(reading()).is_some_and(|r| !r.axes.is_empty() || bare && r.has_subject())
        };
        // a line that says by what they are told apart may stand between two rows
        let row = |i: usize| passage(at + taken + i).is_some_and(&fits);
        if !row(0) || !(row(1) || bare && (row(2) || row(3))) {
            return None;
        }
        self.stream_head(std::iter::once(Text::default()).chain(heads).collect());
        Some(taken)
    }

    /// Heads of columns, a line each or two on a line, as many as the row below them has values.
    fn parted_heads(&self, lines: &[Text], row: &Text) -> Option<Vec<Text>> {
        let is_value = |w: &std::ops::Range<usize>| cell_value(&row.text[w.clone()]) != CellValue::Text;
        let values = words_of_rows(&row.text).iter().rev().take_while(|w| is_value(w)).count();
        if values <= lines.len() || values > 2 * lines.len() {
            return None;
        }
        let told = |t: &Text| {
            let reading = &self.label(t).reading;
            reading.has_subject() && reading.unexplained == 0
        };
        let halves = |line: &Text| {
            let cuts = words(&line.text).into_iter().skip(1).map(|w| w.start);
            let begins = |at: &usize| line.text[*at..].starts_with(|c: char| c.is_ascii_uppercase());
            let parts = |at: usize| [line.slice(0..at - 1), line.slice(at..line.text.len())];
            cuts.filter(begins).map(parts).find(|parts| parts.iter().all(told))
        };
        let mut wanting = values - lines.len();
        let mut heads = vec![];
        for line in lines {
            match halves(line).filter(|_| wanting > 0) {
                Some(parts) => {
                    wanting -= 1;
                    heads.extend(parts);
                }
                None => heads.push(line.clone()),
            }
        }
        (wanting == 0).then_some(heads)
    }

    /// The same with a cell a line: 受训百分比 / 平均时数(小时) / 按性别 / 男性 / 80.3% / 9.8. Gives how many items it took.
    pub(super) fn stream_heads(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let passage = |i: usize| passage(items, i);
        // most lines have no two numbers below them: told before a label is read
        let begins = |i: usize| passage(i).is_some_and(|t| t.text.starts_with(|c: char| c.is_ascii_digit()));
        let number = |i: usize| {
            passage(i).is_some_and(
                |t| matches!(cell_value(&t.text), CellValue::Number(q) if q.kind == Kind::Amount),
            )
        };
        let two = |i: usize| begins(i) && begins(i + 1) && number(i) && number(i + 1);
        if !(at + 3..=at + 11).any(two) {
            return None;
        }
        let head = |t: &Text| {
            let reading = || self.label(t).reading.clone();
            t.text.chars().count() <= if t.text.is_ascii() { 48 } else { 30 }
                && !t.text.contains(['。', '，'])
                && matches!(cell_value(&t.text), CellValue::Text)
                && Some(reading()).is_some_and(|r| r.has_subject() && r.axes.is_empty() && r.unexplained == 0)
        };
        let wrapped = wrapped_heads(items, at).filter(|(heads, _)| heads.iter().all(&head));
        let (heads, taken) = wrapped.unwrap_or_else(|| {
            // KPI B3.1 / 受训百分比 / KPI B3.2 / 平均时数: an indicator's number above each head is no head
            let coded = |t: &Text| is_code(&t.text);
            let lines = (at..).map_while(passage).take_while(|t| head(t) || coded(t)).take(8);
            let lines: Vec<&Text> = lines.collect();
            let heads: Vec<Text> = lines.iter().filter(|t| !coded(t)).map(|t| (*t).clone()).collect();
            (heads, lines.len())
        });
        // 员工流失率 / 2024年 / 2023年 / 按性别划分: years over the groups of what is counted
        let apart = |t: &Text| t.text.starts_with('按') || year_of_head(&t.text, self.profile.year).is_some();
        if heads.len() < 2 || heads.len() > 5 || (at..at + taken).any(|i| passage(i).is_some_and(apart)) {
            return None;
        }
        let head = StreamHead { years: heads.len(), beside: 0, taken, under: vec![], columns: heads };
        let (rows, end) = self.stream_rows(items, at + head.taken, &head);
        let group = |row: &StreamRow| {
            let reading = &self.label(&row.label).reading;
            reading.unexplained == 0
                && (!reading.axes.is_empty() || reading.tags.without(tags!("sum")).is_empty())
        };
        if rows.len() < 2 || !rows.iter().all(group) {
            return None;
        }
        self.stream_head(std::iter::once(Text::default()).chain(head.columns).collect());
        self.read_rows(rows, items[at]);
        Some(end - at)
    }

    /// Any table a cell a line: Region / Sites / Employees / Japan / 2 / 1,742 / India / 4 / 748. That each row has as many
    /// values as heads stand over the first says that these are its heads. Gives how many items it took.
    pub(super) fn stream_grid(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let short = |t: &str| t.len() <= HEAD_BYTES / 2 || t.chars().count() <= HEAD_BYTES / 2;
        let text = |i: usize| passage(items, i).filter(|t| short(&t.text));
        let is_value = |t: &Text| !matches!(cell_value(&t.text), CellValue::Text);
        let begins = |t: &Text| t.text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '–'));
        // most lines have no two values below them: told before any is read
        let year = |t: &Text| year_of_head(&t.text, self.profile.year).is_some();
        let value = |i: usize| {
            passage(items, i).is_some_and(|t| begins(t) && short(&t.text) && is_value(t) && !year(t))
        };
        let digit = |i: usize| passage(items, i).is_some_and(begins);
        if digit(at) || passage(items, at).is_none_or(|t| !short(&t.text)) {
            return None;
        }
        let first = (at + 3..=at + 2 + MOST_HEADS).find(|i| digit(*i) && digit(*i + 1) && value(*i))?;
        let many = (first..=first + MOST_HEADS).take_while(|i| value(*i)).count();
        let heads = first - 1 - at;
        let ends = |t: &Text| t.text.ends_with(['.', '。', '；', ';', ':']);
        let whole = (at..first).all(|i| text(i).is_some_and(|t| !ends(t) && !t.text.contains(['，', '。'])));
        if !(2..=MOST_HEADS).contains(&many) || !whole || heads != many && heads != many + 1 {
            return None;
        }
        let mut columns: Vec<Text> = (at..first - 1).filter_map(text).cloned().collect();
        // 按性别划分 stands over rows, not over a column
        if columns[heads - many..].iter().any(|t| names_an_axis(&t.text)) {
            return None;
        }
        let told = |t: &&Text| {
            let reading = &self.label(t).reading;
            year(t) || reading.unexplained == 0 && (reading.has_subject() || !reading.axes.is_empty())
        };
        if !columns.iter().any(|t| told(&t)) || columns[heads - many..].iter().all(year) {
            return None;
        }
        // 男 / 女 / 2018年 / 管理职 / 2019年 / 2020年 / 53: the words of a chart in no order, and no heads
        if text(first - 1).is_some_and(year) && columns.iter().any(year) {
            return None;
        }
        // a title over years that groups stand under: their table begins below it
        let nested = |i| {
            stream_header(items, i, self.profile.year).is_some_and(|head: StreamHead| !head.under.is_empty())
        };
        if (at + 1..first).any(nested) {
            return None;
        }
        if heads == many {
            columns.insert(0, Text::default());
        }
        let values: Vec<&Text> = (first..first + many).filter_map(text).collect();
        self.put_sum_last(&mut columns[1..], &values)?;
        let head = StreamHead { years: many, beside: 0, under: vec![], taken: heads, columns };
        let (mut rows, mut end) = self.stream_rows(items, at + heads, &head);
        if rows.len() < 2 || !rows[0].groups.is_empty() {
            return None;
        }
        // 1,047 / 2017年 / 1,113 / 2018年, and no value behind the last: each year stands below its own
        let last = &rows[rows.len() - 1].label;
        if let Some(below) = text(end).filter(|t| year(t) && year(last)) {
            for i in 1..rows.len() {
                rows[i - 1].label = rows[i].label.clone();
            }
            rows.last_mut()?.label = below.clone();
            end += 1;
        }
        self.stream_head(head.columns);
        self.read_rows(rows, items[at]);
        Some(end - at)
    }

    /// The head of the sums spans the rows of heads, and is printed before the groups though its column is the last: men and
    /// women of a row tell where it stands. Nothing where they add up to no column's value.
    pub(super) fn put_sum_last(&self, heads: &mut [Text], values: &[&Text]) -> Option<()> {
        let at = |wanted: &dyn Fn(&Label) -> bool| heads.iter().position(|t| wanted(&self.label(t)));
        let gender = |l: &Label, of: &str| l.reading.axes.get("gender").is_some_and(|g| g == of);
        let sum = at(&|l| l.reading.tags == tags!("sum") && l.reading.axes.is_empty());
        let (men, women) = (at(&|l| gender(l, "male")), at(&|l| gender(l, "female")));
        let (Some(sum), Some(men), Some(women)) = (sum, men, women) else { return Some(()) };
        let number = |i: usize| match cell_value(&values.get(i)?.text) {
            CellValue::Number(q) => Some(q.value),
            _ => None,
        };
        let adds_up = |men, women, sum| Some(number(men)? + number(women)? == number(sum)?);
        // 合计人数 and 合计%: one of each
        let sums = |l: &Label| {
            l.reading.tags.without(tags!("headcount", "rate")) == tags!("sum") && l.reading.axes.is_empty()
        };
        let mut all = (0..heads.len()).filter(|i| sums(&self.label(&heads[*i])));
        if all.any(|sum| adds_up(men, women, sum) == Some(true)) {
            return Some(());
        }
        let before = |i: usize| if i > sum { i - 1 } else { i };
        adds_up(before(men), before(women), heads.len() - 1)?.then(|| heads[sum..].rotate_left(1))
    }

    /// A row put together from its parts: the values stand under the header's years where there are as many.
    pub(super) fn row_of(&self, label: Text, unit: Option<Text>, values: Vec<Text>) -> Row {
        self.row_of_whom(label, unit, None, values)
    }

    /// The same with the cell that says of whom it is.
    pub(super) fn row_of_whom(
        &self,
        label: Text,
        unit: Option<Text>,
        whom: Option<Text>,
        values: Vec<Text>,
    ) -> Row {
        let cell = |text: Text, from: u32, to: u32| Cell { text, from, to };
        let columns = &self.header.columns;
        let place = |wanted: fn(&Column) -> bool| {
            columns.iter().find(|(_, c)| wanted(c)).map(|(h, _)| (h.from, h.to))
        };
        let mut cells = vec![cell(label, 0, 1)];
        if let Some(unit) = unit {
            let (from, to) = place(|c| matches!(c, Column::Unit)).unwrap_or((1, 2));
            cells.push(cell(unit, from, to));
        }
        if let Some(whom) = whom
            && let Some((head, _)) = columns.iter().find(|(h, _)| says_of_whom(&h.text.text))
        {
            cells.push(cell(whom, head.from, head.to));
        }
        let heads = self.header.values();
        let years: Vec<&Cell> =
            heads.iter().filter(|(_, c)| matches!(c, Column::Year(_))).map(|(h, _)| h).collect();
        let heads: Vec<&Cell> =
            if heads.len() == values.len() { heads.iter().map(|(h, _)| h).collect() } else { years };
        let assigned = heads.len() == values.len();
        for (i, value) in values.into_iter().enumerate() {
            let (from, to) =
                if assigned { (heads[i].from, heads[i].to) } else { (1000 + i as u32, 1001 + i as u32) };
            cells.push(cell(value, from, to));
        }
        Row { cells, parted: Parted::Marks }
    }

    /// A table that was broken to a cell a line: its header's words, then label, unit and values in turn. Gives how many
    /// items it took.
    pub(super) fn stream_table(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let head = stream_header(items, at, self.profile.year)?;
        let (mut rows, end) = self.stream_rows(items, at + head.taken, &head);
        // one year alone heads rows of groups
        let group = |row: &StreamRow| !self.label(&row.label).reading.axes.is_empty();
        let alone = head.columns.len() == 1;
        let groups = rows.iter().filter(|row| group(row)).count();
        if rows.len() < 2 || alone && (groups < 2 || groups * 3 < rows.len() * 2) {
            return None;
        }
        if let Some(titles) = self.over_years(items, at, &head) {
            self.stream_head(titles);
        }
        if head.under.is_empty() {
            self.stream_head(head.columns);
        } else {
            let years: Vec<Text> = head
                .columns
                .into_iter()
                .filter(|t| year_of_head(&t.text, self.profile.year).is_some())
                .collect();
            let labels = std::iter::once(Text::default());
            self.stream_head(labels.clone().chain(years).collect());
            self.stream_head(labels.chain(head.under).collect());
        }
        let alone: Vec<bool> = (0..rows.len()).map(|i| self.is_made_of(&rows, i)).collect();
        for (row, alone) in rows.iter_mut().zip(alone) {
            if let Some(name) = row.groups.pop_if(|_| alone) {
                row.label = name;
            }
        }
        self.read_rows(rows, items[at]);
        Some(end - at)
    }

    /// 范围1 / 煤气、汽油及柴油: what the only row below a name lists is what that is made of, and no name of the row. All
    /// that scope 2 is made of may be one thing.
    fn is_made_of(&self, rows: &[StreamRow], at: usize) -> bool {
        let row = &rows[at];
        let scope2 = |t: &Text| self.label(t).reading.tags.has_any(tags!("scope2"));
        let bought = row.groups.last().is_some_and(scope2);
        let lists = |t: &Text| t.text.contains(['、', '及', '和']);
        let goes_on = |next: &StreamRow| {
            if bought {
                !self.label(&next.label).reading.tags.has_any(tags!("sum"))
            } else {
                lists(&next.label)
            }
        };
        let only = rows.get(at + 1).is_none_or(|next| !next.groups.is_empty() || !goes_on(next));
        let named = |t: &Text| {
            let reading = &self.label(t).reading;
            reading.has_subject() && reading.unexplained == 0
        };
        only && (bought || lists(&row.label)) && row.groups.last().is_some_and(named)
    }

    /// Percentage trained / Average hours / 2024 / 2023 / 2024 / 2023: the titles that years which come again stand under.
    fn over_years(&self, items: &[&Item], at: usize, head: &StreamHead) -> Option<Vec<Text>> {
        let year = |t: &Text| year_of_head(&t.text, self.profile.year);
        let years: Vec<i32> = head.columns.iter().filter_map(year).collect();
        let each = (1..years.len()).find(|i| years[*i] == years[0])?;
        let again = years.len() == head.columns.len() && years.len().is_multiple_of(each);
        if !again || !years.chunks(each).all(|group| *group == years[..each]) {
            return None;
        }
        let title = |item: &&Item| match item {
            Item::Passage { text, .. } if text.text.len() <= HEAD_BYTES => {
                let label = self.label(text);
                let told = label.reading.has_subject() && label.reading.unexplained == 0;
                (told && label.reading.axes.is_empty()).then(|| text.clone())
            }
            _ => None,
        };
        items.get(at.checked_sub(years.len() / each)?..at)?.iter().map(title).collect()
    }

    pub(super) fn stream_head(&mut self, columns: Vec<Text>) {
        let cells = header_cells(columns, false);
        self.set_header(
            &Row { cells: cells.clone(), parted: Parted::Marks },
            &cells.iter().collect::<Vec<_>>(),
        );
    }

    /// A table that was broken column by column: the labels, their units, then the values of each year. Gives how many
    /// items it took.
    pub(super) fn stream_columns(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let passage = |i: usize| passage(items, i);
        let report = self.profile.year;
        let year = |t: &Text| period::of_header(&t.text, report).is_some();
        let heads = |t: &Text| year(t) || is_unit_header(&t.text);
        let first = passage(at).filter(|t| is_header_word(&t.text) && !heads(t))?;
        let mut columns: Vec<(&Text, Vec<&Text>)> = vec![(first, vec![])];
        let mut end = at + 1;
        while let Some(text) = passage(end) {
            let (rows, only) = (columns[0].1.len(), columns.len() == 1);
            let (head, entries) = columns.last_mut()?;
            if heads(text) {
                if entries.len() < 2 || entries.len() != rows {
                    return None;
                }
                columns.push((text, vec![]));
            } else if !(year(head) && entries.is_empty() && is_rest_of_year(&text.text)) {
                let fits = if year(head) {
                    !matches!(cell_value(&text.text), CellValue::Text)
                } else {
                    text.text.chars().count() <= 40 && matches!(cell_value(&text.text), CellValue::Text)
                };
                if !fits || !only && entries.len() == rows {
                    break;
                }
                entries.push(text);
            }
            end += 1;
        }
        let rows = columns[0].1.len();
        let years = columns.iter().filter(|(head, _)| year(head)).count();
        if years == 0 || columns.iter().any(|(_, entries)| entries.len() != rows) {
            return None;
        }
        self.stream_head(columns.iter().map(|(head, _)| (*head).clone()).collect());
        for i in 0..rows {
            let entry = |wanted: &dyn Fn(&Text) -> bool| {
                columns.iter().filter(|(h, _)| wanted(h)).map(|(_, e)| e[i].clone()).collect::<Vec<_>>()
            };
            let unit = entry(&|h| is_unit_header(&h.text)).pop();
            let row = self.row_of(columns[0].1[i].clone(), unit, entry(&year));
            self.row(&row, items[at]);
        }
        Some(end - at)
    }

    /// The same in blocks that blank lines part: labels, 单位, the years, the units, then a block of values for each year. Gives
    /// how many items it took.
    pub(super) fn stream_blocks(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        if !self.after_gap.contains(&std::ptr::from_ref(items[at])) {
            return None;
        }
        let block = |from: usize| -> Vec<&Text> {
            let lines = (from..).map_while(|i| match items.get(i) {
                Some(Item::Passage { text, heading: None }) if text.text.len() <= 2 * HEAD_BYTES => {
                    Some((i, text))
                }
                _ => None,
            });
            let parted = |i: usize| self.after_gap.contains(&std::ptr::from_ref(items[i]));
            let block = lines.take_while(|(i, _)| *i == from || !parted(*i));
            block.map(|(_, text)| text).take(MOST_ROWS).collect()
        };
        let is_value = |t: &&Text| !matches!(cell_value(&t.text), CellValue::Text);
        let is_year = |t: &&Text| year_of_head(&t.text, self.profile.year).is_some();
        let is_unit = |t: &&Text| whole_unit(&t.text).is_some();
        let labels = block(at);
        let rows = labels.len();
        if rows < 2 || rows == MOST_ROWS || labels.iter().any(|t| is_value(t) || is_year(t) || is_unit(t)) {
            return None;
        }
        let (mut years, mut units, mut columns) = (vec![], vec![], vec![]);
        let mut end = at + rows;
        loop {
            let lines = block(end);
            let (head, rest) = lines.split_at(lines.len().saturating_sub(rows));
            let column = rest.len() == rows && head.len() <= 1;
            if lines.is_empty() {
                break;
            } else if lines.iter().all(is_year) {
                years.extend(lines.iter().copied());
            } else if column && rest.iter().all(is_unit) && head.iter().all(|t| is_unit_header(&t.text)) {
                units = rest.to_vec();
            } else if column && rest.iter().all(is_value) && head.iter().all(is_year) {
                years.extend(head.iter().copied());
                columns.push(rest.to_vec());
            } else if !(lines.len() == 1 && is_unit_header(&lines[0].text)) {
                break;
            }
            end += lines.len();
            let complete = columns.len() > 1 && columns.len() == years.len();
            if complete && !block(end).first().is_some_and(is_year) {
                break;
            }
        }
        if columns.is_empty() || columns.len() != years.len() || !units.is_empty() && units.len() != rows {
            return None;
        }
        let heads = std::iter::once(Text::default()).chain(years.into_iter().cloned());
        let labels: Vec<Text> = labels.into_iter().cloned().collect();
        let rows: Vec<(Option<Text>, Vec<Text>)> = (0..rows)
            .map(|i| (units.get(i).map(|t| (*t).clone()), columns.iter().map(|c| c[i].clone()).collect()))
            .collect();
        self.stream_head(heads.collect());
        for (label, (unit, values)) in labels.into_iter().zip(rows) {
            let row = self.row_of(label, unit, values);
            self.row(&row, items[at]);
        }
        Some(end - at)
    }

    pub(super) fn stream_rows(
        &self,
        items: &[&Item],
        from: usize,
        head: &StreamHead,
    ) -> (Vec<StreamRow>, usize) {
        let mut rows = vec![];
        let mut texts: Vec<Text> = vec![];
        let (mut at, mut end) = (from, from);
        let mut whom = head.of_whom().then(Vec::new);
        let mut unit_above: Option<Text> = None;
        while let Some(Item::Passage { text, heading: None }) = items.get(at) {
            let t = trim(&text.text);
            // 密度 comes again and again too, but a page's head is longer
            let running = t.chars().count() >= 8 && self.is_running(items[at]);
            if texts.is_empty() && (running || t.len() <= 3 && t.bytes().all(|b| b.is_ascii_digit())) {
                at += 1;
                continue;
            }
            let again = stream_header(items, at, self.profile.year).filter(|again| {
                again.columns.len() == head.columns.len()
                    && again.columns.iter().zip(&head.columns).all(|(a, b)| trim(&a.text) == trim(&b.text))
            });
            // another table of the same years, and what it is counted in
            let titled = |t: &Text| titled_unit(&t.text, || true).is_some();
            if again.is_some() && texts.last().is_some_and(titled) {
                break;
            }
            if let Some(again) = again {
                at += again.taken;
                continue;
            }
            // years a line each head the next table, and are no values of the line above them
            let year = |i: usize| {
                matches!(items.get(i), Some(Item::Passage { text, heading: None })
                    if period::of_header(&text.text, self.profile.year).is_some())
            };
            if year(at) && year(at + 1) {
                break;
            }
            let (mut cells, mut taken) = stream_values(items, at, head.years);
            // 失能伤害频率 / - / 0.52 / 0.48 / 0.42: a dash where the unit is wanting
            if cells.first().is_some_and(|c| matches!(cell_value(&c.text), CellValue::Dash))
                && head.units_first()
                && texts.len() == 1
            {
                let (more, lines) = stream_values(items, at, head.years + 1);
                if more.len() == head.years + 1 {
                    (cells, taken) = (more[1..].to_vec(), lines);
                }
            }
            if !cells.is_empty()
                && let Some((found, lines)) = rows_of_blocks(&mut texts, items, at, head.years)
            {
                rows.extend(found);
                at += lines;
                end = at;
                continue;
            }
            // tonne 1,148.5: the label's line may go on with its unit and the first values
            if let Some((before, begun)) =
                with_values(text, head.years).filter(|_| cells.is_empty() && !is_unit_per_money(t))
            {
                let (more, lines) = stream_values(items, at + 1, head.years - begun.len());
                texts.extend(before);
                cells = begun.into_iter().chain(more).collect();
                taken = 1 + lines;
            }
            if !cells.is_empty() {
                // 301 / First year reported: words stand where a value is wanting, and which one nobody can say
                if whom.is_some() && cells.len() < head.years - head.beside {
                    texts.clear();
                    at += taken;
                    continue;
                }
                // Intensity / t/m2 / 0.26 / 0.24 of three years: a value has gone astray, and its row with it
                let unit = |t: &Text| whole_unit(&t.text).is_some();
                let astray = rows.len() > 1 && texts.iter().skip(1).any(unit);
                // and so where more follow than there are years, but for a page's number
                let page = |i: usize| passage(items, i).is_some_and(|t| t.text.trim().len() <= 3);
                let more = || match stream_values(items, at + taken, MOST_HEADS).1 {
                    1 if page(at + taken) => 0,
                    more => more,
                };
                let more = if astray && head.years > 1 { more() } else { 0 };
                if astray && (cells.len() < head.years - head.beside || more > 0) {
                    texts.clear();
                    at += taken + more;
                    continue;
                }
                if !(head.years - head.beside..=head.years).contains(&cells.len()) || texts.is_empty() {
                    break;
                }
                // 800 / 1,020 / 1,100 under two years: a head is not known, and which is whose nobody can say
                let printed = |t: &Text| t.text.contains([',', '.', '%']);
                let over = || passage(items, at + taken).filter(|t| printed(t) && !is_code(&t.text));
                if rows.is_empty()
                    && head.years > 1
                    && cells.len() == head.years
                    && over().is_some_and(|t| matches!(cell_value(&t.text), CellValue::Number(_)))
                {
                    break;
                }
                // one value a row, and two here: of another table
                if head.years == 1 && !stream_values(items, at + taken, 1).0.is_empty() {
                    break;
                }
                cells.resize(head.years, Text::default());
                let texts = std::mem::take(&mut texts);
                let (texts, of_whom) = match &mut whom {
                    Some(known) => apart_from_whom(texts, known, |t| !self.label(t).reading.is_silent()),
                    None => (texts, None),
                };
                // 高级管理层 / 中级管理层 / 一般员工 / 受训人数: the heads of another table
                if self.names_siblings(&texts, head.years) || self.counts_apart(&texts) {
                    break;
                }
                let mut row = StreamRow::new(texts, cells);
                row.whom = of_whom;
                // By age / % / The Group / Under 20 / 0.3: the rows that follow name no unit again
                if whom.is_some() {
                    row.unit = row.unit.or(unit_above);
                    unit_above = row.unit.clone();
                }
                at += taken;
                if head.units_last() && row.unit.is_none() {
                    let behind = unit_on_lines(items, at);
                    at += behind.as_ref().map_or(0, |(_, lines)| *lines);
                    row.unit = behind.map(|(unit, _)| unit);
                }
                rows.push(row);
                end = at;
                continue;
            }
            // a Latin letter takes half the room of a Han one, and its labels more lines
            let (most, lines) = if t.chars().all(|c| c < '\u{2e80}') { (96, 6) } else { (40, 4) };
            // A Environmental (intensity is calculated by …) below the heads: what all that follows is of
            // and so does one between its rows, told by the row that follows
            let row_follows = || {
                let unit = passage(items, at + 2).is_some_and(|t| whole_unit(&t.text).is_some());
                unit && stream_values(items, at + 3, head.years + 1).0.len() == head.years
            };
            let title = texts.is_empty()
                && t.len() <= 4 * HEAD_BYTES
                && (rows.is_empty() && at == from || row_follows());
            if t.chars().count() > most && !title
                || t.contains(['。', '；'])
                || t.ends_with(". ")
                || texts.len() > lines && whom.is_none()
            {
                break;
            }
            // Yes / Yes, 30% by 2025: cells of words
            if texts.len() > lines {
                texts.remove(0);
            }
            texts.push(text.clone());
            at += 1;
        }
        (rows, end)
    }

    /// Whether lines are each of a subject with a unit of its own, Electricity (MWh) / Water (m3): so are heads of columns.
    fn counts_apart(&self, lines: &[Text]) -> bool {
        let mut units: Vec<String> = vec![];
        for line in lines {
            let label = self.label(line);
            let unit = label.unit.as_ref().filter(|u| u.is_measure() && label.reading.has_subject());
            units.extend(unit.map(Unit::dimension));
        }
        units.sort_unstable();
        units.dedup();
        units.len() > 1
    }

    /// Whether lines name two values of one axis, as heads of columns do and no group over a row.
    fn names_siblings(&self, lines: &[Text], columns: usize) -> bool {
        let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for line in lines {
            let reading = &self.label(line).reading;
            if reading.unexplained > 0
                || !reading.tags.without(tags!("employee", "headcount", "sum")).is_empty()
            {
                continue;
            }
            for (axis, value) in &reading.axes {
                seen.entry(axis.clone()).or_default().insert(value.clone());
            }
        }
        seen.values().any(|values| values.len() >= columns.max(2))
    }

    /// Several rows of a table on one line, each with as many values as the header has years, and nothing left over.
    pub(super) fn rows_in_line(&mut self, text: &Text, item: &Item) -> bool {
        let years = self.header.columns.iter().filter(|(_, c)| matches!(c, Column::Year(_))).count();
        // of heads that say what is counted each group has a value: Senior management 194 100% 120 Others 955 100% 110
        let grouped = years == 0 && self.header.parted == Some(Parted::Marks);
        let years = if grouped { self.header.values().len() } else { years };
        // what compares the years has a value of its own
        if years < 2 || self.header.values().len() != years {
            return false;
        }
        // what does not end in a value is no row
        let last = text.text.trim_end_matches([' ', '\t']).rsplit([' ', '\t']).next().unwrap_or_default();
        let is_value = |word: &std::ops::Range<usize>| cell_value(&last[word.clone()]) != CellValue::Text;
        if !words_of_rows(last).first().is_some_and(is_value) {
            return false;
        }
        let mut words = &words_of_rows(&text.text)[..];
        // 264,173 101 2021: the foot of the page, its number and the report's year
        if let [rest @ .., number, foot] = words
            && text.text[foot.clone()].parse().ok() == self.profile.year
            && self.profile.year.is_some()
            && number.len() <= 3
            && text.text[number.clone()].bytes().all(|b| b.is_ascii_digit())
        {
            words = rest;
        }
        // a header within the line begins another table
        let year = |w: &std::ops::Range<usize>| {
            period::of_header(&text.text[w.clone()], self.profile.year).is_some()
        };
        if words.len() <= years || words.windows(2).any(|pair| pair.iter().all(year)) {
            return false;
        }
        let rows = line_rows(&text.text, words, 0, years);
        if rows.last().is_none_or(|row| row.end < words.len()) {
            return false;
        }
        let group = |row: &LineRow| !self.label(&text.slice(row.label.clone())).reading.axes.is_empty();
        if grouped && (rows.len() < 2 || !rows.iter().any(group)) {
            return false;
        }
        for row in rows {
            self.row_within(text, row.label, row.unit, row.values, item);
        }
        true
    }

    /// A row of one line that holds several: where its label, its unit and its values stand in the line.
    pub(super) fn row_within(
        &mut self,
        text: &Text,
        label: std::ops::Range<usize>,
        unit: Option<std::ops::Range<usize>>,
        values: Vec<std::ops::Range<usize>>,
        item: &Item,
    ) {
        let values = values.into_iter().map(|value| text.slice(value)).collect();
        let row = self.row_of(text.slice(label), unit.map(|unit| text.slice(unit)), values);
        self.row(&row, item);
    }

    /// Male 29.9% Female 26.0%, 男性 38.2% 女性 35.6%: groups on one line, each with its share of what the heading above says.
    pub(super) fn pairs_in_line(&mut self, text: &Text, item: &Item) -> bool {
        let t = &text.text;
        if t.matches('%').count() < 2 || t.len() > 6 * HEAD_BYTES {
            return false;
        }
        let mut pairs: Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> = vec![];
        let mut label: Option<std::ops::Range<usize>> = None;
        for word in words(t) {
            let share = matches!(cell_value(&t[word.clone()]), CellValue::Number(q) if q.unit.is_some());
            match (&mut label, share) {
                (_, true) => match label.take() {
                    Some(label) => pairs.push((label, word)),
                    // (32.6%): of another year
                    None if t[word].starts_with('(') && !pairs.is_empty() => {}
                    None => return false,
                },
                (Some(label), false) => label.end = word.end,
                (None, false) => label = Some(word),
            }
        }
        let group = |label: &Text| {
            // 男性 168 5.5%: a number of its own stands before the share; Below 30 is an age
            let last = label.text.rsplit(' ').next().unwrap_or_default();
            let counts = last.starts_with(|c: char| c.is_ascii_digit())
                && last.bytes().all(|b| b.is_ascii_digit() || b == b',');
            let aged = label.text.is_ascii() && last.len() == 2;
            let reading = &self.label(label).reading;
            (!counts || aged)
                && reading.unexplained == 0
                && reading.tags.without(tags!("employee", "sum")).is_empty()
        };
        let told = self.groups.path().iter().chain(&self.section).any(|l| l.reading.has_subject());
        if label.is_some()
            || pairs.len() < 2
            || !told
            || !pairs.iter().all(|(l, _)| group(&text.slice(l.clone())))
        {
            return false;
        }
        for (label, value) in pairs {
            self.row_within(text, label, None, vec![value], item);
        }
        true
    }

    /// `Number of employees 65,507 By gender Male 53,883 Female 11,624`, `By age group <24 2,603 25 – 29 5,479`: groups on one line, each with
    /// its number, perhaps a unit before it, behind a title that may have a number of its own.
    pub(super) fn groups_in_line(&mut self, text: &Text, item: &Item) -> bool {
        let t = &text.text;
        if t.len() > 6 * HEAD_BYTES || !has_digit(t) || !t.contains("y ") {
            return false;
        }
        let words = words_of_rows(t);
        let slice = |from: usize, to: usize| text.slice(words[from].start..words[to - 1].end);
        let joins = |i: usize| {
            let word = words.get(i).map_or("", |w| &t[w.clone()]);
            matches!(word.to_ascii_lowercase().as_str(), "-" | "to" | "or" | "and" | "years" | "year" | "yrs")
        };
        let value = |i: usize| {
            let number = |q: &Quantity| q.kind == Kind::Amount && q.unit.is_none();
            i < words.len()
                && matches!(cell_value(&t[words[i].clone()]), CellValue::Number(q) if number(&q))
                && !joins(i + 1)
                && !of_age(t, &words, i)
        };
        let group = |label: &Text| {
            let label = self.label(label);
            let plain = label.reading.tags.without(tags!("employee", "headcount", "people")).is_empty();
            plain && !label.reading.axes.is_empty() && label.reading.unexplained == 0
        };
        // what is told apart, `By gender`, ends the title
        let titles = |i: usize| {
            let axis =
                ["gender", "sex", "age", "group", "category", "rank", "level", "type", "region", "location"];
            let word = t[words[i].clone()].to_ascii_lowercase();
            let by = (1..=3).any(|n| i >= n && t[words[i - n].clone()].eq_ignore_ascii_case("by"));
            by && axis.contains(&word.as_str())
        };
        let Some(title) = (0..words.len().min(LABEL_WORDS)).rev().find(|i| titles(*i)) else { return false };
        let (mut pairs, mut from, mut at) = (vec![], title + 1, title + 2);
        while at < words.len() {
            let (mut label, unit) = unit_at_end(t, &words[from..at]);
            // 41 years of age and over Person 1,314: people are counted by their name
            for name in [" Person", " person", " Persons", " persons", " People", " people"] {
                label.end = label.start + t[label.clone()].trim_end_matches(name).len();
            }
            if value(at) && !value(at + 1) && group(&text.slice(label.clone())) {
                pairs.push((label, unit, words[at].clone()));
                from = at + 1;
                at += 1;
            }
            at += 1;
        }
        if pairs.len() < 2 || from < words.len() {
            return false;
        }
        let bare = self.header.columns.is_empty();
        if self.header.values().len() > 1 {
            return false;
        }
        if bare {
            self.header = super::lists::one_column();
        }
        let by = (0..title).rev().find(|i| t[words[*i].clone()].eq_ignore_ascii_case("by")).unwrap_or(title);
        // its own number stands before what it is told apart by
        let total = by.checked_sub(1).filter(|last| *last > 1 && value(*last));
        if let Some(last) = total {
            let (label, unit) = unit_at_end(t, &words[..last]);
            self.row_within(text, label, unit, vec![words[last].clone()], item);
        }
        let head = if total.is_some() { slice(by, title + 1) } else { slice(0, title + 1) };
        let head = self.label(&head);
        self.group_row(&head);
        for (label, unit, value) in pairs {
            self.row_within(text, label, unit, vec![value], item);
        }
        if bare {
            self.header = Header::default();
        }
        true
    }

    /// `Total number of employees 123,276`, `Total number of training sessions in 2024 4,916 sessions` on a line of its own: what it
    /// says it is the number of is what it counts.
    pub(super) fn number_of(&mut self, text: &Text, item: &Item) -> bool {
        let t = trim(&text.text);
        let named = t.strip_prefix("The ").unwrap_or(t);
        let names = ["number of ", "total number of ", "no. of ", "total no. of ", "cumulative number of "];
        if !names.iter().any(|w| named.get(..w.len()).is_some_and(|n| n.eq_ignore_ascii_case(w)))
            || t.len() > 2 * HEAD_BYTES
            || !self.header.columns.is_empty()
        {
            return false;
        }
        let words = words_of_rows(&text.text);
        let word = |i: usize| &text.text[words[i].clone()];
        let digits = |i: &usize| word(*i).contains(|c: char| c.is_ascii_digit());
        let Some(value) = (1..words.len()).rev().take(3).find(digits) else { return false };
        let whole = word(value).len() > 2 && word(value).bytes().all(|b| b.is_ascii_digit() || b == b',');
        let unit = (value + 1 < words.len()).then(|| words[value + 1].start..words[words.len() - 1].end);
        let counted = unit.clone().is_none_or(|unit| {
            whole_unit(&text.text[unit]).is_some_and(|u| u.counts_people() || u.dimension() != "%")
        });
        // in 2024 4,916: the year and then the number
        let year = value.checked_sub(2).and_then(|at| {
            let year = period::of_header(word(at + 1), self.profile.year)?;
            matches!(word(at), "in" | "during" | "for").then_some(year)
        });
        let end = if year.is_some() { value - 2 } else { value };
        if !whole || !counted || end == 0 || (0..end).any(|i| digits(&i)) {
            return false;
        }
        let label = text.slice(words[0].start..words[end - 1].end);
        let reading = &self.label(&label).reading;
        if !reading.has_subject() || reading.unexplained > 0 {
            return false;
        }
        self.header = super::lists::one_column_of(year);
        self.row_within(text, words[0].start..words[end - 1].end, unit, vec![words[value].clone()], item);
        self.header = Header::default();
        true
    }

    /// 温室气体排放强度 / 吨二氧化碳当量/ 51.22 百万元: a figure whose unit stands on both sides of it, below its label.
    pub(super) fn unit_around(&mut self, text: &Text, items: &[&Item], at: usize) -> bool {
        // most lines divide by nothing
        if !text.text.contains('/') {
            return false;
        }
        let words = words(&text.text);
        let [before, number, behind] = &words[..] else { return false };
        let t = &text.text;
        let amount = |q: &Quantity| q.kind == Kind::Amount && q.unit.is_none();
        let counted = matches!(cell_value(&t[number.clone()]), CellValue::Number(q) if amount(&q));
        if !counted || !t[before.clone()].ends_with('/') {
            return false;
        }
        let mut unit = text.slice(before.clone());
        unit.join(&text.slice(behind.clone()));
        let label = at.checked_sub(1).and_then(|above| match items[above] {
            Item::Passage { text, .. } => Some(text),
            Item::Row(_) | Item::Gap => None,
        });
        let Some(label) = label.filter(|l| self.label(l).reading.has_subject()) else { return false };
        if whole_unit(&unit.text).is_none() {
            return false;
        }
        self.header = super::lists::one_column();
        let row = self.row_of(label.clone(), Some(unit), vec![text.slice(number.clone())]);
        self.row(&row, items[at]);
        self.header = Header::default();
        true
    }

    /// `Sales £1,889.6m 2020: £1,390.3m`: a card with the year before behind its own number.
    pub(super) fn card_of_two_years(&mut self, text: &Text, item: &Item) -> bool {
        let t = text.text.trim_end_matches(['.', ' ']);
        let Some(own) = self.profile.year.filter(|_| t.len() <= 2 * HEAD_BYTES && t.contains(": ")) else {
            return false;
        };
        let before = own - 1;
        let Some(at) = t.rfind(&format!(" {before}: ")) else { return false };
        let words = words_of_rows(&t[..at]);
        let is_value = |w: &std::ops::Range<usize>| matches!(cell_value(&t[w.clone()]), CellValue::Number(q) if q.kind == Kind::Amount);
        // perhaps with its unit behind it
        let Some(first) = (words.len().saturating_sub(3)..words.len()).find(|i| is_value(&words[*i])) else {
            return false;
        };
        let value = words[first].start..at;
        let other = at + format!(" {before}: ").len()..t.len();
        let counted = |r: &std::ops::Range<usize>| match cell_value(&t[r.clone()]) {
            CellValue::Number(q) if q.kind == Kind::Amount => Some(q.unit),
            _ => None,
        };
        if first == 0 || counted(&value).is_none() || counted(&value) != counted(&other) {
            return false;
        }
        let label = words[0].start..words[first - 1].end;
        if !self.label(&text.slice(label.clone())).reading.has_subject() {
            return false;
        }
        let columns =
            [(own, &value), (before, &other)].map(|(year, value)| (year, text.slice(value.clone())));
        self.suspend();
        self.header = super::lists::columns_of(columns.into_iter());
        self.row_within(text, label, None, vec![value, other], item);
        self.header = Header::default();
        true
    }

    /// `Number of suppliers 1 Northfield 1,252 2 Easton 540 3 Westbrook 1,095`: a list whose entries are numbered, on one line.
    pub(super) fn numbered_in_line(&mut self, text: &Text, item: &Item) -> bool {
        let t = &text.text;
        // most lines have no list
        let Some(first) = document::find(t, " 1 ").filter(|_| t.contains(" 2 ") && t.contains(" 3 ")) else {
            return false;
        };
        let words = words_of_rows(&t[first + 1..]);
        let word = |w: &std::ops::Range<usize>| &t[first + 1 + w.start..first + 1 + w.end];
        let whole = |w: &std::ops::Range<usize>| matches!(cell_value(word(w)), CellValue::Number(q) if q.kind == Kind::Amount && q.unit.is_none());
        let mut rows: Vec<[std::ops::Range<usize>; 2]> = vec![];
        let mut at = 0;
        while at + 2 < words.len() && word(&words[at]).parse() == Ok(rows.len() + 1) {
            let Some(value) = (at + 2..words.len()).find(|i| whole(&words[*i])) else { break };
            rows.push([words[at + 1].start..words[value - 1].end, words[value].clone()]);
            at = value + 1;
        }
        // and nothing is left over
        if rows.len() < 4 || at < words.len() {
            return false;
        }
        let head = self.label(&text.slice(0..first));
        let told = head.reading.has_subject();
        if !told && !self.groups.path().iter().any(|l| l.reading.has_subject()) {
            return false;
        }
        self.header = super::lists::one_column();
        for [label, value] in rows {
            let moved = |r: std::ops::Range<usize>| first + 1 + r.start..first + 1 + r.end;
            self.row_within(text, moved(label), None, vec![moved(value)], item);
        }
        self.header = Header::default();
        true
    }

    /// 男性 人2,234, 本科 人1,465 硕士 人86: groups on one line, each with its unit before its number, as readers of pictures print them.
    pub(super) fn unit_first_in_line(&mut self, text: &Text, item: &Item) -> bool {
        let t = &text.text;
        if t.is_ascii() || t.len() > HEAD_BYTES || !has_digit(t) {
            return false;
        }
        let mut pairs: Vec<[std::ops::Range<usize>; 3]> = vec![];
        let mut label: Option<std::ops::Range<usize>> = None;
        for word in words(t) {
            let digits = t[word.clone()].find(|c: char| c.is_ascii_digit()).unwrap_or_default();
            let counted = digits > 0 && super::figures::unit_then_number(&t[word.clone()]).is_some();
            match (&mut label, counted) {
                (_, true) => {
                    let Some(label) = label.take() else { return false };
                    pairs.push([label, word.start..word.start + digits, word.start + digits..word.end]);
                }
                (Some(label), false) => label.end = word.end,
                (None, false) => label = Some(word),
            }
        }
        let group = |label: &Text| {
            let reading = &self.label(label).reading;
            let plain = reading.tags.without(tags!("employee", "sum")).is_empty();
            !reading.axes.is_empty() && reading.unexplained == 0 && plain
        };
        if label.is_some() || pairs.is_empty() || !pairs.iter().all(|[l, ..]| group(&text.slice(l.clone()))) {
            return false;
        }
        for [label, unit, value] in pairs {
            self.row_within(text, label, Some(unit), vec![value], item);
        }
        true
    }

    /// Tables in a text whose pages are single lines: years, then label, unit and as many values in turn. What is no
    /// table is read as sentences.
    pub(super) fn table_in_line(&mut self, text: &Text, item: &Item) -> bool {
        let t = &text.text;
        if t.len() < 120 || !period::may_name_one(t) {
            return false;
        }
        let words = words_of_rows(t);
        let year = |i: usize| words.get(i).and_then(|w| period::of_header(&t[w.clone()], self.profile.year));
        let (mut at, mut prose, mut tables) = (0, 0, 0);
        while at < words.len() {
            let run = (at..words.len()).take_while(|i| year(*i).is_some()).count();
            let unit = at.checked_sub(1).filter(|before| is_unit_header(&t[words[*before].clone()]));
            let rows = if run > 1 { line_rows(t, &words, at + run, run) } else { vec![] };
            if rows.is_empty() {
                at += run.max(1);
                continue;
            }
            let end = words[unit.unwrap_or(at)].start;
            let before = text.slice(prose..end);
            self.sentences(&before);
            let title = last_words(t, prose..end);
            let title = self.label(&text.slice(title));
            self.suspended = None;
            self.groups = Groups::default();
            self.carried.clear();
            self.group_row(&title);
            self.header = Header { parted: Some(Parted::Marks), ..Header::default() };
            self.header.columns = (at..at + run)
                .enumerate()
                .filter_map(|(i, word)| {
                    let (from, to) = (i as u32 + 2, i as u32 + 3);
                    Some((
                        Cell { text: text.slice(words[word].clone()), from, to },
                        Column::Year(year(word)?),
                    ))
                })
                .collect();
            if let Some(unit) = unit {
                let head = Cell { text: text.slice(words[unit].clone()), from: 1, to: 2 };
                self.header.columns.insert(0, (head, Column::Unit));
            }
            for row in &rows {
                let (mut label, mut counted) = (row.label.clone(), row.unit.clone());
                // under Unit the last word is one, known or not
                if counted.is_none()
                    && unit.is_some()
                    && let Some(blank) = t[label.clone()].rfind(' ')
                {
                    counted = Some(label.start + blank + 1..label.end);
                    label.end = label.start + blank;
                }
                // Fatalities # 0: a number of them; Volunteering # of hrs 10,464
                // and Lost time incident rate LTIR 0.71: a rate's own letters say no unit
                let letters =
                    |unit: &str| unit.ends_with('R') && unit.bytes().all(|b| b.is_ascii_uppercase());
                let rate = t[label.clone()].to_ascii_lowercase().contains("rate");
                counted =
                    counted.filter(|unit| &t[unit.clone()] != "#" && !(rate && letters(&t[unit.clone()])));
                label.end = label.start + t[label.clone()].trim_end_matches(" # of").len();
                self.row_within(text, label, counted, row.values.clone(), item);
            }
            at = rows.last().map_or(at + run, |row| row.end);
            prose = words.get(at).map_or(t.len(), |w| w.start);
            self.suspend();
            tables += 1;
        }
        if tables > 0 {
            self.sentences(&text.slice(prose..t.len()));
        }
        tables > 0
    }
}

/// `[C] (Ambition: 35% by 2025) 29.5 27.8`: the values of a line that begins with the mark of a note or a bracket, and says no more:
/// it goes on with the label above.
fn values_behind_mark(
    text: &str,
    years: usize,
) -> Option<(std::ops::Range<usize>, Vec<std::ops::Range<usize>>)> {
    let begin = match text.strip_prefix('[') {
        Some(mark) => mark.find(']').filter(|end| (1..=2).contains(end))? + 2,
        None if text.starts_with('(') => 0,
        None => return None,
    };
    let words = words(text);
    let is_value = |w: &std::ops::Range<usize>| cell_value(&text[w.clone()]) != CellValue::Text;
    let first = words.len() - words.iter().rev().take_while(|w| is_value(w)).count();
    let said = text.get(begin..words.get(first)?.start)?;
    let body = said.trim();
    // nothing but brackets
    let apart = body.split(')').all(|part| part.trim().is_empty() || part.trim().starts_with('('));
    let aside = body.is_empty() || apart && body.ends_with(')');
    let from = begin + said.len() - said.trim_start().len();
    (aside && words.len() - first == years).then(|| (from..from + body.len(), words[first..].to_vec()))
}

/// The last words of a label that are a unit, up to the six of `Tons of carbon dioxide equivalent each`, apart from the label.
pub(super) fn unit_at_end(
    text: &str,
    words: &[std::ops::Range<usize>],
) -> (std::ops::Range<usize>, Option<std::ops::Range<usize>>) {
    let all = words[0].start..words[words.len() - 1].end;
    (1..=6.min(words.len() - 1))
        .rev()
        .find_map(|n| {
            let unit = words[words.len() - n].start..all.end;
            // General staff, Female employees: what is counted, and no unit
            let label = &text[all.start..unit.start];
            let counted = |u: &Unit| u.counts_people() || u.dimension() == "count";
            // Safety accidents number, Number of employees Person: what is counted is no part of the unit
            let shorter = || whole_unit(&text[words[words.len() - 1].clone()]).is_some_and(|u| counted(&u));
            whole_unit(&text[unit.clone()])
                .filter(|u| !(is_noun_of(label, &text[unit.clone()]) || n > 1 && counted(u) && shorter()))
                .filter(|u| u.dimension() != "person/person")?;
            let label = all.start..words[words.len() - n - 1].end;
            // Scope 1 4 tCO2e 5,974.1: a number between name and unit is a note's
            let noted = without_note(&text[label.clone()]).len();
            Some((label.start..label.start + noted, Some(unit)))
        })
        .unwrap_or((all, None))
}

/// Lines that each name a column, years among them; a year may be broken over two: 二零二三 / 财政年度.
pub(super) fn stream_header(items: &[&Item], at: usize, report: Option<i32>) -> Option<StreamHead> {
    let mut head = StreamHead { columns: vec![], years: 0, beside: 0, under: vec![], taken: 0 };
    while let Some(Item::Passage { text, heading: None }) = items.get(at + head.taken) {
        if text.text.len() > HEAD_BYTES {
            break;
        }
        // FY2025 FY2024 on one line
        let first = trim(&text.text).split_once(' ').map(|(first, _)| first);
        let begins = first.is_some_and(|first| first.contains('\t') || year_of_head(first, report).is_some());
        let years = if begins { words(&text.text) } else { vec![] };
        if years.len() > 1 && years.iter().all(|w| year_of_head(&text.text[w.clone()], report).is_some()) {
            head.years += years.len();
            head.columns.extend(years.into_iter().map(|word| text.slice(word)));
            head.taken += 1;
            continue;
        }
        // At 31 March / 2025
        if let Some(Item::Passage { text: year, heading: None }) = items.get(at + head.taken + 1)
            && trim(&year.text).len() == 4
            && is_date(&text.text)
            && year_of_head(&year.text, report).is_some()
        {
            head.years += 1;
            head.columns.push(year.clone());
            head.taken += 2;
            continue;
        }
        if head.years > 0
            && is_unit_header(&text.text)
            && !head.columns.iter().any(|c| is_unit_header(&c.text))
        {
            head.columns.push(text.clone());
            head.taken += 1;
            break;
        }
        if head.years > 0
            && let Some((column, lines, year)) = head_of_lines(items, at + head.taken, report)
        {
            head.years += 1;
            head.beside = if year { 0 } else { head.beside + 1 };
            head.columns.push(column);
            head.taken += lines;
            continue;
        }
        // 2019 用量 (KJ): a year and what is counted in it
        let dated = || leading_year_of(&text.text, report).filter(|_| text.text.trim_end().ends_with(')'));
        let year =
            year_of_head(&text.text, report).or_else(|| base_year(&text.text)).or_else(dated).is_some();
        let word = is_header_word(&text.text)
            || is_unit_header(&text.text)
            || says_where_from(&text.text)
            || says_of_whom(&text.text);
        if head.years > 0 && is_rest_of_year(&text.text) {
            head.taken += 1;
            continue;
        }
        // years stand together, and what compares them; another column that is no year ends the header
        let compares = head.years > 0 && !year && compares_years(&text.text);
        if !year && !compares && (head.years > 0 || !word) || head.columns.len() > 9 {
            break;
        }
        head.years += usize::from(year || compares);
        head.columns.push(text.clone());
        head.taken += 1;
        let bare = || bare_unit_of_year(items, at + head.taken, &head.columns, report);
        if let Some((unit, lines)) = unit_of_year(items, at + head.taken).or_else(bare).filter(|_| year) {
            head.columns.last_mut().into_iter().for_each(|year| year.join(&unit));
            head.taken += lines;
        }
    }
    if head.years > 1
        && head.columns.iter().rev().take(head.years).all(|t| year_of_head(&t.text, report).is_some())
        && let Some((under, lines)) = groups_under(items, at + head.taken, head.years)
    {
        head.years = under.len();
        head.under = under;
        head.taken += lines;
    }
    (head.years > 0).then_some(head)
}

/// 男性 女性 男性 女性 on one line or a line each, under two years: the groups that come again under each, and the lines that
/// they take.
fn groups_under(items: &[&Item], at: usize, years: usize) -> Option<(Vec<Text>, usize)> {
    // 人数 % 人数 %
    let measured = |text: &str| MEASURES.contains(&trim(text));
    let of_measures =
        passage(items, at).is_some_and(|t| measured(t.text.split(' ').next().unwrap_or_default()));
    let is_group = |text: &str| {
        if of_measures {
            return measured(text);
        }
        let reading = crate::lexicon::read(text);
        !reading.axes.is_empty() && !reading.has_subject() && reading.unexplained == 0
    };
    let first = passage(items, at).filter(|t| t.text.len() <= HEAD_BYTES)?;
    let parts = words(&first.text);
    let (heads, lines) = if parts.len() > years {
        (parts.into_iter().map(|part| first.slice(part)).collect(), 1)
    } else {
        let group = |i: usize| passage(items, i).filter(|t| t.text.len() <= HEAD_BYTES && is_group(&t.text));
        let heads: Vec<Text> = (at..).map_while(group).take(MOST_HEADS).cloned().collect();
        let lines = heads.len();
        (heads, lines)
    };
    let each = heads.len() / years;
    let text = |t: &Text| trim(&t.text).to_owned();
    let again = |set: &[Text]| set.iter().map(text).eq(heads[..each].iter().map(text));
    let fits = each > 1 && each * years == heads.len() && heads.chunks(each).all(again);
    (fits && heads[..each].iter().all(|t| is_group(&t.text))).then_some((heads, lines))
}

/// 变动比例, 同比增减, 本年比上年增减(%): a column beside years that says by how much they differ.
pub(super) fn compares_years(text: &str) -> bool {
    let text = trim(text);
    text.chars().count() <= 14
        && !text.contains(|c: char| c.is_ascii_digit())
        && ["变动", "变化", "增减"].iter().any(|w| text.contains(w))
        && crate::lexicon::read(text).tags.has_any(tags!("change"))
}

pub(super) fn is_rest_of_year(text: &str) -> bool {
    matches!(trim(text), "财政年度" | "年度" | "年" | "财年" | "止年度" | "年末" | "年底")
}

/// `Base year` / `2019`, `2024 vs` / `base year`, `Target` / `2030`, `Change`: the head of a column beside years, on the lines
/// that it takes, and whether it is a year's.
fn head_of_lines(items: &[&Item], at: usize, report: Option<i32>) -> Option<(Text, usize, bool)> {
    let first = passage(items, at).filter(|t| t.text.is_ascii() && t.text.len() <= 24)?;
    if year_of_head(&first.text, report).is_some() {
        return None;
    }
    let whole = || {
        let next = passage(items, at + 1).filter(|t| t.text.len() <= 16)?;
        let mut whole = first.clone();
        whole.append(next);
        Some(whole)
    };
    let bare = |t: &str| t.len() == 4 && t.bytes().all(|b| b.is_ascii_digit());
    let goes_on = passage(items, at + 1)
        .is_some_and(|t| bare(&t.text) || t.text.starts_with(|c: char| c.is_ascii_lowercase()));
    if let Some(whole) = whole().filter(|_| goes_on) {
        let base = base_year(&whole.text).is_some();
        if base || stands_beside_years(&whole.text) {
            return Some((whole, 2, base));
        }
    }
    let alone = base_year(&first.text).is_some();
    (!goes_on && !alone && stands_beside_years(&first.text)).then(|| (first.clone(), 1, false))
}

/// The values on the next lines, as many as a row has at most and one more, and how many lines they stand on.
pub(super) fn stream_values(items: &[&Item], at: usize, most: usize) -> (Vec<Text>, usize) {
    let mut found: Vec<Text> = vec![];
    let mut taken = 0;
    while let Some(Item::Passage { text, heading: None }) = items.get(at + taken)
        && found.len() < most
    {
        // 10,000 kWh above a number: what that is counted in; kWh/RMB10,000 is no number of money
        let begun = found.is_empty() && is_power_of_unit(&text.text) && is_value_line(items, at + taken + 1);
        if begun || is_unit_per_money(&text.text) {
            break;
        }
        // 431,950 (R), 0.22 ☑: one number with its mark
        let marked = text.text.contains(' ') && matches!(cell_value(&text.text), CellValue::Number(_));
        if marked && text.text.ends_with(|c: char| c == ')' || !c.is_ascii()) {
            found.push(text.clone());
            taken += 1;
            continue;
        }
        let words = words(&text.text);
        // 30 – 50: an age band
        if words.is_empty()
            || words.len() == 3 && crate::age::bands(&format!("{} years", text.text)).len() == 1
            || words.iter().any(|w| matches!(cell_value(&text.text[w.clone()]), CellValue::Text))
        {
            break;
        }
        found.extend(words.into_iter().map(|w| text.slice(w)));
        taken += 1;
    }
    (found, taken)
}

/// Several labels, and behind them what each is counted in with its values: Gas / Gas intensity / m3 / 12 / 14 / m3/t / 3 / 4, or all
/// units and then all values. Gives the rows and the lines that their values take; what stands above the labels stays.
fn rows_of_blocks(
    texts: &mut Vec<Text>,
    items: &[&Item],
    at: usize,
    years: usize,
) -> Option<(Vec<StreamRow>, usize)> {
    let is_unit = |t: &Text| whole_unit(&t.text).is_some();
    let units = texts.iter().rev().take_while(|t| is_unit(t)).count();
    let labels = texts.len() - units;
    let values = |i: usize, most: usize| stream_values(items, i, most);
    // one label is a row's; so are two of which the last has its unit
    if years < 2 || units == 0 || labels < 2 {
        return None;
    }
    let mut blocks: Vec<(Text, Vec<Text>)> = vec![];
    let mut end = at;
    if units > 1 {
        let (cells, lines) = values(at, units * years + 1);
        if cells.len() != units * years || labels < units {
            return None;
        }
        end += lines;
        let by_row = is_by_row(&cells, years)?;
        for i in 0..units {
            let cell = |year: usize| if by_row { i * years + year } else { year * units + i };
            let own = (0..years).map(|year| cells[cell(year)].clone()).collect();
            blocks.push((texts[labels + i].clone(), own));
        }
    } else {
        let mut unit = texts[labels].clone();
        loop {
            let (cells, lines) = values(end, years + 1);
            if cells.len() != years {
                break;
            }
            blocks.push((unit, cells));
            end += lines;
            // the next unit, which may stand on two lines
            let Some(next) = passage(items, end).filter(|t| is_unit(t)) else { break };
            unit = next.clone();
            end += 1;
        }
        if blocks.len() < 2 || blocks.len() > labels {
            return None;
        }
    }
    let first = labels - blocks.len();
    let rows = blocks.into_iter().enumerate().map(|(i, (unit, values))| StreamRow {
        groups: if i == 0 { texts[..first].to_vec() } else { vec![] },
        label: texts[first + i].clone(),
        unit: Some(unit),
        whom: None,
        values,
    });
    let rows = rows.collect();
    texts.clear();
    Some((rows, end - at))
}

/// Whether values of several rows and years come row by row: a row's are more alike than a column's. None where nobody can say.
fn is_by_row(cells: &[Text], years: usize) -> Option<bool> {
    let number = |t: &Text| match cell_value(&t.text) {
        CellValue::Number(q) => f64::try_from(q.value).ok().filter(|v| *v > 0.0),
        _ => None,
    };
    let numbers: Vec<f64> = cells.iter().map(number).collect::<Option<_>>()?;
    let rows = cells.len() / years;
    let apart = |cell: &dyn Fn(usize, usize) -> usize| -> f64 {
        let steps = (0..rows).flat_map(|row| (1..years).map(move |year| (row, year)));
        steps.map(|(row, year)| (numbers[cell(row, year)] / numbers[cell(row, year - 1)]).ln().abs()).sum()
    };
    let (by_row, by_column) = (apart(&|r, y| r * years + y), apart(&|r, y| y * rows + r));
    match by_row / by_column {
        ratio if ratio < 0.5 => Some(true),
        ratio if ratio > 2.0 => Some(false),
        _ => None,
    }
}

/// `10,000 kWh`, `RMB10,000`: a unit with its power of ten, which may be a value as well.
pub(super) fn is_power_of_unit(text: &str) -> bool {
    let text = trim(text);
    text.starts_with("10") && whole_unit(text).is_some()
}

/// `kWh/RMB10,000`, whose end looks like a sum of money.
pub(super) fn is_unit_per_money(text: &str) -> bool {
    text.contains('/') && text.trim_end().ends_with('0') && whole_unit(text).is_some_and(|u| u.per.is_some())
}

/// A line of nothing but a number.
pub(super) fn is_value_line(items: &[&Item], at: usize) -> bool {
    passage(items, at).is_some_and(|t| {
        matches!(cell_value(trim(&t.text)), CellValue::Number(q) if q.kind == Kind::Amount && q.unit.is_none())
    })
}

/// `tonne 9,830.0 10,412.0`, `General refuse tonne 1,148.5`: the label and the unit that a line ends its words in, and the
/// values behind them; a label without a unit must have all of its values there.
fn with_values(text: &Text, years: usize) -> Option<(Vec<Text>, Vec<Text>)> {
    let words = words(&text.text);
    let is_value = |w: &std::ops::Range<usize>| !matches!(cell_value(&text.text[w.clone()]), CellValue::Text);
    let values = words.iter().rev().take_while(|w| is_value(w)).count();
    let names = words.len() - values;
    // 27.8% (30.4%): what stands in brackets is of no column
    let bracketed = words[names..].iter().any(|w| text.text[w.clone()].starts_with('('));
    if values == 0 || values > years || names == 0 || bracketed {
        return None;
    }
    let (label, unit) = match whole_unit(&text.text[words[0].start..words[names - 1].end]) {
        Some(_) => (None, Some(words[0].start..words[names - 1].end)),
        None => {
            let (label, unit) = unit_at_end(&text.text, &words[..names]);
            (Some(label), unit)
        }
    };
    let whole = unit.is_some() || values == years && years > 1;
    let parts = label.into_iter().chain(unit).map(|part| text.slice(part)).collect();
    whole.then(|| (parts, words[names..].iter().map(|w| text.slice(w.clone())).collect()))
}

/// A unit on the next lines, which may be broken: 兆瓦时/ over 百万港元收益.
fn unit_on_lines(items: &[&Item], at: usize) -> Option<(Text, usize)> {
    let mut unit = Text::default();
    let mut found = None;
    for lines in 1..=3 {
        let Some(Item::Passage { text, heading: None }) = items.get(at + lines - 1) else { break };
        unit.join(text);
        if whole_unit(&unit.text).is_some() {
            found = Some((unit.clone(), lines));
        }
    }
    found
}

/// `Total nonhazardous waste 8`, `Scope 1 4`: a label without the number of a note at its end; that of `Scope 1` is its own.
fn without_note(label: &str) -> &str {
    // Total number of employees / Person 36,413: a column that is empty
    let label = label.strip_suffix(" /").unwrap_or(label);
    let Some((name, note)) = label.rsplit_once(' ') else { return label };
    let number = note.len() <= 2 && note.bytes().all(|b| b.is_ascii_digit());
    let last = name.rsplit(' ').next().unwrap_or_default();
    let numbered = last.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    if number && numbered && name.contains(' ') { name } else { label }
}

/// The rows behind a run of years: each a label, perhaps a unit, and as many values as there are years.
pub(super) fn line_rows(
    text: &str,
    words: &[std::ops::Range<usize>],
    from: usize,
    years: usize,
) -> Vec<LineRow> {
    let mut rows = vec![];
    let mut start = from;
    let mut at = from;
    let text_at = |i: usize| words.get(i).map_or(CellValue::Text, |w| cell_value(&text[w.clone()]));
    // Scope 1, and Scope 1 4 before a unit: a name's own number, and a note's
    let names =
        |i: usize| i > 0 && matches!(&text[words[i - 1].clone()], "Scope" | "scope" | "Category" | "Tier");
    let noted =
        |i: usize| i > 0 && names(i - 1) && words[i].len() == 1 && matches!(text_at(i + 1), CellValue::Text);
    let value = |i: usize| {
        !matches!(text_at(i), CellValue::Text) && !of_age(text, words, i) && !names(i) && !noted(i)
    };
    while at < words.len() && at - start <= LABEL_WORDS {
        let word = &text[words[at].clone()];
        // the end of a sentence: what comes is no label
        if word.ends_with(['.', '。', ';', '；']) && word.len() > 4 && !value(at) {
            break;
        }
        let mut run = (at..words.len()).take_while(|i| value(*i)).count();
        // a dash behind the values begins the next label
        let last = words[at + run.max(1) - 1].clone();
        // and so does the number of a note: 28.6% 29.9% 6. Turnover rate = …
        let note =
            || text[last.end..].starts_with(". ") && text[last.clone()].bytes().all(|b| b.is_ascii_digit());
        if run > years && (text[last.clone()].trim() == "-" || note()) {
            run -= 1;
        }
        // Women in leadership % 30 29.4 under three years: a row that lacks a value, and nobody can say of which year
        let behind_unit = || unit_at_end(text, &words[start..at]).1.is_some();
        let lacks = 0 < run && run < years && at > start + 1 && !rows.is_empty();
        if lacks && behind_unit() {
            at += run;
            start = at;
            continue;
        }
        if run < years || at == start {
            at += 1;
            continue;
        }
        // `Scope 1 1,234 1,300`: numbers more than years belong to the label
        let extra = run - years;
        if extra > 1 {
            break;
        }
        let (label, unit) = unit_at_end(text, &words[start..at + extra]);
        let values = words[at + extra..at + run].to_vec();
        at += run;
        start = at;
        rows.push(LineRow { label, unit, values, end: at });
    }
    rows
}

/// `Below 30`, `30 to 50`, `50 or above`: a number of a label.
fn of_age(text: &str, words: &[std::ops::Range<usize>], at: usize) -> bool {
    let word = |i: Option<usize>| i.and_then(|i| words.get(i)).map_or("", |w| &text[w.clone()]);
    let lower = |i: Option<usize>| word(i).to_ascii_lowercase();
    let number = |i: Option<usize>| word(i).len() == 2 && word(i).bytes().all(|b| b.is_ascii_digit());
    let joint = |i: Option<usize>| matches!(lower(i).as_str(), "to" | "-" | "and" | "or");
    let (before, after) = (at.checked_sub(1), Some(at + 1));
    let bound = |i: Option<usize>| {
        matches!(lower(i).as_str(), "above" | "below" | "over" | "under" | "older" | "younger")
    };
    let from = number(Some(at + 2)) || bound(Some(at + 2));
    number(Some(at))
        && (matches!(lower(before).as_str(), "below" | "under" | "over" | "above" | "aged")
            || joint(after) && from
            || joint(before) && number(at.checked_sub(2)))
}

/// The last words before a table: its title.
pub(super) fn last_words(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let body = text[range.clone()].trim_end();
    let end = range.start + body.len();
    let from = body
        .rfind(['.', '。', '；', ';', ':'])
        .map_or(0, |i| i + body[i..].chars().next().map_or(1, char::len_utf8));
    let short = body[from..].char_indices().rev().nth(60).map_or(0, |(i, _)| i);
    range.start + from + short..end
}

/// Words parted by single spaces, with their bytes.
pub(super) fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = vec![];
    let mut start = 0;
    for (end, byte) in text.bytes().chain([b' ']).enumerate() {
        if matches!(byte, b' ' | b'\t') {
            if start < end {
                found.push(start..end);
            }
            start = end + 1;
        }
    }
    found
}

/// Words with what stands in brackets behind them: 排放量(公吨 CO2e).
pub(super) fn bracketed(text: &str, words: Vec<std::ops::Range<usize>>) -> Vec<std::ops::Range<usize>> {
    if !text.contains('(') {
        return words;
    }
    let mut found: Vec<std::ops::Range<usize>> = vec![];
    for word in words {
        match found.last_mut().filter(|last| {
            let open = &text[(**last).clone()];
            open.matches('(').count() > open.matches(')').count()
        }) {
            Some(last) => last.end = word.end,
            None => found.push(word),
        }
    }
    found
}

/// A number and its unit behind a blank are one word: 58.9 小时.
pub(super) fn with_units(text: &str, words: Vec<std::ops::Range<usize>>) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = vec![];
    for word in words {
        let unit = || whole_unit(&text[word.clone()]).is_some();
        let number = |last: &&mut std::ops::Range<usize>| matches!(cell_value(&text[(**last).clone()]), CellValue::Number(q) if q.unit.is_none() && q.kind == Kind::Amount);
        let latin = text.as_bytes()[word.start].is_ascii();
        match found.last_mut().filter(|last| !latin && number(last) && unit()) {
            Some(last) => last.end = word.end,
            None => found.push(word),
        }
    }
    found
}

/// `1,041 (81.6%)` as one, where each number of the row has its share behind it.
pub(super) fn with_shares(text: &str, words: Vec<std::ops::Range<usize>>) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = vec![];
    for word in words {
        let inner = text[word.clone()].strip_prefix('(').and_then(|w| w.strip_suffix(')'));
        let share = inner.is_some_and(|w| w.ends_with('%') && matches!(cell_value(w), CellValue::Number(_)));
        let number = |last: &&mut std::ops::Range<usize>| matches!(cell_value(&text[(**last).clone()]), CellValue::Number(q) if q.kind == Kind::Amount);
        match found.last_mut().filter(|last| share && number(last)) {
            Some(last) => last.end = word.end,
            None => found.push(word),
        }
    }
    found
}

/// The same, numbers without the full stop that ends a line.
pub(super) fn words_of_rows(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = words(text);
    for word in found.iter_mut().filter(|word| text[..word.end].ends_with('.')) {
        let body = text[word.clone()].trim_end_matches('.');
        let value = body.starts_with(|c: char| c.is_ascii_digit()) || matches!(body, "-" | "—");
        if value {
            word.end -= 1;
        }
    }
    found
}
