//! Shares, averages, rates and intensities from values that stand, and the revenue that a stated ratio implies.

use disclosure::catalogue::metric;
use disclosure::{Breakdown, Source};
use rust_decimal::Decimal;

use crate::figures::{Figures, by};
use crate::working::{Known, Way, Working, rounded};

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;
const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// What an amount is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Per {
    Employee,
    /// in millions of the company's own currency
    Revenue,
}

impl Per {
    fn denominator(self) -> &'static str {
        match self {
            Per::Employee => "workforce.total",
            Per::Revenue => "finance.revenue",
        }
    }

    fn rule(self) -> &'static str {
        match self {
            Per::Employee => "per_employee",
            Per::Revenue => "per_revenue",
        }
    }

    /// The code of a cell that lacks the denominator.
    pub fn missing(self) -> &'static str {
        match self {
            Per::Employee => "no_employees",
            Per::Revenue => "no_revenue",
        }
    }
}

/// Intensities of the catalogue and what they are made of.
const INTENSITIES: [(&str, &str, Per); 7] = [
    ("ghg.per_employee", "ghg.total", Per::Employee),
    ("ghg.per_revenue", "ghg.total", Per::Revenue),
    ("energy.per_employee", "energy.total", Per::Employee),
    ("energy.per_revenue", "energy.total", Per::Revenue),
    ("water.per_employee", "water.consumption", Per::Employee),
    ("water.per_revenue", "water.consumption", Per::Revenue),
    ("waste.per_revenue", "waste.total", Per::Revenue),
];

/// Shares in percent: the share, the part, the whole, and what a reader would get wrong.
const SHARES: [(&str, &str, &str, Option<&str>); 5] = [
    ("energy.renewable_share", "energy.renewable", "energy.total", None),
    ("turnover.rate", "turnover.leavers", "workforce.total", Some("headcount_at_year_end")),
    ("training.coverage", "training.employees_trained", "workforce.total", Some("headcount_at_year_end")),
    ("board.independent_share", "board.independent", "board.size", None),
    ("board.female_share", "board.female", "board.size", None),
];

/// Intensities per unit of output: the amount, the unit over that of the output, and how many of these an amount's unit is.
const PER_OUTPUT: [(&str, &str, &str, Decimal); 2] = [
    ("ghg.per_output", "ghg.total", "tCO2e", Decimal::ONE),
    ("energy.electricity_per_output", "energy.electricity", "kWh", Decimal::ONE_THOUSAND),
];

/// Amounts, their ratios to revenue, and how much revenue the ratio is for.
const IMPLIED: [(&str, &str, Decimal); 2] =
    [("rd.expenditure", "rd.revenue_share", HUNDRED), ("ghg.total", "ghg.per_revenue", MILLION)];

/// What of other metrics goes into a ratio, or into the revenue that ratios imply.
pub(crate) fn inputs(metric: &str) -> Vec<&'static str> {
    let shares = SHARES.iter().map(|(share, part, whole, _)| (*share, [*part, *whole]));
    let intensities = INTENSITIES.iter().map(|(share, amount, per)| (*share, [*amount, per.denominator()]));
    let of_output = PER_OUTPUT.iter().map(|(share, amount, ..)| (*share, [*amount, "output.total"]));
    let implied = IMPLIED.iter().map(|(amount, ratio, _)| ("finance.revenue", [*amount, *ratio]));
    let others = [
        ("workforce.share", ["workforce.total"; 2]),
        ("workforce.female_share", ["workforce.total"; 2]),
        ("training.hours_avg", ["training.hours_total", "workforce.total"]),
        ("ghg.per_area", ["ghg.total", "area.floor"]),
    ];
    let all = shares.chain(intensities).chain(of_output).chain(implied).chain(others);
    all.filter(|(outcome, _)| *outcome == metric).flat_map(|(_, inputs)| inputs).collect()
}

