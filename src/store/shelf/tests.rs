//! Files renamed, copied and thrown away: nothing lost, nothing touched that is open elsewhere or cannot be read.
#![expect(clippy::disallowed_methods, reason = "tests prepare and look at their files by hand")]
use super::*;
use crate::store::fingerprint::Fingerprint;
use crate::store::journal::{self, Head, Journal, Line};
use crate::store::library::list;
use crate::store::sample::{self, at, draft, step, workshop};
use std::fs;

/// A session with some history in its file and a change that only its journal has.
fn shelf() -> (tempfile::TempDir, Places, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let places = sample::places(folder.path());
    fs::create_dir_all(&places.sessions).unwrap();
    let path = places.sessions.join("Acme- Q1 alignment.json");
    let mut work = workshop("abc1", 8);
    let text = Document::of(&work, &[]).to_text().unwrap();
    fs::write(&path, &text).unwrap();
    let head = Head::new(&"abc1".into(), Fingerprint::of(text.as_bytes()), &path);
    let journal = places.journals().join(format!("{}.jsonl", journal::stem(&"abc1".into(), &path)));
    let entry = step(&mut work, 8);
    let lines = [Line::Head(head), Line::Entry(entry), Line::Draft(draft("half a word", 60))];
    Journal::start(&RealDisk, &journal, &lines).unwrap();
    (folder, places, path)
}

fn people(path: &Path, places: &Places) -> usize {
    open::view(path, places).unwrap().workshop.session().people.len()
}

