//! The plan of the afternoon and the clock of the box: when each begins, what it used, when we shall be done, and
//! everything that can be changed about it.

mod change;
mod timer;

pub(super) use timer::{menu as timer, start_or_pause};

use super::{
    Flow, Leave, Plain,
    menu::{self, Menu, Then},
    remedies::{self, Remedy},
    status,
};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        agenda::{AgendaBox, remedy::Remedies, told},
        ids::BoxId,
        interlude,
        moment::Moment,
        session::Session,
    },
    route,
};

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Close,
    Box(BoxId),
    Remedy(Remedy),
    StartPause,
    New,
    Break,
    AllAsLast,
}

/// The agenda, until it is left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    menu::run(plain, offer, |plain, action| {
        match action {
            Do::Close => return Ok(Then::Done),
            Do::Box(id) => change::menu(plain, &id)?,
            Do::Remedy(remedy) => remedies::take(plain, &remedy)?,
            Do::StartPause => start_or_pause(plain)?,
            Do::New => change::insert(plain)?,
            Do::Break => change::insert_break(plain)?,
            Do::AllAsLast => _ = plain.commit(plain.session().agenda.all_as_last())?,
        }
        Ok(Then::Stay)
    })
}

fn offer(plain: &mut Plain<'_>) -> Flow<Menu<Do>> {
    let (session, now, live) = (plain.session(), plain.now(), plain.is_live());
    plain.tell_all(clock(&session, now))?;
    plain.tell_all(standing(&session, now))?;
    let agenda = &session.agenda;
    let starts = agenda.starts(session.counted_from(now));
    let boxes: Vec<(String, Do)> = agenda
        .boxes
        .iter()
        .zip(starts)
        .map(|(entry, start)| (row(&session, entry, start, now), Do::Box(entry.id.clone())))
        .collect();
    let late = if live { remedies::remedies(&session, now) } else { Vec::new() };
    let some = live && !boxes.is_empty();
    let as_last = live && !agenda.all_as_last().is_empty();
    Ok(Menu::new(say(if boxes.is_empty() { "plain.no_boxes" } else { "plain.which_box" }))
        .row(say("plain.close_this"), Do::Close)
        .rows(late.into_iter().map(|(words, remedy)| (words, Do::Remedy(remedy))))
        .rows(boxes)
        .row_if(some, toggle_words(&session), Do::StartPause)
        .row_if(live, say("plain.new_box"), Do::New)
        .row_if(live, say("plain.new_break"), Do::Break)
        .row_if(as_last, say("plain.all_as_last"), Do::AllAsLast)
        .usual(&Do::Close))
}

/// What starts the clock, or pauses it.
pub(super) fn toggle_words(session: &Session) -> &'static str {
    say(if session.agenda.running_since.is_some() { "plain.pause" } else { "plain.start" })
}

/// What the clock shows, as a sentence.
fn clock(session: &Session, now: Moment) -> Vec<String> {
    let agenda = &session.agenda;
    let (Some(entry), Some(clock)) = (agenda.current(), agenda.countdown(now)) else {
        return vec![say("plain.no_box_runs").to_owned()];
    };
    let minutes = count("common.minutes", clock.left.unsigned_abs().div_ceil(60));
    let key = match (clock.left < 0, clock.running) {
        (true, _) => fill("plain.box_over", &[("title", &entry.title), ("minutes", &minutes)]),
        (false, true) => fill("plain.box_left", &[("title", &entry.title), ("minutes", &minutes)]),
        (false, false) => fill("plain.box_paused", &[("title", &entry.title), ("minutes", &minutes)]),
    };
    vec![key]
}

/// When we shall be done against the plan, why it is late, how the work so far stands, when the close must begin.
fn standing(session: &Session, now: Moment) -> Vec<String> {
    if session.closed_at.is_some() {
        return Vec::new();
    }
    let end = session.forecast(now).clock_in(&session.zone);
    let forecast = match session.booked_until() {
        Some(planned) => {
            let planned = planned.clock_in(&session.zone);
            fill("plain.forecast_and_plan", &[("forecast", &end), ("plan", &planned)])
        }
        None => fill("plain.forecast", &[("forecast", &end)]),
    };
    let outlook = told::outlook(session, now).map(|words| status::sentence(&words));
    let cause = Remedies::of(session, now).map(|remedies| told::cause(&remedies));
    let cause = cause.filter(|cause| outlook.as_ref() != Some(cause));
    let lines = [outlook, cause, told::pace(session, now), told::close_by(session, now)];
    std::iter::once(forecast).chain(lines.into_iter().flatten()).collect()
}

/// "13:41, Define: lead (locked), 25 minutes planned, 3 more given, 36 used, on now".
fn row(session: &Session, entry: &AgendaBox, start: Option<Moment>, now: Moment) -> String {
    let begins = start.map_or_else(|| say("plain.passed_over").to_owned(), |at| at.clock_in(&session.zone));
    // A minute that has begun counts.
    let used = (session.agenda.used_seconds(entry, now) + 59) / 60;
    let title = told::title(session, entry, start, now);
    let minutes = count("common.minutes", entry.minutes);
    let mut text = fill(
        "plain.box_row",
        &[("start", &begins), ("title", &title), ("minutes", &minutes), ("used", &used)],
    );
    if entry.extended > 0 {
        text = format!("{text}, {}", fill("plain.more_given", &[("n", &entry.extended)]));
    }
    if let Some(last) = entry.last_minutes.filter(|_| entry.entered_at.is_none()) {
        text = format!("{text}, {}", fill("agenda.last_time", &[("n", &last)]));
    }
    if session.agenda.current.as_ref() == Some(&entry.id) {
        text = format!("{text}, {}", say("plain.runs_now"));
    }
    text
}

/// Starts the clock of a box, unless it has it already, and goes to its work; of a break it says when we are back.
fn go(plain: &mut Plain<'_>, id: &BoxId) -> Flow<()> {
    let session = plain.session();
    let Some(entry) = session.agenda.find(id) else { return Ok(()) };
    if plain.is_live() && session.agenda.current.as_ref() != Some(id) {
        let batch = interlude::begin(&session, entry, plain.now());
        if !plain.commit(batch)? {
            return Ok(());
        }
    }
    match route::place_of(&plain.session(), entry) {
        Some(place) => Err(Leave::To(place)),
        None => Ok(()),
    }
}
