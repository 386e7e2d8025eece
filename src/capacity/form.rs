//! The form: every assumption behind "can we keep it?", with the names a form file and the flags use.
//! It checks that the numbers make sense, and computes nothing but what is plain multiplication.

use serde::{Deserialize, Serialize};

/// How long an attempt takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Service {
    /// Exponentially distributed around the mean.
    #[serde(rename = "exp")]
    Exponential,
    /// Always the mean.
    #[serde(rename = "det")]
    Fixed,
}

/// Which of the waiting attempts is started next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Discipline {
    /// The one that has been due longest.
    #[serde(rename = "fcfs")]
    ByDueTime,
    /// A first touch before any retry; nothing that has begun is put aside.
    #[serde(rename = "first_touch_priority")]
    FirstTouchPriority,
}

/// Who may work on a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Routing {
    /// Whoever can start first.
    Pooled,
    /// Its owner; leads are dealt out in turn.
    RoundRobin,
}

/// What the room assumes about leads, people and promises.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Leads that arrive in an average month.
    pub leads_per_month: f64,
    /// Hour of the day at which the office opens.
    pub open: f64,
    /// Hour of the day at which it closes.
    pub close: f64,
    /// People who follow up.
    pub reps: u32,
    /// Share of a person's time that is there for leads.
    pub available: f64,
    /// Minutes of work an attempt takes.
    pub minutes: f64,
    /// How they vary.
    pub service: Service,
    /// Attempts a lead gets at most.
    pub attempts: u32,
    /// Chance that an attempt makes contact.
    pub contact: f64,
    /// Open hours between the end of an attempt and the next.
    pub gap_hours: f64,
    /// Share of the leads that arrive on Saturday and Sunday.
    pub weekend_share: f64,
    /// How the others spread over the hours of a day, as weights.
    pub weekday_hours: [f64; 24],
    /// The first touch is promised within these open hours.
    pub limit_hours: f64,
    /// Contact or the last attempt is promised within these business days.
    pub within_days: u32,
    /// Which attempt goes first.
    pub discipline: Discipline,
    /// Who may make it.
    pub routing: Routing,
    /// Chance that a person is away on a day.
    pub absent: f64,
    /// Weeks of leads that are counted.
    pub horizon_weeks: u32,
    /// How many quarters to simulate; the caller's choice if left open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quarters: Option<u32>,
    /// The share of leads for which a promise has to be kept.
    pub target: f64,
    /// The seed of the random draws.
    pub seed: u64,
}

/// How leads spread over the hours of a weekday unless somebody knows better.
pub const WEEKDAY_HOURS: [f64; 24] = [
    1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 4.0, 8.0, 14.0, 18.0, 18.0, 16.0, 13.0, 15.0, 17.0, 16.0, 13.0, 10.0, 8.0,
    7.0, 6.0, 5.0, 3.0, 2.0,
];

impl Default for Form {
    fn default() -> Self {
        Self {
            leads_per_month: 300.0,
            open: 9.0,
            close: 17.0,
            reps: 4,
            available: 0.35,
            minutes: 12.0,
            service: Service::Exponential,
            attempts: 5,
            contact: 0.25,
            gap_hours: 16.0,
            weekend_share: 0.12,
            weekday_hours: WEEKDAY_HOURS,
            limit_hours: 8.0,
            within_days: 10,
            discipline: Discipline::ByDueTime,
            routing: Routing::Pooled,
            absent: 0.0,
            horizon_weeks: 13,
            quarters: None,
            target: 0.95,
            seed: 1,
        }
    }
}

/// A number of the form that makes no sense.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{field} is {value}: {allowed}")]
pub struct Invalid {
    /// The name of the field.
    pub field: &'static str,
    /// What it is.
    pub value: f64,
    /// What it may be.
    pub allowed: &'static str,
}

/// The most leads a month that are simulated in reasonable time and memory.
pub const MOST_LEADS: f64 = 100_000.0;

const A_SHARE: &str = "give a share from 0 to 1";
const ABOVE_ZERO: &str = "give a share above 0 and up to 1";

