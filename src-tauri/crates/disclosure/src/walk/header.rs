//! What stands over the columns: years, units, groups, and over them what spans several.

use super::*;
/// What a column is.
#[derive(Debug, Clone)]
pub(super) enum Column {
    Year(i32),
    Unit,
    Label(Rc<Label>),
    /// a label that only says "value", "total", nothing
    Value,
    /// running numbers, pages, ages, notes: no values
    Other,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Header {
    /// text of the row that set it, to know it again on the next page
    pub(super) text: String,
    pub(super) columns: Vec<(Cell, Column)>,
    /// rows of headers above that span several columns
    pub(super) above: Vec<(Cell, Column)>,
    pub(super) parted: Option<Parted>,
    /// columns of its row, those without a head too
    pub(super) width: Option<u32>,
    /// columns behind those of values that say where standards ask for a row
    pub(super) standards: usize,
    /// where tables begin that stand to the right of the first
    pub(super) sides: Vec<u32>,
    /// the title over its one row that has no name, and that row's statements: of several nobody can say which is which
    pub(super) nameless: Option<(Option<document::Place>, std::ops::Range<usize>)>,
}

impl Header {
    /// The columns of values: from the first year on, or all but the first and the unit's.
    pub(super) fn values(&self) -> &[(Cell, Column)] {
        // Target 2030 | 2024 | 2023: an aim before the years has a value too
        let aims = |(_, c): &(Cell, Column)| matches!(c, Column::Label(l) if l.reading.tags.has_any(tags!("target", "limit")));
        let year = self.columns.iter().position(|(_, c)| matches!(c, Column::Year(_)));
        let year = year.map(|at| {
            let aims = self.columns[..at].iter().rev().take_while(|column| aims(column)).count();
            at - aims.min(at.saturating_sub(1))
        });
        let after_unit =
            || self.columns.iter().position(|(_, c)| matches!(c, Column::Unit)).map_or(1, |i| i + 1);
        self.columns.get(year.unwrap_or_else(after_unit)..).unwrap_or_default()
    }

    /// Men and women each have a column of values.
    pub(super) fn is_by_gender(&self) -> bool {
        let of = |gender: &str| {
            self.columns.iter().any(|(_, c)| {
                matches!(c, Column::Label(l) if l.reading.axes.get("gender").is_some_and(|g| g == gender) && !l.reading.has_subject())
            })
        };
        of("female") && of("male")
    }
}

/// Years before a report's own that no table has as its only column.
const LONG_AGO: i32 = 20;

impl Walk<'_> {
    /// A row that names columns: years, or words like 指标 and 单位, and no value that is not a year.
    pub(super) fn is_header(&self, row: &Row, filled: &[&Cell], values: &[(usize, CellValue)]) -> bool {
        let year = |c: &Cell| period::of_header(&c.text.text, self.profile.year).is_some();
        // `Share 2024`: a word and a year
        let worded = |c: &Cell| {
            let t = &c.text.text;
            t.chars().count() <= 16
                && !t.starts_with(|c: char| c.is_ascii_digit())
                && single_year(t).is_some()
        };
        // 2021 人数 | 2021 比率 | 2022 人数: a year and what is counted in it, of several columns
        let dated = |c: &Cell| leading_year_of(&c.text.text, self.profile.year).is_some();
        let several = filled.iter().filter(|c| dated(c)).count() > 1;
        // 2024 tonnes CO2e | 2023 tonnes CO2e: years in turn, each with the unit of its column
        let counted = |c: &&Cell| {
            let (year, unit) = beside_year(&c.text.text)?;
            year.parse::<i32>().ok().filter(|_| measure(unit).is_some())
        };
        let behind = filled.iter().rev().map_while(counted).collect::<Vec<i32>>();
        let in_turn = behind.len() > 1
            && behind.len() + 1 >= filled.len()
            && behind.windows(2).all(|w| w[0].abs_diff(w[1]) == 1);
        let year = |c: &Cell| year(c) || several && dated(c) || in_turn && counted(&c).is_some();
        let years = filled.iter().filter(|c| year(c)).count();
        // a number like a year of long ago, alone behind a label
        let long_ago = |c: &&&Cell| {
            let digits = c.text.text.parse::<i32>().ok();
            digits.zip(self.profile.year).is_some_and(|(year, report)| year < report - LONG_AGO)
        };
        if years == 1 && filled.iter().filter(|c| year(c)).any(|c| long_ago(&c)) {
            return false;
        }
        // `tCO2e | 2024 | 2023 | % change`: what stands beside years and is none
        let apart = |c: &Cell| years > 0 && holds_years_apart(&c.text.text);
        // a head that reaches down from the row above
        let reaches = |c: &Cell| {
            let same = |(h, _): &(Cell, Column)| h.from == c.from && h.text.text == c.text.text;
            row.parted == Parted::Tags && !self.last_was_data && self.header.columns.iter().any(same)
        };
        let beside = filled
            .iter()
            .filter(|c| {
                years > 0 && !year(c) && (stands_beside_years(&c.text.text) || apart(c) || reaches(c))
            })
            .count();
        let years = years + filled.iter().filter(|c| years > 0 && !year(c) && worded(c)).count();
        let year = |c: &Cell| year(c) || worded(c);
        // a sentence in a cell is no value, whatever number it begins with
        let short = |c: &Cell| c.text.text.chars().count() <= 40;
        let is_value = |c: &Cell| short(c) && !year(c) && !apart(c);
        let others =
            values.iter().filter(|(i, v)| matches!(v, CellValue::Number(_)) && is_value(filled[*i])).count();
        let words = filled.iter().filter(|c| is_header_word(&c.text.text)).count();
        // of what blanks part nothing may be unknown: it may be a line of text
        let most = if row.parted == Parted::Spaces { 0 } else { 2 };
        let corner = others == 0 && self.has_year_in_corner(filled, most);
        // | | 2024 |: over the values, and not where a row has its name
        let first_is_value = row.parted != Parted::Spaces
            && year(filled[0])
            && filled.len() == 1
            && row.cells.first().is_some_and(|first| first.from == filled[0].from);
        others == 0
            && !first_is_value
            && ((years > 0
                && (words > 0 || years + beside + 1 >= filled.len() || self.ends_in_years(filled)))
                || corner
                || words >= 2)
    }

