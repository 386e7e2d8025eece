//! `hours` as the real binary: for people, as JSON, and as JSON Lines, on the calendar of a file or of a session.
#![expect(clippy::unwrap_used, reason = "the machine under test is a test too, spread over functions")]
#![expect(clippy::disallowed_methods, reason = "these tests prepare and look at files by hand")]

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::Write,
    process::{Command, Stdio},
};

use serde_json::{Value, json};
use tempfile::TempDir;

const WORKED: &str = include_str!("fixtures/sla/hours.json");

/// Monday to Friday from nine to five in New York, and one holiday.
const OFFICE: &str = r#"{ "tz": "America/New_York", "weekly": {
    "mon": [["09:00","17:00"]], "tue": [["09:00","17:00"]], "wed": [["09:00","17:00"]],
    "thu": [["09:00","17:00"]], "fri": [["09:00","17:00"]] }, "holidays": ["2026-05-25"] }"#;

/// A machine with one calendar on it.
struct Machine(TempDir);

/// How one run ended.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Machine {
    fn new() -> Self {
        let machine = Self(TempDir::new().unwrap());
        machine.write("office.json", OFFICE);
        machine
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    fn run(&self, arguments: &[&str], input: &str) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_smarketing"))
            .args(arguments)
            .current_dir(self.0.path())
            .env_clear()
            .env("HOME", self.0.path())
            .env("TZ", "Europe/Berlin")
            .env("SMARKETING_DIR", self.0.path().join("sessions"))
            .env("SMARKETING_NOW", "2026-03-06T21:00:00Z")
            .env("SMARKETING_SEED", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        // Who does not read its input has closed it; who answers while it reads must not wait for us.
        let writer = std::thread::spawn(move || _ = stdin.write_all(input.as_bytes()));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// A run on the office's calendar that must succeed; what it prints.
    fn hours(&self, arguments: &[&str]) -> String {
        let all: Vec<&str> =
            [&["hours"][..], arguments, &["--calendar", "office.json"]].concat().into_iter().collect();
        let run = self.run(&all, "");
        assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.err);
        run.out
    }
}

#[test]
fn a_deadline_is_printed_with_its_derivation() {
    let machine = Machine::new();
    let expected = "\
Mon 09 Mar 2026 16:00, America/New_York
Fri 16:00-17:00 1 h · Sat, Sun closed · Mon 09:00-16:00 7 h -> Mon 16:00
";
    for start in [&["2026-03-06 16:00"][..], &["2026-03-06", "16:00"], &["2026-03-06T21:00:00Z"], &["now"]] {
        assert_eq!(machine.hours(&[&["due"], start, &["8h"]].concat()), expected, "{start:?}");
    }
    assert_eq!(machine.hours(&["due", "2026-03-06 16:00", "8", "business", "hours"]), expected);
}

#[test]
fn business_days_and_holidays() {
    let expected = "\
End of Wed 27 May 2026, America/New_York
Fri day 0 · Sat, Sun closed · Mon closed (holiday) · Tue day 1 · Wed day 2
";
    assert_eq!(Machine::new().hours(&["due", "2026-05-22 16:00", "2 business days"]), expected);
}

#[test]
fn holidays_of_a_calendar_file_close_the_office() {
    let machine = Machine::new();
    machine.write(
        "own.ics",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20200309\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20260310T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    );
    let asked = ["hours", "due", "2026-03-06 16:00", "2h", "--calendar", "office.json", "--holidays"];
    let run = machine.run(&[&asked[..], &["own.ics"]].concat(), "");
    assert_eq!(
        run.out,
        "Tue 10 Mar 2026 10:00, America/New_York\nFri 16:00-17:00 1 h · Sat, Sun closed · Mon closed (holiday) · Tue 09:00-10:00 1 h -> Tue 10:00\n"
    );
    assert_eq!(run.err, "own.ics: 1 event with a time of day was left out: a holiday is a whole day.\n");
    let refused = machine.run(&[&asked[..], &["office.json"]].concat(), "");
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    assert!(refused.err.contains("office.json, line 1: it is no calendar file"), "{}", refused.err);
}

