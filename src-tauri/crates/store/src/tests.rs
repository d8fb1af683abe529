//! The store as app uses it: adding, reading, deciding, reading again.

use std::fs;

use disclosure::{
    Boxes, Breakdown, Company, Doubt, Evidence, Fact, Language, QuoteLine, Rect, Report, Severity, Source,
    Status,
};
use document::{Note, NoteCode};
use rust_decimal::Decimal;

use super::*;

fn all_years(_: u32, _: &[i32]) -> Wanted {
    Wanted::All
}

fn fact(metric: &str, breakdown: &[(&str, &str)], period: &str, value: i64) -> Fact {
    Fact {
        metric: metric.into(),
        breakdown: breakdown.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect::<Breakdown>(),
        period: period.into(),
        value: Decimal::from(value),
        unit: "person".into(),
        source: Source::Reported,
        status: Status::Accepted,
        confidence: 0.9,
        approximate: false,
        evidence: evidence(7, value),
        others: vec![evidence(8, value)],
        reasons: vec!["unit_assumed".into()],
    }
}

fn evidence(line: u32, value: i64) -> Evidence {
    Evidence {
        page: 2,
        line,
        quote: format!("员工 {value}"),
        lines: vec![QuoteLine { number: line, text: format!("员工 {value}"), marks: vec![[3, 4]] }],
        label: "员工".into(),
        raw_value: value.to_string(),
        raw_unit: "人".into(),
        value: Some(value.into()),
        section: "附录".into(),
        cell: Some("环境!C14".into()),
        boxes: Boxes { number: vec![Rect { x0: 72.5, y0: 90.0, x1: 99.25, y1: 101.0 }], label: vec![] },
    }
}

/// 27 women and 82 men, which the report sums to 110.
fn report(name: &str, year: i32) -> Report {
    let period = year.to_string();
    Report {
        language: Language::ZhHans,
        company: Company { name: name.into(), short_name: None, stock_code: None },
        title: Some("社会责任报告".into()),
        year: Some(year),
        pages: 12,
        facts: vec![
            fact("workforce.total", &[], &period, 110),
            fact("workforce.total", &[("gender", "female")], &period, 27),
            fact("workforce.total", &[("gender", "male")], &period, 82),
        ],
        doubts: vec![Doubt {
            rule: "parts_sum_to_total".into(),
            severity: Severity::Warning,
            facts: vec![0, 1, 2],
            accused: 3,
            left: "27 + 82 = 109".into(),
            right: "110".into(),
            tolerance: Decimal::ZERO,
        }],
        left: None,
    }
}

fn add(store: &mut Store, sha256: &str, engine: &str, report: &Report) -> Added {
    let new = NewReport {
        sha256,
        file: "a.txt",
        path: "/reports/a.txt",
        bytes: 1234,
        engine,
        imported_at: 1_700_000_000,
        report,
        notes: &[],
    };
    store.add_report(new).unwrap()
}

/// All rows of all tables, to see that nothing changed.
fn dump(store: &Store) -> String {
    let mut text = String::new();
    let tables: Vec<String> = store
        .connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(|name| name.unwrap())
        .collect();
    for table in tables {
        let mut select = store.connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = select.column_count();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells = (0..columns).map(|i| format!("{:?}", row.get_ref(i).unwrap()));
            text += &format!("{table} {}\n", cells.collect::<Vec<_>>().join(" "));
        }
    }
    text
}

fn deed(at: i64) -> Deed<'static> {
    Deed { kind: "test", about: "{}", at }
}

/// Another value, typed by a person.
fn typed(value: i64) -> Decision {
    Decision::Correct(Correction { value: value.into(), about: None, place: None })
}

fn decide(store: &mut Store, fact: u32, decision: &Decision, at: i64) -> Option<u32> {
    store.decide(&[fact], decision, "seen on page 2", deed(at)).unwrap()
}

fn ids(store: &Store) -> Vec<u32> {
    store.companies(&[], all_years).unwrap().iter().flat_map(|c| &c.facts).filter_map(|f| f.id).collect()
}

