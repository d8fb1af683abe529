//! Which libraries there are: where one lies when nobody says, and which were open before.

use std::fs;
use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};

use crate::contract::{Problem, ProblemCode, RecentLibrary};
use crate::problems::shown;

/// The list of libraries that were open, beside the library that is used when nobody says which.
const LIST: &str = "libraries.json";

/// More than this nobody looks through.
const MOST: usize = 8;

/// Where the library lies when nobody says: `EVENHAND_LIBRARY`, or the platform's folder for a program's data.
///
/// # Errors
/// Where the platform names no home folder.
pub fn default_folder() -> Result<PathBuf, Problem> {
    named().map_or_else(own_folder, Ok)
}

fn named() -> Option<PathBuf> {
    std::env::var_os("EVENHAND_LIBRARY").filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

fn own_folder() -> Result<PathBuf, Problem> {
    let data = choose_native_strategy().map_err(|error| {
        Problem::new(ProblemCode::LibraryUnusable, [("path", String::new()), ("detail", error.to_string())])
    })?;
    Ok(data.data_dir().join("evenhand"))
}

/// Whether a folder holds a library.
pub fn is_library(folder: &Path) -> bool {
    folder.join(store::DATABASE).is_file()
}

/// A folder for a new library.
///
/// # Errors
/// `folder_not_empty`: what lies there would be mixed up with it; `file_unreadable`.
pub fn vacant(folder: &Path) -> Result<(), Problem> {
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Problem::at(ProblemCode::FolderNotEmpty, folder)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Problem::of_io(&error, folder)),
    }
}

/// The libraries that were open, the last one first, in a file of their own.
#[derive(Debug, Clone)]
pub struct Recent {
    list: PathBuf,
}

impl Recent {
    /// Of the person whose program this is.
    ///
    /// # Errors
    /// Where the platform names no home folder.
    pub fn own() -> Result<Recent, Problem> {
        Ok(Recent::at(&own_folder()?))
    }

    /// In a folder.
    pub fn at(folder: &Path) -> Recent {
        Recent { list: folder.join(LIST) }
    }

    /// The library to begin with: the one that `EVENHAND_LIBRARY` names, the one that was open last, or the usual one.
    ///
    /// # Errors
    /// `library_missing` where the last one is gone, as with a drive: another one in its place would look like a loss.
    pub fn first(&self) -> Result<PathBuf, Problem> {
        match self.paths().into_iter().next().filter(|_| named().is_none()) {
            None => default_folder(),
            Some(last) if is_library(&last) => Ok(last),
            Some(last) => Err(Problem::at(ProblemCode::LibraryMissing, &last)),
        }
    }

    /// All of them.
    pub fn all(&self) -> Vec<RecentLibrary> {
        let one = |path: PathBuf| RecentLibrary { there: is_library(&path), path: shown(&path) };
        self.paths().into_iter().map(one).collect()
    }

    /// Puts a library first. The list is a convenience: where it cannot be written, the library is open all the same.
    pub fn note(&self, folder: &Path) {
        let mut paths = self.paths();
        paths.retain(|other| other != folder);
        paths.insert(0, folder.to_owned());
        paths.truncate(MOST);
        self.write(&paths);
    }

    /// Takes a library off the list; nothing else happens to it.
    pub fn forget(&self, folder: &Path) {
        let mut paths = self.paths();
        paths.retain(|other| other != folder);
        self.write(&paths);
    }

    fn write(&self, paths: &[PathBuf]) {
        let part = self.list.with_extension("part");
        let text = serde_json::to_vec_pretty(paths).unwrap_or_default();
        let folder = self.list.parent().unwrap_or(Path::new(""));
        // In one step: two windows that write at once leave the list of one of them.
        drop(
            fs::create_dir_all(folder)
                .and_then(|()| fs::write(&part, text))
                .and_then(|()| fs::rename(&part, &self.list)),
        );
    }

    /// None where there is no list yet, or none that can be understood.
    fn paths(&self) -> Vec<PathBuf> {
        fs::read(&self.list).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Library;

    #[test]
    fn the_last_one_is_first_and_what_is_gone_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let recent = Recent::at(folder.path());
        assert_eq!(recent.all(), []);
        let [one, other] = ["one", "other"].map(|name| folder.path().join(name));
        for library in [&one, &other, &one] {
            drop(Library::open(library).unwrap());
            recent.note(library);
        }
        let shown = |path: &Path, there| RecentLibrary { path: path.display().to_string(), there };
        assert_eq!(recent.all(), [shown(&one, true), shown(&other, true)]);
        fs::remove_dir_all(&one).unwrap();
        assert_eq!(recent.all(), [shown(&one, false), shown(&other, true)]);
        recent.forget(&one);
        assert_eq!(recent.all(), [shown(&other, true)]);
        for n in 0..20 {
            recent.note(&folder.path().join(n.to_string()));
        }
        assert_eq!(recent.all().len(), MOST);
        fs::write(folder.path().join(LIST), "no list").unwrap();
        assert_eq!(recent.all(), []);
    }

    #[test]
    fn a_new_library_wants_a_folder_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(vacant(folder.path()), Ok(()));
        assert_eq!(vacant(&folder.path().join("not there yet")), Ok(()));
        fs::write(folder.path().join("a.txt"), "a").unwrap();
        assert_eq!(vacant(folder.path()).unwrap_err().code, ProblemCode::FolderNotEmpty);
    }
}
