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

/// Draws answers by number, `1 change the wording    2 taken back`, on as many rows as they need; returns the rows
/// and where each answer stands.
pub fn draw_answers(
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    answers: &str,
) -> (u16, Vec<(Rect, u8)>) {
    let mut places = Vec::new();
    let rows = rows_of(ctx, answers, area.width);
    for (index, row) in rows.iter().enumerate() {
        let joined = row.join(GAP);
        places.extend(draw_pieces(ctx, cells::row(area, index), buffer, (&joined, Role::Text)));
    }
    (rows.len() as u16, places)
}

/// Rows that answers take at a width.
pub fn answer_rows(ctx: &Context<'_>, answers: &str, width: u16) -> u16 {
    rows_of(ctx, answers, width).len() as u16
}

/// The pieces row by row; none is parted from its number.
fn rows_of<'a>(ctx: &Context<'_>, answers: &'a str, width: u16) -> Vec<Vec<&'a str>> {
    let mut rows: Vec<Vec<&str>> = Vec::new();
    let mut free = 0;
    for piece in pieces(answers) {
        let wide = line::width(ctx.theme, &[(piece, Role::Text)]) + GAP.len();
        if let Some(row) = rows.last_mut().filter(|_| wide <= free) {
            row.push(piece);
        } else {
            rows.push(vec![piece]);
            free = usize::from(width);
        }
        free = free.saturating_sub(wide);
    }
    rows
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
