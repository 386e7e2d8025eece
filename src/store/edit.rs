//! Changing a session in one go, for commands without a screen: open, lock, change, save. Nothing is written when
//! the change is refused.

use super::disk::{self, Disk, RealDisk};
use super::error::{Cause, StoreError};
use super::format::Document;
use super::kept::{self, Version};
use super::open::{self, Access, Opened};
use super::places::Places;
use super::save::{self, Over, Saved};
use super::sweep;
use crate::domain::{history::Workshop, moment::Moment};
use std::path::Path;

/// Opens a session, shows it to `tell`, lets `change` work on it and saves it. Changes of a killed program are taken
/// along, and half-typed words may be set aside on opening, even when the change is refused: `tell` is told of both.
pub fn edit<T, E: From<StoreError>>(
    path: &Path,
    places: &Places,
    now: Moment,
    tell: impl FnOnce(&Opened),
    change: impl FnOnce(&mut Workshop) -> Result<T, E>,
) -> Result<T, E> {
    let mut opened = open::open(path, places, now)?;
    if let Access::ReadOnly(reason) = &opened.access {
        return Err(StoreError::new("trouble.doing.change", path, reason.clone()).into());
    }
    tell(&opened);
    let result = change(&mut opened.workshop)?;
    opened.save(&RealDisk, now)?;
    Ok(result)
}

impl Opened {
    /// Writes the session file; the journals have nothing left to say then.
    pub(super) fn save(&self, disk: &dyn Disk, now: Moment) -> Result<Saved, StoreError> {
        let text = Document::of(&self.workshop, &self.drafts).to_text();
        let text =
            text.map_err(|what| StoreError::new("trouble.doing.save", &self.path, Cause::ReadBack(what)))?;
        let saved = save::save(disk, &self.path, text.as_bytes(), Over::OurOwn(&[self.footing.fingerprint]))?;
        // What has to be gone for good is in no version either.
        let (id, closed) = (&self.workshop.session().id, self.workshop.closed_through());
        kept::forget_before(&self.footing.places, id, closed)
            .map_err(|error| StoreError::io("trouble.doing.remove_versions_of", &self.path, error))?;
        let version = Version { session: id, path: &saved.path, text: &text, closed, at: now };
        // A copy for a bad day stops nothing when it cannot be kept.
        let _ = kept::keep(disk, &self.footing.places, &version);
        sweep::sweep(&saved.path);
        if !saved.confirmed && self.footing.ground.entries.iter().all(|entry| entry.seq > closed) {
            // A folder that confirms nothing may still lose the file; the journal stays until it has confirmed.
            return Ok(saved);
        }
        // A journal that stays is harmless: what it holds is in the file now.
        let _ = disk::remove(&self.footing.journal);
        for (earlier, _lock) in &self.footing.earlier {
            let _ = disk::remove(earlier);
        }
        Ok(saved)
    }

    /// Whether a journal may hold something that the session file does not.
    pub(super) fn has_journal(&self) -> bool {
        !self.footing.earlier.is_empty() || self.footing.journal.exists()
    }
}

#[cfg(test)]
mod tests;
