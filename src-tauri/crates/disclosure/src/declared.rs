//! What a report says once of its units, for all its figures: that its tons are short ones, that its injury rates are
//! per 200,000 hours. Reads no figure.

use rust_decimal::Decimal;

use crate::unit::Unit;

/// What is said of units once and for all.
#[derive(Debug, Clone, Default)]
pub struct Declared {
    short_tons: bool,
    /// hours that injury rates are per, where the whole report names one number of them
    hours: Option<Unit>,
}

/// Words of which one stands in each text that says so, in small letters.
pub const MARKS: &[&str] =
    &["short ton", "200,000 ", "per 100 ", "million ", "1,000,000 ", "工时", "工作小时"];

/// Looks for sentences that say so.
pub fn declared<'t>(texts: impl Iterator<Item = &'t str>) -> Declared {
    let (mut short_tons, mut short, mut million) = (false, false, false);
    for text in texts {
        // 可记录伤害率=件数×1,000,000/总工时
        if text.contains("工时") || text.contains("工作小时") {
            let per = |words: &[&str]| words.iter().any(|w| text.contains(w));
            short |= per(&["200,000", "20万工时", "二十万工时", "20万工作小时", "二十万工作小时"]);
            million |= per(&["1,000,000", "1000000", "百万工时", "百万工作小时"]);
        }
        let lower = text.to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|w| lower.contains(w));
        short_tons |=
            lower.contains("short ton") && says(&[" means ", " mean ", " refer", "unless", "defined as"]);
        short |= says(&["per 200,000 ", "200,000 hours", "200,000 work", "200,000 man", "200,000 employee"]);
        // a hundred people work 200,000 hours a year, as OSHA counts
        short |= says(&[
            "per 100 employees",
            "per 100 full-time",
            "per 100 full time",
            "per 100 workers",
            "per 100 fte",
        ]);
        // 2 million hours without an accident are no base
        let base = [
            "million hours",
            "million work",
            "million man",
            "million employee",
            "million exposure",
            "million person",
        ]
        .iter()
        .flat_map(|w| lower.match_indices(w))
        .any(|(at, _)| !counts(lower[..at].trim_end()));
        million |= (base || says(&["1,000,000 "])) && says(&["hours"]);
    }
    let hours = (short != million).then(|| Unit::per_hours(short));
    Declared { short_tons, hours }
}

/// Whether a text ends in a number other than one.
fn counts(text: &str) -> bool {
    let number = text.rsplit(' ').next().unwrap_or_default();
    number.starts_with(|c: char| c.is_ascii_digit()) && number != "1"
}

impl Declared {
    /// A printed unit as the report means it.
    pub fn unit(&self, unit: &Unit, printed: &str) -> Unit {
        let tons = self.short_tons && matches!(printed.trim().to_ascii_lowercase().as_str(), "ton" | "tons");
        if tons { unit.times(Decimal::new(90_718_474, 8)) } else { unit.clone() }
    }

    /// What rates of injuries are per.
    pub fn hours(&self) -> Option<&Unit> {
        self.hours.as_ref()
    }
}
