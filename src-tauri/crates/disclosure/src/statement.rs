//! A statement: a number with its unit, its label path and its place. Tables, rows of plain text, figures beside their
//! labels and sentences differ only in how the path is found.

use std::borrow::Cow;
use std::rc::Rc;

use document::{Text, find, holds, trim};

use crate::lexicon::{self, Reading, tags};
use crate::quantity::Quantity;
use crate::unit::{Unit, is_noun_of, is_per_money, scale_alone, whole_unit};

/// Which layout a statement was found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// a cell of a table
    Table,
    /// a number that stands alone beside its label
    Figure,
    /// a sentence
    Prose,
}

/// What is known of a number's unit.
#[derive(Debug, Clone, PartialEq)]
pub enum Counted {
    /// printed and understood
    In(Unit),
    /// none printed
    Missing,
    /// printed, but none that we know
    Unknown,
}

impl Counted {
    /// Whether it is a share: in per cent.
    pub fn is_share(&self) -> bool {
        matches!(self, Counted::In(unit) if unit.is_share())
    }
}

/// A label, read.
#[derive(Debug, Clone, Default)]
pub struct Label {
    /// as printed, in the form for matching
    pub text: Text,
    /// what it says, brackets that say something included
    pub reading: Reading,
    /// a unit in its brackets, or after a colon
    pub unit: Option<Unit>,
    /// a company's or site's name in its brackets
    pub entity: Option<String>,
    /// it begins with an indicator's code: B5.1
    pub coded: bool,
    /// it begins with a dash or 其中: a part of the row above
    pub part: bool,
}

impl Label {
    /// The same label at another place: its words say the same there.
    pub fn at(&self, text: &Text) -> Label {
        Label {
            text: text.clone(),
            reading: self.reading.clone(),
            unit: self.unit.clone(),
            entity: self.entity.clone(),
            ..*self
        }
    }
}

/// Statements of a document that are kept: ten times as many as the longest report makes. Each takes some kilobytes, and a
/// text may make one of every nine bytes.
pub const MOST_STATEMENTS: usize = 100_000;

/// A number with everything that says what it is.
#[derive(Debug, Clone)]
pub struct Statement {
    /// value and printed digits
    pub quantity: Quantity,
    /// the digits as they stand
    pub number: Text,
    /// what it is counted in
    pub counted: Counted,
    /// the unit as printed
    pub raw_unit: String,
    /// what the innermost label says: row and column together
    pub inner: Reading,
    /// what the row alone says, where the column's header is a word for "amount" that may not suit it
    pub without_column: Option<Reading>,
    /// the innermost label for matching
    pub label: String,
    /// the labels around it, innermost first
    pub outers: Vec<Rc<Label>>,
    /// the name of an item: a row label that no word explains, under a column whose header says of what
    pub item: Option<String>,
    /// a sentence says of what the item is, and the column's header says otherwise
    pub contradicted: bool,
    /// a kind of work that people are counted by: 平台人员 under 员工类别
    pub function: Option<String>,
    /// the columns of its table are men and women, or one of them
    pub by_gender: bool,
    /// the group that it stands under has words that nobody knows
    pub strange_group: bool,
    /// beside its row stands one of other people at work: employees over workers
    pub some_staff: bool,
    /// the heads of its table stand apart from the values, and nothing but their order says which is whose
    pub far_from_heads: bool,
    /// whose, where not the group's
    pub entity: Option<String>,
    /// the year that is printed with it
    pub year: Option<i32>,
    /// which layout
    pub origin: Origin,
    /// the sentence or row, for the quote; all its numbers share it
    pub quote: Rc<Text>,
    /// the heading above
    pub section: Option<Rc<Label>>,
    /// a sentence that says that there was none
    pub negated: bool,
    /// its name, where it is one of several that a sentence lists: an item, if nothing else names it
    pub listed: Option<String>,
    /// what the row above counts, of which this is a part
    pub whole: Option<Rc<Label>>,
}

impl Statement {
    /// A number of a text, counted in what is printed with it; all else is still to be said.
    pub fn new(text: &Text, quantity: &Quantity, origin: Origin, quote: &Rc<Text>) -> Statement {
        let number = text.slice(quantity.number.clone());
        Statement {
            counted: quantity.unit.clone().map_or(Counted::Missing, Counted::In),
            raw_unit: text.text[quantity.unit_at.clone()].to_owned(),
            quantity: quantity.clone(),
            number,
            inner: Reading::default(),
            without_column: None,
            label: String::new(),
            outers: vec![],
            item: None,
            contradicted: false,
            function: None,
            by_gender: false,
            strange_group: false,
            some_staff: false,
            far_from_heads: false,
            entity: None,
            year: None,
            origin,
            quote: quote.clone(),
            section: None,
            negated: false,
            listed: None,
            whole: None,
        }
    }

