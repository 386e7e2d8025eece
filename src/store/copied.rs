//! What was copied last, as a file: a terminal may refuse the clipboard, and nobody sees that it did.
//! Readable by its owner only, and gone with the next copy; it must not be read by anything of ours but the
//! search for a name that is to be forgotten.

use super::disk::{self, Disk as _, RealDisk};
use super::{error::StoreError, load};
use crate::domain::forget::Names;
use std::{
    io,
    path::{Path, PathBuf},
};

/// Its name in the state folder.
const NAME: &str = "copied.txt";

/// Puts the text into the file, in place of what was copied before, and says where it is.
pub fn keep(state: &Path, text: &str) -> io::Result<PathBuf> {
    disk::make_private_folder(state)?;
    let target = state.join(NAME);
    let mut temp = RealDisk.create_temp(state)?;
    RealDisk.write(temp.as_file_mut(), text.as_bytes())?;
    RealDisk.rename(temp.into_temp_path(), &target, true).map_err(io::Error::from)?;
    Ok(target)
}

/// Whether one of the names stands in it.
pub(super) fn is_named(state: &Path, names: &Names) -> Result<bool, StoreError> {
    match load::text(&state.join(NAME)) {
        Err(error) if error.is_missing() => Ok(false),
        text => text.map(|text| names.is_in(&text)),
    }
}

/// Takes the file away: a name that is to be forgotten may stand in it.
pub(super) fn forget(state: &Path) -> io::Result<()> {
    disk::remove(&state.join(NAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_copy_is_kept_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state/smarketing");
        keep(&state, "one").unwrap();
        let path = keep(&state, "two\n").unwrap();
        assert_eq!(load::text(&path).unwrap(), "two\n");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        let named = |name| is_named(&state, &Names::new([name]).unwrap()).unwrap();
        assert!(named("two") && !named("one"));
        forget(&state).unwrap();
        assert!(!named("two"));
        forget(&state).unwrap();
        assert!(!path.exists());
    }
}
