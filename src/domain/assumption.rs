//! What the numbers behind the promises are made of: each assumption with who said so and when.
//!
//! Values are exact ([`Ratio`]) or one of a few words; how people write them is in `text`. It computes
//! nothing: the funnel and the question "can we keep it?" take their inputs from here.

mod text;

pub use text::{NotAValue, grouped, percent, short};

use crate::{
    capacity::{
        Ratio,
        form::{Discipline, Routing},
    },
    domain::moment::Moment,
};
use serde::{Deserialize, Serialize};

/// What is assumed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// Revenue in the period of the shared goal.
    RevenueTarget,
    /// New customers in that period, for rooms that count customers instead of revenue.
    Customers,
    /// The months of that period.
    PeriodMonths,
    /// The share of the goal that comes from Marketing's leads.
    MarketingShare,
    /// The average deal, in the money of the revenue target.
    DealSize,
    /// The share of a stage of the funnel that reaches the next one, by the name of the stage.
    Rate(String),
    /// The average revenue of a customer.
    CustomerRevenue,
    /// The value of leads that Marketing promises.
    PromisedValue,
    /// Leads that come to Sales in an average month.
    LeadsPerMonth,
    /// People who follow up.
    Reps,
    /// The share of their time that is there for leads.
    Time,
    /// Minutes of work an attempt takes.
    Minutes,
    /// The chance that an attempt makes contact.
    Contact,
    /// Open hours between an attempt and the next.
    GapHours,
    /// The share of leads that come on Saturday and Sunday.
    WeekendShare,
    /// The chance that a person is away on a day.
    Absent,
    /// Who may work on a lead.
    Routing,
    /// Which attempt goes first.
    Discipline,
}

/// What kind of value an input takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An amount of money above zero.
    Money,
    /// A whole number from 1 on.
    Count,
    /// A share above 0 and up to the whole.
    Share,
    /// A share that may be nothing, and is less than the whole.
    Chance,
    /// Minutes above zero.
    Minutes,
    /// Hours from zero on.
    Hours,
    /// Pooled or owned leads.
    Routing,
    /// By due time or first touches first.
    Discipline,
}

impl Input {
    /// The inputs of the funnel that are not the rates of its stages.
    pub const FUNNEL: [Self; 7] = [
        Self::RevenueTarget,
        Self::Customers,
        Self::PeriodMonths,
        Self::MarketingShare,
        Self::DealSize,
        Self::CustomerRevenue,
        Self::PromisedValue,
    ];

    /// The inputs of "can we keep it?".
    pub const EFFORT: [Self; 10] = [
        Self::LeadsPerMonth,
        Self::Reps,
        Self::Time,
        Self::Minutes,
        Self::Contact,
        Self::GapHours,
        Self::WeekendShare,
        Self::Absent,
        Self::Routing,
        Self::Discipline,
    ];

    /// Its name in words and data; all rates share one.
    pub fn name(&self) -> &'static str {
        match self {
            Self::RevenueTarget => "revenue_target",
            Self::Customers => "customers",
            Self::PeriodMonths => "period_months",
            Self::MarketingShare => "marketing_share",
            Self::DealSize => "deal_size",
            Self::Rate(_) => "rate",
            Self::CustomerRevenue => "customer_revenue",
            Self::PromisedValue => "promised_value",
            Self::LeadsPerMonth => "leads_per_month",
            Self::Reps => "reps",
            Self::Time => "time",
            Self::Minutes => "minutes",
            Self::Contact => "contact",
            Self::GapHours => "gap_hours",
            Self::WeekendShare => "weekend_share",
            Self::Absent => "absent",
            Self::Routing => "routing",
            Self::Discipline => "discipline",
        }
    }

    /// The kind of value it takes.
    pub fn kind(&self) -> Kind {
        match self {
            Self::RevenueTarget | Self::DealSize | Self::CustomerRevenue | Self::PromisedValue => Kind::Money,
            Self::Customers | Self::PeriodMonths | Self::LeadsPerMonth | Self::Reps => Kind::Count,
            Self::MarketingShare | Self::Rate(_) | Self::Time => Kind::Share,
            Self::Contact | Self::WeekendShare | Self::Absent => Kind::Chance,
            Self::Minutes => Kind::Minutes,
            Self::GapHours => Kind::Hours,
            Self::Routing => Kind::Routing,
            Self::Discipline => Kind::Discipline,
        }
    }

    /// The largest number that is taken as meant.
    pub fn most(&self) -> Ratio {
        match self {
            Self::Customers => Ratio::whole(1_000_000),
            Self::PeriodMonths => Ratio::whole(36),
            Self::LeadsPerMonth => Ratio::whole(100_000),
            Self::Reps => Ratio::whole(1_000),
            Self::Minutes => Ratio::whole(600),
            Self::GapHours => Ratio::whole(2_000),
            _ if self.kind() == Kind::Money => Ratio::whole(1_000_000_000_000),
            _ => Ratio::ONE,
        }
    }
}

/// The value of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A number, exact; a share is a fraction of 1.
    Number(Ratio),
    /// Who may work on a lead.
    Routing(Routing),
    /// Which attempt goes first.
    Discipline(Discipline),
}

impl Value {
    /// The number, if it is one.
    pub fn number(self) -> Option<Ratio> {
        match self {
            Self::Number(number) => Some(number),
            Self::Routing(_) | Self::Discipline(_) => None,
        }
    }
}

/// One assumption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    /// What is assumed.
    pub what: Input,
    /// Its value.
    pub value: Value,
    /// Who said so, or where it was read; empty when nobody was named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// When it was said.
    pub at: Moment,
}

/// What was said about an input, if anything; a value that cannot be meant, from a file, is as if nobody said it.
pub fn find<'a>(assumptions: &'a [Assumption], what: &Input) -> Option<&'a Assumption> {
    let said = assumptions.iter().find(|assumption| assumption.what == *what);
    said.filter(|assumption| what.check(assumption.value).is_ok())
}

#[cfg(test)]
mod tests;
