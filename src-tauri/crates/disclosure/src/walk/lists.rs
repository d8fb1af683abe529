//! Lists: a title or a sentence, and below it names and their numbers in turn, as charts and cards are printed.

use rust_decimal::Decimal;

use super::*;

impl Walk<'_> {
    /// A list that a title tells of: 供应商地域分布(家) / 中国内地 / 684 / 香港 / 201; `Air emissions` / `kg` / `NOx` / 412.6 / `SOx` /
    /// 1.4. Gives how many items it took.
    pub(super) fn titled_list(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let number = |i: usize| {
            passage(items, i).is_some_and(|t| {
                t.text.starts_with(|c: char| c.is_ascii_digit())
                    && matches!(cell_value(&t.text), CellValue::Number(_))
            })
        };
        // most lines have no numbers in turn below them
        let first = (at + 2..=at + 3).find(|i| number(*i))?;
        if number(at) || number(at + 1) || number(first + 1) || !number(first + 2) && !number(first + 3) {
            return None;
        }
        let title = passage(items, at)?;
        let leads = title.text.ends_with([':', '：']);
        let count = title.text.chars().count();
        if !leads && (count > 40 || title.text.ends_with(['。', '，', ',', '；', '.'])) || count > 120 {
            return None;
        }
        let below = passage(items, at + 1).filter(|t| whole_unit(&t.text).is_some());
        let from = at + 1 + usize::from(below.is_some());
        // 单位：% over the title of a chart
        let above = || passage(items, at.checked_sub(1)?).filter(|t| t.text.starts_with("单位"));
        let above = || above().filter(|t| whole_unit(&t.text).is_some()).cloned();
        let unit = below.cloned().or_else(|| bracketed_unit(title)).or_else(above);
        let (rows, end) = list(items, from, unit.as_ref(), leads);
        if rows.len() < 2 {
            return None;
        }
        let told = if leads { self.told_of(title) } else { Some(self.label(title)) };
        let told = told.filter(|l| l.reading.has_subject())?;
        if unit.is_none() && !leads {
            return None;
        }
        self.suspend();
        if leads {
            self.sentences(title);
        } else {
            self.section = Some(told.clone());
        }
        self.read_list(told, rows, items[at]);
        Some(end - at)
    }

    /// Shares of groups below a title that says along what they are told apart: `Workforce by gender` / Male / 58.5% / Female /
    /// 41.5%, each name over a line or more. Gives how many items it took.
    pub(super) fn titled_shares(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let title = passage(items, at).filter(|t| tells_apart(t) && t.text.len() <= HEAD_BYTES)?;
        let mut title = title.clone();
        let mut from = at + 1;
        if title.text.ends_with(" by") {
            title.append(passage(items, from)?);
            from += 1;
        }
        let told = self.label(&title);
        let (rows, end) = shares(items, from);
        if rows.len() < 2 || !told.reading.has_subject() || told.reading.unexplained > 2 {
            return None;
        }
        self.suspend();
        self.section = Some(told.clone());
        self.read_list(told, rows, items[at]);
        Some(end - at)
    }

    /// Reads the rows of a list under its title.
    fn read_list(&mut self, title: Rc<Label>, rows: Vec<StreamRow>, item: &Item) {
        self.groups.group = Some(title);
        self.header = one_column();
        self.read_rows(rows, item);
        self.header = Header::default();
    }

    /// Groups and their numbers, a line each or in turn, below a line that says by what they are told apart: 按性别划分 / 男性 /
    /// 601 / 女性 / 683. Gives how many items it took.
    pub(super) fn listed_groups(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let passage = |i: usize| passage(items, i);
        let head = passage(at)?;
        let sentence = head.text.trim_end_matches([':', '：']);
        let leads = sentence.len() < head.text.len()
            && ["如下", "划分", "分布"].iter().any(|w| sentence.ends_with(w));
        if !(leads || names_an_axis(sentence) && sentence.chars().count() <= 16) {
            return None;
        }
        let heads = self.heads_of_list(items, at + 1);
        // kinds of work have the names that a company gives them
        let kinds = !heads.is_empty() && self.label(head).reading.tags.has_any(tags!("function_axis"));
        let group = |t: &Text| {
            let reading = &self.label(t).reading;
            let only = reading.tags.without(tags!("employee")).is_empty();
            let rest = is_rest(&self.label(t));
            let kind = kinds && is_kind_of_work(&t.text);
            t.text.chars().count() <= 16
                && (kind || reading.unexplained == 0 && (only && !reading.axes.is_empty() || rest))
        };
        let number = |t: &str| matches!(cell_value(t), CellValue::Number(q) if q.kind == Kind::Amount && q.unit.is_none() && q.value.is_integer());
        // 3,775人 55.2%: heads and their share
        let counted = |t: &Text| {
            let parts = words(&t.text);
            let units: Vec<Option<String>> = parts.iter().map(|p| unit_of(&t.text[p.clone()])).collect();
            let told = |at: usize, unit: &str| units.get(at).is_some_and(|u| u.as_deref() == Some(unit));
            let both = units.len() == 2 && told(0, "person") && told(1, "%");
            both.then(|| parts.into_iter().map(|p| t.slice(p)).collect::<Vec<Text>>())
        };
        let mut rows: Vec<(Text, Text)> = vec![];
        let mut end = at + 1 + heads.len();
        // the labels of bars below their numbers
        let below = passage(end).is_some_and(|t| number(&t.text))
            && passage(end + 1).is_some_and(group)
            && !passage(end + 2).is_some_and(group);
        while let Some(text) = passage(end) {
            let words = words(&text.text);
            match (&words[..], passage(end + 1)) {
                (_, Some(name)) if below => {
                    if !number(&text.text) || !group(name) {
                        break;
                    }
                    rows.push((name.clone(), text.clone()));
                    end += 2;
                }
                (_, Some(value)) if group(text) && counted(value).is_some() => {
                    rows.extend(counted(value).into_iter().flatten().map(|part| (text.clone(), part)));
                    end += 2;
                }
                ([name @ .., value], _) if !name.is_empty() && number(&text.text[value.clone()]) => {
                    let name = text.slice(name[0].start..name[name.len() - 1].end);
                    if name.text.ends_with(|c: char| c.is_ascii_digit()) || !group(&name) {
                        break;
                    }
                    rows.push((name, text.slice(value.clone())));
                    end += 1;
                }
                (_, Some(value)) if group(text) && number(&value.text) => {
                    rows.push((text.clone(), value.clone()));
                    end += 2;
                }
                _ => break,
            }
        }
        if rows.len() < 2 {
            return None;
        }
        // shares are another list beside that of the counts
        rows.sort_by_key(|(_, value)| value.text.ends_with('%'));
        // what they come to is said already
        let sum = |t: &Text| self.label(t).reading.tags == tags!("sum");
        if passage(end).is_some_and(sum) && passage(end + 1).is_some_and(|t| number(&t.text)) {
            end += 2;
        }
        if leads {
            self.suspend();
            self.sentences(head);
            self.groups.group = self.told_of(head);
        } else {
            let label = self.label(head);
            // with heads of its own it is another table than the one above
            if !heads.is_empty() {
                let group = self.staff_told(head).filter(|_| !kinds);
                self.groups = Groups { group, ..Groups::default() };
            }
            self.group_row(&label);
        }
        let unit = heads.last().and_then(bracketed_unit);
        self.header = one_column();
        for (name, value) in rows {
            let row = self.row_of(name, unit.clone(), vec![value]);
            self.row(&row, items[at]);
        }
        self.header = Header::default();
        Some(end - at)
    }

    /// 教育程度 below rows that count the staff: people of the staff.
    fn staff_told(&self, head: &Text) -> Option<Rc<Label>> {
        let other = tags!("hire", "turnover", "training", "parental_leave", "rd", "injury");
        let tags = self.section.as_ref()?.reading.tags;
        let told = tags.has_all(tags!("employee")) && !tags.has_any(other);
        let mut label = (*self.label(head)).clone();
        label.reading.tags = tags!("employee");
        told.then(|| Rc::new(label))
    }

    /// The heads of a list of groups and of their numbers, a line each: 专业构成类别 / 专业构成人数(人).
    fn heads_of_list(&self, items: &[&Item], at: usize) -> Vec<Text> {
        let head = |i: usize| match items.get(i) {
            Some(Item::Passage { text, heading: None }) if text.text.chars().count() <= 16 => Some(text),
            _ => None,
        };
        let counts = |t: &Text| {
            let reading = &self.label(t).reading;
            reading.unexplained == 0
                && reading.axes.is_empty()
                && reading
                    .tags
                    .without(tags!("headcount", "employee", "function_axis", "sum", "people"))
                    .is_empty()
        };
        match (head(at), head(at + 1)) {
            (Some(kinds), Some(numbers))
                if is_header_word(&kinds.text) && kinds.text.ends_with("类别") && counts(numbers) =>
            {
                vec![kinds.clone(), numbers.clone()]
            }
            _ => vec![],
        }
    }

    /// What a sentence that leads to a table tells of: what its last clause names, or all that it counts.
    pub(super) fn told_of(&self, sentence: &Text) -> Option<Rc<Label>> {
        let t = &sentence.text;
        let last = t.rfind(['，', '。']).map_or(0, |i| i + '，'.len_utf8());
        let mut label = (*self.label(&sentence.slice(last..t.len()))).clone();
        label.reading.axes.clear();
        if label.reading.has_subject() {
            return Some(Rc::new(label));
        }
        let within =
            |s: &&Statement| (sentence.place(0)..=sentence.place(t.len())).contains(&s.number.place(0));
        let mut told = self.found.iter().rev().take(8).filter(within).map(|s| s.inner.tags);
        let tags = told.next()?;
        label.reading = crate::lexicon::Reading { tags, ..crate::lexicon::Reading::default() };
        (label.reading.has_subject() && told.all(|t| t == tags)).then(|| Rc::new(label))
    }
}

