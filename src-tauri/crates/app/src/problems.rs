//! How what goes wrong below becomes a code with what its words need.

use std::io;
use std::path::Path;

use document::ReadError;
use reader::ReaderError;
use store::StoreError;

use crate::contract::{PdfLimits, Problem, ProblemCode};

impl Problem {
    /// A code with its parameters.
    pub fn new(code: ProblemCode, params: impl IntoIterator<Item = (&'static str, String)>) -> Problem {
        Problem { code, params: params.into_iter().map(|(k, v)| (k.to_owned(), v)).collect() }
    }

    /// A code about a file or folder.
    pub fn at(code: ProblemCode, path: &Path) -> Problem {
        Problem::new(code, [("path", shown(path))])
    }

    /// With one more parameter.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Problem {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    pub(crate) fn internal(detail: impl ToString) -> Problem {
        Problem::new(ProblemCode::Internal, [("detail", detail.to_string())])
    }

    pub(crate) fn of_io(error: &io::Error, path: &Path) -> Problem {
        match error.kind() {
            io::ErrorKind::NotFound => Problem::at(ProblemCode::FileMissing, path),
            _ => Problem::at(ProblemCode::FileUnreadable, path).with("detail", error),
        }
    }

    pub(crate) fn of_reading(error: &ReadError, path: &Path) -> Problem {
        match error {
            ReadError::Empty => Problem::at(ProblemCode::FileEmpty, path),
            ReadError::NotText { kind } => {
                Problem::at(ProblemCode::FileNotText, path).with("kind", kind.unwrap_or_default())
            }
            ReadError::Unsupported { kind } => {
                Problem::at(ProblemCode::FileUnsupported, path).with("kind", kind)
            }
            ReadError::Encrypted => Problem::at(ProblemCode::FileEncrypted, path),
            ReadError::Damaged { kind } => Problem::at(ProblemCode::FileDamaged, path).with("kind", kind),
            ReadError::TooLarge { size, limit } => too_large(path, *size, *limit),
        }
    }

    pub(crate) fn of_pdf(error: ReaderError, path: &Path, limits: PdfLimits) -> Problem {
        match error {
            ReaderError::Encrypted => Problem::at(ProblemCode::PdfEncrypted, path),
            ReaderError::Damaged => Problem::at(ProblemCode::PdfDamaged, path),
            ReaderError::TooMuchMemory => {
                Problem::at(ProblemCode::PdfTooMuchMemory, path).with("limit", limits.memory_mb)
            }
            ReaderError::TooSlow => Problem::at(ProblemCode::PdfTooSlow, path)
                .with("limit", limits.seconds)
                .with("page_limit", limits.page_seconds),
            ReaderError::Died(detail) | ReaderError::NotStarted(detail) => {
                Problem::at(ProblemCode::PdfReaderDied, path).with("detail", detail)
            }
            ReaderError::NotDrawn => Problem::at(ProblemCode::PageNotDrawn, path),
            ReaderError::Cancelled => Problem::at(ProblemCode::Cancelled, path),
        }
    }

    pub(crate) fn of_store(error: &StoreError, folder: &Path) -> Problem {
        match error {
            StoreError::Newer { found, known } => {
                Problem::at(ProblemCode::LibraryNewer, folder).with("found", found).with("known", known)
            }
            StoreError::ReadOnly => Problem::at(ProblemCode::LibraryReadOnly, folder),
            _ => Problem::at(ProblemCode::LibraryUnusable, folder).with("detail", error),
        }
    }
}

pub(crate) fn too_large(path: &Path, size: u64, limit: u64) -> Problem {
    Problem::at(ProblemCode::FileTooLarge, path).with("size", size).with("limit", limit)
}

/// A path as people see it.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Runs of pages as a person writes them: `3–7, 12`.
pub fn page_list(pages: &[(u32, u32)]) -> String {
    let run = |(first, last): &(u32, u32)| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    pages.iter().map(run).collect::<Vec<_>>().join(", ")
}
