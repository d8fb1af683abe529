//! Scores of the pillars: a company's mean percentile over rates and intensities, weighed as a file says that the user may
//! edit. A score opens into its parts: each value, its percentile, or why it was not compared.

use std::collections::BTreeMap;
use std::fmt;

use disclosure::catalogue::{Direction, Kind, Metric, Pillar, metric, metrics};
use disclosure::{Breakdown, Source, Status};
use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::columns::{self, Picked};
use crate::model::{Cell, Column};
use crate::rows::{self, RANKED_FROM};

/// The weights that hold where the user names none, with a comment on how to change them.
pub const WEIGHTS: &str = include_str!("../data/scores.toml");

/// Metrics and their weights, in the catalogue's order.
#[derive(Debug, Clone)]
pub struct Weights(Vec<(&'static Metric, f64)>);

/// What is wrong in a file of weights, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeightsError {
    /// from 1
    pub line: usize,
    /// from 1, in characters
    pub column: usize,
    /// what is wrong
    pub message: String,
}

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    weights: BTreeMap<Spanned<String>, Spanned<f64>>,
}

impl Weights {
    /// Reads a file like [`WEIGHTS`].
    ///
    /// # Errors
    /// The first thing that is wrong: no TOML, a metric that the catalogue does not have or that cannot be scored, a weight
    /// that is no number above 0.
    pub fn parse(text: &str) -> Result<Weights, WeightsError> {
        let at = |offset: usize, message: String| {
            let before = &text[..text.floor_char_boundary(offset)];
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            WeightsError { line, column, message }
        };
        let file: File = toml::from_str(text).map_err(|error| {
            at(error.span().map_or(0, |span| span.start), error.message().trim().to_owned())
        })?;
        let mut wrong: Vec<(usize, String)> = Vec::new();
        let mut weights = BTreeMap::new();
        for (id, weight) in &file.weights {
            match scorable(id.get_ref()) {
                Ok(metric) => _ = weights.insert(metric.id.as_str(), *weight.get_ref()),
                Err(message) => wrong.push((id.span().start, message)),
            }
            if !(weight.get_ref().is_finite() && *weight.get_ref() > 0.0) {
                let message = format!("the weight of {} is no number above 0", id.get_ref());
                wrong.push((weight.span().start, message));
            }
        }
        match wrong.into_iter().min() {
            Some((offset, message)) => Err(at(offset, message)),
            None => Ok(Weights(
                metrics().iter().filter_map(|m| Some((m, *weights.get(m.id.as_str())?))).collect(),
            )),
        }
    }
}

impl Default for Weights {
    fn default() -> Weights {
        Weights::parse(WEIGHTS).expect("embedded, held by a test")
    }
}

fn scorable(id: &str) -> Result<&'static Metric, String> {
    let metric = metric(id).ok_or_else(|| format!("the catalogue has no metric {id}"))?;
    if !matches!(metric.kind, Kind::Rate | Kind::Intensity) {
        return Err(format!("{id} is an amount: only rates and intensities are scored"));
    }
    if metric.direction == Direction::Neutral {
        return Err(format!("of {id} neither more nor less is better"));
    }
    Ok(metric)
}

/// Scores of companies, pillar by pillar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scores {
    /// company and year
    pub columns: Vec<Column>,
    /// estimates were compared like what is stated
    pub estimates: bool,
    /// E, S, G, where a metric of it is weighed
    pub pillars: Vec<PillarScores>,
}

/// The scores of one pillar and what they are made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PillarScores {
    /// `E`, `S`, `G`
    pub pillar: String,
    /// one a column
    pub scores: Vec<Score>,
    /// as weighed
    pub metrics: Vec<ScoredMetric>,
}

/// How a company does among the others; never to be shown without how much it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Score {
    /// 0 worst to 100 best, to one decimal; none where no metric could be compared
    pub score: Option<f64>,
    /// metrics that it rests on
    pub counted: u32,
    /// metrics that are weighed
    pub asked: u32,
    /// 1 the best; none where fewer than three companies have a score
    pub rank: Option<u32>,
}

