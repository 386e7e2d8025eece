//! Calendar files of a user's own: which events close the office, and which are refused with their line.

use super::*;
use std::fmt::Write as _;

/// A calendar file around lines of events; the first of them is line 3.
fn file(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.replace('\n', "\r\n"))
}

fn event(lines: &str) -> String {
    file(&format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT\n"))
}

fn read_all(text: &str) -> Result<Imported<Vec<Holiday>>, ImportError> {
    read("holidays.ics", text, &(2026..=2028))
}

fn dates(text: &str) -> String {
    let imported = read_all(text).unwrap();
    imported.value.iter().fold(String::new(), |mut line, holiday| {
        write!(line, "{} {};", holiday.date.iso(), holiday.name).unwrap();
        line
    })
}

fn error(text: &str) -> String {
    read_all(text).unwrap_err().to_string()
}

#[test]
fn all_day_events_are_holidays() {
    let text = file(
        "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nSUMMARY:Christmas\\, both days\nBEGIN:VALARM\nDTSTART:19700101\nEND:VALARM\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260501\nDURATION:P1D\nSUMMARY:May\n  Day\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART;TZID=Europe/Berlin:20260102T000000\nDTEND;TZID=Europe/Berlin:20260103T000000\nEND:VEVENT\n",
    );
    assert_eq!(
        dates(&text),
        "2026-01-02 ;2026-05-01 May Day;2026-12-25 Christmas, both days;2026-12-26 Christmas, both days;"
    );
}

#[test]
fn repetitions_end_with_the_years_asked_for() {
    let christmas =
        event("DTSTART;VALUE=DATE:20001225\nSUMMARY:X\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20271225");
    assert_eq!(dates(&christmas), "2026-12-25 X;2028-12-25 X;");
    assert_eq!(read_all(&christmas).unwrap().warnings, ["26 dates of other years were left out."]);
    let moved = event("DTSTART;VALUE=DATE:20260403\nSUMMARY:Good Friday\nRDATE;VALUE=DATE:20270326,20280414");
    assert_eq!(dates(&moved), "2026-04-03 Good Friday;2027-03-26 Good Friday;2028-04-14 Good Friday;");
}

#[test]
fn what_is_left_out_is_told() {
    let text = file(
        "BEGIN:VEVENT\nDTSTART:20260302T100000Z\nDTEND:20260302T110000Z\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260304\nSTATUS:CANCELLED\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260306\nRECURRENCE-ID;VALUE=DATE:20260305\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260501\nEND:VEVENT\n",
    );
    let imported = read_all(&text).unwrap();
    assert_eq!(imported.value.len(), 1);
    assert_eq!(
        imported.warnings,
        [
            "1 event with a time of day was left out: a holiday is a whole day.",
            "1 change of a single occurrence was left out: look at its dates."
        ]
    );
}

#[test]
fn every_mistake_names_its_line() {
    for (text, told) in [
        (String::new(), "holidays.ics, line 1: it is no calendar file"),
        ("date,name\n2026-12-25,x\n".to_owned(), "line 1"),
        ("BEGIN:VCARD\nEND:VCARD\n".to_owned(), "line 1: it is no calendar file"),
        (event("SUMMARY:no date"), "line 3: the event has no DTSTART"),
        (event("DTSTART;VALUE=DATE:20260230"), "line 4, column \"DTSTART\": \"20260230\" is no date"),
        (event("DTSTART:2026-12-25"), "line 4, column \"DTSTART\": \"2026-12-25\" is no date"),
        (event("DTSTART:20261225\nDTSTART:20261226"), "line 5, column \"DTSTART\": DTSTART stands twice"),
        (event("DTSTART:20261225\nDTEND:20261224"), "line 5, column \"DTEND\": the event ends before"),
        (event("DTSTART:20261225\nDTEND:20291225"), "line 5, column \"DTEND\": the event is longer than 366"),
        (
            event("DTSTART:20261225\nDURATION:PT8H"),
            "line 5, column \"DURATION\": \"PT8H\" is no number of days",
        ),
        (
            event("DTSTART:20261225\nRRULE:FREQ=DAILY"),
            "line 5, column \"RRULE\": it repeats in a way that is not read",
        ),
        (event("DTSTART:20261225\nEXRULE:FREQ=YEARLY"), "line 5, column \"EXRULE\""),
        (event("DTSTART:20261225\nEXDATE:soon"), "line 5, column \"EXDATE\": \"soon\" is no date"),
        (event("DTSTART:20261225\nnonsense"), "line 5: it is no line of a calendar file"),
        (event("DTSTART:20191225"), "there is no all-day event from 2026 to 2028"),
        (file("BEGIN:VEVENT\nEND:VJOURNAL\n"), "line 4: END:VJOURNAL ends VEVENT of line 3"),
        (file("END:VCALENDAR\nEND:VCALENDAR\n"), "line 4: END:VCALENDAR ends nothing"),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\n".to_owned(),
            "line 2: VEVENT begins here and never ends",
        ),
        (file(&"BEGIN:X\n".repeat(20)), "line 10: components lie too deep"),
    ] {
        assert!(error(&text).contains(told), "{text}\n{}", error(&text));
    }
    let error = read_all(&event("DTSTART:20261225\nRRULE:FREQ=DAILY")).unwrap_err();
    assert!(error.remedy.contains("an all-day event of its own"));
}

#[test]
fn a_file_cannot_come_to_more_dates_than_are_kept() {
    let many = (0..400).fold(String::new(), |mut events, day| {
        let first = Day::parse("1970-01-01").unwrap().plus_days(day * 366).0.strftime("%Y%m%d").to_string();
        write!(events, "BEGIN:VEVENT\nDTSTART:{first}\nDURATION:P366D\nEND:VEVENT\n").unwrap();
        events
    });
    let error = read("x.ics", &file(&many), &(1900..=2500)).unwrap_err().to_string();
    assert!(error.contains("more than 20000 dates"), "{error}");
}

#[test]
fn dates_of_other_years_are_not_counted_for_ever() {
    let event = "BEGIN:VEVENT\nDTSTART:00010101\nDURATION:P366D\nRRULE:FREQ=YEARLY\nEND:VEVENT\n";
    let error = read("x.ics", &file(&event.repeat(4)), &(2026..=2027)).unwrap_err();
    assert!(error.what.contains("more than 2000000 dates") && error.line.is_some(), "{error}");
}

#[test]
fn names_cannot_act_on_a_screen() {
    let text = event("DTSTART:20261225\nSUMMARY:\u{1b}[2JChrist\u{202e}mas");
    let name = &read_all(&text).unwrap().value[0].name;
    assert!(!name.contains(['\u{1b}', '\u{202e}']), "{name:?}");
}
