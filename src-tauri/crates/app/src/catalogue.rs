//! The catalogue as the page sees it.

use disclosure::Language;
use disclosure::catalogue::{Direction, Kind, Metric, metrics};

use crate::contract::MetricInfo;

/// All metrics, in the order of the scorecard.
pub fn catalogue() -> Vec<MetricInfo> {
    metrics().iter().map(info).collect()
}

fn info(metric: &Metric) -> MetricInfo {
    let kind = match metric.kind {
        Kind::Amount => "amount",
        Kind::Count => "count",
        Kind::Rate => "rate",
        Kind::Intensity => "intensity",
    };
    let direction = match metric.direction {
        Direction::Lower => "lower",
        Direction::Higher => "higher",
        Direction::Neutral => "neutral",
    };
    let names = [Language::En, Language::ZhHans, Language::ZhHant];
    MetricInfo {
        id: metric.id.clone(),
        pillar: metric.pillar.tag().to_owned(),
        core: metric.core,
        unit: metric.unit.clone(),
        kind: kind.to_owned(),
        direction: direction.to_owned(),
        names: names.into_iter().map(|l| (l.tag().to_owned(), metric.name(l).to_owned())).collect(),
        axes: metric.axes.clone(),
        gri: metric.gri.clone(),
        hkex: metric.hkex.clone(),
        sse14: metric.sse14.clone(),
    }
}
