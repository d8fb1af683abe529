//! Colours, as far as they tell whether something is seen: white or not, and how opaque.

use hayro_syntax::object::dict::keys::N;
use hayro_syntax::object::{Array, Name, Number, Object, Stream};

/// The families of colour spaces that white can be told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// 1 is white: grey, RGB and their calibrated forms
    Light,
    /// 0 is white: CMYK, and tints of an ink
    Ink,
    /// palettes, patterns, Lab
    Other,
}

/// A paint.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ink {
    pub space: Space,
    pub white: bool,
    pub alpha: f32,
}

impl Ink {
    pub(crate) const BLACK: Ink = Ink { space: Space::Light, white: false, alpha: 1.0 };

    /// Nothing of it would be seen.
    pub(crate) fn is_clear(self) -> bool {
        self.alpha < 0.04
    }

    pub(crate) fn set(&mut self, space: Space, parts: &[Number]) {
        self.space = space;
        self.mix(parts);
    }

    pub(crate) fn mix(&mut self, parts: &[Number]) {
        let all = |test: fn(f32) -> bool| !parts.is_empty() && parts.iter().all(|p| test(p.as_f32()));
        self.white = match self.space {
            Space::Light => all(|p| p > 0.97),
            Space::Ink => all(|p| p < 0.03),
            Space::Other => false,
        };
    }

    /// A new space begins at its black, or at an ink's full tint.
    pub(crate) fn change(&mut self, space: Space) {
        *self = Ink { space, white: false, ..*self };
    }
}

/// By a name that every content stream knows.
pub(crate) fn by_name(name: &[u8]) -> Option<Space> {
    match name {
        b"DeviceGray" | b"G" | b"CalGray" | b"DeviceRGB" | b"RGB" | b"CalRGB" => Some(Space::Light),
        b"DeviceCMYK" | b"CMYK" => Some(Space::Ink),
        b"Pattern" => Some(Space::Other),
        _ => None,
    }
}

/// By a definition in the resources.
pub(crate) fn by_definition(object: Object<'_>) -> Space {
    let array = match object {
        Object::Name(name) => return by_name(&name).unwrap_or(Space::Other),
        Object::Array(array) => array,
        _ => return Space::Other,
    };
    family(&array).unwrap_or(Space::Other)
}

fn family(array: &Array<'_>) -> Option<Space> {
    let mut items = array.iter::<Object<'_>>();
    let name = items.next()?.into_name()?;
    Some(match &*name {
        b"ICCBased" => match items.next()?.into_stream()?.dict().get::<u32>(N)? {
            4 => Space::Ink,
            _ => Space::Light,
        },
        b"Separation" | b"DeviceN" => Space::Ink,
        other => by_name(other)?,
    })
}

/// Whether a stream is a picture.
pub(crate) fn is_picture(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>(b"Subtype").is_some_and(|kind| &*kind == b"Image")
}
