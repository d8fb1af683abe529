//! Tables that come in two parts: the labels, a line each, and all their values in one run, year after year. What says that the
//! two belong together is their count, that no share is above a hundred, and that a label's values of several years are alike.

use rust_decimal::Decimal;

use super::*;

/// A run of values, and where it stands.
struct Run {
    /// the words of its first line that stand before it
    label: Option<Text>,
    values: Vec<Text>,
    /// the item behind it
    end: usize,
    /// it ends with its line, and no page's foot stands behind it
    whole: bool,
}

/// The values of a run, by their years, and the labels that they are of.
struct Found {
    blocks: Vec<(i32, Vec<Text>)>,
    labels: Vec<Text>,
    order: Order,
    /// the labels stand behind the run
    behind: bool,
}

/// Values that a run has at least.
const FEWEST: usize = 4;
/// Lines within which the labels stand, and those of a table's heads.
const MOST_LABELS: usize = 60;
/// Lines between the labels and the heads of the years.
const BESIDE: usize = 3;
/// Years that a table has at most.
const MOST_YEARS: usize = 6;
/// Groups of a chart, and words of their names.
const MOST_GROUPS: usize = 6;
const GROUP_WORDS: usize = 5;
/// Lines around a table that are looked at for its numbers.
const MOST_ITEMS: usize = 4_000;
/// Bytes of a label.
const LABEL: usize = 2 * HEAD_BYTES;

