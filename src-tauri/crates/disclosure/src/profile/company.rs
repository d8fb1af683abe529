//! Who reports, by which names, and which other companies the text defines a name for.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use aho_corasick::AhoCorasick;
use document::Text;

use super::definitions::{Definition, name_ending_at};
use super::latin::{is_hired, latin_names};
use super::marks::{Mark, Marked};
use super::titled::name_in_title;
use super::{HEAD, speaks_of_report};
use crate::model::Language;

/// Han suffixes of company names, longest first.
pub(super) const SUFFIXES: &[&str] = &[
    "股份有限公司",
    "集团有限公司",
    "控股有限公司",
    "有限责任公司",
    "有限公司",
    "(集团)公司",
    "科技集团",
    "集团",
];

pub(super) const LATIN: &[&str] = &[
    "Company Limited",
    "Co., Ltd.",
    "Co., Ltd",
    "Co. Ltd.",
    "Co., Limited",
    "Holdings Limited",
    "Group Limited",
    "Limited",
    "Ltd.",
    "Ltd",
    "Corporation",
    "Inc.",
    "Inc",
    "PLC",
    "Plc",
    "plc",
    "S.A.",
    "SA",
    "SCA",
    "AG",
    "NV",
    "N.V.",
    "SE",
    "LIMITED",
    "CORPORATION",
    "INC.",
    "BERHAD",
    "Berhad",
    "Bhd",
    "Corp.",
    "Investment Trust",
    "REIT",
    "GmbH",
    "KGaA",
    "A/S",
    "ASA",
    "AB",
    "Oyj",
    "S.p.A.",
    "SpA",
    "LLC",
];

/// The score of a Latin name that may be the reporter's: it is named twice, or once in a title of the first pages.
const SURE: i64 = 12;

pub(super) type Found<'a> = (&'a Text, Range<usize>, String);
/// How likely a name is the reporter's, the text that it first stands in, and its place.
type Scored<'a> = (i64, usize, Found<'a>);

