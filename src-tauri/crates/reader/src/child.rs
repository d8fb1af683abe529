//! The process that reads: bytes from standard input, pages to standard output, one after the other, or one page drawn.
//! It ends with its parent.

use std::io::{self, Read, Write};
use std::panic;
use std::process;
use std::thread;

use document::Sheet;

use crate::frame::Told;
use crate::memory;

/// The first argument of a program that is to read a PDF and nothing else. No file is called so by accident.
pub(crate) const WORD: &str = "--evenhand-read-pdf";

/// Deep enough for what nests in a file; the same on each system, whatever its main thread has.
const STACK: usize = 16 << 20;

/// What the child is to do, as its arguments have it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Errand {
    /// bytes that it may hold
    pub memory: u64,
    /// the first page to read, from 0
    pub first: u32,
    /// draw that page instead
    pub draw: Option<Draw>,
}

/// How a page is drawn, and with how many dots a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Draw {
    /// for a person to look at
    Picture(f32),
    /// for a program that recognises text
    Shades(f32),
}

const PICTURE: &str = "picture";
const SHADES: &str = "shades";

impl Errand {
    pub(crate) fn arguments(self) -> Vec<String> {
        let draw = self.draw.map(|draw| match draw {
            Draw::Picture(scale) => [PICTURE.to_owned(), scale.to_string()],
            Draw::Shades(scale) => [SHADES.to_owned(), scale.to_string()],
        });
        let pages = [self.memory.to_string(), self.first.to_string()];
        pages.into_iter().chain(draw.into_iter().flatten()).collect()
    }

    fn of(mut arguments: impl Iterator<Item = String>) -> Option<Errand> {
        Some(Errand {
            memory: arguments.next()?.parse().ok()?,
            first: arguments.next()?.parse().ok()?,
            draw: match arguments.next().as_deref() {
                Some(PICTURE) => Some(Draw::Picture(arguments.next()?.parse().ok()?)),
                Some(SHADES) => Some(Draw::Shades(arguments.next()?.parse().ok()?)),
                Some(_) => return None,
                None => None,
            },
        })
    }
}

/// Reads a PDF and ends the process, if that is what it was started for. To be called first of all in `main`.
pub fn serve_if_asked() {
    let mut arguments =
        std::env::args_os().skip(1).map(|argument| argument.into_string().unwrap_or_default());
    if arguments.next().as_deref() != Some(WORD) {
        return;
    }
    let served = Errand::of(arguments).is_some_and(|errand| serve(errand).is_ok());
    process::exit(i32::from(!served));
}

fn serve(errand: Errand) -> io::Result<()> {
    memory::hold_to(errand.memory)?;
    // A panic costs a page, which its sheet says.
    panic::set_hook(Box::new(|_| {}));
    let bytes = received(&mut io::stdin().lock())?;
    thread::spawn(end_with_parent);
    let reader = thread::Builder::new().stack_size(STACK);
    let reader = reader.spawn(move || {
        let to = &mut io::stdout().lock();
        match errand.draw {
            Some(draw) => drawing(bytes, errand.first, draw, to),
            None => pages(bytes, errand.first, to),
        }
    })?;
    reader.join().unwrap_or_else(|_| Err(io::Error::other("the reader panicked")))
}

/// The file: how long it is, then itself. What comes behind is nothing, until the parent ends.
fn received(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let mut bytes = vec![0; usize::try_from(u64::from_le_bytes(length)).map_err(io::Error::other)?];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// A parent that is gone reaps no one and kills no one: whatever this process is at, it ends.
fn end_with_parent() {
    // Nothing comes; the read ends with the pipe.
    let _ = io::stdin().lock().read(&mut [0]);
    process::exit(1);
}

fn pages(bytes: Vec<u8>, first: u32, to: &mut impl Write) -> io::Result<()> {
    let file = match pdf::open(bytes) {
        Ok(file) => file,
        Err(error) => return Told::Refused(error).write(to).map(drop),
    };
    Told::Opened(file.pages()).write(to)?;
    for index in first..file.pages() {
        let sheet = document::lay_out(&file.page(index));
        if !Told::Page(sheet).write(to)? {
            Told::Page(unread(index + 1)).write(to)?;
        }
    }
    Told::End.write(to).map(drop)
}

fn drawing(bytes: Vec<u8>, index: u32, draw: Draw, to: &mut impl Write) -> io::Result<()> {
    let file = match pdf::open(bytes) {
        Ok(file) => file,
        Err(error) => return Told::Refused(error).write(to).map(drop),
    };
    let (drawn, nothing) = match draw {
        Draw::Picture(scale) => (Told::Picture(file.picture(index, scale)), Told::Picture(None)),
        Draw::Shades(scale) => (Told::Shades(file.shades(index, scale)), Told::Shades(None)),
    };
    if !drawn.write(to)? {
        nothing.write(to)?;
    }
    Ok(())
}

/// A page of which nothing is known.
pub(crate) fn unread(number: u32) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.number = number;
    sheet.incomplete = true;
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_errand_is_told_in_arguments() {
        for draw in [None, Some(Draw::Picture(1.5)), Some(Draw::Shades(4.0))] {
            let errand = Errand { memory: 512 << 20, first: 3, draw };
            assert_eq!(Errand::of(errand.arguments().into_iter()), Some(errand));
        }
        for arguments in [&[][..], &["1"], &["x", "0"], &["1", "-1"], &["1", "0", "x"], &["1", "0", "shades"]]
        {
            assert_eq!(Errand::of(arguments.iter().map(ToString::to_string)), None, "{arguments:?}");
        }
    }

    #[test]
    fn a_file_is_received_whole_or_not_at_all() {
        let sent =
            |length: u64, bytes: &[u8]| received(&mut &[&length.to_le_bytes(), bytes].concat()[..]).ok();
        assert_eq!(sent(3, b"abc and more"), Some(b"abc".to_vec()));
        assert_eq!(sent(3, b"ab"), None);
    }

    #[test]
    fn what_is_no_pdf_is_refused() {
        let mut out = vec![];
        pages(b"%PDF-1.7 and nothing".to_vec(), 0, &mut out).unwrap();
        let told = Told::read(&mut &out[..]).unwrap().map(|(told, _)| told);
        assert!(matches!(told, Some(Told::Refused(_))), "{told:?}");
    }
}
