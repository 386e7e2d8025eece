//! The offsets of a zone from UTC, from 1970 to 2099, as plain numbers. Must not know when an office is open.

use crate::hours::instant::{DAY, Instant};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// A stretch of time in which the wall clock of a zone runs evenly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Even {
    /// Its first second since 1970.
    pub(super) from: i64,
    /// The second after its last.
    pub(super) until: i64,
    /// Seconds that the wall clock is ahead of UTC.
    pub(super) offset: i64,
}

/// The even stretches of a zone, in order and without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offsets(Vec<Even>);

impl Offsets {
    /// The offsets of `zone`, changes of nothing but its name left out.
    pub(super) fn of(zone: &TimeZone) -> Self {
        let end = Instant::END.second();
        let mut offset = i64::from(zone.to_offset(Timestamp::UNIX_EPOCH).seconds());
        let mut even = vec![Even { from: 0, until: end, offset }];
        for change in zone.following(Timestamp::UNIX_EPOCH) {
            let (at, next) = (change.timestamp().as_second(), i64::from(change.offset().seconds()));
            if at >= end {
                break;
            }
            if next != offset {
                offset = next;
                even.last_mut().expect("there is a first one").until = at;
                even.push(Even { from: at, until: end, offset });
            }
        }
        Self(even)
    }

    /// Every even stretch, in order.
    pub(super) fn all(&self) -> &[Even] {
        &self.0
    }

    /// The even stretch around a second, the last one for the end of the table.
    pub(super) fn around(&self, second: i64) -> Even {
        let next = self.0.partition_point(|even| even.from <= second);
        self.0[next.saturating_sub(1)]
    }

    /// The local date at a second, as days since 1970.
    pub(super) fn day(&self, second: i64) -> i64 {
        (second + self.around(second).offset).div_euclid(DAY)
    }
}

/// The date so many days after the beginning of 1970.
pub(super) fn date_of(day: i64) -> Date {
    let midnight =
        Timestamp::from_second(day * DAY).expect("days of a table are within what timestamps hold");
    jiff::tz::Offset::UTC.to_datetime(midnight).date()
}

/// Days from the beginning of 1970 to a date.
pub(super) fn day_of(date: Date) -> i64 {
    let midnight = date.at(0, 0, 0, 0).to_zoned(TimeZone::UTC);
    midnight.map_or(0, |midnight| midnight.timestamp().as_second().div_euclid(DAY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZoneDatabase;

    #[test]
    fn offsets_are_those_of_the_zone() {
        for name in ["UTC", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"] {
            let zone = TimeZoneDatabase::bundled().get(name).unwrap();
            let offsets = Offsets::of(&zone);
            for step in 0..40_000 {
                let second = step * 102_559;
                let expected = zone.to_offset(Timestamp::from_second(second).unwrap()).seconds();
                assert_eq!(offsets.around(second).offset, i64::from(expected), "{name} {second}");
            }
            let pairs = offsets.all().windows(2);
            assert!(pairs.clone().all(|pair| pair[0].until == pair[1].from));
            assert!(pairs.clone().all(|pair| pair[0].offset != pair[1].offset));
        }
    }

    #[test]
    fn days_and_dates_are_two_names_of_one_thing() {
        for day in [-1, 0, 1, 59, 20_518, 47_482] {
            assert_eq!(day_of(date_of(day)), day);
        }
        assert_eq!(date_of(20_518).to_string(), "2026-03-06");
    }
}
