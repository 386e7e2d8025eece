//! The numbers behind the promises, as sentences.

use super::{
    Flow, Plain, keep,
    menu::{self, Menu, Then},
    status,
};
use crate::{
    assets::words::say,
    domain::{
        assumption::Input,
        funnel::{Funnel, Number, text},
        session::Session,
    },
};

/// The numbers, until they are left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let lines = sentences(&plain.session());
    plain.tell_all(lines)?;
    let offer = |plain: &mut Plain<'_>| {
        let session = plain.session();
        let live = plain.is_live();
        let rows = inputs(&session).into_iter().filter(|_| live);
        let rows = rows.map(|input| (keep::input_row(&session, &input), Some(input)));
        Ok(Menu::new(say("plain.which_number")).row(say("plain.close_this"), None).rows(rows).usual(&None))
    };
    menu::run(plain, offer, |plain, input| {
        let Some(input) = input else { return Ok(Then::Done) };
        keep::assume(plain, input)?;
        let lines = sentences(&plain.session());
        plain.tell_all(lines)?;
        Ok(Then::Stay)
    })
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

/// Every number that can be computed, with how; what is missing is named once.
fn sentences(session: &Session) -> Vec<String> {
    let funnel = Funnel::of(session);
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
    let mut lines = Vec::new();
    let mut missing: Vec<String> = Vec::new();
    for number in std::iter::once(Number::Deals).chain(needed).chain(others) {
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
