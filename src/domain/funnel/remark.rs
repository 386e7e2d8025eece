//! Remarks on rates that guides would call unusual. They refuse nothing.

use super::Funnel;
use crate::{
    assets::{ranges, words::fill},
    capacity::Ratio,
    domain::{
        assumption::{Input, find},
        session::Session,
    },
};

/// What is unusual about the rate of a stage: of its own step, or of several steps together that it is the last of.
pub(super) fn on(funnel: &Funnel, session: &Session, input: &Input) -> Option<String> {
    let names: Vec<&str> = funnel.stages.iter().map(|stage| stage.name.as_str()).collect();
    let Input::Rate(stage) = input else { return None };
    let last = names.iter().position(|name| name == stage)?;
    let to = names.get(last + 1)?;
    (0..=last).rev().find_map(|first| {
        let range = ranges::between(names[first], to)?;
        let rate = |name: &&str| find(&session.assumptions, &Input::Rate((*name).to_owned()))?.value.number();
        let together =
            names[first..=last].iter().try_fold(Ratio::ONE, |product, name| product.times(rate(name)?))?;
        let percent = together.times(Ratio::whole(100))?;
        let usual = Ratio::whole(range.low.into()) <= percent && percent <= Ratio::whole(range.high.into());
        let key = if first == last { "funnel.unusual" } else { "funnel.unusual_together" };
        let shown = crate::domain::assumption::percent(together);
        let values: [(&str, &dyn std::fmt::Display); 5] = [
            ("low", &range.low),
            ("high", &range.high),
            ("from", &names[first]),
            ("to", to),
            ("rate", &shown),
        ];
        (!usual).then(|| fill(key, &values))
    })
}