/// What a number and no more is counted in.
fn unit_of(text: &str) -> Option<String> {
    match cell_value(text) {
        CellValue::Number(q) => q.unit.map(|u| u.dimension()),
        _ => None,
    }
}

/// 生产人员, 技术类, 销售岗: the name of a kind of work.
fn is_kind_of_work(text: &str) -> bool {
    let text = text.trim();
    (2..=12).contains(&text.chars().count())
        && ["人员", "类", "岗", "工人", "员工", "序列", "岗位"].iter().any(|w| text.ends_with(w))
        && !text.contains(['，', '。', '：', ':'])
}

/// The header of a list: its labels, and one column of values.
pub(super) fn one_column() -> Header {
    let cells = header_cells([Text::default(), Text::default()].into(), false);
    let columns = cells.into_iter().map(|cell| (cell, Column::Value)).collect();
    Header { parted: Some(Parted::Marks), columns, ..Header::default() }
}

/// The same, its column of a year where one is told.
pub(super) fn one_column_of(year: Option<i32>) -> Header {
    let mut header = one_column();
    if let (Some(year), Some((_, column))) = (year, header.columns.last_mut()) {
        *column = Column::Year(year);
    }
    header
}

/// The header of values that bring their years: a column for each, in which its value stands.
pub(super) fn columns_of(values: impl Iterator<Item = (i32, Text)>) -> Header {
    let columns =
        (2..).zip(values).map(|(from, (year, text))| (Cell { text, from, to: from + 1 }, Column::Year(year)));
    Header { parted: Some(Parted::Marks), columns: columns.collect(), ..Header::default() }
}

