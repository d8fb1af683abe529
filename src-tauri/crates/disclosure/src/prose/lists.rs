//! Several numbers for several names in turn, and the names of items.

use std::rc::Rc;

use document::Text;

use super::clauses::{Clauses, LONGEST};
use super::since_own_name;
use super::text::{char_at, floor};
use super::years::{without_years, year};
use crate::lexicon;
use crate::model::Breakdown;
use crate::period;
use crate::profile::Profile;
use crate::quantity::{Kind, Quantity};
use crate::statement::{Counted, Label, Origin, Statement};
use crate::unit::Unit;

/// Words by which numbers go with names in turn.
pub(super) const TURN: [&str; 2] = ["分别", "依次"];

/// 男性及女性员工的流失率分别为14.1%及16.4%, 2022年、2023年研发投入分别为4.83亿元和5.27亿元: as many numbers as groups or years,
/// in turn. Gives where the numbers begin that stand in such lists: without as many names they are nobody's. Lists of a year
/// alone, 2023年分别为…, are given too: they go on with what stands before them.
pub(super) fn respectively(
    sentence: &Rc<Text>,
    clauses: &Clauses<'_>,
    numbers: &[Quantity],
    section: Option<&Rc<Label>>,
    found: &mut Vec<Statement>,
) -> (Vec<usize>, Vec<(i32, Vec<Quantity>)>) {
    let Clauses { masked, profile, .. } = *clauses;
    let (mut taken, mut earlier) = (vec![], vec![]);
    let words: Vec<(usize, &str)> = TURN.iter().flat_map(|word| masked.match_indices(word)).collect();
    if words.is_empty() {
        taken.extend(years_in_turn(sentence, clauses, numbers, section, found));
        taken.extend(groups_in_turn(sentence, clauses, numbers, section, found));
        return (taken, earlier);
    }
    for (word, turn) in words {
        let mut list: Vec<&Quantity> = vec![];
        for quantity in numbers.iter().filter(|q| q.kind == Kind::Amount && q.number.start > word) {
            let from = list.last().map_or(word + turn.len(), |last| last.whole.end);
            let between = masked[from..quantity.whole.start.max(from)].trim();
            let joined = matches!(between, "、" | "和" | "及" | "与" | "，" | "," | "以及");
            if !(list.is_empty() && between.chars().count() <= 6 || !list.is_empty() && joined) {
                break;
            }
            list.push(quantity);
        }
        if list.len() < 2 {
            continue;
        }
        taken.extend(list.iter().map(|q| q.number.start));
        let start = begin_of_clause(sentence, masked, word);
        let clause = &masked[start..word];
        let mut years = period::years(clause);
        // 过去三年(2022年、2023年及2024年)因工死亡人数依次为: the brackets name them
        if years.is_empty()
            && let Some(printed) = sentence.text.get(start..word)
        {
            years = Some(period::years(printed)).filter(|y| y.len() == list.len()).unwrap_or_default();
        }
        let words = words_of(clause, profile);
        let parts: Vec<&str> =
            words.split(['、', '和', '及', '与']).filter(|p| !p.trim().is_empty()).collect();
        // and those of the list before it, in the same sentence: 因工伤损失的工作日数依次为
        if years.is_empty()
            && parts.len() == 1
            && turn_before(masked, start)
            && let Some(printed) = sentence.text.get(..start)
        {
            let named = period::years(printed.rsplit(['。', '；']).next().unwrap_or_default());
            years = Some(named).filter(|y| y.len() == list.len()).unwrap_or_default();
        }
        // 2024年及2023年，本集团用电量分别为…
        let leading = match &years[..] {
            [] => years_alone(&masked[..start], list.len()),
            _ => years_between(clause.trim_start_matches(['，', '。', '；']), list.len()).unwrap_or_default(),
        };
        if !leading.is_empty() {
            // of the years, or of what it names?
            if parts.len() == list.len() && parts_differ(&parts) {
                continue;
            }
            years = leading;
        }
        let readings: Vec<(lexicon::Reading, Option<i32>)> = if years.len() == list.len() {
            years.iter().map(|(_, year)| (lexicon::read(&words), Some(*year))).collect()
        } else {
            let named = year(masked, &clauses.years, list[0].number.start);
            let mut groups = groups_before(&masked[..start]);
            if groups.len() != list.len() {
                groups = groups_of_last_list(found, list.len());
            }
            if parts.len() == list.len() && parts_differ(&parts) {
                let last = lexicon::read(parts[parts.len() - 1]);
                let read = |part: &&str| (shared_tail(with_brackets(part, sentence), &last), named);
                parts.iter().map(read).collect()
            } else if groups.len() == list.len() && lexicon::read(&words).axes.is_empty() {
                let whole = lexicon::read(&words);
                let of = |axes| lexicon::Reading { axes, ..whole.clone() };
                groups.into_iter().map(|axes| (of(axes), named)).collect()
            } else if let ([(_, year)], true) = (&years[..], words.trim_matches(['年', ' ']).is_empty()) {
                earlier.push((*year, list.into_iter().cloned().collect()));
                continue;
            } else {
                continue;
            }
        };
        let outers: Vec<Rc<Label>> = if start > 0 { vec![Rc::new(clauses.label(0..start))] } else { vec![] };
        for ((inner, year), quantity) in readings.into_iter().zip(&list) {
            // the unit may stand behind the last number alone
            let unit = quantity.unit.as_ref().or(list[list.len() - 1].unit.as_ref());
            let outers = outers.clone();
            found.push(Statement {
                inner,
                year,
                outers,
                ..of_list(sentence, quantity, unit, &words, section)
            });
        }
    }
    (taken, earlier)
}

