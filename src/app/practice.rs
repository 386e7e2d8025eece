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
    domain::{command::Command, moment::Moment},
    effect::{Effect, Place},
    route,
};

/// Lets the two teams do the next thing, and shows where it happens.
pub(super) fn cue(model: &mut Model, now: Moment) -> Vec<Effect> {
    let Some(batch) = model.open.as_mut().and_then(|open| open.cues.pop()) else { return Vec::new() };
    let place = route::seen_at(model.session(), &batch.commands);
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
