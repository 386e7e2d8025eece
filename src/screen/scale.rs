//! A scale of digits with their meanings: taken apart, and drawn in one row, each of which a click counts.

use super::Context;
use crate::{
    theme::Role,
    widget::{cells, line},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells between two pieces, on screen and in the words.
pub const GAP: &str = "  ";

/// The pieces of `0 no way  1 no, unless ...`: each a number and what it means.
pub fn pieces(scale: &str) -> impl Iterator<Item = &str> {
    scale.split(GAP).map(str::trim).filter(|piece| !piece.is_empty())
}

/// Draws `0 no way  1 no, unless ...` and returns where each digit stands.
pub fn draw(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, scale: &str) -> Vec<(Rect, u8)> {
    draw_pieces(ctx, cells::row(area, 0), buffer, (scale, Role::Muted))
}

/// Draws answers by number, `1 change the wording    2 taken back`, and returns where each stands.
pub fn draw_answers(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, answers: &str) -> Vec<(Rect, u8)> {
    draw_pieces(ctx, cells::row(area, 0), buffer, (answers, Role::Text))
}

fn draw_pieces(
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    (text, role): (&str, Role),
) -> Vec<(Rect, u8)> {
    let mut rest = area;
    let mut places = Vec::new();
    for piece in pieces(text) {
        let used = line::put(rest, buffer, ctx.theme, piece, role);
        let digit = piece.chars().next().and_then(|first| first.to_digit(10));
        if let Some(digit) = digit.and_then(|digit| u8::try_from(digit).ok()).filter(|_| used > 0) {
            places.push((Rect { width: used, ..rest }, digit));
        }
        rest = cells::right_of(rest, used + GAP.len() as u16);
    }
    places
}
