//! The way through a workshop, as the clicker walks it: step by step, topic by topic, and the sub-steps of a topic
//! while they are of use. Planned breaks lie between, where the agenda has them. It knows places, not what they look like.

mod before_lead;
mod between;
mod left_out;
mod purpose;
mod seen;

pub use before_lead::lead_is_next;
pub use between::{begins, place_of, topic_on};
pub use left_out::is_left_out_of_vote;
pub use purpose::{first_sentence, purpose};
pub use seen::seen_at;

use crate::{
    domain::{
        baseline::tally::Occasion,
        session::{Session, Step},
        status::Status,
        topic::{Phase, Topic},
    },
    effect::Place,
};

/// Every stop of the workshop in order.
pub fn stops(session: &Session) -> Vec<Place> {
    if session.previous.is_some() {
        return stops_of_a_follow_up(session);
    }
    let mut stops = Vec::new();
    for step in Step::ALL {
        let topics = session
            .topics_in(step)
            .filter(|topic| !matches!(topic.status, Status::NotToday { .. }))
            .flat_map(|topic| sub_steps(session, topic));
        match step {
            Step::CheckIn => stops.push(Place::CheckIn),
            Step::Baseline => stops.push(Place::Baseline),
            Step::Definitions => stops.extend(topics),
            Step::Sla => {
                stops.extend(topics);
                stops.push(Place::Promises);
            }
            Step::Practices => {
                stops.push(Place::Topics(step));
                stops.extend(topics);
            }
            Step::Cadence => {
                stops.push(Place::Cadence);
                stops.extend(topics);
            }
            Step::Close => stops.extend([Place::Close, Place::Thanks]),
        }
    }
    stops
}

/// What is due, then every topic in the order in which it was taken over: what presses comes first, whatever its step.
fn stops_of_a_follow_up(session: &Session) -> Vec<Place> {
    let topics = session.topics.iter().filter(|topic| !matches!(topic.status, Status::NotToday { .. }));
    let mut stops = vec![Place::CheckIn, Place::Due, Place::Baseline];
    stops.extend(topics.flat_map(|topic| sub_steps(session, topic)));
    stops.extend([Place::Promises, Place::Cadence, Place::Close, Place::Thanks]);
    stops
}

/// The sub-steps of a topic that are of use now, in their order: a definition nobody has said anything about opens with
/// silence and hearing; words that were not voted on are read aloud.
fn sub_steps(session: &Session, topic: &Topic) -> Vec<Place> {
    let open = session.closed_at.is_none() && !topic.is_decided();
    let untouched = topic.proposals.is_empty() && topic.revision == 0 && topic.rounds.is_empty();
    let opens = open && untouched && topic.fields.step() == Step::Definitions;
    let read = open && topic.is_drafted() && topic.phase() == Phase::Vote && topic.open_round().is_none();
    let id = || topic.id.clone();
    let mut places = if opens { vec![Place::Silent(id()), Place::Hearing(id())] } else { Vec::new() };
    places.push(Place::Topic(id()));
    if read && !topic.is_as_carried() {
        places.push(Place::ReadAloud(id()));
    }
    places
}

/// Where a sub-step stands among those of its topic.
fn rank(place: &Place) -> usize {
    match place {
        Place::Silent(_) => 0,
        Place::Hearing(_) => 1,
        Place::ReadAloud(_) => 3,
        _ => 2,
    }
}

/// The stop after or before a place, or the break between; a place off the way leads to the start of its step.
pub fn neighbour(session: &Session, place: &Place, forward: bool) -> Option<Place> {
    if let Some(place) = between::beside_an_interlude(session, place, forward) {
        return Some(place);
    }
    let next = stop_beside(session, place, forward)?;
    if forward { Some(between::interlude_before(session, &next).unwrap_or(next)) } else { Some(next) }
}

