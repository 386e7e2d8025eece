//! Drawing labels that are being put in order: each with its number, lowest first.

use super::super::{
    Msg, label_key,
    order::{Order, Place},
};
use crate::{
    assets::words::{fill, say},
    screen::{Context, Shown, field},
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Draws the labels and returns what a click on each means.
pub(super) fn draw(ctx: &Context<'_>, order: &Order, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let title = fill("import_survey.order", &[("question", &order.heading)]);
    let used = paragraph::draw_text(area, buffer, ctx.theme, (&title, Role::Title));
    let how = cells::below(area, used);
    let used = used + paragraph::draw_text(how, buffer, ctx.theme, (say("import_survey.how_order"), Role::Muted));
    let mut body = cells::below(area, used + 1);
    if ctx.field.is_some_and(|field| field.key == label_key()) {
        line::put(body, buffer, ctx.theme, say("import_survey.label"), Role::Accent);
        let key = label_key();
        let value = field::Value { key: &key, stored: "", empty: "", role: Role::Text };
        let place = cells::below(body, 1);
        let rows = shown.note(field::draw(ctx, Rect { height: place.height.min(3), ..place }, buffer, value));
        body = cells::below(body, rows + 2);
    }
    let (labels, chosen) = order.lines();
    let labels: Vec<(String, String)> = labels
        .map(|(label, place)| {
            let place = match place {
                Some(Place::Point(point)) => point.to_string(),
                Some(Place::CannotSay) => say("import_survey.cannot_say").to_owned(),
                None => String::new(),
            };
            (place, label.to_owned())
        })
        .collect();
    for (index, place) in list::places(body, chosen, labels.len(), 1) {
        let (number, label) = &labels[index];
        let rest = list::pointer(place, buffer, ctx.theme, index == chosen);
        let role = if index == chosen { Role::Selected } else { Role::Text };
        let number = format!("{number:>2}  ");
        line::put_spans(rest, buffer, ctx.theme, &[(&number, Role::Accent), (label, role)]);
        shown.hits.push((place, Msg::Pick(index)));
    }
    shown
}
