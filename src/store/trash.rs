//! Puts a file where people look for what they threw away: the desktop's trash, laid out as the XDG specification has
//! it, or a folder of ours laid out the same. A file is only ever moved: whatever fails, it is in one of the two places.

use super::disk::{self, Disk, RealDisk};
use super::error::StoreError;
use super::save::{self, Over};
use super::{load, name};
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

/// Moves a file into the trash and says where it is now; `at` is the local time as "2026-03-12T13:10:00".
pub(super) fn put(path: &Path, trash: &Path, at: &str) -> Result<PathBuf, StoreError> {
    let failed = |error| StoreError::io("trouble.doing.trash", path, error);
    let (files, info) = (trash.join("files"), trash.join("info"));
    for folder in [&files, &info] {
        disk::make_private_folder(folder).map_err(failed)?;
    }
    let was = absolute(path).map_err(failed)?;
    let note = format!("[Trash Info]\nPath={}\nDeletionDate={at}\n", escaped(&was));
    let (target, note) = reserve(path, &files, &info, note.as_bytes()).map_err(failed)?;
    if let Err(error) = move_over(path, &target) {
        // Without its file the note says something that is not so.
        let _ = disk::remove(&note);
        return Err(error);
    }
    for folder in [files.as_path(), save::folder_of(path)] {
        // Either name is a whole file; a folder that cannot confirm changes nothing about that.
        let _ = RealDisk.sync_folder(folder);
    }
    Ok(target)
}

/// Writes the note under a name that neither folder has, which keeps the name for us.
fn reserve(path: &Path, files: &Path, info: &Path, note: &[u8]) -> io::Result<(PathBuf, PathBuf)> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let mut number = 1;
    loop {
        let name = name::safe_name(&stem, number, &ending);
        let target = files.join(&name);
        let place = info.join(format!("{name}.trashinfo"));
        number += 1;
        if target.symlink_metadata().is_ok() {
            continue;
        }
        match disk::create_new(&place) {
            Ok(mut file) => {
                let written = RealDisk.write(&mut file, note).and_then(|()| RealDisk.sync(&file));
                if let Err(error) = written {
                    let _ = disk::remove(&place);
                    return Err(error);
                }
                return Ok((target, place));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}

/// Moves the file; onto another disk it is copied whole first, and only then taken away.
fn move_over(path: &Path, target: &Path) -> Result<(), StoreError> {
    match disk::move_file(path, target) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            save::save(&RealDisk, target, &load::bytes(path)?, Over::Nothing)?;
            disk::remove(path)
        }
        result => result,
    }
    .map_err(|error| StoreError::io("trouble.doing.trash", path, error))
}

/// Where the file is, by its folder's real name; a link is moved itself and not what it leads to.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    let folder = std::fs::canonicalize(save::folder_of(path))?;
    Ok(folder.join(path.file_name().unwrap_or_default()))
}

/// The path as the specification wants it: every byte but letters, digits and few signs as `%XX`.
fn escaped(path: &Path) -> String {
    let mut out = String::new();
    for byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(byte) {
            out.push(char::from(*byte));
        } else {
            write!(out, "%{byte:02X}").expect("a string takes text");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
    use super::*;
    use std::fs;

    const AT: &str = "2026-03-12T14:10:00";

    fn names(folder: &Path) -> Vec<String> {
        let rows = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            rows.map(|row| row.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_lies_in_the_trash_with_where_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let (file, trash) = (root.join("Käufer 1.json"), root.join("Trash"));
        for text in ["one", "two"] {
            fs::write(&file, text).unwrap();
            put(&file, &trash, AT).unwrap();
            assert!(!file.exists());
        }
        assert_eq!(names(&trash.join("files")), ["Käufer 1 (2).json", "Käufer 1.json"]);
        assert_eq!(fs::read_to_string(trash.join("files/Käufer 1.json")).unwrap(), "one");
        assert_eq!(fs::read_to_string(trash.join("files/Käufer 1 (2).json")).unwrap(), "two");
        let info = fs::read_to_string(trash.join("info/Käufer 1.json.trashinfo")).unwrap();
        let path = format!("{}/K%C3%A4ufer%201.json", root.display());
        assert_eq!(info, format!("[Trash Info]\nPath={path}\nDeletionDate={AT}\n"));
    }

    #[test]
    fn a_note_without_a_file_keeps_its_name_and_a_failure_moves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (file, trash) = (folder.path().join("a.json"), folder.path().join("Trash"));
        fs::create_dir_all(trash.join("info")).unwrap();
        fs::write(trash.join("info/a.json.trashinfo"), "another program is at work").unwrap();
        fs::write(&file, "a").unwrap();
        assert_eq!(put(&file, &trash, AT).unwrap(), trash.join("files/a (2).json"));
        assert!(put(&file, &trash, AT).is_err(), "it is gone");
        assert_eq!(names(&trash.join("info")), ["a (2).json.trashinfo", "a.json.trashinfo"]);
        fs::write(&file, "a").unwrap();
        fs::remove_dir_all(&trash).unwrap();
        fs::write(&trash, "no folder").unwrap();
        assert!(put(&file, &trash, AT).is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), "a");
    }
}
