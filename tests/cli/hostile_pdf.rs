//! A PDF costs its limits and no more, whatever is in it; the others are read.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use acceptance::corpus::{eprint_line, files, shared};
use acceptance::made_pdf::{Page, pdf};
use acceptance::output::Line;
use acceptance::program::{Ran, evenhand};
use tempfile::TempDir;

const STATED: Page<'_> = Page::Text(&[
    "Fallowmere Group plc",
    "Sustainability Report 2023",
    "Scope 1 greenhouse gas emissions were 1,234 tCO2e in 2023.",
]);

fn extract(options: &[&str], paths: &[PathBuf]) -> Ran {
    let options = options.iter().map(OsString::from);
    let paths = paths.iter().map(OsString::from);
    evenhand([OsString::from("extract"), "--json".into()].into_iter().chain(options).chain(paths))
}

/// What came of a file: its code, or its notes as `code pages`.
fn outcome(line: &Line) -> String {
    match line {
        Line::Failure(failure) => failure.error.code.clone(),
        Line::Report(report) => {
            let notes = report.notes.iter().map(|note| format!("{} {:?}", note.code, note.pages));
            format!("read {}", notes.collect::<Vec<_>>().join(", ")).trim_end().to_owned()
        }
    }
}

#[test]
fn each_page_is_read_or_named() {
    use Page::{Heavy, Picture};
    let folder = TempDir::new().unwrap();
    let bear: &[&str] = &[];
    let heavy = &["--pdf-memory", "60"][..];
    let cases: [(&str, &[Page<'_>], &[&str], &str); 8] = [
        ("text", &[STATED, STATED], bear, "read"),
        (
            "some are pictures",
            &[STATED, Picture, Picture, STATED, Picture],
            bear,
            "read pages_are_pictures [(2, 3), (5, 5)]",
        ),
        ("all are pictures", &[Picture, Picture], bear, "pdf_pages_are_pictures"),
        ("nothing", &[Page::Text(&[])], bear, "report_without_facts"),
        ("one is too heavy", &[STATED, Heavy(200), STATED], heavy, "read pages_incomplete [(2, 2)]"),
        ("all are too heavy", &[Heavy(200), Heavy(200)], heavy, "pdf_too_much_memory"),
        (
            "too many are too heavy",
            &[[STATED; 1], [Heavy(200); 1]].concat().repeat(5),
            heavy,
            "pdf_too_much_memory",
        ),
        ("no memory at all", &[STATED], &["--pdf-memory", "1"], "pdf_too_much_memory"),
    ];
    for (name, pages, options, expect) in cases {
        let path = folder.path().join(format!("{name}.pdf"));
        fs::write(&path, pdf(pages)).unwrap();
        let ran = extract(options, &[path]);
        assert_eq!(ran.lines().iter().map(outcome).collect::<Vec<_>>(), [expect], "{name}: {}", ran.stderr);
    }
}

#[test]
fn a_file_has_its_time() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("slow.pdf");
    fs::write(&path, pdf(&[Page::Heavy(100); 300])).unwrap();
    let began = Instant::now();
    let ran = extract(&["--pdf-seconds", "2"], &[path]);
    assert_eq!(ran.lines().iter().map(outcome).collect::<Vec<_>>(), ["pdf_too_slow"]);
    assert!(began.elapsed() < Duration::from_secs(6), "{:?}", began.elapsed());
}

#[test]
fn what_is_no_pdf_is_damaged() {
    let folder = TempDir::new().unwrap();
    let whole = pdf(&[STATED]);
    let encrypted = String::from_utf8(whole.clone()).unwrap().replace(
        "/Root 1 0 R",
        "/Root 1 0 R/ID[(aaaaaaaaaaaaaaaa)(aaaaaaaaaaaaaaaa)]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44\
         /O(0123456789abcdef0123456789abcdef)/U(0123456789abcdef0123456789abcdef)>>",
    );
    for (name, bytes, expect) in [
        ("head.pdf", &whole[..9], "pdf_damaged"),
        ("wordless.pdf", b"%PDF-1.7 and nothing more", "pdf_damaged"),
        ("secret.pdf", encrypted.as_bytes(), "pdf_encrypted"),
        ("behind a mail's head.pdf", &[b"Received: today\n", &whole[..]].concat(), "read"),
        ("headless.pdf", &whole[9..], "read"),
        ("empty.pdf", b"", "file_empty"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let ran = extract(&[], &[path]);
        assert_eq!(ran.lines().iter().map(outcome).collect::<Vec<_>>(), [expect], "{name}");
    }
}

/// Files made to hang, blow up or crash a reader, and damaged ones, among a good one.
#[test]
fn evil_and_damaged_files_end_in_facts_or_a_clear_error() {
    let Some(maker) = shared("tools/hostile_pdfs.py") else { return };
    let folder = TempDir::new().unwrap();
    make(&maker, folder.path(), &["mutate", "40", "1"]);
    for evil in evil(&maker) {
        fs::copy(&evil, folder.path().join(evil.file_name().unwrap())).unwrap();
    }
    run(folder.path(), &["--pdf-seconds", "12"], Duration::from_secs(120));
}

/// Making them takes a minute, for 11 GB are compressed: they are kept beside the build.
fn evil(maker: &Path) -> Vec<PathBuf> {
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("evil");
    if !kept.is_dir() {
        // Whole or not at all.
        let made = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        make(maker, made.path(), &["evil"]);
        fs::rename(made.keep(), &kept).unwrap();
    }
    files(&kept, "pdf")
}

/// `EVENHAND_ROUNDS=2000 EVENHAND_SEED=7 cargo test --release -p acceptance --test cli -- --ignored --nocapture hostile`
#[test]
#[ignore = "takes minutes: a long run for whoever changes how PDFs are read"]
fn many_damaged_files() {
    let maker = shared("tools/hostile_pdfs.py").expect("the maker of hostile files");
    let number = |name: &str, usual: u32| std::env::var(name).map_or(usual, |value| value.parse().unwrap());
    let (rounds, first) = (number("EVENHAND_ROUNDS", 500), number("EVENHAND_SEED", 1));
    for seed in first..first + rounds.div_ceil(500) {
        let folder = TempDir::new().unwrap();
        let count = rounds.min(500).to_string();
        make(&maker, folder.path(), &["mutate", &count, &seed.to_string()]);
        run(folder.path(), &[], Duration::from_secs(3600));
    }
}

/// Files from the maker: `evil`, or `mutate`, a number and a seed.
fn make(maker: &Path, folder: &Path, what: &[&str]) {
    let mut command = Command::new("python3");
    command.arg(maker).arg(what[0]).arg(folder).args(&what[1..]);
    if what[0] == "mutate" {
        for sources in ["pdf/ghg", "pdf/cjk"] {
            command.args(shared(sources).iter().flat_map(|sources| files(sources, "pdf")));
        }
    }
    assert!(command.status().unwrap().success(), "{command:?}");
}

fn run(folder: &Path, options: &[&str], time: Duration) {
    let good = folder.join("zzz.pdf");
    fs::write(&good, pdf(&[STATED])).unwrap();
    let paths = files(folder, "pdf");
    let began = Instant::now();
    let ran = extract(options, &paths);
    let took = began.elapsed();
    assert!(matches!(ran.status, Some(0 | 1)), "{:?}: {}", ran.status, ran.stderr);
    let lines = ran.lines();
    assert_eq!(lines.len(), paths.len(), "each file ends in a line");
    let mut outcomes = std::collections::BTreeMap::<&str, u32>::new();
    for (line, path) in lines.iter().zip(&paths) {
        let outcome = outcome(line);
        let word = outcome.split(' ').next().unwrap_or_default();
        let clear = ["read", "pdf_damaged", "pdf_encrypted", "pdf_too_much_memory", "pdf_too_slow"];
        let clear = [&clear[..], &["pdf_pages_are_pictures", "report_without_facts"]].concat();
        let known = clear.into_iter().find(|known| *known == word);
        *outcomes.entry(known.unwrap_or_else(|| panic!("{}: {line:?}", path.display()))).or_default() += 1;
    }
    assert_eq!(lines.last().map(outcome).as_deref(), Some("read"), "and then the program goes on");
    assert!(took < time, "{took:?}");
    eprint_line(&format!("{} files in {took:.1?}: {outcomes:?}", paths.len()));
}

/// Whoever kills the program has not to look for what it started.
#[cfg(target_os = "linux")]
#[test]
fn a_child_ends_with_its_parent() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("slow.pdf");
    fs::write(&path, pdf(&[Page::Heavy(100); 300])).unwrap();
    let mut parent = Command::new(acceptance::program::path());
    let mut parent = parent.arg("extract").arg(path).spawn().unwrap();
    let until = |what: &dyn Fn() -> bool| {
        let began = Instant::now();
        while !what() {
            assert!(began.elapsed() < Duration::from_secs(10));
            std::thread::sleep(Duration::from_millis(10));
        }
    };
    let is_child = |process: &Path| {
        let stat = fs::read_to_string(process.join("stat")).unwrap_or_default();
        stat.rsplit(") ").next().and_then(|rest| rest.split(' ').nth(1)) == Some(&parent.id().to_string())
    };
    let child = || {
        let mut processes = fs::read_dir("/proc").unwrap().flatten().map(|entry| entry.path());
        processes.find(|process| is_child(process))
    };
    until(&|| child().is_some());
    let child = child().unwrap();
    parent.kill().unwrap();
    parent.wait().unwrap();
    let gone = || fs::read_to_string(child.join("stat")).map_or(true, |stat| stat.contains(") Z "));
    until(&gone);
}
