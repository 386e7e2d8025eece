//! Wrapped text in one role or in pieces, from any row on, and where each piece landed; wraps with
//! `text::rows`, never with ratatui.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

use super::cells::{put, right_of, row, visible};
use super::line::Span;
use crate::text;
use crate::theme::Theme;

/// Text to be wrapped, and the first of its rows to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph<'a> {
    /// Pieces that follow each other without a space of their own.
    pub spans: &'a [Span<'a>],
    /// Rows scrolled away at the top.
    pub skip: usize,
}

/// Draws text in one role from its first row on; returns the rows used.
pub fn draw_text(area: Rect, buffer: &mut Buffer, theme: &Theme, span: Span<'_>) -> u16 {
    draw(area, buffer, theme, Paragraph { spans: &[span], skip: 0 })
}

/// Draws wrapped text; returns the rows used.
pub fn draw(area: Rect, buffer: &mut Buffer, theme: &Theme, paragraph: Paragraph<'_>) -> u16 {
    let width = visible(area, buffer).width;
    Flow::new(theme, paragraph.spans, width).draw(area, buffer, theme, paragraph.skip)
}

/// Draws text in one role as far as there are rows, with an ellipsis where it was cut; returns the rows used.
pub fn draw_cut(area: Rect, buffer: &mut Buffer, theme: &Theme, span: Span<'_>) -> u16 {
    let used = draw_text(area, buffer, theme, span);
    if used > 0 && height(theme, &[span], visible(area, buffer).width) > usize::from(used) {
        super::line::put_right(
            row(area, usize::from(used) - 1),
            buffer,
            theme,
            theme.glyphs().ellipsis,
            span.1,
        );
    }
    used
}

/// Rows that the same pieces take at a width when all of them are drawn.
pub fn height(theme: &Theme, spans: &[Span<'_>], width: u16) -> usize {
    Flow::new(theme, spans, width).height()
}

/// Pieces broken into rows, which can tell where each of them landed.
#[derive(Clone, Debug)]
pub struct Flow<'a> {
    spans: &'a [Span<'a>],
    joined: Joined,
    rows: Vec<text::Row>,
}

impl<'a> Flow<'a> {
    /// Breaks pieces into rows of at most `width` cells.
    pub fn new(theme: &Theme, spans: &'a [Span<'a>], width: u16) -> Self {
        let joined = Joined::new(theme, spans);
        let rows = text::rows(&joined.text, width.into());
        Self { spans, joined, rows }
    }

    /// Rows of the whole text; at least one.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// Cells that a row takes, without spaces at its end; none for a row that is not there.
    pub fn width_of(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| text::width(self.joined.text[row.bytes.clone()].trim_end()))
    }

    /// The rows that a piece stands on, one where it is empty.
    pub fn rows_of(&self, piece: usize) -> Range<usize> {
        let bytes = self.joined.bytes_of(piece);
        let last = bytes.end.saturating_sub(1).max(bytes.start);
        self.row_at(bytes.start)..self.row_at(last) + 1
    }

    /// The cell a piece begins at when the text is drawn in `area` with `skip` rows scrolled away.
    pub fn start_of(&self, piece: usize, area: Rect, skip: usize) -> Option<Position> {
        let byte = self.joined.bytes_of(piece).start;
        let row = self.row_at(byte);
        let place =
            row.checked_sub(skip).map(|index| self::row(area, index)).filter(|place| !place.is_empty())?;
        // Spaces may hang over the end of a row; the cursor stays inside.
        let column = self.column(row, byte).min(usize::from(area.width) - 1);
        Some(Position::new(place.x + column as u16, place.y))
    }

    /// The cells a piece takes, row by row, as far as they are in view.
    pub fn areas_of(&self, piece: usize, area: Rect, skip: usize) -> Vec<Rect> {
        let bytes = self.joined.bytes_of(piece);
        let in_view =
            self.rows_of(piece).filter_map(|index| index.checked_sub(skip).map(|place| (index, place)));
        let part = |(index, place): (usize, usize)| {
            let (begin, end) = (&self.rows[index].bytes.start, &self.rows[index].bytes.end);
            let from = self.column(index, bytes.start.clamp(*begin, *end)) as u16;
            let to = self.column(index, bytes.end.clamp(*begin, *end)) as u16;
            let place = right_of(row(area, place), from);
            Rect { width: place.width.min(to - from), ..place }
        };
        in_view.map(part).filter(|part| !part.is_empty()).collect()
    }

    /// Draws the rows from `skip` on; returns the rows used.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, theme: &Theme, skip: usize) -> u16 {
        let area = visible(area, buffer);
        if area.is_empty() {
            return 0;
        }
        let mut used = 0;
        for shown in self.rows.iter().skip(skip).take(area.height.into()) {
            let mut rest = row(area, used.into());
            for (offset, grapheme) in self.joined.text[shown.bytes.clone()].grapheme_indices(true) {
                let style = theme.style(self.joined.role_at(self.spans, shown.bytes.start + offset));
                rest = right_of(rest, put(buffer, rest, grapheme, style));
            }
            used += 1;
        }
        used
    }

    /// The last row that starts at or before a byte.
    fn row_at(&self, byte: usize) -> usize {
        self.rows.partition_point(|row| row.bytes.start <= byte).saturating_sub(1)
    }

    /// Cells before a byte of a row.
    fn column(&self, row: usize, byte: usize) -> usize {
        text::width(&self.joined.text[self.rows[row].bytes.start..byte])
    }
}

