//! Goes through a document in reading order and gives its statements: tables, rows of plain text, figures beside their
//! labels. Sentences are left to `prose`. What is remembered on the way is what a reader remembers: the columns' headers,
//! the group that rows stand under, the last row that said what is counted.

mod broken;
mod cells;
mod figures;
mod grid;
mod header;
mod heads;
mod lists;
mod looks;
mod notes;
mod oneline;
mod rebuilt;
mod rows;
mod runs;
mod spread;
mod stacked;
mod sums;
mod words;

use std::cell::{LazyCell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::hash::Hasher;
use std::rc::Rc;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use document::{Cell, Document, Item, Parted, Row, Text, find, may_hold_marks, trim};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::lexicon::tags;
use crate::period;
use crate::profile::Profile;
use crate::prose;
use crate::quantity::{CellValue, Kind, Quantity, cell_value, has_digit};
use crate::recent::Recent;
use crate::statement::{Counted, Label, MOST_STATEMENTS, Origin, Statement, label};
use crate::unit::{Unit, is_noun_of, unit_at, whole_unit};
use crate::words::Words;

use broken::*;
use header::*;
use lists::*;
use looks::Looks;
use notes::Notes;
use rows::emits;
use spread::*;
use stacked::values_at_end;
use sums::tell_parts_of_row;
use words::*;

/// The statements of a document in reading order, and, where they are too many, the page that the rest begins on and the
/// last.
pub fn statements(document: &Document, profile: &Profile) -> (Vec<Statement>, Option<(u32, u32)>) {
    let mut names = profile.others.clone();
    names.extend(profile.own.iter().filter(|n| n.chars().count() > 2).cloned());
    let mut walk = Walk {
        profile,
        names,
        repeated: repeated(document),
        labels: RefCell::default(),
        found: vec![],
        header: Header::default(),
        groups: Groups::default(),
        suspended: None,
        carried: BTreeMap::new(),
        whom: None,
        beside: vec![],
        unit_line: None,
        carbon_unit: None,
        notes: Notes::of(document),
        section: None,
        chapters: vec![],
        in_case: false,
        permits: false,
        last_was_data: false,
        last_label: None,
        titled: false,
        named: false,
        listing: None,
        label_below: None,
        label_above: None,
        interrupted: false,
        unit_line_is_new: false,
        after_gap: FxHashSet::default(),
        shift: 0,
        ordered: vec![],
        labels_read: 0,
        looks: Looks::default(),
    };
    let items: Vec<&Item> = document.items.iter().filter(|i| !matches!(i, Item::Gap)).collect();
    walk.looks = Looks::of(&items);
    let pairs = document.items.windows(2).filter(|w| matches!(w[0], Item::Gap));
    walk.after_gap = pairs.map(|w| std::ptr::from_ref(&w[1])).collect();
    let mut at = 0;
    while at < items.len() && walk.found.len() < MOST_STATEMENTS {
        at += walk.item(&items, at);
    }
    settle_megatonnes(&mut walk.found);
    put_sources_under_totals(&mut walk.found);
    tell_kinds_of_waste(&mut walk.found);
    leave_out_paths(&mut walk.found, profile.year);
    lend_carbon_unit(&mut walk.found);
    tell_training_by_unit(&mut walk.found);
    tell_parts_of_row(&mut walk.found);
    tell_rows_by_total(&mut walk.found);
    tell_shares_by_row(&mut walk.found);
    tell_all_staff(&mut walk.found);
    tell_below_college(&mut walk.found);
    tell_youngest(&mut walk.found);
    tell_first_managers(&mut walk.found);
    tell_all_patents(&mut walk.found);
    tell_hydrocarbons(&mut walk.found);
    tell_gases(&mut walk.found);
    tell_thousands(&mut walk.found);
    tell_workers_apart(&mut walk.found);
    tell_staff_by_sum(&mut walk.found);
    tell_shares_within(&mut walk.found);
    tell_shares_of_staff(&mut walk.found);
    tell_courses(&mut walk.found);
    let last = walk.found.get(MOST_STATEMENTS - 1).map(|s| document.lines[s.number.place(0).line].page);
    (walk.found, last.map(|page| (page, document.pages)))
}

/// A report that prints `Mt` for metric tonnes where the number tells so does elsewhere too: 182 Mt beside 1,765,189 Mt.
/// Digits behind a point are of megatonnes.
fn settle_megatonnes(found: &mut [Statement]) {
    let means_tonnes =
        |s: &Statement| matches!(&s.counted, Counted::In(unit) if unit.means_tonnes(s.quantity.value));
    if !found.iter().any(means_tonnes) {
        return;
    }
    for statement in found.iter_mut().filter(|s| s.quantity.value.scale() == 0) {
        if let Counted::In(unit) = &mut statement.counted
            && unit.is_megatonne()
        {
            *unit = unit.clone().in_tonnes();
        }
    }
}

fn same_section(one: &Statement, other: &Statement) -> bool {
    match (&one.section, &other.section) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// Statements behind one that may still be of its table: a few rows of a few years.
const TABLE: usize = 24;

/// The statements around one that may be of its table.
fn near(found: &[Statement], at: usize) -> &[Statement] {
    &found[at.saturating_sub(TABLE)..(at + TABLE).min(found.len())]
}

/// Municipal water, river water, and a total below them: parts of it, as they are where it stands above.
fn put_sources_under_totals(found: &mut [Statement]) {
    let (source, water) = (tags!("water_source"), tags!("water", "water_withdrawal"));
    for i in 0..found.len() {
        let part = &found[i];
        if !part.inner.tags.has_any(source) || part.inner.tags.has_any(tags!("sum")) || part.whole.is_some() {
            continue;
        }
        let sums = |s: &&Statement| {
            let tags = s.inner.tags;
            let sum = tags.has_any(tags!("sum")) || s.label.starts_with('总');
            s.year == part.year && sum && tags.has_any(water) && !tags.has_any(source)
        };
        let of_table = |s: &&Statement| s.origin == Origin::Table && same_section(s, part);
        let total = found[i + 1..].iter().take(TABLE).take_while(of_table).find(sums);
        if let Some(total) = total.filter(|_| part.origin == Origin::Table) {
            let whole = Label { reading: total.inner.clone(), ..Label::default() };
            found[i].whole = Some(Rc::new(whole));
        }
    }
}

/// Each of the years to come in one table: what it has for the report's own year is of a path to a target, and not what was.
fn leave_out_paths(found: &mut [Statement], own: Option<i32>) {
    let Some(own) = own else { return };
    for i in 0..found.len() {
        if found[i].origin != Origin::Table || found[i].year != Some(own) {
            continue;
        }
        let goes_on = |year: i32| {
            let of_path = |s: &Statement| s.year == Some(year) && s.label == found[i].label;
            let mut near = near(found, i).iter().filter(|s| s.origin == Origin::Table);
            near.any(|s| of_path(s) && same_section(s, &found[i]))
        };
        if goes_on(own + 1) && goes_on(own + 2) {
            found[i].inner.tags = found[i].inner.tags.with(tags!("target"));
        }
    }
}

/// Leavers | Number | % with 100 in the row of the sum: how the leavers are made up, and no rate at which a group leaves. So are
/// temporary staff, where the sum of theirs is a hundred: shares of them, and not of the staff.
fn tell_shares_within(found: &mut [Statement]) {
    let share =
        |s: &Statement| s.origin == Origin::Table && matches!(&s.counted, Counted::In(u) if u.is_share());
    let leave = |s: &Statement| {
        let over = s.outers.first().is_some_and(|o| o.reading.tags.has_any(tags!("turnover")));
        over || s.inner.tags.has_any(tags!("turnover"))
    };
    // of the groups that a sum is of, or of a part of them
    let under = |s: &Statement, all: &Statement| {
        let same = all.inner.axes.iter().all(|(axis, value)| s.inner.axes.get(axis) == Some(value));
        share(s) && s.year == all.year && same && same_section(s, all)
    };
    for i in 0..found.len() {
        let all = &found[i];
        if !share(all) || all.quantity.value != Decimal::ONE_HUNDRED {
            continue;
        }
        let of_some = !all.inner.axes.is_empty();
        // 管理层 | 60% | 40% | 100%: what the shares of its own row come to
        let over = all.outers.first().map(|o| o.reading.tags).unwrap_or_default();
        if of_some && over.with(all.inner.tags).has_any(tags!("sum")) {
            let within = |s: &&Statement| s.inner.axes.len() == all.inner.axes.len() + 1 && under(s, all);
            let parts = near(found, i).iter().filter(within).map(|s| s.quantity.value);
            if (Decimal::ONE_HUNDRED - parts.sum::<Decimal>()).abs() < Decimal::ONE {
                found[i].inner.tags = found[i].inner.tags.with(tags!("unknown"));
                continue;
            }
        }
        // 合计 of the column of a group, whose other columns count it
        let sums = all.label.trim().starts_with("合计") || all.label.trim().starts_with("总计");
        if !(sums && of_some || leave(all) && all.inner.tags.has_any(tags!("sum"))) {
            continue;
        }
        let (from, to) = (i.saturating_sub(2 * TABLE), (i + 2 * TABLE).min(found.len()));
        let like = all.clone();
        let within = |s: &Statement| (of_some || leave(s)) && under(s, &like);
        for part in found[from..to].iter_mut().filter(|s| within(s)) {
            part.inner.tags = part.inner.tags.with(tags!("unknown"));
        }
    }
}

/// A unit that a table prints in the middle of the rows that it is the unit of: scope 2 beside scope 1 in tonnes.
fn lend_carbon_unit(found: &mut [Statement]) {
    let emission = |s: &Statement| {
        s.origin == Origin::Table && emits(s.inner.tags) && !s.inner.tags.has_any(tags!("change"))
    };
    for i in 0..found.len() {
        if found[i].counted != Counted::Missing || !emission(&found[i]) {
            continue;
        }
        let group = found[i].outers.first().cloned();
        let beside = |s: &Statement| {
            let grouped = s.outers.first().is_some_and(|over| {
                // the row above has become what the next one stands under
                over.text.text == found[i].label
                    || group.as_ref().is_some_and(|g| g.text.text == over.text.text)
            });
            let carbon = matches!(&s.counted, Counted::In(u) if u.numerator == "tCO2e" && u.per.is_none());
            let scoped = s.inner.tags.has_any(tags!("scope1", "scope2", "scope3", "ghg"));
            grouped && carbon && scoped && s.origin == Origin::Table && same_section(s, &found[i])
        };
        let lent = near(found, i).iter().find(|s| beside(s)).map(|s| (s.counted.clone(), s.raw_unit.clone()));
        if let Some((counted, raw_unit)) = lent {
            (found[i].counted, found[i].raw_unit) = (counted, raw_unit);
        }
    }
}

/// General waste beside Construction waste: one kind of them, and not all that is not hazardous.
fn tell_kinds_of_waste(found: &mut [Statement]) {
    let waste = tags!("waste");
    let of_waste = |s: &Statement| s.origin == Origin::Table && s.inner.axes.is_empty();
    let name = |s: &Statement| s.label.trim_start_matches(['-', '–', '•', ' ']).to_owned();
    let general = |s: &Statement| {
        let plain = of_waste(s) && s.item.is_none();
        plain && name(s).get(.."general waste".len()).is_some_and(|w| w.eq_ignore_ascii_case("general waste"))
    };
    for i in 0..found.len() {
        if !general(&found[i]) {
            continue;
        }
        let kind = |s: &Statement| {
            let named = s.item.is_some() || s.inner.unexplained > 0 && s.inner.tags.has_all(waste);
            named && of_waste(s) && s.year == found[i].year && same_section(s, &found[i])
        };
        // of what the other is one
        if let Some(outers) = near(found, i).iter().find(|s| kind(s)).map(|s| s.outers.clone()) {
            found[i].item = Some(name(&found[i]));
            found[i].outers = outers;
        }
    }
}

/// Lines that stand on page after page: running heads and feet.
fn repeated(document: &Document) -> FxHashMap<u64, u32> {
    let mut counts = FxHashMap::default();
    // 58 ALPHA LIMITED, 60 ALPHA LIMITED: the same words beside a number that grows from one to the next
    let mut numbered: BTreeMap<&str, Vec<(u32, u64)>> = BTreeMap::new();
    for item in &document.items {
        let Some(key) = key(item) else { continue };
        *counts.entry(key).or_insert(0) += 1;
        if let Item::Passage { text, .. } = item
            && let Some((words, number)) = beside_page(trim(&text.text))
        {
            numbered.entry(words).or_default().push((number, key));
        }
    }
    for lines in numbered.values() {
        if lines.len() > RUNS && lines.windows(2).all(|w| w[0].0 < w[1].0) {
            counts.extend(lines.iter().map(|(_, key)| (*key, lines.len() as u32)));
        }
    }
    counts
}

/// The words of a line that begins or ends in what may be a page's number, and that.
fn beside_page(line: &str) -> Option<(&str, u32)> {
    let number = |word: &str| word.parse::<u32>().ok().filter(|_| word.len() <= 3);
    let first = line.split_once(' ').and_then(|(page, words)| Some((words, number(page)?)));
    let last = || line.rsplit_once(' ').and_then(|(words, page)| Some((words, number(page)?)));
    // a row's label is shorter than most names of reports and companies
    first.or_else(last).filter(|(words, _)| words.split(' ').nth(2).is_some())
}

/// Lines alike that are no running head yet.
const RUNS: usize = 3;

/// Bytes of a running head: what is longer is text.
const RUNNING: usize = 240;

/// The words of a line as a number: that two lines have the same by chance is less likely than a misprint.
fn key(item: &Item) -> Option<u64> {
    let (mut hash, mut length) = (FxHasher::default(), 0);
    let mut fold = |text: &str| {
        for word in text.split_ascii_whitespace() {
            hash.write(word.as_bytes());
            hash.write_u8(b' ');
            length += word.len() + 1;
        }
    };
    match item {
        Item::Row(row) if row.cells.len() <= 8 => row.cells.iter().for_each(|c| fold(&c.text.text)),
        Item::Passage { text, .. } if text.text.len() <= RUNNING => fold(&text.text),
        _ => return None,
    }
    (length <= RUNNING + 1).then(|| hash.finish())
}

#[derive(Debug, Clone, Default)]
struct Groups {
    /// the group row that rows stand under
    group: Option<Rc<Label>>,
    /// the last label that said what is counted
    subject: Option<Rc<Label>>,
    /// the last such label that we know, for rows that name its items
    known: Option<Rc<Label>>,
    /// a row since then that nobody understands: of the rows below it, or one beside them
    stranger: Option<Rc<Label>>,
    /// the groups that rows have counted since then
    seen: Vec<BTreeMap<String, String>>,
    /// what the last row that said what is counted was counted in by its own words
    unit: Option<Unit>,
    /// the subject before a grade that nobody knows: 经理级 between 高级管理人员 and 一般职员
    before_grade: Option<Option<Rc<Label>>>,
    /// UK, Global (excluding UK): the part of the world that all rows are of up to the next such name
    part: Option<Rc<Label>>,
    /// 按性别, 高级管理层性别分布
    axis: Option<Rc<Label>>,
    /// rows that are values of the axis have come under it: the next row with a subject ends it
    listed: bool,
    /// what the last row was one of: an axis, or `item`
    listing: Option<String>,
    /// the last row was a sum, by this name
    summed: Option<String>,
    /// the sources of another scope stand above, and no sum of them
    unsummed: bool,
    /// a sum of all that the heading counts stands above
    totalled: bool,
    /// the scopes that rows of the table have counted, each for itself
    scopes: crate::lexicon::Tags,
    /// and the kinds of energy
    carriers: crate::lexicon::Tags,
}

impl Groups {
    /// A heading right above, with words that nothing explains, that no row has said more of: 技术人员 over 人均培训时数.
    fn is_strange(&self) -> bool {
        let strange = |l: &Rc<Label>| {
            l.reading.unexplained > 0 && !l.reading.has_subject() && !names_an_axis(&l.text.text)
        };
        self.stranger.is_some()
            || [&self.axis, &self.group]
                .into_iter()
                .flatten()
                .any(|l| strange(l) && l.reading.axes.is_empty() && l.text.text.chars().count() <= 12)
    }

    fn path(&self) -> Vec<Rc<Label>> {
        let known = self.known.as_ref().filter(|k| self.subject.as_ref().is_none_or(|s| !Rc::ptr_eq(k, s)));
        let part = self.part.as_ref().filter(|p| self.axis.as_ref().is_none_or(|a| !Rc::ptr_eq(a, p)));
        [self.axis.as_ref(), part, self.subject.as_ref(), known, self.group.as_ref()]
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
    repeated: FxHashMap<u64, u32>,
    /// labels that have been read, by their words
    labels: RefCell<FxHashMap<String, Rc<Label>>>,
    found: Vec<Statement>,
    header: Header,
    groups: Groups,
    /// header text and groups of the table that a page break or a box broke off
    suspended: Option<(Header, Groups)>,
    /// row groups that stand in a column left of the labels and are printed once
    carried: BTreeMap<u32, Rc<Label>>,
    /// of whom the row is, by a column behind its name
    whom: Option<String>,
    /// groups of the tables that stand to the right of the one that is being read
    beside: Vec<(Groups, BTreeMap<u32, Rc<Label>>)>,
    /// 单位:万元
    unit_line: Option<Unit>,
    /// what a row of the table has said that emissions are counted in
    carbon_unit: Option<Unit>,
    /// what notes below tables say of the rows that bear their marks
    notes: Notes,
    section: Option<Rc<Label>>,
    /// headings with a subject that the text stands under, each deeper than the one before
    chapters: Vec<(u8, Rc<Label>)>,
    in_case: bool,
    /// the heads of a table of permitted discharges, plant by plant, stand above, broken to a word a line
    permits: bool,
    last_was_data: bool,
    /// where the first cell of the last row of values stands
    last_label: Option<document::Place>,
    /// a title that says what is counted has stood since the last row
    titled: bool,
    /// the row that is being read names a region or a kind of work as printed
    named: bool,
    /// what it is one of: see [`Groups::listing`]
    listing: Option<String>,
    /// where the label stands that the last figure had below it
    label_below: Option<document::Place>,
    /// the item behind the last figure, where that had its label above it
    label_above: Option<usize>,
    /// words other than a running head have stood since the last row
    interrupted: bool,
    /// the unit line was printed since the last table began
    unit_line_is_new: bool,
    /// items that a gap stands before
    after_gap: FxHashSet<*const Item>,
    /// of the row that is being read: see `shift_of`
    shift: i32,
    /// of the row that is being read: the column of each value by order, where columns kept by spaces are out of line
    ordered: Vec<(u32, Column)>,
    /// items up to here have given a run of values its labels: see `run_of_values`
    labels_read: usize,
    looks: Looks,
}

impl Walk<'_> {
    /// Reads the item at a place; gives how many items it took.
    fn item(&mut self, items: &[&Item], at: usize) -> usize {
        match items[at] {
            Item::Row(row) => {
                if let Some(Item::Row(labels)) = items.get(at + 1)
                    && (self.values_over_labels(row, labels) || self.labels_over_values(row, labels))
                {
                    return 2;
                }
                if let Some(Item::Row(rest)) = items.get(at + 1)
                    && let Some(whole) = self.with_rest_of_unit_cell(row, rest)
                {
                    self.row(&whole, items[at]);
                    return 2;
                }
                if row.parted == Parted::Tags && self.after_gap.contains(&std::ptr::from_ref(items[at])) {
                    self.new_table(row);
                }
                self.interrupted = false;
                self.row(row, items[at]);
                1
            }
            Item::Passage { text, heading } => {
                if let Some((row, item)) = self.begins_label(text, items, at).filter(|_| heading.is_none()) {
                    self.row(&row, item);
                    return 2;
                }
                self.parted_years(items, at)
                    .or_else(|| self.cell_grid(items, at, true))
                    .or_else(|| self.stream_table(items, at))
                    .or_else(|| self.cell_grid(items, at, false))
                    .or_else(|| self.rebuilt(items, at))
                    .or_else(|| self.plain_grid(items, at))
                    .or_else(|| self.spanned_table(items, at))
                    .or_else(|| self.spanned_groups(items, at))
                    .or_else(|| self.bars(items, at))
                    .or_else(|| self.stream_columns(items, at))
                    .or_else(|| self.stream_blocks(items, at))
                    .or_else(|| self.listed_groups(items, at))
                    .or_else(|| self.titled_shares(items, at))
                    .or_else(|| self.titled_list(items, at))
                    .or_else(|| self.stream_heads(items, at))
                    .or_else(|| self.stream_grid(items, at))
                    .or_else(|| self.stacked_heads(items, at))
                    .or_else(|| self.run_of_values(items, at))
                    .or_else(|| self.values_over_groups(items, at))
                    .or_else(|| self.groups_a_line(items, at))
                    .or_else(|| self.years_a_line(items, at))
                    .or_else(|| self.rebuilt_cells(items, at))
                    .unwrap_or_else(|| self.passage(text, *heading, items, at))
            }
            Item::Gap => 1,
        }
    }

    /// 因工伤损失 over 工作日数 416: the first line of a row's label, where a word that we know runs over both.
    fn begins_label<'i>(&self, text: &Text, items: &[&'i Item], at: usize) -> Option<(Row, &'i Item)> {
        let item = *items.get(at + 1)?;
        let Item::Row(row) = item else { return None };
        let parted = self.after_gap.contains(&std::ptr::from_ref(item));
        let end = text.text.len();
        // 员工 over 类别 | 2024年 is a title
        let year = |c: &Cell| year_of_head(&c.text.text, self.profile.year).is_some();
        let values =
            row.cells.iter().skip(1).any(|c| cell_value(&c.text.text) != CellValue::Text && !year(c));
        if parted || !values || row.parted != Parted::Spaces || end > HEAD_BYTES || text.text.is_ascii() {
            return None;
        }
        let mut joined = text.clone();
        joined.join(&row.cells.first()?.text);
        let reading = crate::lexicon::read(&joined.text);
        let across = reading.spans.iter().any(|(r, _)| r.start < end && end < r.end);
        (across && reading.unexplained == 0).then(|| {
            let mut whole = row.clone();
            whole.cells[0].text = joined;
            (whole, item)
        })
    }

    /// A line that stands on page after page.
    fn is_running(&self, item: &Item) -> bool {
        key(item).and_then(|key| self.repeated.get(&key)).is_some_and(|n| *n > RUNS as u32)
    }

    /// Reads a label; one that has been read before, of a row or a column that comes again, is not read again.
    fn label(&self, text: &Text) -> Rc<Label> {
        if let Some(known) = self.labels.borrow().get(&text.text) {
            return Rc::new(known.at(text));
        }
        let mut read = label(text, &self.names);
        // Directors of Fell Foods plc: whose they are is no more than all the report says
        if let Some(at) = find(&text.text, " of ").filter(|_| text.text.is_ascii())
            && let Some(name) =
                self.profile.own.iter().find(|n| n.len() > 8 && text.text[at + 4..].starts_with(n.as_str()))
        {
            let mut bare = text.slice(0..at);
            bare.join(&text.slice(at + 4 + name.len()..text.text.len()));
            read.reading = label(&bare, &self.names).reading;
        }
        let read = Rc::new(read);
        if text.text.len() <= RUNNING {
            self.labels.borrow_mut().insert(text.text.clone(), read.clone());
        }
        read
    }

    fn passage(&mut self, text: &Text, heading: Option<u8>, items: &[&Item], at: usize) -> usize {
        if let Some(end) = self.before_codes(&text.text) {
            // a row under the heads of a table that something has interrupted, told by its codes
            let goes_on = |(header, _): &mut (Header, Groups)| {
                values_at_end(&text.text[..end]) == header.values().len()
            };
            if self.header.columns.is_empty()
                && let Some((header, _)) = self.suspended.take_if(goes_on)
            {
                self.header = header;
            }
            return self.passage(&text.slice(0..end), heading, items, at);
        }
        if let Some(end) = self.before_note(&text.text) {
            let taken = self.passage(&text.slice(0..end), heading, items, at);
            self.sentences(&text.slice(end..text.text.len()));
            return taken;
        }
        if let Some(end) = self.before_years(&text.text) {
            self.passage(&text.slice(0..end), heading, items, at);
            return self.passage(&text.slice(end..text.text.len()), heading, items, at);
        }
        let title = number_of_title(&text.text);
        if title > 0 {
            return self.passage(&text.slice(title..text.text.len()), heading, items, at);
        }
        let t = trim(&text.text);
        if t.is_empty()
            || t.chars().all(|c| c.is_ascii_digit() || c == ' ')
                && t.len() <= 3
                && !self.figure_follows(items, at)
                && !self.is_below_name(items, at)
        {
            return 1;
        }
        if is_case(t) {
            self.begin_case();
            return 1;
        }
        // 核定的排放 / 总量 / …: each plant's discharges, what it may discharge and in what concentration, until a sentence ends it
        let han = t.chars().count();
        self.permits =
            (self.permits || han <= 12 && t.contains("核定的排")) && (han <= 24 || !t.ends_with('。'));
        if self.permits {
            return 1;
        }
        if is_applicable(t) {
            self.end_table();
            return 1;
        }
        // 第一季度 第二季度 第三季度 第四季度: columns of no year, and none of the heads above
        if t.contains(' ') && t.contains("季度") && t.split(' ').all(period::is_part_of_one) {
            self.suspend();
            self.suspended = None;
            return 1;
        }
        if self.unit_line(t) {
            // right below its rows, or below a title: of the table that this is over
            let below = at.checked_sub(1).is_some_and(|above| match items[above] {
                Item::Row(_) => true,
                Item::Passage { text, .. } => {
                    values_at_end(&text.text) > 0 || text.text.ends_with(|c: char| c.is_ascii_digit())
                }
                Item::Gap => false,
            });
            let year = |(_, c): &(Cell, Column)| matches!(c, Column::Year(_));
            if below {
                self.counts_table_above(items.get(at + 1));
            } else if self.has_rows() && !self.header.columns.iter().any(year) {
                // and the columns of the last one are none of its
                self.header = Header::default();
            }
            return 1;
        }
        let own = self.profile.year;
        let years_below = LazyCell::new(|| match items.get(at + 1) {
            Some(Item::Passage { text, heading: None }) if may_be_year(text) => {
                stream_header(items, at + 1, own)
            }
            _ => None,
        });
        // `Tonnes of CO2 equivalent` right over the rows of a table
        let over_table = || match items.get(at + 1) {
            Some(Item::Row(row)) => row.parted != Parted::Spaces,
            // Scope 3 2024 2023
            Some(Item::Passage { text, heading: None }) if text.text.len() <= HEAD_BYTES * 2 => {
                let years = || text.text.split(' ').filter(|w| year_of_head(w, own).is_some()).count();
                years_below.is_some() || has_digit(&text.text) && years() > 1
            }
            _ => false,
        };
        // tCO2e, financial years ended 31 March
        let counted = || {
            let (unit, when) = t.split_once(", ")?;
            let when = when.to_ascii_lowercase();
            ["year", "period", "unless", "except", "otherwise"]
                .iter()
                .any(|w| when.contains(w))
                .then(|| measure(unit))
                .flatten()
        };
        if over_table()
            && let Some(unit) = measure(t).or_else(counted)
        {
            self.unit_line = Some(unit);
            self.unit_line_is_new = true;
            return 1;
        }
        let body = text.text.len() - text.text.trim_start().len();
        let over_years = || years_below.as_ref().is_some_and(|head| head.years > 1);
        if let Some((end, unit)) = titled_unit(t, over_years) {
            let taken = self.passage(&text.slice(body..body + end), heading, items, at);
            self.unit_line = Some(unit);
            self.unit_line_is_new = true;
            return taken;
        }
        if self.plain_header(text, |years| Self::titles_rows(items, at, years)) {
            self.heads_over_years(items, at);
            return 1 + self.heads_under_years(items, at + 1);
        }
        if heading.is_none()
            && let Some(whole) = with_rest_of_unit(text, items.get(at + 1))
            && let Some(row) = self.plain_row(&whole)
        {
            self.row(&row, items[at]);
            return 2;
        }
        if heading.is_none()
            && !self.is_under_two_heads(&text.text)
            && (self.pairs_in_line(text, items[at])
                || self.unit_first_in_line(text, items[at])
                || self.groups_in_line(text, items[at])
                || self.number_of(text, items[at])
                || self.numbered_in_line(text, items[at])
                || self.card_of_two_years(text, items[at])
                || self.unit_around(text, items, at)
                || self.share_and_amount(text, items, at)
                || self.listed_behind_colon(text, items[at])
                || self.figure_of_years(text, items[at]))
        {
            return 1;
        }
        if heading.is_none() {
            self.resume(text);
            if let Some(row) = self.labelled_above(text, items, at) {
                self.row(&row, items[at]);
                return 1;
            }
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
        // a number with its unit
        let counted = LazyCell::new(|| {
            crate::quantity::quantities(t).iter().any(|q| q.kind == Kind::Amount && q.unit.is_some())
        });
        if heading.is_none() && text.text.len() <= HEAD_BYTES * 2 && *counted && self.card_line(text) {
            return 1;
        }
        if let Some(taken) = self.figure(text, items, at) {
            return taken;
        }
        // a Latin letter takes half the room of a Han one
        let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
        let long = || t.len() > 160 || t.len() > 80 && t.chars().map(wide).sum::<usize>() > 80;
        // `Use of energy.` between rows of a table is a title, whatever ends it
        let between = || {
            self.header.columns.iter().any(|(_, c)| matches!(c, Column::Year(_)))
                && t.split_whitespace().nth(8).is_none()
        };
        // 9. Details of performance and career development reviews of employees and workers: right over its table
        let over_rows = || {
            let over = t.ends_with(':') && t.is_ascii() && t.len() <= 160;
            over && matches!(items.get(at + 1), Some(Item::Row(row)) if row.parted == Parted::Tags)
        };
        let sentence = || {
            long() && !over_rows()
                || may_hold_marks(t) && t.contains(['。', '；', '！'])
                || t.ends_with('.') && !between()
        };
        if heading.is_some() || (!sentence() && !*counted) {
            let running = self.is_running(items[at]);
            let label = self.label(text);
            if running && label.reading.axes.is_empty() {
                return 1;
            }
            self.interrupted = true;
            self.note_chapter(&label, heading);
            self.group_row(&label);
            self.titled = label.reading.has_subject();
            // # 41,400 employees: what is set in large letters is said all the same
            let mut large = || heading.is_some() && *counted && !self.card_line(text);
            // `Nobody died in 2024.` behind a table's last row is none of its titles
            if heading.is_none() && t.ends_with('.') || large() {
                self.sentences(text);
            }
            // 按年龄 under 员工构成: stands inside the heading before it
            let inside = names_an_axis(t) && !label.reading.has_subject() && label.reading.unexplained == 0;
            if !inside || self.section.is_none() {
                self.section = Some(label);
            }
            if self.in_case && t.chars().map(wide).sum::<usize>() < 40 && !t.contains('，') {
                self.in_case = false;
            }
            return 1;
        }
        self.sentences(text);
        // `reflect average grid factors.` below a row: a cell goes on, and the table with it
        if self.last_was_data && t.starts_with(|c: char| c.is_ascii_lowercase()) {
            return 1;
        }
        self.interrupted = true;
        self.suspend();
        // 共有500名员工，分布如下: the table below is of what the sentence told
        let leads = t.trim_end_matches([':', '：']);
        if leads.len() < t.len() && ["如下", "下表"].iter().any(|w| leads.ends_with(w)) {
            self.groups.group = self.told_of(text);
        }
        1
    }

    /// `Sulphur oxides tonnes 32 36 ENV-5 305-7` under heads of standards: where their codes begin.
    fn before_codes(&self, text: &str) -> Option<usize> {
        // a table that something has interrupted may go on
        let suspended = || self.suspended.as_ref().map_or(0, |(header, _)| header.standards);
        let most = if self.header.columns.is_empty() { suspended() } else { self.header.standards };
        let most = Some(most).filter(|most| *most > 0)?;
        let mut end = text.trim_end().len();
        let mut codes = 0;
        let mut columns = 0;
        while columns < most {
            let (rest, word) = text[..end].rsplit_once(' ')?;
            // 401-1; 405-1: two of one standard
            columns += usize::from(!rest.ends_with([';', ',']));
            let word = word.trim_end_matches([';', ',']);
            // 12.5 may be a value
            let code = is_code(word) && word.contains(|c: char| c == '-' || c.is_ascii_alphabetic());
            codes += usize::from(code);
            if !code && !matches!(word, "-" | "–" | "—") {
                break;
            }
            // GRI 305-7
            let rest = rest.trim_end();
            end = rest.strip_suffix(" GRI").filter(|_| code).unwrap_or(rest).len();
        }
        (codes > 0).then_some(end)
    }

    /// Remembers a heading with a subject for those of greater depth: `S1 Own workforce` over `S1-9 Diversity metrics`.
    fn note_chapter(&mut self, label: &Rc<Label>, heading: Option<u8>) {
        let Some(depth) = heading else { return };
        while self.chapters.pop_if(|(of, _)| *of >= depth).is_some() {}
        // the first depth is the report's own title
        if depth > 1 && label.reading.has_subject() {
            self.chapters.push((depth, label.clone()));
        }
    }

    /// The heading over a section that does not say what it is of.
    fn chapter(&self) -> Option<Rc<Label>> {
        let said = self.section.as_ref().is_some_and(|s| s.reading.has_subject());
        self.chapters.last().filter(|_| !said).map(|(_, chapter)| chapter.clone())
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

    /// 单位:万元 below a table of which nothing has said what it is counted in, and above none.
    fn counts_table_above(&mut self, next: Option<&&Item>) {
        let cells = matches!(self.header.parted, Some(Parted::Tags | Parted::Marks));
        let below = cells && self.last_was_data && matches!(next, Some(Item::Passage { .. }));
        let (Some((first, _)), Some(unit)) = (self.header.columns.first().filter(|_| below), &self.unit_line)
        else {
            return;
        };
        let from = first.text.place(0);
        let rows = self.found.iter_mut().rev();
        rows.take_while(|s| s.origin == Origin::Table && s.number.place(0) > from)
            .filter(|s| s.counted == Counted::Missing)
            .for_each(|s| s.counted = Counted::In(unit.clone()));
        self.unit_line = None;
    }

    fn begin_case(&mut self) {
        self.suspend();
        self.in_case = true;
    }

    /// Whether rows have been read under the heads.
    fn has_rows(&self) -> bool {
        let heads = self.header.columns.first().map(|(head, _)| head.text.place(0));
        heads.zip(self.found.last()).is_some_and(|(heads, row)| heads < row.number.place(0))
    }

    /// Prose between two parts of a table: the table may go on, if its header comes again.
    fn suspend(&mut self) {
        if !self.header.text.is_empty() {
            self.suspended = Some((std::mem::take(&mut self.header), self.groups.clone()));
        }
        self.groups = Groups::default();
        self.carried.clear();
        self.unit_line = None;
        self.carbon_unit = None;
        self.last_was_data = false;
    }

    /// The form of an annual report goes on with its next question: the table above has ended, and what stands as a title
    /// is that of the next.
    fn end_table(&mut self) {
        if self.last_was_data {
            let group = self.groups.group.take().filter(|_| self.titled);
            self.suspend();
            self.groups.group = group;
        } else {
            self.header = Header::default();
        }
    }

    /// Whether another scope begins below the sources of one that no sum has closed.
    fn leaves_scope_unsummed(&self, label: &Label) -> bool {
        let scopes = |l: &Label| l.reading.tags.intersection(tags!("scope1", "scope2", "scope3"));
        let other = |g: &Rc<Label>| !scopes(g).is_empty() && scopes(g) != scopes(label);
        let next = !scopes(label).is_empty() && self.groups.group.as_ref().is_some_and(other);
        next && (self.groups.unsummed || self.last_was_data && self.groups.summed.is_none())
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
        if label.reading.tags.has_any(tags!("sum")) {
            self.groups.part = None;
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
        // Emissions (tCO2e) below Energy use (MWh): whatever it is, what is counted otherwise is another list
        let other_unit = |g: &Rc<Label>| g.unit.is_some() && label.unit.is_some() && g.unit != label.unit;
        let counts_otherwise = self.groups.group.as_ref().is_some_and(other_unit);
        if label.reading.has_subject() || counts_otherwise {
            // a group with a subject of its own ends what was above it, but an axis of people keeps the subject
            let only_people =
                label.reading.tags.without(crate::lexicon::measures()).without(tags!("employee")).is_empty();
            if only_people && !label.reading.axes.is_empty() {
                self.groups.axis = Some(label.clone());
                self.groups.listed = false;
                return;
            }
            let unsummed = self.leaves_scope_unsummed(label);
            // From renewable sources below Energy consumed (GJ): counted in what the title says
            let title = self
                .groups
                .group
                .as_ref()
                .filter(|g| g.text.text.ends_with(')') && !self.header.text.is_empty());
            if let Some(unit) =
                title.and_then(|g| g.unit.clone()).filter(|u| u.is_measure() && label.unit.is_none())
            {
                self.unit_line.get_or_insert(unit);
            }
            self.groups = Groups { group: Some(label.clone()), unsummed, ..Groups::default() };
            self.carried.clear();
            // the table may go on below, of what this says
            if let Some((_, groups)) = &mut self.suspended {
                groups.clone_from(&self.groups);
            }
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
}
