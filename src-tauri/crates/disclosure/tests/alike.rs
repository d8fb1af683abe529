//! One table in the ways in which it comes out of reports, all with the same facts: as HTML, in Markdown, parted by tabs, by
//! columns of blanks or by single blanks, and a cell a line.
//!
//! Each row of a table here is a label, perhaps its unit, its values of two years, and behind `=>` what it is and by how much
//! the unit scales it; a row of one cell is a group.
#![allow(clippy::unwrap_used)]

mod stated;

use std::fmt::Write as _;

use rust_decimal::Decimal;

struct Line {
    cells: Vec<String>,
    stated: Option<(String, Decimal)>,
}

fn lines(table: &str) -> Vec<Line> {
    let columns = table.lines().next().unwrap().split('|').count();
    let line = |line: &str| {
        let (row, stated) =
            line.split_once("=>").map_or((line, None), |(row, stated)| (row, Some(stated.trim())));
        let mut cells: Vec<String> = row.split('|').map(|c| c.trim().to_owned()).collect();
        cells.resize(columns, String::new());
        let stated = stated.map(|stated| match stated.split_once(" x") {
            Some((what, factor)) => (what.to_owned(), factor.parse().unwrap()),
            None => (stated.to_owned(), Decimal::ONE),
        });
        Line { cells, stated }
    };
    table.lines().map(line).collect()
}

/// What a table states, in no order.
fn expected(lines: &[Line]) -> Vec<String> {
    let years: Vec<&String> = lines[0].cells.iter().filter(|c| c.contains("202")).collect();
    let mut expected = vec![];
    for Line { cells, stated } in lines {
        let Some((what, factor)) = stated else { continue };
        for (year, cell) in years.iter().zip(&cells[cells.len() - years.len()..]) {
            let year: String = year.chars().filter(char::is_ascii_digit).collect();
            let digits: String = cell.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            let value = (digits.parse::<Decimal>().unwrap() * factor).normalize();
            expected.push(format!("{what} {year} {value}"));
        }
    }
    expected.sort();
    expected
}

fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The table in each layout, by its name.
fn layouts(lines: &[Line]) -> Vec<(&'static str, String)> {
    let printed: Vec<Vec<String>> = lines.iter().map(|line| line.cells.clone()).collect();
    let rows: Vec<&Vec<String>> = printed.iter().collect();
    let each = |row: &dyn Fn(&[String]) -> String| {
        rows.iter()
            .map(|cells| row(cells))
            .filter(|row| !row.trim().is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    };
    let named = |cell: &str| if cell == SPANNED { String::new() } else { cell.to_owned() };
    let filled =
        |cells: &[String]| cells.iter().map(|c| named(c)).filter(|c| !c.is_empty()).collect::<Vec<_>>();
    let tags = |cells: &[String]| {
        let mut row = String::new();
        for (i, cell) in cells.iter().enumerate().filter(|(_, cell)| *cell != SPANNED) {
            let spans = 1 + cells[i + 1..].iter().take_while(|c| *c == SPANNED).count();
            write!(row, "<td colspan=\"{spans}\">{cell}</td>").unwrap();
        }
        format!("<tr>{row}</tr>")
    };
    let spanning = |cells: &[String]| match &filled(cells)[..] {
        [group] => format!("<tr><td colspan=\"{}\">{group}</td></tr>", cells.len()),
        _ => tags(cells),
    };
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|i| rows.iter().map(|cells| width(&named(&cells[i]))).max().unwrap() + 3)
        .collect();
    let columns = |cells: &[String]| {
        let mut line = String::new();
        for (cell, full) in cells.iter().zip(&widths) {
            let cell = named(cell);
            write!(line, "{cell}{}", " ".repeat(full - width(&cell))).unwrap();
        }
        line.trim_end().to_owned()
    };
    let plain = |cells: &[String]| cells.iter().map(|c| named(c)).collect::<Vec<_>>();
    let marks = |cells: &[String]| format!("| {} |", plain(cells).join(" | "));
    let marked = each(&marks);
    let (head, body) = marked.split_once('\n').unwrap();
    let rule = "---|".repeat(rows[0].len());
    vec![
        ("html", format!("<table>{}</table>", each(&tags))),
        ("html with groups over all columns", format!("<table>{}</table>", each(&spanning))),
        ("markdown", format!("{head}\n|{rule}\n{body}")),
        ("tabs", each(&|cells| plain(cells).join("\t").trim_end().to_owned())),
        ("columns of blanks", each(&columns)),
        ("single blanks", each(&|cells| filled(cells).join(" "))),
        ("a cell a line", each(&|cells| filled(cells).join("\n"))),
    ]
}

