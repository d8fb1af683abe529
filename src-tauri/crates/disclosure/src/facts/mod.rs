//! Statements to facts: each to the metric that its words name, statements of one fact put together, and how sure.

mod evidence;
mod merge;
mod naming;
mod negations;
mod parts;
mod sentences;

use rust_decimal::Decimal;

pub use merge::{Disagreement, merge, unit_conflicts};

use crate::catalogue::{self, Kind};
use crate::lexicon::{measures, tags};
use crate::matching::Match;
use crate::profile::Profile;
use crate::statement::{Origin, Statement};
use naming::{Asked, Named};
use parts::{names_a_part, of_water, part_name};
use sentences::{
    counts_a_kind, counts_all, gave_to_one, is_run_of_figures, names_board_alone, names_committee,
    names_employees, names_other_gases, names_stakeholders, offered_by_us, scope_behind, speaks_of_employees,
    sums_years, tells_since, took_part,
};

/// Facts surer than this are given as accepted.
pub const ACCEPTED: f64 = 0.85;
/// Statements less sure than this are not given at all.
const GIVEN: f64 = 0.55;

/// A statement that names a metric.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// index of the statement
    pub statement: usize,
    /// what it names
    pub found: Match,
    /// the year
    pub year: i32,
    /// 0 to 1
    pub confidence: f64,
    /// what lowered it
    pub reasons: Vec<&'static str>,
    /// half a unit of the last printed digit, canonical
    pub tolerance: Decimal,
    /// it says itself, and all of it, what it is: another value under such words is a contradiction
    pub firm: bool,
}

/// Why a statement names no metric, for `explain`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// words in the label that nothing explains
    Unexplained,
    /// no pattern fits the words and the unit
    NoMetric,
    /// a unit that we do not know
    UnknownUnit,
    /// a target, a limit, a change, another company's
    Framed,
    /// no year, neither printed nor of the report
    NoYear,
}

/// How sure a statement is, and what has lowered it.
struct Sureness {
    confidence: f64,
    reasons: Vec<&'static str>,
}

impl Sureness {
    fn of(origin: Origin) -> Sureness {
        let confidence = match origin {
            Origin::Table => 0.99,
            Origin::Figure => 0.93,
            Origin::Prose => 0.94,
        };
        Sureness { confidence, reasons: vec![] }
    }

    fn lower(&mut self, reason: &'static str, by: f64) {
        self.reasons.push(reason);
        self.confidence -= by;
    }

    /// Takes over what the match itself leaves open.
    fn lower_for_match(&mut self, found: &mut Match) {
        self.reasons.append(&mut found.reasons);
        for reason in &self.reasons {
            self.confidence -= match *reason {
                "unit_missing" => 0.1,
                "unit_mass_for_ghg" => 0.03,
                "unit_by_plausibility" => 0.05,
                "column_ignored" | "words_after_ignored" => 0.05,
                "people_assumed" => 0.06,
                _ => 0.0,
            };
        }
    }
}

