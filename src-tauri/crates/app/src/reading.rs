//! One file to one report: bytes, hash, extraction; whatever goes wrong costs this file only.

use std::fs::{self, File};
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use disclosure::{Report, Wanted};
use document::{Document, MAX_BYTES, Note, NoteCode};
use reader::Recogniser;
use sha2::{Digest, Sha256};

use crate::contract::{PdfLimits, Problem, ProblemCode, Settings};
use crate::problems::{page_list, too_large};

/// A file's bytes and their hash.
pub(crate) struct Content {
    pub bytes: Vec<u8>,
    /// lower-case hex
    pub sha256: String,
}

/// Reads a file whole. Size and kind are looked at first: a huge file is not read, a pipe is not waited for.
pub(crate) fn content(path: &Path) -> Result<Content, Problem> {
    let refused = |error: std::io::Error| Problem::of_io(&error, path);
    let metadata = fs::metadata(path).map_err(refused)?;
    if !metadata.is_file() {
        return Err(Problem::at(ProblemCode::FileUnreadable, path).with("detail", "not a regular file"));
    }
    if metadata.len() > MAX_BYTES {
        return Err(too_large(path, metadata.len(), MAX_BYTES));
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    File::open(path).map_err(refused)?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(path, bytes.len() as u64, MAX_BYTES));
    }
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Content { bytes, sha256 })
}

/// What a file says, and what is to be said of it.
pub(crate) struct Said {
    pub report: Report,
    pub notes: Vec<Note>,
}

/// How a file is read: what a PDF may cost, and whether it is still wanted.
pub(crate) struct Manner<'a> {
    pub limits: PdfLimits,
    /// of pages that are pictures, where it is to be recognised; why it cannot be, where it is to
    pub recogniser: Result<Option<&'a Recogniser>, &'a Problem>,
    pub cancel: &'a AtomicBool,
    /// told of each page of a PDF, and of how many
    pub on_page: &'a dyn Fn(u32, u32),
}

/// What the file says. Once nobody wants it any more, it is waited for no longer: what is under way ends by itself, since all that
/// is read of a file is bounded.
pub(crate) fn report(bytes: Vec<u8>, path: &Path, manner: &Manner<'_>) -> Result<Said, Problem> {
    let lacking = manner.recogniser.err().cloned();
    let source = source(bytes, path, manner)?;
    let own = path.to_owned();
    unless_cancelled(manner.cancel, path, move || {
        guarded(&own, || {
            let (document, mut notes) = source.document(&own)?;
            let report = disclosure::extract(&document);
            notes.extend(report.left.map(|pages| Note { code: NoteCode::TextLeft, pages: vec![pages] }));
            if report.facts.is_empty() && report.year.is_none() && report.company.name.is_empty() {
                return Err(nothing_found(&notes, lacking, &own));
            }
            Ok(Said { report, notes })
        })
    })
}

/// Does some work on a thread of its own, and leaves it there when `cancel` is set meanwhile.
fn unless_cancelled<T: Send + 'static>(
    cancel: &AtomicBool,
    path: &Path,
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let (sender, receiver) = sync_channel(1);
    let started = thread::Builder::new().spawn(move || drop(sender.send(work())));
    started.map_err(Problem::internal)?;
    loop {
        match receiver.recv_timeout(TICK) {
            Ok(done) => return done,
            Err(RecvTimeoutError::Timeout) if cancel.load(Ordering::Relaxed) => {
                return Err(Problem::at(ProblemCode::Cancelled, path));
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(Problem::internal("the reading thread ended")),
        }
    }
}

/// How often it is looked whether the user has stopped.
const TICK: Duration = Duration::from_millis(50);

/// A file's bytes, or what another process has made of a PDF.
enum Source {
    Bytes(Vec<u8>),
    Sheets(reader::Sheets),
}

/// A PDF is read by another process.
fn source(bytes: Vec<u8>, path: &Path, manner: &Manner<'_>) -> Result<Source, Problem> {
    // One whose first bytes are lost may still be read, and if not, it is a damaged PDF and no text.
    let called_pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    if bytes.is_empty() || !(called_pdf || document::is_pdf(&bytes)) {
        return Ok(Source::Bytes(bytes));
    }
    let limits = manner.limits.into();
    let problem = |error| Problem::of_pdf(error, path, manner.limits);
    let mut sheets = reader::read(&bytes, &limits, manner.cancel, manner.on_page).map_err(problem)?;
    if let Ok(Some(recogniser)) = manner.recogniser {
        reader::recognise(&bytes, &limits, recogniser, &mut sheets, manner.cancel, manner.on_page)
            .map_err(problem)?;
    }
    Ok(Source::Sheets(sheets))
}

impl Source {
    /// The file's lines and tables.
    fn document(self, path: &Path) -> Result<(Document, Vec<Note>), Problem> {
        match self {
            Source::Bytes(bytes) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let document =
                    document::read(&bytes, &name).map_err(|error| Problem::of_reading(&error, path))?;
                Ok((document, vec![]))
            }
            Source::Sheets(sheets) => {
                let notes = document::notes(&sheets.read, sheets.pages);
                Ok((document::bind(sheets.read), notes))
            }
        }
    }
}

