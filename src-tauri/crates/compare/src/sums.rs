//! Sums of stated parts where no total is stated. Only of parts that leave nothing out, or, where that cannot be known
//! (entities, items), of all that are stated, and then a note says so.

use disclosure::Breakdown;
use disclosure::catalogue::{Kind, Metric};
use rust_decimal::Decimal;

use crate::bands;
use crate::figures::{Figures, by};
use crate::working::{Known, Way, Working};

/// A metric's value that goes into a sum.
type Part = (&'static str, Breakdown);

/// Totals of several metrics' totals.
const TOTALS: [(&str, [&str; 2]); 2] = [
    ("waste.total", ["waste.hazardous", "waste.non_hazardous"]),
    ("ghg.total", ["ghg.scope1", "ghg.scope2"]),
];

/// What a metric is added up from, beside its own parts.
pub(crate) fn inputs(metric: &str) -> Vec<&'static str> {
    TOTALS.iter().filter(|(total, _)| *total == metric).flat_map(|(_, parts)| *parts).collect()
}

pub(crate) fn add(figures: &mut Figures) {
    let lacks_total = |metric: &&Metric| {
        matches!(metric.kind, Kind::Amount | Kind::Count) && figures.total(&metric.id).is_none()
    };
    for metric in figures.metrics().into_iter().filter(lacks_total).collect::<Vec<_>>() {
        let has = |axis: &str| metric.axes.iter().any(|a| a == axis);
        let mut people = Vec::new();
        if has("gender") {
            people.push(["female", "male"].map(|g| (metric.id.as_str(), by("gender", g))).to_vec());
        }
        if has("age") && bands::are_complete(figures.parts(&metric.id, "age").map(|(band, ..)| band)) {
            people.push(parts(figures, &metric.id, "age"));
        }
        add_first(figures, &metric.id, &people);
        for (axis, note) in [("entity", "stated_entities_only"), ("item", "stated_items_only")] {
            if has(axis) {
                add_listed(figures, &metric.id, axis, note);
            }
        }
    }
    let kinds = ["industrial", "domestic"].map(|t| ("wastewater.discharge", by("type", t)));
    add_first(figures, "wastewater.discharge", &[kinds.to_vec()]);
    TOTALS.iter().for_each(|(total, parts)| add_total(figures, total, parts));
}

/// The sum of several metrics' totals. Also for scopes that were estimated, hence not private.
pub(crate) fn add_total(figures: &mut Figures, metric: &'static str, parts: &[&'static str]) {
    let parts = parts.iter().map(|m| (*m, Breakdown::new())).collect();
    add_first(figures, metric, &[parts]);
}

/// The first of several ways to add up to a total that has all its parts; a note where another way gives another sum.
fn add_first(figures: &mut Figures, metric: &'static str, ways: &[Vec<Part>]) {
    if figures.total(metric).is_some() {
        return;
    }
    let mut sums: Vec<(Working, Sum)> = ways.iter().filter_map(|parts| sum(figures, parts)).collect();
    if sums.is_empty() {
        return;
    }
    let differ = sums.iter().any(|(_, s)| s.value != sums[0].1.value);
    let (mut working, sum) = sums.swap_remove(0);
    if differ {
        working.note("sums_differ");
    }
    figures.add(metric, Breakdown::new(), sum.finish(working));
}

/// The sum of two or more listed parts, unless one of them is itself the sum of the others.
fn add_listed(figures: &mut Figures, metric: &'static str, axis: &str, note: &str) {
    let listed = parts(figures, metric, axis);
    if figures.total(metric).is_some() || listed.len() < 2 {
        return;
    }
    let Some((mut working, sum)) = sum(figures, &listed) else { return };
    let half = sum.value.checked_div(Decimal::TWO);
    if listed.len() > 2 && figures.parts(metric, axis).any(|(.., k)| Some(k.value) == half) {
        return;
    }
    working.note(note);
    figures.add(metric, Breakdown::new(), sum.finish(working));
}

fn parts(figures: &Figures, metric: &'static str, axis: &str) -> Vec<Part> {
    figures.parts(metric, axis).map(|(_, breakdown, _)| (metric, breakdown.clone())).collect()
}

struct Sum {
    value: Decimal,
    unit: String,
    arithmetic: String,
}

impl Sum {
    fn finish(self, working: Working) -> Known {
        working.finish(Way::Sum, "sum_of_parts", &self.arithmetic, self.value, &self.unit)
    }
}

