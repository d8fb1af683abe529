//! The program under test, as a person starts it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use crate::corpus::root;
use crate::output::{Line, Report};

static PROGRAM: LazyLock<Result<PathBuf, String>> = LazyLock::new(|| {
    // One that is built already, as for a benchmark.
    if let Some(program) = std::env::var_os("EVENHAND_CLI") {
        return Ok(program.into());
    }
    // In the profile of whoever asks: tests are built for debugging, benchmarks for release. As a part of the workspace, so
    // that it shares nearly all that was built for the tests: alone, its dependencies would have other features.
    let build = escargot::CargoBuild::new().arg("--workspace").bin("evenhand").current_release();
    let built = build.manifest_path(root().join("Cargo.toml")).run().map_err(|error| error.to_string())?;
    Ok(built.path().to_owned())
});

/// Where it lies, built if it was not; what `EVENHAND_CLI` names instead, where it does.
#[track_caller]
pub fn path() -> &'static Path {
    PROGRAM.as_ref().unwrap_or_else(|error| panic!("the program does not build: {error}"))
}

/// What a run gave.
#[derive(Debug, Clone)]
pub struct Ran {
    /// exit status; none where a signal ended it
    pub status: Option<i32>,
    /// as text
    pub stdout: String,
    /// as text
    pub stderr: String,
}

impl Ran {
    fn of(output: Output) -> Ran {
        let text = |bytes| String::from_utf8(bytes).unwrap_or_else(|e| panic!("not UTF-8: {e}"));
        Ran { status: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// Itself, if the exit status is as expected.
    #[track_caller]
    pub fn expect(self, status: i32) -> Ran {
        assert_eq!(self.status, Some(status), "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }

    /// The lines of JSON.
    #[track_caller]
    pub fn lines(&self) -> Vec<Line> {
        let line = |text| serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"));
        self.stdout.lines().map(line).collect()
    }

    /// The lines of JSON, all of them reports.
    #[track_caller]
    pub fn reports(&self) -> Vec<Report> {
        let report = |line| match line {
            Line::Report(report) => *report,
            Line::Failure(failure) => panic!("{failure:?}"),
        };
        self.lines().into_iter().map(report).collect()
    }
}

/// Runs `evenhand` in an environment that holds nothing of the person who runs the tests.
#[track_caller]
pub fn evenhand<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Ran {
    let mut command = Command::new(path());
    command
        .env_remove("EVENHAND_LIBRARY")
        .env("LC_ALL", "C.UTF-8")
        .env("SOURCE_DATE_EPOCH", "1795832255")
        .args(arguments);
    Ran::of(command.output().unwrap_or_else(|e| panic!("{}: {e}", path().display())))
}

/// `evenhand extract PATH… --json`.
#[track_caller]
pub fn extract<A: AsRef<OsStr>>(paths: impl IntoIterator<Item = A>) -> Ran {
    let mut command = vec![OsStr::new("extract").to_owned()];
    command.extend(paths.into_iter().map(|p| p.as_ref().to_owned()));
    command.push("--json".into());
    evenhand(command)
}
