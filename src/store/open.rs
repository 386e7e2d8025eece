//! Opening and creating sessions: file, lock and journal put together into one workshop, or into one that may only
//! be looked at, with the reason. It decides nothing about what is shown.

mod search;

use super::disk::{self, Disk, RealDisk};
use super::error::{Cause, ReadOnly, StoreError};
use super::fingerprint::Fingerprint;
use super::format::{self, Document};
use super::journal::{self, Line};
use super::kept;
use super::lock::{Attempt, Lock};
use super::places::Places;
use super::recover::{Ground, Replayed, Snapshot};
use super::recovered::Recovered;
use super::{load, save};
use crate::domain::draft::Draft;
use crate::domain::{history::Workshop, moment::Moment, session::Session};
use crate::effect::Room;
use search::{Found, search};
use std::path::{Path, PathBuf};

/// Whether a session may be changed.
#[derive(Debug)]
pub enum Access {
    /// It may; nobody else can while the lock is held.
    ReadWrite(Lock),
    /// It may not.
    ReadOnly(ReadOnly),
}

/// A session that is open.
#[derive(Debug)]
pub struct Opened {
    /// The session with its history.
    pub workshop: Workshop,
    /// Half-typed text.
    pub drafts: Vec<Draft>,
    /// What a second window showed last.
    pub room: Option<Room>,
    /// The real file.
    pub path: PathBuf,
    /// Whether it may be changed.
    pub access: Access,
    /// What came back from the journal of a program that was killed.
    pub recovered: Option<Recovered>,
    /// What saving it needs to know.
    pub(super) footing: Footing,
}

impl Opened {
    /// What came back on opening and what was set aside, in sentences; empty when there is nothing to tell.
    pub fn told(&self) -> String {
        let zone = &self.workshop.session().zone;
        self.recovered.as_ref().map(|recovered| recovered.told(zone)).unwrap_or_default()
    }

    /// Whether it was edited elsewhere while this machine's journal had changes for it.
    pub fn is_apart(&self) -> bool {
        matches!(self.access, Access::ReadOnly(ReadOnly::OtherSnapshot { .. }))
    }
}

/// What the state on disk is, so that saving goes on from there.
#[derive(Debug)]
pub(super) struct Footing {
    /// The session file as it was read.
    pub(super) fingerprint: Fingerprint,
    /// Up to where the file itself has closed history.
    pub(super) closed: u64,
    /// What the next journal builds on.
    pub(super) ground: Ground,
    /// Half-typed text that is in no file once the journal is begun anew.
    overtaken: Vec<Draft>,
    /// The journal of this file.
    pub(super) journal: PathBuf,
    /// The journals of names the file had before, with their locks: removed once ours is on the disk.
    pub(super) earlier: Vec<(PathBuf, Lock)>,
    /// Where everything else of it is.
    pub(super) places: Places,
}

/// Opens a session to work on it. When that cannot be, it is open for reading only, and says why.
pub fn open(path: &Path, places: &Places, now: Moment) -> Result<Opened, StoreError> {
    open_on(&RealDisk, path, places, now)
}

/// Opens a session to look at it, with the changes of a killed or running program; writes nothing.
pub fn view(path: &Path, places: &Places) -> Result<Opened, StoreError> {
    let file = SessionFile::read(path).map_err(|error| kept::offered(error, places))?;
    match file.read_only.clone() {
        Some(reason) => Ok(file.alone(places, reason)),
        None => Ok(file.only_seen(places, ReadOnly::Asked)),
    }
}

/// Creates the file of a new session, named after it, and opens it.
pub fn create(session: Session, places: &Places, now: Moment) -> Result<Opened, StoreError> {
    places.make_sessions()?;
    let name = session.full_name();
    let text = Document::of(&Workshop::new(session), &[]).to_text();
    let text =
        text.map_err(|what| StoreError::new("trouble.doing.save", &places.sessions, Cause::ReadBack(what)))?;
    let saved = save::save_new(&RealDisk, &places.sessions, &name, "json", text.as_bytes())?;
    open(&saved.path, places, now)
}

