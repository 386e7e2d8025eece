//! A box over the screen: cleared, framed, titled, centred.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::cells::{fill, put, right_of, row, visible};
use super::line::put_spans;
use crate::theme::{Role, Theme};

/// The frame and the space inside it, on both sides.
const SIDES: u16 = 4;
/// The frame above and below.
const ENDS: u16 = 2;

/// Where a box for content of this size stands; never larger than the area.
pub fn place(area: Rect, content: Size) -> Rect {
    let width = content.width.saturating_add(SIDES).min(area.width);
    let height = content.height.saturating_add(ENDS).min(area.height);
    let x = area.x.saturating_add((area.width - width) / 2);
    let y = area.y.saturating_add((area.height - height) / 2);
    Rect { x, y, width, height }
}

/// The cells inside the frame of a box in a room of this size; what [`draw`] returns, known before drawing.
pub fn inside(room: Size, content: Size) -> Size {
    let outer = place(Rect::new(0, 0, room.width, room.height), content);
    if outer.width <= SIDES || outer.height <= ENDS {
        return outer.as_size();
    }
    Size::new(outer.width - SIDES, outer.height - ENDS)
}

/// Clears and frames a centred box and returns the area for its content; too small an area has no frame.
pub fn draw(area: Rect, buffer: &mut Buffer, theme: &Theme, title: &str, content: Size) -> Rect {
    let outer = visible(place(area, content), buffer);
    fill(buffer, outer, theme.style(Role::Text));
    if outer.width <= SIDES || outer.height <= ENDS {
        return outer;
    }
    frame(outer, buffer, theme);
    let title_place = Rect { width: outer.width - SIDES, height: 1, ..right_of(outer, 2) };
    if !title.is_empty() {
        put_spans(
            title_place,
            buffer,
            theme,
            &[(" ", Role::Title), (title, Role::Title), (" ", Role::Title)],
        );
    }
    Rect { x: outer.x + SIDES / 2, y: outer.y + 1, width: outer.width - SIDES, height: outer.height - ENDS }
}

fn frame(outer: Rect, buffer: &mut Buffer, theme: &Theme) {
    let glyphs = theme.glyphs();
    let style = theme.style(Role::Border);
    let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
    let last_row = usize::from(outer.height) - 1;
    let last_column = outer.width - 1;
    for (index, left, right) in [(0, top_left, top_right), (last_row, bottom_left, bottom_right)] {
        let place = row(outer, index);
        put(buffer, place, &glyphs.horizontal.repeat(outer.width.into()), style);
        put(buffer, place, left, style);
        put(buffer, right_of(place, last_column), right, style);
    }
    for index in 1..last_row {
        let place = row(outer, index);
        put(buffer, Rect { width: 1, ..place }, glyphs.vertical, style);
        put(buffer, right_of(place, last_column), glyphs.vertical, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::testing::{ascii, drawn, sweep, theme};
    use ratatui::style::Style;

    #[test]
    fn a_box_clears_what_is_under_it() {
        let shown = drawn(13, 5, |area, buffer| {
            for y in 0..5 {
                put(buffer, row(area, y), "日本語日本語x", Style::new());
            }
            let inner = draw(area, buffer, &theme(), "Help", Size::new(6, 1));
            assert_eq!(inner, Rect::new(3, 2, 6, 1));
            put(buffer, inner, "inside", Style::new());
        });
        assert_eq!(shown[0], "日 本 語 日 本 語 x");
        assert_eq!(shown[1..4], [" ┌─ Help ─┐ x", " │ inside │ x", " └────────┘ x"]);
        assert_eq!(shown[4], shown[0]);
    }

    #[test]
    fn ascii_has_corners_too() {
        let shown =
            drawn(9, 3, |area, buffer| _ = draw(area, buffer, &ascii(), "a long title", area.as_size()));
        assert_eq!(shown, ["+- a...-+", "|       |", "+-------+"]);
    }

    #[test]
    fn a_small_area_has_no_frame() {
        assert_eq!(
            drawn(4, 2, |area, buffer| assert_eq!(draw(area, buffer, &theme(), "T", Size::new(9, 9)), area)),
            ["", ""]
        );
    }

    #[test]
    fn the_inside_is_always_inside() {
        sweep(|area, buffer| {
            let inner = draw(area, buffer, &theme(), "Title", Size::new(30, 3));
            assert!(inner.is_empty() || visible(area, buffer).union(inner) == visible(area, buffer));
        });
    }
}
