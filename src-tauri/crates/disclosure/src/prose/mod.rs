//! Sentences to statements: the number's clause says what it is, the clauses before it say of what.

mod clauses;
mod english;
mod lists;
mod negations;
mod text;
mod years;

use std::ops::Range;
use std::rc::Rc;

use document::{Text, find, holds};

use crate::counting;
use crate::lexicon::{self, tags};
use crate::profile::Profile;
use crate::quantity::{Kind, Quantity, may_count, quantities};
use crate::statement::{Counted, Label, MOST_STATEMENTS, Origin, Statement, label};
use clauses::Clauses;
use english::{moved, said_by_unit, speaks_of_them, telling_brackets, year_behind_number};
use lists::{item_name, respectively};
use negations::{NEGATIONS, may_deny, negations};
use text::{boundaries, char_at, floor, mask_brackets, sentences, share_between_commas, unbroken};
pub use years::of_earlier;
use years::{
    all_of_earlier, before_report, bracket_behind, compared, in_years_before, of_year, of_year_before,
    shifted, without_years, year, year_behind, year_compared,
};

/// Bytes of a group that a text begins with behind `for`: ` for male employees and`.
fn for_group(text: &str) -> Option<Range<usize>> {
    let from = text.len() - text.trim_start().strip_prefix("for ")?.len();
    let rest = &text[from..];
    let end = [" and ", ",", ";", " in ", " during "].iter().filter_map(|w| find(rest, w)).min();
    let end = end.unwrap_or(rest.trim_end_matches(['.', ' ']).len());
    let reading = lexicon::read(&rest[..end]);
    let people = reading.tags.without(lexicon::measures()).without(tags!("employee")).is_empty();
    (!reading.axes.is_empty() && people && reading.unexplained == 0 && !reading.conflict)
        .then_some(from..from + end)
}

/// Adds what a paragraph states.
pub fn read(text: &Text, profile: &Profile, section: Option<Rc<Label>>, found: &mut Vec<Statement>) {
    let mut before: Option<Range<usize>> = None;
    let mut context: Vec<Rc<Label>> = vec![];
    for range in sentences(&text.text) {
        if found.len() >= MOST_STATEMENTS {
            break;
        }
        let words = &text.text[range.clone()];
        let last = before.replace(range.clone());
        // most sentences count nothing and deny nothing: no more is read of them
        let counts = may_count(words) || counting::may_count(words);
        let denies = may_deny(words) && NEGATIONS.is_match(words);
        if !counts && !denies {
            continue;
        }
        let mut masked = mask_brackets(words);
        let telling = telling_brackets(words);
        // the tabs keep their words from growing together with what stands around the brackets
        for told in &telling {
            masked.replace_range(told.start - 1..told.end + 1, &format!("\t{}\t", &words[told.clone()]));
        }
        if profile.speaks_of_others(&masked) {
            continue;
        }
        let sentence = Rc::new(text.slice(range.clone()));
        if counts {
            // a semicolon goes on with what the sentence speaks of
            let joined = text.text[..range.start].ends_with(['；', ';']);
            let head = masked.trim_start();
            if joined && last.clone().is_some_and(|last| is_of_excluded(&text.text[last], head)) {
                continue;
            }
            let among = speaks_of_them(head);
            let it = ["It ", "They "].iter().any(|w| head.starts_with(w));
            let attended = begins_with_attendance(head);
            let goes_on = || {
                joined
                    || ["其中", "当中", "按"].iter().any(|w| head.starts_with(w))
                    || it
                    || among
                    || attended
                    || begins_with_group(head)
            };
            let continues = last.is_some() && goes_on();
            let further = std::mem::take(&mut context);
            if let Some(last) = last.clone().filter(|_| continues) {
                context = self::context(text, last, profile, it || among);
                // of whom the sentence before that spoke
                context.extend(further.into_iter().filter(|_| it || among || attended).take(2));
            } else if last.is_some_and(|last| is_head(&text.text[last])) {
                context = self::context(text, 0..range.start, profile, false);
            }
            sentence_statements(&sentence, &masked, &telling, profile, section.as_ref(), &context, found);
            in_brackets(&sentence, profile, section.as_ref(), &context, found);
        }
        if denies {
            negations(&sentence, &masked, profile, section.as_ref(), found);
        }
    }
}

/// `The mill, bought in May, is not included; its two lines used 52 MWh`: what is told of one that is left out.
fn is_of_excluded(before: &str, sentence: &str) -> bool {
    let left_out = ["not included", "not consolidated", "excluded", "out of scope"];
    sentence.starts_with("its ") && left_out.iter().any(|w| before.contains(w))
}

/// `Communities.`: a head that runs into its paragraph.
fn is_head(sentence: &str) -> bool {
    sentence.is_ascii()
        && sentence.len() <= 32
        && sentence.split_whitespace().count() <= 3
        && !sentence.contains(|c: char| c.is_ascii_digit())
}