impl Form {
    /// Whether the numbers make sense; the first that does not is named.
    pub fn check(&self) -> Result<(), Invalid> {
        let hours = "give an hour of the day, with open before close and neither beyond 0 to 24";
        let checks: [(&'static str, f64, bool, &'static str); 18] = [
            (
                "leads_per_month",
                self.leads_per_month,
                self.leads_per_month > 0.0 && self.leads_per_month <= MOST_LEADS,
                "give a number above 0 and up to 100000",
            ),
            ("open", self.open, self.open >= 0.0 && self.open < self.close, hours),
            ("close", self.close, self.close <= 24.0, hours),
            ("reps", self.reps.into(), (1..=1000).contains(&self.reps), "give 1 to 1000 people"),
            ("available", self.available, self.available > 0.0 && self.available <= 1.0, ABOVE_ZERO),
            (
                "minutes",
                self.minutes,
                self.minutes > 0.0 && self.minutes <= 600.0,
                "give minutes above 0 and up to 600",
            ),
            ("attempts", self.attempts.into(), (1..=50).contains(&self.attempts), "give 1 to 50 attempts"),
            ("contact", self.contact, is_share(self.contact), A_SHARE),
            (
                "gap_hours",
                self.gap_hours,
                (0.0..=2000.0).contains(&self.gap_hours),
                "give open hours from 0 to 2000",
            ),
            ("weekend_share", self.weekend_share, is_share(self.weekend_share), A_SHARE),
            self.check_profile(),
            (
                "limit_hours",
                self.limit_hours,
                (0.0..=2000.0).contains(&self.limit_hours),
                "give open hours from 0 to 2000",
            ),
            (
                "within_days",
                self.within_days.into(),
                self.within_days <= 250,
                "give business days from 0 to 250",
            ),
            ("absent", self.absent, (0.0..1.0).contains(&self.absent), "give a share from 0 to less than 1"),
            (
                "horizon_weeks",
                self.horizon_weeks.into(),
                (1..=104).contains(&self.horizon_weeks),
                "give 1 to 104 weeks",
            ),
            (
                "quarters",
                self.quarters.unwrap_or(1).into(),
                (1..=100_000).contains(&self.quarters.unwrap_or(1)),
                "give 1 to 100000",
            ),
            ("target", self.target, self.target > 0.0 && self.target <= 1.0, ABOVE_ZERO),
            ("seed", 0.0, true, ""),
        ];
        match checks.into_iter().find(|(_, _, makes_sense, _)| !makes_sense) {
            None => Ok(()),
            Some((field, value, _, allowed)) => Err(Invalid { field, value, allowed }),
        }
    }

    /// The hourly profile: weights that are not below zero, and not all zero unless every lead comes at the weekend.
    fn check_profile(&self) -> (&'static str, f64, bool, &'static str) {
        let wrong = self.weekday_hours.iter().find(|weight| !(0.0..=1e6).contains(*weight));
        let sum: f64 = self.weekday_hours.iter().sum();
        let makes_sense = wrong.is_none() && sum > 0.0;
        let allowed = "give 24 weights from 0 to 1000000, one for each hour of the day, not all zero";
        ("weekday_hours", *wrong.unwrap_or(&sum), makes_sense, allowed)
    }

    /// Leads in an average week.
    pub fn leads_per_week(&self) -> f64 {
        self.leads_per_month * 12.0 * 7.0 / 365.25
    }

    /// Open hours of a day.
    pub fn hours_per_day(&self) -> f64 {
        self.close - self.open
    }

    /// Open hours an attempt takes of a person's day.
    pub fn hours_per_attempt(&self) -> f64 {
        self.minutes / 60.0 / self.available
    }

    /// Attempts an average lead takes until contact or the last.
    pub fn attempts_per_lead(&self) -> f64 {
        let mut attempts = 0.0;
        let mut still_open = 1.0;
        for _ in 0..self.attempts {
            attempts += still_open;
            still_open *= 1.0 - self.contact;
        }
        attempts
    }
}

fn is_share(value: f64) -> bool {
    (0.0..=1.0).contains(&value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_form_makes_sense() {
        assert_eq!(Form::default().check(), Ok(()));
        let text = serde_json::to_string(&Form::default()).unwrap();
        assert_eq!(serde_json::from_str::<Form>(&text).unwrap(), Form::default());
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        let base = Form::default;
        for (form, field) in [
            (Form { leads_per_month: 0.0, ..base() }, "leads_per_month"),
            (Form { leads_per_month: f64::NAN, ..base() }, "leads_per_month"),
            (Form { open: 17.0, ..base() }, "open"),
            (Form { close: 25.0, ..base() }, "close"),
            (Form { reps: 0, ..base() }, "reps"),
            (Form { available: 0.0, ..base() }, "available"),
            (Form { minutes: f64::INFINITY, ..base() }, "minutes"),
            (Form { attempts: 0, ..base() }, "attempts"),
            (Form { contact: 1.1, ..base() }, "contact"),
            (Form { gap_hours: -1.0, ..base() }, "gap_hours"),
            (Form { weekend_share: f64::NAN, ..base() }, "weekend_share"),
            (Form { weekday_hours: [0.0; 24], ..base() }, "weekday_hours"),
            (Form { limit_hours: -0.5, ..base() }, "limit_hours"),
            (Form { within_days: 251, ..base() }, "within_days"),
            (Form { absent: 1.0, ..base() }, "absent"),
            (Form { horizon_weeks: 0, ..base() }, "horizon_weeks"),
            (Form { quarters: Some(0), ..base() }, "quarters"),
            (Form { target: 0.0, ..base() }, "target"),
        ] {
            assert_eq!(form.check().unwrap_err().field, field);
        }
    }

    #[test]
    fn a_lead_takes_about_three_of_five_attempts() {
        assert!((Form::default().attempts_per_lead() - (1.0 - 0.75_f64.powi(5)) / 0.25).abs() < 1e-12);
        let never = Form { contact: 0.0, ..Form::default() };
        assert!((never.attempts_per_lead() - 5.0).abs() < 1e-12);
    }
}
