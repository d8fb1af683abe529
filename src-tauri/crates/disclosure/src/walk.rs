//! Goes through a document in reading order and gives its statements: tables, rows of plain text, figures beside their
//! labels. Sentences are left to `prose`. What is remembered on the way is what a reader remembers: the columns' headers,
//! the group that rows stand under, the last row that said what is counted.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;
use std::sync::LazyLock;

use document::{Cell, Document, Item, Parted, Row, Text};

use crate::lexicon::tags;
use crate::period;
use crate::profile::Profile;
use crate::prose;
use crate::quantity::{CellValue, Kind, Quantity, cell_value};
use crate::statement::{Counted, Label, Origin, Statement, label};
use crate::unit::{Unit, unit_at, whole_unit};

/// All statements of a document, in reading order.
pub fn statements(document: &Document, profile: &Profile) -> Vec<Statement> {
    let mut names = profile.others.clone();
    names.extend(profile.own.iter().filter(|n| n.chars().count() > 2).cloned());
    let mut walk = Walk {
        profile,
        names,
        repeated: repeated(document),
        found: vec![],
        header: Header::default(),
        groups: Groups::default(),
        suspended: None,
        carried: BTreeMap::new(),
        unit_line: None,
        section: None,
        in_case: false,
        last_was_data: false,
        named: false,
        listing: None,
        label_below: None,
        interrupted: false,
        unit_line_is_new: false,
        after_gap: HashSet::new(),
        shift: 0,
        ordered: vec![],
    };
    let items: Vec<&Item> = document.items.iter().filter(|i| !matches!(i, Item::Gap)).collect();
    let pairs = document.items.windows(2).filter(|w| matches!(w[0], Item::Gap));
    walk.after_gap = pairs.map(|w| std::ptr::from_ref(&w[1])).collect();
    let mut at = 0;
    while at < items.len() {
        at += walk.item(&items, at);
    }
    walk.found
}

/// Lines that stand on page after page: running heads and feet.
fn repeated(document: &Document) -> HashMap<String, u32> {
    let mut counts = HashMap::new();
    for item in &document.items {
        if let Some(key) = key(item) {
            *counts.entry(key).or_insert(0) += 1;
        }
    }
    counts
}

/// Bytes of a running head: what is longer is text.
const RUNNING: usize = 240;

fn key(item: &Item) -> Option<String> {
    let fold = |text: &str, out: &mut String| {
        for word in text.split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    };
    let mut out = String::new();
    match item {
        Item::Row(row) if row.cells.len() <= 8 => row.cells.iter().for_each(|c| fold(&c.text.text, &mut out)),
        Item::Passage { text, .. } if text.text.len() <= RUNNING => fold(&text.text, &mut out),
        _ => return None,
    }
    Some(out).filter(|key| key.len() <= RUNNING)
}

/// What a column is.
#[derive(Debug, Clone)]
enum Column {
    Year(i32),
    Unit,
    Label(Rc<Label>),
    /// a label that only says "value", "total", nothing
    Value,
    /// running numbers, pages, ages, notes: no values
    Other,
}

#[derive(Debug, Clone, Default)]
struct Header {
    /// text of the row that set it, to know it again on the next page
    text: String,
    columns: Vec<(Cell, Column)>,
    /// rows of headers above that span several columns
    above: Vec<(Cell, Column)>,
    parted: Option<Parted>,
}

impl Header {
    /// The columns of values: from the first year on, or all but the first and the unit's.
    fn values(&self) -> &[(Cell, Column)] {
        let year = self.columns.iter().position(|(_, c)| matches!(c, Column::Year(_)));
        let after_unit =
            || self.columns.iter().position(|(_, c)| matches!(c, Column::Unit)).map_or(1, |i| i + 1);
        self.columns.get(year.unwrap_or_else(after_unit)..).unwrap_or_default()
    }
}

#[derive(Debug, Clone, Default)]
struct Groups {
    /// the group row that rows stand under
    group: Option<Rc<Label>>,
    /// the last label that said what is counted
    subject: Option<Rc<Label>>,
    /// the last such label that we know, for rows that name its items
    known: Option<Rc<Label>>,
    /// 按性别, 高级管理层性别分布
    axis: Option<Rc<Label>>,
    /// rows that are values of the axis have come under it: the next row with a subject ends it
    listed: bool,
    /// what the last row was one of: an axis, or `item`
    listing: Option<String>,
}

impl Groups {
    /// A heading right above, with words that nothing explains, that no row has said more of: 技术人员 over 人均培训时数.
    fn is_strange(&self) -> bool {
        let strange = |l: &Rc<Label>| {
            l.reading.unexplained > 0 && !l.reading.has_subject() && !names_an_axis(&l.text.text)
        };
        [&self.axis, &self.group]
            .into_iter()
            .flatten()
            .any(|l| strange(l) && l.reading.axes.is_empty() && l.text.text.chars().count() <= 12)
    }

    fn path(&self) -> Vec<Rc<Label>> {
        let known = self.known.as_ref().filter(|k| self.subject.as_ref().is_none_or(|s| !Rc::ptr_eq(k, s)));
        [self.axis.as_ref(), self.subject.as_ref(), known, self.group.as_ref()]
            .into_iter()
            .flatten()
            .cloned()
            .collect()
    }
}

struct Walk<'a> {
    profile: &'a Profile,
    /// names of companies, for entities in brackets
    names: Vec<String>,
    repeated: HashMap<String, u32>,
    found: Vec<Statement>,
    header: Header,
    groups: Groups,
    /// header text and groups of the table that a page break or a box broke off
    suspended: Option<(String, Groups)>,
    /// row groups that stand in a column left of the labels and are printed once
    carried: BTreeMap<u32, Rc<Label>>,
    /// 单位:万元
    unit_line: Option<Unit>,
    section: Option<Rc<Label>>,
    in_case: bool,
    last_was_data: bool,
    /// the row that is being read names a region or a kind of work as printed
    named: bool,
    /// what it is one of: see [`Groups::listing`]
    listing: Option<String>,
    /// where the label stands that the last figure had below it
    label_below: Option<document::Place>,
    /// words other than a running head have stood since the last row
    interrupted: bool,
    /// the unit line was printed since the last table began
    unit_line_is_new: bool,
    /// items that a gap stands before
    after_gap: HashSet<*const Item>,
    /// of the row that is being read: see `shift_of`
    shift: u32,
    /// of the row that is being read: the column of each value by order, where columns kept by spaces are out of line
    ordered: Vec<(u32, Column)>,
}

