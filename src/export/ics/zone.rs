//! VTIMEZONE: a zone's times with yearly rules, without which Outlook shifts meetings by an hour. Transitions are never
//! written as lists of dates (RDATE), which it misreads.

use super::{
    date,
    lines::Lines,
    observance::{Change, Observances, Yearly},
};
use crate::domain::moment::{Day, time_zone};
use jiff::{
    civil::{DateTime, Weekday},
    tz::Offset,
};

/// The zone as a file needs it whose first event is on this day; a zone nobody knows is not written.
pub(super) fn write(name: &str, first: Day, lines: &mut Lines) {
    let Some(zone) = time_zone(name) else { return };
    let times = Observances::of(&zone, first.0.year());
    lines.begin("VTIMEZONE");
    lines.put("TZID", name);
    if let Some((offset, name)) = &times.initial {
        // Before the first event anything may have held: nobody asks, so that it is told as if it had held for ever.
        lines.begin("STANDARD");
        lines.put("DTSTART", "19700101T000000");
        offsets((*offset, *offset, name), lines);
        lines.end("STANDARD");
    }
    for change in &times.once {
        observance(change, None, lines);
    }
    for (change, yearly) in &times.yearly {
        observance(change, Some(yearly), lines);
    }
    lines.end("VTIMEZONE");
}

fn observance(change: &Change, yearly: Option<&Yearly>, lines: &mut Lines) {
    let component = if change.is_daylight { "DAYLIGHT" } else { "STANDARD" };
    lines.begin(component);
    lines.put("DTSTART", &local(change.at));
    if let Some(yearly) = yearly {
        lines.put("RRULE", &rrule(yearly));
    }
    offsets((change.from, change.to, &change.name), lines);
    lines.end(component);
}

fn offsets((from, to, name): (Offset, Offset, &str), lines: &mut Lines) {
    lines.put("TZOFFSETFROM", &hours(from));
    lines.put("TZOFFSETTO", &hours(to));
    lines.text("TZNAME", name);
}

fn rrule(yearly: &Yearly) -> String {
    match yearly {
        Yearly::Nth(month, weekday, nth) => {
            format!("FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{}", code(*weekday))
        }
        Yearly::Within(month, weekday, days) => {
            let days: Vec<String> = days.clone().map(|day| day.to_string()).collect();
            format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={};BYDAY={}", days.join(","), code(*weekday))
        }
    }
}

fn code(weekday: Weekday) -> &'static str {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekday.to_monday_zero_offset() as usize]
}

/// A wall clock as calendar files write it.
pub(super) fn local(at: DateTime) -> String {
    format!("{}T{}", date(Day(at.date())), at.strftime("%H%M%S"))
}

/// "+0100", and "+012345" where a zone counts seconds.
fn hours(offset: Offset) -> String {
    let (sign, seconds) = (if offset.seconds() < 0 { '-' } else { '+' }, offset.seconds().abs());
    let text = format!("{sign}{:02}{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds % 60 == 0 { text } else { format!("{text}{:02}", seconds % 60) }
}
