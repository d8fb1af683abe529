//! Every fact stands where it says: reports of a few tables and sentences in every layout, whose facts are looked up in the
//! file again.
#![allow(clippy::unwrap_used)]

use disclosure::{Evidence, Fact};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Label, unit, and a metric that no other label here names.
const ROWS: &[(&str, &str, &str)] = &[
    ("員工總數", "人", "workforce.total"),
    ("用水总量", "立方米", "water.consumption"),
    ("综合能源消耗量", "吨标准煤", "energy.total"),
    ("外购电力", "千瓦时", "energy.electricity"),
    ("有害废弃物产生量", "吨", "waste.hazardous"),
    ("范围一排放量", "吨二氧化碳当量", "ghg.scope1"),
    ("员工培训总时长", "小时", "training.hours_total"),
];

const NOISE: &[&str] = &[
    "",
    "",
    "环境",
    "## 社会",
    "我们重视每一位员工的成长。",
    "-----",
    "\u{c}",
    "12",
    "<p>附录</p>",
    "<!-- 注 -->",
    "A & B",
];

#[derive(Debug, Clone, Copy)]
enum Layout {
    Tabs,
    Pipes,
    Spaces,
    /// a row a line
    Tags,
    /// a cell a line, and its text on another
    TagsApart,
    Rows,
    Prose,
}

const LAYOUTS: [Layout; 7] = [
    Layout::Tabs,
    Layout::Pipes,
    Layout::Spaces,
    Layout::Tags,
    Layout::TagsApart,
    Layout::Rows,
    Layout::Prose,
];

/// A row of `ROWS` with its values of two years, as printed.
type Filled = (usize, [String; 2]);

/// People come whole.
fn value(whole: bool) -> impl Strategy<Value = String> {
    let wide = |text: String| text.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect();
    (1..9_000_000_u32, 0..3_u8).prop_map(move |(value, print)| match print {
        0 => value.to_string(),
        1 if !whole => format!("{}.{:02}", value / 100, value % 100),
        _ => wide(value.to_string()),
    })
}

fn blocks() -> impl Strategy<Value = Vec<(Layout, Vec<Filled>, String)>> {
    let rows: Vec<usize> = (0..ROWS.len()).collect();
    let filled =
        |row: usize| (value(row == 0), value(row == 0)).prop_map(move |(new, old)| (row, [new, old]));
    let rows =
        subsequence(rows, 1..=3).prop_flat_map(move |rows| rows.into_iter().map(filled).collect::<Vec<_>>());
    let noise = prop::collection::vec(select(NOISE), 0..4).prop_map(|lines| lines.join("\n"));
    prop::collection::vec((select(&LAYOUTS[..]), rows, noise), 1..5)
}

fn printed(layout: Layout, rows: &[Filled]) -> String {
    let mut table = vec![["指标", "单位", "2024年", "2023年"].map(str::to_owned).to_vec()];
    for (row, [new, old]) in rows {
        let (label, unit, _) = ROWS[*row];
        table.push(vec![label.to_owned(), unit.to_owned(), new.clone(), old.clone()]);
    }
    let lines = |row: &dyn Fn(&Vec<String>) -> String| table.iter().map(row).collect::<Vec<_>>().join("\n");
    match layout {
        Layout::Tabs => lines(&|row| row.join("\t")),
        Layout::Pipes => lines(&|row| format!("| {} |", row.join(" | "))),
        Layout::Rows => lines(&|row| row.join(" ")),
        Layout::Spaces => lines(&|row| {
            let width = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
            row.iter().map(|cell| format!("{cell}{}", " ".repeat(24 - width(cell)))).collect()
        }),
        Layout::Tags => {
            format!("<table>{}</table>", lines(&|row| format!("<tr><td>{}</td></tr>", row.join("</td><td>"))))
        }
        Layout::TagsApart => format!(
            "<table>\n{}\n</table>",
            lines(&|row| format!("<tr>\n<td>\n{}\n</td>\n</tr>", row.join("\n</td>\n<td>\n")))
        ),
        Layout::Prose => rows
            .iter()
            .map(|(row, [new, old])| {
                let (label, unit, _) = ROWS[*row];
                format!("2023年，{label}为{old}{unit}。2024年，公司{label}为{new}{unit}。\n")
            })
            .collect(),
    }
}

/// White space folded away: a number may be parted in print.
fn tight(text: &str) -> String {
    text.split_whitespace().collect()
}

fn stands(evidence: &Evidence, lines: &[&str]) -> Result<(), TestCaseError> {
    let value = tight(&evidence.raw_value);
    prop_assert!(tight(&evidence.quote).contains(&value), "{evidence:?}");
    let line = lines.get(evidence.line as usize - 1).copied().unwrap_or_default();
    prop_assert!(tight(line).contains(&value), "{line:?} has not {evidence:?}");
    let feeds =
        lines[..evidence.line as usize].iter().map(|line| line.matches('\u{c}').count()).sum::<usize>();
    prop_assert_eq!(evidence.page as usize, feeds + 1, "{:?}", evidence);
    let marked = evidence.lines.iter().flat_map(|line| line.marks.iter().map(move |mark| (line, mark)));
    let marks: String = marked
        .map(|(line, [from, to])| {
            let units: Vec<u16> = line.text.encode_utf16().collect();
            String::from_utf16(&units[*from as usize..*to as usize]).unwrap()
        })
        .collect();
    prop_assert_eq!(tight(&marks), value, "{:?}", evidence);
    Ok(())
}

fn check(fact: &Fact, lines: &[&str], blocks: &[(Layout, Vec<Filled>, String)]) -> Result<(), TestCaseError> {
    stands(&fact.evidence, lines)?;
    fact.others.iter().try_for_each(|other| stands(other, lines))?;
    let row = ROWS.iter().position(|(.., metric)| *metric == fact.metric);
    prop_assert!(row.is_some(), "{fact:?}");
    let year = usize::from(fact.period == "2023");
    let mut stated = blocks.iter().flat_map(|(_, rows, _)| rows).filter(|(r, _)| Some(*r) == row);
    prop_assert!(stated.any(|(_, values)| values[year] == fact.evidence.raw_value), "{fact:?}");
    Ok(())
}

proptest! {
    #[test]
    fn facts_stand_where_they_say(blocks in blocks()) {
        let mut text = "某某股份有限公司\n2024年度可持续发展报告\n报告期为2024年1月1日至2024年12月31日。\n".to_owned();
        for (layout, rows, noise) in &blocks {
            text += &format!("\n{}\n\n{noise}\n", printed(*layout, rows));
        }
        let document = document::read(text.as_bytes(), "x.txt").unwrap();
        let report = disclosure::extract(&document);
        let lines: Vec<_> = text.split('\n').collect();
        for fact in &report.facts {
            check(fact, &lines, &blocks)?;
        }
        let needed = blocks.iter().flat_map(|(_, rows, _)| rows).map(|(row, _)| ROWS[*row].2);
        for metric in needed {
            prop_assert!(report.facts.iter().any(|fact| fact.metric == metric && fact.period == "2024"), "no {metric} in {text}");
        }
    }
}
