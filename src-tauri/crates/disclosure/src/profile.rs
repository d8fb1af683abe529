//! Who reports, for which year, in which language and currency, and which other companies the text speaks of.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use document::{Document, Item, Text};

use crate::declared::{Declared, declared};
use crate::lexicon::{self, Tags, tags};
use crate::model::{Company, Language};
use crate::period;

/// What is known of a report before its facts.
#[derive(Debug, Clone)]
pub struct Profile {
    /// of most of the text
    pub language: Language,
    /// who reports
    pub company: Company,
    /// the report's own title
    pub title: Option<String>,
    /// the year reported on
    pub year: Option<i32>,
    /// ISO 4217
    pub currency: &'static str,
    /// the reporter's names, for matching, longest first
    pub own: Vec<String>,
    /// other companies that the text defines a name for, for matching
    pub others: Vec<String>,
    /// what sentences say that kinds of waste consist of: 无害废弃物主要为固废物、污泥
    pub items: BTreeMap<String, Tags>,
    /// what is said of units once and for all
    pub declared: Declared,
    /// finds the names of others, and words for them
    foreign: AhoCorasick,
    /// finds the reporter's names of more than two characters
    reporter: AhoCorasick,
}

/// Words by which a sentence speaks of a company, plant or project that is not the reporter.
const FOREIGN: &[&str] = &["该公司", "该厂", "该项目", "该企业", "该子公司", "该基地"];
/// Legal forms: what bears one and is not the reporter is another.
const FORMS_OF_OTHERS: &[&str] = &["有限公司", "基金会", "合资公司"];

impl Profile {
    /// Another company, by a name that the text defines, by its legal form, or by 该公司.
    pub fn speaks_of_others(&self, text: &str) -> bool {
        if self.foreign.is_match(text) {
            return true;
        }
        let formed = |t: &str| FORMS_OF_OTHERS.iter().any(|w| t.contains(w));
        formed(text) && formed(&self.without_own(text))
    }

    /// The reporter's names are no words of a label.
    pub fn without_own<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !self.reporter.is_match(text) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        self.reporter.replace_all_with(text, &mut out, |_, _, out| {
            out.push(' ');
            true
        });
        Cow::Owned(out)
    }
}

/// A finder of names; the longest at a place counts.
fn finder<'n>(names: impl Iterator<Item = &'n str>) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        // made anew for each report: what is quick to make
        .kind(Some(AhoCorasickKind::NoncontiguousNFA))
        .build(names)
        .expect("a report's few names")
}

/// Han suffixes of company names, longest first.
const SUFFIXES: &[&str] = &[
    "股份有限公司",
    "集团有限公司",
    "控股有限公司",
    "有限责任公司",
    "有限公司",
    "(集团)公司",
    "科技集团",
    "集团",
];
const LATIN: &[&str] = &[
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
    "plc",
    "S.A.",
    "AG",
    "N.V.",
    "SE",
    "LIMITED",
    "CORPORATION",
    "INC.",
    "BERHAD",
    "Berhad",
    "Bhd",
    "Corp.",
    "GmbH",
    "KGaA",
    "A/S",
    "ASA",
    "AB",
    "Oyj",
    "S.p.A.",
    "LLC",
];
/// How much of a report's beginning names its author.
const HEAD: usize = 60;

/// Reads the profile of a document.
pub fn profile(document: &Document) -> Profile {
    let texts = texts(document);
    let language = language(document);
    let year = year(&texts);
    let definitions = definitions(&texts);
    let company = company(&texts, &definitions, language);
    let (own, others) = names(&company, &definitions);
    let printed = |text: &Text, range| print(document, text, range);
    let name = company.as_ref().map(|c| printed(c.0, c.1.clone())).unwrap_or_default();
    let short_name = company.as_ref().and_then(|c| {
        let (text, range) = definitions.iter().find(|d| d.full == c.2)?.short.first()?;
        Some(printed(text, range.clone()))
    });
    let currency = currency(&texts, language);
    Profile {
        language,
        title: title(document),
        year,
        currency,
        foreign: finder(others.iter().map(String::as_str).chain(FOREIGN.iter().copied())),
        reporter: finder(own.iter().map(String::as_str).filter(|n| n.chars().count() > 2)),
        own,
        others,
        items: items(&texts),
        declared: declared(&texts),
        company: Company {
            short_name: short_name.or_else(|| bare(&name)),
            name,
            stock_code: stock_code(&texts),
        },
    }
}

