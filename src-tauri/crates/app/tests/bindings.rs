//! The page's types are those of `app::contract`: `ui/src/contract/index.ts` is written from them and committed.
//! `EVENHAND_WRITE_BINDINGS=1 cargo test -p app --test bindings` writes it; without, the test says whether it is up to date.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use app::contract::*;
use ts_rs::{Config, TS, TypeVisitor};

/// Declarations by name, each once, so that the file does not change with the order of the types in Rust.
struct Declarations {
    config: Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.found.contains_key(&name) {
                return;
            }
            let declaration = format!("{}export {}\n", T::docs().unwrap_or_default(), T::decl(&self.config));
            self.found.insert(name, declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

fn bindings() -> String {
    let mut all = Declarations { config: Config::new(), found: BTreeMap::new() };
    // What a command takes or gives; the types inside follow from these.
    all.visit::<Alike>();
    all.visit::<ChartSpec>();
    all.visit::<ChartView>();
    all.visit::<CompanyView>();
    all.visit::<ExportFormat>();
    all.visit::<FactDetail>();
    all.visit::<FrameworkGaps>();
    all.visit::<ImportEvent>();
    all.visit::<Judgement>();
    all.visit::<LibraryInfo>();
    all.visit::<MetricInfo>();
    all.visit::<NewEntry>();
    all.visit::<PagePicture>();
    all.visit::<PictureFormat>();
    all.visit::<Problem>();
    all.visit::<Query>();
    all.visit::<RecentLibrary>();
    all.visit::<RecogniserInfo>();
    all.visit::<ReportRow>();
    all.visit::<ReviewQuery>();
    all.visit::<ReviewQueue>();
    all.visit::<Scorecard>();
    all.visit::<Settings>();
    all.visit::<Theme>();
    all.visit::<Turns>();
    let head = "// Written from src-tauri/crates/app/src/contract.rs by `cargo test -p app --test bindings`. Do not edit.\n";
    let text = std::iter::once(head.to_owned()).chain(all.found.into_values()).collect::<Vec<_>>().join("\n");
    text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

#[test]
fn the_pages_types_are_up_to_date() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/contract/index.ts");
    let wanted = bindings();
    if std::env::var_os("EVENHAND_WRITE_BINDINGS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &wanted).unwrap();
    }
    // A check-out on Windows may have turned the line ends.
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        found == wanted,
        "{} is not up to date: run  EVENHAND_WRITE_BINDINGS=1 cargo test -p app --test bindings",
        path.display()
    );
}
