//! The Scorecard room and the evidence drawer.

use app::contract::{FactDetail, MetricInfo, PagePicture, Problem, Query, Scorecard};
use tauri::State;

use crate::problem::internal;
use crate::program::Program;

/// The metrics that there are, with their names.
#[tauri::command]
pub async fn catalogue() -> Vec<MetricInfo> {
    app::catalogue()
}

#[tauri::command]
pub async fn scorecard(program: State<'_, Program>, query: Query) -> Result<Scorecard, Problem> {
    program.ask(move |library| library.scorecard(&query)).await
}

#[tauri::command]
pub async fn fact(program: State<'_, Program>, id: u32) -> Result<FactDetail, Problem> {
    // The page knows facts of what the library holds now: one that is not there is a defect.
    program.ask(move |library| library.fact(id)?.ok_or_else(|| internal(format!("no fact {id}")))).await
}

/// A page of a report as a picture, counted from 1, with so many dots a point.
#[tauri::command]
pub async fn page(
    program: State<'_, Program>,
    report: u32,
    page: u32,
    scale: f32,
) -> Result<PagePicture, Problem> {
    program.ask(move |library| library.page(report, page, scale)).await
}
