//! What is computed from the five real reports, against a calculation by hand: the numbers as printed in the reports, the factors
//! as printed in the announcements.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::sync::LazyLock;

use acceptance::corpus::{files, shared};
use acceptance::program::evenhand;
use serde_json::Value;
use tempfile::TempDir;

/// kg CO2 a kWh: 2021, the nearest to 2020 that is published, and 2023, the nearest to 2024.
const GRID_2021: f64 = 0.5568;
const GRID_2023: f64 = 0.5306;
/// Per t of raw coal, kg of diesel, kg of petrol: t or kg of CO2. Per m3 of natural gas: kg.
const COAL: f64 = 1.9003;
const DIESEL: f64 = 3.0959;
const PETROL: f64 = 2.9251;
const GAS: f64 = 2.1622;
/// kg a litre.
const DIESEL_DENSITY: f64 = 0.8275;
const PETROL_DENSITY: f64 = 0.7475;
/// tce a t, and MWh a tce.
const COAL_TCE: f64 = 0.7143;
const DIESEL_TCE: f64 = 1.4571;
const PETROL_TCE: f64 = 1.4714;
const MWH: f64 = 8.141;

/// Report, metric, part, and its value by hand.
fn by_hand() -> Vec<(usize, &'static str, &'static str, f64)> {
    let heat_scope1 = 1_931_183.0 * COAL + 149_211.0 * DIESEL_DENSITY * DIESEL / 1000.0;
    let heat_scope2 = 200_059.0 * GRID_2021;
    let machines_scope1 = 110_750.0 * GAS / 1000.0
        + 23_394.657 * DIESEL_DENSITY * DIESEL / 1000.0
        + 14_004.09 * PETROL_DENSITY * PETROL / 1000.0;
    let machines_scope2 = 784.82 * GRID_2023;
    let metal_scope1 = 24_221.0 * COAL + 205.0 * DIESEL_DENSITY * DIESEL / 1000.0;
    let metal_scope2 = 29_843.8 * GRID_2023;
    let optics_energy = 407.83853 + 3947.88 + 4.36 * PETROL_TCE * MWH;
    let metal_energy = 29_843.8 + 24_221.0 * COAL_TCE * MWH + 0.205 * DIESEL_DENSITY * DIESEL_TCE * MWH;
    let machines_revenue = 190_000_000.0 / 0.0762;
    vec![
        (0, "ghg.scope1", "", heat_scope1),
        (0, "ghg.scope2", "", heat_scope2),
        (0, "ghg.total", "", heat_scope1 + heat_scope2),
        (0, "ghg.per_employee", "", (heat_scope1 + heat_scope2) / 2647.0),
        (0, "training.coverage", "", 1467.0 / 2647.0 * 100.0),
        (0, "board.independent_share", "", 3.0 / 6.0 * 100.0),
        (1, "ghg.per_employee", "", 2480.59 / 771.0),
        (1, "energy.electricity", "", 407.83853 + 3947.88),
        (1, "energy.petrol", "", 4.36 * 1000.0 / PETROL_DENSITY),
        (1, "energy.total", "", optics_energy),
        (1, "energy.renewable_share", "", 20.245 / optics_energy * 100.0),
        (1, "workforce.total", "", 214.0 + 557.0),
        (2, "ghg.scope1", "", machines_scope1),
        (2, "ghg.scope2", "", machines_scope2),
        (2, "ghg.total", "", machines_scope1 + machines_scope2),
        (2, "ghg.per_employee", "", (machines_scope1 + machines_scope2) / 1638.0),
        (2, "ghg.per_revenue", "", (machines_scope1 + machines_scope2) / (machines_revenue / 1e6)),
        (2, "finance.revenue", "", machines_revenue),
        (2, "wastewater.discharge", "", 0.0 + 13_405.0),
        (2, "workforce.share", "gender=female", 253.0 / 1638.0 * 100.0),
        (2, "workforce.share", "gender=male", 1385.0 / 1638.0 * 100.0),
        (2, "workforce.share", "age=<30", 591.0 / 1638.0 * 100.0),
        (2, "workforce.share", "age=30-50", 939.0 / 1638.0 * 100.0),
        (2, "workforce.share", "age=>50", 108.0 / 1638.0 * 100.0),
        (3, "waste.total", "", 0.03 + 369.0),
        (3, "workforce.share", "gender=male", 533.0 / 910.0 * 100.0),
        (3, "workforce.share", "age=18-25", 146.0 / 910.0 * 100.0),
        (3, "workforce.share", "age=36-45", 83.0 / 910.0 * 100.0),
        (3, "workforce.share", "age=46-55", 15.0 / 910.0 * 100.0),
        (3, "workforce.share", "age=>=56", 6.0 / 910.0 * 100.0),
        (3, "workforce.female_share", "level=senior", 4.0 / 12.0 * 100.0),
        (4, "ghg.scope1", "", metal_scope1),
        (4, "ghg.scope2", "", metal_scope2),
        (4, "ghg.total", "", metal_scope1 + metal_scope2),
        (4, "ghg.per_employee", "", (metal_scope1 + metal_scope2) / 341.0),
        (4, "energy.total", "", metal_energy),
        (4, "waste.hazardous", "", 3.6 + 490.8),
        (4, "waste.non_hazardous", "", 720.0 + 62_445.0 + 30.0 + 192.0),
        (4, "waste.total", "", 494.4 + 63_387.0),
    ]
}

