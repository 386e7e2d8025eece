//! What comes before objections in a vote by consent: first what is unclear, then a reaction of everybody. It is the
//! facilitator's next line and nothing more: no answer is written down, and every key that counts skips it.

use super::State;
use crate::domain::{people::Team, vote::Round};

/// Where the talk of a consent round is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Talk {
    /// Is there a word somebody does not understand?
    Clarify,
    /// A first reaction of everybody, which nobody answers.
    React,
    /// Does anybody object? A screen that comes to an open vote starts here: what was said before is not known.
    #[default]
    Object,
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

impl State {
    /// Where the talk is; once a side was asked for objections it is over.
    pub(super) fn talk(&self, round: &Round) -> Talk {
        let asked = Team::BOTH.into_iter().any(|team| round.has(team) || !self.typed.get(team).is_empty());
        if asked { Talk::Object } else { self.talk }
    }
}