/// One metric of a pillar's scores.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoredMetric {
    /// id in the catalogue
    pub metric: String,
    /// as the file says
    pub weight: f64,
    /// how many companies have comparable values; under three there are no percentiles
    pub compared: u32,
    /// one a column
    pub parts: Vec<Part>,
}

/// One value in a score, or why it is not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// the value
    pub cell: Option<Cell>,
    /// the share of the other companies that do worse, in percent; one that does as well counts half
    pub percentile: Option<f64>,
    /// why there is none
    pub left_out: Option<LeftOut>,
}

/// Why a value has no percentile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// no value
    NotDisclosed,
    /// an estimate, where only what is stated is compared
    Estimated,
    /// a doubt stands, or it is to be reviewed
    InDoubt,
    /// most have another unit or currency
    OtherUnit,
    /// fewer than three companies have a comparable value
    TooFew,
}

/// Scores of the picked companies. Estimates are compared with what is stated only where `estimates` says so.
pub fn scores(picked: &[Picked], weights: &Weights, estimates: bool) -> Scores {
    let pillars = [Pillar::E, Pillar::S, Pillar::G].into_iter().filter_map(|pillar| {
        let of_pillar = weights.0.iter().filter(|(metric, _)| metric.pillar == pillar);
        let scored: Vec<_> =
            of_pillar.map(|(metric, weight)| scored(metric, *weight, picked, estimates)).collect();
        (!scored.is_empty()).then(|| PillarScores {
            pillar: pillar.tag().to_owned(),
            scores: ranked((0..picked.len()).map(|column| score(&scored, column)).collect()),
            metrics: scored,
        })
    });
    let pillars = pillars.collect();
    Scores { columns: picked.iter().map(Picked::column).collect(), estimates, pillars }
}

fn scored(metric: &Metric, weight: f64, picked: &[Picked], estimates: bool) -> ScoredMetric {
    let cells: Vec<Option<Cell>> = picked
        .iter()
        .map(|p| rows::cell(&p.figures, metric, &Breakdown::new(), None).filter(|c| c.missing.is_none()))
        .collect();
    let unfit = |cell: &Cell| {
        if cell.source == Source::Estimated.tag() && !estimates {
            Some(LeftOut::Estimated)
        } else if cell.doubts > 0 || cell.status == Status::NeedsReview.tag() {
            Some(LeftOut::InDoubt)
        } else {
            None
        }
    };
    let fit: Vec<_> = cells.iter().map(|cell| cell.clone().filter(|cell| unfit(cell).is_none())).collect();
    let compared = rows::comparable(&fit);
    let numbers: Vec<f64> = compared.iter().filter_map(|i| Some(fit[*i].as_ref()?.number)).collect();
    let parts = cells.into_iter().enumerate().map(|(column, cell)| {
        let left_out = match &cell {
            None => Some(LeftOut::NotDisclosed),
            Some(cell) => unfit(cell)
                .or_else(|| (!compared.contains(&column)).then_some(LeftOut::OtherUnit))
                .or_else(|| (compared.len() < RANKED_FROM).then_some(LeftOut::TooFew)),
        };
        let value = cell.as_ref().filter(|_| left_out.is_none());
        let percentile = value.map(|cell| percentile(cell.number, &numbers, metric.direction));
        Part { percentile, left_out, cell }
    });
    let parts = parts.collect();
    ScoredMetric { metric: metric.id.clone(), weight, compared: columns::count(compared.iter()), parts }
}

/// `numbers` hold the number itself, and at least one other.
fn percentile(number: f64, numbers: &[f64], direction: Direction) -> f64 {
    let worse = |other: f64| if direction == Direction::Lower { other > number } else { other < number };
    let halves = numbers.iter().fold(0, |n: u32, other| match () {
        () if worse(*other) => n + 2,
        () if *other == number => n + 1,
        () => n,
    });
    let others = f64::from(columns::count(numbers.iter())) - 1.0;
    // itself was counted as one that does as well
    f64::from(halves - 1) / 2.0 / others * 100.0
}

