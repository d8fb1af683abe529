//! The report checked against itself. Each doubt names its rule, the facts, both sides of the sum and the tolerance,
//! which comes from the printed digits. What can be explained (a mean headcount, a number cut off instead of rounded, an
//! incomplete list of groups) raises none: a false alarm costs more trust than a missed one.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::catalogue;
use crate::facts::Disagreement;
use crate::model::{Breakdown, Doubt, Fact, Severity, Status};

struct Checked<'a> {
    facts: &'a [Fact],
    tolerances: &'a [Decimal],
    doubts: Vec<Doubt>,
}

/// All doubts of a report, by rule, and the status of the facts that they touch.
pub fn check(
    facts: &mut [Fact],
    tolerances: &[Decimal],
    disagreements: &[Disagreement],
    conflicts: Vec<Doubt>,
) -> Vec<Doubt> {
    let mut checked = Checked { facts, tolerances, doubts: conflicts };
    let periods: BTreeSet<&str> = checked.facts.iter().map(|f| f.period.as_str()).collect();
    for period in periods {
        checked.parts(period);
        checked.shares(period);
        checked.ratios(period);
        checked.water(period);
        checked.averages(period);
        checked.energy(period);
        checked.impossible(period);
        checked.composition(period);
    }
    checked.jumps();
    checked.disagreements(disagreements);
    let mut doubts = checked.doubts;
    doubts.sort_by(|a, b| (a.rule.as_str(), &a.facts).cmp(&(b.rule.as_str(), &b.facts)));
    doubts.dedup();
    for doubt in &doubts {
        if doubt.severity == Severity::Note {
            continue;
        }
        for fact in &doubt.facts[..doubt.accused] {
            let fact = &mut facts[*fact];
            if !fact.reasons.contains(&doubt.rule) {
                fact.reasons.push(doubt.rule.clone());
            }
            if matches!(
                doubt.rule.as_str(),
                "statements_disagree"
                    | "unit_conflict"
                    | "impossible"
                    | "composition_called_coverage"
                    | "composition_called_rate"
                    | "jump"
            ) {
                fact.status = Status::NeedsReview;
            }
        }
        // of a sum that does not come out, the total is what a person looks at first
        if let Some(total) = doubt.facts.first() {
            facts[*total].status = Status::NeedsReview;
        }
    }
    doubts
}

/// A value as it is written in a sum: no more digits than say something.
fn shown(value: Decimal) -> String {
    let digits = if value.abs() >= Decimal::ONE_HUNDRED { 2 } else { 4 };
    value.round_dp(digits).normalize().to_string()
}

/// Parts added up, with the tolerance of the sum and how it is shown.
struct Added {
    sum: Decimal,
    tolerance: Decimal,
    text: String,
}

impl Added {
    fn off_hundred(&self) -> Decimal {
        (self.sum - Decimal::ONE_HUNDRED).abs()
    }
}

