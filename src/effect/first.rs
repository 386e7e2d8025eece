//! How the program is asked to begin, on a screen or in lines.

use super::{Place, Quarter};
use crate::domain::session::Step;
use std::path::PathBuf;

/// What is opened first.
#[derive(Clone, Debug, PartialEq)]
pub enum First {
    /// The list of sessions.
    Home,
    /// The questions of a new session.
    New,
    /// A session's file, at a place; only to be looked at if so.
    Session {
        /// The file.
        path: PathBuf,
        /// Where to begin; the check-in stands for where it stopped.
        place: Place,
        /// Only to be looked at.
        read_only: bool,
    },
    /// The practice session; kept in a file in this folder, if any.
    Practice(Option<PathBuf>),
    /// The practice session, played up to a step.
    PracticeAt(Step),
    /// A past session of the practice company.
    PastPractice(Quarter),
}
