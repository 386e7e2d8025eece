//! Where a change is seen: the place that shows what a batch of commands did.

use super::first_stop;
use crate::{
    domain::{command::Command, ids::TopicId, session::Session},
    effect::Place,
};

/// The place at which a batch is seen.
pub fn seen_at(session: &Session, batch: &[Command]) -> Option<Place> {
    batch.iter().find_map(|command| match command {
        Command::EnterStep { step } => Some(first_stop(*step)),
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
    })
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
