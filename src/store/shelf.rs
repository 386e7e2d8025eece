//! Renaming, copying and throwing away session files, each as a whole: with what a killed program left in the journal,
//! and never while another window has the session. Files that are no readable session are not touched.

use super::disk::{self, RealDisk};
use super::error::{Cause, StoreError};
use super::format::Document;
use super::name::safe_name;
use super::open::{self, Access, Opened};
use super::places::Places;
use super::{kept, save, trash};
use crate::assets::words::fill;
use crate::domain::{command::Command, history::Workshop, ids::SessionId, moment::Moment};
use crate::effect::Shelving;
use std::io;
use std::path::{Path, PathBuf};

/// Does to a session's file what was asked, and says where it, or its copy, is now; the id is for a copy.
pub fn shelve(
    path: &Path,
    work: &Shelving,
    places: &Places,
    (now, id): (Moment, SessionId),
) -> Result<PathBuf, StoreError> {
    match work {
        Shelving::Rename(name) => rename(path, name, places, now),
        Shelving::Trash => throw_away(path, places, now),
        Shelving::Copy => {
            let opened = open::view(path, places)?;
            let name = fill("library.copy_name", &[("name", &opened.workshop.session().name)]);
            copy(path, (id, &name), places, now)
        }
    }
}

/// Gives a session another name, and its file the name that goes with it; says what the file is called now.
pub fn rename(path: &Path, name: &str, places: &Places, now: Moment) -> Result<PathBuf, StoreError> {
    let mut opened = writable("trouble.doing.rename", path, places, now)?;
    let command = Command::Rename { name: name.to_owned() };
    opened
        .workshop
        .commit(vec![command], now)
        .map_err(|refused| StoreError::new("trouble.doing.rename", path, refused))?;
    opened.save(&RealDisk, now)?;
    // The file keeps its old name if this fails: its session is renamed, and nothing is lost.
    let session = opened.workshop.session();
    let renamed = named_after(path, &session.full_name())?;
    // Versions are copies for a bad day: that they keep the old name is no failure.
    let _ = std::fs::canonicalize(&renamed)
        .and_then(|real| kept::rename(places, &session.id, &opened.path, &real));
    Ok(renamed)
}

/// Puts a whole copy beside a session, with an id and a name of its own so that their journals never meet; says where
/// it is. The other file is only read.
pub fn copy(
    path: &Path,
    (id, name): (SessionId, &str),
    places: &Places,
    now: Moment,
) -> Result<PathBuf, StoreError> {
    let opened = open::view(path, places)?;
    let mut workshop = with_id(&opened.workshop, &id);
    let command = Command::Rename { name: name.to_owned() };
    workshop
        .commit(vec![command], now)
        .map_err(|refused| StoreError::new("trouble.doing.copy", path, refused))?;
    let text = Document::of(&workshop, &opened.drafts).to_text();
    let text = text.map_err(|what| StoreError::new("trouble.doing.copy", path, Cause::ReadBack(what)))?;
    let folder = save::folder_of(path);
    Ok(save::save_new(&RealDisk, folder, &workshop.session().full_name(), "json", text.as_bytes())?.path)
}

/// Moves a session's file to the trash and says where it lies there; it is never deleted.
pub fn throw_away(path: &Path, places: &Places, now: Moment) -> Result<PathBuf, StoreError> {
    let opened = writable("trouble.doing.trash", path, places, now)?;
    // What only the journal has goes along: the journal stays behind.
    if opened.has_journal() {
        opened.save(&RealDisk, now)?;
    }
    let zone = &opened.workshop.session().zone;
    let at = now.in_zone(zone).strftime("%Y-%m-%dT%H:%M:%S").to_string();
    // The lock is held until the file is away.
    let there = trash::put(path, &places.trash, &at)?;
    // Whoever empties the trash is rid of it: no version stays behind. Another file of this id keeps its own.
    let _ = kept::forget_at(places, &opened.workshop.session().id, &opened.path);
    Ok(there)
}

/// The session, open for us alone.
fn writable(doing: &'static str, path: &Path, places: &Places, now: Moment) -> Result<Opened, StoreError> {
    let opened = open::open(path, places, now)?;
    match &opened.access {
        Access::ReadWrite(_) => Ok(opened),
        Access::ReadOnly(reason) => Err(StoreError::new(doing, path, reason.clone())),
    }
}

/// The same workshop under another id, its history included.
pub(super) fn with_id(workshop: &Workshop, id: &SessionId) -> Workshop {
    let (mut base, mut state) = (workshop.base().clone(), workshop.session().clone());
    base.id = id.clone();
    state.id = id.clone();
    Workshop::restore(base, state, workshop.log().to_vec(), workshop.closed_through())
}

/// Renames the file after its session, to the first name that is free.
fn named_after(path: &Path, name: &str) -> Result<PathBuf, StoreError> {
    let mut number = 1;
    loop {
        let target = path.with_file_name(safe_name(name, number, "json"));
        if target == path {
            return Ok(target);
        }
        match disk::move_file(path, &target) {
            Ok(()) => return Ok(target),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(StoreError::io("trouble.doing.rename", path, error)),
        }
    }
}

#[cfg(test)]
mod tests;
