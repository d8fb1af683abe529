//! Metrics as rows, one cell a company, and what the eye compares along a row: bars and the best one's rank.

use disclosure::catalogue::{Direction, Kind, Metric, Pillar, metrics};
use disclosure::{Breakdown, Source, Status};
use rust_decimal::prelude::ToPrimitive;

use crate::columns::{Picked, asked, count};
use crate::estimates;
use crate::figures::Figures;
use crate::model::{Basis, Cell, PillarRows, Query, Row};
use crate::order;
use crate::ratios::{self, Per};
use crate::working::Known;

/// Over this ratio of greatest to least, lengths say nothing and the row is on a log track.
const LOG_FROM: f64 = 100.0;
/// So many comparable values make a rank.
pub(crate) const RANKED_FROM: usize = 3;

pub(crate) fn pillars(picked: &[Picked], query: &Query) -> Vec<PillarRows> {
    [Pillar::E, Pillar::S, Pillar::G, Pillar::F]
        .into_iter()
        .map(|pillar| {
            let of_pillar = || metrics().iter().filter(move |m| m.pillar == pillar);
            let core: Vec<&Metric> = of_pillar().filter(|m| asked(m)).collect();
            PillarRows {
                pillar: pillar.tag().to_owned(),
                disclosed: picked.iter().map(|p| count(core.iter().filter(|m| p.discloses(m)))).collect(),
                asked: count(core.iter()),
                rows: of_pillar()
                    .filter(|m| m.core || query.all)
                    .flat_map(|m| rows(m, picked, query.basis))
                    .collect(),
            }
        })
        .collect()
}

/// The total, then the breakdowns that any company has. A core metric has its row even where nobody has a value.
fn rows(metric: &Metric, picked: &[Picked], basis: Basis) -> Vec<Row> {
    let mut breakdowns: Vec<&Breakdown> = picked
        .iter()
        .flat_map(|p| p.figures.all(&metric.id))
        .map(|(b, _)| b)
        .filter(|b| !b.is_empty())
        .collect();
    breakdowns.sort_by(|a, b| order::compare(a, b));
    breakdowns.dedup();
    let total = row(metric, &Breakdown::new(), picked, basis);
    let nobody = total.cells.iter().all(Option::is_none);
    let mut rows = Vec::new();
    // a share that is only ever stated of a group is shown by the group that people ask for
    let head = headline(&breakdowns).filter(|_| nobody && metric.kind == Kind::Rate);
    if let Some(head) = head {
        let head = breakdowns.remove(head);
        rows.push(Row { depth: 0, ..row(metric, head, picked, basis) });
    } else if metric.core || !breakdowns.is_empty() || !nobody {
        rows.push(total);
    }
    rows.extend(breakdowns.into_iter().map(|b| row(metric, b, picked, basis)));
    rows
}

/// Women, or the highest level that is stated; else the first group.
fn headline(breakdowns: &[&Breakdown]) -> Option<usize> {
    let asked = [("gender", "female"), ("level", "senior"), ("level", "management")];
    let is =
        |b: &Breakdown, (axis, value): (&str, &str)| b.len() == 1 && b.get(axis).is_some_and(|v| v == value);
    let found = asked.into_iter().find_map(|a| breakdowns.iter().position(|b| is(b, a)));
    found.or(if breakdowns.is_empty() { None } else { Some(0) })
}

fn row(metric: &Metric, breakdown: &Breakdown, picked: &[Picked], basis: Basis) -> Row {
    let per = per(metric, basis);
    let mut cells: Vec<Option<Cell>> =
        picked.iter().map(|p| cell(&p.figures, metric, breakdown, per)).collect();
    let comparable = comparable(&cells);
    let log = place_bars(&mut cells, &comparable);
    rank_best(&mut cells, &comparable, metric.direction);
    Row {
        metric: metric.id.clone(),
        breakdown: breakdown.clone(),
        depth: u32::from(!breakdown.is_empty()),
        unit: common_unit(&cells).unwrap_or_else(|| unit(metric, per)),
        cells,
        log,
    }
}

