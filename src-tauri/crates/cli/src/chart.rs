//! `evenhand chart`: a chart as SVG, PNG, or its table.

use std::io::Write;
use std::path::PathBuf;

use app::contract::{Basis, ChartKind, ChartSpec, ChartView, PictureFormat, Theme};
use app::{Language, Metric, Picture};
use clap::ValueEnum;
use comfy_table::{Table, presets};

use crate::source::{self, InUnits, Source};
use crate::{Outcome, Stop, lines};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Of what
    #[arg(value_enum)]
    kind: Kind,
    #[command(flatten)]
    source: Source,
    /// The metric of values, groups, years, and the one across of scatter
    #[arg(long, value_name = "ID", value_parser = metric)]
    metric: Option<&'static Metric>,
    /// The metric upwards of scatter [default: training.hours_avg]
    #[arg(long, value_name = "ID", value_parser = metric)]
    against: Option<&'static Metric>,
    /// The groups of composition and groups: gender, age, level, region, …
    #[arg(long, value_name = "AXIS")]
    by: Option<String>,
    /// The framework of coverage: hkex, hkex-2024, gri, sse14
    #[arg(long, value_name = "ID", default_value = "hkex", value_parser = framework)]
    framework: &'static app::Framework,
    #[command(flatten)]
    units: InUnits,
    /// Light for paper, dark for screens at night
    #[arg(long, value_enum, default_value = "light")]
    theme: Shade,
    /// Pixels of a PNG for a unit of the drawing
    #[arg(long, value_name = "N", default_value = "2", value_parser = scale)]
    scale: f32,
    /// Table, marks and drawing as JSON
    #[arg(long)]
    json: bool,
    /// Where to; a name that ends in .png gives a PNG, any other an SVG [default: the table, in the terminal]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// GHG per employee, with the scopes beside
    Emissions,
    /// One metric as bars; an intensity by whatever denominator [--metric, default: ghg.per_revenue]
    Values,
    /// Energy by carrier
    EnergyMix,
    /// Women and men
    Gender,
    /// Employees along an axis [--by, default: age]
    Composition,
    /// A rate or average by group [--metric, default: turnover.rate; --by, default: gender]
    Groups,
    /// Occupational safety
    Safety,
    /// One metric over the years [--metric, default: ghg.total]
    Years,
    /// What is disclosed of a framework [--framework]
    Coverage,
    /// Two metrics against each other [--metric, default: ghg.per_employee; --against]
    Scatter,
}

#[derive(Clone, Copy, ValueEnum)]
enum Shade {
    Light,
    Dark,
}

pub(crate) fn metric(id: &str) -> Result<&'static Metric, String> {
    app::metric(id).ok_or_else(|| "the catalogue has no such metric".to_owned())
}

pub(crate) fn framework(id: &str) -> Result<&'static app::Framework, String> {
    app::framework(id).ok_or_else(|| {
        let known: Vec<_> = app::frameworks().iter().map(|framework| framework.id.as_str()).collect();
        format!("there are {}", known.join(", "))
    })
}

fn scale(text: &str) -> Result<f32, String> {
    let scale = text.parse::<f32>().ok().filter(|scale| (0.5..=8.0).contains(scale));
    scale.ok_or_else(|| "from 0.5 to 8".to_owned())
}

impl Arguments {
    fn spec(&self) -> ChartSpec {
        let kind = match self.kind {
            Kind::Emissions => ChartKind::EmissionsIntensity,
            Kind::Values => ChartKind::Values,
            Kind::EnergyMix => ChartKind::EnergyMix,
            Kind::Gender => ChartKind::WorkforceGender,
            Kind::Composition => ChartKind::Composition,
            Kind::Groups => ChartKind::Groups,
            Kind::Safety => ChartKind::Safety,
            Kind::Years => ChartKind::Years,
            Kind::Coverage => ChartKind::Coverage,
            Kind::Scatter => ChartKind::Scatter,
        };
        ChartSpec {
            kind,
            metric: self.metric.map(|metric| metric.id.clone()),
            against: self.against.map(|metric| metric.id.clone()),
            axis: self.by.clone(),
            framework: Some(self.framework.id.clone()),
        }
    }
}

pub(crate) fn run(arguments: Arguments, language: Language, out: &mut impl Write) -> Result<Outcome, Stop> {
    let theme = match arguments.theme {
        Shade::Light => Theme::Light,
        Shade::Dark => Theme::Dark,
    };
    let Arguments { json, scale, .. } = arguments;
    let output = arguments.output.clone();
    let source = arguments.source.clone();
    let Some(opened) = source.open(language)? else { return Ok(Outcome::SomeFailed) };
    let query = arguments.units.of(opened.query(Basis::Absolute, true));
    let (library, language, spec) = (&opened.library, opened.language, arguments.spec());
    let bytes = match &output {
        Some(path) if !json => {
            let is_png = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("png"));
            let format = if is_png { PictureFormat::Png } else { PictureFormat::Svg };
            library.exported_chart(&spec, Picture { format, theme, scale }, &query, language, path)?
        }
        _ => {
            let chart = library.picture(&spec, &query, language, theme)?;
            let whole = || serde_json::to_vec_pretty(&chart).map_err(std::io::Error::from);
            if json { whole()? } else { table(&chart).into_bytes() }
        }
    };
    source::write(&bytes, output.as_deref(), out)?;
    if json && output.is_none() {
        writeln!(out)?;
    }
    Ok(opened.outcome)
}

fn table(chart: &ChartView) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(&chart.header);
    for row in &chart.rows {
        let cells = row.cells.iter().map(app::view::in_chart);
        table.add_row(std::iter::once(row.label.clone()).chain(cells));
    }
    let note = if chart.note.is_empty() { String::new() } else { format!("{}\n", chart.note) };
    format!("{}\n{}{note}", chart.title, lines(&table))
}
