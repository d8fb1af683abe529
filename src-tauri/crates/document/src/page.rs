//! What stands on a PDF's page, put into reading order: glyphs to words, lines, columns and tables ([`lay_out`]), and laid-out
//! pages to a document ([`bind`]). The first runs in the process that reads the hostile file, the second in ours: what passes
//! between them is a [`Sheet`].

mod bands;
mod binding;
mod blocks;
mod flow;
mod frame;
mod going_on;
mod heads;
mod lattice;
mod ruled;
mod segments;
mod table;
mod words;

use pdf::{Rect, Turn};
use serde::{Deserialize, Serialize};

use blocks::Block;
use frame::Frame;
use table::Builder;

pub use binding::bind;
pub(crate) use binding::boxes;

/// A page in reading order. What is on it is only for [`bind`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// from 1
    pub number: u32,
    /// in points
    pub width: f32,
    /// in points
    pub height: f32,
    /// a picture of a page: no text, and a large image
    pub scan: bool,
    /// some of it could not be read
    pub incomplete: bool,
    /// whether its text was recognised in a picture
    pub recognition: Recognition,
    blocks: Vec<SheetBlock>,
}

/// What became of a picture's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Recognition {
    /// nobody tried
    #[default]
    None,
    /// it was recognised: any letter may be another
    Done,
    /// it was tried, and nothing came
    Failed,
}

/// A block of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum SheetBlock {
    /// its rows, and where its columns are, across the direction of reading
    Table {
        rows: Vec<SheetRow>,
        columns: Vec<(f32, f32)>,
    },
    Text(Vec<SheetLine>),
}

/// A row of a table: its cells are parts of its line.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct SheetRow {
    line: SheetLine,
    cells: Vec<SheetCell>,
}

#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
struct SheetCell {
    /// columns
    from: u32,
    to: u32,
    /// bytes of the line
    start: u32,
    end: u32,
}

/// A line as printed, and where it is on the page, by words.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct SheetLine {
    print: String,
    spots: Vec<Spot>,
    /// the em
    size: f32,
    bold: bool,
}

/// Where a word of a line is: its bytes, and its box on the page.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct Spot {
    start: u32,
    end: u32,
    at: Rect,
}

/// Ruling lines of a page that are looked at: a map may have a hundred thousand.
const MOST_RULES: usize = 4000;

/// Puts what stands on a page into reading order.
pub fn lay_out(page: &pdf::Page) -> Sheet {
    let mut counts = [(Turn::Right, 0), (Turn::Down, 0), (Turn::Up, 0), (Turn::Left, 0)];
    for (turn, count) in &mut counts {
        *count = page.glyphs.iter().filter(|g| g.turn == *turn).count();
    }
    // the direction that most is written in goes first
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let used = counts.into_iter().filter(|(_, count)| *count > 0);
    let blocks = used.flat_map(|(turn, _)| blocks_of(page, turn)).collect();
    let blocks = heads::taken_in(blocks);
    Sheet {
        number: page.number,
        width: page.width,
        height: page.height,
        scan: page.is_scan(),
        incomplete: page.incomplete,
        recognition: Recognition::None,
        blocks,
    }
}

/// What is written in one direction. Gutters are lines where more values come to stand under a head and beside a label so.
fn blocks_of(page: &pdf::Page, turn: Turn) -> Vec<SheetBlock> {
    let frame = Frame::of(page, turn);
    let marks: Vec<_> = page.glyphs.iter().filter(|g| g.turn == turn).map(|g| frame.mark(g)).collect();
    let words = words::words(&marks);
    let (level, upright) = lines_of(page, frame, &words);
    let segments = segments::segments(&words, &upright);
    let ruled = ruled::ruled(&segments, &words, &level, &upright);
    let drawn = blocks_between(&words, segments, &level, &upright, &[], frame);
    let with = |ruled: &[&ruled::Ruled]| {
        let (mut level, mut upright) = (level.clone(), upright.clone());
        level.extend(ruled.iter().flat_map(|r| &r.level));
        upright.extend(ruled.iter().flat_map(|r| &r.upright));
        sort(&mut level, &mut upright);
        let segments = segments::segments(&words, &upright);
        let tables: Vec<Rect> = ruled.iter().map(|r| r.at).collect();
        blocks_between(&words, segments, &level, &upright, &tables, frame)
    };
    let all: Vec<&ruled::Ruled> = ruled.iter().collect();
    if all.is_empty() {
        return drawn;
    }
    let parted = with(&all);
    let gains = |r: &&&ruled::Ruled| {
        let at = frame.back(r.at);
        // clearly more
        named(&parted, at) * 10 > named(&drawn, at) * 11
    };
    let better: Vec<&ruled::Ruled> = all.iter().filter(gains).copied().collect();
    match better.len() {
        0 => drawn,
        n if n == all.len() => parted,
        _ => with(&better),
    }
}

