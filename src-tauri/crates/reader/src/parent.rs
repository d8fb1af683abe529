//! The process that asks: starts a child, feeds it, listens, and ends it. Whatever becomes of the child, it is reaped.

use std::io::{self, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use document::Sheet;

use crate::child::{Errand, unread};
use crate::frame::Told;
use crate::memory::SPENT;
use crate::{Limits, MOST_PAGES, Program, ReaderError, Sheets};

/// How often it is looked whether the user has stopped.
pub(crate) const TICK: Duration = Duration::from_millis(50);

/// Pages on which a child may end before the file is given up.
const MOST_LOST: u32 = 3;

/// A child whose pipe has broken is given this long to be gone.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// A file under way.
pub(crate) struct Reading<'a, F> {
    bytes: &'a [u8],
    limits: &'a Limits,
    cancel: &'a AtomicBool,
    on_page: F,
    deadline: Instant,
    /// bytes of pages that may still come
    room: u64,
    opened: bool,
    /// of how many pages nothing came
    lost: u32,
    sheets: Sheets,
}

impl<'a, F: FnMut(u32, u32)> Reading<'a, F> {
    pub(crate) fn new(bytes: &'a [u8], limits: &'a Limits, cancel: &'a AtomicBool, on_page: F) -> Self {
        let deadline = Instant::now() + limits.time;
        // What the child may hold is more than all that it can have to say.
        let room = limits.memory;
        let sheets = Sheets::default();
        Reading { bytes, limits, cancel, on_page, deadline, room, opened: false, lost: 0, sheets }
    }

