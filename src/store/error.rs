//! What can go wrong with files, each as one sentence what happened and one what to do.

use crate::assets::words::{fill, say};
use std::io;
use std::path::{Path, PathBuf};

/// A file that could not be read, saved, locked or found.
#[derive(Debug, thiserror::Error)]
#[error("{}", fill("trouble.cannot", &[("doing", &say(doing)), ("path", &path.display()), ("why", source)]))]
pub struct StoreError {
    /// The file or folder.
    pub path: PathBuf,
    /// What was being done with it: the key of a verb.
    pub doing: &'static str,
    /// Why it failed.
    pub source: Cause,
}

/// Why something with a file failed.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// The system said no.
    #[error("{}", in_words(.0))]
    Io(io::Error),
    /// The text is not a session we can read.
    #[error("{0}")]
    Format(#[from] FormatError),
    /// The same, of a file of which an earlier version is kept.
    #[error("{why}")]
    HasVersion {
        /// What is wrong with the file.
        why: Box<Cause>,
        /// The newest version that can be read.
        kept: PathBuf,
    },
    /// Something that is no plain file: the key of the word for it.
    #[error("{}", fill("trouble.not_a_file", &[("what", &say(_0))]))]
    NotAFile(&'static str),
    /// More than we read in one piece.
    #[error("{}", fill("trouble.too_large", &[("n", &(_0 / (1 << 20)))]))]
    TooLarge(u64),
    /// The name is taken.
    #[error("{}", say("trouble.exists"))]
    Exists,
    /// Somebody else wrote the file since we read it.
    #[error("{}", say("trouble.changed_elsewhere"))]
    ChangedElsewhere,
    /// The journal of a file is its own: there is nothing to have apart.
    #[error("{}", say("trouble.together"))]
    Together,
    /// What we were about to write does not read back the same.
    #[error("{}", fill("trouble.read_back", &[("what", _0)]))]
    ReadBack(String),
    /// It can be read, but not changed.
    #[error("{0}")]
    ReadOnly(#[from] ReadOnly),
    /// The session does not take the change.
    #[error("{0}")]
    Rejected(#[from] crate::domain::rejected::Rejected),
    /// Nothing goes by this name.
    #[error("{}", missing(near))]
    Missing {
        /// What was perhaps meant.
        near: Vec<String>,
    },
    /// Several sessions could be meant: one a line.
    #[error("{}", fill("trouble.ambiguous", &[("sessions", &format!("\n  {}", candidates.join("\n  ")))]))]
    Ambiguous {
        /// Their ids with their names and dates.
        candidates: Vec<String>,
    },
    /// No folder to put anything in.
    #[error("{}", say("trouble.homeless"))]
    Homeless,
    /// The config file says something it must not.
    #[error("{0}")]
    Config(#[from] crate::config::ConfigError),
}

/// Why a session is open for reading only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadOnly {
    /// It was asked for.
    #[error("{}", say("trouble.asked"))]
    Asked,
    /// Another window has it.
    #[error("{}", fill("trouble.locked", &[("held", held)]))]
    Locked {
        /// "since 13:50, process 4711".
        held: String,
    },
    /// A later program wrote it.
    #[error("{}", fill("trouble.newer", &[("program", written_by)]))]
    Newer {
        /// The program's name and version.
        written_by: String,
    },
    /// A number we would round.
    #[error("{}", fill("trouble.big_number", &[("line", line), ("column", column)]))]
    BigNumber {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The journal has unreadable lines in its middle.
    #[error("{}", fill("trouble.damaged", &[("journal", &journal.display()), ("what", what)]))]
    Damaged {
        /// The journal.
        journal: PathBuf,
        /// Where and how.
        what: String,
    },
    /// The journal belongs to another state of the file.
    #[error("{}", fill("trouble.other_snapshot", &[("journal", &journal.display())]))]
    OtherSnapshot {
        /// The journal with those changes.
        journal: PathBuf,
    },
    /// More than one journal could belong to it.
    #[error("{}", fill("trouble.several_journals", &[("journals", &list(journals))]))]
    SeveralJournals {
        /// All of them.
        journals: Vec<PathBuf>,
    },
    /// Lock and journal have no place.
    #[error("{}", fill("trouble.no_state", &[("why", _0)]))]
    NoState(String),
}

/// What kind of text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No session file at all.
    NotOurs,
    /// One of ours that does not hold together.
    Damaged,
    /// One of a later program, in a shape we do not know.
    Newer,
}

/// A text that is no session we can read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", fill("trouble.format", &[("line", line), ("column", column), ("what", what)]))]
pub struct FormatError {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What is wrong there.
    pub what: String,
    /// What kind of text it is.
    pub refused: Refused,
}

impl StoreError {
    /// An error of the system while doing something with a path; what was done is the key of a verb.
    pub fn io(doing: &'static str, path: &Path, source: io::Error) -> Self {
        Self::new(doing, path, Cause::Io(source))
    }

    /// An error with its path.
    pub fn new(doing: &'static str, path: &Path, source: impl Into<Cause>) -> Self {
        Self { path: path.to_owned(), doing, source: source.into() }
    }

    /// One sentence that says what to do.
    pub fn advice(&self) -> String {
        match &self.source {
            Cause::Io(error) => advice_for_io(error.kind()).to_owned(),
            Cause::Format(error) => error.advice().to_owned(),
            Cause::HasVersion { kept, .. } => fill("trouble.do.has_version", &[("kept", &kept.display())]),
            Cause::NotAFile(_) => say("trouble.do.not_a_file").to_owned(),
            Cause::TooLarge(_) => say("trouble.do.too_large").to_owned(),
            Cause::Exists => say("trouble.do.exists").to_owned(),
            Cause::ChangedElsewhere => say("trouble.do.changed_elsewhere").to_owned(),
            Cause::Together => say("trouble.do.together").to_owned(),
            Cause::ReadBack(_) => say("trouble.do.read_back").to_owned(),
            Cause::ReadOnly(reason) => reason.advice(),
            Cause::Rejected(_) => say("trouble.do.rejected").to_owned(),
            Cause::Missing { .. } => say("trouble.do.missing").to_owned(),
            Cause::Ambiguous { .. } => say("trouble.do.ambiguous").to_owned(),
            Cause::Homeless => say("trouble.do.homeless").to_owned(),
            Cause::Config(_) => say("trouble.do.config").to_owned(),
        }
    }

    /// Whether another window holds the file.
    pub fn is_locked(&self) -> bool {
        matches!(self.source, Cause::ReadOnly(ReadOnly::Locked { .. }))
    }

    /// Whether there is no such session.
    pub fn is_missing(&self) -> bool {
        match &self.source {
            Cause::Missing { .. } | Cause::Ambiguous { .. } => true,
            Cause::Io(error) => error.kind() == io::ErrorKind::NotFound,
            _ => false,
        }
    }
}

impl FormatError {
    /// One sentence that says what to do.
    pub fn advice(&self) -> &'static str {
        say(match self.refused {
            Refused::NotOurs => "trouble.do.not_ours",
            Refused::Damaged => "trouble.do.mend",
            Refused::Newer => "trouble.do.read_newer",
        })
    }
}

impl ReadOnly {
    /// One sentence that says what to do.
    pub fn advice(&self) -> String {
        match self {
            Self::Asked => say("trouble.do.asked").to_owned(),
            Self::Locked { .. } => say("trouble.do.locked").to_owned(),
            Self::Newer { .. } => say("trouble.do.newer").to_owned(),
            Self::BigNumber { .. } => say("trouble.do.big_number").to_owned(),
            Self::Damaged { .. } => say("trouble.do.damaged").to_owned(),
            Self::OtherSnapshot { journal } => {
                fill("trouble.do.other_snapshot", &[("journal", &journal.display())])
            }
            Self::SeveralJournals { .. } => say("trouble.do.several_journals").to_owned(),
            Self::NoState(_) => say("trouble.do.no_state").to_owned(),
        }
    }
}

fn in_words(error: &io::Error) -> String {
    let key = match error.kind() {
        io::ErrorKind::NotFound => "trouble.disk.not_there",
        io::ErrorKind::PermissionDenied => "trouble.disk.no_permission",
        io::ErrorKind::StorageFull => "trouble.disk.full",
        io::ErrorKind::QuotaExceeded => "trouble.disk.used_up",
        io::ErrorKind::ReadOnlyFilesystem => "trouble.disk.read_only",
        io::ErrorKind::FileTooLarge => "trouble.disk.too_large",
        // What the system says itself, in its own language.
        _ => return error.to_string(),
    };
    say(key).to_owned()
}

fn advice_for_io(kind: io::ErrorKind) -> &'static str {
    say(match kind {
        io::ErrorKind::NotFound => "trouble.do.check_path",
        io::ErrorKind::PermissionDenied => "trouble.do.check_rights",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "trouble.do.make_room",
        io::ErrorKind::ReadOnlyFilesystem => "trouble.do.other_disk",
        _ => "trouble.do.try_again",
    })
}

fn missing(near: &[String]) -> String {
    if near.is_empty() {
        return say("trouble.missing").to_owned();
    }
    fill("trouble.missing_near", &[("near", &near.join(say("trouble.or")))])
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_happened_and_what_to_do() {
        let error =
            StoreError::io("trouble.doing.save", Path::new("/a/b.json"), io::ErrorKind::StorageFull.into());
        assert_eq!(error.to_string(), "cannot save /a/b.json: the disk is full");
        assert_eq!(error.advice(), "Make room, or save on another disk.");
        let near = vec!["Acme".to_owned()];
        let error = StoreError::new("trouble.doing.find", Path::new("acne"), Cause::Missing { near });
        assert_eq!(error.to_string(), "cannot find acne: there is no such session; did you mean Acme?");
        assert!(error.is_missing() && !error.is_locked());
    }
}