fn stop_beside(session: &Session, place: &Place, forward: bool) -> Option<Place> {
    let stops = stops(session);
    let way = on_the_way(place);
    let place = way.as_ref().unwrap_or(place);
    if let Some(index) = stops.iter().position(|stop| stop == place) {
        let next = if forward { index.checked_add(1) } else { index.checked_sub(1) };
        return next.and_then(|index| stops.get(index).cloned());
    }
    // Whoever asked for silence hears what was written, also where proposals were there before.
    if let (Place::Silent(id), true) = (place, forward)
        && session.topic(id).is_some_and(|topic| !topic.is_drafted())
    {
        return Some(Place::Hearing(id.clone()));
    }
    // A sub-step that is of no use any more still lies before or after the others of its topic.
    let same_topic = |stop: &&Place| place.topic().is_some() && stop.topic() == place.topic();
    let of_topic: Vec<&Place> = stops.iter().filter(same_topic).collect();
    if let (Some(first), Some(last)) = (of_topic.first(), of_topic.last()) {
        let beside = if forward {
            of_topic.iter().find(|stop| rank(stop) > rank(place))
        } else {
            of_topic.iter().rev().find(|stop| rank(stop) < rank(place))
        };
        let outer = if forward { last } else { first };
        return beside.map(|stop| (*stop).clone()).or_else(|| stop_beside(session, outer, forward));
    }
    let step = step_of(session, place)?;
    if *place != first_stop(step) {
        return Some(first_stop(step));
    }
    // The list of a step lies before its first topic, or where that would be.
    let of_step = |stop: &Place| step_of(session, stop) == Some(step);
    let after = |stop: &Place| step_of(session, stop) > Some(step);
    let first = stops.iter().position(of_step).or_else(|| stops.iter().position(after))?;
    let beside = if forward { Some(first) } else { first.checked_sub(1) };
    beside.and_then(|index| stops.get(index).cloned())
}

/// The stop a place beside the way belongs to.
fn on_the_way(place: &Place) -> Option<Place> {
    match place {
        Place::Weights(topic)
        | Place::Deadlines(topic)
        | Place::Decide(topic, _)
        | Place::Keep(Some(topic)) => Some(Place::Topic(topic.clone())),
        Place::Item(_)
        | Place::ImportSurvey
        | Place::Remeasured
        | Place::Words
        | Place::TopThree
        | Place::Tally(Occasion::Opening) => Some(Place::Baseline),
        Place::Tally(Occasion::Closing) => Some(Place::Close),
        _ => None,
    }
}

/// Where a step begins.
pub fn first_stop(step: Step) -> Place {
    match step {
        Step::CheckIn => Place::CheckIn,
        Step::Baseline => Place::Baseline,
        Step::Definitions | Step::Sla | Step::Practices => Place::Topics(step),
        Step::Cadence => Place::Cadence,
        Step::Close => Place::Close,
    }
}

/// What a place that is opened first lies over: the stop it belongs to, or the review of a past session.
pub fn below(session: &Session, place: &Place) -> Option<Place> {
    match place {
        Place::NextSession | Place::Achieved => Some(Place::Review),
        _ => step_of(session, place).map(first_stop),
    }
}

/// Whether a session that is opened again can go on at a place: it is one of its step, or the break that runs.
pub fn is_where(session: &Session, place: &Place) -> bool {
    let of_its_step = step_of(session, place) == Some(session.step);
    let runs = matches!(place, Place::Rest | Place::Energiser);
    (of_its_step || runs) && place.is_for_the_room() && !is_gone(session, place)
}

/// Where the business calendars are: the only one there is, else the list of them.
pub fn calendars(session: &Session) -> Place {
    match session.calendars.as_slice() {
        [only] => Place::Calendar(only.id.clone()),
        _ => Place::Calendars,
    }
}

/// Whether a place shows something that the session no longer has.
pub fn is_gone(session: &Session, place: &Place) -> bool {
    match place {
        Place::Topic(id)
        | Place::Silent(id)
        | Place::Hearing(id)
        | Place::ReadAloud(id)
        | Place::Weights(id)
        | Place::Deadlines(id) => session.topic(id).is_none(),
        Place::Rest | Place::Energiser => between::is_over(session, place),
        Place::Calendar(id) => session.calendars.iter().all(|named| named.id != *id),
        _ => false,
    }
}

/// The step a place belongs to.
pub fn step_of(session: &Session, place: &Place) -> Option<Step> {
    match place {
        Place::CheckIn => Some(Step::CheckIn),
        Place::Due
        | Place::Baseline
        | Place::Item(_)
        | Place::ImportSurvey
        | Place::Remeasured
        | Place::Words
        | Place::TopThree
        | Place::Tally(Occasion::Opening) => Some(Step::Baseline),
        Place::Topics(step) => Some(*step),
        Place::Topic(id)
        | Place::Silent(id)
        | Place::Hearing(id)
        | Place::ReadAloud(id)
        | Place::Weights(id)
        | Place::Deadlines(id)
        | Place::Decide(id, _) => session.topic(id).map(|topic| topic.fields.step()),
        Place::Promises | Place::Keep(_) | Place::Funnel | Place::Calendars | Place::Calendar(_) => {
            Some(Step::Sla)
        }
        Place::Cadence => Some(Step::Cadence),
        Place::Close | Place::Thanks | Place::Tally(Occasion::Closing) => Some(Step::Close),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
