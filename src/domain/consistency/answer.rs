//! Sales' side: answers, attempts and decisions against each other, against the calendar and against the people.

use super::{Promises, Remark};
use crate::{
    assets::words::fill,
    capacity::{
        Form,
        load::{Fit, Load},
    },
    domain::{
        event::Response,
        feasibility::Question,
        funnel::Funnel,
        limit::{Limit, LimitUnit},
        open_time,
        sla::{AcceptReject, Attempts, FollowUp, LeadClass},
    },
};

/// Business hours that people take for a day.
const DAY: u32 = 8;

/// What there is to say about when Sales answers.
pub(super) fn follow_up(beside: &Promises<'_>, clause: &FollowUp) -> Vec<Remark> {
    let mut remarks: Vec<Remark> =
        clause.classes.iter().filter_map(|class| hours_as_days(beside, class.within?)).take(1).collect();
    if clause.counts.0.contains(&Response::AutomaticReply) {
        remarks.push(Remark::clash(crate::assets::words::say("consistency.automatic").to_owned()));
    }
    remarks.extend(twice(clause.classes.iter().map(|class| class.class.as_str())));
    remarks.extend(beside.accept.and_then(|accept| decides_first(beside, clause, accept)));
    remarks.extend(load(beside));
    remarks
}

/// What there is to say about how often Sales tries.
pub(super) fn attempts(beside: &Promises<'_>, clause: &Attempts) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = Vec::new();
    remarks.extend(clause.within.and_then(|within| hours_as_days(beside, within)));
    if let (Some(attempts), Some(within), Some(apart)) =
        (clause.attempts, clause.within, clause.spacing.least())
    {
        let gaps = attempts.saturating_sub(1);
        let all = Limit { amount: apart.amount.saturating_mul(gaps), ..apart };
        if beside.is_longer(all, within) {
            let values: &[(&str, &dyn std::fmt::Display)] =
                &[("n", &attempts), ("apart", &apart), ("all", &all), ("within", &within)];
            remarks.push(Remark::clash(fill("consistency.too_far_apart", values)));
        }
    }
    remarks.extend(load(beside));
    remarks
}

/// What there is to say about when Sales decides.
pub(super) fn accept(beside: &Promises<'_>, clause: &AcceptReject) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = Vec::new();
    remarks.extend(clause.within.and_then(|within| hours_as_days(beside, within)));
    remarks.extend(beside.follow_up().and_then(|follow_up| decides_first(beside, follow_up, clause)));
    remarks
}

/// Sales decides on leads of the first class before it has to answer them.
fn decides_first(beside: &Promises<'_>, follow_up: &FollowUp, accept: &AcceptReject) -> Option<Remark> {
    let LeadClass { class, within } = follow_up.classes.iter().find(|class| class.within.is_some())?;
    let (answered, decided) = ((*within)?, accept.within?);
    beside.is_longer(answered, decided).then(|| {
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("decided", &decided), ("class", class), ("answered", &answered)];
        Remark::clash(fill("consistency.decides_first", values))
    })
}

/// Eight business hours are taken for a day, and a day of this calendar is longer or shorter.
pub(super) fn hours_as_days(beside: &Promises<'_>, limit: Limit) -> Option<Remark> {
    let days = limit.amount / DAY;
    if limit.unit != LimitUnit::BusinessHours || !limit.amount.is_multiple_of(DAY) || days > 5 {
        return None;
    }
    let open = beside.calendar?.calendar.open_minutes();
    let (least, most) = (*open.iter().min()?, *open.iter().max()?);
    (least != DAY * 60 || most != DAY * 60).then(|| {
        let told = |minutes: u32| open_time::length(i64::from(minutes) * 60);
        let hours = if least == most {
            told(most)
        } else {
            fill("consistency.from_to", &[("least", &told(least)), ("most", &told(most))])
        };
        let days = Limit { amount: days, unit: LimitUnit::BusinessDays };
        Remark::clash(fill(
            "consistency.day_hours",
            &[("amount", &limit), ("days", &days), ("hours", &hours)],
        ))
    })
}

/// Both of Sales' promises against the people, as far as the numbers for it are there.
pub(super) fn load(beside: &Promises<'_>) -> Option<Remark> {
    let form: Form = Question::of(beside.session, &beside.clauses).ok()?.form;
    let load = Load::of(&form);
    let (needs, leads) = (format!("{:.2}", load.reps), form.leads_per_month);
    match load.fit() {
        Fit::Fits => hours(beside),
        Fit::Tight => {
            let values: &[(&str, &dyn std::fmt::Display)] = &[("needs", &needs), ("people", &load.people)];
            Some(Remark::unusual(fill("consistency.tight", values)))
        }
        Fit::Over => {
            let most = load.breaks_above_leads;
            let values: &[(&str, &dyn std::fmt::Display)] =
                &[("needs", &needs), ("people", &load.people), ("leads", &leads), ("most", &most)];
            Some(Remark::clash(fill("consistency.over", values)))
        }
    }
}

/// Every attempt for every lead takes more hours than there are (F7): it fits only because contact ends the trying.
fn hours(beside: &Promises<'_>) -> Option<Remark> {
    let effort = Funnel::with(beside.session, &beside.clauses).effort;
    let (needed, available) = (effort.hours_needed().ok()?, effort.hours_available().ok()?);
    (needed.value > available.value).then(|| {
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("needed", &needed.promised()), ("available", &available.affordable())];
        Remark::unusual(fill("consistency.hours", values))
    })
}

/// A name that two rows have.
pub(super) fn twice<'a>(names: impl Iterator<Item = &'a str>) -> Option<Remark> {
    let mut seen = std::collections::BTreeSet::new();
    let again =
        names.filter(|name| !name.trim().is_empty()).find(|name| !seen.insert(crate::text::fold(name)))?;
    Some(Remark::clash(fill("consistency.twice", &[("name", &again)])))
}
