//! The period of the shared goal as dates, where it is written so that they can be told: "Q2 2026", "2026-H1",
//! "2026", "2026-04". Anything else has no dates, and nothing is guessed.

use crate::{
    domain::{calendars, definition::Goal, fields::Fields, moment::Day, session::Session, topic::Topic},
    hours::Calendar,
};
use jiff::{ToSpan as _, civil::Date};

/// Days from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// How many months it has.
    pub months: u8,
}

impl Period {
    /// The period of the session's goal, if it has dates.
    pub fn of(session: &Session) -> Option<Self> {
        goals(session).find_map(|goal| Self::read(&goal.period))
    }

    /// Reads a quarter, half, month or year of a calendar.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let mut parts = text.split(|letter: char| letter.is_whitespace() || "-/.".contains(letter));
        let (first, second) = (parts.next()?, parts.next());
        if parts.next().is_some() {
            return None;
        }
        let Some(second) = second else { return Self::of_year(first, (1, 12)) };
        match part(second) {
            Some(months) => Self::of_year(first, months),
            None => Self::of_year(second, part(first)?),
        }
    }

    /// So many months of a year, from one on.
    fn of_year(year: &str, (month, months): (i8, u8)) -> Option<Self> {
        let year: i16 = year.parse().ok().filter(|_| year.len() == 4)?;
        let first = Date::new(year, month, 1).ok()?;
        let last = first.checked_add(i32::from(months).months()).ok()?.yesterday().ok()?;
        Some(Self { first: Day(first), last: Day(last), months })
    }

    /// Which working day of the period a day is, and how many it has; none for a day outside.
    pub fn working_days(self, session: &Session, day: Day) -> Option<(u32, u32)> {
        if day < self.first || day > self.last {
            return None;
        }
        let usual = Calendar::standard("UTC").ok()?;
        let calendar = calendars::usual(session).map_or(&usual, |named| &named.calendar);
        let until = |last: Day| {
            let days = self.first.0.series(1.day()).take_while(|date| *date <= last.0);
            days.filter(|date| !calendar.opens_on(*date).is_empty()).count() as u32
        };
        Some((until(day), until(self.last)))
    }
}

/// The shared goals that count: those of topics that were not left aside.
pub(super) fn goals(session: &Session) -> impl Iterator<Item = &Goal> {
    let counts = |topic: &&Topic| !topic.status.is_left_aside();
    session.topics.iter().filter(counts).filter_map(|topic| match &topic.fields {
        Fields::Goal(goal) => Some(goal),
        _ => None,
    })
}

/// The first month and the number of months of "q2", "h1" or "04".
fn part(text: &str) -> Option<(i8, u8)> {
    let (kind, number) = text.split_at_checked(1)?;
    match (kind, number.parse::<i8>().ok()) {
        ("q", Some(quarter @ 1..=4)) => Some((quarter * 3 - 2, 3)),
        ("h", Some(half @ 1..=2)) => Some((half * 6 - 5, 6)),
        _ if text.len() <= 2 => {
            text.parse().ok().filter(|month| (1..=12).contains(month)).map(|month| (month, 1))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Option<(String, String, u8)> {
        Period::read(text).map(|period| (period.first.iso(), period.last.iso(), period.months))
    }

    #[test]
    fn quarters_halves_months_and_years_have_dates() {
        for (text, first, last, months) in [
            ("Q2 2026", "2026-04-01", "2026-06-30", 3),
            ("2026-Q4", "2026-10-01", "2026-12-31", 3),
            ("h2 2026", "2026-07-01", "2026-12-31", 6),
            ("2024-02", "2024-02-01", "2024-02-29", 1),
            ("2026", "2026-01-01", "2026-12-31", 12),
        ] {
            assert_eq!(days(text), Some((first.to_owned(), last.to_owned(), months)), "{text}");
        }
    }

    #[test]
    fn what_has_no_dates_gets_none() {
        for text in
            ["", "next quarter", "Q5 2026", "Q2", "Q2 26", "2026-13", "FY 2026", "q2 of 2026", "\u{e4} 2026"]
        {
            assert_eq!(days(text), None, "{text}");
        }
    }
}
