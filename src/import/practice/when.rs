//! When the practice company meets: on the days its scripts were written for, or moved so that nothing in it is long ago.
//!
//! It moves what is written in a script, dates and the months people speak of alike, and knows no command.

use crate::domain::moment::{Day, Moment, time_zone};
use jiff::civil::Date;
use std::ops::Range;

/// The zone the scripts were written in.
const ZONE: &str = "Europe/Berlin";
/// The year in which their months lie.
const YEAR: i16 = 2026;
/// How people write a month.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// When the practice company meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// Days from what is written to what is meant.
    days: i32,
    /// Seconds on top of that, for what goes on now.
    seconds: i64,
    /// Up to this day everything is moved by exactly these days; what lies ahead keeps its weekday.
    now: Day,
    zone: String,
}

impl When {
    /// On the days that are written.
    pub(super) fn written() -> Self {
        Self { days: 0, seconds: 0, now: Day(Date::MAX), zone: ZONE.to_owned() }
    }

    /// So that something written happens at this moment.
    pub(super) fn exactly(written: Moment, now: Moment, zone: &str) -> Self {
        let day = written.day_in(ZONE);
        let days = now.day_in(zone).days_since(day);
        let when = Self { days, seconds: 0, now: day, zone: zone.to_owned() };
        Self { seconds: now.seconds_since(when.moment(written)), ..when }
    }

    /// So that something written is as short a time ago as whole weeks allow.
    pub(super) fn weeks(written: Moment, now: Moment, zone: &str) -> Self {
        let days = now.day_in(zone).days_since(written.day_in(ZONE)).div_euclid(7) * 7;
        let when = Self { days, seconds: 0, now: Day(Date::MAX), zone: zone.to_owned() };
        if when.moment(written) > now { Self { days: days - 7, ..when } } else { when }
    }

    /// The zone of the company.
    pub(super) fn zone(&self) -> &str {
        &self.zone
    }

    /// A moment of the script, at the same time of day where the company is now.
    pub(super) fn moment(&self, written: Moment) -> Moment {
        let clock = written.in_zone(ZONE);
        let day = Day(clock.date()).plus_days(self.days).0;
        let zone = time_zone(&self.zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let moved = day.to_datetime(clock.time()).to_zoned(zone).map(|zoned| Moment::new(zoned.timestamp()));
        moved.unwrap_or(written).plus_seconds(self.seconds)
    }

    /// A day of the script.
    pub(super) fn day(&self, written: Day) -> Day {
        let ahead = if written > self.now { (7 - self.days.rem_euclid(7)) % 7 } else { 0 };
        written.plus_days(self.days + ahead)
    }

    /// A whole script; its remarks stay as they are.
    pub(super) fn script(&self, text: &str) -> String {
        if *self == Self::written() {
            return text.to_owned();
        }
        let lines =
            text.lines().map(|line| if line.starts_with('#') { line.to_owned() } else { self.line(line) });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn line(&self, line: &str) -> String {
        let mut moved = String::new();
        let mut rest = line;
        while let Some((place, text)) = self.first(rest) {
            moved.push_str(&rest[..place.start]);
            moved.push_str(&text);
            rest = &rest[place.end..];
        }
        moved + rest
    }

    /// The first time of whatever kind in a text, and what it is moved to.
    fn first(&self, text: &str) -> Option<(Range<usize>, String)> {
        let starts = text.char_indices().map(|(at, _)| at);
        starts.filter(|at| !text[..*at].ends_with(char::is_alphanumeric)).find_map(|at| {
            let rest = &text[at..];
            let (length, moved) =
                self.moment_at(rest).or_else(|| self.day_at(rest)).or_else(|| self.said_at(rest))?;
            Some((at..at + length, moved))
        })
    }

    /// `2026-03-12T12:10:00Z`.
    fn moment_at(&self, text: &str) -> Option<(usize, String)> {
        let written = text.get(..20).filter(|written| written.ends_with('Z'))?;
        Some((20, self.moment(Moment::parse(written).ok()?).to_string()))
    }

    /// `2026-03-12`.
    fn day_at(&self, text: &str) -> Option<(usize, String)> {
        let written = text.get(..10).filter(|written| written.starts_with("20"))?;
        Some((10, self.day(Day::parse(written).ok()?).iso()))
    }

    /// "30 June 2026", "26 March", "July", "Q2 2026".
    fn said_at(&self, text: &str) -> Option<(usize, String)> {
        if text.starts_with('Q') && text.get(2..7) == Some(" 2026") {
            let quarter: i8 = text[1..2].parse().ok()?;
            let day = self.day(middle(quarter * 3 - 1)?);
            return Some(("Q2 2026".len(), format!("Q{} {}", (day.0.month() + 2) / 3, day.0.year())));
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let said = if digits == 0 { text } else { text.get(digits..)?.strip_prefix(' ')? };
        let month = MONTHS.iter().position(|name| {
            said.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
        })?;
        let length = text.len() - said.len() + MONTHS[month].len();
        let number = i8::try_from(month).ok()? + 1;
        if digits == 0 {
            let day = self.day(middle(number)?);
            return Some((length, MONTHS[day.0.month() as usize - 1].to_owned()));
        }
        let day = self.day(Day(Date::new(YEAR, number, text[..digits].parse().ok()?).ok()?));
        let name = MONTHS[day.0.month() as usize - 1];
        let year = text[length..].starts_with(" 2026");
        let said = format!("{} {name}", day.0.day());
        Some(if year { (length + 5, format!("{said} {}", day.0.year())) } else { (length, said) })
    }
}

/// The middle of a month, which stands for all of it.
fn middle(month: i8) -> Option<Day> {
    Date::new(YEAR, month, 15).ok().map(Day)
}
