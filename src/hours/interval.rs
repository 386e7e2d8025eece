//! Opening times within one local date, to the minute. Must not know which date, nor any zone.

use std::fmt;

/// Minutes in a day, and the end that is written `24:00`.
const MIDNIGHT: u16 = 24 * 60;

/// A half-open stretch of one local date, `[opens, closes)`, never empty; ordered by its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    opens: u16,
    closes: u16,
}

impl Interval {
    /// From one minute after midnight to another, if the first comes before the second and both are of one day.
    pub fn new(opens: u16, closes: u16) -> Option<Self> {
        (opens < closes && closes <= MIDNIGHT).then_some(Self { opens, closes })
    }

    /// Minutes from midnight to the opening, on the wall clock.
    pub fn opens(self) -> u16 {
        self.opens
    }

    /// Minutes from midnight to the closing, 1440 for `24:00`.
    pub fn closes(self) -> u16 {
        self.closes
    }

    /// Both ends as files write them: `["09:00", "17:00"]`.
    pub fn to_text(self) -> [String; 2] {
        [self.opens, self.closes].map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60))
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [opens, closes] = self.to_text();
        write!(f, "{opens}-{closes}")
    }
}

/// Reads "09:00" to "24:00" as minutes after midnight.
pub(super) fn read_minute(text: &str) -> Option<u16> {
    let two_digits = |part: &str| {
        let plain = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u16>().ok().filter(|_| plain)
    };
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (two_digits(hour)?, two_digits(minute)?);
    Some(hour * 60 + minute).filter(|total| minute < 60 && *total <= MIDNIGHT)
}

/// Intervals in order, those that overlap or touch as one.
pub(super) fn merged(mut intervals: Vec<Interval>) -> Vec<Interval> {
    intervals.sort_unstable();
    let mut apart: Vec<Interval> = Vec::with_capacity(intervals.len());
    for next in intervals {
        match apart.last_mut() {
            Some(last) if next.opens <= last.closes => last.closes = last.closes.max(next.closes),
            _ => apart.push(next),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_minute_is_two_digits_a_colon_and_two_digits() {
        for (text, minute) in [("00:00", 0), ("09:30", 570), ("23:59", 1439), ("24:00", 1440)] {
            assert_eq!(read_minute(text), Some(minute));
        }
        for wrong in ["", "9:30", "09:60", "24:01", "25:00", "+9:30", "09.30", "09:30:00", " 09:30", "٠٩:٣٠"]
        {
            assert_eq!(read_minute(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_interval_ends_after_it_begins_and_within_its_day() {
        assert_eq!(Interval::new(1380, 1440).map(|night| night.to_string()), Some("23:00-24:00".to_owned()));
        assert_eq!(
            (Interval::new(60, 60), Interval::new(61, 60), Interval::new(0, 1441)),
            (None, None, None)
        );
    }

    proptest! {
        #[test]
        fn merging_keeps_every_open_minute_and_leaves_gaps_between(
            ends in prop::collection::vec((0..=1440_u16, 0..=1440_u16), 0..8),
        ) {
            let given: Vec<Interval> =
                ends.iter().filter_map(|(opens, closes)| Interval::new(*opens, *closes)).collect();
            let kept = merged(given.clone());
            prop_assert!(kept.windows(2).all(|pair| pair[0].closes() < pair[1].opens()));
            let open = |all: &[Interval], minute: u16| {
                all.iter().any(|interval| interval.opens() <= minute && minute < interval.closes())
            };
            for minute in 0..MIDNIGHT {
                prop_assert_eq!(open(&given, minute), open(&kept, minute), "{}", minute);
            }
        }
    }
}
