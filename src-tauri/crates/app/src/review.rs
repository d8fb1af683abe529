//! What a person decides about facts: the queue of what waits, and the decisions.

use std::collections::BTreeSet;
use std::iter;
use std::sync::Arc;

use disclosure::catalogue::metric;
use disclosure::{Untyped, typed};
use rust_decimal::Decimal;
use store::{Correction, Decision, DecisionRow, FactKey, Place, ReviewFact};

use crate::Library;
use crate::contract::{
    About, Alike, DecisionInfo, DeedInfo, DeedKind, Judgement, PlaceInfo, Problem, ProblemCode, ReviewItem,
    ReviewQuery, ReviewQueue, Subject,
};
use crate::library::{HELD, doubt};
use crate::queue::{Matter, Queue, matters};

impl Library {
    /// What waits for a person, or what was decided.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn review(&self, query: &ReviewQuery) -> Result<ReviewQueue, Problem> {
        let queue = self.queue()?;
        let all = if query.decided { &queue.decided } else { &queue.open };
        let companies: BTreeSet<(u32, String)> =
            all.iter().map(|m| (m.fact.company, m.fact.company_name.clone())).collect();
        let rules: BTreeSet<String> =
            all.iter().flat_map(|m| m.fact.doubts.iter().map(|doubt| doubt.rule.clone())).collect();
        let wanted = |matter: &&Matter| {
            query.company.is_none_or(|company| matter.fact.company == company)
                && query.rule.as_ref().is_none_or(|rule| matter.fact.doubts.iter().any(|d| d.rule == *rule))
        };
        Ok(ReviewQueue {
            matching: count(all.iter().filter(wanted).count()),
            items: all.iter().filter(wanted).take(query.most as usize).map(item).collect(),
            open: count(queue.open.len()),
            decided: count(queue.decided.len()),
            companies: companies.into_iter().collect(),
            rules: rules.into_iter().collect(),
        })
    }

    fn queue(&self) -> Result<Arc<Queue>, Problem> {
        self.ask_held(|store, held| {
            if let Some(queue) = &held.queue {
                return Ok(Arc::clone(queue));
            }
            let (open, decided) = (store.open_facts()?, store.decided_facts()?);
            let fits = open.len() + decided.len() <= HELD;
            let alone = |fact| Matter { fact, also: vec![] };
            let queue =
                Arc::new(Queue { open: matters(open), decided: decided.into_iter().map(alone).collect() });
            held.queue = fits.then(|| Arc::clone(&queue));
            Ok(queue)
        })
    }

    /// What waits beside a fact in its report: of its metric, and in its table.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn alike(&self, fact: u32) -> Result<Alike, Problem> {
        let queue = self.queue()?;
        let open = || queue.open.iter().flat_map(|matter| iter::once(&matter.fact).chain(&matter.also));
        let Some(own) = open().find(|other| other.id == fact) else { return Ok(Alike::default()) };
        let ids = |same: &dyn Fn(&ReviewFact) -> bool| {
            open()
                .filter(|f| f.report == own.report && same(f))
                .map(|f| f.id)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect()
        };
        let table = |other: &ReviewFact| {
            !own.section.is_empty() && other.section == own.section && other.page == own.page
        };
        Ok(Alike {
            metric: ids(&|other| other.metric == own.metric),
            table: ids(&table),
            heading: own.section.clone(),
        })
    }

    /// Decides about facts; all of them are undone as one. A correction and another statement are of one fact.
    ///
    /// # Errors
    /// `value_not_a_number`, `unit_unfit`, `year_unlikely` of a correction; `library_unusable`.
    pub fn decide(&self, facts: &[u32], judgement: &Judgement, note: &str) -> Result<DeedInfo, Problem> {
        let first = facts.first().copied().unwrap_or_default();
        let fact = self.ask(|store| store.fact(first))?;
        let fact = fact.ok_or_else(|| Problem::internal(format!("no fact {first}")))?;
        let (kind, decision) = self.decision(&fact, judgement)?;
        let facts = match kind {
            DeedKind::Correct | DeedKind::Take => &facts[..1],
            _ => facts,
        };
        let (key, value) = match &decision {
            Decision::Correct(right) => (right.about.clone().unwrap_or_else(|| fact.key()), right.value),
            _ => (fact.key(), fact.value),
        };
        let about = About {
            count: count(facts.len()),
            company: fact.company_name,
            metric: key.metric,
            breakdown: key.breakdown,
            period: key.period,
            value: value.to_string(),
            unit: key.unit,
            ..About::default()
        };
        self.act(kind, about, |store, deed| store.decide(facts, &decision, note.trim(), deed))
    }

    fn decision(
        &self,
        fact: &store::FactDetail,
        judgement: &Judgement,
    ) -> Result<(DeedKind, Decision), Problem> {
        Ok(match judgement {
            Judgement::Accept => (DeedKind::Accept, Decision::Accept),
            Judgement::Reject => (DeedKind::Reject, Decision::Reject),
            Judgement::Note => (DeedKind::Note, Decision::Note),
            Judgement::Take { statement } => {
                let shown = self.fact(fact.id)?.map(|fact| fact.statements).unwrap_or_default();
                let taken = shown.into_iter().nth(*statement as usize);
                let value = taken.as_ref().and_then(|s| s.value.as_ref()?.parse::<Decimal>().ok());
                let (Some(taken), Some(value)) = (taken, value) else {
                    return Err(Problem::internal(format!("no statement {statement} with a value")));
                };
                let place = Place { file: taken.file, page: taken.page, line: taken.line, cell: taken.cell };
                (DeedKind::Take, Decision::Correct(Correction { value, about: None, place: Some(place) }))
            }
            Judgement::Correct { value, unit, metric, breakdown, period } => {
                let key = FactKey {
                    metric: metric.clone(),
                    breakdown: breakdown.clone(),
                    period: period.trim().to_owned(),
                    unit: fact.unit.clone(),
                };
                (DeedKind::Correct, Decision::Correct(correction(fact, key, value, unit)?))
            }
        })
    }
}

