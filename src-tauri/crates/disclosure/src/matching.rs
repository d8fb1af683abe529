//! A statement's words and unit to the metric that they name. The patterns stand with the metrics: `find` lists, tag by
//! tag, what a label must say and what it may; a word outside the pattern speaks of something else.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use rust_decimal::Decimal;

use crate::catalogue::{Kind, Metric, metrics};
use crate::lexicon::{Reading, Tags, frames, tags};
use crate::model::Breakdown;
use crate::unit::Unit;

/// Frames, but for those that what was avoided is told by: a project that reduces emissions.
fn hard_frames() -> Tags {
    frames().without(tags!("project"))
}

struct Pattern {
    /// of each set, one tag must be there
    needs: Vec<Tags>,
    /// tags that may be there
    allows: Tags,
    /// any further words are allowed
    open: bool,
    /// values of breakdowns that the metric's name holds; `*`: any
    axes: Vec<(String, String)>,
    /// values of breakdowns that follow
    gives: Vec<(String, String)>,
}

impl Pattern {
    /// How much it says.
    fn weight(&self) -> u32 {
        (self.needs.len() + self.axes.len()) as u32 * 4
    }

    /// Whether the tags are all that it needs and no more than it allows.
    fn takes(&self, tags: Tags) -> bool {
        self.needs.iter().all(|need| tags.has_any(*need))
            && tags.without(self.allows).is_empty()
            && (self.open || !tags.has_any(tags!("project")))
    }
}

struct Rule {
    metric: &'static Metric,
    patterns: Vec<Pattern>,
    dimensions: Vec<String>,
    /// without one of these no pattern fits
    gate: Option<Tags>,
    /// of the pattern that says most
    weight: u32,
}

impl Rule {
    fn new(metric: &'static Metric) -> Rule {
        let patterns: Vec<Pattern> = metric.find.iter().map(|f| pattern(f)).collect();
        let dimensions =
            if metric.dims.is_empty() { vec![dimension(&metric.unit)] } else { metric.dims.clone() };
        let gate =
            patterns.iter().try_fold(Tags::default(), |gate, p| p.needs.first().map(|need| gate.with(*need)));
        let weight = patterns.iter().map(Pattern::weight).max().unwrap_or_default();
        Rule { metric, patterns, dimensions, gate, weight }
    }
}

/// The rules, and by each tag those that it opens: a label has a few tags, and most rules ask for others.
struct Rules {
    all: Vec<Rule>,
    /// sets of rules, a bit each
    opened: Vec<Vec<u64>>,
    ungated: Vec<u64>,
}

impl Rules {
    fn new(all: Vec<Rule>) -> Rules {
        let set = |of: &dyn Fn(&Rule) -> bool| {
            let mut bits = vec![0; all.len().div_ceil(64)];
            let these = all.iter().enumerate().filter(|(_, rule)| of(rule));
            these.for_each(|(i, _)| bits[i / 64] |= 1 << (i % 64));
            bits
        };
        let opened = (0..Tags::MOST)
            .map(|id| set(&|rule| rule.gate.is_some_and(|gate| gate.ids().any(|tag| tag == id))))
            .collect();
        let ungated = set(&|rule| rule.gate.is_none());
        Rules { all, opened, ungated }
    }

    /// Those of which a pattern may fit the tags, in the catalogue's order.
    fn opened_by(&self, tags: Tags) -> impl Iterator<Item = &Rule> {
        let mut set = self.ungated.clone();
        for id in tags.ids() {
            set.iter_mut().zip(&self.opened[id]).for_each(|(bits, more)| *bits |= more);
        }
        let mut at = 0;
        std::iter::from_fn(move || {
            while *set.get(at)? == 0 {
                at += 1;
            }
            let rule = 64 * at + set[at].trailing_zeros() as usize;
            set[at] &= set[at] - 1;
            Some(&self.all[rule])
        })
    }

    fn of(&self, metric: &Metric) -> Option<&Rule> {
        self.all.iter().find(|rule| rule.metric.id == metric.id)
    }
}

static RULES: LazyLock<Rules> =
    LazyLock::new(|| Rules::new(metrics().iter().filter(|m| !m.find.is_empty()).map(Rule::new).collect()));