#[test]
fn what_goes_in_comes_out() {
    let mut store = Store::in_memory().unwrap();
    let before = report("绿水股份有限公司", 2024);
    assert_eq!(add(&mut store, "aa", "1", &before), Added::New(1));

    let row = store.report(1).unwrap().unwrap();
    assert_eq!(store.reports().unwrap(), vec![row.clone()]);
    assert_eq!(
        (row.company_name.as_str(), row.year, row.language),
        ("绿水股份有限公司", Some(2024), Language::ZhHans)
    );
    assert_eq!((row.pages, row.bytes, row.imported_at), (12, 1234, 1_700_000_000));
    assert_eq!((row.facts, row.to_review, row.doubts), (3, 0, 1));

    let company = &store.companies(&[], all_years).unwrap()[0];
    assert_eq!(company.report_years, [2024]);
    let total = company.facts.iter().find(|f| f.breakdown.is_empty()).unwrap();
    assert_eq!((total.value, total.doubts), (Decimal::from(110), 1));

    let detail = store.fact(total.id.unwrap()).unwrap().unwrap();
    assert_eq!(detail.company_name, "绿水股份有限公司");
    assert_eq!((detail.confidence, detail.reasons), (0.9, vec!["unit_assumed".to_owned()]));
    let found: Vec<_> = detail.statements.into_iter().map(|s| s.evidence).collect();
    assert_eq!(found, [before.facts[0].evidence.clone(), before.facts[0].others[0].clone()]);
    assert_eq!((detail.doubts[0].left.as_str(), detail.doubts[0].facts.len()), ("27 + 82 = 109", 3));
    assert_eq!(store.fact(99).unwrap(), None);
}

#[test]
fn decimals_keep_every_digit() {
    let mut store = Store::in_memory().unwrap();
    let mut report = report("绿水", 2024);
    let values = ["0.10", "12345678901234567890.12345678", "-0.000001"];
    report.doubts.clear();
    for (fact, value) in report.facts.iter_mut().zip(values) {
        fact.value = value.parse().unwrap();
    }
    add(&mut store, "aa", "1", &report);
    let found: Vec<_> =
        store.companies(&[], all_years).unwrap()[0].facts.iter().map(|f| f.value.to_string()).collect();
    assert_eq!(found, values);
}

#[test]
fn the_same_content_changes_nothing() {
    let mut store = Store::in_memory().unwrap();
    add(&mut store, "aa", "1", &report("绿水", 2024));
    let before = dump(&store);
    assert_eq!(add(&mut store, "aa", "1", &report("绿水", 2024)), Added::Duplicate(1));
    assert_eq!(dump(&store), before);
    assert_eq!((store.known("aa", "1").unwrap(), store.known("aa", "2").unwrap()), (Some(1), None));
}

#[test]
fn companies_are_known_again() {
    let company = |name: &str, code: Option<&str>| Company {
        name: name.into(),
        short_name: None,
        stock_code: code.map(Into::into),
    };
    let cases = [
        ("by name", company("绿水 有限公司", None), company("绿水有限公司", None), 1),
        ("by code", company("绿水有限公司", Some("9959")), company("Green Water Ltd", Some("09959")), 1),
        ("two", company("绿水有限公司", Some("600001")), company("青山有限公司", Some("600002")), 2),
        ("nameless ones are not one", company("", None), company(" ", None), 2),
    ];
    for (what, a, b, count) in cases {
        let mut store = Store::in_memory().unwrap();
        for (sha, year, company) in [("aa", 2023, a), ("bb", 2024, b)] {
            add(&mut store, sha, "1", &Report { company, ..report("", year) });
        }
        let companies = store.companies(&[], all_years).unwrap();
        assert_eq!(companies.len(), count, "{what}");
        assert!(companies.iter().all(|c| !c.name.is_empty()), "{what}");
        let last = companies.last().unwrap();
        assert_eq!(store.companies(&[last.id], all_years).unwrap(), std::slice::from_ref(last), "{what}");
    }
}

#[test]
fn of_two_statements_the_years_own_report_goes_first() {
    for order in [[2023, 2024], [2024, 2023]] {
        let mut store = Store::in_memory().unwrap();
        for year in order {
            let mut report = report("绿水", year);
            report.facts = vec![fact("workforce.total", &[], "2023", i64::from(year))];
            report.doubts.clear();
            add(&mut store, &year.to_string(), "1", &report);
        }
        let companies = store.companies(&[], all_years).unwrap();
        assert_eq!(companies[0].report_years, [2023, 2024]);
        let [only] = companies[0].facts.as_slice() else { panic!("{:?}", companies[0].facts) };
        assert_eq!(only.value, Decimal::from(2023), "{order:?}");
        let detail = store.fact(only.id.unwrap()).unwrap().unwrap();
        assert_eq!(detail.statements.len(), 4, "the other report's statements are shown too");
        assert_eq!(detail.statements[0].evidence.raw_value, "2023");

        decide(&mut store, only.id.unwrap(), &Decision::Reject, 1);
        assert_eq!(
            store.companies(&[], all_years).unwrap()[0].facts[0].value,
            Decimal::from(2024),
            "the next best steps in"
        );
    }
}

