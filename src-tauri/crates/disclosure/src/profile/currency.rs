//! The currency that a report reckons in.

use std::sync::LazyLock;

use super::marks::{Mark, Marked};
use crate::model::Language;
use aho_corasick::{AhoCorasick, MatchKind};

/// Words for currencies that are no other's: a bare `$` or 元 tells nothing.
pub(super) const CURRENCY_WORDS: &[(&str, &str)] = &[
    ("人民币", "CNY"),
    ("RMB", "CNY"),
    ("CNY", "CNY"),
    ("港元", "HKD"),
    ("港币", "HKD"),
    ("HK$", "HKD"),
    ("HKD", "HKD"),
    ("新台币", "TWD"),
    ("NT$", "TWD"),
    ("美元", "USD"),
    ("US$", "USD"),
    ("USD", "USD"),
    ("欧元", "EUR"),
    ("EUR", "EUR"),
    ("€", "EUR"),
    ("英镑", "GBP"),
    ("£", "GBP"),
    ("GBP", "GBP"),
    ("日元", "JPY"),
    ("yen", "JPY"),
    ("JPY", "JPY"),
    ("A$", "AUD"),
    ("AUD", "AUD"),
    ("CHF", "CHF"),
    ("MYR", "MYR"),
    ("RM", "MYR"),
    ("₹", "INR"),
    ("INR", "INR"),
    ("CAD", "CAD"),
    ("C$", "CAD"),
    ("SGD", "SGD"),
    ("S$", "SGD"),
    ("新加坡元", "SGD"),
    ("KRW", "KRW"),
    ("THB", "THB"),
    ("฿", "THB"),
    ("泰铢", "THB"),
    ("IDR", "IDR"),
    ("VND", "VND"),
    ("越南盾", "VND"),
    ("PHP", "PHP"),
    ("NZD", "NZD"),
    ("SEK", "SEK"),
    ("NOK", "NOK"),
    ("DKK", "DKK"),
    ("BRL", "BRL"),
    ("ZAR", "ZAR"),
    ("AED", "AED"),
    ("SAR", "SAR"),
];

static CURRENCIES: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(CURRENCY_WORDS.iter().map(|(w, _)| w))
        .expect("a few words")
});

/// Codes that are other words too, a defibrillator and a drawing by computer: money only before an amount.
const AMBIGUOUS: [&str; 5] = ["AED", "CAD", "PHP", "RM", "SAR"];

fn is_money(text: &str, found: std::ops::Range<usize>) -> bool {
    let amount = || text[found.end..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    let begins = || !text[..found.start].ends_with(|c: char| c.is_ascii_alphanumeric());
    !AMBIGUOUS.contains(&&text[found.clone()]) || amount() && begins()
}

/// The currency that the report itself says it uses, else the one of its script's main market.
pub(super) fn currency(texts: &[Marked<'_>], language: Language) -> &'static str {
    let mut counts: Vec<(&'static str, u32)> = vec![];
    for (_, code) in CURRENCY_WORDS {
        if !counts.iter().any(|(c, _)| c == code) {
            counts.push((code, 0));
        }
    }
    for text in texts.iter().filter(|text| text.has(Mark::Currency)) {
        for found in CURRENCIES.find_iter(&text.text.text) {
            if !is_money(&text.text.text, found.range()) {
                continue;
            }
            let (_, code) = CURRENCY_WORDS[found.pattern().as_usize()];
            if let Some(count) = counts.iter_mut().find(|(c, _)| *c == code) {
                count.1 += 1;
            }
        }
    }
    let best = counts.iter().max_by_key(|(_, n)| *n).filter(|(_, n)| *n > 0);
    match (best, language) {
        (Some((code, n)), _) if *n >= 2 || language == Language::En => code,
        (_, Language::En) => "USD",
        _ => "CNY",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_are_words_are_money_before_amounts() {
        for (text, money) in [
            ("AED training", false),
            ("AED 1,200", true),
            ("RM1,234", true),
            ("FORM 12", false),
            ("HK$", true),
        ] {
            let found = CURRENCIES.find(text).unwrap();
            assert_eq!(is_money(text, found.range()), money, "{text}");
        }
    }
}
