//! The way through a workshop, as the clicker walks it: step by step, topic by topic.

use crate::{
    domain::{
        agenda::AgendaBox,
        baseline::tally::Occasion,
        ids::TopicId,
        session::{Session, Step},
        status::Status,
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
            .map(|topic| Place::Topic(topic.id.clone()));
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
    stops.extend(topics.map(|topic| Place::Topic(topic.id.clone())));
    stops.extend([Place::Promises, Place::Cadence, Place::Close, Place::Thanks]);
    stops
}

/// The stop after or before a place; a place off the way leads to the start of its step.
pub fn neighbour(session: &Session, place: &Place, forward: bool) -> Option<Place> {
    let stops = stops(session);
    let Some(index) = stops.iter().position(|stop| stop == on_the_way(place).as_ref().unwrap_or(place))
    else {
        // The list of a step lies before its first topic.
        let of_step =
            |stop: &&Place| matches!(place, Place::Topics(step) if step_of(session, stop) == Some(*step));
        let first = stops.iter().find(of_step).filter(|_| forward);
        return first.cloned().or_else(|| step_of(session, place).map(first_stop));
    };
    let next = if forward { index.checked_add(1) } else { index.checked_sub(1) };
    next.and_then(|index| stops.get(index).cloned())
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
        Place::Topic(id) | Place::Weights(id) | Place::Deadlines(id) => session.topic(id).is_none(),
        Place::Calendar(id) => session.calendars.iter().all(|named| named.id != *id),
        _ => false,
    }
}

/// Where the work of a box is done: its first topic that is not settled, else its step; a break has no place.
pub fn place_of(session: &Session, entry: &AgendaBox) -> Option<Place> {
    let open = |id: &&TopicId| session.topic(id).is_some_and(|topic| topic.decided.is_none());
    let topic = entry.topics.iter().find(open).or(entry.topics.first());
    let topic = topic.filter(|id| session.topic(id).is_some());
    topic.map(|id| Place::Topic(id.clone())).or(entry.step.map(first_stop))
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
        Place::Topic(id) | Place::Weights(id) | Place::Deadlines(id) | Place::Decide(id, _) => {
            session.topic(id).map(|topic| topic.fields.step())
        }
        Place::Promises | Place::Keep(_) | Place::Funnel | Place::Calendars | Place::Calendar(_) => {
            Some(Step::Sla)
        }
        Place::Cadence => Some(Step::Cadence),
        Place::Close | Place::Thanks | Place::Tally(Occasion::Closing) => Some(Step::Close),
        _ => None,
    }
}