/// What is read of women in 2023 is of 2022 and of the board, says a person; and the other report, read as of 2024, is for 2025.
#[test]
fn facts_that_are_asked_for_are_read_and_all_years_are_named() {
    let mut store = Store::in_memory().unwrap();
    add(&mut store, "aa", "1", &report("绿水", 2023));
    let mut of_2024 = report("绿水", 2024);
    of_2024.facts[0].reasons = vec!["period_of_report".into()];
    add(&mut store, "bb", "1", &of_2024);
    let about = FactKey {
        metric: "board.female".into(),
        period: "2022".into(),
        ..store.fact(2).unwrap().unwrap().key()
    };
    decide(
        &mut store,
        2,
        &Decision::Correct(Correction { value: 27.into(), about: Some(about), place: None }),
        1,
    );
    store.correct_reports(&[2], &ReportCorrection { company: None, year: Some(2025) }, deed(2)).unwrap();
    let read = |wanted: &Wanted| {
        let wanted = |id: u32, reports: &[i32]| {
            assert_eq!((id, reports), (1, &[2023, 2025][..]));
            wanted.clone()
        };
        let company = store.companies(&[], wanted).unwrap().remove(0);
        let facts = company.facts.iter().map(|f| format!("{}:{}", f.id.unwrap_or(0), f.doubts));
        (facts.collect::<Vec<_>>().join(" "), company.years)
    };
    let about = |metric: &str| Wanted::Metrics(vec![metric.to_owned()]);
    for (wanted, expect) in [
        (Wanted::All, "2:0 1:0 4:1 5:1 3:0 6:1"),
        (Wanted::Years(vec![2023]), "1:0 3:0"),
        (Wanted::Years(vec![2022, 2025]), "2:0 4:1"),
        (Wanted::Years(vec![2024]), "5:1 6:1"),
        (Wanted::Years(vec![]), ""),
        (about("workforce.total"), "1:0 4:1 5:1 3:0 6:1"),
        (about("board.female"), "2:0"),
    ] {
        assert_eq!(read(&wanted), (expect.to_owned(), vec![2022, 2023, 2024, 2025]), "{wanted:?}");
    }
}

#[test]
fn decisions_are_laid_over_and_undone() {
    let cases = [
        (Decision::Accept, Some((110, Status::Accepted, Source::Reported)), 1),
        (typed(109), Some((109, Status::Corrected, Source::Entered)), 0),
        (Decision::Reject, None, 0),
    ];
    for (decision, expect, doubts) in cases {
        let mut store = Store::in_memory().unwrap();
        add(&mut store, "aa", "1", &report("绿水", 2024));
        let before = store.companies(&[], all_years).unwrap();
        let id = before[0].facts.iter().find(|f| f.breakdown.is_empty()).unwrap().id.unwrap();

        let decided = decide(&mut store, id, &decision, 5).unwrap();
        let after = store.companies(&[], all_years).unwrap();
        let found = after[0].facts.iter().find(|f| f.id == Some(id));
        let expect = expect.map(|(value, status, source)| (Decimal::from(value), status, source));
        assert_eq!(found.map(|f| (f.value, f.status, f.source)), expect, "{decision:?}");
        assert_eq!(store.reports().unwrap()[0].doubts, doubts, "{decision:?}");
        let detail = store.fact(id).unwrap().unwrap();
        assert_eq!(detail.read_value, Decimal::from(110));
        assert_eq!(detail.decisions[0].note, "seen on page 2");

        assert_eq!(store.undo(6).unwrap().map(|action| action.id), Some(decided));
        assert_eq!(store.undo(7).unwrap(), None, "once");
        assert_eq!(store.companies(&[], all_years).unwrap(), before, "{decision:?}");
        assert_eq!(store.fact(id).unwrap().unwrap().decisions[0].undone_at, Some(6));
    }
}

#[test]
fn the_last_decision_holds_and_undo_brings_back_the_one_before() {
    let mut store = Store::in_memory().unwrap();
    add(&mut store, "aa", "1", &report("绿水", 2024));
    let id = ids(&store)[0];
    let value = |store: &Store| store.fact(id).unwrap().unwrap().value;
    decide(&mut store, id, &typed(1), 1);
    decide(&mut store, id, &typed(2), 2);
    assert_eq!(value(&store), Decimal::from(2));
    store.undo(3).unwrap();
    assert_eq!(value(&store), Decimal::from(1));
    store.redo().unwrap();
    assert_eq!(value(&store), Decimal::from(2));
    assert_eq!(decide(&mut store, 999, &Decision::Accept, 4), None, "no such fact");
    assert_eq!(store.next_turns().unwrap().0.unwrap().done_at, 2, "what did nothing is not in the list");
}

#[test]
fn a_doubt_falls_when_all_its_facts_are_accepted() {
    let mut store = Store::in_memory().unwrap();
    add(&mut store, "aa", "1", &report("绿水", 2024));
    for (id, left) in ids(&store).into_iter().zip([1, 1, 0]) {
        decide(&mut store, id, &Decision::Accept, 1);
        assert_eq!(store.reports().unwrap()[0].doubts, left);
    }
}

