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
    terminal.wait_for("One 1 in Marketing");
    terminal.wait_until("the vote saved", |screen| !screen.contents().contains("saving"));
    terminal.keys("<enter>e Too wide for a webi");
    terminal.wait_for("Too wide for a webi");
    // Half-typed text is on disk a quarter of a second after its first unsaved key.
    std::thread::sleep(std::time::Duration::from_millis(700));
    terminal.signal("KILL");
    terminal.exit_status();

    let mut again = home.start(&["open", "last"], 80, 24);
    again.wait_for("Recovered");
    // The same screen as before.
    again.wait_for("A person who asked to talk to us");
    again.wait_for("One 1 in Marketing");
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

/// A survey both teams answered: nobody shares a definition, everybody knows whom to call.
fn survey() -> String {
    let labels = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"];
    let mut rows = vec!["Team,We share one lead definition,I know who to call in the other team".to_owned()];
    for person in 0..8 {
        rows.push(format!("Sales,{},{}", labels[person % 2], labels[3]));
        rows.push(format!("Marketing,{},{}", labels[3 + person % 2], labels[3 + person % 2]));
    }
    rows.join("\n") + "\n"
}

/// Waits until what was accepted is on disk.
fn wait_saved(terminal: &Terminal) {
    terminal.wait_until("everything saved", |screen| !screen.contents().contains("saving..."));
}

#[test]
fn a_whole_workshop_by_keyboard() {
    let home = Home::new().with("SMARKETING_NOW", NOW);
    put(home.file("survey.csv"), &survey());
    let mut terminal = home.start(&[], 80, 24);
    plans_a_session(&mut terminal);
    reads_the_survey(&mut terminal);
    agrees_a_definition_with_a_disagreement(&mut terminal);
    agrees_a_promise(&mut terminal);
    sets_a_date_to_look_again(&mut terminal);
    signs_and_exports(&mut terminal);
    assert!(terminal.exit_status().success());

    let playbook = exported(&home);
    for words in [
        "A person who asked to talk to us",
        "Webinar guests are left out",
        "Sales will answer",
        "Thu 25 Jun 2026",
        "Dana Keller",
        "We share one lead definition",
    ] {
        assert!(playbook.contains(words), "\"{words}\" is not in the playbook:\n{playbook}");
    }
}

/// Six questions, every one with a default.
fn plans_a_session(terminal: &mut Terminal) {
    terminal.wait_for("No sessions yet");
    terminal.keys("n");
    terminal.wait_for("question 1 of 6");
    terminal.keys("Acme<enter>Q1 alignment<enter>");
    terminal.wait_for("question 2 of 6");
    terminal.keys("<enter>");
    terminal.wait_for("question 3 of 6");
    terminal.keys("<enter><enter>");
    terminal.wait_for("question 4 of 6");
    for person in PEOPLE.lines().skip(1) {
        terminal.keys(&format!("{person}<enter>"));
    }
    terminal.keys("<enter>");
    terminal.wait_for("question 5 of 6");
    terminal.keys("<enter>");
    terminal.wait_for("question 6 of 6");
    terminal.keys("<enter>");
    terminal.wait_for("Check-in");
    terminal.wait_for("Dana Keller");
}

fn reads_the_survey(terminal: &mut Terminal) {
    terminal.keys("g1");
    terminal.wait_for("show of hands");
    terminal.keys("i");
    terminal.wait_for("Which file holds the answers");
    terminal.paste("survey.csv");
    terminal.keys("<enter>");
    terminal.wait_for("8 Marketing");
    terminal.keys("<enter>");
    terminal.wait_for("real gap");
}

fn agrees_a_definition_with_a_disagreement(terminal: &mut Terminal) {
    terminal.keys("g2<down><enter>");
    terminal.wait_for("Sales says");
    terminal
        .keys("<enter>A person with a budget<enter><down><enter>Someone who downloaded two assets<enter>");
    terminal.wait_for("Someone who downloaded two assets");
    terminal.keys("e A person who asked to talk to us<enter>");
    terminal.wait_for("draft 1");
    terminal.keys("v 555<tab>551 r");
    terminal.wait_for("One 1 in Marketing");
    terminal.keys("<enter>e Webinar guests are left out<enter>");
    terminal.wait_for("Webinar guests are left out");
    // What would make it acceptable, and who asks to be named: nobody said.
    terminal.keys("<enter><enter>3");
    terminal.wait_for("disagreement written down");
    terminal.keys("<enter>");
    terminal.wait_for("DECIDED:");
    terminal.wait_for("agreed, disagreement noted");
    wait_saved(terminal);
}

fn agrees_a_promise(terminal: &mut Terminal) {
    terminal.keys("g3");
    terminal.wait_for("Sales follow-up");
    terminal.keys("<down><down><enter>");
    terminal.wait_for("Sales will answer");
    terminal.keys("v =<tab>= r");
    terminal.wait_for("Both teams can live with it");
    terminal.keys("<enter>");
    terminal.wait_for("DECIDED:");
}

