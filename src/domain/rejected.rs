//! Why a command was not accepted. Nothing has changed when one of these comes back.

use crate::domain::{moment::Day, people::Team, rule::Verdict};

/// A command the session does not accept, with what to do instead where there is something.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    /// Nothing with this id.
    #[error("there is no {what} \"{id}\" in this session")]
    NotFound {
        /// The kind of thing.
        what: &'static str,
        /// The id asked for.
        id: String,
    },
    /// The id is taken.
    #[error("there is already a {what} \"{id}\" in this session")]
    Taken {
        /// The kind of thing.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// Something that must have text has none.
    #[error("{0} must not be empty")]
    Empty(&'static str),
    /// Agreed words need a decision first.
    #[error("\"{0}\" is agreed: correct the spelling, or reopen it and vote again")]
    ReopenFirst(String),
    /// Fields of another kind.
    #[error("\"{topic}\" has fields of the kind {kind}")]
    WrongKind {
        /// The topic.
        topic: String,
        /// The kind it has.
        kind: &'static str,
    },
    /// Nothing to vote on.
    #[error("\"{0}\" has no wording to vote on")]
    NoWording(String),
    /// A vote is on already.
    #[error("a vote on \"{0}\" is open: reveal or leave it first")]
    VoteOpen(String),
    /// No vote is on.
    #[error("no vote on \"{0}\" is open")]
    NoVote(String),
    /// The round is of the other method.
    #[error("round {0} is held by another method")]
    OtherMethod(u32),
    /// Counts and people do not match.
    #[error("the counts add up to {counted}, but {present} of this team were here when the vote was opened")]
    CountMismatch {
        /// What was counted.
        counted: u32,
        /// Who was here.
        present: u32,
    },
    /// A side is missing.
    #[error("{0:?} has not voted yet")]
    SideMissing(Team),
    /// The rule says no.
    #[error("the rule does not call this agreed: {0:?}")]
    NotAgreedByRule(Verdict),
    /// The session is closed, and since which day.
    #[error(
        "the session was closed on {}, so what was agreed stays as it is; to change it together, reopen it (o on its last card)",
        .0.long()
    )]
    Closed(Day),
    /// The session is not closed.
    #[error("the session is not closed")]
    NotClosed,
    /// A value outside its range.
    #[error("{what} must be {low} to {high}, not {given}")]
    Between {
        /// What it is.
        what: &'static str,
        /// Smallest value.
        low: u32,
        /// Largest value.
        high: u32,
        /// The value given.
        given: u32,
    },
    /// An assumption of another kind, or out of its range.
    #[error("{what} must be {range}")]
    Assumption {
        /// What is assumed.
        what: &'static str,
        /// What it may be.
        range: String,
    },
    /// An unknown time zone.
    #[error("\"{0}\" is not a time zone; a name looks like Europe/Berlin")]
    Zone(String),
    /// A survey that cannot be attached.
    #[error("the survey cannot be attached: {0}")]
    Survey(String),
    /// Words about the other team are off.
    #[error("words about the other team need a yes of both team leads, given by name")]
    WordsNotAgreed,
    /// Words that cannot be attached.
    #[error("the words cannot be attached: {0}")]
    Words(crate::domain::baseline::words::WordsProblem),
    /// Still in use.
    #[error("{name} still owns {what}: give that to somebody else first")]
    StillOwns {
        /// The person.
        name: String,
        /// What they own.
        what: String,
    },
    /// A calendar that promises refer to.
    #[error("the calendar \"{calendar}\" is in use by {promises}: name another one there first")]
    CalendarInUse {
        /// The calendar.
        calendar: String,
        /// The promises that refer to it.
        promises: String,
    },
    /// Nothing to take over from.
    #[error("this session follows no other: name the one it follows first")]
    FollowsNothing,
    /// A session cannot follow itself.
    #[error("a session cannot follow itself")]
    FollowsItself,
    /// It follows another one already.
    #[error("this session follows another one already")]
    FollowsAnother,
    /// What was agreed ends by a vote on that.
    #[error("\"{0}\" was agreed before: vote on whether it is no longer valid first")]
    EndsByVote(String),
    /// Nothing to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// Nothing to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// An empty batch.
    #[error("there is nothing to do")]
    NothingToDo,
}
