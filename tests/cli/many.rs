//! A library's worth of reports of invented companies, made by rule: as many as a test asks for, the same ones each time. Each
//! states the catalogue's metrics of some years in tables, and a few things twice, differently, so that something waits for
//! a person.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use disclosure::Language;
use disclosure::catalogue::{Kind, Metric, metrics};

/// Companies report so many times before the next one begins.
const REPORTS: usize = 5;
const LAST_YEAR: usize = 2024;
const FIRST: [&str; 10] = ["澄", "岚", "砚", "桁", "湄", "珀", "旌", "榆", "溆", "璟"];
const SECOND: [&str; 8] = ["岭", "渚", "屏", "峤", "浦", "垣", "汀", "皋"];
const TRADES: [&str; 5] = ["精工", "电气", "材料", "药业", "仪器"];

/// A report's file name and its text, which states so many years, its own first.
pub fn report(number: usize, years: usize) -> (String, String) {
    let (company, year) = (number / REPORTS, LAST_YEAR - number % REPORTS);
    let name = format!(
        "{}{}{}股份有限公司",
        FIRST[company % 10],
        SECOND[company / 10 % 8],
        TRADES[company % TRADES.len()]
    );
    let mut text = format!(
        "# {name} {year} 年度环境、社会及治理报告\n\n证券代码：{}\n\n报告期间：{year} 年 1 月 1 日至 {year} 年 12 月 31 日。\n",
        699_000 + company
    );
    for pillar in ["E", "S", "G", "F"] {
        table(&mut text, &format!("{pillar} 关键绩效"), number, (year, years), |metric| {
            metric.pillar.tag() == pillar
        });
    }
    // Another table of the same year says otherwise: one of the two is wrong, which only a person can tell.
    table(&mut text, "附录 数据更正", number + 7, (year, years), |metric| {
        metric.core && metric.id.len() % 5 == number % 5
    });
    (format!("report-{number:03}.md"), text)
}

/// Writes so many reports, each of so many years, into a folder: their paths.
///
/// # Errors
/// Where the folder cannot be written to.
pub fn write(folder: &Path, count: usize, years: usize) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    let one = |number| {
        let (file, text) = report(number, years);
        let path = folder.join(file);
        fs::write(&path, text)?;
        Ok(path)
    };
    (0..count).map(one).collect()
}

fn table(
    text: &mut String,
    title: &str,
    seed: usize,
    (year, years): (usize, usize),
    wanted: impl Fn(&Metric) -> bool,
) {
    let heads: String = (0..years).map(|back| format!(" {} 年 |", year - back)).collect();
    let _ = write!(text, "\n## {title}\n\n| 指标 | 单位 |{heads}\n|---|---|{}\n", "---|".repeat(years));
    for (place, metric) in metrics().iter().enumerate().filter(|(_, metric)| wanted(metric)) {
        let unit = metric.unit.replace("CUR", "CNY");
        let _ = write!(text, "| {} | {unit} |", metric.name(Language::ZhHans));
        for back in 0..years {
            let _ = write!(text, " {} |", value(metric, seed * 31 + place * 17 + back));
        }
        text.push('\n');
    }
}

/// Something that the metric can be; the same for the same seed.
fn value(metric: &Metric, seed: usize) -> String {
    // Knuth's multiplicative hashing: the upper bits of neighbours differ.
    let drawn = (seed.wrapping_mul(2_654_435_761) >> 8) & 0xffff;
    match metric.kind {
        Kind::Amount => format!("{}.{}", 100 + drawn, drawn % 10),
        Kind::Count => format!("{}", 10 + drawn % 5_000),
        Kind::Rate => format!("{}.{}", 1 + drawn % 80, drawn % 10),
        Kind::Intensity => format!("{}.{:02}", drawn % 40, drawn % 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_of_many_companies_and_always_the_same() {
        let all: Vec<_> = (0..200).map(|number| report(number, 3)).collect();
        assert_eq!(report(17, 3), all[17]);
        let names = |lines: usize| {
            let names: std::collections::BTreeSet<_> =
                all.iter().filter_map(|(_, text)| text.split(' ').nth(lines)).collect();
            names.len()
        };
        assert_eq!((names(1), names(2)), (200 / REPORTS, REPORTS));
    }
}
