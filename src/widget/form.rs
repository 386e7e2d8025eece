//! Rows of a form: a label with a value or an editor, an example while it is empty, a message under it, and options.
//!
//! Whether a value is right is the caller's business; it hands in the sentence to show.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::cells::{below, right_of, visible};
use super::editor::Editor;
use super::line::{put, put_spans};
use super::list::pointer;
use super::paragraph::draw_text;
use crate::theme::{Role, Theme};

/// A label and what may stand around its editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// What is asked for.
    pub label: &'a str,
    /// Cells for the label; the same in all fields of a form.
    pub label_width: u16,
    /// Rows of the editor.
    pub rows: u16,
    /// Shown in grey while the field is empty.
    pub example: &'a str,
    /// One sentence with the fix, if the value was not accepted.
    pub message: Option<&'a str>,
}

/// What drawing a field came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// The cell of the cursor, if the field has the focus.
    pub cursor: Option<Position>,
    /// Where the editor stands, for clicks and for its room.
    pub editor: Rect,
    /// Rows used, with the message.
    pub rows: u16,
}

impl Field<'_> {
    /// Draws the field with its editor, which may have the focus.
    pub fn draw(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        theme: &Theme,
        (editor, focused): (&Editor, bool),
    ) -> Drawn {
        let area = visible(area, buffer);
        let value = self.draw_label(area, buffer, theme, focused);
        let place = Rect { height: self.rows.max(1).min(value.height), ..value };
        let cursor = editor.draw(place, buffer, theme, focused);
        if editor.is_empty() {
            put(place, buffer, theme, self.example, Role::Muted);
        }
        Drawn {
            cursor,
            editor: place,
            rows: place.height + self.draw_message(value, place.height, buffer, theme),
        }
    }

    /// Draws the field with a value that is not being edited; returns the rows used.
    pub fn draw_value(&self, area: Rect, buffer: &mut Buffer, theme: &Theme, value: (&str, Role)) -> u16 {
        let area = visible(area, buffer);
        let place = self.draw_label(area, buffer, theme, false);
        let text = if value.0.is_empty() { (self.example, Role::Muted) } else { value };
        let rows =
            draw_text(Rect { height: self.rows.max(1).min(place.height), ..place }, buffer, theme, text);
        rows + self.draw_message(place, rows, buffer, theme)
    }

    fn draw_label(&self, area: Rect, buffer: &mut Buffer, theme: &Theme, focused: bool) -> Rect {
        let role = if focused { Role::Accent } else { Role::Text };
        let label = Rect { width: self.label_width.min(area.width), ..area };
        put(label, buffer, theme, self.label, role);
        let gap = u16::from(self.label_width > 0);
        right_of(area, self.label_width.saturating_add(gap))
    }

    fn draw_message(&self, value: Rect, rows: u16, buffer: &mut Buffer, theme: &Theme) -> u16 {
        let Some(message) = self.message else { return 0 };
        // The mark says without colour that this is not part of the value.
        put_spans(below(value, rows), buffer, theme, &[("! ", Role::Bad), (message, Role::Bad)]);
        u16::from(value.height > rows)
    }
}

/// How many of a list of options may be ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// One of them: `(•)`.
    One,
    /// Any of them: `[x]`.
    Any,
}

/// One option of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice<'a> {
    /// How many may be ticked.
    pub mark: Mark,
    /// Whether this one is.
    pub ticked: bool,
    /// Whether the pointer is on it.
    pub focused: bool,
    /// What it is.
    pub label: &'a str,
    /// A remark behind it.
    pub note: &'a str,
}

impl Choice<'_> {
    /// Draws the option on the first row of an area.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, theme: &Theme) {
        let area = Rect { height: area.height.min(1), ..visible(area, buffer) };
        let rest = pointer(area, buffer, theme, self.focused);
        let (open, close) = if self.mark == Mark::One { ("(", ") ") } else { ("[", "] ") };
        let tick = match (self.ticked, self.mark) {
            (true, Mark::One) => theme.glyphs().bullet,
            (true, Mark::Any) => "x",
            (false, _) => " ",
        };
        let (text, note) =
            if self.focused { (Role::Selected, Role::Selected) } else { (Role::Text, Role::Muted) };
        let spans =
            [(open, text), (tick, text), (close, text), (self.label, text), ("  ", note), (self.note, note)];
        put_spans(rest, buffer, theme, &spans);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::testing::{ascii, drawn, sweep, theme};

    fn field(message: Option<&'static str>) -> Field<'static> {
        Field { label: "Hours", label_width: 7, rows: 1, example: "8", message }
    }

    #[test]
    fn a_message_stands_under_its_field() {
        let editor = Editor::line("0");
        let shown = drawn(40, 2, |area, buffer| {
            let drawn =
                field(Some("Hours must be 1-80. You typed 0.")).draw(area, buffer, &theme(), (&editor, true));
            assert_eq!((drawn.cursor, drawn.rows), (Some(Position::new(9, 0)), 2));
            assert_eq!(drawn.editor, Rect::new(8, 0, 32, 1));
        });
        assert_eq!(shown, ["Hours   0", "        ! Hours must be 1-80. You typed…"]);
    }

    #[test]
    fn an_empty_field_shows_its_example() {
        let shown = drawn(12, 1, |area, buffer| {
            let drawn = field(None).draw(area, buffer, &theme(), (&Editor::line(""), true));
            assert_eq!((drawn.cursor, drawn.rows), (Some(Position::new(8, 0)), 1));
        });
        assert_eq!(shown, ["Hours   8"]);
        let shown =
            drawn(12, 1, |area, buffer| _ = field(None).draw_value(area, buffer, &theme(), ("", Role::Text)));
        assert_eq!(shown, ["Hours   8"]);
    }

    #[test]
    fn a_value_wraps_into_its_rows() {
        let field = Field { rows: 3, ..field(Some("Too long.")) };
        let shown = drawn(18, 4, |area, buffer| {
            assert_eq!(field.draw_value(area, buffer, &theme(), ("one two three four", Role::Text)), 3);
        });
        assert_eq!(shown, ["Hours   one two", "        three four", "        ! Too lon…", ""]);
    }

    #[test]
    fn options_are_ticked_by_shape() {
        let choice =
            |mark, ticked, focused| Choice { mark, ticked, focused, label: "3 hours", note: "recommended" };
        let show =
            |theme: Theme, choice: Choice<'_>| drawn(30, 1, |area, buffer| choice.draw(area, buffer, &theme));
        assert_eq!(show(theme(), choice(Mark::One, true, true)), ["► (•) 3 hours  recommended"]);
        assert_eq!(show(ascii(), choice(Mark::One, true, true)), ["> (*) 3 hours  recommended"]);
        assert_eq!(show(theme(), choice(Mark::Any, true, false)), ["  [x] 3 hours  recommended"]);
        assert_eq!(show(theme(), choice(Mark::Any, false, false)), ["  [ ] 3 hours  recommended"]);
    }

    #[test]
    fn any_area_will_do() {
        let editor = Editor::new("some text\nin two lines");
        sweep(|area, buffer| {
            let drawn = Field { rows: 3, ..field(Some("No.")) }.draw(area, buffer, &theme(), (&editor, true));
            assert!(drawn.rows <= area.height);
            assert!(drawn.cursor.is_none_or(|cursor| buffer.area.contains(cursor)));
            Choice { mark: Mark::One, ticked: true, focused: true, label: "x", note: "y" }.draw(
                area,
                buffer,
                &theme(),
            );
        });
    }
}
