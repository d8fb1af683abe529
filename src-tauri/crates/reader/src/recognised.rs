//! Recognised words, as tesseract's table has them, to what stands on a page: each word where it is, its line level.

use pdf::{Glyph, Page, Rect, Shades, Turn};

/// Words of a page at most, and letters of a word: what reads a poster as text is no reading.
const MOST_WORDS: usize = 20_000;
const LONGEST_WORD: usize = 200;

/// A word and its box, in dots.
#[derive(Debug, Clone, PartialEq)]
struct Word {
    text: String,
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

/// Words of a page by their lines, and how sure they are.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Words {
    lines: Vec<Vec<Word>>,
    /// letters, and the sum of what each is sure of, 0 to 100
    letters: usize,
    sure: f32,
}

/// The depth of the rows of tesseract's table that are words.
const WORD: u32 = 5;

impl Words {
    /// Of tesseract's TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. What does not
    /// have this form is passed over.
    pub fn of(table: &str) -> Words {
        let mut words = Words::default();
        let mut line = None;
        for row in table.lines().take(2 * MOST_WORDS) {
            let Some((key, sure, word)) = word(row) else { continue };
            let letters = word.text.chars().count();
            words.letters += letters;
            words.sure += sure * letters as f32;
            if line != Some(key) {
                words.lines.push(vec![]);
                line = Some(key);
            }
            words.lines.last_mut().into_iter().for_each(|line| line.push(word.clone()));
        }
        words
    }

    /// Letters that are read.
    pub fn letters(&self) -> usize {
        self.letters
    }

    /// How sure they are on average, 0 to 100.
    pub fn sureness(&self) -> f32 {
        self.sure / self.letters.max(1) as f32
    }

    /// What stands on the page, in its points.
    pub fn page(self, shades: &Shades, number: u32) -> Page {
        let point = |dots: f32| dots / shades.scale;
        let (width, height) = (point(shades.width as f32), point(shades.height as f32));
        let slope = slope(&self.lines);
        let middle = shades.width as f32 / 2.0;
        let mut lines: Vec<Line> = self.lines.iter().map(|words| Line::of(words, slope, middle)).collect();
        level(&mut lines);
        let glyphs = lines.iter().flat_map(Line::glyphs).map(|mut glyph| {
            let Rect { x0, y0, x1, y1 } = glyph.bounds;
            glyph.bounds = Rect { x0: point(x0), y0: point(y0), x1: point(x1), y1: point(y1) };
            (glyph.baseline, glyph.size) = (point(glyph.baseline), point(glyph.size));
            glyph
        });
        Page { number, width, height, glyphs: glyphs.collect(), ..Page::default() }
    }
}

/// Its line (block, paragraph, line), how sure it is, and the word.
fn word(row: &str) -> Option<((u32, u32, u32), f32, Word)> {
    let mut cells = row.splitn(12, '\t');
    let mut number =
        || cells.next()?.parse::<f32>().ok().filter(|n| n.is_finite() && (-1.0..1e6).contains(n));
    let level = number()?;
    let (_, block, paragraph, line, _) = (number()?, number()?, number()?, number()?, number()?);
    let (left, top, width, height, sure) = (number()?, number()?, number()?, number()?, number()?);
    let text = cells.next()?.trim();
    let read = level as u32 == WORD && !text.is_empty() && text.chars().count() <= LONGEST_WORD;
    let key = (block as u32, paragraph as u32, line as u32);
    let word = Word { text: text.to_owned(), left, top, right: left + width, bottom: top + height };
    (read && width > 0.0 && height > 0.0).then_some((key, sure.clamp(0.0, 100.0), word))
}

/// By how much lines fall, a dot to the right: a sheet lies in a scanner a little askew.
fn slope(lines: &[Vec<Word>]) -> f32 {
    /// What is askew by more is written so.
    const MOST: f32 = 0.05;
    /// A line of fewer words says little.
    const WORDS: usize = 4;
    let mut slopes: Vec<(f32, f32)> = vec![];
    for words in lines.iter().filter(|words| words.len() >= WORDS) {
        let n = words.len() as f32;
        let at = |w: &Word| ((w.left + w.right) / 2.0, (w.top + w.bottom) / 2.0);
        let (x, y) = words.iter().map(at).fold((0.0, 0.0), |(x, y), at| (x + at.0 / n, y + at.1 / n));
        let moments = words.iter().map(at).map(|at| ((at.0 - x) * (at.1 - y), (at.0 - x) * (at.0 - x)));
        let (xy, xx) = moments.fold((0.0, 0.0), |(xy, xx), m| (xy + m.0, xx + m.1));
        if xx > 0.0 && (xy / xx).abs() <= MOST {
            slopes.push((xy / xx, xx.sqrt()));
        }
    }
    median(slopes).unwrap_or(0.0)
}

