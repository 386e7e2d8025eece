//! Reading whole files with a bound on their size; never from a pipe or a device, which could keep us waiting.

use super::disk;
use super::error::{Cause, StoreError};
use std::fs::Metadata;
use std::io;
use std::path::Path;

/// The largest file that is read in one piece.
pub const MOST_BYTES: u64 = 20 << 20;

/// The largest journal: one that could not be begun anew for a long time is still read.
const MOST_JOURNAL_BYTES: u64 = 200 << 20;

/// The content of a plain file of at most [`MOST_BYTES`].
pub fn bytes(path: &Path) -> Result<Vec<u8>, StoreError> {
    bytes_up_to(path, MOST_BYTES)
}

/// The content of a journal.
pub(super) fn journal(path: &Path) -> Result<Vec<u8>, StoreError> {
    bytes_up_to(path, MOST_JOURNAL_BYTES)
}

fn bytes_up_to(path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    let failed = |source| StoreError::io("trouble.doing.read", path, source);
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if let Some(kind) = not_a_file(&metadata) {
        return Err(StoreError::new("trouble.doing.read", path, Cause::NotAFile(kind)));
    }
    let content = disk::read_up_to(path, most).map_err(failed)?;
    if content.len() as u64 > most {
        return Err(StoreError::new("trouble.doing.read", path, Cause::TooLarge(most)));
    }
    Ok(content)
}

/// The text of a plain file in UTF-8.
pub fn text(path: &Path) -> Result<String, StoreError> {
    String::from_utf8(bytes(path)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].split(|byte| *byte == b'\n').count();
        let what = format!("line {line} is not text in UTF-8");
        StoreError::io("trouble.doing.read", path, io::Error::new(io::ErrorKind::InvalidData, what))
    })
}

/// What something is when it is not a plain file: the key of the word for it.
pub(super) fn not_a_file(metadata: &Metadata) -> Option<&'static str> {
    let kind = metadata.file_type();
    if kind.is_file() {
        None
    } else if kind.is_dir() {
        Some("trouble.kind.folder")
    } else {
        Some("trouble.kind.device")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
    use super::*;

    #[test]
    fn folders_and_text_in_other_encodings_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let error = bytes(folder.path()).unwrap_err();
        assert!(error.to_string().ends_with("it is a folder"), "{error}");
        let path = folder.path().join("latin.json");
        std::fs::write(&path, b"a\nb\xe4").unwrap();
        let error = text(&path).unwrap_err();
        assert!(error.to_string().ends_with("line 2 is not text in UTF-8"), "{error}");
    }

    #[test]
    fn a_file_too_large_is_refused_unread() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.json");
        std::fs::File::create(&path).unwrap().set_len(MOST_BYTES + 1).unwrap();
        assert!(matches!(bytes(&path).unwrap_err().source, Cause::TooLarge(_)));
    }
}
