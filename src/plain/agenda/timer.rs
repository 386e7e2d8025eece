//! The clock of the box: how much is left, a pause, more time, and what may follow.

use super::{clock, go, standing, toggle_words};
use crate::{
    assets::words::{count, fill, say},
    domain::command::Command,
    plain::{
        Flow, Plain,
        menu::{self, Menu, Then},
        remedies, stage,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Close,
    StartPause,
    Extend(u32),
    Break,
    Energiser,
    Pairs,
    Share,
    Mute,
    Running,
    Agenda,
}

/// The clock of the box, until it is left.
pub(in crate::plain) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    menu::run(plain, offer, |plain, action| {
        match action {
            Do::Close => return Ok(Then::Done),
            Do::StartPause => start_or_pause(plain)?,
            Do::Extend(minutes) => _ = plain.change(Command::ExtendTimer { minutes })?,
            Do::Break => stage::take_break(plain)?,
            Do::Energiser => stage::deal(plain)?,
            Do::Pairs => stage::pair_off(plain)?,
            Do::Share => remedies::share_out(plain)?,
            Do::Mute => plain.mute()?,
            Do::Running => {
                if let Some(id) = plain.session().agenda.current {
                    go(plain, &id)?;
                }
            }
            Do::Agenda => super::menu(plain)?,
        }
        Ok(Then::Stay)
    })
}

fn offer(plain: &mut Plain<'_>) -> Flow<Menu<Do>> {
    let (session, now, live) = (plain.session(), plain.now(), plain.is_live());
    plain.tell_all(clock(&session, now))?;
    plain.tell_all(standing(&session, now).into_iter().take(2))?;
    let current = session.agenda.current().is_some();
    let more = |minutes: u32| fill("plain.extend", &[("minutes", &count("common.minutes", minutes))]);
    Ok(Menu::new(say("timer.title"))
        .row(say("plain.close_this"), Do::Close)
        .row_if(live, toggle_words(&session), Do::StartPause)
        .row_if(live && current, more(1), Do::Extend(1))
        .row_if(live && current, more(5), Do::Extend(5))
        .row_if(live, say("plain.take_break"), Do::Break)
        .row_if(live, say("plain.energiser"), Do::Energiser)
        .row(say("plain.pairs"), Do::Pairs)
        .row_if(live, say("plain.share_time"), Do::Share)
        .row(say(if plain.muted { "plain.bell_rings" } else { "plain.bell_muted" }), Do::Mute)
        .row_if(current, say("plain.to_running"), Do::Running)
        .row(say("plain.to_agenda"), Do::Agenda)
        .usual(&Do::Close))
}

/// Pauses the clock, or lets it go on; with no box entered yet, that of the step begins.
pub(in crate::plain) fn start_or_pause(plain: &mut Plain<'_>) -> Flow<()> {
    let session = plain.session();
    match session.agenda.toggle(session.step) {
        Some(command) => plain.change(command).map(drop),
        None => plain.tell(say("timer.no_boxes")),
    }
}
