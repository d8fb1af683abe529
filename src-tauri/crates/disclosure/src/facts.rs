//! Statements to facts: each to the metric that its words name, statements of one fact put together, and how sure.

use std::collections::BTreeMap;

use document::{Document, Rect, Text};
use rust_decimal::Decimal;

use crate::catalogue::{self, Metric};
use crate::lexicon::{Reading, Tags, frames, measures, tags};
use crate::matching::{Match, hours_of_label, matches, needs};
use crate::model::{Boxes, Breakdown, Doubt, Evidence, Fact, QuoteLine, Source, Status};
use crate::period;
use crate::profile::Profile;
use crate::statement::{Counted, Origin, Statement};
use crate::unit::Unit;

/// Statements of one fact that are weighed against each other at most: a report says a thing a few times, not thousands.
const STATEMENTS: usize = 64;
/// Facts surer than this are given as accepted.
pub const ACCEPTED: f64 = 0.85;
/// Statements less sure than this are not given at all.
const GIVEN: f64 = 0.55;

/// A statement that names a metric.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// index of the statement
    pub statement: usize,
    /// what it names
    pub found: Match,
    /// the year
    pub year: i32,
    /// 0 to 1
    pub confidence: f64,
    /// what lowered it
    pub reasons: Vec<&'static str>,
    /// half a unit of the last printed digit, canonical
    pub tolerance: Decimal,
    /// it says itself, and all of it, what it is: another value under such words is a contradiction
    pub firm: bool,
}

/// Why a statement names no metric, for `explain`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// words in the label that nothing explains
    Unexplained,
    /// no pattern fits the words and the unit
    NoMetric,
    /// a unit that we do not know
    UnknownUnit,
    /// a target, a limit, a change, another company's
    Framed,
    /// no year, neither printed nor of the report
    NoYear,
}

