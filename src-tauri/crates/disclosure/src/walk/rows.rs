//! Rows of tables: which cell is the label, which the unit, and what each value is the value of.

use std::cell::OnceCell;

use super::cells::{CellParts, is_kind_of};
use super::*;

/// Characters of a cell that is a paragraph.
const PARAGRAPH: usize = 160;

/// `吨/百万元营收 58.10` in one cell: a unit too long for its column, and the first value behind it.
fn parted_units(row: &Row) -> Option<Row> {
    let place = |cell: &Cell| {
        let t = &cell.text.text;
        let blank = t.rfind(' ')?;
        let number = matches!(cell_value(&t[blank + 1..]), CellValue::Number(_));
        (number && whole_unit(&t[..blank]).is_some()).then_some(blank)
    };
    row.cells.iter().any(|c| place(c).is_some()).then(|| {
        let cells = row.cells.iter().flat_map(|cell| match place(cell) {
            Some(blank) => {
                let t = &cell.text;
                let from = cell.to - ((t.text.len() - blank - 1) as u32).min(cell.to - cell.from - 1);
                vec![
                    Cell { text: t.slice(0..blank), from: cell.from, to: from },
                    Cell { text: t.slice(blank + 1..t.text.len()), from, to: cell.to },
                ]
            }
            None => vec![cell.clone()],
        });
        Row { cells: cells.collect(), parted: row.parted }
    })
}

/// `3,311 (56.0) 3,292 (56.2)` in one cell under as many years: values so wide that one blank parts them.
fn parted_values(row: &Row, years: usize) -> Option<Row> {
    let parts = |cell: &Cell| {
        let t = &cell.text.text;
        let mut found: Vec<std::ops::Range<usize>> = vec![];
        for word in words(t) {
            match found.last_mut().filter(|_| t[word.clone()].starts_with('(')) {
                Some(value) => value.end = word.end,
                None => found.push(word),
            }
        }
        let value = |w: &std::ops::Range<usize>| matches!(cell_value(&t[w.clone()]), CellValue::Number(_));
        (years > 1 && found.len() == years && t.contains('(') && found.iter().all(value)).then_some(found)
    };
    let at = row.cells.iter().position(|c| parts(c).is_some())?;
    let cell = &row.cells[at];
    let values = parts(cell)?.into_iter().map(|w| Cell {
        from: cell.from + w.start as u32,
        to: cell.from + w.end as u32,
        text: cell.text.slice(w),
    });
    let mut cells = row.cells.clone();
    cells.splice(at..=at, values.collect::<Vec<_>>());
    Some(Row { cells, parted: row.parted })
}