/// A report of pictures has no numbers for another reason than one that states none: nothing recognises their text, or what was to
/// do it is `lacking`.
fn nothing_found(notes: &[Note], lacking: Option<Problem>, path: &Path) -> Problem {
    let of_pictures = notes.iter().find_map(|note| match note.code {
        NoteCode::PagesArePictures => Some((ProblemCode::PdfPagesArePictures, note)),
        NoteCode::PagesNotRecognised => Some((ProblemCode::PdfNotRecognised, note)),
        _ => None,
    });
    let pages = |(code, note): (_, &Note)| Problem::at(code, path).with("pages", page_list(&note.pages));
    match (of_pictures, lacking) {
        (Some(_), Some(lacking)) => lacking.with("path", path.display()),
        (Some(found), None) => pages(found),
        (None, _) => Problem::at(ProblemCode::ReportWithoutFacts, path),
    }
}

/// Every statement of a file that names a metric or comes near, or that stands on a line, as text for a terminal: what it
/// says, and why it was taken or left.
///
/// # Errors
/// As for reading the file; [`ProblemCode::Internal`] where the catalogue has no such metric.
pub fn explain(path: &Path, wanted: Explained<'_>, settings: Settings) -> Result<String, Problem> {
    let content = content(path)?;
    guarded(path, || {
        let document = whole(content.bytes, path, settings)?;
        let wanted = match wanted {
            Explained::Metric(id) => Wanted::Metric(
                disclosure::catalogue::metric(id).ok_or_else(|| Problem::internal(id.to_owned()))?,
            ),
            Explained::Line(number) => Wanted::Line(number),
        };
        Ok(disclosure::explain(&document, wanted))
    })
}

/// How a file was read, or a page of it, as text for a terminal: rows with their cells, and passages.
///
/// # Errors
/// As for reading the file.
pub fn pages(path: &Path, page: Option<u32>, settings: Settings) -> Result<String, Problem> {
    let content = content(path)?;
    guarded(path, || Ok(whole(content.bytes, path, settings)?.shown(page)))
}

fn whole(bytes: Vec<u8>, path: &Path, settings: Settings) -> Result<Document, Problem> {
    let recogniser = settings.recogniser()?;
    let manner = Manner {
        limits: settings.pdf,
        recogniser: Ok(recogniser.as_ref()),
        cancel: &AtomicBool::new(false),
        on_page: &|_, _| {},
    };
    Ok(source(bytes, path, &manner)?.document(path)?.0)
}

/// What to explain.
#[derive(Debug, Clone, Copy)]
pub enum Explained<'a> {
    /// a metric's id in the catalogue
    Metric(&'a str),
    /// a line of the file, from 1
    Line(u32),
}

/// A defect that one report brings to light must not stop the others.
fn guarded<T>(path: &Path, work: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<&str>().map(ToString::to_string);
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
        Err(Problem::internal(text.unwrap_or_default()).with("path", path.display()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(path: &Path) -> Option<ProblemCode> {
        let manner = Manner {
            limits: PdfLimits::default(),
            recogniser: Ok(None),
            cancel: &AtomicBool::new(false),
            on_page: &|_, _| {},
        };
        content(path).and_then(|c| report(c.bytes, path, &manner)).err().map(|p| p.code)
    }

    #[test]
    fn bad_files_say_why() {
        let folder = tempfile::tempdir().unwrap();
        let png =
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89".repeat(9);
        let cases: [(&str, &[u8], ProblemCode); 4] = [
            ("empty.txt", b"", ProblemCode::FileEmpty),
            ("blank.txt", b" \n\t\n", ProblemCode::FileEmpty),
            ("picture.txt", &png, ProblemCode::FileUnsupported),
            ("note.txt", b"nothing to see here\n", ProblemCode::ReportWithoutFacts),
        ];
        for (name, bytes, expect) in cases {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            assert_eq!(code(&path), Some(expect), "{name}");
        }
        assert_eq!(code(&folder.path().join("gone.txt")), Some(ProblemCode::FileMissing));
        assert_eq!(code(folder.path()), Some(ProblemCode::FileUnreadable));
    }

    #[test]
    fn a_huge_file_is_refused_unread() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(200 << 20).unwrap();
        let Err(problem) = content(file.path()) else { panic!("it was read") };
        assert_eq!(problem.code, ProblemCode::FileTooLarge);
        assert_eq!(
            (problem.params["size"].as_str(), problem.params["limit"].as_str()),
            ("209715200", "67108864")
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_file_without_permission_says_so() {
        use std::os::unix::fs::PermissionsExt;
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::set_permissions(file.path(), fs::Permissions::from_mode(0o000)).unwrap();
        // The superuser may read everything; then there is nothing to refuse.
        if File::open(file.path()).is_err() {
            assert_eq!(code(file.path()), Some(ProblemCode::FileUnreadable));
        }
    }

    #[test]
    fn what_nobody_wants_any_more_is_not_waited_for() {
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let work = move || ended.recv().map_err(Problem::internal);
        let left = unless_cancelled(&AtomicBool::new(true), Path::new("a.docx"), work);
        assert_eq!(left.map_err(|problem| problem.code), Err(ProblemCode::Cancelled));
        drop(end);
        assert_eq!(unless_cancelled(&AtomicBool::new(false), Path::new("a.docx"), || Ok(7)), Ok(7));
    }

    #[test]
    fn a_panic_becomes_a_problem() {
        let problem = guarded::<()>(Path::new("a.txt"), || panic!("index {} out of range", 7)).unwrap_err();
        assert_eq!(problem.code, ProblemCode::Internal);
        assert_eq!(
            (problem.params["detail"].as_str(), problem.params["path"].as_str()),
            ("index 7 out of range", "a.txt")
        );
    }

    #[test]
    fn the_hash_is_that_of_the_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "abc").unwrap();
        let expect = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(content(&path).unwrap().sha256, expect);
    }
}
