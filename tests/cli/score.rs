//! Compares what was found with what a report states, by the rules that the project is measured by: a value within a
//! thousandth, the usual age bands alike however worded, water drawn and water used alike, a value with `?` may be found or
//! not, `*` stands for anything, `a|b` for either.

use std::fs;
use std::path::Path;

use crate::output::{Observation, Report};

/// A row of a table of expected facts.
#[derive(Debug, Clone)]
struct Row {
    metric: String,
    breakdown: String,
    period: String,
    value: String,
    /// the number as the report prints it, where its digits are others than the value's
    printed: Option<String>,
}

/// What a report states.
#[derive(Debug, Clone, Default)]
pub struct Expected {
    /// the report's file, without its folder
    pub file: String,
    /// part of its name, or all
    pub company: String,
    /// empty where none is printed
    pub code: String,
    /// the reporting year
    pub year: String,
    rows: Vec<Row>,
}

impl Expected {
    /// Reads a table: `#file`, `#company`, `#code`, `#year`, then metric, breakdown, period, value, parted by tabs.
    pub fn read(path: &Path) -> Expected {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        Expected::parse(&text)
    }

    /// The same of a text.
    pub fn parse(text: &str) -> Expected {
        let mut expected = Expected::default();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let mut cells = line.split('\t').map(str::to_owned);
            let mut cell = || cells.next().unwrap_or_default();
            match cell().as_str() {
                "#file" => expected.file = cell(),
                "#company" => expected.company = cell(),
                "#code" => expected.code = cell(),
                "#year" => expected.year = cell(),
                metric => {
                    let (metric, breakdown, period, value) = (alike(metric), cell(), cell(), cell());
                    let printed = Some(cell()).filter(|p| !p.is_empty());
                    expected.rows.push(Row { metric, breakdown, period, value, printed });
                }
            }
        }
        expected
    }

    /// Whether a fact that was found is stated, be it needed or not.
    pub fn states(&self, found: &Observation) -> bool {
        self.rows.iter().any(|row| row.accepts(found))
    }

    /// Metrics that are not in the catalogue.
    pub fn unknown_metrics(&self) -> Vec<&str> {
        let rows = self.rows.iter().map(|row| row.metric.as_str());
        rows.filter(|id| disclosure::catalogue::metric(id).is_none()).collect()
    }

    /// Expected numbers whose digits do not stand in the report's text: slips of whoever wrote the table.
    pub fn not_printed(&self, text: &str) -> Vec<String> {
        let text = digits(text);
        let stands = |row: &Row| match &row.printed {
            Some(printed) => text.contains(&digits(printed)),
            None => row
                .value
                .trim_end_matches('?')
                .split('|')
                .all(|v| is_zero(v) || text.contains(&significant(v))),
        };
        self.rows.iter().filter(|row| !stands(row)).map(|row| format!("{row:?}")).collect()
    }
}

impl Row {
    fn is_needed(&self) -> bool {
        !self.value.ends_with('?')
            && !self.breakdown.contains('*')
            && !self.period.contains('*')
            && !self.value.contains('*')
    }

    fn accepts(&self, found: &Observation) -> bool {
        self.metric == alike(&found.metric)
            && breakdown_fits(&self.breakdown, found)
            && (self.period == "*" || found.period.get(..4) == Some(&*self.period))
            && self.value_fits(found.value)
    }

    fn value_fits(&self, found: f64) -> bool {
        let near = |wanted: &str| {
            wanted
                .parse::<f64>()
                .is_ok_and(|wanted| (found - wanted).abs() <= (0.001 * wanted.abs()).max(1e-9))
        };
        self.value.contains('*') || self.value.trim_end_matches('?').split('|').any(near)
    }
}

/// Right, missed and wrong ones of a report, or of many.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// needed and found
    pub hits: usize,
    /// needed and not found
    pub missed: Vec<String>,
    /// found and not stated
    pub wrong: Vec<String>,
}