impl Walk<'_> {
    pub(super) fn row(&mut self, row: &Row, item: &Item) {
        let years = || self.header.columns.iter().filter(|(_, c)| matches!(c, Column::Year(_))).count();
        let parted = (row.parted == Parted::Spaces)
            .then(|| parted_units(row).or_else(|| parted_values(row, years())))
            .flatten();
        let row = parted.as_ref().unwrap_or(row);
        let filled: Vec<&Cell> = row.cells.iter().filter(|c| !c.text.text.is_empty()).collect();
        if filled.is_empty() || self.completes_head(row, &filled) {
            return;
        }
        if is_case(&filled[0].text.text) {
            self.begin_case();
            return;
        }
        // 单位:元  币种:人民币, two blanks apart
        if row.parted == Parted::Spaces && filled.len() == 2 && filled[1].text.text.starts_with("币种") {
            self.unit_line(&join(row).text);
            return;
        }
        // Fatalities | Employees, and below it | Workers: of whom each row is stands under Category
        let category = |c: &Cell| {
            let mut heads = self.header.columns.iter().filter(|(h, _)| h.overlaps(c));
            heads.next().is_some_and(|(h, _)| h.text.text.trim() == "Category" && h.from > 0)
        };
        let whose = |c: &Cell| matches!(c.text.text.trim(), "Employees" | "Workers") && category(c);
        if let Some(at) = row.cells.iter().position(whose).filter(|_| row.parted == Parted::Tags) {
            let mut rest = row.clone();
            // workers are others than the employees, whom the report counts for themselves
            if rest.cells.remove(at).text.text.trim() == "Workers" || rest.cells[0].text.text.is_empty() {
                return;
            }
            return self.row(&rest, item);
        }
        // a paragraph that a reader of pages has put into the cells of a row heads none of its columns
        if filled.iter().all(|c| c.text.text.len() > PARAGRAPH && c.text.text.chars().count() > PARAGRAPH) {
            return self.sentences(&join(row));
        }
        if let Some(row) = self.parted_from_label(row) {
            return self.row(&row, item);
        }
        // 10,000 t in the column of units is no value
        let value = |c: &Cell| if self.is_unit(c) { CellValue::Text } else { cell_value(&c.text.text) };
        let values: Vec<(usize, CellValue)> = filled.iter().enumerate().map(|(i, c)| (i, value(c))).collect();
        if self.is_header(row, &filled, &values) {
            return self.set_header(row, &filled);
        }
        if self.side_by_side(row, item) {
            return;
        }
        if let [number, title] = filled[..]
            && row.parted == Parted::Spaces
            && numbers_a_section(&number.text.text)
            && matches!(cell_value(&title.text.text), CellValue::Text)
            && !self.has_columns_over(number, title)
        {
            let (end, unit) = titled_unit(&title.text.text, || false).unzip();
            let label = self.label(&title.text.slice(0..end.unwrap_or(title.text.text.len())));
            self.suspend();
            self.group_row(&label);
            self.titled = label.reading.has_subject();
            self.section = Some(label);
            self.unit_line_is_new = unit.is_some();
            self.unit_line = unit;
            return;
        }
        if self.cards(row, &filled) || self.pairs(row, &filled, item) {
            return;
        }
        // 项目 | 权益比例 | 装机容量: of each a part is the group's, and no row is the group
        if self.header.columns.iter().any(|(head, _)| is_equity(&head.text.text)) {
            return;
        }
        let has_value = values.iter().any(|(_, v)| !matches!(v, CellValue::Text));
        // a row beside its group that has no values is no header
        let beside_group = |c: &Cell| self.carried.get(&c.from).is_some_and(|l| l.text.text == c.text.text);
        if !has_value && self.last_was_data && filled.len() == 2 && beside_group(filled[0]) {
            return;
        }
        // a row under a label that spans it and the row above says of the same another way, (restated 13,360), and heads nothing
        let place = filled[0].text.place(0);
        if !has_value && row.parted == Parted::Tags && self.last_label == Some(place) {
            return;
        }
        // 碳交易履约完成率 | % | 未开展 | 未开展: a row of words under the heads of its table, and no new heads
        let counted = || filled.iter().any(|c| self.is_unit(c));
        if !has_value && row.parted == Parted::Tags && filled.len() > 2 && counted() {
            return;
        }
        if !has_value {
            if let [number, title] = filled[..]
                && is_code(&number.text.text)
                && self.has_columns_over(number, title)
            {
                let label = self.label(&title.text);
                return self.group_row(&label);
            }
            if filled.len() == 1 {
                let label = self.label(&filled[0].text);
                // `Emissions by country (tCO2e)` over the header: what the table is counted in
                if !self.last_was_data
                    && label.unit.is_some()
                    && label.reading.tags.has_any(tags!("ghg", "emission"))
                {
                    self.unit_line = label.unit.clone();
                }
                // UK over its rows, Global (excluding UK) over the same again
                if row.parted == Parted::Tags && label.is_part_of_the_world() {
                    (self.groups.subject, self.groups.known) = (None, None);
                    (self.groups.part, self.groups.axis) = (Some(label.clone()), Some(label));
                    self.groups.listed = false;
                    return;
                }
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
                // what a column of targets says has not been reached
                let aims = |c: &Cell| {
                    self.heads(&self.header.columns, c).is_some_and(|(head, _)| {
                        crate::lexicon::read(&head.text.text).tags.has_any(tags!("target"))
                    })
                };
                let said: Vec<Text> = filled.iter().filter(|c| !aims(c)).map(|c| c.text.clone()).collect();
                said.iter().for_each(|text| self.sentences(text));
            }
            return self.set_header(row, &filled);
        }
        self.data_row(row, &filled, &values);
    }

    /// A unit in the column of units.
    fn is_unit(&self, cell: &Cell) -> bool {
        matches!(self.role(cell), Some(Column::Unit)) && whole_unit(&cell.text.text).is_some()
    }

    /// 30岁以下 1,463人 硕士及以上 318人: lists side by side, each a label and a number with its unit, perhaps under heads
    /// that say of each list what it tells apart.
    fn pairs(&mut self, row: &Row, filled: &[&Cell], item: &Item) -> bool {
        let axes: Vec<(Cell, Rc<Label>)> = self
            .header
            .columns
            .iter()
            .map(|(cell, _)| (cell.clone(), self.label(&cell.text)))
            .filter(|(_, label)| is_axis(label))
            .collect();
        let headed = axes.len() > 1 && axes.len() == self.header.columns.len();
        let bare = self.header.columns.is_empty() && filled.len() > 2;
        // 30-50岁 is a name too
        let text = |c: &Cell| {
            matches!(cell_value(&c.text.text), CellValue::Text) && whole_unit(&c.text.text).is_none()
                || !self.label(&c.text).reading.axes.is_empty()
        };
        let counted = |c: &Cell| matches!(cell_value(&c.text.text), CellValue::Number(q) if q.kind == Kind::Amount && q.unit.is_some());
        let paired = filled.len().is_multiple_of(2) && filled.chunks(2).all(|p| text(p[0]) && counted(p[1]));
        if !paired || !(headed || bare) || row.parted == Parted::Tags {
            return false;
        }
        let header = std::mem::take(&mut self.header);
        let groups = self.groups.clone();
        for pair in filled.chunks(2) {
            let reach = |c: &Cell| c.from.abs_diff(pair[0].from);
            let axis = axes.iter().min_by_key(|(head, _)| reach(head)).map(|(_, label)| label.clone());
            self.groups = Groups { axis: axis.or(groups.axis.clone()), ..groups.clone() };
            let cells = pair.iter().map(|c| (*c).clone()).collect();
            self.row(&Row { cells, parted: row.parted }, item);
        }
        (self.header, self.groups) = (header, groups);
        true
    }

    /// A1.1 under 层面 and 废气排放 under 指标: a group of the table's, and no section that begins.
    fn has_columns_over(&self, number: &Cell, title: &Cell) -> bool {
        let head = |cell: &Cell| {
            let over = self.heads(&self.header.columns, cell);
            over.map(|(head, _)| head.from)
        };
        let year = |(_, c): &(Cell, Column)| matches!(c, Column::Year(_));
        self.header.columns.iter().any(year) && head(number).zip(head(title)).is_some_and(|(n, t)| n != t)
    }

    /// `Scope 3 emissions 8.7` over two columns, the second a year's: a label and the value that a print has set close
    /// behind it.
    fn parted_from_label(&self, row: &Row) -> Option<Row> {
        let at = row.cells.iter().position(|c| c.to > c.from + 1)?;
        let cell = &row.cells[at];
        let text = &cell.text.text;
        let is_year = |at: u32| {
            let columns = || self.header.columns.iter().filter(|(h, _)| h.from == at && h.to == at + 1);
            columns().any(|(_, c)| matches!(c, Column::Year(_)))
        };
        let mut end = cell.to;
        let mut label = text.trim_end().len();
        let mut values = vec![];
        while end > cell.from + 1 && is_year(end - 1) {
            let Some(blank) = text[..label].rfind(' ') else { break };
            if !matches!(cell_value(&text[blank + 1..label]), CellValue::Number(q) if q.unit.is_none()) {
                break;
            }
            end -= 1;
            values.push(Cell { text: cell.text.slice(blank + 1..label), from: end, to: end + 1 });
            label = text[..blank].trim_end().len();
        }
        if values.is_empty() || !text[..label].contains(char::is_alphabetic) {
            return None;
        }
        let named = Cell { text: cell.text.slice(0..label), from: cell.from, to: end };
        let parts = std::iter::once(named).chain(values.into_iter().rev());
        let mut cells = row.cells.clone();
        cells.splice(at..=at, parts);
        Some(Row { cells, ..*row })
    }

    /// A row of tables that stand side by side: each part is a row of its own table.
    fn side_by_side(&mut self, row: &Row, item: &Item) -> bool {
        if self.header.sides.is_empty() {
            return false;
        }
        let edges: Vec<u32> =
            std::iter::once(0).chain(self.header.sides.iter().copied()).chain([u32::MAX]).collect();
        let part = |pair: &[u32]| Row {
            cells: row.cells.iter().filter(|c| (pair[0]..pair[1]).contains(&c.from)).cloned().collect(),
            parted: row.parted,
        };
        let parts: Vec<Row> = edges.windows(2).map(part).collect();
        let filled = |r: &&Row| r.cells.iter().any(|c| !c.text.text.is_empty());
        if parts.len() < 2 || parts.iter().filter(filled).count() < 2 {
            return false;
        }
        for (i, part) in parts.iter().enumerate() {
            let swap = |walk: &mut Self| {
                if let Some(at) = i.checked_sub(1).filter(|at| *at < walk.beside.len()) {
                    std::mem::swap(&mut walk.groups, &mut walk.beside[at].0);
                    std::mem::swap(&mut walk.carried, &mut walk.beside[at].1);
                }
            };
            swap(self);
            self.row(part, item);
            swap(self);
        }
        true
    }

    /// A table begins. One of as many columns as the last may be its other half, from over the page.
    pub(super) fn new_table(&mut self, row: &Row) {
        let columns = row.cells.iter().map(|c| c.to).max();
        let headed = self.header.columns.iter().map(|(c, _)| c.to).max();
        let as_wide = headed == columns || self.header.width == columns;
        // a heading over a table without heads, whose units stand where those of the last one did
        let continues = as_wide && (!self.interrupted || row.cells.iter().any(|c| self.is_unit(c)));
        // years alone, parted by a gap from the rows that they head
        let heads_next = !self.interrupted
            && !self.last_was_data
            && self.header.columns.len() > 1
            && self.header.columns.iter().all(|(_, c)| matches!(c, Column::Year(_)));
        // what its rows are of the heading says, and not the last table's
        if continues && self.interrupted {
            self.groups = Groups {
                group: self.groups.group.clone(),
                axis: self.groups.axis.clone(),
                ..Groups::default()
            };
            self.carried.clear();
        }
        if !continues && !heads_next {
            if !std::mem::take(&mut self.unit_line_is_new) {
                self.unit_line = None;
            }
            self.carbon_unit = None;
            self.header = Header::default();
            self.groups = Groups {
                group: self.groups.group.clone().filter(|_| !self.last_was_data),
                axis: self.groups.axis.clone().filter(|_| !self.last_was_data),
                ..Groups::default()
            };
            self.carried.clear();
            self.last_was_data = false;
        }
    }

    /// The unit right of all values of a row under a header that has a column of units.
    fn unit_behind(&self, filled: &[&Cell], first_value: usize) -> Option<usize> {
        let last = filled.len().checked_sub(1).filter(|last| *last > first_value)?;
        let headed = self.header.columns.iter().any(|(_, c)| matches!(c, Column::Unit));
        (headed && whole_unit(&filled[last].text.text).is_some()).then_some(last)
    }

    /// 排放总量 万吨二氧化碳 / 当量 2,874.6 2,841.3: a row whose unit goes on in the next line, where its values stand.
    pub(super) fn with_rest_of_unit_cell(&self, row: &Row, rest: &Row) -> Option<Row> {
        let filled = |row: &Row| -> Vec<Cell> {
            row.cells.iter().filter(|c| !c.text.text.is_empty()).cloned().collect()
        };
        if row.parted != Parted::Spaces || rest.parted != Parted::Spaces {
            return None;
        }
        let (mut cells, rest) = (filled(row), filled(rest));
        let of_units = |c: &Cell| matches!(self.role(c), Some(Column::Unit));
        let [name, unit] = &mut cells[..] else { return None };
        let [tail, values @ ..] = &rest[..] else { return None };
        let numbers = values.iter().all(|c| matches!(cell_value(&c.text.text), CellValue::Number(_)));
        if values.is_empty() || !numbers || of_units(name) || !of_units(tail) || tail.from < name.to {
            return None;
        }
        unit.text.join(&tail.text);
        whole_unit(&unit.text.text)?;
        cells.extend(values.iter().cloned());
        Some(Row { cells, parted: row.parted })
    }

    /// A row of figures, each with its unit, over a row of their labels.
    pub(super) fn values_over_labels(&mut self, row: &Row, labels: &Row) -> bool {
        fn filled(row: &Row) -> impl Iterator<Item = &Cell> {
            row.cells.iter().filter(|c| !c.text.text.is_empty())
        }
        // most rows begin with a label
        let number = |c: &Cell| matches!(cell_value(&c.text.text), CellValue::Number(_));
        if !filled(row).next().is_some_and(number) {
            return false;
        }
        let (values, names): (Vec<&Cell>, Vec<&Cell>) = (filled(row).collect(), filled(labels).collect());
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

    /// 营业收入 | 研发费用率 over 132.85 亿元 | 14.24%: cards whose labels stand above their figures.
    pub(super) fn labels_over_values(&mut self, labels: &Row, row: &Row) -> bool {
        let digit = |c: &Cell| c.text.text.starts_with(|c: char| c.is_ascii_digit());
        // most rows begin with a label
        if labels.cells.len() < 2 || labels.cells.iter().any(digit) || !row.cells.first().is_some_and(digit) {
            return false;
        }
        let under = labels.cells.iter().zip(&row.cells).all(|(l, v)| l.overlaps(v));
        let known = |c: &&Cell| self.label(&c.text).reading.has_subject();
        under
            && labels.cells.iter().filter(known).count() * 2 > labels.cells.len()
            && self.values_over_labels(row, labels)
    }

    /// `4 Inbound transport`, `Category 11: use of our gas` among what scope 3 is made of: the number says which category, whatever
    /// a company calls it.
    fn with_category(&self, label: Rc<Label>) -> Rc<Label> {
        let scope3 = |l: &Rc<Label>| l.reading.tags.has_any(tags!("scope3"));
        let Some(number) = number_of_category(&label.text.text) else { return label };
        let other = label.reading.axes.get("category").is_some_and(|said| *said != number);
        if other
            || label.reading.tags.has_any(tags!("sum"))
            || !scope3(&label) && !self.groups.path().iter().chain(&self.section).any(scope3)
        {
            return label;
        }
        let mut named = (*label).clone();
        named.reading.tags = label.reading.tags.intersection(tags!("scope3", "emission", "ghg"));
        named.reading.axes.insert("category".to_owned(), number);
        named.reading.unexplained = 0;
        Rc::new(named)
    }

    /// 培训覆盖率 in the group 安全培训, 男性员工 in a group that counts nobody knows whom: what a row in a group to its left is of.
    fn of_group(&self, label: Rc<Label>) -> Rc<Label> {
        let Some(group) = self.carried.values().next_back().map(|l| &l.reading) else { return label };
        let own = label.reading.tags;
        let training = tags!("training");
        let kind = group.tags.intersection(tags!("safety", "corruption", "topic"));
        let subject = |tags: crate::lexicon::Tags| tags.without(crate::lexicon::measures());
        // Ethics beside Training hours per person; a print that is kept by spaces sets such a name halfway down its rows
        let certain = group.tags.has_all(training) || self.header.parted == Some(Parted::Tags);
        let of_kind = group.unexplained == 0
            && group.axes.is_empty()
            && certain
            && subject(group.tags).without(training) == kind
            && own.has_all(training);
        let of_unknown = group.unexplained > 0
            && group.axes.is_empty()
            && group.tags == tags!("headcount")
            && subject(own).without(tags!("employee")).is_empty();
        // 男性员工 in the group 新入职员工
        let of_counted = !label.reading.axes.is_empty()
            && subject(own) == tags!("employee")
            && group.unexplained == 0
            && group.axes.is_empty()
            && !subject(group.tags).without(tags!("employee")).is_empty();
        let more = match (of_kind, of_unknown) {
            (true, _) => kind,
            (_, true) => tags!("unknown"),
            _ if of_counted => group.tags,
            _ => return label,
        };
        if own.has_all(more) {
            return label;
        }
        let mut said = (*label).clone();
        said.reading.tags = own.with(more);
        Rc::new(said)
    }

    /// Directors below Executives: a grade of staff that the contract has no name for, and no members of the board.
    fn is_grade_of_directors(&self, label: &Label) -> bool {
        let name = label.text.text.trim_end_matches(['*', '†', ' ']).trim_start();
        let below_grade = self.groups.listing.as_deref() == Some("level");
        below_grade && ["director", "directors"].iter().any(|n| name.eq_ignore_ascii_case(n))
    }

    /// 2 in a column that is headed `Scope`: the number of the row's scope.
    fn scope_of(&self, cell: &Cell) -> Option<Rc<Label>> {
        let tags = match cell.text.text.trim() {
            "1" => tags!("scope1"),
            "2" => tags!("scope2"),
            "3" => tags!("scope3"),
            _ => return None,
        };
        let (head, _) = self.heads(&self.header.columns, cell)?;
        head.text.text.trim().eq_ignore_ascii_case("scope").then(|| {
            let reading = crate::lexicon::Reading { tags, ..Default::default() };
            Rc::new(Label { text: cell.text.clone(), reading, ..Label::default() })
        })
    }

    /// Several values of a row under one head that spans them, `Retrospective`, and no year that tells them apart: nobody can
    /// say which is which.
    fn shares_head(&self, cell: &Cell, numbers: &[(usize, &Quantity)], filled: &[&Cell]) -> bool {
        let head = |c: &Cell| self.heads(&self.header.columns, c);
        let Some((over, Column::Label(_))) = head(cell).filter(|(over, _)| over.to > over.from + 1) else {
            return false;
        };
        let same = |(i, _): &&(usize, &Quantity)| head(filled[*i]).is_some_and(|(h, _)| h.from == over.from);
        self.header.parted == Some(Parted::Tags)
            && numbers.iter().filter(same).count() > 1
            && !self.above(cell).iter().any(|c| matches!(c, Column::Year(_)))
    }

    pub(super) fn data_row(&mut self, row: &Row, filled: &[&Cell], values: &[(usize, CellValue)]) {
        self.shift = self.shift_of(row);
        let is_value = |i: usize| !matches!(values[i].1, CellValue::Text);
        // asked of a cell more than once
        let units: Vec<OnceCell<Option<Unit>>> = vec![OnceCell::new(); filled.len()];
        let unit = |i: usize| units[i].get_or_init(|| whole_unit(&filled[i].text.text)).as_ref();
        // the label: the last text before the first value, units and running numbers apart
        let first_text = (0..filled.len()).find(|i| !is_value(*i) && unit(*i).is_none());
        let first_value = (0..filled.len()).find(|i| is_value(*i) && first_text.is_none_or(|t| *i > t));
        let Some(first_value) = first_value else { return };
        self.order(row, filled, &(first_value..filled.len()).filter(|i| is_value(*i)).collect::<Vec<_>>());
        let mut texts: Vec<usize> = vec![];
        let mut row_unit: Option<usize> = None;
        for (i, cell) in filled.iter().enumerate().take(first_value) {
            // `≥56` alone before the values is an age
            if is_value(i) || !texts.is_empty() && is_bound(&cell.text.text) {
                continue;
            }
            let is_unit_column = matches!(self.role(cell), Some(Column::Unit));
            // a label so long that it reaches under the head of the units is none
            let named = unit(i).is_some() || !(i + 1..first_value).any(|other| unit(other).is_some());
            if is_unit_column && named || (unit(i).is_some() && (!texts.is_empty() || i > 0)) {
                row_unit = Some(i);
            } else {
                texts.push(i);
            }
        }
        // `tonnes of CO2e per employee 6.5`: a ratio's unit alone goes on with what the row above it counts
        if let [only] = texts[..]
            && row_unit.is_none()
            && self.groups.subject.is_some()
            && unit(only).is_some_and(|u| u.per.is_some())
        {
            row_unit = texts.pop();
        }
        // 排放方式: 间接排放 beside COD says how, and names no row
        if texts.len() > 1 {
            texts.retain(|i| {
                !self.header.columns.iter().any(|(h, _)| h.overlaps(filled[*i]) && says_how(&h.text.text))
            });
        }
        // 类别一 | 公务车、冷媒: where a scope comes from, and not the row's name
        if let [.., name, last] = texts[..]
            && self
                .header
                .columns
                .iter()
                .any(|(h, _)| h.overlaps(filled[last]) && says_where_from(&h.text.text))
            && describes_source(&self.label(&filled[name].text), &filled[last].text.text)
        {
            texts.pop();
        }
        // Electricity consumption (MWh) | Megawatt hours consumed in buildings: what the first says, the second explains
        let explains = |i: usize| {
            let heads = &self.header.columns;
            heads.iter().any(|(h, _)| h.overlaps(filled[i]) && defines(&h.text.text))
                && self.label(&filled[texts[texts.len() - 2]].text).reading.has_subject()
        };
        if texts.len() > 1 && explains(texts[texts.len() - 1]) {
            texts.pop();
        }
        // New hires | Number | The Group: of whom the row is stands behind its name
        let heads = &self.header.columns;
        let of_whom =
            |i: &mut usize| heads.iter().any(|(h, _)| h.overlaps(filled[*i]) && says_of_whom(&h.text.text));
        self.whom = texts.pop_if(|i| *i > 0 && of_whom(i)).map(|i| filled[i].text.text.trim().to_owned());
        // Scope 1 | Δ, Fatalities | 3: the mark of a note, or of what was assured
        let is_mark = |i: &usize| {
            let text = filled[*i].text.text.trim();
            let noted = matches!(self.role(filled[*i]), Some(Column::Other));
            text.chars().count() <= if noted { 3 } else { 1 } && !text.contains(crate::lexicon::is_han)
        };
        if texts.len() > 1 && texts[1..].iter().all(is_mark) {
            texts.truncate(1);
        }
        // Business travel | BV: whoever assured it, told from HK and UK, which are places that we know
        let named = |i: &usize| {
            let reading = &self.label(&filled[*i].text).reading;
            reading.has_subject() || !reading.axes.is_empty()
        };
        let assures = |i: &usize| {
            let text = filled[*i].text.text.as_bytes();
            text.len() == 2 && text.iter().all(u8::is_ascii_uppercase) && !named(i)
        };
        if let [names @ .., last] = &texts[..]
            && assures(last)
            && names.iter().any(named)
        {
            texts.pop();
        }
        // Hazardous waste generated | RT-CH-150a.1: where a standard asks for it is no name
        while texts.len() > 1 && texts.last().is_some_and(|i| is_code(&filled[*i].text.text)) {
            texts.pop();
        }
        // 28. | Waste batteries: its number in the list is no group that it is of
        while texts.len() > 1 && is_ordinal(&filled[texts[0]].text.text) {
            texts.remove(0);
        }
        // D | Scope 1: a letter that says how it was found
        let letter = |i: &usize| {
            let text = filled[*i].text.text.trim();
            text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase())
        };
        while texts.len() > 1 && letter(&texts[0]) {
            texts.remove(0);
        }
        let label_at = texts.pop();
        // a second row of values under the same years, and no name beside them: that of which they are is lost
        let years = || self.header.columns.iter().any(|(_, c)| matches!(c, Column::Year(_)));
        let ratio = row_unit.is_some_and(|i| unit(i).is_some_and(|u| u.per.is_some()));
        if label_at.is_none()
            && row.parted != Parted::Spaces
            && self.last_was_data
            && self.groups.subject.is_some()
            && years()
            && !ratio
        {
            return;
        }
        let row_label = label_at.map(|i| {
            let own = self.below_title(&filled[i].text);
            self.label(&own)
        });
        let row_label = row_label.map(|label| self.with_category(label));
        if row_label.as_ref().is_some_and(|label| self.is_grade_of_directors(label)) {
            return;
        }
        // Senior managers below Directors: not of the board
        if row_label
            .as_ref()
            .is_some_and(|l| l.reading.axes.contains_key("level") && !l.reading.has_subject())
            && self.groups.subject.as_ref().is_some_and(|s| s.reading.tags.has_any(tags!("board")))
        {
            (self.groups.subject, self.groups.known) = (None, None);
        }
        if row_label.as_ref().is_some_and(|l| l.reading.axes.contains_key("level"))
            && let Some(subject) = self.groups.before_grade.take()
        {
            self.groups.subject = subject;
        }
        if let Some(label) = row_label.as_ref().filter(|l| !l.reading.axes.is_empty()) {
            self.tell_stranger(label);
        }
        let mut path: Vec<Rc<Label>> = vec![];
        let beside = || texts.iter().map(|i| filled[*i]).chain(filled[first_value..].iter().copied());
        let mut row_label = row_label.map(|label| self.with_basis(label, beside()));
        if let Some(at) = label_at {
            for i in texts {
                let label = self.with_category(self.label(&filled[i].text));
                let last = self.carried.insert(filled[i].from, label.clone());
                if last.is_none_or(|l| l.text.text != label.text.text) {
                    self.groups.listing = None;
                    // By gender below a total and one of its parts: of the total
                    if self.groups.totalled && is_axis(&label) {
                        (self.groups.subject, self.groups.known) = (None, None);
                    }
                }
            }
            self.carried.retain(|c, _| *c < filled[at].from);
            row_label = row_label.map(|label| self.of_group(label));
            path.extend(self.carried.values().rev().cloned());
            // 员工结构 over 性别 and 年龄: of whom the groups are that stand left of the rows
            path.extend(self.header.columns.iter().filter_map(|(head, column)| match column {
                Column::Label(l) if self.carried.contains_key(&head.from) && l.reading.has_subject() => {
                    Some(l.clone())
                }
                _ => None,
            }));
        }
        path.extend(filled.iter().find_map(|c| self.scope_of(c)));
        path.extend(self.groups.path());
        // Total, Total (market-based): one below items is of what they are items of
        let total = row_label.as_ref().is_some_and(|l| {
            // Total emissions: no more of which than a bare total
            l.reading.tags.without(tags!("emission")) == tags!("sum")
                && l.reading.axes.keys().all(|axis| axis == "basis")
        });
        self.groups.totalled |= total && self.groups.subject.is_none();
        if total && self.groups.listing.as_deref() == Some("item") {
            path.retain(|l| !l.reading.tags.has_any(tags!("unknown")));
        }
        // 总量 below 有害废物 and 无害废物, under 废物产生量: of what the heading names, and not of the last row
        let part = row_label.as_ref().is_some_and(|l| l.text.text.contains("小计"));
        let above = path.len();
        if total {
            let narrower = |l: &Rc<Label>| {
                let row = [&self.groups.subject, &self.groups.known]
                    .into_iter()
                    .flatten()
                    .any(|s| Rc::ptr_eq(s, l));
                row && self.groups.group.as_ref().is_some_and(|g| names_more(&g.reading, &l.reading, !part))
            };
            path.retain(|l| !narrower(l));
        }
        let closes = path.len() < above;
        // a total below sources of emissions is of the scope that they stand under
        let scope = tags!("scope1", "scope2", "scope3");
        let scoped = self.groups.group.clone().filter(|g| total && g.reading.tags.has_any(scope));
        if let Some(group) = scoped {
            path = if self.sums_all(row_label.as_deref()) { vec![] } else { vec![group] };
        }
        // and one below rows of several scopes of all of these
        let scopes = self.groups.scopes;
        let each = [tags!("scope1"), tags!("scope2"), tags!("scope3")];
        let several = each.iter().filter(|one| scopes.has_all(**one)).count() > 1;
        let of_scope = |l: &Rc<Label>| l.reading.tags.has_any(scope);
        if total
            && !part
            && several
            && self.groups.subject.as_ref().is_some_and(of_scope)
            && !self.groups.group.as_ref().is_some_and(of_scope)
        {
            put_whole_for(&mut path, of_scope, tags!("ghg", "emission"));
        }
        // and one below electricity, diesel and gas of all the energy
        let of_carrier = |l: &Rc<Label>| !carriers_of(&l.reading).is_empty();
        // Energy consumption over them says no more than that it is of energy
        let energy = |g: &Rc<Label>| {
            let said = tags!("energy", "consumption", "sum");
            g.reading.tags.has_any(tags!("energy")) && g.reading.tags.without(said).is_empty()
        };
        if total
            && !part
            && self.groups.carriers.ids().count() > 1
            && self.groups.subject.as_ref().is_some_and(of_carrier)
            && !self.groups.group.as_ref().is_some_and(|g| g.reading.has_subject() && !energy(g))
        {
            put_whole_for(&mut path, of_carrier, tags!("energy", "consumption"));
        }
        // of columns kept by blanks, the head of values that stand a little apart is none of the label
        let over_values = |label: &Cell| {
            row.parted == Parted::Spaces
                && self.heads(&self.header.columns, label).is_some_and(|(head, _)| {
                    !head.overlaps(label)
                        && values
                            .iter()
                            .any(|(i, v)| !matches!(v, CellValue::Text) && head.overlaps(filled[*i]))
                })
        };
        let label_at = label_at.filter(|i| !over_values(filled[*i]));
        let label_column = label_at.and_then(|i| match self.role(filled[i]) {
            Some(Column::Label(l)) => Some(l),
            // `New hires by region` beside what spans the columns
            None if row.parted == Parted::Tags => self.above(filled[i]).into_iter().find_map(|c| match c {
                Column::Label(l) if counts_people_by(&l) => Some(l),
                _ => None,
            }),
            _ => None,
        });
        // but Employees over their groups, or over men and women, says less than such a title
        let titled = self.groups.group.iter().chain(&label_column).any(|l| counts_people_by(l));
        let label_column = label_column.filter(|l| !titled || !is_merely_people(l));
        let numbers: Vec<(usize, &Quantity)> = values
            .iter()
            .filter(|(i, _)| *i >= first_value)
            .filter_map(|(i, v)| match v {
                CellValue::Number(q) => Some((*i, &**q)),
                _ => None,
            })
            .collect();
        // `Total` under each year is told apart by what stands over it
        let over = |c: &Cell| self.heads(&self.header.above, c).map(|(h, _)| h.from);
        let mut nameless: Vec<Option<u32>> = numbers
            .iter()
            .filter(|(i, _)| matches!(self.role(filled[*i]), None | Some(Column::Value)))
            .map(|(i, _)| over(filled[*i]))
            .collect();
        let unlabelled = nameless.len();
        nameless.dedup();
        let unlabelled =
            if nameless.len() == unlabelled && nameless.iter().all(Option::is_some) { 1 } else { unlabelled };
        let quote = Rc::new(join(row));
        // a single unit right of all values is the row's
        let unit_cells: Vec<usize> = (first_value..filled.len())
            .filter(|j| !is_value(*j) && matches!(self.role(filled[*j]), Some(Column::Unit)))
            .collect();
        let each_its_own = unit_cells.len() > 1
            && unit_cells.len() == numbers.len()
            && numbers.iter().zip(&unit_cells).all(|((i, _), unit)| i + 1 == *unit);
        let behind_all = match unit_cells[..] {
            [unit] if numbers.last().is_some_and(|(i, _)| *i < unit) => Some(unit),
            // its head may stand a little apart
            [] => self.unit_behind(filled, first_value),
            _ => None,
        };
        // a head with its own value right under it is not that of the value beside
        let beside = |i: &usize| {
            self.heads(&self.header.columns, filled[*i]).is_some_and(|(h, _)| {
                !h.overlaps(filled[*i]) && numbers.iter().any(|(j, _)| h.overlaps(filled[*j]))
            })
        };
        let told = row.parted == Parted::Spaces && self.ordered.is_empty();
        let astray: Vec<usize> = numbers.iter().map(|(i, _)| *i).filter(|i| told && beside(i)).collect();
        let mut after_unit: Option<usize> = row_unit.or(behind_all);
        // B5.1 … 14: an index of contents and its page
        // a table whose rows are years
        let row_year = filled.first().and_then(|c| {
            let headed =
                || self.heads(&self.header.columns, c).is_some_and(|(h, _)| is_year_header(&h.text.text));
            period::of_header(&c.text.text, self.profile.year)
                .or_else(|| period::of_republic(&c.text.text, self.profile.year).filter(|_| headed()))
        });
        let coded = row_label.as_ref().is_some_and(|l| l.coded)
            // 3. numbers the rows
            || filled.iter().take(first_value).any(|c| is_code(&c.text.text) && !is_ordinal(&c.text.text));
        let nameless = row.parted == Parted::Tags
            && row_label.is_none()
            && row_year.is_none()
            && self.carried.is_empty()
            && self.groups.subject.is_none();
        // under a title of its own each such row has that for a name
        let title = self.groups.group.as_ref().or(self.groups.axis.as_ref()).map(|l| l.text.place(0));
        if nameless
            && let Some((over, found)) = self.header.nameless.clone()
            && over == title
        {
            self.found.drain(found);
            self.header.nameless = Some((over, 0..0));
            return;
        }
        let first = self.found.len();
        for (i, quantity) in &numbers {
            // the year that a row is for is no value of it, whatever heads its column
            if *i == 0 && row_year.is_some() && numbers.len() > 1 {
                continue;
            }
            // 2024年 over 数量 and 单位, and 2023年 over the same: each value has its own behind it
            if each_its_own {
                after_unit = Some(i + 1);
            // a unit column between the values belongs to what follows it
            } else if let Some(unit) = unit_cells.iter().rev().find(|j| *j < i) {
                after_unit = Some(*unit);
            }
            let role = self.role(filled[*i]);
            if astray.contains(i) || self.shares_head(filled[*i], &numbers, filled) {
                continue;
            }
            if matches!(role, None | Some(Column::Value)) && unlabelled > 1 {
                continue;
            }
            if matches!(role, Some(Column::Unit | Column::Other)) {
                continue;
            }
            // UK beside Global: a part that no word explains
            let part = |c: &Column| {
                matches!(c, Column::Label(l)
                    if l.reading.is_silent() && l.reading.unexplained > 0 && l.text.text.is_ascii())
            };
            let whole_in = |heads: &[(Cell, Column)]| heads.iter().any(|(_, c)| is_whole(c));
            if role.as_ref().is_some_and(part) && whole_in(&self.header.columns) {
                continue;
            }
            let bare = role.is_none() && self.above(filled[*i]).is_empty();
            let (year, column_label) = match role {
                Some(Column::Year(year)) => (Some(year), None),
                Some(Column::Label(l)) => {
                    let year = single_year(&l.text.text)
                        .or_else(|| leading_year_of(&l.text.text, self.profile.year));
                    (year, Some(self.share_of_left(filled[*i], l)))
                }
                _ => (None, None),
            };
            let spans = self.above(filled[*i]);
            // and so where each has its columns of the same years
            let again = |(_, c): &&(Cell, Column)| matches!(c, Column::Year(y) if year == Some(*y));
            if self.header.columns.iter().filter(again).count() > 1
                && spans.iter().any(part)
                && whole_in(self.header.above.get(1..).unwrap_or_default())
            {
                continue;
            }
            let year = year
                .or(row_year)
                .or_else(|| row_label.as_ref().and_then(|l| leading_year(&l.text.text)))
                .or_else(|| row_label.as_ref().and_then(|l| trailing_year(&l.text.text)))
                .or_else(|| spans.iter().find_map(|c| if let Column::Year(y) = c { Some(*y) } else { None }));
            let above: Vec<Rc<Label>> = spans
                .into_iter()
                .filter_map(|c| if let Column::Label(l) = c { Some(l) } else { None })
                .filter(|l| !titled || !is_merely_people(l))
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
            // a head that is a unit says nothing else
            let column_label = column_label.filter(|l| measure(&l.text.text).is_none());
            // a word and a number under no header and without a unit: a table of contents, unless the word says how many of whom
            if bare && counted == Counted::Missing && !row_label.as_ref().is_some_and(|l| says_how_many(l)) {
                continue;
            }
            if counted == Counted::Missing && coded && year.is_none() {
                continue;
            }
            let parts = CellParts {
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
            };
            let (parts, share) = parts.with_share(unit_cell);
            share.into_iter().chain([parts]).for_each(|parts| self.push_cell(parts));
        }
        if nameless {
            self.header.nameless = Some((title, first..self.found.len()));
        }
        if !total {
            self.groups.summed = None;
        }
        if let Some(label) = row_label.as_ref().filter(|_| !std::mem::take(&mut self.named)) {
            self.note_subject(label);
            self.note_carbon_unit(label);
        }
        // and what stands below it is of the heading too
        if closes {
            (self.groups.subject, self.groups.known) = (None, None);
        }
        self.groups.listing = self.listing.take();
        self.last_was_data = true;
        self.last_label = Some(filled[0].text.place(0));
        self.titled = false;
        self.in_case &= row.parted == Parted::Spaces;
    }

    /// `Greenhouse gas emissions (kt CO2e) Direct emissions`: a group's title that is read in one with its first row.
    fn below_title(&mut self, text: &Text) -> Text {
        let row = text.text.match_indices(") ").map(|(i, _)| i + 2).find(|at| {
            let closed = || text.text[..*at].matches('(').count() == text.text[..*at].matches(')').count();
            let unit = text.text[..at - 2].rsplit_once('(').and_then(|(_, u)| whole_unit(u));
            // (metric tons (t) CO2e): the unit goes on
            unit.is_some() && text.text[*at..].starts_with(|c: char| c.is_ascii_uppercase()) && closed()
        });
        let Some(at) = row else { return text.clone() };
        let title = self.label(&text.slice(0..at - 1));
        if !title.reading.has_subject() {
            return text.clone();
        }
        self.group_row(&title);
        text.slice(at..text.text.len())
    }

    /// `Total` below the sources of several scopes of which none has a total of its own, or below another sum: of all of
    /// them, and not of the last.
    fn sums_all(&mut self, label: Option<&Label>) -> bool {
        // on whichever basis
        let name = |l: &Label| {
            let name = l.text.text.split('(').next().unwrap_or_default();
            name.trim_end_matches([document::NOTE_MARK, '*', ' ']).to_ascii_lowercase()
        };
        let (own, last) = (label.map(name), self.groups.summed.take());
        let below_other_sum = last.is_some() && last != own;
        self.groups.summed = own;
        below_other_sum || self.groups.unsummed
    }

    /// What the row above counts, or the group of water that is told apart by where it comes from.
    pub(super) fn whole(&self) -> Option<Rc<Label>> {
        let water = |l: &&Rc<Label>| l.reading.tags.has_any(tags!("water_withdrawal"));
        let carried = self.carried.values().rev().find(water).cloned();
        carried
            .or_else(|| self.groups.subject.clone())
            .or_else(|| self.groups.group.as_ref().filter(water).cloned())
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

    /// A part of what stands over it, by its own words or by what that is.
    pub(super) fn is_part(&self, label: &Label) -> bool {
        label.part || self.is_source(label) || self.is_kind_of_renewable(label)
    }

    /// 太阳能 under 绿色能源使用量: one of those that the row above it sums.
    fn is_kind_of_renewable(&self, label: &Label) -> bool {
        let (kind, all) = (tags!("renewable", "renewable_source"), tags!("renewable"));
        let total = |l: &Rc<Label>| l.reading.tags.has_all(all) && !l.reading.tags.has_all(kind);
        label.reading.tags == kind && self.groups.subject.as_ref().is_some_and(total)
    }

    /// Remembers what a row of emissions said that they are counted in: tables say it once.
    fn note_carbon_unit(&mut self, label: &Label) {
        let unit = label.unit.as_ref().filter(|u| u.numerator == "tCO2e" && u.per.is_none());
        if let Some(unit) = unit.filter(|_| is_emission(label)) {
            self.carbon_unit = Some(unit.clone());
        }
    }

    /// `Scope 2 | 4,200 | market-based`, `Scope 2¹` with a note that says so: the basis that a row's label leaves to what
    /// stands beside it.
    fn with_basis<'c>(&self, label: Rc<Label>, mut beside: impl Iterator<Item = &'c Cell>) -> Rc<Label> {
        let based = tags!("scope2", "sum");
        if !label.reading.tags.has_any(based) || label.reading.axes.contains_key("basis") {
            return label;
        }
        let alone = |reading: &crate::lexicon::Reading| {
            let alone = reading.tags.is_empty() && reading.axes.len() == 1;
            reading.axes.get("basis").filter(|_| alone).cloned()
        };
        let said = |c: &Cell| {
            let reading = crate::lexicon::read(&c.text.text);
            alone(&reading).filter(|_| reading.unexplained == 0)
        };
        // Market-based over the rows of each scope
        let titled = || alone(&self.groups.group.as_ref()?.reading);
        let Some(basis) = beside.find_map(said).or_else(|| self.notes.basis(&label.text)).or_else(titled)
        else {
            return label;
        };
        let mut with = (*label).clone();
        with.reading.axes.insert("basis".to_owned(), basis);
        Rc::new(with)
    }

    /// 男 once more below a row that nobody understands: of that row, and no longer of what stands above it.
    fn tell_stranger(&mut self, label: &Rc<Label>) {
        if self.groups.seen.contains(&label.reading.axes)
            && let Some(stranger) = self.groups.stranger.take()
        {
            self.groups.subject = Some(stranger);
            self.groups.seen.clear();
        }
    }

    /// Remembers what a row said is counted, for the rows below that do not say it.
    pub(super) fn note_subject(&mut self, label: &Rc<Label>) {
        let reading = &label.reading;
        if self.is_part(label) && self.whole().is_some() {
            self.groups.listed |= !reading.axes.is_empty();
            return;
        }
        let own = reading.tags.without(crate::lexicon::measures());
        // 有害废弃物密度 between 有害废弃物总量 and its kinds: how much of it there is to each, and no other matter
        let per = tags!("intensity", "per_employee", "per_revenue", "per_area", "per_output");
        let same = |s: &Rc<Label>| !own.is_empty() && s.reading.tags.has_all(own.without(per));
        if reading.tags.has_any(per)
            && own.has_any(tags!("waste", "packaging"))
            && self.groups.subject.as_ref().is_some_and(same)
        {
            return;
        }
        let people_of_axis = !reading.axes.is_empty() && own.without(tags!("employee")).is_empty();
        // 其中:发明专利 under 获得专利授权 goes on with what is counted
        let part = !reading.axes.is_empty()
            && [&self.groups.subject, &self.groups.group]
                .into_iter()
                .flatten()
                .any(|s| s.reading.tags.has_all(own));
        // 东南亚, Not disclosed: of an axis that stands left of it or above; below scope 3 whatever a category is called
        let chained = |l: &Rc<Label>| l.reading.tags.has_any(tags!("scope3"));
        let of_axis = self.carried.values().chain(&self.groups.axis).any(is_axis)
            || self.groups.group.as_ref().is_some_and(|title| counts_people_by(title))
            || [&self.groups.subject, &self.groups.group].into_iter().flatten().any(chained);
        if !reading.has_subject() && reading.axes.is_empty() && reading.unexplained > 0 && !of_axis {
            // 晋升人数 / 男性: whatever it is, the rows below are of it and of nothing above; but a grade is one of those
            // around it
            if is_grade(&label.text.text) || self.groups.listing.as_deref() == Some("level") {
                self.groups.before_grade = Some(self.groups.subject.clone());
            }
            let mut subject = (**label).clone();
            subject.reading.tags = subject.reading.tags.with(tags!("unknown"));
            subject.unit = None;
            let subject = Some(Rc::new(subject));
            // Women / Men / Not declared / France: beside groups of what is counted, until these come again
            if self.groups.seen.is_empty() {
                self.groups.subject = subject;
            } else {
                self.groups.stranger = subject;
            }
            return;
        }
        // All staff, over men and women, under a heading of turnover: of all of them what the heading counts
        let all_of_them = own == tags!("employee")
            && reading.axes.is_empty()
            && ["All ", "all ", "全体", "所有", "全部"]
                .iter()
                .any(|w| label.text.text.trim_start().starts_with(w))
            && [&self.groups.subject, &self.groups.group, &self.groups.axis, &self.section]
                .into_iter()
                .flatten()
                .any(|o| {
                    let other = o.reading.tags.without(crate::lexicon::measures()).without(tags!("employee"));
                    !other.is_empty() || !o.reading.axes.is_empty()
                });
        if all_of_them {
            return;
        }
        // 金属废料 under 无害废弃物: one of what the group counts
        let narrower = reading.unexplained > 0
            && reading.axes.is_empty()
            && [&self.groups.subject, &self.groups.group]
                .into_iter()
                .flatten()
                .find(|o| o.reading.has_subject() && !o.reading.tags.has_any(tags!("unknown")))
                .is_some_and(|o| is_kind_of(reading, &o.reading));
        // Product transportation below scope 3: one of its categories, and the next is no part of it
        let stage = own.without(tags!("product", "value_chain", "part_of_chain", "waste")).is_empty()
            && self.groups.subject.as_ref().is_some_and(|s| s.reading.tags.has_any(tags!("scope3")));
        // executive directors among employees by category: one of the categories
        let director = reading.tags.has_any(tags!("board", "independent", "nonindependent"))
            && self.groups.group.as_ref().is_some_and(|title| counts_people_by(title));
        // 身心障碍 between 合计 and 30岁以下: some of the staff, and no matter of its own
        let some = own == tags!("particular_group")
            && self.groups.group.as_ref().is_some_and(|title| title.reading.tags.has_any(tags!("employee")));
        if !reading.has_subject() || people_of_axis || part || narrower || stage || director || some {
            self.groups.listed |= !reading.axes.is_empty();
            if people_of_axis && self.groups.subject.as_ref().is_some_and(|s| s.reading.has_subject()) {
                self.groups.seen.push(reading.axes.clone());
            }
            return;
        }
        let scope = reading.tags.intersection(tags!("scope1", "scope2", "scope3"));
        self.groups.scopes = self.groups.scopes.with(scope);
        self.groups.carriers = self.groups.carriers.with(carriers_of(reading));
        if self.groups.listed || self.groups.axis.as_ref().is_some_and(|a| a.reading.axes.is_empty()) {
            self.groups.axis = None;
        }
        self.groups.listed = false;
        let mut subject = (**label).clone();
        // a row's own group and unit are not those of the rows below it; women below the independent directors are of the board
        subject.reading.axes.clear();
        if subject.reading.tags.has_all(tags!("board", "independent")) {
            subject.reading.tags = subject.reading.tags.without(tags!("independent"));
        }
        self.groups.unit = subject.unit.take();
        let subject = Rc::new(subject);
        self.groups.stranger = None;
        self.groups.seen.clear();
        self.groups.before_grade = None;
        self.groups.known = Some(subject.clone());
        self.groups.subject = Some(subject);
    }
}

