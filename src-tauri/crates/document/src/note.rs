//! What is to be said of pages that were not read, or not whole.

use serde::{Deserialize, Serialize};

use crate::{Recognition, Sheet};

/// What is the matter with some pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteCode {
    /// they are pictures: their text would have to be recognised
    PagesArePictures,
    /// they are pictures, and their text was recognised: any letter of it may be another
    PagesRecognised,
    /// they are pictures whose text was to be recognised, and was not
    PagesNotRecognised,
    /// not all that is on them could be read
    PagesIncomplete,
    /// they come after the last page that is read
    PagesLeft,
    /// they hold more lines or numbers than are kept
    TextLeft,
}

/// Something to know about a report beside what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// what
    pub code: NoteCode,
    /// first and last, from 1, each run of pages
    pub pages: Vec<(u32, u32)>,
}

/// What is to be said of pages, of which the file has `pages`.
pub fn notes(sheets: &[Sheet], pages: u32) -> Vec<Note> {
    let numbers = |which: fn(&Sheet) -> bool| {
        runs(sheets.iter().filter(|sheet| which(sheet)).map(|sheet| sheet.number))
    };
    let read = sheets.last().map_or(0, |sheet| sheet.number);
    let left = if read < pages { vec![(read + 1, pages)] } else { vec![] };
    [
        (NoteCode::PagesArePictures, numbers(|s| s.scan && s.recognition == Recognition::None)),
        (NoteCode::PagesRecognised, numbers(|sheet| sheet.recognition == Recognition::Done)),
        (NoteCode::PagesNotRecognised, numbers(|sheet| sheet.recognition == Recognition::Failed)),
        (NoteCode::PagesIncomplete, numbers(|sheet| sheet.incomplete && !sheet.scan)),
        (NoteCode::PagesLeft, left),
    ]
    .into_iter()
    .filter(|(_, pages)| !pages.is_empty())
    .map(|(code, pages)| Note { code, pages })
    .collect()
}

fn runs(numbers: impl Iterator<Item = u32>) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = vec![];
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    type Named = (NoteCode, &'static [(u32, u32)]);

    #[test]
    fn pages_are_named_in_runs() {
        // a letter a page: read, scan, incomplete, recognised and done, recognised and failed
        let cases: [(&str, u32, &[Named]); 6] = [
            ("", 0, &[]),
            ("rrr", 3, &[]),
            ("rrsssrs", 7, &[(NoteCode::PagesArePictures, &[(3, 5), (7, 7)])]),
            (
                "irsi",
                4,
                &[(NoteCode::PagesArePictures, &[(3, 3)]), (NoteCode::PagesIncomplete, &[(1, 1), (4, 4)])],
            ),
            ("rdf", 3, &[(NoteCode::PagesRecognised, &[(2, 2)]), (NoteCode::PagesNotRecognised, &[(3, 3)])]),
            ("rr", 9, &[(NoteCode::PagesLeft, &[(3, 9)])]),
        ];
        for (kinds, pages, expect) in cases {
            let sheet = |(number, kind)| {
                let mut sheet = Sheet::default();
                (sheet.number, sheet.scan, sheet.incomplete) =
                    (number, matches!(kind, 's' | 'f'), kind == 'i');
                sheet.recognition = match kind {
                    'd' => Recognition::Done,
                    'f' => Recognition::Failed,
                    _ => Recognition::None,
                };
                sheet
            };
            let sheets: Vec<Sheet> = (1..).zip(kinds.chars()).map(sheet).collect();
            let expect: Vec<Note> =
                expect.iter().map(|(code, pages)| Note { code: *code, pages: pages.to_vec() }).collect();
            assert_eq!(notes(&sheets, pages), expect, "{kinds}");
        }
    }
}
