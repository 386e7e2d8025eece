//! What has to be done in a quarter, drawn before anybody does it: leads, their attempts, how long each takes, and
//! who is away when. The same for any number of people, so that two rows of a table differ by people alone.

use super::chance::{Draws, Purpose};
use super::week::{HOUR, Week};
use crate::capacity::form::{Form, Service};

/// Weeks in which leads go on to arrive after the last that is counted.
const WEEKS_AFTER: u32 = 4;

/// A lead and what it will take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lead {
    /// When the first touch is due, on the axis of open time.
    pub(super) due: i64,
    /// The first instant at which contact or the last attempt begins too late.
    pub(super) deadline: i64,
    /// Attempts until contact or the last.
    pub(super) attempts: u32,
    /// Where the first of its durations is.
    pub(super) durations: u32,
}

/// A quarter's work.
#[derive(Debug, Default)]
pub(super) struct Work {
    /// The leads in the order they came.
    pub(super) leads: Vec<Lead>,
    /// How many of them, from the start, are counted.
    pub(super) counted: usize,
    /// How long each attempt takes, in open time.
    pub(super) durations: Vec<i64>,
    away: Vec<bool>,
    days: usize,
}

impl Work {
    /// Draws the work of a quarter in place of what was there.
    pub(super) fn draw(&mut self, form: &Form, week: &Week, quarter: u32) {
        let draws = |purpose| Draws::new(form.seed, quarter, purpose);
        self.leads.clear();
        self.durations.clear();
        self.away.clear();
        self.counted = 0;
        let chances = reaching(form);
        let mut contacts = draws(Purpose::Contacts);
        let weeks = form.horizon_weeks + WEEKS_AFTER;
        let mut attempts_in_all = 0;
        let within = i64::from(form.within_days) + 1;
        week.arrivals(weeks, &mut draws(Purpose::Arrivals), |week_number, arrival| {
            let draw = contacts.uniform();
            let attempts = 1 + chances.iter().take_while(|chance| draw < **chance).count() as u32;
            self.leads.push(Lead {
                due: arrival.at,
                deadline: (arrival.day + within) * week.day,
                attempts,
                durations: attempts_in_all,
            });
            attempts_in_all += attempts;
            self.counted += usize::from(week_number < form.horizon_weeks);
        });
        let mean = form.hours_per_attempt() * HOUR as f64;
        let mut services = draws(Purpose::Services);
        self.durations.extend((0..attempts_in_all).map(|_| match form.service {
            Service::Exponential => (services.exponential() * mean) as i64,
            Service::Fixed => mean.round() as i64,
        }));
        self.days = (weeks * 5 + form.within_days + 10) as usize;
    }

    /// Draws on which days each of so many people is away, unless that is known already.
    pub(super) fn draw_absences(&mut self, form: &Form, quarter: u32, people: u32) {
        if form.absent <= 0.0 {
            return;
        }
        for person in (self.away.len() / self.days) as u32..people {
            let mut draws = Draws::new(form.seed, quarter, Purpose::Absence(person));
            self.away.extend((0..self.days).map(|_| draws.uniform() < form.absent));
        }
    }

    /// How long an attempt at a lead takes.
    pub(super) fn duration(&self, lead: usize, made: u32) -> i64 {
        self.durations[(self.leads[lead].durations + made) as usize]
    }

    /// Whether a business day lies beyond those for which absences are drawn.
    pub(super) fn is_past(&self, day: i64) -> bool {
        day as usize >= self.days
    }

    /// Whether somebody is away on a business day; far beyond the quarter everybody is there.
    pub(super) fn is_away(&self, person: usize, day: i64) -> bool {
        let day = day as usize;
        day < self.days && self.away.get(person * self.days + day).copied().unwrap_or(false)
    }
}

/// The chance that a lead takes a second attempt, a third, and so on to the last.
fn reaching(form: &Form) -> Vec<f64> {
    let missed = 1.0 - form.contact;
    (1..form.attempts)
        .scan(1.0, |chance, _| {
            *chance *= missed;
            Some(*chance)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(form: &Form, quarter: u32) -> Work {
        let mut work = Work::default();
        work.draw(form, &Week::of(form), quarter);
        work.draw_absences(form, quarter, 8);
        work
    }

    #[test]
    fn a_quarter_has_the_work_the_form_says() {
        let form = Form { leads_per_month: 3000.0, absent: 0.08, ..Form::default() };
        let work = drawn(&form, 0);
        let leads = work.leads.len() as f64;
        let expected = form.leads_per_week() * 17.0;
        assert!((leads - expected).abs() < 4.0 * expected.sqrt());
        assert!((work.counted as f64 / leads - 13.0 / 17.0).abs() < 0.02);
        let attempts = work.durations.len() as f64;
        assert!((attempts / leads - form.attempts_per_lead()).abs() < 0.06, "{}", attempts / leads);
        let mean = work.durations.iter().sum::<i64>() as f64 / attempts / HOUR as f64;
        assert!((mean - form.hours_per_attempt()).abs() < 0.02, "{mean}");
        let away = (0..8).flat_map(|person| (0..85).map(move |day| (person, day)));
        let away = away.filter(|(person, day)| work.is_away(*person, *day)).count() as f64;
        assert!((away / 680.0 - 0.08).abs() < 4.0 * (0.08_f64 / 680.0).sqrt(), "{away}");
        assert!(!work.is_away(0, 100_000));
    }

    #[test]
    fn the_same_quarter_is_drawn_the_same_again() {
        let form = Form::default();
        let (first, again, other) = (drawn(&form, 3), drawn(&form, 3), drawn(&form, 4));
        assert_eq!((&first.leads, &first.durations), (&again.leads, &again.durations));
        assert_ne!(first.leads, other.leads);
    }

    #[test]
    fn absence_of_a_person_does_not_depend_on_how_many_there_are() {
        let form = Form { absent: 0.3, ..Form::default() };
        let mut few = Work::default();
        few.draw(&form, &Week::of(&form), 0);
        few.draw_absences(&form, 0, 2);
        let many = drawn(&form, 0);
        for day in 0..80 {
            assert_eq!(few.is_away(1, day), many.is_away(1, day));
            assert!(!few.is_away(5, day), "nobody knows the sixth yet");
        }
        few.draw_absences(&form, 0, 8);
        assert!((0..80).all(|day| few.is_away(5, day) == many.is_away(5, day)));
    }
}
