//! Conversions between stages and thresholds of early looks beside what guides say.

use super::Remark;
use crate::{
    assets::{ranges, topics, words::fill},
    domain::{assumption::Input, cadence::Meeting, funnel::Funnel, session::Session},
    text::fold,
};

/// The conversions that were said of the stages of a lead, beside what guides say.
pub(super) fn conversions(session: &Session) -> Vec<Remark> {
    let funnel = Funnel::of(session);
    let remark = |rate: Input| {
        let remark = funnel.remark(session, &rate)?;
        Some(Remark::unusual(fill("consistency.rate", &[("rate", &rate.label()), ("remark", &remark)])))
    };
    funnel.rates().into_iter().filter_map(remark).collect()
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