/// What stands between lines.
fn blocks_between(
    words: &[words::Word],
    mut segments: Vec<segments::Segment>,
    level: &[Rect],
    upright: &[Rect],
    tables: &[Rect],
    frame: Frame,
) -> Vec<SheetBlock> {
    let lattices = lattice::lattices(&segments, level, upright, tables);
    let mut free = vec![true; segments.len()];
    for (i, table) in lattices.iter().enumerate() {
        table.segments.iter().for_each(|s| free[*s] = false);
        let size = segments[table.segments[0]].size;
        segments.push(segments::Segment::standing(i, table.at, size));
    }
    free.resize(segments.len(), true);
    let cutter = flow::Cutter { segments: &segments, level };
    let flows = cutter.flows((0..segments.len()).filter(|s| free[*s]).collect());
    let mut builder = Builder { words, segments, lattices: &lattices, level };
    let blocks: Vec<Block> = flows.iter().flat_map(|flow| blocks::blocks(flow, &mut builder)).collect();
    blocks.into_iter().map(|block| builder.sheet(block, frame)).collect()
}

/// How many labels the values of a part of the page have beside them that stand alone in one column, and heads of this column above,
/// which may be on the page before.
fn named(blocks: &[SheetBlock], at: Rect) -> usize {
    let mut count = 0;
    for block in blocks {
        let SheetBlock::Table { rows, .. } = block else { continue };
        let mut heads: Vec<u32> = vec![];
        for SheetRow { line, cells } in rows {
            let spots = |c: &SheetCell| {
                let SheetCell { start, end, .. } = *c;
                line.spots.iter().filter(move |s| start <= s.start && s.end <= end)
            };
            let number = |c: &SheetCell| {
                let text = &line.print[c.start as usize..c.end as usize];
                segments::is_value(text) && !segments::is_year(text)
            };
            if !cells.iter().any(number) {
                heads.extend(cells.iter().filter(|c| c.to == c.from + 1).map(|c| c.from));
                continue;
            }
            // no two pieces side by side
            let whole = |c: &SheetCell| {
                let right = spots(c).skip(1);
                spots(c).zip(right).all(|(a, b)| b.at.x0 - a.at.x1 < 1.2 * line.size)
            };
            let labels =
                |c: &SheetCell| cells.iter().filter(|l| l.to <= c.from && !number(l) && whole(l)).count();
            let inside = |c: &SheetCell| {
                let (x, y) = spots(c).next().map_or((f32::MIN, 0.0), |s| s.at.centre());
                at.x0 <= x && x <= at.x1 && at.y0 <= y && y <= at.y1
            };
            let values =
                cells.iter().filter(|c| number(c) && c.to == c.from + 1 && inside(c) && labels(c) > 0);
            count += values.map(|c| labels(c) + usize::from(heads.contains(&c.from))).sum::<usize>();
        }
    }
    count
}

/// Horizontal lines by y and vertical ones by x, edges of coloured cells among them.
fn lines_of(page: &pdf::Page, frame: Frame, words: &[words::Word]) -> (Vec<Rect>, Vec<Rect>) {
    let (mut level, mut upright) = (vec![], vec![]);
    for rule in page.rules.iter().take(MOST_RULES) {
        let line = frame.rule(rule);
        if line.height() <= line.width() { level.push(line) } else { upright.push(line) }
    }
    // what is as large as a part of the page is a background
    let cell = |r: &&Rect| r.height() < 0.12 * page.width.max(page.height);
    let fills: Vec<Rect> =
        page.fills.iter().take(MOST_RULES).map(|f| frame.read(*f)).filter(|r| cell(&r)).collect();
    let uncoloured = bands::uncoloured(&fills, words);
    level.extend(uncoloured.0);
    upright.extend(uncoloured.1);
    for fill in fills {
        let Rect { x0, y0, x1, y1 } = fill;
        level.extend([Rect { x0, y0, x1, y1: y0 }, Rect { x0, y0: y1, x1, y1 }]);
        if x1 - x0 < 0.6 * frame.width() {
            upright.extend([Rect { x0, y0, x1: x0, y1 }, Rect { x0: x1, y0, x1, y1 }]);
        }
    }
    sort(&mut level, &mut upright);
    (level, upright)
}

