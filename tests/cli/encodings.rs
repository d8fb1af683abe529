//! A report states the same in whatever encoding it comes.

use std::fs;

use acceptance::corpus::{self, reports};
use acceptance::output::Report;
use acceptance::program::extract;
use encoding_rs::Encoding;

/// `None` where the encoding lacks a character of the text.
fn encode(text: &str, encoding: &str) -> Option<Vec<u8>> {
    let utf16 = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    Some(match encoding {
        "UTF-8" => text.as_bytes().to_vec(),
        "UTF-8, marked" => marked(b"\xEF\xBB\xBF", text.as_bytes().to_vec()),
        "UTF-16LE" => utf16(u16::to_le_bytes),
        "UTF-16BE" => utf16(u16::to_be_bytes),
        "UTF-16LE, marked" => marked(b"\xFF\xFE", utf16(u16::to_le_bytes)),
        "UTF-16BE, marked" => marked(b"\xFE\xFF", utf16(u16::to_be_bytes)),
        label => {
            let (bytes, _, lossy) = Encoding::for_label(label.as_bytes()).unwrap().encode(text);
            return (!lossy).then(|| bytes.into_owned());
        }
    })
}

/// What does not depend on the file's bytes or name.
fn content(report: Report) -> Report {
    Report { file: String::new(), sha256: String::new(), ..report }
}

/// Compares each report of the corpus with itself in other clothes, all in one run.
fn check(variants: impl Fn(&corpus::Report, &str) -> Vec<(&'static str, Vec<u8>)>) {
    let folder = tempfile::tempdir().unwrap();
    let (mut paths, mut pairs) = (vec![], vec![]);
    let mut write = |bytes: &[u8]| {
        let path = folder.path().join(format!("{}.txt", paths.len()));
        fs::write(&path, bytes).unwrap();
        paths.push(path);
        paths.len() - 1
    };
    for report in reports() {
        let bytes = fs::read(report.path()).unwrap();
        let (text, _, _) = Encoding::for_label(report.encoding.as_bytes()).unwrap().decode(&bytes);
        let plain = write(text.as_bytes());
        for (name, bytes) in variants(report, &text) {
            pairs.push((plain, write(&bytes), format!("{} as {name}", report.file)));
        }
    }
    let found: Vec<_> = extract(&paths).expect(0).reports().into_iter().map(content).collect();
    for (plain, other, name) in pairs {
        assert_eq!(found[plain], found[other], "{name}");
    }
}

/// The legacy encodings only for the texts that come in them: Latin text with a single dash of two bytes could be anything.
fn usual_encodings(report: &corpus::Report) -> Vec<&'static str> {
    let mut encodings = vec!["UTF-8, marked", "UTF-16LE", "UTF-16BE", "UTF-16LE, marked", "UTF-16BE, marked"];
    match &*report.language {
        "zh-Hans" => encodings.push("GB18030"),
        "zh-Hant" => encodings.extend(["GB18030", "Big5"]),
        _ => {}
    }
    encodings
}

#[test]
fn every_encoding_of_a_report_states_the_same() {
    check(|report, text| {
        let encoded = usual_encodings(report).into_iter().map(|name| Some((name, encode(text, name)?)));
        encoded.flatten().collect()
    });
}

/// A character that no Big5 has would leave nothing to compare.
#[test]
fn one_report_at_least_fits_in_each_encoding() {
    for name in ["GB18030", "Big5"] {
        let fits = |report: &&corpus::Report| {
            let text = fs::read_to_string(report.path());
            text.is_ok_and(|text| usual_encodings(report).contains(&name) && encode(&text, name).is_some())
        };
        assert!(reports().iter().any(|report| fits(&report)), "{name}");
    }
}

#[test]
fn every_kind_of_line_end_states_the_same() {
    check(|_, text| {
        let lines: Vec<_> = text.lines().collect();
        [("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r")]
            .map(|(name, end)| (name, lines.join(end).into_bytes()))
            .to_vec()
    });
}

/// The files as they lie in the corpus: their bytes were made by another program's encoder.
#[test]
fn the_encoded_files_are_read_as_what_they_are() {
    check(|report, _| {
        if report.encoding == "UTF-8" {
            vec![]
        } else {
            vec![("it lies there", fs::read(report.path()).unwrap())]
        }
    });
}