/// Puts what parts are parts of into the path of their sum, in the place of the parts.
fn put_whole_for(path: &mut Vec<Rc<Label>>, part: impl Fn(&Rc<Label>) -> bool, whole: crate::lexicon::Tags) {
    let reading = crate::lexicon::Reading { tags: whole, ..Default::default() };
    path.retain(|l| !part(l));
    path.insert(0, Rc::new(Label { reading, ..Label::default() }));
}

/// What energy comes as, or from where.
fn carriers_of(reading: &crate::lexicon::Reading) -> crate::lexicon::Tags {
    let kinds = tags!("electricity", "natural_gas", "diesel", "petrol", "fuel_oil", "lpg", "coal", "heat");
    let ways = reading.tags.intersection(tags!("direct", "indirect"));
    let of_energy = reading.tags.has_any(tags!("energy")) && ways.ids().count() == 1;
    reading.tags.intersection(kinds).with(if of_energy { ways } else { crate::lexicon::Tags::default() })
}

/// Employees, Staff: people, and nothing of them.
fn is_merely_people(label: &Label) -> bool {
    let reading = &label.reading;
    reading.axes.is_empty() && reading.tags == tags!("employee") && !label.text.text.contains(" by ")
}

/// `New hires by age group & gender`: a title that says what of people its table counts, and along what.
pub(super) fn counts_people_by(title: &Label) -> bool {
    let people = tags!("employee", "hire", "turnover", "training");
    let own = title.reading.tags.without(crate::lexicon::measures());
    title.text.text.to_ascii_lowercase().contains(" by ") && !own.is_empty() && own.without(people).is_empty()
}

