//! The program from outside: what it finds in the reports, what it prints and writes, and how it meets what it cannot read.
#![allow(clippy::unwrap_used)]

mod agreement;
mod bad_input;
mod contract;
mod derived;
mod encodings;
mod facts;
mod hostile_pdf;
mod killed;
mod labels;
mod library;
mod office;
mod pictures;
mod recognition;
mod tables;
