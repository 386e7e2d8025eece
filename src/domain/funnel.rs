//! The funnel of a session: what its goal takes at every stage, what its promises bring, and the hours behind them.
//!
//! The formulas are [`crate::capacity::funnel`]'s. Here they get their inputs (what somebody said, what a promise
//! or the calendar says) and every number keeps where it comes from. Nothing is guessed: a missing input is named.

mod given;
mod period;
mod remark;
mod stages;
mod suggestion;
pub mod text;

pub use period::Period;
pub use suggestion::{suggested, suggested_by};

use crate::{
    capacity::{
        Ratio,
        funnel::{self, Effort, Known, Pace, Quantity, Step, Traced, Trouble},
    },
    domain::{
        assumption::Input,
        feasibility::{Clauses, Source},
        fields::Fields,
        moment::Day,
        session::Session,
    },
};
use given::Givens;
use serde::{Deserialize, Serialize};

/// The funnel with everything that can be computed of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// Its stages, top first; the last one is won.
    pub stages: Vec<Stage>,
    /// The stage at which Marketing hands over: its promise counts leads there.
    pub hand_over: usize,
    /// Deals the goal takes in the period (F1).
    pub deals: Known,
    /// Leads Marketing promises in a month.
    pub promised: Known,
    /// Leads a month the promise stays below the goal.
    pub short: Known,
    /// Deals in the period if the promise is kept (F3).
    pub won: Known,
    /// The revenue of those deals.
    pub revenue: Known,
    /// What a lead at the hand-over is worth (F4).
    pub lead_value: Known,
    /// Leads for the promised value (F5).
    pub leads_for_value: Known,
    /// The hours behind the promise to follow up, in an average month (F6, F7).
    pub effort: Effort,
    sources: Vec<(Quantity, Source)>,
}

/// A stage of the funnel.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Its abbreviation, or its name.
    pub name: String,
    /// What the goal takes here in the period (F2).
    pub needed: Known,
    /// What it takes in an average month.
    pub needed_a_month: Known,
    /// What the promise brings here in a month (F3); none above the hand-over.
    pub brings: Option<Known>,
}

/// A computed number of the funnel, by a plain name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Number {
    /// Deals the goal takes in the period.
    Deals,
    /// What the goal takes at a stage in a month.
    Needed(usize),
    /// What the promise brings at a stage in a month.
    Brings(usize),
    /// Leads a month the promise stays below the goal.
    Short,
    /// Deals in the period if the promise is kept.
    Won,
    /// The revenue of those deals.
    Revenue,
    /// What a lead is worth.
    LeadValue,
    /// Leads for the promised value.
    LeadsForValue,
    /// Leads a month for each person.
    LeadsPerRep,
    /// Hours a month the promise takes.
    HoursNeeded,
    /// Hours a month the people have.
    HoursAvailable,
    /// Hours a month that are missing.
    HoursShort,
    /// Attempts a month the people can make.
    AttemptCapacity,
    /// Attempts each lead can have.
    AttemptsAffordable,
    /// Leads a month that can have all their attempts.
    LeadsAffordable,
    /// People the promise takes.
    RepsNeeded,
}

/// How a number becomes the count that is said aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// What is needed or promised: a part is a whole one.
    Up,
    /// What can be afforded or is brought: a part is none.
    Down,
    /// It is no count.
    Exact,
}

impl Funnel {
    /// The funnel of a session as it stands.
    pub fn of(session: &Session) -> Self {
        Self::with(session, &Clauses::of(session))
    }

    /// The same with promises as they are being typed.
    pub fn with(session: &Session, clauses: &Clauses<'_>) -> Self {
        let (names, hand_over) = stages::of(session);
        let mut givens = Givens::of(session, clauses);
        let goal = givens.goal();
        let months = givens.said(&Input::PeriodMonths, Quantity::PeriodMonths);
        let steps = givens.steps(&names);
        let promised = givens.promised();
        let effort = givens.effort(&promised);
        let per_customer = givens.number(&Input::CustomerRevenue, Quantity::RevenuePerCustomer);
        let promised_value = givens.number(&Input::PromisedValue, Quantity::PromisedValue);
        let deals = funnel::deals(&goal);
        let stages =
            Way { names: &names, steps: &steps, months: &months, hand_over }.stages(&deals, &promised);
        let short = both(stages[hand_over].needed_a_month.clone(), promised.clone(), funnel::leads_short);
        let won_a_month =
            stages.last().and_then(|stage| stage.brings.clone()).expect("the last stage is reached");
        let won = both(won_a_month, months, |won, months| funnel::in_period(Quantity::Deals, won, months));
        let conversion = funnel::overall(Quantity::LeadToCustomer, &steps[hand_over..]);
        let lead_value = conversion.and_then(|rate| funnel::lead_value(per_customer, rate));
        let value = lead_value.clone();
        Self {
            revenue: won.clone().and_then(|won| funnel::revenue(goal.deal_size, won)),
            leads_for_value: value.and_then(|value| funnel::leads_for_value(promised_value, value)),
            sources: givens.into_sources(),
            stages,
            hand_over,
            deals,
            promised,
            short,
            won,
            lead_value,
            effort,
        }
    }