pub(super) fn open_on(
    disk: &dyn Disk,
    path: &Path,
    places: &Places,
    now: Moment,
) -> Result<Opened, StoreError> {
    let file = SessionFile::read(path).map_err(|error| kept::offered(error, places))?;
    if let Some(reason) = file.read_only.clone() {
        return Ok(file.alone(places, reason));
    }
    let stem = journal::stem(&file.document.id, &file.real);
    let since = now.clock_in(&file.document.state.zone);
    let lock = match Lock::take(disk, &places.locks(), &stem, &since) {
        Ok(Attempt::Taken(lock)) => lock,
        Ok(Attempt::Held(held)) => return Ok(file.only_seen(places, ReadOnly::Locked { held })),
        Err(error) => return Ok(file.only_seen(places, ReadOnly::NoState(error.to_string()))),
    };
    // Between reading and locking somebody may have saved and left.
    let file = file.read_again(path)?;
    if journal::stem(&file.document.id, &file.real) != stem {
        return Err(StoreError::new("trouble.doing.open", path, Cause::ChangedElsewhere));
    }
    if let Some(reason) = file.read_only.clone() {
        return Ok(file.alone(places, reason));
    }
    let found = match search(places, &file) {
        Ok(found) => found,
        Err(reason) => return Ok(file.alone(places, reason)),
    };
    let earlier = match locks_of_earlier(disk, &found, places, &since) {
        Ok(earlier) => earlier,
        Err(reason) => return Ok(file.only_seen(places, reason)),
    };
    if let Err(error) = set_torn_aside(disk, &found) {
        return Ok(file.only_seen(places, ReadOnly::NoState(error.to_string())));
    }
    let mut opened = file.with_journal(places, found);
    if matches!(opened.access, Access::ReadOnly(ReadOnly::Asked)) {
        opened.access = match set_words_aside(disk, &opened.footing) {
            Ok(None) => Access::ReadWrite(lock),
            Ok(aside) => {
                opened.recovered.get_or_insert_default().set_aside = aside;
                Access::ReadWrite(lock)
            }
            Err(error) => Access::ReadOnly(ReadOnly::NoState(error.to_string())),
        };
        opened.footing.earlier = earlier;
    }
    Ok(opened)
}

/// A journal under an earlier name of the file may still be written by the window that opened it under that name.
fn locks_of_earlier(
    disk: &dyn Disk,
    found: &Found,
    places: &Places,
    since: &str,
) -> Result<Vec<(PathBuf, Lock)>, ReadOnly> {
    let lock = |path: &PathBuf| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        match Lock::take(disk, &places.locks(), &stem, since) {
            Ok(Attempt::Taken(lock)) => Ok((path.clone(), lock)),
            Ok(Attempt::Held(held)) => Err(ReadOnly::Locked { held }),
            Err(error) => Err(ReadOnly::NoState(error.to_string())),
        }
    };
    found.earlier.iter().map(lock).collect()
}

/// Moves the unfinished line a crash left into a file beside the journal: nothing is ever thrown away.
fn set_torn_aside(disk: &dyn Disk, found: &Found) -> Result<(), StoreError> {
    let Some((path, contents)) = &found.journal else { return Ok(()) };
    if contents.torn == 0 || contents.damage.is_some() {
        return Ok(());
    }
    let failed = |error| StoreError::io("trouble.doing.mend", path, error);
    let bytes = load::journal(path)?;
    save::append(disk, &path.with_extension("torn"), &bytes[contents.whole..]).map_err(failed)?;
    disk::cut(path, contents.whole as u64).map_err(failed)
}

