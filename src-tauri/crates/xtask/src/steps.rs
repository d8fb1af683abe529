//! Runs commands: one that must succeed, or a list of steps of which each is timed and counted and none stops the others.

use std::io::{BufRead, BufReader, Read, Write, stdout};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::tally::{self, Tally};

/// Runs a command in the open; an error names it.
pub fn must(command: &mut Command) -> Result<(), String> {
    let status =
        command.stdin(Stdio::null()).status().map_err(|error| format!("{}: {error}", words(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{}: {status}", words(command))) }
}

fn words(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Whether a step ends in a runner's totals. One that should and has none has failed: it ran nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Check,
    Tests,
}

struct Done {
    name: &'static str,
    took: Duration,
    tally: Tally,
}

/// What has been run so far.
#[derive(Default)]
pub struct Steps {
    done: Vec<Done>,
}

impl Steps {
    /// Something without output of its own to count, as set-up. Returns what it made.
    pub fn prepare<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T, String>) -> Option<T> {
        println!("\n== {name}");
        let start = Instant::now();
        let made = work().map_err(|why| println!("{why}")).ok();
        let tally = Tally { passed: 0, failed: made.is_none().into() };
        self.done.push(Done { name, took: start.elapsed(), tally });
        made
    }

    /// A command, shown and counted. Says whether it succeeded.
    pub fn run(&mut self, name: &'static str, kind: Kind, command: &mut Command) -> bool {
        println!("\n== {name}: {}", words(command));
        let start = Instant::now();
        let (succeeded, counted) = counted(command);
        let tally = verdict(kind, succeeded, counted);
        self.done.push(Done { name, took: start.elapsed(), tally });
        tally.failed == 0
    }

    /// A step that cannot be run since an earlier one failed: it counts as failed.
    pub fn give_up(&mut self, name: &'static str, why: &str) {
        println!("\n== {name}: not run, {why}");
        self.done.push(Done { name, took: Duration::ZERO, tally: Tally { passed: 0, failed: 1 } });
    }

    /// The table, then the line of totals. The error is empty: all is said.
    pub fn close(self) -> Result<(), String> {
        println!();
        let mut total = Tally::default();
        for Done { name, took, tally } in &self.done {
            let verdict = if tally.failed == 0 { "ok" } else { "FAILED" };
            let counts = format!("{} passed, {} failed", tally.passed, tally.failed);
            let counts = if *tally == Tally::default() { String::new() } else { counts };
            println!("{verdict:7}{:6.1} s  {name:28} {counts}", took.as_secs_f32());
            total += *tally;
        }
        println!("{} passed, {} failed", total.passed, total.failed);
        if total.failed == 0 { Ok(()) } else { Err(String::new()) }
    }
}

/// A step that failed without a failed test counts as one, and so does one that should have run tests and ran none.
fn verdict(kind: Kind, succeeded: bool, counted: Tally) -> Tally {
    let ran_nothing = kind == Kind::Tests && counted == Tally::default();
    let silent = counted.failed == 0 && (!succeeded || ran_nothing);
    Tally { failed: if silent { 1 } else { counted.failed }, ..counted }
}

/// Passes both streams on line by line and counts what the closing lines say.
fn counted(command: &mut Command) -> (bool, Tally) {
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => {
            println!("{}: {error}", words(command));
            return (false, Tally::default());
        }
    };
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let mut tally = Tally::default();
    thread::scope(|scope| {
        let other = scope.spawn(|| err.map(|stream| pass_on(stream, stdout())).unwrap_or_default());
        tally += out.map(|stream| pass_on(stream, stdout())).unwrap_or_default();
        tally += other.join().unwrap_or_default();
    });
    (child.wait().is_ok_and(|status| status.success()), tally)
}

fn pass_on(stream: impl Read, mut to: impl Write) -> Tally {
    let mut tally = Tally::default();
    let mut lines = BufReader::new(stream);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        tally += tally::read(&String::from_utf8_lossy(&line));
        // A reader that has gone away, as `head`, is no reason to stop testing.
        let _ = to.write_all(&line);
        line.clear();
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_fails_when_it_should() {
        for (kind, succeeded, counted, failed) in [
            (Kind::Check, true, (0, 0), 0),
            (Kind::Check, false, (0, 0), 1),
            (Kind::Tests, true, (0, 0), 1),
            (Kind::Tests, true, (2, 0), 0),
            (Kind::Tests, false, (2, 0), 1),
            (Kind::Tests, false, (1, 3), 3),
            (Kind::Tests, true, (1, 3), 3),
        ] {
            let counted = Tally { passed: counted.0, failed: counted.1 };
            assert_eq!(
                verdict(kind, succeeded, counted),
                Tally { failed, ..counted },
                "{succeeded} {counted:?}"
            );
        }
    }

    #[test]
    fn output_is_passed_on_and_counted() {
        let said = b"running\ntest result: ok. 2 passed; 0 failed;\n\xff\n# pass 3\n# fail 1";
        let mut passed_on = Vec::new();
        assert_eq!(pass_on(said.as_slice(), &mut passed_on), Tally { passed: 5, failed: 1 });
        assert_eq!(passed_on, said);
    }

    #[test]
    fn what_is_not_there_or_not_run_has_failed() {
        let mut steps = Steps::default();
        assert!(!steps.run("missing", Kind::Check, &mut Command::new("/nonexistent/program")));
        steps.give_up("window", "the build failed");
        assert_eq!(steps.prepare("set-up", || Err::<(), _>("no".into())), None);
        assert_eq!(steps.done.iter().map(|done| done.tally.failed).sum::<u32>(), 3);
        assert!(steps.close().is_err());
    }
}
