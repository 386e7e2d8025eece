//! "Can we keep it?" of a session: which form its promises, calendar and assumptions make, where each number of it
//! comes from, and what is missing. The arithmetic is [`crate::capacity`]'s.

mod clauses;
mod verdict;

pub use clauses::Clauses;
pub use verdict::{Verdict, aloud};

use crate::{
    capacity::{Form, Ratio, form::Invalid},
    domain::{
        assumption::{self, Input, Value},
        ids::{CalendarId, TopicId},
        limit::{Limit, LimitUnit},
        moment::Moment,
        session::Session,
        sla::LeadClass,
    },
    hours::Calendar,
};
use jiff::civil::Weekday;

/// A part of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Leads in an average month.
    Leads,
    /// People who follow up.
    Reps,
    /// The share of their time for leads.
    Time,
    /// Minutes for an attempt.
    Minutes,
    /// Chance of contact.
    Contact,
    /// Hours between attempts.
    Gap,
    /// Leads at the weekend.
    Weekend,
    /// Chance of being away.
    Absent,
    /// Who may work on a lead.
    Routing,
    /// Which attempt goes first.
    Discipline,
    /// Open hours of a day.
    Hours,
    /// The first response is promised within.
    Limit,
    /// Attempts a lead gets.
    Attempts,
    /// The days for them.
    Within,
    /// The share of leads for which the promise has to be kept.
    Target,
}

/// Where a part of the form comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Somebody said so.
    Said {
        /// Who; empty when nobody was named.
        by: String,
        /// When.
        at: Moment,
    },
    /// A promise says so.
    Promise(TopicId),
    /// The business calendar says so.
    Calendar(CalendarId),
    /// Nobody said anything: what is usual.
    Usual,
}

/// What has to be said before the question can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// An assumption.
    Input(Input),
    /// Within what time Sales answers.
    Limit,
}

/// The question of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The numbers.
    pub form: Form,
    /// The kind of lead whose first response is asked about; none where the promise names none.
    pub class: Option<LeadClass>,
    /// Where the numbers come from, part by part.
    pub sources: Vec<(Part, Source)>,
}

/// Why a session has no question yet.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// These have to be said first.
    Lacking(Vec<Lack>),
    /// A number that makes no sense together with the others.
    Invalid(Invalid),
}

impl Question {
    /// The question that these clauses ask in this session.
    pub fn of(session: &Session, clauses: &Clauses<'_>) -> Result<Self, Trouble> {
        let (question, lacking) = Self::with_gaps(session, clauses);
        if !lacking.is_empty() {
            return Err(Trouble::Lacking(lacking));
        }
        question.form.check().map_err(Trouble::Invalid)?;
        Ok(question)
    }

    /// The question with something in place of what is lacking, and what that is: for who knows it from elsewhere.
    pub fn with_gaps(session: &Session, clauses: &Clauses<'_>) -> (Self, Vec<Lack>) {
        let mut asking = Asking { session, form: Form::default(), sources: Vec::new(), lacking: Vec::new() };
        asking.hours(clauses);
        asking.leads(clauses);
        asking.people();
        asking.chances();
        let class = asking.limit(clauses);
        asking.attempts(clauses);
        (Self { form: asking.form, class, sources: asking.sources }, asking.lacking)
    }

    /// Where a part comes from.
    pub fn source(&self, part: Part) -> &Source {
        self.sources.iter().find(|(other, _)| *other == part).map_or(&Source::Usual, |(_, source)| source)
    }

    /// Who spoke last of what was said, and when.
    pub fn last_said(&self) -> Option<(&str, Moment)> {
        let said = self.sources.iter().filter_map(|(_, source)| match source {
            Source::Said { by, at } => Some((by.as_str(), *at)),
            _ => None,
        });
        said.max_by_key(|(_, at)| *at)
    }
}

struct Asking<'a> {
    session: &'a Session,
    form: Form,
    sources: Vec<(Part, Source)>,
    lacking: Vec<Lack>,
}

