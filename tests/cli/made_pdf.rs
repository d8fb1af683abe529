//! PDFs made for a test: a few pages, each with text, a picture, or more than a reader can bear.

use std::fmt::Write;

/// What a page holds.
#[derive(Debug, Clone, Copy)]
pub enum Page<'a> {
    /// lines of text, one below the other
    Text(&'a [&'a str]),
    /// a picture of the size of the page
    Picture,
    /// content that goes on for so many MB, and does nothing
    Heavy(usize),
}

const MB: usize = 1 << 20;

/// A file of these pages.
pub fn pdf(pages: &[Page<'_>]) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 10 + 2 * page)).collect();
    let idle = "0 0 m ".repeat(MB / 6);
    let mut objects = vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (2, format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len())),
        (3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned()),
        (
            4,
            stream(
                "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
                "x",
            ),
        ),
        (5, stream("", &idle)),
    ];
    for (index, page) in pages.iter().enumerate() {
        let (page_at, content_at) = (10 + 2 * index, 11 + 2 * index);
        let (contents, content) = match page {
            Page::Text(lines) => (format!("{content_at} 0 R"), text(lines)),
            Page::Picture => (format!("{content_at} 0 R"), "595 0 0 842 0 0 cm /I Do".to_owned()),
            Page::Heavy(mb) => (format!("[{}]", "5 0 R ".repeat(*mb)), String::new()),
        };
        let dict = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {contents}\
             /Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>"
        );
        objects.extend([(page_at, dict), (content_at, stream("", &content))]);
    }
    file(&objects)
}

fn text(lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| format!("({line}) Tj T* ")).collect();
    format!("BT /F 10 Tf 14 TL 50 800 Td {lines}ET")
}

fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>stream\n{content}\nendstream", content.len())
}

fn file(objects: &[(usize, String)]) -> Vec<u8> {
    let mut out = "%PDF-1.7\n".to_owned();
    let mut table = String::new();
    for (number, object) in objects {
        let _ = write!(table, "{number} 1\n{:010} 00000 n \n", out.len());
        let _ = write!(out, "{number} 0 obj\n{object}\nendobj\n");
    }
    let at = out.len();
    let size = objects.last().map_or(0, |(number, _)| number + 1);
    let _ = write!(out, "xref\n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF");
    out.into_bytes()
}
