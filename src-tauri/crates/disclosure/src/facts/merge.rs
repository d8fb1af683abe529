//! Statements of one fact put together: which of them is given, how sure it is then, and what disagrees with it.

use std::collections::{BTreeMap, BTreeSet};

use document::Document;
use rust_decimal::Decimal;

use super::evidence::evidence;
use super::{ACCEPTED, Candidate};
use crate::catalogue::{self, Metric};
use crate::lexicon::tags;
use crate::model::{Breakdown, Doubt, Evidence, Fact, Source, Status};
use crate::statement::{Counted, Origin, Statement};

/// Statements of one fact that are weighed against each other at most: a report says a thing a few times, not thousands.
const STATEMENTS: usize = 64;

/// A place where two statements of one fact differ by more than rounding.
#[derive(Debug, Clone)]
pub struct Disagreement {
    /// index into the facts
    pub fact: usize,
    /// both values as printed
    pub values: (Decimal, Decimal),
    /// how far apart they might be
    pub tolerance: Decimal,
    /// the same printed number with two units
    pub units: Option<(String, String)>,
}

/// What makes a fact one: place of its metric in the catalogue, breakdown, year.
type Key = (usize, Breakdown, i32);

/// Of values that disagree, the largest that is the sum of two others: tables of parts and of the whole name all the same.
fn whole(group: &[Candidate], statements: &[Statement]) -> Option<usize> {
    let some = &group[..group.len().min(SUMMED)];
    let is_sum = |whole: &Candidate| {
        let pairs = some.iter().enumerate().flat_map(|(i, a)| some[i + 1..].iter().map(move |b| (a, b)));
        let one = |c: &Candidate| {
            c.found.unit == whole.found.unit && c.found.value * Decimal::TEN > whole.tolerance
        };
        let label = |c: &Candidate| statements[c.statement].label.replace(document::NOTE_MARK, "");
        let named = |c: &Candidate| label(c) == label(whole);
        let parts = pairs.filter(|(a, b)| a.found.value != b.found.value && one(a) && one(b));
        parts.filter(|(a, b)| named(a) && named(b)).any(|(a, b)| {
            let off = (a.found.value + b.found.value - whole.found.value).abs();
            off <= a.tolerance + b.tolerance + whole.tolerance
        })
    };
    let sums = (0..some.len()).filter(|i| some[*i].found.value >= Decimal::TEN && is_sum(&some[*i]));
    sums.max_by_key(|i| (some[*i].found.value, std::cmp::Reverse(*i)))
}

/// Of values of tables that disagree, the one that a row calls a sum, where it is the largest: 外购电力 above 范围二小计.
fn summed(group: &[Candidate], statements: &[Statement]) -> Option<usize> {
    let of_table = |c: &Candidate| statements[c.statement].origin == Origin::Table;
    // Total alone may be of more than the row above counts
    let named = |c: &Candidate| !c.reasons.contains(&"subject_inherited");
    let sum =
        |c: &Candidate| named(c) && of_table(c) && statements[c.statement].inner.tags.has_any(tags!("sum"));
    let at = group.iter().position(sum)?;
    let largest = group.iter().all(|c| of_table(c) && c.found.value <= group[at].found.value);
    largest.then_some(at)
}

/// Statements of one fact that are looked at for sums.
const SUMMED: usize = 24;