/// The metric that a statement names, and how sure.
pub fn candidate(index: usize, statement: &Statement, profile: &Profile) -> Result<Candidate, Left> {
    let unit = match &statement.counted {
        Counted::In(unit) => Some(profile.declared.unit(unit, &statement.raw_unit)),
        Counted::Missing => None,
        Counted::Unknown => return Err(Left::UnknownUnit),
    };
    let unit = unit.as_ref();
    let prose = statement.origin == Origin::Prose;
    let mut value = statement.quantity.value;
    // statements of cash flows print what was paid in brackets
    if value.is_sign_negative() && unit.is_some_and(|u| u.dimension() == "CUR") {
        value = value.abs();
    }
    let mut reasons: Vec<&'static str> = vec![];
    let mut confidence: f64 = match statement.origin {
        Origin::Table => 0.99,
        Origin::Figure => 0.93,
        Origin::Prose => 0.94,
    };
    if statement.negated {
        return negated(index, statement, profile);
    }
    let label = statement.label.as_str();
    // `no.` beside New hires counts people as well as things
    let bare =
        ["no.", "number", "#", "count"].contains(&statement.raw_unit.trim().to_ascii_lowercase().as_str());
    let people = Unit::plain("person");
    let try_match = |reading: &Reading, words: &str| {
        let unit = unit.or_else(|| rate_base(reading, words, profile));
        let found = matches(reading, words, unit, value, profile.currency);
        if found.is_empty() && bare {
            return matches(reading, words, Some(&people), value, profile.currency);
        }
        found
    };
    let avoided = tags!("avoided", "ghg");
    if statement.inner.tags.has_any(frames()) && !statement.inner.tags.has_all(avoided) {
        return Err(Left::Framed);
    }
    let target = tags!("target");
    // 预计…，减少碳排放6万吨: what is only expected stays so to the end of its sentence
    let sentence = statement.quote.place(0)..=statement.number.place(0);
    let expected = |o: &std::rc::Rc<crate::statement::Label>| {
        // 按折算系数计算，能源总耗量为…: how it was reckoned is no frame for what says itself what it is
        let reckoned = o.reading.tags.has_any(tags!("factor")) && !statement.inner.has_subject();
        (reckoned || o.reading.tags.has_any(tags!("plan"))) && sentence.contains(&o.text.place(0))
    };
    if prose && statement.outers.iter().any(expected) {
        return Err(Left::Framed);
    }
    // －废弃包装物 below 无害废弃物总量: what a total that has items consists of is one of them, unless it counts otherwise
    let whole =
        statement.whole.as_ref().filter(|_| statement.item.is_none() && statement.inner.axes.is_empty());
    if let Some(total) = whole.and_then(|w| try_match(&w.reading, &w.text.text).into_iter().next())
        && total.metric.axes.iter().any(|a| a == "item")
        && whole.is_some_and(|w| try_match(&statement.inner.inside(&w.reading), label).is_empty())
        && names_a_part(statement)
    {
        let mut part = statement.clone();
        part.item = Some(part_name(label));
        part.outers.insert(0, whole.cloned().unwrap_or_default());
        part.whole = None;
        return candidate(index, &part, profile);
    }
    // LTIFR of contractors above a row that says what it is itself is another row, not a group
    let contracted = |r: &Reading| {
        let row = statement.inner.has_subject() && r.has_subject();
        r.tags.has_any(tags!("contractor")) && !r.tags.has_any(tags!("employee")) && !row
    };
    if !prose && statement.outers.iter().take(3).any(|o| contracted(&o.reading)) {
        return Err(Left::Framed);
    }
    if prose && statement.section.as_ref().is_some_and(|s| s.reading.tags.has_any(target)) {
        return Err(Left::Framed);
    }
    if let Some(name) = &statement.listed
        && try_match(&statement.inner, label).first().is_none_or(|m| m.metric.id == "waste.total")
    {
        let known = statement.outers.iter().find_map(|o| item_match(&o.reading, name, &try_match));
        if known.is_some() {
            let part = Statement { item: Some(name.clone()), listed: None, ..statement.clone() };
            return candidate(index, &part, profile);
        }
    }
    // a clause whose only word nobody knows speaks of something else
    if prose && statement.item.is_none() && statement.inner.is_silent() && statement.inner.unexplained > 0 {
        return Err(Left::Unexplained);
    }
    let over = statement.outers.iter().take(3).chain(&statement.section);
    if !prose && over.into_iter().any(|o| titled(o)) {
        return Err(Left::Framed);
    }
    let mut depth = 0;
    let mut found: Option<Match> = None;
    if let Some(function) = statement.function.as_ref() {
        let mut people = Reading { tags: tags!("employee"), ..Reading::default() };
        people.tags = people.tags.with(if unit.is_some_and(|u| u.numerator == "%") {
            tags!("rate")
        } else {
            Tags::default()
        });
        people.axes.insert("function".to_owned(), function.clone());
        found = try_match(&people, label).into_iter().next();
        if found.is_none() {
            return Err(Left::NoMetric);
        }
    } else if let Some(item) = &statement.item {
        let mut outers = statement.outers.iter().enumerate();
        let matched = outers.find_map(|(place, o)| Some((place, item_match(&o.reading, item, &try_match)?)));
        let Some((place, first)) = matched else { return Err(Left::Unexplained) };
        found = Some(first);
        if statement.contradicted {
            reasons.push("header_contradicts_text");
            confidence -= 0.2;
        }
        // under a total's row, and not under a header that says of what
        let unknown = tags!("unknown");
        if statement.outers[..place].iter().any(|o| o.reading.tags.has_any(unknown)) {
            reasons.push("item_by_order");
            confidence -= 0.05;
        }
    } else {
        let mut merged = statement.inner.clone();
        // 2022年累计捐赠: in all over the one year that the sentence names, and not since ever
        if prose
            && !merged.tags.has_any(tags!("patent"))
            && (of_one_year(&statement.quote.text, profile) || sums_up(statement))
        {
            merged.tags = merged.tags.without(tags!("cumulative"));
        }
        // 排放强度 in tCO2e: what is emitted is said by the unit
        let scope = tags!("scope1", "scope2", "scope3");
        let carbon = unit.is_some_and(|u| u.numerator == "tCO2e" && u.per.is_some());
        let emitted = merged.tags.without(measures()).is_empty() && merged.tags.has_any(tags!("emission"));
        if carbon && emitted && !statement.outers.iter().take(2).any(|o| o.reading.tags.has_any(scope)) {
            merged.tags = merged.tags.with(tags!("ghg"));
        }
        let mut words = label.to_owned();
        let mut options = try_match(&merged, &words);
        if options.is_empty()
            && let Some(row) = &statement.without_column
        {
            options = try_match(row, &words);
            let reason = if prose { "words_after_ignored" } else { "column_ignored" };
            options.iter_mut().for_each(|m| m.reasons.push(reason));
        }
        if options.is_empty() {
            for outer in &statement.outers {
                depth += 1;
                // 涵盖商务差旅与员工通勤: a clause that names several groups is no group
                if prose && outer.reading.conflict {
                    continue;
                }
                // 研发人员300人，占员工总数的20%，其中硕士占40%: of the first, and not of what they are a part of
                if prose && label.starts_with("其中") && outer.reading.tags.has_any(tags!("of_which")) {
                    continue;
                }
                let around = without_other_people(&statement.inner, &outer.reading);
                merged = if prose && !around.has_subject() {
                    // 全部位于香港: a clause that counts nothing lends no group
                    Reading { tags: merged.tags.with(around.tags), ..merged }
                } else {
                    merged.inside(&around)
                };
                words = format!("{words} {}", outer.text.text);
                options = try_match(&merged, &words);
                if !options.is_empty() {
                    break;
                }
            }
            if options.is_empty() && people_by_axis(statement) {
                let mut people = statement.inner.clone();
                for outer in &statement.outers {
                    if outer.reading.has_subject() {
                        break;
                    }
                    people = people.inside(&outer.reading);
                }
                people.tags = people.tags.with(tags!("employee"));
                options = try_match(&people, &words);
                options.iter_mut().for_each(|m| m.reasons.push("people_assumed"));
            }
        } else if let Some(measured) = statement
            .outers
            .iter()
            .take(3)
            .filter(|_| !prose && counts(unit) && statement.inner.tags.without(subjects()).is_empty())
            .filter(|o| !o.reading.tags.is_empty() && o.reading.tags.without(measures()).is_empty())
            .find_map(|o| {
                let found = try_match(&merged.inside(&o.reading), &words).into_iter().next()?;
                (found.metric.id != options[0].metric.id).then_some(found)
            })
        {
            // 董事会 10 under 2024年会议: a bare subject takes its measure from the heading
            options = vec![measured];
        } else if let Some(narrower) = statement
            .outers
            .iter()
            .filter(|o| prose && !o.reading.conflict && sentence.contains(&o.text.place(0)))
            .filter(|o| narrows(&o.reading, &statement.inner))
            .find_map(|o| {
                let found = try_match(&merged.inside(&o.reading), &words).into_iter().next()?;
                (found.weight >= options[0].weight).then_some(found)
            })
        {
            // 反腐败培训24场，员工培训覆盖率98.4%: of the training that the sentence speaks of
            options = vec![narrower];
        } else if statement.inner.axes.is_empty() {
            // a total's row inside a group of one kind of people: 高级管理层 / 人数
            if let Some(axis) = statement
                .outers
                .first()
                .filter(|o| !prose && !o.reading.has_subject() && !o.reading.axes.is_empty())
            {
                let narrowed = try_match(&merged.inside(&axis.reading), &words);
                if !narrowed.is_empty() && options[0].metric.id == narrowed[0].metric.id {
                    options = narrowed;
                }
            }
        }
        // 合计 under 补充员工医疗保险: a total is of all rows above it, not of the last
        let only_sum = !prose && statement.inner.axes.is_empty() && statement.inner.tags == tags!("sum");
        let strange = |o: &std::rc::Rc<crate::statement::Label>| o.reading.unexplained > 1;
        if only_sum && depth > 0 && statement.outers.get(depth as usize - 1).is_some_and(strange) {
            return Err(Left::Unexplained);
        }
        if let Some(first) = options.into_iter().next() {
            found = Some(first);
        }
    }
    let mut found = found.ok_or(Left::NoMetric)?;
    if found.metric.id == "ghg.avoided" {
        name_source(&mut found, statement);
    } else {
        let limit = match statement.origin {
            Origin::Prose if depth > 0 => 1,
            Origin::Prose => 4,
            _ => 2,
        };
        let unexplained = if statement.item.is_some() || statement.function.is_some() {
            0
        } else {
            statement.inner.unexplained
        };
        let within = if prose && statement.item.is_none() { statement.inner.within } else { 0 };
        if unexplained > limit || within > 2 {
            return Err(Left::Unexplained);
        }
        // Waste paper, Waste plastics: a kind of waste and not all of it
        if unexplained > 0 && found.metric.id == "waste.total" && label.is_ascii() {
            return Err(Left::Unexplained);
        }
        // Electricity, Steam below Scope 2, Total Fund A over a column of a scope: parts of what they stand in
        let source = tags!("electricity", "heat");
        let own = &statement.inner.tags;
        let scope = tags!("scope1", "scope2", "scope3");
        if !prose
            && found.metric.id.starts_with("ghg.scope")
            && !label.contains(|c: char| c.is_alphabetic() && !c.is_ascii())
            && (depth > 0 && own.has_any(source) && !own.has_any(scope)
                || unexplained > 0 && own.has_any(tags!("sum")))
        {
            return Err(Left::Unexplained);
        }
        if unexplained > 0 {
            reasons.push("words_unexplained");
            confidence -= if prose { 0.05 } else { 0.06 } * f64::from(unexplained);
        }
    }
    let counters = &found.metric.counters;
    if unit.is_some()
        && !counters.is_empty()
        && !counters.contains(&statement.raw_unit.trim().to_ascii_lowercase())
        && !statement.raw_unit.is_empty()
    {
        return Err(Left::NoMetric);
    }
    if depth > 0 {
        reasons.push("subject_inherited");
        confidence -= if prose { 0.05 } else { 0.01 } * f64::from(depth.min(3));
    }
    if prose && is_run_of_figures(statement) {
        reasons.push("words_after_ignored");
        confidence -= 0.1;
    }
    if prose {
        match found.metric.id.as_str() {
            // 全年针对董事的培训4场: the directors' courses
            id if id.starts_with("training.") && names_board_alone(statement) => return Err(Left::NoMetric),
            // 312 employees beside the directors
            id if id.starts_with("board.") && statement.counts_employees() => return Err(Left::NoMetric),
            // 7名董事参加讲座: some of the board, at something else
            id if id.starts_with("board.") && took_part(statement) => return Err(Left::NoMetric),
            // 312 employees in sales took part: not all that there are
            "workforce.total" if found.breakdown.is_empty() && !counts_all(statement) => {
                return Err(Left::NoMetric);
            }
            // a committee of the board is not the board
            id if id.starts_with("board.") && names_committee(statement) => return Err(Left::NoMetric),
            // sentences tell of courses for farmers, customers and directors too: whose hours they are must be said
            "training.participations" | "training.hours_total" | "training.sessions"
                if !names_employees(statement) =>
            {
                // 总培训时数, 共组织各类培训: a sum of them all is the employees'
                let all =
                    |t: &str| ["总", "共", "各类", "累计", "全年", "total"].iter().any(|w| t.contains(w));
                let outers = || statement.outers.iter().filter(|o| sentence.contains(&o.text.place(0)));
                if !all(label) && !outers().any(|o| all(&o.text.text)) {
                    return Err(Left::NoMetric);
                }
                reasons.push("of_whom_is_not_said");
                // English tells of courses for suppliers and officers in the same words
                confidence -= if label.is_ascii() { 0.1 } else { 0.06 };
            }
            // donated US$1m to one school
            "community.donations" if gave_to_one(statement) => {
                reasons.push("of_a_project_perhaps");
                confidence -= 0.15;
            }
            "training.employees_trained" if !names_employees(statement) => return Err(Left::NoMetric),
            // and of what one project saves in a year
            "ghg.avoided" => {
                reasons.push("of_a_project_perhaps");
                confidence -= 0.15;
            }
            _ => {}
        }
    }
    if statement.strange_group && statement.item.is_none() && statement.function.is_none() {
        reasons.push("group_unknown");
        confidence -= 0.04;
    }
    // Renewable energy use - photovoltaic power: a total with its source
    if let Some((whole, part)) = label.split_once(" - ").filter(|_| !prose && found.breakdown.is_empty())
        && found.metric.axes.iter().any(|a| a == "source")
        && try_match(&crate::lexicon::read(whole), whole)
            .first()
            .is_some_and(|m| m.metric.id == found.metric.id)
    {
        found.breakdown.insert("source".to_owned(), part.trim().to_owned());
    }
    // 取水量-自来水: what was taken from one source
    let sourced = tags!("water_withdrawal", "water_source");
    if statement.inner.tags.has_all(sourced)
        && let Some((_, source)) = label.split_once('-')
    {
        found.breakdown.insert("source".to_owned(), source.trim().to_owned());
    }
    // －市政供水 below 总耗水量: a part of the total is no other total
    if let Some(whole) = &statement.whole
        && statement.item.is_none()
        && let Some(total) = try_match(&whole.reading, &whole.text.text).into_iter().next()
        && total.breakdown == found.breakdown
        && (total.metric.id == found.metric.id || of_water(statement, &total))
    {
        if of_water(statement, &total) {
            found.metric = catalogue::metric("water.withdrawal").unwrap_or(found.metric);
        }
        let axis = ["source", "item"].into_iter().find(|a| found.metric.axes.iter().any(|own| own == a));
        let Some(axis) = axis.filter(|_| names_a_part(statement)) else { return Err(Left::Framed) };
        found.breakdown.insert(axis.to_owned(), part_name(&statement.label));
    }
    reasons.append(&mut found.reasons);
    let sums = ["总", "共", "合计", "全年", "全体", "整体", "total", "Total"];
    let says_all = !prose
        || !matches!(found.metric.kind, catalogue::Kind::Amount | catalogue::Kind::Count)
        || sums.iter().any(|w| label.contains(w));
    let firm = reasons.is_empty()
        && says_all
        && !statement.quantity.approximate
        && suits_group(statement, &found, &try_match);
    for reason in &reasons {
        confidence -= match *reason {
            "unit_missing" => 0.1,
            "unit_mass_for_ghg" => 0.03,
            "unit_by_plausibility" => 0.05,
            "column_ignored" | "words_after_ignored" => 0.05,
            "people_assumed" => 0.06,
            _ => 0.0,
        };
    }
    // a total of a deep table, without a unit and without a word of its own: notes to accounts are full of them
    let people = statement.inner.tags.has_any(tags!("headcount"));
    if depth > 1
        && statement.origin == Origin::Table
        && unit.is_none()
        && found.breakdown.is_empty()
        && !people
    {
        return Err(Left::NoMetric);
    }
    if statement.quantity.approximate {
        reasons.push("approximate");
        confidence -= 0.02;
    }
    if statement.year.is_none() {
        reasons.push("period_of_report");
        confidence -= 0.01;
    }
    if let Some(entity) = &statement.entity {
        if !found.metric.axes.iter().any(|a| a == "entity") {
            return Err(Left::Framed);
        }
        found.breakdown.insert("entity".to_owned(), entity.clone());
    }
    let year = statement.year.or_else(|| titled_year(statement)).or(profile.year).ok_or(Left::NoYear)?;
    // a year after the report's own is a target
    if profile.year.is_some_and(|own| year > own) {
        return Err(Left::Framed);
    }
    let tolerance = statement.quantity.half_digit.checked_mul(found.scale).unwrap_or_default();
    if confidence < GIVEN {
        return Err(Left::Unexplained);
    }
    Ok(Candidate { statement: index, found, year, confidence, reasons, tolerance, firm })
}