    /// The number is counted in employees, whatever stands before it: 142名员工.
    pub fn counts_employees(&self) -> bool {
        let unit = self.raw_unit.to_ascii_lowercase();
        ["employee", "员工", "雇员", "staff"].iter().any(|w| unit.contains(w))
    }

    /// What its sentence or row says before the number.
    pub fn before_number(&self) -> &str {
        self.quote.text.get(..self.quantity.number.start).unwrap_or_default()
    }

    /// The same, named by one label.
    pub fn named(self, label: &Label) -> Statement {
        Statement {
            inner: label.reading.clone(),
            label: label.text.text.clone(),
            entity: label.entity.clone(),
            ..self
        }
    }
}

/// Characters of a label that are read: what is longer is a paragraph in a cell.
const LONGEST: usize = 200;

impl Label {
    /// UK, Global (excluding UK): a name that says where, and nothing of what is counted.
    pub fn is_part_of_the_world(&self) -> bool {
        let only = self.reading.axes.len() == 1 && self.reading.axes.contains_key("region");
        let excluded = || ["(excluding ", "(outside "].iter().any(|w| self.text.text.contains(w));
        self.reading.tags.is_empty() && (only && self.reading.unexplained == 0 || excluded())
    }
}

/// Reads a label: codes, bullets and note marks off its ends, brackets apart.
pub fn label(text: &Text, names: &[String]) -> Label {
    let whole = trim(&text.text);
    let end = if whole.len() > LONGEST { whole.char_indices().nth(LONGEST) } else { None };
    let end = end.map_or(whole.len(), |(i, _)| i);
    // a label broken over lines: 损失工作 日数
    let joined = joined_han(&whole[..end]);
    let clean = without_note(strip_code(behind_standard(joined.as_deref().unwrap_or(&whole[..end]))));
    // Fuel and energy, not included in Scope 1 or 2: what it is not
    let not_in = || {
        [" (not included in ", ", not included in ", " not included in "].iter().find_map(|w| find(clean, w))
    };
    let clean =
        if clean.is_ascii() { not_in().filter(|at| *at > 0).map_or(clean, |at| &clean[..at]) } else { clean };
    if let Some((category, rest)) = named_category(clean) {
        let named = lexicon::read(rest);
        let (own, unknown) = (tags!("scope1", "scope2"), tags!("unknown"));
        let mut label = Label { text: text.clone(), ..Label::default() };
        // ISO 14064-1 counts other categories than the GHG Protocol: 1 is scope 1, 2 is scope 2, 3 to 6 are of scope 3
        if category <= 2 && named.tags.has_any(own) {
            label.reading = named;
        } else if rest.contains("间接") || rest.to_ascii_lowercase().contains("indirect") {
            label.reading.tags = unknown;
        } else {
            label.reading.axes.insert("category".to_owned(), category.to_string());
        }
        return label;
    }
    if let Some(category) = category_of_scope_3(clean) {
        let mut reading = Reading { tags: tags!("scope3"), ..Reading::default() };
        reading.axes.insert("category".to_owned(), category.to_string());
        return Label { text: text.clone(), reading, ..Label::default() };
    }
    // Electricity, including own solar power: what is in it too names nothing else
    let including = || clean.split_once(", including ");
    let clean = clean.contains(',').then(including).flatten().map_or(clean, |(whole, _)| whole);
    // 大学(含)以上 is one word
    let counted_in = holds(clean, "(含)").then(|| clean.replace("(含)", "含"));
    let clean = counted_in.as_deref().unwrap_or(clean);
    // tCO2e emissions
    let carbon = ["tCO2e ", "tCO2 "].iter().find_map(|w| clean.strip_prefix(w));
    let carbon = carbon.filter(|of| of.trim_start().to_ascii_lowercase().starts_with("emission"));
    let clean = carbon.unwrap_or(clean);
    // Intensity ratio tCO2e per (£m) Location Based: the sum of money is no aside
    let bared = find(clean, "per (").and_then(|at| {
        let (open, rest) = (at + "per ".len(), &clean[at + "per (".len()..]);
        let (money, behind) = rest.split_once(')')?;
        is_per_money(&format!(" per {money}")).then(|| format!("{}{money}{behind}", &clean[..open]))
    });
    let clean = bared.as_deref().unwrap_or(clean);
    // % renewable energy, 男性%: its unit before it, or right behind it
    let behind = || clean.strip_suffix('%').filter(|of| of.ends_with(lexicon::is_han));
    let (clean, share) = match clean.strip_prefix("% ").or_else(behind) {
        Some(of) => (of, true),
        None => (clean, false),
    };
    let (outside, inside) = lexicon::brackets(clean);
    // `用电量:千瓦时`
    let (outside, mut unit) = match outside.rsplit_once([':', '/']).map(|(l, u)| (l, whole_unit(u))) {
        Some((label, Some(unit))) if !trim(label).is_empty() => (Cow::Owned(label.to_owned()), Some(unit)),
        _ => (outside, None),
    };
    // `Greenhouse gases, tonnes CO2e`, `Scope 1 - kt CO2e`
    let joined = outside.bytes().any(|b| matches!(b, b',' | b'-')) || outside.contains('，');
    let parted = [", ", " - ", "，"].iter().filter(|_| joined);
    let parted = parted.filter_map(|joint| outside.trim_end_matches(['*', ' ']).rsplit_once(joint)).next();
    let (outside, behind) = match parted.map(|(l, u)| (l, whole_unit(u))) {
        Some((label, Some(unit))) if !lexicon::read(label).is_silent() => {
            (Cow::Owned(label.to_owned()), Some(unit))
        }
        _ => (outside, None),
    };
    unit = unit.or(behind);
    // Tonnes per £m revenue (market-based): what is told apart by its basis alone
    let ratio = inside.iter().any(|i| i.contains("-based")).then(|| whole_unit(&outside)).flatten();
    let (outside, mut unit) = match ratio.filter(|u| u.per.is_some()) {
        Some(ratio) => (Cow::Borrowed(""), Some(ratio)),
        None => (outside, unit),
    };
    let (outside, trailing) =
        unit_behind(&outside).map_or((outside, None), |(label, unit)| (label.into(), unit));
    let each = trailing.as_ref().is_some_and(|u| u.per.as_ref().is_some_and(|per| per.unit == "person"));
    // Training hours (million hours): how many of the noun it ends with
    let noun = trailing.as_ref().filter(|u| unit.is_none() && u.per.is_none() && !u.is_measure()).cloned();
    unit = unit.or(trailing);
    // Gross Scope 1 emissions, percentage covered: the first of two indicators
    let outside = first_indicator(&outside);
    // Scope 1 emissions per $ million net sales
    let begun = outside.strip_prefix("Per ").filter(|_| is_per_money(&outside.replacen('P', " p", 1)));
    let divided = find(outside, " per ").filter(|at| is_per_money(&outside[*at..])).or(begun.map(|_| 0));
    let outside = divided.map_or(outside, |at| &outside[..at]);
    // CO2 emissions per tonne of crude steel: the unit says of what each is one
    let each_made = divides_by_a_thing(outside);
    let outside = each_made.map_or(outside, |at| &outside[..at]);
    // Electricity - Market: on which basis
    let based = outside.rsplit_once(['–', '-']).and_then(|(head, basis)| {
        let basis = ["location", "market"].iter().find(|w| trim(basis).eq_ignore_ascii_case(w))?;
        Some((head.trim_end(), *basis))
    });
    let outside = based.map_or(outside, |(head, _)| head);
    let mut reading = lexicon::read(defined_scope(outside).unwrap_or(outside));
    if let Some((_, basis)) = based {
        reading.axes.entry("basis".to_owned()).or_insert(basis.to_owned());
    }
    if divided.is_some() {
        reading.tags = reading.tags.with(tags!("per_revenue"));
    }
    if each_made.is_some() {
        reading.tags = reading.tags.with(tags!("per_output"));
    }
    if carbon.is_some() {
        unit = unit.or_else(|| Some(Unit::plain("tCO2e")));
    }
    if share {
        reading.tags = reading.tags.with(tags!("rate"));
        unit = unit.or_else(|| Some(Unit::plain("%")));
    }
    // Training hours per employee: the unit is said, and that it is one for each
    if each {
        reading.tags = reading.tags.with(tags!("per_employee"));
    }
    if scoped(&reading) && is_part_of_scope(outside) {
        reading.tags = reading.tags.with(tags!("unknown"));
    }
    // Carbon footprint (scope 1 and 2): a footprint by its scopes is the company's
    let scopes = || scoped(&reading) || inside.iter().any(|inner| scoped(&lexicon::read(inner)));
    if reading.tags.has_any(tags!("footprint")) && scopes() {
        reading.tags = reading.tags.without(tags!("footprint")).with(tags!("ghg"));
    }
    let mut entity = None;
    let mut scale = None;
    for inner in inside {
        // (LB), (MB): on which basis, and no unit
        let basis = lexicon::read(&format!("({})", inner.trim()));
        if let Some(found) = scale_alone(&inner) {
            scale = Some(found);
            continue;
        }
        // Board of Directors (% women): how many of them are; Turnover (% voluntary resignation): of which
        let share = inner.trim().strip_prefix('%').map(|of| lexicon::read(of.trim_start_matches(" of")));
        if let Some(of) = share.filter(|of| of.unexplained == 0 && of.is_telling()) {
            unit = Some(Unit::plain("%"));
            // Executives (% men): nothing asks for it, and it is no share of what a heading names
            let men =
                reading.axes.contains_key("level") && of.axes.get("gender").is_some_and(|g| g == "male");
            reading.tags =
                reading.tags.with(if men { tags!("unknown") } else { tags!("rate").with(of.tags) });
            reading.axes.extend(of.axes);
            continue;
        }
        if let Some(found) = whole_unit(&inner).filter(|_| !basis.axes.contains_key("basis")) {
            // Number of employees (percentage): the share stands beside each number
            if found.is_share() && reading.tags.has_any(tags!("headcount")) {
                continue;
            }
            // Age group (employees): of whom, where nothing else says so
            if found.counts_people() && reading.is_silent() && !outside.trim().is_empty() {
                reading.tags = lexicon::read(&inner).tags.intersection(tags!("employee"));
            }
            let scaled = noun.as_ref().is_some_and(|noun| noun.numerator == found.numerator);
            unit = if scaled { Some(found) } else { unit.or(Some(found)) };
            continue;
        }
        // (based on 200,000 hours worked): what a rate is per
        if let Some(rest) =
            inner.trim().strip_prefix("based on ").or_else(|| inner.trim().strip_prefix("per "))
            && let Some(hours) = crate::matching::hours_of_label(rest)
            && reading.tags.has_any(tags!("rate"))
        {
            unit = Some(hours);
            continue;
        }
        // (HC): by heads, and not in full-time equivalents
        if inner.trim() == "HC" {
            reading.tags = reading.tags.with(tags!("headcount"));
            continue;
        }
        // (吨标准煤，当量值): how the unit is reckoned stands behind it
        let reckoned = inner
            .split_once(['，', ','])
            .filter(|(_, how)| matches!(how.trim(), "当量值" | "等价值" | "当量" | "等价"));
        if let Some(found) = reckoned.and_then(|(unit, _)| whole_unit(unit)) {
            unit = unit.or(Some(found));
            continue;
        }
        // (location-based, tCO2e): the unit behind what the brackets say
        let behind = inner.rsplit_once(", ").or_else(|| inner.rsplit_once('，'));
        let behind = behind.and_then(|(said, u)| Some((said.to_owned(), whole_unit(u)?)));
        let inner = match behind {
            Some((said, found)) => {
                unit = unit.or(Some(found));
                said
            }
            None => inner,
        };
        // Independent directors (excluding committee members): some of the board
        let without = ["不含", "不包括", "excluding"].iter().any(|w| inner.starts_with(w));
        if without && reading.tags.has_any(tags!("board", "independent")) {
            reading.tags = reading.tags.with(tags!("unknown"));
        }
        // (取水量-排水量): how it is reckoned; (含绿电): what is in it
        if is_formula(&inner) || without || ["含", "包括", "including"].iter().any(|w| inner.starts_with(w))
        {
            continue;
        }
        // Packaging materials (plastic): one of them
        if reading.tags == tags!("packaging")
            && (lexicon::names_material(&inner) || matches!(inner.trim(), "others" | "Others" | "其他"))
        {
            reading.axes.entry("item".to_owned()).or_insert(inner.trim().to_owned());
            continue;
        }
        // 外购商品与服务(类别1): of scope 3, whose category it is the number of
        let numbers = ["类别", "category ", "Category ", "cat. ", "Cat. "]
            .iter()
            .any(|w| inner.trim_start().starts_with(w));
        if numbers && reading.axes.contains_key("category") {
            continue;
        }
        let words = lexicon::read(&inner);
        // Energy consumption (electricity, fuels, heat), Employees (permanent and temporary): all that there is
        let consists = sources(&inner) > 1 && reading.tags.has_any(tags!("energy"));
        if !scoped(&reading) && (consists || names_both(&inner, &words)) {
            continue;
        }
        reading.conflict |= words.conflict && !scoped(&reading);
        // Indirect emissions (Scope 3), Natural gas, diesel and refrigerants (Scope 1): the brackets say which scope
        let numbered = numbered_scope(&inner).filter(|scope| {
            numbered_scope(outside).is_none()
                && !reading.tags.has_all(*scope)
                && (scoped(&reading) || sources(outside) > 1)
        });
        if let Some(scope) = numbered {
            let kind = reading.tags.intersection(tags!("ghg", "emission", "sum", "direct", "indirect"));
            reading = lexicon::Reading { tags: kind.with(scope), ..words.clone() };
        }
        if names.iter().any(|n| inner.contains(n.as_str())) {
            entity = Some(inner.trim().to_owned());
        } else if scoped(&reading) {
            // Scope 1 (fugitive): one source alone is a part
            if let [(_, source)] = words.spans[..]
                && source.has_any(scope1_sources().with(tags!("single_gas")))
                && words.unexplained == 0
            {
                reading.tags = reading.tags.with(source);
            }
            // Scope 1 & 2 (m): on which basis, by its letter
            let basis = match inner.trim() {
                "l" | "L" | "I" => Some("location"),
                "m" | "M" => Some("market"),
                _ => None,
            };
            if let Some(basis) = basis {
                reading.axes.entry("basis".to_owned()).or_insert(basis.to_owned());
                continue;
            }
            // Scope 1 (contractors): of others
            reading.tags = reading.tags.with(words.tags.intersection(tags!("contractor")));
            // (business travel and waste disposal): a category, and what no category is named by
            let more = words.axes.contains_key("category")
                && !words.tags.without(lexicon::measures()).is_empty()
                && inner.contains([',', '&', '、', '及']) | inner.contains(" and ");
            if (words.conflict || more) && reading.tags.has_any(tags!("scope3")) {
                reading.axes.insert("category".to_owned(), SEVERAL.to_owned());
            }
            // Scope 1 (direct emissions: energy use): the scope is said, what stands in brackets explains it;
            // (market) says on which basis as it does nowhere else
            for (axis, value) in words.axes.into_iter().chain(lexicon::read(&format!("({inner})")).axes) {
                reading.axes.entry(axis).or_insert(value);
            }
        } else if words.unexplained == 0 && !words.is_silent() {
            // Manufacturing (purchased goods and services): a category of scope 3 by the name that everybody knows
            if reading.is_silent() && words.axes.contains_key("category") && words.tags.is_empty() {
                reading.unexplained = 0;
            }
            // (生活垃圾) says what is in it, not what it is; (CO2, CH4) which gases, (vehicles) where it is burnt
            let within = tags!("household", "single_gas", "emission_source");
            reading.tags = reading.tags.with(words.tags.without(within));
            for (axis, value) in words.axes {
                reading.axes.entry(axis).or_insert(value);
            }
        }
    }
    // (metric tons) (in millions); Employees (thousand): of what they are counted in, said or not
    if let Some(scale) = scale {
        let counted = match reading.tags {
            tags if tags.has_any(tags!("hours")) => Some("h"),
            tags if tags.has_any(tags!("revenue", "money")) => Some("CUR"),
            tags if tags.has_any(tags!("employee", "staff", "hire", "turnover")) => Some("person"),
            _ => None,
        };
        match unit.take().or(counted.map(Unit::plain)) {
            Some(known) => unit = Some(known.times(scale)),
            // Metric tons (thousands), the head of a column: a unit as a whole, or what is left of it
            None if outside.trim().is_empty() || whole_unit(clean).is_some() => {}
            None => reading.tags = reading.tags.with(tags!("unknown")),
        }
    }
    // CO2e (tonnes): of what, the words say
    if holds(outside, "CO2") && reading.tags.has_any(tags!("ghg")) {
        unit = unit.map(Unit::of_carbon);
    }
    cover_scope_3(outside, &mut reading);
    let coded = clean.len() < trim(&text.text).len()
        && text.text.trim_start().starts_with(|c: char| c.is_ascii_uppercase());
    let part =
        whole.starts_with(['-', '—']) || ["其中", "当中", "of which"].iter().any(|w| whole.starts_with(w));
    Label { text: text.clone(), reading, unit, entity, coded, part }
}