fn dimension(unit: &str) -> String {
    unit.replace("output unit", "output").replace("kWh", "MWh")
}

fn pattern(text: &str) -> Pattern {
    let (words, gives) = text.split_once("=>").unwrap_or((text, ""));
    let pair = |w: &str| w.split_once('=').map(|(a, v)| (a.to_owned(), v.to_owned()));
    let mut pattern = Pattern {
        needs: vec![],
        allows: tags!("sum", "held", "function_axis", "region_axis", "took_part"),
        open: false,
        axes: vec![],
        gives: gives.split_whitespace().filter_map(pair).collect(),
    };
    for word in words.split_whitespace() {
        if let Some(axis) = pair(word) {
            pattern.axes.push(axis);
            continue;
        }
        if word == "*" {
            pattern.allows = Tags::all();
            pattern.open = true;
            continue;
        }
        if let Some(never) = word.strip_prefix('!') {
            pattern.allows = pattern.allows.without(Tags::of(never));
            continue;
        }
        let optional = word.ends_with('?');
        let tags = word
            .trim_end_matches('?')
            .split('|')
            .fold(Tags::default(), |t, w| t.with(Tags::of(w.trim_end_matches('?'))));
        pattern.allows = pattern.allows.with(tags);
        if !optional {
            pattern.needs.push(tags);
        }
    }
    pattern
}

/// A metric that a statement may be for.
#[derive(Debug, Clone)]
pub struct Match {
    /// which
    pub metric: &'static Metric,
    /// along which axes
    pub breakdown: Breakdown,
    /// the value in canonical units
    pub value: Decimal,
    /// the canonical unit, with the currency and the unit of output put in
    pub unit: String,
    /// canonical units in one printed
    pub scale: Decimal,
    /// how many tags it needs: of two metrics the one that says more wins
    pub weight: u32,
    /// what lowers the confidence
    pub reasons: Vec<&'static str>,
}

/// Whether words name a metric, whatever the unit.
pub fn names(metric: &Metric, reading: &Reading) -> bool {
    let rule = RULES.of(metric);
    !reading.conflict
        && !reading.tags.has_any(frames())
        && rule.is_some_and(|r| {
            r.patterns.iter().any(|p| fits(p, reading.tags, &reading.axes, r.metric).is_some())
        })
}

/// Of each pattern of a metric, the sets of tags of which one must be there.
pub fn needs(metric: &Metric) -> impl Iterator<Item = &'static [Tags]> {
    let rule = RULES.of(metric);
    rule.into_iter().flat_map(|r| r.patterns.iter().map(|p| p.needs.as_slice()))
}

/// Tags that a denominator uses up, so that the pattern need not name them.
fn used_up(per: &str) -> Tags {
    match per {
        "person" => tags!("per_employee", "avg", "intensity", "employee", "headcount"),
        "million CUR" => tags!("per_revenue", "intensity", "revenue", "money"),
        "m2" => tags!("per_area", "intensity", "floor_area"),
        "output" => tags!("per_output", "intensity", "product", "output"),
        _ => tags!("avg"),
    }
}

/// The metric that a number is for: of those that it may be for the first whose words say most.
pub fn best(
    reading: &Reading,
    label: &str,
    unit: Option<&Unit>,
    value: Decimal,
    currency: &str,
) -> Option<Match> {
    let (unit, tags) = left_over(reading, label, unit)?;
    let mut best: Option<Match> = None;
    for rule in RULES.opened_by(reading.tags.with(tags)) {
        let said = best.as_ref().map_or(0, |m| m.weight);
        if best.is_some() && rule.weight <= said {
            continue;
        }
        let found = apply(rule, reading, tags, label, unit.as_ref(), value, currency);
        if let Some(found) = found.filter(|m| best.is_none() || m.weight > said) {
            best = Some(found);
        }
    }
    best
}

/// What a number is if it is a given metric's.
pub fn of_metric(id: &str, reading: &Reading, label: &str, value: Decimal, currency: &str) -> Option<Match> {
    let (unit, tags) = left_over(reading, label, None)?;
    let rule = RULES.all.iter().find(|rule| rule.metric.id == id)?;
    apply(rule, reading, tags, label, unit.as_ref(), value, currency)
}

