//! A drawing with its title above and its note below it, and with where it comes from, for where no page around it says so.

use crate::model::{Drawing, Frame, Mark};
use crate::palette::Palette;
use crate::scene::{BODY, Label, SMALL, Scene, escaped};
use crate::text;

const EDGE: f64 = 2.0;
const LINE: f64 = 18.0;
/// Between the title, the drawing and the note.
const GAP: f64 = 12.0;

/// The drawing with the frame's title and the note, as wide as it is. The frame is the one that it was drawn in.
pub fn titled(drawing: &Drawing, frame: &Frame, note: &str) -> Drawing {
    let palette = Palette::of(frame.theme);
    let mut scene = Scene::new();
    let room = drawing.width - 2.0 * EDGE;
    let titles = text::lines(&frame.title, room, BODY, true);
    let mut y = 0.0;
    for line in &titles {
        y += LINE;
        scene.label(Label::small(line, EDGE, y - 4.0, palette.text).bold());
    }
    let top = y + GAP;
    y = top + drawing.height + if note.is_empty() { 0.0 } else { GAP };
    for line in text::lines(note, room, SMALL, false) {
        y += LINE;
        scene.label(Label::small(&line, EDGE, y - 4.0, palette.text3));
    }
    let height = y + if note.is_empty() { 0.0 } else { EDGE };
    let around = scene.svg(&Frame { description: String::new(), ..frame.clone() }, drawing.width, height);
    let marks = drawing.marks.iter().map(|mark| Mark { y: mark.y + top, ..mark.clone() }).collect();
    Drawing { svg: within(&around, &drawing.svg, top), width: drawing.width, height, marks }
}

/// An `<svg>` of ours with where it comes from: terms of Dublin Core and what they say.
pub fn with_origin<'a>(svg: &str, said: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let lines: Vec<_> =
        said.map(|(term, text)| format!("<dc:{term}>{}</dc:{term}>\n", escaped(text))).collect();
    let metadata = format!(
        "</desc>\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n{}</metadata>",
        lines.concat()
    );
    svg.replacen("</desc>", &metadata, 1)
}

/// The shapes and the description of one `<svg>` of ours in another, so far down.
fn within(around: &str, inner: &str, top: f64) -> String {
    let end = around.rfind("</svg>").unwrap_or(around.len());
    let shapes = inner.find("<g ").zip(inner.rfind("</svg>")).map_or("", |(from, to)| &inner[from..to]);
    let said =
        inner.find("<desc>").zip(inner.find("</desc>")).map_or("<desc>", |(from, to)| &inner[from..to]);
    let head = around[..end].replacen("<desc>", said, 1);
    format!("{head}<g transform=\"translate(0 {top})\">\n{shapes}</g>\n</svg>\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Theme;

    #[test]
    fn the_title_stands_above_and_the_note_below() {
        let frame = Frame {
            title: "排放 <强度>".to_owned(),
            description: "甲公司：1 & 2".to_owned(),
            language: "zh-Hans".to_owned(),
            theme: Theme::Light,
            width: 360,
        };
        let mut scene = Scene::new();
        scene.label(Label::small("甲", 10.0, 20.0, Palette::of(Theme::Light).text));
        let mark =
            Mark { key: "0:0".to_owned(), label: "甲".to_owned(), x: 1.0, y: 5.0, width: 2.0, height: 2.0 };
        let drawing =
            Drawing { svg: scene.svg(&frame, 360.0, 100.0), width: 360.0, height: 100.0, marks: vec![mark] };
        for (note, height) in [("", 130.0), ("注", 162.0), (&*"注".repeat(40), 180.0)] {
            let whole = titled(&drawing, &frame, note);
            assert_eq!((whole.height, whole.marks[0].y), (height, 35.0), "{note}");
            assert_eq!(whole.svg.matches("<svg ").count(), 1);
            assert_eq!(whole.svg.matches("<title>排放 &lt;强度&gt;</title>").count(), 1);
            assert_eq!(whole.svg.matches("<desc>甲公司：1 &amp; 2</desc>").count(), 1);
            assert_eq!(whole.svg.matches("</g>").count(), whole.svg.matches("<g ").count());
            assert!(whole.svg.contains("translate(0 30)"), "{}", whole.svg);
            let whole = with_origin(&whole.svg, [("source", "a <b>"), ("date", "2026")].into_iter());
            let said = "</desc>\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
                        <dc:source>a &lt;b&gt;</dc:source>\n<dc:date>2026</dc:date>\n</metadata>\n";
            assert_eq!(whole.matches(said).count(), 1, "{whole}");
        }
    }
}