/// Puts the candidates together to facts, best statement first.
pub fn merge(
    document: &Document,
    statements: &[Statement],
    mut candidates: Vec<Candidate>,
) -> (Vec<Fact>, Vec<Disagreement>, Vec<Decimal>) {
    lower_recognised(document, statements, &mut candidates);
    crate::scopes::whole_of_scope_3(statements, &mut candidates);
    drop_lone_own_entity(&mut candidates);
    drop_electricity_beside_energy(statements, &mut candidates);
    drop_parts_in_brackets(statements, &mut candidates);
    tell_employees_apart(statements, &mut candidates);
    tell_leave_apart(statements, &mut candidates);
    part_bands(&mut candidates);
    drop_sources_of_totals(statements, &mut candidates);
    name_colleges(&mut candidates);
    let order = |m: &Metric| catalogue::metrics().iter().position(|o| o.id == m.id).unwrap_or(usize::MAX);
    let mut groups: BTreeMap<Key, Vec<Candidate>> = BTreeMap::new();
    for candidate in candidates {
        let breakdown = candidate.found.breakdown.clone();
        groups.entry((order(candidate.found.metric), breakdown, candidate.year)).or_default().push(candidate);
    }
    let (mut facts, mut disagreements, mut tolerances) = (vec![], vec![], vec![]);
    for ((.., year), mut group) in groups {
        // 志愿者322人, 1,146人次: what is counted as the metric is goes before what counts otherwise
        let otherwise = |c: &Candidate| match &statements[c.statement].counted {
            Counted::In(unit) => {
                unit.numerator != c.found.metric.unit && c.found.metric.unit == "person-time"
            }
            _ => false,
        };
        group.sort_by(|a, b| {
            let sure = b.confidence.total_cmp(&a.confidence);
            sure.then(otherwise(a).cmp(&otherwise(b))).then(a.statement.cmp(&b.statement))
        });
        group.truncate(STATEMENTS);
        let best_confidence = group[0].confidence;
        // what is far less sure is no second statement, it is a guess
        group.retain(|c| c.confidence > best_confidence - 0.2);
        let agrees = |a: &Candidate, b: &Candidate| {
            (a.found.value - b.found.value).abs() <= (a.tolerance + b.tolerance)
                && a.found.unit == b.found.unit
                // none and some are two things, however finely it is told
                && a.found.value.is_zero() == b.found.value.is_zero()
        };
        // of several values the one that most statements give, if it is as sure
        let votes = |i: usize| group.iter().filter(|c| agrees(c, &group[i])).count();
        let sure = |i: usize| group[i].confidence > best_confidence - 0.06;
        let voted =
            || (0..group.len()).filter(|i| sure(*i)).max_by_key(|i| (votes(*i), std::cmp::Reverse(*i)));
        let whole = whole(&group, statements).or_else(|| summed(&group, statements));
        let mut best = whole.filter(|i| sure(*i)).or_else(voted).unwrap_or(0);
        for i in 0..group.len() {
            let finer = group[i].tolerance < group[best].tolerance;
            if agrees(&group[i], &group[best]) && finer && group[i].confidence >= ACCEPTED {
                best = i;
            }
        }
        let chosen = group.remove(best);
        // what only comes near is another number (of one course, of one site), not a second statement of this one
        let firm = |c: &Candidate| c.firm && chosen.firm && c.found.unit == chosen.found.unit;
        // of two that are as unsure neither is chosen in silence, unless the other may be a part of the one
        let unsure = |c: &Candidate| {
            let both = !c.firm && !chosen.firm && whole.is_none() && c.found.unit == chosen.found.unit;
            let far = c.found.value > chosen.found.value * Decimal::ONE_HUNDRED;
            both && (far || c.confidence >= chosen.confidence && c.found.value > chosen.found.value)
        };
        // one of a part is one of the whole
        let denied =
            |c: &Candidate| chosen.found.value.is_zero() && c.reasons.is_empty() && !c.found.value.is_zero();
        group.retain(|c| agrees(c, &chosen) || firm(c) || unsure(c) || denied(c));
        let other = group.iter().find(|c| !agrees(c, &chosen));
        if let Some(other) = other {
            let none = chosen.found.value.is_zero() || other.found.value.is_zero();
            let tolerance = if none { Decimal::ZERO } else { chosen.tolerance + other.tolerance };
            disagreements.push(Disagreement {
                fact: facts.len(),
                values: (chosen.found.value, other.found.value),
                tolerance,
                units: None,
            });
        }
        let raw = |c: &Candidate| statements[c.statement].raw_unit.clone();
        let watery =
            chosen.found.metric.id.starts_with("water.") || chosen.found.metric.id == "wastewater.discharge";
        let same_number = group.iter().filter(|_| !watery).find(|c| {
            let (a, b) = (&statements[c.statement], &statements[chosen.statement]);
            let mass = |u: &str| u.contains('吨') || u == "t" || u.contains("tonne");
            a.quantity.value == b.quantity.value
                && !a.quantity.value.is_zero()
                && !raw(c).is_empty()
                && !b.raw_unit.is_empty()
                && mass(&raw(c)) != mass(&b.raw_unit)
        });
        if let Some(other) = same_number.filter(|_| other.is_none()) {
            disagreements.push(Disagreement {
                fact: facts.len(),
                values: (chosen.found.value, other.found.value),
                tolerance: Decimal::ZERO,
                units: Some((statements[chosen.statement].raw_unit.clone(), raw(other))),
            });
        }
        let mut confidence = chosen.confidence;
        // a fact said twice is surer
        if other.is_none() && !group.is_empty() {
            confidence = (confidence + 0.03).min(0.995);
        }
        let disputed = other.is_some();
        if disputed {
            confidence = confidence.min(0.7);
        }
        let status = if confidence >= ACCEPTED && !disputed { Status::Accepted } else { Status::NeedsReview };
        let statement = &statements[chosen.statement];
        let mut reasons: Vec<String> = chosen.reasons.iter().map(|r| (*r).to_owned()).collect();
        if disputed {
            reasons.push("statements_disagree".to_owned());
        }
        let mut seen = vec![statement.number.place(0)];
        let mut others = vec![];
        for candidate in &group {
            let other = &statements[candidate.statement];
            if !seen.contains(&other.number.place(0)) {
                seen.push(other.number.place(0));
                others.push(Evidence { value: Some(candidate.found.value), ..evidence(document, other) });
            }
        }
        tolerances.push(chosen.tolerance);
        facts.push(Fact {
            metric: chosen.found.metric.id.clone(),
            breakdown: chosen.found.breakdown.clone(),
            period: year.to_string(),
            value: chosen.found.value,
            unit: chosen.found.unit.clone(),
            source: Source::Reported,
            status,
            confidence: (confidence * 1000.0).round() / 1000.0,
            approximate: statement.quantity.approximate,
            evidence: Evidence { value: Some(chosen.found.value), ..evidence(document, statement) },
            others,
            reasons,
        });
    }
    (facts, disagreements, tolerances)
}

