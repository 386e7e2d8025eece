//! Whether the lead is defined next: words about each other are never opened directly before that.

use super::neighbour;
use crate::{
    domain::{agenda::BoxKind, ids::TopicId, session::Session},
    effect::Place,
};

/// The first thing left to do from the running box on, up to a break, is the lead; without a running box, the first
/// thing after the baseline.
pub fn lead_is_next(session: &Session) -> bool {
    let boxes = &session.agenda.boxes;
    let running = session.agenda.current().and_then(|now| boxes.iter().position(|other| other.id == now.id));
    let Some(now) = running else {
        let next = neighbour(session, &Place::Baseline, true);
        let next = next.as_ref().and_then(Place::topic).and_then(|id| session.topic(id));
        return next.is_some_and(|topic| topic.fields.kind() == "lead");
    };
    let before_break = boxes[now..]
        .iter()
        .enumerate()
        .take_while(|(later, entry)| *later == 0 || !matches!(entry.kind, BoxKind::Break | BoxKind::Stretch));
    let mut left = before_break.flat_map(|(_, entry)| &entry.topics).filter_map(|id| left_to_do(session, id));
    left.next() == Some("lead")
}

/// The kind of a topic nobody has decided yet.
fn left_to_do(session: &Session, id: &TopicId) -> Option<&'static str> {
    session.topic(id).filter(|topic| !topic.is_decided()).map(|topic| topic.fields.kind())
}