/// Where a label begins to say per which thing, in words that nothing else explains: `per vehicle produced`.
fn divides_by_a_thing(label: &str) -> Option<usize> {
    let at = find(label, " per ").filter(|at| *at > 0 && label.is_ascii())?;
    let tail = &label[at..];
    let time = ["year", "annum", "month", "quarter", "day"].iter().any(|w| tail[5..].starts_with(w));
    let words = lexicon::read(tail);
    let made = tags!("product", "output", "generated", "generation");
    (!time && words.unexplained > 0 && words.axes.is_empty() && words.tags.without(made).is_empty())
        .then_some(at)
}

/// Two groups, or two kinds, that together are all: `permanent and temporary`, `hazardous and non-hazardous`.
fn names_both(words: &str, reading: &Reading) -> bool {
    const PAIRS: [[&str; 2]; 4] =
        [["male", "female"], ["women", "men"], ["permanent", "temporary"], ["full", "part"]];
    let named =
        |name: &str| words.split(|c: char| !c.is_ascii_alphabetic()).any(|w| w.eq_ignore_ascii_case(name));
    reading.tags.has_all(tags!("hazardous", "nonhazardous"))
        || reading.tags.has_all(tags!("voluntary", "involuntary"))
        || reading.conflict && PAIRS.iter().any(|pair| pair.iter().all(|name| named(name)))
}

