//! Damaged text: whatever comes, reading ends and says something. The texts are the corpus's, cut up by a fixed sequence.
#![allow(clippy::unwrap_used)]

use std::path::Path;

/// A linear congruential sequence: the same damage on every machine.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

const PIECES: &[&str] = &[
    "\t",
    "\n",
    "  ",
    "<table><tr><td rowspan=9>",
    "</td>",
    "(",
    ")",
    "，",
    "0",
    "99999999999999999999999999",
    "1,2,3",
    "-",
    "%",
    "2024年",
    "万",
    "单位:万元",
    "\u{c}",
    "|",
    "每",
    "/",
    "其中",
    "²",
    "\u{0}",
    "案例",
    "为",
    "均为",
    "🙂",
    "e\u{301}",
];

fn damaged(text: &str, sequence: &mut Sequence) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..1 + sequence.below(40) {
        let at = sequence.below(chars.len());
        let end = (at + sequence.below(60)).min(chars.len());
        match sequence.below(4) {
            0 => drop(chars.drain(at..end)),
            1 => {
                let piece: Vec<char> = PIECES[sequence.below(PIECES.len())].chars().collect();
                chars.splice(at..at, piece);
            }
            2 => {
                let copy: Vec<char> = chars[at..end].to_vec();
                let to = sequence.below(chars.len());
                chars.splice(to..to, copy);
            }
            _ => chars[at..end].reverse(),
        }
    }
    chars.into_iter().collect()
}

#[test]
fn damaged_reports_are_read_to_their_end() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/corpus");
    let mut texts = vec![];
    for entry in std::fs::read_dir(corpus).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "txt") {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
    texts.sort();
    assert!(texts.len() >= 6, "the corpus is not there");
    let rounds: usize = std::env::var("EVENHAND_ROUNDS").ok().and_then(|r| r.parse().ok()).unwrap_or(60);
    let mut sequence = Sequence(7);
    for round in 0..rounds {
        let whole = &texts[round % texts.len()];
        let start = sequence.below(whole.chars().count());
        let part: String = whole.chars().skip(start).take(4000).collect();
        let text = damaged(&part, &mut sequence);
        let Ok(document) = document::read(text.as_bytes(), "damaged.txt") else { continue };
        let report = disclosure::extract(&document);
        for fact in &report.facts {
            let quote: String = fact.evidence.quote.split_whitespace().collect();
            let value: String = fact.evidence.raw_value.split_whitespace().collect();
            assert!(quote.contains(&value), "round {round}: {value:?} is not in {quote:?}");
            for line in &fact.evidence.lines {
                let units = line.text.encode_utf16().count() as u32;
                assert!(
                    line.marks.iter().all(|[from, to]| from <= to && *to <= units),
                    "round {round}: {line:?}"
                );
            }
        }
    }
}
