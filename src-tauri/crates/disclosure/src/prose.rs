//! Sentences to statements: the number's clause says what it is, the clauses before it say of what.

use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use document::Text;

use crate::counting;
use crate::lexicon::{self, tags};
use crate::period;
use crate::profile::Profile;
use crate::quantity::{Kind, Quantity, may_count, quantities};
use crate::statement::{Counted, Label, Origin, Statement, label};

/// Adds what a paragraph states.
pub fn read(text: &Text, profile: &Profile, section: Option<Rc<Label>>, found: &mut Vec<Statement>) {
    let mut before: Option<Range<usize>> = None;
    for range in sentences(&text.text) {
        let words = &text.text[range.clone()];
        let last = before.replace(range.clone());
        // most sentences count nothing and deny nothing: no more is read of them
        let counts = may_count(words) || counting::may_count(words);
        let denies = NEGATIONS.is_match(words);
        if !counts && !denies {
            continue;
        }
        let masked = mask_brackets(words);
        if profile.speaks_of_others(&masked) {
            continue;
        }
        let sentence = Rc::new(text.slice(range.clone()));
        if counts {
            // a semicolon goes on with what the sentence speaks of
            let joined = text.text[..range.start].ends_with(['；', ';']);
            let head = masked.trim_start();
            let continues = joined
                || ["其中", "当中", "按"].iter().any(|w| head.starts_with(w))
                || begins_with_group(head);
            let context = last.filter(|_| continues).map_or(vec![], |last| context(text, last, profile));
            sentence_statements(&sentence, &masked, profile, section.as_ref(), &context, found);
            in_brackets(&sentence, profile, section.as_ref(), &context, found);
        }
        if denies {
            negations(&sentence, &masked, section.as_ref(), found);
        }
    }
}

/// What the sentence before spoke of, for one that goes on with it: what was counted, not the group it was counted for.
/// Its last clause that says what is counted comes first.
fn context(text: &Text, last: Range<usize>, profile: &Profile) -> Vec<Rc<Label>> {
    let words = &text.text[last.clone()];
    if profile.speaks_of_others(&mask_brackets(words)) {
        return vec![];
    }
    // 共有员工500人，其中女性200人: what is told of a part is not what the next sentence goes on with
    let part = ["其中", "当中", "of which"].iter().filter_map(|w| words.find(w)).filter(|at| *at > 0).min();
    let end = last.start + part.unwrap_or(words.len()).min(floor(words, 300));
    let of = |range: Range<usize>| {
        let mut label = label(&text.slice(range), &[]);
        label.reading.axes.clear();
        label.reading.conflict = false;
        Rc::new(label)
    };
    let whole = &text.text[last.start..end];
    let mut edges = boundaries(whole);
    edges.insert(0, 0);
    edges.push(whole.len());
    let clauses = edges.windows(2).rev().filter(|w| w[0] < w[1]);
    let mut clauses = clauses.map(|w| of(last.start + w[0]..last.start + w[1]));
    let nearest = clauses.find(|clause| clause.reading.has_subject());
    nearest.into_iter().chain(std::iter::once(of(last.start..end))).collect()
}

/// What stands in brackets behind a number breaks it down: 授权专利58件(发明专利33件、实用新型专利25件).
fn in_brackets(
    sentence: &Text,
    profile: &Profile,
    section: Option<&Rc<Label>>,
    context: &[Rc<Label>],
    found: &mut Vec<Statement>,
) {
    let t = &sentence.text;
    if profile.speaks_of_others(t) {
        return;
    }
    let mut at = 0;
    while let Some(open) = t[at..].find('(').map(|i| at + i) {
        let Some(close) = t[open..].find(')').map(|i| open + i) else { return };
        at = close;
        let inner = Rc::new(sentence.slice(open + 1..close));
        let amounts =
            quantities(&inner.text).iter().filter(|q| q.kind == Kind::Amount && q.unit.is_some()).count();
        if amounts < 2 || inner.text.chars().count() > 80 {
            continue;
        }
        let start = boundaries(&t[..open]).last().map_or(0, |e| e + char_at(t, *e));
        let own = Rc::new(clause_label(sentence, t, start..open, profile));
        let context: Vec<Rc<Label>> = std::iter::once(own).chain(context.iter().cloned()).collect();
        let first = found.len();
        sentence_statements(&inner, &inner.text, profile, section, &context, found);
        // 2022年末为500人(男300人、女200人): of the year of the number that they break down
        let named = year(t, &period::years(t), open);
        found[first..].iter_mut().filter(|s| s.year.is_none()).for_each(|s| s.year = named);
    }
}

