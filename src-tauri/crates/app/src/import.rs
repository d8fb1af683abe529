//! Files into the library, or only read: all cores read, one writer writes, in the order of the files.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use disclosure::Report;
use store::{Added, Counts, NewReport};

use crate::contract::{FileState, ImportEvent, Problem, ReportRow};
use crate::files::{Found, collect};
use crate::library::{Library, row};
use crate::pool::{self, Step};
use crate::problems::shown;
use crate::{VERSION, reading};

/// A report that was read and is kept nowhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Extracted {
    /// as given, or as walked to
    pub path: PathBuf,
    /// hash of the file's bytes, lower-case hex
    pub sha256: String,
    /// what it says
    pub report: Report,
}

/// Reads files and folders without a library. Results come in the order of the files.
pub fn extract(paths: &[PathBuf], mut on_report: impl FnMut(&Path, Result<Extracted, Problem>)) {
    let files = collect(paths).files;
    let read = |index: usize| {
        let path = ready(&files[index])?;
        let content = reading::content(path)?;
        let report = reading::report(&content.bytes, path)?;
        Ok(Extracted { path: path.to_owned(), sha256: content.sha256, report })
    };
    pool::run(files.len(), &AtomicBool::new(false), read, |index, step| {
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
    New { sha256: String, bytes: u64, report: Box<Report> },
}

impl Library {
    /// Brings files and folders into the library and tells every step on this thread. A file that cannot be read is told
    /// and the others go on. Once `cancel` is set no further file is begun; what is in the library stays.
    ///
    /// # Errors
    /// Where the library itself does not answer at the beginning or end.
    pub fn import(
        &self,
        paths: &[PathBuf],
        mut on_event: impl FnMut(ImportEvent),
        cancel: &AtomicBool,
    ) -> Result<Counts, Problem> {
        let collected = collect(paths);
        let files = collected.files;
        on_event(ImportEvent::Started {
            files: files.iter().map(|f| shown(&f.path)).collect(),
            passed_over: collected.passed_over,
        });
        let import = self.ask(|store| store.begin_import(now()))?;
        let mut counts = Counts::default();
        pool::run(
            files.len(),
            cancel,
            |index| self.read(&files[index]),
            |index, step| {
                let state = match step {
                    Step::Begun => FileState::Reading,
                    Step::Left => FileState::Cancelled,
                    Step::Done(read) => self.settle(&files[index].path, read),
                };
                count(&mut counts, &state);
                on_event(ImportEvent::File { index: u32::try_from(index).unwrap_or(u32::MAX), state });
            },
        );
        self.ask(|store| store.finish_import(import, now(), counts))?;
        let Counts { imported, duplicates, failed, cancelled } = counts;
        on_event(ImportEvent::Finished { imported, duplicates, failed, cancelled });
        Ok(counts)
    }

    /// On one of the cores. A file that is known is not read any further than its hash.
    fn read(&self, found: &Found) -> Result<Read, Problem> {
        let path = ready(found)?;
        let content = reading::content(path)?;
        if let Some(id) = self.ask(|store| store.known(&content.sha256, VERSION))? {
            return Ok(Read::Known(id));
        }
        let report = Box::new(reading::report(&content.bytes, path)?);
        Ok(Read::New { sha256: content.sha256, bytes: content.bytes.len() as u64, report })
    }

    /// On the writer's thread.
    fn settle(&self, path: &Path, read: Result<Read, Problem>) -> FileState {
        let settled = read.and_then(|read| match read {
            Read::Known(id) => Ok(FileState::Duplicate { report: self.row(id)? }),
            Read::New { sha256, bytes, report } => self.keep(path, &sha256, bytes, &report),
        });
        settled.unwrap_or_else(|problem| FileState::Failed { problem })
    }

    fn keep(&self, path: &Path, sha256: &str, bytes: u64, report: &Report) -> Result<FileState, Problem> {
        let new = NewReport {
            sha256,
            file: &path.file_name().unwrap_or_default().to_string_lossy(),
            path: &shown(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned())),
            bytes,
            engine: VERSION,
            imported_at: now(),
            report,
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

fn count(counts: &mut Counts, state: &FileState) {
    match state {
        FileState::Reading => {}
        FileState::Done { .. } => counts.imported += 1,
        FileState::Duplicate { .. } => counts.duplicates += 1,
        FileState::Failed { .. } => counts.failed += 1,
        FileState::Cancelled => counts.cancelled += 1,
    }
}

/// Seconds since 1970, UTC.
#[expect(
    clippy::disallowed_methods,
    reason = "when an import ran is the one thing about it that a clock must say"
)]
fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |d| d.as_secs().cast_signed())
}
