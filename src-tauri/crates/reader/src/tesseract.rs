//! Tesseract, a program of its own that the user may have installed: found, asked what it knows, and given one page at a time. It
//! gets dots that we drew ourselves, never a file from outside; what it says is bounded, and it is killed when it takes too long
//! or nobody wants its words any more.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use pdf::Shades;

use crate::ReaderError;
use crate::parent::TICK;

/// Where installers put it without telling the programs that are started from a desktop.
const FOLDERS: &[&str] =
    &["/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin", r"C:\Program Files\Tesseract-OCR"];

/// Its names of written Chinese.
const CHINESE: [&str; 2] = ["chi_sim", "chi_tra"];
const ENGLISH: &str = "eng";

/// To say what it knows; a program that hangs at that is none.
const ANSWER_TIME: Duration = Duration::from_secs(10);

/// Bytes that it says of a page at most: ten times what the fullest comes to.
const MOST_SAID: u64 = 4 << 20;

/// Why text cannot be recognised on this machine.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoRecogniser {
    /// the program is not there
    #[error("tesseract is not installed")]
    NotFound,
    /// it is there without data for Chinese
    #[error("tesseract has no data for Chinese")]
    NoChinese,
}

/// The program, and what it can read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recogniser {
    program: PathBuf,
    version: String,
    languages: Vec<String>,
}

impl Recogniser {
    /// Looks for it on the path and where installers put it, and asks it for its languages.
    ///
    /// # Errors
    /// Where it is not there, or cannot read Chinese.
    pub fn find() -> Result<Recogniser, NoRecogniser> {
        let name = format!("tesseract{}", std::env::consts::EXE_SUFFIX);
        let folders = FOLDERS.iter().map(Path::new).filter(|folder| folder.is_dir());
        let beside = folders.map(|folder| folder.join(&name));
        let found = std::iter::once(PathBuf::from(&name)).chain(beside).find_map(Recogniser::at);
        found.ok_or(NoRecogniser::NotFound)?.with_chinese()
    }

    /// The program at a path, if it answers.
    pub(crate) fn at(program: PathBuf) -> Option<Recogniser> {
        let ask = |question: &str| {
            let mut asked = Command::new(&program);
            asked.arg(question);
            run(asked, vec![], ANSWER_TIME, &AtomicBool::new(false)).ok()
        };
        let said = ask("--list-langs")?;
        let known = |name: &&&str| said.lines().any(|line| line.trim() == **name);
        let languages = CHINESE.iter().chain([&ENGLISH]).filter(|name| known(name));
        let languages = languages.map(ToString::to_string).collect();
        let version = ask("--version").as_deref().and_then(version).unwrap_or_default();
        Some(Recogniser { program, version, languages })
    }

    fn with_chinese(self) -> Result<Recogniser, NoRecogniser> {
        let chinese = self.languages.iter().any(|name| CHINESE.contains(&name.as_str()));
        if chinese { Ok(self) } else { Err(NoRecogniser::NoChinese) }
    }

    /// As it gives it: `5.3.4`; empty where it gives none.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What it can read, of what we need, as it names it: `chi_sim`, `chi_tra`, `eng`.
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// What a page may be read as: one kind of Chinese, and English in it. Given both kinds at once it mixes them, and finds a
    /// traditional letter where a simplified one stands.
    pub(crate) fn readings(&self) -> Vec<String> {
        let english = self.languages.iter().any(|name| name == ENGLISH);
        let chinese = self.languages.iter().filter(|name| CHINESE.contains(&name.as_str()));
        chinese.map(|name| if english { format!("{name}+{ENGLISH}") } else { name.clone() }).collect()
    }

    /// What it makes of a page, as its table of words.
    pub(crate) fn words(
        &self,
        page: &Shades,
        reading: &str,
        time: Duration,
        cancel: &AtomicBool,
    ) -> Result<String, ReaderError> {
        let mut command = Command::new(&self.program);
        let dots_an_inch = (page.scale * 72.0).round().to_string();
        // Sparse text (11): its own search for columns leaves out cells of tables. Where words stand is all that we ask.
        command.args(["stdin", "stdout", "-l", reading, "--psm", "11", "--dpi", &dots_an_inch, "tsv"]);
        // As many of it as there are readers run at once.
        command.env("OMP_THREAD_LIMIT", "1");
        let mut picture = format!("P5 {} {} 255\n", page.width, page.height).into_bytes();
        picture.extend_from_slice(&page.dots);
        run(command, picture, time, cancel)
    }
}

/// The version in the first line of what it says of itself.
fn version(said: &str) -> Option<String> {
    let version = said.lines().next()?.strip_prefix("tesseract ")?.trim();
    (version.len() <= 40).then(|| version.to_owned())
}

