//! `evenhand pages`: how a file was read, for whoever wonders about a fact.

use std::io::Write;
use std::path::PathBuf;

use app::contract::Settings;

use crate::{Outcome, Pdf, Stop};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The report
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// This page alone
    #[arg(long, value_name = "N")]
    page: Option<u32>,
    #[command(flatten)]
    pdf: Pdf,
}

pub(crate) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<Outcome, Stop> {
    let settings = arguments.pdf.settings(Settings::from_environment());
    out.write_all(app::pages(&arguments.file, arguments.page, settings)?.as_bytes())?;
    Ok(Outcome::Complete)
}
