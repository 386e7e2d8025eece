//! Pacing (F9): where a goal should stand at a working day of its period. Knows no calendar: days are counted
//! by the caller.

use super::trace::{Formula, Known, Quantity, Traced, Trouble, computed, positive};
use crate::capacity::ratio::Ratio;

/// A goal on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    /// The goal of the whole period.
    pub goal: Known,
    /// The working day that has been reached, from 1; 0 before the first is over.
    pub day: u32,
    /// Working days in the period.
    pub days: u32,
}

impl Pace {
    /// Where the goal should stand by now.
    pub fn goal_by_now(&self) -> Known {
        if self.day > self.days {
            return Err(Trouble::OutOfRange(Quantity::WorkingDay));
        }
        let inputs = vec![
            self.goal.clone()?,
            Traced::given(Quantity::WorkingDay, Ratio::whole(self.day.into())),
            positive(Quantity::WorkingDays, Some(Ratio::whole(self.days.into())))?,
        ];
        computed(Quantity::GoalByNow, Formula::GoalByNow, inputs, |v| v[0].times(v[1])?.over(v[2]))
    }

    /// Counted so far less where the goal should stand.
    pub fn ahead(&self, actual: Ratio) -> Known {
        let inputs = vec![Traced::given(Quantity::Actual, actual), self.goal_by_now()?];
        computed(Quantity::Ahead, Formula::Ahead, inputs, |v| v[0].minus(v[1]))
    }
}