impl Score {
    /// Scores one report.
    pub fn of(report: &Report, expected: &Expected) -> Score {
        let found: Vec<_> = report.observations.iter().filter(|o| o.source == "reported").collect();
        let mut score = Score::default();
        for row in expected.rows.iter().filter(|row| row.is_needed()) {
            if found.iter().any(|o| row.accepts(o)) {
                score.hits += 1;
            } else {
                let Row { metric, breakdown, period, value, .. } = row;
                score.missed.push(format!("{}: {metric} [{breakdown}] {period} = {value}", expected.file));
            }
        }
        for o in found.iter().filter(|o| !expected.states(o)) {
            score.wrong.push(format!(
                "{}: {} at line {}: {}",
                expected.file,
                o.fact(),
                o.evidence.line,
                o.evidence.quote
            ));
        }
        score
    }

    /// Adds another report's.
    pub fn add(&mut self, other: Score) {
        self.hits += other.hits;
        self.missed.extend(other.missed);
        self.wrong.extend(other.wrong);
    }

    /// Of what is stated, the part that was found.
    pub fn recall(&self) -> f64 {
        share(self.hits, self.hits + self.missed.len())
    }

    /// Of what was found, the part that is stated.
    pub fn precision(&self) -> f64 {
        share(self.hits, self.hits + self.wrong.len())
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let needed = self.hits + self.missed.len();
        write!(
            f,
            "found {} of {needed}, recall {:.4}, precision {:.4}",
            self.hits,
            self.recall(),
            self.precision()
        )?;
        self.missed.iter().try_for_each(|m| write!(f, "\n  missed {m}"))?;
        self.wrong.iter().try_for_each(|w| write!(f, "\n  wrong  {w}"))
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Reports mix drawing water and using it.
fn alike(metric: &str) -> String {
    if metric == "water.withdrawal" { "water.consumption" } else { metric }.to_owned()
}

/// `*` for any, else the same axes with the same values; a name may be part of the other, a value may be `*`.
fn breakdown_fits(pattern: &str, found: &Observation) -> bool {
    if pattern == "*" {
        return true;
    }
    let wanted = sorted(pattern.split(';').filter(|p| !p.trim().is_empty()).map(|p| band(p.trim())));
    let found = sorted(found.breakdown.iter().map(|(axis, value)| band(&format!("{axis}={value}"))));
    wanted.len() == found.len() && wanted.iter().zip(&found).all(|(wanted, found)| pair_fits(wanted, found))
}

fn pair_fits(wanted: &str, found: &str) -> bool {
    let (Some((axis, value)), Some((found_axis, found_value))) =
        (wanted.split_once('='), found.split_once('='))
    else {
        return false;
    };
    let named = ["entity", "item"].contains(&axis);
    axis == found_axis
        && (value == "*"
            || value == found_value
            || named && (value.contains(found_value) || found_value.contains(value)))
}

/// The usual three age bands, however worded.
fn band(pair: &str) -> String {
    match pair {
        "age=30-49" | "age=31-50" | "age=31-49" => "age=30-50",
        "age=>=50" | "age=>=51" => "age=>50",
        "age=<=29" | "age=<=30" => "age=<30",
        other => other,
    }
    .to_owned()
}

fn sorted(pairs: impl Iterator<Item = String>) -> Vec<String> {
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort();
    pairs
}

fn digits(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ',' | '.')).collect()
}

/// A value's digits without the zeros that a scale may add or take.
fn significant(value: &str) -> String {
    let value = if value.contains('.') { value.trim_end_matches('0') } else { value };
    digits(value).trim_matches('0').to_owned()
}

