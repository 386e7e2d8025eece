//! Looks at a session that another window works on, again and again: its file with its journal on top, and what that
//! window shows. It writes nothing and takes no lock, so that it can never be in the way.
//!
//! Most looks cost a few questions about sizes and times; only what changed is read. What cannot be read for a moment,
//! because it is being replaced, is read at the next look: until then the last picture holds.

use super::error::{ReadOnly, StoreError};
use super::open::{self, Access, Opened};
use super::places::Places;
use super::{journal, lock};
use crate::domain::ids::SessionId;
use crate::effect::Seen;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What is read anew after so many looks that failed: then it is no moment any more.
const PATIENCE: u32 = 10;

/// Follows one session file.
#[derive(Debug)]
pub struct Follower {
    path: PathBuf,
    places: Places,
    /// What journal and lock of the file are called, and whose they are.
    session: SessionId,
    stem: String,
    /// The marks of what was read last; none while it has to be read again.
    marks: Option<Marks>,
    misses: u32,
    seen: Seen,
}

/// What tells that a file is another than before, without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    length: u64,
    modified: Option<SystemTime>,
    /// A file that was put in its place has another number, whatever its time says.
    number: u64,
}

/// The marks of file and journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marks {
    file: Option<Mark>,
    journal: Option<Mark>,
}

impl Follower {
    /// Begins to follow a session's file.
    pub fn start(path: &Path, places: &Places) -> Result<Self, StoreError> {
        let opened = open::view(path, places)?;
        let session = opened.workshop.session().id.clone();
        let stem = journal::stem(&session, &opened.path);
        let seen = Seen { workshop: opened.workshop, room: opened.room, is_open: false, is_there: true };
        let places = places.clone();
        let mut follower = Self { path: opened.path, places, session, stem, marks: None, misses: 0, seen };
        // The journal may belong to the name the file had before; what it shows is decided by a look.
        follower.look();
        Ok(follower)
    }

    /// What is known now.
    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Looks again; what is seen, if it is something else than before.
    pub fn look(&mut self) -> Option<&Seen> {
        let before = (self.seen.is_open, self.seen.is_there);
        let mut changed = false;
        // Whoever replaces both files does it one after the other: looked at in between, they do not fit.
        for _ in 0..2 {
            let marks = self.mark();
            if self.marks == Some(marks) {
                break;
            }
            self.seen.is_there = marks.file.is_some();
            if !self.seen.is_there {
                self.marks = Some(marks);
                break;
            }
            changed |= self.read(marks);
        }
        self.seen.is_open = self.is_open();
        (changed || before != (self.seen.is_open, self.seen.is_there)).then_some(&self.seen)
    }

    /// Reads file and journal; whether something else is seen now.
    fn read(&mut self, marks: Marks) -> bool {
        let opened = open::view(&self.path, &self.places).ok().filter(|opened| self.is_ours(opened));
        let Some(opened) = opened.filter(|opened| opened.is_whole() || self.misses >= PATIENCE) else {
            self.misses += 1;
            // What stays unreadable is not read over and over again.
            self.marks = (self.misses > PATIENCE).then_some(marks);
            return false;
        };
        self.misses = 0;
        self.marks = Some(marks);
        let Opened { workshop, room, .. } = opened;
        // A window that was closed took its journal along; what it showed last is still what the room saw last.
        let room = room.or_else(|| self.seen.room.take());
        let changed = room != self.seen.room
            || workshop.seq() != self.seen.workshop.seq()
            || workshop.session() != self.seen.workshop.session();
        (self.seen.workshop, self.seen.room) = (workshop, room);
        changed
    }

    /// Another session under the same name is none of ours.
    fn is_ours(&self, opened: &Opened) -> bool {
        opened.workshop.session().id == self.session
    }

    fn mark(&self) -> Marks {
        Marks { file: mark(&self.path), journal: mark(&self.journal()) }
    }

    fn journal(&self) -> PathBuf {
        self.places.journals().join(format!("{}.jsonl", self.stem))
    }

    /// A window is open while its journal is there and its process is.
    fn is_open(&self) -> bool {
        self.marks.is_some_and(|marks| marks.journal.is_some())
            && lock::is_held(&self.places.locks(), &self.stem)
    }
}

impl Opened {
    /// Whether file and journal fit each other, as far as they are there.
    fn is_whole(&self) -> bool {
        match &self.access {
            Access::ReadWrite(_) => true,
            Access::ReadOnly(reason) => {
                !matches!(reason, ReadOnly::OtherSnapshot { .. } | ReadOnly::Damaged { .. })
            }
        }
    }
}

fn mark(path: &Path) -> Option<Mark> {
    let metadata = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let number = 0;
    Some(Mark { length: metadata.len(), modified: metadata.modified().ok(), number })
}

#[cfg(test)]
mod tests;