#[test]
fn decisions_outlive_reading_again() {
    let mut store = Store::in_memory().unwrap();
    add(&mut store, "aa", "1", &report("绿水", 2024));
    let [total, female, male] = ids(&store).try_into().unwrap();
    decide(&mut store, total, &Decision::Accept, 1);
    decide(&mut store, female, &typed(28), 1);
    decide(&mut store, male, &Decision::Reject, 1);

    // The new reading gets the total wrong, no longer finds the women, and still finds the men.
    let mut again = report("绿水", 2024);
    again.facts = vec![again.facts.remove(0), again.facts.remove(1)];
    again.facts[0].value = 11.into();
    again.doubts.clear();
    assert_eq!(add(&mut store, "aa", "2", &again), Added::Refreshed(1));
    let found: Vec<_> = store.companies(&[], all_years).unwrap()[0]
        .facts
        .iter()
        .map(|f| (f.breakdown.get("gender").cloned(), f.value.to_string(), f.status))
        .collect();
    let expect = [
        (None, "110".to_owned(), Status::Accepted),
        (Some("female".to_owned()), "28".to_owned(), Status::Corrected),
    ];
    assert_eq!(found, expect);
    let women = store.companies(&[], all_years).unwrap()[0].facts[1].id.unwrap();
    assert_eq!(store.fact(women).unwrap().unwrap().statements.len(), 2, "with its evidence");

    // Taken out and brought back, the decisions still apply.
    assert!(store.remove_reports(&[1], deed(2)).unwrap().is_some());
    assert_eq!((store.reports().unwrap().len(), store.companies(&[], all_years).unwrap().len()), (0, 0));
    assert_eq!(add(&mut store, "aa", "2", &again), Added::New(1));
    let values: Vec<_> =
        store.companies(&[], all_years).unwrap()[0].facts.iter().map(|f| f.value.to_string()).collect();
    assert_eq!(values, ["110", "28"]);
}

#[test]
fn the_state_is_another_after_whatever_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let mut states = vec![store.state().unwrap()];
    assert_eq!(store.state().unwrap(), states[0]);
    let mut note = |store: &Store| {
        let state = store.state().unwrap();
        assert!(!states.contains(&state), "{state:?}");
        states.push(state);
    };
    add(&mut store, "a", "1", &report("甲", 2024));
    note(&store);
    let fact = ids(&store)[0];
    decide(&mut store, fact, &typed(109), 1);
    note(&store);
    let mut other = Store::open(folder.path()).unwrap();
    add(&mut other, "b", "1", &report("乙", 2024));
    note(&store);
}

#[test]
fn notes_are_those_of_the_last_reading() {
    let mut store = Store::in_memory().unwrap();
    let report = report("绿水", 2024);
    let pictures = Note { code: NoteCode::PagesArePictures, pages: vec![(3, 7), (9, 9)] };
    for (engine, notes) in [("1", vec![]), ("2", vec![pictures]), ("3", vec![])] {
        let new = NewReport {
            sha256: "aa",
            file: "a.pdf",
            path: "/a.pdf",
            bytes: 1,
            engine,
            imported_at: 1,
            report: &report,
            notes: &notes,
        };
        let id = store.add_report(new).unwrap().id();
        assert_eq!(store.report(id).unwrap().unwrap().notes, notes, "{engine}");
    }
}

#[test]
fn a_report_that_cannot_be_written_leaves_nothing_behind() {
    let mut store = Store::in_memory().unwrap();
    add(&mut store, "aa", "1", &report("绿水", 2024));
    store.connection.execute_batch("DROP TABLE doubt_facts").unwrap();
    let before = dump(&store);
    let broken = report("青山", 2024);
    let new = NewReport {
        sha256: "bb",
        file: "b",
        path: "b",
        bytes: 1,
        engine: "1",
        imported_at: 1,
        report: &broken,
        notes: &[],
    };
    assert!(store.add_report(new).is_err());
    assert_eq!(dump(&store), before);
}

#[test]
fn a_library_is_a_folder_that_can_be_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/library");
    add(&mut Store::open(&path).unwrap(), "aa", "1", &report("绿水", 2024));
    let mut first = Store::open(&path).unwrap();
    let second = Store::open(&path).unwrap();
    assert_eq!(second.reports().unwrap().len(), 1);
    add(&mut first, "bb", "1", &report("青山", 2024));
    assert_eq!(second.reports().unwrap().len(), 2, "two programs at once");
    let mode: String = first.connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    let keys: bool = first.connection.pragma_query_value(None, "foreign_keys", |row| row.get(0)).unwrap();
    assert_eq!((mode.as_str(), keys), ("wal", true));
}

