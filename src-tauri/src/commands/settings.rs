//! How files are read, and what there is to recognise text with.

use app::contract::{Problem, RecogniserInfo, Settings};
use tauri::State;

use crate::program::{Program, blocking};

#[tauri::command]
pub async fn set_settings(program: State<'_, Program>, settings: Settings) -> Result<(), Problem> {
    program.ask(move |library| library.set_settings(settings)).await
}

#[tauri::command]
pub async fn recogniser() -> Result<RecogniserInfo, Problem> {
    blocking(|| Ok(app::recogniser())).await
}
