//! The system's dialogs, through rfd. They are made on the main thread, where GTK and AppKit live, and awaited elsewhere, so
//! that neither the page nor an import stands still.

use std::env;
use std::future::Future;
use std::path::PathBuf;

use app::contract::Problem;
use rfd::{AsyncFileDialog, FileHandle};
use tauri::WebviewWindow;
use tokio::sync::oneshot;

use crate::problem::internal;

/// The answer that a test gives in a person's place: paths, parted as in `PATH`; empty to cancel. Typing into a dialog is not
/// reliable.
const ANSWER: &str = "EVENHAND_DIALOG_ANSWER";

/// The folder where a test has written what a person would give a place, each under the name that is suggested.
const TARGETS: &str = "EVENHAND_DIALOG_TARGETS";

/// Files to read. None when the user cancels.
pub async fn files(window: &WebviewWindow) -> Result<Vec<PathBuf>, Problem> {
    if let Some(answer) = answer() {
        return Ok(answer);
    }
    let pick = |dialog: AsyncFileDialog| {
        dialog
            .add_filter("PDF · DOCX · XLSX · HTML · Markdown · TXT", &app::READABLE)
            .add_filter("*", &["*"])
            .pick_files()
    };
    Ok(paths(open(window, pick).await?.unwrap_or_default()))
}

/// Folders to read. None when the user cancels.
pub async fn folders(window: &WebviewWindow) -> Result<Vec<PathBuf>, Problem> {
    if let Some(answer) = answer() {
        return Ok(answer);
    }
    Ok(paths(open(window, AsyncFileDialog::pick_folders).await?.unwrap_or_default()))
}

/// Where to write; the dialog itself asks before it overwrites. `None` when the user cancels.
pub async fn target(window: &WebviewWindow, name: String) -> Result<Option<PathBuf>, Problem> {
    if let Some(folder) = env::var_os(TARGETS) {
        return Ok(Some(PathBuf::from(folder).join(name)));
    }
    Ok(open(window, |dialog| dialog.set_file_name(name).save_file()).await?.map(PathBuf::from))
}

async fn open<T, F>(
    window: &WebviewWindow,
    ask: impl FnOnce(AsyncFileDialog) -> F + Send + 'static,
) -> Result<T, Problem>
where
    F: Future<Output = T> + Send + 'static,
{
    let (asked, answer) = oneshot::channel();
    let parent = window.clone();
    let ask = move || asked.send(ask(AsyncFileDialog::new().set_parent(&parent)));
    // A send fails only when this command is gone, and nobody waits for the answer any more.
    window.run_on_main_thread(move || drop(ask())).map_err(internal)?;
    Ok(answer.await.map_err(internal)?.await)
}

fn answer() -> Option<Vec<PathBuf>> {
    let answer = env::var_os(ANSWER)?;
    Some(env::split_paths(&answer).filter(|path| !path.as_os_str().is_empty()).collect())
}

fn paths(handles: Vec<FileHandle>) -> Vec<PathBuf> {
    handles.into_iter().map(PathBuf::from).collect()
}
