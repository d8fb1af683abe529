//! Units as printed, to canonical ones. What counts as a unit stands in `data/units.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use document::trim;
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::lexicon::{is_han, runs_on};
use crate::recent::Recent;
use crate::tables;
use crate::words::Words;

/// A printed unit, understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// canonical numerator: `tCO2e`, `MWh`, `person`, `%`, `CUR`, or a currency's ISO 4217 code
    pub numerator: &'static str,
    /// what it is divided by, where it is
    pub per: Option<Per>,
    /// canonical units in one printed
    factor: Decimal,
    /// printed units in one canonical, where that is the rounder number (3.6 GJ)
    divide: Decimal,
    /// printed `Mt`: a million tonnes, where the number is not too large to be
    mega: bool,
}

/// The most that is taken for a number of megatonnes: no company moves or emits more.
const MOST_MEGATONNES: i64 = 2_000;

/// A denominator.
#[derive(Debug, Clone, PartialEq)]
pub struct Per {
    /// `person`, `million CUR`, `m2`, `output`
    pub unit: &'static str,
    /// canonical denominators in one printed
    factor: Decimal,
    /// the unit of output as printed, where it is one
    pub output: String,
}

impl Unit {
    /// A value in this unit, in canonical ones; none where it is too large to be true.
    pub fn canonical(&self, value: Decimal) -> Option<Decimal> {
        let mega = self.mega && !self.means_tonnes(value);
        let value = if mega { value.checked_mul(Decimal::from(1_000_000))? } else { value };
        let value = value.checked_mul(self.factor)?.checked_div(self.divide)?;
        let value = match &self.per {
            Some(per) => value.checked_div(per.factor)?,
            None => value,
        };
        Some(value.round_dp(9).normalize())
    }

    /// 度 of water or of gas is a cubic metre, where 度 of electricity is a kilowatt hour: the same of the other.
    pub fn degrees_of_volume(&self) -> Unit {
        Unit { numerator: "m3", ..self.times(Decimal::ONE_THOUSAND) }
    }

    /// A mass of standard coal, where the words before its number say so: 折合标准煤9.86万吨.
    pub fn of_standard_coal(&self) -> Unit {
        match unit_at("tce").filter(|_| self.numerator == "t" && self.per.is_none()) {
            Some((coal, _)) => coal.times(self.factor),
            None => self.clone(),
        }
    }

    /// The dimension that metrics ask for: `tCO2e`, `h/person`, `CUR`; all currencies are one.
    pub fn dimension(&self) -> String {
        let numerator = if self.is_money() { "CUR" } else { self.numerator };
        match &self.per {
            None => numerator.to_owned(),
            Some(per) => format!("{numerator}/{}", per.unit),
        }
    }

    /// The ISO code that is printed, where one is.
    pub fn currency(&self) -> Option<&'static str> {
        (self.is_money() && self.numerator != "CUR").then_some(self.numerator)
    }

    /// Its code, as those of ISO 4217 are: no other unit is three capital letters.
    pub fn is_money(&self) -> bool {
        self.numerator.len() == 3 && self.numerator.bytes().all(|b| b.is_ascii_uppercase())
    }

    /// Whether it counts people, and not something for each of them or them for something.
    pub fn counts_people(&self) -> bool {
        self.numerator == "person" && self.per.is_none()
    }

    /// Whether it measures an amount, and counts neither money nor things, by what stands above its division.
    pub fn is_measure(&self) -> bool {
        matches!(self.numerator, "t" | "tCO2e" | "MWh" | "m3" | "L")
    }

    /// A share of something, and of nothing more: `%`.
    pub fn is_share(&self) -> bool {
        self.numerator == "%" && self.per.is_none()
    }

    /// Whether it was printed `Mt`, which some mean as metric tonnes.
    pub fn is_megatonne(&self) -> bool {
        self.mega
    }

    /// Whether a number of it can't be megatonnes: whoever prints it so means metric tonnes.
    pub fn means_tonnes(&self, value: Decimal) -> bool {
        self.mega && value.abs() > Decimal::from(MOST_MEGATONNES)
    }

    /// The same, printed by one who means metric tonnes.
    pub fn in_tonnes(self) -> Unit {
        Unit { mega: false, ..self }
    }

    /// Tonnes, where the words beside them say that they are of carbon dioxide.
    pub fn of_carbon(self) -> Unit {
        let mass = self.numerator == "t" && self.per.is_none();
        Unit { numerator: if mass { "tCO2e" } else { self.numerator }, ..self }
    }

    /// The same unit with a denominator that the label names.
    pub fn with_per(mut self, unit: &'static str, factor: Decimal) -> Unit {
        if self.per.is_none() {
            self.per = Some(Per { unit, factor, output: String::new() });
        }
        self
    }

    /// The same scale in the currency of `other`.
    pub fn in_currency_of(self, other: &Unit) -> Unit {
        Unit { numerator: other.numerator, ..self }
    }

    /// How many times larger the printed unit is than the canonical one, for tolerances.
    pub fn scale(&self) -> Decimal {
        self.canonical(Decimal::ONE).unwrap_or(Decimal::ONE)
    }

    /// The same unit, so many times as large.
    pub fn times(&self, factor: Decimal) -> Unit {
        Unit { factor: self.factor.checked_mul(factor).unwrap_or(self.factor), ..self.clone() }
    }

    /// Injuries per million hours worked, or per 200,000.
    pub fn per_hours(two_hundred_thousand: bool) -> Unit {
        let factor = if two_hundred_thousand { Decimal::from(5) } else { Decimal::ONE };
        Unit { factor, ..Unit::plain("per million hours") }
    }

    /// The unit of one canonical numerator and nothing else.
    pub fn plain(numerator: &'static str) -> Unit {
        Unit { numerator, per: None, factor: Decimal::ONE, divide: Decimal::ONE, mega: false }
    }
}

