//! A calendar as files hold it and people type it: strings, checked part by part, every fault with its place.

use crate::hours::{
    calendar::{Calendar, WEEKDAY_KEYS},
    interval::{Interval, merged, read_minute},
};
use jiff::{
    civil::Date,
    tz::{TimeZone, TimeZoneDatabase},
};
use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// One fault of a calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct CalendarError {
    /// Where it stands: `tz`, `weekly.mon[0]`, `holidays[2]`, `overrides.2026-12-24[0]`.
    pub place: String,
    /// What is wrong, with what would be right.
    pub what: String,
}

/// Everything that is wrong with a calendar; at least one fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarErrors(pub Vec<CalendarError>);

impl fmt::Display for CalendarErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let faults: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&faults.join("; "))
    }
}

impl std::error::Error for CalendarErrors {}

/// Opening times of one date as `[["09:00", "12:30"], ["13:30", "18:00"]]`.
type Times = Vec<[String; 2]>;

/// A calendar as written, nothing checked yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarText {
    /// Zone by name, "Europe/Berlin".
    pub tz: String,
    /// Opening times by `mon` to `sun`; a day left out is closed.
    #[serde(serialize_with = "monday_first")]
    pub weekly: BTreeMap<String, Times>,
    /// Closed dates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<String>,
    /// Dates with opening times of their own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub overrides: BTreeMap<String, Times>,
}

impl CalendarText {
    /// What is wrong with it, in the order it is written; empty when it makes sense.
    pub fn check(&self) -> Vec<CalendarError> {
        self.read().err().map_or_else(Vec::new, |errors| errors.0)
    }

    /// The calendar it describes, or all of its faults.
    pub(super) fn read(&self) -> Result<Calendar, CalendarErrors> {
        let mut faults = Faults::default();
        let zone = faults.keep(read_zone(&self.tz)).unwrap_or(TimeZone::UTC);
        let weekly = self.read_week(&mut faults);
        let holidays = self.read_holidays(&mut faults);
        let overrides = self.read_overrides(&mut faults);
        if faults.0.is_empty() {
            Ok(Calendar::of_parts(zone, weekly, holidays, overrides))
        } else {
            Err(CalendarErrors(faults.0))
        }
    }

    fn read_week(&self, faults: &mut Faults) -> [Vec<Interval>; 7] {
        for key in self.weekly.keys().filter(|key| !WEEKDAY_KEYS.contains(&key.as_str())) {
            let days = WEEKDAY_KEYS.join(", ");
            faults.add(format!("weekly.{key}"), format!("\"{key}\" is not a day; days are {days}"));
        }
        WEEKDAY_KEYS.map(|key| match self.weekly.get(key) {
            Some(times) => faults.intervals(&format!("weekly.{key}"), times),
            None => Vec::new(),
        })
    }

    fn read_holidays(&self, faults: &mut Faults) -> BTreeSet<Date> {
        let dates = self.holidays.iter().enumerate();
        dates
            .filter_map(|(index, text)| faults.keep(read_date(&format!("holidays[{index}]"), text)))
            .collect()
    }

    fn read_overrides(&self, faults: &mut Faults) -> BTreeMap<Date, Vec<Interval>> {
        let mut overrides = BTreeMap::new();
        for (text, times) in &self.overrides {
            let place = format!("overrides.{text}");
            let date = faults.keep(read_date(&place, text));
            let intervals = faults.intervals(&place, times);
            overrides.extend(date.map(|date| (date, intervals)));
        }
        overrides
    }
}

impl From<Calendar> for CalendarText {
    fn from(calendar: Calendar) -> Self {
        let times = |intervals: &[Interval]| -> Times { intervals.iter().map(|one| one.to_text()).collect() };
        let days = jiff::civil::Weekday::Monday.cycle_forward().zip(WEEKDAY_KEYS);
        Self {
            tz: calendar.zone_name().to_owned(),
            weekly: days
                .filter(|(weekday, _)| !calendar.usual(*weekday).is_empty())
                .map(|(weekday, key)| (key.to_owned(), times(calendar.usual(weekday))))
                .collect(),
            holidays: calendar.holidays().iter().map(ToString::to_string).collect(),
            overrides: calendar
                .overrides()
                .iter()
                .map(|(date, intervals)| (date.to_string(), times(intervals)))
                .collect(),
        }
    }
}

/// Faults met so far; reading goes on behind each, so that all are told at once.
#[derive(Default)]
struct Faults(Vec<CalendarError>);

impl Faults {
    fn add(&mut self, place: String, what: String) {
        self.0.push(CalendarError { place, what });
    }

    fn keep<T>(&mut self, read: Result<T, CalendarError>) -> Option<T> {
        read.map_err(|error| self.0.push(error)).ok()
    }

    fn intervals(&mut self, place: &str, times: &Times) -> Vec<Interval> {
        let read = |(index, ends): (usize, &[String; 2])| {
            self.keep(read_interval(&format!("{place}[{index}]"), ends)).flatten()
        };
        merged(times.iter().enumerate().filter_map(read).collect())
    }
}

/// `None` for an interval of no length, which opens nothing.
fn read_interval(place: &str, [opens, closes]: &[String; 2]) -> Result<Option<Interval>, CalendarError> {
    let fault = |what: String| CalendarError { place: place.to_owned(), what };
    let minute = |text: &String| {
        read_minute(text).ok_or_else(|| fault(format!("\"{text}\" is not a time from 00:00 to 24:00")))
    };
    let (from, to) = (minute(opens)?, minute(closes)?);
    if to < from {
        return Err(fault(format!(
            "{opens}-{closes} ends before it starts; a night shift is two intervals, one up to 24:00"
        )));
    }
    Ok(Interval::new(from, to))
}

