//! Opening times and zones as people type them, turned into what files write. It judges nothing that
//! [`CalendarText`] judges: what it cannot turn stays as it was typed, and the fault is told there.

use crate::hours::{
    calendar::{Calendar, WEEKDAY_KEYS},
    interval::Interval,
    text::{CalendarErrors, CalendarText},
};
use jiff::{civil::Date, civil::Weekday, tz::TimeZoneDatabase};
use std::fmt::Write as _;

/// Opening times of one date as files write them.
type Times = Vec<[String; 2]>;

/// What people write between the beginning and the end of opening times.
const DASHES: [char; 3] = ['-', '\u{2013}', '\u{2014}'];

/// Words for a day without opening times.
const CLOSED: [&str; 5] = ["", "closed", "geschlossen", "none", "-"];

/// Opening times without an end.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not from one time to another: type 09:00-17:00, or 09:00-12:30, 13:30-18:00 with a lunch break"
)]
pub struct NotFromTo(pub String);

/// Reads "9-12:30, 13:30-18" as `[["09:00", "12:30"], ["13:30", "18:00"]]`; nothing and "closed" as none.
pub fn read_times(line: &str) -> Result<Times, NotFromTo> {
    let line = line.trim().to_lowercase();
    if CLOSED.contains(&line.as_str()) {
        return Ok(Times::new());
    }
    let pieces = line.split([',', ';', '+']).flat_map(|piece| piece.split(" and "));
    pieces.map(str::trim).filter(|piece| !piece.is_empty()).map(read_piece).collect()
}

fn read_piece(piece: &str) -> Result<[String; 2], NotFromTo> {
    let ends = piece.split_once(" to ").or_else(|| piece.split_once(DASHES));
    match ends.map(|(opens, closes)| (opens.trim(), closes.trim())) {
        Some((opens, closes)) if !opens.is_empty() && !closes.is_empty() => {
            Ok([in_full(opens), in_full(closes)])
        }
        _ => Err(NotFromTo(piece.to_owned())),
    }
}

/// "9", "9:30", "9.30" and "9h30" as "09:00" and "09:30"; anything else as it is.
fn in_full(typed: &str) -> String {
    let (hour, minute) = typed.split_once([':', '.', 'h']).unwrap_or((typed, ""));
    let minute = if minute.is_empty() { "00" } else { minute };
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if plain(hour) && plain(minute) && matches!(hour.len(), 1 | 2) && minute.len() == 2 {
        return format!("{hour:0>2}:{minute}");
    }
    typed.to_owned()
}

/// Opening times as they are typed: "09:00-12:30, 13:30-18:00"; nothing for none.
pub fn write_times(intervals: &[Interval]) -> String {
    let mut line = String::new();
    for interval in intervals {
        let between = if line.is_empty() { "" } else { ", " };
        // Writing into a string cannot fail.
        let _ = write!(line, "{between}{interval}");
    }
    line
}

/// A zone as people call it: that of a machine without a place is UTC, whichever of its names the machine has for it.
pub fn zone_said(name: &str) -> &str {
    match name {
        "Etc/UTC" | "Etc/UCT" | "Etc/Universal" | "Etc/Zulu" | "UCT" | "Universal" | "Zulu" => "UTC",
        other => other,
    }
}

/// The name of the zone that was typed: "berlin" is Europe/Berlin; what no zone is called stays as it is.
pub fn zone_named(typed: &str) -> String {
    let typed = typed.trim();
    let wanted = typed.to_lowercase().replace(' ', "_");
    let database = TimeZoneDatabase::bundled();
    if typed.is_empty() || database.get(typed).is_ok() {
        return typed.to_owned();
    }
    let mut called = database.available().map(|name| name.to_string()).filter(|name| {
        let name = name.to_lowercase();
        name == wanted || name.rsplit('/').next() == Some(wanted.as_str())
    });
    match (called.next(), called.next()) {
        (Some(only), None) => only,
        _ => typed.to_owned(),
    }
}

impl Calendar {
    /// The same calendar in the zone that was typed.
    pub fn with_zone(&self, typed: &str) -> Result<Self, CalendarErrors> {
        let mut text = CalendarText::from(self.clone());
        text.tz = zone_named(typed);
        Self::try_from(text)
    }