/// (家) at the end of a title.
fn bracketed_unit(title: &Text) -> Option<Text> {
    let inner = title.text.rfind('(')? + 1..title.text.trim_end().strip_suffix(')')?.len();
    // (2024年，万吨CO2e): the year before it
    let behind = title.text[inner.clone()].rfind(['，', ',']).map(|at| inner.start + at);
    let behind = behind.map(|at| at + title.text[at..].chars().next().map_or(1, char::len_utf8)..inner.end);
    let mut places = [Some(inner), behind].into_iter().flatten();
    places.find(|place| whole_unit(&title.text[place.clone()]).is_some()).map(|place| title.slice(place))
}

/// `Workforce by gender`, `Workforce by`: the title of groups.
fn tells_apart(title: &Text) -> bool {
    title.text.contains(" by ") || title.text.ends_with(" by")
}

/// A line of a list that names what the number below it counts.
fn is_name(text: &Text) -> bool {
    text.text.chars().count() <= 24
        && matches!(cell_value(&text.text), CellValue::Text)
        && !text.text.contains(['。', '，', '；', ':'])
}

/// Lines that a name takes in a chart.
const LINES_OF_NAME: usize = 5;

/// Names, each over a line or more, and percentages in turn from an item on, and the item behind them.
fn shares(items: &[&Item], from: usize) -> (Vec<StreamRow>, usize) {
    let (mut rows, mut end) = (vec![], from);
    loop {
        let names: Vec<&Text> = (end..end + LINES_OF_NAME)
            .map_while(|i| passage(items, i).filter(|t| is_name(t) && !tells_apart(t)))
            .collect();
        let share = passage(items, end + names.len())
            .filter(|t| t.text.ends_with('%') && matches!(cell_value(&t.text), CellValue::Number(_)));
        let ([first, lines @ ..], Some(share)) = (&names[..], share) else { break };
        let mut label = (*first).clone();
        lines.iter().for_each(|line| label.append(line));
        end += names.len() + 1;
        rows.push(StreamRow { groups: vec![], label, unit: None, whom: None, values: vec![share.clone()] });
    }
    (rows, end)
}

