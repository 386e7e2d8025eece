//! Drawing the proposal: four rows that can be changed, and what the next session takes over.

use super::{FIELDS, Msg, State, key};
use crate::{
    assets::words::{fill, say},
    domain::follow_up,
    screen::{Context, Shown, Tier, field},
    theme::Role,
    widget::{cells, line, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells of a row's name.
const LABEL: u16 = 14;

/// Draws the proposal.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let mut rest = area;
    if ctx.session.topics.is_empty() {
        paragraph::draw_text(rest, buffer, ctx.theme, (say("next_session.nothing"), Role::Muted));
        return shown;
    }
    let small = ctx.tier == Tier::Room;
    let follows = fill("next_session.follows", &[("name", &ctx.session.full_name())]);
    line::put(cells::take(&mut rest, if small { 1 } else { 2 }), buffer, ctx.theme, &follows, Role::Muted);
    for row in 0..FIELDS.len() {
        draw_row(state, ctx, row, cells::take(&mut rest, 1), (buffer, &mut shown));
    }
    if !small {
        cells::take(&mut rest, 1);
        line::rule(cells::take(&mut rest, 1), buffer, ctx.theme, say("next_session.taken_over"));
    }
    let day = state.input.date.unwrap_or_else(|| ctx.today());
    for text in follow_up::taken_over(ctx.session, day) {
        let used = paragraph::draw_text(rest, buffer, ctx.theme, (&text, Role::Text));
        cells::take(&mut rest, used);
    }
    shown
}

fn draw_row(
    state: &State,
    ctx: &Context<'_>,
    row: usize,
    place: Rect,
    (buffer, shown): (&mut Buffer, &mut Shown<Msg>),
) {
    let chosen = row == state.row;
    let pointer = if chosen { ctx.theme.glyphs().pointer } else { " " };
    let label = say(match FIELDS[row] {
        "name" => "next_session.name",
        "date" => "next_session.date",
        "start" => "next_session.start",
        _ => "next_session.length",
    });
    let role = if chosen { Role::Accent } else { Role::Muted };
    let head = Rect { width: LABEL.min(place.width), ..place };
    line::put_spans(head, buffer, ctx.theme, &[(pointer, Role::Accent), (" ", Role::Text), (label, role)]);
    let key = key(row);
    let stored = match (FIELDS[row], state.input.date) {
        ("date", Some(date)) => date.long(),
        _ => state.stored(row),
    };
    let value = field::Value { key: &key, stored: &stored, empty: say("next_session.not_set"), role: Role::Text };
    let drawn = field::draw(ctx, cells::right_of(place, LABEL), buffer, value);
    shown.note(drawn);
    shown.hits.push((place, Msg::Pick(row)));
}
