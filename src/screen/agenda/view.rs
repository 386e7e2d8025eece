//! Drawing the plan: one row a box, the clock that runs, the end that is to be expected, and notes below.

use super::{
    Msg,
    change::{new_key, title_key},
    notes,
    row::{COLUMNS, FEW_COLUMNS, Row},
};
use crate::{
    assets::words::{fill, say},
    domain::agenda::remedy::Remedies,
    screen::{Context, Shown, Tier, field},
    theme::Role,
    widget::{cells, line, list, modal, paragraph, table},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// The widest the box grows.
const WIDEST: u16 = 90;
/// Rows of a field with what may be wrong with it.
const FIELD_ROWS: u16 = 2;

/// Draws the plan.
pub(super) fn draw(selected: usize, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let boxes = &ctx.session.agenda.boxes;
    // Four rows for notes: the box keeps its size when it gets late.
    let wanted = Size::new(area.width.min(WIDEST), boxes.len() as u16 + 6);
    let title = format!("{}: {}", ctx.session.full_name(), say("agenda.title"));
    let inner = modal::draw(area, buffer, ctx.theme, &title, wanted);
    let mut shown = Shown::default();
    if boxes.is_empty() && ctx.field.is_none() {
        paragraph::draw_text(inner, buffer, ctx.theme, (say("agenda.empty"), Role::Muted));
        return shown;
    }
    draw_forecast(ctx, cells::row(inner, 0), buffer);
    let remedies = Remedies::of(ctx.session, ctx.now);
    let below = draw_below(selected, ctx, inner, buffer, (remedies.as_ref(), &mut shown));
    let columns = if ctx.tier == Tier::Room { FEW_COLUMNS } else { COLUMNS };
    let names = ["", say("agenda.start"), say("agenda.box"), say("agenda.plan"), say("agenda.used"), "", ""];
    let head = cells::right_of(cells::row(inner, 1), list::POINTER_WIDTH);
    table::draw_header(head, buffer, ctx.theme, columns, &names[..columns.len()]);
    let body = cells::below(inner, 2);
    let body = Rect { height: body.height.saturating_sub(below), ..body };
    let starts = ctx.session.agenda.starts(ctx.session.counted_from(ctx.now));
    let places = list::places(body, selected, boxes.len(), 1);
    for (index, place) in &places {
        let row = Row {
            ctx,
            entry: &boxes[*index],
            start: starts[*index],
            place: *index,
            selected: *index == selected,
            remedies: remedies.as_ref(),
        };
        row.draw(columns, *place, buffer);
        shown.hits.push((*place, Msg::Pick(*index)));
    }
    list::draw_more(body, buffer, ctx.theme, &places, boxes.len());
    shown
}

/// The field that is typed in, or the notes; returns the rows they take at the bottom.
fn draw_below(
    selected: usize,
    ctx: &Context<'_>,
    inner: Rect,
    buffer: &mut Buffer,
    (remedies, shown): (Option<&Remedies>, &mut Shown<Msg>),
) -> u16 {
    let bottom = |height: u16| {
        let height = height.min(inner.height.saturating_sub(3));
        Rect { y: inner.bottom() - height, height, ..inner }
    };
    if ctx.field.is_some() {
        let area = bottom(FIELD_ROWS);
        draw_field(selected, ctx, area, buffer, shown);
        return area.height;
    }
    let notes = notes::notes(ctx, remedies);
    let area = bottom(notes::height(&notes, ctx, inner.width));
    notes::draw(&notes, ctx, area, buffer, shown);
    // A blank row between boxes and notes, where a small window can spare one.
    let gap = u16::from(ctx.tier > Tier::Room && area.height < 3);
    if area.height > 0 { area.height + gap } else { 0 }
}

/// "New box: " or "Title: " with the field behind it.
fn draw_field(
    selected: usize,
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    shown: &mut Shown<Msg>,
) {
    let is_new = ctx.field.is_some_and(|field| field.key == new_key());
    let chosen = ctx.session.agenda.boxes.get(selected).filter(|_| !is_new);
    let label = if is_new { say("agenda.new_title") } else { say("agenda.new_name") };
    let used = line::put(cells::row(area, 0), buffer, ctx.theme, label, Role::Muted);
    let key = chosen.map_or_else(new_key, title_key);
    let stored = chosen.map_or("", |entry| entry.title.as_str());
    let value = field::Value { key: &key, stored, empty: "", role: Role::Field };
    shown.note(field::draw(ctx, cells::right_of(area, used + 1), buffer, value));
}

/// Now, the end by the plan and the end that is to be expected, with the difference in words.
fn draw_forecast(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
    let session = ctx.session;
    let now = fill("agenda.now", &[("time", &ctx.now.clock_in(&session.zone))]);
    let mut right = Vec::new();
    // A small window has the difference only.
    if let Some(end) = session.booked_until().filter(|_| ctx.tier > Tier::Room) {
        right.push((fill("agenda.planned_end", &[("time", &end.clock_in(&session.zone))]), Role::Muted));
    }
    if session.closed_at.is_none() {
        let forecast = session.forecast(ctx.now).clock_in(&session.zone);
        right.push((fill("agenda.forecast", &[("time", &forecast)]), Role::Text));
        right.extend(session.minutes_late(ctx.now).map(|late| match late {
            ..0 => (fill("agenda.early", &[("n", &late.abs())]), Role::Good),
            0 => (say("agenda.on_time").to_owned(), Role::Good),
            1.. => (fill("agenda.late", &[("n", &late)]), Role::Warn),
        }));
    }
    let mut spans = Vec::new();
    for (text, role) in &right {
        spans.extend([("  ", Role::Text), (text.as_str(), *role)]);
    }
    line::put_ends(area, buffer, ctx.theme, &[(&now, Role::Text)], &spans);
}
