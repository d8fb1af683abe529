//! A library with three invented companies through the use cases: scorecard, charts, report, exports, evidence.
#![allow(clippy::unwrap_used)]

use app::contract::{
    Basis, ChartKind, ChartSpec, ChartView, Covered, DeedKind, Judgement, NewEntry, Pick, ProblemCode, Query,
    ReviewQuery, Theme, Units,
};
use app::{Language, Library};
use disclosure::{Boxes, Company, Evidence, Fact, QuoteLine, Report, Source, Status};
use store::{NewReport, Store};
use tempfile::TempDir;

/// Metric, `axis=value` or nothing, value, unit.
type Stated = (&'static str, &'static str, &'static str, &'static str);

/// States both scopes and both genders.
const LANYU: [Stated; 6] = [
    ("ghg.scope1", "", "100", "tCO2e"),
    ("ghg.scope2", "", "300", "tCO2e"),
    ("workforce.total", "", "1000", "person"),
    ("workforce.total", "gender=female", "415", "person"),
    ("workforce.total", "gender=male", "585", "person"),
    ("water.consumption", "", "-1", "m3"),
];
/// States fuel and electricity, and the share of women only.
const MUYAN: [Stated; 4] = [
    ("energy.coal", "", "100000", "t"),
    ("energy.electricity", "", "1000", "MWh"),
    ("workforce.total", "", "200", "person"),
    ("workforce.share", "gender=female", "30.5", "%"),
];
/// States a share of men and no headcount, under a name that means harm.
const HILL: [Stated; 1] = [("workforce.share", "gender=male", "60", "%")];
const HILL_NAME: &str = "=Hill <b>& Sons</b>";

fn report(name: &str, year: i32, stated: &[Stated]) -> Report {
    let facts = (1..).zip(stated).map(|(line, (metric, axes, value, unit))| Fact {
        metric: (*metric).into(),
        breakdown: axes.split_once('=').map(|(k, v)| (k.into(), v.into())).into_iter().collect(),
        period: year.to_string(),
        value: value.parse().unwrap(),
        unit: (*unit).into(),
        source: Source::Reported,
        status: Status::Accepted,
        confidence: 0.9,
        approximate: false,
        evidence: Evidence {
            page: 3,
            line,
            quote: format!("{metric} {value}"),
            lines: vec![QuoteLine { number: line, text: format!("<i>{metric}</i> {value}"), marks: vec![] }],
            label: (*metric).into(),
            raw_value: (*value).into(),
            raw_unit: (*unit).into(),
            value: value.parse().ok(),
            section: String::new(),
            cell: None,
            boxes: Boxes::default(),
        },
        others: vec![],
        reasons: vec![],
    });
    Report {
        language: Language::ZhHans,
        company: Company { name: name.into(), short_name: None, stock_code: None },
        title: None,
        year: Some(year),
        pages: 9,
        facts: facts.collect(),
        doubts: vec![],
        left: None,
    }
}

fn library() -> (TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    for (name, year, stated) in
        [("蓝屿", 2024, &LANYU[..]), ("沐岩", 2023, &MUYAN[..]), (HILL_NAME, 2024, &HILL[..])]
    {
        let report = report(name, year, stated);
        let new = NewReport {
            sha256: name,
            file: "a.txt",
            path: "/a.txt",
            bytes: 1,
            engine: "1",
            imported_at: 0,
            report: &report,
            notes: &[],
        };
        store.add_report(new).unwrap();
    }
    let library = Library::open(folder.path()).unwrap();
    (folder, library)
}

fn chart(kind: ChartKind, language: Language) -> ChartView {
    library().1.chart(&ChartSpec::of(kind), &Query::default(), language, Theme::Light).unwrap()
}

fn table(chart: &ChartView) -> Vec<String> {
    let cell = |of: &app::contract::ChartCell| {
        of.cell.as_ref().map_or("-".to_owned(), |cell| format!("{} {}", cell.value, cell.source))
    };
    let row = |row: &app::contract::ChartRow| {
        format!("{}: {}", row.label, row.cells.iter().map(cell).collect::<Vec<_>>().join(", "))
    };
    chart.rows.iter().map(row).collect()
}