/// A text without the blanks between its Han characters, where words that we know run over them.
fn joined_han(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let han = |c: Option<char>| c.is_some_and(lexicon::is_han);
    let between = |at: usize| han(text[..at].chars().next_back()) && han(text[at + 1..].chars().next());
    let blanks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).filter(|at| between(*at)).collect();
    // what is explained as it stands is not read again
    let unexplained = if blanks.is_empty() { 0 } else { lexicon::read(text).unexplained };
    if unexplained == 0 {
        return None;
    }
    let joined: String = text.char_indices().filter(|(at, _)| !blanks.contains(at)).map(|(_, c)| c).collect();
    (lexicon::read(&joined).unexplained < unexplained).then_some(joined)
}

/// Whether a label names a scope of greenhouse gases.
fn scoped(reading: &Reading) -> bool {
    reading.tags.has_any(tags!("scope1", "scope2", "scope3"))
}

/// What scope 3 may cover in place of a category's number: several of them, or a part of the chain.
pub const SEVERAL: &str = "several";

/// Scope 3 with the categories that its label names: one, or several, which are no conflict.
fn cover_scope_3(label: &str, reading: &mut Reading) {
    if !reading.tags.has_any(tags!("scope3")) || reading.tags.has_any(tags!("scope1", "scope2")) {
        return;
    }
    let numbered =
        label.to_ascii_lowercase().find("categor").and_then(|at| Some(named_category(&label[at..])?.0));
    let numbered = numbered.or_else(|| category_alone(label)).map(|n| n.to_string());
    let several = reading.conflict && reading.axes.len() == 1 && reading.axes.contains_key("category");
    let partial = reading.tags.has_any(tags!("part_of_chain"));
    if several || partial {
        reading.conflict = false;
        reading.axes.insert("category".to_owned(), SEVERAL.to_owned());
    } else if let Some(number) = numbered {
        reading.axes.entry("category".to_owned()).or_insert(number);
    }
}

