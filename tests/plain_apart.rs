//! A file that was edited elsewhere while a journal had changes for it, in plain lines and on
//! the screen: the real program, fed by a pipe and typed to.
#![expect(clippy::disallowed_methods, reason = "tests prepare and look at their files by hand")]

#[cfg(unix)]
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the whole program use the rest")]
mod pty;
#[path = "support/plain.rs"]
mod support;

use smarketing::store::{
    fingerprint::Fingerprint,
    journal::{self, Head, Line},
    read_document,
};
use std::{fs, path::PathBuf};
use support::{Home, PLANNED};

/// A planned session with a journal that builds on another state of its file; the two files.
fn torn(home: &Home) -> (PathBuf, PathBuf) {
    home.says(&["new", "--plain"], &format!("{PLANNED}quit\n"));
    let mut files = fs::read_dir(home.sessions()).expect("the folder is there").flatten();
    let file =
        files.find(|file| file.path().extension().is_some_and(|end| end == "json")).expect("a session");
    let file = file.path().canonicalize().expect("it is there");
    let document = read_document(&fs::read_to_string(&file).expect("text")).expect("a session").document;
    let mut entry = document.log.last().expect("it was planned").clone();
    entry.seq += 1;
    let head = Head::new(&document.id, Fingerprint::of(b"another state"), &file);
    let lines = [Line::Head(head), Line::Entry(entry)].iter().map(journal::encode).collect::<String>();
    let folder = home.sessions().parent().expect("a folder").join("state/smarketing/journal");
    let journal = folder.join(format!("{}.jsonl", journal::stem(&document.id, &file)));
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(&journal, lines).expect("a journal");
    (file, journal)
}

#[test]
fn it_is_asked_at_opening_and_the_journal_is_never_lost() {
    let home = Home::new();
    let (file, journal) = torn(&home);
    let lines = fs::read(&journal).expect("the journal");
    let file = file.to_str().expect("text").to_owned();
    let said = home.says(&["open", &file, "--plain", "--read-only"], "quit\n");
    assert!(!said.contains("This file was edited elsewhere") && said.contains("can only be read"), "{said}");
    let said = home.says(&["open", &file, "--plain"], "2\nquit\n");
    assert!(said.contains("This file was edited elsewhere") && said.contains("can only be read"), "{said}");
    assert_eq!(fs::read(&journal).expect("looking moves nothing"), lines);
    let said = home.says(&["open", &file, "--plain"], "1\nquit\n");
    assert!(said.contains("No version fits the journal: it is kept as"), "{said}");
    assert!(!said.contains("can only be read"), "{said}");
    assert_eq!(fs::read(journal.with_extension("aside")).expect("it is set aside"), lines);
    let said = home.says(&["open", &file, "--plain"], "quit\n");
    assert!(!said.contains("This file was edited elsewhere"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_screen_that_only_looks_offers_nothing_that_writes() {
    let home = Home::new();
    let (file, journal) = torn(&home);
    let file = file.to_str().expect("text").to_owned();
    let state = home.sessions().with_file_name("state").display().to_string();
    let sessions = home.sessions().display().to_string();
    let desk = pty::Home::new().with("XDG_STATE_HOME", &state).with("SMARKETING_DIR", &sessions);
    let offer = "\": both\" makes files of both.";
    let mut looking = desk.start(&["open", &file, "--read-only"], 80, 24);
    looking.wait_for("read-only");
    assert!(!looking.text().contains(offer), "{}", looking.text());
    looking.keys(":both");
    looking.wait_for("both");
    assert!(!looking.text().contains("this machine's"), "it only looks:\n{}", looking.text());
    drop(looking);
    assert!(journal.exists());
    let mut window = desk.start(&["open", &file], 80, 24);
    window.wait_for(offer);
    window.keys(":both<enter>");
    window.wait_for("No version fits the journal");
    assert!(journal.with_extension("aside").exists(), "it is set aside");
}
