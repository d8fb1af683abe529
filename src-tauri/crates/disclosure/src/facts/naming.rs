//! The metric that a statement's words name: those of its own label, or of that and the path around it read outwards.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::parts::{
    counts, is_material, names_a_part, narrows, part_name, people_by_axis, subjects, titled,
    without_other_people,
};
use super::sentences::{of_one_year, sums_up};
use super::{Left, Sureness};
use crate::lexicon::{Reading, Tags, frames, measures, tags};
use crate::matching::{Match, best, hours_of_label, of_metric};
use crate::period;
use crate::profile::Profile;
use crate::quantity::{Kind, Quantity};
use crate::statement::{Counted, Label, Origin, Statement};
use crate::unit::Unit;

/// Clauses before a sum within which its parts stand.
const MOST_CLAUSES: u32 = 12;

/// A statement that is asked of what it is the number.
pub(super) struct Asked<'a> {
    pub(super) statement: &'a Statement,
    pub(super) profile: &'a Profile,
    /// as the report means it
    pub(super) unit: Option<Unit>,
    value: Decimal,
    /// it stands in a sentence
    pub(super) prose: bool,
    /// counted in no more than "number"
    pub(super) bare: bool,
}

/// What a statement's words name.
pub(super) struct Named {
    pub(super) found: Match,
    /// labels of the path that were needed beside its own
    pub(super) depth: u32,
}

/// 用水量(度), 天然气(千度): no water is counted in kilowatt hours, and gas that is, is not counted in 度.
fn degrees_of_volume(statement: &Statement, unit: &Unit) -> bool {
    let tags = statement.inner.tags;
    let other = tags!("electricity", "energy", "heat", "cooling", "generation", "renewable");
    let water = tags!("water", "water_withdrawal", "water_source", "wastewater");
    let printed = || {
        let label = statement.label.as_str();
        let said = |t: &str| t.contains("度)") || t.contains("度/");
        let over = statement.raw_unit.is_empty() && statement.outers.iter().any(|o| said(&o.text.text));
        statement.raw_unit.trim().ends_with('度') || said(label) || over
    };
    unit.numerator == "MWh"
        && !tags.has_any(other)
        && (tags.has_any(water) || tags.has_any(tags!("natural_gas")))
        && printed()
}

