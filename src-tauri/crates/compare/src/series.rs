//! Values that a chart needs and a scorecard does not hold: one metric over all years, and the energy carriers as energy.

use disclosure::Breakdown;
use disclosure::catalogue::Metric;

use crate::columns::Picked;
use crate::estimates;
use crate::figures::Figures;
use crate::model::{Basis, Cell, Column, InputCompany};
use crate::rows;
use crate::units::Units;

/// A company's values of a metric's total, one a year that it has, ascending. Of all years' facts those that are
/// [`crate::needed`] do.
pub fn years(company: &InputCompany, units: Units, metric: &Metric) -> Vec<(i32, Cell)> {
    let value = |year: &i32| {
        let figures = Figures::of(company, *year);
        let mut cell = rows::cell(&figures, metric, &Breakdown::new(), rows::per(metric, Basis::Absolute))?;
        units.show_cell(&mut cell);
        cell.missing.is_none().then_some((*year, cell))
    };
    company.years.iter().filter_map(value).collect()
}

/// A carrier's amount as energy.
#[derive(Debug, Clone, PartialEq)]
pub struct Carrier {
    /// id in the catalogue: `energy.coal`, …
    pub metric: &'static str,
    /// as energy; estimated where it was stated as a mass or a volume
    pub cell: Cell,
}

/// What each company's energy is made of, as far as it is stated: electricity, heat and fuels, all in one unit. Renewable energy is
/// not among them, since it may be part of the electricity, nor is biomass, of which no factor is published.
pub fn energy_mix(picked: &[Picked], units: Units) -> Vec<(Column, Vec<Carrier>)> {
    let of = |picked: &Picked| {
        let carriers = estimates::carriers(&picked.figures).into_iter();
        let carriers = carriers.map(|(metric, known)| {
            let mut cell = rows::shown(&known);
            units.show_cell(&mut cell);
            Carrier { metric, cell }
        });
        (picked.column(), carriers.collect())
    };
    picked.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use disclosure::catalogue::metric;

    use super::*;
    use crate::columns::picked;
    use crate::testing::{company, fact};

    #[test]
    fn a_metric_over_the_years_includes_what_is_computed() {
        let mut facts = vec![
            fact("ghg.scope1", "", "1", "tCO2e"),
            fact("ghg.scope2", "", "2", "tCO2e"),
            fact("ghg.total", "", "9", "tCO2e"),
            fact("air.nox", "", "1", "t"),
        ];
        facts[2].year = 2022;
        facts[3].year = 2023;
        let found = years(&company(facts), Units::default(), metric("ghg.total").unwrap());
        let values: Vec<_> = found.iter().map(|(y, c)| (*y, c.value.as_str(), c.source.as_str())).collect();
        assert_eq!(values, [(2022, "9", "reported"), (2024, "3", "derived")]);
    }

    /// By hand: 10 t x 0.7143 kgce/kg = 7.143 tce, x 8.141 MWh/tce = 58.151163 MWh.
    #[test]
    fn carriers_are_turned_into_energy() {
        let facts = vec![
            fact("energy.coal", "", "10", "t"),
            fact("energy.electricity", "", "100", "MWh"),
            fact("energy.lpg", "", "5", "m3"),
            fact("energy.biomass", "", "7", "t"),
        ];
        let companies = [company(facts)];
        let found = energy_mix(&picked(&companies, &[]), Units::default());
        let values: Vec<_> =
            found[0].1.iter().map(|c| (c.metric, c.cell.value.as_str(), c.cell.source.as_str())).collect();
        // gaseous LPG has no factor
        let expect = [("energy.electricity", "100", "reported"), ("energy.coal", "58.1512", "estimated")];
        assert_eq!(values, expect);
    }
}
