//! Sales' promises about answering: the first response, and the attempts before a lead counts as no answer.

use super::{Case, Flaw, Judgment, Lead, Occurrence, count::Count, said};
use crate::{
    assets::words::say,
    domain::{
        event::{Event, Response},
        limit::Limit,
        sla::{Attempts, FollowUp},
    },
    hours::Instant,
    text::fold,
};

/// Whether a lead of a class that was promised an answer got one in time.
pub(super) fn follow_up(case: &Case<'_>, clause: &FollowUp) -> Judgment {
    let (Some(within), Some(start)) =
        (within(case.lead, clause), case.start(&clause.measure, Event::HandedOver))
    else {
        return Judgment::NotApplicable;
    };
    let stops = said(clause.measure.clock_stops.as_ref(), Event::Responded);
    let answers = |occurrence: &&Occurrence| match stops {
        Event::Responded => is_answer(occurrence, clause),
        _ => stops.covers(&occurrence.event),
    };
    let answered = case.known().into_iter().find(answers).map(|occurrence| occurrence.at);
    if is_sent_back(case, start, within, answered) {
        return Judgment::NotApplicable;
    }
    case.timed(start, within, answered)
}

/// Within which time a lead is to be answered: by the row of its own class, else by one that covers every lead.
pub(super) fn within(lead: &Lead, clause: &FollowUp) -> Option<Limit> {
    let class = fold(&lead.class);
    let own = clause.classes.iter().find(|row| fold(&row.class) == class);
    own.or_else(|| clause.classes.iter().find(|row| covers_every_lead(&row.class)))?.within
}

/// Whether a class without a name, or of this name, stands for all leads.
fn covers_every_lead(class: &str) -> bool {
    let class = fold(class);
    ["", "every lead", "all", "all leads"].contains(&class.as_str()) || class == fold(say("keep.every_lead"))
}

/// Whether a lead was sent back while there was still time and before anybody worked on it: a duplicate needs no
/// answer and no attempts. Sent back later, it is one that nobody touched in time.
fn is_sent_back(case: &Case<'_>, start: Instant, within: Limit, worked: Option<Instant>) -> bool {
    let back = case
        .known()
        .into_iter()
        .find(|occurrence| occurrence.event == Event::SentBack && occurrence.at >= start);
    back.is_some_and(|back| {
        worked.is_none_or(|worked| worked > back.at) && case.counted(start, within).over(back.at).is_none()
    })
}

/// A response of a kind that counts, or an attempt that reached the person. What the log calls a response without
/// saying of which kind is taken for one.
fn is_answer(occurrence: &Occurrence, clause: &FollowUp) -> bool {
    let how = &occurrence.how;
    match (&occurrence.event, &how.response) {
        (Event::Responded | Event::Attempted, Some(response)) => clause.counts.counts(response),
        (Event::Responded, None) => true,
        (Event::Attempted, None) => how.contact,
        _ => false,
    }
}

/// Whether contact was made, or every promised attempt, within the window.
pub(super) fn attempts(case: &Case<'_>, clause: &Attempts) -> Judgment {
    let start = case.start(&clause.measure, Event::HandedOver);
    let (Some(attempts), Some(within), Some(start)) = (clause.attempts, clause.within, start) else {
        return Judgment::NotApplicable;
    };
    let known = case.known();
    let stops = said(clause.measure.clock_stops.as_ref(), Event::Worked);
    let ends = |occurrence: &&&Occurrence| {
        stops.covers(&occurrence.event) || (is_attempt(occurrence) && occurrence.how.contact)
    };
    let worked_on = known.iter().find(|occurrence| is_attempt(occurrence) || ends(occurrence));
    if is_sent_back(case, start, within, worked_on.map(|first| first.at)) {
        return Judgment::NotApplicable;
    }
    let contact = known.iter().find(ends).map(|occurrence| occurrence.at);
    if contact.is_some_and(|contact| contact < start) {
        return Judgment::Invalid(Flaw::StoppedFirst);
    }
    let counted = counted(case, clause, start);
    let last = attempts.checked_sub(1).and_then(|index| counted.get(index as usize)).copied();
    case.timed(start, within, contact.into_iter().chain(last).min())
}

/// Attempts since the start by a channel that counts, each far enough from the one that counted before it.
fn counted(case: &Case<'_>, clause: &Attempts, start: Instant) -> Vec<Instant> {
    let by_channel = |occurrence: &Occurrence| {
        occurrence.how.channel.as_ref().is_none_or(|channel| clause.channels.counts(channel))
    };
    let known = case.known().into_iter().filter(|occurrence| occurrence.at >= start);
    let mut counted: Vec<Instant> = Vec::new();
    for occurrence in known.filter(|occurrence| is_attempt(occurrence) && by_channel(occurrence)) {
        let apart = |spacing: Limit, last: Instant| {
            Count::new(case.clock.table, last, spacing).has_passed(occurrence.at)
        };
        let is_apart = match (clause.spacing.least(), counted.last()) {
            (Some(spacing), Some(last)) => apart(spacing, *last),
            _ => true,
        };
        if is_apart {
            counted.push(occurrence.at);
        }
    }
    counted
}

/// An attempt by a person; what a machine sends is none.
fn is_attempt(occurrence: &Occurrence) -> bool {
    let by_machine = occurrence.how.response == Some(Response::AutomaticReply);
    matches!(occurrence.event, Event::Attempted | Event::Responded) && !by_machine
}