/// What was recognised in a picture may have another digit than the page: below what is accepted, and below whatever the report
/// says in letters, however plainly it seems to be said.
fn lower_recognised(document: &Document, statements: &[Statement], candidates: &mut [Candidate]) {
    const SHARE: f64 = 0.6;
    for candidate in candidates {
        if document.is_recognised(statements[candidate.statement].number.place(0)) {
            candidate.reasons.push("recognised_text");
            candidate.confidence *= SHARE;
        }
    }
}

/// Electricity for each employee is all energy only where no other is stated.
fn drop_electricity_beside_energy(statements: &[Statement], candidates: &mut Vec<Candidate>) {
    let ratio = |c: &Candidate| c.found.metric.id == "energy.per_employee";
    let names = |c: &Candidate| statements[c.statement].inner.tags.has_any(tags!("energy"));
    if candidates.iter().any(|c| ratio(c) && names(c)) {
        candidates.retain(|c| !ratio(c) || !statements[c.statement].inner.tags.has_any(tags!("electricity")));
    }
}

/// The reporter's own name in brackets names a part of the group only where other parts stand beside it.
fn drop_lone_own_entity(candidates: &mut [Candidate]) {
    let entity = |c: &Candidate| c.found.breakdown.get("entity").cloned();
    let all: Vec<(String, Option<String>)> =
        candidates.iter().map(|c| (c.found.metric.id.clone(), entity(c))).collect();
    for candidate in candidates.iter_mut() {
        let Some(own) = entity(candidate) else { continue };
        let alone = !all
            .iter()
            .any(|(m, e)| *m == candidate.found.metric.id && e.as_ref().is_some_and(|e| *e != own));
        if alone {
            candidate.reasons.push("entity_alone");
            candidate.confidence -= 0.1;
        }
    }
}

/// `Trained staff (Teachers)`, `Trained staff (Tutors)`, 用电量(总部), 用电量(工厂): where one label stands with several things in
/// brackets and other values, each is a part, and so is what stands elsewhere with the same brackets.
fn drop_parts_in_brackets(statements: &[Statement], candidates: &mut Vec<Candidate>) {
    let parted: Vec<Option<(String, String)>> =
        candidates.iter().map(|c| bracketed(&statements[c.statement])).collect();
    // metric, breakdown, year and the label without its brackets
    type Named<'a> = (&'a str, &'a Breakdown, i32, &'a str);
    let mut by_label: BTreeMap<Named<'_>, Vec<(&str, Decimal)>> = BTreeMap::new();
    for (candidate, parted) in candidates.iter().zip(&parted) {
        if let Some((outside, inside)) = parted {
            let found = &candidate.found;
            let key = (found.metric.id.as_str(), &found.breakdown, candidate.year, outside.as_str());
            by_label.entry(key).or_default().push((inside, found.value));
        }
    }
    let differ = |group: &&Vec<(&str, Decimal)>| {
        group.iter().any(|(inside, value)| *inside != group[0].0 && *value != group[0].1)
    };
    let parts: BTreeSet<&str> =
        by_label.values().filter(differ).flatten().map(|(inside, _)| *inside).collect();
    let mut whole =
        parted.iter().map(|p| !p.as_ref().is_some_and(|(_, inside)| parts.contains(inside.as_str())));
    candidates.retain(|_| whole.next().unwrap_or(true));
}