#[test]
fn what_is_not_ours_is_refused_and_left_alone() {
    let other = |sql: &str| {
        let folder = tempfile::tempdir().unwrap();
        Connection::open(folder.path().join(DATABASE)).unwrap().execute_batch(sql).unwrap();
        folder
    };
    let foreign = other("CREATE TABLE songs (name TEXT)");
    let newer = other("CREATE TABLE t (a); PRAGMA application_id = 0x4556454e; PRAGMA user_version = 1000");
    let damaged = tempfile::tempdir().unwrap();
    fs::write(damaged.path().join(DATABASE), "x".repeat(5000)).unwrap();

    for (what, folder) in [("foreign", foreign), ("newer", newer), ("damaged", damaged)] {
        let before = fs::read(folder.path().join(DATABASE)).unwrap();
        let error = Store::open(folder.path()).unwrap_err();
        let expected = match what {
            "foreign" => matches!(error, StoreError::Foreign),
            "newer" => matches!(error, StoreError::Newer { found: 1000, .. }),
            _ => matches!(error, StoreError::Database(_)),
        };
        assert!(expected, "{what}: {error:?}");
        assert_eq!(fs::read(folder.path().join(DATABASE)).unwrap(), before, "{what}");
    }
    let file = tempfile::NamedTempFile::new().unwrap();
    assert!(
        matches!(Store::open(file.path()), Err(StoreError::Folder(_))),
        "a file where the folder should be"
    );
}

#[test]
fn files_are_to_be_read_until_they_are_settled() {
    let mut store = Store::in_memory().unwrap();
    let paths = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    store.begin_import(1, &paths(&["b", "a", "c"])).unwrap();
    store.settle_file("a").unwrap();
    store.settle_file("never named").unwrap();
    assert_eq!(store.unread().unwrap(), ["b", "c"]);
    // Another import of some of them: each is named once.
    store.begin_import(2, &paths(&["c", "d"])).unwrap();
    assert_eq!(store.unread().unwrap(), ["b", "c", "d"]);
    store.settle_all_files().unwrap();
    assert_eq!(store.unread().unwrap(), paths(&[]));
}

#[test]
fn imports_are_written_down() {
    let mut store = Store::in_memory().unwrap();
    let id = store.begin_import(5, &[]).unwrap();
    let counts = Counts { imported: 1, duplicates: 2, failed: 3, cancelled: 4 };
    store.finish_import(id, 9, counts).unwrap();
    let row = store
        .connection
        .query_row(
            "SELECT started_at, finished_at, imported, duplicates, failed, cancelled FROM imports",
            [],
            |row| (0..6).map(|i| row.get(i)).collect::<rusqlite::Result<Vec<i64>>>(),
        )
        .unwrap();
    assert_eq!(row, [5, 9, 1, 2, 3, 4]);
}

#[test]
fn what_is_exported_is_what_stands() {
    let mut store = Store::in_memory().unwrap();
    add(&mut store, "aa", "1", &report("绿水股份有限公司", 2024));
    let all = store.exported_facts(&[]).unwrap();
    assert_eq!(all.iter().map(|f| (f.line, f.doubts)).collect::<Vec<_>>(), [(7, 1); 3]);
    let doubts = store.exported_doubts(&[]).unwrap();
    assert_eq!(doubts.iter().map(|d| d.facts.clone()).collect::<Vec<_>>(), [ids(&store)]);
    decide(&mut store, all[1].id, &Decision::Reject, 0);
    let left = store.exported_facts(&[]).unwrap();
    assert_eq!(left.iter().map(|f| (f.id, f.doubts)).collect::<Vec<_>>(), [(all[0].id, 0), (all[2].id, 0)]);
    assert!(store.exported_doubts(&[]).unwrap().is_empty());
    assert!(store.exported_facts(&[99]).unwrap().is_empty());
}

/// What undo and redo would take next, by when it was done.
fn turns(store: &Store) -> (Option<i64>, Option<i64>) {
    let (undo, redo) = store.next_turns().unwrap();
    (undo.map(|action| action.done_at), redo.map(|action| action.done_at))
}

#[test]
fn undo_and_redo_walk_one_list_until_something_new_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    add(&mut store, "aa", "1", &report("绿水", 2024));
    for (id, at) in ids(&store).into_iter().zip(1..) {
        decide(&mut store, id, &Decision::Accept, at);
    }
    assert_eq!(turns(&store), (Some(3), None));
    store.undo(9).unwrap();
    store.undo(9).unwrap();
    // The program is closed and opened again.
    drop(store);
    let mut store = Store::open(folder.path()).unwrap();
    assert_eq!(turns(&store), (Some(1), Some(2)));
    store.redo().unwrap();
    assert_eq!(turns(&store), (Some(2), Some(3)));
    let id = ids(&store)[0];
    decide(&mut store, id, &Decision::Reject, 4);
    assert_eq!(turns(&store), (Some(4), None), "what was undone has been overtaken");
    for _ in 0..5 {
        store.undo(9).unwrap();
    }
    assert_eq!(turns(&store), (None, Some(1)));
}

