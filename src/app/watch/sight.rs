//! What the room may be shown of another window: its place, or a card in its stead. It draws nothing.

use crate::effect::{Place, Seen};

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sight {
    /// A screen of the workshop.
    Place(Place),
    /// The facilitator is where the room has nothing to see.
    Quiet,
    /// The other window is closed, for a moment or for good.
    Waiting,
    /// Nobody has opened the session yet.
    NotBegun,
}

impl Sight {
    /// What of a session is shown now.
    pub(super) fn of(seen: &Seen) -> Self {
        let session = seen.workshop.session();
        let card = matches!(seen.room.as_ref().map(|room| &room.place), Some(Place::Thanks));
        match &seen.room {
            // The thanks stay on the wall when everybody has gone.
            _ if !seen.is_open && (card || session.closed_at.is_some()) => Self::Place(Place::Thanks),
            None if session.agenda.current.is_none() => Self::NotBegun,
            Some(room) if seen.is_open && room.is_for_the_room() => Self::Place(room.place.clone()),
            Some(_) if seen.is_open => Self::Quiet,
            _ => Self::Waiting,
        }
    }

    /// The screen that is shown, if it is one.
    pub(super) fn place(&self) -> Option<&Place> {
        match self {
            Self::Place(place) => Some(place),
            _ => None,
        }
    }
}
