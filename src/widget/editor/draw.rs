//! Draws an editor and says where the terminal's cursor belongs; must not change the editor.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::Editor;
use crate::text::{shown, shown_width};
use crate::theme::{Role, Theme};
use crate::widget::cells::{fill, put_grapheme, visible};

/// What a row of text is drawn with.
struct Pen<'a> {
    plain: Style,
    marked: Style,
    selection: Option<Range<usize>>,
    too_wide: &'a str,
    first_column: usize,
}

impl Editor {
    /// Draws the field over an area; returns the cell of the cursor if the field has the focus.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, theme: &Theme, focused: bool) -> Option<Position> {
        let area = visible(area, buffer);
        if area.is_empty() {
            return None;
        }
        let plain = theme.style(match (self.is_single_line(), focused) {
            (true, true) => Role::FieldFocused,
            (true, false) => Role::Field,
            // Underlining a whole paragraph would make it hard to read.
            (false, _) => Role::Text,
        });
        fill(buffer, area, plain);
        let layout = self.layout(area.width);
        // Without the focus a field shows its beginning, not where its cursor was left.
        let place = layout.locate(&self.text, if focused { self.cursor } else { 0 });
        let view = layout.view(&self.text, place, area.height);
        let pen = Pen {
            plain,
            marked: theme.style(Role::Marked),
            selection: self.selection().filter(|_| focused),
            too_wide: theme.glyphs().dot,
            first_column: view.first_column,
        };
        for (line, index) in view.rows.clone().enumerate() {
            if let Some(row) = layout.row(index) {
                let place = Rect { y: area.y + line as u16, height: 1, ..area };
                self.draw_row(row.bytes.clone(), place, buffer, &pen);
            }
        }
        let column = (place.column - view.first_column).min(usize::from(area.width) - 1);
        let row = place.row - view.rows.start;
        focused.then(|| Position::new(area.x + column as u16, area.y + row as u16))
    }

    fn draw_row(&self, bytes: Range<usize>, area: Rect, buffer: &mut Buffer, pen: &Pen<'_>) {
        let mut column = 0;
        for (index, grapheme) in self.text[bytes.clone()].grapheme_indices(true) {
            let start = column;
            column += shown_width(grapheme);
            if start < pen.first_column {
                continue;
            }
            let x = start - pen.first_column;
            if x >= usize::from(area.width) {
                break;
            }
            let at = bytes.start + index;
            let marked = pen.selection.as_ref().is_some_and(|selection| selection.contains(&at));
            let style = if marked { pen.marked } else { pen.plain };
            let rest = Rect { x: area.x + x as u16, width: area.width - x as u16, ..area };
            draw_shown(&shown(grapheme), rest, buffer, (style, pen.too_wide));
        }
    }
}

/// Draws what one grapheme of raw text looks like; a tab is several cells.
fn draw_shown(shown: &str, area: Rect, buffer: &mut Buffer, (style, too_wide): (Style, &str)) {
    let mut rest = area;
    for grapheme in shown.graphemes(true) {
        let drawn = put_grapheme(buffer, rest, grapheme, style);
        // Half a wide character cannot be shown; a mark says that there is one.
        let Some(used) = drawn.or_else(|| put_grapheme(buffer, rest, too_wide, style)) else { return };
        rest = Rect { x: rest.x + used, width: rest.width - used, ..rest };
    }
}
