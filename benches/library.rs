//! How fast a folder of a thousand sessions is listed: with everything known from last time, with one file changed
//! since, and with nothing known at all. It prints what it measured.
//!
//! `cargo bench --bench library` runs it.
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock and makes its own files")]
#![expect(clippy::unwrap_used, reason = "a bench stops at the first thing that is not as expected")]

use smarketing::{
    import::practice,
    store::{Places, format::Document, library},
};
use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

/// Sessions in the folder.
const SESSIONS: usize = 1000;
/// Files beside them that a sync program left behind, cut off or never were sessions: one in so many.
const ONE_IN: usize = 100;

/// An id as long as every other, to be replaced.
const ID: &str = "260312-131000-aaaaa";

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let places = Places {
        sessions: folder.path().join("Smarketing"),
        state: folder.path().join("state"),
        config_file: folder.path().join("config.toml"),
        trash: folder.path().join("Trash"),
    };
    let (files, bytes) = fill(&places.sessions);
    println!("ms to list {SESSIONS} sessions in {files} files of {} MB together\n", bytes / 1_000_000);
    println!("{:<44}{:>9}{:>9}{:>9}{:>8}", "", "p50", "p95", "most", "runs");
    let index = places.state.join("library");
    row("nothing known", 5, || {
        let _ = fs::remove_dir_all(&index);
        listed(&places)
    });
    // A file is believed to be the same when it was written a while before the index was.
    thread::sleep(Duration::from_millis(2100));
    listed(&places);
    row("everything known", 100, || listed(&places));
    let one = places.sessions.join("Session 0500.json");
    row("one session changed since", 20, || {
        let text = fs::read(&one).unwrap();
        fs::write(&one, text).unwrap();
        listed(&places)
    });
}

fn listed(places: &Places) -> usize {
    let listed = library::list(places).unwrap();
    let readable = listed.iter().filter(|row| row.problem.is_none()).count();
    assert_eq!(readable, SESSIONS + SESSIONS / ONE_IN, "every session and every copy is listed");
    listed.len()
}

/// Writes the practice session a thousand times, each with an id, a company and dates of its own.
fn fill(folder: &Path) -> (usize, u64) {
    fs::create_dir_all(folder).unwrap();
    let text = Document::of(&practice::finished(ID.into()), &[]).to_text().unwrap();
    let (mut files, mut bytes) = (0, 0);
    let mut write = |path: PathBuf, text: &str| {
        fs::write(path, text).unwrap();
        files += 1;
        bytes += text.len() as u64;
    };
    for number in 0..SESSIONS {
        let id = format!("26{:04}-131000-{number:05}", number % 1231);
        let day = format!("20{:02}-{:02}-{:02}", 20 + number % 7, 1 + number % 12, 1 + number % 28);
        let text = text
            .replace(ID, &id)
            .replace("\"company\": \"Acme\"", &format!("\"company\": \"Company {}\"", number / 4))
            .replace("\"practice\": true,", "")
            .replace("2026-03-12", &day);
        write(folder.join(format!("Session {number:04}.json")), &text);
        if number % ONE_IN == 7 {
            write(folder.join(format!("Session {number:04} (1).json")), &text);
            write(folder.join(format!("Session {number:04} (cut).json")), &text[..text.len() / 2]);
            write(folder.join(format!("settings {number:04}.json")), "{\"colour\": \"blue\"}");
        }
    }
    (files, bytes)
}

/// One line: milliseconds, the middle one, the 95th of a hundred and the slowest.
fn row(name: &str, runs: usize, mut run: impl FnMut() -> usize) {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(run());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let (middle, slow, most) = (times[runs / 2], times[runs * 95 / 100], times[runs - 1]);
    println!("{name:<44}{middle:>9.1}{slow:>9.1}{most:>9.1}{runs:>8}");
}
