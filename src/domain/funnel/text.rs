//! The numbers of the funnel in words: what each is called, how it was computed, where it comes from, what is missing.
//!
//! A formula has one template: with names in it, it explains ("deals = revenue x share / average deal"), with numbers
//! it can be checked ("88.24 deals = 7,500,000 x 100 % / 85,000").

use super::{Number, Rounding};
use crate::{
    assets::words::{fill, say},
    capacity::{
        Ratio,
        funnel::{Formula, Origin, Quantity, Traced, Trouble},
    },
    domain::{
        assumption::{grouped, percent},
        feasibility::Source,
        moment::Day,
        session::Session,
    },
};

/// What a quantity is called.
pub fn label(quantity: &Quantity) -> String {
    let plain = |name: &str| say(&format!("funnel.quantity.{name}")).to_owned();
    match quantity {
        Quantity::Volume(stage) => fill("funnel.quantity.volume", &[("stage", stage)]),
        Quantity::VolumePerMonth(stage) => fill("funnel.quantity.volume_per_month", &[("stage", stage)]),
        Quantity::Conversion(step) => fill("funnel.quantity.conversion", &[("step", step)]),
        Quantity::ProductLeads(product) => fill("funnel.quantity.product_leads", &[("product", product)]),
        other => plain(name(other)),
    }
}

fn name(quantity: &Quantity) -> &'static str {
    match quantity {
        Quantity::RevenueTarget => "revenue_target",
        Quantity::Customers => "customers",
        Quantity::PeriodMonths => "period_months",
        Quantity::MarketingShare => "marketing_share",
        Quantity::DealSize => "deal_size",
        Quantity::Deals => "deals",
        Quantity::Volume(_) => "volume",
        Quantity::VolumePerMonth(_) => "volume_per_month",
        Quantity::Conversion(_) => "conversion",
        Quantity::OverallConversion => "overall_conversion",
        Quantity::Revenue => "revenue",
        Quantity::RevenuePerCustomer => "revenue_per_customer",
        Quantity::LeadToCustomer => "lead_to_customer",
        Quantity::LeadValue => "lead_value",
        Quantity::PromisedValue => "promised_value",
        Quantity::QualifiedLeads => "qualified_leads",
        Quantity::ProductLeads(_) => "product_leads",
        Quantity::LeadsPromised => "leads_promised",
        Quantity::LeadsShort => "leads_short",
        Quantity::Leads => "leads",
        Quantity::Reps => "reps",
        Quantity::LeadsPerRep => "leads_per_rep",
        Quantity::AttemptsPerLead => "attempts_per_lead",
        Quantity::MinutesPerAttempt => "minutes_per_attempt",
        Quantity::HoursPerAttempt => "hours_per_attempt",
        Quantity::TimeShare => "time_share",
        Quantity::OpenHoursPerDay => "open_hours_per_day",
        Quantity::HoursPerRepDay => "hours_per_rep_day",
        Quantity::DaysPerWeek => "days_per_week",
        Quantity::WorkingDays => "working_days",
        Quantity::HoursNeeded => "hours_needed",
        Quantity::HoursAvailable => "hours_available",
        Quantity::HoursShort => "hours_short",
        Quantity::AttemptCapacity => "attempt_capacity",
        Quantity::Goal => "goal",
        Quantity::WorkingDay => "working_day",
        Quantity::GoalByNow => "goal_by_now",
        Quantity::Actual => "actual",
        Quantity::Ahead => "ahead",
    }
}

/// A value as a person reads it; a share in percent.
pub fn value(quantity: &Quantity, value: Ratio) -> String {
    match quantity {
        Quantity::MarketingShare
        | Quantity::Conversion(_)
        | Quantity::OverallConversion
        | Quantity::LeadToCustomer
        | Quantity::TimeShare => percent(value),
        _ => grouped(value),
    }
}

/// A number with its name: "88.24 deals".
pub fn named(traced: &Traced) -> String {
    let shown = value(&traced.quantity, traced.value);
    fill("funnel.named", &[("value", &shown), ("label", &label(&traced.quantity))])
}

/// How a number was computed, with the numbers in it; none for one that was given.
pub fn sum(traced: &Traced) -> Option<String> {
    let Origin::Computed { formula, inputs } = &traced.origin else { return None };
    let values: Vec<String> = inputs.iter().map(|input| value(&input.quantity, input.value)).collect();
    Some(expression(*formula, &values))
}

