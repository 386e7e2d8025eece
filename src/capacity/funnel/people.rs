//! People against leads: load of each person (F6), what their hours allow and what a promise takes (F7).
//! Plain arithmetic over a period; who waits how long is the simulation's business.

use super::trace::{Formula, Known, Quantity, Traced, computed};
use crate::capacity::ratio::Ratio;

/// What the arithmetic of following up is made of, each number with where it comes from or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effort {
    /// Leads in the period.
    pub leads: Known,
    /// Attempts promised for each lead.
    pub attempts: Known,
    /// Hours an attempt takes.
    pub hours_per_attempt: Known,
    /// People who follow up.
    pub reps: Known,
    /// Hours each has for it on a day.
    pub hours_per_rep_day: Known,
    /// Working days in the period.
    pub working_days: Known,
}

/// Minutes of an hour.
const MINUTES: Ratio = Ratio::whole(60);

/// Hours an attempt takes, from its minutes.
pub fn hours_per_attempt(minutes: Traced) -> Known {
    computed(Quantity::HoursPerAttempt, Formula::HoursPerAttempt, vec![minutes], |v| v[0].over(MINUTES))
}

/// Hours a person has for leads on a day, from the share of the open hours.
pub fn hours_per_rep_day(time: Traced, open_hours: Traced) -> Known {
    let inputs = vec![time, open_hours];
    computed(Quantity::HoursPerRepDay, Formula::HoursPerRepDay, inputs, |v| v[0].times(v[1]))
}

/// Working days of an average month, from those of a week.
pub fn working_days(days_per_week: Traced) -> Known {
    // A month is a twelfth of 365.25 days: 1461 / 48, of which a week is 7.
    let weeks = Ratio::new(1461, 48 * 7).expect("a fraction of whole numbers");
    computed(Quantity::WorkingDays, Formula::WorkingDays, vec![days_per_week], |v| v[0].times(weeks))
}

impl Effort {
    /// Leads for each person (F6).
    pub fn leads_per_rep(&self) -> Known {
        let inputs = vec![self.leads.clone()?, self.reps.clone()?];
        computed(Quantity::LeadsPerRep, Formula::LeadsPerRep, inputs, |v| v[0].over(v[1]))
    }

    /// Hours the people have.
    pub fn hours_available(&self) -> Known {
        let inputs = vec![self.reps.clone()?, self.hours_per_rep_day.clone()?, self.working_days.clone()?];
        computed(Quantity::HoursAvailable, Formula::HoursAvailable, inputs, |v| v[0].times(v[1])?.times(v[2]))
    }

    /// Hours the promise takes.
    pub fn hours_needed(&self) -> Known {
        let inputs = vec![self.leads.clone()?, self.attempts.clone()?, self.hours_per_attempt.clone()?];
        computed(Quantity::HoursNeeded, Formula::HoursNeeded, inputs, |v| v[0].times(v[1])?.times(v[2]))
    }

    /// Hours that are missing, below zero if there are hours to spare.
    pub fn hours_short(&self) -> Known {
        let inputs = vec![self.hours_needed()?, self.hours_available()?];
        computed(Quantity::HoursShort, Formula::HoursShort, inputs, |v| v[0].minus(v[1]))
    }

    /// Attempts the people can make (F7).
    pub fn attempt_capacity(&self) -> Known {
        let inputs = vec![self.hours_available()?, self.hours_per_attempt.clone()?];
        computed(Quantity::AttemptCapacity, Formula::AttemptCapacity, inputs, |v| v[0].over(v[1]))
    }

    /// Attempts each lead can have (F7).
    pub fn attempts_affordable(&self) -> Known {
        let inputs = vec![self.attempt_capacity()?, self.leads.clone()?];
        computed(Quantity::AttemptsPerLead, Formula::AttemptsAffordable, inputs, |v| v[0].over(v[1]))
    }

    /// Leads that can have all their attempts (F7).
    pub fn leads_affordable(&self) -> Known {
        let inputs = vec![self.attempt_capacity()?, self.attempts.clone()?];
        computed(Quantity::Leads, Formula::LeadsAffordable, inputs, |v| v[0].over(v[1]))
    }

    /// People the promise takes (F7).
    pub fn reps_needed(&self) -> Known {
        let inputs = vec![self.hours_needed()?, self.hours_per_rep_day.clone()?, self.working_days.clone()?];
        computed(Quantity::Reps, Formula::RepsNeeded, inputs, |v| v[0].over(v[1])?.over(v[2]))
    }
}
