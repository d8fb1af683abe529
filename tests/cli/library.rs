//! A library over several runs: imported once, compared, refused where a newer program wrote it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use acceptance::corpus::{self, reports};
use acceptance::program::{Ran, evenhand, extract};
use serde_json::Value;
use tempfile::TempDir;

/// The exit status where the library cannot be opened.
const LIBRARY_UNUSABLE: i32 = 3;

pub(crate) struct Library(TempDir);

impl Library {
    fn new() -> Library {
        Library(TempDir::new().unwrap())
    }

    pub(crate) fn with(paths: &[PathBuf]) -> Library {
        let library = Library::new();
        library.import(paths).expect(0);
        library
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    fn database(&self) -> PathBuf {
        self.path().join("library.db")
    }

    pub(crate) fn run(&self, command: &str, arguments: impl IntoIterator<Item = OsString>) -> Ran {
        let first = [command.into(), "--library".into(), self.path().into()];
        evenhand(first.into_iter().chain(arguments))
    }

    fn import(&self, paths: &[PathBuf]) -> Ran {
        self.run("import", paths.iter().map(OsString::from))
    }

    fn compare(&self, format: &str, more: &[&str]) -> Ran {
        let words =
            ["--lang", "en", "--format", format].into_iter().chain(more.iter().copied()).map(OsString::from);
        self.run("compare", words)
    }
}

pub(crate) fn corpus_paths() -> Vec<PathBuf> {
    reports().iter().map(corpus::Report::path).collect()
}

#[test]
fn importing_again_changes_nothing() {
    let library = Library::with(&corpus_paths());
    let before = library.compare("json", &["--all"]).expect(0).stdout;
    let again = library.import(&corpus_paths()).expect(0);
    assert_eq!(library.compare("json", &["--all"]).expect(0).stdout, before);
    // The same content under another name is the same report.
    let folder = TempDir::new().unwrap();
    let copy = folder.path().join("copy.txt");
    fs::copy(&corpus_paths()[0], &copy).unwrap();
    library.import(&[copy]).expect(0);
    assert_eq!(library.compare("json", &["--all"]).expect(0).stdout, before);
    assert!(!again.stderr.is_empty(), "an import says what it does");
}

#[test]
fn the_order_of_files_changes_no_fact() {
    let paths = corpus_paths();
    let reversed: Vec<_> = paths.iter().rev().cloned().collect();
    let facts = |paths: &[PathBuf]| cells(&scorecard(&Library::with(paths), &["--all"]));
    assert_eq!(facts(&paths), facts(&reversed));
}

#[test]
fn a_report_at_a_time_gives_what_all_at_once_give() {
    let library = Library::new();
    for path in corpus_paths() {
        library.import(&[path]).expect(0);
    }
    assert_eq!(
        cells(&scorecard(&library, &["--all"])),
        cells(&scorecard(&Library::with(&corpus_paths()), &["--all"]))
    );
}

#[test]
fn the_scorecard_shows_what_was_extracted() {
    let library = Library::with(&corpus_paths());
    let shown = cells(&scorecard(&library, &["--all"]));
    for report in extract(corpus_paths()).expect(0).reports() {
        for fact in &report.observations {
            if fact.breakdown.is_empty() && fact.period.parse::<i32>().ok() == report.period.year {
                let shown = shown
                    .iter()
                    .find(|c| c.company == report.company.name && c.metric == fact.metric && c.total);
                let shown =
                    shown.unwrap_or_else(|| panic!("{} of {} is not shown", fact.fact(), report.file));
                // a liquid fuel that was printed in tonnes is turned into the litres of its row (kg/L of GB 17930, GB 19147)
                let density = match (&*fact.metric, &*fact.unit) {
                    ("energy.petrol", "t") => Some(0.7475),
                    ("energy.diesel", "t") => Some(0.8275),
                    _ => None,
                };
                let (source, value) =
                    density.map_or(("reported", fact.value), |d| ("derived", fact.value * 1000.0 / d));
                assert_eq!(&*shown.source, source, "{}", fact.fact());
                assert!((shown.number - value).abs() <= value * 1e-5, "{}: {}", fact.fact(), shown.number);
            }
        }
    }
}

#[test]
fn a_company_without_ghg_is_estimated_and_says_so() {
    let shown = cells(&scorecard(&Library::with(&corpus_paths()), &[]));
    let source = |file: &str, metric: &str| {
        let report = reports().iter().find(|report| report.file.starts_with(file)).unwrap();
        let cell = shown.iter().find(|c| c.company == report.company && c.metric == metric && c.total);
        cell.map(|cell| cell.source.clone())
    };
    for (file, expect) in
        [("lanyu", "reported"), ("jichuan", "reported"), ("muyan", "estimated"), ("panxiu", "estimated")]
    {
        for metric in ["ghg.scope1", "ghg.scope2"] {
            assert_eq!(source(file, metric).as_deref(), Some(expect), "{metric} of {file}");
        }
    }
}

#[test]
fn a_year_can_be_picked() {
    let library = Library::with(&corpus_paths());
    let card = scorecard(&library, &["--year", "2023"]);
    let columns = card["columns"].as_array().unwrap();
    assert!(columns.iter().all(|column| column["year"] == 2023), "{columns:#?}");
    let lanyu =
        cells(&card).into_iter().find(|c| c.company == reports()[0].company && c.metric == "ghg.scope1");
    assert_eq!(lanyu.unwrap().number, 64310.42);
    let none = library.compare("json", &["--year", "1999"]);
    assert_eq!(none.status, Some(1));
    assert!(none.stderr.contains("1999"), "{none:?}");
}

#[test]
fn an_export_answers_programs() {
    let library = Library::with(&corpus_paths()[..2]);
    let export = |words: &[&str]| library.run("export", words.iter().map(OsString::from));
    let whole: Value = serde_json::from_str(&export(&["--json"]).expect(0).stdout).unwrap();
    assert_eq!(whole["columns"].as_array().unwrap().len(), 2);
    let folder = TempDir::new().unwrap();
    for format in ["csv", "xlsx", "parquet", "html"] {
        let file = folder.path().join(format);
        let path = file.to_str().unwrap();
        let answer: Value =
            serde_json::from_str(&export(&[format, "--json", "-o", path]).expect(0).stdout).unwrap();
        assert_eq!((&answer["format"], &answer["path"]), (&format.into(), &path.into()));
        assert_eq!(answer["bytes"], fs::metadata(&file).unwrap().len());
        assert_eq!(answer["companies"], 2);
        // what was written and the answer cannot both go to standard output
        assert_eq!(export(&[format, "--json"]).status, Some(4));
    }
}

/// A line of JSON a file: a report, the same again under another name, and a file that is not one.
#[test]
fn an_import_answers_programs() {
    let folder = tempfile::tempdir().unwrap();
    let [one, again, broken] =
        ["one.txt", "one-again.txt", "broken.pdf"].map(|name| folder.path().join(name));
    fs::copy(&corpus_paths()[0], &one).unwrap();
    fs::copy(&one, &again).unwrap();
    fs::write(&broken, "%PDF-1.7 and no more").unwrap();
    let library = Library::new();
    let answers = |paths: &[PathBuf]| {
        let run = library.run("import", paths.iter().map(Into::into).chain(["--json".into()]));
        let lines = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        (run.status, lines.collect::<Vec<_>>())
    };
    let (status, lines) = answers(&[one.clone(), again, broken]);
    assert_eq!(status, Some(1));
    let mut states: Vec<_> = lines.iter().map(|line| line["state"].as_str().unwrap()).collect();
    states.sort_unstable();
    assert_eq!(states, ["done", "duplicate", "failed"]);
    let of = |state: &str| lines.iter().find(|line| line["state"] == state).unwrap();
    assert_eq!(of("failed")["problem"]["code"], "pdf_damaged");
    let report = &of("done")["report"];
    let card = scorecard(&library, &[]);
    assert_eq!(report["company_name"], card["columns"][0]["name"]);
    assert_eq!(of("duplicate")["report"]["id"], report["id"]);
    let whole = library.run("export", ["json".into()]).expect(0).stdout;
    let facts = serde_json::from_str::<Value>(&whole).unwrap()["facts"].as_array().unwrap().clone();
    let waiting = facts.iter().filter(|fact| fact["status"] == "needs_review").count();
    assert_eq!(
        (report["facts"].as_u64(), report["to_review"].as_u64()),
        (Some(facts.len() as u64), Some(waiting as u64))
    );
}

#[test]
fn csv_opens_in_a_spreadsheet() {
    let csv = Library::with(&corpus_paths()).compare("csv", &[]).expect(0).stdout;
    let rows: Vec<_> = csv.trim_start_matches('\u{FEFF}').lines().collect();
    assert!(rows.len() > 20, "{csv}");
    assert!(reports().iter().all(|report| csv.contains(&report.company)), "{csv}");
    for start in
        rows.iter().flat_map(|row| row.split(',')).filter_map(|cell| cell.trim_matches('"').chars().next())
    {
        assert!(!"=@".contains(start), "a cell that a spreadsheet would run: {csv}");
    }
}

#[test]
fn html_is_one_file_that_loads_nothing() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("report.html");
    let library = Library::with(&corpus_paths());
    library.compare("html", &["-o", file.to_str().unwrap()]).expect(0);
    let html = fs::read_to_string(&file).unwrap();
    assert_eq!(
        html.matches("role=\"img\"").count(),
        5,
        "two charts, and a heat map of each framework of which something is told"
    );
    assert!(
        html.trim_start().to_lowercase().starts_with("<!doctype html>")
            && html.trim_end().ends_with("</html>")
    );
    assert!(reports().iter().all(|report| html.contains(&report.company)));
    for loads in
        ["src=", "<link", "<script", "<iframe", "<object", "@import", "url(http", "url(//", "href=\"http"]
    {
        assert!(!html.contains(loads), "the file loads something: {loads}");
    }
}

