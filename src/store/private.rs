//! The facilitator's private notes on a session, in a file of their own that only she can read. This is the one place
//! that knows where it is: the console reads and writes it, forgetting a name strikes it there, and nothing else ever
//! looks at it. They are not part of the session, of its journal, or of anything that is exported.

use super::disk::{self, RealDisk};
use super::error::StoreError;
use super::places::Places;
use super::save::{self, Over};
use super::{journal, load, sweep};
use crate::domain::{forget::Names, ids::SessionId};
use crate::effect::Notes;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::PathBuf;

/// What every such file says it is.
const FORMAT: &str = "smarketing-private";

/// The version this program writes.
const VERSION: u64 = 1;

/// What stands in the file.
#[derive(Debug, Serialize, Deserialize)]
struct Content {
    format: String,
    version: u64,
    session: SessionId,
    notes: Notes,
}

/// The notes on a session; none where none were written.
pub fn read(places: &Places, session: &SessionId) -> Result<Notes, StoreError> {
    let path = path(places, session);
    let text = match load::text(&path) {
        Err(error) if error.is_missing() => return Ok(Notes::new()),
        text => text?,
    };
    let wrong = |what: String| {
        StoreError::io("trouble.doing.read", &path, io::Error::new(io::ErrorKind::InvalidData, what))
    };
    let content: Content = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    if content.format != FORMAT || content.version > VERSION || content.session != *session {
        return Err(wrong("it is not a file of notes on this session that we can read".to_owned()));
    }
    Ok(content.notes)
}

/// Writes the notes on a session, whole or not at all.
fn save(places: &Places, session: &SessionId, notes: &Notes) -> Result<(), StoreError> {
    let path = path(places, session);
    let content = Content {
        format: FORMAT.to_owned(),
        version: VERSION,
        session: session.clone(),
        notes: notes.clone(),
    };
    let text = serde_json::to_string_pretty(&content).expect("notes have text keys only") + "\n";
    save::private_folder(save::folder_of(&path))?;
    save::save(&RealDisk, &path, text.as_bytes(), Over::Anything)?;
    sweep::sweep(&path);
    Ok(())
}

/// Writes single notes and leaves all others as they stand in the file: a window may hold older ones. An empty text
/// takes a note away.
pub fn change(places: &Places, session: &SessionId, changed: &Notes) -> Result<(), StoreError> {
    let mut notes = read(places, session)?;
    for (key, text) in changed {
        if text.trim().is_empty() {
            notes.remove(key);
        } else {
            notes.insert(key.clone(), text.clone());
        }
    }
    save(places, session, &notes)
}

/// In how many notes one of the names stands.
pub fn named(places: &Places, session: &SessionId, names: &Names) -> Result<usize, StoreError> {
    Ok(read(places, session)?.values().filter(|text| names.is_in(text)).count())
}

/// What killed programs left half written of the notes on a session.
pub(super) fn half_written(places: &Places, session: &SessionId) -> Vec<PathBuf> {
    sweep::left_of(save::folder_of(&path(places, session)), session)
}

/// Strikes names from the notes; whether one stood there. What is half written of them goes.
pub fn strike(places: &Places, session: &SessionId, names: &Names) -> Result<bool, StoreError> {
    for left in half_written(places, session) {
        disk::remove(&left).map_err(|error| StoreError::io("trouble.doing.remove", &left, error))?;
    }
    let mut notes = read(places, session)?;
    let mut found = false;
    for text in notes.values_mut() {
        if let Some(struck) = names.strike(text) {
            *text = struck;
            found = true;
        }
    }
    if found { save(places, session, &notes).map(|()| true) } else { Ok(false) }
}

