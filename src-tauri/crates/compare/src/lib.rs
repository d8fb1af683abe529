//! Facts to derived and estimated values, scorecards and ranks. Pure: no clock, no file, no hash-map order.

pub mod model;

pub use model::*;
