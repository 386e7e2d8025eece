//! The real binary on temporary folders: what it prints, what it writes, how it ends.
#![expect(clippy::unwrap_used, reason = "the machine under test is a test too, spread over functions")]
#![expect(clippy::disallowed_methods, reason = "these tests prepare and look at files by hand")]

#[path = "cli/completions.rs"]
mod completions;
#[path = "cli/due.rs"]
mod due;
#[path = "cli/manual.rs"]
mod manual;
#[path = "cli/settings.rs"]
mod settings;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

/// A machine of its own: a home folder, a clock that stands still, dice that fall the same.
struct Machine {
    home: TempDir,
    seed: std::cell::Cell<u32>,
}

/// How one run ended.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Machine {
    fn new() -> Self {
        Self { home: TempDir::new().unwrap(), seed: std::cell::Cell::new(0) }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        // Another seed for each run, so that two sessions of one second have two ids.
        self.seed.set(self.seed.get() + 1);
        let mut command = Command::new(env!("CARGO_BIN_EXE_smarketing"));
        command
            .args(arguments)
            .current_dir(self.home.path())
            .env_clear()
            .env("HOME", self.home.path())
            .env("SMARKETING_DIR", self.path("sessions"))
            .env("SMARKETING_NOW", "2026-03-12T12:00:00Z")
            .env("SMARKETING_SEED", self.seed.get().to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &[&str], input: &str) -> Run {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        // Who does not read its input has closed it.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let run = Run {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        for stream in [&run.out, &run.err] {
            let acts = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
            assert!(!stream.contains(acts), "{arguments:?} prints control characters: {stream:?}");
            assert!(!stream.contains(['\u{202e}', '\u{200b}']), "{arguments:?} prints hidden characters");
        }
        run
    }

    /// A run that must succeed; its output.
    fn out(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.err);
        run.out
    }

    /// A new session with this name; its id.
    fn session(&self, name: &str) -> String {
        self.out(&["new", name, "--zone", "Europe/Berlin"]).trim().to_owned()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> String {
        fs::write(self.path(name), text).unwrap();
        self.path(name).display().to_string()
    }

    fn session_file(&self) -> String {
        let mut files = fs::read_dir(self.path("sessions")).unwrap().map(|file| file.unwrap().path());
        files.next().unwrap().display().to_string()
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Three in Sales, three in Marketing, and a wording that is put to a vote.
const VOTE: &str = r#"
# who is here
{"do": [{"add_person": {"name": "Ana", "group": "sales"}}, {"add_person": {"name": "Bo", "group": "sales"}}, {"add_person": {"name": "Cy", "group": "sales"}}]}
{"do": [{"add_person": {"name": "Di", "group": "marketing"}}, {"add_person": {"name": "Ed", "group": "marketing"}}, {"add_person": {"name": "Flo", "group": "marketing"}}]}

{"do": [{"word": {"topic": "lead", "text": "A person who asked for a call."}}, {"open_round": {"topic": "lead"}}]}
{"do": [{"record_tally": {"topic": "lead", "round": 1, "team": "sales", "tally": {"counts": [0,0,0,0,0,3]}}}]}
{"do": [{"record_tally": {"topic": "lead", "round": 1, "team": "marketing", "tally": {"counts": [0,1,0,0,0,2]}}}]}
{"do": [{"reveal": {"topic": "lead", "round": 1}}]}
"#;

const AGREE: &str = r#"{"do": [{"decide": {"topic": "lead", "decision": "agree"}}]}"#;
const GO_AHEAD: &str =
    r#"{"do": [{"answer_objection": {"topic": "lead", "objection": 1, "answer": "go_ahead"}}]}"#;

#[test]
fn alone_without_a_terminal_it_prints_help_on_stderr() {
    let run = Machine::new().run(&[]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("Usage:") && run.err.contains("demo"), "{}", run.err);
}

#[test]
fn a_new_session_is_found_by_id_prefix_path_and_last() {
    let machine = Machine::new();
    let id = machine.session("Q1 alignment");
    assert!(id.starts_with("260312-120000-"), "{id}");
    let file = machine.session_file();
    for reference in [id.as_str(), &id[..9], &file, "last"] {
        assert!(machine.out(&["show", reference]).contains("Q1 alignment"), "{reference}");
    }
    let listed = json(&machine.out(&["list", "--json"]));
    assert_eq!(listed["sessions"][0]["id"], id.as_str());
    let plain = machine.out(&["list", "--plain"]);
    assert_eq!(plain.trim_end().split('\t').next(), Some(id.as_str()));
    assert!(machine.out(&["list"]).contains("Q1 alignment"));
}

#[test]
fn new_says_what_the_time_is_worth_and_a_dry_run_writes_nothing() {
    let machine = Machine::new();
    let run = machine.run(&["new", "--yes", "--dry-run", "--length", "half-day"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("Alignment 12 Mar 2026") && run.out.contains("Buyer persona"), "{}", run.out);
    assert!(run.err.contains("and have 155"), "{}", run.err);
    assert!(!machine.path("sessions").exists());
    let run = machine.run(&["new", "Q1", "--length", "long"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("half-day"), "{}", run.err);
    for (option, typed) in [("--date", "soon"), ("--start", "noon")] {
        let run = machine.run(&["new", "Q1", option, typed]);
        assert_eq!(run.code, Some(2));
        assert!(run.err.starts_with(&format!("{option}: Type a ")), "{}", run.err);
        assert!(run.err.ends_with(&format!("You typed \"{typed}\".\n")), "{}", run.err);
    }
    for date in ["2026-03-24", "24 Mar", "24.3.", "Tue 24 Mar", "+12d"] {
        let run = machine.run(&["new", "--yes", "--dry-run", "--date", date]);
        assert!(run.out.contains("Alignment 24 Mar 2026"), "{date}: {}{}", run.out, run.err);
    }
    let run = machine.run(&["new"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("--yes"), "{}", run.err);
}

#[test]
fn people_and_survey_come_from_files() {
    let machine = Machine::new();
    let people = machine.write("people.csv", "name;team;where\nAna;sales;\nBo;marketing;call\n");
    let survey = machine.write("survey.csv", smarketing::assets::demo::survey());
    let id = machine.out(&["new", "Q1", "--people", &people, "--survey", &survey]);
    let state = json(&machine.out(&["show", id.trim(), "--json"]))["state"].clone();
    assert_eq!(state["people"].as_array().unwrap().len(), 2);
    assert_eq!(state["baseline"]["respondents"]["sales"], 13);
    let wrong = machine.write("people.csv", "name,team\nAna,HR\n");
    let run = machine.run(&["new", "Q2", "--people", &wrong]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("people.csv, line 2, column \"team\""), "{}", run.err);
    assert_eq!(machine.out(&["list", "--plain"]).lines().count(), 1);
}

#[test]
fn apply_is_all_or_nothing_and_names_the_line() {
    let machine = Machine::new();
    machine.session("Q1");
    let file = machine.write("vote.jsonl", VOTE);
    let before = fs::read(machine.session_file()).unwrap();
    let run = machine.run_with(&["apply", "last", "-"], &format!("{VOTE}{AGREE}\n"));
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("tandard input, line 10"), "{}", run.err);
    assert_eq!(machine.run(&["apply", "last", &file, "--dry-run"]).code, Some(0));
    assert_eq!(fs::read(machine.session_file()).unwrap(), before, "nothing was written");
    let applied = json(&machine.out(&["apply", "last", &file, "--json"]));
    assert_eq!(applied["lines"][1]["created"][0]["id"], "p4");
    assert_eq!(applied["lines"].as_array().unwrap().len(), 6);
    assert_ne!(fs::read(machine.session_file()).unwrap(), before);
}

#[test]
fn a_team_is_not_outvoted_unless_it_says_go_ahead() {
    let machine = Machine::new();
    machine.session("Q1");
    let vote = machine.write("vote.jsonl", VOTE);
    machine.out(&["apply", "last", &vote]);
    let agree = machine.write("agree.jsonl", AGREE);
    let run = machine.run(&["apply", "last", &agree, "--json"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(json(&run.out)["rejected"]["line"], 1);
    let ahead = machine.write("ahead.jsonl", &format!("{GO_AHEAD}\n{AGREE}\n"));
    let run = machine.run(&["apply", "last", &ahead]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("Lead: open -> agreed, disagreement noted"), "{}", run.err);
    let topic = json(&machine.out(&["show", "last", "lead", "--json"]));
    assert_eq!(topic["topic"]["status"], "agreed_with_dissent");
    assert!(machine.out(&["show", "last", "Lead"]).contains("5 5 1"));
}

#[test]
fn check_ends_with_4_when_something_is_missing() {
    let machine = Machine::new();
    machine.session("Q1");
    assert_eq!(machine.run(&["check"]).code, Some(0));
    assert_eq!(machine.run(&["check", "--strict"]).code, Some(0), "a template fits itself");
    let more = r#"{"do":[{"decide":{"topic":"persona","decision":"reopen"}}]}"#;
    machine.run_with(&["apply", "last", "-"], more);
    assert_eq!(machine.run(&["check", "--strict"]).code, Some(4), "persona has no box");
    machine.run_with(&["apply", "last", "-"], VOTE);
    let run = machine.run(&["check", "last", "--json"]);
    assert_eq!(run.code, Some(4));
    let findings = json(&run.out)["findings"].clone();
    assert_eq!((findings[0]["kind"].as_str(), findings[0]["topic"].as_str()), (Some("draft"), Some("lead")));
    assert!(machine.run(&["check"]).out.contains("\"Lead\" is worded"));
}

#[test]
fn export_writes_files_and_replaces_none_unless_told() {
    let machine = Machine::new();
    machine.session("Q1");
    let written = machine.out(&["export", "last", "--as", "md", "--as", "json"]);
    assert_eq!(written.lines().count(), 2);
    let playbook = machine.path("q1-2026-03-12-playbook.md");
    assert!(fs::read_to_string(&playbook).unwrap().starts_with("# "));
    let again = machine.run(&["export", "last", "--as", "md"]);
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("--force"), "{}", again.err);
    machine.out(&["export", "last", "--as", "md", "--force"]);
    let two_into_one = machine.run(&["export", "last", "--as", "md", "--as", "json", "-o", "both.txt"]);
    assert_eq!(two_into_one.code, Some(2));
    let unknown = machine.run(&["export", "last", "--as", "xls"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.err.contains("md") && unknown.err.contains("json"), "{}", unknown.err);
}

#[test]
fn papers_and_data_are_written_together_and_all_or_nothing() {
    let machine = Machine::new();
    machine.session("Q1");
    let deep = machine.run(&["export", "last", "--as", "csv,md", "-o", "no/such"]);
    assert_eq!(deep.code, Some(3), "{}", deep.err);
    let run = machine.run(&["export", "last", "--as", "summary,prep.md", "--as", "csv,md", "-o", "out"]);
    assert!(run.code == Some(0) && run.err.contains("Folder made: out"), "{}", run.err);
    let written = run.out;
    let names: Vec<&str> = written.lines().filter_map(|line| line.rsplit('/').next()).collect();
    let expected = [
        "q1-2026-03-12-summary.txt",
        "q1-2026-03-12-prep-sales.md",
        "q1-2026-03-12-prep-marketing.md",
        "q1-2026-03-12-actions.csv",
        "q1-2026-03-12-promises.csv",
        "q1-2026-03-12-playbook.md",
    ];
    assert_eq!(names, expected);
    let csv = fs::read_to_string(machine.path("out/q1-2026-03-12-actions.csv")).unwrap();
    assert!(csv.starts_with("\u{feff}\"kind\",\"what\""), "{csv}");
    let again = machine.run(&["export", "last", "--as", "runsheet.md,md", "-o", "out"]);
    assert_eq!(again.code, Some(1));
    assert!(!machine.path("out/q1-2026-03-12-runsheet.md").exists(), "nothing is written by halves");
    let both = machine.run(&["export", "last", "--as", "csv", "-o", "-"]);
    assert_eq!(both.code, Some(2), "two files do not go into one stream");
    let summary = machine.out(&["export", "last", "--as", "summary", "-o", "-"]);
    assert!(summary.starts_with("Q1") && summary.lines().count() <= 25, "{summary}");
    let one = machine.run(&["export", "last", "--as", "summary", "-o", "one/"]);
    assert_eq!(one.out, "one/q1-2026-03-12-summary.txt\n", "{}", one.err);
    let full = machine.run(&["export", "last", "--full", "--agreed-only"]);
    assert_eq!(full.code, Some(2), "a record leaves out nothing");
}

#[test]
fn a_format_is_taken_by_the_name_people_have_for_it() {
    let machine = Machine::new();
    machine.session("Q1");
    let run = machine.run(&["export", "last", "--as", "Word,calendar,run-sheet.page", "-o", "out/"]);
    let endings = run.out.lines().filter_map(|line| line.split_once("2026-03-12-")).map(|(_, name)| name);
    let names = ["playbook.docx", "calendar.ics", "runsheet.html"];
    assert_eq!(endings.collect::<Vec<_>>(), names, "{}", run.err);
    for word in ["pdf", "poster.PDF"] {
        let pdf = machine.run(&["export", "last", "--as", word]);
        assert!(pdf.code == Some(2) && pdf.err.contains("html") && pdf.err.contains("docx"), "{}", pdf.err);
    }
    let nowhere = machine.run(&["export", "last", "--as", "csv,summary", "-o", "to.send"]);
    assert_eq!(nowhere.code, Some(2));
    assert!(
        nowhere.err.contains("no folder to.send") && nowhere.err.contains("-o to.send/"),
        "{}",
        nowhere.err
    );
    machine.write("to.send", "a file");
    let file = machine.run(&["export", "last", "--as", "csv", "-o", "to.send"]);
    assert!(file.code == Some(2) && file.err.starts_with("to.send is a file"), "{}", file.err);
}

#[test]
fn a_session_is_named_by_its_company_or_its_name_in_every_command() {
    let machine = Machine::new();
    let nord = ["new", "Q4 alignment", "--company", "Nördlicht GmbH", "--date", "2026-03-12", "--yes"];
    let first = machine.out(&nord).trim().to_owned();
    machine.out(&["new", "Q4 alignment", "--company", "Test AG", "--date", "2026-03-13", "--yes"]);
    let taken = format!("\"nordlicht\" is Nördlicht GmbH: Q4 alignment, Thu 12 Mar 2026 ({first}).\n");
    let shown = machine.run(&["show", "nordlicht", "lead"]);
    assert!(shown.code == Some(0) && shown.out.starts_with("Lead (lead)"), "{}", shown.err);
    assert_eq!(shown.err, taken);
    let exact = machine.run(&["show", "Nordlicht GmbH", "lead"]);
    assert_eq!((exact.code, exact.err.as_str()), (Some(0), ""), "nothing else could be meant");
    let due = machine.run(&["due", "nordlicht"]);
    assert_eq!(due.out, "Nothing is due within 7 days in Nördlicht GmbH: Q4 alignment.\n");
    let last = machine.run(&["due", "last"]);
    let name = last.out.trim_end().strip_prefix("Nothing is due within 7 days in ").unwrap_or_default();
    let name = name.trim_end_matches('.');
    assert!(name.ends_with(": Q4 alignment"), "{}", last.out);
    assert!(last.err.starts_with(&format!("\"last\" is {name}, ")), "both could be last: {}", last.err);
    let several = machine.run(&["show", "q4"]);
    assert_eq!(several.code, Some(3));
    let mut lines: Vec<&str> = several.err.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    // Made in the same second, either may be the newer.
    lines.sort_by_key(|line| line.contains("Test AG"));
    assert_eq!(lines[0], format!("{first}  Nördlicht GmbH: Q4 alignment, Thu 12 Mar 2026"));
    assert!(lines.len() == 2 && lines[1].ends_with("  Test AG: Q4 alignment, Fri 13 Mar 2026"), "{lines:?}");
    assert!(machine.run(&["show", "Q5"]).err.contains("there is no such session"));
}

#[test]
fn what_cannot_be_undone_takes_no_part_of_a_name() {
    let machine = Machine::new();
    let nord = ["new", "Q4 alignment", "--company", "Nördlicht GmbH", "--date", "2026-03-12", "--yes"];
    let id = machine.out(&nord).trim().to_owned();
    let people = machine
        .write("people.jsonl", r#"{"do": [{"add_person": {"name": "Hanna Vogel", "group": "marketing"}}]}"#);
    machine.out(&["apply", &id, &people]);
    for part in ["nordlicht", "gmbh"] {
        let refused = machine.run(&["forget", "Hanna Vogel", part, "--yes"]);
        assert_eq!(refused.code, Some(3), "{part}: {}", refused.err);
        let line = format!("\n  {id}  Nördlicht GmbH: Q4 alignment, Thu 12 Mar 2026\n");
        assert!(refused.err.contains(part) && refused.err.contains(&line), "{part}: {}", refused.err);
    }
    assert!(fs::read_to_string(machine.session_file()).unwrap().contains("Hanna Vogel"));
    let whole = machine.run(&["forget", "Hanna Vogel", "Nordlicht GmbH", "--yes"]);
    assert_eq!(whole.code, Some(0), "{}", whole.err);
}

#[test]
fn only_what_is_agreed_leaves_out_the_rest() {
    let machine = Machine::new();
    machine.session("Q1");
    machine.run_with(&["apply", "last", "-"], VOTE);
    let worded = "{\"do\":[{\"word\":{\"topic\":\"messaging\",\"text\":\"Fewer stops\"}}]}";
    machine.run_with(&["apply", "last", "-"], worded);
    let all = machine.out(&["export", "last", "-o", "-"]);
    assert!(all.contains("Fewer stops") && all.contains("## Open and parked"), "{all}");
    let agreed = machine.out(&["export", "last", "--agreed-only", "-o", "-"]);
    assert!(!agreed.contains("Fewer stops") && !agreed.contains("## Open and parked"), "{agreed}");
    assert!(agreed.contains("DRAFT"), "it says that it is not all");
    let without = machine.out(&["export", "last", "--without", "parked", "-o", "-"]);
    assert!(without.contains("Fewer stops") && !without.contains("## Open and parked"), "{without}");
}

#[test]
fn the_help_of_export_names_everything_that_can_be_written() {
    let help = Machine::new().out(&["export", "--help"]);
    for word in smarketing::export::Wanted::words() {
        assert!(help.contains(&format!("  {word} ")), "{word} is not in the help\n{help}");
    }
}

#[test]
fn a_prep_sheet_goes_out_and_its_answers_come_back() {
    let machine = Machine::new();
    machine.session("Q1");
    let sheet = machine.out(&["export", "last", "--as", "prep.txt"]);
    let path = machine.path(sheet.lines().next().expect("one for each team"));
    let blank = fs::read_to_string(&path).unwrap();
    let file = path.to_str().unwrap();
    let nothing = machine.run(&["prep", "last", file]);
    assert_eq!(nothing.code, Some(1));
    assert!(nothing.err.contains("no question is answered"), "{}", nothing.err);
    let question = "1. A lead is a person who ...";
    let filled = blank.replacen(question, &format!("{question}\nasked to talk to us\n"), 1);
    let own = format!("- {}: ......", ".".repeat(40));
    fs::write(&path, filled.replacen(&own, "- Has a budget: 100", 1)).unwrap();
    let dry = machine.run(&["prep", "last", file, "--dry-run"]);
    assert!(dry.out.contains("Lead: proposal of Sales"), "{}{}", dry.out, dry.err);
    let taken = machine.out(&["prep", "last", file]);
    assert!(taken.contains("Lead: proposal of Sales") && taken.contains("points of Sales"), "{taken}");
    let lead = machine.out(&["show", "last", "lead"]);
    assert!(lead.contains("asked to talk to us"), "{lead}");
    let wrong = machine.run(&["prep", "last", file, "--team", "marketing"]);
    assert!(wrong.err.contains("line 1: this is the sheet of Sales"), "{}", wrong.err);
}

#[test]
fn the_json_export_is_a_session_every_command_takes() {
    let machine = Machine::new();
    machine.session("Q1");
    machine.run_with(&["apply", "last", "-"], VOTE);
    let exported = machine.out(&["export", "last", "--as", "json", "-o", "-"]);
    let shown = machine.run_with(&["show", "-", "--json"], &exported);
    assert_eq!(json(&shown.out), json(&exported));
    assert_eq!(machine.run_with(&["check", "-"], &exported).code, Some(4));
    let run = machine.run_with(&["apply", "-", "-"], &exported);
    assert_eq!(run.code, Some(2), "standard input cannot be changed");
}

#[test]
fn what_is_not_there_ends_with_3_and_says_what_is() {
    let machine = Machine::new();
    let id = machine.session("Q1");
    let run = machine.run(&["show", "Q2"]);
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("Q2") && run.err.contains("smarketing list"), "{}", run.err);
    let run = machine.run(&["show", &id, "leed"]);
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("Topics are: goal, lead"), "{}", run.err);
    assert!(
        machine.out(&["show", &id, "our shared"]).contains("Our shared goal"),
        "the beginning of a title"
    );
    assert_eq!(machine.run(&["apply", &id, "no-such-file"]).code, Some(3));
    let typo = machine.run(&["exprot", "last"]);
    assert_eq!(typo.code, Some(2));
    assert!(typo.err.contains("export"), "{}", typo.err);
    assert_eq!(machine.run(&["exp", "last"]).code, Some(2), "no abbreviations");
}

#[test]
fn a_session_open_elsewhere_can_be_shown_and_not_changed() {
    let machine = Machine::new();
    machine.session("Q1");
    let file = PathBuf::from(machine.session_file());
    let around = smarketing::store::Surroundings {
        home: machine.home.path().to_owned(),
        ..smarketing::store::Surroundings::default()
    };
    let places = smarketing::store::Places::new(&around, None, &smarketing::config::Settings::default());
    let now = smarketing::domain::moment::Moment::parse("2026-03-12T12:00:00Z").unwrap();
    let held = smarketing::store::open(&file, &places, now).unwrap();
    let run = machine.run_with(&["apply", "last", "-"], VOTE);
    assert_eq!(run.code, Some(5), "{}", run.err);
    assert!(run.err.contains("another window"), "{}", run.err);
    assert_eq!(machine.run(&["show", "last"]).code, Some(0));
    drop(held);
    assert_eq!(machine.run_with(&["apply", "last", "-"], VOTE).code, Some(0));
}

#[test]
fn hostile_text_never_reaches_the_terminal_as_it_is() {
    let machine = Machine::new();
    let evil = "\u{1b}[2J\u{9b}31m\u{202e}evil\u{200b}\u{7}";
    let id = machine.session(evil);
    let line = serde_json::json!({"do": [
        {"propose": {"topic": "lead", "by": "sales", "text": evil}},
        {"word": {"topic": "lead", "text": evil}},
        {"park": {"text": evil}},
        {"add_topic": {"id": evil, "title": evil, "fields": {"plain": "sla"}}},
    ]});
    assert_eq!(machine.run_with(&["apply", &id, "-"], &format!("{line}\n")).code, Some(0));
    for arguments in [
        vec!["list"],
        vec!["list", "--plain"],
        vec!["list", "--json"],
        vec!["show", "last"],
        vec!["show", "last", "lead"],
        vec!["show", "last", "lead", "--json"],
        vec!["show", "last", "--full", "--json"],
        vec!["check"],
        vec!["check", "--json"],
        vec!["show", evil],
        vec!["show", "last", evil],
        vec![evil],
        vec!["new", "x", "--date", evil],
        vec!["new", "x", "--zone", evil],
        vec!["export", "last", "--as", evil],
    ] {
        let run = machine.run(&arguments);
        assert!(run.code.is_some(), "{arguments:?} was killed");
    }
    let topic = json(&machine.out(&["show", "last", "lead", "--json"]));
    assert_eq!(topic["topic"]["text"], evil, "data keeps what was typed");
}

#[test]
fn files_that_are_no_sessions_are_refused_with_a_sentence() {
    let machine = Machine::new();
    let deep = "[".repeat(200_000);
    for (name, text) in [
        ("empty.json", ""),
        ("text.json", "hello"),
        ("deep.json", deep.as_str()),
        ("other.json", "{\"format\": \"other\"}"),
        ("half.json", "{\"format\": \"smarketing-session\", \"version\": 1, \"id\""),
        (
            "newer.json",
            "{\"format\": \"smarketing-session\", \"version\": 99, \"id\": \"x\", \"written_by\": \"y\"}",
        ),
    ] {
        let path = machine.write(name, text);
        for arguments in [["show", path.as_str()], ["check", path.as_str()]] {
            let run = machine.run(&arguments);
            assert_eq!(run.code, Some(1), "{name}: {}", run.err);
            assert!(run.err.contains(name) && run.err.lines().count() >= 2, "{name}: {}", run.err);
        }
        let run = machine.run_with(&["show", "-"], text);
        assert_eq!(run.code, Some(1), "{name} as standard input");
    }
    let folder = machine.home.path().display().to_string();
    let id = machine.session("Q1");
    assert_eq!(machine.run(&["apply", &id, &folder]).code, Some(1));
    assert_eq!(machine.run(&["show", &folder]).code, Some(3));
}

#[test]
fn demo_prints_the_playbook_and_keeps_nothing() {
    let machine = Machine::new();
    let playbook = machine.out(&["demo"]);
    assert!(playbook.starts_with("# ") && playbook.contains("Acme: Q1 alignment"), "{playbook}");
    for said in ["showed two buying signals in 30 days", "Hanna Vogel", "real gap", "Tue 24 Mar 2026"] {
        assert!(playbook.contains(said), "{said}");
    }
    assert_eq!(playbook, machine.out(&["demo"]), "the same every time");
    assert!(fs::read_dir(machine.home.path()).unwrap().next().is_none(), "nothing was written");
}

#[test]
fn a_kept_demo_is_a_session_with_its_whole_history() {
    let machine = Machine::new();
    let folder = machine.path("kept").display().to_string();
    let playbook = machine.out(&["demo", "--keep", &folder]);
    let shown = machine.out(&["--dir", &folder, "show", "last"]);
    assert_eq!(shown.trim(), playbook.trim());
    let files = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
    let sessions: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    assert_eq!(sessions.len(), 2, "two quarters");
    for session in sessions {
        let document = json(&fs::read_to_string(session).unwrap());
        assert!(document["log"].as_array().unwrap().len() > 100);
    }
}

/// The practice session kept under two names, the second a quarter later with other words.
fn two_quarters(machine: &Machine) -> (String, String) {
    machine.out(&["demo", "--keep", "sessions"]);
    let mut files = fs::read_dir(machine.path("sessions")).unwrap().map(|file| file.unwrap().path());
    let kept = files.find(|path| path.to_string_lossy().ends_with("Q1 alignment.json")).unwrap();
    let text = fs::read_to_string(kept).unwrap();
    let mut later = json(&text);
    let id = later["state"]["id"].as_str().unwrap().to_owned();
    let own = |value: &mut Value| {
        value["id"] = Value::from("zz-later");
        value["name"] = Value::from("Q2 alignment");
        value["plan"]["date"] = Value::from("2026-06-11");
        value["supersedes"] = Value::from(id.as_str());
    };
    own(&mut later["state"]);
    later["id"] = Value::from("zz-later");
    later.as_object_mut().unwrap().remove("base");
    let topics = later["state"]["topics"].as_array_mut().unwrap();
    let lead = topics.iter_mut().find(|topic| topic["id"] == "lead").unwrap();
    lead["text"] = Value::from(lead["text"].as_str().unwrap().replace("30 days", "14 days"));
    later["log"] = Value::Array(Vec::new());
    later["closed_through"] = Value::from(0);
    (id, machine.write("sessions/later.json", &later.to_string()))
}

#[test]
fn diff_compares_with_the_session_before_and_says_which() {
    let machine = Machine::new();
    let (old, later) = two_quarters(&machine);
    let run = machine.run(&["diff", &later]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(
        run.err.contains("Compared with Acme: Q1 alignment (Thu 12 Mar 2026), the session it follows"),
        "{}",
        run.err
    );
    assert!(run.out.contains("Changed 1   New 0   Dropped 0"), "{}", run.out);
    assert!(run.out.contains("[-30-] {+14+} days"), "{}", run.out);
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{}", run.out);

    let run = machine.run(&["diff", &later, &old, "--exit-code", "--words", "--width", "40"]);
    assert_eq!((run.code, run.err.as_str()), (Some(4), ""));
    assert!(
        run.out.contains("wording: ") && run.out.lines().all(|line| line.chars().count() <= 40),
        "{}",
        run.out
    );
    assert_eq!(machine.run(&["diff", &old, &old, "--exit-code"]).code, Some(0));

    let document = json(&machine.out(&["diff", &later, &old, "--json"]));
    assert_eq!(
        (&document["format"], &document["version"]),
        (&Value::from("smarketing-diff"), &Value::from(1))
    );
    assert_eq!((&document["differs"], &document["counts"]["changed"]), (&Value::from(true), &Value::from(1)));
    let topics = document["topics"].as_array().unwrap();
    let lead = topics.iter().find(|topic| topic["id"] == "lead").unwrap();
    assert_eq!((&lead["fate"], &lead["parts"][0]["kind"]), (&Value::from("changed"), &Value::from("words")));
}

#[test]
fn diff_needs_a_session_before() {
    let machine = Machine::new();
    machine.session("Q1");
    let run = machine.run(&["diff", "last"]);
    assert_eq!(run.code, Some(3), "{}", run.err);
    assert!(run.err.contains("no session before \"Q1\"") && run.err.contains("diff S OLD"), "{}", run.err);
}

#[test]
fn what_needs_a_screen_says_what_works_without_one() {
    let machine = Machine::new();
    machine.session("Q1");
    let run = machine.run(&["open", "last"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("smarketing show"), "{}", run.err);
    assert_eq!(machine.run(&["open", "nothing"]).code, Some(3));
    assert_eq!(machine.run(&["open", "-"]).code, Some(2));
    let steps = machine.run(&["open", "last", "--step", "lunch"]);
    assert_eq!(steps.code, Some(2));
    assert!(steps.err.contains("definitions"), "{}", steps.err);
}

#[test]
fn settings_and_a_teams_own_words_are_read_and_refused_with_their_line() {
    let machine = Machine::new();
    fs::create_dir_all(machine.path(".config/smarketing")).unwrap();
    let config = |text: &str| machine.write(".config/smarketing/config.toml", text);
    config("words = \"~/own.toml\"\n");
    machine.write("own.toml", "[cli]\nnothing_found = \"Alles da.\"\n");
    machine.session("Q1");
    assert_eq!(machine.out(&["check"]).trim(), "Alles da.");
    machine.write("own.toml", "[cli]\nnothing_fuond = \"Alles da.\"\n");
    let run = machine.run(&["check"]);
    assert!(run.code != Some(0) && run.err.contains("nothing_fuond"), "{}", run.err);
    config("\ncalm = 7\n");
    let run = machine.run(&["check"]);
    assert!(run.code != Some(0) && run.err.contains("line 2"), "{}", run.err);
}

#[test]
fn whoever_stops_reading_is_no_failure() {
    let machine = Machine::new();
    let mut child = machine.command(&["demo"]).stdin(Stdio::null()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn places_codes_and_keys_are_told() {
    let machine = Machine::new();
    let paths = json(&machine.out(&["paths", "--json"]));
    let state = Path::new(paths["state"].as_str().unwrap());
    assert!(state.starts_with(machine.home.path()));
    assert_eq!(paths["sessions"], machine.path("sessions").display().to_string());
    let elsewhere = machine.path("elsewhere").display().to_string();
    assert!(machine.out(&["paths", "--dir", &elsewhere]).contains(&elsewhere));
    let codes = machine.out(&["exit-codes"]);
    assert!(codes.contains("  4  findings") && codes.contains("130"), "{codes}");
    assert!(machine.out(&["keys"]).contains("undo"));
}

#[test]
fn words_are_found_in_one_session_and_in_all_of_them() {
    let machine = Machine::new();
    machine.session("Q1");
    let vote = machine.write("vote.jsonl", VOTE);
    machine.out(&["apply", "last", &vote]);
    let other = machine.session("Q2");
    fs::write(machine.path("sessions").join("broken.json"), "{\"format\": \"smarketing-session\"").unwrap();
    let run = machine.run(&["show", "--find", "ASKED call"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(
        run.out.contains("Q1") && run.out.contains("wording: A person who asked for a call."),
        "{}",
        run.out
    );
    assert!(run.err.contains("1 file cannot be read"), "{}", run.err);
    let found = json(&machine.out(&["show", "--find", "\"asked for\"", "--json"]));
    let hit = &found["found"][0];
    assert_eq!((hit["topic"].as_str(), hit["place"].as_str()), (Some("lead"), Some("wording")));
    assert_eq!((hit["before"].as_str(), hit["found"].as_str()), (Some("A person who "), Some("asked for")));
    assert_eq!(machine.run(&["show", &other, "--find", "asked"]).code, Some(3), "not in this one");
    assert_eq!(machine.run(&["show"]).code, Some(2));
}

#[test]
fn the_list_is_narrowed_and_says_what_is_due_and_which_file_is_a_copy() {
    let machine = Machine::new();
    machine.session("Q1");
    let due = r#"{"do": [{"set_company": {"company": "Acmé"}}, {"add_action": {"what": "call", "by": "2026-03-16"}}]}"#;
    machine.out(&["apply", "last", &machine.write("due.jsonl", due)]);
    let file = machine.session_file();
    fs::copy(&file, machine.path("sessions").join("Q1 (conflicted copy).json")).unwrap();
    machine.session("Q2");
    let run = machine.run(&["list"]);
    assert!(run.out.contains("! action due in 4 days"), "{}", run.out);
    assert!(run.out.contains("newest of 2 files") && run.out.contains("same as Q1.json"), "{}", run.out);
    let names = |arguments: &[&str]| {
        let sessions = json(&machine.out(arguments))["sessions"].clone();
        let row = |row: &Value| {
            format!("{} {}", row["name"].as_str().unwrap(), row["twin"].as_str().unwrap_or("-"))
        };
        sessions.as_array().unwrap().iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(names(&["list", "--json", "--due"]), ["Q1 newest"]);
    assert_eq!(names(&["list", "--json", "--company", "acme"]), ["Q1 newest", "Q1 identical"]);
    assert_eq!(names(&["list", "--json", "--find", "q2"]), ["Q2 -"]);
    assert_eq!(names(&["list", "--json", "--find", "conflicted acme"]), ["Q1 identical"]);
    assert!(machine.out(&["list"]).contains("at Check-in"), "{}", machine.out(&["list"]));
    assert_eq!(names(&["list", "--json", "--find", "q2 at check-in"]), ["Q2 -"]);
    let none = machine.run(&["list", "--find", "nothing like it"]);
    assert_eq!((none.code, none.out.as_str()), (Some(0), ""));
    assert!(none.err.contains("No session fits"), "{}", none.err);
}

#[test]
fn forget_asks_first_and_leaves_no_byte_of_the_name() {
    let machine = Machine::new();
    let id = machine.session("Q1");
    let people = machine.write(
        "people.jsonl",
        r#"{"do": [{"add_person": {"name": "Hanna Vogel", "group": "marketing", "role": "content"}}, {"park": {"text": "Ask Hanna Vogel, Hanna knows"}}]}"#,
    );
    machine.out(&["apply", &id, &people]);
    let refused = machine.run(&["forget", "Hanna Vogel", &id]);
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    assert!(refused.err.contains("--yes") && refused.err.contains("cannot be undone"), "{}", refused.err);
    assert_eq!(machine.run(&["forget", "Nobody Here", &id, "--yes"]).code, Some(3));
    let looked = machine.run(&["forget", "Hanna Vogel", &id, "--dry-run"]);
    assert!(looked.err.contains("--also hanna") && looked.err.contains("someone"), "{}", looked.err);
    let done = machine.run(&["forget", "Hanna Vogel", &id, "--also", "Hanna", "--yes"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(done.err.contains("Documents already written"), "{}", done.err);
    machine.out(&["list"]);
    let mut folders = vec![machine.path("sessions"), machine.path(".local")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for row in fs::read_dir(folder).unwrap() {
            let path = row.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            seen += 1;
            let bytes = String::from_utf8_lossy(&fs::read(&path).unwrap()).to_lowercase();
            assert!(!bytes.contains("hanna") && !bytes.contains("vogel"), "{}: {bytes}", path.display());
        }
    }
    assert!(seen >= 2, "the session and the state folder were looked at");
    let session = json(&fs::read_to_string(machine.session_file()).unwrap());
    assert_eq!(session["state"]["people"][0]["name"], "someone");
    assert_eq!(session["state"]["people"][0]["group"], "marketing");
}
