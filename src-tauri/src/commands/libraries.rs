//! Which library is open, and what keeps it: new, open, recent, back up, restore.

use std::path::PathBuf;

use app::contract::{LibraryInfo, Problem, ProblemCode, RecentLibrary};
use tauri::{State, WebviewWindow};

use crate::dialogs;
use crate::program::{Program, blocking};

#[tauri::command]
pub async fn library(program: State<'_, Program>) -> Result<LibraryInfo, Problem> {
    program.ask(|library| library.info()).await
}

/// The libraries that were open before, the last one first.
#[tauri::command]
pub async fn recent_libraries(program: State<'_, Program>) -> Result<Vec<RecentLibrary>, Problem> {
    program.recent().await
}

/// Makes a library in an empty folder and opens it; `None` when the user cancels.
#[tauri::command]
pub async fn new_library(
    window: WebviewWindow,
    program: State<'_, Program>,
) -> Result<Option<LibraryInfo>, Problem> {
    let Some(folder) = dialogs::folders(&window).await?.into_iter().next() else {
        return Ok(None);
    };
    let wanted = folder.clone();
    blocking(move || app::vacant(&wanted)).await?;
    program.turn_to(folder).await.map(Some)
}

/// Opens the library of a folder, or of one that is picked; `None` when the user cancels.
#[tauri::command]
pub async fn open_library(
    window: WebviewWindow,
    program: State<'_, Program>,
    path: Option<PathBuf>,
) -> Result<Option<LibraryInfo>, Problem> {
    let picked = match path {
        Some(path) => Some(path),
        None => dialogs::folders(&window).await?.into_iter().next(),
    };
    let Some(folder) = picked else { return Ok(None) };
    if !app::is_library(&folder) {
        return Err(Problem::at(ProblemCode::LibraryMissing, &folder));
    }
    program.turn_to(folder).await.map(Some)
}

/// Takes a library off the list of those that were open; nothing else happens to it.
#[tauri::command]
pub async fn forget_library(path: PathBuf) -> Result<(), Problem> {
    blocking(move || {
        app::Recent::own()?.forget(&path);
        Ok(())
    })
    .await
}

/// Writes the library into one file, and returns its path; `None` when the user cancels.
#[tauri::command]
pub async fn back_up(window: WebviewWindow, program: State<'_, Program>) -> Result<Option<String>, Problem> {
    let Some(path) = dialogs::target(&window, "evenhand-backup.db".into()).await? else {
        return Ok(None);
    };
    program
        .ask(move |library| {
            library.back_up(&path)?;
            Ok(Some(path.to_string_lossy().into_owned()))
        })
        .await
}

/// Puts a back-up in the library's place, and returns where what the library held lies now; `None` when the user cancels.
#[tauri::command]
pub async fn restore(window: WebviewWindow, program: State<'_, Program>) -> Result<Option<String>, Problem> {
    let Some(path) = dialogs::files(&window).await?.into_iter().next() else {
        return Ok(None);
    };
    program.ask(move |library| Ok(Some(library.restore(&path)?.to_string_lossy().into_owned()))).await
}
