//! The bytes of a PDF to glyphs, ruling lines, coloured boxes and pictures with their places on each page.
//!
//! It knows nothing of words, lines or tables, and nothing of the domain. It has no input or output and no clock. What it is
//! given is hostile: it may take long or much memory, or end the process, so whoever calls it does so in a process that can be
//! killed.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::type_complexity))]

mod clean;
mod content;
mod drawing;
mod font;
mod geometry;
mod ink;
mod layers;
mod path;
mod state;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::{DecryptionError, LoadPdfError};
use kurbo::Affine;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

pub use crate::geometry::{Rect, Turn};

/// Why nothing at all can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PdfError {
    /// it wants a password, or is encrypted in a way that is not known
    Encrypted,
    /// it is not a PDF, or too much of it is lost
    Damaged,
    /// it has no page
    NoPages,
}

impl std::fmt::Display for PdfError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            PdfError::Encrypted => "encrypted",
            PdfError::Damaged => "damaged",
            PdfError::NoPages => "no pages",
        })
    }
}

impl std::error::Error for PdfError {}

/// One character, or a few that are one shape (a ligature), as drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Glyph {
    /// As the font says, not normalised: compatibility forms, ligatures and spaces are as they come. [`Glyph::UNKNOWN`] where
    /// the font doesn't say.
    pub text: SmolStr,
    /// Along the writing direction from the glyph's origin to its advance, without the spacing of letters and words; across it
    /// from 0.2 em below the baseline to 0.8 em above. A vertical font's glyph is centred on its line.
    pub bounds: Rect,
    /// The coordinate of the baseline across the writing direction: y where the text runs right or left, x where it runs up or
    /// down. The middle of the line for a vertical font.
    pub baseline: f32,
    /// the em, in points on the page
    pub size: f32,
    /// where the text runs to
    pub turn: Turn,
    /// by the font's name, weight or flags, by a stroke around it, or drawn twice with a small shift
    pub bold: bool,
}

impl Glyph {
    /// The text of a glyph whose font doesn't say which character it is.
    pub const UNKNOWN: &str = "\u{FFFD}";
}

/// A straight ruling line, horizontal or vertical: a stroke, a thin filled box, or the edge of a stroked box. Pieces that touch
/// are one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// left end, or the x of a vertical line
    pub x0: f32,
    /// the y of a horizontal line, or the upper end
    pub y0: f32,
    /// right end, or the x of a vertical line
    pub x1: f32,
    /// the y of a horizontal line, or the lower end
    pub y1: f32,
    /// in points
    pub thickness: f32,
}

impl Rule {
    /// Whether it runs from left to right.
    pub fn is_horizontal(&self) -> bool {
        self.y0 == self.y1
    }
}

/// What stands on a page. All in points, origin at the top left, y down, after the page's own rotation and crop box.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Page {
    /// from 1
    pub number: u32,
    /// in points
    pub width: f32,
    /// in points
    pub height: f32,
    /// In the order of the content. Spaces that are drawn are there. What is not seen is not: invisible text (but over a picture
    /// it is the text of a scan), white on nothing, hidden layers, off the page or its clip, and the second drawing of a glyph.
    pub glyphs: Vec<Glyph>,
    /// in no order that means anything
    pub rules: Vec<Rule>,
    /// coloured boxes of the size of a cell and up, in the order of drawing
    pub fills: Vec<Rect>,
    /// where pictures are
    pub images: Vec<Rect>,
    /// some of it could not be read, or there was more than one page can need
    pub incomplete: bool,
}

/// A page as a picture, and its size in the points that its boxes are in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// in points
    pub width: f32,
    /// in points
    pub height: f32,
    /// a PNG
    pub png: Vec<u8>,
}

/// A page in shades of grey, for the recognition of its text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shades {
    /// in dots
    pub width: u32,
    /// in dots
    pub height: u32,
    /// dots a point
    pub scale: f32,
    /// row by row from the top, a byte each: 0 is black
    pub dots: Vec<u8>,
}

/// A picture that covers this much of a page is the page.
const SCAN: f32 = 0.5;

impl Page {
    /// Whether it is a picture of a page: no text, and a large image.
    pub fn is_scan(&self) -> bool {
        let text = self.glyphs.iter().any(|glyph| !glyph.text.trim().is_empty());
        let large: f32 = self.images.iter().map(Rect::area).sum();
        !text && large >= SCAN * self.width * self.height
    }
}

/// An opened file.
pub struct Pdf {
    file: hayro_syntax::Pdf,
    fonts: font::Fonts,
    layers: layers::Layers,
}

/// Opens a PDF. A file that is encrypted without a password is opened as anyone may.
///
/// # Errors
/// Only where nothing can be read at all.
pub fn open(bytes: Vec<u8>) -> Result<Pdf, PdfError> {
    let file = catch_unwind(|| hayro_syntax::Pdf::new(bytes)).unwrap_or(Err(LoadPdfError::Invalid));
    let file = file.map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::MissingIDEntry) | LoadPdfError::Invalid => {
            PdfError::Damaged
        }
        LoadPdfError::Decryption(_) => PdfError::Encrypted,
    })?;
    if file.pages().is_empty() {
        return Err(PdfError::NoPages);
    }
    let layers = layers::Layers::of(file.xref());
    Ok(Pdf { file, fonts: font::Fonts::default(), layers })
}

impl Pdf {
    /// How many pages it has, at least one.
    pub fn pages(&self) -> u32 {
        u32::try_from(self.file.pages().len()).unwrap_or(u32::MAX)
    }

    /// What stands on a page, counted from 0. It never fails: it gives what could be read. Past the end it is an empty page.
    pub fn page(&self, index: u32) -> Page {
        let Some(page) = self.file.pages().get(index as usize) else {
            return Page { number: index + 1, incomplete: true, ..Page::default() };
        };
        let (width, height) = page.render_dimensions();
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        let mut drawn = content::Drawn::default();
        let mut reader = content::Reader::new(&self.fonts, &self.layers, transform, &mut drawn);
        let whole = catch_unwind(AssertUnwindSafe(|| reader.page(page)));
        let incomplete = !whole.unwrap_or(false);
        let mut page = clean::page(drawn, width, height);
        page.number = index + 1;
        page.incomplete = incomplete;
        page
    }
}
