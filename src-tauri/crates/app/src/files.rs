//! Which files are meant by the paths that a person gives.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::contract::{Problem, ProblemCode};

/// Endings that are read, in lower case.
pub const READABLE: [&str; 10] =
    ["txt", "md", "markdown", "html", "htm", "xhtml", "pdf", "docx", "xlsx", "xlsm"];

/// A file to be read, or why it cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// as given, or as walked to from there
    pub path: PathBuf,
    /// known before a byte is read: missing, of a kind that is not read, …
    pub problem: Option<Problem>,
}

/// What a person's paths come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collected {
    /// in the order of the paths; inside a folder by name
    pub files: Vec<Found>,
    /// files of other kinds inside folders
    pub passed_over: u32,
}

/// Walks files and folders. Hidden files and folders inside a folder are left out, a file that is met twice is taken once,
/// a link that leads in a circle is not followed.
pub fn collect(paths: &[PathBuf]) -> Collected {
    let mut walk = Walk::default();
    for path in paths {
        if path.is_dir() { walk.folder(path) } else { walk.named(path) }
    }
    walk.collected
}

#[derive(Default)]
struct Walk {
    collected: Collected,
    seen: BTreeSet<PathBuf>,
}

impl Walk {
    fn add(&mut self, path: &Path, problem: Option<Problem>) {
        // A path that cannot be resolved is its own name.
        if self.seen.insert(path.canonicalize().unwrap_or_else(|_| path.to_owned())) {
            self.collected.files.push(Found { path: path.to_owned(), problem });
        }
    }

    /// A file that a person named: one of another kind is worth a word.
    fn named(&mut self, path: &Path) {
        let problem = if !path.exists() {
            Some(Problem::at(ProblemCode::FileMissing, path))
        } else if is_readable(path) {
            None
        } else {
            Some(Problem::at(ProblemCode::FileUnsupported, path).with("kind", ending(path).to_uppercase()))
        };
        self.add(path, problem);
    }

    fn folder(&mut self, folder: &Path) {
        let mut found = false;
        let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name();
        for entry in entries.into_iter().filter_entry(|e| e.depth() == 0 || !is_hidden(e)) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) if is_readable(entry.path()) => {
                    found = true;
                    self.add(entry.path(), None);
                }
                Ok(_) => self.collected.passed_over += 1,
                Err(error) => {
                    if let Some((path, problem)) = refusal(&error) {
                        found = true;
                        self.add(&path, Some(problem));
                    }
                }
            }
        }
        if !found {
            self.add(folder, Some(Problem::at(ProblemCode::FolderWithoutReports, folder)));
        }
    }
}

/// What is worth a word: a folder that the system keeps shut. Circles and links to nowhere are not.
fn refusal(error: &walkdir::Error) -> Option<(PathBuf, Problem)> {
    let (path, io) = (error.path()?, error.io_error()?);
    let refused = error.loop_ancestor().is_none() && io.kind() != std::io::ErrorKind::NotFound;
    refused.then(|| (path.to_owned(), Problem::of_io(io, path)))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn is_readable(path: &Path) -> bool {
    READABLE.contains(&ending(path).as_str())
}

fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A folder with `a.txt`, `b/c.MD`, `b/.hidden/d.txt`, `b/e.PDF`, `b/f.pptx`, `.f.txt`, `none/g.csv`.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in ["a.txt", "b/c.MD", "b/.hidden/d.txt", "b/e.PDF", "b/f.pptx", ".f.txt", "none/g.csv"] {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        folder
    }

    fn names(folder: &Path, paths: &[&str]) -> (Vec<String>, u32) {
        let paths: Vec<_> = paths.iter().map(|p| folder.join(p)).collect();
        let collected = collect(&paths);
        let name = |found: &Found| {
            let path = found.path.strip_prefix(folder).unwrap().display().to_string();
            found.problem.as_ref().map_or(path.clone(), |p| format!("{path}: {:?}", p.code))
        };
        (collected.files.iter().map(name).collect(), collected.passed_over)
    }

    #[test]
    fn paths_come_to_files() {
        let folder = folder();
        let cases: [(&[&str], &[&str], u32); 8] = [
            (&[""], &["a.txt", "b/c.MD", "b/e.PDF"], 2),
            (&["b", "a.txt"], &["b/c.MD", "b/e.PDF", "a.txt"], 1),
            (&["a.txt", "", "b/../a.txt"], &["a.txt", "b/c.MD", "b/e.PDF"], 2),
            (&["b/f.pptx"], &["b/f.pptx: FileUnsupported"], 0),
            (&["b/.hidden", ".f.txt"], &["b/.hidden/d.txt", ".f.txt"], 0),
            (&["none"], &["none: FolderWithoutReports"], 1),
            (&["nowhere.txt"], &["nowhere.txt: FileMissing"], 0),
            (&[], &[], 0),
        ];
        for (paths, files, passed_over) in cases {
            let expect = files.iter().map(ToString::to_string).collect::<Vec<_>>();
            assert_eq!(names(folder.path(), paths), (expect, passed_over), "{paths:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_circle_and_to_nowhere_are_left() {
        use std::os::unix::fs::symlink;
        let folder = folder();
        symlink(folder.path(), folder.path().join("b/loop")).unwrap();
        symlink(folder.path().join("gone.txt"), folder.path().join("b/dangling.txt")).unwrap();
        symlink(folder.path().join("a.txt"), folder.path().join("b/same.txt")).unwrap();
        assert_eq!(names(folder.path(), &[""]).0, ["a.txt", "b/c.MD", "b/e.PDF"]);
    }
}