impl Walk<'_> {
    /// Reads a run of values whose labels stand in lines before it, or behind it under a head. Gives how many items it took.
    pub(super) fn run_of_values(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let run = run(items, at)?;
        let found = self.by_years(&run, items, at).filter(Found::fits)?;
        let rows = found.rows();
        let Found { blocks, labels, order, behind } = &found;
        if *behind {
            self.labels_read = run.end + 1 + labels.len();
        }
        self.suspend();
        (self.section, self.in_case) = (None, false);
        self.groups = Groups::default();
        self.header =
            super::lists::columns_of(blocks.iter().map(|(year, values)| (*year, values[0].clone())));
        let first = self.found.len();
        for (label, values) in labels.iter().zip(rows) {
            let row = self.row_of(label.clone(), None, values.into_iter().cloned().collect());
            self.row(&row, items[at]);
        }
        if *order == Order::OfHeads {
            self.found[first..].iter_mut().for_each(|s| s.far_from_heads = true);
        }
        self.suspend();
        Some(run.end - at)
    }

    /// `59,339 62,061 1,876` over `Under 30 31-50 Above 50`: the values of a chart and the groups below them, told to be of the staff by their
    /// sum, which a total of it has. Gives how many items it took.
    pub(super) fn values_over_groups(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let text = passage(items, at)?;
        // most lines end in no number
        if !text.text.trim_end().ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let words = words(&text.text);
        let number = |w: &std::ops::Range<usize>| match cell_value(&text.text[w.clone()]) {
            CellValue::Number(q) if q.kind == Kind::Amount && q.unit.is_none() && q.value.is_integer() => {
                Some(q.value)
            }
            _ => None,
        };
        let values: Vec<(Text, Decimal)> = words
            .iter()
            .rev()
            .map_while(|w| Some((text.slice(w.clone()), number(w)?)))
            .take(MOST_GROUPS)
            .collect();
        let sum: Decimal = values.iter().map(|(_, value)| value).sum();
        let staff = |s: &Statement| {
            s.quantity.value == sum
                && s.inner.axes.is_empty()
                && s.inner.tags.has_any(tags!("employee"))
                && s.inner.tags.without(tags!("employee", "headcount", "sum", "people")).is_empty()
        };
        let total = self.found.iter().rev().take(MOST_ITEMS).find(|s| staff(s))?;
        let year = total.year;
        let groups = self.groups_in(passage(items, at + 1)?, values.len())?;
        let employees =
            crate::lexicon::Reading { tags: tags!("employee", "headcount"), ..Default::default() };
        self.suspend();
        self.groups.group = Some(Rc::new(Label { reading: employees, ..Label::default() }));
        self.header = super::lists::one_column_of(year);
        for (group, (value, _)) in groups.into_iter().zip(values.into_iter().rev()) {
            let row = self.row_of(group, None, vec![value]);
            self.row(&row, items[at]);
        }
        self.suspend();
        Some(2)
    }

    /// The one way of parting a line into so many groups of one axis.
    fn groups_in(&self, text: &Text, count: usize) -> Option<Vec<Text>> {
        if count < 2 || text.text.len() > LABEL {
            return None;
        }
        let words = words(&text.text);
        let axis = |t: &Text| {
            let reading = &self.label(t).reading;
            let group = reading.axes.len() == 1 && reading.unexplained == 0 && !reading.has_subject();
            reading.axes.keys().next().filter(|_| group).cloned()
        };
        let part = |from: usize, to: usize| text.slice(words[from].start..words[to - 1].end);
        // groups from each word on, as many as are wanted
        let mut ways: Vec<Vec<usize>> = vec![vec![0]];
        for _ in 0..count {
            let mut next = vec![];
            for way in &ways {
                let from = way[way.len() - 1];
                for to in from + 1..=words.len().min(from + GROUP_WORDS) {
                    if axis(&part(from, to)).is_some() {
                        next.push(way.iter().copied().chain([to]).collect());
                    }
                }
            }
            ways = next;
        }
        ways.retain(|way| way[count] == words.len());
        let [way] = &ways[..] else { return None };
        let groups: Vec<Text> = way.windows(2).map(|w| part(w[0], w[1])).collect();
        let axes: Vec<Option<String>> = groups.iter().map(axis).collect();
        axes.iter().all(|a| *a == axes[0]).then_some(groups)
    }

    /// The values of a run by their years, with the labels that they are of.
    fn by_years(&self, run: &Run, items: &[&Item], at: usize) -> Option<Found> {
        let year = |t: &Text| {
            let year = t.text.parse().ok().filter(|_| t.text.len() == 4)?;
            self.profile.year.is_some_and(|own| (own - 9..=own).contains(&year)).then_some(year)
        };
        let before = || labels_before(items, self.labels_read, at, run.label.as_ref());
        if let Some(blocks) = blocks_behind_years(&run.values, &year) {
            let each = blocks[0].1.len();
            let before = before();
            let nearest = before.last().map(|group| &group[..]).unwrap_or_default();
            let behind = labels_behind(items, run.end, each);
            // right above, where nothing else can be, or under a head behind them
            let (labels, behind) = match behind {
                Some(labels) if nearest.len() != each => (labels, true),
                None if nearest.len() == each => (nearest.to_vec(), false),
                _ => return None,
            };
            return Some(Found { blocks, labels, order: Order::Printed, behind });
        }
        if let Some(blocks) = blocks_after_years(&run.values, run.whole, &year) {
            let each = blocks[0].1.len();
            let nearest = before().pop().filter(|labels| labels.len() == each)?;
            return Some(Found { blocks, labels: nearest, order: Order::Printed, behind: false });
        }
        // the years that stand before the first block, and then those of the head
        let leading: Vec<i32> = run.values.iter().map_while(year).collect();
        let mut years = leading.clone();
        let mut near = (run.end..run.end + BESIDE).chain((at.saturating_sub(BESIDE)..at).rev());
        let heads = near.find_map(|i| years_of_head(items, i, &year))?;
        years.extend(heads.into_iter().filter(|y| !leading.contains(y)));
        let values = &run.values[leading.len()..];
        if !(2..=MOST_YEARS).contains(&years.len()) || !values.len().is_multiple_of(years.len()) {
            return None;
        }
        let each = values.len() / years.len();
        let parted = |groups: Vec<Vec<Text>>| {
            let mut blocks: Vec<(i32, Vec<Text>)> = years.iter().map(|y| (*y, vec![])).collect();
            let mut from = 0;
            for group in &groups {
                for (_, block) in &mut blocks {
                    block.extend_from_slice(&values[from..from + group.len()]);
                    from += group.len();
                }
            }
            Found { blocks, labels: groups.concat(), order: Order::OfHeads, behind: false }
        };
        // one way alone of putting labels to values may hold
        let mut ways = groups_of(&before(), each).into_iter().map(parted).filter(Found::fits);
        let mut found = ways.next().filter(|_| ways.next().is_none())?;
        found.order = settle(&mut found.blocks, items, (at.saturating_sub(MOST_LABELS), run.end + BESIDE));
        Some(found)
    }
}

