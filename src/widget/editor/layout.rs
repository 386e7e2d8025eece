//! Where the text of an editor stands on the screen: rows, columns, and what part of them is in view.
//!
//! A pure function of text, cursor and size; it remembers nothing between two frames.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Editor, Shape, motion};
use crate::text::{Row, rows, shown_width};
use crate::widget::scroll::window;

/// The rows of an editor at one width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    rows: Vec<Row>,
    width: usize,
    single_line: bool,
}

/// A place in the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) row: usize,
    pub(super) column: usize,
}

/// What part of the layout is drawn: rows, and the column drawing starts at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct View {
    pub(super) rows: Range<usize>,
    pub(super) first_column: usize,
}

impl Editor {
    /// How the text breaks into rows when the field is `width` cells wide.
    pub fn layout(&self, width: u16) -> Layout {
        let width = usize::from(width).max(1);
        // The cursor after the last character of a full row needs a cell of its own.
        let columns = width.saturating_sub(1).max(1);
        let rows = match self.shape {
            Shape::Lines => rows(&self.text, columns),
            Shape::Line | Shape::Flowing => vec![Row { bytes: 0..self.text.len(), hard: true }],
        };
        Layout { rows, width, single_line: self.is_single_line() }
    }
}

impl Layout {
    /// Rows the whole text takes; at least one.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn row(&self, index: usize) -> Option<&Row> {
        self.rows.get(index)
    }

    /// The row and column of a byte offset.
    pub(super) fn locate(&self, text: &str, cursor: usize) -> Place {
        let row = self.row_of(cursor);
        let before = &text[self.rows[row].bytes.start..cursor];
        Place { row, column: before.graphemes(true).map(shown_width).sum() }
    }

    /// The byte offset nearest to a column of a row.
    pub(super) fn offset_at(&self, text: &str, row: usize, column: usize) -> usize {
        let row = &self.rows[row.min(self.rows.len() - 1)];
        let mut used = 0;
        for (index, grapheme) in text[row.bytes.clone()].grapheme_indices(true) {
            used += shown_width(grapheme);
            if used > column {
                return row.bytes.start + index;
            }
        }
        last_place(text, row)
    }

    /// The start of the row the cursor is in.
    pub(super) fn row_start(&self, cursor: usize) -> usize {
        self.rows[self.row_of(cursor)].bytes.start
    }

    /// The last place of the row the cursor is in.
    pub(super) fn row_end(&self, text: &str, cursor: usize) -> usize {
        last_place(text, &self.rows[self.row_of(cursor)])
    }

    /// The part drawn in `height` rows so that `place` is in view.
    pub(super) fn view(&self, text: &str, place: Place, height: u16) -> View {
        let rows = window(place.row, self.rows.len(), usize::from(height));
        let first_column = if self.single_line {
            let length: usize = text.graphemes(true).map(shown_width).sum();
            window(place.column, length + 1, self.width).start
        } else {
            0
        };
        View { rows, first_column }
    }

    /// The byte offset under a cell of the drawn field.
    pub(super) fn offset_in_view(&self, editor: &Editor, height: u16, column: u16, row: u16) -> usize {
        let place = self.locate(&editor.text, editor.cursor);
        let view = self.view(&editor.text, place, height);
        let row = (view.rows.start + usize::from(row)).min(view.rows.end.saturating_sub(1));
        self.offset_at(&editor.text, row, view.first_column + usize::from(column))
    }

    /// The last row that starts at or before the cursor: at a soft break the cursor stands on the new row.
    fn row_of(&self, cursor: usize) -> usize {
        self.rows.partition_point(|row| row.bytes.start <= cursor).saturating_sub(1)
    }
}

/// The last place that still belongs to a row: the end of a soft row is the start of the next one.
fn last_place(text: &str, row: &Row) -> usize {
    if row.hard { row.bytes.end } else { motion::left(text, row.bytes.end).max(row.bytes.start) }
}