/// Keeps half-typed text that something later stands for, in a file beside the journal: it was said to be saved.
/// Says in which, when there was some that is not there yet.
fn set_words_aside(disk: &dyn Disk, footing: &Footing) -> Result<Option<PathBuf>, StoreError> {
    if footing.overtaken.is_empty() {
        return Ok(None);
    }
    let path = footing.journal.with_extension("words");
    let there = match load::journal(&path) {
        Err(error) if error.is_missing() => Vec::new(),
        bytes => bytes?,
    };
    let there = String::from_utf8_lossy(&there);
    let lines = footing.overtaken.iter().map(|draft| journal::encode(&Line::Draft(draft.clone())));
    // A journal that is not begun anew says them again at the next opening.
    let new: String = lines.filter(|line| !there.contains(line.as_str())).collect();
    if new.is_empty() {
        return Ok(None);
    }
    let failed = |error| StoreError::io("trouble.doing.set_aside", &path, error);
    save::append(disk, &path, new.as_bytes()).map_err(failed)?;
    Ok(Some(path))
}

/// A session file that has been read.
pub(super) struct SessionFile {
    document: Document,
    fingerprint: Fingerprint,
    real: PathBuf,
    read_only: Option<ReadOnly>,
}

impl SessionFile {
    fn read(path: &Path) -> Result<Self, StoreError> {
        let text = load::text(path)?;
        let real =
            std::fs::canonicalize(path).map_err(|error| StoreError::io("trouble.doing.read", path, error))?;
        let content = format::read_document(&text)
            .map_err(|error| StoreError::new("trouble.doing.read", path, error))?;
        let fingerprint = Fingerprint::of(text.as_bytes());
        Ok(Self { document: content.document, fingerprint, real, read_only: content.read_only })
    }

    /// The file as it is now; parsed again only when it is another.
    fn read_again(self, path: &Path) -> Result<Self, StoreError> {
        let same = Fingerprint::of(&load::bytes(path)?) == self.fingerprint;
        if same { Ok(self) } else { Self::read(path) }
    }

    /// For reading only, without looking for a journal.
    fn alone(self, places: &Places, reason: ReadOnly) -> Opened {
        let mut opened = self.with_journal(places, Found::default());
        opened.access = Access::ReadOnly(reason);
        opened
    }

    /// For reading only, with what the journal adds.
    fn only_seen(self, places: &Places, reason: ReadOnly) -> Opened {
        let found = match search(places, &self) {
            Ok(found) => found,
            Err(other) => return self.alone(places, other),
        };
        let mut opened = self.with_journal(places, found);
        if matches!(opened.access, Access::ReadOnly(ReadOnly::Asked)) {
            opened.access = Access::ReadOnly(reason);
        }
        opened
    }

    /// The session with its journal; without a lock, so for reading only.
    fn with_journal(self, places: &Places, found: Found) -> Opened {
        let stem = journal::stem(&self.document.id, &self.real);
        let closed = self.document.closed_through;
        let (workshop, drafts) = self.document.into_workshop();
        let intact = workshop.closed_through() == closed;
        let snapshot = Snapshot { workshop, drafts, fingerprint: self.fingerprint, intact };
        let Found { journal: on_top, words, room, earlier: _ } = found;
        let replayed = match on_top {
            None => snapshot.alone(),
            Some((path, contents)) => snapshot.with_journal(&path, contents),
        };
        let replayed = if words.is_empty() { replayed } else { replayed.with_words(words) };
        let Replayed { workshop, drafts, overtaken, ground, recovered, refused } = replayed;
        let journal = places.journals().join(format!("{stem}.jsonl"));
        let (fingerprint, places) = (self.fingerprint, places.clone());
        let earlier = Vec::new();
        let footing = Footing { fingerprint, closed, ground, overtaken, journal, earlier, places };
        let access = Access::ReadOnly(refused.unwrap_or(ReadOnly::Asked));
        Opened { workshop, drafts, room, path: self.real, access, recovered, footing }
    }
}

#[cfg(test)]
mod tests;
