//! `smarketing capacity` from outside: the given scenarios, form files over and under flags, what is refused.

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the program in an empty home with something on standard input.
fn run(arguments: &[&str], input: &str) -> Output {
    let home = tempfile::tempdir().expect("a folder for this run");
    run_in(home.path(), &[&["capacity"], arguments].concat(), input)
}

/// Runs the program in a home of this test.
fn run_in(home: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_smarketing"))
        .args(arguments)
        .env_clear()
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("SMARKETING_DIR", home)
        .current_dir(home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built for this test");
    // A program that refuses its arguments does not read what is left.
    let _ = child.stdin.take().expect("it was piped").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

fn json(arguments: &[&str], input: &str) -> Value {
    let output = run(&[arguments, &["--json"]].concat(), input);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

fn text(arguments: &[&str]) -> String {
    let output = run(arguments, "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it writes UTF-8")
}

/// What it says when it refuses, and its exit code.
fn refused(arguments: &[&str], input: &str) -> (String, Option<i32>) {
    let output = run(arguments, input);
    assert!(output.stdout.is_empty());
    (String::from_utf8(output.stderr).expect("it writes UTF-8"), output.status.code())
}

fn examples() -> Value {
    serde_json::from_str(include_str!("fixtures/sla/queue.json")).expect("the examples are JSON")
}

#[test]
fn the_given_scenarios_come_out() {
    let document = examples();
    for row in document["table"].as_array().unwrap() {
        let mut form = document["base"].clone();
        form["weekday_hours"] = document["weekday_hours"].clone();
        for (name, value) in row["form"].as_object().unwrap() {
            form[name] = value.clone();
        }
        let found = json(&["--form", "-", "--quarters", "20"], &form.to_string());
        let name = &row["name"];
        for (share, error) in [("p_first", "se_first"), ("p_attempts", "se_attempts")] {
            let number = |document: &Value, key: &str| document[key].as_f64().unwrap();
            let distance = (number(&found, share) - number(row, share)).abs();
            let errors = number(&found, error).hypot(number(row, error));
            assert!(distance <= 4.0 * errors + 0.003, "{name} {share}: {}", found[share]);
        }
        assert!((found["load_reps"].as_f64().unwrap() - 3.0069).abs() < 5e-5);
        match row["erlang_c_says"].as_f64() {
            None => assert_eq!(found["erlang_c"], Value::Null),
            Some(share) => assert!((found["erlang_c"].as_f64().unwrap() - share).abs() < 5e-6),
        }
    }
}

#[test]
fn the_document_has_what_was_promised() {
    let found = json(&["--quarters", "4"], "");
    assert_eq!(found["schema"], 1);
    assert_eq!(found["people_needed"], 4);
    assert_eq!(found["breaks_above_leads"], 399);
    assert_eq!(found["p_quarter_meets"], 1.0);
    for promise in ["p_first", "p_attempts"] {
        let band = found["quarter_band"][promise].as_array().unwrap();
        assert!(band.len() == 2 && band[0].as_f64() <= band[1].as_f64());
    }
    assert!(found["leads"].as_u64().unwrap() > 3000);
    let people: Vec<u64> =
        found["table"].as_array().unwrap().iter().map(|row| row["reps"].as_u64().unwrap()).collect();
    assert_eq!(people, [2, 3, 4, 5, 6, 7, 8]);
    let again = json(&["--form", "-"], &found["form"].to_string());
    assert_eq!(again, found, "its form asks the same question");
}

#[test]
fn flags_lie_over_the_form_file() {
    let form = "leads_per_month = 200\nreps = 2 # people\nlimit_hours = 4\nquarters = 2\n";
    let found = json(&["--form", "-", "--reps", "3", "--routing", "round-robin"], form);
    let form = &found["form"];
    assert_eq!((&form["leads_per_month"], &form["reps"]), (&200.0.into(), &3.into()));
    assert_eq!((&form["limit_hours"], &form["routing"]), (&4.0.into(), &"round_robin".into()));
    assert!(found["pooled"]["p_first"].is_number() && found["covered"].is_null());
    let away = ["--routing", "round_robin", "--absent", "0.1", "--quarters", "2"];
    assert!(json(&away, "")["covered"]["p_first"].is_number());
    assert!(text(&away).contains("took the leads of an owner who is away: first touch "));
}

#[test]
fn people_read_load_first_and_both_promises() {
    let shown = text(&["--quarters", "4", "--reps", "3"]);
    let mut lines = shown.lines();
    assert_eq!(lines.next(), Some("Load: 3.01 of 3 people. It does not fit: leads wait longer every week."));
    for part in ["First touch within 8 open hours", "Contact or 5 attempts within 10 business days", "> 3"] {
        assert!(shown.contains(part), "{part:?} in {shown}");
    }
    assert!(shown.contains("no answer: the load is above the people"), "{shown}");
    let two = text(&["--quarters", "2", "--reps", "2"]);
    assert!(
        two.starts_with("Load: 3.01 of 2 people. It does not fit: every week it slips 2.5 more days.\n"),
        "{two}"
    );
    let fits = text(&["--quarters", "2"]);
    assert!(fits.contains("above 399 leads a month, or above 15.9 minutes an attempt"), "{fits}");
    assert!(fits.contains("People needed to keep both: 4"), "{fits}");
}

#[test]
fn what_cannot_be_read_is_named_with_its_place() {
    for (input, parts) in [
        ("reps = 4\nleads = 300\n", ["Standard input, line 2", "unknown field `leads`"]),
        ("\nservice = \"slow\"\n", ["Standard input, line 2", "`exp`"]),
        ("reps = 4\nreps = = 5\n", ["Standard input, line 2", "Correct that line"]),
        ("{\"reps\": 4,\n \"minutes\": \"12\"}", ["Standard input, line 2", "invalid type"]),
        ("weekday_hours = [1, 2]", ["Standard input, line 1", "invalid length"]),
    ] {
        let (message, code) = refused(&["--form", "-"], input);
        assert_eq!(code, Some(1), "{message}");
        assert!(parts.iter().all(|part| message.contains(part)), "{message}");
    }
    let (message, code) = refused(&["--form", "nowhere.toml"], "");
    assert!(message.contains("nowhere.toml") && code == Some(3), "{message}");
}

#[test]
fn what_makes_no_sense_is_named_with_its_place() {
    let (message, code) = refused(&["--contact", "1.3"], "");
    assert_eq!((message.as_str(), code), ("--contact is 1.3.\nGive a share from 0 to 1.\n", Some(2)));
    let (message, _) = refused(&["--form", "-"], "reps = 0");
    assert_eq!(message, "Standard input: reps is 0.\nGive 1 to 1000 people.\n");
    for (arguments, part) in [
        (vec!["--rep", "3"], "--reps"),
        (vec!["--routing", "mine"], "`round_robin`"),
        (vec!["--weekday-hours", "1,2"], "24 hours"),
        (vec!["--reps", "-1"], "-1"),
        (vec!["erlang", "--servers", "0", "--load", "1"], "at least one server"),
        (vec!["erlang", "--servers", "1"], "--load"),
        (vec!["erlang", "--servers", "1", "--load", "0.5", "--within", "NaN"], "--within has NaN"),
    ] {
        let (message, code) = refused(&arguments, "");
        assert!(code == Some(2) && message.contains(part), "{arguments:?}: {message}");
    }
}

#[test]
fn erlang_prints_the_published_table() {
    for row in examples()["erlang"]["table"].as_array().unwrap() {
        let (servers, load) = (row["c"].to_string(), row["a"].to_string());
        let arguments = ["erlang", "--servers", &servers, "--load", &load];
        let found = json(&arguments, "");
        assert_eq!(found.as_object().unwrap().len(), row.as_object().unwrap().len());
        for (name, value) in row.as_object().unwrap().iter().filter(|(_, value)| value.is_number()) {
            let (found, value) = (found[name].as_f64().unwrap(), value.as_f64().unwrap());
            assert!((found - value).abs() <= 1e-9 * value.max(1.0), "{name}: {found}");
        }
        for (time, share) in row["p_wait_le"].as_object().unwrap() {
            let found = found["p_wait_le"][time].as_f64().unwrap();
            assert!((found - share.as_f64().unwrap()).abs() <= 1e-9, "{time}: {found}");
        }
    }
    let shown = text(&["erlang", "--servers", "4", "--load", "3.2"]);
    assert!(shown.contains("Must wait (C)                0.596") && shown.lines().count() == 9, "{shown}");
}

#[test]
fn too_much_for_the_servers_has_no_number() {
    let arguments = ["erlang", "--servers", "3", "--load", "3"];
    let found = json(&arguments, "");
    assert_eq!(found["unstable"], true);
    assert!(["erlang_b", "erlang_c", "mean_wait"].iter().all(|name| found[name].is_null()));
    assert_eq!(found["p_wait_le"], serde_json::json!({}));
    assert!(text(&arguments).starts_with("Unstable: "));
}

/// What a room has promised and said so far, but for the minutes of an attempt.
const SAID: &str = r#"{"do": [
 {"fill": {"topic": "volume", "fields": {"volume": {"products": [{"product": "A", "leads": 100}, {"product": "B", "leads": 150}]}}}},
 {"fill": {"topic": "follow-up", "fields": {"follow_up": {"classes": [{"class": "all", "within": {"amount": 4, "unit": "business_hours"}}]}}}},
 {"assume": {"what": "reps", "value": {"number": "5"}, "by": "Dana"}},
 {"assume": {"what": "time", "value": {"number": "0.4"}, "by": "Dana"}}]}"#;

#[test]
fn a_session_gives_its_numbers_and_names_what_it_lacks() {
    let home = tempfile::tempdir().unwrap();
    let in_home = |arguments: &[&str], input: &str| {
        let output = run_in(home.path(), arguments, input);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    assert_eq!(in_home(&["new", "Q1", "--yes"], "").0, Some(0));
    let (code, _, refused) = in_home(&["apply", "last", "-"], &SAID.replace('\n', " "));
    assert_eq!(code, Some(0), "{refused}");
    let (code, shown, message) = in_home(&["capacity", "--session", "last"], "");
    assert_eq!((code, shown.as_str()), (Some(4), ""));
    assert!(message.contains("does not say yet: minutes for one attempt.\n"), "{message}");
    assert!(message.contains("or give --minutes."), "{message}");
    let asked =
        ["capacity", "--session", "last", "--minutes", "10", "--reps", "3", "--quarters", "2", "--json"];
    let (code, shown, message) = in_home(&asked, "");
    assert_eq!(code, Some(0), "{message}");
    let form = &serde_json::from_str::<Value>(&shown).unwrap()["form"];
    assert_eq!((&form["leads_per_month"], &form["available"]), (&250.0.into(), &0.4.into()));
    assert_eq!((&form["limit_hours"], &form["minutes"]), (&4.0.into(), &10.0.into()));
    assert_eq!(form["reps"], 3, "a flag lies over what was said");
    let (code, _, message) = in_home(&["capacity", "--session", "nowhere"], "");
    assert!(code == Some(3) && message.contains("nowhere"), "{message}");
    assert_eq!(in_home(&["capacity", "--session", "last", "--form", "-"], "").0, Some(2));
}

#[test]
fn marketings_side_has_its_chances_and_the_average_it_takes() {
    let found = json(&["volume", "--promise", "100", "--products", "3"], "");
    let number = |key: &str| found[key].as_f64().unwrap();
    assert!((number("p_month") - 0.5133).abs() < 5e-5 && (number("p_quarter") - 0.0025).abs() < 5e-5);
    assert_eq!((found["schema"].as_u64(), found["average_for_quarter"].as_u64()), (Some(1), Some(125)));
    assert!(number("p_quarter_total") > number("p_quarter"));
    assert!(number("average_for_quarter_total") < number("average_for_quarter"));
    let surer =
        json(&["volume", "--promise", "100", "--products", "3", "--average", "125", "--chance", "99 %"], "");
    assert!(surer["p_quarter"].as_f64().unwrap() >= 0.9 && surer["average_for_quarter"].as_u64() > Some(125));
    let shown = text(&["volume", "--promise", "100", "--products", "3"]);
    assert!(shown.starts_with("100 leads a month for 3 products, if 100 come on average:\n"), "{shown}");
    assert!(shown.contains("0.25 %   90 % takes 125 on average"), "{shown}");
    for (arguments, part) in [
        (vec!["volume"], "--promise"),
        (vec!["volume", "--promise", "0"], "Give 1 to 1000000 leads"),
        (vec!["volume", "--promise", "5", "--products", "0"], "Give 1 to 1000 products"),
        (vec!["volume", "--promise", "5", "--average", "NaN"], "Give 0 to 1000000 leads"),
        (vec!["volume", "--promise", "5", "--chance", "100%"], "such as 90%"),
    ] {
        let (message, code) = refused(&arguments, "");
        assert!(code == Some(2) && message.contains(part), "{arguments:?}: {message}");
    }
}