/// All texts in reading order.
fn texts(document: &Document) -> Vec<&Text> {
    let mut all = vec![];
    for item in &document.items {
        match item {
            Item::Row(row) => all.extend(row.cells.iter().map(|c| &c.text)),
            Item::Passage { text, .. } => all.push(text),
            Item::Gap => {}
        }
    }
    all
}

fn print(document: &Document, text: &Text, range: std::ops::Range<usize>) -> String {
    let printed = document.print(&text.slice(range));
    // a name broken over two lines has no blank in it, unless it is a Latin one
    let han = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
    let mut out = String::with_capacity(printed.len());
    let chars: Vec<char> = printed.chars().collect();
    for (i, c) in chars.iter().enumerate() {
        let blank = *c == ' ' && han(chars.get(i.wrapping_sub(1)).copied()) && han(chars.get(i + 1).copied());
        if !blank {
            out.push(*c);
        }
    }
    out
}

/// Characters of a passage that are looked at for its language, and of all passages.
const SAMPLE: usize = 64;
const ENOUGH: usize = 40_000;

fn language(document: &Document) -> Language {
    let (mut han, mut latin, mut changed) = (0usize, 0usize, 0usize);
    for item in &document.items {
        let Item::Passage { text, .. } = item else { continue };
        if han + latin > ENOUGH {
            break;
        }
        for (i, c) in text.text.char_indices().take(SAMPLE) {
            if c.is_ascii_alphabetic() {
                latin += 1;
            } else if ('\u{3400}'..='\u{9fff}').contains(&c) {
                han += 1;
                let place = text.place(i);
                changed += usize::from(!document.lines[place.line].print[place.byte..].starts_with(c));
            }
        }
    }
    match () {
        () if han * 6 < latin => Language::En,
        () if changed * 12 > han => Language::ZhHant,
        () => Language::ZhHans,
    }
}

/// Words that a period ends with, or begins.
const PERIODS: &[&str] = &[
    "12月31日",
    "止年度",
    "止财政年度",
    "止12个月",
    "年度止",
    "year ended",
    "years ended",
    "31 December",
    "December 31",
];

/// The year that the report covers: what it says of its period and in its titles goes before how often a year is named,
/// since prose names the year before for each of its figures.
fn year(texts: &[&Text]) -> Option<i32> {
    let mut votes: BTreeMap<i32, (u32, u32)> = BTreeMap::new();
    let mut times: HashMap<&str, u32> = HashMap::new();
    for (i, text) in texts.iter().enumerate() {
        let t = &text.text;
        let found = period::years(t);
        let Some((_, last)) = found.last().copied() else { continue };
        // GRI 103: Management Approach 2016: the year of a standard
        if t.len() < 120 && ["GRI ", "Management Approach", "ISO ", "SASB"].iter().any(|w| t.contains(w)) {
            continue;
        }
        let early = i < HEAD;
        let times = times.entry(t).or_default();
        *times += 1;
        // a cell that spans rows stands in each
        if *times > 1 && t.len() > 120 {
            continue;
        }
        // the foot of the pages
        let repeated = *times == 3;
        // of several years the one beside the words for the period
        let period =
            PERIODS.iter().find_map(|w| t.find(w)).or_else(|| t.find("报告期").filter(|_| t.contains('至')));
        let covered = period.and_then(|at| {
            let distance = |year: &(usize, i32)| year.0.abs_diff(at);
            found.iter().copied().filter(|y| distance(y) <= 60).min_by_key(distance)
        });
        // from 1 April 2023 to 31 March 2024: where the period ends
        let until = |pair: &&[(usize, i32)]| {
            let between = &t[pair[0].0..pair[1].0];
            between.len() <= 48 && ["至", "到", " to "].iter().any(|w| between.contains(w))
        };
        let named = ["时间范围", "报告期", "时间跨度", "reporting period", "Reporting Period"]
            .iter()
            .any(|w| t.contains(w));
        let heading = (early || repeated) && t.chars().count() < 60 && speaks_of_report(t);
        let mut vote = |year: i32, strong: u32| {
            let entry = votes.entry(year).or_default();
            *entry = (entry.0 + strong, entry.1 + 1);
        };
        match found.windows(2).find(|pair| named && until(pair)).map(|pair| pair[1]).or(covered) {
            Some((_, year)) => vote(year, 12 + 40 * u32::from(named) + 40 * u32::from(early)),
            None => vote(last, 30 * u32::from(heading) + 30 * u32::from(heading && repeated)),
        }
    }
    votes.into_iter().max_by_key(|(year, votes)| (*votes, *year)).map(|(year, _)| year)
}

