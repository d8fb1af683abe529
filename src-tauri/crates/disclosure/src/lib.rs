//! A document and the catalogue to facts with evidence, and doubts. No input or output.

#![cfg_attr(test, allow(clippy::unwrap_used))]
#![allow(dead_code)]

pub mod catalogue;
pub mod model;
mod age;
mod lexicon;
mod quantity;
mod unit;

pub use model::*;

/// Finds the facts of a report, and the doubts between them. Never fails: what is not found is not there.
pub fn extract(document: &document::Document) -> Report {
    Report {
        language: Language::ZhHans,
        company: Company::default(),
        title: None,
        year: None,
        pages: document.pages,
        facts: vec![],
        doubts: vec![],
    }
}
