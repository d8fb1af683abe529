//! `cargo xtask test`: all that must pass. Goes on after a failure, so that one run says everything.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::places::{self, cargo, npm};
use crate::setup;
use crate::steps::{Kind, Steps, must};

/// The order is part of the matter: the shell embeds the page, so the page is built before cargo sees the workspace; and
/// everything of the workspace is built at once, since a build of fewer packages would build their dependencies anew with
/// other features.
pub fn check() -> Result<(), String> {
    let mut steps = Steps::default();
    steps.prepare("set up", setup::for_test);
    steps.run("format", Kind::Check, &mut cargo(&["fmt", "--all", "--check"]));
    steps.run("page: lint and format", Kind::Check, &mut npm(&["run", "lint"]));
    steps.run("page: types", Kind::Check, &mut npm(&["run", "check"]));
    steps.run("page: unit tests", Kind::Tests, &mut npm(&["test"]));
    let page = steps.run("page: build", Kind::Check, &mut npm(&["run", "build"]));
    if page {
        steps.run("page in Chromium", Kind::Tests, &mut npm(&["run", "test:page"]));
        workspace(&mut steps);
    } else {
        for name in ["page in Chromium", "lints", "build", "tests", "exports read back", "the real window"] {
            steps.give_up(name, "the page does not build");
        }
    }
    match steps.prepare("set up cargo-deny", setup::cargo_deny) {
        Some(program) => {
            let mut deny = Command::new(program);
            deny.args(["--workspace", "--locked", "check", "licenses", "bans", "sources"])
                .current_dir(places::root());
            steps.run("licences, bans, sources", Kind::Check, &mut deny);
        }
        None => steps.give_up("licences, bans, sources", "cargo-deny is missing"),
    }
    steps.close()
}

fn workspace(steps: &mut Steps) {
    // For a change that is made once nothing is gained by what would make the next one quick, and it takes as much room again.
    let cargo = |words: &[&str]| {
        let mut command = cargo(words);
        command.env("CARGO_INCREMENTAL", "0");
        command
    };
    steps.prepare("make room", room);
    let lints = ["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"];
    steps.run("lints", Kind::Check, &mut cargo(&lints));
    let built = steps.run(
        "build",
        Kind::Check,
        &mut cargo(&["build", "--workspace", "--all-targets", "--locked", "--quiet"]),
    );
    let tests = ["test", "--workspace", "--locked", "--quiet", "--no-fail-fast"];
    steps.run("tests", Kind::Tests, &mut cargo(&tests));
    if !built {
        for name in ["exports read back", "the real window"] {
            steps.give_up(name, "the build failed");
        }
        return;
    }
    read_back(steps);
    match window("debug", window_tests()) {
        Ok(mut command) => {
            steps.run("the real window", Kind::Tests, &mut command);
        }
        Err(why) => steps.give_up("the real window", &why),
    }
}

/// The bytes that the build may have before what is the workspace's own in it is removed. One clone's takes half of it, with all
/// that it depends on.
const ROOM: u64 = 15_000_000_000;

/// A clone's place is part of its binaries' names, so those of every clone that was ever tested stay in a folder kept outside of
/// them, until no disk holds them.
fn room() -> Result<(), String> {
    if places::bytes_in(&places::build()) < ROOM {
        return Ok(());
    }
    must(&mut cargo(&["clean", "--workspace"]))
}

/// What is exported, read by pandas and DuckDB.
fn read_back(steps: &mut Steps) {
    let (python, reports) =
        (steps.prepare("set up pandas and DuckDB", setup::python), places::sample_batch());
    match (python, reports) {
        (Some(python), Ok(reports)) => {
            let mut command = Command::new(python);
            command.arg(places::root().join("tests/readback/read_back.py"));
            command.arg(places::program("debug", "evenhand")).args(reports);
            steps.run("exports read back", Kind::Check, &mut command);
        }
        (None, _) => steps.give_up("exports read back", "pandas and DuckDB are missing"),
        (_, Err(why)) => steps.give_up("exports read back", &why),
    }
}

/// `node --test` on every test of the window.
fn window_tests() -> Vec<String> {
    let folder = places::root().join("tests/desktop");
    let entries = fs::read_dir(folder).into_iter().flatten();
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut tests: Vec<PathBuf> =
        files.filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    tests.sort();
    let words = tests.iter().map(|path| path.to_string_lossy().into_owned());
    ["node", "--test"].into_iter().map(String::from).chain(words).collect()
}

/// A command with the program's name for the window's driver, on a screen of its own, so that a test
/// neither needs a display nor shows up on one.
pub fn window(profile: &str, words: Vec<String>) -> Result<Command, String> {
    let program = places::program(profile, "evenhand-desktop");
    if !program.exists() {
        return Err(format!("{} is missing", program.display()));
    }
    let mut command = Command::new("xvfb-run");
    command.args(["-a", "-s", "-screen 0 1280x800x24 -nolisten tcp"]).args(words);
    command.current_dir(places::root()).env("EVENHAND_PROGRAM", program);
    Ok(command)
}