/// ≥95, ≤3,900: what a number is to stay above or below, and no name of a row that has one.
fn is_bound(text: &str) -> bool {
    let bound = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '%');
    let rest = text.trim().strip_prefix(['≥', '≤', '<', '>']).map(|t| t.trim_start_matches(['=', ' ']));
    rest.is_some_and(|t| !t.is_empty() && t.chars().all(bound))
}

/// The head of a column that says how something is discharged, and not what.
fn says_how(head: &str) -> bool {
    matches!(head.trim(), "排放方式" | "排放去向" | "排放规律" | "排放形式")
}

/// The head of a column that says where emissions come from.
pub(super) fn says_where_from(head: &str) -> bool {
    matches!(
        document::trim(head),
        "排放源"
            | "排放来源"
            | "主要排放源"
            | "主要排放来源"
            | "说明"
            | "涵盖范围"
            | "内容"
            | "来源"
            | "主要来源"
            | "Source"
            | "Sources"
            | "Main source"
            | "Main sources"
    )
}

/// The head of a column that explains the names of the rows.
fn defines(head: &str) -> bool {
    const HEADS: [&str; 8] = [
        "description",
        "detailed description",
        "definition",
        "definitions",
        "explanation",
        "指标说明",
        "指标定义",
        "定义",
    ];
    let head = document::trim(head);
    HEADS.iter().any(|h| head.eq_ignore_ascii_case(h))
}

