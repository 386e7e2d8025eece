//! Each kind of finding, on sessions that have just that missing.

use super::{Finding, Kind, findings};
use crate::{
    assets::templates,
    domain::{
        blueprint::{PlanInput, plan},
        command::{Command, Decision},
        history::Workshop,
        moment::{Day, Moment},
        session::Session,
        status::Care,
    },
};
use Command as C;

fn workshop() -> Workshop {
    let input = PlanInput {
        name: "Q1".to_owned(),
        date: Day::parse("2026-03-12").ok(),
        minutes: 180,
        zone: "UTC".to_owned(),
        ..PlanInput::default()
    };
    let mut workshop = Workshop::new(Session::new("s1".into(), "Q1".to_owned(), "UTC".to_owned()));
    workshop.commit(plan(templates::standard(), &input), at()).unwrap();
    workshop
}

fn at() -> Moment {
    Moment::parse("2026-03-12T12:00:00Z").unwrap()
}

fn after(batch: Vec<Command>, today: &str) -> Vec<Finding> {
    let mut workshop = workshop();
    workshop.commit(batch, at()).unwrap();
    findings(workshop.session(), Day::parse(today).unwrap())
}

fn agreed(topic: &str) -> Command {
    C::Decide { topic: topic.into(), decision: Decision::Override { reason: "for the test".to_owned() } }
}

fn kinds(found: &[Finding], topic: &str) -> Vec<Kind> {
    found.iter().filter(|finding| finding.topic == Some(topic.into())).map(|finding| finding.kind).collect()
}

#[test]
fn a_session_just_planned_has_nothing_to_complain_about() {
    assert_eq!(findings(workshop().session(), Day::parse("2026-03-12").unwrap()), []);
}

#[test]
fn an_agreed_promise_with_holes_says_which() {
    let found = after(vec![agreed("volume")], "2026-03-12");
    assert_eq!(kinds(&found, "volume"), [Kind::NumberMissing, Kind::NotMeasurable, Kind::Unowned]);
    assert!(found[0].text.contains("How many leads"), "{}", found[0].text);
    let found = after(vec![agreed("follow-up")], "2026-03-12");
    assert_eq!(kinds(&found, "follow-up"), [Kind::NotMeasurable, Kind::LongForRoom, Kind::Unowned]);
}

#[test]
fn a_wording_nobody_decided_is_a_draft_and_after_the_close_undecided() {
    let word = C::Word { topic: "lead".into(), text: "A person. ".repeat(70) };
    let found = after(vec![word.clone()], "2026-03-12");
    assert_eq!(kinds(&found, "lead"), [Kind::TooLong, Kind::Draft]);
    let found = after(vec![word, C::Close {}], "2026-03-12");
    assert_eq!(kinds(&found, "lead"), [Kind::TooLong, Kind::Undecided]);
    assert_eq!(found.iter().filter(|finding| finding.kind == Kind::Unsigned).count(), 2);
}

#[test]
fn what_waits_needs_a_person_and_a_date_and_the_date_passes() {
    let park = |id: &str| C::Park { id: Some(id.into()), text: format!("parked {id}"), topic: None };
    let person = C::AddPerson {
        id: Some("p1".into()),
        name: "Dana".to_owned(),
        group: crate::domain::people::Group::Sales,
        role: String::new(),
        presence: crate::domain::people::Presence::InRoom,
    };
    let care = Care { owner: Some("p1".into()), by: Day::parse("2026-03-24").ok() };
    let batch = vec![
        person,
        park("k1"),
        park("k2"),
        C::CareForParked { id: "k2".into(), care: care.clone() },
        C::Decide { topic: "goal".into(), decision: Decision::NotAgreed(Care::default()) },
        C::Decide { topic: "market".into(), decision: Decision::Park(care) },
        C::SetReviewBy { by: Day::parse("2026-06-25").ok() },
    ];
    let of = |found: Vec<Finding>| found.into_iter().map(|finding| finding.kind).collect::<Vec<_>>();
    assert_eq!(of(after(batch.clone(), "2026-03-24")), [Kind::Unowned, Kind::Unowned]);
    let later = after(batch.clone(), "2026-03-25");
    assert_eq!(of(later), [Kind::Unowned, Kind::Overdue, Kind::Unowned, Kind::Overdue]);
    let overdue = after(batch, "2026-06-26").into_iter().filter(|finding| finding.kind == Kind::Overdue);
    assert!(overdue.collect::<Vec<_>>().pop().unwrap().text.contains("Thu 25 Jun"));
}

#[test]
fn an_agenda_longer_than_the_booking_and_a_topic_without_time_are_found() {
    let minutes = C::SetBoxMinutes { id: "lead".into(), minutes: 60 };
    let found = after(vec![minutes], "2026-03-12");
    assert_eq!((found.len(), found[0].kind), (2, Kind::Agenda), "too long for the booking, and for sitting");
    assert!(found[0].text.contains("215") && found[0].text.contains("180"), "{}", found[0].text);
    let again = C::Decide { topic: "persona".into(), decision: Decision::Reopen };
    let found = after(vec![again], "2026-03-12");
    assert_eq!((found.len(), found[0].kind), (1, Kind::Agenda));
    assert!(found[0].text.contains("Buyer persona"), "{}", found[0].text);
}

