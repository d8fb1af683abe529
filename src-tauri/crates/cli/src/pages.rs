//! `evenhand pages`: how a file was read, for whoever wonders about a fact.

use std::io::Write;
use std::path::PathBuf;

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
    out.write_all(app::pages(&arguments.file, arguments.page, arguments.pdf.limits())?.as_bytes())?;
    Ok(Outcome::Complete)
}
