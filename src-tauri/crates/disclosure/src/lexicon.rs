//! Words to tags: what a label is made of, and how much of it no word explains. The words stand in `data/lexicon.toml`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use document::trim;
use serde::Deserialize;

use crate::age;
use crate::model::Breakdown;
use crate::tables;
use crate::words::Words;

/// The set of the named tags, looked up once a place.
macro_rules! tags {
    ($($name:literal),+) => {{
        static TAGS: std::sync::LazyLock<$crate::lexicon::Tags> = std::sync::LazyLock::new(|| {
            [$($name),+].iter().fold($crate::lexicon::Tags::default(), |t, n| t.with($crate::lexicon::Tags::of(n)))
        });
        *TAGS
    }};
}
pub(crate) use tags;

/// A set of tags.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Tags([u64; 3]);

impl Tags {
    /// Tags that there may be.
    pub const MOST: usize = 192;

    /// The set of one tag, given its name; panics where the lexicon has none: names stand in data held by a test.
    pub fn of(name: &str) -> Tags {
        let id = LEXICON.ids.get(name).unwrap_or_else(|| panic!("no tag {name} in the lexicon"));
        Tags::one(*id)
    }

    fn one(id: u8) -> Tags {
        let mut tags = Tags::default();
        tags.0[usize::from(id / 64)] |= 1 << (id % 64);
        tags
    }

    /// The set of all.
    pub fn all() -> Tags {
        Tags([u64::MAX; 3])
    }

    /// All that either has.
    pub fn with(self, other: Tags) -> Tags {
        Tags(std::array::from_fn(|i| self.0[i] | other.0[i]))
    }

    /// What the other has not.
    pub fn without(self, other: Tags) -> Tags {
        Tags(std::array::from_fn(|i| self.0[i] & !other.0[i]))
    }

    /// What both have.
    pub fn intersection(self, other: Tags) -> Tags {
        Tags(std::array::from_fn(|i| self.0[i] & other.0[i]))
    }

    /// Whether all of the other's are here.
    pub fn has_all(self, other: Tags) -> bool {
        other.without(self).is_empty()
    }

    /// Whether any of the other's is here.
    pub fn has_any(self, other: Tags) -> bool {
        // without a branch: this is asked of each metric for each statement
        let [a, b, c] = self.intersection(other).0;
        a | b | c != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == [0; 3]
    }

    /// Their numbers, each below [`Tags::MOST`].
    pub fn ids(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().zip([0, 64, 128]).flat_map(|(bits, first)| {
            let next = |left: &u64| Some(left & (left - 1)).filter(|left| *left != 0);
            std::iter::successors(Some(bits).filter(|bits| *bits != 0), next)
                .map(move |left| first + left.trailing_zeros() as usize)
        })
    }

    /// Their names, for `explain`.
    pub fn names(self) -> Vec<&'static str> {
        LEXICON.ids.iter().filter(|(_, id)| self.has_any(Tags::one(**id))).map(|(n, _)| n.as_str()).collect()
    }
}

#[derive(Deserialize)]
struct File {
    measures: Vec<String>,
    frames: Vec<String>,
    materials: Vec<String>,
    terms: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Clone, Default)]
struct Meaning {
    tags: Tags,
    axes: Vec<(&'static str, &'static str)>,
}

struct Lexicon {
    ids: BTreeMap<String, u8>,
    words: Words<Meaning>,
    /// words that hold only where they are all of the label
    wholes: Words<Meaning>,
    measures: Vec<String>,
    frames: Vec<String>,
    materials: Vec<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(load);

fn load() -> Lexicon {
    let file: File = tables::read(tables::LEXICON);
    let leak = |s: &str| -> &'static str { Box::leak(s.to_owned().into_boxed_str()) };
    let mut ids: BTreeMap<String, u8> = BTreeMap::new();
    let (mut words, mut wholes) = (vec![], vec![]);
    for (key, terms) in &file.terms {
        let mut meaning = Meaning::default();
        for part in key.split(' ').filter(|p| *p != "-") {
            match part.split_once('=') {
                Some((axis, value)) => meaning.axes.push((leak(axis), leak(value))),
                None => {
                    let next = ids.len() as u8;
                    let id = *ids.entry(part.to_owned()).or_insert(next);
                    meaning.tags = meaning.tags.with(Tags::one(id));
                }
            }
        }
        for term in terms {
            match term.strip_prefix('=') {
                Some(whole) => wholes.push((whole.to_owned(), meaning.clone())),
                None => words.push((term.clone(), meaning.clone())),
            }
        }
    }
    for name in file.measures.iter().chain(&file.frames) {
        let next = ids.len() as u8;
        ids.entry(name.clone()).or_insert(next);
    }
    Lexicon {
        ids,
        words: Words::new(words),
        wholes: Words::new(wholes),
        measures: file.measures,
        frames: file.frames,
        materials: file.materials,
    }
}

/// Whether a word of a name is a thing that waste or packages are made of: a whole word, or Han characters within it.
pub fn names_material(name: &str) -> bool {
    let latin = |thing: &str| {
        let mut words = name.split(|c: char| !c.is_ascii_alphabetic() && c != '-');
        words.any(|word| word.eq_ignore_ascii_case(thing))
    };
    let named = |thing: &String| if thing.is_ascii() { latin(thing) } else { name.contains(thing.as_str()) };
    LEXICON.materials.iter().any(named)
}

static MEASURES: LazyLock<Tags> =
    LazyLock::new(|| LEXICON.measures.iter().fold(Tags::default(), |t, n| t.with(Tags::of(n))));
static FRAMES: LazyLock<Tags> =
    LazyLock::new(|| LEXICON.frames.iter().fold(Tags::default(), |t, n| t.with(Tags::of(n))));

/// Tags that are no subject by themselves.
pub fn measures() -> Tags {
    *MEASURES
}

/// Tags that keep a number from being a fact of the group.
pub fn frames() -> Tags {
    *FRAMES
}

/// What a label says.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// of all its words
    pub tags: Tags,
    /// values of breakdowns
    pub axes: Breakdown,
    /// an axis has two values: the label speaks of more than one group
    pub conflict: bool,
    /// letters of words that nothing explains: a Han character counts one, a Latin word two
    pub unexplained: u32,
    /// of these, how many stand after the first word that means something
    pub within: u32,
    /// where the words that mean something stand
    pub spans: Vec<(Range<usize>, Tags)>,
}

