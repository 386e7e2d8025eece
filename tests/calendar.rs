//! Calendar files for another program to read: every kind of rule in many zones, each with the instants we expect.
//!
//! `tests/calendar/read.py` parses them with Python's icalendar, expands them with dateutil and compares; `.ci/run` runs
//! both. Here each file is written, and what can be seen without a second reader is held to.

#[path = "calendar/events.rs"]
mod events;

use serde_json::{Value, json};
use smarketing::{
    domain::{
        cadence::{Meeting, Shift, TimeOfDay},
        fields::Fields,
        moment::{Day, Moment},
        rhythm::{Rhythm, at},
        session::Session,
        status::Status,
        topic::Topic,
    },
    export::{Context, Kind, find, render_with},
    import::practice,
};
use std::path::{Path, PathBuf};

/// Dates compared of each meeting.
const DATES: usize = 40;

const RULES: [&str; 12] = [
    "FREQ=WEEKLY;BYDAY=MO",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU",
    "FREQ=MONTHLY;BYDAY=1TU",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=4WE",
    "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH",
    "FREQ=MONTHLY;BYMONTHDAY=1",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=29",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
];

fn day(text: &str) -> Day {
    Day::parse(text).expect("a date")
}

/// A folder of its own under the folder of build results, empty.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("calendar");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("a folder of ours");
    }
    #[expect(clippy::disallowed_methods, reason = "files for another program are prepared by hand")]
    std::fs::create_dir_all(&folder).expect("a folder for build results");
    folder
}

fn put(path: &Path, bytes: &[u8]) {
    #[expect(clippy::disallowed_methods, reason = "files for another program are prepared by hand")]
    std::fs::write(path, bytes).expect("a folder of ours");
}

/// A session with one meeting for each rule, in one zone, from a day on.
fn session(zone: &str, first: Day, rules: &[&str]) -> Session {
    let mut session =
        Session::new("s1".into(), "Q1, \"alignment\"; Ärger \\ Freude".to_owned(), zone.to_owned());
    for (index, rule) in rules.iter().enumerate() {
        let rhythm = Rhythm::from_rule(rule).expect("a rule in use");
        let dates = rhythm.dates(first, first, 12);
        let shifts = [(1, 1), (4, -2), (9, 40)].map(|(date, by)| Shift {
            from: dates.get(date).copied(),
            to: dates.get(date).map(|day| day.plus_days(by)),
        });
        let meeting = Meeting {
            purpose: "Which promises were kept?\nOne win; 漢字, ünïcödé ".repeat(5),
            rhythm: Some(rhythm),
            first: Some(first),
            at: TimeOfDay(if index % 2 == 0 { "09:30" } else { "22:45" }.to_owned()),
            minutes: Some(90),
            shifts: if index % 3 == 0 { shifts.to_vec() } else { Vec::new() },
            agenda: vec!["numbers".to_owned(), "a, b; c".to_owned()],
            ..Meeting::default()
        };
        let mut topic = Topic::new(
            format!("m{index}").as_str().into(),
            format!("Meeting {index}"),
            Fields::Meeting(meeting),
        );
        topic.status = Status::Agreed;
        topic.revision = 1;
        session.topics.push(topic);
    }
    session
}

/// What a reader must find: the instants of each meeting, and where each event stands.
fn expected(session: &Session) -> Value {
    let meetings = session.meetings().map(|(topic, meeting)| {
        let first = meeting.first.expect("a first date");
        let zone = meeting.zone_in(session);
        let all = meeting.next_dates(first.plus_days(-60), DATES);
        let held: Vec<String> = all
            .iter()
            .map(|date| at(date.held, &meeting.at.0, &zone).expect("an instant").to_string())
            .collect();
        let uid = format!("meeting-{}-s1@smarketing", topic.id);
        json!({ "uid": uid, "held": held, "moved": meeting.moved().len(), "minutes": meeting.minutes })
    });
    let meetings: Vec<Value> = meetings.collect();
    json!({ "name": session.full_name(), "meetings": meetings })
}

fn written(session: &Session) -> Vec<u8> {
    let context = Context { last_at: Moment::parse("2026-03-12T15:00:00Z").ok(), ..Context::default() };
    let format = find("ics").expect("the calendar format");
    render_with(session, Kind::Playbook, format, &context).expect("a calendar is always written")
}

fn is_well_formed(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
    }
}

#[test]
fn files_for_another_program_to_read() {
    let folder = folder();
    let mut cases = 0;
    let mut write = |session: &Session| {
        let bytes = written(session);
        is_well_formed(&bytes);
        put(&folder.join(format!("{cases:03}.ics")), &bytes);
        let expected = serde_json::to_vec_pretty(&expected(session)).expect("plain data");
        put(&folder.join(format!("{cases:03}.json")), &expected);
        cases += 1;
    };
    // Every rule, where clocks change in the north, in the south, by half an hour, not at all, and by odd rules.
    for zone in [
        "Europe/Berlin",
        "America/New_York",
        "Australia/Sydney",
        "Australia/Lord_Howe",
        "America/Santiago",
        "Europe/Dublin",
        "Asia/Tokyo",
        "Asia/Kathmandu",
        "Asia/Gaza",
        "Africa/Cairo",
        "Africa/Casablanca",
        "Asia/Jerusalem",
        "America/Nuuk",
        "UTC",
    ] {
        write(&session(zone, day("2026-03-02"), &RULES));
    }
    // Zones whose rules changed after the first meeting.
    for (zone, first) in [
        ("America/Mexico_City", "2021-02-01"),
        ("America/New_York", "2006-01-02"),
        ("Europe/Istanbul", "2015-10-05"),
        ("America/Sao_Paulo", "2018-05-07"),
        ("Europe/Moscow", "2010-06-01"),
    ] {
        write(&session(zone, day(first), &RULES));
    }
    // Every other zone there is, with a rule each.
    let zones: Vec<String> =
        jiff::tz::TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect();
    for (index, zone) in zones.iter().enumerate() {
        let begin = day("2026-01-01").plus_days(index as i32 % 365);
        write(&session(zone, begin, &[RULES[index % RULES.len()]]));
    }
    write(practice::finished("s1".into()).session());
    assert!(cases > 400, "{cases} files");
}
