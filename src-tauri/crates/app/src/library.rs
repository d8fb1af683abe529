//! The open library: what is in it, in the words of the contract.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use compare::{InputCompany, InputFact, Pick};
use disclosure::catalogue::Metric;
use store::{CompanyFacts, Store, StoreError, StoredFact, Wanted};

use crate::clock::now;
use crate::contract::{
    Boxes, DoubtInfo, FactDetail, LibraryInfo, Note, NoteCode, Problem, ProblemCode, Query, QuotedLine,
    ReportRow, Scorecard, Statement,
};
use crate::pages::Pages;
use crate::problems::shown;
use crate::queue::Queue;
use crate::review::{history, subject};
use crate::{VERSION, libraries};

/// An open library. It may be shared between threads; they take turns.
#[derive(Debug)]
pub struct Library {
    folder: PathBuf,
    store: Mutex<Store>,
    held: Mutex<Held>,
    pub(crate) pages: Pages,
}

/// So many facts are held between two questions, which is some 100 MB; of more than these each question reads its own.
pub(crate) const HELD: usize = 200_000;

/// What was read last, until anything is written.
#[derive(Debug, Default)]
pub(crate) struct Held {
    state: (i64, i64),
    /// a room with ten charts asks for the same companies ten times
    companies: Option<(Shown, Companies)>,
    /// a decision asks for what waits, for what is like the next, and for how much is left
    pub(crate) queue: Option<Arc<Queue>>,
}

type Companies = Arc<Vec<InputCompany>>;

/// The companies that are asked for, with the years that are shown of them.
type Shown = BTreeSet<(u32, Option<i32>)>;

impl Library {
    /// Opens the library in a folder; makes it where there is none.
    ///
    /// # Errors
    /// `library_newer`, `library_unusable`.
    pub fn open(folder: &Path) -> Result<Library, Problem> {
        let store = Store::open(folder).map_err(|error| Problem::of_store(&error, folder))?;
        Ok(Library::over(folder.to_owned(), store))
    }

    /// Opens the library in a folder for a window: where another window has it open already, it is only read. Makes it where
    /// there is none.
    ///
    /// # Errors
    /// `library_newer`, `library_unusable`; `library_read_only` where it would have to be brought up to date first.
    pub fn occupy(folder: &Path) -> Result<Library, Problem> {
        let store = Store::occupy(folder).map_err(|error| Problem::of_store(&error, folder))?;
        Ok(Library::over(folder.to_owned(), store))
    }

