//! Sessions to be measured, made from the practice session: one that can be saved, a large one, a long one, a thousand.

use smarketing::{
    domain::{command::Command, history::Workshop, session::Step},
    import::practice,
    store::format::Document,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// An id as long as every other, to be replaced.
const ID: &str = "260312-131000-aaaaa";

/// The practice session where a step begins.
pub fn up_to(step: Step) -> Workshop {
    practice::up_to(ID.into(), step).0
}

/// The practice session with so many more entries.
pub fn long(entries: usize) -> Workshop {
    let mut workshop = up_to(Step::Definitions);
    for number in 0..entries {
        reword(&mut workshop, format!("Somebody who asked for a conversation, {number}."));
    }
    workshop
}

/// The practice session, reworded until its file has so many bytes.
pub fn large(bytes: usize) -> Workshop {
    let mut workshop = up_to(Step::Definitions);
    let sentence = "Somebody who asked for a conversation and told us about a date this quarter. ".repeat(4);
    loop {
        for number in 0..100 {
            reword(&mut workshop, format!("{sentence}{number}"));
        }
        if text(&workshop).len() >= bytes {
            return workshop;
        }
    }
}

fn reword(workshop: &mut Workshop, text: String) {
    let at = workshop.last_at().unwrap().plus_seconds(1);
    workshop.commit(vec![Command::Word { topic: "lead".into(), text }], at).unwrap();
}

/// The session's file, of a session that is kept.
pub fn text(workshop: &Workshop) -> String {
    Document::of(workshop, &[]).to_text().unwrap().replace("\"practice\": true,", "")
}

/// Writes a session into a folder.
pub fn write(workshop: &Workshop, folder: &Path) -> PathBuf {
    fs::create_dir_all(folder).unwrap();
    let path = folder.join("Acme.json");
    fs::write(&path, text(workshop)).unwrap();
    path
}

/// Files beside the sessions of a library that a sync program left behind, cut off or never were sessions: for one
/// session in so many.
pub const ONE_IN: usize = 100;

/// Writes the practice session so many times, each with an id, a company and dates of its own; files and bytes.
pub fn library(folder: &Path, sessions: usize) -> (usize, u64) {
    fs::create_dir_all(folder).unwrap();
    let text = text(&practice::finished(ID.into()));
    let (mut files, mut bytes) = (0, 0);
    let mut write = |path: PathBuf, text: &str| {
        fs::write(path, text).unwrap();
        files += 1;
        bytes += text.len() as u64;
    };
    for number in 0..sessions {
        let id = format!("26{:04}-131000-{number:05}", number % 1231);
        let day = format!("20{:02}-{:02}-{:02}", 20 + number % 7, 1 + number % 12, 1 + number % 28);
        let text = text
            .replace(ID, &id)
            .replace("\"company\": \"Acme\"", &format!("\"company\": \"Company {}\"", number / 4))
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
