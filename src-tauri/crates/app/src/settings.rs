//! How files are read: what is usual, what the library keeps, and whether the machine can do it.

use std::ops::RangeInclusive;

use reader::{NoRecogniser, Recogniser};

use crate::Library;
use crate::contract::{PdfLimits, Problem, ProblemCode, RecogniserInfo, Settings};

/// The name that the library keeps them under.
const NAME: &str = "reading";

/// What may be set. Less memory than the least reads no report.
const MEMORY_MB: RangeInclusive<u32> = 64..=16_384;
const SECONDS: RangeInclusive<u32> = 1..=3_600;
const READERS: RangeInclusive<u32> = 1..=64;

impl Settings {
    /// What is usual, with the limits that the environment sets.
    pub fn from_environment() -> Settings {
        Settings { pdf: PdfLimits::from_environment(), ..Settings::default() }
    }

    /// # Errors
    /// `setting_out_of_range`.
    fn check(&self) -> Result<(), Problem> {
        let PdfLimits { memory_mb, seconds, page_seconds } = self.pdf;
        let within = [
            ("memory_mb", memory_mb, MEMORY_MB),
            ("seconds", seconds, SECONDS),
            ("page_seconds", page_seconds, 1..=seconds),
            ("readers", self.readers.unwrap_or(1), READERS),
        ];
        match within.into_iter().find(|(_, value, range)| !range.contains(value)) {
            None => Ok(()),
            Some((name, _, range)) => Err(Problem::new(
                ProblemCode::SettingOutOfRange,
                [
                    ("name", name.to_owned()),
                    ("least", range.start().to_string()),
                    ("most", range.end().to_string()),
                ],
            )),
        }
    }

    /// What recognises text, where that is wanted.
    ///
    /// # Errors
    /// `recogniser_missing`, `recogniser_without_chinese`: then it may have been removed, and only scans suffer.
    pub(crate) fn recogniser(&self) -> Result<Option<Recogniser>, Problem> {
        if self.recognise { Recogniser::find().map(Some).map_err(|lacking| lack(&lacking)) } else { Ok(None) }
    }
}

fn lack(lacking: &NoRecogniser) -> Problem {
    let code = match lacking {
        NoRecogniser::NotFound => ProblemCode::RecogniserMissing,
        NoRecogniser::NoChinese => ProblemCode::RecogniserWithoutChinese,
    };
    Problem::new(code, [])
}

/// What there is on this machine to recognise text with. It is looked for anew each time: the user may just have installed it.
pub fn recogniser() -> RecogniserInfo {
    match Recogniser::find() {
        Ok(found) => RecogniserInfo {
            version: found.version().to_owned(),
            languages: found.languages().to_vec(),
            problem: None,
        },
        Err(lacking) => {
            RecogniserInfo { version: String::new(), languages: vec![], problem: Some(lack(&lacking)) }
        }
    }
}

impl Library {
    /// How files are read: what was set, or what is usual. What an older program set and this one does not understand is as
    /// if it was not set.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn settings(&self) -> Result<Settings, Problem> {
        let kept = self.ask(|store| store.setting(NAME))?;
        let kept = kept.and_then(|kept| serde_json::from_str::<Settings>(&kept).ok());
        Ok(kept.filter(|kept| kept.check().is_ok()).unwrap_or_else(Settings::from_environment))
    }

    /// Keeps how files are to be read.
    ///
    /// # Errors
    /// `setting_out_of_range`; `recogniser_missing` and `recogniser_without_chinese` where that is turned on;
    /// `library_unusable`. Then nothing is changed.
    pub fn set_settings(&self, settings: Settings) -> Result<(), Problem> {
        settings.check()?;
        settings.recogniser()?;
        let text = serde_json::to_string(&settings).map_err(Problem::internal)?;
        self.ask(|store| store.set(NAME, &text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_checked_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let with = |memory_mb, seconds, page_seconds, readers| Settings {
            pdf: PdfLimits { memory_mb, seconds, page_seconds },
            readers,
            recognise: false,
        };
        for (settings, refused) in [
            (with(63, 60, 10, None), Some("memory_mb")),
            (with(512, 0, 1, None), Some("seconds")),
            (with(512, 3601, 1, None), Some("seconds")),
            (with(512, 60, 61, None), Some("page_seconds")),
            (with(512, 60, 10, Some(0)), Some("readers")),
            (with(1024, 600, 60, Some(3)), None),
            (with(64, 1, 1, None), None),
        ] {
            let before = library.settings().unwrap();
            let set = library.set_settings(settings).map_err(|problem| problem.params["name"].clone());
            assert_eq!(set, refused.map_or(Ok(()), |name| Err(name.to_owned())), "{settings:?}");
            let expect = if refused.is_some() { before } else { settings };
            assert_eq!(library.settings().unwrap(), expect);
        }
        drop(library);
        assert_eq!(Library::open(folder.path()).unwrap().settings().unwrap(), with(64, 1, 1, None));
    }

    #[test]
    fn what_is_kept_and_makes_no_sense_is_as_if_not_set() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        for kept in [
            "",
            "{}",
            r#"{"pdf":{"memory_mb":0,"seconds":1,"page_seconds":1},"readers":null,"recognise":false}"#,
        ] {
            library.ask(|store| store.set(NAME, kept)).unwrap();
            assert_eq!(library.settings().unwrap(), Settings::from_environment(), "{kept}");
        }
    }
}
