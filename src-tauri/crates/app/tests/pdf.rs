//! PDFs through the library. The test itself is started again to read them, as the program is: it has a `main` of its own.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use app::contract::{FileState, ImportEvent, Settings};
use app::{Counts, Library};

fn main() {
    app::serve_if_asked();
    stopping_in_the_midst_of_a_file_leaves_it_at_once();
    a_page_is_drawn_while_its_file_is_the_one_that_was_read();
}

/// Pages of the same content, which takes a while and says nothing.
fn slow(pages: usize) -> String {
    let content = "0 0 m ".repeat(300_000);
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", page + 4)).collect();
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[3 0 R 3 0 R 3 0 R]>>";
    let objects: String = (0..pages).map(|number| format!("{} 0 obj{page}endobj\n", number + 4)).collect();
    format!(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
         2 0 obj<</Type/Pages/Kids[{kids}]/Count {pages}>>endobj\n\
         3 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n{objects}trailer<</Root 1 0 R>>\n",
        content.len()
    )
}

fn stopping_in_the_midst_of_a_file_leaves_it_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(&folder.path().join("library")).unwrap();
    let file = folder.path().join("long.pdf");
    fs::write(&file, slow(200)).unwrap();
    let cancel = AtomicBool::new(false);
    let (mut pages, mut stopped, mut last) = (vec![], None, None);
    let follow = |event| match event {
        ImportEvent::Page { index: 0, page, pages: of } => {
            pages.push((page, of));
            if stopped.is_none() {
                cancel.store(true, Ordering::Relaxed);
                stopped = Some(Instant::now());
            }
        }
        ImportEvent::File { index: 0, state } => last = Some(state),
        _ => {}
    };
    let counts = library.import(&[file], Settings::default(), follow, &cancel).unwrap();
    let took = stopped.unwrap().elapsed();
    assert!(took < Duration::from_millis(500), "{took:?}");
    assert!(pages.iter().all(|(page, of)| (1..200).contains(page) && *of == 200), "{pages:?}");
    assert_eq!((counts, last), (Counts { cancelled: 1, ..Counts::default() }, Some(FileState::Cancelled)));
    assert_eq!(library.reports().unwrap(), []);
}

/// The corpus' own report, drawn by another process.
fn a_page_is_drawn_while_its_file_is_the_one_that_was_read() {
    use app::contract::ProblemCode;

    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(&folder.path().join("library")).unwrap();
    let file = folder.path().join("report.pdf");
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/corpus/pdf/zh.pdf");
    fs::copy(corpus, &file).unwrap();
    library
        .import(std::slice::from_ref(&file), Settings::default(), |_| {}, &AtomicBool::new(false))
        .unwrap();
    let report = library.reports().unwrap()[0].id;
    let page = |number, scale| library.page(report, number, scale);
    let code = |number| page(number, 1.0).unwrap_err().code;

    let (first, larger) = (page(1, 1.0).unwrap(), page(1, 2.0).unwrap());
    // A4, and the eight bytes that every PNG begins with
    assert_eq!((first.page, first.width.round(), first.height.round()), (1, 595.0, 842.0));
    assert!(first.src.starts_with("data:image/png;base64,iVBORw0KGgo"), "{}", &first.src[..40]);
    assert!(larger.src.len() > first.src.len());
    assert_eq!(code(99), ProblemCode::PageNotDrawn);
    assert_eq!(code(0), ProblemCode::PageNotDrawn);

    fs::write(&file, "another report").unwrap();
    assert_eq!(code(2), ProblemCode::FileChanged);
    fs::remove_file(&file).unwrap();
    assert_eq!(code(2), ProblemCode::FileMissing);
    assert_eq!(page(1, 1.0).unwrap(), first, "what was drawn is kept");
}
