//! Whole drawings under test: against pictures that a person has looked at, and for what must hold of any drawing.
//! `CHARTS_BLESS=1 cargo test -p charts` writes the pictures anew.

use std::path::PathBuf;

use crate::model::*;
use crate::scene::{Area, Label, Scene};
use crate::{bars, heat, is_log, lines, panels, scatter, stacked};

const LONG: [&str; 12] = [
    "东海新能源装备集团股份有限公司",
    "青禾热力",
    "中部地区可再生能源与储能系统集成装备制造集团股份有限公司",
    "Northwind Energy Holdings International Limited",
    "云帆科技（香港）控股有限公司",
    "启明星数字供应链金融科技集团有限公司",
    "长河镁业",
    "北岭精密机械股份有限公司",
    "Aurora & Söhne <AG>",
    "晨光水务投资发展集团有限责任公司",
    "南屿航运",
    "碧湖生物医药研究开发股份有限公司",
];

fn frame(theme: Theme, width: u32) -> Frame {
    Frame {
        title: "人均温室气体排放量".to_owned(),
        description: "范围一加范围二，每名员工".to_owned(),
        language: "zh-Hans".to_owned(),
        theme,
        width,
    }
}

fn label(name: &str, detail: &str) -> RowLabel {
    RowLabel { name: name.to_owned(), detail: detail.to_owned() }
}

fn segments(row: usize, values: &[f64], unit: &str) -> Vec<Segment> {
    let segment = |(n, v): (usize, &f64)| Segment {
        key: format!("{row}:{}", n + 1),
        value: *v,
        text: format!("{v}{unit}"),
        brief: format!("{v:.0}{unit}"),
        label: format!("{v}{unit}"),
    };
    values.iter().enumerate().map(segment).collect()
}

fn series(names: &[&str], tone: fn(u8) -> Tone) -> Vec<Series> {
    names.iter().zip(1..).map(|(n, i)| Series { name: (*n).to_owned(), tone: tone(i) }).collect()
}

/// Names, values and how sure they are; no value: not disclosed.
fn bar_chart(frame: Frame, names: &[&str], values: &[Option<f64>], parts: bool) -> BarChart {
    let kinds = [
        Certainty::Estimated,
        Certainty::Estimated,
        Certainty::Derived,
        Certainty::Reported,
        Certainty::Entered,
    ];
    let row = |(n, (name, value)): (usize, (&&str, &Option<f64>))| BarRow {
        label: label(name, "2024 年"),
        bar: value.ok_or_else(|| "未披露".to_owned()).map(|value| Bar {
            key: format!("{n}:0"),
            value,
            text: if value >= 1000.0 {
                format!("{},{:03}", (value / 1000.0) as u32, value as u32 % 1000)
            } else {
                value.to_string()
            },
            certainty: kinds[n % kinds.len()],
            label: format!("{name}，2024 年：{value}"),
        }),
        parts: match (value, n % 5) {
            (None, _) => Ok(Vec::new()),
            (_, 2) => Err("报告未分范围".to_owned()),
            (_, 3) => Ok(segments(n, &[0.0, 100.0], "%")),
            (_, k) => Ok(segments(n, &[97.0 - 20.0 * k as f64, 3.0 + 20.0 * k as f64], "%")),
        },
    };
    let words = [
        (Certainty::Reported, "原文披露"),
        (Certainty::Derived, "推算"),
        (Certainty::Estimated, "估算"),
        (Certainty::Entered, "手工录入"),
    ];
    BarChart {
        frame,
        axis: if is_log(values.iter().flatten().copied()) {
            "tCO₂e/人，对数刻度"
        } else {
            "tCO₂e/人"
        }
        .to_owned(),
        rows: names.iter().zip(values).enumerate().map(row).collect(),
        parts: if parts {
            series(&["范围一", "范围二"], |n| Tone::Step(if n == 1 { 5 } else { 2 }))
        } else {
            Vec::new()
        },
        legend: words.map(|(c, w)| (c, w.to_owned())).to_vec(),
    }
}

