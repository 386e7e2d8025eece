//! Two and three real windows on one session, each in a pseudo-terminal: the mirror stays in step with the window that
//! leads, both survive each other's death, and what is private reaches neither of them nor any document.
#![cfg(unix)]

#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal use the rest")]
mod pty;

use pty::{Home, Terminal};
use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

const NOW: &str = "from 2026-03-12T12:10:00Z";

const PEOPLE: &str = "name,team,role\nDana Keller,sales,team lead\nTom Brandt,sales,\nPriya Nair,sales,\n\
                      Lee Hartmann,marketing,team lead\nSofia Lind,marketing,\nBen Adeyemi,marketing,\n\
                      Uma Falk,leadership,\n";

const WORDING: &str = "A person who asked to talk to us";

fn run(home: &Home, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_smarketing"))
        .args(arguments)
        .current_dir(home.path())
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.file(".config"))
        .env("XDG_STATE_HOME", home.file(".state"))
        .env("SMARKETING_DIR", home.file("Smarketing"))
        .env("SMARKETING_NOW", NOW)
        .output()
        .expect("the program runs")
}

/// A home with a session that nobody has opened yet.
fn planned() -> Home {
    let home = Home::new().with("SMARKETING_NOW", NOW);
    put(home.file("people.csv"), PEOPLE);
    let new =
        ["new", "Q1 alignment", "--company", "Acme", "--yes", "--start", "13:10", "--people", "people.csv"];
    let output = run(&home, &new);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    home
}

#[expect(clippy::disallowed_methods, reason = "tests make their own files")]
fn put(path: PathBuf, text: &str) {
    std::fs::write(path, text).expect("the file can be written");
}

/// The main window, on the definition of a lead.
fn open_lead(home: &Home) -> Terminal {
    let mut terminal = home.start(&["open", "last", "--step", "definitions"], 80, 24);
    terminal.wait_for("Lead");
    terminal.keys("<down><enter>");
    terminal.wait_for("Sales says");
    terminal
}

fn word_it(main: &mut Terminal) {
    main.keys(&format!("e {WORDING}<enter>"));
    main.wait_until("the wording", |screen| screen.contents().contains("draft 1"));
}

#[track_caller]
fn wait_blank(terminal: &Terminal) {
    terminal.wait_until("nothing at all", |screen| screen.contents().trim().is_empty());
}

#[test]
fn the_mirror_stays_in_step() {
    let home = planned();
    let mut mirror = home.start(&["mirror", "last"], 48, 14);
    mirror.wait_for("Acme: Q1 alignment");
    mirror.wait_for("We begin at 13:10.");
    let mut main = open_lead(&home);
    mirror
        .wait_until("the definition of a lead", |screen| screen.contents().trim_start().starts_with("Lead"));
    word_it(&mut main);
    mirror.wait_for(WORDING);
    main.keys("v");
    mirror.wait_for("vote 0 of 6");
    main.keys("554<tab>");
    mirror.wait_for("vote 3 of 6");
    mirror.wait_for("3 can live with it");
    assert!(!mirror.text().contains("5 5 4"), "{}", mirror.text());
    main.keys("b");
    wait_blank(&mirror);
    main.keys("b");
    mirror.wait_for(WORDING);
    // What lies over the screen is not for the room.
    main.keys("?");
    main.wait_for("Help");
    main.keys("<esc>43");
    main.wait_for("2 of 3");
    assert!(mirror.text().contains("vote 3 of 6"), "{}", mirror.text());
    mirror.keys("f");
    mirror.wait_for("frozen");
    main.keys("3r");
    main.wait_for("Both teams can live with it.");
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert!(mirror.text().contains("vote 3 of 6"), "{}", mirror.text());
    mirror.keys("f");
    mirror.wait_for("Both teams can live with it.");
    mirror.keys(".");
    wait_blank(&mirror);
    mirror.keys("b");
    mirror.wait_for(WORDING);
    main.keys("x");
    main.wait_for("Export");
    mirror.wait_until("a quiet card", |screen| !screen.contents().contains(WORDING));
    assert_eq!(mirror.text().trim(), "Acme: Q1 alignment");
    main.keys("<esc>q<enter>");
    mirror.wait_for("waiting for the main window");
    // No other key does anything; one leaves.
    mirror.keys("v5nx<enter>q");
    assert!(mirror.exit_status().success());
}

