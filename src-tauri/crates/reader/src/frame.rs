//! What the child says: frames of a length and as many bytes. Both ends hold themselves to the bounds.

use std::io::{self, Read, Write};

use document::Sheet;
use pdf::{PdfError, Picture, Shades};
use serde::{Deserialize, Serialize};

/// More bytes than any page comes to.
const MOST_BYTES: u32 = 16 << 20;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Told {
    /// it is open and has as many pages
    Opened(u32),
    /// the next page
    Page(Sheet),
    /// nothing can be read
    Refused(PdfError),
    /// all pages were given
    End,
    /// the page that was to be drawn; none where it cannot be
    Picture(Option<Picture>),
    /// the same in shades of grey
    Shades(Option<Shades>),
}

impl Told {
    /// Whether it was short enough to be said.
    pub(crate) fn write(&self, to: &mut impl Write) -> io::Result<bool> {
        let bytes = postcard::to_stdvec(self).map_err(io::Error::other)?;
        let Some(length) = u32::try_from(bytes.len()).ok().filter(|length| *length <= MOST_BYTES) else {
            return Ok(false);
        };
        to.write_all(&length.to_le_bytes())?;
        to.write_all(&bytes)?;
        to.flush()?;
        Ok(true)
    }

    /// The next frame and its bytes; none where nothing more comes.
    pub(crate) fn read(from: &mut impl Read) -> io::Result<Option<(Told, u64)>> {
        let mut length = [0; 4];
        match from.read_exact(&mut length) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            read => read?,
        }
        let length = u32::from_le_bytes(length);
        if length > MOST_BYTES {
            return Err(io::Error::other("a frame is too long"));
        }
        // Grows with what comes, not with what is announced.
        let mut bytes = vec![];
        from.take(length.into()).read_to_end(&mut bytes)?;
        let (told, rest) = postcard::take_from_bytes(&bytes).map_err(io::Error::other)?;
        if bytes.len() == length as usize && rest.is_empty() {
            Ok(Some((told, length.into())))
        } else {
            Err(io::Error::other("a frame has another length than it says"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(length: u32, bytes: &[u8]) -> Vec<u8> {
        [&length.to_le_bytes(), bytes].concat()
    }

    #[test]
    fn what_is_said_is_heard() {
        let mut page = Sheet::default();
        page.number = 7;
        let said = [Told::Opened(9), Told::Page(page), Told::Refused(PdfError::Encrypted), Told::End];
        let mut pipe = vec![];
        for told in &said {
            assert!(told.write(&mut pipe).unwrap());
        }
        let mut pipe = &pipe[..];
        for told in said {
            assert_eq!(Told::read(&mut pipe).unwrap().map(|(told, _)| told), Some(told));
        }
        assert_eq!(Told::read(&mut pipe).unwrap(), None);
    }

    #[test]
    fn what_no_child_says_is_an_error() {
        for (what, pipe) in [
            ("longer than any page", frame(u32::MAX, b"")),
            ("no such word", frame(2, &[200, 0])),
            ("cut short", frame(9, &[0, 1])),
            ("a rest", frame(3, &[3, 0, 0])),
            (
                "a list as long as memory",
                frame(16, &[1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F]),
            ),
        ] {
            assert!(Told::read(&mut &pipe[..]).is_err(), "{what}");
        }
        assert_eq!(Told::read(&mut &[1, 0][..]).unwrap(), None, "the pipe broke within a length");
    }
}
