//! The places where the room does one thing together: writes in silence, hears both sides, reads aloud, rests, plays,
//! talks in pairs. What is counted here is said and kept nowhere; only breaks and cards are part of the plan.

mod energiser;
mod hearing;
mod pairs;
mod read_aloud;
mod rest;
mod silent;

pub(super) use energiser::{deal, play};
pub(super) use hearing::hear;
pub(super) use pairs::{pair_off, talk};
pub(super) use read_aloud::read;
pub(super) use rest::{rest, take_break};
pub(super) use silent::write;

use super::{Flow, Leave, Plain};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        agenda::{AgendaBox, BoxKind, Countdown},
        clock::Clock,
        hearing::Hearing,
        ids::TopicId,
        moment::Moment,
        pairs as drawn,
        session::Session,
    },
    effect::{Place, Room},
    route,
};

/// What a place shows beside the session, for as long as it is on: its own countdown, whose notes are read, how often
/// names were drawn anew.
#[derive(Clone, Debug, Default)]
pub(super) struct Stage {
    clock: Option<Clock>,
    hearing: Option<Hearing>,
    again: u16,
}

impl Stage {
    /// The same as another window takes it.
    fn part(&self) -> u32 {
        match (&self.hearing, self.clock) {
            (Some(hearing), _) => hearing.part(),
            (None, Some(clock)) => drawn::part(self.again, clock.part()),
            (None, None) => 0,
        }
    }

    /// The machine slept: its time is nobody's time to write or to talk.
    pub fn slept(&mut self, since: Moment) {
        if let Some(clock) = &mut self.clock {
            clock.pause(since);
        }
    }
}

/// What can be done with the countdown of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// Pause, or go on.
    Toggle,
    /// A minute more, or one less.
    Minute {
        /// More.
        more: bool,
    },
}

impl Turn {
    /// The choices for a countdown.
    fn rows<A>(stage: &Stage, action: impl Fn(Self) -> A) -> Vec<(String, A)> {
        let runs = stage.clock.is_some_and(|clock| clock.until().is_some());
        let minute = count("common.minutes", 1);
        vec![
            (say(if runs { "plain.pause" } else { "plain.start" }).to_owned(), action(Self::Toggle)),
            (fill("plain.extend", &[("minutes", &minute)]), action(Self::Minute { more: true })),
            (fill("plain.shorten", &[("minutes", &minute)]), action(Self::Minute { more: false })),
        ]
    }
}

impl Plain<'_> {
    /// Lets a second window show the place, with what belongs to it only while it is on.
    pub(super) fn show_room(&self) {
        let Some(open) = &self.open else { return };
        let (session, now) = (open.session(), self.now());
        let deadline = session.agenda.countdown(now).filter(|clock| clock.running);
        open.show(Room {
            step: session.step,
            place: self.place.clone(),
            part: self.stage.part(),
            deadline: deadline.map(|clock| now.plus_seconds(clock.left)),
            until: self.stage.clock.and_then(Clock::until),
            ..Room::default()
        });
    }

    /// Turns the countdown of the place.
    fn turn(&mut self, turn: Turn) {
        let now = self.now();
        if let Some(clock) = &mut self.stage.clock {
            match turn {
                Turn::Toggle => clock.toggle(now),
                Turn::Minute { more } => clock.change(now, more),
            }
        }
    }
}

/// Goes to a sub-step of the topic that is on.
pub(super) fn go_to(plain: &mut Plain<'_>, place: fn(TopicId) -> Place) -> Flow<()> {
    match route::topic_on(&plain.session(), &plain.place) {
        Some(topic) => Err(Leave::To(place(topic))),
        None => plain.tell(say("plain.no_topic_on")),
    }
}

/// What is said once when a box is nearly over, and once when it is.
pub(super) fn told_time(session: &Session, entry: &AgendaBox, clock: Countdown, now: Moment) -> String {
    let minutes = count("common.minutes", (clock.left.unsigned_abs() / 60).max(1));
    let time = || now.plus_seconds(clock.left.max(0)).clock_in(&session.zone);
    match (entry.kind, clock.left > 0) {
        (BoxKind::Break, true) => fill("plain.break_ends", &[("time", &time()), ("minutes", &minutes)]),
        (BoxKind::Break, false) => rest::come_in(&time()),
        (BoxKind::Stretch, false) => say("energiser.over").to_owned(),
        (_, true) => fill("plain.wrapping_up", &[("title", &entry.title), ("minutes", &minutes)]),
        (_, false) => fill("plain.time_is_over", &[("title", &entry.title)]),
    }
}

/// "3 minutes left.", or that it rests.
fn told_left(clock: Clock, now: Moment) -> String {
    let minutes = count("common.minutes", clock.left(now).unsigned_abs().div_ceil(60));
    let key = if clock.until().is_some() { "plain.stage_left" } else { "plain.stage_paused" };
    fill(key, &[("minutes", &minutes)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Moment {
        Moment::parse(&format!("2026-03-12T{time}Z")).expect("a time")
    }

    fn told(kind: BoxKind, left: i64) -> String {
        let session = Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned());
        let entry = AgendaBox { kind, ..AgendaBox::new("box".into(), "Lead".to_owned(), 10) };
        let clock = Countdown { left, allowed: 600, running: true };
        told_time(&session, &entry, clock, at("14:20:00"))
    }

    #[test]
    fn the_end_of_a_break_is_said_as_one() {
        assert_eq!(told(BoxKind::Break, 120), "Back at 14:22: 2 minutes left of the break.");
        let over = told(BoxKind::Break, -60);
        assert_eq!(over, "We begin when you are here. It is 14:20. Bring the last brownie along.");
        assert_eq!(told(BoxKind::Stretch, 0), "Time. Thank you, and back to work.");
        assert_eq!(told(BoxKind::Work, 120), "Wrapping up: 2 minutes left for Lead.");
        assert_eq!(told(BoxKind::Close, -1), "Time for Lead is over.");
    }

    #[test]
    fn what_another_window_is_told_is_what_it_reads() {
        let mut stage = Stage { clock: Some(Clock::starting(at("14:20:00"), 3)), ..Stage::default() };
        assert_eq!(stage.part(), 0, "it runs: its end is told");
        stage.slept(at("14:21:00"));
        stage.again = 2;
        assert_eq!((stage.part() & 0xffff, stage.part() >> 16), (120, 2));
        let mut hearing = Hearing::beginning(crate::domain::people::Team::Marketing);
        hearing.note(3);
        stage.hearing = Some(hearing.clone());
        assert_eq!(Hearing::of(stage.part()), hearing);
    }
}
