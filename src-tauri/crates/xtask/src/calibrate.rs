//! `cargo xtask calibrate`: how often the program is right where it is how sure, against tables of what reports state.

use crate::places::cargo;
use crate::steps::must;

pub fn calibrate(tables: &[&str]) -> Result<(), String> {
    let here = std::env::current_dir().map_err(|error| error.to_string())?;
    let run =
        ["run", "--release", "--quiet", "--locked", "--package", "acceptance", "--bin", "calibrate", "--"];
    // the tables are named from where the person is
    must(cargo(&run).args(tables.iter().map(|table| here.join(table))))
}