/// Names and numbers in turn from an item on, as rows with this unit, and the item behind them.
fn list(items: &[&Item], from: usize, unit: Option<&Text>, with_units: bool) -> (Vec<StreamRow>, usize) {
    let value = |t: &Text| match cell_value(&t.text) {
        CellValue::Number(q) => q.kind == Kind::Amount && (q.unit.is_none() || with_units),
        _ => false,
    };
    let (mut rows, mut groups) = (vec![], vec![]);
    let (mut at, mut end) = (from, from);
    while let Some(text) = passage(items, at).filter(|t| is_name(t)) {
        // 外购商品与服务 / (类别1) / 1,210.50: a name over two lines
        let more = passage(items, at + 1).filter(|t| t.text.starts_with('(') && is_name(t));
        let mut whole = text.clone();
        more.into_iter().for_each(|more| whole.append(more));
        let text = &whole;
        at += usize::from(more.is_some());
        match passage(items, at + 1) {
            // two numbers are of a table
            Some(number) if value(number) && !passage(items, at + 2).is_some_and(value) => {
                rows.push(StreamRow {
                    groups: std::mem::take(&mut groups),
                    label: text.clone(),
                    unit: unit.cloned(),
                    whom: None,
                    values: vec![number.clone()],
                });
                at += 2;
                end = at;
            }
            Some(next) if names_an_axis(&text.text) && is_name(next) => {
                groups.push(text.clone());
                at += 1;
            }
            _ => break,
        }
    }
    (rows, end)
}

/// 男性人均78.1学时: hours that are counted as those of lessons are of training.
pub(super) fn tell_training_by_unit(found: &mut [Statement]) {
    for statement in found {
        let lessons = matches!(statement.raw_unit.split('/').next(), Some("学时" | "课时"));
        if lessons && !statement.inner.has_subject() {
            statement.inner.tags = statement.inner.tags.with(tags!("training", "hours"));
        }
    }
}

