//! The break that runs, and how long a break shall be: every one ends at a time nobody takes for a rough one.
//!
//! When the time is over it says so kindly; it never calls anybody in by itself.

use crate::{
    assets::words::{count, fill, say},
    domain::{
        agenda::{BoxKind, Countdown},
        command::Command,
        interlude,
        moment::Moment,
        session::Session,
    },
    effect::Place,
    plain::{
        Flow, Leave, Plain, agenda as plan,
        menu::{self, Menu, Then},
        status,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    On,
    Extend(u32),
    Change,
    Toggle,
}

/// The break, until somebody goes on with the work, or it was taken back.
pub(in crate::plain) fn rest(plain: &mut Plain<'_>) -> Flow<()> {
    menu::run(plain, offer, act)
}

fn offer(plain: &mut Plain<'_>) -> Flow<Menu<Do>> {
    let (session, now, live) = (plain.session(), plain.now(), plain.is_live());
    let agenda = &session.agenda;
    let Some(clock) = interlude::running(agenda, BoxKind::Break).and(agenda.countdown(now)) else {
        plain.tell(say("plain.no_break"))?;
        return Err(Leave::Back);
    };
    plain.show_room();
    let extend = |minutes: u32| fill("plain.extend", &[("minutes", &count("common.minutes", minutes))]);
    Ok(Menu::new(head(&session, clock, now))
        .row(say("plain.go_on"), Do::On)
        .row_if(live, extend(1), Do::Extend(1))
        .row_if(live, extend(5), Do::Extend(5))
        .row_if(live, say("plain.other_return"), Do::Change)
        .row_if(live, plan::toggle_words(&session), Do::Toggle)
        .usual(&Do::On))
}

/// When we are back and what waits at the window; that we begin, once the time is over.
fn head(session: &Session, clock: Countdown, now: Moment) -> String {
    if clock.left <= 0 {
        return come_in(&now.clock_in(&session.zone));
    }
    let back = now.plus_seconds(clock.left).clock_in(&session.zone);
    let back = status::sentence(&fill("take_break.back", &[("time", &back)]));
    let wait = status::sentence(say(if clock.running { "rest.brownies" } else { "rest.paused" }));
    format!("{back} {wait}")
}

/// The break is over.
pub(super) fn come_in(time: &str) -> String {
    format!("{} {}", status::sentence(say("rest.over")), fill("rest.come_in", &[("time", &time)]))
}

fn act(plain: &mut Plain<'_>, action: Do) -> Flow<Then> {
    match action {
        Do::On => return Err(Leave::Along(true)),
        Do::Extend(minutes) => _ = plain.change(Command::ExtendTimer { minutes })?,
        Do::Change => take_break(plain)?,
        Do::Toggle => plan::start_or_pause(plain)?,
    }
    Ok(Then::Stay)
}

/// Asks how long the break shall be, each length with the time we are back, and begins it.
pub(in crate::plain) fn take_break(plain: &mut Plain<'_>) -> Flow<()> {
    if !plain.is_live() {
        return plain.tell(say("plain.agenda_is_over"));
    }
    let session = plain.session();
    let offers = interlude::offers(&session, plain.now());
    let choices = offers
        .iter()
        .map(|offer| fill("plain.break_choice", &[("length", &offer.name), ("back", &offer.back)]))
        .collect();
    let chosen = plain.choose(say("plain.how_long"), choices, Some(interlude::usual_offer(&session)))?;
    let batch = interlude::rest(&plain.session(), offers[chosen].minutes, plain.now());
    if batch.is_empty() || plain.commit(batch)? { Err(Leave::To(Place::Rest)) } else { Ok(()) }
}
