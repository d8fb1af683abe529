//! Word documents (DOCX) to paragraphs, headings and rows of tables, as they are printed: text that was struck out or is hidden
//! is left out, and so are running heads and feet. A paragraph or a row is a line.

use std::collections::BTreeMap;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::layout::{self, Laid, MOST_PIECES};
use crate::markup::{TaggedCell, raised};
use crate::package::{Archive, open, xml};
use crate::workbook::attribute;
use crate::{Document, RawLine, ReadError};

const KIND: &str = "DOCX";

/// Elements whose content is not printed, or is printed from another element too.
const SILENT: &[&str] = &[
    "del",
    "moveFrom",
    "Fallback",
    "instrText",
    "rt",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "tcPrChange",
    "trPrChange",
];

/// Columns that a cell may take, and a row may have.
const MOST_COLUMNS: u32 = 200;

/// Paragraphs and tables within each other: no program writes so many.
const DEEPEST: usize = 1_000;

pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut archive = open(bytes, KIND)?;
    let mut story = Story { styles: styles(&mut archive), page: 1, ..Story::default() };
    for part in ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(mut reader) = xml(&mut archive, part) {
            story.part(&mut reader);
        }
    }
    let (pages, broken, full) = (story.page, story.broken, story.is_full());
    let Laid { lines, items, left } = layout::items(story.lines);
    let left = left.or(full.then_some(pages)).map(|first| (first, pages));
    match (lines.is_empty(), broken) {
        (true, true) => Err(ReadError::Damaged { kind: KIND }),
        (true, false) => Err(ReadError::Empty),
        _ => Ok(Document { pages, encoding: KIND, lines, items, sheets: vec![], left, recognised: vec![] }),
    }
}

/// What a style says of its paragraphs.
#[derive(Debug, Clone, Default)]
struct Style {
    based_on: Option<String>,
    heading: Option<u8>,
    contents: bool,
}

/// The paragraph styles by id.
fn styles(archive: &mut Archive) -> BTreeMap<String, Style> {
    let mut styles: BTreeMap<String, Style> = BTreeMap::new();
    let Some(mut reader) = xml(archive, "word/styles.xml") else { return styles };
    let (mut buffer, mut id) = (vec![], String::new());
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        if let Event::Start(element) | Event::Empty(element) = &event {
            let value = attribute(element, "w:val").unwrap_or_default();
            let style = styles.entry(id.clone()).or_default();
            match element.local_name().as_ref() {
                "style" => id = attribute(element, "w:styleId").unwrap_or_default(),
                "basedOn" => style.based_on = Some(value),
                "outlineLvl" => style.heading = style.heading.or(level(&value)),
                "name" => {
                    let name = value.to_ascii_lowercase();
                    style.contents = name.starts_with("toc ");
                    style.heading = match name.strip_prefix("heading ") {
                        Some(depth) => depth.parse().ok(),
                        None => (name == "title").then_some(1),
                    };
                }
                _ => {}
            }
        }
        if matches!(event, Event::Eof) {
            break;
        }
        buffer.clear();
    }
    styles
}

/// The depth of an outline level, which counts from 0; 9 is body text.
fn level(value: &str) -> Option<u8> {
    value.parse::<u8>().ok().filter(|level| *level < 9).map(|level| level + 1)
}

#[derive(Debug, Default)]
struct Paragraph {
    print: String,
    heading: Option<u8>,
    /// a line of the table of contents
    contents: bool,
}

#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<(u32, TaggedCell)>>,
    row: Vec<(u32, TaggedCell)>,
    /// of the cell that is read
    column: u32,
    cell: TaggedCell,
    /// it continues the cell above it
    merged: bool,
    in_cell: bool,
    /// the row was struck out
    deleted: bool,
    /// what stands in each column above
    above: BTreeMap<u32, TaggedCell>,
}

/// What is read, in the order that it is printed.
#[derive(Default)]
struct Story {
    styles: BTreeMap<String, Style>,
    lines: Vec<RawLine>,
    page: u32,
    /// a paragraph may hold a box with others
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    run: Run,
    broken: bool,
    /// what was read, by its [weight](layout::weight)
    pieces: usize,
    /// it nests deeper than it is read
    deep: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Run {
    open: bool,
    raised: bool,
    hidden: bool,
    /// within its `<w:t>`
    text: bool,
}

impl Story {
    /// Whether what follows is left.
    fn is_full(&self) -> bool {
        self.deep || self.pieces > MOST_PIECES
    }

