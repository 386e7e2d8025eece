//! Big digits and the shapes of the two teams for a room: half blocks only, as large as the area allows, with a twin
//! in plain `#`.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cells::{put, visible};
use super::line::put_center;
use crate::theme::{Role, Theme};

/// Pixels a digit is wide.
const WIDE: usize = 3;
/// Pixels a character is high.
const HIGH: usize = 5;

/// Draws digits, `:`, `+`, `-`, spaces, `▲` and `●` centred in an area; plain text if there is no room or another character.
pub fn draw(area: Rect, buffer: &mut Buffer, theme: &Theme, text: &str, role: Role) {
    let area = visible(area, buffer);
    let Some(picture) = Picture::new(text).filter(|picture| picture.scale(area, theme.ascii) > 0) else {
        put_center(area, buffer, theme, text, role);
        return;
    };
    let scale = picture.scale(area, theme.ascii);
    let (width, height) = picture.size(scale, theme.ascii);
    let left = area.x + (area.width - width) / 2;
    let top = area.y + (area.height - height) / 2;
    for y in 0..height {
        for x in 0..width {
            if let Some(glyph) = picture.glyph((x.into(), y.into()), scale, theme) {
                let cell = Rect { x: left + x, y: top + y, width: 1, height: 1 };
                put(buffer, cell, glyph, theme.style(role));
            }
        }
    }
}

/// Where [`draw`] puts large digits in an area; `None` where it would write plain text.
pub fn place(area: Rect, theme: &Theme, text: &str) -> Option<Rect> {
    let picture = Picture::new(text)?;
    let scale = Some(picture.scale(area, theme.ascii)).filter(|scale| *scale > 0)?;
    let (width, height) = picture.size(scale, theme.ascii);
    let (x, y) = (area.x + (area.width - width) / 2, area.y + (area.height - height) / 2);
    Some(Rect { x, y, width, height })
}

/// The rows of pixels of a text.
struct Picture {
    rows: [Vec<bool>; HIGH],
}

impl Picture {
    /// `None` if there is nothing to draw, or a character that has no picture.
    fn new(text: &str) -> Option<Self> {
        let mut rows: [Vec<bool>; HIGH] = Default::default();
        for character in text.chars() {
            let pixels = pixels(character)?;
            for (row, pixels) in rows.iter_mut().zip(pixels) {
                if !row.is_empty() {
                    row.push(false);
                }
                row.extend(pixels.bytes().map(|pixel| pixel == b'#'));
            }
        }
        (!text.is_empty()).then_some(Self { rows })
    }

    /// Cells it takes when a pixel is `scale` columns wide and as many half rows high; ASCII has no half rows.
    fn size(&self, scale: usize, ascii: bool) -> (u16, u16) {
        let height = if ascii { HIGH * rows_per_pixel(scale) } else { (HIGH * scale).div_ceil(2) };
        ((self.rows[0].len() * scale) as u16, height as u16)
    }

    /// The largest scale that fits; 0 if none does.
    fn scale(&self, area: Rect, ascii: bool) -> usize {
        let fits = |scale: &usize| {
            let (width, height) = self.size(*scale, ascii);
            width <= area.width && height <= area.height
        };
        (1..=usize::from(area.width)).take_while(fits).last().unwrap_or(0)
    }

    /// What stands in a cell.
    fn glyph(&self, (x, y): (usize, usize), scale: usize, theme: &Theme) -> Option<&'static str> {
        let glyphs = theme.glyphs();
        let column = x / scale;
        if theme.ascii {
            return self.rows[y / rows_per_pixel(scale)][column].then_some(glyphs.full);
        }
        let on = |half_row: usize| self.rows.get(half_row / scale).is_some_and(|row| row[column]);
        match (on(2 * y), on(2 * y + 1)) {
            (true, true) => Some(glyphs.full),
            (true, false) => Some(glyphs.upper),
            (false, true) => Some(glyphs.lower),
            (false, false) => None,
        }
    }
}

/// A cell is about twice as high as wide.
fn rows_per_pixel(scale: usize) -> usize {
    scale.div_ceil(2)
}

