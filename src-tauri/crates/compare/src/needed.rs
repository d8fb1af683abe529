//! Which facts a value can follow from, so that no others need to be read for it.

use std::collections::BTreeSet;

use crate::{estimates, ratios, sums};

/// The metrics whose facts tell the value of one: itself, and all that goes into it, however far back.
pub fn needed(metric: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::from([metric.to_owned()]);
    let mut next = vec![metric.to_owned()];
    while let Some(metric) = next.pop() {
        let inputs = sums::inputs(&metric)
            .into_iter()
            .chain(estimates::inputs(&metric))
            .chain(ratios::inputs(&metric));
        next.extend(inputs.map(str::to_owned).filter(|input| all.insert(input.clone())));
    }
    all
}

#[cfg(test)]
mod tests {
    use disclosure::catalogue::metrics;

    use super::*;
    use crate::figures::Figures;
    use crate::model::InputFact;
    use crate::testing::{company, fact};

    /// Companies that state each metric's total or parts with a chance of a half: whatever follows for one metric follows from
    /// what is needed for it alone. Multiplying by an odd number and adding one goes through all of the numbers.
    #[test]
    fn what_is_needed_is_enough() {
        let mut dice = 1_u32;
        let mut heads = || {
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            dice >> 31 == 1
        };
        let mut computed = BTreeSet::new();
        for _ in 0..60 {
            let mut facts: Vec<InputFact> = vec![];
            for metric in metrics() {
                let unit = metric.unit.replace("CUR", "CNY");
                let parts =
                    ["", "gender=female", "gender=male", "level=senior", "gender=female;level=senior"];
                facts.extend(
                    parts
                        .into_iter()
                        .filter(|_| heads() && heads())
                        .map(|parts| fact(&metric.id, parts, "7", &unit)),
                );
            }
            let whole = company(facts);
            let figures = Figures::of(&whole, 2024);
            for metric in metrics() {
                let needed = needed(&metric.id);
                let mut less = whole.clone();
                less.facts.retain(|fact| needed.contains(&fact.metric));
                let of = |figures: &Figures| {
                    figures.all(&metric.id).map(|(b, k)| (b.clone(), k.clone())).collect::<Vec<_>>()
                };
                assert_eq!(of(&Figures::of(&less, 2024)), of(&figures), "{}", metric.id);
                computed.extend(
                    figures.total(&metric.id).filter(|known| known.derivation.is_some()).map(|_| &metric.id),
                );
            }
        }
        assert!(computed.len() > 15, "{computed:?}");
    }
}
