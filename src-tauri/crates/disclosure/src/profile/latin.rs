//! The companies that an English text names by their legal forms, and what it says that they do.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::company::LATIN;
use super::definitions::name_ending_at;

static FORMS: LazyLock<AhoCorasick> = LazyLock::new(|| AhoCorasick::new(LATIN).expect("a few words"));

/// The names of a text, but for those whose work is for others: exchanges, and by whom something was issued or printed.
pub(super) fn latin_names(text: &str) -> Vec<Range<usize>> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    // SE is a legal form, and not the end of ASSESSMENT
    let stands = |at: usize, end: usize| {
        !letter(text[..at].chars().next_back()) && !letter(text[end..].chars().next())
    };
    let forms = FORMS.find_overlapping_iter(text).filter(|form| stands(form.start(), form.end()));
    let names = forms.filter_map(|form| name_ending_at(text, form.end()));
    let mut names: Vec<Range<usize>> = names.filter(|range| !acts_for_others(text, range)).collect();
    // Some Foods, Inc of Some Foods, Inc.
    names.sort_by_key(|range| (range.start, Reverse(range.end)));
    names.dedup_by_key(|range| range.start);
    names
}

fn acts_for_others(text: &str, name: &Range<usize>) -> bool {
    let before = text[..name.start].trim_end().trim_end_matches("the").trim_end();
    before.ends_with(" by") || text[name.clone()].contains("Exchange")
}

/// `Fell Assurance Limited (FA) has been commissioned by`: who assures the report is not who reports.
pub(super) fn is_hired(text: &str, name: &Range<usize>) -> bool {
    let behind = text[name.end..].trim_start();
    let short =
        behind.strip_prefix('(').and_then(|rest| rest.get(..rest.find(')').filter(|end| *end < 40)? + 1));
    let behind = short.map_or(behind, |short| behind[short.len() + 1..].trim_start());
    let verbs = ["appointed", "commissioned", "contracted", "engaged", "requested", "retained"];
    let passive =
        ["has been ", "have been ", "was ", "were "].iter().find_map(|verb| behind.strip_prefix(verb));
    passive.is_some_and(|rest| verbs.iter().any(|verb| rest.starts_with(verb)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_those_who_may_report() {
        for (text, names) in [
            ("Fell Foods plc and its subsidiaries", &["Fell Foods plc"][..]),
            ("the rules issued by the Fell Registrars Limited", &[]),
            ("listed on the Stock Exchange of Fell Limited", &[]),
            ("Fell Foods, Inc. made 12 t", &["Fell Foods, Inc."]),
        ] {
            let found: Vec<&str> = latin_names(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(found, names, "{text}");
        }
        let hired = "Fell Assurance Limited (FA) has been commissioned by the management of Tarn plc";
        assert!(is_hired(hired, &(0.."Fell Assurance Limited".len())));
        assert!(!is_hired("Tarn plc (Tarn) was founded", &(0.."Tarn plc".len())));
    }
}
