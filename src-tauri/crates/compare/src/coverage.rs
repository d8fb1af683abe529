//! What the frameworks ask numbers for, and how much of it each company states. The frameworks are data.

use std::sync::LazyLock;

use disclosure::Language;
use disclosure::catalogue::metric;
use serde::{Deserialize, Serialize};

use crate::columns::{self, Picked, is_disclosed};
use crate::model::Column;

#[derive(Debug, Deserialize)]
struct Names {
    en: String,
    #[serde(rename = "zh-Hans")]
    zh_hans: String,
    #[serde(rename = "zh-Hant")]
    zh_hant: String,
}

impl Names {
    fn of(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::ZhHans => &self.zh_hans,
            Language::ZhHant => &self.zh_hant,
        }
    }
}

/// A framework and what it asks numbers for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// `hkex`, `hkex-2024`, `gri`, `sse14`
    pub id: String,
    names: Names,
    /// who published it, where, as of when
    pub source: String,
    /// in the framework's order
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// One of its disclosures or topics.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// as the framework numbers it: `A1.2`, `305-1`
    pub code: String,
    names: Names,
    /// one a number; none where it asks for words alone, which are not judged
    pub asks: Vec<Ask>,
}

impl Framework {
    /// The name in a language.
    pub fn name(&self, language: Language) -> &str {
        self.names.of(language)
    }
}

impl Item {
    /// The name in a language.
    pub fn name(&self, language: Language) -> &str {
        self.names.of(language)
    }
}

/// Facts of which any one answers what is asked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Ask(pub Vec<Wanted>);

/// A metric, or its breakdown along an axis.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    /// id in the catalogue
    pub metric: String,
    /// none: the metric itself, in whatever breakdown
    pub axis: Option<String>,
    /// the one value along the axis that answers; none: any
    pub value: Option<String>,
}

impl TryFrom<String> for Ask {
    type Error = String;

    fn try_from(text: String) -> Result<Ask, String> {
        let wanted = text.split('|').map(|one| {
            let (id, axis) = one.split_once('@').map_or((one, None), |(id, axis)| (id, Some(axis)));
            let known = metric(id).ok_or_else(|| format!("the catalogue has no metric {id}"))?;
            let (axis, value) = match axis.and_then(|axis| axis.split_once('=')) {
                Some((axis, value)) => (Some(axis), Some(value.to_owned())),
                None => (axis, None),
            };
            match axis {
                Some(axis) if !known.axes.iter().any(|a| a == axis) => {
                    Err(format!("{id} is not broken down by {axis}"))
                }
                _ => Ok(Wanted { metric: id.to_owned(), axis: axis.map(str::to_owned), value }),
            }
        });
        Ok(Ask(wanted.collect::<Result<_, _>>()?))
    }
}

#[derive(Deserialize)]
struct File {
    framework: Vec<Framework>,
}

static FRAMEWORKS: LazyLock<Vec<Framework>> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("../data/frameworks.toml")).expect("embedded, held by a test");
    file.framework
});

/// All frameworks.
pub fn frameworks() -> &'static [Framework] {
    &FRAMEWORKS
}

/// The framework with an id.
pub fn framework(id: &str) -> Option<&'static Framework> {
    FRAMEWORKS.iter().find(|framework| framework.id == id)
}

/// How much of an item a company states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Disclosed {
    /// all that is asked
    Full,
    /// some of it
    Part,
    /// nothing
    None,
}

/// How much of a framework one company states in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// company and year
    pub column: Column,
    /// one an item of the framework; none where the item asks for words alone
    pub items: Vec<Option<ItemCoverage>>,
    /// items of which all is stated
    pub disclosed: u32,
    /// items that ask for numbers
    pub asked: u32,
}

/// How much of one item a company states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemCoverage {
    /// all, some, nothing
    pub disclosed: Disclosed,
    /// indexes of the asks that no fact answers
    pub missing: Vec<usize>,
}

/// How much of a framework each company states. What is derived from other numbers or estimated is not stated.
pub fn coverage(picked: &[Picked], framework: &Framework) -> Vec<Coverage> {
    picked.iter().map(|picked| of(picked, framework)).collect()
}

fn of(picked: &Picked, framework: &Framework) -> Coverage {
    let items: Vec<_> = framework.items.iter().map(|item| item_coverage(picked, item)).collect();
    let count = |all: bool| {
        let counted = items.iter().flatten().filter(|item| !all || item.disclosed == Disclosed::Full);
        columns::count(counted)
    };
    Coverage { column: picked.column(), disclosed: count(true), asked: count(false), items }
}

