//! Age bands, however worded, as the contract names them.

use std::ops::Range;

use document::next_digit;

use crate::quantity::has_digit;

/// The age bands of a label, with their places. A number without 岁 or "years" counts only where it is the whole label
/// or the label speaks of age.
pub fn bands(label: &str) -> Vec<(Range<usize>, String)> {
    if !has_digit(label) {
        return vec![];
    }
    // most numbers of labels are none that an age could be
    let numbers = numbers(label);
    if !numbers.iter().any(|(_, number)| plausible(*number)) {
        return vec![];
    }
    let speaks = label.contains('岁')
        || label.contains("年龄")
        || mentions(label, &["aged", "years", "age ", "by age"]);
    let bare = label
        .trim()
        .trim_start_matches("Total ")
        .trim_start_matches("Employees ")
        .replace(" to ", "-")
        .chars()
        .all(|c| c.is_ascii_digit() || " -~<>≤≥+至到以上下及或=岁,%".contains(c))
        || mentions(
            label,
            &[
                "under ",
                "below ",
                "over ",
                "above ",
                "and over",
                "and above",
                "or over",
                "or above",
                "and below",
                "and under",
                "or below",
                "or under",
                "between ",
            ],
        );
    if !speaks && !bare {
        return vec![];
    }
    let mut found = vec![];
    let mut i = 0;
    while i < numbers.len() {
        let (range, value) = numbers[i].clone();
        // 30岁及30岁以下: the same age again, which is taken in
        if let Some((next, again)) = numbers.get(i + 1)
            && *again == value
            && matches!(&label[range.end..next.start], "岁及" | "岁或" | "周岁及")
            && let Some((place, band)) = open_band(label, next, value).filter(|_| plausible(value))
        {
            let usual = (29..=31).contains(&value);
            let band = if band == format!("<{value}") && !usual { format!("<={value}") } else { band };
            found.push((range.start..place.end, band));
            i += 2;
            continue;
        }
        if let Some((next, upper)) = numbers.get(i + 1)
            && joins(&label[range.end..next.start])
        {
            let end = after_years(label, next.end);
            if plausible(value) && plausible(*upper) && value < *upper {
                let lead = label[..range.start].strip_suffix("between ").map_or(range.start, str::len);
                found.push((lead..end, between(value, *upper)));
            }
            i += 2;
            continue;
        }
        if plausible(value)
            && let Some((place, band)) = open_band(label, &range, value)
        {
            found.push((place, band));
        }
        i += 1;
    }
    found
}

fn mentions(label: &str, words: &[&str]) -> bool {
    let lower = label.to_ascii_lowercase();
    words.iter().any(|w| document::holds(&lower, w))
}

fn numbers(label: &str) -> Vec<(Range<usize>, u32)> {
    let bytes = label.as_bytes();
    let mut found = vec![];
    let mut from = 0;
    while let Some(at) = next_digit(label, from) {
        let length = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if length <= 2 {
            found.push((at..at + length, label[at..at + length].parse().unwrap_or(0)));
        }
        from = at + length;
    }
    found
}

fn joins(between: &str) -> bool {
    let between = between.trim().trim_start_matches('岁').trim();
    // 30≤Y<50, 30≤年龄<50
    let bounds = between.strip_prefix(['≤', '<']).and_then(|b| b.strip_suffix(['≤', '<']));
    if bounds.is_some_and(|b| b.chars().count() <= 4 && b.chars().all(char::is_alphabetic)) {
        return true;
    }
    matches!(
        between,
        "且小于"
            | "且未满"
            | "且不满"
            | "-"
            | "~"
            | "至"
            | "到"
            | "至未满"
            | "到未满"
            | "以上至未满"
            | "以上未满"
            | "to"
            | "—"
            | "--"
            | "及"
            | "(含)-"
            | "and"
    )
}

fn plausible(age: u32) -> bool {
    (14..=75).contains(&age)
}

fn after_years(label: &str, end: usize) -> usize {
    let rest = &label[end..];
    let skipped = rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    for word in ["岁", "周岁", "years old", "years of age", "years"] {
        if rest.to_ascii_lowercase().starts_with(word) {
            return end + skipped + word.len();
        }
    }
    end
}

