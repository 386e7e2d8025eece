//! The exit codes and what each means. Knows no subcommand.

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Done.
    Done,
    /// A file could not be read or written, a command was not accepted.
    Failed,
    /// The arguments make no sense.
    Usage,
    /// No such session, topic or file.
    Missing,
    /// Something is missing, open or overdue.
    Findings,
    /// Another window has the session.
    Locked,
    /// Stopped from outside.
    Interrupted,
}

impl Exit {
    /// Every exit code with what it means, in order.
    pub(super) const ALL: [(Self, &'static str); 7] = [
        (Self::Done, "done"),
        (Self::Failed, "failed: a file could not be read or written, or a command was not accepted"),
        (Self::Usage, "wrong usage: the arguments make no sense"),
        (Self::Missing, "no such session, topic or file"),
        (Self::Findings, "findings: something is missing, open or overdue"),
        (Self::Locked, "the session is open in another window"),
        (Self::Interrupted, "interrupted"),
    ];

    /// The number the shell sees.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Missing => 3,
            Self::Findings => 4,
            Self::Locked => 5,
            Self::Interrupted => 130,
        }
    }
}
