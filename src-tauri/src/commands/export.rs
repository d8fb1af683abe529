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
