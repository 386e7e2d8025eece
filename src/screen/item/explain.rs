//! How the result of an item is computed, in a small box: pairs, range, consensus. No p-values, no means, no stars.

use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::{Compared, Comparison, Item, Reading, Verdict},
        people::PerTeam,
    },
    screen::Context,
    text,
    theme::Role,
    widget::{cells, modal, paragraph},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// Cells the sentences may take.
const WIDTH: u16 = 68;

/// Draws the box over the item.
pub(super) fn draw(
    ctx: &Context<'_>,
    (comparison, item, compared): (&Comparison, &Item, &Compared),
    area: Rect,
    buffer: &mut Buffer,
) {
    let (Some(readings), Some(verdict)) = (&compared.readings, &compared.verdict) else { return };
    let width = WIDTH.min(area.width.saturating_sub(4));
    let mut height = 0;
    let mut fitting = Vec::new();
    for text in sentences(comparison, (item, compared), readings, verdict) {
        let rows = paragraph::height(ctx.theme, &[(&text, Role::Text)], width) as u16;
        // Half a sentence explains nothing.
        if height + rows + 2 <= area.height {
            height += rows;
            fitting.push(text);
        }
    }
    let inner = modal::draw(area, buffer, ctx.theme, say("item.explain_title"), Size::new(width, height));
    let mut rest = inner;
    for text in &fitting {
        let used = paragraph::draw_text(rest, buffer, ctx.theme, (text, Role::Text));
        rest = cells::below(rest, used);
    }
}

/// One sentence each. Where only sides may be seen, what would tell more than the sides is left out, and the gap the
/// comparison lets a room see is made from the sides.
fn sentences(
    comparison: &Comparison,
    (item, compared): (&Item, &Compared),
    readings: &PerTeam<Reading>,
    verdict: &Verdict,
) -> Vec<String> {
    let dominance = &verdict.gap.dominance;
    let (pairs, tied) = (dominance.pairs(), dominance.tied);
    let (marketing, sales) = (dominance.lower, dominance.higher);
    let mut sentences: Vec<String> =
        compared.by_side.then(|| say("item.explain_sides").to_owned()).into_iter().collect();
    sentences.push(fill(
        "item.explain_pairs",
        &[("pairs", &pairs), ("marketing", &marketing), ("sales", &sales), ("tied", &tied)],
    ));
    sentences.push(fill("item.explain_delta", &[("delta", &signed(verdict.gap.delta()))]));
    sentences.extend(chance(comparison, verdict));
    let both = |of: fn(&Reading) -> Option<f64>| of(&readings.marketing).zip(of(&readings.sales));
    if let Some((marketing, sales)) = both(|reading| reading.consensus) {
        let (marketing, sales) = (hundredths(marketing), hundredths(sales));
        sentences.push(fill("item.explain_consensus", &[("marketing", &marketing), ("sales", &sales)]));
    }
    if let Some((marketing, sales)) = both(|reading| reading.net) {
        let (marketing, sales) = (signed(marketing), signed(sales));
        sentences.push(fill("item.explain_net", &[("marketing", &marketing), ("sales", &sales)]));
    }
    let median = |reading| median(item, compared, reading);
    if let Some((marketing, sales)) = median(&readings.marketing).zip(median(&readings.sales)) {
        sentences.push(fill("item.explain_median", &[("marketing", &marketing), ("sales", &sales)]));
    }
    sentences
}

/// The middle answer as it was offered; two points have shares and no middle.
fn median(item: &Item, compared: &Compared, reading: &Reading) -> Option<String> {
    let exact = reading.exact.as_ref().filter(|_| !compared.by_side && item.points.len() > 2)?;
    let (lower, upper) = exact.median?;
    let answer = |point: i64| {
        let score = item.points.iter().position(|each| *each == point)?;
        Some(text::clean_line(&item.answer(score)))
    };
    if lower == upper {
        return answer(lower);
    }
    Some(fill("item.explain_between", &[("lower", &answer(lower)?), ("upper", &answer(upper)?)]))
}

/// How much can be luck; where everybody answered there is none.
fn chance(comparison: &Comparison, verdict: &Verdict) -> Vec<String> {
    if comparison.census {
        return vec![say("survey.everybody").to_owned()];
    }
    let (low, high) = (signed(verdict.gap.interval.low), signed(verdict.gap.interval.high));
    let mut sentences = vec![fill("item.explain_alone", &[("low", &low), ("high", &high)])];
    if let Some(together) = verdict.adjusted {
        let (low, high) = (signed(together.low), signed(together.high));
        let n = comparison.reportable;
        sentences.push(fill("item.explain_together", &[("n", &n), ("low", &low), ("high", &high)]));
    }
    sentences
}

fn hundredths(value: f64) -> i64 {
    (value * 100.0).round() as i64
}

/// A share of one as hundredths with its sign; no sign before 0.
fn signed(value: f64) -> String {
    match hundredths(value) {
        0 => "0".to_owned(),
        other => format!("{other:+}"),
    }
}
