//! What English reports say and how, each in a line or two of invented wording, and all that they state.
#![allow(clippy::unwrap_used)]

mod stated;

const TITLE: &str = "Brindle Fell Holdings Limited\n\nSustainability Report 2024";

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    stated::check(TITLE, text, expect);
}

#[test]
fn sentences_that_count() {
    for (text, expect) in [
        // a word between the number and what it counts, and the year before in brackets behind
        (
            "We received 17 product-related complaints (2023: 21).",
            &["customer.complaints 2023 21", "customer.complaints 2024 17"][..],
        ),
        ("The Board comprised nine Directors.", &["board.size 2024 9"]),
        (
            "As at 31 December 2024 the Group had 3,912 employees (31 December 2023: 3,844 employees).",
            &["workforce.total 2023 3844", "workforce.total 2024 3912"],
        ),
        ("There was no case of corruption in the year.", &["ethics.corruption_cases 2024 0"]),
        // a sentence that ends in a year is no head of a table
        ("Scope 1 emissions were 1,234 tCO2e in 2023.", &["ghg.scope1 2023 1234"]),
        (
            "The Board met eight times in 2024, and every Director attended at least six of the meetings.",
            &["board.meetings 2024 8"],
        ),
        (
            "Stacks emitted 12.5 tonnes of nitrogen oxides and 3.1 tonnes of sulphur oxides.",
            &["air.nox 2024 12.5", "air.so2 2024 3.1"],
        ),
        (
            "In total 44 employees took maternity leave and 13 took paternity leave.",
            &["parental_leave.taken gender=female 2024 44", "parental_leave.taken gender=male 2024 13"],
        ),
        // a part that is not said of what is no total
        (
            "Donations amounted to US$90,000 (2023: nil), including US$20,000 to a library.",
            &["community.donations 2023 0", "community.donations 2024 90000"],
        ),
        // a comparison names its year
        (
            "Employees volunteered 810 hours, up from 640 hours in 2023.",
            &["community.volunteer_hours 2023 640", "community.volunteer_hours 2024 810"],
        ),
        (
            "The Board has nine directors, five of whom are independent (56%).",
            &["board.size 2024 9", "board.independent 2024 5", "board.independent_share 2024 56"],
        ),
        (
            "Women account for 31% of senior management and 42% of middle management.",
            &["workforce.female_share level=middle 2024 42", "workforce.female_share level=senior 2024 31"],
        ),
        (
            "We received 21 complaints in 2024 compared with 24 in 2023.",
            &["customer.complaints 2023 24", "customer.complaints 2024 21"],
        ),
        // an aim is no zero, and tier-2 no two
        ("We have a target of zero fatalities.", &[]),
        ("Audits covered our tier-2 suppliers.", &[]),
        // none of both is none of each
        ("There were no fatalities among employees or contractors.", &["safety.fatalities 2024 0"]),
        // those who are ours are all, in one place they are not
        ("We offer a healthy place to work to our 4,120 employees.", &["workforce.total 2024 4120"]),
        ("We offer a healthy place to work to our 120 employees at the Leeds plant.", &[]),
        // some employees are not all
        ("312 employees in purchasing and sales joined a fire drill.", &[]),
    ] {
        check(text, expect);
    }
}

#[test]
fn sentences_that_compare_and_list() {
    for (text, expect) in [
        // the year behind a number is its own, the one that it is compared with is not
        (
            "Scope 1 emissions were 621 tCO2e in 2023 and 590 tCO2e in 2024.",
            &["ghg.scope1 2023 621", "ghg.scope1 2024 590"][..],
        ),
        // of whom some are, of the rate that is told for all
        (
            "The overall turnover rate was 36.0%, with 38.9% for male employees and 34.4% for female employees.",
            &[
                "turnover.rate 2024 36",
                "turnover.rate gender=female 2024 34.4",
                "turnover.rate gender=male 2024 38.9",
            ],
        ),
        (
            "About 65% of employees were female and 30% were aged below 30.",
            &["workforce.share age=<30 2024 30", "workforce.share gender=female 2024 65"],
        ),
        (
            "Electricity consumption was 9,482 kWh, while petrol and diesel consumption were 21 litres and 64 litres respectively.",
            &["energy.electricity 2024 9.482", "energy.diesel 2024 64", "energy.petrol 2024 21"],
        ),
        ("No environmental fines were paid in fiscal 2023.", &["env.fines 2023 0"]),
        // thousands as continental Europe prints them
        (
            "The 14\u{a0}820 employees comprise 4\u{a0}105 women.",
            &["workforce.total gender=female 2024 4105"],
        ),
        // what a change came to
        (
            "Scope 1 emissions fell by 12% to 1,386 tCO2e, while Scope 2 emissions rose 3% to 1,400 tCO2e.",
            &["ghg.scope1 2024 1386", "ghg.scope2 2024 1400"],
        ),
        (
            "We reduced our Scope 1 emissions to 1,386 tCO2e, down from 1,512 tCO2e in 2023.",
            &["ghg.scope1 2023 1512", "ghg.scope1 2024 1386"],
        ),
        (
            "Energy consumption rose from 910 MWh in 2023 to 944 MWh in 2024.",
            &["energy.total 2023 910", "energy.total 2024 944"],
        ),
        // what is meant to come has not come yet
        ("We plan for reduced Scope 1 emissions, to be lowered to 900 tCO2e.", &[]),
        ("We aim to have lowered our Scope 1 emissions to 900 tCO2e.", &[]),
        // several numbers in turn
        (
            "Scope 1 and Scope 2 emissions were 386 tCO2e and 21,407 tCO2e, respectively.",
            &["ghg.scope1 2024 386", "ghg.scope2 2024 21407"],
        ),
        (
            "The turnover rates of male and female employees were 14.1% and 16.4% respectively.",
            &["turnover.rate gender=female 2024 16.4", "turnover.rate gender=male 2024 14.1"],
        ),
        // of which scope, and on which basis, brackets behind the number say
        (
            "Our emissions were 386 tCO2e (Scope 1) and 402 tCO2e (Scope 2, market-based).",
            &["ghg.scope1 2024 386", "ghg.scope2 basis=market 2024 402"],
        ),
        // what a bare number counts stands before it, or goes on from the number before
        (
            "New joiners during the year totalled 371 (2023: 402).",
            &["workforce.new_hires 2023 402", "workforce.new_hires 2024 371"],
        ),
        (
            "We had 356 suppliers, of which 288 were located in Mainland China and 41 in Malaysia.",
            &[
                "supply.suppliers 2024 356",
                "supply.suppliers region=mainland_china 2024 288",
                "supply.suppliers region=malaysia 2024 41",
            ],
        ),
        (
            "The Group employed 1,264 people, of whom 1,009 were full-time and 255 were part-time.",
            &[
                "workforce.total 2024 1264",
                "workforce.total employment=full_time 2024 1009",
                "workforce.total employment=part_time 2024 255",
            ],
        ),
        // lost days, however the words stand
        (
            "There were 23 work injuries (FY2022/23: 27), resulting in 516 lost days.",
            &["safety.injuries 2023 27", "safety.injuries 2024 23", "safety.lost_days 2024 516"],
        ),
        ("163 working days were lost as a result of injuries at work.", &["safety.lost_days 2024 163"]),
        // a share between commas, a share held, none of one year
        (
            "Three of the Directors, or 33.3%, are women.",
            &["board.female 2024 3", "board.female_share 2024 33.3"],
        ),
        (
            "Women made up 61.8% of our workforce and held 46% of managerial posts.",
            &["workforce.share gender=female 2024 61.8", "workforce.female_share level=management 2024 46"],
        ),
        (
            "There were no confirmed incidents of bribery in the year (2023: one).",
            &["ethics.corruption_cases 2023 1", "ethics.corruption_cases 2024 0"],
        ),
        // what letters that stick to a sum of money say
        ("We spent £2.3m on learning and development.", &["training.expenditure 2024 2300000"]),
        // those who were taught are not the board
        ("Anti-corruption training was provided to 7 Directors.", &["ethics.trained group=board 2024 7"]),
    ] {
        check(text, expect);
    }
}

/// Intensities as the British regulations on energy and carbon reporting ask for them.
#[test]
fn intensity_ratios() {
    for (label, expect) in [
        ("Intensity ratio: tCO2e per £m revenue", "ghg.per_revenue 2024 2.8"),
        ("Intensity ratio (tCO2e/£m revenue)", "ghg.per_revenue 2024 2.8"),
        ("Intensity ratio: tCO2e per full-time equivalent employee", "ghg.per_employee 2024 2.8"),
    ] {
        check(&format!("| Metric | 2024 |\n|---|---|\n| {label} | 2.8 |"), &[expect]);
    }
}

