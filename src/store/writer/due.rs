//! When the session file is to be written: soon after the last change, and never far behind the first.

use std::time::Duration;

/// How long nothing must change.
const QUIET: Duration = Duration::from_millis(1500);

/// How far the file may be behind; also how long a failed write is left alone when nothing changes.
const BEHIND: Duration = Duration::from_secs(10);

/// The changes since the session file was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Due {
    /// The first and the last change.
    changes: Option<(Duration, Duration)>,
    /// The last failure, when nothing changed since.
    failed: Option<Duration>,
}

impl Due {
    /// Something changed.
    pub(super) fn change(&mut self, now: Duration) {
        let first = if self.failed.is_some() { now } else { self.changes.map_or(now, |changes| changes.0) };
        *self = Self { changes: Some((first, now)), failed: None };
    }

    /// The file could not be written.
    pub(super) fn fail(&mut self, now: Duration) {
        self.failed = Some(now);
    }

    /// The file has everything.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether the file has everything.
    pub(super) fn is_clear(self) -> bool {
        self.changes.is_none()
    }

    /// How long to wait for the next write; none when there is nothing to write.
    pub(super) fn wait(self, now: Duration) -> Option<Duration> {
        let (first, last) = self.changes?;
        let at = self.failed.map_or((last + QUIET).min(first + BEHIND), |failed| failed + BEHIND);
        Some(at.saturating_sub(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn it_waits_for_quiet_but_not_for_ever() {
        let mut due = Due::default();
        assert_eq!(due.wait(ms(0)), None);
        due.change(ms(1000));
        assert_eq!(due.wait(ms(1000)), Some(ms(1500)));
        for at in 1..20 {
            due.change(ms(1000 + at * 500));
        }
        assert_eq!(due.wait(ms(10_500)), Some(ms(500)), "ten seconds after the first change");
        assert_eq!(due.wait(ms(20_000)), Some(ms(0)));
        due.clear();
        assert_eq!(due.wait(ms(20_000)), None);
    }

    #[test]
    fn a_failure_waits_for_the_next_change_or_ten_seconds() {
        let mut due = Due::default();
        due.change(ms(0));
        due.fail(ms(1500));
        assert_eq!(due.wait(ms(1500)), Some(ms(10_000)));
        due.change(ms(4000));
        assert_eq!(due.wait(ms(4000)), Some(ms(1500)));
        assert!(!due.is_clear());
    }
}
