//! One session file and one journal of every version that was released: they load for ever, whole, and may be written.
//!
//! A new release adds two files named after it to `tests/fixtures/session`; the old ones are never changed.

use smarketing::store::{journal, read_document};
use std::path::{Path, PathBuf};

fn golden(ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/session");
    let rows = std::fs::read_dir(folder).expect("the folder of golden files is there").flatten();
    let found: Vec<PathBuf> =
        rows.map(|row| row.path()).filter(|path| path.extension().is_some_and(|is| is == ending)).collect();
    assert!(!found.is_empty(), "there is a .{ending} file");
    found
}

#[expect(clippy::disallowed_methods, reason = "tests look into files by hand")]
fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a golden file can be read")
}

#[test]
fn every_session_file_loads_with_its_history_and_may_be_written() {
    for path in golden("json") {
        let read = read_document(&text(&path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(read.read_only, None, "{}", path.display());
        let (closed, entries) = (read.document.closed_through, read.document.log.len());
        let again = read.document.to_text().expect("it can be written");
        assert_eq!(read_document(&again).expect("it loads again").document, read.document);
        let (workshop, _) = read.document.into_workshop();
        assert_eq!(workshop.closed_through(), closed, "its log still replays to its state");
        assert!(entries > 100 && workshop.session().topics.len() > 10, "{entries} entries");
    }
}

#[test]
fn every_journal_loads_whole() {
    for path in golden("jsonl") {
        let contents = journal::read(text(&path).as_bytes());
        assert_eq!((contents.torn, contents.damage), (0, None), "{}", path.display());
        assert!(contents.head.is_some() && contents.room.is_some());
        assert_eq!(contents.entries.len(), 1);
        let drafts: Vec<&str> = contents.drafts.iter().map(|draft| draft.text.as_str()).collect();
        assert_eq!(drafts, ["half a wo"], "the last one of a field holds");
    }
}
