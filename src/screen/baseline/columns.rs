//! Where the parts of a line of the overview stand. It measures and draws nothing.

use super::answers;
use crate::{
    domain::baseline::Word,
    screen::{
        Context,
        survey::{self, Survey},
    },
    text,
};
use ratatui::layout::Rect;

use crate::widget::cells;

/// Cells from which on there is an axis; below, the words alone must do.
const AXIS_FROM: u16 = 64;

/// Where the parts of a line stand.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    /// Cells of the rank.
    pub(super) rank: usize,
    /// Pointer, rank and title.
    pub(super) label: u16,
    /// The plot; none where it would be too short to read.
    pub(super) plot: u16,
    /// The word, right of an axis.
    pub(super) word: u16,
}

impl Columns {
    /// The columns for one axis with a word at its right.
    pub(super) fn of(ctx: &Context<'_>, survey: Survey<'_>, area: Rect) -> Self {
        let words = [Word::RealGap, Word::Perhaps, Word::TooClose, Word::NoDifference, Word::Hidden];
        let longest = if ctx.comparison.is_some_and(|comparison| comparison.census) {
            text::width(survey::short_word(Word::Hidden))
        } else {
            words.into_iter().map(|word| text::width(survey::short_word(word))).max().unwrap_or(0)
        };
        let word = (longest as u16 + 1).min(area.width / 3);
        let rank = survey.comparison.order.len().to_string().len();
        if !is_roomy(area) {
            return Self { rank, label: area.width.saturating_sub(word), plot: 0, word };
        }
        // Two fifths for the title; an odd axis has its zero in the middle.
        let label = area.width * 2 / 5;
        let plot = area.width.saturating_sub(label + word + 1);
        Self { rank, label: label + (plot + 1) % 2, plot: plot - (plot + 1) % 2, word }
    }

    /// The columns for filled bars, which take everything right of the title, or a line of their own.
    pub(super) fn filled(ctx: &Context<'_>, survey: Survey<'_>, area: Rect) -> Self {
        let axis = Self::of(ctx, survey, area);
        if !is_roomy(area) {
            return axis;
        }
        let label = (area.width * 2 / 5).min(answers::LONGEST_LABEL);
        Self { label, plot: area.width.saturating_sub(label + 1), ..axis }
    }

    /// The title, the plot and the word of a row.
    pub(super) fn places(self, row: Rect) -> [Rect; 3] {
        let label = Rect { width: self.label.min(row.width), ..row };
        let plot = cells::right_of(row, self.label);
        let plot = Rect { width: self.plot.min(plot.width), ..plot };
        let word = cells::right_of(row, row.width.saturating_sub(self.word));
        [label, plot, word]
    }
}

/// Whether a plot has room beside the title.
pub(super) fn is_roomy(area: Rect) -> bool {
    area.width >= AXIS_FROM
}
