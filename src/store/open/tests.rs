//! Opening: locks, recovery after a kill, and when never to replay.
#![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
use super::*;
use crate::store::disk::faulty::{Call, FaultyDisk};
use crate::store::journal::{Head, Journal, Line};
use crate::store::sample::{self, at, draft, session, step, workshop};
use std::io::ErrorKind;

/// A folder for everything, with a session in it.
struct Desk {
    _folder: tempfile::TempDir,
    places: Places,
    path: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = sample::places(folder.path());
        let opened = create(session("s1"), &places, at(0)).unwrap();
        Self { path: opened.path.clone(), _folder: folder, places }
    }

    /// The session file holds the first `steps` steps.
    fn holds(&self, steps: i64) -> Fingerprint {
        let text = Document::of(&workshop("s1", steps), &[]).to_text().unwrap();
        std::fs::write(&self.path, &text).unwrap();
        Fingerprint::of(text.as_bytes())
    }

    /// A journal on that snapshot with the steps from `first` up to `end`.
    fn journal(&self, snapshot: Fingerprint, first: usize, end: i64) -> PathBuf {
        let all = workshop("s1", end);
        let lines = all.log()[first..].iter().cloned().map(Line::Entry);
        let head = Line::Head(Head::new(&"s1".into(), snapshot, &self.path));
        let lines: Vec<Line> =
            std::iter::once(head).chain(lines).chain([Line::Draft(draft("half", 60))]).collect();
        let path = self.journal_path();
        Journal::start(&RealDisk, &path, &lines).unwrap();
        path
    }

    fn journal_path(&self) -> PathBuf {
        self.places.journals().join(format!("{}.jsonl", journal::stem(&"s1".into(), &self.path)))
    }

    fn open(&self) -> Opened {
        open(&self.path, &self.places, at(100)).unwrap()
    }

    fn reason(&self) -> ReadOnly {
        match self.open().access {
            Access::ReadOnly(reason) => reason,
            Access::ReadWrite(_) => panic!("it may be changed"),
        }
    }
}

fn may_write(opened: &Opened) -> bool {
    matches!(opened.access, Access::ReadWrite(_))
}

#[test]
fn a_new_session_is_named_after_itself() {
    let desk = Desk::new();
    assert_eq!(desk.path, desk.places.sessions.join("Acme- Q1 alignment.json"));
    let opened = create(session("s2"), &desk.places, at(0)).unwrap();
    assert!(opened.path.ends_with("Acme- Q1 alignment (2).json"));
    assert!(may_write(&opened) && opened.recovered.is_none());
    assert_eq!(opened.workshop.session(), &session("s2"));
}

#[test]
fn the_journal_brings_back_what_the_file_does_not_have() {
    let desk = Desk::new();
    let snapshot = desk.holds(4);
    desk.journal(snapshot, 4, 11);
    let opened = desk.open();
    assert!(may_write(&opened));
    assert_eq!(opened.workshop, workshop("s1", 11));
    assert_eq!(opened.drafts, [draft("half", 60)]);
    let recovered = Recovered { changes: 7, last_words_at: Some(at(60)), ..Recovered::default() };
    assert_eq!(opened.recovered, Some(recovered));
    drop(opened);
    assert_eq!(desk.open().workshop, workshop("s1", 11), "until it is saved it comes back each time");
}

#[test]
fn every_cut_of_the_journal_recovers_a_beginning() {
    let desk = Desk::new();
    let snapshot = desk.holds(2);
    let path = desk.journal(snapshot, 2, 8);
    let bytes = std::fs::read(&path).unwrap();
    for cut in (0..bytes.len()).step_by(13) {
        std::fs::write(&path, &bytes[..cut]).unwrap();
        let opened = desk.open();
        assert!(may_write(&opened), "cut at {cut}");
        let whole = bytes[..cut].split(|byte| *byte == b'\n').count() - 1;
        let steps = 2 + whole.saturating_sub(1).min(6) as i64;
        assert_eq!(opened.workshop, workshop("s1", steps), "cut at {cut}");
    }
}

