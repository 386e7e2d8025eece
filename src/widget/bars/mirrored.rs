//! One answer, two teams: a bar to the left and a bar to the right of a common middle.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cells;
use crate::theme::{Role, Theme};
use crate::widget::cells::{put, right_of, visible};
use crate::widget::line;

/// Cells for a count or a percentage at either end.
const NUMBER: u16 = 4;

/// What one team answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side<'a> {
    /// People, or percent.
    pub amount: u32,
    /// The amount as words, such as `7` or `35 %`.
    pub text: &'a str,
}

/// One row: the answer, Marketing to the left of the middle, Sales to the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mirrored<'a> {
    /// The answer.
    pub label: &'a str,
    /// Cells for the label; the same in all rows.
    pub label_width: u16,
    /// The amount that a whole side stands for; a person is a cell if there is room for so many.
    pub full: u32,
    /// Grows to the left.
    pub marketing: Side<'a>,
    /// Grows to the right.
    pub sales: Side<'a>,
}

/// Draws a row of mirrored bars.
pub fn mirrored(area: Rect, buffer: &mut Buffer, theme: &Theme, row: &Mirrored<'_>) {
    let area = visible(area, buffer);
    let glyphs = theme.glyphs();
    let label = Rect { width: row.label_width.min(area.width), ..area };
    line::put(label, buffer, theme, row.label, Role::Text);
    let plot = Plot::new(area, row.label_width);
    let side = plot.left.width;
    let full = row.full.max(side.into());
    let length = cells(row.marketing.amount, full, side);
    let bar = glyphs.marketing_bar.repeat(length.into());
    put(buffer, right_of(plot.left, side - length), &bar, theme.style(Role::Marketing));
    put(buffer, plot.middle, glyphs.vertical, theme.style(Role::Border));
    let bar = glyphs.sales_bar.repeat(cells(row.sales.amount, full, side).into());
    put(buffer, plot.right, &bar, theme.style(Role::Sales));
    line::put_right(plot.left_number, buffer, theme, row.marketing.text, Role::Marketing);
    line::put_right(plot.right_number, buffer, theme, row.sales.text, Role::Sales);
}

/// Draws the names of the teams on both sides of the middle, above rows with the same label width.
pub fn mirrored_header(
    area: Rect,
    buffer: &mut Buffer,
    theme: &Theme,
    label_width: u16,
    (marketing, sales): (&str, &str),
) {
    let area = visible(area, buffer);
    let plot = Plot::new(area, label_width);
    line::put_right(plot.left, buffer, theme, marketing, Role::Marketing);
    let rest = right_of(area, plot.right.x.saturating_sub(area.x));
    line::put(rest, buffer, theme, sales, Role::Sales);
}

/// Where the parts of a row stand: number, space, bar, two spaces, the middle, two spaces, bar, space, number.
struct Plot {
    left_number: Rect,
    left: Rect,
    middle: Rect,
    right: Rect,
    right_number: Rect,
}

impl Plot {
    fn new(area: Rect, label_width: u16) -> Self {
        let plot = right_of(area, label_width.saturating_add(1));
        let side = plot.width.saturating_sub(2 * NUMBER + 7) / 2;
        let part = |start: u16, width: u16| {
            let rest = right_of(plot, start);
            Rect { width: width.min(rest.width), ..rest }
        };
        let bar = NUMBER + 1;
        Self {
            left_number: part(0, NUMBER),
            left: Rect { width: side, ..part(bar, side) },
            middle: part(bar + side + 2, 1),
            right: part(bar + side + 5, side),
            right_number: part(bar + 2 * side + 6, NUMBER),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::testing::{ascii, drawn, sweep, theme};

    fn row(marketing: u32, sales: u32, full: u32) -> Mirrored<'static> {
        Mirrored {
            label: "Agree",
            label_width: 8,
            full,
            marketing: Side { amount: marketing, text: "7" },
            sales: Side { amount: sales, text: "35 %" },
        }
    }

    fn shown(theme: &Theme, row: Mirrored<'_>) -> String {
        drawn(44, 1, |area, buffer| mirrored(area, buffer, theme, &row)).remove(0)
    }

    #[test]
    fn a_person_is_a_cell() {
        assert_eq!(shown(&theme(), row(7, 2, 9)), "Agree       7    ░░░░░░░  │  ▓▓         35 %");
        assert_eq!(shown(&ascii(), row(7, 0, 9)), "Agree       7    ooooooo  |             35 %");
    }

    #[test]
    fn the_names_meet_at_the_middle() {
        let shown = drawn(44, 2, |area, buffer| {
            mirrored_header(area, buffer, &theme(), 8, ("M 13 of 18", "S 13 of 22"));
            mirrored(crate::widget::cells::row(area, 1), buffer, &theme(), &row(1, 1, 9));
        });
        assert_eq!(shown[0], "              M 13 of 18     S 13 of 22");
        assert_eq!(shown[1], "Agree       7          ░  │  ▓          35 %");
    }

    #[test]
    fn many_people_share_a_cell() {
        assert_eq!(shown(&theme(), row(40, 1, 40)).matches('░').count(), 10);
        assert_eq!(shown(&theme(), row(40, 1, 40)).matches('▓').count(), 1);
    }

    #[test]
    fn any_area_will_do() {
        sweep(|area, buffer| mirrored(area, buffer, &theme(), &row(7, 9, 9)));
        sweep(|area, buffer| {
            mirrored(area, buffer, &theme(), &Mirrored { label_width: u16::MAX, ..row(7, 9, 0) });
        });
    }
}
