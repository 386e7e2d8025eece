//! Lists: which rows are in view, the pointer, the chosen row, and the signs that there is more.
//!
//! What stands in a row is the caller's; nothing here remembers a scroll position.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cells::{fill, put, right_of, visible};
use super::line::{Span, put_ends};
use super::scroll::window;
use crate::theme::{Role, Theme};

/// Cells before the text of a row: the pointer and a space.
pub const POINTER_WIDTH: u16 = 2;

/// One row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row<'a> {
    /// Pieces from the left.
    pub left: Vec<Span<'a>>,
    /// Pieces at the right end, which stay whole.
    pub right: Vec<Span<'a>>,
}

impl<'a> Row<'a> {
    /// A row of plain text.
    pub fn text(text: &'a str) -> Self {
        Self { left: vec![(text, Role::Text)], right: Vec::new() }
    }
}

/// Which items are in view and where each stands, if every item is `height` rows high.
pub fn places(area: Rect, selected: usize, length: usize, height: u16) -> Vec<(usize, Rect)> {
    let height = height.max(1);
    let in_view = window(selected, length, usize::from(area.height / height));
    let place = |(index, item): (usize, usize)| {
        let y = area.y.saturating_add(index as u16 * height);
        (item, Rect { y, height, ..area })
    };
    in_view.enumerate().map(place).collect()
}

/// Draws the rows in view, with the chosen one marked, and returns where each stands.
pub fn draw(
    area: Rect,
    buffer: &mut Buffer,
    theme: &Theme,
    rows: &[Row<'_>],
    selected: Option<usize>,
) -> Vec<(usize, Rect)> {
    let places = places(area, selected.unwrap_or(0), rows.len(), 1);
    for (index, place) in &places {
        draw_row(*place, buffer, theme, &rows[*index], selected == Some(*index));
    }
    draw_more(area, buffer, theme, &places, rows.len());
    places
}

/// Draws one row with its pointer; a chosen row is in one style, so that it stands out from all others.
pub fn draw_row(area: Rect, buffer: &mut Buffer, theme: &Theme, row: &Row<'_>, selected: bool) {
    let rest = pointer(area, buffer, theme, selected);
    // One column stays free for the signs that there is more.
    let rest = Rect { width: rest.width.saturating_sub(1), ..rest };
    if selected {
        put_ends(rest, buffer, theme, &chosen(&row.left), &chosen(&row.right));
    } else {
        put_ends(rest, buffer, theme, &row.left, &row.right);
    }
}

/// Draws the pointer of a row, or the space for it, and returns the area right of it.
pub fn pointer(area: Rect, buffer: &mut Buffer, theme: &Theme, selected: bool) -> Rect {
    let area = visible(area, buffer);
    let role = if selected { Role::Selected } else { Role::Text };
    fill(buffer, area, theme.style(role));
    if selected {
        put(buffer, area, theme.glyphs().pointer, theme.style(role));
    }
    right_of(area, POINTER_WIDTH)
}

fn chosen<'a>(spans: &[Span<'a>]) -> Vec<Span<'a>> {
    spans.iter().map(|(text, _)| (*text, Role::Selected)).collect()
}

/// Marks the right edge where rows are out of view; [`draw`] does, who draws rows of its own calls it.
pub fn draw_more(area: Rect, buffer: &mut Buffer, theme: &Theme, places: &[(usize, Rect)], length: usize) {
    let (Some((first, top)), Some((last, bottom))) = (places.first(), places.last()) else { return };
    let edge = area.width.saturating_sub(1);
    let style = theme.style(Role::Muted);
    if *first > 0 {
        put(buffer, right_of(*top, edge), theme.glyphs().more_above, style);
    }
    if last + 1 < length {
        put(buffer, right_of(*bottom, edge), theme.glyphs().more_below, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::testing::{ascii, drawn, sweep, theme};

    fn rows() -> Vec<Row<'static>> {
        ["one", "two", "three", "four", "five"]
            .map(|text| Row { right: vec![("9", Role::Muted)], ..Row::text(text) })
            .to_vec()
    }

    #[test]
    fn the_chosen_row_has_the_pointer() {
        let shown = drawn(10, 5, |area, buffer| _ = draw(area, buffer, &theme(), &rows(), Some(1)));
        assert_eq!(shown, ["  one   9", "► two   9", "  three 9", "  four  9", "  five  9"]);
        let shown = drawn(10, 1, |area, buffer| _ = draw(area, buffer, &ascii(), &rows(), Some(0)));
        assert_eq!(shown, ["> one   9v"]);
    }

    #[test]
    fn what_is_out_of_view_is_hinted_at() {
        let shown = drawn(10, 3, |area, buffer| _ = draw(area, buffer, &theme(), &rows(), Some(2)));
        assert_eq!(shown, ["  two   9↑", "► three 9", "  four  9↓"]);
    }

    #[test]
    fn the_chosen_row_is_marked_over_its_whole_width() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 2));
        draw(buffer.area, &mut buffer, &theme(), &rows()[..2], Some(1));
        for x in 0..10 {
            assert_eq!(buffer[(x, 1)].modifier, theme().style(Role::Selected).add_modifier, "{x}");
        }
    }

    #[test]
    fn higher_items_scroll_as_wholes() {
        let places = places(Rect::new(0, 2, 9, 5), 3, 4, 2);
        assert_eq!(places, [(2, Rect::new(0, 2, 9, 2)), (3, Rect::new(0, 4, 9, 2))]);
    }

    #[test]
    fn any_area_will_do() {
        for selected in [None, Some(0), Some(4), Some(9)] {
            sweep(|area, buffer| _ = draw(area, buffer, &theme(), &rows(), selected));
            sweep(|area, buffer| _ = draw(area, buffer, &theme(), &[], selected));
        }
    }
}
