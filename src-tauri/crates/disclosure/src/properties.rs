//! What holds of every number and every unit, however printed: generated cases, and strings that nobody would print.

use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::quantity::{CellValue, Kind, Quantity, YEARS, cell_value, quantities, years_in_digits};
use crate::unit::{unit_at, whole_unit};
use crate::{age, lexicon, period, tables};

// ---- the data, read without the code that is tested

#[derive(Deserialize)]
struct Units {
    scale: Vec<Entry>,
    unit: Vec<Entry>,
    per: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    unit: String,
    #[serde(default = "one")]
    factor: Decimal,
    #[serde(default = "one")]
    divide: Decimal,
    words: Vec<String>,
}

fn one() -> Decimal {
    Decimal::ONE
}

/// A word with what the file states of it.
#[derive(Debug, Clone)]
struct Word {
    word: String,
    unit: String,
    factor: Decimal,
    divide: Decimal,
}

fn words(entries: &[Entry]) -> Vec<Word> {
    let of = |e: &Entry, word: &String| Word {
        word: word.clone(),
        unit: e.unit.clone(),
        factor: e.factor,
        divide: e.divide,
    };
    entries.iter().flat_map(|e| e.words.iter().map(move |w| of(e, w))).collect()
}

fn units() -> Units {
    tables::read(tables::UNITS)
}

/// What no report states: a test's own arithmetic ends there.
const VAST: Decimal = Decimal::from_parts(u32::MAX, u32::MAX, 0, false, 0);

/// A value in a unit, turned as the file states.
fn canonical(value: Decimal, unit: &Word, per: Decimal) -> Decimal {
    (value * unit.factor / unit.divide / per).round_dp(9).normalize()
}

// ---- units

#[test]
fn every_unit_is_what_the_file_states() {
    for unit in words(&units().unit) {
        let Word { word, .. } = &unit;
        let prints = [
            word.clone(),
            word.to_uppercase(),
            format!(" {word} "),
            format!("({word})"),
            format!("[{word}]"),
            format!("单位:{word}"),
            format!("(单位:{word})"),
        ];
        for print in prints {
            let found = whole_unit(&print).unwrap_or_else(|| panic!("{print:?} is no unit"));
            assert_eq!((found.numerator, &found.per), (&*unit.unit, &None), "{print:?}");
            assert_eq!(found.scale(), canonical(Decimal::ONE, &unit, Decimal::ONE), "{print:?}");
        }
    }
}

#[test]
fn every_unit_goes_with_every_denominator() {
    let Units { unit, per, .. } = units();
    for unit in words(&unit).iter().filter(|u| u.unit != "per million hours") {
        for per in words(&per) {
            for print in [format!("{}/{}", unit.word, per.word), format!("{} per {}", unit.word, per.word)] {
                let found = whole_unit(&print).unwrap_or_else(|| panic!("{print:?} is no unit"));
                let below = found.per.as_ref().map(|p| p.unit);
                assert_eq!((found.numerator, below), (&*unit.unit, Some(&*per.unit)), "{print:?}");
                assert_eq!(found.scale(), canonical(Decimal::ONE, unit, per.factor), "{print:?}");
            }
        }
    }
}

// ---- numbers

/// A number as a report may print it, and what it says.
#[derive(Debug, Clone)]
struct Print {
    text: String,
    value: Decimal,
    unit: Option<Word>,
    scale: Decimal,
    approximate: bool,
}

/// `1234.50` to `1,234.50`.
fn grouped(plain: &str) -> String {
    let (whole, decimals) = plain.split_once('.').map_or((plain, None), |(w, d)| (w, Some(d)));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    decimals.map_or(out.clone(), |d| format!("{out}.{d}"))
}

fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| char::from_u32(c as u32 + 0xFEE0).filter(|_| c.is_ascii_graphic()).unwrap_or(c))
        .collect()
}

/// What may stand behind a number: 万, 吨, 万吨, million tonnes.
#[derive(Debug, Clone, Default)]
struct Counter {
    scale: String,
    factor: Decimal,
    unit: Option<Word>,
}

