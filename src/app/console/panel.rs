//! The facilitator's half of the console: time, what comes next, who handed in, one line of advice, and her notes.
//! No finger of anybody is drawn here before it is revealed: they are nowhere to be read.

use super::{BINDINGS, Console, NARROW, coach};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        agenda::{BoxKind, Countdown},
        interlude,
        moment::Moment,
        people::{Group, Presence, Team},
        session::Session,
        vote::Round,
    },
    effect::Place,
    keymap, route,
    screen::{Context, team_key},
    theme::Role,
    widget::{cells, footer, line, paragraph},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// Rows above the notes.
const FACTS: u16 = 12;

/// Where the notes are written: the lower part of her half, above the row of keys.
pub(super) fn notes_area(area: Rect) -> Rect {
    let inner = cells::inset(area, 1);
    let facts = FACTS.min(inner.height * 6 / 10);
    let rest = cells::below(inner, facts + 1);
    Rect { height: rest.height.saturating_sub(1), ..rest }
}

/// What a note written at a place belongs to: the key it is kept by, and its title.
pub(super) fn subject(session: &Session, place: &Place) -> (String, String) {
    if let Some(topic) = place.topic().and_then(|id| session.topic(id)) {
        return (format!("topic/{}", topic.id), topic.title.clone());
    }
    let step = route::step_of(session, place).unwrap_or(session.step);
    (step.name().to_owned(), say(step.key()).to_owned())
}

/// A place by name.
fn named(session: &Session, place: &Place) -> String {
    let kind = match place {
        Place::Rest => Some(BoxKind::Break),
        Place::Energiser => Some(BoxKind::Stretch),
        _ => None,
    };
    if let Some(entry) = kind.and_then(|kind| interlude::next(&session.agenda, kind)) {
        return entry.title.clone();
    }
    if *place == Place::Thanks {
        return say("console.thanks").to_owned();
    }
    subject(session, place).1
}

/// Draws her half; where the cursor stands while a note is written.
pub(super) fn draw(console: &Console, area: Rect, buffer: &mut Buffer, now: Moment) -> Option<Position> {
    let theme = &console.theme;
    let inner = cells::inset(area, 1);
    let notes = notes_area(area);
    let above = Rect { height: notes.y.saturating_sub(inner.y + 1), ..inner };
    let mut rest = above;
    for (text, role) in facts(console, now) {
        let used = paragraph::height(theme, &[(&text, role)], rest.width) as u16;
        let place = cells::take(&mut rest, used);
        paragraph::draw_text(place, buffer, theme, (&text, role));
    }
    let about = console.writing.as_ref().map_or_else(|| console.subject().1, |writing| writing.title.clone());
    let head = Rect { y: above.bottom(), height: 1, ..inner }.intersection(area);
    line::rule(head, buffer, theme, &fill("console.notes", &[("title", &about)]));
    let cursor = draw_notes(console, notes, buffer);
    draw_foot(console, cells::row(inner, usize::from(inner.height).saturating_sub(1)), buffer);
    cursor
}

fn draw_notes(console: &Console, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let theme = &console.theme;
    if let Some(writing) = &console.writing {
        return writing.editor.draw(area, buffer, theme, true);
    }
    let span = match console.notes.get(&console.subject().0) {
        Some(text) => (text.as_str(), Role::Text),
        None => (say("console.no_notes"), Role::Muted),
    };
    paragraph::draw_text(area, buffer, theme, span);
    None
}

fn draw_foot(console: &Console, area: Rect, buffer: &mut Buffer) {
    if let Some(why) = &console.not_kept {
        let text = fill("console.not_kept", &[("why", why)]);
        line::put(area, buffer, &console.theme, &text, Role::Alarm);
        return;
    }
    if console.writing.is_some() {
        footer::draw(area, buffer, &console.theme, &[("Esc", say("console.done"))]);
        return;
    }
    let flags = u32::from(console.is_narrow()) * NARROW;
    let hints = keymap::hints(BINDINGS, flags, &console.overrides);
    let hints: Vec<(&str, &str)> = hints.iter().map(|hint| (hint.key.as_str(), say(hint.label))).collect();
    footer::draw(area, buffer, &console.theme, &hints);
}

/// What stands above the notes, row by row.
fn facts(console: &Console, now: Moment) -> Vec<(String, Role)> {
    let seen = console.watch.newest();
    let session = seen.workshop.session();
    let place = console.place();
    let mut rows = vec![(say("console.private").to_owned(), Role::Title), state(console, &place)];
    rows.extend(time(session, now));
    if let Some(next) = route::neighbour(session, &place, true) {
        rows.push((fill("console.next", &[("title", &named(session, &next))]), Role::Text));
    }
    let round = place.topic().and_then(|id| session.topic(id)).and_then(|topic| topic.open_round());
    if let Some(round) = round {
        let ctx = console.watch.model().context(now, &[]);
        rows.push((handed_in(&ctx, round), Role::Accent));
    }
    if sponsor_is_here(session) {
        rows.push((say("console.sponsor").to_owned(), Role::Accent));
    }
    rows.push((coach::line(session, &place).to_owned(), Role::Muted));
    rows
}

/// What the room sees: a screen, nothing at all, or a card.
fn state(console: &Console, place: &Place) -> (String, Role) {
    let seen = console.watch.newest();
    if !seen.is_there {
        return (say("watch.gone").to_owned(), Role::Warn);
    }
    if console.watch.is_blanked() {
        return (say("console.blank").to_owned(), Role::Warn);
    }
    if !seen.is_open {
        return (say("watch.waiting").to_owned(), Role::Warn);
    }
    let name = named(seen.workshop.session(), place);
    let shown = seen.room.as_ref().is_some_and(crate::effect::Room::is_for_the_room);
    let key = if shown { "console.sees" } else { "console.sees_card" };
    (fill(key, &[("title", &name)]), Role::Text)
}

/// "6 behind, ends 16:17", and the clock of the box.
fn time(session: &Session, now: Moment) -> Option<(String, Role)> {
    session.agenda.position()?;
    let minutes = session.agenda.pace(now) / 60;
    let pace = match minutes {
        0 => say("console.on_time").to_owned(),
        late if late < 0 => count("console.behind", late.unsigned_abs()),
        early => count("console.ahead", early.unsigned_abs()),
    };
    let ends = session.forecast(now).clock_in(&session.zone);
    let clock = session.agenda.countdown(now).map(Countdown::text).unwrap_or_default();
    let values: [(&str, &dyn std::fmt::Display); 3] = [("clock", &clock), ("pace", &pace), ("end", &ends)];
    Some((fill("console.time", &values), if minutes < 0 { Role::Warn } else { Role::Text }))
}

/// "▲ Sales in (6)    ● Marketing not yet (5)": whether a side is in, never what it showed.
fn handed_in(ctx: &Context<'_>, round: &Round) -> String {
    let side = |team: Team| {
        let people = *round.attendance.get(team);
        let key = if round.has(team) { "console.in" } else { "console.not_in" };
        format!("{} {} {}", ctx.mark(team), say(team_key(team)), fill(key, &[("people", &people)]))
    };
    Team::BOTH.map(side).join("    ")
}

fn sponsor_is_here(session: &Session) -> bool {
    let here = |presence: Presence| presence != Presence::NotHere;
    session.people.iter().any(|person| person.group == Group::Leadership && here(person.presence))
}
