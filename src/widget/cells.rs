//! The only way widgets touch cells: clipped to the buffer, cleaned, and never half a wide character.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text;

/// The part of `area` that the buffer has; without width or height it has neither.
pub fn visible(area: Rect, buffer: &Buffer) -> Rect {
    let area = area.intersection(buffer.area);
    if area.is_empty() { Rect::ZERO } else { area }
}

/// One row of an area, counted from its top; empty if the area is not that high.
pub fn row(area: Rect, index: usize) -> Rect {
    if index < usize::from(area.height) {
        Rect { y: area.y.saturating_add(index as u16), height: 1, ..area }
    } else {
        Rect { height: 0, ..area }
    }
}

/// What is left of an area below its first `rows` rows.
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y.saturating_add(rows), height: area.height - rows, ..area }
}

/// Cuts rows off the top of what is left of an area, as many as there are.
pub fn take(rest: &mut Rect, rows: u16) -> Rect {
    let taken = Rect { height: rows.min(rest.height), ..*rest };
    *rest = below(*rest, taken.height);
    taken
}

/// What is left of an area right of its first `columns` columns.
pub fn right_of(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x.saturating_add(columns), width: area.width - columns, ..area }
}

/// An area without so many columns at either side.
pub fn inset(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width / 2);
    Rect { x: area.x.saturating_add(columns), width: area.width - 2 * columns, ..area }
}

/// Blanks an area in a style, whatever stood there before.
pub fn fill(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = visible(area, buffer);
    for y in area.top()..area.bottom() {
        split_wide(buffer, area.left(), y);
        for x in area.left()..area.right() {
            let cell = &mut buffer[(x, y)];
            cell.reset();
            cell.set_style(style);
        }
    }
}

/// Writes a text on the first row of an area, cutting what does not fit, and returns the cells used.
pub fn put(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let area = visible(area, buffer);
    if area.is_empty() {
        return 0;
    }
    let mut used = 0;
    for grapheme in text::graphemes(&text::clean_line(text)) {
        let room = area.width - used;
        let Some(cells) =
            put_grapheme(buffer, Rect { x: area.x + used, width: room, ..area }, grapheme, style)
        else {
            break;
        };
        used += cells;
    }
    used
}

/// Writes one shown grapheme at the start of an area inside the buffer; `None` if it does not fit.
pub(super) fn put_grapheme(buffer: &mut Buffer, area: Rect, grapheme: &str, style: Style) -> Option<u16> {
    let cells = u16::try_from(text::width(grapheme)).ok()?;
    if cells > area.width || area.height == 0 {
        return None;
    }
    if cells == 0 {
        return Some(0);
    }
    split_wide(buffer, area.x, area.y);
    for x in area.x..area.x + cells {
        let cell = &mut buffer[(x, area.y)];
        cell.set_symbol(if x == area.x { grapheme } else { " " });
        cell.set_style(style);
    }
    Some(cells)
}

/// The largest area anything is drawn in, whatever a terminal claims to be.
pub fn bounded(area: Rect) -> Rect {
    Rect { width: area.width.min(1000), height: area.height.min(500), ..area }
}

/// The second net over a finished buffer: no cell may reach the terminal with a control or a hidden character.
pub fn scrub(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        if text::all_plain(symbol) {
            continue;
        }
        let safe = text::clean_line(symbol);
        if safe != symbol {
            let shown = text::pad_right(text::head(&safe, 1), 1);
            cell.set_symbol(&shown);
        }
    }
}

/// Blanks a wide character whose second half is about to be overwritten: half of one cannot be shown.
fn split_wide(buffer: &mut Buffer, x: u16, y: u16) {
    if x > buffer.area.left() && buffer[(x - 1, y)].cell_width() > 1 {
        buffer[(x - 1, y)].set_symbol(" ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text_of(buffer: &Buffer) -> String {
        buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn text_is_cut_at_the_area() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        assert_eq!(put(&mut buffer, Rect::new(1, 0, 3, 1), "abcdef", Style::new()), 3);
        assert_eq!(text_of(&buffer), " abc  ");
    }

    #[test]
    fn half_a_wide_character_is_never_left() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        put(&mut buffer, Rect::new(0, 0, 4, 1), "日本", Style::new());
        fill(&mut buffer, Rect::new(1, 0, 2, 1), Style::new());
        assert_eq!(text_of(&buffer), "    ");
        assert_eq!(put(&mut buffer, Rect::new(0, 0, 1, 1), "日", Style::new()), 0);
    }

    #[test]
    fn what_slipped_into_a_cell_is_caught() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        for (x, symbol) in [(0, "\x1b[2J"), (1, "\u{202e}"), (2, "日")] {
            buffer[(x, 0)].set_symbol(symbol);
        }
        scrub(&mut buffer);
        assert_eq!(text_of(&buffer), "␛ 日 ");
        assert_eq!(bounded(Rect::new(0, 0, 9999, 9999)), Rect::new(0, 0, 1000, 500));
    }

    proptest! {
        #[test]
        fn any_text_and_area_stay_inside(
            text in any::<String>(),
            (x, y, width, height) in any::<(u8, u8, u8, u8)>(),
        ) {
            let mut buffer = Buffer::empty(Rect::new(3, 2, 10, 4));
            let area = Rect::new(u16::from(x % 20), u16::from(y % 10), width.into(), height.into());
            let used = put(&mut buffer, area, &text, Style::new());
            prop_assert!(used <= area.width);
            fill(&mut buffer, area, Style::new());
        }

        #[test]
        fn our_width_is_ratatuis_width(text in any::<String>()) {
            for grapheme in text::graphemes(&text::clean_line(&text)) {
                prop_assert_eq!(text::width(grapheme), usize::from(grapheme.cell_width()), "{:?}", grapheme);
            }
        }
    }
}
