//! What a screen asks the world to do and what comes back, as plain values, so that tests compare them.

mod apart;
mod audience;
mod first;
mod listed;
mod mark;
mod place;
mod room;

pub use apart::Apart;
pub use first::First;
pub use listed::{DueDate, DueKind, Findings, FoundIn, Kind, Listed, Pressing, SOON, SoFar, Twin, Urgency};
pub use mark::Mark;
pub use place::{Ending, Place};
pub use room::{Notes, Room, Seen};

use crate::assets::words::fill;
use crate::capacity::{Form, simulation::Answer};
use crate::domain::{
    baseline::Earlier,
    command::Command,
    draft::Draft,
    history::{Entry, Workshop},
    ids::TopicId,
    moment::Moment,
    session::Session,
    timeline::Stand,
};
use crate::export;
use crate::import::{
    Imported,
    holidays::Holiday,
    practice::Cue,
    survey::{Request, Understood},
};
use std::{
    collections::BTreeSet,
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

/// A session that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The session with its history.
    pub workshop: Workshop,
    /// Half-typed text that was kept.
    pub drafts: Vec<Draft>,
    /// Its file.
    pub path: PathBuf,
    /// Why it can only be read.
    pub read_only: Option<String>,
    /// It was edited elsewhere, and what this machine's journal had for it can be had as a file beside it.
    pub is_apart: bool,
    /// The screen it was left at.
    pub stood: Option<Place>,
    /// What was recovered, in a sentence.
    pub recovered: Option<String>,
    /// What the two teams of a practice session do next, each on cue.
    pub cues: Vec<Cue>,
}

/// A session to be made: the world gives it an id and a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its name.
    pub name: String,
    /// Its time zone.
    pub zone: String,
    /// What is committed to it first, as one batch.
    pub commands: Vec<Command>,
    /// Where it opens.
    pub then: Place,
}

/// A quarter of the practice company that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quarter {
    /// The first, after its numbers checks.
    First,
    /// The one that follows it.
    Second,
}

/// What is done with a session's file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shelving {
    /// Another name for the session, and for its file.
    Rename(String),
    /// A copy with an id of its own.
    Copy,
    /// Into the trash.
    Trash,
}

impl Shelving {
    /// What became of a session's file, and where it is now.
    pub fn told(&self, path: &Path) -> String {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        match self {
            Self::Rename(name) => fill("library.renamed", &[("name", name), ("file", &file)]),
            Self::Copy => fill("library.copied", &[("file", &file)]),
            Self::Trash => fill("library.trashed", &[("file", &path.display())]),
        }
    }
}

/// What documents to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOrder {
    /// Words that `export::Wanted` knows: formats and papers.
    pub wanted: Vec<String>,
    /// The full record instead of the shareable playbook.
    pub full: bool,
    /// What only the log knows.
    pub context: export::Context,
}

/// Where documents go, and the names that are taken there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exports {
    /// The folder.
    pub folder: PathBuf,
    /// Names of its files.
    pub names: BTreeSet<String>,
}

/// What a simulation found out about a form: at first a little, then all there is to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// What was asked.
    pub form: Form,
    /// What is known.
    pub answer: Answer,
}

/// What a screen asks the world to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// List the sessions.
    ListLibrary,
    /// Rename, copy or throw away a session's file; the list is read again after it.
    Shelve(PathBuf, Shelving),
    /// Look for words in every session.
    Search(String),
    /// Gather one topic of this session from all sessions it was on.
    Trace(Box<Session>, TopicId),
    /// Open a session's file and go to a place in it; the check-in stands for where it stopped.
    Open(PathBuf, Place),
    /// Open the practice session; nothing of it is kept.
    Practice,
    /// Open a past session of the practice company; nothing of it is kept.
    PastPractice(Quarter),
    /// Make a session's file and open it.
    Create(Plan),
    /// Close the session's file: everything is written before.
    CloseSession,
    /// Keep an entry: journal first, then the snapshot.
    Record(Entry, Box<Workshop>),
    /// Keep half-typed text.
    Keep(Draft),
    /// Read survey files.
    ReadSurvey(Request),
    /// Read the survey of another session's file.
    ReadEarlier(PathBuf),
    /// Read another session, to be compared with.
    ReadPast(PathBuf),
    /// Read the holidays of some years from a calendar file (.ics).
    ReadHolidays(PathBuf, RangeInclusive<i16>),
    /// Find out where documents go, and what is there already.
    ListExports,
    /// Write documents.
    Export(ExportOrder, Box<Session>),
    /// Find out whether these numbers can be kept; whatever was asked before does not matter any more.
    Simulate(Box<Form>),
    /// Let a second window know what the room sees.
    Show(Room),
    /// Put what the journal of this file had into a file beside it, and open the file to work on it.
    KeepBoth(PathBuf),
    /// Save the session at another place.
    SaveElsewhere(PathBuf),
    /// Edit text in `$VISUAL` or `$EDITOR`.
    EditOutside(String),
    /// Put text on the clipboard.
    Copy(String),
    /// Remember that a newcomer was told this.
    Told(Mark),
    /// Sound the terminal's bell once.
    Ring,
    /// Take the mouse, or leave it to the terminal so that text can be selected.
    CaptureMouse(bool),
    /// Go to the shell and come back with `fg`.
    Suspend,
    /// End the program.
    Quit,
}

/// What came of an effect.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// The program was asked to begin at this place.
    Begin(Place),
    /// The sessions, newest first.
    Library(Vec<Listed>),
    /// A session's file was renamed, copied or thrown away: where it, or the copy, is now.
    Shelved(Shelving, PathBuf),
    /// What was found in every session.
    Found(Box<Findings>),
    /// A topic at every session it was on.
    Traced(Vec<Stand>),
    /// A session is open, to be shown at this place.
    Opened(Box<Opened>, Place),
    /// Everything up to this entry is on disk.
    Saved {
        /// The entry's number.
        seq: u64,
        /// When.
        at: Moment,
    },
    /// Something could not be saved; it is kept in memory.
    NotSaved(String),
    /// A survey was read; nothing of it is stored yet.
    Survey(Box<Understood>),
    /// A survey was not read: file, line and column, and what to do.
    SurveyRefused(String),
    /// Holidays were read from a calendar file; nothing of them is stored yet.
    Holidays(Imported<Vec<Holiday>>),
    /// A calendar file was not read: where, why and what to do.
    HolidaysRefused(String),
    /// The survey of another session was read.
    Earlier(Box<Earlier>),
    /// Another session was read, to be compared with.
    Past(Box<Session>),
    /// What a simulation found out so far.
    Simulated(Box<Simulated>),
    /// What a journal had for a file that was edited elsewhere has a place of its own.
    KeptBoth(Apart),
    /// The session has another file now.
    Moved(PathBuf),
    /// Where documents go, and what is there already.
    Exports(Exports),
    /// Documents were written.
    Exported(Vec<PathBuf>),
    /// Copied text is in this file too, or why it is not.
    Copied(Result<PathBuf, String>),
    /// Text came back from the outside editor.
    Edited(String),
    /// Something went wrong: what happened and what to do.
    Failed(String),
}