#[test]
fn emissions_are_drawn_greatest_first_and_say_how_they_came_about() {
    let chart = chart(ChartKind::EmissionsIntensity, Language::ZhHans);
    assert_eq!(
        (chart.title.as_str(), chart.scale.as_str()),
        ("人均温室气体排放量，范围一加范围二", "tCO₂e/人，对数刻度")
    );
    // By hand: 100,000 t x 1.9003 = 190,030 t; 1,000 MWh x 0.5306 (2023) = 530.6 t; ÷ 200 people.
    assert_eq!(
        table(&chart),
        [
            "沐岩 2023 年: 952.803 estimated, 190030 estimated, 530.6 estimated",
            "蓝屿 2024 年: 0.4 derived, 100 reported, 300 reported",
            "=Hill <b>& Sons</b> 2024 年: -, -, -",
        ]
    );
    assert_eq!(chart.header.len(), chart.rows[0].cells.len() + 1);
    assert!(chart.note.starts_with("每格的倍数相同"), "{}", chart.note);
    assert!(chart.note.contains("沐岩：只计报告写明的燃料"), "{}", chart.note);
    let marks: Vec<_> =
        chart.drawing.marks.iter().map(|mark| (mark.key.as_str(), mark.label.as_str())).collect();
    let expect = [
        ("0:0", "沐岩 2023 年：≈ 953 tCO₂e/人（估算）"),
        ("0:1", "沐岩 2023 年：范围一 100%、≈ 190,000 tCO₂e（估算）"),
        ("0:2", "沐岩 2023 年：范围二 0%、≈ 531 tCO₂e（估算）"),
        ("1:0", "蓝屿 2024 年：= 0.4 tCO₂e/人（推算）"),
        ("1:1", "蓝屿 2024 年：范围一 25%、100 tCO₂e"),
        ("1:2", "蓝屿 2024 年：范围二 75%、300 tCO₂e"),
    ];
    assert_eq!(marks, expect);
}

#[test]
fn a_chart_has_its_own_basis() {
    let query = Query { basis: Basis::PerRevenue, ..Query::default() };
    let chart = library()
        .1
        .chart(&ChartSpec::of(ChartKind::EmissionsIntensity), &query, Language::En, Theme::Dark)
        .unwrap();
    assert_eq!(chart.drawing.marks[0].label, "沐岩 2023: ≈ 953 tCO₂e/person (estimated)");
}

#[test]
fn genders_are_counted_computed_from_shares_or_shares_alone() {
    let chart = chart(ChartKind::WorkforceGender, Language::En);
    assert_eq!(
        table(&chart),
        [
            "蓝屿 2024: 415 reported, 585 reported, 41.5 derived, 58.5 derived",
            "沐岩 2023: 61 derived, 139 derived, 30.5 reported, 69.5 derived",
            "=Hill <b>& Sons</b> 2024: -, -, 40 derived, 60 reported",
        ]
    );
    assert_eq!(
        chart.note,
        "Numbers of people computed from the stated shares and the headcount: 沐岩. Only shares are stated: =Hill <b>& Sons</b>."
    );
    let people = chart.rows[1].cells[0].cell.as_ref().unwrap().derivation.as_ref().unwrap();
    assert_eq!(people.formula, "200 × 30.5 ÷ 100 = 61");
    assert!(people.inputs.iter().all(|input| input.fact.is_some()), "each leads to its evidence");
    let marks: Vec<_> =
        chart.drawing.marks.iter().map(|mark| (mark.key.as_str(), mark.label.as_str())).collect();
    let expect = [
        ("0:0", "蓝屿 2024: Women 41.5%, 415 people"),
        ("0:1", "蓝屿 2024: Men 58.5%, 585 people"),
        ("1:0", "沐岩 2023: Women 30.5%, = 61 people (derived)"),
        ("1:1", "沐岩 2023: Men 69.5%, = 139 people (derived)"),
        ("2:2", "=Hill <b>& Sons</b> 2024: Women 40%"),
        ("2:3", "=Hill <b>& Sons</b> 2024: Men 60%"),
    ];
    assert_eq!(marks, expect);
}

#[test]
fn the_report_is_one_safe_file() {
    let (_folder, library) = library();
    for language in [Language::En, Language::ZhHans, Language::ZhHant] {
        let html = library.html_report(&Query::default(), language).unwrap();
        assert!(html.starts_with(&format!("<!DOCTYPE html><html lang=\"{}\">", language.tag())));
        assert!(!html.contains("<b>&") && !html.contains("<i>"), "what reports say is escaped");
        assert!(html.contains("=Hill &lt;b&gt;&amp; Sons&lt;/b&gt;"));
        assert_eq!(
            html.matches("<svg").count() - html.matches("<svg class=\"badge").count(),
            6,
            "two charts, a heat map for each of three frameworks, one sprite"
        );
        for outside in ["<script", "href=\"http", "src=", "url(", "@import"] {
            assert!(!html.contains(outside), "{outside}");
        }
        for number in ["190,000", "0.4", "grid.national", "1.9003", "415"] {
            assert!(html.contains(number), "{number}");
        }
    }
}

