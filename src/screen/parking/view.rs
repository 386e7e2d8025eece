//! Drawing the parking lot: the field of a new item, then the items with who looks after them.

use super::{Msg, items, new_key, reason_key};
use crate::{
    assets::words::{fill, say},
    domain::action::{Parked, ParkedEnd},
    screen::{Context, Shown, Tier, field},
    theme::Role,
    widget::{cells, line, list, modal, paragraph},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// The widest the box grows.
const WIDEST: u16 = 84;

/// Draws the list.
pub(super) fn draw(selected: usize, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let items = items(ctx);
    let rows = if ctx.tier == Tier::Room { 1 } else { 2 };
    let wanted = Size::new(area.width.min(WIDEST), (items.len() as u16 * rows + 6).max(8));
    let inner = modal::draw(area, buffer, ctx.theme, say("parking.title"), wanted);
    let mut shown = Shown::default();
    // One place to type: a new item, or the reason for which one is dropped.
    let dropped = items.iter().find(|item| ctx.field.is_some_and(|field| field.key == reason_key(item)));
    let key = dropped.map_or_else(new_key, |item| reason_key(item));
    let head = dropped.map_or_else(
        || say("parking.new").to_owned(),
        |item| fill("parking.why_dropped", &[("text", &item.text)]),
    );
    line::put(cells::row(inner, 0), buffer, ctx.theme, &head, Role::Title);
    let empty = if ctx.is_writable() { say("parking.type_it") } else { "" };
    let value = field::Value { key: &key, stored: "", empty, role: Role::Field };
    let place = cells::below(inner, 1);
    let used = shown.note(field::draw(ctx, Rect { height: place.height.min(3), ..place }, buffer, value));
    line::rule(cells::row(place, usize::from(used)), buffer, ctx.theme, "");
    let body = cells::below(place, used + 1);
    if items.is_empty() {
        paragraph::draw_text(body, buffer, ctx.theme, (say("parking.empty"), Role::Muted));
    }
    let in_list = ctx.field.is_none_or(|field| field.key != new_key());
    for (index, place) in list::places(body, selected, items.len(), rows) {
        draw_item(ctx, (items[index], in_list && index == selected), place, buffer);
        shown.hits.push((place, Msg::Pick(index)));
    }
    shown
}

/// One item: what it is, who looks after it, and where it came up.
fn draw_item(ctx: &Context<'_>, (item, selected): (&Parked, bool), place: Rect, buffer: &mut Buffer) {
    let end = how_it_ends(ctx, item);
    let role = if item.is_unowned() { Role::Warn } else { Role::Muted };
    let (text, mark) =
        if item.is_waiting() { (Role::Text, "=") } else { (Role::Muted, ctx.theme.glyphs().tick) };
    let one_row = place.height == 1;
    let row = list::Row {
        left: vec![(mark, text), (" ", text), (&item.text, text)],
        right: if one_row { Vec::new() } else { vec![(&end, role)] },
    };
    list::draw_row(cells::row(place, 0), buffer, ctx.theme, &row, selected);
    if !one_row {
        let topic = item.topic.as_ref().and_then(|id| ctx.session.topic(id));
        let on = topic.map_or_else(String::new, |topic| fill("parking.came_up", &[("topic", &topic.title)]));
        line::put(cells::right_of(cells::row(place, 1), 4), buffer, ctx.theme, &on, Role::Muted);
    }
}

/// Who looks after it by when, or how it ended.
fn how_it_ends(ctx: &Context<'_>, item: &Parked) -> String {
    match &item.end {
        ParkedEnd::Settled => say("parking.settled").to_owned(),
        ParkedEnd::Dropped { reason } => fill("parking.dropped", &[("reason", reason)]),
        ParkedEnd::Waiting => {
            let owner =
                item.owner.as_ref().map_or(say("common.no_owner"), |owner| ctx.session.name_of(owner));
            let by =
                item.by.map_or_else(|| say("common.no_date").to_owned(), |day| ctx.told(day));
            format!("{owner}, {by}")
        }
    }
}
