//! `cargo xtask run`: the program on the sample batch, in its window or, without a display, as the report it writes.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::places::{self, cargo, npm, program};
use crate::setup;
use crate::steps::must;

/// A debug build unless asked: it is there after a few minutes on a fresh machine, shares everything with `cargo xtask
/// test`, and WebKit, which draws, is as fast as ever. `--release` is what is shipped: three times as long to build.
pub fn run(words: &[&str]) -> Result<(), String> {
    let (flags, paths): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| word.starts_with("--"));
    let profile = match flags.as_slice() {
        [] => "debug",
        ["--release"] => "release",
        _ => return Err(format!("`run` knows no {}", flags.join(" "))),
    };
    let batch = if paths.is_empty() { places::sample_batch()? } else { absolute(&paths)? };
    // The user's own library stays as it is.
    let library =
        env::var_os("EVENHAND_LIBRARY").unwrap_or_else(|| places::cache().join("sample-library").into());
    if has_display() { window(profile, &batch, &library) } else { report(profile, &batch, &library) }
}

fn has_display() -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The window is opened by the program itself, which takes paths as arguments.
fn absolute(paths: &[&str]) -> Result<Vec<PathBuf>, String> {
    paths.iter().map(|path| std::path::absolute(path).map_err(|error| format!("{path}: {error}"))).collect()
}

fn window(profile: &str, batch: &[PathBuf], library: &OsString) -> Result<(), String> {
    setup::for_run()?;
    page()?;
    build(profile, "evenhand-desktop")?;
    println!("opening the window; its library lies in {}", library.display());
    must(Command::new(program(profile, "evenhand-desktop")).args(batch).env("EVENHAND_LIBRARY", library))
}

fn report(profile: &str, batch: &[PathBuf], library: &OsString) -> Result<(), String> {
    println!(
        "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set): the same batch without a window"
    );
    build(profile, "cli")?;
    let evenhand = || Command::new(program(profile, "evenhand"));
    // A file that cannot be read keeps the others from nothing.
    let imported = must(evenhand().arg("import").args(batch).arg("--library").arg(library));
    let html = places::cache().join("sample-report.html");
    let mut compare = evenhand();
    compare.args(["compare", "--format", "html", "--library"]).arg(library).arg("-o").arg(&html);
    must(&mut compare)?;
    println!("the scorecard and the charts lie in {}", html.display());
    imported
}

fn build(profile: &str, package: &str) -> Result<(), String> {
    let mut command = cargo(&["build", "--locked", "--package", package]);
    if profile == "release" {
        command.arg("--release");
    }
    must(&mut command)
}

/// Builds the page when something of it is newer than what was built: a new page makes cargo build the shell anew.
pub fn page() -> Result<(), String> {
    let ui = places::ui();
    let sources =
        ["src", "index.html", "package-lock.json", "vite.config.ts"].map(|name| newest(&ui.join(name)));
    let built = newest(&ui.join("dist/index.html"));
    if built.is_some() && sources.into_iter().max().flatten() <= built {
        return Ok(());
    }
    must(&mut npm(&["run", "build"]))
}

/// When a file, or the newest file of a folder, was written.
fn newest(path: &Path) -> Option<SystemTime> {
    let Ok(entries) = std::fs::read_dir(path) else {
        return path.metadata().and_then(|data| data.modified()).ok();
    };
    entries.filter_map(|entry| newest(&entry.ok()?.path())).max()
}
