//! Runs effects: surveys read, documents written, sessions handed to [`sessions`]. Slow ones run on their own thread;
//! every result comes back to the loop as a message.

use super::{Clock, Crash, run::Event};
use crate::{
    assets::words::fill,
    capacity::Form,
    domain::{ids::SessionId, moment::Moment, session::Session},
    effect::{Done, Effect, ExportOrder, First, Place, Shelving},
    import::practice,
    store::{
        self, Places, StoreError,
        writer::{Handle, Job, Writer},
    },
};
use sessions::flush;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, mpsc::Sender},
    thread,
};
use worker::Worker;

mod files;
mod opened;
mod sessions;
mod worker;

/// How the program starts.
#[derive(Debug)]
pub struct Start {
    /// Where sessions, journals and settings live.
    pub places: Places,
    /// The zone of this machine.
    pub zone: String,
    /// What is opened first.
    pub first: First,
}

/// Reaches the writer from the signal thread and the panic hook.
type Saving = Arc<Mutex<Option<Handle>>>;

/// The world as the program acts on it.
pub(super) struct World {
    start: Start,
    clock: Clock,
    events: Sender<Event>,
    writer: Option<Writer>,
    saving: Saving,
    /// Where documents of a session go that is kept nowhere.
    for_practice: Option<PathBuf>,
    /// Simulates; started with the first question.
    worker: Option<Worker>,
}

impl World {
    pub(super) fn new(start: Start, clock: Clock, events: Sender<Event>) -> Self {
        Self {
            start,
            clock,
            events,
            writer: None,
            saving: Saving::default(),
            for_practice: None,
            worker: None,
        }
    }

    /// What to do before the first input.
    pub(super) fn first(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::ListLibrary];
        match self.start.first.clone() {
            First::Home => {}
            First::New => self.say(Done::Begin(Place::New)),
            First::Session { path, place, read_only: false } => effects.push(Effect::Open(path, place)),
            First::Session { path, place, read_only: true } => self.look(&path, place),
            First::Practice(folder) => self.practise(folder.as_deref()),
            First::PracticeAt(step) => {
                let now = self.now();
                let (workshop, cues) = practice::go_on_at(new_id(now), step, now, &self.start.zone);
                self.in_memory(workshop, cues, Place::CheckIn);
            }
            First::PastPractice(quarter) => self.past_practice(quarter),
        }
        effects
    }

    /// Saves from any thread, within a second.
    pub(super) fn saver(&self) -> impl FnMut() + Send + use<> {
        let saving = Arc::clone(&self.saving);
        move || flush(&saving)
    }

    /// Writes a crash down and saves what can be saved.
    pub(super) fn crash_log(&self) -> impl Fn(&Crash) + Send + Sync + use<> {
        let (saving, state) = (Arc::clone(&self.saving), self.start.places.state.clone());
        let clock = self.clock;
        move |crash| {
            flush(&saving);
            files::log_crash(&state, crash, Moment::new(clock.now()));
        }
    }

    /// The sentence after a crash.
    pub(super) fn farewell(&self) -> impl Fn(&Crash) -> String + Send + Sync + use<> {
        let log = files::crash_log_path(&self.start.places.state);
        move |_| fill("app.crashed", &[("log", &log.display())])
    }

    pub(super) fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::ListLibrary => self.list(),
            Effect::Shelve(path, work) => self.shelve(&path, work),
            Effect::Search(typed) => {
                let places = self.start.places.clone();
                self.aside(move || files::search(&typed, &places));
            }
            Effect::Trace(session, topic) => {
                let places = self.start.places.clone();
                self.aside(move || files::trace(&session, &topic, &places));
            }
            Effect::Open(path, place) => self.open(&path, place),
            Effect::Practice => self.practise(None),
            Effect::PastPractice(quarter) => self.past_practice(quarter),
            Effect::Create(plan) => self.create(plan),
            Effect::CloseSession => self.finish(),
            Effect::Record(entry, workshop) => self.hand_over(Job::Entry(entry, workshop)),
            Effect::Keep(draft) => self.hand_over(Job::Draft(draft)),
            Effect::Simulate(form) => self.simulate(*form),
            Effect::Show(room) => self.hand_over(Job::Room(room)),
            Effect::KeepBoth(path) => self.keep_both(&path),
            Effect::SaveElsewhere(path) => self.hand_over(Job::SaveElsewhere(store::places::expanded(&path))),
            Effect::ReadSurvey(request) => self.aside(move || files::read_survey(request)),
            Effect::ReadEarlier(path) => {
                let places = self.start.places.clone();
                self.aside(move || files::read_earlier(&path, &places));
            }
            Effect::ReadPast(path) => {
                let places = self.start.places.clone();
                self.aside(move || files::read_past(&path, &places));
            }
            Effect::ReadHolidays(path, years) => self.aside(move || files::read_holidays(&path, &years)),
            Effect::Told(mark) => {
                let places = self.start.places.clone();
                thread::spawn(move || store::told::remember(&places, mark));
            }
            Effect::ListExports => {
                let folder = self.export_folder();
                self.aside(move || files::exports(folder));
            }
            Effect::Copy(text) => {
                let state = self.start.places.state.clone();
                self.aside(move || files::keep_copied(&state, &text));
            }
            Effect::Export(order, session) => self.export(order, *session),
            // The loop carries these out: they need the terminal.
            Effect::EditOutside(_)
            | Effect::Ring
            | Effect::CaptureMouse(_)
            | Effect::Suspend
            | Effect::Quit => {}
        }
    }

    fn now(&self) -> Moment {
        Moment::new(self.clock.now())
    }

    fn say(&self, done: Done) {
        // The loop has ended when nobody takes it; then nobody waits for it either.
        let _ = self.events.send(Event::Done(done));
    }

    /// Runs something slow on its own thread.
    fn aside(&self, work: impl FnOnce() -> Done + Send + 'static) {
        let events = self.events.clone();
        thread::spawn(move || drop(events.send(Event::Done(work()))));
    }

    /// Hands a form to the thread that simulates; its answers come back by themselves.
    fn simulate(&mut self, form: Form) {
        let worker = self.worker.get_or_insert_with(|| {
            let events = self.events.clone();
            Worker::start(move |found| events.send(Event::Done(Done::Simulated(Box::new(found)))).is_ok())
        });
        worker.ask(form);
    }

    fn list(&self) {
        match store::library::list(&self.start.places) {
            Ok(sessions) => self.say(Done::Library(sessions)),
            Err(error) => self.say(failed(&error)),
        }
    }

    /// Renames, copies or throws away, then lists again: the list shows what became of it.
    fn shelve(&self, path: &Path, work: Shelving) {
        let now = self.now();
        self.say(files::shelve(path, work, &self.start.places, (now, new_id(now))));
        self.list();
    }

    /// Documents lie beside the sessions; those of a session that is kept nowhere do not get among them.
    fn export_folder(&self) -> PathBuf {
        self.for_practice.clone().unwrap_or_else(|| self.start.places.sessions.clone())
    }

    fn export(&self, order: ExportOrder, session: Session) {
        let folder = self.export_folder();
        self.aside(move || files::export(&order, &session, &folder));
    }
}

/// A new id for a session, from clock and chance.
fn new_id(now: Moment) -> SessionId {
    // A seed that cannot be read was refused when the program started.
    let draw = super::seed(|name| std::env::var(name).ok()).unwrap_or_default();
    SessionId::drawn(now, draw)
}

/// What happened and what to do.
fn failed(error: &StoreError) -> Done {
    Done::Failed(format!("{error}. {}", error.advice()))
}