#[test]
fn open_time_between_two_points_either_way() {
    let machine = Machine::new();
    assert_eq!(
        machine.hours(&["between", "2026-03-06", "16:00", "2026-03-09", "09:01"]),
        "1 h 1 min open\nFri 16:00-17:00 1 h · Sat, Sun closed · Mon 09:00-09:01 1 min\n"
    );
    assert_eq!(
        machine.hours(&["between", "2026-03-09 09:01", "2026-03-06 16:00"]),
        "-1 h 1 min open, the second time is the earlier one\nFri 16:00-17:00 1 h · Sat, Sun closed · Mon 09:00-09:01 1 min\n"
    );
}

#[test]
fn one_json_document_with_pieces_that_add_up() {
    let machine = Machine::new();
    let document: Value =
        serde_json::from_str(&machine.hours(&["due", "2026-03-06 16:00", "8h", "--json"])).unwrap();
    assert_eq!(document["version"], 1);
    assert_eq!(document["at"], "2026-03-09T20:00:00Z");
    assert_eq!(document["local"], "2026-03-09T16:00:00-04:00");
    assert_eq!(
        document["derivation"],
        json!([
            { "date": "2026-03-06", "from": "16:00", "to": "17:00", "sec": 3600 },
            { "first": "2026-03-07", "last": "2026-03-08", "closed": "week" },
            { "date": "2026-03-09", "from": "09:00", "to": "16:00", "sec": 25200 },
        ])
    );
    let between: Value =
        serde_json::from_str(&machine.hours(&["between", "2026-03-09 09:01", "2026-03-06 16:00", "--json"]))
            .unwrap();
    assert_eq!((&between["sec"], &between["days"]), (&json!(-3660), &json!(-1)));
}