#[test]
fn either_window_may_be_killed() {
    let home = planned();
    let mut main = open_lead(&home);
    word_it(&mut main);
    let mut mirror = home.start(&["mirror", "last"], 60, 20);
    mirror.wait_for(WORDING);
    mirror.signal("KILL");
    mirror.exit_status();
    main.keys("v");
    main.wait_for("Fist to five");
    let mirror = home.start(&["mirror", "last"], 60, 20);
    mirror.wait_for("vote 0 of 6");
    main.keys("554<tab>");
    mirror.wait_for("vote 3 of 6");
    main.signal("KILL");
    main.exit_status();
    if cfg!(target_os = "linux") {
        mirror.wait_for("waiting for the main window");
    }
    let mut main = home.start(&["open", "last", "--step", "definitions"], 80, 24);
    main.wait_for("Lead");
    mirror.wait_until("the list", |screen| !screen.contents().contains("waiting"));
    main.keys("<down><enter>");
    mirror.wait_for("vote 3 of 6");
    main.keys("<tab>431r");
    mirror.wait_for("One 1 in Marketing.");
}

#[test]
fn private_notes_reach_nothing_but_the_console() {
    const SECRETS: [&str; 2] = ["xylophone-7731", "quagmire-5528"];
    let home = planned();
    let mut main = open_lead(&home);
    word_it(&mut main);
    let mut mirror = home.start(&["mirror", "last"], 80, 24);
    let mut console = home.start(&["console", "last"], 120, 40);
    console.wait_for("My notes: Lead");
    console.wait_for("Leadership speaks last.");
    assert!(console.text().matches(WORDING).count() == 1, "{}", console.text());
    console.keys(&format!("e{}<enter>{}", SECRETS[0], SECRETS[1]));
    console.wait_for(SECRETS[1]);
    main.keys("v554<tab>");
    console.wait_for("Sales in (3)");
    console.wait_for("Marketing not yet (3)");
    console.keys("<esc>q");
    assert!(console.exit_status().success());
    // Kept, and hers again in a narrow window.
    let mut console = home.start(&["console", "last"], 60, 24);
    console.wait_for(SECRETS[0]);
    console.keys("<tab>");
    console.wait_for("vote 3 of 6");
    main.keys("543r");
    mirror.wait_for("Both teams can live with it.");
    main.keys("1");
    mirror.wait_for("agreed");
    let mut shown = vec![("main", main.text()), ("mirror", mirror.text())];
    mirror.keys("q");
    main.keys("q<enter>q");
    main.exit_status();
    shown.extend(said_elsewhere(&home));
    assert!(shown.iter().any(|(_, text)| text.contains(WORDING)), "the search finds what is there");
    let private = home.file(".state/smarketing/private");
    let mut kept = 0;
    for (path, bytes) in everything(home.path()) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if path.starts_with(&private) {
            kept += SECRETS.iter().filter(|secret| text.contains(*secret)).count();
        } else {
            shown.push(("a file", text));
        }
    }
    assert_eq!(kept, SECRETS.len(), "the notes are in their own file");
    for (what, text) in &shown {
        for secret in SECRETS {
            assert!(!text.contains(secret), "{what} shows a private note:\n{text}");
        }
    }
    let private = run(&home, &["forget", "Dana Keller", "last", "--yes"]);
    assert!(private.status.success(), "{}", String::from_utf8_lossy(&private.stderr));
}

/// What exports and other commands say; the documents themselves are among the files.
#[expect(clippy::disallowed_methods, reason = "a test makes the folder that documents go to")]
fn said_elsewhere(home: &Home) -> Vec<(&'static str, String)> {
    let formats = "docx,html,md,txt,ics,csv,json,runsheet,prep,summary,poster,record";
    let folder = home.path().join("documents");
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let out = folder.display().to_string();
    let mut said = Vec::new();
    for arguments in [
        &["export", "last", "--as", formats, "--full", "-o", &out][..],
        &["show", "last", "--full"],
        &["show", "last", "--json"],
        &["diff", "last", "--json"],
        &["check", "last"],
    ] {
        let output = run(home, arguments);
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(arguments[0] != "export" || output.status.success(), "{told}");
        said.extend([("a command", printed), ("a command", told)]);
    }
    said
}

/// Every file below a folder.
fn everything(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder can be listed").flatten() {
        if entry.path().is_dir() {
            found.extend(everything(&entry.path()));
        } else {
            found.push((entry.path(), read(&entry.path())));
        }
    }
    found
}

#[expect(clippy::disallowed_methods, reason = "tests look into files by hand")]
fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("the file can be read")
}

#[test]
fn what_has_no_file_cannot_be_watched() {
    let home = Home::new();
    for command in ["mirror", "console"] {
        let output = run(&home, &[command, "acme"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.contains("demo --keep"), "{said}");
    }
}
