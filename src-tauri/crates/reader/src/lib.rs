//! PDFs, which are hostile, read in a process of its own: the program itself, started again. It is held to its memory, watched
//! by the clock, and killed when it exceeds either or when nobody wants its pages any more; then it is reaped.
//!
//! The child is given bytes and gives pages; it opens no file and knows nothing of the domain. The parent trusts nothing that
//! the child says: what it sends is bounded and checked.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod child;
mod frame;
mod memory;
mod parent;
mod recognised;
mod recognition;
mod tesseract;

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use document::Sheet;

pub use crate::child::serve_if_asked;
use crate::child::{Draw, Errand};
use crate::frame::Told;
use crate::recognition::Recognising;
pub use crate::recognition::{RECOGNITION_OF_FILE, RECOGNITION_TIME};
pub use crate::tesseract::{NoRecogniser, Recogniser};
pub use pdf::Picture;

/// What a file may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// bytes that the child may hold
    pub memory: u64,
    /// for the whole file
    pub time: Duration,
    /// until the next page comes, or the first
    pub page_time: Duration,
}

/// Pages after these are not read: no report comes near it.
pub const MOST_PAGES: u32 = 5_000;

/// What a file gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheets {
    /// pages in their order; of one that could not be read at all, an incomplete sheet without anything on it
    pub read: Vec<Sheet>,
    /// pages in the file
    pub pages: u32,
}

/// Why a file gave nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReaderError {
    /// it wants a password
    #[error("it is encrypted")]
    Encrypted,
    /// no PDF, or too much of it is lost
    #[error("it is damaged")]
    Damaged,
    /// it wants more memory than it may have
    #[error("it needs too much memory")]
    TooMuchMemory,
    /// it takes longer than it may
    #[error("it takes too long")]
    TooSlow,
    /// the child ended, or said what no child says
    #[error("the reader ended: {0}")]
    Died(String),
    /// the page is not there, or nothing can be drawn of it
    #[error("the page cannot be drawn")]
    NotDrawn,
    /// the user stopped it
    #[error("stopped")]
    Cancelled,
    /// the program could not be started again
    #[error("the reader could not be started: {0}")]
    NotStarted(String),
}

impl From<pdf::PdfError> for ReaderError {
    fn from(error: pdf::PdfError) -> ReaderError {
        match error {
            pdf::PdfError::Encrypted => ReaderError::Encrypted,
            pdf::PdfError::Damaged | pdf::PdfError::NoPages => ReaderError::Damaged,
        }
    }
}

/// How a child is started.
#[derive(Debug, Clone)]
struct Program {
    path: PathBuf,
    /// before those of [`child::Errand`]
    arguments: Vec<OsString>,
}

impl Program {
    fn itself() -> Result<Program, ReaderError> {
        let path = std::env::current_exe().map_err(|error| ReaderError::NotStarted(error.to_string()))?;
        Ok(Program { path, arguments: vec![child::WORD.into()] })
    }
}

/// Reads a PDF. `on_page` is told of every page, from 1, and of how many. A page on which the child ends is left empty, and
/// another child reads on behind it, a few times.
///
/// # Errors
/// Where nothing was read, where the file as a whole takes too long, and where `cancel` is set meanwhile.
pub fn read(
    bytes: &[u8],
    limits: &Limits,
    cancel: &AtomicBool,
    on_page: impl FnMut(u32, u32),
) -> Result<Sheets, ReaderError> {
    parent::Reading::new(bytes, limits, cancel, on_page).with(&Program::itself()?)
}

/// Recognises the text of the pages that are pictures, each held to `limits` while it is drawn and to [`RECOGNITION_TIME`] while
/// it is read, all together to [`RECOGNITION_OF_FILE`]. `on_page` is told of each before it is begun. A page of which nothing comes says so.
///
/// # Errors
/// Where a program could not be started, and where `cancel` is set meanwhile.
pub fn recognise(
    bytes: &[u8],
    limits: &Limits,
    recogniser: &Recogniser,
    sheets: &mut Sheets,
    cancel: &AtomicBool,
    on_page: impl FnMut(u32, u32),
) -> Result<(), ReaderError> {
    let mut recognising = Recognising { bytes, limits, recogniser, cancel, reading: None };
    recognising.pages(&Program::itself()?, sheets, on_page)
}

/// Draws a page of a PDF, counted from 0, with so many dots a point, in no more time than a page may take.
///
/// # Errors
/// Where nothing was drawn.
pub fn picture(bytes: &[u8], limits: &Limits, index: u32, scale: f32) -> Result<Picture, ReaderError> {
    let errand = Errand { memory: limits.memory, first: index, draw: Some(Draw::Picture(scale)) };
    let of = |told| if let Told::Picture(picture) = told { Some(picture) } else { None };
    let never = AtomicBool::new(false);
    parent::drawing(&Program::itself()?, errand, bytes, limits.page_time, &never, of)
}
