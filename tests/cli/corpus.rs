//! Where the reports lie: those written for this project, and the real ones that stay outside of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde::Deserialize;

/// A report of the corpus and what it must be recognised as.
#[derive(Debug, Clone, Deserialize)]
pub struct Report {
    /// path from the corpus's folder
    pub file: String,
    /// the full name as it prints it
    pub company: String,
    /// as it prints it, leading zeros and all
    pub code: String,
    /// the reporting year
    pub year: i32,
    /// `zh-Hans`, `zh-Hant`, `en`
    pub language: String,
    /// as the Encoding Standard calls it
    pub encoding: String,
    /// what makes it hard to read
    pub layout: String,
    /// the rules that find something in it, by name, and no others
    #[serde(default)]
    pub doubts: Vec<String>,
}

impl Report {
    /// Where it lies.
    pub fn path(&self) -> PathBuf {
        folder().join(&self.file)
    }

    /// What it states.
    pub fn expected(&self) -> PathBuf {
        let name = Path::new(&self.file).file_stem().unwrap_or_default();
        root().join("tests/expected").join(name).with_added_extension("tsv")
    }
}

#[derive(Deserialize)]
struct Manifest {
    report: Vec<Report>,
}

static REPORTS: LazyLock<Vec<Report>> = LazyLock::new(|| {
    let path = folder().join("manifest.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let manifest: Manifest = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    manifest.report
});

/// The corpus in the order of its manifest.
pub fn reports() -> &'static [Report] {
    &REPORTS
}

/// The repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The corpus's folder.
pub fn folder() -> PathBuf {
    root().join("tests/corpus")
}

/// `../shared/…` beside the repository, where there is one; says so where there is none, so that a skipped test is seen.
pub fn shared(path: &str) -> Option<PathBuf> {
    let full = root().parent()?.join("shared").join(path);
    if full.exists() {
        return Some(full);
    }
    eprint_line(&format!("skipped: {} is not there", full.display()));
    None
}

/// The files of a folder with an ending, by name.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == ending));
    files.sort();
    files
}

/// A line for whoever reads the test's output.
#[expect(clippy::print_stderr, reason = "what a test says goes where tests say things")]
pub fn eprint_line(line: &str) {
    eprintln!("{line}");
}
