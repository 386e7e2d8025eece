//! Which days a rhythm names. Periods are counted from the series' start, so that asking from a later day
//! never changes which weeks or months are meant; must not walk a series from its start.

use crate::domain::{moment::Day, rhythm::Rhythm};
use jiff::civil::{Date, Weekday};

impl Rhythm {
    /// The first `count` days of the series begun at `start` that fall on or after both `start` and `from`;
    /// fewer only where the calendar ends.
    pub fn dates(self, start: Day, from: Day, count: usize) -> Vec<Day> {
        let earliest = start.max(from);
        let first = self.period_of(start, earliest);
        (first..)
            .map_while(|period| self.days_in_period(start, period))
            .flatten()
            .filter(|day| *day >= earliest)
            .take(count)
            .collect()
    }

    /// The number of the period `day` stands in, counted from the one `start` stands in.
    fn period_of(self, start: Day, day: Day) -> i32 {
        match self {
            Self::Weekly { every, .. } => {
                day.days_since(monday_of(start)).div_euclid(7 * i32::from(every.get()))
            }
            Self::MonthlyOn { every, .. }
            | Self::MonthlyWeekday { every, .. }
            | Self::LastWorkingDay { every } => {
                (months_of(day) - months_of(start)).div_euclid(i32::from(every.get()))
            }
        }
    }

    /// The days of one period: one, or none in a month without it; `None` after the end of the calendar.
    fn days_in_period(self, start: Day, period: i32) -> Option<impl Iterator<Item = Day>> {
        let date = match self {
            Self::Weekly { every, weekday } => Some(weekday_at(start, period, every.get(), weekday)?),
            Self::MonthlyOn { every, day } => {
                let month = month_at(start, period, every.get())?;
                Date::new(month.year(), month.month(), day.number().cast_signed()).ok()
            }
            Self::MonthlyWeekday { every, nth, weekday } => {
                month_at(start, period, every.get())?.nth_weekday_of_month(nth.number(), weekday).ok()
            }
            Self::LastWorkingDay { every } => Some(last_working_day(month_at(start, period, every.get())?)),
        };
        Some(date.map(Day).into_iter())
    }
}

fn monday_of(day: Day) -> Day {
    day.plus_days(-i32::from(day.0.weekday().to_monday_zero_offset()))
}

fn weekday_at(start: Day, period: i32, every: u8, weekday: Weekday) -> Option<Date> {
    let days = period.checked_mul(7 * i32::from(every))?;
    let offset = i32::from(weekday.to_monday_zero_offset());
    let span = jiff::Span::new().try_days(days.checked_add(offset)?).ok()?;
    monday_of(start).0.checked_add(span).ok()
}

fn last_working_day(month: Date) -> Date {
    let last = Day(month.last_of_month());
    let back = match last.0.weekday() {
        Weekday::Saturday => 1,
        Weekday::Sunday => 2,
        _ => 0,
    };
    last.plus_days(-back).0
}

/// Months since the year 0.
fn months_of(day: Day) -> i32 {
    i32::from(day.0.year()) * 12 + i32::from(day.0.month()) - 1
}

/// The first day of the month that opens a period.
fn month_at(start: Day, period: i32, every: u8) -> Option<Date> {
    let months = months_of(start).checked_add(period.checked_mul(i32::from(every))?)?;
    let year = i16::try_from(months.div_euclid(12)).ok()?;
    Date::new(year, (months.rem_euclid(12) + 1) as i8, 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rhythm::testing::any_rhythm;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn listed(rule: &str, start: &str, from: &str, count: usize) -> String {
        let rhythm = Rhythm::from_rule(rule).unwrap();
        let days = rhythm.dates(day(start), day(from), count);
        days.iter().map(|day| day.iso()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_first_tuesday_of_every_month() {
        let start = "2026-01-06";
        let all = "2026-01-06 2026-02-03 2026-03-03 2026-04-07 2026-05-05 2026-06-02";
        assert_eq!(listed("FREQ=MONTHLY;BYDAY=1TU", start, start, 6), all);
    }

    #[test]
    fn the_second_thursday_of_every_quarter() {
        let rule = "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH";
        let later = "2026-04-09 2026-07-09 2026-10-08 2027-01-14";
        assert_eq!(listed(rule, "2026-01-08", "2026-01-08", 5), format!("2026-01-08 {later}"));
        assert_eq!(listed(rule, "2026-01-08", "2026-01-09", 4), later);
        assert_eq!(listed(rule, "2026-01-20", "2026-01-20", 4), later);
    }

    #[test]
    fn day_31_skips_short_months() {
        let all = "2026-01-31 2026-03-31 2026-05-31 2026-07-31";
        assert_eq!(listed("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-01", "2026-01-01", 4), all);
    }

    #[test]
    fn a_day_that_never_comes_ends_with_the_calendar() {
        assert_eq!(listed("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30", "2026-02-01", "2026-02-01", 3), "");
        assert_eq!(listed("FREQ=WEEKLY;BYDAY=FR", "2026-02-01", "9999-12-30", 3), "9999-12-31");
    }

    #[test]
    fn the_last_working_day() {
        let all = "2026-01-30 2026-02-27 2026-03-31 2026-04-30 2026-05-29";
        let rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1";
        assert_eq!(listed(rule, "2026-01-01", "2026-01-01", 5), all);
        assert_eq!(listed(rule, "2026-01-31", "2026-01-31", 1), "2026-02-27");
    }

    #[test]
    fn every_second_week_keeps_its_weeks_whenever_one_asks() {
        let rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU";
        assert_eq!(listed(rule, "2026-03-24", "2026-03-24", 3), "2026-03-24 2026-04-07 2026-04-21");
        assert_eq!(listed(rule, "2026-03-24", "2026-04-08", 2), "2026-04-21 2026-05-05");
        assert_eq!(listed(rule, "2026-03-26", "2026-03-26", 1), "2026-04-07");
        assert_eq!(listed(rule, "2026-03-24", "2020-01-01", 1), "2026-03-24");
    }

    proptest! {
        #[test]
        fn asking_later_leaves_out_exactly_the_days_before(
            rhythm in any_rhythm(),
            start in 0..4_000_i32,
            later in 0..4_000_i32,
        ) {
            let start = day("2020-01-01").plus_days(start);
            let from = start.plus_days(later);
            let all = rhythm.dates(start, start, 40);
            prop_assert!(all.iter().all(|day| *day >= start));
            prop_assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
            let rest: Vec<Day> = all.into_iter().filter(|day| *day >= from).collect();
            prop_assert_eq!(rhythm.dates(start, from, rest.len()), rest);
        }

        /// A calendar file counts from its first meeting, so the series must not depend on an earlier start.
        #[test]
        fn a_series_begun_at_its_first_meeting_is_the_same(rhythm in any_rhythm(), start in 0..4_000_i32) {
            let start = day("2020-01-01").plus_days(start);
            let all = rhythm.dates(start, start, 5);
            if let Some(first) = all.first() {
                prop_assert_eq!(rhythm.dates(*first, *first, 5), all);
            }
        }
    }
}
