//! Bytes to text, whatever the encoding.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::{ReadError, count};

/// How much of a file is looked at to guess a legacy encoding.
const SAMPLE: usize = 1 << 20;

/// First bytes of files that are no text, and what they are called.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"{\\rtf", "RTF"),
    (b"\x1F\x8B", "GZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xBC\xAF", "7Z"),
    (b"SQLite format 3", "SQLite"),
];

/// First bytes of programs.
const PROGRAMS: &[&[u8]] = &[b"\x7FELF", b"MZ\x90"];

/// The text and the name of the encoding it was in.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), ReadError> {
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Err(ReadError::Empty);
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadError::Unsupported { kind });
    }
    if PROGRAMS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(ReadError::NotText { kind: Some("program") });
    }
    let (text, encoding) = match utf8(bytes) {
        Some(text) => (Cow::Borrowed(text), UTF_8),
        None => {
            let encoding = guess(bytes);
            (encoding.decode_with_bom_removal(bytes).0, encoding)
        }
    };
    if looks_binary(&text) {
        return Err(ReadError::NotText { kind: None });
    }
    Ok((text, encoding.name()))
}

/// What most files are: UTF-8 without a mark.
fn utf8(bytes: &[u8]) -> Option<&str> {
    let text = simdutf8::basic::from_utf8(bytes).ok()?;
    let marked = Encoding::for_bom(bytes).is_some();
    let wide = || bytes.contains(&0) && utf16_by_zeros(bytes).is_some();
    (!marked && !wide()).then_some(text)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = utf16_by_zeros(bytes) {
        return encoding;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == bytes.len());
    let guessed = detector.guess(None, Utf8Detection::Allow);
    // Reports are Chinese or English: what the detector takes for another legacy encoding is GB18030, which takes any
    // bytes that GBK has; only Big5 is told apart.
    match guessed {
        e if e == BIG5 => BIG5,
        e if e == UTF_8 => UTF_8,
        // a UTF-8 file with a few broken bytes stays UTF-8: GB18030 would turn all of it to noise
        _ if mostly_utf8(sample) => UTF_8,
        _ => GB18030,
    }
}

/// UTF-16 without a mark shows as line ends, digits and Latin letters whose other byte is zero.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let (mut low, mut high, mut newline_le, mut newline_be) = (0usize, 0usize, 0usize, 0usize);
    for pair in sample.chunks_exact(2) {
        low += usize::from(pair[0] == 0);
        high += usize::from(pair[1] == 0);
        newline_le += usize::from(pair == [b'\n', 0]);
        newline_be += usize::from(pair == [0, b'\n']);
    }
    let enough = sample.len() / 200;
    match () {
        () if high > enough.max(low * 8) && newline_le > 0 => Some(UTF_16LE),
        () if low > enough.max(high * 8) && newline_be > 0 => Some(UTF_16BE),
        () => None,
    }
}

fn mostly_utf8(bytes: &[u8]) -> bool {
    let broken: usize = bytes.utf8_chunks().map(|c| c.invalid().len()).sum();
    let high = bytes.iter().filter(|b| **b >= 0x80).count();
    broken * 20 < high
}

/// Control characters and replacement characters in number: no text in any encoding.
fn looks_binary(text: &str) -> bool {
    let end = if text.len() > SAMPLE { text.char_indices().nth(SAMPLE).map(|(i, _)| i) } else { None };
    let sample = &text[..end.unwrap_or(text.len())];
    let bytes = sample.as_bytes();
    // controls from U+0080 on, but for the next line
    let high = |at: &usize| bytes.get(at + 1).is_some_and(|b| *b < 0xA0 && *b != 0x85);
    // but for those that texts hold
    let control = |b: u8| b.is_ascii_control() & !matches!(b, b'\t'..=b'\r' | 0x1a);
    let bad = count(bytes, control)
        + memchr::memchr_iter(0xC2, bytes).filter(high).count()
        + memchr::memmem::find_iter(bytes, "\u{FFFD}").count();
    bad * 50 > sample.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "某某股份有限公司\r\n2024年環境、社會及管治報告\n員工總數 人 1,638\n溫室氣體排放總量為292噸二氧化碳當量。\n";

    fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let marked = if mark { format!("\u{FEFF}{text}") } else { text.to_owned() };
        marked.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let simplified = "某某股份有限公司2024年可持续发展报告\n员工总数 人 1,638\n温室气体排放总量为292吨二氧化碳当量。\n";
        let cases: Vec<(Vec<u8>, &str, &str)> = vec![
            (TEXT.into(), TEXT, "UTF-8"),
            (format!("\u{FEFF}{TEXT}").into(), TEXT, "UTF-8"),
            (BIG5.encode(TEXT).0.into(), TEXT, "Big5"),
            (GB18030.encode(simplified).0.into(), simplified, "gb18030"),
            (utf16(TEXT, false, true), TEXT, "UTF-16LE"),
            (utf16(TEXT, true, true), TEXT, "UTF-16BE"),
            (utf16(TEXT, false, false), TEXT, "UTF-16LE"),
            (utf16(TEXT, true, false), TEXT, "UTF-16BE"),
        ];
        for (bytes, text, name) in cases {
            assert_eq!(decode(&bytes).unwrap(), (text.into(), name));
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let cases: &[(&[u8], ReadError)] = &[
            (b"", ReadError::Empty),
            (b" \n\t\n", ReadError::Empty),
            (b"\x89PNG\r\n\x1a\n....", ReadError::Unsupported { kind: "PNG" }),
            (b"\x7FELF\x02\x01", ReadError::NotText { kind: Some("program") }),
            (&noise, ReadError::NotText { kind: None }),
        ];
        for (bytes, error) in cases {
            assert_eq!(decode(bytes).unwrap_err(), *error);
        }
    }
}
