//! How files are read, what there is to recognise text with, and how large the page is drawn.

use app::contract::{Problem, RecogniserInfo, Settings};
use tauri::{State, WebviewWindow};

use crate::problem::internal;
use crate::program::{Program, blocking};

#[tauri::command]
pub async fn set_settings(program: State<'_, Program>, settings: Settings) -> Result<(), Problem> {
    program.ask(move |library| library.set_settings(settings)).await
}

#[tauri::command]
pub async fn recogniser() -> Result<RecogniserInfo, Problem> {
    blocking(|| Ok(app::recogniser())).await
}

/// Draws the page so many times as large.
#[tauri::command]
pub async fn zoom(window: WebviewWindow, factor: f64) -> Result<(), Problem> {
    window.set_zoom(factor).map_err(internal)
}