    /// Reads with as many children as it takes.
    pub(crate) fn with(mut self, program: &Program) -> Result<Sheets, ReaderError> {
        loop {
            match self.child(program) {
                Ok(()) => return Ok(self.sheets),
                Err(error) if self.may_go_on(&error) => {
                    self.lost += 1;
                    self.keep(unread(self.next()));
                    if self.is_done() {
                        // A file of which every page ends the reader gave nothing.
                        let nothing = self.sheets.read.len() == self.lost as usize;
                        return if nothing { Err(error) } else { Ok(self.sheets) };
                    }
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Whether the page that was under way is to blame, and there is reason to try the next.
    fn may_go_on(&self, error: &ReaderError) -> bool {
        let of_a_page =
            matches!(error, ReaderError::Died(_) | ReaderError::TooSlow | ReaderError::TooMuchMemory);
        let room = self.room > 0 && self.lost < MOST_LOST && Instant::now() < self.deadline;
        of_a_page && room && self.opened && !self.is_done()
    }

    /// The page that comes next, from 1.
    fn next(&self) -> u32 {
        u32::try_from(self.sheets.read.len()).map_or(u32::MAX, |read| read.saturating_add(1))
    }

    fn is_done(&self) -> bool {
        self.next() > self.sheets.pages.min(MOST_PAGES)
    }

    fn keep(&mut self, sheet: Sheet) {
        (self.on_page)(sheet.number, self.sheets.pages.min(MOST_PAGES));
        self.sheets.read.push(sheet);
    }

    /// One child, from its start to its end.
    fn child(&mut self, program: &Program) -> Result<(), ReaderError> {
        let errand = Errand { memory: self.limits.memory, first: self.next() - 1, draw: None };
        let (mut child, pipes) =
            Reader::start(program, errand).map_err(|error| ReaderError::NotStarted(error.to_string()))?;
        let bytes = self.bytes;
        thread::scope(|scope| {
            let (sender, receiver) = sync_channel(4);
            // The pipe stays open until the child is gone: it ends when the pipe does.
            let feeder = scope.spawn(move || feed(pipes.stdin, bytes));
            scope.spawn(move || listen(pipes.stdout, &sender));
            let heard = self.hear(&receiver);
            drop(receiver);
            let heard = heard.map_err(|stop| match stop {
                Stop::Error(error) => error,
                Stop::Silence => child.fate(),
            });
            child.end();
            drop(feeder.join());
            heard
        })
    }

    /// Listens until all pages are there, or there is a reason to listen no longer.
    fn hear(&mut self, told: &Receiver<io::Result<(Told, u64)>>) -> Result<(), Stop> {
        loop {
            let page_deadline = Instant::now() + self.limits.page_time;
            let (told, bytes) = told_until(told, page_deadline.min(self.deadline), self.cancel)?;
            if self.take(told, bytes)? {
                return Ok(());
            }
        }
    }

    /// Whether that was the last.
    fn take(&mut self, told: Told, bytes: u64) -> Result<bool, ReaderError> {
        self.room = self.room.checked_sub(bytes).ok_or(ReaderError::TooMuchMemory)?;
        match told {
            Told::Opened(pages) if !self.opened || pages == self.sheets.pages => {
                self.opened = true;
                self.sheets.pages = pages;
            }
            Told::Page(sheet) if self.opened && sheet.number == self.next() && !self.is_done() => {
                self.keep(sheet)
            }
            Told::Refused(error) if !self.opened => return Err(error.into()),
            Told::End if self.opened && self.is_done() => {}
            _ => return Err(ReaderError::Died("it said what does not follow".to_owned())),
        }
        Ok(self.opened && self.is_done())
    }
}

/// One page drawn by one child: what `of` takes from what it says.
pub(crate) fn drawing<T>(
    program: &Program,
    errand: Errand,
    bytes: &[u8],
    time: Duration,
    cancel: &AtomicBool,
    of: fn(Told) -> Option<Option<T>>,
) -> Result<T, ReaderError> {
    let deadline = Instant::now() + time;
    let (mut child, pipes) =
        Reader::start(program, errand).map_err(|error| ReaderError::NotStarted(error.to_string()))?;
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel(1);
        let feeder = scope.spawn(move || feed(pipes.stdin, bytes));
        scope.spawn(move || listen(pipes.stdout, &sender));
        let drawn = match told_until(&receiver, deadline, cancel) {
            Ok((Told::Refused(error), _)) => Err(error.into()),
            Ok((told, _)) => match of(told) {
                Some(drawn) => drawn.ok_or(ReaderError::NotDrawn),
                None => Err(ReaderError::Died("it said what does not follow".to_owned())),
            },
            Err(Stop::Error(error)) => Err(error),
            Err(Stop::Silence) => Err(child.fate()),
        };
        drop(receiver);
        child.end();
        drop(feeder.join());
        drawn
    })
}

/// What the child says next, if it says it in time and somebody still wants it.
fn told_until(
    told: &Receiver<io::Result<(Told, u64)>>,
    deadline: Instant,
    cancel: &AtomicBool,
) -> Result<(Told, u64), Stop> {
    loop {
        if cancel.load(Ordering::Relaxed) {
            return Err(ReaderError::Cancelled.into());
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ReaderError::TooSlow.into());
        }
        match told.recv_timeout(left.min(TICK)) {
            Ok(told) => return Ok(told.map_err(|error| ReaderError::Died(error.to_string()))?),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(Stop::Silence),
        }
    }
}

/// Why nobody listens any longer.
enum Stop {
    Error(ReaderError),
    /// the child says nothing more
    Silence,
}

impl From<ReaderError> for Stop {
    fn from(error: ReaderError) -> Stop {
        Stop::Error(error)
    }
}

fn feed(mut stdin: ChildStdin, bytes: &[u8]) -> Option<ChildStdin> {
    let length = bytes.len() as u64;
    // It fails where the child is gone, which is seen elsewhere.
    let fed = stdin.write_all(&length.to_le_bytes()).and_then(|()| stdin.write_all(bytes));
    fed.is_ok().then_some(stdin)
}

fn listen(stdout: ChildStdout, sender: &SyncSender<io::Result<(Told, u64)>>) {
    let mut stdout = BufReader::with_capacity(64 << 10, stdout);
    while let Some(told) = Told::read(&mut stdout).transpose() {
        let broken = told.is_err();
        if sender.send(told).is_err() || broken {
            return;
        }
    }
}

struct Pipes {
    stdin: ChildStdin,
    stdout: ChildStdout,
}

/// A child that does not outlive its owner.
struct Reader(Child);

impl Reader {
    fn start(program: &Program, errand: Errand) -> io::Result<(Reader, Pipes)> {
        let mut command = Command::new(&program.path);
        command.args(&program.arguments).args(errand.arguments());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut reader = Reader(command.spawn()?);
        let (stdin, stdout) = (reader.0.stdin.take(), reader.0.stdout.take());
        let pipes = stdin.zip(stdout).map(|(stdin, stdout)| Pipes { stdin, stdout });
        Ok((reader, pipes.ok_or(io::ErrorKind::BrokenPipe)?))
    }

    /// Kills it, if it is not gone by itself, and reaps it.
    fn end(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }

