//! Load against people: what the room sees at once, before anything is simulated.
//! Averages only; it says nothing of waiting beyond what a backlog grows by.

use super::form::Form;

/// Slack for sums of floating point numbers that should be whole.
const HAIR: f64 = 1e-9;

/// From here on, a share of the people's time, waiting grows faster than the load.
const TIGHT: f64 = 0.85;

/// How a load stands to the people who carry it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// There is time to spare.
    Fits,
    /// It fits on average; a busy week waits.
    Tight,
    /// More comes in than can be done: the backlog grows for ever.
    Over,
}

/// The load of a form and what follows from it by arithmetic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Load {
    /// People needed on average, with the fraction.
    pub reps: f64,
    /// People there are.
    pub people: u32,
    /// Leads a month above which it no longer fits.
    pub breaks_above_leads: u64,
    /// Minutes an attempt may take before it no longer fits.
    pub breaks_above_minutes: f64,
    /// Attempts in an average month.
    pub attempts_per_month: f64,
    /// Attempts the people can make in an average month.
    pub capacity_per_month: f64,
}

impl Load {
    /// The load of a form.
    pub fn of(form: &Form) -> Self {
        let attempts_per_week = form.leads_per_week() * form.attempts_per_lead();
        let hours = form.hours_per_day() * 5.0;
        let reps = attempts_per_week * form.hours_per_attempt() / hours;
        let people = f64::from(form.reps);
        let attempts_per_month = form.leads_per_month * form.attempts_per_lead();
        Self {
            reps,
            people: form.reps,
            breaks_above_leads: (form.leads_per_month * people / reps + HAIR).floor() as u64,
            breaks_above_minutes: form.minutes * people / reps,
            attempts_per_month,
            capacity_per_month: attempts_per_month * people / reps,
        }
    }

    /// The share of the people's time it takes; above 1 it does not fit.
    pub fn utilisation(&self) -> f64 {
        self.reps / f64::from(self.people)
    }

    /// How it stands to the people.
    pub fn fit(&self) -> Fit {
        let used = self.utilisation();
        if used > 1.0 + HAIR {
            Fit::Over
        } else if used > TIGHT {
            Fit::Tight
        } else {
            Fit::Fits
        }
    }

    /// The fewest people that carry it on average.
    pub fn least_people(&self) -> u32 {
        (self.reps - HAIR).ceil().max(1.0) as u32
    }

    /// Open days by which the work is late after so many weeks of a load that does not fit; zero if it fits.
    pub fn days_behind_after(&self, weeks: f64) -> f64 {
        (5.0 * weeks * (self.utilisation() - 1.0)).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_and_a_hair_of_four_people() {
        let load = Load::of(&Form::default());
        assert!((load.reps - 3.0069).abs() < 5e-5, "{}", load.reps);
        assert_eq!((load.breaks_above_leads, load.least_people(), load.fit()), (399, 4, Fit::Fits));
        assert!((15.9..16.0).contains(&load.breaks_above_minutes), "{}", load.breaks_above_minutes);
        assert!(load.days_behind_after(13.0) <= 0.0, "nothing is late where it fits");
    }

    #[test]
    fn what_does_not_fit_falls_behind() {
        let two = Load::of(&Form { reps: 2, ..Form::default() });
        assert_eq!((two.fit(), two.breaks_above_leads), (Fit::Over, 199));
        assert!((two.days_behind_after(1.0) - 2.517).abs() < 0.001, "{}", two.days_behind_after(1.0));
        let three = Load::of(&Form { reps: 3, ..Form::default() });
        assert_eq!((three.fit(), three.least_people()), (Fit::Over, 4));
        let fewer = Load::of(&Form { reps: 3, leads_per_month: 290.0, ..Form::default() });
        assert_eq!(fewer.fit(), Fit::Tight);
    }

    #[test]
    fn at_the_break_it_still_fits_and_one_more_does_not() {
        for reps in 1..=8 {
            let most = Load::of(&Form { reps, ..Form::default() }).breaks_above_leads;
            let at = |leads: u64| Load::of(&Form { reps, leads_per_month: leads as f64, ..Form::default() });
            assert_ne!(at(most).fit(), Fit::Over, "{reps}");
            assert_eq!(at(most + 1).fit(), Fit::Over, "{reps}");
            assert_eq!(at(most).breaks_above_leads, most);
        }
    }
}