/// People that a table or a list counts by their groups and says no more of are of the staff where they come to the number
/// of employees: 男 2,934, 女 2,938 beside 5,872 employees.
pub(super) fn tell_staff_by_sum(found: &mut [Statement]) {
    let people = |s: &Statement| match &s.counted {
        Counted::In(unit) => unit.numerator == "person",
        counted => *counted == Counted::Missing,
    };
    let integer = |s: &Statement| s.quantity.value.is_integer() && s.quantity.kind == Kind::Amount;
    let staff = tags!("employee", "headcount", "sum", "people");
    let totals: FxHashSet<Decimal> = found
        .iter()
        .filter(|s| people(s) && integer(s) && s.inner.axes.is_empty() && s.entity.is_none())
        .filter(|s| s.inner.tags.has_any(tags!("employee")) || s.counts_employees())
        .filter(|s| s.inner.tags.without(staff).is_empty() && s.quantity.value > Decimal::from(50))
        .map(|s| s.quantity.value)
        .collect();
    if totals.is_empty() {
        return;
    }
    let share = |s: &Statement| s.counted.is_share();
    let group = |s: &Statement| {
        // the report's title says nothing of what is counted
        let title = |l: &Label| l.text.text.contains("报告") || l.text.text.contains("Report");
        let told = s.outers.iter().chain(&s.section).any(|l| l.reading.has_subject() && !title(l));
        let axis = s.inner.axes.keys().next().filter(|_| s.inner.axes.len() == 1)?;
        let plain = s.origin != Origin::Prose && s.inner.tags.without(staff).is_empty() && !told;
        plain.then(|| (axis.clone(), s.year, share(s)))
    };
    let section = |s: &Statement| s.section.as_ref().map(Rc::as_ptr);
    let mut sections = vec![];
    // counts first: shares have no sum of their own, and are told by the counts in whose section they stand
    for shares in [false, true] {
        let mut at = 0;
        while at < found.len() {
            let Some(key) = group(&found[at]) else {
                at += 1;
                continue;
            };
            let end = at + found[at..].iter().take_while(|s| group(s).as_ref() == Some(&key)).count();
            let sum: Decimal = found[at..end].iter().map(|s| s.quantity.value).sum();
            let all = if shares {
                (sum - Decimal::ONE_HUNDRED).abs() < Decimal::ONE && sections.contains(&section(&found[at]))
            } else {
                totals.contains(&sum) && found[at..end].iter().all(|s| people(s) && integer(s))
            };
            if end - at > 1 && all && key.2 == shares {
                let tags = if shares { tags!("employee", "rate") } else { tags!("employee") };
                let reading = crate::lexicon::Reading { tags, ..Default::default() };
                let label = Rc::new(Label { reading, ..Label::default() });
                sections.push(section(&found[at]));
                found[at..end].iter_mut().for_each(|s| s.outers.insert(0, label.clone()));
            }
            at = end;
        }
    }
}

/// Women 40 and men 60, under 30 years 11, up to 50 75 and above 14: groups that come to 100 in each row of a table are shares, though no
/// unit says so; as many people in every row there are not.
pub(super) fn tell_shares_by_row(found: &mut [Statement]) {
    let along = |s: &Statement| ["gender", "age"].into_iter().find(|axis| s.inner.axes.contains_key(*axis));
    let bare = |s: &Statement| {
        s.origin == Origin::Table && s.counted == Counted::Missing && s.quantity.kind == Kind::Amount
    };
    let of_row = |s: &Statement, first: &Statement| {
        Rc::ptr_eq(&s.quote, &first.quote) && s.year == first.year && bare(s) && along(s) == along(first)
    };
    let mut at = 0;
    while at < found.len() {
        let first = &found[at];
        if along(first).is_none() || !bare(first) {
            at += 1;
            continue;
        }
        // rows of the same groups, one below the other
        let same_table = |s: &Statement| bare(s) && along(s) == along(first) && same_section(s, first);
        let end = at + found[at..].iter().take_while(|s| same_table(s)).count();
        let rows: Vec<&[Statement]> = found[at..end].chunk_by(|one, other| of_row(other, one)).collect();
        let comes_to_100 = |row: &&[Statement]| {
            let sum: Decimal = row.iter().map(|s| s.quantity.value).sum();
            row.len() > 1 && (sum - Decimal::ONE_HUNDRED).abs() <= Decimal::ONE
        };
        if rows.len() > 2 && rows.iter().all(comes_to_100) {
            let share = whole_unit("%").map_or(Counted::Missing, Counted::In);
            found[at..end].iter_mut().for_each(|s| s.counted = share.clone());
        }
        at = end;
    }
}

