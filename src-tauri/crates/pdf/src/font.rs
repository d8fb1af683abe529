//! Fonts: the codes of a string to characters and advances.
//!
//! What the PDF itself says comes first (ToUnicode, widths, encodings); an embedded font program is opened only for what it
//! doesn't say. That is where the time of readers goes, and where their defects are.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode};
use hayro_font::{CMapResolverFn, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::dict::keys::{
    BASE_FONT, CIDSYSTEMINFO, DESCENDANT_FONTS, DW, DW2, ENCODING, FLAGS, FONT_DESC, FONT_MATRIX,
    FONT_WEIGHT, ORDERING, REGISTRY, SUBTYPE, TO_UNICODE, W, W2,
};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use rustc_hash::FxHashMap;
use smol_str::{SmolStr, SmolStrBuilder};

use crate::Glyph;

/// The fonts of a file, each read once.
#[derive(Default)]
pub(crate) struct Fonts {
    /// by the address of the dictionary's bytes, which stay where they are as long as the file
    fonts: RefCell<FxHashMap<usize, Rc<Font>>>,
    cmaps: Cmaps,
}

/// The predefined CMaps in use.
#[derive(Default)]
struct Cmaps(RefCell<FxHashMap<Vec<u8>, Option<Rc<CMap>>>>);

/// A font.
pub(crate) struct Font {
    kind: Kind,
    to_unicode: Option<CMap>,
    pub bold: bool,
    /// text runs down the page
    pub vertical: bool,
    /// the em of its glyphs as a share of the font size: 1 but for fonts made of drawings
    pub scale: f64,
    seen: RefCell<FxHashMap<(u32, u8), Seen>>,
}

enum Kind {
    /// codes of one byte
    Simple { names: RefCell<Option<Rc<Names>>> },
    /// codes of one to four bytes
    Composite(Box<Composite>),
}

struct Composite {
    encoding: Rc<CMap>,
    /// two bytes are the CID
    identity: bool,
    /// the codes are UTF-16 themselves
    utf16: bool,
    /// CID to Unicode
    by_cid: Option<Rc<CMap>>,
    across: Widths<1>,
    down: Widths<3>,
}

/// What the font program, the encoding or the table of standard fonts says of the 256 codes.
struct Names([Seen; 256]);

/// What a code stands for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    pub text: SmolStr,
    /// along the line, in ems; for vertical fonts how far down
    pub advance: f64,
    /// across, in ems: the width of a vertical font's glyph
    pub width: f64,
    /// from the glyph's own origin to the vertical one, in ems
    pub origin: (f64, f64),
}

/// Numbers by CID: single ones, and ranges that may be as long as they like.
struct Widths<const N: usize> {
    single: FxHashMap<u32, [f32; N]>,
    ranges: Vec<(u32, u32, [f32; N])>,
    otherwise: [f32; N],
}

impl<const N: usize> Widths<N> {
    fn get(&self, cid: u32) -> Option<[f32; N]> {
        let range = || self.ranges.iter().rev().find(|(a, b, _)| (*a..=*b).contains(&cid));
        self.single.get(&cid).copied().or_else(|| range().map(|(_, _, w)| *w))
    }
}

impl Fonts {
    /// The font of a dictionary.
    pub(crate) fn get(&self, dict: &Dict<'_>) -> Rc<Font> {
        let key = dict.data().as_ptr() as usize;
        if let Some(font) = self.fonts.borrow().get(&key) {
            return font.clone();
        }
        let font = Rc::new(Font::new(dict, &self.cmaps));
        self.fonts.borrow_mut().insert(key, font.clone());
        font
    }
}

impl Cmaps {
    fn named(&self, name: CMapName<'_>) -> Option<Rc<CMap>> {
        let key = name.to_bytes().to_vec();
        let parse = || CMap::parse(hayro_cmap::load_embedded(name)?, hayro_cmap::load_embedded).map(Rc::new);
        self.0.borrow_mut().entry(key).or_insert_with(parse).clone()
    }
}

