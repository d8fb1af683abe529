//! What the page may ask, a few lines a command: each hands its question to a use case of `app` on tokio's blocking pool.
//! `build.rs` names them, `capabilities/main.json` allows them.

pub mod charts;
pub mod company;
pub mod export;
pub mod libraries;
pub mod reports;
pub mod review;
pub mod scorecard;
pub mod settings;
