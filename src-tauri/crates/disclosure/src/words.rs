//! A table of words, asked for those that a text begins with. It knows their letters and not what they mean.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

/// Bytes of the heads that words are looked up by, longest first: two Han characters, one, and what is shorter. A word
/// stands under the longest that it has.
const HEADS: [usize; 3] = [6, 3, 1];

/// Words with what they stand for. An ASCII letter stands for both its cases.
pub struct Words<T> {
    /// in small letters, by their heads, longest first
    entries: Vec<(String, T)>,
    heads: FxHashMap<u64, Range<u32>>,
    /// by the first byte, which heads there are
    known: [[bool; HEADS.len()]; 256],
}

/// The first eight bytes of a text as one number, the first lowest, in small letters.
fn beginning(text: &[u8]) -> u64 {
    let bytes = match text.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => text.iter().rev().fold(0, |bytes, b| bytes << 8 | u64::from(*b)),
    };
    // all eight at once: this is asked at every character of a report
    let each = |byte: u8| u64::from_ne_bytes([byte; 8]);
    let low = bytes & each(0x7f);
    let (from_a, behind_z) = (low + each(0x80 - b'A'), low + each(0x7f - b'Z'));
    let capital = (from_a ^ behind_z) & !bytes & each(0x80);
    bytes | capital >> 2
}

/// The head of a beginning; its length keeps the short apart from the long.
fn key(beginning: u64, length: usize) -> u64 {
    beginning & ((1 << (8 * length)) - 1) | (length as u64) << 56
}

impl<T> Words<T> {
    /// A table of words, none of them empty; of two that are the same the first counts.
    pub fn new(words: impl IntoIterator<Item = (String, T)>) -> Words<T> {
        let small = |(word, value): (String, T)| (word.to_ascii_lowercase(), value);
        let mut entries: Vec<(String, T)> = words.into_iter().map(small).collect();
        let heads_of = |word: &str| HEADS.iter().position(|length| *length <= word.len()).unwrap_or_default();
        let key_of = |word: &str| key(beginning(word.as_bytes()), HEADS[heads_of(word)]);
        entries.sort_by_cached_key(|(word, _)| (key_of(word), Reverse(word.len())));
        let mut known = [[false; HEADS.len()]; 256];
        let mut heads = FxHashMap::default();
        let mut at = 0;
        for alike in entries.chunk_by(|(a, _), (b, _)| key_of(a) == key_of(b)) {
            let word = &alike[0].0;
            known[usize::from(word.as_bytes()[0])][heads_of(word)] = true;
            heads.insert(key_of(word), at..at + alike.len() as u32);
            at += alike.len() as u32;
        }
        Words { entries, heads, known }
    }

    /// The longest word that a text begins with and that may end where it does, and its length.
    pub fn longest(&self, text: &[u8], may_end: impl Fn(usize) -> bool) -> Option<(&T, usize)> {
        let beginning = beginning(text);
        let known = &self.known[usize::from(beginning as u8)];
        for (length, _) in HEADS.into_iter().zip(known).filter(|(_, known)| **known) {
            let Some(alike) = self.heads.get(&key(beginning, length)) else { continue };
            for (word, value) in &self.entries[alike.start as usize..alike.end as usize] {
                let whole = word.len() <= text.len()
                    && text[length..word.len()].eq_ignore_ascii_case(&word.as_bytes()[length..]);
                if whole && may_end(word.len()) {
                    return Some((value, word.len()));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_small_letters() {
        for text in ["AZaz@[`{", "ÀÚ总量", "T", ""] {
            let small = text.to_ascii_lowercase();
            let bytes: Vec<u8> = small.bytes().chain([0; 8]).take(8).collect();
            assert_eq!(beginning(text.as_bytes()).to_le_bytes().as_slice(), bytes, "{text}");
        }
    }

    #[test]
    fn longest_first() {
        let list = ["t", "吨", "t CO2", "吨标煤", "kg", "kWh", "吨标准煤", "千", "KWH"];
        let words = Words::new(list.iter().map(|w| ((*w).to_owned(), *w)));
        for (text, longest, at_most_3) in [
            ("吨标煤", Some("吨标煤"), Some("吨")),
            ("吨标准", Some("吨"), Some("吨")),
            ("T co2e", Some("t CO2"), Some("t")),
            ("t", Some("t"), Some("t")),
            ("kwh", Some("kWh"), Some("kWh")),
            ("kW", None, None),
            ("", None, None),
            ("k", None, None),
            ("瓦", None, None),
        ] {
            let found = |most: usize| words.longest(text.as_bytes(), |n| n <= most).map(|(word, _)| *word);
            assert_eq!((found(text.len()), found(3)), (longest, at_most_3), "{text}");
        }
    }
}
