//! Drawing what is left and what was done: one list, the first part of which can be chosen.

use super::{
    Msg,
    rows::{self, Row, rows},
};
use crate::{
    assets::words::{fill, say},
    screen::{Context, Shown, Tier, close, field},
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows of a signature that is written: what to type, the field, and why it was not taken.
const FIELD: u16 = 4;

/// Draws the screen.
pub(super) fn draw(selected: usize, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let Some(closed) = ctx.session.closed_at else {
        paragraph::draw_text(area, buffer, ctx.theme, (say("after.before_the_close"), Role::Text));
        return shown;
    };
    let date = ctx.told(closed.day_in(&ctx.session.zone));
    let head = fill(if ctx.tier == Tier::Room { "after.head_short" } else { "after.head" }, &[("date", &date)]);
    let used = paragraph::draw_text(area, buffer, ctx.theme, (&head, Role::Text));
    let mut body = cells::below(area, used);
    if ctx.field.is_some() {
        let height = FIELD.min(body.height);
        let place = Rect { y: body.bottom() - height, height, ..body };
        body.height -= height;
        sign(ctx, place, buffer, &mut shown);
    }
    let rows = rows(ctx);
    let selected = selected.min(rows.len().saturating_sub(1));
    let since = rows::since(ctx);
    let roomy = rows.len() + since.len() + 2 < usize::from(body.height);
    // A heading and what was done follow the rows; the list scrolls with the chosen row and shows them when it fits.
    let extra = if since.is_empty() { 0 } else { since.len() + 1 + usize::from(roomy) };
    let at = if selected + 1 == rows.len() { (selected + extra.min(3)).min(rows.len() + extra - 1) } else { selected };
    let places = list::places(body, at, rows.len() + extra, 1);
    for (index, place) in &places {
        if let Some(row) = rows.get(*index) {
            draw_row(ctx, (row, *index == selected && ctx.field.is_none()), *place, buffer);
            shown.hits.push((*place, Msg::Pick(*index)));
            continue;
        }
        let Some(note) = (*index - rows.len()).checked_sub(usize::from(roomy)) else { continue };
        match note.checked_sub(1).and_then(|note| since.get(note)) {
            None => {
                line::put(*place, buffer, ctx.theme, say("after.since"), Role::Title);
            }
            Some((on, text)) => {
                let date = ctx.told(*on);
                let spans = [(date.as_str(), Role::Muted), ("  ", Role::Text), (text.as_str(), Role::Text)];
                line::put_spans(cells::right_of(*place, list::POINTER_WIDTH), buffer, ctx.theme, &spans);
            }
        }
    }
    list::draw_more(body, buffer, ctx.theme, &places, rows.len() + extra);
    shown
}

fn draw_row(ctx: &Context<'_>, (row, selected): (&Row, bool), place: Rect, buffer: &mut Buffer) {
    let (text, right) = rows::words(ctx, row);
    let role = if matches!(row, Row::Numbers | Row::Review) { Role::Accent } else { Role::Text };
    let right = if ctx.tier == Tier::Room { Vec::new() } else { vec![(right.as_str(), Role::Muted)] };
    list::draw_row(place, buffer, ctx.theme, &list::Row { left: vec![(&text, role)], right }, selected);
}

/// The signature that is written.
fn sign(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
    let Some(key) = ctx.field.map(|field| field.key.clone()) else { return };
    line::put(area, buffer, ctx.theme, close::how_to_sign(), Role::Title);
    let hint = close::sign_hint(ctx, &key);
    let value = field::Value { key: &key, stored: "", empty: &hint, role: Role::Text };
    shown.note(field::draw(ctx, cells::below(area, 1), buffer, value));
}
