//! One row of text in named roles: left, right, centred, in pieces, and the rules between parts of a screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cells::{fill, put as put_cells, right_of, row, visible};
use crate::text;
use crate::theme::{Role, Theme};

/// A piece of a row and what it means.
pub type Span<'a> = (&'a str, Role);

/// Writes a text on the first row of an area, with an ellipsis if it was cut; returns the cells used.
pub fn put(area: Rect, buffer: &mut Buffer, theme: &Theme, text: &str, role: Role) -> u16 {
    put_spans(area, buffer, theme, &[(text, role)])
}

/// Writes a text at the right end of the first row of an area; returns the cells used.
pub fn put_right(area: Rect, buffer: &mut Buffer, theme: &Theme, text: &str, role: Role) -> u16 {
    let gap = usize::from(area.width).saturating_sub(width(theme, &[(text, role)]));
    put(right_of(area, gap as u16), buffer, theme, text, role)
}

/// Writes a text in the middle of the first row of an area; returns the cells used.
pub fn put_center(area: Rect, buffer: &mut Buffer, theme: &Theme, text: &str, role: Role) -> u16 {
    let gap = usize::from(area.width).saturating_sub(width(theme, &[(text, role)]));
    put(right_of(area, (gap / 2) as u16), buffer, theme, text, role)
}

