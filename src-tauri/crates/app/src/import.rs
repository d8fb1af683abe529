//! Files into the library, or only read: all cores read, one writer writes, in the order of the files.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use disclosure::Report;
use store::{Added, Counts, NewReport};

use crate::VERSION;
use crate::clock::now;
use crate::contract::{FileState, ImportEvent, Note, NoteCode, Problem, ProblemCode, ReportRow, Settings};
use crate::files::{Found, collect};
use crate::library::{Library, note, row};
use crate::pool::{self, Step};
use crate::problems::shown;
use crate::reading::{self, Content, Manner, Said};

/// A report that was read and is kept nowhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Extracted {
    /// as given, or as walked to
    pub path: PathBuf,
    /// hash of the file's bytes, lower-case hex
    pub sha256: String,
    /// what it says
    pub report: Report,
    /// what is to be known beside it
    pub notes: Vec<Note>,
}

/// Reads files and folders without a library. Results come in the order of the files. Once `cancel` is set no further file is
/// begun, and PDFs under way are left.
pub fn extract(
    paths: &[PathBuf],
    settings: Settings,
    cancel: &AtomicBool,
    mut on_report: impl FnMut(&Path, Result<Extracted, Problem>),
) {
    let recogniser = settings.recogniser();
    let recogniser = recogniser.as_ref().map(Option::as_ref);
    let files = collect(paths).files;
    let read = |index: usize, _: &dyn Fn(u32, u32)| {
        let path = ready(&files[index])?;
        let Content { bytes, sha256 } = reading::content(path)?;
        let manner = Manner { limits: settings.pdf, recogniser, cancel, on_page: &|_, _| {} };
        let Said { report, notes } = reading::report(bytes, path, &manner)?;
        let notes = notes.into_iter().map(note).collect();
        Ok(Extracted { path: path.to_owned(), sha256, report, notes })
    };
    pool::run(files.len(), settings.readers, cancel, read, |index, step| {
        if let Step::Done(result) = step {
            on_report(&files[index].path, result);
        }
    });
}

fn ready(found: &Found) -> Result<&Path, Problem> {
    found.problem.clone().map_or(Ok(&found.path), Err)
}

/// What reading a file came to.
enum Read {
    Known(u32),
    New { sha256: String, bytes: u64, said: Box<Said> },
}

impl Library {
    /// Brings files and folders into the library and tells every step on this thread. A file that cannot be read is told
    /// and the others go on. Once `cancel` is set no further file is begun and PDFs under way are left; what is in the library
    /// stays.
    ///
    /// # Errors
    /// Where the library itself does not answer at the beginning or end.
    pub fn import(
        &self,
        paths: &[PathBuf],
        settings: Settings,
        mut on_event: impl FnMut(ImportEvent),
        cancel: &AtomicBool,
    ) -> Result<Counts, Problem> {
        let recogniser = settings.recogniser();
        let recogniser = recogniser.as_ref().map(Option::as_ref);
        let collected = collect(paths);
        let files = collected.files;
        on_event(ImportEvent::Started {
            files: files.iter().map(|f| shown(&f.path)).collect(),
            passed_over: collected.passed_over,
        });
        let named: Vec<_> = files.iter().map(|file| whole(&file.path)).collect();
        let import = self.ask(|store| store.begin_import(now(), &named))?;
        let mut counts = Counts::default();
        pool::run(
            files.len(),
            settings.readers,
            cancel,
            |index, on_page| {
                let manner = Manner { limits: settings.pdf, recogniser, cancel, on_page: &seldom(on_page) };
                self.read(&files[index], &manner)
            },
            |place, step| {
                let path = &files[place].path;
                let index = u32::try_from(place).unwrap_or(u32::MAX);
                let state = match step {
                    Step::Part(page, pages) => return on_event(ImportEvent::Page { index, page, pages }),
                    Step::Begun => FileState::Reading,
                    Step::Left => FileState::Cancelled,
                    Step::Done(read) => self.settle(path, read),
                };
                if state != FileState::Reading {
                    // Where that fails, the file is offered once more, and is known then.
                    drop(self.ask(|store| store.settle_file(&named[place])));
                }
                count(&mut counts, &state);
                on_event(ImportEvent::File { index, state });
            },
        );
        self.ask(|store| store.finish_import(import, now(), counts))?;
        let Counts { imported, duplicates, failed, cancelled } = counts;
        on_event(ImportEvent::Finished { imported, duplicates, failed, cancelled });
        Ok(counts)
    }

