//! What cannot be read is said clearly, and keeps nothing else from being read.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use acceptance::corpus::reports;
use acceptance::output::Line;
use acceptance::program::{evenhand, extract};
use tempfile::TempDir;

/// A path that cannot be read, the code that says so, and a word that must stand in the message beside the path.
struct Bad {
    path: PathBuf,
    code: &'static str,
    words: &'static str,
}

/// Makes one of each kind.
fn bad(folder: &Path) -> Vec<Bad> {
    let make = |name: &str, bytes: &[u8]| {
        fs::write(folder.join(name), bytes).unwrap();
        folder.join(name)
    };
    let huge = folder.join("huge.txt");
    File::create(&huge).unwrap().set_len(200 << 20).unwrap();
    let barren = folder.join("barren");
    fs::create_dir(&barren).unwrap();
    fs::write(barren.join("picture.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    let noise: Vec<u8> = (0..40_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    vec![
        Bad { path: make("empty.txt", b""), code: "file_empty", words: "empty" },
        Bad { path: make("blank.txt", b" \r\n\t\n\n"), code: "file_empty", words: "empty" },
        Bad { path: make("noise.txt", &noise), code: "file_not_text", words: "text" },
        Bad { path: make("program.txt", b"\x7FELF\x02\x01\x01\0\0\0"), code: "file_not_text", words: "text" },
        Bad { path: make("slides.pptx", b"PK\x03\x04"), code: "file_unsupported", words: "PPTX" },
        Bad { path: make("picture.txt", b"\x89PNG\r\n\x1a\n"), code: "file_unsupported", words: "PNG" },
        Bad { path: make("old.docx", &compound("WordDocument")), code: "file_unsupported", words: "DOC" },
        Bad { path: make("old.xlsx", &compound("Workbook")), code: "file_unsupported", words: "XLS" },
        Bad {
            path: make("shut.xlsx", &compound("EncryptedPackage")),
            code: "file_encrypted",
            words: "password",
        },
        Bad { path: make("cut.xlsx", b"PK\x03\x04\x14\0"), code: "file_damaged", words: "damaged" },
        Bad { path: huge, code: "file_too_large", words: "200 MB" },
        Bad { path: barren, code: "folder_without_reports", words: "folder" },
        Bad { path: folder.join("nowhere.txt"), code: "file_missing", words: "no such file" },
    ]
}

/// A file as Office wrote it before 2007, as far as its kind is told: its stream's name.
fn compound(stream: &str) -> Vec<u8> {
    let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".iter().copied().chain(name).collect()
}

fn good() -> PathBuf {
    reports()[0].path()
}

/// The bad ones with a good one before and after.
fn among_good_ones(bad: &[Bad]) -> Vec<PathBuf> {
    let bad = bad.iter().map(|bad| bad.path.clone());
    [good()].into_iter().chain(bad).chain([reports()[1].path()]).collect()
}

#[test]
fn extract_names_each_and_reads_the_rest() {
    let folder = TempDir::new().unwrap();
    let bad = bad(folder.path());
    let run = extract(among_good_ones(&bad)).expect(1);
    let lines = run.lines();
    let (Line::Report(_), Line::Report(_)) = (&lines[0], &lines[lines.len() - 1]) else {
        panic!("{lines:#?}")
    };
    assert_eq!(lines.len(), bad.len() + 2);
    for (bad, line) in bad.iter().zip(&lines[1..]) {
        let Line::Failure(failure) = line else { panic!("{} was read", bad.path.display()) };
        assert_eq!((&*failure.file, &*failure.error.code), (&*bad.path.display().to_string(), bad.code));
        assert!(failure.error.message.contains(bad.words), "{failure:?}");
    }
}

#[test]
fn import_names_each_and_keeps_the_rest() {
    let folder = TempDir::new().unwrap();
    let library = folder.path().join("library");
    let bad = bad(folder.path());
    let mut command = vec!["import".into(), "--library".into(), library.clone()];
    command.extend(among_good_ones(&bad));
    let run = evenhand(command).expect(1);
    for bad in &bad {
        let name = bad.path.file_name().unwrap().to_string_lossy();
        let line = run.stderr.lines().find(|line| line.contains(&*name) && line.contains(bad.words));
        assert!(line.is_some(), "nothing says what is wrong with {name}:\n{}", run.stderr);
    }
    let csv = evenhand([
        "compare".as_ref(),
        "--format".as_ref(),
        "csv".as_ref(),
        "--library".as_ref(),
        library.as_os_str(),
    ]);
    let csv = csv.expect(0).stdout;
    for report in &reports()[..2] {
        assert!(csv.contains(&report.company), "{} is lost:\n{csv}", report.company);
    }
}

/// Root reads a file whatever its mode, so a link to itself stands for what the system refuses to open.
#[cfg(unix)]
#[test]
fn what_the_system_does_not_let_us_read() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = TempDir::new().unwrap();
    let (shut, circle) = (folder.path().join("shut.txt"), folder.path().join("circle.txt"));
    fs::copy(good(), &shut).unwrap();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).unwrap();
    symlink(&circle, &circle).unwrap();
    let mut bad = vec![circle];
    if File::open(&shut).is_err() {
        bad.push(shut);
    }
    for path in bad {
        let run = extract([&good(), &path]).expect(1);
        let [Line::Report(_), Line::Failure(failure)] = &run.lines()[..] else { panic!("{run:?}") };
        assert!(["file_unreadable", "file_missing"].contains(&&*failure.error.code), "{failure:?}");
    }
}

#[test]
fn a_folder_named_like_a_report_is_a_folder() {
    let folder = TempDir::new().unwrap();
    let named = folder.path().join("report.txt");
    fs::create_dir(&named).unwrap();
    let run = extract([&named]).expect(1);
    let [Line::Failure(failure)] = &run.lines()[..] else { panic!("{run:?}") };
    assert_eq!(failure.error.code, "folder_without_reports");
    fs::copy(good(), named.join("inside.txt")).unwrap();
    assert_eq!(extract([&named]).expect(0).reports().len(), 1);
}

/// Text all the same, if of no use: read, or refused with a reason, but never a crash.
#[test]
fn strange_text_is_no_crash() {
    let folder = TempDir::new().unwrap();
    let cut = fs::read(good()).unwrap();
    let strange: [(&str, Vec<u8>); 8] = [
        ("one line.txt", "员工总数".repeat(200_000).into_bytes()),
        ("digits.txt", "9".repeat(1 << 20).into_bytes()),
        ("tags.txt", "<table><tr><td colspan=999999999 rowspan=4000000000>1".repeat(500).into_bytes()),
        ("tabs.txt", "\t".repeat(1 << 20).into_bytes()),
        ("feeds.txt", "员工总数 人 5\x0C".repeat(20_000).into_bytes()),
        ("cut.txt", cut[..cut.len() / 2 - 1].to_vec()),
        ("marks.txt", "\u{200B}\u{FEFF}\u{202E}员工总数：１２３人\u{0301}".repeat(100).into_bytes()),
        (
            "numbers.txt",
            "用电量 万千瓦时 1.2.3,4,5e9999 -0 ∞ 九九 1,,2 99999999999999999999999999999999\n"
                .repeat(50)
                .into_bytes(),
        ),
    ];
    for (name, bytes) in strange {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let run = extract([&path]);
        assert!(matches!(run.status, Some(0 | 1)), "{name}: {run:?}");
        assert_eq!(run.lines().len(), 1, "{name}");
    }
}