impl Walk<'_> {
    /// Reads the item at a place; gives how many items it took.
    fn item(&mut self, items: &[&Item], at: usize) -> usize {
        match items[at] {
            Item::Row(row) => {
                if let Some(Item::Row(labels)) = items.get(at + 1)
                    && self.values_over_labels(row, labels)
                {
                    return 2;
                }
                if row.parted == Parted::Tags && self.after_gap.contains(&std::ptr::from_ref(items[at])) {
                    self.new_table(row);
                }
                self.interrupted = false;
                self.row(row, items[at]);
                1
            }
            Item::Passage { text, heading } => self
                .stream_table(items, at)
                .or_else(|| self.stream_columns(items, at))
                .unwrap_or_else(|| self.passage(text, *heading, items, at)),
            Item::Gap => 1,
        }
    }

    /// A line that stands on page after page.
    fn is_running(&self, item: &Item) -> bool {
        key(item).and_then(|key| self.repeated.get(&key)).is_some_and(|n| *n > 3)
    }

    fn label(&self, text: &Text) -> Rc<Label> {
        Rc::new(label(text, &self.names))
    }

    // ---- tables

    fn row(&mut self, row: &Row, item: &Item) {
        let filled: Vec<&Cell> = row.cells.iter().filter(|c| !c.text.text.is_empty()).collect();
        if filled.is_empty() {
            return;
        }
        if is_case(&filled[0].text.text) {
            self.begin_case();
            return;
        }
        // 10,000 t in the column of units is no value
        let is_unit =
            |c: &Cell| matches!(self.role(c), Some(Column::Unit)) && whole_unit(&c.text.text).is_some();
        let value = |c: &Cell| if is_unit(c) { CellValue::Text } else { cell_value(&c.text.text) };
        let values: Vec<(usize, CellValue)> = filled.iter().enumerate().map(|(i, c)| (i, value(c))).collect();
        if self.is_header(row, &filled, &values) {
            return self.set_header(row, &filled);
        }
        if self.cards(row, &filled) {
            return;
        }
        let has_value = values.iter().any(|(_, v)| !matches!(v, CellValue::Text));
        if !has_value {
            if filled.len() == 1 {
                let label = self.label(&filled[0].text);
                return self.group_row(&label);
            }
            // columns of prose, or a contents table
            let long = filled.iter().any(|c| c.text.text.chars().count() > 40);
            let running = self.is_running(item);
            if row.parted == Parted::Spaces && (long || running) {
                for cell in filled {
                    self.sentences(&cell.text);
                }
                return;
            }
            if long {
                for cell in &filled {
                    self.sentences(&cell.text);
                }
            }
            return self.set_header(row, &filled);
        }
        self.data_row(row, &filled, &values);
    }

    /// A table begins. One of as many columns as the last may be its other half, from over the page.
    fn new_table(&mut self, row: &Row) {
        let columns = row.cells.iter().map(|c| c.to).max();
        let continues = !self.interrupted && self.header.columns.iter().map(|(c, _)| c.to).max() == columns;
        if !continues {
            if !std::mem::take(&mut self.unit_line_is_new) {
                self.unit_line = None;
            }
            self.header = Header::default();
            self.groups = Groups {
                group: self.groups.group.clone().filter(|_| !self.last_was_data),
                ..Groups::default()
            };
            self.carried.clear();
            self.last_was_data = false;
        }
    }

    /// A row of figures, each with its unit, over a row of their labels.
    fn values_over_labels(&mut self, row: &Row, labels: &Row) -> bool {
        let filled = |r: &'_ Row| -> Vec<Cell> {
            r.cells.iter().filter(|c| !c.text.text.is_empty()).cloned().collect()
        };
        let (values, names) = (filled(row), filled(labels));
        if values.len() < 2 || values.len() != names.len() {
            return false;
        }
        let numbers: Vec<Quantity> = values
            .iter()
            .filter_map(|c| match cell_value(&c.text.text) {
                CellValue::Number(q) if q.kind == Kind::Amount => Some(*q),
                _ => None,
            })
            .collect();
        let counted = numbers.iter().filter(|q| q.unit.is_some()).count();
        let named = names.iter().all(|c| {
            matches!(cell_value(&c.text.text), CellValue::Text) && c.text.text.chars().count() <= 24
        });
        if numbers.len() != values.len() || counted * 2 <= numbers.len() || !named {
            return false;
        }
        let quote = Rc::new(join(row));
        for ((quantity, cell), name) in numbers.iter().zip(&values).zip(&names) {
            let label = self.label(&name.text);
            let found = Statement::new(&cell.text, quantity, Origin::Figure, &quote).named(&label);
            self.found.push(Statement { section: Some(label), ..found });
        }
        true
    }

    /// A row that names columns: years, or words like 指标 and 单位, and no value that is not a year.
    fn is_header(&self, row: &Row, filled: &[&Cell], values: &[(usize, CellValue)]) -> bool {
        let year = |c: &Cell| period::of_header(&c.text.text, self.profile.year).is_some();
        // `Share 2024`: a word and a year
        let worded = |c: &Cell| {
            let t = &c.text.text;
            t.chars().count() <= 16
                && !t.starts_with(|c: char| c.is_ascii_digit())
                && single_year(t).is_some()
        };
        let years = filled.iter().filter(|c| year(c)).count();
        let years = years + filled.iter().filter(|c| years > 0 && !year(c) && worded(c)).count();
        let year = |c: &Cell| year(c) || worded(c);
        let others =
            values.iter().filter(|(i, v)| matches!(v, CellValue::Number(_)) && !year(filled[*i])).count();
        let words = filled.iter().filter(|c| is_header_word(&c.text.text)).count();
        let first_is_value = row.parted != Parted::Spaces && year(filled[0]) && filled.len() == 1;
        others == 0
            && !first_is_value
            && ((years > 0 && (words > 0 || years + 1 >= filled.len())) || words >= 2)
    }

    fn set_header(&mut self, row: &Row, filled: &[&Cell]) {
        let text: String = filled.iter().map(|c| c.text.text.as_str()).collect::<Vec<_>>().join(" ");
        let resumed = self.suspended.take().filter(|(t, _)| *t == text);
        let continues = resumed.is_some() || self.header.text == text;
        let before = std::mem::take(&mut self.header);
        let above = if continues {
            before.above
        } else if !self.last_was_data {
            // headers of several rows: the upper one spans the columns up to its next cell
            centred(&before, row, filled).unwrap_or_else(|| spanning(&before.columns))
        } else if self.only_axes(filled) {
            // another row of groups under the same spanning headers
            if before.above.is_empty() { spanning(&before.columns) } else { before.above }
        } else {
            vec![]
        };
        if let Some((_, groups)) = resumed {
            self.groups = groups;
        } else if !continues {
            if self.last_was_data {
                self.groups = Groups::default();
            } else {
                self.groups.subject = None;
            }
            self.carried.clear();
        }
        let mut columns: Vec<(Cell, Column)> =
            filled.iter().map(|cell| ((*cell).clone(), self.column(&cell.text))).collect();
        of_nationality(&mut columns);
        rest_of_list(&mut columns);
        let columns = if above.is_empty() { once(columns) } else { columns };
        self.header = Header { text, above, parted: Some(row.parted), columns };
        self.last_was_data = false;
    }

    /// Whether most cells are values of breakdowns and nothing else.
    fn only_axes(&self, filled: &[&Cell]) -> bool {
        let only = |c: &&&Cell| {
            let reading = &label(&c.text, &self.names).reading;
            !reading.axes.is_empty() && reading.unexplained == 0
        };
        filled.iter().filter(only).count() * 2 > filled.len()
    }

    fn column(&self, text: &Text) -> Column {
        let t = text.text.trim();
        if let Some(year) = period::of_header(t, self.profile.year) {
            return Column::Year(year);
        }
        if is_unit_header(t) {
            return Column::Unit;
        }
        if is_no_value(t) {
            return Column::Other;
        }
        let label = self.label(text);
        // `2024年消耗量`, `2024(吨)`: a year with a word or a unit
        if let [(_, year)] = period::years(t)[..]
            && label.reading.tags.without(tags!("sum")).is_empty()
            && label.reading.axes.is_empty()
            && label.reading.unexplained == 0
            && t.chars().count() < 16
        {
            return Column::Year(year);
        }
        if label.reading.is_silent()
            && label.reading.unexplained == 0
            && label.unit.is_none()
            && !is_rest(&label)
        {
            return Column::Value;
        }
        Column::Label(label)
    }

    fn data_row(&mut self, row: &Row, filled: &[&Cell], values: &[(usize, CellValue)]) {
        self.shift = self.shift_of(row);
        let is_value = |i: usize| !matches!(values[i].1, CellValue::Text);
        // the label: the last text before the first value, units and running numbers apart
        let first_text =
            (0..filled.len()).find(|i| !is_value(*i) && whole_unit(&filled[*i].text.text).is_none());
        let first_value = (0..filled.len()).find(|i| is_value(*i) && first_text.is_none_or(|t| *i > t));
        let Some(first_value) = first_value else { return };
        self.order(row, filled, &(first_value..filled.len()).filter(|i| is_value(*i)).collect::<Vec<_>>());
        let mut texts: Vec<usize> = vec![];
        let mut row_unit: Option<usize> = None;
        for (i, cell) in filled.iter().enumerate().take(first_value) {
            if is_value(i) {
                continue;
            }
            let is_unit_column = matches!(self.role(cell), Some(Column::Unit));
            if is_unit_column || (whole_unit(&cell.text.text).is_some() && (!texts.is_empty() || i > 0)) {
                row_unit = Some(i);
            } else {
                texts.push(i);
            }
        }
        let label_at = texts.pop();
        let row_label = label_at.map(|i| self.label(&filled[i].text));
        let mut path: Vec<Rc<Label>> = vec![];
        if let Some(at) = label_at {
            for i in texts {
                let label = self.label(&filled[i].text);
                let last = self.carried.insert(filled[i].from, label.clone());
                if last.is_none_or(|l| l.text.text != label.text.text) {
                    self.groups.listing = None;
                }
            }
            self.carried.retain(|c, _| *c < filled[at].from);
            path.extend(self.carried.values().rev().cloned());
        }
        path.extend(self.groups.path());
        let label_column = label_at.and_then(|i| match self.role(filled[i]) {
            Some(Column::Label(l)) => Some(l),
            _ => None,
        });
        let numbers: Vec<(usize, &Quantity)> = values
            .iter()
            .filter(|(i, _)| *i >= first_value)
            .filter_map(|(i, v)| match v {
                CellValue::Number(q) => Some((*i, &**q)),
                _ => None,
            })
            .collect();
        let unlabelled = numbers
            .iter()
            .filter(|(i, _)| matches!(self.role(filled[*i]), None | Some(Column::Value)))
            .count();
        let quote = Rc::new(join(row));
        let mut after_unit: Option<usize> = row_unit;
        // B5.1 … 14: an index of contents and its page
        // a table whose rows are years
        let row_year = filled.first().and_then(|c| period::of_header(&c.text.text, self.profile.year));
        let coded = row_label.as_ref().is_some_and(|l| l.coded)
            || filled.iter().take(first_value).any(|c| is_code(&c.text.text));
        for (i, quantity) in &numbers {
            // a unit column between the values belongs to what follows it
            if let Some(unit) = (first_value..*i)
                .rev()
                .find(|j| !is_value(*j) && matches!(self.role(filled[*j]), Some(Column::Unit)))
            {
                after_unit = Some(unit);
            }
            let role = self.role(filled[*i]);
            if matches!(role, None | Some(Column::Value)) && unlabelled > 1 {
                continue;
            }
            if matches!(role, Some(Column::Unit | Column::Other)) {
                continue;
            }
            let bare = role.is_none();
            let (year, column_label) = match role {
                Some(Column::Year(year)) => (Some(year), None),
                Some(Column::Label(l)) => {
                    (single_year(&l.text.text), Some(self.share_of_left(filled[*i], l)))
                }
                _ => (None, None),
            };
            let spans = self.above(filled[*i]);
            let year = year
                .or(row_year)
                .or_else(|| spans.iter().find_map(|c| if let Column::Year(y) = c { Some(*y) } else { None }));
            let above: Vec<Rc<Label>> = spans
                .into_iter()
                .filter_map(|c| if let Column::Label(l) = c { Some(l) } else { None })
                .collect();
            let unit_cell = after_unit.map(|u| &filled[u].text);
            let (counted, raw_unit) = self.counted(
                quantity,
                filled[*i],
                unit_cell,
                row_label.as_deref(),
                column_label.as_deref(),
                &above,
            );
            // a word and a number under no header and without a unit: a table of contents
            if bare && counted == Counted::Missing {
                continue;
            }
            if counted == Counted::Missing && coded && year.is_none() {
                continue;
            }
            self.push_cell(CellParts {
                quote: quote.clone(),
                cell: filled[*i],
                quantity: (*quantity).clone(),
                counted,
                raw_unit,
                row_label: row_label.clone(),
                column_label,
                above,
                label_column: label_column.clone(),
                path: path.clone(),
                year,
            });
        }
        if let Some(label) = row_label.as_ref().filter(|_| !std::mem::take(&mut self.named)) {
            self.note_subject(label);
        }
        self.groups.listing = self.listing.take();
        self.last_was_data = true;
        self.in_case &= row.parted == Parted::Spaces;
    }

    /// What the row above counts, or the group of water that is told apart by where it comes from.
    fn whole(&self) -> Option<Rc<Label>> {
        let water = |l: &&Rc<Label>| l.reading.tags.has_any(tags!("water_withdrawal"));
        self.groups.subject.clone().or_else(|| self.groups.group.as_ref().filter(water).cloned())
    }

    /// 地下水 under 取水量: where water comes from.
    fn is_source(&self, label: &Label) -> bool {
        // 再生水 is what was recycled, unless it is what was taken
        let taken = || self.whole().is_some_and(|l| l.reading.tags.has_any(tags!("water_withdrawal")));
        let reading = &label.reading;
        (reading.tags.has_any(tags!("water_source"))
            || matches!(label.text.text.trim_matches(['-', ' ']), "再生水" | "中水" | "回用水") && taken())
            && self.whole().is_some_and(|l| l.reading.tags.has_any(tags!("water", "water_withdrawal")))
    }

    /// Remembers what a row said is counted, for the rows below that do not say it.
    fn note_subject(&mut self, label: &Rc<Label>) {
        let reading = &label.reading;
        if (label.part || self.is_source(label)) && self.whole().is_some() {
            self.groups.listed |= !reading.axes.is_empty();
            return;
        }
        let own = reading.tags.without(crate::lexicon::measures());
        let people_of_axis = !reading.axes.is_empty() && own.without(tags!("employee")).is_empty();
        // 其中:发明专利 under 获得专利授权 goes on with what is counted
        let part = !reading.axes.is_empty()
            && [&self.groups.subject, &self.groups.group]
                .into_iter()
                .flatten()
                .any(|s| s.reading.tags.has_all(own));
        // 东南亚, Not disclosed: of an axis that stands left of it or above
        let of_axis = self.carried.values().chain(&self.groups.axis).any(is_axis);
        if !reading.has_subject() && reading.axes.is_empty() && reading.unexplained > 0 && !of_axis {
            // 晋升人数 / 男性: whatever it is, the rows below are of it and of nothing above
            let mut subject = (**label).clone();
            subject.reading.tags = subject.reading.tags.with(tags!("unknown"));
            self.groups.subject = Some(Rc::new(subject));
            return;
        }
        if !reading.has_subject() || people_of_axis || part {
            self.groups.listed |= !reading.axes.is_empty();
            return;
        }
        if self.groups.listed || self.groups.axis.as_ref().is_some_and(|a| a.reading.axes.is_empty()) {
            self.groups.axis = None;
        }
        self.groups.listed = false;
        let mut subject = (**label).clone();
        // a row's own group is not that of the rows below it
        subject.reading.axes.clear();
        let subject = Rc::new(subject);
        self.groups.known = Some(subject.clone());
        self.groups.subject = Some(subject);
    }

    /// As many values as columns of years: they go by order, however far apart a print has set them.
    fn order(&mut self, row: &Row, filled: &[&Cell], values: &[usize]) {
        self.ordered.clear();
        if row.parted != Parted::Spaces {
            return;
        }
        let columns: Vec<&Column> = self.header.columns.iter().map(|(_, c)| c).collect();
        let first = columns.iter().position(|c| matches!(c, Column::Year(_)));
        let Some(first) = first else { return };
        let columns = &columns[first..];
        let dash = values.len() == columns.len() + 1
            && values.first().is_some_and(|i| matches!(cell_value(&filled[*i].text.text), CellValue::Dash));
        let values = if dash { &values[1..] } else { values };
        if columns.len() == values.len() && columns.len() > 1 {
            self.ordered = values.iter().zip(columns).map(|(i, c)| (filled[*i].from, (*c).clone())).collect();
        }
    }

    /// By how many columns a row stands to the right of its header, whose first cell spans the columns of labels: told by
    /// the unit, which must stand under 单位.
    fn shift_of(&self, row: &Row) -> u32 {
        let unit = self.header.columns.iter().find(|(_, c)| matches!(c, Column::Unit)).map(|(h, _)| h.from);
        let Some(unit) =
            unit.filter(|_| row.parted != Parted::Spaces && self.header.parted != Some(Parted::Spaces))
        else {
            return 0;
        };
        let is_unit = |at: u32| row.cells.iter().any(|c| c.from == at && whole_unit(&c.text.text).is_some());
        if !is_unit(unit) && is_unit(unit + 1) { 1 } else { 0 }
    }

    /// The header's cell over a cell. A row by marks that has more cells than its header is held against it from the
    /// right: the header's first cell spans the columns of labels.
    fn heads<'h, T>(&self, heads: &'h [(Cell, T)], cell: &Cell) -> Option<&'h (Cell, T)> {
        let shift = self.shift.min(cell.from);
        let shifted = Cell { text: Text::default(), from: cell.from - shift, to: cell.to - shift };
        heads.iter().find(|(h, _)| h.overlaps(&shifted)).or_else(|| {
            // columns kept by spaces stand a little apart at times
            let near =
                |h: &Cell| if h.from >= cell.to { h.from - cell.to } else { cell.from.saturating_sub(h.to) };
            let close = self.header.parted == Some(Parted::Spaces);
            heads.iter().filter(|_| close).min_by_key(|(h, _)| near(h)).filter(|(h, _)| near(h) <= 6)
        })
    }

    /// The company or plant that the row is of, where a column names them.
    fn site(&self) -> Option<String> {
        let (head, _) = self.header.columns.iter().find(|(h, _)| is_site_header(&h.text.text))?;
        let (_, name) = self.carried.range(head.from..head.to).next()?;
        let name = name.text.text.trim();
        // a table of outlets: each row is one, whoever owns it
        if self.header.columns.iter().any(|(h, _)| names_an_outlet(&h.text.text)) {
            return Some(name.to_owned());
        }
        let whole = ["合计", "总计", "集团", "total"].iter().any(|w| name.to_ascii_lowercase().contains(w));
        (!whole && !self.profile.own.iter().any(|n| n == name)).then(|| name.to_owned())
    }

    /// 占比 beside 员工人数: a column of shares is of what the column left of it counts.
    fn share_of_left(&self, cell: &Cell, label: Rc<Label>) -> Rc<Label> {
        let is_share = |l: &Label| {
            l.reading.tags == tags!("rate") && l.reading.axes.is_empty() && l.reading.unexplained == 0
        };
        if !is_share(&label) || !self.header.above.is_empty() {
            return label;
        }
        let before = self.header.columns.iter().rev().skip_while(|(h, _)| !h.overlaps(cell)).skip(1);
        let left = before.take_while(|(_, c)| matches!(c, Column::Label(_))).find_map(|(_, c)| {
            if let Column::Label(l) = c { Some(l).filter(|l| !is_share(l)) } else { None }
        });
        match left.filter(|l| l.reading.has_subject() || l.reading.unexplained > 0) {
            Some(left) => {
                let mut share = (*label).clone();
                share.reading = share.reading.inside(&left.reading);
                share.reading.unexplained += left.reading.unexplained;
                Rc::new(share)
            }
            None => label,
        }
    }

    /// What the column that a cell stands in is.
    fn role(&self, cell: &Cell) -> Option<Column> {
        if let Some((_, column)) = self.ordered.iter().find(|(from, _)| *from == cell.from) {
            return Some(column.clone());
        }
        self.heads(&self.header.columns, cell).map(|(_, c)| c.clone())
    }

    fn above(&self, cell: &Cell) -> Vec<Column> {
        self.heads(&self.header.above, cell).map(|(_, c)| c.clone()).into_iter().collect()
    }

    fn counted(
        &self,
        quantity: &Quantity,
        cell: &Cell,
        unit_cell: Option<&Text>,
        row: Option<&Label>,
        column: Option<&Label>,
        above: &[Rc<Label>],
    ) -> (Counted, String) {
        if let Some(unit) = &quantity.unit {
            return (Counted::In(unit.clone()), cell.text.text[quantity.unit_at.clone()].to_owned());
        }
        // a column that names its own unit is in that, whatever stands in the unit column
        if let Some(unit) = column.and_then(|c| c.unit.clone()) {
            return (Counted::In(unit), String::new());
        }
        if let Some(text) = unit_cell.filter(|t| !t.text.is_empty()) {
            return match whole_unit(&text.text) {
                Some(unit) => (Counted::In(unit), text.text.clone()),
                None => (Counted::Unknown, text.text.clone()),
            };
        }
        let labels = row.into_iter().chain(above.iter().map(|l| &**l));
        for label in labels {
            if let Some(unit) = &label.unit {
                return (Counted::In(unit.clone()), String::new());
            }
        }
        let header = self.heads(&self.header.columns, cell);
        if let Some(unit) = header.and_then(|(h, _)| label(&h.text, &[]).unit) {
            return (Counted::In(unit), String::new());
        }
        let over = self.header.columns.first().and_then(|(h, _)| label(&h.text, &[]).unit);
        let titled =
            || self.groups.path().iter().filter(|l| l.text.text.contains('(')).find_map(|l| l.unit.clone());
        match over.or_else(|| self.unit_line.clone()).or_else(titled) {
            // a line like 单位:万元 is for money; a share or a count beside it has a unit of its own
            Some(unit) => (Counted::In(unit), String::new()),
            None => (Counted::Missing, String::new()),
        }
    }

    fn push_cell(&mut self, parts: CellParts<'_>) {
        let CellParts {
            quote,
            cell,
            quantity,
            counted,
            raw_unit,
            row_label,
            column_label,
            above,
            label_column,
            path,
            year,
        } = parts;
        let mut words = String::new();
        let mut inner = crate::lexicon::Reading::default();
        let mut item = None;
        let mut entity = None;
        let mut without_column = None;
        if let Some(l) = &row_label {
            inner = l.reading.clone();
            words.push_str(&l.text.text);
            entity.clone_from(&l.entity);
            // 建筑废料 under 无害废弃物: a word of its own, and no more said than the group says
            let narrower = l.reading.unexplained > 0
                && l.reading.axes.is_empty()
                && l.reading.has_subject()
                && path.iter().chain(&label_column).find(|o| o.reading.has_subject()).is_some_and(|o| {
                    o.reading.tags.has_all(l.reading.tags) && o.reading.tags != l.reading.tags
                });
            if l.reading.is_silent() && l.reading.unexplained > 0
                || l.reading.tags.has_any(tags!("household"))
                || narrower
            {
                item = Some(named(&l.text));
            }
        }
        if let Some(c) = &column_label {
            words = if words.is_empty() { c.text.text.clone() } else { format!("{words} {}", c.text.text) };
            let unexplained = inner.unexplained + c.reading.unexplained;
            inner = if row_label.is_some() { inner.inside(&c.reading) } else { c.reading.clone() };
            inner.conflict |= conflicting(row_label.as_deref(), c);
            inner.unexplained = unexplained;
            // 排放量 over a row of water: a column's word for "amount" that does not suit the row
            let amounts = tags!("emission", "consumption", "generated", "disposal", "money");
            if row_label.as_ref().is_some_and(|r| r.reading.has_subject())
                && c.reading.axes.is_empty()
                && c.reading.unexplained == 0
                && c.reading.tags.without(amounts).is_empty()
            {
                without_column = row_label.as_ref().map(|r| r.reading.clone());
            }
            entity = entity.or_else(|| c.entity.clone());
        }
        if row_label.is_none() && column_label.is_none() && path.is_empty() {
            return;
        }
        entity = entity.or_else(|| self.site());
        // 参加人数 under 反贪污培训: the header over the labels says of what
        let named_by_column = column_label.as_ref().is_some_and(|c| c.reading.has_subject());
        let over = label_column.as_ref().filter(|l| l.reading.has_subject() && !named_by_column);
        if let Some(over) = over.filter(|_| {
            row_label
                .as_ref()
                .is_some_and(|r| !r.reading.has_subject() && r.reading.axes.is_empty() && item.is_none())
        }) {
            inner = inner.inside(&over.reading);
        }
        // what the text says that waste consists of goes before a header
        let declared = row_label.as_ref().and_then(|l| self.profile.items.get(l.text.text.trim())).copied();
        let contradicted = declared.is_some_and(|tags| {
            label_column.as_ref().is_some_and(|l| l.reading.has_subject() && !l.reading.tags.has_all(tags))
        });
        if let (Some(_), Some(l)) = (declared, &row_label) {
            item = Some(named(&l.text));
            inner = crate::lexicon::Reading::default();
        }
        // 员工类别 over 平台人员, 营销人员: kinds of work, named as printed
        let (axis, of_people) = (tags!("function_axis"), tags!("function_axis", "employee"));
        let kinds = |l: &Rc<Label>| {
            l.reading.tags.has_any(axis)
                && l.reading.tags.without(of_people).without(crate::lexicon::measures()).is_empty()
        };
        // 按地区 over 东南亚: a region that we have no word for is named as printed
        let places = |l: &Rc<Label>| l.reading.tags.has_any(tags!("region_axis"));
        let by_place = above.iter().find(|l| is_axis(l)).is_some_and(places);
        let region = if by_place {
            column_label.as_ref()
        } else if path.iter().chain(&label_column).find(|l| is_axis(l)).is_some_and(places) {
            row_label.as_ref()
        } else {
            None
        };
        let region = region.filter(|l| l.reading.is_silent() && l.reading.unexplained > 0);
        if let Some(region) = region {
            inner.axes.insert("region".to_owned(), place_name(&region.text.text));
            inner.unexplained = inner.unexplained.saturating_sub(region.reading.unexplained);
            item = None;
        }
        let varying = if above.iter().any(kinds) {
            column_label.as_ref()
        } else if path.iter().chain(&label_column).any(kinds) {
            row_label.as_ref()
        } else {
            None
        };
        let people = tags!(
            "employee",
            "sum",
            "headcount",
            "rate",
            "turnover",
            "hire",
            "training",
            "per_employee",
            "avg"
        );
        // 管理及行政人员 among kinds of work is one of them, whatever level its words name
        let of_level =
            |l: &Label| l.reading.axes.keys().all(|axis| axis == "level") && l.reading.unexplained > 0;
        let free = inner.axes.is_empty() || varying.is_some_and(|l| is_rest(l) || of_level(l));
        let function = varying
            .filter(|l| {
                free && !l.reading.tags.has_any(people)
                    && (l.reading.axes.is_empty() || is_rest(l) || of_level(l))
                    && !kinds(l)
            })
            .map(|l| named(&l.text));
        // 其他 among others: the rest of what the rows above it were
        let rest = row_label.as_ref().filter(|l| function.is_none() && is_rest(l));
        if let Some(l) = rest {
            item = None;
            match self.groups.listing.as_deref() {
                Some("item") => item = Some(named(&l.text)),
                Some(axis @ ("region" | "education")) => {
                    inner.axes.insert(axis.to_owned(), "other".to_owned());
                }
                // of what it is the rest is not said
                _ => return,
            }
        }
        self.named = function.is_some() || region.is_some();
        let listing =
            if item.is_some() { Some("item".to_owned()) } else { inner.axes.keys().next().cloned() };
        if rest.is_none() {
            self.listing = listing;
        }
        let mut outers: Vec<Rc<Label>> = vec![];
        outers.extend(declared.map(|tags| {
            let reading = crate::lexicon::Reading { tags, ..crate::lexicon::Reading::default() };
            Rc::new(Label { reading, ..Label::default() })
        }));
        outers.extend(above);
        outers.extend(path);
        let over = label_column.filter(|l| {
            item.is_some()
                || !l.reading.has_subject()
                || row_label.as_ref().is_some_and(|r| !r.reading.has_subject())
        });
        // the head of the labels is nearer than the heading over the table
        let heading =
            self.groups.group.as_ref().filter(|_| over.as_ref().is_some_and(|o| o.reading.has_subject()));
        let far = heading.and_then(|g| outers.iter().position(|o| Rc::ptr_eq(g, o))).unwrap_or(outers.len());
        if let Some(over) = over {
            outers.insert(far, over);
        }
        outers.extend(self.section.clone());
        self.found.push(Statement {
            counted,
            raw_unit,
            inner,
            without_column,
            label: words,
            outers,
            item,
            contradicted,
            function,
            strange_group: self.groups.is_strange(),
            entity,
            year,
            whole: row_label.as_ref().filter(|l| l.part || self.is_source(l)).and_then(|_| self.whole()),
            section: self.section.clone(),
            ..Statement::new(&cell.text, &quantity, Origin::Table, &quote)
        });
    }

    // ---- plain text

    fn passage(&mut self, text: &Text, heading: Option<u8>, items: &[&Item], at: usize) -> usize {
        let t = text.text.trim();
        if t.is_empty()
            || t.chars().all(|c| c.is_ascii_digit() || c == ' ')
                && t.len() <= 3
                && !self.figure_follows(items, at)
        {
            return 1;
        }
        if is_case(t) {
            self.begin_case();
            return 1;
        }
        if self.unit_line(t) {
            return 1;
        }
        let body = text.text.len() - text.text.trim_start().len();
        if let Some((end, unit)) = titled_unit(t) {
            let taken = self.passage(&text.slice(body..body + end), heading, items, at);
            self.unit_line = Some(unit);
            self.unit_line_is_new = true;
            return taken;
        }
        if self.plain_header(text) {
            return 1;
        }
        if heading.is_none() && self.rows_in_line(text, items[at]) {
            self.in_case = false;
            return 1;
        }
        if heading.is_none()
            && let Some(row) = self.plain_row(text)
        {
            self.in_case = false;
            self.row(&row, items[at]);
            return 1;
        }
        if heading.is_none() && self.table_in_line(text, items[at]) {
            return 1;
        }
        if heading.is_none() && self.card_line(text) {
            return 1;
        }
        if let Some(taken) = self.figure(text, items, at) {
            return taken;
        }
        // a Latin letter takes half the room of a Han one
        let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
        let long = || t.chars().map(wide).sum::<usize>() > 80;
        // `Use of energy.` between rows of a table is a title, whatever ends it
        let between = self.header.columns.iter().any(|(_, c)| matches!(c, Column::Year(_)))
            && t.split_whitespace().count() <= 8;
        let sentence = || t.contains(['。', '；', '！']) || t.ends_with('.') && !between || long();
        let counted =
            || crate::quantity::quantities(t).iter().any(|q| q.kind == Kind::Amount && q.unit.is_some());
        if heading.is_some() || (!sentence() && !counted()) {
            let running = self.is_running(items[at]);
            let label = self.label(text);
            if running && label.reading.axes.is_empty() {
                return 1;
            }
            self.interrupted = true;
            self.group_row(&label);
            self.section = Some(label);
            if self.in_case && t.chars().count() < 20 && !t.contains('，') {
                self.in_case = false;
            }
            return 1;
        }
        self.interrupted = true;
        self.suspend();
        self.sentences(text);
        1
    }

    /// Notes a line like 单位:万元.
    fn unit_line(&mut self, text: &str) -> bool {
        let unit = unit_line(text);
        if unit.is_some() {
            self.unit_line = unit;
            self.unit_line_is_new = true;
            return true;
        }
        false
    }

    fn begin_case(&mut self) {
        self.suspend();
        self.in_case = true;
    }

    /// Prose between two parts of a table: the table may go on, if its header comes again.
    fn suspend(&mut self) {
        if !self.header.text.is_empty() {
            self.suspended = Some((self.header.text.clone(), self.groups.clone()));
            self.header = Header::default();
        }
        self.groups = Groups::default();
        self.carried.clear();
        self.unit_line = None;
        self.last_was_data = false;
    }

    fn sentences(&mut self, text: &Text) {
        if self.in_case {
            return;
        }
        prose::read(text, self.profile, self.section.clone(), &mut self.found);
    }

    fn group_row(&mut self, label: &Rc<Label>) {
        // 于六月三十日 between a title and its columns
        if is_date(&label.text.text) {
            return;
        }
        if self.unit_line(&label.text.text) {
            return;
        }
        let same = self.groups.group.as_ref().is_some_and(|g| g.text.text == label.text.text);
        if same {
            return;
        }
        let own = label.reading.tags.without(crate::lexicon::measures());
        let goes_on = |g: &Option<Rc<Label>>| {
            g.as_ref().is_some_and(|s| !own.is_empty() && s.reading.tags.has_all(own))
        };
        if !label.reading.axes.is_empty()
            && !own.without(tags!("employee")).is_empty()
            && (goes_on(&self.groups.subject) || goes_on(&self.groups.group))
        {
            // 其中:发明专利 under 获得专利授权
            return;
        }
        if label.reading.has_subject() {
            // a group with a subject of its own ends what was above it, but an axis of people keeps the subject
            let only_people =
                label.reading.tags.without(crate::lexicon::measures()).without(tags!("employee")).is_empty();
            if only_people && !label.reading.axes.is_empty() {
                self.groups.axis = Some(label.clone());
                self.groups.listed = false;
                return;
            }
            self.groups = Groups { group: Some(label.clone()), ..Groups::default() };
            self.carried.clear();
            self.suspended = None;
        } else if label.reading.is_silent()
            && label.reading.unexplained > 0
            && !names_an_axis(&label.text.text)
        {
            self.groups = Groups { group: Some(label.clone()), ..Groups::default() };
        } else {
            self.groups.axis = Some(label.clone());
            self.groups.listed = false;
        }
    }

    /// `指标 单位 2022年 2023年`, `地区 男性 女性 合计`: columns parted by single spaces.
    fn plain_header(&mut self, text: &Text) -> bool {
        // most passages are no header: told before anything is copied
        if text.text.len() > 240 || text.text.contains(['。', '，']) || !text.text.trim().contains(' ') {
            return false;
        }
        let end = text.text.trim_end_matches([' ', '.']).len();
        let text = &text.slice(0..end);
        let t = text.text.trim();
        let words = bracketed(&text.text, self::words(&text.text));
        if words.len() < 2 || t.chars().count() > 60 || t.contains(['。', '，']) {
            return false;
        }
        let word = |i: &usize| &text.text[words[*i].clone()];
        let back = || (0..words.len()).rev();
        let years = back().take_while(|i| period::of_header(word(i), self.profile.year).is_some()).count();
        let grouped = || back().take_while(|i| self.is_group(&text.slice(words[*i].clone()))).count();
        let columns = if years > 0 { years } else { grouped() };
        if columns == 0 || years == 0 && columns < 2 {
            return false;
        }
        let lead = words.len() - columns;
        // a title and at least two years are a header, whatever the title says
        let titled = years > 1 && (1..=3).contains(&lead) || years == 0 && lead == 0;
        let named = || {
            (0..lead).any(|i| is_header_word(word(&i)) || is_axis(&self.label(&text.slice(words[i].clone()))))
        };
        if !titled && !named() {
            return false;
        }
        let continues = self.header.text == t || self.suspended.as_ref().is_some_and(|(h, _)| h == t);
        match self.suspended.take().filter(|_| continues) {
            Some((_, groups)) => self.groups = groups,
            None if !continues => {
                let group = self.groups.group.clone().or_else(|| self.section.clone());
                self.groups = Groups { group, ..Groups::default() };
            }
            None => {}
        }
        // the words before the columns are one title, but for the head of the units
        let unit = (0..lead).find(|i| is_unit_header(word(i)));
        let mut heads = vec![];
        if let Some(last) = unit.unwrap_or(lead).checked_sub(1) {
            heads.push(text.slice(words[0].start..words[last].end));
        }
        heads.extend(unit.map(|i| text.slice(words[i].clone())));
        heads.extend((lead..words.len()).map(|i| text.slice(words[i].clone())));
        let columns =
            header_cells(heads, lead == 0).into_iter().map(|c| (c.clone(), self.column(&c.text))).collect();
        self.header = Header {
            text: t.to_owned(),
            columns: once(columns),
            parted: Some(Parted::Marks),
            ..Header::default()
        };
        self.in_case = false;
        true
    }

    /// 男性, 合计, 人数: a word that heads a column of groups.
    fn is_group(&self, text: &Text) -> bool {
        if !matches!(cell_value(&text.text), CellValue::Text) || text.text.len() > HEAD_BYTES {
            return false;
        }
        let label = self.label(text);
        let reading = label.reading.clone();
        // 平均受训时数, 培训覆盖率(%): what is counted and how
        let told = reading.tags.has_any(tags!("rate", "avg", "hours", "coverage", "headcount"))
            || label.unit.is_some() && reading.has_subject();
        let sums = tags!("sum", "headcount", "rate");
        let measured =
            !reading.tags.is_empty() && reading.tags.without(crate::lexicon::measures()).is_empty();
        reading.unexplained == 0
            && !reading.tags.has_any(tags!("region_axis", "function_axis"))
            && (!reading.axes.is_empty() || reading.tags.has_any(sums) || measured || told)
            && (measured || told || reading.tags.without(sums).without(tags!("employee")).is_empty())
    }

    /// `用水总量 吨 19,150`: label, unit and values parted by single spaces, as a row under the header's columns.
    fn plain_row(&self, text: &Text) -> Option<Row> {
        let t = &text.text;
        if t.chars().count() > 120 || t.contains(['。', '；', '=', '÷', '×']) {
            return None;
        }
        let words = words_of_rows(t);
        let mut first = words.len();
        while first > 0 && !matches!(cell_value(&t[words[first - 1].clone()]), CellValue::Text) {
            first -= 1;
        }
        let years = self.header.values().len();
        // a label that ends in a number of its own: `Scope 1 1,234 1,300`
        if years > 1 && words.len() - first == years + 1 {
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
        if unit.is_none() && !inline && !assigned || !assigned && cells.len() > 1 {
            return None;
        }
        if t[label.clone()].contains('，') && unit.is_none() {
            return None;
        }
        // what names nothing is an item of what stands above it, and there must be something
        if self.label(&text.slice(label.clone())).reading.is_silent()
            && (!assigned || self.groups.path().is_empty())
        {
            return None;
        }
        let values = cells.iter().map(|c| text.slice(c.clone())).collect();
        Some(self.row_of(text.slice(label), unit.map(|u| text.slice(u)), values))
    }

    /// A row put together from its parts: the values stand under the header's years where there are as many.
    fn row_of(&self, label: Text, unit: Option<Text>, values: Vec<Text>) -> Row {
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
    fn stream_table(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let head = stream_header(items, at, self.profile.year)?;
        let (rows, end) = self.stream_rows(items, at + head.taken, &head);
        if rows.len() < 2 {
            return None;
        }
        self.stream_head(&head.columns);
        for row in rows {
            for group in row.groups {
                let label = self.label(&group);
                self.group_row(&label);
            }
            let cells = self.row_of(row.label, row.unit, row.values);
            self.row(&cells, items[at]);
        }
        Some(end - at)
    }

    fn stream_head(&mut self, columns: &[&Text]) {
        let cells = header_cells(columns.iter().map(|t| (*t).clone()).collect(), false);
        self.set_header(
            &Row { cells: cells.clone(), parted: Parted::Marks },
            &cells.iter().collect::<Vec<_>>(),
        );
    }

    /// A table that was broken column by column: the labels, their units, then the values of each year. Gives how many
    /// items it took.
    fn stream_columns(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let passage = |i: usize| match items.get(i) {
            Some(Item::Passage { text, heading: None }) => Some(text),
            _ => None,
        };
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
        self.stream_head(&columns.iter().map(|(head, _)| *head).collect::<Vec<_>>());
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

    fn stream_rows(&self, items: &[&Item], from: usize, head: &StreamHead<'_>) -> (Vec<StreamRow>, usize) {
        let mut rows = vec![];
        let mut texts: Vec<Text> = vec![];
        let (mut at, mut end) = (from, from);
        while let Some(Item::Passage { text, heading: None }) = items.get(at) {
            let t = text.text.trim();
            // 密度 comes again and again too, but a page's head is longer
            let running = t.chars().count() >= 8 && self.is_running(items[at]);
            if texts.is_empty() && (running || t.len() <= 3 && t.bytes().all(|b| b.is_ascii_digit())) {
                at += 1;
                continue;
            }
            let again = stream_header(items, at, self.profile.year).filter(|again| {
                again.columns.len() == head.columns.len()
                    && again.columns.iter().zip(&head.columns).all(|(a, b)| a.text == b.text)
            });
            if let Some(again) = again {
                at += again.taken;
                continue;
            }
            let (cells, taken) = stream_values(items, at, head.years);
            if !cells.is_empty() {
                if cells.len() != head.years || texts.is_empty() {
                    break;
                }
                rows.push(StreamRow::new(std::mem::take(&mut texts), cells));
                at += taken;
                end = at;
                continue;
            }
            if t.chars().count() > 40 || t.contains(['。', '；']) || texts.len() > 4 {
                break;
            }
            texts.push(text.clone());
            at += 1;
        }
        (rows, end)
    }

    /// Several rows of a table on one line, each with as many values as the header has years, and nothing left over.
    fn rows_in_line(&mut self, text: &Text, item: &Item) -> bool {
        let years = self.header.columns.iter().filter(|(_, c)| matches!(c, Column::Year(_))).count();
        if years < 2 {
            return false;
        }
        let words = words_of_rows(&text.text);
        // a header within the line begins another table
        let year = |w: &std::ops::Range<usize>| {
            period::of_header(&text.text[w.clone()], self.profile.year).is_some()
        };
        if words.len() <= years || words.windows(2).any(|pair| pair.iter().all(year)) {
            return false;
        }
        let rows = line_rows(&text.text, &words, 0, years);
        if rows.last().is_none_or(|row| row.end < words.len()) {
            return false;
        }
        for row in rows {
            let values = row.values.into_iter().map(|v| text.slice(v)).collect();
            let row = self.row_of(text.slice(row.label), row.unit.map(|u| text.slice(u)), values);
            self.row(&row, item);
        }
        true
    }

    /// Tables in a text whose pages are single lines: years, then label, unit and as many values in turn. What is no
    /// table is read as sentences.
    fn table_in_line(&mut self, text: &Text, item: &Item) -> bool {
        let t = &text.text;
        if t.len() < 120 || !period::may_name_one(t) {
            return false;
        }
        let words = words_of_rows(t);
        let year = |i: usize| words.get(i).and_then(|w| period::of_header(&t[w.clone()], self.profile.year));
        let (mut at, mut prose, mut tables) = (0, 0, 0);
        while at < words.len() {
            let run = (at..words.len()).take_while(|i| year(*i).is_some()).count();
            let rows = if run > 1 { line_rows(t, &words, at + run, run) } else { vec![] };
            if rows.is_empty() {
                at += run.max(1);
                continue;
            }
            let before = text.slice(prose..words[at].start);
            self.sentences(&before);
            let title = last_words(t, prose..words[at].start);
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
            for row in &rows {
                let values = row.values.iter().map(|v| text.slice(v.clone())).collect();
                let cells = self.row_of(
                    text.slice(row.label.clone()),
                    row.unit.clone().map(|u| text.slice(u)),
                    values,
                );
                self.row(&cells, item);
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

    /// 128.5亿元 收益, 8,936名 员工: cells that each hold a figure and its label.
    fn cards(&mut self, row: &Row, filled: &[&Cell]) -> bool {
        let cards: Vec<(&Cell, Quantity, std::ops::Range<usize>)> =
            filled.iter().filter_map(|c| card(&c.text.text).map(|(q, label)| (*c, q, label))).collect();
        if cards.len() < filled.len() || cards.is_empty() {
            return false;
        }
        let quote = Rc::new(join(row));
        for (cell, quantity, label) in cards {
            self.push_card(&cell.text, &quantity, label, &quote);
        }
        true
    }

    /// A figure and its label on a line: 162件 新增授权专利.
    fn card_line(&mut self, text: &Text) -> bool {
        if text.text.len() > HEAD_BYTES * 2 {
            return false;
        }
        let Some((quantity, label)) = card(&text.text).filter(|(_, label)| label.start > 0) else {
            return false;
        };
        self.push_card(text, &quantity, label, &Rc::new(text.clone()))
    }

    fn push_card(
        &mut self,
        text: &Text,
        quantity: &Quantity,
        label: std::ops::Range<usize>,
        quote: &Rc<Text>,
    ) -> bool {
        let label = self.label(&text.slice(label));
        if label.reading.is_silent() {
            return false;
        }
        let year = single_year(&label.text.text);
        let found = Statement::new(text, quantity, Origin::Figure, quote).named(&label);
        self.found.push(Statement { section: Some(label), year, ..found });
        true
    }

    fn figure_follows(&self, items: &[&Item], at: usize) -> bool {
        matches!(items.get(at + 1), Some(Item::Passage { text, .. }) if whole_unit(&text.text).is_some())
    }

    /// A number alone on its line, its label on the line before or after: gives how many items it took.
    fn figure(&mut self, text: &Text, items: &[&Item], at: usize) -> Option<usize> {
        let t = text.text.trim();
        let bare = t.strip_suffix(')').and_then(|b| b.rfind('(')).map_or(t, |open| &t[..open]);
        if bare.chars().count() > 24 {
            return None;
        }
        let passage = |i: usize| match items.get(i) {
            Some(Item::Passage { text, heading: None }) => Some(text),
            _ => None,
        };
        let (quantity, unit_first) = match cell_value(&text.text) {
            CellValue::Number(q) if q.kind == Kind::Amount => (*q, None),
            CellValue::Text => {
                let (quantity, unit, raw) = unit_then_number(&text.text)?;
                (quantity, Some((unit, raw)))
            }
            _ => return None,
        };
        let mut taken = 1;
        let (counted, raw_unit) = match (unit_first, &quantity.unit) {
            (Some((unit, raw)), _) => (Counted::In(unit), raw),
            (None, Some(unit)) => (Counted::In(unit.clone()), text.text[quantity.unit_at.clone()].to_owned()),
            (None, None) => match passage(at + 1).and_then(|t| Some((whole_unit(&t.text)?, t))) {
                Some((unit, after)) => {
                    taken = 2;
                    (Counted::In(unit), after.text.clone())
                }
                None => (Counted::Missing, String::new()),
            },
        };
        let is_label = |t: &Text| {
            let c = t.text.chars().count();
            (2..=30).contains(&c)
                && !t.text.contains(['。', '；'])
                && !crate::quantity::quantities(&t.text).iter().any(|q| q.kind == Kind::Amount)
        };
        // the label may be the last clause of a sentence that the number ends
        let clause = |t: &Text| {
            let from = t.text.rfind(['，', '。', '；']).map_or(0, |i| i + '，'.len_utf8());
            t.slice(from..t.text.len())
        };
        let last = at.checked_sub(1).and_then(passage).map(clause);
        let after = passage(at + taken).filter(|t| is_label(t));
        // a figure parted from what is above it and not from what is below, or whose label above was the last figure's
        let parted =
            |i: usize| items.get(i).is_some_and(|item| self.after_gap.contains(&std::ptr::from_ref(*item)));
        let below = after.is_some()
            && (parted(at) && !parted(at + taken)
                || last.as_ref().is_some_and(|l| self.label_below == Some(l.place(0))));
        let before = last.as_ref().filter(|t| is_label(t) && !below);
        for (candidate, distance) in [(before, 0), (after, 1)] {
            let Some(found) = candidate else { continue };
            let row_label = self.label(found);
            if row_label.reading.is_silent() {
                continue;
            }
            // what is under a figure is often the next figure's label: only taken where nothing is above
            if distance == 1 && before.is_some_and(|b| !self.label(b).reading.is_silent()) {
                continue;
            }
            let mut outers: Vec<Rc<Label>> =
                self.groups.path().into_iter().filter(|l| !l.text.text.ends_with(&found.text)).collect();
            outers.extend(self.section.clone().filter(|s| !s.text.text.ends_with(&found.text)));
            let stated = Statement {
                counted: counted.clone(),
                raw_unit: raw_unit.clone(),
                outers,
                year: single_year(&found.text),
                strange_group: self.groups.is_strange(),
                section: Some(row_label.clone()),
                ..Statement::new(text, &quantity, Origin::Figure, &Rc::new(text.clone())).named(&row_label)
            };
            self.found.extend(prose::of_earlier(text, &stated));
            self.found.push(stated);
            self.note_subject(&row_label);
            self.label_below = (distance == 1).then(|| found.place(0));
            return Some(taken);
        }
        Some(taken)
    }
}

struct CellParts<'a> {
    quote: Rc<Text>,
    cell: &'a Cell,
    quantity: Quantity,
    counted: Counted,
    raw_unit: String,
    row_label: Option<Rc<Label>>,
    column_label: Option<Rc<Label>>,
    above: Vec<Rc<Label>>,
    label_column: Option<Rc<Label>>,
    path: Vec<Rc<Label>>,
    year: Option<i32>,
}

/// A row and a column that each name a value of the same axis.
fn conflicting(row: Option<&Label>, column: &Label) -> bool {
    row.is_some_and(|r| {
        r.reading.axes.iter().any(|(a, v)| column.reading.axes.get(a).is_some_and(|w| w != v))
    })
}

/// Each header cell stretched to the next, as a header over several columns is printed.
fn spanning(columns: &[(Cell, Column)]) -> Vec<(Cell, Column)> {
    columns
        .iter()
        .enumerate()
        .map(|(i, (cell, column))| {
            let to = columns.get(i + 1).map_or(u32::MAX, |(next, _)| next.from);
            (Cell { to: to.max(cell.to), ..cell.clone() }, column.clone())
        })
        .collect()
}

/// Headers that stand over the middle of as many columns each, where columns are kept by spaces: `2023` over 女, 男, 合计.
fn centred(before: &Header, row: &Row, filled: &[&Cell]) -> Option<Vec<(Cell, Column)>> {
    if row.parted != Parted::Spaces || before.parted != Some(Parted::Spaces) {
        return None;
    }
    let spans = &before.columns;
    // the column of labels has nothing over it
    let first = spans.first()?.0.from;
    let under: Vec<&&Cell> = filled.iter().skip(usize::from(filled.first()?.to <= first)).collect();
    let each = under.len() / spans.len();
    if spans.len() < 2 || each < 2 || !under.len().is_multiple_of(spans.len()) {
        return None;
    }
    let groups = under.chunks(each);
    let fits = groups.clone().zip(spans).all(|(group, (head, _))| {
        group.first().is_some_and(|c| c.from <= head.to) && group.last().is_some_and(|c| head.from < c.to)
    });
    let stretched = |(group, (head, column)): (&[&&Cell], &(Cell, Column))| {
        let (from, to) = (group.first()?.from, group.last()?.to);
        Some((Cell { from, to, ..head.clone() }, column.clone()))
    };
    fits.then(|| groups.zip(spans).filter_map(stretched).collect())
}

/// 按性别划分, 年龄分布, By region: a heading of groups, whatever its words.
fn names_an_axis(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "性别",
        "年龄",
        "年龄组别",
        "年龄段",
        "地区",
        "国家",
        "职级",
        "级别",
        "层级",
        "学历",
        "民族",
        "国籍",
        "雇佣类型",
        "雇佣类别",
        "雇员类别",
        "员工类别",
        "用工类型",
        "教育程度",
        "职能",
        "岗位",
        "gender",
        "age",
        "age group",
        "region",
        "country",
        "location",
        "employment type",
        "employment contract",
        "contract type",
        "employment category",
        "employee category",
        "job level",
        "level",
        "management level",
        "nationality",
        "ethnicity",
        "function",
        "grade",
        "employee level",
    ];
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    text.starts_with('按')
        || text.ends_with("分布")
        || text.ends_with("划分")
        || text.ends_with("构成")
        || lower.starts_with("by ")
        || NAMES.contains(&lower.as_str())
}

/// 其他 beside 硕士, 本科, 大专: the rest of what the columns left of it are.
fn rest_of_list(columns: &mut [(Cell, Column)]) {
    for i in 1..columns.len() {
        let (left, right) = columns.split_at_mut(i);
        let (Some((_, Column::Label(before))), Some((_, Column::Label(rest)))) =
            (left.last(), right.first_mut())
        else {
            continue;
        };
        let axis = before.reading.axes.keys().find(|a| matches!(a.as_str(), "education" | "region"));
        if let Some(axis) = axis.filter(|_| is_rest(rest)) {
            let mut other = (**rest).clone();
            other.reading.axes.insert(axis.clone(), "other".to_owned());
            *rest = Rc::new(other);
        }
    }
}

/// 中国 beside 外籍 is a nationality, not a region.
fn of_nationality(columns: &mut [(Cell, Column)]) {
    let foreign = columns.iter().any(
        |(_, c)| matches!(c, Column::Label(l) if l.reading.axes.get("nationality").is_some_and(|v| v == "foreign")),
    );
    for (cell, column) in columns.iter_mut().filter(|_| foreign) {
        if let Column::Label(label) = column
            && cell.text.text.trim() == "中国"
        {
            let mut china = (**label).clone();
            china.reading.axes = BTreeMap::from([("nationality".to_owned(), "china".to_owned())]);
            *label = Rc::new(china);
        }
    }
}

/// Statements of accounts print the group's years and then the parent's: a year that comes again is not the group's.
fn once(mut columns: Vec<(Cell, Column)>) -> Vec<(Cell, Column)> {
    let mut seen = HashSet::new();
    for (_, column) in &mut columns {
        if let Column::Year(year) = column
            && !seen.insert(*year)
        {
            *column = Column::Other;
        }
    }
    columns
}

/// Columns by the order of their heads; the labels have a column also where nothing stands over them.
fn header_cells(heads: Vec<Text>, unnamed: bool) -> Vec<Cell> {
    let first = u32::from(unnamed || heads.first().is_some_and(|t| is_unit_header(&t.text)));
    let cell = |(text, from): (Text, u32)| Cell { text, from, to: from + 1 };
    heads.into_iter().zip(first..).map(cell).collect()
}

/// The last one to three words of a label that are a unit, apart from the label.
fn unit_at_end(
    text: &str,
    words: &[std::ops::Range<usize>],
) -> (std::ops::Range<usize>, Option<std::ops::Range<usize>>) {
    let all = words[0].start..words[words.len() - 1].end;
    (1..=4.min(words.len() - 1))
        .rev()
        .find_map(|n| {
            let unit = words[words.len() - n].start..all.end;
            whole_unit(&text[unit.clone()])?;
            Some((all.start..words[words.len() - n - 1].end, Some(unit)))
        })
        .unwrap_or((all, None))
}

/// A row of a table that was broken to a cell a line.
struct StreamRow {
    /// lines above the label that name no row themselves
    groups: Vec<Text>,
    label: Text,
    unit: Option<Text>,
    values: Vec<Text>,
}

impl StreamRow {
    fn new(mut texts: Vec<Text>, values: Vec<Text>) -> StreamRow {
        let unit = if texts.len() > 1 && texts.last().is_some_and(|t| whole_unit(&t.text).is_some()) {
            texts.pop()
        } else {
            None
        };
        let mut label = texts.pop().unwrap_or_default();
        // a label broken over two lines
        while let Some(above) = texts.last() {
            let open = above.text.matches('(').count() > above.text.matches(')').count();
            let goes_on = open
                || label.text.starts_with('(')
                || above.text.ends_with(['及', '和', '、', '-', '/', '的', '与', '(']);
            if !goes_on {
                break;
            }
            let mut whole = texts.pop().unwrap_or_default();
            whole.append(&label);
            label = whole;
        }
        StreamRow { groups: texts, label, unit, values }
    }
}

/// Bytes of a column's head: what is longer is text.
const HEAD_BYTES: usize = 72;

/// The columns of a table that was broken to a cell a line.
struct StreamHead<'t> {
    columns: Vec<&'t Text>,
    /// of these, years
    years: usize,
    /// lines that it stands on
    taken: usize,
}

/// Lines that each name a column, years among them; a year may be broken over two: 二零二三 / 财政年度.
fn stream_header<'t>(items: &[&'t Item], at: usize, report: Option<i32>) -> Option<StreamHead<'t>> {
    let mut head = StreamHead { columns: vec![], years: 0, taken: 0 };
    while let Some(Item::Passage { text, heading: None }) = items.get(at + head.taken) {
        if text.text.len() > HEAD_BYTES {
            break;
        }
        let year = period::of_header(&text.text, report).is_some();
        let word = is_header_word(&text.text) || is_unit_header(&text.text);
        if head.years > 0 && is_rest_of_year(&text.text) {
            head.taken += 1;
            continue;
        }
        // years stand together, and a column that is no year ends the header
        if !year && (head.years > 0 || !word) || head.columns.len() > 9 {
            break;
        }
        head.years += usize::from(year);
        head.columns.push(text);
        head.taken += 1;
    }
    let named = head.columns.len() > head.years;
    (head.years > usize::from(!named)).then_some(head)
}

