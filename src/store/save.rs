//! Writes a file whole or not at all, and so that a loss of power does not take it back. Sessions and exports
//! go through the one function here; nothing else may write into a folder of the user's.

use super::disk::{self, Disk};
use super::error::{Cause, StoreError};
use super::fingerprint::Fingerprint;
use super::load;
use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// How often a busy file is tried: with the pause of the disk, about a second.
const TRIES: usize = 20;

/// What may be under the name already.
#[derive(Clone, Copy, Debug)]
pub enum Over<'a> {
    /// Nothing.
    Nothing,
    /// Anything.
    Anything,
    /// Only what we read or wrote ourselves; somebody else's changes are never overwritten.
    OurOwn(&'a [Fingerprint]),
}

/// A file that is on the disk now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The real file, links resolved.
    pub path: PathBuf,
    /// What was written.
    pub fingerprint: Fingerprint,
    /// Whether the folder could confirm that it is on the disk for good.
    pub confirmed: bool,
}

/// Writes a file. Until the last step before the end the old file is untouched, whatever fails.
pub fn save(disk: &dyn Disk, path: &Path, bytes: &[u8], over: Over<'_>) -> Result<Saved, StoreError> {
    let target = resolve(path)?;
    check(&target, over)?;
    let failed = |error| StoreError::io("trouble.doing.save", path, error);
    let folder = folder_of(&target);
    let temp = disk.create_temp(folder).map_err(failed)?;
    let (mut file, temp) = temp.into_parts();
    disk.write(&mut file, bytes).map_err(failed)?;
    if let Ok(old) = std::fs::metadata(&target) {
        file.set_permissions(old.permissions()).map_err(failed)?;
    }
    let content = confirm(disk.sync(&file)).map_err(failed)?;
    // Windows renames no open file.
    drop::<File>(file);
    let replace = !matches!(over, Over::Nothing);
    rename(disk, temp, &target, replace).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists if !replace => {
            StoreError::new("trouble.doing.save", path, Cause::Exists)
        }
        _ => failed(error),
    })?;
    let name = confirm(disk.sync_folder(folder)).map_err(failed)?;
    Ok(Saved { path: target, fingerprint: Fingerprint::of(bytes), confirmed: content && name })
}

/// Writes a file that was not there, under `name` or, where that is taken, `name (2)` and so on.
pub fn save_new(
    disk: &dyn Disk,
    folder: &Path,
    name: &str,
    extension: &str,
    bytes: &[u8],
) -> Result<Saved, StoreError> {
    let mut number = 1;
    loop {
        let path = folder.join(super::name::safe_name(name, number, extension));
        match save(disk, &path, bytes, Over::Nothing) {
            Err(error) if matches!(error.source, Cause::Exists) => number += 1,
            result => return result,
        }
    }
}

/// Makes a folder for documents that name people and companies, with those above it, for its owner only; one that is
/// there keeps the mode somebody gave it.
pub fn private_folder(path: &Path) -> Result<(), StoreError> {
    disk::make_private_folder(path).map_err(|error| StoreError::io("trouble.doing.make", path, error))
}

/// Makes a folder that somebody named, in one that is there; says whether it was not there yet.
pub fn folder(path: &Path) -> Result<bool, StoreError> {
    match std::fs::create_dir(path) {
        Ok(()) => Ok(true),
        Err(_) if path.is_dir() => Ok(false),
        Err(error) => Err(StoreError::io("trouble.doing.make", path, error)),
    }
}

/// Lets everybody on this machine read a file that says nothing about anybody: the manual, never a session.
pub fn open_to_all(path: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    {
        let anybody = <std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o644);
        std::fs::set_permissions(path, anybody)
            .map_err(|error| StoreError::io("trouble.doing.save", path, error))?;
    }
    Ok(())
}

/// The names that are taken in a folder; none where it cannot be read or is not there yet.
pub fn taken(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// The file behind a link: a rename over a link would replace the link.
fn resolve(path: &Path) -> Result<PathBuf, StoreError> {
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    if !is_link {
        return Ok(path.to_owned());
    }
    std::fs::canonicalize(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            StoreError::new("trouble.doing.save", path, Cause::NotAFile("trouble.kind.dead_link"))
        }
        _ => StoreError::io("trouble.doing.save", path, error),
    })
}

fn check(target: &Path, over: Over<'_>) -> Result<(), StoreError> {
    let refused = |cause| Err(StoreError::new("trouble.doing.save", target, cause));
    let metadata = match std::fs::metadata(target) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return refused(Cause::Io(error)),
    };
    if let Some(kind) = load::not_a_file(&metadata) {
        return refused(Cause::NotAFile(kind));
    }
    match over {
        Over::Nothing => refused(Cause::Exists),
        Over::Anything => Ok(()),
        Over::OurOwn(known) => {
            let there = Fingerprint::of(&load::bytes(target)?);
            if known.contains(&there) { Ok(()) } else { refused(Cause::ChangedElsewhere) }
        }
    }
}

/// Whether the disk confirmed; some folders on networks cannot, and that is no failure.
fn confirm(result: io::Result<()>) -> io::Result<bool> {
    match result {
        Ok(()) => Ok(true),
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

/// Renames, and tries again while somebody else has the file open for a moment.
pub(super) fn rename(disk: &dyn Disk, mut temp: TempPath, target: &Path, replace: bool) -> io::Result<()> {
    for _ in 1..TRIES {
        match disk.rename(temp, target, replace) {
            Err(busy) if disk.is_busy(&busy.error) => temp = busy.path,
            result => return result.map_err(|error| error.error),
        }
        disk.pause();
    }
    disk.rename(temp, target, replace).map_err(|error| error.error)
}

/// The folder a file is in; a bare name is in the current one.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Appends to a file of ours and waits for the disk; used for what was cut off from a journal.
pub(super) fn append(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk::open_to_append(path)?;
    disk.write(&mut file, bytes)?;
    disk.sync(&file)
}

#[cfg(test)]
mod tests;
