//! Instants and dates as the session keeps them: RFC 3339 UTC with whole seconds, plain dates, text in files.

mod spoken;
mod written;

pub use spoken::NotADate;
pub use written::{weekday_in_full, weekday_short};

use crate::assets::words::fill;
use jiff::{SignedDuration, Timestamp, civil, tz::TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// An instant with whole seconds, written `2026-03-12T13:10:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Timestamp);

impl Moment {
    /// The instant, its fraction of a second dropped.
    pub fn new(timestamp: Timestamp) -> Self {
        let whole = Timestamp::from_second(timestamp.as_second()).unwrap_or(timestamp);
        Self(whole)
    }

    /// The instant as a clock shows it.
    pub fn timestamp(self) -> Timestamp {
        self.0
    }

    /// Reads an RFC 3339 instant.
    pub fn parse(text: &str) -> Result<Self, String> {
        text.parse::<Timestamp>().map(Self::new).map_err(|error| error.to_string())
    }

    /// Seconds from `earlier` to here; negative when `earlier` is later.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0.as_second() - earlier.0.as_second()
    }

    /// This instant moved by whole seconds, held at the ends of representable time.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        let bound = if seconds < 0 { Timestamp::MIN } else { Timestamp::MAX };
        Self::new(self.0.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(bound))
    }

    /// The wall clock in `zone`; an unknown zone reads as UTC.
    pub fn in_zone(self, zone: &str) -> civil::DateTime {
        self.0.to_zoned(time_zone(zone).unwrap_or(TimeZone::UTC)).datetime()
    }

    /// The calendar day in `zone`.
    pub fn day_in(self, zone: &str) -> Day {
        Day(self.in_zone(zone).date())
    }

    /// The wall clock in `zone` as `14:32`.
    pub fn clock_in(self, zone: &str) -> String {
        self.in_zone(zone).strftime("%H:%M").to_string()
    }
}

/// Looks a zone up in the bundled database, so that two machines agree.
pub fn time_zone(name: &str) -> Option<TimeZone> {
    jiff::tz::TimeZoneDatabase::bundled().get(name).ok()
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|_| de::Error::custom(fill("refused.iso_moment", &[("typed", &text)])))
    }
}

/// A calendar day, written `2026-03-12` in files. It has no `Display`: whoever writes it says for whom, people
/// ([`Day::told`], [`Day::long`]) or a program ([`Day::iso`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub civil::Date);

impl Day {
    /// Reads `2026-03-12`.
    pub fn parse(text: &str) -> Result<Self, String> {
        text.trim().parse().map(Self).map_err(|_| fill("refused.iso_day", &[("typed", &text)]))
    }

    /// `2026-03-12`, as files and programs read it.
    pub fn iso(self) -> String {
        self.0.to_string()
    }

    /// The day `days` later (earlier when negative), held at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }

    /// Days from `earlier` to here.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0.since(earlier.0).map_or(0, |span| span.get_days())
    }

    /// Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), civil::Weekday::Saturday | civil::Weekday::Sunday)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_keeps_whole_seconds_and_reads_back() {
        let moment = Moment::parse("2026-03-12T13:10:00.75Z").unwrap();
        assert_eq!(moment.to_string(), "2026-03-12T13:10:00Z");
        assert_eq!(serde_json::from_str::<Moment>("\"2026-03-12T13:10:00Z\"").unwrap(), moment);
        assert!(serde_json::from_str::<Moment>("\"yesterday\"").is_err());
    }

    #[test]
    fn the_clock_follows_the_zone() {
        let moment = Moment::parse("2026-03-12T13:10:00Z").unwrap();
        assert_eq!(moment.clock_in("Europe/Berlin"), "14:10");
        assert_eq!(moment.clock_in("Nowhere/Land"), "13:10");
        assert_eq!(moment.plus_seconds(-600).clock_in("UTC"), "13:00");
    }

    #[test]
    fn days_count_across_a_month() {
        let day = Day::parse("2026-02-27").unwrap();
        assert_eq!(day.plus_days(3).iso(), "2026-03-02");
        assert_eq!(day.plus_days(3).days_since(day), 3);
        assert!(Day::parse("2026-02-30").is_err());
    }
}
