//! Saving one file: every step failed in turn, the target untouched.
#![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
use super::*;
use crate::store::disk::{
    RealDisk,
    faulty::{Call, FaultyDisk},
};
use std::io::ErrorKind;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|row| row.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_new_file_is_for_its_owner_only_and_an_old_one_keeps_its_mode() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    let saved = save(&RealDisk, &path, b"one", Over::Nothing).unwrap();
    assert_eq!((saved.fingerprint, saved.confirmed), (Fingerprint::of(b"one"), true));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        save(&RealDisk, &path, b"two", Over::Anything).unwrap();
        assert_eq!(mode(&path), 0o640);
    }
    save(&RealDisk, &path, b"three", Over::Anything).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"three");
    assert_eq!(names(folder.path()), ["a.json"]);
}

#[test]
fn whatever_fails_before_the_rename_leaves_the_old_file_and_nothing_else() {
    for call in Call::OF_A_SAVE {
        for kind in [ErrorKind::StorageFull, ErrorKind::PermissionDenied, ErrorKind::Other] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.json");
            std::fs::write(&path, "old").unwrap();
            let disk = FaultyDisk::failing(call, kind);
            let error = save(&disk, &path, b"new and longer", Over::Anything).unwrap_err();
            assert!(matches!(&error.source, Cause::Io(source) if source.kind() == kind), "{call:?} {error}");
            let content = std::fs::read_to_string(&path).unwrap();
            // Only the very last step comes after the rename.
            let expected = if call == Call::SyncFolder { "new and longer" } else { "old" };
            assert_eq!(content, expected, "{call:?}");
            assert_eq!(names(folder.path()), ["a.json"], "{call:?}");
        }
    }
}

#[test]
fn every_save_syncs_the_file_before_the_rename_and_the_folder_after() {
    let folder = tempfile::tempdir().unwrap();
    let disk = FaultyDisk::default();
    save(&disk, &folder.path().join("a.json"), b"x", Over::Nothing).unwrap();
    assert_eq!(*disk.calls.lock().unwrap(), Call::OF_A_SAVE);
}

#[test]
fn a_folder_that_cannot_confirm_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    let disk = FaultyDisk::failing(Call::SyncFolder, ErrorKind::InvalidInput);
    assert!(!save(&disk, &folder.path().join("a.json"), b"x", Over::Nothing).unwrap().confirmed);
    let disk = FaultyDisk::failing(Call::Sync, ErrorKind::InvalidInput);
    assert!(!save(&disk, &folder.path().join("b.json"), b"x", Over::Nothing).unwrap().confirmed);
}

#[test]
fn a_busy_file_is_tried_again_for_a_while() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    let mut disk = FaultyDisk::default();
    disk.busy = Some(ErrorKind::PermissionDenied);
    disk.fail(Call::Rename, 7, ErrorKind::PermissionDenied);
    save(&disk, &path, b"x", Over::Nothing).unwrap();
    assert_eq!(disk.count(Call::Rename), 8);
    let mut disk = FaultyDisk::failing(Call::Rename, ErrorKind::PermissionDenied);
    disk.busy = Some(ErrorKind::PermissionDenied);
    save(&disk, &path, b"y", Over::Anything).unwrap_err();
    assert_eq!(disk.count(Call::Rename), TRIES);
    assert_eq!(names(folder.path()), ["a.json"]);
}

#[test]
fn somebody_elses_changes_are_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    let first = save(&RealDisk, &path, b"one", Over::Nothing).unwrap().fingerprint;
    save(&RealDisk, &path, b"two", Over::OurOwn(&[first])).unwrap();
    let error = save(&RealDisk, &path, b"three", Over::OurOwn(&[first])).unwrap_err();
    assert!(matches!(error.source, Cause::ChangedElsewhere));
    assert_eq!(std::fs::read(&path).unwrap(), b"two");
    std::fs::remove_file(&path).unwrap();
    save(&RealDisk, &path, b"three", Over::OurOwn(&[first])).unwrap();
}

#[test]
#[cfg(unix)]
fn a_link_stays_a_link_and_other_things_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.json"), folder.path().join("link.json"));
    std::fs::write(&real, "old").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    save(&RealDisk, &link, b"new", Over::Anything).unwrap();
    assert_eq!(std::fs::read(&real).unwrap(), b"new");
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    let dangling = folder.path().join("dangling.json");
    std::os::unix::fs::symlink(folder.path().join("nowhere"), &dangling).unwrap();
    for path in [dangling.as_path(), folder.path(), Path::new("/dev/null")] {
        let error = save(&RealDisk, path, b"x", Over::Anything).unwrap_err();
        assert!(matches!(error.source, Cause::NotAFile(_)), "{error}");
    }
}

#[test]
fn a_taken_name_gets_a_number() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..3 {
        save_new(&RealDisk, folder.path(), "Acme: Q1", "md", b"x").unwrap();
    }
    assert_eq!(names(folder.path()), ["Acme- Q1 (2).md", "Acme- Q1 (3).md", "Acme- Q1.md"]);
}

#[test]
fn the_folder_of_a_bare_name_is_this_one() {
    assert_eq!(folder_of(Path::new("a.json")), Path::new("."));
    assert_eq!(folder_of(Path::new("x/a.json")), Path::new("x"));
}

#[cfg(unix)]
#[test]
fn a_folder_for_documents_is_its_owners_with_those_above_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("Documents/Smarketing");
    private_folder(&folder).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!([mode(&folder), mode(folder.parent().unwrap())], [0o700; 2]);
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    private_folder(&folder).unwrap();
    assert_eq!(mode(&folder), 0o755, "the mode somebody gave it stays");
}
