//! Figures beside, above or below their labels, as a page of key figures has them.

use rust_decimal::Decimal;

use super::*;

/// Figures of a list that are looked at.
/// Lines of a label below its figure, with what may stand behind.
const LABEL_LINES: usize = 4;
const LISTED: usize = 24;

impl Walk<'_> {
    /// 128.5亿元 收益, 8,936名 员工: cells that each hold a figure and its label.
    pub(super) fn cards(&mut self, row: &Row, filled: &[&Cell]) -> bool {
        // bars between cards are no cells
        let filled: Vec<&Cell> =
            filled.iter().copied().filter(|c| c.text.text.contains(char::is_alphanumeric)).collect();
        // a card beside two others may say what is no figure
        let mut others = filled.len() - (filled.len() * 2).div_ceil(3).max(filled.len().min(2));
        let mut cards: Vec<(&Cell, Quantity, std::ops::Range<usize>)> = vec![];
        for cell in filled {
            match card(&cell.text.text) {
                Some((quantity, label)) => cards.push((cell, quantity, label)),
                None if others == 0 => return false,
                None => others -= 1,
            }
        }
        let quote = Rc::new(join(row));
        for (cell, quantity, label) in cards {
            self.push_card(&cell.text, &quantity, label, &quote);
        }
        true
    }

    /// A figure and its label on a line: 162件 新增授权专利.
    pub(super) fn card_line(&mut self, text: &Text) -> bool {
        let Some((quantity, label)) = card(&text.text).filter(|(_, label)| label.start > 0) else {
            return false;
        };
        self.push_card(text, &quantity, label, &Rc::new(text.clone()))
    }

    pub(super) fn push_card(
        &mut self,
        text: &Text,
        quantity: &Quantity,
        label: std::ops::Range<usize>,
        quote: &Rc<Text>,
    ) -> bool {
        let label = self.label(&text.slice(label));
        if label.reading.is_silent() {
            return false;
        }
        let year = single_year(&label.text.text);
        let found = Statement::new(text, quantity, Origin::Figure, quote).named(&label);
        self.found.push(Statement { section: Some(label), year, ..found });
        true
    }

    /// 社会保险覆盖率 over 100: a line that ends in what is counted has its number below it, and that is no page's.
    pub(super) fn is_below_name(&self, items: &[&Item], at: usize) -> bool {
        // 07: a page has its noughts in front
        let page = passage(items, at).is_none_or(|t| t.text.len() > 1 && t.text.starts_with('0'));
        let above = at.checked_sub(1).filter(|_| !page);
        above.and_then(|above| passage(items, above)).is_some_and(|above| {
            let ends = ["率", "占比", "比例", "人数", "人次", "次数", "场次", "总数", "数量"];
            let counts = ends.iter().any(|end| above.text.trim_end().ends_with(end));
            counts && above.text.chars().count() <= 24 && self.label(above).reading.has_subject()
        })
    }

    pub(super) fn figure_follows(&self, items: &[&Item], at: usize) -> bool {
        matches!(items.get(at + 1), Some(Item::Passage { text, .. }) if whole_unit(&text.text).is_some())
    }

    /// The last figure had its label below it, and no other number stands between: labels may take several lines.
    fn label_below_is_near(&self, items: &[&Item], at: usize) -> bool {
        let Some(label) = self.label_below else { return false };
        let above = (at.saturating_sub(LABEL_LINES)..at).rev().map_while(|i| passage(items, i));
        above
            .take_while(|t| !matches!(cell_value(&t.text), CellValue::Number(_)))
            .any(|t| t.place(0) == label)
    }

    /// A number alone on its line, its label on the line before or after: gives how many items it took.
    pub(super) fn figure(&mut self, text: &Text, items: &[&Item], at: usize) -> Option<usize> {
        let t = document::trim(&text.text);
        let bare = t.strip_suffix(')').and_then(|b| b.rfind('(')).map_or(t, |open| &t[..open]);
        if bare.chars().count() > 24 {
            return None;
        }
        // 10,000 kWh above a number: what that is counted in
        if is_power_of_unit(t) && is_value_line(items, at + 1) || is_unit_per_money(t) {
            return Some(1);
        }
        let passage = |i: usize| passage(items, i);
        let (quantity, unit_first) = match cell_value(&text.text) {
            CellValue::Number(q) if q.kind == Kind::Amount => (*q, None),
            CellValue::Text => {
                let (quantity, unit, raw) = unit_then_number(&text.text)?;
                (quantity, Some((unit, raw)))
            }
            _ => return None,
        };
        let mut taken = 1;
        let (counted, raw_unit) = match (unit_first, &quantity.unit) {
            (Some((unit, raw)), _) => (Counted::In(unit), raw),
            (None, Some(unit)) => (Counted::In(unit.clone()), text.text[quantity.unit_at.clone()].to_owned()),
            (None, None) => match passage(at + 1).and_then(|t| {
                let unit = whole_unit(&t.text).or_else(|| counts_whom(&t.text));
                Some((unit.or_else(|| unit_and_more(&t.text))?, t))
            }) {
                Some((unit, after)) => {
                    taken = 2;
                    (Counted::In(unit), after.text.clone())
                }
                None => (Counted::Missing, String::new()),
            },
        };
        let is_label = |t: &Text| {
            let c = t.text.chars().count();
            // a Latin letter takes half the room of a Han one
            let most = if t.text.is_ascii() { 72 } else { 30 };
            (2..=most).contains(&c)
                && !t.text.contains(['。', '；'])
                && !crate::quantity::quantities(&t.text).iter().any(|q| {
                    // Direct emissions (Scope 1): the number of a scope
                    let scope = || {
                        let tags = crate::lexicon::read(&t.text).tags;
                        tags.has_any(tags!("scope1", "scope2", "scope3"))
                    };
                    q.kind == Kind::Amount && !(q.number.len() == 1 && scope())
                })
        };
        // the label may be the last clause of a sentence that the number ends
        let clause = |t: &Text| {
            let from = t.text.rfind(['，', '。', '；']).map_or(0, |i| i + '，'.len_utf8());
            t.slice(from..t.text.len())
        };
        let last = at.checked_sub(1).and_then(passage).map(clause).map(|last| {
            // 本科以上学历人数 / 占公司总人数的 / 87.5%: a label over two lines
            // 员工平均 / 培训时长 / 23.46: the first line leads on
            let leads = |t: &Text| ["平均", "人均", "的", "及", "与"].iter().any(|w| t.text.ends_with(w));
            let above = at
                .checked_sub(2)
                .and_then(passage)
                .filter(|t| (last.text.starts_with('占') || leads(t)) && is_label(t));
            let Some(mut joined) = above.cloned() else { return last };
            joined.append(&last);
            joined
        });
        // (in millions) / 2022 / 21.7 / Percentage of women: of what has its unit and its year above, and not of the label below
        let bracketed = |t: &Text| t.text.trim_start().starts_with('(') && t.text.trim_end().ends_with(')');
        let dated = at.checked_sub(1).and_then(passage).is_some_and(may_be_year)
            && at.checked_sub(2).and_then(passage).is_some_and(bracketed);
        // a running head says nothing of the figure at the page's end
        let running = |i: usize| items.get(i).is_some_and(|item| self.is_running(item));
        let after =
            passage(at + taken).filter(|t| is_label(t) && !dated && !running(at + taken)).map(|label| {
                // Training hours / on CSR topics: a label over two lines
                let rest = passage(at + taken + 1).filter(|t| {
                    is_label(t) && t.text.trim_start().starts_with(|c: char| c.is_ascii_lowercase())
                });
                let mut whole = label.clone();
                rest.into_iter().for_each(|rest| whole.append(rest));
                whole
            });
        let after = after.as_ref();
        // a figure parted from what is above it and not from what is below, or whose label above was the last figure's
        let parted =
            |i: usize| items.get(i).is_some_and(|item| self.after_gap.contains(&std::ptr::from_ref(*item)));
        let below = after.is_some()
            && (parted(at) && !parted(at + taken)
                || last.as_ref().is_some_and(|l| self.label_below == Some(l.place(0)))
                || self.label_below_is_near(items, at));
        let before = last.as_ref().filter(|t| is_label(t) && !below);
        // of figures that each stand below their labels the next one does too, though nobody knows its label
        let runs_on = before.is_some() && self.label_above.is_some_and(|end| end + 1 == at);
        let after = after.filter(|_| !runs_on);
        self.label_above = runs_on.then_some(at + taken);
        for (candidate, distance) in [(before, 0), (after, 1)] {
            let Some(found) = candidate else { continue };
            let row_label = self.label(found);
            if row_label.reading.is_silent() {
                continue;
            }
            // 男 / 43.1% / 12.6, Percentage / 7.15 / 8.42: a row of a table whose columns nobody has told
            let next = passage(at + taken).map(|t| cell_value(&t.text));
            if matches!(next, Some(CellValue::Number(q)) if q.kind == Kind::Amount)
                && (!row_label.reading.has_subject()
                    || names_an_axis(&found.text)
                    || found.text.contains(" by "))
            {
                continue;
            }
            let third = || {
                let first = at.checked_sub(2).and_then(passage).map(|t| cell_value(&t.text));
                matches!(first, Some(CellValue::Number(q)) if q.unit.is_none())
            };
            // 5,120 / 6,890 / Executives: two numbers of a row, and the name of the next
            let above = at.checked_sub(1).and_then(passage).map(|t| cell_value(&t.text));
            if distance == 1
                && counted == Counted::Missing
                && matches!(above, Some(CellValue::Number(q)) if q.unit.is_none())
                && (!row_label.reading.has_subject() || before.is_none() && third())
            {
                continue;
            }
            // 全体 / 28.0 / 男性 / 29.1: what stands between two figures may be the label of either
            // and the end of the list tells of which: it ends in a figure where the labels come first
            let value =
                |i: usize| passage(i).is_some_and(|t| !matches!(cell_value(&t.text), CellValue::Text));
            let label = |i: usize| passage(i).is_some_and(is_label);
            let ends_in_figure = || {
                // each a line or several of label, a number, and perhaps the unit below it
                let next = |from: usize| {
                    let number = (from + 1..=from + 3).find(|i| value(*i))?;
                    let counted = passage(number + 1).is_some_and(|t| whole_unit(&t.text).is_some());
                    (from..number).all(label).then_some(number + 1 + usize::from(counted))
                };
                let ends = std::iter::successors(Some(at + taken), |from| next(*from)).take(LISTED + 1);
                ends.last().is_some_and(|end| end > at + taken && !label(end))
            };
            if distance == 1 && before.is_some() && ends_in_figure() {
                continue;
            }
            // what is under a figure is often the next figure's label: only taken where nothing is above
            if distance == 1 && before.is_some_and(|b| !self.label(b).reading.is_silent()) {
                continue;
            }
            let mut outers: Vec<Rc<Label>> =
                self.groups.path().into_iter().filter(|l| !l.text.text.ends_with(&found.text)).collect();
            outers.extend(self.section.clone().filter(|s| !s.text.text.ends_with(&found.text)));
            // a rate up to 100 is one of a hundred, where no unit says otherwise
            let rate =
                found.text.trim_end().ends_with(['率', '比']) && quantity.value <= Decimal::ONE_HUNDRED;
            let counted = match &counted {
                Counted::Missing if rate => Counted::In(Unit::plain("%")),
                counted => counted.clone(),
            };
            let stated = Statement {
                counted,
                raw_unit: raw_unit.clone(),
                outers,
                year: single_year(&found.text),
                strange_group: self.groups.is_strange(),
                section: Some(row_label.clone()),
                ..Statement::new(text, &quantity, Origin::Figure, &Rc::new(text.clone())).named(&row_label)
            };
            self.found.extend(prose::of_earlier(text, &stated, self.profile));
            self.found.push(stated);
            self.note_subject(&row_label);
            self.label_below = (distance == 1).then(|| found.place(0));
            self.label_above = (distance == 0).then_some(at + taken);
            return Some(taken);
        }
        Some(taken)
    }
}

