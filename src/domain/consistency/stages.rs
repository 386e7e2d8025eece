//! Conversions between stages and thresholds of early looks beside what guides say.

use super::Remark;
use crate::{
    assets::{
        ranges::{self, Range},
        topics,
        words::fill,
    },
    capacity::Ratio,
    domain::{
        assumption::{self, Input},
        cadence::Meeting,
        definition::{Lead, Stage},
        session::Session,
    },
    text::fold,
};

/// The remark about a conversion between two stages, by their names or abbreviations, if guides say otherwise.
pub fn conversion(from: &str, to: &str, rate: Ratio) -> Option<Remark> {
    outside(ranges::between(from, to)?, rate)
}

fn outside(range: &Range, rate: Ratio) -> Option<Remark> {
    let percent = |n: u32| Ratio::new(i128::from(n), 100).expect("100 is not zero");
    let usual = rate >= percent(range.low) && rate <= percent(range.high);
    (!usual).then(|| {
        let shown = rate.times(Ratio::whole(100)).map_or_else(String::new, |rate| short(rate));
        let values: &[(&str, &dyn std::fmt::Display)] = &[
            ("from", &range.from),
            ("to", &range.to),
            ("rate", &shown),
            ("low", &range.low),
            ("high", &range.high),
        ];
        Remark::unusual(fill("consistency.conversion", values))
    })
}

/// At most one place behind the point.
fn short(number: Ratio) -> String {
    let shown = number.decimal(1);
    shown.strip_suffix(".0").map_or_else(|| shown.clone(), str::to_owned)
}

/// The conversions that were said of the stages of a lead, those over several stages taken together.
pub(super) fn lead(session: &Session, clause: &Lead) -> Vec<Remark> {
    let place = |name: &str| clause.stages.iter().position(|stage| is_called(stage, name));
    let rate = |stage: &Stage| {
        let said = [&stage.name, &stage.abbreviation]
            .into_iter()
            .find_map(|name| assumption::find(&session.assumptions, &Input::Rate(name.clone())));
        said?.value.number()
    };
    let over = |range: &Range| {
        let (from, to) = (place(&range.from)?, place(&range.to)?);
        let steps = clause.stages.get(from..to).filter(|steps| !steps.is_empty())?;
        steps.iter().try_fold(Ratio::ONE, |product, stage| product.times(rate(stage)?))
    };
    ranges::all().iter().filter_map(|range| outside(range, over(range)?)).collect()
}

fn is_called(stage: &Stage, name: &str) -> bool {
    fold(&stage.name) == fold(name) || fold(&stage.abbreviation) == fold(name)
}

/// A threshold for unworked leads that guides would not wait for, or would not call early.
pub(super) fn meeting(clause: &Meeting) -> Vec<Remark> {
    let Some(trigger) = topics::triggers().iter().find(|trigger| trigger.id == "unworked") else {
        return Vec::new();
    };
    let usual = ranges::unworked();
    let threshold = |line: &String| (0..=100).find(|n| fold(&trigger.text(*n)) == fold(line));
    let odd = clause
        .triggers
        .iter()
        .filter_map(threshold)
        .filter(|n| !(usual.usual_under..=usual.alarm_over).contains(n));
    odd.map(|n| {
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("n", &n), ("usual", &usual.usual_under), ("alarm", &usual.alarm_over)];
        Remark::unusual(fill("consistency.unworked", values))
    })
    .collect()
}