/// Writes pieces one after the other, with an ellipsis where they were cut; returns the cells used.
pub fn put_spans(area: Rect, buffer: &mut Buffer, theme: &Theme, spans: &[Span<'_>]) -> u16 {
    let area = visible(area, buffer);
    let room = usize::from(area.width);
    let whole = width(theme, spans) <= room;
    let ellipsis = text::head(theme.glyphs().ellipsis, room);
    let mut left = if whole { room } else { room - text::width(ellipsis) };
    let mut rest = area;
    for (text, role) in spans {
        let text = text::clean_line(&theme.plain(text));
        let shown = text::head(&text, left);
        left -= text::width(shown);
        let style = theme.style(*role);
        rest = right_of(rest, put_cells(buffer, rest, shown, style));
        if shown.len() < text.len() {
            rest = right_of(rest, put_cells(buffer, rest, ellipsis, style));
            break;
        }
    }
    area.width - rest.width
}

/// Writes pieces from the left and pieces at the right end; the right ones stay whole if they can.
pub fn put_ends(area: Rect, buffer: &mut Buffer, theme: &Theme, left: &[Span<'_>], right: &[Span<'_>]) {
    let right_width = width(theme, right).min(usize::from(area.width)) as u16;
    let gap = u16::from(right_width > 0);
    let left_area = Rect { width: area.width.saturating_sub(right_width + gap), ..area };
    put_spans(left_area, buffer, theme, left);
    put_spans(right_of(area, area.width - right_width), buffer, theme, right);
}

/// Cells that pieces take in a row that is wide enough.
pub fn width(theme: &Theme, spans: &[Span<'_>]) -> usize {
    spans.iter().map(|(text, _)| text::width(&text::clean_line(&theme.plain(text)))).sum()
}

/// Draws a horizontal rule on the first row of an area, with a title set into it unless that is empty.
pub fn rule(area: Rect, buffer: &mut Buffer, theme: &Theme, title: &str) {
    let area = visible(area, buffer);
    let stroke = theme.glyphs().horizontal.repeat(area.width.into());
    put_cells(buffer, area, &stroke, theme.style(Role::Border));
    if !title.is_empty() && area.width > 4 {
        let place = Rect { width: area.width - 2, ..right_of(area, 1) };
        put_spans(place, buffer, theme, &[(" ", Role::Border), (title, Role::Title), (" ", Role::Border)]);
    }
}

/// Draws a vertical rule down the first column of an area.
pub fn vertical_rule(area: Rect, buffer: &mut Buffer, theme: &Theme) {
    let area = visible(area, buffer);
    for index in 0..usize::from(area.height) {
        put_cells(
            buffer,
            Rect { width: area.width.min(1), ..row(area, index) },
            theme.glyphs().vertical,
            theme.style(Role::Border),
        );
    }
}

/// Blanks an area in the ground of the theme.
pub fn clear(area: Rect, buffer: &mut Buffer, theme: &Theme) {
    fill(buffer, area, theme.style(Role::Text));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::testing::{ascii, drawn, sweep, theme};
    use proptest::prelude::*;

    #[test]
    fn text_is_cut_with_an_ellipsis() {
        assert_eq!(
            drawn(6, 1, |area, buffer| assert_eq!(put(area, buffer, &theme(), "abcdef", Role::Text), 6)),
            ["abcdef"]
        );
        assert_eq!(
            drawn(5, 1, |area, buffer| assert_eq!(put(area, buffer, &theme(), "abcdef", Role::Text), 5)),
            ["abcd…"]
        );
        assert_eq!(
            drawn(5, 1, |area, buffer| assert_eq!(put(area, buffer, &ascii(), "abcdef", Role::Text), 5)),
            ["ab..."]
        );
    }

    #[test]
    fn pieces_follow_each_other() {
        let spans = [("▲ S", Role::Sales), (" and ", Role::Text), ("● M", Role::Marketing)];
        assert_eq!(width(&theme(), &spans), 11);
        let draw =
            |theme: Theme| move |area: Rect, buffer: &mut Buffer| _ = put_spans(area, buffer, &theme, &spans);
        assert_eq!(drawn(20, 1, draw(theme())), ["▲ S and ● M"]);
        assert_eq!(drawn(8, 1, draw(theme())), ["▲ S and…"]);
        assert_eq!(drawn(20, 1, draw(ascii())), ["# S and o M"]);
    }

    #[test]
    fn ends_keep_the_right_one_whole() {
        let draw = |area: Rect, buffer: &mut Buffer| {
            put_ends(
                area,
                buffer,
                &theme(),
                &[("2/6 Definition", Role::Title)],
                &[("09:12 left", Role::Text)],
            );
        };
        assert_eq!(drawn(28, 1, draw), ["2/6 Definition    09:12 left"]);
        assert_eq!(drawn(20, 1, draw), ["2/6 Defi… 09:12 left"]);
    }

    #[test]
    fn right_and_centre() {
        assert_eq!(
            drawn(7, 1, |area, buffer| _ = put_right(area, buffer, &theme(), "abc", Role::Text)),
            ["    abc"]
        );
        assert_eq!(
            drawn(7, 1, |area, buffer| _ = put_center(area, buffer, &theme(), "abc", Role::Text)),
            ["  abc"]
        );
        assert_eq!(
            drawn(3, 1, |area, buffer| _ = put_right(area, buffer, &theme(), "abcd", Role::Text)),
            ["ab…"]
        );
    }

    #[test]
    fn rules_carry_titles() {
        assert_eq!(drawn(12, 1, |area, buffer| rule(area, buffer, &theme(), "KEPT?")), ["─ KEPT? ────"]);
        assert_eq!(drawn(4, 1, |area, buffer| rule(area, buffer, &ascii(), "KEPT?")), ["----"]);
        assert_eq!(drawn(2, 2, |area, buffer| vertical_rule(area, buffer, &theme())), ["│", "│"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn any_text_survives_any_area(text in any::<String>()) {
            sweep(|area, buffer| {
                assert!(put(area, buffer, &theme(), &text, Role::Text) <= area.width, "{text:?}");
                put_right(area, buffer, &ascii(), &text, Role::Text);
                put_center(area, buffer, &theme(), &text, Role::Text);
                put_ends(area, buffer, &theme(), &[(&text, Role::Text)], &[(&text, Role::Text)]);
                rule(area, buffer, &theme(), &text);
                vertical_rule(area, buffer, &theme());
                clear(area, buffer, &theme());
            });
        }
    }
}