/// The head of a column behind the names of the rows that says of whom they are.
pub(super) fn says_of_whom(head: &str) -> bool {
    const HEADS: [&str; 11] = [
        "scope",
        "reporting scope",
        "perimeter",
        "reporting perimeter",
        "boundary",
        "reporting boundary",
        "统计范围",
        "数据范围",
        "披露范围",
        "覆盖范围",
        "统计口径",
    ];
    let head = document::trim(head);
    HEADS.iter().any(|h| head.eq_ignore_ascii_case(h))
}

/// All that a scope or a pollutant comes from: a list of sources, or the power of scope 2. One source alone may be a part.
fn describes_source(name: &Label, sources: &str) -> bool {
    let tags = name.reading.tags;
    tags.has_any(tags!("scope1", "scope2", "scope3", "nox", "so2", "pm", "voc"))
        && name.reading.unexplained == 0
        && (sources.contains(['、', ',', '&']) || sources.contains(" and ") || tags.has_any(tags!("scope2")))
}

/// 在职员工的数量合计, 研发人员的数量: a count of people by its name.
fn says_how_many(label: &Label) -> bool {
    let text = label.text.text.trim();
    label.reading.unexplained == 0
        && label.reading.tags.has_any(tags!("employee", "staff"))
        && ["人数", "数量", "总数", "合计"].iter().any(|w| text.ends_with(w))
}

