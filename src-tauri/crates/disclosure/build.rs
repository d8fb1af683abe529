//! The tables of words as people write them, turned into what the program reads at its start in a fraction of the time:
//! each file of `data/` as JSON.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

const TABLES: [&str; 7] = [
    "factors",
    "lexicon",
    "units",
    "metrics/environment",
    "metrics/social",
    "metrics/governance",
    "metrics/finance",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=data");
    let out = env::var("OUT_DIR")?;
    for table in TABLES {
        let from = format!("data/{table}.toml");
        let read: toml::Table =
            toml::from_str(&fs::read_to_string(&from)?).map_err(|e| format!("{from}: {e}"))?;
        let to = Path::new(&out).join(format!("{table}.json"));
        fs::create_dir_all(to.parent().ok_or("no folder")?)?;
        fs::write(to, serde_json::to_string(&read)?)?;
    }
    Ok(())
}
