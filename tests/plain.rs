//! The workshop as line prompts: the real program, fed by a pipe, from the six questions to the documents.

#[path = "support/plain.rs"]
mod support;

use smarketing::import::practice;
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{Child, ChildStdout},
};
use support::{Home, PLANNED};

/// A definition with both proposals, a wording, a vote with a two, a second one, and an owner.
const LEAD: &str = "go definitions\nlead\n1\nA person with a budget.\n2\nSomebody who fits.\n\n\
                    A person who fits our persona and asked for a conversation.\n\n52\n44\n\n\n5 4\n=\n\n\n\n1\n";

#[test]
fn a_workshop_goes_from_the_six_questions_to_its_documents() {
    let home = Home::new();
    let mut script = String::from(PLANNED);
    script += "6\nnew revenue\nthe board\n11\n=\n54\nnext\n";
    script += LEAD;
    // A promise by consent: one objection, written down, and the vote goes ahead with it; then the second for both.
    script += "go sla\nsales follow\nvote\n5\n1\n=\n\n\ntoo fast for Fridays\nuntil Monday\n\n3\n\n\n2\n\n";
    script += "park\nthe price list\nagenda\n\ntimer\n\nundo\nredo\nso far\nsaved\n";
    // The close: all that remains is given away, one action, sentences, both signatures.
    script += "go close\ngive\n1\nback\nsign-off\nDana Keller\n\nAna\n2\n+2w\nsay thank\nclose the\nwrite doc\n2\n3\ndone here\n";
    script += "quit\n";
    let said = home.says(&["new", "--plain"], &script);
    for sentence in [
        "Question 6 of 6.",
        "Step 2 of 6, definition: Lead",
        "Marketing 2 of 2 at 3 or more.",
        "One 2 in Sales. Ask all: what would make this a 3?",
        "Agreed. Sales 2 of 2 at 3 or more. Marketing 2 of 2 at 3 or more.",
        "Sales: 1 objection.",
        "Disagreement noted (Sales): too fast for Fridays.",
        "Parked: the price list",
        "Taken back: parked item",
        "Signed for Sales: Dana Keller.",
        "To sign for Marketing: Ana, by Thu 26 Mar.",
        "The session is closed.",
        "Everything is saved. Goodbye.",
    ] {
        assert!(said.contains(sentence), "{sentence:?} is not in\n{said}");
    }
    let shown = home.says(&["show", "last"], "");
    assert!(shown.contains("asked for a conversation"), "{shown}");
    let written: Vec<String> = files(&home.sessions());
    for end in [".docx", ".html", ".json"] {
        assert!(written.iter().any(|name| name.ends_with(end)), "{end} is not in {written:?}");
    }
    let checked = home.ends(&["check", "last"], "");
    assert!(matches!(checked.status.code(), Some(0 | 4)), "{checked:?}");
}

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Reads on until this was said.
fn until(said: &mut BufReader<ChildStdout>, wanted: &str) {
    let mut line = String::new();
    while !line.contains(wanted) {
        line.clear();
        assert!(said.read_line(&mut line).expect("the program speaks") > 0, "{wanted:?} was never said");
    }
}

fn kill(mut child: Child) {
    child.kill().expect("it can be killed");
    child.wait().expect("it is gone");
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let home = Home::new();
    let mut child = home.command(&["new", "--plain"]).spawn().expect("the program starts");
    let (mut input, mut said) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    write!(input, "{PLANNED}{LEAD}").unwrap();
    until(&mut said, "Agreed. Sales");
    until(&mut said, "Owner: Dana Keller.");
    kill(child);
    let again = home.says(&["open", "last", "--plain"], "so far\n");
    assert!(again.contains("Recovered") && again.contains("Lead: agreed."), "{again}");
    assert!(again.contains("asked for a conversation."), "{again}");
    assert!(again.ends_with("The input has ended. Everything is saved.\n"), "{again}");
}

