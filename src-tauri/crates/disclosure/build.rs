//! The tables of words as people write them, turned into what the program reads at its start in a fraction of the time:
//! each file of `data/` as JSON. English words get the forms that they have by rule.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

const TABLES: [&str; 7] = [
    "factors",
    "lexicon",
    "units",
    "metrics/environment",
    "metrics/social",
    "metrics/governance",
    "metrics/finance",
];

/// British spellings and American ones.
const SPELLINGS: [(&str, &str); 9] = [
    ("sulphur", "sulfur"),
    ("labour", "labor"),
    ("fibre", "fiber"),
    ("centre", "center"),
    ("programme", "program"),
    ("aluminium", "aluminum"),
    ("isation", "ization"),
    ("ised", "ized"),
    ("colour", "color"),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=data");
    let out = env::var("OUT_DIR")?;
    for table in TABLES {
        let from = format!("data/{table}.toml");
        let mut read: toml::Table =
            toml::from_str(&fs::read_to_string(&from)?).map_err(|e| format!("{from}: {e}"))?;
        if let Some(toml::Value::Table(terms)) = read.get_mut("terms") {
            add_forms(terms);
        }
        let to = Path::new(&out).join(format!("{table}.json"));
        fs::create_dir_all(to.parent().ok_or("no folder")?)?;
        fs::write(to, serde_json::to_string(&read)?)?;
    }
    Ok(())
}

/// Puts the forms of English terms beside them that no list has: plurals, the other spelling, a blank for a hyphen.
fn add_forms(terms: &mut toml::Table) {
    let words = |list: &toml::Value| -> Vec<String> {
        let words = list.as_array().into_iter().flatten();
        words.filter_map(|word| Some(word.as_str()?.to_owned())).collect()
    };
    let mut known: BTreeSet<String> = terms.values().flat_map(words).collect();
    for (_, list) in terms.iter_mut() {
        let mut forms: Vec<String> = words(list);
        let mut at = 0;
        // a form may have forms of its own
        while let Some(word) = forms.get(at).cloned() {
            at += 1;
            for form in forms_of(&word) {
                if known.insert(form.clone()) {
                    forms.push(form);
                }
            }
        }
        *list = forms.into();
    }
}

/// Verbs that may have a particle between them and what they did something to: 损失之工作日.
const VERBS: [&str; 8] = ["损失", "产生", "排放", "消耗", "接获", "收到", "举办", "购买"];

fn forms_of(word: &str) -> Vec<String> {
    let mut forms = vec![];
    for verb in VERBS {
        let Some((before, after)) = word.split_once(verb).filter(|(_, after)| after.chars().count() > 1)
        else {
            continue;
        };
        if !after.starts_with(['之', '的']) {
            forms.extend(["之", "的"].map(|particle| format!("{before}{verb}{particle}{after}")));
        }
    }
    if !word.is_ascii() || word.len() < 5 {
        return forms;
    }
    if word.contains('-') {
        forms.push(word.replace('-', " "));
    }
    for (british, american) in SPELLINGS {
        if word.contains(british) {
            forms.push(word.replace(british, american));
        } else if word.contains(american) {
            forms.push(word.replace(american, british));
        }
    }
    let last = word.rsplit([' ', '-']).next().unwrap_or_default();
    let noun = last.len() > 3 && last.bytes().all(|b| b.is_ascii_lowercase());
    let none = ["s", "ed", "ing", "ly"].iter().any(|end| last.ends_with(end));
    if noun && !none {
        forms.push(match word.strip_suffix('y').filter(|w| !w.ends_with(['a', 'e', 'o'])) {
            Some(stem) => format!("{stem}ies"),
            None => format!("{word}s"),
        });
    }
    forms
}
