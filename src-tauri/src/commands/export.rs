//! What leaves the program as a file.

use std::fs;
use std::path::Path;

use app::contract::{ChartSpec, ExportFormat, PictureFormat, Problem, ProblemCode, Query};
use app::{Language, Picture};
use tauri::{State, WebviewWindow};

use crate::dialogs;
use crate::program::Program;

/// Writes what is compared as a file, under a name that the page suggests; its path, or `None` when the user cancels.
#[tauri::command]
pub async fn export_file(
    window: WebviewWindow,
    program: State<'_, Program>,
    format: ExportFormat,
    name: String,
    query: Query,
    language: Language,
) -> Result<Option<String>, Problem> {
    let Some(path) = dialogs::target(&window, name).await? else { return Ok(None) };
    program.ask(move |library| written(&path, &library.exported(format, &query, language)?)).await
}

/// Writes a chart as a file, under a name that the page suggests; its path, or `None` when the user cancels.
#[tauri::command]
pub async fn export_chart(
    window: WebviewWindow,
    program: State<'_, Program>,
    spec: ChartSpec,
    format: PictureFormat,
    name: String,
    query: Query,
    language: Language,
) -> Result<Option<String>, Problem> {
    let Some(path) = dialogs::target(&window, name).await? else { return Ok(None) };
    let picture = Picture::of(format);
    program
        .ask(move |library| written(&path, &library.exported_chart(&spec, picture, &query, language, &path)?))
        .await
}

fn written(path: &Path, bytes: &[u8]) -> Result<Option<String>, Problem> {
    fs::write(path, bytes)
        .map_err(|error| Problem::at(ProblemCode::NotWritten, path).with("detail", error))?;
    Ok(Some(path.to_string_lossy().into_owned()))
}
