//! Whether the lead is defined next: words about each other are never opened directly before that.

use crate::{
    domain::{agenda::AgendaBox, session::Session},
    effect::Place,
    screen::{Context, route},
};

/// The lead is defined in the box that runs or in the one after it; without a running box, right after the baseline.
pub(super) fn is_next(ctx: &Context<'_>) -> bool {
    let session = ctx.session;
    let boxes = &session.agenda.boxes;
    let running = session.agenda.current().and_then(|now| boxes.iter().position(|other| other.id == now.id));
    match running {
        Some(now) => boxes.iter().skip(now).take(2).any(|entry| begins_with_lead(session, entry)),
        None => match route::neighbour(session, &Place::Baseline, true) {
            Some(Place::Topic(topic)) => session.topic(&topic).is_some_and(|topic| topic.fields.kind() == "lead"),
            _ => false,
        },
    }
}

/// Whether the first thing a box has left to do is the lead.
fn begins_with_lead(session: &Session, entry: &AgendaBox) -> bool {
    let mut topics = entry.topics.iter().filter_map(|id| session.topic(id));
    topics.find(|topic| topic.decided.is_none()).is_some_and(|topic| topic.fields.kind() == "lead")
}
