//! What the writer thread does, without the thread: every change into the journal before it is called saved, the
//! session file after that, and a new journal only once the file is on the disk.

use super::due::Due;
use super::standing::{FileState, Held, JournalState};
use super::{Clock, Failure, Job, Report, Setup};
use crate::domain::{history::Entry, history::Workshop, moment::Moment};
use crate::store::disk::{self, Disk};
use crate::store::error::{Cause, StoreError};
use crate::store::fingerprint::Fingerprint;
use crate::store::format::Document;
use crate::store::journal::{self, Head, Journal, Line};
use crate::store::kept::{self, Unkept};
use crate::store::load;
use crate::store::lock::{Attempt, Lock};
use crate::store::name::{beside, safe_name};
use crate::store::open::{Access, Opened};
use crate::store::places::Places;
use crate::store::recover::Ground;
use crate::store::save::{self, Over, Saved};
use crate::store::sweep;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// A journal longer than this is begun anew, without the drafts that later ones replaced.
const LONG_JOURNAL: u64 = 4 << 20;

/// A session and where it stands on disk.
pub(super) struct Keeper {
    disk: Arc<dyn Disk>,
    clock: Clock,
    reports: Sender<Report>,
    places: Places,
    session: Held,
    file: FileState,
    log: JournalState,
    due: Due,
    unkept: Option<Unkept>,
    /// What killed programs left beside the file has been taken away.
    swept: bool,
    lock: Access,
}

impl Keeper {
    pub(super) fn new(opened: Opened, setup: Setup) -> Self {
        let Opened { workshop, drafts, room, path, access, footing, recovered } = opened;
        let mut keeper = Self {
            disk: setup.disk,
            clock: setup.clock,
            reports: setup.reports,
            places: setup.places,
            session: Held { workshop, drafts, room },
            file: FileState::found(path, footing.fingerprint, footing.closed),
            log: JournalState {
                path: footing.journal,
                open: None,
                ground: footing.ground,
                added: 0,
                earlier: footing.earlier,
            },
            due: Due::default(),
            unkept: None,
            swept: false,
            lock: access,
        };
        if recovered.is_some() {
            keeper.change();
        }
        keeper
    }

    /// Begins the journal, so that a folder that cannot be written is known before the first change.
    pub(super) fn begin(&mut self) {
        match self.begin_journal() {
            Ok(()) => sweep::sweep(&self.log.path),
            Err(error) => self.report(Report::Failed(Failure::new(&error, false))),
        }
        // The file as it was found could be read, which cannot be said of it for ever.
        if let Ok(text) = load::text(&self.file.path)
            && Fingerprint::of(text.as_bytes()) == self.file.fingerprint
        {
            // Not what the journal has closed since: that is not gone from this text.
            self.note_version(text, self.file.closed);
        }
    }

    /// Does a job; the last one says whether everything is in the session file.
    pub(super) fn take(&mut self, job: Job) -> ControlFlow<bool> {
        match job {
            Job::Entry(entry, workshop) => self.record(entry, *workshop),
            Job::Draft(draft) => {
                journal::keep(&mut self.session.drafts, draft.clone());
                self.change();
                self.keep_line(&Line::Draft(draft));
            }
            Job::Room(room) => {
                self.session.room = Some(room.clone());
                // A copy for display: nobody is told when it cannot be kept.
                let _ = self.add(&Line::Room(room));
            }
            Job::SnapshotNow => {
                self.snapshot();
            }
            Job::SaveElsewhere(path) => self.save_elsewhere(&path),
            Job::Flush(reply) => {
                let saved = self.snapshot();
                let _ = reply.send(saved);
            }
            Job::Finish => return ControlFlow::Break(self.finish()),
        }
        ControlFlow::Continue(())
    }

    /// How long to wait for the next job before the session file is due.
    pub(super) fn wait(&self) -> Option<Duration> {
        self.due.wait((self.clock.elapsed)())
    }

    /// Writes the session file when it is time.
    pub(super) fn snapshot_if_due(&mut self) {
        if self.wait().is_some_and(|wait| wait.is_zero()) {
            self.snapshot();
        }
    }

    /// Writes what is left. A journal that has nothing more to say goes; of a session that goes on another day it says
    /// at which screen it was left.
    pub(super) fn finish(&mut self) -> bool {
        let saved = self.snapshot();
        // In a folder that confirms nothing the journal stays: the file may still be lost.
        if saved && self.log.ground.base == self.file.fingerprint {
            self.log.open = None;
            let goes_on = self.session.workshop.session().closed_at.is_none();
            // Where a screen was left is a help, not a promise. Half-typed words are said again: a journal has the last
            // word on them.
            let _ = match self.session.room {
                Some(_) if goes_on => self.begin_journal().map_err(drop),
                _ => disk::remove(&self.log.path).map_err(drop),
            };
            self.drop_earlier_journals();
        }
        self.keep_version();
        saved
    }