impl<'a> Asked<'a> {
    pub(super) fn new(statement: &'a Statement, profile: &'a Profile) -> Result<Asked<'a>, Left> {
        let unit = match &statement.counted {
            Counted::In(unit) if degrees_of_volume(statement, unit) => Some(unit.degrees_of_volume()),
            // 折合标准煤9.86万吨: the word for the unit stands before its number
            Counted::In(unit) if statement.inner.tags.has_any(tags!("standard_coal")) => {
                Some(unit.of_standard_coal())
            }
            Counted::In(unit) => Some(profile.declared.unit(unit, &statement.raw_unit)),
            Counted::Missing => None,
            // Total energy consumption | Megawatt: as Malaysia's exchange has its indicators printed, and means hours
            Counted::Unknown
                if statement.raw_unit.trim().eq_ignore_ascii_case("megawatt")
                    && statement.inner.tags.has_all(tags!("energy", "consumption")) =>
            {
                Some(Unit::plain("MWh"))
            }
            Counted::Unknown => return Err(Left::UnknownUnit),
        };
        // 二十万小时可记录工伤事故率 | %: so many in a hundred years of work are as many in 200,000 hours
        let of_hours = || hours_of_label(&statement.label).filter(|u| u.scale() > Decimal::ONE);
        let hurt = tags!("recordable", "lost_time", "injury");
        let unit = match unit {
            Some(u) if u.is_share() && statement.inner.tags.has_any(hurt) => of_hours().or(Some(u)),
            // 流失比率(人) | 11.33: no people have a fraction, and a rate has no people
            Some(u)
                if u.counts_people()
                    && (statement.inner.tags.has_any(tags!("rate")) || statement.label.contains('率'))
                    && !statement.quantity.value.is_integer() =>
            {
                Some(Unit::plain("%"))
            }
            unit => unit,
        };
        let mut value = statement.quantity.value;
        // statements of cash flows print what was paid in brackets
        if value.is_sign_negative() && unit.as_ref().is_some_and(|u| u.dimension() == "CUR") {
            value = value.abs();
        }
        // `no.` beside New hires counts people as well as things
        let printed = statement.raw_unit.trim().to_ascii_lowercase();
        let counts = |printed: &str| ["no.", "number", "#", "count"].contains(&printed);
        let bracketed = || statement.label.strip_suffix(')').and_then(|l| l.rsplit_once('('));
        let bare = counts(&printed) || bracketed().is_some_and(|(_, inner)| counts(&inner.to_lowercase()));
        let prose = statement.origin == Origin::Prose;
        Ok(Asked { statement, profile, unit, value, prose, bare })
    }

    /// The metric that words name with this number and its unit.
    pub(super) fn best(&self, reading: &Reading, words: &str) -> Option<Match> {
        let currency = self.profile.currency;
        let bracketed = self.base_in_brackets(reading);
        let unit = self.unit.as_ref().or(bracketed.as_ref()).or_else(|| self.rate_base(reading, words));
        let people = || best(reading, words, Some(&Unit::plain("person")), self.value, currency);
        let found = best(reading, words, unit, self.value, currency);
        // Board members | No.: people, where no word says that they met
        let meets = reading.tags.has_any(tags!("meeting", "sessions"));
        let found = found.filter(|m| !self.bare || meets || m.metric.id != "board.meetings");
        found.or_else(|| self.bare.then(people).flatten())
    }

    /// What a rate of injuries without a printed unit is per, where neither its label nor its unit says so.
    fn rate_base(&self, reading: &Reading, label: &str) -> Option<&'a Unit> {
        let rate =
            reading.tags.has_any(tags!("rate")) && reading.tags.has_any(tags!("recordable", "lost_time"));
        self.profile.declared.hours().filter(|_| rate && hours_of_label(label).is_none())
    }

    /// 可记录事故率(TRIR，每二十万工时)0.13: what the brackets right before the number say that a rate is per.
    fn base_in_brackets(&self, reading: &Reading) -> Option<Unit> {
        let rate =
            reading.tags.has_any(tags!("rate")) && reading.tags.has_any(tags!("recordable", "lost_time"));
        if !self.prose || !rate || self.unit.is_some() {
            return None;
        }
        let inside =
            self.statement.before_number().trim_end_matches([' ', '为', '是', ':']).strip_suffix(')')?;
        hours_of_label(inside.rsplit_once('(')?.1)
    }

    /// Whether a label stands in the number's own sentence, before it.
    pub(super) fn is_of_sentence(&self, label: &Label) -> bool {
        (self.statement.quote.place(0)..=self.statement.number.place(0)).contains(&label.text.place(0))
    }

    /// Whether what the sentence says before the number has one of these tags.
    pub(super) fn sentence_names(&self, tags: Tags) -> bool {
        self.statement.outers.iter().any(|o| o.reading.tags.has_any(tags) && self.is_of_sentence(o))
    }

    /// 开展系列专题培训30期，累计参训2,000余人次: on what, the sentence need not say.
    pub(super) fn is_on_one_thing(&self) -> bool {
        let named = |text: &str| text.contains("专题") || text.contains("专项");
        let outers = self.statement.outers.iter().filter(|o| self.is_of_sentence(o));
        outers.map(|o| &o.text.text).any(|text| named(text) && !text.contains("各类"))
    }

    /// A change, a target, a plan: by the label itself, or by what else the sentence says.
    pub(super) fn is_framed_by_its_words(&self) -> bool {
        let inner = &self.statement.inner;
        if inner.tags.has_any(frames()) && !inner.tags.has_all(tags!("avoided", "ghg")) {
            return true;
        }
        // One of our suppliers, a mill in the north, reduced its discharge to 86,000 m3
        let of_one = ["One of our ", "One of its ", "One of the Group's ", "One of the Company's "];
        if self.prose && of_one.iter().any(|w| self.statement.quote.text.trim_start().starts_with(w)) {
            return true;
        }
        // sourcing 100% of our energy from renewable sources by 2030: a year to come, in the number's own sentence
        if self.prose && self.is_due() {
            return true;
        }
        // 减排二氧化硫1,208吨、氮氧化物964吨: what is listed behind a number shares its verb
        let spared = |o: &Rc<Label>| {
            o.reading.tags.has_any(tags!("avoided"))
                && o.text.text.contains(|c: char| c.is_ascii_digit())
                && self.is_of_sentence(o)
        };
        let says = |o: &&Rc<Label>| o.text.text.contains(char::is_alphanumeric);
        // saving 22,000 trees, 5,388,000 gallons of water
        let goes_on = self.statement.label.starts_with("of ");
        if self.prose
            && (self.is_listed() || goes_on)
            && self.statement.outers.iter().find(says).is_some_and(spared)
        {
            return true;
        }
        // 预计…，减少碳排放6万吨: what is only expected stays so to the end of its sentence
        // 承包商员工因工死亡2人、受伤11人: whose numbers the sentence begins with, they are to its end
        let first = self.statement.outers.iter().rfind(|o| self.is_of_sentence(o));
        let of_others = |o: &Rc<Label>| {
            let alone = self.is_listed() || !o.reading.tags.has_any(tags!("employee"));
            alone && o.reading.tags.has_any(tags!("contractor"))
        };
        if self.prose && !inner.tags.has_any(tags!("employee")) && first.is_some_and(of_others) {
            return true;
        }
        let before = self.statement.before_number();
        if self.prose && (is_how_often(before) || is_over_years(before)) {
            return true;
        }
        // 可比同行业上市公司2023年研发费用率平均值为9.8%
        if self.prose
            && before.contains("平均")
            && ["同行业", "可比公司", "同业"].iter().any(|w| before.contains(w))
        {
            return true;
        }
        // the joint venture in the north, which consumed 11,460 MWh; its plant emitted 12 t and used 3 m3 of water
        let goes_on = ["which ", "whose ", "and "].iter().any(|w| self.statement.label.starts_with(w));
        let of_part = |o: &Rc<Label>| o.reading.tags.has_any(tags!("subsidiary")) && self.is_of_sentence(o);
        if self.prose && goes_on && self.statement.outers.iter().any(of_part) {
            return true;
        }
        let expected = |o: &Rc<Label>| {
            // 按折算系数计算，能源总耗量为…: how it was reckoned is no frame for what says itself what it is
            let reckoned = o.reading.tags.has_any(tags!("factor")) && !inner.has_subject();
            (reckoned || o.reading.tags.has_any(tags!("plan"))) && self.is_of_sentence(o)
        };
        self.prose && self.statement.outers.iter().any(expected)
    }

    /// Whether the words behind the number, up to the end of the sentence, say by which year to come it is to be.
    fn is_due(&self) -> bool {
        let sentence = self.statement.quote.text.as_str();
        let Some(own) = self.profile.year.filter(|_| document::holds(sentence, " by 20")) else {
            return false;
        };
        let behind = sentence.get(self.statement.before_number().len()..).unwrap_or_default();
        let end = behind.find([',', ';']).into_iter().chain(behind.find(". ")).min().unwrap_or(behind.len());
        let due = behind[..end].match_indices(" by 20").next();
        let year = due.and_then(|(at, _)| behind.get(at + 4..at + 8)).and_then(|y| y.parse::<i32>().ok());
        year.is_some_and(|year| year > own)
    }

    /// Its clause begins behind the mark that parts what a list names.
    fn is_listed(&self) -> bool {
        let before = self.statement.before_number();
        let last = before.rfind(['、', '，', '；', '。']);
        last.is_some_and(|at| before[at..].starts_with('、'))
    }

    /// －废弃包装物 below 无害废物总量: what a total that has items consists of is one of them, unless it counts otherwise.
    pub(super) fn as_part_of_total(&self) -> Option<Statement> {
        let statement = self.statement;
        let whole = statement.whole.as_ref();
        let whole = whole.filter(|_| statement.item.is_none() && statement.inner.axes.is_empty())?;
        let total = self.best(&whole.reading, &whole.text.text)?;
        if !total.metric.axes.iter().any(|a| a == "item")
            || self.best(&statement.inner.inside(&whole.reading), &statement.label).is_some()
            || !names_a_part(statement)
        {
            return None;
        }
        let mut part = statement.clone();
        part.item = Some(part_name(&statement.label));
        part.outers.insert(0, whole.clone());
        part.whole = None;
        Some(part)
    }

    /// A row of contractors' numbers, a section of targets.
    pub(super) fn is_framed_by_what_it_is_under(&self) -> bool {
        let statement = self.statement;
        // LTIFR of contractors above a row that says what it is itself is another row, not a group
        let contracted = |r: &Reading| {
            let row = statement.inner.has_subject() && r.has_subject();
            r.tags.has_any(tags!("contractor")) && !r.tags.has_any(tags!("employee")) && !row
        };
        // 2024年，公司培训覆盖率82%: what a sentence says of the report's own year is no aim, whatever it stands under
        let reached =
            statement.year.is_some() && statement.year == self.profile.year || self.is_told_as_past();
        let aims = |s: &Rc<Label>| s.reading.tags.has_any(tags!("target")) && !reached;
        !self.prose && statement.outers.iter().take(3).any(|o| contracted(&o.reading))
            || self.prose && statement.section.as_ref().is_some_and(aims)
    }

    /// `The energy consumed was 947 MWh`: as it has come to be, in a sentence that names no aim itself.
    fn is_told_as_past(&self) -> bool {
        let sentence = &self.statement.quote.text;
        let before = self.statement.before_number();
        let past = [" was ", " were ", " amounted to ", " totalled ", " totaled ", " reached "];
        let aims = [" target", " goal", " aim", " will ", " baseline", " to be "];
        past.iter().any(|w| before.contains(w)) && !aims.iter().any(|w| sentence.contains(w))
    }

    /// Electricity below From renewable sources: a part of it, and not all that was used.
    pub(super) fn is_of_renewables_alone(&self, found: &Match) -> bool {
        let green =
            |o: &Rc<Label>| o.text.text.trim_start().to_ascii_lowercase().starts_with("from renewable");
        let total = matches!(&*found.metric.id, "energy.electricity" | "energy.total");
        total && self.statement.origin == Origin::Table && self.statement.outers.iter().take(1).any(green)
    }

    /// Total emissions | tCO2e, `Our total emissions were 1,204 tCO2e`, where nothing over it says of which: the unit says of what,
    /// and the label that it is all. Scopes that it sums up are none of what it is of.
    fn as_all_emissions(&self, own: &Reading, sums_scopes: bool) -> Option<Match> {
        let carbon = self.unit.as_ref().is_some_and(|u| u.numerator == "tCO2e" && u.per.is_none());
        if !carbon || !self.is_of_all_emissions(own) {
            return None;
        }
        let of = |label: &Rc<Label>| {
            let said = tags!("ghg", "emission", "energy", "sum", "consumption", "environment");
            let tags = label.reading.tags.without(said);
            !tags.without(measures()).is_empty() || label.reading.axes.keys().any(|axis| axis != "basis")
        };
        let statement = self.statement;
        let outers = if sums_scopes { &[][..] } else { &statement.outers };
        if outers.iter().chain(&statement.section).any(of) {
            return None;
        }
        let ghg = Reading { tags: own.tags.with(tags!("ghg")), ..own.clone() };
        self.best(&ghg, &statement.label)
    }

    /// Total emissions, 排放总量: all of what is emitted, and not of what.
    fn is_of_all_emissions(&self, own: &Reading) -> bool {
        let all = own.tags.has_any(tags!("sum")) || self.statement.label.contains('总');
        all && own.tags.with(tags!("sum")) == tags!("emission", "sum") && own.unexplained == 0
    }

    /// Scope 1 emissions were 204 tCO2e; total emissions were 1,204 tCO2e: of more than the scope that has a number of its own.
    fn sums_scopes_told_before(&self, own: &Reading) -> bool {
        let told = |o: &Rc<Label>| {
            o.reading.tags.has_any(tags!("scope1", "scope2", "scope3"))
                && crate::quantity::quantities(&o.text.text)
                    .iter()
                    .any(|q| q.unit.as_ref().is_some_and(Unit::is_measure))
        };
        self.prose
            && self.is_of_all_emissions(own)
            && self.statement.outers.iter().take(MOST_CLAUSES as usize).any(told)
    }

    /// 男性员工: the label says that it is of the staff, and nothing of what is counted.
    fn is_of_staff_alone(&self) -> bool {
        self.statement.inner.tags.without(measures()) == tags!("employee")
    }

    /// Full-time employees 25.7 % under Turnover rate by employment type: the rate is theirs, whether the metric knows them or not.
    pub(super) fn is_share_below_rate(&self, found: &Match) -> bool {
        let rate = |o: &Rc<Label>| o.reading.tags.has_all(tags!("turnover", "rate"));
        let above = self.statement.outers.first().is_some_and(rate);
        self.is_of_staff_alone()
            && above
            && found.metric.id == "workforce.share"
            && self.statement.origin == Origin::Table
    }

    /// >55 0 under Number of employees who left: nobody, and no rate of them.
    pub(super) fn is_rate_below_number(&self, found: &Match) -> bool {
        let number = |o: &Rc<Label>| {
            let text = o.text.text.to_ascii_lowercase();
            text.starts_with("number of") || text.starts_with("total number of")
        };
        let statement = self.statement;
        let rate = found.metric.unit == "%" && statement.counted == Counted::Missing;
        rate && !self.prose && !statement.inner.has_subject() && statement.outers.iter().take(3).any(number)
    }

    /// Scope 1 under UK, and under Global (excluding UK): of a part, where the metric knows no regions.
    pub(super) fn is_of_a_part_of_the_world(&self, found: &Match) -> bool {
        let section = |o: &Rc<Label>| self.statement.section.as_ref().is_some_and(|s| Rc::ptr_eq(s, o));
        let over = self.statement.outers.iter().take(3).find(|o| !section(o) && o.is_part_of_the_world());
        let known = |axis: &str| found.metric.axes.iter().any(|own| own == axis);
        // and under Part time, where it knows no kinds of contracts
        let some = |o: &Rc<Label>| {
            let kind = o.reading.axes.get("employment").map(String::as_str);
            o.reading.tags.is_empty() && matches!(kind, Some("part_time" | "temporary" | "dispatched"))
        };
        let some = self.statement.outers.first().is_some_and(some) && !known("employment");
        let table = self.statement.origin == Origin::Table;
        table && (some || over.is_some_and(|o| !known("region") || o.reading.axes.is_empty()))
    }

    /// Men and women under `Absentee rate`, grades under `Performance reviews`: not how the staff is made up, whatever row stands
    /// between. `Complaints` under reports of corruption: no customers'.
    pub(super) fn is_under_another_matter(&self, found: &Match) -> bool {
        let statement = self.statement;
        let own = statement.inner.tags;
        let over = |tags: Tags| {
            let mut titles = statement.outers.iter().chain(&statement.section);
            titles.any(|title| title.reading.tags.has_any(tags))
        };
        if statement.origin != Origin::Table {
            return false;
        }
        match &*found.metric.id {
            "workforce.total" | "workforce.share" => {
                // 员工 106 under 反贪污: those who were taught, or took part
                let bare = own == tags!("employee") && statement.inner.axes.is_empty();
                let section = statement.section.as_ref();
                // Differently abled employees; the form's 离退休职工 is a row above the next list, and no title
                let of_some = section.is_some_and(|s| {
                    s.text.text.is_ascii() && s.reading.tags.has_any(tags!("particular_group"))
                });
                // nor are persons with disabilities, or members of a union
                !own.has_any(tags!("employee")) && over(tags!("absence", "appraisal", "labour_union"))
                    || !own.has_any(tags!("employee", "particular_group")) && of_some
                    || bare && self.is_right_below(tags!("corruption"))
            }
            "customer.complaints" => {
                !own.has_any(tags!("customer", "product", "service")) && over(tags!("corruption"))
            }
            _ => false,
        }
    }

    /// One of several names in a sentence, where nothing else names it.
    pub(super) fn as_listed_item(&self) -> Option<Statement> {
        let statement = self.statement;
        let name = statement.listed.as_ref()?;
        let own = self.best(&statement.inner, &statement.label);
        // 塑料包材 among packaging, 废纸 among waste: one of them, though its own word says of what
        own.is_none_or(|m| matches!(&*m.metric.id, "waste.total" | "packaging.total")).then_some(())?;
        statement.outers.iter().find_map(|o| self.item(&o.reading, name))?;
        Some(Statement { item: Some(name.clone()), listed: None, ..statement.clone() })
    }

    /// `Hazardous waste: waste batteries`, 包装材料使用量-纸箱: a total that has items, and one of them.
    pub(super) fn as_item_behind_its_total(&self) -> Option<Statement> {
        let statement = self.statement;
        let named = |item: &String| !statement.label.contains(item.as_str()) || parted_item(item).is_none();
        if self.prose || statement.item.as_ref().is_some_and(named) || !statement.inner.axes.is_empty() {
            return None;
        }
        let (head, item) = parted_item(&statement.label)?;
        let total = crate::lexicon::read(head);
        let named = self.best(&total, head).filter(|_| total.unexplained == 0)?;
        let itemised = named.metric.axes.iter().any(|axis| axis == "item") && named.breakdown.is_empty();
        if !itemised || !is_material(item) || is_treatment(item) {
            return None;
        }
        let label = Rc::new(Label { reading: total, ..Label::default() });
        let mut part = statement.clone();
        part.item = Some(item.to_owned());
        part.inner = Reading::default();
        part.whole = None;
        part.outers.insert(0, label);
        Some(part)
    }

    /// Below `Percentage of employees receiving regular reviews`: staff are counted there who did, and not all.
    pub(super) fn is_below_share_of_staff(&self) -> bool {
        let of_some = |title: &Rc<Label>| {
            let text = title.text.text.to_ascii_lowercase();
            let does = [" receiving ", " who receive", " covered by "].iter().any(|w| text.contains(w));
            let reading = &title.reading;
            does && reading.tags.has_any(tags!("employee")) && reading.unexplained > 2
        };
        let over = self.statement.outers.iter().chain(&self.statement.section);
        !self.prose && over.filter(|o| o.text.text.is_ascii()).any(of_some)
    }

    /// A title over it that frames all that stands below.
    pub(super) fn is_framed_by_a_title(&self) -> bool {
        let mut over = self.statement.outers.iter().take(3).chain(&self.statement.section);
        // 在职员工的数量合计 below 主要子公司在职员工的数量: another row, which sums up
        let inner = &self.statement.inner;
        let sums = inner.has_subject() && inner.tags.has_any(tags!("sum"));
        let row = |o: &Label| sums && o.reading.has_subject() && o.reading.tags.has_any(tags!("subsidiary"));
        !self.prose && over.any(|o| titled(o) && !row(o))
    }

    /// The metric, by what kind of label the statement has.
    pub(super) fn named(&self, sure: &mut Sureness) -> Result<Named, Left> {
        if let Some(function) = &self.statement.function {
            let found = self.of_function(function).ok_or(Left::NoMetric)?;
            return Ok(Named { found, depth: 0 });
        }
        match &self.statement.item {
            Some(item) => Ok(Named { found: self.of_item(item, sure)?, depth: 0 }),
            None => self.by_words(),
        }
    }

    /// People by kinds of work.
    fn of_function(&self, function: &str) -> Option<Match> {
        let mut people = Reading { tags: tags!("employee"), ..Reading::default() };
        let share = self.unit.as_ref().is_some_and(|u| u.numerator == "%");
        people.tags = people.tags.with(if share { tags!("rate") } else { Tags::default() });
        people.axes.insert("function".to_owned(), function.to_owned());
        self.best(&people, &self.statement.label)
    }

    /// An item of what the nearest label that has items counts.
    fn of_item(&self, item: &str, sure: &mut Sureness) -> Result<Match, Left> {
        let statement = self.statement;
        let mut outers = statement.outers.iter().enumerate();
        let matched = outers.find_map(|(place, o)| Some((place, self.item(&o.reading, item)?)));
        let Some((place, found)) = matched else { return Err(Left::Unexplained) };
        if statement.contradicted {
            sure.lower("header_contradicts_text", 0.2);
        }
        // under a total's row, and not under a header that says of what
        let unknown = tags!("unknown");
        if statement.outers[..place].iter().any(|o| o.reading.tags.has_any(unknown)) {
            sure.lower("item_by_order", 0.05);
        }
        Ok(found)
    }

    /// A label that no word explains, in a column whose header says of what it is an item.
    fn item(&self, outer: &Reading, item: &str) -> Option<Match> {
        let mut found = self.best(outer, item)?;
        if !found.metric.axes.iter().any(|a| a == "item")
            || found.metric.id.starts_with("waste.") && is_treatment(item)
        {
            return None;
        }
        found.breakdown.insert("item".to_owned(), item.to_owned());
        Some(found)
    }

    /// By the label's own words if they name a metric, else by as much of the path as is needed.
    fn by_words(&self) -> Result<Named, Left> {
        let statement = self.statement;
        let own = self.own_words();
        let by_label = self.best(&own, &statement.label).or_else(|| self.without_column());
        if by_label.is_some() && self.is_of_other_training(&own) {
            return Err(Left::NoMetric);
        }
        let (found, depth) = match by_label {
            Some(found) => (Some(self.narrowed(&own, found)), 0),
            None => match self.sum_of_clauses() {
                Some((whole, depth)) => (self.best(&whole, &statement.label), depth),
                None if self.sums_scopes_told_before(&own) => (self.as_all_emissions(&own, true), 0),
                None => match self.outwards(own.clone()) {
                    (None, _) => (self.as_all_emissions(&own, false), 0),
                    found => found,
                },
            },
        };
        // 合计 under 补充员工医疗保险: a total is of all rows above it, not of the last
        let only_sum = !self.prose && statement.inner.axes.is_empty() && statement.inner.tags == tags!("sum");
        let last = (depth as usize).checked_sub(1).and_then(|last| statement.outers.get(last));
        if only_sum && last.is_some_and(|o| o.reading.unexplained > 1) {
            return Err(Left::Unexplained);
        }
        Ok(Named { found: found.ok_or(Left::NoMetric)?, depth })
    }

    /// 有害废弃物1.2吨，无害废弃物45.6吨，合计46.8吨: what the clauses that it adds up have in common, and how many labels that takes.
    /// Nothing of what it is a sum where they tell kinds apart and do not come to it; `None` where no two count in its unit.
    fn sum_of_clauses(&self) -> Option<(Reading, u32)> {
        let statement = self.statement;
        let own = &statement.inner;
        let counts = tags!("sum", "headcount", "people", "cumulative");
        let silent = own.axes.is_empty() && own.tags.without(counts).is_empty() && own.unexplained == 0;
        let named = statement.label.trim_matches([' ', '，', ',', '、']);
        if !self.prose || !silent || !["合计", "总计", "共计", "合共", "共"].contains(&named) {
            return None;
        }
        let Counted::In(unit) = &statement.counted else { return None };
        let (dimension, value) = (unit.dimension(), unit.canonical(statement.quantity.value)?);
        let mut decimals = statement.quantity.value.scale();
        let mut parts: Vec<(&Reading, Decimal, u32)> = vec![];
        for (depth, outer) in (1..=MOST_CLAUSES).zip(&statement.outers) {
            let amounts = crate::quantity::quantities(&outer.text.text).into_iter();
            let counted = |q: Quantity| {
                let unit = q.unit.filter(|u| q.kind == Kind::Amount && !u.is_share())?;
                Some((unit.dimension(), q.value.scale(), unit.canonical(q.value)?))
            };
            match &amounts.filter_map(counted).collect::<Vec<_>>()[..] {
                // 范围一、范围二分别为A吨和B吨，合计C吨: the clause names them all
                [_, _, ..] if self.is_of_sentence(outer) => return None,
                [(of, places, amount)] if *of == dimension && self.is_of_sentence(outer) => {
                    decimals = decimals.min(*places);
                    parts.push((&outer.reading, *amount, depth));
                }
                _ => {}
            }
        }
        let [(nearest, ..), (next, ..), ..] = parts[..] else { return None };
        let printed = unit.canonical(Decimal::new(1, decimals))?;
        let mut whole = (nearest.clone(), Decimal::ZERO);
        for (i, (reading, amount, depth)) in parts.iter().enumerate() {
            let scopes = tags!("scope1", "scope2", "scope3");
            let both = whole.0.tags.with(reading.tags).intersection(scopes);
            whole.0.tags = whole.0.tags.intersection(reading.tags).with(both);
            whole.0.axes.retain(|axis, value| reading.axes.get(axis) == Some(value));
            whole.1 += amount;
            if i > 0 && (whole.1 - value).abs() <= printed {
                return Some((whole.0, *depth));
            }
        }
        let apart = nearest.axes != next.axes || nearest.tags != next.tags;
        apart.then(|| (Reading::default(), 0))
    }

    /// What the label says, with what its unit and its sentence make plain.
    fn own_words(&self) -> Reading {
        let statement = self.statement;
        let mut own = statement.inner.clone();
        // 2022年累计捐赠: in all over the one year that the sentence names, and not since ever
        if self.prose
            && own.tags.has_any(tags!("cumulative"))
            && !own.tags.has_any(tags!("patent"))
            && (of_one_year(&statement.quote.text, self.profile)
                || sums_up(statement)
                || ["全年累计", "年内累计", "本年累计", "报告期内累计", "年度累计"]
                    .iter()
                    .any(|w| statement.label.contains(w)))
        {
            own.tags = own.tags.without(tags!("cumulative"));
        }
        // 30岁以下，员工流失比率为0.48%: the clause before says of whom, and no more
        let said = |o: &&Rc<Label>| o.text.text.contains(char::is_alphanumeric);
        let before = || statement.outers.iter().filter(|o| self.is_of_sentence(o)).find(said);
        let group = |o: &&Rc<Label>| {
            let reading = &o.reading;
            let alone = reading.tags.is_empty() && reading.unexplained == 0 && !reading.conflict;
            let text = o.text.text.as_str();
            // 433 women, 女性20.6%: a number of theirs
            let bare = !text.contains('%')
                && (reading.axes.contains_key("age") || !text.contains(|c: char| c.is_ascii_digit()));
            alone
                && bare
                && !reading.axes.is_empty()
                && reading.axes.keys().all(|axis| axis == "age" || axis == "gender")
                && text.chars().count() <= 14
        };
        if self.prose
            && own.axes.is_empty()
            && let Some(group) = before().filter(group)
        {
            own = own.inside(&group.reading);
        }
        // 累计参与培训2,612人，女性员工参与378人: in what they took part the sentence has said
        let staff = tags!("employee", "headcount", "people", "took_part");
        let took_part = own.tags.has_any(tags!("took_part")) && own.tags.without(staff).is_empty();
        let trained =
            |o: &Rc<Label>| o.reading.tags.has_all(tags!("training", "took_part")) && self.is_of_sentence(o);
        if self.prose && took_part && statement.outers.iter().any(trained) {
            own.tags = own.tags.with(tags!("training"));
        }
        // 排放强度 in tCO2e: what is emitted is said by the unit
        let scope = tags!("scope1", "scope2", "scope3");
        let carbon = self.unit.as_ref().is_some_and(|u| u.numerator == "tCO2e" && u.per.is_some());
        let emitted =
            own.tags.without(measures()).is_empty() && own.tags.has_any(tags!("emission", "intensity"));
        if carbon && emitted && !statement.outers.iter().take(2).any(|o| o.reading.tags.has_any(scope)) {
            own.tags = own.tags.with(tags!("ghg"));
        }
        // waste generated in operations, counted in tonnes: the waste itself, and not what it emits
        let mass = self.unit.as_ref().is_some_and(|u| u.numerator == "t" && u.per.is_none());
        if mass
            && own.axes.get("category").is_some_and(|c| c == "5")
            && !own.tags.has_any(scope.with(tags!("ghg")))
            && !statement.outers.iter().take(1).any(|o| o.reading.tags.has_any(scope))
        {
            own.axes.remove("category");
            own.tags = own.tags.with(tags!("waste", "generated"));
        }
        own
    }

    /// By the row alone, where the column's header is a word for "amount" that does not suit it.
    fn without_column(&self) -> Option<Match> {
        let row = self.statement.without_column.as_ref()?;
        let mut found = self.best(row, &self.statement.label)?;
        found.reasons.push(if self.prose { "words_after_ignored" } else { "column_ignored" });
        Some(found)
    }

    /// By the label and the labels around it, one after the other; and how many of them were looked at.
    fn outwards(&self, own: Reading) -> (Option<Match>, u32) {
        let statement = self.statement;
        let mut merged = own;
        let mut words = statement.label.clone();
        let mut depth = 0;
        let listed = self.is_of_listed_board();
        // 其中外部监事2名，全年召开会议7次: a body meets, and not a kind of its members
        let meets = self.prose && statement.inner.tags.has_any(tags!("meeting"));
        // 女性主管46人，占全体主管20.7%: a share is of the group that the clause before it counts
        // 其中本科1,820人，占比56.8%: and so is one that is said to be one and no more
        let bare = statement.inner.tags == tags!("rate") && statement.inner.axes.is_empty();
        let mut gathers = self.prose && (bare || statement.inner.tags.has_any(tags!("of_which")));
        for outer in &statement.outers {
            depth += 1;
            // 涵盖商务差旅与员工通勤: a clause that names several groups is no group
            if self.prose && outer.reading.conflict {
                continue;
            }
            // the Board has 13 directors, of whom eight are independent, and met 8 times: said by the way
            let aside = |t: &str| {
                let words = t.trim_start_matches([',', ' ']).find(" of wh").or(t.find("of wh"));
                words.is_some_and(|at| at <= 12)
            };
            if self.prose && aside(&outer.text.text) && !aside(&statement.label) {
                continue;
            }
            // 研发人员300人，占员工总数的20%，其中硕士占40%: of the first, and not of what they are a part of
            if self.prose
                && statement.label.starts_with("其中")
                && outer.reading.tags.has_any(tags!("of_which"))
            {
                continue;
            }
            // We recycled 82% of our waste, and 1,230 tonnes were sent to landfill: what was tipped was not
            let tipped =
                || ["landfill", "incinerat", "填埋", "焚烧"].iter().any(|w| statement.label.contains(w));
            if self.prose && outer.reading.tags.has_any(tags!("recycled")) && tipped() {
                return (None, depth);
            }
            let mut around = without_other_people(&statement.inner, &outer.reading);
            // Non-hazardous below Hazardous: the other kind
            let kinds = tags!("hazardous", "nonhazardous");
            let own_kind = statement.inner.tags.intersection(kinds);
            if !self.prose && !own_kind.is_empty() && !around.tags.has_any(tags!("waste")) {
                around.to_mut().tags = around.tags.without(kinds);
            }
            // Indirect energy below Direct energy: so is it
            let ways = tags!("direct", "indirect");
            let own_way = statement.inner.tags.intersection(ways);
            if !self.prose
                && !own_way.is_empty()
                && !around.tags.intersection(ways).without(own_way).is_empty()
            {
                around.to_mut().tags = around.tags.without(ways);
            }
            // what a table stands under may tell what was done with all of them
            let other = if self.prose { self.counted_otherwise() } else { tags!("assessed") };
            if around.tags.has_any(other) {
                around.to_mut().tags = around.tags.without(other);
            }
            // 3名为独立董事，2名为女性: of the board, and not of the independent directors
            let of_board = self.prose
                && statement.inner.axes.contains_key("gender")
                && !statement.inner.has_subject()
                && !statement.label.starts_with("其中")
                && (around.tags.has_all(tags!("board", "independent"))
                    // seven of whom are independent and four of whom are women
                    || around.tags == tags!("independent") && statement.label.starts_with("of whom"));
            if listed || meets || of_board {
                around.to_mut().tags =
                    around.tags.without(tags!("independent", "nonindependent", "part_of_board"));
            }
            if meets {
                around.to_mut().axes.clear();
            }
            // 管理层反腐败培训覆盖率100%，员工96.2%: theirs, and not the managers'
            if self.prose
                && statement.inner.tags == tags!("employee")
                && statement.inner.axes.is_empty()
                && around.tags.has_any(tags!("corruption"))
            {
                around.to_mut().axes.insert("level".to_owned(), "general".to_owned());
            }
            // 女性员工占41.4%，30岁以下占30%: each of all, and not of those before
            if self.tells_another_group(outer) {
                let own = |axis: &str| {
                    matches!(axis, "gender" | "age" | "education" | "region" | "employment" | "ethnicity")
                };
                around.to_mut().axes.retain(|axis, _| !own(axis));
            }
            let first = !around.is_silent() && std::mem::take(&mut gathers);
            let of_level = self.prose && self.is_of_level(&merged, &around);
            merged = if self.prose && !around.has_subject() && !first && !of_level {
                // 全部位于香港: a clause that counts nothing lends no group
                Reading { tags: merged.tags.with(around.tags), ..merged }
            } else {
                merged.inside(&around)
            };
            words.push(' ');
            words.push_str(&outer.text.text);
            if let Some(found) = self.best(&merged, &words) {
                return (Some(self.of_a_kind(&merged, &found).unwrap_or(found)), depth);
            }
            if let Some(found) = self.of_full_time(&merged, &around, &words) {
                return (Some(found), depth);
            }
        }
        (self.people_assumed(&words), depth)
    }

    /// Whether a clause of the same sentence has given the number of a group that is told apart otherwise than this one's.
    fn tells_another_group(&self, clause: &Label) -> bool {
        let statement = self.statement;
        let axes = &statement.inner.axes;
        let label = statement.label.trim_start();
        // 占全体主管的20.7%: of whom it is a share
        let part = ["其中", "当中", "占", "of wh", "including"].iter().any(|w| label.starts_with(w));
        let share = self.unit.as_ref().is_some_and(|u| u.numerator == "%" && u.per.is_none());
        // 30岁以下400人，女性200人: of these perhaps
        let counts = self.unit.as_ref().is_some_and(Unit::counts_people) && !axes.contains_key("gender");
        let others = clause.reading.axes.keys().any(|axis| !axes.contains_key(axis));
        let counted = clause.text.text.contains(|c: char| c.is_ascii_digit());
        self.prose
            && !axes.is_empty()
            && !part
            && (share || counts)
            && others
            && counted
            && self.is_of_sentence(clause)
    }

    /// 男性 under 按性别划分的全职员工流失率: a title says of which staff rates are reckoned that are not told apart by it.
    fn of_full_time(&self, merged: &Reading, title: &Reading, words: &str) -> Option<Match> {
        let kind = title.axes.get("employment")?;
        let usual = matches!(kind.as_str(), "full_time" | "permanent" | "regular");
        let rates = title.tags.has_any(tags!("turnover", "training"));
        if self.prose || !usual || !rates || self.statement.inner.axes.contains_key("employment") {
            return None;
        }
        let mut all = merged.clone();
        all.axes.remove("employment");
        self.best(&all, words)
    }

    /// 高级管理人员10名，女性占比30%: a share of women is one of the level that a clause before it counts.
    fn is_of_level(&self, merged: &Reading, around: &Reading) -> bool {
        let share = self.unit.as_ref().is_some_and(|u| u.numerator == "%");
        // 中层管理人员486人，其中女性193人
        let of_which = self.statement.label.starts_with("其中");
        let share = share || of_which && self.unit.as_ref().is_some_and(Unit::counts_people);
        let only = |r: &Reading, axis: &str| r.axes.len() == 1 && r.axes.contains_key(axis);
        share
            && only(merged, "gender")
            && only(around, "level")
            && !around.has_subject()
            && merged.tags.without(tags!("rate", "headcount", "of_which")).is_empty()
    }

    /// Measures that a clause around the number has for a number of its own: 培训286场，参训11,340人次，人均17.5小时.
    fn counted_otherwise(&self) -> Tags {
        let Some(unit) = &self.unit else { return Tags::default() };
        let own = self.statement.inner.tags;
        match unit.numerator {
            "%" => tags!("hours", "per_employee", "avg", "participations", "sessions", "cumulative"),
            "h" if own.has_any(tags!("per_employee", "avg")) => {
                tags!("money", "participations", "sessions", "cumulative")
            }
            // an average of 36.5 hours each, for a total of 455,000 hours
            "h" if own == tags!("sum") => {
                tags!("per_employee", "avg", "money", "participations", "sessions")
            }
            "h" => tags!("money", "participations", "sessions"),
            "count" if own.has_any(tags!("granted")) => tags!("held", "cumulative"),
            _ => Tags::default(),
        }
    }

    /// 董事会由2名执行董事及4名独立非执行董事组成，当中两名为女性，占33%: behind a list of all directors they are of the board.
    fn is_of_listed_board(&self) -> bool {
        let statement = self.statement;
        let own = statement.inner.tags.without(tags!("of_which", "board", "member", "rate")).is_empty();
        let women = statement.inner.axes.keys().all(|axis| axis == "gender");
        // nine of our directors are independent and four are women
        let all = |o: &Rc<Label>| {
            o.reading.tags.has_all(tags!("independent", "nonindependent"))
                || o.reading.tags.has_all(tags!("board", "independent"))
                    && o.text.text.contains("are independent")
        };
        self.prose && own && women && statement.outers.iter().any(all)
    }

    /// 汉族, 硕士, 30岁以下 under a heading of the workforce: only people have such groups.
    fn people_assumed(&self, words: &str) -> Option<Match> {
        let statement = self.statement;
        if !people_by_axis(statement) {
            return None;
        }
        let mut people = statement.inner.clone();
        for outer in statement.outers.iter().take_while(|o| !o.reading.has_subject()) {
            people = people.inside(&outer.reading);
        }
        people.tags = people.tags.with(tags!("employee"));
        let mut found = self.best(&people, words)?;
        found.reasons.push("people_assumed");
        Some(found)
    }

    /// What the label's own words name, where what stands around them says more exactly which it is.
    fn narrowed(&self, own: &Reading, found: Match) -> Match {
        if let Some(measured) = self.measured_by_heading(own, &found) {
            return measured;
        }
        if let Some(rate) = self.of_rate_above(own, &found) {
            return rate;
        }
        if let Some(counted) = self.of_counted_above(own, &found) {
            return counted;
        }
        if let Some(trained) = self.trained_in_ethics(own, &found) {
            return trained;
        }
        if let Some(narrower) = self.of_a_kind(own, &found) {
            return narrower;
        }
        if let Some(covered) = self.covered_by_heading(own, &found) {
            return covered;
        }
        // a total's row inside a group of one kind of people: 高级管理层 / 人数; and men beside Senior management
        let apart = |o: &Reading| o.axes.keys().all(|axis| !self.statement.inner.axes.contains_key(axis));
        let outer = self.statement.outers.first().filter(|o| {
            let group = !o.reading.has_subject() && !o.reading.axes.is_empty();
            !self.prose && group && apart(&o.reading)
        });
        // women among managers have a share of their own name
        let same = |m: &Match| {
            m.metric.id == found.metric.id
                || self.unit.is_some()
                    && (&*m.metric.id, &*found.metric.id) == ("workforce.female_share", "workforce.share")
        };
        let narrowed = outer.and_then(|axis| {
            let both = own.inside(&axis.reading);
            let named = self.best(&both, &self.statement.label).filter(same);
            // counted in nothing, 9 women in middle management are as many women
            let counted = || {
                let count = self.unit.is_none() && found.metric.id == "workforce.total";
                let (value, currency) = (self.value, self.profile.currency);
                count
                    .then(|| of_metric(&found.metric.id, &both, &self.statement.label, value, currency))
                    .flatten()
            };
            named.or_else(counted)
        });
        narrowed.unwrap_or(found)
    }

    /// 男性员工 4.62% under 员工流失率, 100% under 员工培训覆盖率: a share of the staff by its words, but the rows are of what the heading
    /// counts.
    fn of_rate_above(&self, own: &Reading, found: &Match) -> Option<Match> {
        if !self.is_of_staff_alone() || found.metric.id != "workforce.share" {
            return None;
        }
        // 男雇员流失率较高，达23.1%，女雇员则为19.1%: of the rate of the other group that the sentence told
        if self.prose {
            let clause = |o: &&Rc<Label>| self.is_of_sentence(o) && !o.reading.is_silent();
            let other = &self.statement.outers.iter().find(clause)?.reading;
            let beside = own.axes.iter().any(|(axis, of)| other.axes.get(axis).is_some_and(|o| o != of));
            let rate = other.tags.has_any(tags!("turnover", "training"));
            let like = Reading { axes: Default::default(), ..other.clone() };
            let like = Reading { tags: like.tags.without(tags!("change")), ..like };
            let told =
                (beside && rate).then(|| self.best(&own.inside(&like), &self.statement.label)).flatten();
            return told.filter(|m| matches!(&*m.metric.id, "turnover.rate" | "training.coverage"));
        }
        let above = &self.statement.outers.first()?.reading;
        let bare = above.axes.is_empty() && above.unexplained <= 2;
        let rate = above.tags.has_all(tags!("turnover", "rate"));
        let covered = above.tags.has_all(tags!("training", "coverage"));
        let measured = (bare && (rate || covered))
            .then(|| self.best(&own.inside(above), &self.statement.label))
            .flatten();
        measured.filter(|m| matches!(&*m.metric.id, "turnover.rate" | "training.coverage"))
    }

    /// Location-based CO2e under Total scope 1 and 2 emissions: of the scopes that the heading names.
    fn covered_by_heading(&self, own: &Reading, found: &Match) -> Option<Match> {
        let total = self.statement.label.get(..5).is_some_and(|w| w.eq_ignore_ascii_case("total"));
        let told = found.metric.id != "ghg.total" || found.breakdown.contains_key("coverage");
        if self.prose || total || told {
            return None;
        }
        let scopes = tags!("scope1", "scope2", "scope3");
        let plain = |o: &&Rc<Label>| o.reading.tags.without(tags!("ghg", "emission", "sum")).is_empty();
        let mut over = self.statement.outers.iter().take(3).skip_while(plain);
        let above = over.next().filter(|o| o.reading.tags.has_any(scopes))?;
        let covered = self.best(&own.inside(&above.reading), &self.statement.label)?;
        (covered.metric.id == found.metric.id).then_some(covered)
    }

    /// 男性员工 320 under 按性别分类 under 员工流失人数: staff by its words, but the axis is that of what stands over it.
    fn of_counted_above(&self, own: &Reading, found: &Match) -> Option<Match> {
        let statement = self.statement;
        let grouped = !statement.inner.axes.is_empty() && found.metric.id.starts_with("workforce.");
        let [axis, above, ..] = &statement.outers[..] else { return None };
        let bare = |l: &Rc<Label>| l.reading.axes.is_empty() && l.reading.unexplained == 0;
        if self.prose
            || !self.is_of_staff_alone()
            || !grouped
            || !axis.reading.is_silent()
            || !bare(axis)
            || !bare(above)
        {
            return None;
        }
        let counted = above.reading.tags.has_any(tags!("turnover", "hire"));
        counted.then(|| self.best(&own.inside(&above.reading), &statement.label)).flatten()
    }

    /// 董事会 10 under 2024年会议: a bare subject takes its measure from the heading.
    fn measured_by_heading(&self, own: &Reading, found: &Match) -> Option<Match> {
        let statement = self.statement;
        let bare = statement.inner.tags.without(subjects()).is_empty();
        if self.prose || !bare || !counts(self.unit.as_ref()) {
            return None;
        }
        let measures_alone =
            |o: &&Rc<Label>| !o.reading.tags.is_empty() && o.reading.tags.without(measures()).is_empty();
        let mut headings = statement.outers.iter().take(3).filter(measures_alone);
        headings.find_map(|o| {
            let measured = self.best(&own.inside(&o.reading), &statement.label)?;
            (measured.metric.id != found.metric.id).then_some(measured)
        })
    }

    /// 安排了4场反贪污培训，总培训时数为684小时: of the training that the clause before counts, and no metric is of that.
    fn is_of_other_training(&self, own: &Reading) -> bool {
        let statement = self.statement;
        let counts = |o: &Label| o.text.text.contains(|c: char| c.is_ascii_digit());
        let kind = statement.outers.iter().find(|o| {
            let kind = !o.reading.conflict && narrows(&o.reading, &statement.inner);
            self.prose && counts(o) && kind && self.is_of_sentence(o)
        });
        kind.is_some_and(|o| self.best(&own.inside(&o.reading), &statement.label).is_none())
    }

    /// `An anti-corruption training session was provided to 7 Directors`: those who were trained, and not the board.
    fn trained_in_ethics(&self, own: &Reading, found: &Match) -> Option<Match> {
        let ethics = tags!("corruption", "training");
        let bare = own.tags.without(tags!("board", "employee", "headcount", "people", "sum")).is_empty();
        let counts = matches!(found.metric.id.as_str(), "board.size" | "workforce.total");
        if !self.prose || !bare || !counts || !self.statement.label.is_ascii() {
            return None;
        }
        let mut outers = self.statement.outers.iter().filter(|o| o.reading.tags.has_all(ethics));
        outers.find(|o| self.is_of_sentence(o))?;
        let trained = Reading { tags: own.tags.with(ethics).without(tags!("sum")), ..own.clone() };
        self.best(&trained, &self.statement.label)
    }

    /// 反腐败培训24场，员工培训覆盖率98.4%: of the training that the sentence speaks of.
    fn of_a_kind(&self, own: &Reading, found: &Match) -> Option<Match> {
        let statement = self.statement;
        let near = |o: &&Rc<Label>| match self.prose {
            true => true,
            // 培训与健康安全 are two topics
            false => {
                let joined = ["与", "及", "和", "、", " and ", "&"].iter().any(|w| o.text.text.contains(w));
                let alone = !joined || !o.reading.tags.has_any(tags!("safety"));
                statement.section.as_ref().is_some_and(|s| Rc::ptr_eq(s, o)) && alone
            }
        };
        let mut kinds =
            statement.outers.iter().filter(|o| !o.reading.conflict && narrows(&o.reading, own)).filter(near);
        kinds.find_map(|o| {
            let narrower = self.best(&own.inside(&o.reading), &statement.label)?;
            (narrower.weight >= found.weight).then_some(narrower)
        })
    }
}

