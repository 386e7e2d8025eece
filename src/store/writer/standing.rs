//! Where a session stands: in memory, in its file and in its journal, as the writer knows it. It writes nothing.

use super::Failure;
use crate::domain::{draft::Draft, history::Workshop};
use crate::effect::Room;
use crate::store::fingerprint::Fingerprint;
use crate::store::journal::Journal;
use crate::store::lock::Lock;
use crate::store::recover::Ground;
use std::path::PathBuf;

/// The session in memory.
pub(super) struct Held {
    pub(super) workshop: Workshop,
    pub(super) drafts: Vec<Draft>,
    pub(super) room: Option<Room>,
}

/// The session file.
pub(super) struct FileState {
    pub(super) path: PathBuf,
    /// What it holds.
    pub(super) fingerprint: Fingerprint,
    /// What writes that failed at their very end may have left.
    pub(super) attempted: Vec<Fingerprint>,
    /// Why it does not have everything, if that could not be helped.
    pub(super) failure: Option<Failure>,
    /// We have written it.
    pub(super) is_written: bool,
    /// Up to where history was closed in it when it was found.
    pub(super) closed: u64,
}

impl FileState {
    /// The file as it was found.
    pub(super) fn found(path: PathBuf, fingerprint: Fingerprint, closed: u64) -> Self {
        Self { path, fingerprint, closed, attempted: Vec::new(), failure: None, is_written: false }
    }

    /// It has been written, and has everything.
    pub(super) fn settle(&mut self, fingerprint: Fingerprint) {
        self.fingerprint = fingerprint;
        self.attempted.clear();
        self.failure = None;
        self.is_written = true;
    }
}

/// The journal.
pub(super) struct JournalState {
    pub(super) path: PathBuf,
    /// None when it could not be written: it may end in half a line then.
    pub(super) open: Option<Journal>,
    /// What it builds on, and the changes since.
    pub(super) ground: Ground,
    /// How much was added since it was begun.
    pub(super) added: u64,
    /// The journals under names the file had before.
    pub(super) earlier: Vec<(PathBuf, Lock)>,
}