/// `donated … to` somebody, and no sum of what was given in all.
fn gave_to_one(statement: &Statement) -> bool {
    let words = statement.quote.text.to_ascii_lowercase();
    let all = ["total", "in all", "amounted", "altogether", "aggregate"].iter().any(|w| words.contains(w));
    words.contains("donated") && words.contains(" to ") && !all
}

/// `100% Employees took part 100% …`: a page of figures read as one sentence; which label is whose is not clear.
fn is_run_of_figures(statement: &Statement) -> bool {
    let sentence = &statement.quote.text;
    let shares = sentence.match_indices('%').filter(|(at, _)| {
        sentence[at + 1..].strip_prefix(' ').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_uppercase()))
    });
    statement.label.is_ascii() && shares.count() > 1
}

/// An English sentence that counts the whole workforce says so; a Chinese one may leave it open.
fn counts_all(statement: &Statement) -> bool {
    let words = statement.quote.text.to_ascii_lowercase();
    let says = [
        "total",
        " had ",
        " has ",
        " have ",
        "employed ",
        "employs ",
        "employ ",
        "workforce",
        "headcount",
        "number of",
    ];
    !statement.label.is_ascii() || says.iter().any(|w| words.contains(w))
}

/// What a rate of injuries without a printed unit is per, where neither its label nor its unit says so.
fn rate_base<'p>(reading: &Reading, label: &str, profile: &'p Profile) -> Option<&'p Unit> {
    let rate = reading.tags.has_any(tags!("rate")) && reading.tags.has_any(tags!("recordable", "lost_time"));
    profile.declared.hours().filter(|_| rate && hours_of_label(label).is_none())
}