#[test]
fn the_three_formats_agree() {
    let library = Library::with(&corpus_paths());
    let report = &reports()[0];
    let card = cells(&scorecard(&library, &[]));
    let cell = card
        .iter()
        .find(|c| c.company == report.company && c.metric == "workforce.total" && c.total)
        .unwrap();
    assert_eq!(cell.number, 2418.0);
    let csv = library.compare("csv", &[]).expect(0).stdout;
    let html = library.compare("html", &[]).expect(0).stdout;
    assert!(csv.contains("2418"), "{csv}");
    assert!(html.contains("2,418"), "the headcount is not in the page");
}

#[test]
fn a_library_of_a_newer_program_is_refused_and_left_alone() {
    let library = Library::with(&corpus_paths()[..1]);
    let file = library.database();
    let mut bytes = fs::read(&file).unwrap();
    // `user_version` in the header of an SQLite file, which counts the migrations.
    bytes[60..64].copy_from_slice(&9_999u32.to_be_bytes());
    fs::write(&file, &bytes).unwrap();
    for run in [library.import(&corpus_paths()), library.compare("json", &[])] {
        assert_eq!(run.status, Some(LIBRARY_UNUSABLE), "{run:?}");
        assert!(run.stderr.contains("newer"), "{run:?}");
    }
    assert_eq!(fs::read(&file).unwrap(), bytes);
}

