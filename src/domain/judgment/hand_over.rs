//! Promises about handing over, both ways: loaded in time, with what was promised, decided in time, taken over again.

use super::{Case, Clock, Excuses, Flaw, Judgment, Lack, Lead, Shortfall, count::Count, said};
use crate::{
    domain::{
        event::Event,
        sla::{AcceptReject, Criteria, HandBack, ReasonRule, Volume, YesNo},
    },
    text::fold,
};
use std::collections::BTreeSet;

/// Whether a lead was in the system in time after it showed interest.
pub(super) fn loaded(case: &Case<'_>, clause: &Volume) -> Judgment {
    let product = fold(&case.lead.product);
    let mut named =
        clause.products.iter().map(|row| fold(&row.product)).filter(|name| !name.is_empty()).peekable();
    if named.peek().is_some() && !named.any(|name| name == product) {
        return Judgment::NotApplicable;
    }
    let start = case.start(&clause.measure, Event::Interest);
    let (Some(within), Some(start)) = (clause.loaded_within, start) else { return Judgment::NotApplicable };
    let stops = said(clause.measure.clock_stops.as_ref(), Event::Created);
    case.timed(start, within, case.first(&stops).map(|occurrence| occurrence.at))
}

/// Whether a lead had on hand-over what was promised.
pub(super) fn criteria(case: &Case<'_>, clause: &Criteria) -> Judgment {
    if case.start(&clause.measure, Event::HandedOver).is_none() {
        return Judgment::NotApplicable;
    }
    let lead = case.lead;
    let has = |all: &[String], one: &String| all.iter().any(|other| fold(other) == fold(one));
    let empty = clause.required.iter().filter(|field| !has(&lead.fields, field));
    let mut lacks: Vec<Lack> = empty.cloned().map(Lack::Field).collect();
    let below = |score: Option<u32>, least: Option<u32>| {
        least.is_some_and(|least| score.is_none_or(|score| score < least))
    };
    lacks.extend(below(lead.fit, clause.fit).then_some(Lack::Fit));
    lacks.extend(below(lead.intent, clause.intent).then_some(Lack::Intent));
    if let Some(least) = clause.qualified {
        let asked = |question: &&String| clause.questions.is_empty() || has(&clause.questions, question);
        let once: BTreeSet<String> = lead.known.iter().filter(asked).map(|question| fold(question)).collect();
        let known = once.len() as u32;
        lacks.extend((known < least).then_some(Lack::Known(known)));
    }
    if lacks.is_empty() { Judgment::Met } else { Judgment::Late { by: Shortfall::Lacking(lacks) } }
}

/// Whether Sales accepted a lead or sent it back in time, and with a reason where one is promised.
pub(super) fn decided(case: &Case<'_>, clause: &AcceptReject) -> Judgment {
    let start = case.start(&clause.measure, Event::HandedOver);
    let (Some(within), Some(start)) = (clause.within, start) else { return Judgment::NotApplicable };
    let decision = case.first(&said(clause.measure.clock_stops.as_ref(), Event::Decided));
    let judgment = case.timed(start, within, decision.map(|decision| decision.at));
    let no_reason = clause.reason_required == Some(YesNo::Yes)
        && decision.is_some_and(|decision| {
            decision.event == Event::SentBack && decision.how.reason.trim().is_empty()
        });
    match judgment {
        Judgment::Met if no_reason => Judgment::Late { by: Shortfall::NoReason },
        judgment => judgment,
    }
}

/// Whether Marketing took a lead over in time after it was sent back.
pub(super) fn taken_over(case: &Case<'_>, clause: &HandBack) -> Judgment {
    let Some(start) = case.start(&clause.measure, Event::SentBack) else { return Judgment::NotApplicable };
    let rule = match rule(case, clause) {
        Ok(Some(rule)) => rule,
        Ok(None) => return Judgment::NotApplicable,
        Err(flaw) => return Judgment::Invalid(flaw),
    };
    let Some(within) = rule.take_over else { return Judgment::NotApplicable };
    let stops = said(clause.measure.clock_stops.as_ref(), Event::TakenOver);
    case.timed(start, within, case.first(&stops).map(|occurrence| occurrence.at))
}

/// The rule for the reason a lead was sent back with; a reason nobody agreed on has none.
fn rule<'a>(case: &Case<'_>, clause: &'a HandBack) -> Result<Option<&'a ReasonRule>, Flaw> {
    let Some(back) = case.first(&Event::SentBack) else { return Ok(None) };
    let reason = fold(&back.how.reason);
    if reason.is_empty() {
        return Err(Flaw::NoReason);
    }
    Ok(clause.reasons.iter().find(|rule| fold(&rule.reason) == reason))
}

/// Whether a lead that was sent back was offered to Sales again no earlier than agreed: after its time, or once what
/// lets it come back happened. Pending while it could still be offered too early.
pub fn judge_return(clause: &HandBack, lead: &Lead, clock: &Clock<'_>) -> Judgment {
    let excuses = Excuses::default();
    let case = Case { lead, clock, excuses: &excuses };
    let Some(start) = case.start(&clause.measure, Event::SentBack) else { return Judgment::NotApplicable };
    let rule = match rule(&case, clause) {
        Ok(rule) => rule.and_then(|rule| Some((rule, rule.again_after?))),
        Err(flaw) => return Judgment::Invalid(flaw),
    };
    let Some((rule, again_after)) = rule else { return Judgment::NotApplicable };
    let known = case.known();
    let offered =
        known.iter().find(|occurrence| occurrence.event == Event::HandedOver && occurrence.at > start);
    let count = Count::new(clock.table, start, again_after);
    let may_return = |until| {
        let returns = rule.may_return.as_ref();
        returns.is_some_and(|event| {
            known.iter().any(|occurrence| {
                event.covers(&occurrence.event) && occurrence.at >= start && occurrence.at <= until
            })
        })
    };
    match offered {
        Some(offered) if count.has_passed(offered.at) || may_return(offered.at) => Judgment::Met,
        Some(_) => Judgment::Late { by: Shortfall::TooEarly },
        None if count.has_passed(clock.as_of) => Judgment::Met,
        None => Judgment::Pending { due: count.due() },
    }
}
