//! Women and men among the employees, by company.

use charts::{RowLabel, Segment, Series, Stack, StackedChart, StackedRow, Tone};
use compare::{Cell, Column, Scorecard};
use disclosure::Breakdown;
use rust_decimal::Decimal;

use super::{Look, derived, frame, greatest_first, in_table, names, paragraph, said};
use crate::cells;
use crate::contract::{ChartRow, ChartView};
use crate::numbers;
use crate::words::Words;

/// In the order of the bars and of the table.
const GENDERS: [&str; 2] = ["female", "male"];
const TOTAL: &str = "workforce.total";
const SHARE: &str = "workforce.share";

pub(super) fn draw(scorecard: &Scorecard, look: &Look) -> ChartView {
    let words = look.words;
    let headcount = |c: usize| cells::find(scorecard, TOTAL, &[], c).and_then(cells::value);
    let staff: Vec<_> = greatest_first(scorecard.columns.len(), headcount)
        .into_iter()
        .map(|column| Staff::of(scorecard, column))
        .collect();
    let summary: Vec<_> = staff.iter().map(|s| s.summary(words)).collect();
    let series = [(words.women, 2), (words.men, 1)]
        .map(|(name, tone)| Series { name: name.to_owned(), tone: Tone::Category(tone) });
    let drawing = charts::stacked(&StackedChart {
        frame: frame(words.workforce_title, &summary, look),
        stack: Stack::Shares,
        axis: String::new(),
        series: series.to_vec(),
        rows: staff.iter().enumerate().map(|(row, s)| s.stacked_row(row, words)).collect(),
    });
    let column = |name: &str, unit: &str| format!("{name}{}", (words.aside)(&words.unit(unit)));
    ChartView {
        title: words.workforce_title.to_owned(),
        scale: words.share_of_employees.to_owned(),
        note: note(&staff, words),
        drawing,
        header: vec![
            words.company.to_owned(),
            column(words.women, "person"),
            column(words.men, "person"),
            column(words.women, "%"),
            column(words.men, "%"),
        ],
        rows: staff.iter().map(|s| s.table_row(words)).collect(),
        choices: vec![],
    }
}

fn note(staff: &[Staff<'_>], words: &Words) -> String {
    let concerned = |basis: Basis| {
        let columns: Vec<_> = staff.iter().filter(|s| s.basis() == Some(basis)).map(|s| s.column).collect();
        (!columns.is_empty()).then(|| names(&columns, words))
    };
    let from_shares = concerned(Basis::PeopleFromShares).map(|names| (words.counts_from_shares)(&names));
    let shares_only = concerned(Basis::Shares).map(|names| (words.shares_only)(&names));
    paragraph(&from_shares.into_iter().chain(shares_only).collect::<Vec<_>>(), words)
}

/// What a company's bar is drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Basis {
    People,
    PeopleFromShares,
    Shares,
}

/// One company: women and men as numbers of people and as shares, as far as they follow from what is stated.
struct Staff<'a> {
    column: &'a Column,
    headcount: Option<Decimal>,
    people: Option<[Cell; 2]>,
    people_from_shares: bool,
    shares: Option<[Cell; 2]>,
}

