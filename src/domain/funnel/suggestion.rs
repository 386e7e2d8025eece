//! What the shared goal suggests for an input: offered to be accepted, never taken by itself.

use super::{Period, period::goals};
use crate::{
    assets::words::say,
    domain::{assumption::Input, definition::Goal, session::Session},
};

/// What the goal topic says that fits an input, as somebody would type it.
pub fn suggested(session: &Session, input: &Input) -> Option<String> {
    let goal = goals(session).next()?;
    match input {
        Input::Customers if counts_customers(goal) => number(goal, input),
        Input::RevenueTarget if !counts_customers(goal) => number(goal, input),
        Input::PeriodMonths => Period::read(&goal.period).map(|period| period.months.to_string()),
        _ => None,
    }
}

/// Who says so where the goal topic does.
pub fn suggested_by() -> &'static str {
    say("funnel.our_goal")
}

fn counts_customers(goal: &Goal) -> bool {
    let measure = goal.measure.to_lowercase();
    say("funnel.customer_words").split(',').any(|word| measure.contains(word.trim()))
}

/// The number of the goal, if the input takes it.
fn number(goal: &Goal, input: &Input) -> Option<String> {
    let typed = goal.number.trim();
    input.read(typed).ok().map(|value| input.show(value))
}
