//! Glyphs to words in their lines: letters set apart joined, raised and lowered ones put back beside what they belong to.

use pdf::Rect;

use super::frame::Mark;

/// What is printed without a gap.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub text: String,
    pub at: Rect,
    pub base: f32,
    pub size: f32,
    pub bold: bool,
    /// of the line that it stands in, as far as baselines tell
    pub line: u32,
}

/// In ems: a gap wider than this parts words; where a space is drawn, a narrower one does.
const GAP: f32 = 0.17;
const SPACED: f32 = 0.07;
/// In ems: baselines that differ by less are one.
const LEVEL: f32 = 0.15;
/// A raised or lowered letter is at most this large beside its neighbour.
const SMALL: f32 = 0.85;

/// Words by line, from left to right; lines from top to bottom.
pub(super) fn words(marks: &[Mark<'_>]) -> Vec<Word> {
    let mut pieces = pieces(marks);
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base));
    scripts(&mut pieces);
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut words: Vec<Word> = Vec::with_capacity(pieces.len());
    let mut pieces = pieces.into_iter().peekable();
    let mut number = 0;
    while let Some(first) = pieces.next() {
        let (base, reach) = (first.base, LEVEL * first.size);
        let mut line = vec![first];
        while let Some(next) = pieces.next_if(|p| p.base - base <= reach.min(LEVEL * p.size)) {
            line.push(next);
        }
        line.sort_by(|a, b| a.at.x0.total_cmp(&b.at.x0));
        line.iter_mut().for_each(|w| w.line = number);
        number += 1;
        words.extend(letters_joined(touching_joined(line)));
    }
    words
}