#[test]
fn a_clock_that_jumps_is_told() {
    let machine = Machine::new();
    machine.write("night.json", r#"{ "tz": "Europe/Berlin", "weekly": { "sun": [["00:00","24:00"]] } }"#);
    let night = ["--calendar", "night.json"];
    let skipped = machine.run(&[&["hours", "due", "2026-03-29 02:30", "1h"], &night[..]].concat(), "");
    assert_eq!(skipped.out.lines().next(), Some("Sun 29 Mar 2026 04:30, Europe/Berlin"));
    assert!(skipped.err.contains("The clock skips 2026-03-29 02:30: read as 2026-03-29T03:30:00+02:00."));
    let across = machine.run(&[&["hours", "due", "2026-10-25 02:30", "1h"], &night[..]].concat(), "");
    assert_eq!(across.out, "Sun 25 Oct 2026 02:30, Europe/Berlin\nSun 02:30-02:30 1 h -> Sun 02:30\n");
    assert!(across.err.contains("the first time is meant, 2026-10-25T02:30:00+02:00."), "{}", across.err);
    assert!(across.err.contains("from 03:00 back to 02:00: 00:00-24:00 has 25 h."), "{}", across.err);
}

#[test]
fn no_deadline_is_an_answer() {
    let machine = Machine::new();
    machine.write("never.json", r#"{ "tz": "UTC", "weekly": {} }"#);
    let run = machine.run(&["hours", "due", "now", "1h", "--calendar", "never.json"], "");
    assert_eq!(
        (run.code, run.out.as_str()),
        (Some(0), "No deadline: this calendar does not open for that long before 2100.\n")
    );
    let json = machine.run(&["hours", "due", "now", "1h", "--calendar", "never.json", "--json"], "");
    assert_eq!(serde_json::from_str::<Value>(&json.out).unwrap()["at"], Value::Null);
}

#[test]
fn the_calendar_of_a_session_or_a_usual_one() {
    let machine = Machine::new();
    let made = machine.run(&["new", "Acme", "--zone", "Asia/Kathmandu", "--yes"], "");
    assert_eq!(made.code, Some(0), "{}", made.err);
    let run = machine.run(&["hours", "due", "2026-03-06 16:00", "2h", "--session", "last"], "");
    assert_eq!(run.out.lines().next(), Some("Mon 09 Mar 2026 10:00, Asia/Kathmandu"), "{}", run.err);
    let usual = machine.run(&["hours", "due", "2026-03-06 16:00", "2h"], "");
    assert_eq!(usual.out.lines().next(), Some("Mon 09 Mar 2026 10:00, Europe/Berlin"), "{}", usual.err);
    assert!(usual.err.contains("Mon-Fri 09:00-17:00, Europe/Berlin"), "{}", usual.err);
}

#[test]
fn mistakes_name_the_place_and_what_to_do() {
    let machine = Machine::new();
    machine.write("wrong.json", r#"{ "tz": "Europe/Atlantis", "weekly": { "mon": [["17:00","09:00"]] } }"#);
    machine.write("broken.json", "{ \"tz\": \"UTC\",\n \"weekday\": {} }");
    let office = ["--calendar", "office.json"];
    for (arguments, code, told) in [
        (
            &["hours", "due", "now", "1h", "--calendar", "wrong.json"][..],
            1,
            "wrong.json: tz: there is no time zone",
        ),
        (
            &["hours", "due", "now", "1h", "--calendar", "wrong.json"],
            1,
            "weekly.mon[0]: 17:00-09:00 ends before",
        ),
        (&["hours", "due", "now", "1h", "--calendar", "broken.json"], 1, "line 2 column"),
        (&["hours", "due", "now", "1h", "--calendar", "none.json"], 3, "none.json"),
        (&["hours", "due", "now", "1h", "--session", "none"], 3, "none"),
        (&["hours", "due", "Friday", "8h", office[0], office[1]], 2, "\"Friday\" is not a time like"),
        (&["hours", "due", "now", office[0], office[1]], 2, "The amount of open time is missing"),
        (&["hours", "due", "now", "8 days", office[0], office[1]], 2, "is not an amount of open time"),
        (&["hours", "between", "now", office[0], office[1]], 2, "The second point in time is missing"),
        (&["hours", "between", "now", "now", "now", office[0], office[1]], 2, "no third point"),
        (&["hours", "due", "2126-03-06 16:00", "8h", office[0], office[1]], 2, "1970 to 2099"),
        (&["hours", "-", "--calendar", "-"], 2, "standard input cannot hold both"),
    ] {
        let run = machine.run(arguments, "");
        assert_eq!(run.code, Some(code), "{arguments:?}: {} {}", run.out, run.err);
        let told = told.to_lowercase();
        assert!(run.err.to_lowercase().contains(&told), "{arguments:?}: {}", run.err);
        assert_eq!(run.out, "", "{arguments:?}");
    }
}

#[test]
fn calendars_of_a_session_come_and_go_by_their_names() {
    let machine = Machine::new();
    assert_eq!(machine.run(&["new", "Q1", "--yes"], "").code, Some(0));
    let office: Value = serde_json::from_str(OFFICE).unwrap();
    let fields = json!({ "follow_up": {
        "classes": [], "by": "", "counts": "", "if_missed": "",
        "measure": { "calendar": "New York" },
    } });
    let asks = |calendar: &str| {
        let asked =
            ["hours", "due", "2026-03-06T21:00:00Z", "2h", "--session", "last", "--calendar", calendar];
        machine.run(&asked, "")
    };
    let apply = |commands: &[Value]| {
        let lines: Vec<String> = commands.iter().map(|one| json!({ "do": [one] }).to_string()).collect();
        machine.run(&["apply", "last", "-"], &lines.join("\n"))
    };
    let added = apply(&[
        json!({ "add_calendar": { "calendar": { "id": "New York", "calendar": office } } }),
        json!({ "add_topic": { "id": "fast", "title": "Fast answers", "fields": fields } }),
    ]);
    assert_eq!(added.code, Some(0), "{}", added.err);
    assert!(asks("new york").out.starts_with("Mon 09 Mar 2026 10:00, America/New_York\n"));
    assert!(asks("standard").out.contains("Europe/Berlin"));
    let unknown = asks("Tokyo");
    assert_eq!((unknown.code, unknown.out.as_str()), (Some(3), ""));
    assert!(unknown.err.contains("Its calendars are standard, New York."), "{}", unknown.err);

    let refused = apply(&[json!({ "remove_calendar": { "id": "New York" } })]);
    assert_ne!(refused.code, Some(0));
    assert!(refused.err.contains("in use by \"Fast answers\""), "{}", refused.err);
    let renamed = apply(&[json!({ "rename_calendar": { "id": "New York", "name": "Office" } })]);
    assert_eq!((renamed.code, asks("Office").code), (Some(0), Some(0)), "{}", renamed.err);
    assert!(apply(&[json!({ "remove_calendar": { "id": "Office" } })]).err.contains("Fast answers"));
    let first = apply(&[json!({ "remove_calendar": { "id": "standard" } })]);
    assert!(first.err.contains("in use by"), "promises that name none count on it: {}", first.err);
    let spare = json!({ "add_calendar": { "calendar": { "id": "Spare", "calendar": office } } });
    assert_eq!(apply(&[spare, json!({ "remove_calendar": { "id": "Spare" } })]).code, Some(0));
    assert_eq!(asks("Spare").code, Some(3));
}

#[test]
fn plain_ascii_has_no_dots_of_ours() {
    let machine = Machine::new();
    assert_eq!(
        machine.hours(&["due", "2026-03-06 16:00", "8h", "--ascii"]),
        "Mon 09 Mar 2026 16:00, America/New_York\nFri 16:00-17:00 1 h . Sat, Sun closed . Mon 09:00-16:00 7 h -> Mon 16:00\n"
    );
}

#[test]
fn every_worked_case_is_answered_line_by_line() {
    let machine = Machine::new();
    let worked: Value = serde_json::from_str(WORKED).unwrap();
    let mut asked: BTreeMap<&str, (String, String)> = BTreeMap::new();
    for case in worked["cases"].as_array().unwrap() {
        let (questions, answers) = asked.entry(case["cal"].as_str().unwrap()).or_default();
        let mut question = case.clone();
        let answer = match case["op"].as_str().unwrap() {
            "between" => json!({ "sec": question.as_object_mut().unwrap().remove("sec") }),
            "bdays" => json!({ "days": question.as_object_mut().unwrap().remove("days") }),
            _ => json!({ "at": question.as_object_mut().unwrap().remove("at") }),
        };
        writeln!(questions, "{question}").unwrap();
        writeln!(answers, "{answer}").unwrap();
    }
    assert_eq!(asked.len(), 4);
    for (name, (questions, answers)) in asked {
        machine.write("worked.json", &worked["calendars"][name].to_string());
        let run = machine.run(&["hours", "-", "--calendar", "worked.json"], &questions);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        assert_eq!(run.out, answers, "{name}");
    }
}

#[test]
fn a_line_that_cannot_be_read_does_not_stop_the_others() {
    let machine = Machine::new();
    let questions = "\n{\"op\":\"opens\",\"a\":\"2026-03-07T12:00:00Z\"}\nhello\n\n{\"op\":\"between\",\"a\":\"2026-03-09T14:00:00Z\",\"b\":\"2026-03-09T13:00:00Z\"}\n";
    let run = machine.run(&["hours", "-", "--calendar", "office.json"], questions);
    assert_eq!(run.code, Some(1));
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert_eq!(lines[0], r#"{"at":"2026-03-09T13:00:00Z"}"#);
    assert!(lines[1].starts_with(r#"{"error":"line 3: "#), "{}", lines[1]);
    assert_eq!(lines[2], r#"{"sec":-3600}"#);
}
