//! Values that need an emission or energy factor: scope 1 from fuels, scope 2 from electricity and heat, energy in all
//! from its carriers. Only where the report gives none, and never without the factors that were used.

use disclosure::Breakdown;
use disclosure::catalogue::{Factor, factors};
use rust_decimal::Decimal;

use crate::figures::Figures;
use crate::sums;
use crate::working::{Known, Way, Working};

/// Fuels, and the name that their factors go by.
const FUELS: [(&str, &str); 6] = [
    ("energy.coal", "raw_coal"),
    ("energy.natural_gas", "natural_gas"),
    ("energy.diesel", "diesel"),
    ("energy.petrol", "petrol"),
    ("energy.lpg", "lpg"),
    ("energy.fuel_oil", "fuel_oil"),
];

const SCOPES: [&str; 3] = ["ghg.scope1", "ghg.scope2", "ghg.total"];

const GJ_PER_MWH: Decimal = Decimal::from_parts(36, 0, 0, false, 1);
/// 29.3076 GJ, as the contract has it.
const MWH_PER_TCE: Decimal = Decimal::from_parts(8141, 0, 0, false, 3);
const THOUSAND: Decimal = Decimal::ONE_THOUSAND;

/// What a metric is estimated from, or what stands against an estimate or is noted beside it.
pub(crate) fn inputs(metric: &str) -> Vec<&'static str> {
    let scope = SCOPES.contains(&metric);
    if !scope && metric != "energy.total" {
        return vec![];
    }
    let of_energy = with_power().map(|(carrier, _)| carrier).chain(["energy.biomass", "energy.renewable"]);
    of_energy.chain(SCOPES.into_iter().filter(|_| scope)).collect()
}

pub(crate) fn add(figures: &mut Figures) {
    if !states_ghg(figures) {
        add_scope1(figures);
        add_scope2(figures);
        sums::add_total(figures, "ghg.total", &["ghg.scope1", "ghg.scope2"]);
    }
    add_energy(figures);
}

/// One scope stated is enough to leave the rest to the report; the figure of a single subsidiary is not.
fn states_ghg(figures: &Figures) -> bool {
    SCOPES.iter().any(|m| figures.all(m).any(|(breakdown, _)| !breakdown.contains_key("entity")))
}

fn add_scope1(figures: &mut Figures) {
    let mut working = Working::default();
    let mut sum = Running::default();
    for (metric, fuel) in FUELS {
        let Some(known) = figures.total(metric) else { continue };
        // tried on the side, so that a fuel that cannot be converted leaves no trace but the note
        let mut trial = Working::default();
        let amount = Amount::new(known.value);
        match combustion(&mut trial, amount, &known.unit, fuel) {
            Some(term) if sum.add(&term) => {
                working.input(metric, &Breakdown::new(), known);
                working.adopt_factors(trial);
            }
            _ => working.note("fuel_left_out"),
        }
    }
    if sum.is_empty() {
        return;
    }
    working.note("stated_fuels_only");
    if figures.all("energy.biomass").next().is_some() {
        working.note("biomass_left_out");
    }
    let known = working.finish(Way::Estimate, "estimate_scope1", &sum.text(), sum.value, "tCO2e");
    figures.add("ghg.scope1", Breakdown::new(), known);
}

/// Tonnes of CO2 from a fuel in the dimension that was printed.
fn combustion(working: &mut Working, amount: Amount, unit: &str, fuel: &str) -> Option<Amount> {
    let mut factor = |kind: &str| named(kind, fuel).map(|f| working.factor(f));
    match (unit, fuel) {
        // t x kg/kg and thousand m3 x kg/m3 are tonnes
        ("t", f) if f != "natural_gas" => amount.times(factor("combustion")?),
        ("m3", "natural_gas") => amount.times(factor("combustion")?)?.over(THOUSAND),
        ("L", _) => amount.times(factor("density")?)?.times(factor("combustion")?)?.over(THOUSAND),
        // GJ ÷ (MJ/kg) are tonnes, GJ ÷ (MJ/m3) thousand m3
        ("MWh", _) => amount.times(GJ_PER_MWH)?.over(factor("ncv")?)?.times(factor("combustion")?),
        _ => None,
    }
}