fn files(folder: &Path) -> Vec<String> {
    let rows = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        rows.map(|row| row.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_session_is_renamed_with_its_file_and_keeps_what_the_journal_had() {
    let (_folder, places, path) = shelf();
    let before = people(&path, &places);
    let renamed = rename(&path, "Q2: review", &places, at(100)).unwrap();
    assert_eq!(files(&places.sessions), ["Acme- Q2- review.json"]);
    let opened = open::open(&renamed, &places, at(101)).unwrap();
    assert_eq!(opened.workshop.session().name, "Q2: review");
    assert_eq!(
        (opened.workshop.session().people.len(), opened.drafts[0].text.as_str()),
        (before, "half a word")
    );
    assert!(matches!(opened.access, Access::ReadWrite(_)));
    drop(opened);
    assert_eq!(files(&places.journals()), [""; 0]);
    assert!(rename(&renamed, "  ", &places, at(102)).unwrap_err().to_string().contains("name"));
}

#[test]
fn a_name_that_is_taken_gets_a_number_and_the_same_name_stays() {
    let (_folder, places, path) = shelf();
    fs::write(places.sessions.join("Acme- Q2.json"), "somebody else's").unwrap();
    let renamed = rename(&path, "Q2", &places, at(100)).unwrap();
    assert_eq!(files(&places.sessions), ["Acme- Q2 (2).json", "Acme- Q2.json"]);
    assert_eq!(fs::read_to_string(places.sessions.join("Acme- Q2.json")).unwrap(), "somebody else's");
    let mut expected = places.sessions.join("Acme- Q2 (2).json");
    assert_eq!(renamed, expected);
    fs::remove_file(places.sessions.join("Acme- Q2.json")).unwrap();
    expected.set_file_name("Acme- Q2.json");
    assert_eq!(rename(&renamed, "Q2", &places, at(101)).unwrap(), expected);
    assert_eq!(rename(&expected, "Q2", &places, at(102)).unwrap(), expected);
}

#[test]
fn a_copy_is_whole_and_has_an_id_of_its_own() {
    let (_folder, places, path) = shelf();
    let held = open::open(&path, &places, at(99)).unwrap();
    let copied = copy(&path, ("new1".into(), "Q1 alignment (copy)"), &places, at(100)).unwrap();
    let (one, other) = (held, open::open(&copied, &places, at(101)).unwrap());
    assert!(matches!(other.access, Access::ReadWrite(_)), "another session is another lock");
    assert_eq!(copied.file_name().unwrap(), "Acme- Q1 alignment (copy).json");
    let (one, other) = (&one.workshop, &other.workshop);
    assert_eq!(other.session().id.as_str(), "new1");
    assert_eq!(other.session().people, one.session().people, "what the journal had is copied too");
    assert_eq!(other.log().len(), one.log().len() + 1, "its history is copied, with the new name");
    assert!(list(&places).unwrap().iter().all(|row| row.twin.is_none()));
}

#[test]
fn what_is_thrown_away_lies_in_the_trash_with_what_the_journal_had() {
    let (_folder, places, path) = shelf();
    let before = people(&path, &places);
    let trashed = throw_away(&path, &places, at(100)).unwrap();
    assert_eq!(files(&places.sessions), [""; 0]);
    assert_eq!(trashed, places.trash.join("files").join("Acme- Q1 alignment.json"));
    fs::remove_dir_all(places.journals()).unwrap();
    assert_eq!(people(&trashed, &places), before);
    let info = fs::read_to_string(places.trash.join("info/Acme- Q1 alignment.json.trashinfo")).unwrap();
    assert!(info.ends_with("DeletionDate=2026-03-12T14:01:40\n"), "{info}");
}

#[test]
fn an_untouched_file_is_moved_byte_for_byte() {
    let (_folder, places, path) = shelf();
    fs::remove_dir_all(places.journals()).unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!(fs::read(throw_away(&path, &places, at(100)).unwrap()).unwrap(), before);
}

#[test]
fn what_is_open_elsewhere_or_cannot_be_read_is_not_touched() {
    let (_folder, places, path) = shelf();
    let held = open::open(&path, &places, at(99)).unwrap();
    for error in
        [rename(&path, "Q2", &places, at(100)).unwrap_err(), throw_away(&path, &places, at(100)).unwrap_err()]
    {
        assert!(error.is_locked() && error.to_string().contains("another window"), "{error}");
    }
    drop(held);
    let broken = places.sessions.join("broken.json");
    fs::write(&broken, "{").unwrap();
    assert!(rename(&broken, "Q2", &places, at(100)).is_err());
    assert!(throw_away(&broken, &places, at(100)).is_err());
    assert!(copy(&broken, ("new1".into(), "x"), &places, at(100)).is_err());
    assert_eq!(files(&places.sessions), ["Acme- Q1 alignment.json", "broken.json"]);
    assert_eq!(fs::read_to_string(&broken).unwrap(), "{");
}

#[test]
fn a_copy_has_the_good_part_of_a_damaged_journal() {
    let (_folder, places, path) = shelf();
    let journal = places.journals().join(format!("{}.jsonl", journal::stem(&"abc1".into(), &path)));
    let mut lines = fs::read_to_string(&journal).unwrap();
    let last = lines.lines().last().unwrap().to_owned();
    lines.push_str("not a line\n");
    lines.push_str(&(last + "\n"));
    fs::write(&journal, &lines).unwrap();
    let damaged = open::open(&path, &places, at(100)).unwrap();
    assert!(matches!(damaged.access, Access::ReadOnly(crate::store::ReadOnly::Damaged { .. })));
    let copied = copy(&path, ("new1".into(), "Good part"), &places, at(100)).unwrap();
    let opened = open::open(&copied, &places, at(101)).unwrap();
    assert!(matches!(opened.access, Access::ReadWrite(_)), "{:?}", opened.access);
    assert_eq!(opened.workshop.session().people, damaged.workshop.session().people);
    assert_eq!(fs::read_to_string(&journal).unwrap(), lines, "the journal stays as it is");
}

#[test]
fn earlier_versions_follow_the_name_and_go_with_their_own_file_only() {
    let (_folder, places, path) = shelf();
    let renamed = rename(&path, "Q2", &places, at(100)).unwrap();
    let twin = places.sessions.join("twin.json");
    fs::copy(&renamed, &twin).unwrap();
    let good = fs::read(&renamed).unwrap();
    let offered = |path: &Path| {
        fs::write(path, "{").unwrap();
        match open::view(path, &places).unwrap_err().source {
            Cause::HasVersion { kept, .. } => Some(fs::read(kept).unwrap()),
            _ => None,
        }
    };
    assert_eq!(offered(&renamed).as_ref(), Some(&good), "under its new name");
    fs::write(&renamed, &good).unwrap();
    throw_away(&twin, &places, at(101)).unwrap();
    assert_eq!(offered(&renamed).as_ref(), Some(&good), "the other file of this id went");
    fs::write(&renamed, &good).unwrap();
    throw_away(&renamed, &places, at(102)).unwrap();
    assert_eq!(offered(&renamed), None, "what is in the trash is nowhere else");
}
