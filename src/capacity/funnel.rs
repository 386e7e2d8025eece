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
pub use people::Effort;
pub use trace::{Formula, Origin, Quantity, Traced, Trouble};

use super::ratio::Ratio;
use serde::{Deserialize, Serialize};
use trace::{computed, positive, share};

/// The shared goal, in money; what nobody has said yet is left open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Revenue in the period, in the unit of the deal size.
    pub revenue_target: Option<Ratio>,
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
pub fn deals(goal: &Goal) -> Result<Traced, Trouble> {
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
        let inputs = vec![below, rate(step)?];
        let volume = Quantity::Volume(step.stage.clone());
        volumes.push(computed(volume, Formula::VolumeAbove, inputs, |v| v[0].over(v[1]))?);
    }
    volumes.reverse();
    Ok(volumes)
}

/// Volume at every stage below the top for a count at the top (F3), the top itself first, deals last.
pub fn forward(steps: &[Step], top: Option<Ratio>) -> Result<Vec<Traced>, Trouble> {
    let first = steps.first().map_or(Quantity::Deals, |step| Quantity::Volume(step.stage.clone()));
    let mut volumes = vec![positive(first, top)?];
    for (index, step) in steps.iter().enumerate() {
        let above = volumes.last().expect("the top was put there").clone();
        let below = steps.get(index + 1);
        let quantity = below.map_or(Quantity::Deals, |step| Quantity::Volume(step.stage.clone()));
        let inputs = vec![above, rate(step)?];
        volumes.push(computed(quantity, Formula::VolumeBelow, inputs, |v| v[0].times(v[1]))?);
    }
    Ok(volumes)
}

/// Whole revenue that goes with a number of deals from Marketing's leads, F1 the other way round.
pub fn revenue(goal: &Goal, deals: Traced) -> Result<Traced, Trouble> {
    let inputs = vec![
        deals,
        positive(Quantity::DealSize, goal.deal_size)?,
        share(Quantity::MarketingShare, goal.marketing_share)?,
    ];
    computed(Quantity::Revenue, Formula::Revenue, inputs, |v| v[0].times(v[1])?.over(v[2]))
}

/// The share of all at the top that reaches the bottom.
pub fn overall(steps: &[Step]) -> Result<Traced, Trouble> {
    let inputs = steps.iter().map(rate).collect::<Result<Vec<_>, _>>()?;
    computed(Quantity::OverallConversion, Formula::OverallConversion, inputs, |values| {
        values.iter().try_fold(Ratio::ONE, |product, rate| product.times(*rate))
    })
}

/// A conversion somebody counted: so many above, so many of them below.
pub fn counted(name: &str, (above, below): (Ratio, Ratio)) -> Result<Traced, Trouble> {
    let quantity = Quantity::Conversion(name.to_owned());
    let inputs = vec![
        positive(Quantity::Volume(name.to_owned()), Some(above))?,
        positive(Quantity::Volume(name.to_owned()), Some(below))?,
    ];
    computed(quantity, Formula::CountedConversion, inputs, |v| v[1].over(v[0]))
}

/// What a qualified lead is worth (F4).
pub fn lead_value(per_customer: Option<Ratio>, conversion: Option<Ratio>) -> Result<Traced, Trouble> {
    let inputs = vec![
        positive(Quantity::RevenuePerCustomer, per_customer)?,
        share(Quantity::LeadToCustomer, conversion)?,
    ];
    computed(Quantity::LeadValue, Formula::LeadValue, inputs, |v| v[0].times(v[1]))
}

/// Qualified leads for a promised value (F5).
pub fn leads_for_value(promise: Option<Ratio>, value: Traced) -> Result<Traced, Trouble> {
    let inputs = vec![positive(Quantity::PromisedValue, promise)?, value];
    computed(Quantity::QualifiedLeads, Formula::QualifiedLeads, inputs, |v| v[0].over(v[1]))
}

fn rate(step: &Step) -> Result<Traced, Trouble> {
    share(Quantity::Conversion(step.name.clone()), step.rate)
}

#[cfg(test)]
mod tests;