/// Five parts, the last ones thin and some left out, as energy is made of its carriers.
fn parts_chart(frame: Frame) -> StackedChart {
    let parts = |n: usize| {
        let n = n as f64;
        [55.0 + 2.0 * n, 11.4 - n, if n % 3.0 == 1.0 { 0.0 } else { 9.6 }, 22.0 - n, 2.0 + 0.1 * n]
    };
    StackedChart {
        series: series(&["电力", "热力", "天然气", "煤炭", "油品及液化气"], Tone::Category),
        rows: LONG
            .iter()
            .enumerate()
            .map(|(n, name)| StackedRow {
                label: label(name, "2024 年"),
                segments: Ok(segments(n, &parts(n), "%")),
            })
            .collect(),
        ..stacked_chart(frame, &[], Stack::Shares)
    }
}

fn stacked_chart(frame: Frame, names: &[&str], stack: Stack) -> StackedChart {
    let row = |(n, name): (usize, &&str)| StackedRow {
        label: label(name, &format!("{} 人", 300 + 571 * n)),
        segments: match n % 5 {
            4 => Err("未披露".to_owned()),
            k => {
                let women = [13.0, 41.0, 4.0, 96.5][k];
                let scale = if stack == Stack::Amounts { 3.0 + n as f64 * 5.0 } else { 1.0 };
                Ok(segments(n, &[women * scale, (100.0 - women) * scale], ""))
            }
        },
    };
    StackedChart {
        frame,
        stack,
        axis: if stack == Stack::Amounts { "人".to_owned() } else { String::new() },
        series: series(&["女", "男"], |n| Tone::Category(3 - n)),
        rows: names.iter().enumerate().map(row).collect(),
    }
}

const FIVE: [Option<f64>; 5] = [Some(1430.0), Some(181.0), Some(3.22), Some(0.456), Some(0.32)];
const NEAR: [Option<f64>; 5] = [Some(7.4), Some(3.0), None, Some(0.0), Some(5.25)];

fn twelve(log: bool) -> Vec<Option<f64>> {
    (0..12)
        .map(|n| match n {
            5 => None,
            7 => Some(0.0),
            _ if log => Some((0.012 * 10_f64.powf(f64::from(n) * 0.5) * 1000.0).round() / 1000.0),
            _ => Some(f64::from(n) * 1.5 + 2.0),
        })
        .collect()
}

/// Everything that is looked at: name and drawing, with the scene it came from. Dark differs in colour alone: one of each.
fn gallery() -> Vec<(String, Drawing, Scene)> {
    let short = ["联山热力", "西岭镁业", "乾元科技", "金桥股份", "联云科技"];
    let (light, dark) = (|width| frame(Theme::Light, width), |width| frame(Theme::Dark, width));
    let bars = [
        ("bars-log-5-light", bar_chart(light(546), &short, &FIVE, true)),
        ("bars-log-5-dark", bar_chart(dark(546), &short, &FIVE, true)),
        ("bars-linear-5", bar_chart(light(546), &short, &NEAR, false)),
        ("bars-log-12", bar_chart(light(760), &LONG, &twelve(true), true)),
        ("bars-linear-12", bar_chart(light(360), &LONG, &twelve(false), true)),
    ]
    .map(|(name, chart)| (name.to_owned(), bars::bars(&chart), bars::scene(&chart).0));
    let stacks = [
        ("stacked-shares-5-light", stacked_chart(light(546), &short, Stack::Shares)),
        ("stacked-shares-5-dark", stacked_chart(dark(546), &short, Stack::Shares)),
        ("stacked-parts-12-light", parts_chart(light(546))),
        ("stacked-parts-12-dark", parts_chart(dark(546))),
        ("stacked-amounts-12", stacked_chart(light(760), &LONG, Stack::Amounts)),
    ]
    .map(|(name, chart)| (name.to_owned(), stacked::stacked(&chart), stacked::scene(&chart).0));
    let panelled = [
        ("panels-shared-5", panel_chart(light(546), &short, &["全部", "女", "男"], true)),
        (
            "panels-own-12",
            panel_chart(
                light(760),
                &LONG,
                &[
                    "因工死亡人数（人）",
                    "因工伤损失工作日数（日）",
                    "损失工时工伤率（每百万工时）",
                    "工伤起数（起）",
                ],
                false,
            ),
        ),
    ]
    .map(|(name, chart)| (name.to_owned(), panels::panels(&chart), panels::scene(&chart).0));
    let heated = [("heat-12", heat_chart(light(760), &LONG)), ("heat-5", heat_chart(dark(546), &short))]
        .map(|(name, chart)| (name.to_owned(), heat::heat(&chart), heat::scene(&chart).0));
    let lined = [
        ("lines-linear-5", line_chart(light(546), &short, false)),
        ("lines-log-12", line_chart(light(760), &LONG, true)),
    ]
    .map(|(name, chart)| (name.to_owned(), lines::lines(&chart), lines::scene(&chart).0));
    let scattered =
        [("scatter-5", scatter_chart(dark(546), &short)), ("scatter-12", scatter_chart(light(760), &LONG))]
            .map(|(name, chart)| (name.to_owned(), scatter::scatter(&chart), scatter::scene(&chart).0));
    let more = panelled.into_iter().chain(heated).chain(lined).chain(scattered);
    bars.into_iter().chain(stacks).chain(more).collect()
}

