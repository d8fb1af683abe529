//! The code under which a company's shares are traded.

use super::HEAD;
use super::marks::{Mark, Marked};

/// Exchanges, as they stand before the letters that a company trades under.
pub(super) const EXCHANGES: &[&str] = &[
    "NYSE:",
    "NASDAQ:",
    "Nasdaq:",
    "ASX:",
    "LSE:",
    "TSX:",
    "SGX:",
    "JSE:",
    "NSE:",
    "BSE:",
    "TYO:",
    "XETRA:",
    "SIX:",
    "Euronext Paris:",
    "Euronext Amsterdam:",
    "Euronext Brussels:",
    "Euronext Lisbon:",
    "Euronext Dublin:",
    "Euronext Milan:",
];

/// `NYSE: ABC`, `(ASX: MWS)`: the exchange and the letters it trades under.
fn ticker(text: &str) -> Option<String> {
    let after = EXCHANGES.iter().find_map(|e| text.find(e).map(|at| text[at + e.len()..].trim_start()))?;
    let code: String = after.chars().take_while(char::is_ascii_alphanumeric).collect();
    let capital = code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    ((1..=6).contains(&code.len()) && capital).then_some(code)
}

pub(super) fn stock_code(texts: &[Marked<'_>]) -> Option<String> {
    let words = [
        "股票代码",
        "股份代号",
        "证券代码",
        "股份代码",
        "股票代号",
        "证券代号",
        "公司代码",
        "A股代码",
        "H股代码",
        "stock code",
        "Stock Code",
        "Stock code",
        "STOCK CODE",
        "Securities code",
        "Securities Code",
        "Security code",
    ];
    let marked = || texts.iter().enumerate().filter(|(_, text)| text.has(Mark::Code));
    let first = marked().take_while(|(i, _)| *i < HEAD * 4).find_map(|(_, t)| ticker(&t.text.text));
    if first.is_some() {
        return first;
    }
    for (i, text) in marked() {
        let t = &text.text.text;
        // a table's cell beside it
        if words.contains(&t.trim().trim_end_matches([':', ' ']))
            && let Some(code) = texts
                .get(i + 1)
                .map(|n| n.text.text.trim())
                // 002918.SZ: the exchange behind it
                .map(|c| c.split_once('.').map_or(c, |(code, _)| code))
                .filter(|c| (3..=6).contains(&c.len()) && c.bytes().all(|b| b.is_ascii_digit()))
        {
            return Some(code.to_owned());
        }
        for word in words {
            let Some(at) = t.find(word) else { continue };
            let after: String = t[at + word.len()..].chars().take(40).collect();
            let digits: Vec<&str> =
                after.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).collect();
            let lead: String = after.chars().take_while(|c| !c.is_ascii_digit()).collect();
            if lead.chars().count() <= 16
                && let Some(code) = digits.first().filter(|d| (1..=6).contains(&d.len()))
                && (code.len() >= 3 || word.contains("代号"))
            {
                return Some((*code).to_owned());
            }
        }
    }
    None
}
