//! Heads of columns that a page's way to text has spread over lines: a head over several, years that come again under each
//! of the heads that span them.

use super::*;

/// Lines that a spread head takes at most.
const LINES: usize = 12;

pub(super) fn passage<'t>(items: &[&'t Item], at: usize) -> Option<&'t Text> {
    match items.get(at) {
        Some(Item::Passage { text, heading: None }) => Some(text),
        _ => None,
    }
}

/// 百分比, 时数, (小时): what a head that says how something is counted ends in.
pub(super) fn ends_in_measure(text: &str) -> bool {
    const MEASURES: &[&str] = &[
        "百分比",
        "比例",
        "比率",
        "占比",
        "率",
        "时数",
        "时长",
        "小时",
        "人数",
        "总数",
        "数目",
        "数量",
        "人次",
        "(%)",
        "(person)",
        "(persons)",
        "(people)",
    ];
    let text = text.trim_end_matches([document::NOTE_MARK, '*', ' ']);
    let unit = text.strip_suffix(')').and_then(|t| t.rsplit_once('(')).and_then(|(_, u)| whole_unit(u));
    unit.is_some() || MEASURES.iter().any(|m| text.ends_with(m))
}

/// Heads that are each broken over lines, told by the measure that each ends in: 受训雇员 / 百分比 / 每名雇员平均 / 受训时数.
/// Gives them and the lines they stand on.
pub(super) fn wrapped_heads(items: &[&Item], at: usize) -> Option<(Vec<Text>, usize)> {
    let mut heads: Vec<Text> = vec![];
    let mut open: Option<Text> = None;
    let mut taken = 0;
    for i in 0..LINES {
        let Some(text) = passage(items, at + i) else { break };
        let t = text.text.trim();
        if t.chars().count() > if t.is_ascii() { 36 } else { 20 }
            || t.contains(['。', '，'])
            || !matches!(cell_value(t), CellValue::Text)
        {
            break;
        }
        // the unit below a head is its own
        let own = t.starts_with('(') && open.is_none();
        match open.take().or_else(|| heads.pop_if(|_| own)) {
            Some(mut head) => {
                match text.text.is_ascii() {
                    true => head.append(text),
                    false => head.join(text),
                }
                open = Some(head);
            }
            None => open = Some(text.clone()),
        }
        if let Some(head) = open.take_if(|head| ends_in_measure(&head.text)) {
            heads.push(head);
            taken = i + 1;
        }
    }
    (heads.len() > 1 && taken > heads.len()).then_some((heads, taken))
}

/// A year and its unit in brackets over the next lines: 二零二五年 / 排放量(公吨 / 二氧化碳当量). Gives how many lines it takes.
pub(super) fn unit_of_year(items: &[&Item], at: usize) -> Option<(Text, usize)> {
    let mut first = passage(items, at)?.clone();
    // 2024年 / 排放量 / (吨): what is counted on a line, its unit on the next
    let below = passage(items, at + 1).filter(|t| t.text.starts_with('(') && !first.text.contains('('));
    let lines = usize::from(below.is_some());
    below.into_iter().for_each(|unit| first.join(unit));
    let open = first.text.find('(')?;
    let measure = crate::lexicon::read(&first.text[..open]);
    if measure.has_subject() || measure.unexplained > 0 || !measure.axes.is_empty() {
        return None;
    }
    let mut unit = first.slice(open..first.text.len());
    for taken in 1 + lines..=3 + lines {
        if unit.text.trim_end().ends_with(')') {
            return whole_unit(&unit.text).map(|_| (unit, taken));
        }
        unit.join(passage(items, at + taken).filter(|t| t.text.len() <= HEAD_BYTES)?);
    }
    None
}