#[test]
fn too_much_for_the_time_is_found_before_it_begins_with_what_to_leave_out() {
    let shorter = |id: &str, minutes| C::SetBoxMinutes { id: id.into(), minutes };
    assert!(after(vec![shorter("lead", 20)], "2026-03-12").is_empty(), "trimming is no finding");
    let batch = vec![shorter("lead", 15), shorter("market", 10)];
    let found = after(batch.clone(), "2026-03-12");
    assert_eq!((found.len(), found[0].kind), (1, Kind::Agenda), "{found:?}");
    assert!(found[0].text.contains("111") && found[0].text.contains("96"), "{}", found[0].text);
    assert!(found[0].text.contains("leave out"), "{}", found[0].text);
    let begun = [batch, vec![C::EnterBox { id: "check-in".into() }]].concat();
    assert!(after(begun, "2026-03-12").is_empty(), "now the forecast says it");
}

#[test]
fn a_signature_that_is_promised_is_still_missing() {
    let sign = |team, due: Option<&str>| C::Sign {
        team,
        name: "Lee".to_owned(),
        due: due.and_then(|due| Day::parse(due).ok()),
        position: None,
    };
    let teams = crate::domain::people::Team::BOTH;
    let mut workshop = workshop();
    let topics: Vec<_> = workshop.session().topics.iter().map(|topic| topic.id.clone()).collect();
    let later = |topic| C::Decide { topic, decision: Decision::NotToday { owner: None } };
    let mut batch: Vec<Command> = topics.into_iter().map(later).collect();
    batch.extend([sign(teams[0], None), sign(teams[1], Some("2026-03-13")), C::Close {}]);
    workshop.commit(batch, at()).unwrap();
    let found = findings(workshop.session(), Day::parse("2026-03-12").unwrap());
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].text.contains("Lee") && found[0].text.contains("Fri 13 Mar"));
}

#[test]
fn what_does_not_go_together_or_is_unusual_is_named() {
    let typed = |path: &str, value: &str| {
        let workshop = workshop();
        let fields = workshop.session().topic(&"follow-up".into()).unwrap().fields.with(path, value).unwrap();
        C::Fill { topic: "follow-up".into(), fields: Box::new(fields) }
    };
    let found = after(vec![typed("counts", "meeting, automatic reply")], "2026-03-12");
    assert_eq!(kinds(&found, "follow-up"), [Kind::LongForRoom, Kind::Clash, Kind::Draft]);
    assert!(found[1].text.contains("An automatic reply never counts"), "{}", found[1].text);
    let found = after(vec![typed("measure/share_kept", "100 %")], "2026-03-12");
    assert!(kinds(&found, "follow-up").is_empty(), "a detail makes no draft: {found:?}");
    let found = after(vec![typed("measure/share_kept", "100 %"), agreed("follow-up")], "2026-03-12");
    assert!(kinds(&found, "follow-up").contains(&Kind::Unusual), "{found:?}");
}

#[test]
fn a_wording_the_projector_cannot_show_is_a_hint_and_says_how_long_it_is() {
    let word = |text: String| C::Word { topic: "lead".into(), text };
    let found = after(vec![word("Somebody who asked for a call. ".repeat(9))], "2026-03-12");
    assert_eq!(kinds(&found, "lead"), [Kind::LongForRoom, Kind::Draft]);
    assert!(found[0].text.contains("8 lines") && found[0].kind.is_hint(), "{}", found[0].text);
    assert_eq!(found[0].step, Some(crate::domain::session::Step::Definitions));
    let found = after(vec![word("Somebody who asked for a call. ".repeat(5))], "2026-03-12");
    assert_eq!(kinds(&found, "lead"), [Kind::Draft]);
}

#[test]
fn more_than_an_hour_without_a_break_is_found() {
    let minutes = |id: &str, minutes| C::SetBoxMinutes { id: id.into(), minutes };
    let texts =
        |batch| after(batch, "2026-03-12").into_iter().map(|finding| finding.text).collect::<Vec<_>>();
    let found = texts(vec![minutes("lead", 31), minutes("market", 5)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("61 minutes without a break, from \"Check-in"), "{found:?}");
    assert!(texts(vec![minutes("lead", 30), minutes("market", 5)]).is_empty());
}

#[test]
fn the_survey_right_after_lunch_is_found() {
    let mut session = workshop().session().clone();
    session.plan.start = "13:00".to_owned();
    assert!(super::room::agenda(&session).is_empty(), "the check-in comes first");
    let boxes = &mut session.agenda.boxes;
    let survey =
        boxes.iter().position(|entry| entry.step == Some(crate::domain::session::Step::Baseline)).unwrap();
    boxes.swap(0, survey);
    let found = super::room::agenda(&session);
    assert!(found.len() == 1 && found[0].contains("right after lunch"), "{found:?}");
    session.plan.start = "09:00".to_owned();
    assert!(super::room::agenda(&session).is_empty());
}

#[test]
fn every_finding_says_what_to_do() {
    for kind in [
        Kind::NumberMissing,
        Kind::NotMeasurable,
        Kind::Clash,
        Kind::Unusual,
        Kind::TooLong,
        Kind::LongForRoom,
        Kind::Draft,
        Kind::Undecided,
        Kind::Unowned,
        Kind::Overdue,
        Kind::Agenda,
        Kind::Unsigned,
        Kind::NoTopThree,
    ] {
        assert!(kind.advice().ends_with('.') && !kind.name().is_empty(), "{kind:?}");
    }
}