/// The value that half of the weight lies below.
fn median(mut values: Vec<(f32, f32)>) -> Option<f32> {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = values.iter().map(|(_, weight)| weight).sum::<f32>() / 2.0;
    let mut below = 0.0;
    values
        .into_iter()
        .find(|(_, weight)| {
            below += weight;
            below >= half
        })
        .map(|(value, _)| value)
}

/// A line with its em and where it stands, in dots.
struct Line {
    words: Vec<Word>,
    em: f32,
    base: f32,
}

fn is_han(c: char) -> bool {
    c >= '\u{2e80}'
}

impl Line {
    fn of(words: &[Word], slope: f32, middle: f32) -> Line {
        let mut words = words.to_vec();
        for word in &mut words {
            let fall = slope * ((word.left + word.right) / 2.0 - middle);
            word.top -= fall;
            word.bottom -= fall;
        }
        words.sort_by(|a, b| a.left.total_cmp(&b.left));
        let em = median(words.iter().map(|word| (em(word), word.text.chars().count() as f32)).collect());
        let em = em.unwrap_or(0.0).max(1.0);
        let base =
            median(words.iter().map(|word| (base(word, em), word.text.chars().count() as f32)).collect());
        Line { words, em, base: base.unwrap_or(0.0) }
    }

    /// A glyph a word. Between Han letters, and between these and numbers, nothing parts words, whatever room a comma or a
    /// narrow letter leaves.
    fn glyphs(&self) -> impl Iterator<Item = Glyph> {
        /// In ems: what is further apart are two cells.
        const APART: f32 = 1.0;
        let nexts = self.words.iter().skip(1).map(Some).chain([None]);
        self.words.iter().zip(nexts).map(|(word, next)| {
            let right = match next {
                Some(next) if next.left - word.right <= APART * self.em && closed(&word.text, &next.text) => {
                    next.left.max(word.left)
                }
                _ => word.right,
            };
            Glyph {
                text: word.text.as_str().into(),
                bounds: Rect {
                    x0: word.left,
                    y0: self.base - 0.8 * self.em,
                    x1: right,
                    y1: self.base + 0.2 * self.em,
                },
                baseline: self.base,
                size: self.em,
                turn: Turn::Right,
                bold: false,
            }
        })
    }
}

fn closed(before: &str, after: &str) -> bool {
    before.ends_with(is_han) || after.starts_with(is_han)
}

/// The em of a word, by how high its letters are: a Han letter nearly one, a capital and a digit 0.73, others 0.53, and 0.2
/// below the line.
fn em(word: &Word) -> f32 {
    let height = word.bottom - word.top;
    if word.text.contains(is_han) {
        // a flat letter (一, 二) is as wide as others are high
        let wide = (word.right - word.left)
            / word.text.chars().map(|c| if is_han(c) { 1.0 } else { 0.5 }).sum::<f32>();
        return height.max(wide.min(1.3 * height)) / 0.92;
    }
    height / (above(&word.text) + below(&word.text))
}

fn above(text: &str) -> f32 {
    let small =
        text.chars().all(|c| matches!(c, 'a' | 'c' | 'e' | 'g' | 'm'..='s' | 'u'..='z' | '.' | ',' | '-'));
    if small { 0.53 } else { 0.73 }
}

fn below(text: &str) -> f32 {
    if text.contains(['g', 'j', 'p', 'q', 'y', '(', ')', '[', ']', '/', '|']) {
        0.2
    } else if text.contains([',', ';']) {
        0.14
    } else {
        0.0
    }
}

/// The baseline of a word of a line: Han letters stand with their middle 0.38 em above it.
fn base(word: &Word, em: f32) -> f32 {
    if word.text.contains(is_han) {
        (word.top + word.bottom) / 2.0 + 0.38 * em
    } else {
        word.bottom - below(&word.text) * em
    }
}

