//! Runs effects: sessions opened and kept by the store, surveys read, documents written. Slow ones run on their own
//! thread; every result comes back to the loop as a message.

use super::{Clock, Crash, run::Event};
use crate::{
    assets::words::{fill, say},
    capacity::Form,
    domain::{history::Workshop, ids::SessionId, moment::Moment, session::Session},
    effect::{Done, Effect, ExportOrder, First, Place, Quarter, Shelving},
    import::practice::{self, Cue},
    store::{
        self, Places, StoreError,
        disk::RealDisk,
        writer::{self, Handle, Job, Report, Setup, Writer},
    },
};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Sender},
    },
    thread,
};
use worker::Worker;

mod files;
mod opened;
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

    /// Everything handed over is written before this returns.
    pub(super) fn finish(&mut self) {
        self.for_practice = None;
        if let Some(writer) = self.writer.take() {
            writer.finish();
        }
        *self.saving.lock().unwrap_or_else(PoisonError::into_inner) = None;
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

    fn hand_over(&self, job: Job) {
        let Some(writer) = &self.writer else {
            if matches!(job, Job::SaveElsewhere(_)) {
                self.say(Done::Failed(say("app.copy_instead").to_owned()));
            }
            return;
        };
        if !writer.send(job) {
            self.say(not_saved(&writer::Failure::stopped()));
        }
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

    fn open(&mut self, path: &Path, place: Place) {
        self.finish();
        match store::open(path, &self.start.places, self.now()) {
            Ok(opened) => self.begin(opened, place, Vec::new()),
            Err(error) => self.say(failed(&error)),
        }
    }

    /// Gives file and journal a place each, and opens the file to work on it; until that is done nothing changes.
    fn keep_both(&mut self, path: &Path) {
        let now = self.now();
        match store::apart::apart(path, &self.start.places, (now, new_id(now))) {
            Ok(apart) => {
                self.open(path, Place::CheckIn);
                self.list();
                self.say(Done::KeptBoth(apart));
            }
            Err(error) => self.say(failed(&error)),
        }
    }

    fn look(&mut self, path: &Path, place: Place) {
        self.for_practice = None;
        match store::view(path, &self.start.places) {
            Ok(opened) => {
                let place = if place == Place::CheckIn { Place::Review } else { place };
                self.say(Done::Opened(Box::new(opened::looked_at(&opened)), place));
            }
            Err(error) => self.say(failed(&error)),
        }
    }

    fn create(&mut self, plan: crate::effect::Plan) {
        let now = self.now();
        let mut workshop = Workshop::new(Session::new(new_id(now), plan.name, plan.zone));
        if let Err(refused) = workshop.commit(plan.commands, now) {
            self.say(Done::Failed(refused.to_string()));
            return;
        }
        // What follows a practice session that is kept nowhere is kept nowhere either.
        if workshop.session().practice && self.writer.is_none() {
            self.in_memory(workshop, Vec::new(), plan.then);
            return;
        }
        self.finish();
        match store::create(workshop.session().clone(), &self.start.places, now) {
            Ok(opened) => self.begin(opened, plan.then, Vec::new()),
            Err(error) => self.say(failed(&error)),
        }
    }

    /// The practice session: in memory only, unless a folder to keep it in was named.
    fn practise(&mut self, folder: Option<&Path>) {
        self.finish();
        let now = self.now();
        let (planned, cues) = practice::begun_now(new_id(now), now, &self.start.zone);
        let Some(folder) = folder else {
            self.in_memory(planned, cues, Place::CheckIn);
            return;
        };
        let places = Places { sessions: folder.to_owned(), ..self.start.places.clone() };
        match store::create(planned.session().clone(), &places, now) {
            Ok(opened) => self.begin(opened, Place::CheckIn, cues),
            Err(error) => self.say(failed(&error)),
        }
    }

    /// A quarter of the practice company that is over, in memory only.
    fn past_practice(&mut self, quarter: Quarter) {
        self.finish();
        let now = self.now();
        let workshop = match quarter {
            Quarter::First => practice::reviewed_now(new_id(now), now, &self.start.zone),
            Quarter::Second => {
                practice::second_now(new_id(now), new_id(now.plus_seconds(-1)), now, &self.start.zone)
            }
        };
        self.in_memory(workshop, Vec::new(), Place::Review);
    }

    /// Shows a session that has no file.
    fn in_memory(&mut self, workshop: Workshop, cues: Vec<Cue>, place: Place) {
        self.for_practice = Some(store::places::for_practice(&workshop.session().id));
        let opened = opened::without_a_file(workshop, cues);
        self.say(Done::Opened(Box::new(opened), place));
    }

    /// Shows an opened session and starts its writer.
    fn begin(&mut self, opened: store::Opened, place: Place, cues: Vec<Cue>) {
        let shown = opened::plain(&opened, cues);
        let setup = Setup {
            places: self.start.places.clone(),
            disk: Arc::new(RealDisk),
            clock: files::writer_clock(self.clock),
            reports: self.reports(),
        };
        if shown.read_only.is_none()
            && let Ok(writer) = Writer::start(opened, setup)
        {
            *self.saving.lock().unwrap_or_else(PoisonError::into_inner) = Some(writer.handle());
            self.writer = Some(writer);
        }
        self.say(Done::Opened(Box::new(shown), place));
    }

    /// Passes the writer's reports on to the loop; ends with the writer.
    fn reports(&self) -> Sender<Report> {
        let (sender, reports) = mpsc::channel();
        let events = self.events.clone();
        thread::spawn(move || {
            let mut told = false;
            for done in reports.iter().flat_map(|report| results(report, &mut told)) {
                if events.send(Event::Done(done)).is_err() {
                    return;
                }
            }
        });
        sender
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

fn flush(saving: &Saving) {
    let handle = saving.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some(handle) = handle {
        handle.flush();
    }
}

/// What a report comes to on screen; that the folder confirms nothing is told once.
fn results(report: Report, told: &mut bool) -> Vec<Done> {
    match report {
        Report::SnapshotSaved { seq, at, confirmed: false } if !*told => {
            *told = true;
            vec![Done::Saved { seq, at }, Done::Failed(say("app.unconfirmed").to_owned())]
        }
        Report::Saved { seq, at } | Report::SnapshotSaved { seq, at, .. } => vec![Done::Saved { seq, at }],
        Report::Moved(path) => vec![Done::Moved(path)],
        Report::Parted(path) => {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            vec![Done::Moved(path), Done::Failed(fill("app.parted", &[("file", &file)]))]
        }
        Report::Failed(failure) => vec![not_saved(&failure)],
    }
}

/// Short enough for the one line that stays on screen.
fn not_saved(failure: &writer::Failure) -> Done {
    let what = if failure.in_journal { "app.why_in_journal" } else { "app.why_in_memory" };
    Done::NotSaved(fill(what, &[("why", &failure.why)]))
}

/// What happened and what to do.
fn failed(error: &StoreError) -> Done {
    Done::Failed(format!("{error}. {}", error.advice()))
}
