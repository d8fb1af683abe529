//! Numbers as a reader sees them. The page follows the same rule (`ui/src/i18n/number.ts`); exports have every digit.

use disclosure::Source;
use rust_decimal::{Decimal, RoundingStrategy};

/// Half away from zero, as people round.
const HALF_UP: RoundingStrategy = RoundingStrategy::MidpointAwayFromZero;

/// As a cell shows it: at most 2 decimals under 10,000 and none above, an estimate with 3 significant digits. What is not
/// zero never becomes `0`: it keeps two significant digits instead.
pub(crate) fn shown(value: Decimal, source: Source) -> String {
    if source == Source::Estimated {
        return parted(significant(value, 3).normalize());
    }
    let mut rounded = value.round_dp_with_strategy(2, HALF_UP);
    if rounded.abs() >= Decimal::from(10_000) {
        rounded = value.round_dp_with_strategy(0, HALF_UP);
    }
    if rounded.is_zero() && !value.is_zero() {
        rounded = significant(value, 2);
    }
    parted(if source == Source::Derived { rounded.normalize() } else { rounded })
}

fn significant(value: Decimal, digits: u32) -> Decimal {
    value.round_sf_with_strategy(digits, HALF_UP).unwrap_or(value)
}

/// Every digit, with thousands parted.
pub(crate) fn parted(value: Decimal) -> String {
    let text = value.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, f)| (whole, Some(f)));
    let mut out = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    fraction.map_or(out.clone(), |fraction| format!("{out}.{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_the_digits_they_deserve() {
        let r = Source::Reported;
        for (value, source, expect) in [
            ("0", r, "0"),
            ("292", r, "292"),
            ("292.0", r, "292.0"),
            ("1234.567", r, "1,234.57"),
            ("9999.996", r, "10,000"),
            ("1931183.4", r, "1,931,183"),
            ("-12345.5", r, "-12,346"),
            ("0.0001234", r, "0.00012"),
            ("0.320879", Source::Derived, "0.32"),
            ("3.20", Source::Derived, "3.2"),
            ("1428.27", Source::Estimated, "1,430"),
            ("0.4558", Source::Estimated, "0.456"),
            ("181.41", Source::Estimated, "181"),
            ("1234567", Source::Estimated, "1,230,000"),
        ] {
            assert_eq!(shown(value.parse().unwrap(), source), expect, "{value}");
        }
    }
}