/// 男性300人，女性200人: a sentence that names a group and nothing that is counted goes on with the last.
fn begins_with_group(sentence: &str) -> bool {
    let digit = sentence.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let reading = lexicon::read(&sentence[..digit]);
    !reading.axes.is_empty() && reading.unexplained == 0 && reading.tags.is_empty()
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Characters of what stands in brackets within a sentence.
const BRACKET: usize = 120;
/// Bytes of a sentence: what is longer is no sentence of a person's.
const LONGEST: usize = 1500;

/// The sentences of a paragraph.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    let mut open = 0usize;
    while let Some((i, c)) = chars.next() {
        match c {
            // a bracket that does not close soon closes nowhere
            '(' if text[i..].chars().take(BRACKET).any(|c| c == ')') => open += 1,
            ')' => open = open.saturating_sub(1),
            _ => {}
        }
        let end = match c {
            ';' | '；' if open > 0 => false,
            '。' | '！' | '？' | '；' | '•' | '●' | '■' => true,
            '!' | '?' | ';' => true,
            '.' => {
                let next = text[i + 1..].trim_start();
                chars.peek().is_some_and(|(_, n)| *n == ' ')
                    && (next.starts_with(|c: char| c.is_ascii_uppercase() || !c.is_ascii())
                        || next.starts_with(|c: char| c.is_ascii_digit()) && ends_word(&text[start..i]))
            }
            // what has no end is cut at a blank or a comma, and at last anywhere
            ' ' | '，' | ',' => i - start > LONGEST,
            _ => i - start > LONGEST * 2,
        };
        if end {
            found.push(start..i);
            start = i + c.len_utf8();
        }
    }
    found.push(start..text.len());
    found.retain(|r| !text[r.clone()].trim().is_empty());
    found
}

/// `in the county. 145 volunteers`: a full stop behind a word of some length, or a year, and not `no. 5`.
fn ends_word(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default();
    let letters = word.len() > 4 && word.bytes().all(|b| b.is_ascii_lowercase());
    letters || period::may_name_one(word)
}

/// What stands in brackets explains and does not state; it is blanked, places stay.
fn mask_brackets(text: &str) -> String {
    if !text.contains(['(', '[']) {
        return text.to_owned();
    }
    let mut depth = 0usize;
    let mut out = String::with_capacity(text.len());
    let closed = text.matches(')').count();
    for c in text.chars() {
        match c {
            '(' | '[' if closed > 0 => {
                depth += 1;
                out.push(' ');
            }
            ')' | ']' if depth > 0 => {
                depth -= 1;
                out.push(' ');
            }
            c if depth > 0 => out.extend(std::iter::repeat_n(' ', c.len_utf8())),
            c => out.push(c),
        }
    }
    if depth > 0 { text.to_owned() } else { out }
}

/// Words that begin a clause of its own.
const CLAUSES: &[&str] = &[
    " while ",
    " whereas ",
    " which ",
    " of whom ",
    " of which ",
    " but ",
    " compared with ",
    " compared to ",
    " up from ",
    " down from ",
    " versus ",
];

/// Bytes at which clauses end.
fn boundaries(text: &str) -> Vec<usize> {
    text.char_indices()
        .filter(|(i, c)| match c {
            '，' | '：' | ':' | '、' | '—' => true,
            ',' => !text[i + 1..].starts_with(|c: char| c.is_ascii_digit()),
            ' ' => CLAUSES.iter().any(|w| text[*i..].starts_with(w)),
            _ => false,
        })
        .map(|(i, _)| i)
        .collect()
}

