//! A report states the same in whatever encoding it comes.

use std::fs;

use acceptance::corpus::reports;
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

fn check(encodings: &[&str], change: fn(&str) -> String) {
    let folder = tempfile::tempdir().unwrap();
    let mut compared = 0;
    for report in reports() {
        let bytes = fs::read(report.path()).unwrap();
        let (text, _, _) = Encoding::for_label(report.encoding.as_bytes()).unwrap().decode(&bytes);
        let plain = folder.path().join("plain.txt");
        fs::write(&plain, &*text).unwrap();
        for encoding in encodings {
            let Some(bytes) = encode(&change(&text), encoding) else { continue };
            let other = folder.path().join("other.txt");
            fs::write(&other, bytes).unwrap();
            let mut found = extract([&plain, &other]).expect(0).reports().into_iter().map(content);
            assert_eq!(found.next(), found.next(), "{} as {encoding}", report.file);
            compared += 1;
        }
    }
    assert!(compared >= reports().len(), "nothing was compared");
}

#[test]
fn every_encoding_of_a_report_states_the_same() {
    let encodings =
        ["UTF-8, marked", "UTF-16LE", "UTF-16BE", "UTF-16LE, marked", "UTF-16BE, marked", "GB18030", "Big5"];
    check(&encodings, str::to_owned);
}

#[test]
fn every_kind_of_line_end_states_the_same() {
    check(&["UTF-8"], |text| text.replace("\r\n", "\n").replace('\n', "\r\n"));
    check(&["UTF-8"], |text| text.replace("\r\n", "\n"));
    check(&["UTF-8"], |text| text.replace("\r\n", "\n").replace('\n', "\r"));
}

/// The files as they lie in the corpus: their bytes were made by another program's encoder.
#[test]
fn the_encoded_files_are_read_as_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    for report in reports().iter().filter(|report| report.encoding != "UTF-8") {
        let bytes = fs::read(report.path()).unwrap();
        let (text, _, _) = Encoding::for_label(report.encoding.as_bytes()).unwrap().decode(&bytes);
        let plain = folder.path().join("plain.txt");
        fs::write(&plain, &*text).unwrap();
        let mut found = extract([plain, report.path()]).expect(0).reports().into_iter().map(content);
        assert_eq!(found.next(), found.next(), "{}", report.file);
    }
}