/// The same without brackets, between two years or below the last of several: 2024年 / 公吨二氧化碳 / 当量 / 2023年.
pub(super) fn bare_unit_of_year(
    items: &[&Item],
    at: usize,
    before: &[Text],
    report: Option<i32>,
) -> Option<(Text, usize)> {
    let mut whole = passage(items, at)?.clone();
    let mut found = None;
    for taken in 1..=3 {
        let next = passage(items, at + taken);
        if whole_unit(&whole.text).is_some() {
            let year = next.is_some_and(|t| year_of_head(&t.text, report).is_some());
            let again =
                before.iter().rev().skip(1).any(|head| head.text.ends_with(&format!("({})", whole.text)));
            found = (year || again).then(|| (whole.bracketed(), taken)).or(found);
        }
        whole.join(next.filter(|t| t.text.len() <= HEAD_BYTES)?);
    }
    found
}

/// A row whose unit goes on below its values: 公吨二氧化碳当量/ 11.2 11.9 over 百万港元收益. Gives the row with its unit whole.
pub(super) fn with_rest_of_unit(text: &Text, below: Option<&&Item>) -> Option<Text> {
    // most lines have no word that is left open
    let open = memchr::memmem::find(text.text.as_bytes(), b"/ ")? + 1;
    let Some(Item::Passage { text: rest, heading: None }) = below else { return None };
    let values = text.text[open..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    let start = text.text[..open].trim_end().rfind(' ').map_or(0, |i| i + 1);
    if !values || rest.text.len() > HEAD_BYTES || rest.text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    whole_unit(&format!("{}{}", &text.text[start..open], rest.text.trim()))?;
    let mut whole = text.slice(0..open);
    whole.join(rest);
    whole.append(&text.slice(open + 1..text.text.len()));
    Some(whole)
}

/// Heads over years that come again for each of them, a line each: 雇员人数 / 流失率 / 2025 / 2024 / 2025 / 2024, or each
/// head over its own years.
pub(super) struct Spanned<'t> {
    pub(super) heads: Vec<&'t Text>,
    /// of all heads, from left to right
    pub(super) years: Vec<&'t Text>,
    pub(super) taken: usize,
}

/// 调整前, 调整后: under a year, its figures as they were and as they have been restated.
fn restates(text: &str) -> bool {
    is_before_restating(text) || is_restated(text)
}

/// How many, and what share that is: heads that come again under each year or group.
pub(super) const MEASURES: [&str; 9] =
    ["%", "(%)", "人数", "人数(人)", "比例", "比例(%)", "占比", "占比(%)", "比率"];

/// Columns of such a table at most.
const MOST_COLUMNS: usize = 12;