impl Checked<'_> {
    fn find(&self, metric: &str, breakdown: &[(&str, &str)], period: &str) -> Option<usize> {
        self.facts.iter().position(|f| {
            f.metric == metric
                && f.period == period
                && f.breakdown.len() == breakdown.len()
                && breakdown.iter().all(|(a, v)| f.breakdown.get(*a).is_some_and(|w| w == v))
        })
    }

    /// The facts of a metric along one axis alone.
    fn along(&self, metric: &str, axis: &str, period: &str) -> Vec<usize> {
        let only = |f: &Fact| f.breakdown.len() == 1 && f.breakdown.contains_key(axis);
        (0..self.facts.len())
            .filter(|i| {
                let f = &self.facts[*i];
                f.metric == metric && f.period == period && only(f)
            })
            .collect()
    }

    fn value(&self, fact: usize) -> Decimal {
        self.facts[fact].value
    }

    fn doubt(
        &mut self,
        rule: &str,
        severity: Severity,
        facts: Vec<usize>,
        left: String,
        right: String,
        tolerance: Decimal,
    ) {
        let tolerance = tolerance.round_dp(6).normalize();
        // a ratio is held against its terms, an average against its groups: they are witnesses
        let accused = match rule {
            "parts_sum_to_total"
            | "shares_sum_to_100"
            | "impossible"
            | "composition_called_coverage"
            | "composition_called_rate"
            | "jump" => facts.len(),
            _ => 1,
        };
        self.doubts.push(Doubt { rule: rule.to_owned(), severity, facts, accused, left, right, tolerance });
    }

    /// The groups of an axis where they are all of it: both genders, age bands from open to open.
    fn complete(&self, metric: &str, axis: &str, period: &str) -> Option<Vec<usize>> {
        let parts = self.along(metric, axis, period);
        let names: Vec<&str> = parts.iter().map(|i| self.facts[*i].breakdown[axis].as_str()).collect();
        let complete = match axis {
            "gender" => names.len() == 2,
            "employment" => names.len() == 2 && names.contains(&"full_time") && names.contains(&"part_time"),
            "age" => whole_of_ages(&names),
            "ethnicity" => names.len() == 2,
            _ => false,
        };
        complete.then_some(parts)
    }

    fn parts(&mut self, period: &str) {
        for metric in [
            "workforce.total",
            "workforce.new_hires",
            "turnover.leavers",
            "training.participations",
            "training.hours_total",
            "training.employees_trained",
            "parental_leave.taken",
            "parental_leave.returned",
        ] {
            let Some(total) = self.find(metric, &[], period) else { continue };
            for axis in ["gender", "age", "employment"] {
                if let Some(parts) =
                    self.complete(metric, axis, period).filter(|p| !self.leaves_some(axis, total, p))
                {
                    self.sum("parts_sum_to_total", total, &parts);
                }
            }
        }
        // a GHG total without a word of its scopes is the first two where the report states no third
        let first_two = self.find("ghg.total", &[("coverage", "1+2")], period);
        let plain =
            self.find("ghg.total", &[], period).filter(|_| self.find("ghg.scope3", &[], period).is_none());
        let sums = [
            (first_two.or(plain), ["ghg.scope1", "ghg.scope2"]),
            (self.find("waste.total", &[], period), ["waste.hazardous", "waste.non_hazardous"]),
        ];
        for (total, parts) in sums {
            let parts: Option<Vec<usize>> = parts.iter().map(|p| self.find(p, &[], period)).collect();
            if let (Some(total), Some(parts)) = (total, parts) {
                self.sum("parts_sum_to_total", total, &parts);
            }
        }
    }

    /// A few who did not say, or who are neither full-time nor part-time: groups that come short say nothing against a total.
    fn leaves_some(&self, axis: &str, total: usize, parts: &[usize]) -> bool {
        let short = self.value(total) - self.added(parts).sum;
        let few = self.value(total) / Decimal::from(200);
        short > Decimal::ZERO && (axis == "employment" || axis == "gender" && short <= few)
    }

    fn sum(&mut self, rule: &str, total: usize, parts: &[usize]) {
        let Added { sum, tolerance, text } = self.added(parts);
        let tolerance =
            whole(tolerance + self.tolerances[total] * Decimal::TWO, self.facts[total].unit.as_str());
        if (sum - self.value(total)).abs() > tolerance {
            let facts = std::iter::once(total).chain(parts.iter().copied()).collect();
            self.doubt(rule, Severity::Warning, facts, text, shown(self.value(total)), tolerance);
        }
    }

    fn added(&self, parts: &[usize]) -> Added {
        let sum: Decimal = parts.iter().map(|p| self.value(*p)).sum();
        let tolerance = parts.iter().map(|p| self.tolerances[*p] * Decimal::TWO).sum();
        let terms: Vec<String> = parts.iter().map(|p| shown(self.value(*p))).collect();
        Added { sum, tolerance, text: format!("{} = {}", terms.join(" + "), shown(sum)) }
    }

    /// A doubt about parts that are held against 100 %.
    fn of_hundred(&mut self, rule: &str, parts: Vec<usize>, added: Added) {
        self.doubt(rule, Severity::Warning, parts, added.text, "100".to_owned(), added.tolerance);
    }

    fn shares(&mut self, period: &str) {
        for axis in ["gender", "age", "ethnicity"] {
            let Some(parts) = self.complete("workforce.share", axis, period) else { continue };
            let added = self.added(&parts);
            // a few who did not say are neither
            let short = Decimal::ONE_HUNDRED - added.sum;
            let unsaid = axis == "gender" && short > Decimal::ZERO && short <= Decimal::ONE;
            if added.off_hundred() > added.tolerance && !unsaid {
                self.of_hundred("shares_sum_to_100", parts, added);
            }
        }
        for axis in ["function", "education"] {
            // a list of groups that comes near to 100 is all of them
            let parts = self.along("workforce.share", axis, period);
            let added = self.added(&parts);
            let off = added.off_hundred();
            if parts.len() > 2 && off <= Decimal::TWO && off > added.tolerance {
                self.of_hundred("shares_sum_to_100", parts, added);
            }
        }
        let Some(total) = self.find("workforce.total", &[], period) else { return };
        let all = self.facts.iter().enumerate();
        let of = |metric| all.clone().filter(move |(_, f)| f.metric == metric && f.period == period);
        let heads: BTreeMap<&Breakdown, usize> =
            of("workforce.total").map(|(i, f)| (&f.breakdown, i)).collect();
        for (share, fact) in of("workforce.share") {
            if let Some(count) = heads.get(&fact.breakdown) {
                // women among permanent employees are as many of these, and need not be of all
                let of_group = |axis: &String| {
                    let mut group = fact.breakdown.clone();
                    group.remove(axis);
                    let whole = heads.get(&group).filter(|_| !group.is_empty());
                    whole.is_some_and(|whole| {
                        self.off(share, *count, &[*whole], Decimal::ONE_HUNDRED, Decimal::ZERO).is_none()
                    })
                };
                if fact.breakdown.keys().any(of_group) || self.comes_to_100_within(fact) {
                    continue;
                }
                self.ratio(
                    "share_matches_count",
                    share,
                    *count,
                    &[total],
                    Decimal::ONE_HUNDRED,
                    Decimal::ZERO,
                );
            }
        }
    }

    /// Men 31 % and women 69 % of middle managers: shares by two axes that come to 100 along one are of the group that the other names.
    fn comes_to_100_within(&self, fact: &Fact) -> bool {
        let along = |axis: &String| {
            let beside = |other: &&Fact| {
                let same = other
                    .breakdown
                    .iter()
                    .all(|(a, value)| a == axis || fact.breakdown.get(a) == Some(value));
                (&other.metric, &other.period) == (&fact.metric, &fact.period)
                    && other.breakdown.len() == fact.breakdown.len()
                    && other.breakdown.contains_key(axis)
                    && same
            };
            let sum: Decimal = self.facts.iter().filter(beside).map(|other| other.value).sum();
            // women of a level have a metric of their own
            let women = fact.breakdown.get("level").filter(|_| axis == "gender" && fact.breakdown.len() == 2);
            let women = women
                .and_then(|level| self.find("workforce.female_share", &[("level", level)], &fact.period));
            let sum = sum + women.map_or(Decimal::ZERO, |women| self.value(women));
            (sum - Decimal::ONE_HUNDRED).abs() <= Decimal::ONE
        };
        fact.breakdown.len() > 1 && fact.breakdown.keys().any(along)
    }

    /// A stated ratio against its terms. `slack` is what else may lie between them, as a part of the ratio.
    fn ratio(
        &mut self,
        rule: &str,
        ratio: usize,
        above: usize,
        below: &[usize],
        times: Decimal,
        slack: Decimal,
    ) -> bool {
        let Some((left, tolerance)) = self.off(ratio, above, below, times, slack) else { return true };
        let facts = [ratio, above].into_iter().chain(below.iter().copied()).collect();
        self.doubt(rule, Severity::Warning, facts, left, shown(self.value(ratio)), tolerance);
        false
    }

    /// The computed side of a ratio and how far off it might be, where it is farther.
    fn off(
        &self,
        ratio: usize,
        above: usize,
        below: &[usize],
        times: Decimal,
        slack: Decimal,
    ) -> Option<(String, Decimal)> {
        let (value, numerator) = (self.value(ratio), self.value(above));
        let denominator: Decimal = below.iter().map(|b| self.value(*b)).sum();
        let computed = numerator.checked_mul(times)?.checked_div(denominator)?;
        // a number cut off instead of rounded is off by a whole digit
        let mut tolerance = self.tolerances[ratio] * Decimal::TWO + (computed * slack).abs();
        let terms = std::iter::once((above, numerator)).chain(below.iter().map(|b| (*b, denominator)));
        for (term, of) in terms {
            if !of.is_zero() {
                tolerance += (computed * self.tolerances[term] / of).abs();
            }
        }
        if (computed - value).abs() <= tolerance {
            return None;
        }
        let factor = if times == Decimal::ONE { String::new() } else { format!(" × {}", times.normalize()) };
        Some((
            format!("{} ÷ {}{factor} = {}", shown(numerator), shown(denominator), shown(computed)),
            tolerance,
        ))
    }

    /// Water is counted in two ways, what is taken and what is used up, and what goes round may be part of either: one
    /// that comes out is enough.
    fn water(&mut self, period: &str) {
        let find = |metric: &str| self.find(metric, &[], period);
        let (used, taken, recycled) =
            (find("water.consumption"), find("water.withdrawal"), find("water.recycled"));
        let million = Decimal::from(1_000_000);
        let rates = [
            ("water.per_employee", find("workforce.total"), Decimal::ONE, Decimal::new(1, 1)),
            ("water.per_revenue", find("finance.revenue"), million, Decimal::new(2, 2)),
        ];
        for (ratio, below, times, slack) in rates {
            let (Some(ratio), Some(below)) = (self.find(ratio, &[], period), below) else { continue };
            let amounts: Vec<usize> = [used, taken].into_iter().flatten().collect();
            let off = amounts.iter().all(|a| self.off(ratio, *a, &[below], times, slack).is_some());
            if let Some(first) = amounts.first().filter(|_| off) {
                self.ratio("ratio_matches_its_terms", ratio, *first, &[below], times, slack);
            }
        }
        let rate = self.find("water.recycled_rate", &[], period);
        if let (Some(rate), Some(recycled), Some(whole)) = (rate, recycled, used.or(taken)) {
            let wholes = [used, taken].into_iter().flatten().flat_map(|w| [vec![w], vec![w, recycled]]);
            let off = wholes
                .into_iter()
                .all(|w| self.off(rate, recycled, &w, Decimal::ONE_HUNDRED, Decimal::ZERO).is_some());
            // more than is taken goes round: of what the rate is, the report alone knows
            if off && self.value(recycled) <= self.value(whole) {
                self.ratio(
                    "ratio_matches_its_terms",
                    rate,
                    recycled,
                    &[whole],
                    Decimal::ONE_HUNDRED,
                    Decimal::ZERO,
                );
            }
        }
    }

    fn ratios(&mut self, period: &str) {
        let tenth = Decimal::new(1, 1);
        let hundred = Decimal::ONE_HUNDRED;
        let million = Decimal::from(1_000_000);
        // (ratio, numerator, denominator, times, slack): headcounts may be means, so people get a tenth
        let rules = [
            ("ghg.per_employee", "ghg.total", "workforce.total", Decimal::ONE, tenth),
            ("ghg.per_revenue", "ghg.total", "finance.revenue", million, Decimal::new(2, 2)),
            ("energy.per_employee", "energy.total", "workforce.total", Decimal::ONE, tenth),
            ("energy.per_revenue", "energy.total", "finance.revenue", million, Decimal::new(2, 2)),
            ("turnover.rate", "turnover.leavers", "workforce.total", hundred, Decimal::new(5, 1)),
            ("rd.revenue_share", "rd.expenditure", "finance.revenue", hundred, Decimal::new(2, 2)),
            ("board.independent_share", "board.independent", "board.size", hundred, Decimal::ZERO),
            ("board.female_share", "board.female", "board.size", hundred, Decimal::ZERO),
        ];
        for (ratio, above, below, times, slack) in rules {
            let found = [ratio, above, below].map(|m| self.find(m, &[], period));
            if let [Some(ratio), Some(above), Some(below)] = found {
                self.ratio("ratio_matches_its_terms", ratio, above, &[below], times, slack);
            }
        }
        let groups: [&[(&str, &str)]; 6] = [
            &[],
            &[("gender", "male")],
            &[("gender", "female")],
            &[("level", "senior")],
            &[("level", "middle")],
            &[("level", "general")],
        ];
        for group in groups {
            let (average, hours) = (
                self.find("training.hours_avg", group, period),
                self.find("training.hours_total", group, period),
            );
            let heads = [
                self.find("workforce.total", group, period),
                self.find("training.employees_trained", group, period),
            ];
            let (Some(average), Some(hours)) = (average, hours) else { continue };
            let mut heads: Vec<Vec<usize>> = heads.into_iter().flatten().map(|h| vec![h]).collect();
            // no total, but both genders
            if heads.is_empty() && group.is_empty() {
                heads.extend(self.complete("workforce.total", "gender", period));
            }
            let before = self.doubts.len();
            let fits = heads
                .iter()
                .filter(|h| self.ratio("ratio_matches_its_terms", average, hours, h, Decimal::ONE, tenth))
                .count();
            // per head of all, or per head of those trained: one that fits is enough
            self.doubts.truncate(if fits > 0 { before } else { before + 1 });
        }
    }

    fn averages(&mut self, period: &str) {
        for metric in ["training.hours_avg", "turnover.rate"] {
            let Some(total) = self.find(metric, &[], period) else { continue };
            for axis in ["gender", "age", "level"] {
                let parts = match axis {
                    "level" => self.levels(metric, period),
                    _ => self.complete(metric, axis, period),
                };
                let Some(parts) = parts else { continue };
                let values: Vec<Decimal> = parts.iter().map(|p| self.value(*p)).collect();
                let (Some(least), Some(most)) = (values.iter().min().copied(), values.iter().max().copied())
                else {
                    continue;
                };
                let tolerance = self.tolerances[total]
                    + parts.iter().map(|p| self.tolerances[*p]).max().unwrap_or_default();
                let value = self.value(total);
                if value >= least - tolerance && value <= most + tolerance {
                    continue;
                }
                let sum: Decimal = values.iter().sum();
                let left = if sum == value {
                    format!(
                        "{} = {}",
                        values.iter().map(|v| shown(*v)).collect::<Vec<_>>().join(" + "),
                        shown(sum)
                    )
                } else {
                    format!("{} … {}", shown(least), shown(most))
                };
                let facts = std::iter::once(total).chain(parts).collect();
                self.doubt("average_within_groups", Severity::Warning, facts, left, shown(value), tolerance);
            }
        }
    }

    /// Levels that cover all employees: managers and the rest.
    fn levels(&self, metric: &str, period: &str) -> Option<Vec<usize>> {
        let parts = self.along(metric, "level", period);
        let has = |level: &str| parts.iter().any(|p| self.facts[*p].breakdown["level"] == level);
        (has("general") && (has("management") || has("senior") && has("middle"))).then_some(parts)
    }

    /// Electricity and fuels in coal equivalent cannot be more than the total. They may be less: not all is listed.
    fn energy(&mut self, period: &str) {
        let Some(total) = self.find("energy.total", &[], period) else { return };
        let factor =
            |id: &str| catalogue::factors().iter().find(|f| f.id == id).map(|f| f.value).unwrap_or_default();
        let mwh = Decimal::new(8141, 3);
        let thousandth = Decimal::new(1, 3);
        let (mut sum, mut facts, mut terms) = (Decimal::ZERO, vec![total], vec![]);
        for (metric, unit, tce, density) in [
            ("energy.electricity", "MWh", "", ""),
            ("energy.heat", "MWh", "", ""),
            ("energy.coal", "t", "tce.raw_coal", ""),
            ("energy.diesel", "L", "tce.diesel", "density.diesel"),
            ("energy.petrol", "L", "tce.petrol", "density.petrol"),
            ("energy.natural_gas", "m3", "tce.natural_gas_low", ""),
        ] {
            let Some(fact) = self.find(metric, &[], period) else { continue };
            let value = self.value(fact);
            let energy = match (self.facts[fact].unit.as_str(), tce) {
                ("MWh", _) => value,
                (u, tce) if u == unit && !tce.is_empty() => {
                    let mass = if density.is_empty() { value } else { value * factor(density) };
                    // t of coal, kg of liquid, m3 of gas: kgce a kg is tce a t
                    let scale = if unit == "t" { Decimal::ONE } else { thousandth };
                    mass * factor(tce) * scale * mwh
                }
                _ => continue,
            };
            sum += energy;
            facts.push(fact);
            terms.push(shown(energy.round_dp(1)));
        }
        let value = self.value(total);
        // heat values differ from fuel to fuel by a tenth and more
        let tolerance = value * Decimal::new(12, 2);
        if facts.len() > 2 && sum > value + tolerance {
            let left = format!("{} = {}", terms.join(" + "), shown(sum.round_dp(1)));
            self.doubt("energy_adds_up", Severity::Warning, facts, left, shown(value), tolerance);
        }
    }

    fn impossible(&mut self, period: &str) {
        // no recycled water, no trained people here: water goes round more than once, people leave after training
        let pairs = [
            ("board.female", "board.size"),
            ("board.independent", "board.size"),
            ("waste.hazardous", "waste.total"),
        ];
        for (part, whole) in pairs {
            if let (Some(a), Some(b)) = (self.find(part, &[], period), self.find(whole, &[], period))
                && self.value(a) > self.value(b) + self.tolerances[a] + self.tolerances[b]
            {
                self.doubt(
                    "impossible",
                    Severity::Error,
                    vec![a, b],
                    shown(self.value(a)),
                    shown(self.value(b)),
                    Decimal::ZERO,
                );
            }
        }
        let Some(total) = self.find("workforce.total", &[], period) else { return };
        let parts: Vec<usize> = (0..self.facts.len())
            .filter(|i| {
                let f = &self.facts[*i];
                f.metric == "workforce.total"
                    && f.period == period
                    && !f.breakdown.is_empty()
                    && f.value > self.facts[total].value
            })
            .collect();
        for part in parts {
            self.doubt(
                "impossible",
                Severity::Error,
                vec![part, total],
                shown(self.value(part)),
                shown(self.value(total)),
                Decimal::ZERO,
            );
        }
    }

    /// Shares by group that sum to 100 say how the trained are made up, not how many of each group were trained.
    fn composition(&mut self, period: &str) {
        for metric in ["training.coverage", "ethics.training_coverage"] {
            for axis in ["gender", "level"] {
                let parts = self.along(metric, axis, period);
                if parts.len() < 2 {
                    continue;
                }
                let added = self.added(&parts);
                // 50 and 50 might be both; 100 and 0 too
                let telling = parts.iter().all(|p| self.value(*p) > Decimal::ZERO);
                if telling && added.off_hundred() <= added.tolerance.min(Decimal::ONE) {
                    self.of_hundred("composition_called_coverage", parts, added);
                }
            }
        }
        self.leavers_by_group(period);
    }

    /// Rates of turnover by age, of all or of men alone, that sum to 100 say who the leavers were, not how many of each group left.
    fn leavers_by_group(&mut self, period: &str) {
        for axis in ["gender", "age"] {
            let mut groups: BTreeMap<Breakdown, Vec<usize>> = BTreeMap::new();
            for (i, fact) in self.facts.iter().enumerate() {
                if fact.metric == "turnover.rate" && fact.period == period {
                    let mut rest = fact.breakdown.clone();
                    if rest.remove(axis).is_some() {
                        groups.entry(rest).or_default().push(i);
                    }
                }
            }
            for parts in groups.into_values() {
                let added = self.added(&parts);
                let telling = parts.iter().all(|p| self.value(*p) > Decimal::ZERO);
                if parts.len() > 1 && telling && added.off_hundred() <= added.tolerance.min(Decimal::ONE) {
                    self.of_hundred("composition_called_rate", parts, added);
                }
            }
        }
    }

    /// Facts stand in the order of metric, breakdown and year: what a year before was comes right before.
    fn jumps(&mut self) {
        let ten = Decimal::TEN;
        for (before, later) in (1..self.facts.len()).map(|i| (i - 1, i)) {
            let (last, fact) = (&self.facts[before], &self.facts[later]);
            let Ok(year) = fact.period.parse::<i32>() else { continue };
            if (&last.metric, &last.breakdown, &last.period)
                != (&fact.metric, &fact.breakdown, &(year - 1).to_string())
            {
                continue;
            }
            let (new, old) = (self.value(later), self.value(before));
            // small counts jump by themselves
            let small = new.max(old) < Decimal::from(50) && self.facts[later].unit != "%";
            if new.is_zero() || old.is_zero() || small || self.facts[later].unit != self.facts[before].unit {
                continue;
            }
            let times = if new > old { new / old } else { old / new };
            if times >= ten {
                // a hundred times is another unit, or a value of another row
                let severity = if times >= Decimal::ONE_HUNDRED { Severity::Warning } else { Severity::Note };
                self.doubt("jump", severity, vec![later, before], shown(new), shown(old), Decimal::ZERO);
            }
        }
    }

    fn disagreements(&mut self, disagreements: &[Disagreement]) {
        for d in disagreements {
            match &d.units {
                Some((a, b)) => {
                    let value = shown(d.values.0);
                    self.doubt(
                        "unit_conflict",
                        Severity::Warning,
                        vec![d.fact],
                        format!("{value} {a}"),
                        format!("{value} {b}"),
                        Decimal::ZERO,
                    );
                }
                None => self.doubt(
                    "statements_disagree",
                    Severity::Warning,
                    vec![d.fact],
                    shown(d.values.0),
                    shown(d.values.1),
                    d.tolerance,
                ),
            }
        }
    }
}

