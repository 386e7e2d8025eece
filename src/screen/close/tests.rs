//! The close by keys: sign, say, take on, give away what remains.

use crate::{
    app::play::Play,
    domain::{people::Team, session::Session, status::Status},
    effect::Place,
    import::practice,
};

fn session() -> Session {
    let mut session = practice::finished("practice".into()).session().clone();
    session.closed_at = None;
    session.signatures.clear();
    session.actions.clear();
    session.sentences.clear();
    session
}

fn play(session: Session) -> Play {
    Play::at(session, Place::Close, 80, 24)
}

#[test]
fn a_team_signs_now_or_promises_to() {
    let mut play = play(session());
    play.keys("<tab><tab><tab><enter>Dana Keller<enter><down><enter>Lee Hartmann, 2026-03-13<enter>");
    let sales = play.session().signature(Team::Sales).expect("signed").clone();
    assert!(sales.signed_at.is_some() && sales.due.is_none());
    let marketing = play.session().signature(Team::Marketing).expect("promised").clone();
    assert!(marketing.signed_at.is_none() && marketing.due.is_some());
    assert!(play.text().contains("to sign: Lee Hartmann"), "{}", play.text());
}

#[test]
fn a_date_that_is_none_is_refused_in_place() {
    let mut play = play(session());
    play.keys("<tab><tab><tab><enter>Dana Keller, soonish<enter>");
    assert!(play.session().signature(Team::Sales).is_none());
    assert!(play.text().contains("soonish"), "{}", play.text());
}

#[test]
fn actions_are_read_as_people_say_them() {
    let mut play = play(session());
    play.keys("<tab>n Send the word list, Lee, 24 Mar<enter><esc>");
    let action = play.session().actions.last().expect("taken on").clone();
    assert_eq!(action.what, "Send the word list");
    assert_eq!(action.who.map(|id| play.session().name_of(&id).to_owned()).as_deref(), Some("Lee Hartmann"));
    assert_eq!(action.by.map(|day| day.to_string()).as_deref(), Some("2026-03-24"));
}

#[test]
fn the_closing_round_goes_on_by_itself() {
    let mut play = play(session());
    play.keys("<tab><tab><enter>I will listen in<enter><enter>So will I<enter>");
    assert_eq!(play.session().sentences.len(), 2);
}

#[test]
fn one_key_gives_all_that_remains_and_asks_first() {
    let mut session = session();
    for topic in &mut session.topics {
        if topic.id.as_str() == "goal" {
            topic.status = Status::Open;
            topic.decided = None;
        }
    }
    let mut play = play(session);
    play.keys("r<esc>");
    assert_eq!(play.session().topic(&"goal".into()).expect("there").status, Status::Open);
    play.keys("r<enter>");
    let goal = play.session().topic(&"goal".into()).expect("there");
    assert!(matches!(&goal.status, Status::Parked(care) if care.owner.is_some() && care.by.is_some()), "{:?}", goal.status);
}

#[test]
fn every_part_draws_in_a_small_window() {
    let mut play = Play::at(session(), Place::Close, 40, 12);
    for _ in 0..5 {
        assert!(play.text().lines().count() == 12);
        play.keys("<tab>");
    }
}
