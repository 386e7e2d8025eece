//! The list of sessions, and finding one by what a person types.
#![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
use super::*;
use crate::domain::session::Session;
use crate::store::open::create;
use crate::store::sample::{self, at, session};
use std::time::{Duration, SystemTime};

/// Sessions with these ids, the first written last.
fn shelf(ids: &[&str]) -> (tempfile::TempDir, Places) {
    let folder = tempfile::tempdir().unwrap();
    let places = sample::places(folder.path());
    for (age, id) in ids.iter().enumerate() {
        let mut session: Session = session(id);
        session.name = format!("Plan {id}");
        session.practice = age == 1;
        let path = create(session, &places, at(0)).unwrap().path;
        set_age(&path, age as u64 + 1);
    }
    (folder, places)
}

fn set_age(path: &Path, hours: u64) {
    let file = std::fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_hours(500_000 - hours)).unwrap();
}

fn found(reference: &str, places: &Places) -> String {
    match find(reference, places) {
        Ok(path) => path.file_stem().unwrap().to_string_lossy().into_owned(),
        Err(error) => error.source.to_string(),
    }
}

#[test]
fn sessions_come_newest_first() {
    let (_folder, places) = shelf(&["abc1", "abd2", "xyz3"]);
    let listed = list(&places).unwrap();
    let ids: Vec<&str> = listed.iter().map(|row| row.id.as_ref().unwrap().as_str()).collect();
    assert_eq!(ids, ["abc1", "abd2", "xyz3"]);
    let first = &listed[0];
    assert_eq!((first.name.as_str(), first.company.as_str(), first.people), ("Plan abc1", "Acme", 0));
    assert_eq!((first.practice, listed[1].practice), (false, true));
    assert!(first.modified > listed[1].modified);
}

#[test]
fn what_a_session_came_to_is_read_by_the_names_of_its_statuses() {
    let text = r#"{"format": "smarketing-session", "version": 1, "state": {"id": "s1", "name": "Q1", "topics": [
        {"title": "Lead", "status": "agreed"}, {"title": "Goal", "status": "agreed_with_dissent"},
        {"title": "Market", "status": {"parked": {"owner": "p1"}}}, {"title": "Persona"},
        {"title": "Journey", "status": {"a_later_status": {"why": [1, 2]}}}]}}"#;
    let so_far = glance(text).unwrap().state.so_far();
    assert_eq!(so_far, SoFar { agreed: vec!["Lead".to_owned(), "Goal".to_owned()], dissent: 1, parked: 1 });
}

#[test]
fn no_folder_is_no_session() {
    let (_folder, mut places) = shelf(&[]);
    places.sessions = places.sessions.join("nowhere");
    assert_eq!(list(&places).unwrap(), []);
    assert!(find("last", &places).unwrap_err().is_missing());
}

#[test]
fn files_that_cannot_be_read_are_listed_with_their_problem() {
    let (_folder, places) = shelf(&["abc1"]);
    let write = |name: &str, text: &[u8]| std::fs::write(places.sessions.join(name), text).unwrap();
    let good = std::fs::read_to_string(&list(&places).unwrap()[0].path).unwrap();
    write("cut.json", &good.as_bytes()[..good.len() / 2]);
    write("foreign.json", b"{\"a\": 1}");
    write("latin.json", b"\xe4");
    write("notes.txt", b"not looked at");
    write(".smk-x.json", b"not looked at");
    std::fs::create_dir(places.sessions.join("folder.json")).unwrap();
    let mut problems: Vec<(String, bool)> = list(&places)
        .unwrap()
        .into_iter()
        .filter_map(|row| row.problem.map(|problem| (row.name, problem.contains("line"))))
        .collect();
    problems.sort();
    let expected = ["cut", "foreign", "latin"].map(|name| (name.to_owned(), true));
    assert_eq!(problems, expected);
    assert!(found("last", &places).starts_with("Acme"), "a file that cannot be read is not the last session");
}

#[test]
fn a_session_is_found_by_id_beginning_path_and_last() {
    let (folder, places) = shelf(&["abc1", "abd2", "xyz3"]);
    assert_eq!(found("abd2", &places), "Acme- Plan abd2");
    assert_eq!(found("x", &places), "Acme- Plan xyz3");
    assert_eq!(found("last", &places), "Acme- Plan abc1");
    assert_eq!(found("Acme- Plan xyz3.json", &places), "Acme- Plan xyz3");
    let elsewhere = folder.path().join("elsewhere.json");
    std::fs::write(&elsewhere, "x").unwrap();
    assert_eq!(find(elsewhere.to_str().unwrap(), &places).unwrap(), elsewhere);
    assert!(
        found("ab", &places).starts_with("several sessions begin like this: abc1 (Acme: Plan abc1), abd2")
    );
}

#[test]
fn a_typing_mistake_gets_a_suggestion() {
    let (_folder, places) = shelf(&["abc1", "xyz3"]);
    let missing = "there is no such session";
    assert_eq!(found("abd1", &places), format!("{missing}; did you mean abc1 (Acme: Plan abc1)?"));
    assert_eq!(found("plan xyz", &places), format!("{missing}; did you mean xyz3 (Acme: Plan xyz3)?"));
    assert_eq!(found("something else", &places), missing);
    assert_eq!(found("", &places), missing);
}

#[test]
fn an_id_that_begins_another_is_still_meant() {
    let (_folder, places) = shelf(&["abc", "abc1"]);
    assert_eq!(found("abc", &places), "Acme- Plan abc");
}