/// 范围3 类别4: a category of scope 3, where 类别 alone may mean a scope.
fn category_of_scope_3(label: &str) -> Option<u32> {
    let scope = ["范围", "范畴"].iter().find_map(|w| label.strip_prefix(w))?;
    let rest = scope.strip_prefix(['3', '三'])?.trim_start_matches([' ', '-', ':', '、', ',']);
    let rest = rest.trim_start_matches(['—', '：', '，', '–', '.']);
    let (numbered, rest) = match rest.strip_prefix('第') {
        Some(rest) => (true, rest),
        None => (false, rest.strip_prefix("类别").or_else(|| rest.strip_prefix("分类"))?),
    };
    let rest = rest.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let behind = rest[end..].trim_start();
    let ends = !numbered || behind.starts_with(['类', '項', '项']);
    rest[..end].parse().ok().filter(|n| ends && (1..=15).contains(n))
}

/// `Scope 3 category 6`, `Scope 3, Cat. 6`.
fn category_alone(label: &str) -> Option<u32> {
    let lower = label.to_ascii_lowercase();
    let rest =
        ["category ", "cat. ", "cat "].iter().find_map(|w| Some(&lower[lower.find(w)? + w.len()..]))?;
    let digits = rest.trim_end_matches([' ', ')']);
    digits.parse().ok().filter(|n| (1..=15).contains(n))
}

