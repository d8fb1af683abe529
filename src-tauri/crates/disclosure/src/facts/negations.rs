//! Sentences that say that there was none.

use rust_decimal::Decimal;

use super::{Candidate, Left};
use crate::catalogue::{self, Metric};
use crate::lexicon::{Tags, frames, tags};
use crate::matching::{Match, needs, of_metric};
use crate::model::Breakdown;
use crate::profile::Profile;
use crate::statement::Statement;

/// A sentence that says that there was none of what a metric counts.
pub(super) fn negated(index: usize, statement: &Statement, profile: &Profile) -> Result<Candidate, Left> {
    let year = statement.year.or(profile.year).ok_or(Left::NoYear)?;
    // 没有其他环保处罚: but for what was told
    if ["其他", "其它", "另", "other ", "further "].iter().any(|w| statement.label.starts_with(w)) {
        return Err(Left::Framed);
    }
    if profile.year.is_some_and(|own| year > own) || statement.inner.tags.has_any(frames()) {
        return Err(Left::Framed);
    }
    let said = |found| Candidate {
        statement: index,
        found,
        year,
        confidence: 0.9,
        reasons: vec!["said_in_words"],
        tolerance: Decimal::ZERO,
        firm: true,
    };
    if let Some(found) = no_such_accident(statement, profile) {
        return Ok(said(found));
    }
    let metric = catalogue::metrics()
        .iter()
        .find(|m| {
            m.negation_is_zero
                && needs_met(m, statement.inner.tags)
                && (m.unit != "t" || says_produced(statement))
                && (m.unit == "person"
                    || statement.inner.unexplained <= if m.id.starts_with("ethics.") { 5 } else { 2 })
        })
        .ok_or(Left::NoMetric)?;
    // 没有违反客户隐私的投诉: none of one kind
    if !statement.inner.axes.is_empty() || statement.inner.tags.has_any(tags!("privacy")) {
        return Err(Left::Framed);
    }
    let found = Match {
        metric,
        breakdown: Breakdown::new(),
        value: Decimal::ZERO,
        unit: metric.unit.replace("CUR", profile.currency),
        scale: Decimal::ONE,
        weight: 0,
        reasons: vec![],
    };
    Ok(said(found))
}

/// 未发生较大及以上生产安全事故, 未发生安全生产事故: none of that severity, or none at all, where the words say that and no more.
fn no_such_accident(statement: &Statement, profile: &Profile) -> Option<Match> {
    let mut axes = statement.inner.axes.keys();
    let severity = axes.all(|axis| axis == "severity");
    let named = ["安全", "safety"].iter().any(|w| statement.label.to_ascii_lowercase().contains(w));
    let safety = named || statement.inner.axes.contains_key("severity");
    if !severity || !safety || statement.inner.unexplained > 0 {
        return None;
    }
    of_metric("safety.accidents", &statement.inner, &statement.label, Decimal::ZERO, profile.currency)
}

/// `No hazardous waste was generated`: and none that is large, or of one origin, or that was treated.
fn says_produced(statement: &Statement) -> bool {
    const LARGE: [&str; 9] =
        ["大量", "重大", "显著", "明显", "significant", "substantial", "material ", "large", "major "];
    let produced = tags!("generated", "output");
    let tags = statement.inner.tags;
    // 未产生: the verb is denied itself
    let denied = ["产生", "generate", "produce"].iter().any(|w| statement.number.text.contains(w));
    (denied || tags.has_any(produced))
        && tags.without(produced).without(tags!("waste", "hazardous")).is_empty()
        && !LARGE.iter().any(|w| statement.label.contains(w))
}

fn needs_met(metric: &Metric, tags: Tags) -> bool {
    needs(metric).any(|sets| sets.iter().all(|set| tags.has_any(*set)))
}