/// `Overall 53 47` below the levels of staff and their shares of men and women: those of all staff.
pub(super) fn tell_all_staff(found: &mut [Statement]) {
    let plain = tags!("sum", "rate", "headcount", "people");
    let share = |s: &Statement| s.origin == Origin::Table && s.counted.is_share();
    for at in 0..found.len() {
        let one = &found[at];
        let told = one.outers.iter().chain(&one.section).any(|l| l.reading.has_subject());
        let all =
            share(one) && one.inner.tags.without(plain).is_empty() && one.inner.unexplained == 0 && !told;
        let Some(axis) = one.inner.axes.keys().next().filter(|_| all && one.inner.axes.len() == 1) else {
            continue;
        };
        let of_level = |s: &Statement| {
            s.inner.axes.len() == 2
                && s.inner.axes.contains_key(axis)
                && s.inner.axes.contains_key("level")
                && share(s)
                && same_section(s, one)
        };
        if matches!(axis.as_str(), "gender" | "age")
            && found[at.saturating_sub(TABLE)..at].iter().any(of_level)
        {
            found[at].inner.tags = found[at].inner.tags.with(tags!("employee"));
        }
    }
}

/// Senior managers 250, middle managers 3,049, others 11,246, and below them `Total training hours 14,545`: where a total names what it
/// counts and is the sum of rows that do not, these count the same.
pub(super) fn tell_rows_by_total(found: &mut [Statement]) {
    let staff = tags!("employee", "headcount", "people");
    let countable =
        |s: &Statement| s.origin == Origin::Table && s.quantity.kind == Kind::Amount && s.entity.is_none();
    for at in 0..found.len() {
        let total = &found[at];
        let named = total.inner.tags.has_any(tags!("sum"))
            && total.inner.axes.is_empty()
            && total.inner.unexplained == 0;
        let subject = total.inner.tags.without(tags!("sum"));
        if !named || !countable(total) || !total.inner.has_subject() || subject.without(staff).is_empty() {
            continue;
        }
        let axis = |s: &Statement| s.inner.axes.keys().next().filter(|_| s.inner.axes.len() == 1).cloned();
        let mut along: Option<String> = None;
        let mut parts: Vec<usize> = vec![];
        let mut sum = Decimal::ZERO;
        for i in (at.saturating_sub(TABLE)..at).rev() {
            let part = &found[i];
            if part.year != total.year && same_section(part, total) {
                continue;
            }
            let own = axis(part).filter(|axis| along.as_ref().is_none_or(|along| along == axis));
            let silent = part.inner.tags.without(staff).is_empty() && part.inner.unexplained == 0;
            let unit = part.counted == Counted::Missing || part.counted == total.counted;
            let Some(own) = own.filter(|_| silent && unit && countable(part) && same_section(part, total))
            else {
                break;
            };
            along = Some(own);
            sum += part.quantity.value;
            parts.push(i);
        }
        if parts.len() < 2 || sum != total.quantity.value {
            continue;
        }
        let (counted, reading) =
            (total.counted.clone(), crate::lexicon::Reading { tags: subject, ..Default::default() });
        let label = Rc::new(Label { reading, ..Label::default() });
        for i in parts {
            found[i].counted = counted.clone();
            found[i].outers.insert(0, label.clone());
        }
    }
}

/// Employees 2 over Workers 11, Total employees beside Total workers, as India's reports tell them apart: neither may be all.
pub(super) fn tell_workers_apart(found: &mut [Statement]) {
    let workers = |s: &Statement| {
        let label = s.label.trim_start().to_ascii_lowercase();
        s.origin == Origin::Table && (label == "workers" || label.starts_with("total workers"))
    };
    let mut apart: Vec<usize> = vec![];
    for at in (0..found.len()).filter(|at| workers(&found[*at])) {
        let Some(over) = found[at].outers.first() else { continue };
        let beside = |s: &Statement| {
            let rows = s.label == over.text.text || s.label.trim_start().starts_with("Total employees");
            rows && s.origin == Origin::Table && same_section(s, &found[at])
        };
        let from = at.saturating_sub(TABLE);
        let before = apart.len();
        apart.extend((from..at).filter(|i| beside(&found[*i])));
        apart.extend((apart.len() > before).then_some(at));
    }
    apart.into_iter().for_each(|at| found[at].some_staff = true);
}

/// Statements around one that are of its year and its section.
fn beside(found: &[Statement], at: usize) -> impl Iterator<Item = &Statement> {
    let one = &found[at];
    near(found, at).iter().filter(move |s| s.year == one.year && same_section(s, one))
}