fn sort(level: &mut [Rect], upright: &mut [Rect]) {
    level.sort_by(|a, b| a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0)));
    upright.sort_by(|a, b| a.x0.total_cmp(&b.x0).then(a.y0.total_cmp(&b.y0)));
}

impl Builder<'_> {
    fn text_of(&self, segment: &segments::Segment) -> String {
        let words = self.words[segment.words.clone()].iter();
        words.map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn sheet(&self, block: Block, frame: Frame) -> SheetBlock {
        match block {
            Block::Text(lines) => SheetBlock::Text(
                lines
                    .into_iter()
                    .map(|segment| {
                        let mut line = SheetLine::default();
                        self.write(&mut line, segment, frame);
                        line
                    })
                    .collect(),
            ),
            Block::Table { rows, columns } => SheetBlock::Table {
                rows: rows
                    .into_iter()
                    .map(|row| {
                        let mut out = SheetRow::default();
                        for cell in row.cells {
                            if !out.line.print.is_empty() {
                                out.line.print.push('\t');
                            }
                            let start = out.line.print.len() as u32;
                            let mut last = None;
                            for (i, segment) in cell.segments.into_iter().enumerate() {
                                let touches = last.is_some_and(|last| self.touch(last, segment));
                                if i > 0 && !touches && spaced(&out.line.print, self.first(segment)) {
                                    out.line.print.push(' ');
                                }
                                self.write(&mut out.line, segment, frame);
                                last = Some(segment);
                            }
                            let end = out.line.print.len() as u32;
                            let cell = SheetCell { from: cell.from, to: cell.to, start, end };
                            out.cells.extend(apart(cell, &out.line.print[start as usize..]));
                        }
                        out
                    })
                    .collect(),
                columns,
            },
        }
    }

    /// Whether no blank is between two pieces of a line, one of them lowered.
    fn touch(&self, last: usize, next: usize) -> bool {
        let (last, next) = (&self.segments[last], &self.segments[next]);
        let gap = next.at.x0 - last.at.x1;
        (last.base - next.base).abs() < 0.4 * last.size && (-0.3..0.17).contains(&(gap / last.size))
    }

    fn first(&self, segment: usize) -> &str {
        &self.words[self.segments[segment].words.start].text
    }

    fn write(&self, line: &mut SheetLine, segment: usize, frame: Frame) {
        let segment = &self.segments[segment];
        line.size = line.size.max(segment.size);
        line.bold |= segment.bold;
        for (i, word) in self.words[segment.words.clone()].iter().enumerate() {
            if i > 0 {
                line.print.push(' ');
            }
            let start = line.print.len() as u32;
            line.print.push_str(&word.text);
            line.spots.push(Spot { start, end: line.print.len() as u32, at: frame.back(word.at) });
        }
    }
}

/// `47,244 49,381`, `2023/24 Change` over as many columns as there are words: each stands in its own.
fn apart(cell: SheetCell, text: &str) -> Vec<SheetCell> {
    let words: Vec<&str> = text.split(' ').collect();
    // 2024 年会议 is one head
    let years = || words.iter().any(|w| segments::is_year(w)) && !words.iter().any(|w| w.starts_with('年'));
    let values = words.iter().all(|w| segments::is_value(w)) || years();
    if words.len() < 2 || words.len() as u32 != cell.to - cell.from || !values {
        return vec![cell];
    }
    let mut start = cell.start;
    let part = |(i, word): (usize, &&str)| {
        let own = SheetCell {
            from: cell.from + i as u32,
            to: cell.from + i as u32 + 1,
            start,
            end: start + word.len() as u32,
        };
        start = own.end + 1;
        own
    };
    words.iter().enumerate().map(part).collect()
}