#[test]
fn a_torn_tail_is_moved_aside_and_said() {
    let desk = Desk::new();
    let snapshot = desk.holds(0);
    let path = desk.journal(snapshot, 0, 3);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.extend(b"0123abcd {\"kind\":\"ent");
    std::fs::write(&path, &bytes).unwrap();
    let seen = view(&desk.path, &desk.places).unwrap();
    assert!(seen.recovered.unwrap().torn);
    assert_eq!(std::fs::read(&path).unwrap(), bytes, "looking writes nothing");
    let recovered = desk.open().recovered.unwrap();
    assert_eq!((recovered.changes, recovered.torn), (3, true));
    assert_eq!(std::fs::read(path.with_extension("torn")).unwrap(), b"0123abcd {\"kind\":\"ent");
    assert!(!desk.open().recovered.unwrap().torn);
}

#[test]
fn damage_shows_the_good_part_and_deletes_nothing() {
    let desk = Desk::new();
    let snapshot = desk.holds(0);
    let path = desk.journal(snapshot, 0, 6);
    let mut lines: Vec<String> =
        std::fs::read_to_string(&path).unwrap().split_inclusive('\n').map(str::to_owned).collect();
    lines.swap(4, 5);
    std::fs::write(&path, lines.concat()).unwrap();
    let opened = desk.open();
    let Access::ReadOnly(ReadOnly::Damaged { journal, what }) = &opened.access else {
        panic!("{:?}", opened.access)
    };
    assert_eq!((journal, what.as_str()), (&path, "line 5: change 5 does not follow on change 3"));
    assert_eq!(opened.workshop, workshop("s1", 3));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), lines.concat());
}

#[test]
fn a_change_that_does_not_fit_the_session_is_damage() {
    let desk = Desk::new();
    let snapshot = desk.holds(3);
    desk.journal(snapshot, 4, 6);
    let reason = desk.reason();
    assert!(matches!(&reason, ReadOnly::Damaged { what, .. } if what == "change 5 does not fit"), "{reason}");
}

#[test]
fn a_file_edited_elsewhere_is_never_replayed_on() {
    let desk = Desk::new();
    let snapshot = desk.holds(3);
    let path = desk.journal(snapshot, 3, 6);
    let other = std::fs::read_to_string(&desk.path).unwrap().replace("Europe/Berlin", "Europe/Paris");
    std::fs::write(&desk.path, other).unwrap();
    let reason = desk.reason();
    assert_eq!(reason, ReadOnly::OtherSnapshot { journal: path.clone() });
    assert!(reason.advice().contains(&path.display().to_string()));
    assert_eq!(desk.open().workshop.session().zone, "Europe/Paris");
    crate::store::apart::apart(&desk.path, &desk.places, (at(100), "new1".into())).unwrap();
    assert!(may_write(&desk.open()), "the advice helps");
}

#[test]
fn a_crash_between_file_and_journal_loses_nothing() {
    let desk = Desk::new();
    let snapshot = desk.holds(2);
    desk.journal(snapshot, 2, 6);
    desk.holds(6);
    let opened = desk.open();
    assert!(may_write(&opened));
    assert_eq!(opened.workshop, workshop("s1", 6));
    assert_eq!(opened.recovered.as_ref().unwrap().changes, 0);
    drop(opened);
    // The file was renamed into place, its folder could not be synced, and work went on in the old journal.
    desk.journal(snapshot, 2, 9);
    let opened = desk.open();
    assert!(may_write(&opened));
    assert_eq!((opened.workshop, opened.recovered.unwrap().changes), (workshop("s1", 9), 3));
}

