//! The open session of the program: opened, made, practised or only looked at, with the one writer that keeps it. What
//! the writer reports comes back as messages.

use super::{Saving, World, failed, files, new_id, opened};
use crate::{
    assets::words::{fill, say},
    domain::{history::Workshop, session::Session},
    effect::{Done, Place, Plan, Quarter},
    import::practice::{self, Cue},
    store::{
        self, Places,
        disk::RealDisk,
        writer::{self, Job, Report, Setup, Writer},
    },
    tui::run::Event,
};
use std::{
    path::Path,
    sync::{
        Arc, PoisonError,
        mpsc::{self, Sender},
    },
    thread,
};

impl World {
    pub(super) fn open(&mut self, path: &Path, place: Place) {
        self.finish();
        match store::open(path, &self.start.places, self.now()) {
            Ok(opened) => self.begin(opened, place, Vec::new()),
            Err(error) => self.say(failed(&error)),
        }
    }

    /// Gives file and journal a place each, and opens the file to work on it; until that is done nothing changes.
    pub(super) fn keep_both(&mut self, path: &Path) {
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

    pub(super) fn look(&mut self, path: &Path, place: Place) {
        self.for_practice = None;
        match store::view(path, &self.start.places) {
            Ok(opened) => {
                let place = if place == Place::CheckIn { Place::Review } else { place };
                self.say(Done::Opened(Box::new(opened::looked_at(&opened)), place));
            }
            Err(error) => self.say(failed(&error)),
        }
    }

    pub(super) fn create(&mut self, plan: Plan) {
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
    pub(super) fn practise(&mut self, folder: Option<&Path>) {
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
    pub(super) fn past_practice(&mut self, quarter: Quarter) {
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
    pub(super) fn in_memory(&mut self, workshop: Workshop, cues: Vec<Cue>, place: Place) {
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

    pub(super) fn hand_over(&self, job: Job) {
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

    /// Everything handed over is written before this returns.
    pub(in crate::tui) fn finish(&mut self) {
        self.for_practice = None;
        if let Some(writer) = self.writer.take() {
            writer.finish();
        }
        *self.saving.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Has everything written that was handed over, from any thread.
pub(super) fn flush(saving: &Saving) {
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
