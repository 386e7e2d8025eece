//! A follow-up is planned from what another session left: people, order, agenda.

use super::*;
use crate::domain::{
    agenda::{AgendaBox, BoxKind},
    cadence::Meeting,
    fields::Fields,
    history::Workshop,
    ids::TopicId,
    moment::Moment,
    rhythm::Rhythm,
    topic::Topic,
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn planned(previous: &Session, minutes: u32) -> Session {
    let input = PlanInput { minutes, ..suggested(previous, day("2026-06-01")) };
    let mut workshop = Workshop::new(Session::new("q2".into(), "Q2".to_owned(), "UTC".to_owned()));
    let at = Moment::parse("2026-06-09T13:00:00Z").unwrap();
    workshop.commit(plan(previous, &input, day("2026-06-01")), at).unwrap();
    assert_eq!(workshop.replay().as_ref(), Some(workshop.session()));
    workshop.session().clone()
}

fn practice() -> Session {
    let mut session = crate::domain::follow_up::tests::earlier();
    session.name = "Q1 alignment".to_owned();
    session.practice = true;
    session.working_agreements = vec!["One voice at a time".to_owned()];
    session
}

#[test]
fn names_go_on_by_quarter_and_else_say_again() {
    for (name, next) in [
        ("Q1 alignment", "Q2 alignment"),
        ("Alignment Q4 2026", "Alignment Q1 2027"),
        ("Q4: who calls whom", "Q1: who calls whom"),
        ("2026 Q4", "2027 Q1"),
        ("Kick-off", "Kick-off, again"),
        ("Quarterly Q5 Q", "Quarterly Q5 Q, again"),
        ("Ünï Q1é", "Ünï Q1é, again"),
    ] {
        assert_eq!(next_name(name), next);
    }
}

#[test]
fn the_next_session_takes_over_everything_but_the_day() {
    let previous = practice();
    let next = planned(&previous, 90);
    assert_eq!((next.name.as_str(), next.practice), ("Q2 alignment", true));
    assert_eq!(next.working_agreements, previous.working_agreements);
    assert_eq!(next.supersedes, Some("q1".into()));
    assert_eq!(next.calendars.len(), 1, "the usual calendar where there was none");
    let carried: Vec<&str> = next.topics.iter().map(|topic| topic.id.as_str()).collect();
    let expected: Vec<&str> =
        order(&previous, next.plan.date.unwrap()).into_iter().map(|(topic, _)| topic.id.as_str()).collect();
    assert_eq!(carried, expected);
    assert_eq!(next.topic(&"untouched".into()).unwrap().status, Status::NotToday { owner: None });
}

#[test]
fn boxes_know_what_the_same_work_took_last_time() {
    let mut previous = practice();
    let next = planned(&previous, 90);
    let own = next.agenda.boxes.iter().find(|entry| entry.topics.len() == 1).unwrap();
    assert_eq!(own.last_minutes, None, "nothing is known of a session without a clock");
    let before = |id: &str, topic: Option<&TopicId>, used_seconds| AgendaBox {
        topics: topic.into_iter().cloned().collect(),
        used_seconds,
        ..AgendaBox::new(id.into(), id.to_owned(), 20)
    };
    previous.agenda.boxes = vec![
        before("check-in", None, 36 * 60 - 30),
        before("close", None, 0),
        before("another-name", Some(&own.topics[0]), 61),
    ];
    let next = planned(&previous, 90);
    let last = |id: &str| next.agenda.find(&id.into()).unwrap().last_minutes;
    assert_eq!((last("check-in"), last("close"), last(own.id.as_str())), (Some(36), None, Some(2)));
}

#[test]
fn boxes_follow_the_order_and_fill_the_time_booked() {
    let previous = practice();
    for minutes in [45, 60, 90, 120, 180, 240] {
        let next = planned(&previous, minutes);
        assert_eq!(next.agenda.planned_minutes(), minutes);
        let on_agenda: Vec<&TopicId> = next.agenda.boxes.iter().flat_map(|entry| &entry.topics).collect();
        let in_order: Vec<&TopicId> = next
            .topics
            .iter()
            .filter(|topic| !matches!(topic.status, Status::NotToday { .. }))
            .map(|topic: &Topic| &topic.id)
            .collect();
        assert_eq!(on_agenda, in_order);
        let mut sitting = 0;
        for entry in &next.agenda.boxes {
            let rests = matches!(entry.kind, BoxKind::Break | BoxKind::Stretch | BoxKind::Spare);
            sitting = if rests { 0 } else { sitting + entry.minutes };
            assert!(sitting <= 60, "{minutes} minutes: {:?}", next.agenda.boxes);
        }
    }
}

#[test]
fn the_next_day_proposed_is_the_review_and_never_one_that_is_over() {
    let mut previous = Session::new("q1".into(), "Q1".to_owned(), "UTC".to_owned());
    let proposed = |previous: &Session, today| suggested(previous, day(today)).date.expect("a day");
    assert_eq!(proposed(&previous, "2026-03-12"), day("2026-06-11"), "a quarter where nothing says when");
    previous.review_by = Some(day("2026-06-25"));
    assert_eq!(proposed(&previous, "2026-03-12"), day("2026-06-25"));
    assert_eq!(proposed(&previous, "2026-06-25"), day("2026-06-25"), "on the day itself");
    assert_eq!(proposed(&previous, "2026-06-26"), day("2026-07-03"), "soon once its day is over");
    assert_eq!(proposed(&previous, "2026-06-27"), day("2026-07-06"), "not on a Saturday");
    previous.plan.date = Some(day("2026-06-25"));
    assert_eq!(proposed(&previous, "2026-06-25"), day("2026-07-02"), "held today already");
    previous.plan.date = None;
    previous.closed_at = Moment::parse("2026-06-25T13:00:00Z").ok();
    assert_eq!(proposed(&previous, "2026-06-25"), day("2026-07-02"), "closed today");
}

#[test]
fn on_the_day_of_its_meeting_the_next_session_is_today() {
    let mut previous = practice();
    let meeting = Meeting {
        rhythm: Rhythm::from_rule("FREQ=WEEKLY;BYDAY=TU").ok(),
        first: Some(day("2026-03-24")),
        ..Meeting::default()
    };
    let again = previous.topics.iter_mut().find(|topic| topic.id.as_str() == "holds").unwrap();
    (again.id, again.fields) = (RE_ALIGN.into(), Fields::Meeting(meeting));
    let proposed = |previous: &Session, today| suggested(previous, day(today)).date;
    assert_eq!(proposed(&previous, "2026-03-30"), Some(day("2026-03-31")));
    assert_eq!(proposed(&previous, "2026-03-31"), Some(day("2026-03-31")), "on the day itself");
    previous.plan.date = Some(day("2026-03-31"));
    assert_eq!(proposed(&previous, "2026-03-31"), Some(day("2026-04-07")), "that was this one");
}
