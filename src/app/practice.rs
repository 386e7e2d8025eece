//! The practice session: two scripted teams answer, vote and disagree on cue, one thing at a key press.
//!
//! Each cue goes through the same commit as a typed change, so that what a newcomer sees is what the program does.

use super::{
    model::{Model, Notice, Press},
    navigate,
    update::{commit, send},
};
use crate::{
    assets::words::say,
    domain::{command::Command, moment::Moment},
    effect::{Effect, Place},
    import::practice::Cue,
    route, screen,
};

/// Seconds the sentence about a cue stays: nobody is hurried while they look around.
const SECONDS: i64 = 60;

/// Lets the two teams do the next thing, shows where it happens and says what they did.
pub(super) fn cue(model: &mut Model, now: Moment) -> Vec<Effect> {
    let Some(cue) = model.open.as_mut().and_then(|open| open.cues.pop()) else { return Vec::new() };
    let commands = cue.commands();
    let place =
        if commands.is_empty() { Some(Place::Export) } else { route::seen_at(model.session(), &commands) };
    let mut effects = place.map_or_else(Vec::new, |place| navigate::to(model, place, now));
    let (done, written) = perform(model, &cue, now);
    effects.extend(written);
    if let Some(msg) = screen::turned_to(&model.top().screen, &commands) {
        effects.extend(send(model, msg, now));
    }
    // The newcomer changed what the teams were about to do: their words stand.
    let text = if done { cue.said() } else { say("practice.skipped") };
    model.notice =
        Some(Notice { text: text.to_owned(), until: now.plus_seconds(SECONDS), press: Press::Dismiss });
    effects
}

/// Commits a cue as one change, so that one key takes it back; where it does not fit any more, what is left of it.
/// Says whether anything was done.
fn perform(model: &mut Model, cue: &Cue, now: Moment) -> (bool, Vec<Effect>) {
    let commands = without_moving(cue.commands());
    if commands.is_empty() {
        return (true, Vec::new());
    }
    if let Ok(effect) = commit(model, commands, now) {
        return (true, effect.into_iter().collect());
    }
    let pieces = cue.batches.iter().map(|batch| without_moving(batch.commands.clone()));
    let accepted: Vec<Option<Effect>> =
        pieces.filter(|piece| !piece.is_empty()).filter_map(|piece| commit(model, piece, now).ok()).collect();
    (!accepted.is_empty(), accepted.into_iter().flatten().collect())
}

/// Going somewhere is the navigation's own business.
fn without_moving(mut commands: Vec<Command>) -> Vec<Command> {
    commands.retain(|command| !matches!(command, Command::EnterStep { .. } | Command::EnterBox { .. }));
    commands
}

#[cfg(test)]
mod tests;
