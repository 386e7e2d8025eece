//! No field of a session is forgotten: a new one does not compile here until somebody says where the record has it.

use super::*;
use crate::domain::session::{DecisionRule, Step};
use crate::domain::vote::Method;

/// The session of which every value is changed and looked for in the record.
pub(super) fn everything() -> Session {
    let mut session = session();
    session.closed_at = Some(at(80));
    session.step = Step::Close;
    session.series = Some("the-series".into());
    session.rule = DecisionRule { topics: Method::Consent, promises: Method::FistToFive };
    session.top_three =
        PerTeam { sales: vec!["slow answers".to_owned()], marketing: vec!["no reasons".to_owned()] };
    session
}

#[test]
fn the_session_that_is_looked_for_has_every_field() {
    let Session {
        id,
        name,
        company,
        zone,
        practice,
        plan,
        step,
        closed_at,
        review_by,
        people,
        measured_on,
        rule,
        working_agreements,
        topics,
        baseline,
        parking,
        actions,
        sentences,
        signatures,
        calendars,
        assumptions,
        agenda,
        numbers,
        supersedes,
        series,
        top_three,
        // Sessions of their own, with records of their own; what changed since then has its own test.
        earlier: _,
        previous: _,
        // Shown as far as a room may see them; tests of the survey, of hands and of words say how far.
        tallies: _,
        words: _,
        // Nobody's words: the last number given, and what a later program wrote.
        counter: _,
        extra: _,
    } = everything();
    let texts = [id.as_str(), &name, &company, &zone, &plan.start, &plan.template];
    assert!(texts.iter().all(|text| !text.is_empty()) && practice && plan.minutes > 0);
    assert!(plan.date.is_some() && closed_at.is_some() && review_by.is_some() && baseline.is_some());
    assert!(supersedes.is_some() && series.is_some());
    assert!(step != Step::default() && rule != DecisionRule::default());
    assert!(measured_on.both(|measured| !measured.on.is_empty() && !measured.by.is_empty()));
    assert!(top_three.both(|named| !named.is_empty()));
    let lengths = [
        people.len(),
        working_agreements.len(),
        topics.len(),
        parking.len(),
        actions.len(),
        sentences.len(),
        signatures.len(),
        calendars.len(),
        assumptions.len(),
        agenda.boxes.len(),
        numbers.len(),
    ];
    assert!(lengths.iter().all(|length| *length > 0), "{lengths:?}");
}

#[test]
fn a_topic_that_is_looked_for_has_every_field() {
    let Topic {
        id,
        title,
        status,
        text,
        fields,
        revision,
        owner,
        given,
        proposals,
        revisions,
        corrections,
        rounds,
        objections,
        reservations,
        decided,
        details_at,
        review_by,
        origin,
        // How it is voted on stands with each round; which rounds no longer count, with their revision.
        method: _,
        reopened_after: _,
        extra: _,
    } = everything().topics.swap_remove(0);
    assert!([id.as_str(), &title, &text, &given].iter().all(|text| !text.is_empty()));
    assert!(status != Status::Open && !fields.is_empty() && revision > 1);
    assert!(owner.is_some_and(|owner| owner.confirm_by.is_some() && owner.confirmed_at.is_some()));
    assert!(decided.is_some_and(|decided| !decided.overridden.is_empty()));
    assert!(details_at.is_some() && review_by.is_some() && origin.is_some());
    let lengths = [
        proposals.len(),
        revisions.len(),
        corrections.len(),
        rounds.len(),
        objections.len(),
        reservations.len(),
    ];
    assert!(lengths.iter().all(|length| *length > 0), "{lengths:?}");
}
