//! One ring at zero, whatever happens to the clock around it.

use super::*;
use crate::{
    app::play::Play,
    domain::{agenda::AgendaBox, command::Command, session::Session},
    effect::Place,
    theme::Role,
};

/// Two boxes of ten and five minutes; the first runs since the play began.
fn play() -> Play {
    let mut session = Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned());
    let boxes = vec![
        AgendaBox::new("one".into(), "One".to_owned(), 10),
        AgendaBox::new("two".into(), "Two".to_owned(), 5),
    ];
    let begin = crate::app::play::begin();
    session.apply(&Command::SetAgenda { boxes }, begin).unwrap();
    session.apply(&Command::EnterBox { id: "one".into() }, begin).unwrap();
    Play::at(session, Place::CheckIn, 80, 24)
}

fn rings(play: &Play) -> usize {
    play.effects.iter().filter(|effect| **effect == Effect::Ring).count()
}

/// Whether the clock at the right end of the header is drawn in reverse.
fn is_pulsing(play: &Play) -> bool {
    let buffer = play.buffer();
    let reversed = play.model.settings.theme.style(Role::Selected);
    let last = buffer.area.width - 2;
    buffer[(last, 0)].modifier == reversed.add_modifier && buffer[(last, 0)].symbol() != " "
}

#[test]
fn it_rings_once_at_zero_and_the_clock_pulses_for_a_second() {
    let mut play = play();
    play.wait(9 * 60 + 59);
    assert_eq!((rings(&play), is_pulsing(&play)), (0, false));
    play.wait(1);
    assert_eq!((rings(&play), is_pulsing(&play)), (1, true));
    assert!(play.text().lines().next().unwrap().ends_with("time"), "{}", play.text());
    play.wait(1);
    assert_eq!((rings(&play), is_pulsing(&play)), (1, false));
    play.wait(5).keys("t<esc>");
    assert_eq!(rings(&play), 1);
}

#[test]
fn a_second_that_was_skipped_rings_and_what_is_long_over_does_not() {
    let mut play = self::play();
    play.wait(9 * 60).wait(65);
    assert_eq!(rings(&play), 1, "five seconds late is in time");
    let mut play = self::play();
    play.wait(9 * 60).wait(10 * 60);
    assert_eq!(rings(&play), 0, "the program was stopped for ten minutes");
}

#[test]
fn time_that_is_given_rings_again_when_it_is_over() {
    let mut play = play();
    play.wait(10 * 60).keys("t +");
    assert_eq!(rings(&play), 1);
    play.wait(30);
    assert_eq!(rings(&play), 1);
    play.wait(29);
    assert_eq!(rings(&play), 2);
}

#[test]
fn a_paused_clock_is_silent_and_overtime_is_not_rung_for_again() {
    let mut play = play();
    play.wait(9 * 60).keys("t<space>");
    play.wait(20 * 60);
    assert_eq!(rings(&play), 0);
    play.keys("<space>");
    play.wait(60);
    assert_eq!(rings(&play), 1);
    play.keys("<space>");
    play.wait(2).keys("<space>");
    play.wait(5);
    assert_eq!(rings(&play), 1);
}

#[test]
fn each_box_has_its_own_bell() {
    let mut play = play();
    play.wait(11 * 60).keys("a<down><enter>");
    assert_eq!(play.session().agenda.current, Some("two".into()));
    let before = rings(&play);
    play.wait(5 * 60);
    assert_eq!(rings(&play), before + 1);
}

#[test]
fn muted_it_pulses_only_and_off_not_even_that() {
    let mut play = self::play();
    play.keys("tm");
    assert!(play.text().contains("bell is muted"), "{}", play.text());
    play.keys("<esc>");
    play.wait(10 * 60 - 3);
    assert_eq!((rings(&play), is_pulsing(&play)), (0, true), "{}", play.text());
    play.keys("tm");
    assert!(!play.text().contains("bell is muted"), "{}", play.text());

    let mut play = self::play();
    play.model.settings.bell = Bell::Visual;
    play.wait(10 * 60);
    assert_eq!((rings(&play), is_pulsing(&play)), (0, true));

    let mut play = self::play();
    play.model.settings.bell = Bell::Off;
    play.wait(10 * 60);
    assert_eq!((rings(&play), is_pulsing(&play)), (0, false));
}

#[test]
fn a_window_that_only_watches_never_rings() {
    let mut play = play();
    play.model.open.as_mut().unwrap().read_only = Some("open elsewhere".to_owned());
    play.wait(10 * 60);
    assert_eq!((rings(&play), is_pulsing(&play)), (0, false));
}