/// A cell that is one with the cell to its left.
const SPANNED: &str = "<";

/// Tables of any shape, one below the other, each under a title of its own: whatever they are printed in, they state what is expected,
/// in no order.
#[track_caller]
fn check_shapes(title: &str, tables: &[(&str, &str)], expected: &str) {
    let mut expected: Vec<&str> = expected.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    expected.sort_unstable();
    let printed: Vec<Vec<(&str, String)>> =
        tables.iter().map(|(_, table)| layouts(&lines(table.trim()))).collect();
    for i in 0..printed[0].len() {
        let text: String = tables
            .iter()
            .zip(&printed)
            .map(|((title, _), of)| format!("{title}\n\n{}\n\n\n", of[i].1))
            .collect();
        let mut facts = stated::facts(title, &text);
        facts.sort();
        assert_eq!(facts, expected, "{}:\n{text}", printed[0][i].0);
    }
}

#[track_caller]
fn check(title: &str, table: &str) {
    let lines = lines(table.trim());
    let expected = expected(&lines);
    for (name, text) in layouts(&lines) {
        let mut facts = stated::facts(title, &text);
        facts.sort();
        assert_eq!(facts, expected, "{name}:\n{text}");
    }
}

#[test]
fn staff_by_the_hong_kong_code() {
    check(
        "某某控股有限公司\n2024年環境、社會及管治報告",
        "B1.1 僱員總數|2024年|2023年
總數|341|336=>workforce.total
按性別劃分
男性|200|198=>workforce.total gender=male
女性|141|138=>workforce.total gender=female
按年齡組別劃分
30歲以下|90|88=>workforce.total age=<30
30至50歲|190|188=>workforce.total age=30-50
50歲以上|61|60=>workforce.total age=>50
按僱傭類型劃分
全職|330|325=>workforce.total employment=full_time
兼職|11|11=>workforce.total employment=part_time
按地區劃分
中國內地|300|296=>workforce.total region=mainland_china
香港|41|40=>workforce.total region=hong_kong
B1.2 僱員流失率
整體|12.3%|14.5%=>turnover.rate
男性|13.0%|15.0%=>turnover.rate gender=male
女性|11.3%|13.8%=>turnover.rate gender=female
30歲以下|20.0%|22.0%=>turnover.rate age=<30
B2.1 因工死亡人數|0|0=>safety.fatalities
B2.2 因工傷損失工作日數|35|28=>safety.lost_days
B3.1 受訓僱員百分比
男性|85.0%|80.0%=>training.coverage gender=male
女性|90.1%|85.5%=>training.coverage gender=female
B3.2 平均受訓時數
男性|8.1小時|7.0小時=>training.hours_avg gender=male
女性|9.0小時|8.0小時=>training.hours_avg gender=female
B5.1 供應商數目
中國內地|100|98=>supply.suppliers region=mainland_china
香港|20|21=>supply.suppliers region=hong_kong
B6.2 投訴數目|3|5=>customer.complaints
B8.2 捐款（港元）|1,200,000|900,000=>community.donations",
    );
}

