//! Numbers of people and things as English sentences give them: in words (`four directors`), and with other words before
//! what is counted (`14 product-related complaints`). Knows no metric; what can be counted stands in `data/units.toml`.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use rust_decimal::Decimal;

use crate::quantity::{Kind, Quantity};
use crate::unit::{Unit, counted_noun, unit_at};

/// Words that may stand between a number and what it counts.
const WORDS: usize = 4;

/// A quick look: whether a text may hold a number in words.
pub fn may_count(text: &str) -> bool {
    // a Chinese sentence has no letters that it could be spelled with
    text.bytes().any(|b| b.is_ascii_alphabetic()) && SPELLED.is_match(text)
}

static SPELLED: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(UNITS.iter().chain(&TENS).skip(1))
        .expect("a few words")
});

/// Adds the numbers in words to those of a text, and gives those without a unit the noun behind them.
/// A sentence may go on with what the one before counted, `Of these, 143 were based in …`: that is given with it.
pub fn complete(text: &str, found: &mut Vec<Quantity>, before: Option<Unit>) {
    let spelled: Vec<Quantity> = words(text)
        .filter_map(|at| spelled(text, at))
        .filter(|s| !found.iter().any(|q| touches(q, s)))
        .collect();
    let numbers = found.len();
    found.extend(spelled);
    if found.len() > numbers {
        found.sort_by_key(|q| q.number.start);
    }
    let mut last = before;
    for quantity in found.iter_mut().filter(|q| q.kind == Kind::Amount) {
        let noun_of_unit = text[quantity.unit_at.clone()].rsplit(' ').next().and_then(counted_noun);
        let printed = noun_of_unit.is_some();
        let before = text[..quantity.number.start].trim_end();
        let named = before.ends_with("tier") || before.ends_with("Tier");
        if named {
            quantity.kind = Kind::Other;
            continue;
        }
        if quantity.unit.is_none() || printed {
            let at = quantity.number.end..quantity.number.end;
            let same =
                || last.clone().filter(|unit| goes_on(text, quantity, unit)).map(|unit| (unit, at.clone()));
            let said = || said_before(text, quantity).map(|unit| (unit, at.clone()));
            let named = || noun_before(text, quantity).map(|unit| (unit, at.clone()));
            let behind = noun(text, quantity.number.end);
            if let Some((unit, at)) = behind.or_else(same).or_else(said).or_else(named) {
                // the noun is a word of the label too
                quantity.whole.end = quantity.number.end;
                quantity.unit = Some(unit);
                quantity.unit_at = at;
            }
        }
        last = quantity.unit.clone().or(last);
    }
    // a word that counts nothing is no number
    found.retain(|q| {
        q.unit.is_some() || text[q.number.clone()].starts_with(|c: char| !c.is_ascii_alphabetic())
    });
}

/// Whether a bare number counts what the number before it counts: 61 employees took maternity leave and 38 took paternity
/// leave, eleven directors, of whom three are women, 14 complaints compared with 19.
fn goes_on(text: &str, quantity: &Quantity, unit: &Unit) -> bool {
    let before = text[..quantity.number.start].trim_end();
    // what stood in brackets is blanked but for one blank
    let blanks = text[quantity.number.end..].len() - text[quantity.number.end..].trim_start().len();
    let after = &text[quantity.number.end + blanks.saturating_sub(1)..];
    let people = unit.dimension() == "person";
    // 3,902 colleagues work full time and 416 part time
    let employed = people
        && before.ends_with(" and")
        && [" part time", " part-time", " full time", " full-time"].iter().any(|w| after.starts_with(w));
    let acts = people && VERBS.iter().any(|v| after.starts_with(v));
    let of_them =
        people && [" of whom", " of them"].iter().any(|w| after.starts_with(w) || before.ends_with(w));
    let counted = people || matches!(unit.numerator, "count" | "day") && unit.per.is_none();
    // 288 suppliers in Norland, 41 in Sudland and 8 elsewhere
    let listed = counted
        && matches!(
            before.rsplit([' ', ',', ':']).next(),
            Some("" | "and" | "with" | "including" | "comprising")
        )
        && PLACED.iter().any(|w| after.starts_with(w));
    let listed = listed || counted && before.ends_with(" of which");
    let compared = counted
        && ["compared with", "compared to", "up from", "down from"].iter().any(|w| before.ends_with(w));
    // were granted 39 patents and hold 1,260
    let held = counted
        && [" and hold", " and held", " and holds", " and own", " and owned"]
            .iter()
            .any(|w| before.ends_with(w));
    acts || employed || of_them || listed || compared || held
}