/// Words of rates stand behind a count of cases, and 时数 heads a column: neither stands behind a number.
fn counters() -> Vec<Counter> {
    let Units { scale, unit, .. } = units();
    let units = words(&unit);
    let bare = Word { unit: String::new(), word: String::new(), factor: one(), divide: one() };
    let scales: Vec<Word> =
        words(&scale).into_iter().filter(|s| !s.word.contains('0') && s.word != "兆元").collect();
    let behind = |w: &&Word| w.unit != "per million hours" && w.word != "时数";
    let mut all = vec![];
    for scale in scales.iter().chain([&bare]) {
        for unit in units.iter().filter(behind).chain([&bare]) {
            let latin = unit.word.starts_with(|c: char| c.is_ascii_alphabetic()) && !scale.word.is_empty();
            let between = if latin { " " } else { "" };
            let joined = format!("{}{between}{}", scale.word, unit.word);
            // 百万工时 is what accidents are counted by
            if scale.word.is_empty() || !units.iter().any(|w| joined.starts_with(&w.word)) {
                let scale_word = format!("{}{between}", scale.word);
                let unit = Some(unit.clone()).filter(|u| !u.word.is_empty());
                all.push(Counter { scale: scale_word, factor: scale.factor, unit });
            }
        }
    }
    all
}

fn prints(about: &'static [&'static str]) -> impl Strategy<Value = Print> {
    let digits = (0..1_000_000_000_000_i64, 0..5_u32, any::<bool>(), any::<bool>());
    let blank = select(&["", " "][..]);
    // 1,200余吨, 5万余吨
    let more = select(&[["", ""], ["", ""], ["余", ""], ["+", ""], ["多", ""], ["", "余"], ["", "多"]][..]);
    let made = (digits, select(about), blank, more, select(counters()));
    made.prop_map(
        |((mantissa, decimals, commas, wide), about, blank, more, Counter { scale, factor, unit })| {
            let value = Decimal::new(mantissa, decimals);
            let plain = value.to_string();
            let number = if commas { grouped(&plain) } else { plain };
            let number = if wide { full_width(&number) } else { number };
            let more = if scale.is_empty() { [more[0], ""] } else { more };
            let word = unit.as_ref().map_or("", |u| u.word.as_str());
            let text = format!("{about}{number}{}{blank}{scale}{}{word}", more[0], more[1]);
            let approximate = !(about.is_empty() && more.concat().is_empty());
            Print { text, value, unit, scale: factor, approximate }
        },
    )
}

impl Print {
    fn is_year(&self) -> bool {
        let bare = self.unit.is_none() && self.scale == Decimal::ONE;
        bare && self.value.scale() == 0 && YEARS.contains(&i32::try_from(self.value.mantissa()).unwrap_or(0))
    }

    fn check(&self, found: &Quantity) -> Result<(), TestCaseError> {
        prop_assert_eq!(found.kind, Kind::Amount);
        prop_assert_eq!(found.approximate, self.approximate);
        prop_assert_eq!(found.unit.as_ref().map(|u| u.numerator), self.unit.as_ref().map(|u| &*u.unit));
        let Some(value) = self.value.checked_mul(self.scale).filter(|v| *v < VAST / Decimal::from(1_000_000))
        else {
            return Ok(());
        };
        let Some((unit, stated)) = found.unit.as_ref().zip(self.unit.as_ref()) else {
            prop_assert_eq!(found.value, value);
            return Ok(());
        };
        let expect = canonical(value, stated, Decimal::ONE);
        prop_assert_eq!(unit.canonical(found.value), Some(expect));
        // and back, within the printed digits
        let back = expect * stated.divide / stated.factor;
        let step = Decimal::new(5, self.value.scale() + 1) * self.scale;
        prop_assert!(
            (back - value).abs() <= step.max(Decimal::new(1, 9) / stated.factor),
            "{back} for {value}"
        );
        Ok(())
    }
}

/// The form of a line for matching.
fn read(print: &str) -> String {
    let document = document::read(print.as_bytes(), "x.txt").unwrap();
    match &document.items[0] {
        document::Item::Passage { text, .. } => text.text.clone(),
        other => panic!("{print:?} is {other:?}"),
    }
}