/// `FY 2024 Scope 1 emissions`: the year that a row's label begins with.
fn leading_year(label: &str) -> Option<i32> {
    let body = label.trim_start().trim_start_matches("FY").trim_start();
    let digits = body.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit()))?;
    let alone = body[4..].starts_with(' ') && !body[4..].trim_start().starts_with(['-', '/', '\'']);
    let words = crate::lexicon::read(&body[4..]);
    let year = digits.parse().ok().filter(|y| (1990..2100).contains(y))?;
    (alone && words.has_subject() && !words.tags.has_any(crate::lexicon::frames())).then_some(year)
}

/// `Permanent employees 2024`, `Total 2023`: the year that a row's label ends in.
fn trailing_year(label: &str) -> Option<i32> {
    let (words, digits) = label.trim_end().rsplit_once(' ')?;
    let year = digits.parse().ok().filter(|y| digits.len() == 4 && (1990..2100).contains(y))?;
    let since = ["since", "from", "than", "vs", "to", "until", "by", "target", "for"];
    let held = words.rsplit(' ').next().is_some_and(|w| since.contains(&w.to_ascii_lowercase().as_str()));
    let frames = crate::lexicon::read(words).tags.has_any(crate::lexicon::frames());
    (!held && !frames && words.is_ascii()).then_some(year)
}