/// What the noun before a bare number counts in, where nothing but a verb stands between and the clause ends behind it:
/// 参训人次4,963；女性员工人数为6,580，; 百万工时可记录伤害率为0.35.
fn said_before(text: &str, quantity: &Quantity) -> Option<Unit> {
    // what stood in brackets is blanked
    let after = text[quantity.whole.end..].trim_start();
    if !(after.is_empty() || after.starts_with(['，', '。', '；', '、', ',', ';', '('])) {
        return None;
    }
    let mut noun = text[..quantity.whole.start].trim_end();
    while let Some(rest) = COPULAS.iter().find_map(|w| noun.strip_suffix(w)) {
        noun = rest.trim_end();
    }
    if noun.ends_with('率') {
        let per = |hours: &[&str]| hours.iter().any(|w| noun.contains(w));
        let (million, short) =
            (per(&["百万工时", "1,000,000工时"]), per(&["20万工时", "二十万工时", "200,000工时"]));
        return (million != short).then(|| Unit::per_hours(short));
    }
    let whole = quantity.value.is_integer();
    let (_, unit) = COUNTING.iter().find(|(word, unit)| noun.ends_with(word) && (whole || *unit == "h"))?;
    Some(Unit::plain(unit))
}

/// Words between what is counted and its number.
const COPULAS: [&str; 8] = ["为", "是", "达", "达到", "共", "共计", "合计", ":"];

/// Nouns that say what is counted in.
const COUNTING: [(&str, &str); 6] = [
    ("人次", "person-time"),
    ("人数", "person"),
    ("次数", "count"),
    ("件数", "count"),
    ("小时数", "h"),
    ("时数", "h"),
];

fn touches(one: &Quantity, other: &Quantity) -> bool {
    one.whole.start < other.whole.end && other.whole.start < one.whole.end
}

/// The places of the words of a text: letters, and the dashes between them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(u8::is_ascii_alphabetic)?;
        let goes_on = |b: &u8| b.is_ascii_alphabetic() || *b == b'-';
        at = start + bytes[start..].iter().take_while(|b| goes_on(b)).count();
        Some(start..at)
    })
}

/// A number in words before what it counts.
fn spelled(text: &str, number: Range<usize>) -> Option<Quantity> {
    let value = numeral(&text[number.clone()])?;
    let before = text[..number.start].trim_end();
    if NO_NUMBER.iter().any(|w| before.ends_with(w)) {
        return None;
    }
    let rest = &text[number.end..];
    let share =
        unit_at(rest.trim_start()).filter(|(unit, _)| unit.dimension() == "%").map(|(unit, length)| {
            let start = text.len() - rest.trim_start().len();
            (unit, start..start + length, start + length)
        });
    let (unit, unit_at, end) = match share {
        Some((unit, at, end)) => (Some(unit), at, end),
        None => (None, number.end..number.end, number.end),
    };
    Some(Quantity {
        whole: number.start..end,
        number,
        unit_at,
        value: Decimal::from(value),
        half_digit: Decimal::ZERO,
        unit,
        approximate: false,
        kind: Kind::Amount,
    })
}

/// What the words behind a number count, and where it stands: `eight Directors`, `two of the directors`.
fn noun(text: &str, end: usize) -> Option<(Unit, Range<usize>)> {
    // Nine (82%) of our eleven directors: what stood in brackets is blanked
    let gap = text[end..].strip_prefix(' ')?.trim_start();
    let lead = ["of the ", "of our ", "of its ", "of these ", "tier 1 ", "tier one "]
        .iter()
        .find_map(|w| gap.strip_prefix(w))
        .unwrap_or(gap);
    let mut at = text.len() - lead.len();
    for _ in 0..WORDS {
        let rest = &text[at..];
        let length =
            rest.find(|c: char| !c.is_ascii_alphabetic() && c != '-' && c != '&').unwrap_or(rest.len());
        let word = rest.get(..length).filter(|w| !w.is_empty() && !JOINTS.contains(w))?;
        // 1,900 volunteer hours
        if rest[length..].starts_with(" hours") {
            return Some((Unit::plain("h"), at + length + 1..at + length + " hours".len()));
        }
        if let Some(unit) = counted_noun(word) {
            return Some((unit, at..at + length));
        }
        rest[length..].strip_prefix(' ')?;
        at += length + 1;
    }
    None
}

/// What only people do.
const VERBS: [&str; 12] = [
    " took ",
    " left ",
    " joined ",
    " returned ",
    " attended ",
    " are women",
    " are female",
    " are men",
    " are independent",
    " are non-executive",
    " is a woman",
    " were ",
];

/// Words behind a number that say where what it counts is.
const PLACED: [&str; 7] =
    [" in ", " from ", " were from ", " were located in ", " were based in ", " overseas", " elsewhere"];

