//! `cargo xtask run`, `test`, `bench` and `calibrate`: they install what is missing, then build, open and check.
//!
//! Std only, so that `cargo xtask` itself is there in seconds on a fresh machine. Knows commands and places, nothing of the
//! domain.
#![cfg_attr(test, allow(clippy::unwrap_used))]
// A command-line tool speaks on the terminal.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod bench;
mod calibrate;
mod check;
mod places;
mod run;
mod setup;
mod steps;
mod tally;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run [--release] [PATH…]   open the program on the sample batch, or on PATH…; without a display, write the report
cargo xtask test                      format, lints, tests, the page in Chromium, the real window, licences
cargo xtask bench                     the window, from start to paint and from key to paint, and the speed of extraction, in release
cargo xtask calibrate [TABLE.tsv…]    how often the program is right where it is how sure, against tables of expected facts

EVENHAND_BUILD_DIR   where the build lies (else the user's cache folder)
EVENHAND_LIBRARY     the library that `run` opens (else one of its own in the cache folder)";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run", rest @ ..] => run::run(rest),
        ["test"] => check::check(),
        ["bench"] => bench::bench(),
        ["calibrate", tables @ ..] => calibrate::calibrate(tables),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(format!("no such command: {}\n\n{USAGE}", words.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // `test` has said everything in its closing line, which must be the last one.
        Err(said) if said.is_empty() => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
