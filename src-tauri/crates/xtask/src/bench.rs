//! `cargo xtask bench`: what was promised in numbers, measured in release.

use crate::places::{self, cargo};
use crate::steps::must;
use crate::{check, run, setup};

pub fn bench() -> Result<(), String> {
    setup::for_test()?;
    run::page()?;
    must(&mut cargo(&[
        "build",
        "--release",
        "--locked",
        "--package",
        "evenhand-desktop",
        "--package",
        "cli",
        "--package",
        "acceptance",
    ]))?;
    let script = places::root().join("tests/desktop/bench.mjs");
    must(&mut check::window("release", vec!["node".into(), script.to_string_lossy().into_owned()])?)?;
    must(&mut cargo(&["bench", "--locked", "--package", "acceptance"]))
}