    /// The same calendar with these opening times on a day of every week.
    pub fn with_usual(&self, weekday: Weekday, times: Times) -> Result<Self, CalendarErrors> {
        let mut text = CalendarText::from(self.clone());
        let key = WEEKDAY_KEYS[weekday.to_monday_zero_offset() as usize];
        text.weekly.insert(key.to_owned(), times);
        Self::try_from(text)
    }

    /// The same calendar with these opening times on one date.
    pub fn with_override(&self, date: Date, times: Times) -> Result<Self, CalendarErrors> {
        let mut text = CalendarText::from(self.clone());
        text.overrides.insert(date.to_string(), times);
        Self::try_from(text)
    }

    /// The same calendar without what was said about one date: neither a holiday nor other opening times.
    #[must_use]
    pub fn without(&self, date: Date) -> Self {
        let mut text = CalendarText::from(self.clone());
        text.holidays.retain(|other| *other != date.to_string());
        text.overrides.remove(&date.to_string());
        Self::try_from(text).expect("leaving a date out makes no calendar wrong")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn standard() -> Calendar {
        Calendar::standard("Europe/Berlin").unwrap()
    }

    fn typed(line: &str) -> Result<String, String> {
        let times = read_times(line).map_err(|error| error.to_string())?;
        let calendar = standard().with_usual(Weekday::Monday, times).map_err(|error| error.to_string())?;
        Ok(write_times(calendar.usual(Weekday::Monday)))
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (line, meant) in [
            ("09:00-17:00", "09:00-17:00"),
            ("9-12.30, 13:30\u{2013}18", "09:00-12:30, 13:30-18:00"),
            ("9 to 12 and 13 to 17", "09:00-12:00, 13:00-17:00"),
            ("13:00-18:00; 9:00-14:00", "09:00-18:00"),
            ("22:00-24:00", "22:00-24:00"),
            ("closed", ""),
            ("geschlossen", ""),
            (" ", ""),
        ] {
            assert_eq!(typed(line).as_deref(), Ok(meant), "{line}");
        }
    }

    #[test]
    fn a_wrong_time_is_told_with_its_place() {
        for (line, told) in [
            ("9", "\"9\" is not from one time to another: type 09:00-17:00"),
            ("9-", "\"9-\" is not from one time to another"),
            ("nine-five", "weekly.mon[0]: \"nine\" is not a time from 00:00 to 24:00"),
            ("9-12, 13-25", "weekly.mon[1]: \"25:00\" is not a time"),
            ("17-9", "weekly.mon[0]: 17:00-09:00 ends before it starts"),
        ] {
            let error = typed(line).unwrap_err();
            assert!(error.contains(told), "{line}: {error}");
        }
    }

    #[test]
    fn a_zone_may_be_named_by_its_city() {
        assert_eq!(zone_named(" berlin "), "Europe/Berlin");
        assert_eq!(zone_named("new york"), "America/New_York");
        assert_eq!(zone_named("Asia/Tokyo"), "Asia/Tokyo");
        assert_eq!(zone_named("Atlantis"), "Atlantis");
        assert_eq!(standard().with_zone("tokyo").unwrap().zone_name(), "Asia/Tokyo");
        let unknown = standard().with_zone("Atlantis").unwrap_err().to_string();
        assert_eq!(unknown, "tz: there is no time zone \"Atlantis\"; zones are named like Europe/Berlin");
    }

    #[test]
    fn single_dates_come_and_go() {
        let date = "2026-12-24".parse().unwrap();
        let half = standard().with_override(date, read_times("9-12").unwrap()).unwrap();
        assert_eq!(write_times(half.opens_on(date)), "09:00-12:00");
        assert_eq!(half.with_holidays([date]).without(date), standard());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(ends in prop::collection::vec((0..=1440_u16, 0..=1440_u16), 0..5)) {
            let intervals: Vec<Interval> = crate::hours::interval::merged(
                ends.into_iter().filter_map(|(opens, closes)| Interval::new(opens, closes)).collect(),
            );
            prop_assert_eq!(typed(&write_times(&intervals)), Ok(write_times(&intervals)));
        }

        #[test]
        fn any_text_is_read_or_refused(line in any::<String>()) {
            let _ = typed(&line);
            let _ = zone_named(&line);
        }
    }
}
