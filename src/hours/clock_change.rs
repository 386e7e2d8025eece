//! Where the clock of a calendar's zone changes, and which opening times that makes longer or shorter. Must not
//! judge whether anybody meant it so.

use crate::hours::{
    instant::{DAY, Instant},
    interval::Interval,
    offsets::date_of,
    table::Table,
};
use jiff::{Timestamp, civil::Date, civil::DateTime, tz::Offset};

/// An instant at which the wall clock jumps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockChange {
    /// When it jumps.
    pub at: Instant,
    /// What it would read then if it did not jump.
    pub from: DateTime,
    /// What it reads instead.
    pub to: DateTime,
}

impl ClockChange {
    /// Whether it jumps forward, so that readings are skipped; back, and they come twice.
    pub fn is_forward(&self) -> bool {
        self.to > self.from
    }
}

/// Opening times of one date that contain readings which a clock change skips or repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The local date.
    pub date: Date,
    /// Its opening times as the calendar has them.
    pub interval: Interval,
    /// How long they are in real seconds.
    pub seconds: i64,
    /// The change.
    pub change: ClockChange,
}

impl Table {
    /// Clock changes in `[from, to)`.
    pub fn clock_changes(&self, from: Instant, to: Instant) -> Vec<ClockChange> {
        let pairs = self.offsets().all().windows(2);
        let changes = pairs.filter_map(|pair| {
            let at = Instant::from_second(pair[1].from).ok().filter(|at| (from..to).contains(at))?;
            Some(ClockChange { at, from: wall(at, pair[0].offset), to: wall(at, pair[1].offset) })
        });
        changes.collect()
    }

    /// Opening times that a clock change in `[from, to)` makes longer or shorter, in order.
    pub fn touched(&self, from: Instant, to: Instant) -> Vec<Touched> {
        self.clock_changes(from, to).into_iter().flat_map(|change| self.touched_by(change)).collect()
    }

    fn touched_by(&self, change: ClockChange) -> Vec<Touched> {
        // Readings that are skipped or come twice, in seconds as if they were of UTC.
        let (first, end) = (change.from.min(change.to), change.from.max(change.to));
        let (first, end) = (reading(first), reading(end));
        let mut touched = Vec::new();
        for day in first.div_euclid(DAY)..=(end - 1).div_euclid(DAY) {
            let date = date_of(day);
            for interval in self.calendar().opens_on(date) {
                let opens = day * DAY + i64::from(interval.opens()) * 60;
                let closes = day * DAY + i64::from(interval.closes()) * 60;
                let shared = closes.min(end) - opens.max(first);
                if shared > 0 {
                    let shift = if change.is_forward() { -shared } else { shared };
                    let seconds = closes - opens + shift;
                    touched.push(Touched { date, interval: *interval, seconds, change });
                }
            }
        }
        touched
    }
}

/// What the wall clock reads at an instant while it is so many seconds ahead of UTC.
pub(super) fn wall(at: Instant, offset: i64) -> DateTime {
    let reading = Timestamp::from_second(at.second() + offset).expect("offsets are less than a day or two");
    Offset::UTC.to_datetime(reading)
}

/// A reading of the wall clock as if it were of UTC, in seconds since 1970.
fn reading(wall: DateTime) -> i64 {
    Offset::UTC.to_timestamp(wall).map_or(0, Timestamp::as_second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hours::Calendar;

    fn table(zone: &str, opens: &str, closes: &str) -> Table {
        let day = format!(r#"[["{opens}","{closes}"]]"#);
        let week: Vec<String> =
            crate::hours::WEEKDAY_KEYS.iter().map(|key| format!(r#""{key}": {day}"#)).collect();
        let json = format!(r#"{{ "tz": "{zone}", "weekly": {{ {} }} }}"#, week.join(","));
        Table::new(serde_json::from_str::<Calendar>(&json).unwrap())
    }

    fn touched(table: &Table, year: i16) -> Vec<String> {
        let start = |year: i16| {
            Instant::try_from(format!("{year}-01-01T00:00:00Z").parse::<Timestamp>().unwrap()).unwrap()
        };
        let touched = table.touched(start(year), start(year + 1));
        touched
            .iter()
            .map(|one| format!("{} {} {} {}", one.date, one.interval, one.seconds, one.change.is_forward()))
            .collect()
    }

    #[test]
    fn a_day_without_end_is_an_hour_shorter_or_longer() {
        assert_eq!(
            touched(&table("Europe/Berlin", "00:00", "24:00"), 2026),
            ["2026-03-29 00:00-24:00 82800 true", "2026-10-25 00:00-24:00 90000 false"]
        );
    }

    #[test]
    fn only_readings_that_are_skipped_or_repeated_count() {
        assert_eq!(touched(&table("Europe/Berlin", "09:00", "17:00"), 2026), [""; 0]);
        assert_eq!(touched(&table("Europe/Berlin", "00:00", "02:00"), 2026), [""; 0]);
        assert_eq!(
            touched(&table("Europe/Berlin", "02:30", "05:00"), 2026),
            ["2026-03-29 02:30-05:00 7200 true", "2026-10-25 02:30-05:00 10800 false"]
        );
    }

    #[test]
    fn half_an_hour_and_a_whole_day() {
        assert_eq!(
            touched(&table("Australia/Lord_Howe", "01:00", "03:00"), 2026),
            ["2026-04-05 01:00-03:00 9000 false", "2026-10-04 01:00-03:00 5400 true"]
        );
        // Samoa went to bed on Thursday and rose on Saturday.
        let apia = touched(&table("Pacific/Apia", "09:00", "17:00"), 2011);
        assert_eq!(apia, ["2011-12-30 09:00-17:00 0 true"]);
    }
}
