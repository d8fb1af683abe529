//! A table of words, asked for those that a text begins with. It knows their letters and not what they mean.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

/// Bytes of the heads that words are looked up by, longest first: two Han characters, one, and what is shorter. A word
/// stands under the longest that it has.
const HEADS: [usize; 3] = [6, 3, 1];

/// Words with what they stand for. An ASCII letter stands for both its cases.
pub struct Words<T> {
    /// by their heads, longest first
    entries: Vec<(String, T)>,
    /// of each the bytes behind its head: apart, so that those under a head lie close together
    tails: Vec<Tail>,
    heads: FxHashMap<u64, Range<u32>>,
    /// of each head a bit, which others may share, and of the first bytes of the longest: most beginnings of a text are none
    known: Box<[u64; 1 << (BITS - 6)]>,
    /// bytes of the longest
    most: usize,
}

/// Bits of the place of a head in [`Words::known`].
const BITS: u32 = 16;

/// The bit of a head, and where it is.
#[inline]
fn bit(key: u64) -> (usize, u64) {
    let place = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS);
    (place as usize / 64, 1 << (place % 64))
}

/// The eight bytes behind a word's head, and which of them it has: most words under a head are told apart by these.
struct Tail {
    next: u64,
    mask: u64,
}

impl Tail {
    fn of(word: &str) -> Tail {
        let behind = &word.as_bytes()[head(word)..];
        let mask = if behind.len() < 8 { (1 << (8 * behind.len())) - 1 } else { u64::MAX };
        Tail { next: beginning(behind) & mask, mask }
    }
}

/// Bytes of the head that a word stands under.
fn head(word: &str) -> usize {
    HEADS.into_iter().find(|length| *length <= word.len()).unwrap_or_default()
}

/// The first eight bytes of a text as one number, the first lowest, in small letters.
#[inline]
fn beginning(text: &[u8]) -> u64 {
    let bytes = match text.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => short_beginning(text),
    };
    // all eight at once: this is asked at every character of a report
    let each = |byte: u8| u64::from_ne_bytes([byte; 8]);
    let low = bytes & each(0x7f);
    let (from_a, behind_z) = (low + each(0x80 - b'A'), low + each(0x7f - b'Z'));
    let capital = (from_a ^ behind_z) & !bytes & each(0x80);
    bytes | capital >> 2
}

/// The same of less than eight bytes: a label's last letters are asked for as often as its first. Of two pieces that may
/// overlap, the one at the end and the one at the beginning.
#[inline]
fn short_beginning(text: &[u8]) -> u64 {
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    let two = |bytes: &[u8; 2]| u64::from(u16::from_le_bytes(*bytes));
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        return four(first) | four(last) << (8 * (text.len() - 4));
    }
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => two(first) | two(last) << (8 * (text.len() - 2)),
        _ => text.first().copied().map_or(0, u64::from),
    }
}

/// The head of a beginning; its length keeps the short apart from the long.
#[inline]
fn key(beginning: u64, length: usize) -> u64 {
    beginning & ((1 << (8 * length)) - 1) | (length as u64) << 56
}

/// The key of the first three bytes of a head that is longer, of another itself.
fn begins(head: u64) -> u64 {
    if head >> 56 == HEADS[0] as u64 { key(head, HEADS[1]) } else { head }
}

impl<T> Words<T> {
    /// A table of words, none of them empty; of two that are the same the first counts.
    pub fn new(words: impl IntoIterator<Item = (String, T)>) -> Words<T> {
        let small = |(word, value): (String, T)| (word.to_ascii_lowercase(), value);
        let mut entries: Vec<(String, T)> = words.into_iter().map(small).collect();
        let key_of = |word: &str| key(beginning(word.as_bytes()), head(word));
        entries.sort_by_cached_key(|(word, _)| (key_of(word), Reverse(word.len())));
        let mut known = Box::new([0; 1 << (BITS - 6)]);
        let mut heads = FxHashMap::default();
        let mut at = 0;
        for alike in entries.chunk_by(|(a, _), (b, _)| key_of(a) == key_of(b)) {
            let key = key_of(&alike[0].0);
            for head in [key, begins(key)] {
                let (place, bit) = bit(head);
                known[place] |= bit;
            }
            heads.insert(key, at..at + alike.len() as u32);
            at += alike.len() as u32;
        }
        let tails = entries.iter().map(|(word, _)| Tail::of(word)).collect();
        let most = entries.iter().map(|(word, _)| word.len()).max().unwrap_or_default();
        Words { entries, tails, heads, known, most }
    }

    fn may_know(&self, key: u64) -> bool {
        let (place, bit) = bit(key);
        self.known[place] & bit != 0
    }

    /// Whether a word may begin with the Han character that a text begins with.
    pub fn may_begin_as(&self, text: &str) -> bool {
        self.may_know(key(beginning(text.as_bytes()), HEADS[1]))
    }

    /// What a text stands for that is one of the words and nothing else.
    pub fn whole(&self, text: &str) -> Option<&T> {
        let found = || self.longest(text.as_bytes(), |length| length == text.len());
        if text.len() <= self.most { found().map(|(value, _)| value) } else { None }
    }

    /// The longest word that a text begins with and that may end where it does, and its length.
    pub fn longest(&self, text: &[u8], may_end: impl Fn(usize) -> bool) -> Option<(&T, usize)> {
        let beginning = beginning(text);
        // where none begins with the first three bytes, none does with six
        let heads = if self.may_know(key(beginning, HEADS[1])) { &HEADS[..] } else { &HEADS[2..] };
        for &length in heads {
            let key = key(beginning, length);
            if !self.may_know(key) {
                continue;
            }
            let Some(alike) = self.heads.get(&key) else { continue };
            let next = self::beginning(text.get(length..).unwrap_or_default());
            let alike = alike.start as usize..alike.end as usize;
            for (_, at) in
                self.tails[alike.clone()].iter().zip(alike).filter(|(t, _)| next & t.mask == t.next)
            {
                let (word, value) = &self.entries[at];
                let rest = length + 8;
                let whole = word.len() <= text.len()
                    && (word.len() <= rest
                        || text[rest..word.len()].eq_ignore_ascii_case(&word.as_bytes()[rest..]));
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
