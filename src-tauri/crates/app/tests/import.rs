//! Imports of the project's own reports among files that cannot be read.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use app::contract::{FileState, ImportEvent, ProblemCode, Query, Settings};
use app::{Counts, Library};

/// Four reports of companies that do not exist.
fn corpus() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/corpus");
    ["jichuan_2023.txt", "lanyu_2024.txt", "muyan_2024.txt", "panxiu_2024.txt"]
        .map(|file| folder.join(file))
        .to_vec()
}

fn import(library: &Library, paths: &[PathBuf]) -> (Counts, Vec<ImportEvent>) {
    let mut events = vec![];
    let counts = library
        .import(paths, Settings::default(), |event| events.push(event), &AtomicBool::new(false))
        .unwrap();
    (counts, events)
}

/// The last state of every file, in short.
fn states(events: &[ImportEvent]) -> Vec<String> {
    let mut last = BTreeMap::new();
    for event in events {
        if let ImportEvent::File { index, state } = event {
            last.insert(
                *index,
                match state {
                    FileState::Reading => "reading".to_owned(),
                    FileState::Done { report } => format!("done {}", report.id),
                    FileState::Duplicate { report } => format!("duplicate {}", report.id),
                    FileState::Failed { problem } => format!("{:?}", problem.code),
                    FileState::Cancelled => "cancelled".to_owned(),
                },
            );
        }
    }
    last.into_values().collect()
}

#[test]
fn bad_files_are_told_and_the_others_imported() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(&folder.path().join("library")).unwrap();
    let corpus = corpus();
    let (empty, gone) = (folder.path().join("empty.txt"), folder.path().join("gone.txt"));
    fs::write(&empty, "").unwrap();
    let barren = folder.path().join("barren");
    fs::create_dir(&barren).unwrap();
    fs::write(barren.join("a.png"), "").unwrap();
    let paths =
        [corpus[0].clone(), empty, corpus[1].clone(), gone, barren, corpus[2].clone(), corpus[0].clone()];

    let (counts, events) = import(&library, &paths);
    assert_eq!(counts, Counts { imported: 3, duplicates: 0, failed: 3, cancelled: 0 });
    let ImportEvent::Started { files, passed_over } = &events[0] else { panic!("{:?}", events[0]) };
    assert_eq!((files.len(), *passed_over), (6, 1), "a file that is named twice is read once");
    assert_eq!(
        states(&events),
        ["done 1", "FileEmpty", "done 2", "FileMissing", "FolderWithoutReports", "done 3"],
        "in the order of the files"
    );
    assert!(matches!(
        events.last(),
        Some(ImportEvent::Finished { imported: 3, duplicates: 0, failed: 3, cancelled: 0 })
    ));
    let rows = library.reports().unwrap();
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| row.facts > 0 && row.year.is_some() && Path::new(&row.path).is_absolute()));
    assert_eq!(library.info().unwrap().reports, 3);
}

#[test]
fn the_same_content_is_known_under_any_name() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(&folder.path().join("library")).unwrap();
    import(&library, &corpus());
    let before = (library.reports().unwrap(), library.scorecard(&Query::default()).unwrap());

    let copy = folder.path().join("copy.txt");
    fs::copy(&corpus()[1], &copy).unwrap();
    let (counts, events) = import(&library, &[corpus()[0].clone(), copy]);
    assert_eq!(counts, Counts { duplicates: 2, ..Counts::default() });
    assert_eq!(states(&events), ["duplicate 1", "duplicate 2"]);
    assert_eq!((library.reports().unwrap(), library.scorecard(&Query::default()).unwrap()), before);

    drop(library);
    let library = Library::open(&folder.path().join("library")).unwrap();
    assert_eq!(library.reports().unwrap(), before.0, "after closing it");
}

#[test]
fn two_copies_in_one_import_are_one_report() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(&folder.path().join("library")).unwrap();
    for name in ["a.txt", "b.txt"] {
        fs::copy(&corpus()[0], folder.path().join(name)).unwrap();
    }
    let (counts, _) = import(&library, &[folder.path().join("a.txt"), folder.path().join("b.txt")]);
    assert_eq!(counts, Counts { imported: 1, duplicates: 1, ..Counts::default() });
}

#[test]
fn stopping_keeps_what_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let cancel = AtomicBool::new(true);
    let counts = library.import(&corpus(), Settings::default(), |_| {}, &cancel).unwrap();
    assert_eq!(counts, Counts { cancelled: 4, ..Counts::default() });

    // Stopped at the first report: all cores finish what they have begun, and each file is accounted for.
    cancel.store(false, Ordering::Relaxed);
    let mut events = vec![];
    let stop_at_first = |event: ImportEvent| {
        if matches!(event, ImportEvent::File { state: FileState::Done { .. }, .. }) {
            cancel.store(true, Ordering::Relaxed);
        }
        events.push(event);
    };
    let counts = library.import(&corpus(), Settings::default(), stop_at_first, &cancel).unwrap();
    assert_eq!((counts.imported + counts.cancelled, counts.failed), (4, 0));
    assert_eq!(library.reports().unwrap().len(), counts.imported as usize);
    assert!(states(&events).iter().all(|state| state != "reading"), "{:?}", states(&events));
}

#[test]
fn a_library_of_a_newer_program_says_which() {
    let folder = tempfile::tempdir().unwrap();
    drop(Library::open(folder.path()).unwrap());
    let file = folder.path().join("library.db");
    let mut bytes = fs::read(&file).unwrap();
    // `user_version` in the header of an SQLite file.
    bytes[60..64].copy_from_slice(&9_999u32.to_be_bytes());
    fs::write(&file, &bytes).unwrap();
    let problem = Library::open(folder.path()).unwrap_err();
    assert_eq!((problem.code, problem.params["found"].as_str()), (ProblemCode::LibraryNewer, "9999"));
}

#[test]
fn what_an_interrupted_import_left_is_told_read_or_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let unread = |library: &Library| library.info().unwrap().unread;
    let mut left = vec![];
    let follow = |event: ImportEvent| {
        if matches!(event, ImportEvent::File { state: FileState::Done { .. }, .. }) {
            left.push(unread(&library).len());
        }
    };
    library.import(&corpus(), Settings::default(), follow, &AtomicBool::new(false)).unwrap();
    assert_eq!(left, [3, 2, 1, 0], "each is settled before it is told");
    drop(library);

    // The process ended before anything was read.
    let interrupted = || {
        let named = corpus().iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
        store::Store::open(folder.path()).unwrap().begin_import(1, &named).unwrap();
        let library = Library::occupy(folder.path()).unwrap();
        assert_eq!(unread(&library), named);
        let beside = Library::occupy(folder.path()).unwrap();
        assert!(unread(&beside).is_empty(), "the other window may be reading them");
        library
    };
    let library = interrupted();
    let paths: Vec<PathBuf> = unread(&library).into_iter().map(PathBuf::from).collect();
    assert_eq!(import(&library, &paths).0.duplicates, 4);
    assert!(unread(&library).is_empty());
    drop(library);
    let library = interrupted();
    library.leave_unread().unwrap();
    assert!(unread(&library).is_empty());
}
