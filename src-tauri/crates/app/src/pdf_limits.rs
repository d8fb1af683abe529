//! What a PDF may cost: what is usual, and what the environment says.

use std::time::Duration;

use crate::contract::PdfLimits;

const MB: u64 = 1 << 20;

impl Default for PdfLimits {
    /// Ten times what the heaviest reports take.
    fn default() -> PdfLimits {
        PdfLimits { memory_mb: 512, seconds: 60, page_seconds: 10 }
    }
}

impl PdfLimits {
    /// The usual limits, or those of `EVENHAND_PDF_MEMORY` in MB and `EVENHAND_PDF_SECONDS`.
    pub fn from_environment() -> PdfLimits {
        let number = |name: &str| std::env::var(name).ok()?.trim().parse().ok();
        PdfLimits::default().with(number("EVENHAND_PDF_MEMORY"), number("EVENHAND_PDF_SECONDS"))
    }

    /// With another memory or time, where they are given. A page has its share of the file's time.
    pub fn with(self, memory_mb: Option<u32>, seconds: Option<u32>) -> PdfLimits {
        let seconds = seconds.unwrap_or(self.seconds).max(1);
        let page_seconds = (seconds / 6).max(1);
        PdfLimits { memory_mb: memory_mb.unwrap_or(self.memory_mb).max(1), seconds, page_seconds }
    }
}

impl From<PdfLimits> for reader::Limits {
    fn from(limits: PdfLimits) -> reader::Limits {
        reader::Limits {
            memory: u64::from(limits.memory_mb) * MB,
            time: Duration::from_secs(limits.seconds.into()),
            page_time: Duration::from_secs(limits.page_seconds.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_goes_before_what_is_usual() {
        for (memory, seconds, expect) in [
            (None, None, (512, 60, 10)),
            (Some(64), None, (64, 60, 10)),
            (None, Some(600), (512, 600, 100)),
            (Some(0), Some(0), (1, 1, 1)),
        ] {
            let PdfLimits { memory_mb, seconds, page_seconds } = PdfLimits::default().with(memory, seconds);
            assert_eq!((memory_mb, seconds, page_seconds), expect);
        }
    }
}
