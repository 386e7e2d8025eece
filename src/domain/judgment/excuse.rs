//! What excuses a miss: absence and outages, given as stretches of time, and leads above the cap.
//! Whether something excuses at all is agreed by people; here it is data.

use super::{Clock, Lead};
use crate::{
    domain::{
        event::Event,
        moment::Day,
        sla::{Cap, Per},
    },
    hours::Instant,
    text::fold,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Why a miss is excused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Excuse {
    /// More leads came than the promises hold for.
    OverCap,
    /// It would have been kept without this absence or outage.
    Pause(String),
}

/// A stretch of time that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Its first instant.
    pub from: Instant,
    /// The first instant after it.
    pub until: Instant,
    /// Whose leads wait; none for everybody's.
    pub owner: Option<String>,
    /// Its name: "CRM outage".
    pub why: String,
}

/// Everything that excuses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excuses {
    /// Absences and outages.
    pub pauses: Vec<Pause>,
    /// The ids of leads that came above the cap, each with the round in which it did.
    pub over_cap: BTreeSet<(String, u32)>,
}

impl Excuses {
    /// The stretches that do not count for a lead.
    pub(super) fn pauses_of(&self, lead: &Lead) -> Vec<(Instant, Instant)> {
        self.of(lead).map(|pause| (pause.from, pause.until)).collect()
    }

    /// The first excuse for a lead between two instants.
    pub(super) fn pause_within(&self, lead: &Lead, start: Instant, end: Instant) -> Excuse {
        let mut within: Vec<&Pause> =
            self.of(lead).filter(|pause| pause.from < end && pause.until > start).collect();
        within.sort_by_key(|pause| pause.from);
        Excuse::Pause(within.first().map_or_else(String::new, |pause| pause.why.clone()))
    }

    fn of(&self, lead: &Lead) -> impl Iterator<Item = &Pause> + use<'_> {
        let lead = fold(&lead.owner);
        self.pauses.iter().filter(move |pause| pause.owner.as_ref().is_none_or(|owner| fold(owner) == lead))
    }
}

/// The ids and rounds of the leads that came above the cap: in each week or month those after the last one it allows,
/// in the order in which the event happened to them. Leads from before the promises held fill no cap.
pub fn over_cap(cap: Cap, leads: &[Lead], event: &Event, clock: &Clock<'_>) -> BTreeSet<(String, u32)> {
    let mut arrivals: Vec<(Instant, &str, u32)> = Vec::new();
    for lead in leads {
        let times = lead.events.iter().filter(|occurrence| event.covers(&occurrence.event));
        arrivals
            .extend(times.map(|occurrence| occurrence.at).min().map(|at| (at, lead.id.as_str(), lead.round)));
    }
    arrivals.sort_unstable();
    let mut counts: BTreeMap<Date, u32> = BTreeMap::new();
    let mut over = BTreeSet::new();
    for (at, id, round) in arrivals.into_iter().filter(|(at, ..)| *at <= clock.as_of) {
        let date = clock.table.date(at);
        if clock.from.is_some_and(|from| date < from) {
            continue;
        }
        let count = counts.entry(period(date, cap.per)).or_default();
        *count += 1;
        if *count > cap.leads {
            over.insert((id.to_owned(), round));
        }
    }
    over
}

/// The first day of the week or month of a date.
fn period(date: Date, per: Per) -> Date {
    match per {
        Per::Month => date.first_of_month(),
        Per::Week => Day(date).plus_days(-i32::from(date.weekday().to_monday_zero_offset())).0,
    }
}
