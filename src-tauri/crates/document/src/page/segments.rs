//! Words to pieces of a line: what stands side by side with no more than a blank between, and no ruling line.

use pdf::Rect;

use super::words::Word;
pub(super) use crate::heads::is_year;

/// Words of a line that belong together.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    /// which words
    pub words: std::ops::Range<usize>,
    pub at: Rect,
    pub base: f32,
    pub size: f32,
    pub bold: bool,
    /// a number, a year, a dash
    pub value: bool,
    /// `2024`, `FY2024`, `2024年`: a column or a row of values may begin so
    pub year: bool,
    /// a Han letter counts two
    pub letters: usize,
    /// it stands for a table that lines show
    pub table: Option<usize>,
}

/// In ems: what is parted by more stands in another column.
const COLUMN: f32 = 0.8;
/// Between a list's sign and its text.
const SIGN: f32 = 4.0;
/// Two numbers side by side are nearer.
const NUMBERS: f32 = 0.4;

/// In ems: blanks that a line has been filled with are as wide as each other, to this.
const EVEN: f32 = 0.06;
/// Blanks in a row that are as wide, as they are by chance between no cells of a table.
const EVEN_BLANKS: usize = 3;

/// `upright` are the vertical lines, by x.
pub(super) fn segments(words: &[Word], upright: &[Rect]) -> Vec<Segment> {
    let mut segments = vec![];
    let mut start = 0;
    let filled = filled(words);
    for at in 1..=words.len() {
        let goes_on = words.get(at).is_some_and(|next| {
            let last = &words[at - 1];
            next.line == last.line && (filled[at] || !parted(last, next)) && !ruled(last, next, upright)
        });
        if !goes_on && start < at {
            segments.push(Segment::of(words, start..at));
            start = at;
        }
    }
    segments
}

/// Words that stand as far behind the one before as a line of running text has been filled with: wide blanks, all the same.
fn filled(words: &[Word]) -> Vec<bool> {
    let mut filled = vec![false; words.len()];
    let gap = |at: usize| words[at].at.x0 - words[at - 1].at.x1;
    let goes_on = |at: usize, first: usize| {
        words[at].line == words[first].line && (gap(at) - gap(first)).abs() <= EVEN * words[at].size
    };
    let mut at = 1;
    while at < words.len() {
        let first = at;
        at += 1;
        let wide = gap(first) > NUMBERS * words[first].size && gap(first) < SIGN * words[first].size;
        if words[first].line != words[first - 1].line || !wide {
            continue;
        }
        while at < words.len() && goes_on(at, first) {
            at += 1;
        }
        let run = &words[first - 1..at];
        let lower = run.iter().filter(|w| w.text.starts_with(|c: char| c.is_ascii_lowercase())).count();
        let values = run.iter().filter(|w| is_value(&w.text)).count();
        let text = values * 2 < run.len() && lower * 3 >= run.len();
        let running = || text || lower > 1 && is_flush(words, first - 1, at - 1);
        if at - first >= EVEN_BLANKS && running() {
            filled[first..at].fill(true);
        }
    }
    filled
}

/// A line right above or below begins and ends where these words do.
fn is_flush(words: &[Word], first: usize, last: usize) -> bool {
    let (line, from, to) = (words[first].line, words[first].at.x0, words[last].at.x1);
    let near = |edge: f32, other: f32| (edge - other).abs() <= EVEN * words[first].size;
    [line.wrapping_sub(1), line + 1].into_iter().any(|other| {
        let above = words[..first].iter().rev().take_while(|w| w.line + 1 >= line);
        let below = words[last..].iter().take_while(|w| w.line <= line + 1);
        let beside: Vec<&Word> = above.chain(below).filter(|w| w.line == other).collect();
        beside.iter().any(|w| near(w.at.x0, from)) && beside.iter().any(|w| near(w.at.x1, to))
    })
}