#[test]
fn a_renamed_file_finds_its_journal_and_a_copy_does_not_take_it() {
    let desk = Desk::new();
    let snapshot = desk.holds(1);
    let journal = desk.journal(snapshot, 1, 5);
    let other = desk.places.sessions.join("other.json");
    std::fs::copy(&desk.path, &other).unwrap();
    let copy = open(&other, &desk.places, at(100)).unwrap();
    assert_eq!(copy.workshop, workshop("s1", 1), "the first is still there");
    drop(copy);
    std::fs::remove_file(&desk.path).unwrap();
    let opened = open(&other, &desk.places, at(100)).unwrap();
    assert!(may_write(&opened));
    assert_eq!(opened.workshop, workshop("s1", 5));
    assert_eq!(opened.footing.earlier[0].0, journal);
}

#[test]
fn several_journals_are_offered_and_none_is_taken() {
    let desk = Desk::new();
    let snapshot = desk.holds(1);
    let first = desk.journal(snapshot, 1, 5);
    let second = desk.places.journals().join("s1-0123456789abcdef.jsonl");
    std::fs::copy(&first, &second).unwrap();
    let renamed = desk.places.sessions.join("renamed.json");
    std::fs::rename(&desk.path, &renamed).unwrap();
    let opened = open(&renamed, &desk.places, at(100)).unwrap();
    let Access::ReadOnly(ReadOnly::SeveralJournals { journals }) = &opened.access else { panic!("several") };
    assert_eq!(journals.len(), 2);
    assert_eq!(opened.workshop, workshop("s1", 1));
}

#[test]
fn the_second_window_watches() {
    let desk = Desk::new();
    let first = desk.open();
    assert!(may_write(&first));
    let snapshot = desk.holds(0);
    desk.journal(snapshot, 0, 2);
    let second = desk.open();
    let Access::ReadOnly(ReadOnly::Locked { held }) = &second.access else { panic!("locked") };
    assert_eq!(held, &format!("since 14:01, process {}", std::process::id()));
    assert_eq!(second.workshop, workshop("s1", 2), "it sees what is in the journal");
    drop(first);
    assert!(may_write(&desk.open()));
}

#[test]
fn without_a_place_for_the_lock_it_is_read_only() {
    let desk = Desk::new();
    let lockless = FaultyDisk::failing(Call::Lock, ErrorKind::Unsupported);
    let opened = open_on(&lockless, &desk.path, &desk.places, at(0)).unwrap();
    assert!(matches!(opened.access, Access::ReadOnly(ReadOnly::NoState(_))));
}

#[test]
fn newer_foreign_and_missing_files() {
    let desk = Desk::new();
    let text = std::fs::read_to_string(&desk.path).unwrap().replacen("\"version\": 1", "\"version\": 3", 1);
    std::fs::write(&desk.path, &text).unwrap();
    assert!(matches!(desk.reason(), ReadOnly::Newer { .. }));
    std::fs::write(&desk.path, "{}").unwrap();
    let error = open(&desk.path, &desk.places, at(0)).unwrap_err();
    assert!(error.to_string().ends_with("line 1, column 1: this is not a smarketing session"), "{error}");
    std::fs::remove_file(&desk.path).unwrap();
    assert!(open(&desk.path, &desk.places, at(0)).unwrap_err().is_missing());
}

#[test]
fn an_edited_state_closes_the_history_before_it() {
    let desk = Desk::new();
    desk.holds(3);
    let other = std::fs::read_to_string(&desk.path).unwrap().replacen("Europe/Berlin", "Europe/Paris", 1);
    std::fs::write(&desk.path, other).unwrap();
    let mut opened = desk.open();
    assert!(may_write(&opened));
    assert_eq!(opened.workshop.closed_through(), 3);
    step(&mut opened.workshop, 6);
}

