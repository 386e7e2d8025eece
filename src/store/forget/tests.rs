//! Forgetting in the practice session: afterwards no byte of any file says the name.
#![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
use super::*;
use crate::domain::{
    draft::Draft,
    people::{Group, attendance},
};
use crate::import::practice;
use crate::store::fingerprint::Fingerprint;
use crate::store::journal::{Head, Journal, Line};
use crate::store::sample;

const NAME: &str = "Hanna Vogel";

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// The practice session on disk, with a draft and a change that only the journal has.
fn desk() -> (tempfile::TempDir, Places, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let places = sample::places(folder.path());
    std::fs::create_dir_all(&places.sessions).unwrap();
    let mut workshop = practice::finished("demo".into());
    let now = at("2026-03-20T09:00:00Z");
    let person = workshop.session().people.iter().find(|person| person.name == NAME).unwrap().clone();
    let changed = |name: &str| Command::ChangePerson {
        id: person.id.clone(),
        name: name.to_owned(),
        group: person.group,
        role: "head of content".to_owned(),
    };
    workshop.commit(vec![changed("Hanah Vogl")], now).unwrap();
    workshop.commit(vec![changed(NAME)], now).unwrap();
    let lead = workshop.session().topic(&"lead".into()).unwrap().text.clone();
    let text = format!("{lead} (hanna vogel)");
    workshop.commit(vec![Command::Correct { topic: "lead".into(), text }], now).unwrap();
    let follow = Command::Park { id: None, text: format!("ask {NAME}"), topic: None };
    let draft =
        Draft { topic: "lead".to_owned(), field: "wording".to_owned(), text: NAME.to_owned(), at: now };
    let path = places.sessions.join("Acme.json");
    std::fs::write(&path, Document::of(&workshop, &[draft]).to_text().unwrap()).unwrap();
    let snapshot = Fingerprint::of(&std::fs::read(&path).unwrap());
    let entry = workshop.commit(vec![follow], now).unwrap();
    let stem = journal::stem(&"demo".into(), &path.canonicalize().unwrap());
    let journal = places.journals().join(format!("{stem}.jsonl"));
    let head = Line::Head(Head::new(&"demo".into(), snapshot, &path));
    Journal::start(&RealDisk, &journal, &[head, Line::Entry(entry)]).unwrap();
    std::fs::write(journal.with_extension("torn"), format!("half a line of {NAME}")).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let session = "demo".into();
    let version = kept::Version { session: &session, path: &path, text: &text, closed: 0, at: now };
    kept::keep(&RealDisk, &places, &version).unwrap();
    library::list(&places).unwrap();
    (folder, places, path)
}

/// Every byte below a folder, folded.
fn everything(folder: &Path) -> String {
    let mut all = String::new();
    for row in std::fs::read_dir(folder).unwrap() {
        let path = row.unwrap().path();
        if path.is_dir() {
            all += &everything(&path);
        } else {
            all += &String::from_utf8_lossy(&std::fs::read(&path).unwrap()).to_lowercase();
        }
    }
    all
}

fn names() -> Vec<String> {
    vec![NAME.to_owned()]
}

#[test]
fn no_byte_says_the_name_and_what_was_counted_stays() {
    let (folder, places, path) = desk();
    assert!(everything(folder.path()).contains("hanna vogel"));
    let before = open::view(&path, &places).unwrap().workshop.session().clone();
    let now = at("2026-03-20T10:00:00Z");
    let report = forget(&path, &places, now, &names()).unwrap();
    library::list(&places).unwrap();
    let bytes = everything(folder.path());
    for gone in ["hanna vogel", "hanah vogl", "head of content"] {
        let at = bytes.find(gone).map(|at| bytes[at.saturating_sub(80)..at + 40].to_owned());
        assert_eq!(at, None, "{gone}");
    }
    let opened = open::view(&path, &places).unwrap();
    let after = opened.workshop.session();
    assert_eq!(attendance(&after.people), attendance(&before.people));
    let rounds =
        |session: &Session| session.topics.iter().flat_map(|topic| topic.rounds.clone()).collect::<Vec<_>>();
    assert_eq!(rounds(after), rounds(&before), "votes are counts and stay");
    let person = before.people.iter().find(|person| person.name == NAME).unwrap();
    let someone = after.person(&person.id).unwrap();
    assert_eq!((someone.name.as_str(), someone.group), ("someone", Group::Marketing));
    assert_eq!(report.people, 1);
    assert_eq!(report.session, before.dated_name(), "the question names it");
    assert!(report.topics.contains(&"Lead".to_owned()), "{report:?}");
    assert!(after.topic(&"lead".into()).unwrap().text.ends_with("([name removed])"));
    assert!(
        after.parking.iter().any(|parked| parked.text == "ask [name removed]"),
        "the journal is taken along"
    );
}