/// What says which block is of which year.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// it is printed among the values
    Printed,
    /// what the text tells elsewhere of one of its values
    Told,
    /// the heads stand apart, and nothing but their own order says so
    OfHeads,
}

fn is_value(word: &str) -> bool {
    matches!(word, "-" | "–" | "—") || !matches!(cell_value(word), CellValue::Text)
}

/// The run of values that begins in the line at a place.
fn run(items: &[&Item], at: usize) -> Option<Run> {
    let text = passage(items, at)?;
    let t = text.text.trim_end();
    // most lines end in a word
    let ends = t.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | '-' | '–' | '—'));
    if !has_digit(t) || !ends && !period::may_name_one(t) {
        return None;
    }
    let words = words(t);
    let behind = words.iter().rev().take_while(|w| is_value(&t[(*w).clone()])).count();
    let follows = |i: usize| passage(items, i).is_some_and(|t| t.text.split(' ').all(is_value));
    // the middle of a run that has been looked at
    let begun = |i: usize| {
        passage(items, i).is_some_and(|t| t.text.trim_end().rsplit(' ').next().is_some_and(is_value))
    };
    if behind == words.len() && at > 0 && begun(at - 1) {
        return None;
    }
    if behind == 0 {
        // years in turn, their values, and the foot of the page
        let same = |w: &[std::ops::Range<usize>]| w[0].len() == 4 && t[w[0].clone()] == t[w[1].clone()];
        let first = words.windows(2).position(|w| same(w) && is_value(&t[w[0].clone()]))?;
        let values = words[first..].iter().take_while(|w| is_value(&t[(*w).clone()]));
        let values = values.map(|w| text.slice(w.clone())).collect();
        return Some(Run { label: None, values, end: at + 1, whole: false });
    }
    let first = words.len() - behind;
    let label = first.checked_sub(1).map(|last| text.slice(words[0].start..words[last].end));
    let mut values: Vec<Text> = words[first..].iter().map(|w| text.slice(w.clone())).collect();
    let mut end = at + 1;
    while follows(end) {
        let more = passage(items, end)?;
        values.extend(self::words(&more.text).into_iter().map(|w| more.slice(w)));
        end += 1;
    }
    (values.len() >= FEWEST).then_some(Run { label, values, end, whole: true })
}

/// 2019 64.6 95.9 2020 61.9 92.0: each year and then its values.
fn blocks_behind_years(
    values: &[Text],
    year: &dyn Fn(&Text) -> Option<i32>,
) -> Option<Vec<(i32, Vec<Text>)>> {
    let mut blocks: Vec<(i32, Vec<Text>)> = vec![];
    for value in values {
        match year(value) {
            Some(year) => blocks.push((year, vec![])),
            None => blocks.last_mut()?.1.push(value.clone()),
        }
    }
    let each = blocks.first()?.1.len();
    let even = each > 0 && blocks.iter().all(|(_, values)| values.len() == each);
    (even && blocks.len() > 1 && in_turn(blocks.iter().map(|(year, _)| *year))).then_some(blocks)
}

