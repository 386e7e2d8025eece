//! Marketing's side: how many leads of which kind, against what the numbers behind the promises count on.

use super::{Promises, Remark, answer, terms};
use crate::{
    assets::words::fill,
    capacity::Ratio,
    domain::{
        assumption::{self, Input},
        funnel::Funnel,
        limit::Share,
        sla::{Criteria, Volume},
    },
};

/// What there is to say about how many leads come.
pub(super) fn volume(beside: &Promises<'_>, clause: &Volume) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = Vec::new();
    remarks.extend(answer::twice(clause.products.iter().map(|product| product.product.as_str())));
    remarks.extend(sources(clause));
    if let Some(promised) = clause.promised() {
        remarks.extend(counted_on(beside, promised));
        remarks.extend(beside.timelines.and_then(|timelines| terms::cap_below(timelines, promised)));
    }
    remarks.extend(below_goal(beside));
    remarks.extend(answer::load(beside));
    remarks
}

/// What there is to say about which leads are handed over.
pub(super) fn criteria(clause: &Criteria) -> Vec<Remark> {
    let (known, of) = (clause.qualified.unwrap_or(0), clause.questions.len());
    let impossible = known as usize > of && of > 0;
    let values: &[(&str, &dyn std::fmt::Display)] = &[("known", &known), ("of", &of)];
    let mut remarks: Vec<Remark> = Vec::new();
    remarks.extend(impossible.then(|| Remark::clash(fill("consistency.more_than_asked", values))));
    remarks.extend(answer::twice(clause.required.iter().map(String::as_str)));
    remarks
}

/// Shares that do not make a whole: more than it, or less with every source named.
fn sources(clause: &Volume) -> Option<Remark> {
    let shares = clause.sources.iter().filter_map(|source| source.share);
    let sum = shares.fold(0_u32, |sum, share| sum.saturating_add(share.0));
    let complete = clause.sources.iter().all(|source| source.share.is_some()) && !clause.sources.is_empty();
    let whole = 10_000;
    (sum > whole || (complete && sum < whole))
        .then(|| Remark::clash(fill("consistency.sources", &[("sum", &Share(sum))])))
}

/// "Can we keep it?" counts on another number of leads than all products together.
fn counted_on(beside: &Promises<'_>, promised: u32) -> Option<Remark> {
    let said = assumption::find(&beside.session.assumptions, &Input::LeadsPerMonth)?.value.number()?;
    (said != Ratio::whole(promised.into())).then(|| {
        let values: &[(&str, &dyn std::fmt::Display)] = &[("promised", &promised), ("counted", &said)];
        Remark::clash(fill("consistency.counted_on", values))
    })
}

/// The goal takes more leads than are promised (F2), as far as it can be computed.
fn below_goal(beside: &Promises<'_>) -> Option<Remark> {
    let funnel = Funnel::with(beside.session, &beside.clauses);
    let (short, promised) = (funnel.short.as_ref().ok()?, funnel.promised.as_ref().ok()?);
    let stage = funnel.stages.get(funnel.hand_over)?;
    let needed = stage.needed_a_month.as_ref().ok()?.promised();
    short.value.is_positive().then(|| {
        let values: &[(&str, &dyn std::fmt::Display)] = &[
            ("needed", &needed),
            ("stage", &stage.name),
            ("promised", &promised.value),
            ("short", &short.promised()),
        ];
        Remark::clash(fill("consistency.below_goal", values))
    })
}