/// People come whole: a sum of printed heads has no tolerance.
fn whole(tolerance: Decimal, unit: &str) -> Decimal {
    if matches!(unit, "person" | "count" | "person-time") { Decimal::ZERO } else { tolerance }
}

/// Whether age bands reach from an open one below to an open one above without a gap.
fn whole_of_ages(names: &[&str]) -> bool {
    let mut bands: Vec<(u32, u32)> = vec![];
    for name in names {
        let number = |t: &str| t.parse::<u32>().ok();
        let band = if let Some(upper) = name.strip_prefix("<=") {
            number(upper).map(|u| (0, u))
        } else if let Some(upper) = name.strip_prefix('<') {
            number(upper).map(|u| (0, u))
        } else if let Some(lower) = name.strip_prefix(">=") {
            number(lower).map(|l| (l, 200))
        } else if let Some(lower) = name.strip_prefix('>') {
            number(lower).map(|l| (l, 200))
        } else {
            name.split_once('-').and_then(|(a, b)| Some((number(a)?, number(b)?)))
        };
        let Some(band) = band else { return false };
        bands.push(band);
    }
    bands.sort_unstable();
    let open =
        bands.first().is_some_and(|b| b.0 == 0 || b.0 <= 18) && bands.last().is_some_and(|b| b.1 == 200);
    bands.len() >= 3 && open && bands.windows(2).all(|w| w[1].0.abs_diff(w[0].1) <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn age_bands_that_leave_no_gap() {
        for (bands, whole) in [
            (vec!["<30", "30-50", ">50"], true),
            (vec!["18-25", "26-35", "36-45", "46-55", ">=56"], true),
            (vec!["<30", ">50"], false),
            (vec!["<30", "30-40", ">50"], false),
            (vec!["<=25", "26-35", "36-45"], false),
        ] {
            assert_eq!(whole_of_ages(&bands), whole, "{bands:?}");
        }
    }

    /// What a report of two lines says of itself.
    fn doubts(text: &str) -> Vec<String> {
        let text = format!(
            "某某股份有限公司\n2024年度可持续发展报告\n报告期为2024年1月1日至2024年12月31日。\n指标\t单位\t2024年\n{text}"
        );
        let document = document::read(text.as_bytes(), "x.txt").unwrap();
        let report = crate::extract(&document);
        report.doubts.iter().map(|d| format!("{}: {} | {}", d.rule, d.left, d.right)).collect()
    }

    #[test]
    fn sums_that_do_not_come_out() {
        let cases: &[(&str, &[&str])] = &[
            (
                "员工总数\t人\t100\n男性员工\t人\t60\n女性员工\t人\t41",
                &["parts_sum_to_total: 41 + 60 = 101 | 100"],
            ),
            ("员工总数\t人\t100\n男性员工\t人\t60\n女性员工\t人\t40", &[]),
            (
                "人均培训时长\t小时\t109\n女性员工人均培训时长\t小时\t27\n男性员工人均培训时长\t小时\t82",
                &["average_within_groups: 27 + 82 = 109 | 109"],
            ),
            ("女性员工比例\t%\t40.0\n男性员工比例\t%\t61.0", &["shares_sum_to_100: 40 + 61 = 101 | 100"]),
            ("员工总数\t人\t910\n离职员工人数\t人\t108\n员工流失率\t%\t14.59", &[]),
            ("员工总数\t人\t1638\n离职员工人数\t人\t348\n员工流失率\t%\t21.24", &[]),
            (
                "员工总数\t人\t771\n员工培训总时长\t小时\t14660.25\n人均培训时长\t小时\t9.36",
                &["ratio_matches_its_terms: 14660.25 ÷ 771 = 19.0146 | 9.36"],
            ),
            (
                "高级管理层受训比例\t%\t5.18\n中级管理层受训比例\t%\t5.86\n基层员工受训比例\t%\t88.96",
                &["composition_called_coverage: 88.96 + 5.86 + 5.18 = 100 | 100"],
            ),
            (
                "30岁以下员工流失率\t%\t18.2\n30-50岁员工流失率\t%\t51.3\n50岁以上员工流失率\t%\t30.5",
                &["composition_called_rate: 51.3 + 18.2 + 30.5 = 100 | 100"],
            ),
            ("废弃物总量\t吨\t10\n有害废弃物\t吨\t12", &["impossible: 12 | 10"]),
            ("员工总数\t人\t1000\n男性员工\t人\t598\n女性员工\t人\t400", &[]),
        ];
        for (text, want) in cases {
            assert_eq!(doubts(text), *want, "{text}");
        }
    }
}