#[test]
fn a_journal_left_behind_does_not_hide_the_one_with_the_changes() {
    let desk = Desk::new();
    let before = desk.holds(1);
    let own = desk.journal_path();
    let left = [Line::Head(Head::new(&"s1".into(), before, &desk.path)), Line::Draft(draft("half", 0))];
    Journal::start(&RealDisk, &own, &left).unwrap();
    // Moved by hand, worked on under its other name, killed, and moved back.
    let other = desk.places.sessions.join("other.json");
    let snapshot = desk.holds(3);
    let all = workshop("s1", 8);
    let head = [Line::Head(Head::new(&"s1".into(), snapshot, &other))];
    let lines: Vec<Line> = head.into_iter().chain(all.log()[3..].iter().cloned().map(Line::Entry)).collect();
    let elsewhere = desk.places.journals().join(format!("{}.jsonl", journal::stem(&"s1".into(), &other)));
    Journal::start(&RealDisk, &elsewhere, &lines).unwrap();
    let opened = desk.open();
    assert!(may_write(&opened), "{:?}", opened.access);
    assert_eq!((&opened.workshop, &opened.drafts), (&all, &vec![draft("half", 0)]), "with its words");
    assert_eq!(opened.recovered.as_ref().unwrap().last_words_at, Some(at(0)));
    assert_eq!(opened.footing.earlier[0].0, elsewhere);
    drop(opened);
    // One that has a change of its own is never passed over.
    desk.journal(before, 2, 4);
    assert_eq!(desk.open().workshop, workshop("s1", 4));
}

#[test]
fn half_typed_words_left_behind_come_back_unless_something_later_stands_there() {
    let desk = Desk::new();
    let before = desk.holds(1);
    let left = |field: &str, text: &str, seconds| {
        let typed = Draft { field: field.to_owned(), ..draft(text, seconds) };
        let head = Line::Head(Head::new(&"s1".into(), before, &desk.path));
        Journal::start(&RealDisk, &desk.journal_path(), &[head, Line::Draft(typed.clone())]).unwrap();
        typed
    };
    let aside = desk.journal_path().with_extension("words");
    // Elsewhere work went on in other fields, the last of it at 5.
    desk.holds(6);
    let typed = left("wording", "half", 2);
    let opened = desk.open();
    assert_eq!((&opened.drafts, opened.recovered.unwrap().last_words_at), (&vec![typed], Some(at(2))));
    drop(opened.access);
    // What was accepted there is no news.
    left("proposal:marketing", "Somebody who asked 5 times\nand means it", 2);
    let opened = desk.open();
    assert_eq!((opened.drafts, opened.recovered, aside.exists()), (Vec::new(), None, false));
    drop(opened.access);
    // What something else stands for is set aside, once.
    let typed = left("proposal:marketing", "Somebody who", 2);
    for told in [Some(&aside), None] {
        let opened = desk.open();
        assert!(may_write(&opened) && opened.drafts.is_empty());
        assert_eq!(opened.recovered.and_then(|recovered| recovered.set_aside).as_ref(), told);
        let said = journal::encode(&Line::Draft(typed.clone()));
        assert_eq!(std::fs::read_to_string(&aside).unwrap(), said);
    }
    let typed = left("proposal:marketing", "Somebody who", 60);
    assert_eq!(desk.open().drafts, [typed], "typed after all that the file has");
}

#[test]
fn words_that_cannot_be_set_aside_stay_in_the_journal() {
    let desk = Desk::new();
    let before = desk.holds(1);
    desk.holds(6);
    let typed = Draft { field: "proposal:marketing".to_owned(), ..draft("Somebody who", 2) };
    let head = Line::Head(Head::new(&"s1".into(), before, &desk.path));
    Journal::start(&RealDisk, &desk.journal_path(), &[head, Line::Draft(typed)]).unwrap();
    std::fs::create_dir(desk.journal_path().with_extension("words")).unwrap();
    assert!(matches!(desk.reason(), ReadOnly::NoState(_)));
}

/// A journal the file had under another name: half-typed text, and the steps from `first` up to `end`.
fn leave(
    desk: &Desk,
    name: &str,
    (snapshot, steps): (Fingerprint, std::ops::Range<i64>),
    typed: Draft,
) -> PathBuf {
    let path = desk.places.sessions.join(name);
    let all = workshop("s1", steps.end);
    let head = Line::Head(Head::new(&"s1".into(), snapshot, &path));
    let entries = all.log()[steps.start as usize..].iter().cloned().map(Line::Entry);
    let lines: Vec<Line> = std::iter::once(head).chain(entries).chain([Line::Draft(typed)]).collect();
    let journal = desk.places.journals().join(format!("{}.jsonl", journal::stem(&"s1".into(), &path)));
    Journal::start(&RealDisk, &journal, &lines).unwrap();
    journal
}