impl Reading {
    /// Whether a word says what is counted.
    pub fn has_subject(&self) -> bool {
        !self.tags.without(*MEASURES).without(*FRAMES).is_empty()
    }

    /// Says what is counted, or of which group.
    pub fn is_telling(&self) -> bool {
        self.has_subject() || !self.axes.is_empty()
    }

    /// Neither a tag nor an axis.
    pub fn is_silent(&self) -> bool {
        self.tags.is_empty() && self.axes.is_empty()
    }

    /// This label inside another: tags of both, own values of breakdowns first.
    pub fn inside(&self, outer: &Reading) -> Reading {
        let mut merged = self.clone();
        merged.tags = merged.tags.with(outer.tags);
        for (axis, value) in &outer.axes {
            merged.axes.entry(axis.clone()).or_insert_with(|| value.clone());
        }
        merged.conflict |= outer.conflict;
        merged
    }
}

/// Reads a label. Words in brackets are left to the caller.
pub fn read(label: &str) -> Reading {
    read_with(label, |_| {})
}

/// The words of a label that nothing explains, as they stand.
pub fn rest(label: &str) -> String {
    let mut rest = String::new();
    read_with(label, |gap| rest.push_str(gap.trim_matches(|c: char| !is_han(c) && !c.is_alphanumeric())));
    rest
}

/// Reads a label, and shows what stands between its words and means nothing.
fn read_with(label: &str, mut unexplained: impl FnMut(&str)) -> Reading {
    let lexicon = &*LEXICON;
    let mut reading = Reading::default();
    if let Some(meaning) = lexicon.wholes.whole(trim(label)) {
        reading.tags = meaning.tags;
        reading.axes = meaning.axes.iter().map(|(a, v)| ((*a).to_owned(), (*v).to_owned())).collect();
        reading.spans.push((0..label.len(), meaning.tags));
        return reading;
    }
    let bands = age::bands(label);
    for (_, band) in &bands {
        put(&mut reading, "age", band);
    }
    // up to where the label has been read, and whether a word before that means something
    let (mut at, mut begun) = (0, false);
    let mut pass = |reading: &mut Reading, range: &Range<usize>, begins: bool| {
        let gap = label.get(at..range.start).unwrap_or_default();
        let weight = weigh(gap);
        if weight > 0 {
            reading.unexplained += weight;
            reading.within += if begun { weight } else { 0 };
            unexplained(gap);
        }
        at = at.max(range.end);
        begun |= begins;
    };
    let mut ages = bands.iter().map(|(range, _)| range).peekable();
    for (range, meaning) in terms(lexicon, label) {
        if bands.iter().any(|(r, _)| r.start < range.end && range.start < r.end) {
            continue;
        }
        while let Some(age) = ages.next_if(|age| age.start < range.start) {
            pass(&mut reading, age, true);
        }
        // Scope 3 indirect emissions are no scope 2
        let other = meaning.tags == tags!("scope2")
            && label[range.clone()].to_ascii_lowercase().starts_with("indirect")
            && names_scope_3(label);
        reading.tags = reading.tags.with(if other { tags!("indirect", "emission") } else { meaning.tags });
        for (axis, value) in &meaning.axes {
            put(&mut reading, axis, value);
        }
        let means = !meaning.tags.is_empty() || !meaning.axes.is_empty();
        pass(&mut reading, &range, means);
        if means {
            reading.spans.push((range, meaning.tags));
        }
    }
    for age in ages {
        pass(&mut reading, age, true);
    }
    pass(&mut reading, &(label.len()..label.len()), false);
    reading
}

fn names_scope_3(label: &str) -> bool {
    label.to_ascii_lowercase().contains("scope 3")
}

