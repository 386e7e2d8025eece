//! The flags of `capacity`: one for each name of the form.

use crate::capacity::form::{Discipline, Form, Routing, Service};
use serde::de::{DeserializeOwned, IntoDeserializer, value};

/// A flag for each field; what is not given stays as the form has it.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "What is assumed")]
pub(super) struct Flags {
    /// Leads that arrive in an average month [default: 300]
    #[arg(long, value_name = "NUMBER")]
    leads_per_month: Option<f64>,
    /// Hour of the day at which the office opens [default: 9]
    #[arg(long, value_name = "HOUR")]
    open: Option<f64>,
    /// Hour of the day at which it closes [default: 17]
    #[arg(long, value_name = "HOUR")]
    close: Option<f64>,
    /// People who follow up [default: 4]
    #[arg(long, value_name = "PEOPLE")]
    reps: Option<u32>,
    /// Share of a person's time that is there for leads [default: 0.35]
    #[arg(long, value_name = "SHARE")]
    available: Option<f64>,
    /// Minutes of work an attempt takes [default: 12]
    #[arg(long, value_name = "MINUTES")]
    minutes: Option<f64>,
    /// How they vary: exp (exponentially) or det (never) [default: exp]
    #[arg(long, value_name = "HOW", value_parser = named::<Service>)]
    service: Option<Service>,
    /// Attempts a lead gets at most [default: 5]
    #[arg(long, value_name = "NUMBER")]
    attempts: Option<u32>,
    /// Chance that an attempt makes contact [default: 0.25]
    #[arg(long, value_name = "SHARE")]
    contact: Option<f64>,
    /// Open hours between the end of an attempt and the next [default: 16]
    #[arg(long, value_name = "HOURS")]
    gap_hours: Option<f64>,
    /// Share of the leads that arrive on Saturday and Sunday [default: 0.12]
    #[arg(long, value_name = "SHARE")]
    weekend_share: Option<f64>,
    /// How the others spread over a day: 24 weights with commas between them
    #[arg(long, value_name = "WEIGHTS", value_parser = weights)]
    weekday_hours: Option<[f64; 24]>,
    /// The first touch is promised within these open hours [default: 8]
    #[arg(long, value_name = "HOURS")]
    limit_hours: Option<f64>,
    /// Contact or the last attempt is promised within these business days [default: 10]
    #[arg(long, value_name = "DAYS")]
    within_days: Option<u32>,
    /// Who goes first: fcfs (longest due) or first-touch-priority [default: fcfs]
    #[arg(long, value_name = "RULE", value_parser = named::<Discipline>)]
    discipline: Option<Discipline>,
    /// Who may work on a lead: pooled (anybody) or round-robin (its owner) [default: pooled]
    #[arg(long, value_name = "RULE", value_parser = named::<Routing>)]
    routing: Option<Routing>,
    /// Chance that a person is away on a day [default: 0]
    #[arg(long, value_name = "SHARE")]
    absent: Option<f64>,
    /// Weeks of leads that are counted [default: 13]
    #[arg(long, value_name = "WEEKS")]
    horizon_weeks: Option<u32>,
    /// How many quarters to simulate [default: 200]
    #[arg(long, value_name = "NUMBER")]
    quarters: Option<u32>,
    /// Share of the leads for which a promise has to be kept [default: 0.95]
    #[arg(long, value_name = "SHARE")]
    target: Option<f64>,
    /// Seed of the random draws [default: 1]
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
}

/// Calls a macro with every field that is in the form as it is in the flags.
macro_rules! every_field {
    ($with:ident) => {
        $with!(
            leads_per_month,
            open,
            close,
            reps,
            available,
            minutes,
            service,
            attempts,
            contact,
            gap_hours,
            weekend_share,
            weekday_hours,
            limit_hours,
            within_days,
            discipline,
            routing,
            absent,
            horizon_weeks,
            target,
            seed
        )
    };
}

impl Flags {
    /// Puts what was given into a form.
    pub(super) fn apply(&self, form: &mut Form) {
        macro_rules! put {
            ($($field:ident),*) => { $( if let Some(value) = self.$field { form.$field = value; } )* };
        }
        every_field!(put);
        form.quarters = self.quarters.or(form.quarters);
    }

    /// Whether a field of the form was given as a flag.
    pub(super) fn gives(&self, field: &str) -> bool {
        macro_rules! given {
            ($($field:ident),*) => { $( (field == stringify!($field) && self.$field.is_some()) )||* };
        }
        every_field!(given) || (field == "quarters" && self.quarters.is_some())
    }
}

/// A choice by its name in the form; a dash does for an underscore.
fn named<T: DeserializeOwned>(word: &str) -> Result<T, String> {
    let name = word.replace('-', "_");
    let read: Result<T, value::Error> = T::deserialize(name.as_str().into_deserializer());
    read.map_err(|error| error.to_string())
}

fn weights(text: &str) -> Result<[f64; 24], String> {
    let numbers: Result<Vec<f64>, _> = text.split(',').map(|part| part.trim().parse()).collect();
    let numbers = numbers.map_err(|_| "write 24 numbers with commas between them".to_owned())?;
    let found = numbers.len();
    numbers.try_into().map_err(|_| format!("there are {found} numbers, and a day has 24 hours"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_have_the_names_of_the_form() {
        assert_eq!(named::<Service>("det"), Ok(Service::Fixed));
        assert_eq!(named::<Routing>("round-robin"), Ok(Routing::RoundRobin));
        let error = named::<Discipline>("lifo").unwrap_err();
        assert!(error.contains("`lifo`") && error.contains("`first_touch_priority`"), "{error}");
    }

    #[test]
    fn a_day_has_24_weights() {
        assert_eq!(weights(&["1"; 24].join(", ")), Ok([1.0; 24]));
        assert!(weights("1,2").unwrap_err().contains("2 numbers"));
        assert!(weights("a").is_err());
    }
}
