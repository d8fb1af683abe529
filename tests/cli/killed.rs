//! An import that is killed, again and again, at any moment: the library opens, holds whole reports only, loses no decision, and
//! the import goes on where it was.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use acceptance::{many, program};
use app::Library;
use app::contract::{Judgement, ReviewQuery};
use tempfile::TempDir;

const FILES: usize = 30;
const KILLS: usize = 20;
/// About as long as a report takes, so that a kill falls into each part of one.
const A_REPORT: u64 = 60;

/// Numbers that nobody foresees; `EVENHAND_SEED` gives the same ones again.
struct Chance(u64);

impl Chance {
    fn new() -> Chance {
        let given = std::env::var("EVENHAND_SEED").ok().and_then(|seed| seed.parse().ok());
        // What the standard library keys its hash maps with is another number each time.
        let seed = given.unwrap_or_else(|| RandomState::new().build_hasher().finish());
        acceptance::corpus::eprint_line(&format!("EVENHAND_SEED={seed}"));
        Chance(seed)
    }

    fn below(&mut self, bound: u64) -> u64 {
        // Knuth's MMIX; the upper bits are the better ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// What a whole reading of each file holds: facts, to review, doubts.
type Held = BTreeMap<String, (u32, u32, u32)>;

fn held(library: &Library) -> Held {
    let rows = library.reports().unwrap().into_iter();
    rows.map(|row| (row.file, (row.facts, row.to_review, row.doubts))).collect()
}

fn import(reports: &Path, library: &Path) -> Command {
    let mut command = Command::new(program::path());
    command.arg("import").arg(reports).arg("--library").arg(library).env("LC_ALL", "C.UTF-8");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// Begins an import and kills it some time after so many new reports; whether it still ran.
fn killed(mut command: Command, after: u64, wait: Duration) -> bool {
    let mut child = command.spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    let (mut line, mut new) = (String::new(), 0);
    while new < after && said.read_line(&mut line).unwrap() > 0 {
        new += u64::from(line.contains(" facts"));
        line.clear();
    }
    sleep(wait);
    child.kill().unwrap();
    // What it said meanwhile is read, so that its end is not a full pipe.
    said.read_to_string(&mut line).unwrap();
    child.wait().unwrap().code().is_none()
}

/// Accepts what waits first, if anything does: the fact.
fn decide(library: &Library) -> Option<u32> {
    let open = library.review(&ReviewQuery { most: 1, ..ReviewQuery::default() }).unwrap();
    let first = open.items.first()?.fact;
    library.decide(&[first], &Judgement::Accept, "seen").unwrap();
    Some(first)
}

fn decided(library: &Library) -> BTreeSet<u32> {
    let query = ReviewQuery { decided: true, most: 1000, ..ReviewQuery::default() };
    library.review(&query).unwrap().items.into_iter().map(|item| item.fact).collect()
}

#[test]
fn an_import_that_is_killed_twenty_times_loses_nothing() {
    let folder = TempDir::new().unwrap();
    let [reports, whole, library] = ["reports", "whole", "library"].map(|name| folder.path().join(name));
    many::write(&reports, FILES, 3).unwrap();
    assert!(import(&reports, &whole).output().unwrap().status.success());
    let expected = held(&Library::open_existing(&whole).unwrap());
    assert_eq!(expected.len(), FILES);

    let mut chance = Chance::new();
    let (mut before, mut decisions, mut while_it_ran) = (Held::new(), BTreeSet::new(), 0);
    for kill in 1..=KILLS {
        let (after, wait) = (chance.below(3), Duration::from_millis(chance.below(A_REPORT)));
        while_it_ran += usize::from(killed(import(&reports, &library), after, wait));
        let open = Library::open(&library).unwrap_or_else(|problem| panic!("kill {kill}: {problem:?}"));
        let now = held(&open);
        for (file, counts) in &now {
            // A decision takes a fact out of those that wait, and may settle doubts; the facts stay.
            assert_eq!(counts.0, expected[file].0, "kill {kill}: {file} is not whole");
        }
        assert!(before.keys().all(|file| now.contains_key(file)), "kill {kill}: a report is gone");
        assert_eq!(decided(&open), decisions, "kill {kill}");
        decisions.extend(decide(&open));
        // Accepting one may accept others of its sum: what holds now has to hold after the next kill.
        decisions = decided(&open);
        before = now;
    }
    assert!(while_it_ran >= KILLS / 2, "{while_it_ran} of {KILLS} kills fell into an import");
    assert!(!decisions.is_empty());

    assert!(import(&reports, &library).output().unwrap().status.success());
    let open = Library::open_existing(&library).unwrap();
    assert_eq!(decided(&open), decisions);
    while open.undo().unwrap().is_some() {}
    assert_eq!(held(&open), expected);
}