/// None where a part is missing, in another unit, or the sum does not fit.
fn sum(figures: &Figures, parts: &[Part]) -> Option<(Working, Sum)> {
    let known: Vec<&Known> = parts.iter().map(|(m, b)| figures.get(m, b)).collect::<Option<_>>()?;
    let unit = &known.first()?.unit;
    if known.iter().any(|k| k.unit != *unit) {
        return None;
    }
    let mut working = Working::default();
    let mut value = Decimal::ZERO;
    let mut terms = Vec::new();
    for ((metric, breakdown), known) in parts.iter().zip(known.iter().copied()) {
        value = value.checked_add(working.input(metric, breakdown, known))?;
        terms.push(known.value.to_string());
    }
    Some((working, Sum { value, unit: unit.clone(), arithmetic: terms.join(" + ") }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{figures, formula, shown};

    fn check(metric: &str, facts: &[(&str, &str, &str)], expect: &str) {
        let rows: Vec<_> = facts.iter().map(|(m, b, v)| (*m, *b, *v, "u")).collect();
        assert_eq!(shown(&figures(&rows), metric, ""), expect, "{facts:?}");
    }

    #[test]
    fn only_complete_parts_are_added() {
        let w = "workforce.total";
        check(w, &[(w, "gender=male", "533"), (w, "gender=female", "377")], "910 u derived");
        check(w, &[(w, "gender=male", "533")], "-");
        check(w, &[(w, "age=<30", "5"), (w, "age=30-50", "7"), (w, "age=>50", "1")], "13 u derived");
        check(w, &[(w, "age=<30", "5"), (w, "age=30-50", "7")], "-");
        check(w, &[(w, "", "900"), (w, "gender=male", "533"), (w, "gender=female", "377")], "900 u reported");
        check(w, &[(w, "region=mainland_china", "5"), (w, "region=overseas", "7")], "-");
        let s = "training.hours_avg";
        check(s, &[(s, "gender=male", "9"), (s, "gender=female", "8")], "-");
    }

    #[test]
    fn metrics_add_up() {
        check("ghg.total", &[("ghg.scope1", "", "0"), ("ghg.scope2", "", "292")], "292 u derived");
        check("ghg.total", &[("ghg.scope2", "", "292")], "-");
        check(
            "waste.total",
            &[("waste.hazardous", "", "0.03"), ("waste.non_hazardous", "", "369")],
            "369.03 u derived",
        );
        let d = "wastewater.discharge";
        check(d, &[(d, "type=industrial", "0"), (d, "type=domestic", "13405")], "13405 u derived");
        check(d, &[(d, "type=domestic", "13405")], "-");
    }

    #[test]
    fn listed_parts_are_added_with_a_note() {
        let e = "energy.electricity";
        let two = [(e, "entity=甲", "407.83853", "MWh"), (e, "entity=乙", "3947.88", "MWh")];
        let f = figures(&two);
        assert_eq!(shown(&f, e, ""), "4355.71853 MWh derived");
        let derivation = f.total(e).unwrap().derivation.as_ref().unwrap();
        assert_eq!(derivation.notes, ["stated_entities_only"]);
        assert_eq!(derivation.inputs.iter().map(|i| i.fact).collect::<Vec<_>>(), [Some(2), Some(1)]);
        assert_eq!(shown(&figures(&two[..1]), e, ""), "-");
        check(e, &[(e, "entity=甲", "1"), (e, "entity=乙", "2"), (e, "entity=合计", "3")], "-");
        let h = "waste.hazardous";
        check(
            "waste.total",
            &[(h, "item=a", "3.6"), (h, "item=b", "490.8"), ("waste.non_hazardous", "", "5.6")],
            "500.0 u derived",
        );
    }

    #[test]
    fn parts_in_other_units_or_too_great_are_left() {
        let h = "waste.hazardous";
        assert_eq!(shown(&figures(&[(h, "item=a", "3", "t"), (h, "item=b", "4", "m3")]), h, ""), "-");
        let most = Decimal::MAX.to_string();
        check("ghg.total", &[("ghg.scope1", "", &most), ("ghg.scope2", "", &most)], "-");
    }

    #[test]
    fn two_ways_that_differ_are_noted() {
        let w = "workforce.total";
        let rows = |over: &'static str| {
            [
                (w, "gender=male", "5", "person"),
                (w, "gender=female", "8", "person"),
                (w, "age=<30", "5", "person"),
                (w, "age=30-50", "7", "person"),
                (w, "age=>50", over, "person"),
            ]
        };
        for (over, notes) in [("1", &[][..]), ("2", &["sums_differ"])] {
            let f = figures(&rows(over));
            assert_eq!(formula(&f, w, ""), "8 + 5 = 13");
            assert_eq!(f.total(w).unwrap().derivation.as_ref().unwrap().notes, notes);
        }
    }
}