fn panel_chart(frame: Frame, names: &[&str], heads: &[&str], shared: bool) -> PanelChart {
    let bar = |row: usize, panel: usize| match (row * 3 + panel * 5) % 7 {
        3 => Err("未披露".to_owned()),
        k => {
            let value = if shared { 4.5 + 3.1 * k as f64 } else { k as f64 * 10_f64.powi(panel as i32 + 1) };
            Ok(Bar {
                key: format!("{row}:{panel}"),
                value,
                text: format!("{value:.1}"),
                certainty: if k == 5 { Certainty::Derived } else { Certainty::Reported },
                label: String::new(),
            })
        }
    };
    let row = |(row, name): (usize, &&str)| PanelRow {
        label: label(name, "2024 年"),
        bars: (0..heads.len()).map(|panel| bar(row, panel)).collect(),
    };
    PanelChart {
        frame,
        panels: heads.iter().map(|head| (*head).to_owned()).collect(),
        shared,
        rows: names.iter().enumerate().map(row).collect(),
    }
}

fn heat_chart(frame: Frame, names: &[&str]) -> HeatChart {
    const ALL: [Filled; 3] = [Filled::Full, Filled::Half, Filled::Empty];
    let items = [
        "A1.1 排放物种类及数据",
        "A1.3 有害废弃物总量",
        "B1.1 按性别、雇佣类型、年龄、地区划分的雇员",
        "305-4 Greenhouse gas emissions intensity of scopes 1 and 2, per employee and per unit of revenue",
    ];
    let row = |(n, name): (usize, &&str)| HeatRow {
        name: (*name).to_owned(),
        cells: (0..names.len()).map(|c| (ALL[(n * 2 + c) % 3], String::new())).collect(),
    };
    HeatChart {
        frame,
        columns: names.iter().map(|name| (*name).to_owned()).collect(),
        key: ALL.into_iter().zip(["已披露", "部分披露", "未披露"].map(str::to_owned)).collect(),
        rows: items.iter().enumerate().map(row).collect(),
    }
}

fn line_chart(frame: Frame, names: &[&str], log: bool) -> LineChart {
    let value = |n: usize, year: i32| {
        let slope = 1.0 + f64::from(year - 2020) * (n as f64 - 4.0) / 30.0;
        let level = if log { 10_f64.powf(n as f64 / 4.0) } else { 40.0 + n as f64 };
        (level * slope * 100.0).round() / 100.0
    };
    let line = |(n, name): (usize, &&str)| Line {
        name: (*name).to_owned(),
        points: (2020..=2024)
            .filter(|year| n != 3 || *year != 2022)
            .map(|year| Point {
                key: format!("{n}:{}", year - 2020),
                year,
                value: value(n, year),
                label: String::new(),
            })
            .collect(),
    };
    LineChart {
        frame,
        axis: "tCO₂e/人".to_owned(),
        years: 2020..=2024,
        series: names.iter().enumerate().map(line).collect(),
    }
}

fn scatter_chart(frame: Frame, names: &[&str]) -> ScatterChart {
    let pair = |(n, name): (usize, &&str)| Pair {
        key: format!("{n}:0"),
        name: (*name).to_owned(),
        x: 3.0 + (n * 7 % 12) as f64 * 2.5,
        y: 5.0 + (n * 5 % 11) as f64 * 1.7,
        label: String::new(),
    };
    ScatterChart {
        frame,
        across: "人均温室气体排放量（tCO₂e/人）".to_owned(),
        up: "人均培训时数（小时/人）".to_owned(),
        points: names.iter().enumerate().map(pair).collect(),
    }
}