    fn record(&mut self, entry: Entry, workshop: Workshop) {
        let before = &self.session.workshop;
        let closed = workshop.closed_through() > before.closed_through();
        let moved_on = workshop.session().step != before.session().step;
        self.session.workshop = workshop;
        self.log.ground.entries.push(entry.clone());
        self.change();
        self.keep_line(&Line::Entry(entry));
        // Closed history may hold what has to be gone for good; the journal that has it goes with the next snapshot.
        if closed || moved_on {
            self.snapshot();
        }
    }

    /// Puts a line into the journal and says so; failing that, the session file has to take it at once.
    fn keep_line(&mut self, line: &Line) {
        match self.add(line) {
            Ok(()) => {
                let (seq, at) = self.position();
                self.report(Report::Saved { seq, at });
                // The journal has it, but somebody must still look after the file.
                if let Some(failure) = self.file.failure.clone() {
                    self.report(Report::Failed(Failure { in_journal: true, ..failure }));
                }
            }
            Err(_) => {
                self.snapshot();
            }
        }
    }

    /// Adds a line; a journal that fails is begun anew, with this line in it, and never written on.
    fn add(&mut self, line: &Line) -> Result<(), StoreError> {
        let added = self.log.open.as_mut().map(|journal| journal.append(&*self.disk, line));
        if !matches!(added, Some(Ok(_))) {
            self.log.open = None;
            return self.begin_journal();
        }
        self.log.added += added.and_then(Result::ok).unwrap_or_default();
        if self.log.added > LONG_JOURNAL {
            // Either journal has this line. After a failure it is not known which of them has the name.
            self.log.open = None;
            let _ = self.begin_journal();
        }
        Ok(())
    }

    fn begin_journal(&mut self) -> Result<(), StoreError> {
        let mut lines = vec![self.head()];
        lines.extend(self.log.ground.entries.iter().cloned().map(Line::Entry));
        lines.extend(self.session.drafts.iter().cloned().map(Line::Draft));
        lines.extend(self.session.room.clone().map(Line::Room));
        let journal = Journal::start(&*self.disk, &self.log.path, &lines)?;
        self.log.open = Some(journal);
        self.log.added = 0;
        self.drop_earlier_journals();
        Ok(())
    }

    fn head(&self) -> Line {
        let Ground { base, unconfirmed, .. } = &self.log.ground;
        let head = Head::new(&self.session.workshop.session().id, *base, &self.file.path);
        Line::Head(Head { unconfirmed: unconfirmed.clone(), ..head })
    }

    fn drop_earlier_journals(&mut self) {
        for (earlier, _lock) in self.log.earlier.drain(..) {
            let _ = disk::remove(&earlier);
        }
    }

    /// Writes the session file if it does not have everything; whether it has.
    fn snapshot(&mut self) -> bool {
        if self.due.is_clear() {
            return true;
        }
        match self.write_file() {
            Ok((saved, text)) => {
                self.settle(&saved);
                self.note_version(text, self.session.workshop.closed_through());
                true
            }
            Err(error) if matches!(error.source, Cause::ChangedElsewhere) && self.part() => true,
            Err(error) => {
                let failure = Failure::new(&error, self.log.open.is_some());
                self.file.failure = Some(failure.clone());
                self.due.fail((self.clock.elapsed)());
                self.report(Report::Failed(failure));
                false
            }
        }
    }

    /// Leaves the file to whoever changed it and goes on in one beside it; whether that could be written.
    fn part(&mut self) -> bool {
        let Ok((saved, text)) = self.write_beside() else { return false };
        let theirs = self.log.path.clone();
        self.move_to(&saved);
        self.settle(&saved);
        self.note_version(text, self.session.workshop.closed_through());
        if saved.confirmed {
            // Our file has all it says; beside theirs it would only be in the way.
            let _ = disk::remove(&theirs);
        }
        self.report(Report::Parted(self.file.path.clone()));
        true
    }

    fn write_beside(&self) -> Result<(Saved, String), StoreError> {
        let at = (self.clock.now)().in_zone(&self.session.workshop.session().zone);
        let at = at.strftime("%Y-%m-%d %H%M").to_string();
        let name = beside(&self.file.path, "conflict", &at, &disk::host());
        let text = self.text(&self.file.path)?;
        let folder = save::folder_of(&self.file.path);
        let saved = save::save_new(&*self.disk, folder, &name, "json", text.as_bytes())?;
        Ok((saved, text))
    }

    fn note_version(&mut self, text: String, closed: u64) {
        let path = self.file.path.clone();
        self.unkept = Some(Unkept { path, text, closed, at: (self.clock.now)() });
    }

