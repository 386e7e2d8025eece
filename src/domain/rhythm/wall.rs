//! From a day and a wall clock to an instant: meetings keep their local time across a clock change.

use crate::{
    assets::words::fill,
    domain::moment::{Day, Moment, time_zone},
};
use jiff::civil::Time;

/// Why a wall clock names no instant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WallTimeError {
    /// Not a time of day.
    #[error("{}", fill("refused.clock", &[("typed", _0)]))]
    Clock(String),
    /// No such zone.
    #[error("{}", fill("refused.zone", &[("typed", _0)]))]
    Zone(String),
    /// Beyond the end of representable time.
    #[error("{}", fill("refused.beyond", &[("date", &_0.long())]))]
    Range(Day),
}

/// The instant at which a wall clock in `zone` reads `clock` ("09:30") on `day`; a time the clock skips takes the
/// offset before the change, a time it shows twice the first.
pub fn at(day: Day, clock: &str, zone: &str) -> Result<Moment, WallTimeError> {
    let time = read_clock(clock).ok_or_else(|| WallTimeError::Clock(clock.to_owned()))?;
    let zone = time_zone(zone).ok_or_else(|| WallTimeError::Zone(zone.to_owned()))?;
    let timestamp = zone.to_ambiguous_timestamp(day.0.to_datetime(time)).compatible();
    timestamp.map(Moment::new).map_err(|_| WallTimeError::Range(day))
}

fn read_clock(clock: &str) -> Option<Time> {
    let (hour, minute) = clock.trim().split_once(':')?;
    let number = |text: &str| -> Option<i8> {
        let digits = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| digits)
    };
    Time::new(number(hour)?, number(minute).filter(|_| minute.len() == 2)?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rhythm::Rhythm;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn half_past_nine_stays_half_past_nine_across_the_clock_change() {
        let mondays =
            Rhythm::from_rule("FREQ=WEEKLY;BYDAY=MO").unwrap().dates(day("2026-03-02"), day("2026-03-02"), 3);
        let instants: Vec<String> =
            mondays.iter().map(|day| at(*day, "09:30", "America/New_York").unwrap().to_string()).collect();
        assert_eq!(instants, ["2026-03-02T14:30:00Z", "2026-03-09T13:30:00Z", "2026-03-16T13:30:00Z"]);
    }

    #[test]
    fn a_skipped_time_and_a_time_shown_twice_are_one_instant_each() {
        let zone = "America/New_York";
        assert_eq!(at(day("2026-03-08"), "02:30", zone).unwrap().to_string(), "2026-03-08T07:30:00Z");
        assert_eq!(at(day("2026-11-01"), "01:30", zone).unwrap().to_string(), "2026-11-01T05:30:00Z");
    }

    #[test]
    fn what_names_no_instant_says_why() {
        let noon = day("2026-03-02");
        for wrong in ["", "9", "9:5", "24:00", "09:60", "+9:30", "09:30:00", "half past nine"] {
            assert_eq!(at(noon, wrong, "UTC"), Err(WallTimeError::Clock(wrong.to_owned())));
        }
        assert_eq!(at(noon, "09:30", "Nowhere/Land"), Err(WallTimeError::Zone("Nowhere/Land".to_owned())));
        assert_eq!(at(day("9999-12-31"), "23:59", "UTC"), Err(WallTimeError::Range(day("9999-12-31"))));
    }
}