/// What stands in the last brackets of a table's label, and the label without; not a unit, and not that it is the whole.
fn bracketed(statement: &Statement) -> Option<(String, String)> {
    let label = statement.label.trim().trim_end_matches(document::NOTE_MARK).strip_suffix(')')?;
    let (outside, inside) = label.rsplit_once('(')?;
    let reading = crate::lexicon::read(&format!("({inside})"));
    // (market-based): on which basis, and no part
    let whole = reading.tags.has_any(tags!("sum")) || reading.axes.contains_key("basis");
    // (B/ A), (A + B): columns and rows by their letters
    let letters = |c: char| c.is_ascii_uppercase() || matches!(c, '/' | '+' | ' ' | '*' | '-');
    let whole = whole
        || inside.len() <= 24
            && inside.split(['/', '+', ' ']).all(|w| w.len() <= 1)
            && inside.chars().all(letters);
    let telling = !whole && crate::unit::whole_unit(inside).is_none();
    (statement.origin == Origin::Table && telling).then(|| (outside.trim().to_owned(), inside.to_owned()))
}

/// 员工反贪污培训覆盖率 beside 董事反贪污培训覆盖率: of two groups that are told apart the employees are one.
fn tell_employees_apart(statements: &[Statement], candidates: &mut [Candidate]) {
    let group = |c: &Candidate| c.found.breakdown.get("group").cloned();
    let grouped = |c: &Candidate| c.found.metric.axes.iter().any(|axis| axis == "group");
    if !candidates.iter().any(|c| group(c).is_some_and(|g| g == "board")) {
        return;
    }
    for candidate in candidates.iter_mut().filter(|c| c.found.breakdown.is_empty()) {
        let statement = &statements[candidate.statement];
        // 由85.7%提升至89.4%: of whom, the words before the first say
        let said = statement.outers.iter().map(|o| &o.reading).find(|r| !r.is_silent());
        let reading = said.filter(|_| statement.inner.is_silent()).unwrap_or(&statement.inner);
        if grouped(candidate) && reading.tags.has_all(tags!("employee")) {
            candidate.found.breakdown.insert("group".to_owned(), "employees".to_owned());
        }
    }
}

/// 产假 is women's leave beside 陪产假, which is men's; alone it may be that of both.
fn tell_leave_apart(statements: &[Statement], candidates: &mut [Candidate]) {
    let of_leave = |c: &Candidate| c.found.metric.id.starts_with("parental_leave.");
    let said = |c: &Candidate| {
        let label = statements[c.statement].label.as_str();
        let fathers = ["陪产假", "侍产假", "护理假"].iter().any(|w| label.contains(w));
        let mothers = label.replace("陪产假", "").replace("侍产假", "").contains("产假");
        match (fathers, mothers) {
            (true, false) => Some("male"),
            (false, true) => Some("female"),
            _ => None,
        }
    };
    let bare = |c: &Candidate| of_leave(c) && c.found.breakdown.is_empty();
    let both = |c: &Candidate, other: &str| {
        let same = |o: &&Candidate| o.found.metric.id == c.found.metric.id && o.year == c.year;
        let of = |o: &&Candidate| said(o) == Some(other);
        candidates
            .iter()
            .filter(same)
            .any(|o| of(&o) && o.found.breakdown.keys().all(|axis| axis == "gender"))
    };
    let told: Vec<(usize, &str)> = (candidates.iter().enumerate().filter(|(_, c)| bare(c)))
        .filter_map(|(i, c)| Some((i, said(c)?)))
        .filter(|(i, gender)| both(&candidates[*i], if *gender == "male" { "female" } else { "male" }))
        .collect();
    for (i, gender) in told {
        candidates[i].found.breakdown.insert("gender".to_owned(), gender.to_owned());
    }
}

