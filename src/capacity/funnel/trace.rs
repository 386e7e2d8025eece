//! Where a number comes from: its formula and the numbers it was made of, down to what somebody said.
//!
//! Data only: which words name a quantity or a formula is for those who show it.

use crate::capacity::ratio::Ratio;
use serde::{Deserialize, Serialize};

/// What a number counts or measures.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// The revenue both teams steer for.
    RevenueTarget,
    /// New customers, where customers are steered for instead of revenue.
    Customers,
    /// Months in the period of the goal.
    PeriodMonths,
    /// The part of the goal that Marketing's leads bring.
    MarketingShare,
    /// The average size of a deal.
    DealSize,
    /// Deals that are won.
    Deals,
    /// Count at a stage in the period, by the name of the stage.
    Volume(String),
    /// Count at a stage in an average month, by the name of the stage.
    VolumePerMonth(String),
    /// Share of a stage that reaches the next, by the name of the step.
    Conversion(String),
    /// Share of all at the top that reaches the bottom.
    OverallConversion,
    /// Revenue of a number of deals, looking forward.
    Revenue,
    /// The average revenue of a customer.
    RevenuePerCustomer,
    /// The share of qualified leads that become customers.
    LeadToCustomer,
    /// What a qualified lead is worth.
    LeadValue,
    /// The value Marketing promises.
    PromisedValue,
    /// Qualified leads.
    QualifiedLeads,
    /// Leads that are promised for one product in a month, by the name of the product.
    ProductLeads(String),
    /// Leads that are promised in a month, all products together.
    LeadsPromised,
    /// Leads a month by which the promise stays below the goal; below zero if it is above.
    LeadsShort,
    /// Leads in the period.
    Leads,
    /// People who follow up.
    Reps,
    /// Leads for each of them.
    LeadsPerRep,
    /// Attempts for each lead.
    AttemptsPerLead,
    /// Minutes an attempt takes.
    MinutesPerAttempt,
    /// Hours an attempt takes.
    HoursPerAttempt,
    /// The share of a person's time that is there for leads.
    TimeShare,
    /// Hours the office is open on a working day.
    OpenHoursPerDay,
    /// Hours a person has for leads on a day.
    HoursPerRepDay,
    /// Days of the week on which the office opens.
    DaysPerWeek,
    /// Working days in the period.
    WorkingDays,
    /// Hours the promise takes.
    HoursNeeded,
    /// Hours the people have.
    HoursAvailable,
    /// Hours that are missing; below zero if there are hours to spare.
    HoursShort,
    /// Attempts the people can make.
    AttemptCapacity,
    /// The goal of the period.
    Goal,
    /// The working day of the period that has been reached.
    WorkingDay,
    /// Where the goal should stand by now.
    GoalByNow,
    /// What was counted by now.
    Actual,
    /// How far ahead of the goal we are; below zero if behind.
    Ahead,
}

/// Which formula made a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// Deals for a revenue target (F1).
    Deals,
    /// Deals for a number of customers, F1 where customers are counted.
    DealsOfCustomers,
    /// A count of the period in an average month.
    PerMonth,
    /// A count of an average month in the period.
    InPeriod,
    /// The sum of all its inputs.
    Sum,
    /// Needed less promised.
    LeadsShort,
    /// Volume at a stage for the volume below it (F2).
    VolumeAbove,
    /// Volume at a stage from the volume above it (F3).
    VolumeBelow,
    /// Revenue of a number of deals.
    Revenue,
    /// The product of all conversions.
    OverallConversion,
    /// A conversion from two counts.
    CountedConversion,
    /// Value of a qualified lead (F4).
    LeadValue,
    /// Qualified leads for a promised value (F5).
    QualifiedLeads,
    /// Hours from minutes.
    HoursPerAttempt,
    /// Hours for leads from the share of a day.
    HoursPerRepDay,
    /// Working days of an average month, of which a year of 365.25 days has twelve.
    WorkingDays,
    /// Load of each person (F6).
    LeadsPerRep,
    /// Attempts the people can make (F7).
    AttemptCapacity,
    /// Attempts each lead can have (F7).
    AttemptsAffordable,
    /// Leads that can have their attempts (F7).
    LeadsAffordable,
    /// People a promise takes (F7).
    RepsNeeded,
    /// Hours a promise takes (F7).
    HoursNeeded,
    /// Hours the people have (F7).
    HoursAvailable,
    /// Hours needed less hours available.
    HoursShort,
    /// The goal at this working day (F9).
    GoalByNow,
    /// Counted less goal at this working day (F9).
    Ahead,
}

