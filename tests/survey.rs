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
fn files_are_named_as_on_the_screen() {
    let home = tempfile::tempdir().unwrap();
    let by_option = survey(home.path(), &["--json"]);
    let example = example();
    let named: Vec<&str> = example.iter().map(String::as_str).filter(|part| *part != "--team").collect();
    let by_name = run(home.path(), &[&named[..], &["--json"]].concat());
    assert!(by_name.status.success(), "{}", String::from_utf8_lossy(&by_name.stderr));
    assert_eq!(by_name.stdout, by_option.stdout);
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
    assert!(String::from_utf8_lossy(&no_team.stderr).contains("marketing=FILE sales=FILE"));
    assert_eq!(run(home.path(), &["survey", "nowhere.csv"]).status.code(), Some(3));
    let named = format!("sales={alone}");
    let missing = run(home.path(), &["survey", "marketing=nowhere.csv", &named]);
    let says = String::from_utf8_lossy(&missing.stderr).into_owned();
    assert_eq!(missing.status.code(), Some(3));
    assert!(says.contains("nowhere.csv") && !says.contains("marketing="), "{says}");
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
    assert!(String::from_utf8_lossy(&output.stderr).contains("9 questions taken over into Acme"));
    let export = json(&run(home.path(), &["export", "last", "--as", "json", "-o", "-"]));
    let items = export["state"]["baseline"]["items"].as_array().unwrap();
    let kept = |question: &str| {
        let item = items.iter().find(|item| item["question"] == question).unwrap();
        item["answers"]["sales"]["counts"].clone()
    };
    assert_eq!(kept("Only one person answered this"), Value::Null);
    assert_eq!(kept("The two teams never overlap here"), serde_json::json!([0, 0, 2, 3, 2]));
}

/// Eight people of Sales and four of Marketing on each other: 18 mentions of 13 different words by Sales.
const ABOUT_EACH_OTHER: &str = "\
Which team are you on?,We share one lead definition,Your words for the other team
Sales,Agree,\"Ivory tower; slow\"
Sales,Agree,\"ivory-tower, party planners, ivory tower\"
Sales,Disagree,\"ivory tower; party planner\"
Sales,Agree,\"Arts and crafts; creative\"
Sales,Agree,\"arts and crafts; fluffy; creative!\"
Sales,Agree,\"brand police; jargon; helpful\"
Sales,Agree,\"not helpful; out of touch; busy\"
Sales,Agree,\"different, n/a, -\"
Marketing,Agree,lone wolves
Marketing,Agree,lone wolf
Marketing,Agree,loud
Marketing,Disagree,loud
Marketing,Agree,none
";

const ABOUT_MAP: &str = "\
[[item]]
match = \"Your words for the other team\"
kind = \"terms\"
[tags]
\"ivory tower\" = \"negative\"
\"party planner\" = \"negative\"
\"arts and crafts\" = \"negative\"
\"slow\" = \"negative\"
\"fluffy\" = \"negative\"
\"brand police\" = \"negative\"
\"jargon\" = \"negative\"
\"not helpful\" = \"negative\"
\"out of touch\" = \"negative\"
\"creative\" = \"positive\"
\"helpful\" = \"positive\"
\"busy\" = \"neutral\"
\"different\" = \"neutral\"
";

/// Everything that is written below a folder.
#[expect(clippy::disallowed_methods, reason = "this test looks into every file")]
fn written_below(folder: &Path) -> String {
    let entries =
        std::fs::read_dir(folder).expect("the folder can be listed").flatten().map(|entry| entry.path());
    entries
        .map(|path| {
            if path.is_dir() {
                written_below(&path)
            } else {
                let bytes = std::fs::read(&path).expect("the file can be read");
                String::from_utf8_lossy(&bytes).into_owned()
            }
        })
        .collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests make their own files")]
fn words_about_each_other_are_counted_as_worked_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let (file, map) = (folder.path().join("words.csv"), folder.path().join("map.toml"));
    std::fs::write(&file, ABOUT_EACH_OTHER).unwrap();
    std::fs::write(&map, ABOUT_MAP).unwrap();
    let survey = |more: &[&str]| {
        let arguments = ["survey", file.to_str().unwrap(), "--map", map.to_str().unwrap()];
        run(folder.path(), &[&arguments, more].concat())
    };
    let written_by = json(&survey(&["--json"]))["terms"]["words_written_by"].clone();
    let sales = &written_by["sales"];
    assert_eq!(
        [&sales["people_with_a_term"], &sales["mentions"], &sales["terms"]],
        [8, 18, 13].map(Value::from).each_ref()
    );
    assert_eq!(sales["counts"]["negative"], serde_json::json!({"mentions": 13, "terms": 9}));
    assert_eq!(sales["table"][0], serde_json::json!(["ivory tower", 3, "negative"]));
    assert!(sales["table"].as_array().unwrap().iter().all(|row| row[1].as_u64() > Some(1)), "{sales}");
    assert_eq!(
        (&written_by["marketing"]["mentions"], &written_by["marketing"]["table"]),
        (&Value::Null, &serde_json::json!([]))
    );
    let full = json(&survey(&["--json", "--full"]))["terms"]["words_written_by"].clone();
    assert_eq!(full["sales"]["table"].as_array().unwrap().len(), 13);
    assert_eq!(full["marketing"]["table"], serde_json::json!([["lone wolf", 2, null], ["loud", 2, null]]));
    let text = String::from_utf8_lossy(&survey(&[]).stdout).into_owned();
    assert!(text.contains("negative 13 of 18 mentions, 9 of 13 different words"), "{text}");
    assert!(text.contains("Fewer than 5 people of Marketing") && !text.contains("wol"), "{text}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests make their own files")]
