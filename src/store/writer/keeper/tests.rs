//! The writer job by job: journal first, the file after it, errors that end nothing.
#![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
use super::*;
use crate::domain::command::Command;
use crate::effect::Room;
use crate::store::disk::faulty::{Call, FaultyDisk};
use crate::store::open::{self, open};
use crate::store::sample::{at, draft, places, session, step, workshop};
use std::io::ErrorKind;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver};

/// A session being written, with a clock and a disk the test holds.
struct Desk {
    folder: tempfile::TempDir,
    places: Places,
    path: PathBuf,
    disk: Arc<FaultyDisk>,
    milliseconds: Arc<AtomicU64>,
    reports: Receiver<Report>,
    keeper: Keeper,
    workshop: Workshop,
    steps: i64,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = places(folder.path());
        let path = open::create(session("s1"), &places, at(0)).unwrap().path;
        let disk = Arc::new(FaultyDisk::default());
        let milliseconds = Arc::new(AtomicU64::new(0));
        let (keeper, reports) = keeper(&path, &places, &disk, &milliseconds);
        let workshop = workshop("s1", 0);
        Self { folder, places, path, disk, milliseconds, reports, keeper, workshop, steps: 0 }
    }

    fn does(&mut self, steps: i64) {
        for _ in 0..steps {
            let entry = step(&mut self.workshop, self.steps);
            self.steps += 1;
            assert!(self.keeper.take(Job::Entry(entry, Box::new(self.workshop.clone()))).is_continue());
        }
    }

    fn types(&mut self, text: &str) {
        assert!(self.keeper.take(Job::Draft(draft(text, 60))).is_continue());
    }

    fn waits(&mut self, milliseconds: u64) {
        self.milliseconds.fetch_add(milliseconds, Ordering::Relaxed);
        self.keeper.snapshot_if_due();
        self.keeper.keep_version();
    }

    /// Kills the program and starts it again on a healthy disk.
    fn killed_and_reopened(self) -> (Opened, tempfile::TempDir) {
        drop(self.keeper);
        (open(&self.path, &self.places, at(200)).unwrap(), self.folder)
    }

    fn reported(&self) -> Vec<Report> {
        self.reports.try_iter().collect()
    }

    fn saved_up_to(&self) -> Option<u64> {
        let seq = |report| if let Report::Saved { seq, .. } = report { Some(seq) } else { None };
        self.reported().into_iter().filter_map(seq).max()
    }

    fn failures(&self) -> Vec<Failure> {
        let failure = |report| if let Report::Failed(failure) = report { Some(failure) } else { None };
        self.reported().into_iter().filter_map(failure).collect()
    }

    /// What the session file holds, whatever is in the journal.
    fn in_file(&self) -> Workshop {
        let text = std::fs::read_to_string(&self.path).unwrap();
        crate::store::read_document(&text).unwrap().document.into_workshop().0
    }

    fn in_journal(&self) -> journal::Contents {
        journal::read(&std::fs::read(&self.keeper.log.path).unwrap())
    }
}

fn keeper(
    path: &Path,
    places: &Places,
    disk: &Arc<FaultyDisk>,
    milliseconds: &Arc<AtomicU64>,
) -> (Keeper, Receiver<Report>) {
    let (reports, receiver) = mpsc::channel();
    let shown = Arc::clone(milliseconds);
    let clock = Clock {
        now: Box::new(|| at(100)),
        elapsed: Box::new(move || Duration::from_millis(shown.load(Ordering::Relaxed))),
    };
    let disk: Arc<dyn Disk> = Arc::<FaultyDisk>::clone(disk);
    let opened = open(path, places, at(0)).unwrap();
    let mut keeper = Keeper::new(opened, Setup { places: places.clone(), disk, clock, reports });
    keeper.begin();
    (keeper, receiver)
}

#[test]
fn a_change_is_in_the_journal_before_it_is_called_saved() {
    let mut desk = Desk::new();
    desk.does(3);
    assert_eq!(desk.in_journal().entries, desk.workshop.log());
    assert_eq!(desk.reported()[2], Report::Saved { seq: 3, at: at(100) });
    assert_eq!(desk.in_file(), workshop("s1", 0), "the file follows later");
    let (opened, _folder) = desk.killed_and_reopened();
    assert_eq!(opened.workshop, workshop("s1", 3));
}

#[test]
fn every_line_is_synced_once() {
    let mut desk = Desk::new();
    desk.does(5);
    assert_eq!(desk.disk.count(Call::SyncData), 5);
}

