//! Where a statement stands: the quote, the lines around it with the number marked, the boxes on the page.

use document::{Document, Rect, Text, count};

use crate::model::{Boxes, Evidence, QuoteLine};
use crate::statement::Statement;

/// Where a statement stands, and the quote as printed.
pub fn evidence(document: &Document, statement: &Statement) -> Evidence {
    let place = statement.number.place(0);
    let (page, line) = (document.lines[place.line].page, document.number(place));
    let quote = document.print(&statement.quote);
    let raw_value = document.print(&on_first_line(&statement.number)).trim_end().to_owned();
    let label = statement
        .outers
        .first()
        .filter(|_| statement.label.is_empty())
        .map_or_else(|| statement.label.clone(), |l| l.text.text.clone());
    Evidence {
        page,
        line,
        cell: document.cell(place),
        quote: shorten(&quote, &raw_value, 400),
        lines: quote_lines(document, &statement.number),
        label,
        raw_value,
        raw_unit: statement.raw_unit.clone(),
        value: None,
        section: section(document, statement, line),
        boxes: Boxes { number: document.boxes(&statement.number), label: label_boxes(document, statement) },
    }
}

/// 未 at the end of a line and 发生 on the next: what a fact names stands in the line that it names.
fn on_first_line(number: &Text) -> Text {
    let line = number.place(0).line;
    let mut bytes = number.text.char_indices().map(|(byte, _)| byte);
    let end = bytes.find(|byte| number.place(*byte).line != line).unwrap_or(number.text.len());
    number.slice(0..end)
}

/// What the innermost label takes on the number's page.
fn label_boxes(document: &Document, statement: &Statement) -> Vec<Rect> {
    let Some(label) = printed_label(statement) else { return vec![] };
    let page = |text: &Text, byte| document.lines[text.place(byte).line].page;
    let own = page(&statement.number, 0);
    let near = page(&label, 0) == own && page(&label, label.text.len()) == own;
    if near { document.boxes(&label) } else { vec![] }
}

/// The innermost label where it is printed: as a label of its own, or in the row or the sentence, whole or the words of it
/// that stand together there.
fn printed_label(statement: &Statement) -> Option<Text> {
    let Statement { label, quote, number, .. } = statement;
    let mut labels = statement.section.iter().chain(&statement.outers);
    if label.is_empty() {
        return statement.outers.first().map(|l| l.text.clone());
    }
    if let Some(own) = labels.find(|l| l.text.text == *label) {
        return Some(own.text.clone());
    }
    let at = number.place(0);
    let before = quote.text.char_indices().find(|(byte, _)| quote.place(*byte) == at);
    let before = before.map_or(quote.text.len(), |(byte, _)| byte);
    let ends = label.rmatch_indices(' ').map(|(byte, _)| &label[..byte]);
    let starts = label.match_indices(' ').map(|(byte, _)| &label[byte + 1..]);
    std::iter::once(label.as_str()).chain(ends).chain(starts).filter(|words| !words.is_empty()).find_map(
        |words| {
            let at = quote.text[..before].rfind(words).or_else(|| quote.text.find(words))?;
            Some(quote.slice(at..at + words.len()))
        },
    )
}

/// Lines that a heading may stand above a number and still be its own.
const NEAR: u32 = 60;

fn section(document: &Document, statement: &Statement, line: u32) -> String {
    let Some(label) = &statement.section else { return String::new() };
    let above = document.number(label.text.place(0));
    if line.saturating_sub(above) <= NEAR { document.print(&label.text) } else { String::new() }
}

/// A window around a needle, for paragraphs of one line.
fn shorten(text: &str, needle: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let at = text.find(needle).unwrap_or(0);
    let half = most / 2;
    let from = text[..at].char_indices().rev().take(half).last().map_or(at, |(from, _)| from);
    let to = text[at..].char_indices().nth(half).map_or(text.len(), |(length, _)| at + length);
    text[from..to].to_owned()
}

/// The line of a number with its neighbours, spaces folded, the number marked.
fn quote_lines(document: &Document, number: &Text) -> Vec<QuoteLine> {
    let start = number.place(0);
    let end = number.place(number.text.len());
    let first = start.line.saturating_sub(1);
    let last = (end.line.max(start.line) + 1).min(document.lines.len() - 1);
    (first..=last)
        .map(|i| {
            let line = &document.lines[i];
            let marked = if i == start.line {
                let until = if end.line == i { end.byte } else { line.print.len() };
                Some((start.byte, until.max(start.byte)))
            } else if i > start.line && i <= end.line && start.line != end.line {
                Some((0, end.byte))
            } else {
                None
            };
            let (text, mark) = fold(&line.print, marked);
            let number = if i == start.line { document.number(start) } else { line.number };
            QuoteLine { number, text, marks: mark.into_iter().collect() }
        })
        .collect()
}

/// How many characters of a long line are shown on each side of the number.
const WINDOW: usize = 120;

/// Bytes of a text up to its first white space, which no letter or digit and no Han character begins as.
fn next_blank(text: &str) -> usize {
    let mut at = 0;
    while let Some(passed) = text[at..].bytes().position(|b| matches!(b, 0..=b' ' | 0xC2 | 0xE1..=0xE3)) {
        at += passed;
        match text[at..].chars().next() {
            Some(c) if !c.is_whitespace() => at += c.len_utf8(),
            _ => return at,
        }
    }
    text.len()
}

/// Folds runs of blanks, cuts long lines around the mark, and gives the mark in UTF-16 units.
fn fold(print: &str, mark: Option<(usize, usize)>) -> (String, Option<[u32; 2]>) {
    let centre = mark.map_or(0, |(a, _)| a);
    let from = print[..centre].char_indices().rev().nth(WINDOW).map_or(0, |(i, _)| i);
    let tail = mark.map_or(centre, |(_, b)| b);
    let mut behind = print[tail..].chars();
    let _ = behind.nth(WINDOW * 2 - 1);
    let to = print.len() - behind.as_str().len();
    let mut out = String::with_capacity(to - from + '…'.len_utf8());
    // a character of four bytes takes two
    let units = |out: &str| (out.chars().count() + count(out.as_bytes(), |b| b >= 0xF0)) as u32;
    let (mut begin, mut end) = (None, None);
    let mut blanks = 0;
    if from > 0 {
        out.push('…');
    }
    // in pieces that end at a blank or at an end of the mark
    let mut at = from;
    while at < to {
        if mark.is_some_and(|(a, _)| a == at) {
            begin = Some(units(&out));
        }
        if mark.is_some_and(|(_, b)| b == at) {
            end = Some(units(&out));
        }
        let stop = mark.map_or(to, |(a, b)| [a, b].into_iter().find(|end| *end > at).unwrap_or(to)).min(to);
        let piece = &print[at..stop];
        let word = &piece[..next_blank(piece)];
        if !word.is_empty() {
            blanks = 0;
            out.push_str(word);
            at += word.len();
            continue;
        }
        let blank = piece.chars().next().unwrap_or(' ');
        at += blank.len_utf8();
        let pad = if blank == '\t' { "  " } else { " " };
        blanks += pad.len();
        if !out.is_empty() && blanks <= 3 {
            out.push_str(pad);
        }
    }
    let trimmed = out.trim_end();
    let text = if to < print.len() { format!("{trimmed}…") } else { trimmed.to_owned() };
    let mark = begin.map(|b| [b, end.unwrap_or_else(|| units(&out)).max(b)]);
    (text, mark)
}
