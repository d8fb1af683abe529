//! One pass over a text for the words that the rooms of the profile look for. Most texts hold none of them, and no room
//! looks at those: that a mark is there says no more than that it is worth a look.

use std::sync::LazyLock;

use aho_corasick::automaton::Automaton;
use aho_corasick::dfa::DFA;
use aho_corasick::{Anchored, MatchKind};

/// A kind of word that a room looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// what a year begins with
    Year,
    /// what ends or begins a period, or names it
    Period,
    /// the standards that reports name with a year
    Standard,
    /// a report calls itself so
    Report,
    /// what Chinese company names end in
    Company,
    /// what opens a definition, or says that names mean one
    Definition,
    /// an exchange, or a word for a company's code
    Code,
    /// a currency
    Currency,
    /// what waste consists of
    Waste,
    /// what is said of units for the whole report
    Declared,
}

/// Words by the mark that they leave, in either case.
const WORDS: &[(Mark, &[&str])] = &[
    (Mark::Year, &["19", "20", "FY", "二零", "二〇", "一九"]),
    (Mark::Period, super::year::PERIODS),
    (Mark::Period, super::year::NAMES),
    (Mark::Standard, super::year::STANDARDS),
    (Mark::Report, super::REPORTS),
    (Mark::Company, &["公司", "集团"]),
    (Mark::Definition, &["(", "指"]),
    (Mark::Code, super::code::EXCHANGES),
    (Mark::Code, &["代号", "代码", "ode"]),
    (Mark::Waste, &["废"]),
    (Mark::Declared, crate::declared::MARKS),
];

static FINDER: LazyLock<(DFA, Vec<Mark>)> = LazyLock::new(|| {
    let words = WORDS.iter().flat_map(|(mark, words)| words.iter().map(|word| (*word, *mark)));
    let currencies = super::currency::CURRENCY_WORDS.iter().map(|(word, _)| (*word, Mark::Currency));
    let (words, marks): (Vec<&str>, Vec<Mark>) = words.chain(currencies).unzip();
    let finder = DFA::builder()
        .match_kind(MatchKind::Standard)
        .ascii_case_insensitive(true)
        .build(words)
        .expect("a few words");
    (finder, marks)
});

/// The marks of a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks(u16);

impl Marks {
    pub(super) fn of(text: &str) -> Marks {
        let (finder, marks) = &*FINDER;
        let mut state = finder.start_state(Anchored::No).expect("searches may begin anywhere");
        let mut found = 0;
        // where the words stand does not matter: to step from state to state is a third of what a search for matches takes
        for byte in text.bytes() {
            state = finder.next_state(Anchored::No, state, byte);
            if finder.is_special(state) && finder.is_match(state) {
                let words = (0..finder.match_len(state)).map(|i| finder.match_pattern(state, i));
                found = words.fold(found, |all, word| all | 1 << marks[word.as_usize()] as u16);
            }
        }
        Marks(found)
    }

    pub(super) fn has(self, mark: Mark) -> bool {
        self.0 & 1 << mark as u16 != 0
    }
}

/// A text with its marks.
#[derive(Clone, Copy)]
pub(super) struct Marked<'a> {
    pub(super) text: &'a document::Text,
    pub(super) marks: Marks,
}

impl<'a> Marked<'a> {
    pub(super) fn new(text: &'a document::Text) -> Marked<'a> {
        Marked { text, marks: Marks::of(&text.text) }
    }

    pub(super) fn has(&self, mark: Mark) -> bool {
        self.marks.has(mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_leave_their_marks() {
        for (text, marks) in [
            ("", &[][..]),
            ("截至2024年12月31日止年度", &[Mark::Year, Mark::Period]),
            ("某某集團", &[]),
            ("某某集团(某某)", &[Mark::Company, Mark::Definition]),
            ("STOCK CODE: 1234", &[Mark::Code]),
            ("危废", &[Mark::Waste]),
            ("US$1 per 200,000 hours", &[Mark::Currency, Mark::Year, Mark::Declared]),
        ] {
            let found = Marks::of(text);
            let all = WORDS.iter().map(|(mark, _)| *mark).chain([Mark::Currency]);
            for mark in all {
                assert_eq!(found.has(mark), marks.contains(&mark), "{text}: {mark:?}");
            }
        }
    }
}