pub(super) fn company<'a>(
    texts: &[Marked<'a>],
    definitions: &[Definition<'a>],
    language: Language,
) -> Option<Found<'a>> {
    let mut scores: BTreeMap<String, Scored<'a>> = BTreeMap::new();
    let mut add = |text: &'a Text, range: Range<usize>, score: i64, order: usize| {
        let name = text.text[range.clone()].trim().to_owned();
        // running heads print in capitals what the text does not
        let capitals = |t: &str| !t.contains(|c: char| c.is_lowercase());
        let entry = scores
            .entry(name.to_lowercase())
            .or_insert_with(|| (0, order, (text, range.clone(), name.clone())));
        entry.0 += score;
        if capitals(&entry.2.2) && !capitals(&name) {
            entry.2 = (text, range, name);
        }
    };
    let mut hired: HashSet<String> = HashSet::new();
    for (order, marked) in texts.iter().enumerate() {
        let text = marked.text;
        let t = &text.text;
        let early = order < HEAD;
        // all suffixes end so
        let ending = |word| t.match_indices(word).map(|(at, end): (usize, &str)| at + end.len());
        let mut ends: Vec<usize> =
            if marked.has(Mark::Company) { ending("公司").collect() } else { vec![] };
        if early && marked.has(Mark::Company) || !ends.is_empty() {
            ends.extend(ending("集团"));
        }
        for end in ends {
            let mut suffixes = SUFFIXES.iter().filter(|suffix| t[..end].ends_with(**suffix)).peekable();
            let Some(range) = suffixes.peek().and_then(|_| name_ending_at(t, end)) else { continue };
            for suffix in suffixes {
                // 集团 inside a longer suffix, and generic words, are no names
                if *suffix == "集团"
                    && (t[range.end..]
                        .starts_with(['有', '(', '股', '公', '内', '及', '总', '的', '各', '在', '将'])
                        || !early)
                {
                    continue;
                }
                let name = &t[range.clone()];
                // 公司建立了覆盖集团, 必须具有与本集团: what the reporter calls itself, in a sentence
                let core = name.strip_suffix(*suffix).unwrap_or(name);
                let called = core.contains("公司")
                    || core.ends_with(['本', '该', '我', '整', '跨', '全'])
                    || matches!(core, "覆盖" | "涵盖" | "贯穿" | "遍及");
                if name.starts_with(['本', '该', '我']) || called || name.contains("交易所") {
                    continue;
                }
                let alone = range.len() + 3 >= t.trim().len();
                let titled = t.chars().nth(59).is_none() && speaks_of_report(marked);
                let score = 2
                    + 30 * i64::from(early && alone)
                    + 15 * i64::from(early && titled)
                    + 4 * i64::from(early);
                add(text, range.clone(), score, order);
            }
        }
        if language == Language::En {
            if order < HEAD * 10 {
                for range in latin_names(t) {
                    if is_hired(t, &range) {
                        hired.insert(t[range].trim().to_lowercase());
                        continue;
                    }
                    let alone = early && range.len() + 3 >= t.trim().len();
                    add(text, range, if alone { 16 } else { 6 }, order);
                }
            }
            if let Some(range) = speaks_of_report(marked).then(|| name_in_title(t)).flatten() {
                add(text, range, if early { 16 } else { 10 }, order);
            }
        }
    }
    for (order, definition) in definitions.iter().enumerate() {
        let (text, range) = definition.place.clone();
        add(text, range, if definition.own { 60 } else { 1 }, 1000 + order);
    }
    scores.retain(|name, _| !hired.contains(name));
    add_titles(&mut scores);
    if language == Language::En {
        add_mentions(&mut scores, texts);
    }
    // the cover of an English text may bear the Chinese name too
    let han = |found: &Scored<'_>| found.2.2.contains(crate::lexicon::is_han);
    let latin = language == Language::En && scores.values().any(|found| found.0 >= SURE && !han(found));
    let best = scores
        .into_values()
        .filter(|found| !(latin && han(found)))
        // an English text that names a company once and gives it no role names a partner
        .filter(|found| language != Language::En || found.0 >= SURE)
        .max_by(|a, b| (a.0, Reverse(a.1), a.2.2.len()).cmp(&(b.0, Reverse(b.1), b.2.2.len())))?;
    Some(best.2)
}

/// A title's name, `Fell`, is that of the legal form which begins with it, `Fell plc` or `Fell Group plc`. What has more words
/// before its form is a subsidiary more often.
fn add_titles(scores: &mut BTreeMap<String, Scored<'_>>) {
    let short = |found: &Found<'_>| bare(&found.2).unwrap_or_else(|| found.2.clone()).to_lowercase();
    let titles: BTreeMap<String, i64> =
        scores.values().map(|(score, _, found)| (short(found), *score)).collect();
    for (name, (score, _, found)) in
        scores.iter_mut().filter(|(_, s)| LATIN.iter().any(|form| s.2.2.ends_with(form)))
    {
        let bare = short(found);
        let near = |at: usize| bare.get(at..).is_none_or(|rest| rest.split_whitespace().count() <= 1);
        let words = name.match_indices([' ', ',']).filter(|(at, _)| near(*at)).map(|(at, _)| &name[..at]);
        *score += words.filter_map(|words| titles.get(words)).sum::<i64>();
    }
}