/// The unit that print and label give together, and the tags that it leaves over for the patterns. None where what frames
/// the words ends the matter, or the label says per something without saying per how much.
fn left_over(reading: &Reading, label: &str, unit: Option<&Unit>) -> Option<(Option<Unit>, Tags)> {
    if reading.conflict || reading.tags.has_any(hard_frames()) {
        return None;
    }
    let hours = hours_of_label(label).or_else(|| timed(reading)).or_else(|| attended(reading));
    let unit = match unit.or(hours.as_ref()) {
        Some(unit) => Some(per_of_label(reading, label, unit.clone())?),
        None => None,
    };
    let per = unit.as_ref().and_then(|u| u.per.as_ref());
    // 平均每张订单使用物料57克: an average amount is none of all
    let amount = per.is_none() && unit.as_ref().is_some_and(Unit::is_measure);
    let used_up = if amount { Tags::default() } else { used_up(per.map_or("", |p| p.unit)) };
    let mut tags = reading.tags.without(used_up);
    // 排放强度(吨二氧化碳当量/百万元营收): of what, the unit says
    let of_ghg = per.is_some() && unit.as_ref().is_some_and(|u| u.numerator == "tCO2e");
    let told = of_ghg
        && reading.tags.has_any(tags!("intensity", "per_employee", "per_revenue", "per_area"))
        && tags.without(tags!("emission", "sum")).is_empty();
    if told {
        tags = tags.with(tags!("ghg"));
    }
    Some((unit, tags))
}

/// 平均受训时数: hours, where the label says hours and no unit is printed.
fn timed(reading: &Reading) -> Option<Unit> {
    let of = tags!(
        "training",
        "avg",
        "per_employee",
        "employee",
        "hours",
        "sum",
        "education",
        "people",
        "volunteer",
        "service",
        "community"
    );
    let hours = reading.tags.has_any(tags!("hours")) && reading.tags.without(of).is_empty();
    hours.then(|| Unit::plain("h"))
}

/// 受训人次: who came as often as they came, where no unit is printed.
fn attended(reading: &Reading) -> Option<Unit> {
    let of = tags!("training", "participations", "sum", "employee", "education", "corruption", "safety");
    let attended = reading.tags.has_any(tags!("participations")) && reading.tags.without(of).is_empty();
    attended.then(|| Unit::plain("person-time"))
}

/// A rate's base may stand in its label: 百万工时可记录工伤率.
pub fn hours_of_label(label: &str) -> Option<Unit> {
    // a letter that each of the words has one of
    if !label.contains(['时', '频', '0', 'f', 'F', 'h', 'H']) {
        return None;
    }
    let mut joined = label.to_owned();
    joined.retain(|c| c != ' ');
    let (mut million, mut short) = (false, false);
    for found in HOURS.find_overlapping_iter(&joined) {
        let is_short = found.pattern().as_usize() < SHORT_HOURS.len();
        (million, short) = (million || !is_short, short || is_short);
    }
    (million || short).then(|| Unit::per_hours(short && !million))
}

/// Words for 200,000 hours, blanks apart, and for a million.
const SHORT_HOURS: [&str; 5] = ["二十万工时", "20万工时", "200,000", "二十万小时", "20万小时"];
const MILLION_HOURS: [&str; 11] = [
    "百万工时",
    "百万小时",
    "百万工作小时",
    "millionhours",
    "millionworkinghours",
    "millionman-hours",
    "1,000,000",
    // whose definition has the base in it
    "失能伤害频率",
    "ltifr",
    "trifr",
    "injuryfrequencyrate",
];

static HOURS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = SHORT_HOURS.iter().chain(&MILLION_HOURS);
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        // what is quick to make: a label is short
        .kind(Some(AhoCorasickKind::NoncontiguousNFA))
        .build(words)
        .expect("a few words")
});

