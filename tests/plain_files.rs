//! What the plain lines do with files and times: deadlines worked through, opening hours changed, sessions renamed,
//! copied and thrown away. The real program, fed by a pipe.
#![expect(clippy::disallowed_methods, reason = "tests prepare and look at their files by hand")]

#[path = "support/in_order.rs"]
mod in_order;
#[path = "support/plain.rs"]
mod support;

use in_order::assert_said_in_order;
use std::{fs, path::Path};
use support::{Home, PLANNED};

/// A planned session, then these lines.
fn planned(home: &Home, lines: &str) -> String {
    home.says(&["new", "--plain"], &format!("{PLANNED}{lines}quit\n"))
}

fn names(home: &Home) -> Vec<String> {
    let entries = fs::read_dir(home.sessions()).expect("the folder is there").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut sessions: Vec<String> =
        names.filter(|name| Path::new(name).extension().is_some_and(|end| end == "json")).collect();
    sessions.sort();
    sessions
}

#[test]
fn deadlines_are_worked_through_with_what_is_skipped() {
    let home = Home::new();
    // A day off between, then the promise: from its own menu, and from both sides' promises.
    let script = "calendars\n2\nadd days off\n16 Mar\nback\nback\nsales follow\nmore\nwork its\n\
                  at another\nWed 9:30\nan hour earlier\na day later\nback\npromises\ndeadlines: sales f\ndone here\n";
    let said = planned(&home, script);
    assert_said_in_order(
        &said,
        &[
            "Deadlines: Sales follow-up",
            "A lead that comes on Fri 13 Mar 2026 16:00, counted on \"standard\", UTC:",
            "8 business hours, until Tue 17 Mar 2026 16:00.",
            "Counted: Fri 16:00-17:00 1 h; Sat, Sun closed; Mon closed (holiday); Tue 09:00-16:00 7 h; together 8 h.",
            "on Wed 18 Mar 2026 09:30,",
            "on Wed 18 Mar 2026 08:30,",
            "on Thu 19 Mar 2026 08:30,",
            "Both sides were read aloud.",
            "A lead that comes on Fri 13 Mar 2026 16:00,",
        ],
    );
}

#[test]
fn a_moment_that_is_none_is_asked_again_and_without_a_calendar_the_way_to_one_is_said() {
    let home = Home::new();
    let said =
        planned(&home, "go 3\nsales follow\nmore\nwork its\nat another\ntomorrow or so\nFri 10:00\nback\n");
    assert!(said.contains("Type a day in any form and a time") && said.contains("tomorrow or so"), "{said}");
    assert!(said.contains("A lead that comes on Fri 13 Mar 2026 10:00,"), "{said}");
    // A session of which the calendar was taken out by hand.
    let file = home.sessions().join(&names(&home)[0]);
    let text = fs::read_to_string(&file).expect("the session is there");
    let mut session: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let removed = remove_calendars(&mut session);
    assert!(removed > 0, "the session has calendars");
    fs::write(&file, session.to_string()).expect("it can be written");
    let said = home.says(&["open", "last", "--plain"], "go 3\nsales follow\nmore\nwork its\n\nquit\n");
    assert!(said.contains("Type \"calendars\" to make one."), "{said}");
}

/// Empties every list of calendars, wherever a session's file has one; how many there were.
fn remove_calendars(value: &mut serde_json::Value) -> usize {
    match value {
        serde_json::Value::Object(map) => {
            let own = map.get_mut("calendars").map_or(0, |list| {
                *list = serde_json::json!([]);
                1
            });
            own + map.values_mut().map(remove_calendars).sum::<usize>()
        }
        serde_json::Value::Array(list) => list.iter_mut().map(remove_calendars).sum(),
        _ => 0,
    }
}