impl Walk<'_> {
    /// Reads such heads.
    pub(super) fn spanned_years<'t>(&self, items: &[&'t Item], at: usize) -> Option<Spanned<'t>> {
        let year = |i: usize| {
            let dated = passage(items, i).filter(|t| may_be_year(t));
            dated.filter(|t| year_of_head(&t.text, self.profile.year).is_some())
        };
        // most lines have no years below them: told before a label is read
        if passage(items, at)?.text.len() > HEAD_BYTES + HEAD_BYTES / 2
            || year(at).is_some()
            || !(at + 1..at + 5).any(|i| year(i).is_some() && year(i + 1).is_some())
        {
            return None;
        }
        let head = |i: usize| {
            passage(items, i).filter(|t| {
                let reading = || self.label(t).reading.clone();
                t.text.chars().count() <= 24
                    && !is_header_word(&t.text)
                    && !is_unit_header(&t.text)
                    && matches!(cell_value(&t.text), CellValue::Text)
                    && Some(reading())
                        .is_some_and(|r| r.has_subject() && r.axes.is_empty() && r.unexplained == 0)
            })
        };
        let (mut heads, mut years, mut end) = (vec![], vec![], at);
        while let Some(text) = head(end).filter(|_| heads.len() < 4) {
            // heads together, or each over its own years
            if years.is_empty() || years.len() % heads.len() == 0 {
                heads.push(text);
            }
            end += 1;
            let own: Vec<&Text> = (end..).map_while(year).collect();
            end += own.len();
            years.extend(own);
        }
        let each = years.len().checked_div(heads.len()).filter(|each| *each > 1)?;
        let again = years.chunks(each).all(|c| c.iter().zip(&years).all(|(a, b)| a.text == b.text));
        (heads.len() > 1 && each * heads.len() == years.len() && again).then_some(Spanned {
            heads,
            years,
            taken: end - at,
        })
    }

    /// The table below them, a cell a line. Gives how many items it took.
    pub(super) fn spanned_table(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let spanned = self.spanned_years(items, at)?;
        let columns = spanned.years.len();
        let head =
            StreamHead { years: columns, beside: 0, taken: spanned.taken, under: vec![], columns: vec![] };
        let (rows, end) = self.stream_rows(items, at + spanned.taken, &head);
        if rows.len() < 2 {
            return None;
        }
        let each = (columns / spanned.heads.len()) as u32;
        let cell = |text: &Text, from: u32, to: u32| Cell { text: text.clone(), from, to };
        let over = spanned.heads.iter().zip(0u32..).map(|(t, i)| cell(t, 1 + i * each, 1 + (i + 1) * each));
        let under = spanned.years.iter().zip(1u32..).map(|(t, i)| cell(t, i, i + 1));
        for cells in [over.collect::<Vec<Cell>>(), under.collect()] {
            let row = Row { cells: cells.clone(), parted: Parted::Marks };
            self.set_header(&row, &cells.iter().collect::<Vec<_>>());
        }
        self.read_rows(rows, items[at]);
        Some(end - at)
    }

    /// 2018年 2017年 / 本年比上年 / 增减 / 2016年: heads of years on lines, and between them what compares two, over rows of as many
    /// values on a line each; below them, perhaps, 调整前 调整后 for each year before the report's own. Gives how many lines they take.
    pub(super) fn parted_years(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let parts = |t: &Text| -> Vec<Text> { words(&t.text).into_iter().map(|w| t.slice(w)).collect() };
        let all_years = |t: &Text| {
            let parts = parts(t);
            let year = |t: &Text| may_be_year(t) && year_of_head(&t.text, self.profile.year).is_some();
            (!parts.is_empty() && parts.iter().all(year)).then_some(parts)
        };
        let short = |i: usize| passage(items, i).filter(|t| t.text.len() <= HEAD_BYTES);
        let mut heads = short(at).filter(|t| may_be_year(t)).and_then(all_years)?;
        let mut taken = 1;
        let mut compared: Option<Text> = None;
        while let Some(text) = short(at + taken).filter(|_| taken < LINES) {
            if let Some(years) = all_years(text) {
                let whole = compared.take().is_none_or(|c: Text| {
                    let compares = compares_years(&c.text);
                    heads.push(c);
                    compares
                });
                if !whole {
                    return None;
                }
                heads.extend(years);
            } else if text.text.chars().count() <= 8
                && !text.text.contains([' ', ':', '('])
                && !restates(&text.text)
            {
                match &mut compared {
                    Some(begun) => begun.join(text),
                    None => compared = Some(text.clone()),
                }
            } else {
                break;
            }
            taken += 1;
        }
        let compares = heads.iter().position(|t| compares_years(&t.text))?;
        if compared.is_some() || heads.len() < 3 {
            return None;
        }
        // 调整前 调整后 调整后 调整前 调整后
        let restated = |w: &Vec<Text>| w.len() == 2 * heads.len() - 3 && w.iter().all(|w| restates(&w.text));
        if let Some(words) = short(at + taken).map(parts).filter(restated) {
            taken += 1;
            let mut words = words.into_iter();
            let mut all = vec![heads[0].clone()];
            for (i, head) in heads.iter().enumerate().skip(1) {
                let under: Vec<Text> = words.by_ref().take(if i == compares { 1 } else { 2 }).collect();
                let [.., last] = &under[..] else { return None };
                if under.len() == 2 {
                    all.push(under[0].clone());
                }
                all.push(if is_restated(&last.text) { head.clone() } else { last.clone() });
            }
            heads = all;
        }
        let mut rows = (at + taken..at + taken + 3).filter_map(|i| passage(items, i));
        if !rows.any(|t| values_at_end(&t.text) == heads.len()) {
            return None;
        }
        self.suspend();
        self.stream_head(std::iter::once(Text::default()).chain(heads).collect());
        Some(taken)
    }

    /// 男性 / 女性 / 合计 / 人数 / % / 人数 / % / 人数 / %: groups, and how each is counted, over rows of a cell a line. Gives how many items
    /// it took.
    pub(super) fn spanned_groups(&mut self, items: &[&Item], at: usize) -> Option<usize> {
        let short = |i: usize| passage(items, i).filter(|t| t.text.chars().count() <= super::looks::MEASURE);
        let measured = |i: usize| short(i).filter(|t| MEASURES.contains(&trim(&t.text)));
        // most lines have no two measures below them: told before a label is read
        self.looks.measures(at + 2..at + 8).next()?;
        short(at)?;
        let titled = short(at).is_some_and(|t| is_header_word(&t.text));
        let group = |t: &&Text| {
            let reading = &self.label(t).reading;
            let sum = reading.tags == tags!("sum");
            reading.unexplained == 0
                && (sum || !reading.axes.is_empty() && reading.tags.without(tags!("employee")).is_empty())
        };
        let note = |i: usize| short(i).is_some_and(|t| t.text.trim().len() == 1 && has_digit(&t.text));
        let (mut heads, mut end) = (vec![], at + usize::from(titled));
        while let Some(head) = short(end).filter(group) {
            heads.push(head.clone());
            end += 1;
            end += usize::from(note(end));
        }
        let under: Vec<Text> = (end..).map_while(measured).take(MOST_COLUMNS).cloned().collect();
        // the values of a row say whether the last head, of the sum, stands over one column of its own: 男性 / 女性 / 小计 / 人数 / 比例 / 人数 / 比例
        let first =
            (end + under.len()..end + under.len() + 4).find(|i| !stream_values(items, *i, 1).0.is_empty())?;
        let values = stream_values(items, first, MOST_COLUMNS + 1).0.len();
        let alone = usize::from(values == under.len() + 1);
        let grouped = heads.len().checked_sub(alone)?;
        let each = under.len().checked_div(grouped).filter(|each| *each > 1)?;
        let again =
            under.chunks(each).all(|c| c.iter().zip(&under).all(|(a, b)| trim(&a.text) == trim(&b.text)));
        if grouped < 2 || each * grouped != under.len() || !again || values != under.len() + alone {
            return None;
        }
        end += under.len();
        let head = StreamHead { years: values, beside: 0, taken: end - at, under: vec![], columns: vec![] };
        let (rows, end) = self.stream_rows(items, end, &head);
        if rows.len() < 2 {
            return None;
        }
        let each = each as u32;
        let cell = |text: &Text, from: u32, to: u32| Cell { text: text.clone(), from, to };
        let over =
            heads[..grouped].iter().zip(0u32..).map(|(t, i)| cell(t, 1 + i * each, 1 + (i + 1) * each));
        // the labels have a head of their own, without words
        let labels = cell(&Text::default(), 0, 1);
        let sum = heads.last().filter(|_| alone > 0).map(|t| cell(t, values as u32, values as u32 + 1));
        let below = std::iter::once(labels)
            .chain(under.iter().zip(1u32..).map(|(t, i)| cell(t, i, i + 1)))
            .chain(sum);
        for cells in [over.collect::<Vec<Cell>>(), below.collect()] {
            let row = Row { cells: cells.clone(), parted: Parted::Marks };
            self.set_header(&row, &cells.iter().collect::<Vec<_>>());
        }
        self.read_rows(rows, items[at]);
        Some(end - at)
    }

    /// Rows of a table that was broken to a cell a line, under the header that has been set.
    pub(super) fn read_rows(&mut self, rows: Vec<StreamRow>, item: &Item) {
        for row in rows {
            for group in row.groups {
                let label = self.label(&group);
                self.group_row(&label);
            }
            let cells = self.row_of_whom(row.label, row.unit, row.whom, row.values);
            self.row(&cells, item);
        }
    }
}
