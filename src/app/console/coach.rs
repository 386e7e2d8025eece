//! One line to the facilitator for where the room is: what helps most at this step, or at this phase of a topic.

use crate::{
    assets::words::say,
    domain::{
        session::{Session, Step},
        topic::{Phase, Topic},
    },
    effect::Place,
};

/// The line for a place.
pub(super) fn line(session: &Session, place: &Place) -> &'static str {
    if let Some(topic) = place.topic().and_then(|id| session.topic(id)) {
        return of_topic(topic);
    }
    match (place, session.step) {
        (Place::Item(_), _) => say("coach.item"),
        (Place::Promises, _) => say("coach.promises"),
        (Place::Thanks, _) => say("coach.thanks"),
        (_, Step::CheckIn) => say("coach.check_in"),
        (_, Step::Baseline) => say("coach.baseline"),
        (_, Step::Definitions) => say("coach.definitions"),
        (_, Step::Sla) => say("coach.sla"),
        (_, Step::Practices) => say("coach.practices"),
        (_, Step::Cadence) => say("coach.cadence"),
        (_, Step::Close) => say("coach.close"),
    }
}

fn of_topic(topic: &Topic) -> &'static str {
    if topic.is_answered() {
        return say("coach.decided");
    }
    match topic.phase() {
        Phase::Propose => say("coach.propose"),
        Phase::Merge => say("coach.merge"),
        Phase::Vote if topic.open_round().is_none() => say("coach.worded"),
        Phase::Vote => say("coach.vote"),
        Phase::Decide => say("coach.decide"),
    }
}