/// A figure with its unit at one end of a text, and the bytes of the short label that the rest is.
pub(super) fn card(text: &str) -> Option<(Quantity, std::ops::Range<usize>)> {
    // a number alone has no label
    if text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')) {
        return None;
    }
    let mut amounts = crate::quantity::quantities(text).into_iter().filter(|q| q.kind == Kind::Amount);
    let quantity = amounts.next().filter(|q| q.unit.is_some())?;
    if amounts.next().is_some() {
        return None;
    }
    let (before, after) = (text[..quantity.whole.start].trim(), text[quantity.whole.end..].trim());
    let label = match (before.is_empty(), after.is_empty()) {
        (true, false) => quantity.whole.end..text.len(),
        (false, true) => 0..quantity.whole.start,
        _ => return None,
    };
    let words = text[label.clone()].trim();
    // 62t/a；NOx:: the end of one number, and what the next line goes on with
    let leads_on =
        label.start > 0 && (words.starts_with(['；', '，', '、', ';', ',']) || words.ends_with(':'));
    (!leads_on && (2..=16).contains(&words.chars().count())).then_some((quantity, label))
}

/// `场3`, `余次1,185`: in stream order a unit may come before its number.
pub(super) fn unit_then_number(text: &str) -> Option<(Quantity, Unit, String)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let lead = text[..start].trim();
    let word = lead.trim_start_matches(['余', '多', '约', '+']);
    let (unit, length) = unit_at(word)?;
    if length != word.len() || word.is_empty() {
        return None;
    }
    let CellValue::Number(inner) = cell_value(&text[start..]) else { return None };
    let mut quantity = *inner;
    if quantity.unit.is_some() {
        return None;
    }
    quantity.number = quantity.number.start + start..quantity.number.end + start;
    quantity.whole = quantity.whole.start + start..quantity.whole.end + start;
    quantity.unit_at = quantity.whole.end..quantity.whole.end;
    quantity.approximate |= word.len() < lead.len();
    Some((quantity, unit, word.to_owned()))
}

/// `cases (2023: 7)`, `times, 127 proposals`: a counter below a number, and what else is said of it.
fn unit_and_more(text: &str) -> Option<Unit> {
    let (unit, length) = unit_at(text.trim())?;
    let rest = text.trim()[length..].trim_start();
    (unit.per.is_none() && text.is_ascii() && rest.starts_with(['(', ','])).then_some(unit)
}

/// 名董事 below a number: a counter of people and whom it counts.
fn counts_whom(text: &str) -> Option<Unit> {
    let text = text.trim();
    let rest = text.strip_prefix(['名', '位'])?;
    let reading = crate::lexicon::read(rest);
    (rest.chars().count() <= 8 && reading.has_subject() && reading.unexplained == 0)
        .then(|| Unit::plain("person"))
}