/// "88.24 deals = 7,500,000 x 100 % / 85,000"; a number that was given stands alone.
pub fn with_numbers(traced: &Traced) -> String {
    equation(&named(traced), sum(traced))
}

/// "deals = revenue x share / average deal"; a number that was given stands alone.
pub fn in_words(traced: &Traced) -> String {
    let right = match &traced.origin {
        Origin::Given => None,
        Origin::Computed { formula, inputs } => {
            let labels: Vec<String> = inputs.iter().map(|input| label(&input.quantity)).collect();
            Some(expression(*formula, &labels))
        }
    };
    equation(&label(&traced.quantity), right)
}

fn equation(left: &str, right: Option<String>) -> String {
    match right {
        Some(right) => fill("funnel.equation", &[("left", &left), ("right", &right)]),
        None => left.to_owned(),
    }
}

fn expression(formula: Formula, parts: &[String]) -> String {
    let part = |index: usize| parts.get(index).map_or("", String::as_str);
    let key = match formula {
        Formula::Sum => return parts.join(say("funnel.plus")),
        Formula::OverallConversion => return parts.join(say("funnel.times")),
        Formula::Deals | Formula::GoalByNow => "funnel.formula.a_times_b_over_c",
        Formula::DealsOfCustomers
        | Formula::InPeriod
        | Formula::VolumeBelow
        | Formula::Revenue
        | Formula::LeadValue
        | Formula::HoursPerRepDay => "funnel.formula.a_times_b",
        Formula::PerMonth
        | Formula::VolumeAbove
        | Formula::QualifiedLeads
        | Formula::LeadsPerRep
        | Formula::AttemptCapacity
        | Formula::AttemptsAffordable
        | Formula::LeadsAffordable => "funnel.formula.a_over_b",
        Formula::CountedConversion => "funnel.formula.b_over_a",
        Formula::LeadsShort | Formula::HoursShort | Formula::Ahead => "funnel.formula.a_minus_b",
        Formula::HoursPerAttempt => "funnel.formula.minutes",
        Formula::WorkingDays => "funnel.formula.month",
        Formula::RepsNeeded => "funnel.formula.a_over_b_times_c",
        Formula::HoursNeeded | Formula::HoursAvailable => "funnel.formula.a_times_b_times_c",
    };
    fill(key, &[("a", &part(0)), ("b", &part(1)), ("c", &part(2))])
}

/// The count that is said aloud, where it is not the exact value.
pub fn rounded(number: Number, traced: &Traced) -> Option<String> {
    let count = number.count(traced);
    let shown = value(&traced.quantity, count);
    let exact = traced.value.decimal(4);
    let key = match number.rounding() {
        Rounding::Up => "origin.rounded_up",
        Rounding::Down => "origin.rounded_down",
        Rounding::Exact => return None,
    };
    (count != traced.value).then(|| fill(key, &[("exact", &exact), ("count", &shown)]))
}

/// Why a number cannot be computed, with the input that it takes.
pub fn trouble(trouble: &Trouble) -> String {
    match trouble {
        // It is missed only where neither of the two was said.
        Trouble::Missing(Quantity::RevenueTarget) => {
            fill("funnel.missing", &[("what", &say("funnel.revenue_or_customers"))])
        }
        Trouble::Missing(quantity) => fill("funnel.missing", &[("what", &label(quantity))]),
        Trouble::OutOfRange(quantity) => fill("funnel.out_of_range", &[("what", &label(quantity))]),
        Trouble::TooLarge(quantity) => fill("funnel.too_large", &[("what", &label(quantity))]),
    }
}

/// Where a number comes from: who said so and when (with the year where that is not the one of `today`), which promise,
/// which calendar, or that it is only usual.
pub fn source(session: &Session, source: &Source, today: Day) -> String {
    match source {
        Source::Said { by, at } => {
            let by = if by.is_empty() { say("funnel.nobody_named") } else { by };
            let (day, time) = (at.day_in(&session.zone).told(today), at.clock_in(&session.zone));
            fill("funnel.said", &[("by", &by), ("day", &day), ("time", &time)])
        }
        Source::Promise(topic) => {
            let title = session.topic(topic).map_or(topic.as_str(), |topic| topic.title.as_str());
            fill("funnel.promise", &[("title", &title)])
        }
        Source::Calendar(id) => fill("funnel.calendar", &[("id", &id.as_str())]),
        Source::Usual => say("funnel.usual").to_owned(),
    }
}
