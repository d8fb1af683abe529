//! Installs what is missing, or says the one command that would.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::places;
use crate::steps::must;

/// To build and to show the window.
const TO_RUN: &[&str] = &["libwebkit2gtk-4.1-dev", "pkg-config", "fonts-noto-cjk"];

/// To open the window without a screen, to drive it, to run the page in a second engine, a peer for PDFs, and readers of what
/// is exported.
const TO_TEST: &[&str] =
    &["webkit2gtk-driver", "xvfb", "xauth", "chromium", "poppler-utils", "poppler-data", "python3-venv"];

/// To recognise the text of scanned pages: 11 MB.
const TO_RECOGNISE: &[&str] = &["tesseract-ocr", "tesseract-ocr-chi-sim", "tesseract-ocr-chi-tra"];

/// The version that `.cargo/deny.toml` is written for.
const CARGO_DENY: &str = "0.20.2";

/// What `cargo xtask run` needs.
pub fn for_run() -> Result<(), String> {
    system(TO_RUN)?;
    page()
}

/// What `cargo xtask test` and `bench` need.
pub fn for_test() -> Result<(), String> {
    system(&[TO_RUN, TO_TEST, TO_RECOGNISE].concat())?;
    page()
}

/// Debian's packages. Other systems have the same libraries under names that we do not know, or need none.
fn system(packages: &[&str]) -> Result<(), String> {
    if !cfg!(target_os = "linux") || !answers("dpkg-query", &["--version"]) {
        return Ok(());
    }
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let install = [&["apt-get", "install", "-y", "--no-install-recommends"], missing.as_slice()].concat();
    let Some(before) = rights() else {
        return Err(format!("these packages are missing; type\n\n    sudo {}\n", install.join(" ")));
    };
    println!("installing {}", missing.join(" "));
    for words in [&["apt-get", "update"], install.as_slice()] {
        let words = [before, words].concat();
        must(Command::new(words[0]).args(&words[1..]).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    Ok(())
}

fn installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["-W", "-f=${db:Status-Status}", package])
        .output()
        .is_ok_and(|output| output.stdout == b"installed")
}

/// What goes before apt-get: nothing for root, `sudo` for who may without a password, none for the rest.
fn rights() -> Option<&'static [&'static str]> {
    let user = Command::new("id").arg("-u").output().map(|output| output.stdout);
    if user.is_ok_and(|user| user.trim_ascii() == b"0") {
        return Some(&[]);
    }
    answers("sudo", &["-n", "true"]).then_some(&["sudo", "-n"])
}

fn answers(program: &str, words: &[&str]) -> bool {
    Command::new(program)
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The page's packages, when the lock is another than the one they were installed from.
fn page() -> Result<(), String> {
    let lock = fs::read(places::ui().join("package-lock.json"))
        .map_err(|error| format!("ui/package-lock.json: {error}"))?;
    let stamp = places::ui().join("node_modules/.evenhand-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    must(&mut places::npm(&["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// cargo-deny, built once and kept in the cache.
pub fn cargo_deny() -> Result<PathBuf, String> {
    let folder = places::cache().join("tools").join(format!("cargo-deny-{CARGO_DENY}"));
    let program = folder.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        let mut install = Command::new("cargo");
        install.args(["install", "cargo-deny", "--locked", "--version", CARGO_DENY, "--root"]).arg(&folder);
        // Away from the clone: its .cargo/config.toml and profiles are not the tool's.
        must(install.current_dir(std::env::temp_dir()).env_remove("CARGO_TARGET_DIR"))?;
    }
    Ok(program)
}

/// Python with the packages of `tests/readback/requirements.txt`, installed once for each such list and kept in the cache.
pub fn python() -> Result<PathBuf, String> {
    let list = places::root().join("tests/readback/requirements.txt");
    let wanted = fs::read(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    let folder = places::cache().join("tools/readback");
    let bin = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let program = bin.join(format!("python{}", std::env::consts::EXE_SUFFIX));
    let stamp = folder.join("requirements.txt");
    if !fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        must(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        must(Command::new(&program).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&list))?;
        fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))?;
    }
    Ok(program)
}
