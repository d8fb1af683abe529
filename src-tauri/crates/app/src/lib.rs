//! The use cases: import, show, compare, chart, export. Shown by the CLI and by the shell; knows neither, and no SQL.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod catalogue;
mod cells;
mod clock;
mod company;
pub mod contract;
mod coverage;
mod deeds;
pub mod export;
mod files;
mod import;
mod libraries;
mod library;
mod numbers;
mod pages;
mod pdf_limits;
mod pictures;
mod png;
mod pool;
mod problems;
mod queue;
mod reading;
mod report;
mod review;
mod scores;
mod settings;
pub mod view;
mod words;

/// What extraction gives, for who reads without a library.
pub mod facts {
    pub use disclosure::{Doubt, Evidence, Fact};
}

pub use catalogue::catalogue;
pub use clock::now;
pub use compare::coverage::{Framework, framework, frameworks};
pub use compare::scores::{Scores, WEIGHTS, Weights};
pub use coverage::{Covered, Missing};
pub use disclosure::catalogue::{Metric, metric};
pub use disclosure::{Language, Report};
pub use files::{Collected, Found, READABLE, collect};
pub use import::{Extracted, extract};
pub use libraries::{Recent, default_folder, is_library, vacant};
pub use library::Library;
pub use pictures::Picture;
pub use problems::page_list;
pub use reader::serve_if_asked;
pub use reading::{Explained, explain, pages};
pub use scores::{ScoreTable, score_tables};
pub use settings::recogniser;
pub use store::Counts;

/// The program's version: on a report that another one read, the facts are read anew.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
