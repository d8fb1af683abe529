//! What is compared: the companies of a library, or files that are read for this once.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use app::contract::{
    Basis, EnergyUnit, FileState, ImportEvent, MassUnit, MoneyUnit, Pick, Problem, ProblemCode, Query,
    Settings, Units,
};
use app::{Language, Library};
use clap::ValueEnum;

use crate::{Outcome, Pdf, Place, Stop, Tongue, complain, tell, words};

/// Which companies, which year, in which words.
#[derive(clap::Args, Clone)]
pub(crate) struct Source {
    /// Files and folders to compare without a library; none: the library's companies
    #[arg(value_name = "FILE", conflicts_with = "library")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    pdf: Pdf,
    /// Only companies that have this year [default: the latest year of each company]
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    /// The language of names and words [default: the system's]
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    lang: Option<Tongue>,
}

/// A library to ask, and of whom.
pub(crate) struct Opened {
    pub library: Library,
    pub picks: Vec<Pick>,
    pub language: Language,
    /// whether all files could be read and the year was found
    pub outcome: Outcome,
}

impl Opened {
    pub fn query(&self, basis: Basis, all: bool) -> Query {
        Query { companies: self.picks.clone(), basis, all, ..Query::default() }
    }
}

impl Source {
    /// None where nothing is left to compare: it has been said why.
    pub fn open(self, language: Language) -> Result<Option<Opened>, Stop> {
        let language = self.lang.map_or(language, Language::from);
        let mut outcome = Outcome::Complete;
        let library = if self.files.is_empty() {
            Library::open_existing(&self.place.folder()?)?
        } else {
            let library = Library::temporary()?;
            let mut failed = |state: FileState| {
                if let FileState::Failed { problem } = state {
                    outcome = Outcome::SomeFailed;
                    complain(&problem, language);
                }
            };
            let on_event = |event| match event {
                ImportEvent::File { state, .. } => failed(state),
                ImportEvent::Started { .. } | ImportEvent::Page { .. } | ImportEvent::Finished { .. } => {}
            };
            let stop = AtomicBool::new(false);
            let counts = library.import(
                &self.files,
                self.pdf.settings(Settings::from_environment()),
                on_event,
                &stop,
            )?;
            if counts.imported == 0 {
                return Ok(None);
            }
            library
        };
        let mut opened = Opened { library, picks: vec![], language, outcome };
        if let Some(year) = self.year {
            opened.picks = with_year(&opened.library, year)?;
            if opened.picks.is_empty() {
                tell(&words::no_year(year, language));
                return Ok(None);
            }
        }
        Ok(Some(opened))
    }
}

fn with_year(library: &Library, year: i32) -> Result<Vec<Pick>, Problem> {
    let columns = library.scorecard(&Query::default())?.columns;
    let with = columns.into_iter().filter(|column| column.years.contains(&year));
    Ok(with.map(|column| Pick { company: column.company, year: Some(year) }).collect())
}

/// How amounts are shown.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Shown {
    Absolute,
    PerEmployee,
    PerRevenue,
}

impl From<Shown> for Basis {
    fn from(shown: Shown) -> Basis {
        match shown {
            Shown::Absolute => Basis::Absolute,
            Shown::PerEmployee => Basis::PerEmployee,
            Shown::PerRevenue => Basis::PerRevenue,
        }
    }
}

/// In which units values are shown.
#[derive(clap::Args, Clone)]
pub(crate) struct InUnits {
    /// Units to show, divided by commas: MWh, GJ or tce for energy, t or kg for masses and emissions, thousand or million
    /// for money. What is stored stays as it is [default: MWh,t, money as it is]
    #[arg(long, value_enum, value_name = "UNIT", value_delimiter = ',')]
    units: Vec<Unit>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Unit {
    #[value(name = "MWh")]
    MWh,
    #[value(name = "GJ")]
    GJ,
    #[value(name = "tce")]
    Tce,
    T,
    Kg,
    Thousand,
    Million,
}

impl InUnits {
    /// The same query with its values in these units: what is not named is shown as it is stored.
    pub fn of(&self, query: Query) -> Query {
        Query { units: self.units(), ..query }
    }

    fn units(&self) -> Units {
        self.units.iter().fold(Units::default(), |units, unit| match unit {
            Unit::MWh => Units { energy: EnergyUnit::MWh, ..units },
            Unit::GJ => Units { energy: EnergyUnit::GJ, ..units },
            Unit::Tce => Units { energy: EnergyUnit::Tce, ..units },
            Unit::T => Units { mass: MassUnit::T, ..units },
            Unit::Kg => Units { mass: MassUnit::Kg, ..units },
            Unit::Thousand => Units { money: MoneyUnit::Thousand, ..units },
            Unit::Million => Units { money: MoneyUnit::Million, ..units },
        })
    }
}

/// To a file, or to standard output where none is named.
pub(crate) fn write(bytes: &[u8], path: Option<&Path>, out: &mut impl Write) -> Result<(), Stop> {
    match path {
        None => out.write_all(bytes)?,
        Some(path) => std::fs::write(path, bytes)
            .map_err(|error| Problem::at(ProblemCode::NotWritten, path).with("detail", error))?,
    }
    Ok(())
}
