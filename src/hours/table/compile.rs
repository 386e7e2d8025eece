//! Local opening times made into instants: the one place where clock changes are met.
//!
//! The office is open at an instant if the wall clock reads inside an interval of that date. Within a stretch of time
//! whose offset does not change that is an intersection, so that a reading that is skipped opens nothing and one that
//! comes twice opens twice.

use super::{
    DAYS_BEFORE, Table,
    row::{Row, Spill},
};
use crate::hours::{
    calendar::Calendar,
    instant::{DAY, DAYS},
    offsets::{Even, Offsets, date_of},
};

/// Compiles a calendar.
pub(super) fn table(calendar: Calendar) -> Table {
    let offsets = Offsets::of(calendar.zone());
    let mut open = Open { stretches: Vec::new(), business: vec![0; DAYS + 1 + 2 * DAYS_BEFORE as usize] };
    for even in offsets.all() {
        open.add(&calendar, *even);
    }
    let (rows, spill, total) = rows(&open.stretches);
    let mut business = open.business;
    let mut count = 0;
    for day in &mut business {
        count += *day;
        *day = count;
    }
    Table { calendar, offsets, rows, spill, business, total }
}

/// What has been found open so far.
struct Open {
    /// Seconds since 1970, in order and apart from each other.
    stretches: Vec<(u32, u32)>,
    /// 1 for each local date that really has an open second, 0 for all others.
    business: Vec<u32>,
}

impl Open {
    fn add(&mut self, calendar: &Calendar, even: Even) {
        let first = (even.from + even.offset).div_euclid(DAY);
        let last = (even.until - 1 + even.offset).div_euclid(DAY);
        for day in first..=last {
            let midnight = day * DAY - even.offset;
            for interval in calendar.opens_on(date_of(day)) {
                let opens = midnight + i64::from(interval.opens()) * 60;
                let closes = midnight + i64::from(interval.closes()) * 60;
                let (opens, closes) = (opens.max(even.from), closes.min(even.until));
                if opens < closes {
                    self.business[(day + DAYS_BEFORE) as usize] = 1;
                    self.push(opens as u32, closes as u32);
                }
            }
        }
    }

    fn push(&mut self, opens: u32, closes: u32) {
        match self.stretches.last_mut() {
            Some(last) if last.1 == opens => last.1 = closes,
            _ => self.stretches.push((opens, closes)),
        }
    }
}

/// The stretches cut at each midnight of UTC, what was open before each, and how much is open altogether.
fn rows(stretches: &[(u32, u32)]) -> (Vec<Row>, Spill, u32) {
    let day_length = DAY as u32;
    // One row more than days, so that the end of the table has one too.
    let mut rows = vec![Row::default(); DAYS + 1];
    let mut spill = Spill::default();
    for &(mut opens, closes) in stretches {
        while opens < closes {
            let day = opens / day_length;
            let midnight = day * day_length;
            let until = closes.min(midnight + day_length);
            rows[day as usize].push((opens - midnight, until - midnight), &mut spill);
            opens = until;
        }
    }
    let mut total = 0;
    for row in &mut rows {
        row.before = total;
        total += row.intervals(&spill).map(|(opens, closes)| closes - opens).sum::<u32>();
    }
    (rows, spill, total)
}
