//! The last row: what the keys do here. Hints come in order of importance; what does not fit is dropped whole.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cells::{right_of, visible};
use super::line::{Span, put_spans, width};
use crate::theme::{Role, Theme};

/// A key and what it does, as shown.
pub type Hint<'a> = (&'a str, &'a str);

/// Cells between two hints.
const GAP: usize = 2;

/// Draws hints from the left and the last one, the way to help, at the right end; returns where each stands.
pub fn draw(area: Rect, buffer: &mut Buffer, theme: &Theme, hints: &[Hint<'_>]) -> Vec<(usize, Rect)> {
    let area = Rect { height: area.height.min(1), ..visible(area, buffer) };
    let Some((help, others)) = hints.split_last() else { return Vec::new() };
    let help_width = width(theme, &spans(*help)).min(area.width.into()) as u16;
    let room = area.width - help_width;
    let mut places = Vec::new();
    let mut rest = Rect { width: room, ..area };
    for (index, hint) in others[..fitting(theme, others, room.into())].iter().enumerate() {
        let used = put_spans(rest, buffer, theme, &spans(*hint));
        places.push((index, Rect { width: used, ..rest }));
        rest = right_of(rest, used + GAP as u16);
    }
    let place = right_of(area, room);
    put_spans(place, buffer, theme, &spans(*help));
    places.push((others.len(), place));
    places
}

/// How many hints, from the most important on, fit with a gap after each.
fn fitting(theme: &Theme, hints: &[Hint<'_>], room: usize) -> usize {
    let mut used = 0;
    let fits = |hint: &&Hint<'_>| {
        used += width(theme, &spans(**hint)) + GAP;
        used <= room
    };
    hints.iter().take_while(fits).count()
}

fn spans((key, label): Hint<'_>) -> [Span<'_>; 3] {
    [(key, Role::Key), (" ", Role::Text), (label, Role::Text)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::testing::{ascii, drawn, sweep, theme};

    const HINTS: [Hint<'static>; 4] = [("Enter", "open"), ("↑↓", "choose"), ("n", "new"), ("?", "help")];

    fn shown(width: u16, theme: &Theme) -> String {
        drawn(width, 1, |area, buffer| _ = draw(area, buffer, theme, &HINTS)).remove(0)
    }

    #[test]
    fn whole_hints_are_dropped_and_help_stays() {
        assert_eq!(shown(40, &theme()), "Enter open  ↑↓ choose  n new      ? help");
        assert_eq!(shown(35, &theme()), "Enter open  ↑↓ choose        ? help");
        assert_eq!(shown(18, &theme()), "Enter open  ? help");
        assert_eq!(shown(17, &theme()), "           ? help");
        assert_eq!(shown(4, &theme()), "? h…");
    }

    #[test]
    fn ascii_names_the_arrow_keys() {
        assert_eq!(shown(40, &ascii()), "Enter open  Up/Down choose        ? help");
    }

    #[test]
    fn places_are_what_a_click_hits() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
        let places = draw(buffer.area, &mut buffer, &theme(), &HINTS);
        assert_eq!(places[1], (1, Rect::new(12, 0, 9, 1)));
        assert_eq!(places[3], (3, Rect::new(34, 0, 6, 1)));
    }

    #[test]
    fn any_area_will_do() {
        sweep(|area, buffer| _ = draw(area, buffer, &theme(), &HINTS));
        sweep(|area, buffer| assert!(draw(area, buffer, &theme(), &[]).is_empty()));
    }
}
