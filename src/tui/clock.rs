//! The clock and the seed of random draws, both of which the environment can fix for tests and pictures.
//!
//! Everything below is given the time; nothing below may read it.

use std::hash::{BuildHasher, RandomState};

use jiff::{SignedDuration, Timestamp};

/// Variable that sets the clock: `2026-03-12T13:02:00Z` stands still, `from 2026-03-12T13:02:00Z` runs on from there.
const NOW: &str = "SMARKETING_NOW";
/// Variable that fixes random draws to those of one number.
const SEED: &str = "SMARKETING_SEED";

/// Where the time comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The machine's clock, this much ahead of what it shows.
    Running(SignedDuration),
    /// Always the same time.
    Fixed(Timestamp),
}

/// An environment variable that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{variable} is \"{value}\"; it must be {expected}")]
pub struct BadClock {
    variable: &'static str,
    value: String,
    expected: &'static str,
}

impl Clock {
    /// The clock that the environment asks for; `lookup` is given the name of a variable.
    pub fn from_env(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, BadClock> {
        Self::read(lookup, machine_now())
    }

    fn read(lookup: impl Fn(&str) -> Option<String>, machine: Timestamp) -> Result<Self, BadClock> {
        let Some(value) = lookup(NOW) else { return Ok(Self::Running(SignedDuration::ZERO)) };
        let (runs, time) = match value.strip_prefix("from ") {
            Some(time) => (true, time.parse::<Timestamp>()),
            None => (false, value.parse::<Timestamp>()),
        };
        let expected =
            "a time such as 2026-03-12T13:02:00Z, which stands still, or \"from \" and a time, which runs on";
        let time = time.map_err(|_| BadClock { variable: NOW, value, expected })?;
        Ok(if runs { Self::Running(time.duration_since(machine)) } else { Self::Fixed(time) })
    }

    /// What the clock shows.
    pub fn now(self) -> Timestamp {
        self.shows(machine_now())
    }

    fn shows(self, machine: Timestamp) -> Timestamp {
        match self {
            Self::Fixed(time) => time,
            // A shift that leaves the calendar cannot come from a time that was in it, short of the year 9999.
            Self::Running(ahead) => machine.saturating_add(ahead).unwrap_or(machine),
        }
    }
}

/// The seed of random draws: the one the environment fixes, else one that differs from run to run.
pub fn seed(lookup: impl Fn(&str) -> Option<String>) -> Result<u64, BadClock> {
    match lookup(SEED) {
        Some(value) => value.parse().map_err(|_| BadClock {
            variable: SEED,
            value,
            expected: "a whole number from 0 up",
        }),
        None => Ok(RandomState::new().hash_one(machine_now().as_nanosecond())),
    }
}

#[expect(clippy::disallowed_methods, reason = "this is where the time comes from")]
fn machine_now() -> Timestamp {
    Timestamp::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(value: &str) -> impl Fn(&str) -> Option<String> {
        move |_| Some(value.to_owned())
    }

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    const UNSET: fn(&str) -> Option<String> = |_| None;

    #[test]
    fn unset_is_the_machine() {
        let machine = time("2026-01-01T08:00:00Z");
        assert_eq!(Clock::read(UNSET, machine).unwrap().shows(machine), machine);
    }

    #[test]
    fn a_time_stands_still() {
        let clock = Clock::from_env(set("2026-03-12T14:02:00+01:00")).unwrap();
        assert_eq!(clock.now(), time("2026-03-12T13:02:00Z"));
        assert_eq!(clock.shows(time("1999-01-01T00:00:00Z")), clock.now());
    }

    #[test]
    fn from_a_time_it_runs_on() {
        let started = time("2026-01-01T08:00:00Z");
        let clock = Clock::read(set("from 2026-03-12T13:02:00Z"), started).unwrap();
        assert_eq!(clock.shows(started), time("2026-03-12T13:02:00Z"));
        assert_eq!(clock.shows(time("2026-01-01T08:10:00Z")), time("2026-03-12T13:12:00Z"));
    }

    #[test]
    fn nonsense_is_named() {
        for text in ["", "noon", "2026-03-12", "from ", "from noon"] {
            let error = Clock::from_env(set(text)).unwrap_err().to_string();
            assert!(
                error.starts_with(&format!("SMARKETING_NOW is \"{text}\"; it must be a time")),
                "{error}"
            );
        }
    }

    #[test]
    fn seeds() {
        assert_eq!(seed(set("42")), Ok(42));
        assert_ne!(seed(UNSET), seed(UNSET));
        let error = seed(set("-1")).unwrap_err().to_string();
        assert_eq!(error, "SMARKETING_SEED is \"-1\"; it must be a whole number from 0 up");
    }
}