impl Font {
    fn new(dict: &Dict<'_>, cmaps: &Cmaps) -> Font {
        let subtype = dict.get::<Name<'_>>(SUBTYPE);
        let descendant = dict.get::<Array<'_>>(DESCENDANT_FONTS).and_then(|a| a.iter::<Dict<'_>>().next());
        let composite = descendant.as_ref().map(|d| Composite::new(dict, d, cmaps));
        let named = dict.get::<Name<'_>>(BASE_FONT);
        let vertical = composite.as_ref().is_some_and(|(_, vertical)| *vertical);
        Font {
            to_unicode: to_unicode(dict, cmaps),
            bold: is_bold(named.as_deref(), descendant.as_ref().unwrap_or(dict)),
            vertical,
            scale: if subtype.as_deref() == Some(b"Type3") { drawn_scale(dict) } else { 1.0 },
            kind: match composite {
                Some((composite, _)) => Kind::Composite(Box::new(composite)),
                None => Kind::Simple { names: RefCell::default() },
            },
            seen: RefCell::default(),
        }
    }

    /// The next code of a string and its length in bytes, at least 1.
    pub(crate) fn code(&self, bytes: &[u8]) -> (u32, u8) {
        match &self.kind {
            Kind::Simple { .. } => (u32::from(bytes[0]), 1),
            Kind::Composite(composite) => composite.code(bytes),
        }
    }

    /// What a code stands for. `dict` is the dictionary that the font was made of.
    pub(crate) fn seen(&self, code: u32, length: u8, dict: &Dict<'_>) -> Seen {
        if let Some(seen) = self.seen.borrow().get(&(code, length)) {
            return seen.clone();
        }
        let seen = self.look(code, length, dict);
        self.seen.borrow_mut().insert((code, length), seen.clone());
        seen
    }

    fn look(&self, code: u32, length: u8, dict: &Dict<'_>) -> Seen {
        let told = self.to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code)).and_then(character);
        match &self.kind {
            Kind::Simple { names } => {
                let names = names.borrow_mut().get_or_insert_with(|| Rc::new(Names::of(dict))).clone();
                let mut seen = names.0[code as usize & 0xFF].clone();
                seen.text = told.unwrap_or(seen.text);
                seen
            }
            Kind::Composite(composite) => {
                let cid = composite.cid(code, length);
                let text = told.or_else(|| composite.text(code, cid)).unwrap_or(Glyph::UNKNOWN.into());
                composite.placed(cid.unwrap_or(0), text, self.vertical)
            }
        }
    }
}

fn to_unicode(dict: &Dict<'_>, cmaps: &Cmaps) -> Option<CMap> {
    if let Some(stream) = dict.get::<Stream<'_>>(TO_UNICODE) {
        return CMap::parse(&stream.decoded_data().ok()?, hayro_cmap::load_embedded);
    }
    // Some writers put the name of a predefined CMap here.
    let name = dict.get::<Name<'_>>(TO_UNICODE)?;
    cmaps.named(CMapName::from_bytes(&name)).map(|map| (*map).clone())
}

/// None where it says nothing, or what no text holds.
fn character(told: BfString) -> Option<SmolStr> {
    let useful = |c: char| !matches!(c, '\0' | '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}');
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut text = SmolStrBuilder::new();
    match told {
        BfString::Char(c) if useful(c) => text.push(plain(c)),
        BfString::Char(_) => {}
        BfString::String(s) => s.chars().filter(|c| useful(*c)).for_each(|c| text.push(plain(c))),
    }
    let text = text.finish();
    (!text.is_empty()).then_some(text)
}