#[test]
fn one_action_holds_many_facts_and_is_undone_as_one() {
    let mut store = Store::in_memory().unwrap();
    add(&mut store, "aa", "1", &report("绿水", 2024));
    let before = store.companies(&[], all_years).unwrap();
    let all = ids(&store);
    store.decide(&all, &Decision::Reject, "", deed(1)).unwrap();
    assert_eq!((store.reports().unwrap()[0].facts, store.decided_facts().unwrap().len()), (0, 3));
    store.undo(2).unwrap();
    assert_eq!(store.companies(&[], all_years).unwrap(), before);
}

#[test]
fn a_note_decides_nothing() {
    let mut store = Store::in_memory().unwrap();
    add(&mut store, "aa", "1", &report("绿水", 2024));
    let before = (store.companies(&[], all_years).unwrap(), store.open_facts().unwrap());
    let id = ids(&store)[0];
    decide(&mut store, id, &Decision::Note, 1);
    assert_eq!((store.companies(&[], all_years).unwrap(), store.open_facts().unwrap()), before);
    let history = store.fact(id).unwrap().unwrap().decisions;
    assert_eq!((history[0].decision.clone(), history[0].note.as_str()), (Decision::Note, "seen on page 2"));
}

#[test]
fn a_correction_may_say_that_it_is_about_something_else() {
    let mut store = Store::in_memory().unwrap();
    add(&mut store, "aa", "1", &report("绿水", 2024));
    let id = ids(&store)[2];
    let about = FactKey {
        metric: "workforce.new_hires".into(),
        breakdown: Breakdown::new(),
        period: "2023".into(),
        unit: "person".into(),
    };
    let place = Place { file: "a.txt".into(), page: 2, line: 8, cell: None };
    let correction = Correction { value: 80.into(), about: Some(about.clone()), place: Some(place) };
    decide(&mut store, id, &Decision::Correct(correction.clone()), 1);
    for engine in ["1", "2"] {
        add(&mut store, "aa", engine, &report("绿水", 2024));
        let facts = store.companies(&[], all_years).unwrap().remove(0).facts;
        let found = facts.iter().find(|f| f.metric == about.metric).unwrap();
        assert_eq!((found.period.as_str(), found.value), ("2023", 80.into()), "{engine}");
        assert_eq!(
            (found.status, found.source),
            (Status::Corrected, Source::Reported),
            "the report says it elsewhere: {engine}"
        );
        assert_eq!(facts.iter().filter(|f| f.metric == "workforce.total").count(), 2, "{engine}");
        let detail = store.fact(found.id.unwrap()).unwrap().unwrap();
        assert_eq!(detail.decisions[0].decision, Decision::Correct(correction.clone()));
        assert_eq!(detail.read_key.metric, "workforce.total");
        assert_eq!(detail.statements.len(), 2);
    }
}

#[test]
fn what_waits_for_a_person_is_what_is_unsure_or_in_doubt_and_not_decided() {
    let mut store = Store::in_memory().unwrap();
    let mut report = report("绿水", 2024);
    report.facts.push(fact("safety.fatalities", &[], "2024", 0));
    report.facts.push(Fact { status: Status::NeedsReview, ..fact("safety.injuries", &[], "2024", 3) });
    add(&mut store, "aa", "1", &report);
    let metrics = |store: &Store| {
        let open = store.open_facts().unwrap();
        open.iter().map(|f| (f.metric.clone(), f.doubts.len())).collect::<Vec<_>>()
    };
    let total = ("workforce.total".to_owned(), 1);
    let injuries = ("safety.injuries".to_owned(), 0);
    assert_eq!(metrics(&store), [total.clone(), total.clone(), total.clone(), injuries.clone()]);
    let first = store.open_facts().unwrap()[0].id;
    decide(&mut store, first, &Decision::Reject, 1);
    assert_eq!(metrics(&store), [injuries], "a doubt about a rejected fact is none");
    assert_eq!(store.decided_facts().unwrap().iter().map(|f| f.id).collect::<Vec<_>>(), [first]);
    store.undo(2).unwrap();
    assert_eq!(metrics(&store).len(), 4);
}