/// A label's total and its item, where a colon or a dash parts them.
fn parted_item(label: &str) -> Option<(&str, &str)> {
    let label = label.trim_start_matches(['-', '—', '–', ' ']);
    let at = label.find([':', '：', '—', '–']).or_else(|| label.find(" - ")).or_else(|| {
        // 包装材料使用量-纸箱; e-waste is one word
        label.find('-').filter(|_| !label.is_ascii())
    })?;
    let parts = [':', '：', '—', '–', '-', ' '];
    let (head, item) = (label[..at].trim(), label[at..].trim_start_matches(parts).trim());
    (!head.is_empty() && !item.is_empty()).then_some((head, item))
}

/// Recycling, landfill: what was done with waste, and no kind of it (GRI 306-4, 306-5).
fn is_treatment(item: &str) -> bool {
    const TREATMENTS: [&str; 16] = [
        "recycling",
        "recycled",
        "reuse",
        "re-use",
        "preparation for reuse",
        "composting",
        "composted",
        "recovery",
        "energy recovery",
        "other recovery",
        "other disposal",
        "deep well",
        "chemical treatment",
        "biological treatment",
        "landfill",
        "incineration",
    ];
    let item = item.trim_start_matches(['-', '–', '•', ' ']).to_ascii_lowercase();
    TREATMENTS.iter().any(|treatment| item.starts_with(treatment))
}

/// The clause that a number stands in, up to it; of one without an end what is near.
fn last_clause(before: &str) -> &str {
    const NEAR: usize = 160;
    let from = before.ceil_char_boundary(before.len().saturating_sub(NEAR));
    before[from..].rsplit(['，', '。', '；']).next().unwrap_or_default()
}

/// 董事会每季至少召开: how often something is to be done says not how often it was.
fn is_how_often(before: &str) -> bool {
    let clause = last_clause(before);
    let at = ["每年", "每季", "每月", "每半年"].iter().filter_map(|w| clause.find(w)).min();
    at.is_some_and(|at| ["至少", "最少", "不少于"].iter().any(|w| clause[at..].contains(w)))
}

/// 2017年至2019年平均损失日数: a mean of several years is of none of them.
fn is_over_years(before: &str) -> bool {
    let clause = last_clause(before);
    let Some(mean) = clause.find("平均").filter(|_| !clause.contains("分别")) else { return false };
    let [.., first, last] = period::years(&clause[..mean])[..] else { return false };
    let between = &clause[first.0..last.0];
    first.1 < last.1 && between.len() <= 12 && between.ends_with(['至', '到', '-', '~', '—', '–'])
}
