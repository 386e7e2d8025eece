//! The way of the clicker: an untouched topic opens in silence, worded ones are read aloud, and nobody is trapped.

use super::*;
use crate::domain::{
    agenda::{AgendaBox, BoxKind},
    fields::Fields,
    moment::Moment,
    people::Team,
    topic::{Author, Proposal},
};
use proptest::prelude::*;

fn session() -> Session {
    let mut session = Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned());
    for (id, kind) in [("lead", "lead"), ("market", "market"), ("follow-up", "follow_up")] {
        let fields = Fields::empty(kind).expect("a kind");
        session.topics.push(Topic::new(id.into(), id.to_owned(), fields));
    }
    session
}

fn worded(topic: &mut Topic) {
    topic.text = "A person".to_owned();
    topic.revision = 1;
}

fn proposed(topic: &mut Topic) {
    let at = Moment::parse("2026-03-12T12:10:00Z").expect("a time");
    topic.proposals.push(Proposal { by: Author::from(Team::Sales), text: "A person".to_owned(), at });
}

/// The places after this one, until the end of the way.
fn walk(session: &Session, from: Place, forward: bool) -> Vec<Place> {
    let mut places = vec![from];
    while let Some(next) = neighbour(session, places.last().expect("one at least"), forward) {
        assert!(!places.contains(&next), "{next:?} comes twice: {places:?}");
        places.push(next);
    }
    places
}

fn lead(place: fn(crate::domain::ids::TopicId) -> Place) -> Place {
    place("lead".into())
}

#[test]
fn an_untouched_definition_is_written_heard_and_worded() {
    let session = session();
    let way = walk(&session, Place::Baseline, true);
    let expected = [
        Place::Baseline,
        lead(Place::Silent),
        lead(Place::Hearing),
        lead(Place::Topic),
        Place::Silent("market".into()),
        Place::Hearing("market".into()),
        Place::Topic("market".into()),
        Place::Topic("follow-up".into()),
    ];
    assert_eq!(way[..8], expected);
    let mut back = walk(&session, way.last().expect("an end").clone(), false);
    back.reverse();
    assert_eq!(back[1..], way[..], "the way back is the same, from the check-in on");
}

#[test]
fn what_was_brought_or_worded_changes_the_way() {
    let mut session = session();
    proposed(&mut session.topics[0]);
    worded(&mut session.topics[1]);
    let way = walk(&session, Place::Baseline, true);
    let expected = [
        Place::Baseline,
        lead(Place::Topic),
        Place::Topic("market".into()),
        Place::ReadAloud("market".into()),
        Place::Topic("follow-up".into()),
    ];
    assert_eq!(way[..5], expected);
    // Somebody brought a proposal while the silence was on screen.
    assert_eq!(neighbour(&session, &lead(Place::Silent), true), Some(lead(Place::Hearing)));
    assert_eq!(neighbour(&session, &lead(Place::Hearing), true), Some(lead(Place::Topic)));
    let market = |place: fn(crate::domain::ids::TopicId) -> Place| place("market".into());
    assert_eq!(neighbour(&session, &market(Place::Silent), true), Some(market(Place::Topic)));
    assert_eq!(neighbour(&session, &lead(Place::Silent), false), Some(Place::Baseline));
    assert_eq!(neighbour(&session, &lead(Place::ReadAloud), true), Some(Place::Topic("market".into())));
    assert_eq!(neighbour(&session, &lead(Place::ReadAloud), false), Some(lead(Place::Topic)));
}

#[test]
fn a_planned_break_lies_between_and_is_passed_once() {
    let mut session = session();
    let entry = |id: &str, kind, topics: &[&str]| AgendaBox {
        kind,
        topics: topics.iter().map(|id| (*id).into()).collect(),
        ..AgendaBox::new(id.into(), id.to_owned(), 10)
    };
    session.agenda.boxes = vec![
        entry("lead", BoxKind::Work, &["lead"]),
        entry("break", BoxKind::Break, &[]),
        entry("market", BoxKind::Work, &["market"]),
        entry("stretch", BoxKind::Stretch, &[]),
        entry("follow-up", BoxKind::Work, &["follow-up"]),
    ];
    session.agenda.current = Some("lead".into());
    assert_eq!(neighbour(&session, &lead(Place::Topic), true), Some(Place::Rest));
    session.agenda.current = Some("break".into());
    session.agenda.boxes[1].entered_at = Moment::parse("2026-03-12T12:10:00Z").ok();
    assert_eq!(neighbour(&session, &Place::Rest, true), Some(Place::Topic("market".into())));
    assert_eq!(neighbour(&session, &Place::Rest, false), Some(lead(Place::Topic)));
    session.agenda.current = Some("lead".into());
    assert_eq!(neighbour(&session, &lead(Place::Topic), true), Some(Place::Silent("market".into())));
    session.agenda.current = Some("market".into());
    let market = Place::Topic("market".into());
    assert_eq!(neighbour(&session, &market, true), Some(Place::Energiser));
    assert_eq!(neighbour(&session, &market, false), Some(Place::Hearing("market".into())));
}

proptest! {
    #[test]
    fn every_way_ends_at_the_card_and_at_the_check_in(touched in proptest::collection::vec(0..3_u8, 3), closed: bool) {
        let mut session = session();
        for (topic, touched) in session.topics.iter_mut().zip(touched) {
            match touched {
                1 => proposed(topic),
                2 => worded(topic),
                _ => {}
            }
        }
        session.closed_at = Moment::parse("2026-03-12T16:10:00Z").ok().filter(|_| closed);
        for id in ["lead", "market", "follow-up"] {
            for place in [Place::Silent, Place::Hearing, Place::Topic, Place::ReadAloud] {
                let there = walk(&session, place(id.into()), true);
                prop_assert_eq!(there.last(), Some(&Place::Thanks));
                let back = walk(&session, place(id.into()), false);
                prop_assert_eq!(back.last(), Some(&Place::CheckIn));
            }
        }
    }
}

#[test]
fn a_session_goes_on_where_it_was_left_unless_that_was_beside_the_way() {
    let mut session = session();
    session.step = Step::Definitions;
    for (place, is) in [
        (Place::Topic("lead".into()), true),
        (Place::Silent("lead".into()), true),
        (Place::Topic("gone".into()), false),
        (Place::Baseline, false),
        (Place::Rest, false),
        (Place::Home, false),
        (Place::Export, false),
    ] {
        assert_eq!(is_where(&session, &place), is, "{place:?}");
    }
}
