//! What a text states, in the short form that the tables of the tests have it in.

/// All facts of a text under a report's title, as `metric axis=value year value`, in the order of the catalogue.
pub fn facts(title: &str, text: &str) -> Vec<String> {
    let text = format!("{title}\n\n{text}\n");
    let report = disclosure::extract(&document::read(text.as_bytes(), "x.txt").unwrap());
    let shown = |fact: &disclosure::Fact| {
        let groups: Vec<String> =
            fact.breakdown.iter().map(|(axis, value)| format!("{axis}={value} ")).collect();
        format!("{} {}{} {}", fact.metric, groups.concat(), fact.period, fact.value.normalize())
    };
    report.facts.iter().map(shown).collect()
}

/// Holds what a text states against what it should.
#[allow(dead_code)] // not each of the tests that take this in has such tables
#[track_caller]
pub fn check(title: &str, text: &str, expect: &[&str]) {
    assert_eq!(facts(title, text), expect, "{text}");
}
