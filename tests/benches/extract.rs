//! How fast reports are read: the program as a whole, start included, and its two inner rooms on their own.
#![allow(clippy::unwrap_used)]

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

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

/// How many times as long as the peer: a number that machines differ little in.
#[expect(clippy::print_stdout, reason = "what a benchmark is for")]
fn compare_with_peer() {
    let paths = batch();
    let median = |command: fn() -> Command| {
        let mut times: Vec<_> = (0..11)
            .map(|_| {
                let start = Instant::now();
                run(command(), &paths);
                start.elapsed()
            })
            .collect();
        times.sort();
        times[times.len() / 2]
    };
    let (own, peer) = (median(evenhand), median(grep));
    let ratio = own.as_secs_f64() / peer.as_secs_f64();
    println!(
        "{} reports: evenhand extract {own:.1?}, grep -c {peer:.1?}, {ratio:.1} times as long",
        paths.len()
    );
}

/// The corpus over and over, as one batch of files.
fn bulk() -> Vec<Vec<u8>> {
    let once: Vec<_> = corpus::reports().iter().map(|report| fs::read(report.path()).unwrap()).collect();
    let bytes: usize = once.iter().map(Vec::len).sum();
    once.iter().cycle().take(once.len() * BULK.div_ceil(bytes)).cloned().collect()
}

fn in_process(bencher: Bencher, work: impl Fn(&[u8]) + Sync) {
    let files = bulk();
    let bytes: usize = files.iter().map(Vec::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| files.iter().for_each(|file| work(file)));
}

/// Bytes to a document.
#[divan::bench(sample_count = 5)]
fn read(bencher: Bencher) {
    in_process(bencher, |bytes| {
        divan::black_box(document::read(bytes, "report.txt").unwrap());
    });
}

/// Bytes to facts.
#[divan::bench(sample_count = 5)]
fn read_and_extract(bencher: Bencher) {
    in_process(bencher, |bytes| {
        let document = document::read(bytes, "report.txt").unwrap();
        divan::black_box(disclosure::extract(&document));
    });
}
