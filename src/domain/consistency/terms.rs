//! What holds for both sides: leads sent back, the ladder, the dates, the share that has to be kept.

use super::{Promises, Remark, answer};
use crate::{
    assets::words::{fill, say},
    domain::{
        limit::Share,
        sla::{Cap, Escalation, HandBack, Per, ReasonRule, Timelines, Volume},
    },
};

/// What there is to say about leads that are sent back.
pub(super) fn hand_back(beside: &Promises<'_>, clause: &HandBack) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = clause.reasons.iter().flat_map(|rule| reason(beside, rule)).collect();
    remarks.extend(answer::twice(clause.reasons.iter().map(|rule| rule.reason.as_str())));
    remarks
}

fn reason(beside: &Promises<'_>, rule: &ReasonRule) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = Vec::new();
    let Some(again) = rule.again_after else { return remarks };
    if let Some(take_over) = rule.take_over.filter(|take_over| beside.is_longer(*take_over, again)) {
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("reason", &rule.reason), ("take_over", &take_over), ("again", &again)];
        remarks.push(Remark::clash(fill("consistency.taken_over_late", values)));
    }
    if let Some(end) = rule.end_after.filter(|end| !beside.is_longer(*end, again)) {
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("reason", &rule.reason), ("end", &end), ("again", &again)];
        remarks.push(Remark::clash(fill("consistency.ends_early", values)));
    }
    remarks
}

/// What there is to say about the ladder.
pub(super) fn escalation(clause: &Escalation) -> Vec<Remark> {
    let shares: Vec<Share> = clause.rungs.iter().filter_map(|rung| rung.at).collect();
    let out_of_order = shares.windows(2).find(|pair| pair[0] >= pair[1]);
    out_of_order
        .map(|pair| Remark::clash(fill("consistency.ladder", &[("first", &pair[0]), ("then", &pair[1])])))
        .into_iter()
        .collect()
}

/// What there is to say about dates and exceptions.
pub(super) fn timelines(beside: &Promises<'_>, clause: &Timelines) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = Vec::new();
    if let (Some(from), Some(review)) = (clause.from, clause.review_by)
        && review <= from
    {
        let values: &[(&str, &dyn std::fmt::Display)] = &[("review", &review.long()), ("from", &from.long())];
        remarks.push(Remark::clash(fill("consistency.review_first", values)));
    }
    let promised = beside.volume().and_then(Volume::promised);
    remarks.extend(promised.and_then(|promised| cap_below(clause, promised)));
    remarks
}

/// The promises hold for fewer leads than Marketing promises.
pub(super) fn cap_below(clause: &Timelines, promised: u32) -> Option<Remark> {
    let Cap { leads, per } = clause.surge_cap.cap()?;
    let (per_year, word) = match per {
        // 365.25 days, so that a week here is a week of the load.
        Per::Week => (f64::from(leads) * 365.25 / 7.0, say("consistency.week")),
        Per::Month => (f64::from(leads) * 12.0, say("consistency.month")),
    };
    (per_year < f64::from(promised) * 12.0).then(|| {
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("cap", &leads), ("per", &word), ("promised", &promised)];
        Remark::clash(fill("consistency.cap_below", values))
    })
}

/// All or nothing is no share to keep.
pub(super) fn share_kept(share: Option<Share>) -> Option<Remark> {
    match share?.0 {
        0 => Some(Remark::unusual(say("consistency.keep_none").to_owned())),
        10_000 => Some(Remark::unusual(say("consistency.keep_all").to_owned())),
        over if over > 10_000 => Some(Remark::clash(say("consistency.keep_more").to_owned())),
        _ => None,
    }
}
