//! The few words that the Rust side says itself: on charts, in the HTML report, in a spreadsheet's head. The page and the
//! terminal have their own. One struct, so that a language that lacks a word does not compile.

mod axes;
mod charts;
mod en;
mod files;
mod scores;
mod zh_hans;
mod zh_hant;

use disclosure::{Breakdown, Language};

pub(crate) use axes::of_breakdown;
pub(crate) use charts::{ChartWords, chart_words};
pub(crate) use files::{FileWords, file_words};
pub(crate) use scores::{ScoreWords, score_words};

/// All words of one language. A `fn` is a sentence with something in it.
pub(crate) struct Words {
    pub language: Language,
    pub program: &'static str,
    /// between short things in a row
    pub comma: &'static str,
    pub semicolon: &'static str,
    pub colon: &'static str,
    pub year: fn(i32) -> String,
    pub aside: fn(&str) -> String,
    /// of a currency, or of what is divided by
    million: fn(&str) -> String,
    thousand: fn(&str) -> String,

    pub company: &'static str,
    pub metric: &'static str,
    pub breakdown: &'static str,
    pub pillar: &'static str,
    pub unit: &'static str,
    pub value: &'static str,
    pub source: &'static str,
    pub status: &'static str,
    pub doubts: &'static str,
    /// environment, social, governance, scale
    pub pillars: [&'static str; 4],

    pub reported: &'static str,
    pub derived: &'static str,
    pub estimated: &'static str,
    pub entered: &'static str,
    pub in_doubt: &'static str,
    pub needs_review: &'static str,
    pub not_disclosed: &'static str,
    pub no_revenue: &'static str,
    pub no_employees: &'static str,

    pub absolute: &'static str,
    pub per_employee: &'static str,
    pub per_revenue: &'static str,

    pub emissions_title: &'static str,
    /// behind a unit
    pub log_scale: &'static str,
    pub log_note: &'static str,
    pub scope1: &'static str,
    pub scope2: &'static str,
    pub scopes_not_stated: &'static str,
    pub emissions_per_employee: &'static str,

    pub workforce_title: &'static str,
    pub share_of_employees: &'static str,
    pub women: &'static str,
    pub men: &'static str,
    pub people: fn(&str) -> String,
    pub counts_from_shares: fn(&str) -> String,
    pub shares_only: fn(&str) -> String,

    pub scorecard: &'static str,
    pub scorecard_note: fn(&str) -> String,
    pub disclosed: fn(u32, u32) -> String,
    pub quality: fn(&str) -> String,
    pub charts: &'static str,
    pub method: &'static str,
    pub method_text: &'static [&'static str],
    pub computed: &'static str,
    pub formula: &'static str,
    pub notes: &'static str,
    pub factors: &'static str,
    pub factor: &'static str,
    pub published_for: &'static str,
    pub any_year: &'static str,
    pub places: &'static str,
    pub places_note: &'static str,
    pub page_line: &'static str,
    pub quote: &'static str,
    pub as_printed: &'static str,
    pub written_by: fn(&str) -> String,

    units: fn(&str) -> Option<&'static str>,
    /// the measure word of what a metric counts, where it has its own
    counted: fn(&str) -> Option<&'static str>,
    currency: fn(&str) -> Option<&'static str>,
    note: fn(&str) -> Option<&'static str>,
    age: [fn(&str) -> String; 4],
    age_between: fn(&str, &str) -> String,
    category: fn(&str) -> String,
}

/// The words of a language.
pub(crate) fn words(language: Language) -> &'static Words {
    match language {
        Language::En => &en::WORDS,
        Language::ZhHans => &zh_hans::WORDS,
        Language::ZhHant => &zh_hant::WORDS,
    }
}

impl Words {
    /// `tCO2e/million CNY` as a reader writes it.
    pub fn unit(&self, code: &str) -> String {
        let scaled = |currency: &str, scale: fn(&str) -> String| match (currency, code.contains('/')) {
            ("CUR", false) => scale(self.unit_term("CUR")),
            _ => scale((self.currency)(currency).unwrap_or(currency)),
        };
        let term = |term: &str| match term.split_once(' ') {
            Some(("million", currency)) => scaled(currency, self.million),
            Some(("thousand", currency)) => scaled(currency, self.thousand),
            _ => self.unit_term(term).to_owned(),
        };
        code.split('/').map(term).collect::<Vec<_>>().join("/")
    }

    /// A metric's unit; a count has the measure word of what it counts.
    pub fn unit_of(&self, metric: &str, code: &str) -> String {
        let counted = if code == "count" { (self.counted)(metric) } else { None };
        counted.map_or_else(|| self.unit(code), ToOwned::to_owned)
    }

    /// A number with its unit, as in a sentence.
    pub fn amount(&self, number: &str, unit: &str) -> String {
        if unit == "person" { (self.people)(number) } else { format!("{number} {}", self.unit(unit)) }
    }

    fn unit_term<'a>(&self, term: &'a str) -> &'a str {
        match term {
            "tCO2e" => "tCO₂e",
            "tCO2" => "tCO₂",
            "kgCO2e" => "kgCO₂e",
            "kgCO2" => "kgCO₂",
            "m2" => "m²",
            "m3" => "m³",
            _ => (self.units)(term).or_else(|| (self.currency)(term)).unwrap_or(term),
        }
    }

    /// The word for a source of the contract.
    pub fn source_of(&self, source: &str) -> &'static str {
        match source {
            "derived" => self.derived,
            "estimated" => self.estimated,
            "entered" => self.entered,
            _ => self.reported,
        }
    }

    /// What stops a value from being computed.
    pub fn missing(&self, code: &str) -> &'static str {
        if code == "no_employees" { self.no_employees } else { self.no_revenue }
    }

    /// What a reader would get wrong about a computed value.
    pub fn note(&self, code: &str) -> &'static str {
        (self.note)(code).unwrap_or_default()
    }

    /// The part that a breakdown is about; empty for the total.
    pub fn breakdown(&self, breakdown: &Breakdown) -> String {
        of_breakdown(self, breakdown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Language; 3] = [Language::En, Language::ZhHans, Language::ZhHant];

    #[test]
    fn every_note_of_a_derivation_has_words() {
        for language in ALL {
            for code in compare::NOTES {
                assert!(!words(language).note(code).is_empty(), "{code} in {}", language.tag());
            }
        }
    }

    #[test]
    fn counts_have_their_measure_word() {
        let hans = words(Language::ZhHans);
        for (metric, unit, expect) in [
            ("supply.suppliers", "count", "家"),
            ("safety.lost_days", "count", "次"),
            ("supply.suppliers", "%", "%"),
        ] {
            assert_eq!(hans.unit_of(metric, unit), expect);
        }
        assert_eq!(words(Language::En).unit_of("supply.suppliers", "count"), "count");
    }

    #[test]
    fn units_read_well() {
        for (code, en, hans) in [
            ("tCO2e", "tCO₂e", "tCO₂e"),
            ("tCO2e/person", "tCO₂e/person", "tCO₂e/人"),
            ("m3/million CNY", "m³/CNY m", "m³/百万元"),
            ("t/million CUR", "t/million of revenue", "t/百万营收"),
            ("CNY", "CNY", "元"),
            ("million CNY", "CNY m", "百万元"),
            ("thousand HKD", "HKD k", "千港元"),
            ("million CUR", "own currency m", "百万各自货币"),
            ("tce/person", "tce/person", "tce/人"),
            ("%", "%", "%"),
        ] {
            assert_eq!(words(Language::En).unit(code), en);
            assert_eq!(words(Language::ZhHans).unit(code), hans);
        }
    }
}