    /// Keeps a copy of the file as it is, once nobody waits for anything else: copies for a bad day stop nothing, also
    /// when they cannot be kept.
    pub(super) fn keep_version(&mut self) {
        self.sweep();
        let Some(unkept) = self.unkept.take() else { return };
        let version = unkept.version(&self.session.workshop.session().id);
        let _ = kept::keep(&*self.disk, &self.places, &version);
    }

    /// Once, and only after a save: before it nothing says what time it is on that disk.
    fn sweep(&mut self) {
        if !self.swept && self.file.is_written {
            self.swept = true;
            sweep::sweep(&self.file.path);
        }
    }

    fn write_file(&mut self) -> Result<(Saved, String), StoreError> {
        let text = self.text(&self.file.path)?;
        let known = [self.file.attempted.as_slice(), &[self.file.fingerprint, self.log.ground.base]].concat();
        let saved = save::save(&*self.disk, &self.file.path, text.as_bytes(), Over::OurOwn(&known));
        // A write that failed has left the old or the new file: both are ours.
        self.file.attempted.push(Fingerprint::of(text.as_bytes()));
        Ok((saved?, text))
    }

    fn text(&self, path: &Path) -> Result<String, StoreError> {
        let text = Document::of(&self.session.workshop, &self.session.drafts).to_text();
        text.map_err(|what| StoreError::new("trouble.doing.save", path, Cause::ReadBack(what)))
    }

    /// The file has everything: the journal begins anew on it, once the disk has confirmed the file. Until then it goes
    /// on from the file that was confirmed, and knows this one.
    fn settle(&mut self, saved: &Saved) {
        let closed = self.session.workshop.closed_through();
        let must_go = self.log.ground.entries.first().is_some_and(|entry| entry.seq <= closed);
        self.file.settle(saved.fingerprint);
        self.due.clear();
        if must_go {
            // Versions from before it are gone at once, whoever ends the program before the next one is kept.
            let _ = kept::forget_before(&self.places, &self.session.workshop.session().id, closed);
        }
        if saved.confirmed || must_go {
            self.log.ground = Ground::on(saved.fingerprint);
        } else {
            self.log.ground.note(saved.fingerprint);
        }
        // What the journal that is there says is known; what follows would not be known to follow on this file.
        self.log.open = None;
        let _ = self.begin_journal();
        let (seq, at) = self.position();
        self.report(Report::Saved { seq, at });
        self.report(Report::SnapshotSaved { seq, at, confirmed: saved.confirmed });
    }

    fn save_elsewhere(&mut self, path: &Path) {
        match self.write_elsewhere(path) {
            Ok((saved, text)) => {
                self.move_to(&saved);
                self.settle(&saved);
                self.note_version(text, self.session.workshop.closed_through());
                self.report(Report::Moved(self.file.path.clone()));
            }
            Err(error) => self.report(Report::Failed(Failure::new(&error, self.log.open.is_some()))),
        }
    }

    /// A folder gets a file of the session's name; a name without an ending gets ours, or no list would show it.
    fn write_elsewhere(&self, path: &Path) -> Result<(Saved, String), StoreError> {
        let path = if path.is_dir() {
            path.join(safe_name(&self.session.workshop.session().full_name(), 1, "json"))
        } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
            path.to_owned()
        } else {
            let mut name = path.as_os_str().to_owned();
            name.push(".json");
            PathBuf::from(name)
        };
        let text = self.text(&path)?;
        Ok((save::save(&*self.disk, &path, text.as_bytes(), Over::Nothing)?, text))
    }

    /// The old file keeps its journal: what it does not have is found there when it is opened again.
    fn move_to(&mut self, saved: &Saved) {
        self.file.path = std::fs::canonicalize(&saved.path).unwrap_or_else(|_| saved.path.clone());
        let session = self.session.workshop.session();
        let stem = journal::stem(&session.id, &self.file.path);
        let since = (self.clock.now)().clock_in(&session.zone);
        if let Ok(Attempt::Taken(lock)) = Lock::take(&*self.disk, &self.places.locks(), &stem, &since) {
            self.lock = Access::ReadWrite(lock);
        }
        self.log.path = self.places.journals().join(format!("{stem}.jsonl"));
        self.log.open = None;
        self.log.earlier.clear();
        // Of a file that was not there before, there is no earlier state to go on from.
        self.log.ground = Ground::on(saved.fingerprint);
    }

    fn change(&mut self) {
        self.due.change((self.clock.elapsed)());
    }

    fn position(&self) -> (u64, Moment) {
        (self.session.workshop.seq(), (self.clock.now)())
    }

    fn report(&self, report: Report) {
        // A screen that has gone needs no report.
        let _ = self.reports.send(report);
    }
}

#[cfg(test)]
mod tests;