    /// A number by its name.
    pub fn number(&self, number: Number) -> Known {
        let stage = |index: usize| self.stages.get(index);
        let unknown = || Err(Trouble::Missing(Quantity::Volume(String::new())));
        match number {
            Number::Deals => self.deals.clone(),
            Number::Needed(index) => stage(index).map_or_else(unknown, |stage| stage.needed_a_month.clone()),
            Number::Brings(index) => {
                stage(index).and_then(|stage| stage.brings.clone()).unwrap_or_else(unknown)
            }
            Number::Short => self.short.clone(),
            Number::Won => self.won.clone(),
            Number::Revenue => self.revenue.clone(),
            Number::LeadValue => self.lead_value.clone(),
            Number::LeadsForValue => self.leads_for_value.clone(),
            Number::LeadsPerRep => self.effort.leads_per_rep(),
            Number::HoursNeeded => self.effort.hours_needed(),
            Number::HoursAvailable => self.effort.hours_available(),
            Number::HoursShort => self.effort.hours_short(),
            Number::AttemptCapacity => self.effort.attempt_capacity(),
            Number::AttemptsAffordable => self.effort.attempts_affordable(),
            Number::LeadsAffordable => self.effort.leads_affordable(),
            Number::RepsNeeded => self.effort.reps_needed(),
        }
    }

    /// Where a number that was not computed comes from.
    pub fn source(&self, quantity: &Quantity) -> &Source {
        self.sources.iter().find(|(other, _)| other == quantity).map_or(&Source::Usual, |(_, source)| source)
    }

    /// The assumption that gives a quantity, if one does.
    pub fn input_of(&self, quantity: &Quantity) -> Option<Input> {
        given::input_of(quantity).or_else(|| {
            let mut steps = self.stages.windows(2);
            let step = steps
                .find(|pair| *quantity == Quantity::Conversion(stages::step(&pair[0].name, &pair[1].name)));
            step.map(|pair| Input::Rate(pair[0].name.clone()))
        })
    }

    /// The rates of its stages, top first.
    pub fn rates(&self) -> Vec<Input> {
        let above = &self.stages[..self.stages.len().saturating_sub(1)];
        above.iter().map(|stage| Input::Rate(stage.name.clone())).collect()
    }

    /// What is unusual about a rate, in a sentence that refuses nothing.
    pub fn remark(&self, session: &Session, input: &Input) -> Option<String> {
        remark::on(self, session, input)
    }

    /// Where the deals of the goal should stand at the end of a day (F9); none where the period has no dates or
    /// the day is outside them.
    pub fn pace(&self, session: &Session, day: Day) -> Option<Known> {
        let period = Period::of(session)?;
        let (day, days) = period.working_days(session, day)?;
        Some(Pace { goal: self.deals.clone(), day, days }.goal_by_now())
    }
}

impl Number {
    /// The number behind a promise: what the goal takes of the volume, whom following up takes.
    pub fn behind(session: &Session, promise: &Fields) -> Option<Self> {
        match promise {
            Fields::Volume(_) => Some(Self::Needed(stages::of(session).1)),
            Fields::FollowUp(_) | Fields::Attempts(_) => Some(Self::RepsNeeded),
            _ => None,
        }
    }

    /// How it becomes the count that is said aloud.
    pub fn rounding(self) -> Rounding {
        match self {
            Self::Deals | Self::Needed(_) | Self::Short | Self::LeadsForValue | Self::RepsNeeded => {
                Rounding::Up
            }
            Self::Brings(_) | Self::Won | Self::AttemptCapacity | Self::LeadsAffordable => Rounding::Down,
            _ => Rounding::Exact,
        }
    }

    /// The count that is said aloud.
    pub fn count(self, traced: &Traced) -> Ratio {
        let whole = |count: i128| Ratio::new(count, 1).unwrap_or(traced.value);
        match self.rounding() {
            Rounding::Up => whole(traced.promised()),
            Rounding::Down => whole(traced.affordable()),
            Rounding::Exact => traced.value,
        }
    }
}

/// The way through the stages, backwards and forwards.
struct Way<'a> {
    names: &'a [String],
    steps: &'a [Step],
    months: &'a Known,
    hand_over: usize,
}

impl Way<'_> {
    fn stages(&self, deals: &Known, promised: &Known) -> Vec<Stage> {
        let needed = self.needed(deals);
        let brings = self.brings(promised);
        let each = self.names.iter().zip(needed).enumerate().map(|(index, (name, needed))| Stage {
            name: name.clone(),
            needed_a_month: both(needed.clone(), self.months.clone(), |volume, months| {
                funnel::per_month(Quantity::VolumePerMonth(name.clone()), volume, months)
            }),
            needed,
            brings: index.checked_sub(self.hand_over).and_then(|below| brings.get(below).cloned()),
        });
        each.collect()
    }

    /// From the deals up; above a rate that is missing nothing is known, below it everything.
    fn needed(&self, deals: &Known) -> Vec<Known> {
        let mut volumes = vec![deals.clone()];
        for step in self.steps.iter().rev() {
            let below = volumes.last().expect("the bottom was put there").clone();
            volumes.push(below.and_then(|below| funnel::above(step, below)));
        }
        volumes.reverse();
        volumes
    }

    /// From the leads that are promised a month down.
    fn brings(&self, promised: &Known) -> Vec<Known> {
        let mut volumes = vec![promised.clone()];
        for (step, name) in self.steps.iter().zip(&self.names[1..]).skip(self.hand_over) {
            let above = volumes.last().expect("the top was put there").clone();
            let quantity = Quantity::VolumePerMonth(name.clone());
            volumes.push(above.and_then(|above| funnel::below(quantity, above, step)));
        }
        volumes
    }
}

/// A step of arithmetic on two numbers; the first that is not known is why its result is not.
fn both(first: Known, second: Known, arithmetic: impl Fn(Traced, Traced) -> Known) -> Known {
    arithmetic(first?, second?)
}

#[cfg(test)]
mod tests;
