//! Marketing's volume: leads per product and month against the promise, and the share that Sales accepts.

use super::{Clock, Lead, Occurrence, said};
use crate::{
    capacity::Ratio,
    domain::{event::Event, limit::Share, sla::Volume},
    text::fold,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Its year.
    pub year: i16,
    /// Its number, from 1.
    pub month: i8,
}

impl Month {
    /// The month of a date.
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { month: self.month + 1, ..self }
        }
    }
}

/// How a month's promise for one product stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivered {
    /// As many as promised, or more.
    Kept,
    /// The month is over and so many are missing.
    Short(u32),
    /// The month goes on and so many are missing.
    Running(u32),
}

/// One product in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The product, as the promise names it.
    pub product: String,
    /// The month.
    pub month: Month,
    /// Leads promised.
    pub promised: u32,
    /// Leads delivered.
    pub delivered: u32,
    /// How it stands.
    pub stands: Delivered,
}

/// Every promised product in every whole month from the first in force to that of the as-of instant; a month in
/// which nothing came is in it. Without a first day of force it begins with the first delivery.
pub fn deliveries(clause: &Volume, leads: &[Lead], clock: &Clock<'_>) -> Vec<Delivery> {
    let stops = said(clause.measure.clock_stops.as_ref(), Event::Created);
    let mut counts: BTreeMap<(String, Month), u32> = BTreeMap::new();
    for lead in leads {
        if let Some(date) = first(lead, &stops, clock).map(|occurrence| clock.table.date(occurrence.at)) {
            *counts.entry((fold(&lead.product), Month::of(date))).or_default() += 1;
        }
    }
    let begins = clock.from.map(|from| {
        let month = Month::of(from);
        if from.day() == 1 { month } else { month.next() }
    });
    let earliest = counts.keys().map(|(_, month)| *month).min();
    let (Some(begins), last) = (begins.or(earliest), Month::of(clock.table.date(clock.as_of))) else {
        return Vec::new();
    };
    let months =
        std::iter::successors(Some(begins), |month| Some(month.next())).take_while(|month| *month <= last);
    let mut all = Vec::new();
    for month in months {
        for row in &clause.products {
            let Some(promised) = row.leads else { continue };
            let delivered = counts.get(&(fold(&row.product), month)).copied().unwrap_or(0);
            let stands = match promised.saturating_sub(delivered) {
                0 => Delivered::Kept,
                missing if month == last => Delivered::Running(missing),
                missing => Delivered::Short(missing),
            };
            all.push(Delivery { product: row.product.clone(), month, promised, delivered, stands });
        }
    }
    all
}

/// The first time an event is known to have happened to a lead.
fn first<'a>(lead: &'a Lead, event: &Event, clock: &Clock<'_>) -> Option<&'a Occurrence> {
    let known = lead.events.iter().filter(|occurrence| occurrence.at <= clock.as_of);
    known.filter(|occurrence| event.covers(&occurrence.event)).min_by_key(|occurrence| occurrence.at)
}

/// How many of the leads on which Sales decided it took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Acceptance {
    /// Leads taken.
    pub accepted: u32,
    /// Leads taken or sent back.
    pub decided: u32,
}

impl Acceptance {
    /// The share that was taken, exactly; none before the first decision.
    pub fn share(self) -> Option<Ratio> {
        Ratio::new(self.accepted.into(), self.decided.into())
    }

    /// Whether it is as large as promised.
    pub fn keeps(self, promised: Share) -> Option<bool> {
        let promised = Ratio::new(promised.0.into(), 10_000)?;
        Some(self.share()? >= promised)
    }
}

/// What Sales took per product and month of its first decision, by the products' folded names.
pub fn acceptance(leads: &[Lead], clock: &Clock<'_>) -> BTreeMap<(String, Month), Acceptance> {
    let mut all: BTreeMap<(String, Month), Acceptance> = BTreeMap::new();
    for lead in leads {
        let Some(decision) = first(lead, &Event::Decided, clock) else { continue };
        let date = clock.table.date(decision.at);
        if clock.from.is_some_and(|from| date < from) {
            continue;
        }
        let row = all.entry((fold(&lead.product), Month::of(date))).or_default();
        row.decided += 1;
        row.accepted += u32::from(decision.event == Event::Accepted);
    }
    all
}