pub(crate) fn add(figures: &mut Figures) {
    add_implied_revenue(figures);
    let total = Breakdown::new();
    for (share, part, whole, note) in SHARES {
        add_share(figures, (share, &total), (part, &total), (whole, &total), note);
    }
    add_workforce_shares(figures);
    add_training_hours(figures);
    for (intensity, amount, per) in INTENSITIES {
        if let Some(Ok(known)) = divided(figures, amount, &total, per) {
            figures.add(intensity, Breakdown::new(), known);
        }
    }
    add_per_area(figures);
    add_per_output(figures);
}

/// The metric that states an amount's intensity, and the other way round.
pub(crate) fn intensity_of(amount: &str, per: Per) -> Option<&'static str> {
    INTENSITIES.iter().find(|(_, a, p)| *a == amount && *p == per).map(|(intensity, ..)| *intensity)
}

/// What an intensity lacks where its amount is known and its denominator is not.
pub(crate) fn lacking(figures: &Figures, intensity: &str) -> Option<Per> {
    let (_, amount, per) = INTENSITIES.iter().find(|(i, ..)| *i == intensity)?;
    matches!(divided(figures, amount, &Breakdown::new(), *per), Some(Err(()))).then_some(*per)
}

/// A value divided by headcount or revenue: none where there is no value, an error where there is no denominator.
pub(crate) fn divided(
    figures: &Figures,
    amount: &str,
    breakdown: &Breakdown,
    per: Per,
) -> Option<Result<Known, ()>> {
    let known = figures.get(amount, breakdown)?;
    let Some(denominator) = figures.total(per.denominator()).filter(|d| d.value > Decimal::ZERO) else {
        return Some(Err(()));
    };
    let mut working = Working::default();
    let above = working.input(amount, breakdown, known);
    let below = working.input(per.denominator(), &Breakdown::new(), denominator);
    let (value, arithmetic, unit) = match per {
        Per::Employee => {
            (above.checked_div(below), format!("{above} ÷ {below}"), format!("{}/person", known.unit))
        }
        Per::Revenue => (
            below.checked_div(MILLION).and_then(|m| above.checked_div(m)),
            format!("{above} ÷ ({below} ÷ {MILLION})"),
            format!("{}/million {}", known.unit, denominator.unit),
        ),
    };
    Some(Ok(working.finish(Way::Ratio, per.rule(), &arithmetic, value?, &unit)))
}

type Place<'a> = (&'static str, &'a Breakdown);

/// part ÷ whole in percent; nothing where that is above 100, since one of the two is then something else.
fn add_share(figures: &mut Figures, share: Place, part: Place, whole: Place, note: Option<&str>) {
    let (Some(above), Some(below)) = (figures.get(part.0, part.1), figures.get(whole.0, whole.1)) else {
        return;
    };
    if above.unit != below.unit
        || below.value <= Decimal::ZERO
        || above.value < Decimal::ZERO
        || above.value > below.value
    {
        return;
    }
    let mut working = Working::default();
    let (a, b) = (working.input(part.0, part.1, above), working.input(whole.0, whole.1, below));
    let Some(value) = a.checked_mul(HUNDRED).and_then(|p| p.checked_div(b)) else { return };
    if let Some(note) = note {
        working.note(note);
    }
    let known = working.finish(Way::Ratio, "share", &format!("{a} ÷ {b} × 100"), value, "%");
    figures.add(share.0, share.1.clone(), known);
}

/// By gender and age of all employees, and women of each level.
fn add_workforce_shares(figures: &mut Figures) {
    let total = Breakdown::new();
    let groups: Vec<Breakdown> = ["gender", "age"]
        .iter()
        .flat_map(|axis| figures.parts("workforce.total", axis))
        .map(|(_, b, _)| b.clone())
        .collect();
    for group in &groups {
        add_share(
            figures,
            ("workforce.share", group),
            ("workforce.total", group),
            ("workforce.total", &total),
            None,
        );
    }
    let levels: Vec<Breakdown> =
        figures.parts("workforce.total", "level").map(|(_, b, _)| b.clone()).collect();
    for level in &levels {
        let mut women = level.clone();
        women.extend(by("gender", "female"));
        add_share(
            figures,
            ("workforce.female_share", level),
            ("workforce.total", &women),
            ("workforce.total", level),
            None,
        );
    }
}

