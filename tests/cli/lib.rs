//! What the acceptance tests share: where things lie, the program that is tested, and the score. Knows the program only from
//! outside: its arguments, its output, its exit status.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod calibration;
pub mod corpus;
pub mod made_pdf;
pub mod many;
pub mod output;
pub mod program;
pub mod score;
