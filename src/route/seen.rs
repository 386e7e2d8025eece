//! Where a change is seen: the place that shows what a batch of commands did.

use super::{between, first_stop, step_of};
use crate::{
    domain::{command::Command, ids::TopicId, session::Session},
    effect::Place,
};

/// The place at which a batch is seen: that of the last thing done, or the list of a step where several topics changed.
pub fn seen_at(session: &Session, batch: &[Command]) -> Option<Place> {
    let places: Vec<Place> = batch.iter().filter_map(|command| place_of(session, command)).collect();
    let last = places.last()?;
    let several =
        last.topic().is_some() && places.iter().any(|place| place.topic().is_some() && place != last);
    let of_step = step_of(session, last).filter(|_| several).map(first_stop);
    Some(of_step.unwrap_or_else(|| last.clone()))
}

fn place_of(session: &Session, command: &Command) -> Option<Place> {
    match command {
        Command::EnterStep { step } => Some(first_stop(*step)),
        // A break or a stretch is a place of its own; other boxes are entered for what is done in them.
        Command::EnterBox { id } => {
            let entry = session.agenda.boxes.iter().find(|entry| entry.id == *id)?;
            between::place_of(session, entry).filter(|place| matches!(place, Place::Rest | Place::Energiser))
        }
        Command::AddPerson { .. } | Command::SetPresence { .. } | Command::SetMeasuredOn { .. } => {
            Some(Place::CheckIn)
        }
        Command::AttachBaseline { .. } | Command::PickItem { .. } | Command::LinkItem { .. } => {
            Some(Place::Baseline)
        }
        Command::RecordRoomTally { tally } => Some(Place::Tally(tally.round)),
        Command::NameTopThree { .. } => Some(Place::TopThree),
        Command::Sign { .. }
        | Command::Say { .. }
        | Command::AddAction { .. }
        | Command::EndParked { .. } => Some(Place::Close),
        Command::Close {} => Some(Place::Thanks),
        other => topic_of(other).filter(|id| session.topic(id).is_some()).map(|id| Place::Topic(id.clone())),
    }
}

fn topic_of(command: &Command) -> Option<&TopicId> {
    use Command as C;
    match command {
        C::Give { topic, .. }
        | C::Propose { topic, .. }
        | C::Word { topic, .. }
        | C::Fill { topic, .. }
        | C::Correct { topic, .. }
        | C::AssignOwner { topic, .. }
        | C::OpenRound { topic, .. }
        | C::RecordTally { topic, .. }
        | C::RecordConsent { topic, .. }
        | C::Reveal { topic, .. }
        | C::DescribeObjection { topic, .. }
        | C::AnswerObjection { topic, .. }
        | C::NoteReservation { topic, .. }
        | C::Decide { topic, .. } => Some(topic),
        _ => None,
    }
}
