//! Two quarters of the practice company: what was said since the first, and exactly what the second changes.

use super::topic;
use crate::{
    domain::{
        fields::Fields,
        follow_up::{Became, Why, became, open_actions, order},
        history::Workshop,
        moment::Day,
        numbers::{Record, signs_seen},
        people::{PerTeam, Team},
        session::{Session, Step},
        status::Status,
        topic::Topic,
        vote::Motion,
    },
    import::{
        practice::{after, finished, reviewed, second, second_batches, second_planned},
        script::Batch,
    },
};

fn first() -> Session {
    reviewed("q1".into()).session().clone()
}

fn next() -> Session {
    second("q2".into(), "q1".into()).session().clone()
}

fn play(mut workshop: Workshop, batches: Vec<Batch>) -> Workshop {
    let mut last = workshop.last_at();
    for batch in batches {
        let (line, at) = (batch.line, batch.at.unwrap());
        assert!(Some(at) >= last, "line {line} is earlier than the one before");
        last = Some(at);
        workshop.commit(batch.commands, at).unwrap_or_else(|rejected| panic!("line {line}: {rejected}"));
    }
    assert_eq!(workshop.replay().as_ref(), Some(workshop.session()));
    workshop
}

#[test]
fn both_scripts_are_accepted_line_by_line_and_replay_comes_to_the_same() {
    let left = play(finished("q1".into()), after());
    assert_eq!(left.session(), &first());
    let followed = play(second_planned("q2".into(), left.session()), second_batches());
    assert_eq!(followed.session(), &next());
    assert!(followed.session().practice);
}

#[test]
fn four_checks_were_held_and_one_promise_was_questioned() {
    let first = first();
    assert!(first.closed_at.is_some(), "nothing of it opened the agreement again");
    assert_eq!(first.numbers.len(), 4);
    assert_eq!(first.numbers.iter().filter(|check| !check.win.is_empty()).count(), 3);
    let record = |id: &str| Record::of(&first, &id.into());
    assert_eq!(record("follow-up"), Record { yes: 3, no: 1, dont_know: 0 });
    assert_eq!(record("volume"), Record { yes: 3, no: 1, dont_know: 0 });
    assert_eq!(record("sent-back"), Record { yes: 3, no: 0, dont_know: 1 });
    assert_eq!(signs_seen(&first).len(), 1);
    let follow_up = topic(&first, "follow-up");
    assert!(matches!(follow_up.status, Status::Questioned { team: Team::Marketing, .. }));
    assert!(follow_up.fields.unmeasured().is_empty(), "operations filled it in");
    assert!(matches!(topic(&first, "shared-revenue").status, Status::DecidedByLeadership(_)));
    assert_eq!(open_actions(&first).map(|action| action.id.as_str()).collect::<Vec<_>>(), ["a4"]);
    assert!(first.parking.iter().all(|parked| !parked.is_waiting()));
}

#[test]
fn what_presses_comes_first_and_has_a_box_of_its_own() {
    let first = first();
    let order = order(&first, Day::parse("2026-06-11").unwrap());
    let pressing: Vec<(&str, Why)> = order
        .iter()
        .filter(|(_, why)| *why < Why::LeftAside)
        .map(|(topic, why)| (topic.id.as_str(), *why))
        .collect();
    let expected = [
        ("follow-up", Why::Questioned),
        ("messaging", Why::Disagreement),
        ("volume", Why::NotKept),
        ("re-align", Why::NotKept),
    ];
    assert_eq!(pressing, expected);
    let planned = second_planned("q2".into(), &first);
    let session = planned.session();
    assert_eq!((session.full_name().as_str(), session.plan.minutes), ("Acme: Q2 alignment", 120));
    assert_eq!(
        (session.plan.date.unwrap().iso().as_str(), session.plan.start.as_str()),
        ("2026-06-11", "09:30")
    );
    let boxes: Vec<&str> = session.agenda.boxes.iter().map(|entry| entry.id.as_str()).collect();
    let expected = [
        "check-in",
        "due",
        "follow-up",
        "messaging",
        "volume",
        "stretch",
        "re-align",
        "holds",
        "cadence",
        "close",
        "spare",
    ];
    assert_eq!(boxes, expected);
}

