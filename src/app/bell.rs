//! The end of a timebox: one bell and one pulse of the clock when the box that runs reaches zero.
//!
//! It looks at the clock with every message and counts nothing: a second that was skipped rings once, and what ran out
//! long ago, as while the program was stopped, stays silent.

use super::model::Model;
use crate::{
    assets::words::say,
    config::Bell,
    domain::{
        agenda::Countdown,
        ids::{BoxId, SessionId},
        moment::Moment,
    },
    effect::Effect,
    screen::context::Sound,
};

/// What is remembered between two looks at the clock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ringer {
    /// The bell is not sounded; the pulse is still shown.
    muted: bool,
    /// The box that had time left when last looked at.
    armed: Option<(SessionId, BoxId)>,
    /// Until when the clock is shown in reverse.
    pulse_until: Option<Moment>,
}

/// A box that ran out longer ago than this, in seconds, is no news any more.
const LATEST: i64 = 30;
/// How long the clock is shown in reverse, in seconds.
const PULSE: i64 = 1;

impl Ringer {
    /// Whether the clock is shown in reverse now.
    pub(super) fn pulses(&self, now: Moment) -> bool {
        self.pulse_until.is_some_and(|until| now < until)
    }

    /// Whether the end of the pulse is still to be drawn.
    pub(super) fn is_due(&self, now: Moment) -> bool {
        self.pulse_until.is_some_and(|until| now <= until)
    }

    /// Whether the end of a box is heard with this setting.
    pub(super) fn sound(&self, bell: Bell) -> Sound {
        match bell {
            Bell::Sound if self.muted => Sound::Muted,
            Bell::Sound => Sound::On,
            Bell::Off | Bell::Visual => Sound::Never,
        }
    }
}

/// Mutes the bell for as long as the program runs, or lets it be heard again; says which.
pub(super) fn mute(model: &mut Model) -> &'static str {
    let ringer = &mut model.due.ringer;
    ringer.muted = !ringer.muted;
    match ringer.sound(model.settings.bell) {
        Sound::Never => say("app.bell_is_off"),
        Sound::Muted => say("app.bell_muted"),
        Sound::On => say("app.bell_on"),
    }
}

/// Looks whether the box that runs has reached zero since the last look.
pub(super) fn look(model: &mut Model, now: Moment) -> Option<Effect> {
    let running = running(model, now);
    let ringer = &mut model.due.ringer;
    let armed = ringer.armed.take();
    let (clock, which) = running?;
    if clock.left > 0 {
        ringer.armed = Some(which);
        return None;
    }
    let ends_now = clock.running && clock.left >= -LATEST && armed == Some(which);
    if !ends_now || model.settings.bell == Bell::Off {
        return None;
    }
    ringer.pulse_until = Some(now.plus_seconds(PULSE));
    (ringer.sound(model.settings.bell) == Sound::On).then_some(Effect::Ring)
}

/// The clock of the box that was entered last, in a session that this window runs.
fn running(model: &Model, now: Moment) -> Option<(Countdown, (SessionId, BoxId))> {
    let open = model.open.as_ref().filter(|open| open.read_only.is_none())?;
    let session = open.workshop.session();
    let clock = session.agenda.countdown(now).filter(|_| session.closed_at.is_none())?;
    Some((clock, (session.id.clone(), session.agenda.current.clone()?)))
}

#[cfg(test)]
mod tests;