/// `20-30 Years` beside `31-50` and `51+`: the lowest of the usual three bands, however it is worded.
pub(super) fn tell_youngest(found: &mut [Statement]) {
    let of = |s: &Statement, age: &str| s.inner.axes.get("age").is_some_and(|a| a == age);
    let youngest = |s: &Statement| {
        let bounds = s.inner.axes.get("age").and_then(|age| age.split_once('-'));
        let [from, to] = bounds.map_or([0, 0], |(a, b)| [a, b].map(|n| n.parse::<u32>().unwrap_or_default()));
        (15..=20).contains(&from) && (29..=30).contains(&to)
    };
    for at in 0..found.len() {
        if !youngest(&found[at]) {
            continue;
        }
        let beside = |age: &str| beside(found, at).any(|s| of(s, age));
        if beside("30-50") && beside(">50") && !beside("<30") {
            found[at].inner.axes.insert("age".to_owned(), "<30".to_owned());
        }
    }
}

/// 大专 beside 大专以下: those below it have none of it.
pub(super) fn tell_below_college(found: &mut [Statement]) {
    let of = |s: &Statement, education: &str| s.inner.axes.get("education").is_some_and(|e| e == education);
    for at in 0..found.len() {
        let below = of(&found[at], "college_or_below") && found[at].label.contains("大专以下");
        if below && beside(found, at).any(|s| of(s, "college")) {
            found[at].inner.axes.insert("education".to_owned(), "high_school_or_below".to_owned());
        }
    }
}

/// Women 0.3 % and men 2.7 % of senior management: where both together are not all of a level, they are shares of all
/// staff.
pub(super) fn tell_shares_of_staff(found: &mut [Statement]) {
    let plain = tags!("employee", "headcount", "sum", "people", "rate");
    let group = |s: &Statement, gender: &str| {
        let share = s.counted.is_share();
        let by_both = s.inner.axes.len() == 2 && s.inner.axes.get("gender").is_some_and(|g| g == gender);
        let told = share && by_both && s.origin == Origin::Table && s.inner.tags.without(plain).is_empty();
        s.inner.axes.get("level").filter(|_| told).cloned()
    };
    for i in 0..found.len() {
        let Some(level) = group(&found[i], "female") else { continue };
        let men = beside(found, i).find(|s| group(s, "male").as_ref() == Some(&level));
        if men.is_some_and(|m| m.quantity.value + found[i].quantity.value < Decimal::from(99)) {
            found[i].inner.tags = found[i].inner.tags.with(tags!("of_staff"));
        }
    }
}

/// Fire safety, Ethics, Code of conduct, each beside `Training hours per person`: courses, and none of them all training.
pub(super) fn tell_courses(found: &mut [Statement]) {
    let course = |s: &Statement| {
        let name = s.outers.first().filter(|o| o.reading.is_silent() && !is_axis(o))?;
        let trains = s.origin == Origin::Table && s.inner.tags.has_any(tags!("training"));
        (trains && s.inner.axes.is_empty() && single_year(&name.text.text).is_none())
            .then(|| (s.label.clone(), s.year, named(&name.text)))
    };
    let mut courses: BTreeMap<(String, Option<i32>), HashSet<String>> = BTreeMap::new();
    for (label, year, name) in found.iter().filter_map(course) {
        courses.entry((label, year)).or_default().insert(name);
    }
    for statement in found {
        if let Some((label, year, name)) = course(statement)
            && courses[&(label, year)].len() > 2
        {
            statement.entity = Some(name);
        }
    }
}

/// 基层管理 beside 普通员工: those who manage the others, and none of them. Alone they are all who do not manage managers.
pub(super) fn tell_first_managers(found: &mut [Statement]) {
    let general = |s: &Statement| s.inner.axes.get("level").is_some_and(|l| l == "general");
    let manages = |s: &Statement| s.label.contains("基层管理");
    let told: Vec<usize> = (0..found.len())
        .filter(|i| general(&found[*i]) && manages(&found[*i]))
        .filter(|i| {
            let own = &found[*i];
            let beside = |s: &Statement| {
                general(s) && !manages(s) && s.year == own.year && s.inner.tags == own.inner.tags
            };
            near(found, *i).iter().any(beside)
        })
        .collect();
    for at in told {
        found[at].inner.tags = found[at].inner.tags.with(tags!("unknown"));
    }
}

