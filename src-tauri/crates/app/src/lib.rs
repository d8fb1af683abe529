//! The use cases: import, show, compare, chart, export. Shown by the CLI and by the shell; knows neither.

pub mod contract;