fn sentence_statements(
    sentence: &Rc<Text>,
    masked: &str,
    profile: &Profile,
    section: Option<&Rc<Label>>,
    context: &[Rc<Label>],
    found: &mut Vec<Statement>,
) {
    let mut numbers: Vec<Quantity> = quantities(masked);
    counting::complete(masked, &mut numbers);
    let mut ends = boundaries(masked);
    ends.extend(joined(masked, &numbers));
    ends.sort_unstable();
    // five of whom are women: the clause is the number's own
    ends.retain(|end| {
        !masked[*end..].starts_with(" of wh")
            || !numbers.iter().any(|q| q.unit.is_some() && q.whole.end == *end)
    });
    let listed = respectively(sentence, masked, &numbers, profile, section, found);
    let amounts: Vec<&Quantity> = numbers
        .iter()
        .filter(|q| {
            q.kind == Kind::Amount && (q.unit.is_some() || q.value.is_zero() && !spaced_out(masked, q))
        })
        .filter(|q| !listed.contains(&q.number.start))
        .collect();
    let years = if amounts.is_empty() { vec![] } else { period::years(masked) };
    // where the words behind a number were its own: 召开4次股东大会6次董事会
    let mut taken = 0;
    let first = found.len();
    for (i, quantity) in amounts.iter().enumerate() {
        // a unit between two numbers is a row's, not a sentence's: `Scope 1 4 tCO2e 5,974.1`
        let behind = masked[quantity.whole.end..].trim_start();
        if quantity.unit.is_some() && behind.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        // of which US$1m to a school: a part of what was counted, and not said which
        let part = ["including", "of which", "of whom"].iter().any(|w| {
            masked[..quantity.whole.start].trim_end_matches([' ', '~']).ends_with(w)
                && !lexicon::read(masked[quantity.whole.end..].split(',').next().unwrap_or_default())
                    .is_telling()
        });
        if part || leads_from(masked, quantity) {
            continue;
        }
        if let Some(like) = compared(masked, quantity, &found[first..]) {
            let year = year_behind(&masked[quantity.whole.end..], profile);
            let earlier = year.map(|year| of_year(sentence, like, year, (*quantity).clone()));
            found.extend(earlier);
            continue;
        }
        let clause =
            ends.iter().rev().find(|e| **e < quantity.number.start).map_or(0, |e| e + char_at(masked, *e));
        let after_last = i.checked_sub(1).map_or(0, |p| {
            let end = amounts[p].whole.end;
            let rest = &masked[end..quantity.number.start];
            if rest.trim_start().starts_with("of ") {
                rest.find(" and ").map_or(end, |a| end + a + 5)
            } else {
                end
            }
        });
        let start = clause.max(after_last).max(taken);
        let next_end = ends.iter().find(|e| **e >= quantity.whole.end).copied().unwrap_or(masked.len());
        let next_number = amounts.get(i + 1).map_or(masked.len(), |n| n.number.start);
        let stop = next_end.min(next_number);
        let before = &masked[start..quantity.whole.start.max(start)];
        let after = &masked[quantity.whole.end..stop];
        let counter = quantity
            .unit
            .as_ref()
            .is_some_and(|u| u.per.is_none() && matches!(u.numerator, "person" | "count" | "person-time"));
        // `97% of employees`
        let share_of = quantity.unit.as_ref().is_some_and(|u| u.numerator == "%")
            && after.trim_start().starts_with("of ");
        let counter = counter || share_of;
        let after = if share_of { after.split(" and ").next().unwrap_or(after) } else { after };
        let stop = if share_of { next_end } else { stop };
        // 7名董事及31名员工参加了培训: what the last of them did, all of them did
        let joint = counter
            && stop == next_number
            && stop < next_end
            && ["及", "和", "与"].iter().any(|w| after.trim_end().ends_with(w));
        let leads = counter && stop < next_end && {
            let says = |t: &str| lexicon::read(&profile.without_own(t)).has_subject();
            !says(before) && says(after)
        };
        // 9名董事及148名员工参加讲座: what both took part in stands behind the last
        let shares = counter
            && stop < next_end
            && before.trim().is_empty()
            && after.trim_end().ends_with(['及', '和', '与', '、']);
        let leads = leads || shares;
        if leads {
            taken = stop;
        }
        // 42.6 tonnes of particulate matter
        let subject = |t: &str| lexicon::read(&profile.without_own(t)).has_subject();
        let behind =
            ["on ", "in ", "for "].iter().any(|w| after.trim_start().starts_with(w)) && !subject(before);
        let owns = (behind || after.trim_start().starts_with("of ")) && !share_of && subject(after);
        if owns {
            taken = stop;
        }
        let stop = if leads { next_end } else { stop };
        // a clause that the next number takes over belongs to that one
        // and paid $12,500 in penalties: what stands before the last verb is another matter
        let before = if behind { before.rsplit(" and ").next().unwrap_or(before) } else { before };
        // Women account for 33% of senior management and 41% of middle management
        let again = share_of
            && i > 0
            && before.trim().trim_start_matches("and").is_empty()
            && masked[..start].trim_end().ends_with("and");
        let before = if again { &masked[..amounts[0].whole.start] } else { before };
        let lead = without_years(since_own_name(before, profile));
        // 员工投入2,830小时参与义工服务: hours that were given for something
        let given = quantity.unit.as_ref().is_some_and(|u| u.numerator == "h" && u.per.is_none())
            && lexicon::read(after).tags.has_any(lexicon::tags!("volunteer"));
        let lead = if given { lead.replace("投入", "") } else { lead };
        // 其中31,003吨获回收利用: what says nothing before its number says it behind
        let orphan = || {
            let reading = lexicon::read(&lead);
            reading.is_silent() && reading.unexplained == 0
        };
        // 11.8 hours per employee
        let divided = owns || ["per ", "each"].iter().any(|w| after.trim_start().starts_with(w));
        let after = if stop == next_end && (counter || orphan() || given) || divided { after } else { "" };
        // 高中(中专)及以下: what was blanked parts no word
        let words = format!("{} {}", unbroken(&lead), after.trim());
        let mut reading = lexicon::read(&profile.without_own(&words));
        // 香港219家、其他6家: the rest of the regions before it
        if matches!(words.trim(), "其他" | "其余" | "其它")
            && let Some(previous) = i.checked_sub(1).map(|p| amounts[p])
        {
            let from = ends
                .iter()
                .rev()
                .find(|e| **e < previous.number.start)
                .map_or(0, |e| e + char_at(masked, *e));
            let region = lexicon::read(&masked[from..previous.number.start]).axes.contains_key("region");
            region.then(|| reading.axes.insert("region".to_owned(), "other".to_owned()));
        }
        let alone = (!after.trim().is_empty())
            .then(|| lexicon::read(&profile.without_own(&lead)))
            .filter(|r| !r.is_silent());
        let mut outers: Vec<Rc<Label>> = vec![];
        let mut edges: Vec<usize> = ends.iter().copied().filter(|e| *e < start).collect();
        edges.insert(0, 0);
        for pair in
            edges.windows(2).rev().chain(std::iter::once(&[*edges.last().unwrap_or(&0), start][..])).take(4)
        {
            let (from, to) = (pair[0], pair[1]);
            if to > from {
                outers.push(Rc::new(clause_label(sentence, masked, from..to, profile)));
            }
        }
        outers.sort_by_key(|l| std::cmp::Reverse(l.text.place(0)));
        if let Some(last) = amounts.iter().rfind(|q| shares && q.whole.end < next_end) {
            let mut tail = clause_label(sentence, masked, last.whole.end..next_end, profile);
            tail.reading.tags = tail.reading.tags.without(lexicon::tags!("employee"));
            tail.reading.axes.clear();
            outers.insert(0, Rc::new(tail));
        }
        // Two of the directors are women, representing 25% of the board: the clauses before it say the rest
        let represents = ["representing", "accounting for", "equal to", "equivalent to"];
        if share_of && !represents.iter().any(|w| before.trim().eq_ignore_ascii_case(w)) {
            outers = vec![Rc::new(clause_label(sentence, masked, 0..amounts[0].number.start, profile))];
        }
        outers.extend(context.iter().cloned());
        // 产生100吨，当中包括纸张3.6吨、缠绕膜5.4吨: names that nobody knows are items of what the sentence counted
        let lists = ["包括", "其中", "包含", "当中"]
            .iter()
            .filter_map(|w| lead.contains(w).then_some(start).or_else(|| masked[..start].rfind(w)))
            .max();
        let item = lists
            .filter(|at| i > 0 && amounts[0].whole.end <= *at)
            .filter(|_| reading.unexplained > 0 || reading.tags.has_any(lexicon::tags!("household")))
            .map(|_| item_name(&lead))
            .filter(|name| (2..=10).contains(&name.chars().count()));
        let found_here = Statement {
            listed: item,
            year: year(masked, &years, quantity.number.start),
            section: section.cloned(),
            outers,
            ..Statement::new(sentence, quantity, Origin::Prose, sentence)
        };
        // A和B均为100%: one number for each
        let both = ["均为", "均达", "均已达", "都为", "皆为", "均"]
            .iter()
            .find_map(|w| lead.rfind(w).map(|i| &lead[..i]))
            .map(|l| l.split(['和', '及', '与', '、']).collect::<Vec<_>>())
            .filter(|parts| parts.len() > 1);
        if let Some(parts) = both {
            for part in parts {
                found.push(Statement {
                    inner: lexicon::read(&profile.without_own(part)),
                    label: part.trim().to_owned(),
                    ..found_here.clone()
                });
            }
            continue;
        }
        let mut stated =
            Statement { inner: reading, without_column: alone, label: words.trim().to_owned(), ..found_here };
        if joint {
            let tail =
                amounts.get(i + 1).map_or("", |next| &masked[next.whole.end..next_end.max(next.whole.end)]);
            let done = tags!("took_part", "training", "corruption", "safety", "volunteer");
            stated.inner.tags = stated.inner.tags.with(lexicon::read(tail).tags.intersection(done));
        }
        // had a total of 2,184 employees: what it is counted in says of whom
        let taught = tags!("training", "corruption", "safety").with(lexicon::measures());
        if stated.counts_employees() && stated.inner.tags.without(taught).is_empty() {
            stated.inner.tags = stated.inner.tags.with(tags!("employee"));
        }
        found.extend(of_earlier(sentence, &stated));
        if let Some((quantity, word)) = share_behind(sentence, quantity) {
            let mut inner = stated.inner.clone();
            inner.tags = inner.tags.with(tags!("rate"));
            let number = sentence.slice(quantity.number.clone());
            let counted = quantity.unit.clone().map_or(Counted::Missing, Counted::In);
            let label = format!("{} {word}", stated.label);
            found.push(Statement {
                inner,
                number,
                counted,
                label,
                raw_unit: "%".to_owned(),
                without_column: None,
                quantity,
                ..stated.clone()
            });
        }
        found.push(stated);
    }
}

