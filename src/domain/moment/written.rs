//! Dates as people read them, in the words in use. It must not be used where a file or a program reads the date.

use super::Day;
use crate::assets::words::{fill, say};
use jiff::civil::Weekday;

impl Day {
    /// `Thu 12 Mar`, with its year when that is not the year of `today`: a day as screens and messages say it.
    pub fn told(self, today: Self) -> String {
        if self.0.year() == today.0.year() { self.short() } else { self.long() }
    }

    /// `Thu 12 Mar`, where the year goes without saying: the day of a clock, one of several days in a row.
    pub fn short(self) -> String {
        let (weekday, day, month) = self.named();
        fill("date.short", &[("weekday", &weekday), ("day", &day), ("month", &month)])
    }

    /// `Thu 12 Mar 2026`: in documents, which are read in other years, and of what holds for longer than one.
    pub fn long(self) -> String {
        let (weekday, day, month) = self.named();
        let year = self.0.year();
        fill("date.long", &[("weekday", &weekday), ("day", &day), ("month", &month), ("year", &year)])
    }

    /// `12 Mar 2026`, where the day of the week does not matter.
    pub fn without_weekday(self) -> String {
        let (_, day, month) = self.named();
        fill("date.without_weekday", &[("day", &day), ("month", &month), ("year", &self.0.year())])
    }

    /// The short name of its day of the week, its number with two digits, the short name of its month.
    fn named(self) -> (&'static str, String, &'static str) {
        let month = nth("date.months", self.0.month() - 1);
        (weekday_short(self.0.weekday()), format!("{:02}", self.0.day()), month)
    }
}

/// "Tue".
pub fn weekday_short(weekday: Weekday) -> &'static str {
    nth("date.weekdays", weekday.to_monday_zero_offset())
}

/// "Tuesday".
pub fn weekday_in_full(weekday: Weekday) -> &'static str {
    nth("date.weekdays_in_full", weekday.to_monday_zero_offset())
}

/// One of several words of a key; a team's own list that is too short shows what is missing.
fn nth(key: &str, place: i8) -> &'static str {
    usize::try_from(place).ok().and_then(|place| say(key).split_whitespace().nth(place)).unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        let day = Day::parse("2026-03-03").unwrap();
        assert_eq!(day.short(), "Tue 03 Mar");
        assert_eq!(day.long(), "Tue 03 Mar 2026");
        let told = |today: &str| day.told(Day::parse(today).unwrap());
        assert_eq!((told("2026-12-31"), told("2027-01-01")), ("Tue 03 Mar".into(), "Tue 03 Mar 2026".into()));
        assert_eq!(day.without_weekday(), "03 Mar 2026");
        assert_eq!(weekday_in_full(Weekday::Sunday), "Sunday");
    }

    #[test]
    fn every_month_and_every_day_of_the_week_has_its_names() {
        let many = |key: &str| say(key).split_whitespace().count();
        assert_eq!((many("date.months"), many("date.months_in_full")), (12, 12));
        assert_eq!((many("date.weekdays"), many("date.weekdays_in_full")), (7, 7));
        let names = |key: &str| say(key).split_whitespace();
        for list in ["date.months", "date.weekdays"] {
            for (short, full) in names(list).zip(names(&format!("{list}_in_full"))) {
                assert!(full.starts_with(short), "{short} {full}");
            }
        }
    }
}
