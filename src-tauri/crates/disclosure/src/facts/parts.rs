//! Items, parts and groups: what a row is one of, under a total or a heading that says of what.

use std::borrow::Cow;

use crate::lexicon::{Reading, Tags, tags};
use crate::matching::Match;
use crate::statement::{Counted, Label, Origin, Statement};
use crate::unit::Unit;

/// 汉族, 硕士, 30岁以下 with a number of people or a share, under a heading of the workforce: only people have such groups.
pub(super) fn people_by_axis(statement: &Statement) -> bool {
    let axis = |r: &Reading| {
        ["ethnicity", "nationality", "education", "age", "gender", "employment", "region", "level"]
            .iter()
            .any(|a| r.axes.contains_key(*a))
    };
    let plain = tags!("headcount", "people", "rate", "sum", "of_staff");
    let employee = tags!("employee");
    axis(&statement.inner)
        && statement.inner.unexplained == 0
        && statement.inner.tags.without(plain).is_empty()
        && statement
            .outers
            .iter()
            .chain(&statement.section)
            .find(|o| o.reading.has_subject() && !o.reading.tags.has_any(tags!("of_which")))
            // heads counted by gender in a table that says of nothing else are of the staff
            .map_or_else(
                || {
                    counts_heads(statement)
                        || shows_structure(statement)
                        || shows_diversity(statement)
                        || counts_a_grade(statement)
                },
                |o| {
                    // of the employees, and not of those who came or went, nor of what they are paid
                    let other = tags!(
                        "hire",
                        "turnover",
                        "training",
                        "parental_leave",
                        "rd",
                        "injury",
                        "pay",
                        "absence",
                        "appraisal",
                        "disease",
                        "illness"
                    );
                    o.reading.tags.has_all(employee) && !o.reading.tags.has_any(other)
                        // 环境、社会及管治报告 is of everything
                        || o.reading.tags.without(tags!("environment", "community")).is_empty()
                            && counts_a_grade(statement)
                },
            )
}

/// Shares of women and of ages in a table under `Diversity data`: of the staff, where it says nothing of the board or of suppliers.
fn shows_diversity(statement: &Statement) -> bool {
    let share = statement.counted.is_share();
    let titled = |o: &std::rc::Rc<crate::statement::Label>| {
        let title = o.text.text.to_ascii_lowercase();
        let whose = ["board", "director", "supplier", "product"].iter().any(|w| title.contains(w));
        ["diversity", "by employee category"].iter().any(|w| title.contains(w)) && !whose
    };
    let titles = statement.outers.iter().chain(&statement.section);
    // of each grade so many are men, so many under 30
    let axes = &statement.inner.axes;
    let one = axes.len() == 1 || axes.len() == 2 && axes.contains_key("level");
    share && one && statement.origin == Origin::Table && titles.take(3).any(titled)
}

/// 年龄结构, 学历结构 over numbers of people: a report's own staff, where nothing says of whom.
fn shows_structure(statement: &Statement) -> bool {
    let people = matches!(&statement.counted, Counted::In(unit) if unit.counts_people());
    let title = statement.outers.first().map(|o| o.text.text.trim());
    people && title.is_some_and(|t| ["年龄结构", "学历结构", "性别结构"].iter().any(|w| t.ends_with(w)))
}

/// Number of managers, Senior management - male | persons, Percentage of permanent employees: of the staff, whom alone grades and
/// contracts tell apart.
fn counts_a_grade(statement: &Statement) -> bool {
    let grade =
        ["level", "employment", "education"].iter().any(|axis| statement.inner.axes.contains_key(*axis));
    // interns are no staff, whatever their contracts
    let interns = statement.label.to_ascii_lowercase().contains("intern") || statement.label.contains("实习");
    if statement.origin != Origin::Table || !grade || interns {
        return false;
    }
    let begins = |words: &[&str]| {
        let label = statement.label.to_ascii_lowercase();
        words.iter().any(|w| label.starts_with(w))
    };
    let numbered = || begins(&["number of", "no. of", "total number of"]);
    match &statement.counted {
        Counted::In(unit) if unit.counts_people() => true,
        Counted::In(unit) if unit.is_share() => {
            begins(&["percentage of", "proportion of", "share of"]) && statement.label.ends_with("employees")
        }
        Counted::In(unit) => unit.numerator == "count" && numbered(),
        Counted::Missing => statement.quantity.value.is_integer() && numbered(),
        Counted::Unknown => false,
    }
}

/// Whole numbers without a unit in a table with a column for men and one for women.
fn counts_heads(statement: &Statement) -> bool {
    let people = match &statement.counted {
        Counted::Missing => true,
        Counted::In(unit) => unit.counts_people(),
        Counted::Unknown => false,
    };
    statement.by_gender && people && statement.quantity.value.is_integer()
}