/// A label may say what the printed unit leaves out: `人均` beside `m3`, `每百万营业额` beside `t`. None where it says so
/// without saying per how much.
fn per_of_label(reading: &Reading, label: &str, unit: Unit) -> Option<Unit> {
    if unit.per.is_some() || unit.numerator == "%" || unit.dimension().contains("hours") {
        return Some(unit);
    }
    let has = |tags: Tags| reading.tags.has_any(tags);
    if has(tags!("per_employee")) || (has(tags!("avg")) && unit.numerator == "h") {
        return Some(unit.with_per("person", Decimal::ONE));
    }
    if has(tags!("per_area")) {
        let feet = ["平方呎", "平方尺", "平方英尺", "sq ft", "square f"].iter().any(|w| label.contains(w));
        return Some(unit.with_per("m2", if feet { Decimal::new(9_290_304, 8) } else { Decimal::ONE }));
    }
    if has(tags!("per_revenue")) {
        let scales = [
            ("百万", "1"),
            ("million", "1"),
            ("亿元", "100"),
            ("万元", "0.01"),
            ("千元", "0.001"),
            ("'000", "0.001"),
        ];
        let (_, factor) = scales.iter().find(|(w, _)| label.to_ascii_lowercase().contains(w))?;
        return Some(unit.with_per("million CUR", factor.parse().unwrap_or(Decimal::ONE)));
    }
    Some(unit)
}

/// The metric of a rule, where one of its patterns fits the tags that the unit has left over.
fn apply(
    rule: &Rule,
    reading: &Reading,
    tags: Tags,
    label: &str,
    unit: Option<&Unit>,
    value: Decimal,
    currency: &str,
) -> Option<Match> {
    let mut reasons = vec![];
    let metric = rule.metric;
    let (gives, weight, axes) = rule.patterns.iter().find_map(|p| fits(p, tags, &reading.axes, metric))?;
    let mut further = Decimal::ONE;
    let scale = match unit {
        Some(unit) => {
            further = convertible(rule, unit, label, &mut reasons)?;
            // 97.35 分 of a hundred; of five or ten there are as many
            let marks = unit.dimension() == "mark";
            if marks && !(Decimal::from(50)..=Decimal::ONE_HUNDRED).contains(&value) {
                return None;
            }
            unit.scale() * further
        }
        None => {
            without_unit(metric, reading, value)?;
            // 雇员人数 says what is counted
            if !(metric.unit == "person" && reading.tags.has_any(tags!("headcount"))) {
                reasons.push("unit_missing");
            }
            Decimal::ONE
        }
    };
    let mut canonical = match unit {
        Some(unit) => unit.canonical(value)?.checked_mul(further)?.normalize(),
        None => value,
    };
    // `Mt` that is read as tonnes is printed as finely as tonnes
    let scale = canonical.checked_div(value).unwrap_or(scale);
    let mut breakdown = axes;
    breakdown.extend(gives);
    if metric.id == "workforce.share" && breakdown.is_empty() {
        return None;
    }
    let mut name = metric.unit.clone();
    if let Some(unit) = unit.filter(|_| !metric.dims.is_empty()) {
        // a fuel keeps the dimension that was printed; people stay people whatever counts them
        if metric.id.starts_with("energy.") {
            name = if further == Decimal::ONE { unit.dimension() } else { "L".to_owned() };
        }
    }
    if name.contains("output unit") {
        let output = unit.and_then(|u| u.per.as_ref()).map_or("", |per| per.output.as_str());
        if let Some(thing) = thing_made(output) {
            breakdown.entry("output".to_owned()).or_insert(thing.to_owned());
        }
        // 48,620吨 of a product: in what it was printed
        let output = match unit.filter(|_| metric.id == "output.total") {
            Some(unit) => &unit.dimension(),
            None => output,
        };
        name = name.replace("output unit", output);
        if metric.unit.starts_with("kWh") {
            canonical = canonical.checked_mul(Decimal::ONE_THOUSAND)?.normalize();
        }
    }
    name = name.replace("CUR", unit.and_then(Unit::currency).unwrap_or(currency));
    if !plausible(metric, canonical) || !bounded(metric, &name, canonical) {
        return None;
    }
    Some(Match { metric, breakdown, value: canonical, unit: name, scale, weight, reasons })
}

