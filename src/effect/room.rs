//! What one window tells the others about what it shows: plain values for the journal, never part of the log.

use super::Place;
use crate::domain::{moment::Moment, session::Step};
use serde::{Deserialize, Serialize};

/// What a second window shows; a copy for display, never part of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Room {
    /// The step the room is in.
    pub step: Step,
    /// The screen, below anything that lies over it.
    pub place: Place,
    /// When the running timebox ends.
    pub deadline: Option<Moment>,
    /// When the screen's own countdown ends, where it has one.
    pub until: Option<Moment>,
    /// How many votes are in, of how many.
    pub counted: Option<(u32, u32)>,
    /// Nothing is to be shown.
    pub blank: bool,
}
