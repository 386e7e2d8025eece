//! A laptop that slept: its time belongs to no box, so the clock is paused at the moment the machine fell asleep,
//! and with it the countdowns that screens have of their own.

use super::{
    model::{Model, Notice, Press},
    update::{commit, notice},
};
use crate::{
    assets::words::fill,
    domain::{command::Command, moment::Moment},
    effect::Effect,
    screen::Tier,
};

/// Seconds the sentence stays: whoever opens the lid looks at other things first.
const SECONDS: i64 = 60;

/// Pauses the clock as of `since`, if it ran in a session of this window, and says so.
pub(super) fn slept(model: &mut Model, since: Moment, now: Moment) -> Vec<Effect> {
    for layer in &mut model.stack {
        layer.screen.slept(since);
    }
    let writable = model.open.as_ref().is_some_and(|open| open.read_only.is_none());
    let session = model.session();
    let Some(began) = session.agenda.running_since.filter(|_| writable && session.closed_at.is_none()) else {
        return Vec::new();
    };
    let zone = session.zone.clone();
    match commit(model, vec![Command::PauseTimer {}], since.max(began)) {
        Ok(effect) => {
            let (from, until) = (since.clock_in(&zone), now.clock_in(&zone));
            let times: [(&str, &dyn std::fmt::Display); 2] = [("since", &from), ("until", &until)];
            let small = model.context(now, &[]).tier == Tier::Room;
            let text = if small { fill("app.slept_short", &times) } else { fill("app.slept", &times) };
            model.notice = Some(Notice { text, until: now.plus_seconds(SECONDS), press: Press::Dismiss });
            effect.into_iter().collect()
        }
        Err(refused) => {
            notice(model, refused, now);
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Msg, play::Play};
    use crate::{
        domain::{agenda::AgendaBox, command::Command, moment::Moment, session::Session},
        effect::Place,
    };

    fn at(text: &str) -> Moment {
        Moment::parse(&format!("2026-03-12T{text}Z")).unwrap()
    }

    /// A box of ten minutes at 12:10 UTC; opening the check-in starts it.
    fn play() -> Play {
        let mut session = Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned());
        let boxes = vec![AgendaBox::new("one".into(), "One".to_owned(), 10)];
        session.apply(&Command::SetAgenda { boxes }, at("12:00:00")).unwrap();
        session.apply(&Command::EnterBox { id: "one".into() }, at("12:10:00")).unwrap();
        Play::at(session, Place::CheckIn, 80, 24)
    }

    #[test]
    fn a_box_is_paused_at_the_moment_the_laptop_fell_asleep() {
        let mut play = play();
        play.wait(2 * 60);
        let asleep = play.now();
        play.sleep(18 * 60);
        let agenda = &play.session().agenda;
        assert_eq!(agenda.running_since, None);
        assert_eq!(agenda.used_seconds(agenda.current().unwrap(), play.now()), 2 * 60);
        assert_eq!(play.open().workshop.last_at(), Some(asleep));
        assert!(play.text().contains("slept from 13:12 to 13:30"), "{}", play.text());
        play.wait(30);
        assert!(play.text().contains("slept"), "it is there for whoever comes back later");
        play.keys("t<space>");
        assert!(play.session().agenda.running_since.is_some());
        assert!(!play.effects.contains(&crate::effect::Effect::Ring), "nothing ran out");
    }

    #[test]
    fn a_small_window_says_it_in_one_line() {
        let mut play = play();
        play.msg(Msg::Resize(ratatui::layout::Size::new(40, 12)));
        play.sleep(18 * 60);
        assert!(play.text().contains("Slept 13:10 to 13:28, clock paused."), "{}", play.text());
    }

    #[test]
    fn a_clock_that_does_not_run_has_nothing_to_say() {
        let mut play = play();
        play.keys("t<space><esc>");
        let before = play.open().workshop.seq();
        play.sleep(18 * 60);
        assert_eq!(play.open().workshop.seq(), before);
        assert!(!play.text().contains("slept"), "{}", play.text());
    }

    #[test]
    fn a_window_that_only_watches_leaves_the_clock_alone() {
        let mut play = play();
        play.model.open.as_mut().unwrap().read_only = Some("open elsewhere".to_owned());
        let since = play.now();
        play.msg(Msg::Slept { since });
        assert!(play.session().agenda.running_since.is_some());
    }
}