/// A part that says what it is: not "others", not a plant, and not what became of it.
pub(super) fn names_a_part(statement: &Statement) -> bool {
    let name = part_name(&statement.label).to_ascii_lowercase();
    !matches!(name.as_str(), "others" | "other" | "其他" | "其它")
        && !statement.inner.tags.has_any(tags!("premises", "disposal"))
}

/// Whether words name one of the things that waste and packages are made of, and no place, team or way of disposal.
pub(super) fn is_material(name: &str) -> bool {
    let site =
        ["公司", "厂", "基地", "园", "部", "中心", "院", "店", "产生", "处理", "处置", "回收", "利用", "总"];
    crate::lexicon::names_material(name)
        && (name.is_ascii() || name.chars().count() <= 12 && !site.iter().any(|w| name.contains(w)))
}

/// 地下水 under a total of water: what was taken from one source.
pub(super) fn of_water(statement: &Statement, total: &Match) -> bool {
    // what goes round is used again, and was not taken
    let again =
        statement.inner.tags.has_any(tags!("recycled")) && !part_name(&statement.label).starts_with("循环");
    (again || statement.inner.tags.has_any(tags!("water_source")))
        && matches!(total.metric.id.as_str(), "water.consumption" | "water.withdrawal")
}

/// 其中:光伏发电(MWh): the name of a part, as printed.
pub(super) fn part_name(label: &str) -> String {
    let label = label.trim_start_matches(['-', '—', '–', '•', '·', '‧', ' ']);
    let label = ["其中:", "其中：", "其中，", "其中", "当中", "of which:", "of which"]
        .iter()
        .find_map(|w| label.strip_prefix(w))
        .or_else(|| label.get(..8).filter(|w| w.eq_ignore_ascii_case("of which")).map(|w| &label[w.len()..]))
        .unwrap_or(label)
        .trim_start_matches([' ', ',', ':', '，']);
    // (i) Surface water: its number in a list
    let numbered =
        label.strip_prefix('(').and_then(|l| l.split_once(')')).filter(|(number, _)| number.len() <= 4);
    let label = numbered.map_or(label, |(_, name)| name);
    label.split('(').next().unwrap_or(label).trim().to_owned()
}

/// 董事100%, 员工98%: of the employees, and not of those that the label around them names.
pub(super) fn without_other_people<'r>(inner: &Reading, outer: &'r Reading) -> Cow<'r, Reading> {
    let others = tags!("board", "supplier", "supervisors");
    // 99%的员工完成了反贪污课程，13名董事均接受了培训: of the directors, and not of both
    let employee = tags!("employee");
    let taught =
        inner.tags.has_all(tags!("board")) && inner.tags.has_any(tags!("training", "took_part", "coverage"));
    if taught && !inner.tags.has_any(employee) {
        return Cow::Owned(Reading { tags: outer.tags.without(employee), ..outer.clone() });
    }
    if !inner.tags.has_all(tags!("employee")) || !outer.tags.has_any(others) {
        return Cow::Borrowed(outer);
    }
    Cow::Owned(Reading { tags: outer.tags.without(others), ..outer.clone() })
}

/// Bodies that meet: their bare names count members in one table and meetings in another.
pub(super) fn subjects() -> Tags {
    tags!("board", "supervisors", "shareholders")
}

/// Whether a number is one of things or people.
pub(super) fn counts(unit: Option<&Unit>) -> bool {
    unit.is_none_or(|u| u.per.is_none() && u.numerator == "count")
}

/// Words for a kind of what the inner label counts: 反腐败培训 of 培训.
pub(super) fn narrows(outer: &Reading, inner: &Reading) -> bool {
    let kinds = tags!("corruption", "safety");
    let of = tags!("training");
    inner.tags.has_all(of)
        && outer.tags.has_all(of)
        && outer.tags.has_any(kinds)
        && !inner.tags.has_any(kinds)
}

/// A short title that ends in its frame: 排放限值, 2025年目标. A sentence that mentions goals is no such title.
pub(super) fn titled(label: &Label) -> bool {
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

/// What avoided the emissions: the words before the word that says so.
pub(super) fn name_source(found: &mut Match, statement: &Statement) {
    if statement.origin == Origin::Prose {
        return;
    }
    let avoided = tags!("avoided");
    let end = statement.inner.spans.iter().find(|(_, t)| t.has_any(avoided)).map_or(0, |(r, _)| r.start);
    let of_gases = |words: &str| {
        let read = crate::lexicon::read(words);
        read.unexplained == 0 && read.tags.without(tags!("ghg", "emission", "sum")).is_empty()
    };
    let words = statement.label.get(..end).map(str::trim);
    if let Some(words) = words.filter(|w| !w.is_empty() && !of_gases(w)) {
        found.breakdown.insert("source".to_owned(), words.to_owned());
    }
}