/// 女性董事2名(占22.2%): the share that stands in brackets behind a number of people.
fn share_behind(sentence: &Text, quantity: &Quantity) -> Option<(Quantity, &'static str)> {
    if quantity.unit.as_ref().is_none_or(|u| u.per.is_some() || u.numerator != "person") {
        return None;
    }
    let t = &sentence.text;
    let start = bracket_behind(t, quantity)? + 1;
    let rest = &t[start..];
    let inner = &rest[..rest.find(')').filter(|end| *end <= 40)?];
    let mut all = quantities(inner).into_iter();
    let share =
        all.next().filter(|q| q.unit.as_ref().is_some_and(|u| u.numerator == "%" && u.per.is_none()))?;
    let lead = inner[..share.number.start].trim();
    let whole = inner[share.whole.end..].trim().is_empty() && all.next().is_none();
    if !whole || !["", "占", "约占", "占比", "占比为", "即", "约", "占全体", "占比约"].contains(&lead)
    {
        return None;
    }
    let shift = |r: Range<usize>| r.start + start..r.end + start;
    let share = Quantity {
        number: shift(share.number.clone()),
        whole: shift(share.whole.clone()),
        unit_at: shift(share.unit_at.clone()),
        ..share
    };
    Some((share, "占比"))
}

/// 男性及女性员工的流失率分别为14.1%及16.4%, 2022年、2023年研发投入分别为4.83亿元和5.27亿元: as many numbers as groups or years,
/// in turn. Gives where the numbers begin that stand in such lists: without as many names they are nobody's.
fn respectively(
    sentence: &Rc<Text>,
    masked: &str,
    numbers: &[Quantity],
    profile: &Profile,
    section: Option<&Rc<Label>>,
    found: &mut Vec<Statement>,
) -> Vec<usize> {
    let mut taken = vec![];
    for (word, _) in masked.match_indices("分别") {
        let mut list: Vec<&Quantity> = vec![];
        for quantity in numbers.iter().filter(|q| q.kind == Kind::Amount && q.number.start > word) {
            let from = list.last().map_or(word + "分别".len(), |last| last.whole.end);
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
        let head = &masked[..word];
        let start = head.rfind(['，', '。', '；', ':', '：']).map_or(0, |i| i + char_at(head, i));
        let clause = &head[start..];
        let years = period::years(clause);
        let label = without_years(since_own_name(clause, profile));
        let words = profile.without_own(&label).into_owned();
        let readings: Vec<(lexicon::Reading, Option<i32>)> = if years.len() == list.len() {
            years.iter().map(|(_, year)| (lexicon::read(&words), Some(*year))).collect()
        } else {
            let parts: Vec<&str> =
                words.split(['、', '和', '及', '与']).filter(|p| !p.trim().is_empty()).collect();
            let named = year(masked, &period::years(masked), list[0].number.start);
            let groups = groups_before(&masked[..start]);
            if parts.len() == list.len() && parts_differ(&parts) {
                let last = lexicon::read(parts[parts.len() - 1]);
                parts.iter().map(|part| (shared_tail(lexicon::read(part), &last), named)).collect()
            } else if groups.len() == list.len() {
                let whole = lexicon::read(&words);
                let of = |axes| lexicon::Reading { axes, ..whole.clone() };
                groups.into_iter().map(|axes| (of(axes), named)).collect()
            } else {
                continue;
            }
        };
        let outers: Vec<Rc<Label>> =
            if start > 0 { vec![Rc::new(clause_label(sentence, masked, 0..start, profile))] } else { vec![] };
        for ((inner, year), quantity) in readings.into_iter().zip(&list) {
            // the unit may stand behind the last number alone
            let unit = quantity.unit.as_ref().or(list[list.len() - 1].unit.as_ref());
            found.push(Statement {
                inner,
                label: words.trim().to_owned(),
                year,
                outers: outers.clone(),
                section: section.cloned(),
                counted: unit.cloned().map_or(Counted::Missing, Counted::In),
                ..Statement::new(sentence, quantity, Origin::Prose, sentence)
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
fn groups_before(text: &str) -> Vec<crate::model::Breakdown> {
    let mut clauses: Vec<&str> = text.split(['，', '、']).collect();
    clauses.retain(|c| c.contains(|c: char| c.is_ascii_digit()));
    clauses.iter().map(|c| lexicon::read(c).axes).filter(|axes| axes.len() == 1).collect()
}

/// One of several names that share what stands behind the last: 男性 of 男性及女性员工的流失率.
fn shared_tail(mut part: lexicon::Reading, last: &lexicon::Reading) -> lexicon::Reading {
    let tail = if part.has_subject() { lexicon::measures() } else { lexicon::Tags::all() };
    part.tags = part.tags.with(last.tags.intersection(tail));
    part
}

/// The name of an item among others: 及一般垃圾.
fn item_name(lead: &str) -> String {
    let mut name = lead.trim();
    for word in ["当中", "其中", "包括", "包含", "及", "和", "与", "以及", "、", "约"] {
        name = name.trim_start_matches(word).trim_end_matches("约").trim();
    }
    name.to_owned()
}

/// 由33,580吨下降至31,955吨: where a change begins, and of which year is not said.
fn leads_from(text: &str, quantity: &Quantity) -> bool {
    let before = text[..quantity.whole.start].trim_end_matches([' ', '约', '的']);
    let from = before.ends_with(['由', '从']) || before.ends_with(" from");
    let rest = &text[quantity.whole.end..];
    let sentence = rest.find(['。', '；']).map_or(rest, |end| &rest[..end]);
    let number = |t: &str| t.starts_with(|c: char| c.is_ascii_digit() || !c.is_ascii_alphabetic());
    let to = || sentence.match_indices(" to ").any(|(at, to)| number(&sentence[at + to.len()..]));
    from && (sentence.contains(['至', '到']) || to())
}

/// Where a bracket opens behind a number or what it counts: 142名(…), 39宗工伤个案(…), 14 product-related complaints (…).
fn bracket_behind(text: &str, quantity: &Quantity) -> Option<usize> {
    let counted = quantity.unit.as_ref().is_some_and(|u| matches!(u.numerator, "person" | "count"));
    let rest = &text[quantity.whole.end..];
    let open = rest.find('(')?;
    let noun = rest[..open].trim();
    let short = noun.chars().count() <= if counted { 16 } else { 0 };
    let word = noun.chars().all(|c| c.is_alphabetic() && !c.is_ascii());
    // 415.6 tonnes were recycled in 2024 (2023: 429.4 tonnes)
    let clause = noun.is_ascii()
        && noun.len() <= BETWEEN
        && !noun.contains([',', ';', ':'])
        && !quantities(noun).iter().any(|q| q.kind == Kind::Amount);
    (short && word || clause).then_some(quantity.whole.end + open)
}

/// The same statement for the other years that stand in brackets behind it.
pub fn of_earlier(sentence: &Text, stated: &Statement) -> Vec<Statement> {
    let earlier = earlier(sentence, &stated.quantity).into_iter();
    earlier.map(|(year, quantity)| of_year(sentence, stated, year, quantity)).collect()
}

/// The same statement for another year, with its number.
fn of_year(sentence: &Text, stated: &Statement, year: i32, quantity: Quantity) -> Statement {
    Statement {
        number: sentence.slice(quantity.number.clone()),
        raw_unit: sentence.text[quantity.unit_at.clone()].to_owned(),
        counted: quantity.unit.clone().map_or(stated.counted.clone(), Counted::In),
        quantity,
        year: Some(year),
        ..stated.clone()
    }
}

/// `compared with 264 in FY2023`, `up from 18,900 hours`: what of the same sentence a number is compared with.
fn compared<'f>(text: &str, quantity: &Quantity, stated: &'f [Statement]) -> Option<&'f Statement> {
    let before = text[..quantity.whole.start].trim_end();
    let led =
        ["compared with", "compared to", " from", " against", " versus"].iter().any(|w| before.ends_with(w));
    let dimension = |u: &Option<crate::unit::Unit>| u.as_ref().map(crate::unit::Unit::dimension);
    let alike =
        |s: &&Statement| quantity.unit.is_none() || dimension(&s.quantity.unit) == dimension(&quantity.unit);
    stated.iter().rev().filter(|_| led).find(alike)
}

/// The year that a comparison names behind its number.
fn year_behind(text: &str, profile: &Profile) -> Option<i32> {
    let clause = &text[..boundaries(text).first().copied().unwrap_or(text.len())];
    let last = ["previous year", "prior year", "preceding year", "last year", "year before", "year earlier"];
    match period::years(clause)[..] {
        [(_, year)] => Some(year),
        [] if last.iter().any(|w| clause.contains(w)) => profile.year.map(|y| y - 1),
        _ => None,
    }
}

/// `2 0 2 1`: digits that a print has set apart.
fn spaced_out(text: &str, quantity: &Quantity) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    text[..quantity.number.start].trim_end().ends_with(digit)
        || text[quantity.number.end..].trim_start().starts_with(digit)
}

/// Where `and` stands before a number: what it counts is another thing than what stands before.
fn joined(text: &str, numbers: &[Quantity]) -> Vec<usize> {
    let counts = |rest: &str| {
        let word = rest.split(' ').next().unwrap_or_default();
        word.starts_with(|c: char| c.is_ascii_digit() || "$€£".contains(c))
            || counting::numeral(word).is_some()
    };
    let of_range = |at: usize| text[..at].ends_with(|c: char| c.is_ascii_digit());
    let before_number = |at: usize| numbers.iter().any(|q| q.whole.start == at + " and ".len());
    text.match_indices(" and ")
        .filter(|(at, and)| !of_range(*at) && (counts(&text[at + and.len()..]) || before_number(*at)))
        .map(|(at, _)| at)
        .collect()
}

/// What years in words are made of, and what joins them to their number.
const SPELLED_YEARS: &str = "〇零一二三四五六七八九十年度财政月日止:： /-0123456789";

/// What stands in brackets behind a number, or behind what it counts, for other years: 142名(2023年:131名、2022年:120名),
/// 429间供应商(2022/23:441间).
fn earlier(sentence: &Text, quantity: &Quantity) -> Vec<(i32, Quantity)> {
    let t = &sentence.text;
    let Some(open) = bracket_behind(t, quantity) else { return vec![] };
    let start = open + 1;
    let Some(end) = t[open..].find(')').filter(|end| *end <= 120).map(|end| open + end) else {
        return vec![];
    };
    let mut found = vec![];
    let mut at = start;
    for piece in t[start..end].split_inclusive(['、', ';', '；', '，']).flat_map(|p| p.split_inclusive(", "))
    {
        let offset = at;
        at += piece.len();
        let years = period::years(piece);
        // the 23 of 2022/23 is no amount
        let head = piece.find([':', '：']).unwrap_or(0);
        let counted = |q: &Quantity| q.kind == Kind::Amount && q.number.start >= head;
        let mut amounts = quantities(piece).into_iter().filter(counted).chain(nil(piece));
        let ([(_, year)], Some(amount), None) = (&years[..], amounts.next(), amounts.next()) else {
            return vec![];
        };
        let lead = without_years(&piece[..amount.whole.start]);
        let lead: String = lead.chars().filter(|c| !SPELLED_YEARS.contains(*c)).collect();
        let reading = lexicon::read(&lead);
        if !reading.is_silent() || reading.unexplained > 0 {
            return vec![];
        }
        let shift = |r: Range<usize>| r.start + offset..r.end + offset;
        let quantity = Quantity {
            number: shift(amount.number.clone()),
            whole: shift(amount.whole.clone()),
            unit_at: shift(amount.unit_at.clone()),
            ..amount
        };
        found.push((*year, quantity));
    }
    found
}

/// Bytes of English words that may stand between a number and what stands in brackets for other years.
const BETWEEN: usize = 56;

/// `2023: nil`, 2023年：无
fn nil(text: &str) -> Option<Quantity> {
    let words = text.trim_end_matches([',', ' ', ';', '，', '；', '、']);
    let at = ["nil", "Nil", "none", "zero", "无"].iter().find_map(|w| words.strip_suffix(w))?.len();
    text[..at].ends_with([' ', ':', '：']).then(|| Quantity::none(at..words.len()))
}

fn char_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

fn clause_label(sentence: &Text, masked: &str, range: Range<usize>, profile: &Profile) -> Label {
    let text = sentence.slice(range.clone());
    // what its own numbers are counted in is no word of it
    let mut words = masked[range].to_owned();
    // the 1 of 范围1 is
    for quantity in quantities(&words.clone()).into_iter().filter(|q| q.unit.is_some()) {
        let blanked = if quantity.kind == Kind::Range { continue } else { quantity.whole };
        words.replace_range(blanked.clone(), &" ".repeat(blanked.len()));
    }
    let reading = lexicon::read(&profile.without_own(&words));
    Label { text, reading, ..Label::default() }
}

/// A clause from the reporter's name on: what comes before it (在疫情期间, 为响应号召) says nothing of the number.
fn since_own_name<'t>(clause: &'t str, profile: &Profile) -> &'t str {
    let end = profile.own.iter().filter_map(|n| clause.rfind(n.as_str()).map(|i| i + n.len())).max();
    match end {
        // 员工占公司总人数的: the name inside the label
        Some(end) if !clause[..end].contains(['占', '率']) => &clause[end..],
        _ => clause,
    }
}

/// Without the blanks that a bracket has left.
fn unbroken(words: &str) -> String {
    words.split("  ").map(|part| part.strip_prefix(' ').unwrap_or(part)).collect()
}

/// Dates are no words of a label; other digits may be an age band's.
fn without_years(text: &str) -> String {
    let mut out = text.to_owned();
    for quantity in quantities(text).into_iter().filter(|q| matches!(q.kind, Kind::Year | Kind::Other)) {
        out.replace_range(quantity.number.clone(), &" ".repeat(quantity.number.len()));
    }
    out
}

/// The year that a number is for: the last one named before it, years that it is compared with apart.
fn year(text: &str, years: &[(usize, i32)], number: usize) -> Option<i32> {
    years
        .iter()
        .filter(|(at, _)| *at < number)
        .filter(|(at, _)| {
            let before = text[..*at].trim_end();
            ![
                "较",
                "比",
                "相比",
                "同比",
                "与",
                "于",
                "自",
                "compared with",
                "compared to",
                "from",
                "since",
                "than",
            ]
            .iter()
            .any(|w| *w != "于" && before.ends_with(w))
        })
        .map(|(_, year)| *year)
        .next_back()
}

/// Words by which a sentence says that there was none.
static NEGATIONS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = [
        "未发生",
        "没有发生",
        "未出现",
        "没有",
        "并无",
        "无",
        "不存在",
        "未有",
        "概无",
        "未录得",
        "未接获",
        "no ",
        "did not have any",
        "zero ",
        "没有任何",
    ];
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(words)
        .expect("a few words")
});

