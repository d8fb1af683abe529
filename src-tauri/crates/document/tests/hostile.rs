//! Any bytes: reading ends, and every character of what is read has a place in a line that can be shown.
#![allow(clippy::unwrap_used)]

use document::{Document, Item, Text, read};
use encoding_rs::{BIG5, GB18030, UTF_8};
use proptest::prelude::*;
use proptest::sample::select;

/// Words, markup whole and broken, whatever parts cells and lines, and characters that no text has.
const PIECES: &[&str] = &[
    "員工總數",
    "用水量",
    "1,638",
    "１２．５",
    "%",
    "m²",
    "tCO₂e",
    "¹",
    "①",
    "㎥",
    "e\u{301}",
    "🙂",
    "𠀀",
    "\u{fb01}",
    "\u{2f08}",
    "\u{200b}",
    "\u{ad}",
    "\u{a0}",
    "\u{3000}",
    "\u{feff}",
    "\u{fffd}",
    "Employees",
    " ",
    "  ",
    "      ",
    "\t",
    "\t\t",
    "|",
    "| a | 1 | 2 |",
    "|---|---|",
    "----",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\u{85}",
    "\u{2028}",
    "\u{b}",
    "\u{c}",
    "\u{0}",
    "\u{1}",
    "\u{1b}[1m",
    "\u{7f}",
    "# ",
    "###### ",
    "**",
    "• ",
    "- ",
    "1. ",
    "（一）",
    "(",
    ")",
    "。",
    "，",
    ":",
    "<",
    ">",
    "</",
    "<p>",
    "<br/>",
    "<div class='a",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "<td rowspan=3>",
    "<td colspan=\"200\" rowspan='200'>",
    "<td colspan=0>",
    "<td rowspan=99999999999>",
    "<th>",
    "</td>",
    "<sup>2</sup>",
    "<sup>",
    "<!--",
    "-->",
    "<!DOCTYPE html>",
    "<?xml",
    "<script>",
    "</script>",
    "<style>",
    "<head>",
    "&amp;",
    "&#20154;",
    "&#x4EBA;",
    "&#0;",
    "&#xD800;",
    "&#99999999999;",
    "&nbsp",
    "&;",
    "&",
];

fn texts() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A part of a file: a text in an encoding, with its mark or without, or bytes of none.
fn parts() -> impl Strategy<Value = Vec<u8>> {
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    let encoded = (texts(), 0..7).prop_map(move |(text, encoding)| match encoding {
        0 => GB18030.encode(&text).0.into_owned(),
        1 => BIG5.encode(&text).0.into_owned(),
        2 => utf16(&text, false),
        3 => utf16(&text, true),
        4 => utf16(&format!("\u{feff}{text}"), false),
        5 => format!("\u{feff}{text}").into_bytes(),
        _ => UTF_8.encode(&text).0.into_owned(),
    });
    prop_oneof![6 => encoded, 1 => prop::collection::vec(any::<u8>(), 0..20)]
}

fn texts_of(item: &Item) -> Vec<&Text> {
    match item {
        Item::Row(row) => row.cells.iter().map(|cell| &cell.text).collect(),
        Item::Passage { text, .. } => vec![text],
        Item::Gap => vec![],
    }
}

fn check(document: &Document) -> Result<(), TestCaseError> {
    let pages: Vec<_> = document.lines.iter().map(|line| line.page).collect();
    prop_assert!(
        pages.is_sorted() && pages.iter().all(|page| (1..=document.pages).contains(page)),
        "{pages:?}"
    );
    prop_assert!(document.lines.iter().all(|line| line.number > 0));
    for text in document.items.iter().flat_map(texts_of) {
        for (byte, _) in text.text.char_indices().chain([(text.text.len(), ' ')]) {
            let place = text.place(byte);
            let print = document.lines.get(place.line).map(|line| &line.print);
            prop_assert!(print.is_some_and(|p| p.is_char_boundary(place.byte)), "{place:?} of {text:?}");
        }
        prop_assert!(text.text.trim().is_empty() || !document.print(text).is_empty(), "{text:?}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read(text in texts()) {
        if let Ok(document) = read(text.as_bytes(), "x.txt") {
            check(&document)?;
        }
    }

    #[test]
    fn any_bytes_are_read(parts in prop::collection::vec(parts(), 1..4)) {
        if let Ok(document) = read(&parts.concat(), "x.txt") {
            check(&document)?;
        }
    }
}

/// More lines and cells than any report has: what is read has a bound, and what is not is said.
#[test]
fn what_is_left_is_said() {
    let row = "1\t".repeat(199) + "1\n";
    let cases = [
        (row.repeat(10), None),
        (row.repeat(6_000), Some((1, 1))),
        (row.repeat(6_000) + "\u{c}" + &row + "\u{c}" + &row, Some((1, 3))),
        ("1\n".repeat(1_000_010) + "\u{c}2", Some((1, 2))),
    ];
    for (text, left) in cases {
        let document = read(text.as_bytes(), "report.txt").unwrap();
        assert_eq!((document.left, document.pages), (left, left.map_or(1, |(_, last)| last)));
        let cells = document.items.iter().map(|i| if let Item::Row(row) = i { row.cells.len() } else { 0 });
        assert!(document.lines.len() + cells.sum::<usize>() <= 1_000_200);
    }
}
