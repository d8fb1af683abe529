//! Where things lie: the clone, the cache, the build.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The clone's top folder.
pub fn root() -> PathBuf {
    // src-tauri/crates/xtask, three below the top
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().skip(3).map(PathBuf::from).next().unwrap_or_default()
}

/// The page's folder.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// What outlives the clone: the build, tools, the sample library.
pub fn cache() -> PathBuf {
    let from = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || from("HOME").unwrap_or_else(env::temp_dir);
    let base = if cfg!(windows) {
        from("LOCALAPPDATA").unwrap_or_else(env::temp_dir)
    } else if cfg!(target_os = "macos") {
        home().join("Library/Caches")
    } else {
        from("XDG_CACHE_HOME").unwrap_or_else(|| home().join(".cache"))
    };
    base.join("evenhand")
}

/// Outside the clone, so that a fresh clone does not build WebKit's bindings again.
pub fn build() -> PathBuf {
    env::var_os("EVENHAND_BUILD_DIR").map_or_else(|| cache().join("build"), PathBuf::from)
}

/// What the files below a folder take, in bytes; what cannot be read counts as nothing.
pub fn bytes_in(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => bytes_in(&entry.path()),
            Ok(kind) if kind.is_file() => entry.metadata().map_or(0, |data| data.len()),
            _ => 0,
        })
        .sum()
}

/// A built program; `profile` is cargo's folder, `debug` or `release`.
pub fn program(profile: &str, name: &str) -> PathBuf {
    build().join(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// Cargo in the clone, with the build folder of `build()`.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words).current_dir(root()).env("CARGO_TARGET_DIR", build());
    command
}

/// npm in the page's folder.
pub fn npm(words: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(words).current_dir(ui());
    command
}

/// The reports of the sample batch: the corpus's texts, in the order of their names.
pub fn sample_batch() -> Result<Vec<PathBuf>, String> {
    let folder = root().join("tests/corpus");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    if files.is_empty() { Err(format!("no reports in {}", folder.display())) } else { Ok(files) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_folder_takes() {
        let folder = env::temp_dir().join(format!("evenhand-xtask-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("a/b")).unwrap();
        std::fs::write(folder.join("one"), [0; 3]).unwrap();
        std::fs::write(folder.join("a/b/two"), [0; 5]).unwrap();
        assert_eq!(bytes_in(&folder), 8);
        assert_eq!(bytes_in(&folder.join("missing")), 0);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
