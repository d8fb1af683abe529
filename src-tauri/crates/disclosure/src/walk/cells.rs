//! A value's cell: what it is counted in, and what its row, its column and the path over them say that it is.

use super::rows::{counts_people_by, is_emission};
use super::*;
use crate::lexicon::Reading;

/// A value with all that stands around it in its table.
#[derive(Clone)]
pub(super) struct CellParts<'a> {
    pub(super) quote: Rc<Text>,
    pub(super) cell: &'a Cell,
    pub(super) quantity: Quantity,
    pub(super) counted: Counted,
    pub(super) raw_unit: String,
    pub(super) row_label: Option<Rc<Label>>,
    pub(super) column_label: Option<Rc<Label>>,
    pub(super) above: Vec<Rc<Label>>,
    pub(super) label_column: Option<Rc<Label>>,
    pub(super) path: Vec<Rc<Label>>,
    pub(super) year: Option<i32>,
}

impl<'a> CellParts<'a> {
    /// 3,311 (56.0%), or 3,311 (56.0) counted in 人数(%): a number of people, and apart the share that stands in brackets
    /// behind it.
    pub(super) fn with_share(self, unit: Option<&Text>) -> (CellParts<'a>, Option<CellParts<'a>>) {
        let Some(quantity) = self.bracketed(unit) else { return (self, None) };
        let people = matches!(&self.counted, Counted::In(u) if u.counts_people());
        let told = self.labels().any(|l| tells_apart(l));
        // 2 (100%) under Number of employees (percentage): the sign stands with the share, and the number before it has none
        let signed = quantity.unit.is_some() && self.quantity.unit.is_none();
        let grouped = self.row_label.iter().chain(&self.column_label).any(|l| !l.reading.axes.is_empty());
        let by_head = signed && grouped && self.counted.is_share();
        if !(people || by_head || (told || signed && grouped) && self.counted == Counted::Missing) {
            return (self, None);
        }
        let mut own = self;
        if by_head {
            own.counted = Counted::Missing;
        }
        let this = own;
        let rated = tags!("rate");
        let mut share =
            this.clone().map(|l| l.reading.tags = l.reading.tags.without(tags!("headcount")).with(rated));
        share.quantity = quantity;
        share.counted = Counted::In(Unit::plain("%"));
        share.raw_unit = "%".to_owned();
        let number = this.map(|l| {
            if tells_apart(l) {
                l.reading.tags = l.reading.tags.without(rated);
            }
        });
        (number, Some(share))
    }

    /// The share in brackets: with its sign, or with the unit's.
    fn bracketed(&self, unit: Option<&Text>) -> Option<Quantity> {
        let text = &self.cell.text.text;
        let open = self.quantity.whole.end + text[self.quantity.whole.end..].find('(')? + 1;
        let inner = text[open..].trim_end().strip_suffix(')')?;
        let CellValue::Number(share) = cell_value(inner) else { return None };
        let told = share.unit.as_ref().is_some_and(Unit::is_share);
        let by_unit = || share.unit.is_none() && unit.is_some_and(|u| without_share(&u.text).is_some());
        let signed = inner.trim().starts_with(['+', '-', '−']);
        let shift = |r: &std::ops::Range<usize>| r.start + open..r.end + open;
        (!signed && (told || by_unit())).then(|| Quantity {
            number: shift(&share.number),
            whole: shift(&share.whole),
            unit_at: shift(&share.unit_at),
            ..*share.clone()
        })
    }

    fn labels(&self) -> impl Iterator<Item = &Rc<Label>> {
        self.row_label.iter().chain(&self.column_label).chain(&self.above)
    }

    /// The same under other labels.
    fn map(mut self, change: impl Fn(&mut Label)) -> CellParts<'a> {
        let own = self.row_label.iter_mut().chain(&mut self.column_label).chain(&mut self.above);
        own.for_each(|label| change(Rc::make_mut(label)));
        self
    }
}

/// 离职员工人数(离职率): a head of numbers that stand with their shares.
fn tells_apart(label: &Label) -> bool {
    let outside = label.text.text.trim_end().strip_suffix(')').and_then(|t| t.rsplit_once('('));
    let rated =
        |t: &str| crate::lexicon::read(t).tags.has_any(tags!("rate", "turnover", "coverage", "of_which"));
    outside.is_some_and(|(number, share)| {
        ["率", "比", "比例", "比重", "%", "ratio", "rate"].iter().any(|w| share.ends_with(w))
            && rated(share)
            && !number.ends_with('率')
    })
}