/// 2018 2018 2019 2019 171.52 1,010 170.69 1,263: the years, each as often as it has values, and then these.
fn blocks_after_years(
    values: &[Text],
    whole: bool,
    year: &dyn Fn(&Text) -> Option<i32>,
) -> Option<Vec<(i32, Vec<Text>)>> {
    let years: Vec<i32> = values.iter().map_while(year).collect();
    let first = years.first()?;
    let each = years.iter().take_while(|y| *y == first).count();
    let even = years.len().is_multiple_of(each) && years.chunks(each).all(|c| c.iter().all(|y| *y == c[0]));
    let rest = &values[years.len()..];
    let enough = if whole { rest.len() == years.len() } else { rest.len() >= years.len() };
    let several = years.len() / each > 1 && each > 1;
    let turns = in_turn(years.iter().copied().step_by(each));
    (even && enough && several && turns)
        .then(|| years.iter().step_by(each).copied().zip(rest.chunks(each).map(<[Text]>::to_vec)).collect())
}

/// Years that come one after the other, forwards or backwards.
fn in_turn(years: impl Iterator<Item = i32>) -> bool {
    let years: Vec<i32> = years.collect();
    let steps = |by: i32| years.windows(2).all(|w| w[1] - w[0] == by);
    steps(1) || steps(-1)
}

/// A line that may name a row: short, no sentence, and no number behind it.
fn is_label(text: &Text) -> bool {
    let t = text.text.trim();
    let sentence = || t.ends_with(['.', ';', ':', '。', '；', ',']) || t.contains(". ") || t.contains('。');
    t.len() <= LABEL
        && t.starts_with(|c: char| c.is_alphabetic())
        && !t.starts_with(|c: char| c.is_ascii_lowercase())
        && !t.rsplit(' ').next().is_some_and(|w| w != t && is_value(w))
        && !sentence()
        && !counts(t)
}

/// Store carbon dioxide 0.3 million tonnes: an amount of its own, outside brackets.
fn counts(t: &str) -> bool {
    has_digit(t) && {
        let outside = crate::lexicon::brackets(t).0;
        let measured = |q: &Quantity| q.kind == Kind::Amount && q.unit.as_ref().is_some_and(Unit::is_measure);
        crate::quantity::quantities(&outside).iter().any(measured)
    }
}

/// Note2, Note 1: a mark that has got a line of its own.
fn is_mark(t: &str) -> bool {
    let rest = t.trim().strip_prefix("Note").map(str::trim_start);
    rest.is_some_and(|rest| rest.len() <= 2 && rest.bytes().all(|b| b.is_ascii_digit()))
}

/// GHG emission intensity Note 2: without the mark at its end.
fn without_mark(text: &Text) -> Text {
    let at = text.text.rfind("Note").filter(|at| *at > 0 && is_mark(&text.text[*at..]));
    at.map_or_else(|| text.clone(), |at| text.slice(0..text.text[..at].trim_end().len()))
}

/// The labels in the lines before a run, by the heads that part them; the last is in the run's own first line.
fn labels_before(items: &[&Item], read: usize, at: usize, own: Option<&Text>) -> Vec<Vec<Text>> {
    let mut groups: Vec<Vec<Text>> = vec![vec![]];
    // the labels of the run before it
    if at < read {
        return vec![];
    }
    if let Some(own) = own {
        if !is_label(own) {
            return vec![];
        }
        groups[0].push(own.clone());
    }
    for i in (at.saturating_sub(MOST_LABELS).max(read)..at).rev() {
        let Some(text) = passage(items, i).map(without_mark) else { break };
        let words = words(&text.text);
        let head = words.first().is_some_and(|w| is_header_word(&text.text[w.clone()]))
            && words[1..].iter().all(|w| text.text[w.clone()].len() == 4);
        if head {
            groups.push(vec![]);
        } else if is_mark(&text.text) {
        } else if is_label(&text) {
            if let Some(group) = groups.last_mut() {
                group.push(text);
            }
        } else {
            break;
        }
    }
    groups.iter_mut().for_each(|group| group.reverse());
    // right below a head the run's own line has the title of what comes
    if own.is_some() && groups[0].len() == 1 && groups.len() > 1 {
        groups.remove(0);
    }
    groups.reverse();
    groups
}