#[test]
fn environment_by_the_hong_kong_code() {
    check(
        "某某控股有限公司\n2024年環境、社會及管治報告",
        "環境關鍵績效指標|單位|2024年|2023年
A1.1 排放物種類
氮氧化物(NOx)|千克|12.3|14.1=>air.nox x0.001
硫氧化物(SOx)|千克|0.4|0.5=>air.so2 x0.001
A1.2 溫室氣體排放
範圍1|噸二氧化碳當量|204.5|220.1=>ghg.scope1
範圍2|噸二氧化碳當量|1,000.0|1,090.1=>ghg.scope2
總計|噸二氧化碳當量|1,204.5|1,310.2=>ghg.total
密度|噸二氧化碳當量/僱員|3.53|3.90=>ghg.per_employee
A1.3 有害廢棄物
總量|噸|1.2|1.4=>waste.hazardous
密度|噸/僱員|0.004|0.004
A1.4 無害廢棄物
總量|噸|45.6|44.2=>waste.non_hazardous
A2.1 能源消耗
直接能源|兆瓦時|820.0|830.2
間接能源|兆瓦時|3,210.0|3,390.2
總量|兆瓦時|4,030.0|4,220.4=>energy.total
A2.2 耗水
總量|立方米|41,000|43,500=>water.consumption
密度|立方米/僱員|120.2|129.5=>water.per_employee
A2.5 包裝材料
總量|噸|230|241=>packaging.total",
    );
}

#[test]
fn english() {
    check(
        "Example Holdings Limited\nESG Report 2024",
        "Workforce|2024|2023
Total|341|336=>workforce.total
By gender
Male|200|198=>workforce.total gender=male
Female|141|138=>workforce.total gender=female
By age group
Below 30|90|88=>workforce.total age=<30
30 to 50|190|188=>workforce.total age=30-50
Above 50|61|60=>workforce.total age=>50
Turnover rate
Overall|12.3%|14.5%=>turnover.rate
Male|13.0%|15.0%=>turnover.rate gender=male
Female|11.3%|13.8%=>turnover.rate gender=female
Work-related fatalities|0|0=>safety.fatalities
Lost days due to work injury|35|28=>safety.lost_days
Percentage of employees trained
Male|85.0%|80.0%=>training.coverage gender=male
Female|90.1%|85.5%=>training.coverage gender=female
Average training hours
Male|8.1|7.0=>training.hours_avg gender=male
Female|9.0|8.0=>training.hours_avg gender=female
Number of suppliers
Mainland China|100|98=>supply.suppliers region=mainland_china
Hong Kong|20|21=>supply.suppliers region=hong_kong
Complaints received|3|5=>customer.complaints
Donations (HK$)|1,200,000|900,000=>community.donations",
    );
    check(
        "Example Holdings Limited\nESG Report 2024",
        "Key performance indicators|Unit|2024|2023
Air emissions
NOx|kg|12.3|14.1=>air.nox x0.001
SOx|kg|0.4|0.5=>air.so2 x0.001
PM|kg|1.1|1.2=>air.pm x0.001
Greenhouse gas emissions
Scope 1|tCO2e|204.5|220.1=>ghg.scope1
Scope 2|tCO2e|1,000.0|1,090.1=>ghg.scope2
Total|tCO2e|1,204.5|1,310.2=>ghg.total
Intensity|tCO2e/employee|3.53|3.90=>ghg.per_employee
Hazardous waste|tonnes|1.2|1.4=>waste.hazardous
Non-hazardous waste|tonnes|45.6|44.2=>waste.non_hazardous
Energy consumption
Direct energy|MWh|820.0|830.2
Indirect energy|MWh|3,210.0|3,390.2
Total|MWh|4,030.0|4,220.4=>energy.total
Water consumption|m3|41,000|43,500=>water.consumption
Intensity|m3/employee|120.2|129.5=>water.per_employee
Packaging material|tonnes|230|241=>packaging.total",
    );
}

