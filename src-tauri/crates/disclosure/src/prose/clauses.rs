//! The clauses of a sentence as labels. What is needed of the sentence as a whole is found once, and not for each clause:
//! a sentence may name hundreds of numbers.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use document::Text;

use super::text::floor;
use crate::lexicon::{self, tags};
use crate::period;
use crate::profile::Profile;
use crate::quantity::{Kind, Quantity};
use crate::statement::Label;
use crate::unit::counted_noun;

/// Bytes of a clause that are read, its last ones: what is longer is no clause of a person's, and each number of a list
/// without commas would be held against all before it.
pub(super) const LONGEST: usize = 300;

/// A sentence with its numbers.
pub(super) struct Clauses<'a> {
    pub(super) text: &'a Text,
    /// its words, what stands in brackets blanked; bytes stay
    pub(super) masked: &'a str,
    pub(super) profile: &'a Profile,
    /// the years that it names, with the byte each begins at
    pub(super) years: Vec<(usize, i32)>,
    /// bytes of the numbers that bring their units
    counted: Vec<Range<usize>>,
}

impl<'a> Clauses<'a> {
    /// Takes the numbers of the masked words as they are printed.
    pub(super) fn new(
        text: &'a Text,
        masked: &'a str,
        numbers: &[Quantity],
        profile: &'a Profile,
    ) -> Clauses<'a> {
        // the 1 of 范围1 is a word
        let counted = numbers.iter().filter(|q| q.unit.is_some() && q.kind != Kind::Range);
        // the suppliers of 356 suppliers are a word too
        let noun = |q: &Quantity| counted_noun(&masked[q.unit_at.clone()]).is_some();
        let counted = counted.map(|q| if noun(q) { q.number.clone() } else { q.whole.clone() }).collect();
        let mut years = period::years_among(masked, numbers);
        years.extend(period::years_of_republic(masked, profile.year));
        if !masked.is_ascii() {
            years.extend(profile.year.into_iter().flat_map(|own| years_by_name(masked, own)));
        }
        years.sort_unstable();
        Clauses { text, masked, profile, years, counted }
    }

    /// A clause as a label; what its own numbers are counted in is no word of it.
    pub(super) fn label(&self, range: Range<usize>) -> Label {
        // where a character begins in the text one begins in the masked words too, but not the other way round
        let start = range.start.max(floor(&self.text.text, range.end.saturating_sub(LONGEST)));
        let range = start.min(range.end)..range.end;
        let mut words = self.masked[range.clone()].to_owned();
        let first = self.counted.partition_point(|q| q.start < range.start);
        for number in self.counted[first..].iter().take_while(|q| q.end <= range.end) {
            let blanked = number.start - range.start..number.end - range.start;
            words.replace_range(blanked.clone(), &" ".repeat(blanked.len()));
        }
        let mut reading = lexicon::read(&self.profile.without_own(&words));
        // 应训1,862人，完训1,826人: who was due is a number of its own, and what came of it is another
        reading.tags = reading.tags.without(tags!("due"));
        Label { text: self.text.slice(range), reading, ..Label::default() }
    }
}

/// Years by how they stand to the report's, and how many before it each is.
const NAMED: [(&str, i32); 9] = [
    ("上一财政年度", 1),
    ("上一财年", 1),
    ("上一年度", 1),
    ("上财年", 1),
    ("上年度", 1),
    ("上年", 1),
    ("去年", 1),
    ("本年度", 0),
    ("今年", 0),
];

static NAMES: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let names = NAMED.iter().map(|(name, _)| name);
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).expect("a few words")
});

/// 由上年度的238,680吉焦降至本年度的226,440吉焦: such names right before a number; and 上年度为66宗，损失1,287个工作日, 上年度的整体流失率: at the
/// begin of a clause.
fn years_by_name(masked: &str, own: i32) -> Vec<(usize, i32)> {
    let named = |found: aho_corasick::Match| {
        let before = masked[..found.start()].trim_end();
        let begins = before.is_empty() || before.ends_with(['，', '；', '。']);
        let rest = &masked[found.end()..];
        let counts =
            |rest: &str| rest.trim_start_matches(['约', ' ', '~']).starts_with(|c: char| c.is_ascii_digit());
        let of = rest.strip_prefix('的').is_some_and(counts);
        let leads = begins && rest.starts_with(['为', '的', '则', '共', '有']);
        (of || leads).then(|| (found.start(), own - NAMED[found.pattern().as_usize()].1))
    };
    NAMES.find_iter(masked).filter_map(named).collect()
}