    /// On one of the cores. A file that is known is not read any further than its hash.
    fn read(&self, found: &Found, manner: &Manner<'_>) -> Result<Read, Problem> {
        let path = ready(found)?;
        let Content { bytes, sha256 } = reading::content(path)?;
        let known = self.ask(|store| store.known(&sha256, VERSION))?;
        if let Some(id) = known
            && !(matches!(manner.recogniser, Ok(Some(_))) && self.has_pictures(id)?)
        {
            return Ok(Read::Known(id));
        }
        let size = bytes.len() as u64;
        let said = Box::new(reading::report(bytes, path, manner)?);
        if let Some(id) = known {
            self.ask(|store| store.forget_engine(id))?;
        }
        Ok(Read::New { sha256, bytes: size, said })
    }

    /// Whether a report has pages whose text nobody has recognised yet.
    fn has_pictures(&self, report: u32) -> Result<bool, Problem> {
        let pictures = |note: &Note| note.code == NoteCode::PagesArePictures;
        Ok(self.row(report)?.notes.iter().any(pictures))
    }

    /// On the writer's thread.
    fn settle(&self, path: &Path, read: Result<Read, Problem>) -> FileState {
        let settled = read.and_then(|read| match read {
            Read::Known(id) => Ok(FileState::Duplicate { report: self.row(id)? }),
            Read::New { sha256, bytes, said } => self.keep(path, &sha256, bytes, &said),
        });
        settled.unwrap_or_else(|problem| match problem.code {
            ProblemCode::Cancelled => FileState::Cancelled,
            _ => FileState::Failed { problem },
        })
    }

    fn keep(&self, path: &Path, sha256: &str, bytes: u64, said: &Said) -> Result<FileState, Problem> {
        let new = NewReport {
            sha256,
            file: &path.file_name().unwrap_or_default().to_string_lossy(),
            path: &whole(path),
            bytes,
            engine: VERSION,
            imported_at: now(),
            report: &said.report,
            notes: &said.notes,
        };
        let added = self.ask(|store| store.add_report(new))?;
        let report = self.row(added.id())?;
        Ok(match added {
            Added::Duplicate(_) => FileState::Duplicate { report },
            Added::New(_) | Added::Refreshed(_) => FileState::Done { report },
        })
    }

    fn row(&self, id: u32) -> Result<ReportRow, Problem> {
        let found = self.ask(|store| store.report(id))?;
        found.map(row).ok_or_else(|| Problem::internal("the report that was just added is gone"))
    }
}

/// The path from the root: what is read later does not begin in the same folder.
fn whole(path: &Path) -> String {
    shown(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

/// A file's pages come faster than anyone reads. The first is told, and then a few a second.
fn seldom(tell: &dyn Fn(u32, u32)) -> impl Fn(u32, u32) {
    const BETWEEN: Duration = Duration::from_millis(100);
    let told = Cell::new(None::<Instant>);
    move |page, pages| {
        if told.get().is_none_or(|last| last.elapsed() >= BETWEEN) {
            told.set(Some(Instant::now()));
            tell(page, pages);
        }
    }
}

fn count(counts: &mut Counts, state: &FileState) {
    match state {
        FileState::Reading => {}
        FileState::Done { .. } => counts.imported += 1,
        FileState::Duplicate { .. } => counts.duplicates += 1,
        FileState::Failed { .. } => counts.failed += 1,
        FileState::Cancelled => counts.cancelled += 1,
    }
}
