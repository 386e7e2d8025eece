//! The inputs of the funnel, each with where it comes from: what somebody said, a promise, the calendar.

use super::{both, stages};
use crate::{
    capacity::{
        Ratio,
        funnel::{self, Effort, Goal, Known, Quantity, Step, Traced, Trouble},
    },
    domain::{
        assumption::{self, Input},
        feasibility::{Clauses, Source},
        session::Session,
    },
    hours::Calendar,
};

/// Collects inputs and their sources.
pub(super) struct Givens<'a> {
    session: &'a Session,
    clauses: &'a Clauses<'a>,
    sources: Vec<(Quantity, Source)>,
}

/// The assumption behind a quantity, for all but the rates of the stages.
pub(super) fn input_of(quantity: &Quantity) -> Option<Input> {
    Some(match quantity {
        Quantity::RevenueTarget => Input::RevenueTarget,
        Quantity::Customers => Input::Customers,
        Quantity::PeriodMonths => Input::PeriodMonths,
        Quantity::MarketingShare => Input::MarketingShare,
        Quantity::DealSize => Input::DealSize,
        Quantity::RevenuePerCustomer => Input::CustomerRevenue,
        Quantity::PromisedValue => Input::PromisedValue,
        Quantity::Leads => Input::LeadsPerMonth,
        Quantity::Reps => Input::Reps,
        Quantity::TimeShare => Input::Time,
        Quantity::MinutesPerAttempt => Input::Minutes,
        _ => return None,
    })
}

impl<'a> Givens<'a> {
    /// The inputs of a session under these promises.
    pub(super) fn of(session: &'a Session, clauses: &'a Clauses<'a>) -> Self {
        Self { session, clauses, sources: Vec::new() }
    }

    /// Where each of the inputs that were asked for comes from.
    pub(super) fn into_sources(self) -> Vec<(Quantity, Source)> {
        self.sources
    }

    /// What somebody said about an input, if anything.
    pub(super) fn number(&mut self, input: &Input, quantity: Quantity) -> Option<Ratio> {
        let said = assumption::find(&self.session.assumptions, input)?;
        let number = said.value.number()?;
        self.sources.push((quantity, Source::Said { by: said.by.clone(), at: said.at }));
        Some(number)
    }

    /// The same as a number that knows where it comes from.
    pub(super) fn said(&mut self, input: &Input, quantity: Quantity) -> Known {
        match self.number(input, quantity.clone()) {
            Some(number) => Ok(Traced::given(quantity, number)),
            None => Err(Trouble::Missing(quantity)),
        }
    }

    /// The shared goal.
    pub(super) fn goal(&mut self) -> Goal {
        Goal {
            revenue_target: self.number(&Input::RevenueTarget, Quantity::RevenueTarget),
            customers: self.number(&Input::Customers, Quantity::Customers),
            marketing_share: self.number(&Input::MarketingShare, Quantity::MarketingShare),
            deal_size: self.number(&Input::DealSize, Quantity::DealSize),
        }
    }

    /// The steps between the stages with their rates.
    pub(super) fn steps(&mut self, names: &[String]) -> Vec<Step> {
        let pairs = names.windows(2).map(|pair| {
            let name = stages::step(&pair[0], &pair[1]);
            let rate = self.number(&Input::Rate(pair[0].clone()), Quantity::Conversion(name.clone()));
            Step { stage: pair[0].clone(), name, rate }
        });
        pairs.collect()
    }

    /// Leads a month that Marketing promises, product by product.
    pub(super) fn promised(&mut self) -> Known {
        let missing = || Trouble::Missing(Quantity::LeadsPromised);
        let (topic, volume) = self.clauses.volume.ok_or_else(missing)?;
        let promise = Source::Promise(topic.clone());
        let one = volume.products.len() == 1;
        let mut parts = Vec::new();
        for (place, product) in volume.products.iter().enumerate() {
            let name = product.product.trim();
            let name = if name.is_empty() { (place + 1).to_string() } else { name.to_owned() };
            let quantity = if one { Quantity::LeadsPromised } else { Quantity::ProductLeads(name) };
            let leads = product.leads.ok_or_else(|| Trouble::Missing(quantity.clone()))?;
            self.sources.push((quantity.clone(), promise.clone()));
            parts.push(Traced::given(quantity, Ratio::whole(leads.into())));
        }
        let sum = if one { parts.remove(0) } else { funnel::sum(Quantity::LeadsPromised, parts)? };
        if sum.value.is_positive() { Ok(sum) } else { Err(missing()) }
    }

    /// What following up takes in an average month: leads as counted, or as promised.
    pub(super) fn effort(&mut self, promised: &Known) -> Effort {
        let counted = self.said(&Input::LeadsPerMonth, Quantity::Leads);
        let leads = match (counted, promised) {
            (Ok(counted), _) => Ok(counted),
            (Err(_), Ok(promised)) => Ok(promised.clone()),
            (Err(missing), Err(_)) => Err(missing),
        };
        let (days, hours) = self.week();
        let time = self.said(&Input::Time, Quantity::TimeShare);
        let minutes = self.said(&Input::Minutes, Quantity::MinutesPerAttempt);
        Effort {
            leads,
            attempts: self.attempts(),
            hours_per_attempt: minutes.and_then(funnel::hours_per_attempt),
            reps: self.said(&Input::Reps, Quantity::Reps),
            hours_per_rep_day: both(time, hours, funnel::hours_per_rep_day),
            working_days: days.and_then(funnel::working_days),
        }
    }

    fn attempts(&mut self) -> Known {
        let promised = self.clauses.attempts.and_then(|(topic, clause)| Some((topic, clause.attempts?)));
        let (topic, attempts) = promised
            .filter(|(_, attempts)| *attempts > 0)
            .ok_or(Trouble::Missing(Quantity::AttemptsPerLead))?;
        self.sources.push((Quantity::AttemptsPerLead, Source::Promise(topic.clone())));
        Ok(Traced::given(Quantity::AttemptsPerLead, Ratio::whole(attempts.into())))
    }

    /// Days of the usual week on which the office opens, and how many hours each has on average.
    fn week(&mut self) -> (Known, Known) {
        let named = self.clauses.calendar(self.session);
        let usual = Calendar::standard("UTC").expect("UTC is a zone");
        let calendar = named.map_or(&usual, |named| &named.calendar);
        let source = named.map_or(Source::Usual, |named| Source::Calendar(named.id.clone()));
        let open = calendar.open_minutes();
        let (days, minutes) = (open.len() as i64, i64::from(open.iter().sum::<u32>()));
        let given = |quantity: Quantity, number: Option<Ratio>| match number {
            Some(number) if number.is_positive() => Ok(Traced::given(quantity, number)),
            _ => Err(Trouble::Missing(quantity)),
        };
        for quantity in [Quantity::DaysPerWeek, Quantity::OpenHoursPerDay] {
            self.sources.push((quantity, source.clone()));
        }
        let hours = Ratio::new(minutes.into(), i128::from(days) * 60);
        (given(Quantity::DaysPerWeek, Some(Ratio::whole(days))), given(Quantity::OpenHoursPerDay, hours))
    }
}
