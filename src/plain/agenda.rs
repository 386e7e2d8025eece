//! The plan of the afternoon and the clock of the box: when each begins, what it used, more time, a lock, a break.

use super::{
    Flow, Plain,
    menu::{self, Menu, Then},
    remedies::{self, Remedy},
    status,
};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        agenda::{AgendaBox, BoxKind},
        command::Command,
        ids::BoxId,
        moment::Moment,
        session::Session,
    },
};

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Close,
    Box(BoxId),
    StartPause,
    Extend(u32),
    Break(BoxId),
    Remedy(Remedy),
    Energiser,
}

/// The agenda, until it is left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let offer = |plain: &mut Plain<'_>| {
        let session = plain.session();
        let lines = clock(&session, plain.now());
        plain.tell_all(lines)?;
        let starts = session.agenda.starts(session.counted_from(plain.now()));
        let rows: Vec<(String, Do)> = session
            .agenda
            .boxes
            .iter()
            .zip(starts)
            .map(|(entry, start)| (row(&session, entry, start, plain.now()), Do::Box(entry.id.clone())))
            .collect();
        let late = if plain.is_live() { remedies::remedies(&session, plain.now()) } else { Vec::new() };
        Ok(Menu::new(forecast(&session, plain.now()))
            .row(say("plain.close_this"), Do::Close)
            .rows(late.into_iter().map(|(words, remedy)| (words, Do::Remedy(remedy))))
            .rows(rows)
            .usual(&Do::Close))
    };
    menu::run(plain, offer, |plain, action| match action {
        Do::Box(id) => change_box(plain, &id).map(|()| Then::Stay),
        Do::Remedy(remedy) => remedies::take(plain, &remedy).map(|()| Then::Stay),
        _ => Ok(Then::Done),
    })
}

/// The clock of the box, until it is left.
pub(super) fn timer(plain: &mut Plain<'_>) -> Flow<()> {
    let offer = |plain: &mut Plain<'_>| {
        let session = plain.session();
        let lines = clock(&session, plain.now());
        plain.tell_all(lines)?;
        let agenda = &session.agenda;
        let live = plain.is_live();
        let running = agenda.running_since.is_some();
        let current = agenda.current().is_some();
        let after = agenda.position().map_or(0, |position| position + 1);
        let pause = agenda.boxes.iter().skip(after).find(|entry| entry.kind == BoxKind::Break);
        let pause = pause
            .map(|entry| (fill("plain.take_break", &[("title", &entry.title)]), Do::Break(entry.id.clone())));
        Ok(Menu::new(say("timer.title"))
            .row(say("plain.close_this"), Do::Close)
            .row_if(live, say(if running { "plain.pause" } else { "plain.start" }), Do::StartPause)
            .row_if(
                live && current,
                fill("plain.extend", &[("minutes", &count("common.minutes", 1))]),
                Do::Extend(1),
            )
            .row_if(
                live && current,
                fill("plain.extend", &[("minutes", &count("common.minutes", 5))]),
                Do::Extend(5),
            )
            .rows(pause.filter(|_| live))
            .row(say("plain.energiser"), Do::Energiser)
            .usual(&Do::Close))
    };
    menu::run(plain, offer, |plain, action| {
        match action {
            Do::StartPause => start_or_pause(plain)?,
            Do::Extend(minutes) => _ = plain.change(Command::ExtendTimer { minutes })?,
            Do::Break(id) => enter(plain, &id)?,
            Do::Energiser => remedies::energiser(plain)?,
            _ => return Ok(Then::Done),
        }
        Ok(Then::Stay)
    })
}

fn start_or_pause(plain: &mut Plain<'_>) -> Flow<()> {
    let session = plain.session();
    let agenda = &session.agenda;
    let command = if agenda.running_since.is_some() {
        Command::PauseTimer {}
    } else if agenda.current().is_some() {
        Command::ResumeTimer {}
    } else {
        match agenda.box_for(session.step, None).or(agenda.boxes.first()) {
            Some(entry) => Command::EnterBox { id: entry.id.clone() },
            None => return plain.tell(say("timer.no_boxes")),
        }
    };
    plain.change(command).map(drop)
}

/// Enters a box; of a break it says when we are back.
fn enter(plain: &mut Plain<'_>, id: &BoxId) -> Flow<()> {
    if !plain.change(Command::EnterBox { id: id.clone() })? {
        return Ok(());
    }
    let session = plain.session();
    let Some(entry) = session.agenda.find(id).filter(|entry| entry.kind == BoxKind::Break) else {
        return Ok(());
    };
    let back = plain.now().plus_seconds(entry.allowed_seconds()).clock_in(&session.zone);
    plain.tell(&status::sentence(&fill("plain.back_at", &[("title", &entry.title), ("time", &back)])))
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

/// When we will be done, against the plan.
fn forecast(session: &Session, now: Moment) -> String {
    let end = session.forecast(now).clock_in(&session.zone);
    match session.planned_end() {
        Some(planned) => {
            let planned = planned.clock_in(&session.zone);
            fill("plain.agenda_head", &[("forecast", &end), ("plan", &planned)])
        }
        None => fill("plain.agenda_forecast", &[("forecast", &end)]),
    }
}

/// "13:41, Define: lead, 25 minutes planned, 36 used, running now".
fn row(session: &Session, entry: &AgendaBox, start: Option<Moment>, now: Moment) -> String {
    let start = start.map_or_else(|| say("plain.passed_over").to_owned(), |at| at.clock_in(&session.zone));
    let used = session.agenda.used_seconds(entry, now) / 60;
    let mut text = fill(
        "plain.box_row",
        &[
            ("start", &start),
            ("title", &entry.title),
            ("minutes", &count("common.minutes", entry.minutes)),
            ("used", &used),
        ],
    );
    if entry.locked {
        text = format!("{text}, {}", say("plain.locked"));
    }
    if session.agenda.current.as_ref() == Some(&entry.id) {
        text = format!("{text}, {}", say("plain.runs_now"));
    }
    text
}

fn change_box(plain: &mut Plain<'_>, id: &BoxId) -> Flow<()> {
    let session = plain.session();
    let Some(entry) = session.agenda.find(id) else { return Ok(()) };
    if !plain.is_live() {
        return plain.tell(say("plain.agenda_is_over"));
    }
    let lock = if entry.locked { "plain.unlock" } else { "plain.lock" };
    let choices = ["plain.enter_box", "plain.other_minutes", lock].map(|key| say(key).to_owned()).to_vec();
    match plain.choose(&entry.title, choices, Some(0))? {
        0 => enter(plain, id),
        1 => {
            let minutes = plain.number(say("plain.other_minutes"), entry.minutes, 0..=600)?;
            plain.change(Command::SetBoxMinutes { id: id.clone(), minutes }).map(drop)
        }
        _ => plain.change(Command::LockBox { id: id.clone(), locked: !entry.locked }).map(drop),
    }
}
