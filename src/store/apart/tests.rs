//! Both states as files: nothing lost whatever fails, nothing touched that is not apart or that another window has.
#![expect(clippy::disallowed_methods, reason = "tests prepare and look at their files by hand")]
use super::*;
use crate::domain::history::Workshop;
use crate::store::disk::faulty::{Call, FaultyDisk};
use crate::store::journal::{Head, Journal, Line};
use crate::store::kept::Version;
use crate::store::sample::{self, at, draft, workshop};
use std::fs;

/// A session whose file was edited elsewhere while a journal had more steps for it.
struct Desk {
    _folder: tempfile::TempDir,
    places: Places,
    path: PathBuf,
    journal: PathBuf,
}

fn text(workshop: &Workshop) -> String {
    Document::of(workshop, &[]).to_text().unwrap()
}

impl Desk {
    /// The journal builds on the file after three steps and goes on up to six.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = sample::places(folder.path());
        fs::create_dir_all(&places.sessions).unwrap();
        let path = places.sessions.join("Acme.json");
        let base = text(&workshop("s1", 3));
        fs::write(&path, base.replace("Europe/Berlin", "Europe/Paris")).unwrap();
        let journal = places.journals().join(format!("{}.jsonl", journal::stem(&"s1".into(), &path)));
        let head = Head::new(&"s1".into(), Fingerprint::of(base.as_bytes()), &path);
        let mut lines = vec![Line::Head(head)];
        lines.extend(workshop("s1", 6).log()[3..].iter().cloned().map(Line::Entry));
        lines.push(Line::Draft(draft("half a word", 60)));
        Journal::start(&RealDisk, &journal, &lines).unwrap();
        Self { _folder: folder, places, path, journal }
    }

    /// A version after so many steps is kept.
    fn keep(&self, steps: i64) {
        let (text, session) = (text(&workshop("s1", steps)), "s1".into());
        let version =
            Version { session: &session, path: &self.path, text: &text, closed: 0, at: at(steps * 100) };
        kept::keep(&RealDisk, &self.places, &version).unwrap();
    }

    fn apart_on(&self, disk: &dyn Disk) -> Result<Apart, StoreError> {
        apart_on(disk, &self.path, &self.places, (at(1000), "new1".into()))
    }

    fn open(&self, path: &Path) -> Opened {
        let opened = open::open(path, &self.places, at(2000)).unwrap();
        assert!(matches!(opened.access, Access::ReadWrite(_)), "{:?}", opened.access);
        opened
    }

    /// The file beside has everything the journal had.
    fn is_all_in(&self, beside: &Path) {
        let opened = self.open(beside);
        let (session, all) = (opened.workshop.session(), workshop("s1", 6));
        assert_eq!((session.id.as_str(), session.zone.as_str()), ("new1", "Europe/Berlin"));
        assert_eq!((&session.people, &session.topics), (&all.session().people, &all.session().topics));
        assert_eq!(session.name, "Q1 alignment (journal of this machine)");
        assert_eq!(opened.workshop.log()[..6], *all.log());
        assert_eq!(opened.drafts, [draft("half a word", 60)]);
    }
}

