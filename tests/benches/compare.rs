//! How fast companies are compared: a library of 50 companies, 5 years and every metric of the catalogue. 50 ms were promised for
//! the data of a scorecard, 30 ms for any chart and a second for a workbook.
#![allow(clippy::unwrap_used)]

use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use acceptance::many;
use app::contract::{ChartKind, ChartSpec, Pick, Query, Settings, Theme};
use app::export::Format;
use app::{Language, Library};
use divan::Bencher;

/// 50 companies of 5 years.
const REPORTS: usize = 250;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let files = many::write(&folder.path().join("reports"), REPORTS).unwrap();
    // Kept until the system clears its folder for such things: nothing drops what is static.
    let library = Library::open(&folder.keep().join("library")).unwrap();
    let counts =
        library.import(&files, Settings::from_environment(), |_| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!(counts.imported, u32::try_from(REPORTS).unwrap());
    library
});

fn main() {
    LazyLock::force(&LIBRARY);
    divan::main();
}

fn all() -> Query {
    Query { all: true, ..Query::default() }
}

#[divan::bench(args = [false, true])]
fn scorecard(bencher: Bencher, all: bool) {
    bencher.bench(|| LIBRARY.scorecard(&Query { all, ..Query::default() }).unwrap());
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

fn all_picks() -> Vec<Pick> {
    let columns = LIBRARY.scorecard(&Query::default()).unwrap().columns;
    columns.iter().map(|column| Pick { company: column.company, year: None }).collect()
}

#[derive(Debug, Clone, Copy)]
enum File {
    Xlsx,
    Csv,
    Json,
    Parquet,
}

/// From the store to the file's bytes.
#[divan::bench(args = [File::Xlsx, File::Csv, File::Json, File::Parquet], sample_count = 5)]
fn export(bencher: Bencher, file: File) {
    let format = match file {
        File::Xlsx => Format::Xlsx,
        File::Csv => Format::Csv,
        File::Json => Format::Json,
        File::Parquet => Format::Parquet,
    };
    bencher.bench(|| LIBRARY.contents(&all(), Language::ZhHans, 0).unwrap().write(format).unwrap());
}