/// Topics of the second quarter that became something, in the order of their ids.
fn topics_that(session: &Session, wanted: impl Fn(&Topic) -> bool) -> Vec<&str> {
    let mut ids: Vec<&str> =
        session.topics.iter().filter(|topic| wanted(topic)).map(|topic| topic.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn the_second_quarter_changes_exactly_what_is_scripted() {
    let next = next();
    let became = |what: Became| topics_that(&next, move |topic| became(topic) == Some(what));
    let kept = ["buy-in", "criteria", "dashboard", "numbers-check", "re-align", "sales-story", "sent-back"];
    assert_eq!(became(Became::Kept), kept);
    let amended = ["follow-up", "goal", "lead", "market", "messaging", "timelines", "volume"];
    assert_eq!(became(Became::Amended), amended);
    assert_eq!(became(Became::Ended), ["shadowing", "shared-revenue"]);
    let waiting = ["client-meetings", "closed-loop", "journey", "leadership-talk", "persona"];
    assert_eq!(became(Became::Pending), waiting);
    assert_eq!(topics_that(&next, |topic| topic.origin.is_none()), ["t21"], "one new topic");
    assert_eq!(topics_that(&next, |topic| topic.status == Status::AgreedWithDissent), ["volume"]);
    assert_eq!(topic(&next, "messaging").status, Status::Amended, "the disagreement of spring is resolved");
    assert!(matches!(topic(&next, "shadowing").status, Status::Retired { .. }));
    assert_eq!(topic(&next, "shadowing").newest_round().unwrap().motion, Motion::Retire);
    assert!(matches!(topic(&next, "shared-revenue").status, Status::OutsideControl { .. }));
    assert_eq!(topic(&next, "t21").status, Status::Agreed);
}

#[test]
fn numbers_weights_and_stages_change_as_scripted() {
    let (first, next) = (first(), next());
    let within = |session: &Session| {
        let Fields::FollowUp(clause) = &topic(session, "follow-up").fields else { panic!("a follow-up") };
        clause.classes[0].within.map(|limit| limit.to_string())
    };
    assert_eq!(within(&first).as_deref(), Some("8 business hours"));
    assert_eq!(within(&next).as_deref(), Some("6 business hours"));
    let weights = |session: &Session| -> Vec<Option<u32>> {
        let Fields::Market(market) = &topic(session, "market").fields else { panic!("a market") };
        assert_eq!((market.totals(), market.agreed_total()), (PerTeam { sales: 100, marketing: 100 }, 100));
        market.attributes.iter().map(|attribute| attribute.agreed).collect()
    };
    assert_eq!(weights(&first), [30, 25, 20, 15, 10].map(Some));
    assert_eq!(weights(&next), [35, 20, 20, 15, 10].map(Some));
    let stages = |session: &Session| {
        let Fields::Lead(lead) = &topic(session, "lead").fields else { panic!("a lead") };
        lead.stages.clone()
    };
    let (then, now) = (stages(&first), stages(&next));
    let differ: Vec<&str> = then
        .iter()
        .zip(&now)
        .filter(|(then, now)| then != now)
        .map(|(then, _)| then.abbreviation.as_str())
        .collect();
    assert_eq!((then.len(), differ), (now.len(), vec!["MQL", "SAL"]));
}

#[test]
fn the_second_session_closes_signed_with_everything_settled() {
    let next = next();
    assert!(next.closed_at.is_some());
    assert_eq!(next.attendance(), PerTeam { sales: 5, marketing: 6 });
    assert!(next.topics.iter().all(|topic| topic.status != Status::Open), "nothing is left unsaid");
    assert!(Team::BOTH.into_iter().all(|team| next.signature(team).unwrap().signed_at.is_some()));
    assert!(next.parking.iter().all(|parked| !parked.is_unowned()));
    assert!(
        next.topics_in(Step::Sla).all(|promise| promise.fields.holes().is_empty() && promise.owner.is_some())
    );
    assert_eq!(next.review_by, Day::parse("2026-09-24").ok());
    let previous = next.previous.as_deref().unwrap();
    assert_eq!(previous, &first().left_behind());
}

#[test]
fn the_survey_was_answered_again_and_the_teams_are_closer() {
    let next = next();
    let remeasured = next.remeasured().unwrap();
    assert!(remeasured.items.len() >= 15, "{}", remeasured.items.len());
}