    /// What a child that says nothing more has died of.
    fn fate(&mut self) -> ReaderError {
        let until = Instant::now() + LAST_WORDS;
        while self.0.try_wait().is_ok_and(|status| status.is_none()) && Instant::now() < until {
            thread::sleep(Duration::from_millis(1));
        }
        self.end();
        let status = self.0.wait().map_or_else(|error| error.to_string(), |status| status.to_string());
        let mut said = vec![];
        if let Some(stderr) = &mut self.0.stderr {
            let _ = stderr.take(4096).read_to_end(&mut said);
        }
        let said = String::from_utf8_lossy(&said);
        if said.contains(SPENT) {
            return ReaderError::TooMuchMemory;
        }
        let said = said.lines().find(|line| !line.trim().is_empty()).map(|line| format!(": {}", line.trim()));
        ReaderError::Died(status + &said.unwrap_or_default())
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.end();
    }
}

/// Children that are worse than a PDF can make them.
#[cfg(all(test, unix))]
mod tests {
    use pdf::Picture;

    use super::*;
    use crate::child::Draw;

    const LIMITS: Limits =
        Limits { memory: 64 << 20, time: Duration::from_secs(20), page_time: Duration::from_millis(300) };

    fn read(script: &str, limits: &Limits, cancel: &AtomicBool) -> Result<Sheets, ReaderError> {
        Reading::new(&[b' '; 1 << 20], limits, cancel, |_, _| {}).with(&shell(script))
    }

    fn shell(script: &str) -> Program {
        Program { path: "/bin/sh".into(), arguments: vec!["-c".into(), script.into(), "sh".into()] }
    }

    /// What a shell's `printf` makes into frames.
    fn said(told: &[Told]) -> String {
        let mut bytes = vec![];
        told.iter().for_each(|told| assert!(told.write(&mut bytes).unwrap()));
        let octal: String = bytes.iter().map(|byte| format!("\\{byte:03o}")).collect();
        format!("printf '{octal}'")
    }

    #[test]
    fn a_child_that_misbehaves_costs_its_file_only() {
        let opened = said(&[Told::Opened(2)]);
        let first = said(&[Told::Opened(2), Told::Page(unread(1))]);
        let cases = [
            ("exit 3".to_owned(), "the reader ended: exit status: 3"),
            ("kill -SEGV $$".to_owned(), "the reader ended: signal: 11 (SIGSEGV)"),
            (
                "echo 'memory allocation of 9 bytes failed' >&2; kill -ABRT $$".to_owned(),
                "it needs too much memory",
            ),
            ("exec sleep 1000".to_owned(), "it takes too long"),
            ("cat >/dev/null; exec sleep 1000".to_owned(), "it takes too long"),
            (format!("{opened}; exec sleep 1000"), "it takes too long"),
            ("exec >/dev/null; exec sleep 1000".to_owned(), "the reader ended: signal: 9 (SIGKILL)"),
            ("yes evil".to_owned(), "the reader ended: a frame is too long"),
            ("exec cat /dev/zero".to_owned(), "the reader ended: "),
            (said(&[Told::Page(unread(1))]), "the reader ended: it said what does not follow"),
            (
                said(&[Told::Opened(2), Told::Page(unread(3))]),
                "the reader ended: it said what does not follow",
            ),
            (said(&[Told::Opened(2), Told::End]), "the reader ended: it said what does not follow"),
            (said(&[Told::Refused(pdf::PdfError::Encrypted)]), "it is encrypted"),
            (format!("{first}; yes evil"), "read 2"),
            (format!("case $2 in 0) {first};; *) kill -SEGV $$;; esac"), "read 2"),
        ];
        for (script, expect) in cases {
            let began = Instant::now();
            let read = read(&script, &LIMITS, &AtomicBool::new(false));
            let read =
                read.map_or_else(|error| error.to_string(), |sheets| format!("read {}", sheets.read.len()));
            assert!(read.starts_with(expect), "{script}: {read}");
            assert!(began.elapsed() < Duration::from_secs(10), "{script}: {:?}", began.elapsed());
        }
    }

