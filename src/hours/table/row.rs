//! One day of UTC in a table: what was open before it, and when it is open. Must not know which day it is.

use std::ops::Range;

/// Intervals that a row holds itself; what a calendar has beyond them goes to the spill list.
const HELD: usize = 4;

/// Intervals of days that have more of them than a row holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spill(Vec<(u32, u32)>);

/// One day of UTC in one line of the processor's cache; intervals it does not use are empty.
#[repr(C, align(64))]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Open seconds of all days before.
    pub(super) before: u32,
    /// Signed, because minima of signed numbers are cheap on every processor.
    opens: [i32; HELD],
    closes: [i32; HELD],
    spilled: Range<u32>,
}

impl Row {
    /// Adds an interval that begins after all others; days must be filled one after the other.
    pub(super) fn push(&mut self, (opens, closes): (u32, u32), spill: &mut Spill) {
        if let Some(free) = self.closes.iter().position(|closes| *closes == 0) {
            (self.opens[free], self.closes[free]) = (opens as i32, closes as i32);
            return;
        }
        if self.spilled.is_empty() {
            let end = spill.0.len() as u32;
            self.spilled = end..end;
        }
        spill.0.push((opens, closes));
        self.spilled.end += 1;
    }

    /// Open seconds of all days before and of this one up to a second of it.
    #[inline]
    pub(super) fn open_before(&self, second: u32, spill: &Spill) -> u32 {
        let at = second as i32;
        // Four sums that do not wait for each other: the processor takes them at once, so that asking first how many
        // of them there are would cost more than it saves.
        let held: [i32; HELD] =
            std::array::from_fn(|place| at.min(self.closes[place]) - at.min(self.opens[place]));
        let open = self.before + ((held[0] + held[1]) + (held[2] + held[3])) as u32;
        if self.spilled.is_empty() { open } else { open + self.open_beyond(second, spill) }
    }

    /// Few calendars come here: kept out of the way of all others.
    #[cold]
    fn open_beyond(&self, second: u32, spill: &Spill) -> u32 {
        self.beyond(spill).iter().map(|(opens, closes)| second.min(*closes) - second.min(*opens)).sum()
    }

    /// The intervals of the day in order, none of them empty.
    pub(super) fn intervals<'a>(&'a self, spill: &'a Spill) -> impl Iterator<Item = (u32, u32)> + 'a {
        let held = self.opens.iter().zip(&self.closes).filter(|(_, closes)| **closes > 0);
        held.map(|(opens, closes)| (*opens as u32, *closes as u32)).chain(self.beyond(spill).iter().copied())
    }

    fn beyond<'a>(&self, spill: &'a Spill) -> &'a [(u32, u32)] {
        &spill.0[self.spilled.start as usize..self.spilled.end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_one_line_of_the_cache() {
        assert_eq!((size_of::<Row>(), align_of::<Row>()), (64, 64));
    }

    #[test]
    fn intervals_beyond_four_are_counted_too() {
        let (mut row, mut spill) = (Row::default(), Spill(vec![(1, 2)]));
        let intervals: Vec<(u32, u32)> = (0..7).map(|hour| (hour * 3600, hour * 3600 + 600)).collect();
        for interval in &intervals {
            row.push(*interval, &mut spill);
        }
        assert_eq!(row.intervals(&spill).collect::<Vec<_>>(), intervals);
        row.before = 1000;
        assert_eq!(row.open_before(0, &spill), 1000);
        assert_eq!(row.open_before(5 * 3600 + 60, &spill), 1000 + 5 * 600 + 60);
        assert_eq!(row.open_before(86_399, &spill), 1000 + 7 * 600);
    }
}
