//! What leaves the program, read back by other readers: calamine, the csv and parquet crates, and the written form of JSON.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write};
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use app::contract::{Query, Settings};
use app::export::{Contents, SCHEMA_TEXT};
use app::{Language, Library};
use calamine::{Data, DataType, Reader, Xlsx};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use serde_json::Value;

/// 2026-11-28T02:17:35Z
const AT: i64 = 1_795_832_255;

fn contents(language: Language) -> Contents {
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/corpus");
    let files = ["lanyu_2024.txt", "panxiu_2024.txt", "jichuan_2023.txt"].map(|name| corpus.join(name));
    let library = Library::temporary().unwrap();
    let counts =
        library.import(&files, Settings::from_environment(), |_| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!(counts.imported, 3);
    library.contents(&Query { all: true, ..Query::default() }, language, AT).unwrap()
}

fn workbook(contents: &Contents) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(contents.xlsx().unwrap())).unwrap()
}

#[test]
fn a_workbook_holds_what_the_library_holds() {
    for (language, sheets) in [
        (Language::En, ["Scorecard", "Facts", "Doubts", "Computed values", "Method"]),
        (Language::ZhHans, ["对比", "数据", "疑点", "算出的数值", "方法"]),
        (Language::ZhHant, ["比較", "數據", "疑點", "計出的數值", "方法"]),
    ] {
        let contents = contents(language);
        let mut book = workbook(&contents);
        assert_eq!(book.sheet_names()[..4], sheets[..4]);
        assert_eq!(book.sheet_names().last().map(String::as_str), Some(sheets[4]));
        let facts = book.worksheet_range(sheets[1]).unwrap();
        assert_eq!(facts.height(), contents.facts.len() + 1);
        for (row, fact) in facts.rows().skip(1).zip(&contents.facts) {
            let expect: f64 = fact.value.to_string().parse().unwrap();
            assert_eq!(row[9].get_float(), Some(expect), "{fact:?}");
            assert_eq!(row[5], Data::String(fact.metric.clone()));
            assert_eq!(row[22].to_string(), fact.quote);
        }
        assert_eq!(book.worksheet_range(sheets[2]).unwrap().height(), contents.doubts.len() + 1);
        let about = book.worksheet_range(sheets[4]).unwrap();
        assert!(about.rows().any(|row| row[1] == Data::String("2026-11-28T02:17:35Z".into())));
        assert!(about.rows().any(|row| row[0] == Data::String("combustion.raw_coal".into())), "a factor");
    }
}

#[test]
fn the_scorecard_in_a_workbook_is_the_scorecard() {
    let contents = contents(Language::En);
    let range = workbook(&contents).worksheet_range("Scorecard").unwrap();
    let rows: Vec<_> = contents.compared.scorecard.pillars.iter().flat_map(|pillar| &pillar.rows).collect();
    for (given, row) in range.rows().skip(5).zip(&rows) {
        assert_eq!(given[1], Data::String(row.metric.clone()));
        for (given, cell) in given[5..].iter().zip(&row.cells) {
            match cell.as_ref().filter(|cell| cell.missing.is_none()) {
                Some(cell) => assert_eq!(given.get_float(), Some(cell.number), "{row:?}"),
                None => assert!(given.is_string(), "{given:?}"),
            }
        }
    }
    assert_eq!(range.height(), rows.len() + 5);
}

#[test]
fn parquet_holds_every_fact() {
    let contents = contents(Language::ZhHans);
    let mut written = tempfile::tempfile().unwrap();
    written.write_all(&contents.parquet().unwrap()).unwrap();
    let file = SerializedFileReader::new(written).unwrap();
    let said = file.metadata().file_metadata().key_value_metadata().unwrap();
    let get = |key: &str| said.iter().find(|pair| pair.key == key).and_then(|pair| pair.value.clone());
    assert_eq!(get("evenhand.written_at").as_deref(), Some("2026-11-28T02:17:35Z"));
    assert_eq!(get("evenhand.program"), Some(format!("evenhand {}", app::VERSION)));
    let rows: Vec<_> = file.get_row_iter(None).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows.len(), contents.facts.len());
    for (row, fact) in rows.iter().zip(&contents.facts) {
        let column = |name: &str| {
            row.get_column_iter().find(|(n, _)| *n == name).map(|(_, field)| field.clone()).unwrap()
        };
        assert_eq!(column("value_exact"), Field::Str(fact.value.to_string()));
        assert_eq!(column("value"), Field::Double(fact.value.to_string().parse().unwrap()));
        assert_eq!(column("metric"), Field::Str(fact.metric.clone()));
        assert_eq!(column("breakdown"), Field::Str(serde_json::to_string(&fact.breakdown).unwrap()));
        assert_eq!(column("quote"), Field::Str(fact.quote.clone()));
        assert_eq!(column("cell"), Field::Null);
        assert_eq!(column("line"), Field::Int(i32::try_from(fact.line).unwrap()));
    }
}