impl Names {
    /// By way of the font program. `FontCache` takes the dictionary's widths and encoding first.
    fn of(dict: &Dict<'_>) -> Names {
        let fonts: FontResolverFn = Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
        });
        let cmaps: CMapResolverFn = Arc::new(hayro_cmap::load_embedded);
        let font = FontCache::new().font(dict, &fonts, &cmaps);
        Names(std::array::from_fn(|code| {
            let Some(font) = &font else { return Seen { text: Glyph::UNKNOWN.into(), ..Seen::default() } };
            let code = code as u32;
            let told = match font.glyph(font.map_code(code), code) {
                FontGlyph::Outline(glyph) => glyph.as_unicode(),
                FontGlyph::Type3(glyph) => glyph.as_unicode(),
            };
            let width = font.code_advance(code).x / 1000.0;
            let text = told.and_then(character).unwrap_or(Glyph::UNKNOWN.into());
            Seen { text, advance: width, width, origin: (0.0, 0.0) }
        }))
    }
}

impl Composite {
    /// With whether it is written downwards.
    fn new(dict: &Dict<'_>, descendant: &Dict<'_>, cmaps: &Cmaps) -> (Composite, bool) {
        let name = dict.get::<Name<'_>>(ENCODING);
        let name = name.as_deref().unwrap_or_default();
        let embedded = dict.get::<Stream<'_>>(ENCODING);
        let encoding = match &embedded {
            Some(stream) => stream
                .decoded_data()
                .ok()
                .and_then(|data| CMap::parse(&data, hayro_cmap::load_embedded))
                .map(Rc::new),
            None => cmaps.named(CMapName::from_bytes(name)),
        };
        let identity = name.starts_with(b"Identity-") || encoding.is_none();
        let encoding = encoding.unwrap_or_else(|| Rc::new(CMap::identity_h()));
        let down = encoding.metadata().writing_mode == Some(WritingMode::Vertical);
        let vertical = down || name.ends_with(b"-V") || name == b"V";
        let collection = family(descendant)
            .filter(|f| f.ucs2_cmap().is_some())
            .or_else(|| Some(encoding.metadata().character_collection.as_ref()?.family.clone()));
        let [x, y] = descendant.get::<[f32; 2]>(DW2).unwrap_or([880.0, -1000.0]);
        let composite = Composite {
            identity,
            utf16: name.windows(4).any(|w| w == b"UCS2") || name.windows(5).any(|w| w == b"UTF16"),
            by_cid: collection.and_then(|family| cmaps.named(family.ucs2_cmap()?)),
            encoding,
            across: widths(descendant, W, [descendant.get::<f32>(DW).unwrap_or(1000.0)]),
            down: widths(descendant, W2, [y, f32::NAN, x]),
        };
        (composite, vertical)
    }

    fn code(&self, bytes: &[u8]) -> (u32, u8) {
        if self.identity {
            return match bytes {
                [high, low, ..] => (u32::from(*high) << 8 | u32::from(*low), 2),
                _ => (u32::from(bytes[0]), 1),
            };
        }
        let mut code = 0;
        for (byte, length) in bytes.iter().zip(1_u8..=4) {
            code = code << 8 | u32::from(*byte);
            if self.encoding.lookup_cid_code(code, length).is_some() {
                return (code, length);
            }
        }
        // A code that the map doesn't know. Most of them are of two bytes where the first is not ASCII.
        match bytes {
            [high, low, ..] if self.utf16 || !high.is_ascii() => (u32::from(*high) << 8 | u32::from(*low), 2),
            _ => (u32::from(bytes[0]), 1),
        }
    }

    fn cid(&self, code: u32, length: u8) -> Option<u32> {
        if self.identity { Some(code) } else { self.encoding.lookup_cid_code(code, length) }
    }

    fn text(&self, code: u32, cid: Option<u32>) -> Option<SmolStr> {
        let by_cid = cid.and_then(|cid| self.by_cid.as_ref()?.lookup_bf_string(cid)).and_then(character);
        by_cid.or_else(|| {
            let unit = char::from_u32(code).filter(|_| self.utf16)?;
            character(BfString::Char(unit))
        })
    }

    fn placed(&self, cid: u32, text: SmolStr, vertical: bool) -> Seen {
        let em = |v: f32| f64::from(v) / 1000.0;
        let [width] = self.across.get(cid).unwrap_or(self.across.otherwise).map(em);
        if !vertical {
            return Seen { text, advance: width, width, origin: (0.0, 0.0) };
        }
        let [advance, x, y] = self.down.get(cid).unwrap_or(self.down.otherwise).map(em);
        let x = if x.is_nan() { width / 2.0 } else { x };
        Seen { text, advance, width, origin: (x, y) }
    }
}

