//! `many_reports FOLDER COUNT`: writes made reports for who measures a large library from outside, as the window's benchmark
//! does.

use std::path::Path;
use std::process::ExitCode;

#[expect(clippy::print_stderr, reason = "a command that says what it lacks")]
fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count] = &words[..] else {
        eprintln!("many_reports FOLDER COUNT");
        return ExitCode::FAILURE;
    };
    let count = count.parse().map_err(|error| format!("{count}: {error}"));
    let written = count.and_then(|count| {
        acceptance::many::write(Path::new(folder), count, 3).map_err(|error| format!("{folder}: {error}"))
    });
    match written {
        Ok(_) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
