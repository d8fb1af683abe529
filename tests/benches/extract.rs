//! How fast reports are read: the program as a whole, start included, and its two inner rooms on their own.
#![allow(clippy::unwrap_used)]

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use acceptance::{corpus, program};
use divan::Bencher;
use divan::counter::BytesCount;

/// What is read in one go, about: enough for the start to weigh nothing.
const BULK: usize = 10 << 20;

fn main() {
    program::path();
    divan::main();
    compare_with_peer();
}

/// The real reports where they are, else the corpus.
fn batch() -> Vec<PathBuf> {
    match corpus::shared("reports") {
        Some(folder) => corpus::files(&folder, "txt"),
        None => corpus::files(&corpus::folder(), "txt"),
    }
}

fn size(paths: &[PathBuf]) -> BytesCount {
    BytesCount::new(paths.iter().map(|path| fs::metadata(path).unwrap().len()).sum::<u64>())
}

/// A program held to one core, so that what was promised for one is measured on one.
fn on_one_core(program: &OsStr) -> Command {
    if cfg!(target_os = "linux") {
        let mut command = Command::new("taskset");
        command.args(["-c", "0"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

/// `evenhand extract --json`.
fn evenhand() -> Command {
    let mut command = on_one_core(program::path().as_os_str());
    command.args(["extract", "--json"]);
    command
}

/// A peer that reads the same files and does next to nothing with them.
fn grep() -> Command {
    let mut command = on_one_core("grep".as_ref());
    command.args(["-c", "吨"]);
    command
}

/// From start to end, the output read by nobody.
fn run(mut command: Command, paths: &[PathBuf]) {
    let status = command.args(paths).stdin(Stdio::null()).stdout(Stdio::null()).status().unwrap();
    assert!(status.success());
}

/// 0.3 s was promised for five reports.
#[divan::bench(sample_count = 20)]
fn evenhand_extract(bencher: Bencher) {
    let paths = batch();
    bencher.counter(size(&paths)).bench(|| run(evenhand(), &paths));
}

/// The peer.
#[divan::bench(sample_count = 20)]
fn grep_count(bencher: Bencher) {
    let paths = batch();
    bencher.counter(size(&paths)).bench(|| run(grep(), &paths));
}

/// How many times as long as the peer, a number that machines differ little in; and what was promised, in one line.
#[expect(clippy::print_stdout, reason = "what a benchmark is for")]
fn compare_with_peer() {
    let paths = batch();
    let files = Texts::Reports.once();
    let own = median(|| run(evenhand(), &paths));
    let peer = median(|| run(grep(), &paths));
    let inner = median(|| files.iter().for_each(|file| to_facts(file)));
    let megabytes = files.iter().map(Vec::len).sum::<usize>() as f64 / 1e6;
    println!(
        "{} reports: bytes to facts {:.1} MB/s (20 promised); evenhand extract {own:.1?}, grep -c {peer:.1?}, {:.1} times as long",
        paths.len(),
        megabytes / inner.as_secs_f64(),
        own.as_secs_f64() / peer.as_secs_f64()
    );
}

fn median(work: impl Fn()) -> Duration {
    let mut times: Vec<_> = (0..11)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

/// The texts that are read in the process itself.
#[derive(Debug, Clone, Copy)]
enum Texts {
    /// written for this project, every layout and encoding in turn
    Corpus,
    /// the real ones of `batch`
    Reports,
}

impl Texts {
    fn once(self) -> Vec<Vec<u8>> {
        let paths = match self {
            Texts::Corpus => corpus::reports().iter().map(corpus::Report::path).collect(),
            Texts::Reports => batch(),
        };
        paths.iter().map(|path| fs::read(path).unwrap()).collect()
    }

    /// Over and over, as one batch of files.
    fn bulk(self) -> Vec<Vec<u8>> {
        let once = self.once();
        let bytes: usize = once.iter().map(Vec::len).sum();
        once.iter().cycle().take(once.len() * BULK.div_ceil(bytes)).cloned().collect()
    }
}

const TEXTS: [Texts; 2] = [Texts::Corpus, Texts::Reports];

fn in_process(bencher: Bencher, files: &[Vec<u8>], work: impl Fn(&[u8]) + Sync) {
    let bytes: usize = files.iter().map(Vec::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| files.iter().for_each(|file| work(file)));
}

fn to_document(bytes: &[u8]) {
    divan::black_box(document::read(bytes, "report.txt").unwrap());
}

fn to_facts(bytes: &[u8]) {
    let document = document::read(bytes, "report.txt").unwrap();
    divan::black_box(disclosure::extract(&document));
}

/// Bytes to a document.
#[divan::bench(args = TEXTS, sample_count = 5)]
fn read(bencher: Bencher, texts: Texts) {
    in_process(bencher, &texts.bulk(), to_document);
}

/// Bytes to facts: 20 MB/s on one core was promised for the real reports.
#[divan::bench(args = TEXTS, sample_count = 5)]
fn read_and_extract(bencher: Bencher, texts: Texts) {
    in_process(bencher, &texts.bulk(), to_facts);
}

/// Megabytes of a single report: twice as much should take twice as long, not four times.
const SIZES: [f64; 6] = [0.25, 0.5, 1.0, 2.0, 5.0, 10.0];

/// One report, made of many.
#[divan::bench(args = SIZES, sample_count = 3)]
fn one_file(bencher: Bencher, megabytes: f64) {
    in_process(bencher, &[of_size(&joined(), megabytes)], to_facts);
}

/// The same as some programs print it: a page a line.
#[divan::bench(args = SIZES, sample_count = 3)]
fn one_file_a_page_a_line(bencher: Bencher, megabytes: f64) {
    const LINES: usize = 60;
    let lines: Vec<_> = joined().lines().map(str::to_owned).collect();
    let pages: Vec<_> = lines.chunks(LINES).map(|page| page.join(" ")).collect();
    in_process(bencher, &[of_size(&pages.join("\n"), megabytes)], to_facts);
}

/// A line without an end that counts something every few letters: about the most work that a text can ask for.
#[divan::bench(args = SIZES, sample_count = 1)]
fn one_line_of_numbers(bencher: Bencher, megabytes: f64) {
    in_process(bencher, &[of_size("员工5人", megabytes)], to_facts);
}

fn joined() -> String {
    let texts = batch().into_iter().map(|path| fs::read_to_string(path).unwrap());
    texts.collect::<Vec<_>>().join("\n\u{c}")
}

/// A text over and over, up to a size.
fn of_size(text: &str, megabytes: f64) -> Vec<u8> {
    let size = (megabytes * f64::from(1 << 20)) as usize;
    let mut text = text.repeat(size.div_ceil(text.len()));
    text.truncate(text.floor_char_boundary(size));
    text.into_bytes()
}