/// 汉族, 硕士, 30岁以下 with a number of people or a share, under a heading of the workforce: only people have such groups.
fn people_by_axis(statement: &Statement) -> bool {
    let axis = |r: &Reading| {
        ["ethnicity", "nationality", "education", "age", "gender", "employment", "region"]
            .iter()
            .any(|a| r.axes.contains_key(*a))
    };
    let plain = tags!("headcount", "people", "rate", "sum");
    let employee = tags!("employee");
    axis(&statement.inner)
        && statement.inner.unexplained == 0
        && statement.inner.tags.without(plain).is_empty()
        && statement
            .outers
            .iter()
            .chain(&statement.section)
            .find(|o| o.reading.has_subject() && !o.reading.tags.has_any(tags!("of_which")))
            .is_some_and(|o| {
                // of the employees, and not of those who came or went
                let other = tags!("hire", "turnover", "training", "parental_leave", "rd", "injury");
                o.reading.tags.has_all(employee) && !o.reading.tags.has_any(other)
            })
}

/// Whether the heading right above speaks of the same: 新员工培训 over 人均培训时数 may mean new employees alone.
fn suits_group(
    statement: &Statement,
    found: &Match,
    try_match: &impl Fn(&Reading, &str) -> Vec<Match>,
) -> bool {
    if statement.origin == Origin::Prose {
        return true;
    }
    // an indicator's code over its table is a topic, not a group
    statement.outers.iter().filter(|o| o.reading.has_subject() && !o.coded).take(1).all(|o| {
        let merged = statement.inner.inside(&o.reading);
        try_match(&merged, &statement.label).first().is_some_and(|m| m.metric.id == found.metric.id)
    })
}

