//! Draws what was found: the topic and where in it, the session and its day, and the words around.

use super::{Msg, State, key};
use crate::{
    assets::words::{count, fill, say},
    domain::search::{Excerpt, Hit},
    effect::Listed,
    screen::{Context, Shown, Tier, field, team_key},
    text,
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Lines are no wider than this, so that the eye finds the next one.
const WIDEST: u16 = 104;
/// Cells before the words.
const INDENT: u16 = 4;

/// Draws all of it.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let area = Rect { width: area.width.min(WIDEST), ..area };
    let label = line::put(cells::row(area, 0), buffer, ctx.theme, say("search.label"), Role::Accent) + 1;
    let key = key();
    let value = field::Value { key: &key, stored: &state.wanted, empty: "", role: Role::Field };
    let place = Rect { height: area.height.min(3), ..cells::right_of(area, label) };
    let used = shown.note(field::draw(ctx, place, buffer, value)).max(1);
    let mut body = cells::below(area, used);
    let Some(findings) = &state.findings else {
        let text = if state.wanted.is_empty() { say("search.help") } else { say("search.looking") };
        let gap = u16::from(ctx.tier > Tier::Room);
        paragraph::draw_text(cells::below(body, gap), buffer, ctx.theme, (text, Role::Muted));
        return shown;
    };
    let places = state.places();
    let mut summary = if places.is_empty() {
        fill("search.nothing", &[("words", &state.wanted)])
    } else {
        let sessions = count("common.sessions", findings.found.len() as u64);
        format!("{} {}", count("search.places", places.len() as u64), fill("search.in", &[("sessions", &sessions)]))
    };
    if findings.unread > 0 {
        summary = format!("{summary} {}", count("search.unread", findings.unread as u64));
    }
    let rows = paragraph::draw_text(body, buffer, ctx.theme, (&summary, Role::Muted));
    body = cells::below(body, rows + u16::from(ctx.tier > Tier::Room));
    let height = 2;
    let in_view = list::places(body, state.selected, places.len(), height);
    for (index, place) in &in_view {
        draw_place(ctx, places[*index], *place, buffer, *index == state.selected);
        shown.hits.push((*place, Msg::Pick(*index)));
    }
    list::draw_more(body, buffer, ctx.theme, &in_view, places.len());
    shown
}

/// "Lead: objection, Marketing        Acme: Q1 alignment, 12 Mar 2026", and the words below.
fn draw_place(
    ctx: &Context<'_>,
    (session, hit): (&Listed, &Hit),
    area: Rect,
    buffer: &mut Buffer,
    chosen: bool,
) {
    let title = if hit.title.is_empty() { String::new() } else { format!("{}: ", hit.title) };
    let team = hit.place.team().map_or(String::new(), |team| format!(", {}", say(team_key(team))));
    let place = format!("{}{team}", say(hit.place.key()));
    let status = hit.status.as_ref().filter(|_| ctx.tier > Tier::Room);
    let status = status.map_or(String::new(), |status| format!("  ({})", say(status.key())));
    let date = session.date.map(|date| ctx.told(date));
    let where_from = match date {
        // In a small window the day has to do.
        Some(date) if ctx.tier == Tier::Room => date,
        Some(date) => format!("{}, {date}", session.full_name()),
        None => session.full_name(),
    };
    let row = list::Row {
        left: vec![(&title, Role::Title), (&place, Role::Text), (&status, Role::Muted)],
        right: vec![(&where_from, Role::Muted)],
    };
    list::draw_row(cells::row(area, 0), buffer, ctx.theme, &row, chosen);
    let words = cells::right_of(cells::row(area, 1), INDENT.min(area.width / 8));
    draw_excerpt(ctx, &hit.excerpt, words, buffer);
}

/// What was found stays in view: what stands before it is cut from its front.
fn draw_excerpt(ctx: &Context<'_>, excerpt: &Excerpt, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width).saturating_sub(text::width(&excerpt.found)) / 2;
    let mut before = excerpt.before.as_str();
    let ellipsis = ctx.theme.glyphs().ellipsis;
    if text::width(before) > room {
        let kept = before.char_indices().map(|(at, _)| &before[at..]);
        let room = room.saturating_sub(text::width(ellipsis));
        before = kept.clone().find(|rest| text::width(rest) <= room).unwrap_or_default();
        let cut = format!("{ellipsis}{before}");
        put(ctx, [&cut, &excerpt.found, &excerpt.after], area, buffer);
        return;
    }
    put(ctx, [before, &excerpt.found, &excerpt.after], area, buffer);
}

fn put(ctx: &Context<'_>, [before, found, after]: [&str; 3], area: Rect, buffer: &mut Buffer) {
    let spans = [(before, Role::Muted), (found, Role::Title), (after, Role::Muted)];
    line::put_spans(area, buffer, ctx.theme, &spans);
}