/// The vehicle of tCO2e/vehicle, the cement of kWh/t cement: what is made, where the unit says more than how much of it.
fn thing_made(output: &str) -> Option<&str> {
    const MEASURES: [&str; 30] = [
        "t", "mt", "kg", "ton", "tons", "tonne", "tonnes", "unit", "units", "pc", "pcs", "piece", "pieces",
        "set", "sets", "m", "m2", "m3", "l", "kl", "hl", "boe", "toe", "bbl", "kwh", "mwh", "gwh", "gj",
        "tj", "metric",
    ];
    const ANY: [&str; 8] = [
        "product",
        "products",
        "output",
        "production",
        "finished product",
        "finished products",
        "goods",
        "finished goods",
    ];
    if !output.is_ascii() {
        return None;
    }
    let mut thing = output.trim();
    while let Some((word, rest)) = thing.split_once(' ') {
        let word = word.to_ascii_lowercase();
        if !MEASURES.contains(&word.as_str()) && word != "of" {
            break;
        }
        thing = rest.trim_start();
    }
    let lower = thing.to_ascii_lowercase();
    (!MEASURES.contains(&lower.as_str()) && !ANY.contains(&lower.as_str()) && thing.len() > 2)
        .then_some(thing)
}

type Fit = (Vec<(String, String)>, u32, Breakdown);

fn fits(pattern: &Pattern, tags: Tags, axes: &Breakdown, metric: &Metric) -> Option<Fit> {
    let grouped = metric.axes.iter().any(|a| a == "group");
    if !grouped && !pattern.takes(tags) {
        return None;
    }
    let mut tags = tags;
    let mut left = axes.clone();
    // Turnover rate for permanent employees: those who can be asked for it
    if metric.id.starts_with("turnover.") && left.get("employment").is_some_and(|of| of == "permanent") {
        left.remove("employment");
    }
    let mut own = Breakdown::new();
    for (axis, value) in &pattern.axes {
        let there = left.remove(axis)?;
        match value.as_str() {
            "*" => {
                if there == "general" {
                    return None;
                }
                own.insert(axis.clone(), there);
            }
            _ if *value == there => {}
            _ => return None,
        }
    }
    if grouped {
        regroup(&mut tags, &mut left, &mut own);
        if !pattern.takes(tags) {
            return None;
        }
    }
    if left.keys().any(|axis| !metric.axes.contains(axis)) {
        return None;
    }
    own.extend(left);
    Some((pattern.gives.clone(), pattern.weight(), own))
}

/// Who is trained in ethics: the axis `group` has names of its own.
fn regroup(tags: &mut Tags, left: &mut Breakdown, own: &mut Breakdown) {
    let group = match left.get("level").map(String::as_str) {
        Some("management" | "senior" | "middle" | "executive") => Some("management"),
        Some("general") => Some("employees"),
        // 董事及员工: both
        _ if tags.has_any(tags!("board")) && !tags.has_any(tags!("employee")) => Some("board"),
        _ if tags.has_any(tags!("supplier")) => Some("suppliers"),
        _ => None,
    };
    if let Some(group) = group {
        left.remove("level");
        *tags = tags.without(tags!("board")).without(tags!("supplier"));
        own.insert("group".to_owned(), group.to_owned());
    }
}

