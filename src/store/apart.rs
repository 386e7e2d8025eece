//! A file that was edited elsewhere while the journal had changes for it: the file stays as it is, what the journal had
//! goes into a new file beside it, and the journal is set aside. It never replays on a guess, and deletes nothing.

use super::disk::{self, Disk, RealDisk};
use super::error::{Cause, ReadOnly, StoreError};
use super::fingerprint::Fingerprint;
use super::format::{self, Document};
use super::journal::{self, Contents};
use super::lock::{Attempt, Lock};
use super::name::beside;
use super::open::{self, Access, Opened};
use super::places::Places;
use super::recover::{Replayed, Snapshot};
use super::{kept, load, save, shelf};
use crate::assets::words::fill;
use crate::domain::{command::Command, ids::SessionId, moment::Moment};
use crate::effect::Apart;
use std::io;
use std::path::{Path, PathBuf};

/// What is being done, for errors.
const DOING: &str = "trouble.doing.both";

/// Puts what the journal had beside the file, under an id of its own so that their journals never meet, and sets the
/// journal aside: the file can be opened to work on it again. Whatever fails, file and journal are still there.
pub fn apart(path: &Path, places: &Places, of: (Moment, SessionId)) -> Result<Apart, StoreError> {
    apart_on(&RealDisk, path, places, of)
}

fn apart_on(
    disk: &dyn Disk,
    path: &Path,
    places: &Places,
    (now, id): (Moment, SessionId),
) -> Result<Apart, StoreError> {
    let (before, journal) = torn_apart(path, places)?;
    let since = now.clock_in(&before.workshop.session().zone);
    let own = journal::stem(&before.workshop.session().id, &before.path);
    let other = journal.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut stems = vec![own, other];
    stems.dedup();
    let mut locks = Vec::new();
    for stem in &stems {
        match Lock::take(disk, &places.locks(), stem, &since)? {
            Attempt::Taken(lock) => locks.push(lock),
            Attempt::Held(held) => return Err(StoreError::new(DOING, path, ReadOnly::Locked { held })),
        }
    }
    // Between reading and locking another window may have put it right.
    let (opened, same) = torn_apart(path, places)?;
    if same != journal {
        return Err(StoreError::new(DOING, path, Cause::ChangedElsewhere));
    }
    let contents = journal::read(&load::journal(&journal)?);
    let state = state_of(&opened, &journal, &contents, places);
    let is_whole = contents.damage.is_none() && contents.torn == 0;
    let is_whole = is_whole && state.as_ref().is_some_and(|state| state.refused.is_none());
    let file = state.map(|state| write_beside(disk, &opened.path, &state, (now, id))).transpose()?;
    Ok(Apart { beside: file, is_whole, aside: set_aside(disk, &journal)? })
}

/// The session with the journal that does not belong to it.
fn torn_apart(path: &Path, places: &Places) -> Result<(Opened, PathBuf), StoreError> {
    let opened = open::view(path, places)?;
    match &opened.access {
        Access::ReadOnly(ReadOnly::OtherSnapshot { journal }) => {
            let journal = journal.clone();
            Ok((opened, journal))
        }
        _ => Err(StoreError::new(DOING, path, Cause::Together)),
    }
}

/// What the journal had, on the version it names; or on another one that provably has the beginning of it.
fn state_of(opened: &Opened, journal: &Path, contents: &Contents, places: &Places) -> Option<Replayed> {
    let head = contents.head.as_ref()?;
    let texts = kept::texts(places, &opened.workshop.session().id);
    let (exact, others): (Vec<_>, Vec<_>) =
        texts.iter().partition(|text| head.knows(Fingerprint::of(text.as_bytes())));
    let replayed = |text: &&String| Some(snapshot(text)?.with_journal(journal, contents.clone()));
    let fits = |state: &Replayed| !matches!(state.refused, Some(ReadOnly::OtherSnapshot { .. }));
    let exact = exact.iter().filter_map(replayed).find(fits);
    exact.or_else(|| others.iter().filter_map(replayed).find(|state| state.refused.is_none()))
}

/// A kept version, as far as it can be read and written without loss.
fn snapshot(text: &str) -> Option<Snapshot> {
    let read = format::read_document(text).ok().filter(|read| read.read_only.is_none())?;
    let closed = read.document.closed_through;
    let (workshop, drafts) = read.document.into_workshop();
    let intact = workshop.closed_through() == closed;
    Some(Snapshot { workshop, drafts, fingerprint: Fingerprint::of(text.as_bytes()), intact })
}

fn write_beside(
    disk: &dyn Disk,
    path: &Path,
    state: &Replayed,
    (now, id): (Moment, SessionId),
) -> Result<PathBuf, StoreError> {
    let mut workshop = shelf::with_id(&state.workshop, &id);
    let name = fill("apart.name", &[("name", &workshop.session().name)]);
    // A session that takes no other name is told apart by its file's.
    let _ = workshop.commit(vec![Command::Rename { name }], now);
    let text = Document::of(&workshop, &state.drafts).to_text();
    let text = text.map_err(|what| StoreError::new(DOING, path, Cause::ReadBack(what)))?;
    let at = now.in_zone(&workshop.session().zone).strftime("%Y-%m-%d %H%M").to_string();
    let name = beside(path, "journal", &at, &disk::host());
    Ok(save::save_new(disk, save::folder_of(path), &name, "json", text.as_bytes())?.path)
}

/// Gives the journal a name under which no session finds it, the first one that is free.
fn set_aside(disk: &dyn Disk, journal: &Path) -> Result<PathBuf, StoreError> {
    let mut number = 1;
    loop {
        let ending = if number < 2 { "aside".to_owned() } else { format!("{number}.aside") };
        let target = journal.with_extension(ending);
        match disk.move_file(journal, &target) {
            Ok(()) => {
                // Should a loss of power take the name back, the same question is asked once more.
                let _ = disk.sync_folder(save::folder_of(&target));
                return Ok(target);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(StoreError::io("trouble.doing.set_aside", journal, error)),
        }
    }
}

#[cfg(test)]
mod tests;
