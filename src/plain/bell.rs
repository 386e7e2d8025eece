//! The bell at the end of the box that runs: set anew with every question, for whoever waits at it. What is over is
//! said in words as well; the bell can be muted for as long as the program runs.

use super::{Flow, Plain};
use crate::assets::words::say;

impl Plain<'_> {
    /// Sets the bell for the end of the box that runs; one that is over already stays silent.
    pub(super) fn set_bell(&self) {
        let Some(set) = &self.around.bell else { return };
        let now = self.now();
        let clock = self.open.as_ref().and_then(|open| open.session().agenda.countdown(now));
        let runs = clock.filter(|clock| clock.running && clock.left > 0 && self.is_live() && !self.muted);
        set(runs.map(|clock| now.plus_seconds(clock.left)));
    }

    /// Mutes the bell, or lets it be heard again; says which.
    pub(super) fn mute(&mut self) -> Flow<()> {
        self.muted = !self.muted;
        self.tell(match (&self.around.bell, self.muted) {
            (None, _) => say("plain.no_bell"),
            (Some(_), true) => say("app.bell_muted"),
            (Some(_), false) => say("app.bell_on"),
        })
    }
}
