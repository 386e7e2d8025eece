//! What else there is to know of a calendar: which promises count on it and since when they are agreed, opening times
//! that a change of the clock makes longer or shorter, and what is unusual about a date.

use crate::{
    assets::words::{fill, say},
    domain::{calendars, ids::CalendarId, moment::Day, open_time, session::Session, topic::Topic},
    hours::{Calendar, Instant, Interval, Table, Touched, read_time},
};

/// Days for which clock changes are looked at.
const DAYS: i64 = 365;

/// "The clock changes on Sun 29 Mar: 00:00-24:00 has 23 h; ..." for the opening times of a year from `today` on.
pub fn clock_changes(table: &Table, today: Day) -> Option<String> {
    let midnight = format!("{} 00:00", today.iso());
    let from = read_time(&midnight, table.calendar().zone()).ok()?.instant();
    let to = Instant::from_second(from.second() + DAYS * 86_400).unwrap_or(Instant::END);
    let told: Vec<String> = table.touched(from, to).iter().map(|touched| change(touched, today)).collect();
    (!told.is_empty()).then(|| fill("calendar.clock_changes", &[("changes", &told.join("; "))]))
}

fn change(touched: &Touched, today: Day) -> String {
    let (day, length) = (Day(touched.date).told(today), open_time::length(touched.seconds));
    fill("calendar.clock_change", &[("day", &day), ("interval", &touched.interval), ("length", &length)])
}

/// "Agreed on these hours: Follow-up (since Thu 12 Mar 2026). Not agreed yet: Attempts."; nothing while no promise with
/// a limit counts on it.
pub fn promises(session: &Session, id: &CalendarId) -> Option<String> {
    let topics: Vec<&Topic> = calendars::counted_on(session, id).collect();
    let agreed: Vec<String> = topics.iter().filter_map(|topic| since(session, topic)).collect();
    let open: Vec<&str> =
        topics.iter().filter(|topic| !topic.status.is_agreed()).map(|topic| topic.title.as_str()).collect();
    let agreed = (!agreed.is_empty()).then(|| fill("calendar.agreed", &[("promises", &agreed.join(", "))]));
    let open = (!open.is_empty()).then(|| fill("calendar.not_agreed", &[("promises", &open.join(", "))]));
    (!topics.is_empty()).then(|| agreed.into_iter().chain(open).collect::<Vec<_>>().join(" "))
}

/// "Follow-up (since Thu 12 Mar 2026)", for a promise that is agreed.
fn since(session: &Session, topic: &Topic) -> Option<String> {
    let decided = topic.decided.as_ref().filter(|_| topic.status.is_agreed())?;
    let day = decided.at.day_in(&session.zone).long();
    Some(fill("calendar.since", &[("title", &topic.title), ("date", &day)]))
}

/// What a date is besides its opening times: a holiday, a half day, closed; nothing for a usual one that opens.
pub fn of_day(calendar: &Calendar, date: Day) -> Option<&'static str> {
    let usual = calendar.usual(date.0.weekday());
    let minutes = |intervals: &[Interval]| -> u32 {
        intervals.iter().map(|one| u32::from(one.closes() - one.opens())).sum()
    };
    let special = calendar.overrides().get(&date.0).filter(|times| times.as_slice() != usual);
    match special {
        Some(times) if times.is_empty() => Some(say("calendar.closed_today")),
        Some(times) if minutes(times) < minutes(usual) => Some(say("calendar.half_day")),
        Some(_) => Some(say("calendar.other_hours")),
        None if calendar.opens_on(date.0).is_empty() && !usual.is_empty() => Some(say("calendar.holiday")),
        None if usual.is_empty() => Some(say("calendar.closed")),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_the_clock_in_the_next_year_says_so() {
        let json = r#"{"tz": "Europe/Berlin", "weekly": {"sun": [["00:00", "24:00"]]}}"#;
        let table = Table::new(serde_json::from_str::<Calendar>(json).unwrap());
        let told = clock_changes(&table, Day::parse("2026-04-07").unwrap()).unwrap();
        assert!(told.contains("Sun 25 Oct: ") && told.contains("Sun 28 Mar 2027: "), "{told}");
    }
}