#[test]
fn a_report_taken_out_comes_back_by_undo_or_by_being_read_again() {
    for again in [false, true] {
        let mut store = Store::in_memory().unwrap();
        add(&mut store, "aa", "1", &report("绿水", 2024));
        add(&mut store, "bb", "1", &report("青山", 2024));
        let before =
            (store.reports().unwrap(), store.companies(&[], all_years).unwrap(), store.open_facts().unwrap());
        store.remove_reports(&[1], deed(1)).unwrap();
        assert_eq!((store.reports().unwrap().len(), store.companies(&[], all_years).unwrap().len()), (1, 1));
        assert_eq!((store.report(1).unwrap(), store.known("aa", "1").unwrap()), (None, None));
        assert_eq!(store.open_facts().unwrap().len(), 3);
        if again {
            assert_eq!(add(&mut store, "aa", "1", &report("绿水", 2024)), Added::New(1));
        }
        store.undo(2).unwrap();
        assert_eq!(store.reports().unwrap(), before.0, "{again}");
        assert_eq!(store.companies(&[], all_years).unwrap().len(), 2);
        if !again {
            assert_eq!(
                (store.companies(&[], all_years).unwrap(), store.open_facts().unwrap()),
                (before.1, before.2)
            );
        }
    }
}

#[test]
fn a_corrected_year_and_company_outlive_reading_again_and_are_undone() {
    let mut store = Store::in_memory().unwrap();
    let mut read = report("绿水", 2023);
    // The total has no year printed beside it, the women have.
    read.facts[0].reasons = vec!["period_of_report".into()];
    add(&mut store, "aa", "1", &read);
    let before = store.companies(&[], all_years).unwrap();
    let total = before[0].facts.iter().find(|f| f.breakdown.is_empty()).unwrap().id.unwrap();
    decide(&mut store, total, &typed(111), 1);

    let correction = ReportCorrection { company: Some("青山股份"), year: Some(2024) };
    store.correct_reports(&[1], &correction, deed(2)).unwrap();
    for engine in ["1", "2"] {
        add(&mut store, "aa", engine, &read);
        let company = store.companies(&[], all_years).unwrap().remove(0);
        assert_eq!((company.name.as_str(), company.report_years.as_slice()), ("青山股份", &[2024][..]));
        let mut years: Vec<_> = company.facts.iter().map(|f| (f.period.as_str(), f.value)).collect();
        years.sort_unstable();
        assert_eq!(
            years,
            [("2023", 27.into()), ("2023", 82.into()), ("2024", 111.into())],
            "a number without a year has the report's; what was decided about it stays: {engine}"
        );
        assert!(store.reports().unwrap()[0].corrected);
    }
    store.undo(3).unwrap();
    store.undo(4).unwrap();
    let company = store.companies(&[], all_years).unwrap().remove(0);
    assert_eq!((company.name.as_str(), company.report_years.as_slice()), ("绿水", &[2023][..]));
    assert!(!store.reports().unwrap()[0].corrected);
    assert_eq!(store.companies(&[], all_years).unwrap()[0].facts.len(), before[0].facts.len());
}

#[test]
fn two_spellings_become_one_company_for_later_reports_too() {
    let mut store = Store::in_memory().unwrap();
    for (sha, name, year) in
        [("aa", "绿水股份有限公司", 2023), ("bb", "Green Water Ltd", 2024), ("cc", "青山", 2024)]
    {
        add(&mut store, sha, "1", &report(name, year));
    }
    let names = |store: &Store| {
        let all = store.companies(&[], all_years).unwrap();
        all.into_iter().map(|c| (c.name, c.report_years)).collect::<Vec<_>>()
    };
    let apart = names(&store);
    assert!(store.merge(&[2], 1, deed(1)).unwrap().is_some());
    assert_eq!(store.merge(&[2], 1, deed(2)).unwrap(), None, "once");
    assert_eq!(store.merge(&[1], 1, deed(2)).unwrap(), None, "with itself");
    add(&mut store, "dd", "1", &report("Green Water Ltd", 2022));
    let merged = ("绿水股份有限公司".to_owned(), vec![2022, 2023, 2024]);
    assert_eq!(names(&store), [merged, ("青山".to_owned(), vec![2024])]);
    store.merge(&[1], 3, deed(3)).unwrap();
    assert_eq!(names(&store), [("青山".to_owned(), vec![2022, 2023, 2024])], "what was merged goes along");
    store.undo(4).unwrap();
    store.undo(5).unwrap();
    store.remove_reports(&[4], deed(6)).unwrap();
    assert_eq!(names(&store), apart);
}

