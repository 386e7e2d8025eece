//! What a promise says of one lead: met, late, overdue and still open, pending, invalid or excused.
//!
//! Pure functions of the clause's typed fields, the lead, the calendar and an as-of instant: what happened after that
//! instant is not known. Nothing is read from prose, and no clock is asked. The rules are those of business hours:
//! on the limit is kept, to the second; business days count by local dates; what comes outside hours waits.

mod answer;
mod count;
mod delivery;
mod excuse;
mod hand_over;
mod ladder;
mod lead;
mod tally;

pub use delivery::{Acceptance, Delivered, Delivery, Month, acceptance, deliveries};
pub use excuse::{Excuse, Excuses, Pause, over_cap};
pub use hand_over::judge_return;
pub use ladder::{RungDue, rungs};
pub use lead::{How, Lead, Occurrence};
pub use tally::{Group, Report, Tally, group};

use crate::{
    domain::{
        event::Event,
        fields::Fields,
        limit::Limit,
        sla::{Measure, Timelines},
    },
    hours::{Instant, Table},
};
use count::Count;
use jiff::civil::Date;

/// What a promise says of one lead, at one instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgment {
    /// Kept.
    Met,
    /// Done, and not as promised.
    Late {
        /// By how much, or in what.
        by: Shortfall,
    },
    /// Not done, and its time is over.
    OverdueOpen {
        /// By how much so far.
        by: Overrun,
    },
    /// Not done, and there is still time.
    Pending {
        /// When its time is over; none if the office never opens for that long.
        due: Option<Instant>,
    },
    /// The log cannot be right about it.
    Invalid(Flaw),
    /// Not kept, and excused.
    Excused(Excuse),
    /// The promise does not speak of this lead, or has no number to hold it against.
    NotApplicable,
}

/// What is missing from a promise that was not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shortfall {
    /// Time.
    Time(Overrun),
    /// What the lead should have had on hand-over.
    Lacking(Vec<Lack>),
    /// The reason for sending it back.
    NoReason,
    /// It was offered to Sales again before its time.
    TooEarly,
}

/// Something a lead should have had on hand-over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A field that was empty.
    Field(String),
    /// The score for fit was lower, or missing.
    Fit,
    /// The score for intent was lower, or missing.
    Intent,
    /// Too few of the questions were answered: so many.
    Known(u32),
}

/// How far a limit was passed, in the unit it is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overrun {
    /// Seconds while the office was open.
    OpenSeconds(u64),
    /// Business days.
    BusinessDays(u64),
    /// Days of the wall calendar.
    CalendarDays(u64),
}

/// Why a lead cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// What stops the clock came before what starts it.
    StoppedFirst,
    /// Sent back without a reason, so that no rule can be found.
    NoReason,
}

/// On which calendar, up to which instant and from which day on leads are judged.
#[derive(Clone, Copy, Debug)]
pub struct Clock<'a> {
    /// The calendar of the promise.
    pub table: &'a Table,
    /// What happened later is not known yet.
    pub as_of: Instant,
    /// The promises hold for leads that begin on this local date or later. A review date ends nothing.
    pub from: Option<Date>,
}

impl<'a> Clock<'a> {
    /// The clock of promises that are in force from the day their timelines name.
    pub fn of(table: &'a Table, as_of: Instant, timelines: Option<&Timelines>) -> Self {
        let from = timelines.and_then(|timelines| timelines.from).map(|day| day.0);
        Self { table, as_of, from }
    }
}

/// What the promise says of the lead; exactly one judgment, whatever the log holds.
pub fn judge(clause: &Fields, lead: &Lead, clock: &Clock<'_>, excuses: &Excuses) -> Judgment {
    let case = Case { lead, clock, excuses };
    match clause {
        Fields::Volume(clause) => hand_over::loaded(&case, clause),
        Fields::Criteria(clause) => hand_over::criteria(&case, clause),
        Fields::FollowUp(clause) => answer::follow_up(&case, clause),
        Fields::Attempts(clause) => answer::attempts(&case, clause),
        Fields::AcceptReject(clause) => hand_over::decided(&case, clause),
        Fields::HandBack(clause) => hand_over::taken_over(&case, clause),
        _ => Judgment::NotApplicable,
    }
}

