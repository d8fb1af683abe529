//! Facts and companies for the tests of this room, with invented names.

use disclosure::{Breakdown, Source, Status};

use crate::figures::Figures;
use crate::model::{InputCompany, InputFact};

/// `axis=value;axis=value`, empty for the total.
pub(crate) fn breakdown(text: &str) -> Breakdown {
    text.split(';')
        .filter_map(|pair| pair.split_once('='))
        .map(|(axis, value)| (axis.to_owned(), value.to_owned()))
        .collect()
}

/// A reported fact of 2024 without doubts; [`company`] numbers them.
pub(crate) fn fact(metric: &str, parts: &str, value: &str, unit: &str) -> InputFact {
    InputFact {
        id: None,
        metric: metric.to_owned(),
        breakdown: breakdown(parts),
        year: 2024,
        value: value.parse().unwrap(),
        unit: unit.to_owned(),
        source: Source::Reported,
        status: Status::Accepted,
        doubts: 0,
    }
}

/// A company with these facts, numbered from 1, and reports for their years.
pub(crate) fn company(mut facts: Vec<InputFact>) -> InputCompany {
    for (fact, id) in facts.iter_mut().zip(1..) {
        fact.id = Some(id);
    }
    let mut report_years: Vec<i32> = facts.iter().map(|f| f.year).collect();
    report_years.sort_unstable();
    report_years.dedup();
    InputCompany {
        id: 1,
        name: "青禾热力股份有限公司".to_owned(),
        short_name: "青禾热力".to_owned(),
        stock_code: None,
        years: report_years.clone(),
        report_years,
        facts,
    }
}

/// The figures of 2024 from `metric | breakdown | value | unit` rows.
pub(crate) fn figures(rows: &[(&str, &str, &str, &str)]) -> Figures {
    Figures::of(&company(rows.iter().map(|(m, b, v, u)| fact(m, b, v, u)).collect()), 2024)
}

/// A value as a test reads it: `330 tCO2e estimated`; `-` where there is none.
pub(crate) fn shown(figures: &Figures, metric: &str, parts: &str) -> String {
    match figures.get(metric, &breakdown(parts)) {
        Some(k) => format!("{} {} {}", k.value, k.unit, k.source.tag()),
        None => "-".to_owned(),
    }
}

/// The formula of a computed value.
pub(crate) fn formula(figures: &Figures, metric: &str, parts: &str) -> String {
    let known = figures.get(metric, &breakdown(parts)).unwrap();
    known.derivation.as_ref().unwrap().formula.clone()
}