    /// `2023 | Total employees | Training hours`: the year of a table stands over its labels, beside what is counted.
    fn has_year_in_corner(&self, filled: &[&Cell], most: u32) -> bool {
        let [corner, heads @ ..] = filled else { return false };
        let counts = |c: &&Cell| {
            let reading = &self.label(&c.text).reading;
            reading.is_telling() && reading.unexplained <= most
                || matches!(self.column(&c.text), Column::Value)
        };
        heads.len() > 1
            && period::of_header(&corner.text.text, self.profile.year).is_some()
            && heads.iter().all(counts)
    }

    /// 2024, 2023, 2022 at the end of a row, behind what spans this row and those around it.
    fn ends_in_years(&self, filled: &[&Cell]) -> bool {
        let year = |c: &&Cell| period::of_header(&c.text.text, self.profile.year);
        let years: Vec<i32> = filled.iter().rev().map_while(year).collect();
        years.len() > 1 && years.windows(2).all(|w| w[0].abs_diff(w[1]) == 1)
    }

    /// A row of units in brackets under the heads that they belong to, or of words that go on with them, `world` under
    /// `Rest of`: they are the heads' last line.
    fn ends_heads(&mut self, row: &Row, filled: &[&Cell]) -> bool {
        let bracketed = |t: &str| {
            t.starts_with('(') && t.ends_with(')') && whole_unit(t.trim_matches(['(', ')'])).is_some()
        };
        let word = |t: &str| {
            row.parted == Parted::Spaces
                && t.starts_with(|c: char| c.is_ascii_lowercase())
                && whole_unit(t).is_none()
        };
        let goes_on = !self.last_was_data
            && self.header.parted == Some(row.parted)
            && self.header.columns.len() > filled.len()
            && filled.iter().all(|c| bracketed(c.text.text.trim()) || word(c.text.text.trim()))
            && filled.iter().all(|c| self.header.columns.iter().any(|(h, _)| h.overlaps(c)));
        if !goes_on {
            return false;
        }
        for cell in filled {
            let Some(at) = self.header.columns.iter().position(|(h, _)| h.overlaps(cell)) else { continue };
            let mut head = self.header.columns[at].0.clone();
            head.text.append(&cell.text);
            let column = self.column(&head.text);
            self.header.columns[at] = (head, column);
        }
        true
    }

    /// The end of a head that its page has cut in two, `Emissions (t` over `CO2e)`: put together.
    pub(super) fn completes_head(&mut self, row: &Row, filled: &[&Cell]) -> bool {
        let opens = |t: &str| t.matches('(').count() > t.matches(')').count();
        let closes = |c: &&Cell| {
            c.text.text.len() <= HEAD_BYTES
                && c.text.text.matches(')').count() > c.text.text.matches('(').count()
        };
        if self.last_was_data || self.header.columns.is_empty() || !filled.iter().all(closes) {
            return false;
        }
        let mut done = false;
        for cell in filled {
            let over = self.header.columns.iter().position(|(h, _)| h.overlaps(cell) && opens(&h.text.text));
            let title = self.section.as_ref().filter(|s| opens(&s.text.text)).map(|s| s.text.clone());
            let mut head = match (over, title) {
                (Some(at), _) => self.header.columns.remove(at).0,
                (None, Some(text)) => Cell { text, ..(*cell).clone() },
                _ => continue,
            };
            head.text.append(&cell.text);
            let column = self.column(&head.text);
            let at = self.header.columns.partition_point(|(h, _)| h.from < head.from);
            self.header.columns.insert(at, (head, column));
            self.header.parted = Some(row.parted);
            done = true;
        }
        done
    }

    /// A row of nothing but units under heads that have none, `%` under each of Male and Female: what each column is counted in.
    fn counts_heads(&mut self, row: &Row, filled: &[&Cell]) -> bool {
        // a head that reaches down from the row above is no unit
        let columns = &self.header.columns;
        let over = |c: &Cell| columns.iter().position(|(h, _)| h.from == c.from && h.to == c.to);
        let reaches = |c: &Cell| over(c).is_some_and(|at| columns[at].0.text.text == c.text.text);
        // 公吨 below each of scopes 1 to 3: one cell for all that stand over it, each of which it holds whole
        let counts = |c: &&Cell| {
            let unit = whole_unit(&c.text.text)?;
            let below: Vec<usize> = (0..columns.len()).filter(|i| columns[*i].0.overlaps(c)).collect();
            let whole = !below.is_empty()
                && below.iter().all(|i| columns[*i].0.from >= c.from && columns[*i].0.to <= c.to);
            whole.then(|| below.into_iter().map(move |at| (at, unit.clone())).collect::<Vec<_>>())
        };
        let own: Vec<&Cell> = filled.iter().filter(|c| !reaches(c)).copied().collect();
        let Some(units) = own.iter().map(counts).collect::<Option<Vec<Vec<(usize, Unit)>>>>() else {
            return false;
        };
        let units: Vec<(usize, Unit)> = units.into_iter().flatten().collect();
        // 千港元 below each year of a financial summary: what all of the table is counted in
        let dated = |(at, _): &(usize, Unit)| matches!(columns[*at].1, Column::Year(_));
        if let [(_, unit), ..] = &units[..]
            && !self.last_was_data
            && row.parted == Parted::Tags
            && units.iter().all(dated)
            && units.iter().all(|(_, other)| other == unit)
        {
            self.unit_line = Some(unit.clone());
            return true;
        }
        let spans = units.len() > own.len();
        let labelled =
            |at: &usize| matches!(&self.header.columns[*at].1, Column::Label(l) if l.unit.is_none());
        if self.last_was_data
            || row.parted != Parted::Tags
            || self.header.above.is_empty() && !spans
            || units.is_empty()
            || !units.iter().all(|(at, _)| labelled(at))
        {
            return false;
        }
        for (at, unit) in units {
            if let (_, Column::Label(label)) = &mut self.header.columns[at] {
                *label = Rc::new(Label { unit: Some(unit), ..(**label).clone() });
            }
        }
        true
    }

