//! One answer, two teams: a bar to the left and a bar to the right of a common middle.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cells;
use crate::theme::{Role, Theme};
use crate::widget::cells::{self, put, right_of, visible};
use crate::widget::line;

/// Cells of what stands around the bars; the same in all rows and in the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MirroredColumns {
    /// Cells for the answer.
    pub label: u16,
    /// Cells for a count or a percentage at either end.
    pub number: u16,
}

impl MirroredColumns {
    /// Cells left for each bar in an area of this width.
    pub fn bar(self, width: u16) -> u16 {
        width.saturating_sub(self.label.saturating_add(2 * self.number + 8)) / 2
    }
}

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
    /// Cells of what stands around the bars.
    pub columns: MirroredColumns,
    /// The amount that a whole side stands for; a person is a cell if there is room for so many.
    pub full: u32,
    /// Grows to the left.
    pub marketing: Side<'a>,
    /// Grows to the right.
    pub sales: Side<'a>,
}

/// Rows of the thickest bar; what an area is higher is space, so that neighbours stay apart.
const THICKEST: u16 = 2;

/// Draws mirrored bars as thick as the area is high, with the answer and the numbers on its first row.
pub fn mirrored(area: Rect, buffer: &mut Buffer, theme: &Theme, row: &Mirrored<'_>) {
    let area = visible(area, buffer);
    let glyphs = theme.glyphs();
    for index in 0..area.height {
        let plot = Plot::new(cells::row(area, index.into()), row.columns);
        put(buffer, plot.middle, glyphs.vertical, theme.style(Role::Border));
        if index >= THICKEST {
            continue;
        }
        let side = plot.left.width;
        let full = row.full.max(side.into());
        let length = cells(row.marketing.amount, full, side);
        let bar = glyphs.marketing_bar.repeat(length.into());
        put(buffer, right_of(plot.left, side - length), &bar, theme.style(Role::Marketing));
        let bar = glyphs.sales_bar.repeat(cells(row.sales.amount, full, side).into());
        put(buffer, plot.right, &bar, theme.style(Role::Sales));
    }
    let first = cells::row(area, 0);
    let label = Rect { width: row.columns.label.min(first.width), ..first };
    line::put(label, buffer, theme, row.label, Role::Text);
    let plot = Plot::new(first, row.columns);
    line::put_right(plot.left_number, buffer, theme, row.marketing.text, Role::Marketing);
    line::put_right(plot.right_number, buffer, theme, row.sales.text, Role::Sales);
}

/// Draws the names of the teams on both sides of the middle, above rows with the same columns.
pub fn mirrored_header(
    area: Rect,
    buffer: &mut Buffer,
    theme: &Theme,
    columns: MirroredColumns,
    (marketing, sales): (&str, &str),
) {
    let area = visible(area, buffer);
    let plot = Plot::new(area, columns);
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
    fn new(area: Rect, columns: MirroredColumns) -> Self {
        let plot = right_of(area, columns.label.saturating_add(1));
        let side = columns.bar(area.width);
        let part = |start: u16, width: u16| {
            let rest = right_of(plot, start);
            Rect { width: width.min(rest.width), ..rest }
        };
        let bar = columns.number + 1;
        Self {
            left_number: part(0, columns.number),
            left: Rect { width: side, ..part(bar, side) },
            middle: part(bar + side + 2, 1),
            right: part(bar + side + 5, side),
            right_number: part(bar + 2 * side + 6, columns.number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::testing::{ascii, drawn, sweep, theme};

    const COLUMNS: MirroredColumns = MirroredColumns { label: 8, number: 4 };

    fn row(marketing: u32, sales: u32, full: u32) -> Mirrored<'static> {
        Mirrored {
            label: "Agree",
            columns: COLUMNS,
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
    fn a_thick_bar_names_its_answer_once() {
        let shown = drawn(44, 3, |area, buffer| mirrored(area, buffer, &theme(), &row(7, 2, 9)));
        assert_eq!(shown[0], "Agree       7    ░░░░░░░  │  ▓▓         35 %");
        assert_eq!(shown[1], "                 ░░░░░░░  │  ▓▓");
        assert_eq!(shown[2], "                          │");
    }

    #[test]
    fn the_names_meet_at_the_middle() {
        let shown = drawn(44, 2, |area, buffer| {
            mirrored_header(area, buffer, &theme(), COLUMNS, ("M 13 of 18", "S 13 of 22"));
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
            mirrored(
                area,
                buffer,
                &theme(),
                &Mirrored { columns: MirroredColumns { label: u16::MAX, number: 9 }, ..row(7, 9, 0) },
            );
        });
    }
}