fn pixels(character: char) -> Option<[&'static str; HIGH]> {
    let pixels = match character {
        '0' => ["###", "#.#", "#.#", "#.#", "###"],
        '1' => ["##.", ".#.", ".#.", ".#.", "###"],
        '2' => ["###", "..#", "###", "#..", "###"],
        '3' => ["###", "..#", "###", "..#", "###"],
        '4' => ["#.#", "#.#", "###", "..#", "..#"],
        '5' => ["###", "#..", "###", "..#", "###"],
        '6' => ["###", "#..", "###", "#.#", "###"],
        '7' => ["###", "..#", "..#", "..#", "..#"],
        '8' => ["###", "#.#", "###", "#.#", "###"],
        '9' => ["###", "#.#", "###", "..#", "###"],
        ':' => ["...", ".#.", "...", ".#.", "..."],
        '+' => ["...", ".#.", "###", ".#.", "..."],
        '-' => ["...", "...", "###", "...", "..."],
        ' ' => ["..."; HIGH],
        // The shapes of the teams, whatever stands for them in a line of text.
        '▲' => ["....#....", "...###...", "..#####..", ".#######.", "#########"],
        '●' => [".#####.", "#######", "#######", "#######", ".#####."],
        _ => return None,
    };
    debug_assert!(pixels.iter().all(|row| row.len() == WIDE || !character.is_ascii()));
    Some(pixels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::testing::{ascii, drawn, sweep, theme};

    #[test]
    fn digits_are_half_blocks() {
        let shown = drawn(15, 3, |area, buffer| draw(area, buffer, &theme(), "2+-8", Role::Text));
        assert_eq!(shown, ["▀▀█  ▄      █▀█", "█▀▀ ▀█▀ ▀▀▀ █▀█", "▀▀▀         ▀▀▀"]);
    }

    #[test]
    fn the_shapes_of_the_teams_differ_without_colour() {
        let shape = |text| drawn(9, 3, |area, buffer| draw(area, buffer, &theme(), text, Role::Text));
        assert_eq!(shape("▲"), ["   ▄█▄", " ▄█████▄", "▀▀▀▀▀▀▀▀▀"]);
        assert_eq!(shape("●"), [" ▄█████▄", " ███████", "  ▀▀▀▀▀"]);
        let plain = |text| drawn(9, 5, |area, buffer| draw(area, buffer, &ascii(), text, Role::Text));
        assert_ne!(plain("▲"), plain("●"));
    }

    #[test]
    fn five_characters_fill_forty_columns() {
        let shown = drawn(40, 5, |area, buffer| draw(area, buffer, &theme(), "14:32", Role::Text));
        assert_eq!(shown[0], " ████    ██  ██          ██████  ██████");
        assert_eq!(shown.len(), 5);
    }

    #[test]
    fn ascii_has_whole_rows() {
        let shown = drawn(7, 5, |area, buffer| draw(area, buffer, &ascii(), "14", Role::Text));
        assert_eq!(shown, ["##  # #", " #  # #", " #  ###", " #    #", "###   #"]);
    }

    #[test]
    fn without_room_it_is_plain_text() {
        assert_eq!(
            drawn(9, 1, |area, buffer| draw(area, buffer, &theme(), "14:32", Role::Text)),
            ["  14:32"]
        );
        assert_eq!(
            drawn(20, 3, |area, buffer| draw(area, buffer, &theme(), "1 h", Role::Text))[0].trim(),
            "1 h"
        );
    }

    #[test]
    fn a_place_is_where_it_is_drawn() {
        let area = Rect::new(0, 0, 40, 7);
        let place = place(area, &theme(), "14:32").unwrap();
        let whole = drawn(40, 7, |area, buffer| draw(area, buffer, &theme(), "14:32", Role::Text));
        let alone = drawn(40, 7, |_, buffer| draw(place, buffer, &theme(), "14:32", Role::Text));
        assert_eq!((place.height, whole), (5, alone));
        assert_eq!(super::place(Rect::new(0, 0, 9, 1), &theme(), "14:32"), None);
    }

    #[test]
    fn any_area_will_do() {
        for text in ["14:32", "+1:20", "▲", "●", "", "日"] {
            sweep(|area, buffer| draw(area, buffer, &theme(), text, Role::Text));
            sweep(|area, buffer| draw(area, buffer, &ascii(), text, Role::Text));
        }
    }
}
