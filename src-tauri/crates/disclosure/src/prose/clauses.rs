//! The clauses of a sentence as labels. What is needed of the sentence as a whole is found once, and not for each clause:
//! a sentence may name hundreds of numbers.

use std::ops::Range;

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
        years.extend(profile.year.into_iter().flat_map(|own| years_by_name(masked, own)));
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

/// 由上年度的238,680吉焦降至本年度的226,440吉焦: years that are named by how they stand to the report's, right before a number.
fn years_by_name(masked: &str, own: i32) -> Vec<(usize, i32)> {
    let mut found = vec![];
    // 上年度的整体流失率为25.8%, 上年度为66宗，损失1,287个工作日: and so at the begin of a clause
    for (name, back) in
        [("上年度", 1), ("上一年度", 1), ("上年", 1), ("去年", 1), ("上一财年", 1), ("本年度", 0)]
    {
        for (at, _) in masked.match_indices(name) {
            let before = masked[..at].trim_end();
            let begins = before.is_empty() || before.ends_with(['，', '；', '。']);
            let rest = &masked[at + name.len()..];
            if begins && ["为", "的", "则", "共", "有"].iter().any(|w| rest.starts_with(w)) {
                found.push((at, own - back));
            }
        }
    }
    for of in ["年度的", "年的", "财年的", "财政年度的"] {
        for (at, _) in masked.match_indices(of) {
            let counts = masked[at + of.len()..].trim_start_matches(['约', ' ', '~']);
            if !counts.starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let before = [("上一", 1), ("上", 1), ("去", 1), ("本", 0), ("今", 0)];
            let named = before.iter().find(|(word, _)| masked[..at].ends_with(word));
            found.extend(named.map(|(word, back)| (at - word.len(), own - back)));
        }
    }
    found
}
