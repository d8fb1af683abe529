//! What is read from top to bottom to blocks: tables, and paragraphs of lines.

use pdf::Rect;

use super::lattice::Lattice;
use super::segments::{Segment, is_bullet};
use super::table::{Builder, Row};

/// What stands on one baseline.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// from left to right
    pub segments: Vec<usize>,
    pub base: f32,
    pub em: f32,
    pub at: Rect,
}

pub(super) enum Block {
    /// its rows, and where its columns are
    Table { rows: Vec<Row>, columns: Vec<(f32, f32)> },
    /// lines of a paragraph
    Text(Vec<usize>),
}

/// In ems: what is further below is no part of a table.
const APART: f32 = 4.0;
/// Lines without columns that may stand between two lines of a table.
const BETWEEN: usize = 4;

pub(super) fn blocks(flow: &[usize], builder: &mut Builder<'_>) -> Vec<Block> {
    let mut lines = lines(flow, &builder.segments);
    let width = lines.iter().map(|l| l.at.x1).fold(f32::MIN, f32::max)
        - lines.iter().map(|l| l.at.x0).fold(f32::MAX, f32::min);
    let mut blocks = vec![];
    let mut text: Vec<usize> = vec![];
    let mut at = 0;
    while at < lines.len() {
        if let Some(table) = builder.segments[lines[at].segments[0]].table {
            paragraphs(&std::mem::take(&mut text), builder, &mut blocks);
            let Lattice { rows, columns, .. } = &builder.lattices[table];
            blocks.push(Block::Table { rows: rows.clone(), columns: columns.clone() });
            at += 1;
            continue;
        }
        if lines[at].segments.len() < 2 {
            text.push(lines[at].segments[0]);
            at += 1;
            continue;
        }
        let end = table_end(&lines, at, width, &builder.segments);
        // a label of two lines whose values stand beside the second, or between
        let bare = !lines[at].segments.iter().any(|s| !builder.segments[*s].value);
        let from = if bare && !text.is_empty() && lines[at].base - lines[at - 1].base <= 1.35 * lines[at].em {
            text.pop();
            at - 1
        } else {
            at
        };
        let end = from + one_table(&lines[from..end], builder);
        let (rows, columns, left) = builder.rows(&mut lines[from..end]);
        paragraphs(&std::mem::take(&mut text), builder, &mut blocks);
        blocks.push(Block::Table { rows, columns });
        at = (end - left).max(at + 1);
    }
    paragraphs(&text, builder, &mut blocks);
    blocks
}

fn lines(flow: &[usize], segments: &[Segment]) -> Vec<Line> {
    let mut order = flow.to_vec();
    order.sort_by(|a, b| segments[*a].base.total_cmp(&segments[*b].base));
    let mut lines: Vec<Line> = vec![];
    for i in order {
        let s = &segments[i];
        let alone = |l: &Line| s.table.is_some() || segments[l.segments[0]].table.is_some();
        match lines.last_mut().filter(|l| !alone(l) && s.base - l.base <= 0.3 * l.em.min(s.size)) {
            Some(line) => {
                line.segments.push(i);
                line.em = line.em.min(s.size);
                let at = &mut line.at;
                *at = Rect {
                    x0: at.x0.min(s.at.x0),
                    y0: at.y0.min(s.at.y0),
                    x1: at.x1.max(s.at.x1),
                    y1: at.y1.max(s.at.y1),
                };
            }
            None => lines.push(Line { segments: vec![i], base: s.base, em: s.size, at: s.at }),
        }
    }
    for line in &mut lines {
        line.segments.sort_by(|a, b| segments[*a].at.x0.total_cmp(&segments[*b].at.x0));
    }
    lines
}

/// Where the table that begins at a line ends.
fn table_end(lines: &[Line], start: usize, width: f32, segments: &[Segment]) -> usize {
    let mut last = start;
    for at in start + 1..lines.len() {
        let line = &lines[at];
        if line.at.y0 - lines[at - 1].at.y1 > APART * line.em || segments[line.segments[0]].table.is_some() {
            break;
        }
        if line.segments.len() > 1 {
            last = at;
            continue;
        }
        let only = &segments[line.segments[0]];
        let prose = only.letters > 60 && only.at.width() > 0.7 * width;
        if prose || at - last > BETWEEN {
            break;
        }
    }
    // labels go on below the last values
    let near = |at: &usize| {
        let line = &lines[*at];
        line.segments.len() == 1
            && segments[line.segments[0]].table.is_none()
            && line.base - lines[at - 1].base <= 1.5 * line.em
    };
    (last + 1..lines.len().min(last + 3)).take_while(near).last().map_or(last + 1, |at| at + 1)
}

