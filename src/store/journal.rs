//! The journal of a session: one checked line for every change since the session file was last written, on the disk
//! before the screen says "saved". This file writes lines; `read` takes them back and judges what it finds.

mod read;

use super::disk::{self, Disk};
use super::error::StoreError;
use super::fingerprint::Fingerprint;
use super::format::PROGRAM;
use super::places::Places;
use super::save;
use crate::domain::draft::Draft;
use crate::domain::{history::Entry, ids::SessionId};
use crate::effect::Room;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

pub(super) use read::keep;
pub use read::{Contents, Damage, read};

/// What every journal says it is.
const FORMAT: &str = "smarketing-journal";

/// The version of the lines this program writes.
const VERSION: u64 = 1;

/// The first line: which session, and which state of its file the changes build on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Says that it is one of ours.
    pub format: String,
    /// The version of the lines.
    pub version: u64,
    /// The session's id.
    pub session: SessionId,
    /// The session file the changes build on.
    pub snapshot: Fingerprint,
    /// The program that wrote it.
    pub program: String,
    /// Where the session file was.
    pub path: PathBuf,
    /// States of the file that were written since and that the disk has not confirmed, the latest last: after a crash
    /// the file is one of them or the one the changes build on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unconfirmed: Vec<Fingerprint>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Line {
    /// The first one.
    Head(Head),
    /// A change.
    Entry(Entry),
    /// Text being typed; the last one of a field holds.
    Draft(Draft),
    /// What a second window shows; the last one holds.
    Room(Room),
}

impl Head {
    /// The head of a journal on this state of this file.
    pub fn new(session: &SessionId, snapshot: Fingerprint, path: &Path) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            session: session.clone(),
            snapshot,
            program: PROGRAM.to_owned(),
            path: path.to_owned(),
            unconfirmed: Vec::new(),
        }
    }

    /// Whether the changes follow on this state of the file, or went into it.
    pub fn knows(&self, file: Fingerprint) -> bool {
        self.snapshot == file || self.unconfirmed.contains(&file)
    }
}

/// A line as it stands in the file: checksum, space, JSON, line end.
pub fn encode(line: &Line) -> String {
    let json = serde_json::to_string(line).expect("a line has text keys only");
    format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes()))
}

/// What journal and lock of a session file are called, without their ending: its id and where it is.
pub fn stem(session: &SessionId, real_path: &Path) -> String {
    let place = Fingerprint::of(real_path.as_os_str().as_encoded_bytes());
    format!("{}-{place}", tame(session))
}

/// Journals that carry this session's id, whatever the file was called when they were written.
pub fn of_session(places: &Places, session: &SessionId) -> io::Result<Vec<PathBuf>> {
    let mut found = traces_of(places, session)?;
    found.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    Ok(found)
}

/// The same with what was cut off from them.
pub(super) fn traces_of(places: &Places, session: &SessionId) -> io::Result<Vec<PathBuf>> {
    let beginning = format!("{}-", tame(session));
    let mut found = Vec::new();
    let rows = match std::fs::read_dir(places.journals()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        rows => rows?,
    };
    for row in rows {
        let path = row?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let place = name.strip_prefix(&beginning).and_then(|rest| rest.split('.').next());
        if place.is_some_and(|place| place.len() == 16) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// An id comes from a file somebody may have written by hand: one that is no plain word is not used in a path.
pub(super) fn tame(session: &SessionId) -> String {
    let id = session.as_str();
    let plain = !id.is_empty()
        && id.len() <= 64
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if plain { id.to_owned() } else { Fingerprint::of(id.as_bytes()).to_string() }
}

/// A journal that takes lines.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
}

impl Journal {
    /// Begins a journal with its head and what is not yet in the session file, in place of the one of that name.
    /// The old one stays whole until the new one is on the disk.
    pub fn start(disk: &dyn Disk, path: &Path, lines: &[Line]) -> Result<Self, StoreError> {
        let failed = |error| StoreError::io("trouble.doing.write", path, error);
        let folder = save::folder_of(path);
        disk::make_private_folder(folder).map_err(failed)?;
        let (mut file, temp) = disk.create_temp(folder).map_err(failed)?.into_parts();
        let text: String = lines.iter().map(encode).collect();
        disk.write(&mut file, text.as_bytes()).map_err(failed)?;
        disk.sync(&file).map_err(failed)?;
        save::rename(disk, temp, path, true).map_err(failed)?;
        disk.sync_folder(folder).map_err(failed)?;
        Ok(Self { file, path: path.to_owned() })
    }

    /// Adds a line, waits until it is on the disk, and says how long it is. After an error the file may end in half
    /// a line, so the journal has to be begun anew.
    pub fn append(&mut self, disk: &dyn Disk, line: &Line) -> Result<u64, StoreError> {
        let failed = |error| StoreError::io("trouble.doing.write", &self.path, error);
        let text = encode(line);
        disk.write(&mut self.file, text.as_bytes()).map_err(failed)?;
        disk.sync_data(&self.file).map_err(failed)?;
        Ok(text.len() as u64)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

#[cfg(test)]
mod tests;