#[test]
fn drawings_are_those_that_were_looked_at() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let bless = std::env::var_os("CHARTS_BLESS").is_some();
    for (name, drawing, _) in gallery() {
        let path = folder.join(format!("{name}.svg"));
        if bless {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &drawing.svg).unwrap();
        }
        let expect = std::fs::read_to_string(&path).unwrap();
        assert!(drawing.svg == expect, "{name} differs from its picture; look at it, then CHARTS_BLESS=1");
    }
}

fn overlap(a: Area, b: Area) -> bool {
    let apart = |a0: f64, a1: f64, b0: f64, b1: f64| a1 <= b0 + 0.01 || b1 <= a0 + 0.01;
    !apart(a.x, a.x + a.width, b.x, b.x + b.width) && !apart(a.y, a.y + a.height, b.y, b.y + b.height)
}

#[test]
fn nothing_lies_outside_or_on_top_of_another() {
    for (name, drawing, scene) in gallery() {
        let inside = |a: Area| {
            a.x >= 0.0 && a.y >= 0.0 && a.x + a.width <= drawing.width && a.y + a.height <= drawing.height
        };
        for mark in &drawing.marks {
            let area = Area { x: mark.x, y: mark.y, width: mark.width, height: mark.height };
            assert!(inside(area) && area.width > 0.0, "{name}: {mark:?}");
        }
        for (n, label) in scene.labels.iter().enumerate() {
            assert!(inside(label.place()), "{name}: {} lies outside: {:?}", label.text, label.place());
            let other: Option<&Label> =
                scene.labels[n + 1..].iter().find(|l| overlap(l.place(), label.place()));
            assert_eq!(other.map(|l| l.text.as_str()), None, "{name}: on {}", label.text);
            assert!(label.size >= 12.0);
        }
    }
}

#[test]
fn the_element_is_safe_and_says_what_it_is() {
    for (name, drawing, _) in gallery() {
        let svg = &drawing.svg;
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""), "{name}");
        assert_eq!((svg.matches("<svg").count(), svg.matches("</svg>").count()), (1, 1), "{name}");
        assert!(
            svg.contains("<title>人均温室气体排放量</title>\n<desc>范围一加范围二，每名员工</desc>"),
            "{name}"
        );
        for forbidden in ["<script", "href", "onload", "<AG>", "url(", "<style"] {
            assert!(!svg.contains(forbidden), "{name}: {forbidden}");
        }
        let texts = (svg.matches("<text ").count(), svg.matches("</text>").count());
        assert_eq!(texts.0, texts.1, "{name}");
    }
    let (_, drawing, _) = gallery().into_iter().find(|(n, ..)| n == "bars-log-12").unwrap();
    assert!(drawing.svg.contains("Aurora &amp; Söhne &lt;AG&gt;"));
    // a name that is cut keeps its whole self
    assert!(drawing.svg.contains(&format!("<title>{}</title>", LONG[2])));
}

#[test]
fn marks_stand_in_reading_order_with_the_callers_keys() {
    let chart = bar_chart(frame(Theme::Light, 546), &["甲", "乙", "丙", "丁", "戊"], &FIVE, true);
    let keys: Vec<String> = bars::bars(&chart).marks.into_iter().map(|m| m.key).collect();
    // bar, then its parts; the third has none, the fourth only its second
    let expect = ["0:0", "0:1", "0:2", "1:0", "1:1", "1:2", "2:0", "3:0", "3:2", "4:0", "4:1", "4:2"];
    assert_eq!(keys, expect);
}

#[test]
fn odd_values_and_empty_charts_draw() {
    let odd = [Some(f64::NAN), Some(-5.0), Some(f64::INFINITY), Some(0.0), None];
    let drawn = bars::bars(&bar_chart(frame(Theme::Light, 0), &LONG[..5], &odd, true));
    assert_eq!(drawn.marks.iter().filter(|m| m.key.ends_with(":0") && m.height == 18.0).count(), 4);
    assert!(drawn.marks.iter().all(|m| m.x.is_finite() && m.width.is_finite()));
    let none = bars::bars(&bar_chart(frame(Theme::Light, 546), &[], &[], false));
    assert!(none.marks.is_empty() && none.height > 0.0);
    let mut empty = stacked_chart(frame(Theme::Light, 546), &LONG[..2], Stack::Shares);
    empty.rows[0].segments = Ok(segments(0, &[0.0, 0.0], ""));
    empty.rows[1].segments = Ok(Vec::new());
    assert!(stacked::stacked(&empty).marks.is_empty());
}