/// A date, in digits or in words, and nothing else.
fn is_date(text: &str) -> bool {
    let text = text.trim();
    text.contains('月')
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "于在截至止年月日度〇零一二三四五六七八九十- :()".contains(c))
}

fn is_rest_of_year(text: &str) -> bool {
    matches!(text.trim(), "财政年度" | "年度" | "年" | "财年" | "止年度" | "年末" | "年底")
}

/// The values on the next lines, as many as a row has at most and one more, and how many lines they stand on.
fn stream_values(items: &[&Item], at: usize, most: usize) -> (Vec<Text>, usize) {
    let mut found: Vec<Text> = vec![];
    let mut taken = 0;
    while let Some(Item::Passage { text, heading: None }) = items.get(at + taken)
        && found.len() < most
    {
        let words = words(&text.text);
        if words.is_empty()
            || words.iter().any(|w| matches!(cell_value(&text.text[w.clone()]), CellValue::Text))
        {
            break;
        }
        found.extend(words.into_iter().map(|w| text.slice(w)));
        taken += 1;
    }
    (found, taken)
}

/// A row found in a line: bytes of its parts, and the word after it.
struct LineRow {
    label: std::ops::Range<usize>,
    unit: Option<std::ops::Range<usize>>,
    values: Vec<std::ops::Range<usize>>,
    end: usize,
}

