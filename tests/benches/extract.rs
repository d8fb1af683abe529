//! How fast reports are read: the program as a whole, start included, and its two inner rooms on their own.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use acceptance::{corpus, program};
use divan::Bencher;
use divan::counter::BytesCount;

/// What is read in one go, about: enough for the start to weigh nothing.
const BULK: usize = 10 << 20;

fn main() {
    program::path();
    divan::main();
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

/// A command from start to end, its output read by nobody.
fn whole(bencher: Bencher, command: impl Fn() -> Command + Sync) {
    let paths = batch();
    bencher.counter(size(&paths)).bench(|| {
        let status = command().args(&paths).stdin(Stdio::null()).stdout(Stdio::null()).status().unwrap();
        assert!(status.success());
    });
}

/// `evenhand extract --json` on the batch; 0.3 s was promised for five reports.
#[divan::bench(sample_count = 20)]
fn evenhand_extract(bencher: Bencher) {
    whole(bencher, || {
        let mut command = Command::new(program::path());
        command.args(["extract", "--json"]);
        command
    });
}

/// A peer that reads the same files and does next to nothing with them.
#[divan::bench(sample_count = 20)]
fn grep_count(bencher: Bencher) {
    whole(bencher, || {
        let mut command = Command::new("grep");
        command.args(["-c", "吨"]);
        command
    });
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