#[test]
fn mainland() {
    check(
        "某某股份有限公司\n2024年环境、社会和公司治理报告",
        "关键绩效|单位|2024年|2023年
经济绩效
营业总收入|亿元|141.2|132.8=>finance.revenue x100000000
归母净利润|亿元|12.1|11.0
纳税总额|亿元|5.2|5.0=>tax.paid x100000000
研发费用|万元|68,000|65,000=>rd.expenditure x10000
研发人员数量|人|1,120|1,080=>rd.staff
累计有效专利数|件|1,286|1,130=>patents.held
新增专利授权数|件|156|142=>patents.granted
治理绩效
董事会成员人数|人|11|11=>board.size
独立董事占比|%|36.4|36.4=>board.independent_share
女性董事占比|%|27.3|18.2=>board.female_share
董事会召开次数|次|9|8=>board.meetings
反腐败培训覆盖率|%|100|98=>ethics.training_coverage
环境绩效
二氧化硫排放量|吨|12.6|13.1=>air.so2
VOCs排放量|吨|3.2|3.4=>air.voc
化学需氧量排放量|吨|8.6|8.7=>wastewater.cod
危险废弃物产生量|吨|126.4|128.2=>waste.hazardous
一般工业固废产生量|吨|3,280|3,310=>waste.non_hazardous
外购电力|万度|321.0|330.1=>energy.electricity x10
光伏发电量|万度|128.0|110.2=>energy.renewable x10
新鲜水用量|万吨|4.1|4.21=>water.consumption x10000
环保投入金额|万元|3,860|3,700=>env.investment x10000
社会绩效
员工总人数|人|12,480|12,300=>workforce.total
女性员工占比|%|33.0|33.0=>workforce.share gender=female
员工流失率|%|8.6|8.8=>turnover.rate
员工培训总人次|人次|45,000|43,000=>training.participations
人均培训时长|小时|36.5|35.9=>training.hours_avg
因工死亡人数|人|0|0=>safety.fatalities
因工伤损失工作日数|天|120|150=>safety.lost_days
供应商总数|家|1,286|1,230=>supply.suppliers
客户满意度|%|98.5|98.1=>customer.satisfaction
公益捐赠总额|万元|1,286.5|1,200=>community.donations x10000
志愿服务时长|小时|12,480|11,200=>community.volunteer_hours",
    );
}

#[test]
fn taiwan() {
    check(
        "某某股份有限公司\n2024年永續報告書",
        "項目|單位|2022年|2023年|2024年
溫室氣體排放
類別一|公噸CO2e|220.1|210.0|204.5=>ghg.scope1
類別二|公噸CO2e|1,090.1|1,040.1|1,000.0=>ghg.scope2
類別三|公噸CO2e|3,200.0|3,100.0|3,000.0=>ghg.scope3
能源
外購電力|千度|3,390|3,301|3,210=>energy.electricity
再生能源|千度|100|200|300=>energy.renewable
水資源
取水量|百萬公升|43.5|42.1|41.0=>water.withdrawal x1000
排水量|百萬公升|32.0|31.0|30.2=>wastewater.discharge x1000
耗水量|百萬公升|11.5|11.1|10.8=>water.consumption x1000
廢棄物
一般事業廢棄物|公噸|3,400|3,310|3,280=>waste.non_hazardous
有害事業廢棄物|公噸|130.1|128.2|126.4=>waste.hazardous
廢棄物回收率|%|88.1|88.9|89.3=>waste.recycled_rate
員工
員工總人數|人|1,240|1,260|1,286=>workforce.total
女性主管比例|%|21.0|22.0|23.0=>workforce.female_share level=management
新進人數|人|200|205|210=>workforce.new_hires
離職率|%|15.1|14.8|14.5=>turnover.rate
平均訓練時數|小時|22.0|23.5|24.5=>training.hours_avg
失能傷害頻率|-|0.52|0.48|0.42=>safety.lost_time_rate
治理
董事會出席率|%|94|95|96=>board.attendance
營業收入|新台幣億元|118.0|120.1|123.4=>finance.revenue x100000000
研發費用|新台幣百萬元|580|600|620=>rd.expenditure x1000000
社會公益投入|新台幣萬元|700|800|860=>community.donations x10000",
    );
}

