//! What lives as long as the window: the library that the page asks, and what was given on the command line.

use std::sync::Arc;

use app::Library;
use app::contract::Problem;
use tokio::sync::OnceCell;
use tokio::task::spawn_blocking;

use crate::problem::internal;

/// The open library. It is opened with the first question: the window appears while SQLite reads, and where the library
/// cannot be opened, the page is there to say why. A later question tries again.
pub struct Program {
    library: OnceCell<Arc<Library>>,
    /// paths given on the command line
    pub startup_paths: Vec<String>,
}

impl Program {
    pub fn new(startup_paths: Vec<String>) -> Program {
        Program { library: OnceCell::new(), startup_paths }
    }

    /// Asks the library, where it may take its time.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Library) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let open = || async { blocking(|| Library::open(&app::default_folder()?).map(Arc::new)).await };
        let library = Arc::clone(self.library.get_or_try_init(open).await?);
        blocking(move || question(&library)).await
    }
}

/// On tokio's pool for what blocks. A use case that panics is a problem of this question only: the library is whole, since
/// SQLite undoes the transaction that was under way.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    spawn_blocking(work).await.map_err(internal)?
}