/// What the basis divides this metric by. Rates and intensities are ratios already, people are the denominator
/// themselves, and the board does not grow with the company.
pub(crate) fn per(metric: &Metric, basis: Basis) -> Option<Per> {
    let amount = matches!(metric.kind, Kind::Amount | Kind::Count) && metric.unit != "person";
    let grows = matches!(metric.pillar, Pillar::E | Pillar::S);
    match basis {
        Basis::PerEmployee if amount && grows => Some(Per::Employee),
        Basis::PerRevenue if amount && grows => Some(Per::Revenue),
        _ => None,
    }
}

fn unit(metric: &Metric, per: Option<Per>) -> String {
    match per {
        None => metric.unit.clone(),
        Some(Per::Employee) => format!("{}/person", metric.unit),
        Some(Per::Revenue) => format!("{}/million CUR", metric.unit),
    }
}

pub(crate) fn cell(
    figures: &Figures,
    metric: &Metric,
    breakdown: &Breakdown,
    per: Option<Per>,
) -> Option<Cell> {
    let Some(per) = per else {
        return match figures.get(&metric.id, breakdown) {
            // a fuel in the dimension of its row, where only its density stands between
            Some(known) if known.unit != metric.unit => {
                let converted = estimates::in_litres(&metric.id, breakdown, known);
                Some(shown(converted.as_ref().filter(|_| metric.unit == "L").unwrap_or(known)))
            }
            Some(known) => Some(shown(known)),
            None if breakdown.is_empty() => {
                ratios::lacking(figures, &metric.id).map(|per| missing(per, unit(metric, None)))
            }
            None => None,
        };
    };
    // the report's own intensity goes before one computed from its amount
    let stated = ratios::intensity_of(&metric.id, per)
        .filter(|_| breakdown.is_empty())
        .and_then(|intensity| figures.total(intensity))
        .filter(|known| known.is_stated());
    match stated {
        Some(known) => Some(shown(known)),
        None => ratios::divided(figures, &metric.id, breakdown, per).map(|divided| {
            divided.map_or_else(|()| missing(per, unit(metric, Some(per))), |known| shown(&known))
        }),
    }
}

pub(crate) fn shown(known: &Known) -> Cell {
    Cell {
        fact: known.fact,
        value: known.value.to_string(),
        number: known.value.to_f64().unwrap_or_default(),
        unit: known.unit.clone(),
        source: known.source.tag().to_owned(),
        status: known.status.tag().to_owned(),
        doubts: known.doubt_count(),
        bar: None,
        rank: None,
        derivation: known.derivation.clone(),
        missing: None,
        also: vec![],
    }
}

fn missing(per: Per, unit: String) -> Cell {
    Cell {
        fact: None,
        value: String::new(),
        number: 0.0,
        unit,
        source: Source::Derived.tag().to_owned(),
        status: Status::Accepted.tag().to_owned(),
        doubts: 0,
        bar: None,
        rank: None,
        derivation: None,
        missing: Some(per.missing().to_owned()),
        also: vec![],
    }
}

/// The cells in the unit that most of them have, the first such unit.
pub(crate) fn comparable(cells: &[Option<Cell>]) -> Vec<usize> {
    let valued = || {
        cells.iter().enumerate().filter_map(|(i, c)| Some((i, c.as_ref().filter(|c| c.missing.is_none())?)))
    };
    let with = |unit: &str| valued().filter(|(_, c)| c.unit == unit).map(|(i, _)| i).collect::<Vec<_>>();
    let mut most = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (_, cell) in valued() {
        if seen.contains(&&*cell.unit) {
            continue;
        }
        seen.push(&cell.unit);
        let same = with(&cell.unit);
        if same.len() > most.len() {
            most = same;
        }
    }
    most
}