/// Words that a label has at most.
const LABEL_WORDS: usize = 24;

/// The rows behind a run of years: each a label, perhaps a unit, and as many values as there are years.
fn line_rows(text: &str, words: &[std::ops::Range<usize>], from: usize, years: usize) -> Vec<LineRow> {
    let mut rows = vec![];
    let mut start = from;
    let mut at = from;
    let value =
        |i: usize| words.get(i).is_some_and(|w| !matches!(cell_value(&text[w.clone()]), CellValue::Text));
    while at < words.len() && at - start <= LABEL_WORDS {
        let word = &text[words[at].clone()];
        // the end of a sentence: what comes is no label
        if word.ends_with(['.', '。', ';', '；']) && word.len() > 4 && !value(at) {
            break;
        }
        let mut run = (at..words.len()).take_while(|i| value(*i)).count();
        // a dash behind the values begins the next label
        if run > years && text[words[at + run - 1].clone()].trim() == "-" {
            run -= 1;
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

/// The last words before a table: its title.
fn last_words(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let body = text[range.clone()].trim_end();
    let end = range.start + body.len();
    let from = body
        .rfind(['.', '。', '；', ';', ':'])
        .map_or(0, |i| i + body[i..].chars().next().map_or(1, char::len_utf8));
    let short = body[from..].char_indices().rev().nth(60).map_or(0, |(i, _)| i);
    range.start + from + short..end
}

/// A figure with its unit at one end of a text, and the bytes of the short label that the rest is.
fn card(text: &str) -> Option<(Quantity, std::ops::Range<usize>)> {
    let mut amounts = crate::quantity::quantities(text).into_iter().filter(|q| q.kind == Kind::Amount);
    let quantity = amounts.next().filter(|q| q.unit.is_some())?;
    if amounts.next().is_some() {
        return None;
    }
    let (before, after) = (text[..quantity.whole.start].trim(), text[quantity.whole.end..].trim());
    let label = match (before.is_empty(), after.is_empty()) {
        (true, false) => quantity.whole.end..text.len(),
        (false, true) => 0..quantity.whole.start,
        _ => return None,
    };
    let long = text[label.clone()].trim().chars().count();
    (2..=16).contains(&long).then_some((quantity, label))
}

/// A label that says along what the rows or columns under it are told apart.
fn is_axis(label: &Rc<Label>) -> bool {
    names_an_axis(&label.text.text) || label.reading.tags.has_any(tags!("region_axis", "function_axis"))
}

/// 其他: the rest of any list.
fn is_rest(label: &Label) -> bool {
    let text = label.text.text.trim().trim_start_matches(['-', '—', ' ']);
    matches!(text.to_ascii_lowercase().as_str(), "其他" | "其它" | "other" | "others")
}

/// A name as printed, without its note's mark: 其他(1).
fn named(text: &Text) -> String {
    let text = text.text.trim().trim_matches([document::NOTE_MARK, '*', '-', ' ']);
    let bare = text
        .strip_suffix(')')
        .and_then(|t| t.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix('('));
    bare.filter(|b| !b.is_empty()).unwrap_or(text).trim().to_owned()
}

/// A region's name: lower_snake where it is Latin, else as printed.
fn place_name(text: &str) -> String {
    text.trim().to_ascii_lowercase().split_whitespace().collect::<Vec<_>>().join("_")
}

fn single_year(text: &str) -> Option<i32> {
    match period::years(text)[..] {
        [(_, year)] => Some(year),
        _ => None,
    }
}

/// A row's cells as one text.
fn join(row: &Row) -> Text {
    let mut cells = row.cells.iter().filter(|c| !c.text.text.is_empty());
    let mut text = cells.next().map(|c| c.text.clone()).unwrap_or_default();
    for cell in cells {
        text.append(&cell.text);
    }
    text
}

/// Words parted by single spaces, with their bytes.
fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = vec![];
    let mut start = None;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c == ' ' || c == '\t', start) {
            (true, Some(s)) => {
                found.push(s..i);
                start = None;
            }
            (false, None) => start = Some(i),
            _ => {}
        }
    }
    found
}

