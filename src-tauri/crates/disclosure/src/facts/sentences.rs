//! Whose number a sentence gives: the words by which it tells the whole from some, the employees from others, a year from
//! many.

use std::rc::Rc;

use crate::lexicon::tags;
use crate::period;
use crate::profile::Profile;
use crate::statement::{Label, Statement};

/// `donated … to` somebody, and no sum of what was given in all.
pub(super) fn gave_to_one(statement: &Statement) -> bool {
    let words = statement.quote.text.to_ascii_lowercase();
    // what is total stands before the number: totalling 24,000 students behind it says nothing of the money
    let before = words.get(..statement.quantity.number.start).unwrap_or(&words);
    let all = ["total", "in all", "amounted", "altogether", "aggregate"].iter().any(|w| before.contains(w));
    words.contains("donated") && [" to ", " for "].iter().any(|w| words.contains(w)) && !all
}

/// `100% Employees took part 100% …`: a page of figures read as one sentence; which label is whose is not clear.
pub(super) fn is_run_of_figures(statement: &Statement) -> bool {
    let sentence = &statement.quote.text;
    let shares = sentence.match_indices('%').filter(|(at, _)| {
        sentence[at + 1..].strip_prefix(' ').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_uppercase()))
    });
    statement.label.is_ascii() && shares.count() > 1
}

/// An English sentence that counts the whole workforce says so; a Chinese one may leave it open.
pub(super) fn counts_all(statement: &Statement) -> bool {
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
        "the year with",
    ];
    // Our 12,400 employees work in 30 countries, a place to work for our 12,400 employees
    !statement.label.is_ascii()
        || ["Our ", "our "].iter().any(|w| statement.label.starts_with(w))
        || says.iter().any(|w| words.contains(w))
}

/// A sentence that speaks of the reporting year, and not of the time since some year or till its end.
pub(super) fn of_one_year(sentence: &str, profile: &Profile) -> bool {
    let years = period::years(sentence);
    years.iter().all(|(_, year)| Some(*year) == profile.year)
        && (!years.is_empty() || sentence.contains("年内") || sentence.contains("报告期"))
        && !tells_since(sentence)
}

/// Words for a time that begins before the reporting year.
pub(super) fn tells_since(sentence: &str) -> bool {
    let since = ["自", "以来", "截至", "截止", "至今", "历年", "since", "Since", "to date"];
    since.iter().any(|w| sentence.contains(w))
}

/// `Since 2012 we have donated £6m`: of all the years since one before the reporter's.
pub(super) fn sums_years(statement: &Statement, profile: &Profile) -> bool {
    let words = &statement.quote.text;
    let early = |at: usize| {
        let near = words.get(at..).unwrap_or_default();
        let (_, year) = period::years(near).first().copied()?;
        Some(
            profile.year.is_some_and(|own| year < own)
                && near.find(&year.to_string()).is_some_and(|y| y <= 24),
        )
    };
    ["Since ", "since ", "自"].iter().any(|w| words.find(w).and_then(early) == Some(true))
}

/// 义工队共145人次，累计服务620小时: what adds up the numbers of the period that the sentence tells, and not those of years.
pub(super) fn sums_up(statement: &Statement) -> bool {
    let sentence = statement.quote.place(0)..=statement.number.place(0);
    let cumulative = tags!("cumulative");
    let counts = |t: &str| t.contains(|c: char| c.is_ascii_digit());
    !tells_since(&statement.quote.text)
        && statement.outers.iter().any(|o| {
            sentence.contains(&o.text.place(0)) && counts(&o.text.text) && !o.reading.tags.has_any(cumulative)
        })
}

pub(super) fn names_employees(statement: &Statement) -> bool {
    let employee = tags!("employee");
    statement.inner.tags.has_all(employee)
        || statement.outers.iter().chain(&statement.section).any(|o| o.reading.tags.has_all(employee))
}

/// 开展培训2,140场，员工人均培训35小时: a sentence that names the employees, and nobody else who may be taught.
pub(super) fn speaks_of_employees(statement: &Statement) -> bool {
    let tags = crate::lexicon::read(&statement.quote.text).tags;
    let others = tags!("customer", "supplier", "community", "board", "contractor");
    tags.has_any(tags!("employee")) && !tags.has_any(others)
}