fn between(lower: u32, upper: u32) -> String {
    match (lower, upper) {
        (29..=31, 49..=51) => "30-50".to_owned(),
        _ => format!("{lower}-{upper}"),
    }
}

/// 30岁以下, <30, ≥56, under 30, 50+.
fn open_band(label: &str, number: &Range<usize>, value: u32) -> Option<(Range<usize>, String)> {
    let years = after_years(label, number.end);
    let before = label[..number.start].trim_end().to_ascii_lowercase();
    let after = label[years..].trim_start().to_ascii_lowercase();
    let end_of = |word: &str| label.len() - label[years..].trim_start().len() + word.len();
    let prefixes: [(&str, &str); 18] = [
        ("≤", "<="),
        ("<=", "<="),
        ("≥", ">="),
        (">=", ">="),
        ("不大于", "<="),
        ("<", "<"),
        (">", ">"),
        ("小于", "<"),
        ("未满", "<"),
        ("低于", "<"),
        ("大于", ">"),
        ("超过", ">"),
        ("高于", ">"),
        ("under", "<"),
        ("below", "<"),
        ("over", ">"),
        ("above", ">"),
        ("aged", "="),
    ];
    let suffixes: [(&str, &str); 22] = [
        ("(含)以下", "<="),
        ("(含)以上", ">="),
        ("含以下", "<="),
        ("含以上", ">="),
        ("及以下", "<="),
        ("或以下", "<="),
        ("及以上", ">="),
        ("或以上", ">="),
        ("以下", "<"),
        ("以上", ">"),
        ("or below", "<="),
        ("or above", ">="),
        ("and below", "<="),
        ("and above", ">="),
        ("or older", ">="),
        ("or younger", "<="),
        ("and over", ">="),
        ("or over", ">="),
        ("and older", ">="),
        ("and under", "<="),
        ("or under", "<="),
        ("+", ">="),
    ];
    let suffix = suffixes.iter().find(|(w, _)| after.starts_with(w));
    let prefix = prefixes.iter().find(|(w, _)| before.ends_with(w));
    let (sign, range) = match (suffix, prefix) {
        (Some((word, sign)), _) => (*sign, number.start..end_of(word)),
        (None, Some((word, sign))) if *sign != "=" => {
            let start = label[..number.start].trim_end().len() - word.len();
            (*sign, start..years)
        }
        _ => return None,
    };
    let band = match (sign, value) {
        ("<", 29..=31) | ("<=", 29..=30) => "<30".to_owned(),
        (">", 49..=51) | (">=", 50..=51) => ">50".to_owned(),
        // 以上 takes the age itself in, as the law has it
        (">", _) if suffix.is_some() => format!(">={value}"),
        _ => format!("{sign}{value}"),
    };
    Some((range, band))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_of_labels() {
        for (label, want) in [
            ("30岁以下员工数量", vec!["<30"]),
            ("30～50岁员工数量".replace('～', "~").as_str(), vec!["30-50"]),
            ("50岁以上", vec![">50"]),
            ("18-25", vec!["18-25"]),
            ("≥56", vec![">=56"]),
            ("年龄30~50岁员工比例", vec!["30-50"]),
            ("25岁及以下", vec!["<=25"]),
            ("31-40岁", vec!["31-40"]),
            ("30至50岁", vec!["30-50"]),
            ("26至35岁，占", vec!["26-35"]),
            ("under 30 years old", vec!["<30"]),
            ("over 50", vec![">50"]),
            ("aged 30-50", vec!["30-50"]),
            ("51岁及以上", vec![">50"]),
            ("29岁及以下", vec!["<30"]),
            ("60岁以上", vec![">=60"]),
            ("30 to 50", vec!["30-50"]),
            ("65 and over", vec![">=65"]),
            ("15-24", vec!["15-24"]),
            ("30≤Y<50岁", vec!["30-50"]),
            ("30岁≤年龄<50岁", vec!["30-50"]),
            ("30岁及30岁以下", vec!["<30"]),
            ("25岁及25岁以下员工", vec!["<=25"]),
            ("51岁含以上", vec![">50"]),
            ("大于30岁且小于50岁", vec!["30-50"]),
            ("共38-40项", vec![]),
            ("2024", vec![]),
        ] {
            let found: Vec<String> = bands(label).into_iter().map(|(_, b)| b).collect();
            assert_eq!(found, want, "{label}");
        }
    }
}