impl<'a> Staff<'a> {
    fn of(scorecard: &'a Scorecard, column: usize) -> Staff<'a> {
        let stated = |metric: &str| GENDERS.map(|g| cells::find(scorecard, metric, &[("gender", g)], column));
        let total = cells::find(scorecard, TOTAL, &[], column);
        let headcount = total.and_then(cells::value);
        let shares = both(SHARE, stated(SHARE), Some(Decimal::ONE_HUNDRED));
        let mut people = both(TOTAL, stated(TOTAL), headcount);
        let mut people_from_shares = false;
        if people.is_none() {
            people = total.zip(shares.as_ref()).and_then(|(total, shares)| people_of(total, shares));
            people_from_shares = people.is_some();
        }
        Staff { column: &scorecard.columns[column], headcount, people, people_from_shares, shares }
    }

    fn basis(&self) -> Option<Basis> {
        match (&self.people, &self.shares) {
            (Some(_), _) if self.people_from_shares => Some(Basis::PeopleFromShares),
            (Some(_), _) => Some(Basis::People),
            (None, Some(_)) => Some(Basis::Shares),
            (None, None) => None,
        }
    }

    /// As stated, else of both together; in percent, to one decimal.
    fn percent(&self, index: usize) -> Option<Decimal> {
        let percent = match (&self.shares, &self.people) {
            (Some(shares), _) => cells::value(&shares[index])?,
            (None, Some(people)) => {
                let [women, men] = [cells::value(&people[0])?, cells::value(&people[1])?];
                let part = [women, men][index].checked_mul(Decimal::ONE_HUNDRED)?;
                part.checked_div(women.checked_add(men)?)?
            }
            (None, None) => return None,
        };
        Some(percent.round_dp(1).normalize())
    }

    /// `Women 41.4%, 377 people`.
    fn said(&self, index: usize, words: &Words) -> String {
        let percent = self.percent(index).map(|percent| format!("{percent}%"));
        let people = self.people.as_ref().map(|people| said(&people[index], words));
        let parts: Vec<_> = percent.into_iter().chain(people).collect();
        format!("{} {}", [words.women, words.men][index], parts.join(words.comma))
    }

    fn summary(&self, words: &Words) -> String {
        let value = match self.basis() {
            Some(_) => [self.said(0, words), self.said(1, words)].join(words.comma),
            None => words.not_disclosed.to_owned(),
        };
        format!("{}{}{value}", cells::label(self.column, words), words.colon)
    }

    fn stacked_row(&self, row: usize, words: &Words) -> StackedRow {
        let detail = match (self.headcount, self.column.year) {
            (Some(people), _) => (words.people)(&numbers::parted(people.normalize())),
            (None, Some(year)) => (words.year)(year),
            (None, None) => String::new(),
        };
        let segments = |first: usize, pair: &[Cell; 2]| {
            let segment = |index: usize| {
                // Half to even: of two halves one goes up and one down, and the two still make 100.
                let text = self.percent(index).map(|p| p.round().to_string()).unwrap_or_default();
                let who = cells::label(self.column, words);
                Segment {
                    key: format!("{row}:{}", first + index),
                    value: pair[index].number,
                    brief: text.clone(),
                    text,
                    label: format!("{who}{}{}", words.colon, self.said(index, words)),
                }
            };
            vec![segment(0), segment(1)]
        };
        StackedRow {
            label: RowLabel { name: self.column.short_name.clone(), detail },
            segments: match (&self.people, &self.shares) {
                (Some(people), _) => Ok(segments(0, people)),
                (None, Some(shares)) => Ok(segments(2, shares)),
                (None, None) => Err(words.not_disclosed.to_owned()),
            },
        }
    }

    fn table_row(&self, words: &Words) -> ChartRow {
        let cells = [&self.people, &self.shares]
            .into_iter()
            .flat_map(|pair| [0, 1].map(|index| in_table(pair.as_ref().map(|pair| &pair[index]))));
        ChartRow { label: cells::label(self.column, words), cells: cells.collect() }
    }
}

/// Both parts as stated, or one and what it leaves of the whole. None where they make no bar.
fn both(metric: &str, stated: [Option<&Cell>; 2], whole: Option<Decimal>) -> Option<[Cell; 2]> {
    let rest = |known: &Cell, gender: &str| {
        let (whole, part) = (whole?, cells::value(known)?);
        let rest = whole.checked_sub(part)?;
        let formula = format!("{whole} − {part} = {rest}");
        derived(rest, &known.unit, "sum_of_parts", formula, &[(metric, by(gender), known)])
    };
    let pair = match stated {
        [Some(women), Some(men)] => [women.clone(), men.clone()],
        [Some(women), None] => [women.clone(), rest(women, GENDERS[0])?],
        [None, Some(men)] => [rest(men, GENDERS[1])?, men.clone()],
        [None, None] => return None,
    };
    let drawable = pair.iter().all(|cell| cell.number >= 0.0) && pair.iter().any(|cell| cell.number > 0.0);
    drawable.then_some(pair)
}

/// People from shares of all, to the nearest person.
fn people_of(total: &Cell, shares: &[Cell; 2]) -> Option<[Cell; 2]> {
    let people = |index: usize| {
        let (all, percent) = (cells::value(total)?, cells::value(&shares[index])?);
        let part = all.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)?.round();
        let formula = format!("{all} × {percent} ÷ 100 = {part}");
        let inputs = [(TOTAL, Breakdown::new(), total), (SHARE, by(GENDERS[index]), &shares[index])];
        derived(part, &total.unit, "share_of_total", formula, &inputs)
    };
    Some([people(0)?, people(1)?])
}

fn by(gender: &str) -> Breakdown {
    Breakdown::from([("gender".to_owned(), gender.to_owned())])
}