    pub(super) fn set_header(&mut self, row: &Row, filled: &[&Cell]) {
        if self.ends_heads(row, filled) || self.counts_heads(row, filled) {
            return;
        }
        // GRI 305-1 at the end of a title says where a standard asks for the table, and heads no column
        let titles: Vec<&Cell> = filled.iter().filter(|c| !is_code(&c.text.text)).copied().collect();
        let filled = if titles.is_empty() { filled } else { &titles };
        let text: String = filled.iter().map(|c| c.text.text.as_str()).collect::<Vec<_>>().join(" ");
        let resumed = self.suspended.take().filter(|(h, _)| h.text == text);
        let continues = resumed.is_some() || self.header.text == text;
        let before = std::mem::take(&mut self.header);
        // 能源耗用(千瓦时) | 2024年 | 2023年 over heads of values alone: the corner is that of the rows too
        let corner = before.columns.first().filter(|(corner, column)| {
            let named = matches!(column, Column::Label(_)) && before.columns.len() > 1;
            let behind = filled.first().is_some_and(|first| first.from >= corner.to);
            !self.last_was_data
                && named
                && behind
                && row.parted != Parted::Tags
                && before.parted == Some(row.parted)
        });
        let corner = corner.cloned();
        let mut alone = vec![];
        // a row of more cells than the last table has is none of its rows
        let width = row.cells.iter().map(|c| c.to).max();
        let outgrows =
            row.parted == Parted::Marks && before.parted == Some(row.parted) && width > before.width;
        let above = if continues {
            before.above
        } else if !self.last_was_data {
            // headers of several rows: the upper one spans the columns up to its next cell
            over_repeated(&before.columns, filled)
                .or_else(|| centred(&before, row, filled))
                .or_else(|| {
                    let (above, lone) = over_middle(&before, row, filled)?;
                    alone = lone;
                    Some(above)
                })
                .unwrap_or_else(|| spanning(&before.columns))
        } else if self.only_axes(filled) && !is_header_word(&filled[0].text.text) && !outgrows {
            // another row of groups under the same spanning headers; heads as narrow as these have had their own values
            let spans = |h: &Cell| filled.iter().filter(|c| h.overlaps(c)).count() > 1;
            let wider = || {
                let named = filled.iter().filter(|c| !c.text.text.is_empty()).count();
                let tags = row.parted == Parted::Tags;
                before.columns.iter().any(|(h, _)| spans(h)) || !tags && before.columns.len() < named
            };
            match before.above.is_empty() {
                true if wider() => spanning(&before.columns),
                _ => before.above,
            }
        } else {
            vec![]
        };
        if let Some((_, groups)) = resumed {
            self.groups = groups;
        } else if !continues {
            // what the last table was counted in, unless it has been said anew
            let another = self.last_was_data && !self.only_axes(filled);
            if row.parted != Parted::Tags && !std::mem::take(&mut self.unit_line_is_new) && another {
                self.unit_line = None;
            }
            if self.last_was_data {
                let title = self.groups.group.take().filter(|_| self.titled);
                self.groups = Groups { group: title, ..Groups::default() };
            } else {
                self.groups.subject = None;
            }
            self.carried.clear();
        }
        // `Million tonnes | 2024 | 2023`: the corner says what all of the table is counted in
        if let [corner, heads @ ..] = filled
            && !heads.is_empty()
            && row.cells.first().is_some_and(|first| first.from == corner.from)
            && heads.iter().all(|c| whole_unit(&c.text.text).is_none())
            && let Some(unit) = whole_unit(&corner.text.text).or_else(|| rate_named(&corner.text.text))
        {
            self.unit_line = Some(unit);
        }
        let mut columns: Vec<(Cell, Column)> =
            filled.iter().map(|cell| ((*cell).clone(), self.column(&cell.text))).collect();
        columns.extend(alone);
        columns.extend(corner);
        columns.sort_by_key(|(cell, _)| cell.from);
        // Target | Year | Progress: by when, and no amount
        let dated = columns.iter_mut().skip(1).find(|(cell, _)| cell.text.text.eq_ignore_ascii_case("year"));
        dated.into_iter().for_each(|(_, column)| *column = Column::Other);
        // No. | %: how many, beside their share
        for i in 0..columns.len().saturating_sub(1) {
            let of = |i: usize| columns[i].0.text.text.trim();
            if matches!(of(i), "No." | "No" | "Nos.") && of(i + 1) == "%" {
                columns[i].1 = Column::Value;
            }
        }
        of_nationality(&mut columns);
        rest_of_list(&mut columns);
        shares(&mut columns);
        parent_beside_subsidiaries(&mut columns);
        // 2017年 over 调整前 and 调整后: its figures as they are now
        for (cell, column) in columns.iter_mut().filter(|(cell, _)| is_restated(&cell.text.text)) {
            let over =
                above.iter().find(|(head, over)| matches!(over, Column::Year(_)) && head.overlaps(cell));
            over.into_iter().for_each(|(_, year)| *column = year.clone());
        }
        // a year over parts that stand beside years is of these parts
        let is_year = |c: &Column| matches!(c, Column::Year(_));
        let beside_years = columns.iter().any(|(_, c)| is_year(c));
        let over_part = |h: &Cell| columns.iter().any(|(part, c)| !is_year(c) && part.overlaps(h));
        let mut above = above;
        above.retain(|(h, c)| !(beside_years && is_year(c) && over_part(h)));
        if let [(corner, Column::Year(year)), rest @ ..] = &columns[..]
            && rest.len() > 1
            && above.is_empty()
            && rest.iter().all(|(_, c)| matches!(c, Column::Label(_)))
        {
            above = vec![(Cell { from: 0, to: u32::MAX, ..corner.clone() }, Column::Year(*year))];
            columns[0].1 = Column::Value;
        }
        // 数量 | 单位 | 数量 | 单位 under years: no head of labels that comes again, since it stands over none
        let labels = row.cells.first().is_some_and(|c| c.from == columns[0].0.from);
        let sides = if row.parted == Parted::Spaces || !labels { vec![] } else { sides(&columns) };
        let columns = if above.is_empty() && sides.is_empty() { once(columns) } else { columns };
        self.beside = vec![Default::default(); sides.len()];
        let parted = Some(row.parted);
        self.header = Header { text, above, parted, columns, width, sides, ..Header::default() };
        self.last_was_data = false;
    }

    /// Whether most cells are values of breakdowns and nothing else.
    pub(super) fn only_axes(&self, filled: &[&Cell]) -> bool {
        let only = |c: &&&Cell| {
            let reading = &self.label(&c.text).reading;
            !reading.axes.is_empty() && reading.unexplained == 0
        };
        filled.iter().filter(only).count() * 2 > filled.len()
    }