/// What a label calls a scope by its number: `Scope 1`, `scope-2`, `Scope III`.
fn numbered_scope(label: &str) -> Option<lexicon::Tags> {
    let at = label.to_ascii_lowercase().find("scope")?;
    let tags = lexicon::read(&label[at..]).tags.intersection(tags!("scope1", "scope2", "scope3"));
    [tags!("scope1"), tags!("scope2"), tags!("scope3")].into_iter().find(|one| *one == tags)
}

/// What scope 1 comes from.
fn scope1_sources() -> lexicon::Tags {
    tags!(
        "emission_source",
        "natural_gas",
        "diesel",
        "petrol",
        "lpg",
        "fuel_oil",
        "coal",
        "aviation_fuel",
        "fuel"
    )
}

/// How many sources of emissions a list names: natural gas, diesel and refrigerants.
fn sources(list: &str) -> usize {
    let energy = scope1_sources().with(tags!("electricity", "heat", "cooling"));
    let pieces = list.split([',', '&', '/', ';']).flat_map(|p| p.split(" and "));
    pieces.filter(|p| lexicon::read(p.trim()).tags.has_any(energy)).count()
}

/// A scope and what stands behind a colon or a dash.
fn behind_scope(label: &str) -> Option<(&str, &str)> {
    // told by the last bytes of what parts them
    memchr::memchr3(b':', 0x93, 0x94, label.as_bytes()).or_else(|| memchr::memchr(b'-', label.as_bytes()))?;
    let dash = || label.contains('-').then(|| label.find(" - ").or_else(|| label.find("- "))).flatten();
    let at = label.find([':', '–', '—']).or_else(dash)?;
    let (scope, behind) = (&label[..at], label[at..].trim_start_matches([':', '–', '—', '-', ' ']));
    scoped(&lexicon::read(scope)).then_some((scope, behind))
}