fn typed(field: &str, text: &str, seconds: i64) -> Draft {
    Draft { field: field.to_owned(), ..draft(text, seconds) }
}

#[test]
fn journals_of_earlier_names_that_hold_only_words_do_not_compete() {
    let desk = Desk::new();
    let before = desk.holds(1);
    let snapshot = desk.holds(3);
    let changed = leave(&desk, "one.json", (snapshot, 3..6), typed("wording", "half a wo", 30));
    let words = [
        leave(&desk, "two.json", (before, 1..3), typed("wording", "half", 20)),
        leave(&desk, "three.json", (snapshot, 3..3), typed("given", "by the board", 40)),
    ];
    for journals in [vec![&changed, &words[0], &words[1]], vec![&words[0], &words[1]]] {
        let opened = desk.open();
        assert!(may_write(&opened), "{:?}", opened.access);
        let (steps, wording) = if journals.len() == 3 { (6, "half a wo") } else { (3, "half") };
        assert_eq!(opened.workshop, workshop("s1", steps));
        let text =
            |field: &str| opened.drafts.iter().find(|draft| draft.field == field).map(|d| d.text.as_str());
        assert_eq!((text("wording"), text("given")), (Some(wording), Some("by the board")));
        let mut gone: Vec<&PathBuf> = opened.footing.earlier.iter().map(|row| &row.0).collect();
        let mut all = journals.clone();
        gone.sort();
        all.sort();
        assert_eq!(gone, all, "ours takes the place of all of them");
        let aside = opened.recovered.as_ref().and_then(|recovered| recovered.set_aside.clone());
        if journals.len() == 3 {
            let said = journal::encode(&Line::Draft(typed("wording", "half", 20)));
            assert_eq!(std::fs::read_to_string(aside.expect("two texts in one field")).unwrap(), said);
        }
        drop(opened);
        let _ = std::fs::remove_file(&changed);
    }
    let second = leave(&desk, "four.json", (snapshot, 3..5), typed("wording", "half", 20));
    leave(&desk, "five.json", (snapshot, 3..6), typed("wording", "half", 20));
    assert!(matches!(desk.reason(), ReadOnly::SeveralJournals { journals } if journals.contains(&second)));
}

#[test]
fn a_journal_with_other_changes_is_passed_over_and_never_taken_away() {
    let desk = Desk::new();
    let before = desk.holds(1);
    let snapshot = desk.holds(3);
    let other = leave(&desk, "copy.json", (before, 1..5), typed("wording", "of the copy", 20));
    let ours = leave(&desk, "name.json", (snapshot, 3..6), typed("wording", "ours", 30));
    let opened = desk.open();
    assert!(may_write(&opened), "{:?}", opened.access);
    assert_eq!(opened.workshop, workshop("s1", 6));
    let taken: Vec<&PathBuf> = opened.footing.earlier.iter().map(|row| &row.0).collect();
    assert_eq!(taken, [&ours], "what {} says is in no file", other.display());
}

#[test]
fn a_journal_left_behind_keeps_its_room_beside_words_of_earlier_names() {
    let desk = Desk::new();
    let before = desk.holds(1);
    let room = Room { place: crate::effect::Place::Agenda, ..Room::default() };
    let head = Line::Head(Head::new(&"s1".into(), before, &desk.path));
    Journal::start(&RealDisk, &desk.journal_path(), &[head, Line::Room(room.clone())]).unwrap();
    let snapshot = desk.holds(3);
    leave(&desk, "other.json", (snapshot, 3..3), typed("wording", "half", 20));
    let opened = desk.open();
    assert!(may_write(&opened), "{:?}", opened.access);
    assert_eq!((opened.room, opened.drafts), (Some(room), vec![typed("wording", "half", 20)]));
}