#[test]
fn the_file_follows_when_it_is_quiet_and_the_journal_begins_anew() {
    let mut desk = Desk::new();
    desk.does(4);
    desk.types("half");
    desk.waits(1499);
    assert_eq!(desk.in_file(), workshop("s1", 0));
    desk.waits(1);
    assert_eq!(desk.in_file(), workshop("s1", 4));
    let journal = desk.in_journal();
    assert_eq!((journal.entries.len(), journal.drafts), (0, vec![draft("half", 60)]));
    assert_eq!(desk.keeper.wait(), None);
    let saved = Report::SnapshotSaved { seq: 4, at: at(100), confirmed: true };
    assert_eq!(desk.reported().last(), Some(&saved));
    desk.does(2);
    let (opened, _folder) = desk.killed_and_reopened();
    assert_eq!(opened.workshop, workshop("s1", 6));
    assert_eq!((opened.drafts, opened.recovered.unwrap().changes), (vec![draft("half", 60)], 2));
}

#[test]
fn a_step_of_the_agenda_writes_the_file_at_once() {
    let mut desk = Desk::new();
    let command = Command::EnterStep { step: crate::domain::session::Step::Sla };
    let entry = desk.workshop.commit(vec![command], at(1)).unwrap();
    assert!(desk.keeper.take(Job::Entry(entry, Box::new(desk.workshop.clone()))).is_continue());
    assert_eq!(desk.in_file(), desk.workshop);
}

#[test]
fn a_finished_session_leaves_a_file_and_no_journal() {
    let mut desk = Desk::new();
    desk.does(7);
    assert_eq!(desk.keeper.take(Job::Finish), ControlFlow::Break(true));
    assert!(!desk.keeper.log.path.exists());
    let (opened, _folder) = desk.killed_and_reopened();
    assert_eq!((opened.workshop, opened.recovered), (workshop("s1", 7), None));
}

#[test]
fn a_kill_after_any_change_with_any_failing_call_loses_nothing_that_was_called_saved() {
    let calls = [Call::CreateTemp, Call::Write, Call::Sync, Call::SyncData, Call::SyncFolder, Call::Rename];
    for call in calls {
        for (steps, times) in [(1, 1), (3, 2), (4, 5), (6, 100)] {
            let mut desk = Desk::new();
            desk.does(2);
            desk.disk.fail(call, times, ErrorKind::StorageFull);
            desk.does(steps);
            desk.waits(1500);
            desk.does(1);
            let saved = desk.saved_up_to().expect("the first two were saved");
            let (opened, _folder) = desk.killed_and_reopened();
            assert!(matches!(opened.access, Access::ReadWrite(_)), "{call:?} {times}: {:?}", opened.access);
            let seq = opened.workshop.seq();
            assert!(seq >= saved, "{call:?} {times}: {seq} of {saved}");
            assert_eq!(opened.workshop, workshop("s1", seq as i64), "{call:?} {times}");
        }
    }
}

#[test]
fn a_full_disk_is_said_and_over_when_there_is_room() {
    let mut desk = Desk::new();
    desk.disk.fail(Call::Write, usize::MAX, ErrorKind::StorageFull);
    desk.does(2);
    let failures = desk.failures();
    assert_eq!(failures.len(), 2, "each change tries again: {failures:?}");
    assert!(failures[1].to_string().ends_with("the disk is full. Make room, or save on another disk."));
    assert!(!failures[1].in_journal);
    assert_eq!(desk.keeper.wait(), Some(Duration::from_secs(10)), "without a change it is tried again later");
    desk.disk.heal();
    desk.does(1);
    assert_eq!(desk.saved_up_to(), Some(3));
    desk.waits(1500);
    assert_eq!(desk.in_file(), workshop("s1", 3));
    assert_eq!(desk.failures(), []);
}

#[test]
fn without_a_journal_every_change_goes_into_the_file() {
    let mut desk = Desk::new();
    desk.disk.fail(Call::SyncData, usize::MAX, ErrorKind::Other);
    std::fs::remove_dir_all(desk.places.journals()).unwrap();
    std::fs::write(desk.places.journals(), "in the way").unwrap();
    desk.does(3);
    assert_eq!(desk.in_file(), workshop("s1", 3));
    assert_eq!(desk.reported().iter().filter(|report| matches!(report, Report::Failed(_))).count(), 0);
}

