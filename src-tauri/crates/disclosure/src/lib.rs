//! A document and the catalogue to facts with evidence, and doubts. No input or output.
//!
//! How a fact is found: `profile` says who reports and for when; `walk` and `prose` give statements, each a number with
//! its label path; `lexicon` reads the labels; `matching` finds the metric; `facts` puts statements together.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod age;
pub mod catalogue;
mod counting;
mod declared;
mod doubts;
mod explain;
mod facts;
mod lexicon;
mod matching;
pub mod model;
mod period;
mod profile;
#[cfg(test)]
mod properties;
mod prose;
mod quantity;
mod recent;
mod scopes;
mod statement;
mod tables;
mod typed;
mod unit;
mod walk;
mod words;

pub use document::Rect;
pub use explain::{Wanted, explain};
pub use model::*;
pub use typed::{Untyped, typed};

/// Finds the facts of a report, and the doubts between them. Never fails: what is not found is not there.
pub fn extract(document: &document::Document) -> Report {
    let profile = profile::profile(document);
    let (statements, unread) = walk::statements(document, &profile);
    let mut candidates = vec![];
    let mut left = vec![];
    for (i, statement) in statements.iter().enumerate() {
        match facts::candidate(i, statement, &profile) {
            Ok(candidate) => candidates.push(candidate),
            Err(_) => left.push(i),
        }
    }
    let (mut facts, disagreements, tolerances) = facts::merge(document, &statements, candidates);
    let conflicts = facts::unit_conflicts(document, &facts, &statements, &left);
    let doubts = doubts::check(&mut facts, &tolerances, &disagreements, conflicts);
    Report {
        language: profile.language,
        company: profile.company,
        title: profile.title,
        year: profile.year,
        pages: document.pages,
        facts,
        doubts,
        left: unread.into_iter().chain(document.left).min(),
    }
}
