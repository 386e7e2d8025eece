//! The way through a workshop: its stops in order, the step each belongs to, and where a change is heard of.

use crate::{
    domain::{
        baseline::tally::Occasion,
        command::Command,
        session::{Session, Step},
        status::Status,
        topic::Topic,
    },
    effect::Place,
};

/// Where a step begins.
pub(super) fn first_stop(step: Step) -> Place {
    match step {
        Step::CheckIn => Place::CheckIn,
        Step::Baseline => Place::Baseline,
        Step::Definitions | Step::Sla | Step::Practices => Place::Topics(step),
        Step::Cadence => Place::Cadence,
        Step::Close => Place::Close,
    }
}

/// Every stop in order: as the step comes, or in a follow-up what presses first.
fn stops(session: &Session) -> Vec<Place> {
    let of = |topics: Vec<&Topic>| {
        let today = topics.into_iter().filter(|topic| !matches!(topic.status, Status::NotToday { .. }));
        today.map(|topic| Place::Topic(topic.id.clone())).collect::<Vec<_>>()
    };
    if session.previous.is_some() {
        let mut stops = vec![Place::CheckIn, Place::Due, Place::Baseline];
        stops.extend(of(session.topics.iter().collect()));
        stops.extend([Place::Promises, Place::Cadence, Place::Close, Place::Thanks]);
        return stops;
    }
    let mut stops = Vec::new();
    for step in Step::ALL {
        stops.push(first_stop(step));
        stops.extend(of(session.topics_in(step).collect()));
        match step {
            Step::Sla => stops.push(Place::Promises),
            Step::Close => stops.push(Place::Thanks),
            _ => {}
        }
    }
    stops
}

/// The stop after or before a place.
pub(super) fn neighbour(session: &Session, place: &Place, forward: bool) -> Option<Place> {
    let stops = stops(session);
    let on_the_way = below(session, place).filter(|_| !stops.contains(place));
    let place = on_the_way.as_ref().unwrap_or(place);
    let index = stops.iter().position(|stop| stop == place)?;
    let next = if forward { index.checked_add(1) } else { index.checked_sub(1) };
    next.and_then(|index| stops.get(index).cloned())
}

/// Where leaving a place leads to.
pub(super) fn below(session: &Session, place: &Place) -> Option<Place> {
    match place {
        Place::Topic(id) => session.topic(id).map(|topic| first_stop(topic.fields.step())),
        Place::Weights(id) | Place::Deadlines(id) | Place::Keep(Some(id)) => Some(Place::Topic(id.clone())),
        Place::CheckIn | Place::Baseline | Place::Cadence | Place::Close | Place::Topics(_) => None,
        Place::Review | Place::Home => Some(Place::Home),
        other => Some(step_of(session, other).map_or_else(|| first_stop(session.step), first_stop)),
    }
}

/// The step a place belongs to.
pub(super) fn step_of(session: &Session, place: &Place) -> Option<Step> {
    match place {
        Place::CheckIn => Some(Step::CheckIn),
        Place::Due
        | Place::Baseline
        | Place::Item(_)
        | Place::ImportSurvey
        | Place::Words
        | Place::TopThree
        | Place::Tally(Occasion::Opening) => Some(Step::Baseline),
        Place::Topics(step) => Some(*step),
        Place::Topic(id) | Place::Weights(id) => session.topic(id).map(|topic| topic.fields.step()),
        Place::Promises | Place::Keep(_) | Place::Funnel => Some(Step::Sla),
        Place::Cadence => Some(Step::Cadence),
        Place::Close | Place::Thanks | Place::Tally(Occasion::Closing) => Some(Step::Close),
        _ => None,
    }
}

/// Where what a batch changes is heard of.
pub(super) fn place_of(session: &Session, batch: &[Command]) -> Option<Place> {
    use Command as C;
    batch.iter().find_map(|command| match command {
        C::EnterStep { step } => Some(first_stop(*step)),
        C::AddPerson { .. } | C::SetPresence { .. } | C::SetMeasuredOn { .. } => Some(Place::CheckIn),
        C::AttachBaseline { .. } | C::PickItem { .. } | C::LinkItem { .. } => Some(Place::Baseline),
        C::Sign { .. } | C::Say { .. } | C::AddAction { .. } | C::EndParked { .. } => Some(Place::Close),
        C::Close {} => Some(Place::Thanks),
        C::Propose { topic, .. }
        | C::Word { topic, .. }
        | C::Fill { topic, .. }
        | C::AssignOwner { topic, .. }
        | C::OpenRound { topic, .. }
        | C::RecordTally { topic, .. }
        | C::RecordConsent { topic, .. }
        | C::Reveal { topic, .. }
        | C::DescribeObjection { topic, .. }
        | C::AnswerObjection { topic, .. }
        | C::Decide { topic, .. } => session.topic(topic).map(|topic| Place::Topic(topic.id.clone())),
        _ => None,
    })
}