/// Of several Latin names that may be the reporter's, the one whose short form, `Fell` of `Fell Corporation Berhad`, the
/// text goes on to speak of is; subsidiaries and partners are named where they are listed.
fn add_mentions(scores: &mut BTreeMap<String, Scored<'_>>, texts: &[Marked<'_>]) {
    /// Mentions that tell: more say no more.
    const TELLING: usize = 40;
    let rivals: Vec<(String, String)> = scores
        .iter()
        .filter(|(_, (score, ..))| *score >= SURE)
        .filter_map(|(name, (.., found))| {
            // Fell Corporation, of Fell Corporation Berhad
            let short = bare(&found.2).or_else(|| {
                let (shorter, _) = found.2.rsplit_once(' ')?;
                Some(bare(shorter).unwrap_or_else(|| shorter.to_owned()))
            })?;
            // Fell Group The Fell Company PLC: a title that has run on to the name
            let short = short.rsplit("The ").next().unwrap_or(&short);
            let short = short.strip_suffix(" Company").unwrap_or(short);
            Some((name.clone(), short.to_owned()))
        })
        .collect();
    if rivals.len() < 2 {
        return;
    }
    let Ok(finder) = AhoCorasick::new(rivals.iter().map(|(_, short)| short)) else { return };
    let mut mentions = vec![0; rivals.len()];
    for found in texts.iter().flat_map(|marked| finder.find_overlapping_iter(&marked.text.text)) {
        mentions[found.pattern().as_usize()] += 1;
    }
    for ((name, _), mentions) in rivals.iter().zip(mentions) {
        if let Some((score, ..)) = scores.get_mut(name) {
            *score += mentions.min(TELLING) as i64;
        }
    }
}

/// The reporter's names and those of others, as they stand in the text for matching.
pub(super) fn names(
    company: &Option<Found<'_>>,
    definitions: &[Definition<'_>],
) -> (Vec<String>, Vec<String>) {
    let mut own: Vec<String> =
        ["本公司", "本集团", "本行", "公司", "集团", "我们", "我司"].map(str::to_owned).to_vec();
    let mut others = vec![];
    let full = company.as_ref().map(|c| c.2.as_str());
    for definition in definitions {
        let list =
            if definition.own || full == Some(definition.full.as_str()) { &mut own } else { &mut others };
        list.push(definition.full.clone());
        list.extend(definition.short.iter().map(|(t, r)| t.text[r.clone()].to_owned()));
    }
    own.extend(full.map(str::to_owned));
    // a report that names itself without a definition: its name without the legal form
    if let Some(full) = full {
        let bare = SUFFIXES.iter().find_map(|s| full.strip_suffix(s)).unwrap_or(full);
        if bare.chars().count() >= 2 {
            own.push(bare.to_owned());
        }
    }
    own.retain(|n| n.chars().count() >= 2);
    // each name once: a text may define the same name on every page, and every label is held against all of them
    own.sort_by(|a, b| (b.len(), a).cmp(&(a.len(), b)));
    own.dedup();
    others.sort();
    others.dedup();
    others.retain(|n| n.chars().count() >= 2 && !own.contains(n));
    (own, others)
}

/// A name without its legal form, as people say it.
pub(super) fn bare(name: &str) -> Option<String> {
    const FORMS: &[&str] = &[
        "股份有限公司",
        "有限责任公司",
        "有限責任公司",
        "有限公司",
        "控股",
        "集团",
        "集團",
        "(集团)",
        "(集團)",
        " Co., Ltd.",
        " Co., Ltd",
        " Company Limited",
        " Limited",
        " Ltd.",
        " Ltd",
        " plc",
        " PLC",
        " Plc",
        " Corporation",
        " Inc.",
        " Inc",
        " Holdings",
        " Group",
        " AG",
        " SE",
        " S.A.",
        " N.V.",
    ];
    let mut short = name;
    while let Some(rest) = FORMS.iter().find_map(|f| short.strip_suffix(f)).filter(|r| r.chars().count() >= 2)
    {
        short = rest.trim_end_matches([',', ' ']);
    }
    (short != name).then(|| short.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_people_say_them() {
        for (name, short) in [
            ("某某机械股份有限公司", Some("某某机械")),
            ("某某科技集團控股有限公司", Some("某某科技")),
            ("Some Foods Holdings Limited", Some("Some Foods")),
            ("某某集团", Some("某某")),
            ("某某", None),
        ] {
            assert_eq!(bare(name).as_deref(), short, "{name}");
        }
    }
}
