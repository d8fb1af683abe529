//! How many tests passed and failed, from the closing lines of the runners that we use.

use std::ops::AddAssign;

/// Tests that ran.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// What one line of output adds: nothing, unless it is a closing line of cargo test, vitest or node's runner.
pub fn read(line: &str) -> Tally {
    let line = without_colour(line);
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        ["test", "result:", ..] => {
            Tally { passed: before(&words, "passed;"), failed: before(&words, "failed;") }
        }
        ["Tests", ..] => Tally { passed: before(&words, "passed"), failed: before(&words, "failed") },
        ["ℹ" | "#", "pass", count] => Tally { passed: number(count), failed: 0 },
        ["ℹ" | "#", "fail" | "cancelled", count] => Tally { passed: 0, failed: number(count) },
        _ => Tally::default(),
    }
}

/// The number that stands before a word.
fn before(words: &[&str], word: &str) -> u32 {
    words
        .iter()
        .position(|one| *one == word)
        .and_then(|at| at.checked_sub(1))
        .map_or(0, |at| number(words[at]))
}

fn number(word: &str) -> u32 {
    word.parse().unwrap_or(0)
}

/// Runners colour their lines even into a pipe when the environment asks for it.
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut parts = line.split("\u{1b}[");
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines() {
        for (line, passed, failed) in [
            (
                "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
                5,
                0,
            ),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out", 3, 2),
            ("      Tests  12 passed (12)", 12, 0),
            ("      Tests  1 failed | 11 passed | 2 skipped (14)", 11, 1),
            ("\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m7 passed\u{1b}[39m\u{1b}[22m (7)", 7, 0),
            (" Test Files  3 passed (3)", 0, 0),
            ("# pass 4", 4, 0),
            ("# fail 1", 0, 1),
            ("ℹ pass 6", 6, 0),
            ("ℹ fail 2", 0, 2),
            ("ℹ cancelled 1", 0, 1),
            ("ℹ tests 8", 0, 0),
            ("running 5 tests", 0, 0),
            ("test reads_a_table ... ok", 0, 0),
            ("", 0, 0),
        ] {
            assert_eq!(read(line), Tally { passed, failed }, "{line:?}");
        }
    }
}
