//! Following: what is seen while another window writes, dies, comes back, or its files go away; and nothing written.
#![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
use super::*;
use crate::domain::{
    history::{Entry, Workshop},
    session::Step,
};
use crate::effect::{Place, Room};
use crate::store::disk::RealDisk;
use crate::store::fingerprint::Fingerprint;
use crate::store::format::Document;
use crate::store::journal::{Head, Journal, Line};
use crate::store::open::{create, open};
use crate::store::sample::{self, at, session, step, workshop};
use crate::store::writer::{Clock, Job, Setup, Writer};
use std::collections::BTreeMap;
use std::sync::{Arc, mpsc};
use std::time::Duration;

/// A folder for everything, with a session in it that somebody follows.
struct Desk {
    _folder: tempfile::TempDir,
    places: Places,
    path: PathBuf,
    mine: Workshop,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = sample::places(folder.path());
        let path = create(session("s1"), &places, at(0)).unwrap().path.clone();
        Self { _folder: folder, places, path, mine: workshop("s1", 0) }
    }

    fn follow(&self) -> Follower {
        Follower::start(&self.path, &self.places).unwrap()
    }

    /// Opens it for writing, as the main window does.
    fn write(&self) -> Writer {
        let clock = Clock { now: Box::new(|| at(100)), elapsed: Box::new(Duration::default) };
        let (reports, _) = mpsc::channel();
        let setup = Setup { places: self.places.clone(), disk: Arc::new(RealDisk), clock, reports };
        Writer::start(open(&self.path, &self.places, at(0)).unwrap(), setup).unwrap()
    }

    fn step(&mut self, number: i64) -> (Entry, Workshop) {
        let entry = step(&mut self.mine, number);
        (entry, self.mine.clone())
    }

    fn journal_path(&self) -> PathBuf {
        let stem = journal::stem(&"s1".into(), &self.path);
        self.places.journals().join(format!("{stem}.jsonl"))
    }

    /// A journal as a killed window left it: its last words, and who it was.
    fn killed(&self, lines: &[Line]) {
        let text = std::fs::read(&self.path).unwrap();
        let head = Line::Head(Head::new(&"s1".into(), Fingerprint::of(&text), &self.path));
        let lines: Vec<Line> = std::iter::once(head).chain(lines.iter().cloned()).collect();
        Journal::start(&RealDisk, &self.journal_path(), &lines).unwrap();
        let words = self.places.locks().join(format!("{}.held", journal::stem(&"s1".into(), &self.path)));
        std::fs::create_dir_all(self.places.locks()).unwrap();
        std::fs::write(words, "since 13:50, process 4194305").unwrap();
    }

    /// Every file with its content, but for the versions: the writer keeps those when nobody waits for it.
    fn everything(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        fn below(folder: &Path, versions: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                if entry.path() == versions {
                    continue;
                }
                if entry.path().is_dir() {
                    below(&entry.path(), versions, found);
                } else {
                    found.insert(entry.path(), std::fs::read(entry.path()).unwrap());
                }
            }
        }
        let mut found = BTreeMap::new();
        below(self.places.sessions.parent().unwrap(), &self.places.versions(), &mut found);
        found
    }
}

fn room(place: Place) -> Room {
    Room { step: Step::Definitions, place, ..Room::default() }
}

/// Hands over jobs and waits until they are on disk.
fn send(writer: &Writer, jobs: impl IntoIterator<Item = Job>) {
    for job in jobs {
        writer.send(job);
    }
    assert!(writer.handle().flush());
}

#[test]
fn changes_and_places_are_seen_as_they_come_and_nothing_else_is_read() {
    let mut desk = Desk::new();
    let mut follower = desk.follow();
    assert_eq!(follower.seen().room, None);
    assert!(!follower.seen().is_open && follower.seen().is_there);
    let writer = desk.write();
    for number in 0..4 {
        let (entry, workshop) = desk.step(number);
        writer.send(Job::Entry(entry, Box::new(workshop)));
        send(&writer, [Job::Room(room(Place::Topic("lead".into())))]);
        assert!(follower.look().is_some() || number > 0);
        assert_eq!(follower.seen().workshop.session(), desk.mine.session());
    }
    assert_eq!(follower.seen().room, Some(room(Place::Topic("lead".into()))));
    assert!(follower.seen().is_open);
    assert_eq!(follower.look(), None, "nothing happened");
    let before = desk.everything();
    send(&writer, [Job::Room(Room { blank: true, ..room(Place::Baseline) })]);
    let seen = follower.look().expect("another place").room.clone().unwrap();
    assert!(seen.blank && seen.place == Place::Baseline);
    assert_eq!(before.len(), desk.everything().len(), "no file came or went");
    writer.finish();
}

