//! How English reports print emissions: the units, the heads of years, the names of scopes. Each case is a small table of
//! invented figures, and all that it states of scopes 1 to 3.
#![allow(clippy::unwrap_used)]

/// All facts of scopes 1 to 3 of a table, as `scope breakdown year value`; rows of cells parted by bars, `N*` before a
/// cell that spans N columns.
fn facts(before: &str, rows: &[&str]) -> Vec<String> {
    let cell = |c: &str| match c.split_once('*').filter(|(span, _)| span.parse::<u8>().is_ok()) {
        Some((span, text)) => format!("<td colspan={span}>{text}</td>"),
        None => format!("<td>{c}</td>"),
    };
    let row = |r: &&str| format!("<tr>{}</tr>", r.split('|').map(cell).collect::<String>());
    let table = format!("<table>{}</table>", rows.iter().map(row).collect::<String>());
    stated(&format!("{before}\n\n{table}"))
}

fn stated(text: &str) -> Vec<String> {
    let text = format!("Brindle Fell Holdings Limited\n\nSustainability Report 2024\n\n{text}\n");
    let report = disclosure::extract(&document::read(text.as_bytes(), "x.txt").unwrap());
    let of_scope = report.facts.iter().filter_map(|f| Some((f.metric.strip_prefix("ghg.scope")?, f)));
    let shown = |(scope, fact): (&str, &disclosure::Fact)| {
        let groups: Vec<String> =
            fact.breakdown.iter().map(|(axis, value)| format!("{axis}={value} ")).collect();
        format!("{scope} {}{} {}", groups.concat(), fact.period, fact.value.normalize())
    };
    of_scope.map(shown).collect()
}

#[test]
fn units_of_greenhouse_gases() {
    for (unit, one) in [
        ("MtCO2e", "1000000"),
        ("Mt CO2-e", "1000000"),
        ("million tonnes CO2e", "1000000"),
        ("million metric tons of CO2 equivalent", "1000000"),
        ("millions of metric tons CO2e", "1000000"),
        ("m metric t CO2", "1000000"),
        ("MMT CO2e", "1000000"),
        ("'000 tonnes CO2e", "1000"),
        ("000s tCO2e", "1000"),
        ("tCO2e (000s)", "1000"),
        ("kt CO2 eq.", "1000"),
        ("Kton CO2eq", "1000"),
        ("kt-CO2", "1000"),
        ("thousand t-CO2", "1000"),
        ("in thousands of tonnes of CO2", "1000"),
        ("thousand tonnes CO2-eq", "1000"),
        ("10^3 t CO2e", "1000"),
        ("1,000 tCO2e", "1000"),
        ("metric tons CO2-e", "1"),
        ("metric tonnes of carbon dioxide equivalents", "1"),
        ("Metric tons (t) CO2-e", "1"),
        ("metric tons (MT) CO2e", "1"),
        ("MTCO2e", "1"),
        ("mt CO2e", "1"),
        ("tCO2-eq.", "1"),
        ("t CO2-equivalent", "1"),
        ("t CO₂ e", "1"),
        ("tCO2(e)", "1"),
        ("Tonnes (CO2e)", "1"),
        ("CO2e (tonnes)", "1"),
        ("CO2e metric tons", "1"),
        ("tonnes of CO2e emissions", "1"),
        ("in t CO2e", "1"),
        ("tn CO2", "1"),
        ("kgCO2e", "0.001"),
    ] {
        let row = format!("Scope 1|{unit}|50");
        let got = facts("", &["Indicator|Unit|2024", &row]);
        let tonnes: rust_decimal::Decimal = one.parse().unwrap();
        assert_eq!(
            got,
            [format!("1 2024 {}", (tonnes * rust_decimal::Decimal::from(50)).normalize())],
            "{unit}"
        );
        // in the brackets of a label
        let row = format!("Scope 1 emissions ({unit})|50");
        assert_eq!(facts("", &["Indicator|2024", &row]), got, "({unit})");
    }
}

#[test]
fn heads_of_years() {
    for (this, last) in [
        ("2024*", "2023*"),
        ("2024¹", "2023²"),
        ("2024†", "2023†"),
        ("2024", "2023 (restated)"),
        ("2024 (verified)", "2023 baseline"),
        ("2024", "Base year (2023)"),
        ("CY2024", "CY2023"),
        ("FY'24", "FY'23"),
        ("2023/24", "2022/23"),
        ("31.12.2024", "31.12.2023"),
        ("31/12/2024", "31/12/2023"),
        ("Dec-24", "Dec-23"),
        ("2024/3", "2023/3"),
        ("FY3/24", "FY3/23"),
        ("FY2024 (Results)", "FY2023 (Results)"),
        ("Reporting year 2024", "Reporting year 2023"),
        ("12 months to 31 March 2024", "12 months to 31 March 2023"),
        ("Year ended 31 December 2024", "Year ended 31 December 2023"),
        ("Current year", "Prior year"),
    ] {
        let heads = format!("GHG emissions (tCO2e)|{this}|{last}");
        assert_eq!(facts("", &[&heads, "Scope 1|50|60"]), ["1 2023 60", "1 2024 50"], "{this}");
    }
    for beside in ["YoY", "% change", "Variance %", "2030 target", "Notes", "Change from 2019", "Trend"] {
        let heads = format!("tCO2e|2024|2023|{beside}");
        assert_eq!(facts("", &[&heads, "Scope 1|50|60|17"]), ["1 2023 60", "1 2024 50"], "{beside}");
    }
    // a quarter is no year
    assert!(facts("", &["GHG emissions (tCO2e)|Q4 2024|Q4 2023", "Scope 1|50|60"]).is_empty());
}