fn read_date(place: &str, text: &str) -> Result<Date, CalendarError> {
    let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
    date.ok_or_else(|| CalendarError {
        place: place.to_owned(),
        what: format!("\"{text}\" is not a date like 2026-12-25"),
    })
}

/// The zone with this name, from the bundled database, so that two machines agree.
pub(super) fn read_zone(name: &str) -> Result<TimeZone, CalendarError> {
    let zone = TimeZoneDatabase::bundled().get(name).ok().filter(|zone| !zone.is_unknown());
    zone.ok_or_else(|| CalendarError {
        place: "tz".to_owned(),
        what: format!("there is no time zone \"{name}\"; zones are named like Europe/Berlin"),
    })
}

fn monday_first<S: Serializer>(weekly: &BTreeMap<String, Times>, serializer: S) -> Result<S::Ok, S::Error> {
    let unknown = weekly.iter().filter(|(key, _)| !WEEKDAY_KEYS.contains(&key.as_str()));
    let known = WEEKDAY_KEYS.iter().filter_map(|key| weekly.get_key_value(*key));
    let mut map = serializer.serialize_map(Some(weekly.len()))?;
    for (key, times) in known.chain(unknown) {
        map.serialize_entry(key, times)?;
    }
    map.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(json: &str) -> CalendarText {
        serde_json::from_str(json).unwrap()
    }

    fn faults(json: &str) -> Vec<String> {
        text(json).check().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_fault_is_told_with_its_place() {
        let found = faults(
            r#"{ "tz": "Europe/Atlantis",
                 "weekly": { "mon": [["09:00","12:00"],["9:00","17:00"]], "monday": [], "fri": [["17:00","09:00"]] },
                 "holidays": ["2026-12-25", "2026-02-30", "20261226"],
                 "overrides": { "2026-13-01": [["09:00","25:00"]], "2026-12-24": [["24:00","09:00"]] } }"#,
        );
        let expected = [
            ("tz", "Europe/Atlantis"),
            ("weekly.monday", "\"monday\" is not a day"),
            ("weekly.mon[1]", "\"9:00\" is not a time"),
            ("weekly.fri[0]", "17:00-09:00 ends before it starts"),
            ("holidays[1]", "2026-02-30"),
            ("holidays[2]", "20261226"),
            ("overrides.2026-12-24[0]", "24:00-09:00 ends before it starts"),
            ("overrides.2026-13-01", "is not a date"),
            ("overrides.2026-13-01[0]", "\"25:00\" is not a time"),
        ];
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        for (line, (place, what)) in found.iter().zip(expected) {
            assert!(line.starts_with(&format!("{place}: ")) && line.contains(what), "{line}");
        }
    }

    #[test]
    fn a_file_with_a_fault_is_refused_by_its_place() {
        let json = r#"{ "tz": "UTC", "weekly": { "mon": [["09:00","08:00"]] }, "holidays": ["2026-02-30"] }"#;
        let error = serde_json::from_str::<Calendar>(json).unwrap_err().to_string();
        assert!(error.contains("weekly.mon[0]: ") && error.contains("holidays[0]: "), "{error}");
        let misspelt = r#"{ "tz": "UTC", "weekly": {}, "holiday": [] }"#;
        assert!(serde_json::from_str::<Calendar>(misspelt).unwrap_err().to_string().contains("holiday"));
    }

    #[test]
    fn overlapping_intervals_are_one_and_empty_ones_none() {
        let json = r#"{ "tz": "europe/berlin",
            "weekly": { "mon": [["13:00","18:00"],["09:00","12:00"],["11:00","14:00"]], "tue": [["09:00","09:00"]],
                        "wed": [["22:00","24:00"]] } }"#;
        let written = serde_json::to_string(&serde_json::from_str::<Calendar>(json).unwrap()).unwrap();
        let expected =
            r#"{"tz":"Europe/Berlin","weekly":{"mon":[["09:00","18:00"]],"wed":[["22:00","24:00"]]}}"#;
        assert_eq!(written, expected);
    }

    fn any_times() -> impl Strategy<Value = Times> {
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        prop::collection::vec((0..=1440_u16, 0..=1440_u16), 0..4).prop_map(move |pairs| {
            pairs.into_iter().map(|(a, b)| [clock(a.min(b)), clock(a.max(b))]).collect()
        })
    }

    proptest! {
        #[test]
        fn what_a_calendar_writes_it_also_reads(
            zone in prop::sample::select(vec!["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"]),
            week in prop::collection::vec(any_times(), 7),
            days in prop::collection::vec((0..5_000_i64, any_times()), 0..5),
        ) {
            let date = |days: i64| {
                let first = jiff::civil::date(2020, 1, 1);
                first.checked_add(jiff::Span::new().days(days)).unwrap().to_string()
            };
            let text = CalendarText {
                tz: zone.to_owned(),
                weekly: WEEKDAY_KEYS.iter().map(|key| (*key).to_owned()).zip(week).collect(),
                holidays: days.iter().map(|(day, _)| date(*day)).collect(),
                overrides: days.iter().map(|(day, times)| (date(day * 2), times.clone())).collect(),
            };
            let calendar = Calendar::try_from(text).unwrap();
            let written = serde_json::to_string(&calendar).unwrap();
            prop_assert_eq!(serde_json::from_str::<Calendar>(&written).unwrap(), calendar);
        }
    }
}