/// `Scope 2: Indirect emissions from purchased energy`, `Scope 1 - natural gas, diesel and refrigerants`: the scope with its
/// definition, which names what the company owns or buys, or a list of sources; one source alone is a part.
fn defined_scope(label: &str) -> Option<&str> {
    // Scope 1 emissions from gas, refrigerants and owned vehicles: all that it comes from
    if label.is_ascii()
        && let Some((scope, from)) =
            find(label, " from ").map(|at| (&label[..at], &label[at + " from ".len()..]))
        && numbered_scope(scope).is_some()
        && sources(from) > 1
    {
        return Some(scope);
    }
    let (scope, definition) = behind_scope(label)?;
    let definition = definition.to_ascii_lowercase();
    let own = ["own", "control", "company", "purchased", "value chain", "other indirect emissions"];
    let defines = definition.contains("direct") && own.iter().any(|w| definition.contains(w));
    // on which basis the definition says too
    let based = lexicon::read(&definition).axes.contains_key("basis");
    // fuel burned on sites, in offices and in vehicles: any fuel, wherever it is burnt
    let fuels = || lexicon::read(&definition).tags.has_any(tags!("fuel")) && definition.contains(" and ");
    (defines || (sources(&definition) > 1 || fuels()) && !based).then_some(scope)
}

/// `Scope 2 - Norland`: a scope, and behind a dash a word that nothing explains.
fn is_part_of_scope(label: &str) -> bool {
    !label.contains(|c: char| c.is_alphabetic() && !c.is_ascii())
        && defined_scope(label).is_none()
        && behind_scope(label).is_some_and(|(_, behind)| lexicon::read(behind).unexplained > 0)
}

/// `Gross Scope 1 emissions, percentage covered under regulations`: the first of two indicators that one row asks for.
fn first_indicator(label: &str) -> &str {
    if !label.is_ascii() {
        return label;
    }
    let cut = [", percentage ", ", percent ", "; percentage "].iter().filter_map(|w| find(label, w)).min();
    cut.filter(|at| *at > 0).map_or(label, |at| &label[..at])
}

/// Words of a unit at most: `tonnes of CO2e per million USD of revenue`.
const UNIT_WORDS: usize = 9;

/// `独立董事比例 %`, `GHG intensity tonnes of CO2e per employee`: the unit a space behind the label. `Number of employees`
/// and `Female employees` are all label.
fn unit_behind(label: &str) -> Option<(String, Option<Unit>)> {
    let label = label.trim_end();
    let blanks: Vec<usize> = label.match_indices(' ').map(|(i, _)| i).rev().take(UNIT_WORDS).collect();
    let split = blanks.into_iter().rev().map(|i| (label[..i].trim(), label[i..].trim()));
    let mut units = split.filter(|(rest, unit)| {
        rest.chars().count() > 1 && !unit.is_empty() && !is_noun_of(rest, unit) && !is_number_of(unit)
    });
    // hours per female employee: a group, and no thing made
    let is_group = |unit: &Unit| {
        let output =
            unit.per.as_ref().filter(|per| per.unit == "output").map(|per| lexicon::read(&per.output));
        output.is_some_and(|of| of.tags.has_any(tags!("employee")) || of.axes.contains_key("basis"))
    };
    // rate, based on 200,000 hours: a number of hours is what it is per
    let counted = |words: &str| words.starts_with(|c: char| c.is_ascii_digit());
    let unit_of =
        |words| whole_unit(words).filter(|u| !(is_group(u) || u.numerator == "h" && counted(words)));
    let (rest, unit) = units.find_map(|(rest, unit)| Some((rest, unit_of(unit)?)))?;
    (!lexicon::read(rest).is_silent()).then(|| (rest.to_owned(), Some(unit)))
}

/// `number of employees`, `no. of persons`: behind other words what a label names, and no unit.
fn is_number_of(text: &str) -> bool {
    ["number of ", "no. of "].iter().any(|w| text.get(..w.len()).is_some_and(|t| t.eq_ignore_ascii_case(w)))
}

/// A difference, a quotient or an equation between words.
fn is_formula(text: &str) -> bool {
    // withdrawal less discharge
    if [" less ", " minus "].iter().any(|w| text.contains(w)) {
        return true;
    }
    let chars: Vec<char> = text.chars().collect();
    chars.windows(3).any(|w| {
        let word = |c: char| c.is_alphabetic() && !c.is_ascii();
        matches!(w[1], '-' | '=' | '÷' | '×') && word(w[0]) && word(w[2])
    })
}

