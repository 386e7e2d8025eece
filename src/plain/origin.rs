//! "Where does this come from?": a computed number with everything it was made of, down to who said what and when.

use super::{Flow, Plain, status};
use crate::{
    assets::words::say,
    capacity::funnel::{Origin, Traced},
    domain::{
        funnel::{Funnel, Number, text},
        moment::Day,
        session::Session,
    },
};

/// Says the chain of a number, a sentence for each step.
pub(super) fn tell(plain: &mut Plain<'_>, number: Number) -> Flow<()> {
    let lines = chain(&plain.session(), number, plain.today());
    plain.tell(say("origin.title"))?;
    plain.tell_all(lines)
}

fn chain(session: &Session, number: Number, today: Day) -> Vec<String> {
    let funnel = Funnel::of(session);
    match funnel.number(number) {
        Ok(traced) => {
            let steps =
                traced.steps().into_iter().map(|(_, step)| step_words((session, today), &funnel, step));
            steps.chain(text::rounded(number, &traced)).map(|said| status::sentence(&said)).collect()
        }
        Err(trouble) => vec![status::sentence(&text::trouble(&trouble))],
    }
}

/// How a step was computed, in words and with its numbers, or who said so.
fn step_words((session, today): (&Session, Day), funnel: &Funnel, step: &Traced) -> String {
    match step.origin {
        Origin::Computed { .. } => format!("{}. {}", text::in_words(step), text::with_numbers(step)),
        Origin::Given => {
            let source = text::source(session, funnel.source(&step.quantity), today);
            format!("{}, {source}", text::named(step))
        }
    }
}
