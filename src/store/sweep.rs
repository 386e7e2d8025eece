//! Half-written files that a killed program left beside a session file, its journal, its versions or the notes on it. It
//! takes away only what this program named, what belongs to who owns the file beside it, and what nobody has touched for
//! long.

use super::{disk, save};
use crate::domain::ids::SessionId;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Nobody writes one file for so long.
const STALE: Duration = Duration::from_hours(1);

/// Where a file says of which session it is.
const BEGINNING: u64 = 4096;

/// How many letters and digits follow on the beginning of such a name.
const DRAWN: usize = 6;

/// Takes them out of the folder of a file that was written a moment ago: by its time the others are old, so that
/// the clock of the disk is compared with itself. Who writes there at the same time is not done with a
/// young one.
pub(super) fn sweep(saved: &Path) {
    let Ok(newest) = std::fs::metadata(saved) else { return };
    for path in disk::unfinished(save::folder_of(saved)).unwrap_or_default() {
        let stale = std::fs::symlink_metadata(&path).is_ok_and(|left| is_stale(&left, &newest));
        if stale && is_ours(&path) {
            // What stays is a little room on the disk, and the next one tries again.
            let _ = disk::remove(&path);
        }
    }
}

/// What is half written of a session in a folder, of any age: it says whose it is where it begins.
pub(super) fn left_of(folder: &Path, session: &SessionId) -> Vec<PathBuf> {
    let is_of = |path: &PathBuf| {
        let bytes = disk::read_up_to(path, BEGINNING).unwrap_or_default();
        String::from_utf8_lossy(&bytes).contains(&format!("\"{session}\""))
    };
    let found = disk::unfinished(folder).unwrap_or_default();
    found.into_iter().filter(|path| is_ours(path) && is_of(path)).collect()
}

/// Whether it is a plain file under a name that only we draw.
pub(super) fn is_ours(path: &Path) -> bool {
    let plain = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let drawn = name.strip_prefix(disk::UNFINISHED).unwrap_or_default();
    plain && drawn.len() == DRAWN && drawn.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_stale(left: &Metadata, newest: &Metadata) -> bool {
    let age = newest.modified().ok().zip(left.modified().ok());
    let age = age.and_then(|(newest, left)| newest.duration_since(left).ok());
    is_same_owner(left, newest) && age.is_some_and(|age| age > STALE)
}

#[cfg(unix)]
fn is_same_owner(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.uid() == other.uid()
}

#[cfg(not(unix))]
fn is_same_owner(_: &Metadata, _: &Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
    use super::*;
    use std::fs::File;

    #[test]
    fn only_what_is_ours_and_old_goes() {
        let folder = tempfile::tempdir().unwrap();
        let saved = folder.path().join("Acme.json");
        let now = File::create(&saved).unwrap().metadata().unwrap().modified().unwrap();
        let names =
            [".smk-aB3xY9", ".smk-aB3xY", ".smk-aB3xY9Z", ".smk-aB3x-9", "smk-aB3xY9", ".smk-aB3xY9.json"];
        for name in names {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(now - Duration::from_hours(2)).unwrap();
        }
        let young = File::create(folder.path().join(".smk-young1")).unwrap();
        young.set_modified(now - Duration::from_mins(59)).unwrap();
        std::fs::create_dir(folder.path().join(".smk-folder")).unwrap();
        File::open(folder.path().join(".smk-folder")).unwrap().set_modified(now - STALE * 2).unwrap();
        sweep(&saved);
        let mut left = save::taken(folder.path()).into_iter().collect::<Vec<_>>();
        left.sort();
        let kept = [
            ".smk-aB3x-9",
            ".smk-aB3xY",
            ".smk-aB3xY9.json",
            ".smk-aB3xY9Z",
            ".smk-folder",
            ".smk-young1",
            "Acme.json",
            "smk-aB3xY9",
        ];
        assert_eq!(left, kept);
    }
}