#[test]
fn a_window_that_is_closed_and_opened_again_is_seen_to_be() {
    let mut desk = Desk::new();
    let writer = desk.write();
    send(&writer, [Job::Room(room(Place::Cadence))]);
    let mut follower = desk.follow();
    assert!(follower.seen().is_open);
    writer.finish();
    let seen = follower.look().expect("it was closed");
    assert!(!seen.is_open && seen.is_there);
    assert_eq!(seen.room, Some(room(Place::Cadence)), "what the room saw last");
    let writer = desk.write();
    let (entry, workshop) = desk.step(0);
    send(&writer, [Job::Entry(entry, Box::new(workshop)), Job::Room(room(Place::Close))]);
    let seen = follower.look().expect("it is back");
    assert!(seen.is_open);
    assert_eq!(seen.room, Some(room(Place::Close)));
    assert_eq!(seen.workshop.session().topics.len(), 1);
    writer.finish();
}

#[test]
fn a_killed_window_leaves_its_last_picture() {
    let mut desk = Desk::new();
    let (entry, _) = desk.step(0);
    desk.killed(&[Line::Entry(entry), Line::Room(room(Place::Topic("lead".into())))]);
    let mut follower = desk.follow();
    assert_eq!(follower.seen().workshop.session().topics.len(), 1);
    assert_eq!(follower.seen().room, Some(room(Place::Topic("lead".into()))));
    assert_eq!(follower.seen().is_open, !cfg!(target_os = "linux"));
    let writer = desk.write();
    send(&writer, [Job::Room(room(Place::Promises))]);
    assert_eq!(follower.look().and_then(|seen| seen.room.clone()), Some(room(Place::Promises)));
    assert!(follower.seen().is_open);
    writer.finish();
}

#[test]
fn half_a_line_is_left_alone_until_it_is_whole() {
    let mut desk = Desk::new();
    let (entry, _) = desk.step(0);
    desk.killed(&[Line::Room(room(Place::CheckIn))]);
    let mut follower = desk.follow();
    let line = journal::encode(&Line::Entry(entry));
    let (first, second) = line.split_at(line.len() / 2);
    let add = |text: &str| {
        let whole = std::fs::read_to_string(desk.journal_path()).unwrap() + text;
        std::fs::write(desk.journal_path(), whole).unwrap();
    };
    add(first);
    assert_eq!(follower.look(), None);
    assert!(follower.seen().workshop.session().topics.is_empty());
    add(second);
    assert_eq!(follower.look().unwrap().workshop.session().topics.len(), 1);
}

#[test]
fn a_file_renamed_or_thrown_away_keeps_the_last_picture_and_says_so() {
    let desk = Desk::new();
    let mut follower = desk.follow();
    let elsewhere = desk.path.with_file_name("elsewhere.json");
    std::fs::rename(&desk.path, &elsewhere).unwrap();
    let seen = follower.look().expect("it is gone");
    assert!(!seen.is_there);
    assert_eq!(seen.workshop.session().name, "Q1 alignment");
    assert_eq!(follower.look(), None);
    std::fs::rename(&elsewhere, &desk.path).unwrap();
    assert!(follower.look().expect("it is back").is_there);
}

#[test]
fn another_session_under_the_name_and_a_copy_of_this_one_are_not_followed() {
    let mut desk = Desk::new();
    let mut follower = desk.follow();
    // The journal of a copy carries the same session, and the hash of another path.
    let copy = desk.path.with_file_name("copy.json");
    std::fs::copy(&desk.path, &copy).unwrap();
    let stem = journal::stem(&"s1".into(), &copy);
    let text = std::fs::read(&copy).unwrap();
    let (entry, _) = desk.step(0);
    let head = Line::Head(Head::new(&"s1".into(), Fingerprint::of(&text), &copy));
    let path = desk.places.journals().join(format!("{stem}.jsonl"));
    Journal::start(&RealDisk, &path, &[head, Line::Entry(entry), Line::Room(room(Place::Close))]).unwrap();
    assert_eq!(follower.look(), None);
    let other = Document::of(&workshop("s2", 3), &[]).to_text().unwrap();
    std::fs::write(&desk.path, other).unwrap();
    for _ in 0..20 {
        assert_eq!(follower.look(), None);
    }
    assert_eq!(follower.seen().workshop.session().id, "s1".into());
}

#[test]
fn it_writes_nothing_and_takes_no_lock() {
    let desk = Desk::new();
    let before = desk.everything();
    let mut follower = desk.follow();
    follower.look();
    assert_eq!(desk.everything(), before);
    let writer = desk.write();
    follower.look();
    writer.finish();
}

#[test]
fn what_cannot_be_read_for_a_moment_is_read_at_the_next_look() {
    let desk = Desk::new();
    let mut follower = desk.follow();
    let good = std::fs::read(&desk.path).unwrap();
    std::fs::write(&desk.path, &good[..good.len() / 2]).unwrap();
    assert_eq!(follower.look(), None);
    let better = Document::of(&workshop("s1", 3), &[]).to_text().unwrap();
    std::fs::write(&desk.path, better).unwrap();
    assert_eq!(follower.look().unwrap().workshop.seq(), 3);
}