/// A program that does not outlive its owner.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs a program on some input, and gives what it says, if it ends well and in time.
fn run(
    mut command: Command,
    input: Vec<u8>,
    time: Duration,
    cancel: &AtomicBool,
) -> Result<String, ReaderError> {
    let deadline = Instant::now() + time;
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    without_console(&mut command);
    let not_started = |error: io::Error| ReaderError::NotStarted(error.to_string());
    let mut running = Running(command.spawn().map_err(not_started)?);
    let pipes = running.0.stdin.take().zip(running.0.stdout.take());
    let (mut stdin, stdout) = pipes.ok_or_else(|| not_started(io::ErrorKind::BrokenPipe.into()))?;
    // Neither thread is waited for: each ends with its pipe, which ends with the program.
    thread::spawn(move || stdin.write_all(&input));
    let (sender, receiver) = sync_channel(1);
    thread::spawn(move || {
        let mut said = vec![];
        let read = stdout.take(MOST_SAID + 1).read_to_end(&mut said);
        // nobody may listen any longer
        let _ = sender.send(read.map(|_| said));
    });
    let said = loop {
        if cancel.load(Ordering::Relaxed) {
            return Err(ReaderError::Cancelled);
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ReaderError::TooSlow);
        }
        match receiver.recv_timeout(left.min(TICK)) {
            Ok(said) => break said.map_err(|error| ReaderError::Died(error.to_string()))?,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(ReaderError::Died(String::new())),
        }
    };
    if said.len() as u64 > MOST_SAID {
        return Err(ReaderError::TooMuchMemory);
    }
    while running.0.try_wait().is_ok_and(|status| status.is_none()) && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(1));
    }
    match running.0.try_wait() {
        Ok(Some(status)) if status.success() => Ok(String::from_utf8_lossy(&said).into_owned()),
        Ok(Some(status)) => Err(ReaderError::Died(status.to_string())),
        Ok(None) => Err(ReaderError::TooSlow),
        Err(error) => Err(ReaderError::Died(error.to_string())),
    }
}

/// A program of the console opens one, where the program that starts it has none.
#[cfg(windows)]
fn without_console(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_console(_: &mut Command) {}

/// Programs that are worse than tesseract.
#[cfg(all(test, unix))]
pub(crate) mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// A script in tesseract's place.
    pub(crate) fn script(folder: &Path, text: &str) -> PathBuf {
        let path = folder.join("tesseract");
        // written beside and moved: a file that is open for writing cannot be run
        let beside = folder.join("written");
        fs::write(&beside, format!("#!/bin/sh\n{text}\n")).unwrap();
        fs::set_permissions(&beside, fs::Permissions::from_mode(0o755)).unwrap();
        fs::rename(beside, &path).unwrap();
        path
    }

    #[test]
    fn what_it_can_read_is_asked() {
        let cases: [(&str, Option<&[&str]>); 5] = [
            (
                "echo 'List of available languages (3):'; printf 'chi_tra\\neng\\nosd\\n'",
                Some(&["chi_tra+eng"]),
            ),
            ("printf 'eng\\nchi_sim\\nchi_tra\\nchi_sim_vert\\n'", Some(&["chi_sim+eng", "chi_tra+eng"])),
            ("printf 'chi_sim\\n'", Some(&["chi_sim"])),
            ("echo eng", None),
            ("exit 1", None),
        ];
        for (text, expect) in cases {
            let folder = tempfile::tempdir().unwrap();
            let found = Recogniser::at(script(folder.path(), text));
            let found = found.and_then(|found| found.with_chinese().ok());
            let expect = expect.map(|readings| readings.iter().map(ToString::to_string).collect::<Vec<_>>());
            assert_eq!(found.map(|found| found.readings()), expect, "{text}");
        }
        assert_eq!(Recogniser::at("/nowhere/tesseract".into()), None);
    }

    #[test]
    fn its_version_is_told() {
        for (said, expect) in [
            ("tesseract 5.3.4\n leptonica-1.82.0\n", Some("5.3.4")),
            ("tesseract v5.0.1.20220118\n", Some("v5.0.1.20220118")),
            ("eng\n", None),
            ("", None),
        ] {
            assert_eq!(version(said).as_deref(), expect, "{said}");
        }
    }

    #[test]
    fn a_program_that_misbehaves_costs_its_page_only() {
        let page = Shades { width: 2000, height: 2000, scale: 4.0, dots: vec![255; 4_000_000] };
        let cases = [
            ("cat >/dev/null; echo words", "words\n"),
            ("echo words", "words\n"),
            ("exit 3", "the reader ended: exit status: 3"),
            ("kill -SEGV $$", "the reader ended: signal: 11 (SIGSEGV)"),
            ("exec sleep 1000", "it takes too long"),
            ("exec >&-; exec sleep 1000", "it takes too long"),
            ("exec cat /dev/zero", "it needs too much memory"),
        ];
        for (text, expect) in cases {
            let folder = tempfile::tempdir().unwrap();
            let program = script(folder.path(), text);
            let recogniser = Recogniser { program, version: String::new(), languages: vec![] };
            let began = Instant::now();
            let time = if expect.contains("too long") { 300 } else { 20_000 };
            let said = recogniser.words(&page, "eng", Duration::from_millis(time), &AtomicBool::new(false));
            assert_eq!(said.unwrap_or_else(|error| error.to_string()), expect, "{text}");
            assert!(began.elapsed() < Duration::from_secs(10), "{text}: {:?}", began.elapsed());
        }
    }
}
