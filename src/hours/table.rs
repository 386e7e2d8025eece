//! A calendar compiled for counting: one row per day of UTC, so that open time is two look-ups and a few clamps.
//!
//! Local opening times became instants once, while compiling; nothing here asks a zone when the clock changes.
//! It must not change after it was made: a calendar that is edited is compiled anew.

mod compile;
mod row;

use crate::hours::{
    calendar::Calendar,
    clock_change::wall,
    instant::{DAY, Instant},
    offsets::{Offsets, date_of, day_of},
};
use jiff::civil::{Date, DateTime};
use row::{Row, Spill};

/// Local dates before the first day of UTC that a zone west of it still reads.
const DAYS_BEFORE: i64 = 1;

/// When a calendar is open, from 1970 to 2099, ready to be counted.
#[derive(Clone, Debug)]
pub struct Table {
    calendar: Calendar,
    offsets: Offsets,
    rows: Vec<Row>,
    spill: Spill,
    /// Business days up to each local date, that date included; the first is the day before 1970.
    business: Vec<u32>,
    /// Open seconds of the whole table.
    total: u32,
}

impl Table {
    /// Compiles a calendar.
    pub fn new(calendar: Calendar) -> Self {
        compile::table(calendar)
    }

    /// The calendar it was made of.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Open seconds in `[from, to)`; negative when `to` comes first.
    #[inline]
    pub fn between(&self, from: Instant, to: Instant) -> i64 {
        i64::from(self.open_before(to)) - i64::from(self.open_before(from))
    }

    /// The earliest instant by which the office was open for so many seconds since `from`; none before 2100, none.
    pub fn due(&self, from: Instant, seconds: u64) -> Option<Instant> {
        if seconds == 0 {
            return Some(from);
        }
        let target = u64::from(self.open_before(from)).checked_add(seconds)?;
        let target = u32::try_from(target).ok().filter(|target| *target <= self.total)?;
        // The last row before whose midnight the target was not reached yet.
        let index = self.rows.partition_point(|row| row.before < target) - 1;
        let mut left = target - self.rows[index].before;
        for (opens, closes) in self.rows[index].intervals(&self.spill) {
            if left <= closes - opens {
                return Some(Instant::of_count(index as u32 * DAY as u32 + opens + left));
            }
            left -= closes - opens;
        }
        None
    }

    /// The next instant at which the office is open, `from` itself if it is open then; none before 2100, none.
    pub fn opens(&self, from: Instant) -> Option<Instant> {
        // The first open second after `from` begins one second before it is over.
        self.due(from, 1).map(|over| Instant::of_count(over.count() - 1))
    }

    /// Business days in `(date of from, date of to]`; negative when `to` comes first.
    pub fn business_days(&self, from: Instant, to: Instant) -> i64 {
        i64::from(self.business[self.place(to)]) - i64::from(self.business[self.place(from)])
    }

    /// The date that ends so many business days after the date of `from`, which is day 0 even when closed.
    pub fn due_date(&self, from: Instant, days: u32) -> Option<Date> {
        if days == 0 {
            return Some(self.date(from));
        }
        let target = self.business[self.place(from)].checked_add(days)?;
        let place = self.business.partition_point(|count| *count < target);
        (place < self.business.len()).then(|| date_of(place as i64 - DAYS_BEFORE))
    }

    /// Whether a response came within so many open seconds; on the limit is within.
    pub fn is_within(&self, start: Instant, response: Instant, seconds: u64) -> bool {
        i64::try_from(seconds).is_ok_and(|seconds| self.between(start, response) <= seconds)
    }

    /// Whether a response came within so many business days; the whole last day counts.
    pub fn is_within_days(&self, start: Instant, response: Instant, days: u32) -> bool {
        self.business_days(start, response) <= i64::from(days)
    }

    /// The date on the wall at an instant.
    pub fn date(&self, at: Instant) -> Date {
        date_of(self.offsets.day(at.second()))
    }

    /// What the clock on the wall reads at an instant.
    pub fn wall(&self, at: Instant) -> DateTime {
        wall(at, self.offsets.around(at.second()).offset)
    }

    /// The instant at which a local date is over; none for a date that is not covered.
    pub fn end_of(&self, date: Date) -> Option<Instant> {
        let midnight = date.tomorrow().ok()?.to_zoned(self.calendar.zone().clone()).ok()?;
        Instant::try_from(midnight.timestamp()).ok()
    }

    /// Whether the office really opens on a date: one whose opening times the clock skips is no business day.
    pub fn is_business_day(&self, date: Date) -> bool {
        let up_to =
            |day: i64| usize::try_from(day + DAYS_BEFORE).ok().and_then(|place| self.business.get(place));
        let day = day_of(date);
        up_to(day).is_some_and(|count| *count > up_to(day - 1).copied().unwrap_or(0))
    }

    /// Open stretches within `[from, to)` in seconds since 1970, in order, apart from each other.
    pub(super) fn stretches(&self, from: Instant, to: Instant) -> Vec<(u32, u32)> {
        let (from, to) = (from.count(), to.count());
        let mut stretches: Vec<(u32, u32)> = Vec::new();
        let days = from / DAY as u32..=to / DAY as u32;
        for (day, row) in days.clone().zip(&self.rows[*days.start() as usize..]) {
            for (opens, closes) in row.intervals(&self.spill) {
                let midnight = day * DAY as u32;
                let (opens, closes) = ((midnight + opens).max(from), (midnight + closes).min(to));
                match stretches.last_mut() {
                    _ if opens >= closes => {}
                    Some(last) if last.1 == opens => last.1 = closes,
                    _ => stretches.push((opens, closes)),
                }
            }
        }
        stretches
    }

    pub(super) fn offsets(&self) -> &Offsets {
        &self.offsets
    }

    /// Open seconds from the beginning of the table to an instant.
    #[inline]
    fn open_before(&self, at: Instant) -> u32 {
        let (day, second) = (at.count() / DAY as u32, at.count() % DAY as u32);
        self.rows[day as usize].open_before(second, &self.spill)
    }

    fn place(&self, at: Instant) -> usize {
        (self.offsets.day(at.second()) + DAYS_BEFORE) as usize
    }
}

#[cfg(test)]
mod tests;
