//! Agenda and parking lot beside a screen, where the window is wide enough. It only shows; `a` and `p` open them.

use super::{Context, timer};
use crate::{
    assets::words::{count, say},
    domain::agenda::AgendaBox,
    theme::Role,
    widget::{cells, line, list},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Columns it takes.
pub const WIDTH: u16 = 37;
/// Cells of the clock before a box.
const CLOCK: u16 = 6;

/// Draws both, one below the other.
pub fn draw(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
    line::vertical_rule(area, buffer, ctx.theme);
    let inner = cells::right_of(area, 2);
    let boxes = &ctx.session.agenda.boxes;
    let waiting = ctx.session.parking.iter().filter(|parked| parked.is_waiting());
    let parked: Vec<&str> = waiting.map(|parked| parked.text.as_str()).collect();
    // The parking lot keeps a few rows whatever the agenda takes.
    let kept = (parked.len() as u16 + 3).clamp(4, 8).min(inner.height);
    let rows = (boxes.len() as u16 + 1).min(inner.height - kept);
    draw_agenda(ctx, Rect { height: rows, ..inner }, buffer);
    draw_parking(ctx, cells::below(inner, rows + 1), buffer, &parked);
}

fn draw_agenda(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
    let agenda = &ctx.session.agenda;
    line::put(area, buffer, ctx.theme, say("agenda.title"), Role::Title);
    let starts = agenda.starts(ctx.session.counted_from(ctx.now));
    let current = agenda.position();
    let places = list::places(cells::below(area, 1), current.unwrap_or(0), agenda.boxes.len(), 1);
    for (index, place) in places {
        let entry = &agenda.boxes[index];
        let start = starts[index].map_or_else(String::new, |start| start.clock_in(&ctx.session.zone));
        let is_current = current == Some(index);
        let past = current.is_some_and(|current| index < current);
        let role = match (is_current, past) {
            (true, _) => Role::Accent,
            (false, true) => Role::Muted,
            (false, false) => Role::Text,
        };
        let pointer = if is_current { ctx.theme.glyphs().pointer } else { " " };
        line::put_spans(place, buffer, ctx.theme, &[(pointer, role), (" ", role), (&start, role)]);
        let time = if is_current { left(ctx) } else { minutes(entry) };
        let rest = cells::right_of(place, CLOCK + 2);
        line::put_ends(rest, buffer, ctx.theme, &[(&entry.title, role)], &[(&time, role)]);
    }
}

fn minutes(entry: &AgendaBox) -> String {
    (entry.minutes + entry.extended).to_string()
}

fn left(ctx: &Context<'_>) -> String {
    ctx.session.agenda.countdown(ctx.now).map_or_else(String::new, |clock| timer::left(ctx, clock))
}

fn draw_parking(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, parked: &[&str]) {
    line::put(area, buffer, ctx.theme, say("parking.title"), Role::Title);
    let body = cells::below(area, 1);
    if parked.is_empty() {
        line::put(body, buffer, ctx.theme, say("parking.none_short"), Role::Muted);
        return;
    }
    let room = usize::from(body.height);
    let shown = if parked.len() > room { room.saturating_sub(1) } else { parked.len() };
    for (index, text) in parked[..shown].iter().enumerate() {
        line::put_spans(
            cells::row(body, index),
            buffer,
            ctx.theme,
            &[("= ", Role::Muted), (text, Role::Text)],
        );
    }
    if shown < parked.len() {
        let more = count("parking.more", (parked.len() - shown) as u64);
        line::put(cells::row(body, shown), buffer, ctx.theme, &more, Role::Muted);
    }
}
