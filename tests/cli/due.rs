//! What is due and what is found, over a folder of sessions.

use super::{Machine, json};

const DATES: &str = r#"{"do": [{"set_review_by": {"by": "2026-03-10"}}, {"add_person": {"id": "p9", "name": "Ana", "group": "sales"}}, {"park": {"id": "k9", "text": "Budget"}}, {"care_for_parked": {"id": "k9", "care": {"owner": "p9", "by": "2026-03-15"}}}]}"#;

#[test]
fn due_tells_what_is_late_and_what_comes_and_ends_with_4() {
    let machine = Machine::new();
    assert_eq!(machine.out(&["due", "--quiet"]), "");
    assert_eq!(machine.out(&["due"]).trim(), "Nothing is due within 7 days.");
    let id = machine.session("Q1");
    assert_eq!(machine.out(&["due", "--within", "2w"]).trim(), "Nothing is due within 14 days.");
    assert_eq!(machine.run_with(&["apply", &id, "-"], DATES).code, Some(0));
    let run = machine.run(&["due"]);
    assert_eq!(run.code, Some(4), "{}", run.err);
    let lines: Vec<&str> = run.out.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "! Tue 10 Mar 2026, 2 days late: Review of the agreement",
            "  Sun 15 Mar 2026, in 3 days: Parked: Budget (Ana)"
        ]
    );
    assert_eq!(machine.run(&["due", "last", "--within", "1d"]).out.lines().count(), 2);
    assert_eq!(machine.run(&["due", "--quiet"]).out, "1 overdue, 1 due soon: Q1\n");
    let run = machine.run(&["due", "--json"]);
    let document = json(&run.out);
    assert_eq!((run.code, &document["format"]), (Some(4), &"smarketing-due".into()));
    assert_eq!((document["overdue"].as_u64(), document["within_days"].as_u64()), (Some(1), Some(7)));
    let due = &document["sessions"][0]["due"];
    assert_eq!((due[0]["kind"].as_str(), due[0]["days"].as_i64()), (Some("review"), Some(-2)));
    assert_eq!((due[1]["who"].as_str(), due[1]["on"].as_str()), (Some("Ana"), Some("2026-03-15")));
    assert_eq!(machine.run(&["due", "--within", "soon"]).code, Some(2));
    assert_eq!(machine.run(&["due", "nothing"]).code, Some(3));
}

#[test]
fn practice_has_nothing_due_unless_it_is_asked_for_by_name() {
    let machine = Machine::new();
    let folder = machine.path("kept").display().to_string();
    machine.out(&["demo", "--keep", &folder]);
    let dated = ["--dir", &folder, "due", "--within", "400d"];
    assert_eq!(machine.out(&dated).trim(), "Nothing is due within 400 days.");
    let run = machine.run(&["--dir", &folder, "due", "last", "--within", "400d"]);
    assert!(run.out.contains("Numbers check"), "{}", run.out);
}

#[test]
fn check_goes_through_every_file_and_says_where_and_what_to_do() {
    let machine = Machine::new();
    let id = machine.session("Q1");
    assert_eq!(machine.run_with(&["apply", &id, "-"], DATES).code, Some(0));
    let text = "{\"format\": \"smarketing-session\",\n \"version\": 1, \"id\" 7}";
    machine.write("sessions/broken.json", text);
    machine.write("sessions/other.json", "{\"format\": \"other\"}");
    let run = machine.run(&["check"]);
    assert_eq!(run.code, Some(4), "{}", run.err);
    assert!(run.out.contains(&format!("Q1 ({id})\n")), "{}", run.out);
    let late = "  Dates: \"Q1\" was due on Tue 10 Mar. Bring it to an end, or give it a new date.\n";
    assert!(run.out.contains(late), "{}", run.out);
    let broken = run.out.lines().find(|line| line.contains("broken.json")).expect("the broken file is found");
    assert!(broken.contains("File: ") && broken.contains("line 2, column"), "{broken}");
    assert!(!run.out.contains("other.json"), "what is not ours is left alone");
    assert!(machine.path("sessions/broken.json").exists());
    let run = machine.run(&["check", "--json"]);
    let document = json(&run.out);
    assert_eq!(document["format"], "smarketing-check-all");
    let kinds: Vec<&str> = document["sessions"]
        .as_array()
        .expect("a list")
        .iter()
        .flat_map(|session| session["findings"].as_array().expect("a list"))
        .filter_map(|finding| finding["kind"].as_str())
        .collect();
    assert!(kinds.contains(&"overdue") && kinds.contains(&"file"), "{kinds:?}");
}

#[test]
fn a_hint_counts_only_when_asked_to_be_strict() {
    let machine = Machine::new();
    let id = machine.session("Q1");
    let agreed = r#"{"do": [{"word": {"topic": "lead", "text": "TEXT"}}, {"decide": {"topic": "lead", "decision": {"override": {"reason": "for the test"}}}}]}"#;
    let agreed = agreed.replace("TEXT", &"Somebody who asked for a call. ".repeat(9));
    assert_eq!(machine.run_with(&["apply", &id, "-"], &agreed).code, Some(0));
    let run = machine.run(&["check", &id]);
    assert_eq!(run.code, Some(0), "{}", run.out);
    assert!(run.out.contains("Definitions: \"Lead\" takes"), "{}", run.out);
    assert_eq!(machine.run(&["check", &id, "--strict"]).code, Some(4));
}