    fn part<R: BufRead>(&mut self, reader: &mut Reader<R>) {
        let mut buffer = vec![];
        // elements open within one that is not printed, itself included
        let mut silent = 0;
        loop {
            buffer.clear();
            self.deep |= self.paragraphs.len() + self.tables.len() > DEEPEST;
            if self.is_full() {
                break;
            }
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(_)) if silent > 0 => silent += 1,
                Ok(Event::End(_)) if silent > 0 => silent -= 1,
                Ok(Event::Start(e)) if SILENT.contains(&e.local_name().as_ref()) => silent = 1,
                Ok(Event::Start(e)) => self.begin(&e),
                Ok(Event::Empty(e)) if silent == 0 => {
                    self.begin(&e);
                    self.end(e.local_name().as_ref());
                }
                Ok(Event::End(e)) => self.end(e.local_name().as_ref()),
                Ok(Event::Text(t)) if silent == 0 && self.run.text => self.text(&t),
                Ok(Event::CData(t)) if silent == 0 && self.run.text => self.text(&t),
                Ok(Event::GeneralRef(r)) if silent == 0 && self.run.text => {
                    let known = quick_xml::escape::resolve_predefined_entity(&r).map(str::to_owned);
                    let c = || r.resolve_char_ref().ok().flatten().map(String::from);
                    self.text(&known.or_else(c).unwrap_or_default());
                }
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(_) => {
                    self.broken = true;
                    break;
                }
            }
        }
        // a part that breaks off ends all that is open
        while let Some(paragraph) = self.paragraphs.pop() {
            self.paragraph(&paragraph);
        }
        while !self.tables.is_empty() {
            ["tc", "tr", "tbl"].into_iter().for_each(|name| self.end(name));
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>) {
        let value = || attribute(element, "w:val");
        let on = || value().is_none_or(|v| !matches!(v.as_str(), "0" | "false" | "off"));
        let number = || value().and_then(|v| v.parse::<u32>().ok());
        let name = element.local_name();
        match name.as_ref() {
            "p" => self.paragraphs.push(Paragraph::default()),
            "r" => self.run = Run { open: true, ..Run::default() },
            "t" => self.run.text = self.run.open && !self.run.hidden,
            "vanish" if self.run.open => self.run.hidden = on(),
            "vertAlign" if self.run.open => self.run.raised = value().is_some_and(|v| v == "superscript"),
            "tab" if self.run.open => self.print("\t"),
            "noBreakHyphen" if self.run.open => self.print("-"),
            "br" if self.run.open && attribute(element, "w:type").is_some_and(|t| t == "page") => {
                self.page += 1
            }
            "br" | "cr" if self.run.open => self.print("\n"),
            "footnoteReference" | "endnoteReference" => self.print("¹"),
            "pStyle" => self.style(&value().unwrap_or_default()),
            "outlineLvl" => {
                if let (Some(paragraph), Some(level)) =
                    (self.paragraphs.last_mut(), level(&value().unwrap_or_default()))
                {
                    paragraph.heading = Some(level);
                }
            }
            "tbl" => self.tables.push(Table::default()),
            _ => self.in_table(name.as_ref(), number(), value().as_deref()),
        }
    }