/// 人数(%), 人(占比): what the number before the brackets is counted in.
pub(super) fn without_share(unit: &str) -> Option<&str> {
    let (before, inner) = unit.trim().strip_suffix(')')?.rsplit_once('(')?;
    matches!(inner.trim(), "%" | "占比" | "百分比" | "比例" | "占比%").then_some(before.trim_end())
}

impl Walk<'_> {
    pub(super) fn counted(
        &self,
        quantity: &Quantity,
        cell: &Cell,
        unit_cell: Option<&Text>,
        row: Option<&Label>,
        column: Option<&Label>,
        above: &[Rc<Label>],
    ) -> (Counted, String) {
        if let Some(unit) = &quantity.unit {
            // $17.5 under (dollars in billions): the sign says which money, and what stands over it how much of it
            let bare =
                unit.currency().is_some() && unit.per.is_none() && unit.scale() == rust_decimal::Decimal::ONE;
            if bare && quantity.number.end >= cell.text.text.trim_end().len() {
                let number = Quantity { unit: None, ..quantity.clone() };
                if let (Counted::In(scaled), _) = self.counted(&number, cell, unit_cell, row, column, above)
                    && scaled.is_money()
                    && scaled.per.is_none()
                {
                    return (Counted::In(scaled.in_currency_of(unit)), String::new());
                }
            }
            return (Counted::In(unit.clone()), cell.text.text[quantity.unit_at.clone()].to_owned());
        }
        // a column that names its own unit is in that, whatever stands in the unit column
        let of_column = |c: &Label| c.unit.clone().or_else(|| measure(&c.text.text));
        if let Some(unit) = column.and_then(of_column) {
            return (Counted::In(unit), String::new());
        }
        // `Rate` under Unit says how it is counted, and not in what
        let names_none = |t: &Text| ["rate", "ratio"].contains(&t.text.trim().to_ascii_lowercase().as_str());
        // an arrow is what recognition has made of a counter
        let counts = |t: &Text| t.text.contains(|c: char| c.is_alphanumeric() || "%‰$€£¥￥#".contains(c));
        if let Some(text) = unit_cell.filter(|t| counts(t) && !names_none(t)) {
            let unit = whole_unit(&text.text).or_else(|| whole_unit(without_share(&text.text)?));
            return match unit {
                Some(unit) => (Counted::In(unit), text.text.clone()),
                None => (Counted::Unknown, text.text.clone()),
            };
        }
        // MWh over the years; but Employees over them says of whom, and not what Days lost are counted in
        let over = |l: &Rc<Label>| {
            let unit = l.unit.clone().or_else(|| whole_unit(&l.text.text))?;
            let whose = unit.numerator == "person" && !l.text.text.contains(['(', ',']);
            (!whose || !row.is_some_and(|r| r.reading.has_subject())).then_some(unit)
        };
        let own = row.and_then(|r| r.unit.clone());
        if let Some(unit) = own.or_else(|| above.iter().find_map(over)) {
            return (Counted::In(unit), String::new());
        }
        let header = self.heads(&self.header.columns, cell);
        // FY24, thousand tonnes; 2024 tonnes; tCO2e 2024
        let of_year = |h: &Text| whole_unit(h.text.split_once(", ").or_else(|| beside_year(&h.text))?.1);
        let of_head = |h: &Cell| self.label(&h.text).unit.clone().or_else(|| of_year(&h.text));
        // FYE 2024 (%) over Male and Female
        let of_span = || self.heads(&self.header.above, cell).and_then(|(h, _)| of_head(h));
        if let Some(unit) = header.and_then(|(h, _)| of_head(h)).or_else(of_span) {
            return (Counted::In(unit), String::new());
        }
        // KPI | GHG emissions (tonnes of CO2e) | 2023 | 2024: over any column of labels
        let columns = &self.header.columns;
        let labels = &columns[..columns.len() - self.header.values().len()];
        let over = labels.iter().find_map(|(h, _)| self.label(&h.text).unit.clone());
        // Average training hours over Male and Female
        let hours = |l: &Label| {
            let taught = l.reading.tags.has_any(tags!("training"));
            taught
                && l.unit.as_ref().is_some_and(|u| u.numerator == "h")
                && row.is_some_and(|r| !r.reading.has_subject())
        };
        let titled = || {
            let path = self.groups.path();
            self.carried
                .values()
                .rev()
                .chain(&path)
                .filter(|l| l.text.text.contains(['(', ',']) || hours(l))
                .find_map(|l| l.unit.clone())
        };
        // -已回收 below 无害废弃物总量(公吨): a part of what that counts
        // and Capital goods below Scope 3 (mtCO2e): one of its categories
        let category = |l: &Label| {
            let scope3 = |s: &Rc<Label>| s.reading.tags.has_any(tags!("scope3"));
            l.reading.axes.contains_key("category") && self.groups.subject.as_ref().is_some_and(scope3)
        };
        let whole = || self.groups.unit.clone().filter(|_| row.is_some_and(|l| l.part || category(l)));
        // a unit that a row of emissions above it has said for all of them
        let carbon = || self.carbon_unit.clone().filter(|_| row.is_some_and(is_emission));
        // Women in leadership (%), Air (tonnes) over the table; but a group below it may be counted otherwise
        let headed = || {
            let section = self.section.as_ref().filter(|s| s.text.text.ends_with(')'))?;
            let own = self.groups.group.as_ref().is_none_or(|g| g.text.text == section.text.text);
            section.unit.clone().filter(|u| u.is_share() || own && u.is_measure())
        };
        // Number of employees in a table of tCO2e emissions: counted otherwise, though it is not said
        let other = tags!("employee", "headcount", "revenue", "money", "floor_area");
        let others = |u: &Unit| {
            u.numerator == "tCO2e" && row.is_some_and(|r| r.reading.tags.has_any(other) && !is_emission(r))
        };
        let title = over.or_else(titled).or_else(|| self.unit_line.clone().filter(|u| !others(u)));
        match title.or_else(whole).or_else(carbon).or_else(headed) {
            // a line like 单位:万元 is for money; a share or a count beside it has a unit of its own
            Some(unit) => (Counted::In(unit), String::new()),
            None => (Counted::Missing, String::new()),
        }
    }

    /// `Fire safety | Training hours per person`: what stands left of the row is a name that no word explains.
    fn stands_beside_stranger(&self) -> bool {
        let strange = |l: &Rc<Label>| {
            l.reading.is_silent() && l.reading.unexplained > 0 && !is_axis(l) && l.text.text.is_ascii()
        };
        self.carried.values().any(strange)
    }

    pub(super) fn push_cell(&mut self, parts: CellParts<'_>) {
        let CellParts {
            quote,
            cell,
            quantity,
            counted,
            raw_unit,
            row_label,
            column_label,
            above,
            label_column,
            path,
            year,
        } = parts;
        let mut words = String::new();
        let mut inner = crate::lexicon::Reading::default();
        let mut item = None;
        let mut entity = None;
        let mut without_column = None;
        if let Some(l) = &row_label {
            inner = l.reading.clone();
            words.push_str(&l.text.text);
            entity.clone_from(&l.entity);
            // 建筑废料 under 无害废弃物: a word of its own, and no more said than the group says
            let narrower = l.reading.unexplained > 0
                && !l.reading.tags.has_any(tags!("sum"))
                && l.reading.axes.is_empty()
                && l.reading.has_subject()
                && path
                    .iter()
                    .chain(&label_column)
                    .find(|o| o.reading.has_subject() && !o.reading.tags.has_any(tags!("unknown")))
                    .is_some_and(|o| is_kind_of(&l.reading, &o.reading));
            // The amount of red mud generated: of a kind of waste that came to be
            let came = l.reading.tags == tags!("generated") && l.reading.axes.is_empty();
            // 废电子设备总量: all that there was of them
            let all = l.reading.tags == tags!("sum") && l.text.text.trim().starts_with('废');
            if (l.reading.is_silent() || came || all) && l.reading.unexplained > 0
                || l.reading.tags.has_any(tags!("household"))
                || narrower
            {
                item = Some(named(&l.text));
            }
        }
        if let Some(c) = &column_label {
            words = if words.is_empty() { c.text.text.clone() } else { format!("{words} {}", c.text.text) };
            let unexplained = inner.unexplained + c.reading.unexplained;
            inner = if row_label.is_some() { inner.inside(&c.reading) } else { c.reading.clone() };
            inner.conflict |= conflicting(row_label.as_deref(), c);
            inner.unexplained = unexplained;
            // 排放量 over a row of water: a column's word for "amount" that does not suit the row
            let amounts = tags!("emission", "consumption", "generated", "disposal", "money");
            if row_label.as_ref().is_some_and(|r| r.reading.has_subject())
                && c.reading.axes.is_empty()
                && c.reading.unexplained == 0
                && c.reading.tags.without(amounts).is_empty()
            {
                without_column = row_label.as_ref().map(|r| r.reading.clone());
            }
            entity = entity.or_else(|| c.entity.clone());
        }
        let full = self.found.len() >= MOST_STATEMENTS;
        if full || row_label.is_none() && column_label.is_none() && path.is_empty() {
            return;
        }
        // Non-hazardous, Metal cans beside it, under Waste diverted from disposal: of that, and not of all that there was
        let diverts = |l: &Label| {
            let directed = l.text.text.to_ascii_lowercase().contains("directed to disposal");
            l.reading.tags.has_all(tags!("waste")) && (l.reading.tags.has_any(tags!("recycled")) || directed)
        };
        let heads = self.header.columns.iter().filter_map(|(head, column)| match column {
            Column::Label(l) if self.carried.contains_key(&head.from) => Some(l),
            _ => None,
        });
        let diverted = label_column.iter().chain(heads).any(|l| diverts(l));
        let of_kind = |l: &Rc<Label>| {
            l.reading.tags.has_all(tags!("waste"))
                && l.reading.tags.has_any(tags!("hazardous", "nonhazardous"))
                && !l.reading.tags.has_any(tags!("recycled", "disposal"))
        };
        if diverted && path.iter().chain(&row_label).any(of_kind) {
            return;
        }
        // 占全体员工比例 under 男性: what spans the column narrows its group, but for a total's
        let total = column_label.as_ref().is_some_and(|c| c.reading.tags.has_any(tags!("sum")));
        for over in above.iter().filter(|o| o.reading.tags.is_empty() && o.reading.unexplained == 0 && !total)
        {
            for (axis, value) in &over.reading.axes {
                inner.axes.entry(axis.clone()).or_insert_with(|| value.clone());
            }
        }
        entity = entity.or_else(|| self.site());
        // 参加人数 under 反贪污培训: the header over the labels says of what
        let named_by_column = column_label.iter().chain(&above).any(|c| c.reading.has_subject());
        // but what stands between that header and the row, and says something else, is nearer
        let plain = tags!("sum", "headcount", "rate");
        let is_nearer = |o: &Rc<Label>, l: &Rc<Label>| {
            let below = o.text.place(0) > l.text.place(0);
            // a row lends what it counts to groups of it alone
            let group = self.groups.group.iter().chain(self.carried.values()).any(|g| Rc::ptr_eq(g, o));
            let lends = row_label.as_ref().is_some_and(|r| !r.reading.axes.is_empty())
                && !o.reading.tags.has_any(tags!("unknown"));
            below && (group || lends) && !l.reading.tags.has_all(o.reading.tags.without(plain))
        };
        let over = label_column
            .as_ref()
            .filter(|l| l.reading.has_subject() && !named_by_column && !path.iter().any(|o| is_nearer(o, l)));
        // 男性员工 under 流失率: a group of people is of what the head says
        let group_of_people = |r: &Label| {
            !r.reading.axes.is_empty()
                && r.reading.tags.without(crate::lexicon::measures()).without(tags!("employee")).is_empty()
        };
        if let Some(over) = over.filter(|o| {
            row_label.as_ref().is_some_and(|r| {
                !r.reading.has_subject() && r.reading.axes.is_empty() && item.is_none()
                    // Hazardous under Waste (tonnes)
                    || r.reading.tags.without(tags!("hazardous", "nonhazardous")).is_empty()
                        && o.reading.tags.has_any(tags!("waste"))
                    || group_of_people(r) && !group_of_people(o) && o.reading.axes.is_empty()
            })
        }) {
            // a row that says more than the group it is of may have nothing to do with what heads the labels
            if inner.axes.len() > 1 {
                without_column = without_column.or(Some(inner.clone()));
            }
            inner = inner.inside(&over.reading);
        }
        // Solid waste under Hazardous waste produced, the first of its rows
        let kind = self.groups.group.as_ref().filter(|g| {
            inner.tags == tags!("waste")
                && self.groups.subject.is_none()
                && g.reading.tags.has_all(tags!("waste"))
                && g.reading.tags.has_any(tags!("hazardous", "nonhazardous"))
        });
        if let Some(kind) = kind {
            inner = inner.inside(&kind.reading);
        }
        // Groundwater beside Discharge: where it went
        let went = path.first().filter(|o| {
            inner.tags.has_any(tags!("water_source"))
                && o.reading.tags.has_any(tags!("emission", "wastewater"))
        });
        if let Some(went) = went {
            inner = inner.inside(&went.reading);
        }
        // Scope 1 emissions below Solvents (VOC): of these alone
        let scopes = tags!("scope1", "scope2", "scope3");
        let solvents = |l: &Rc<Label>| {
            l.reading.tags.has_any(tags!("voc", "nox", "so2", "pm")) && !l.reading.tags.has_any(tags!("ghg"))
        };
        if inner.tags.has_any(scopes) && label_column.as_ref().is_some_and(solvents) {
            inner.tags = inner.tags.with(tags!("unknown"));
        }
        // what the text says that waste consists of goes before a header
        let declared = row_label.as_ref().and_then(|l| self.profile.items.get(l.text.text.trim())).copied();
        let contradicted = declared.is_some_and(|tags| {
            label_column.as_ref().is_some_and(|l| l.reading.has_subject() && !l.reading.tags.has_all(tags))
        });
        if let (Some(_), Some(l)) = (declared, &row_label) {
            item = Some(named(&l.text));
            inner = crate::lexicon::Reading::default();
        }
        // 员工类别 over 平台人员, 营销人员: kinds of work, named as printed
        let (axis, of_people) = (tags!("function_axis"), tags!("function_axis", "employee"));
        let kinds = |l: &Rc<Label>| {
            l.reading.tags.has_any(axis)
                && l.reading.tags.without(of_people).without(crate::lexicon::measures()).is_empty()
        };
        // 按地区 over 东南亚: a region that we have no word for is named as printed
        let places =
            |l: &Rc<Label>| l.reading.tags.has_any(tags!("region_axis")) || counts_people_by_region(l);
        let by_place = above.iter().find(|l| is_axis(l)).is_some_and(places);
        let region = if by_place {
            column_label.as_ref()
        } else if path.iter().chain(&label_column).find(|l| is_axis(l) || places(l)).is_some_and(places) {
            row_label.as_ref()
        } else {
            None
        };
        let region = region.filter(|l| l.reading.is_silent() && l.reading.unexplained > 0);
        if let Some(region) = region {
            inner.axes.insert("region".to_owned(), place_name(&region.text.text));
            inner.unexplained = inner.unexplained.saturating_sub(region.reading.unexplained);
            item = None;
        }
        // 主要产品 over 活性染料, 生产量 beside it: how much was made of it, named as printed
        let made = |l: &&Rc<Label>| l.reading.tags == tags!("output") && l.reading.unexplained == 0;
        let products = |l: &Rc<Label>| l.reading.tags == tags!("product") && l.reading.unexplained == 0;
        if column_label.as_ref().is_some_and(|l| made(&l))
            && label_column.as_ref().is_some_and(products)
            && let Some(product) = row_label.as_ref().filter(|l| l.reading.unexplained > 0)
        {
            inner = crate::lexicon::Reading { tags: tags!("output"), ..Default::default() };
            inner.axes.insert("product".to_owned(), named(&product.text));
            item = None;
        }
        let varying = if above.iter().any(kinds) {
            column_label.as_ref()
        } else if path.iter().chain(&label_column).any(kinds) {
            row_label.as_ref()
        } else {
            None
        };
        let people = tags!(
            "employee",
            "sum",
            "headcount",
            "rate",
            "turnover",
            "hire",
            "training",
            "per_employee",
            "avg"
        );
        // 管理及行政人员 among kinds of work is one of them, whatever level its words name
        let of_level =
            |l: &Label| l.reading.axes.keys().all(|axis| axis == "level") && l.reading.unexplained > 0;
        // and of ages or men and women in its columns nobody needs the name of the work
        let own = |l: &Label| inner.axes.keys().all(|axis| l.reading.axes.contains_key(axis));
        let free = inner.axes.is_empty() || varying.is_some_and(|l| (is_rest(l) || of_level(l)) && own(l));
        let free = free && !inner.tags.has_any(tags!("undisclosed"));
        let function = varying
            .filter(|l| {
                free && !l.reading.tags.has_any(people)
                    && (l.reading.axes.is_empty() || is_rest(l) || of_level(l))
                    && !kinds(l)
            })
            .map(|l| named(&l.text));
        // 其他 among others: the rest of what the rows above it were
        let rest = row_label.as_ref().filter(|l| function.is_none() && is_rest(l));
        if let Some(l) = rest {
            item = None;
            match self.groups.listing.as_deref() {
                Some("item") => item = Some(named(&l.text)),
                Some(axis @ ("region" | "education")) => {
                    inner.axes.insert(axis.to_owned(), "other".to_owned());
                }
                // of what it is the rest is not said
                _ => return,
            }
        }
        self.named = function.is_some() || region.is_some();
        let listing =
            if item.is_some() { Some("item".to_owned()) } else { inner.axes.keys().next().cloned() };
        if rest.is_none() {
            self.listing = listing;
        }
        // 小计 below 固定源燃烧 and 流动源燃烧: of amounts, the sum of what the group counts and not of its last row
        let unknown = |l: &Rc<Label>| l.reading.tags.has_any(tags!("unknown"));
        let sums = inner.tags == tags!("sum") && inner.axes.is_empty() && inner.unexplained == 0;
        let amount = matches!(&counted, Counted::In(u) if u.is_measure());
        let path: Vec<Rc<Label>> = path.into_iter().skip_while(|l| sums && amount && unknown(l)).collect();
        let mut outers: Vec<Rc<Label>> = vec![];
        outers.extend(declared.map(|tags| {
            let reading = crate::lexicon::Reading { tags, ..crate::lexicon::Reading::default() };
            Rc::new(Label { reading, ..Label::default() })
        }));
        outers.extend(above);
        outers.extend(path);
        let over = label_column.filter(|l| {
            item.is_some()
                || !l.reading.has_subject()
                || row_label.as_ref().is_some_and(|r| !r.reading.has_subject())
        });
        // the head of the labels is nearer than the heading over the table, and farther than a group's row below it
        let heading = self.groups.group.as_ref().filter(|g| {
            over.as_ref().is_some_and(|o| o.reading.has_subject() && g.text.place(0) < o.text.place(0))
        });
        let far = heading.and_then(|g| outers.iter().position(|o| Rc::ptr_eq(g, o))).unwrap_or(outers.len());
        if let Some(over) = over {
            outers.insert(far, over);
        }
        outers.extend(self.section.clone());
        outers.extend(self.chapter());
        self.found.push(Statement {
            counted,
            raw_unit,
            inner,
            without_column,
            label: words,
            outers,
            item,
            contradicted,
            function,
            by_gender: self.header.is_by_gender(),
            strange_group: self.groups.is_strange() || self.stands_beside_stranger(),
            entity,
            year,
            whole: row_label.as_ref().filter(|l| self.is_part(l)).and_then(|_| self.whole()),
            section: self.section.clone(),
            ..Statement::new(&cell.text, &quantity, Origin::Table, &quote)
        });
    }
}

/// 建筑废料 of 无害废弃物, 废包装 of 有害废弃物: no more said than what it is a kind of says, but what waste was before.
pub(super) fn is_kind_of(reading: &Reading, whole: &Reading) -> bool {
    let tags = reading.tags.without(tags!("packaging", "premises"));
    let own = if tags.has_all(tags!("waste")) { tags } else { reading.tags };
    whole.tags.has_all(own) && whole.tags != own
}

/// A row and a column that each name a value of the same axis.
pub(super) fn conflicting(row: Option<&Label>, column: &Label) -> bool {
    row.is_some_and(|r| {
        r.reading.axes.iter().any(|(a, v)| column.reading.axes.get(a).is_some_and(|w| w != v))
    })
}

/// `New hires by region and gender`, `Number of suppliers by region`.
fn counts_people_by_region(title: &Label) -> bool {
    let text = title.text.text.to_ascii_lowercase();
    let suppliers = || title.reading.tags == tags!("supplier") && title.reading.unexplained == 0;
    text.find(" by ").is_some_and(|by| text[by..].contains("region"))
        && (counts_people_by(title) || suppliers())
}