/// Words with what stands in brackets behind them: 排放量(公吨 CO2e).
fn bracketed(text: &str, words: Vec<std::ops::Range<usize>>) -> Vec<std::ops::Range<usize>> {
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

/// The same, numbers without the full stop that ends a line.
fn words_of_rows(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = words(text);
    for word in &mut found {
        let body = text[word.clone()].trim_end_matches('.');
        let value = body.starts_with(|c: char| c.is_ascii_digit()) || matches!(body, "-" | "—");
        if value && text[word.clone()].ends_with('.') {
            word.end -= 1;
        }
    }
    found
}

/// What heads a column of labels, or says what rows are.
static HEADER_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    HashSet::from([
        "指标",
        "指标名称",
        "指标类别",
        "项目",
        "类别",
        "名称",
        "单位",
        "计量单位",
        "议题",
        "维度",
        "关键绩效指标",
        "关键绩效",
        "绩效指标",
        "主要指标",
        "披露项",
        "数据指标",
        "内容",
        "数值",
        "数据",
        "数量",
        "绩效",
        "环境",
        "社会",
        "管治",
        "治理",
        "层面",
        "种类",
        "分类",
        "一级指标",
        "二级指标",
        "三级指标",
        "范畴",
        "资源",
        "能源类别",
        "能源类型",
        "序号",
        "描述",
        "indicator",
        "indicators",
        "unit",
        "units",
        "metric",
        "metrics",
        "item",
        "kpi",
        "kpis",
        "category",
        "description",
        "topic",
        "performance indicators",
        "performance indicator",
        "data",
        "具体指标",
        "指标内容",
    ])
});

