//! The Company room.

use app::Language;
use app::contract::{CompanyView, DeedInfo, FrameworkGaps, NewEntry, Problem, Units};
use tauri::State;

use crate::program::Program;

#[tauri::command]
pub async fn company(
    program: State<'_, Program>,
    company: u32,
    all: bool,
    units: Units,
) -> Result<CompanyView, Problem> {
    program.ask(move |library| library.company(company, all, units)).await
}

#[tauri::command]
pub async fn gaps(
    program: State<'_, Program>,
    company: u32,
    year: Option<i32>,
    language: Language,
) -> Result<Vec<FrameworkGaps>, Problem> {
    program.ask(move |library| library.gaps(company, year, language)).await
}

#[tauri::command]
pub async fn enter(program: State<'_, Program>, company: u32, entry: NewEntry) -> Result<DeedInfo, Problem> {
    program.ask(move |library| library.enter(company, &entry)).await
}
