//! Pacing (F9): where a goal should stand at a working day of its period. Knows no calendar: days are counted
//! by the caller.

use super::trace::{Formula, Quantity, Traced, Trouble, computed, positive};
use crate::capacity::ratio::Ratio;
use serde::{Deserialize, Serialize};

/// A goal on its way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// The goal of the whole period.
    pub goal: Option<Ratio>,
    /// The working day that has been reached, from 1; 0 before the first is over.
    pub day: u32,
    /// Working days in the period.
    pub days: u32,
}

impl Pace {
    /// Where the goal should stand by now.
    pub fn goal_by_now(&self) -> Result<Traced, Trouble> {
        if self.day > self.days {
            return Err(Trouble::OutOfRange(Quantity::WorkingDay));
        }
        let inputs = vec![
            positive(Quantity::Goal, self.goal)?,
            Traced::given(Quantity::WorkingDay, Ratio::whole(self.day.into())),
            positive(Quantity::WorkingDays, Some(Ratio::whole(self.days.into())))?,
        ];
        computed(Quantity::GoalByNow, Formula::GoalByNow, inputs, |v| v[0].times(v[1])?.over(v[2]))
    }

    /// Counted so far less where the goal should stand.
    pub fn ahead(&self, actual: Ratio) -> Result<Traced, Trouble> {
        let inputs = vec![Traced::given(Quantity::Actual, actual), self.goal_by_now()?];
        computed(Quantity::Ahead, Formula::Ahead, inputs, |v| v[0].minus(v[1]))
    }
}
