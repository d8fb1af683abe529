//! Scores of the pillars in words: a table a pillar, in which each score stands below its parts.

use compare::Query;
use compare::scores::{LeftOut, Part, PillarScores, Score, Scores, Weights};
use disclosure::{Breakdown, Language};

use crate::cells;
use crate::contract::Problem;
use crate::library::Library;
use crate::view;
use crate::words::{ScoreWords, Words, score_words, words};

/// The scores of one pillar and what they are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreTable {
    /// the pillar
    pub title: String,
    /// metric, weight, and one a company
    pub header: Vec<String>,
    /// one a metric: percentiles with their values, or values with why they were not compared
    pub parts: Vec<Vec<String>>,
    /// score, what it rests on, rank
    pub results: Vec<Vec<String>>,
    /// that there is no rank, where there is none; may be empty
    pub note: String,
}

impl Library {
    /// Scores of the query's companies; estimates are compared only where `estimates` says so.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn scores(&self, query: &Query, weights: &Weights, estimates: bool) -> Result<Scores, Problem> {
        let companies = self.companies(query)?;
        Ok(compare::scores::scores(&compare::picked(&companies, &query.companies), weights, estimates))
    }
}

/// What a percentile is, what was compared, and a table a pillar.
pub fn score_tables(scores: &Scores, language: Language) -> (String, Vec<ScoreTable>) {
    let (words, own) = (words(language), score_words(language));
    let apart = if language == Language::En { " " } else { "" };
    let note =
        if scores.estimates { [own.note, own.with_estimates].join(apart) } else { own.note.to_owned() };
    (note, scores.pillars.iter().map(|pillar| table(scores, pillar, words, own)).collect())
}

fn table(scores: &Scores, pillar: &PillarScores, words: &Words, own: &ScoreWords) -> ScoreTable {
    let heads = scores.columns.iter().map(|column| cells::label(column, words));
    let first = |name: &str, weight: String| [name.to_owned(), weight].into_iter();
    let parts = pillar.metrics.iter().map(|metric| {
        let name = view::metric(&metric.metric, &Breakdown::new(), words.language);
        let values = metric.parts.iter().map(|p| part(p, words, own));
        first(&name, metric.weight.to_string()).chain(values).collect()
    });
    let result = |name: &str, shown: fn(&Score) -> String| -> Vec<String> {
        first(name, String::new()).chain(pillar.scores.iter().map(shown)).collect()
    };
    let mut results = vec![
        result(own.score, |s| s.score.map_or_else(absent, tenths)),
        result(own.counted, |s| format!("{}/{}", s.counted, s.asked)),
    ];
    let is_ranked = pillar.scores.iter().any(|score| score.rank.is_some());
    if is_ranked {
        results.push(result(own.rank, |s| s.rank.map_or_else(absent, |rank| rank.to_string())));
    }
    let at = ["E", "S", "G", "F"].iter().position(|tag| *tag == pillar.pillar);
    ScoreTable {
        title: at.map_or(pillar.pillar.as_str(), |at| words.pillars[at]).to_owned(),
        header: first(words.metric, own.weight.to_owned()).chain(heads).collect(),
        parts: parts.collect(),
        results,
        note: if is_ranked { String::new() } else { own.no_rank.to_owned() },
    }
}

fn absent() -> String {
    "—".to_owned()
}

fn tenths(number: f64) -> String {
    format!("{number:.1}")
}

/// `66.7 (0.24 tCO₂e/CNY m)`, or `— (≈ 0.3 tCO₂e/CNY m, estimated)`.
fn part(part: &Part, words: &Words, own: &ScoreWords) -> String {
    let Some(cell) = &part.cell else { return absent() };
    let value = format!("{}{}", cells::sign(cell), words.amount(&cells::shown(cell), &cell.unit));
    match (part.percentile, part.left_out) {
        (Some(percentile), _) => format!("{}{}", tenths(percentile), (words.aside)(&value)),
        (None, Some(LeftOut::NotDisclosed) | None) => absent(),
        (None, Some(why)) => {
            format!("—{}", (words.aside)(&format!("{value}{}{}", words.comma, (own.left_out)(why))))
        }
    }
}