fn score(metrics: &[ScoredMetric], column: usize) -> Score {
    let parts = || metrics.iter().filter_map(|m| Some((m.weight, m.parts.get(column)?.percentile?)));
    let weight: f64 = parts().map(|(weight, _)| weight).sum();
    let sum: f64 = parts().map(|(weight, percentile)| weight * percentile).sum();
    let counted = columns::count(parts());
    Score {
        score: (counted > 0).then(|| (sum / weight * 10.0).round() / 10.0),
        counted,
        asked: columns::count(metrics.iter()),
        rank: None,
    }
}

/// With ranks, where at least three have a score; equal scores share theirs.
fn ranked(mut scores: Vec<Score>) -> Vec<Score> {
    let all: Vec<f64> = scores.iter().filter_map(|s| s.score).collect();
    if all.len() >= RANKED_FROM {
        for score in &mut scores {
            score.rank = score.score.map(|own| 1 + columns::count(all.iter().filter(|other| **other > own)));
        }
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::picked;
    use crate::model::{InputCompany, InputFact};
    use crate::testing::{company, fact};

    fn companies(facts: Vec<Vec<InputFact>>) -> Vec<InputCompany> {
        facts.into_iter().zip(1..).map(|(facts, id)| InputCompany { id, ..company(facts) }).collect()
    }

    fn of(facts: Vec<Vec<InputFact>>, weights: &str, estimates: bool) -> Scores {
        scores(&picked(&companies(facts), &[]), &Weights::parse(weights).unwrap(), estimates)
    }

    #[test]
    fn the_weights_that_come_along_are_whole() {
        let Weights(all) = Weights::default();
        assert_eq!(all.len(), WEIGHTS.lines().filter(|line| line.starts_with('"')).count());
        assert!([Pillar::E, Pillar::S, Pillar::G].iter().all(|p| all.iter().any(|(m, _)| m.pillar == *p)));
    }

    #[test]
    fn what_is_wrong_in_a_file_is_told_with_its_place() {
        for (text, line, column, message) in [
            ("[weights]\n\"ghg.scope9\" = 1", 2, 1, "the catalogue has no metric ghg.scope9"),
            (
                "[weights]\n\n  \"ghg.scope1\" = 1",
                3,
                3,
                "ghg.scope1 is an amount: only rates and intensities are scored",
            ),
            (
                "[weights]\n\"workforce.share\" = 1",
                2,
                1,
                "of workforce.share neither more nor less is better",
            ),
            ("[weights]\n\"turnover.rate\" = 0", 2, 19, "the weight of turnover.rate is no number above 0"),
            (
                "[weights]\n\"turnover.rate\" = -1.5",
                2,
                19,
                "the weight of turnover.rate is no number above 0",
            ),
            ("[weights]\n\"turnover.rate\" = inf", 2, 19, "the weight of turnover.rate is no number above 0"),
            // the first place counts, in whatever order the names are
            (
                "[weights]\n\"turnover.rate\" = 0\n\"ghg.scope9\" = 1",
                2,
                19,
                "the weight of turnover.rate is no number above 0",
            ),
        ] {
            let error = Weights::parse(text).unwrap_err();
            assert_eq!(error, WeightsError { line, column, message: message.to_owned() }, "{text}");
        }
        for (text, line, column) in [
            ("[weights]\n\"turnover.rate\" = \"甲\"", 2, 19),
            ("# 甲乙\n[weights]\n\"turnover.rate\" 1", 3, 17),
            ("[weights]\n[other]\n", 2, 2),
            ("[weights]\n\"turnover.rate\" = 1\n\"turnover.rate\" = 2", 3, 1),
        ] {
            let error = Weights::parse(text).unwrap_err();
            assert_eq!((error.line, error.column), (line, column), "{text}: {error}");
            assert!(!error.message.is_empty());
        }
    }

    /// By hand: of four turnover rates 10, 20, 20, 30 less is better, so 3/3, 1½/3, 1½/3, 0/3 of the others do worse; of three
    /// training hours 1, 5, 9 more is better; with weights 1 and 3 the first has (100 + 3 × 0) ÷ 4.
    #[test]
    fn a_score_is_the_weighted_mean_of_percentiles() {
        let rate = |v: &str| fact("turnover.rate", "", v, "%");
        let hours = |v: &str| fact("training.hours_avg", "", v, "h/person");
        let found = of(
            vec![
                vec![rate("10"), hours("1")],
                vec![rate("20"), hours("5")],
                vec![rate("20"), hours("9")],
                vec![rate("30")],
            ],
            "[weights]\n\"turnover.rate\" = 1\n\"training.hours_avg\" = 3",
            false,
        );
        assert_eq!(found.pillars.len(), 1);
        let pillar = &found.pillars[0];
        let percentiles: Vec<Vec<Option<f64>>> =
            pillar.metrics.iter().map(|m| m.parts.iter().map(|p| p.percentile).collect()).collect();
        assert_eq!(
            percentiles,
            [
                vec![Some(100.0), Some(50.0), Some(50.0), Some(0.0)],
                vec![Some(0.0), Some(50.0), Some(100.0), None],
            ]
        );
        let scores: Vec<_> = pillar.scores.iter().map(|s| (s.score, s.counted, s.asked, s.rank)).collect();
        assert_eq!(
            scores,
            [
                (Some(25.0), 2, 2, Some(3)),
                (Some(50.0), 2, 2, Some(2)),
                (Some(87.5), 2, 2, Some(1)),
                (Some(0.0), 1, 2, Some(4)),
            ]
        );
    }

    #[test]
    fn fewer_than_three_comparable_values_make_no_score() {
        let rate = |v: &str| vec![fact("turnover.rate", "", v, "%")];
        let weights = "[weights]\n\"turnover.rate\" = 1";
        let found = of(vec![rate("10"), rate("20"), vec![]], weights, false);
        let pillar = &found.pillars[0];
        let left_out: Vec<_> = pillar.metrics[0].parts.iter().map(|p| p.left_out).collect();
        assert_eq!(left_out, [Some(LeftOut::TooFew), Some(LeftOut::TooFew), Some(LeftOut::NotDisclosed)]);
        assert!(pillar.scores.iter().all(|s| s.score.is_none() && s.rank.is_none() && s.counted == 0));
    }

    #[test]
    fn what_is_in_doubt_or_of_another_unit_is_left_out() {
        let of_unit = |v: &str, unit: &str| fact("ghg.per_revenue", "", v, unit);
        let yuan = |v: &str| of_unit(v, "tCO2e/million CNY");
        let with = |change: fn(&mut InputFact)| {
            let mut fact = yuan("9");
            change(&mut fact);
            vec![fact]
        };
        let facts = vec![
            vec![yuan("1")],
            vec![yuan("2")],
            vec![yuan("3")],
            vec![of_unit("4", "tCO2e/million HKD")],
            with(|fact| fact.doubts = 1),
            with(|fact| fact.status = Status::NeedsReview),
        ];
        let found = of(facts, "[weights]\n\"ghg.per_revenue\" = 2", false);
        let metric = &found.pillars[0].metrics[0];
        let parts: Vec<_> = metric.parts.iter().map(|p| (p.percentile, p.left_out)).collect();
        assert_eq!(metric.compared, 3);
        assert_eq!(
            parts,
            [
                (Some(100.0), None),
                (Some(50.0), None),
                (Some(0.0), None),
                (None, Some(LeftOut::OtherUnit)),
                (None, Some(LeftOut::InDoubt)),
                (None, Some(LeftOut::InDoubt)),
            ]
        );
    }

    #[test]
    fn estimates_are_compared_only_where_it_is_asked_for() {
        let stated = |v: &str| vec![fact("ghg.per_employee", "", v, "tCO2e/person")];
        let estimated = vec![
            fact("energy.electricity", "", "10", "MWh"),
            fact("energy.coal", "", "10", "t"),
            fact("workforce.total", "", "10", "person"),
        ];
        let facts = || vec![stated("1"), stated("2"), stated("3"), estimated.clone()];
        let weights = "[weights]\n\"ghg.per_employee\" = 1";
        for (estimates, compared, left_out) in [(false, 3, Some(LeftOut::Estimated)), (true, 4, None)] {
            let found = of(facts(), weights, estimates);
            let metric = &found.pillars[0].metrics[0];
            assert_eq!((metric.compared, metric.parts[3].left_out), (compared, left_out));
        }
    }
}
