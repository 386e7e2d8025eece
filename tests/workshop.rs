//! The real binary in a pseudo-terminal: a whole workshop by keyboard, and what is left when it is killed.
#![cfg(unix)]

#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal use the rest")]
mod pty;

use pty::{Home, Terminal};
use std::{path::PathBuf, process::Command};

/// Runs a command without a screen in the same home.
fn smarketing(home: &Home, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_smarketing"))
        .args(arguments)
        .current_dir(home.path())
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.file(".config"))
        .env("XDG_STATE_HOME", home.file(".state"))
        .env("SMARKETING_DIR", home.file("Smarketing"))
        .env("SMARKETING_NOW", NOW)
        .output()
        .expect("the program runs");
    assert!(
        output.status.success(),
        "smarketing {arguments:?} failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

const NOW: &str = "from 2026-03-12T12:10:00Z";

const PEOPLE: &str = "name,team,role\nDana Keller,sales,team lead\nTom Brandt,sales,\nPriya Nair,sales,\n\
                      Lee Hartmann,marketing,team lead\nSofia Lind,marketing,\nBen Adeyemi,marketing,\n";

/// A session with three people a team, open on its lead.
fn open_lead(home: &Home) -> Terminal {
    put(home.file("people.csv"), PEOPLE);
    smarketing(home, &["new", "Q1 alignment", "--company", "Acme", "--yes", "--people", "people.csv"]);
    let mut terminal = home.start(&["open", "last", "--step", "definitions"], 80, 24);
    terminal.wait_for("Lead");
    terminal.keys("<down><enter>");
    terminal.wait_for("Sales says");
    terminal
}

#[expect(clippy::disallowed_methods, reason = "tests make their own files")]
fn put(path: PathBuf, text: &str) {
    std::fs::write(path, text).expect("the file can be written");
}

#[test]
fn what_the_screen_acknowledged_survives_being_killed() {
    let home = Home::new().with("SMARKETING_NOW", NOW);
    let mut terminal = open_lead(&home);
    terminal.keys("e A person who asked to talk to us<enter>");
    terminal.wait_until("the wording saved", |screen| {
        let contents = screen.contents();
        contents.contains("draft 1") && contents.contains("saved") && !contents.contains("saving")
    });
    terminal.keys("v 554<tab>431 r");
    terminal.wait_for("has an objection");
    terminal.wait_until("the vote saved", |screen| !screen.contents().contains("saving"));
    terminal.keys("<enter>e Too wide for a webi");
    terminal.wait_for("Too wide for a webi");
    // Half-typed text is on disk a quarter of a second after its first unsaved key.
    std::thread::sleep(std::time::Duration::from_millis(700));
    terminal.signal("KILL");
    terminal.exit_status();

    let mut again = home.start(&["open", "last"], 80, 24);
    again.wait_for("Recovered");
    again.wait_for("Lead");
    again.keys("<down><enter>");
    again.wait_for("A person who asked to talk to us");
    again.wait_for("has an objection");
    again.keys("<enter>");
    again.wait_for("Too wide for a webi");
    again.keys("e<enter>");
    again.wait_for("saved");
    again.keys("<esc>q<enter>");
    again.wait_for("Acme: Q1 alignment");
    again.keys("q");
    assert!(again.exit_status().success());
    let record = smarketing(&home, &["show", "last", "lead"]);
    assert!(record.contains("A person who asked to talk to us"), "{record}");
    assert!(record.contains("Too wide for a webi"), "{record}");
}