/// 专利授权数量 beside 报告期内专利授权数量: all of them up to now.
pub(super) fn tell_all_patents(found: &mut [Statement]) {
    const PERIODS: [&str; 8] =
        ["报告期", "本年", "当年", "年内", "新增", "in the year", "during the year", "reporting period"];
    let of_period = |s: &Statement| PERIODS.iter().any(|w| s.label.contains(w));
    let granted = tags!("patent", "granted");
    for at in 0..found.len() {
        let own = &found[at];
        let bare = own.origin == Origin::Table && own.inner.tags.has_all(granted) && !of_period(own);
        let same = |s: &&Statement| s.inner.tags == own.inner.tags && s.inner.axes == own.inner.axes;
        if bare && beside(found, at).any(|s| of_period(s) && same(&s)) {
            found[at].inner.tags = found[at].inner.tags.with(tags!("cumulative"));
        }
    }
}

/// 非甲烷总烃 beside 挥发性有机物: a part of what a report counts apart from all of it.
pub(super) fn tell_hydrocarbons(found: &mut [Statement]) {
    let methane = |s: &Statement| {
        s.label.contains("非甲烷") || s.label.to_ascii_lowercase().contains("methane hydrocarbon")
    };
    for at in 0..found.len() {
        let own = &found[at];
        let told = own.inner.tags.has_any(tags!("voc")) && methane(own);
        if told && beside(found, at).any(|s| s.inner.tags.has_any(tags!("voc")) && !methane(s)) {
            found[at].inner.tags = found[at].inner.tags.with(tags!("unknown"));
        }
    }
}

/// Carbon dioxide beside methane and nitrous oxide: one gas of those that make the whole.
pub(super) fn tell_gases(found: &mut [Statement]) {
    let gas = tags!("single_gas");
    let is_carbon_dioxide = |s: &Statement| {
        let label = s.label.to_ascii_lowercase();
        let named = ["carbon dioxide", "co2", "二氧化碳"].iter().any(|w| label.contains(w));
        let whole = ["co2e", "co2-e", "co2 e", "equivalent", "当量", "total", "合计", "总"];
        named && !whole.iter().any(|w| label.contains(w))
    };
    for at in 0..found.len() {
        let own = &found[at];
        let bare = own.inner.tags.without(tags!("ghg", "emission")).is_empty();
        let told = own.origin == Origin::Table && own.inner.tags.has_any(tags!("ghg")) && bare;
        let other = |s: &Statement| s.inner.tags.has_any(gas) && !is_carbon_dioxide(s);
        if told && is_carbon_dioxide(own) && beside(found, at).any(other) {
            found[at].inner.tags = found[at].inner.tags.with(gas);
        }
    }
}

/// Employees (thousand) 82 over Africa 4, Asia 30, Europe 26: groups that come to what the total says in thousands are counted as it is.
pub(super) fn tell_thousands(found: &mut [Statement]) {
    for total in 0..found.len() {
        let whole = &found[total];
        let scaled = match &whole.counted {
            Counted::In(unit) if unit.counts_people() && unit.scale() >= Decimal::ONE_THOUSAND => {
                unit.clone()
            }
            _ => continue,
        };
        if whole.origin != Origin::Table || !whole.inner.axes.is_empty() {
            continue;
        }
        let (number, year) = (whole.quantity.value, whole.year);
        let group = |s: &Statement, axis: &str| {
            let missing = s.counted == Counted::Missing && s.origin == Origin::Table && s.year == year;
            missing && s.inner.axes.len() == 1 && s.inner.axes.contains_key(axis)
        };
        for axis in ["region", "gender", "age", "level"] {
            let parts: Vec<usize> = (total + 1..(total + 2 * TABLE).min(found.len()))
                .filter(|i| group(&found[*i], axis))
                .collect();
            let sum: Decimal = parts.iter().map(|i| found[*i].quantity.value).sum();
            // each may be rounded
            if parts.len() > 1
                && (sum - number).abs() * Decimal::TWO <= Decimal::from(parts.len()) + Decimal::ONE
            {
                parts.into_iter().for_each(|i| found[i].counted = Counted::In(scaled.clone()));
            }
        }
    }
}