/// The pieces as one safe text, and where in it each one ends.
#[derive(Clone, Debug)]
struct Joined {
    text: String,
    ends: Vec<usize>,
}

impl Joined {
    fn new(theme: &Theme, spans: &[Span<'_>]) -> Self {
        let mut text = String::new();
        let mut ends = Vec::new();
        for (piece, _) in spans {
            text.push_str(&text::clean(&theme.plain(piece)));
            ends.push(text.len());
        }
        Self { text, ends }
    }

    /// Where a piece stands in the text; one that is not there stands empty at its end.
    fn bytes_of(&self, piece: usize) -> Range<usize> {
        let end_of = |index: usize| self.ends.get(index).copied().unwrap_or(self.text.len());
        piece.checked_sub(1).map_or(0, end_of)..end_of(piece)
    }

    /// The role of the piece that has this byte.
    fn role_at(&self, spans: &[Span<'_>], byte: usize) -> crate::theme::Role {
        let index = self.ends.partition_point(|end| *end <= byte);
        spans[index.min(spans.len() - 1)].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Role;
    use crate::widget::testing::{drawn, sweep, theme};
    use proptest::prelude::*;

    #[test]
    fn text_wraps_and_scrolls() {
        let spans = [("A person with a budget", Role::Text)];
        let show = |skip| {
            drawn(10, 2, |area, buffer| {
                let rows = draw(area, buffer, &theme(), Paragraph { spans: &spans, skip });
                assert_eq!(rows, 3u16.saturating_sub(skip as u16).min(2));
            })
        };
        assert_eq!(show(0), ["A person", "with a"]);
        assert_eq!(show(1), ["with a", "budget"]);
        assert_eq!(show(5), ["", ""]);
        assert_eq!(height(&theme(), &spans, 10), 3);
    }

    #[test]
    fn pieces_keep_their_roles_across_rows() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 2));
        let spans = [("was ", Role::Text), ("gone", Role::Deleted)];
        draw(buffer.area, &mut buffer, &theme(), Paragraph { spans: &spans, skip: 0 });
        assert_eq!(buffer[(0, 0)].modifier, theme().style(Role::Text).add_modifier);
        assert_eq!(buffer[(3, 1)].modifier, theme().style(Role::Deleted).add_modifier);
    }

    #[test]
    fn a_piece_tells_where_it_landed() {
        let spans =
            [("every ", Role::Text), ("call-request lead", Role::Hole), ("", Role::Text), (".", Role::Text)];
        let (theme, area) = (theme(), Rect::new(3, 2, 13, 5));
        let flow = Flow::new(&theme, &spans, area.width);
        assert_eq!((flow.height(), flow.rows_of(1), flow.rows_of(2)), (2, 0..2, 1..2));
        assert_eq!(flow.start_of(2, area, 0), Some(Position::new(15, 3)));
        assert_eq!(flow.start_of(2, area, 1), Some(Position::new(15, 2)));
        assert_eq!(flow.start_of(0, area, 1), None, "scrolled away");
        assert_eq!(flow.areas_of(1, area, 0), [Rect::new(9, 2, 5, 1), Rect::new(3, 3, 12, 1)]);
        assert_eq!(flow.areas_of(1, area, 1), [Rect::new(3, 2, 12, 1)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn every_piece_lands_inside(first in any::<String>(), second in any::<String>(), width in 0u16..30, skip in 0usize..4) {
            let spans = [(first.as_str(), Role::Text), (second.as_str(), Role::Hole), ("", Role::Text)];
            let (theme, area) = (theme(), Rect::new(1, 1, width, 3));
            let flow = Flow::new(&theme, &spans, width);
            for piece in 0..4 {
                prop_assert!(flow.rows_of(piece).end <= flow.height());
                prop_assert!(flow.start_of(piece, area, skip).is_none_or(|place| area.contains(place)));
                prop_assert!(flow.areas_of(piece, area, skip).iter().all(|part| area.union(*part) == area));
            }
        }


        #[test]
        fn any_text_survives_any_area(first in any::<String>(), second in any::<String>()) {
            let spans = [(first.as_str(), Role::Text), (second.as_str(), Role::Inserted)];
            sweep(|area, buffer| {
                assert!(draw(area, buffer, &theme(), Paragraph { spans: &spans, skip: 1 }) <= area.height);
            });
            sweep(|area, buffer| assert_eq!(draw(area, buffer, &theme(), Paragraph { spans: &[], skip: 1 }), 0));
        }
    }
}