#[test]
fn a_file_changed_elsewhere_stays_and_the_session_goes_on_beside_it() {
    let mut desk = Desk::new();
    desk.does(2);
    let mut other = open::view(&desk.path, &desk.places).unwrap().workshop;
    other.commit(vec![Command::Rename { name: "theirs".to_owned() }], at(50)).unwrap();
    let theirs = Document::of(&other, &[]).to_text().unwrap();
    std::fs::write(&desk.path, &theirs).unwrap();
    desk.does(1);
    desk.types("half");
    desk.waits(1500);
    desk.does(1);
    let parted = |report| if let Report::Parted(path) = report { Some(path) } else { None };
    let reported = desk.reported();
    assert!(!reported.iter().any(|report| matches!(report, Report::Failed(_))), "{reported:?}");
    let ours = reported.into_iter().find_map(parted).unwrap();
    let name = ours.file_name().unwrap().to_string_lossy().into_owned();
    assert!(name.starts_with("Acme- Q1 alignment (smarketing conflict 2026-03-12 1401"), "{name}");
    let path = desk.path.clone();
    let (theirs_now, folder) = desk.killed_and_reopened();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs);
    assert!(matches!(theirs_now.access, Access::ReadWrite(_)), "{:?}", theirs_now.access);
    assert_eq!((&theirs_now.workshop, theirs_now.recovered), (&other, None));
    let ours = open(&ours, &places(folder.path()), at(300)).unwrap();
    assert_eq!((ours.workshop, ours.drafts), (workshop("s1", 4), vec![draft("half", 60)]));
}

#[test]
fn a_file_changed_elsewhere_is_left_alone_where_nothing_can_stand_beside_it() {
    let mut desk = Desk::new();
    std::fs::write(&desk.path, "somebody else's").unwrap();
    *desk.disk.only_in.lock().unwrap() = Some(desk.places.sessions.clone());
    desk.disk.fail(Call::CreateTemp, usize::MAX, ErrorKind::StorageFull);
    desk.does(1);
    desk.waits(1500);
    desk.does(1);
    desk.disk.heal();
    let failures = desk.failures();
    assert!(failures.len() == 2 && failures.iter().all(|failure| failure.in_journal), "{failures:?}");
    assert_eq!(std::fs::read_to_string(&desk.path).unwrap(), "somebody else's");
    let elsewhere = desk.places.sessions.join("elsewhere");
    assert!(desk.keeper.take(Job::SaveElsewhere(elsewhere)).is_continue());
    let moved = desk.places.sessions.join("elsewhere.json");
    assert!(desk.reported().contains(&Report::Moved(moved.clone())));
    desk.does(2);
    assert_eq!(desk.failures(), []);
    drop(desk.keeper);
    let opened = open(&moved, &desk.places, at(200)).unwrap();
    assert_eq!(opened.workshop, workshop("s1", 4));
}

#[test]
fn a_folder_that_confirms_nothing_does_not_take_the_journal_away() {
    let mut desk = Desk::new();
    let before = std::fs::read(&desk.path).unwrap();
    *desk.disk.only_in.lock().unwrap() = Some(desk.places.sessions.clone());
    desk.disk.fail(Call::SyncFolder, usize::MAX, ErrorKind::InvalidInput);
    desk.does(3);
    desk.waits(1500);
    desk.does(2);
    let unconfirmed = |report: &Report| matches!(report, Report::SnapshotSaved { confirmed: false, .. });
    assert!(desk.reported().iter().any(unconfirmed));
    assert_eq!(desk.in_file(), workshop("s1", 3));
    assert_eq!(desk.keeper.take(Job::Finish), ControlFlow::Break(true));
    assert_eq!(desk.in_journal().entries.len(), 5, "it stays until the disk has confirmed the file");
    let (path, places) = (desk.path.clone(), desk.places.clone());
    let (opened, _folder) = desk.killed_and_reopened();
    assert_eq!((&opened.workshop, opened.recovered), (&workshop("s1", 5), None));
    assert!(matches!(opened.access, Access::ReadWrite(_)), "{:?}", opened.access);
    drop(opened.access);
    // Power is lost, and with it what was never confirmed.
    std::fs::write(&path, before).unwrap();
    let opened = open(&path, &places, at(300)).unwrap();
    assert_eq!((opened.workshop, opened.recovered.unwrap().changes), (workshop("s1", 5), 5));
}

#[test]
fn what_a_killed_program_left_beside_the_journal_goes_when_one_is_begun() {
    let mut desk = Desk::new();
    let left = desk.places.journals().join(".smk-aB3xY9");
    let hours_ago = std::fs::metadata(&desk.path).unwrap().modified().unwrap() - Duration::from_hours(3);
    std::fs::File::create(&left).unwrap().set_modified(hours_ago).unwrap();
    desk.keeper.begin();
    assert!(!left.exists());
}