fn speaks_of_report(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["报告", "report", "年报"].iter().any(|w| lower.contains(w))
}

/// A name that the text introduces: 某某有限公司(以下简称“某某”).
struct Definition<'a> {
    full: String,
    place: (&'a Text, std::ops::Range<usize>),
    short: Vec<(&'a Text, std::ops::Range<usize>)>,
    /// one of its short names is 公司, 我们, "the Company"
    own: bool,
}

/// Characters that a definition in brackets takes at most, both brackets counted. What is looked for has a bound wherever a
/// text may be a whole report on one line: each search to its end would make the time grow with the square of its length.
const DEFINITION: usize = 82;
/// Characters of a list of names that are said to mean a company.
const LIST: usize = 300;

fn definitions<'a>(texts: &[&'a Text]) -> Vec<Definition<'a>> {
    let mut found: Vec<Definition<'a>> = vec![];
    for text in texts {
        let t = &text.text;
        let mut at = 0;
        while let Some(open) = t[at..].find('(').map(|i| at + i) {
            at = open + 1;
            let Some(close) = t[open..until(t, open, DEFINITION)].find(')').map(|i| open + i) else {
                continue;
            };
            let inner = &t[open + 1..close];
            let opens = ["以下简称", "简称", "下称", "the “"].iter().any(|w| inner.starts_with(w))
                || inner.starts_with(['“', '「', '"']);
            if !opens {
                continue;
            }
            let Some(range) = name_ending_at(t, open) else { continue };
            let mut definition = Definition {
                full: t[range.clone()].to_owned(),
                place: (text, range),
                short: vec![],
                own: false,
            };
            for (from, to) in quoted(t, open + 1, close) {
                match &t[from..to] {
                    "公司" | "本公司" | "集团" | "本集团" | "我们" | "本行" | "the Company" | "the Group"
                    | "we" | "our" | "us" | "We" => {
                        definition.own = true;
                    }
                    _ => definition.short.push((text, from..to)),
                }
            }
            found.push(definition);
        }
        found.extend(said_to_mean(text));
    }
    found
}