/// Hours per head, of all and of each group whose hours and heads are both known.
fn add_training_hours(figures: &mut Figures) {
    let groups: Vec<Breakdown> = figures.all("training.hours_total").map(|(b, _)| b.clone()).collect();
    for group in groups {
        let (Some(hours), Some(heads)) =
            (figures.get("training.hours_total", &group), figures.get("workforce.total", &group))
        else {
            continue;
        };
        let mut working = Working::default();
        let (h, n) = (
            working.input("training.hours_total", &group, hours),
            working.input("workforce.total", &group, heads),
        );
        // zero heads give none
        let Some(value) = h.checked_div(n) else { continue };
        working.note("headcount_at_year_end");
        let known = working.finish(Way::Ratio, "hours_per_head", &format!("{h} ÷ {n}"), value, "h/person");
        figures.add("training.hours_avg", group, known);
    }
}

fn add_per_area(figures: &mut Figures) {
    let (Some(ghg), Some(area)) = (figures.total("ghg.total"), figures.total("area.floor")) else { return };
    let mut working = Working::default();
    let total = Breakdown::new();
    let (g, a) = (working.input("ghg.total", &total, ghg), working.input("area.floor", &total, area));
    if let Some(value) = g.checked_div(a) {
        let known = working.finish(Way::Ratio, "per_area", &format!("{g} ÷ {a}"), value, "tCO2e/m2");
        figures.add("ghg.per_area", total, known);
    }
}

/// Of an output that a person entered: what a report calls output may be one product's of many, and only a person can tell that
/// the amounts are for all of it.
fn add_per_output(figures: &mut Figures) {
    let total = Breakdown::new();
    for (intensity, amount, unit, scale) in PER_OUTPUT {
        let output = figures.total("output.total").filter(|known| known.source == Source::Entered);
        let (Some(above), Some(output)) = (figures.total(amount), output) else { continue };
        let mut working = Working::default();
        let (a, o) = (working.input(amount, &total, above), working.input("output.total", &total, output));
        let Some(value) = a.checked_mul(scale).and_then(|a| a.checked_div(o)) else { continue };
        let scaled = if scale == Decimal::ONE { a.to_string() } else { format!("{a} × {scale}") };
        let (formula, unit) = (format!("{scaled} ÷ {o}"), format!("{unit}/{}", output.unit));
        let known = working.finish(Way::Ratio, "per_output", &formula, value, &unit);
        figures.add(intensity, total.clone(), known);
    }
}

/// Revenue that is not stated but follows from a stated amount and its stated ratio to revenue. The formula gives the
/// interval that the printed digits leave.
fn add_implied_revenue(figures: &mut Figures) {
    for (amount, ratio, scale) in IMPLIED {
        if figures.total("finance.revenue").is_some() {
            return;
        }
        if let Some(known) = implied(figures, amount, ratio, scale) {
            figures.add("finance.revenue", Breakdown::new(), known);
        }
    }
}

fn implied(figures: &Figures, amount: &str, ratio: &str, scale: Decimal) -> Option<Known> {
    let stated =
        |m: &str| figures.total(m).filter(|k| k.source == Source::Reported && k.value > Decimal::ZERO);
    let (above, below) = (stated(amount)?, stated(ratio)?);
    // an amount of money has the currency as its unit, an intensity names it at its end
    let currency = match metric(amount)?.unit.as_str() {
        "CUR" => above.unit.clone(),
        _ => below.unit.rsplit(' ').next()?.to_owned(),
    };
    let revenue = |a: Decimal, b: Decimal| a.checked_div(b)?.checked_mul(scale).map(rounded);
    let mut working = Working::default();
    let total = Breakdown::new();
    let (a, b) = (working.input(amount, &total, above), working.input(ratio, &total, below));
    let (a_off, b_off) = (half_of_last_digit(a)?, half_of_last_digit(b)?);
    let low = revenue(a.checked_sub(a_off)?, b.checked_add(b_off)?)?;
    let high = revenue(a.checked_add(a_off)?, b.checked_sub(b_off)?)?;
    working.note("implied_revenue");
    let mut known = working.finish(
        Way::Ratio,
        "implied_revenue",
        &format!("{a} ÷ {b} × {scale}"),
        revenue(a, b)?,
        &currency,
    );
    if let Some(derivation) = &mut known.derivation {
        derivation.formula.push_str(&format!(" [{low}, {high}]"));
    }
    Some(known)
}