/// A number of a list by the words that are said of all of it, counted in the unit that is its own or the list's.
pub(super) fn of_list(
    sentence: &Rc<Text>,
    quantity: &Quantity,
    unit: Option<&Unit>,
    words: &str,
    section: Option<&Rc<Label>>,
) -> Statement {
    Statement {
        label: words.trim().to_owned(),
        section: section.cloned(),
        counted: unit.cloned().map_or(Counted::Missing, Counted::In),
        ..Statement::new(sentence, quantity, Origin::Prose, sentence)
    }
}

/// The numbers that have a unit of their own.
fn with_units(numbers: &[Quantity]) -> Vec<&Quantity> {
    numbers.iter().filter(|q| q.kind == Kind::Amount && q.unit.is_some()).collect()
}

fn dimension(quantity: &Quantity) -> Option<String> {
    quantity.unit.as_ref().map(Unit::dimension)
}

/// Whether a list of numbers in turn stands before a byte in the same sentence.
fn turn_before(masked: &str, at: usize) -> bool {
    let sentence = masked[..at].rsplit(['。', '；']).next().unwrap_or_default();
    TURN.iter().any(|word| sentence.contains(word))
}

/// Where the clause begins that a place of a sentence stands in; of one without an end what is near.
fn begin_of_clause(sentence: &Text, masked: &str, at: usize) -> usize {
    let head = &masked[..at];
    let start = head.rfind(['，', '。', '；', ':', '：']).map_or(0, |i| i + char_at(head, i));
    start.max(floor(&sentence.text, at.saturating_sub(LONGEST)))
}

/// What a clause says of its numbers: neither of which year they are, nor whose.
fn words_of(clause: &str, profile: &Profile) -> String {
    profile.without_own(&without_years(since_own_name(clause, profile))).into_owned()
}

/// As many years as a list has numbers, which a clause of the same sentence names and nothing else.
fn years_alone(before: &str, count: usize) -> Vec<(usize, i32)> {
    let near = &before[floor(before, before.len().saturating_sub(LONGEST))..];
    let sentence = near.rsplit(['。', '；']).next().unwrap_or(near);
    let mut clauses = sentence.split('，').rev();
    let alone = |clause: &&str| {
        let words =
            clause.trim_matches(|c: char| c.is_ascii_digit() || "于在截至、和及与年度末底 ".contains(c));
        let nothing_else = words.chars().all(|c| c.is_ascii_digit() || "年度末底、和及与 ".contains(c));
        nothing_else && period::years(clause).len() == count
    };
    if let Some(years) = clauses.clone().find(alone).map(period::years) {
        return years;
    }
    clauses.find_map(|clause| years_between(clause, count)).unwrap_or_default()
}