#[test]
fn a_vote_is_hidden_until_both_sides_are_in() {
    let home = Home::new();
    let mut child = home.command(&["new", "--plain"]).spawn().expect("the program starts");
    let (mut input, mut said) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    let before_the_vote = LEAD.split("52\n").next().unwrap();
    write!(input, "{PLANNED}{before_the_vote}52\n44\n").unwrap();
    drop(input);
    let mut all = String::new();
    said.read_to_string(&mut all).unwrap();
    child.wait().unwrap();
    assert!(all.contains("Marketing is in, hidden until both are."), "{all}");
    assert!(!all.contains("at 3 or more"), "{all}");
    // The round is still open when the session is opened again: nothing was lost, nothing was said.
    let again = home.says(&["open", "last", "--plain"], "lead\n\n\n");
    assert!(again.contains("The vote on Lead is open: 4 of 4 are in."), "{again}");
    assert!(again.contains("Sales 1 of 2 at 3 or more, 1 at 2."), "{again}");
}

#[test]
fn points_of_one_team_are_not_said_before_the_other_has_split_its_own() {
    let home = Home::new();
    let mut script = format!("{PLANNED}go definitions\ntarget\nmore\nreopen\nmore\nweights\n");
    script += "add an\nMore than 77 seats\nadd an\nIn the valley\nsales splits\n61\n39\n";
    let said = home.says(&["new", "--plain"], &script);
    assert!(said.contains("In the valley\nEnter keeps \"0\": 39"), "{said}");
    // Everything that lists the fields, the weights and the documents, without typing points again.
    let script = "target\nfill in\ntake a row\n:back\nback\nmore\nweights\n\nback\n";
    let again = home.says(&["open", "last", "--plain"], script);
    assert!(again.contains("hidden until both have 100") && again.contains("In the valley"), "{again}");
    assert!(!again.contains("61") && !again.contains("39"), "{again}");
    assert!(
        !again.contains("Say both teams' points") && !again.contains("Write the agreed weights"),
        "{again}"
    );
    let printed = home.says(&["export", "last", "--full", "-o", "-"], "");
    assert!(printed.contains("In the valley") && !printed.contains("61"), "{printed}");
    // Once both are in, both are said.
    let script = "target\nmore\nweights\nmarketing splits\n40\n60\nsay both\n";
    let told = home.says(&["open", "last", "--plain"], script);
    assert!(told.contains("61") && told.contains("Write the agreed weights"), "{told}");
}

/// Lines typed on a laptop whose lid was shut for 18 minutes, once so much was typed.
struct Lid {
    lines: std::io::Cursor<&'static str>,
    shut_after: usize,
    wall: std::sync::Arc<std::sync::atomic::AtomicI64>,
}

impl std::io::Read for Lid {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.lines.read(buffer)
    }
}

impl std::io::BufRead for Lid {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.lines.position() == self.shut_after as u64 {
            self.wall.fetch_add(18 * 60, std::sync::atomic::Ordering::SeqCst);
        }
        self.lines.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.lines.consume(amount);
    }
}

/// What is said to these lines in a practice session, with a lid that is shut before it is asked for help.
fn said_around_sleep(lines: &'static str) -> String {
    use smarketing::{
        domain::{moment::Moment, session::Step},
        plain,
    };
    let folder = tempfile::tempdir().expect("a folder for a test");
    let at = Moment::parse("2026-03-12T20:00:00Z").expect("a time");
    let wall = std::sync::Arc::new(std::sync::atomic::AtomicI64::new(0));
    let (path, shown) = (folder.path().to_owned(), std::sync::Arc::clone(&wall));
    let around = plain::Around {
        places: smarketing::store::Places {
            sessions: path.clone(),
            state: path.clone(),
            config_file: path.clone(),
            trash: path,
        },
        zone: "UTC".to_owned(),
        now: std::sync::Arc::new(move || at.plus_seconds(shown.load(std::sync::atomic::Ordering::SeqCst))),
        elapsed: std::sync::Arc::new(|| std::time::Duration::ZERO),
        silent_minutes: None,
        bell: None,
        draw: Box::new(|| 7),
    };
    let (before, _) = lines.split_once("help\n").expect("the line at which it slept");
    let mut input = Lid { lines: std::io::Cursor::new(lines), shut_after: before.len(), wall };
    let mut output = Vec::new();
    plain::run(
        smarketing::effect::First::PracticeAt(Step::Definitions),
        around,
        &mut input,
        &mut output,
        true,
    )
    .expect("streams in memory");
    String::from_utf8(output).expect("text")
}