/// How far a printed number may be from the true one: half of its last digit's place, trailing zeros taken as unknown.
fn half_of_last_digit(value: Decimal) -> Option<Decimal> {
    let mut step = Decimal::ONE;
    let digits = value.normalize();
    if digits.scale() > 0 {
        step = Decimal::new(1, digits.scale());
    } else {
        let mut rest = digits;
        while !rest.is_zero() && (rest % Decimal::TEN).is_zero() {
            rest = rest.checked_div(Decimal::TEN)?;
            step = step.checked_mul(Decimal::TEN)?;
        }
    }
    step.checked_div(Decimal::TWO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::InputFact;
    use crate::testing::{company, fact, figures, formula, shown};

    #[test]
    fn shares_come_from_counts() {
        let w = "workforce.total";
        let f = figures(&[
            (w, "", "910", "person"),
            (w, "gender=female", "377", "person"),
            (w, "level=senior", "12", "person"),
            (w, "gender=female;level=senior", "4", "person"),
            ("board.size", "", "7", "person"),
            ("board.independent", "", "3", "person"),
            ("board.female", "", "9", "person"),
            ("turnover.leavers", "", "108", "person"),
        ]);
        for (metric, parts, expect) in [
            ("workforce.share", "gender=female", "41.4286 % derived"),
            ("workforce.share", "gender=male", "-"),
            ("workforce.female_share", "level=senior", "33.3333 % derived"),
            ("board.independent_share", "", "42.8571 % derived"),
            // more women than seats: one of the two is something else
            ("board.female_share", "", "-"),
            ("turnover.rate", "", "11.8681 % derived"),
        ] {
            assert_eq!(shown(&f, metric, parts), expect, "{metric} {parts}");
        }
        assert_eq!(formula(&f, "workforce.share", "gender=female"), "377 ÷ 910 × 100 = 41.4286");
        let notes = &f.total("turnover.rate").unwrap().derivation.as_ref().unwrap().notes;
        assert_eq!(*notes, ["headcount_at_year_end"]);
    }

    #[test]
    fn a_stated_ratio_goes_before_a_computed_one() {
        let f = figures(&[
            ("ghg.total", "", "292", "tCO2e"),
            ("workforce.total", "", "910", "person"),
            ("ghg.per_employee", "", "0.32", "tCO2e/person"),
            ("turnover.leavers", "", "108", "person"),
            ("turnover.rate", "", "14.59", "%"),
        ]);
        assert_eq!(shown(&f, "ghg.per_employee", ""), "0.32 tCO2e/person reported");
        assert_eq!(shown(&f, "turnover.rate", ""), "14.59 % reported");
    }

    #[test]
    fn intensities_divide() {
        let rows = [
            ("ghg.total", "", "292", "tCO2e"),
            ("energy.total", "", "479", "MWh"),
            ("workforce.total", "", "910", "person"),
            ("finance.revenue", "", "1198000000", "CNY"),
            ("training.hours_total", "", "8711", "h"),
            ("training.hours_total", "gender=male", "5036", "h"),
            ("area.floor", "", "8000", "m2"),
        ];
        let f = figures(&rows);
        for (metric, expect) in [
            ("ghg.per_employee", "0.320879 tCO2e/person derived"),
            ("ghg.per_revenue", "0.24374 tCO2e/million CNY derived"),
            ("energy.per_employee", "0.526374 MWh/person derived"),
            ("training.hours_avg", "9.57253 h/person derived"),
            ("ghg.per_area", "0.0365 tCO2e/m2 derived"),
            ("water.per_employee", "-"),
        ] {
            assert_eq!(shown(&f, metric, ""), expect);
        }
        assert_eq!(formula(&f, "ghg.per_employee", ""), "292 ÷ 910 = 0.320879");
        assert_eq!(formula(&f, "ghg.per_revenue", ""), "292 ÷ (1198000000 ÷ 1000000) = 0.24374");
        assert_eq!(shown(&f, "training.hours_avg", "gender=male"), "-");
    }

    #[test]
    fn a_denominator_that_is_missing_or_zero_is_lacking() {
        let ghg = ("ghg.total", "", "292", "tCO2e");
        for (rows, expect) in [
            (vec![ghg], Some(Per::Employee)),
            (vec![ghg, ("workforce.total", "", "0", "person")], Some(Per::Employee)),
            (vec![ghg, ("workforce.total", "", "5", "person")], None),
            (vec![], None),
        ] {
            assert_eq!(lacking(&figures(&rows), "ghg.per_employee"), expect, "{rows:?}");
        }
    }

    /// By hand: 190,000,000 ÷ 7.62 % = 2,493,438,320; between 185,000,000 ÷ 7.625 % and 195,000,000 ÷ 7.615 %.
    #[test]
    fn a_stated_share_implies_revenue() {
        let rd = [("rd.expenditure", "", "190000000", "CNY"), ("rd.revenue_share", "", "7.62", "%")];
        let f = figures(&rd);
        assert_eq!(shown(&f, "finance.revenue", ""), "2493440000 CNY derived");
        assert_eq!(
            formula(&f, "finance.revenue", ""),
            "190000000 ÷ 7.62 × 100 = 2493440000 [2426230000, 2560740000]"
        );
        let f = figures(&[
            ("ghg.total", "", "292", "tCO2e"),
            ("ghg.per_revenue", "", "0.24", "tCO2e/million HKD"),
        ]);
        assert_eq!(shown(&f, "finance.revenue", ""), "1216670000 HKD derived");
        let stated = ("finance.revenue", "", "2500000000", "CNY");
        assert_eq!(
            shown(&figures(&[rd[0], rd[1], stated]), "finance.revenue", ""),
            "2500000000 CNY reported"
        );
    }

    #[test]
    fn nothing_overflows() {
        let most = Decimal::MAX.to_string();
        let f = figures(&[
            ("ghg.total", "", &most, "tCO2e"),
            ("workforce.total", "", "0.0000000001", "person"),
            ("turnover.leavers", "", "0", "person"),
            ("finance.revenue", "", "0.0000000000000000000000000001", "CNY"),
        ]);
        assert_eq!(shown(&f, "ghg.per_employee", ""), "-");
        assert_eq!(shown(&f, "ghg.per_revenue", ""), "-");
        assert_eq!(shown(&f, "turnover.rate", ""), "0 % derived");
    }

    #[test]
    fn the_last_digit_says_how_far_off_a_number_may_be() {
        for (value, expect) in
            [("7.62", "0.005"), ("190000000", "5000000"), ("1234", "0.5"), ("0", "0.5"), ("0.2", "0.05")]
        {
            assert_eq!(half_of_last_digit(value.parse().unwrap()), Some(expect.parse().unwrap()), "{value}");
        }
    }

    #[test]
    fn an_output_that_a_person_entered_divides() {
        let mut output = fact("output.total", "", "40", "吨");
        let amounts = [fact("ghg.total", "", "10", "tCO2e"), fact("energy.electricity", "", "3", "MWh")];
        let of = |output: &InputFact| {
            let figures = Figures::of(&company([&amounts[..], std::slice::from_ref(output)].concat()), 2024);
            ["ghg.per_output", "energy.electricity_per_output"].map(|m| shown(&figures, m, ""))
        };
        assert_eq!(of(&output), ["-", "-"]);
        output.source = Source::Entered;
        assert_eq!(of(&output), ["0.25 tCO2e/吨 derived", "75 kWh/吨 derived"]);
    }
}
