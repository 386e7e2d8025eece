//! The plan of a running afternoon, played by keys.

use crate::{
    app::play::Play,
    domain::{ids::BoxId, moment::Moment},
    effect::Place,
    import::practice,
};

/// The practice session at this time of the afternoon, its agenda opened over the lead.
fn agenda(time: &str, width: u16, height: u16) -> Play {
    let at = Moment::parse(&format!("2026-03-12T{time}Z")).unwrap();
    let mut play =
        Play::resumed(practice::until("demo".into(), at), Place::Topic("lead".into()), width, height);
    play.keys("a");
    play
}

fn current(play: &Play) -> Option<&BoxId> {
    play.session().agenda.current.as_ref()
}

#[test]
fn boxes_show_when_they_began_and_when_they_will() {
    let play = agenda("12:54:54", 80, 24);
    let text = play.text();
    assert!(text.contains("13:44 Lead"), "entered at 12:44 UTC:\n{text}");
    assert!(text.contains("14:09 Break, back at 14:21"), "25 minutes after that:\n{text}");
    assert!(text.contains("forecast 16:"), "{text}");
}

#[test]
fn overtime_counts_up() {
    let mut play = agenda("12:54:54", 80, 24);
    play.wait(45 * 60);
    let text = play.text();
    assert!(text.contains("over"), "{text}");
    assert!(text.contains("Later than planned"), "{text}");
}

#[test]
fn enter_starts_the_box_and_goes_to_its_topic() {
    let mut play = agenda("12:54:54", 80, 24);
    play.keys("<down><down><enter>");
    assert_eq!(play.model.place(), &Place::Topic("market".into()));
    assert_eq!(current(&play), Some(&"market".into()));
    assert!(play.session().agenda.running_since.is_some());
}

#[test]
fn entering_a_break_stays_on_the_screen_below() {
    let mut play = agenda("12:54:54", 80, 24);
    play.keys("<down><enter>");
    assert_eq!(play.model.place(), &Place::Topic("lead".into()));
    assert_eq!(current(&play), Some(&"break".into()));
}

#[test]
fn the_running_box_is_extended_and_another_is_planned_anew() {
    let mut play = agenda("12:54:54", 80, 24);
    play.keys("+ 5");
    let lead = play.session().agenda.find(&"lead".into()).unwrap().clone();
    assert_eq!((lead.minutes, lead.extended), (25, 6));
    play.keys("<down> - l");
    let pause = play.session().agenda.find(&"break".into()).unwrap().clone();
    assert_eq!((pause.minutes, pause.locked), (11, false));
    play.keys("u u");
    let pause = play.session().agenda.find(&"break".into()).unwrap().clone();
    assert_eq!((pause.minutes, pause.locked), (12, true));
}

#[test]
fn a_box_moves_and_the_clock_runs_on() {
    let mut play = agenda("12:54:54", 80, 24);
    play.keys("<down> >");
    let order: Vec<&str> = play.session().agenda.boxes[3..6].iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(order, ["lead", "market", "break"]);
    assert!(play.session().agenda.running_since.is_some());
}

#[test]
fn space_pauses_and_the_clock_says_so() {
    let mut play = agenda("12:54:54", 80, 24);
    play.keys("<space>");
    assert!(play.session().agenda.running_since.is_none());
    assert!(play.text().contains("paused"), "{}", play.text());
}

#[test]
fn a_session_without_boxes_says_what_to_do() {
    let session = crate::domain::session::Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned());
    let mut play = Play::at(session, Place::CheckIn, 80, 24);
    play.keys("a");
    assert!(play.text().contains("No boxes yet"), "{}", play.text());
}
