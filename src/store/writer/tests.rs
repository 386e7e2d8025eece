//! The writer thread from outside: reports, flush, finish.

use super::*;
use crate::store::disk::RealDisk;
use crate::store::open::{create, open, view};
use crate::store::sample::{at, draft, places, session, step, workshop};
use std::path::Path;

fn start(path: &Path, places: &Places) -> (Writer, Receiver<Report>) {
    #[expect(clippy::disallowed_methods, reason = "a test of the thread itself waits for real")]
    let started = std::time::Instant::now();
    let (reports, receiver) = mpsc::channel();
    let clock = Clock { now: Box::new(|| at(100)), elapsed: Box::new(move || started.elapsed()) };
    let setup = Setup { places: places.clone(), disk: Arc::new(RealDisk), clock, reports };
    (Writer::start(open(path, places, at(0)).unwrap(), setup).unwrap(), receiver)
}

#[test]
fn a_session_is_written_while_the_screen_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(folder.path());
    let path = create(session("s1"), &places, at(0)).unwrap().path;
    let (writer, reports) = start(&path, &places);
    let mut mine = workshop("s1", 0);
    for number in 0..20 {
        let entry = step(&mut mine, number);
        writer.send(Job::Entry(entry, Box::new(mine.clone())));
    }
    assert!(writer.handle().flush());
    assert_eq!(view(&path, &places).unwrap().workshop, mine);
    assert!(reports.try_iter().any(|report| matches!(report, Report::SnapshotSaved { seq: 20, .. })));
    let entry = step(&mut mine, 20);
    writer.send(Job::Entry(entry, Box::new(mine.clone())));
    let handle = writer.handle();
    assert!(writer.finish());
    assert!(!handle.flush(), "a writer that has ended confirms nothing");
    assert_eq!(open(&path, &places, at(200)).unwrap().workshop, mine);
}

#[test]
fn the_file_is_written_without_being_asked() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(folder.path());
    let path = create(session("s1"), &places, at(0)).unwrap().path;
    let (writer, reports) = start(&path, &places);
    let mut mine = workshop("s1", 0);
    let entry = step(&mut mine, 0);
    writer.send(Job::Entry(entry, Box::new(mine)));
    let within = Duration::from_secs(8);
    let saved = std::iter::from_fn(|| reports.recv_timeout(within).ok())
        .any(|report| matches!(report, Report::SnapshotSaved { seq: 1, .. }));
    assert!(saved);
    writer.finish();
}

#[test]
fn a_writer_that_dies_says_so_and_takes_nothing_more() {
    struct Broken;
    impl Disk for Broken {
        fn sync_data(&self, _file: &std::fs::File) -> std::io::Result<()> {
            panic!("a mistake of our own")
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let places = places(folder.path());
    let held = create(session("s1"), &places, at(0)).unwrap();
    let (reports, receiver) = mpsc::channel();
    let clock = Clock { now: Box::new(|| at(100)), elapsed: Box::new(Duration::default) };
    let setup = Setup { places: places.clone(), disk: Arc::new(Broken), clock, reports };
    let path = held.path.clone();
    let writer = Writer::start(held, setup).unwrap();
    let mut mine = workshop("s1", 0);
    let entry = step(&mut mine, 0);
    assert!(writer.send(Job::Entry(entry, Box::new(mine))));
    let said: Vec<Report> = receiver.iter().collect();
    assert_eq!(said, [Report::Failed(Failure::stopped())]);
    assert!(!writer.send(Job::SnapshotNow) && !writer.handle().flush() && !writer.finish());
    assert!(
        matches!(open(&path, &places, at(200)).unwrap().access, Access::ReadWrite(_)),
        "its lock is free"
    );
}

#[test]
fn what_may_only_be_read_gets_no_writer() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(folder.path());
    let held = create(session("s1"), &places, at(0)).unwrap();
    let (reports, _receiver) = mpsc::channel();
    let clock = Clock { now: Box::new(|| at(100)), elapsed: Box::new(Duration::default) };
    let setup = Setup { places: places.clone(), disk: Arc::new(RealDisk), clock, reports };
    let second = open(&held.path, &places, at(0)).unwrap();
    assert!(matches!(Writer::start(second, setup), Err(ReadOnly::Locked { .. })));
}

#[test]
fn a_session_that_goes_on_another_day_knows_where_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(folder.path());
    let path = create(session("s1"), &places, at(0)).unwrap().path;
    let room = Room { place: crate::effect::Place::Topic("lead".into()), ..Room::default() };
    let (writer, _reports) = start(&path, &places);
    writer.send(Job::Room(room.clone()));
    writer.send(Job::Draft(draft("half a word", 60)));
    assert!(writer.finish());
    let again = open(&path, &places, at(200)).unwrap();
    assert_eq!(again.drafts, [draft("half a word", 60)], "leaving loses no half-typed word");
    assert_eq!(again.room.as_ref(), Some(&room));
    assert_eq!(again.recovered, None, "nothing was lost, so nothing came back");
    drop(again);
    written_elsewhere(&path);
    let elsewhere = open(&path, &places, at(300)).unwrap();
    assert!(matches!(elsewhere.access, crate::store::open::Access::ReadWrite(_)), "a place refuses no file");
}

/// The same session, but other bytes.
#[expect(clippy::disallowed_methods, reason = "another program writes the file")]
fn written_elsewhere(path: &Path) {
    let text = std::fs::read_to_string(path).unwrap().replace("\"written_by\"", " \"written_by\"");
    std::fs::write(path, text).unwrap();
}