#[test]
fn what_a_killed_program_left_beside_the_file_goes_with_the_first_save() {
    let mut desk = Desk::new();
    let left = desk.places.sessions.join(".smk-aB3xY9");
    let hours_ago = std::fs::metadata(&desk.path).unwrap().modified().unwrap() - Duration::from_hours(3);
    std::fs::File::create(&left).unwrap().set_modified(hours_ago).unwrap();
    desk.waits(0);
    assert!(left.exists(), "nothing was saved");
    desk.does(1);
    desk.waits(1500);
    assert!(!left.exists());
}

/// A session in a folder that confirms nothing, and its file before anything was written there.
fn unconfirming() -> (Desk, Vec<u8>) {
    let desk = Desk::new();
    let before = std::fs::read(&desk.path).unwrap();
    *desk.disk.only_in.lock().unwrap() = Some(desk.places.sessions.clone());
    desk.disk.fail(Call::SyncFolder, usize::MAX, ErrorKind::InvalidInput);
    (desk, before)
}

#[test]
fn a_change_after_a_file_that_was_never_confirmed_is_known_to_follow_on_it() {
    let (mut desk, before) = unconfirming();
    desk.types("half");
    desk.waits(1500);
    desk.types("half a word");
    desk.waits(1500);
    assert_eq!(desk.in_journal().head.unwrap().unconfirmed.len(), 2);
    desk.does(1);
    let (path, places) = (desk.path.clone(), desk.places.clone());
    let (opened, _folder) = desk.killed_and_reopened();
    assert!(matches!(opened.access, Access::ReadWrite(_)), "{:?}", opened.access);
    assert_eq!((&opened.workshop, opened.drafts), (&workshop("s1", 1), vec![draft("half a word", 60)]));
    assert_eq!(opened.recovered.unwrap().changes, 1);
    drop(opened.access);
    // The next program is killed too, and then power is lost with all that was never confirmed.
    let (again, _reports) = keeper(&path, &places, &Arc::default(), &Arc::default());
    drop(again);
    std::fs::write(&path, before).unwrap();
    let opened = open(&path, &places, at(300)).unwrap();
    assert!(matches!(opened.access, Access::ReadWrite(_)), "{:?}", opened.access);
    assert_eq!((opened.workshop, opened.drafts), (workshop("s1", 1), vec![draft("half a word", 60)]));
}

#[test]
fn a_draft_in_a_file_that_was_never_confirmed_does_not_come_back_once_it_is_accepted() {
    let (mut desk, _) = unconfirming();
    desk.types("half");
    desk.waits(1500);
    desk.types("");
    desk.does(1);
    let (opened, _folder) = desk.killed_and_reopened();
    assert!(matches!(opened.access, Access::ReadWrite(_)), "{:?}", opened.access);
    assert_eq!((opened.workshop, opened.drafts), (workshop("s1", 1), Vec::new()));
}

#[test]
fn a_journal_that_fails_does_not_raise_what_was_never_confirmed() {
    let (mut desk, before) = unconfirming();
    desk.does(2);
    desk.disk.fail(Call::SyncData, 1, ErrorKind::Other);
    desk.does(1);
    desk.waits(1500);
    let (path, places) = (desk.path.clone(), desk.places.clone());
    drop(desk.keeper);
    std::fs::write(&path, before).unwrap();
    let opened = open(&path, &places, at(300)).unwrap();
    assert!(matches!(opened.access, Access::ReadWrite(_)), "{:?}", opened.access);
    assert_eq!(opened.workshop, workshop("s1", 3));
}

/// Does what is advised when a file cannot be read.
fn put_back_as_advised(path: &Path, places: &Places) -> Opened {
    std::fs::write(path, "{ torn").unwrap();
    let error = open::view(path, places).unwrap_err();
    let Cause::HasVersion { kept, .. } = &error.source else { panic!("{error}") };
    std::fs::copy(kept, path).unwrap();
    let opened = open(path, places, at(300)).unwrap();
    assert!(matches!(opened.access, Access::ReadWrite(_)), "{:?}", opened.access);
    opened
}

#[test]
fn a_damaged_file_is_offered_as_it_was() {
    let mut desk = Desk::new();
    for _ in 0..3 {
        desk.does(3);
        desk.waits(1500);
    }
    desk.does(2);
    let Desk { places, path, keeper, folder: _folder, .. } = desk;
    drop(keeper);
    assert_eq!(put_back_as_advised(&path, &places).workshop, workshop("s1", 11), "killed, with its journal");
}