fn path(places: &Places, session: &SessionId) -> PathBuf {
    places.state.join("private").join(format!("{}.json", journal::tame(session)))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests look at the files by hand")]
    use super::*;
    use crate::store::sample;

    fn notes() -> Notes {
        let rows =
            [("check_in", "Ask Kim about the fair"), ("definitions/lead", "Not before \u{1b}[2J lunch")];
        rows.into_iter().map(|(step, text)| (step.to_owned(), text.to_owned())).collect()
    }

    #[test]
    fn what_is_written_is_read_and_only_by_its_owner() {
        let folder = tempfile::tempdir().unwrap();
        let places = sample::places(folder.path());
        let session = SessionId("s1".to_owned());
        assert_eq!(read(&places, &session).unwrap(), Notes::new());
        save(&places, &session, &notes()).unwrap();
        assert_eq!(read(&places, &session).unwrap(), notes());
        assert_eq!(read(&places, &"s2".into()).unwrap(), Notes::new());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let path = path(&places, &session);
            let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        }
    }

    #[test]
    fn one_note_is_changed_and_what_was_struck_from_another_does_not_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let places = sample::places(folder.path());
        let session = SessionId("s1".to_owned());
        change(&places, &session, &notes()).unwrap();
        let names = Names::new(["Kim"]).unwrap();
        assert_eq!(named(&places, &session, &names).unwrap(), 1);
        strike(&places, &session, &names).unwrap();
        assert_eq!(named(&places, &session, &names).unwrap(), 0);
        let struck = read(&places, &session).unwrap()["check_in"].clone();
        let one = |text: &str| Notes::from([("definitions/lead".to_owned(), text.to_owned())]);
        change(&places, &session, &one("After lunch")).unwrap();
        let left = read(&places, &session).unwrap();
        assert_eq!((&left["check_in"], left["definitions/lead"].as_str()), (&struck, "After lunch"));
        change(&places, &session, &one(" ")).unwrap();
        assert_eq!(read(&places, &session).unwrap().keys().collect::<Vec<_>>(), ["check_in"]);
    }

    #[test]
    fn a_name_is_struck() {
        let folder = tempfile::tempdir().unwrap();
        let places = sample::places(folder.path());
        let session = SessionId("s1".to_owned());
        let names = Names::new(["Kim"]).unwrap();
        assert!(!strike(&places, &session, &names).unwrap());
        save(&places, &session, &notes()).unwrap();
        assert!(strike(&places, &session, &names).unwrap());
        let left = read(&places, &session).unwrap();
        assert!(!left["check_in"].contains("Kim") && left["definitions/lead"].contains("lunch"));
        assert!(!strike(&places, &session, &names).unwrap());
    }

    #[test]
    fn what_is_half_written_goes_once_it_is_old_and_at_once_with_a_name() {
        let folder = tempfile::tempdir().unwrap();
        let places = sample::places(folder.path());
        let session = SessionId("s1".to_owned());
        save(&places, &session, &notes()).unwrap();
        let path = path(&places, &session);
        let whole = std::fs::read_to_string(&path).unwrap();
        let torn = |name: &str, text: &str, hours: u64| {
            let left = path.with_file_name(name);
            std::fs::write(&left, &text[..text.len() - 9]).unwrap();
            let at = std::time::SystemTime::now() - std::time::Duration::from_hours(hours);
            std::fs::File::options().append(true).open(&left).unwrap().set_modified(at).unwrap();
            left
        };
        let old = torn(".smk-aB3xY9", &whole, 2);
        let young = torn(".smk-aB3xY8", &whole, 0);
        let of_another = torn(".smk-aB3xY7", &whole.replace("\"s1\"", "\"s2\""), 0);
        change(&places, &session, &notes()).unwrap();
        let there = || [&old, &young, &of_another].map(|path| path.exists());
        assert_eq!(there(), [false, true, true]);
        assert_eq!(half_written(&places, &session), std::slice::from_ref(&young));
        strike(&places, &session, &Names::new(["Kim"]).unwrap()).unwrap();
        assert_eq!(there(), [false, false, true]);
    }

    #[test]
    fn a_file_that_is_not_ours_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let places = sample::places(folder.path());
        let session = SessionId("s1".to_owned());
        save(&places, &session, &notes()).unwrap();
        let path = path(&places, &session);
        let newer = std::fs::read_to_string(&path).unwrap().replace("\"version\": 1", "\"version\": 2");
        for text in ["{", newer.as_str()] {
            std::fs::write(&path, text).unwrap();
            assert!(read(&places, &session).is_err(), "{text}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn an_id_that_is_no_plain_word_stays_in_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let places = sample::places(folder.path());
        let path = path(&places, &"../../etc/passwd".into());
        assert_eq!(path.parent(), Some(places.state.join("private").as_path()));
    }
}
