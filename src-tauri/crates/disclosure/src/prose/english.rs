//! Turns of English sentences: the year behind a number, what a number fell or rose to, numbers for several names
//! respectively.

use std::ops::Range;
use std::rc::Rc;

use document::Text;

use super::clauses::{Clauses, LONGEST};
use super::lists::of_list;
use super::text::floor;
use super::years::{without_years, year};
use crate::counting;
use crate::lexicon::{self, Reading, Tags, tags};
use crate::period;
use crate::profile::Profile;
use crate::quantity::{Kind, MONTHS, Quantity};
use crate::statement::{Label, Origin, Statement};

/// Bytes between a number and the year that it is of.
const TO_YEAR: usize = 64;

/// The year that stands behind a number and is its own: `621 tCO2e in 2023`, `of 5 % for the year ended 31 March 2023`. A year
/// that it is compared with is another's.
pub(super) fn year_behind_number(
    text: &str,
    years: &[(usize, i32)],
    numbers: &[Quantity],
    quantity: &Quantity,
) -> Option<i32> {
    let (at, year) = years.iter().find(|(at, _)| *at >= quantity.whole.end)?;
    let between = text.get(quantity.whole.end..*at).filter(|t| t.len() <= TO_YEAR && t.is_ascii())?;
    let own = quantity.whole.end..*at;
    let counts = |q: &&Quantity| q.kind == Kind::Amount && own.contains(&q.number.start);
    if between.contains([',', ';', ':', '.']) || numbers.iter().any(|q| counts(&q) && q.unit.is_some()) {
        return None;
    }
    let words: Vec<String> = between.split_whitespace().map(str::to_ascii_lowercase).collect();
    let joint = words.iter().rposition(|w| matches!(w.as_str(), "in" | "during" | "for" | "at"))?;
    let of_date = |w: &String| {
        DATES.contains(&w.as_str()) || MONTHS.contains(&w.as_str()) || w.parse::<u32>().is_ok_and(|d| d <= 31)
    };
    let compares = |w: &String| COMPARES.contains(&w.as_str());
    (words[joint + 1..].iter().all(of_date) && !words[..joint].iter().any(compares)).then_some(*year)
}

/// Words of a date before its year.
const DATES: &[&str] = &[
    "the",
    "year",
    "years",
    "ended",
    "ending",
    "end",
    "of",
    "fy",
    "financial",
    "fiscal",
    "calendar",
    "to",
    "both",
];

/// Words that a comparison, or an aim, begins with.
const COMPARES: &[&str] = &[
    "than", "from", "since", "against", "versus", "compared", "by", "target", "targets", "baseline", "base",
    "level",
];

/// `Of these, 143 were …`, `Ten of them are …`, `Nine (82%) are independent`: whether a sentence counts among what the one
/// before counted.
pub(super) fn speaks_of_them(sentence: &str) -> bool {
    let head = sentence.trim_start();
    let word = head.split(' ').next().unwrap_or_default();
    let counts = word.starts_with(|c: char| c.is_ascii_digit()) || counting::numeral(word).is_some();
    let rest = head[word.len()..].trim_start();
    counts && AMONG.iter().any(|w| rest.starts_with(w)) || OF_THESE.iter().any(|w| head.starts_with(w))
}

/// What stands before the `and` by which a clause goes on: not that of `Board and committee meetings`.
pub(super) fn before_and(text: &str) -> &str {
    let ands = text.match_indices(" and ").map(|(at, and)| (at, &text[at + and.len()..]));
    let mut ands = ands.filter(|(_, rest)| !rest.starts_with("committee")).peekable();
    // occupational health and safety: a word of the field may hold one
    let spans = if ands.peek().is_some() { crate::lexicon::read(text).spans } else { vec![] };
    let within = |at: usize| spans.iter().any(|(word, _)| word.start < at && at < word.end);
    ands.find(|(at, _)| !within(*at)).map_or(text, |(at, _)| &text[..at])
}

/// What an English number's unit and the words around it say together.
pub(super) fn said_by_unit(
    quantity: &Quantity,
    lead: &str,
    words: &str,
    share_of: bool,
    reading: &Reading,
) -> Tags {
    let share = quantity.unit.as_ref().is_some_and(|u| u.numerator == "%");
    let money = quantity.unit.as_ref().is_some_and(|u| u.currency().is_some());
    let hours = quantity.unit.as_ref().is_some_and(|u| u.numerator == "h" && u.per.is_none());
    let measure = quantity.unit.as_ref().is_some_and(|u| u.is_measure() && u.per.is_none());
    if measure && lead.trim_end().ends_with(" by") {
        // Energy use came down by 1,876 MWh: an amount by which something is, whatever the verb, is a difference
        tags!("change")
    } else if hours && (words.contains("average of") || words.contains("on average")) {
        // an average of 21 hours of training
        tags!("avg")
    } else if share_of && reading.tags.has_all(tags!("board", "meeting")) {
        // directors attended 96% of Board meetings
        tags!("attendance")
    } else if share
        && (share_of || words.contains(" was "))
        && reading.tags.has_any(tags!("recycled"))
        && !words.contains(" not ")
    {
        // 65% of waste was recycled
        tags!("rate")
    } else if money && ["community investment", "in our communities"].iter().any(|w| words.contains(w)) {
        // a heading of the same words is no sum
        tags!("donation")
    } else {
        Tags::default()
    }
}

