//! How an amount of open time comes about, interval by interval: what is shown beside every deadline, as data.
//!
//! The pieces add up to what was counted. It must not choose words, nor leave anything out because it is long.

use crate::hours::{
    clock_change::Touched,
    instant::{DAY, Instant},
    offsets::{date_of, day_of},
    table::Table,
};
use jiff::civil::Date;

/// What was counted between two instants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// Where counting began.
    pub from: Instant,
    /// Where it ended.
    pub to: Instant,
    /// Open and closed pieces in the order of time.
    pub pieces: Vec<Piece>,
    /// Opening times of these pieces that a clock change makes longer or shorter.
    pub touched: Vec<Touched>,
}

/// A piece of a derivation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Open time of one date.
    Open(Open),
    /// Dates without any.
    Closed(Closed),
}

/// Open time of one local date without a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// The local date.
    pub date: Date,
    /// Seconds from midnight that the wall clock reads at its beginning.
    pub from: u32,
    /// Seconds from midnight that the wall clock reads at its end, 86400 for 24:00.
    pub to: u32,
    /// Its beginning.
    pub opens: Instant,
    /// Its end.
    pub closes: Instant,
}

impl Open {
    /// Its length, in real seconds.
    pub fn seconds(&self) -> i64 {
        self.closes.second() - self.opens.second()
    }
}

/// Dates in a row that are closed for the same reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The first of them.
    pub first: Date,
    /// The last of them.
    pub last: Date,
    /// Why nothing of them counts.
    pub why: Why,
}

/// Why nothing of a date counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The week has no opening times for it.
    Week,
    /// It is a holiday.
    Holiday,
    /// It has opening times of its own: none.
    Special,
    /// It has opening times, but all of them before counting began or after it ended.
    Outside,
    /// It has opening times, but the clock skipped them all.
    Skipped,
}

impl Derivation {
    /// What the pieces add up to, in seconds.
    pub fn seconds(&self) -> i64 {
        self.open().map(Open::seconds).sum()
    }

    /// The open pieces.
    pub fn open(&self) -> impl Iterator<Item = &Open> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Open(open) => Some(open),
            Piece::Closed(_) => None,
        })
    }
}

impl Table {
    /// How the open time in `[from, to)` comes about; the earlier instant may be given second.
    pub fn derive(&self, from: Instant, to: Instant) -> Derivation {
        let (from, to) = (from.min(to), from.max(to));
        let mut open = Vec::new();
        for (opens, closes) in self.stretches(from, to) {
            self.cut(opens, closes, &mut open);
        }
        // A piece ends where readings are skipped, or begins where they come again.
        let counted = |touched: &Touched| {
            open.iter().any(|open| (open.opens..=open.closes).contains(&touched.change.at))
        };
        let touched = self.touched(from, to).into_iter().filter(counted).collect();
        Derivation { from, to, pieces: self.with_closed(from, to, &open), touched }
    }

    /// A stretch cut at each local midnight.
    fn cut(&self, opens: u32, closes: u32, open: &mut Vec<Open>) {
        let (mut at, closes) = (i64::from(opens), i64::from(closes));
        let mut fresh = true;
        while at < closes {
            let even = self.offsets().around(at);
            let day = (at + even.offset).div_euclid(DAY);
            let midnight = day * DAY - even.offset;
            let end = closes.min(even.until).min(midnight + DAY);
            let (from, to) = ((at - midnight) as u32, (end - midnight) as u32);
            let (date, ends) = (date_of(day), Instant::of_count(end as u32));
            match open.last_mut() {
                // The clock changed within opening times.
                Some(last) if !fresh && last.date == date => (last.to, last.closes) = (to, ends),
                _ => open.push(Open { date, from, to, opens: Instant::of_count(at as u32), closes: ends }),
            }
            (at, fresh) = (end, false);
        }
    }

    /// The open pieces with the closed dates before, between and behind them.
    fn with_closed(&self, from: Instant, to: Instant, open: &[Open]) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(open.len());
        let mut next = self.offsets().day(from.second());
        for one in open {
            let day = day_of(one.date);
            self.close(next..day, &mut pieces);
            pieces.push(Piece::Open(*one));
            next = next.max(day + 1);
        }
        // Nothing of a date counts that only begins where counting ends.
        let last = if from == to { to.second() } else { to.second() - 1 };
        self.close(next..self.offsets().day(last) + 1, &mut pieces);
        pieces
    }

    fn close(&self, days: std::ops::Range<i64>, pieces: &mut Vec<Piece>) {
        for date in days.map(date_of) {
            let why = self.why_closed(date);
            match pieces.last_mut() {
                Some(Piece::Closed(run)) if run.why == why => run.last = date,
                _ => pieces.push(Piece::Closed(Closed { first: date, last: date, why })),
            }
        }
    }

    fn why_closed(&self, date: Date) -> Why {
        let calendar = self.calendar();
        if !calendar.opens_on(date).is_empty() {
            if self.is_business_day(date) { Why::Outside } else { Why::Skipped }
        } else if calendar.overrides().contains_key(&date) {
            Why::Special
        } else if calendar.holidays().contains(&date) && !calendar.usual(date.weekday()).is_empty() {
            Why::Holiday
        } else {
            Why::Week
        }
    }
}

#[cfg(test)]
mod tests;
