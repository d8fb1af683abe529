//! Words to pieces of a line: what stands side by side with no more than a blank between, and no ruling line.

use pdf::Rect;

use super::words::Word;

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

/// `upright` are the vertical lines, by x.
pub(super) fn segments(words: &[Word], upright: &[Rect]) -> Vec<Segment> {
    let mut segments = vec![];
    let mut start = 0;
    for at in 1..=words.len() {
        let goes_on = words.get(at).is_some_and(|next| {
            let last = &words[at - 1];
            next.line == last.line && !parted(last, next) && !ruled(last, next, upright)
        });
        if !goes_on && start < at {
            segments.push(Segment::of(words, start..at));
            start = at;
        }
    }
    segments
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

/// `2024`, `FY2024`, `2024年`, `2024/25`
pub(super) fn is_year(text: &str) -> bool {
    let bare = text.trim_start_matches("FY").trim_end_matches(['年', '度', ' ']);
    let (year, end) = bare.split_once(['/', '-', '–']).map_or((bare, None), |(year, end)| (year, Some(end)));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    year.len() == 4
        && digits(year)
        && (year.starts_with("20") || year.starts_with("19"))
        && end.is_none_or(|end| digits(end) && matches!(end.len(), 2 | 4))
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