fn common_unit(cells: &[Option<Cell>]) -> Option<String> {
    let mut units = cells.iter().flatten().filter(|c| c.missing.is_none()).map(|c| &c.unit);
    let first = units.next()?;
    units.all(|u| u == first).then(|| first.clone())
}

/// Bars from zero, or points on a log track; says which. One value alone, zero and less have none.
fn place_bars(cells: &mut [Option<Cell>], comparable: &[usize]) -> bool {
    let mut compared: Vec<&mut Cell> = cells
        .iter_mut()
        .enumerate()
        .filter(|(i, _)| comparable.contains(i))
        .filter_map(|(_, c)| c.as_mut())
        .collect();
    if compared.len() < 2 || compared.iter().any(|c| c.number < 0.0) {
        return false;
    }
    let positive = || compared.iter().map(|c| c.number).filter(|n| *n > 0.0);
    let (least, greatest) = (positive().fold(f64::INFINITY, f64::min), positive().fold(0.0, f64::max));
    let log = greatest > LOG_FROM * least;
    let (low, high) = (decade_below(least), decade_above(greatest));
    for cell in compared.iter_mut().filter(|c| c.number > 0.0) {
        let place = if log { (cell.number.log10() - low) / (high - low) } else { cell.number / greatest };
        // four digits are finer than a screen, and the same on every machine
        cell.bar = Some((place.clamp(0.0, 1.0) * 1e4).round() / 1e4);
    }
    log
}

/// The exponent of the power of ten at or below, sure of exact powers where the logarithm is a hair off.
fn decade_below(number: f64) -> f64 {
    let exponent = number.log10();
    if (exponent - exponent.round()).abs() < 1e-9 { exponent.round() } else { exponent.floor() }
}

fn decade_above(number: f64) -> f64 {
    let exponent = number.log10();
    if (exponent - exponent.round()).abs() < 1e-9 { exponent.round() } else { exponent.ceil() }
}

