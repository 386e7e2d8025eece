//! `smarketing survey` from outside: the worked example, what is refused, and attaching to a session.

#[path = "survey/mutations.rs"]
mod mutations;
#[path = "survey/sources.rs"]
mod sources;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/survey").join(name)
}

fn run(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_smarketing"))
        .args(arguments)
        .env_clear()
        .env("HOME", home)
        .env("XDG_STATE_HOME", home.join("state"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("SMARKETING_DIR", home.join("sessions"))
        .env("SMARKETING_NOW", "2026-05-20T10:00:00Z")
        .output()
        .expect("the program was built for this test")
}

fn example() -> Vec<String> {
    vec![
        "survey".into(),
        "--team".into(),
        format!("marketing={}", fixture("05_typeform_marketing.csv").display()),
        "--team".into(),
        format!("sales={}", fixture("05_typeform_sales.csv").display()),
        "--map".into(),
        fixture("typeform_map.toml").display().to_string(),
    ]
}

fn survey(home: &Path, more: &[&str]) -> Output {
    let example = example();
    let arguments: Vec<&str> = example.iter().map(String::as_str).chain(more.iter().copied()).collect();
    run(home, &arguments)
}

fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

/// The questions with these ids, in this order.
fn questions(document: &Value, ids: &Value) -> Vec<String> {
    let items = document["items"].as_array().expect("a list of items");
    let question = |id: &Value| {
        let item = items.iter().find(|item| item["id"] == *id).expect("every id is an item's");
        item["question"].as_str().expect("every item has its question").to_owned()
    };
    ids.as_array().expect("a list of ids").iter().map(question).collect()
}

#[test]
fn the_worked_example_comes_out_as_given() {
    let home = tempfile::tempdir().unwrap();
    let expected: Value =
        serde_json::from_str(include_str!("fixtures/survey/typeform_expected.json")).unwrap();
    let found = json(&survey(home.path(), &["--json", "--full"]));
    assert_eq!(questions(&found, &found["gap_order"]), questions(&expected, &expected["gap_order"]));
    // The items of the example are listed in an order of its own; ours is that of the first file.
    let sorted = |document: &Value| {
        let mut hidden = questions(document, &document["hidden"]);
        hidden.sort();
        hidden
    };
    assert_eq!(sorted(&found), sorted(&expected));
    assert_eq!(found["respondents"]["marketing"], 6);
    for wanted in expected["items"].as_array().unwrap() {
        let item =
            found["items"].as_array().unwrap().iter().find(|item| item["question"] == wanted["question"]);
        let item = item.unwrap();
        for team in ["marketing", "sales"] {
            for field in ["n", "na", "blank", "invalid", "counts", "median", "split", "unanimous"] {
                assert_eq!(item[team][field], wanted[team][field], "{} {team} {field}", wanted["question"]);
            }
        }
        assert_eq!(item["gap"]["tier"], wanted["gap"]["tier"], "{}", wanted["question"]);
        for end in [0, 1] {
            let (found, wanted) = (&item["gap"]["delta_ci95"][end], &wanted["gap"]["delta_ci95"][end]);
            let close =
                found.as_f64().zip(wanted.as_f64()).map(|(found, wanted)| (found - wanted).abs() <= 1e-6);
            assert!(close.unwrap_or(found.is_null() && wanted.is_null()), "{found} is not {wanted}");
        }
    }
}

#[test]
fn what_is_not_for_the_room_needs_to_be_asked_for() {
    let home = tempfile::tempdir().unwrap();
    let found = json(&survey(home.path(), &["--json"]));
    for id in found["hidden"].as_array().unwrap() {
        let item = found["items"].as_array().unwrap().iter().find(|item| item["id"] == *id).unwrap();
        assert!(item["marketing"].is_null() && item["sales"].is_null() && item["gap"].is_null());
    }
    let table = survey(home.path(), &[]);
    let text = String::from_utf8(table.stdout).unwrap();
    assert!(text.contains("1 The two teams never overlap here") && text.contains("real gap"), "{text}");
    let notes = String::from_utf8(table.stderr).unwrap();
    assert!(notes.contains("one column for each choice: \"CRM\", \"Chat\""), "{notes}");
}

#[test]
fn mistakes_say_what_to_do() {
    let home = tempfile::tempdir().unwrap();
    let nothing = run(home.path(), &["survey"]);
    assert_eq!(nothing.status.code(), Some(2));
    let alone = fixture("05_typeform_sales.csv").display().to_string();
    let no_team = run(home.path(), &["survey", &alone]);
    assert_eq!(no_team.status.code(), Some(1));
    assert!(no_team.stdout.is_empty());
    assert!(String::from_utf8_lossy(&no_team.stderr).contains("--team marketing=FILE"));
    assert_eq!(run(home.path(), &["survey", "nowhere.csv"]).status.code(), Some(3));
    assert_eq!(run(home.path(), &["survey", "--team", "support=a.csv"]).status.code(), Some(2));
}

#[test]
fn the_question_bank_is_printed() {
    let home = tempfile::tempdir().unwrap();
    let output = run(home.path(), &["survey", "--questions"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("\nWe share one lead definition\n"));
    let output = run(home.path(), &["survey", "--questions", "--as", "md"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("\n- We share one lead definition\n"));
    assert_eq!(run(home.path(), &["survey", "--questions", "--as", "pdf"]).status.code(), Some(2));
}

/// What a forms tool exports when the bank was pasted into it: `heading` makes a column of a statement.
fn export_of_the_bank(rows: &[csv::StringRecord], heading: impl Fn(&str) -> String) -> String {
    let line =
        |cells: Vec<String>| cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",");
    let column = |row: &csv::StringRecord| match &row[1] {
        "statement" => heading(&row[4]),
        _ => row[4].to_owned(),
    };
    let head = std::iter::once("Timestamp".to_owned()).chain(rows.iter().map(column));
    let mut lines = vec![line(head.collect())];
    for person in 0..14 {
        let answer = |(number, row): (usize, &csv::StringRecord)| {
            let answers: Vec<&str> = row[5].split("; ").collect();
            match &row[1] {
                "words" => format!("busy, kind, far away {person}"),
                "team" => answers[person % 2].to_owned(),
                _ => answers[(person + number) % answers.len()].to_owned(),
            }
        };
        let time = format!("2026/03/0{} 9:00:00 AM", 1 + person % 9);
        lines.push(line(std::iter::once(time).chain(rows.iter().enumerate().map(answer)).collect()));
    }
    lines.join("\n")
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests make their own files")]
fn an_export_made_from_the_bank_is_known_again_without_a_map() {
    let home = tempfile::tempdir().unwrap();
    let bank = run(home.path(), &["survey", "--questions", "--as", "csv"]).stdout;
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(&*bank).records().map(Result::unwrap).collect();
    let statements: Vec<&csv::StringRecord> = rows.iter().filter(|row| &row[1] == "statement").collect();
    let file = home.path().join("export.csv");
    let plain = |text: &str| text.to_owned();
    let grid = |text: &str| format!("How far do you agree? [{text}]");
    for (name, bytes) in
        [("Plain", export_of_the_bank(&rows, plain)), ("Grid", export_of_the_bank(&rows, grid))]
    {
        std::fs::write(&file, bytes).unwrap();
        let new = run(home.path(), &["new", name, "--yes"]);
        let new = String::from_utf8(new.stdout).unwrap();
        let session = new.trim();
        let output = run(home.path(), &["survey", file.to_str().unwrap(), "--into", session]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let session = json(&run(home.path(), &["export", session, "--as", "json", "-o", "-"]));
        let items = session["state"]["baseline"]["items"].as_array().unwrap();
        assert_eq!(items.len(), statements.len(), "{name}");
        for (item, row) in items.iter().zip(&statements) {
            assert!([&item["question"], &item["row"]].contains(&&Value::from(&row[4])), "{item}");
            assert_eq!(item["topic"], row[2], "{item}");
            assert_eq!(item["reversed"], &row[3] == "yes", "{item}");
            assert_eq!(item["labels"].as_array().unwrap().len(), 5, "{item}");
        }
    }
}

#[test]
fn a_session_keeps_counts_and_nothing_under_the_threshold() {
    let home = tempfile::tempdir().unwrap();
    let new = run(home.path(), &["new", "Acme", "--yes"]);
    assert!(new.status.success(), "{}", String::from_utf8_lossy(&new.stderr));
    let output = survey(home.path(), &["--into", "last"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stderr).contains("9 questions attached to Acme"));
    let export = json(&run(home.path(), &["export", "last", "--as", "json", "-o", "-"]));
    let items = export["state"]["baseline"]["items"].as_array().unwrap();
    let kept = |question: &str| {
        let item = items.iter().find(|item| item["question"] == question).unwrap();
        item["answers"]["sales"]["counts"].clone()
    };
    assert_eq!(kept("Only one person answered this"), Value::Null);
    assert_eq!(kept("The two teams never overlap here"), serde_json::json!([0, 0, 2, 3, 2]));
}
