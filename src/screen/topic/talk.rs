//! What comes before objections in a vote by consent: first what is unclear, then a reaction of everybody. It is the
//! facilitator's next line and nothing more: no answer is written down, and every key that counts skips it.

use super::State;
use crate::domain::{people::Team, vote::Round};

/// Where the talk of a consent round is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Talk {
    /// Does anybody object? A screen that comes to an open vote starts here: what was said before is not known.
    #[default]
    Object,
    /// Is there a word somebody does not understand?
    Clarify,
    /// A first reaction of everybody, which nobody answers.
    React,
}

impl Talk {
    /// The one after it.
    pub(super) fn next(self) -> Self {
        match self {
            Self::Clarify => Self::React,
            Self::React | Self::Object => Self::Object,
        }
    }
}

/// The bit of a part that says Marketing is asked; the two below it are the talk.
const MARKETING: u32 = 1 << 2;

impl State {
    /// What is said next and which side is asked, for another window; of what was typed there is nothing in it.
    pub fn part(&self) -> u32 {
        let side = if self.side == Team::Marketing { MARKETING } else { 0 };
        self.talk as u32 | side
    }

    /// Asks what another window asks.
    pub fn follow(&mut self, part: u32) {
        self.talk = match part % MARKETING {
            1 => Talk::Clarify,
            2 => Talk::React,
            _ => Talk::Object,
        };
        self.side = if part & MARKETING == 0 { Team::Sales } else { Team::Marketing };
    }

    /// Where the talk is; once a side was asked for objections it is over.
    pub(super) fn talk(&self, round: &Round) -> Talk {
        let asked = Team::BOTH.into_iter().any(|team| round.has(team) || !self.typed.get(team).is_empty());
        if asked { Talk::Object } else { self.talk }
    }
}
