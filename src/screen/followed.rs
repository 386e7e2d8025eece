//! What a second window needs of a screen besides its place: which part of it is on, and what it draws for the back row; what
//! the program itself asks one screen belongs here too.
//! Nothing that is typed or chosen is in it, only what the room has in view.

use super::{Context, Screen};
use crate::domain::{clock::Clock, moment::Moment};

impl Screen {
    /// Which part is in view, where a screen has several; a second window turns to it.
    pub fn part(&self) -> u32 {
        match self {
            Self::CheckIn(state) => state.part(),
            Self::Close(state) => state.part(),
            Self::Hearing(state) => state.part(),
            Self::Pairs(state) => state.part(),
            Self::ReadAloud(state) => state.part(),
            Self::Silent(state) => state.clock().part(),
            Self::Tally(state) => state.part(),
            Self::Topic(state) => state.part(),
            Self::Words(state) => state.part(),
            _ => 0,
        }
    }

    /// Turns to the part that another window has in view, with the end of that window's countdown.
    pub fn follow(&mut self, part: u32, until: Option<Moment>) {
        match self {
            Self::CheckIn(state) => state.follow(part),
            Self::Close(state) => state.follow(part),
            Self::Hearing(state) => state.follow(part),
            Self::Pairs(state) => state.follow(part, until),
            Self::ReadAloud(state) => state.follow(part),
            Self::Silent(state) => state.follow(Clock::of(part, until)),
            Self::Tally(state) => state.follow(part, until),
            Self::Topic(state) => state.follow(part),
            Self::Words(state) => state.follow(part),
            _ => {}
        }
    }

    /// Whether everything agreed was read aloud on it.
    pub fn is_read_aloud(&self) -> bool {
        matches!(self, Self::Close(state) if state.is_read_aloud())
    }

    /// Whether it shows the clock of the running box itself, large.
    pub fn has_clock(&self, ctx: &Context<'_>) -> bool {
        match self {
            Self::Topic(state) => state.has_clock(ctx),
            _ => false,
        }
    }

    /// How many votes are in, where hands are counted now; what is typed counts, what it says stays hidden.
    pub fn counted(&self, ctx: &Context<'_>) -> Option<(u32, u32)> {
        match self {
            Self::Topic(state) => state.counted(ctx),
            _ => None,
        }
    }
}
