//! A paragraph cut into sentences and clauses; what stands in brackets blanked. Knows no word of the domain.

use std::ops::Range;
use std::sync::LazyLock;

use crate::period;
use crate::words::Words;

/// Characters of what stands in brackets within a sentence.
const BRACKET: usize = 120;

/// Bytes of a sentence: what is longer is no sentence of a person's.
const LONGEST: usize = 1500;

/// The sentences of a paragraph.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut start = 0;
    let mut open = 0usize;
    let mut at = 0;
    while at < text.len() {
        // most characters end nothing: letters and digits, and Han characters by the byte that they begin with
        let plain = match text.as_bytes()[at] {
            b if b.is_ascii_alphanumeric() => 1,
            0xE4..=0xE9 => 3,
            _ => 0,
        };
        if plain > 0 && at - start <= LONGEST {
            at += plain;
            continue;
        }
        let (i, c) = (at, text[at..].chars().next().unwrap_or_default());
        at += c.len_utf8();
        match c {
            // a bracket that does not close soon closes nowhere
            '(' if text[i..].chars().take(BRACKET).any(|c| c == ')') => open += 1,
            ')' => open = open.saturating_sub(1),
            _ => {}
        }
        let end = match c {
            ';' | '；' if open > 0 => false,
            ')' => ends_card(&text[start..i], &text[i + 1..]),
            '。' | '！' | '？' | '；' | '•' | '●' | '■' => true,
            '!' | '?' | ';' => true,
            // a list's dot stands before what it begins, a name's within it
            '·' => {
                let begins = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
                (i == start || text[..i].ends_with(' '))
                    && text[i + '·'.len_utf8()..].trim_start().starts_with(begins)
            }
            '.' => {
                let next = text[i + 1..].trim_start();
                text[i + 1..].starts_with(' ')
                    && (next.starts_with(|c: char| c.is_ascii_uppercase() || !c.is_ascii())
                        || next.starts_with(|c: char| c.is_ascii_digit()) && ends_word(&text[start..i]))
            }
            // what has no end is cut at a blank or a comma, and at last anywhere
            ' ' => {
                i - start > LONGEST || i > start && open == 0 && begins_anew(&text[start..i], &text[i + 1..])
            }
            '，' | ',' => i - start > LONGEST,
            _ => i - start > LONGEST * 2,
        };
        if end {
            // the bracket is the card's
            let end = if c == ')' { i + 1 } else { i };
            found.push(start..end);
            start = i + c.len_utf8();
        }
    }
    found.push(start..text.len());
    found.retain(|r| !text[r.clone()].trim().is_empty());
    found
}

/// `Energy efficiency In 2024 we used 12 MWh`: a title that runs into its first sentence, which says when in its first words.
fn begins_anew(before: &str, rest: &str) -> bool {
    const WHEN: [&str; 6] = ["In 20", "During the ", "During 20", "As at ", "As of ", "At the end of "];
    rest.starts_with(['I', 'D', 'A'])
        && before.ends_with(|c: char| c.is_ascii_lowercase())
        && WHEN.iter().any(|when| rest.starts_with(when))
}

/// `84% share scheme participation (2020: 85%) 8% Voluntary turnover (2020: 5%)`: cards in one line, each a number, its name and the year
/// before in brackets.
fn ends_card(card: &str, rest: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let year =
        || card.rsplit_once('(').is_some_and(|(_, inner)| inner.starts_with("20") && inner.contains(':'));
    rest.starts_with(' ') && rest[1..].starts_with(digit) && card.trim_start().starts_with(digit) && year()
}

/// `in the county. 145 volunteers`: a full stop behind a word of some length, or a year, and not `no. 5`.
fn ends_word(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default();
    let letters = word.len() > 4 && word.bytes().all(|b| b.is_ascii_lowercase());
    // at Wan Chai. 918 people
    let name = word.len() > 3
        && !matches!(word, "Corp" | "Figs" | "Sept")
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word[1..].bytes().all(|b| b.is_ascii_lowercase());
    letters || name || period::may_name_one(word) || text.ends_with(')')
}

/// Words that a share between commas begins with.
const SHARES: [&str; 3] = [", or ", ", accounting for ", ", representing "];

/// `three of them, or 33.3%, are women`, `8,562 were women, accounting for 54.7%`: a share between commas, or behind the last, is
/// one in brackets. Gives its bytes, commas and all, and where it begins to say how much.
pub(super) fn share_between_commas(text: &str) -> Option<(Range<usize>, usize)> {
    memchr::memchr(b',', text.as_bytes())?;
    let (start, lead) =
        SHARES.iter().find_map(|w| Some((memchr::memmem::find(text.as_bytes(), w.as_bytes())?, w.len())))?;
    let rest = &text[start + lead..];
    let end = document::find(rest, ", ")
        .or_else(|| (lead > ", or ".len()).then_some(rest.trim_end_matches('.').len()));
    let end = end.filter(|end| *end <= 48)?;
    let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').filter(|digits| *digits > 0)?;
    let of = ["%", " per cent", " percent"].iter().find_map(|w| rest.get(digits..end)?.strip_prefix(w))?;
    let of_what = lead == ", or ".len() && of.starts_with(" of ") && !of.bytes().any(|b| b.is_ascii_digit());
    let counts = of.is_empty() || of_what;
    let stop = (start + lead + end + 1).min(text.len());
    counts.then_some((start..stop, start + lead))
}

/// What stands in brackets explains and does not state; it is blanked, places stay.
pub(super) fn mask_brackets(text: &str) -> String {
    if let Some((share, _)) = share_between_commas(text) {
        let mut text = text.to_owned();
        text.replace_range(share.clone(), &" ".repeat(share.len()));
        return mask_brackets(&text);
    }
    if memchr::memchr2(b'(', b'[', text.as_bytes()).is_none() {
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
static CLAUSES: LazyLock<Words<&str>> = LazyLock::new(|| {
    let words = [
        " while ",
        " whereas ",
        " with an ",
        " with a ",
        " resulting in ",
        " resulted in ",
        " leading to ",
        " led to ",
        " and a total of ",
        " and the Group ",
        " and the Company ",
        " and we ",
        " and gave ",
        " and hold ",
        " and holds ",
        " and invested ",
        " and spent ",
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
    Words::new(words.map(|word| (word.to_owned(), word)))
});

/// Bytes at which clauses end.
pub(super) fn boundaries(text: &str) -> Vec<usize> {
    text.char_indices()
        .filter(|(i, c)| match c {
            '，' | '：' | ':' | '、' => true,
            // 31—40岁
            '—' => !text[i + '—'.len_utf8()..].starts_with(|c: char| c.is_ascii_digit()),
            // Scope 1, 2 and 3
            ',' => {
                let begun = text[..*i].ends_with("cope 1") || text[..*i].ends_with("copes 1");
                let behind = &text[i + 1..];
                !(behind.starts_with(|c: char| c.is_ascii_digit()) || begun && behind.starts_with(" 2"))
            }
            ' ' => {
                let word = CLAUSES.longest(&text.as_bytes()[*i..], |_| true);
                word.is_some_and(|(word, _)| text[*i..].starts_with(word))
            }
            _ => false,
        })
        .map(|(i, _)| i)
        .collect()
}

pub(super) fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

pub(super) fn char_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

/// Without the blanks that a bracket has left.
pub(super) fn unbroken(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for part in words.split("  ").map(|part| part.strip_prefix(' ').unwrap_or(part)) {
        // Latin words are two
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if latin(out.chars().next_back()) && latin(part.chars().next()) {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}