/// A column of all that the others are parts of.
fn is_whole(column: &Column) -> bool {
    match column {
        Column::Value => true,
        Column::Label(l) => l.reading.tags == tags!("sum") && l.reading.unexplained == 0,
        _ => false,
    }
}

/// An amount of emissions, by its own words.
pub(super) fn is_emission(label: &Label) -> bool {
    emits(label.reading.tags)
}

/// Words for emissions of greenhouse gases, and not for a ratio of them.
pub(super) fn emits(tags: crate::lexicon::Tags) -> bool {
    let ratio = tags!("intensity", "rate", "per_employee", "per_revenue", "per_area", "per_output");
    tags.has_any(tags!("scope1", "scope2", "scope3", "ghg")) && !tags.has_any(ratio)
}

/// 废物 over 无害废物, 温室气体排放 over 范围三: the heading's subject is part of the row's, which says more.
fn names_more(heading: &crate::lexicon::Reading, row: &crate::lexicon::Reading, scopes: bool) -> bool {
    let subject = |r: &crate::lexicon::Reading| r.tags.without(crate::lexicon::measures());
    let (heading, mut row) = (subject(heading), subject(row));
    if scopes && row.has_any(tags!("scope1", "scope2", "scope3")) {
        row = row.with(tags!("ghg"));
    }
    !heading.is_empty() && row.has_all(heading) && row != heading
}

/// The number of a category of scope 3 that a label begins with, in digits.
fn number_of_category(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['-', '–', '•', ' ']);
    let text = text.strip_prefix("Scope 3").unwrap_or(text).trim_start_matches([',', ':', ' ', '-', '–']);
    let named = ["Category ", "Cat. ", "类别 ", "类别", "C"].iter().find_map(|w| text.strip_prefix(w));
    let rest = named.unwrap_or(text);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let number: u8 = rest[..end].parse().ok()?;
    let behind = &rest[end..];
    let parted = behind.starts_with([' ', '.', ':', '、', '-', '–', '(']) || named.is_some();
    let begins = behind.trim_start_matches([' ', '.', ':', '、', '-', '–', '(']).chars().next();
    let worded = named.is_some() || begins.is_some_and(|c| c.is_ascii_uppercase());
    // 类别3~类别6 are several
    let range = behind.trim_start().starts_with(['~', '至', '-', '–', '—', '、', '和', '及']);
    ((1..=15).contains(&number) && parted && worded && !range).then(|| number.to_string())
}