fn family(descendant: &Dict<'_>) -> Option<CidFamily> {
    let info = descendant.get::<Dict<'_>>(CIDSYSTEMINFO)?;
    let (registry, ordering) = (info.get::<PdfString<'_>>(REGISTRY)?, info.get::<PdfString<'_>>(ORDERING)?);
    Some(CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()))
}

/// `c [a b …]` and `first last a` in turn; of three numbers each for vertical fonts.
fn widths<const N: usize>(dict: &Dict<'_>, key: &[u8], otherwise: [f32; N]) -> Widths<N> {
    let mut widths = Widths { single: FxHashMap::default(), ranges: vec![], otherwise };
    let Some(array) = dict.get::<Array<'_>>(key) else { return widths };
    let mut items = array.iter::<Object<'_>>();
    while let (Some(first), Some(next)) = (items.next(), items.next()) {
        let Some(first) = first.into_number().and_then(|n| u32::try_from(n.as_i64()).ok()) else { break };
        if let Object::Array(list) = &next {
            let numbers: Vec<f32> = list.iter::<f32>().collect();
            let (groups, _) = numbers.as_chunks::<N>();
            widths.single.extend((first..).zip(groups.iter().copied()));
            continue;
        }
        let Some(last) = next.into_number().map(|n| n.as_i64()) else { break };
        let mut group = [0.0; N];
        for slot in &mut group {
            *slot = items.next().and_then(Object::into_f32).unwrap_or_default();
        }
        widths.ranges.push((first, u32::try_from(last).unwrap_or(u32::MAX), group));
    }
    widths
}

fn is_bold(name: Option<&[u8]>, dict: &Dict<'_>) -> bool {
    const WORDS: [&str; 5] = ["bold", "black", "heavy", "demi", "heiti"];
    const FORCED: u32 = 1 << 18;
    let name = String::from_utf8_lossy(name.unwrap_or_default()).to_lowercase();
    let descriptor = dict.get::<Dict<'_>>(FONT_DESC).unwrap_or_default();
    let weight = descriptor.get::<f32>(FONT_WEIGHT).unwrap_or_default();
    WORDS.iter().any(|word| name.contains(word))
        || weight >= 600.0
        || descriptor.get::<u32>(FLAGS).unwrap_or_default() & FORCED != 0
}

/// A font made of drawings has an em of its own: the height of its box says it best.
fn drawn_scale(dict: &Dict<'_>) -> f64 {
    let [_, _, _, d, ..] = dict.get::<[f64; 6]>(FONT_MATRIX).unwrap_or([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]);
    let [_, y0, _, y1] = dict.get::<[f64; 4]>(b"FontBBox").unwrap_or_default();
    let height = ((y1 - y0) * d).abs();
    if (0.2..5.0).contains(&height) { height } else { (d * 1000.0).abs() }
}

#[cfg(test)]
mod tests {
    use hayro_syntax::object::FromBytes;

    use super::*;

    #[test]
    fn widths_are_lists_and_ranges_of_any_length() {
        let dict = Dict::from_bytes(b"<< /W [1 [500 600] 10 4294967295 700] >>").unwrap();
        let widths = widths(&dict, W, [1000.0]);
        let cases =
            [(0, None), (1, Some(500.0)), (2, Some(600.0)), (10, Some(700.0)), (4_000_000, Some(700.0))];
        for (cid, expect) in cases {
            assert_eq!(widths.get(cid).map(|[w]| w), expect, "{cid}");
        }
    }

    #[test]
    fn what_no_text_holds_is_nothing() {
        let cases = [('A', Some("A")), ('\0', None), ('\u{FFFD}', None), ('\t', Some(" ")), ('ﬁ', Some("ﬁ"))];
        for (c, expect) in cases {
            assert_eq!(character(BfString::Char(c)).as_deref(), expect, "{c:?}");
        }
    }
}