/// `类别1:购买的商品和服务`, `Category 6 – business travel`, `Cat. 6 - Travel`: a category of scope 3, and what it is called.
fn named_category(text: &str) -> Option<(u32, &str)> {
    if !text.starts_with(['类', '分', 'c', 'C']) {
        return None;
    }
    let rest = ["类别", "分类", "category ", "Category ", "Cat. ", "Cat "]
        .iter()
        .find_map(|p| text.strip_prefix(p))?
        .trim_start();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let after = rest[digits.len()..].trim_start();
    let named = after.starts_with([':', '-', '—', '.', '、', ' '])
        || rest[digits.len()..].starts_with(' ') && !after.is_empty();
    let number = digits.parse().ok().filter(|n| (1..=15).contains(n) && named)?;
    Some((number, after.trim_start_matches([':', '-', '—', '.', '、', ' '])))
}

/// `Corporate emissions (t CO2e) 2`, `Scope 3 (total)12, 13`: without the numbers of notes behind a bracket that closes.
fn without_note(text: &str) -> &str {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | ' '));
    let notes = &text[bare.len()..];
    let short = |note: &str| (1..=2).contains(&note.trim().len());
    if bare.ends_with(')') && notes.split(',').all(short) { bare } else { text }
}

/// `GRI 305-4 GHG emissions intensity`, `S1-14 Number of fatalities`: a label behind where a standard asks for it.
fn behind_standard(label: &str) -> &str {
    const BODIES: [&str; 7] = ["GRI", "ESRS", "SASB", "HKEX", "KPI", "Bursa", "BRSR"];
    let numbered = |word: &str| {
        word.len() <= 14 && word.contains(['-', '(', '.']) && word.bytes().any(|b| b.is_ascii_digit())
    };
    let Some((first, rest)) = label.split_once(' ') else { return label };
    let named = BODIES.contains(&first).then(|| rest.split_once(' ')).flatten();
    // S1-14, E1-6: a topic's letter and number
    let topic = first.as_bytes();
    let of_topic = topic.len() <= 6
        && topic.first().is_some_and(u8::is_ascii_uppercase)
        && topic.get(1).is_some_and(u8::is_ascii_digit)
        && first.contains('-');
    let behind = match named {
        Some((code, rest)) if numbered(code) => rest,
        _ if of_topic => rest,
        _ => return label,
    };
    let begins = behind.starts_with(|c: char| c.is_uppercase() || !c.is_ascii());
    if begins { behind } else { label }
}

/// Numbers of paragraphs and indicators before a label: `A1.2`, `B1.1 `, `(1)`, `1.`, `其中:`.
fn strip_code(text: &str) -> &str {
    let text = text.trim_start_matches(['-', '•', '·', '*', '●', '■', '◆', '¹', ' ', '—']).trim_start();
    let text = ["其中,", "其中，", "其中:", "其中：", "其中、", "of which:", "of which"]
        .iter()
        .find_map(|p| text.strip_prefix(p))
        .unwrap_or(text);
    let end = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '(' | ')' | '-')))
        .unwrap_or(text.len());
    let code = &text[..end];
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let letters = code.bytes().filter(u8::is_ascii_alphabetic).count();
    // 2024(公吨): a year and its unit
    let closed = code.matches('(').count() <= code.matches(')').count();
    let coded = digits > 0
        && closed
        && (code.contains('.') || code.contains('(') || code.contains(')'))
        && letters <= 3
        && end < text.len();
    // B1 雇佣: an aspect's letter and number, a blank behind it
    let aspect = letters == 1
        && (1..=2).contains(&digits)
        && code.starts_with(|c: char| c.is_ascii_uppercase())
        && code.len() == letters + digits
        && text[end..].strip_prefix(' ').is_some_and(|r| r.starts_with(|c: char| !c.is_ascii()));
    let coded = coded || aspect;
    // an age band or a scope is no code
    if coded && !code.contains('-') {
        text[end..].trim_start_matches(['、', '.', ':', '：', ' '])
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_no_words() {
        for (text, want) in [
            ("B1.2 按性别", "按性别"),
            ("(1)用水", "用水"),
            ("1.员工", "员工"),
            ("18-25", "18-25"),
            ("30岁以下", "30岁以下"),
            ("其中，发明专利", "发明专利"),
            ("A1排放物", "A1排放物"),
            ("- 男性", "男性"),
            ("B1 雇佣", "雇佣"),
        ] {
            assert_eq!(strip_code(text), want, "{text}");
        }
    }
}
