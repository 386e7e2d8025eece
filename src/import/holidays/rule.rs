//! Yearly repetitions (RFC 5545, 3.3.10) as holidays use them: the same date, or the n-th weekday of a month.
//! Must not guess at a repetition it does not read.

use crate::assets::words::{fill, say};
use jiff::civil::{Date, Weekday};

/// A repetition once a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Yearly {
    start: Date,
    interval: i16,
    count: Option<u16>,
    until: Option<Date>,
    month: i8,
    day: DayOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DayOf {
    Month(i8),
    Nth(i8, Weekday),
}

const CODES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A date as files write it, `20261225`, what follows it left alone.
pub(super) fn date(text: &str) -> Option<Date> {
    let digits = text.trim().get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    Date::new(digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?).ok()
}

impl Yearly {
    /// Reads a rule for an event that first happens on `start`; the reason if it is not read here.
    pub(super) fn read(rule: &str, start: Date) -> Result<Self, String> {
        let mut yearly = Self {
            start,
            interval: 1,
            count: None,
            until: None,
            month: start.month(),
            day: DayOf::Month(start.day()),
        };
        let (mut frequency, mut month, mut month_day, mut weekday) = (None, None, None, None);
        for part in rule.trim().to_uppercase().split(';').filter(|part| !part.is_empty()) {
            let (name, value) =
                part.split_once('=').ok_or_else(|| fill("import.holidays.no_value", &[("part", &part)]))?;
            let wrong = || fill("import.holidays.not_read", &[("part", &part)]);
            match name {
                "FREQ" => frequency = Some(value.to_owned()),
                "INTERVAL" => yearly.interval = whole(value, 1..=1000).ok_or_else(wrong)?,
                "COUNT" => yearly.count = Some(whole(value, 1..=9999).ok_or_else(wrong)? as u16),
                "UNTIL" => yearly.until = Some(date(value).ok_or_else(wrong)?),
                "BYMONTH" => month = Some(whole(value, 1..=12).ok_or_else(wrong)? as i8),
                "BYMONTHDAY" => month_day = Some(whole(value, 1..=31).ok_or_else(wrong)? as i8),
                "BYDAY" => weekday = Some(nth_weekday(value).ok_or_else(wrong)?),
                "WKST" => {}
                _ => return Err(wrong()),
            }
        }
        match frequency.as_deref() {
            Some("YEARLY") => {}
            Some(other) => return Err(fill("import.holidays.frequency", &[("other", &other)])),
            None => return Err(say("import.holidays.no_frequency").to_owned()),
        }
        yearly.month = month.unwrap_or(yearly.month);
        yearly.day = match (month, month_day, weekday) {
            (_, None, None) => yearly.day,
            (Some(_), Some(day), None) => DayOf::Month(day),
            (Some(_), None, Some((nth, weekday))) => DayOf::Nth(nth, weekday),
            (_, Some(_), Some(_)) => return Err(say("import.holidays.two_days").to_owned()),
            (None, ..) => return Err(say("import.holidays.no_month").to_owned()),
        };
        Ok(yearly)
    }

    /// The dates it begins on, up to the end of a year.
    pub(super) fn dates(&self, last_year: i16) -> Vec<Date> {
        let years = (self.start.year()..=last_year).step_by(self.interval as usize);
        let dates = years.filter_map(|year| self.date_in(year)).filter(|date| *date >= self.start);
        // The first date counts even if the rule does not name it.
        let first = (self.date_in(self.start.year()) != Some(self.start)).then_some(self.start);
        let until = self.until.unwrap_or(Date::MAX);
        let all = first.into_iter().chain(dates).take_while(|date| *date <= until);
        all.take(self.count.map_or(usize::MAX, usize::from)).collect()
    }

    /// None in a year that lacks it, as most lack 29 February.
    fn date_in(&self, year: i16) -> Option<Date> {
        match self.day {
            DayOf::Month(day) => Date::new(year, self.month, day).ok(),
            DayOf::Nth(nth, weekday) => {
                Date::new(year, self.month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
            }
        }
    }
}

fn whole(text: &str, range: std::ops::RangeInclusive<i16>) -> Option<i16> {
    text.parse().ok().filter(|number| range.contains(number))
}

/// `4TH`, `-1MO`.
fn nth_weekday(text: &str) -> Option<(i8, Weekday)> {
    let (nth, code) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let place = CODES.iter().position(|known| *known == code)?;
    let weekday = Weekday::from_monday_zero_offset(place as i8).ok()?;
    let nth: i8 = nth.parse().ok().filter(|nth| *nth != 0 && (-5..=5).contains(nth))?;
    Some((nth, weekday))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(start: &str, rule: &str) -> String {
        let rule = Yearly::read(rule, date(start).unwrap()).unwrap();
        let dates: Vec<String> = rule.dates(2030).iter().map(ToString::to_string).collect();
        dates.join(" ")
    }

    #[test]
    fn the_same_date_every_year() {
        assert_eq!(dates("20281225", "FREQ=YEARLY"), "2028-12-25 2029-12-25 2030-12-25");
        assert_eq!(dates("20261225", "freq=yearly;interval=3;WKST=MO"), "2026-12-25 2029-12-25");
        assert_eq!(dates("20261225", "FREQ=YEARLY;COUNT=2"), "2026-12-25 2027-12-25");
        assert_eq!(dates("20261225", "FREQ=YEARLY;UNTIL=20271225T000000Z"), "2026-12-25 2027-12-25");
        assert_eq!(dates("20200229", "FREQ=YEARLY;COUNT=3"), "2020-02-29 2024-02-29 2028-02-29");
        assert_eq!(dates("20290501", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"), "2029-05-01 2030-05-01");
    }

    #[test]
    fn the_nth_weekday_of_a_month() {
        assert_eq!(dates("20281123", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"), "2028-11-23 2029-11-22 2030-11-28");
        assert_eq!(dates("20290528", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO"), "2029-05-28 2030-05-27");
        assert_eq!(dates("20290601", "FREQ=YEARLY;BYMONTH=5;BYDAY=1MO"), "2029-06-01 2030-05-06");
    }

    #[test]
    fn what_is_not_read_says_why() {
        let start = date("20261225").unwrap();
        for (rule, why) in [
            ("FREQ=MONTHLY", "FREQ=MONTHLY is not read here"),
            ("INTERVAL=1", "FREQ is missing"),
            ("FREQ=YEARLY;BYYEARDAY=100", "BYYEARDAY=100"),
            ("FREQ=YEARLY;BYMONTH=1,2", "BYMONTH=1,2"),
            ("FREQ=YEARLY;BYMONTH=5;BYDAY=MO", "BYDAY=MO"),
            ("FREQ=YEARLY;BYDAY=1MO", "without BYMONTH"),
            ("FREQ=YEARLY;BYMONTH=5;BYDAY=1MO;BYMONTHDAY=2", "together"),
            ("FREQ=YEARLY;INTERVAL=0", "INTERVAL=0"),
            ("FREQ=YEARLY;UNTIL=soon", "UNTIL=SOON"),
            ("FREQ=YEARLY;COUNT", "COUNT has no value"),
            ("FREQ=YEARLY;BYMONTH=5;BYDAY=é", "BYDAY=É"),
        ] {
            assert!(Yearly::read(rule, start).unwrap_err().contains(why), "{rule}");
        }
    }
}
