//! Points in time as people write them: with an offset, or as the wall clock of a calendar's zone reads.
//!
//! A reading that the clock skips takes the offset before the change, one that comes twice the first pass; both are
//! told. It must not guess a date, nor know what time it is.

use crate::hours::instant::{Instant, OutOfRange};
use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{AmbiguousOffset, TimeZone},
};

/// What a point in time was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The one instant it can mean.
    Plain(Instant),
    /// The clock skips this reading: the instant it would have been without the change.
    Skipped(Instant),
    /// The clock reads it twice: the first of the two instants.
    Twice(Instant),
}

impl Reading {
    /// The instant.
    pub fn instant(self) -> Instant {
        match self {
            Self::Plain(at) | Self::Skipped(at) | Self::Twice(at) => at,
        }
    }
}

/// Text that is no point in time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotATime {
    /// Not written as a date and a time.
    #[error("\"{0}\" is not a time like \"2026-03-06 16:00\" or 2026-03-06T21:00:00Z")]
    Unreadable(String),
    /// A time that no table covers.
    #[error("\"{text}\" cannot be counted: {why}", why = OutOfRange)]
    OutOfRange {
        /// What was written.
        text: String,
    },
}

/// Reads "2026-03-06 16:00" in `zone`, or an instant with its offset: "2026-03-06T21:00:00Z".
pub fn read_time(text: &str, zone: &TimeZone) -> Result<Reading, NotATime> {
    let text = text.trim();
    let covered = |timestamp: Timestamp| {
        Instant::try_from(timestamp).map_err(|_| NotATime::OutOfRange { text: text.to_owned() })
    };
    if let Ok(timestamp) = text.parse::<Timestamp>() {
        return covered(timestamp).map(Reading::Plain);
    }
    let unreadable = || NotATime::Unreadable(text.to_owned());
    // A date alone would be read as its midnight, which nobody means.
    let wall = text.parse::<DateTime>().ok().filter(|_| text.contains(':')).ok_or_else(unreadable)?;
    let ambiguous = zone.to_ambiguous_timestamp(wall);
    let (offset, reading): (_, fn(Instant) -> Reading) = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { offset } => (offset, Reading::Plain),
        AmbiguousOffset::Gap { before, .. } => (before, Reading::Skipped),
        AmbiguousOffset::Fold { before, .. } => (before, Reading::Twice),
    };
    let timestamp = offset.to_timestamp(wall).map_err(|_| NotATime::OutOfRange { text: text.to_owned() })?;
    covered(timestamp).map(reading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZoneDatabase;

    fn read(text: &str) -> Result<String, String> {
        let zone = TimeZoneDatabase::bundled().get("America/New_York").unwrap();
        let named = |reading: Reading| match reading {
            Reading::Plain(at) => at.to_string(),
            Reading::Skipped(at) => format!("{at} skipped"),
            Reading::Twice(at) => format!("{at} twice"),
        };
        read_time(text, &zone).map(named).map_err(|error| error.to_string())
    }

    #[test]
    fn local_times_are_of_the_zone_and_others_say_their_offset() {
        for same in [
            "2026-03-06 16:00",
            "2026-03-06T16:00:00",
            " 2026-03-06T21:00:00Z ",
            "2026-03-06T22:00:00+01:00",
            "2026-03-06T16:00-05:00",
        ] {
            assert_eq!(read(same).as_deref(), Ok("2026-03-06T21:00:00Z"), "{same}");
        }
    }

    #[test]
    fn a_gap_takes_the_offset_before_and_a_fold_the_first_pass() {
        assert_eq!(read("2026-03-08 02:30").as_deref(), Ok("2026-03-08T07:30:00Z skipped"));
        assert_eq!(read("2026-11-01 01:30").as_deref(), Ok("2026-11-01T05:30:00Z twice"));
        assert_eq!(read("2026-11-01T01:30:00-05:00").as_deref(), Ok("2026-11-01T06:30:00Z"));
    }

    #[test]
    fn what_is_no_time_is_told_with_an_example() {
        for wrong in ["", "2026-03-06", "16:00", "2026-02-30 09:00", "Friday", "2026-03-06 25:00"] {
            assert!(read(wrong).unwrap_err().contains("is not a time like"), "{wrong}");
        }
        for outside in ["1969-07-20T20:17:00Z", "2126-03-06 16:00", "-009999-01-01 00:00"] {
            assert!(read(outside).unwrap_err().contains("1970 to 2099"), "{outside}");
        }
    }
}
