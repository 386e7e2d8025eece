//! The numbers behind the promises, as sentences.

use super::{
    Flow, Plain, keep,
    menu::{self, Menu, Then},
    origin, status,
};
use crate::{
    assets::words::say,
    domain::{
        assumption::Input,
        funnel::{Funnel, Number, text},
        session::Session,
    },
};

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Done,
    Said(Input),
    Origin,
}

/// The numbers, until they are left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let lines = sentences(&plain.session());
    plain.tell_all(lines)?;
    let offer = |plain: &mut Plain<'_>| {
        let session = plain.session();
        let live = plain.is_live();
        let rows = inputs(&session).into_iter().filter(|_| live);
        let rows = rows.map(|input| (keep::input_row(&session, &input), Do::Said(input)));
        Ok(Menu::new(say("plain.which_number"))
            .row(say("plain.close_this"), Do::Done)
            .rows(rows)
            .row_if(!computed(&session).is_empty(), say("origin.title"), Do::Origin)
            .usual(&Do::Done))
    };
    menu::run(plain, offer, |plain, action| {
        match action {
            Do::Done => return Ok(Then::Done),
            Do::Said(input) => {
                keep::assume(plain, input)?;
                let lines = sentences(&plain.session());
                plain.tell_all(lines)?;
            }
            Do::Origin => where_from(plain)?,
        }
        Ok(Then::Stay)
    })
}

/// One of the computed numbers with everything it was made of.
fn where_from(plain: &mut Plain<'_>) -> Flow<()> {
    let (numbers, names): (Vec<Number>, Vec<String>) = computed(&plain.session()).into_iter().unzip();
    let chosen = plain.choose(say("plain.origin_of"), names, None)?;
    origin::tell(plain, numbers[chosen])
}

/// Every number that can be computed now, with its value.
fn computed(session: &Session) -> Vec<(Number, String)> {
    let funnel = Funnel::of(session);
    let named = |number: Number| Some((number, text::named(&funnel.number(number).ok()?)));
    numbers(&funnel).into_iter().filter_map(named).collect()
}

fn inputs(session: &Session) -> Vec<Input> {
    let mut inputs = vec![
        Input::RevenueTarget,
        Input::Customers,
        Input::PeriodMonths,
        Input::MarketingShare,
        Input::DealSize,
        Input::CustomerRevenue,
        Input::PromisedValue,
    ];
    inputs.extend(Funnel::of(session).rates());
    inputs
}

/// Every number, in the order of the funnel.
fn numbers(funnel: &Funnel) -> Vec<Number> {
    let needed = (0..funnel.stages.len()).map(Number::Needed);
    let others = [
        Number::Short,
        Number::Won,
        Number::Revenue,
        Number::LeadValue,
        Number::LeadsForValue,
        Number::LeadsPerRep,
        Number::HoursNeeded,
        Number::HoursAvailable,
        Number::AttemptsAffordable,
        Number::RepsNeeded,
    ];
    std::iter::once(Number::Deals).chain(needed).chain(others).collect()
}

/// Every number that can be computed, with how; what is missing is named once.
fn sentences(session: &Session) -> Vec<String> {
    let funnel = Funnel::of(session);
    let mut lines = Vec::new();
    let mut missing: Vec<String> = Vec::new();
    for number in numbers(&funnel) {
        match funnel.number(number) {
            Ok(traced) => lines.push(status::sentence(&text::in_words(&traced))),
            Err(trouble) => {
                let told = status::sentence(&text::trouble(&trouble));
                if !missing.contains(&told) {
                    missing.push(told);
                }
            }
        }
    }
    lines.extend(missing);
    lines
}
