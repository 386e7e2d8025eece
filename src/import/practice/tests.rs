//! The practice session, batch by batch: what two teams that disagree leave behind.

mod moved;
mod quarters;

use super::{batches, finished, go_on_at, planned};
use crate::domain::{
    action::ParkedEnd,
    fields::Fields,
    market::{Attribute, Score},
    moment::Moment,
    objection::Fate,
    people::{PerTeam, Team},
    session::{Session, Step},
    status::Status,
    topic::Topic,
};

fn session() -> Session {
    finished("demo".into()).session().clone()
}

pub(super) fn topic<'a>(session: &'a Session, id: &str) -> &'a Topic {
    session.topic(&id.into()).unwrap()
}

#[test]
fn every_batch_is_accepted_and_replay_comes_to_the_same() {
    let mut workshop = planned("demo".into());
    assert!(workshop.session().practice);
    let mut last = workshop.last_at();
    for batch in batches() {
        let (line, at) = (batch.line, batch.at.unwrap());
        assert!(Some(at) >= last, "line {line} is earlier than the one before");
        last = Some(at);
        workshop.commit(batch.commands, at).unwrap_or_else(|rejected| panic!("line {line}: {rejected}"));
        assert_eq!(workshop.replay().as_ref(), Some(workshop.session()), "line {line}");
    }
    assert_eq!(workshop.session(), &session());
}

#[test]
fn practice_that_begins_in_the_middle_has_not_run_over_for_months() {
    for step in [Step::Definitions, Step::Sla, Step::Close] {
        let today = Moment::parse("2026-11-22T15:00:00Z").unwrap();
        let (workshop, _) = go_on_at("demo".into(), step, today, "America/New_York");
        let clock = workshop.session().agenda.countdown(today).expect("a box was entered");
        assert!(clock.running && clock.left.abs() < 3600, "{step:?}: {} seconds left", clock.left);
        assert_eq!(workshop.last_at(), Some(today));
    }
}

#[test]
fn eleven_people_vote() {
    let session = session();
    assert_eq!(session.attendance(), PerTeam { sales: 6, marketing: 5 });
    assert_eq!(session.people.len(), 14);
    assert!(session.topics.iter().flat_map(|topic| &topic.rounds).all(|round| {
        round.attendance == PerTeam { sales: 6, marketing: 5 } && round.revealed_at.is_some()
    }));
}

#[test]
fn the_survey_opens_with_the_three_items_that_are_talked_about() {
    let session = session();
    let wave = session.baseline.as_ref().unwrap();
    let picked: Vec<(&str, Option<&str>)> = wave
        .items
        .iter()
        .filter(|item| item.picked)
        .map(|item| (item.question.as_str(), item.topic.as_deref()))
        .collect();
    assert_eq!(
        picked,
        [
            ("We share one lead definition", Some("lead")),
            ("Marketing knows our sales targets", Some("goal")),
            ("Leads arrive on time to be useful", Some("volume")),
        ]
    );
    assert_eq!(wave.respondents, PerTeam { sales: 13, marketing: 13 });
}

#[test]
fn the_lead_is_amended_voted_again_and_agreed_with_a_reservation() {
    let session = session();
    let lead = topic(&session, "lead");
    assert_eq!((&lead.status, lead.revision, lead.rounds.len()), (&Status::Agreed, 2, 3));
    assert_eq!(lead.objections[0].fate, Fate::MetByAmendment { revision: 2 });
    assert_eq!((lead.reservations[0].team, lead.reservations[0].count), (Team::Sales, 1));
    assert!(lead.reservations[0].note.starts_with("Name the buying signals"));
    let Fields::Lead(fields) = &lead.fields else { panic!("a lead") };
    assert_eq!((fields.examples.len(), fields.stages.len()), (6, 6));
}

#[test]
fn the_disagreement_on_messaging_is_written_down() {
    let session = session();
    let messaging = topic(&session, "messaging");
    assert_eq!(messaging.status, Status::AgreedWithDissent);
    assert_eq!(messaging.objections[0].named, "Hanna Vogel");
    assert_eq!(messaging.objections[0].fate, Fate::GoAhead);
    let disagreements = session.topics.iter().filter(|topic| topic.status == Status::AgreedWithDissent);
    assert_eq!(disagreements.count(), 1);
}

