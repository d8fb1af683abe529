//! The Charts room.

use app::Language;
use app::contract::{ChartSpec, ChartView, Problem, Query, Theme};
use tauri::State;

use crate::program::Program;

#[tauri::command]
pub async fn chart(
    program: State<'_, Program>,
    spec: ChartSpec,
    query: Query,
    language: Language,
    theme: Theme,
) -> Result<ChartView, Problem> {
    program.ask(move |library| library.chart(&spec, &query, language, theme)).await
}