fn is_header_word(text: &str) -> bool {
    let text = text.trim();
    // 能源种类, 排放物类别: what the rows are kinds of
    let kinds = ["种类", "类别", "类型", "名称", "指标", "项目"];
    text.len() <= 30
        && (HEADER_WORDS.contains(text)
            || text.is_ascii() && HEADER_WORDS.contains(text.to_ascii_lowercase().as_str())
            || text.chars().count() <= 10 && kinds.iter().any(|k| text.ends_with(k)))
}

/// A column that names companies or plants.
fn is_site_header(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "公司名称",
        "企业名称",
        "单位名称",
        "子公司名称",
        "公司或子公司名称",
        "公司",
        "子公司",
        "工厂",
        "厂区",
        "基地",
        "生产基地",
        "排污单位",
        "企业",
        "工厂名称",
        "company",
        "site",
        "plant",
        "facility",
        "subsidiary",
        "mill",
    ];
    let text: String = text.to_ascii_lowercase().split_whitespace().collect();
    NAMES.contains(&text.as_str())
}

/// What a table of pollutants by outlet has a column for.
fn names_an_outlet(text: &str) -> bool {
    let text: String = text.split_whitespace().collect();
    ["排放口", "排放方式", "排放标准", "核定", "排污口"].iter().any(|w| text.contains(w))
}