    fn in_table(&mut self, name: &str, number: Option<u32>, value: Option<&str>) {
        let Some(table) = self.tables.last_mut() else { return };
        match name {
            "tr" => (table.column, table.deleted) = (0, false),
            "gridBefore" => table.column = number.unwrap_or(0).min(MOST_COLUMNS),
            // of a row; around text it is not come by
            "del" | "moveFrom" => table.deleted |= !table.in_cell,
            "tc" => {
                table.cell = TaggedCell { colspan: 1, rowspan: 1, ..TaggedCell::default() };
                (table.in_cell, table.merged) = (true, false);
            }
            "gridSpan" => table.cell.colspan = number.unwrap_or(1).clamp(1, MOST_COLUMNS),
            "vMerge" => table.merged = value.is_none_or(|v| v == "continue"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.paragraph(&paragraph);
                }
            }
            "r" => self.run = Run::default(),
            "t" => self.run.text = false,
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell();
                    self.pieces += table.row.last().map_or(1, |(_, cell)| layout::weight(&cell.print));
                }
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    let row = std::mem::take(&mut table.row);
                    table.rows.extend(Some(row).filter(|_| !table.deleted));
                }
            }
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    self.table(table);
                }
            }
            _ => {}
        }
    }

    fn style(&mut self, id: &str) {
        let chain = std::iter::successors(self.styles.get(id), |s| self.styles.get(s.based_on.as_deref()?));
        // styles based on each other in a circle have no end
        let chain: Vec<&Style> = chain.take(10).collect();
        let (heading, contents) = (chain.iter().find_map(|s| s.heading), chain.iter().any(|s| s.contents));
        if let Some(paragraph) = self.paragraphs.last_mut() {
            (paragraph.heading, paragraph.contents) = (heading, contents);
        }
    }

    fn print(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.print.push_str(text);
        }
    }

    fn text(&mut self, text: &str) {
        if self.run.raised {
            self.print(&text.chars().map(raised).collect::<String>());
        } else {
            self.print(text);
        }
    }

    /// A paragraph goes into the cell that it stands in, or is lines by itself.
    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.pieces += layout::weight(&paragraph.print);
        if paragraph.print.trim().is_empty() || paragraph.contents {
            return;
        }
        if let Some(table) = self.tables.last_mut().filter(|t| t.in_cell) {
            let cell = &mut table.cell.print;
            if !cell.is_empty() {
                cell.push('\n');
            }
            cell.push_str(&paragraph.print);
            return;
        }
        for print in paragraph.print.lines() {
            self.line(print, paragraph.heading);
        }
    }

    fn line(&mut self, print: &str, heading: Option<u8>) {
        let number = self.lines.last().map_or(1, |l| l.number + 1);
        let print = print.to_owned();
        let line = RawLine { number, page: self.page, print, whole: true, heading, ..RawLine::default() };
        self.lines.push(line);
    }

    /// A table's rows; a table of one column is a frame around text.
    fn table(&mut self, table: Table) {
        if table.rows.iter().all(|row| row.len() < 2) {
            let cells = table.rows.into_iter().flatten();
            for print in cells.map(|(_, cell)| cell.print) {
                print.lines().for_each(|print| self.line(print, None));
            }
            return;
        }
        let mut number = self.lines.last().map_or(0, |l| l.number);
        let page = self.page;
        for mut cells in table.rows {
            if cells.iter().all(|(_, cell)| cell.print.trim().is_empty()) {
                continue;
            }
            number += 1;
            cells.iter_mut().for_each(|(_, cell)| cell.number = number);
            self.lines.push(RawLine { number, page, cells: Some(cells), ..RawLine::default() });
        }
        self.lines.push(RawLine { number, page, ..RawLine::default() });
    }
}