fn words_enter_a_session_with_two_yeses_and_leave_it_without_a_trace() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (file, map) = (folder.path().join("words.csv"), folder.path().join("map.toml"));
    std::fs::write(&file, ABOUT_EACH_OTHER).unwrap();
    std::fs::write(&map, ABOUT_MAP).unwrap();
    let attach = || {
        let into = ["--map", map.to_str().unwrap(), "--into", "last"];
        run(home.path(), &[&["survey", file.to_str().unwrap()], &into[..]].concat())
    };
    let apply = |text: &str| {
        let script = folder.path().join("script.jsonl");
        std::fs::write(&script, text).unwrap();
        let output = run(home.path(), &["apply", "last", script.to_str().unwrap()]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    let has_words = || {
        let written = written_below(home.path()).to_lowercase();
        ["ivory", "police", "jargon", "crafts"].iter().filter(|word| written.contains(**word)).count()
    };
    run(home.path(), &["new", "Acme", "--yes"]);
    let told = String::from_utf8_lossy(&attach().stderr).into_owned();
    assert!(told.contains("both team leads say yes first"), "{told}");
    assert_eq!(has_words(), 0, "nobody said yes");
    apply(
        "{\"do\":[{\"agree_to_words\":{\"team\":\"sales\",\"by\":\"Sam\"}},{\"agree_to_words\":{\"team\":\"marketing\",\"by\":\"Mo\"}}]}\n",
    );
    assert!(attach().status.success());
    assert_eq!(has_words(), 4);
    assert!(
        !written_below(home.path()).contains("lone wol"),
        "fewer than five people of Marketing wrote any"
    );
    apply(
        "{\"do\":[{\"tag_word\":{\"by\":\"sales\",\"word\":1}},{\"merge_words\":{\"by\":\"sales\",\"word\":1,\"into\":2}}]}\n",
    );
    apply("{\"do\":[{\"withdraw_from_words\":{\"team\":\"marketing\"}}]}\n");
    assert_eq!(has_words(), 0, "{}", written_below(home.path()));
}

#[test]
fn an_earlier_session_stands_beside_the_files_and_goes_into_the_new_one() {
    let home = tempfile::tempdir().unwrap();
    for name in ["Spring", "Summer"] {
        assert!(run(home.path(), &["new", name, "--yes"]).status.success());
    }
    let listed = json(&run(home.path(), &["list", "--json"]));
    let id = |name: &str| {
        let rows = listed.as_array().or(listed["sessions"].as_array()).expect("a list of sessions");
        let row = rows.iter().find(|row| row["name"] == name).expect("it was made");
        row["id"].as_str().expect("it has an id").to_owned()
    };
    let (spring, summer) = (id("Spring"), id("Summer"));
    let without = survey(home.path(), &["--earlier", &spring]);
    assert!(String::from_utf8_lossy(&without.stderr).contains("holds no survey"));
    assert!(survey(home.path(), &["--into", &spring]).status.success());
    let document = json(&survey(home.path(), &["--json", "--earlier", &spring, "--into", &summer]));
    let again = &document["remeasured"]["items"];
    assert_eq!(again.as_array().map(Vec::len), document["gap_order"].as_array().map(Vec::len));
    assert_eq!(again[0]["marketing"]["then"], again[0]["marketing"]["now"]);
    let kept = json(&run(home.path(), &["export", &summer, "--as", "json", "-o", "-"]));
    assert!(kept.to_string().contains("\"earlier\""), "{kept}");
    let table = survey(home.path(), &["--earlier", &spring]);
    assert!(String::from_utf8_lossy(&table.stdout).contains("Then and now: Spring"));
}