    pub(super) fn column(&self, text: &Text) -> Column {
        let t = text.text.trim();
        if let Some(year) = year_of_head(t, self.profile.year).or_else(|| base_year(t)) {
            return Column::Year(year);
        }
        if is_unit_header(t) {
            return Column::Unit;
        }
        if is_no_value(t) {
            return Column::Other;
        }
        if period::is_part_of_one(t) || holds_years_apart(t) {
            return Column::Other;
        }
        let label = self.label(text);
        // 电力千瓦时: a head with its unit on the line below
        if label.unit.is_none()
            && label.reading.unexplained > 0
            && !t.is_ascii()
            && t.chars().count() <= 24
            && let Some((name, unit)) = with_unit_at_end(t)
        {
            let from = text.text.len() - text.text.trim_start().len();
            let named = self.label(&text.slice(from..from + name));
            if named.reading.unexplained == 0 && named.reading.is_telling() {
                return Column::Label(Rc::new(Label { unit: Some(unit), ..(*named).clone() }));
            }
        }
        // % beside Number
        if t == "%" {
            let share = Label { unit: whole_unit(t), ..(*label).clone() };
            return Column::Label(Rc::new(share));
        }
        // Global (excluding UK): a part, however its brackets say it
        if t.contains("(excluding ") || t.contains("(outside ") {
            let mut part = (*label).clone();
            part.reading.tags = part.reading.tags.with(tags!("unknown"));
            return Column::Label(Rc::new(part));
        }
        // `2024年消耗量`, `2024(吨)`: a year with a word or a unit
        if label.reading.tags.without(tags!("sum")).is_empty()
            && label.reading.axes.is_empty()
            && label.reading.unexplained == 0
            && t.chars().count() < 16
            && let [(_, year)] = period::years(t)[..]
        {
            return Column::Year(year);
        }
        // Tonnes CO2e Group total: the unit stands before what it is of
        if label.unit.is_none()
            && let Some((unit, length)) = unit_at(t)
            && unit.is_measure()
            && t[length..].starts_with(' ')
            && unit.per.is_none()
        {
            let rest =
                self.label(&text.slice(text.text.len() - t[length..].trim_start().len()..text.text.len()));
            if rest.unit.is_none() && (!rest.reading.is_silent() || !rest.reading.axes.is_empty()) {
                return Column::Label(Rc::new(Label { unit: Some(unit), ..(*rest).clone() }));
            }
        }
        // D&W: the letters of a name
        let letters = || t.split(|c: char| !c.is_alphabetic()).all(|word| word.len() <= 1);
        if label.reading.is_silent() && t.contains('&') && letters() {
            let mut name = (*label).clone();
            name.reading.unexplained = name.reading.unexplained.max(1);
            return Column::Label(Rc::new(name));
        }
        if label.reading.is_silent()
            && label.reading.unexplained == 0
            && label.unit.is_none()
            && !is_rest(&label)
        {
            return Column::Value;
        }
        Column::Label(label)
    }

    /// As many values as columns of years: they go by order, however far apart a print has set them.
    pub(super) fn order(&mut self, row: &Row, filled: &[&Cell], values: &[usize]) {
        self.ordered.clear();
        if row.parted != Parted::Spaces {
            return;
        }
        let columns: Vec<&Column> = self.header.columns.iter().map(|(_, c)| c).collect();
        let first = columns.iter().position(|c| matches!(c, Column::Year(_)));
        let Some(first) = first else { return };
        let columns = &columns[first..];
        let dash = values.len() == columns.len() + 1
            && values.first().is_some_and(|i| matches!(cell_value(&filled[*i].text.text), CellValue::Dash));
        let values = if dash { &values[1..] } else { values };
        if columns.len() == values.len() && columns.len() > 1 {
            self.ordered = values.iter().zip(columns).map(|(i, c)| (filled[*i].from, (*c).clone())).collect();
        }
    }

    /// By how many columns a row stands to the right of its header, whose first cell spans the columns of labels: told by
    /// the unit, which must stand under 单位. To the left of it by less than none.
    pub(super) fn shift_of(&self, row: &Row) -> i32 {
        // years from the first column on, over rows that begin with their label
        let unnamed = matches!(self.header.columns.first(), Some((h, Column::Year(_))) if h.from == 0);
        let labelled =
            row.cells.iter().find(|c| !c.text.text.is_empty()).is_some_and(|c| {
                c.from == 0 && c.to == 1 && matches!(cell_value(&c.text.text), CellValue::Text)
            });
        // 2023年 over the labels of a table for one year is a corner
        let end = |cells: &mut dyn Iterator<Item = u32>| cells.max();
        let longer = end(&mut row.cells.iter().map(|c| c.to))
            > end(&mut self.header.columns.iter().map(|(h, _)| h.to));
        if longer
            && unnamed
            && labelled
            && row.parted == Parted::Tags
            && self.header.parted == Some(row.parted)
        {
            return 1;
        }
        if longer && let Some(shift) = self.shift_of_labels(row) {
            return shift;
        }
        let unit = self.header.columns.iter().find(|(_, c)| matches!(c, Column::Unit)).map(|(h, _)| h.from);
        let Some(unit) =
            unit.filter(|_| row.parted != Parted::Spaces && self.header.parted != Some(Parted::Spaces))
        else {
            return 0;
        };
        let ends_sooner = || {
            let last = |cells: &mut dyn Iterator<Item = u32>| end(cells).unwrap_or_default();
            last(&mut row.cells.iter().map(|c| c.to)) + 1
                == last(&mut self.header.columns.iter().map(|(h, _)| h.to))
        };
        let is_unit = |at: u32| row.cells.iter().any(|c| c.from == at && whole_unit(&c.text.text).is_some());
        match unit {
            at if is_unit(at) => 0,
            at if is_unit(at + 1) => 1,
            // a row that leaves out a cell before its unit ends a column sooner
            at if !longer && at > 1 && is_unit(at - 1) && ends_sooner() => -1,
            _ => 0,
        }
    }

    /// By how much a row is longer than a head that ends in years, where words stand under the first of these: recognised tables
    /// part the label in more cells than the head has, and the years are over the row's last values.
    fn shift_of_labels(&self, row: &Row) -> Option<i32> {
        let years: Vec<&Cell> = self
            .header
            .columns
            .iter()
            .filter_map(|(h, column)| matches!(column, Column::Year(_)).then_some(h))
            .collect();
        let (first, last) = (years.first()?, years.last()?);
        let is_last = self.header.columns.iter().all(|(h, _)| h.to <= last.to);
        let word = |c: &Cell| {
            matches!(cell_value(&c.text.text), CellValue::Text)
                && c.text.text.chars().any(char::is_alphabetic)
        };
        let named = row.cells.iter().any(|c| c.from == first.from && word(c));
        let values = row.cells.iter().rev().take_while(|c| !c.text.text.is_empty() && !word(c)).count();
        let end = row.cells.last()?.to;
        let tagged = row.parted == Parted::Tags && self.header.parted == Some(row.parted);
        (tagged && is_last && named && values >= years.len() && end > last.to)
            .then(|| (end - last.to).cast_signed())
    }