/// What the sentence before spoke of, for one that goes on with it: what was counted, not the group it was counted for.
/// Its last clause that says what is counted comes first. Of a board that is all of it: `It` that met, `Four` that are women.
fn context(text: &Text, last: Range<usize>, profile: &Profile, of_board: bool) -> Vec<Rc<Label>> {
    let words = &text.text[last.clone()];
    if profile.speaks_of_others(&mask_brackets(words)) {
        return vec![];
    }
    // 共有员工500人，其中女性200人: what is told of a part is not what the next sentence goes on with
    let part = ["其中", "当中", "of which"].iter().filter_map(|w| find(words, w)).filter(|at| *at > 0).min();
    let end = last.start + part.unwrap_or(words.len()).min(floor(words, 300));
    let of = |range: Range<usize>| {
        let mut label = label(&text.slice(range), &[]);
        label.reading.axes.clear();
        let kinds = tags!("independent", "nonindependent");
        let kinds = if of_board { kinds } else { lexicon::Tags::default() };
        label.reading.tags = label.reading.tags.without(tags!("due").with(kinds));
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
    if !t.contains('(') || profile.speaks_of_others(t) {
        return;
    }
    let mut whole: Option<(Clauses<'_>, Vec<usize>)> = None;
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
        let (clauses, ends) =
            whole.get_or_insert_with(|| (Clauses::new(sentence, t, &quantities(t), profile), boundaries(t)));
        let last = ends[..ends.partition_point(|e| *e < open)].last();
        let start = last.map_or(0, |e| e + char_at(t, *e));
        let own = Rc::new(clauses.label(start..open));
        // 育婴留停:申请46人(男12人、女34人)
        let before = (start > 0).then(|| Rc::new(clauses.label(0..start)));
        let context: Vec<Rc<Label>> =
            std::iter::once(own).chain(before).chain(context.iter().cloned()).collect();
        let first = found.len();
        sentence_statements(&inner, &inner.text, &[], profile, section, &context, found);
        // 2022年末为500人(男300人、女200人): of the year of the number that they break down
        let named = year(t, &clauses.years, open);
        found[first..].iter_mut().filter(|s| s.year.is_none()).for_each(|s| s.year = named);
    }
}

/// 男性300人，女性200人: a sentence that names a group and nothing that is counted goes on with the last.
fn begins_with_group(sentence: &str) -> bool {
    let digit = sentence.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let reading = lexicon::read(&sentence[..digit]);
    !reading.axes.is_empty() && reading.unexplained == 0 && reading.tags.is_empty()
}

/// `Overall attendance was 97%`: at what, the sentence before says.
fn begins_with_attendance(sentence: &str) -> bool {
    let attended = ["attendance", "出席率"]
        .iter()
        .filter_map(|w| sentence.get(..40.min(sentence.len()))?.find(w))
        .next();
    attended.is_some_and(|at| {
        let tags = lexicon::read(&sentence[..at]).tags;
        tags.without(lexicon::measures()).is_empty()
    })
}

/// Whether a text ends in a number that is neither a year nor short enough to be some thing's.
fn is_behind_number(before: &str) -> bool {
    let Some(word) = before.strip_suffix(' ').and_then(|b| b.rsplit(' ').next()) else { return false };
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'%'))
        && (digits != 4 || word.len() != 4)
        && (digits > 2 || word.contains(['.', '%']))
        && !word.ends_with(['.', ','])
}

