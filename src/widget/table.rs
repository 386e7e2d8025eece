//! Columns of fixed width and one that takes the rest; a cell is cut, a column never moves.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cells::right_of;
use super::line::{Span, put, put_right};
use crate::theme::{Role, Theme};

/// To which side the cells of a column are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Cells it takes; `None` takes what the others leave.
    pub width: Option<u16>,
    /// To which side its cells are set.
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub const fn left(width: u16) -> Self {
        Self { width: Some(width), align: Align::Left }
    }

    /// A column of numbers.
    pub const fn right(width: u16) -> Self {
        Self { width: Some(width), align: Align::Right }
    }

    /// A column of words that takes what the others leave.
    pub const fn rest() -> Self {
        Self { width: None, align: Align::Left }
    }
}

/// Cells between two columns.
const GAP: u16 = 1;

/// Where each column of a row stands; columns that have no room left are empty.
pub fn places(area: Rect, columns: &[Column]) -> Vec<Rect> {
    let gaps = GAP.saturating_mul((columns.len().max(1) - 1) as u16);
    let fixed = columns.iter().filter_map(|column| column.width).fold(gaps, u16::saturating_add);
    let shares = columns.iter().filter(|column| column.width.is_none()).count() as u16;
    let share = area.width.saturating_sub(fixed) / shares.max(1);
    let mut rest = area;
    let place = |column: &Column| {
        let width = column.width.unwrap_or(share).min(rest.width);
        let place = Rect { width, ..rest };
        rest = right_of(rest, width.saturating_add(GAP));
        place
    };
    columns.iter().map(place).collect()
}

/// Draws one row, a piece for each column.
pub fn draw_row(area: Rect, buffer: &mut Buffer, theme: &Theme, columns: &[Column], cells: &[Span<'_>]) {
    for ((column, place), (text, role)) in columns.iter().zip(places(area, columns)).zip(cells) {
        match column.align {
            Align::Left => put(place, buffer, theme, text, *role),
            Align::Right => put_right(place, buffer, theme, text, *role),
        };
    }
}

/// Draws the names of the columns.
pub fn draw_header(area: Rect, buffer: &mut Buffer, theme: &Theme, columns: &[Column], names: &[&str]) {
    let cells: Vec<Span<'_>> = names.iter().map(|name| (*name, Role::Muted)).collect();
    draw_row(area, buffer, theme, columns, &cells);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::cells::row;
    use crate::widget::testing::{drawn, sweep, theme};

    const COLUMNS: [Column; 3] = [Column::rest(), Column::right(5), Column::left(4)];

    #[test]
    fn columns_line_up() {
        let shown = drawn(20, 2, |area, buffer| {
            draw_header(row(area, 0), buffer, &theme(), &COLUMNS, &["attribute", "Sales", "role"]);
            let cells = [("Has a named budget", Role::Text), ("40", Role::Sales), ("x", Role::Text)];
            draw_row(row(area, 1), buffer, &theme(), &COLUMNS, &cells);
        });
        assert_eq!(shown, ["attribute Sales role", "Has a na…    40 x"]);
    }

    #[test]
    fn columns_without_room_are_empty() {
        let places = places(Rect::new(1, 0, 6, 1), &COLUMNS);
        assert_eq!(places, [Rect::new(1, 0, 0, 1), Rect::new(2, 0, 5, 1), Rect::new(7, 0, 0, 1)]);
    }

    #[test]
    fn any_area_will_do() {
        sweep(|area, buffer| draw_row(area, buffer, &theme(), &COLUMNS, &[("日本", Role::Text); 5]));
        sweep(|area, buffer| draw_row(area, buffer, &theme(), &[], &[("日本", Role::Text)]));
    }
}