fn sets_a_date_to_look_again(terminal: &mut Terminal) {
    terminal.keys("g5");
    terminal.wait_for("Numbers check");
    terminal.keys("d<ctrl+a>2026-06-25<enter>");
    terminal.wait_for("Thu 25 Jun");
}

fn signs_and_exports(terminal: &mut Terminal) {
    terminal.keys("g6<tab><tab><tab>");
    terminal.wait_for("Sales has not signed");
    terminal.keys("<enter>Dana Keller<enter>");
    terminal.wait_for("Dana Keller 1");
    terminal.keys("<down><enter>Lee Hartmann<enter>");
    terminal.wait_for("Lee Hartmann 1");
    wait_saved(terminal);
    terminal.keys("x");
    terminal.wait_for("Export");
    // Word is ticked; the test reads the Markdown.
    terminal.keys("<down><down><space><enter>");
    terminal.wait_for("Written");
    terminal.keys("q");
    terminal.wait_for("Leave");
    terminal.keys("<enter>");
    terminal.wait_for("Acme: Q1 alignment");
    terminal.keys("q");
}

#[expect(clippy::disallowed_methods, reason = "the test looks at what was written")]
fn exported(home: &Home) -> String {
    let files = std::fs::read_dir(home.file("Smarketing")).expect("the folder is there").flatten();
    let markdown = files.map(|file| file.path()).find(|path| path.extension().is_some_and(|end| end == "md"));
    std::fs::read_to_string(markdown.expect("a playbook was written")).expect("and can be read")
}

/// Two products, a first touch in four hours, and five people with little time for it.
const EFFORT: &str = concat!(
    r#"{"do": [{"fill": {"topic": "volume", "fields": {"volume": {"products": "#,
    r#"[{"product": "A", "leads": 100}, {"product": "B", "leads": 150}]}}}}, "#,
    r#"{"fill": {"topic": "follow-up", "fields": {"follow_up": {"classes": "#,
    r#"[{"class": "all", "within": {"amount": 4, "unit": "business_hours"}}]}}}}, "#,
    r#"{"assume": {"what": "reps", "value": {"number": "5"}, "by": "Dana"}}, "#,
    r#"{"assume": {"what": "minutes", "value": {"number": "12"}, "by": "Dana"}}, "#,
    r#"{"assume": {"what": "time", "value": {"number": "0.35"}, "by": "Dana"}}]}"#
);

#[test]
fn can_we_keep_it_is_answered_aside_while_people_type() {
    let home = Home::new().with("SMARKETING_NOW", NOW);
    smarketing(&home, &["new", "Q1 alignment", "--yes"]);
    put(home.file("effort.jsonl"), EFFORT);
    smarketing(&home, &["apply", "last", "effort.jsonl"]);
    let mut terminal = home.start(&["open", "last", "--step", "sla"], 80, 24);
    terminal.wait_for("Sales follow-up");
    terminal.keys("w");
    terminal.wait_for("needs 2.5 of 5 people");
    terminal.wait_for("Yes: 5 people can keep it.");
    // The next number is asked about before it is accepted, and the load is there at once.
    terminal.keys("<enter>2");
    terminal.wait_for("needs 2.5 of 2 people");
    terminal.wait_for("BREAKS");
    terminal.wait_for("Both for 95 of 100 leads: in 0 of 100 quarters.");
    terminal.keys("0<enter>");
    terminal.wait_for("What if: 20 people instead of 5");
    // Leaving does not wait for an answer that nobody needs any more.
    terminal.keys("q");
    terminal.wait_for("Leave");
    terminal.keys("<enter>");
    terminal.wait_for("Q1 alignment");
    terminal.keys("q");
    assert!(terminal.exit_status().success());
}

#[test]
fn the_bell_rings_once_when_a_box_ends_and_nobody_touches_a_key() {
    let home = Home::new().with("SMARKETING_NOW", "from 2026-03-12T12:10:50Z");
    smarketing(&home, &["new", "Q1 alignment", "--yes"]);
    put(
        home.file("box.jsonl"),
        r#"{"do": [{"set_box_minutes": {"id": "check-in", "minutes": 1}}, {"enter_box": {"id": "check-in"}}]}"#,
    );
    // The helper's clock is fifty seconds earlier than the window's: ten are left when that opens.
    smarketing(&home, &["apply", "last", "box.jsonl"]);
    let terminal = home.start(&["open", "last"], 80, 24);
    terminal.wait_for("wrapping up 00:0");
    assert_eq!(terminal.bells(), 0);
    terminal.wait_for("+0:02");
    assert_eq!(terminal.bells(), 1);
}