impl Asking<'_> {
    /// What was said about an input, its source noted.
    fn said(&mut self, part: Part, input: &Input) -> Option<Value> {
        let said = assumption::find(&self.session.assumptions, input)?;
        self.sources.push((part, Source::Said { by: said.by.clone(), at: said.at }));
        Some(said.value)
    }

    fn number(&mut self, part: Part, input: &Input) -> Option<f64> {
        self.said(part, input)?.number().map(Ratio::to_f64)
    }

    /// A number that nobody can guess for the room.
    fn needed(&mut self, part: Part, input: Input) -> f64 {
        self.number(part, &input).unwrap_or_else(|| {
            self.lacking.push(Lack::Input(input));
            1.0
        })
    }

    /// The working day that has as many open hours a week as the calendar: the model knows five equal days.
    fn hours(&mut self, clauses: &Clauses<'_>) {
        if let Some(named) = clauses.calendar(self.session) {
            let day = (week_hours(&named.calendar) / 5.0).min(24.0);
            if day > 0.0 {
                self.form.open = opening(&named.calendar).min(24.0 - day);
                self.form.close = self.form.open + day;
                self.sources.push((Part::Hours, Source::Calendar(named.id.clone())));
            }
        }
    }

    /// Leads that come: as counted, or as promised.
    fn leads(&mut self, clauses: &Clauses<'_>) {
        let promised = clauses.promised_leads();
        self.form.leads_per_month = match (self.number(Part::Leads, &Input::LeadsPerMonth), promised) {
            (Some(leads), _) => leads,
            (None, Some((topic, leads))) => {
                self.sources.push((Part::Leads, Source::Promise(topic)));
                f64::from(leads)
            }
            (None, None) => {
                self.lacking.push(Lack::Input(Input::LeadsPerMonth));
                1.0
            }
        };
    }

    fn people(&mut self) {
        self.form.reps = self.needed(Part::Reps, Input::Reps) as u32;
        self.form.available = self.needed(Part::Time, Input::Time);
        self.form.minutes = self.needed(Part::Minutes, Input::Minutes);
    }

    fn chances(&mut self) {
        let usual = Form::default();
        self.form.contact = self.number(Part::Contact, &Input::Contact).unwrap_or(usual.contact);
        self.form.gap_hours = self.number(Part::Gap, &Input::GapHours).unwrap_or(usual.gap_hours);
        self.form.weekend_share =
            self.number(Part::Weekend, &Input::WeekendShare).unwrap_or(usual.weekend_share);
        self.form.absent = self.number(Part::Absent, &Input::Absent).unwrap_or(usual.absent);
        if let Some(Value::Routing(routing)) = self.said(Part::Routing, &Input::Routing) {
            self.form.routing = routing;
        }
        if let Some(Value::Discipline(discipline)) = self.said(Part::Discipline, &Input::Discipline) {
            self.form.discipline = discipline;
        }
    }

    fn limit(&mut self, clauses: &Clauses<'_>) -> Option<LeadClass> {
        let Some((topic, class, limit)) = clauses.first_response() else {
            self.lacking.push(Lack::Limit);
            return None;
        };
        self.form.limit_hours = open_hours(limit, self.form.hours_per_day());
        self.sources.push((Part::Limit, Source::Promise(topic.clone())));
        if let Some(target) = clauses.target() {
            self.form.target = f64::from(target.0) / 10_000.0;
            self.sources.push((Part::Target, Source::Promise(topic)));
        }
        Some(class.clone())
    }

    fn attempts(&mut self, clauses: &Clauses<'_>) {
        let Some((topic, attempts, within)) = clauses.attempts() else { return };
        if let Some(attempts) = attempts {
            self.form.attempts = attempts;
            self.sources.push((Part::Attempts, Source::Promise(topic.clone())));
        }
        if let Some(limit) = within {
            self.form.within_days = business_days(limit, self.form.hours_per_day());
            self.sources.push((Part::Within, Source::Promise(topic)));
        }
    }
}

/// Calendar days in a week of five business days.
const WORKING_SHARE: f64 = 5.0 / 7.0;

/// A limit on the axis of open hours.
pub fn open_hours(limit: Limit, hours_per_day: f64) -> f64 {
    let amount = f64::from(limit.amount);
    match limit.unit {
        LimitUnit::OpenMinutes => amount / 60.0,
        LimitUnit::BusinessHours => amount,
        LimitUnit::BusinessDays => amount * hours_per_day,
        LimitUnit::CalendarDays => amount * WORKING_SHARE * hours_per_day,
    }
}

/// A limit in business days, the part of a day that is left over not counted.
fn business_days(limit: Limit, hours_per_day: f64) -> u32 {
    match limit.unit {
        LimitUnit::BusinessDays => limit.amount,
        // A whole day is not lost to the last place of a float.
        _ => (open_hours(limit, hours_per_day) / hours_per_day + 1e-9) as u32,
    }
}

/// Open hours in a usual week.
pub fn week_hours(calendar: &Calendar) -> f64 {
    let minutes: u32 = calendar.open_minutes().iter().sum();
    f64::from(minutes) / 60.0
}

/// The hour at which most days open.
fn opening(calendar: &Calendar) -> f64 {
    let first = calendar.usual(Weekday::Monday).first().or(calendar.usual(Weekday::Tuesday).first());
    first.map_or(9.0, |interval| f64::from(interval.opens()) / 60.0)
}

#[cfg(test)]
mod tests;
