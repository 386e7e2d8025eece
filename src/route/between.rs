//! Between the stops: where the work of a box is done, and the breaks and stretches that lie on the way.

use super::{first_stop, step_of};
use crate::{
    domain::{
        agenda::{AgendaBox, BoxKind},
        command::Command,
        ids::TopicId,
        interlude,
        moment::Moment,
        session::Session,
    },
    effect::Place,
};

/// Where the work of a box is done: its first topic that is not settled, else its step; spare time has no place.
pub fn place_of(session: &Session, entry: &AgendaBox) -> Option<Place> {
    match entry.kind {
        BoxKind::Break => return Some(Place::Rest),
        BoxKind::Stretch => return Some(Place::Energiser),
        BoxKind::Work | BoxKind::Close | BoxKind::Spare => {}
    }
    let open = |id: &&TopicId| session.topic(id).is_some_and(|topic| !topic.is_decided());
    let topic = entry.topics.iter().find(open).or(entry.topics.first());
    let topic = topic.filter(|id| session.topic(id).is_some());
    topic.map(|id| Place::Topic(id.clone())).or(entry.step.map(first_stop))
}

/// The topic that is on: the one on screen, else the one the running box gives time to.
pub fn topic_on(session: &Session, place: &Place) -> Option<TopicId> {
    let in_box = || place_of(session, session.agenda.current()?)?.topic().cloned();
    place.topic().cloned().or_else(in_box).filter(|id| session.topic(id).is_some())
}

/// What starts the break or stretch of a place, unless one runs.
pub fn begins(session: &Session, place: &Place, now: Moment) -> Vec<Command> {
    let Some(kind) = kind_of(place).filter(|_| is_over(session, place)) else { return Vec::new() };
    let next = interlude::next(&session.agenda, kind);
    next.map_or_else(Vec::new, |entry| interlude::begin(session, entry, now))
}

fn kind_of(place: &Place) -> Option<BoxKind> {
    match place {
        Place::Rest => Some(BoxKind::Break),
        Place::Energiser => Some(BoxKind::Stretch),
        _ => None,
    }
}

/// Whether the box of a break or stretch is not the one that was entered last.
pub(super) fn is_over(session: &Session, place: &Place) -> bool {
    kind_of(place).is_some_and(|kind| interlude::running(&session.agenda, kind).is_none())
}

/// Where the work goes on after a break or stretch, or was before it.
pub(super) fn beside_an_interlude(session: &Session, place: &Place, forward: bool) -> Option<Place> {
    kind_of(place)?;
    let work = if forward { interlude::work_after(session) } else { interlude::work_before(session) };
    let work = work.and_then(|entry| place_of(session, entry));
    Some(work.unwrap_or_else(|| first_stop(session.step)))
}

/// The planned break or stretch that the agenda has between the running box and that of a stop.
pub(super) fn interlude_before(session: &Session, stop: &Place) -> Option<Place> {
    let agenda = &session.agenda;
    let from = agenda.position().filter(|_| session.closed_at.is_none())? + 1;
    let next = agenda.box_for(step_of(session, stop)?, stop.topic())?;
    let to = agenda.boxes.iter().position(|entry| entry.id == next.id)?;
    let between = agenda.boxes.get(from..to)?;
    let planned = |entry: &&AgendaBox| interlude::is_interlude(entry.kind) && entry.entered_at.is_none();
    between.iter().find(planned).and_then(|entry| place_of(session, entry))
}