/// What a bare number at the end of a clause counts: New joiners totalled 371, The number of complaints received was 14.
fn noun_before(text: &str, quantity: &Quantity) -> Option<Unit> {
    let after = &text[quantity.number.end..];
    let ends = after.trim_start().is_empty()
        || after.starts_with([',', '.', ';', ')']) && !after[1..].starts_with(|c: char| c.is_ascii_digit())
        || after.starts_with(" (")
        || [" in ", " at ", " during ", " for ", " and ", " from ", " on ", " as at ", " as of ", "  "]
            .iter()
            .any(|w| after.starts_with(w));
    if !ends {
        return None;
    }
    let before = text[..quantity.number.start].trim_end();
    let head = CAME_TO.iter().find_map(|verb| before.strip_suffix(verb)?.strip_suffix(' '))?;
    let clause = head.rfind([',', ';', '.', ':']).map_or(head, |at| &head[at + 1..]);
    // Average training hours per employee rose to 22.4
    if clause.contains(" hours") {
        return Some(Unit::plain("h"));
    }
    if !quantity.value.is_integer() {
        return None;
    }
    let staff = |word: &str| matches!(word, "workforce" | "headcount").then(|| Unit::plain("person"));
    let nouns = |t: &str| t.split(' ').find_map(|word| counted_noun(word).or_else(|| staff(word)));
    match clause.to_ascii_lowercase().find("number of ") {
        Some(at) => nouns(&clause[at..]),
        // Suppliers of employees' meals were: what the verb is of stands right before it, or a word or two earlier
        None if !of_more_than_us(clause) => nouns(clause),
        None => None,
    }
}

/// Whether what is counted is of something beside the reporter, whose it all is.
fn of_more_than_us(clause: &str) -> bool {
    let us = [" of the Group", " of the Company", " of the company", " of the group"];
    clause.contains(" of ")
        && us.iter().fold(clause.to_owned(), |clause, us| clause.replace(us, "")).contains(" of ")
}

/// Verbs between what is counted and its number.
const CAME_TO: [&str; 15] = [
    "grew to",
    "totalled",
    "totaled",
    "was",
    "were",
    "is",
    "stood at",
    "amounted to",
    "numbered",
    "reached",
    "came to",
    "rose to",
    "fell to",
    "increased to",
    "decreased to",
];

/// Words before a number that make it none: `at least five of the meetings`.
const NO_NUMBER: [&str; 7] = ["at least", "at most", "up to", "within", "every", "past", "next"];

/// Words that end what a number may count.
const JOINTS: &[&str] = &[
    "of", "in", "to", "at", "for", "by", "and", "or", "from", "with", "on", "as", "was", "were", "is", "are",
    "have", "has", "had", "per", "than", "the", "that", "who", "which", "will", "took", "out", "more",
    "fewer", "less",
];

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// `four`, `Twenty-two`, `ninety-six`
pub fn numeral(word: &str) -> Option<u32> {
    // most words are none, which their first letter tells
    if !matches!(word.bytes().next()?.to_ascii_lowercase(), b'z' | b'o' | b't' | b'f' | b's' | b'e' | b'n') {
        return None;
    }
    let unit = |w: &str| UNITS.iter().position(|u| u.eq_ignore_ascii_case(w)).map(|n| n as u32);
    let ten = |w: &str| TENS.iter().position(|t| t.eq_ignore_ascii_case(w)).map(|n| 20 + 10 * n as u32);
    match word.split_once('-') {
        Some((tens, units)) => Some(ten(tens)? + unit(units).filter(|n| (1..10).contains(n))?),
        None => unit(word).or_else(|| ten(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sentences_count() {
        for (text, want) in [
            ("The Board comprised eight Directors.", "8 person"),
            ("received 14 product-related complaints, all resolved", "14 count"),
            ("Two of the directors are women", "2 person"),
            ("Twenty-two percent of staff", "22 %"),
            ("one of them left", ""),
            ("61 employees took one kind of leave and 38 took another", "61 person; 38 person"),
            (
                "nine directors, of whom four are independent and three are women",
                "9 person; 4 person; 3 person",
            ),
            ("met 7 of our targets", ""),
            ("累计参训人次4,963，覆盖面广", "4963 person-time"),
            ("女性员工人数为6,580，占比46.6%", "6580 person; 46.6 %"),
            ("员工人数6,580.5，", ""),
            (
                "百万工时可记录伤害率为0.35，百万工时损失工时伤害率0.12。",
                "0.35 per million hours; 0.12 per million hours",
            ),
            ("伤害率为0.35，", ""),
            ("人次2024项", "2024 count"),
            ("three sites in two countries with members", ""),
            (
                "Nine       of our eleven directors are old, four       are women",
                "9 person; 11 person; 4 person",
            ),
            ("was granted 39 patents and holds 1,260.", "39 count; 1260 count"),
            ("Complaints fell to 412 from 455.", "412 count"),
        ] {
            let mut found = crate::quantity::quantities(text);
            complete(text, &mut found, None);
            let shown: Vec<String> = found
                .iter()
                .filter_map(|q| Some(format!("{} {}", q.value, q.unit.as_ref()?.dimension())))
                .collect();
            assert_eq!(shown.join("; "), want, "{text}");
        }
    }
}
