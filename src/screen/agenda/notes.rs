//! What stands below the boxes: how the afternoon stands, and what could be done when it gets late.

use super::Msg;
use crate::{
    assets::words::{fill, say},
    domain::agenda::{remedy::Remedies, told},
    screen::{Context, Shown, Tier, timer},
    theme::Role,
    widget::{cells, line},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells between two notes on one row.
const GAP: u16 = 3;

/// A few words, and what a click on them means.
pub(super) struct Note {
    text: String,
    role: Role,
    msg: Option<Msg>,
}

impl Note {
    fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role, msg: None }
    }

    fn choice(text: String, msg: Msg) -> Self {
        Self { text, role: Role::Text, msg: Some(msg) }
    }
}

/// The notes, the most pressing first.
pub(super) fn notes(ctx: &Context<'_>, remedies: Option<&Remedies>) -> Vec<Note> {
    let mut notes = remedies.map_or_else(Vec::new, |remedies| choices(ctx, remedies));
    if ctx.tier == Tier::Room || ctx.session.closed_at.is_some() {
        return notes;
    }
    notes.extend(told::pace(ctx.session, ctx.now).map(|text| Note::new(text, Role::Muted)));
    notes.extend(close_by(ctx));
    if notes.is_empty() {
        notes.push(Note::new(say("agenda.advice"), Role::Muted));
    }
    notes
}

/// Why it is late, and the three things to choose from.
fn choices(ctx: &Context<'_>, remedies: &Remedies) -> Vec<Note> {
    let session = ctx.session;
    let (small, live) = (ctx.tier == Tier::Room, ctx.is_live());
    let mut notes = Vec::new();
    if !small {
        notes.push(Note::new(why(remedies, live), Role::Warn));
    }
    if !live {
        return notes;
    }
    let end = fill("agenda.end_at", &[("time", &remedies.end.clock_in(&session.zone))]);
    notes.push(Note::choice(end, Msg::EndLater));
    notes.extend(take(ctx, remedies));
    if let Some(topic) = remedies.park.as_ref().and_then(|id| session.topic(id)) {
        let text = if small {
            say("agenda.park_short").to_owned()
        } else {
            fill("agenda.park", &[("topic", &topic.title)])
        };
        notes.push(Note::choice(text, Msg::Park));
    }
    notes
}

/// "11 over here, 4 saved before. Choose:"
fn why(remedies: &Remedies, live: bool) -> String {
    let cause = told::cause(remedies);
    if live { format!("{cause} {}", say("agenda.choose")) } else { cause }
}

/// "2 take 7 from messaging, market, SLA (-2 -2 -3)", with what that leaves uncovered.
fn take(ctx: &Context<'_>, remedies: &Remedies) -> Option<Note> {
    let (share, small) = (&remedies.share, ctx.tier == Tier::Room);
    if share.taken.is_empty() {
        return (!small).then(|| Note::new(say("agenda.take_nothing"), Role::Muted));
    }
    let total = share.total();
    let text = if small {
        fill("agenda.take_short", &[("n", &total)])
    } else {
        fill("agenda.take", &[("n", &total), ("boxes", &timer::share::boxes(ctx.session, share))])
    };
    let text = match share.left {
        0 => text,
        left => format!("{text}{}", fill("agenda.take_rest", &[("n", &left)])),
    };
    Some(Note::choice(text, Msg::Share))
}

/// When the close must begin, in warning once that is not going to be.
fn close_by(ctx: &Context<'_>) -> Option<Note> {
    let text = told::close_by(ctx.session, ctx.now)?;
    let late = ctx.session.minutes_late(ctx.now).is_some_and(|late| late > 0);
    Some(Note::new(text, if late { Role::Warn } else { Role::Muted }))
}

/// Where each note stands in an area of this width: beside the one before, or on the next row.
fn places(notes: &[Note], ctx: &Context<'_>, width: u16) -> Vec<(u16, u16)> {
    let (mut x, mut y) = (0_u16, 0_u16);
    let place = |note: &Note| {
        let wide = (line::width(ctx.theme, &[(&note.text, note.role)]) as u16).min(width);
        if x > 0 && x.saturating_add(wide) > width {
            (x, y) = (0, y + 1);
        }
        let here = (x, y);
        x = x.saturating_add(wide).saturating_add(GAP);
        here
    };
    notes.iter().map(place).collect()
}

/// Rows the notes take.
pub(super) fn height(notes: &[Note], ctx: &Context<'_>, width: u16) -> u16 {
    places(notes, ctx, width).last().map_or(0, |(_, y)| y + 1)
}

/// Draws the notes; each choice answers a click.
pub(super) fn draw(
    notes: &[Note],
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    shown: &mut Shown<Msg>,
) {
    for (note, (x, y)) in notes.iter().zip(places(notes, ctx, area.width)) {
        let place = cells::right_of(cells::row(area, usize::from(y)), x);
        let width = line::put(place, buffer, ctx.theme, &note.text, note.role);
        shown.hits.extend(note.msg.map(|msg| (Rect { width, ..place }, msg)));
    }
}
