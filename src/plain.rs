//! The workshop as line prompts: numbered questions and sentences on a plain stream, for a screen reader or a pipe.
//!
//! A front end beside `tui`: it turns lines into commands and shows a session. It draws nothing, moves no cursor, uses no
//! colour, and decides nothing: every change goes through `Workshop::commit` and the writer of `store`.

mod after;
mod agenda;
mod apart;
mod ask;
mod baseline;
mod bell;
mod cadence;
mod check_in;
mod close;
mod deadlines;
mod drafts;
mod due;
mod export;
mod files;
mod funnel;
mod home;
mod hours;
mod keep;
mod menu;
mod new;
mod numbers;
mod obey;
pub mod order;
mod origin;
mod parking;
mod past;
mod prep_answers;
pub mod prompt;
mod remeasured;
mod remedies;
mod search;
mod sitting;
mod stage;
mod status;
mod survey;
mod tally;
mod timeline;
mod topic;
mod topics;
mod typed;
mod walk;
mod weights;
mod words;

use crate::{
    assets::words::say,
    domain::{
        draft::DraftKey,
        ids::SessionId,
        moment::{Day, Moment},
        people::Team,
        session::Session,
    },
    effect::{First, Place},
    sleep::Sleep,
    store::Places,
};
use prompt::{Silence, Talk};
use sitting::Sitting;
use stage::Stage;
use std::{
    io::{self, BufRead, Write},
    sync::Arc,
    time::Duration,
};

/// What surrounds the conversation: places, clocks and dice, all passed in.
pub struct Around {
    /// Where sessions and journals are.
    pub places: Places,
    /// The zone of this machine.
    pub zone: String,
    /// The time.
    pub now: Arc<dyn Fn() -> Moment + Send + Sync>,
    /// How long it is since any fixed instant.
    pub elapsed: Arc<dyn Fn() -> Duration + Send + Sync>,
    /// Minutes of a silent write, where somebody set them for every topic.
    pub silent_minutes: Option<u32>,
    /// Sets the bell for a time, or for none; there is none where nobody would hear it.
    pub bell: Option<Box<dyn Fn(Option<Moment>)>>,
    /// A random draw, for the id of a new session.
    pub draw: Box<dyn Fn() -> u64>,
}

/// Why a question was left without an answer.
#[derive(Debug)]
pub enum Leave {
    /// The input has ended.
    End,
    /// The person wants to leave.
    Quit,
    /// Out of what was asked.
    Back,
    /// Something changed below the question: ask from the start.
    Again,
    /// On along the workshop, or back.
    Along(bool),
    /// To a place.
    To(Place),
    /// A stream is broken.
    Broken(io::Error),
}

/// What a question comes to.
pub type Flow<T> = Result<T, Leave>;

impl From<Silence> for Leave {
    fn from(silence: Silence) -> Self {
        match silence {
            Silence::End => Self::End,
            Silence::Broken(error) => Self::Broken(error),
        }
    }
}

impl From<io::Error> for Leave {
    fn from(error: io::Error) -> Self {
        Self::Broken(error)
    }
}

/// The conversation with what surrounds it and the session that is open.
pub struct Plain<'a> {
    talk: Talk<'a>,
    around: Around,
    open: Option<Sitting>,
    place: Place,
    /// What the place shows while it is on.
    stage: Stage,
    /// The place that pairs came between, with what it showed.
    interrupted: Option<(Place, Stage)>,
    /// The bell is not sounded.
    muted: bool,
    /// What was agreed has been read aloud at the close since the session was opened here.
    was_read_aloud: bool,
    /// What was last said about the clock of the box.
    told_of_time: String,
    /// Fields that were answered since the last change: it settles what was half typed in them.
    answered: Vec<DraftKey>,
    /// Both clocks when the last question was asked.
    sleep: Sleep,
}

/// Holds the conversation until it is left or the input ends; everything is saved then.
pub fn run(
    first: First,
    around: Around,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    echo: bool,
) -> io::Result<()> {
    let talk = Talk::new(input, output, echo);
    let mut plain = Plain {
        talk,
        around,
        open: None,
        place: Place::Home,
        stage: Stage::default(),
        interrupted: None,
        muted: false,
        was_read_aloud: false,
        told_of_time: String::new(),
        answered: Vec::new(),
        sleep: Sleep::default(),
    };
    let ended = plain.converse(first);
    let saved = plain.put_away();
    match ended {
        Err(Leave::Broken(error)) => Err(error),
        Err(Leave::End) => plain.talk.tell(say(if saved { "plain.end" } else { "plain.end_not_saved" })),
        _ => plain.talk.tell(say(if saved { "plain.bye" } else { "plain.end_not_saved" })),
    }
}

impl Plain<'_> {
    fn converse(&mut self, first: First) -> Flow<()> {
        self.tell(say("plain.hello"))?;
        match self.begin(first) {
            Err(Leave::To(Place::Home)) | Ok(()) => {}
            Err(leave) => return Err(leave),
        }
        home::stay(self)
    }

    fn begin(&mut self, first: First) -> Flow<()> {
        match first {
            First::Home => Ok(()),
            First::New => new::plan(self),
            First::Session { path, place, read_only } => home::open_at(self, &path, place, read_only),
            First::Practice(folder) => home::practise(self, folder),
            First::PracticeAt(step) => home::practise_at(self, step),
            First::PastPractice(quarter) => home::past_practice(self, quarter),
        }
    }

    /// Closes the open session: everything is written before; whether it is.
    fn put_away(&mut self) -> bool {
        self.open.take().is_none_or(Sitting::finish)
    }

    /// Says something.
    fn tell(&mut self, words: &str) -> Flow<()> {
        Ok(self.talk.tell(words)?)
    }

    /// Says several things, each on its own line; what is empty is left out.
    fn tell_all(&mut self, lines: impl IntoIterator<Item = String>) -> Flow<()> {
        lines.into_iter().filter(|line| !line.is_empty()).try_for_each(|line| self.tell(&line))
    }

    /// The open session; an empty one where none is.
    fn session(&self) -> Session {
        self.open.as_ref().map_or_else(
            || Session::new(SessionId::from(""), String::new(), self.around.zone.clone()),
            |open| open.session().clone(),
        )
    }

    /// The time.
    fn now(&self) -> Moment {
        (self.around.now)()
    }

    /// The zone of the session, or of this machine.
    fn zone(&self) -> String {
        self.open.as_ref().map_or_else(|| self.around.zone.clone(), |open| open.session().zone.clone())
    }

    /// Today, where the session is.
    fn today(&self) -> Day {
        self.now().day_in(&self.zone())
    }

    /// An id for a new session.
    fn new_id(&self) -> SessionId {
        SessionId::drawn(self.now(), (self.around.draw)())
    }

    /// Whether the open session can be changed.
    fn is_writable(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.read_only().is_none())
    }

    /// Whether it can be changed and is not closed.
    fn is_live(&self) -> bool {
        self.is_writable() && self.open.as_ref().is_some_and(|open| open.session().closed_at.is_none())
    }
}

/// The key of a team's name.
fn team_key(team: Team) -> &'static str {
    match team {
        Team::Sales => "team.sales",
        Team::Marketing => "team.marketing",
    }
}

/// A team's name.
fn team_name(team: Team) -> &'static str {
    say(team_key(team))
}