    /// The header's cell over a cell. A row by marks that has more cells than its header is held against it from the
    /// right: the header's first cell spans the columns of labels.
    pub(super) fn heads<'h, T>(&self, heads: &'h [(Cell, T)], cell: &Cell) -> Option<&'h (Cell, T)> {
        let shift = self.shift.min(cell.from.cast_signed());
        let moved = |at: u32| at.saturating_add_signed(-shift);
        let shifted = Cell { text: Text::default(), from: moved(cell.from), to: moved(cell.to) };
        let over = || heads.iter().filter(|(h, _)| h.overlaps(&shifted));
        // the head of a column before what spans it and others
        let narrowest = if self.header.parted == Some(Parted::Spaces) {
            over().next()
        } else {
            over().min_by_key(|(h, _)| h.to - h.from)
        };
        narrowest.or_else(|| {
            // columns kept by spaces stand a little apart at times
            let near =
                |h: &Cell| if h.from >= cell.to { h.from - cell.to } else { cell.from.saturating_sub(h.to) };
            let close = self.header.parted == Some(Parted::Spaces);
            heads.iter().filter(|_| close).min_by_key(|(h, _)| near(h)).filter(|(h, _)| near(h) <= 6)
        })
    }

    /// The company or plant that the row is of, where a column names them.
    pub(super) fn site(&self) -> Option<String> {
        let site = || {
            let (head, _) = self.header.columns.iter().find(|(h, _)| is_site_header(&h.text.text))?;
            let (_, name) = self.carried.range(head.from..head.to).next()?;
            Some(name.text.text.trim())
        };
        let name = self.whom.as_deref().or_else(site)?;
        // a table of outlets: each row is one, whoever owns it
        if self.header.columns.iter().any(|(h, _)| names_an_outlet(&h.text.text)) {
            return Some(name.to_owned());
        }
        let lower = name.to_ascii_lowercase();
        let whole =
            ["合计", "总计", "集团", "total"].iter().any(|w| lower.contains(w)) || lower.ends_with("group");
        (!whole && !self.profile.own.iter().any(|n| n == name)).then(|| name.to_owned())
    }

    /// 占比 beside 员工人数: a column of shares is of what the column left of it counts.
    pub(super) fn share_of_left(&self, cell: &Cell, label: Rc<Label>) -> Rc<Label> {
        let is_share = |l: &Label| {
            let of = l.reading.tags.without(tags!("rate", "coverage"));
            !l.reading.tags.is_empty()
                && of.is_empty()
                && l.reading.axes.is_empty()
                && l.reading.unexplained == 0
        };
        if !is_share(&label) || !self.header.above.is_empty() {
            return label;
        }
        let before = self.header.columns.iter().rev().skip_while(|(h, _)| !h.overlaps(cell)).skip(1);
        let left = before.take_while(|(_, c)| matches!(c, Column::Label(_))).find_map(|(_, c)| {
            if let Column::Label(l) = c { Some(l).filter(|l| !is_share(l)) } else { None }
        });
        match left.filter(|l| l.reading.has_subject() || l.reading.unexplained > 0) {
            Some(left) => {
                let mut share = (*label).clone();
                share.reading = share.reading.inside(&left.reading);
                share.reading.unexplained += left.reading.unexplained;
                Rc::new(share)
            }
            None => label,
        }
    }

    /// What the column that a cell stands in is.
    pub(super) fn role(&self, cell: &Cell) -> Option<Column> {
        if let Some((_, column)) = self.ordered.iter().find(|(from, _)| *from == cell.from) {
            return Some(column.clone());
        }
        // Energy consumption Terajoule: a label that reaches over the column of units with its own is no unit
        let over_units = |h: &Cell, c: &Column| {
            matches!(c, Column::Unit) && cell.from < h.from && whole_unit(&cell.text.text).is_none()
        };
        let head = self.heads(&self.header.columns, cell).filter(|(h, c)| !over_units(h, c));
        head.map(|(_, c)| c.clone())
    }

    pub(super) fn above(&self, cell: &Cell) -> Vec<Column> {
        self.heads(&self.header.above, cell).map(|(_, c)| c.clone()).into_iter().collect()
    }

    /// `指标 单位 2022年 2023年`, `地区 男性 女性 合计`: columns parted by single spaces.
    pub(super) fn plain_header(&mut self, text: &Text, titles_rows: impl Fn(usize) -> bool) -> bool {
        // most passages are no header: told before anything is copied
        if text.text.len() > 240 || !text.text.trim().contains(' ') || text.text.contains(['。', '，']) {
            return false;
        }
        let end = text.text.trim_end_matches([' ', '.']).len();
        // Scope 1 emissions were 1,234 tCO2e in 2023.
        let verb = || [" was ", " were ", " is ", " are "].iter().any(|verb| text.text.contains(verb));
        // No one died in 2023.
        let when = || {
            let before = text.text[..end].trim_end_matches(|c: char| c.is_ascii_digit());
            [" in ", " during ", " since "].iter().any(|w| before.ends_with(w))
        };
        if end < text.text.len() && (verb() || when()) {
            return false;
        }
        let t = text.text[..end].trim();
        // of many years a head is longer
        let long = t.chars().count() > 60;
        if long && (!t.is_ascii() || t.len() > 160) {
            return false;
        }
        let text = &text.slice(0..end);
        let t = text.text.trim();
        let words = with_data(&text.text, bracketed(&text.text, self::words(&text.text)));
        if words.len() < 2 {
            return false;
        }
        let word = |i: &usize| text.text[words[*i].clone()].trim_end_matches(DATA);
        // Unit 2021 2020 SASB GRI
        let standards = words.iter().rev().take_while(|w| names_a_standard(&text.text[(*w).clone()])).count();
        let rest = &words[..words.len() - standards];
        // 指标 2024年 2023年 单位
        let unit_last = rest.len() > 2 && is_unit_header(word(&(rest.len() - 1)));
        let words = if unit_last { &rest[..rest.len() - 1] } else { rest };
        if words.is_empty() {
            return false;
        }
        let back = || (0..words.len()).rev();
        // 变动 behind the years says how they differ
        let year = |i: &usize| period::of_header(word(i), self.profile.year).is_some();
        // 2018年 2017年 本年比上年增减 2016年: or between them
        let compares = |i: &usize| {
            let between = i.checked_sub(1).is_some_and(|before| year(&before));
            (*i + 1 == words.len() || between && year(&(i + 1))) && compares_years(word(i))
        };
        let years = back().take_while(|i| year(i) || compares(i)).count();
        let years = if back().take(years).any(|i| year(&i)) { years } else { 0 };
        let grouped = || back().take_while(|i| self.is_group(&text.slice(words[*i].clone()))).count();
        let over_rows = (long || years > 3) && titles_rows(years);
        if long && (years < 4 || t.len() > 110) && !over_rows {
            return false;
        }
        let columns = if years > 0 { years } else { grouped() };
        // Emission intensity: two words of one name, and no heads of two columns
        let told = |i: usize| {
            let reading = &self.label(&text.slice(words[i].clone())).reading;
            !reading.axes.is_empty() || reading.tags.has_any(tags!("sum", "headcount"))
        };
        if years == 0 && t.is_ascii() && !(words.len() - columns..words.len()).any(told) {
            return false;
        }
        let lead = words.len() - columns;
        // 学历 人数: what tells apart, and what is counted; 流失率 男 女: what is counted of whom
        let first = || self.label(&text.slice(words[0].clone()));
        // 教育程度类别 数量(人)
        let heads = || {
            self.label(&text.slice(words[words.len() - 1].clone())).reading.tags.has_any(tags!("headcount"))
        };
        let kinds = || is_header_word(word(&0)) && word(&0).ends_with("类别") && heads();
        let of_groups = || lead == 1 && (is_axis(&first()) || kinds());
        let of_whom = || {
            let reading = &first().reading;
            lead == 1 && reading.has_subject() && reading.unexplained == 0 && reading.axes.is_empty()
        };
        if columns == 0 || years == 0 && columns < 2 && !of_groups() {
            return false;
        }
        // a title and at least two years are a header, whatever the title says; so is a date: Year ended December 31, 2020 2021
        let dated = || lead > 0 && period::is_english_date(&t[..words[lead - 1].end]);
        let titled = years > 1 && (lead <= 3 || dated()) || years == 0 && lead == 0;
        let named = || {
            (0..lead).any(|i| is_header_word(word(&i)) || is_axis(&self.label(&text.slice(words[i].clone()))))
        };
        if !(titled || over_rows || named() || years == 0 && columns > 2 && of_whom()) {
            return false;
        }
        let title = (lead > 0).then(|| self.label(&text.slice(words[0].start..words[lead - 1].end)));
        let continues = self.header.text == t || self.suspended.as_ref().is_some_and(|(h, _)| h.text == t);
        match self.suspended.take().filter(|_| continues) {
            Some((_, groups)) => self.groups = groups,
            None if !continues => {
                // Scope 2 emissions (tonnes) 2022 2023: what all rows below are of
                let scoped = |l: &Rc<Label>| l.reading.tags.has_any(tags!("scope1", "scope2", "scope3"));
                let group = title.clone().filter(scoped).or_else(|| self.groups.group.clone());
                let group = group.or_else(|| self.section.clone());
                self.groups = Groups { group, ..Groups::default() };
            }
            None => {}
        }
        if let Some(title) = title.filter(|_| over_rows && lead > 4) {
            self.titled = title.reading.has_subject();
            self.groups = Groups { group: Some(title.clone()), ..Groups::default() };
            self.section = Some(title);
        }
        // the words before the columns are one title, but for the head of the units
        let unit = (0..lead).find(|i| is_unit_header(word(i)));
        let mut heads = vec![];
        if let Some(last) = unit.unwrap_or(lead).checked_sub(1) {
            heads.push(text.slice(words[0].start..words[last].end));
        }
        heads.extend(unit.map(|i| text.slice(words[i].clone())));
        heads
            .extend((lead..words.len()).map(|i| text.slice(words[i].start..words[i].start + word(&i).len())));
        let columns =
            header_cells(heads, lead == 0).into_iter().map(|c| (c.clone(), self.column(&c.text))).collect();
        self.header = Header {
            text: t.to_owned(),
            columns: once(columns),
            parted: Some(Parted::Marks),
            standards,
            ..Header::default()
        };
        self.in_case = false;
        true
    }

    /// 男性, 合计, 人数: a word that heads a column of groups.
    pub(super) fn is_group(&self, text: &Text) -> bool {
        if !matches!(cell_value(&text.text), CellValue::Text) || text.text.len() > HEAD_BYTES {
            return false;
        }
        let label = self.label(text);
        let reading = &label.reading;
        // 平均受训时数, 培训覆盖率(%): what is counted and how
        let told = reading.tags.has_any(tags!("rate", "avg", "hours", "coverage", "headcount"))
            || (label.unit.is_some() || ends_in_measure(&text.text)) && reading.has_subject();
        let sums = tags!("sum", "headcount", "rate");
        let measured =
            !reading.tags.is_empty() && reading.tags.without(crate::lexicon::measures()).is_empty();
        reading.unexplained == 0
            // 专业构成人数(人) counts them
            && (!reading.tags.has_any(tags!("region_axis", "function_axis")) || label.unit.is_some())
            && (!reading.axes.is_empty() || reading.tags.has_any(sums) || measured || told)
            && (measured || told || reading.tags.without(sums).without(tags!("employee")).is_empty())
    }
}

