//! English, with British spelling.

use disclosure::Language;

use super::Words;

pub(super) static WORDS: Words = Words {
    language: Language::En,
    program: "Evenhand",
    comma: ", ",
    semicolon: "; ",
    colon: ": ",
    year: |year| year.to_string(),
    aside: |text| format!(" ({text})"),
    million: |currency| if currency == "CUR" { "million of revenue".into() } else { format!("{currency} m") },
    thousand: |currency| format!("{currency} k"),

    company: "Company",
    metric: "Metric",
    breakdown: "Breakdown",
    pillar: "Pillar",
    unit: "Unit",
    value: "Value",
    source: "Source",
    status: "Status",
    doubts: "Doubts",
    pillars: ["Environment", "Social", "Governance", "Scale"],

    reported: "Reported",
    derived: "Derived",
    estimated: "Estimated",
    entered: "Entered",
    in_doubt: "in doubt",
    needs_review: "to review",
    not_disclosed: "Not disclosed",
    no_revenue: "No revenue",
    no_employees: "No headcount",

    absolute: "Absolute values",
    per_employee: "Amounts per employee",
    per_revenue: "Amounts per million of revenue",

    emissions_title: "GHG emissions per employee, scopes 1 and 2",
    log_scale: ", log scale",
    log_note: "Each grid line is the same multiple of the one before, so lengths do not compare.",
    scope1: "Scope 1",
    scope2: "Scope 2",
    scopes_not_stated: "Scopes not stated",
    emissions_per_employee: "Emissions per employee",

    workforce_title: "Employees by gender",
    share_of_employees: "% of employees",
    women: "Women",
    men: "Men",
    people: |count| format!("{count} people"),
    counts_from_shares: |names| {
        format!("Numbers of people computed from the stated shares and the headcount: {names}.")
    },
    shares_only: |names| format!("Only shares are stated: {names}."),

    scorecard: "Scorecard",
    scorecard_note: |basis| {
        format!(
            "{basis}. A dash: the report does not say it. Best in a row of three or more comparable values: its rank."
        )
    },
    disclosed: |n, of| format!("{n} of {of} disclosed"),
    quality: |quality| format!("data quality {quality}"),
    charts: "Charts",
    method: "How to read this",
    method_text: &[
        "Reported values stand in the report as they are shown here, turned into the unit of their row and nothing else. Derived values are computed from reported ones: sums of parts, shares, intensities. Estimated values need an emission or energy factor as well; they are shown with three digits and never ranked as equal to reported ones. Entered values were typed by the reader.",
        "A doubt means that statements of a report do not agree with each other, for instance parts that do not add up to their total. It says nothing about who is right, and passes on to what is computed from them.",
        "Data quality runs from 1, reported and assured, over 2, reported, 3, estimated from the company’s own activity data, and 4, derived from other ratios, to 5, no value; a doubt lowers a value by one. It is the mean over the core metrics.",
    ],
    computed: "Computed values",
    formula: "Formula",
    notes: "Notes",
    factors: "Factors used",
    factor: "Factor",
    published_for: "Year",
    any_year: "any",
    places: "Where the numbers stand",
    places_note: "Line numbers count the lines of the file, pages the pages of the report.",
    page_line: "Page, line",
    quote: "Quote",
    as_printed: "As printed",
    written_by: |version| format!("Written by Evenhand {version} on the reader’s own machine."),

    units: |unit| {
        Some(match unit {
            "person-time" => "person-times",
            "day" => "days",
            "output unit" => "unit of output",
            "CUR" => "own currency",
            _ => return None,
        })
    },
    counted: |_| None,
    currency: |_| None,
    note: |code| {
        Some(match code {
            "sums_differ" => "Two ways of adding up the parts give two totals; the first is shown.",
            "stated_entities_only" => "The sum of the entities that the report names; there may be more.",
            "stated_items_only" => "The sum of the items that the report names; there may be more.",
            "stated_fuels_only" => {
                "Only fuels that the report names; raw materials burnt and process gases are not in it, so the estimate may be low."
            }
            "stated_carriers_only" => "Only energy carriers that the report names.",
            "fuel_left_out" => "A fuel is left out: no factor fits its unit.",
            "biomass_left_out" => "CO₂ from burning biomass is left out of scope 1.",
            "nearest_grid_year" => "No grid factor is published for the year; the nearest one was taken.",
            "renewable_not_subtracted" => {
                "Renewable electricity was not subtracted: it may be part of the electricity or come on top."
            }
            "renewable_not_added" => {
                "Renewable energy was not added: it may be part of the electricity or come on top."
            }
            "gas_heat_content_range" => {
                "The coal equivalent of gas is published as a range; its middle was taken."
            }
            "headcount_at_year_end" => {
                "Divided by the stated headcount, where the mean over the year would be right."
            }
            "implied_revenue" => "Revenue is implied by an amount and its share of revenue.",
            _ => return None,
        })
    },
    age: [
        |n| format!("{n} and under"),
        |n| format!("{n} and over"),
        |n| format!("Under {n}"),
        |n| format!("Over {n}"),
    ],
    age_between: |low, high| format!("Aged {low}–{high}"),
    category: |n| format!("Category {n}"),
};