/// As many labels as a block has values, in lines behind a run under a head, and no more of them.
fn labels_behind(items: &[&Item], from: usize, each: usize) -> Option<Vec<Text>> {
    let head = passage(items, from).filter(|t| is_header_word(&t.text));
    head?;
    let lines = (from + 1..).map_while(|i| passage(items, i)).take(each + 1);
    let lines: Vec<&Text> = lines.collect();
    let mut labels: Vec<Text> = lines.iter().take(each).map(|t| (*t).clone()).collect();
    // the next run begins in the line of the last label
    if let Some(last) = labels.last_mut() {
        let words = words(&last.text);
        let values = words.iter().rev().take_while(|w| is_value(&last.text[(*w).clone()])).count();
        if values >= FEWEST && values < words.len() {
            *last = last.slice(words[0].start..words[words.len() - values - 1].end);
        } else if lines.get(each).is_some_and(|t| is_label(t)) {
            return None;
        }
    }
    (labels.len() == each && labels.iter().all(is_label)).then_some(labels)
}

/// Indicators 2019 2020 2021: the years of a table's head, each once.
fn years_of_head(items: &[&Item], at: usize, year: &dyn Fn(&Text) -> Option<i32>) -> Option<Vec<i32>> {
    let text = passage(items, at)?;
    let words = words(&text.text);
    let [word, rest @ ..] = &words[..] else { return None };
    if !is_header_word(&text.text[word.clone()]) || rest.is_empty() {
        return None;
    }
    let mut years = rest.iter().map(|w| year(&text.slice(w.clone()))).collect::<Option<Vec<i32>>>()?;
    years.dedup();
    in_turn(years.iter().copied()).then_some(years)
}

/// The ways in which the labels of the parts of a table come to as many as a block has values: of one part the last, of
/// several all, with the titles over them or without.
fn groups_of(groups: &[Vec<Text>], each: usize) -> Vec<Vec<Vec<Text>>> {
    let last_of = |group: &[Text], count: usize| group[group.len() - count..].to_vec();
    let mut ways = vec![];
    ways.extend(groups.last().filter(|g| g.len() >= each).map(|last| vec![last_of(last, each)]));
    let parts: Vec<&Vec<Text>> = groups.iter().filter(|g| !g.is_empty()).collect();
    let [first, rest @ ..] = &parts[..] else { return ways };
    for titles in 0..2 {
        let rest: Vec<Vec<Text>> = rest.iter().map(|g| g[titles.min(g.len() - 1)..].to_vec()).collect();
        let others: usize = rest.iter().map(Vec::len).sum();
        let own = each.checked_sub(others).filter(|own| (1..=first.len()).contains(own));
        if let Some(own) = own.filter(|_| !rest.is_empty()) {
            ways.push(std::iter::once(last_of(first, own)).chain(rest).collect());
        }
    }
    ways
}