/// The head of a column of a standard's codes.
pub(super) fn names_a_standard(word: &str) -> bool {
    const NAMES: [&str; 12] =
        ["GRI", "SASB", "IPIECA", "TCFD", "HKEX", "SDG", "SDGs", "UNGC", "ESRS", "Reference", "Ref.", "Ref"];
    // 对应条款, 指标编号, 港交所编号: a column of codes
    let codes = || word.chars().count() <= 8 && ["条款", "编号", "索引"].iter().any(|w| word.ends_with(w));
    NAMES.iter().any(|name| name.eq_ignore_ascii_case(word)) || codes()
}

/// 电力千瓦时: bytes of a name, and the measure that stands right behind it.
fn with_unit_at_end(text: &str) -> Option<(usize, Unit)> {
    text.char_indices().skip(1).find_map(|(at, _)| {
        let unit = whole_unit(&text[at..]).filter(|unit| unit.is_measure())?;
        Some((at, unit))
    })
}

/// `Injury rates per 200,000 hours`: what the rates of a table are counted in.
fn rate_named(corner: &str) -> Option<Unit> {
    let at = corner.match_indices(" per ").map(|(at, _)| at + 1);
    at.filter_map(|at| whole_unit(&corner[at..])).find(|unit| !unit.is_measure())
}

