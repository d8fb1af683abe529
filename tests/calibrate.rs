//! `cargo xtask calibrate`: reads the reports that tables of expected facts are for, and prints how often the program is right
//! where it is how sure.

use std::path::{Path, PathBuf};

use acceptance::calibration::Calibration;
use acceptance::corpus;
use acceptance::program::extract;
use acceptance::score::Expected;

#[expect(clippy::print_stdout, reason = "a command that prints a table")]
fn main() {
    let named: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let tables = if named.is_empty() { usual() } else { named };
    let mut calibration = Calibration::default();
    for table in &tables {
        let expected = Expected::read(table);
        let path = report(table, &expected.file);
        calibration.add(&extract([path]).expect(0).reports()[0], &expected);
    }
    println!("{} tables\n{calibration}", tables.len());
}

/// The corpus's tables, and those of the real reports where these are.
fn usual() -> Vec<PathBuf> {
    let worked = corpus::shared("spec/worked").map(|folder| corpus::files(&folder, "tsv"));
    let own = ["tests/expected", "tests/corpus/wide"]
        .map(|folder| corpus::files(&corpus::root().join(folder), "tsv"));
    [worked.unwrap_or_default(), own.concat()].concat()
}

/// The report that a table is for: beside it, in the corpus, or among the real ones.
fn report(table: &Path, file: &str) -> PathBuf {
    let beside = table.parent().map(Path::to_path_buf);
    let own = [corpus::folder(), corpus::folder().join("encodings")].map(Some);
    let real =
        ["reports", "reports/more"].map(|folder| corpus::root().join("../shared").join(folder)).map(Some);
    let mut paths = [beside].into_iter().chain(own).chain(real).flatten().map(|folder| folder.join(file));
    paths.find(|path| path.exists()).unwrap_or_else(|| panic!("{}: no report {file}", table.display()))
}
