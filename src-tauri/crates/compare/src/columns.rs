//! Which companies and years are shown, and how much and how well each of them discloses.

use disclosure::catalogue::{Metric, Pillar, metrics};
use disclosure::{Source, Status};
use rust_decimal::Decimal;

use crate::figures::Figures;
use crate::model::{Column, InputCompany, Pick};
use crate::working::Known;

/// A company and year with its values: what is stated and what follows. All that is asked of the same companies is asked of these,
/// so that it is worked out once.
#[derive(Debug)]
pub struct Picked<'a> {
    pub(crate) company: &'a InputCompany,
    pub(crate) year: Option<i32>,
    pub(crate) figures: Figures,
}

/// The companies in the order of the picks, or all of them as they come; a pick of an unknown company is left out.
pub fn picked<'a>(companies: &'a [InputCompany], picks: &[Pick]) -> Vec<Picked<'a>> {
    let find = |pick: &Pick| Some((companies.iter().find(|c| c.id == pick.company)?, pick.year));
    let chosen: Vec<(&InputCompany, Option<i32>)> = if picks.is_empty() {
        companies.iter().map(|c| (c, None)).collect()
    } else {
        picks.iter().filter_map(find).collect()
    };
    chosen
        .into_iter()
        .map(|(company, year)| {
            let year = year.or_else(|| latest(company));
            let figures = year.map(|y| Figures::of(company, y)).unwrap_or_default();
            Picked { company, year, figures }
        })
        .collect()
}

/// The years of a company that these picks show, by the years of its reports; none where all its facts must be known to tell.
pub fn years_shown(picks: &[Pick], company: u32, report_years: &[i32]) -> Option<Vec<i32>> {
    let newest = report_years.iter().max().copied();
    if picks.is_empty() {
        return newest.map(|year| vec![year]);
    }
    let of_company = picks.iter().filter(|pick| pick.company == company);
    of_company.map(|pick| pick.year.or(newest)).collect()
}

/// The newest report's year: facts may look further ahead or back.
fn latest(company: &InputCompany) -> Option<i32> {
    company.report_years.iter().max().or_else(|| company.years.iter().max()).copied()
}

/// Core metrics that a report can disclose: the denominators (pillar F) are not asked for by any framework.
pub(crate) fn asked(metric: &Metric) -> bool {
    metric.core && metric.pillar != Pillar::F
}

impl Picked<'_> {
    /// The company and what is told of it as a whole.
    pub fn column(&self) -> Column {
        let mut years = [self.company.report_years.as_slice(), &self.company.years].concat();
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        let core: Vec<&Metric> = metrics().iter().filter(|m| asked(m)).collect();
        Column {
            company: self.company.id,
            name: self.company.name.clone(),
            short_name: self.company.short_name.clone(),
            stock_code: self.company.stock_code.clone(),
            year: self.year,
            years,
            disclosed: count(core.iter().filter(|m| self.discloses(m))),
            asked: count(core.iter()),
            quality: self.year.map(|_| self.mean_quality(&core)),
        }
    }

    /// Whether its total is known, and can be drawn as a length.
    pub fn has_total(&self, metric: &Metric) -> bool {
        self.figures.total(&metric.id).is_some_and(|known| known.value >= Decimal::ZERO)
    }

    /// The report states it, or parts that add up to it; one subsidiary alone is not the group.
    pub(crate) fn discloses(&self, metric: &Metric) -> bool {
        self.figures
            .all(&metric.id)
            .any(|(breakdown, known)| !breakdown.contains_key("entity") && is_disclosed(known))
    }

    fn mean_quality(&self, core: &[&Metric]) -> f64 {
        let sum: u32 = core.iter().map(|m| u32::from(self.quality(m))).sum();
        f64::from(sum) / f64::from(count(core.iter()).max(1))
    }

    /// Of the total where there is one, else of the best part; 5 where there is nothing. A doubt lowers it by one.
    fn quality(&self, metric: &Metric) -> u8 {
        let lowered = |k: &Known| if k.doubt_count() > 0 { (k.quality + 1).min(5) } else { k.quality };
        let parts = || self.figures.all(&metric.id).map(|(_, k)| lowered(k)).min();
        self.figures.total(&metric.id).map(lowered).or_else(parts).unwrap_or(5)
    }
}