#[test]
fn groups_that_say_what_they_tell_apart() {
    check(
        "某某控股有限公司\n2024年環境、社會及管治報告",
        "僱員流失率|2024年|2023年
按性別劃分的僱員流失率
男性|13.0%|15.0%=>turnover.rate gender=male
女性|11.3%|13.8%=>turnover.rate gender=female
按年齡組別劃分的僱員流失率
30歲以下|20.0%|22.0%=>turnover.rate age=<30
31至50歲|10.0%|12.0%=>turnover.rate age=30-50
51歲或以上|8.0%|9.0%=>turnover.rate age=>50
按地區劃分的僱員流失率
中國|12.8%|15.1%=>turnover.rate region=mainland_china
香港|9.0%|10.0%=>turnover.rate region=hong_kong
按性別劃分的受訓僱員百分比
男性|88.0%|80.0%=>training.coverage gender=male
女性|92.0%|84.0%=>training.coverage gender=female
按僱員類別劃分的受訓僱員百分比
高級管理層|95.0%|96.0%=>training.coverage level=senior
中級管理層|91.0%|84.0%=>training.coverage level=middle
一般員工|89.0%|80.0%=>training.coverage level=general
按僱員類別劃分的平均受訓時數（小時）
高級管理層|12.0|11.0=>training.hours_avg level=senior
中級管理層|10.0|9.5=>training.hours_avg level=middle
一般員工|8.1|7.0=>training.hours_avg level=general",
    );
    check(
        "Example Holdings Limited\nESG Report 2024",
        "Employee turnover rate|2024|2023
By gender
- Male|13.0%|15.0%=>turnover.rate gender=male
- Female|11.3%|13.8%=>turnover.rate gender=female
By age group
- 30 or below|20.0%|22.0%=>turnover.rate age=<30
- 31-50|10.0%|12.0%=>turnover.rate age=30-50
- 51 or above|8.0%|9.0%=>turnover.rate age=>50
Average training hours completed per employee by employee category
- Senior management|12.0|11.0=>training.hours_avg level=senior
- Middle management|10.0|9.5=>training.hours_avg level=middle
- General staff|8.1|7.0=>training.hours_avg level=general
Number of suppliers by geographical region
- Mainland China|100|98=>supply.suppliers region=mainland_china
- Hong Kong|20|21=>supply.suppliers region=hong_kong",
    );
}

#[test]
fn long_labels_over_long_units() {
    check(
        "某某控股有限公司\n2024年環境、社會及管治報告",
        "排放物|單位|2024年|2023年
懸浮粒子(PM)|公斤|1.1|1.2=>air.pm x0.001
範疇一(直接溫室氣體排放)|公噸二氧化碳當量|204.5|220.1=>ghg.scope1
範疇二(能源間接溫室氣體排放)|公噸二氧化碳當量|1,000.0|1,090.1=>ghg.scope2
範疇三(其他間接溫室氣體排放)|公噸二氧化碳當量|30.5|32.1=>ghg.scope3
溫室氣體總排放量|公噸二氧化碳當量|1,235.0|1,342.3=>ghg.total
溫室氣體排放密度|公噸二氧化碳當量/百萬港元收益|2.35|2.60=>ghg.per_revenue
所產生有害廢棄物總量|公噸|1.2|1.4=>waste.hazardous
無害廢棄物密度|公噸/百萬港元收益|0.09|0.08
購買電力|千瓦時|3,210,000|3,390,200=>energy.electricity x0.001
能源總耗量|千瓦時|3,400,000|3,600,000=>energy.total x0.001
耗水密度|立方米/百萬港元收益|78.1|83.7=>water.per_revenue
製成品所用包裝材料總量|公噸|230|241=>packaging.total",
    );
}

#[test]
fn staff_told_apart_in_four_ways() {
    check(
        "某某股份有限公司\n2024年可持续发展报告",
        "员工构成|2024年|2023年|2022年
员工总数（人）|12,480|12,300|12,100=>workforce.total
按性别划分（人）
男性员工|8,360|8,240|8,110=>workforce.total gender=male
女性员工|4,120|4,060|3,990=>workforce.total gender=female
按年龄划分（人）
30岁及以下|3,120|3,200|3,250=>workforce.total age=<30
31-40岁|4,980|4,900|4,800=>workforce.total age=31-40
41-50岁|3,020|2,900|2,800=>workforce.total age=41-50
51岁及以上|1,360|1,300|1,250=>workforce.total age=>50
按学历划分（人）
硕士及以上|2,310|2,200|2,050=>workforce.total education=master_or_above
本科|5,465|5,300|5,200=>workforce.total education=bachelor
大专|2,705|2,800|2,850=>workforce.total education=college
高中及以下|2,000|2,000|2,000=>workforce.total education=high_school_or_below
按职级划分（人）
高级管理人员|62|60|58=>workforce.total level=senior
中层管理人员|618|600|590=>workforce.total level=middle
基层员工|11,800|11,640|11,452=>workforce.total level=general
新入职员工（人）|1,210|1,180|1,100=>workforce.new_hires
员工流失率（%）|8.6|8.8|9.1=>turnover.rate
员工培训覆盖率（%）|100|99.5|99.0=>training.coverage
人均培训时长（小时）|36.5|35.9|35.5=>training.hours_avg
男性员工|36.0|35.5|35.0=>training.hours_avg gender=male
女性员工|37.5|36.7|36.5=>training.hours_avg gender=female",
    );
}

