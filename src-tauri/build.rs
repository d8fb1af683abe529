//! Makes the shell's permissions and window from `tauri.conf.json`, once the page has been built.

use std::path::Path;

/// What `capabilities/main.json` allows one by one: a command that is not named there is refused.
const COMMANDS: &[&str] = &[
    "library",
    "recent_libraries",
    "new_library",
    "open_library",
    "forget_library",
    "catalogue",
    "reports",
    "set_settings",
    "recogniser",
    "zoom",
    "pick_files",
    "pick_folder",
    "sample_batch",
    "startup_paths",
    "import_files",
    "cancel_import",
    "leave_unread",
    "scorecard",
    "fact",
    "page",
    "review",
    "alike",
    "decide",
    "turns",
    "undo",
    "redo",
    "remove_reports",
    "correct_reports",
    "merge_companies",
    "company",
    "gaps",
    "enter",
    "chart",
    "export_file",
    "export_chart",
    "back_up",
    "restore",
];

fn main() -> Result<(), String> {
    let page = Path::new("../ui/dist/index.html");
    println!("cargo:rerun-if-changed={}", page.display());
    if !page.exists() {
        return Err(
            "the page is not built: `npm ci && npm run build` in ui/, or `cargo xtask run`, which does it"
                .into(),
        );
    }
    let commands = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
        .map_err(|error| format!("{error:#}"))
}