/// Whether a unit can be the metric's, perhaps with a word of doubt, and what its canonical value is still to be
/// multiplied by.
fn convertible(rule: &Rule, unit: &Unit, label: &str, reasons: &mut Vec<&'static str>) -> Option<Decimal> {
    let dimension = unit.dimension();
    if unit.is_megatonne() {
        reasons.push("unit_by_plausibility");
    }
    // 3.6 GJ／千度: energy for energy is a factor
    let per_energy =
        |per: &str| ["度", "千瓦时", "kwh", "mwh", "gj"].iter().any(|w| per.to_lowercase().ends_with(w));
    if unit.numerator == "MWh" && unit.per.as_ref().is_some_and(|per| per_energy(&per.output)) {
        return None;
    }
    if rule.dimensions.contains(&dimension) {
        return Some(Decimal::ONE);
    }
    let id = rule.metric.id.as_str();
    let want = rule.dimensions.first()?;
    // reports print "tonnes" for GHG; where the label says carbon dioxide nothing is left open
    if want.starts_with("tCO2e") && dimension == want.replacen("tCO2e", "t", 1) {
        let said = ["二氧化碳", "co2", "carbon dioxide", "温室气体", "碳排放", "ghg", "greenhouse", "scope"];
        let lower = label.to_ascii_lowercase();
        if !said.iter().any(|w| lower.contains(w)) {
            // Waste generated in operations | tonnes: the waste itself, and no category of scope 3
            let emitted = ["排放", "范围", "范畴", "类别", "emission", "categor"];
            if id == "ghg.scope3" && !emitted.iter().any(|w| lower.contains(w)) {
                return None;
            }
            reasons.push("unit_mass_for_ghg");
        }
        return Some(Decimal::ONE);
    }
    // Male No. (B): people, by a number
    let numbers = || {
        label
            .split_whitespace()
            .any(|w| matches!(w, "No." | "Nos." | "no." | "nos." | "No" | "Number" | "number"))
    };
    if want == "person" && dimension == "count" && numbers() {
        return Some(Decimal::ONE);
    }
    if id == "customer.satisfaction" && dimension == "mark" {
        return Some(Decimal::ONE);
    }
    // `Lost workdays` under `Number`
    if want == "day" && dimension == "count" && (label.contains("day") || label.contains(['天', '日'])) {
        return Some(Decimal::ONE);
    }
    // one tonne of water is one cubic metre, and a thousand litres
    let watery = id.starts_with("water.") || id == "wastewater.discharge";
    if watery && dimension == want.replacen("m3", "t", 1) {
        return Some(Decimal::ONE);
    }
    if watery && dimension == want.replacen("m3", "L", 1) {
        return Some(Decimal::new(1, 3));
    }
    // ML of diesel
    if id.starts_with("energy.") && dimension == "m3" && rule.dimensions.iter().any(|d| d == "L") {
        return Some(Decimal::ONE_THOUSAND);
    }
    None
}

/// What may stand without any unit: whole numbers of people and things, shares where the label says share, and zero.
fn without_unit(metric: &Metric, reading: &Reading, value: Decimal) -> Option<()> {
    let share = tags!("rate", "coverage");
    let ok = match metric.kind {
        _ if value.is_zero() => true,
        // 30.00 without a unit is money
        Kind::Count => value.scale() == 0 && !value.is_sign_negative() && metric.unit != "person-time",
        Kind::Rate => {
            metric.unit == "%"
                && reading.tags.has_any(share)
                && value <= Decimal::ONE_HUNDRED
                && !value.is_sign_negative()
        }
        _ => false,
    };
    ok.then_some(())
}

/// What cannot be, whatever the words say.
fn plausible(metric: &Metric, value: Decimal) -> bool {
    if value.is_sign_negative() && !value.is_zero() {
        return false;
    }
    match metric.unit.as_str() {
        "%" => {
            value <= Decimal::ONE_HUNDRED || metric.id.starts_with("turnover.") && value <= Decimal::from(300)
        }
        "person" if metric.id.starts_with("board.") || metric.id.starts_with("supervisors.") => {
            value.is_integer()
                && value <= Decimal::from(60)
                && (metric.id != "board.size" || value >= Decimal::TWO)
        }
        "person" | "person-time" => value.is_integer(),
        "h/person" => value <= Decimal::from(2000),
        _ => true,
    }
}

/// The most that an undertaking of any size could state of a thing measured, some ten times what the largest of the
/// world do (an oil company's whole chain emits below 2 Gt, a mine moves below 2 Gt of rock, an airline burns below
/// 20 GL, a fleet of power stations cools with below 0.1 Tm³): past it two numbers were read as one, or a multiple
/// twice.
fn bounded(metric: &Metric, unit: &str, value: Decimal) -> bool {
    let most: u64 = match unit {
        "tCO2e" | "t" | "MWh" => 10_000_000_000,
        "L" => 100_000_000_000,
        "m3" => 1_000_000_000_000,
        "person" if metric.id.starts_with("workforce.") => 20_000_000,
        _ => return true,
    };
    value <= Decimal::from(most)
}
