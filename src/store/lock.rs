//! One window writes a session at a time. The lock is the system's, so a killed holder frees it at once; who holds
//! it stands in a second file, because a locked file cannot be read on Windows.

use super::disk::{self, Disk};
use super::error::StoreError;
use super::save;
use crate::assets::words::fill;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

/// The lock on a session, held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    text: PathBuf,
}

/// What came of trying to take a lock.
#[derive(Debug)]
pub enum Attempt {
    /// It is ours.
    Taken(Lock),
    /// Somebody has it: "since 13:50, process 4711".
    Held(String),
}

impl Lock {
    /// Tries to take the lock called `stem` in this folder; `since` is the time of day to tell others.
    pub fn take(disk: &dyn Disk, folder: &Path, stem: &str, since: &str) -> Result<Attempt, StoreError> {
        let path = folder.join(format!("{stem}.lock"));
        let text = folder.join(format!("{stem}.held"));
        let failed = |error| StoreError::io("trouble.doing.lock", &path, error);
        disk::make_private_folder(folder).map_err(failed)?;
        let file = disk::open_to_append(&path).map_err(failed)?;
        match disk.lock(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Attempt::Held(holder(&text))),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        // A holder that was killed left its text; one without a text is still a holder.
        let words = fill("trouble.since", &[("time", &since), ("process", &std::process::id())]);
        let _ = disk::remove(&text).and_then(|()| save::append(disk, &text, words.as_bytes()));
        Ok(Attempt::Taken(Self { _file: file, text }))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = disk::remove(&self.text);
    }
}

/// Whether somebody who is still alive says to hold the lock called `stem`. It is only looked at: whoever tried the
/// lock itself would be in the way of a window that is just being opened.
pub(super) fn is_held(folder: &Path, stem: &str) -> bool {
    let bytes = disk::read_up_to(&folder.join(format!("{stem}.held")), 200).unwrap_or_default();
    let words = String::from_utf8_lossy(&bytes);
    let process = words.rsplit(' ').next().and_then(|number| number.trim().parse::<u32>().ok());
    process.is_some_and(is_running)
}

/// Whether a process runs; where the system has no folder of processes, whoever said nothing else does.
fn is_running(process: u32) -> bool {
    let processes = Path::new("/proc");
    !processes.join("self").exists() || processes.join(process.to_string()).exists()
}

/// What the holder said about itself, as far as it can be shown.
fn holder(text: &Path) -> String {
    let bytes = disk::read_up_to(text, 200).unwrap_or_default();
    let words = crate::text::clean_line(&String::from_utf8_lossy(&bytes));
    if words.is_empty() { "since a moment ago".to_owned() } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::{
        RealDisk,
        faulty::{Call, FaultyDisk},
    };

    fn take(folder: &Path) -> Attempt {
        Lock::take(&RealDisk, folder, "s1-x", "13:50").unwrap()
    }

    #[test]
    fn the_second_one_learns_who_has_it_and_the_third_gets_it() {
        let folder = tempfile::tempdir().unwrap();
        let Attempt::Taken(lock) = take(folder.path()) else { panic!("it is free") };
        let Attempt::Held(words) = take(folder.path()) else { panic!("it is held") };
        assert_eq!(words, format!("since 13:50, process {}", std::process::id()));
        drop(lock);
        assert!(matches!(take(folder.path()), Attempt::Taken(_)));
    }

    #[test]
    fn another_session_is_another_lock() {
        let folder = tempfile::tempdir().unwrap();
        let _first = take(folder.path());
        let other = Lock::take(&RealDisk, folder.path(), "s2-x", "13:51").unwrap();
        assert!(matches!(other, Attempt::Taken(_)));
    }

    #[test]
    fn a_holder_without_words_still_holds() {
        let folder = tempfile::tempdir().unwrap();
        let Attempt::Taken(lock) = take(folder.path()) else { panic!("it is free") };
        disk::remove(&lock.text).unwrap();
        assert!(matches!(take(folder.path()), Attempt::Held(words) if words == "since a moment ago"));
    }

    #[test]
    fn a_look_says_whether_it_is_held() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_held(folder.path(), "s1-x"));
        let Attempt::Taken(lock) = take(folder.path()) else { panic!("it is free") };
        assert!(is_held(folder.path(), "s1-x") && !is_held(folder.path(), "s2-x"));
        drop(lock);
        assert!(!is_held(folder.path(), "s1-x"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_holder_that_was_killed_holds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().join("s1-x.held");
        save::append(&RealDisk, &text, b"since 13:50, process 4194305").unwrap();
        assert!(!is_held(folder.path(), "s1-x"), "no process has a number this large");
    }

    #[test]
    fn a_folder_that_knows_no_locks_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let disk = FaultyDisk::failing(Call::Lock, std::io::ErrorKind::Unsupported);
        assert!(Lock::take(&disk, folder.path(), "s1-x", "13:50").is_err());
    }
}
