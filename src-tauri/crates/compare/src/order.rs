//! The order in which breakdowns are read: the same on every scorecard, sensible to a person.

use std::cmp::Ordering;

use disclosure::Breakdown;

use crate::bands::Band;

/// Axes that reports use most come first; an axis that is not here follows by its name.
const AXES: [&str; 20] = [
    "coverage",
    "basis",
    "gender",
    "age",
    "level",
    "employment",
    "region",
    "education",
    "ethnicity",
    "nationality",
    "group",
    "function",
    "type",
    "category",
    "severity",
    "patent",
    "source",
    "item",
    "entity",
    "output",
];

/// Values with an order of their own; others follow by their characters.
const VALUES: [&str; 33] = [
    "1+2",
    "1+2+3",
    "location",
    "market",
    "female",
    "male",
    "board",
    "executive",
    "senior",
    "middle",
    "management",
    "general",
    "employees",
    "suppliers",
    "full_time",
    "part_time",
    "permanent",
    "regular",
    "temporary",
    "dispatched",
    "mainland_china",
    "hong_kong",
    "macau",
    "taiwan",
    "hk_macau_taiwan",
    "doctor",
    "master",
    "bachelor",
    "college",
    "high_school",
    "invention",
    "utility",
    "design",
];

/// The total, then one axis, then several.
pub(crate) fn compare(a: &Breakdown, b: &Breakdown) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| {
        sorted(a)
            .into_iter()
            .zip(sorted(b))
            .map(|((axis_a, value_a), (axis_b, value_b))| {
                axes(axis_a, axis_b).then_with(|| values(value_a, value_b))
            })
            .find(|o| o.is_ne())
            .unwrap_or(Ordering::Equal)
    })
}

fn sorted(breakdown: &Breakdown) -> Vec<(&str, &str)> {
    let mut pairs: Vec<_> = breakdown.iter().map(|(a, v)| (a.as_str(), v.as_str())).collect();
    pairs.sort_by(|a, b| axes(a.0, b.0));
    pairs
}

fn axes(a: &str, b: &str) -> Ordering {
    place(&AXES, a).cmp(&place(&AXES, b)).then_with(|| a.cmp(b))
}

/// Ages and scope 3 categories by number, named values by the list, `other` last.
fn values(a: &str, b: &str) -> Ordering {
    let key = |v: &str| (v == "other", place(&VALUES, v), v.parse::<u32>().ok(), Band::parse(v));
    key(a).cmp(&key(b)).then_with(|| a.cmp(b))
}

fn place(list: &[&str], word: &str) -> usize {
    list.iter().position(|w| *w == word).unwrap_or(list.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::breakdown;

    #[test]
    fn breakdowns_stand_in_the_order_people_read() {
        let expect = [
            "",
            "gender=female",
            "gender=male",
            "age=<30",
            "age=30-50",
            "age=>50",
            "level=senior",
            "level=general",
            "region=mainland_china",
            "region=overseas",
            "region=other",
            "category=2",
            "category=10",
            "item=废油",
            "item=废渣",
            "zone=a",
            "gender=female;level=senior",
            "gender=male;level=senior",
        ];
        let mut given: Vec<_> = expect.iter().rev().map(|b| breakdown(b)).collect();
        given.sort_by(compare);
        assert_eq!(given, expect.map(breakdown));
    }
}