fn item_coverage(picked: &Picked, item: &Item) -> Option<ItemCoverage> {
    if item.asks.is_empty() {
        return None;
    }
    let answered = |ask: &Ask| ask.0.iter().any(|wanted| states(picked, wanted));
    let missing: Vec<usize> =
        item.asks.iter().enumerate().filter(|(_, ask)| !answered(ask)).map(|(n, _)| n).collect();
    let disclosed = match missing.len() {
        0 => Disclosed::Full,
        n if n == item.asks.len() => Disclosed::None,
        _ => Disclosed::Part,
    };
    Some(ItemCoverage { disclosed, missing })
}

/// One subsidiary alone is not the group.
fn states(picked: &Picked, wanted: &Wanted) -> bool {
    picked.figures.all(&wanted.metric).any(|(breakdown, known)| {
        !breakdown.contains_key("entity")
            && wanted.axis.as_ref().is_none_or(|axis| {
                let found = breakdown.get(axis);
                found.is_some() && (wanted.value.is_none() || found == wanted.value.as_ref())
            })
            && is_disclosed(known)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::picked;
    use crate::testing::{company, fact};

    #[test]
    fn the_frameworks_are_whole() {
        let counts: Vec<_> = frameworks()
            .iter()
            .map(|f| (f.id.as_str(), f.items.len(), f.items.iter().filter(|i| i.asks.is_empty()).count()))
            .collect();
        // Guideline No. 14 names 21 topics; those without numbers are listed all the same.
        assert_eq!(counts, [("hkex-2024", 18, 0), ("hkex", 20, 0), ("gri", 26, 0), ("sse14", 21, 8)]);
        for framework in frameworks() {
            let mut codes: Vec<_> = framework.items.iter().map(|item| &item.code).collect();
            codes.sort();
            codes.dedup();
            assert_eq!(codes.len(), framework.items.len(), "{}: a code twice", framework.id);
            for language in [Language::En, Language::ZhHans, Language::ZhHant] {
                assert!(framework.items.iter().all(|item| !item.name(language).is_empty()));
            }
        }
    }

    #[test]
    fn asks_name_what_the_catalogue_has() {
        let ask = |text: &str| Ask::try_from(text.to_owned());
        assert_eq!(ask("ghg.scope1|workforce.total@gender").unwrap().0.len(), 2);
        for (text, said) in [
            ("ghg.scope9", "the catalogue has no metric ghg.scope9"),
            ("ghg.scope1@gender", "ghg.scope1 is not broken down by gender"),
            ("", "the catalogue has no metric "),
        ] {
            assert_eq!(ask(text), Err(said.to_owned()));
        }
    }

    #[test]
    fn an_item_is_disclosed_where_all_it_asks_is_stated() {
        use Disclosed::{Full, None, Part};
        let scopes = || vec![fact("ghg.scope1", "", "1", "tCO2e"), fact("ghg.scope2", "", "2", "tCO2e")];
        let heads = || fact("workforce.total", "", "5", "person");
        let with = |more: Vec<_>| scopes().into_iter().chain(more).collect::<Vec<_>>();
        for (facts, code, disclosed, missing) in [
            (scopes(), "A1.2", Part, &[2][..]),
            // an intensity that the program computes is not the report's
            (with(vec![heads()]), "A1.2", Part, &[2]),
            (with(vec![fact("ghg.per_employee", "", "1", "tCO2e/person")]), "A1.2", Full, &[]),
            (vec![], "A1.2", None, &[0, 1, 2]),
            // scope 2 that is estimated from electricity is not stated
            (vec![fact("energy.electricity", "", "1", "MWh")], "A1.2", None, &[0, 1, 2]),
            (vec![fact("waste.hazardous", "", "1", "t")], "A1.3", Full, &[]),
            (vec![fact("ghg.scope1", "entity=甲", "1", "tCO2e")], "A1.2", None, &[0, 1, 2]),
            (vec![heads()], "B1.1", None, &[0, 1, 2, 3]),
            (vec![fact("workforce.share", "gender=female", "40", "%")], "B1.1", Part, &[1, 2, 3]),
        ] {
            let companies = [company(facts)];
            let framework = framework("hkex-2024").unwrap();
            let covered = &coverage(&picked(&companies, &[]), framework)[0];
            let at = framework.items.iter().position(|item| item.code == code).unwrap();
            let expect = ItemCoverage { disclosed, missing: missing.to_vec() };
            assert_eq!(covered.items[at], Some(expect), "{code} {:?}", companies[0].facts);
        }
    }

    #[test]
    fn topics_in_words_are_not_counted() {
        let companies = [company(vec![])];
        let covered = &coverage(&picked(&companies, &[]), framework("sse14").unwrap())[0];
        assert_eq!((covered.disclosed, covered.asked, covered.items.len()), (0, 13, 21));
    }
}
