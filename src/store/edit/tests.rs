//! Changing a session in one go: all of it on disk, or nothing.
#![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
use super::*;
use crate::domain::draft::Draft;
use crate::store::disk::faulty::{Call, FaultyDisk};
use crate::store::fingerprint::Fingerprint;
use crate::store::journal::{self, Head, Journal, Line};
use crate::store::sample::{self, at, draft, session, step, workshop};
use std::path::PathBuf;

fn desk() -> (tempfile::TempDir, Places, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let places = sample::places(folder.path());
    let path = open::create(session("s1"), &places, at(0)).unwrap().path;
    (folder, places, path)
}

#[derive(Debug)]
enum Failed {
    Store(StoreError),
    Refused,
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

#[test]
fn a_change_is_in_the_file_afterwards() {
    let (_folder, places, path) = desk();
    for number in 0..6 {
        let entry =
            edit(&path, &places, at(50), |_| (), |workshop| Ok::<_, StoreError>(step(workshop, number)))
                .unwrap();
        assert_eq!(entry.seq, number as u64 + 1);
    }
    let opened = open::view(&path, &places).unwrap();
    assert_eq!((opened.workshop, opened.recovered), (workshop("s1", 6), None));
}

#[test]
fn a_refused_change_writes_nothing() {
    let (_folder, places, path) = desk();
    let before = std::fs::read(&path).unwrap();
    let result = edit(
        &path,
        &places,
        at(50),
        |_| (),
        |workshop| {
            step(workshop, 0);
            Err::<(), Failed>(Failed::Refused)
        },
    );
    assert!(matches!(result, Err(Failed::Refused)));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn what_a_killed_program_left_is_taken_along() {
    let (_folder, places, path) = desk();
    let snapshot = Fingerprint::of(&std::fs::read(&path).unwrap());
    let journal = places.journals().join(format!("{}.jsonl", journal::stem(&"s1".into(), &path)));
    let lines = workshop("s1", 3).log().iter().cloned().map(Line::Entry).collect::<Vec<_>>();
    let head = Line::Head(Head::new(&"s1".into(), snapshot, &path));
    Journal::start(&RealDisk, &journal, &[vec![head], lines].concat()).unwrap();
    edit(&path, &places, at(50), |_| (), |workshop| Ok::<_, StoreError>(step(workshop, 3))).unwrap();
    assert!(!journal.exists());
    assert_eq!(open::view(&path, &places).unwrap().workshop, workshop("s1", 4));
}

#[test]
fn what_is_closed_by_a_command_is_in_no_earlier_version() {
    let (_folder, places, path) = desk();
    let text = std::fs::read_to_string(&path).unwrap();
    let session = "s1".into();
    let version = kept::Version { session: &session, path: &path, text: &text, closed: 0, at: at(0) };
    kept::keep(&RealDisk, &places, &version).unwrap();
    let versions = || -> Vec<PathBuf> {
        let rows = std::fs::read_dir(places.versions().join("s1")).unwrap();
        rows.map(|row| row.unwrap().path()).collect()
    };
    let mut opened = open::open(&path, &places, at(50)).unwrap();
    assert_eq!(versions().len(), 1);
    let state = opened.workshop.session().clone();
    opened.workshop = Workshop::restore(state.clone(), state, Vec::new(), 1);
    opened.save(&RealDisk, at(50)).unwrap();
    let [left] = &versions()[..] else { panic!("one version") };
    assert_eq!(std::fs::read(left).unwrap(), std::fs::read(&path).unwrap(), "what is there now");
    assert_ne!(std::fs::read_to_string(left).unwrap(), text);
}

#[test]
fn what_a_command_wrote_is_offered_when_the_file_is_damaged() {
    let (_folder, places, path) = desk();
    for number in 0..3 {
        edit(&path, &places, at(50 + number), |_| (), |workshop| Ok::<_, StoreError>(step(workshop, number)))
            .unwrap();
    }
    std::fs::write(&path, "{ torn").unwrap();
    let error = open::view(&path, &places).unwrap_err();
    let Cause::HasVersion { kept, .. } = &error.source else { panic!("{error}") };
    std::fs::copy(kept, &path).unwrap();
    assert_eq!(open::view(&path, &places).unwrap().workshop, workshop("s1", 3));
}

#[test]
fn a_session_open_elsewhere_is_not_changed() {
    let (_folder, places, path) = desk();
    let _held = open::open(&path, &places, at(0)).unwrap();
    let error = edit(&path, &places, at(50), |_| (), |_| Ok::<(), Failed>(())).unwrap_err();
    let Failed::Store(error) = error else { panic!("locked") };
    assert!(error.is_locked(), "{error}");
    assert!(error.to_string().contains("it is open in another window, since 14:00, process "), "{error}");
}

#[test]
fn a_save_that_fails_leaves_file_and_journal() {
    let (_folder, places, path) = desk();
    let before = std::fs::read(&path).unwrap();
    for call in [Call::CreateTemp, Call::Write, Call::Sync, Call::Rename] {
        let mut opened = open::open(&path, &places, at(0)).unwrap();
        step(&mut opened.workshop, 0);
        let disk = FaultyDisk::failing(call, std::io::ErrorKind::StorageFull);
        let error = opened.save(&disk, at(50)).unwrap_err();
        assert!(error.to_string().ends_with("the disk is full"), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), before, "{call:?}");
    }
}

#[test]
fn what_a_killed_program_left_beside_the_file_goes_with_a_change() {
    let (_folder, places, path) = desk();
    let left = places.sessions.join(".smk-aB3xY9");
    let old = std::fs::metadata(&path).unwrap().modified().unwrap() - std::time::Duration::from_hours(2);
    std::fs::File::create(&left).unwrap().set_modified(old).unwrap();
    edit(&path, &places, at(50), |_| (), |workshop| Ok::<_, StoreError>(step(workshop, 0))).unwrap();
    assert!(!left.exists());
}

#[test]
fn what_came_back_and_what_was_set_aside_is_told_even_where_the_change_is_refused() {
    let (_folder, places, path) = desk();
    let before = Fingerprint::of(&std::fs::read(&path).unwrap());
    let text = Document::of(&workshop("s1", 6), &[]).to_text().unwrap();
    std::fs::write(&path, text).unwrap();
    // Typed before something else was accepted in that field elsewhere.
    let typed = Draft { field: "proposal:marketing".to_owned(), ..draft("Somebody who", 2) };
    let journal = places.journals().join(format!("{}.jsonl", journal::stem(&"s1".into(), &path)));
    let head = Line::Head(Head::new(&"s1".into(), before, &path));
    Journal::start(&RealDisk, &journal, &[head, Line::Draft(typed)]).unwrap();
    let mut told = String::new();
    let result =
        edit(&path, &places, at(50), |opened| told = opened.told(), |_| Err::<(), Failed>(Failed::Refused));
    assert!(matches!(result, Err(Failed::Refused)));
    let aside = journal.with_extension("words");
    assert!(aside.exists());
    assert_eq!(told, format!("Older words set aside: {}", aside.display()));
    edit(&path, &places, at(50), |opened| told = opened.told(), |_| Ok::<(), StoreError>(())).unwrap();
    assert_eq!(told, "", "once");
}