    #[test]
    fn a_picture_comes_or_there_is_a_reason_why_not() {
        let picture = Picture { width: 595.0, height: 842.0, png: vec![137, 80, 78, 71] };
        let page = said(&[Told::Picture(Some(picture))]);
        let cases = [
            (format!("{page}; exec sleep 1000"), "drawn"),
            (said(&[Told::Picture(None)]), "the page cannot be drawn"),
            (said(&[Told::Refused(pdf::PdfError::Encrypted)]), "it is encrypted"),
            (said(&[Told::Opened(2)]), "the reader ended: it said what does not follow"),
            ("exec sleep 1000".to_owned(), "it takes too long"),
            ("kill -SEGV $$".to_owned(), "the reader ended: signal: 11 (SIGSEGV)"),
            ("yes evil".to_owned(), "the reader ended: a frame is too long"),
        ];
        for (script, expect) in cases {
            let errand = Errand { memory: 1 << 20, first: 0, draw: Some(Draw::Picture(1.0)) };
            let (bytes, cancel) = (vec![b' '; 1 << 20], AtomicBool::new(false));
            let of = |told| if let Told::Picture(picture) = told { Some(picture) } else { None };
            let drawn = drawing(&shell(&script), errand, &bytes, LIMITS.page_time, &cancel, of);
            let drawn = drawn.map_or_else(|error| error.to_string(), |_| "drawn".to_owned());
            assert!(drawn.starts_with(expect), "{script}: {drawn}");
        }
    }

    #[test]
    fn more_than_a_page_may_come_to_is_not_kept() {
        let limits = Limits { memory: 100, ..LIMITS };
        let pages: Vec<Told> = (1..=50).map(|number| Told::Page(unread(number))).collect();
        let script = said(&[&[Told::Opened(50)], &pages[..]].concat());
        assert_eq!(read(&script, &limits, &AtomicBool::new(false)), Err(ReaderError::TooMuchMemory));
    }

    #[test]
    fn pages_past_the_last_that_is_read_are_counted() {
        let pages: Vec<Told> = (1..=MOST_PAGES + 1).map(|number| Told::Page(unread(number))).collect();
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = vec![];
        for told in [&[Told::Opened(MOST_PAGES + 7)], &pages[..]].concat() {
            told.write(&mut bytes).unwrap();
        }
        std::fs::write(folder.path().join("said"), bytes).unwrap();
        let script = format!("cat {}/said; exec sleep 1000", folder.path().display());
        let sheets = read(&script, &LIMITS, &AtomicBool::new(false)).unwrap();
        assert_eq!((sheets.read.len(), sheets.pages), (MOST_PAGES as usize, MOST_PAGES + 7));
    }

    #[test]
    fn the_whole_file_has_its_time_too() {
        let script = format!("{}; exec sleep 1000", said(&[Told::Opened(9)]));
        let limits = Limits { time: Duration::from_millis(500), ..LIMITS };
        assert_eq!(read(&script, &limits, &AtomicBool::new(false)), Err(ReaderError::TooSlow));
    }

    #[test]
    fn stopping_ends_the_child_at_once() {
        let cancel = AtomicBool::new(false);
        let folder = tempfile::tempdir().unwrap();
        let pid = folder.path().join("pid");
        let script = format!("echo $$ >{}; exec sleep 1000", pid.display());
        let limits = Limits { page_time: Duration::from_secs(20), ..LIMITS };
        let (stopped, ended) = thread::scope(|scope| {
            let reading = scope.spawn(|| (read(&script, &limits, &cancel), Instant::now()));
            while std::fs::read_to_string(&pid).unwrap_or_default().trim().is_empty() {
                thread::sleep(Duration::from_millis(5));
            }
            cancel.store(true, Ordering::Relaxed);
            let stopped = Instant::now();
            let (read, at) = reading.join().unwrap();
            assert_eq!(read, Err(ReaderError::Cancelled));
            (stopped, at)
        });
        assert!(ended - stopped < Duration::from_millis(500), "{:?}", ended - stopped);
        // Reaped: not even a zombie has its number.
        let pid = std::fs::read_to_string(&pid).unwrap();
        let gone = Command::new("kill").args(["-0", pid.trim()]).stderr(Stdio::null()).status().unwrap();
        assert!(!gone.success(), "{pid} is still there");
    }

    #[test]
    fn a_program_that_is_not_there_is_said() {
        let program = Program { path: "/nowhere/evenhand".into(), arguments: vec![] };
        let cancel = AtomicBool::new(false);
        let read = Reading::new(b"", &LIMITS, &cancel, |_, _| {}).with(&program);
        assert!(matches!(read, Err(ReaderError::NotStarted(_))), "{read:?}");
    }
}
