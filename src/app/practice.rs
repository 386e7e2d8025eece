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
    domain::moment::Moment,
    effect::{Effect, Place},
    import::practice::Cue,
    route, screen,
};
use std::convert::Infallible;

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

/// Commits what fits of a cue; says whether anything was done.
fn perform(model: &mut Model, cue: &Cue, now: Moment) -> (bool, Vec<Effect>) {
    let mut effects = Vec::new();
    let done = cue.perform(|batch| {
        let committed = commit(model, batch, now);
        let fits = committed.is_ok();
        effects.extend(committed.ok().flatten());
        Ok::<_, Infallible>(fits)
    });
    let Ok(done) = done;
    (done, effects)
}

#[cfg(test)]
mod tests;
