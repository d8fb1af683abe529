//! Prints the items of a file: what the next room sees.
use document::Item;
fn main() {
    let path = std::env::args().nth(1).expect("a path");
    let doc = document::read(&std::fs::read(&path).expect("readable"), &path).expect("text");
    for item in &doc.items {
        match item {
            Item::Row(r) => println!(
                "R{} {:?} {}",
                doc.lines[r.cells[0].text.line()].number,
                r.parted,
                r.cells.iter().map(|c| c.text.text.as_str()).collect::<Vec<_>>().join(" | ")
            ),
            Item::Passage { text, heading } => {
                println!("P{} {:?} {}", doc.lines[text.line()].number, heading, text.text)
            }
            Item::Gap => println!("--"),
        }
    }
}
