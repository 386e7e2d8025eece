//! The result of a survey as one JSON document: field names, order and meaning are a contract, `schema` its version.
//! An absent value is `null`, never left out. Marketing comes before Sales; a positive delta means Sales is higher.

use super::{remeasured::RemeasuredReport, words::Terms};
use crate::domain::baseline::{
    Compared, Comparison, Earlier, Exact, Item, Reading, Source, Verdict, Wave, words::Written,
};
use crate::domain::people::PerTeam;
use crate::stats::{Interval, Kind, Tier};
use serde::Serialize;

/// The whole document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    schema: u32,
    format: String,
    inputs: Vec<String>,
    warnings: Vec<String>,
    respondents: Respondents,
    threshold: u32,
    census: bool,
    items: Vec<ReportItem>,
    gap_order: Vec<String>,
    hidden: Vec<String>,
    /// Words about the other team; none where nobody was asked.
    terms: Option<Terms>,
    /// An earlier survey beside this one, where one was named.
    remeasured: Option<RemeasuredReport>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Respondents {
    marketing: u32,
    sales: u32,
    not_counted: u32,
    excluded: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ReportItem {
    id: String,
    question: String,
    row: Option<String>,
    kind: Kind,
    labels: Option<Vec<String>>,
    points: Vec<i64>,
    reversed: bool,
    marketing: Option<TeamReport>,
    sales: Option<TeamReport>,
    gap: Option<GapReport>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct TeamReport {
    n: u32,
    na: u32,
    blank: u32,
    invalid: u32,
    counts: Option<Vec<u32>>,
    median: Option<MedianReport>,
    unfavourable: u32,
    neutral: u32,
    favourable: u32,
    net: Option<f64>,
    consensus: Option<f64>,
    split: bool,
    unanimous: bool,
    reportable: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct MedianReport {
    lower: i64,
    upper: i64,
    mid: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct GapReport {
    pairs_sales_higher: u64,
    pairs_sales_lower: u64,
    pairs_tied: u64,
    delta: f64,
    p_sales_higher: f64,
    delta_ci95: [f64; 2],
    delta_ci_adjusted: Option<[f64; 2]>,
    sure_gap: f64,
    net_gap: f64,
    favourable_gap_pp: f64,
    tier: Option<Tier>,
}

impl Report {
    /// The report of a wave; with `full` for the facilitator's own eyes, else what everybody may see.
    pub fn of(wave: &Wave, warnings: &[String], full: bool) -> Self {
        let comparison = if full { Comparison::full(wave) } else { Comparison::of(wave) };
        let ids =
            |positions: &[usize]| positions.iter().map(|index| comparison.items[*index].id.clone()).collect();
        Self {
            schema: 1,
            format: match &wave.source {
                Source::Imported { format } => format.clone(),
                Source::Hands => "hands".to_owned(),
                Source::Slips => "slips".to_owned(),
            },
            inputs: wave.inputs.clone(),
            warnings: warnings.to_vec(),
            respondents: Respondents {
                marketing: wave.respondents.marketing,
                sales: wave.respondents.sales,
                not_counted: wave.not_counted,
                excluded: wave.excluded,
            },
            threshold: wave.threshold,
            census: comparison.census,
            items: wave
                .items
                .iter()
                .zip(&comparison.items)
                .map(|(item, seen)| ReportItem::of(item, seen))
                .collect(),
            gap_order: ids(&comparison.gap_order),
            hidden: ids(&comparison.hidden),
            terms: None,
            remeasured: None,
        }
    }

    /// The same report with an earlier survey beside it.
    #[must_use]
    pub fn with_earlier(self, earlier: &Earlier, wave: &Wave) -> Self {
        Self { remeasured: Some(RemeasuredReport::of(earlier, wave)), ..self }
    }

    /// The same report with what both teams wrote about each other.
    #[must_use]
    pub fn with_words(self, words: &PerTeam<Option<Written>>, full: bool) -> Self {
        Self { terms: Terms::of(words, self.threshold, full), ..self }
    }
}

impl ReportItem {
    fn of(item: &Item, seen: &Compared) -> Self {
        Self {
            id: item.id.clone(),
            question: item.question.clone(),
            row: item.row.clone(),
            kind: item.kind,
            labels: item.labels.clone(),
            points: item.points.clone(),
            reversed: item.reversed,
            marketing: seen.readings.as_ref().map(|readings| TeamReport::of(&readings.marketing)),
            sales: seen.readings.as_ref().map(|readings| TeamReport::of(&readings.sales)),
            gap: seen.verdict.as_ref().map(GapReport::of),
        }
    }
}

impl TeamReport {
    fn of(reading: &Reading) -> Self {
        Self {
            n: reading.n,
            na: reading.na,
            blank: reading.blank,
            invalid: reading.invalid,
            counts: reading.exact.as_ref().map(|exact| exact.counts.clone()),
            median: reading.exact.as_ref().and_then(MedianReport::of),
            unfavourable: reading.unfavourable,
            neutral: reading.neutral,
            favourable: reading.favourable,
            net: reading.net,
            consensus: reading.consensus,
            split: reading.split,
            unanimous: reading.unanimous,
            reportable: reading.reportable,
        }
    }
}

impl MedianReport {
    fn of(exact: &Exact) -> Option<Self> {
        let (lower, upper) = exact.median?;
        Some(Self { lower, upper, mid: (lower + upper) as f64 / 2.0 })
    }
}

impl GapReport {
    fn of(verdict: &Verdict) -> Self {
        let gap = &verdict.gap;
        let ends = |interval: Interval| [interval.low, interval.high];
        Self {
            pairs_sales_higher: gap.dominance.higher,
            pairs_sales_lower: gap.dominance.lower,
            pairs_tied: gap.dominance.tied,
            delta: gap.delta(),
            p_sales_higher: gap.dominance.superiority(),
            delta_ci95: ends(gap.interval),
            delta_ci_adjusted: verdict.adjusted.map(ends),
            sure_gap: gap.sure_gap,
            net_gap: gap.net_gap,
            favourable_gap_pp: gap.favourable_gap_pp,
            tier: verdict.tier,
        }
    }
}