#[test]
fn json_keeps_to_its_written_form() {
    let schema: Value = serde_json::from_str(SCHEMA_TEXT).unwrap();
    let contents = contents(Language::En);
    let whole: Value = serde_json::from_str(&contents.json()).unwrap();
    holds(&schema, &schema, &whole, "$");
    assert_eq!(whole["facts"].as_array().unwrap().len(), contents.facts.len());
    let covered = whole["coverage"].as_array().unwrap();
    assert_eq!(covered.len(), app::frameworks().len() * contents.compared.scorecard.columns.len());
    holds(&schema, &schema, &serde_json::from_str(&contents.compared.json()).unwrap(), "$");
}

/// As much of JSON Schema as ours uses; what it does not know is a failure, so that nothing passes unread.
fn holds(root: &Value, schema: &Value, value: &Value, at: &str) {
    let kinds = |kind: &Value| match kind {
        Value::Array(kinds) => kinds.clone(),
        one => vec![one.clone()],
    };
    for (keyword, wanted) in schema.as_object().unwrap() {
        match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => {}
            "$ref" => holds(root, root.pointer(&wanted.as_str().unwrap()[1..]).unwrap(), value, at),
            "type" => {
                assert!(kinds(wanted).iter().any(|kind| is(kind, value)), "{at}: {value} is no {wanted}")
            }
            "const" => assert_eq!(value, wanted, "{at}"),
            "enum" => assert!(wanted.as_array().unwrap().contains(value), "{at}: {value}"),
            "anyOf" => {
                let null = wanted.as_array().unwrap().iter().any(|s| s["type"] == "null");
                assert!(null, "{at}: only what may be null is written so");
                if !value.is_null() {
                    holds(root, &wanted[0], value, at);
                }
            }
            "required" => wanted.as_array().unwrap().iter().for_each(|name| {
                assert!(value.get(name.as_str().unwrap()).is_some(), "{at}: {name} is missing");
            }),
            "properties" => {
                for (name, value) in value.as_object().unwrap() {
                    let schema =
                        wanted.get(name).unwrap_or_else(|| panic!("{at}: {name} is written nowhere"));
                    holds(root, schema, value, &format!("{at}.{name}"));
                }
            }
            "additionalProperties" if wanted == false => assert!(schema.get("properties").is_some(), "{at}"),
            "additionalProperties" => {
                value.as_object().unwrap().values().for_each(|value| holds(root, wanted, value, at));
            }
            "items" => value
                .as_array()
                .unwrap()
                .iter()
                .for_each(|value| holds(root, wanted, value, &format!("{at}[]"))),
            _ => panic!("the test knows no {keyword}"),
        }
    }
}

fn is(kind: &Value, value: &Value) -> bool {
    match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the test knows no {other}"),
    }
}

#[test]
fn csv_has_a_line_a_fact_and_says_where_it_comes_from() {
    let contents = contents(Language::En);
    let text = contents.csv();
    let text = text.strip_prefix('\u{feff}').expect("the mark that spreadsheets want");
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect();
    for (row, fact) in rows.iter().zip(&contents.facts) {
        assert_eq!((&row[9], &row[5]), (fact.value.to_string().as_str(), fact.metric.as_str()));
    }
    let about = &rows[contents.facts.len()..];
    assert!(about.iter().any(|row| &row[0] == "Written at (UTC)" && &row[1] == "2026-11-28T02:17:35Z"));
}

#[test]
fn what_looks_like_a_formula_is_a_text() {
    let mut contents = contents(Language::En);
    let hostile = ["=HYPERLINK(\"http://example.org\",\"x\")", "+1", "-1+2", "@SUM(A1)", "\t=1", "＝1+1"];
    for (fact, text) in contents.facts.iter_mut().zip(hostile) {
        fact.company_name = text.to_owned();
        fact.label = text.to_owned();
        fact.quote = text.repeat(20_000);
    }
    contents.compared.scorecard.columns[0].name = hostile[0].to_owned();
    contents.compared.scorecard.columns[0].short_name = hostile[0].to_owned();
    let mut book = workbook(&contents);
    for sheet in book.sheet_names() {
        assert!(book.worksheet_formula(&sheet).unwrap().is_empty(), "{sheet} has a formula");
    }
    let facts = book.worksheet_range("Facts").unwrap();
    for (row, text) in facts.rows().skip(1).zip(hostile) {
        assert_eq!(row[1], Data::String(text.to_owned()));
    }
    for text in [contents.compared.csv(), contents.csv()] {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        for field in
            reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        {
            let number = field.parse::<f64>().is_ok();
            assert!(number || !field.starts_with(['=', '+', '-', '@', '\t', '＝']), "{field:?}");
        }
    }
}