/// `We offered 61,880 hours of training`: what a reporter says of itself, and of nobody else.
pub(super) fn offered_by_us(statement: &Statement) -> bool {
    let label = statement.label.as_str();
    let others = tags!("customer", "supplier", "community", "board", "contractor");
    let by_us =
        ["We ", "we ", "In total we ", "The Group ", "The Company "].iter().any(|w| label.starts_with(w))
            || ["organised", "organized", "held", "provided", "conducted"]
                .iter()
                .any(|w| label.trim_end_matches('.').ends_with(w));
    by_us
        && statement.inner.unexplained == 0
        && !crate::lexicon::read(&statement.quote.text).tags.has_any(others)
}

/// A sentence that lists who was asked: employees, customers and suppliers side by side.
pub(super) fn names_stakeholders(statement: &Statement) -> bool {
    crate::lexicon::read(&statement.quote.text).tags.has_all(tags!("employee", "customer", "supplier"))
}

/// A sentence about directors that names no employee.
pub(super) fn names_board_alone(statement: &Statement) -> bool {
    let (board, employee) = (tags!("board"), tags!("employee"));
    let readings = || std::iter::once(&statement.inner).chain(statement.outers.iter().map(|o| &o.reading));
    readings().any(|r| r.tags.has_all(board)) && !readings().any(|r| r.tags.has_all(employee))
}

/// What a sentence goes on with behind the number and its unit.
fn behind(statement: &Statement) -> &str {
    let quantity = &statement.quantity;
    statement.quote.text.get(quantity.unit_at.end.max(quantity.number.end)..).unwrap_or_default()
}

/// 1次年度股东大会、1次类别股东大会: which meetings the number counts stands between it and the word for them.
pub(super) fn counts_a_kind(statement: &Statement) -> bool {
    let kind = behind(statement).split_once("股东").map_or("", |(kind, _)| kind);
    !kind.is_empty() && kind.chars().all(char::is_alphanumeric)
}

/// `… tCO2e for Scope 1`, `… 吨（范围一）`: the one scope that stands right behind the number and its unit.
pub(super) fn scope_behind(statement: &Statement) -> Option<&'static str> {
    const SCOPES: [(&str, [char; 2]); 3] =
        [("ghg.scope1", ['1', '一']), ("ghg.scope2", ['2', '二']), ("ghg.scope3", ['3', '三'])];
    let behind = behind(statement).trim_start_matches([' ', '(']).to_ascii_lowercase();
    let begun = ["for scope ", "from scope ", "in scope ", "of scope ", "scope ", "范围", "范畴"];
    fn number(text: &str) -> Option<(&'static str, &str)> {
        let named = |(scope, names): &(&'static str, [char; 2])| Some((*scope, text.strip_prefix(*names)?));
        let (scope, rest) = SCOPES.iter().find_map(named)?;
        (!rest.starts_with(|c: char| c.is_ascii_digit() || c == ',')).then_some((scope, rest))
    }
    let (scope, rest) = begun.iter().find_map(|w| number(behind.strip_prefix(w)?))?;
    // for Scope 1 and 2
    let rest = rest.trim_start();
    let joint = ["and ", "& ", "+", "、", "及", "和", ", "].iter().find_map(|w| rest.strip_prefix(w));
    let other = joint.map(|t| begun.iter().find_map(|w| t.strip_prefix(w)).unwrap_or(t));
    other.and_then(number).is_none().then_some(scope)
}

pub(super) fn names_committee(statement: &Statement) -> bool {
    let committee = tags!("committee");
    statement.inner.tags.has_all(committee)
        || statement.outers.iter().any(|o| o.reading.tags.has_all(committee))
}

/// The clause goes on with what those whom the number counts took part in.
pub(super) fn took_part(statement: &Statement) -> bool {
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
    let training = |o: &Rc<Label>| o.reading.tags.has_any(tags!("training"));
    ["参加", "参与", "接受", "完成", " attended ", " took part in "].iter().any(|w| after.contains(w))
        || statement.inner.tags.has_any(tags!("attendance")) && statement.outers.iter().any(training)
}

/// Methane or nitrous oxide in the same sentence.
pub(super) fn names_other_gases(statement: &Statement) -> bool {
    let text = &statement.quote.text;
    ["CH4", "N2O", "methane", "Methane", "nitrous oxide"].iter().any(|gas| text.contains(gas))
}
