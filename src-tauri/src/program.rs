//! What lives as long as the window: the library that the page asks, and what was given on the command line.

use std::mem;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use app::contract::{LibraryInfo, Problem, RecentLibrary};
use app::{Library, Recent};
use tokio::sync;
use tokio::task::spawn_blocking;

use crate::problem::internal;

/// The open library. It is opened while the window appears, or with the first question: where it cannot be opened, the page is
/// there to say why. A later question tries again.
pub struct Program {
    library: sync::Mutex<Option<Arc<Library>>>,
    /// paths given on the command line
    startup_paths: Mutex<Vec<String>>,
}

impl Program {
    pub fn new(startup_paths: Vec<String>) -> Program {
        Program { library: sync::Mutex::new(None), startup_paths: Mutex::new(startup_paths) }
    }

    /// Opens the library ahead of the first question. Why it cannot be opened, that question says.
    pub async fn warm(&self) {
        let _ = self.ask(|_| Ok(app::catalogue())).await;
    }

    /// Asks the library, where it may take its time.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Library) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let library = self.library().await?;
        blocking(move || question(&library)).await
    }

    async fn library(&self) -> Result<Arc<Library>, Problem> {
        let mut open = self.library.lock().await;
        if let Some(library) = &*open {
            return Ok(Arc::clone(library));
        }
        let first = blocking(|| Library::occupy(&Recent::own()?.first()?).map(Arc::new)).await?;
        Ok(Arc::clone(open.insert(first)))
    }

    /// Opens another library in place of this one. One that cannot be opened leaves everything as it is.
    pub async fn turn_to(&self, folder: PathBuf) -> Result<LibraryInfo, Problem> {
        let mut open = self.library.lock().await;
        let before = open.clone();
        let (library, info) = blocking(move || {
            let recent = Recent::own()?;
            let left = before.as_deref().and_then(Library::folder).map(ToOwned::to_owned);
            // The same one again: its lock would stand in its own way.
            let library = match before {
                Some(library) if library.folder() == Some(&folder) && !library.info()?.read_only => library,
                _ => Arc::new(Library::occupy(&folder)?),
            };
            left.iter().chain([&folder]).for_each(|folder| recent.note(folder));
            let info = library.info()?;
            Ok((library, info))
        })
        .await?;
        *open = Some(library);
        Ok(info)
    }

    /// The libraries that were open before.
    pub async fn recent(&self) -> Result<Vec<RecentLibrary>, Problem> {
        blocking(|| Ok(Recent::own()?.all())).await
    }

    /// Paths given on the command line, once: another library is not meant by them.
    pub fn startup_paths(&self) -> Vec<String> {
        mem::take(&mut *self.startup_paths.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// On tokio's pool for what blocks. A use case that panics is a problem of this question only: the library is whole, since
/// SQLite undoes the transaction that was under way.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    spawn_blocking(work).await.map_err(internal)?
}
