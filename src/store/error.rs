//! What can go wrong with files, each as one sentence what happened and one what to do.

use std::io;
use std::path::{Path, PathBuf};

/// A file that could not be read, saved, locked or found.
#[derive(Debug, thiserror::Error)]
#[error("cannot {doing} {}: {source}", path.display())]
pub struct StoreError {
    /// The file or folder.
    pub path: PathBuf,
    /// What was being done with it, as a verb.
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
    /// Something that is no plain file.
    #[error("it is {0}")]
    NotAFile(&'static str),
    /// More than we read in one piece.
    #[error("it is larger than {} MB", .0 / (1 << 20))]
    TooLarge(u64),
    /// The name is taken.
    #[error("it is already there")]
    Exists,
    /// Somebody else wrote the file since we read it.
    #[error("it was changed by another program since it was opened")]
    ChangedElsewhere,
    /// What we were about to write does not read back the same.
    #[error("the text to be written does not read back the same ({0})")]
    ReadBack(String),
    /// It can be read, but not changed.
    #[error("{0}")]
    ReadOnly(#[from] ReadOnly),
    /// The session does not take the change.
    #[error("{0}")]
    Rejected(#[from] crate::domain::rejected::Rejected),
    /// Nothing goes by this name.
    #[error("there is no such session{}", suggestion(.near))]
    Missing {
        /// What was perhaps meant.
        near: Vec<String>,
    },
    /// Several sessions begin like this.
    #[error("several sessions begin like this: {}", .candidates.join(", "))]
    Ambiguous {
        /// Their ids with their names.
        candidates: Vec<String>,
    },
    /// No folder to put anything in.
    #[error("there is no home folder")]
    Homeless,
    /// The config file says something it must not.
    #[error("{0}")]
    Config(#[from] crate::config::ConfigError),
}

/// Why a session is open for reading only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadOnly {
    /// It was asked for.
    #[error("it was opened for reading only")]
    Asked,
    /// Another window has it.
    #[error("it is open in another window, {held}")]
    Locked {
        /// "since 13:50, process 4711".
        held: String,
    },
    /// A later program wrote it.
    #[error("it was written by {written_by}, which is newer than this program")]
    Newer {
        /// The program's name and version.
        written_by: String,
    },
    /// A number we would round.
    #[error("line {line}, column {column} has a number too large to be kept exactly")]
    BigNumber {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The journal has unreadable lines in its middle.
    #[error("its journal {} is damaged: {what}; what comes before is shown", journal.display())]
    Damaged {
        /// The journal.
        journal: PathBuf,
        /// Where and how.
        what: String,
    },
    /// The journal belongs to another state of the file.
    #[error("it was replaced or edited elsewhere while changes in {} were not yet saved", journal.display())]
    OtherSnapshot {
        /// The journal with those changes.
        journal: PathBuf,
    },
    /// More than one journal could belong to it.
    #[error("several journals could belong to it: {}", list(journals))]
    SeveralJournals {
        /// All of them.
        journals: Vec<PathBuf>,
    },
    /// Lock and journal have no place.
    #[error("the folder for journals cannot be used ({0})")]
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
#[error("line {line}, column {column}: {what}")]
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
    /// An error of the system while doing something with a path.
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
            Cause::HasVersion { kept, .. } => format!(
                "An earlier version is kept, with those before it in the same folder: copy {} to where the session \
                 was and open it.",
                kept.display()
            ),
            Cause::NotAFile(_) => "Name a plain file.".to_owned(),
            Cause::TooLarge(_) => "Check that it is the right file.".to_owned(),
            Cause::Exists => "Choose another name, or say that it may be replaced.".to_owned(),
            Cause::ChangedElsewhere => {
                "What is there was not written over. Open the session anew and try again.".to_owned()
            }
            Cause::ReadBack(_) => "The file on disk is untouched. Please report this.".to_owned(),
            Cause::ReadOnly(reason) => reason.advice(),
            Cause::Rejected(_) => "Nothing was changed.".to_owned(),
            Cause::Missing { .. } => "`smarketing list` shows every session with its id.".to_owned(),
            Cause::Ambiguous { .. } => "Give more of the id.".to_owned(),
            Cause::Homeless => "Set HOME, or give a folder with --dir.".to_owned(),
            Cause::Config(_) => "Correct that line, or remove it to use the default.".to_owned(),
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
        match self.refused {
            Refused::NotOurs => "Name a session file, or the JSON export of one.",
            Refused::Damaged => "Mend that line in a text editor, or take an older copy of the file.",
            Refused::Newer => "Install the newest smarketing to read it.",
        }
    }
}

impl ReadOnly {
    /// One sentence that says what to do.
    pub fn advice(&self) -> String {
        match self {
            Self::Asked => "Open it again without --read-only to change it.".to_owned(),
            Self::Locked { .. } => "Watch it here, or close the other window first.".to_owned(),
            Self::Newer { .. } => "Install the newest smarketing to change it.".to_owned(),
            Self::BigNumber { .. } => "Change it with the program that wrote that number.".to_owned(),
            Self::Damaged { .. } => {
                "Copy it in the list of sessions and go on with the copy; the journal stays as it is."
                    .to_owned()
            }
            Self::OtherSnapshot { journal } => format!(
                "To go on with the file as it is, move {} out of its folder and open the session again.",
                journal.display()
            ),
            Self::SeveralJournals { .. } => {
                "Move those that do not belong to it out of their folder and open the session again."
                    .to_owned()
            }
            Self::NoState(_) => "Make that folder writable, or name another with XDG_STATE_HOME.".to_owned(),
        }
    }
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it is not there".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no permission".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::QuotaExceeded => "your share of the disk is used up".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::FileTooLarge => "the disk does not take files of this size".to_owned(),
        _ => error.to_string(),
    }
}

fn advice_for_io(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::NotFound => "Check the path.",
        io::ErrorKind::PermissionDenied => "Check who may read and write there.",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "Make room, or save on another disk.",
        io::ErrorKind::ReadOnlyFilesystem => "Save on another disk.",
        _ => "Try again, or use another folder.",
    }
}

fn suggestion(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) }
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_happened_and_what_to_do() {
        let error = StoreError::io("save", Path::new("/a/b.json"), io::ErrorKind::StorageFull.into());
        assert_eq!(error.to_string(), "cannot save /a/b.json: the disk is full");
        assert_eq!(error.advice(), "Make room, or save on another disk.");
        let near = vec!["Acme".to_owned()];
        let error = StoreError::new("find", Path::new("acne"), Cause::Missing { near });
        assert_eq!(error.to_string(), "cannot find acne: there is no such session; did you mean Acme?");
        assert!(error.is_missing() && !error.is_locked());
    }
}
