//! The window of Evenhand: the only room that knows Tauri, windows and rfd. It hands the page's questions to the use cases of
//! `app`, opens dialogs, and passes an import's progress on. It computes nothing, and it opens no connection.
#![cfg_attr(test, allow(clippy::unwrap_used))]
// No console beside the window.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod commands;
mod dialogs;
mod imports;
mod problem;
mod program;

use std::env;
use std::path::{self, PathBuf};
use std::process::ExitCode;

use commands::{charts, company, export, libraries, reports, review, scorecard, settings};
use imports::Imports;
use program::Program;
use tauri::webview::NewWindowResponse;
use tauri::{App, Manager, Url, WebviewWindowBuilder, async_runtime};

fn main() -> ExitCode {
    app::serve_if_asked();
    let shell = tauri::Builder::default()
        .manage(Program::new(startup_paths()))
        .manage(Imports::default())
        .invoke_handler(tauri::generate_handler![
            libraries::library,
            libraries::recent_libraries,
            libraries::new_library,
            libraries::open_library,
            libraries::forget_library,
            libraries::back_up,
            libraries::restore,
            settings::set_settings,
            settings::recogniser,
            settings::zoom,
            reports::reports,
            reports::pick_files,
            reports::pick_folder,
            reports::sample_batch,
            reports::startup_paths,
            reports::import_files,
            reports::cancel_import,
            reports::leave_unread,
            scorecard::catalogue,
            scorecard::scorecard,
            scorecard::fact,
            scorecard::page,
            review::review,
            review::alike,
            review::decide,
            review::turns,
            review::undo,
            review::redo,
            review::remove_reports,
            review::correct_reports,
            review::merge_companies,
            company::company,
            company::gaps,
            company::enter,
            charts::chart,
            export::export_file,
            export::export_chart,
        ])
        .setup(|app| {
            let handle = app.handle().clone();
            async_runtime::spawn(async move { handle.state::<Program>().warm().await });
            Ok(open_window(app)?)
        });
    match shell.run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "there is no window to say it in")]
            {
                eprintln!("evenhand-desktop: the window cannot be opened: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

/// The window of `tauri.conf.json`, which shows the program's own page and never another.
fn open_window(app: &App) -> tauri::Result<()> {
    for window in &app.config().app.windows {
        WebviewWindowBuilder::from_config(app, window)?
            .on_navigation(is_own_page)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .build()?;
    }
    Ok(())
}

/// Where Tauri serves the embedded page from: a scheme of its own, on Windows a host name that is never resolved.
fn is_own_page(url: &Url) -> bool {
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
}

/// The page has no working folder: a path is made absolute here.
fn startup_paths() -> Vec<String> {
    let given = env::args_os().skip(1).map(PathBuf::from);
    given.map(|path| path::absolute(&path).unwrap_or(path).to_string_lossy().into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_page_is_shown() {
        for (url, own) in [
            ("tauri://localhost/index.html", true),
            ("http://tauri.localhost/", true),
            ("https://tauri.localhost/", true),
            ("https://example.org/", false),
            ("https://tauri.localhost.example.org/", false),
            ("file:///etc/hostname", false),
            ("data:text/html,x", false),
        ] {
            assert_eq!(is_own_page(&Url::parse(url).unwrap()), own, "{url}");
        }
    }
}
