//! The practice session: two scripted teams answer, vote and disagree on cue, one batch at a key press.
//!
//! Each cue goes through the same commit as a typed change, so that what a newcomer sees is what the program does.

use super::{
    model::Model,
    navigate,
    update::{commit, notice},
};
use crate::{
    assets::words::say,
    domain::{command::Command, ids::TopicId, moment::Moment, session::Session},
    effect::{Effect, Place},
    screen::route,
};

/// Lets the two teams do the next thing, and shows where it happens.
pub(super) fn cue(model: &mut Model, now: Moment) -> Vec<Effect> {
    let Some(batch) = model.open.as_mut().and_then(|open| open.cues.pop()) else { return Vec::new() };
    let place = place_of(model.session(), &batch.commands);
    let mut effects = place.map_or_else(Vec::new, |place| navigate::to(model, place, now));
    let commands: Vec<Command> = batch.commands.into_iter().filter(|command| !is_moving(command)).collect();
    if !commands.is_empty() {
        match commit(model, commands, now) {
            Ok(effect) => effects.extend(effect),
            // The newcomer changed what the teams were about to do: their words stand.
            Err(_) => notice(model, say("practice.skipped"), now),
        }
    }
    if model.open.as_ref().is_some_and(|open| open.cues.is_empty()) {
        effects.extend(navigate::to(model, Place::Export, now));
        notice(model, say("practice.over"), now);
    }
    effects
}

/// Going somewhere is the navigation's own business.
fn is_moving(command: &Command) -> bool {
    matches!(command, Command::EnterStep { .. } | Command::EnterBox { .. })
}

/// The screen on which a batch is seen.
fn place_of(session: &Session, batch: &[Command]) -> Option<Place> {
    batch.iter().find_map(|command| match command {
        Command::EnterStep { step } => Some(route::first_stop(*step)),
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
