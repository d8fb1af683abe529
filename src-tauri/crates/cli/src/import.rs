//! `evenhand import`: reports into the library, progress on standard error, the sum, or an answer a file, on standard output.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use app::contract::{FileState, ImportEvent, ReportRow};
use app::{Counts, Language, Library};
use serde::Serialize;

use crate::{Outcome, Pdf, Place, Stop, tell, words};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Files and folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    pdf: Pdf,
    /// A line of JSON a file: its place in the library, what was read, what waits for a person, or why it was not read
    #[arg(long)]
    json: bool,
}

/// What became of a file.
#[derive(Serialize)]
struct Answer<'a> {
    file: &'a str,
    #[serde(flatten)]
    state: &'a FileState,
}

pub(crate) fn run(arguments: Arguments, language: Language, out: &mut impl Write) -> Result<Outcome, Stop> {
    let folder = arguments.place.folder()?;
    let library = Library::open(&folder)?;
    let settings = arguments.pdf.settings(library.settings()?);
    let mut progress = Progress { files: vec![], language };
    let mut written = Ok(());
    // Ctrl-C ends the program; what is in the library by then stays, since every report is one transaction.
    let stop = AtomicBool::new(false);
    let on_event = |event| {
        if let (true, Ok(()), ImportEvent::File { index, state }) = (arguments.json, &written, &event) {
            written = progress.answer(*index as usize, state, out);
        }
        progress.show(event);
    };
    let counts = library.import(&arguments.paths, settings, on_event, &stop)?;
    written?;
    let Counts { imported, duplicates, failed, .. } = counts;
    if !arguments.json {
        writeln!(
            out,
            "{imported} imported, {duplicates} already there, {failed} failed: {}",
            folder.display()
        )?;
    }
    Ok(if failed == 0 { Outcome::Complete } else { Outcome::SomeFailed })
}

struct Progress {
    files: Vec<String>,
    language: Language,
}

impl Progress {
    fn show(&mut self, event: ImportEvent) {
        match event {
            ImportEvent::Started { files, passed_over } => {
                self.files = files;
                if passed_over > 0 {
                    tell(&format!("{passed_over} files of other kinds passed over"));
                }
            }
            ImportEvent::File { index, state } => self.file(index as usize, state),
            ImportEvent::Page { .. } | ImportEvent::Finished { .. } => {}
        }
    }

    /// At once, so that who reads along knows how far it is.
    fn answer(&self, index: usize, state: &FileState, out: &mut impl Write) -> io::Result<()> {
        if *state == FileState::Reading {
            return Ok(());
        }
        let file = self.files.get(index).map_or("", String::as_str);
        serde_json::to_writer(&mut *out, &Answer { file, state })?;
        writeln!(out)?;
        out.flush()
    }

    fn file(&self, index: usize, state: FileState) {
        let file = self.files.get(index).map_or("", String::as_str);
        let said = match state {
            FileState::Reading => return,
            FileState::Done { report } => format!("{file}: {}", self.summary(&report)),
            FileState::Duplicate { report } => format!("{file}: already there as {}", report.path),
            FileState::Failed { problem } => words::problem(&problem, self.language),
            FileState::Cancelled => format!("{file}: not begun"),
        };
        tell(&format!("[{}/{}] {said}", index + 1, self.files.len()));
    }

    fn summary(&self, report: &ReportRow) -> String {
        let year = report.year.map(|y| format!(" {y}")).unwrap_or_default();
        let mut text = format!("{}{year}, {} facts", report.company_name, report.facts);
        if report.to_review > 0 {
            text += &format!(", {} to review", report.to_review);
        }
        if report.doubts > 0 {
            text += &format!(", {} doubts", report.doubts);
        }
        for note in &report.notes {
            text += &format!("; {}", words::note(note, self.language));
        }
        text
    }
}