#[test]
fn names_of_scopes() {
    let scope = |label: &str| facts("", &["tCO2e|2024", &format!("{label}|50")]).concat();
    for (label, expect) in [
        ("Gross direct (Scope 1) GHG emissions", "1 2024 50"),
        ("Scope-1 emissions", "1 2024 50"),
        ("GHG-Dir-Abs Total direct GHG emissions", "1 2024 50"),
        ("Combustion of fuel and operation of facilities (Scope 1)", "1 2024 50"),
        ("Scope 1 emissions - natural gas, diesel and refrigerants", "1 2024 50"),
        ("Natural gas, diesel and refrigerants (Scope 1)", "1 2024 50"),
        ("Gross global Scope 1 emissions, percentage covered under regulations", "1 2024 50"),
        ("GHG-Indir-Abs Total indirect GHG emissions", "2 2024 50"),
        ("Scope 2 – Electricity, heat, steam and cooling purchased for own use", "2 2024 50"),
        ("Scope 2 (LB)", "2 basis=location 2024 50"),
        ("Scope 2 MBM", "2 basis=market 2024 50"),
        ("Scope 2 location", "2 basis=location 2024 50"),
        ("Scope 2 emissions (market basis)", "2 basis=market 2024 50"),
        ("Scope 2 emissions according to the location-based method", "2 basis=location 2024 50"),
        ("Indirect emissions (Scope 3)", "3 2024 50"),
        ("Scope 3 – value chain", "3 2024 50"),
        // parts, and what is no scope's
        ("Scope 1 – natural gas", ""),
        ("Scope 1 (vehicles)", ""),
        ("Scope 1 methane emissions", ""),
        ("Scope 1 biogenic emissions", ""),
        ("Scope 1 emissions (contractors)", ""),
        ("Scope 2 – Norland", ""),
    ] {
        assert_eq!(scope(label), expect, "{label}");
    }
}

#[test]
fn ways_of_standing() {
    for (before, rows, expect) in [
        // UK and group under a span for each year
        (
            "Greenhouse gas emissions (tonnes CO2e)",
            &[
                "|2*Year ended 31 December 2024|2*Year ended 31 December 2023",
                "|UK|Group|UK|Group",
                "Scope 1|36|170|24|97",
            ][..],
            &["1 2023 97", "1 2024 170"][..],
        ),
        // a unit that only the row of the total says
        (
            "",
            &[
                "|2024|2023",
                "GHG emissions: Scopes 1 and 2 (metric tons of CO2e)|90|98",
                "Emissions per employee (metric tons of CO2e)|1.1|1.2",
                "3*Breakdown by scope",
                "Scope 1 GHG emissions|50|60",
            ],
            &["1 2023 60", "1 2024 50"],
        ),
        // years in rows, the unit in the corner
        (
            "",
            &["tCO2e|Scope 1|Scope 2 (location)|Total", "FY2024|50|30|80", "FY2023|60|31|91"],
            &["1 2023 60", "1 2024 50", "2 basis=location 2023 31", "2 basis=location 2024 30"],
        ),
        // a sum of each scope, and one of all
        (
            "",
            &[
                "tCO2e|2024",
                "2*Scope 1 emissions",
                "Stationary combustion|40",
                "Mobile combustion|10",
                "Subtotal|50",
                "2*Scope 3 emissions",
                "Business travel|20",
                "Employee commuting|30",
                "Subtotal|55",
                "Total|105",
            ],
            &["1 2024 50", "3 2024 55", "3 category=6 2024 20", "3 category=7 2024 30"],
        ),
        // a total of scopes that have none of their own is not the last one's
        ("", &["tCO2e|2024", "2*Scope 1", "Boilers|40", "2*Scope 2", "Electricity|10", "Total|50"], &[]),
        // the basis stands behind the number
        ("", &["tCO2e|2024|Method", "Scope 2|50|Market-based"], &["2 basis=market 2024 50"]),
    ] {
        assert_eq!(facts(before, rows), expect, "{rows:?}");
    }
    // the note at the foot says of which row
    let table = "<table><tr><td>tCO2e</td><td>2024</td></tr><tr><td>Scope 2¹</td><td>50</td></tr><tr><td>Scope \
                 2</td><td>60</td></tr></table>";
    let noted = format!("{table}\n\n1. Emissions using the market-based method.");
    assert_eq!(stated(&noted), ["2 2024 60", "2 basis=market 2024 50"]);
}
