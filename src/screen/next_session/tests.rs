//! The next session is planned by keys from the one that is open.

use crate::{
    app::play::Play,
    domain::{
        history::Workshop,
        session::Session,
    },
    effect::{Effect, Place, Plan},
    import::practice,
};

fn shown(width: u16, height: u16) -> Play {
    Play::resumed(practice::reviewed("q1".into()), Place::Review, width, height)
}

/// What was asked of the world, made into a session as the world makes it.
fn created(play: &Play) -> (Plan, Session) {
    let asked = play.effects.iter().find_map(|effect| match effect {
        Effect::Create(asked) => Some(asked.clone()),
        _ => None,
    });
    let order = asked.expect("a session was asked for");
    let mut workshop = Workshop::new(Session::new("q2".into(), order.name.clone(), order.zone.clone()));
    let at = practice::reviewed("q1".into()).last_at().unwrap();
    workshop.commit(order.commands.clone(), at).unwrap();
    (order, workshop.session().clone())
}

#[test]
fn c_proposes_the_next_quarter_and_enter_plans_it() {
    let mut play = shown(80, 24);
    play.keys("c");
    let text = play.text();
    assert!(text.contains("Q2 alignment") && text.contains("Thu 11 Jun 2026"), "{text}");
    assert!(text.contains("Sales follow-up"), "{text}");
    play.keys("<enter>");
    let (order, session) = created(&play);
    assert_eq!(order.then, Place::CheckIn);
    assert_eq!((session.name.as_str(), session.plan.minutes), ("Q2 alignment", 120));
    assert_eq!(session.supersedes, Some("q1".into()));
}

#[test]
fn name_day_and_length_can_be_said_otherwise() {
    let mut play = shown(80, 24);
    play.keys("ce<ctrl+a>Spring again<enter><down>e<ctrl+a>2026-06-18<enter>");
    play.keys("<down><down>e<ctrl+a>90m<enter><enter>");
    let (_, session) = created(&play);
    assert_eq!((session.name.as_str(), session.plan.minutes), ("Spring again", 90));
    assert_eq!(session.plan.date.unwrap().iso(), "2026-06-18");
}

#[test]
fn a_wrong_day_says_what_to_type_and_esc_plans_nothing() {
    let mut play = shown(80, 24);
    play.keys("c<down>e<ctrl+a>never<enter>");
    assert!(play.text().contains("never"), "{}", play.text());
    play.keys("<esc><esc>");
    assert_eq!(play.model.place(), &Place::Review);
    assert!(!play.effects.iter().any(|effect| matches!(effect, Effect::Create(_))));
}

#[test]
fn every_size_shows_what_is_taken_over() {
    for (width, height) in [(40, 12), (48, 14), (80, 24), (120, 40)] {
        let mut play = shown(width, height);
        play.keys("c");
        assert!(play.text().contains("4 topics to settle first"), "{}", play.text());
    }
}
