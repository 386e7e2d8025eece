//! An open session with the thread that writes it: every change goes through `Workshop::commit`, and is said to be
//! saved only when the disk has it. It asks and says nothing.

use super::Around;
use crate::{
    assets::words::{fill, say},
    domain::{
        command::Command,
        draft::Draft,
        history::{Entry, What, Workshop},
        moment::Moment,
        rejected::Rejected,
        session::Session,
    },
    effect::Room,
    import::practice::Cue,
    store::{
        self, Access,
        disk::RealDisk,
        writer::{Clock, Job, Report, Setup, Writer},
    },
};
use std::{
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{self, Receiver},
    },
    time::Duration,
};

/// How long a change is waited for; a disk that takes longer is said not to have it yet.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is known about the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Nothing changed yet.
    Nothing,
    /// Nothing is kept: a practice session.
    Practice,
    /// Everything is on disk, confirmed then.
    At(Moment),
    /// Something is not.
    Not(String),
}

/// An open session.
pub struct Sitting {
    workshop: Workshop,
    writer: Option<Writer>,
    reports: Receiver<Report>,
    saved: Saved,
    read_only: Option<String>,
    recovered: Option<String>,
    drafts: Vec<Draft>,
    /// What else there is to say of the file, once.
    news: Option<String>,
    is_unconfirmed: bool,
    /// The session file; empty while there is none.
    pub path: PathBuf,
    /// What the two teams of a practice session do next, the last one first.
    pub cues: Vec<Cue>,
}

impl Sitting {
    /// A session of a file, written from now on.
    pub fn of(opened: store::Opened, around: &Around) -> Self {
        let (sender, reports) = mpsc::channel();
        let read_only = match &opened.access {
            Access::ReadWrite(_) => None,
            Access::ReadOnly(reason) => Some(reason.to_string()),
        };
        let zone = &opened.workshop.session().zone;
        let recovered = opened.recovered.as_ref().map(|recovered| recovered.told(zone));
        let (workshop, path, drafts) = (opened.workshop.clone(), opened.path.clone(), opened.drafts.clone());
        let (now, elapsed) = (Arc::clone(&around.now), Arc::clone(&around.elapsed));
        let setup = Setup {
            places: around.places.clone(),
            disk: Arc::new(RealDisk),
            clock: Clock { now: Box::new(move || now()), elapsed: Box::new(move || elapsed()) },
            reports: sender,
        };
        let writer = if read_only.is_none() { Writer::start(opened, setup).ok() } else { None };
        Self {
            workshop,
            writer,
            reports,
            saved: Saved::Nothing,
            read_only,
            recovered,
            drafts,
            news: None,
            is_unconfirmed: false,
            path,
            cues: Vec::new(),
        }
    }

    /// A session that is kept nowhere.
    pub fn in_memory(workshop: Workshop, cues: Vec<Cue>) -> Self {
        let (_, reports) = mpsc::channel();
        Self {
            workshop,
            writer: None,
            reports,
            saved: Saved::Practice,
            read_only: None,
            recovered: None,
            drafts: Vec::new(),
            news: None,
            is_unconfirmed: false,
            path: PathBuf::new(),
            cues: cues.into_iter().rev().collect(),
        }
    }

    /// The session as it stands.
    pub fn session(&self) -> &Session {
        self.workshop.session()
    }

    /// The session with its history.
    pub fn workshop(&self) -> &Workshop {
        &self.workshop
    }

    /// Why it can only be read.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// What came back from a program that was killed, once.
    pub fn take_recovered(&mut self) -> Option<String> {
        self.recovered.take()
    }

    /// What became of the file meanwhile, once.
    pub fn take_news(&mut self) -> Option<String> {
        self.news.take()
    }

    /// What is known about the disk.
    pub fn saved(&self) -> &Saved {
        &self.saved
    }

    /// Text that was half typed and not accepted yet.
    pub fn drafts(&self) -> &[Draft] {
        &self.drafts
    }

