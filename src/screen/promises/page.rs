//! Where every promise stands on a page as long as it needs to be; the screen shows the part around the chosen one.

use super::{SIDES, Side};
use crate::{
    assets::words::fill,
    domain::{sentence, slot::Slot, status::Status, topic::Topic},
    screen::{Context, Tier},
    theme::Role,
    widget::{line::Span, paragraph},
};
use ratatui::layout::Rect;
use std::ops::Range;

/// Cells before a sentence.
pub(super) const INDENT: u16 = 2;

/// The name of a side above its promises.
pub(super) struct Head {
    /// Which side.
    pub(super) side: Side,
    /// Cells from the left.
    pub(super) x: u16,
    /// Rows from the top of the page.
    pub(super) y: usize,
    /// Cells it may take.
    pub(super) width: u16,
}

/// One promise on the page.
pub(super) struct Block {
    /// Its place in the order of reading.
    pub(super) promise: usize,
    /// Cells from the left.
    pub(super) x: u16,
    /// Rows from the top of the page.
    pub(super) y: usize,
    /// Cells it may take.
    pub(super) width: u16,
    /// Rows it takes, without the empty one after it.
    pub(super) height: usize,
    /// The first of its side: it is read with the side's name above it.
    pub(super) first: bool,
    /// Its sentence in pieces.
    pub(super) sentence: Vec<(String, Role)>,
}

/// All promises with their places.
pub(super) struct Page {
    /// The names of the sides.
    pub(super) heads: Vec<Head>,
    /// The promises.
    pub(super) blocks: Vec<Block>,
    /// Rows of the whole page.
    pub(super) height: usize,
}

impl Page {
    /// Two columns with the rest below; in a small window only the side of the chosen promise.
    pub(super) fn of(ctx: &Context<'_>, promises: &[&Topic], selected: usize, width: u16) -> Self {
        let mut page = Self { heads: Vec::new(), blocks: Vec::new(), height: 0 };
        if ctx.tier == Tier::Room {
            let side = promises.get(selected).and_then(|topic| topic.fields.promised_by());
            page.height = page.column(ctx, promises, (side, 0, width), 0);
            return page;
        }
        let half = width.saturating_sub(2) / 2;
        let [left, right, both] = SIDES;
        let left = page.column(ctx, promises, (left, 0, half), 0);
        let right = page.column(ctx, promises, (right, half + 2, width.saturating_sub(half + 2)), 0);
        page.height = page.column(ctx, promises, (both, 0, width), left.max(right));
        page
    }

    /// The rows of a promise, with the name of its side if it is the first.
    pub(super) fn rows_of(&self, promise: usize) -> Range<usize> {
        self.blocks
            .iter()
            .find(|block| block.promise == promise)
            .map_or(0..0, |block| block.y - usize::from(block.first)..block.y + block.height)
    }

    /// Lays out one side and returns the row below it.
    fn column(
        &mut self,
        ctx: &Context<'_>,
        promises: &[&Topic],
        (side, x, width): (Side, u16, u16),
        top: usize,
    ) -> usize {
        let of_side = |(_, topic): &(usize, &&Topic)| topic.fields.promised_by() == side;
        let mut below = top;
        for (promise, topic) in promises.iter().enumerate().filter(of_side) {
            let first = below == top;
            if first {
                self.heads.push(Head { side, x, y: top, width });
                below += 1;
            }
            let sentence = sentence_of(topic);
            let spans: Vec<Span<'_>> = sentence.iter().map(|(text, role)| (text.as_str(), *role)).collect();
            let height = 1 + paragraph::height(ctx.theme, &spans, width.saturating_sub(INDENT));
            self.blocks.push(Block { promise, x, y: below, width, height, first, sentence });
            below += height + 1;
        }
        below
    }
}

/// What a promise says; words of the teams' own follow, then a row for what is missing and one for what cannot be
/// measured yet.
fn sentence_of(topic: &Topic) -> Vec<(String, Role)> {
    if let Status::DecidedByLeadership(answer) = &topic.status {
        return vec![(answer.answer.clone(), Role::Text)];
    }
    let mut spans: Vec<(String, Role)> = sentence::sentence(&topic.fields)
        .into_iter()
        .map(|piece| match (piece.hole, piece.slot) {
            (true, _) => (piece.text, Role::Hole),
            (false, Some(_)) => (piece.text, Role::Accent),
            (false, None) => (piece.text, Role::Text),
        })
        .collect();
    if !topic.text.is_empty() {
        let between = if spans.is_empty() { "" } else { " " };
        spans.push((format!("{between}{}", topic.text), Role::Text));
    }
    if spans.is_empty() {
        spans.push((topic.title.clone(), Role::Muted));
    }
    spans.extend(missing("promises.number_missing", &topic.fields.holes(), Role::Hole));
    spans.extend(missing("promises.not_measurable", &topic.fields.unmeasured(), Role::Muted));
    spans
}

/// A row that names these slots, each kind of them once.
fn missing(key: &'static str, slots: &[Slot], role: Role) -> Option<(String, Role)> {
    let mut labels: Vec<&str> = Vec::new();
    for slot in slots {
        let label = sentence::label(&slot.name);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    (!labels.is_empty()).then(|| (format!("\n{}", fill(key, &[("slots", &labels.join(", "))])), role))
}

/// The part of an area that shows these rows of the page, if any of them is in view.
pub(super) fn seen(area: Rect, top: usize, rows: Range<usize>) -> Option<Rect> {
    let first = rows.start.max(top);
    let last = rows.end.min(top + usize::from(area.height));
    let height = u16::try_from(last.checked_sub(first).filter(|height| *height > 0)?).ok()?;
    Some(Rect { y: area.y + u16::try_from(first - top).ok()?, height, ..area })
}
