//! What one window tells the others about what it shows: plain values for the journal, never part of the log.

use super::Place;
use crate::domain::{history::Workshop, moment::Moment, session::Step};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The facilitator's own notes by what they belong to: a step's name, or a topic's id after a slash.
pub type Notes = BTreeMap<String, String>;

/// A session as another window has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The session with its history.
    pub workshop: Workshop,
    /// What the other window shows, or showed last; none while none was open.
    pub room: Option<Room>,
    /// The other window is open.
    pub is_open: bool,
    /// The file is where it was; when it was renamed or thrown away, this is what it said last.
    pub is_there: bool,
}

/// What a second window shows; a copy for display, never part of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Room {
    /// The step the room is in.
    pub step: Step,
    /// The screen, below anything that lies over it.
    pub place: Place,
    /// Which part of it is in view, where it has several.
    pub part: u32,
    /// When the running timebox ends.
    pub deadline: Option<Moment>,
    /// When the screen's own countdown ends, where it has one.
    pub until: Option<Moment>,
    /// How many votes are in, of how many.
    pub counted: Option<(u32, u32)>,
    /// Nothing is to be shown.
    pub blank: bool,
}

impl Room {
    /// Whether a window for the room may show it; words about each other only once they are read out.
    pub fn is_for_the_room(&self) -> bool {
        self.place.is_for_the_room() || (self.place == Place::Words && self.part > 0)
    }
}
