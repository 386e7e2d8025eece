//! Counting a limit from an instant on: how far it is passed, and when it is over. The table counts; while an excuse
//! holds, nothing counts.

use super::Overrun;
use crate::{
    domain::{
        limit::{Limit, LimitUnit},
        moment::Day,
    },
    hours::{Instant, Table},
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A limit counted from an instant on.
pub(super) struct Count<'a> {
    table: &'a Table,
    start: Instant,
    limit: Limit,
    /// Stretches that do not count, in order and apart.
    pauses: Vec<(Instant, Instant)>,
}

impl<'a> Count<'a> {
    pub(super) fn new(table: &'a Table, start: Instant, limit: Limit) -> Self {
        Self { table, start, limit, pauses: Vec::new() }
    }

    /// The same with stretches that do not count, in any order.
    pub(super) fn paused(&self, pauses: &[(Instant, Instant)]) -> Self {
        let mut sorted: Vec<_> = pauses.iter().copied().filter(|(from, until)| from < until).collect();
        sorted.sort_unstable();
        let mut apart: Vec<(Instant, Instant)> = Vec::new();
        for (from, until) in sorted {
            match apart.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(until),
                _ => apart.push((from, until)),
            }
        }
        Self { pauses: apart, ..*self }
    }

    /// By how much the limit is passed at an instant; none while it is kept.
    pub(super) fn over(&self, at: Instant) -> Option<Overrun> {
        let over = u64::try_from(self.elapsed(at) - self.paused_until(at) - self.allowed());
        let over = over.ok().filter(|over| *over > 0)?;
        Some(match self.limit.unit {
            LimitUnit::OpenMinutes | LimitUnit::BusinessHours => Overrun::OpenSeconds(over),
            LimitUnit::BusinessDays => Overrun::BusinessDays(over),
            LimitUnit::CalendarDays => Overrun::CalendarDays(over),
        })
    }

    /// Whether the whole limit has gone by.
    pub(super) fn has_passed(&self, at: Instant) -> bool {
        self.elapsed(at) >= self.allowed()
    }

    /// When the limit is over; none if the office never opens for that long.
    pub(super) fn due(&self) -> Option<Instant> {
        let mut allowed = self.allowed();
        loop {
            let due = self.due_after(allowed)?;
            let longer = self.allowed() + self.paused_until(due);
            if longer <= allowed {
                return Some(due);
            }
            allowed = longer;
        }
    }

    /// The first instant by which a share of the limit has gone by: of whole days the begun one does not count.
    pub(super) fn share_due(&self, basis_points: u32) -> Option<Instant> {
        let part = self.allowed() * i64::from(basis_points);
        let whole = 10_000;
        let amount = match self.limit.unit {
            LimitUnit::OpenMinutes | LimitUnit::BusinessHours => {
                part.div_euclid(whole) + i64::from(part % whole > 0)
            }
            LimitUnit::BusinessDays | LimitUnit::CalendarDays => part.div_euclid(whole),
        };
        self.due_after(amount)
    }

    /// What has gone by, in seconds or days as the limit is counted.
    fn elapsed(&self, at: Instant) -> i64 {
        match self.limit.unit {
            LimitUnit::OpenMinutes | LimitUnit::BusinessHours => self.table.between(self.start, at),
            LimitUnit::BusinessDays => self.table.business_days(self.start, at),
            LimitUnit::CalendarDays => {
                i64::from(Day(self.table.date(at)).days_since(Day(self.table.date(self.start))))
            }
        }
    }

    fn allowed(&self) -> i64 {
        let amount = i64::from(self.limit.amount);
        match self.limit.unit {
            LimitUnit::OpenMinutes => amount * 60,
            LimitUnit::BusinessHours => amount * 3600,
            LimitUnit::BusinessDays | LimitUnit::CalendarDays => amount,
        }
    }

    fn due_after(&self, amount: i64) -> Option<Instant> {
        match self.limit.unit {
            LimitUnit::OpenMinutes | LimitUnit::BusinessHours => {
                self.table.due(self.start, u64::try_from(amount).ok()?)
            }
            LimitUnit::BusinessDays => {
                self.table.end_of(self.table.due_date(self.start, u32::try_from(amount).ok()?)?)
            }
            LimitUnit::CalendarDays => {
                let first = Day(self.table.date(self.start));
                self.table.end_of(first.plus_days(i32::try_from(amount).ok()?).0)
            }
        }
    }

    /// What of the elapsed does not count: open seconds of the pauses, or the days they touch after day 0.
    fn paused_until(&self, at: Instant) -> i64 {
        let within = self.pauses.iter().map(|(from, until)| ((*from).max(self.start), (*until).min(at)));
        let within = within.filter(|(from, until)| from < until);
        match self.limit.unit {
            LimitUnit::OpenMinutes | LimitUnit::BusinessHours => {
                within.map(|(from, until)| self.table.between(from, until)).sum()
            }
            LimitUnit::BusinessDays | LimitUnit::CalendarDays => {
                let days: BTreeSet<Date> =
                    within.flat_map(|(from, until)| self.days_touched(from, until)).collect();
                days.len() as i64
            }
        }
    }

    /// The dates from one instant to before another that the limit counts.
    fn days_touched(&self, from: Instant, until: Instant) -> Vec<Date> {
        let before = Instant::from_second(until.second() - 1).unwrap_or(from);
        let (first, last) = (Day(self.table.date(from)), Day(self.table.date(before)));
        let counts = |date: &Date| {
            let business = self.limit.unit == LimitUnit::CalendarDays || self.table.is_business_day(*date);
            business && *date > self.table.date(self.start)
        };
        (0..=last.days_since(first)).map(|days| first.plus_days(days).0).filter(counts).collect()
    }
}
