//! What a report gives as its scope 3: reports that reckon a part of it say which, and mean it as their scope 3.

use crate::facts::Candidate;
use crate::lexicon::tags;
use crate::statement::{SEVERAL, Statement};

/// What a figure of a part loses as one of the whole: it goes to a person.
const PART: f64 = 0.15;

/// `Scope 3 (business travel)`, the only figure of scope 3 that a report gives, is what it reports as its scope 3, and it
/// covers a part. Where other categories stand beside it, or a total, it is one of them.
pub fn whole_of_scope_3(statements: &[Statement], candidates: &mut Vec<Candidate>) {
    let of_scope_3 = |c: &&Candidate| c.found.metric.id == "ghg.scope3";
    let category = |c: &Candidate| c.found.breakdown.get("category").cloned();
    let mut all: Vec<Option<String>> = candidates.iter().filter(of_scope_3).map(category).collect();
    all.sort();
    all.dedup();
    let lone = all.len() == 1 && all[0].is_some();
    // 范围三(类别6:商务旅行): by its number, one of fifteen
    let numbered = |c: &Candidate| {
        let label = &statements[c.statement].label;
        ["类别", "ategory"].iter().any(|w| label.contains(w))
    };
    let names_it = |c: &&Candidate| {
        let scope3 = statements[c.statement].inner.tags.has_any(tags!("scope3"));
        c.found.breakdown.len() == 1 && scope3 && !numbered(c)
    };
    let wholes: Vec<Candidate> = candidates
        .iter()
        .filter(|c| lone && of_scope_3(c))
        .filter(names_it)
        .map(|c| {
            let mut whole = c.clone();
            whole.found.breakdown.clear();
            whole.reasons.push("part_of_scope");
            whole.confidence -= PART;
            whole.firm = false;
            whole
        })
        .collect();
    candidates.retain(|c| !of_scope_3(&c) || category(c).is_none_or(|c| c != SEVERAL));
    candidates.extend(wholes);
}
