//! The Reports room: what is in the library, and what is to come into it.

use std::path::PathBuf;
use std::{env, fs};

use app::contract::{ImportEvent, Problem, ReportRow};
use tauri::ipc::Channel;
use tauri::path::BaseDirectory;
use tauri::{AppHandle, Manager, State, WebviewWindow};

use crate::dialogs;
use crate::imports::Imports;
use crate::problem::internal;
use crate::program::{Program, blocking};

#[tauri::command]
pub async fn reports(program: State<'_, Program>) -> Result<Vec<ReportRow>, Problem> {
    program.ask(|library| library.reports()).await
}

#[tauri::command]
pub async fn pick_files(window: WebviewWindow) -> Result<Vec<String>, Problem> {
    Ok(words(dialogs::files(&window).await?))
}

#[tauri::command]
pub async fn pick_folder(window: WebviewWindow) -> Result<Vec<String>, Problem> {
    Ok(words(dialogs::folders(&window).await?))
}

/// The invented reports that come with the program.
#[tauri::command]
pub async fn sample_batch(handle: AppHandle) -> Result<Vec<String>, Problem> {
    let installed = handle.path().resolve("sample", BaseDirectory::Resource).map_err(internal)?;
    blocking(move || {
        // A build that was not installed has its resources beside it.
        let beside = env::current_exe().map_err(internal)?.with_file_name("sample");
        let folder = if installed.is_dir() { installed } else { beside };
        let entries = fs::read_dir(folder).map_err(internal)?;
        let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        Ok(words(files))
    })
    .await
}

/// Paths given on the command line.
#[tauri::command]
pub async fn startup_paths(program: State<'_, Program>) -> Result<Vec<String>, Problem> {
    Ok(program.startup_paths())
}

#[tauri::command]
pub async fn import_files(
    program: State<'_, Program>,
    imports: State<'_, Imports>,
    paths: Vec<PathBuf>,
    channel: Channel<ImportEvent>,
) -> Result<(), Problem> {
    imports.run(&program, paths, channel).await
}

#[tauri::command]
pub async fn cancel_import(imports: State<'_, Imports>) -> Result<(), Problem> {
    imports.cancel();
    Ok(())
}

/// Gives up the files that an interrupted import left.
#[tauri::command]
pub async fn leave_unread(program: State<'_, Program>) -> Result<(), Problem> {
    program.ask(|library| library.leave_unread()).await
}

/// The page names files by text.
fn words(paths: Vec<PathBuf>) -> Vec<String> {
    paths.into_iter().map(|path| path.to_string_lossy().into_owned()).collect()
}