#[test]
fn exports_have_every_digit_and_no_formula() {
    let (_folder, library) = library();
    let contents = library.compared(&Query::default(), Language::ZhHans, 0).unwrap();
    let csv = contents.csv();
    assert!(csv.starts_with('\u{feff}'));
    let lines: Vec<Vec<String>> = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes())
        .into_records()
        .map(|record| record.unwrap().iter().map(ToOwned::to_owned).collect())
        .collect();
    let line = |id: &str| lines.iter().find(|line| line[1] == id && line[3].is_empty()).unwrap();
    assert_eq!(
        line("ghg.per_employee")[5..15],
        [
            "0.4",
            "tCO2e/person",
            "derived",
            "accepted",
            "0",
            "952.803",
            "tCO2e/person",
            "estimated",
            "accepted",
            "0"
        ]
    );
    assert_eq!(line("water.consumption")[5], "-1", "a negative number is a number");
    assert!(
        csv.lines().next().unwrap().contains(",'=Hill <b>& Sons</b> 2024：数值"),
        "{}",
        csv.lines().next().unwrap()
    );

    let json: serde_json::Value = serde_json::from_str(&contents.json()).unwrap();
    assert_eq!((json["schema"].as_u64(), json["basis"].as_str()), (Some(4), Some("absolute")));
    assert!(!json["about"]["library"].as_str().unwrap().is_empty());
    assert_eq!(json["columns"][1]["name"], "沐岩");
}

#[test]
fn a_number_leads_to_its_place() {
    let (_folder, library) = library();
    let picked = Query { companies: vec![Pick { company: 2, year: None }], ..Query::default() };
    let scorecard = library.scorecard(&picked).unwrap();
    let row = scorecard.pillars.iter().flat_map(|p| &p.rows).find(|row| row.metric == "energy.coal").unwrap();
    let fact = row.cells[0].as_ref().unwrap().fact.unwrap();
    let detail = library.fact(fact).unwrap().unwrap();
    assert_eq!(
        (detail.company_name.as_str(), detail.value.as_str(), detail.period.as_str()),
        ("沐岩", "100000", "2023")
    );
    let [statement] = detail.statements.as_slice() else { panic!("{:?}", detail.statements) };
    assert_eq!((statement.page, statement.line, statement.pages), (3, 1, 9));
    assert_eq!(library.fact(999).unwrap(), None);
}

