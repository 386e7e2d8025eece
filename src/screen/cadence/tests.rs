//! Dates moved, a review date set, early looks switched on.

use crate::{app::play::Play, domain::session::Session, effect::Place, import::practice};

fn session() -> Session {
    let mut session = practice::planned("practice".into()).session().clone();
    session.practice = false;
    session
}

fn play(session: Session) -> Play {
    Play::at(session, Place::Cadence, 80, 24)
}

/// A session whose meetings have dates.
fn dated() -> Session {
    let mut session = practice::finished("practice".into()).session().clone();
    session.closed_at = None;
    session
}

#[test]
fn the_next_dates_follow_the_rhythm() {
    let text = play(dated()).text();
    assert!(text.contains("Tue 24 Mar") && text.contains("Tue 07 Apr") && text.contains("Tue 21 Apr"), "{text}");
}

#[test]
fn one_date_is_moved_and_back() {
    let mut play = play(dated());
    play.keys("<right>s<ctrl+a>2026-04-08<enter>");
    assert!(play.text().contains("Wed 08 Apr*"), "{}", play.text());
    assert_eq!(play.session().topic(&"numbers-check".into()).expect("there").rounds.len(), dated().topic(&"numbers-check".into()).expect("there").rounds.len(), "a moved date needs no vote");
    play.keys("s<ctrl+a>2026-04-07<enter>");
    assert!(play.text().contains("Tue 07 Apr"), "{}", play.text());
}

#[test]
fn the_review_date_is_a_field() {
    let mut play = play(session());
    play.keys("d<ctrl+a>nonsense<enter>");
    assert_eq!(play.session().review_by, None);
    play.keys("<ctrl+a>2026-06-25<enter>");
    assert_eq!(play.session().review_by.map(|day| day.to_string()).as_deref(), Some("2026-06-25"));
}

#[test]
fn the_usual_early_looks_go_in_and_out() {
    let mut play = play(session());
    let triggers = |play: &Play| {
        let (_, meeting) = play.session().meetings().next().expect("a meeting");
        meeting.triggers.len()
    };
    let before = triggers(&play);
    play.keys("e");
    let with = triggers(&play);
    play.keys("e");
    assert!(before != with && triggers(&play) != with, "{before} {with}");
}