/// The metric that a statement names, and how sure.
pub fn candidate(index: usize, statement: &Statement, profile: &Profile) -> Result<Candidate, Left> {
    let asked = Asked::new(statement, profile)?;
    if statement.negated {
        return negations::negated(index, statement, profile);
    }
    if asked.is_framed_by_its_words() {
        return Err(Left::Framed);
    }
    if let Some(part) = asked.as_part_of_total() {
        return candidate(index, &part, profile);
    }
    if let Some(item) = asked.as_item_behind_its_total() {
        return candidate(index, &item, profile);
    }
    if asked.is_framed_by_what_it_is_under() {
        return Err(Left::Framed);
    }
    if let Some(item) = asked.as_listed_item() {
        return candidate(index, &item, profile);
    }
    // a clause whose only word nobody knows speaks of something else
    let inner = &statement.inner;
    if asked.prose && statement.item.is_none() && inner.is_silent() && inner.unexplained > 0 {
        return Err(Left::Unexplained);
    }
    if asked.is_framed_by_a_title() {
        return Err(Left::Framed);
    }
    let mut sure = Sureness::of(statement.origin);
    let Named { mut found, depth } = asked.named(&mut sure)?;
    asked.explains_all_words(&mut found, depth, &mut sure)?;
    if found.metric.id.starts_with("workforce.") && asked.is_below_share_of_staff() {
        return Err(Left::NoMetric);
    }
    // 总计 450 under 培训: of what, and in what, nobody says
    let courses = found.metric.id == "training.sessions" && asked.unit.is_none();
    if courses && !inner.tags.has_any(tags!("training", "sessions")) {
        return Err(Left::NoMetric);
    }
    if asked.is_kind_of_work(&found) || asked.took_a_course(&found) || asked.is_made_to_be_sold(&found) {
        return Err(Left::Unexplained);
    }
    if !asked.is_counted_so(&found) {
        return Err(Left::NoMetric);
    }
    if depth > 0 {
        let each = if asked.prose { 0.05 } else { 0.01 };
        sure.lower("subject_inherited", each * f64::from(depth.min(3)));
    }
    if asked.prose {
        asked.is_of_the_whole(&found, &mut sure)?;
    }
    if statement.strange_group && statement.item.is_none() && statement.function.is_none() {
        sure.lower("group_unknown", 0.04);
    }
    if statement.some_staff {
        sure.lower("beside_other_staff", 0.2);
    }
    if statement.far_from_heads {
        sure.lower("heads_apart", 0.2);
    }
    asked.reads_brackets_behind(&mut found);
    asked.breaks_down(&mut found)?;
    let before = sure.reasons.len();
    let firm = asked.is_firm(&found, before == 0 && found.reasons.is_empty());
    sure.lower_for_match(&mut found);
    if asked.is_of_a_part_of_the_world(&found) || asked.is_of_renewables_alone(&found) {
        return Err(Left::Framed);
    }
    if asked.is_share_below_rate(&found) {
        return Err(Left::NoMetric);
    }
    if asked.is_rate_below_number(&found) {
        return Err(Left::NoMetric);
    }
    if asked.is_under_another_matter(&found) {
        return Err(Left::Framed);
    }
    if asked.is_a_nameless_total(&found, depth) {
        return Err(Left::NoMetric);
    }
    if statement.quantity.approximate {
        sure.lower("approximate", 0.02);
    }
    if statement.year.is_none() {
        sure.lower("period_of_report", 0.01);
    }
    if let Some(entity) = &statement.entity {
        if !found.metric.axes.iter().any(|a| a == "entity") {
            return Err(Left::Framed);
        }
        found.breakdown.insert("entity".to_owned(), entity.clone());
    }
    let year = statement.year.or_else(|| titled_year(statement)).or(profile.year).ok_or(Left::NoYear)?;
    // a year after the report's own is a target
    if profile.year.is_some_and(|own| year > own) {
        return Err(Left::Framed);
    }
    let tolerance = statement.quantity.half_digit.checked_mul(found.scale).unwrap_or_default();
    let Sureness { confidence, reasons } = sure;
    if confidence < GIVEN {
        return Err(Left::Unexplained);
    }
    Ok(Candidate { statement: index, found, year, confidence, reasons, tolerance, firm })
}

