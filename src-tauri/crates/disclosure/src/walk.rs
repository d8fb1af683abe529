//! Goes through a document in reading order and gives its statements: tables, rows of plain text, figures beside their
//! labels. Sentences are left to `prose`. What is remembered on the way is what a reader remembers: the columns' headers,
//! the group that rows stand under, the last row that said what is counted.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

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
        *counts.entry(key(item)).or_insert(0) += 1;
    }
    counts
}

fn key(item: &Item) -> String {
    let text = match item {
        Item::Row(row) => row.cells.iter().map(|c| c.text.text.as_str()).collect::<Vec<_>>().join(" "),
        Item::Passage { text, .. } => text.text.clone(),
        Item::Gap => return String::new(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
    /// columns of plain text, by order
    plain: Vec<Column>,
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
                self.row(row, items[at]);
                1
            }
            Item::Passage { text, heading } => self.passage(text, *heading, items, at),
            Item::Gap => 1,
        }
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
        let values: Vec<(usize, CellValue)> =
            filled.iter().enumerate().map(|(i, c)| (i, cell_value(&c.text.text))).collect();
        if self.is_header(row, &filled, &values) {
            return self.set_header(row, &filled);
        }
        let has_value = values.iter().any(|(_, v)| !matches!(v, CellValue::Text));
        if !has_value {
            if filled.len() == 1 {
                let label = self.label(&filled[0].text);
                return self.group_row(&label);
            }
            // columns of prose, or a contents table
            let long = filled.iter().any(|c| c.text.text.chars().count() > 40);
            let running = self.repeated.get(&key(item)).is_some_and(|n| *n > 3);
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
        if self.header.columns.iter().map(|(c, _)| c.to).max() != columns {
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
        let years = filled.iter().filter(|c| year(c)).count();
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
            spanning(&before.columns)
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
        let columns: Vec<(Cell, Column)> =
            filled.iter().map(|cell| ((*cell).clone(), self.column(&cell.text))).collect();
        let plain = columns.iter().map(|(_, c)| c.clone()).collect();
        self.header = Header { text, above, parted: Some(row.parted), columns, plain };
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
        if label.reading.is_silent() && label.reading.unexplained == 0 && label.unit.is_none() {
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
                self.carried.insert(filled[i].from, self.label(&filled[i].text));
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
                Some(Column::Label(l)) => (None, Some(l)),
                _ => (None, None),
            };
            let spans = self.above(filled[*i]);
            let year = year
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
            if counted == Counted::Missing && coded {
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
        if let Some(label) = &row_label {
            self.note_subject(label);
        }
        self.last_was_data = true;
        self.in_case &= row.parted == Parted::Spaces;
    }

    /// Remembers what a row said is counted, for the rows below that do not say it.
    fn note_subject(&mut self, label: &Rc<Label>) {
        let reading = &label.reading;
        let own = reading.tags.without(crate::lexicon::measures());
        let people_of_axis = !reading.axes.is_empty() && own.without(tags!("employee")).is_empty();
        // 其中:发明专利 under 获得专利授权 goes on with what is counted
        let part = !reading.axes.is_empty()
            && [&self.groups.subject, &self.groups.group]
                .into_iter()
                .flatten()
                .any(|s| s.reading.tags.has_all(own));
        if !reading.has_subject() && reading.axes.is_empty() && reading.unexplained > 0 {
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
        match self.unit_line.clone() {
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
            if l.reading.is_silent() && l.reading.unexplained > 0
                || l.reading.tags.has_any(tags!("household"))
            {
                item = Some(l.text.text.trim().to_owned());
            }
        }
        if let Some(c) = &column_label {
            words = if words.is_empty() { c.text.text.clone() } else { format!("{words} {}", c.text.text) };
            let unexplained = inner.unexplained + c.reading.unexplained;
            inner = if row_label.is_some() { inner.inside(&c.reading) } else { c.reading.clone() };
            inner.conflict |= conflicting(row_label.as_deref(), c);
            inner.unexplained = unexplained;
            // 排放量 over a row of water: a column's word for "amount" that does not suit the row
            let amounts = tags!("emission", "consumption", "generated", "disposal");
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
        // 参加人数 under 反贪污培训: the header over the labels says of what
        let over = label_column.as_ref().filter(|l| l.reading.has_subject());
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
            item = Some(l.text.text.trim().to_owned());
            inner = crate::lexicon::Reading::default();
        }
        // 员工类别 over 平台人员, 营销人员: kinds of work, named as printed
        let axis = tags!("function_axis");
        let kinds = |l: &Rc<Label>| {
            l.reading.tags.has_any(axis)
                && l.reading.tags.without(axis).without(crate::lexicon::measures()).is_empty()
        };
        let varying = if above.iter().any(kinds) {
            column_label.as_ref()
        } else if path.iter().chain(&label_column).any(kinds) {
            row_label.as_ref()
        } else {
            None
        };
        // 其他 is the rest of any list
        let rest = |l: &Label| {
            l.reading.axes.len() == 1 && l.reading.axes.get("region").is_some_and(|v| v == "other")
        };
        let people = tags!("employee", "sum", "headcount");
        let free = inner.axes.is_empty() || varying.is_some_and(|l| rest(l));
        let function = varying
            .filter(|l| {
                free && !l.reading.tags.has_any(people) && (l.reading.axes.is_empty() || rest(l)) && !kinds(l)
            })
            .map(|l| l.text.text.trim().to_owned());
        let mut outers: Vec<Rc<Label>> = vec![];
        outers.extend(declared.map(|tags| {
            let reading = crate::lexicon::Reading { tags, ..crate::lexicon::Reading::default() };
            Rc::new(Label { reading, ..Label::default() })
        }));
        outers.extend(above);
        outers.extend(path);
        outers.extend(label_column.filter(|l| {
            item.is_some()
                || !l.reading.has_subject()
                || row_label.as_ref().is_some_and(|r| !r.reading.has_subject())
        }));
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
        if let Some(unit) = unit_line(t) {
            self.unit_line = Some(unit);
            return 1;
        }
        if self.plain_header(t) {
            return 1;
        }
        if heading.is_none() && self.plain_row(text) {
            return 1;
        }
        if let Some(taken) = self.figure(text, items, at) {
            return taken;
        }
        let long = || t.chars().count() > 40;
        let sentence = || t.contains(['。', '；', '！']) || t.ends_with('.') || long();
        let counted =
            || crate::quantity::quantities(t).iter().any(|q| q.kind == Kind::Amount && q.unit.is_some());
        if heading.is_some() || (!sentence() && !counted()) {
            let running = self.repeated.get(&key(items[at])).is_some_and(|n| *n > 3);
            let label = self.label(text);
            if running && label.reading.axes.is_empty() {
                return 1;
            }
            self.group_row(&label);
            self.section = Some(label);
            if self.in_case && t.chars().count() < 20 && !t.contains('，') {
                self.in_case = false;
            }
            return 1;
        }
        self.suspend();
        self.sentences(text);
        1
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
        if let Some(unit) = unit_line(&label.text.text) {
            self.unit_line = Some(unit);
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

    /// `指标 单位 2022年 2023年`: columns parted by single spaces.
    fn plain_header(&mut self, t: &str) -> bool {
        let words: Vec<&str> = t.split_whitespace().collect();
        if words.len() < 2 || t.chars().count() > 60 || t.contains(['。', '，']) {
            return false;
        }
        let years: Vec<i32> =
            words.iter().rev().map_while(|w| period::of_header(w, self.profile.year)).collect();
        let named = words.iter().filter(|w| is_header_word(w)).count();
        if years.is_empty() || named == 0 {
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
        self.header = Header {
            text: t.to_owned(),
            plain: years.into_iter().rev().map(Column::Year).collect(),
            ..Header::default()
        };
        self.in_case = false;
        true
    }

    /// `用水总量 吨 19,150`: label, unit and values parted by single spaces.
    fn plain_row(&mut self, text: &Text) -> bool {
        let t = &text.text;
        if t.chars().count() > 120 || t.contains(['。', '；']) {
            return false;
        }
        let mut words = words(t);
        if let Some(last) = words.last_mut().filter(|w| t[(*w).clone()].ends_with('.')) {
            last.end -= 1;
        }
        let mut first = words.len();
        while first > 0 && !matches!(cell_value(&t[words[first - 1].clone()]), CellValue::Text) {
            first -= 1;
        }
        let mut cells = &words[first..];
        if cells.is_empty() || first == 0 {
            return false;
        }
        let years: Vec<i32> = self
            .header
            .plain
            .iter()
            .filter_map(|c| if let Column::Year(y) = c { Some(*y) } else { None })
            .collect();
        // a label that ends in a number of its own: `Scope 1 1,234 1,300`
        if years.len() > 1 && cells.len() == years.len() + 1 {
            cells = &cells[1..];
            first += 1;
        }
        // the unit: the last words before the values
        let (unit, label_end) = (1..=3usize.min(first))
            .rev()
            .find_map(|n| {
                let from = words[first - n].start;
                let unit = whole_unit(&t[from..words[first - 1].end])?;
                (n < first).then(|| (unit, words[first - n - 1].end))
            })
            .map_or((None, words[first - 1].end), |(u, e)| (Some(u), e));
        let inline = cells
            .iter()
            .any(|c| matches!(cell_value(&t[c.clone()]), CellValue::Number(q) if q.unit.is_some()));
        if unit.is_none() && !inline && years.is_empty() {
            return false;
        }
        let body = &t[..label_end];
        if body.contains('，') && unit.is_none() {
            return false;
        }
        let row_label = self.label(&text.slice(0..label_end));
        if row_label.reading.is_silent() {
            return false;
        }
        let assigned = cells.len() == years.len() && !years.is_empty();
        if !assigned && (cells.len() > 1 || unit.is_none() && !inline) {
            return false;
        }
        let quote = Rc::new(text.clone());
        for (i, range) in cells.iter().enumerate() {
            let CellValue::Number(quantity) = cell_value(&t[range.clone()]) else { continue };
            let cell = text.slice(range.clone());
            let (counted, raw_unit) = match (&quantity.unit, &unit, &row_label.unit) {
                (Some(u), ..) => (Counted::In(u.clone()), cell.text[quantity.unit_at.clone()].to_owned()),
                (_, Some(u), _) => {
                    (Counted::In(u.clone()), t[label_end..words[first - 1].end].trim().to_owned())
                }
                (.., Some(u)) => (Counted::In(u.clone()), String::new()),
                _ => match &self.unit_line {
                    Some(u) => (Counted::In(u.clone()), String::new()),
                    None => (Counted::Missing, String::new()),
                },
            };
            let mut outers = self.groups.path();
            outers.extend(self.section.clone());
            self.found.push(Statement {
                counted,
                raw_unit,
                outers,
                year: years.get(i).copied().filter(|_| assigned),
                strange_group: self.groups.is_strange(),
                section: self.section.clone(),
                ..Statement::new(&cell, &quantity, Origin::Row, &quote).named(&row_label)
            });
        }
        self.note_subject(&row_label);
        self.in_case = false;
        true
    }

    fn figure_follows(&self, items: &[&Item], at: usize) -> bool {
        matches!(items.get(at + 1), Some(Item::Passage { text, .. }) if whole_unit(&text.text).is_some())
    }

    /// A number alone on its line, its label on the line before or after: gives how many items it took.
    fn figure(&mut self, text: &Text, items: &[&Item], at: usize) -> Option<usize> {
        let t = text.text.trim();
        if t.chars().count() > 24 {
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
        let before = last.as_ref().filter(|t| is_label(t));
        let after = passage(at + taken).filter(|t| is_label(t));
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
            self.found.push(Statement {
                counted: counted.clone(),
                raw_unit: raw_unit.clone(),
                outers,
                year: single_year(&found.text),
                strange_group: self.groups.is_strange(),
                section: Some(row_label.clone()),
                ..Statement::new(text, &quantity, Origin::Figure, &Rc::new(text.clone())).named(&row_label)
            });
            self.note_subject(&row_label);
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

/// 按性别划分, 年龄分布, By region: a heading of groups, whatever its words.
fn names_an_axis(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('按')
        || text.ends_with("分布")
        || text.ends_with("划分")
        || text.ends_with("构成")
        || text.to_ascii_lowercase().starts_with("by ")
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

fn is_header_word(text: &str) -> bool {
    let text = text.trim();
    let exact = [
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
    ];
    exact.contains(&text.to_ascii_lowercase().as_str())
}

fn is_unit_header(text: &str) -> bool {
    matches!(
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

/// `单位:万元`, `(单位:人民币百万元)`, alone on its line.
fn unit_line(text: &str) -> Option<Unit> {
    let text = text.trim().trim_matches(['(', ')', '（', '）']);
    let rest = ["单位:", "单位：", "金额单位:", "货币单位:", "unit:", "Unit:", "计量单位:"]
        .iter()
        .find_map(|p| text.strip_prefix(p))?;
    whole_unit(rest)
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