#[test]
fn a_laptop_that_slept_over_a_question_pauses_the_clock() {
    let said = said_around_sleep("timer\nstart\nback\nhelp\nso far\ntimer\n\nquit\n");
    assert_eq!(said.matches("The laptop slept at some time between").count(), 1, "{said}");
    let (_, after) = said.split_once("The laptop slept at some time between").expect("it slept");
    assert!(after.contains("Start the clock") && !after.contains("Pause the clock"), "{said}");
}

#[test]
fn sleep_during_pairs_pauses_the_silence_they_came_between() {
    let said = said_around_sleep("lead\nsilent\npairs\nhelp\n1\nagain\nquit\n");
    let (_, after) = said.split_once("The laptop slept at some time between").expect("it slept");
    assert!(after.contains("Back together") && after.contains("Paused, "), "{said}");
}

#[test]
fn answers_that_make_no_sense_are_asked_again_and_end_with_the_input() {
    let home = Home::new();
    let said = home.says(&["--plain"], "99\n-1\nnowhere\n:nonsense\n\u{1b}[2J\nhelp\n");
    assert!(said.contains("One workshop takes Sales and Marketing to a playbook both agreed.\n"), "{said}");
    assert!(said.matches("is not an answer here. Allowed: 1 to 7").count() >= 3, "{said}");
    assert!(
        said.contains("There is no command \"nonsense\"")
            && said.contains("quit: leaves; everything is saved."),
        "{said}"
    );
    assert!(said.ends_with("The input has ended. Everything is saved.\n"), "{said}");
}

#[test]
fn the_environment_asks_for_lines_as_the_flag_does() {
    let home = Home::new();
    let mut child = home.command(&[]).env("ACCESSIBLE", "1").spawn().unwrap();
    drop(child.stdin.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && String::from_utf8_lossy(&output.stdout).contains("No sessions yet."));
    let mut child = home.command(&[]).env("ACCESSIBLE", "0").spawn().unwrap();
    drop(child.stdin.take());
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(2), "0 is no wish");
}

#[test]
fn a_cue_that_fits_in_part_is_done_as_far_as_it_goes() {
    let home = Home::new();
    // The vote is opened by hand, and the next cue begins with opening it.
    let said = home.says(&["demo", "--plain"], &format!("{}open the vote\ncue\nquit\n", "cue\n".repeat(5)));
    assert!(!said.contains("no longer fits"), "{said}");
    assert!(said.contains("Our shared goal: agreed."), "{said}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a file stands where the folder for locks would be")]
fn a_cue_in_a_session_that_can_only_be_read_is_refused_once() {
    let home = Home::new();
    std::fs::write(home.sessions().with_file_name("state"), "").unwrap();
    let folder = home.sessions().display().to_string();
    let said = home.says(&["demo", "--plain", "--keep", &folder], "cue\ncue\nquit\n");
    let refusals = said.matches("This session can only be read").count();
    assert_eq!(refusals, 3, "when it is opened, and once a cue\n{said}");
}

#[test]
fn the_practice_session_plays_on_cue_and_keeps_nothing() {
    let home = Home::new();
    let (_, cues) = practice::begun("demo".into());
    let said = home.says(&["demo", "--plain"], &format!("{}2\n", "cue\n".repeat(cues.len())));
    for cue in cues.iter().filter(|cue| !cue.batches.is_empty()) {
        assert!(said.contains(cue.said()), "{}: \"{}\" is not said in\n{said}", cue.name, cue.said());
    }
    assert!(said.contains("That was the whole afternoon."), "{said}");
    let apart = |word: &&str| {
        word.contains("smarketing-practice-") && Path::new(word).extension().is_some_and(|end| end == "docx")
    };
    let written = said.split_whitespace().map(|word| word.trim_end_matches('.')).find(apart);
    let written = Path::new(written.unwrap_or_else(|| panic!("no playbook was written:\n{said}")));
    assert!(written.is_file(), "{} is to be looked at", written.display());
    std::fs::remove_dir_all(written.parent().expect("it is in a folder")).expect("it is ours");
    assert!(said.contains("Lead: agreed"), "{said}");
    assert!(!home.sessions().exists() || files(&home.sessions()).is_empty());
}