impl Asked<'_> {
    /// Holds the words that nothing explains against what was found: some are borne, at a price.
    fn explains_all_words(&self, found: &mut Match, depth: u32, sure: &mut Sureness) -> Result<(), Left> {
        let statement = self.statement;
        if found.metric.id == "ghg.avoided" {
            // VOC emissions reduction: of what is no greenhouse gas
            if statement.inner.tags.has_any(tags!("nox", "so2", "pm", "voc", "nh3n", "cod")) {
                return Err(Left::NoMetric);
            }
            parts::name_source(found, statement);
            return Ok(());
        }
        let limit = match statement.origin {
            Origin::Prose if depth > 0 => 1,
            Origin::Prose => 4,
            _ => 2,
        };
        let unexplained = if statement.item.is_some() || statement.function.is_some() {
            0
        } else {
            statement.inner.unexplained
        };
        // Plastic packaging used: one of the things that packages are made of
        let itemised =
            matches!(&*found.metric.id, "packaging.total" | "waste.hazardous" | "waste.non_hazardous");
        let may_name = itemised && unexplained > 0 && !self.prose && found.breakdown.is_empty();
        let item = may_name.then(|| material_in(&statement.label)).flatten();
        let unexplained = if item.is_some() { 0 } else { unexplained };
        found.breakdown.extend(item.map(|item| ("item".to_owned(), item)));
        let within = if self.prose && statement.item.is_none() { statement.inner.within } else { 0 };
        // AI相关授权发明专利数量: those on one matter
        let on_one = found.metric.id.starts_with("patents.") && statement.label.contains("相关");
        if unexplained > limit || within > 2 || unexplained > 0 && on_one {
            return Err(Left::Unexplained);
        }
        // Waste paper, 化学废物: a kind of waste and not all of it
        let kinds = match found.metric.id.as_str() {
            "waste.recycled" => !statement.inner.tags.has_any(tags!("waste")),
            id => matches!(id, "waste.total" | "waste.per_revenue" | "waste.recycled_rate"),
        };
        // 其他(蔗渣、木) under 包装材料: the rest of it
        let rest = || statement.label.starts_with("其他") || statement.label.starts_with("其它");
        if !self.prose
            && depth > 0
            && statement.inner.tags.without(measures()).is_empty()
            && statement.inner.axes.is_empty()
            && rest()
        {
            return Err(Left::NoMetric);
        }
        if unexplained > 0
            && !self.prose
            && statement.inner.axes.is_empty()
            && names_a_place_or_part(&statement.label)
        {
            return Err(Left::Unexplained);
        }
        if unexplained > 0 && kinds && (!self.prose || statement.label.is_ascii()) {
            return Err(Left::Unexplained);
        }
        // ESG培训, Leadership training: a course on what letters or a word stands for, and not all that there are
        let course = || {
            let about = statement.label.split_once("培训").map(|(about, _)| about);
            let named = about.is_some_and(|about| about.contains(|c: char| c.is_ascii_uppercase()));
            let label = statement.label.trim().to_ascii_lowercase();
            named || label.ends_with(" training") && label.split(' ').count() == 2
        };
        if unexplained > 0 && !self.prose && found.metric.id.starts_with("training.") && course() {
            return Err(Left::Unexplained);
        }
        // Electricity, Steam below Scope 2, Total Fund A over a column of a scope: parts of what they stand in
        let source = tags!("electricity", "heat");
        let own = &statement.inner.tags;
        let scope = tags!("scope1", "scope2", "scope3");
        if !self.prose
            && found.metric.id.starts_with("ghg.scope")
            && !statement.label.contains(|c: char| c.is_alphabetic() && !c.is_ascii())
            && (depth > 0 && own.has_any(source) && !own.has_any(scope)
                || unexplained > 0 && own.has_any(tags!("sum")))
        {
            // Electricity - market-based below Scope 2: what a basis tells apart is all of it, where no heat is beside
            if *own != tags!("electricity") || !statement.inner.axes.contains_key("basis") {
                return Err(Left::Unexplained);
            }
            sure.lower("one_source_alone", 0.1);
        }
        // PM emissions under NOx emissions: said of another in the same words
        let like_above = |above: &std::rc::Rc<crate::statement::Label>| {
            !own.is_empty() && own.without(above.reading.tags).is_empty()
        };
        if unexplained > 0 && depth > 0 && !self.prose && statement.outers.first().is_some_and(like_above) {
            return Err(Left::Unexplained);
        }
        if unexplained > 0 {
            let each = if self.prose { 0.05 } else { 0.06 };
            sure.lower("words_unexplained", each * f64::from(unexplained));
        }
        Ok(())
    }

    /// 营销人员 under 按岗位划分的培训覆盖率: a kind of work that a metric is not told apart by is not all of them.
    fn is_kind_of_work(&self, found: &Match) -> bool {
        !found.breakdown.contains_key("function")
            && self.names_a_group()
            && self.is_right_below(tags!("function_axis"))
    }

    /// First aid | August 2024 | 25 under Training | Date | Number of employees: those who took a course.
    fn took_a_course(&self, found: &Match) -> bool {
        let dated = || {
            let month = self.statement.label.split(' ').next().unwrap_or_default().to_ascii_lowercase();
            crate::quantity::MONTHS.contains(&month.as_str())
        };
        found.metric.id == "workforce.total"
            && self.is_right_below(tags!("training"))
            && (self.names_a_group() || dated())
    }

    /// A row's words that nothing explains, and no group that we know.
    fn names_a_group(&self) -> bool {
        self.statement.inner.unexplained > 0 && self.statement.inner.axes.is_empty()
    }

    /// Whether one of the two labels over a row has one of these tags.
    fn is_right_below(&self, tags: crate::lexicon::Tags) -> bool {
        !self.prose && self.statement.outers.iter().take(2).any(|o| o.reading.tags.has_any(tags))
    }

    /// 清洁能源发电量1,070.61亿千瓦时: what a power company makes, which no roof does for its own use.
    fn is_made_to_be_sold(&self, found: &Match) -> bool {
        if found.metric.id != "energy.renewable" {
            return false;
        }
        let label = self.statement.label.to_ascii_lowercase();
        let made = ["发电", "generat", "produc"].iter().any(|w| label.contains(w));
        made && (found.value > Decimal::from(1_000_000) || self.statement.raw_unit.starts_with('亿'))
    }

    /// Whether the metric is counted in what is printed: some are in words of their own only.
    fn is_counted_so(&self, found: &Match) -> bool {
        let counters = &found.metric.counters;
        // Received training, under Board: people, where no word counts courses
        let of_courses = self.unit.is_none()
            && counters.iter().any(|c| c == "sessions")
            && self.statement.label.is_ascii()
            && !self.statement.inner.tags.has_any(tags!("sessions", "sum", "headcount"));
        if of_courses {
            return false;
        }
        // Board | no. | 9: of people as well as of meetings
        let meetings = found.metric.id == "board.meetings";
        let number = match self.statement.raw_unit.trim() {
            "" => self.statement.label.is_ascii(),
            raw => matches!(raw, "no." | "No." | "number" | "Number" | "个"),
        };
        if meetings && number && !self.statement.inner.tags.has_any(tags!("meeting", "sessions")) {
            return false;
        }
        // Employees who completed training (number): people, and no courses
        let of_people = || {
            let label = self.statement.label.trim_start();
            ["Employees", "Directors", "Staff", "Workers"].iter().any(|w| label.starts_with(w))
        };
        if self.bare && found.metric.unit == "count" && found.metric.id.starts_with("ethics.") && of_people()
        {
            return false;
        }
        // Board meetings convened | no.; Number of training courses is told by its word for them alone
        let courses = counters.iter().any(|c| c == "sessions");
        if self.bare && (!courses || self.statement.inner.tags.has_any(tags!("sessions"))) {
            return true;
        }
        // 数目(家): the counter stands in brackets
        let raw = self.statement.raw_unit.trim();
        let raw = raw.strip_suffix(')').and_then(|r| r.rsplit_once('(')).map_or(raw, |(_, counter)| counter);
        self.unit.is_none()
            || counters.is_empty()
            || counters.contains(&raw.to_ascii_lowercase())
            || raw.is_empty()
    }

    /// Of sentences: whether the number is of all that the metric counts, and not of some, or of others.
    fn is_of_the_whole(&self, found: &Match, sure: &mut Sureness) -> Result<(), Left> {
        let statement = self.statement;
        let label = statement.label.as_str();
        if is_run_of_figures(statement) {
            sure.lower("words_after_ignored", 0.1);
        }
        // UK energy use comprises gas, 83 MWh, and electricity, 613 MWh: of a part, where the metric knows no regions
        let regions = found.metric.axes.iter().any(|axis| axis == "region");
        let of_part = |o: &std::rc::Rc<crate::statement::Label>| {
            o.reading.axes.contains_key("region") && o.reading.has_subject() && self.is_of_sentence(o)
        };
        let amount = ["energy.", "ghg.", "water.", "waste."].iter().any(|w| found.metric.id.starts_with(w));
        if amount && !regions && statement.outers.iter().any(of_part) {
            return Err(Left::Framed);
        }
        // 其中北方工厂用水量98.6万立方米，天然气消耗312万立方米: of the plant, to the end of its clauses
        let of_site = |clause: &str| {
            let clause = clause.trim_start_matches(['，', '、', ' ']);
            let named = clause.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
            let site = ["工厂", "厂区", "基地", "园区", "公司", "分厂"].iter().any(|w| named.contains(w));
            clause.starts_with("其中") && site && !named.contains("本公司")
        };
        let own = ["公司", "集团", "全年", "合计", "总"].iter().any(|w| label.contains(w));
        let mut near = statement.outers.iter().take(2).filter(|o| self.is_of_sentence(o));
        if amount && (of_site(label) || !own && near.any(|o| of_site(&o.text.text))) {
            return Err(Left::Framed);
        }
        // 对公贷款42笔，核算碳排放126.4万吨: of those who were lent to
        let lent = |o: &std::rc::Rc<crate::statement::Label>| {
            o.reading.tags.has_any(tags!("investee")) && self.is_of_sentence(o)
        };
        if found.metric.id.starts_with("ghg.") && statement.outers.iter().take(2).any(lent) {
            return Err(Left::Framed);
        }
        // In Germany, we hired seven people: what the sentence sets out from is where
        let placed = |o: &std::rc::Rc<crate::statement::Label>| {
            let place = o.text.text.trim_start();
            self.is_of_sentence(o) && place.starts_with("In ") && o.is_part_of_the_world()
        };
        if !found.breakdown.contains_key("region") && statement.outers.iter().any(placed) {
            return Err(Left::Framed);
        }
        match found.metric.id.as_str() {
            // 全年针对董事的培训4场: the directors' courses
            id if id.starts_with("training.") && names_board_alone(statement) => return Err(Left::NoMetric),
            // 受训雇员中，男性占76.8%: who the trained are, and not how many of them all there are
            "training.coverage"
                if statement.inner.tags.has_any(tags!("of_which"))
                    && !statement.inner.tags.has_any(tags!("employee")) =>
            {
                return Err(Left::NoMetric);
            }
            // of our waste 20%, recycled: a sentence must say that it is a rate, as the unit does in a table
            "waste.recycled_rate" | "water.recycled_rate"
                if statement.origin == Origin::Prose
                    && !statement.inner.tags.has_any(tags!("rate", "of_which")) =>
            {
                return Err(Left::NoMetric);
            }
            // 312 employees beside the directors
            id if id.starts_with("board.") && statement.counts_employees() => return Err(Left::NoMetric),
            // a course for 7 directors
            id if id.starts_with("board.") && label.is_ascii() && self.sentence_names(tags!("training")) => {
                return Err(Left::NoMetric);
            }
            // 7名董事参加讲座: some of the board, at something else
            id if id.starts_with("board.") && took_part(statement) => return Err(Left::NoMetric),
            // 参加者包括五名董事及412名雇员: those who took part
            "workforce.total"
                if statement.outers.first().is_some_and(|o| {
                    o.reading.tags.has_any(tags!("took_part")) && self.is_of_sentence(o)
                }) =>
            {
                return Err(Left::NoMetric);
            }
            // 312 employees in sales took part: not all that there are
            "workforce.total" if found.breakdown.is_empty() && !counts_all(statement) => {
                return Err(Left::NoMetric);
            }
            // 年度股东大会1次、临时股东大会2次: a kind of them, and not all
            "shareholders.meetings"
                if (label.contains("年度") || counts_a_kind(statement))
                    && statement.quote.text.contains("临时") =>
            {
                return Err(Left::NoMetric);
            }
            // 1,047 employees, 122 customers, 98 suppliers: whoever answered
            "supply.suppliers" if names_stakeholders(statement) => return Err(Left::NoMetric),
            // 培训覆盖供应商614家: those that took part
            "supply.suppliers" if self.sentence_names(tags!("training")) => return Err(Left::NoMetric),
            // CO2 603,912 t, CH4 and N2O the rest: one gas of several
            "ghg.total"
                if label.contains("CO2") && !label.contains("CO2e") && names_other_gases(statement) =>
            {
                return Err(Left::NoMetric);
            }
            // 47,101 tCO2e for Scope 1 and 83,047 for Scope 2: of a scope, and not of all
            id if (id == "ghg.total" || id.starts_with("ghg.scope"))
                && scope_behind(statement).is_some_and(|scope| scope != id) =>
            {
                return Err(Left::NoMetric);
            }
            // 由7位董事组成，包含3位董事及4名独立董事: some of those that the sentence has counted
            "board.size"
                if ["包含", "包括", "其中"].iter().any(|w| label.trim_start().starts_with(w))
                    && self.sentence_names(tags!("board")) =>
            {
                return Err(Left::NoMetric);
            }
            // a committee of the board is not the board
            id if id.starts_with("board.") && names_committee(statement) => return Err(Left::NoMetric),
            // sentences tell of courses for farmers, customers and directors too: whose hours they are must be said
            // 组织反洗钱培训206场，参训18,402人次: a course on one thing, and not all that there are
            "training.participations" | "training.hours_total" | "training.sessions"
                if self.sentence_names(tags!("topic", "corruption")) || self.is_on_one_thing() =>
            {
                return Err(Left::NoMetric);
            }
            "training.participations" | "training.hours_total" | "training.sessions"
                if !names_employees(statement) =>
            {
                // 总培训时数, 共组织各类培训: a sum of them all is the employees'
                let all = |t: &str| {
                    ["总", "共", "各类", "累计", "全年", "total", "Total"].iter().any(|w| t.contains(w))
                };
                let mut outers = statement.outers.iter().filter(|o| self.is_of_sentence(o));
                let said = all(label) || outers.any(|o| all(&o.text.text));
                if !said && !speaks_of_employees(statement) && !offered_by_us(statement) {
                    return Err(Left::NoMetric);
                }
                // English tells of courses for suppliers and officers in the same words
                sure.lower("of_whom_is_not_said", if label.is_ascii() { 0.1 } else { 0.06 });
            }
            // were granted 76 patents and hold 1,184: one number of each
            "patents.held"
                if label.contains("granted")
                    && !label.contains("held")
                    && !statement.inner.tags.has_any(tags!("cumulative")) =>
            {
                return Err(Left::NoMetric);
            }
            "community.donations"
            | "community.volunteer_hours"
            | "community.volunteers"
            | "patents.granted"
                if sums_years(statement, self.profile) =>
            {
                return Err(Left::Framed);
            }
            // donated US$1m to one school
            "community.donations" if gave_to_one(statement) => sure.lower("of_a_project_perhaps", 0.15),
            "training.employees_trained"
                if !names_employees(statement) && !speaks_of_employees(statement) =>
            {
                return Err(Left::NoMetric);
            }
            // 自投产以来累计减少碳排放186万吨: of many years
            "ghg.avoided"
                if statement.inner.tags.has_any(tags!("cumulative"))
                    && tells_since(&statement.quote.text) =>
            {
                return Err(Left::Framed);
            }
            // and of what one project saves in a year
            "ghg.avoided" => sure.lower("of_a_project_perhaps", 0.15),
            _ => {}
        }
        Ok(())
    }

    /// 温室气体排放总量(范围一和范围二)为57,466吨, 範疇二排放量(市場基準)為38,900公噸: which scopes, on which basis.
    fn reads_brackets_behind(&self, found: &mut Match) {
        let open = match &*found.metric.id {
            "ghg.total" => !found.breakdown.contains_key("coverage"),
            "ghg.scope2" => !found.breakdown.contains_key("basis"),
            _ => false,
        };
        let statement = self.statement;
        // 若按市场基准法计算，…，范围2排放量为: the sentence says it before
        let reckoned = || {
            let mut clauses = statement.outers.iter().filter(|o| self.is_of_sentence(o));
            clauses.find_map(|o| o.reading.axes.get("basis").filter(|_| o.reading.tags.is_empty()).cloned())
        };
        if self.prose
            && open
            && found.metric.id == "ghg.scope2"
            && let Some(basis) = reckoned()
        {
            found.breakdown.insert("basis".to_owned(), basis);
            return;
        }
        let before = statement.before_number();
        let said = || {
            let (inside, behind) = before.rsplit_once(')')?;
            // 由2023年的A降至B: the brackets stand before both
            let behind = behind.split_once('由').map_or(behind, |(words, _)| words);
            let near = behind.chars().count() <= 8 && !behind.contains(['，', '。', '、', ',']);
            Some(crate::lexicon::read(inside.rsplit_once('(').filter(|_| near)?.1))
        };
        if let Some(said) = (self.prose && open).then(said).flatten()
            && let Some(told) = self.best(&statement.inner.inside(&said), &statement.label)
            && told.metric.id == found.metric.id
        {
            found.breakdown = told.breakdown;
        }
    }

    /// Adds to the breakdown what the row is a part of.
    fn breaks_down(&self, found: &mut Match) -> Result<(), Left> {
        let statement = self.statement;
        let label = statement.label.as_str();
        // Overseas employees under Minority groups: where someone comes from is no ethnicity
        if !statement.inner.axes.contains_key("ethnicity") && found.breakdown.contains_key("region") {
            found.breakdown.remove("ethnicity");
        }
        // Renewable energy use - photovoltaic power: a total with its source
        if let Some((whole, part)) = label
            .split_once(" - ")
            .or_else(|| label.split_once('—'))
            .filter(|_| !self.prose && found.breakdown.is_empty())
            && found.metric.axes.iter().any(|a| a == "source")
            && self.best(&crate::lexicon::read(whole), whole).is_some_and(|m| m.metric.id == found.metric.id)
        {
            found.breakdown.insert("source".to_owned(), part_name(part));
        }
        // 取水量-自来水: what was taken from one source
        let sourced = tags!("water_withdrawal", "water_source");
        if statement.inner.tags.has_all(sourced)
            && matches!(&*found.metric.id, "water.withdrawal" | "water.consumption")
        {
            // Groundwater withdrawal, 地下水取水量: the source's own word
            let named = statement.inner.spans.iter().find(|(_, tags)| tags.has_any(tags!("water_source")));
            let named = named.and_then(|(at, _)| label.get(at.clone()));
            let behind = label.split_once('-').filter(|_| !self.prose).map(|(_, source)| source.trim());
            if let Some(source) = behind.or(named) {
                found.metric = catalogue::metric("water.withdrawal").unwrap_or(found.metric);
                found.breakdown.insert("source".to_owned(), part_name(source));
            }
        }
        // －市政供水 below 总耗水量: a part of the total is no other total
        // -按雇员人数计算的强度 below it says how much of it there is to each, and is no part
        if let Some(whole) = &statement.whole
            && found.metric.kind != Kind::Intensity
            && statement.item.is_none()
            && let Some(total) = self.best(&whole.reading, &whole.text.text)
            && total.breakdown == found.breakdown
            && (total.metric.id == found.metric.id || of_water(statement, &total))
        {
            if of_water(statement, &total) {
                found.metric = catalogue::metric("water.withdrawal").unwrap_or(found.metric);
            }
            let axis = ["source", "item"].into_iter().find(|a| found.metric.axes.iter().any(|own| own == a));
            let Some(axis) = axis.filter(|_| names_a_part(statement)) else { return Err(Left::Framed) };
            found.breakdown.insert(axis.to_owned(), part_name(label));
        }
        Ok(())
    }

    /// Whether it says by itself, and in full, what it is.
    fn is_firm(&self, found: &Match, without_reasons: bool) -> bool {
        let sums = ["总", "共", "合计", "全年", "全体", "整体", "total", "Total"];
        let says_all = !self.prose
            || !matches!(found.metric.kind, Kind::Amount | Kind::Count)
            || sums.iter().any(|w| self.statement.label.contains(w));
        without_reasons && says_all && !self.statement.quantity.approximate && self.suits_group(found)
    }

    /// Whether the heading right above speaks of the same: 新员工培训 over 人均培训时数 may mean new employees alone.
    fn suits_group(&self, found: &Match) -> bool {
        let statement = self.statement;
        if self.prose {
            return true;
        }
        // an indicator's code over its table is a topic, not a group
        statement.outers.iter().filter(|o| o.reading.has_subject() && !o.coded).take(1).all(|o| {
            let merged = statement.inner.inside(&o.reading);
            self.best(&merged, &statement.label).is_some_and(|m| m.metric.id == found.metric.id)
        })
    }

    /// A total of a deep table, without a unit and without a word of its own: notes to accounts are full of them.
    fn is_a_nameless_total(&self, found: &Match, depth: u32) -> bool {
        depth > 1
            && self.statement.origin == Origin::Table
            && self.unit.is_none()
            && found.breakdown.is_empty()
            && !self.statement.inner.tags.has_any(tags!("headcount"))
    }
}