#[test]
fn units_in_brackets() {
    check(
        "某某股份有限公司\n2024年可持续发展报告",
        "能源使用|2024年|2023年
直接能源消耗（吨标准煤）|1,200|1,250
其中：天然气（万立方米）|86.2|90.1=>energy.natural_gas x10000
汽油（吨）|12.1|13.0=>energy.petrol
柴油（吨）|30.2|31.5=>energy.diesel
间接能源消耗（吨标准煤）|1,850|1,850
其中：外购电力（万千瓦时）|1,321.0|1,330.1=>energy.electricity x10
外购热力（兆瓦时）|12,000|12,500=>energy.heat
能源消耗总量（吨标准煤）|3,050|3,100=>energy.total x8.141
单位产值能耗（吨标准煤/万元）|0.12|0.13=>energy.per_revenue x814.1
温室气体排放（范围一）（吨二氧化碳当量）|2,040|2,100=>ghg.scope1
温室气体排放（范围二）（吨二氧化碳当量）|8,200|8,400=>ghg.scope2
温室气体排放总量（吨二氧化碳当量）|10,240|10,500=>ghg.total
用水量（万吨）|41.2|42.1=>water.consumption x10000
耗水强度（吨/万元）|0.29|0.32=>water.per_revenue x100
废水排放量（万吨）|30.2|31.0=>wastewater.discharge x10000
有害废弃物（吨）|126.4|128.2=>waste.hazardous
无害废弃物（吨）|3,280|3,310=>waste.non_hazardous",
    );
}

#[test]
fn english_of_an_annual_report() {
    check(
        "Example plc\nAnnual Report 2024",
        "Our people|2024|2023|2022
Total employees (headcount)|12,480|12,300|12,100=>workforce.total
Female employees (%)|41|40|39=>workforce.share gender=female
Female senior managers (%)|33|32|31=>workforce.female_share level=senior
Female board members (%)|36|30|30=>board.female_share
New hires|1,210|1,180|1,100=>workforce.new_hires
Voluntary employee turnover (%)|9.8|11.2|12.0=>turnover.voluntary_rate
Training hours per employee|36.5|35.9|35.5=>training.hours_avg
Lost time injury frequency rate (per million hours worked)|0.9|1.0|1.1=>safety.lost_time_rate
Work-related fatalities|0|0|1=>safety.fatalities
Energy consumption (MWh)|862,000|880,000|890,000=>energy.total
Electricity (MWh)|621,000|630,000|640,000=>energy.electricity
Renewable electricity (%)|82|71|65=>energy.renewable_share
Scope 1 emissions (tCO2e)|204,500|220,100|230,000=>ghg.scope1
Scope 2 emissions, location-based (tCO2e)|300,000|310,000|320,000=>ghg.scope2 basis=location
Scope 2 emissions, market-based (tCO2e)|100,000|109,010|120,000=>ghg.scope2 basis=market
Total Scope 1 and 2 (market-based) (tCO2e)|304,500|329,110|350,000=>ghg.total basis=market coverage=1+2
Emissions intensity (tCO2e per £m revenue)|25.3|29.1|32.1=>ghg.per_revenue
Water withdrawal (m3)|1,200,000|1,250,000|1,300,000=>water.withdrawal
Total waste (tonnes)|32,800|33,100|34,000=>waste.total
Hazardous waste (tonnes)|1,260|1,280|1,300=>waste.hazardous
Waste recycled (%)|88|86|85=>waste.recycled_rate
Charitable donations (£m)|1.29|1.20|1.10=>community.donations x1000000",
    );
}

