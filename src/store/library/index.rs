//! What was read of every session file last time, kept in the state folder so that a thousand sessions are listed at
//! once. Only ever a cache: whatever is wrong with it, the files themselves are read again, and nothing is lost.

use crate::effect::Listed;
use crate::store::StoreError;
use crate::store::disk::{self, Disk, RealDisk};
use crate::store::fingerprint::Fingerprint;
use crate::store::places::Places;
use crate::store::{load, save};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{io, mem};

/// What every index says it is; another number when rows mean something else.
const FORMAT: &str = "smarketing-index 1";

/// The folder of the indexes.
const FOLDER: &str = "library";

/// A file written this short a time before the index could be written again without its stamp showing it.
const TOO_FRESH: Duration = Duration::from_secs(2);

/// By what a file is known again: another size, time or place on the disk is another file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    size: u64,
    /// Nanoseconds since 1970.
    written: u64,
    inode: u64,
}

#[derive(Serialize, Deserialize)]
struct Document {
    format: String,
    program: String,
    rows: Vec<Row>,
}

#[derive(Serialize, Deserialize)]
struct Row {
    file: String,
    stamp: Stamp,
    listed: Listed,
}

/// What is known from last time.
#[derive(Default)]
pub(super) struct Index {
    rows: HashMap<String, (Stamp, Listed)>,
    /// When it was written, by the same clock as the stamps.
    written: u64,
}

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        Self { size: metadata.len(), written: nanoseconds(metadata.modified()), inode: inode(metadata) }
    }
}

impl Index {
    /// The index of the folder of sessions; an empty one when there is none to be trusted.
    pub(super) fn read(places: &Places) -> Self {
        let path = path(places);
        let Ok(written) = std::fs::metadata(&path).map(|metadata| nanoseconds(metadata.modified())) else {
            return Self::default();
        };
        let document = load::text(&path).ok().and_then(|text| serde_json::from_str::<Document>(&text).ok());
        match document {
            Some(Document { format, program, rows }) if format == FORMAT && program == PROGRAM => {
                let rows = rows.into_iter().map(|row| (row.file, (row.stamp, row.listed)));
                Self { rows: rows.collect(), written }
            }
            _ => Self::default(),
        }
    }

    /// How many files it knows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// What is known of a file, if it is still the one that was read.
    pub(super) fn take(&mut self, path: &Path, stamp: Stamp) -> Option<Listed> {
        let (known, listed) = self.rows.get_mut(path.file_name()?.to_str()?)?;
        let settled = stamp.written.saturating_add(TOO_FRESH.as_nanos() as u64) <= self.written;
        if *known != stamp || !settled {
            return None;
        }
        Some(Listed { path: path.to_owned(), ..mem::replace(listed, Listed::of_file(PathBuf::new())) })
    }
}

/// Keeps what was read now. A failure is nobody's loss: the files are read again next time.
pub(super) fn keep<'a>(places: &Places, rows: impl Iterator<Item = (&'a Listed, Stamp)>) {
    let rows = rows.filter_map(|(listed, stamp)| {
        // A name that is no text would be mixed up with another one.
        let file = listed.path.file_name()?.to_str()?.to_owned();
        Some(Row { file, stamp, listed: listed.clone() })
    });
    let document = Document { format: FORMAT.to_owned(), program: PROGRAM.to_owned(), rows: rows.collect() };
    if let Ok(bytes) = serde_json::to_vec(&document) {
        let _ = write(&path(places), &bytes);
    }
}

/// The program's version is part of it: another one may look at other things.
const PROGRAM: &str = crate::store::format::PROGRAM;

/// Not waited for on the disk: a cache torn by a loss of power reads as none.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = save::folder_of(path);
    disk::make_private_folder(folder)?;
    let (mut file, temp) = RealDisk.create_temp(folder)?.into_parts();
    RealDisk.write(&mut file, bytes)?;
    drop(file);
    save::rename(&RealDisk, temp, path, true)
}

/// One index for each folder of sessions.
fn path(places: &Places) -> PathBuf {
    let folder = std::fs::canonicalize(&places.sessions).unwrap_or_else(|_| places.sessions.clone());
    let name = Fingerprint::of(folder.as_os_str().as_encoded_bytes());
    places.state.join(FOLDER).join(format!("{name}.json"))
}

/// Removes the index of every folder.
pub(super) fn drop_all(places: &Places) -> Result<(), StoreError> {
    let folder = places.state.join(FOLDER);
    let rows = match std::fs::read_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        rows => rows.map_err(|error| StoreError::io("trouble.doing.read", &folder, error))?,
    };
    for row in rows {
        let path = row.map_err(|error| StoreError::io("trouble.doing.read", &folder, error))?.path();
        disk::remove(&path).map_err(|error| StoreError::io("trouble.doing.remove", &path, error))?;
    }
    Ok(())
}

fn nanoseconds(time: io::Result<SystemTime>) -> u64 {
    let since = time.ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| u64::try_from(since.as_nanos()).unwrap_or(u64::MAX))
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

/// Where files have no number that is known without opening them, size and time have to do.
#[cfg(not(unix))]
fn inode(_metadata: &Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests;
