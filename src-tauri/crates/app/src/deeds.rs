//! What a person does that can be undone, and undo and redo themselves: one list for the whole library, kept across restarts.

use store::{Action, Deed, ReportCorrection, Store, StoreError};

use crate::Library;
use crate::clock::now;
use crate::contract::{About, DeedInfo, DeedKind, Problem, ProblemCode, Turns};
use crate::review::{count, is_report_year};

impl Library {
    /// Takes back the last thing that was done; none where nothing is left.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn undo(&self) -> Result<Option<DeedInfo>, Problem> {
        Ok(self.ask(|store| store.undo(now()))?.and_then(info))
    }

    /// Does again what was undone last; none where there is nothing, or something else was done since.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn redo(&self) -> Result<Option<DeedInfo>, Problem> {
        Ok(self.ask(Store::redo)?.and_then(info))
    }

    /// What undo and redo would do.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn turns(&self) -> Result<Turns, Problem> {
        let (undo, redo) = self.ask(|store| store.next_turns())?;
        Ok(Turns { undo: undo.and_then(info), redo: redo.and_then(info) })
    }

    /// Takes reports out of the library. The files are not touched.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn remove_reports(&self, ids: &[u32]) -> Result<DeedInfo, Problem> {
        let about = self.about_reports(ids)?;
        self.act(DeedKind::RemoveReports, about, |store, deed| store.remove_reports(ids, deed))
    }

    /// Says whose reports are, and for which year; what is none stays as it was.
    ///
    /// # Errors
    /// `year_unlikely`, `library_unusable`.
    pub fn correct_reports(
        &self,
        ids: &[u32],
        company: Option<&str>,
        year: Option<i32>,
    ) -> Result<DeedInfo, Problem> {
        let company = company.map(str::trim).filter(|name| !name.is_empty());
        if let Some(year) = year.filter(|year| !is_report_year(*year)) {
            return Err(Problem::new(ProblemCode::YearUnlikely, [("value", year.to_string())]));
        }
        let before = self.about_reports(ids)?;
        let about = About {
            company: company.map_or(before.company, ToOwned::to_owned),
            period: year.map_or(before.period, |year| year.to_string()),
            ..before
        };
        let correction = ReportCorrection { company, year };
        self.act(DeedKind::CorrectReports, about, |store, deed| store.correct_reports(ids, &correction, deed))
    }

    /// Says that companies are one, under the name of `into`.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn merge_companies(&self, companies: &[u32], into: u32) -> Result<DeedInfo, Problem> {
        let known = self.reports()?;
        let name = |id: u32| known.iter().find(|row| row.company == id).map(|row| row.company_name.clone());
        let about = About {
            count: count(companies.len()),
            company: name(into).unwrap_or_default(),
            value: companies.first().and_then(|id| name(*id)).unwrap_or_default(),
            ..About::default()
        };
        self.act(DeedKind::MergeCompanies, about, |store, deed| store.merge(companies, into, deed))
    }

    fn about_reports(&self, ids: &[u32]) -> Result<About, Problem> {
        let known = self.reports()?;
        let first = known.into_iter().find(|row| ids.contains(&row.id));
        let first = first.ok_or_else(|| Problem::internal(format!("no report {ids:?}")))?;
        Ok(About {
            count: count(ids.len()),
            company: first.company_name,
            file: first.file,
            period: first.year.map(|year| year.to_string()).unwrap_or_default(),
            ..About::default()
        })
    }

    /// Does something and says what was done.
    pub(crate) fn act(
        &self,
        kind: DeedKind,
        about: About,
        act: impl FnOnce(&mut Store, Deed<'_>) -> Result<Option<u32>, StoreError>,
    ) -> Result<DeedInfo, Problem> {
        let at = now();
        let word = serde_json::to_value(kind).map_err(Problem::internal)?;
        let text = serde_json::to_string(&about).map_err(Problem::internal)?;
        let deed = Deed { kind: word.as_str().unwrap_or_default(), about: &text, at };
        match self.ask(|store| act(store, deed))? {
            Some(_) => Ok(DeedInfo { kind, about, done_at: at }),
            None => Err(Problem::internal(format!("there was nothing to {}", deed.kind))),
        }
    }
}

/// None for what another version of the program did and this one has no word for; it is done or undone all the same.
fn info(action: Action) -> Option<DeedInfo> {
    let kind = serde_json::from_value(action.kind.into()).ok()?;
    let about = serde_json::from_str(&action.about).unwrap_or_default();
    Some(DeedInfo { kind, about, done_at: action.done_at })
}