/// A number that knows where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traced {
    /// What it is.
    pub quantity: Quantity,
    /// Its exact value.
    pub value: Ratio,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a number comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Somebody said so.
    Given,
    /// It was computed from others.
    Computed {
        /// By this formula.
        formula: Formula,
        /// From these, in the order of the formula.
        inputs: Vec<Traced>,
    },
}

impl Traced {
    /// A number somebody gave.
    pub fn given(quantity: Quantity, value: Ratio) -> Self {
        Self { quantity, value, origin: Origin::Given }
    }

    /// The count to be promised or needed: a part of a lead, a deal or a person is a whole one.
    pub fn promised(&self) -> i128 {
        self.value.up()
    }

    /// The count that can be afforded: a part that is left over serves nobody.
    pub fn affordable(&self) -> i128 {
        self.value.down()
    }

    /// It and everything it was made of, the inputs of a number before the number.
    pub fn chain(&self) -> Vec<&Self> {
        let mut chain = Vec::new();
        self.collect(&mut chain);
        chain
    }

    /// It and everything it was made of, a number before its inputs, each with how deep it stands below the first;
    /// inputs that were given come before those that were computed.
    pub fn steps(&self) -> Vec<(usize, &Self)> {
        let mut steps = Vec::new();
        self.descend(0, &mut steps);
        steps
    }

    /// What somebody had to say so that it could be computed.
    pub fn givens(&self) -> Vec<&Self> {
        self.chain().into_iter().filter(|traced| traced.origin == Origin::Given).collect()
    }

    fn descend<'a>(&'a self, depth: usize, steps: &mut Vec<(usize, &'a Self)>) {
        if steps.iter().any(|(_, other)| *other == self) {
            return;
        }
        steps.push((depth, self));
        if let Origin::Computed { inputs, .. } = &self.origin {
            // What was given stands beside the number it was given for, before a chain that may be long.
            let given = |input: &&Self| input.origin == Origin::Given;
            for input in inputs.iter().filter(given).chain(inputs.iter().filter(|input| !given(input))) {
                input.descend(depth + 1, steps);
            }
        }
    }

    fn collect<'a>(&'a self, chain: &mut Vec<&'a Self>) {
        if let Origin::Computed { inputs, .. } = &self.origin {
            for input in inputs {
                input.collect(chain);
            }
        }
        if !chain.contains(&self) {
            chain.push(self);
        }
    }
}

/// Why a number cannot be computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// A number is missing, or zero where nothing can be divided by it.
    #[error("{0:?} is missing")]
    Missing(Quantity),
    /// A number is outside what its kind allows: a share beyond 1, a count below zero.
    #[error("{0:?} is out of range")]
    OutOfRange(Quantity),
    /// The numbers are too large to be exact.
    #[error("{0:?} is too large to be computed exactly")]
    TooLarge(Quantity),
}

/// A number, or why there is none.
pub type Known = Result<Traced, Trouble>;

/// A step of arithmetic on traced numbers.
pub(super) fn computed(
    quantity: Quantity,
    formula: Formula,
    inputs: Vec<Traced>,
    arithmetic: impl Fn(&[Ratio]) -> Option<Ratio>,
) -> Known {
    let values: Vec<Ratio> = inputs.iter().map(|input| input.value).collect();
    let value = arithmetic(&values).ok_or_else(|| Trouble::TooLarge(quantity.clone()))?;
    Ok(Traced { quantity, value, origin: Origin::Computed { formula, inputs } })
}

/// A number above zero that somebody gave.
pub(super) fn positive(quantity: Quantity, value: Option<Ratio>) -> Known {
    match value {
        None | Some(Ratio::ZERO) => Err(Trouble::Missing(quantity)),
        Some(value) if value.is_positive() => Ok(Traced::given(quantity, value)),
        Some(_) => Err(Trouble::OutOfRange(quantity)),
    }
}

/// A share above zero and up to the whole that somebody gave.
pub(super) fn share(quantity: Quantity, value: Option<Ratio>) -> Known {
    let traced = positive(quantity, value)?;
    if traced.value > Ratio::ONE { Err(Trouble::OutOfRange(traced.quantity)) } else { Ok(traced) }
}