/// Words by which a sentence goes on with what the one before counted.
const OF_THESE: [&str; 6] = ["Of these", "Of them", "Of which", "Of whom", "Among them", "Among these"];

/// Words behind a number that counts among those spoken of.
const AMONG: [&str; 7] =
    ["of them ", "are women", "are female", "are men", "are independent", "are non-executive", "were women"];

/// Verbs of change before the number that something came to.
const CHANGED: &[&str] = &[
    "decreased",
    "decreasing",
    "fell",
    "falling",
    "dropped",
    "dropping",
    "declined",
    "declining",
    "reduced",
    "reducing",
    "lowered",
    "rose",
    "rising",
    "increased",
    "increasing",
    "grew",
    "growing",
    "improved",
    "improving",
    "went up",
    "went down",
    "cut",
    "moved",
];

/// `Emissions fell by 12% to 621 tCO2e`: bytes of the words that say what came to a number, where the number before is the change.
pub(super) fn moved(
    text: &str,
    clause: usize,
    change: &Quantity,
    quantity: &Quantity,
) -> Option<Range<usize>> {
    let dimension = |q: &Quantity| q.unit.as_ref().map(crate::unit::Unit::dimension);
    let between = text.get(change.whole.end..quantity.whole.start)?.trim();
    // to a total of, to about
    let about =
        ["a total of", "approximately", "about", "around", "some", "over", "nearly", "almost", "just under"];
    let between = about.iter().find_map(|w| between.strip_suffix(w)).unwrap_or(between).trim_end();
    let to = between == "to" || between.len() <= 24 && between.ends_with(" to") && !between.contains(',');
    if !to || !(dimension(change).as_deref() == Some("%") || dimension(change) == dimension(quantity)) {
        return None;
    }
    let head = text.get(clause..change.whole.start)?;
    let verb = CHANGED.iter().filter_map(|verb| head.rfind(verb)).max()?;
    // no more than an adverb between the verb and what it was by
    (head.len() - verb <= 40).then_some(clause..clause + verb)
}

/// `We reduced our Scope 1 emissions to 12,300 tCO2e`, `Energy consumption rose from 1,100 GWh in 2023 to …`: bytes of the words
/// that name what came to a number or went from it. What is meant to come has come to nothing yet.
pub(super) fn changed(text: &str, clause: usize, quantity: &Quantity) -> Option<Range<usize>> {
    let head = text.get(clause..quantity.whole.start)?.trim_end();
    let named = if let Some(head) = head.strip_suffix(" to") {
        let (at, verb) = CHANGED.iter().filter_map(|v| Some((head.rfind(v)?, v))).max()?;
        at + verb.len()..head.len()
    } else {
        let head = head.strip_suffix(" from")?;
        let dated = text.get(quantity.whole.end..)?.strip_prefix(" in ")?;
        let year = dated.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit()))?;
        let to = dated.get(year.len()..)?.starts_with(" to ");
        let verb = CHANGED.iter().find(|v| head.ends_with(*v)).filter(|_| to)?;
        0..head.len() - verb.len()
    };
    let words = &head[named.clone()];
    let reading = lexicon::read(words);
    let whole = !words.contains([',', ';', '%']) && reading.has_subject() && !reading.conflict;
    let meant = [" to be ", " will ", " would ", "aim", "target", "plan", "commit", "goal"];
    (whole && !meant.iter().any(|w| head.contains(w))).then_some(clause + named.start..clause + named.end)
}

