//! One company over the years, and what a person enters about it.

use compare::coverage::{Framework, frameworks};
use compare::{Pick, Query, Units};
use disclosure::catalogue::metric;
use disclosure::{Language, Untyped, typed};
use store::{Entry, Restated};

use crate::Library;
use crate::clock::now;
use crate::contract::{
    About, CompanyView, DeedInfo, DeedKind, EntryInfo, FrameworkGaps, NewEntry, Problem, ProblemCode,
    RestatedInfo, RestatedValue,
};
use crate::review::is_report_year;

/// What a person may enter: denominators, which reports leave to the annual report.
pub const ENTERABLE: [&str; 4] = ["finance.revenue", "area.floor", "output.total", "workforce.total"];

/// More years than these stand in no table.
const MOST_YEARS: usize = 12;

impl Library {
    /// All years of a company beside each other, with the core metrics or all of them.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn company(&self, company: u32, all: bool, units: Units) -> Result<CompanyView, Problem> {
        let pick = |year| Pick { company, year };
        let query = |companies| Query { companies, all, units, ..Query::default() };
        let newest = self.scorecard(&query(vec![pick(None)]))?;
        let years = newest.columns.first().map(|column| column.years.clone()).unwrap_or_default();
        let years = years.into_iter().take(MOST_YEARS).map(|year| pick(Some(year))).collect::<Vec<_>>();
        let mut scorecard = if years.is_empty() { newest } else { self.scorecard(&query(years))? };
        // A rank is among companies: of one company's years none is the best.
        let rows = scorecard.pillars.iter_mut().flat_map(|pillar| &mut pillar.rows);
        rows.flat_map(|row| row.cells.iter_mut().flatten()).for_each(|cell| cell.rank = None);
        let (restated, entries) =
            self.ask(|store| Ok((store.restated(company)?, store.entries(company)?)))?;
        Ok(CompanyView {
            scorecard,
            restated: restated.into_iter().map(restatement).collect(),
            entries: entries.into_iter().map(entry).collect(),
        })
    }

    /// What a company leaves out, in one year, of what each framework asks numbers for; the newest year where none is named.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn gaps(
        &self,
        company: u32,
        year: Option<i32>,
        language: Language,
    ) -> Result<Vec<FrameworkGaps>, Problem> {
        let query = Query { companies: vec![Pick { company, year }], ..Query::default() };
        let of = |framework: &Framework| {
            let covered = self.coverage(framework, &query, language)?.into_iter().next();
            Ok(covered.map(|covered| FrameworkGaps { name: framework.name(language).to_owned(), covered }))
        };
        frameworks().iter().filter_map(|framework| of(framework).transpose()).collect()
    }

    /// Enters a value that no report of a company states, or takes one out again.
    ///
    /// # Errors
    /// `value_not_a_number`, `unit_unfit`, `year_unlikely`, `source_missing`; `library_unusable`.
    pub fn enter(&self, company: u32, new: &NewEntry) -> Result<DeedInfo, Problem> {
        let known = metric(&new.metric).filter(|known| ENTERABLE.contains(&&*known.id));
        let known = known.ok_or_else(|| Problem::internal(format!("{} is not entered", new.metric)))?;
        let period = new.period.trim().to_owned();
        if !period.parse().is_ok_and(is_report_year) {
            return Err(Problem::new(ProblemCode::YearUnlikely, [("value", period)]));
        }
        let held = self.ask(|store| store.entries(company))?;
        let held = held.into_iter().find(|entry| entry.metric == known.id && entry.period == period);
        let (kind, entry) = match held {
            Some(held) if new.value.trim().is_empty() => (DeedKind::TakeOut, held),
            _ => (DeedKind::Enter, typed_entry(known, new, period)?),
        };
        let name = self.reports()?.into_iter().find(|row| row.company == company);
        let about = About {
            count: 1,
            company: name.map(|row| row.company_name).unwrap_or_default(),
            metric: entry.metric.clone(),
            period: entry.period.clone(),
            value: entry.value.to_string(),
            unit: entry.unit.clone(),
            ..About::default()
        };
        self.act(kind, about, |store, deed| match kind {
            DeedKind::TakeOut => store.take_out(company, &entry, deed),
            _ => store.enter(company, &entry, deed),
        })
    }
}

fn typed_entry(
    known: &disclosure::catalogue::Metric,
    new: &NewEntry,
    period: String,
) -> Result<Entry, Problem> {
    // Output is counted in whatever the company makes: its unit is a word that no catalogue knows.
    let free = known.unit == "output unit" && !new.unit.trim().is_empty();
    let unit = if free { known.unit.as_str() } else { new.unit.trim() };
    // Money without a currency compares with nothing; 元 that names no other is renminbi.
    let money = known.unit == "CUR";
    if money && unit.is_empty() {
        return Err(unfit(&new.unit, "CNY"));
    }
    let current = if money { "CNY" } else { &known.unit };
    let (value, typed_unit) = typed(known, &new.value, unit, current).map_err(|error| match error {
        Untyped::Value => Problem::new(ProblemCode::ValueNotANumber, [("value", new.value.clone())]),
        Untyped::Unit => unfit(&new.unit, &known.unit),
    })?;
    let source = new.source.trim();
    if source.is_empty() {
        return Err(Problem::new(ProblemCode::SourceMissing, []));
    }
    Ok(Entry {
        metric: known.id.clone(),
        period,
        value,
        unit: if free { new.unit.trim().to_owned() } else { typed_unit },
        source: source.to_owned(),
        note: new.note.trim().to_owned(),
        entered_at: now(),
    })
}

fn unfit(unit: &str, wanted: &str) -> Problem {
    Problem::new(ProblemCode::UnitUnfit, [("unit", unit.to_owned()), ("wanted", wanted.to_owned())])
}

fn restatement(restated: Restated) -> RestatedInfo {
    let value = |value: store::ReportValue| RestatedValue {
        fact: value.fact,
        file: value.file,
        report_year: value.report_year,
        value: value.value.to_string(),
    };
    RestatedInfo {
        metric: restated.metric,
        breakdown: restated.breakdown,
        period: restated.period,
        unit: restated.unit,
        values: restated.values.into_iter().map(value).collect(),
    }
}

fn entry(entry: Entry) -> EntryInfo {
    EntryInfo {
        metric: entry.metric,
        period: entry.period,
        value: entry.value.to_string(),
        unit: entry.unit,
        source: entry.source,
        note: entry.note,
        entered_at: entry.entered_at,
    }
}
