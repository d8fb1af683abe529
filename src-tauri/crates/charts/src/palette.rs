//! The colours of `tokens.css` that a chart needs, light and dark. A test holds them to that file.

use plotters::style::RGBColor;

use crate::model::{Theme, Tone};

/// One theme's colours, named as the tokens are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Palette {
    pub surface: RGBColor,
    pub text: RGBColor,
    pub text3: RGBColor,
    pub src_est: RGBColor,
    pub src_ent: RGBColor,
    pub bar: RGBColor,
    pub bar_soft: RGBColor,
    pub bar_est: RGBColor,
    pub grid: RGBColor,
    pub axis: RGBColor,
    /// c1 … c6, each with the colour of a label on it
    category: [(RGBColor, RGBColor); 6],
    /// s1 … s5, the same
    step: [(RGBColor, RGBColor); 5],
}

const fn rgb(hex: u32) -> RGBColor {
    let [_, r, g, b] = hex.to_be_bytes();
    RGBColor(r, g, b)
}

const fn pair(mark: u32, on: u32) -> (RGBColor, RGBColor) {
    (rgb(mark), rgb(on))
}

const LIGHT: Palette = Palette {
    surface: rgb(0xFFFFFF),
    text: rgb(0x17211D),
    text3: rgb(0x5F6C66),
    src_est: rgb(0x54479E),
    src_ent: rgb(0x17211D),
    bar: rgb(0x5B8A7A),
    bar_soft: rgb(0xB7CEC5),
    bar_est: rgb(0x7A6FBE),
    grid: rgb(0xDDE3E0),
    axis: rgb(0x7F8C86),
    category: [
        pair(0x0F6E6E, 0xFFFFFF),
        pair(0xC77700, 0x17211D),
        pair(0x54479E, 0xFFFFFF),
        pair(0x7A1F4B, 0xFFFFFF),
        pair(0x3C87C4, 0x101413),
        pair(0x8A938F, 0x17211D),
    ],
    step: [
        pair(0xD5E9E1, 0x17211D),
        pair(0xA5CFBF, 0x17211D),
        pair(0x6BAE97, 0x17211D),
        pair(0x2F7F66, 0xFFFFFF),
        pair(0x0F4F3C, 0xFFFFFF),
    ],
};

const DARK: Palette = Palette {
    surface: rgb(0x171C1A),
    text: rgb(0xE7ECE9),
    text3: rgb(0x95A19B),
    src_est: rgb(0xB9B0F5),
    src_ent: rgb(0xE7ECE9),
    bar: rgb(0x5F9484),
    bar_soft: rgb(0x33524A),
    bar_est: rgb(0x9288D8),
    grid: rgb(0x29312E),
    axis: rgb(0x76837D),
    category: [
        pair(0x2F948C, 0x101413),
        pair(0xF2B04A, 0x101413),
        pair(0x8B7FE0, 0x101413),
        pair(0xF3A6C9, 0x101413),
        pair(0x8FD0FF, 0x101413),
        pair(0xA9B2AE, 0x101413),
    ],
    step: [
        pair(0x24433A, 0xE7ECE9),
        pair(0x2F6454, 0xE7ECE9),
        pair(0x57A28C, 0x171C1A),
        pair(0x7CC4AC, 0x171C1A),
        pair(0xB5E3D2, 0x171C1A),
    ],
};

impl Palette {
    pub fn of(theme: Theme) -> &'static Palette {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The mark's colour and that of a label on it; a number past the last begins anew.
    pub fn tone(&self, tone: Tone) -> (RGBColor, RGBColor) {
        let at = |n: u8, len: usize| usize::from(n.saturating_sub(1)) % len;
        match tone {
            Tone::Category(n) => self.category[at(n, self.category.len())],
            Tone::Step(n) => self.step[at(n, self.step.len())],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value of a token in one theme's block.
    fn token(css: &str, block: &str, name: &str) -> RGBColor {
        let start = css.find(block).unwrap_or_else(|| panic!("no {block}"));
        let rest = &css[start..start + css[start..].find('}').unwrap()];
        let at = rest.find(&format!("--{name}:")).unwrap_or_else(|| panic!("no --{name} in {block}"));
        let hex = rest[at..].split('#').nth(1).unwrap();
        rgb(u32::from_str_radix(&hex[..6], 16).unwrap())
    }

    #[test]
    fn colours_are_the_tokens() {
        let css = include_str!("../../../../ui/src/tokens.css");
        for (block, palette) in [(":root {", LIGHT), (":root[data-theme=\"dark\"] {", DARK)] {
            let mut named = vec![
                ("surface".to_owned(), palette.surface),
                ("text".to_owned(), palette.text),
                ("text3".to_owned(), palette.text3),
                ("src-est".to_owned(), palette.src_est),
                ("src-ent".to_owned(), palette.src_ent),
                ("bar".to_owned(), palette.bar),
                ("bar-soft".to_owned(), palette.bar_soft),
                ("bar-est".to_owned(), palette.bar_est),
                ("grid".to_owned(), palette.grid),
                ("axis".to_owned(), palette.axis),
            ];
            for (n, (mark, on)) in (1..).zip(palette.category) {
                named.push((format!("c{n}"), mark));
                if n <= 2 {
                    named.push((format!("on-c{n}"), on));
                }
            }
            for (n, (mark, on)) in (1..).zip(palette.step) {
                named.extend([(format!("s{n}"), mark), (format!("on-s{n}"), on)]);
            }
            for (name, colour) in named {
                assert_eq!(colour, token(css, block, &name), "{block} --{name}");
            }
        }
    }

    fn luminance(RGBColor(r, g, b): RGBColor) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    #[test]
    fn labels_on_marks_can_be_read() {
        for palette in [LIGHT, DARK] {
            for (mark, on) in palette.category.into_iter().chain(palette.step) {
                let (a, b) = (luminance(mark), luminance(on));
                let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                assert!(contrast >= 4.5, "{mark:?} under {on:?}: {contrast:.2}");
            }
        }
    }
}
