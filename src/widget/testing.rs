//! What the tests of widgets share; compiled for tests only.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::theme::{Theme, Variant};

/// The glyphs and no colour.
pub(crate) fn theme() -> Theme {
    Theme::new(Variant::Auto, true, false)
}

/// The `--ascii` twin of [`theme`].
pub(crate) fn ascii() -> Theme {
    Theme::new(Variant::Auto, true, true)
}

/// Draws on an empty buffer and returns its rows without the spaces at their ends.
pub(crate) fn drawn(width: u16, height: u16, draw: impl FnOnce(Rect, &mut Buffer)) -> Vec<String> {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    draw(buffer.area, &mut buffer);
    rows(&buffer)
}

/// The rows of a buffer without the spaces at their ends.
pub(crate) fn rows(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    let row = |y| (area.left()..area.right()).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (area.top()..area.bottom()).map(|y| row(y).trim_end().to_owned()).collect()
}

/// Draws at every size up to 24 x 6, inside, across and beyond the edges of a buffer.
pub(crate) fn sweep(mut draw: impl FnMut(Rect, &mut Buffer)) {
    for (width, height) in (0..=24).flat_map(|width| (0..=6).map(move |height| (width, height))) {
        for (x, y) in [(2, 1), (9, 3), (60, 40), (u16::MAX - 3, u16::MAX - 2)] {
            draw(Rect::new(x, y, width, height), &mut Buffer::empty(Rect::new(2, 1, 20, 5)));
        }
        draw(Rect::new(0, 0, width, height), &mut Buffer::empty(Rect::ZERO));
    }
}