pub(crate) fn is_disclosed(known: &Known) -> bool {
    match known.source {
        Source::Reported => true,
        // typed in place of a statement that was read wrongly
        Source::Entered => known.status == Status::Corrected,
        Source::Derived => known.derivation.as_ref().is_some_and(|d| d.rule == "sum_of_parts"),
        Source::Estimated => false,
    }
}

/// A catalogue or a window full of companies always fits.
pub(crate) fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    items.fold(0, |n, _| n + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{company, fact};

    #[test]
    fn the_latest_year_is_that_of_the_newest_report() {
        let mut one = company(vec![fact("air.nox", "", "1", "t")]);
        (one.report_years, one.years) = (vec![2022, 2023], vec![2024]);
        let mut none = company(vec![]);
        none.id = 2;
        let companies = [one, none];
        let all = picked(&companies, &[]);
        let columns: Vec<Column> = all.iter().map(Picked::column).collect();
        assert_eq!(columns[0].year, Some(2023));
        assert_eq!(columns[0].years, [2024, 2023, 2022]);
        assert_eq!((columns[1].year, columns[1].quality, columns[1].disclosed), (None, None, 0));
        let picks = [
            Pick { company: 2, year: None },
            Pick { company: 9, year: None },
            Pick { company: 1, year: Some(2024) },
        ];
        let columns: Vec<Column> = picked(&companies, &picks).iter().map(Picked::column).collect();
        assert_eq!(
            columns.iter().map(|c| (c.company, c.year)).collect::<Vec<_>>(),
            [(2, None), (1, Some(2024))]
        );
    }

    #[test]
    fn the_years_that_are_shown_are_the_picked_ones_and_the_newest() {
        let pick = |company, year| Pick { company, year };
        for (picks, report_years, expect) in [
            (vec![], vec![2022, 2023], Some(vec![2023])),
            (vec![], vec![], None),
            (vec![pick(1, Some(2021))], vec![2022, 2023], Some(vec![2021])),
            (
                vec![pick(1, None), pick(2, Some(2020)), pick(1, Some(2022))],
                vec![2023],
                Some(vec![2023, 2022]),
            ),
            (vec![pick(1, Some(2021)), pick(1, None)], vec![], None),
            (vec![pick(2, None)], vec![2023], Some(vec![])),
        ] {
            assert_eq!(years_shown(&picks, 1, &report_years), expect, "{picks:?} {report_years:?}");
        }
    }

    #[test]
    fn stated_values_and_sums_are_disclosed() {
        let mut entered = fact("air.nox", "", "1", "t");
        entered.source = Source::Entered;
        let mut corrected = entered.clone();
        corrected.status = Status::Corrected;
        let m = "energy.electricity";
        for (facts, expect) in [
            (vec![fact("air.nox", "", "1", "t")], 1),
            (vec![entered], 0),
            (vec![corrected], 1),
            // a headcount in two parts, and the shares that follow from it: the first is disclosed
            (
                vec![
                    fact("workforce.total", "gender=male", "1", "u"),
                    fact("workforce.total", "gender=female", "1", "u"),
                ],
                1,
            ),
            (vec![fact(m, "entity=甲", "1", "MWh")], 0),
            (vec![fact(m, "entity=甲", "1", "MWh"), fact(m, "entity=乙", "1", "MWh")], 1),
            // electricity is disclosed, the scope 2 that is estimated from it is not
            (vec![fact(m, "", "1", "MWh")], 1),
            (vec![fact("finance.revenue", "", "1", "CNY")], 0),
            (vec![fact("air.voc", "", "1", "t")], 0),
        ] {
            let company = company(facts);
            assert_eq!(
                picked(std::slice::from_ref(&company), &[])[0].column().disclosed,
                expect,
                "{company:?}"
            );
        }
    }

    #[test]
    fn quality_is_the_mean_over_the_core() {
        let core = count(metrics().iter().filter(|m| asked(m)));
        let mut doubted = fact("water.consumption", "", "5", "m3");
        doubted.doubts = 1;
        // reported 2, doubted 3, estimated from electricity 3, the rest 5
        let company = company(vec![fact("energy.electricity", "", "1", "MWh"), doubted]);
        let expect = f64::from(5 * core - 3 - 2 - 2) / f64::from(core);
        assert_eq!(picked(std::slice::from_ref(&company), &[])[0].column().quality, Some(expect));
    }
}
