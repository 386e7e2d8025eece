//! The calendar file as its readers see it: event by event, property by property.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use proptest::prelude::*;
use smarketing::{
    domain::{
        command::Command,
        fields::Fields,
        follow_up::everything,
        history::Workshop,
        ids::SessionId,
        moment::{Day, Moment},
        session::Session,
        status::Status,
        topic::Topic,
    },
    export::{Context, Kind, find, render_with},
    import::practice,
};

fn write(session: &Session, context: &Context) -> Vec<u8> {
    render_with(session, Kind::Playbook, find("ics").unwrap(), context).unwrap()
}

fn session() -> Session {
    practice::finished("s1".into()).session().clone()
}

fn context() -> Context {
    Context { last_at: Moment::parse("2026-03-12T15:00:00Z").ok(), ..Context::default() }
}

/// The file with its folds undone.
fn unfolded(session: &Session) -> String {
    let text = String::from_utf8(write(session, &context())).unwrap();
    text.replace("\r\n ", "").replace("\r\n", "\n")
}

/// The components of this name in which a line stands.
fn with_line<'a>(file: &'a str, component: &str, line: &str) -> Vec<&'a str> {
    let begin = format!("BEGIN:{component}\n");
    let parts = file.split(begin.as_str()).skip(1);
    let bodies = parts.map(|part| part.split(&format!("END:{component}\n")).next().unwrap());
    bodies.filter(|body| body.contains(&format!("{line}\n"))).collect()
}

/// The session with some slots of a meeting filled.
fn filled(session: &Session, topic: &str, slots: &[(&str, &str)]) -> Session {
    let mut session = session.clone();
    let topic = session.topics.iter_mut().find(|other| other.id == topic.into()).unwrap();
    for (path, value) in slots {
        topic.fields = topic.fields.with(path, value).unwrap();
    }
    session
}

const CHECK: &str = "UID:meeting-numbers-check-s1@smarketing";

#[test]
fn a_meeting_is_a_recurring_event_with_its_agenda_and_owner() {
    let file = unfolded(&session());
    let events = with_line(&file, "VEVENT", CHECK);
    assert_eq!(events.len(), 1);
    for line in [
        "DTSTAMP:20260312T150000Z",
        "DTSTART;TZID=Europe/Berlin:20260324T100000",
        "DTEND;TZID=Europe/Berlin:20260324T103000",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        "SUMMARY:Numbers check (Acme: Q1 alignment)",
        "TRIGGER:-PT15M",
        "STATUS:CONFIRMED",
    ] {
        assert!(events[0].contains(&format!("{line}\n")), "{line}\n{}", events[0]);
    }
    for words in ["one win we share", "\\n2. actions done", "Bring: one row per promise", "Called by: "] {
        assert!(events[0].contains(words), "{words}\n{}", events[0]);
    }
    assert_eq!(events[0].matches("BEGIN:VALARM").count(), 1);
}

#[test]
fn nothing_in_the_file_sends_an_invitation_or_makes_a_sound() {
    let file = unfolded(&session());
    for word in ["METHOD", "ATTENDEE", "ORGANIZER", "AUDIO", "RDATE"] {
        assert!(!file.contains(word), "{word}");
    }
}

