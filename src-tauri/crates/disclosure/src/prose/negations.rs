//! Sentences that say that there was none.

use std::rc::Rc;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use document::{Text, holds};

use super::text::{boundaries, floor};
use super::years::{in_years_before, of_earlier, year};
use crate::lexicon::{self, tags};
use crate::period;
use crate::profile::Profile;
use crate::quantity::Quantity;
use crate::statement::{Label, Origin, Statement};

/// Bytes before a negation within which the years that it is of are named.
const NEAR: usize = 240;

/// Words by which a sentence says that there was none.
pub(super) static NEGATIONS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = [
        "未发生",
        "没有发生",
        "未出现",
        "未受到",
        "未受",
        "未收到",
        "未接到",
        "未产生",
        "未实际产生",
        "未因",
        "没有",
        "并无",
        "无",
        "不存在",
        "未有",
        "概无",
        "未录得",
        "未接获",
        "no ",
        "none of ",
        "did not have any",
        "not generate any",
        "not generate",
        "not produce any",
        "not produce",
        "zero ",
        "nil ",
        "not record any",
        "not receive any",
        "not received any",
        "not have any",
        "没有任何",
    ];
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        // asked of few sentences: what is quick to make
        .kind(Some(AhoCorasickKind::NoncontiguousNFA))
        .build(words)
        .expect("a few words")
});

/// Whether a sentence may say that there was none: a quick look, by what its words for that have in common.
pub(super) fn may_deny(sentence: &str) -> bool {
    let bytes = sentence.as_bytes();
    // no, none of, not, zero, nil and a blank
    let latin = |blank: usize| {
        let ends = blank.checked_sub(2).map(|from| [bytes[from] | 0x20, bytes[from + 1] | 0x20]);
        ends.is_some_and(|ends| [b"no", b"ne", b"ot", b"ro", b"il"].contains(&&ends))
    };
    // 未, 没, 无 by their last bytes, and 不存在
    let han = |end: usize| {
        let word = end.checked_sub(2).map(|from| &bytes[from..=end]);
        word.is_some_and(|word| ["未", "没", "无"].iter().any(|w| w.as_bytes() == word))
    };
    memchr::memchr_iter(b' ', bytes).any(latin)
        || !sentence.is_ascii()
            && (memchr::memchr3_iter(0xAA, 0xA1, 0xA0, bytes).any(han) || holds(sentence, "不存在"))
}

/// 无害, 无机, 无线: words that begin with a letter that denies.
fn denies(clause: &str, negation: &aho_corasick::Match) -> bool {
    let next = clause[negation.end()..].chars().next();
    &clause[negation.range()] != "无" || !next.is_some_and(|c| "害机线形缝菌尘纺锡铅纸人障论".contains(c))
}

/// 除此之外，未有…: there was one, which stands before.
fn is_excepted(before: &str) -> bool {
    let words = [
        "除此之外",
        "除此以外",
        "除上述",
        "除前述",
        "除以上",
        "other than the",
        "except for the",
        "apart from the",
    ];
    words.iter().any(|w| before.contains(w))
}

/// `in 2024 or 2023`, 于2022年、2023年及2024年: all the years that there was none in.
fn listed_years(text: &str) -> Vec<i32> {
    let years = period::years(text);
    let joined = |pair: &[(usize, i32)]| {
        let between = period::between(text, pair[0].0, pair[1].0).trim().trim_start_matches(',');
        matches!(between.trim(), "" | "or" | "and" | "nor" | "、" | "及" | "和" | "与")
    };
    if years.len() < 2 || !years.windows(2).all(joined) {
        return vec![];
    }
    years.into_iter().map(|(_, year)| year).collect()
}

/// `未发生因工死亡`, `没有贪污诉讼案件`: none is a zero.
pub(super) fn negations(
    sentence: &Rc<Text>,
    masked: &str,
    profile: &Profile,
    section: Option<&Rc<Label>>,
    found: &mut Vec<Statement>,
) {
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
            let mut reading = lexicon::read(words);
            // none among employees and contractors is none among employees
            if reading.tags.has_all(tags!("employee", "contractor")) {
                reading.tags = reading.tags.without(tags!("contractor"));
            }
            // none of the products was recalled; none of the complaints was upheld says that there were some
            let some = clause[negation.range()].eq_ignore_ascii_case("none of ");
            // 64% of our sites had no injuries: the others had some
            let share = clause[..negation.start()].contains("% of ");
            let none = !share && (!some || reading.tags.has_any(tags!("recall")));
            if none && reading.has_subject() && !is_excepted(&masked[..start + negation.end()]) {
                let from = start + negation.start();
                let none = Quantity::none(from..start + negation.end());
                // no fines were paid in fiscal 2023: the clause's own year
                let named = match period::years(words)[..] {
                    [(_, own)] if clause.is_ascii() => Some(own),
                    _ => None,
                };
                let stated = Statement {
                    inner: reading,
                    label: words.trim().to_owned(),
                    year: named.or_else(|| year(masked, &period::years(masked), from)),
                    section: section.cloned(),
                    negated: true,
                    ..Statement::new(sentence, &none, Origin::Prose, sentence)
                };
                // 没有诉讼案件(2022年:1宗): a number of an earlier year is one like any other
                let behind = Statement {
                    quantity: Quantity::none(from..start + clause.trim_end_matches([' ', '.', '。']).len()),
                    ..stated.clone()
                };
                found.extend(
                    of_earlier(sentence, &behind, profile)
                        .into_iter()
                        .map(|s| Statement { negated: s.quantity.value.is_zero(), ..s }),
                );
                found.extend(in_years_before(sentence, &stated, profile));
                let mut years = listed_years(&sentence.text[from..]);
                if years.is_empty() {
                    let before = &sentence.text[floor(&sentence.text, from.saturating_sub(NEAR))..from];
                    years = listed_years(before.rsplit(['。', '；', ';']).next().unwrap_or(before));
                }
                found.extend(
                    years
                        .into_iter()
                        .filter(|year| Some(*year) != stated.year)
                        .map(|year| Statement { year: Some(year), ..stated.clone() }),
                );
                found.push(stated);
            }
        }
        start = end;
    }
}
