//! A question and so many minutes: everybody writes on paper. Nothing is typed, counted or stored.

use super::{Turn, told_left};
use crate::{
    assets::words::say,
    domain::{clock::Clock, ids::TopicId, silent},
    plain::{
        Flow, Leave, Plain,
        menu::{self, Menu, Then},
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    On,
    Turn(Turn),
}

/// Time to write, until somebody goes on to the hearing.
pub(in crate::plain) fn write(plain: &mut Plain<'_>, id: &TopicId) -> Flow<()> {
    let session = plain.session();
    let Some(topic) = session.topic(id) else { return plain.tell(say("plain.gone")) };
    plain.tell(silent::question(topic))?;
    plain.tell(say("silent.paper"))?;
    let minutes = silent::minutes(id, plain.around.silent_minutes);
    plain.stage.clock = Some(Clock::starting(plain.now(), minutes));
    menu::run(plain, |plain| Ok(offer(plain)), act)
}

fn offer(plain: &Plain<'_>) -> Menu<Do> {
    plain.show_room();
    let now = plain.now();
    let head = match plain.stage.clock {
        Some(clock) if !clock.is_over(now) => told_left(clock, now),
        _ => say("silent.over").to_owned(),
    };
    Menu::new(head)
        .row(say("plain.to_hearing"), Do::On)
        .rows(Turn::rows(&plain.stage, Do::Turn))
        .usual(&Do::On)
}

fn act(plain: &mut Plain<'_>, action: Do) -> Flow<Then> {
    match action {
        Do::On => return Err(Leave::Along(true)),
        Do::Turn(turn) => plain.turn(turn),
    }
    Ok(Then::Stay)
}
