//! The Review room, and whatever can be undone.

use app::contract::{Alike, DeedInfo, Judgement, Problem, ReviewQuery, ReviewQueue, Turns};
use tauri::State;

use crate::program::Program;

#[tauri::command]
pub async fn review(program: State<'_, Program>, query: ReviewQuery) -> Result<ReviewQueue, Problem> {
    program.ask(move |library| library.review(&query)).await
}

#[tauri::command]
pub async fn alike(program: State<'_, Program>, fact: u32) -> Result<Alike, Problem> {
    program.ask(move |library| library.alike(fact)).await
}

#[tauri::command]
pub async fn decide(
    program: State<'_, Program>,
    facts: Vec<u32>,
    judgement: Judgement,
    note: String,
) -> Result<DeedInfo, Problem> {
    program.ask(move |library| library.decide(&facts, &judgement, &note)).await
}

#[tauri::command]
pub async fn turns(program: State<'_, Program>) -> Result<Turns, Problem> {
    program.ask(|library| library.turns()).await
}

#[tauri::command]
pub async fn undo(program: State<'_, Program>) -> Result<Option<DeedInfo>, Problem> {
    program.ask(|library| library.undo()).await
}

#[tauri::command]
pub async fn redo(program: State<'_, Program>) -> Result<Option<DeedInfo>, Problem> {
    program.ask(|library| library.redo()).await
}

#[tauri::command]
pub async fn remove_reports(program: State<'_, Program>, reports: Vec<u32>) -> Result<DeedInfo, Problem> {
    program.ask(move |library| library.remove_reports(&reports)).await
}

#[tauri::command]
pub async fn correct_reports(
    program: State<'_, Program>,
    reports: Vec<u32>,
    company: Option<String>,
    year: Option<i32>,
) -> Result<DeedInfo, Problem> {
    program.ask(move |library| library.correct_reports(&reports, company.as_deref(), year)).await
}

#[tauri::command]
pub async fn merge_companies(
    program: State<'_, Program>,
    companies: Vec<u32>,
    into: u32,
) -> Result<DeedInfo, Problem> {
    program.ask(move |library| library.merge_companies(&companies, into)).await
}