#[test]
fn a_library_that_is_none_is_refused() {
    let library = Library::with(&corpus_paths()[..1]);
    let file = library.database();
    fs::write(&file, "not a database, and longer than a header would be".repeat(40)).unwrap();
    let run = library.compare("json", &[]).expect(LIBRARY_UNUSABLE);
    assert!(run.stderr.contains(library.path().to_str().unwrap()), "{run:?}");
}

#[test]
fn comparing_makes_no_library() {
    let folder = TempDir::new().unwrap();
    let nowhere = folder.path().join("nowhere");
    let run = evenhand([
        "compare".as_ref(),
        "--format".as_ref(),
        "json".as_ref(),
        "--library".as_ref(),
        nowhere.as_os_str(),
    ]);
    assert!(run.expect(LIBRARY_UNUSABLE).stderr.contains("nowhere"));
    assert!(!nowhere.exists());
}

/// A cell of the scorecard with the company it is for.
#[derive(Debug, Clone, PartialEq)]
struct Cell {
    company: String,
    metric: String,
    breakdown: String,
    total: bool,
    number: f64,
    source: String,
}

fn scorecard(library: &Library, more: &[&str]) -> Value {
    let card: Value = serde_json::from_str(&library.compare("json", more).expect(0).stdout).unwrap();
    assert!(!card["columns"].as_array().unwrap().is_empty());
    card
}

/// By company and metric, whatever the order of the columns.
fn cells(card: &Value) -> Vec<Cell> {
    let columns = card["columns"].as_array().unwrap();
    let rows =
        card["pillars"].as_array().unwrap().iter().flat_map(|pillar| pillar["rows"].as_array().unwrap());
    let mut cells = vec![];
    for row in rows {
        for (column, cell) in
            columns.iter().zip(row["cells"].as_array().unwrap()).filter(|(_, cell)| !cell.is_null())
        {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            cells.push(Cell {
                company: text(&column["name"]),
                metric: text(&row["metric"]),
                breakdown: row["breakdown"].to_string(),
                total: row["breakdown"].as_object().unwrap().is_empty(),
                number: cell["number"].as_f64().unwrap(),
                source: text(&cell["source"]),
            });
        }
    }
    cells.sort_by(|a, b| (&a.company, &a.metric, &a.breakdown).cmp(&(&b.company, &b.metric, &b.breakdown)));
    cells
}