/// A part that says what it is: not "others", and not a plant.
fn names_a_part(statement: &Statement) -> bool {
    let name = part_name(&statement.label).to_ascii_lowercase();
    !matches!(name.as_str(), "others" | "other" | "其他" | "其它")
        && !statement.inner.tags.has_any(tags!("premises"))
}

/// 地下水 under a total of water: what was taken from one source.
fn of_water(statement: &Statement, total: &Match) -> bool {
    statement.inner.tags.has_any(tags!("water_source", "recycled"))
        && matches!(total.metric.id.as_str(), "water.consumption" | "water.withdrawal")
}

/// 其中:光伏发电(MWh): the name of a part, as printed.
fn part_name(label: &str) -> String {
    let label = label.trim_start_matches(['-', '—', ' ']);
    let label = ["其中:", "其中：", "其中，", "其中", "当中", "of which:", "of which"]
        .iter()
        .find_map(|w| label.strip_prefix(w))
        .unwrap_or(label);
    label.split('(').next().unwrap_or(label).trim().to_owned()
}

/// A sentence that speaks of the reporting year, and not of the time since some year or till its end.
fn of_one_year(sentence: &str, profile: &Profile) -> bool {
    let years = period::years(sentence);
    years.iter().all(|(_, year)| Some(*year) == profile.year)
        && (!years.is_empty() || sentence.contains("年内") || sentence.contains("报告期"))
        && !tells_since(sentence)
}

fn tells_since(sentence: &str) -> bool {
    let since = ["自", "以来", "截至", "截止", "至今", "历年", "since", "to date"];
    since.iter().any(|w| sentence.contains(w))
}

/// 董事100%, 员工98%: of the employees, and not of those that the label around them names.
fn without_other_people<'r>(inner: &Reading, outer: &'r Reading) -> std::borrow::Cow<'r, Reading> {
    let others = tags!("board", "supplier", "supervisors");
    if !inner.tags.has_all(tags!("employee")) || !outer.tags.has_any(others) {
        return std::borrow::Cow::Borrowed(outer);
    }
    std::borrow::Cow::Owned(Reading { tags: outer.tags.without(others), ..outer.clone() })
}

/// 义工队共145人次，累计服务620小时: what adds up the numbers of the period that the sentence tells, and not those of years.
fn sums_up(statement: &Statement) -> bool {
    let sentence = statement.quote.place(0)..=statement.number.place(0);
    let cumulative = tags!("cumulative");
    let counts = |t: &str| t.contains(|c: char| c.is_ascii_digit());
    !tells_since(&statement.quote.text)
        && statement.outers.iter().any(|o| {
            sentence.contains(&o.text.place(0)) && counts(&o.text.text) && !o.reading.tags.has_any(cumulative)
        })
}

fn names_employees(statement: &Statement) -> bool {
    let employee = tags!("employee");
    statement.inner.tags.has_all(employee)
        || statement.outers.iter().chain(&statement.section).any(|o| o.reading.tags.has_all(employee))
}

/// A sentence about directors that names no employee.
fn names_board_alone(statement: &Statement) -> bool {
    let (board, employee) = (tags!("board"), tags!("employee"));
    let readings = || std::iter::once(&statement.inner).chain(statement.outers.iter().map(|o| &o.reading));
    readings().any(|r| r.tags.has_all(board)) && !readings().any(|r| r.tags.has_all(employee))
}