#[test]
fn groups_as_columns_and_another_table_below() {
    check_shapes(
        "某某控股有限公司\n2024年環境、社會及管治報告",
        &[
            (
                "僱傭",
                "指標|男|女|總計
僱員人數|320|180|500
僱員流失率|12.5%|15.0%|13.4%
受訓僱員百分比|90.0%|95.0%|91.8%",
            ),
            (
                "培訓",
                "|高級管理層|中級管理層|一般員工
受訓人數|12|45|402
人均受訓時數（小時）|20.5|15.2|7.9",
            ),
        ],
        "workforce.total 2024 500
workforce.total gender=male 2024 320
workforce.total gender=female 2024 180
turnover.rate 2024 13.4
turnover.rate gender=male 2024 12.5
turnover.rate gender=female 2024 15
training.coverage 2024 91.8
training.coverage gender=male 2024 90
training.coverage gender=female 2024 95
training.employees_trained level=senior 2024 12
training.employees_trained level=middle 2024 45
training.employees_trained level=general 2024 402
training.hours_avg level=senior 2024 20.5
training.hours_avg level=middle 2024 15.2
training.hours_avg level=general 2024 7.9",
    );
}

#[test]
fn years_as_rows() {
    check_shapes(
        "某某控股有限公司\n2024年环境、社会及管治报告",
        &[
            (
                "温室气体",
                "年份|范围一排放量（吨二氧化碳当量）|范围二排放量（吨二氧化碳当量）|排放总量（吨二氧化碳当量）|排放密度（吨/百万元）
2022|1,200|3,400|4,600|2.30
2023|1,150|3,300|4,450|2.12
2024|1,100|3,150|4,250|1.93",
            ),
            (
                "员工",
                "年度|员工总数|女员工|研发人员|离职率
2024|2,310人|812人|330人|8.2%
2023|2,205人|790人|310人|9.1%",
            ),
        ],
        "ghg.per_revenue 2022 2.3
ghg.per_revenue 2023 2.12
ghg.per_revenue 2024 1.93
ghg.scope1 2022 1200
ghg.scope1 2023 1150
ghg.scope1 2024 1100
ghg.scope2 2022 3400
ghg.scope2 2023 3300
ghg.scope2 2024 3150
ghg.total 2022 4600
ghg.total 2023 4450
ghg.total 2024 4250
workforce.total 2023 2205
workforce.total 2024 2310
workforce.total gender=female 2023 790
workforce.total gender=female 2024 812
rd.staff 2023 310
rd.staff 2024 330
turnover.rate 2023 9.1
turnover.rate 2024 8.2",
    );
}

#[test]
fn numbers_and_shares_under_each_year() {
    check_shapes(
        "某某股份有限公司\n2024年环境、社会及治理报告",
        &[
            (
                "员工",
                "类别|2024年|<|2023年|<
|人数|占比|人数|占比
男性|700|58.3%|650|59.1%
女性|500|41.7%|450|40.9%",
            ),
            (
                "培训",
                "类别|受训人数（人）|培训覆盖率（%）|人均培训时长（小时）
男性|680|97.1|20.5
女性|490|98.0|21.3",
            ),
        ],
        "workforce.total gender=male 2024 700
workforce.total gender=male 2023 650
workforce.total gender=female 2024 500
workforce.total gender=female 2023 450
workforce.share gender=male 2024 58.3
workforce.share gender=male 2023 59.1
workforce.share gender=female 2024 41.7
workforce.share gender=female 2023 40.9
training.employees_trained gender=male 2024 680
training.employees_trained gender=female 2024 490
training.coverage gender=male 2024 97.1
training.coverage gender=female 2024 98
training.hours_avg gender=male 2024 20.5
training.hours_avg gender=female 2024 21.3",
    );
}

