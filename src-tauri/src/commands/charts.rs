//! The Charts room.

use app::Language;
use app::contract::{ChartKind, ChartView, Problem, Query, Theme};
use tauri::State;

use crate::program::Program;

#[tauri::command]
pub async fn chart(
    program: State<'_, Program>,
    kind: ChartKind,
    query: Query,
    language: Language,
    theme: Theme,
) -> Result<ChartView, Problem> {
    program.ask(move |library| library.chart(kind, &query, language, theme)).await
}
