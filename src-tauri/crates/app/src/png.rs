//! A drawing as pixels, with the fonts of the system, and with what is said about it.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::FaceInfo;
use resvg::usvg::{FontResolver, Options, Tree};

use crate::contract::{Problem, ProblemCode};

/// A drawing of ours as a PNG, so many pixels a user unit. `said` are keywords and what they say; `path` is where it will lie,
/// for the words of a problem.
///
/// # Errors
/// `not_written`: no font of the system has all the characters, or the picture would be too large.
pub(crate) fn png<'a>(
    svg: &str,
    scale: f32,
    said: impl Iterator<Item = (&'a str, &'a str)>,
    path: &Path,
) -> Result<Vec<u8>, Problem> {
    let problem = |detail: &str| Problem::at(ProblemCode::NotWritten, path).with("detail", detail);
    let lacking = AtomicBool::new(false);
    let (select, fall_back) =
        (FontResolver::default_font_selector(), FontResolver::default_fallback_selector());
    let mut options = Options::default();
    options.fontdb_mut().load_system_fonts();
    options.font_resolver = FontResolver {
        select_font: Box::new(|font, fonts| {
            let found = select(font, fonts).or_else(|| fonts.faces().next().map(|face| face.id));
            lacking.fetch_or(found.is_none(), Ordering::Relaxed);
            found
        }),
        select_fallback: Box::new(|character, used, fonts| {
            // The first that has the character may be a serif, or bold; it would then set the whole text.
            let asked = used.first().and_then(|id| fonts.face(*id));
            let unlike = |face: &&FaceInfo| {
                let like = asked.is_none_or(|asked| {
                    (asked.weight, asked.style, asked.stretch) == (face.weight, face.style, face.stretch)
                });
                !(like && is_sans(face))
            };
            let passed: Vec<_> =
                used.iter().copied().chain(fonts.faces().filter(unlike).map(|face| face.id)).collect();
            let found = fall_back(character, &passed, fonts).or_else(|| fall_back(character, used, fonts));
            lacking.fetch_or(found.is_none(), Ordering::Relaxed);
            found
        }),
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| problem(&error.to_string()))?;
    if lacking.load(Ordering::Relaxed) {
        return Err(problem(
            "no font of this system has all the characters: install one with Chinese, such as Noto Sans CJK",
        ));
    }
    let size = tree.size().to_int_size().scale_by(scale).ok_or_else(|| problem("scale"))?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| problem("too large"))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    encoded(pixels, said).map_err(|error| problem(&error.to_string()))
}

fn encoded<'a>(
    pixels: Pixmap,
    said: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = vec![];
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgba);
    for (keyword, text) in said {
        encoder.add_itxt_chunk(keyword.to_owned(), text.to_owned())?;
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels.take_demultiplied())?;
    writer.finish()?;
    Ok(bytes)
}

/// As far as its name says.
fn is_sans(face: &FaceInfo) -> bool {
    face.families.iter().any(|(name, _)| ["Sans", "Hei", "Gothic"].iter().any(|word| name.contains(word)))
        && !face.monospaced
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn draw(text: &str) -> Result<Vec<u8>, Problem> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"20\" font-family=\"sans-serif\">\
             <text x=\"0\" y=\"15\" font-size=\"12\">{text}</text></svg>"
        );
        png(&svg, 2.0, [("Source", "绿衡")].into_iter(), Path::new("a.png"))
    }

    #[test]
    fn a_drawing_becomes_pixels() {
        let bytes = draw("绿衡 tCO₂e").unwrap();
        assert_eq!(bytes[..8], *b"\x89PNG\r\n\x1a\n");
        // width and height stand in the header
        assert_eq!((&bytes[16..20], &bytes[20..24]), (&200u32.to_be_bytes()[..], &40u32.to_be_bytes()[..]));
        assert_ne!(bytes, draw("").unwrap());
        let reader = ::png::Decoder::new(Cursor::new(&bytes)).read_info().unwrap();
        let said = &reader.info().utf8_text;
        assert_eq!(
            said.iter().map(|chunk| (&*chunk.keyword, chunk.get_text().unwrap())).collect::<Vec<_>>(),
            [("Source", "绿衡".to_owned())]
        );
    }

    #[test]
    fn a_character_that_no_font_has_is_said() {
        // of a private plane: no font draws it
        let problem = draw("\u{10FFF0}").unwrap_err();
        assert_eq!(problem.code, ProblemCode::NotWritten);
        assert!(problem.params["detail"].contains("font"), "{problem:?}");
    }
}