fn add_scope2(figures: &mut Figures) {
    let Some(electricity) = figures.total("energy.electricity").filter(|k| k.unit == "MWh") else { return };
    let Some(grid) = grid_factor(figures.year) else { return };
    let mut working = Working::default();
    let mut sum = Running::default();
    let used = working.input("energy.electricity", &Breakdown::new(), electricity);
    // kgCO2/kWh are tCO2/MWh
    let Some(term) = Amount::new(used).times(working.factor(grid)) else { return };
    if !sum.add(&term) {
        return;
    }
    if grid.year != Some(figures.year) {
        working.note("nearest_grid_year");
    }
    if let Some(heat) = figures.total("energy.heat").filter(|k| k.unit == "MWh") {
        let used = working.input("energy.heat", &Breakdown::new(), heat);
        let term = named("heat", "purchased")
            .and_then(|factor| Amount::new(used).times(GJ_PER_MWH)?.times(working.factor(factor)));
        if !term.is_some_and(|t| sum.add(&t)) {
            return;
        }
    }
    if figures.all("energy.renewable").next().is_some() {
        working.note("renewable_not_subtracted");
    }
    let known = working.finish(Way::Estimate, "estimate_scope2", &sum.text(), sum.value, "tCO2e");
    figures.add("ghg.scope2", Breakdown::new(), known);
}

/// Electricity and at least one more carrier, all of them convertible; else nothing, since a total that leaves a stated
/// carrier out is wrong. Renewable energy may be part of the electricity or come on top: it stays out, with a note.
fn add_energy(figures: &mut Figures) {
    if figures.total("energy.total").is_some() || figures.all("energy.biomass").next().is_some() {
        return;
    }
    let mut working = Working::default();
    let mut sum = Running::default();
    let mut carriers = 0;
    for (metric, fuel) in with_power() {
        let Some(known) = figures.total(metric) else {
            if metric == "energy.electricity" || figures.all(metric).next().is_some() {
                return;
            }
            continue;
        };
        let amount = Amount::new(working.input(metric, &Breakdown::new(), known));
        if !energy(&mut working, amount, &known.unit, fuel).is_some_and(|term| sum.add(&term)) {
            return;
        }
        carriers += 1;
    }
    if carriers < 2 {
        return;
    }
    working.note("stated_carriers_only");
    if figures.all("energy.renewable").next().is_some() {
        working.note("renewable_not_added");
    }
    let converted = working.has_factors();
    let (way, rule) = if converted { (Way::Estimate, "energy_by_tce") } else { (Way::Sum, "sum_of_parts") };
    let known = working.finish(way, rule, &sum.text(), sum.value, "MWh");
    figures.add("energy.total", Breakdown::new(), known);
}

/// The carriers that are stated and can be told as energy, each in MWh.
pub(crate) fn carriers(figures: &Figures) -> Vec<(&'static str, Known)> {
    let of = |(metric, fuel): (&'static str, &str)| {
        let known = figures.total(metric)?;
        if known.unit == "MWh" {
            return Some((metric, known.clone()));
        }
        let mut working = Working::default();
        let amount = Amount::new(working.input(metric, &Breakdown::new(), known));
        let term = energy(&mut working, amount, &known.unit, fuel)?;
        Some((metric, working.finish(Way::Estimate, "energy_by_tce", &term.text, term.value, "MWh")))
    };
    with_power().filter_map(of).collect()
}

/// Electricity, heat and the fuels.
fn with_power() -> impl Iterator<Item = (&'static str, &'static str)> {
    [("energy.electricity", ""), ("energy.heat", "")].into_iter().chain(FUELS)
}