fn names_committee(statement: &Statement) -> bool {
    let committee = tags!("committee");
    statement.inner.tags.has_all(committee)
        || statement.outers.iter().any(|o| o.reading.tags.has_all(committee))
}

/// Bodies that meet: their bare names count members in one table and meetings in another.
fn subjects() -> Tags {
    tags!("board", "supervisors", "shareholders")
}

/// Whether a number is one of things or people.
fn counts(unit: Option<&crate::unit::Unit>) -> bool {
    unit.is_none_or(|u| u.per.is_none() && u.numerator == "count")
}

/// Words for a kind of what the inner label counts: 反腐败培训 of 培训.
fn narrows(outer: &Reading, inner: &Reading) -> bool {
    let kinds = tags!("corruption", "safety");
    let of = tags!("training");
    inner.tags.has_all(of)
        && outer.tags.has_all(of)
        && outer.tags.has_any(kinds)
        && !inner.tags.has_any(kinds)
}

/// The clause goes on with what those whom the number counts took part in.
fn took_part(statement: &Statement) -> bool {
    let quote = &statement.quote.text;
    let Some(at) = (statement.quantity.unit.as_ref())
        .filter(|u| matches!(u.numerator, "person" | "%"))
        .map(|_| statement.quantity.whole.end)
        .filter(|at| quote.is_char_boundary(*at))
    else {
        return false;
    };
    let rest = &quote[at..];
    let after = &rest[..rest.find(['，', '。', '；']).unwrap_or(rest.len())];
    let training = |o: &std::rc::Rc<crate::statement::Label>| o.reading.tags.has_any(tags!("training"));
    ["参加", "参与", "接受", "完成"].iter().any(|w| after.contains(w))
        || statement.inner.tags.has_any(tags!("attendance")) && statement.outers.iter().any(training)
}

/// A short title that ends in its frame: 排放限值, 2025年目标. A sentence that mentions goals is no such title.
fn titled(label: &crate::statement::Label) -> bool {
    let text = label.text.text.trim_end_matches([':', ' ', ')']);
    if text.chars().count() <= 18 && label.reading.tags.has_any(tags!("subsidiary")) {
        return true;
    }
    let last =
        label.reading.spans.last().is_some_and(|(r, t)| t.has_any(limits()) && r.end + 9 >= text.len());
    text.chars().count() <= 14 && last
}

fn limits() -> Tags {
    tags!("limit", "target", "base_year", "footprint")
}

/// A sentence that says that there was none of what a metric counts.
fn negated(index: usize, statement: &Statement, profile: &Profile) -> Result<Candidate, Left> {
    let year = statement.year.or(profile.year).ok_or(Left::NoYear)?;
    // 没有其他环保处罚: but for what was told
    if ["其他", "其它", "另", "other ", "further "].iter().any(|w| statement.label.starts_with(w)) {
        return Err(Left::Framed);
    }
    if profile.year.is_some_and(|own| year > own) || statement.inner.tags.has_any(frames()) {
        return Err(Left::Framed);
    }
    let said = |found| Candidate {
        statement: index,
        found,
        year,
        confidence: 0.9,
        reasons: vec!["said_in_words"],
        tolerance: Decimal::ZERO,
        firm: true,
    };
    if let Some(found) = no_such_accident(statement, profile) {
        return Ok(said(found));
    }
    let metric = catalogue::metrics()
        .iter()
        .find(|m| {
            m.negation_is_zero
                && needs_met(m, statement.inner.tags)
                && (m.unit == "person"
                    || statement.inner.unexplained <= if m.id.starts_with("ethics.") { 5 } else { 2 })
        })
        .ok_or(Left::NoMetric)?;
    // 没有违反客户隐私的投诉: none of one kind
    if !statement.inner.axes.is_empty() || statement.inner.tags.has_any(tags!("privacy")) {
        return Err(Left::Framed);
    }
    let found = Match {
        metric,
        breakdown: Breakdown::new(),
        value: Decimal::ZERO,
        unit: metric.unit.replace("CUR", profile.currency),
        scale: Decimal::ONE,
        weight: 0,
        reasons: vec![],
    };
    Ok(said(found))
}

/// 未发生较大及以上生产安全事故: none of that severity, where the words say that and no more.
fn no_such_accident(statement: &Statement, profile: &Profile) -> Option<Match> {
    let severity = statement.inner.axes.len() == 1 && statement.inner.axes.contains_key("severity");
    if !severity || statement.inner.unexplained > 0 {
        return None;
    }
    matches(&statement.inner, &statement.label, None, Decimal::ZERO, profile.currency)
        .into_iter()
        .find(|m| m.metric.id == "safety.accidents")
}

fn needs_met(metric: &Metric, tags: Tags) -> bool {
    needs(metric).any(|sets| sets.iter().all(|set| tags.has_any(*set)))
}

/// A label that no word explains, in a column whose header says of what it is an item.
fn item_match(
    outer: &Reading,
    item: &str,
    try_match: &impl Fn(&Reading, &str) -> Vec<Match>,
) -> Option<Match> {
    let mut found = try_match(outer, item).into_iter().next()?;
    if !found.metric.axes.iter().any(|a| a == "item") {
        return None;
    }
    found.breakdown.insert("item".to_owned(), item.to_owned());
    Some(found)
}