#[test]
fn the_zone_comes_with_yearly_rules() {
    let file = unfolded(&session());
    let zones = with_line(&file, "VTIMEZONE", "TZID:Europe/Berlin");
    assert_eq!(zones.len(), 1, "one, however many meetings");
    let lines = "BEGIN:DAYLIGHT\nDTSTART:20260329T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n\
                 TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST\nEND:DAYLIGHT\n";
    assert!(zones[0].contains(lines), "{}", zones[0]);
    assert!(zones[0].contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n"), "{}", zones[0]);
}

#[test]
fn a_meeting_in_utc_needs_no_zone_and_one_without_a_time_is_whole_days() {
    let utc = filled(&session(), "numbers-check", &[("zone", "UTC")]);
    assert!(unfolded(&utc).contains("DTSTART:20260324T100000Z\n"));
    let whole = filled(
        &utc,
        "numbers-check",
        &[("at", ""), ("shifts/+", "2026-04-07"), ("shifts/0/to", "2026-04-08")],
    );
    let file = unfolded(&whole);
    let events = with_line(&file, "VEVENT", CHECK);
    assert!(events[0].contains("DTSTART;VALUE=DATE:20260324\nDTEND;VALUE=DATE:20260325\n"), "{}", events[0]);
    assert!(!events[0].contains("VALARM"));
    assert!(
        events[1].contains("RECURRENCE-ID;VALUE=DATE:20260407\nDTSTART;VALUE=DATE:20260408\n"),
        "{}",
        events[1]
    );
}

#[test]
fn a_moved_date_stands_for_the_one_it_replaces() {
    let slots = [
        ("shifts/+", "2026-04-07"),
        ("shifts/0/to", "2026-04-09"),
        ("shifts/+", "2026-04-10"),
        ("shifts/1/to", "2026-04-11"),
    ];
    let file = unfolded(&filled(&session(), "numbers-check", &slots));
    let events = with_line(&file, "VEVENT", CHECK);
    assert_eq!(events.len(), 2, "10 April is no date of the series");
    assert!(events[1].contains("RECURRENCE-ID;TZID=Europe/Berlin:20260407T100000\n"), "{}", events[1]);
    assert!(events[1].contains("DTSTART;TZID=Europe/Berlin:20260409T100000\n"));
    assert!(!events[1].contains("RRULE"));
    assert!(events[0].contains("Moved from Tue 07 Apr 2026 to Thu 09 Apr 2026"), "{}", events[0]);
}

#[test]
fn days_off_are_told_and_move_nothing() {
    let mut session = session();
    let off = "2026-04-07".parse().unwrap();
    session.calendars[0].calendar = session.calendars[0].calendar.clone().with_holidays([off]);
    let file = unfolded(&session);
    let events = with_line(&file, "VEVENT", CHECK);
    assert_eq!(events.len(), 1);
    assert!(events[0].contains("a day off in your calendar: Tue 07 Apr 2026"), "{}", events[0]);
}

#[test]
fn what_is_not_agreed_is_a_draft_and_what_was_left_aside_is_not_in_it() {
    let mut session = session();
    let set = |session: &mut Session, status| {
        session.topics.iter_mut().find(|topic| topic.id == "numbers-check".into()).unwrap().status = status;
    };
    set(&mut session, Status::Open);
    let file = unfolded(&session);
    let event = with_line(&file, "VEVENT", CHECK)[0];
    assert!(event.contains("STATUS:TENTATIVE") && event.contains("not agreed yet"), "{event}");
    for status in [
        Status::NotToday { owner: None },
        Status::Retired { reason: "too often".into() },
        Status::OutsideControl { reason: "the board decides".into() },
        Status::Parked(smarketing::domain::status::Care::default()),
    ] {
        set(&mut session, status);
        assert!(!unfolded(&session).contains(CHECK));
    }
}

#[test]
fn dates_somebody_has_to_keep_are_whole_days_that_block_nobody() {
    let mut session = session();
    session.review_by = Day::parse("2026-06-25").ok();
    let file = unfolded(&session);
    let review = with_line(&file, "VEVENT", "UID:review-agreement-s1@smarketing");
    assert_eq!(review.len(), 1);
    assert!(review[0].contains("DTSTART;VALUE=DATE:20260625\nDTEND;VALUE=DATE:20260626\n"), "{}", review[0]);
    assert!(review[0].contains("stays in force") && review[0].contains("TRIGGER:-P6DT15H"), "{}", review[0]);
    let open = session.actions.iter().filter(|action| action.done_at.is_none() && action.by.is_some());
    assert_eq!(file.matches("UID:action-").count(), open.count());
    assert!(file.contains("UID:action-"), "the practice session has some");
    assert!(with_line(&file, "VEVENT", "TRANSP:TRANSPARENT").len() > 1);
}

#[test]
fn a_later_export_updates_what_is_there() {
    let mut workshop = Workshop::new(session());
    let at = Moment::parse("2026-03-12T15:00:00Z").unwrap();
    let of = |workshop: &Workshop| {
        let context = Context::of(workshop.session(), workshop.log());
        String::from_utf8(write(workshop.session(), &context)).unwrap()
    };
    let uids = |file: &str| {
        file.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>()
    };
    let sequence = |file: &str| -> u32 {
        let line = file.lines().find_map(|line| line.strip_prefix("SEQUENCE:")).unwrap();
        line.parse().unwrap()
    };
    let topic = workshop.session().topic(&"numbers-check".into()).unwrap().clone();
    let change = |at: &str| Command::Fill {
        topic: topic.id.clone(),
        fields: Box::new(
            topic.fields.with("shifts/+", at).unwrap().with("shifts/0/to", "2026-05-01").unwrap(),
        ),
    };
    workshop.commit(vec![change("2026-04-07")], at).unwrap();
    let before = of(&workshop);
    assert_eq!(before, of(&workshop), "the same session, the same bytes");
    workshop.commit(vec![change("2026-04-21")], at.plus_seconds(1)).unwrap();
    let after = of(&workshop);
    assert_eq!(uids(&before), uids(&after));
    assert_eq!(sequence(&after), sequence(&before) + 1);
    assert!(after.contains("LAST-MODIFIED:20260312T150001Z"));
}

#[test]
fn a_follow_up_moves_the_meetings_of_the_session_it_comes_from() {
    let mut series: Vec<Session> = vec![session()];
    let at = Moment::parse("2026-06-12T15:00:00Z").unwrap();
    for id in ["s2", "s3"] {
        let previous = series.last().unwrap();
        let day = Day::parse("2026-06-12").unwrap();
        let start = Session::new(id.into(), "Q2".to_owned(), "Europe/Berlin".to_owned());
        let mut workshop = Workshop::new(start);
        let follow = Command::Follow { previous: Box::new(previous.clone()) };
        workshop.commit(vec![follow, everything(previous, day)], at).unwrap();
        series.push(workshop.session().clone());
    }
    let action = format!("UID:action-{}-s1@smarketing", series[0].actions[0].id);
    for session in &series {
        let file = unfolded(session);
        assert!(file.contains(CHECK) && file.contains(&action), "{}", session.id);
        assert!(!file.contains("-s2@") && !file.contains("-s3@"));
    }
}

#[test]
fn what_nobody_said_is_taken_as_usual_and_told() {
    let session = filled(&session(), "numbers-check", &[("minutes", ""), ("zone", "our time")]);
    let file = unfolded(&session);
    let event = with_line(&file, "VEVENT", CHECK)[0];
    assert!(event.contains("DTEND;TZID=Europe/Berlin:20260324T103000\n"), "{event}");
    assert!(event.contains("There is no time zone \"our time\": Europe/Berlin is taken."), "{event}");
    assert!(event.contains("30 minutes are taken"), "{event}");
}

#[test]
fn a_session_without_dates_is_an_empty_calendar() {
    let empty = Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned());
    let file = write(&empty, &Context::default());
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//smarketing//playbook//EN\r\nCALSCALE:GREGORIAN\r\n\
                X-WR-CALNAME:Q1\r\nEND:VCALENDAR\r\n";
    assert_eq!(String::from_utf8(file).unwrap(), text);
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z,;:\\\\\r\n\"\u{85}]{0,90}",
        Just("END:VCALENDAR\r\nBEGIN:X".to_owned())
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_text_breaks_out_of_its_line(title in texts(), agenda in texts(), name in texts(), id in texts()) {
        let mut session = session();
        session.name = name;
        session.id = SessionId(id.clone());
        for topic in &mut session.topics {
            topic.title.clone_from(&title);
            if let Topic { fields: Fields::Meeting(meeting), .. } = topic {
                meeting.agenda = vec![agenda.clone()];
                meeting.zone.clone_from(&id);
            }
        }
        let usual = unfolded(&self::session());
        let file = unfolded(&session);
        for component in ["BEGIN:VEVENT", "BEGIN:VALARM", "END:VCALENDAR"] {
            let count = |file: &str| file.lines().filter(|line| *line == component).count();
            prop_assert_eq!(count(&file), count(&usual), "{}", component);
        }
        for line in file.lines() {
            let name = line.split([':', ';']).next().unwrap();
            let plain = |c: char| c.is_ascii_uppercase() || c == '-';
            prop_assert!(!name.is_empty() && name.chars().all(plain), "{:?}", line);
        }
    }
}