#[test]
fn opening_hours_are_changed_row_by_row() {
    let home = Home::new();
    let script = "calendars\n2\nmon\n9-12, 13-25\n9-12:30, 13:30-18\nadd days off\nChristmas\n25 Dec to 26 Dec\n\
                  remove one\n2\nother hours\n24 Dec 9-12\nchange the one\n1\n1\nclosed\nchange the one\n1\n2\n\
                  the hours of\n1\nfri\n-\nzone\nAtlantis\nberlin\nsay the next\nundo\nredo\n";
    let said = planned(&home, script);
    assert_said_in_order(
        &said,
        &[
            "Not agreed yet: How many leads, Sales follow-up",
            "Mon, opening time 2: \"25:00\" is not a time from 00:00 to 24:00.",
            "Mon 09:00-12:30 and 13:30-18:00, Tue-Fri 09:00-17:00, UTC.",
            "You typed \"Christmas\".",
            "UTC, 2 holidays.",
            "UTC, 1 holiday.",
            "UTC, 1 holiday, 1 special day.",
            "Thu 24 Dec 2026: closed",
            "Mon-Fri 09:00-12:30 and 13:30-18:00, UTC, 1 holiday.",
            "Mon-Thu 09:00-12:30 and 13:30-18:00, UTC, 1 holiday.",
            "there is no time zone \"Atlantis\"",
            "Mon-Thu 09:00-12:30 and 13:30-18:00, Europe/Berlin, 1 holiday.",
            "Thu 12 Mar: 09:00-12:30, 13:30-18:00",
            "Fri 13 Mar: closed",
            "Taken back:",
        ],
    );
    let kept = home.says(&["open", "last", "--plain"], "calendars\nquit\n");
    assert!(kept.contains("Mon-Thu 09:00-12:30 and 13:30-18:00, Europe/Berlin, 1 holiday"), "{kept}");
}

#[test]
fn calendars_are_made_renamed_copied_and_removed_unless_a_promise_counts_on_them() {
    let home = Home::new();
    let script = "calendars\nmake another\nname\nTokyo\ncopy this\nremove this\nmake another\nback\n2\nremove this\n\
                  back\ntokyo\nremove this\nundo\n";
    let said = planned(&home, script);
    assert_said_in_order(
        &said,
        &[
            "Monday to Friday, 09:00 to 17:00. Change what is different.",
            "Opening hours: Tokyo",
            "This is a copy, \"Tokyo 2\".",
            "\"Tokyo 2\" is removed. \"undo\" brings it back.",
            "in use by",
            "\"Tokyo\" is removed.",
            "Taken back:",
        ],
    );
    let kept = home.says(&["open", "last", "--plain"], "calendars\nquit\n");
    for name in ["standard: Mon-Fri", "it counts where a promise names none", "Tokyo: Mon-Fri"] {
        assert!(kept.contains(name), "{name}: {kept}");
    }
}

