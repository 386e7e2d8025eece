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

/// More days than any calendar covers; a file may hold a limit that nobody could have typed.
const MOST_DAYS: i32 = 1_000_000;

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
        let mut counted = Self { pauses: Vec::new(), ..*self };
        for stretch in apart.into_iter().filter(|(_, until)| *until > self.start) {
            // A day that is already too late would count as none if an outage that begins on it could excuse it.
            if counted.is_in_days() && counted.due().is_some_and(|due| stretch.0 >= due) {
                break;
            }
            counted.pauses.push(stretch);
        }
        counted
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
        self.paused_due(self.allowed())
    }

    /// The first instant by which a share of the limit has gone by: of whole days the begun one does not count.
    pub(super) fn share_due(&self, basis_points: u32) -> Option<Instant> {
        let part = self.allowed().saturating_mul(i64::from(basis_points));
        let whole = 10_000;
        let amount = match self.limit.unit {
            LimitUnit::OpenMinutes | LimitUnit::BusinessHours => {
                part.div_euclid(whole) + i64::from(part % whole > 0)
            }
            LimitUnit::BusinessDays | LimitUnit::CalendarDays => part.div_euclid(whole),
        };
        self.paused_due(amount)
    }

    /// When an amount has gone by: each pause that begins before then puts it off by all of itself.
    fn paused_due(&self, amount: i64) -> Option<Instant> {
        let mut due = self.due_after(amount)?;
        for (place, (from, until)) in self.pauses.iter().enumerate() {
            if amount == 0 || *from >= due {
                break;
            }
            let longer = amount.saturating_add(self.paused_by(&self.pauses[..=place], *until));
            due = self.due_after(longer)?;
        }
        Some(due)
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
                let days = i32::try_from(amount).ok().filter(|days| *days <= MOST_DAYS)?;
                self.table.end_of(first.plus_days(days).0)
            }
        }
    }

    fn is_in_days(&self) -> bool {
        matches!(self.limit.unit, LimitUnit::BusinessDays | LimitUnit::CalendarDays)
    }

    /// What of the elapsed does not count.
    fn paused_until(&self, at: Instant) -> i64 {
        self.paused_by(&self.pauses, at)
    }

    /// Open seconds of pauses up to an instant, or the days they touch after day 0.
    fn paused_by(&self, pauses: &[(Instant, Instant)], at: Instant) -> i64 {
        let within = pauses.iter().map(|(from, until)| ((*from).max(self.start), (*until).min(at)));
        let within = within.filter(|(from, until)| from < until);
        if self.is_in_days() {
            return self.days_touched(within);
        }
        within.map(|(from, until)| self.table.between(from, until)).sum()
    }

    /// How many of the days that the limit counts lie in these stretches, each day once.
    fn days_touched(&self, stretches: impl Iterator<Item = (Instant, Instant)>) -> i64 {
        let (mut days, mut counted_to) = (0, self.start);
        for (from, until) in stretches {
            let last = Instant::from_second(until.second() - 1).unwrap_or(from);
            let date = self.table.date(from);
            let before = if date > self.table.date(counted_to) {
                self.elapsed(from) - i64::from(self.counts(date))
            } else {
                self.elapsed(counted_to)
            };
            days += self.elapsed(last) - before;
            counted_to = last;
        }
        days
    }

    /// Whether a date is one that the limit counts.
    fn counts(&self, date: Date) -> bool {
        self.limit.unit == LimitUnit::CalendarDays || self.table.is_business_day(date)
    }
}
