//! Files of the state folder that grow by a line, readable by their owner only: crashes, and the marks that were told.

use super::disk;
use std::{
    fs::OpenOptions,
    io::{self, Write as _},
    path::Path,
};

/// Appends a line; the folder is made, for its owner only, when it is not there.
#[expect(clippy::disallowed_methods, reason = "store opens files")]
pub fn append(path: &Path, line: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        disk::make_private_folder(folder)?;
    }
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(line.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::load;

    #[test]
    fn lines_are_added_and_the_folder_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/crash.log");
        append(&path, "one\n").unwrap();
        append(&path, "two\n").unwrap();
        assert_eq!(load::text(&path).unwrap(), "one\ntwo\n");
    }

    #[cfg(unix)]
    #[test]
    fn folder_and_file_are_their_owners() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/told");
        append(&path, "help\n").unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder.path().join("state")), mode(&path)), (0o700, 0o600));
    }
}