#[test]
fn days_off_come_from_a_calendar_file() {
    let home = Home::new();
    let file = home.sessions().join("our days.ics");
    let day = |date: &str, name: &str| {
        format!("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{date}\r\nSUMMARY:{name}\r\nEND:VEVENT\r\n")
    };
    let days =
        [day("20260403", "Good Friday"), day("20260406", "Easter Monday"), day("20200101", "Past")].concat();
    fs::create_dir_all(home.sessions()).expect("a folder");
    fs::write(&file, format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{days}END:VCALENDAR\r\n")).expect("a file");
    let script =
        format!("calendars\n2\nadd days off from\n/nowhere.ics\nadd days off from\n'{}'\n", file.display());
    let said = planned(&home, &script);
    assert_said_in_order(
        &said,
        &[
            "/nowhere.ics",
            "2 new days off. \"undo\" takes them back.",
            "Mon-Fri 09:00-17:00, UTC, 2 holidays.",
        ],
    );
}

#[test]
fn hours_behind_an_agreed_promise_stand_after_the_close_but_can_be_read() {
    let home = Home::new();
    let mut script = String::from("go sla\nsales follow\nopen the\n=\n=\n\n\n\n1\ngo close\ngive\n1\nback\n");
    script += "sign-off\nDana Keller\n\nAna\n\nsay thank\nclose the\ndone here\n";
    let said = planned(&home, &script);
    assert!(said.contains("The session is closed."), "{said}");
    let after =
        home.says(&["open", "last", "--plain"], "calendars\nstandard\nsay the next\nmake another\nquit\n");
    assert!(after.contains("Agreed on these hours: Sales follow-up (since Thu 12 Mar 2026)."), "{after}");
    assert!(after.contains("Sat 14 Mar: closed") && !after.contains("Add days off"), "{after}");
}

#[test]
fn a_session_is_renamed_copied_and_thrown_away_from_the_list() {
    let home = Home::new();
    planned(&home, "");
    assert_eq!(names(&home), ["Acme- Q1 alignment.json"]);
    let said = home.says(&["--plain"], "list\n1\ngive\n-\n1\ngive\n\n1\ngive\nQ2 plan\n1\ncopy\nquit\n");
    assert_said_in_order(
        &said,
        &[
            "it keeps the old one.",
            "Renamed to \"Q2 plan\". Its file is Acme- Q2 plan.json.",
            "Copied to Acme- Q2 plan (copy).json: a session of its own, with an id of its own.",
        ],
    );
    assert_eq!(names(&home), ["Acme- Q2 plan (copy).json", "Acme- Q2 plan.json"]);
    // Enter keeps it: the trash asks once, and no is what is usual.
    let kept = home.says(&["--plain"], "list\nacme: q2 plan (\nmove\n\nquit\n");
    assert_said_in_order(&kept, &["Move \"Acme: Q2 plan (copy)\" to the trash?", "It stays where it is."]);
    assert_eq!(names(&home).len(), 2);
    let gone = home.says(&["--plain"], "list\nacme: q2 plan (\nmove\nyes\nquit\n");
    let told = gone.lines().find(|line| line.contains("In the trash: ")).expect("it says where it went");
    let file = told.split("In the trash: ").nth(1).and_then(|rest| rest.split(". Move it").next());
    let file = Path::new(file.expect("a path"));
    assert!(file.is_file(), "{gone}");
    assert_eq!(names(&home), ["Acme- Q2 plan.json"]);
}

#[cfg(unix)]
#[test]
fn documents_of_a_session_from_elsewhere_make_a_folder_only_its_owner_looks_into() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    planned(&home, "");
    let (sessions, elsewhere) = (home.sessions(), home.sessions().with_file_name("elsewhere.json"));
    fs::rename(sessions.join(&names(&home)[0]), &elsewhere).expect("it can be moved");
    fs::remove_dir_all(&sessions).expect("the folder can be removed");
    let path = elsewhere.to_str().expect("a path of letters");
    let said = home.says(&["open", path, "--plain"], "export\n2\n1\nquit\n");
    let documents = fs::read_dir(&sessions).unwrap_or_else(|error| panic!("{error}\n{said}")).count();
    assert_eq!(documents, 1, "{said}");
    let mode = fs::metadata(&sessions).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o700, "{said}");
}

#[test]
fn the_list_is_narrowed_to_a_kind_a_company_or_words() {
    let home = Home::new();
    planned(&home, "");
    home.says(&["new", "--plain"], &format!("{}quit\n", PLANNED.replacen("Acme", "Globex", 1)));
    fs::write(home.sessions().join("notes.json"), "{}").expect("a file that is no session");
    let said = home
        .says(&["--plain"], "list\nnarrow\ncompany globex\nshow all\nnarrow\nunread\n1\nnarrow\nzzz\nquit\n");
    let listed: Vec<&str> = said.split("Which session?").skip(1).collect();
    assert!(listed[0].contains("Acme") && listed[0].contains("Globex"), "{said}");
    assert!(!listed[1].split("Narrow the list").next().unwrap().contains("Acme"), "{said}");
    assert!(listed[2].contains("Acme"), "{said}");
    assert!(said.contains("Nothing fits.") && said.contains("It is left as it is."), "{said}");
}

#[test]
fn a_file_that_another_window_has_is_not_touched() {
    let home = Home::new();
    planned(&home, "");
    let mut other = home.command(&["open", "last", "--plain"]).spawn().expect("the program starts");
    let mut line = String::new();
    let mut said = std::io::BufReader::new(other.stdout.take().expect("a pipe"));
    while !line.contains("Open: Acme") {
        line.clear();
        assert!(std::io::BufRead::read_line(&mut said, &mut line).expect("it speaks") > 0, "it never opened");
    }
    let refused = home.says(&["--plain"], "list\n1\ngive\nStolen\n1\nmove\nyes\nquit\n");
    drop(other.stdin.take());
    other.wait().expect("it ends");
    assert!(!refused.contains("Renamed") && !refused.contains("In the trash"), "{refused}");
    assert_eq!(names(&home), ["Acme- Q1 alignment.json"]);
}