#[test]
fn promises_are_agreed_and_one_is_not_measurable_yet() {
    let session = session();
    let promises: Vec<&Topic> = session.topics_in(Step::Sla).collect();
    assert_eq!(promises.len(), 5);
    for promise in promises {
        assert_eq!(promise.status, Status::Agreed, "{}", promise.id);
        assert!(promise.fields.holes().is_empty(), "{}: {:?}", promise.id, promise.fields.holes());
        assert!(promise.owner.is_some());
        assert_eq!(promise.fields.unmeasured().is_empty(), promise.id.as_str() != "follow-up");
    }
    let follow_up = topic(&session, "follow-up");
    assert_eq!((follow_up.revision, follow_up.objections.len()), (2, 1));
    assert_eq!(topic(&session, "criteria").reopened_after, 1, "reopened for a missing field");
    assert_eq!(topic(&session, "market").corrections.len(), 1, "spelling only, the vote stands");
}

#[test]
fn the_weights_add_up_and_the_budget_is_furthest_apart() {
    let session = session();
    let Fields::Market(market) = &topic(&session, "market").fields else { panic!("a market") };
    assert_eq!((market.totals(), market.agreed_total()), (PerTeam { sales: 100, marketing: 100 }, 100));
    let furthest: &Attribute = &market.attributes[market.furthest_apart().unwrap()];
    assert_eq!((furthest.name.as_str(), furthest.apart()), ("Has a named budget", Some(30)));
    assert_eq!(market.score(&market.tries[0]), Score::Points(75, 1));
}

#[test]
fn what_is_not_for_the_room_goes_up_or_waits() {
    let session = session();
    let Status::ToLeadership(question) = &topic(&session, "shared-revenue").status else {
        panic!("handed up")
    };
    assert_eq!((question.decides.as_str(), question.sales.is_empty()), ("Ruth Steiner", false));
    for id in ["persona", "journey"] {
        assert_eq!(topic(&session, id).status, Status::NotToday { owner: Some("p9".into()) });
        assert_eq!(topic(&session, id).review_by.unwrap().iso(), "2026-04-16");
    }
    let owner = topic(&session, "dashboard").owner.as_ref().unwrap();
    assert_eq!(session.name_of(&owner.person), "Noah Fischer");
    assert!(owner.confirm_by.is_some());
}

#[test]
fn it_closes_with_everything_owned_dropped_or_dated() {
    let session = session();
    assert!(session.closed_at.is_some());
    assert!(session.parking.iter().all(|parked| !parked.is_unowned()));
    let dropped = session.parking.iter().filter(|parked| matches!(parked.end, ParkedEnd::Dropped { .. }));
    assert_eq!((session.parking.len(), dropped.count()), (3, 1));
    assert_eq!((session.actions.len(), session.sentences.len()), (3, 3));
    assert!(session.signature(Team::Sales).unwrap().signed_at.is_some());
    assert_eq!(session.signature(Team::Marketing).unwrap().due.unwrap().iso(), "2026-03-13");
    assert!(session.topics.iter().all(|topic| topic.status != Status::Open), "nothing is left unsaid");
}

#[test]
fn the_meetings_fall_on_the_days_that_were_said() {
    let session = session();
    let first = session.closed_at.unwrap().day_in(&session.zone);
    let dates = |id: &str, count: usize| -> Vec<String> {
        let Fields::Meeting(meeting) = &topic(&session, id).fields else { panic!("a meeting") };
        meeting.next_dates(first, count).iter().map(|date| date.held.short()).collect()
    };
    assert_eq!(dates("numbers-check", 4), ["Tue 24 Mar", "Tue 07 Apr", "Tue 21 Apr", "Tue 05 May"]);
    assert_eq!(dates("re-align", 1), ["Thu 11 Jun"]);
}