/// 2022—2024年, 2022年至2024年, as many as a list has numbers, at the begin of a text.
fn years_between(text: &str, count: usize) -> Option<Vec<(usize, i32)>> {
    let [(first, from), (last, to)] = period::years(text)[..] else { return None };
    let begun = text[..first].trim_matches(|c: char| "于在自从 ".contains(c)).is_empty();
    let whole =
        begun && matches!(period::between(text, first, last), "-" | "—" | "–" | "~" | "至" | "到" | "——");
    (whole && to - from + 1 == count as i32).then(|| (from..=to).map(|year| (first, year)).collect())
}

/// 2020年及2019年排放量约为172吨及192吨: as many numbers as years, both joined, though no word says that they come in turn.
fn years_in_turn(
    sentence: &Rc<Text>,
    clauses: &Clauses<'_>,
    numbers: &[Quantity],
    section: Option<&Rc<Label>>,
    found: &mut Vec<Statement>,
) -> Vec<usize> {
    let Clauses { masked, profile, .. } = *clauses;
    let joint = |words: &str| matches!(words.trim(), "、" | "和" | "及" | "与");
    let mut taken = vec![];
    if masked.is_ascii() || clauses.years.len() < 2 {
        return taken;
    }
    for pair in with_units(numbers).windows(2) {
        let [first, second] = pair else { continue };
        // 172公斤及192公斤二氧化碳当量: of what, the last says
        let gas =
            || dimension(first).as_deref() == Some("t") && dimension(second).as_deref() == Some("tCO2e");
        let same = dimension(first) == dimension(second) || gas();
        if !same || !joint(&masked[first.whole.end..second.whole.start.max(first.whole.end)]) {
            continue;
        }
        let start = begin_of_clause(sentence, masked, first.whole.start);
        let own: Vec<&(usize, i32)> =
            clauses.years.iter().filter(|(at, _)| (start..first.whole.start).contains(at)).collect();
        let [(one, former), (other, latter)] = own[..] else { continue };
        let between = sentence.text.get(*one..*other).unwrap_or_default();
        let between = between.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '度' | ' '));
        if !joint(between) {
            continue;
        }
        let words = words_of(&masked[start..first.whole.start], profile);
        for (quantity, year) in [(first, former), (second, latter)] {
            taken.push(quantity.number.start);
            let unit = if gas() { &second.unit } else { &quantity.unit }.as_ref();
            found.push(Statement {
                inner: lexicon::read(&words),
                year: Some(*year),
                ..of_list(sentence, quantity, unit, &words, section)
            });
        }
    }
    taken
}

/// 高级管理层、中级管理层及一般员工平均完成18.4小时、15.2小时及9.7小时的培训: as many numbers of one kind as groups of one axis, both
/// joined, though no word says that they come in turn.
fn groups_in_turn(
    sentence: &Rc<Text>,
    clauses: &Clauses<'_>,
    numbers: &[Quantity],
    section: Option<&Rc<Label>>,
    found: &mut Vec<Statement>,
) -> Vec<usize> {
    let Clauses { masked, profile, .. } = *clauses;
    let mut taken = vec![];
    if masked.is_ascii() {
        return taken;
    }
    let goes_on = |one: &&Quantity, other: &&Quantity| {
        let between = masked.get(one.whole.end..other.whole.start).unwrap_or_default().trim();
        matches!(between, "、" | "和" | "及" | "与" | "以及") && dimension(one) == dimension(other)
    };
    for list in with_units(numbers).chunk_by(goes_on).filter(|list| list.len() > 1) {
        let (first, last) = (list[0], list[list.len() - 1]);
        let start = begin_of_clause(sentence, masked, first.whole.start);
        let words = words_of(&masked[start..first.whole.start], profile);
        let parts: Vec<&str> = words.split(['、', '和', '及', '与']).collect();
        let Some((tail, heads)) = parts.split_last().filter(|_| parts.len() == list.len()) else { continue };
        let group = |part: &str| {
            let reading = lexicon::read(part);
            let bare = reading.tags.without(lexicon::tags!("employee")).is_empty();
            (bare && reading.unexplained == 0 && reading.axes.len() == 1).then_some(reading)
        };
        let Some(heads) = heads.iter().map(|part| group(part)).collect::<Option<Vec<_>>>() else { continue };
        let behind = &masked[last.whole.end..];
        let behind = &behind[..behind.find(['，', '。', '；']).unwrap_or(behind.len())];
        let mut whole = lexicon::read(&format!("{tail}{behind}"));
        whole.unexplained = lexicon::read(tail).unexplained;
        let axis = |reading: &lexicon::Reading| reading.axes.keys().next().cloned();
        let values: std::collections::BTreeSet<&String> =
            heads.iter().chain([&whole]).flat_map(|r| r.axes.values()).collect();
        if whole.axes.len() != 1 || heads.iter().any(|r| axis(r) != axis(&whole)) || values.len() < list.len()
        {
            continue;
        }
        let named = year(masked, &clauses.years, first.number.start);
        let outers: Vec<Rc<Label>> = if start > 0 { vec![Rc::new(clauses.label(0..start))] } else { vec![] };
        let axes: Vec<Breakdown> =
            heads.into_iter().map(|part| part.axes).chain([whole.axes.clone()]).collect();
        for (axes, quantity) in axes.into_iter().zip(list) {
            taken.push(quantity.number.start);
            let outers = outers.clone();
            found.push(Statement {
                inner: lexicon::Reading { axes, ..whole.clone() },
                year: named,
                outers,
                ..of_list(sentence, quantity, quantity.unit.as_ref(), &words, section)
            });
        }
    }
    taken
}

