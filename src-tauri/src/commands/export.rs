//! What leaves the program as a file.

use std::fs;

use app::Language;
use app::contract::{Problem, ProblemCode, Query};
use tauri::{State, WebviewWindow};

use crate::dialogs;
use crate::program::Program;

/// Writes the scorecard and the charts as one HTML file, and returns its path; `None` when the user cancels.
#[tauri::command]
pub async fn export_html(
    window: WebviewWindow,
    program: State<'_, Program>,
    query: Query,
    language: Language,
) -> Result<Option<String>, Problem> {
    let Some(path) = dialogs::target(&window, "evenhand.html".into()).await? else {
        return Ok(None);
    };
    program
        .ask(move |library| {
            let html = library.html_report(&query, language)?;
            fs::write(&path, html)
                .map_err(|error| Problem::at(ProblemCode::NotWritten, &path).with("detail", error))?;
            Ok(Some(path.to_string_lossy().into_owned()))
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
