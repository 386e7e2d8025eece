//! Instants with whole seconds that a table covers: 1970 to 2099, in UTC. Must not know any zone.

use jiff::Timestamp;
use std::fmt;

/// Seconds in a day of UTC.
pub(super) const DAY: i64 = 24 * 60 * 60;

/// Days of UTC from 1970 to 2099.
pub(super) const DAYS: usize = 47_482;

/// An instant with whole seconds from the beginning of 1970 to the end of 2099, written `2026-03-06T21:00:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(u32);

/// An instant that no table covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("open hours are counted from 1970 to 2099")]
pub struct OutOfRange;

impl Instant {
    /// The first instant covered, 1970-01-01T00:00:00Z.
    pub const FIRST: Self = Self(0);
    /// The end of what is covered, 2100-01-01T00:00:00Z.
    pub const END: Self = Self((DAYS as i64 * DAY) as u32);

    /// The instant so many seconds after the beginning of 1970.
    pub fn from_second(second: i64) -> Result<Self, OutOfRange> {
        u32::try_from(second).map(Self).ok().filter(|instant| *instant <= Self::END).ok_or(OutOfRange)
    }

    /// Seconds since the beginning of 1970.
    pub fn second(self) -> i64 {
        i64::from(self.0)
    }

    /// Seconds since the beginning of 1970, as the table counts them.
    pub(super) fn count(self) -> u32 {
        self.0
    }

    /// The instant of a count within the table.
    pub(super) fn of_count(count: u32) -> Self {
        debug_assert!(count <= Self::END.0, "the table ends with 2099");
        Self(count)
    }
}

impl TryFrom<Timestamp> for Instant {
    type Error = OutOfRange;

    /// The second in which it lies; the fraction is dropped.
    fn try_from(timestamp: Timestamp) -> Result<Self, OutOfRange> {
        let second = timestamp.as_second();
        Self::from_second(if timestamp.subsec_nanosecond() < 0 { second - 1 } else { second })
    }
}

impl From<Instant> for Timestamp {
    fn from(instant: Instant) -> Self {
        Self::from_second(instant.second()).expect("1970 to 2100 is within what timestamps hold")
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Timestamp::from(*self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Instant, OutOfRange> {
        Instant::try_from(text.parse::<Timestamp>().unwrap())
    }

    #[test]
    fn an_instant_is_of_1970_to_2099_and_has_whole_seconds() {
        assert_eq!(read("1970-01-01T00:00:00Z"), Ok(Instant::FIRST));
        assert_eq!(read("2100-01-01T00:00:00Z"), Ok(Instant::END));
        for outside in ["1969-12-31T23:59:59Z", "1969-12-31T23:59:59.5Z", "2100-01-01T00:00:01Z"] {
            assert_eq!(read(outside), Err(OutOfRange), "{outside}");
        }
        assert_eq!(read("2026-03-06T16:00:00.9-05:00").unwrap().to_string(), "2026-03-06T21:00:00Z");
    }
}
