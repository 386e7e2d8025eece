//! How we work together today: short sentences the room can change.

use super::{Msg, State};
use crate::{
    assets::words::say,
    domain::{command::Command, draft::DraftKey},
    screen::{Context, Field, Outcome, Shown, field},
    theme::Role,
    widget::{cells, line, paragraph, scroll},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells of the pointer and the number.
const LABEL: u16 = 5;

impl State {
    /// Writing, adding and removing an agreement.
    pub(super) fn change_agreements(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let agreements = &ctx.session.working_agreements;
        match (msg, agreements.get(self.chosen(ctx))) {
            (Msg::Edit, Some(text)) => {
                Outcome::edit(Field::line(ctx, DraftKey::agreement(Some(self.chosen(ctx))), text))
            }
            (Msg::Edit | Msg::Add, _) => {
                self.choose(agreements.len(), ctx);
                Outcome::edit(Field::line(ctx, DraftKey::agreement(None), ""))
            }
            (Msg::Remove, Some(_)) => with(ctx, Some(self.chosen(ctx)), ""),
            _ => Outcome::none(),
        }
    }
}

/// Takes an agreement's text; one without text is taken off the list.
pub(super) fn accept(field: &Field, ctx: &Context<'_>) -> Outcome {
    with(ctx, field.name().strip_prefix("agreement:").and_then(|row| row.parse().ok()), field.value().trim())
}

fn with(ctx: &Context<'_>, row: Option<usize>, text: &str) -> Outcome {
    let mut agreements = ctx.session.working_agreements.clone();
    match row {
        Some(row) if row < agreements.len() => text.clone_into(&mut agreements[row]),
        _ => agreements.push(text.to_owned()),
    }
    agreements.retain(|agreement| !agreement.is_empty());
    if agreements == ctx.session.working_agreements {
        return Outcome::none();
    }
    Outcome::command(Command::SetWorkingAgreements { agreements })
}

/// Draws the agreements, wrapped, scrolled so that the chosen one is in view.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
    let agreements = &ctx.session.working_agreements;
    let chosen = state.chosen(ctx);
    if agreements.is_empty() && !ctx.is_live() {
        paragraph::draw_text(area, buffer, ctx.theme, (say("check_in.no_agreements"), Role::Muted));
    }
    // Two rows each is the most a sentence of this kind takes; the first in view is found by that.
    let first = scroll::window(chosen, state.rows(ctx), usize::from(area.height / 2)).start;
    let needed = needed(state, ctx, area);
    let first = if needed <= usize::from(area.height) { 0 } else { first };
    let gap = u16::from(needed + state.rows(ctx) <= usize::from(area.height));
    let mut rest = area;
    for row in first..state.rows(ctx) {
        if rest.is_empty() {
            break;
        }
        let used = draw_agreement(ctx, rest, buffer, (row, row == chosen), shown);
        shown.hits.push((Rect { height: used.min(rest.height), ..rest }, Msg::Pick(row)));
        rest = cells::below(rest, used + gap);
    }
}

/// Rows all agreements take.
fn needed(state: &State, ctx: &Context<'_>, area: Rect) -> usize {
    let width = area.width.saturating_sub(LABEL).max(1);
    let height = |text: &String| paragraph::height(ctx.theme, &[(text.as_str(), Role::Text)], width).max(1);
    let written: usize = ctx.session.working_agreements.iter().map(height).sum();
    written + state.rows(ctx).saturating_sub(ctx.session.working_agreements.len())
}

fn draw_agreement(
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    (row, chosen): (usize, bool),
    shown: &mut Shown<Msg>,
) -> u16 {
    let stored = ctx.session.working_agreements.get(row);
    let pointer = if chosen { ctx.theme.glyphs().pointer } else { " " };
    let number = if stored.is_some() { format!(" {}. ", row + 1) } else { " +  ".to_owned() };
    line::put_spans(cells::row(area, 0), buffer, ctx.theme, &[(pointer, Role::Accent), (&number, Role::Muted)]);
    let key = DraftKey::agreement(stored.is_some().then_some(row));
    let stored = stored.map_or("", String::as_str);
    let value = field::Value { key: &key, stored, empty: say("check_in.add_agreement"), role: Role::Title };
    shown.note(field::draw(ctx, cells::right_of(area, LABEL), buffer, value))
}