/// The terms of a label that stand as words, longest first: `effluent` of `effluent discharged`, which begins as a longer
/// term does.
fn terms<'l>(lexicon: &'l Lexicon, label: &'l str) -> impl Iterator<Item = (Range<usize>, &'l Meaning)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(rest) = label.get(at..).filter(|rest| !rest.is_empty()) {
            // within a Latin word none begins
            if at > 0 && label.as_bytes()[at - 1].is_ascii_alphabetic() {
                let within = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
                if within > 0 {
                    at += within;
                    continue;
                }
            }
            let stands = |length| is_word(label, &(at..at + length));
            if let Some((meaning, length)) = lexicon.words.longest(rest.as_bytes(), stands) {
                at += length;
                return Some((at - length..at, meaning));
            }
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
        None
    })
}

fn put(reading: &mut Reading, axis: &str, value: &str) {
    // 中层管理者中的女性管理者: all managers beside one level of them say no more
    let wider = |one: &str, other: &str| {
        axis == "level" && one == "management" && matches!(other, "executive" | "senior" | "middle")
    };
    match reading.axes.get(axis) {
        Some(old) if wider(old, value) => {
            reading.axes.insert(axis.to_owned(), value.to_owned());
        }
        Some(old) if wider(value, old) => {}
        Some(old) if old != value => reading.conflict = true,
        Some(_) => {}
        None => {
            reading.axes.insert(axis.to_owned(), value.to_owned());
        }
    }
}

/// Whether a Latin word runs on over a place.
pub fn runs_on(text: &str, at: usize) -> bool {
    let latin = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic);
    at > 0 && latin(at - 1) && latin(at)
}

/// A Latin term must not stand within a longer word.
fn is_word(label: &str, range: &Range<usize>) -> bool {
    !runs_on(label, range.start) && !runs_on(label, range.end)
}

/// A plain Han character, of no extension.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

fn weigh(gap: &str) -> u32 {
    // a blank, most often
    if gap.len() < 2 {
        return 0;
    }
    let (mut weight, mut letters) = (0, 0);
    for c in gap.chars() {
        letters = if c.is_ascii_alphabetic() { letters + 1 } else { 0 };
        // a Latin word, by its second letter
        weight += if letters == 2 { 2 } else { 0 };
        // what is plainly Han needs no look into Unicode's tables
        weight += u32::from(is_han(c) || !c.is_ascii() && c.is_alphabetic());
    }
    weight
}

/// A label without what stands in brackets, and what stands in them.
pub fn brackets(label: &str) -> (Cow<'_, str>, Vec<String>) {
    // told by the bytes that these begin with
    let may_open = memchr::memchr3(b'(', b'[', 0xE3, label.as_bytes()).is_some();
    if !may_open || !label.contains(['(', '[', '【']) {
        return (label.into(), vec![]);
    }
    let (mut outside, mut inside, mut depth) = (String::new(), vec![], 0usize);
    for c in label.chars() {
        match c {
            '(' | '[' | '【' | '「' if c != '「' && depth == 0 => {
                depth += 1;
                inside.push(String::new());
            }
            ')' | ']' | '】' if depth == 1 => depth = 0,
            c if depth > 0 => {
                // (metric tons (t) CO2e): brackets within stay where they are
                match c {
                    '(' | '[' | '【' => depth += 1,
                    ')' | ']' | '】' => depth -= 1,
                    _ => {}
                }
                if let Some(last) = inside.last_mut() {
                    last.push(c);
                }
            }
            c => {
                // Scope 1, 2 (market-based), and 3: what is left reads on
                if matches!(c, ',' | ' ') && outside.ends_with(' ') {
                    outside.pop();
                }
                outside.push(c);
            }
        }
    }
    (outside.into(), inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_one_meaning() {
        let file: File = tables::read(tables::LEXICON);
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        let mut twice = vec![];
        for (key, terms) in &file.terms {
            for term in terms {
                if let Some(other) = seen.insert(term, key) {
                    twice.push(format!("{term}: {other} and {key}"));
                }
            }
        }
        assert!(twice.is_empty(), "{twice:#?}");
    }

    #[test]
    fn labels_are_made_of_words() {
        for (label, tags, axes, unexplained) in [
            ("员工总数", vec!["employee", "headcount"], "", 0),
            ("中级管理层中的女性员工比例", vec!["employee", "rate"], "gender=female;level=middle", 0),
            ("人均培训时长", vec!["hours", "per_employee", "training"], "", 0),
            ("危险废物安全处置率", vec!["disposal", "hazardous", "rate", "waste"], "", 0),
            ("电能表产品合格率", vec!["electricity", "pass", "product"], "", 1),
            ("30岁以下员工数量", vec!["employee", "headcount"], "age=<30", 0),
            (
                "average training hours per female employee",
                vec!["avg", "hours", "per_employee", "training"],
                "gender=female",
                0,
            ),
        ] {
            let reading = read(label);
            let shown: Vec<String> = reading.axes.iter().map(|(k, v)| format!("{k}={v}")).collect();
            assert_eq!(
                (reading.tags.names(), shown.join(";").as_str(), reading.unexplained),
                (tags, axes, unexplained),
                "{label}"
            );
        }
    }
}