/// Whether a blank stands between two lines of a text when they are joined: not between Han letters.
fn spaced(above: &str, below: &str) -> bool {
    // ﬀ and ﬁ are Latin letters too
    let narrow = |c: Option<char>| c.is_some_and(|c| c < '\u{2e80}' || matches!(c, '\u{fb00}'..='\u{fb06}'));
    narrow(above.chars().next_back()) && narrow(below.chars().next()) && !above.ends_with('-')
}

#[cfg(test)]
mod tests {
    use pdf::{Glyph, Page, Rule};

    use super::*;

    /// A text at a place, a letter half an em wide and a Han letter an em, as `x, baseline, size, text`.
    type Piece<'a> = (f32, f32, f32, &'a str);

    fn page(pieces: &[Piece<'_>], rules: &[[f32; 4]]) -> Page {
        let mut glyphs = vec![];
        for (x, base, size, text) in pieces {
            let mut x0 = *x;
            for c in text.chars() {
                let x1 = x0 + size * if c < '\u{2e80}' { 0.5 } else { 1.0 };
                let bounds = Rect { x0, y0: base - 0.8 * size, x1, y1: base + 0.2 * size };
                let text = c.to_string().into();
                glyphs.push(Glyph {
                    text,
                    bounds,
                    baseline: *base,
                    size: *size,
                    turn: Turn::Right,
                    bold: false,
                });
                x0 = x1;
            }
        }
        let rule = |[x0, y0, x1, y1]: &[f32; 4]| Rule { x0: *x0, y0: *y0, x1: *x1, y1: *y1, thickness: 0.5 };
        let rules = rules.iter().map(rule).collect();
        Page { number: 1, width: 600.0, height: 800.0, glyphs, rules, ..Page::default() }
    }

    fn shown(pieces: &[Piece<'_>], rules: &[[f32; 4]]) -> Vec<String> {
        let text = bind(vec![lay_out(&page(pieces, rules))]).shown(None);
        let lines = text.lines().filter(|l| !l.is_empty() && !l.starts_with("=="));
        lines.map(|l| l[6..].to_owned()).collect()
    }

    #[test]
    fn pages_are_read_as_a_person_reads_them() {
        let years: &[Piece<'_>] = &[(200.0, 100.0, 10.0, "2024"), (300.0, 100.0, 10.0, "2023")];
        let row = |y, label, a, b| [(20.0, y, 10.0, label), (200.0, y, 10.0, a), (300.0, y, 10.0, b)];
        let with = |rows: &[[Piece<'static>; 3]]| [years, rows.concat().as_slice()].concat();
        let cases: [(&str, Vec<Piece<'_>>, &[&str]); 7] = [
            (
                "a table by its gutters",
                with(&[row(115.0, "用水", "12", "13"), row(130.0, "用电", "1,200", "900")]),
                &["1:2024 | 2:2023", "0:用水 | 1:12 | 2:13", "0:用电 | 1:1,200 | 2:900"],
            ),
            (
                "a label of two lines beside one row of numbers",
                [
                    with(&[row(115.0, "用水", "12", "13")]),
                    vec![
                        (20.0, 134.0, 10.0, "Waste that is"),
                        (200.0, 140.0, 10.0, "5"),
                        (300.0, 140.0, 10.0, "6"),
                        (20.0, 146.0, 10.0, "reused"),
                    ],
                ]
                .concat(),
                &["1:2024 | 2:2023", "0:用水 | 1:12 | 2:13", "0:Waste that is reused | 1:5 | 2:6"],
            ),
            (
                "a lowered and a raised letter",
                vec![
                    (20.0, 100.0, 10.0, "tCO"),
                    (35.0, 102.0, 6.0, "2"),
                    (38.0, 100.0, 10.0, "e of 10 m"),
                    (83.0, 96.0, 6.0, "3"),
                ],
                &["tCO2e of 10 m3"],
            ),
            (
                "letters set apart",
                vec![
                    (20.0, 100.0, 10.0, "T"),
                    (29.0, 100.0, 10.0, "O"),
                    (38.0, 100.0, 10.0, "T"),
                    (47.0, 100.0, 10.0, "A"),
                    (56.0, 100.0, 10.0, "L"),
                ],
                &["TOTAL"],
            ),
            (
                "two columns of prose",
                vec![
                    (20.0, 100.0, 10.0, "The group reads its reports with care and then"),
                    (320.0, 100.0, 10.0, "Nothing of this is a table, however level the"),
                    (20.0, 112.0, 10.0, "it reads them once more, for the sake of order"),
                    (320.0, 112.0, 10.0, "lines of the two columns may stand, since what"),
                    (20.0, 124.0, 10.0, "in the house and the peace of all who work in."),
                    (320.0, 124.0, 10.0, "they hold is prose from the first to the last."),
                ],
                &[
                    "The group reads its reports with care and then it reads them once more, for the sake of order in \
                     the house and the peace of all who work in.",
                    "Nothing of this is a table, however level the lines of the two columns may stand, since what they \
                     hold is prose from the first to the last.",
                ],
            ),
            (
                "a line that wide blanks fill",
                vec![
                    (20.0, 100.0, 10.0, "In the year all of the people that"),
                    (20.0, 112.0, 10.0, "employees"),
                    (79.0, 112.0, 10.0, "were"),
                    (113.0, 112.0, 10.0, "trained"),
                    (162.0, 112.0, 10.0, "and"),
                    (191.0, 112.0, 10.0, "then"),
                    (20.0, 124.0, 10.0, "went home."),
                ],
                &["In the year all of the people that employees were trained and then went home."],
            ),
            (
                "a unit close to the number beside it",
                with(&[
                    row(115.0, "用水", "12", "13"),
                    row(130.0, "吨二氧化碳当量百万元营业总收入 ", "0.87", "0.9"),
                ]),
                &[
                    "1:2024 | 2:2023",
                    "0:用水 | 1:12 | 2:13",
                    "0:吨二氧化碳当量百万元营业总收入 | 1:0.87 | 2:0.9",
                ],
            ),
        ];
        for (name, pieces, want) in cases {
            assert_eq!(shown(&pieces, &[]), want, "{name}");
        }
    }

    #[test]
    fn columns_of_a_table_are_none_of_the_page() {
        let row = |y, group, label, a, b| {
            [(20.0, y, 9.0, group), (90.0, y, 9.0, label), (300.0, y, 9.0, a), (400.0, y, 9.0, b)]
        };
        let bare = |y, label, a, b| [(90.0, y, 9.0, label), (300.0, y, 9.0, a), (400.0, y, 9.0, b)];
        let groups: Vec<Piece<'_>> = [
            bare(100.0, "二氧化硫排放量", "12", "13").as_slice(),
            &[(20.0, 109.0, 9.0, "废气")],
            &bare(118.0, "氮氧化物排放量", "21", "23"),
            &bare(136.0, "废水排放量", "1,200", "900"),
            &row(154.0, "废水", "化学需氧量", "7", "8"),
            &bare(172.0, "氨氮", "0.7", "0.8"),
        ]
        .concat();
        assert_eq!(
            shown(&groups, &[]),
            [
                "0:废气 | 1:二氧化硫排放量 | 2:12 | 3:13",
                "1:氮氧化物排放量 | 2:21 | 3:23",
                "1:废水排放量 | 2:1,200 | 3:900",
                "0:废水 | 1:化学需氧量 | 2:7 | 3:8",
                "1:氨氮 | 2:0.7 | 3:0.8",
            ]
        );
        let labels: Vec<Piece<'_>> = [
            [(20.0, 95.0, 9.0, "Emissions by revenue"), (20.0, 106.0, 9.0, "of the group's units")]
                .as_slice(),
            &[(300.0, 100.0, 9.0, "12"), (400.0, 100.0, 9.0, "13")],
            &[(20.0, 119.0, 9.0, "Energy by revenue and"), (20.0, 130.0, 9.0, "of the group's units")],
            &[(300.0, 124.0, 9.0, "21"), (400.0, 124.0, 9.0, "23")],
        ]
        .concat();
        assert_eq!(
            shown(&labels, &[]),
            [
                "0:Emissions by revenue of the group's units | 1:12 | 2:13",
                "0:Energy by revenue and of the group's units | 1:21 | 2:23",
            ]
        );
    }

    #[test]
    fn tables_that_follow_each_other_have_columns_of_their_own() {
        let row = |y, x: [f32; 3], texts: [&'static str; 3]| -> Vec<Piece<'_>> {
            x.iter().zip(texts).map(|(x, text)| (*x, y, 9.0, text)).collect()
        };
        let (above, below) = ([20.0, 250.0, 290.0], [20.0, 210.0, 270.0]);
        let pieces = [
            row(100.0, above, ["指标", "2023", "2024"]),
            row(116.0, above, ["用水", "12", "13"]),
            row(132.0, above, ["用电", "1,200", "900"]),
            row(148.0, below, ["类别", "2023", "2024"]),
            row(164.0, below, ["柴油", "12,345.67", "23,456.78"]),
            row(180.0, below, ["汽油", "21,345.67", "32,456.78"]),
        ];
        let want = [
            "0:指标 | 1:2023 | 2:2024",
            "0:用水 | 1:12 | 2:13",
            "0:用电 | 1:1,200 | 2:900",
            "0:类别 | 1:2023 | 2:2024",
            "0:柴油 | 1:12,345.67 | 2:23,456.78",
            "0:汽油 | 1:21,345.67 | 2:32,456.78",
        ];
        assert_eq!(shown(&pieces.concat(), &[]), want);
    }

    #[test]
    fn drawn_cells_span_what_they_span() {
        let pieces = [
            (150.0, 112.0, 10.0, "2024"),
            (115.0, 132.0, 10.0, "男"),
            (165.0, 132.0, 10.0, "女"),
            (30.0, 152.0, 10.0, "员工"),
            (115.0, 152.0, 10.0, "12"),
            (165.0, 152.0, 10.0, "13"),
        ];
        let rules = [
            [20.0, 100.0, 200.0, 100.0],
            [100.0, 120.0, 200.0, 120.0],
            [20.0, 140.0, 200.0, 140.0],
            [20.0, 160.0, 200.0, 160.0],
            [20.0, 100.0, 20.0, 160.0],
            [100.0, 100.0, 100.0, 160.0],
            [150.0, 120.0, 150.0, 160.0],
            [200.0, 100.0, 200.0, 160.0],
        ];
        assert_eq!(shown(&pieces, &rules), ["1>:2024", "1:男 | 2:女", "0:员工 | 1:12 | 2:13"]);
    }

    /// The lines of a grid.
    fn grid(xs: &[f32], ys: &[f32]) -> Vec<[f32; 4]> {
        let (left, right) = (xs[0], xs[xs.len() - 1]);
        let (top, bottom) = (ys[0], ys[ys.len() - 1]);
        let level = ys.iter().map(|y| [left, *y, right, *y]);
        level.chain(xs.iter().map(|x| [*x, top, *x, bottom])).collect()
    }

    #[test]
    fn text_between_two_drawn_tables_is_no_row() {
        let row = |y, label, a, b| [(25.0, y, 10.0, label), (125.0, y, 10.0, a), (225.0, y, 10.0, b)];
        let pieces: Vec<Piece<'_>> = [
            row(112.0, "指标", "2024", "2023"),
            row(132.0, "用水", "12", "13"),
            row(152.0, "用电", "1,200", "900"),
            [(20.0, 190.0, 10.0, "本年用电"), (20.0, 206.0, 10.0, "单位"), (20.0, 240.0, 10.0, "小节")],
            row(272.0, "类别", "2024", "2023"),
            row(292.0, "男", "7", "8"),
            row(312.0, "女", "5", "6"),
        ]
        .concat();
        let columns = [20.0, 120.0, 220.0, 320.0];
        let rules = [
            grid(&columns, &[100.0, 120.0, 140.0, 160.0]),
            grid(&[20.0, 118.0, 220.0, 320.0], &[260.0, 280.0, 300.0, 320.0]),
        ];
        let want = [
            "0:指标 | 1:2024 | 2:2023",
            "0:用水 | 1:12 | 2:13",
            "0:用电 | 1:1,200 | 2:900",
            "本年用电单位",
            "小节",
            "0:类别 | 1:2024 | 2:2023",
            "0:男 | 1:7 | 2:8",
            "0:女 | 1:5 | 2:6",
        ];
        assert_eq!(shown(&pieces, &rules.concat()), want);
    }

    #[test]
    fn rows_without_colour_have_the_columns_of_coloured_ones() {
        // a label comes as close to its value as words of a text do to each other
        let row = |y, label, a, b| [(25.0, y, 10.0, label), (121.0, y, 10.0, a), (185.0, y, 10.0, b)];
        let pieces = [
            row(112.0, "指标", "2024", "2023"),
            row(132.0, "年度用水总量", "12", "13"),
            row(152.0, "年度用电总量及其他", "1,200", "900"),
            row(172.0, "年度用油", "12,345,678", "23,456,789"),
            row(192.0, "年度用气总量及其他", "5", "6"),
        ];
        let cell = |x0: f32, x1: f32, y0: f32| Rect { x0, y0, x1, y1: y0 + 20.0 };
        let coloured = [120.0, 160.0]
            .into_iter()
            .flat_map(|y| [cell(20.0, 120.0, y), cell(120.0, 180.0, y), cell(180.0, 260.0, y)].into_iter());
        let page = Page { fills: coloured.collect(), ..page(&pieces.concat(), &[]) };
        let text = bind(vec![lay_out(&page)]).shown(None);
        let lines = text.lines().filter(|l| l.contains(" | ")).map(|l| &l[6..]);
        let want = [
            "0:指标 | 1:2024 | 2:2023",
            "0:年度用水总量 | 1:12 | 2:13",
            "0:年度用电总量及其他 | 1:1,200 | 2:900",
            "0:年度用油 | 1:12,345,678 | 2:23,456,789",
            "0:年度用气总量及其他 | 1:5 | 2:6",
        ];
        assert_eq!(lines.collect::<Vec<_>>(), want);
    }

    #[test]
    fn gutters_part_rows_that_only_level_lines_part() {
        // a label comes as close to its value as words do, and a group stands beside two rows
        let row = |y, label, a, b| [(85.0, y, 10.0, label), (201.0, y, 10.0, a), (265.0, y, 10.0, b)];
        let pieces: Vec<Piece<'_>> = [
            &[(25.0, 112.0, 10.0, "议题")],
            row(112.0, "指标", "2024", "2023").as_slice(),
            &row(132.0, "直接排放总量及其他排放", "12", "13"),
            &[(25.0, 142.0, 10.0, "排放")],
            &row(152.0, "间接排放总量及其他排放", "5", "6"),
            &row(172.0, "用水", "7", "8")[..],
            &[(25.0, 172.0, 10.0, "水")],
        ]
        .concat();
        let line = |x0: f32, y: f32| [x0, y, 320.0, y];
        let rules = [line(20.0, 120.0), line(80.0, 140.0), line(20.0, 160.0), line(20.0, 180.0)];
        let page = page(&pieces, &rules);
        let frame = Frame::of(&page, Turn::Right);
        let words = words::words(&page.glyphs.iter().map(|g| frame.mark(g)).collect::<Vec<_>>());
        let (level, upright) = lines_of(&page, frame, &words);
        let segments = segments::segments(&words, &upright);
        let tables = ruled::ruled(&segments, &words, &level, &upright);
        let [table] = &tables[..] else { panic!("{} tables", tables.len()) };
        // where the short line begins, where no word is, and in the middle of a gutter; beside the head and each row
        let mut places: Vec<(i32, i32)> =
            table.upright.iter().map(|r| (r.x0.round() as i32, r.y1.round() as i32)).collect();
        places.sort_unstable();
        let ends = [120, 140, 160, 180];
        let want = [80, 199, 243].into_iter().flat_map(|x| ends.map(|y| (x, y)));
        assert_eq!(places, want.collect::<Vec<_>>());
    }

    #[test]
    fn labels_left_of_coloured_cells_are_of_their_rows() {
        let row = |y, label, a, b| [(25.0, y, 10.0, label), (205.0, y, 10.0, a), (265.0, y, 10.0, b)];
        let pieces = [
            row(112.0, "指标", "2024", "2023"),
            row(132.0, "用水", "12", "13"),
            row(152.0, "用电", "1,200", "900"),
            row(172.0, "用油", "7", "8"),
            row(192.0, "用气", "5", "6"),
        ];
        let cell = |x0: f32, x1: f32, y0: f32| Rect { x0, y0, x1, y1: y0 + 20.0 };
        let fills = [120.0, 160.0].into_iter().flat_map(|y| [cell(200.0, 260.0, y), cell(260.0, 320.0, y)]);
        let page = Page { fills: fills.collect(), ..page(&pieces.concat(), &[]) };
        let text = bind(vec![lay_out(&page)]).shown(None);
        let lines = text.lines().filter(|l| l.contains(" | ")).map(|l| &l[6..]);
        let want = [
            "0:指标 | 1:2024 | 2:2023",
            "0:用水 | 1:12 | 2:13",
            "0:用电 | 1:1,200 | 2:900",
            "0:用油 | 1:7 | 2:8",
        ];
        assert_eq!(lines.take(4).collect::<Vec<_>>(), want);
    }

    #[test]
    fn a_number_knows_its_box() {
        let document = bind(vec![lay_out(&page(&[(20.0, 100.0, 10.0, "用水 1,234 吨")], &[]))]);
        let crate::Item::Passage { text, .. } = &document.items[1] else { panic!("no passage") };
        let number = text.text.find("1,234").map(|at| text.slice(at..at + 5)).unwrap();
        assert_eq!(document.boxes(&number), [Rect { x0: 45.0, y0: 92.0, x1: 70.0, y1: 102.0 }]);
    }

    #[test]
    fn tables_that_go_on_over_a_page_keep_their_columns() {
        let head: &[Piece<'_>] =
            &[(20.0, 600.0, 10.0, "指标"), (200.0, 600.0, 10.0, "2024"), (300.0, 600.0, 10.0, "2023")];
        let first = [
            head,
            &[(20.0, 615.0, 10.0, "用水"), (200.0, 615.0, 10.0, "1,212"), (300.0, 615.0, 10.0, "1,313")],
        ];
        let first = first.concat();
        let at = |shift: f32, pieces: &[Piece<'static>]| -> Vec<Piece<'static>> {
            pieces.iter().map(|(x, y, size, text)| (x + shift, *y, *size, *text)).collect()
        };
        let full: &[Piece<'_>] =
            &[(20.0, 130.0, 10.0, "用电"), (200.0, 130.0, 10.0, "1,400"), (300.0, 130.0, 10.0, "1,500")];
        let again: Vec<Piece<'_>> =
            head.iter().map(|(x, _, size, text)| (*x, 115.0, *size, *text)).chain(full.to_vec()).collect();
        let lacking = [
            (20.0, 115.0, 10.0, "用油"),
            (300.0, 115.0, 10.0, "1,515"),
            (20.0, 130.0, 10.0, "用电"),
            (300.0, 130.0, 10.0, "1,500"),
        ];
        let other = [
            (20.0, 115.0, 10.0, "培训"),
            (300.0, 115.0, 10.0, "2022"),
            (20.0, 130.0, 10.0, "人次"),
            (300.0, 130.0, 10.0, "1,500"),
        ];
        let cases: [(&str, Vec<Piece<'_>>, &[&str]); 5] = [
            ("a head that is said again", again.clone(), &["0:用电 | 1:1,400 | 2:1,500"]),
            ("a page with another margin", at(30.0, &again), &["0:用电 | 1:1,400 | 2:1,500"]),
            ("a column that is empty there", lacking.to_vec(), &["0:用油 | 2:1,515", "0:用电 | 2:1,500"]),
            ("a table of its own", other.to_vec(), &["0:培训 | 1:2022", "0:人次 | 1:1,500"]),
            (
                "text between",
                [&[(20.0, 100.0, 10.0, "别的内容")], lacking.as_slice()].concat(),
                &["别的内容", "0:用油 | 1:1,515", "0:用电 | 1:1,500"],
            ),
        ];
        for (name, second, want) in cases {
            let pages = [page(&first, &[]), Page { number: 2, ..page(&second, &[]) }];
            let text = bind(pages.iter().map(lay_out).collect()).shown(None);
            let second = text.split("page 2").nth(1).unwrap();
            let lines = second.lines().filter(|l| l.contains(|c: char| c.is_alphanumeric())).map(|l| &l[6..]);
            assert_eq!(lines.collect::<Vec<_>>(), want, "{name}");
        }
    }
}