    /// A library that is kept nowhere: for files that are compared without one.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn temporary() -> Result<Library, Problem> {
        let folder = PathBuf::new();
        let store = Store::in_memory().map_err(|error| Problem::of_store(&error, &folder))?;
        Ok(Library::over(folder, store))
    }

    fn over(folder: PathBuf, store: Store) -> Library {
        Library { folder, store: Mutex::new(store), held: Mutex::default(), pages: Pages::default() }
    }

    /// Opens a library that must be there already: who only reads must not leave an empty one behind.
    ///
    /// # Errors
    /// `library_newer`, `library_unusable`.
    pub fn open_existing(folder: &Path) -> Result<Library, Problem> {
        if libraries::is_library(folder) {
            return Library::open(folder);
        }
        Err(Problem::at(ProblemCode::LibraryUnusable, folder)
            .with("detail", "there is no library in this folder"))
    }

    /// Where it lies; none where it is kept nowhere.
    pub fn folder(&self) -> Option<&Path> {
        (!self.folder.as_os_str().is_empty()).then_some(&*self.folder)
    }

    pub(crate) fn ask<T>(
        &self,
        question: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, Problem> {
        // A panic while the lock was held leaves no half-done work: the transaction is undone.
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        question(&mut store).map_err(|error| Problem::of_store(&error, &self.folder))
    }

    /// Where it lies and how much is in it.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn info(&self) -> Result<LibraryInfo, Problem> {
        let reports = self.ask(|store| store.report_count())?;
        let read_only = self.ask(|store| Ok(store.is_read_only()))?;
        Ok(LibraryInfo {
            path: shown(&self.folder),
            version: VERSION.to_owned(),
            reports,
            read_only,
            settings: self.settings()?,
            // The window that has it open may be reading them now.
            unread: if read_only { vec![] } else { self.ask(|store| store.unread())? },
        })
    }

    /// Gives up the files that an interrupted import left.
    ///
    /// # Errors
    /// `library_unusable`, `library_read_only`.
    pub fn leave_unread(&self) -> Result<(), Problem> {
        self.ask(Store::settle_all_files)
    }

    /// Writes the library into one file, while it is in use.
    ///
    /// # Errors
    /// `not_written`.
    pub fn back_up(&self, to: &Path) -> Result<(), Problem> {
        let store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        store.back_up(to).map_err(|error| Problem::at(ProblemCode::NotWritten, to).with("detail", error))
    }

    /// Puts what a back-up holds in the place of what the library holds. What it held lies beside it afterwards, in the file
    /// whose path this gives.
    ///
    /// # Errors
    /// `library_newer`, `library_unusable` of the back-up; then nothing is changed.
    pub fn restore(&self, from: &Path) -> Result<PathBuf, Problem> {
        let kept = self.folder.join(format!("before-restore-{}.db", now()));
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Held::default();
        store.restore(from, &kept).map_err(|error| Problem::of_store(&error, from))?;
        Ok(kept)
    }

    /// All reports, in the order in which they came.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn reports(&self) -> Result<Vec<ReportRow>, Problem> {
        Ok(self.ask(|store| store.reports())?.into_iter().map(row).collect())
    }

    /// Companies by metrics.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn scorecard(&self, query: &Query) -> Result<Scorecard, Problem> {
        Ok(compare::scorecard(&self.companies(query)?, query))
    }

    /// The companies of a query with their facts of the years that it shows.
    pub(crate) fn companies(&self, query: &Query) -> Result<Companies, Problem> {
        let picks = &query.companies;
        let shown: Shown = picks.iter().map(|pick| (pick.company, pick.year)).collect();
        self.ask_held(|store, held| match &held.companies {
            Some((before, companies)) if *before == shown => Ok(Arc::clone(companies)),
            _ => {
                let wanted = |company, reports: &[i32]| {
                    compare::years_shown(picks, company, reports).map_or(Wanted::All, Wanted::Years)
                };
                let companies = Arc::new(read(store, picks, wanted)?);
                let facts: usize = companies.iter().map(|company| company.facts.len()).sum();
                held.companies = (facts <= HELD).then(|| (shown, Arc::clone(&companies)));
                Ok(companies)
            }
        })
    }

    /// The same with what tells a metric's value in any year.
    pub(crate) fn companies_over_years(
        &self,
        query: &Query,
        metric: &Metric,
    ) -> Result<Vec<InputCompany>, Problem> {
        let needed: Vec<_> = compare::needed(&metric.id).into_iter().collect();
        self.ask(|store| read(store, &query.companies, |_, _| Wanted::Metrics(needed.clone())))
    }

    /// Asks what may have been read before.
    pub(crate) fn ask_held<T>(
        &self,
        question: impl FnOnce(&mut Store, &mut Held) -> Result<T, StoreError>,
    ) -> Result<T, Problem> {
        self.ask(|store| {
            let state = store.state()?;
            let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
            if held.state != state {
                *held = Held { state, ..Held::default() };
            }
            question(store, &mut held)
        })
    }

    /// Everything about one fact; none where there is no such fact any more.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn fact(&self, id: u32) -> Result<Option<FactDetail>, Problem> {
        Ok(self.ask(|store| store.fact(id))?.map(detail))
    }
}

pub(crate) fn row(row: store::ReportRow) -> ReportRow {
    ReportRow {
        id: row.id,
        file: row.file,
        path: row.path,
        company: row.company,
        company_name: row.company_name,
        stock_code: row.stock_code,
        year: row.year,
        corrected: row.corrected,
        language: row.language.tag().to_owned(),
        pages: row.pages,
        facts: row.facts,
        to_review: row.to_review,
        doubts: row.doubts,
        notes: row.notes.into_iter().map(note).collect(),
        imported_at: row.imported_at,
    }
}