/// How many of these lines are one table: where the next one begins, a line names columns, and those above and below do not fit
/// into the same ones.
fn one_table(lines: &[Line], builder: &Builder<'_>) -> usize {
    let all = builder.unfit(lines);
    if all == 0 {
        return lines.len();
    }
    let segments = |line: &Line| line.segments.iter().map(|s| &builder.segments[*s]).collect::<Vec<_>>();
    let data = |line: &Line| segments(line).iter().any(|s| s.value && !s.year);
    let first = lines.iter().position(data).unwrap_or(lines.len());
    // a title may stand above
    let title = |at: usize| lines[at].segments.len() == 1 && !data(&lines[at]);
    let heads = |at: &usize| {
        let head = if title(*at) { at + 1 } else { *at };
        data(&lines[*at - 1]) && lines.get(head).is_some_and(|l| l.segments.len() > 1 && !data(l))
    };
    let parted = |at: usize| builder.unfit(&lines[..at]) + builder.unfit(&lines[at..]);
    let best = (first + 1..lines.len()).filter(heads).take(MOST_HEADS).map(|at| (parted(at), at)).min();
    best.filter(|(unfit, _)| *unfit < all).map_or(lines.len(), |(_, at)| one_table(&lines[..at], builder))
}

/// Lines at which a table may be parted that are tried.
const MOST_HEADS: usize = 24;

/// In ems, from baseline to baseline.
const FURTHEST: f32 = 2.1;

/// Lines one below the other to paragraphs.
fn paragraphs(text: &[usize], builder: &Builder<'_>, blocks: &mut Vec<Block>) {
    let segments = &builder.segments;
    let mut start = 0;
    for at in 1..=text.len() {
        let near = text.get(at).is_some_and(|next| {
            let (last, next) = (&segments[text[at - 1]], &segments[*next]);
            (last.size - next.size).abs() <= 0.08 * last.size && next.base - last.base <= FURTHEST * last.size
        });
        if !near {
            group(&text[start..at], builder, blocks);
            start = at;
        }
    }
}

/// Lines of one size to paragraphs.
fn group(lines: &[usize], builder: &Builder<'_>, blocks: &mut Vec<Block>) {
    let Some(first) = lines.first() else { return };
    let at = |i: &usize| builder.segments[*i].at;
    let left = lines.iter().map(|i| at(i).x0).fold(f32::MAX, f32::min);
    let right = lines.iter().map(|i| at(i).x1).fold(f32::MIN, f32::max);
    let steps = lines.windows(2).map(|w| builder.segments[w[1]].base - builder.segments[w[0]].base);
    let leading = steps.fold(f32::MAX, f32::min);
    let mut paragraph = vec![*first];
    for pair in lines.windows(2) {
        let (last, next) = (&builder.segments[pair[0]], &builder.segments[pair[1]]);
        let text = |s: &Segment| builder.text_of(s);
        let (above, below) = (text(last), text(next));
        let em = last.size;
        let word = &builder.words[next.words.start];
        let room = if word.text.starts_with(|c| c >= '\u{2e80}') { em } else { word.at.width() + 0.3 * em };
        let full = last.at.x1 + room + 0.3 * em > right;
        let ended = above
            .trim_end_matches(['”', '"', '」', ')', '）', '¹'])
            .ends_with(['。', '.', '！', '？', '!', '?', '；', ':', '：']);
        let centred = (last.at.centre().0 - next.at.centre().0).abs() < 0.3 * em && last.at.x0 - left > em;
        let goes_on = (full || centred || below.starts_with(char::is_lowercase) && !ended)
            && next.base - last.base <= leading + 0.35 * em
            && !(ended && next.at.x0 - left > 0.8 * em)
            && !is_bullet(&below)
            && (last.bold == next.bold || full)
            && !(last.value && next.value);
        if goes_on {
            paragraph.push(pair[1]);
        } else {
            blocks.push(Block::Text(std::mem::replace(&mut paragraph, vec![pair[1]])));
        }
    }
    blocks.push(Block::Text(paragraph));
}
