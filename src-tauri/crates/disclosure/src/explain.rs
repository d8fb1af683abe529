//! For one metric, every statement that names it or comes near, or for one line all that stand on it: what each says, and
//! why it was taken or left.

use std::fmt::Write;

use document::Document;

use crate::catalogue::Metric;
use crate::facts::{self, Candidate, Left};
use crate::lexicon::{self, Tags};
use crate::matching::needs;
use crate::statement::{Counted, Statement};
use crate::{profile, walk};

/// What is to be explained.
#[derive(Debug, Clone, Copy)]
pub enum Wanted<'m> {
    /// all that names a metric or comes near
    Metric(&'m Metric),
    /// all that stands on a line, from 1
    Line(u32),
}

/// Everything that a report says near a metric or on a line, as text for a terminal.
pub fn explain(document: &Document, wanted: Wanted<'_>) -> String {
    let profile = profile::profile(document);
    let (statements, _) = walk::statements(document, &profile);
    let measure = |tags: &Tags| tags.without(crate::lexicon::measures()).is_empty();
    let subjects: Vec<Tags> = match wanted {
        Wanted::Metric(metric) => needs(metric).flatten().copied().filter(|t| !measure(t)).collect(),
        Wanted::Line(_) => vec![],
    };
    let mut out = String::new();
    if let Wanted::Metric(metric) = wanted {
        let _ = writeln!(out, "{} [{}] {}", metric.id, metric.unit, metric.find.join(" | "));
    }
    let _ = writeln!(out, "report: {} {:?} {}", profile.company.name, profile.year, profile.currency);
    for (i, statement) in statements.iter().enumerate() {
        let result = facts::candidate(i, statement, &profile);
        let asked = match wanted {
            Wanted::Line(number) => document.number(statement.number.place(0)) == number,
            Wanted::Metric(metric) => {
                let outers = statement.outers.iter().take(2).map(|o| o.reading.tags);
                let near = outers.fold(statement.inner.tags, Tags::with);
                match &result {
                    Ok(candidate) => candidate.found.metric.id == metric.id,
                    Err(_) => subjects.iter().any(|s| near.has_any(*s)),
                }
            }
        };
        if asked {
            one(&mut out, document, statement, &result);
        }
    }
    out
}

fn one(out: &mut String, document: &Document, statement: &Statement, result: &Result<Candidate, Left>) {
    let line = document.number(statement.number.place(0));
    let counted = match &statement.counted {
        Counted::In(unit) => unit.dimension(),
        Counted::Missing => "no unit".to_owned(),
        Counted::Unknown => format!("unknown unit {}", statement.raw_unit),
    };
    let verdict = match result {
        Ok(c) => format!(
            "TAKEN {} {:?} {} = {} {} (confidence {:.2}{})",
            c.found.metric.id,
            c.found.breakdown,
            c.year,
            c.found.value,
            c.found.unit,
            c.confidence,
            reasons(c)
        ),
        Err(left) => format!("left: {left:?}"),
    };
    let _ = writeln!(
        out,
        "\nline {line} {:?}: {} [{counted}] year {:?}",
        statement.origin, statement.quantity.value, statement.year
    );
    let inner = &statement.inner;
    let _ = writeln!(
        out,
        "  label {:?}: {} {:?}{}",
        statement.label,
        inner.tags.names().join(" "),
        inner.axes,
        if inner.unexplained > 0 {
            format!(
                ", unexplained {} {:?}",
                inner.unexplained,
                lexicon::rest(&lexicon::brackets(&statement.label).0)
            )
        } else {
            String::new()
        }
    );
    for outer in &statement.outers {
        let words: String = outer.text.text.chars().take(40).collect();
        let _ = writeln!(
            out,
            "  in {words:?}: {} {:?}",
            outer.reading.tags.names().join(" "),
            outer.reading.axes
        );
    }
    let _ = writeln!(out, "  {verdict}");
}

fn reasons(candidate: &Candidate) -> String {
    if candidate.reasons.is_empty() {
        String::new()
    } else {
        format!(", less for {}", candidate.reasons.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metric_explains_itself() {
        let text =
            "某某股份有限公司2024年度报告\n指标\t单位\t2024年\n员工总数\t人\t10\n范围一排放量\t吨\t5\n";
        let document = document::read(text.as_bytes(), "x.txt").unwrap();
        for metric in crate::catalogue::metrics() {
            assert!(explain(&document, Wanted::Metric(metric)).starts_with(&metric.id));
        }
    }
}