#[test]
fn a_folder_without_a_library_is_not_made_one() {
    let folder = tempfile::tempdir().unwrap();
    let problem = Library::open_existing(folder.path()).unwrap_err();
    assert_eq!(problem.code, ProblemCode::LibraryUnusable);
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

/// The total of a metric in the first company's column, as the scorecard and the export for spreadsheets have it.
fn seen(library: &Library, metric: &str) -> (String, String) {
    let query = Query { all: true, ..Query::default() };
    let card = library.scorecard(&query).unwrap();
    let row =
        card.pillars.iter().flat_map(|p| &p.rows).find(|r| r.metric == metric && r.breakdown.is_empty());
    let cell = row.and_then(|row| row.cells[0].clone());
    let csv = library.compared(&query, Language::En, 0).unwrap().csv();
    let line = csv.lines().find(|line| line.split(',').nth(1) == Some(metric)).unwrap_or_default();
    let exported = line.split(',').nth(5).unwrap_or_default().to_owned();
    (cell.map_or("-".to_owned(), |cell| format!("{} {} {}", cell.value, cell.unit, cell.source)), exported)
}

fn id_of(library: &Library, metric: &str) -> u32 {
    let query = Query { all: true, ..Query::default() };
    let card = library.scorecard(&query).unwrap();
    let row =
        card.pillars.iter().flat_map(|p| &p.rows).find(|r| r.metric == metric && r.breakdown.is_empty());
    row.unwrap().cells[0].as_ref().unwrap().fact.unwrap()
}

fn correct(value: &str, unit: &str, metric: &str, period: &str) -> Judgement {
    Judgement::Correct {
        value: value.into(),
        unit: unit.into(),
        metric: metric.into(),
        breakdown: [].into(),
        period: period.into(),
    }
}

#[test]
fn what_is_decided_shows_in_the_scorecard_and_in_exports_and_is_undone_after_closing() {
    let (folder, library) = library();
    let water = id_of(&library, "water.consumption");
    let before = seen(&library, "water.consumption");
    assert_eq!(before, ("-1 m3 reported".into(), "-1".into()));

    let deed =
        library.decide(&[water], &correct("12", "万吨", "water.consumption", "2024"), " page 3 ").unwrap();
    assert_eq!(
        (deed.kind, deed.about.value.as_str(), deed.about.unit.as_str()),
        (DeedKind::Correct, "120000", "m3")
    );
    assert_eq!(seen(&library, "water.consumption"), ("120000 m3 entered".into(), "120000".into()));
    let detail = library.fact(water).unwrap().unwrap();
    assert_eq!((detail.read.unwrap().value.as_str(), detail.history[0].note.as_str()), ("-1", "page 3"));

    library.decide(&[water], &correct("3", "m3", "water.recycled", "2024"), "").unwrap();
    assert_eq!(seen(&library, "water.consumption").0, "-");
    assert_eq!(seen(&library, "water.recycled").0, "3 m3 entered");
    library.decide(&[water], &Judgement::Reject, "").unwrap();
    assert_eq!(seen(&library, "water.recycled").0, "-");

    drop(library);
    let library = Library::open(folder.path()).unwrap();
    let undone: Vec<_> = std::iter::from_fn(|| library.undo().unwrap()).map(|deed| deed.kind).collect();
    assert_eq!(undone, [DeedKind::Reject, DeedKind::Correct, DeedKind::Correct]);
    assert_eq!(seen(&library, "water.consumption"), before);
    let turns = library.turns().unwrap();
    assert_eq!((turns.undo, turns.redo.unwrap().about.value.as_str()), (None, "120000"));
}

#[test]
fn a_correction_that_cannot_be_says_why_and_changes_nothing() {
    let (_folder, library) = library();
    let water = id_of(&library, "water.consumption");
    for (judgement, code) in [
        (correct("much", "m3", "water.consumption", "2024"), ProblemCode::ValueNotANumber),
        (correct("12", "kWh", "water.consumption", "2024"), ProblemCode::UnitUnfit),
        (correct("12", "m3", "water.consumption", "last"), ProblemCode::YearUnlikely),
        (Judgement::Take { statement: 7 }, ProblemCode::Internal),
    ] {
        assert_eq!(library.decide(&[water], &judgement, "").unwrap_err().code, code, "{judgement:?}");
    }
    assert!(library.turns().unwrap().undo.is_none());
}

#[test]
fn the_review_counts_what_waits_and_keeps_what_was_decided() {
    let (_folder, library) = library();
    let queue =
        |decided| library.review(&ReviewQuery { decided, most: 10, ..ReviewQuery::default() }).unwrap();
    assert_eq!((queue(false).open, queue(true).decided), (0, 0));
    let scope1 = id_of(&library, "ghg.scope1");
    library.decide(&[scope1], &Judgement::Accept, "").unwrap();
    let done = queue(true);
    assert_eq!((done.decided, done.items[0].fact, done.companies.len()), (1, scope1, 1));
}

#[test]
fn companies_are_merged_and_reports_corrected_and_taken_out() {
    let (_folder, library) = library();
    let names = || {
        library.reports().unwrap().into_iter().map(|r| (r.company_name, r.year.unwrap())).collect::<Vec<_>>()
    };
    let before = names();
    let rows = library.reports().unwrap();
    library.merge_companies(&[rows[1].company], rows[0].company).unwrap();
    library.correct_reports(&[rows[1].id], None, Some(2022)).unwrap();
    library.remove_reports(&[rows[2].id]).unwrap();
    assert_eq!(names(), [("蓝屿".to_owned(), 2024), ("蓝屿".to_owned(), 2022)]);
    assert_eq!(
        library.correct_reports(&[rows[0].id], None, Some(24)).unwrap_err().code,
        ProblemCode::YearUnlikely
    );
    while library.undo().unwrap().is_some() {}
    assert_eq!(names(), before);
}

#[test]
fn a_value_that_is_entered_feeds_the_intensities_and_is_undone() {
    let (_folder, library) = library();
    let shown = |library: &Library, metric: &str| {
        let card = library.company(1, true, Units::default()).unwrap().scorecard;
        let rows = card.pillars.into_iter().flat_map(|pillar| pillar.rows);
        let row = rows.into_iter().find(|row| row.metric == metric && row.breakdown.is_empty());
        row.and_then(|row| row.cells[0].clone()).map(|cell| (cell.value, cell.unit, cell.source, cell.fact))
    };
    let new = |value: &str, unit: &str, source: &str| NewEntry {
        metric: "finance.revenue".into(),
        period: "2024".into(),
        value: value.into(),
        unit: unit.into(),
        source: source.into(),
        note: "合并口径".into(),
    };
    for (entry, code) in [
        (new("much", "CNY", "年报"), ProblemCode::ValueNotANumber),
        (new("5", "", "年报"), ProblemCode::UnitUnfit),
        (new("5", "kg", "年报"), ProblemCode::UnitUnfit),
        (new("5", "CNY", " "), ProblemCode::SourceMissing),
        (NewEntry { period: "24".into(), ..new("5", "CNY", "年报") }, ProblemCode::YearUnlikely),
    ] {
        assert_eq!(library.enter(1, &entry).unwrap_err().code, code);
    }
    assert_eq!(library.turns().unwrap().undo, None);

    let deed = library.enter(1, &new("2", "亿元", "2024 年年报第 80 页")).unwrap();
    assert_eq!((deed.kind, deed.about.value.as_str()), (DeedKind::Enter, "200000000"));
    let entered = |value: &str, unit: &str, source: &str| {
        Some((value.to_owned(), unit.to_owned(), source.to_owned(), None))
    };
    assert_eq!(shown(&library, "finance.revenue"), entered("200000000", "CNY", "entered"));
    // By hand: 400 t ÷ (200 million ÷ 1 million).
    assert_eq!(shown(&library, "ghg.per_revenue"), entered("2", "tCO2e/million CNY", "derived"));
    let entries = library.company(1, false, Units::default()).unwrap().entries;
    assert_eq!((entries.len(), entries[0].source.as_str()), (1, "2024 年年报第 80 页"));

    library.enter(1, &new("4", "亿元", "更正")).unwrap();
    assert_eq!(shown(&library, "ghg.per_revenue"), entered("1", "tCO2e/million CNY", "derived"));
    assert_eq!(library.enter(1, &new("", "", "")).unwrap().kind, DeedKind::TakeOut);
    assert_eq!(shown(&library, "finance.revenue"), None);
    for expect in ["1", "2"] {
        library.undo().unwrap();
        assert_eq!(shown(&library, "ghg.per_revenue"), entered(expect, "tCO2e/million CNY", "derived"));
    }
    library.undo().unwrap();
    assert_eq!(shown(&library, "finance.revenue"), None);
    library.redo().unwrap();
    assert!(shown(&library, "finance.revenue").is_some());
}

#[test]
fn what_a_later_report_says_otherwise_is_restated_and_years_stand_side_by_side() {
    let (folder, library) = library();
    let mut store = Store::open(folder.path()).unwrap();
    let mut later = report("蓝屿", 2025, &[("ghg.scope1", "", "90", "tCO2e")]);
    later.facts.extend(
        report("蓝屿", 2024, &[("ghg.scope1", "", "120", "tCO2e"), ("ghg.scope2", "", "300.4", "tCO2e")])
            .facts,
    );
    let new = NewReport {
        sha256: "later",
        file: "later.txt",
        path: "/later.txt",
        bytes: 1,
        engine: "1",
        imported_at: 0,
        report: &later,
        notes: &[],
    };
    store.add_report(new).unwrap();
    let view = library.company(1, false, Units::default()).unwrap();
    assert_eq!(view.scorecard.columns.iter().map(|c| c.year).collect::<Vec<_>>(), [Some(2025), Some(2024)]);
    let restated: Vec<_> = view
        .restated
        .iter()
        .map(|one| {
            let values = one.values.iter().map(|v| (v.report_year, v.value.as_str()));
            (one.metric.as_str(), one.period.as_str(), values.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(restated, [("ghg.scope1", "2024", vec![(Some(2024), "100"), (Some(2025), "120")])]);
}

#[test]
fn each_framework_says_what_a_company_leaves_out() {
    let (_folder, library) = library();
    let gaps = library.gaps(1, None, Language::ZhHans).unwrap();
    assert_eq!(gaps.len(), app::frameworks().len());
    for of in gaps {
        let Covered { framework, year, disclosed, partly, asked, missing, .. } = of.covered;
        assert_eq!(year, Some(2024), "{framework}");
        assert!(disclosed + partly > 0, "{framework}: both scopes and the headcount are stated");
        assert_eq!(missing.len(), (asked - disclosed) as usize, "{framework}");
    }
}
