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
        session.practice = age == 2;
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
        Ok(found) => found.path.file_stem().unwrap().to_string_lossy().into_owned(),
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
    assert_eq!((first.practice, listed[2].practice), (false, true));
    assert!(first.modified > listed[1].modified);
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
    for time in ["the first time", "from the index"] {
        let mut problems: Vec<(String, bool, bool)> = list(&places)
            .unwrap()
            .into_iter()
            .filter_map(|row| row.problem.map(|problem| (row.name, problem.contains("line"), row.foreign)))
            .collect();
        problems.sort();
        let expected = [("cut", false), ("foreign", true), ("latin", false)];
        assert_eq!(problems, expected.map(|(name, foreign)| (name.to_owned(), true, foreign)), "{time}");
    }
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
    assert_eq!(find(elsewhere.to_str().unwrap(), &places).unwrap().path, elsewhere);
    let several = "more than one session could be meant:\n  abc1  Acme: Plan abc1\n  abd2  Acme: Plan abd2";
    assert_eq!(found("ab", &places), several);
}

#[test]
fn a_typing_mistake_gets_a_suggestion() {
    let (_folder, places) = shelf(&["abc1", "xyz3"]);
    let missing = "there is no such session";
    assert_eq!(found("abd1", &places), format!("{missing}; did you mean abc1 (Acme: Plan abc1)?"));
    assert_eq!(found("plan xzy", &places), format!("{missing}; did you mean xyz3 (Acme: Plan xyz3)?"));
    assert_eq!(found("something else", &places), missing);
    assert_eq!(found("", &places), missing);
}

#[test]
fn an_id_that_begins_another_is_still_meant() {
    let (_folder, places) = shelf(&["abc", "abc1"]);
    assert_eq!(found("abc", &places), "Acme- Plan abc");
}

#[test]
fn practice_comes_after_all_others_and_what_is_followed_has_nothing_due() {
    let (_folder, places) = shelf(&["abc1", "abd2", "xyz3"]);
    let mut next = session("next");
    (next.supersedes, next.review_by) =
        (Some("abc1".into()), "2026-06-25".parse().ok().map(crate::domain::moment::Day));
    let path = create(next, &places, at(0)).unwrap().path;
    set_age(&path, 99);
    let listed = list(&places).unwrap();
    let told: Vec<(&str, bool, usize)> = listed
        .iter()
        .map(|row| (row.id.as_ref().unwrap().as_str(), row.followed, row.all_due().len()))
        .collect();
    assert_eq!(told, [("abc1", true, 0), ("abd2", false, 0), ("next", false, 1), ("xyz3", false, 0)]);
}

