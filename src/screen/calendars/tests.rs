//! The list of calendars by keys, and the offer of a usual one.

use crate::{app::play::Play, domain::session::Step, effect::Place, import::practice};

fn play(width: u16, height: u16) -> Play {
    let session = practice::planned("demo".into()).session().clone();
    Play::at(session, Place::Topics(Step::Sla), width, height)
}

#[test]
fn the_only_calendar_opens_at_once_and_several_are_listed() {
    let mut play = play(80, 24);
    play.keys("h");
    assert!(play.text().contains("Opening hours: standard"), "{}", play.text());
    play.keys("m<esc><esc>h");
    let text = play.text();
    assert!(text.contains("standard 2") && text.contains("counts where a promise names none"), "{text}");
    play.keys("n");
    assert_eq!(play.session().calendars.len(), 3);
    play.keys("<esc>j<enter>");
    assert!(play.text().contains("Opening hours: standard 2"), "{}", play.text());
}

#[test]
fn without_a_calendar_one_key_makes_a_usual_one() {
    for (width, height) in [(80, 24), (40, 12)] {
        let mut session = practice::planned("demo".into()).session().clone();
        session.calendars.clear();
        let mut play = Play::at(session, Place::Topics(Step::Sla), width, height);
        play.keys(":opening hours<enter>");
        let text = play.text();
        assert!(text.contains("No calendar yet"), "{text}");
        play.sweep();
        play.keys("<enter>");
        assert_eq!(play.session().calendars[0].calendar.describe(), "Mon-Fri 09:00-17:00, Europe/Berlin");
        assert!(play.text().contains("Opening hours: standard"), "{}", play.text());
    }
}

#[test]
fn looking_at_opening_hours_starts_no_clock() {
    let session = practice::planned("demo".into()).session().clone();
    let mut play = Play::at(session, Place::CheckIn, 80, 24);
    let before = play.open().workshop.log().len();
    play.keys(":opening hours<enter>");
    assert!(play.text().contains("Opening hours: standard"), "{}", play.text());
    assert_eq!(play.open().workshop.log().len(), before);
}