#[test]
fn a_library_is_backed_up_while_it_is_open_and_comes_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (copy, kept) = (folder.path().join("copy.db"), folder.path().join("kept.db"));
    let mut store = Store::open(&folder.path().join("library")).unwrap();
    add(&mut store, "aa", "1", &report("绿水", 2024));
    let id = ids(&store)[0];
    decide(&mut store, id, &typed(7), 1);
    let before = dump(&store);
    fs::write(&copy, "an older file of this name").unwrap();
    store.back_up(&copy).unwrap();

    store.undo(2).unwrap();
    add(&mut store, "bb", "1", &report("青山", 2024));
    let later = dump(&store);
    store.restore(&copy, &kept).unwrap();
    assert_eq!(dump(&store), before);
    store.restore(&kept, &folder.path().join("again.db")).unwrap();
    assert_eq!(dump(&store), later, "what was replaced is the way back");

    for (name, content) in [("empty", &b""[..]), ("other", &b"no database at all"[..])] {
        let file = folder.path().join(name);
        fs::write(&file, content).unwrap();
        assert!(store.restore(&file, &kept).is_err(), "{name}");
    }
    // Half of a back-up is none.
    let bytes = fs::read(&copy).unwrap();
    let torn = folder.path().join("torn.db");
    fs::write(&torn, &bytes[..bytes.len() / 2]).unwrap();
    assert!(store.restore(&torn, &kept).is_err());
    assert_eq!(dump(&store), later);
    assert!(store.back_up(&folder.path().join("nowhere/copy.db")).is_err());
}

#[test]
fn a_library_that_is_open_twice_is_only_read_by_the_second() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Store::occupy(folder.path()).unwrap();
    add(&mut first, "a", "1", &report("绿水", 2024));
    let mut second = Store::occupy(folder.path()).unwrap();
    assert_eq!((first.is_read_only(), second.is_read_only()), (false, true));
    let fact = ids(&second)[0];
    let refused = |result: Result<()>| assert!(matches!(result, Err(StoreError::ReadOnly)), "{result:?}");
    refused(second.decide(&[fact], &Decision::Accept, "", deed(1)).map(drop));
    refused(second.undo(2).map(drop));
    refused(second.begin_import(1, &[]).map(drop));
    refused(second.restore(&folder.path().join(DATABASE), &folder.path().join("kept.db")));
    // What the first one does is seen at once.
    decide(&mut first, fact, &Decision::Accept, 3).unwrap();
    assert_eq!(second.fact(fact).unwrap().unwrap().status, Status::Accepted);
    second.back_up(&folder.path().join("copy.db")).unwrap();
    // The lock goes with its window; the command line asks for none.
    drop(first);
    assert!(!Store::occupy(folder.path()).unwrap().is_read_only());
    let mut beside = Store::open(folder.path()).unwrap();
    assert!(decide(&mut beside, fact, &Decision::Reject, 4).is_some());
}

#[test]
fn what_is_entered_stands_beside_what_reports_say_follows_a_merge_and_is_undone() {
    let mut store = Store::in_memory().unwrap();
    add(&mut store, "a", "1", &report("绿水", 2024));
    add(&mut store, "b", "1", &report("绿水集团", 2024));
    let [one, other] = [0, 1].map(|n| store.companies(&[], all_years).unwrap()[n].id);
    let entry = |value: i64, source: &str| Entry {
        metric: "finance.revenue".into(),
        period: "2024".into(),
        value: value.into(),
        unit: "CNY".into(),
        source: source.into(),
        note: String::new(),
        entered_at: 7,
    };
    let held = |store: &Store, company: u32| -> Vec<(Decimal, Source, Option<u32>)> {
        let companies = store.companies(&[company], all_years).unwrap();
        let facts = companies[0].facts.iter().filter(|f| f.metric == "finance.revenue");
        facts.map(|f| (f.value, f.source, f.id)).collect()
    };
    store.enter(other, &entry(5, "年报"), deed(7)).unwrap();
    store.enter(other, &entry(6, "更正"), deed(7)).unwrap();
    assert_eq!(store.entries(other).unwrap(), [entry(6, "更正")]);
    assert_eq!(held(&store, other), [(6.into(), Source::Entered, None)]);
    assert_eq!(held(&store, one), []);
    store.merge(&[other], one, deed(8)).unwrap();
    assert_eq!(held(&store, one), [(6.into(), Source::Entered, None)]);
    store.take_out(one, &entry(6, ""), deed(9)).unwrap();
    assert_eq!(held(&store, one), []);
    for expect in [vec![6], vec![], vec![]] {
        store.undo(10).unwrap();
        let values: Vec<Decimal> = expect.into_iter().map(Decimal::from).collect();
        assert_eq!(held(&store, one).into_iter().map(|(v, ..)| v).collect::<Vec<_>>(), values);
    }
    assert_eq!(store.entries(other).unwrap(), [entry(5, "年报")]);
    assert!(store.enter(99, &entry(1, "x"), deed(11)).is_err(), "no such company");
}