/// `Scope 1 and Scope 2 emissions were 386 t and 402 t, respectively`, `12 and 14 in 2023 and 2024 respectively`: as many
/// numbers as names or years, in turn. Gives where the numbers begin that stand in such lists.
pub(super) fn respectively(
    sentence: &Rc<Text>,
    clauses: &Clauses<'_>,
    numbers: &[Quantity],
    section: Option<&Rc<Label>>,
    found: &mut Vec<Statement>,
) -> Vec<usize> {
    let Clauses { masked, profile, .. } = *clauses;
    let mut taken = vec![];
    let mut from = 0;
    if !masked.contains("respectively") {
        return taken;
    }
    for (word, _) in masked.match_indices("respectively") {
        let list = list_before(masked, numbers, from, word);
        let floor_at = floor(masked, word.saturating_sub(LONGEST)).max(from);
        from = word;
        let [first, .., last] = list[..] else { continue };
        taken.extend(list.iter().map(|q| q.number.start));
        let start =
            masked[floor_at..first.whole.start].rfind(['.', ';']).map_or(floor_at, |i| floor_at + i + 1);
        // Electricity came to 9,482 kWh, while petrol and diesel consumption were: another clause
        let contrast = [", while ", ", whereas "]
            .iter()
            .filter_map(|w| Some(masked[start..first.whole.start].rfind(w)? + w.len()));
        let start = contrast.max().map_or(start, |i| start + i);
        // Scope 1¹ and 2: the mark of a note is no word of a name
        let head = masked[start..first.whole.start].replace(document::NOTE_MARK, "");
        // Scope 1 and 2: each by its name
        let head =
            head.replace("cope 1 and 2", "cope 1 and Scope 2").replace("copes 1 and 2", "cope 1 and Scope 2");
        let (head, tail) = (head.as_str(), &masked[last.whole.end..word]);
        let named = year(masked, &clauses.years, first.number.start);
        for (quantity, (inner, year)) in list.iter().zip(in_turn(head, tail, list.len(), named, profile)) {
            // it may stand behind the last number alone
            let unit = quantity.unit.as_ref().or(last.unit.as_ref());
            found.push(Statement { inner, year, ..of_list(sentence, quantity, unit, head, section) });
        }
    }
    taken
}

/// `Carbon dioxide (CO2): 3,327 mtCO2e Methane (CH4): 2 mtCO2e VOC: 1.4 metric tons`: a list that was run into one line, each name before
/// its colon. Gives where its numbers begin.
pub(super) fn paired(
    sentence: &Rc<Text>,
    clauses: &Clauses<'_>,
    numbers: &[Quantity],
    section: Option<&Rc<Label>>,
    found: &mut Vec<Statement>,
) -> Vec<usize> {
    let masked = clauses.masked;
    let colon = |q: &Quantity| masked[..q.whole.start].trim_end().strip_suffix(':').map(str::len);
    let amount = |q: &&Quantity| q.kind == Kind::Amount && q.unit.is_some() && colon(q).is_some();
    let list: Vec<&Quantity> = numbers.iter().filter(amount).collect();
    let [first, .., last] = &list[..] else { return vec![] };
    // nothing else is counted between them
    let between = numbers.iter().filter(|q| q.unit.is_some());
    let all = between.filter(|q| (first.whole.start..=last.whole.start).contains(&q.whole.start)).count();
    // UK energy use comprises gas: 83 MWh: what leads in the list says what it is of
    let leads = masked[..colon(first).unwrap_or(0)].split_whitespace().count() > 4;
    if list.len() < 3 || all > list.len() || leads {
        return vec![];
    }
    // CO2 beside methane is one gas of several
    let gases = ["ethane", "CH4", "N2O"].iter().any(|gas| masked.contains(gas));
    let mut from = 0;
    for quantity in &list {
        let label = clauses.label(from..colon(quantity).unwrap_or(from).max(from));
        from = quantity.whole.end;
        if gases && label.reading.tags.has_any(tags!("ghg")) {
            continue;
        }
        found.push(Statement {
            label: label.text.text.trim().to_owned(),
            inner: label.reading,
            section: section.cloned(),
            ..Statement::new(sentence, quantity, Origin::Prose, sentence)
        });
    }
    list.iter().map(|q| q.number.start).collect()
}

/// The numbers right before a word, joined by commas and `and`.
fn list_before<'q>(text: &str, numbers: &'q [Quantity], from: usize, word: usize) -> Vec<&'q Quantity> {
    let mut list: Vec<&Quantity> = vec![];
    let within = |q: &&Quantity| q.kind == Kind::Amount && q.number.start >= from && q.whole.end <= word;
    for quantity in numbers.iter().filter(within).rev() {
        let next = list.last().map_or(word, |next| next.whole.start);
        let between = text[quantity.whole.end..next.max(quantity.whole.end)].trim();
        let joined = matches!(between.trim_start_matches(','), "" | "and" | " and") && !between.is_empty();
        let last = || between.len() <= 48 && !between.contains(';');
        if !(joined || list.is_empty() && last()) {
            break;
        }
        list.push(quantity);
    }
    list.reverse();
    list
}