#[test]
fn nothing_before_it_can_be_undone() {
    let (_folder, places, path) = desk();
    forget(&path, &places, at("2026-03-20T10:00:00Z"), &names()).unwrap();
    let mut workshop = open::view(&path, &places).unwrap().workshop;
    assert!(workshop.undo(at("2026-03-20T10:01:00Z")).is_err());
    assert_eq!(workshop.replay().as_ref(), Some(workshop.session()));
    assert!(workshop.log().len() > 100, "the record of what was done stays, without the name");
}

#[test]
fn looking_writes_nothing_and_tells_of_the_first_name_alone() {
    let (_folder, places, path) = desk();
    let before = std::fs::read(&path).unwrap();
    let report = look(&path, &places, &names()).unwrap().unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert!(report.history > 0);
    assert_eq!(look(&path, &places, &["Nobody Here".to_owned()]).unwrap(), None);
    assert_eq!(look(&path, &places, &["-".to_owned()]).unwrap(), None);
}

#[test]
fn a_name_that_stands_beside_the_session_only_is_found_and_struck() {
    let (folder, places, path) = desk();
    let only = ["Zoe Quill".to_owned()];
    assert_eq!(look(&path, &places, &only).unwrap(), None);
    let note = [("topic/lead".to_owned(), "Zoe Quill waits for the budget".to_owned())];
    private::change(&places, &"demo".into(), &note.into()).unwrap();
    let found = look(&path, &places, &only).unwrap().unwrap();
    assert_eq!((found.notes, found.copied, found.people), (1, false, 0));
    copied::keep(&places.state, "From: zoe quill").unwrap();
    let found = look(&path, &places, &only).unwrap().unwrap();
    assert!(found.copied);
    assert!(everything(folder.path()).contains("zoe quill"));
    let report = forget(&path, &places, at("2026-03-20T10:00:00Z"), &only).unwrap();
    assert_eq!(report, found);
    assert!(!everything(folder.path()).contains("zoe quill"));
    assert_eq!(look(&path, &places, &only).unwrap(), None);
    assert!(private::read(&places, &"demo".into()).unwrap()["topic/lead"].ends_with("waits for the budget"));
}

