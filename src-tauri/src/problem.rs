//! What goes wrong in the shell itself, with the system's own words as detail.

use std::fmt::Display;

use app::contract::{Problem, ProblemCode};

/// A defect, or a part of the system that does not answer.
pub fn internal(detail: impl Display) -> Problem {
    Problem::new(ProblemCode::Internal, [("detail", detail.to_string())])
}
