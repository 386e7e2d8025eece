//! What a screen asks the world to do and what comes back, as plain values, so that tests compare them.

mod audience;
mod listed;
mod room;

pub use listed::{DueDate, DueKind, Findings, FoundIn, Listed, Pressing, SOON, SoFar, Twin, Urgency};
pub use room::Room;

use crate::capacity::{Form, simulation::Answer};
use crate::domain::{
    baseline::{Earlier, tally::Occasion},
    command::Command,
    draft::Draft,
    funnel::Number,
    history::{Entry, Workshop},
    ids::{CalendarId, ParkedId, TopicId},
    moment::Moment,
    session::{Session, Step},
    timeline::Stand,
};
use crate::export;
use crate::import::{
    Imported,
    holidays::Holiday,
    script::Batch,
    survey::{Request, Understood},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, ops::RangeInclusive, path::PathBuf};

/// A screen by plain ids, so that no screen names another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The latest session and what to do.
    #[default]
    Home,
    /// All sessions.
    Library,
    /// Plan a new session.
    New,
    /// Who is here and by which rule we decide.
    CheckIn,
    /// What is due since the session before.
    Due,
    /// Where the surveys differ.
    Baseline,
    /// One item of the survey.
    Item(String),
    /// Words about the other team.
    Words,
    /// Read a survey file.
    ImportSurvey,
    /// An earlier survey beside this one.
    Remeasured,
    /// Asking in the room, counted by the facilitator.
    Tally(Occasion),
    /// The top three of a team too small for a baseline.
    TopThree,
    /// The topics of a step.
    Topics(Step),
    /// One topic: propose, merge, vote, decide.
    Topic(TopicId),
    /// A topic's question and a countdown: everybody writes on paper.
    Silent(TopicId),
    /// Both sides read their notes of a topic, in turn.
    Hearing(TopicId),
    /// A topic's wording alone, large, to be read aloud.
    ReadAloud(TopicId),
    /// What the market's attributes weigh.
    Weights(TopicId),
    /// Settle a decision that needs an owner, a date or a reason.
    Decide(TopicId, Ending),
    /// Who looks after a parked item, and by when.
    Care(ParkedId),
    /// Sales promises, Marketing promises.
    Promises,
    /// "Can we keep it?" with everything behind it, coming from a promise or not.
    Keep(Option<TopicId>),
    /// The numbers behind the promises, with who said so.
    Funnel,
    /// Where a computed number comes from.
    Origin(Number),
    /// The business calendars.
    Calendars,
    /// When one office is open.
    Calendar(CalendarId),
    /// When the limits of a promise are over, worked through.
    Deadlines(TopicId),
    /// When we look again.
    Cadence,
    /// Read-back and sign-off.
    Close,
    /// The card at the end.
    Thanks,
    /// Five minutes every two weeks: was it kept?
    Numbers,
    /// What can still be done after the close.
    After,
    /// A past session, read-only.
    Review,
    /// A session compared with the one before.
    Compare,
    /// Plan the session that follows the open one.
    NextSession,
    /// What was achieved since the first session of the chain.
    Achieved,
    /// The same, at one of its topics.
    ReviewAt(TopicId),
    /// Words in everything that was ever agreed.
    Search,
    /// One topic at every session it was on.
    Timeline(TopicId),
    /// Everything agreed so far.
    SoFar,
    /// Write documents.
    Export,
    /// The break that runs: back at.
    Rest,
    /// The card of a few minutes that is played.
    Energiser,
    /// Mixed pairs talk about a question; the number is the draw.
    Pairs(u64),
    /// How long the break shall be.
    TakeBreak,
    /// The plan of the afternoon.
    Agenda,
    /// The parking lot.
    Parking,
    /// The timer's own keys.
    Timer,
    /// Go to a step.
    GoTo,
    /// Keys of the screen below.
    Help,
    /// Every command by name.
    Palette,
    /// Nothing at all.
    Blank,
    /// Leave a live session?
    Leave,
    /// The answers of a prep sheet, pasted.
    PrepAnswers,
    /// Where to save when the usual place fails.
    SaveElsewhere,
}

/// A decision that is settled in a small form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Put aside.
    Park,
    /// Tried and not agreed.
    NotAgreed,
    /// Handed to leadership.
    ToLeadership,
    /// Answered by leadership.
    Answered,
    /// Taken for now.
    Provisional,
    /// Against the rule, with a reason.
    Override,
    /// Not for this session.
    NotToday,
    /// A team takes its word back.
    Question,
    /// Who answers for it.
    Owner,
    /// No longer valid.
    Retire,
    /// Outside our control.
    LetGo,
}

impl Ending {
    /// The name of the field in which a part of its form is typed: `retire:reason`.
    pub fn field(self, part: &str) -> String {
        format!("{self:?}:{part}").to_lowercase()
    }
}

impl Place {
    /// Drawn over the screen below and left by Esc.
    pub fn is_overlay(&self) -> bool {
        matches!(
            self,
            Self::Decide(..)
                | Self::Care(_)
                | Self::Origin(_)
                | Self::SoFar
                | Self::TakeBreak
                | Self::Agenda
                | Self::Parking
                | Self::Timer
                | Self::GoTo
                | Self::Help
                | Self::Palette
                | Self::Blank
                | Self::Leave
                | Self::PrepAnswers
                | Self::SaveElsewhere
        )
    }

    /// One idea for the whole room, at the window's full size. Nobody comes back to it: it is entered anew.
    pub fn is_stage(&self) -> bool {
        matches!(
            self,
            Self::Silent(_)
                | Self::Hearing(_)
                | Self::ReadAloud(_)
                | Self::Rest
                | Self::Energiser
                | Self::Pairs(_)
        )
    }

    /// The topic it is about.
    pub fn topic(&self) -> Option<&TopicId> {
        match self {
            Self::Topic(id)
            | Self::Silent(id)
            | Self::Hearing(id)
            | Self::ReadAloud(id)
            | Self::Weights(id)
            | Self::Deadlines(id)
            | Self::Decide(id, _)
            | Self::Keep(Some(id)) => Some(id),
            _ => None,
        }
    }

    /// Whether it belongs to an open session.
    pub fn is_in_session(&self) -> bool {
        !matches!(self, Self::Home | Self::Library | Self::New | Self::Search)
    }
}

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
    /// What was recovered, in a sentence.
    pub recovered: Option<String>,
    /// What the two teams of a practice session do next, each on cue.
    pub cues: Vec<Batch>,
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
    /// Save the session at another place.
    SaveElsewhere(PathBuf),
    /// Edit text in `$VISUAL` or `$EDITOR`.
    EditOutside(String),
    /// Put text on the clipboard.
    Copy(String),
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
