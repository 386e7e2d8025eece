//! The funnel: from the shared goal down to the leads it takes, and from leads forward to revenue (F1-F5), the
//! people behind it (F6, F7) and its pace (F9). Exact from the first input to the last result.
//!
//! One rounding rule, never in our favour: a count that is promised or needed is rounded up
//! ([`Traced::promised`]), one that can be afforded is rounded down ([`Traced::affordable`]), once, at the end.
//! It words nothing: a result carries its formula and inputs as data, a missing input is named as data.

mod pace;
mod people;
mod trace;

pub use pace::Pace;
pub use people::{Effort, hours_per_attempt, hours_per_rep_day, working_days};
pub use trace::{Formula, Known, Origin, Quantity, Traced, Trouble};

use super::ratio::Ratio;
use serde::{Deserialize, Serialize};
use trace::{computed, positive, share};

/// The shared goal, in money or in customers; what nobody has said yet is left open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Revenue in the period, in the unit of the deal size.
    pub revenue_target: Option<Ratio>,
    /// New customers in the period: they count where no revenue was said.
    pub customers: Option<Ratio>,
    /// The share that comes from Marketing's leads.
    pub marketing_share: Option<Ratio>,
    /// The average deal.
    pub deal_size: Option<Ratio>,
}

/// A step of the funnel: what leaves a stage, and how much of it arrives at the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The stage above.
    pub stage: String,
    /// The name of the step, for saying that its rate is missing.
    pub name: String,
    /// The share that goes on.
    pub rate: Option<Ratio>,
}

/// Deals for the goal (F1).
pub fn deals(goal: &Goal) -> Known {
    if goal.revenue_target.is_none() && goal.customers.is_some() {
        let inputs = vec![
            positive(Quantity::Customers, goal.customers)?,
            share(Quantity::MarketingShare, goal.marketing_share)?,
        ];
        return computed(Quantity::Deals, Formula::DealsOfCustomers, inputs, |v| v[0].times(v[1]));
    }
    let inputs = vec![
        positive(Quantity::RevenueTarget, goal.revenue_target)?,
        share(Quantity::MarketingShare, goal.marketing_share)?,
        positive(Quantity::DealSize, goal.deal_size)?,
    ];
    computed(Quantity::Deals, Formula::Deals, inputs, |v| v[0].times(v[1])?.over(v[2]))
}

/// Volume at every stage for what is wanted at the bottom (F2), top first, the bottom itself last.
pub fn back(steps: &[Step], bottom: Traced) -> Result<Vec<Traced>, Trouble> {
    let mut volumes = vec![bottom];
    for step in steps.iter().rev() {
        let below = volumes.last().expect("the bottom was put there").clone();
        volumes.push(above(step, below)?);
    }
    volumes.reverse();
    Ok(volumes)
}

/// Volume at the stage of a step for the volume below it (F2).
pub fn above(step: &Step, below: Traced) -> Known {
    let volume = Quantity::Volume(step.stage.clone());
    computed(volume, Formula::VolumeAbove, vec![below, rate(step)?], |v| v[0].over(v[1]))
}

/// Volume at every stage below the top for a count at the top (F3), the top itself first, deals last.
pub fn forward(steps: &[Step], top: Traced) -> Result<Vec<Traced>, Trouble> {
    let mut volumes = vec![top];
    for (index, step) in steps.iter().enumerate() {
        let over = volumes.last().expect("the top was put there").clone();
        let next = steps.get(index + 1);
        let quantity = next.map_or(Quantity::Deals, |step| Quantity::Volume(step.stage.clone()));
        volumes.push(below(quantity, over, step)?);
    }
    Ok(volumes)
}

/// What a step leaves of the volume above it (F3).
pub fn below(quantity: Quantity, above: Traced, step: &Step) -> Known {
    computed(quantity, Formula::VolumeBelow, vec![above, rate(step)?], |v| v[0].times(v[1]))
}

/// Revenue of a number of deals.
pub fn revenue(deal_size: Option<Ratio>, deals: Traced) -> Known {
    let inputs = vec![deals, positive(Quantity::DealSize, deal_size)?];
    computed(Quantity::Revenue, Formula::Revenue, inputs, |v| v[0].times(v[1]))
}

/// A count of the period in an average month of it.
pub fn per_month(quantity: Quantity, in_period: Traced, months: Traced) -> Known {
    computed(quantity, Formula::PerMonth, vec![in_period, months], |v| v[0].over(v[1]))
}

/// A count of an average month in the whole period.
pub fn in_period(quantity: Quantity, per_month: Traced, months: Traced) -> Known {
    computed(quantity, Formula::InPeriod, vec![per_month, months], |v| v[0].times(v[1]))
}

/// The sum of some counts.
pub fn sum(quantity: Quantity, parts: Vec<Traced>) -> Known {
    computed(quantity, Formula::Sum, parts, |values| {
        values.iter().try_fold(Ratio::ZERO, |sum, value| sum.plus(*value))
    })
}

/// Leads that are needed less those that are promised; below zero if more are promised.
pub fn leads_short(needed: Traced, promised: Traced) -> Known {
    let inputs = vec![needed, promised];
    computed(Quantity::LeadsShort, Formula::LeadsShort, inputs, |v| v[0].minus(v[1]))
}

/// The share of all at the top that reaches the bottom.
pub fn overall(quantity: Quantity, steps: &[Step]) -> Known {
    let inputs = steps.iter().map(rate).collect::<Result<Vec<_>, _>>()?;
    computed(quantity, Formula::OverallConversion, inputs, |values| {
        values.iter().try_fold(Ratio::ONE, |product, rate| product.times(*rate))
    })
}

/// A conversion somebody counted: so many above, so many of them below.
pub fn counted(name: &str, (above, below): (Ratio, Ratio)) -> Known {
    let quantity = Quantity::Conversion(name.to_owned());
    let inputs = vec![
        positive(Quantity::Volume(name.to_owned()), Some(above))?,
        positive(Quantity::Volume(name.to_owned()), Some(below))?,
    ];
    computed(quantity, Formula::CountedConversion, inputs, |v| v[1].over(v[0]))
}

/// What a qualified lead is worth (F4).
pub fn lead_value(per_customer: Option<Ratio>, conversion: Traced) -> Known {
    let inputs = vec![positive(Quantity::RevenuePerCustomer, per_customer)?, conversion];
    computed(Quantity::LeadValue, Formula::LeadValue, inputs, |v| v[0].times(v[1]))
}

/// Qualified leads for a promised value (F5).
pub fn leads_for_value(promise: Option<Ratio>, value: Traced) -> Known {
    let inputs = vec![positive(Quantity::PromisedValue, promise)?, value];
    computed(Quantity::QualifiedLeads, Formula::QualifiedLeads, inputs, |v| v[0].over(v[1]))
}

fn rate(step: &Step) -> Known {
    share(Quantity::Conversion(step.name.clone()), step.rate)
}

#[cfg(test)]
mod tests;