#[test]
fn a_session_open_in_another_window_is_not_touched() {
    let (_folder, places, path) = desk();
    let now = at("2026-03-20T10:00:00Z");
    let _window = open::open(&path, &places, now).unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(forget(&path, &places, now, &names()).unwrap_err().is_locked());
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_follow_up_forgets_the_session_before_it_too_and_others_are_named() {
    let (folder, places, path) = desk();
    let previous = open::view(&path, &places).unwrap().workshop.session().clone();
    let now = at("2026-06-11T09:00:00Z");
    let mut workshop =
        crate::domain::history::Workshop::new(Session::new("next".into(), "Q2".to_owned(), "UTC".to_owned()));
    workshop.commit(vec![Command::Follow { previous: Box::new(previous) }], now).unwrap();
    let next = places.sessions.join("Q2.json");
    std::fs::write(&next, Document::of(&workshop, &[]).to_text().unwrap()).unwrap();
    assert_eq!(elsewhere(&path, &places, &names()).unwrap(), std::slice::from_ref(&next));
    forget(&next, &places, now, &names()).unwrap();
    assert!(!String::from_utf8(std::fs::read(&next).unwrap()).unwrap().contains(NAME));
    assert_eq!(elsewhere(&next, &places, &names()).unwrap(), [path.as_path()]);
    drop(folder);
}

#[test]
fn an_id_made_of_the_name_goes_and_one_that_only_looks_like_it_stays() {
    let folder = tempfile::tempdir().unwrap();
    let places = sample::places(folder.path());
    let mut session = sample::session("s1");
    let lines = [
        r#"{"add_topic": {"id": "lead", "title": "What is a lead?", "fields": {"lead": {}}}}"#,
        r#"{"add_person": {"id": "ana", "name": "Ana", "group": "sales"}}"#,
        r#"{"assign_owner": {"topic": "lead", "person": "ana"}}"#,
    ];
    for line in lines {
        session.apply(&serde_json::from_str(line).unwrap(), sample::at(0)).unwrap();
    }
    let path = open::create(session, &places, sample::at(0)).unwrap().path;
    forget(&path, &places, sample::at(1), &["Ana".to_owned()]).unwrap();
    let session = open::view(&path, &places).unwrap().workshop.session().clone();
    let owner = &session.topic(&"lead".into()).unwrap().owner.as_ref().unwrap().person;
    assert_eq!(session.name_of(owner), "someone");
    assert_ne!(owner.as_str(), "ana");
}

#[test]
fn what_stops_half_way_is_finished_the_second_time() {
    let (folder, places, path) = desk();
    let now = at("2026-03-20T10:00:00Z");
    let stem = journal::stem(&"demo".into(), &path.canonicalize().unwrap());
    // It comes first of what belongs to the journal, and cannot be removed as a file.
    let in_the_way = places.journals().join(format!("{stem}.aside"));
    std::fs::create_dir_all(in_the_way.join("full")).unwrap();
    let note = ("check_in".to_owned(), "Ask Hanah Vogl first".to_owned());
    private::change(&places, &"demo".into(), &[note].into()).unwrap();
    let half_written = places.sessions.join(".smk-aB3xY9");
    std::fs::write(&half_written, std::fs::read(&path).unwrap()).unwrap();
    let of_another = places.sessions.join(".smk-aB3xY8");
    std::fs::write(&of_another, "{\n  \"id\": \"another\"").unwrap();
    let error = forget(&path, &places, now, &names()).unwrap_err();
    assert!(error.to_string().contains(&in_the_way.display().to_string()), "{error}");
    let in_file = std::fs::read_to_string(&path).unwrap().to_lowercase();
    assert!(!in_file.contains("hanna vogel"), "the file is written already");
    assert!(everything(folder.path()).contains("hanna vogel"), "the journal still says it");
    std::fs::remove_dir_all(&in_the_way).unwrap();
    let found = look(&path, &places, &names()).unwrap().unwrap();
    assert_eq!((found.people, found.kept), (0, 3), "the journal, its torn end and the file half written");
    forget(&path, &places, now, &names()).unwrap();
    assert!(!half_written.exists() && of_another.exists());
    library::list(&places).unwrap();
    for gone in ["hanna vogel", "hanah vogl", "head of content"] {
        assert!(!everything(folder.path()).contains(gone), "{gone}");
    }
    assert_eq!(look(&path, &places, &names()).unwrap(), None);
}

#[test]
fn a_name_in_an_earlier_version_or_in_what_a_killed_program_was_writing_is_found() {
    let (folder, places, path) = desk();
    let now = at("2026-03-20T10:00:00Z");
    let only = ["Zoe Quill".to_owned()];
    let version = places.versions().join("demo").join("20260301T090000-0-0123456789abcdef.json");
    let half_version = places.versions().join("demo").join(".smk-aaaaaa");
    let half_journal = places.journals().join(".smk-bbbbbb");
    let half_notes = places.state.join("private").join(".smk-dddddd");
    std::fs::create_dir_all(half_notes.parent().unwrap()).unwrap();
    let of_another = places.journals().join(".smk-cccccc");
    let begun = |session: &str| {
        let head = Line::Head(Head::new(&session.into(), Fingerprint::of(b"x"), &path));
        format!("{}0000 half a line of Zoe Quill", journal::encode(&head))
    };
    let left = [
        (version, r#"{"log": ["so said\nZoe Quill"]}"#.to_owned()),
        (half_version, "{\n  \"text\": \"so said\\nZoe Quill".to_owned()),
        (half_journal, begun("demo")),
        (half_notes, r#"{"session": "demo", "notes": {"check_in": "Ask Zoe Quill"#.to_owned()),
    ];
    for (path, text) in &left {
        std::fs::write(path, text).unwrap();
        assert_eq!(look(&places.sessions.join("Acme.json"), &places, &only).unwrap().unwrap().kept, 1);
        forget(&places.sessions.join("Acme.json"), &places, now, &only).unwrap();
        assert!(!everything(folder.path()).contains("zoe quill"), "{}", path.display());
    }
    std::fs::write(&of_another, begun("another")).unwrap();
    assert_eq!(look(&path, &places, &only).unwrap(), None, "another session's is left to it");
    assert!(of_another.exists());
}