#[test]
fn a_damaged_file_of_a_session_that_was_left_is_offered_whole() {
    let mut desk = Desk::new();
    desk.does(3);
    desk.waits(1500);
    desk.does(4);
    assert!(desk.keeper.take(Job::Finish).is_break());
    let Desk { places, path, keeper, folder: _folder, .. } = desk;
    drop(keeper);
    assert_eq!(put_back_as_advised(&path, &places).workshop, workshop("s1", 7));
}

#[test]
fn a_file_saved_elsewhere_is_offered_as_it_was() {
    let mut desk = Desk::new();
    desk.does(4);
    let elsewhere = desk.places.sessions.join("elsewhere.json");
    assert!(desk.keeper.take(Job::SaveElsewhere(elsewhere.clone())).is_continue());
    assert!(desk.keeper.take(Job::Finish).is_break());
    let Desk { places, keeper, folder: _folder, .. } = desk;
    drop(keeper);
    assert_eq!(put_back_as_advised(&elsewhere, &places).workshop, workshop("s1", 4));
}

#[test]
fn nobody_waits_for_a_version_to_be_kept() {
    let mut desk = Desk::new();
    desk.keeper.keep_version();
    desk.does(2);
    let kept = || {
        let mut rows = std::fs::read_dir(desk.places.versions().join("s1")).unwrap();
        std::fs::read_to_string(rows.next().unwrap().unwrap().path()).unwrap()
    };
    let before = kept();
    let (reply, answer) = mpsc::channel();
    assert!(desk.keeper.take(Job::Flush(reply)).is_continue());
    assert_eq!((answer.try_recv(), kept()), (Ok(true), before), "answered first");
    desk.keeper.keep_version();
    assert_eq!(kept(), std::fs::read_to_string(&desk.path).unwrap());
}

#[test]
fn a_name_that_is_taken_is_not_written_over() {
    let mut desk = Desk::new();
    let taken = desk.places.sessions.join("taken.json");
    std::fs::write(&taken, "mine").unwrap();
    assert!(desk.keeper.take(Job::SaveElsewhere(taken.clone())).is_continue());
    assert_eq!(desk.failures().len(), 1);
    assert_eq!(std::fs::read_to_string(taken).unwrap(), "mine");
    let folder = tempfile::tempdir().unwrap();
    assert!(desk.keeper.take(Job::SaveElsewhere(folder.path().to_owned())).is_continue());
    assert!(folder.path().join("Acme- Q1 alignment.json").exists());
}

#[test]
fn recovered_changes_are_kept_by_the_next_journal() {
    let mut desk = Desk::new();
    desk.does(3);
    let Desk { places, path, keeper: first, folder: _folder, .. } = desk;
    drop(first);
    for _ in 0..3 {
        let (again, _reports) = keeper(&path, &places, &Arc::default(), &Arc::default());
        assert!(again.wait().is_some(), "the file is due");
        drop(again);
    }
    assert_eq!(open(&path, &places, at(200)).unwrap().workshop, workshop("s1", 3));
}

#[test]
fn a_renamed_file_takes_its_journal_along() {
    let mut desk = Desk::new();
    desk.does(3);
    let Desk { places, path, keeper: first, folder: _folder, .. } = desk;
    let old_journal = first.log.path.clone();
    drop(first);
    let renamed = places.sessions.join("renamed.json");
    std::fs::rename(&path, &renamed).unwrap();
    let (again, _reports) = keeper(&renamed, &places, &Arc::default(), &Arc::default());
    assert!(!old_journal.exists() && again.log.path.exists());
    drop(again);
    assert_eq!(open(&renamed, &places, at(200)).unwrap().workshop, workshop("s1", 3));
}

#[test]
fn a_long_journal_begins_anew_without_what_was_replaced() {
    let mut desk = Desk::new();
    desk.does(2);
    for _ in 0..9 {
        desk.types(&"word ".repeat(120_000));
    }
    let length = std::fs::metadata(&desk.keeper.log.path).unwrap().len();
    assert!(length < LONG_JOURNAL, "{length}");
    desk.types("half");
    let (opened, _folder) = desk.killed_and_reopened();
    assert_eq!((opened.workshop, opened.drafts), (workshop("s1", 2), vec![draft("half", 60)]));
}

#[test]
fn the_room_is_kept_for_a_second_window() {
    let mut desk = Desk::new();
    let room = Room { counted: Some((7, 11)), ..Room::default() };
    assert!(desk.keeper.take(Job::Room(room.clone())).is_continue());
    desk.does(1);
    desk.waits(1500);
    assert_eq!(open::view(&desk.path, &desk.places).unwrap().room, Some(room));
}
