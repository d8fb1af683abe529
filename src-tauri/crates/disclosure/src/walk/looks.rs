//! What a document's lines look like, told once: each way of reading a table asks it of the lines below every line, and most
//! are told by it that there is no table.

use document::Item;

use super::spread::{MEASURES, passage};
use super::trim;
use crate::quantity::has_digit;

/// Lines by what they look like, by their items' places, in order.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// begin with a digit, as the next does
    numbers: Vec<usize>,
    /// are a measure and nothing else, as the next is
    measures: Vec<usize>,
    /// hold a digit and a blank
    of_values: Vec<usize>,
}

impl Looks {
    pub(super) fn of(items: &[&Item]) -> Looks {
        let text = |at: usize| passage(items, at).map_or("", |t| t.text.as_str());
        let begins = |at: usize| text(at).starts_with(|c: char| c.is_ascii_digit());
        let measure = |at: usize| {
            // most lines are longer than any
            let short = text(at).len() <= 4 * MEASURE;
            short && text(at).chars().count() <= MEASURE && MEASURES.contains(&trim(text(at)))
        };
        let of_values =
            |at: usize| has_digit(text(at)) && memchr::memchr(b' ', text(at).as_bytes()).is_some();
        let both = |of: &dyn Fn(usize) -> bool| (0..items.len()).filter(|at| of(*at) && of(at + 1)).collect();
        Looks {
            numbers: both(&begins),
            measures: both(&measure),
            of_values: (0..items.len()).filter(|at| of_values(*at)).collect(),
        }
    }

    /// Lines of a range that begin with a digit, as the next does.
    pub(super) fn numbers(&self, within: std::ops::Range<usize>) -> impl Iterator<Item = usize> {
        those(&self.numbers, within)
    }

    /// Lines of a range that are a measure, as the next is.
    pub(super) fn measures(&self, within: std::ops::Range<usize>) -> impl Iterator<Item = usize> {
        those(&self.measures, within)
    }

    /// Lines of a range that may hold a row of values.
    pub(super) fn of_values(&self, within: std::ops::Range<usize>) -> impl Iterator<Item = usize> {
        those(&self.of_values, within)
    }
}

/// Characters of a measure.
pub(super) const MEASURE: usize = 12;

fn those(places: &[usize], within: std::ops::Range<usize>) -> impl Iterator<Item = usize> {
    let first = places.partition_point(|at| *at < within.start);
    places[first..].iter().copied().take_while(move |at| *at < within.end)
}