/// 无害, 无机, 无线: words that begin with a letter that denies.
fn denies(clause: &str, negation: &aho_corasick::Match) -> bool {
    let next = clause[negation.end()..].chars().next();
    &clause[negation.range()] != "无" || !next.is_some_and(|c| "害机线形缝菌尘纺锡铅纸人障论".contains(c))
}

/// `未发生因工死亡`, `没有贪污诉讼案件`: none is a zero.
fn negations(sentence: &Rc<Text>, masked: &str, section: Option<&Rc<Label>>, found: &mut Vec<Statement>) {
    let mut ends = boundaries(masked);
    ends.retain(|e| !masked[*e..].starts_with('、'));
    ends.push(masked.len());
    let mut start = 0;
    for end in ends {
        let clause = &masked[start..end];
        let aims = |n: &aho_corasick::Match| {
            lexicon::read(&clause[..n.start()]).tags.has_any(tags!("target", "plan"))
        };
        if let Some(negation) = NEGATIONS.find_iter(clause).find(|n| denies(clause, n)).filter(|n| !aims(n)) {
            let words = &clause[negation.end()..];
            let reading = lexicon::read(words);
            if reading.has_subject() {
                let from = start + negation.start();
                let none = Quantity::none(from..start + negation.end());
                let stated = Statement {
                    inner: reading,
                    label: words.trim().to_owned(),
                    year: year(masked, &period::years(masked), from),
                    section: section.cloned(),
                    negated: true,
                    ..Statement::new(sentence, &none, Origin::Prose, sentence)
                };
                // 没有诉讼案件(2022年:1宗): a number of an earlier year is one like any other
                let behind = Statement {
                    quantity: Quantity::none(from..start + clause.trim_end().len()),
                    ..stated.clone()
                };
                found.extend(
                    of_earlier(sentence, &behind)
                        .into_iter()
                        .map(|s| Statement { negated: s.quantity.value.is_zero(), ..s }),
                );
                found.push(stated);
            }
        }
        start = end;
    }
}