/// What avoided the emissions: the words before the word that says so.
fn name_source(found: &mut Match, statement: &Statement) {
    if statement.origin == Origin::Prose {
        return;
    }
    let avoided = tags!("avoided");
    let end = statement.inner.spans.iter().find(|(_, t)| t.has_any(avoided)).map_or(0, |(r, _)| r.start);
    if let Some(words) = statement.label.get(..end).map(str::trim).filter(|w| !w.is_empty()) {
        found.breakdown.insert("source".to_owned(), words.to_owned());
    }
}

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

/// `2018 greenhouse gas emissions` over a list of figures: the year that the nearest heading begins with.
fn titled_year(statement: &Statement) -> Option<i32> {
    let outers = statement.outers.iter().filter(|_| statement.origin == Origin::Table);
    outers.take(3).find_map(|outer| {
        let text = outer.text.text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let year: i32 = text.get(..4)?.parse().ok()?;
        let ends = !text[4..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '/'));
        ((1990..2100).contains(&year) && ends).then_some(year)
    })
}

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

/// Statements of one fact that are looked at for sums.
const SUMMED: usize = 24;

/// Puts the candidates together to facts, best statement first.
pub fn merge(
    document: &Document,
    statements: &[Statement],
    mut candidates: Vec<Candidate>,
) -> (Vec<Fact>, Vec<Disagreement>, Vec<Decimal>) {
    drop_lone_own_entity(&mut candidates);
    tell_employees_apart(statements, &mut candidates);
    let order = |m: &Metric| catalogue::metrics().iter().position(|o| o.id == m.id).unwrap_or(usize::MAX);
    let mut groups: BTreeMap<Key, Vec<Candidate>> = BTreeMap::new();
    for candidate in candidates {
        let breakdown = candidate.found.breakdown.clone();
        groups.entry((order(candidate.found.metric), breakdown, candidate.year)).or_default().push(candidate);
    }
    let (mut facts, mut disagreements, mut tolerances) = (vec![], vec![], vec![]);
    for ((.., year), mut group) in groups {
        group.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.statement.cmp(&b.statement)));
        group.truncate(STATEMENTS);
        let best_confidence = group[0].confidence;
        // what is far less sure is no second statement, it is a guess
        group.retain(|c| c.confidence > best_confidence - 0.2);
        let agrees = |a: &Candidate, b: &Candidate| {
            (a.found.value - b.found.value).abs() <= (a.tolerance + b.tolerance)
                && a.found.unit == b.found.unit
        };
        // of several values the one that most statements give, if it is as sure
        let votes = |i: usize| group.iter().filter(|c| agrees(c, &group[i])).count();
        let sure = |i: usize| group[i].confidence > best_confidence - 0.06;
        let voted =
            || (0..group.len()).filter(|i| sure(*i)).max_by_key(|i| (votes(*i), std::cmp::Reverse(*i)));
        let mut best = whole(&group, statements).filter(|i| sure(*i)).or_else(voted).unwrap_or(0);
        for i in 0..group.len() {
            let finer = group[i].tolerance < group[best].tolerance && !group[i].found.value.is_zero();
            if agrees(&group[i], &group[best]) && finer && group[i].confidence >= ACCEPTED {
                best = i;
            }
        }
        let chosen = group.remove(best);
        // what only comes near is another number (of one course, of one site), not a second statement of this one
        group.retain(|c| agrees(c, &chosen) || (c.firm && chosen.firm && c.found.unit == chosen.found.unit));
        let other = group.iter().find(|c| !agrees(c, &chosen));
        if let Some(other) = other {
            disagreements.push(Disagreement {
                fact: facts.len(),
                values: (chosen.found.value, other.found.value),
                tolerance: chosen.tolerance + other.tolerance,
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
                others.push(evidence(document, other));
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
            evidence: evidence(document, statement),
            others,
            reasons,
        });
    }
    (facts, disagreements, tolerances)
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

/// 员工反贪污培训覆盖率 beside 董事反贪污培训覆盖率: of two groups that are told apart the employees are one.
fn tell_employees_apart(statements: &[Statement], candidates: &mut [Candidate]) {
    let group = |c: &Candidate| c.found.breakdown.get("group").cloned();
    let of_boards: Vec<(String, i32)> = candidates
        .iter()
        .filter(|c| group(c).is_some_and(|g| g == "board"))
        .map(|c| (c.found.metric.id.clone(), c.year))
        .collect();
    for candidate in candidates.iter_mut().filter(|c| c.found.breakdown.is_empty()) {
        let names = statements[candidate.statement].inner.tags.has_all(tags!("employee"));
        if names
            && of_boards.iter().any(|(id, year)| *id == candidate.found.metric.id && *year == candidate.year)
        {
            candidate.found.breakdown.insert("group".to_owned(), "employees".to_owned());
        }
    }
}

/// Where a statement stands, and the quote as printed.
pub fn evidence(document: &Document, statement: &Statement) -> Evidence {
    let place = statement.number.place(0);
    let (page, line) = (document.lines[place.line].page, document.number(place));
    let quote = document.print(&statement.quote);
    let raw_value = document.print(&statement.number);
    let label = statement
        .outers
        .first()
        .filter(|_| statement.label.is_empty())
        .map_or_else(|| statement.label.clone(), |l| l.text.text.clone());
    Evidence {
        page,
        line,
        cell: document.cell(place),
        quote: shorten(&quote, &raw_value, 400),
        lines: quote_lines(document, &statement.number),
        label,
        raw_value,
        raw_unit: statement.raw_unit.clone(),
        section: section(document, statement, line),
        boxes: Boxes { number: document.boxes(&statement.number), label: label_boxes(document, statement) },
    }
}