pub(crate) fn note(note: document::Note) -> Note {
    let code = match note.code {
        document::NoteCode::PagesArePictures => NoteCode::PagesArePictures,
        document::NoteCode::PagesRecognised => NoteCode::PagesRecognised,
        document::NoteCode::PagesNotRecognised => NoteCode::PagesNotRecognised,
        document::NoteCode::PagesIncomplete => NoteCode::PagesIncomplete,
        document::NoteCode::PagesLeft => NoteCode::PagesLeft,
        document::NoteCode::TextLeft => NoteCode::TextLeft,
    };
    Note { code, pages: note.pages }
}

fn read(
    store: &Store,
    picks: &[Pick],
    wanted: impl Fn(u32, &[i32]) -> Wanted,
) -> Result<Vec<InputCompany>, StoreError> {
    let ids: BTreeSet<u32> = picks.iter().map(|pick| pick.company).collect();
    let ids: Vec<_> = ids.into_iter().collect();
    Ok(store.companies(&ids, wanted)?.into_iter().map(company).collect())
}

fn company(company: CompanyFacts) -> InputCompany {
    InputCompany {
        id: company.id,
        short_name: company.short_name.unwrap_or_else(|| company.name.clone()),
        name: company.name,
        stock_code: company.stock_code,
        report_years: company.report_years,
        years: company.years,
        facts: company.facts.into_iter().filter_map(fact).collect(),
    }
}

/// None for a period that is no year: a scorecard compares years.
fn fact(fact: StoredFact) -> Option<InputFact> {
    Some(InputFact {
        id: fact.id,
        year: fact.period.parse().ok()?,
        metric: fact.metric,
        breakdown: fact.breakdown,
        value: fact.value,
        unit: fact.unit,
        source: fact.source,
        status: fact.status,
        doubts: fact.doubts,
    })
}

fn detail(fact: store::FactDetail) -> FactDetail {
    let now = subject(&fact.key(), fact.value);
    let read = subject(&fact.read_key, fact.read_value);
    let history = fact.decisions.iter().map(|decision| history(decision, &fact.read_key)).collect();
    let mut statements = fact.statements;
    // What the report says for the value that holds is what a reader wants to see first.
    statements.sort_by_key(|statement| {
        let says = statement.evidence.value.is_some_and(|value| value == fact.value);
        !says && fact.value != fact.read_value
    });
    FactDetail {
        id: fact.id,
        company_name: fact.company_name,
        report: fact.report,
        metric: fact.metric,
        breakdown: fact.breakdown,
        period: fact.period,
        value: fact.value.to_string(),
        unit: fact.unit,
        source: fact.source.tag().to_owned(),
        status: fact.status.tag().to_owned(),
        confidence: fact.confidence,
        approximate: fact.approximate,
        reasons: fact.reasons,
        statements: statements.into_iter().map(statement).collect(),
        doubts: fact.doubts.into_iter().map(doubt).collect(),
        read: (read != now).then_some(read),
        history,
    }
}

fn statement(statement: store::Statement) -> Statement {
    let evidence = statement.evidence;
    let quoted =
        |line: disclosure::QuoteLine| QuotedLine { number: line.number, text: line.text, marks: line.marks };
    Statement {
        report: statement.report,
        file: statement.file,
        language: statement.language.tag().to_owned(),
        page: evidence.page,
        pages: statement.pages,
        line: evidence.line,
        cell: evidence.cell,
        section: evidence.section,
        label: evidence.label,
        raw_value: evidence.raw_value,
        raw_unit: evidence.raw_unit,
        value: evidence.value.map(|value| value.to_string()),
        own: statement.own,
        lines: evidence.lines.into_iter().map(quoted).collect(),
        boxes: boxes(&evidence.boxes),
    }
}

fn boxes(boxes: &disclosure::Boxes) -> Boxes {
    let corners = |r: &disclosure::Rect| [r.x0, r.y0, r.x1, r.y1];
    Boxes {
        number: boxes.number.iter().map(corners).collect(),
        label: boxes.label.iter().map(corners).collect(),
    }
}

pub(crate) fn doubt(doubt: store::DoubtRow) -> DoubtInfo {
    DoubtInfo {
        rule: doubt.rule,
        severity: doubt.severity.tag().to_owned(),
        left: doubt.left,
        right: doubt.right,
        tolerance: doubt.tolerance.to_string(),
        facts: doubt.facts,
    }
}
