//! What each company states of what a framework asks numbers for, in words.

use compare::coverage::{Coverage, Disclosed, Framework, frameworks};
use compare::{Picked, Query};
use disclosure::Language;
use serde::Serialize;
use ts_rs::TS;

use crate::cells;
use crate::contract::Problem;
use crate::library::Library;
use crate::pictures::lacking;
use crate::words::{Words, words};

/// How much of a framework a company states, and what not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Covered {
    /// the framework's id
    pub framework: String,
    /// the store's id
    pub company_id: u32,
    /// full name
    pub company: String,
    /// company and year
    pub label: String,
    /// the year
    pub year: Option<i32>,
    /// items of which all is stated
    pub disclosed: u32,
    /// items of which some is stated
    pub partly: u32,
    /// items that ask for numbers
    pub asked: u32,
    /// items of which something is not stated
    pub missing: Vec<Missing>,
}

/// An item of which something is not stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Missing {
    /// as the framework numbers it
    pub code: String,
    /// what it asks for
    pub name: String,
    /// some of it is stated
    pub partly: bool,
    /// what is not
    pub lacking: String,
}

impl Library {
    /// How much of a framework each company states, and what not.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn coverage(
        &self,
        framework: &Framework,
        query: &Query,
        language: Language,
    ) -> Result<Vec<Covered>, Problem> {
        let companies = self.companies(query)?;
        Ok(of(framework, &compare::picked(&companies, &query.companies), language))
    }
}

/// The same for all frameworks, one after the other.
pub(crate) fn of_all(picked: &[Picked], language: Language) -> Vec<Covered> {
    frameworks().iter().flat_map(|framework| of(framework, picked, language)).collect()
}

fn of(framework: &Framework, picked: &[Picked], language: Language) -> Vec<Covered> {
    let covered = compare::coverage::coverage(picked, framework);
    covered.iter().map(|of| in_words(framework, of, words(language))).collect()
}

pub(crate) fn in_words(framework: &Framework, of: &Coverage, words: &Words) -> Covered {
    let states =
        || framework.items.iter().zip(&of.items).filter_map(|(item, state)| Some((item, state.as_ref()?)));
    let partly = states().fold(0, |n, (_, state)| n + u32::from(state.disclosed == Disclosed::Part));
    let missing =
        states().filter(|(_, state)| state.disclosed != Disclosed::Full).map(|(item, state)| Missing {
            code: item.code.clone(),
            name: item.name(words.language).to_owned(),
            partly: state.disclosed == Disclosed::Part,
            lacking: lacking(item, state, words),
        });
    Covered {
        framework: framework.id.clone(),
        company_id: of.column.company,
        company: of.column.name.clone(),
        label: cells::label(&of.column, words),
        year: of.column.year,
        disclosed: of.disclosed,
        partly,
        asked: of.asked,
        missing: missing.collect(),
    }
}