/// Words as far as the order of drawing tells.
fn pieces(marks: &[Mark<'_>]) -> Vec<Word> {
    let mut pieces: Vec<Word> = vec![];
    let mut space = true;
    for mark in marks {
        if mark.text.chars().all(|c| c.is_whitespace() || c.is_control()) {
            space = true;
            continue;
        }
        // a glyph that some faces call ` .` is a point, and no blank is seen before it
        let text = mark.text.trim_start();
        let limit = if space { SPACED } else { GAP } * mark.size;
        let goes_on = |last: &&mut Word| {
            let gap = mark.at.x0 - last.at.x1;
            (last.base - mark.base).abs() <= 0.05 * mark.size
                && (last.size - mark.size).abs() <= 0.1 * mark.size
                && (-0.5 * mark.size..=limit).contains(&gap)
                && mark.at.x0 > last.at.x0
        };
        match pieces.last_mut().filter(goes_on) {
            Some(last) => {
                last.text.push_str(text);
                last.at.x1 = mark.at.x1.max(last.at.x1);
            }
            None => pieces.push(Word {
                text: text.to_owned(),
                at: mark.at,
                base: mark.base,
                size: mark.size,
                bold: mark.bold,
                line: 0,
            }),
        }
        space = false;
    }
    pieces
}

/// Bytes of what is raised: an ordinal's ending, a few notes' marks.
const RAISED: usize = 8;

/// Small letters above or below the baseline of what they touch come onto it: CO₂e, m³, a note's mark. Sorted by baseline.
fn scripts(pieces: &mut [Word]) {
    let mut moved: Vec<(usize, f32, f32)> = vec![];
    for (i, small) in pieces.iter().enumerate() {
        if small.text.len() > RAISED {
            continue;
        }
        let reach = 2.0 * small.size;
        let above = pieces[..i].iter().rev().take_while(|p| small.base - p.base <= reach);
        let below = pieces[i + 1..].iter().take_while(|p| p.base - small.base <= reach);
        let host = above.chain(below).find(|host| {
            let (rise, em) = (host.base - small.base, host.size);
            let after = small.at.x0 - host.at.x1;
            let before = host.at.x0 - small.at.x1;
            small.size <= SMALL * em
                && (-0.5 * em..=0.7 * em).contains(&rise)
                && ((-0.15 * em..=GAP * em).contains(&after)
                    || rise > 0.15 * em && (-0.1 * em..=0.5 * em).contains(&before))
        });
        if let Some(host) = host {
            moved.push((i, host.base, host.base - small.base));
        }
    }
    for (i, base, rise) in moved {
        let word = &mut pieces[i];
        if rise > 0.12 * word.size {
            word.text = raised(&word.text);
        }
        word.base = base;
    }
}

/// A raised digit is a power or a note's mark, as elsewhere in a text; so is what stands in brackets, and a single letter.
fn raised(text: &str) -> String {
    let power = |c: char| match c {
        '1'..='3' => ['¹', '²', '³'][(c as usize) - ('1' as usize)],
        '0'..='9' => char::from_u32('⁰' as u32 + (c as u32 - '0' as u32)).unwrap_or(c),
        c => c,
    };
    let mark = text.chars().count() == 1 && text != "°" || text.starts_with(['(', '[', '（', '*', '†']);
    if mark && !text.contains(|c: char| c.is_ascii_digit()) || text.starts_with(['(', '[', '（']) {
        crate::norm::NOTE_MARK.to_string()
    } else {
        text.chars().map(power).collect()
    }
}

/// Pieces of a line that touch are one word, in whatever order they were drawn.
fn touching_joined(line: Vec<Word>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(line.len());
    for word in line {
        let touches = |last: &&mut Word| {
            let gap = word.at.x0 - last.at.x1;
            let em = last.size.max(word.size);
            gap <= SPACED * em && gap >= -0.4 * em
        };
        match words.last_mut().filter(touches) {
            Some(last) => join(last, &word),
            None => words.push(word),
        }
    }
    words
}

fn join(last: &mut Word, word: &Word) {
    last.text.push_str(&word.text);
    last.at.x1 = last.at.x1.max(word.at.x1);
    if word.size > last.size {
        (last.at.y0, last.at.y1, last.size) = (word.at.y0, word.at.y1, word.size);
    }
}

/// `T O T A L`: as many single letters in a row at even distances are a word.
const LETTERS: usize = 4;

fn letters_joined(line: Vec<Word>) -> Vec<Word> {
    let letter = |w: &Word| w.text.chars().count() == 1 && w.text.chars().all(char::is_alphabetic);
    if line.len() < LETTERS {
        return line;
    }
    let mut words: Vec<Word> = Vec::with_capacity(line.len());
    let mut rest = line.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut run = vec![first];
        while let (Some(last), Some(next)) = (run.last(), rest.peek())
            && letter(last)
            && letter(next)
            && next.at.x0 - last.at.x1 <= 0.8 * last.size
        {
            run.extend(rest.next());
        }
        if run.len() < LETTERS {
            words.append(&mut run);
            continue;
        }
        let mut gaps: Vec<f32> = run.windows(2).map(|w| w[1].at.x0 - w[0].at.x1).collect();
        gaps.sort_by(f32::total_cmp);
        let limit = 1.6 * gaps[gaps.len() / 2] + 0.05 * run[0].size;
        let begun = words.len();
        for word in run {
            match words[begun..].last_mut().filter(|last| word.at.x0 - last.at.x1 <= limit) {
                Some(last) => join(last, &word),
                None => words.push(word),
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_has_no_blank_before_it() {
        let mark = |text, x0, x1| Mark {
            text,
            at: Rect { x0, y0: 0.0, x1, y1: 10.0 },
            base: 8.0,
            size: 10.0,
            bold: false,
        };
        let found = words(&[
            mark("7", 0.0, 5.0),
            mark("2", 5.0, 10.0),
            mark(" .", 10.0, 12.0),
            mark("1", 12.0, 17.0),
        ]);
        assert_eq!(found.iter().map(|w| w.text.as_str()).collect::<Vec<_>>(), ["72.1"]);
    }
}