/// “某某”“公司”指代某某有限公司.
fn said_to_mean<'a>(text: &'a Text) -> Vec<Definition<'a>> {
    let t = &text.text;
    let mut found = vec![];
    if !t.contains('指') {
        return found;
    }
    for verb in ["指代", "是指", "均指", "指"] {
        for (at, _) in t.match_indices(verb) {
            let head = &t[..at];
            if !head.ends_with(['”', '」', '"']) {
                continue;
            }
            let after = at + verb.len();
            let name = &t[after..until(t, after, 39)];
            let end = SUFFIXES.iter().filter_map(|s| name.find(s).map(|i| after + i + s.len())).min();
            let Some(range) = end.map(|e| after..e) else { continue };
            let begin = since(t, at, LIST);
            let from = head[begin..]
                .rfind(['；', ';', '。'])
                .map_or(begin, |i| begin + i + t[begin + i..].chars().next().map_or(1, char::len_utf8));
            let mut definition = Definition {
                full: t[range.clone()].to_owned(),
                place: (text, range),
                short: vec![],
                own: false,
            };
            for (a, b) in quoted(t, from, at) {
                match &t[a..b] {
                    "公司" | "本公司" | "集团" | "本集团" | "我们" | "本行" => {
                        definition.own = true
                    }
                    _ => definition.short.push((text, a..b)),
                }
            }
            if !definition.short.is_empty() || definition.own {
                found.push(definition);
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// The strings in quotes between two bytes.
fn quoted(text: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut found = vec![];
    let mut open: Option<usize> = None;
    for (i, c) in text[from..to].char_indices() {
        let i = i + from;
        match c {
            '“' | '「' | '『' => open = Some(i + c.len_utf8()),
            '”' | '」' | '』' => found.extend(open.take().map(|o| (o, i))),
            '"' => match open.take() {
                Some(o) => found.push((o, i)),
                None => open = Some(i + 1),
            },
            _ => {}
        }
    }
    found.retain(|(a, b)| b > a && b - a < 60);
    found
}

/// The byte some characters before another, or the text's first.
fn since(text: &str, at: usize, most: usize) -> usize {
    text[..at].char_indices().rev().nth(most - 1).map_or(0, |(i, _)| i)
}

/// The byte some characters after another, or the text's end.
fn until(text: &str, at: usize, most: usize) -> usize {
    text[at..].char_indices().nth(most).map_or(text.len(), |(i, _)| at + i)
}

/// A company's name that ends at a byte.
fn name_ending_at(text: &str, end: usize) -> Option<std::ops::Range<usize>> {
    // no name is longer, and a page may be one line
    let from = since(text, end, 101);
    let range = name_at_end_of(&text[from..end])?;
    Some(range.start + from..range.end + from)
}

fn name_at_end_of(head: &str) -> Option<std::ops::Range<usize>> {
    let head = head.trim_end();
    if let Some(suffix) = SUFFIXES.iter().find(|s| head.ends_with(**s)) {
        let start = name_start(&head[..head.len() - suffix.len()]);
        let length = head[start..].chars().count();
        return (length > suffix.chars().count() + 1 && length < 40).then_some(start..head.len());
    }
    LATIN.iter().find(|s| head.ends_with(**s)).and_then(|form| {
        let start = head.rfind(['。', '.', '\n', '，', ';', ':', '|']).map_or(0, |i| {
            // the dot of "Co." belongs to the name
            if head[i..].starts_with(". L") || head[i..].len() < 3 {
                0
            } else {
                i + head[i..].chars().next().map_or(1, char::len_utf8)
            }
        });
        let start = start + head[start..].len()
            - head[start..].trim_start_matches(|c: char| !c.is_alphabetic()).len();
        // Since 2020, Some Foods Limited: the comma before the legal form belongs to the name, another does not
        let body = head.get(start..head.len() - form.len())?.trim_end_matches([' ', ',']);
        let apart = body
            .rfind(", ")
            .map(|i| i + 2)
            .max(body.rfind(['”', '“', '"', '–']).map(|i| i + char_at(body, i)));
        let start = start + apart.unwrap_or(0);
        let start = start + head[start..].len() - head[start..].trim_start().len();
        let start = start + in_capitals(head.get(start..head.len() - form.len())?);
        let name = &head[start..];
        // a legal form alone is no name
        let words = name.split_whitespace().filter(|w| w.len() > 2 && !LATIN.contains(w)).count();
        (words > 0 && name.len() < 90 && name.starts_with(|c: char| c.is_ascii_uppercase()))
            .then_some(start..head.len())
    })
}

/// Where the capitalised words begin that a text ends in: `Fell Holdings` of `data of Fell Holdings`, but `Bank of Fell`.
fn in_capitals(text: &str) -> usize {
    let capital =
        |w: &str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "(&".contains(c));
    let joint = |w: &str| matches!(w, "and" | "of" | "the" | "for" | "de" | "du" | "da");
    let words: Vec<&str> = text.split(' ').collect();
    let mut first = words.len();
    while first > 0 {
        let word = words[first - 1].trim_start_matches(['“', '"', '(']);
        let joins = joint(word) && first > 1 && capital(words[first - 2]) && first < words.len();
        if !(word.is_empty() || capital(word) || joins) {
            break;
        }
        first -= 1;
    }
    let lead: usize = words[..first].iter().map(|w| w.len() + 1).sum();
    lead.min(text.len())
}

/// Bytes of the character at a place.
fn char_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

/// The items that a sentence counts up of hazardous or non-hazardous waste.
fn items(texts: &[&Text]) -> BTreeMap<String, Tags> {
    let (waste, kinds) = (tags!("waste"), tags!("hazardous", "nonhazardous"));
    let mut found = BTreeMap::new();
    let lists = |t: &str| t.contains("废") && (t.contains("包括") || t.contains("主要"));
    for text in texts.iter().filter(|t| lists(&t.text)) {
        for sentence in text.text.split(['。', '；', '，']).filter(|s| s.contains('废')) {
            let verb = ["主要为", "主要包括", "主要是", "主要有", "包括"]
                .iter()
                .find_map(|v| sentence.split_once(v));
            let Some((subject, list)) = verb.filter(|(s, _)| s.chars().count() <= 40) else { continue };
            let tags = lexicon::read(subject).tags;
            if !tags.has_all(waste) || !tags.has_any(kinds) || tags.has_all(kinds) {
                continue;
            }
            let named =
                if tags.has_any(tags!("nonhazardous")) { tags!("nonhazardous") } else { tags!("hazardous") };
            for item in list.split(['、', '和', '及', '与']).map(str::trim) {
                if (2..=12).contains(&item.chars().count()) {
                    found.insert(item.trim_end_matches(['等', ' ']).to_owned(), waste.with(named));
                }
            }
        }
    }
    found
}

/// A name without its legal form, as people say it.
fn bare(name: &str) -> Option<String> {
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

/// Where a Han name begins: after punctuation, a digit, or a verb that never is part of one.
fn name_start(head: &str) -> usize {
    let mut start = 0;
    for (i, c) in head.char_indices() {
        if !(('\u{3400}'..='\u{9fff}').contains(&c)
            || c.is_ascii_alphabetic()
            || matches!(c, '(' | ')' | '·'))
        {
            start = i + c.len_utf8();
        }
    }
    // 本报告是某某…, 来自《某某…: what leads to a name
    for word in [
        "报告说明",
        "本报告",
        "报告是",
        "报告为",
        "说明",
        "披露了",
        "展示了",
        "阐述了",
        "反映了",
        "披露",
        "来自",
        "覆盖",
        "关于",
        "由",
        "对于",
        "指",
        "介绍",
        "涵盖",
        "控股股东",
        "子公司",
        "及其",
        "代",
        "包括",
        "旗下",
        "全资",
        "名称",
    ] {
        if let Some(i) = head[start..].rfind(word) {
            let after = start + i + word.len();
            if head.len() > after {
                start = after;
            }
        }
    }
    start
}

type Found<'a> = (&'a Text, std::ops::Range<usize>, String);

fn company<'a>(texts: &[&'a Text], definitions: &[Definition<'a>], language: Language) -> Option<Found<'a>> {
    let mut scores: BTreeMap<String, (i64, usize, Found<'a>)> = BTreeMap::new();
    let mut add = |text: &'a Text, range: std::ops::Range<usize>, score: i64, order: usize| {
        let name = text.text[range.clone()].trim().to_owned();
        let entry = scores.entry(name.clone()).or_insert((0, order, (text, range, name)));
        entry.0 += score;
    };
    for (order, text) in texts.iter().enumerate() {
        let t = &text.text;
        let early = order < HEAD;
        // all suffixes end so
        let mut ends: Vec<usize> = t.match_indices("公司").map(|(at, end)| at + end.len()).collect();
        let named = !ends.is_empty() || early && t.contains("集团");
        if named {
            ends.extend(t.match_indices("集团").map(|(at, end)| at + end.len()));
        }
        for end in ends.into_iter().filter(|_| named) {
            for suffix in SUFFIXES.iter().filter(|suffix| t[..end].ends_with(**suffix)) {
                let Some(range) = name_ending_at(t, end) else { continue };
                // 集团 inside a longer suffix, and generic words, are no names
                if *suffix == "集团"
                    && (t[range.end..]
                        .starts_with(['有', '(', '股', '公', '内', '及', '总', '的', '各', '在', '将'])
                        || !early)
                {
                    continue;
                }
                let name = &t[range.clone()];
                if name.starts_with(['本', '该', '我']) || name.contains("交易所") {
                    continue;
                }
                let alone = range.len() + 3 >= t.trim().len();
                let titled = t.chars().nth(59).is_none() && speaks_of_report(t);
                let score = 2
                    + 30 * i64::from(early && alone)
                    + 15 * i64::from(early && titled)
                    + 4 * i64::from(early);
                add(text, range, score, order);
            }
        }
        if language == Language::En && order < HEAD * 4 {
            for suffix in LATIN {
                // SE is a legal form, and not the end of ASSESSMENT
                let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let stands = |at: usize| {
                    !letter(t[..at].chars().next_back()) && !letter(t[at + suffix.len()..].chars().next())
                };
                for (at, _) in t.match_indices(suffix).filter(|(at, _)| stands(*at)) {
                    if let Some(range) = name_ending_at(t, at + suffix.len()) {
                        add(text, range, 6, order);
                    }
                }
            }
        }
    }
    for (order, definition) in definitions.iter().enumerate() {
        let (text, range) = definition.place.clone();
        add(text, range, if definition.own { 60 } else { 1 }, 1000 + order);
    }
    let best = scores.into_values().max_by(|a, b| {
        (a.0, std::cmp::Reverse(a.1), a.2.2.len()).cmp(&(b.0, std::cmp::Reverse(b.1), b.2.2.len()))
    })?;
    Some(best.2)
}

/// The reporter's names and those of others, as they stand in the text for matching.
fn names(company: &Option<Found<'_>>, definitions: &[Definition<'_>]) -> (Vec<String>, Vec<String>) {
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

/// `NYSE: ABC`, `(ASX: MWS)`: the exchange and the letters it trades under.
fn ticker(text: &str) -> Option<String> {
    let exchanges = ["NYSE:", "NASDAQ:", "Nasdaq:", "ASX:", "LSE:", "TSX:", "SGX:", "JSE:", "NSE:"];
    let after = exchanges.iter().find_map(|e| text.find(e).map(|at| text[at + e.len()..].trim_start()))?;
    let code: String = after.chars().take_while(char::is_ascii_alphanumeric).collect();
    let capital = code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    ((1..=6).contains(&code.len()) && capital).then_some(code)
}

fn stock_code(texts: &[&Text]) -> Option<String> {
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
    ];
    if let Some(code) = texts.iter().take(HEAD * 4).find_map(|t| ticker(&t.text)) {
        return Some(code);
    }
    for (i, text) in texts.iter().enumerate() {
        let t = &text.text;
        // a table's cell beside it
        if words.contains(&t.trim().trim_end_matches([':', ' ']))
            && let Some(code) = texts
                .get(i + 1)
                .map(|n| n.text.trim())
                .filter(|c| (3..=6).contains(&c.len()) && c.bytes().all(|b| b.is_ascii_digit()))
        {
            return Some(code.to_owned());
        }
        if !t.contains("代号") && !t.contains("代码") && !t.contains("ode") && !t.contains("ODE") {
            continue;
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

/// A line near the beginning that names the kind of report. Lines, not passages: a title stands alone on its line.
fn title(document: &Document) -> Option<String> {
    let words = [
        "环境",
        "环境",
        "社会",
        "社會",
        "可持续",
        "可持續",
        "责任",
        "責任",
        "esg",
        "年度",
        "sustainability",
        "environmental",
        "annual",
        "responsibility",
    ];
    let kinds = ["报告", "報告", "年报", "年報", "report"];
    let fits = |print: &str| {
        let lower = print.to_lowercase();
        let long = lower.chars().count();
        (4..=60).contains(&long)
            && kinds.iter().any(|k| lower.contains(k))
            && words.iter().any(|w| lower.contains(w))
            && !lower.contains(['。', '…', '•', '；'])
            && !["指引", "指南", "守则", "守則", "guide", "gri", "standard"].iter().any(|w| lower.contains(w))
    };
    let line = document
        .lines
        .iter()
        .take(HEAD * 4)
        .map(|l| l.print.trim().trim_start_matches(['#', '*', ' ']))
        .find(|p| fits(p))?;
    let folded: Vec<&str> = line.split_whitespace().collect();
    Some(folded.join(" ").trim_matches(['《', '》', '“', '”', ' ', '*']).to_owned())
}

/// Words for currencies that are no other's: a bare `$` or 元 tells nothing.
const CURRENCY_WORDS: &[(&str, &str)] = &[
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
    ("₹", "INR"),
];

static CURRENCIES: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(CURRENCY_WORDS.iter().map(|(w, _)| w))
        .expect("a few words")
});

/// The currency that the report itself says it uses, else the one of its script's main market.
fn currency(texts: &[&Text], language: Language) -> &'static str {
    let mut counts: Vec<(&'static str, u32)> = vec![];
    for (_, code) in CURRENCY_WORDS {
        if !counts.iter().any(|(c, _)| c == code) {
            counts.push((code, 0));
        }
    }
    for text in texts {
        for found in CURRENCIES.find_iter(&text.text) {
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