impl Table {
    fn end_cell(&mut self) {
        self.in_cell = false;
        let mut cell = std::mem::take(&mut self.cell);
        if let Some(above) = self.above.get(&self.column).filter(|_| self.merged) {
            cell.print.clone_from(&above.begun().print);
        }
        self.above.insert(self.column, cell.clone());
        let column = self.column;
        self.column += cell.colspan;
        if column < MOST_COLUMNS {
            self.row.push((column, cell));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::tests::zipped;
    use crate::{Item, Row};

    const STYLES: &str = r#"<w:styles><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="2"><w:name w:val="own"/><w:basedOn w:val="1"/></w:style>
        <w:style w:styleId="3"><w:name w:val="toc 1"/></w:style></w:styles>"#;

    fn items(body: &str) -> Vec<String> {
        let document = format!("<w:document><w:body>{body}</w:body></w:document>");
        let notes = "<w:footnotes><w:p><w:r><w:t>脚注。</w:t></w:r></w:p></w:footnotes>";
        let bytes = zipped(&[
            ("word/document.xml", &document),
            ("word/styles.xml", STYLES),
            ("word/footnotes.xml", notes),
        ]);
        let document = read(&bytes).unwrap();
        let flat = |item: &Item| match item {
            Item::Row(Row { cells, .. }) => cells
                .iter()
                .map(|c| format!("{}-{}:{}", c.from, c.to, c.text.text))
                .collect::<Vec<_>>()
                .join("|"),
            Item::Passage { text, heading: Some(depth) } => {
                format!("{} {}", "#".repeat(*depth as usize), text.text)
            }
            Item::Passage { text, .. } => text.text.clone(),
            Item::Gap => "-".to_owned(),
        };
        let mut items: Vec<String> = document.items.iter().map(flat).filter(|t| t != "-").collect();
        assert_eq!(items.pop().as_deref(), Some("脚注。"));
        items
    }

    fn p(properties: &str, runs: &str) -> String {
        format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
    }

    fn r(properties: &str, text: &str) -> String {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    }

    #[test]
    fn paragraphs_stand_as_printed() {
        let heading = |id: &str, text: &str| p(&format!(r#"<w:pStyle w:val="{id}"/>"#), &r("", text));
        let raised = r(r#"<w:vertAlign w:val="superscript"/>"#, "3");
        let text_box = format!(
            "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice>\
             <mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>",
            p("", &r("", "框"))
        );
        let deleted = "<w:del><w:r><w:delText>90</w:delText><w:t>90</w:t></w:r></w:del>";
        let inserted = format!("<w:ins>{}</w:ins>", r("", "80"));
        let cases: Vec<(String, &[&str])> = vec![
            (heading("1", "环境"), &["# 环境"]),
            (heading("2", "环境"), &["# 环境"]),
            (heading("3", "环境 12"), &[]),
            (p(r#"<w:outlineLvl w:val="1"/>"#, &r("", "水")), &["## 水"]),
            (p("", &(r("", "用水5m") + &raised)), &["用水5m3"]),
            (p("", &(r("", "甲") + &text_box)), &["框", "甲"]),
            (p("", &(r("", "共") + deleted + &inserted + &r("", "人"))), &["共80人"]),
            (p("", &(r("<w:vanish/>", "密") + &r(r#"<w:vanish w:val="0"/>"#, "明"))), &["明"]),
            (p("", &r("", "R&amp;D &#20154; &lt;30 &unknown;")), &["R&D 人 <30"]),
            (p("", "<w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>"), &["一", "二"]),
        ];
        for (body, expect) in cases {
            assert_eq!(items(&body), expect, "{body}");
        }
    }

    #[test]
    fn tables_have_their_spans() {
        let c = |properties: &str, text: &str| {
            format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p("", &r("", text)))
        };
        let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
        let gone = format!("<w:tr><w:trPr><w:del/></w:trPr>{}{}</w:tr>", c("", "旧"), c("", "9"));
        let table = format!(
            "<w:tbl>{}{}{gone}{}</w:tbl>",
            row(&[c(r#"<w:vMerge w:val="restart"/>"#, "指标"), c(r#"<w:gridSpan w:val="2"/>"#, "年")]),
            row(&[c("<w:vMerge/>", ""), c("", "2023"), c("", "2024")]),
            row(&[c("", "甲"), c("", "1"), c("", "2")]),
        );
        let expect = ["0-1:指标|1-3:年", "0-1:指标|1-2:2023|2-3:2024", "0-1:甲|1-2:1|2-3:2"];
        assert_eq!(items(&table), expect);
        let frame = format!("<w:tbl>{}</w:tbl>", row(&[c("", "框内")]));
        assert_eq!(items(&frame), ["框内"]);
    }

    #[test]
    fn what_nests_too_deep_is_said_to_be_left() {
        let within = |depth: usize| {
            let (open, end) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
            let text = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>";
            let body = format!("{text}{}{text}{}{text}", open.repeat(depth), end.repeat(depth));
            read(&zipped(&[("word/document.xml", &format!("<w:document>{body}</w:document>"))])).unwrap()
        };
        assert_eq!(within(DEEPEST - 1).left, None);
        assert_eq!(within(DEEPEST + 1).left, Some((1, 1)));
    }

    #[test]
    fn what_breaks_off_is_read_to_there() {
        let document =
            "<w:document><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>乙";
        let document = read(&zipped(&[("word/document.xml", document)])).unwrap();
        let prints: Vec<&str> = document.lines.iter().map(|l| l.print.as_str()).collect();
        assert_eq!(prints, ["甲", "乙"]);
        assert_eq!(
            read(&zipped(&[("word/document.xml", "<w:p")])).err(),
            Some(ReadError::Damaged { kind: KIND })
        );
        assert_eq!(read(&zipped(&[("word/document.xml", "<w:p/>")])).err(), Some(ReadError::Empty));
    }
}