/// The scorecard of the five; none where they are not there.
static SCORECARD: LazyLock<Option<Value>> = LazyLock::new(|| {
    let five = files(&shared("reports")?, "txt").into_iter().take(5);
    let words = ["--json", "--lang", "en"].map(OsString::from);
    let arguments = [OsString::from("compare")].into_iter().chain(five.map(OsString::from)).chain(words);
    let ran = evenhand(arguments).expect(0);
    Some(serde_json::from_str(&ran.stdout).unwrap())
});

/// Every cell that was computed, by report, metric and part.
fn computed(card: &Value) -> BTreeMap<(usize, String, String), &Value> {
    let mut found = BTreeMap::new();
    for row in card["pillars"].as_array().unwrap().iter().flat_map(|p| p["rows"].as_array().unwrap()) {
        let part: Vec<_> = row["breakdown"].as_object().unwrap().iter().collect();
        let part: Vec<_> = part.iter().map(|(axis, v)| format!("{axis}={}", v.as_str().unwrap())).collect();
        for (report, cell) in row["cells"].as_array().unwrap().iter().enumerate() {
            if !cell["derivation"].is_null() {
                found.insert((report, row["metric"].as_str().unwrap().to_owned(), part.join(";")), cell);
            }
        }
    }
    found
}

#[test]
fn what_is_computed_from_the_five_reports_is_what_a_hand_computes() {
    let Some(card) = &*SCORECARD else { return };
    let mut found = computed(card);
    for (report, metric, part, by_hand) in by_hand() {
        let key = (report, metric.to_owned(), part.to_owned());
        let cell = found.remove(&key).unwrap_or_else(|| panic!("{key:?} is not computed"));
        let value: f64 = cell["value"].as_str().unwrap().parse().unwrap();
        // six digits are shown, or all before the point
        let off = (value - by_hand).abs();
        assert!(off <= by_hand.abs() * 5e-6 || off <= 0.5e-6, "{key:?}: {value}, by hand {by_hand}");
    }
    assert!(found.is_empty(), "not calculated by hand: {:?}", found.keys());
}

#[test]
fn the_three_without_emissions_are_estimated_with_their_factors_named() {
    let Some(card) = &*SCORECARD else { return };
    let found = computed(card);
    for (report, grid) in [(0, 2021), (2, 2023), (4, 2023)] {
        let scope1 = found[&(report, "ghg.scope1".to_owned(), String::new())];
        let scope2 = found[&(report, "ghg.scope2".to_owned(), String::new())];
        assert_eq!(
            (scope1["source"].as_str(), scope2["source"].as_str()),
            (Some("estimated"), Some("estimated"))
        );
        let factor = &scope2["derivation"]["factors"][0];
        assert_eq!((factor["id"].as_str(), factor["year"].as_i64()), (Some("grid.national"), Some(grid)));
        let notes = scope2["derivation"]["notes"].as_array().unwrap();
        assert!(notes.iter().any(|note| note == "nearest_grid_year"), "{scope2}");
        assert!(!scope1["derivation"]["factors"].as_array().unwrap().is_empty(), "{scope1}");
    }
    // implied revenue tells the interval that the printed digits leave
    let revenue = found[&(2, "finance.revenue".to_owned(), String::new())];
    let formula = revenue["derivation"]["formula"].as_str().unwrap();
    let (low, high) =
        formula.split_once('[').and_then(|(_, i)| i.trim_end_matches(']').split_once(", ")).unwrap();
    let near = |text: &str, by_hand: f64| (text.parse::<f64>().unwrap() / by_hand - 1.0).abs() < 5e-6;
    // 190 million to the nearest 10 million, 7.62 % to the nearest hundredth
    assert!(near(low, 185e6 / 0.07625) && near(high, 195e6 / 0.07615), "{formula}");
}

/// 2,480.6 t over a revenue of 1,000 million, by hand 2.4806 t a million.
#[test]
fn a_stated_intensity_agrees_with_the_computed_one_or_raises_a_doubt() {
    for (stated, doubted) in [
        ("吨二氧化碳当量/百万元\t2.48", false),
        ("吨二氧化碳当量/万元\t0.0248", false),
        ("吨二氧化碳当量/百万元\t3.48", true),
        ("吨二氧化碳当量/万元\t0.0348", true),
    ] {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("a.txt");
        let text = format!(
            "某某股份有限公司\n2024年度可持续发展报告\n报告期为2024年1月1日至2024年12月31日。\n指标\t单位\t2024年\n\
             温室气体排放总量\t吨二氧化碳当量\t2480.6\n营业收入\t万元\t100000\n单位营收温室气体排放量\t{stated}\n"
        );
        fs::write(&file, text).unwrap();
        let said =
            evenhand([OsString::from("doubts"), file.into(), "--lang".into(), "en".into()]).expect(0).stdout;
        assert_eq!(said.contains("= 2.4806 | 3.48"), doubted, "{stated}: {said}");
        assert_eq!(said.contains('!'), doubted, "{stated}: {said}");
    }
}
