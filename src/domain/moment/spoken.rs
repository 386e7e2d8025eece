//! Dates as people type and say them, in English and in the words in use. Pure: today is passed in, and nothing here decides which dates make sense.

use super::Day;
use crate::assets::words::{fill, say};
use jiff::{
    Span,
    civil::{Date, Weekday},
};

/// Text that is no date, with what to type instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", fill("refused.day", &[("typed", _0)]))]
pub struct NotADate(pub String);

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A name may be cut to this many letters.
const SHORTEST_NAME: usize = 3;

/// Years to look ahead for a day that not every year has: 29 February comes within eight.
const YEARS_AHEAD: i16 = 8;

impl Day {
    /// Reads `2026-03-24`, `24 Mar`, `24.3.`, `Tue`, `tomorrow` or `+2w`; without a year it is the next one to come.
    pub fn read(input: &str, today: Self) -> Result<Self, NotADate> {
        let text = input.trim().to_lowercase();
        text.parse()
            .ok()
            .map(Self)
            .or_else(|| relative(&text, today))
            .or_else(|| named(&text, today))
            .ok_or_else(|| NotADate(input.trim().to_owned()))
    }
}

/// `today`, `tomorrow`, `+2w`, `in 10 days`.
fn relative(text: &str, today: Day) -> Option<Day> {
    let is = |english: &str, word: &str| text == english || text == word.to_lowercase();
    if is("today", say("date.today")) {
        return Some(today);
    }
    if is("tomorrow", say("date.tomorrow")) {
        return Some(today.plus_days(1));
    }
    let amount = text.strip_prefix('+').or_else(|| text.strip_prefix("in "))?.trim();
    let unit = amount.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number: i32 = amount[..amount.len() - unit.len()].parse().ok()?;
    let span = match unit.trim() {
        "" | "d" | "day" | "days" => Span::new().try_days(number),
        "w" | "week" | "weeks" => Span::new().try_weeks(number),
        "m" | "month" | "months" => Span::new().try_months(number),
        "y" | "year" | "years" => Span::new().try_years(number),
        _ => return None,
    };
    today.0.checked_add(span.ok()?).ok().map(Day)
}

/// `Tue 24 Mar 2026` in any order and with any of its parts left out that can be; `24.3.2026`.
fn named(text: &str, today: Day) -> Option<Day> {
    let dotted = text.contains('.');
    let (mut weekday, mut month, mut numbers) = (None, None, Vec::new());
    let between = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '.');
    for word in text.split(between).filter(|word| !word.is_empty()) {
        if let Some(number) = ordinal(word) {
            numbers.push(number);
        } else if let Some(found) = number_of(word, &MONTHS).or_else(|| in_use(word, "date.months")) {
            month = Some(found);
        } else {
            weekday = Some(number_of(word, &WEEKDAYS).or_else(|| in_use(word, "date.weekdays"))?);
        }
    }
    match (month, numbers.as_slice()) {
        (None, []) => next_weekday(weekday?, today),
        (Some(month), &[day]) => next_to_come(month, day, today),
        (Some(month), &[day, year]) => in_year(month, day, year),
        (None, &[day, month]) if dotted => next_to_come(i8::try_from(month).ok()?, day, today),
        (None, &[day, month, year]) if dotted => in_year(i8::try_from(month).ok()?, day, year),
        _ => None,
    }
}

/// `24` or `24th`.
fn ordinal(word: &str) -> Option<i16> {
    let digits = ["st", "nd", "rd", "th"].into_iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The place, from 1, of the name that begins like this.
fn number_of(word: &str, names: &[&str]) -> Option<i8> {
    let at = names.iter().position(|name| word.len() >= SHORTEST_NAME && name.starts_with(word))?;
    Some(at as i8 + 1)
}

/// The place, from 1, of the name in the words in use: its short form, or more of it.
fn in_use(word: &str, key: &str) -> Option<i8> {
    let full = say(&format!("{key}_in_full")).split_whitespace();
    let names = say(key)
        .split_whitespace()
        .zip(full)
        .map(|(short, full)| (short.to_lowercase(), full.to_lowercase()));
    let is = |(short, full): (String, String)| word.starts_with(&short) && full.starts_with(word);
    names.map(is).zip(1..).find_map(|(is, place)| is.then_some(place))
}

fn next_weekday(number: i8, today: Day) -> Option<Day> {
    let weekday = Weekday::from_monday_one_offset(number).ok()?;
    today.0.nth_weekday(1, weekday).ok().map(Day)
}

fn next_to_come(month: i8, day: i16, today: Day) -> Option<Day> {
    let day = i8::try_from(day).ok()?;
    let years = today.0.year()..=today.0.year().saturating_add(YEARS_AHEAD);
    years.filter_map(|year| Date::new(year, month, day).ok()).map(Day).find(|day| *day >= today)
}

fn in_year(month: i8, day: i16, year: i16) -> Option<Day> {
    let year = if year < 100 { 2000 + year } else { year };
    Date::new(year, month, i8::try_from(day).ok()?).ok().map(Day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<String> {
        let today = Day::parse("2026-03-12").unwrap();
        Day::read(text, today).ok().map(Day::iso)
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        for (text, expected) in [
            ("2026-03-24", "2026-03-24"),
            (" 24 Mar ", "2026-03-24"),
            ("24 march 2027", "2027-03-24"),
            ("Tue 24 Mar", "2026-03-24"),
            ("Mar 24th, 26", "2026-03-24"),
            ("24.3.", "2026-03-24"),
            ("24.03.2027", "2027-03-24"),
            ("+2w", "2026-03-26"),
            ("+ 10 days", "2026-03-22"),
            ("in 3 months", "2026-06-12"),
            ("+5", "2026-03-17"),
            ("today", "2026-03-12"),
            ("tomorrow", "2026-03-13"),
            ("thu", "2026-03-19"),
            ("Friday", "2026-03-13"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn without_a_year_it_is_the_next_one_to_come() {
        assert_eq!(read("12 Mar").as_deref(), Some("2026-03-12"));
        assert_eq!(read("11 Mar").as_deref(), Some("2027-03-11"));
        assert_eq!(read("29 Feb").as_deref(), Some("2028-02-29"));
    }

    #[test]
    fn what_is_no_date_says_what_to_type() {
        for text in
            ["", "soon", "24", "31 Feb", "2026-02-30", "+2x", "+99999999999d", "+9999999y", "3/4", "ma"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        let error = Day::read(" soon ", Day::parse("2026-03-12").unwrap()).unwrap_err();
        assert!(error.to_string().ends_with("You typed \"soon\"."), "{error}");
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed_back(days in 0..20_000_i32, ahead in 0..365_i32) {
            let today = Day::parse("2000-01-01").unwrap().plus_days(days);
            let day = today.plus_days(ahead);
            prop_assert_eq!(Day::read(&day.long(), today), Ok(day));
            prop_assert_eq!(Day::read(&day.short(), today), Ok(day));
            prop_assert_eq!(Day::read(&day.iso(), today), Ok(day));
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = Day::read(&text, Day::parse("2026-03-12").unwrap());
        }
    }
}