/// What the innermost label takes on the number's page.
fn label_boxes(document: &Document, statement: &Statement) -> Vec<Rect> {
    let Some(label) = printed_label(statement) else { return vec![] };
    let page = |text: &Text, byte| document.lines[text.place(byte).line].page;
    let own = page(&statement.number, 0);
    let near = page(&label, 0) == own && page(&label, label.text.len()) == own;
    if near { document.boxes(&label) } else { vec![] }
}

/// The innermost label where it is printed: as a label of its own, or in the row or the sentence, whole or the words of it
/// that stand together there.
fn printed_label(statement: &Statement) -> Option<Text> {
    let Statement { label, quote, number, .. } = statement;
    let mut labels = statement.section.iter().chain(&statement.outers);
    if label.is_empty() {
        return statement.outers.first().map(|l| l.text.clone());
    }
    if let Some(own) = labels.find(|l| l.text.text == *label) {
        return Some(own.text.clone());
    }
    let before = quote.text.char_indices().find(|(byte, _)| quote.place(*byte) == number.place(0));
    let before = before.map_or(quote.text.len(), |(byte, _)| byte);
    let ends = label.rmatch_indices(' ').map(|(byte, _)| &label[..byte]);
    let starts = label.match_indices(' ').map(|(byte, _)| &label[byte + 1..]);
    std::iter::once(label.as_str()).chain(ends).chain(starts).filter(|words| !words.is_empty()).find_map(
        |words| {
            let at = quote.text[..before].rfind(words).or_else(|| quote.text.find(words))?;
            Some(quote.slice(at..at + words.len()))
        },
    )
}

/// Lines that a heading may stand above a number and still be its own.
const NEAR: u32 = 60;

fn section(document: &Document, statement: &Statement, line: u32) -> String {
    let Some(label) = &statement.section else { return String::new() };
    let above = document.number(label.text.place(0));
    if line.saturating_sub(above) <= NEAR { document.print(&label.text) } else { String::new() }
}

/// A window around a needle, for paragraphs of one line.
fn shorten(text: &str, needle: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let at = text.find(needle).unwrap_or(0);
    let before: String =
        text[..at].chars().rev().take(most / 2).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[at..].chars().take(most / 2).collect();
    format!("{before}{after}")
}

/// The line of a number with its neighbours, spaces folded, the number marked.
fn quote_lines(document: &Document, number: &Text) -> Vec<QuoteLine> {
    let start = number.place(0);
    let end = number.place(number.text.len());
    let first = start.line.saturating_sub(1);
    let last = (end.line.max(start.line) + 1).min(document.lines.len() - 1);
    (first..=last)
        .map(|i| {
            let line = &document.lines[i];
            let marked = if i == start.line {
                let until = if end.line == i { end.byte } else { line.print.len() };
                Some((start.byte, until.max(start.byte)))
            } else if i > start.line && i <= end.line && start.line != end.line {
                Some((0, end.byte))
            } else {
                None
            };
            let (text, mark) = fold(&line.print, marked);
            let number = if i == start.line { document.number(start) } else { line.number };
            QuoteLine { number, text, marks: mark.into_iter().collect() }
        })
        .collect()
}

/// How many characters of a long line are shown on each side of the number.
const WINDOW: usize = 120;

/// Folds runs of blanks, cuts long lines around the mark, and gives the mark in UTF-16 units.
fn fold(print: &str, mark: Option<(usize, usize)>) -> (String, Option<[u32; 2]>) {
    let centre = mark.map_or(0, |(a, _)| a);
    let from = print[..centre].char_indices().rev().nth(WINDOW).map_or(0, |(i, _)| i);
    let tail = mark.map_or(centre, |(_, b)| b);
    let to = print[tail..].char_indices().nth(WINDOW * 2).map_or(print.len(), |(i, _)| tail + i);
    let mut out = String::with_capacity(to - from + '…'.len_utf8());
    let mut units = 0u32;
    let (mut begin, mut end) = (None, None);
    let mut blanks = 0;
    if from > 0 {
        out.push('…');
        units += 1;
    }
    for (i, c) in print[from..to].char_indices() {
        let i = i + from;
        if mark.is_some_and(|(a, _)| a == i) {
            begin = Some(units);
        }
        if mark.is_some_and(|(_, b)| b == i) {
            end = Some(units);
        }
        let blank = c.is_whitespace();
        if blank {
            blanks += if c == '\t' { 2 } else { 1 };
            if out.is_empty() || blanks > 3 {
                continue;
            }
            let pad = if c == '\t' { "  " } else { " " };
            out.push_str(pad);
            units += pad.len() as u32;
            continue;
        }
        blanks = 0;
        out.push(c);
        units += c.len_utf16() as u32;
    }
    let trimmed = out.trim_end();
    let text = if to < print.len() { format!("{trimmed}…") } else { trimmed.to_owned() };
    let mark = begin.map(|b| [b, end.unwrap_or(units).max(b)]);
    (text, mark)
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
