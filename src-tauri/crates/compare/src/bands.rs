//! Age bands as the contract writes them: `<30`, `30-50`, `>50`, `18-25`, `<=25`, `>=56`.

/// Whole years, both ends within; an open end is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Band {
    pub low: Option<u32>,
    pub high: Option<u32>,
}

/// Bands that begin no later than this leave nobody out below.
const YOUNGEST: u32 = 20;

impl Band {
    pub fn parse(text: &str) -> Option<Band> {
        let number = |t: &str| t.parse::<u32>().ok();
        let band = if let Some(n) = text.strip_prefix("<=") {
            Band { low: None, high: Some(number(n)?) }
        } else if let Some(n) = text.strip_prefix(">=") {
            Band { low: Some(number(n)?), high: None }
        } else if let Some(n) = text.strip_prefix('<') {
            Band { low: None, high: Some(number(n)?.checked_sub(1)?) }
        } else if let Some(n) = text.strip_prefix('>') {
            Band { low: Some(number(n)?.checked_add(1)?), high: None }
        } else {
            let (low, high) = text.split_once('-')?;
            Band { low: Some(number(low)?), high: Some(number(high)?) }
        };
        Some(band)
    }
}

/// Whether the bands cover every age once: the first open or young enough, each beginning where the last one ended, the
/// last open.
pub(crate) fn are_complete<'a>(bands: impl Iterator<Item = &'a str>) -> bool {
    let Some(mut bands) = bands.map(Band::parse).collect::<Option<Vec<_>>>() else { return false };
    bands.sort();
    let (Some(first), Some(last)) = (bands.first(), bands.last()) else { return false };
    bands.len() > 1
        && first.low.is_none_or(|low| low <= YOUNGEST)
        && last.high.is_none()
        && bands.windows(2).all(|pair| {
            let follows = pair[0].high.and_then(|h| h.checked_add(1));
            follows.is_some() && follows == pair[1].low
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complete_bands_leave_nobody_out() {
        for (bands, expect) in [
            (&["<30", "30-50", ">50"][..], true),
            (&[">50", "<30", "30-50"], true),
            (&["18-25", "26-35", "36-45", "46-55", ">=56"], true),
            (&["<=25", "26-35", ">=36"], true),
            (&["<30", ">50"], false),
            (&["<30", "30-50"], false),
            (&["30-50", ">50"], false),
            (&["<30", "25-50", ">50"], false),
            (&[">=18"], false),
            (&["<30", "old"], false),
            (&["<0", ">=0"], false),
            (&[], false),
        ] {
            assert_eq!(are_complete(bands.iter().copied()), expect, "{bands:?}");
        }
    }
}