/// Puts the years to the blocks that the text elsewhere says they are of: a number of a block in a sentence that names one year.
/// Where it says nothing the heads' own order stands.
fn settle(blocks: &mut [(i32, Vec<Text>)], items: &[&Item], table: (usize, usize)) -> Order {
    // a number of few digits may stand anywhere
    let telling = |t: &Text| t.text.bytes().filter(u8::is_ascii_digit).count() >= 4;
    let years: Vec<i32> = blocks.iter().map(|(year, _)| *year).collect();
    let mut said: Vec<Vec<i32>> = vec![vec![]; blocks.len()];
    // a report is no longer, and of a longer text not all is held against each table
    let (from, to) = (table.0.saturating_sub(MOST_ITEMS), items.len().min(table.1 + MOST_ITEMS));
    for (i, item) in items[from..to].iter().enumerate().map(|(i, item)| (from + i, item)) {
        let Item::Passage { text, .. } = item else { continue };
        if (table.0..table.1).contains(&i) || !period::may_name_one(&text.text) {
            continue;
        }
        let mut named: Vec<i32> = period::years(&text.text).into_iter().map(|(_, year)| year).collect();
        named.sort_unstable();
        named.dedup();
        let [year] = named[..] else { continue };
        for (block, said) in blocks.iter().zip(&mut said) {
            let told = |v: &&Text| {
                telling(v) && text.text.split(' ').any(|w| w.trim_end_matches([',', '.']) == v.text)
            };
            if years.contains(&year) && block.1.iter().any(|v| told(&v)) {
                said.push(year);
            }
        }
    }
    let agreed = |said: &Vec<i32>| said.first().copied().filter(|y| said.iter().all(|other| other == y));
    let mut told: Vec<Option<i32>> = said.iter().map(agreed).collect();
    let known: Vec<i32> = told.iter().flatten().copied().collect();
    let distinct: HashSet<i32> = known.iter().copied().collect();
    if known.is_empty()
        || distinct.len() != known.len()
        || said.iter().any(|s| s.len() > 1 && agreed(s).is_none())
    {
        return Order::OfHeads;
    }
    // what is not said is certain where one year is left, or where all that is said is as the heads have it
    let left: Vec<i32> = years.iter().copied().filter(|y| !known.contains(y)).collect();
    if left.len() == 1 {
        told.iter_mut().for_each(|t| *t = t.or(Some(left[0])));
    } else if !left.is_empty() {
        return Order::OfHeads;
    }
    for ((year, _), told) in blocks.iter_mut().zip(told) {
        *year = told.unwrap_or(*year);
    }
    Order::Told
}

impl Found {
    /// The values of each label, year by year.
    fn rows(&self) -> Vec<Vec<&Text>> {
        (0..self.labels.len()).map(|i| self.blocks.iter().map(|(_, values)| &values[i]).collect()).collect()
    }

    /// Whether the values can be those of the labels: no share above a hundred, and a label's own alike from year to year.
    fn fits(&self) -> bool {
        let number = |t: &&Text| match cell_value(&t.text) {
            CellValue::Number(q) if q.kind == Kind::Amount => Some(q.value.abs()),
            _ => None,
        };
        let rows = self.rows();
        let share = |label: &Text| label.text.contains("(%)") || label.text.contains("ercentage");
        let above = |row: &Vec<&Text>| row.iter().filter_map(number).any(|v| v > Decimal::ONE_HUNDRED);
        if self.labels.iter().zip(&rows).any(|(label, row)| share(label) && above(row)) {
            return false;
        }
        let alike = |row: &Vec<Decimal>| {
            let (low, high) = (row.iter().min(), row.iter().max());
            row.len() > 1 && low.zip(high).is_some_and(|(low, high)| *high <= *low * Decimal::from(4))
        };
        let told: Vec<Vec<Decimal>> =
            rows.iter().map(|row| row.iter().filter_map(number).collect()).collect();
        let even = told.iter().filter(|row| alike(row)).count();
        let several = told.iter().filter(|row| row.len() > 1).count();
        // and where no year is printed among them, they are not, read the other way: label after label
        let flat: Vec<Option<Decimal>> =
            self.blocks.iter().flat_map(|(_, values)| values.iter().map(|v| number(&v))).collect();
        let across = flat.chunks(self.blocks.len()).map(|row| row.iter().flatten().copied().collect());
        let across = across.filter(|row: &Vec<Decimal>| alike(row)).count();
        several > 0 && even * 4 >= several * 3 && (self.order == Order::Printed || across < even)
    }
}