proptest! {
    #[test]
    fn numbers_in_sentences(print in prints(&["", "", "约", "逾", "约 ", "over ", "more than ", "超过"])) {
        if print.is_year() {
            return Ok(());
        }
        let text = read(&format!("数据为{}，下同", print.text));
        let found = quantities(&text);
        prop_assert_eq!(found.len(), 1, "{}: {:?}", text, found);
        print.check(&found[0])?;
    }

    #[test]
    fn numbers_in_cells(print in prints(&["", "", "约", "逾", "约 ", "超过"])) {
        // what is longer is no cell of one number
        if print.is_year() || print.text.chars().count() > 40 {
            return Ok(());
        }
        let text = read(&print.text);
        match cell_value(&text) {
            CellValue::Number(found) => print.check(&found)?,
            other => prop_assert!(false, "{text}: {other:?}"),
        }
    }
}

// ---- what nobody would print

/// Pieces of numbers, units, dates, ranges and age bands, in any order.
fn pieces() -> impl Strategy<Value = String> {
    const MARKS: &[&str] = &[
        "0",
        "1",
        "9",
        "12",
        "2024",
        "000",
        "99999999999999999999999999999",
        ".",
        ",",
        "，",
        "、",
        "-",
        "~",
        "至",
        "(",
        ")",
        "（",
        "[",
        "]",
        " ",
        "  ",
        "\t",
        "/",
        "每",
        "per ",
        "÷",
        "=",
        "×",
        ":",
        "%",
        "‰",
        "+",
        "余",
        "多",
        "约",
        "over ",
        "第",
        "年",
        "月",
        "日",
        "号",
        "时",
        "二零二四",
        "三",
        "十",
        "百",
        "名",
        "位",
        "人民币",
        "HK$",
        "RMB",
        "'000",
        "ISO ",
        "¹",
        "²",
        "≥",
        "<",
        "岁",
        "以下",
        "under ",
        "FY",
        "GRI ",
        "单位",
        "其中",
        "无",
        "—",
        "🙂",
        "e\u{301}",
        "\u{0}",
        "é",
    ];
    let Units { scale, unit, per } = units();
    let words: Vec<String> = [scale, unit, per].iter().flat_map(|e| words(e)).map(|w| w.word).collect();
    let piece = prop_oneof![3 => select(MARKS).prop_map(str::to_owned), 2 => select(words), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_string_is_read_to_its_end(text in pieces()) {
        let mut last = 0;
        for q in quantities(&text) {
            let ranges = [&q.number, &q.whole, &q.unit_at].map(|range| text.get(range.clone()));
            prop_assert!(ranges.iter().all(Option::is_some), "{:?}", q);
            prop_assert!(q.whole.start <= q.number.start && q.number.end <= q.whole.end, "{:?}", q);
            prop_assert!(last <= q.number.start, "{:?}", q);
            last = q.number.end;
            if let Some(unit) = &q.unit {
                let _ = (unit.canonical(q.value), unit.scale());
            }
        }
        if let CellValue::Number(q) = cell_value(&text) {
            prop_assert!(text.get(q.number.clone()).is_some(), "{:?}", q);
        }
        let years = quantities(&text).into_iter().filter(|q| q.kind == Kind::Year);
        let years: Vec<usize> = years.map(|q| q.number.start).collect();
        let alone: Vec<usize> = years_in_digits(&text).into_iter().map(|(at, _)| at).collect();
        prop_assert_eq!(alone, years);
        prop_assert!(unit_at(&text).is_none_or(|(_, length)| text.is_char_boundary(length)));
        prop_assert!(age::bands(&text).iter().all(|(range, _)| text.get(range.clone()).is_some()));
        prop_assert!(lexicon::read(&text).spans.iter().all(|(range, _)| text.get(range.clone()).is_some()));
        prop_assert!(period::years(&text).iter().all(|(at, year)| text.is_char_boundary(*at) && YEARS.contains(year)));
        let _ = (whole_unit(&text), period::of_header(&text, Some(2024)), lexicon::brackets(&text));
    }
}
