//! The reporter's name as titles and running heads have it: `Some Foods Sustainability Report 2023 | 12`. Many reports name
//! their company nowhere else, and never by its legal form.

use std::ops::Range;

/// Words that say what kind of report it is.
const KINDS: &[&str] = &[
    "accounts",
    "and",
    "annual",
    "citizenship",
    "climate",
    "corporate",
    "csr",
    "development",
    "environment",
    "environmental",
    "esg",
    "governance",
    "impact",
    "integrated",
    "non-financial",
    "report",
    "responsibility",
    "social",
    "sustainability",
    "sustainable",
];

/// Words that stand before those and are no name: a chapter, another report, or what the report follows.
const NO_NAMES: &[&str] = &[
    "a",
    "about",
    "assurance",
    "cdp",
    "committee",
    "directors",
    "first",
    "gri",
    "in",
    "interim",
    "of",
    "our",
    "page",
    "sasb",
    "second",
    "section",
    "see",
    "strategic",
    "tcfd",
    "the",
    "third",
    "this",
    "to",
    "un",
];

/// Bytes of a title, and words of a name.
const TITLE: usize = 100;
const NAME: usize = 6;

#[derive(Clone, Copy, PartialEq)]
enum Word {
    Kind,
    Name,
    /// a year, a page, a bar between parts of a running head
    Mark,
    Other,
}

fn word(text: &str) -> Word {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    match () {
        () if text == "&" => Word::Kind,
        () if bare.trim_start_matches("fy").chars().all(|c| c.is_ascii_digit() || "/-–".contains(c)) => {
            Word::Mark
        }
        () if KINDS.contains(&bare.as_str()) => Word::Kind,
        () if NO_NAMES.contains(&bare.as_str()) => Word::Other,
        () if text.starts_with(char::is_uppercase) || text == "plc" => Word::Name,
        () => Word::Other,
    }
}

/// Where a title names its company: before the words for its kind, or before the year before them.
pub(super) fn name_in_title(text: &str) -> Option<Range<usize>> {
    // AR = Annual Report
    if text.len() > TITLE || text.contains('=') {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let last = words.iter().rposition(|w| w.trim_end_matches(['.', ',']).eq_ignore_ascii_case("report"))?;
    let run = |end: usize, kind: Word| words[..end].iter().rev().take_while(|w| word(w) == kind).count();
    let kinds = last - run(last, Word::Kind);
    let end = kinds - run(kinds, Word::Mark);
    // Fell & Sons
    let joins = |i: usize| words[i] == "&" && i > 0 && word(words[i - 1]) == Word::Name;
    let length = (0..end).rev().take_while(|i| word(words[*i]) == Word::Name || joins(*i)).count();
    let start = end - length;
    let alone = words[..start].iter().all(|w| word(w) == Word::Mark);
    let behind = words.get(last + 1).is_none_or(|w| word(w) == Word::Mark || word(w) == Word::Kind);
    let from = |i: usize| words[i].as_ptr() as usize - text.as_ptr() as usize;
    let named = kinds < last && alone && behind && (1..=NAME).contains(&length);
    let range = named.then(|| from(start)..from(end - 1) + words[end - 1].len())?;
    let name = text[range.clone()].trim_end_matches([',', ':', '|', '-', '–']);
    let owned = name.strip_suffix("’s").or_else(|| name.strip_suffix("'s")).unwrap_or(name);
    (owned.chars().count() > 1).then_some(range.start..range.start + owned.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_their_company() {
        for (title, name) in [
            ("Fell Foods Sustainability Report 2023", Some("Fell Foods")),
            ("2019 FELL CORPORATE RESPONSIBILITY REPORT | 26", Some("FELL")),
            ("20 Fell & Sons plc Annual Report and Accounts 2021", Some("Fell & Sons plc")),
            ("Fell 2020 Annual Sustainability Report | Our Performance", Some("Fell")),
            ("Fell’s Environmental, Social & Governance Report", Some("Fell")),
            ("Sustainability Report 2021", None),
            ("Our Sustainability Report", None),
            ("Fell Report", None),
            ("TCFD Climate Report", None),
            ("In 2021 Fell published its first Sustainability Report", None),
            ("Fell Sustainability Report was assured", None),
        ] {
            assert_eq!(name_in_title(title).map(|r| &title[r]), name, "{title}");
        }
    }
}
