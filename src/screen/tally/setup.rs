//! Choosing how to ask and what: fingers, hands or slips, questions of the bank, own statements, the threshold.

use super::{Msg, State};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        baseline::{
            DEFAULT_THRESHOLD, LOWEST_THRESHOLD,
            asked::{self, WAYS, way_words},
        },
        draft::DraftKey,
    },
    screen::{Context, Field, Outcome, Shown, Tier, field},
    theme::Role,
    widget::{
        cells,
        form::{Choice, Mark},
        line, list, paragraph,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Seconds one question takes.
const SECONDS: usize = 30;

pub(super) fn own_key() -> DraftKey {
    DraftKey::new("tally", "own")
}

fn agreed_key() -> DraftKey {
    DraftKey::new("tally", "agreed_by")
}

/// Changes what is asked and how.
pub(super) fn change(state: &mut State, msg: Msg, ctx: &Context<'_>) -> Outcome {
    let last = state.asked.len().saturating_sub(1);
    state.selected = state.selected.min(last);
    match msg {
        Msg::Up => state.selected = state.selected.saturating_sub(1),
        Msg::Down => state.selected = (state.selected + 1).min(last),
        Msg::Pick(row) => {
            state.selected = row.min(last);
            return change(state, Msg::Tick, ctx);
        }
        Msg::Tick => {
            if let Some(question) = state.asked.get_mut(state.selected) {
                question.ticked = !question.ticked;
            }
        }
        Msg::Way => {
            let at = WAYS.iter().position(|way| *way == state.way).unwrap_or(0);
            state.way = WAYS[(at + 1) % WAYS.len()];
        }
        Msg::Own => return Outcome::edit(Field::line(ctx, own_key(), "")),
        Msg::Lower => {
            let name = state.agreed_by.clone().unwrap_or_default();
            return Outcome::edit(Field::line(ctx, agreed_key(), &name));
        }
        _ => {}
    }
    Outcome::none()
}

/// Takes a statement, or the name of who agreed to a lower threshold; an empty text leaves or raises it again.
pub(super) fn accept(state: &mut State, field: &Field, _ctx: &Context<'_>) -> Result<Outcome, String> {
    let text = field.value().split_whitespace().collect::<Vec<_>>().join(" ");
    if field.key == agreed_key() {
        let agreed = !text.is_empty();
        state.threshold = if agreed { LOWEST_THRESHOLD } else { DEFAULT_THRESHOLD };
        state.agreed_by = agreed.then_some(text);
        return Ok(Outcome::none());
    }
    if text.is_empty() {
        return Ok(Outcome::none());
    }
    asked::add_own(&mut state.asked, &text)?;
    state.selected = 0;
    Ok(Outcome::none())
}

/// Draws the choice.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let roomy = ctx.tier > Tier::Room;
    let ticked = state.asked.iter().filter(|question| question.ticked).count();
    let minutes = (ticked * SECONDS).div_ceil(60);
    let total = format!(
        "{}, {}",
        count("survey.questions", ticked as u64),
        fill("tally.minutes", &[("n", &minutes)])
    );
    let mut rest = area;
    let right = if roomy { vec![(total.as_str(), Role::Muted)] } else { Vec::new() };
    let title = if roomy { say("tally.what") } else { &total };
    line::put_ends(cells::row(rest, 0), buffer, ctx.theme, &[(title, Role::Title)], &right);
    rest = cells::below(rest, 1);
    ways(state, ctx, cells::row(rest, 0), buffer);
    rest = cells::below(rest, 1);
    if roomy {
        let means = way_words(state.way).1;
        let used = paragraph::draw_text(rest, buffer, ctx.theme, (means, Role::Muted));
        rest = cells::below(rest, used);
        rest = cells::below(rest, threshold(state, ctx, rest, buffer, &mut shown));
        rest = cells::below(rest, 1);
    } else if ctx.field.is_some_and(|field| field.key == agreed_key()) {
        rest = cells::below(rest, threshold(state, ctx, rest, buffer, &mut shown));
    }
    if ctx.field.is_some_and(|field| field.key == own_key()) || ctx.drafts.contains_key(&own_key()) {
        let key = own_key();
        let value = field::Value { key: &key, stored: "", empty: "", role: Role::Field };
        let used = shown.note(field::draw(ctx, rest, buffer, value));
        rest = cells::below(rest, used);
    }
    for (index, place) in list::places(rest, state.selected, state.asked.len(), 1) {
        let question = &state.asked[index];
        let focused = index == state.selected && ctx.field.is_none();
        let choice =
            Choice { mark: Mark::Any, ticked: question.ticked, focused, label: &question.text, note: "" };
        choice.draw(place, buffer, ctx.theme);
        shown.hits.push((place, Msg::Pick(index)));
    }
    shown
}

fn ways(state: &State, ctx: &Context<'_>, row: Rect, buffer: &mut Buffer) {
    let bullet = ctx.theme.glyphs().bullet;
    let mut spans = Vec::new();
    // In a small window only the chosen one is named.
    for way in WAYS.into_iter().filter(|way| ctx.tier > Tier::Room || *way == state.way) {
        let chosen = way == state.way;
        let role = if chosen { Role::Accent } else { Role::Muted };
        spans.extend([("(", role), (if chosen { bullet } else { " " }, role), (") ", role)]);
        spans.extend([(way_words(way).0, role), ("  ", role)]);
    }
    line::put_spans(row, buffer, ctx.theme, &spans);
}

/// From how many answers on a question is kept, and who agreed to fewer; returns the rows used.
fn threshold(
    state: &State,
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    shown: &mut Shown<Msg>,
) -> u16 {
    let key = agreed_key();
    if ctx.field.is_some_and(|field| field.key == key) {
        let used = paragraph::draw_text(area, buffer, ctx.theme, (say("tally.who_agreed"), Role::Text));
        let value = field::Value { key: &key, stored: "", empty: "", role: Role::Field };
        return used + shown.note(field::draw(ctx, cells::below(area, used), buffer, value));
    }
    let text = match &state.agreed_by {
        Some(name) => fill("baseline.lowered", &[("n", &state.threshold), ("name", name)]),
        None => fill("tally.threshold", &[("n", &state.threshold)]),
    };
    paragraph::draw_text(area, buffer, ctx.theme, (&text, Role::Muted))
}
