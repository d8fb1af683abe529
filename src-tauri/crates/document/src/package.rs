//! What a file that is no text is, told by its content, and the parts of those that are zip archives: never more of them than
//! a report needs.

use std::io::{BufRead, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::ReadError;

/// Kinds of files that are read and are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Workbook,
    Word,
}

/// Bytes that a file may unpack to, and parts that it may have.
pub(crate) const MOST_BYTES: u64 = 256 << 20;
const MOST_PARTS: usize = 10_000;

/// Parts that tell what an archive is.
const MAIN_PARTS: &[(&str, Result<Kind, &str>)] = &[
    ("xl/workbook.xml", Ok(Kind::Workbook)),
    ("word/document.xml", Ok(Kind::Word)),
    ("ppt/presentation.xml", Err("PPTX")),
    ("xl/workbook.bin", Err("XLSB")),
];

/// What OpenDocument files and books say that they are.
const MIME_TYPES: &[(&str, &str)] = &[
    ("application/vnd.oasis.opendocument.spreadsheet", "ODS"),
    ("application/vnd.oasis.opendocument.text", "ODT"),
    ("application/vnd.oasis.opendocument.presentation", "ODP"),
    ("application/epub+zip", "EPUB"),
];

/// Streams of the files that Office wrote before 2007, and of those that it encrypts.
const OLE_STREAMS: &[(&str, &str)] = &[
    ("EncryptedPackage", ENCRYPTED),
    ("WordDocument", "DOC"),
    ("Workbook", "XLS"),
    ("PowerPoint Document", "PPT"),
];
const ENCRYPTED: &str = "encrypted";

pub(crate) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// The kind of a file that is no text; `None` where it may be one.
pub(crate) fn kind(bytes: &[u8]) -> Result<Option<Kind>, ReadError> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(compound(bytes));
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged { kind: "ZIP" })?;
    let main = MAIN_PARTS.iter().find(|(part, _)| archive.index_for_name(part).is_some());
    match main {
        Some((_, Ok(kind))) => Ok(Some(*kind)),
        Some((_, Err(kind))) => Err(ReadError::Unsupported { kind }),
        None => Err(ReadError::Unsupported { kind: by_mime_type(&mut archive).unwrap_or("ZIP") }),
    }
}

fn by_mime_type(archive: &mut Archive) -> Option<&'static str> {
    let mut said = String::new();
    archive.by_name("mimetype").ok()?.take(200).read_to_string(&mut said).ok()?;
    MIME_TYPES.iter().find(|(mime, _)| *mime == said.trim()).map(|(_, kind)| *kind)
}

/// What a compound file holds: the names of its streams stand in it in UTF-16.
fn compound(bytes: &[u8]) -> ReadError {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    match OLE_STREAMS.iter().find(|(stream, _)| holds(stream)) {
        Some((_, ENCRYPTED)) => ReadError::Encrypted,
        Some((_, kind)) => ReadError::Unsupported { kind },
        None => ReadError::Unsupported { kind: "OLE" },
    }
}

/// Opens an archive that unpacks to no more than [`MOST_BYTES`], whatever its sizes claim: what reads it later need not
/// count.
pub(crate) fn open<'b>(bytes: &'b [u8], kind: &'static str) -> Result<Archive<'b>, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged { kind })?;
    if archive.len() > MOST_PARTS {
        return Err(ReadError::Damaged { kind });
    }
    let mut unpacked = 0;
    for index in 0..archive.len() {
        let part = match archive.by_index(index) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ReadError::Encrypted);
            }
            Err(_) => continue,
        };
        // a part that ends in an error is found broken again by whoever needs it
        unpacked += count(part.take(MOST_BYTES + 1 - unpacked));
        if unpacked > MOST_BYTES {
            return Err(ReadError::TooLarge { size: unpacked, limit: MOST_BYTES });
        }
    }
    Ok(archive)
}

fn count(mut part: impl Read) -> u64 {
    let mut buffer = [0; 1 << 14];
    let mut sum = 0;
    while let Ok(read @ 1..) = part.read(&mut buffer) {
        sum += read as u64;
    }
    sum
}

/// Reads the XML of a part; `None` where there is none of that name.
pub(crate) fn xml<'a, 'b>(
    archive: &'a mut Archive<'b>,
    part: &str,
) -> Option<quick_xml::Reader<impl BufRead + use<'a, 'b>>> {
    let part = archive.by_name(part).ok()?;
    Some(quick_xml::Reader::from_reader(BufReader::new(part.take(MOST_BYTES))))
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// An archive of parts and what they hold.
    pub(crate) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(vec![]));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn kinds_are_told_by_content() {
        let ole = |stream: &str| {
            let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".iter().copied().chain(name).collect::<Vec<u8>>()
        };
        let unsupported = |kind| Err(ReadError::Unsupported { kind });
        let ods = "application/vnd.oasis.opendocument.spreadsheet";
        let cases = [
            (zipped(&[("xl/workbook.xml", "")]), Ok(Some(Kind::Workbook))),
            (zipped(&[("word/document.xml", "")]), Ok(Some(Kind::Word))),
            (zipped(&[("ppt/presentation.xml", "")]), unsupported("PPTX")),
            (zipped(&[("mimetype", ods), ("content.xml", "")]), unsupported("ODS")),
            (zipped(&[("a.txt", "a")]), unsupported("ZIP")),
            (b"PK\x03\x04 cut off".to_vec(), Err(ReadError::Damaged { kind: "ZIP" })),
            (ole("WordDocument"), unsupported("DOC")),
            (ole("Workbook"), unsupported("XLS")),
            (ole("EncryptedPackage"), Err(ReadError::Encrypted)),
            (ole("Other"), unsupported("OLE")),
            ("员工 PK".into(), Ok(None)),
        ];
        for (bytes, expect) in cases {
            assert_eq!(kind(&bytes), expect, "{bytes:?}");
        }
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let mut writer = ZipWriter::new(Cursor::new(vec![]));
        writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
        let zeros = vec![b' '; 1 << 20];
        for _ in 0..=MOST_BYTES >> 20 {
            writer.write_all(&zeros).unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        let size = MOST_BYTES + 1;
        assert_eq!(open(&bytes, "DOCX").err(), Some(ReadError::TooLarge { size, limit: MOST_BYTES }));
    }
}
