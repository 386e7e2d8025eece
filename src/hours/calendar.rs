//! A calendar that makes sense: its zone exists, its dates exist, its intervals are in order and apart.

use crate::hours::{
    interval::Interval,
    text::{CalendarError, CalendarErrors, CalendarText, read_zone},
};
use jiff::{civil::Date, civil::Weekday, tz::TimeZone};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Keys of the days in files, Monday first.
pub const WEEKDAY_KEYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// When the office is open; made from a [`CalendarText`], written as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "CalendarText", into = "CalendarText")]
pub struct Calendar {
    zone: TimeZone,
    weekly: [Vec<Interval>; 7],
    holidays: BTreeSet<Date>,
    overrides: BTreeMap<Date, Vec<Interval>>,
}

impl Calendar {
    /// Monday to Friday, 09:00 to 17:00 in `zone`, no holidays.
    pub fn standard(zone: &str) -> Result<Self, CalendarError> {
        let working: Vec<Interval> = Interval::new(9 * 60, 17 * 60).into_iter().collect();
        let weekly = std::array::from_fn(|day| if day < 5 { working.clone() } else { Vec::new() });
        let (holidays, overrides) = (BTreeSet::new(), BTreeMap::new());
        Ok(Self { zone: read_zone(zone)?, weekly, holidays, overrides })
    }

    /// Puts checked parts together; intervals must be merged.
    pub(super) fn of_parts(
        zone: TimeZone,
        weekly: [Vec<Interval>; 7],
        holidays: BTreeSet<Date>,
        overrides: BTreeMap<Date, Vec<Interval>>,
    ) -> Self {
        Self { zone, weekly, holidays, overrides }
    }

    /// The name of its zone, "Europe/Berlin".
    pub fn zone_name(&self) -> &str {
        self.zone.iana_name().expect("a zone read by name keeps its name")
    }

    /// Its zone as people call it.
    pub fn zone_said(&self) -> &str {
        super::zone_said(self.zone_name())
    }

    /// The rules of its zone, from the bundled database.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The usual intervals of a day of the week.
    pub fn usual(&self, weekday: Weekday) -> &[Interval] {
        &self.weekly[weekday.to_monday_zero_offset() as usize]
    }

    /// Open minutes of each day that opens in a usual week, from Monday on.
    pub fn open_minutes(&self) -> Vec<u32> {
        let of = |day: &Vec<Interval>| {
            day.iter().map(|interval| u32::from(interval.closes() - interval.opens())).sum::<u32>()
        };
        self.weekly.iter().map(of).filter(|minutes| *minutes > 0).collect()
    }

    /// Days on which the office stays closed unless an override opens it.
    pub fn holidays(&self) -> &BTreeSet<Date> {
        &self.holidays
    }

    /// Dates with opening times of their own.
    pub fn overrides(&self) -> &BTreeMap<Date, Vec<Interval>> {
        &self.overrides
    }

    /// The same calendar, closed on these dates as well unless an override opens them.
    #[must_use]
    pub fn with_holidays(mut self, dates: impl IntoIterator<Item = Date>) -> Self {
        self.holidays.extend(dates);
        self
    }

    /// When the office is open on `date`: an override beats a holiday, a holiday beats the week.
    pub fn opens_on(&self, date: Date) -> &[Interval] {
        match self.overrides.get(&date) {
            Some(intervals) => intervals,
            None if self.holidays.contains(&date) => &[],
            None => self.usual(date.weekday()),
        }
    }
}

impl TryFrom<CalendarText> for Calendar {
    type Error = CalendarErrors;

    fn try_from(text: CalendarText) -> Result<Self, CalendarErrors> {
        text.read()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    const SHARED: &str = include_str!("../../tests/fixtures/calendars.json");

    fn calendars() -> BTreeMap<String, Calendar> {
        serde_json::from_str(SHARED).unwrap()
    }

    fn open(calendar: &Calendar, date: &str) -> String {
        calendar.opens_on(date.parse().unwrap()).iter().fold(String::new(), |mut line, interval| {
            write!(line, "[{interval}]").unwrap();
            line
        })
    }

    #[test]
    fn the_example_calendars_load_and_are_written_as_they_were() {
        let written = serde_json::to_value(calendars()).unwrap();
        assert_eq!(written, serde_json::from_str::<serde_json::Value>(SHARED).unwrap());
        assert_eq!(calendars().len(), 4);
    }

    #[test]
    fn days_are_written_from_monday_to_sunday() {
        let text = serde_json::to_string(&calendars()["berlin247"]).unwrap();
        let places: Vec<usize> = WEEKDAY_KEYS.iter().map(|key| text.find(key).unwrap()).collect();
        assert!(places.is_sorted(), "{text}");
    }

    #[test]
    fn an_override_beats_a_holiday_and_a_holiday_beats_the_week() {
        let mut text = CalendarText::from(Calendar::standard("Europe/Berlin").unwrap());
        text.holidays = vec!["2026-12-24".to_owned(), "2026-12-25".to_owned()];
        text.overrides.insert("2026-12-24".to_owned(), vec![["09:00".to_owned(), "12:00".to_owned()]]);
        text.overrides.insert("2026-12-23".to_owned(), Vec::new());
        let calendar = Calendar::try_from(text).unwrap();
        assert_eq!(open(&calendar, "2026-12-22"), "[09:00-17:00]");
        assert_eq!(open(&calendar, "2026-12-23"), "");
        assert_eq!(open(&calendar, "2026-12-24"), "[09:00-12:00]");
        assert_eq!(open(&calendar, "2026-12-25"), "");
        assert_eq!(open(&calendar, "2026-12-26"), "", "a Saturday");
    }

    #[test]
    fn the_day_of_the_week_is_that_of_the_date() {
        let berlin = &calendars()["berlin_lunch"];
        assert_eq!(open(berlin, "2025-03-27"), "[09:00-12:30][13:30-18:00]");
        assert_eq!(open(berlin, "2025-03-28"), "[09:00-15:00]");
        assert_eq!(open(berlin, "2025-12-24"), "[09:00-12:00]");
        assert_eq!(open(berlin, "2025-12-25"), "");
        assert_eq!(open(&calendars()["utc247"], "2025-12-25"), "[00:00-24:00]");
    }

    #[test]
    fn a_standard_week_needs_a_zone_that_exists() {
        assert_eq!(Calendar::standard("utc").unwrap().zone_name(), "UTC");
        for unknown in ["Berlin", "", "Etc/Unknown"] {
            assert_eq!(Calendar::standard(unknown).unwrap_err().place, "tz", "{unknown}");
        }
    }
}