/// 2021 人数, 2023年占比: a year with a word behind it that says how it is counted.
pub(super) fn leading_year_of(text: &str, report: Option<i32>) -> Option<i32> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).filter(|digits| *digits == 4)?;
    let word = text[digits..].trim_start_matches(['年', '度', ' ']);
    let says = word.starts_with(|c: char| c.is_alphabetic() && !c.is_ascii())
        && word.chars().count() <= 12
        && !word.contains(|c: char| c.is_ascii_digit());
    period::of_header(&text[..digits], report).filter(|_| says)
}

/// 2024 vs 2023, 2024较2023增减: how two years differ.
pub(super) fn holds_years_apart(text: &str) -> bool {
    text.chars().count() <= 24 && matches!(period::years(text)[..], [(_, one), (_, other)] if one != other)
}

/// `% change`, `YoY`, `2030 target`, `Notes`: what a table has beside its years.
pub(super) fn stands_beside_years(text: &str) -> bool {
    let text = text.trim();
    text.is_ascii()
        && text.len() <= 40
        && (is_no_value(text) || {
            let tags = crate::lexicon::read(text).tags;
            tags.has_any(tags!("change", "target", "limit"))
        })
}

/// 指标 | 2023年 | 2024年 | 指标 | 2023年 | 2024年: where the head of the labels comes again another table begins; so it does
/// where all the others do, 能源 | 单位 | 2023 | 2024 | 水 | 单位 | 2023 | 2024.
fn sides(columns: &[(Cell, Column)]) -> Vec<u32> {
    let text = |i: usize| columns[i].0.text.text.as_str();
    let half = columns.len() / 2;
    let years = |i: usize| matches!(columns[i].1, Column::Year(_));
    let twice = half > 2
        && columns.len() == 2 * half
        && (1..half).all(|i| text(i) == text(half + i))
        && (1..half).any(years);
    if twice {
        return vec![columns[half].0.from];
    }
    let Some((first, _)) = columns.first().filter(|(h, _)| is_header_word(&h.text.text)) else {
        return vec![];
    };
    let again = |i: &usize| columns[*i].0.text.text == first.text.text;
    (2..columns.len().saturating_sub(1)).filter(again).map(|i| columns[i].0.from).collect()
}

/// Each header cell stretched to the next, as a header over several columns is printed.
pub(super) fn spanning(columns: &[(Cell, Column)]) -> Vec<(Cell, Column)> {
    columns
        .iter()
        .enumerate()
        .map(|(i, (cell, column))| {
            let to = columns.get(i + 1).map_or(u32::MAX, |(next, _)| next.from);
            (Cell { to: to.max(cell.to), ..cell.clone() }, column.clone())
        })
        .collect()
}

/// Headers over columns whose heads come again for each of them, `2023`, `2024` over Group, North, South, Group, North,
/// South: each has its own, wherever a print has set it.
fn over_repeated(spans: &[(Cell, Column)], filled: &[&Cell]) -> Option<Vec<(Cell, Column)>> {
    // the head of the labels beside years has nothing under it
    let years: Vec<(Cell, Column)> =
        spans.iter().filter(|(_, c)| matches!(c, Column::Year(_))).cloned().collect();
    let spans = if years.len() > 1 { &years } else { spans };
    let text = |c: &Cell| c.text.text.trim().to_owned();
    let first = (0..filled.len()).find(|i| filled[i + 1..].iter().any(|c| text(c) == text(filled[*i])))?;
    let each = (first + 1..filled.len()).find(|i| text(filled[*i]) == text(filled[first]))? - first;
    let under = filled.get(first..first + each * spans.len())?;
    let alike = |group: &[&Cell]| group.iter().zip(under).all(|(c, f)| text(c) == text(f));
    if spans.len() < 2 || each < 2 || !under.chunks(each).all(alike) {
        return None;
    }
    let over = |(group, (head, column)): (&[&Cell], &(Cell, Column))| {
        (Cell { from: group[0].from, to: group[each - 1].to, ..head.clone() }, column.clone())
    };
    Some(under.chunks(each).zip(spans).map(over).collect())
}

/// Headers that stand over the middle of as many columns each, where columns are kept by spaces: `2023` over 女, 男, 合计.
pub(super) fn centred(before: &Header, row: &Row, filled: &[&Cell]) -> Option<Vec<(Cell, Column)>> {
    if row.parted != Parted::Spaces || before.parted != Some(Parted::Spaces) {
        return None;
    }
    let spans = &before.columns;
    // the column of labels has nothing over it, and may have no head
    let first = spans.first()?.0.from;
    let headless = filled.len().is_multiple_of(spans.len());
    let labels = usize::from(!headless && filled.first()?.to <= first);
    let under: Vec<&&Cell> = filled.iter().skip(labels).collect();
    let each = under.len() / spans.len();
    if spans.len() < 2 || each < 2 || !under.len().is_multiple_of(spans.len()) {
        return None;
    }
    let groups = under.chunks(each);
    let fits = groups.clone().zip(spans).all(|(group, (head, _))| {
        group.first().is_some_and(|c| c.from <= head.to) && group.last().is_some_and(|c| head.from < c.to)
    });
    let stretched = |(group, (head, column)): (&[&&Cell], &(Cell, Column))| {
        let (from, to) = (group.first()?.from, group.last()?.to);
        Some((Cell { from, to, ..head.clone() }, column.clone()))
    };
    fits.then(|| groups.zip(spans).filter_map(stretched).collect())
}

/// Cells of a header, each with what its column is.
type Heads = Vec<(Cell, Column)>;