/// Broken to a cell a line: labels that begin with capital letters are apart, a note's number ends its table.
#[test]
fn cells_a_line() {
    for (text, expect) in [
        // labels over their numbers, some with a scope's number; nothing below the last
        (
            "Direct emissions (Scope 1)\n540 tCO2e\nOther indirect emissions (Scope 3)\n1,639 tCO2e\nEnergy consumption\n356 MWh\nRenewable energy consumption\n70 MWh\nWater consumption\n446 m3",
            &[
                "ghg.scope1 2024 540",
                "ghg.scope3 2024 1639",
                "energy.total 2024 356",
                "energy.renewable 2024 70",
                "water.consumption 2024 446",
            ][..],
        ),
        (
            "KPI\nUnit\n2024\n2023\nGreenhouse gas emissions\nScope 1 (direct emissions)\ntonnes CO2e\n188\n203\nScope 2 (energy indirect emissions)\ntonnes CO2e\n5,683\n6,063",
            &["ghg.scope1 2023 203", "ghg.scope1 2024 188", "ghg.scope2 2023 6063", "ghg.scope2 2024 5683"][..],
        ),
        (
            "KPI B3.1\nPercentage of employees trained\nKPI B3.2\nAverage training hours\nMale\n86.5%\n7.1\nFemale\n89.2%\n7.7",
            &[
                "training.coverage gender=female 2024 89.2",
                "training.coverage gender=male 2024 86.5",
                "training.hours_avg gender=female 2024 7.7",
                "training.hours_avg gender=male 2024 7.1",
            ],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn rows_and_units() {
    for (text, expect) in [
        (
            "Number of employees 2024 2023\nBy age group Below 30 61 67 30 to 50 120 126 Above 50 36 34",
            &[
                "workforce.total age=30-50 2023 126",
                "workforce.total age=30-50 2024 120",
                "workforce.total age=<30 2023 67",
                "workforce.total age=<30 2024 61",
                "workforce.total age=>50 2023 34",
                "workforce.total age=>50 2024 36",
            ][..],
        ),
        // the words of a unit behind its label
        (
            "Indicator 2024 2023\nGHG emissions intensity tonnes of CO2e per employee 6.5 6.6",
            &["ghg.per_employee 2023 6.6", "ghg.per_employee 2024 6.5"],
        ),
        // `no.` counts people too; the last word of a label is no unit
        (
            "| Metric | Unit | 2024 |\n|---|---|---|\n| New hires | no. | 142 |",
            &["workforce.new_hires 2024 142"],
        ),
        ("| Metric | 2024 |\n|---|---|\n| Active suppliers | 742 |", &["supply.suppliers 2024 742"]),
        (
            "| Packaging | Unit | 2024 |\n|---|---|---|\n| Cartons | tonnes | 90 |\n| Foam | tonnes | 10 |\n| Total | tonnes | 100 |",
            &[
                "packaging.total 2024 100",
                "packaging.total item=Cartons 2024 90",
                "packaging.total item=Foam 2024 10",
            ],
        ),
        ("| Metric | Unit | 2024 |\n|---|---|---|\n| Waste plastics | kg | 984 |", &[]),
        // a unit behind a comma of the title, and what a scope is explained by in brackets
        (
            "GHG emissions, tonnes CO2e\n\n| | 2023 | 2024 |\n|---|---|---|\n| Scope 1 (direct emissions: energy use) | 61 | 59 |",
            &["ghg.scope1 2023 61", "ghg.scope1 2024 59"],
        ),
        (
            "| Indicator | Unit | 2024 |\n|---|---|---|\n| Scope 1 | m metric tons of CO2 | 4.7 |\n| Scope 2 | 1’000 tonnes | 6’001 |",
            &["ghg.scope1 2024 4700000", "ghg.scope2 2024 6001000"],
        ),
        // what is said once of all figures
        (
            "One ton means one U.S. short ton unless stated as metric.\n\n| Waste | Unit | 2024 |\n|---|---|---|\n| Hazardous waste | tons | 100 |",
            &["waste.hazardous 2024 90.718474"],
        ),
        (
            "Rates are calculated per 200,000 hours worked.\n\n| Safety | 2024 |\n|---|---|\n| Total recordable incident rate (TRIR) | 0.4 |",
            &["safety.recordable_rate 2024 2"],
        ),
        (
            "| Metric | Unit | FY24 |\n|---|---|---|\n| Scope 3 | Mt CO2-e | 1.2 |",
            &["ghg.scope3 2024 1200000"],
        ),
    ] {
        check(text, expect);
    }
}

/// Rows of cells parted by bars, `N*` before a cell that spans N columns, as the table of a PDF's page is read.
fn table(rows: &[&str]) -> String {
    let cell = |c: &str| match c.split_once('*') {
        Some((span, text)) => format!("<td colspan={span}>{text}</td>"),
        None => format!("<td>{c}</td>"),
    };
    let row = |r: &&str| format!("<tr>{}</tr>", r.split('|').map(cell).collect::<String>());
    format!("<table>{}</table>", rows.iter().map(row).collect::<String>())
}

#[test]
fn tables_of_emissions() {
    for (rows, expect) in [
        // on which basis, and a source that is a part of its scope
        (
            &[
                "GHG (tCO2e)|2024",
                "Scope 1|50",
                "Scope 1 (fugitive)|7",
                "Scope 2 (location) — indirect|30",
                "Scope 2 (market) — indirect|20",
            ][..],
            &["ghg.scope1 2024 50", "ghg.scope2 basis=location 2024 30", "ghg.scope2 basis=market 2024 20"][..],
        ),
        // the whole group beside its parts, under each year; a unit behind what brackets say
        (
            &[
                "|2*2024|2*2023",
                "|Isles & Shores|Global|Isles & Shores|Global",
                "Scope 1 Emissions (tCO2e)|36|170|24|97",
                "Scope 2 Emissions (Location-based, tCO2e)|28|222|36|272",
            ],
            &[
                "ghg.scope1 2023 97",
                "ghg.scope1 2024 170",
                "ghg.scope2 basis=location 2023 272",
                "ghg.scope2 basis=location 2024 222",
            ],
        ),
        // totals below the sources of a scope that is there with its definition
        (
            &[
                "4*Emissions by country (tCO2e)",
                "|3*2023|3*2024",
                "Source|Global|Norland|Sudland|Global|Norland|Sudland",
                "7*Scope 1: Direct emissions from owned/controlled operations",
                "a. Boilers|30|20|10|33|22|11",
                "b. Vehicles|5|3|2|6|4|2",
                "Totals|35|23|12|39|26|13",
                "7*Scope 2: Indirect emissions from the use of purchased electricity and steam",
                "a. Electricity|60|40|20|50|30|20",
                "b. Steam|0|0|0|0|0|0",
                "Totals|60|40|20|50|30|20",
            ],
            &["ghg.scope1 2023 35", "ghg.scope1 2024 39", "ghg.scope2 2023 60", "ghg.scope2 2024 50"],
        ),
        // a group's title read in one with its first row
        (
            &[
                "|2024|2023",
                "Total direct and indirect greenhouse gas emissions (kilotonnes of CO2-equivalent) Direct CO2e emissions|14|16",
                "Indirect CO2e emissions|36|40",
            ],
            &[
                "ghg.scope1 2023 16000",
                "ghg.scope1 2024 14000",
                "ghg.scope2 2023 40000",
                "ghg.scope2 2024 36000",
            ],
        ),
        // the unit in the corner
        (
            &["Million metric tons CO2e|2024|2023", "Scope 1|4.7|5.9"],
            &["ghg.scope1 2023 5900000", "ghg.scope1 2024 4700000"],
        ),
        // a value that stands close behind its label, over the column of its year
        (
            &["Emissions (tCO2e)|2024|2023", "2*Scope 3 CO2 emissions 87|103"],
            &["ghg.scope3 2023 103", "ghg.scope3 2024 87"],
        ),
        // the total of a part
        (&["GHG (tCO2e)|Scope 1 2024", "Total Fund V|9"], &[]),
    ] {
        check(&table(rows), expect);
    }
    // years that a gap parts from the rows that they head
    let heads = table(&["2024|2023"]);
    let rows = table(&["2*GHG emissions (tCO2e)", "Scope 1|14|16"]);
    check(&format!("{heads}\n\n{rows}"), &["ghg.scope1 2023 16", "ghg.scope1 2024 14"]);
}

#[test]
fn tables_in_columns() {
    for (text, expect) in [
        // the heads' second line, a part of the world beside the whole, and a list that is counted otherwise
        (
            "                                    FY2024                        FY2023\n                              UK   Rest of    Total         UK   Rest of    Total\n                                     world                         world\nEnergy use (MWh)\nNatural gas                  900       100    1,000        800       300    1,100\n\nEmissions (tCO2e)\nScope 1                      200        20      220        190        60      250\n",
            &[
                "ghg.scope1 2023 250",
                "ghg.scope1 2024 220",
                "energy.natural_gas 2023 1100",
                "energy.natural_gas 2024 1000",
            ][..],
        ),
        // a head with nothing under it beside heads over a number and a share
        (
            "Gender diversity at year-end            Male              Female          Total\n                                   Number      %     Number      %\nBoard                                   5   62.5          3   37.5          8\nAll employees                       4,500   75.0      1,500   25.0      6,000\n",
            &[
                "workforce.total 2024 6000",
                "workforce.total gender=female 2024 1500",
                "workforce.total gender=male 2024 4500",
                "workforce.share gender=female 2024 25",
                "workforce.share gender=male 2024 75",
                "board.size 2024 8",
                "board.female 2024 3",
                "board.female_share 2024 37.5",
            ],
        ),
        // the unit at the end of a title, the base year, and years at the end of labels
        (
            "Gross GHG emissions in tonnes of CO2 equivalent\n\n                            Base year 2019      2023      2024     Target 2030\nGross Scope 1 GHG emissions            300       210       200              90\n",
            &["ghg.scope1 2019 300", "ghg.scope1 2023 210", "ghg.scope1 2024 200"],
        ),
        (
            "Characteristics of employees (headcount)\n\n                       Women       Men     Total\nTotal 2024               400       600     1,000\nTotal 2023               390       590       980\n",
            &[
                "workforce.total 2023 980",
                "workforce.total 2024 1000",
                "workforce.total gender=female 2023 390",
                "workforce.total gender=female 2024 400",
                "workforce.total gender=male 2023 590",
                "workforce.total gender=male 2024 600",
            ],
        ),
        // an industry standard's code between the label and its unit
        (
            "| Metric | Code | Unit | 2024 |\n|---|---|---|---|\n| Air emissions of NOx | RT-CH-120a.1 | Metric tons | 288 |\n",
            &["air.nox 2024 288"],
        ),
        // sources above their total are parts of it
        (
            "Water (m3)               2024      2023\nMunicipal water           700       800\nRiver water               300       250\nTotal water withdrawal  1,000     1,050\n",
            &[
                "water.withdrawal 2023 1050",
                "water.withdrawal 2024 1000",
                "water.withdrawal source=Municipal water 2023 800",
                "water.withdrawal source=Municipal water 2024 700",
                "water.withdrawal source=River water 2023 250",
                "water.withdrawal source=River water 2024 300",
            ],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn turns_of_sentences() {
    for (text, expect) in [
        (
            "Five of its eight members are independent non-executive directors.",
            &["board.independent 2024 5"][..],
        ),
        (
            "The Board comprises 13 directors, of whom eight are independent, and met nine times in 2024.",
            &["board.size 2024 13", "board.independent 2024 8", "board.meetings 2024 9"],
        ),
        (
            "There were no work-related fatalities in 2024 or 2023.",
            &["safety.fatalities 2023 0", "safety.fatalities 2024 0"],
        ),
        (
            "We paid $38.2 million in income taxes and net sales were $3.34 billion.",
            &["tax.paid 2024 38200000", "finance.revenue 2024 3340000000"],
        ),
        ("We gave £412,000 to charities in 2024.", &["community.donations 2024 412000"]),
        // a share between commas stands in the way of the object
        (
            "We spent $41.2 million, or 2.6% of net sales, on research and development in 2024 (2023: $39.0 million).",
            &["rd.expenditure 2023 39000000", "rd.expenditure 2024 41200000", "rd.revenue_share 2024 2.6"],
        ),
        // each verb has its number
        (
            "We were granted 31 patents during the year and hold 940 worldwide.",
            &["patents.granted 2024 31", "patents.held 2024 940"],
        ),
        // a sentence that begins with a number counts among those before; a board meets, and not its kinds
        (
            "The Board has eleven directors. Nine (82%) are independent. Four, or 36%, are women. It met seven times.",
            &[
                "board.size 2024 11",
                "board.independent 2024 9",
                "board.independent_share 2024 82",
                "board.female 2024 4",
                "board.female_share 2024 36",
                "board.meetings 2024 7",
            ],
        ),
        // what the last of them did, all of them did
        (
            "In 2024, 236 women and 311 men took parental leave.",
            &["parental_leave.taken gender=female 2024 236", "parental_leave.taken gender=male 2024 311"],
        ),
        ("Employees received an average of 21 hours of training.", &["training.hours_avg 2024 21"]),
        // two numbers of another year in one bracket
        (
            "In 2024, 612 employees left us, a turnover rate of 8.6% (2023: 655 and 9.1%), and we recruited 548 people.",
            &[
                "workforce.new_hires 2024 548",
                "turnover.rate 2023 9.1",
                "turnover.rate 2024 8.6",
                "turnover.leavers 2023 655",
                "turnover.leavers 2024 612",
            ],
        ),
        (
            "No employee died at work in the past three years; there were no work-related fatalities in the past three years.",
            &["safety.fatalities 2022 0", "safety.fatalities 2023 0", "safety.fatalities 2024 0"],
        ),
        // hours that no unit says, and a year's end in brackets
        (
            "Average training hours per employee rose to 22.4 (2023: 20.1).",
            &["training.hours_avg 2023 20.1", "training.hours_avg 2024 22.4"],
        ),
        (
            "By the end of 2024, the Company had 871 employees (by the end of 2023: 907).",
            &["workforce.total 2023 907", "workforce.total 2024 871"],
        ),
        // whoever comes back to work is no product
        ("Of the women on leave, the return rate was 96.8%.", &[]),
        // a course on one thing is not all that there are
        ("Employees achieved 100% coverage of cyber security training.", &[]),
        ("Profit before tax was $41 million.", &[]),
        ("We work with 2,400 tier 1 suppliers.", &["supply.suppliers 2024 2400"]),
        // what is told of others
        (
            "Hollin Aromatics, which we bought in May, is not included; its two sites used 52,000 MWh and employ 310 people.",
            &[],
        ),
        (
            "Not consolidated is the joint venture in the north, which consumed 11,460 MWh of electricity.",
            &[],
        ),
        // some were not upheld, so that there were some
        ("None of the complaints was upheld.", &[]),
        ("47% of our waste was not recycled.", &[]),
        ("In 2024, 64.6% of our sites had zero recordable injuries.", &[]),
    ] {
        check(text, expect);
    }
}

#[test]
fn tables_of_pages_read_by_programs() {
    for (text, expect) in [
        // the marks of a program that read the page; people who were hired, and not the staff
        (
            "<|ref|>table<|/ref|><|det|>[[8, 14, 91, 30]]<|/det|>\n<table><tr><td colspan=\"3\">New hires by age and gender</td></tr><tr><td>EMPLOYEE</td><td>MALE</td><td>FEMALE</td></tr><tr><td>Under 30</td><td>14 (70%)</td><td>6 (30%)</td></tr></table>\n",
            &[
                "workforce.new_hires age=<30 gender=female 2024 6",
                "workforce.new_hires age=<30 gender=male 2024 14",
            ][..],
        ),
        // regions, by what heads their column and spans two rows
        (
            "<table><tr><td rowspan=\"2\">New hires by region and gender</td><td colspan=\"2\">EMPLOYEES</td></tr><tr><td>MALE</td><td>FEMALE</td></tr><tr><td>Lake Province</td><td>14</td><td>6</td></tr></table>\n",
            &[
                "workforce.new_hires gender=female region=lake_province 2024 6",
                "workforce.new_hires gender=male region=lake_province 2024 14",
            ],
        ),
        // the year of a table in its corner
        (
            "<table><tr><td>2023</td><td>Total employees</td><td>Total training hours</td></tr><tr><td>Non-management</td><td>486</td><td>4,766.5</td></tr><tr><td>Management</td><td>41</td><td>446</td></tr></table>\n",
            &[
                "workforce.total level=general 2023 486",
                "workforce.total level=management 2023 41",
                "training.hours_total level=general 2023 4766.5",
                "training.hours_total level=management 2023 446",
            ],
        ),
        // columns of years for each part and for all of them; a note's mark behind a number
        (
            "<table><tr><td>Metric</td><td colspan=\"2\">Bakery</td><td colspan=\"2\">M&W</td><td colspan=\"2\">Total</td></tr><tr><td>Year</td><td>2023</td><td>2024</td><td>2023</td><td>2024</td><td>2023</td><td>2024</td></tr><tr><td>Scope 1 emissions (tCO2e)</td><td>818*</td><td>700</td><td>100</td><td>90</td><td>918*</td><td>790</td></tr></table>\n",
            &["ghg.scope1 2023 918", "ghg.scope1 2024 790"],
        ),
        // years that a page has set a column beside what they are over
        (
            "<table><tr><td>Year</td><td></td><td colspan=\"2\">2023</td><td>2024</td></tr><tr><td>Employees</td><td>Male</td><td>Female</td><td>Male</td><td>Female</td></tr><tr><td>Total</td><td>52</td><td>31</td><td>55</td><td>38</td></tr></table>\n",
            &[
                "workforce.total gender=female 2023 31",
                "workforce.total gender=female 2024 38",
                "workforce.total gender=male 2023 52",
                "workforce.total gender=male 2024 55",
            ],
        ),
        // years with the unit of their column behind them; and a bare total below rows of scopes
        (
            "<table><tr><td></td><td>2024 Tonnes CO2e</td><td>2023 Tonnes CO2e</td></tr><tr><td>Scope 1</td><td>61</td><td>74</td></tr><tr><td>Scope 2</td><td>37</td><td>41</td></tr><tr><td>Total</td><td>98</td><td>115</td></tr></table>\n",
            &[
                "ghg.scope1 2023 74",
                "ghg.scope1 2024 61",
                "ghg.scope2 2023 41",
                "ghg.scope2 2024 37",
                "ghg.total 2023 115",
                "ghg.total 2024 98",
            ],
        ),
        // what explains an indicator is not its name
        (
            "| Energy | Description | 2023 | 2024 |\n|---|---|---|---|\n| Electrical energy consumption (MWh) | Megawatt hours that our buildings took from the grid | 421 | 398 |\n",
            &["energy.electricity 2023 421", "energy.electricity 2024 398"],
        ),
        // kinds of waste; and one table where it stands for all that is not hazardous
        (
            "| Non-hazardous waste produced | Unit | 2024 |\n|---|---|---|\n| General waste | tonnes | 84 |\n| Construction waste | tonnes | 14 |\n",
            &[
                "waste.non_hazardous item=Construction waste 2024 14",
                "waste.non_hazardous item=General waste 2024 84",
            ],
        ),
        (
            "| Waste | Unit | 2024 |\n|---|---|---|\n| General waste | tonnes | 84 |\n",
            &["waste.non_hazardous 2024 84"],
        ),
        // fuel below scope 1 is what it gave off, in tonnes of CO2e
        (
            "| | 2024 |\n|---|---|\n| Scope 1 emissions | |\n| CO2e (tonnes) | |\n| Gas | 488 |\n| Total scope 1 emissions CO2e (tonnes) | 563 |\n| Total scope 1 and 2 emissions | |\n| Location-based CO2e (tonnes) | 852 |\n",
            &["ghg.scope1 2024 563", "ghg.total basis=location coverage=1+2 2024 852"],
        ),
        // a row that leaves out the cell before its unit; a standard's year heads no column
        (
            "| Indicator | Aspect | Unit | 2023 | 2024 |\n|---|---|---|---|---|\n| GRI 403-9 (2018) | Work-related injuries | | | |\n| - Lost time injury frequency rate | Per 1,000,000 hours | 3.16 | 1.67 |\n",
            &["safety.lost_time_rate 2023 3.16", "safety.lost_time_rate 2024 1.67"],
        ),
        // those who took a course, and those who are reviewed
        (
            "<table><tr><td>TRAINING</td><td>DATE</td><td>NO. OF EMPLOYEES</td></tr><tr><td>Spill response at the quay</td><td>August 2024</td><td>13</td></tr></table>\n",
            &[],
        ),
        (
            "# Percentage of employees receiving regular performance reviews\n\n| | 2024 |\n|---|---|\n| Total employees | 653 |\n",
            &[],
        ),
        // two numbers in a cell of a table that parts thousands by commas
        (
            "| Category | Unit | 2023 | 2024 |\n|---|---|---|---|\n| Total leavers | Persons | 3,421  2,148 | 3,851  1,725 |\n| Age over 50 years | Persons | 317    109 | 416    153 |\n",
            &[],
        ),
        // as Malaysia's exchange has it printed
        (
            "| Indicator | Measurement Unit | 2024 |\n|---|---|---|\n| Bursa C4(a) Total energy consumption | Megawatt | 868.30 |\n",
            &["energy.total 2024 868.3"],
        ),
        // values whose names are lost
        (
            "| Category | Unit | 2023 | 2024 |\n|---|---|---|---|\n| Scope 3 emissions | tCO2e | 3,409 | 2,909 |\n| | tCO2e | 38 | 112 |\n",
            &["ghg.scope3 2023 3409", "ghg.scope3 2024 2909"],
        ),
        // groups of all who left, below those of them who chose to
        (
            "## Employee turnover\n\n| Category | Category | Unit | 2024 |\n|---|---|---|---|\n| Total | Total | Persons (%) | 147 (8.5) |\n| Voluntary turnover | Voluntary turnover | Persons (%) | 82 (4.7) |\n| By gender | Male | Persons (%) | 97 (9.1) |\n",
            &[
                "turnover.rate 2024 8.5",
                "turnover.rate gender=male 2024 9.1",
                "turnover.voluntary_rate 2024 4.7",
                "turnover.leavers 2024 147",
                "turnover.leavers gender=male 2024 97",
            ],
        ),
        // the form of an exchange; shares of a level, and of all staff
        (
            "| Indicator | Measurement Unit | FPE 2023 | FYE 2024 |\n|---|---|---|---|\n| Bursa C5(b) Lost time incident rate | Rate | 0 | 0 |\n| Bursa C9(a) Total volume of water used | Cubic metre | 8,027 | 6,977 |\n| Bursa C1(c) Confirmed incidents of corruption and action taken | Number | 0 | 0 |\n",
            &[
                "water.consumption 2023 8027",
                "water.consumption 2024 6977",
                "safety.lost_time_rate 2023 0",
                "safety.lost_time_rate 2024 0",
                "ethics.corruption_cases 2023 0",
                "ethics.corruption_cases 2024 0",
            ],
        ),
        (
            "<table><tr><td>Indicator</td><td>Unit</td><td>2024</td></tr><tr><td colspan=\"3\">Percentage of employees by gender for each category</td></tr><tr><td>Senior Management Male</td><td>%</td><td>2.7</td></tr><tr><td>Senior Management Female</td><td>%</td><td>0.3</td></tr></table>\n",
            &[
                "workforce.share gender=female level=senior 2024 0.3",
                "workforce.share gender=male level=senior 2024 2.7",
            ],
        ),
        (
            "<table><tr><td>Indicator</td><td>Unit</td><td>2024</td></tr><tr><td colspan=\"3\">Hazardous waste produced</td></tr><tr><td>Solid waste</td><td>tonnes</td><td>202.7</td></tr></table>\n",
            &["waste.hazardous 2024 202.7"],
        ),
        // a chart of shares under the title that tells its groups
        (
            "Total workforce by\ngeographical location\nHong Kong\n63%\nUnited\nStates\n26%\nOthers\n11%\nTotal workforce by gender\nMale\n58%\nFemale\n42%\n",
            &[
                "workforce.share gender=female 2024 42",
                "workforce.share gender=male 2024 58",
                "workforce.share region=hong_kong 2024 63",
                "workforce.share region=other 2024 11",
                "workforce.share region=united_states 2024 26",
            ],
        ),
    ] {
        check(text, expect);
    }
}

/// What reports of many countries had in 2026 that the program did not read: heads with a row of units, bands of ages, rows that come to
/// 100, totals that name their rows, parts of the world, years with their notes.
#[test]
fn tables_of_staff_of_parts_and_of_years() {
    for (text, expect) in [
        (
            "<table><tr><td rowspan=\"3\">Gender diversity by employee category</td><td colspan=\"2\">FYE 2023</td><td colspan=\"2\">FYE 2024</td></tr><tr><td>Male</td><td>Female</td><td>Male</td><td>Female</td></tr><tr><td>%</td><td>%</td><td>%</td><td>%</td></tr><tr><td>Senior management</td><td>62</td><td>38</td><td>58</td><td>42</td></tr><tr><td>Middle management</td><td>55</td><td>45</td><td>54</td><td>46</td></tr><tr><td>Overall</td><td>51</td><td>49</td><td>52</td><td>48</td></tr></table>",
            &[
                "workforce.share gender=female 2023 49",
                "workforce.share gender=female 2024 48",
                "workforce.share gender=male 2023 51",
                "workforce.share gender=male 2024 52",
                "workforce.share gender=male level=middle 2023 55",
                "workforce.share gender=male level=middle 2024 54",
                "workforce.share gender=male level=senior 2023 62",
                "workforce.share gender=male level=senior 2024 58",
                "workforce.female_share level=middle 2023 45",
                "workforce.female_share level=middle 2024 46",
                "workforce.female_share level=senior 2023 38",
                "workforce.female_share level=senior 2024 42",
            ][..],
        ),
        (
            "| Age | <30 | 30-50 | >50 |\n| --- | --- | --- | --- |\n| Employees | 120 | 304 | 210 |",
            &[
                "workforce.total age=30-50 2024 304",
                "workforce.total age=<30 2024 120",
                "workforce.total age=>50 2024 210",
            ],
        ),
        (
            "<table><tr><td rowspan=\"2\">Age diversity by employee category</td><td colspan=\"3\">FYE 2024</td></tr><tr><td>&lt;30</td><td>30-50</td><td>&gt;50</td></tr><tr><td>Senior management</td><td>5</td><td>61</td><td>34</td></tr><tr><td>Middle management</td><td>11</td><td>75</td><td>14</td></tr><tr><td>Overall</td><td>28</td><td>59</td><td>13</td></tr></table>",
            &[
                "workforce.share age=30-50 2024 59",
                "workforce.share age=30-50 level=middle 2024 75",
                "workforce.share age=30-50 level=senior 2024 61",
                "workforce.share age=<30 2024 28",
                "workforce.share age=<30 level=middle 2024 11",
                "workforce.share age=<30 level=senior 2024 5",
                "workforce.share age=>50 2024 13",
                "workforce.share age=>50 level=middle 2024 14",
                "workforce.share age=>50 level=senior 2024 34",
            ],
        ),
        (
            "<table><tr><td>Employee category</td><td>2024</td></tr><tr><td>Senior management</td><td>250</td></tr><tr><td>Middle management</td><td>3,049</td></tr><tr><td>Total training hours</td><td>3,299</td></tr></table>",
            &[
                "training.hours_total 2024 3299",
                "training.hours_total level=middle 2024 3049",
                "training.hours_total level=senior 2024 250",
            ],
        ),
        (
            "Employee turnover rate\n\n| | 2023 | 2024 |\n| --- | --- | --- |\n| Voluntary turnover rate | | |\n| Men | 7.1% | 5.8% |\n| Overall | 8.5% | 6.8% |\n| Involuntary turnover rate | | |\n| Men | 6.7% | 4.7% |\n| Overall | 5.9% | 5.0% |",
            &[
                "turnover.voluntary_rate 2023 8.5",
                "turnover.voluntary_rate 2024 6.8",
                "turnover.voluntary_rate gender=male 2023 7.1",
                "turnover.voluntary_rate gender=male 2024 5.8",
            ],
        ),
        (
            "Employees by employment type (regular full time and part time) and gender, 2024\n\n| | Women | % | Men | % | Undecided | % | Total |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n| Full time | | | | | | | |\n| Executives | 11 | 30.6% | 25 | 69.4% | 0 | 0.0% | 36 |\n| Directors | 46 | 34.3% | 88 | 65.7% | 0 | 0.0% | 134 |\n| Subtotal | 2,140 | 39.3% | 3,270 | 60.1% | 33 | 0.6% | 5,443 |",
            &[
                "workforce.total employment=full_time 2024 5443",
                "workforce.total employment=full_time gender=female 2024 2140",
                "workforce.total employment=full_time gender=female level=executive 2024 11",
                "workforce.total employment=full_time gender=male 2024 3270",
                "workforce.total employment=full_time gender=male level=executive 2024 25",
                "workforce.total employment=full_time level=executive 2024 36",
                "workforce.share employment=full_time gender=female 2024 39.3",
                "workforce.share employment=full_time gender=male 2024 60.1",
                "workforce.share employment=full_time gender=male level=executive 2024 69.4",
                "workforce.female_share level=executive 2024 30.6",
            ],
        ),
        (
            "| | 2023 | 2024 |\n| --- | --- | --- |\n| Total energy use (megajoules) (in millions) | 3,600 | 7,200 |",
            &["energy.total 2023 1000000", "energy.total 2024 2000000"],
        ),
        (
            "Scope 3 emissions\n\n<table><tr><td>Category</td><td>Tonnes CO2e UK</td><td>Tonnes CO2e Group total</td></tr><tr><td>1 Water supply</td><td>26</td><td>42</td></tr><tr><td>6 Business travel</td><td>872</td><td>1,372</td></tr></table>",
            &["ghg.scope3 category=1 2024 42", "ghg.scope3 category=6 2024 1372"],
        ),
        (
            "Our total hazardous and non-hazardous waste was 1,787 and 978 tonnes respectively.",
            &["waste.hazardous 2024 1787", "waste.non_hazardous 2024 978"],
        ),
        (
            "<table><tr><td></td><td>Dec-23</td><td>Dec-24</td></tr><tr><td colspan=\"3\">UK</td></tr><tr><td>Scope 1 (tCO2e)</td><td>120</td><td>110</td></tr><tr><td>Scope 2 (tCO2e)</td><td>220</td><td>210</td></tr><tr><td colspan=\"3\">Global (excluding UK)</td></tr><tr><td>Scope 1 (tCO2e)</td><td>20</td><td>10</td></tr><tr><td>Scope 2 (tCO2e)</td><td>30</td><td>40</td></tr><tr><td colspan=\"3\">Group total (UK and global)</td></tr><tr><td>Scope 1 (tCO2e)</td><td>140</td><td>120</td></tr><tr><td>Scope 2 (tCO2e)</td><td>250</td><td>250</td></tr></table>",
            &["ghg.scope1 2023 140", "ghg.scope1 2024 120", "ghg.scope2 2023 250", "ghg.scope2 2024 250"],
        ),
        (
            "Group employee numbers at 31 December 2023\n\n<table><tr><td></td><td>Male</td><td>Female</td><td>Total</td></tr><tr><td>Directors of Brindle Fell Holdings Limited</td><td>5 (62%)</td><td>3 (38%)</td><td>8</td></tr><tr><td>Senior managers of the Company</td><td>48 (80%)</td><td>12 (20%)</td><td>60</td></tr><tr><td>Employees</td><td>1,283 (68%)</td><td>612 (32%)</td><td>1,895</td></tr></table>",
            &[
                "workforce.total 2023 1895",
                "workforce.total gender=female 2023 612",
                "workforce.total gender=female level=senior 2023 12",
                "workforce.total gender=male 2023 1283",
                "workforce.total gender=male level=senior 2023 48",
                "workforce.total level=senior 2023 60",
                "workforce.share gender=female 2023 32",
                "workforce.share gender=male 2023 68",
                "workforce.share gender=male level=senior 2023 80",
                "workforce.female_share level=senior 2023 20",
                "board.size 2023 8",
                "board.female 2023 3",
                "board.female_share 2023 38",
            ],
        ),
        (
            "| | | Number of employees (percentage) | Number of employees (percentage) |\n| --- | --- | --- | --- |\n| Employee composition | | 31 December 2023 | 31 December 2024 |\n| Middle management | Male | 5 (42%) | 4 (31%) |\n| Middle management | Female | 7 (58%) | 9 (69%) |",
            &[
                "workforce.total gender=female level=middle 2023 7",
                "workforce.total gender=female level=middle 2024 9",
                "workforce.total gender=male level=middle 2023 5",
                "workforce.total gender=male level=middle 2024 4",
                "workforce.share gender=male level=middle 2023 42",
                "workforce.share gender=male level=middle 2024 31",
                "workforce.female_share level=middle 2023 58",
                "workforce.female_share level=middle 2024 69",
            ],
        ),
        (
            "| Scope 1 and 2 emissions | FY20245 | FY20236 |\n| --- | --- | --- |\n| Scope 1 (tCO2e) | 19,362 A | 20,996 |",
            &["ghg.scope1 2023 20996", "ghg.scope1 2024 19362"],
        ),
        (
            "<table><tr><td>Emissions</td><td>23-241,2 (April-March)</td><td>22-232 (April-March)</td></tr><tr><td>Scope 1 (tCO2e)</td><td>130</td><td>113</td></tr></table>",
            &["ghg.scope1 2023 113", "ghg.scope1 2024 130"],
        ),
        (
            "<table><tr><td>Emissions</td><td>2024</td><td>2023</td></tr><tr><td rowspan=\"2\">Scope 1 (tCO2e)</td><td rowspan=\"2\">19,362</td><td>20,996</td></tr><tr><td>(PR 13,360)</td></tr><tr><td>Scope 2 (tCO2e)</td><td>10,542</td><td>11,358</td></tr></table>",
            &[
                "ghg.scope1 2023 20996",
                "ghg.scope1 2024 19362",
                "ghg.scope2 2023 11358",
                "ghg.scope2 2024 10542",
            ],
        ),
        (
            "<table><tr><td>Waste diverted from disposal</td><td></td><td>Tonne</td></tr><tr><td>Non-hazardous waste</td><td>Metal cans</td><td>10.1</td></tr><tr><td></td><td>Total</td><td>10.1</td></tr></table>",
            &[],
        ),
        (
            "# Target\n\nThe total amount of energy consumed in the year was 947 MWh, of which 34% came from renewable sources.",
            &["energy.total 2024 947", "energy.renewable_share 2024 34"],
        ),
        (
            "In FY2024, our total Scope 1 and 2 location-based carbon emissions amounted to 27 and 25,168 tCO2e respectively.",
            &["ghg.scope1 2024 27", "ghg.scope2 basis=location 2024 25168"],
        ),
        ("In Germany, we hired seven people in 2024.", &[]),
        ("UK energy use comprises purchased electricity: 613 MWh.", &[]),
        (
            "Our rates are those of 100 full-time employees as OSHA counts: per 100 employees working 2,000 hours.\n\n| | 2024 |\n| --- | --- |\n| Recordable incidence rate | 0.12 |\n| Lost time injury severity rate | 2.83 |",
            &["safety.recordable_rate 2024 0.6"],
        ),
        (
            "| Parameter | 2024 |\n| --- | --- |\n| From renewable sources | |\n| Total electricity consumption (A) (GJ) | 3,600 |\n| From non-renewable sources | |\n| Total electricity consumption (D) (GJ) | 7,200 |",
            &["energy.electricity 2024 2000"],
        ),
        (
            "| Water withdrawal by source (in kilolitres) | 2024 |\n| --- | --- |\n| (i) Surface water | 1,200 |\n| Total volume of water withdrawal (in kilolitres) | 3,400 |",
            &["water.withdrawal 2024 3400", "water.withdrawal source=Surface water 2024 1200"],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn tables_that_readers_of_pdfs_give_as_lines() {
    for (text, expect) in [
        (
            "Indicator Unit 2023 Data 2024 Data\n\nElectricity kWh 529,137.4 673,829.3\n\nScope 1 4 tCO2e 5,974.1 16,407.0\n\nTotal hazardous waste 9 t 27.2 27.5",
            &[
                "ghg.scope1 2023 5974.1",
                "ghg.scope1 2024 16407",
                "energy.electricity 2023 529.1374",
                "energy.electricity 2024 673.8293",
                "waste.hazardous 2023 27.2",
                "waste.hazardous 2024 27.5",
            ][..],
        ),
        (
            "Number of employees 2,507 By gender Male 1,883 Female 624\n\nBy age group <30 603 30 – 50 1,479 >50 425",
            &[
                "workforce.total 2024 2507",
                "workforce.total age=30-50 2024 1479",
                "workforce.total age=<30 2024 603",
                "workforce.total age=>50 2024 425",
                "workforce.total gender=female 2024 624",
                "workforce.total gender=male 2024 1883",
            ],
        ),
        (
            "Turnover rate by age 30 years of age and under % 30.5 31 to 40 years of age % 20.0 41 years of age and over % 17.0",
            &[
                "turnover.rate age=31-40 2024 20",
                "turnover.rate age=<30 2024 30.5",
                "turnover.rate age=>=41 2024 17",
            ],
        ),
        (
            "Names of the Indicator Unit 2023 2024\n\nSafety accidents number 13 15\n\nMembers in the highest governance body person 11 13\n\nGreenhouse gas emissions (Scope I) Tons of carbon dioxide equivalent 957.1 935.4",
            &[
                "ghg.scope1 2023 957.1",
                "ghg.scope1 2024 935.4",
                "safety.accidents 2023 13",
                "safety.accidents 2024 15",
                "board.size 2023 11",
                "board.size 2024 13",
            ],
        ),
        (
            "Names of the Indicator Unit 2023 2024\n\nScope 2 GHG emissions10 tCO2e 418,180 506,704 – Vehicle plants tCO2e 418,000 500,000 102 2024",
            &["ghg.scope2 2023 418180", "ghg.scope2 2024 506704"],
        ),
        ("Employment Management\n\nTotal number of employees 3,276", &["workforce.total 2024 3276"]),
        (
            "<table><tr><td>Indicator</td><td>Unit</td><td>2024</td></tr><tr><td colspan=2>Energy consumption Terajoule</td><td>3.6</td></tr></table>",
            &["energy.total 2024 1000"],
        ),
        (
            "| | Unit | 2024 |\n|---|---|---|\n| General industrial solid wastes | | |\n| The amount of general industrial solid wastes generated | t | 14,420 |\n| The amount of fly ash generated | t | 112 |\n| The amount of fly ash utilised | t | 92 |",
            &["waste.non_hazardous 2024 14420", "waste.non_hazardous item=fly ash 2024 112"],
        ),
        (
            "Nitrogen oxides (NOx): 0.51 metric tons SOx: 0.16 metric tons Particulates: 0.17 metric tons",
            &["air.nox 2024 0.51", "air.so2 2024 0.16", "air.pm 2024 0.17"],
        ),
        (
            "84% UK employee share scheme participation (2023: 85%) 8% Voluntary employee turnover (2023: 5%)",
            &["turnover.voluntary_rate 2023 5", "turnover.voluntary_rate 2024 8"],
        ),
        (
            "We had a total of 53,070 suppliers, of which 52,594 were from mainland China and 476 were from overseas.",
            &[
                "supply.suppliers 2024 53070",
                "supply.suppliers region=mainland_china 2024 52594",
                "supply.suppliers region=overseas 2024 476",
            ],
        ),
        ("The change since 2020 is -1,650 t CO2e of Scope 2 emissions.", &[]),
        (
            "# Diversity data\n\n| AGE | FY24 |\n|---|---|\n| 20-30 Years | 22.7% |\n| 31-50 Years | 62.8% |\n| 51+ Years | 14.5% |",
            &[
                "workforce.share age=30-50 2024 62.8",
                "workforce.share age=<30 2024 22.7",
                "workforce.share age=>50 2024 14.5",
            ],
        ),
        (
            "| Positions held by women | FY24 |\n|---|---|\n| Executive officers | 40.0% |\n| Leaders | 12.0% |\n| Managers | 16.5% |",
            &[
                "workforce.female_share level=executive 2024 40",
                "workforce.female_share level=management 2024 16.5",
            ],
        ),
        (
            "| GHG emissions | FY24 |\n|---|---|\n| Scope 3 (mtCO2e) | 2,701 |\n| Purchased goods and services | 2,506 |\n| Business travel | 57 |",
            &["ghg.scope3 2024 2701", "ghg.scope3 category=1 2024 2506", "ghg.scope3 category=6 2024 57"],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn labels_apart_from_their_values() {
    // each year before its values, with the labels behind them or above
    let behind = "We monitor what we emit and report it to the authorities.\n\n2022 64.6 95.9 2023 61.9 92.0 2024 59.3 88.3\n\nIndicators\n\nSulphur dioxide (SO2) emissions (thousand tonnes)\n\nNitrogen oxide (NOx) emissions (thousand tonnes) 2022 2,115.32 642.3 2023 1,710.8 731.1 2024 1,931.6 461.0\n\nIndicators\n\nAmount of non-hazardous waste (1,000 tonnes)\n\nAmount of hazardous waste (1,000 tonnes)\n\nAll of it was handled by those who are licensed to do so.";
    check(
        behind,
        &[
            "waste.hazardous 2022 642300",
            "waste.hazardous 2023 731100",
            "waste.hazardous 2024 461000",
            "waste.non_hazardous 2022 2115320",
            "waste.non_hazardous 2023 1710800",
            "waste.non_hazardous 2024 1931600",
            "air.nox 2022 95900",
            "air.nox 2023 92000",
            "air.nox 2024 88300",
            "air.so2 2022 64600",
            "air.so2 2023 61900",
            "air.so2 2024 59300",
        ],
    );
    // the years once for all values of each, and then these
    check(
        "We report on what follows each year.\n\nScope 1 emissions (tCO2e)\n\nScope 2 emissions (tCO2e)\n\nWater consumption (m3) 2023 2023 2023 2024 2024 2024 171 1,010 226 170 1,263 397",
        &[
            "ghg.scope1 2023 171",
            "ghg.scope1 2024 170",
            "ghg.scope2 2023 1010",
            "ghg.scope2 2024 1263",
            "water.consumption 2023 226",
            "water.consumption 2024 397",
        ],
    );
    // the years in a head of their own: their order is all that says which block is whose, and 2,104 in a sentence
    check(
        "We employ people in all provinces.\n\nTotal number of employees\n\nMale employees\n\nFemale employees\n\nTurnover rate (%) 2,006 1,206 800 8.1 2,104 1,240 864 7.6\n\nIndicators 2023 2024\n\nOur people are what we are.",
        &[
            "workforce.total 2023 2006",
            "workforce.total 2024 2104",
            "workforce.total gender=female 2023 800",
            "workforce.total gender=female 2024 864",
            "workforce.total gender=male 2023 1206",
            "workforce.total gender=male 2024 1240",
            "turnover.rate 2023 8.1",
            "turnover.rate 2024 7.6",
        ],
    );
    // the groups of a chart below their values, which come to the total of the staff
    check(
        "As at year-end, our total number of employees was 1,232.\n\nWhat it looks like: 593 621 18\n\nUnder 30 31-50 Above 50",
        &[
            "workforce.total 2024 1232",
            "workforce.total age=30-50 2024 621",
            "workforce.total age=<30 2024 593",
            "workforce.total age=>50 2024 18",
        ],
    );
    // a line for each group, and a line for each year, below what they are the numbers of
    check(
        "Total workforce by gender\n\nMale 2,345\n\nFemale 12,167\n\nNew hires by age\n\nUnder 30 212\n\n30-50 355\n\nOver 50 18\n\nWork-related fatalities\n\n2024: 0 (0%)\n\n2023: 1 (0.02%)",
        &[
            "workforce.total gender=female 2024 12167",
            "workforce.total gender=male 2024 2345",
            "workforce.new_hires age=30-50 2024 355",
            "workforce.new_hires age=<30 2024 212",
            "workforce.new_hires age=>50 2024 18",
            "safety.fatalities 2023 1",
            "safety.fatalities 2024 0",
        ],
    );
    // shares above a hundred belong to no such labels
    check(
        "We employ people in all provinces.\n\nTurnover rate (%)\n\nTotal number of employees\n\nMale employees\n\nFemale employees 2,006 1,206 800 8.1 2,104 1,240 864 7.6\n\nIndicators 2023 2024\n\nOur people are what we are.",
        &[],
    );
}

#[test]
fn lines_that_hold_all_of_their_figures() {
    for (text, expect) in [
        (
            "Indicator 2024 2023\n\nElectricity consumption 12,345 MWh 11,222 MWh",
            &["energy.electricity 2023 11222", "energy.electricity 2024 12345"][..],
        ),
        (
            "Workforce by gender: Male 2,345 (52%), Female 2,167 (48%)",
            &[
                "workforce.total gender=female 2024 2167",
                "workforce.total gender=male 2024 2345",
                "workforce.share gender=female 2024 48",
                "workforce.share gender=male 2024 52",
            ],
        ),
        (
            "Lost days due to work injury: 123 days (2023: 98 days; 2022: 45 days)",
            &["safety.lost_days 2022 45", "safety.lost_days 2023 98", "safety.lost_days 2024 123"],
        ),
        (
            "Sales £1,889.6m 2023: £1,390.3m",
            &["finance.revenue 2023 1390300000", "finance.revenue 2024 1889600000"],
        ),
        (
            "Number of suppliers by region\n\nNo. Name Number of suppliers 1 Northfield 1,252 2 Easton 540 3 Westbrook 1,095 4 Ash Hill 943",
            &[
                "supply.suppliers region=ash_hill 2024 943",
                "supply.suppliers region=easton 2024 540",
                "supply.suppliers region=northfield 2024 1252",
                "supply.suppliers region=westbrook 2024 1095",
            ],
        ),
        ("Total number of training sessions in 2024 4,916 sessions", &["training.sessions 2024 4916"]),
        // heads of which two have come on one line, and a row of two groups
        (
            "Position rank\n\nNumber of training sessions Training hours\n\nAverage training hours\n\nManagement employees 738 2,173 8.31\n\nNon-management employees 104,178 167,454 28.87",
            &[
                "training.hours_total level=general 2024 167454",
                "training.hours_total level=management 2024 2173",
                "training.hours_avg level=general 2024 28.87",
                "training.hours_avg level=management 2024 8.31",
            ],
        ),
        (
            "Training performance\n\nNumber of employees being trained\n\nPercentage of trained employees\n\nAverage trained hours (h)\n\nTraining by gender Male 4,587 100% 67 Female 8,107 90% 58\n\nTraining by category Senior management 19 100% 120 Middle management 95 100% 110",
            &[
                "training.employees_trained gender=female 2024 8107",
                "training.employees_trained gender=male 2024 4587",
                "training.employees_trained level=middle 2024 95",
                "training.employees_trained level=senior 2024 19",
                "training.coverage gender=female 2024 90",
                "training.coverage gender=male 2024 100",
                "training.coverage level=middle 2024 100",
                "training.coverage level=senior 2024 100",
                "training.hours_avg gender=female 2024 58",
                "training.hours_avg gender=male 2024 67",
                "training.hours_avg level=middle 2024 110",
                "training.hours_avg level=senior 2024 120",
            ],
        ),
        // codes of standards behind the values
        (
            "Unit 2024 2023 SASB GRI\nSulphur oxides (SOx) Thousand tonnes 32 36 EM-EP-120a.1 305-7\nExecutive Committee (%women) 25.0 12.5 – 405-1",
            &[
                "air.so2 2023 36000",
                "air.so2 2024 32000",
                "workforce.female_share level=executive 2023 12.5",
                "workforce.female_share level=executive 2024 25",
            ],
        ),
        (
            "2024 2023\nEmployees (thousand) [A] 82 87\nOur people by geographical area\nAfrica 22 24\nAsia 30 31\nEurope 30 32",
            &[
                "workforce.total 2023 87000",
                "workforce.total 2024 82000",
                "workforce.total region=africa 2023 24000",
                "workforce.total region=africa 2024 22000",
                "workforce.total region=asia 2023 31000",
                "workforce.total region=asia 2024 30000",
                "workforce.total region=europe 2023 32000",
                "workforce.total region=europe 2024 30000",
            ],
        ),
        // a reader of pages has no year for what stands under one head
        (
            "| E1-6 | Retrospective | Retrospective | 2030 |\n|---|---|---|---|\n| Gross scope 1 GHG emissions (tCO2e) | 3,185 | 3,173 | 1,714 |",
            &[],
        ),
        (
            "| | Base year, 2019 | Comparative, 2023 | 2024 | 2030 |\n|---|---|---|---|---|\n| Gross scope 1 GHG emissions (tCO2e) | 3 1852) | 3 173 | 3 845 | 1 714 |",
            &["ghg.scope1 2019 3185", "ghg.scope1 2023 3173", "ghg.scope1 2024 3845"],
        ),
        ("Total CO2 emissions amounted to 26,000 t in 2024.", &["ghg.total 2024 26000"]),
        ("Energy efficiency In 2024 we used 145 GWh of energy.", &["energy.total 2024 145000"]),
        (
            "Hazardous waste increased by 43 tonnes, or 127%, to a total of 78 tonnes.",
            &["waste.hazardous 2024 78"],
        ),
        ("The recordable incident rate was 0.38 in 2024 per 200,000 hours.", &[]),
    ] {
        check(text, expect);
    }
}

/// A page that a reader has put on one line, with blanks between its sentences and tables within it.
#[test]
fn pages_on_one_line() {
    let words = "We report on what we use and on what we emit, and have others look at it.  ".repeat(10);
    let table = "EMISSIONS UNIT 2024 2023 2022 Scope 1 GHG emissions tCO2e 1,375 1,590 1,416 Women in leadership % 30 29.4 Fatalities # 0 1 0 Lost time incident rate LTIR 0.71 0.49 0.6 Revenue $M 7,923 6,974 6,320 We thank all who have helped us.";
    check(
        &format!("{words}In 2024, 6,120 people were employed by us in all.  {table}"),
        &[
            "ghg.scope1 2022 1416",
            "ghg.scope1 2023 1590",
            "ghg.scope1 2024 1375",
            "workforce.total 2024 6120",
            "safety.fatalities 2022 0",
            "safety.fatalities 2023 1",
            "safety.fatalities 2024 0",
            "finance.revenue 2022 6320000000",
            "finance.revenue 2023 6974000000",
            "finance.revenue 2024 7923000000",
        ],
    );
}

#[test]
fn two_that_disagree_are_both_shown() {
    let text = "Harrow Vale Limited\nSustainability Report 2024\n\nOne programme keeps rest stations open, with nearly 5,000 volunteers.\n\nAnother serves lorry drivers, with over 45,000 volunteers.\n";
    let report = disclosure::extract(&document::read(text.as_bytes(), "x.txt").unwrap());
    let [fact] = &report.facts[..] else { panic!("{:?}", report.facts) };
    assert_eq!(fact.status, disclosure::Status::NeedsReview);
    assert_eq!((fact.others.len(), report.doubts.len()), (1, 1), "{report:?}");
    // a short sentence behind a table's last row is none of its titles, and no head of a year;
    // none and one are two things, though both are printed to the whole number
    let text = "Harrow Vale Limited\nSustainability Report 2024\n\n| Indicator | Unit | 2024 |\n|---|---|---|\n| Work-related fatalities | persons | 0 |\n\nWe recorded 1 work-related fatality in 2024.\n";
    let report = disclosure::extract(&document::read(text.as_bytes(), "x.md").unwrap());
    let [fact] = &report.facts[..] else { panic!("{:?}", report.facts) };
    assert_eq!((fact.status, report.doubts.len()), (disclosure::Status::NeedsReview, 1), "{report:?}");
}

#[test]
fn heads_on_two_lines_and_rows_that_they_have_run_on_to() {
    for (text, expect) in [
        // a head over each set of years; men and women below a kind of contract that they come to
        (
            "STAFF BY CONTRACT. \nEMEA Americas Total. \nHeadcount (persons) 2023 2024 2023 2024 2023 2024. \nPermanent 70 80 20 30 90 110. \nMen 30 35 12 16 42 51. \nWomen 40 45 8 14 48 59. \nTotal employees 75 86 24 33 99 119. \n",
            &[
                "workforce.total 2023 99",
                "workforce.total 2024 119",
                "workforce.total employment=permanent 2023 90",
                "workforce.total employment=permanent 2024 110",
                "workforce.total employment=permanent gender=female 2023 48",
                "workforce.total employment=permanent gender=female 2024 59",
                "workforce.total employment=permanent gender=female region=americas 2023 8",
                "workforce.total employment=permanent gender=female region=americas 2024 14",
                "workforce.total employment=permanent gender=female region=emea 2023 40",
                "workforce.total employment=permanent gender=female region=emea 2024 45",
                "workforce.total employment=permanent gender=male 2023 42",
                "workforce.total employment=permanent gender=male 2024 51",
                "workforce.total employment=permanent gender=male region=americas 2023 12",
                "workforce.total employment=permanent gender=male region=americas 2024 16",
                "workforce.total employment=permanent gender=male region=emea 2023 30",
                "workforce.total employment=permanent gender=male region=emea 2024 35",
                "workforce.total employment=permanent region=americas 2023 20",
                "workforce.total employment=permanent region=americas 2024 30",
                "workforce.total employment=permanent region=emea 2023 70",
                "workforce.total employment=permanent region=emea 2024 80",
                "workforce.total region=americas 2023 24",
                "workforce.total region=americas 2024 33",
                "workforce.total region=emea 2023 75",
                "workforce.total region=emea 2024 86",
            ][..],
        ),
        // heads that fall into no names: the last is all of the group
        (
            "ENERGY. \nHead offices own depots group. \nBy kind of energy 2023 2024 2023 2024 2023 2024. \nTotal energy consumption MWh 100 110 50 60 150 170. \nElectricity consumption MWh 40 42 20 21 60 63. \nNatural gas MWh 60 68 30 39 90 107. \n",
            &[
                "energy.total 2023 150",
                "energy.total 2024 170",
                "energy.electricity 2023 60",
                "energy.electricity 2024 63",
                "energy.natural_gas 2023 90",
                "energy.natural_gas 2024 107",
            ],
        ),
        // and of three sets without any head none is known to be the group's
        (
            "Energy by kind of fuel, in offices and elsewhere 2023 2024 2023 2024 2023 2024. \nElectricity consumption MWh 40 42 20 21 60 63. \nNatural gas MWh 60 68 30 39 90 107. \n",
            &[],
        ),
        // a title that ends in years, heads that come again under each, and a row that the foot of the page has run on to
        (
            "EMPLOYEES OF THE WHOLE GROUP BY GENDER AND BY AGE AS AT THE END OF EACH YEAR 2023 2024. \nGroup No. of employees % No. of employees %\nTotal men 30 30.0% 44 40.0%\nTotal women 70 70.0% 66 60.0%\nTotal employees 100 100.0% 110 100.0% 12 - More on how people are counted stands in the annex.\n",
            &[
                "workforce.total 2023 100",
                "workforce.total 2024 110",
                "workforce.total gender=female 2023 70",
                "workforce.total gender=female 2024 66",
                "workforce.total gender=male 2023 30",
                "workforce.total gender=male 2024 44",
                "workforce.share gender=female 2023 70",
                "workforce.share gender=female 2024 60",
                "workforce.share gender=male 2023 30",
                "workforce.share gender=male 2024 40",
            ],
        ),
        // the years over the next table behind the last row, and totals on either basis
        (
            "Indirect emissions – Scope 2 (tonnes CO2e) 2023 2024. \nPurchased electricity for depots (location-based) 90 80. \nDistrict heating for depots 10 9. \nTotal (location-based) 100 89. \nTotal (market-based) 70 61 2023 2024. \nWater consumption m3 10 12. \n",
            &[
                "ghg.scope2 basis=location 2023 100",
                "ghg.scope2 basis=location 2024 89",
                "ghg.scope2 basis=market 2023 70",
                "ghg.scope2 basis=market 2024 61",
                "water.consumption 2023 10",
                "water.consumption 2024 12",
            ],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn what_is_of_a_part_or_of_another_matter() {
    for (text, expect) in [
        // people of grades that nobody knows are not all men and women, where others are
        (
            "| Employees | 2024 |\n|---|---|\n| Total employees | 100 |\n| Men | 40 |\n| Women | 60 |\n| Field force | 30 |\n| Men | 10 |\n| Women | 20 |\n",
            &[
                "workforce.total 2024 100",
                "workforce.total gender=female 2024 60",
                "workforce.total gender=male 2024 40",
            ][..],
        ),
        (
            "## Absentee rate\n\n| | Unit | 2024 |\n|---|---|---|\n| Employees | | |\n| Male | % | 2.48 |\n| Female | % | 2.22 |\n",
            &[],
        ),
        (
            "## Reports of corruption by kind\n\n| Kind | Unit | 2024 |\n|---|---|---|\n| Fraud | cases | 18 |\n| Complaints | cases | 11 |\n",
            &[],
        ),
        (
            "| Indicator | Unit | 2024 |\n|---|---|---|\n| Independent directors (excluding members of the audit committee) | persons | 1 |\n",
            &[],
        ),
        (
            "| Emissions | Unit | 2024 |\n|---|---|---|\n| Carbon dioxide (CO2) | tonnes | 1,251 |\n| Methane (CH4) | tonnes CO2e | 96 |\n",
            &[],
        ),
        (
            "| Hazardous waste | Unit | 2024 |\n|---|---|---|\n| Recycling | tonnes | 93 |\n| Deep well injection | tonnes | 4 |\n",
            &[],
        ),
        (
            "| Safety | 2024 |\n|---|---|\n| Days away from work (DAFW) injuries | 2 |\n| Recordable injuries and rate | 17 |\n",
            &[],
        ),
        (
            "| Use of materials | Unit | 2024 |\n|---|---|---|\n| Packaging materials (plastic) | tonnes | 17 |\n",
            &["packaging.total item=plastic 2024 17"],
        ),
        // all places that a sentence lists
        (
            "The Group has plants in Singapore, Malaysia, and Indonesia with 1,360 employees.",
            &["workforce.total 2024 1360"],
        ),
        ("No hazardous waste is produced during daily operations.", &["waste.hazardous 2024 0"]),
        ("Our business does not generate any hazardous waste.", &["waste.hazardous 2024 0"]),
        ("No significant hazardous waste was generated.", &[]),
        ("The Group has no hazardous waste treatment plant.", &[]),
        ("The aggregate number of staff members was 8,094.", &["workforce.total 2024 8094"]),
        (
            "The ratio of male to female employees was 36.4% and 63.6%, respectively.",
            &["workforce.share gender=female 2024 63.6", "workforce.share gender=male 2024 36.4"],
        ),
        (
            "| Indicator | Unit | 2024 |\n|---|---|---|\n| Scope 1: direct emissions from company plants, trucks, etc. | tCO2e | 1,590 |\n| Natural gas | Million British Thermal Units (MMBtu) | 1,000 |\n",
            &["ghg.scope1 2024 1590", "energy.natural_gas 2024 293.07107"],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn the_company_that_the_text_goes_on_to_speak_of() {
    let names = "Annual Report 2024\n\n# Group structure\n\nTarn Green Corporation\n\nFell Works Corporation Berhad\n\nTarn Green Corporation makes pumps.\n\nFell Works Corporation Berhad was founded in 1996.\n\n";
    let text = names.to_owned() + &"At Fell Works we care for people.\n\n".repeat(30);
    let report = disclosure::extract(&document::read(text.as_bytes(), "x.md").unwrap());
    assert_eq!(report.company.name, "Fell Works Corporation Berhad");
}

#[test]
fn labels_that_stand_alone() {
    for (text, expect) in [
        // a grade's number, shares within grades, what is left over in brackets
        (
            "| Indicator | Unit | 2024 |\n|---|---|---|\n| Number of managers | persons | 745 |\n| Total headcount | no. | 4,128 |\n| Total employees (permanent and temporary) | pax | 4,128 |\n| Total number of employees who have left | number | 214 |",
            &[
                "workforce.total 2024 4128",
                "workforce.total level=management 2024 745",
                "turnover.leavers 2024 214",
            ][..],
        ),
        (
            "Gender Diversity by Employee Category\n\n<table><tr><td rowspan=\"2\">Category</td><td colspan=\"2\">2024</td></tr><tr><td>Male (%)</td><td>Female (%)</td></tr><tr><td>Middle Management</td><td>54</td><td>46</td></tr></table>",
            &[
                "workforce.share gender=male level=middle 2024 54",
                "workforce.female_share level=middle 2024 46",
            ],
        ),
        // one thing of several, behind its total or in it; a source of water
        (
            "| Indicator | Unit | 2024 |\n|---|---|---|\n| Hazardous waste: waste batteries | kg | 1,130 |\n| Plastic packaging used | tonnes | 216.7 |\n| Groundwater withdrawal | ML | 816 |\n| Waste generated in operations | tCO2e | 386 |",
            &[
                "ghg.scope3 category=5 2024 386",
                "water.withdrawal source=Groundwater 2024 816000",
                "waste.hazardous item=waste batteries 2024 1.13",
                "packaging.total item=Plastic 2024 216.7",
            ],
        ),
        // per which thing
        (
            "| Indicator | Unit | 2024 |\n|---|---|---|\n| Carbon emissions per vehicle produced | tCO2e/vehicle | 0.53 |\n| Energy consumption (electricity, fuels and heat) | kWh in '000s | 12,405 |\n| Nitrogen oxides | g | 15,620 |",
            &["ghg.per_output output=vehicle 2024 0.53", "energy.total 2024 12405", "air.nox 2024 0.01562"],
        ),
        // what was spared is spared to the end of its list; complaints of another kind; what is not ours
        (
            "The programme has cut paper, saving 22,000 trees, 5,388,000 gallons of water and offsetting 8,705 tonnes of GHG emissions.\n\n| Indicator | Unit | 2024 |\n|---|---|---|\n| Whistleblowing complaints received | cases | 31 |\n| Energy consumption outside of the organization | GJ | 84,600 |\n| Coal production | million tonnes | 12.4 |\n| Employees entitled to parental leave | persons | 870 |",
            &["ghg.avoided 2024 8705"],
        ),
    ] {
        check(text, expect);
    }
}
