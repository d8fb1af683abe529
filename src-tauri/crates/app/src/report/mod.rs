//! The HTML report: one file with scorecard, charts and the way every number came about. It asks for nothing from outside,
//! runs no script and prints on A4. All that a report of a company says is escaped.

mod appendix;
mod table;

use charts::Theme;
use compare::{Basis, Query, Scorecard};
use disclosure::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::clock::now;
use crate::contract::{ChartKind, ChartView, Problem};
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
        let scorecard = self.scorecard(query)?;
        let absolute = self.scorecard(&Query { basis: Basis::Absolute, ..query.clone() })?;
        let look = Look { words, theme: Theme::Light, legend: true };
        let charts = [ChartKind::EmissionsIntensity, ChartKind::WorkforceGender]
            .map(|kind| pictures::draw(kind, &absolute, &look));
        let places = appendix::places(self, &scorecard)?;
        let about = self.about(language, now());
        Ok(page(&scorecard, query.basis, &charts, &places, &about, words).into_string())
    }
}

fn page(
    scorecard: &Scorecard,
    basis: Basis,
    charts: &[ChartView],
    places: &[appendix::Place],
    about: &About,
    words: &Words,
) -> Markup {
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
                        div.charts { @for chart in charts { (figure(chart)) } }
                    }
                    section {
                        h2 { (words.scorecard) }
                        p.note { ((words.scorecard_note)(of_basis(basis, words))) }
                        (legend(words))
                        (table::tables(scorecard, words))
                    }
                    section {
                        h2 { (words.method) }
                        @for paragraph in words.method_text { p { (paragraph) } }
                    }
                    (appendix::computed(scorecard, words))
                    (appendix::factors(scorecard, words))
                    (appendix::places_table(places, scorecard, words))
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

fn figure(chart: &ChartView) -> Markup {
    html! {
        figure {
            figcaption {
                h3 { (chart.title) }
                span.note { (chart.scale) }
            }
            // Drawn by us from escaped words.
            (PreEscaped(&chart.drawing.svg))
            @if !chart.note.is_empty() { p.note { (chart.note) } }
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