fn parted(last: &Word, next: &Word) -> bool {
    let em = last.size.min(next.size);
    let gap = next.at.x0 - last.at.x1;
    let grouped = || {
        next.text.len() >= 3
            && next.text.as_bytes()[..3].iter().all(u8::is_ascii_digit)
            && last.text.len() <= 3
            && last.text.bytes().all(|b| b.is_ascii_digit())
            && gap <= 0.35 * em
    };
    // a list's sign, or a note's mark, and its text
    let single = last.text.chars().count() == 1;
    let sign = single
        && (is_bullet(&last.text) || last.text == "o" || last.text.starts_with(crate::norm::NOTE_MARK));
    if sign && gap <= SIGN * em {
        return false;
    }
    gap > COLUMN * em
        || next.size > 1.7 * last.size
        || last.size > 1.7 * next.size
        || gap > NUMBERS * em && is_value(&last.text) && is_value(&next.text) && !grouped()
}

fn ruled(last: &Word, next: &Word, upright: &[Rect]) -> bool {
    let (from, to) = (last.at.x1 - 0.2 * last.size, next.at.x0 + 0.2 * next.size);
    if next.at.x0 - last.at.x1 < 0.1 * last.size {
        return false;
    }
    let middle = last.base - 0.3 * last.size;
    let first = upright.partition_point(|r| r.x0 < from);
    upright[first..].iter().take_while(|r| r.x0 <= to).any(|r| r.y0 <= middle && middle <= r.y1)
}

/// Signs before the entries of a list.
pub(super) fn is_bullet(text: &str) -> bool {
    text.starts_with([
        '•', '●', '■', '◆', '▪', '\u{f0b7}', '·', '○', '◎', '➢', '►', '–', '‣', '✓', '✔', '›', '»', '□', '◼',
        '⚫',
    ])
}

impl Segment {
    /// What stands in place of a table.
    pub fn standing(table: usize, at: Rect, size: f32) -> Segment {
        Segment {
            words: 0..0,
            at,
            base: at.y1,
            size,
            bold: false,
            value: false,
            year: false,
            letters: 0,
            table: Some(table),
        }
    }

    pub fn of(words: &[Word], range: std::ops::Range<usize>) -> Segment {
        let own = &words[range.clone()];
        let mut at = own[0].at;
        let mut size: f32 = 0.0;
        for word in own {
            at.x1 = at.x1.max(word.at.x1);
            at.y0 = at.y0.min(word.at.y0);
            at.y1 = at.y1.max(word.at.y1);
            size = size.max(word.size);
        }
        let text = own.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        let letters = text.chars().map(|c| if c < '\u{2e80}' { 1 } else { 2 }).sum();
        Segment {
            words: range,
            at,
            base: own[0].base,
            size,
            bold: own[0].bold,
            value: is_value(&text),
            year: is_year(&text),
            letters,
            table: None,
        }
    }
}

/// Whether a cell holds a number, alone or with its unit, or what stands for none.
pub(super) fn is_value(text: &str) -> bool {
    let text = text.trim();
    let bare = text.trim_end_matches(['¹', '²', '³', '*']);
    if matches!(
        bare,
        "-" | "–"
            | "—"
            | "−"
            | "/"
            | "N/A"
            | "n/a"
            | "NA"
            | "n.a."
            | "N.A."
            | "Nil"
            | "nil"
            | "不适用"
            | "不適用"
    ) || !bare.is_empty() && bare.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '－'))
    {
        return true;
    }
    let Some(first) = text.chars().find(|c| c.is_alphanumeric()) else { return false };
    let (mut digits, mut letters) = (0, 0);
    for c in text.chars() {
        if c.is_ascii_digit() {
            digits += 1;
        } else if c.is_alphabetic() {
            letters += if c < '\u{2e80}' { 1 } else { 2 };
        }
    }
    (first.is_ascii_digit() || matches!(first, '０'..='９')) && letters <= 9 && text.len() <= 40 && digits > 0
        || text.starts_with("FY") && digits >= 2 && letters == 2
}
