//! Scanned pages, drawn by a child and read by tesseract, and put in the place of the pictures that they were.

use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use document::{Recognition, Sheet};
use pdf::Shades;

use crate::child::{Draw, Errand};
use crate::frame::Told;
use crate::recognised::Words;
use crate::{Limits, Program, ReaderError, Recogniser, Sheets, parent};

/// For a page: some twenty times what a full one takes on a slow machine.
pub const RECOGNITION_TIME: Duration = Duration::from_secs(60);

/// For all pages of a file: a scan of 200 pages takes a quarter of it.
pub const RECOGNITION_OF_FILE: Duration = Duration::from_secs(3600);

/// Dots a point, 300 an inch: what tesseract is made for. A page that is very large has fewer.
const SCALE: f32 = 300.0 / 72.0;

/// Pages one after the other of which nothing came before the others are left.
const MOST_LOST: u32 = 3;

/// A page of as many letters says in which Chinese a file is written.
const TELLING: usize = 60;

/// A file whose pages are read.
pub(crate) struct Recognising<'a> {
    pub bytes: &'a [u8],
    pub limits: &'a Limits,
    pub recogniser: &'a Recogniser,
    pub cancel: &'a AtomicBool,
    /// which Chinese, once a page has told
    pub reading: Option<String>,
}

impl Recognising<'_> {
    /// All scanned pages. One that cannot be read stays a picture, and says that it was tried.
    pub fn pages(
        &mut self,
        program: &Program,
        sheets: &mut Sheets,
        mut on_page: impl FnMut(u32, u32),
    ) -> Result<(), ReaderError> {
        let mut lost = 0;
        let deadline = Instant::now() + RECOGNITION_OF_FILE;
        for sheet in sheets.read.iter_mut().filter(|sheet| sheet.scan) {
            let goes_on = lost < MOST_LOST && Instant::now() < deadline;
            if goes_on {
                on_page(sheet.number, sheets.pages);
            }
            let read = if goes_on { self.page(program, sheet.number) } else { Ok(None) };
            match read {
                Ok(Some(read)) if read.recognition == Recognition::Done => (*sheet, lost) = (read, 0),
                // a picture without words: the next may have some
                Ok(Some(_)) => (sheet.recognition, lost) = (Recognition::Failed, 0),
                Err(error @ (ReaderError::Cancelled | ReaderError::NotStarted(_))) => return Err(error),
                Ok(None) | Err(_) => {
                    sheet.recognition = Recognition::Failed;
                    lost += 1;
                }
            }
        }
        Ok(())
    }

    fn page(&mut self, program: &Program, number: u32) -> Result<Option<Sheet>, ReaderError> {
        let draw = Some(Draw::Shades(SCALE));
        let errand = Errand { memory: self.limits.memory, first: number.saturating_sub(1), draw };
        let of = |told| if let Told::Shades(shades) = told { Some(shades) } else { None };
        let shades = parent::drawing(program, errand, self.bytes, self.limits.page_time, self.cancel, of)?;
        if shades.dots.len() as u64 != u64::from(shades.width) * u64::from(shades.height) {
            return Ok(None);
        }
        let words = self.words(&shades)?;
        let any = words.letters() > 0;
        let mut sheet = document::lay_out(&words.page(&shades, number));
        sheet.recognition = if any { Recognition::Done } else { Recognition::Failed };
        Ok(Some(sheet))
    }

    /// The words of a page, read as the Chinese that it is surest to be.
    fn words(&mut self, shades: &Shades) -> Result<Words, ReaderError> {
        let readings = self.reading.clone().map_or_else(|| self.recogniser.readings(), |one| vec![one]);
        let mut best: Option<(Words, String)> = None;
        for reading in readings {
            let table = self.recogniser.words(shades, &reading, RECOGNITION_TIME, self.cancel)?;
            let words = Words::of(&table);
            if best.as_ref().is_none_or(|(best, _)| words.sureness() > best.sureness()) {
                best = Some((words, reading));
            }
        }
        let (words, reading) = best.unwrap_or_default();
        if words.letters() >= TELLING {
            self.reading = Some(reading);
        }
        Ok(words)
    }
}