/// What each of so many numbers is: of years named before or behind them, or of names with `and` between them.
fn in_turn(
    head: &str,
    tail: &str,
    count: usize,
    named: Option<i32>,
    profile: &Profile,
) -> Vec<(Reading, Option<i32>)> {
    let words = profile.without_own(&without_years(head)).into_owned();
    let mut whole = lexicon::read(&words);
    let (before, behind) = (period::years(head), period::years(tail));
    for years in [&behind, &before] {
        if years.len() == count && !whole.conflict {
            return years.iter().map(|(_, year)| (whole.clone(), Some(*year))).collect();
        }
    }
    whole.conflict = false;
    let named = match behind[..] {
        [(_, year)] => Some(year),
        _ => named,
    };
    // the ratio of male to female employees
    let joined = words.split([',', '/', '&']).flat_map(|p| p.split(" and ")).flat_map(|p| p.split(" to "));
    let parts: Vec<&str> = joined.filter(|p| !p.trim().is_empty()).collect();
    // what stands before the first name is said of all: In the year, the turnover rate of men and women
    let Some(skipped) = parts.len().checked_sub(count) else { return vec![] };
    let readings: Vec<Reading> = parts[skipped..].iter().map(|p| lexicon::read(p)).collect();
    let scopes = tags!("scope1", "scope2", "scope3");
    let axes = |r: &Reading| (r.axes.clone(), r.tags.intersection(scopes));
    let differ =
        readings.iter().enumerate().all(|(i, r)| readings[..i].iter().all(|other| axes(r) != axes(other)));
    // on which basis a scope is, tells it from no other
    let told = |r: &Reading| r.axes.keys().filter(|axis| *axis != "basis").count();
    let each = readings.iter().all(|r| told(r) + usize::from(!r.tags.intersection(scopes).is_empty()) == 1);
    if differ && each {
        let of = |r: Reading| {
            let tags = whole.tags.without(scopes).with(r.tags.intersection(scopes));
            (Reading { axes: r.axes, tags, ..whole.clone() }, named)
        };
        return readings.into_iter().map(of).collect();
    }
    // petrol and diesel consumption: the names share what stands behind the last, or before the first
    let measures = lexicon::measures();
    let subject = |r: &Reading| r.tags.without(measures);
    let apart = readings.iter().enumerate().all(|(i, r)| {
        !subject(r).is_empty() && readings[..i].iter().all(|other| subject(r) != subject(other))
    });
    if !apart || skipped > 0 || readings.iter().any(|r| !r.axes.is_empty()) {
        return vec![];
    }
    let shared = readings.iter().fold(lexicon::Tags::default(), |t, r| t.with(r.tags.intersection(measures)));
    // hazardous and non-hazardous waste: so do words that only tell kinds of it apart
    let kinds = tags!("hazardous", "nonhazardous");
    let of_kinds = readings.iter().all(|r| r.tags.has_any(kinds));
    let shared = if of_kinds { shared.with(whole.tags.intersection(tags!("waste"))) } else { shared };
    readings.into_iter().map(|r| (Reading { tags: r.tags.with(shared), ..r }, named)).collect()
}

/// What stands in brackets and says on which basis, or of which scope, a number is: bytes between the brackets.
pub(super) fn telling_brackets(text: &str) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut at = 0;
    while let Some(open) = text[at..].find('(').map(|i| at + i + 1) {
        let Some(close) = text[open..].find([')', '(']).map(|i| open + i) else { break };
        at = close;
        let inner = &text[open..close];
        if !text[close..].starts_with(')') || inner.len() > 48 || !inner.is_ascii() {
            continue;
        }
        let reading = lexicon::read(inner);
        let basis = reading.axes.len() == 1 && reading.axes.contains_key("basis");
        let scope = reading.tags.has_any(tags!("scope1", "scope2", "scope3"));
        if (basis || scope && reading.axes.is_empty()) && reading.unexplained == 0 && !reading.conflict {
            found.push(open..close);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::quantities;

    #[test]
    fn years_behind_numbers() {
        for (text, want) in [
            ("emissions of 621 tCO2e in 2023", Some(2023)),
            ("used 12 MWh in the year ended 31 March 2023", Some(2023)),
            ("used 12 MWh of electricity in FY2023", Some(2023)),
            ("used 12 MWh, less than in 2023", None),
            ("5% lower than in 2023", None),
            ("used 12 MWh from 2023", None),
            ("used 12 MWh and 3 MWh in 2023", None),
            ("a cut of 30% by 2030", None),
        ] {
            let numbers = quantities(text);
            let number = numbers.iter().find(|q| q.unit.is_some()).unwrap();
            assert_eq!(year_behind_number(text, &period::years(text), &numbers, number), want, "{text}");
        }
    }
}