/// What was typed, in the metric's own unit.
fn correction(
    fact: &store::FactDetail,
    key: FactKey,
    value: &str,
    unit: &str,
) -> Result<Correction, Problem> {
    let known = metric(&key.metric).ok_or_else(|| Problem::internal(format!("no metric {}", key.metric)))?;
    let current = if key.metric == fact.metric { &fact.unit } else { &known.unit };
    let (value, unit) = typed(known, value, unit, current).map_err(|error| match error {
        Untyped::Value => Problem::new(ProblemCode::ValueNotANumber, [("value", value.to_owned())]),
        Untyped::Unit => {
            Problem::new(ProblemCode::UnitUnfit, [("unit", unit.to_owned()), ("wanted", known.unit.clone())])
        }
    })?;
    if !key.period.parse().is_ok_and(is_report_year) {
        return Err(Problem::new(ProblemCode::YearUnlikely, [("value", key.period)]));
    }
    let key = FactKey { unit, ..key };
    Ok(Correction { value, about: (key != fact.read_key).then_some(key), place: None })
}

fn item(matter: &Matter) -> ReviewItem {
    let Matter { fact, also } = matter.clone();
    ReviewItem {
        fact: fact.id,
        also: also.iter().map(|other| other.id).collect(),
        company: fact.company,
        company_name: fact.company_name,
        file: fact.file,
        metric: fact.metric,
        breakdown: fact.breakdown,
        period: fact.period,
        value: fact.value.to_string(),
        unit: fact.unit,
        source: fact.source.tag().to_owned(),
        status: fact.status.tag().to_owned(),
        confidence: fact.confidence,
        reasons: fact.reasons,
        doubts: fact.doubts.into_iter().map(doubt).collect(),
    }
}

pub(crate) fn subject(key: &FactKey, value: Decimal) -> Subject {
    Subject {
        metric: key.metric.clone(),
        breakdown: key.breakdown.clone(),
        period: key.period.clone(),
        value: value.to_string(),
        unit: key.unit.clone(),
    }
}

pub(crate) fn history(row: &DecisionRow, read: &FactKey) -> DecisionInfo {
    let (kind, about, place) = match &row.decision {
        Decision::Accept => (DeedKind::Accept, None, None),
        Decision::Reject => (DeedKind::Reject, None, None),
        Decision::Note => (DeedKind::Note, None, None),
        Decision::Correct(Correction { about, place, .. }) => {
            let kind = if place.is_some() { DeedKind::Take } else { DeedKind::Correct };
            (kind, about.as_ref(), place.as_ref())
        }
    };
    let place = place.map(|place| PlaceInfo {
        file: place.file.clone(),
        page: place.page,
        line: place.line,
        cell: place.cell.clone(),
    });
    DecisionInfo {
        kind,
        subject: subject(about.unwrap_or(read), row.value),
        place,
        note: row.note.clone(),
        decided_at: row.decided_at,
        undone: row.undone_at.is_some(),
    }
}

/// Whether a report may be for it: such reports have been written for some decades.
pub(crate) fn is_report_year(year: i32) -> bool {
    (1980..=2100).contains(&year)
}

pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