/// Marks the best of three or more, where a direction says what best is, and nothing among them is estimated, doubted or
/// to be reviewed, and nobody shares the first place.
fn rank_best(cells: &mut [Option<Cell>], comparable: &[usize], direction: Direction) {
    let better = match direction {
        Direction::Lower => |a: f64, b: f64| a < b,
        Direction::Higher => |a: f64, b: f64| a > b,
        Direction::Neutral => return,
    };
    let compared: Vec<(usize, &Cell)> =
        comparable.iter().filter_map(|&i| Some((i, cells[i].as_ref()?))).collect();
    let sure = |c: &Cell| {
        c.source != Source::Estimated.tag() && c.doubts == 0 && c.status != Status::NeedsReview.tag()
    };
    if compared.len() < RANKED_FROM || !compared.iter().all(|(_, c)| sure(c)) {
        return;
    }
    let best = compared
        .iter()
        .find(|(i, c)| compared.iter().all(|(j, other)| i == j || better(c.number, other.number)));
    let place = best.map(|(i, _)| *i);
    let of = compared.len();
    if let Some(cell) = place.and_then(|i| cells[i].as_mut()) {
        cell.rank = Some(format!("1/{of}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::picked;
    use crate::model::{InputCompany, InputFact};
    use crate::testing::{breakdown, company, fact};

    #[test]
    fn a_fuel_in_tonnes_stands_in_the_litres_of_its_row() {
        // 4.36 t × 1000 ÷ 0.7475 kg/L, by hand
        for (value, unit, expect) in [
            ("4.36", "t", ("5832.78", "L", "derived")),
            ("14004.09", "L", ("14004.09", "L", "reported")),
            ("3", "MWh", ("3", "MWh", "reported")),
        ] {
            let row =
                find(vec![one("energy.petrol", value, unit)], Basis::Absolute, "energy.petrol", "").unwrap();
            let cell = row.cells[0].clone().unwrap();
            assert_eq!(
                (cell.value.as_str(), cell.unit.as_str(), cell.source.as_str()),
                expect,
                "{value} {unit}"
            );
        }
    }

    #[test]
    fn a_share_of_groups_alone_is_headed_by_the_group_that_is_asked_for() {
        let facts = vec![
            fact("workforce.share", "gender=male", "60", "%"),
            fact("workforce.share", "gender=female", "40", "%"),
        ];
        let companies = companies(vec![facts]);
        let rows: Vec<(u32, Breakdown)> = pillars(&picked(&companies, &[]), &Query::default())
            .into_iter()
            .flat_map(|p| p.rows)
            .filter(|r| r.metric == "workforce.share")
            .map(|r| (r.depth, r.breakdown))
            .collect();
        assert_eq!(rows, [(0, breakdown("gender=female")), (1, breakdown("gender=male"))]);
    }

    /// One company a list of facts.
    fn companies(facts: Vec<Vec<InputFact>>) -> Vec<InputCompany> {
        facts
            .into_iter()
            .zip(1..)
            .map(|(facts, id)| InputCompany { id, report_years: vec![2024], ..company(facts) })
            .collect()
    }

    fn find(facts: Vec<Vec<InputFact>>, basis: Basis, metric: &str, parts: &str) -> Option<Row> {
        let companies = companies(facts);
        let query = Query { basis, ..Query::default() };
        let pillars = pillars(&picked(&companies, &[]), &query);
        pillars
            .into_iter()
            .flat_map(|p| p.rows)
            .find(|r| r.metric == metric && r.breakdown == breakdown(parts))
    }

    fn one(metric: &str, value: &str, unit: &str) -> Vec<InputFact> {
        vec![fact(metric, "", value, unit)]
    }

    fn marks(row: &Row) -> Vec<(Option<f64>, Option<&str>)> {
        row.cells.iter().map(|c| c.as_ref().map_or((None, None), |c| (c.bar, c.rank.as_deref()))).collect()
    }

    #[test]
    fn bars_are_linear_up_to_a_hundredfold() {
        for (values, expect, log) in [
            (&["1", "2", "4"][..], &[Some(0.25), Some(0.5), Some(1.0)][..], false),
            (&["1", "100"], &[Some(0.01), Some(1.0)], false),
            // 10^-1 to 10^4: five decades
            (&["0.32", "1430"], &[Some(0.101), Some(0.8311)], true),
            (&["1", "1000"], &[Some(0.0), Some(1.0)], true),
            (&["0", "5", "1000"], &[None, Some(0.2330), Some(1.0)], true),
            (&["0", "292"], &[None, Some(1.0)], false),
            (&["7"], &[None], false),
            (&["0", "0"], &[None, None], false),
            (&["-1", "3"], &[None, None], false),
        ] {
            let facts = values.iter().map(|v| one("ghg.scope1", v, "tCO2e")).collect();
            let row = find(facts, Basis::Absolute, "ghg.scope1", "").unwrap();
            assert_eq!(marks(&row).iter().map(|m| m.0).collect::<Vec<_>>(), expect, "{values:?}");
            assert_eq!(row.log, log, "{values:?}");
        }
    }

    #[test]
    fn only_equal_units_compare() {
        let facts = || {
            vec![
                one("energy.petrol", "10", "L"),
                one("energy.petrol", "4", "MWh"),
                one("energy.petrol", "20", "L"),
                one("energy.petrol", "40", "L"),
            ]
        };
        let row = find(facts(), Basis::Absolute, "energy.petrol", "").unwrap();
        let expect = [(Some(0.25), Some("1/3")), (None, None), (Some(0.5), None), (Some(1.0), None)];
        assert_eq!(marks(&row), expect);
        assert_eq!(row.unit, "L");
        let row = find(facts()[1..2].to_vec(), Basis::Absolute, "energy.petrol", "").unwrap();
        assert_eq!(row.unit, "MWh");
        let money = ["CNY", "HKD"].iter().map(|c| one("finance.revenue", "5", c)).collect();
        assert_eq!(find(money, Basis::Absolute, "finance.revenue", "").unwrap().unit, "CUR");
    }

    #[test]
    fn only_a_sure_best_of_three_is_ranked() {
        let change = |f: fn(&mut InputFact)| {
            let mut doubted = one("water.recycled", "2", "m3");
            f(&mut doubted[0]);
            doubted
        };
        let of = |v: &str| one("water.recycled", v, "m3");
        for (facts, expect) in [
            (vec![of("1"), of("2"), of("3")], [None, None, Some("1/3")]),
            (vec![of("1"), of("3"), of("3")], [None; 3]),
            (vec![of("1"), change(|f| f.doubts = 1), of("3")], [None; 3]),
            (vec![of("1"), change(|f| f.status = Status::NeedsReview), of("3")], [None; 3]),
            (vec![of("1"), vec![], of("3")], [None; 3]),
        ] {
            let row = find(facts, Basis::Absolute, "water.recycled", "").unwrap();
            assert_eq!(marks(&row).iter().map(|m| m.1).collect::<Vec<_>>(), expect);
        }
        let neutral = ["1", "2", "3"].iter().map(|v| one("workforce.total", v, "person")).collect();
        let row = find(neutral, Basis::Absolute, "workforce.total", "").unwrap();
        assert!(marks(&row).iter().all(|m| m.1.is_none()));
        // an estimate among them leaves the best unnamed
        let coal = vec![fact("energy.coal", "", "9", "t")];
        let facts = vec![one("ghg.scope1", "1", "tCO2e"), one("ghg.scope1", "2", "tCO2e"), coal];
        let row = find(facts, Basis::Absolute, "ghg.scope1", "").unwrap();
        assert_eq!(row.cells[2].as_ref().unwrap().source, "estimated");
        assert!(marks(&row).iter().all(|m| m.0.is_some() && m.1.is_none()));
    }

    #[test]
    fn a_doubt_passes_on_to_what_follows() {
        let mut hazardous = fact("waste.hazardous", "", "1", "t");
        hazardous.doubts = 2;
        hazardous.status = Status::NeedsReview;
        let facts = vec![
            hazardous,
            fact("waste.non_hazardous", "", "9", "t"),
            fact("finance.revenue", "", "5000000", "CNY"),
        ];
        for (basis, value, unit) in [(Basis::Absolute, "10", "t"), (Basis::PerRevenue, "2", "t/million CNY")]
        {
            let row = find(vec![facts.clone()], basis, "waste.total", "").unwrap();
            let cell = row.cells[0].as_ref().unwrap();
            assert_eq!((cell.value.as_str(), cell.unit.as_str()), (value, unit));
            assert_eq!(
                (cell.doubts, cell.status.as_str(), cell.source.as_str()),
                (2, "needs_review", "derived")
            );
        }
    }

    #[test]
    fn a_basis_divides_amounts_and_leaves_the_rest() {
        let facts = vec![
            fact("water.consumption", "", "2164", "m3"),
            fact("workforce.total", "", "910", "person"),
            fact("turnover.rate", "", "14.59", "%"),
            fact("safety.injuries", "", "91", "count"),
            fact("board.size", "", "7", "person"),
            fact("ghg.total", "", "292", "tCO2e"),
            fact("ghg.per_employee", "", "0.32", "tCO2e/person"),
            fact("ghg.scope2", "basis=location", "455", "tCO2e"),
        ];
        for (basis, metric, parts, value, unit, source) in [
            (Basis::PerEmployee, "water.consumption", "", "2.37802", "m3/person", "derived"),
            (Basis::PerEmployee, "workforce.total", "", "910", "person", "reported"),
            (Basis::PerEmployee, "turnover.rate", "", "14.59", "%", "reported"),
            (Basis::PerEmployee, "safety.injuries", "", "0.1", "count/person", "derived"),
            (Basis::PerEmployee, "board.size", "", "7", "person", "reported"),
            (Basis::PerEmployee, "ghg.total", "", "0.32", "tCO2e/person", "reported"),
            (Basis::PerEmployee, "ghg.scope2", "basis=location", "0.5", "tCO2e/person", "derived"),
            (Basis::PerRevenue, "turnover.rate", "", "14.59", "%", "reported"),
            (Basis::Absolute, "ghg.scope2", "", "455", "tCO2e", "reported"),
        ] {
            let row = find(vec![facts.clone()], basis, metric, parts).unwrap();
            let cell = row.cells[0].as_ref().unwrap();
            let given = (cell.value.as_str(), cell.unit.as_str(), cell.source.as_str());
            assert_eq!(given, (value, unit, source), "{metric} {parts} {basis:?}");
            assert_eq!(row.unit, unit);
        }
    }

    #[test]
    fn a_cell_says_what_stops_it() {
        let ghg = || vec![fact("ghg.total", "", "292", "tCO2e")];
        for (basis, metric, missing, unit) in [
            (Basis::Absolute, "ghg.per_revenue", Some("no_revenue"), "tCO2e/million CUR"),
            (Basis::Absolute, "ghg.per_employee", Some("no_employees"), "tCO2e/person"),
            (Basis::PerRevenue, "ghg.total", Some("no_revenue"), "tCO2e/million CUR"),
            (Basis::PerEmployee, "ghg.total", Some("no_employees"), "tCO2e/person"),
        ] {
            let row = find(vec![ghg(), vec![]], basis, metric, "").unwrap();
            let cell = row.cells[0].as_ref().unwrap();
            assert_eq!((cell.missing.as_deref(), cell.value.as_str()), (missing, ""), "{metric} {basis:?}");
            assert_eq!(row.unit, unit);
            assert_eq!(row.cells[1], None);
        }
    }

    #[test]
    fn core_rows_always_stand_and_breakdowns_follow_their_total() {
        let facts = vec![
            fact("workforce.total", "gender=male", "5", "person"),
            fact("workforce.total", "gender=female", "4", "person"),
            fact("air.voc", "", "1", "t"),
        ];
        let companies = companies(vec![facts]);
        let shown = |all: bool| -> Vec<(String, Breakdown, u32)> {
            let pillars = pillars(&picked(&companies, &[]), &Query { all, ..Query::default() });
            assert_eq!(pillars.iter().map(|p| p.pillar.as_str()).collect::<Vec<_>>(), ["E", "S", "G", "F"]);
            pillars.into_iter().flat_map(|p| p.rows).map(|r| (r.metric, r.breakdown, r.depth)).collect()
        };
        let (core, all) = (shown(false), shown(true));
        let at = core.iter().position(|r| r.0 == "workforce.total").unwrap();
        let expect = ["", "gender=female", "gender=male"].map(breakdown);
        assert_eq!(core[at..at + 3].iter().map(|r| r.1.clone()).collect::<Vec<_>>(), expect);
        assert_eq!(core[at..at + 3].iter().map(|r| r.2).collect::<Vec<_>>(), [0, 1, 1]);
        let totals = core.iter().filter(|r| r.2 == 0).count();
        assert_eq!(totals, metrics().iter().filter(|m| m.core).count());
        let extra: Vec<_> = all.iter().filter(|r| !core.contains(r)).map(|r| r.0.as_str()).collect();
        assert_eq!(extra, ["air.voc"]);
    }

    #[test]
    fn the_same_input_gives_the_same_scorecard() {
        let facts: Vec<InputFact> = ["甲", "乙", "丙"]
            .iter()
            .map(|e| fact("energy.electricity", &format!("entity={e}"), "3", "MWh"))
            .collect();
        let given = companies(vec![facts.clone(), facts]);
        let query = Query::default();
        assert_eq!(crate::scorecard(&given, &query), crate::scorecard(&given, &query));
        let mut turned = given.clone();
        turned.iter_mut().for_each(|c| c.facts.reverse());
        assert_eq!(crate::scorecard(&given, &query), crate::scorecard(&turned, &query));
    }
}
