//! The terminal as ratatui draws on it: a picture goes out in one piece, between the marks of synchronized output, and
//! one that changes nothing is not written at all. It must not know what is drawn.

use super::guard;
use crossterm::{
    cursor::{Hide, MoveTo, Show},
    queue,
    terminal::{self, BeginSynchronizedUpdate, EndSynchronizedUpdate},
};
use ratatui::{
    backend::{Backend, ClearType, CrosstermBackend, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
};
use std::{cell, io};

/// Where pictures are drawn; none is shown once drawing has stopped.
#[derive(Debug, Default)]
pub struct Canvas {
    /// What has changed since the last picture, as the terminal reads it.
    changes: Vec<u8>,
    /// What is known of the cursor: after a while in which the terminal was somebody else's, nothing.
    cursor: Cursor,
    /// How large the terminal was when it last answered.
    size: cell::Cell<Option<Size>>,
}

#[derive(Debug, Default)]
struct Cursor {
    shown: Option<bool>,
    at: Option<Position>,
}

impl Canvas {
    fn crossterm(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.changes)
    }

    /// The size that was answered, or the last one where nobody answers: its input tells that the window is gone.
    fn remember(&self, answered: io::Result<Size>) -> io::Result<Size> {
        let size = answered.or_else(|error| self.size.get().ok_or(error))?;
        self.size.set(Some(size));
        Ok(size)
    }

    fn show(&mut self, wanted: bool) -> io::Result<()> {
        if self.cursor.shown == Some(wanted) {
            return Ok(());
        }
        self.cursor.shown = Some(wanted);
        if wanted { queue!(self.changes, Show) } else { queue!(self.changes, Hide) }
    }

    /// The picture as it is written; empty where nothing changed.
    fn framed(&mut self) -> io::Result<Vec<u8>> {
        let changes = std::mem::take(&mut self.changes);
        if changes.is_empty() {
            return Ok(changes);
        }
        let mut frame = Vec::with_capacity(changes.len() + 16);
        queue!(frame, BeginSynchronizedUpdate)?;
        frame.extend(changes);
        queue!(frame, EndSynchronizedUpdate)?;
        Ok(frame)
    }
}

/// Asks the system: where that fails, crossterm would start a program to ask, which finds nobody when the window is gone.
pub(super) fn size_of_window() -> io::Result<Size> {
    if cfg!(windows) {
        return CrosstermBackend::new(io::sink()).size();
    }
    let size = terminal::window_size()?;
    Ok(Size::new(size.columns, size.rows))
}

impl Backend for Canvas {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.cursor.at = None;
        self.crossterm().draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.show(false)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.show(true)
    }

    /// Where it was put last. The terminal is never asked: it would answer through the input, which another thread reads,
    /// and a picture that is whole needs to know nothing of what was there.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.at.unwrap_or(Position::ORIGIN))
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor.at == Some(position) {
            return Ok(());
        }
        self.cursor.at = Some(position);
        queue!(self.changes, MoveTo(position.x, position.y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.cursor = Cursor::default();
        self.crossterm().clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.remember(size_of_window())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.crossterm().window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        let frame = self.framed()?;
        if frame.is_empty() { Ok(()) } else { guard::write_frame(&frame) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::{buffer::Buffer, layout::Rect, style::Style};

    fn drawn(canvas: &mut Canvas, text: &str, cursor: Option<Position>) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, text, Style::default());
        let blank = Buffer::empty(buffer.area);
        canvas.draw(blank.diff(&buffer).into_iter()).unwrap();
        match cursor {
            None => canvas.hide_cursor().unwrap(),
            Some(position) => {
                canvas.show_cursor().unwrap();
                canvas.set_cursor_position(position).unwrap();
            }
        }
        String::from_utf8(canvas.framed().unwrap()).unwrap()
    }

    #[test]
    fn a_picture_stands_between_its_marks() {
        let frame = drawn(&mut Canvas::default(), "Acme", None);
        assert!(frame.starts_with("\u{1b}[?2026h") && frame.ends_with("\u{1b}[?2026l"), "{frame:?}");
        assert_eq!(frame.matches("Acme").count(), 1);
    }

    #[test]
    fn what_changes_nothing_is_not_written() {
        let mut canvas = Canvas::default();
        let at = Some(Position::new(3, 0));
        assert!(!drawn(&mut canvas, "Acme", at).is_empty());
        assert_eq!(drawn(&mut canvas, "", at), "");
        assert!(drawn(&mut canvas, "", Some(Position::new(4, 0))).contains("\u{1b}[1;5H"));
        assert!(drawn(&mut canvas, "", None).contains("\u{1b}[?25l"));
        assert_eq!(drawn(&mut canvas, "", None), "");
    }

    #[test]
    fn drawing_moves_the_cursor_so_that_it_is_put_back() {
        let mut canvas = Canvas::default();
        let at = Some(Position::new(3, 0));
        drawn(&mut canvas, "Acme", at);
        assert!(drawn(&mut canvas, "Acme", at).contains("\u{1b}[1;4H"));
    }

    #[test]
    fn where_the_cursor_is_asks_nobody() {
        let mut canvas = Canvas::default();
        assert_eq!(canvas.get_cursor_position().unwrap(), Position::ORIGIN);
        let at = Position::new(3, 0);
        drawn(&mut canvas, "", Some(at));
        assert_eq!(canvas.get_cursor_position().unwrap(), at);
    }

    #[test]
    fn after_a_clear_nothing_is_known_of_the_cursor() {
        let mut canvas = Canvas::default();
        drawn(&mut canvas, "", None);
        canvas.clear().unwrap();
        assert!(drawn(&mut canvas, "", None).contains("\u{1b}[?25l"));
    }
}