/// The event that starts the clock of a promise, where its own details name none.
pub fn starts(clause: &Fields) -> Option<Event> {
    Some(said(clause.measure()?.clock_starts.as_ref(), usual_start(clause)))
}

/// The event that starts the clock of a promise where nobody says so.
fn usual_start(clause: &Fields) -> Event {
    match clause {
        Fields::Volume(_) => Event::Interest,
        Fields::HandBack(_) => Event::SentBack,
        Fields::Timelines(_) => Event::Begins,
        _ => Event::HandedOver,
    }
}

/// The event people named, else the usual one.
fn said(named: Option<&Event>, usual: Event) -> Event {
    named.filter(|event| **event != Event::Named(String::new())).cloned().unwrap_or(usual)
}

/// A lead under judgment.
struct Case<'a> {
    lead: &'a Lead,
    clock: &'a Clock<'a>,
    excuses: &'a Excuses,
}

impl Case<'_> {
    /// What is known of the lead, in the order in which it happened.
    fn known(&self) -> Vec<&Occurrence> {
        let mut known: Vec<_> =
            self.lead.events.iter().filter(|event| event.at <= self.clock.as_of).collect();
        known.sort_by_key(|event| event.at);
        known
    }

    /// The first time something happened that the event stands for.
    fn first(&self, event: &Event) -> Option<&Occurrence> {
        self.known().into_iter().find(|occurrence| event.covers(&occurrence.event))
    }

    /// When the clock starts for this lead. Where that is on hand-over or with an event of the first time round, a
    /// lead that comes round again starts with its hand-over: nobody shows interest twice.
    fn begins(&self, measure: &Measure, usual: Event) -> Option<Instant> {
        let is_again = self.lead.round > 0 && usual == Event::HandedOver;
        let named = said(measure.clock_starts.as_ref(), usual);
        let is_missing = || !self.lead.events.iter().any(|event| named.covers(&event.event));
        let event = if is_again && is_missing() { &Event::HandedOver } else { &named };
        Some(self.first(event)?.at)
    }

    /// When the clock starts for this lead, if the promise holds by then.
    fn start(&self, measure: &Measure, usual: Event) -> Option<Instant> {
        let start = self.begins(measure, usual)?;
        let in_force = self.clock.from.is_none_or(|from| self.clock.table.date(start) >= from);
        in_force.then_some(start)
    }

    /// The limit counted for this lead, without what is excused.
    fn counted(&self, start: Instant, limit: Limit) -> Count<'_> {
        Count::new(self.clock.table, start, limit).paused(&self.excuses.pauses_of(self.lead))
    }

    /// Whether what stopped the clock, or the as-of instant, came within the limit.
    fn timed(&self, start: Instant, limit: Limit, stop: Option<Instant>) -> Judgment {
        if stop.is_some_and(|stop| stop < start) {
            return Judgment::Invalid(Flaw::StoppedFirst);
        }
        let plain = Count::new(self.clock.table, start, limit);
        let paused = self.counted(start, limit);
        let at = stop.unwrap_or(self.clock.as_of);
        let arrival = (self.lead.id.clone(), self.lead.round);
        let excuse = || self.excuses.over_cap.contains(&arrival).then_some(Excuse::OverCap);
        match (stop, plain.over(at), paused.over(at)) {
            (Some(_), None, _) => Judgment::Met,
            (None, _, None) => Judgment::Pending { due: paused.due() },
            (Some(_), Some(_), None) => Judgment::Excused(self.excuses.pause_within(self.lead, start, at)),
            (stop, _, Some(by)) => match (excuse(), stop) {
                (Some(excuse), _) => Judgment::Excused(excuse),
                (None, Some(_)) => Judgment::Late { by: Shortfall::Time(by) },
                (None, None) => Judgment::OverdueOpen { by },
            },
        }
    }
}

#[cfg(test)]
mod tests;
