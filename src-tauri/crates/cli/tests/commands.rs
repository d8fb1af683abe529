//! What the terminal sees: exit status, language, and where the output goes.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn evenhand(language: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_evenhand"))
        .args(arguments)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", language)
        // what is written now and what is written a second later are the same
        .env("SOURCE_DATE_EPOCH", "1795832255")
        .output()
        .unwrap()
}

fn report() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/corpus/lanyu_2024.txt");
    path.to_str().unwrap().to_owned()
}

fn check(arguments: &[&str], status: i32, said: &str) {
    let output = evenhand("en_GB.UTF-8", arguments);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {stderr}");
    assert!(stderr.contains(said), "{arguments:?}: {stderr}");
}

#[test]
fn the_exit_status_tells_what_failed() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(at("empty.txt"), "").unwrap();
    fs::write(at("library.db"), "no database".repeat(100)).unwrap();
    let (library, none) = (at("library"), at("none"));
    check(&["extract", &report()], 0, "");
    check(&["extract", &report(), &at("empty.txt")], 1, "empty.txt: the file is empty");
    check(&["extract"], 2, "Usage: evenhand extract");
    check(&["compare", "--format", "pdf"], 2, "text, csv, json, html");
    check(&["import", "--library", &at(""), &report()], 3, "the library cannot be used");
    check(&["compare", "--library", &none, "--format", "json"], 3, "there is no library in this folder");
    check(&["import", "--library", &library, &report()], 0, "[1/1] ");
    let nowhere = at("missing/out.csv");
    check(&["compare", "--library", &library, "--format", "csv", "-o", &nowhere], 4, "cannot be written");
    check(&["compare", "--library", &library, "--format", "csv", "--year", "1901"], 1, "1901");
}

#[test]
fn words_are_in_the_terminals_language_and_json_in_english() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("empty.txt");
    fs::write(&file, "").unwrap();
    let file = file.to_str().unwrap();
    for (language, said) in
        [("en_GB", "the file is empty"), ("zh_CN.UTF-8", "文件是空的"), ("zh_HK", "檔案是空的")]
    {
        let stderr = String::from_utf8(evenhand(language, &["extract", file]).stderr).unwrap();
        assert!(stderr.contains(said), "{language}: {stderr}");
        let stdout = String::from_utf8(evenhand(language, &["extract", "--json", file]).stdout).unwrap();
        assert_eq!(
            stdout,
            format!(
                "{{\"file\":\"{file}\",\"error\":{{\"code\":\"file_empty\",\"message\":\"{file}: the file is empty\"}}}}\n"
            )
        );
    }
}

#[test]
fn the_table_names_company_facts_and_places() {
    let output = evenhand("en", &["extract", &report()]);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[0], report());
    assert!(lines[1].contains("604618  2024  zh-Hans"), "{}", lines[1]);
    assert!(lines[2].contains("metric") && lines[2].contains("page:line"), "{}", lines[2]);
    let headcount = lines.iter().find(|line| line.contains(" workforce.total  ") && line.contains(" 2024 "));
    assert!(headcount.is_some_and(|line| line.contains("2418") && line.contains("person")), "{text}");
}

#[test]
fn the_scorecard_goes_to_a_file_or_to_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library");
    let library = library.to_str().unwrap();
    let imported = evenhand("en", &["import", "--library", library, &report()]);
    assert!(String::from_utf8(imported.stdout).unwrap().starts_with("1 imported, 0 already there, 0 failed"));
    for format in ["csv", "json", "html"] {
        let file: PathBuf = folder.path().join(format);
        let compare = ["compare", "--library", library, "--format", format, "--lang", "zh-Hant"];
        let to_file = evenhand("en", &[&compare[..], &["-o", file.to_str().unwrap()]].concat());
        assert!(to_file.status.success() && to_file.stdout.is_empty(), "{to_file:?}");
        assert_eq!(evenhand("zh_CN", &compare).stdout, fs::read(&file).unwrap(), "{format}");
    }
}
