//! How fast a folder of a thousand sessions is listed: with everything known from last time, with one file changed
//! since, and with nothing known at all.

use super::{
    sessions,
    table::{Report, Spread},
};
use smarketing::store::{Places, library};
use std::{fs, thread, time::Duration};

/// Sessions in the folder.
const SESSIONS: usize = 1000;
/// Milliseconds to list them.
const MOST: f64 = 100.0;

pub fn run(report: &mut Report) {
    let folder = tempfile::tempdir().unwrap();
    let places = Places {
        sessions: folder.path().join("Smarketing"),
        state: folder.path().join("state"),
        config_file: folder.path().join("config.toml"),
        trash: folder.path().join("Trash"),
    };
    let (files, bytes) = sessions::library(&places.sessions, SESSIONS);
    report.value(&format!("{SESSIONS} sessions in {files} files"), "MB", bytes as f64 / 1e6, None);
    let index = places.state.join("library");
    let unknown = Spread::of_work(5, || {
        let _ = fs::remove_dir_all(&index);
        listed(&places)
    });
    report.spread("listed, nothing known", "ms", &unknown, None);
    // A file is believed to be the same when it was written a while before the index was.
    thread::sleep(Duration::from_millis(2100));
    listed(&places);
    report.spread("listed, everything known", "ms", &Spread::of_work(100, || listed(&places)), Some(MOST));
    let one = places.sessions.join("Session 0500.json");
    let changed = Spread::of_work(20, || {
        let text = fs::read(&one).unwrap();
        fs::write(&one, text).unwrap();
        listed(&places)
    });
    report.spread("listed, one session changed since", "ms", &changed, Some(MOST));
}

fn listed(places: &Places) -> usize {
    let listed = library::list(places).unwrap();
    let readable = listed.iter().filter(|row| row.problem.is_none()).count();
    assert_eq!(readable, SESSIONS + SESSIONS / sessions::ONE_IN, "every session and every copy is listed");
    listed.len()
}