/// Cells of a row were read each by itself: lines that stand at nearly one height stand at one.
fn level(lines: &mut [Line]) {
    const NEAR: f32 = 0.35;
    lines.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut from = 0;
    while from < lines.len() {
        let (base, em) = (lines[from].base, lines[from].em);
        let beside = lines[from..].iter().take_while(|line| line.base - base <= NEAR * em.min(line.em));
        let to = from + beside.count();
        let row = &mut lines[from..to];
        let weighed =
            |of: fn(&Line) -> f32| row.iter().map(move |line| (of(line), line.words.len() as f32)).collect();
        let (base, em) = (median(weighed(|line| line.base)), median(weighed(|line| line.em)));
        if let (Some(base), Some(em)) = (base, em) {
            for line in row {
                line.base = base;
                if (0.75..=1.33).contains(&(line.em / em)) {
                    line.em = em;
                }
            }
        }
        from = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    fn row(block: u32, at: [i32; 4], text: &str) -> String {
        let [left, top, width, height] = at;
        format!("5\t1\t{block}\t1\t1\t1\t{left}\t{top}\t{width}\t{height}\t90.5\t{text}\n")
    }

    fn shades() -> Shades {
        Shades { width: 2400, height: 3600, scale: 4.0, dots: vec![] }
    }

    fn shown(table: &str) -> String {
        let sheet = document::lay_out(&Words::of(table).page(&shades(), 1));
        let text = document::bind(vec![sheet]).shown(None);
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with("=="));
        lines.map(|line| line[6..].trim()).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn words_stand_in_their_rows() {
        let label = |block, top, text| row(block, [100, top, 160, 37], text);
        let number = |block, left, top, text| row(block, [left, top + 4, 100, 34], text);
        let cases = [
            (
                "letters of Han are no words",
                [
                    row(1, [100, 100, 40, 37], "用"),
                    row(1, [144, 100, 40, 37], "水"),
                    row(1, [190, 128, 8, 12], "，"),
                    row(1, [232, 104, 60, 29], "486"),
                    row(1, [300, 100, 38, 37], "吨"),
                ]
                .concat(),
                "用水，486吨",
            ),
            (
                "words of English are",
                [row(1, [100, 100, 120, 30], "Total"), row(1, [232, 108, 100, 22], "use")].concat(),
                "Total use",
            ),
            (
                "cells that were read apart are a row",
                [
                    number(5, 900, 100, "2024"),
                    number(6, 1300, 100, "2023"),
                    label(1, 200, "用水总量"),
                    number(2, 900, 201, "1,234"),
                    number(3, 1300, 199, "1,200"),
                    label(7, 300, "用电总量"),
                    number(8, 900, 300, "5,678"),
                    number(9, 1300, 300, "5,500"),
                ]
                .concat(),
                "1:2024 | 2:2023; 0:用水总量 | 1:1,234 | 2:1,200; 0:用电总量 | 1:5,678 | 2:5,500",
            ),
            (
                "a sheet that lay askew",
                (0..12)
                    .map(|i| {
                        row(
                            1 + i / 6,
                            [
                                100 + 330 * (i as i32 % 6),
                                100 + 60 * (i as i32 / 6) + 7 * (i as i32 % 6),
                                300,
                                30,
                            ],
                            "Words",
                        )
                    })
                    .collect(),
                "Words Words Words Words Words Words Words Words Words Words Words Words",
            ),
        ];
        for (what, table, expect) in cases {
            assert_eq!(shown(&(HEAD.to_owned() + &table)), expect, "{what}");
        }
    }

    #[test]
    fn what_is_no_word_is_passed_over() {
        let long = "x".repeat(LONGEST_WORD + 1);
        for table in [
            String::new(),
            HEAD.to_owned(),
            "5\t1\t1".to_owned(),
            row(1, [0, 0, 0, 10], "flat"),
            row(1, [0, 0, 10, 10], "  "),
            row(1, [0, 0, 10, 10], &long),
            row(1, [-9, 0, 10, 10], "outside"),
            "5\t1\t1\t1\t1\t1\tNaN\tinf\t1\t1\t90\ta".to_owned(),
            "4\t1\t1\t1\t1\t0\t1\t1\t9\t9\t-1\t".to_owned(),
        ] {
            assert_eq!(Words::of(&table).page(&shades(), 3).glyphs, [], "{table}");
        }
    }
}
