//! A disk that fails where a test tells it to, and counts what it was asked.

use super::Disk;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tempfile::{NamedTempFile, PathPersistError, TempPath};

/// A call that can be told to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    CreateTemp,
    Write,
    Sync,
    SyncData,
    SyncFolder,
    Rename,
    Move,
    Lock,
}

impl Call {
    pub(crate) const OF_A_SAVE: [Self; 5] =
        [Self::CreateTemp, Self::Write, Self::Sync, Self::Rename, Self::SyncFolder];
}

/// The real disk, with failures in between.
#[derive(Default)]
pub(crate) struct FaultyDisk {
    /// What fails, how many more times, and with which error.
    failures: Mutex<Vec<(Call, usize, io::ErrorKind)>>,
    pub(crate) calls: Mutex<Vec<Call>>,
    /// Where calls fail that name a folder or a file; everywhere if there is none.
    pub(crate) only_in: Mutex<Option<PathBuf>>,
    /// Counts as busy, as on Windows.
    pub(crate) busy: Option<io::ErrorKind>,
}

impl FaultyDisk {
    pub(crate) fn failing(call: Call, kind: io::ErrorKind) -> Self {
        let disk = Self::default();
        disk.fail(call, usize::MAX, kind);
        disk
    }

    pub(crate) fn fail(&self, call: Call, times: usize, kind: io::ErrorKind) {
        self.failures.lock().unwrap().push((call, times, kind));
    }

    pub(crate) fn heal(&self) {
        self.failures.lock().unwrap().clear();
    }

    pub(crate) fn count(&self, call: Call) -> usize {
        self.calls.lock().unwrap().iter().filter(|seen| **seen == call).count()
    }

    fn at(&self, path: &Path, call: Call) -> io::Result<()> {
        let only_in = self.only_in.lock().unwrap().clone();
        if only_in.is_none_or(|folder| path.starts_with(folder)) { self.on(call) } else { Ok(()) }
    }

    fn on(&self, call: Call) -> io::Result<()> {
        self.calls.lock().unwrap().push(call);
        let mut failures = self.failures.lock().unwrap();
        match failures.iter_mut().find(|row| row.0 == call && row.1 > 0) {
            Some(row) => {
                row.1 -= 1;
                Err(row.2.into())
            }
            None => Ok(()),
        }
    }
}

struct Real;
impl Disk for Real {}

impl Disk for FaultyDisk {
    fn create_temp(&self, folder: &Path) -> io::Result<NamedTempFile> {
        self.at(folder, Call::CreateTemp)?;
        Real.create_temp(folder)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.on(Call::Write) {
            // A full disk takes the first part of what it is given.
            Real.write(file, &bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        Real.write(file, bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.on(Call::Sync)?;
        Real.sync(file)
    }

    fn sync_data(&self, file: &File) -> io::Result<()> {
        self.on(Call::SyncData)?;
        Real.sync_data(file)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.at(folder, Call::SyncFolder)?;
        Real.sync_folder(folder)
    }

    fn rename(&self, temp: TempPath, target: &Path, replace: bool) -> Result<(), PathPersistError> {
        match self.at(target, Call::Rename) {
            Ok(()) => Real.rename(temp, target, replace),
            Err(error) => Err(PathPersistError { error, path: temp }),
        }
    }

    fn move_file(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.at(from, Call::Move)?;
        Real.move_file(from, to)
    }

    fn lock(&self, file: &File) -> Result<(), TryLockError> {
        self.on(Call::Lock).map_err(TryLockError::Error)?;
        Real.lock(file)
    }

    fn is_busy(&self, error: &io::Error) -> bool {
        self.busy == Some(error.kind())
    }

    fn pause(&self) {}
}