fn is_unit_header(text: &str) -> bool {
    text.len() <= 30
        && matches!(
            text.trim().to_ascii_lowercase().as_str(),
            "单位"
                | "计量单位"
                | "unit"
                | "units"
                | "unit of measurement"
                | "度量单位"
                | "统计单位"
                | "unit of measure"
        )
}

/// `B5.1`, `305-1`, `GRI 403-9`: an indicator's number in a framework.
fn is_code(text: &str) -> bool {
    let text = text.trim().trim_start_matches("GRI ").trim_start_matches("KPI ");
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.len() <= 8
        && digits > 0
        && text.contains(['.', '-'])
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'.' || b == b'-')
}

fn is_no_value(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    matches!(
        text.as_str(),
        "年龄"
            | "序号"
            | "页码"
            | "页次"
            | "附注"
            | "排名"
            | "任期"
            | "编号"
            | "对应章节"
            | "章节"
            | "备注"
            | "性别"
            | "出生年月"
            | "page"
            | "pages"
            | "note"
            | "notes"
            | "no."
            | "remarks"
            | "所在页码"
            | "报告页码"
            | "索引"
            | "age"
            | "gender"
    )
}

/// `单位:万元`, `(单位:人民币百万元)`, `人民币百万元,另有标注除外`, alone on its line.
fn unit_line(text: &str) -> Option<Unit> {
    let text = text.trim().trim_matches(['(', ')', '（', '）']);
    if let Some(rest) = UNIT_WORDS.iter().find_map(|p| text.strip_prefix(p)) {
        return whole_unit(rest);
    }
    let currency = || text.contains(['元', '币', '$', '€', '£', 'R', 'U', 'H']);
    if text.len() > 120 || text.chars().count() > 40 || !currency() {
        return None;
    }
    // 除特别注明外，金额单位均为人民币百万元
    let mut pieces: Vec<&str> = text.split(['，', ',', '；']).map(str::trim).collect();
    pieces
        .retain(|p| !["除外", "除特别注明外", "除另有注明外", "另有说明者外"].iter().any(|w| p.ends_with(w)));
    let [piece] = pieces[..] else { return None };
    let piece = ["金额单位均为", "金额单位为", "金额均以", "单位为", "以"]
        .iter()
        .find_map(|w| piece.strip_prefix(w))
        .unwrap_or(piece);
    let piece = ["列示", "表示", "为单位", "计"].iter().find_map(|w| piece.strip_suffix(w)).unwrap_or(piece);
    whole_unit(piece).filter(|unit| unit.currency().is_some() && unit.per.is_none())
}