    /// Keeps half-typed text beside the session; an empty one ends the draft.
    pub fn keep_draft(&mut self, draft: Draft) {
        self.drafts.retain(|other| !other.is_of(&draft.key()));
        if !draft.text.is_empty() {
            self.drafts.push(draft.clone());
        }
        if let Some(writer) = self.writer.as_ref().filter(|_| self.read_only.is_none()) {
            writer.send(Job::Draft(draft));
        }
    }

    /// Commits a batch and waits until it is on disk; the error is the sentence to say.
    pub fn commit(&mut self, batch: Vec<Command>, at: Moment) -> Result<(), String> {
        self.change(|workshop| workshop.commit(batch, at))
    }

    /// Takes the last change back, or brings it back; what it was, by the key of its name.
    pub fn step_history(&mut self, redo: bool, at: Moment) -> Result<String, String> {
        self.change(|workshop| if redo { workshop.redo(at) } else { workshop.undo(at) })?;
        let target = match self.workshop.log().last().map(|entry| &entry.what) {
            Some(What::Undo(seq) | What::Redo(seq)) => self.workshop.batch(*seq),
            _ => None,
        };
        let what = target.and_then(<[Command]>::first).map_or("", |command| say(&command.key()));
        Ok(fill(if redo { "app.redone" } else { "app.undone" }, &[("what", &what)]))
    }

    fn change(&mut self, act: impl FnOnce(&mut Workshop) -> Result<Entry, Rejected>) -> Result<(), String> {
        if let Some(reason) = &self.read_only {
            return Err(fill("app.read_only", &[("reason", reason)]));
        }
        let entry = act(&mut self.workshop).map_err(|refused| refused.to_string())?;
        let Some(writer) = &self.writer else { return Ok(()) };
        let seq = entry.seq;
        writer.send(Job::Entry(entry, Box::new(self.workshop.clone())));
        self.wait_for(seq);
        Ok(())
    }

    /// Waits until the entry is on disk, or until it is known that it is not.
    fn wait_for(&mut self, wanted: u64) {
        loop {
            let report = self.reports.recv_timeout(PATIENCE);
            if let Ok(report) = &report {
                self.hear(report);
            }
            match report {
                Ok(Report::Saved { seq, at } | Report::SnapshotSaved { seq, at, .. }) if seq >= wanted => {
                    self.saved = Saved::At(at);
                    return;
                }
                Ok(Report::Failed(failure)) => {
                    self.saved = Saved::Not(failure.to_string());
                    return;
                }
                Ok(_) => {}
                Err(_) => {
                    self.saved = Saved::Not(say("plain.disk_is_slow").to_owned());
                    return;
                }
            }
        }
    }

    /// Notes where the file is and what there is to say of it.
    fn hear(&mut self, report: &Report) {
        match report {
            Report::Moved(path) => self.path.clone_from(path),
            Report::Parted(path) => {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                self.news = Some(fill("app.parted", &[("file", &file)]));
                self.path.clone_from(path);
            }
            Report::SnapshotSaved { confirmed: false, .. } if !self.is_unconfirmed => {
                self.is_unconfirmed = true;
                self.news = Some(say("app.unconfirmed").to_owned());
            }
            _ => {}
        }
    }

    /// Lets a second window know where the room is; a copy for display, which nobody waits for.
    pub fn show(&self, room: Room) {
        if let Some(writer) = &self.writer {
            writer.send(Job::Room(room));
        }
    }

    /// Goes on in another file or folder; says where, or what stood in the way.
    pub fn save_elsewhere(&mut self, to: PathBuf) -> Result<(), String> {
        let Some(writer) = &self.writer else { return Err(say("practice.mark").to_owned()) };
        writer.send(Job::SaveElsewhere(to));
        loop {
            let report = self.reports.recv_timeout(PATIENCE);
            if let Ok(report) = &report {
                self.hear(report);
            }
            match report {
                Ok(Report::Moved(_)) => return Ok(()),
                Ok(Report::Failed(failure)) => return Err(failure.to_string()),
                Ok(_) => {}
                Err(_) => return Err(say("plain.disk_is_slow").to_owned()),
            }
        }
    }

    /// Writes what is left and gives the file back; whether everything is in it.
    pub fn finish(self) -> bool {
        self.writer.is_none_or(Writer::finish)
    }
}