fn is_zero(value: &str) -> bool {
    value.parse() == Ok(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Company, Evidence, Period};

    /// metric, breakdown as the tables write it, period, value
    type Fact<'a> = (&'a str, &'a str, &'a str, f64);

    fn observation(&(metric, breakdown, period, value): &Fact) -> Observation {
        let pairs = breakdown.split(';').filter_map(|pair| pair.split_once('='));
        Observation {
            metric: metric.into(),
            breakdown: pairs.map(|(axis, value)| (axis.into(), value.into())).collect(),
            period: period.into(),
            value,
            unit: String::new(),
            source: "reported".into(),
            status: "accepted".into(),
            confidence: 1.0,
            reasons: vec![],
            evidence: Evidence {
                page: 1,
                line: 1,
                cell: None,
                quote: String::new(),
                label: String::new(),
                raw_value: String::new(),
                raw_unit: String::new(),
                around: None,
            },
        }
    }

    fn found(facts: &[Fact]) -> Report {
        Report {
            file: String::new(),
            sha256: String::new(),
            language: String::new(),
            company: Company { name: String::new(), stock_code: None },
            title: None,
            period: Period { year: None },
            observations: facts.iter().map(observation).collect(),
            doubts: vec![],
            notes: vec![],
        }
    }

    #[test]
    fn scores() {
        // what is stated, what was found; hits, missed, wrong
        let cases: &[(&str, &[Fact], [usize; 3])] = &[
            ("ghg.scope1\t\t2024\t100", &[("ghg.scope1", "", "2024", 100.09)], [1, 0, 0]),
            ("ghg.scope1\t\t2024\t100", &[("ghg.scope1", "", "2024", 100.2)], [0, 1, 1]),
            ("ghg.scope1\t\t2024\t100", &[("ghg.scope1", "", "2023", 100.0)], [0, 1, 1]),
            ("ghg.scope1\t\t2024\t100", &[("ghg.scope2", "", "2024", 100.0)], [0, 1, 1]),
            ("ghg.scope1\t\t2024\t0", &[("ghg.scope1", "", "2024", 0.0)], [1, 0, 0]),
            ("water.withdrawal\t\t2024\t5", &[("water.consumption", "", "2024", 5.0)], [1, 0, 0]),
            ("turnover.rate\tage=<30\t2024\t5", &[("turnover.rate", "age=<=29", "2024", 5.0)], [1, 0, 0]),
            ("turnover.rate\tage=<30\t2024\t5", &[("turnover.rate", "age=18-25", "2024", 5.0)], [0, 1, 1]),
            ("turnover.rate\t\t2024\t14.59|14.6", &[("turnover.rate", "", "2024", 14.6)], [1, 0, 0]),
            ("turnover.rate\t\t2024\t5?", &[], [0, 0, 0]),
            ("turnover.rate\t\t2024\t5?", &[("turnover.rate", "", "2024", 5.0)], [0, 0, 0]),
            ("turnover.rate\t\t2024\t5?", &[("turnover.rate", "", "2024", 6.0)], [0, 0, 1]),
            ("ghg.avoided\t*\t2024\t5|6", &[("ghg.avoided", "source=光伏", "2024", 6.0)], [0, 0, 0]),
            (
                "training.coverage\tlevel=*\t2024\t55",
                &[("training.coverage", "level=middle", "2024", 55.0)],
                [0, 0, 0],
            ),
            (
                "training.coverage\tlevel=*\t2024\t55",
                &[("training.coverage", "gender=male", "2024", 55.0)],
                [0, 0, 1],
            ),
            ("customer.complaints\t\t2024\t*", &[("customer.complaints", "", "2024", 9.0)], [0, 0, 0]),
            (
                "waste.hazardous\titem=废机油\t2024\t3",
                &[("waste.hazardous", "item=机油", "2024", 3.0)],
                [1, 0, 0],
            ),
            (
                "workforce.total\tlevel=senior;gender=male\t2024\t8",
                &[("workforce.total", "gender=male;level=senior", "2024", 8.0)],
                [1, 0, 0],
            ),
            ("workforce.total\tgender=male\t2024\t8", &[("workforce.total", "", "2024", 8.0)], [0, 1, 1]),
        ];
        for (stated, facts, expect) in cases {
            let score = Score::of(&found(facts), &Expected::parse(stated));
            assert_eq!([score.hits, score.missed.len(), score.wrong.len()], *expect, "{stated}\n{score}");
        }
    }

    #[test]
    fn a_slip_in_a_table_shows() {
        let expected = |row| {
            Expected::parse(row).not_printed("用电量 万千瓦时 1,862.40，能耗 486.27 吨标煤，0.064 吨").len()
        };
        for row in [
            "energy.electricity\t\t2024\t18624",
            "energy.total\t\t2024\t3958.72\t486.27",
            "air.voc\t\t2024\t64?",
        ] {
            assert_eq!(expected(row), 0, "{row}");
        }
        for row in
            ["energy.electricity\t\t2024\t18642", "energy.total\t\t2024\t3958.72", "air.voc\t\t2024\t64|65"]
        {
            assert_eq!(expected(row), 1, "{row}");
        }
    }
}