/// What a line that names its table's unit begins with.
const UNIT_WORDS: &[&str] =
    &["单位:", "单位：", "金额单位:", "货币单位:", "unit:", "Unit:", "计量单位:", "单位 ", "数据单位:"];

/// `现金流量表 单位:元`: a title with its table's unit behind it.
fn titled_unit(text: &str) -> Option<(usize, Unit)> {
    if !text.contains("单位") && !text.contains("nit:") {
        return None;
    }
    let at = UNIT_WORDS.iter().filter(|w| w.ends_with([':', '：'])).filter_map(|w| text.rfind(w)).max()?;
    let at = text[..at].trim_end_matches(['(', '（', ' ']).len();
    (at > 0).then_some((at, unit_line(&text[at..])?))
}

fn is_case(text: &str) -> bool {
    let text = text.trim_start_matches(['【', '[', ' ', '•', '■']);
    let rest = ["案例", "个案", "小故事", "专栏", "Case study", "CASE STUDY", "Case Study", "Case:"]
        .iter()
        .find_map(|p| text.strip_prefix(p));
    rest.is_some_and(|r| {
        r.is_empty()
            || r.starts_with([
                '|', '｜', ':', '】', ']', ' ', '—', '-', '一', '二', '三', '分', '1', '2', '3', '4', '5',
                '6', '·', '丨', '/',
            ])
    })
}

/// `场3`, `余次1,185`: in stream order a unit may come before its number.
fn unit_then_number(text: &str) -> Option<(Quantity, Unit, String)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let lead = text[..start].trim();
    let word = lead.trim_start_matches(['余', '多', '约', '+']);
    let (unit, length) = unit_at(word)?;
    if length != word.len() || word.is_empty() {
        return None;
    }
    let CellValue::Number(inner) = cell_value(&text[start..]) else { return None };
    let mut quantity = *inner;
    if quantity.unit.is_some() {
        return None;
    }
    quantity.number = quantity.number.start + start..quantity.number.end + start;
    quantity.whole = quantity.whole.start + start..quantity.whole.end + start;
    quantity.unit_at = quantity.whole.end..quantity.whole.end;
    quantity.approximate |= word.len() < lead.len();
    Some((quantity, unit, word.to_owned()))
}
