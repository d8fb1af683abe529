//! The HTML report: one file with scorecard, charts and the way every number came about. It asks for nothing from outside,
//! runs no script and prints on A4. All that a report of a company says is escaped.

mod appendix;
mod disclosed;
mod table;

use charts::Theme;
use compare::scores::{Scores, Weights};
use compare::{Basis, Query, Scorecard};
use disclosure::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::clock::now;
use crate::contract::{ChartView, Problem};
use crate::export::About;
use crate::library::Library;
use crate::pictures::{self, Look};
use crate::words::{Words, file_words, words};
use crate::{VERSION, cells};

/// Nothing but what is in the file itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

impl Library {
    /// The scorecard and the charts as one HTML file.
    ///
    /// # Errors
    /// `library_unusable`.
    pub fn html_report(&self, query: &Query, language: Language) -> Result<String, Problem> {
        let words = words(language);
        let companies = self.companies(query)?;
        let picked = compare::picked(&companies, &query.companies);
        let scorecard = compare::scorecard_of(&picked, query);
        let absolute = compare::scorecard_of(&picked, &Query { basis: Basis::Absolute, ..query.clone() });
        let look = Look { words, theme: Theme::Light, units: query.units, legend: true };
        let charts = pictures::heading(&absolute, &look);
        let disclosed = disclosed::Disclosed::of(&picked, &scorecard, &look);
        let scores = compare::scores::scores(&picked, &Weights::default(), false);
        let places = appendix::places(self, &scorecard)?;
        let about = self.about(language, now());
        let parts = Parts { charts: &charts, disclosed: &disclosed, scores: &scores, places: &places };
        Ok(page(&scorecard, query.basis, &parts, &about, words).into_string())
    }
}

/// What stands beside the scorecard.
struct Parts<'a> {
    charts: &'a [ChartView],
    disclosed: &'a disclosed::Disclosed,
    scores: &'a Scores,
    places: &'a [appendix::Place],
}

fn page(scorecard: &Scorecard, basis: Basis, parts: &Parts<'_>, about: &About, words: &Words) -> Markup {
    let companies: Vec<_> = scorecard.columns.iter().map(|column| cells::label(column, words)).collect();
    let title = format!("{}{}{}", words.program, words.colon, words.scorecard);
    html! {
        (DOCTYPE)
        html lang=(words.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="generator" content=(format!("Evenhand {VERSION}"));
                title { (title) }
                style { (PreEscaped(include_str!("style.css"))) }
            }
            body {
                (PreEscaped(include_str!("badges.svg")))
                header {
                    h1 { (title) }
                    p { (companies.join(words.comma)) }
                }
                main {
                    section {
                        h2 { (words.charts) }
                        div.charts { @for chart in parts.charts { (figure(&chart.title, &chart.scale, &chart.note, &chart.drawing.svg)) } }
                    }
                    section {
                        h2 { (words.scorecard) }
                        p.note { ((words.scorecard_note)(of_basis(basis, words))) }
                        (legend(words))
                        (table::tables(scorecard, words))
                    }
                    (disclosed::scores(parts.scores, words))
                    (parts.disclosed.section(words))
                    section {
                        h2 { (words.method) }
                        @for paragraph in words.method_text { p { (paragraph) } }
                    }
                    (appendix::computed(scorecard, words))
                    (appendix::factors(scorecard, words))
                    (appendix::places_table(parts.places, scorecard, words))
                }
                footer {
                    p { ((words.written_by)(VERSION)) }
                    @for (name, value) in from(about, words) { p { (name) (words.colon) (value) } }
                }
            }
        }
    }
}

pub(crate) fn of_basis(basis: Basis, words: &Words) -> &'static str {
    match basis {
        Basis::Absolute => words.absolute,
        Basis::PerEmployee => words.per_employee,
        Basis::PerRevenue => words.per_revenue,
    }
}

/// From which library, and when.
fn from<'a>(about: &'a About, words: &Words) -> Vec<(&'static str, &'a str)> {
    let file = file_words(words.language);
    let library = about.library.as_deref().unwrap_or(file.no_library);
    vec![(file.library, library), (file.written_at, &about.written_at)]
}

fn figure(title: &str, scale: &str, note: &str, svg: &str) -> Markup {
    html! {
        figure {
            figcaption {
                h3 { (title) }
                span.note { (scale) }
            }
            // Drawn by us from escaped words.
            (PreEscaped(svg))
            @if !note.is_empty() { p.note { (note) } }
        }
    }
}

fn legend(words: &Words) -> Markup {
    let sources = [
        ("rep", words.reported),
        ("der", words.derived),
        ("est", words.estimated),
        ("ent", words.entered),
        ("dbt", words.in_doubt),
    ];
    html! {
        ul.legend {
            @for (symbol, word) in sources { li { (badge(symbol, "")) (word) } }
            li { span.absent { "—" } (words.not_disclosed) }
        }
    }
}

/// A shape with its word for who cannot see it; the word is empty where it stands beside.
fn badge(symbol: &str, word: &str) -> Markup {
    html! {
        svg class=(format!("badge {symbol}")) viewBox="0 0 14 14" aria-hidden="true" {
            use href=(format!("#{symbol}")) {}
        }
        @if !word.is_empty() { span.hidden { (word) " " } }
    }
}
