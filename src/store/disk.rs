//! Every call that reaches the disk, behind one trait, so that tests can let each of them fail.
//! It must not decide anything: what a failure means is said where the call is made.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::{NamedTempFile, PathPersistError, TempPath};

/// How long a busy file is left alone before the next try.
const PAUSE: Duration = Duration::from_millis(50);

/// How the name of a file begins that is being written.
pub(super) const UNFINISHED: &str = ".smk-";

/// The calls a save, a journal and a lock consist of; every default is the real thing.
pub trait Disk: Send + Sync {
    /// A new hidden file in this folder that only its owner can read, gone again unless it is renamed.
    fn create_temp(&self, folder: &Path) -> io::Result<NamedTempFile> {
        tempfile::Builder::new().prefix(UNFINISHED).rand_bytes(6).tempfile_in(folder)
    }

    /// Writes all bytes.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    /// Waits until content and size are on the disk.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// Waits until the content is on the disk.
    fn sync_data(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }

    /// Waits until the names in a folder are on the disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Windows has no handle to sync a folder with; its renames are journalled.
        if cfg!(windows) { Ok(()) } else { open(folder)?.sync_all() }
    }

    /// Gives a temporary file its name, over a file of that name or only when there is none.
    fn rename(&self, temp: TempPath, target: &Path, replace: bool) -> Result<(), PathPersistError> {
        if replace { temp.persist(target) } else { temp.persist_noclobber(target) }
    }

    /// Gives a file another name on the same disk, never over a file that is there.
    fn move_file(&self, from: &Path, to: &Path) -> io::Result<()> {
        move_file(from, to)
    }

    /// Takes the lock on a file, without waiting.
    fn lock(&self, file: &File) -> Result<(), TryLockError> {
        file.try_lock()
    }

    /// Whether somebody else, a virus scanner most likely, has the file open for a moment.
    fn is_busy(&self, error: &io::Error) -> bool {
        cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32))
    }

    /// Leaves a busy file alone for a moment.
    fn pause(&self) {
        std::thread::sleep(PAUSE);
    }
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {}

#[expect(clippy::disallowed_methods, reason = "this is where files are opened")]
pub(super) fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Opens a file for writing at its end, and makes it when it is missing, for its owner only.
#[expect(clippy::disallowed_methods, reason = "this is where files are opened")]
pub(super) fn open_to_append(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a file that was not there, for its owner only.
#[expect(clippy::disallowed_methods, reason = "this is where files are opened")]
pub(super) fn create_new(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Gives a file another name on the same disk, never over a file that is there.
#[expect(clippy::disallowed_methods, reason = "this is where files are renamed")]
pub(super) fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    // On a disk that does not tell capitals apart the other name may be the file itself.
    let same = || Some(std::fs::canonicalize(from).ok()? == std::fs::canonicalize(to).ok()?);
    match std::fs::hard_link(from, to) {
        Ok(()) => remove(from),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && same() != Some(true) => Err(error),
        Err(error) if matches!(error.kind(), io::ErrorKind::CrossesDevices | io::ErrorKind::NotFound) => {
            Err(error)
        }
        // A disk without second names for a file.
        Err(error) => {
            if error.kind() != io::ErrorKind::AlreadyExists && to.symlink_metadata().is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            std::fs::rename(from, to)
        }
    }
}

/// Cuts a file after `length` bytes.
#[expect(clippy::disallowed_methods, reason = "this is where files are opened")]
pub(super) fn cut(path: &Path, length: u64) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    file.set_len(length)?;
    file.sync_all()
}

/// Removes a file; one that is not there is as good as removed.
#[expect(clippy::disallowed_methods, reason = "this is where files are removed")]
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// What is being written in a folder, or was when a program was killed.
pub(super) fn unfinished(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let rows = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        rows => rows?,
    };
    let mut found: Vec<PathBuf> = rows.flatten().map(|row| row.path()).collect();
    found.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(UNFINISHED)));
    Ok(found)
}

/// Makes a folder with those above it that only its owner can look into, and waits until the names of all that are new
/// are on the disk: what is confirmed in a folder that itself is lost is lost with it.
pub(super) fn make_private_folder(path: &Path) -> io::Result<()> {
    let new: Vec<&Path> = path.ancestors().take_while(|folder| !folder.exists()).collect();
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    for above in new.into_iter().filter_map(Path::parent).filter(|above| !above.as_os_str().is_empty()) {
        // Where this cannot be confirmed, neither can what is written there, and that is said.
        let _ = RealDisk.sync_folder(above);
    }
    Ok(())
}

/// What this machine is called; empty where no file says so.
pub(super) fn host() -> String {
    let files = ["/proc/sys/kernel/hostname", "/etc/hostname"];
    let name = files.iter().find_map(|file| read_up_to(Path::new(file), 100).ok()).unwrap_or_default();
    String::from_utf8_lossy(&name).trim().to_owned()
}

/// Reads at most one byte more than `most`, so that the caller sees when there is more.
pub(super) fn read_up_to(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
pub(super) mod faulty;
