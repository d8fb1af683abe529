//! Workbooks and Word documents: the same facts as their tables say, each with the cell that shows it.

use acceptance::corpus::{self, eprint_line};
use acceptance::output::Report;
use acceptance::program::extract;
use acceptance::score::{Expected, Score};

/// Each file beside its table of what it states.
fn read() -> Vec<(Expected, Report)> {
    let folder = corpus::folder().join("office");
    let tables: Vec<Expected> = corpus::files(&folder, "tsv").iter().map(|t| Expected::read(t)).collect();
    let found = extract(tables.iter().map(|t| folder.join(&t.file))).expect(0).reports();
    assert_eq!(found.len(), tables.len());
    tables.into_iter().zip(found).collect()
}

#[test]
fn the_same_facts_as_the_tables() {
    let mut total = Score::default();
    for (expected, found) in read() {
        let code = found.company.stock_code.clone().unwrap_or_default();
        let got = (&found.company.name, &code, found.period.year.map(|y| y.to_string()));
        assert_eq!(
            got,
            (&expected.company, &expected.code, Some(expected.year.clone())),
            "{}",
            expected.file
        );
        let score = Score::of(&found, &expected);
        eprint_line(&format!("{}: {score}", expected.file));
        total.add(score);
    }
    assert!(total.recall() >= 0.95, "{total}");
    assert!((total.precision() - 1.0).abs() < f64::EPSILON, "{total}");
}

/// What a person sees in the cell that is named.
#[test]
fn a_number_stands_in_its_cell_as_shown() {
    let reports = read();
    let places: Vec<(&str, &str, &str)> = reports
        .iter()
        .flat_map(|(_, found)| &found.observations)
        .filter_map(|o| Some((&*o.metric, o.evidence.cell.as_deref()?, &*o.evidence.raw_value)))
        .collect();
    for expect in [
        ("ghg.scope1", "环境!C3", "18,420.6"),
        ("energy.electricity", "环境!C12", "77,283"),
        ("workforce.share", "员工!D6", "41.4"),
        ("training.hours_avg", "培训与研发!D4", "32.5"),
        ("ghg.scope1", "Climate!D4", "8,120"),
        ("waste.hazardous", "'Water & waste'!C3", "84.2"),
        ("turnover.rate", "People!E6", "10.9"),
    ] {
        assert!(places.contains(&expect), "{expect:?} among {places:#?}");
    }
}

/// Hidden sheets and rows, struck-out and hidden text, running heads: what nobody sees is not read.
#[test]
fn what_is_not_shown_is_not_read() {
    for (expected, found) in read() {
        for quote in found.observations.iter().map(|o| &o.evidence.quote) {
            for unseen in ["底稿", "旧口径", "999", "777"] {
                assert!(!quote.contains(unseen), "{}: {quote}", expected.file);
            }
        }
    }
}