#[test]
fn many_files_are_read_on_several_threads_in_their_order() {
    let items: Vec<usize> = (0..37).collect();
    assert_eq!(in_parallel(&items, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
    assert_eq!(in_parallel(&[], |item: &usize| *item), Vec::<usize>::new());
}

/// Sessions of one company after the other: id, company, name, the session it follows.
fn called(rows: &[(&str, &str, &str, Option<&str>)]) -> (tempfile::TempDir, Places) {
    let (folder, places) = shelf(&[]);
    for (age, (id, company, name, follows)) in rows.iter().enumerate() {
        let mut session: Session = session(id);
        (session.company, session.name) = ((*company).to_owned(), (*name).to_owned());
        session.supersedes = follows.map(Into::into);
        session.practice = id.starts_with("practice");
        let path = create(session, &places, at(0)).unwrap().path;
        set_age(&path, age as u64 + 1);
    }
    (folder, places)
}

/// The id that was taken, with a question mark where another could have been meant.
fn taken(reference: &str, places: &Places) -> String {
    let found = match find(reference, places) {
        Ok(found) => found,
        Err(error) => return error.source.to_string(),
    };
    let listed = list(places).unwrap();
    let row = listed.iter().find(|row| row.path == found.path).unwrap();
    let id = row.id.as_ref().unwrap();
    format!("{id}{}", if found.doubtful.is_some() { "?" } else { "" })
}

#[test]
fn a_session_is_found_by_its_company_or_its_name() {
    let (_folder, places) = called(&[
        ("261122-a", "Test AG", "Q4 alignment", None),
        ("261122-b", "Nördlicht GmbH & Co.", "Q4 alignment", None),
        ("261122-c", "", "Spring cleaning", None),
    ]);
    for (typed, id) in [
        ("Nördlicht GmbH & Co.", "261122-b"),
        ("nordlicht gmbh co", "261122-b"),
        ("Nordlicht", "261122-b?"),
        ("NORD", "261122-b?"),
        ("gmbh", "261122-b?"),
        ("test ag: q4", "261122-a?"),
        ("Test AG: Q4 alignment", "261122-a"),
        ("Test AG- Q4 alignment", "261122-a"),
        ("spring cleaning", "261122-c"),
        ("cleaning", "261122-c?"),
        ("last", "261122-a?"),
    ] {
        assert_eq!(taken(typed, &places), id, "{typed}");
    }
    let several = taken("q4 alignment", &places);
    assert!(
        several.contains("\n  261122-a  Test AG: Q4 alignment") && several.contains("\n  261122-b  "),
        "{several}"
    );
    assert!(!several.contains("Spring"), "{several}");
    for nothing in ["ordlicht", "light", "-", " "] {
        assert!(taken(nothing, &places).starts_with("there is no such session"), "{nothing}");
    }
}

#[test]
fn of_a_chain_the_last_is_meant_and_practice_only_where_nothing_else_is() {
    let (_folder, places) = called(&[
        ("second", "Acme", "Q2", Some("first")),
        ("first", "Acme", "Q1", None),
        ("practice", "Acme", "Practice", None),
    ]);
    assert_eq!(taken("acme", &places), "second?");
    assert_eq!(taken("Q1", &places), "first");
    assert_eq!(taken("prac", &places), "practice", "the beginning of an id");
    assert_eq!(taken("Acme: Practice", &places), "practice");
}

#[test]
fn a_name_two_companies_have_is_not_decided_by_who_went_on() {
    let (_folder, places) = called(&[
        ("acme-3", "Acme", "Q1 again", Some("acme-2")),
        ("acme-2", "Acme", "Q2", Some("acme-1")),
        ("acme-1", "Acme", "Q1", None),
        ("globex-1", "Globex", "Q1", None),
    ]);
    let several = taken("Q1", &places);
    assert!(several.contains("\n  acme-1  Acme: Q1") && several.contains("\n  globex-1  "), "{several}");
    assert!(!several.contains("acme-3"), "it only begins so: {several}");
    assert_eq!(taken("acme: q", &places), "acme-3?", "through one that follows");
    assert_eq!(taken("Acme", &places), "acme-3?");
    assert_eq!(taken("Acme: Q1", &places), "acme-1?");
    assert_eq!(taken("again", &places), "acme-3?");
}

#[test]
fn the_last_of_a_chain_is_meant_across_one_that_is_called_otherwise() {
    let (_folder, places) = called(&[
        ("third", "Acme", "Alignment", Some("second")),
        ("second", "Acme", "Numbers", Some("first")),
        ("first", "Acme", "Alignment", None),
    ]);
    assert_eq!(taken("alignment", &places), "third?");
    let (_folder, places) =
        called(&[("round", "", "Circle", Some("about")), ("about", "", "Circle", Some("round"))]);
    assert!(taken("circle", &places).starts_with("more than one session"), "neither is the last");
}

#[test]
fn practice_typed_in_full_is_meant_where_something_else_only_begins_so() {
    let (_folder, places) =
        called(&[("real", "Acme", "Training for Q1", None), ("practice", "Try", "Training", None)]);
    assert_eq!(taken("training", &places), "practice?");
    assert_eq!(taken("train", &places), "real?", "of two that begin so, not practice");
}