/// The words of a label that nothing explains, where all that they name is a thing.
fn material_in(label: &str) -> Option<String> {
    let mut words: Vec<&str> = label.split([' ', ',', '(', ')']).filter(|w| !w.is_empty()).collect();
    words.retain(|word| {
        let read = crate::lexicon::read(word);
        read.is_silent() && read.unexplained > 0
    });
    let named = !words.is_empty() && label.is_ascii() && words.iter().all(|word| parts::is_material(word));
    named.then(|| words.join(" "))
}

/// `Electricity - Wuxi`, `Other hazardous waste`, `Employees in Beijing`: words nobody knows that name one of several.
fn names_a_place_or_part(label: &str) -> bool {
    let strange = |words: &str| {
        let reading = crate::lexicon::read(words);
        reading.is_silent() && reading.unexplained > 0
    };
    let label = label.replace(" – ", " - ");
    let other = label.get(..5).is_some_and(|w| w.eq_ignore_ascii_case("other"));
    other
        || label.contains(" - ") && label.split(" - ").any(strange)
        || label
            .split_once(" in ")
            .is_some_and(|(_, place)| place.starts_with(char::is_uppercase) && strange(place))
}

/// `Employee numbers at 31 December 2022`, `Emissions for 2023`: a title that ends in its date.
fn dated_title(text: &str) -> Option<i32> {
    let text = text.trim_end_matches([' ', ')', ':', '*']);
    let [(at, year)] = crate::period::years(text)[..] else { return None };
    let words: Vec<&str> = text[..at].split_whitespace().rev().take(4).collect();
    let dated = words.iter().any(|w| matches!(*w, "at" | "of" | "for" | "in" | "ended" | "during"));
    (text.is_ascii() && at + 4 == text.len() && dated).then_some(year)
}

/// `2018 greenhouse gas emissions`, 2022年职业伤害统计 over a list of figures: the year that the nearest heading begins with. 2022年起,
/// 2022年至2024年 name more years than one.
fn titled_year(statement: &Statement) -> Option<i32> {
    let outers = statement.outers.iter().filter(|_| statement.origin == Origin::Table);
    outers.take(3).find_map(|outer| {
        let text = outer.text.text.trim_start_matches(|c: char| !c.is_alphanumeric());
        if let Some(year) = dated_title(text) {
            return Some(year);
        }
        let year: i32 = text.get(..4)?.parse().ok()?;
        let more = ['-', '/', '~', '、', '至', '到', '起', '及', '和', '与', '以'];
        let ends = match text[4..].strip_prefix('年') {
            Some(rest) => !rest.trim_start_matches('度').starts_with(more),
            None => !text[4..].starts_with(|c: char| c.is_alphanumeric() || more.contains(&c)),
        };
        ((1990..2100).contains(&year) && ends).then_some(year)
    })
}
