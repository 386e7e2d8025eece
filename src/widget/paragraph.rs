//! Wrapped text in one role or in pieces, from any row on; wraps with `text::rows`, never with ratatui.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
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
    let area = visible(area, buffer);
    if area.is_empty() {
        return 0;
    }
    let joined = Joined::new(theme, paragraph.spans);
    let rows = text::rows(&joined.text, area.width.into());
    let shown = rows.into_iter().skip(paragraph.skip).take(area.height.into());
    let mut used = 0;
    for (index, bytes) in shown.map(|row| row.bytes).enumerate() {
        let mut rest = row(area, index);
        for (offset, grapheme) in joined.text[bytes.clone()].grapheme_indices(true) {
            let style = theme.style(joined.role_at(paragraph.spans, bytes.start + offset));
            rest = right_of(rest, put(buffer, rest, grapheme, style));
        }
        used += 1;
    }
    used
}

/// Rows that the same pieces take at a width when all of them are drawn.
pub fn height(theme: &Theme, spans: &[Span<'_>], width: u16) -> usize {
    text::rows(&Joined::new(theme, spans).text, width.into()).len()
}

/// The pieces as one safe text, and where in it each one ends.
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

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
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
