//! Kinds of sessions a list is narrowed to. It draws nothing and knows no list.

use super::{Listed, SOON};
use crate::{assets::words::say, domain::moment::Day};

/// A kind of session a list is narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Every file.
    #[default]
    All,
    /// Planned or going on.
    InProgress,
    /// Closed.
    Closed,
    /// Something is overdue, or due soon.
    Due,
    /// Several files of one session.
    Copies,
    /// Practice sessions.
    Practice,
    /// Files that cannot be read, or are no sessions.
    Unreadable,
}

impl Kind {
    /// All kinds in the order they are shown.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::InProgress,
        Self::Closed,
        Self::Due,
        Self::Copies,
        Self::Practice,
        Self::Unreadable,
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => say("library.all"),
            Self::InProgress => say("library.in_progress"),
            Self::Closed => say("library.closed"),
            Self::Due => say("library.due"),
            Self::Copies => say("library.copies"),
            Self::Practice => say("library.practice"),
            Self::Unreadable => say("library.unreadable"),
        }
    }

    /// Whether a session is of this kind.
    pub fn has(self, session: &Listed, today: Day) -> bool {
        let usual = session.problem.is_none() && !session.practice && !session.is_spare();
        match self {
            Self::All => true,
            Self::InProgress => usual && session.closed_at.is_none(),
            Self::Closed => usual && session.closed_at.is_some(),
            Self::Due => session.all_due().first().is_some_and(|due| due.on <= today.plus_days(SOON)),
            Self::Copies => session.twin.is_some(),
            Self::Practice => session.practice,
            Self::Unreadable => session.problem.is_some(),
        }
    }
}
