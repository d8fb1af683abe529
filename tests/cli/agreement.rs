//! The characters of hard Chinese PDFs, against those that poppler reads: which there are and how many of each, after NFKC.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use acceptance::corpus::{eprint_line, files, shared};
use unicode_normalization::UnicodeNormalization;

const ASKED: f64 = 0.995;

/// Where the two rightly differ, how far, and why.
const EXCEPTIONS: [(&str, f64, &str); 2] = [
    ("made_libreoffice_table", 0.95, "heads in white on nothing, which nobody sees and poppler prints"),
    ("made_GBK-EUC-V_vertical", 0.98, "an upright colon that poppler has for private use"),
];

type Bag = BTreeMap<char, usize>;

fn bag(text: &str) -> Bag {
    let mut bag = Bag::new();
    let printed = |c: &char| !c.is_whitespace() && !c.is_control();
    text.nfkc().filter(printed).for_each(|c| *bag.entry(c).or_default() += 1);
    bag
}

fn ours(path: &Path) -> Bag {
    let file = pdf::open(fs::read(path).unwrap()).unwrap();
    let pages = (0..file.pages()).map(|index| file.page(index));
    let text: String = pages.flat_map(|page| page.glyphs).map(|glyph| glyph.text.to_string()).collect();
    bag(&text)
}

fn popplers(path: &Path) -> Option<Bag> {
    let ran = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(path).arg("-").output().ok()?;
    Some(bag(&String::from_utf8_lossy(&ran.stdout)))
}

/// What both have, of the longer.
fn agreement(a: &Bag, b: &Bag) -> f64 {
    let size = |bag: &Bag| bag.values().sum::<usize>();
    let both: usize = a.iter().map(|(c, n)| *n.min(b.get(c).unwrap_or(&0))).sum();
    let most = size(a).max(size(b));
    if most == 0 { 1.0 } else { both as f64 / most as f64 }
}

#[test]
fn characters_are_those_that_poppler_reads() {
    let Some(folder) = shared("pdf/cjk") else { return };
    for path in files(&folder, "pdf") {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let Some(theirs) = popplers(&path) else {
            return eprint_line("skipped: pdftotext is not installed");
        };
        let agreed = agreement(&ours(&path), &theirs);
        eprint_line(&format!("{agreed:.4} {name}"));
        let least = EXCEPTIONS.iter().find(|(file, ..)| *file == name).map_or(ASKED, |(_, least, _)| *least);
        assert!(agreed >= least, "{name}: {agreed:.4}");
    }
}
