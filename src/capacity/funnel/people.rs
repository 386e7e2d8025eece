//! People against leads: load of each person (F6), what their hours allow and what a promise takes (F7).
//! Plain arithmetic over a period; who waits how long is the simulation's business.

use super::trace::{Formula, Quantity, Traced, Trouble, computed, positive};
use crate::capacity::ratio::Ratio;
use serde::{Deserialize, Serialize};

/// What the arithmetic of following up is made of; what nobody has said yet is left open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effort {
    /// Leads in the period.
    pub leads: Option<Ratio>,
    /// Attempts promised for each lead.
    pub attempts: Option<Ratio>,
    /// Hours an attempt takes.
    pub hours_per_attempt: Option<Ratio>,
    /// People who follow up.
    pub reps: Option<Ratio>,
    /// Hours each has for it on a day.
    pub hours_per_rep_day: Option<Ratio>,
    /// Working days in the period.
    pub working_days: Option<Ratio>,
}

impl Effort {
    /// Leads for each person (F6).
    pub fn leads_per_rep(&self) -> Result<Traced, Trouble> {
        let inputs = vec![self.leads()?, self.reps()?];
        computed(Quantity::LeadsPerRep, Formula::LeadsPerRep, inputs, |v| v[0].over(v[1]))
    }

    /// Hours the people have.
    pub fn hours_available(&self) -> Result<Traced, Trouble> {
        let inputs = vec![self.reps()?, self.hours_per_rep_day()?, self.working_days()?];
        computed(Quantity::HoursAvailable, Formula::HoursAvailable, inputs, |v| v[0].times(v[1])?.times(v[2]))
    }

    /// Hours the promise takes.
    pub fn hours_needed(&self) -> Result<Traced, Trouble> {
        let inputs = vec![self.leads()?, self.attempts()?, self.hours_per_attempt()?];
        computed(Quantity::HoursNeeded, Formula::HoursNeeded, inputs, |v| v[0].times(v[1])?.times(v[2]))
    }

    /// Hours that are missing, below zero if there are hours to spare.
    pub fn hours_short(&self) -> Result<Traced, Trouble> {
        let inputs = vec![self.hours_needed()?, self.hours_available()?];
        computed(Quantity::HoursShort, Formula::HoursShort, inputs, |v| v[0].minus(v[1]))
    }

    /// Attempts the people can make (F7).
    pub fn attempt_capacity(&self) -> Result<Traced, Trouble> {
        let inputs = vec![self.hours_available()?, self.hours_per_attempt()?];
        computed(Quantity::AttemptCapacity, Formula::AttemptCapacity, inputs, |v| v[0].over(v[1]))
    }

    /// Attempts each lead can have (F7).
    pub fn attempts_affordable(&self) -> Result<Traced, Trouble> {
        let inputs = vec![self.attempt_capacity()?, self.leads()?];
        computed(Quantity::AttemptsPerLead, Formula::AttemptsAffordable, inputs, |v| v[0].over(v[1]))
    }

    /// Leads that can have all their attempts (F7).
    pub fn leads_affordable(&self) -> Result<Traced, Trouble> {
        let inputs = vec![self.attempt_capacity()?, self.attempts()?];
        computed(Quantity::Leads, Formula::LeadsAffordable, inputs, |v| v[0].over(v[1]))
    }

    /// People the promise takes (F7).
    pub fn reps_needed(&self) -> Result<Traced, Trouble> {
        let inputs = vec![self.hours_needed()?, self.hours_per_rep_day()?, self.working_days()?];
        computed(Quantity::Reps, Formula::RepsNeeded, inputs, |v| v[0].over(v[1])?.over(v[2]))
    }

    fn leads(&self) -> Result<Traced, Trouble> {
        positive(Quantity::Leads, self.leads)
    }

    fn attempts(&self) -> Result<Traced, Trouble> {
        positive(Quantity::AttemptsPerLead, self.attempts)
    }

    fn hours_per_attempt(&self) -> Result<Traced, Trouble> {
        positive(Quantity::HoursPerAttempt, self.hours_per_attempt)
    }

    fn reps(&self) -> Result<Traced, Trouble> {
        positive(Quantity::Reps, self.reps)
    }

    fn hours_per_rep_day(&self) -> Result<Traced, Trouble> {
        positive(Quantity::HoursPerRepDay, self.hours_per_rep_day)
    }

    fn working_days(&self) -> Result<Traced, Trouble> {
        positive(Quantity::WorkingDays, self.working_days)
    }
}
