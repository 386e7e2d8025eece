//! A session as lists show it: what a glance at its file tells. It opens nothing and knows no session in full.

mod kind;
mod pressing;
mod told;

pub use kind::Kind;
pub use pressing::{Pressing, SOON, Urgency};

use crate::domain::{
    ids::SessionId,
    moment::{Day, Moment},
    search::Hit,
    session::Step,
};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A session as the library lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The file.
    #[serde(skip)]
    pub path: PathBuf,
    /// The session's id; none when the file cannot be read.
    pub id: Option<SessionId>,
    /// Its name; that of the file when the file cannot be read.
    pub name: String,
    /// The company, empty when not given.
    pub company: String,
    /// The day of the session by its plan.
    pub date: Option<Day>,
    /// The step the room was in.
    pub step: Step,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// When it is looked at again.
    pub review_by: Option<Day>,
    /// Everything else that is due, the soonest first.
    pub due: Vec<DueDate>,
    /// How many people are on its list.
    pub people: usize,
    /// When it was last changed: its last entry, or when the file was written where it has none.
    pub modified: Option<Moment>,
    /// A practice session.
    pub practice: bool,
    /// What it came to so far.
    pub so_far: SoFar,
    /// The session this one follows.
    pub supersedes: Option<SessionId>,
    /// A later session follows this one: what it had due is looked at there.
    #[serde(skip)]
    pub followed: bool,
    /// What it is to the other files of the same session, if there are any.
    #[serde(skip)]
    pub twin: Option<Twin>,
    /// Why the file cannot be read, if so.
    pub problem: Option<String>,
    /// The file is no session at all; nobody but its owner touches it.
    pub foreign: bool,
}

/// What was found in one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundIn {
    /// The session.
    pub session: Listed,
    /// Every place, topic by topic.
    pub hits: Vec<Hit>,
}

/// What was found in all sessions, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The sessions in which something was found.
    pub found: Vec<FoundIn>,
    /// Files that could not be looked through.
    pub unread: usize,
}

/// What a session came to so far, in the few words home has for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoFar {
    /// Titles of what is agreed.
    pub agreed: Vec<String>,
    /// How many of them with a disagreement written down.
    pub dissent: usize,
    /// Topics put aside.
    pub parked: usize,
}

/// A day on which something of a session is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DueDate {
    /// The day.
    pub on: Day,
    /// What.
    pub what: DueKind,
}

/// What can be due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueKind {
    /// The agreement is looked at again.
    Review,
    /// An action somebody took on.
    Action,
    /// A topic: taken for now, parked, asked of leadership, or to be looked at again.
    Topic,
    /// An item of the parking lot.
    Parked,
    /// An owner's yes.
    Confirmation,
    /// A signature.
    Signature,
}

impl DueKind {
    /// Its name in data files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Action => "action",
            Self::Topic => "topic",
            Self::Parked => "parked",
            Self::Confirmation => "confirmation",
            Self::Signature => "signature",
        }
    }
}

/// What a file is to the other files that hold the same session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Twin {
    /// The one that was changed last.
    Newest {
        /// How many others there are.
        others: usize,
    },
    /// The same as the newest, byte for byte.
    Same {
        /// The newest file's name.
        newest: String,
    },
    /// An earlier state: the newest has all of it.
    Earlier {
        /// The newest file's name.
        newest: String,
    },
    /// It has changes that the newest does not have.
    Apart {
        /// The newest file's name.
        newest: String,
    },
}

impl Twin {
    /// Its name in data files and on the command line.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Newest { .. } => "newest",
            Self::Same { .. } => "identical",
            Self::Earlier { .. } => "earlier",
            Self::Apart { .. } => "apart",
        }
    }
}

impl Listed {
    /// A file of which nothing is known but its name.
    pub fn of_file(path: PathBuf) -> Self {
        Self {
            id: None,
            name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            path,
            company: String::new(),
            date: None,
            step: Step::default(),
            closed_at: None,
            review_by: None,
            due: Vec::new(),
            people: 0,
            modified: None,
            practice: false,
            so_far: SoFar::default(),
            supersedes: None,
            followed: false,
            twin: None,
            problem: None,
            foreign: false,
        }
    }

    /// Its name with its company: "Acme: Q1 alignment".
    pub fn full_name(&self) -> String {
        if self.company.is_empty() { self.name.clone() } else { format!("{}: {}", self.company, self.name) }
    }

    /// Its full name with the day of the session, if it has one: "Acme: Q1 alignment, Thu 12 Mar 2026".
    pub fn dated_name(&self) -> String {
        let date = self.date.map(|date| format!(", {}", date.long()));
        self.full_name() + &date.unwrap_or_default()
    }

    /// Its line in a choice: its id, what it is called, its date; the file where several hold it.
    pub fn line(&self) -> String {
        match &self.id {
            Some(id) if self.twin.is_none() => format!("{id}  {}", self.dated_name()),
            _ => self.file_name(),
        }
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Whether another file of the same session has everything this one has.
    pub fn is_spare(&self) -> bool {
        matches!(self.twin, Some(Twin::Same { .. } | Twin::Earlier { .. }))
    }

    /// Whether it can be read and has something no other file has.
    pub fn is_of_its_own(&self) -> bool {
        self.problem.is_none() && !self.is_spare()
    }

    /// Everything that is due, reviews included, the soonest first; nothing where it does not count: in practice
    /// sessions, spare copies, and sessions that a later one follows.
    pub fn all_due(&self) -> Vec<DueDate> {
        if self.practice || self.followed || self.is_spare() || self.problem.is_some() {
            return Vec::new();
        }
        let review = self.review_by.map(|on| DueDate { on, what: DueKind::Review });
        let mut due: Vec<DueDate> = review.into_iter().chain(self.due.iter().copied()).collect();
        due.sort();
        due
    }
}