fn sentence_statements(
    sentence: &Rc<Text>,
    masked: &str,
    telling: &[Range<usize>],
    profile: &Profile,
    section: Option<&Rc<Label>>,
    context: &[Rc<Label>],
    found: &mut Vec<Statement>,
) {
    let mut numbers: Vec<Quantity> = quantities(masked);
    let is_amount = |q: &Quantity| q.kind == Kind::Amount;
    // without letters none is spelled
    if !numbers.iter().any(is_amount) && !masked.bytes().any(|b| b.is_ascii_alphabetic()) {
        return;
    }
    let clauses = Clauses::new(sentence, masked, &numbers, profile);
    let goes_on = speaks_of_them(masked) || masked.contains(" of them ");
    let before =
        found.last().filter(|s| goes_on && s.origin == Origin::Prose).and_then(|s| s.quantity.unit.clone());
    counting::complete(masked, &mut numbers, before);
    // 每 20 万工时可记录工伤率为 0.26: what a rate is per
    let is_base = |q: &Quantity| {
        let hours = q.unit.as_ref().is_some_and(|u| u.numerator == "h" && u.per.is_none());
        hours && masked[..q.whole.start].trim_end().ends_with('每')
    };
    let is_counted = |q: &&Quantity| {
        is_amount(q)
            && !is_base(q)
            && (q.unit.is_some()
                || (q.value.is_zero() || is_rate_of_injuries(masked, q)) && !spaced_out(masked, q))
    };
    let amounts: Vec<&Quantity> = numbers.iter().filter(is_counted).collect();
    if amounts.is_empty() && !lists::TURN.iter().chain(&["respectively"]).any(|w| masked.contains(w)) {
        return;
    }
    let mut ends = boundaries(masked);
    ends.extend(joined(masked, &numbers));
    ends.sort_unstable();
    // five of whom are women: the clause is the number's own
    ends.retain(|end| {
        !masked[*end..].starts_with(" of wh")
            || !numbers.iter().any(|q| q.unit.is_some() && q.whole.end == *end)
    });
    let begin = found.len();
    let (mut listed, earlier) = respectively(sentence, &clauses, &numbers, section, found);
    listed.extend(english::respectively(sentence, &clauses, &numbers, section, found));
    listed.extend(english::paired(sentence, &clauses, &numbers, section, found));
    let amounts: Vec<&Quantity> = amounts.into_iter().filter(|q| !listed.contains(&q.number.start)).collect();
    let is_whole = |i: usize| i > 0 && is_whole_of(masked, amounts[i - 1], amounts[i]);
    let wholes: Vec<Range<usize>> =
        (0..amounts.len()).filter(|i| is_whole(*i)).map(|i| amounts[i].number.clone()).collect();
    let amounts: Vec<&Quantity> = amounts.into_iter().filter(|q| !wholes.contains(&q.number)).collect();
    // 386 tCO2e (Scope 1) and 402 tCO2e (Scope 2): what stands in brackets behind a number is its own
    let told = |q: &Quantity| {
        let open = masked[q.whole.end..].trim_start();
        telling.iter().find(|t| t.start > q.whole.end && masked.len() - open.len() == t.start)
    };
    // where the words behind a number were its own: 召开4次股东大会6次董事会
    let mut taken = 0;
    // 8名董事及562名雇员安排了4场培训: the last of those that share a verb
    let mut last_of_joint = false;
    // what the number before was one of stood behind it: 排放2.4吨氮氧化物及…
    let mut has_object = false;
    let first = found.len();
    for (i, quantity) in amounts.iter().enumerate() {
        // a unit between two numbers is a row's, not a sentence's: `Scope 1 4 tCO2e 5,974.1`
        let behind = masked[quantity.whole.end..].trim_start();
        if quantity.unit.is_some() && behind.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        // -1,650 t Scope 2: by how much it changed
        let sign = masked[..quantity.whole.start].chars().next_back();
        let signed = || {
            let before = masked[..quantity.whole.start].chars().rev().nth(1);
            matches!(sign, Some('+' | '-' | '−')) && before.is_none_or(|c| matches!(c, ' ' | '(' | ','))
        };
        if quantity.unit.as_ref().is_some_and(crate::unit::Unit::is_measure) && signed() {
            continue;
        }
        // so is a number right behind another: `Scope 1 1,166 1,229 tCO2e`
        if is_behind_number(&masked[..quantity.whole.start]) {
            continue;
        }
        // of which US$1m to a school: a part of what was counted, and not said which
        let part = ["including", "of which", "of whom"].iter().any(|w| {
            let behind = || lexicon::read(masked[quantity.whole.end..].split(',').next().unwrap_or_default());
            masked[..quantity.whole.start].trim_end_matches([' ', '~']).ends_with(w)
                && Some(behind()).filter(|r| r.is_telling() || r.tags.has_any(tags!("recycled"))).is_none()
        });
        // rose from 1,100 GWh in 2023 to 1,230 GWh: a number of the year that stands behind it
        let clause =
            ends.iter().rev().find(|e| **e < quantity.number.start).map_or(0, |e| e + char_at(masked, *e));
        let changed = english::changed(masked, clause, quantity);
        // 64% of our sites had zero injuries: the others had some
        let lead = &masked[clause.min(quantity.number.start)..quantity.number.start];
        let of_some = quantity.value.is_zero() && ["% of ", "%的"].iter().any(|w| lead.contains(w));
        if of_some || part || changed.is_none() && leads_from(masked, quantity) || is_rank(masked, quantity) {
            continue;
        }
        // 本年度共有58宗工伤；上年度为66宗: what the last sentence counted, where nothing but the year is said
        let beside = if before_report(&masked[..quantity.whole.start]) && i == 0 {
            found.len().min(BESIDE)
        } else {
            0
        };
        let like = compared(masked, quantity, &found[first..])
            .or_else(|| compared(masked, quantity, &found[found.len() - beside..]));
        if let Some(like) = like.filter(|s| sentence.place(0).line.abs_diff(s.quote.place(0).line) <= 1) {
            let before = &masked[..quantity.whole.start];
            let own = profile.year.filter(|_| before_report(before)).map(|y| y - 1);
            let own = own.or_else(|| year_compared(before));
            let year = own.or_else(|| year_behind(&masked[quantity.whole.end..], profile));
            let earlier = year.map(|year| of_year(sentence, like, year, (*quantity).clone()));
            found.extend(earlier);
            continue;
        }
        let after_last = i.checked_sub(1).map_or(0, |p| {
            let end = told(amounts[p]).map_or(amounts[p].whole.end, |told| told.end + 1);
            let rest = &masked[end..quantity.number.start];
            if ["of ", "in "].iter().any(|w| rest.trim_start().starts_with(w)) {
                find(rest, " and ").map_or(end, |a| end + a + 5)
            } else {
                end
            }
        });
        let moved = i.checked_sub(1).and_then(|p| moved(masked, clause, amounts[p], quantity)).or(changed);
        let start = if moved.is_some() { clause } else { clause.max(after_last).max(taken) };
        let next_end = ends.iter().find(|e| **e >= quantity.whole.end).copied().unwrap_or(masked.len());
        let next_number = amounts.get(i + 1).map_or(masked.len(), |n| n.number.start);
        let stop = next_end.min(next_number);
        let before = &masked[moved.unwrap_or(start..quantity.whole.start.max(start))];
        let after = &masked[quantity.whole.end..stop];
        let counter = quantity.unit.as_ref().is_some_and(|u| {
            u.per.is_none() && matches!(u.numerator, "person" | "count" | "person-time" | "day")
        });
        // `97% of employees`
        let share_of = quantity.unit.as_ref().is_some_and(|u| u.numerator == "%")
            && after.trim_start().starts_with("of ");
        let counter = counter || share_of;
        let after = if share_of { english::before_and(after) } else { after };
        // 24% of the overall workforce at Alpha with changes at its head: of what, the first words say
        let aside = [" at ", " with ", " although ", " while "].iter().filter_map(|w| find(after, w)).min();
        let told_first = |at: &usize| lexicon::read(&profile.without_own(&after[..*at])).has_subject();
        let after = aside.filter(|at| share_of && told_first(at)).map_or(after, |at| &after[..at]);
        // 54% are between 30 and 50
        let counter = counter
            || quantity.unit.as_ref().is_some_and(|u| u.numerator == "%")
                && ["are ", "was ", "were "].iter().any(|w| after.trim_start().starts_with(w));
        let stop = if share_of { next_end } else { stop };
        // 7名董事及31名员工参加了培训: what the last of them did, all of them did
        let joint = counter
            && (stop == next_number
                && stop < next_end
                && ["及", "和", "与", "及全部", "及全体", "及所有"]
                    .iter()
                    .any(|w| after.trim_end().ends_with(w))
                || is_joined_to_next(masked, quantity, stop, next_number));
        let closes = std::mem::replace(&mut last_of_joint, joint) && counter && stop == next_number;
        let leads = counter && stop < next_end && {
            let says = |t: &str| lexicon::read(&profile.without_own(t)).has_subject();
            !says(before) && says(after)
        };
        // 9名董事及148名员工参加讲座: what both took part in stands behind the last
        let shares = counter
            && stop < next_end
            && before.trim().is_empty()
            && after.trim_end().ends_with(['及', '和', '与', '、']);
        // 排放2.4吨氮氧化物及1.2吨二氧化硫: a verb, and behind each number what it is done with
        let verbs = tags!("generated", "emission", "consumption", "recycled", "sum");
        let measured = || quantity.unit.as_ref().is_some_and(|u| u.is_measure() && u.per.is_none());
        let verb = || {
            let verb = lexicon::read(&profile.without_own(before));
            let alone = verb.axes.is_empty() && verb.unexplained == 0 && verb.tags.without(verbs).is_empty();
            alone && (!verb.tags.is_empty() || has_object && before.trim().is_empty())
        };
        let object = || {
            let object = lexicon::read(after.trim_end_matches(['及', '和', '与', '、', ' ']));
            object.has_subject() && object.unexplained == 0
        };
        let named = || after.trim_start().starts_with(lexicon::is_han);
        has_object = !masked.is_ascii() && measured() && named() && verb() && object();
        let leads = leads || shares || has_object && stop < next_end;
        if leads {
            taken = stop;
        }
        // recruited 36 people through two fairs: by what means says nothing of what is counted
        let means = [" through ", " via "].iter().filter_map(|w| find(after, w)).min();
        let after = means.map_or(after, |at| &after[..at]);
        // 42.6 tonnes of particulate matter
        let subject = |t: &str| lexicon::read(&profile.without_own(t)).has_subject();
        let behind =
            ["on ", "in ", "for "].iter().any(|w| after.trim_start().starts_with(w)) && !subject(before);
        let owns = (behind || after.trim_start().starts_with("of ")) && !share_of && subject(after);
        // paid 38m in income taxes and net sales were 3bn: from the last `and` on it is the next number's
        let (after, stop) = match Some(after)
            .filter(|_| owns && stop == next_number && stop < next_end)
            .and_then(|after| after.rsplit_once(" and "))
        {
            Some((own, _)) => (own, quantity.whole.end + own.len()),
            None => (after, stop),
        };
        if owns {
            taken = stop;
        }
        let stop = if leads { next_end } else { stop };
        // a clause that the next number takes over belongs to that one
        // and paid $12,500 in penalties: what stands before the last verb is another matter
        let before = if behind { before.rsplit(" and ").next().unwrap_or(before) } else { before };
        // Women made up 61% of the workforce and held 46% of managerial posts
        let before = HELD
            .iter()
            .find_map(|w| before.trim_end().strip_suffix(w).filter(|_| share_of))
            .unwrap_or(before);
        // a healthy place to work for our 4,120 employees: those who are ours are all of them
        let people = quantity.unit.as_ref().is_some_and(crate::unit::Unit::counts_people);
        let before = if people && before.trim_end().ends_with(" our") { "our" } else { before };
        // facilities in Malaysia, Taiwan, and Indonesia with 1,360 employees: those of all places that are listed
        let last_of_list =
            i == 0 && before.trim_start().starts_with("and ") && before.trim_end().ends_with(" with");
        let before = if people && last_of_list { "" } else { before };
        // Women account for 33% of senior management and 41% of middle management
        let again = share_of
            && i > 0
            && before.trim().trim_start_matches("and").is_empty()
            && masked[..start].trim_end().ends_with("and");
        // 18.2% for male employees and 14.9% for female employees: of whom each is, of what all of them are
        let of_whom = for_group(after);
        // 36.0%, with 38.9% for male employees: of whom some are, of what the sentence has told for all
        let with = i > 0 && of_whom.is_some() && before.trim().trim_start_matches(',').trim() == "with";
        let again = again
            || with
            || i > 0
                && of_whom.is_some()
                && matches!(before.trim().trim_start_matches(','), "and" | "")
                && for_group(&masked[amounts[i - 1].whole.end..quantity.whole.start]).is_some();
        let before = if again { &masked[..amounts[0].whole.start] } else { before };
        let (after, owns) = match of_whom {
            Some(group) => {
                taken = quantity.whole.end + group.end;
                (&after[group], true)
            }
            None => (after, owns),
        };
        let lead = without_years(since_own_name(before, profile));
        // 员工投入2,830小时参与义工服务: hours that were given for something
        // 提供合共74,856小时的培训: what the hours were spent on stands behind them
        let given = quantity.unit.as_ref().is_some_and(|u| u.numerator == "h" && u.per.is_none())
            && !after.trim_start().starts_with(['及', '和', '与', '、'])
            && lexicon::read(after).tags.has_any(lexicon::tags!("volunteer", "training"));
        let lead = if given { lead.replace("投入", "").replace("spent", "") } else { lead };
        // 42宗工伤，导致损失631个工作日: days that an injury has cost
        let lost = quantity.unit.as_ref().is_some_and(|u| u.numerator == "day" && u.per.is_none())
            && lead.contains("损失")
            && lexicon::read(&masked[..quantity.whole.start]).tags.has_any(tags!("injury"));
        let lead = if lost { lead.replace("损失", "损失工作日") } else { lead };
        // 减少约9,380吨二氧化碳排放: what was saved stands behind its number
        let saves = ["减少", "减排", "降低"].iter().any(|w| lead.trim_end_matches(['约', ' ']).ends_with(w))
            && lexicon::read(after).tags.has_any(tags!("ghg"));
        // 其中31,003吨获回收利用: what says nothing before its number says it behind
        let orphan = || {
            let reading = lexicon::read(&lead);
            reading.is_silent() && reading.unexplained == 0
        };
        // 11.8 hours per employee
        let fined = stop == next_end && lexicon::read(before).tags == tags!("fine");
        let divided = owns || fined || ["per ", "each"].iter().any(|w| after.trim_start().starts_with(w));
        let after = if stop == next_end && (counter || orphan() || given || saves || has_object) || divided {
            after
        } else {
            ""
        };
        let after = if told(quantity).is_some() { "" } else { after };
        let whole = wholes.iter().find(|w| quantity.whole.end <= w.start && w.end <= stop);
        let after = whole.map_or(after, |w| &masked[w.end..stop]);
        // 高中(中专)及以下: what was blanked parts no word
        let mut words = format!("{} {}", unbroken(&lead).trim_end(), after.trim());
        if saves {
            words = format!("{}{}", lead.trim_end_matches(['约', ' ']), after.trim());
        }
        if let Some(told) = told(quantity) {
            words.push(' ');
            words.push_str(&masked[told.clone()]);
        }
        let mut reading = lexicon::read(&profile.without_own(&words));
        if masked.is_ascii() || !lead.contains(lexicon::is_han) {
            reading.tags = reading.tags.with(said_by_unit(quantity, &lead, &words, share_of, &reading));
        }
        // gave £482,000 in cash: to whom, the sentence or the heading over it says
        let gave = quantity.unit.as_ref().is_some_and(|u| u.currency().is_some())
            && [" gave", "We gave", "contributed"].iter().any(|w| lead.trim_end().ends_with(w));
        if gave && gives_to_community(&masked[quantity.whole.end..], section, context) {
            reading.tags = tags!("donation");
            reading.unexplained = 0;
        }
        // 覆盖率98.7%，其中男性员工98.4%: of the rate that it is a part of, and no share of the staff
        let lists = lists_part(masked, start, &lead);
        let part = lists.and_then(|at| amounts.iter().rfind(|q| q.whole.end <= at)).filter(|q| {
            q.unit == quantity.unit && quantity.unit.as_ref().is_some_and(|u| u.numerator == "%")
        });
        let part = part.filter(|_| reading.tags == tags!("employee") && !reading.axes.is_empty());
        if part.is_some() {
            reading.tags = lexicon::Tags::default();
        }
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
            // 董事会由三名执行董事…: a kind of members is no word to be left out
            .filter(|r| !r.is_silent() && !reading.tags.has_any(tags!("nonindependent")));
        let mut outers: Vec<Rc<Label>> = vec![];
        let mut edges: Vec<usize> = ends.iter().copied().filter(|e| *e < start).collect();
        edges.insert(0, 0);
        // 香港219家、日本12家、欧洲6家: what stands before the first of a list is as near to its last
        let mut siblings = 0;
        let last = [edges.last().copied().unwrap_or_default(), start];
        let near = edges.windows(2).rev().chain(std::iter::once(&last[..]));
        let near = near.filter(|pair| {
            siblings += usize::from(masked[pair[0]..].starts_with('、'));
            siblings <= 2 || !masked[pair[0]..].starts_with('、')
        });
        for pair in near.take(4) {
            let (from, to) = (pair[0], pair[1]);
            // of another group of the same
            let beside = part.is_some_and(|q| from > q.number.start);
            if to > from && !beside {
                outers.push(Rc::new(clauses.label(from..to)));
            }
        }
        outers.sort_by_key(|l| std::cmp::Reverse(l.text.place(0)));
        if let Some(last) = amounts.iter().rfind(|q| shares && q.whole.end < next_end) {
            let mut tail = clauses.label(last.whole.end..next_end);
            tail.reading.tags = tail.reading.tags.without(lexicon::tags!("employee"));
            tail.reading.axes.clear();
            outers.insert(0, Rc::new(tail));
        }
        // 范围一、范围二排放量分别为A和B，合计C: of all that the clause before names
        if reading.tags == tags!("sum") && reading.axes.is_empty() && listed.iter().any(|at| *at < start) {
            let comma = masked[..start].trim_end_matches('，').rfind('，');
            outers.insert(0, Rc::new(clauses.label(comma.unwrap_or(0)..start)));
        }
        // Two of the directors are women, representing 25% of the board: the clauses before it say the rest
        let represents = ["representing", "accounting for", "equal to", "equivalent to"];
        // 9,480 hours of training were provided, and 88% of employees took part: at what, the clause before says
        if share_of && !represents.iter().any(|w| before.trim().eq_ignore_ascii_case(w)) {
            let told = clauses.label(0..amounts[0].number.start);
            if told.reading.is_telling() {
                outers = vec![Rc::new(told)];
            }
        }
        outers.extend(context.iter().cloned());
        // 产生100吨，当中包括纸张3.6吨、缠绕膜5.4吨: names that nobody knows are items of what the sentence counted
        let item = lists
            .filter(|at| i > 0 && amounts[0].whole.end <= *at)
            .filter(|_| reading.unexplained > 0 || reading.tags.has_any(lexicon::tags!("household")))
            .map(|_| item_name(&lead))
            .filter(|name| (2..=10).contains(&name.chars().count()));
        // 取新水268万立方米，其中地表水52万立方米、自来水216万立方米: parts of what was taken
        let whole = lists
            .filter(|_| reading.tags.has_any(tags!("water_source")))
            .and_then(|at| amounts.iter().rfind(|q| q.whole.end <= at))
            .map(|q| {
                let from = ends.iter().rfind(|e| **e < q.number.start).copied().unwrap_or(0);
                Rc::new(clauses.label(from..q.number.start))
            });
        let label = if whole.is_some() { item_name(&lead) } else { words.trim().to_owned() };
        let found_here = Statement {
            whole,
            listed: item,
            year: year_behind_number(masked, &clauses.years, &numbers, quantity)
                .or_else(|| year(masked, &clauses.years, quantity.number.start)),
            section: section.cloned(),
            outers,
            ..Statement::new(sentence, quantity, Origin::Prose, sentence)
        };
        // A和B均为100%: one number for each; but 平均 is what each has on average, one number
        let both = FOR_EACH
            .iter()
            .filter(|w| holds(&lead, w))
            .find_map(|w| lead.rfind(w).map(|i| &lead[..i]).filter(|l| *w != "均" || !l.ends_with('平')))
            .map(|l| shared_by(&masked[..start], &profile.without_own(l)))
            .filter(|parts| parts.len() > 1);
        if let Some(parts) = both {
            for part in &parts {
                found.push(Statement {
                    inner: lexicon::read(&profile.without_own(part)),
                    label: part.trim().to_owned(),
                    ..found_here.clone()
                });
            }
            continue;
        }
        let mut stated = Statement { inner: reading, without_column: alone, label, ..found_here };
        if joint || closes {
            let tail = amounts.get(i + 1).map_or("", |next| {
                let end =
                    ends.iter().find(|e| **e >= next.whole.end).map_or(masked.len(), |e| (*e).max(next_end));
                &masked[next.whole.end..end]
            });
            let done = tags!(
                "took_part",
                "training",
                "corruption",
                "safety",
                "volunteer",
                "parental_leave",
                "taken"
            );
            stated.inner.tags = stated.inner.tags.with(lexicon::read(tail).tags.intersection(done));
        }
        // had a total of 2,184 employees: what it is counted in says of whom
        let taught = tags!("training", "corruption", "safety").with(lexicon::measures());
        if stated.counts_employees() && stated.inner.tags.without(taught).is_empty() {
            stated.inner.tags = stated.inner.tags.with(tags!("employee"));
        }
        found.extend(of_earlier(sentence, &stated, profile));
        found.extend(in_years_before(sentence, &stated, profile));
        if let Some((quantity, word)) = share_behind(sentence, quantity) {
            let inner = share_in_brackets(&stated.inner, word);
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
    if sentence.text.contains('(') {
        let before = all_of_earlier(sentence, &found[first..]);
        found.extend(before);
    }
    for (year, list) in earlier {
        let before = of_year_before(sentence, &list, year, &found[begin.saturating_sub(BEFORE)..]);
        found.extend(before);
    }
}

/// Whether what stands behind what was given, or over it, speaks of the community.
fn gives_to_community(behind: &str, section: Option<&Rc<Label>>, context: &[Rc<Label>]) -> bool {
    let tags = tags!("community", "donation");
    let over = section.into_iter().chain(context).any(|o| o.reading.tags.has_any(tags));
    over || lexicon::read(behind).tags.has_any(tags)
}

/// `236 women and 311 men took leave`: a number of people right before `and` and another.
fn is_joined_to_next(text: &str, quantity: &Quantity, stop: usize, next: usize) -> bool {
    let noun = quantity.unit_at.end.max(quantity.whole.end);
    let people = quantity.unit.as_ref().is_some_and(|u| u.numerator == "person");
    people
        && text.get(noun..stop).is_some_and(|words| words.trim().is_empty())
        && text.get(stop..next) == Some(" and ")
}

/// Where the words stand by which a number, or one before it, is a part of what was counted.
fn lists_part(sentence: &str, start: usize, lead: &str) -> Option<usize> {
    let words = ["包括", "其中", "包含", "当中"].iter();
    let before = &sentence[..start];
    let last = |w: &str| holds(before, w).then(|| before.rfind(w)).flatten();
    words.filter_map(|w| holds(lead, w).then_some(start).or_else(|| last(w))).max()
}

/// Statements before a sentence that a list of an earlier year in it is held against at most.
const BEFORE: usize = 12;

/// Five of its eight members: a number that only says of how many another is.
fn is_whole_of(text: &str, before: &Quantity, quantity: &Quantity) -> bool {
    let between = text.get(before.whole.end..quantity.whole.start).unwrap_or_default().trim();
    ["of its", "of our", "of the", "of their", "out of"].contains(&between)
}

/// Verbs of which those have a share who are spoken of: they say nothing of what it is a share of.
const HELD: [&str; 8] = ["held", "hold", "holds", "occupied", "occupy", "filled", "fill", "made up"];

/// Statements before a sentence that it may compare with.
const BESIDE: usize = 4;

/// Words before a number that is that of each thing named.
const FOR_EACH: [&str; 16] = [
    "均为",
    "均达",
    "均已达",
    "都为",
    "皆为",
    "均",
    "are both",
    "were both",
    "both reached",
    "both stood at",
    "are all",
    "were all",
    "all reached",
    "all stood at",
    "are each",
    "were each",
];

/// `The rate of a, that of b`: names between the commas before a number, the last first, as long as all in them is known.
fn named_between_commas(before: &str) -> impl Iterator<Item = &str> {
    let clauses = before.strip_suffix(',').unwrap_or_default().rsplit([',', '.', ';', ':']).map(str::trim);
    clauses.take_while(|name| {
        let reading = lexicon::read(name);
        reading.has_subject() && reading.unexplained == 0 && !name.contains(|c: char| c.is_ascii_digit())
    })
}

/// 劳动合同签订率、社会保险覆盖率及体检率均为100%: all that share the number, those in the clauses before its own too.
fn shared_by(before: &str, lead: &str) -> Vec<String> {
    let clause = before.trim_end_matches('、');
    let from = clause.rfind(['，', '：', ':', ';', '；', '。']).map_or(0, |i| i + char_at(clause, i));
    let listed = (clause.len() < before.len() || lead.starts_with('、'))
        && !clause[from..].contains(|c: char| c.is_ascii_digit());
    let whole = if listed {
        format!("{}、{}", &clause[from..], lead.trim_start_matches('、'))
    } else {
        lead.to_owned()
    };
    let parts = whole.split(['和', '及', '与', '、']).flat_map(|p| p.split(" and "));
    let parts = parts.chain(named_between_commas(before.trim_end()));
    parts.map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

/// 女性董事2名(占22.2%): the share that stands in brackets behind a number of people.
fn share_behind<'t>(sentence: &'t Text, quantity: &Quantity) -> Option<(Quantity, &'t str)> {
    let people = quantity.unit.as_ref().filter(|u| u.per.is_none())?.numerator == "person";
    let t = &sentence.text;
    let commas = share_between_commas(t)
        .filter(|(s, _)| s.start >= quantity.whole.end && s.start - quantity.whole.end < 40);
    let (start, inner) = match commas {
        Some((share, from)) => (from, t[from..share.end].trim_end_matches([',', '.'])),
        None => {
            let start = bracket_behind(t, quantity)? + 1;
            let rest = &t[start..];
            (start, &rest[..rest.find(')').filter(|end| *end <= 40)?])
        }
    };
    let mut all = quantities(inner).into_iter();
    let share = all.next().filter(|q| q.unit.as_ref().is_some_and(crate::unit::Unit::is_share))?;
    let lead = inner[..share.number.start].trim();
    let of = &inner[share.whole.end..];
    let whole = (of.trim().is_empty() || of.starts_with(" of ")) && all.next().is_none();
    let word = if !of.trim().is_empty() {
        of
    } else if people && is_lead_of_share(lead) {
        "占比"
    } else {
        Some(lead.trim_end_matches(['为', '是', ':'])).filter(|lead| names_a_rate(lead))?
    };
    if !whole {
        return None;
    }
    Some((shifted(share, start), word))
}

/// 离职率, 占营收: what is a rate by its own words.
fn names_a_rate(lead: &str) -> bool {
    let reading = lexicon::read(lead);
    reading.has_subject() && reading.unexplained == 0 && (lead.starts_with('占') || lead.ends_with('率'))
}

/// What a share in brackets is of: the number before it, or what its own words say of the same group.
fn share_in_brackets(number: &lexicon::Reading, word: &str) -> lexicon::Reading {
    let own = lexicon::read(word);
    if word.starts_with(['占', ' ']) {
        let tags = number.tags.with(own.tags).with(tags!("rate"));
        return lexicon::Reading { tags, ..number.clone() };
    }
    lexicon::Reading { axes: number.axes.clone(), ..own }
}

/// 占, 约占雇员总数: what leads to the share of the number before the brackets.
fn is_lead_of_share(lead: &str) -> bool {
    let rest =
        ["约占", "占比为", "占比约", "占比", "占", "即", "约"].iter().find_map(|w| lead.strip_prefix(w));
    let whole = rest.unwrap_or(lead).trim_start_matches(['全', '体', '总']).trim_end_matches(['的', '约']);
    whole.is_empty()
        || lead.starts_with(['占', '约'])
            && [
                "雇员",
                "员工",
                "雇员总数",
                "员工总数",
                "雇员总人数",
                "员工总人数",
                "人数",
                "雇员人数",
                "员工人数",
                "董事会",
                "董事会成员",
                "董事",
            ]
            .contains(&whole)
}

/// 前5名供应商, `our five largest suppliers`: the first of an order, and no count of all.
fn is_rank(text: &str, quantity: &Quantity) -> bool {
    let before = text[..quantity.whole.start].trim_end();
    let time = ["当前", "目前", "以前", "之前", "此前", "提前", "年前"].iter().any(|w| before.ends_with(w));
    let after = &text[quantity.number.end..];
    before.ends_with('前') && !time
        || before.ends_with(" top")
        || [" largest ", " biggest ", " top "].iter().any(|w| after.starts_with(w))
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

/// 失能伤害频率 3.92: a rate of injuries, which is seldom printed with what it is per.
fn is_rate_of_injuries(text: &str, quantity: &Quantity) -> bool {
    let lead = text[..quantity.number.start].trim_end_matches([' ', '为', '是', ':', '约']);
    if !lead.ends_with(['率', ')']) {
        return false;
    }
    // no name of a rate is longer
    let lead = &lead[floor(lead, lead.len().saturating_sub(90))..];
    let clause = &lead[boundaries(lead).last().map_or(0, |at| at + char_at(lead, *at))..];
    let reading = lexicon::read(clause);
    reading.tags.has_any(tags!("recordable", "lost_time")) && reading.unexplained == 0
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
    // between 30 and 50; but `under 30 and 28% are over 50`
    let of_range = |at: usize| {
        let number = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        number.len() < at && !BANDED.iter().any(|w| number.ends_with(w))
    };
    let before_number = |at: usize| numbers.iter().any(|q| q.whole.start == at + " and ".len());
    if !text.contains(" and ") {
        return vec![];
    }
    text.match_indices(" and ")
        .filter(|(at, and)| !of_range(*at) && (counts(&text[at + and.len()..]) || before_number(*at)))
        .map(|(at, _)| at)
        .collect()
}

/// Words before the last number of a band.
const BANDED: [&str; 6] = [" and ", " to ", "under ", "below ", "over ", "above "];

/// What stands before 公司 in the words for those that are not the reporter.
const OTHERS: [char; 11] = ['子', '分', '孙', '母', '业', '联', '营', '他', '属', '股', '市'];

/// A clause from the reporter's name on: what comes before it (在疫情期间, 为响应号召) says nothing of the number.
fn since_own_name<'t>(clause: &'t str, profile: &Profile) -> &'t str {
    let own = profile.own.iter().filter(|n| holds(clause, n));
    // 其子公司, 同业公司: the name of others, which ends as ours does
    // 公司及子公司 are all
    let together = || ["公司及", "公司和", "公司与", "集团及", "集团和"].iter().any(|w| holds(clause, w));
    // 离开公司的员工: what was done with it is the matter
    let done = |at: usize| {
        ["离开", "加入", "加盟", "退出"]
            .iter()
            .any(|w| clause[..at].trim_end_matches(['本', '我']).ends_with(w))
    };
    let of_others = |at: usize| clause[..at].ends_with(OTHERS) && !together() || done(at);
    let place = |n: &String| clause.rfind(n.as_str()).filter(|at| !of_others(*at)).map(|at| at + n.len());
    let end = own.filter_map(place).max();
    match end {
        // 员工占公司总人数的: the name inside the label
        Some(end) if !clause[..end].contains(['占', '率']) => &clause[end..],
        _ => clause,
    }
}