#[test]
fn both_are_files_and_the_journal_is_kept_aside() {
    let desk = Desk::new();
    desk.keep(3);
    let (file, journal) = (fs::read(&desk.path).unwrap(), fs::read(&desk.journal).unwrap());
    let apart = desk.apart_on(&RealDisk).unwrap();
    let beside = apart.beside.clone().unwrap();
    let name = beside.file_name().unwrap().to_string_lossy().into_owned();
    assert!(name.starts_with("Acme (smarketing journal 2026-03-12 1416"), "{name}");
    assert!(apart.is_whole && apart.told().contains(&name), "{}", apart.told());
    desk.is_all_in(&beside);
    assert_eq!(fs::read(&desk.path).unwrap(), file, "the file stays as it is");
    assert_eq!(apart.aside, desk.journal.with_extension("aside"));
    assert_eq!(fs::read(&apart.aside).unwrap(), journal, "the journal stays as it is");
    assert!(!desk.journal.exists());
    let opened = desk.open(&desk.path);
    assert_eq!((opened.workshop.session().zone.as_str(), opened.recovered), ("Europe/Paris", None));
    #[cfg(unix)]
    for path in [&beside, &apart.aside] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn without_a_version_that_fits_the_journal_is_set_aside_as_it_is() {
    let desk = Desk::new();
    desk.keep(2);
    let journal = fs::read(&desk.journal).unwrap();
    fs::write(desk.journal.with_extension("aside"), "an earlier one").unwrap();
    let apart = desk.apart_on(&RealDisk).unwrap();
    assert_eq!((&apart.beside, &apart.aside), (&None, &desk.journal.with_extension("2.aside")));
    assert_eq!(fs::read(&apart.aside).unwrap(), journal);
    assert_eq!(fs::read(desk.journal.with_extension("aside")).unwrap(), b"an earlier one");
    assert!(apart.told().contains(&apart.aside.display().to_string()), "{}", apart.told());
    desk.open(&desk.path);
}

#[test]
fn a_later_version_that_has_the_beginning_of_the_journal_fits_too() {
    let desk = Desk::new();
    desk.keep(5);
    let apart = desk.apart_on(&RealDisk).unwrap();
    assert!(apart.is_whole);
    desk.is_all_in(&apart.beside.unwrap());
}

#[test]
fn of_a_damaged_journal_the_good_part_is_had_and_that_is_said() {
    let desk = Desk::new();
    desk.keep(3);
    let lines = fs::read_to_string(&desk.journal).unwrap();
    let mut lines: Vec<&str> = lines.split_inclusive('\n').collect();
    lines.swap(2, 3);
    fs::write(&desk.journal, lines.concat()).unwrap();
    let apart = desk.apart_on(&RealDisk).unwrap();
    assert!(!apart.is_whole && apart.told().contains(&apart.aside.display().to_string()), "{}", apart.told());
    let opened = desk.open(&apart.beside.unwrap());
    assert_eq!(opened.workshop.log()[..4], workshop("s1", 4).log()[..4]);
    assert_eq!(fs::read_to_string(&apart.aside).unwrap(), lines.concat());
}

#[test]
fn whatever_fails_file_and_journal_are_there_and_it_can_be_done_again() {
    let fatal =
        [Call::CreateTemp, Call::Write, Call::Sync, Call::Rename, Call::SyncFolder, Call::Move, Call::Lock];
    for call in fatal {
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied] {
            let desk = Desk::new();
            desk.keep(3);
            let (file, journal) = (fs::read(&desk.path).unwrap(), fs::read(&desk.journal).unwrap());
            let error = desk.apart_on(&FaultyDisk::failing(call, kind)).unwrap_err();
            assert!(!error.advice().is_empty(), "{error}");
            assert_eq!(fs::read(&desk.path).unwrap(), file, "{call:?}");
            assert_eq!(fs::read(&desk.journal).unwrap(), journal, "{call:?}");
            let apart = desk.apart_on(&RealDisk).unwrap();
            desk.is_all_in(&apart.beside.unwrap());
            desk.open(&desk.path);
        }
    }
}

#[test]
fn a_file_that_another_window_has_is_not_touched() {
    let desk = Desk::new();
    desk.keep(3);
    let stem = desk.journal.file_stem().unwrap().to_string_lossy().into_owned();
    let held = Lock::take(&RealDisk, &desk.places.locks(), &stem, "13:50").unwrap();
    assert!(desk.apart_on(&RealDisk).unwrap_err().is_locked());
    drop(held);
    let first = desk.apart_on(&RealDisk).unwrap();
    let again = desk.apart_on(&RealDisk).unwrap_err();
    assert!(matches!(again.source, Cause::Together), "{again}");
    let files = fs::read_dir(&desk.places.sessions).unwrap().count();
    assert_eq!((files, first.aside.exists()), (2, true), "asked twice it is done once");
}

#[test]
fn a_renamed_file_has_both_as_well() {
    let desk = Desk::new();
    desk.keep(3);
    let renamed = desk.places.sessions.join("Renamed.json");
    fs::rename(&desk.path, &renamed).unwrap();
    let apart = apart(&renamed, &desk.places, (at(1000), "new1".into())).unwrap();
    desk.is_all_in(&apart.beside.unwrap());
    desk.open(&renamed);
}
