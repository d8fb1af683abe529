//! Damaged text: whatever comes, reading ends and says something. The texts are the corpus's, cut up by a fixed sequence.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::time::{Duration, Instant};

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
    let rounds: usize = std::env::var("PROPTEST_CASES").ok().and_then(|r| r.parse().ok()).unwrap_or(60);
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

const HEAD: &str = "某某股份有限公司\n2024年度可持续发展报告\n报告期为2024年1月1日至2024年12月31日。\n";

/// A name that no other number has: four characters that no word of the lexicon holds.
fn name(number: u32) -> String {
    let digit = |place: u32| char::from_u32(0x9D00 + place * 100 + number / 40u32.pow(place) % 40).unwrap();
    (0..4).map(digit).collect()
}

/// Texts in which each piece could be held against all the others. Half a megabyte of each took minutes once, or all memory.
#[test]
fn time_stays_in_proportion_to_the_text() {
    let names = |piece: fn(String) -> String| (0..8000).map(|i| piece(name(i))).collect::<String>();
    let often = |piece: &str| piece.repeat((512 << 10) / piece.len());
    let some = |piece: &str| piece.repeat((32 << 10) / piece.len());
    let shapes = [
        ("comments without an end", often("<!--")),
        ("brackets closed far away", often("(") + ")"),
        ("definitions closed far away", often("（以下简称“") + "）"),
        ("names that mean nothing", often("“某”指") + "某某有限公司"),
        ("one name, defined over and over", often("某某有限公司（以下简称“某某”）")),
        ("one company, named over and over", often("某某有限公司员工5人。")),
        ("a long cell beside many rows", {
            let rows = "<tr><td>2人</td></tr>".repeat(200);
            format!("<table><tr><td rowspan=200>{}</td><td>1人</td></tr>{rows}</table>", often("员工"))
        }),
        (
            "many items",
            format!("有害废弃物\t单位\t2024年\t2023年\n{}", names(|n| format!("{n}\t吨\t3\t2\n"))),
        ),
        ("many groups", format!("员工类别\t2024年\n{}", names(|n| format!("{n}人员\t3人\n{n}人员\t3%\n")))),
        ("a line of numbers", often("1,234 ")),
        ("numbers and operators", often("0 0 m ")),
        ("years", often("2024 2023 ")),
        ("a table, a cell a line", often("2024年\n2023年\n员工\n5\n6\n")),
        ("a label, a unit and a value, a line each", often("用水量\n吨\n5\n")),
        ("tags within tags", format!("<html>{}员工5人{}", often("<div>"), often("</div>"))),
        ("tables within tables", often("<table><tr><td>")),
        ("rows", often("员工\t5人\t6人\n")),
        // what has no end of a sentence, in which each number could be held against all before it
        ("people", some("员工5人")),
        ("shares", some("男5%女6%")),
        ("changes", some("较2023年减少5吨")),
        ("brackets that open", some("5人(")),
        ("brackets with another year", some("5人（2023年：4人）")),
        ("numbers in words", some("三名")),
        ("numbers in turn", some("分别为5人和6人")),
        ("English words", some("five ")),
        ("English numbers", some("5 employees and ")),
    ];
    for (shape, text) in shapes {
        let start = Instant::now();
        let document = document::read((HEAD.to_owned() + &text).as_bytes(), "x.txt").unwrap();
        disclosure::extract(&document);
        let took = start.elapsed();
        // a debug build on a machine that compiles beside it
        assert!(took < Duration::from_secs(30), "{shape}: {took:.1?}");
    }
}

/// A number every few letters: as many are kept as there is room for, and the rest is said to be left.
#[test]
fn statements_have_a_bound() {
    for (times, left) in [(1_000, None), (100_100, Some((1, 2)))] {
        let text = "员工5人。".repeat(times) + "\u{c}员工总数6人。";
        let report = disclosure::extract(&document::read(text.as_bytes(), "report.txt").unwrap());
        assert_eq!((report.left, report.pages), (left, 2));
    }
}
