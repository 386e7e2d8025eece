//! A countdown of a screen's own: a deadline, never a count of ticks, that can be paused and moved.
//! It is no part of the session; the box of the agenda has its own clock.

use super::{agenda::Countdown, moment::Moment};

/// A countdown that runs, or rests with so many seconds left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// It ends then.
    Runs(Moment),
    /// Paused, with these seconds left.
    Rests(i64),
}

impl Clock {
    /// A countdown of so many minutes that begins now.
    pub fn starting(now: Moment, minutes: u32) -> Self {
        Self::Runs(now.plus_seconds(i64::from(minutes) * 60))
    }

    /// The countdown of another window: its end, or the seconds it rests with.
    pub fn of(part: u32, until: Option<Moment>) -> Self {
        until.map_or(Self::Rests(part.into()), Self::Runs)
    }

    /// The seconds it rests with, for another window.
    pub fn part(self) -> u32 {
        match self {
            Self::Runs(_) => 0,
            Self::Rests(left) => u32::try_from(left).unwrap_or(0),
        }
    }

    /// When it ends, while it runs.
    pub fn until(self) -> Option<Moment> {
        match self {
            Self::Runs(until) => Some(until),
            Self::Rests(_) => None,
        }
    }

    /// Seconds left, never fewer than none.
    pub fn left(self, now: Moment) -> i64 {
        match self {
            Self::Runs(until) => until.seconds_since(now).max(0),
            Self::Rests(left) => left,
        }
    }

    /// Nothing is left.
    pub fn is_over(self, now: Moment) -> bool {
        self.left(now) == 0
    }

    /// Pauses, or goes on.
    pub fn toggle(&mut self, now: Moment) {
        match *self {
            Self::Runs(_) => self.pause(now),
            Self::Rests(left) => *self = Self::Runs(now.plus_seconds(left)),
        }
    }

    /// Rests from now on, or from a moment that has gone by.
    pub fn pause(&mut self, since: Moment) {
        *self = Self::Rests(self.left(since));
    }

    /// A minute more, or one less; the last minute is never taken away.
    pub fn change(&mut self, now: Moment, more: bool) {
        let left = self.left(now);
        let left = if more { left + 60 } else { (left - 60).max(left.min(60)) };
        *self = match *self {
            Self::Runs(_) => Self::Runs(now.plus_seconds(left)),
            Self::Rests(_) => Self::Rests(left),
        };
    }

    /// What it shows; it has no whole of which a part could be running out.
    pub fn countdown(self, now: Moment) -> Countdown {
        Countdown { left: self.left(now), allowed: 0, running: self.until().is_some() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment::parse("2026-03-12T13:00:00Z").expect("a time").plus_seconds(seconds)
    }

    #[test]
    fn it_pauses_and_goes_on_with_what_was_left() {
        let mut clock = Clock::starting(at(0), 3);
        let shown = clock.countdown(at(19));
        assert_eq!((shown.text(), shown.running, clock.until()), ("02:41".to_owned(), true, Some(at(180))));
        clock.toggle(at(60));
        assert_eq!((clock.left(at(500)), clock.until()), (120, None));
        clock.toggle(at(500));
        assert_eq!(clock.until(), Some(at(620)));
        assert!(clock.is_over(at(620)) && clock.left(at(700)) == 0);
    }

    #[test]
    fn minutes_are_added_also_after_the_end_and_the_last_one_stays() {
        let mut clock = Clock::starting(at(0), 1);
        clock.change(at(20), false);
        assert_eq!(clock.left(at(20)), 40);
        clock.change(at(100), true);
        assert_eq!(clock.left(at(100)), 60);
        clock.change(at(100), true);
        clock.change(at(130), false);
        assert_eq!(clock.left(at(130)), 60);
    }
}
