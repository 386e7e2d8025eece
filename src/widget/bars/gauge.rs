//! A bar on a known whole, which may run over, and a bar of its own length.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cells;
use crate::theme::{Role, Theme};
use crate::widget::cells::{put, right_of, visible};

/// Draws how much of a whole is used; what runs over is drawn as full blocks on the same scale.
pub fn gauge(area: Rect, buffer: &mut Buffer, theme: &Theme, (part, whole): (u32, u32), role: Role) {
    let area = visible(area, buffer);
    let glyphs = theme.glyphs();
    let over = part.saturating_sub(whole);
    let filled = cells(part - over, part.max(whole), area.width);
    put(buffer, area, &glyphs.solid.repeat(filled.into()), theme.style(role));
    let rest = right_of(area, filled);
    if over > 0 {
        // ASCII has one glyph for both blocks; an exclamation mark tells them apart.
        let block = if theme.ascii { "!" } else { glyphs.full };
        put(buffer, rest, &block.repeat(rest.width.into()), theme.style(Role::Warn));
    } else {
        put(buffer, rest, &glyphs.light.repeat(rest.width.into()), theme.style(Role::Muted));
    }
}

/// Draws a bar of `amount` where `full` would fill the area.
pub fn bar(area: Rect, buffer: &mut Buffer, theme: &Theme, (amount, full): (u32, u32), role: Role) {
    let area = visible(area, buffer);
    let length = cells(amount, full, area.width);
    let block = if role == Role::Marketing { theme.glyphs().marketing_bar } else { theme.glyphs().solid };
    put(buffer, area, &block.repeat(length.into()), theme.style(role));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::testing::{ascii, drawn, sweep, theme};

    fn shown(theme: &Theme, part: u32, whole: u32) -> String {
        drawn(10, 1, |area, buffer| gauge(area, buffer, theme, (part, whole), Role::Good)).remove(0)
    }

    #[test]
    fn a_gauge_fills_and_runs_over() {
        assert_eq!(shown(&theme(), 3, 4), "▓▓▓▓▓▓▓▓░░");
        assert_eq!(shown(&theme(), 0, 4), "░░░░░░░░░░");
        assert_eq!(shown(&theme(), 36, 25), "▓▓▓▓▓▓▓███");
        assert_eq!(shown(&ascii(), 36, 25), "#######!!!");
        assert_eq!(shown(&theme(), 0, 0), "░░░░░░░░░░");
    }

    #[test]
    fn a_bar_has_the_length_of_its_amount() {
        let shown = drawn(20, 1, |area, buffer| bar(area, buffer, &theme(), (30, 40), Role::Accent));
        assert_eq!(shown, ["▓".repeat(15)]);
    }

    #[test]
    fn any_area_will_do() {
        for (part, whole) in [(0, 0), (1, 2), (5, 2), (u32::MAX, 1), (3, u32::MAX)] {
            sweep(|area, buffer| gauge(area, buffer, &theme(), (part, whole), Role::Good));
            sweep(|area, buffer| bar(area, buffer, &theme(), (part, whole), Role::Marketing));
        }
    }
}