/// The same where a header has no columns under it, `Male`, `Female`, each over a number and a share, and `Total`: it heads a
/// column of its own. Each column is of the header whose middle is nearest.
fn over_middle(before: &Header, row: &Row, filled: &[&Cell]) -> Option<(Heads, Heads)> {
    if row.parted != Parted::Spaces || before.parted != Some(Parted::Spaces) {
        return None;
    }
    // the columns' labels have a head in one row or the other, or in none
    let labels = before.columns.first().filter(|(h, _)| h.to <= filled[0].from).map_or(0, |_| 1);
    let spans = before.columns.get(labels..)?;
    let middle = |c: &Cell| c.from + c.to;
    let over = |c: &Cell| (0..spans.len()).min_by_key(|i| middle(&spans[*i].0).abs_diff(middle(c)));
    let owners: Vec<usize> = filled.iter().filter_map(|c| over(c)).collect();
    let under = |i: usize| owners.iter().filter(move |o| **o == i).count();
    let each = (0..spans.len()).map(under).max()?;
    let (headed, alone): (Vec<usize>, Vec<usize>) = (0..spans.len()).partition(|i| under(*i) > 0);
    let even = headed.iter().all(|i| under(*i) == each) && owners.is_sorted();
    if each < 2 || headed.len() < 2 || alone.is_empty() || !even {
        return None;
    }
    let stretched = |(group, i): (&[&Cell], &usize)| {
        let (head, column) = spans[*i].clone();
        (Cell { from: group[0].from, to: group[each - 1].to, ..head }, column)
    };
    let alone: Heads = alone.into_iter().map(|i| spans[i].clone()).collect();
    // over their own columns they stand too, where else the header beside would be taken for near
    let above = filled.chunks(each).zip(&headed).map(stretched).chain(alone.iter().cloned()).collect();
    Some((above, alone))
}

/// 其他 beside 硕士, 本科, 大专: the rest of what the columns left of it are.
pub(super) fn rest_of_list(columns: &mut [(Cell, Column)]) {
    for i in 1..columns.len() {
        let (left, right) = columns.split_at_mut(i);
        let (Some((_, Column::Label(before))), Some((_, Column::Label(rest)))) =
            (left.last(), right.first_mut())
        else {
            continue;
        };
        let axis = before.reading.axes.keys().find(|a| matches!(a.as_str(), "education" | "region"));
        if let Some(axis) = axis.filter(|_| is_rest(rest)) {
            let mut other = (**rest).clone();
            other.reading.axes.insert(axis.clone(), "other".to_owned());
            *rest = Rc::new(other);
        }
    }
}

/// `2021 Data`: the word says no more than the year does.
const DATA: &str = " Data";

/// Words of a head, a year's with the `Data` behind it.
fn with_data(text: &str, words: Vec<std::ops::Range<usize>>) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::with_capacity(words.len());
    for word in words {
        let digits = |last: &std::ops::Range<usize>| text[last.clone()].bytes().any(|b| b.is_ascii_digit());
        match found.last_mut() {
            Some(last) if text[word.clone()] == *DATA.trim() && digits(last) => last.end = word.end,
            _ => found.push(word),
        }
    }
    found
}

/// % beside 人数: the share of what the column left of it counts.
pub(super) fn shares(columns: &mut [(Cell, Column)]) {
    let percent = |c: &Cell| matches!(c.text.text.trim(), "%" | "(%)");
    // Women | % | Men | %: each of the group left of it
    let several = columns.iter().filter(|(c, _)| percent(c)).count() > 1;
    for i in 1..columns.len() {
        let Column::Label(left) = &columns[i - 1].1 else { continue };
        let told = !left.reading.axes.is_empty() || left.reading.tags.has_any(tags!("undisclosed"));
        let of_group = several && told;
        // No. of employees | %: people alone
        let people = several && left.reading.tags == tags!("employee") && left.reading.unexplained == 0;
        if percent(&columns[i].0) && (people || left.reading.tags.has_any(tags!("headcount")) || of_group) {
            let mut reading = crate::lexicon::Reading { tags: tags!("rate"), ..Default::default() };
            if of_group {
                reading = reading.inside(&left.reading);
            }
            let text = columns[i].0.text.clone();
            let share = Label { text, reading, unit: Some(Unit::plain("%")), ..Label::default() };
            columns[i].1 = Column::Label(Rc::new(share));
        }
    }
}

/// 公司 beside 中山子公司 and 合计: the parent alone, which is a part of the group as its subsidiaries are.
fn parent_beside_subsidiaries(columns: &mut [(Cell, Column)]) {
    let subsidiary = |(_, c): &(Cell, Column)| matches!(c, Column::Label(l) if l.reading.tags.has_any(tags!("subsidiary")));
    let sums = |(_, c): &(Cell, Column)| matches!(c, Column::Label(l) if l.reading.tags == tags!("sum"));
    if !columns.iter().any(subsidiary) || !columns.iter().any(sums) {
        return;
    }
    const PARENTS: [&str; 7] = ["公司", "本公司", "母公司", "总部", "Company", "The Company", "Parent"];
    for (cell, column) in columns.iter_mut().filter(|(c, _)| PARENTS.contains(&trim(&c.text.text))) {
        let reading = crate::lexicon::Reading { tags: tags!("subsidiary"), ..Default::default() };
        *column = Column::Label(Rc::new(Label { text: cell.text.clone(), reading, ..Label::default() }));
    }
}

/// 中国 beside 外籍 is a nationality, not a region.
pub(super) fn of_nationality(columns: &mut [(Cell, Column)]) {
    let foreign = columns.iter().any(
        |(_, c)| matches!(c, Column::Label(l) if l.reading.axes.get("nationality").is_some_and(|v| v == "foreign")),
    );
    for (cell, column) in columns.iter_mut().filter(|_| foreign) {
        if let Column::Label(label) = column
            && cell.text.text.trim() == "中国"
        {
            let mut china = (**label).clone();
            china.reading.axes = BTreeMap::from([("nationality".to_owned(), "china".to_owned())]);
            *label = Rc::new(china);
        }
    }
}

/// Statements of accounts print the group's years and then the parent's: a year that comes again is not the group's.
pub(super) fn once(mut columns: Vec<(Cell, Column)>) -> Vec<(Cell, Column)> {
    let mut seen = HashSet::new();
    for (_, column) in &mut columns {
        if let Column::Year(year) = column
            && !seen.insert(*year)
        {
            *column = Column::Other;
        }
    }
    columns
}

/// Columns by the order of their heads; the labels have a column also where nothing stands over them.
pub(super) fn header_cells(heads: Vec<Text>, unnamed: bool) -> Vec<Cell> {
    let first = u32::from(unnamed || heads.first().is_some_and(|t| is_unit_header(&t.text)));
    let cell = |(text, from): (Text, u32)| Cell { text, from, to: from + 1 };
    heads.into_iter().zip(first..).map(cell).collect()
}