#[test]
fn groups_and_codes_beside_the_labels() {
    check_shapes(
        "某某股份有限公司\n2024年环境、社会及治理报告",
        &[(
            "环境绩效",
            "议题|指标|单位|2022|2023|2024|港交所编号
温室气体|范围一排放|吨二氧化碳当量|1,000|1,100|1,050|A1.2
|范围二排放|吨二氧化碳当量|3,000|2,900|2,800|A1.2
能源|总耗电量|兆瓦时|5,200|5,100|5,000|A2.1
|天然气|万立方米|12.5|12.1|11.9|A2.1
水资源|总耗水量|吨|80,000|78,000|76,500|A2.2
废弃物|有害废弃物|吨|12.3|11.8|11.1|A1.3
|无害废弃物|吨|230|225|219|A1.4",
        )],
        "ghg.scope1 2022 1000
ghg.scope1 2023 1100
ghg.scope1 2024 1050
ghg.scope2 2022 3000
ghg.scope2 2023 2900
ghg.scope2 2024 2800
energy.electricity 2022 5200
energy.electricity 2023 5100
energy.electricity 2024 5000
energy.natural_gas 2022 125000
energy.natural_gas 2023 121000
energy.natural_gas 2024 119000
water.consumption 2022 80000
water.consumption 2023 78000
water.consumption 2024 76500
waste.hazardous 2022 12.3
waste.hazardous 2023 11.8
waste.hazardous 2024 11.1
waste.non_hazardous 2022 230
waste.non_hazardous 2023 225
waste.non_hazardous 2024 219",
    );
}

/// Names of several words, which nothing but blanks part in a line: units beside the years, a total of each year beside what
/// nobody knows, a year a row.
#[test]
fn heads_of_several_words() {
    check_shapes(
        "Example Holdings plc\nSustainability Report 2024",
        &[
            (
                "Environment",
                "Metric|Unit|FY2023|FY2024
Direct emissions (Scope 1)|tonnes CO2e|1,250|1,180
Total energy consumption|MWh|9,800|9,460
Water withdrawal|thousand m3|41.2|40.7",
            ),
            (
                "Carbon reporting",
                "|Year ended 31 December 2024|<|Year ended 31 December 2023|<
|Northern plants|Total|Northern plants|Total
Scope 2, location-based (tCO2e)|410|2,105|455|2,230
Scope 2, market-based (tCO2e)|205|1,020|230|1,145",
            ),
            (
                "Energy by year",
                "Year|Natural gas (MWh)|Total electricity (MWh)
2023|3,120|5,400
2024|3,040|5,310",
            ),
        ],
        "ghg.scope1 2023 1250
ghg.scope1 2024 1180
ghg.scope2 basis=location 2023 2230
ghg.scope2 basis=location 2024 2105
ghg.scope2 basis=market 2023 1145
ghg.scope2 basis=market 2024 1020
energy.total 2023 9800
energy.total 2024 9460
water.withdrawal 2023 41200
water.withdrawal 2024 40700
energy.electricity 2023 5400
energy.electricity 2024 5310
energy.natural_gas 2023 3120
energy.natural_gas 2024 3040",
    );
}

/// Where heads cannot be told, numbers are left out; but none is given for another year, group or target.
#[test]
fn nothing_wrong_beside_a_target() {
    let right = "ghg.scope1 2024 1020
ghg.scope1 2023 1100
energy.total 2024 12300
energy.total 2023 12900
workforce.total gender=female 2024 410
workforce.total gender=male 2024 590
workforce.total 2024 1000
workforce.share gender=female 2024 41
training.coverage gender=male 2024 97.1
training.coverage gender=female 2024 98
training.hours_avg gender=male 2024 20.5
training.hours_avg gender=female 2024 21.3";
    let tables = [
        "Indicator|Unit|Target 2030|2024|2023|Change
Scope 1 emissions|tCO2e|800|1,020|1,100|-7.3%
Energy consumption|MWh|10,000|12,300|12,900|-4.7%",
        "|Women|Men|Total|% women
All employees|410|590|1,000|41%",
        "Category|Employees trained (%)|Average training hours
Male|97.1|20.5
Female|98.0|21.3",
    ];
    let printed: Vec<_> = tables.iter().map(|table| layouts(&lines(table))).collect();
    for i in 0..printed[0].len() {
        let text: String = printed.iter().map(|of| format!("{}\n\n\n", of[i].1)).collect();
        let facts = stated::facts("Example Holdings Limited\nSustainability Report 2024", &text);
        let wrong: Vec<&String> = facts.iter().filter(|fact| !right.lines().any(|r| r == *fact)).collect();
        assert!(wrong.is_empty() && facts.len() > 3, "{}: {wrong:?}\n{text}", printed[0][i].0);
    }
}
