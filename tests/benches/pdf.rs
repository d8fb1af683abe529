//! Bytes to facts of PDFs, start and child process included, against `pdftotext -layout`, which only gives the text: one
//! core, a process a file, the ratio of each and in total; and the most memory that one of ours took, its reader included.
//! `EVENHAND_CLI=…/release/evenhand cargo bench --package acceptance --bench pdf` measures a program that is built already.
#![allow(clippy::unwrap_used)]
#![expect(clippy::print_stdout, reason = "what a benchmark is for")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use acceptance::{corpus, program};

/// Runs of each; the quickest counts, since what disturbs a run only makes it slower.
const ROUNDS: usize = 5;

fn main() {
    let folders = ["pdf/ghg", "pdf/whole"].into_iter().filter_map(corpus::shared);
    let files: Vec<PathBuf> = folders.flat_map(|folder| corpus::files(&folder, "pdf")).collect();
    let (mut own, mut peer) = (Duration::ZERO, Duration::ZERO);
    for file in &files {
        let (ours, theirs) = (quickest(evenhand, file), quickest(pdftotext, file));
        own += ours;
        peer += theirs;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        println!("{:5.2}  {ours:8.1?} {theirs:8.1?}  {:4} MB  {name}", ratio(ours, theirs), memory(file));
    }
    println!(
        "{} PDFs, bytes to facts {own:.1?}, pdftotext -layout {peer:.1?}: {:.2} times as long",
        files.len(),
        ratio(own, peer)
    );
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

fn quickest(command: impl Fn(&Path) -> Command, file: &Path) -> Duration {
    let time = || {
        let start = Instant::now();
        let mut command = command(file);
        let silent = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let status = silent.status().unwrap();
        assert!(status.success(), "{}", file.display());
        start.elapsed()
    };
    (0..ROUNDS).map(|_| time()).min().unwrap_or_default()
}

fn on_one_core(program: &Path) -> Command {
    let mut command = Command::new("taskset");
    command.args(["-c", "0"]).arg(program);
    command
}

fn evenhand(file: &Path) -> Command {
    let mut command = on_one_core(program::path());
    command.args(["extract", "--json"]).arg(file);
    command
}

fn pdftotext(file: &Path) -> Command {
    let mut command = on_one_core(Path::new("pdftotext"));
    command.arg("-layout").arg(file).arg("-");
    command
}

/// In MB, the most that the program or a process of its took at once, as the system counted it.
fn memory(file: &Path) -> u64 {
    let script = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); \
                  print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";
    let program = program::path().as_os_str();
    let mut asked = Command::new("python3");
    let ran = asked.args(["-c", script]).arg(program).args(["extract", "--json"]).arg(file).output().unwrap();
    String::from_utf8_lossy(&ran.stdout).trim().parse::<u64>().unwrap_or_default() / 1024
}