/// Whether each of several names says something else: 产假 and 陪产假 do not.
fn parts_differ(parts: &[&str]) -> bool {
    let said = |part: &&str| {
        let reading = lexicon::read(part);
        (reading.axes, reading.tags.without(lexicon::measures()), reading.unexplained > 0)
    };
    let all: Vec<_> = parts.iter().map(said).collect();
    all.iter().enumerate().all(|(i, one)| all[..i].iter().all(|other| other != one))
}

/// The groups that the clauses before named with a number each, in turn: 104名女性员工休产假、96名男性员工休陪产假.
fn groups_before(text: &str) -> Vec<Breakdown> {
    let mut clauses: Vec<&str> = text.split(['，', '、']).collect();
    clauses.retain(|c| c.contains(|c: char| c.is_ascii_digit()));
    clauses.iter().map(|c| lexicon::read(c).axes).filter(|axes| axes.len() == 1).collect()
}

/// The groups that the list before told apart, for one that goes on with it: 男性及女性的受训比例分别为…；平均时数分别为….
fn groups_of_last_list(found: &[Statement], count: usize) -> Vec<Breakdown> {
    let last = &found[found.len().saturating_sub(count)..];
    let listed = |s: &Statement| {
        s.origin == Origin::Prose
            && s.inner.axes.len() == 1
            && s.label == last[0].label
            && s.label.contains(['及', '和', '、', '与'])
    };
    let groups = || last.iter().map(|s| s.inner.axes.clone()).collect();
    if last.len() == count && last.iter().all(listed) { groups() } else { vec![] }
}

/// One of several names that share what stands behind the last: 男性 of 男性及女性员工的流失率.
fn shared_tail(mut part: lexicon::Reading, last: &lexicon::Reading) -> lexicon::Reading {
    let tail = if part.has_subject() { lexicon::measures() } else { lexicon::Tags::all() };
    part.tags = part.tags.with(last.tags.intersection(tail));
    part
}

/// 范围二(以市场为基准): what the brackets behind a name say of it, where they stand in the sentence.
fn with_brackets(part: &str, sentence: &Text) -> lexicon::Reading {
    let mut reading = lexicon::read(part);
    let name = part.trim();
    let behind = || {
        let at = sentence.text.find(name)? + name.len();
        let inside = sentence.text[at..].strip_prefix('(')?;
        Some(lexicon::read(&inside[..inside.find(')')?]))
    };
    if !name.is_empty()
        && reading.has_subject()
        && let Some(inside) = behind().filter(|r| r.tags.is_empty() && r.unexplained == 0)
    {
        for (axis, of) in inside.axes {
            reading.axes.entry(axis).or_insert(of);
        }
    }
    reading
}

/// The name of an item among others: 及一般垃圾.
pub(super) fn item_name(lead: &str) -> String {
    let mut name = lead.trim();
    for word in ["当中", "其中", "包括", "包含", "及", "和", "与", "以及", "、", "约"] {
        name = name.trim_start_matches(word).trim_end_matches("约").trim();
    }
    name.to_owned()
}
