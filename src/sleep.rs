//! Whether the machine slept: then the clock on the wall went on and the one that measures running time did not.
//!
//! Pure; whoever reads both clocks tells it what they show.

use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

/// Both clocks at the last look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sleep {
    last: Option<(Timestamp, Duration)>,
}

/// The wall clock may run away from the other by this much, in seconds, before it means sleep: clocks are set right by
/// a little all the time.
const JUMP: i64 = 60;

impl Sleep {
    /// Takes what both clocks show; when the machine slept in between, the last moment it was awake before.
    pub fn look(&mut self, wall: Timestamp, awake: Duration) -> Option<Timestamp> {
        let (last_wall, last_awake) = self.last.replace((wall, awake))?;
        let passed = wall.duration_since(last_wall);
        let ran = SignedDuration::try_from(awake.saturating_sub(last_awake)).unwrap_or(SignedDuration::MAX);
        let asleep = passed.saturating_sub(ran);
        (asleep > SignedDuration::from_secs(JUMP)).then_some(last_wall)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_773_324_120 + seconds).unwrap()
    }

    fn looked(looks: &[(i64, u64)]) -> Vec<Option<Timestamp>> {
        let mut sleep = Sleep::default();
        let look = |(seconds, awake): &(i64, u64)| sleep.look(wall(*seconds), Duration::from_secs(*awake));
        looks.iter().map(look).collect()
    }

    #[test]
    fn both_clocks_alike_is_no_sleep_however_long_it_takes() {
        assert_eq!(looked(&[(0, 5), (1, 6), (3600, 3605), (3660, 3665)]), [None; 4]);
    }

    #[test]
    fn the_wall_alone_moving_on_is_sleep_since_the_last_look() {
        assert_eq!(looked(&[(0, 0), (10, 10), (1090, 11), (1091, 12)]), [None, None, Some(wall(10)), None]);
    }

    #[test]
    fn a_clock_that_is_set_right_is_no_sleep() {
        assert_eq!(looked(&[(0, 0), (61, 1), (62, 2)]), [None; 3], "a minute forward");
        assert_eq!(looked(&[(0, 0), (-3600, 1), (-3599, 2)]), [None; 3], "an hour back");
    }

    #[test]
    fn a_clock_that_stands_still_never_means_sleep() {
        assert_eq!(looked(&[(0, 0), (0, 60), (0, 86_400)]), [None; 3]);
    }
}