#[derive(Deserialize)]
struct Entry {
    unit: String,
    #[serde(default = "one")]
    factor: Decimal,
    #[serde(default = "one")]
    divide: Decimal,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Scale {
    words: Vec<String>,
    factor: Decimal,
}

fn one() -> Decimal {
    Decimal::ONE
}

#[derive(Deserialize)]
struct File {
    earned: Vec<String>,
    scale: Vec<Scale>,
    counted: BTreeMap<String, Vec<String>>,
    unit: Vec<Entry>,
    per: Vec<Entry>,
}

/// The longest word at the start of a text, and its length.
fn longest<'w, T>(words: &'w Words<T>, text: &str) -> Option<(&'w T, usize)> {
    // a Latin word ends where no letter follows
    words.longest(text.as_bytes(), |length| !runs_on(text, length))
}

struct Tables {
    scales: Words<Decimal>,
    units: Words<(&'static str, Decimal, Decimal)>,
    pers: Words<(&'static str, Decimal)>,
    /// directors, complaints: what English sentences count, and whether it is people
    counted: FxHashMap<String, &'static str>,
    /// 营收, of revenue: behind a sum of money that something is divided by
    earned: Words<()>,
    /// last characters of what may stand before an amount of money: `HK$`, `人民币`, `RMB million`, `RMB'000`
    before_money: FxHashSet<char>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let file: File = tables::read(tables::UNITS);
    let leak = |s: String| -> &'static str { Box::leak(s.into_boxed_str()) };
    let scale_words: Vec<String> = file.scale.iter().flat_map(|s| s.words.clone()).collect();
    let scales = file.scale.into_iter().flat_map(|s| s.words.into_iter().map(move |w| (w, s.factor)));
    let mut counted = FxHashMap::default();
    for (unit, nouns) in file.counted {
        let unit = leak(unit);
        counted.extend(nouns.into_iter().map(|noun| (noun, unit)));
    }
    let mut units = vec![];
    for entry in file.unit {
        let value = (leak(entry.unit), entry.factor, entry.divide);
        units.extend(entry.words.into_iter().map(|w| (w, value)));
    }
    let mut pers = vec![];
    for entry in file.per {
        let value = (leak(entry.unit), entry.factor);
        pers.extend(entry.words.into_iter().map(|w| (w, value)));
    }
    let of_money = |(_, (u, ..)): &&(String, (&'static str, Decimal, Decimal))| Unit::plain(u).is_money();
    let scaled: Vec<_> = units.iter().filter(of_money).flat_map(scaled_codes).collect();
    let money = units.iter().filter(of_money).map(|(w, _)| w);
    let before_money =
        money.chain(&scale_words).filter_map(|w| w.chars().next_back()).chain(['0', 'm', 'n', 'k']).collect();
    units.extend(scaled);
    Tables {
        earned: Words::new(file.earned.into_iter().map(|w| (w, ()))),
        before_money,
        counted,
        scales: Words::new(scales),
        units: Words::new(units),
        pers: Words::new(pers),
    }
});

/// `SEKm`, `MEUR`, `k€`: a currency's code or sign with a letter for its scale; what they are worth.
fn scaled_codes(
    (word, (code, ..)): &(String, (&'static str, Decimal, Decimal)),
) -> Vec<(String, (&'static str, Decimal, Decimal))> {
    let scaled = |word: String, scale: u64| (word, (*code, Decimal::from(scale), Decimal::ONE));
    let sign = word.ends_with(['$', '€', '£']);
    let code = word.len() == 3 && word.bytes().all(|b| b.is_ascii_lowercase());
    let mut found = vec![];
    if code {
        let behind = [("m", 1_000_000), ("mn", 1_000_000), ("k", 1_000), ("bn", 1_000_000_000)];
        found.extend(behind.map(|(letter, scale)| scaled(format!("{word}{letter}"), scale)));
    }
    if code || sign {
        found.extend([("m", 1_000_000), ("k", 1_000)].map(|(l, scale)| scaled(format!("{l}{word}"), scale)));
    }
    if code {
        found.push(scaled(format!("t{word}"), 1_000));
    }
    found
}

/// A unit at the start of a text, and its length in bytes. `None` where there is none; a scale alone (万) gives none.
pub fn unit_at(text: &str) -> Option<(Unit, usize)> {
    let tables = &*TABLES;
    let direct = longest(&tables.units, text).map(|(u, n)| (*u, Decimal::ONE, n));
    let scaled = scale_at(text).and_then(|(scale, n)| {
        let rest = text[n..].trim_start_matches([' ', '余', '多', '+']);
        // thousands of tonnes
        let rest = rest.strip_prefix("of ").unwrap_or(rest);
        // 千个千瓦时
        let plain = longest(&tables.units, rest).map(|(u, m)| (*u, rest, m));
        let of =
            rest.strip_prefix('个').and_then(|rest| longest(&tables.units, rest).map(|(u, m)| (*u, rest, m)));
        let (unit, rest, m) = of.or(plain)?;
        Some((unit, scale, text.len() - rest.len() + m))
    });
    let ((numerator, factor, divide), scale, mut length) = match (direct, scaled) {
        (Some(d), Some(s)) if s.2 > d.2 => s,
        (Some(d), _) => d,
        (None, Some(s)) => s,
        (None, None) => return None,
    };
    let mega = text.starts_with("Mt") && matches!(numerator, "t" | "tCO2e");
    let mut unit = Unit { numerator, per: None, factor: factor.checked_mul(scale)?, divide, mega };
    if unit.numerator == "t"
        && let Some(more) = carbon_after(&text[length..])
    {
        unit.numerator = "tCO2e";
        length += more;
    } else if unit.numerator == "tCO2e" && text[..length].ends_with(['2', 'e']) {
        length += equivalent_at(&text[length..]);
    } else if unit.numerator == "tCO2e" && text[..length].ends_with("eq") {
        length += usize::from(text[length..].starts_with('.'));
    }
    if unit.is_money() {
        if let Some((code, more)) = currency_after(&text[length..]) {
            unit.numerator = code;
            length += more;
        }
        if let Some((scale, more)) = scale_after(&text[length..]) {
            unit.factor = unit.factor.checked_mul(scale)?;
            length += more;
        }
    }
    if let Some((per, more)) = per_at(&text[length..]) {
        // tonnes a year are tonnes: the period says the rest
        let yearly = matches!(
            per.output.trim_end_matches('.').to_ascii_lowercase().as_str(),
            "年" | "年度" | "a" | "year" | "yr" | "annum"
        );
        unit.per = Some(per).filter(|_| !yearly);
        length += more;
    }
    Some((unit, length))
}

/// `CO2-e`, `of CO2 equivalent`, `(CO2e)`, `(t) CO2-e`: what makes a mass one of greenhouse gases; its length.
fn carbon_after(text: &str) -> Option<usize> {
    let body = text.trim_start();
    // Metric tons (t) CO2-e: the unit and its symbol
    let symbol = body.strip_prefix('(').and_then(|b| b.split_once(')'));
    let symbol = symbol.filter(|(symbol, _)| matches!(*symbol, "t" | "T" | "mt" | "MT"));
    let body = symbol.map_or(body, |(_, rest)| rest.trim_start());
    let body = body.strip_prefix("of ").unwrap_or(body).trim_start_matches([' ', '(', '-']);
    let length = carbon_at(body)?;
    let rest = &body[length..];
    let closing = usize::from(rest.starts_with(')') && text.contains('(') && symbol.is_none());
    Some(text.len() - rest.len() + closing)
}

/// `CO2e`, `carbon dioxide equivalents`, `CO2-eq.` at the start of a text; its length.
fn carbon_at(text: &str) -> Option<usize> {
    if !text.starts_with(['c', 'C']) {
        return None;
    }
    let gas = ["carbon dioxide", "co2"]
        .iter()
        .find(|w| text.get(..w.len()).is_some_and(|t| t.eq_ignore_ascii_case(w)))?
        .len();
    let length = gas + equivalent_at(&text[gas..]);
    (!text[length..].starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(length)
}

/// `e`, `-eq.`, ` equivalents` right behind the gas; its length, 0 where there is none.
fn equivalent_at(text: &str) -> usize {
    let gap = usize::from(text.starts_with([' ', '-']));
    let found = ["equivalents", "equivalent", "equivalence", "eq", "(eq)", "(e)", "e"].iter().find(|w| {
        let rest = &text[gap..];
        rest.get(..w.len()).is_some_and(|t| t.eq_ignore_ascii_case(w))
            && !rest[w.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
    });
    found.map_or(0, |w| {
        let end = gap + w.len();
        end + usize::from(*w == "eq" && text[end..].starts_with('.'))
    })
}

/// `RMB million`, `HK$'000`.
fn scale_after(text: &str) -> Option<(Decimal, usize)> {
    let trimmed = text.trim_start();
    let skipped = text.len() - trimmed.len();
    if let Some(thousands) = ["'000", "’000", "‘000"].iter().find(|t| trimmed.starts_with(**t)) {
        return Some((Decimal::ONE_THOUSAND, skipped + thousands.len()));
    }
    if let Some((scale, length)) = letter_of_scale(trimmed) {
        return Some((scale, skipped + length));
    }
    // `$ in millions`, `USD (thousands)`
    let inner = ["(in ", "in ", "("].iter().find_map(|w| trimmed.strip_prefix(w));
    if let Some((inner, (scale, length))) = inner.and_then(|inner| Some((inner, scale_at(inner)?))) {
        let closing = usize::from(trimmed.starts_with('(') && inner[length..].starts_with(')'));
        return Some((scale, text.len() - inner.len() + length + closing));
    }
    let (scale, length) = scale_at(trimmed)?;
    if trimmed.starts_with(|c: char| c.is_ascii()) {
        return Some((scale, skipped + length));
    }
    // 新台币仟元
    trimmed[length..].starts_with('元').then_some((scale, skipped + length + '元'.len_utf8()))
}

/// `A$m`, `$M`, `SEK M`, `$k`: the letter behind a currency.
fn letter_of_scale(text: &str) -> Option<(Decimal, usize)> {
    const LETTERS: [(&str, u64); 6] = [
        ("m", 1_000_000),
        ("M", 1_000_000),
        ("mn", 1_000_000),
        ("MM", 1_000_000),
        ("k", 1_000),
        ("K", 1_000),
    ];
    let ends = |n: usize| !text[n..].starts_with(|c: char| c.is_ascii_alphanumeric());
    let (letters, scale) = LETTERS.iter().find(|(l, _)| text.starts_with(l) && ends(l.len()))?;
    Some((Decimal::from(*scale), letters.len()))
}

/// `万元人民币`.
fn currency_after(text: &str) -> Option<(&'static str, usize)> {
    let trimmed = text.trim_start_matches([' ', '(']);
    let ((numerator, ..), length) = longest(&TABLES.units, trimmed).map(|(u, n)| (*u, n))?;
    let code = Unit::plain(numerator).currency()?;
    Some((code, text.len() - trimmed.len() + length))
}

/// What a noun of an English sentence is counted as.
pub fn counted_noun(word: &str) -> Option<Unit> {
    TABLES.counted.get(&word.to_ascii_lowercase()).map(|unit| Unit::plain(unit))
}

/// Whether the last word of a label is what is counted and no unit: `Female employees`, but `Number of injuries: cases`.
pub fn is_noun_of(label: &str, word: &str) -> bool {
    // most words are none
    if counted_noun(word).is_none() {
        return false;
    }
    let unit = matches!(word, "persons" | "people" | "case" | "cases");
    let numbered = label.trim_start().get(..6).is_some_and(|w| w.eq_ignore_ascii_case("number"));
    // Total number of employees / Person: the label has its noun
    let last = label.trim_end_matches([' ', '/']).rsplit(' ').next().unwrap_or_default();
    let told = label.contains(' ') && counted_noun(last).is_some();
    !(told || unit && numbered)
}

/// 万, 亿, million … at the start of a text.
pub fn scale_at(text: &str) -> Option<(Decimal, usize)> {
    longest(&TABLES.scales, text).map(|(s, n)| (*s, n))
}

/// A currency before a number (`人民币`, `HK$`), with a scale where one stands between (`人民币百万元`).
pub fn currency_before(text: &str) -> Option<Unit> {
    currency_at_end(text).map(|(unit, _)| unit)
}

/// The same, with the byte that it begins at.
pub fn currency_at_end(text: &str) -> Option<(Unit, usize)> {
    let text = text.trim_end();
    let last = text.chars().next_back()?.to_ascii_lowercase();
    if !TABLES.before_money.contains(&last) {
        return None;
    }
    let start = text.char_indices().rev().take(6).map(|(i, _)| i).collect::<Vec<_>>();
    start.into_iter().rev().find_map(|i| {
        let (unit, length) = unit_at(&text[i..])?;
        (unit.currency().is_some() && i + length == text.len()).then_some((unit, i))
    })
}

/// What 人民币 stands before: 人民币百万元. By itself it is a unit.
fn behind_yuan(text: &str) -> Option<&str> {
    text.strip_prefix("人民币").filter(|rest| rest.trim_start().starts_with(char::is_alphanumeric))
}

/// ` per $ million net sales`: whether a text divides by a sum of money, and says no more.
pub fn is_per_money(text: &str) -> bool {
    per_at(text).is_some_and(|(per, length)| per.unit == "million CUR" && text[length..].trim().is_empty())
}

fn per_at(text: &str) -> Option<(Per, usize)> {
    let trimmed = text.trim_start();
    let body =
        ["/", "每", "per ", "÷", "for every ", "for each "].iter().find_map(|s| trimmed.strip_prefix(s))?;
    let inner = body.trim_start().trim_start_matches('(');
    // 公吨/每名雇员
    let inner = inner.strip_prefix('每').unwrap_or(inner);
    let inner = behind_yuan(inner).unwrap_or(inner);
    let offset = text.len() - inner.len();
    let inner = inner.trim_start();
    let offset = offset + (text.len() - offset - inner.len());
    if let Some((factor, length)) = earned_before_money(inner).or_else(|| money_at(inner)) {
        let closing = usize::from(inner[length..].starts_with(')') && body.trim_start().starts_with('('));
        let per = Per { unit: "million CUR", factor, output: String::new() };
        return Some((per, offset + length + closing));
    }
    // 1,000 m2, thousand sq ft
    let (power, known) = power_at(inner).or_else(|| scaled(inner)).unwrap_or((Decimal::ONE, inner));
    // the longest of "a unit of output" and the denominators that are known
    // 吨标准煤/万人次: journeys, and no people
    let journeys = |length: usize| known[length..].starts_with('次');
    if let Some(((unit, factor), length)) = longest(&TABLES.pers, known).filter(|(_, l)| !journeys(*l)) {
        let closing = usize::from(known[length..].starts_with(')') && body.trim_start().starts_with('('));
        let factor = factor.checked_mul(power)?;
        let length = inner.len() - known.len() + length + closing;
        return Some((Per { unit, factor, output: String::new() }, offset + length));
    }
    let end = inner
        .find(|c: char| c.is_whitespace() || "，。；、,;()|:".contains(c) || c.is_ascii_digit())
        .unwrap_or(inner.len());
    let output = &inner[..end];
    let long = output.chars().count();
    (1..=12)
        .contains(&long)
        .then(|| (Per { unit: "output", factor: Decimal::ONE, output: output.to_owned() }, offset + end))
}

/// 万, thousand and what they multiply.
fn scaled(text: &str) -> Option<(Decimal, &str)> {
    scale_at(text).map(|(scale, length)| (scale, text[length..].trim_start()))
}

/// `revenue (RMB million)`, `sales in million RMB`, `revenue HK$'000`: what is earned before the sum of money of it that
/// something is divided by.
fn earned_before_money(text: &str) -> Option<(Decimal, usize)> {
    let ((), earned) = longest(&TABLES.earned, text)?;
    let opened = text[earned..].trim_start().starts_with('(');
    let rest = text[earned..].trim_start_matches([' ', '(']);
    let money = rest.strip_prefix("in ").unwrap_or(rest);
    let (sum, length) = money_at(money)?;
    let closing = usize::from(opened && money[length..].starts_with(')'));
    Some((sum, text.len() - money.len() + length + closing))
}

/// A sum of money that something is divided by (`百万元营收`, `RMB10,000 of revenue`, `HK$'000`): how many millions it is,
/// and its length.
fn money_at(text: &str) -> Option<(Decimal, usize)> {
    let (mut at, mut sum, mut money) = (0, Decimal::ONE, false);
    loop {
        let rest = text[at..].trim_start();
        let skipped = text[at..].len() - rest.len();
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(rest.len());
        let (factor, length) = if let Some(found) = scale_at(rest) {
            found
        } else if let Some(((unit, factor, _), length)) = longest(&TABLES.units, rest)
            && Unit::plain(unit).is_money()
        {
            money = true;
            (*factor, length)
        } else if let Some(found) = letter_of_scale(rest).filter(|_| money) {
            found
        } else if digits > 0 && (money || power_at(rest).is_some_and(|(_, unit)| starts_with_money(unit))) {
            (rest[..digits].replace(',', "").parse().ok()?, digits)
        } else {
            break;
        };
        sum = sum.checked_mul(factor)?;
        at += skipped + length;
    }
    let rest = text[at..].trim_start_matches([' ', '的']);
    let earned = longest(&TABLES.earned, rest).map(|((), n)| text.len() - rest.len() + n);
    let length = earned.or_else(|| money.then_some(at))?;
    (money || at > 0).then(|| (sum / Decimal::from(1_000_000), length))
}

thread_local! {
    static WHOLE: Recent<Option<Unit>> = Recent::new();
}

/// A currency, perhaps behind a scale.
fn starts_with_money(text: &str) -> bool {
    let text = scaled(text).map_or(text, |(_, rest)| rest);
    longest(&TABLES.units, text).is_some_and(|((unit, ..), _)| Unit::plain(unit).is_money())
}

/// A text that is a unit and nothing else (brackets apart).
pub fn whole_unit(text: &str) -> Option<Unit> {
    if !may_begin_one(text) {
        return None;
    }
    WHOLE.with(|units| units.get(text, || read_whole(text)))
}

/// Told by the first character, if it is a Han one: most begin no unit and no scale of one, nor what stands before a unit.
fn may_begin_one(text: &str) -> bool {
    !text.starts_with(is_han)
        || text.starts_with(['以', '单', '人'])
        || TABLES.units.may_begin_as(text)
        || TABLES.scales.may_begin_as(text)
}

fn read_whole(text: &str) -> Option<Unit> {
    // 公吨 CO2e: a blank between the words of a unit
    unit_of_all(text).or_else(|| {
        let blank = trim(text).contains(' ') && !text.is_ascii();
        blank.then(|| unit_of_all(&text.replace(' ', "")))?
    })
}

fn unit_of_all(text: &str) -> Option<Unit> {
    // a letter that only a cell or brackets of its own make a unit: behind a number it is a network, or a list's
    if matches!(trim(text), "g" | "(g)") {
        return Some(Unit { factor: Decimal::new(1, 6), ..Unit::plain("t") });
    }
    let around = ['(', ')', '[', ']', ':', ' ', document::NOTE_MARK];
    let begun = trim(text).trim_start_matches(around);
    let inside = begun.trim_end_matches(around);
    // a bracket that the unit opens is its own: 吨(二氧化碳当量)
    let own =
        begun[inside.len()..].starts_with(')') && inside.matches('(').count() > inside.matches(')').count();
    let text = if own { &begun[..=inside.len()] } else { inside };
    let text = text.strip_prefix("单位").map_or(text, |t| t.trim_start_matches([':', ' ']));
    let text = ["in ", "In ", "unit: ", "Unit: ", "units "]
        .iter()
        .find_map(|w| text.strip_prefix(w))
        .unwrap_or(text)
        .trim_start_matches('(');
    // % of employees: a share, whatever it is of
    let text = match text.strip_prefix("% of ") {
        Some(of) if of.len() <= 40 && !of.bytes().any(|b| b.is_ascii_digit()) => "%",
        _ => text,
    };
    // 以千个千瓦时计算
    let reckoned = text
        .strip_prefix('以')
        .and_then(|t| ["计算", "计", "为单位"].iter().find_map(|end| t.strip_suffix(end)));
    let text = reckoned.unwrap_or(text);
    // Metric tons (t) CO2-e, Percentage (%): the first of two numbers that an indicator asks for
    let commas = text.contains(',');
    let first = commas
        .then(|| text.split_once(", "))
        .flatten()
        .filter(|(_, rest)| rest.get(..10).is_some_and(|w| w.eq_ignore_ascii_case("percentage")));
    let text = first.map_or(text, |(unit, _)| unit);
    // Ton(s)
    let one = document::holds(text, "(s)").then(|| text.replace("(s)", "s"));
    let text = one.as_deref().unwrap_or(text);
    unit_alone(text).or_else(|| {
        let unit = unit_alone(behind_yuan(text)?.trim_start())?;
        Some(if unit.numerator == "CUR" { Unit { numerator: "CNY", ..unit } } else { unit })
    })
}

fn unit_alone(text: &str) -> Option<Unit> {
    // CO2e tonnes, CO2e (t)
    if let Some(length) = carbon_at(text)
        && let Some(unit) = unit_alone(text[length..].trim_matches([' ', '(', ')', ',', ':', '-']))
            .filter(|u| u.numerator == "t" && u.per.is_none())
    {
        return Some(Unit { numerator: "tCO2e", ..unit });
    }
    // tCO2e (000s)
    // RMB10,000 is one number
    let behind = text
        .rsplit_once([' ', '(', ','])
        .filter(|(unit, power)| is_thousands(power) && !unit.ends_with(|c: char| c.is_ascii_digit()));
    if let Some((unit, _)) = behind {
        // kWh in '000s
        let unit = unit.strip_suffix(" in").unwrap_or(unit);
        let unit = unit_alone(unit.trim_end_matches([' ', '(', ',']))?;
        return Some(unit.times(Decimal::ONE_THOUSAND));
    }
    // kWh'000; money does so by itself
    let joined = ["'000", "’000"].iter().find_map(|w| text.strip_suffix(w));
    if let Some(unit) = joined.and_then(unit_alone).filter(|u| !u.is_money() && u.per.is_none()) {
        return Some(unit.times(Decimal::ONE_THOUSAND));
    }
    // 10,000 t, 1,000 m3: a power of ten before the unit
    let (power, text) = power_at(text).unwrap_or((Decimal::ONE, text));
    let (mut unit, length) = unit_at(text)?;
    // 100% is a value
    if unit.numerator == "%" && power != Decimal::ONE {
        return None;
    }
    unit.factor = unit.factor.checked_mul(power)?;
    // RMB10,000, RMB 100 million
    let scale = |rest: &str| match scale_at(rest) {
        Some((scale, end)) => (end == rest.len()).then_some(scale),
        None => rest.is_empty().then_some(Decimal::ONE),
    };
    let power = power_at(text[length..].trim_start()).filter(|_| unit.is_money());
    let text = match power.and_then(|(power, rest)| power.checked_mul(scale(rest)?)) {
        Some(power) => {
            unit.factor = unit.factor.checked_mul(power)?;
            &text[..length]
        }
        None => text,
    };
    let rest = text[length..].trim_matches(['(', ')', ' ', document::NOTE_MARK]);
    // kg CO2e/m2/year: of a year, as all is
    let yearly =
        unit.per.is_some() && matches!(rest, "/year" | "/yr" | "/annum" | "/a" | "per year" | "per annum");
    let rest = if yearly { "" } else { rest };
    // tCO2e/tonne of product, kWh/t cement: the thing that it is per is more than one word
    if let Some(per) = unit.per.as_mut().filter(|per| per.unit == "output" && is_thing(rest)) {
        per.output = format!("{} {rest}", per.output);
        return Some(unit);
    }
    // tonnes of CO2e emissions
    let rest = rest.strip_prefix("emissions").filter(|_| unit.numerator == "tCO2e").unwrap_or(rest);
    // `吨 (t)`, `人/人次`: the same said twice
    // Tonnes of carbon dioxide equivalent (CO2-e)
    let gas = |rest: &str| unit.numerator == "tCO2e" && carbon_at(rest).is_some_and(|n| n == rest.len());
    let same = rest.is_empty() || whole_rest(rest, &unit) || gas(rest);
    same.then_some(unit)
}

/// `of product`, `cement`, `of finished goods`: words that go on with what something is divided by.
fn is_thing(rest: &str) -> bool {
    let words = rest.split(' ').filter(|word| !word.is_empty());
    let latin = rest.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'-'));
    latin && (1..=4).contains(&words.count()) && rest.len() <= 30
}

/// `000s`, `'000`: the noughts that a table leaves out.
pub fn is_thousands(text: &str) -> bool {
    matches!(text.trim_matches(['\'', '’', '‘', ')', ' ']), "000" | "000s" | "000's" | "000’s" | "thousands")
}

/// `(in millions)`, `('000)`: what a table leaves out of each number, said apart from the unit.
pub fn scale_alone(text: &str) -> Option<Decimal> {
    if is_thousands(text) {
        return Some(Decimal::ONE_THOUSAND);
    }
    let word = text.trim().to_ascii_lowercase();
    match word.strip_prefix("in ").unwrap_or(&word) {
        "thousand" | "thousands" => Some(Decimal::ONE_THOUSAND),
        "million" | "millions" | "mill" | "mln" => Some(Decimal::from(1_000_000)),
        "billion" | "billions" => Some(Decimal::from(1_000_000_000)),
        _ => None,
    }
}

/// `'0000`, which tables of Chinese reports leave out.
fn is_noughts(text: &str) -> bool {
    text.trim_matches(['\'', '’', '‘', ' ']) == "0000"
}

/// A power of ten from a hundred on, and what stands behind it.
fn power_at(text: &str) -> Option<(Decimal, &str)> {
    // 000 tonnes, 10^3 t
    if let Some((power, rest)) = text.split_once(' ') {
        let exponent = power.strip_prefix("10^").and_then(|e| e.parse::<u32>().ok()).filter(|e| *e <= 9);
        let thousands = is_thousands(power).then_some(Decimal::ONE_THOUSAND);
        let thousands = thousands.or_else(|| is_noughts(power).then(|| Decimal::from(10_000)));
        if let Some(power) = exponent.map(|e| Decimal::from(10u64.pow(e))).or(thousands) {
            let rest = rest.trim_start();
            return Some((power, rest.strip_prefix("of ").unwrap_or(rest)));
        }
    }
    if !text.starts_with(['1', ',']) {
        return None;
    }
    let spaced = ["1 000 000", "1 000", "10 000", "100 000"].iter().find(|n| text.starts_with(**n));
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(text.len());
    let end = spaced.map_or(end, |n| n.len());
    let digits: String = text[..end].chars().filter(char::is_ascii_digit).collect();
    let power = digits.len() > 2
        && digits.len() < 12
        && digits.starts_with('1')
        && digits[1..].bytes().all(|b| b == b'0');
    let value = power.then(|| digits.parse().ok()).flatten()?;
    Some((value, text[end..].trim_start()))
}

fn whole_rest(rest: &str, unit: &Unit) -> bool {
    // gigawatt-hours - GWh
    let rest = rest.trim_start_matches(['/', '(', ' ', '-']);
    unit_at(rest)
        .is_some_and(|(u, n)| n == rest.trim_end_matches([')', ' ']).len() && u.numerator == unit.numerator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_come_out_canonical() {
        for (print, dimension, one) in [
            ("吨二氧化碳当量", "tCO2e", "1"),
            ("吨(二氧化碳当量)", "tCO2e", "1"),
            ("(吨(二氧化碳当量))", "tCO2e", "1"),
            ("吨二氧化碳当量/人", "tCO2e/person", "1"),
            ("吨二氧化碳当量/百万收入及收益", "tCO2e/million CUR", "1"),
            ("吨二氧化碳当量/万元", "tCO2e/million CUR", "100"),
            ("吨/人民币百万元收益", "t/million CUR", "1"),
            ("kg/HK$'000 of revenue", "t/million CUR", "1"),
            ("tCO2e/RMB10,000", "tCO2e/million CUR", "100"),
            ("千个千瓦时", "MWh", "1"),
            ("新台币仟元", "CUR", "1000"),
            ("百万公升", "m3", "1000"),
            ("公吨 CO2e", "tCO2e", "1"),
            ("kt CO2-e", "tCO2e", "1000"),
            ("Ton(s)", "t", "1"),
            ("metric tonne", "t", "1"),
            ("Tonnes of carbon dioxide equivalent (CO2-e)", "tCO2e", "1"),
            ("ton-carbon dioxide equivalence", "tCO2e", "1"),
            ("tCO2e/sales (in million RMB)", "tCO2e/million CUR", "1"),
            ("tCO2e/revenue HK$'000", "tCO2e/million CUR", "1000"),
            ("tCO2e/10,000 yuan", "tCO2e/million CUR", "100"),
            ("t/1,000 sq.m.", "t/m2", "0.001"),
            ("kWh/m2 of floor area", "MWh/m2", "0.001"),
            ("tCO2e/number of employees", "tCO2e/person", "1"),
            ("'0000 kWh", "MWh", "10"),
            ("tonnes of carbon dioxide equivalent", "tCO2e", "1"),
            ("t CO2-e / A$m", "tCO2e/million CUR", "1"),
            ("10,000t", "t", "10000"),
            ("RMB10,000", "CUR", "10000"),
            ("1 000 m3", "m3", "1000"),
            ("MT", "t", "1"),
            ("Mt", "t", "1000000"),
            ("MtCO2e", "tCO2e", "1000000"),
            ("千瓦时", "MWh", "0.001"),
            ("万千瓦时", "MWh", "10"),
            ("吉焦", "MWh", "0.277777778"),
            ("万吉焦", "MWh", "2777.777777778"),
            ("吨标煤", "MWh", "8.141"),
            ("MWH", "MWh", "1"),
            ("KWh", "MWh", "0.001"),
            ("千克", "t", "0.001"),
            ("万吨", "t", "10000"),
            ("亿元", "CUR", "100000000"),
            ("百万元", "CUR", "1000000"),
            ("万元人民币", "CUR", "10000"),
            ("吨/人民币", "t/million CUR", "1000000"),
            ("人民币/人", "CUR/person", "1"),
            ("小时/人", "h/person", "1"),
            ("人次", "person-time", "1"),
            ("万人次", "person-time", "10000"),
            ("立方米/人", "m3/person", "1"),
            ("千瓦时/吨", "MWh/output", "0.001"),
            ("起/20万工时", "per million hours", "5"),
            ("m3", "m3", "1"),
            ("公升", "L", "1"),
            ("RMB million", "CUR", "1000000"),
            ("million tonnes CO2e", "tCO2e", "1000000"),
            ("%", "%", "1"),
            ("吨/年", "t", "1"),
            ("t/a", "t", "1"),
            ("Metric tons (t) CO2-e, Percentage (%)", "tCO2e", "1"),
            ("in thousands of tCO2e", "tCO2e", "1000"),
            ("millions of metric tons CO2e", "tCO2e", "1000000"),
            ("tonnes of carbon dioxide equivalents", "tCO2e", "1"),
            ("t CO2 eq.", "tCO2e", "1"),
            ("tCO2(e)", "tCO2e", "1"),
            ("CO2e (tonnes)", "tCO2e", "1"),
            ("tCO2e (000s)", "tCO2e", "1000"),
            ("000 tonnes CO2e", "tCO2e", "1000"),
            ("'000 tonnes CO2e", "tCO2e", "1000"),
            ("10^3 t CO2e", "tCO2e", "1000"),
            ("m metric t CO2", "tCO2e", "1000000"),
            ("kMT CO2e", "tCO2e", "1000"),
            ("acre-feet", "m3", "1233.481837548"),
            ("toe", "MWh", "11.63"),
            ("dekatherms", "MWh", "0.29307107"),
        ] {
            let unit = whole_unit(print).unwrap_or_else(|| panic!("{print} is no unit"));
            assert_eq!(
                (unit.dimension().as_str(), unit.scale().to_string().as_str()),
                (dimension, one),
                "{print}"
            );
        }
    }

    #[test]
    fn yuan_said_before_is_yuan() {
        for (print, currency) in [
            ("人民币百万元", Some("CNY")),
            ("人民币元", Some("CNY")),
            ("人民币 元", Some("CNY")),
            ("百万元", None),
            ("人民币千港元", Some("HKD")),
        ] {
            assert_eq!(whole_unit(print).unwrap().currency(), currency, "{print}");
        }
    }

    #[test]
    fn other_words_are_no_units() {
        for print in ["指标", "2024年", "毫克/立方米", "mg/m3", "处理方式", "", "万"] {
            assert!(whole_unit(print).is_none(), "{print}");
        }
    }
}
