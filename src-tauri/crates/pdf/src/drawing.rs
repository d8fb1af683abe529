//! A page drawn, for whoever wants to see where a number stands. As hostile as reading it: only for a process that can be killed.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::{Pdf, Picture, Shades};
use fontdb::{Database, Family, Query, Weight};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::{FallbackFontQuery, FontData, FontQuery};
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_cmap::CidFamily;

/// Pixels of a picture at most, whatever size its page claims: an A4 page at 4 dots a point has 8 million.
const MOST_PIXELS: f32 = 12e6;
/// Pixels of an edge at most.
const LONGEST_EDGE: f32 = 8192.0;

impl Pdf {
    /// Draws a page, counted from 0, on white, with so many dots a point, or fewer where it is very large. None where there is
    /// no such page or nothing can be drawn of it.
    pub fn picture(&self, index: u32, scale: f32) -> Option<Picture> {
        let (width, height) = self.file.pages().get(index as usize)?.render_dimensions();
        let (drawn, _) = self.drawn(index, scale)?;
        Some(Picture { width, height, png: png(&drawn)? })
    }

    /// Draws a page as [`Pdf::picture`] does, in shades of grey and as dots.
    pub fn shades(&self, index: u32, scale: f32) -> Option<Shades> {
        let (drawn, scale) = self.drawn(index, scale)?;
        let grey = |[r, g, b]: [u8; 3]| {
            // as bright as an eye sees it (ITU-R BT.601)
            ((299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b)) / 1000) as u8
        };
        let dots = drawn.data().iter().map(|dot| grey([dot.r, dot.g, dot.b])).collect();
        Some(Shades { width: drawn.width().into(), height: drawn.height().into(), scale, dots })
    }

    /// The page, and the scale that it is drawn at.
    fn drawn(&self, index: u32, scale: f32) -> Option<(Pixmap, f32)> {
        let page = self.file.pages().get(index as usize)?;
        let (width, height) = page.render_dimensions();
        let scale = within(scale, width, height)?;
        let draw = || {
            let settings =
                InterpreterSettings { font_resolver: Arc::new(font), ..InterpreterSettings::default() };
            let pixmap = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
            hayro::render(page, &RenderCache::new(), &settings, &RenderSettings::default(), &pixmap)
        };
        Some((catch_unwind(AssertUnwindSafe(draw)).ok()?, scale))
    }
}

/// A font that is not in the file: for Chinese, Japanese and Korean text what the machine has, else one of the standard ones.
fn font(query: &FontQuery) -> Option<(FontData, u32)> {
    match query {
        FontQuery::Standard(font) => Some(font.get_font_data()),
        FontQuery::Fallback(query) => {
            of_the_machine(query).or_else(|| Some(query.pick_standard_font().get_font_data()))
        }
    }
}

fn of_the_machine(query: &FallbackFontQuery) -> Option<(FontData, u32)> {
    let families = families(&query.character_collection.as_ref()?.family);
    let families: Vec<Family<'_>> = families.iter().copied().map(Family::Name).collect();
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    let weight = if query.is_bold { Weight::BOLD } else { Weight::NORMAL };
    let found = fonts.query(&Query { families: &families, weight, ..Query::default() })?;
    fonts.with_face_data(found, |data, index| (Arc::new(data.to_vec()) as FontData, index))
}

/// What the systems come with, by the characters that a font is to have.
fn families(characters: &CidFamily) -> &'static [&'static str] {
    match characters {
        CidFamily::AdobeGB1 => &[
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "Microsoft YaHei",
            "SimSun",
            "PingFang SC",
            "Songti SC",
        ],
        CidFamily::AdobeCNS1 => {
            &["Noto Sans CJK TC", "Source Han Sans TC", "Microsoft JhengHei", "PMingLiU", "PingFang TC"]
        }
        CidFamily::AdobeJapan1 => &["Noto Sans CJK JP", "Yu Gothic", "MS Gothic", "Hiragino Sans"],
        CidFamily::AdobeKorea1 => &["Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo"],
        _ => &[],
    }
}

/// The scale that keeps a picture of a page within what is drawn; none where a page has no size.
fn within(scale: f32, width: f32, height: f32) -> Option<f32> {
    let most = (MOST_PIXELS / (width * height)).sqrt().min(LONGEST_EDGE / width.max(height));
    let scale = scale.min(most);
    (width * scale >= 1.0 && height * scale >= 1.0).then_some(scale)
}

/// The background is opaque, so nothing shines through: three bytes a pixel will do.
fn png(drawn: &Pixmap) -> Option<Vec<u8>> {
    let rgb: Vec<u8> = drawn.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    let mut bytes = vec![];
    let mut encoder = png::Encoder::new(&mut bytes, drawn.width().into(), drawn.height().into());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&rgb).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_stays_within_its_limits() {
        for (width, height, scale, expect) in [
            (595.0, 842.0, 2.0, Some(2.0)),
            (14_400.0, 14_400.0, 1.0, Some(LONGEST_EDGE / 14_400.0)),
            (8_000.0, 100.0, 4.0, Some(LONGEST_EDGE / 8_000.0)),
            (0.0, 842.0, 1.0, None),
            (f32::NAN, 842.0, 1.0, None),
            (1e9, 1.0, 1.0, None),
        ] {
            let found = within(scale, width, height);
            let sized = found.is_none_or(|s| width * height * s * s <= MOST_PIXELS * 1.01);
            match expect {
                Some(at_most) => assert!(sized && found.is_some_and(|s| s <= at_most), "{width}x{height}"),
                None => assert_eq!(found, None, "{width}x{height}"),
            }
        }
    }
}