/// MWh of a carrier, by way of coal equivalent where it is not stated as energy.
fn energy(working: &mut Working, amount: Amount, unit: &str, fuel: &str) -> Option<Amount> {
    let coal_equivalent = match (unit, fuel) {
        ("MWh", _) => return Some(amount),
        ("m3", "natural_gas") => {
            // published as a range: its middle
            working.note("gas_heat_content_range");
            let [low, high] = ["natural_gas_low", "natural_gas_high"].map(|f| named("tce", f));
            let (low, high) = (working.factor(low?), working.factor(high?));
            let middle = low.checked_add(high)?.checked_div(Decimal::TWO)?;
            amount.times(middle)?.over(THOUSAND)?
        }
        ("t", f) if f != "natural_gas" => amount.times(working.factor(named("tce", fuel)?))?,
        ("L", _) => {
            let density = working.factor(named("density", fuel)?);
            amount.times(density)?.times(working.factor(named("tce", fuel)?))?.over(THOUSAND)?
        }
        _ => return None,
    };
    coal_equivalent.times(MWH_PER_TCE)
}

/// A liquid fuel that was printed in tonnes, in the litres of its row. A density is no emission factor: the value is
/// derived, and as sure as what was printed.
pub(crate) fn in_litres(metric: &str, breakdown: &Breakdown, known: &Known) -> Option<Known> {
    let fuel = metric.strip_prefix("energy.").filter(|_| known.unit == "t" && known.derivation.is_none())?;
    let density = named("density", fuel)?;
    let mut working = Working::default();
    let amount = Amount::new(working.input(metric, breakdown, known)).times(THOUSAND)?;
    // t x 1000 are kg, ÷ kg/L are litres
    let litres = amount.over(working.conversion(density))?;
    Some(working.finish(Way::Ratio, "by_density", &litres.text, litres.value, "L"))
}

fn named(kind: &str, name: &str) -> Option<&'static Factor> {
    factors().iter().find(|f| f.region == "CN" && f.id.split_once('.') == Some((kind, name)))
}

/// The national grid factor of the year, or of the nearest year there is, the earlier of two.
fn grid_factor(year: i32) -> Option<&'static Factor> {
    factors()
        .iter()
        .filter(|f| f.id == "grid.national")
        .filter_map(|f| Some((f.year?, f)))
        .min_by_key(|(published, _)| (year.abs_diff(*published), *published))
        .map(|(_, f)| f)
}

/// A number together with the arithmetic that gave it.
#[derive(Debug, Clone)]
struct Amount {
    value: Decimal,
    text: String,
}

impl Amount {
    fn new(value: Decimal) -> Amount {
        Amount { value, text: value.to_string() }
    }

    fn times(self, factor: Decimal) -> Option<Amount> {
        Some(Amount { value: self.value.checked_mul(factor)?, text: format!("{} × {factor}", self.text) })
    }

    fn over(self, divisor: Decimal) -> Option<Amount> {
        Some(Amount { value: self.value.checked_div(divisor)?, text: format!("{} ÷ {divisor}", self.text) })
    }
}

/// A sum of such numbers.
#[derive(Debug, Default)]
struct Running {
    value: Decimal,
    terms: Vec<String>,
}

impl Running {
    /// Whether it still fits.
    fn add(&mut self, amount: &Amount) -> bool {
        let Some(sum) = self.value.checked_add(amount.value) else { return false };
        self.value = sum;
        self.terms.push(amount.text.clone());
        true
    }

    fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    fn text(&self) -> String {
        self.terms.join(" + ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Figures;
    use crate::testing::{company, fact, figures, formula, shown};

    fn of_year(year: i32, rows: &[(&str, &str, &str)]) -> Figures {
        let facts = rows.iter().map(|(m, v, u)| {
            let mut fact = fact(m, "", v, u);
            fact.year = year;
            fact
        });
        Figures::of(&company(facts.collect()), year)
    }

    fn ghg(f: &Figures) -> [String; 3] {
        ["ghg.scope1", "ghg.scope2", "ghg.total"].map(|m| shown(f, m, ""))
    }

    /// By hand: 1,931,183 t x 1.9003 = 3,669,827.0549 t; 149,211 L x 0.8275 kg/L = 123,472.1025 kg, x 3.0959 =
    /// 382,257.2821 kg; together 3,670,209.3122 t. 200,059 MWh x 0.5568 (2021, nearest to 2020) = 111,392.8512 t.
    #[test]
    fn a_heat_supplier_of_2020() {
        let rows = [
            ("energy.coal", "1931183", "t"),
            ("energy.diesel", "149211", "L"),
            ("energy.electricity", "200059", "MWh"),
        ];
        let f = of_year(2020, &rows);
        assert_eq!(ghg(&f), ["3670210 tCO2e estimated", "111393 tCO2e estimated", "3781603 tCO2e estimated"]);
        assert_eq!(
            formula(&f, "ghg.scope1", ""),
            "1931183 × 1.9003 + 149211 × 0.8275 × 3.0959 ÷ 1000 = 3670210"
        );
        assert_eq!(formula(&f, "ghg.scope2", ""), "200059 × 0.5568 = 111393");
        let total = f.total("ghg.total").unwrap().derivation.clone().unwrap();
        assert_eq!(total.notes, ["stated_fuels_only", "nearest_grid_year"]);
        let used: Vec<_> = total.factors.iter().map(|f| (f.id.as_str(), f.year)).collect();
        let expect = [
            ("combustion.raw_coal", None),
            ("density.diesel", None),
            ("combustion.diesel", None),
            ("grid.national", Some(2021)),
        ];
        assert_eq!(used, expect);
    }

    /// By hand: petrol 14,004.09 L x 0.7475 x 2.9251 = 30,620.11 kg; diesel 23,394.657 L x 0.8275 x 3.0959 =
    /// 59,933.77 kg; gas 110,750 m3 x 2.1622 = 239,463.65 kg; together 330.01754 t. 784.82 MWh x 0.5306 (2023) =
    /// 416.425492 t. Together 746 t.
    #[test]
    fn a_machine_builder_of_2024() {
        let rows = [
            ("energy.petrol", "14004.09", "L"),
            ("energy.diesel", "23394.657", "L"),
            ("energy.natural_gas", "110750", "m3"),
            ("energy.electricity", "784.82", "MWh"),
        ];
        let f = of_year(2024, &rows);
        assert_eq!(
            ghg(&f),
            ["330.018 tCO2e estimated", "416.425 tCO2e estimated", "746.443 tCO2e estimated"]
        );
    }

    /// By hand: 24,221 t x 1.9003 = 46,027.1663 t; 205 L x 0.8275 x 3.0959 = 525.18 kg; together 46,027.69148 t.
    /// 29,843.8 MWh x 0.5306 = 15,835.12028 t. Together 61.9 kt.
    #[test]
    fn a_metal_works_of_2024() {
        let rows = [
            ("energy.coal", "24221", "t"),
            ("energy.diesel", "205", "L"),
            ("energy.electricity", "29843.8", "MWh"),
        ];
        let f = of_year(2024, &rows);
        assert_eq!(
            ghg(&f),
            ["46027.7 tCO2e estimated", "15835.1 tCO2e estimated", "61862.8 tCO2e estimated"]
        );
    }

    /// By hand: 100 MWh = 360 GJ; ÷ 38.931 GJ per thousand m3 x 2.1622 = 19.99419 t. 4.36 t of petrol x 2.9251 =
    /// 12.753436 t. 50 MWh of heat = 180 GJ x 0.11 = 19.8 t beside 10 MWh x 0.5366 = 5.366 t.
    #[test]
    fn a_fuel_keeps_its_dimension() {
        let f = of_year(2022, &[("energy.natural_gas", "100", "MWh"), ("energy.petrol", "4.36", "t")]);
        assert_eq!(ghg(&f), ["32.7476 tCO2e estimated", "-", "-"]);
        let f = of_year(2022, &[("energy.heat", "50", "MWh"), ("energy.electricity", "10", "MWh")]);
        assert_eq!(ghg(&f), ["-", "25.166 tCO2e estimated", "-"]);
        assert!(f.total("ghg.scope2").unwrap().derivation.as_ref().unwrap().notes.is_empty());
    }

    #[test]
    fn what_cannot_be_converted_is_named() {
        let f = of_year(
            2023,
            &[("energy.lpg", "5", "m3"), ("energy.coal", "1", "t"), ("energy.biomass", "9", "t")],
        );
        assert_eq!(shown(&f, "ghg.scope1", ""), "1.9003 tCO2e estimated");
        let derivation = f.total("ghg.scope1").unwrap().derivation.as_ref().unwrap();
        assert_eq!(derivation.notes, ["fuel_left_out", "stated_fuels_only", "biomass_left_out"]);
        assert_eq!(derivation.inputs.len(), 1);
        assert_eq!(ghg(&of_year(2023, &[("energy.lpg", "5", "m3")]))[0], "-");
        let most = Decimal::MAX.to_string();
        assert_eq!(
            ghg(&of_year(2023, &[("energy.coal", &most, "t"), ("energy.electricity", &most, "MWh")]))[2],
            "-"
        );
    }

    #[test]
    fn a_company_that_states_ghg_is_not_estimated() {
        let energy = [("energy.coal", "", "1", "t"), ("energy.electricity", "", "1", "MWh")];
        for (metric, parts, estimated) in [
            ("ghg.scope1", "", false),
            ("ghg.scope2", "basis=location", false),
            ("ghg.total", "coverage=1+2+3", false),
            ("ghg.scope1", "entity=甲", true),
            ("ghg.scope3", "", true),
        ] {
            let mut rows = energy.to_vec();
            rows.push((metric, parts, "7", "tCO2e"));
            let f = figures(&rows);
            assert_eq!(shown(&f, "ghg.total", "") != "-", estimated, "{metric} {parts}");
        }
    }

    /// By hand: 10 MWh + 1000 L x 0.8275 x 1.4571 ÷ 1000 x 8.141 = 10 + 9.81601278525 = 19.816 MWh; 1000 m3 of gas x
    /// 1.215 ÷ 1000 x 8.141 = 9.891315 MWh; 1 t of coal x 0.7143 x 8.141 = 5.8151163 MWh.
    #[test]
    fn energy_adds_up_only_where_all_carriers_convert() {
        let e = ("energy.electricity", "10", "MWh");
        for (rows, expect) in [
            (vec![e], "-"),
            (vec![e, ("energy.heat", "5", "MWh")], "15 MWh derived"),
            (vec![e, ("energy.diesel", "1000", "L")], "19.816 MWh estimated"),
            (vec![e, ("energy.natural_gas", "1000", "m3")], "19.8913 MWh estimated"),
            (vec![e, ("energy.coal", "1", "t")], "15.8151 MWh estimated"),
            (vec![e, ("energy.lpg", "1", "L")], "-"),
            (vec![e, ("energy.biomass", "1", "t"), ("energy.coal", "1", "t")], "-"),
            (vec![("energy.coal", "1", "t"), ("energy.diesel", "1", "L")], "-"),
            (vec![e, ("energy.coal", "1", "t"), ("energy.total", "9", "MWh")], "9 MWh reported"),
        ] {
            assert_eq!(shown(&of_year(2024, &rows), "energy.total", ""), expect, "{rows:?}");
        }
    }

    #[test]
    fn the_nearest_grid_year_is_taken() {
        for (year, expect) in [(2019, 2021), (2021, 2021), (2022, 2022), (2023, 2023), (2030, 2023)] {
            assert_eq!(grid_factor(year).unwrap().year, Some(expect), "{year}");
        }
    }
}
