//! The list of a step played by keys: what the session lacks can be taken up where it is missed.

use crate::{
    app::play::Play,
    domain::{blueprint, session::{Session, Step}, status::Status},
    assets::topics,
    effect::Place,
};

fn session() -> Session {
    let mut session = Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned());
    let batch = blueprint::standard_topic(topics::by_id("follow-up").unwrap(), None);
    for command in &batch {
        session.apply(command, crate::app::play::begin()).unwrap();
    }
    session
}

#[test]
fn a_standard_promise_that_is_missing_is_taken_up_with_enter() {
    for (width, height) in [(80, 24), (48, 14), (40, 12), (120, 40)] {
        let mut play = Play::at(session(), Place::Topics(Step::Sla), width, height);
        let text = play.text();
        assert!(text.contains("+ How many leads"), "{text}");
        play.keys("<down><down><down><enter>");
        assert!(play.session().topic(&"attempts".into()).is_some(), "{}", play.text());
        assert!(play.text().contains("Attempts before we stop") || width < 48, "{}", play.text());
        play.keys("u");
        assert!(play.session().topic(&"attempts".into()).is_none(), "it is one step to take back");
    }
}

#[test]
fn what_is_left_out_already_is_not_left_out_again() {
    let asked = |session: Session| {
        let mut play = Play::at(session, Place::Topics(Step::Sla), 120, 40);
        let before = play.text();
        play.keys("n");
        play.text() != before
    };
    let mut session = session();
    assert!(asked(session.clone()), "n asks who looks after it");
    session.topics[0].status = Status::NotToday { owner: None };
    assert!(!asked(session));
}

#[test]
fn a_closed_session_takes_up_nothing() {
    let mut session = session();
    session.closed_at = Some(crate::app::play::begin());
    let play = Play::at(session, Place::Topics(Step::Sla), 80, 24);
    assert!(!play.text().contains("+ How many leads"), "{}", play.text());
}