/// 60岁以上 beside 46至60岁: who is 60 is of the band that ends there.
fn part_bands(candidates: &mut [Candidate]) {
    let age = |c: &Candidate| c.found.breakdown.get("age").cloned();
    let bands: Vec<(String, i32, String)> = candidates
        .iter()
        .filter_map(|c| Some((c.found.metric.id.clone(), c.year, age(c).filter(|a| a.contains('-'))?)))
        .collect();
    for candidate in candidates.iter_mut() {
        let Some(open) = age(candidate) else { continue };
        let beside = |ends: &dyn Fn(&str) -> bool| {
            let same = |(id, year, _): &&(String, i32, String)| {
                *id == candidate.found.metric.id && *year == candidate.year
            };
            bands.iter().filter(same).any(|(_, _, band)| ends(band))
        };
        let apart = match (open.strip_prefix(">="), open.strip_prefix("<=")) {
            (Some(from), _) if beside(&|band| band.ends_with(&format!("-{from}"))) => format!(">{from}"),
            (_, Some(to)) if beside(&|band| band.starts_with(&format!("{to}-"))) => format!("<{to}"),
            _ => continue,
        };
        candidate.found.breakdown.insert("age".to_owned(), apart);
    }
}

/// The same number under the same words with a unit that cannot be turned into the fact's: one of them is a slip.
pub fn unit_conflicts(
    document: &Document,
    facts: &[Fact],
    statements: &[Statement],
    left: &[usize],
) -> Vec<Doubt> {
    let mut found = vec![];
    let mut by_value: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, fact) in facts.iter().enumerate() {
        if fact.breakdown.is_empty() && !fact.evidence.raw_unit.is_empty() {
            by_value.entry(&fact.evidence.raw_value).or_default().push(i);
        }
    }
    for index in left {
        let statement = &statements[*index];
        let Counted::In(unit) = &statement.counted else { continue };
        let value = statement.quantity.value;
        if value < Decimal::TEN || unit.per.is_some() || statement.inner.unexplained > 4 {
            continue;
        }
        let printed = document.print(&statement.number);
        for &i in by_value.get(printed.as_str()).into_iter().flatten() {
            let fact = &facts[i];
            let differs = crate::unit::whole_unit(&fact.evidence.raw_unit)
                .is_some_and(|u| u.dimension() != unit.dimension());
            let metric = catalogue::metric(&fact.metric);
            if differs && metric.is_some_and(|m| crate::matching::names(m, &statement.inner)) {
                found.push(Doubt {
                    rule: "unit_conflict".to_owned(),
                    severity: crate::model::Severity::Warning,
                    facts: vec![i],
                    accused: 1,
                    left: format!("{printed} {}", fact.evidence.raw_unit),
                    right: format!("{printed} {}", statement.raw_unit),
                    tolerance: Decimal::ZERO,
                });
            }
        }
    }
    found
}

/// 自来水取水量 above 总取水量: what came from one source is no total where a total stands for the same year.
fn drop_sources_of_totals(statements: &[Statement], candidates: &mut Vec<Candidate>) {
    let total = |c: &Candidate| c.found.metric.id == "water.withdrawal" && c.found.breakdown.is_empty();
    let sourced = |c: &Candidate| statements[c.statement].inner.tags.has_any(tags!("water_source"));
    let years: Vec<i32> = candidates.iter().filter(|c| total(c) && !sourced(c)).map(|c| c.year).collect();
    candidates.retain(|c| !(total(c) && sourced(c) && years.contains(&c.year)));
}

/// 硕士, 大专, 高中职以下 of one workforce: where nobody is told apart as a bachelor, 大专 has them.
fn name_colleges(candidates: &mut [Candidate]) {
    let education = |c: &Candidate| c.found.breakdown.get("education").cloned().unwrap_or_default();
    let staff = |c: &&Candidate| c.found.metric.id.starts_with("workforce.");
    let levels: Vec<String> = candidates.iter().filter(staff).map(education).collect();
    let has = |start: &str| levels.iter().any(|l| l.starts_with(start));
    if has("bachelor") || !has("master") || !has("high_school") {
        return;
    }
    for candidate in candidates.iter_mut().filter(|c| staff(&&**c) && education(c) == "college") {
        candidate.found.breakdown.insert("education".to_owned(), "bachelor_or_college".to_owned());
    }
}
