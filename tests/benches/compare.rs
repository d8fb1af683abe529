//! How fast companies are compared: a library of 50 companies, 5 years and every metric of the catalogue, some 100. 50 ms were
//! promised for the data of a scorecard, 30 ms for any chart and a second for a workbook. `first` is what it takes in a library
//! that was just opened, where every fact is read from SQLite; afterwards the facts are held as long as nothing changes.
#![allow(clippy::unwrap_used)]

use std::path::PathBuf;
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use acceptance::many;
use app::contract::{ChartKind, ChartSpec, ExportFormat, Pick, Query, Settings, Theme};
use app::{Language, Library};
use divan::Bencher;

/// 50 companies of 5 years.
const REPORTS: usize = 250;
/// Each report states its own year alone, or 100 metrics a year would be 300.
const YEARS: usize = 1;

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    // Kept until the system clears its folder for such things: nothing drops what is static.
    let folder = tempfile::tempdir().unwrap().keep();
    let files = many::write(&folder.join("reports"), REPORTS, YEARS).unwrap();
    let folder = folder.join("library");
    let library = Library::open(&folder).unwrap();
    let counts =
        library.import(&files, Settings::from_environment(), |_| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!(counts.imported, u32::try_from(REPORTS).unwrap());
    folder
});

static LIBRARY: LazyLock<Library> = LazyLock::new(opened);

fn opened() -> Library {
    Library::open(&FOLDER).unwrap()
}

fn main() {
    LazyLock::force(&FOLDER);
    divan::main();
}

fn all() -> Query {
    Query { all: true, ..Query::default() }
}

#[divan::bench(args = [false, true])]
fn scorecard(bencher: Bencher, all: bool) {
    bencher.bench(|| LIBRARY.scorecard(&Query { all, ..Query::default() }).unwrap());
}

#[divan::bench(args = [false, true], sample_count = 20)]
fn scorecard_first(bencher: Bencher, all: bool) {
    let query = Query { all, ..Query::default() };
    bencher.with_inputs(opened).bench_refs(|library| library.scorecard(&query).unwrap());
}

const CHARTS: [ChartKind; 10] = [
    ChartKind::EmissionsIntensity,
    ChartKind::WorkforceGender,
    ChartKind::Values,
    ChartKind::EnergyMix,
    ChartKind::Composition,
    ChartKind::Groups,
    ChartKind::Safety,
    ChartKind::Years,
    ChartKind::Coverage,
    ChartKind::Scatter,
];

/// Of as many companies as the page shows, and of all of them.
#[divan::bench(args = CHARTS, consts = [12, 50])]
fn chart<const COMPANIES: usize>(bencher: Bencher, kind: ChartKind) {
    let picks = all_picks().into_iter().take(COMPANIES).collect();
    let (spec, query) = (ChartSpec::of(kind), Query { companies: picks, ..Query::default() });
    bencher.bench(|| LIBRARY.chart(&spec, &query, Language::ZhHans, Theme::Light).unwrap());
}

/// Of all companies.
#[divan::bench(args = CHARTS, sample_count = 20)]
fn chart_first(bencher: Bencher, kind: ChartKind) {
    let spec = ChartSpec::of(kind);
    let chart = |library: &mut Library| {
        library.chart(&spec, &Query::default(), Language::ZhHans, Theme::Light).unwrap()
    };
    bencher.with_inputs(opened).bench_refs(chart);
}

fn all_picks() -> Vec<Pick> {
    let columns = LIBRARY.scorecard(&Query::default()).unwrap().columns;
    columns.iter().map(|column| Pick { company: column.company, year: None }).collect()
}

/// From the store to the file's bytes.
#[divan::bench(
    args = [ExportFormat::Xlsx, ExportFormat::Csv, ExportFormat::Json, ExportFormat::Parquet, ExportFormat::Html],
    sample_count = 5
)]
fn export(bencher: Bencher, format: ExportFormat) {
    bencher.bench(|| LIBRARY.exported(format, &all(), Language::ZhHans).unwrap());
}
